import { blocksOf } from './conversation';
import { RequestRefused } from '../request-refused';
import type { Turn } from './messages-request';
import type { Organization } from '../caller/organization';
import { isSignatureOf } from '../caller/signature';

/** The field that proves where a block comes from, by the type of the block. */
const provenBy: Readonly<Record<string, string>> = { thinking: 'signature', redacted_thinking: 'data' };

/** Throws RequestRefused 400 for thoughts in the conversation that another organisation had, or nobody. */
export function checkSignatures(turns: readonly Turn[], organization: Organization): void {
  for (const [turnIndex, turn] of turns.entries()) {
    for (const [blockIndex, block] of blocksOf(turn).entries()) {
      const field = typeof block.type === 'string' ? provenBy[block.type] : undefined;
      if (field === undefined) continue;
      const at = `messages.${turnIndex}.content.${blockIndex}`;
      const proof = block[field];
      if (typeof proof !== 'string')
        throw new RequestRefused(400, `${at}.${String(block.type)}.${field}: Field required`);
      if (!isSignatureOf(organization, proof)) {
        throw new RequestRefused(400, `${at}: Invalid \`${field}\` in \`${String(block.type)}\` block`);
      }
    }
  }
}

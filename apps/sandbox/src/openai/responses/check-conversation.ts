import type { Organization } from '../../caller/organization';
import { isSignatureOf } from '../../caller/signature';
import { type JsonObject, textOf } from '../../json';
import { RequestRefused } from '../../request-refused';
import { kindOf } from './input-items';
import type { StoredResponses } from './stored-responses';

const calls = new Set(['function_call', 'custom_tool_call']);
const outputs = new Set(['function_call_output', 'custom_tool_call_output']);

/** The whole conversation, what is stored of it included: every call has its output, and every output its call. Throws RequestRefused 400. */
export function checkToolOutputs(items: readonly JsonObject[]): void {
  const open = new Set<unknown>();
  for (const item of items) {
    const kind = kindOf(item);
    if (calls.has(kind)) open.add(item.call_id);
    if (outputs.has(kind) && !open.delete(item.call_id)) {
      throw refused(`No tool call found for function call output with call_id ${String(item.call_id)}.`);
    }
  }
  for (const callId of open) throw refused(`No tool output found for function call ${String(callId)}.`);
}

/**
 * Whether what only the provider can read was written for this organisation, and what is only named is still known.
 * Throws RequestRefused: 400 `invalid_encrypted_content`, 404 for what is not stored.
 */
export function checkBoundItems(
  items: readonly JsonObject[],
  organization: Organization,
  stored: StoredResponses,
): void {
  for (const item of items) {
    const kind = kindOf(item);
    if (kind !== 'reasoning' && kind !== 'compaction' && kind !== 'item_reference') continue;
    const sealed = textOf(item.encrypted_content);
    if (sealed !== null) requireOwn(sealed, organization, textOf(item.id) ?? kind);
    else if (typeof item.id === 'string' && !stored.findItem(organization, item.id)) {
      throw new RequestRefused(
        404,
        `Item with id '${item.id}' not found. Items are not persisted when \`store\` is set to false. Try again with \`store\` set to true, or remove this item from your input.`,
        { param: 'input' },
      );
    }
  }
}

function requireOwn(sealed: string, organization: Organization, name: string): void {
  if (isSignatureOf(organization, sealed)) return;
  const message = `The encrypted content for item ${name} could not be verified. Reason: Encrypted content organization_id did not match the target organization.`;
  throw new RequestRefused(400, message, { code: 'invalid_encrypted_content' });
}

const refused = (message: string): RequestRefused => new RequestRefused(400, message, { param: 'input' });

import { asText, parseJsonObject } from '../../json/json-object';

/** Marks our own compactions; what OpenAI encrypts begins otherwise. */
const MARK = 'summary.';

/** What the model is asked for where a client wants its conversation made shorter. */
export const compactionRequest =
  'The conversation is about to be shortened: only your next message will be kept of it. Write a summary that lets somebody go on ' +
  'with the work who has read nothing else: what was asked for, what was decided and why, what was done, with names of files and ' +
  'commands where they matter, what failed, and what is still to be done. Answer with the summary only, and call no tools.';

/**
 * A summary as the `encrypted_content` of a compaction item. It is no secret from the client, whose conversation it is, and not bound to
 * an account: the conversation has to go on wherever it moves.
 */
export function encodeSummary(summary: string): string {
  return MARK + Buffer.from(JSON.stringify({ summary })).toString('base64url');
}

/** The text that stands for what was left out; undefined for a compaction of somebody else's. */
export function decodeSummary(encrypted: unknown): string | undefined {
  if (typeof encrypted !== 'string' || !encrypted.startsWith(MARK)) return undefined;
  const content = parseJsonObject(Buffer.from(encrypted.slice(MARK.length), 'base64url').toString('utf8'));
  const summary = asText(content?.summary);
  return summary === undefined ? undefined : `Summary of the conversation so far:\n\n${summary}`;
}

import type { ProcessMessage } from '@app/common';

/** Whether a child said this. The other processes are ours; the check guards against a build that is half old and half new. */
export function isProcessMessage<Kind extends ProcessMessage['kind']>(
  message: unknown,
  kind: Kind,
): message is Extract<ProcessMessage, { kind: Kind }> {
  if (typeof message !== 'object' || message === null || !('kind' in message) || message.kind !== kind) return false;
  return kind === 'worker-ready' || ('url' in message && typeof message.url === 'string' && URL.canParse(message.url));
}

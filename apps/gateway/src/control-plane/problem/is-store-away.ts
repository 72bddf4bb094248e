const messages = [
  'Command timed out',
  'Connection is closed.',
  "Stream isn't writeable and enableOfflineQueue options is false",
];
const names = ['MaxRetriesPerRequestError', 'ClusterAllFailedError'];
/** What Redis says when it is there and can take nothing: full, its disk full, a replica, still reading its data. */
const refusals = ['OOM ', 'MISCONF ', 'READONLY ', 'LOADING '];
const codes = ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOENT'];

/** Whether an error says that Redis cannot be reached, or written to. The driver (ioredis 6) has classes for two of the cases, and texts for the rest. */
export function isStoreAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (messages.includes(error.message) || names.includes(error.name)) return true;
  if (error.name === 'ReplyError' && refusals.some((refusal) => error.message.startsWith(refusal))) return true;
  const { code, syscall } = error as NodeJS.ErrnoException;
  return (
    code !== undefined && codes.includes(code) && (syscall === 'connect' || syscall === 'read' || syscall === 'write')
  );
}

/** The address of a server behind a unix socket, as REDIS_URL has it. */
export const unixUrl = (path: string): string => `unix://${path.split('/').map(encodeURIComponent).join('/')}`;

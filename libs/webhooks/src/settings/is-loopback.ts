/** Whether a host, as somebody or the URL parser writes it, is this machine. */
export const isLoopback = (host: string): boolean => /^(?:localhost|\[?::1\]?|127(?:\.\d{1,3}){3})$/i.test(host);

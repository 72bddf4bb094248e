import { type GatewayError, plainLine } from '@app/common';

/** All that the log says of a request that was refused: docs/logs.md. */
export interface RefusalLine {
  readonly requestId: string;
  readonly code: string;
  readonly status: number;
  /** What lay behind it, in the words of a driver or of the way out; absent: nothing, or something that the caller wrote. */
  readonly reason?: string;
}

const LONGEST_REASON = 200;

/** What is wrong with a request is told to its caller: the words of it may quote the request, keys in its address included. */
const quotesCaller = (code: string): boolean => code.startsWith('caller_') && code !== 'caller_left';

export function refusalLine(requestId: string, { code, status, cause }: GatewayError): RefusalLine {
  const reason = cause instanceof Error && !quotesCaller(code) ? plainLine(cause.message, LONGEST_REASON) : '';
  return { requestId, code, status, ...(reason === '' ? {} : { reason }) };
}

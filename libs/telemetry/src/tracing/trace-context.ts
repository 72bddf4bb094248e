/** Where a request stands in somebody's trace (W3C Trace Context). */
export interface TraceContext {
  /** 32 hexadecimal digits. */
  readonly traceId: string;
  /** 16 hexadecimal digits: the span that comes before. */
  readonly spanId: string;
  readonly isSampled: boolean;
  /** What vendors have to say of it, as it came; absent: nothing, or nothing that is well formed. */
  readonly traceState?: string;
}

type Header = string | readonly string[] | undefined;

/** Version 00, and what later versions must begin with (W3C Trace Context, 3.2 and 4.3). */
const traceParentPattern = /^([\da-f]{2})-([\da-f]{32})-([\da-f]{16})-([\da-f]{2})(-[\x21-\x7e]{0,200})?$/;
const MOST_TRACE_STATE = 512;
const MOST_MEMBERS = 32;
const memberPattern =
  /^(?:[a-z][\w\-*/]{0,255}|[a-z\d][\w\-*/]{0,240}@[a-z][\w\-*/]{0,13})=[\u0020-\u002b\u002d-\u003c\u003e-\u007e]{0,255}[\u0021-\u002b\u002d-\u003c\u003e-\u007e]$/;

/** Undefined where the client has no trace, or says so in anything but the one right form: nothing is mended. */
export function readTraceContext(traceParent: Header, traceState: Header): TraceContext | undefined {
  if (typeof traceParent !== 'string') return undefined;
  const [, version, traceId = '', spanId = '', flags = '', rest] = traceParentPattern.exec(traceParent) ?? [];
  if (version === undefined || version === 'ff' || (version === '00' && rest !== undefined)) return undefined;
  if (/^0+$/.test(traceId) || /^0+$/.test(spanId)) return undefined;
  const state = readTraceState(traceState);
  return {
    ...{ traceId, spanId, isSampled: (Number.parseInt(flags, 16) & 1) === 1 },
    ...(state === undefined ? {} : { traceState: state }),
  };
}

function readTraceState(header: Header): string | undefined {
  const text = typeof header === 'string' ? header : header?.join(',');
  if (text === undefined || text.length > MOST_TRACE_STATE) return undefined;
  const members = text
    .split(',')
    .map((member) => member.trim())
    .filter((member) => member !== '');
  const isGood = members.length > 0 && members.length <= MOST_MEMBERS;
  const names = new Set(members.map((member) => member.slice(0, member.indexOf('='))));
  if (!isGood || names.size < members.length || !members.every((member) => memberPattern.test(member)))
    return undefined;
  return members.join(',');
}

/** As headers of a request that goes on with it: name, value, name, value … */
export function traceHeaders({ traceId, spanId, isSampled, traceState }: TraceContext): readonly string[] {
  const parent = ['traceparent', `00-${traceId}-${spanId}-${isSampled ? '01' : '00'}`];
  return traceState === undefined ? parent : [...parent, 'tracestate', traceState];
}

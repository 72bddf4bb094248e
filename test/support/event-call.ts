import { readEvents } from './sse-events';

/** An event of the control plane, its data read. */
export interface ToldEvent {
  readonly event: string;
  readonly data: Record<string, unknown>;
}

export interface EventAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Empty for an answer that is no stream of events. */
  readonly events: readonly ToldEvent[];
}

export interface EventCall {
  readonly token: string;
  readonly body: unknown;
  readonly signal?: AbortSignal;
  /** Called with all that came so far, whenever something comes. */
  readonly onText?: (text: string) => void;
}

/** Posts as the console does, and hears out what is told as server-sent events. */
export async function callForEvents(url: string, { token, body, signal, onText }: EventCall): Promise<EventAnswer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      ...{ authorization: `Bearer ${token}`, 'content-type': 'application/json', accept: 'text/event-stream' },
      ...{ cookie: 'canary=cookie', 'x-canary': 'header' },
    },
    body: typeof body === 'string' ? body : JSON.stringify(body),
    ...(signal ? { signal } : {}),
  });
  const { status, headers } = response;
  let text = '';
  const decoder = new TextDecoder();
  const chunks: AsyncIterable<Uint8Array> | null = response.body;
  if (chunks)
    for await (const chunk of chunks) {
      text += decoder.decode(chunk, { stream: true });
      onText?.(text);
    }
  const isStream = headers.get('content-type')?.startsWith('text/event-stream') === true;
  return { status, headers, text, events: isStream ? eventsIn(text) : [] };
}

const eventsIn = (text: string): ToldEvent[] =>
  readEvents(text).events.map(({ event, data }) => ({ event, data: JSON.parse(data) as Record<string, unknown> }));

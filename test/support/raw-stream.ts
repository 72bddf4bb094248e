/** A stream whose every byte the test chose, on its way through the relay. */
export interface RawStream {
  readonly marker: string;
  readonly status: number;
  readonly expected: string;
  /** What the stream's last event says was used. */
  readonly tokens: { readonly input: number; readonly output: number };
  /** Resolves with all that came, also when the connection broke off. */
  readonly received: Promise<string>;
  /** What came so far. */
  soFar(): string;
}

const INPUT_TOKENS = 11;
const event = (name: string, data: object): string =>
  `event: ${name}\ndata: ${JSON.stringify({ type: name, ...data })}\n\n`;

/** Model `sandbox-raw` of the sandbox: one delta every `gapMs`. Resolves when the answer has begun. */
export async function openRawStream(
  url: string,
  relayKey: string,
  { marker, deltas, gapMs }: { readonly marker: string; readonly deltas: number; readonly gapMs: number },
): Promise<RawStream> {
  const tokens = { input: INPUT_TOKENS, output: 2 * deltas };
  const usage = { input_tokens: tokens.input, output_tokens: tokens.output };
  const chunks = [
    event('message_start', { message: { role: 'assistant', usage: { ...usage, output_tokens: 1 } } }),
    ...Array.from({ length: deltas }, (_, index) =>
      event('content_block_delta', { index: 0, delta: { type: 'text_delta', text: `${marker} №${index} 🚉` } }),
    ),
    event('message_delta', { delta: { stop_reason: 'end_turn' }, usage }) + event('message_stop', {}),
  ];
  const response = await fetch(`${url}/api/v1/messages`, {
    method: 'POST',
    headers: { 'x-api-key': relayKey, 'content-type': 'application/json', 'anthropic-version': '2023-06-01' },
    body: JSON.stringify({
      ...{ model: 'sandbox-raw', max_tokens: 1, stream: true, messages: [], metadata: { user_id: marker } },
      sandbox_raw: { chunks: chunks.map((chunk) => Buffer.from(chunk).toString('base64')), gap_ms: gapMs },
    }),
  });
  let text = '';
  const read = async (): Promise<string> => {
    const decoder = new TextDecoder();
    try {
      const body: AsyncIterable<Uint8Array> | null = response.body;
      if (body) for await (const bytes of body) text += decoder.decode(bytes, { stream: true });
    } catch {
      // Broken off: what came until then is the answer.
    }
    return text;
  };
  const { status } = response;
  return { marker, status, expected: chunks.join(''), tokens, received: read(), soFar: () => text };
}

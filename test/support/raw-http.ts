import { connect } from 'node:net';

/**
 * Says something to a server over a bare connection, for what no HTTP client would say, and gives back everything that comes until
 * the server closes it.
 */
export function speakRawHttp(url: string, parts: string | readonly string[]): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname);
    let received = '';
    socket.setEncoding('latin1');
    socket.on('data', (text: string) => (received += text));
    socket.on('close', () => resolve(received));
    // A reset after the answer is an end as well.
    socket.on('error', (error) => (received === '' ? reject(error) : resolve(received)));
    for (const part of typeof parts === 'string' ? [parts] : parts) socket.write(part, 'latin1');
  });
}

export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The first answer in what a server said. */
export function readRawAnswer(text: string): RawAnswer {
  const [head = '', body = ''] = text.split('\r\n\r\n', 2);
  const [statusLine = '', ...lines] = head.split('\r\n');
  const headers = lines.map((line) => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const;
  });
  return { status: Number(statusLine.split(' ')[1]), headers: Object.fromEntries(headers), body };
}

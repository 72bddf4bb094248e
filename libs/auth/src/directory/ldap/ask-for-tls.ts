import { on } from 'node:events';
import type { Socket } from 'node:net';
import { BerReader, BerWriter } from 'ldapts';

/** RFC 4511 section 4.14. */
const START_TLS = '1.3.6.1.4.1.1466.20037';
const EXTENDED_REQUEST = 0x77;
const REQUEST_NAME = 0x80;
const EXTENDED_RESPONSE = 0x78;
const MESSAGE_ID = 1;
const LONGEST_ANSWER = 4_096;

/**
 * Asks for StartTLS on a new connection and waits for the yes. It is done here and not by the LDAP client, so that the client never sees a
 * byte that came before TLS: whoever sits between could put an answer there for a question that is asked later.
 * @throws Error where the server says no, says something else, or says more
 */
export async function askForTls(socket: Socket): Promise<void> {
  const answer = answerOn(socket);
  socket.write(request());
  requireYes(await answer);
}

function request(): Buffer {
  const writer = new BerWriter();
  writer.startSequence();
  writer.writeInt(MESSAGE_ID);
  writer.startSequence(EXTENDED_REQUEST);
  writer.writeString(START_TLS, REQUEST_NAME);
  writer.endSequence();
  writer.endSequence();
  return writer.buffer;
}

/** All bytes up to the end of the first message, and those that came with them. */
async function answerOn(socket: Socket): Promise<Buffer> {
  let bytes = Buffer.alloc(0);
  // Whoever closes here ends the loop without an error of its own.
  for await (const [chunk] of on(socket, 'data', { close: ['close'] }) as AsyncIterable<[Buffer]>) {
    bytes = Buffer.concat([bytes, chunk]);
    if (bytes.length > LONGEST_ANSWER) throw new Error('The answer to StartTLS is too long');
    if (isWhole(bytes)) return bytes;
  }
  throw new Error('The server closed the connection when it was asked for StartTLS');
}

function isWhole(bytes: Buffer): boolean {
  const reader = new BerReader(bytes);
  return reader.readSequence() !== null && reader.remain >= reader.length;
}

function requireYes(bytes: Buffer): void {
  const reader = new BerReader(bytes);
  reader.readSequence();
  if (reader.remain > reader.length) throw new Error('The server said more than its answer to StartTLS');
  if (reader.readInt() !== MESSAGE_ID || reader.readSequence() !== EXTENDED_RESPONSE) {
    throw new Error('The server did not answer StartTLS');
  }
  const result = reader.readEnumeration();
  if (result !== 0) throw new Error(`The server refuses StartTLS (result ${String(result)})`);
}

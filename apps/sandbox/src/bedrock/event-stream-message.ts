import { crc32 } from 'node:zlib';

const STRING = 7;
/** Two lengths and the checksum of both; the checksum of the whole. */
const PRELUDE_BYTES = 12;
const CHECKSUM_BYTES = 4;

/**
 * One message of `application/vnd.amazon.eventstream`: lengths, checksum, headers, payload, checksum, all numbers big-endian. Every header
 * is a text. https://smithy.io/2.0/aws/amazon-eventstream.html
 */
export function eventStreamMessage(headers: Readonly<Record<string, string>>, payload: string): Buffer {
  const head = Buffer.concat(Object.entries(headers).map(([name, value]) => header(name, value)));
  const body = Buffer.from(payload, 'utf8');
  const message = Buffer.alloc(PRELUDE_BYTES + head.length + body.length + CHECKSUM_BYTES);
  message.writeUInt32BE(message.length, 0);
  message.writeUInt32BE(head.length, 4);
  message.writeUInt32BE(crc32(message.subarray(0, 8)), 8);
  head.copy(message, PRELUDE_BYTES);
  body.copy(message, PRELUDE_BYTES + head.length);
  const end = message.length - CHECKSUM_BYTES;
  message.writeUInt32BE(crc32(message.subarray(0, end)), end);
  return message;
}

function header(name: string, value: string): Buffer {
  const [key, text] = [Buffer.from(name, 'utf8'), Buffer.from(value, 'utf8')];
  const bytes = Buffer.alloc(1 + key.length + 3 + text.length);
  bytes.writeUInt8(key.length, 0);
  key.copy(bytes, 1);
  bytes.writeUInt8(STRING, 1 + key.length);
  bytes.writeUInt16BE(text.length, 2 + key.length);
  text.copy(bytes, 4 + key.length);
  return bytes;
}

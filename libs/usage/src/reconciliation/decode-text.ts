import { TextDecoder } from 'node:util';
import { ExportFormError } from './export-form-error';

/** Spreadsheets save "Unicode text" like this. */
const byteOrderMarks = [
  { encoding: 'utf-16le', mark: [0xff, 0xfe] },
  { encoding: 'utf-16be', mark: [0xfe, 0xff] },
] as const;

/**
 * A file as text, portion by portion: UTF-8, or UTF-16 where its first two bytes say so.
 * @throws ExportFormError where it is neither, or holds NUL characters, which no export does
 */
export async function* decodeText(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string, void> {
  let decoder: TextDecoder | undefined;
  let first = new Uint8Array();
  for await (const portion of bytes) {
    if (!decoder) {
      first = joined(first, portion);
      if (first.length < 2) continue;
      decoder = decoderFor(first);
      yield decoded(decoder, first, true);
    } else yield decoded(decoder, portion, true);
  }
  decoder ??= decoderFor(first);
  yield decoded(decoder, first.length < 2 ? first : new Uint8Array(), false);
}

function decoderFor(first: Uint8Array): TextDecoder {
  const known = byteOrderMarks.find(({ mark }) => mark.every((byte, index) => first[index] === byte));
  return new TextDecoder(known?.encoding ?? 'utf-8', { fatal: true });
}

function decoded(decoder: TextDecoder, bytes: Uint8Array, stream: boolean): string {
  let text: string;
  try {
    text = decoder.decode(bytes, { stream });
  } catch {
    throw new ExportFormError('The file is no text in UTF-8');
  }
  if (text.includes('\0')) throw new ExportFormError('The file holds NUL characters: it is no CSV');
  return text;
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
}

import { readTopLevelFields } from '@app/protocols';

const wanted: ReadonlySet<string> = new Set(['model']);
const firstModel = /("model"\s*:\s*)"(?:[^"\\]|\\.)*"/;
/** The first event of a Messages stream names the model near its beginning. */
const SEARCHED_BYTES = 4_096;

/** A whole JSON answer with the model name that its request had. One that names no model stays as it is. */
export function nameInAnswer(body: Buffer, asked: string): Buffer {
  try {
    const span = readTopLevelFields(body, wanted).get('model');
    if (!span) return body;
    return Buffer.concat([body.subarray(0, span.start), Buffer.from(JSON.stringify(asked)), body.subarray(span.end)]);
  } catch {
    return body;
  }
}

/** The first events of a stream with the model name that its request had. */
export function nameInStream(events: Buffer, asked: string): Buffer {
  const head = events.subarray(0, SEARCHED_BYTES).toString('latin1');
  const found = firstModel.exec(head);
  if (!found?.[1]) return events;
  const start = found.index + found[1].length;
  const end = found.index + found[0].length;
  return Buffer.concat([events.subarray(0, start), Buffer.from(JSON.stringify(asked)), events.subarray(end)]);
}

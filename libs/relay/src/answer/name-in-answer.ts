import { readTopLevelFields } from '@app/protocols';

const wanted: ReadonlySet<string> = new Set(['model', 'modelVersion']);

/** A whole JSON answer with the model name that its request had. One that names no model stays as it is. */
export function nameInAnswer(body: Buffer, asked: string): Buffer {
  try {
    const fields = readTopLevelFields(body, wanted);
    const span = fields.get('model') ?? fields.get('modelVersion');
    if (!span) return body;
    return Buffer.concat([body.subarray(0, span.start), Buffer.from(JSON.stringify(asked)), body.subarray(span.end)]);
  } catch {
    return body;
  }
}

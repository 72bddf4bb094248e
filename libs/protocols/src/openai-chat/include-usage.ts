import { parseJsonObject } from '../json/json-object';
import { type Span, readTopLevelFields } from '../json/read-top-level-fields';

const wanted: ReadonlySet<string> = new Set(['stream', 'stream_options']);
const optionNames: ReadonlySet<string> = new Set(['include_usage']);

/**
 * A streaming request that asks for figures at its end; every other byte stays. `UsageChunkFilter` takes them out of the answer again.
 * @param body a JSON object that was checked before
 * @returns undefined where there is nothing to change: it does not stream, or asks for them itself
 * @throws JsonSyntaxError when it is no JSON object
 */
export function withUsageIncluded(body: Buffer): Buffer | undefined {
  const fields = readTopLevelFields(body, wanted);
  const stream = fields.get('stream');
  if (!stream || textAt(body, stream) !== 'true') return undefined;
  const options = fields.get('stream_options');
  if (!options) return insert(body, body.indexOf('{') + 1, '"stream_options":{"include_usage":true},');
  const text = textAt(body, options);
  if (text === 'null') return replace(body, options, '{"include_usage":true}');
  const members = parseJsonObject(text);
  // Something else than an object is refused by the upstream, whose words the client should read.
  return members && includedIn(body, options, Object.keys(members).length === 0);
}

function includedIn(body: Buffer, options: Span, isEmpty: boolean): Buffer | undefined {
  const asked = readTopLevelFields(body.subarray(options.start, options.end), optionNames).get('include_usage');
  if (!asked) return insert(body, options.start + 1, `"include_usage":true${isEmpty ? '' : ','}`);
  const span = { start: options.start + asked.start, end: options.start + asked.end };
  return ['false', 'null'].includes(textAt(body, span)) ? replace(body, span, 'true') : undefined;
}

const textAt = (body: Buffer, { start, end }: Span): string => body.toString('utf8', start, end);

const insert = (body: Buffer, at: number, text: string): Buffer => replace(body, { start: at, end: at }, text);

function replace(body: Buffer, { start, end }: Span, text: string): Buffer {
  return Buffer.concat([body.subarray(0, start), Buffer.from(text), body.subarray(end)]);
}

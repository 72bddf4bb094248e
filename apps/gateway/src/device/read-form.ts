import type { FastifyRequest } from 'fastify';
import { GatewayError } from '@app/common';
import { parseJsonObject } from '@app/protocols';
import { readBody } from '../relay/read-body';

export type Form = ReadonlyMap<string, string>;

const FORM_LIMIT = 16 * 1024;
const formPattern = /^application\/x-www-form-urlencoded *(;|$)/i;
const jsonPattern = /^application\/json *(;|$)/i;

/**
 * Fields of a form, and of JSON where a program prefers it. What comes twice counts once, what is no text is left out.
 * @throws GatewayError `caller_content_type_unsupported`, `caller_body_invalid`, and those of `readBody`
 */
export async function readForm(request: FastifyRequest): Promise<Form> {
  const contentType = request.headers['content-type'] ?? '';
  const text = (await readBody(request.raw, FORM_LIMIT)).toString('utf8');
  if (text === '') return new Map();
  if (formPattern.test(contentType)) return firstOfEach(new URLSearchParams(text));
  if (!jsonPattern.test(contentType)) {
    throw new GatewayError('caller_content_type_unsupported', 'Send a form: application/x-www-form-urlencoded');
  }
  const fields = parseJsonObject(text);
  if (!fields) throw new GatewayError('caller_body_invalid', 'The body is not valid JSON');
  return new Map(Object.entries(fields).filter((field): field is [string, string] => typeof field[1] === 'string'));
}

function firstOfEach(fields: URLSearchParams): Form {
  const form = new Map<string, string>();
  for (const [name, value] of fields) if (!form.has(name)) form.set(name, value);
  return form;
}

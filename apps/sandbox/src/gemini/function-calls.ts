import { randomBase62 } from '@app/common';
import { asObject } from '@app/protocols';
import { placeholderFor } from '../simulation/placeholder';
import { functionResponses, lastUserText } from './contents';
import type { Declaration, GenerateRequest } from './generate-request';
import { jsonSchemaOf } from './json-schema';
import type { FunctionCall } from './reply';

const ID_LENGTH = 8;

/** The calls that the reply consists of; none: it is text. Who brings results is always answered with text. */
export function functionCallsOf(request: GenerateRequest): FunctionCall[] {
  const { declarations, mode, allowedNames, contents } = request;
  if (mode === 'NONE' || functionResponses(contents).length > 0) return [];
  const callable =
    allowedNames.length === 0 ? declarations : declarations.filter(({ name }) => allowedNames.includes(name));
  const question = lastUserText(contents);
  const [first] = callable;
  if (!first || (mode !== 'ANY' && !/\b(tools?|functions?)\b/i.test(question))) return [];
  const named = callable.find(({ name }) => question.includes(name)) ?? first;
  if (!/\bparallel\b/i.test(question)) return [callTo(named)];
  return [callTo(named), callTo(callable.find((other) => other !== named) ?? named)];
}

const callTo = ({ name, schema }: Declaration): FunctionCall => ({
  kind: 'call',
  id: randomBase62(ID_LENGTH).toLowerCase(),
  name,
  args: asObject(placeholderFor(jsonSchemaOf(schema))) ?? {},
});

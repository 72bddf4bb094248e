import { placeholderFor } from '../simulation/placeholder';
import { functionResponses, lastUserText } from './contents';
import type { GenerateRequest } from './generate-request';
import { jsonSchemaOf } from './json-schema';

const CHARACTERS_OF_QUESTION = 200;
const GREETING = 'Hello from the Trunkline sandbox.';

/** What the simulated model has to say: JSON where a schema asks for it, otherwise an echo. */
export function textAnswer(request: GenerateRequest): { readonly text: string; readonly isJson: boolean } {
  if (request.schema !== undefined) {
    return { text: JSON.stringify(placeholderFor(jsonSchemaOf(request.schema))), isJson: true };
  }
  const results = functionResponses(request.contents);
  const text =
    results.length > 0
      ? `${GREETING} The tool answered: ${excerpt(results.map((result) => JSON.stringify(result.response ?? {})).join(' '))}`
      : `${GREETING} You said: ${excerpt(lastUserText(request.contents))}`;
  return { text, isJson: false };
}

// A cut through a surrogate pair would leave half a character, which no JSON encoder lets pass unchanged.
const excerpt = (text: string): string => text.slice(0, CHARACTERS_OF_QUESTION).toWellFormed();

import { asText, parseJsonObject } from '../../../json/json-object';

/**
 * The text that a free-form tool is called with, out of the object that stands for it.
 * @param argumentsText whole, or cut off where the answer was: then it stays as it is
 */
export const customInputOf = (argumentsText: string): string =>
  asText(parseJsonObject(argumentsText)?.input) ?? argumentsText;

import { GatewayError } from '@app/common';
import { JsonSyntaxError } from '../json/json-syntax-error';
import { type Span, readTopLevelFields } from '../json/read-top-level-fields';

/**
 * Where members of a client's body stand.
 * @param complaint how the protocol says that a body is no JSON
 * @throws GatewayError `caller_body_invalid`
 */
export function readBodyFields(
  body: Buffer,
  wanted: ReadonlySet<string>,
  complaint: string,
  deep?: Parameters<typeof readTopLevelFields>[2],
): Map<string, Span> {
  if (body.length === 0) throw new GatewayError('caller_body_invalid', 'The request has no body');
  try {
    return readTopLevelFields(body, wanted, deep);
  } catch (error) {
    if (error instanceof JsonSyntaxError)
      throw new GatewayError('caller_body_invalid', `${complaint} ${error.message}`);
    throw error;
  }
}

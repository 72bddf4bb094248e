import { plainLine } from '@app/common';
import { type JsonObject, asText } from '@app/protocols';

/** What a browser brings back from the authorisation server (RFC 6749, 4.1.2). */
export interface AuthorizationAnswer {
  readonly state: string;
  readonly issuer?: string;
  readonly outcome: { readonly code: string } | { readonly refusal: string; readonly description?: string };
}

const stateForm = /^[\w-]{43}$/;
/** VSCHAR of RFC 6749, appendix A. */
const codeForm = /^[\x20-\x7e]{1,4096}$/;
const refusalForm = /^[\w.-]{1,64}$/;
const LONGEST_ISSUER = 2_048;
const LONGEST_DESCRIPTION = 300;

export const isState = (text: string): boolean => stateForm.test(text);

/** Undefined for what no server sends: a member that is missing, twice there, or out of form. */
export function readAuthorizationAnswer(members: JsonObject): AuthorizationAnswer | undefined {
  const [state, code, error] = [asText(members.state), asText(members.code), asText(members.error)];
  const issuer = members.iss === undefined ? undefined : asText(members.iss);
  const isIssuer = members.iss === undefined || (issuer !== undefined && issuer.length <= LONGEST_ISSUER);
  if (state === undefined || !isState(state) || !isIssuer) return undefined;
  const begun = { state, ...(issuer === undefined ? {} : { issuer }) };
  if (members.error !== undefined) {
    if (error === undefined || !refusalForm.test(error)) return undefined;
    const description = asText(members.error_description);
    return {
      ...begun,
      outcome: {
        refusal: error,
        ...(description === undefined ? {} : { description: plainLine(description, LONGEST_DESCRIPTION) }),
      },
    };
  }
  return code !== undefined && codeForm.test(code) ? { ...begun, outcome: { code } } : undefined;
}

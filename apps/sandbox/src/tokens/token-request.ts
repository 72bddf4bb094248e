import type { IncomingHttpHeaders } from 'node:http';
import { parseJsonObject } from '@app/protocols';
import { readJwt } from './jwt';

/** The members of a request for a token, whether they came as a form or as JSON; undefined where one is absent. */
export type TokenRequest = Readonly<Record<string, string | undefined>>;

/** A client that names itself in `Authorization: Basic` counts like one that does so in the body (RFC 6749, section 2.3.1). */
export function readTokenRequest(headers: IncomingHttpHeaders, body: Buffer): TokenRequest {
  const basic = /^basic\s+(\S+)$/i.exec(headers.authorization ?? '')?.[1];
  return { ...(basic === undefined ? {} : readBasic(basic)), ...readMembers(headers['content-type'] ?? '', body) };
}

function readMembers(contentType: string, body: Buffer): TokenRequest {
  const text = body.toString('utf8');
  if (!/json/i.test(contentType)) return Object.fromEntries(new URLSearchParams(text));
  const members = Object.entries(parseJsonObject(text) ?? {});
  return Object.fromEntries(members.filter((member): member is [string, string] => typeof member[1] === 'string'));
}

function readBasic(encoded: string): TokenRequest {
  const pair = Buffer.from(encoded, 'base64').toString();
  const colon = pair.indexOf(':');
  if (colon < 0) return {};
  const [id, secret] = [
    new URLSearchParams(`v=${pair.slice(0, colon)}`),
    new URLSearchParams(`v=${pair.slice(colon + 1)}`),
  ];
  return { client_id: id.get('v') ?? '', client_secret: secret.get('v') ?? '' };
}

/** Id of the client, or address of the service account, that the request names; empty where it names none. */
export function askingClient(request: TokenRequest): string {
  if (request.client_id !== undefined) return request.client_id;
  const issuer = request.assertion === undefined ? undefined : readJwt(request.assertion)?.claims.iss;
  return typeof issuer === 'string' ? issuer : '';
}

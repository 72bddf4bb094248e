import type { JsonObject } from '@app/protocols';
import { isLoopback } from '../../settings/is-loopback';
import {
  optionalChoice,
  optionalText,
  requireForm,
  requireList,
  requireOnly,
  requireText,
} from '../../settings/setting-fields';
import { ChannelSettingsError } from '../channel';

/** `tls` from the first byte on; `starttls` or nothing; `opportunistic`: TLS where the server has it. */
const securities = ['tls', 'starttls', 'opportunistic'] as const;
export type SmtpSecurity = (typeof securities)[number];

export interface SmtpSettings {
  readonly host: string;
  readonly port: number;
  readonly security: SmtpSecurity;
  readonly user?: string;
  readonly password?: string;
  readonly from: string;
  readonly to: readonly string[];
}

const MOST_RECIPIENTS = 20;
const SUBMISSIONS_PORT = 465;
const SUBMISSION_PORT = 587;
/** No lists, names, comments, quotes: what could be read as more than one address, or end a header, is none. */
const address = /^[^\s@<>()[\]\\,;:"]{1,64}@[A-Za-z0-9\p{L}](?:[\p{L}\p{N}.-]{0,251}[\p{L}\p{N}])?$/u;
const hostName = /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}.-]{0,251}[\p{L}\p{N}])?|\[?[0-9a-fA-F:.]{2,45}\]?)$/u;

/** @throws ChannelSettingsError */
export function readSmtpSettings(settings: JsonObject): SmtpSettings {
  requireOnly(settings, ['host', 'port', 'security', 'user', 'password', 'from', 'to']);
  const host = requireForm(settings, 'host', hostName, 'must be the name or address of a server');
  const named = optionalPort(settings);
  const chosen = optionalChoice(settings, 'security', securities);
  const security = chosen ?? (named === SUBMISSIONS_PORT ? 'tls' : isLoopback(host) ? 'opportunistic' : 'starttls');
  const port = named ?? (security === 'tls' ? SUBMISSIONS_PORT : SUBMISSION_PORT);
  const login = readLogin(settings);
  if (security === 'opportunistic' && login.password !== undefined && !isLoopback(host))
    throw new ChannelSettingsError('security', 'must be tls or starttls: the password would go out in the open');
  return {
    host: host.replace(/^\[|\]$/g, ''),
    port,
    security,
    ...login,
    from: readAddress(settings, 'from'),
    to: requireList(settings, 'to', MOST_RECIPIENTS, readAddress),
  };
}

function optionalPort(settings: JsonObject): number | undefined {
  const { port } = settings;
  if (port === undefined) return undefined;
  if (typeof port !== 'number' || !Number.isInteger(port) || port < 1 || port > 65_535)
    throw new ChannelSettingsError('port', 'must be a number from 1 to 65535');
  return port;
}

function readLogin(settings: JsonObject): { readonly user?: string; readonly password?: string } {
  const user = optionalText(settings, 'user');
  const password = optionalText(settings, 'password');
  if (user === undefined && password === undefined) return {};
  if (user === undefined) throw new ChannelSettingsError('user', 'must be there where there is a password');
  if (password === undefined) throw new ChannelSettingsError('password', 'must be there where there is a user');
  return { user, password };
}

function readAddress(settings: JsonObject, field: string): string {
  const text = requireText(settings, field, 320);
  if (!address.test(text)) throw new ChannelSettingsError(field, 'must be one mail address without a name');
  return text;
}

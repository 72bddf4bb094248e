import type { Platform } from '../../../components/platform-name/use-platform-name';
import { type CredentialField, type CredentialWay, type WayId, credentialWays } from './credential-ways';

/** What is written, by the path of the field. It is kept in memory only, and gone when it was sent. */
export interface WrittenCredentials {
  readonly way: WayId;
  readonly fields: Readonly<Record<string, string>>;
}

export const noCredentials = (platform: Platform): WrittenCredentials => ({
  way: credentialWays[platform][0].id,
  fields: {},
});

export function wayOf(platform: Platform, { way }: WrittenCredentials): CredentialWay {
  const ways = credentialWays[platform];
  return ways.find(({ id }) => id === way) ?? ways[0];
}

export type CredentialFault = 'missing' | 'not-json';

/** What is missing or cannot be read, by path; empty: all is there. Whether it is right is the control plane's to say. */
export function credentialFaults(platform: Platform, written: WrittenCredentials): Record<string, CredentialFault> {
  return Object.fromEntries(
    wayOf(platform, written).fields.flatMap((field): [string, CredentialFault][] => {
      const value = valueOf(field, written);
      if (value === '') return field.isOptional === true ? [] : [[field.path, 'missing']];
      return field.kind === 'file' && jsonObjectOf(value) === undefined ? [[field.path, 'not-json']] : [];
    }),
  );
}

/** As the control plane takes them. */
export function credentialsBody(platform: Platform, written: WrittenCredentials): Record<string, unknown> {
  const way = wayOf(platform, written);
  const body: Record<string, unknown> = { ...way.fixed };
  for (const field of way.fields) {
    const value = valueOf(field, written);
    if (value !== '') put(body, field.path.split('.'), sentOf(field, value));
  }
  return body;
}

const valueOf = ({ path }: CredentialField, { fields }: WrittenCredentials): string => (fields[path] ?? '').trim();

const sentOf = ({ kind }: CredentialField, value: string): unknown => {
  if (kind === 'file') return jsonObjectOf(value) ?? value;
  return kind === 'list' || kind === 'choices' ? value.split(/[\s,]+/).filter((each) => each !== '') : value;
};

function put(into: Record<string, unknown>, [name = '', ...below]: readonly string[], value: unknown): void {
  if (below.length === 0) {
    into[name] = value;
    return;
  }
  const inner = into[name];
  const object = isObject(inner) ? inner : {};
  put(object, below, value);
  into[name] = object;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export function jsonObjectOf(value: string): Record<string, unknown> | undefined {
  try {
    const parsed: unknown = JSON.parse(value);
    return isObject(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

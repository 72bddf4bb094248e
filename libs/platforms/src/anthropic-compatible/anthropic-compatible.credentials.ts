import type { Credentials } from '@app/accounts';
import type { JsonObject } from '@app/protocols';
import { optionalToken, requireOnly, requireToken } from '../credentials/credential-fields';
import { InvalidCredentials } from '../credentials/invalid-credentials';
import type { ReadCredentials } from '../platform-adapter';
import { type KeyHeader, isPreset, presets } from './presets';

const keyHeaders: readonly unknown[] = ['x-api-key', 'authorization'] satisfies KeyHeader[];

/**
 * `{apiKey, preset?, header?}`: which upstream it is, where that is a known one, and the header that carries the key, where it is not the
 * usual one. Without a key for upstreams that ask for none.
 * @throws InvalidCredentials
 */
export function readAnthropicCompatibleCredentials(input: JsonObject): ReadCredentials {
  requireOnly(input, ['apiKey', 'preset', 'header']);
  const { preset, header } = input;
  if (preset !== undefined && !isPreset(preset)) {
    throw new InvalidCredentials('preset', `must be one of ${Object.keys(presets).join(', ')}`);
  }
  if (header !== undefined && !keyHeaders.includes(header)) {
    throw new InvalidCredentials('header', `must be one of ${keyHeaders.join(', ')}`);
  }
  const location = {
    ...(preset === undefined ? {} : { preset }),
    ...(header === undefined ? {} : { header: header as KeyHeader }),
  };
  return {
    credentials: readKey(input, preset === undefined || presets[preset].needsKey),
    ...(Object.keys(location).length === 0 ? {} : { location }),
  };
}

function readKey(input: JsonObject, isNeeded: boolean): Credentials {
  const apiKey = isNeeded ? requireToken(input, 'apiKey') : optionalToken(input, 'apiKey');
  return apiKey === undefined ? { kind: 'none' } : { kind: 'api-key', apiKey };
}

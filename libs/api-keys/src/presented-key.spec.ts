import { describe, expect, it } from 'vitest';
import { GatewayError } from '@app/common';
import { generateKeyText } from './key-text';
import { type Headers, readPresentedKey } from './presented-key';

const [first, second] = [generateKeyText(), generateKeyText()];
const clientHeaders = ['x-api-key', 'x-goog-api-key', 'authorization', 'api-key'];
const pairs = clientHeaders.flatMap((one) =>
  clientHeaders.filter((other) => other !== one).map((other): [string, string] => [one, other]),
);

function codeOf(headers: Headers): string {
  try {
    return readPresentedKey(headers);
  } catch (error) {
    if (error instanceof GatewayError) return error.code;
    throw error;
  }
}

describe('readPresentedKey', () => {
  it.each([...clientHeaders, 'x-trunkline-key'])('reads the key in %s, with and without "Bearer"', (name) => {
    expect(readPresentedKey({ [name]: first })).toBe(first);
    expect(readPresentedKey({ [name]: `Bearer ${first}` })).toBe(first);
    expect(readPresentedKey({ [name]: `bearer   ${first} ` })).toBe(first);
  });

  it.each(pairs)('passes over what is no relay key in %s for the one in %s', (garbage, name) => {
    expect(readPresentedKey({ [garbage]: 'sk-ant-oat01-of-somebody', [name]: first })).toBe(first);
  });

  it.each(pairs)('takes the same key in %s and %s for one', (one, other) => {
    expect(readPresentedKey({ [one]: first, [other]: `Bearer ${first}` })).toBe(first);
  });

  it.each(pairs)('refuses two different relay keys in %s and %s', (one, other) => {
    expect(codeOf({ [one]: first, [other]: second })).toBe('caller_keys_conflict');
  });

  it.each(clientHeaders)('lets x-trunkline-key win over %s', (name) => {
    expect(readPresentedKey({ 'x-trunkline-key': first, [name]: second })).toBe(first);
    expect(readPresentedKey({ 'x-trunkline-key': 'not a key', [name]: second })).toBe(second);
  });

  it('reads a header that came twice, as Node joins it, like two headers', () => {
    expect(codeOf({ 'x-api-key': `${first}, ${second}` })).toBe('caller_keys_conflict');
    expect(readPresentedKey({ 'x-api-key': `${first}, ${first}` })).toBe(first);
    expect(readPresentedKey({ authorization: `Bearer sk-ant-other, Bearer ${first}` })).toBe(first);
  });

  it('refuses two different relay keys within one header', () => {
    expect(codeOf({ 'x-api-key': [first, second] })).toBe('caller_keys_conflict');
    expect(codeOf({ 'x-trunkline-key': [first, second] })).toBe('caller_keys_conflict');
    expect(readPresentedKey({ 'x-api-key': [first, first] })).toBe(first);
  });

  it.each<[string, Headers]>([
    ['no header at all', {}],
    ['an empty header', { 'x-api-key': '' }],
    ['an undefined one', { authorization: undefined }],
    ['another scheme', { authorization: `Basic ${first}` }],
    ['a cookie', { cookie: `x-api-key=${first}` }],
    ['a header of another name', { 'x-authorization': first, 'proxy-authorization': `Bearer ${first}` }],
    ['a wrong letter', { 'x-api-key': `${first.slice(0, -1)}-` }],
  ])('finds no key in %s', (_, headers) => {
    expect(codeOf(headers)).toBe('caller_key_missing');
  });
});

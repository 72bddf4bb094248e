import { describe, expect, it } from 'vitest';
import type { ReadCredentials } from '../platform-adapter';
import { readAnthropicCompatibleCredentials } from './anthropic-compatible.credentials';

describe('readAnthropicCompatibleCredentials', () => {
  it.each<[Record<string, unknown>, ReadCredentials]>([
    [{ apiKey: 'k' }, { credentials: { kind: 'api-key', apiKey: 'k' } }],
    [{ preset: 'ollama' }, { credentials: { kind: 'none' }, location: { preset: 'ollama' } }],
    [
      { apiKey: 'k', preset: 'ollama' },
      { credentials: { kind: 'api-key', apiKey: 'k' }, location: { preset: 'ollama' } },
    ],
    [
      { apiKey: 'k', header: 'authorization' },
      { credentials: { kind: 'api-key', apiKey: 'k' }, location: { header: 'authorization' } },
    ],
  ])('reads %j', (input, read) => {
    expect(readAnthropicCompatibleCredentials(input)).toEqual(read);
  });

  it.each([
    [{}, 'credentials.apiKey must be a text'],
    [{ preset: 'zai' }, 'credentials.apiKey must be a text'],
    [{ preset: 'claude-code-router' }, 'credentials.apiKey must be a text'],
    [{ preset: 'constructor', apiKey: 'k' }, 'credentials.preset must be one of zai, ollama, claude-code-router'],
    [{ header: 'cookie', apiKey: 'k' }, 'credentials.header must be one of x-api-key, authorization'],
    [{ preset: 'ollama', baseUrl: 'http://127.0.0.1' }, 'credentials.baseUrl is not known here'],
  ])('refuses %j', (input, message) => {
    expect(() => readAnthropicCompatibleCredentials(input)).toThrow(message);
  });
});

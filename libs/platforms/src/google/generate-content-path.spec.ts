import { describe, expect, it } from 'vitest';
import type { UpstreamCall } from '../platform-adapter';
import { generateContentPath } from './generate-content-path';
import { versionedPath } from './versioned-path';

const pathOf = (change: Partial<UpstreamCall>): string =>
  generateContentPath({
    ...{ operation: 'generate', protocol: 'gemini-generate-content', model: 'm', isStreaming: false, query: '' },
    ...change,
  } as UpstreamCall);

describe('generateContentPath', () => {
  it.each<[Partial<UpstreamCall>, string]>([
    [{}, '/models/m:generateContent'],
    [{ isStreaming: true }, '/models/m:streamGenerateContent?alt=sse'],
    [{ operation: 'count_tokens', isStreaming: true }, '/models/m:countTokens'],
    [{ operation: 'embed' }, '/models/m:embedContent'],
    [{ operation: 'embed_many' }, '/models/m:batchEmbedContents'],
    [{ model: 'models/gemini-2.5-pro' }, '/models/gemini-2.5-pro:generateContent'],
    [{ model: 'tunedModels/mine' }, '/tunedModels/mine:generateContent'],
    [{ model: 'models/../../files/x' }, '/models/..%2F..%2Ffiles%2Fx:generateContent'],
    [{ model: 'a?key=b:c#d' }, '/models/a%3Fkey%3Db%3Ac%23d:generateContent'],
    [{ isStreaming: true, query: '?alt=json' }, '/models/m:streamGenerateContent?alt=sse'],
    [{ isStreaming: true, query: '?alt=sse&fields=a%2Cb' }, '/models/m:streamGenerateContent?alt=sse&fields=a%2Cb'],
    [{ query: '?alt=sse' }, '/models/m:generateContent'],
    [{ query: '?key=tl_client' }, '/models/m:generateContent'],
    [{ query: '?a=1&%6bey=tl_client&b=%20+&key&access_token=x' }, '/models/m:generateContent?a=1&b=%20+'],
  ])('of %j is %s', (change, path) => {
    expect(pathOf(change)).toBe(path);
  });
});

describe('versionedPath', () => {
  it.each([
    ['', '/v1beta'],
    ['/team', '/team/v1beta'],
    ['/v1', '/v1'],
    ['/team/v1beta', '/team/v1beta'],
    ['/v1beta1', '/v1beta1'],
    ['/v1alpha', '/v1alpha'],
    ['/v2/team', '/v2/team/v1beta'],
  ])('makes of %j %j', (path, versioned) => {
    expect(versionedPath(path, 'v1beta')).toBe(versioned);
  });
});

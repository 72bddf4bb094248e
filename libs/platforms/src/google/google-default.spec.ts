import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createGoogleDefault } from './google-default';

describe('createGoogleDefault', () => {
  let server: Server;
  let count = 0;
  const asked: string[] = [];

  beforeAll(async () => {
    server = createServer((request, response) => {
      asked.push(request.url ?? '');
      const isToken = request.url?.includes('/token') ?? false;
      if (isToken) count += 1;
      response.setHeader('metadata-flavor', 'Google');
      response.setHeader('content-type', isToken ? 'application/json' : 'text/plain');
      response.end(isToken ? JSON.stringify({ access_token: `token-${count}`, expires_in: 3_600 }) : 'ok');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => server.close());
  afterEach(() => vi.unstubAllEnvs());

  it('finds the token of the machine, and asks for another where it was refused', async () => {
    vi.stubEnv('GCE_METADATA_HOST', `127.0.0.1:${(server.address() as AddressInfo).port}`);
    vi.stubEnv('GOOGLE_APPLICATION_CREDENTIALS', undefined);
    // The library runs gcloud where it is installed, which then writes into its folder.
    vi.stubEnv('PATH', '');
    vi.stubEnv('CLOUDSDK_CONFIG', '/nowhere');
    vi.stubEnv('HOME', '/nowhere');
    vi.stubEnv('METADATA_SERVER_DETECTION', 'assume-present');
    const googleDefault = createGoogleDefault();
    const first = await googleDefault('https://www.googleapis.com/auth/cloud-platform', false);
    expect(first.token).toBe('token-1');
    expect(first.expiresAt).toBeGreaterThan(Date.parse('2026-01-01T00:00:00Z'));
    expect(asked.some((url) => url.includes('cloud-platform'))).toBe(true);
    expect((await googleDefault('https://www.googleapis.com/auth/cloud-platform', false)).token).toBe('token-1');
    expect((await googleDefault('https://www.googleapis.com/auth/cloud-platform', true)).token).toBe('token-2');
  });
});

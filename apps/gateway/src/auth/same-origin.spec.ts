import type { FastifyRequest } from 'fastify';
import { describe, expect, it } from 'vitest';
import { requireSameOrigin } from './same-origin';

const from = (headers: Record<string, string>): FastifyRequest =>
  ({ headers: { host: 'relay.example.com', ...headers } }) as unknown as FastifyRequest;
const publicUrl = 'https://trunkline.example.com';

describe('requireSameOrigin', () => {
  it.each([
    {},
    { origin: 'https://trunkline.example.com' },
    { origin: 'https://relay.example.com' },
    { origin: 'http://relay.example.com', 'sec-fetch-site': 'same-origin' },
    { origin: 'http://127.0.0.1:3000', host: '127.0.0.1:3000' },
    { origin: 'http://localhost', host: 'localhost:80' },
    { 'sec-fetch-site': 'none' },
  ])('lets %j pass', (headers) => {
    expect(() => requireSameOrigin(from(headers), publicUrl)).not.toThrow();
  });

  it.each([
    { origin: 'null' },
    { origin: '' },
    { origin: 'https://evil.example.com' },
    { origin: 'https://relay.example.com.evil.example' },
    { origin: 'https://relay.example.com:8443' },
    { origin: 'http://trunkline.example.com' },
    { origin: 'http://127.0.0.1:3001', host: '127.0.0.1:3000' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'https://relay.example.com', 'sec-fetch-site': 'cross-site' },
  ])('turns %j away', (headers) => {
    expect(() => requireSameOrigin(from(headers), publicUrl)).toThrow(
      expect.objectContaining({ code: 'policy_permission_denied' }),
    );
  });
});

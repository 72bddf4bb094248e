import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { httpCall } from '../support/http-call';
import { speakRawHttp } from '../support/raw-http';
import { type RelayHouse, startRelayHouse } from '../support/relay-house';

let house: RelayHouse;
beforeAll(async () => void (house = await startRelayHouse()));
afterAll(() => house.stop());

const ask = (path: string, headers: Record<string, string> = {}) =>
  httpCall(house.gateway.url + path, { method: 'GET', headers });

describe('the files of the console', () => {
  it('are led to from the address of the relay', async () => {
    const { status, headers } = await ask('/');
    expect([status, headers.location]).toEqual([302, '/console/']);
  });

  it.each(['/console', '/console/', '/console/keys', '/console/requests/req_1?tab=capture', '/console/index.html'])(
    'answer %s with the one page, under the policy',
    async (path) => {
      const { status, headers, body } = await ask(path);
      expect(status).toBe(200);
      expect(body.toString('utf8')).toContain('<div id="root"></div>');
      expect(headers['content-security-policy']).toBe(
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'; " +
          "base-uri 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'",
      );
      expect(headers).toMatchObject({
        ...{ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer', 'cache-control': 'no-cache' },
        ...{ 'cross-origin-opener-policy': 'same-origin', 'cross-origin-resource-policy': 'same-origin' },
      });
    },
  );

  it('are compressed, kept for ever where their name holds a digest, and hold nothing inline', async () => {
    const page = (await ask('/console/')).body.toString('utf8');
    expect(page).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\son\w+=|\sstyle=/);
    const scripts = [...page.matchAll(/(?:src|href)="(\/console\/assets\/[^"]+)"/g)].map(([, path]) => path!);
    expect(scripts.length).toBeGreaterThan(1);
    for (const path of scripts) {
      const { status, headers, body } = await ask(path, { 'accept-encoding': 'br, gzip' });
      expect([path, status, headers['cache-control']]).toEqual([path, 200, 'public, max-age=31536000, immutable']);
      // What fits into a packet anyway is sent as it is.
      const encoding = headers['content-encoding'] ?? (body.length < 1_024 ? 'needs none' : 'none');
      expect([path, encoding]).toEqual([path, expect.stringMatching(/^(br|needs none)$/)]);
    }
  });

  it.each([
    ...[
      '/console/assets/none.js',
      '/console/assets/%2e%2e/%2e%2e/gateway/main.js',
      '/console/assets/..%5c..%5cmain.js',
    ],
    ...['/console/../gateway/main.js', '/console/..%2fgateway%2fmain.js', '/console/%2e%2e/%2e%2e/package.json'],
    ...['/console//etc/passwd', '/console/assets/%00', '/console/.env', '/console/assets/../../../package.json'],
  ])('show nothing of the machine at %s', async (path) => {
    const answer = await speakRawHttp(
      house.gateway.url,
      `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`,
    );
    expect(answer).not.toMatch(/root:x:|"dependencies"|sourceMappingURL|createInfrastructure/);
  });
});

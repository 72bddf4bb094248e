import type { Agent } from 'node:http';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { call } from '../control-plane/visitor';
import { httpCall } from '../http-call';

export interface DeviceAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | number | undefined>>;
  readonly json: Readonly<Record<string, unknown>>;
}

export interface Begun {
  readonly deviceCode: string;
  readonly userCode: string;
  readonly json: DeviceAnswer['json'];
}

type Post = (path: string, body: string, headers: Record<string, string>) => Promise<DeviceAnswer>;

/** What Claude Code 2.1.329 sends while it signs in: forms, and nothing that shows who it is. */
export class DeviceClient {
  constructor(private readonly send: Post) {}

  async begin(headers: Record<string, string> = {}): Promise<Begun> {
    const { status, json } = await this.post('/oauth/device_authorization', { surface: 'claude_code' }, headers);
    if (status !== 200) throw new Error(`no grant: ${status} ${JSON.stringify(json)}`);
    return { deviceCode: String(json.device_code), userCode: String(json.user_code), json };
  }

  poll(deviceCode: string): Promise<DeviceAnswer> {
    const grantType = 'urn:ietf:params:oauth:grant-type:device_code';
    return this.post('/oauth/token', { grant_type: grantType, device_code: deviceCode });
  }

  refresh(token: unknown): Promise<DeviceAnswer> {
    return this.post('/oauth/token', { grant_type: 'refresh_token', refresh_token: String(token) });
  }

  revoke(token: unknown, more: Record<string, string> = {}): Promise<DeviceAnswer> {
    return this.post('/oauth/revoke', { token: String(token), ...more });
  }

  post(path: string, fields: Record<string, string>, headers: Record<string, string> = {}): Promise<DeviceAnswer> {
    const form = { 'content-type': 'application/x-www-form-urlencoded', 'user-agent': 'claude-code/2.1.329' };
    return this.send(path, new URLSearchParams(fields).toString(), { ...form, ...headers });
  }
}

/** A device that talks to an application without a socket. */
export const deviceOf = (application: NestFastifyApplication, address = '203.0.113.7'): DeviceClient =>
  new DeviceClient((url, body, headers) => call(application, { method: 'POST', url, body, headers, address }));

/**
 * A device that talks to a gateway over HTTP, where whoever asks plays the proxy that ends TLS.
 * @param agent for https: trusts the certificate
 */
export const deviceAt = (url: string, agent?: Agent): DeviceClient =>
  new DeviceClient(async (path, body, headers) => {
    const answer = await httpCall(url + path, { body, headers, ...(agent ? { agent } : {}) });
    return { ...answer, json: JSON.parse(answer.body.toString('utf8')) as DeviceAnswer['json'] };
  });

import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type Answer, call } from '../control-plane/visitor';

export const claudeCode = { 'user-agent': 'claude-code/2.1.329' };

export interface Begun {
  readonly deviceCode: string;
  readonly userCode: string;
  readonly json: Readonly<Record<string, unknown>>;
}

/** What Claude Code sends while it signs in: forms, and nothing that shows who it is. */
export class DeviceClient {
  constructor(
    private readonly application: NestFastifyApplication,
    private readonly address = '203.0.113.7',
  ) {}

  async begin(headers: Record<string, string> = {}): Promise<Begun> {
    const answer = await this.post('/oauth/device_authorization', { surface: 'claude_code' }, headers);
    if (answer.status !== 200) throw new Error(`no grant: ${answer.status} ${answer.text}`);
    return { deviceCode: String(answer.json.device_code), userCode: String(answer.json.user_code), json: answer.json };
  }

  poll(deviceCode: string): Promise<Answer> {
    const grantType = 'urn:ietf:params:oauth:grant-type:device_code';
    return this.post('/oauth/token', { grant_type: grantType, device_code: deviceCode });
  }

  refresh(token: unknown): Promise<Answer> {
    return this.post('/oauth/token', { grant_type: 'refresh_token', refresh_token: String(token) });
  }

  revoke(token: unknown, more: Record<string, string> = {}): Promise<Answer> {
    return this.post('/oauth/revoke', { token: String(token), ...more });
  }

  post(url: string, fields: Record<string, string>, headers: Record<string, string> = {}): Promise<Answer> {
    const form = { 'content-type': 'application/x-www-form-urlencoded', ...claudeCode, ...headers };
    const body = new URLSearchParams(fields).toString();
    return call(this.application, { method: 'POST', url, body, headers: form, address: this.address });
  }
}

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { approverAt } from '../../support/device/approver';
import { type DeviceClient, deviceAt } from '../../support/device/device-client';
import { type RecordingFront, startRecordingFront } from '../../support/device/recording-front';
import { type GatewayProcess, startGateway } from '../../support/gateway-process';
import { freePort } from '../../support/proxies/real-proxy';
import { type RelayHouse, ownerPassword, startRelayHouse } from '../../support/relay-house';
import { until } from '../../support/supervisor/until';
import { expectSuccess } from '../support/expect-success';
import { type ClientRun, programOf, runClient } from '../support/run-client';

interface Ids {
  readonly items: readonly { readonly id: string }[];
}

let house: RelayHouse;
let gateway: GatewayProcess;
let front: RecordingFront;
let device: DeviceClient;
/** Of the last sign-in. */
let accessToken = '';

const HOUR_MS = 3_600_000;

/** That it tells which settings it holds, and sends telemetry. */
const env = {
  ...{ CLAUDE_CODE_GATEWAY_HINT_HEADERS: '1', CLAUDE_CODE_ENABLE_TELEMETRY: '1' },
  ...{ OTEL_METRICS_EXPORTER: 'otlp', OTEL_LOGS_EXPORTER: 'otlp', OTEL_EXPORTER_OTLP_PROTOCOL: 'http/protobuf' },
};

beforeAll(async () => {
  house = await startRelayHouse();
  const port = await freePort();
  gateway = await startGateway({
    ...house.environment,
    PORT: String(port),
    PUBLIC_URL: 'https://trunkline.example.com',
  });
  front = await startRecordingFront(`http://127.0.0.1:${port}`);
  device = deviceAt(front.url);
  const { id: groupId } = await house.admin<{ id: string }>('POST', '/admin/account-groups', {
    name: 'Everybody',
    managedSettings: { model: 'sandbox-small', env },
  });
  const { items: users } = await house.admin<Ids>('GET', '/admin/users');
  const { items: accounts } = await house.admin<Ids>('GET', '/admin/accounts');
  for (const { id } of users) await house.admin('PATCH', `/admin/users/${id}`, { groupIds: [groupId] });
  for (const { id } of accounts) await house.admin('PATCH', `/admin/accounts/${id}`, { groupIds: [groupId] });
});
afterAll(async () => {
  front.close();
  await gateway.stop();
  await house.stop();
});

beforeEach(() => front.forget());

/**
 * The state that `/login` leaves behind in 2.1.329. Its screens need a terminal and TLS; plain HTTP is taken for this machine alone, under the
 * name `http-loopback` in place of a fingerprint.
 */
async function signedInHome(expiresInMs: number): Promise<Readonly<Record<string, string>>> {
  const { deviceCode, userCode } = await device.begin();
  await (await approverAt(front.url, 'owner', ownerPassword)).decide(userCode, 'approve');
  const { json } = await device.poll(deviceCode);
  accessToken = String(json.access_token);
  const enterpriseGateway = {
    ...{ url: front.url, jwt: accessToken, expiresAt: Date.now() + expiresInMs, email: json.email },
    ...{ tokenEndpoint: `${front.url}/oauth/token`, revocationEndpoint: `${front.url}/oauth/revoke` },
    idpRefreshToken: json.refresh_token,
  };
  const gatewayTrust = { '127.0.0.1': 'http-loopback' };
  return { '.claude/.credentials.json': JSON.stringify({ enterpriseGateway, gatewayTrust }) };
}

const claude = (homeFiles: Readonly<Record<string, string>>, ...parameters: readonly string[]): Promise<ClientRun> =>
  runClient({ command: [programOf('CLAUDE_CODE_PROGRAM'), ...parameters], environment: {}, homeFiles });
const seen = (call: string): (typeof front.seen)[number][] => front.seen.filter((request) => request.call === call);

describe('Claude Code that is signed in to the relay', () => {
  it('gets its settings and its answers with the token of its person', async () => {
    const run = await claude(await signedInHome(HOUR_MS), '-p', 'Say hello');
    expectSuccess(run);
    // The model is one that only the settings name.
    expect(run.output).toContain('Hello from the Trunkline sandbox');
    const [settings] = seen('GET /managed/settings');
    const [message] = seen('POST /v1/messages');
    expect([settings?.status, message?.status]).toEqual([200, 200]);
    expect(message?.headers.authorization).toBe(settings?.headers.authorization);
    // It computes what it holds by itself, and comes to what it was told.
    expect(`"${String(message?.headers['x-claude-code-managed-settings-checksum'])}"`).toBe(settings?.answer.etag);
  });

  it('sends its telemetry to the relay, and is content with the answer', async () => {
    const run = await claude(await signedInHome(HOUR_MS), '-p', 'Say hello');
    expectSuccess(run);
    for (const signal of ['metrics', 'logs']) {
      const [sent] = seen(`POST /v1/${signal}`);
      expect([sent?.status, sent?.headers['content-type']]).toEqual([200, sent?.answer['content-type']]);
    }
  });

  it('refreshes a token that is about to end before it asks', async () => {
    expectSuccess(await claude(await signedInHome(60_000), '-p', 'Say hello'));
    // The first of them is the sign-in.
    expect(seen('POST /oauth/token').map(({ status }) => status)).toEqual([200, 200]);
  });

  it('signs out with both of its tokens', async () => {
    expectSuccess(await claude(await signedInHome(HOUR_MS), 'auth', 'logout'));
    expect(seen('POST /oauth/revoke').map(({ status }) => status)).toEqual([200, 200]);
  });

  // Last: it ends the session that the house's own calls are made with.
  it('is told to sign in again at once when its person was signed out everywhere', async () => {
    const home = await signedInHome(HOUR_MS);
    await house.admin('DELETE', '/me/sessions');
    const headers = { authorization: `Bearer ${accessToken}` };
    const isOut = async (): Promise<boolean> =>
      (await fetch(`${front.url}/managed/settings`, { headers })).status === 401;
    await until(isOut, 'the token is refused', 1_000);
    const run = await claude(home, '-p', 'Say hello');
    expect(run.exitCode).not.toBe(0);
    expect(run.output + run.errors).toContain('/login');
    expect(run.durationMs).toBeLessThan(60_000);
  });
});

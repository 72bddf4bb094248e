import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Received, type RunningSandbox, caller, runSandbox } from '../testing/running-sandbox';

let sandbox: RunningSandbox;
beforeAll(async () => void (sandbox = await runSandbox()));
afterAll(() => sandbox.stop());

const jsonOf = (received: Received) => JSON.parse(received.body.toString()) as Record<string, unknown>;
const organizationIn = (received: Received) => received.headers['anthropic-organization-id'];
const ask = (key: string, body: object = {}) =>
  sandbox.message({ thinking: { type: 'adaptive' }, ...body }, { 'x-api-key': key });

describe('an organisation', () => {
  it('is named in every answer, refusals and faults included', async () => {
    const one = await ask('sk-sandbox-org-acme-one');
    const [other, refused, failed, listed] = await Promise.all([
      ask('sk-sandbox-org-other-one'),
      ask('sk-sandbox-org-acme-two', { max_tokens: -1 }),
      ask('sk-sandbox-org-acme-fault-529-one'),
      sandbox.ask({ method: 'GET', path: '/v1/models', headers: { ...caller, 'x-api-key': 'sk-sandbox-org-acme-3' } }),
    ]);
    expect([refused.status, failed.status, listed.status]).toEqual([400, 529, 200]);
    for (const same of [refused, failed, listed]) expect(organizationIn(same)).toBe(organizationIn(one));
    expect(organizationIn(other)).not.toBe(organizationIn(one));
  });

  it.each([
    ['thinking', 'hi', 'signature'],
    ['redacted_thinking', 'something redacted', 'data'],
  ])('alone goes on with a conversation that holds its %s', async (type, question, field) => {
    const asked = { role: 'user', content: question };
    const first = jsonOf(await ask('sk-sandbox-org-acme-one', { messages: [asked] })) as {
      content: { type: string }[];
    };
    expect(first.content[0]?.type).toBe(type);
    const messages = [asked, { role: 'assistant', content: first.content }, { role: 'user', content: 'go on' }];
    expect((await ask('sk-sandbox-org-acme-two', { messages })).status).toBe(200);
    const refused = await ask('sk-sandbox-org-other-one', { messages });
    expect(refused.status).toBe(400);
    expect(jsonOf(refused)).toMatchObject({
      error: {
        type: 'invalid_request_error',
        message: `messages.1.content.0: Invalid \`${field}\` in \`${type}\` block`,
      },
    });
    const count = { path: '/v1/messages/count_tokens', body: { model: 'sandbox-x', messages } };
    expect((await sandbox.ask(count)).status).toBe(400);
  });

  it('gets a redacted thought as an event without deltas', async () => {
    const messages = [{ role: 'user', content: 'something redacted' }];
    const stream = (await ask('sk-sandbox-org-acme-one', { messages, stream: true })).body.toString();
    const events = stream.split('\n\n').filter((event) => event.includes('"index":0'));
    expect(events).toHaveLength(2);
    expect(events[0]).toMatch(/"content_block_start".*"content_block":\{"type":"redacted_thinking","data":"\w/);
    expect(events[1]).toContain('"content_block_stop"');
  });
});

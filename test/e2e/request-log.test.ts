import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PoolHouse, startPoolHouse } from '../support/pool-house';
import { newGreeting } from '../support/relay-client';
import { neverCool } from '../support/relay-house';
import { until } from '../support/supervisor/until';

type Line = Readonly<Record<string, unknown>>;

const canaries = {
  prompt: 'canary-prompt',
  header: 'canary-header',
  query: 'canary-query',
  credential: 'canary-credential',
};
const credential = (faults = ''): string => `sk-sandbox-${faults}${canaries.credential}`;
const agent = { 'user-agent': `claude-cli/2.1.329 (${canaries.header})`, 'x-custom': canaries.header };
const prompt = { system: canaries.prompt, metadata: { user_id: canaries.prompt } };

let house: PoolHouse;
beforeAll(async () => {
  house = await startPoolHouse({ LOG_LEVEL: 'info' });
});
afterAll(() => house.stop());

const linesOf = (message: string): Line[] =>
  house.gateway
    .output()
    .split('\n')
    .filter((line) => line.startsWith('{') && line.endsWith('}'))
    .map((line) => JSON.parse(line) as Line)
    .filter(({ msg }) => msg === message);

/** Lines are written in batches. */
async function lineOf(message: string, requestId: unknown): Promise<Line> {
  let found: Line | undefined;
  await until(
    () => {
      found = linesOf(message).find((line) => line.requestId === requestId);
      return Promise.resolve(found !== undefined);
    },
    `a line ${message} of ${String(requestId)}`,
  );
  return found ?? {};
}

describe('the log of a gateway', () => {
  it('has one line for a request, whose figures are those of its usage record', async () => {
    const groupId = await house.addGroup();
    const failing = await house.addAccount(credential('fault-529-'), {
      ...{ groupIds: [groupId], priority: 1, cooldownSeconds: neverCool },
    });
    const serving = await house.addAccount(credential(), { groupIds: [groupId], priority: 2 });
    const key = await house.addKey({ groupId });
    const answer = await house.ask(key, newGreeting({ ...prompt, stream: true }), { headers: agent });
    const requestId = String(answer.headers['request-id']);
    const line = await lineOf('relayed', requestId);
    const record = await house.usageOf(requestId);
    expect(line).toMatchObject({
      ...{ keyId: key.id, accountId: serving, model: 'sandbox-small', client: 'claude-code', isStreaming: true },
      ...{ outcome: 'completed', status: 200, attempts: 2, operation: 'generate', tokensOut: record.tokens.output },
      route: `${failing}:overloaded>${serving}:ok affinity=new via=bound group=${groupId}`,
    });
    expect(record).toMatchObject({ groupId, client: 'claude-code', isStreaming: true, costUsd: line.costUsd });
    expect(linesOf('relayed').filter((one) => one.requestId === requestId)).toHaveLength(1);
    const page = readFileSync(join(import.meta.dirname, '../../docs/logs.md'), 'utf8');
    expect(Object.keys(line).filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
  });

  it('has it also where every account failed', async () => {
    const accountId = await house.addAccount(credential('fault-529-again-'), { cooldownSeconds: neverCool });
    const answer = await house.ask(await house.addKey({ accountId }), newGreeting(prompt), { headers: agent });
    expect(await lineOf('relayed', answer.headers['request-id'])).toMatchObject({
      ...{ accountId, attempts: 1, route: `${accountId}:overloaded affinity=none via=bound`, tokensOut: 0 },
    });
  });

  it('has one for a refusal, and never a key, a prompt, a credential or the value of a header', async () => {
    const key = await house.addKey({ allowedModels: ['none'] });
    const refused = await house.ask(key, newGreeting(prompt), { headers: agent });
    expect(await lineOf('refused', refused.headers['request-id'])).toMatchObject({ code: 'policy_model_not_allowed' });
    const path = `/v1/nothing?key=${key.key}&other=${canaries.query}`;
    const lost = await house.ask(key, newGreeting(prompt), { path, headers: agent });
    await lineOf('refused', lost.headers['x-request-id']);
    const wrong = await house.ask(key, `{"model": ${canaries.prompt}`, { headers: agent });
    await lineOf('refused', wrong.headers['request-id']);
    const printed = house.gateway.output();
    expect(linesOf('relayed').length).toBeGreaterThanOrEqual(2);
    for (const canary of [...Object.values(canaries), key.key, house.relayKey]) expect(printed).not.toContain(canary);
  });
});

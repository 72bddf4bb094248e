import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { askPool } from '../support/pool/ask';
import { type Member, createMember, untilKnown } from '../support/pool/members';
import { type PoolHouse, startPoolHouse } from '../support/pool/pool-house';
import { until } from '../support/supervisor/until';

const SHARED_WITHIN_MS = 1_000;
const WATCHED_MS = 1_500;
const REST_SECONDS = 30;
/** Dates and resets are whole seconds, and the answer has been under way for a moment. */
const ROUNDING_MS = 2_000;

interface Cooldown {
  readonly scope: string;
  readonly cause: string;
  readonly until: string;
}

let pool: PoolHouse;
let member: Member;
let questions = 0;
beforeAll(async () => {
  pool = await startPoolHouse({ accounts: [{ priority: 1 }, { priority: 50 }] });
  member = await createMember(pool.redis, { username: 'sharing', keys: [{}] });
  for (const url of pool.fleet.urls()) await untilKnown(url, [member]);
});
afterAll(() => pool.stop());
beforeEach(async () => {
  for (const { id } of pool.accounts) await pool.house.admin('POST', `/admin/accounts/${id}/reset`);
  await pool.house.sandbox.setAccountFaults({});
  await pool.house.sandbox.resetLedger();
});

/** A new conversation; resolves with the place in the list of accounts of the one whose answer came. */
async function servedBy(url: string, model: string): Promise<number> {
  const marker = `sharing ${(questions += 1)}`;
  const answer = await askPool(url, member.keys[0]!.text, { marker, model });
  expect(answer).toMatchObject({ isGood: true });
  const asked = (await pool.house.sandbox.ledger()).filter(({ clientRequestMarker }) => clientRequestMarker === marker);
  return pool.accounts.findIndex(({ key }) => asked.at(-1)?.apiKeyTail === key.slice(-6));
}

it.each<[string, string, string, Partial<Cooldown>]>([
  ['in seconds', `429:${REST_SECONDS}`, 'sandbox-small', { scope: 'family:sandbox-small', cause: 'rate-limited' }],
  ['as a date', `429-date:${REST_SECONDS}`, 'sandbox-small', { scope: 'family:sandbox-small', cause: 'rate-limited' }],
  ['of token buckets', `429-buckets:${REST_SECONDS}`, 'sandbox-small', { scope: 'family:sandbox-small' }],
  ['of a subscription', `unified-rejected:${REST_SECONDS}`, 'sandbox-small', { scope: 'account' }],
  ['of one family of models', `unified-opus-rejected:${REST_SECONDS}`, 'sandbox-opus-1', { scope: 'family:opus' }],
  [
    'in a good answer',
    `unified-used-up:${REST_SECONDS}`,
    'sandbox-small',
    { scope: 'account', cause: 'window-used-up' },
  ],
])(
  'keeps all gateways from an account until the reset that it gave to one of them: %s',
  async (_, fault, model, expected) => {
    const { house, fleet, accounts } = pool;
    const [first, ...others] = fleet.urls();
    expect(others).toHaveLength(2);
    const account = accounts[0]!;
    const isUsedBy = (url: string) => async (): Promise<boolean> => (await servedBy(url, model)) === 0;
    for (const url of others) await until(isUsedBy(url), 'the account is used', SHARED_WITHIN_MS);
    await house.sandbox.setAccountFaults({ [account.key]: fault });
    const askedAt = Date.now();
    await servedBy(first!, model);
    const knownAt = Date.now();
    // It would answer again; nobody but those who do not know yet finds out.
    await house.sandbox.setAccountFaults({});

    let lastThere = 0;
    const watch = async (url: string): Promise<void> => {
      while (Date.now() - knownAt < WATCHED_MS) {
        const startedAt = Date.now();
        if ((await servedBy(url, model)) === 0) lastThere = Math.max(lastThere, startedAt - knownAt);
        await delay(20);
      }
    };
    await Promise.all(fleet.urls().map(watch));
    const { cooldowns } = (
      await house.admin<{ state: { cooldowns: Cooldown[] } }>('GET', `/admin/accounts/${account.id}`)
    ).state;
    console.log(`${fault}: the last one that went there left ${lastThere} ms after the cooldown;`, cooldowns);
    expect(lastThere).toBeLessThan(SHARED_WITHIN_MS);
    expect(cooldowns).toHaveLength(1);
    expect(cooldowns[0]).toMatchObject(expected);
    const end = Date.parse(cooldowns[0]!.until);
    expect(end).toBeGreaterThanOrEqual(askedAt + REST_SECONDS * 1_000 - ROUNDING_MS);
    expect(end).toBeLessThanOrEqual(knownAt + REST_SECONDS * 1_000 + ROUNDING_MS);

    // Other families go on where only one is meant.
    if (expected.scope?.startsWith('family:')) expect(await servedBy(others[0]!, 'sandbox-sonnet-1')).toBe(0);
    // An administrator who says that all is well is believed everywhere as well.
    await house.admin('POST', `/admin/accounts/${account.id}/reset`);
    for (const url of others) await until(isUsedBy(url), 'it is used again', SHARED_WITHIN_MS);
  },
);

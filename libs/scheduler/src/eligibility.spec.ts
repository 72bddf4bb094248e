import { describe, expect, it } from 'vitest';
import type { Account, CooldownScope } from '@app/accounts';
import {
  type AccountFacts,
  type Availability,
  type EligibilityQuestion,
  type Ineligibility,
  ineligibilities,
  isWithinReach,
  lacksOnlyRest,
  lacksOnlySlot,
  passesByItself,
} from './eligibility';

const account: Account = {
  ...{ id: 'acc_1', name: 'Team', platform: 'claude', priority: 50, schedulable: true, personal: false },
  createdAt: '2026-11-21T10:00:00.000Z',
};
const question: EligibilityQuestion = {
  ...{ model: 'claude-sonnet-4-5', userId: 'usr_1', scope: { kind: 'pool' }, tried: new Set() },
};
const facts: AccountFacts = {
  now: Date.parse('2026-11-21T12:00:00.000Z'),
  today: '2026-11-21',
  platformModels: () => ['claude-*'],
  credentialState: () => 'usable',
  availability: () => ({ kind: 'available' }),
  spent: () => undefined,
  shortage: () => undefined,
  mayProbe: () => true,
};
const cooldown = (scope: CooldownScope) => ({ scope, cause: 'overloaded', since: 0, until: 1, evidence: {} }) as const;
const cooling = (scope: CooldownScope): Partial<AccountFacts> => ({
  availability: () => ({ kind: 'cooling', cooldown: cooldown(scope), isSoft: false }),
});
const halfOpen: Availability = { kind: 'half-open', cooldown: cooldown('account') };
const spent = (day: string, nanoDollars: string): Partial<AccountFacts> => ({ spent: () => ({ day, nanoDollars }) });

type Case = [Ineligibility, Partial<Account>, Partial<EligibilityQuestion>, Partial<AccountFacts>];

describe('ineligibilities', () => {
  it('has nothing against an account that is well, and says so without making a list', () => {
    expect(ineligibilities(account, question, facts)).toEqual([]);
    expect(ineligibilities(account, question, facts)).toBe(ineligibilities(account, question, facts));
  });

  it.each<Case>([
    ['switched-off', { schedulable: false }, {}, {}],
    ['credential-unreadable', {}, {}, { credentialState: () => 'unreadable' }],
    ['needs-reauth', {}, {}, { credentialState: () => 'needs_reauth' }],
    ['expired', { expiresAt: '2026-11-21T12:00:00Z' }, {}, {}],
    ['model-not-served', {}, { model: 'gpt-5' }, {}],
    ['model-not-served', { models: ['claude-opus-*'] }, {}, {}],
    ['model-not-served', { models: [] }, {}, {}],
    ['model-not-served', { modelMapping: { other: 'claude-sonnet-4-5' }, models: ['x'] }, {}, {}],
    ['model-not-served', { modelMapping: {} }, { model: 'toString' }, {}],
    ['personal-of-another-user', { personal: true, ownerId: 'usr_2' }, {}, {}],
    ['personal-of-another-user', { personal: true }, {}, {}],
    ['not-in-group', {}, { scope: { kind: 'group', groupId: 'grp_1' } }, {}],
    ['not-in-group', { groupIds: ['grp_2'] }, { scope: { kind: 'group', groupId: 'grp_1' } }, {}],
    ['not-in-group', { groupIds: ['grp_3'] }, { scope: { kind: 'groups', groupIds: ['grp_1', 'grp_2'] } }, {}],
    ['not-the-bound-account', {}, { scope: { kind: 'account', accountId: 'acc_2' } }, {}],
    ['cooling', {}, {}, cooling('account')],
    ['model-cooling', {}, {}, cooling('family:opus')],
    ['host-cooling', {}, {}, cooling('host')],
    ['awaiting-probe', {}, {}, { availability: () => halfOpen, mayProbe: () => false }],
    ['quota-used-up', { dailyCostUsd: 1.5 }, {}, spent('2026-11-21', '1500000000')],
    ['slots-taken', {}, {}, { shortage: () => 'slots-taken' }],
    ['serial-queue-busy', {}, {}, { shortage: () => 'serial-queue-busy' }],
    ['already-tried', {}, { tried: new Set(['acc_1']) }, {}],
  ])('says %s (%#)', (reason, changedAccount, changedQuestion, changedFacts) => {
    const changed = { ...account, ...changedAccount };
    expect(ineligibilities(changed, { ...question, ...changedQuestion }, { ...facts, ...changedFacts })).toEqual([
      reason,
    ]);
  });

  it.each<[string, Partial<Account>, Partial<EligibilityQuestion>, Partial<AccountFacts>]>([
    ['the owner of a personal account', { personal: true, ownerId: 'usr_1' }, {}, {}],
    ['everybody of an account that merely has an owner', { ownerId: 'usr_2' }, {}, {}],
    ['a member of the group', { groupIds: ['grp_0', 'grp_1'] }, { scope: { kind: 'group', groupId: 'grp_1' } }, {}],
    ['the bound account', {}, { scope: { kind: 'account', accountId: 'acc_1' } }, {}],
    ["a model of the account's own list", { models: ['glm-*'] }, { model: 'glm-4.6' }, {}],
    [
      'a model that is mapped to one of no list',
      { modelMapping: { fast: 'vendor/x' }, models: [] },
      { model: 'fast' },
      {},
    ],
    ['an account whose end is to come', { expiresAt: '2026-11-21T12:00:01Z' }, {}, {}],
    ['an account that spent its budget yesterday', { dailyCostUsd: 1 }, {}, spent('2026-11-20', '2000000000')],
    ['an account that has some of its budget left', { dailyCostUsd: 1 }, {}, spent('2026-11-21', '999999999')],
    ['a half-open account whose probe is to be had', {}, {}, { availability: () => halfOpen }],
  ])('has nothing against %s', (_, changedAccount, changedQuestion, changedFacts) => {
    const changed = { ...account, ...changedAccount };
    expect(ineligibilities(changed, { ...question, ...changedQuestion }, { ...facts, ...changedFacts })).toEqual([]);
  });

  it('gives every reason there is', () => {
    const worst = { ...account, schedulable: false, personal: true, models: [], expiresAt: '2020-01-01T00:00:00Z' };
    const asked = { ...question, tried: new Set(['acc_1']) };
    const known: AccountFacts = {
      ...{ ...facts, ...cooling('host') },
      ...{ credentialState: () => 'unreadable', shortage: () => 'slots-taken' },
    };
    expect(ineligibilities(worst, asked, known)).toHaveLength(8);
  });

  it('asks nothing more of an account outside of the scope', () => {
    const asked: EligibilityQuestion = { ...question, scope: { kind: 'group', groupId: 'grp_1' } };
    const unasked = { ...facts, availability: () => expect.unreachable() };
    expect(ineligibilities({ ...account, schedulable: false }, asked, unasked)).toEqual(['not-in-group']);
  });
});

describe('what reasons mean', () => {
  it.each<[Ineligibility[], { reach: boolean; slot: boolean; rest: boolean; passes: boolean }]>([
    [[], { reach: true, slot: false, rest: false, passes: false }],
    [['slots-taken'], { reach: true, slot: true, rest: false, passes: true }],
    [['cooling'], { reach: true, slot: false, rest: true, passes: true }],
    [['cooling', 'slots-taken'], { reach: true, slot: false, rest: false, passes: true }],
    [['awaiting-probe'], { reach: true, slot: false, rest: false, passes: true }],
    [['switched-off', 'cooling'], { reach: true, slot: false, rest: false, passes: false }],
    [['model-not-served'], { reach: false, slot: false, rest: false, passes: false }],
  ])('of %j', (reasons, { reach, slot, rest, passes }) => {
    expect(isWithinReach(reasons)).toBe(reach);
    expect(lacksOnlySlot(reasons)).toBe(slot);
    expect(lacksOnlyRest(reasons)).toBe(rest);
    expect(passesByItself(reasons)).toBe(passes);
  });
});

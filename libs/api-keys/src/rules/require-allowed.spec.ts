import { describe, expect, it } from 'vitest';
import { GatewayError } from '@app/common';
import type { KeyPermission } from '../api-key';
import type { EffectiveKey } from '../policies/effective-key';
import type { Headers } from '../presented-key';
import {
  mayUseModel,
  requireAllowedAddress,
  requireAllowedClient,
  requireAllowedModel,
  requireAllowedProtocol,
} from './require-allowed';

/** What a request is about, as far as the rules of a key ask. */
interface KeyUse {
  readonly family: KeyPermission;
  readonly model: string;
  readonly headers: Headers;
  readonly remoteAddress: string | undefined;
}

const plain: EffectiveKey = {
  ...{ id: 'key_1', name: 'laptop', userId: 'usr_1', digest: 'ba7816bf', hint: 'x9Zk' },
  ...{ createdAt: '2026-11-21T10:00:00.000Z', enabled: true, debug: false },
};
const use: KeyUse = {
  family: 'claude',
  model: 'claude-sonnet-4-5',
  headers: { 'user-agent': 'claude-cli/2.1.329 (external, cli)' },
  remoteAddress: '10.0.0.7',
};

function refusal(rules: Partial<EffectiveKey>, change: Partial<KeyUse> = {}): GatewayError | undefined {
  try {
    const apiKey = { ...plain, ...rules };
    const { family, model, headers, remoteAddress } = { ...use, ...change };
    requireAllowedAddress(apiKey, remoteAddress);
    requireAllowedClient(apiKey, headers);
    requireAllowedProtocol(apiKey, family);
    requireAllowedModel(apiKey, model);
    return undefined;
  } catch (error) {
    if (error instanceof GatewayError) return error;
    throw error;
  }
}

describe('the rules of a key', () => {
  it.each<[Partial<EffectiveKey>, Partial<KeyUse>]>([
    [{}, {}],
    [
      { permissions: [], allowedClients: [], deniedModels: [] },
      { family: 'gemini', headers: {}, remoteAddress: '' },
    ],
    [{ permissions: ['openai', 'claude'] }, {}],
    [{ allowedClients: ['claude-code'] }, {}],
    [{ allowedModels: ['claude-*'] }, {}],
    [{ deniedModels: ['*opus*'] }, {}],
    [{ allowedModels: ['claude-*'], policyModels: ['*-sonnet-*'] }, {}],
    [{ allowedCidrs: ['10.0.0.0/8'] }, { remoteAddress: '::ffff:10.0.0.7' }],
  ])('lets a key with %j be used for %j', (rules, change) => {
    expect(refusal(rules, change)).toBeUndefined();
  });

  it.each<[Partial<EffectiveKey>, Partial<KeyUse>, string]>([
    [{ permissions: ['openai'] }, {}, 'policy_protocol_not_allowed'],
    [{ allowedClients: ['codex'] }, {}, 'policy_client_not_allowed'],
    [{ allowedClients: ['claude-code'] }, { headers: {} }, 'policy_client_not_allowed'],
    [{ allowedModels: ['claude-haiku-*'] }, {}, 'policy_model_not_allowed'],
    [{ allowedModels: [] }, {}, 'policy_model_not_allowed'],
    [{ deniedModels: ['claude-sonnet-*'] }, {}, 'policy_model_not_allowed'],
    [{ allowedModels: ['*'], policyModels: ['gpt-*'] }, {}, 'policy_model_not_allowed'],
    [{ allowedModels: ['gpt-*'], policyModels: ['*'] }, {}, 'policy_model_not_allowed'],
    [{ policyModels: [] }, {}, 'policy_model_not_allowed'],
    [{ allowedModels: ['*'], deniedModels: ['*sonnet*'] }, {}, 'policy_model_not_allowed'],
    [{ deniedModels: ['claude-sonnet-*'] }, { model: 'Claude-SONNET-4-5' }, 'policy_model_not_allowed'],
    [{ allowedCidrs: ['10.0.0.0/8'] }, { remoteAddress: '11.0.0.1' }, 'policy_address_not_allowed'],
    [{ allowedCidrs: [] }, {}, 'policy_address_not_allowed'],
    [{ allowedCidrs: ['nonsense'] }, {}, 'policy_address_not_allowed'],
  ])('refuses a key with %j for %j: %s', (rules, change, code) => {
    expect(refusal(rules, change)).toMatchObject({ code, status: 403, retryable: false });
  });

  it('says what is allowed instead', () => {
    expect(refusal({ allowedClients: ['codex', 'droid'] })?.message).toBe(
      'This relay key may be used with codex, droid only, and this request comes from claude-code',
    );
    expect(refusal({ permissions: ['gemini'] })?.message).toBe(
      'This relay key may be used for gemini only, and this request is for claude',
    );
    expect(refusal({ allowedModels: ['a', 'b', 'c', 'd', 'e', 'f', 'g'] })?.message).toBe(
      'This relay key does not allow the model "claude-sonnet-4-5": it allows a, b, c, d, e and 2 more',
    );
    expect(refusal({ allowedModels: ['*'], policyModels: ['gpt-*'] })?.message).toBe(
      'This relay key does not allow the model "claude-sonnet-4-5": the policy of its owner allows gpt-*',
    );
    expect(refusal({ allowedCidrs: ['10.0.0.0/8'] }, { remoteAddress: '192.0.2.1' })?.message).toContain('192.0.2.1');
  });

  it('quotes no more of a model than fits a message', () => {
    expect(refusal({ allowedModels: ['a'] }, { model: 'x'.repeat(10_000) })?.message.length).toBeLessThan(200);
  });
});

describe('mayUseModel', () => {
  it('asks the lists of the key alone', () => {
    expect(mayUseModel(plain, 'anything')).toBe(true);
    expect(mayUseModel({ ...plain, allowedModels: ['claude-*'] }, 'gpt-6')).toBe(false);
  });
});

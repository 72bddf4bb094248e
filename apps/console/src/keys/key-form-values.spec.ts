import { expect, it } from 'vitest';
import { keyChangeOf, keyFormValuesOf, newKeyOf } from './key-form-values';

const empty = keyFormValuesOf();
const full = keyFormValuesOf({
  ...{ name: 'laptop', groupId: 'grp_1', permissions: ['claude'], allowedClients: ['codex'], tags: ['ci'] },
  ...{ allowedModels: ['claude-*'], deniedModels: ['*opus*'], allowedCidrs: ['10.0.0.0/8'] },
  ...{ limits: { dailyCostUsd: 5, window: { minutes: 60, requests: 3 } }, validFor: 'P30D' },
});

it('asks for a new key with nothing but what was said', () => {
  expect(newKeyOf({ ...empty, name: ' laptop ' })).toEqual({ name: 'laptop' });
  expect(newKeyOf(full)).toEqual({
    ...{ name: 'laptop', groupId: 'grp_1', permissions: ['claude'], allowedClients: ['codex'], tags: ['ci'] },
    ...{ allowedModels: ['claude-*'], deniedModels: ['*opus*'], allowedCidrs: ['10.0.0.0/8'] },
    ...{ limits: { dailyCostUsd: 5, window: { minutes: 60, requests: 3 } }, validFor: 'P30D' },
  });
});

it('changes nothing where nothing was changed', () => {
  expect(keyChangeOf(full, { ...full, name: ' laptop' })).toEqual({});
  expect(keyChangeOf(empty, empty)).toEqual({});
});

it('sends what differs, and null for what is taken away', () => {
  expect(keyChangeOf(full, { ...empty, name: 'desk' })).toEqual({
    ...{ name: 'desk', groupId: null, permissions: null, allowedClients: null, tags: null },
    ...{ allowedModels: null, deniedModels: null, allowedCidrs: null, limits: null, expiresAt: null },
  });
  expect(keyChangeOf(empty, { ...empty, tags: ['ci'] })).toEqual({ tags: ['ci'] });
});

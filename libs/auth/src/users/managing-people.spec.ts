import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Role, roles } from '@app/common';
import { permissionsOf } from '../permissions';
import { type ManagedChange, objectionToManaging } from './managing-people';

const somebody = (id: string, role: Role) => ({ id, role });
const anyRole = fc.constantFrom(...roles);
const anyChange: fc.Arbitrary<ManagedChange> = fc.record(
  { role: anyRole, enabled: fc.boolean() },
  { requiredKeys: [] },
);

describe('objectionToManaging', () => {
  it('never lets somebody make of somebody else, or of themselves, more than they are', () => {
    fc.assert(
      fc.property(anyRole, anyRole, fc.boolean(), anyChange, (actorRole, otherRole, isSelf, change) => {
        const actor = somebody('usr_1', actorRole);
        const target = isSelf ? actor : somebody('usr_2', otherRole);
        if (objectionToManaging(actor, target, change) !== undefined) return;
        const held = permissionsOf(actorRole);
        expect(permissionsOf(target.role).every((permission) => held.includes(permission))).toBe(true);
        expect(permissionsOf(change.role ?? target.role).every((permission) => held.includes(permission))).toBe(true);
        if (isSelf) expect([change.role ?? actorRole, change.enabled ?? true]).toEqual([actorRole, true]);
      }),
    );
  });

  it.each<[Role, Role, ManagedChange, string | undefined]>([
    ['owner', 'owner', { role: 'member' }, undefined],
    ['owner', 'member', { role: 'owner' }, undefined],
    ['admin', 'member', { role: 'operator' }, undefined],
    ['admin', 'member', { role: 'admin' }, 'role'],
    ['admin', 'operator', { role: 'owner' }, 'role'],
    ['admin', 'admin', {}, 'person'],
    ['admin', 'owner', { enabled: false }, 'person'],
    ['operator', 'member', {}, 'person'],
    ['member', 'member', {}, 'person'],
  ])('as %s of another %s with %j: %s', (actor, target, change, expected) => {
    expect(objectionToManaging(somebody('usr_1', actor), somebody('usr_2', target), change)).toBe(expected);
  });

  it.each<[ManagedChange, string | undefined]>([
    [{}, undefined],
    [{ role: 'owner', enabled: true }, undefined],
    [{ role: 'admin' }, 'own-role'],
    [{ enabled: false }, 'own-switch'],
  ])('of an owner with themselves and %j: %s', (change, expected) => {
    expect(objectionToManaging(somebody('usr_1', 'owner'), somebody('usr_1', 'owner'), change)).toBe(expected);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ApiKey } from '@app/api-keys';
import type { ChainedEntry } from '@app/audit';
import type { User } from '@app/auth';
import { eventOfEntry } from './event-of-entry';
import type { KnownRecords } from './known-records';

const at = '2026-11-21T12:00:00.000Z';
const nobody: KnownRecords = { key: () => undefined, user: () => undefined };
const known: KnownRecords = {
  key: (id) => ({ id, name: 'desk', userId: 'usr_1', groupId: 'grp_1' }) as ApiKey,
  user: (id) => ({ id, username: 'ada', role: 'member', provider: 'local', groupIds: ['grp_2'] }) as unknown as User,
};

const entryOf = (action: string, fields: object = {}): ChainedEntry => ({
  ...{ seq: 1, hash: '', id: 'aud_1', at, action, outcome: 'done', origin: {} },
  ...{ actor: { kind: 'system', task: 'directory-sync' }, subject: { type: action.split('.')[0] ?? '', id: 'rec_1' } },
  ...fields,
});
const typeOf = (action: string, before?: object, after?: object): string | undefined => {
  const event = eventOfEntry(entryOf(action, { ...(before && { before }), ...(after && { after }) }), known);
  return event && [event.type, event.data.reason].filter(Boolean).join(' ');
};

describe('what an entry of the audit log tells', () => {
  it.each([
    ['api-keys.created', undefined, { name: 'k' }, 'key.created'],
    ['api-keys.updated', { enabled: true }, { enabled: false }, 'key.revoked disabled'],
    ['api-keys.updated', {}, { deletedAt: at }, 'key.revoked deleted'],
    ['api-keys.updated', { enabled: true }, { enabled: false, deletedAt: at }, 'key.revoked deleted'],
    ['api-keys.deleted', { enabled: true }, undefined, 'key.revoked deleted'],
    ['users.created', undefined, { username: 'ada' }, 'user.created'],
    ['users.updated', { enabled: true }, { enabled: false }, 'user.disabled disabled'],
    ['users.updated', {}, { deletedAt: at }, 'user.disabled deleted'],
    ['users.updated', { directory: {} }, { directory: { suspended: 'gone' } }, 'user.disabled suspended'],
    ['users.updated', { enabled: true, directory: {} }, { enabled: false, directory: {} }, 'user.disabled disabled'],
    ['users.deleted', { enabled: true }, undefined, 'user.disabled deleted'],
  ])('%s from %j to %j: %s', (action, before, after, expected) => {
    expect(typeOf(action, before, after)).toBe(expected);
  });

  it.each([
    ['api-keys.updated', { enabled: false }, { enabled: true }],
    ['api-keys.updated', { deletedAt: at }, {}],
    ['api-keys.updated', { digest: 'hmac-1' }, { digest: 'hmac-2' }],
    ['api-keys.updated', { userId: 'usr_1' }, { userId: 'usr_2' }],
    ['api-keys.deleted', { deletedAt: at }, undefined],
    ['users.updated', { enabled: false }, { enabled: true }],
    ['users.updated', { deletedAt: at }, {}],
    ['users.updated', { directory: { suspended: 'gone' } }, { directory: {} }],
    ['users.updated', { directory: { suspended: 'locked' } }, { directory: { suspended: 'gone' } }],
    ['users.deleted', { deletedAt: at }, undefined],
    ['users.unlocked', undefined, undefined],
    ['accounts.created', undefined, { name: 'a' }],
    ['api-keys.created.again', undefined, { name: 'k' }],
    ['sign-in.refused', undefined, undefined],
  ])('%s from %j to %j: nothing', (action, before, after) => {
    expect(typeOf(action, before, after)).toBeUndefined();
  });

  it('names a record that changed as it is called now, and one that is gone by its id', () => {
    const entry = entryOf('api-keys.updated', { before: { enabled: true }, after: { enabled: false } });
    expect(eventOfEntry(entry, known)).toMatchObject({
      ...{ summary: 'Key desk of ada was switched off by directory-sync (the relay)', groupIds: ['grp_1'] },
      data: { keyName: 'desk', userId: 'usr_1', username: 'ada', actorKind: 'system', actorId: 'directory-sync' },
    });
    const event = eventOfEntry(entry, nobody);
    expect(event?.summary).toBe('Key rec_1 was switched off by directory-sync (the relay)');
    expect(event).not.toHaveProperty('groupIds');
  });

  it('says who did it, who may be nobody known', () => {
    const by = (actor: unknown) =>
      eventOfEntry(entryOf('users.created', { actor, after: { username: 'ada', groupIds: ['grp_2', 7] } }), nobody);
    expect(by({ kind: 'user', id: 'usr_9', username: 'eve', role: 'owner' })).toMatchObject({
      ...{ summary: 'User ada was created by eve', groupIds: ['grp_2'], at },
      data: { actorKind: 'user', actorId: 'usr_9', actorName: 'eve', auditId: 'aud_1' },
    });
    for (const actor of [{ kind: 'anonymous', username: 'typed' }, { kind: 'user' }, { kind: 'else' }, {}, null, 'x'])
      expect(by(actor)?.data).toMatchObject({ actorKind: 'anonymous' });
  });

  it('is one line for people, whatever somebody is called', () => {
    const username = `a\nb\u0000\u202e${'x'.repeat(10_000)}`;
    const event = eventOfEntry(entryOf('users.created', { after: { username } }), nobody);
    expect(event?.summary).toMatch(/^User a b[^\p{Cc}]* was created by .*$/u);
    expect(event?.summary.length).toBeLessThan(300);
  });

  it('is flat and never an error, whatever the log holds', () => {
    const action = fc.constantFrom('api-keys.created', 'api-keys.updated', 'users.updated', 'users.deleted', 'x');
    const any = fc.jsonValue();
    const fields = fc.record({ enabled: any, deletedAt: any, directory: any, name: any, groupIds: any, userId: any });
    fc.assert(
      fc.property(
        action,
        fc.oneof(any, fields),
        fc.oneof(any, fields),
        any,
        any,
        (name, before, after, subject, actor) => {
          for (const records of [nobody, known]) {
            const event = eventOfEntry(entryOf(name, { before, after, subject, actor }), records);
            const values = Object.values(event?.data ?? {});
            expect(values.every((value) => ['string', 'number', 'boolean'].includes(typeof value))).toBe(true);
            expect((event?.groupIds ?? []).every((id) => typeof id === 'string')).toBe(true);
          }
        },
      ),
    );
  });
});

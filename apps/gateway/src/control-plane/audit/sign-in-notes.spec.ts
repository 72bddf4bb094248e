import type { FastifyRequest } from 'fastify';
import { describe, expect, it } from 'vitest';
import type { AuditEvent, AuditTrail } from '@app/audit';
import type { User, Users } from '@app/auth';
import { type RefusedSignIn, SignInNotes } from './sign-in-notes';

function notesOf(known: readonly string[]) {
  const noted: AuditEvent[] = [];
  let now = 0;
  const trail = {
    fingerprint: (text: string) => `hmac of ${text}`,
    note: (event: AuditEvent) => Promise.resolve(void noted.push(event)),
  };
  const users = {
    findByUsername: (username: string) =>
      known.includes(username) ? ({ id: `usr_${username}`, username } as User) : undefined,
  };
  const notes = new SignInNotes(trail as unknown as AuditTrail, users as unknown as Users, { now: () => now } as never);
  return {
    noted,
    wait: (ms: number) => (now += ms),
    refuse: (refusal: Partial<RefusedSignIn>, ip: string) =>
      notes.refused({ outcome: 'refused', ...refusal } as RefusedSignIn, { ip, headers: {} } as FastifyRequest),
  };
}

describe.each(['throttled', 'directory-unavailable'] as const)('sign-ins that are refused as %s', (reason) => {
  it('are noted once a minute for all names that nobody has, and all addresses of one network', async () => {
    const { noted, wait, refuse } = notesOf([]);
    for (let attempt = 0; attempt < 100; attempt += 1)
      await refuse({ reason, username: `nobody-${attempt}` }, `2001:db8::${attempt}`);
    wait(60_000);
    await refuse({ reason, username: 'nobody' }, '2001:db8::1');
    expect(noted.map(({ detail }) => detail)).toEqual([
      { reason, count: 1 },
      { reason, count: 100 },
    ]);
  });

  it('are noted for each person and each network apart', async () => {
    const { noted, refuse } = notesOf(['ada', 'grace']);
    for (const username of ['ada', 'grace', 'nobody', 'ada'])
      for (const ip of ['192.0.2.1', '192.0.2.2']) await refuse({ reason, username }, ip);
    expect(noted).toHaveLength(6);
  });
});

it('a wrong password is noted every time', async () => {
  const { noted, refuse } = notesOf(['ada']);
  for (let attempt = 0; attempt < 3; attempt += 1)
    await refuse({ reason: 'wrong-password', username: 'ada' }, '192.0.2.1');
  expect(noted).toHaveLength(3);
});

import { randomBytes } from 'node:crypto';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { auditedCollections } from '@app/audit';
import { readSettings } from '@app/config';
import { LiveCollection } from '@app/redis';
import { type Infrastructure, createInfrastructure } from '../../apps/gateway/src/bootstrap/infrastructure';
import { type RedisServer, startRedisServer } from '../support/redis-server';

/** They say how things are and are written by the relay itself, often: nobody decided what is in them. */
const STATES = ['account-states', 'directory-status'];

let server: RedisServer;
let infrastructure: Infrastructure;
const withJournal: unknown[] = [];
beforeAll(async () => {
  server = await startRedisServer();
  const keepJournal = vi.spyOn(LiveCollection.prototype, 'keepJournal');
  const settings = readSettings({
    ...{ REDIS_URL: server.url, LOG_LEVEL: 'silent', JWT_SECRET: randomBytes(32).toString('base64') },
    MASTER_KEYS: `k1:${randomBytes(32).toString('base64')}`,
  });
  infrastructure = await createInfrastructure(settings, pino({ level: 'silent' }));
  withJournal.push(...keepJournal.mock.contexts);
});
afterAll(async () => {
  await infrastructure.close();
  await server.stop();
});

/** The record collections that the gateway keeps current, by name. */
function polled(): Map<string, unknown> {
  const { collections } = infrastructure.poller as unknown as { collections: { codec: { collection: string } }[] };
  return new Map(collections.map((collection) => [collection.codec.collection, collection]));
}

describe('the record collections of a gateway', () => {
  it('keep a journal, but for states', () => {
    const names = [...polled()].filter(([, collection]) => withJournal.includes(collection)).map(([name]) => name);
    const silent = [...polled().keys()].filter((name) => !names.includes(name));
    expect(silent.sort()).toEqual(STATES);
    expect(names.length).toBeGreaterThan(5);
  });

  it('are in the list of what is audited, with their secrets, and nothing else is', () => {
    const names = [...polled().keys()].filter((name) => !STATES.includes(name));
    expect(Object.keys(auditedCollections).sort()).toEqual(names.sort());
  });
});

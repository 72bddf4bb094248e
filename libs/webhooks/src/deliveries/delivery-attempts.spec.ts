import { describe, expect, it } from 'vitest';
import type { DomainEvent } from '@app/common';
import type { WebhookEndpoint } from '../endpoints/webhook-endpoint';
import { AttemptLanes } from './attempt-lanes';
import { DeliveryAttempts, type DeliveryAttemptsOptions } from './delivery-attempts';

const COUNT = 40;
const event: DomainEvent = {
  ...{ id: 'evt_1', type: 'key.created', at: '2026-11-21T10:00:00.000Z', severity: 'info', summary: 'One', data: {} },
};
const endpoint: WebhookEndpoint = {
  ...{ id: 'whe_a', name: 'a', channel: 'standard', events: ['*'], minimumSeverity: 'info', dedupeSeconds: 0 },
  ...{ concurrency: 4, enabled: true, createdAt: '2026-11-21T10:00:00.000Z' },
};

/** One endpoint, whose every delivery is due, in a process with a clock of its own. */
class Room {
  now = 0;
  /** How long the endpoint takes to answer, and Redis to say what endpoints there are. */
  answersAfterMs = 0;
  syncsAfterMs = 0;
  hasPlace = true;
  enabled = true;
  status = 204;
  told = 0;
  readonly ends: Parameters<DeliveryAttemptsOptions['store']['end']>[0][] = [];
  switchedOff = 0;
  url = 'https://a.example';
  /** Happens while the endpoint is told. */
  meanwhile: () => void = () => undefined;
  readonly lanes = new AttemptLanes(COUNT, () => this.now);
  readonly attempts: DeliveryAttempts;

  constructor() {
    const options: DeliveryAttemptsOptions = {
      endpoints: {
        get: () => ({ ...endpoint, enabled: this.enabled }),
        values: () => [endpoint],
        channelSettingsOf: () => ({ url: this.url, secrets: [`whsec_${'A'.repeat(32)}`] }),
        sync: () => Promise.resolve(void (this.now += this.syncsAfterMs)),
        disable: () => Promise.resolve(),
      },
      store: {
        endpointOf: () => Promise.resolve(endpoint.id),
        begin: (_, __, { attemptId }) =>
          Promise.resolve(
            this.hasPlace
              ? { attemptId, now: 0, events: [event], attempts: [], attemptCount: 0, unheard: 1 }
              : undefined,
          ),
        end: (ended) => {
          this.ends.push(ended);
          return Promise.resolve({ failingForMs: 0, next: [] });
        },
        drop: () => Promise.resolve(),
        putOff: () => Promise.resolve(),
        forgetFailures: () => Promise.resolve(),
      },
      sender: {
        send: () => {
          this.told += 1;
          this.now += this.answersAfterMs;
          this.meanwhile();
          return Promise.resolve({ status: this.status, headers: {}, body: '' });
        },
      },
      jobs: { hand: () => Promise.resolve() },
      lanes: this.lanes,
      switchOff: { run: () => Promise.resolve(void (this.switchedOff += 1)) },
      clock: { monotonic: () => this.now },
      random: () => 0,
      relayUrl: undefined,
    };
    this.attempts = new DeliveryAttempts(options);
  }

  /** How many lanes the endpoint gets at the same time. */
  lanesLeft(): number {
    const leave = Array.from({ length: COUNT }, () => this.lanes.enter(endpoint.id)).filter((one) => one !== undefined);
    leave.forEach((one) => one(false));
    return leave.length;
  }
}

describe('an endpoint that is slow', () => {
  const ofSlowOnes = 1 + COUNT / 4;

  it('is not taken for a fast one because it had no room', async () => {
    const room = new Room();
    room.hasPlace = false;
    await room.attempts.run('dlv_1');
    expect(room.lanesLeft()).toBe(ofSlowOnes);
  });

  it('is not taken for a fast one because it was switched off', async () => {
    const room = new Room();
    room.enabled = false;
    await room.attempts.run('dlv_1');
    expect([room.lanesLeft(), room.told, room.ends.length]).toEqual([ofSlowOnes, 0, 1]);
  });

  it('is fast when it has answered soon, and slow again when it has not', async () => {
    const room = new Room();
    await room.attempts.run('dlv_1');
    expect(room.lanesLeft()).toBe(COUNT);
    room.answersAfterMs = 2_001;
    await room.attempts.run('dlv_2');
    expect(room.lanesLeft()).toBe(ofSlowOnes);
  });
});

describe('an attempt that could begin only after Redis was away', () => {
  it('is left to others, who make it when it counts as lost', async () => {
    const room = new Room();
    room.syncsAfterMs = 5_001;
    await room.attempts.run('dlv_1');
    expect([room.told, room.ends.length]).toEqual([0, 0]);
  });

  it('is made where it still can end before it counts as lost', async () => {
    const room = new Room();
    room.syncsAfterMs = 5_000;
    await room.attempts.run('dlv_1');
    expect([room.told, room.ends.length]).toEqual([1, 1]);
  });
});

describe('an endpoint that wants nothing any more', () => {
  it('is switched off', async () => {
    const room = new Room();
    room.status = 410;
    await room.attempts.run('dlv_1');
    expect([room.switchedOff, room.ends[0]?.state]).toEqual([1, 'dead']);
  });

  it('stays on, and is told where it is now, when it was put right meanwhile', async () => {
    const room = new Room();
    room.status = 410;
    room.meanwhile = () => (room.url = 'https://b.example');
    await room.attempts.run('dlv_1');
    expect([room.switchedOff, room.ends[0]?.state]).toEqual([0, 'waiting']);
  });
});

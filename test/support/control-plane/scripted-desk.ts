import { createId } from '@app/common';
import type {
  Delivery,
  DeliveryDesk,
  DeliveryPage,
  DeliveryQuestion,
  DeliveryStanding,
  TestOutcome,
} from '@app/webhooks';

/** Stands in for the engine that makes deliveries: holds what a test gives it, and answers as it is told. */
export class ScriptedDesk implements DeliveryDesk {
  /** The oldest first. */
  readonly all: Delivery[] = [];
  readonly forgotten: string[] = [];
  readonly tested: string[] = [];
  /** By id of the endpoint. */
  readonly failingSince = new Map<string, string>();
  nextTest: TestOutcome = { outcome: { outcome: 'delivered' }, durationMs: 12 };

  /** Puts down a delivery of an event about an account. */
  add(endpointId: string, change: Partial<Delivery> = {}): Delivery {
    const at = '2026-11-21T10:00:00.000Z';
    const delivery: Delivery = {
      ...{ id: createId('dlv'), endpointId, state: 'dead', createdAt: at, attemptCount: 10 },
      events: [
        {
          ...{
            id: createId('evt'),
            type: 'account.cooling',
            at,
            severity: 'warning',
            summary: 'Account Team cools down',
          },
          data: { accountId: 'acc_9xY' },
        },
      ],
      attempts: [{ at, outcome: 'failed', reason: 'HTTP 500: no words', durationMs: 40 }],
      ...change,
    };
    this.all.push(delivery);
    return delivery;
  }

  list(endpointId: string, { state, cursor, limit, oldestFirst = false }: DeliveryQuestion): Promise<DeliveryPage> {
    const wanted = this.all
      .map((delivery, index) => ({ delivery, place: index + 1 }))
      .filter(({ delivery }) => delivery.endpointId === endpointId && (state ?? delivery.state) === delivery.state)
      .filter(({ place }) => cursor === undefined || place > Number(cursor) === oldestFirst)
      .filter(({ place }) => place !== Number(cursor));
    if (!oldestFirst) wanted.reverse();
    const rows = wanted.slice(0, limit);
    const last = wanted.length > limit ? rows.at(-1) : undefined;
    const deliveries = rows.map(({ delivery }) => delivery);
    return Promise.resolve({ deliveries, ...(last ? { nextCursor: String(last.place) } : {}) });
  }

  standingOf(endpointId: string): Promise<DeliveryStanding> {
    const theirs = this.all.filter((delivery) => delivery.endpointId === endpointId);
    const countOf = (state: Delivery['state']): number => theirs.filter((delivery) => delivery.state === state).length;
    const [failingSince, last] = [this.failingSince.get(endpointId), theirs.at(-1)];
    return Promise.resolve({
      ...{ waiting: countOf('waiting'), dead: countOf('dead') },
      ...(failingSince === undefined ? {} : { failingSince }),
      ...(last ? { last: { id: last.id, state: last.state, createdAt: last.createdAt } } : {}),
    });
  }

  get(id: string): Promise<Delivery | undefined> {
    return Promise.resolve(this.all.find((delivery) => delivery.id === id));
  }

  replay(id: string): Promise<'waiting' | 'absent' | 'not-ended'> {
    const index = this.all.findIndex((delivery) => delivery.id === id);
    const delivery = this.all[index];
    if (!delivery) return Promise.resolve('absent');
    if (delivery.state === 'waiting') return Promise.resolve('not-ended');
    this.all[index] = { ...delivery, state: 'waiting', attemptCount: 0, nextAttemptAt: delivery.createdAt };
    return Promise.resolve('waiting');
  }

  async replayDead(endpointId: string): Promise<number> {
    const dead = this.all.filter((delivery) => delivery.endpointId === endpointId && delivery.state === 'dead');
    for (const { id } of dead) await this.replay(id);
    return dead.length;
  }

  test(endpointId: string): Promise<TestOutcome> {
    this.tested.push(endpointId);
    return Promise.resolve(this.nextTest);
  }

  forget(endpointId: string): Promise<void> {
    this.forgotten.push(endpointId);
    const kept = this.all.filter((delivery) => delivery.endpointId !== endpointId);
    this.all.splice(0, this.all.length, ...kept);
    return Promise.resolve();
  }
}

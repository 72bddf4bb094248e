import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RedisServer, startRedisServer } from '../support/redis-server';
import { type Place, SlotGateway, slotAccount } from '../support/slot-gateway';
import { until } from '../support/supervisor/until';

let server: RedisServer;
beforeAll(async () => {
  server = await startRedisServer();
});
afterAll(() => server.stop());

describe('slots under random takes, waits, releases, aborts and kills', () => {
  it('an account never has more requests under way than it allows, and a free slot does not stay free', async () => {
    const step = fc.record({
      kind: fc.constantFrom('take', 'wait', 'wait', 'release', 'release', 'leave', 'kill'),
      gateway: fc.nat(2),
      which: fc.nat(50),
      user: fc.constantFrom('usr_1', 'usr_2'),
    });
    let run = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 10, maxLength: 60 }),
        fc.integer({ min: 1, max: 3 }),
        async (steps, limit) => {
          run += 1;
          const account = slotAccount(`acc_${run}`, { maxConcurrency: limit });
          const times = { leaseMs: 400, renewEveryMs: 100, waiterMs: 300, lookEveryMs: 60 };
          const fleet = await Promise.all([0, 1, 2].map(() => SlotGateway.open(server.url, times)));
          const running = new Map<string, { place: Place; gateway: SlotGateway }>();
          const leaving = new Map<string, AbortController>();
          const ends: Promise<unknown>[] = [];
          let most = 0;
          const note = (id: string, gateway: SlotGateway, place: Place): void => {
            leaving.delete(id);
            if (!place.held) return;
            if (!fleet.includes(gateway)) return;
            running.set(id, { place, gateway });
            most = Math.max(most, running.size);
          };
          for (const [index, { kind, gateway: number, which, user }] of steps.entries()) {
            const gateway = fleet[number]!;
            const id = `req_${run}_${index}`;
            if (kind === 'take') note(id, gateway, await gateway.take(id, [account]));
            else if (kind === 'wait') {
              const abort = new AbortController();
              leaving.set(id, abort);
              const place = gateway.wait(id, [account], { userId: user, signal: abort.signal, waitMs: 2_000 });
              ends.push(place.then((given) => note(id, gateway, given)).catch(() => undefined));
            } else if (kind === 'release') {
              const [chosen] = [...running.keys()].slice(which % Math.max(1, running.size));
              if (chosen === undefined) continue;
              // First the note, then the release: somebody else may have the slot at once.
              const { place } = running.get(chosen)!;
              running.delete(chosen);
              place.held?.release();
            } else if (kind === 'leave') {
              [...leaving.values()].at(which % Math.max(1, leaving.size))?.abort();
            } else if (which < 5) {
              // Its slots stay taken until their leases expire; here its requests have died with it.
              for (const [held, { gateway: by }] of running) if (by === gateway) running.delete(held);
              fleet[number] = await SlotGateway.open(server.url, times);
              gateway.kill();
            }
            await Promise.resolve();
          }
          expect(most).toBeLessThanOrEqual(limit);
          // Whoever still waits comes to its turn when all that runs is released.
          const finished = Promise.all(ends).then(() => true);
          for (const controller of leaving.values()) if (run % 2 === 0) controller.abort();
          await until(
            async () => {
              for (const [held, { place }] of running) {
                running.delete(held);
                place.held?.release();
              }
              return Promise.race([finished, new Promise<boolean>((resolve) => setTimeout(resolve, 5, false))]);
            },
            'all have come to an end',
            8_000,
          );
          expect(most).toBeLessThanOrEqual(limit);
          for (const gateway of fleet) gateway.kill();
        },
      ),
      { numRuns: 25, endOnFailure: true },
    );
  });
});

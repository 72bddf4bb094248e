import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ArchiveHouse, COUNT, noFaultsInTheBooks } from '../support/usage/archive-house';
import { killedAt } from '../support/usage/killed-at';

let house: ArchiveHouse;
beforeAll(async () => {
  house = await ArchiveHouse.start();
});
afterAll(() => house.stop());
beforeEach(() => house.fill());
afterEach(() => house.empty());

describe('a worker that is killed', () => {
  const steps = ['writing', 'written', 'renamed', 'noted', 'trimmed'] as const;
  it.each(
    steps.flatMap(
      (step) =>
        (step === 'trimmed'
          ? [[step, 1]]
          : [
              [step, 1],
              [step, 3],
            ]) as [string, number][],
    ),
  )('at the step %j, for the time %i, leaves nothing lost and nothing twice', async (step, times) => {
    const faults = killedAt(step, times);
    void house.retention(faults).run();
    await faults.isReached;
    expect(await house.retention().run()).toBe(0);
    await house.freeLock();
    const rest = (await house.keptIds()).length;
    expect(await house.retention().run()).toBe(rest - (COUNT - house.oldIds().length));
    expect(await house.archivedIds()).toEqual(house.oldIds());
    expect((await house.files()).filter((path) => path.endsWith('.partial'))).toEqual([]);
    expect(await house.faultsInTheBooks()).toEqual(noFaultsInTheBooks);
  });

  it.each(['writing', 'written', 'renamed', 'noted'])(
    'or only held up at the step %j, and goes on when another has done its work, does no harm',
    async (step) => {
      const { promise: goesOn, resolve: goOn } = Promise.withResolvers<undefined>();
      const { promise: isReached, resolve: reached } = Promise.withResolvers<undefined>();
      const at = async (now: string): Promise<void> => {
        if (now !== step) return;
        reached(undefined);
        await goesOn;
      };
      const held = house.retention({ at }).run();
      await isReached;
      await house.freeLock();
      await house.retention().run();
      goOn(undefined);
      await held.catch(() => undefined);
      expect(await house.archivedIds()).toEqual(house.oldIds());
      expect(await house.faultsInTheBooks()).toEqual(noFaultsInTheBooks);
    },
  );
});

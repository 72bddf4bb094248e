import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { type ActorContext, actAs, currentActor } from './actor';

const contextOf = (task: string): ActorContext => ({ actor: { kind: 'system', task }, origin: { address: task } });

describe('actAs', () => {
  it('holds for everything that the work does, also later, and for nothing beside it', async () => {
    const laterOf = async (task: string): Promise<ActorContext> => {
      await delay(1);
      await Promise.resolve(task);
      return currentActor();
    };
    const found = await Promise.all(['a', 'b'].map((task) => actAs(contextOf(task), () => laterOf(task))));
    expect(found).toEqual([contextOf('a'), contextOf('b')]);
  });

  it('puts what nobody is named for down to the relay', () => {
    expect(currentActor()).toEqual({ actor: { kind: 'system', task: 'relay' }, origin: {} });
  });
});

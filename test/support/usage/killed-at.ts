import type { FaultPoints } from '@app/usage/worker';

/** Somebody who died keeps files open until the operating system closes them. */
const dead: unknown[] = [];

/** Never comes back: what a worker was doing when it was killed. */
export const killedAt = (wanted: string, times = 1): FaultPoints & { readonly isReached: Promise<unknown> } => {
  const { promise: isReached, resolve } = Promise.withResolvers<undefined>();
  let left = times;
  return {
    isReached,
    at: (step) => {
      if (step !== wanted || (left -= 1) > 0) return Promise.resolve(undefined);
      resolve(undefined);
      return new Promise<void>((goOn) => dead.push(goOn));
    },
  };
};

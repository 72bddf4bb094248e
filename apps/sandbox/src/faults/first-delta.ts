import type { Step } from '../http/answer';

/** Index of the first piece of content in a stream, -1 where there is none. */
export const firstDeltaOf = (steps: readonly Step[]): number => steps.findIndex((step) => step.part === 'content');

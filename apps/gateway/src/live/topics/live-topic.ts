import type { LiveMessage } from '../live-message';

/** A part of the picture. Folding what `changes` has told since over `told` gives what `told` says then. */
export interface LiveTopic<Told> {
  /** As those who watch know it. */
  told(): Told;
  /** What there is to tell now, which counts as told. */
  changes(): LiveMessage[];
  /** Nobody watches any more. */
  forget(): void;
}

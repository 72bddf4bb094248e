/** Between the steps of archive and retention, for tests that fail or die there. */
export interface FaultPoints {
  /** @param step what has just been done, or is about to be written: `writing` */
  at(step: 'writing' | 'written' | 'renamed' | 'noted' | 'trimmed'): Promise<void>;
}

export const noFaults: FaultPoints = { at: () => Promise.resolve() };

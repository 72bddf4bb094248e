/**
 * What the translators do not say yet: features that are left out without a word although that is not harmless. A gap that is closed
 * has to go from this list.
 */
export const knownGaps: readonly string[] = [];

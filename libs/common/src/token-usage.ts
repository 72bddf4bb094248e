/** Tokens of one request in classes that do not overlap; reasoning is a part of `output`. */
export interface TokenUsage {
  readonly input: number;
  readonly cacheRead: number;
  readonly cacheWrite5m: number;
  readonly cacheWrite1h: number;
  readonly output: number;
}

export const noTokens: TokenUsage = { input: 0, cacheRead: 0, cacheWrite5m: 0, cacheWrite1h: 0, output: 0 };

/** Of all classes together. */
export const allTokens = ({ input, cacheRead, cacheWrite5m, cacheWrite1h, output }: TokenUsage): number =>
  input + cacheRead + cacheWrite5m + cacheWrite1h + output;

/**
 * How a usage record was come by. `exact`: the upstream's final figures arrived. `partial`: the answer broke off, the figures are
 * what had been reported or counted until then. `estimated`: the upstream reported nothing.
 */
export type UsageSource = 'exact' | 'partial' | 'estimated';

import type { Format } from '../../../format/use-format';
import type { LiveFigures } from '../../../live/live-types';

export const figureNames = ['requests', 'tokens', 'errors', 'running', 'waiting', 'cost'] as const;
export type FigureName = (typeof figureNames)[number];

interface ShownFigure {
  /** Null: not known yet. */
  readonly pick: (figures: LiveFigures) => number | null;
  readonly shown: (value: number, format: Format, figures: LiveFigures) => string;
}

/** One request in five seconds is not none: small rates have a digit behind the point. */
const rate: ShownFigure['shown'] = (value, { compact }) => compact(value);
const whole: ShownFigure['shown'] = (value, { count }) => count(value);

export const shownFigures: Readonly<Record<FigureName, ShownFigure>> = {
  requests: { pick: ({ requestsPerSecond }) => requestsPerSecond, shown: rate },
  tokens: { pick: ({ tokensPerSecond }) => tokensPerSecond, shown: rate },
  errors: { pick: ({ errorsPerSecond }) => errorsPerSecond, shown: rate },
  running: { pick: ({ running }) => running, shown: whole },
  waiting: { pick: ({ waitingInLine, waitingForAccounts }) => waitingInLine + waitingForAccounts, shown: whole },
  cost: {
    pick: ({ costTodayUsd }) => (costTodayUsd === null ? null : Number(costTodayUsd)),
    // The exact amount, and not the number that its drawing is made of.
    shown: (_value, { dollars }, { costTodayUsd }) => dollars(costTodayUsd ?? '0'),
  },
};

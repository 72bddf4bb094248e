import type { TokenUsage } from '@app/common';

/** Usage of one model within an answer. */
export interface ModelUsage {
  /** Absent: the model that the request named. */
  readonly model: string | undefined;
  readonly usage: TokenUsage;
}

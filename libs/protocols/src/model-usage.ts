import type { ServerToolUses, ServiceClass, TokenUsage } from '@app/common';

/** Usage of one model within an answer: all that decides what it costs. */
export interface ModelUsage {
  /** Absent: the model that the request named. */
  readonly model: string | undefined;
  readonly usage: TokenUsage;
  /** Of `usage.output`; absent: not said. */
  readonly reasoningTokens?: number;
  /** As the upstream says that it has served it; absent: standard. */
  readonly serviceClass?: ServiceClass;
  /** Where the upstream says that it was served, where that has a price (`us`); absent: anywhere. */
  readonly inferenceRegion?: string;
  readonly serverTools?: ServerToolUses;
}

import type { ServerTool, ServiceClass, TokenUsage } from '@app/common';
import type { AttoDollars } from './atto-dollars';

/** A factor of a cost in whole per cent, and why it is there. */
export interface CostFactor {
  readonly of: 'class' | 'region' | 'account';
  /** The class or region; the id of the account. */
  readonly name: string;
  readonly percent: number;
}

interface PricedLine {
  readonly model: string;
  /** Absent: the model has no known price. */
  readonly priceId?: string;
  /** Those that are not 100 %. */
  readonly factors: readonly CostFactor[];
  /** What it comes to, exactly; undefined: its price is not known. */
  readonly cost: AttoDollars | undefined;
}

/** One class of tokens of one model: tokens × price × factors. */
export interface TokenCostLine extends PricedLine {
  readonly kind: 'tokens';
  readonly tokenClass: keyof TokenUsage;
  readonly tokens: number;
  /** Micro-dollars per million tokens; null: the model has no known price. */
  readonly price: number | null;
  /** Absent: standard. */
  readonly serviceClass?: ServiceClass;
  /** The price is that of prompts with more tokens than this. */
  readonly aboveTokens?: number;
}

/** Uses of a tool at the upstream: uses × price × factor. */
export interface ToolCostLine extends PricedLine {
  readonly kind: 'tool';
  readonly tool: ServerTool;
  readonly uses: number;
  /** Micro-dollars a use; null: this is not known, and the cost is without it. */
  readonly price: number | null;
}

export type CostLine = TokenCostLine | ToolCostLine;

import type { Permission } from '@app/auth';
import { encodeSseFrame } from '@app/protocols';

/** One event, before it is written. */
export interface LiveMessage {
  readonly event: string;
  readonly data: object;
  /** Whose role does not hold it is not told; absent: all who watch are. */
  readonly permission?: Permission;
}

export const frameOf = ({ event, data }: LiveMessage): string => encodeSseFrame(event, JSON.stringify(data));

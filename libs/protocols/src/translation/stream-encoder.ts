import type { ProtocolEvent } from './translator';

/** Writes the events of one stream in a protocol's framing. */
export interface StreamEncoder {
  /** Of the answer's head. */
  readonly contentType: string;
  encode(event: ProtocolEvent): string;
  /** What stands after the last event. @param hasFailed the last event was an error */
  end(hasFailed: boolean): string;
}

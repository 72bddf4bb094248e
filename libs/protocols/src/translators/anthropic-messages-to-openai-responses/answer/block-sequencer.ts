import type { JsonObject } from '../../../json/json-object';
import type { ProtocolEvent } from '../../../translation/translator';

/** What is said of one content block, before it is known which number the block will have. */
export type BlockPiece =
  | { readonly kind: 'start'; readonly block: JsonObject }
  | { readonly kind: 'delta'; readonly delta: JsonObject }
  | { readonly kind: 'stop' };

interface Line {
  readonly waiting: BlockPiece[];
  isClosed: boolean;
}

/**
 * Anthropic's blocks come one after the other; items of a Responses stream may be mixed. Lines are told in the order in which they were
 * opened: what is said on a later one waits until the earlier ones are closed.
 */
export class BlockSequencer {
  private readonly lines: Line[] = [];
  private index = -1;

  /** Blocks that have been started. */
  get count(): number {
    return this.index + 1;
  }

  open(): number {
    return this.lines.push({ waiting: [], isClosed: false }) - 1;
  }

  say(line: number, pieces: readonly BlockPiece[]): readonly ProtocolEvent[] {
    this.lines[line]?.waiting.push(...pieces);
    return this.flush();
  }

  close(line: number): readonly ProtocolEvent[] {
    const closed = this.lines[line];
    if (closed) closed.isClosed = true;
    return this.flush();
  }

  private first = 0;

  private flush(): readonly ProtocolEvent[] {
    const events: ProtocolEvent[] = [];
    for (;;) {
      const line = this.lines[this.first];
      if (!line) return events;
      events.push(...line.waiting.splice(0).map((piece) => this.eventOf(piece)));
      if (!line.isClosed) return events;
      this.first += 1;
    }
  }

  private eventOf(piece: BlockPiece): ProtocolEvent {
    if (piece.kind === 'start') this.index += 1;
    const { index } = this;
    if (piece.kind === 'start') return event('content_block_start', { index, content_block: piece.block });
    return piece.kind === 'delta'
      ? event('content_block_delta', { index, delta: piece.delta })
      : event('content_block_stop', { index });
  }
}

export const event = (name: string, members: JsonObject): ProtocolEvent => ({ name, data: { type: name, ...members } });

import type { OpenRequest } from '@app/usage';
import { passStream } from '../answer/pass-stream';
import { passWhole } from '../answer/pass-whole';
import type { Passed } from '../answer/passed';
import type { FirstAnswer } from '../attempts/first-answer';
import type { RelayRequest } from '../relay-request';
import { SpokenReply } from '../spoken/spoken-reply';
import type { ProbeWatcher } from './probe-watcher';

/** An answer that somebody listened to. */
export interface Heard extends Passed {
  /** Why it broke off, in the upstream's words or ours; absent: it did not. */
  readonly error?: string;
}

interface Hearing {
  readonly request: RelayRequest;
  readonly open: OpenRequest;
  readonly watcher: ProbeWatcher;
  readonly onFirst: () => void;
}

/** Lets a watcher hear a good answer as it comes, or whole from an upstream that streams none. */
export async function hear(first: FirstAnswer, { request, open, watcher, onFirst }: Hearing): Promise<Heard> {
  let hasBegun = false;
  const reply = new SpokenReply(request.envelope.protocol, {
    get hasLeft() {
      return watcher.hasLeft;
    },
    onDrain: (listener) => watcher.onDrain(listener),
    onLeave: (listener) => watcher.onLeave(listener),
    hear: (text) => {
      if (!hasBegun) onFirst();
      hasBegun = true;
      return watcher.hear(text);
    },
  });
  const { answer } = first;
  const passed =
    answer.kind === 'stream'
      ? await passStream(answer, first, [], { request, admitted: { open }, reply })
      : passWhole(answer, first, [], { request, reply });
  return { ...passed, ...(reply.error ? { error: reply.error.message } : {}) };
}

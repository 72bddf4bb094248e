import type { ClientReply } from '../client-reply';
import type { RelayRequest } from '../relay-request';

const FIRST_NOTICE_MS = 15_000;
const KEEP_ALIVE = ': waiting for a free slot\n\n';

/**
 * Keeps a client's connection alive while its request waits: comments of the event stream, from the fifteenth second on. Only for
 * streaming requests whose client says that it reads event streams; from the first comment on the status is sent, so a refusal can
 * only follow as an event.
 */
export class WaitingNotice {
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly request: RelayRequest,
    private readonly reply: ClientReply,
    /** Name, value, name, value …: what the answer's head says, should it have to go out now. */
    private readonly head: () => string[],
  ) {}

  start(): void {
    if (this.timer || !this.request.envelope.isStreaming || !readsEventStreams(this.request)) return;
    this.timer = setInterval(() => {
      if (!this.reply.hasStarted) this.reply.start(200, this.head());
      this.reply.write(KEEP_ALIVE);
    }, FIRST_NOTICE_MS);
  }

  stop(): void {
    clearInterval(this.timer);
    this.timer = undefined;
  }
}

const readsEventStreams = ({ headers }: RelayRequest): boolean =>
  headers.accept?.toString().toLowerCase().includes('text/event-stream') === true;

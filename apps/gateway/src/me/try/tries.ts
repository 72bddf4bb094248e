import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Accounts } from '@app/accounts';
import { type GatewayError, formatDollars } from '@app/common';
import type { ProtocolError } from '@app/protocols';
import { type RelayRequest, RelayService, SpokenReply } from '@app/relay';
import { type Logger, Metrics } from '@app/telemetry';
import type { UsageRecord } from '@app/usage';
import { LOGGER } from '../../bootstrap/tokens';
import type { EventStream } from '../../control-plane/event-stream/event-stream';
import { toClientError } from '../../relay/client-error';
import { noteRefusal } from '../../relay/note-refusal';
import type { TryDone, TryError, TryEvents } from './try-events.dto';

/** Takes what somebody asks in the console to the relay, as if a client had asked it, and tells what becomes of it as events. */
@Injectable()
export class Tries {
  constructor(
    private readonly relay: RelayService,
    private readonly accounts: Accounts,
    private readonly metrics: Metrics,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Never rejects: whatever happens is told. */
  async run(request: RelayRequest, http: FastifyRequest, events: EventStream<TryEvents>): Promise<void> {
    const { requestId, envelope } = request;
    const { model, protocol } = envelope;
    events.send('begun', { requestId, model, protocol });
    const reply = new SpokenReply(protocol, {
      get hasLeft() {
        return events.hasLeft;
      },
      onDrain: (listener) => events.onDrain(listener),
      onLeave: (listener) => events.onLeave(listener),
      hear: (delta) => events.send('text', { delta }),
    });
    try {
      const record = await this.relay.relay(request, reply);
      if (reply.error || !record) events.send('error', errorOf(reply.error, record));
      else events.send('done', this.doneOf(record, request, reply));
    } catch (exception) {
      const error = toClientError(exception, http);
      noteRefusal(error, requestId, { logger: this.logger, metrics: this.metrics });
      events.send('error', refusalOf(error));
    } finally {
      events.end();
    }
  }

  private doneOf(record: UsageRecord, { showsAccount }: RelayRequest, reply: SpokenReply): TryDone {
    const { requestId, model, accountId, platform, tokens, source, costNanoDollars, firstByteMs } = record;
    const name = this.accounts.get(accountId)?.name ?? null;
    return {
      ...{ requestId, model, tokens, source, firstByteMs, tookMs: record.durationMs },
      stopReason: reply.stopReason ?? null,
      ...(showsAccount ? { account: { id: accountId, name, platform } } : {}),
      costUsd: costNanoDollars === null ? null : formatDollars(BigInt(costNanoDollars)),
    };
  }
}

const refusalOf = ({ code, message, retryAfterSeconds }: GatewayError): TryError => ({
  ...{ code, message, retryAfterSeconds: retryAfterSeconds ?? null },
});

/** What an upstream said in place of an answer, or at the end of one that broke off. */
function errorOf(error: ProtocolError | undefined, record: UsageRecord | undefined): TryError {
  const code = record?.outcome === 'upstream-failed' ? 'upstream_refused' : 'upstream_interrupted';
  const message = error?.message ?? 'The answer broke off';
  return { code, message, retryAfterSeconds: error?.retryAfterSeconds ?? null };
}

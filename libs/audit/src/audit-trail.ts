import { type Clock, GatewayError, createId } from '@app/common';
import { type Journal, type RecordChange, type RedisConnection, redisKeys } from '@app/redis';
import { type ActorContext, currentActor } from './actor';
import type { AuditEntry, AuditEvent } from './audit-entry';
import type { AuditKey } from './key/audit-key';
import { writeOutboxText } from './outbox/outbox-text';
import { secretFieldsOf } from './redaction/audited-collections';
import { changedFields } from './redaction/changed-fields';
import { redactRecord } from './redaction/redact-record';

const LONGEST_USER_AGENT = 200;

/** Puts down what happens. Changes of records go down by themselves, in the step that makes them. */
export class AuditTrail implements Journal {
  private readonly listeners: (() => void)[] = [];

  constructor(
    private readonly connection: RedisConnection,
    private readonly clock: Clock,
    private readonly key: AuditKey,
  ) {}

  /** Called when an entry is about to be written: somebody may soon take it over into the chain. */
  onEntry(listener: () => void): void {
    this.listeners.push(listener);
  }

  /**
   * For something that changes no record: a sign-in, a refusal, an export. What cannot be put down must not be done.
   * @throws GatewayError `gateway_unavailable`
   */
  async note(event: AuditEvent): Promise<void> {
    const text = this.textOf(event);
    try {
      await this.connection.xadd(redisKeys.audit().outbox, '*', 'entry', text);
    } catch (cause) {
      const message = 'The audit log cannot be written right now';
      throw new GatewayError('gateway_unavailable', message, { cause, retryAfterSeconds: 1 });
    }
  }

  entryFor({ collection, id, before, after }: RecordChange): string {
    const verb = before === undefined ? 'created' : after === undefined ? 'deleted' : 'updated';
    const redacted = (record: unknown) =>
      record === undefined
        ? undefined
        : redactRecord(record, secretFieldsOf(collection), (secret) => this.key.fingerprint(secret));
    return this.textOf({
      action: `${collection}.${verb}`,
      subject: { type: collection, id },
      outcome: 'done',
      ...changedFields(redacted(before), redacted(after)),
    });
  }

  /** Stands for a text that may be a secret: see AuditKey. */
  fingerprint(text: string): string {
    return this.key.fingerprint(text);
  }

  private textOf(event: AuditEvent): string {
    for (const listener of this.listeners) listener();
    const entry: AuditEntry = {
      id: createId('aud'),
      at: new Date(this.clock.now()).toISOString(),
      ...bounded(currentActor()),
      ...event,
    };
    // A record is made well-formed by its redaction already; names, addresses and details come as they are.
    const wellFormed = redactRecord(entry, [], (secret) => this.key.fingerprint(secret));
    return writeOutboxText(wellFormed as unknown as AuditEntry, this.key);
  }
}

function bounded({ actor, origin }: ActorContext): ActorContext {
  const { userAgent, ...rest } = origin;
  return {
    actor,
    origin: userAgent === undefined ? rest : { ...rest, userAgent: userAgent.slice(0, LONGEST_USER_AGENT) },
  };
}

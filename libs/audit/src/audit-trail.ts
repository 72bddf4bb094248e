import { type Clock, createId } from '@app/common';
import { type Journal, type RecordChange, type RedisConnection, redisKeys } from '@app/redis';
import { currentActor } from './actor';
import type { AuditEntry, AuditEvent } from './audit-entry';

/** Puts down what happens. Changes of records go down by themselves, in the step that makes them. */
export class AuditTrail implements Journal {
  constructor(
    private readonly connection: RedisConnection,
    private readonly clock: Clock,
  ) {}

  /** For something that changes no record: a sign-in, a refusal, an export. What cannot be put down must not be done. */
  async note(event: AuditEvent): Promise<void> {
    await this.connection.xadd(redisKeys.audit().outbox, '*', 'entry', JSON.stringify(this.entryOf(event)));
  }

  entryFor({ collection, id, before, after }: RecordChange): string {
    const verb = before === undefined ? 'created' : after === undefined ? 'deleted' : 'updated';
    return JSON.stringify(
      this.entryOf({ action: `${collection}.${verb}`, subject: { type: collection, id }, outcome: 'done' }),
    );
  }

  private entryOf(event: AuditEvent): AuditEntry {
    const { actor, origin } = currentActor();
    return { id: createId('aud'), at: new Date(this.clock.now()).toISOString(), actor, origin, ...event };
  }
}

import { type Clock, randomBase62 } from '@app/common';
import { LiveCollection, type RedisConnection, accountStateScripts, redisKeys, runScript } from '@app/redis';
import { lookBackMs, windowLengthMs } from '../forecasts/window-length';
import type { AccountState, UpstreamWindow } from './account-state';
import type { Cooldown } from './cooldown';
import { type Cooling, HALF_OPEN_MS, cooldownKey } from './cooling';
import { decodeAccountState } from './decode-account-state';
import { OwnStrikes } from './own-strikes';
import { PendingCooldowns } from './pending-cooldowns';

/** What one process saw of an account since its last batch. */
export interface AccountReport {
  /** Counts up for each account: a batch that is sent again counts once. */
  readonly batch: number;
  readonly windows: readonly UpstreamWindow[];
  /** Answers, and their mean time to the first byte in milliseconds. */
  readonly answers: number;
  readonly meanFirstByteMs: number;
  readonly spent?: { readonly day: string; readonly nanoDollars: bigint };
}

/** What one answer counts in the mean time to the first byte: the last ten make up two thirds of it. */
const WEIGHT_OF_AN_ANSWER = 0.1;
const REMEMBER_BATCHES_MS = 60 * 60 * 1_000;
/** Longer than what a window's rate is taken from. */
const REMEMBER_READINGS_MS = 10 * 24 * 60 * 60 * 1_000;
/** As many of the readings that are kept as lie within the time that a rate is taken from. */
const READINGS_OF_A_RATE = 20;

/** How accounts fare, shared by all gateways: held in memory, changed by scripts that merge what several processes say. */
export class AccountStates {
  readonly collection: LiveCollection<AccountState>;
  private readonly pending = new PendingCooldowns();
  private readonly ownStrikes = new OwnStrikes();

  /** @param processId whose batches are counted; absent: those of this very object */
  constructor(
    private readonly connection: RedisConnection,
    private readonly clock: Clock,
    private readonly processId = randomBase62(12),
  ) {
    this.collection = new LiveCollection(connection, { collection: 'account-states', decode: decodeAccountState });
  }

  /** Undefined: nothing is to be said. @param id an account's id, or `host:` and an origin */
  get(id: string): AccountState | undefined {
    return this.pending.addedTo(id, this.collection.get(id));
  }

  /**
   * Leaves something alone, or counts a strike. Takes effect in this process at once, where enough is known here, and stays in effect here
   * when Redis cannot be told. Other gateways are told to look.
   */
  async cool(id: string, cooling: Cooling): Promise<void> {
    const { scope, cause, lasts, evidence } = cooling;
    const strikes = this.ownStrikes.isEnough(id, cooling, this.clock.now()) ? undefined : cooling.strikes;
    const expected = strikes ? undefined : this.expectedOf(cooling);
    if (expected) this.pending.add(id, expected);
    const until = await runScript(
      this.connection,
      accountStateScripts.cool,
      [...this.recordKeys(), redisKeys.accountStrikes(id), redisKeys.accountFacts()],
      [
        ...[id, scope, cause, ...('until' in lasts ? [lasts.until, ''] : ['', lasts.ms])],
        ...[strikes?.threshold ?? 0, strikes?.withinMs ?? 0, randomBase62(12), JSON.stringify(evidence), HALF_OPEN_MS],
      ],
    );
    if (until === 0) return;
    this.tellOthers(id);
    await this.readBack();
    if (expected) this.pending.remove(id, expected);
  }

  /** Ends cooldowns that were known when this is called; one that was extended meanwhile stays. */
  async recover(id: string, cooldowns: readonly Cooldown[]): Promise<void> {
    const known = cooldowns.flatMap((cooldown) => [cooldownKey(cooldown), cooldown.until]);
    for (const cooldown of cooldowns) this.pending.remove(id, cooldown);
    await this.end(id, ['named', ...known]);
  }

  /** Ends every cooldown and forgets windows, strikes and times. What was spent stays: it is no matter of health. */
  reset(id: string): Promise<void> {
    this.pending.remove(id);
    this.ownStrikes.forget(id);
    return this.end(id, ['reset']);
  }

  /** For an account that is gone. */
  forget(id: string): Promise<void> {
    this.pending.remove(id);
    this.ownStrikes.forget(id);
    return this.end(id, ['forget']);
  }

  /** Adds what this process saw. Sent again with the same batch number, it counts once. */
  async report(id: string, { batch, windows, answers, meanFirstByteMs, spent }: AccountReport): Promise<void> {
    await runScript(
      this.connection,
      accountStateScripts.report,
      [...this.recordKeys(), redisKeys.accountReports(this.processId), redisKeys.accountReadings(id)],
      [
        ...[id, batch, REMEMBER_BATCHES_MS, JSON.stringify(Object.fromEntries(windows.map((one) => [one.name, one])))],
        ...[answers, meanFirstByteMs, WEIGHT_OF_AN_ANSWER, spent?.day ?? '', (spent?.nanoDollars ?? 0n).toString()],
        ...[JSON.stringify(readingsToKeep(windows)), REMEMBER_READINGS_MS],
      ],
    );
  }

  private async end(id: string, scriptArguments: readonly (string | number)[]): Promise<void> {
    const keys = [...this.recordKeys(), redisKeys.accountStrikes(id), redisKeys.accountFacts()];
    await runScript(this.connection, accountStateScripts.recover, keys, [id, ...scriptArguments]);
    this.tellOthers(id);
    await this.readBack();
  }

  /** A message that is lost costs the others a quarter of a second, until they look by themselves. */
  private tellOthers(id: string): void {
    this.connection.publish(redisKeys.accountStateChanges(), id).catch(() => undefined);
  }

  private expectedOf({ scope, cause, lasts, evidence }: Cooling): Cooldown {
    const since = this.clock.now();
    return { scope, cause, since, until: 'until' in lasts ? lasts.until : since + lasts.ms, evidence };
  }

  private recordKeys(): string[] {
    const { records, revision, changes } = redisKeys.collection('account-states');
    return [records, revision, changes];
  }

  /** A round that is under way may have begun before the change: only the next one surely brings it. */
  private async readBack(): Promise<void> {
    await this.collection.sync();
    await this.collection.sync();
  }
}

/** Windows that somebody can run out of, and how many milliseconds their readings are apart at least. */
function readingsToKeep(windows: readonly UpstreamWindow[]): Readonly<Record<string, number>> {
  const kept = windows.flatMap(({ name, utilization }) => {
    const length = utilization === undefined ? undefined : windowLengthMs(name);
    return length === undefined ? [] : [[name, lookBackMs(length) / READINGS_OF_A_RATE] as const];
  });
  return Object.fromEntries(kept);
}

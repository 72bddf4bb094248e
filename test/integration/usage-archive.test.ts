import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { readSettings } from '@app/config';
import { partitionOf, redisKeys } from '@app/redis';
import { dayFileOf } from '../../libs/usage/src/records/archive/archive-files';
import { RetentionLock } from '../../libs/usage/src/records/retention/retention-lock';
import { ArchiveFiles, UsageExport, type UsageRecord, usageArchiveFolder } from '@app/usage';
import { type FaultPoints, UsageRetention, noFaults } from '@app/usage/worker';
import {
  ArchiveHouse,
  COUNT,
  CUTOFF,
  FIRST_DAY,
  KEPT_DAYS,
  NOW,
  idsOf,
  noFaultsInTheBooks,
} from '../support/usage/archive-house';
import { killedAt } from '../support/usage/killed-at';
import { DAY_MS, HOUR_MS, numberedRecord, writeEntries } from '../support/usage/written-records';

let house: ArchiveHouse;
beforeAll(async () => {
  house = await ArchiveHouse.start();
});
afterAll(() => house.stop());
beforeEach(() => house.fill());
afterEach(() => house.empty());

describe('retention', () => {
  it('puts what is old into one file a day that zcat reads, for its owner only, and takes it out of Redis', async () => {
    expect(await house.retention().run()).toBe(house.oldIds().length);
    const files = await house.files();
    const days = Array.from({ length: 4 }, (_, number) =>
      new Date(FIRST_DAY + number * DAY_MS).toISOString().slice(0, 10),
    );
    expect(files).toEqual(
      days.map((day) => join(house.folder, day.slice(0, 4), day.slice(5, 7), `usage-${day}.ndjson.gz`)),
    );
    expect((await stat(files[0]!)).mode & 0o777).toBe(0o600);
    const lines = execFileSync('zcat', files, { encoding: 'utf8' }).trimEnd().split('\n');
    expect(lines.map((line) => (JSON.parse(line) as { requestId: string }).requestId)).toEqual(house.oldIds());
    expect(new Set(await house.keptIds())).toEqual(new Set(house.youngIds()));
    expect(await house.retention().run()).toBe(0);
  });

  it('keeps everything with USAGE_RECORDS_KEPT_DAYS=0, and archives nothing with USAGE_ARCHIVE=false', async () => {
    const secrets = {
      MASTER_KEYS: `k1:${randomBytes(32).toString('base64')}`,
      JWT_SECRET: randomBytes(32).toString('base64'),
    };
    const run = async (environment: Record<string, string>): Promise<number> => {
      const settings = readSettings({ ...secrets, DATA_DIR: house.folder, ...environment });
      const archiveFolder = settings.usageArchive ? usageArchiveFolder(settings.dataDirectory) : undefined;
      const keptDays = settings.usageRecordsKeptDays;
      return new UsageRetention(house.redis, { keptDays, archiveFolder }, () => NOW).run();
    };
    expect(await run({ USAGE_RECORDS_KEPT_DAYS: '0' })).toBe(0);
    expect(await run({})).toBe(0);
    expect(await run({ USAGE_RECORDS_KEPT_DAYS: String(KEPT_DAYS), USAGE_ARCHIVE: 'false' })).toBe(
      house.oldIds().length,
    );
    expect(await house.files()).toEqual([]);
  });

  it('takes nothing away that sums, notices or index have not read', async () => {
    const partition = partitionOf('usr_1');
    for (const key of [
      redisKeys.usageNoticesCursor(partition),
      redisKeys.usageIndexCursor(partition),
      redisKeys.usageRollups('all').cursor,
    ]) {
      const held = await house.redis.get(key);
      await house.redis.del(key);
      await house.retention().run();
      const own = house.written.filter(({ record }) => record.userId === 'usr_1').map(({ record }) => record.requestId);
      const kept = new Set(await house.keptIds());
      expect([key, own.filter((id) => !kept.has(id))]).toEqual([key, []]);
      await house.redis.set(key, held ?? '');
    }
    await house.retention().run();
    expect((await house.keptIds()).length).toBe(COUNT - house.oldIds().length);
    expect(await house.faultsInTheBooks()).toEqual(noFaultsInTheBooks);
  });

  it('waits while costs are counted anew, so that no file holds a cost that is changed meanwhile', async () => {
    await house.redis.set(redisKeys.usageRepricing(), 'a worker');
    expect(await house.retention().run()).toBe(0);
    expect([await house.files(), (await house.keptIds()).length]).toEqual([[], COUNT]);
    await house.redis.del(redisKeys.usageRepricing());
    expect(await house.retention().run()).toBe(house.oldIds().length);
  });

  it('takes nothing away too early where a clock is a year ahead', async () => {
    const ahead = (): number => Date.now() + 365 * DAY_MS;
    await house.retention(noFaults, ahead).run();
    expect((await house.keptIds()).length).toBe(COUNT - house.oldIds().length);
  });

  it('lays costs over that were counted again, and forgets them, and days of the index, with their records', async () => {
    const { record } = house.written[0]!;
    const partition = partitionOf(record.userId);
    const corrected = { costNanoDollars: '5000000000', priceIds: ['p1'] };
    await house.redis.hset(redisKeys.usageCosts(partition), record.requestId, JSON.stringify(corrected));
    await house.redis.hset(redisKeys.usageCosts(partition), 'req_of_another', JSON.stringify(corrected));
    await house.retention().run();
    const [file] = await house.files();
    const [line = ''] = gunzipSync(await readFile(file!))
      .toString()
      .split('\n');
    expect(JSON.parse(line)).toMatchObject({ requestId: record.requestId, costUsd: '5', priceIds: ['p1'] });
    expect(await house.redis.hkeys(redisKeys.usageCosts(partition))).toEqual(['req_of_another']);
    const days = (await house.redis.zrange(redisKeys.usageIndexDays(partition), '0', '-1')).map(Number);
    // The last day that goes is forgotten when the next one does.
    expect(Math.min(...days)).toBeGreaterThanOrEqual(CUTOFF / DAY_MS - 1);
    const hashes = (await house.redis.keys('*usage-index:*')).map((key) => Number(key.split(':').at(-1)));
    expect(Math.min(...hashes)).toBeGreaterThanOrEqual(CUTOFF / DAY_MS - 1);
  });
});

describe('an archive that cannot be written', () => {
  const full: FaultPoints = {
    at: (step) =>
      step === 'written' ? Promise.reject(new Error('ENOSPC: no space left on device')) : Promise.resolve(),
  };

  it('leaves everything in Redis and no half file, says so, and goes on when there is room', async () => {
    await expect(house.retention(full).run()).rejects.toThrow(/not archived, and none are taken away: ENOSPC/);
    expect([await house.files(), (await house.keptIds()).length]).toEqual([[], COUNT]);
    await house.retention().run();
    expect(await house.archivedIds()).toEqual(house.oldIds());
  });

  it('says so where there is a file in the place of its folder', async () => {
    const blocked = join(house.folder, 'blocked');
    await writeFile(blocked, '');
    const settings = { keptDays: KEPT_DAYS, archiveFolder: join(blocked, 'usage') };
    await expect(new UsageRetention(house.redis, settings, () => NOW).run()).rejects.toThrow(/ENOTDIR/);
    expect((await house.keptIds()).length).toBe(COUNT);
  });
});

describe('the state of the archive', () => {
  it('may be lost, or that of an older backup: files only grow', async () => {
    await house.retention().run();
    await house.redis.del(redisKeys.usageArchive().state);
    // The oldest archived day comes back with one record more, as from a backup that knows something else.
    const late = { record: { ...numberedRecord(COUNT + 1, FIRST_DAY), userId: 'usr_late' }, at: FIRST_DAY + HOUR_MS };
    house.written = [...house.written, ...(await writeEntries(house.redis, [late]))];
    await house.allHaveRead();
    await house.retention().run();
    const archived = await house.archivedIds();
    expect([...archived].sort()).toEqual([...house.oldIds()].sort());
    expect(await house.faultsInTheBooks()).toEqual(noFaultsInTheBooks);
  });
});

describe('a file of the archive that cannot be looked at', () => {
  it('is left alone, and nothing goes', async () => {
    const { folder, name } = dayFileOf(FIRST_DAY);
    await mkdir(join(house.folder, folder), { recursive: true });
    await symlink(name, join(house.folder, folder, name));
    await expect(house.retention().run()).rejects.toThrow(/ELOOP/);
    expect((await house.keptIds()).length).toBe(COUNT);
  });
});

describe('the lock', () => {
  it('is kept also while what a file holds already is copied, however much that is', async () => {
    const lines = Array.from(
      { length: 20_000 },
      (_, number) => `{"note":"${number} ${randomBytes(20).toString('hex')}"}`,
    );
    const { folder, name } = dayFileOf(FIRST_DAY);
    await mkdir(join(house.folder, folder), { recursive: true });
    await writeFile(join(house.folder, folder, name), gzipSync(`${lines.join('\n')}\n`));
    const keep = vi.spyOn(RetentionLock.prototype, 'keep');
    await house.retention().run();
    // The records of four days take fifteen.
    expect(keep.mock.calls.length).toBeGreaterThan(30);
    keep.mockRestore();
    const copied = gunzipSync(await readFile(join(house.folder, folder, name))).toString();
    expect(copied.startsWith(`${lines.join('\n')}\n`)).toBe(true);
  });
});

describe('an export with the archive', () => {
  const exported = async (filter = {}, includeArchive = true): Promise<UsageRecord[]> => {
    const records: UsageRecord[] = [];
    for await (const portion of new UsageExport(house.redis, new ArchiveFiles(house.folder)).portions(
      filter,
      includeArchive,
    ))
      records.push(...portion.map(({ record }) => record));
    return records;
  };

  it('holds all records in order and once each, as they were, however far they have been trimmed', async () => {
    const all = house.written.map(({ record }) => record);
    expect(await exported()).toEqual(all);
    const archivedOnly = killedAt('noted');
    void house.retention(archivedOnly).run();
    await archivedOnly.isReached;
    expect(await exported()).toEqual(all);
    await house.freeLock();
    await house.retention().run();
    expect(await exported()).toEqual(all);
    expect(idsOf(await exported({}, false))).toEqual(idsOf(all).slice(house.oldIds().length));
    const from = FIRST_DAY + 2 * DAY_MS + HOUR_MS;
    const filter = { from, to: from + 3 * DAY_MS, accountId: 'acc_2' };
    const expected = all.filter(
      ({ startedAt, accountId }) => startedAt >= from && startedAt < filter.to && accountId === 'acc_2',
    );
    expect(idsOf(await exported(filter))).toEqual(idsOf(expected));
  });

  it('breaks off where records go before it has read them', async () => {
    const portions = new UsageExport(house.redis, new ArchiveFiles(house.folder)).portions({}, true);
    await portions.next();
    await house.retention().run();
    const readOn = async (): Promise<void> => {
      while ((await portions.next()).done !== true);
    };
    await expect(readOn()).rejects.toThrow(/taken away/);
  });

  it('breaks off at a file that is damaged, and passes over lines and files that are not ours', async () => {
    await house.retention().run();
    await mkdir(join(house.folder, 'else'));
    await writeFile(join(house.folder, 'else', 'usage-2026-13-45.ndjson.gz'), 'x');
    await writeFile(join(house.folder, 'notes.txt'), 'x');
    expect(await exported()).toHaveLength(COUNT);
    const [file = ''] = await house.files();
    const whole = await readFile(file);
    await writeFile(file, whole.subarray(0, whole.length - 20));
    await expect(exported()).rejects.toThrow();
  });
});

import { AccountGroups, AccountTestHistory, AccountTestSchedules, Accounts } from '@app/accounts';
import { ApiKeys, KeyPolicies, KeyRights } from '@app/api-keys';
import { AuditChain, AuditDrainer, AuditReader, AuditTrail, AuditVerifier, openAuditKey } from '@app/audit';
import {
  AccessTokens,
  Authenticator,
  Passwords,
  Sessions,
  SignIn,
  SignInThrottle,
  type TeamDirectory,
  Users,
  createTeamDirectory,
} from '@app/auth';
import { systemClock } from '@app/common';
import type { Settings } from '@app/config';
import { Egress } from '@app/egress';
import { EventLog } from '@app/events';
import {
  AccountConnections,
  ModelCatalogue,
  type PlatformAdapters,
  createPlatformAdapters,
  createSharedCredentialSource,
} from '@app/platforms';
import { JobDesk } from '@app/queue';
import { CollectionPoller, Instances, type RedisConnection, connectRedis, redisReady, thisInstance } from '@app/redis';
import {
  AccountProbe,
  AvailableModels,
  RelayService,
  RequestCaptures,
  RequestLog,
  createSealerSource,
} from '@app/relay';
import { type Logger, Metrics, buildInfo, startTracing } from '@app/telemetry';
import {
  ArchiveFiles,
  Calendar,
  Captures,
  Explanations,
  PriceList,
  PriceOverrides,
  Pricing,
  Repricings,
  RequestLedger,
  RollupsReader,
  SharedPrices,
  usageArchiveFolder,
  UsageExport,
  UsageRecords,
} from '@app/usage';
import { CredentialVault, checkVaultCanary } from '@app/vault';
import { LocalPicture } from '../live/gateways/local-picture';
import { PictureExchange } from '../live/gateways/picture-exchange';
import { Memberships } from '../people/memberships';
import { countRequestsUnderWay } from './count-requests-under-way';
import { createNotices } from './notices';
import { type Pool, createPool } from './pool';
import { sharedClock } from './shared-clock';
import { type Webhooks, createWebhooks } from './webhooks';

const FIRST_CONTACT_MS = 10_000;

/** Everything the gateway is made of, put together in one place and in the order in which it stands on itself. */
export interface Infrastructure {
  readonly settings: Settings;
  readonly logger: Logger;
  readonly redis: RedisConnection;
  /** For long replies. */
  readonly reading: RedisConnection;
  readonly users: Users;
  readonly passwords: Passwords;
  readonly sessions: Sessions;
  readonly accessTokens: AccessTokens;
  readonly authenticator: Authenticator;
  readonly signInThrottle: SignInThrottle;
  readonly signIn: SignIn;
  readonly directory: TeamDirectory;
  readonly apiKeys: ApiKeys;
  readonly keyPolicies: KeyPolicies;
  readonly keyRights: KeyRights;
  readonly memberships: Memberships;
  readonly auditTrail: AuditTrail;
  readonly auditChain: AuditChain;
  readonly auditReader: AuditReader;
  readonly auditVerifier: AuditVerifier;
  readonly accounts: Accounts;
  readonly accountGroups: AccountGroups;
  readonly webhooks: Webhooks;
  readonly accountConnections: AccountConnections;
  readonly accountTestSchedules: AccountTestSchedules;
  readonly accountTestHistory: AccountTestHistory;
  readonly adapters: PlatformAdapters;
  readonly egress: Egress;
  readonly ledger: RequestLedger;
  readonly relay: RelayService;
  readonly probe: AccountProbe;
  readonly models: AvailableModels;
  readonly rollups: RollupsReader;
  readonly usageRecords: UsageRecords;
  readonly usageExport: UsageExport;
  readonly repricings: Repricings;
  readonly explanations: Explanations;
  readonly captures: Captures;
  readonly prices: PriceList;
  readonly pricing: Pricing;
  readonly priceOverrides: PriceOverrides;
  readonly pool: Pool;
  readonly pictures: PictureExchange;
  /** Events of this process wait for a Redis that is away; nobody waits for them. */
  readonly events: EventLog;
  readonly metrics: Metrics;
  readonly jobDesk: JobDesk;
  readonly poller: CollectionPoller;
  /** This process and the others. */
  readonly instances: Instances;
  close(): Promise<void>;
}

/** @throws Error with one line for the operator when Redis cannot be reached or the master keys are not the store's */
export async function createInfrastructure(settings: Settings, logger: Logger): Promise<Infrastructure> {
  if (settings.redisUrl === undefined)
    throw new Error('REDIS_URL is not set: start the relay with npm start, or set it');
  const clock = systemClock;
  const redis = connectRedis(settings.redisUrl, 'requests', logger);
  const marks = connectRedis(settings.redisUrl, 'marks', logger);
  const messages = connectRedis(settings.redisUrl, 'background', logger);
  const jobs = connectRedis(settings.redisUrl, 'marks', logger);
  const background = connectRedis(settings.redisUrl, 'background', logger);
  // Long replies do not stand before those that requests wait for.
  const reading = connectRedis(settings.redisUrl, 'requests', logger);
  await Promise.all([redis, marks, reading].map((connection) => redisReady(connection, FIRST_CONTACT_MS)));
  const vault = new CredentialVault(settings.masterKeys);
  await checkVaultCanary(vault, redis);

  const users = new Users(redis, clock);
  const passwords = new Passwords();
  const sessions = new Sessions(redis);
  const accessTokens = new AccessTokens(settings.jwtSecret, clock, settings.jwtPreviousSecret);
  const signInThrottle = new SignInThrottle(redis);
  const directory = createTeamDirectory({
    ...{ connection: redis, users, vault, throttle: signInThrottle, environment: settings.directory, clock, logger },
  });
  const authenticator = new Authenticator(users, sessions, accessTokens, directory.freshness);
  const signIn = new SignIn(users, passwords, signInThrottle, sessions, directory.signIn);
  const apiKeys = new ApiKeys(redis, clock);
  const keyPolicies = new KeyPolicies(redis, clock);
  const keyRights = new KeyRights(keyPolicies, clock);
  const accounts = new Accounts(redis, vault, clock);
  const accountGroups = new AccountGroups(redis, clock);
  const webhooks = createWebhooks(redis, vault, settings, clock);
  const accountTestSchedules = new AccountTestSchedules(redis, clock);
  const adapters = createPlatformAdapters(settings);
  const egress = new Egress({
    ...settings,
    trustedOrigins: settings.sandboxUrl ? [new URL(settings.sandboxUrl).origin] : [],
  });
  accounts.collection.onChange((id) => egress.release(id));
  const prices = new PriceList();
  const priceOverrides = new PriceOverrides(redis, prices, clock);
  const pricing = new Pricing(prices, (accountId) => accounts.get(accountId)?.pricing);
  const calendar = new Calendar(settings.timezone);
  const pool = createPool(
    { requests: redis, messages },
    { accounts, accountGroups, adapters, pricing, calendar, clock, logger },
  );
  const ledger = new RequestLedger(redis, marks, calendar, clock);
  const memberships = new Memberships(accountGroups);
  countRequestsUnderWay(ledger, { apiKeys, users, keyPolicies, accountGroups, memberships, keyRights });
  const tracing = await startTracing(settings.tracing, 'gateway', logger);
  const metrics = new Metrics();
  const events = new EventLog(background, clock);
  const notices = createNotices({ connection: background, events, users, memberships, clock, logger });
  const picture = new LocalPicture({ ledger, metrics, ...pool, monotonic: () => clock.monotonic() });
  const pictures = new PictureExchange({ messages, publisher: reading, source: picture });
  metrics.watchRedis(() => ({
    isConnected: redis.status === 'ready',
    silentSeconds: notices.outages.silentForMs / 1_000,
  }));
  const captures = new Captures(redis, vault, settings.captureKeptMs);
  const explanations = new Explanations(redis, settings.explanationKeptMs, () => clock.now());
  const upstreamParts = {
    ...{ accounts, adapters, egress, ledger, prices, pricing, clock },
    credentialSource: createSharedCredentialSource({
      ...{ accounts, adapters, egress, connection: redis, vault, clock, logger },
      dataDirectory: settings.dataDirectory,
    }),
    catalogue: new ModelCatalogue(),
    sealers: createSealerSource(vault),
  };
  const relay = new RelayService({
    ...{ ...upstreamParts, calendar, metrics, tracing, explanations, limitNotices: notices.limitNotices, ...pool },
    requestLog: new RequestLog(logger),
    captures: new RequestCaptures(captures, apiKeys, sharedClock(redis)),
    failover: {
      mostAttempts: settings.failoverAttempts,
      budget: settings.failoverBudgetPercent / 100,
      deadlineMs: settings.failoverDeadlineMs,
      firstByteTimeoutMs: settings.upstreamFirstByteTimeoutMs,
      queue: { size: settings.queueSize, timeoutMs: settings.queueTimeoutMs },
    },
  });
  const repricings = new Repricings(redis, calendar, clock);
  const records = [
    ...[users.collection, apiKeys.collection, keyPolicies.collection],
    ...[accounts.collection, accounts.credentialCollection, accountGroups.collection],
    ...[webhooks.endpoints.collection, webhooks.endpoints.settingsCollection],
    repricings.collection,
    ...[directory.configuration.collection, accountTestSchedules.collection, priceOverrides.collection],
  ];
  const auditKey = await openAuditKey(redis, vault);
  const auditTrail = new AuditTrail(redis, clock, auditKey);
  const auditChain = new AuditChain(redis, auditKey);
  const auditDrainer = new AuditDrainer(auditChain, logger);
  auditTrail.onEntry(() => auditDrainer.soon());
  for (const collection of records) collection.keepJournal(auditTrail);
  const fetchedPrices = settings.pricesUrl === undefined ? [] : [new SharedPrices(redis, prices).collection];
  const poller = new CollectionPoller([
    ...records,
    ...fetchedPrices,
    directory.statuses.collection,
    pool.states.collection,
  ]);
  await poller.start();
  await Promise.all([pool.start(), pictures.start()]);
  ledger.start();
  notices.start();
  const instances = new Instances(background, thisInstance('gateway', buildInfo, clock.now()));
  instances.start();
  return {
    ...{
      settings,
      logger,
      redis,
      reading,
      users,
      passwords,
      sessions,
      accessTokens,
      authenticator,
      signInThrottle,
      signIn,
      directory,
      apiKeys,
      keyPolicies,
      keyRights,
      memberships,
      auditTrail,
      auditChain,
      accounts,
      accountGroups,
      webhooks,
      accountTestSchedules,
      adapters,
    },
    accountTestHistory: new AccountTestHistory(redis, clock),
    auditReader: new AuditReader(redis),
    auditVerifier: new AuditVerifier(redis, auditKey),
    events,
    probe: new AccountProbe(upstreamParts),
    accountConnections: new AccountConnections({ accounts, egress, connection: redis, vault, clock, logger }),
    captures,
    ...{ egress, ledger, relay, poller, pool, pictures, metrics, prices, pricing, priceOverrides, explanations },
    models: new AvailableModels(accounts, adapters, prices),
    rollups: new RollupsReader(reading, settings, () => clock.now()),
    usageRecords: new UsageRecords(reading),
    usageExport: new UsageExport(reading, new ArchiveFiles(usageArchiveFolder(settings.dataDirectory))),
    ...{ repricings, instances },
    jobDesk: new JobDesk(jobs),
    close: async () => {
      poller.stop();
      pictures.stop();
      await Promise.all([pool.stop(), explanations.flush(), captures.flush(), auditDrainer.stop(), notices.stop()]);
      await instances.stop();
      await tracing?.stop();
      await egress.close();
      redis.disconnect();
      marks.disconnect();
      messages.disconnect();
      jobs.disconnect();
      background.disconnect();
      reading.disconnect();
    },
  };
}

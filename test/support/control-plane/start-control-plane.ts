import { randomBytes } from 'node:crypto';
import { Writable } from 'node:stream';
import { Global, Module, type NestApplicationOptions, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type Logger, pino } from 'pino';
import { AccountGroups, type AccountState, AccountTestHistory, AccountTestSchedules, Accounts } from '@app/accounts';
import { CredentialVault } from '@app/vault';
import { ApiKeys, KeyPolicies, KeyRights } from '@app/api-keys';
import { AuditChain, AuditReader, AuditTrail, AuditVerifier, openAuditKey } from '@app/audit';
import {
  AccessTokens,
  Authenticator,
  type Directory,
  DirectoryConfiguration,
  DirectoryFreshness,
  type DirectorySettings,
  DirectoryStatuses,
  DirectorySync,
  PasswordChange,
  Passwords,
  RelayTokens,
  Sessions,
  SignIn,
  SignInThrottle,
  type TeamDirectory,
  Users,
  createTeamDirectory,
} from '@app/auth';
import type { DirectoryFields, Settings } from '@app/config';
import { EventLog } from '@app/events';
import { AddressGuard, Egress } from '@app/egress';
import { AccountConnections, createPlatformAdapters } from '@app/platforms';
import { AvailableModels, RelayService } from '@app/relay';
import { NestLogger } from '@app/telemetry';
import { JobDesk } from '@app/queue';
import { CollectionPoller, Instances, type RedisConnection, connectRedis, redisReady } from '@app/redis';
import { Metrics } from '@app/telemetry';
import {
  ArchiveFiles,
  Calendar,
  Captures,
  Explanations,
  PriceList,
  PriceOverrides,
  Pricing,
  Repricings,
  RollupsReader,
  UsageExport,
  UsageRecords,
} from '@app/usage';
import { WebhookEndpoints } from '@app/webhooks';
import {
  ACCOUNT_RESET,
  ACCOUNT_STATES,
  ACCOUNT_TEST,
} from '../../../apps/gateway/src/admin/accounts/account-state-source';
import { DELIVERY_DESK } from '../../../apps/gateway/src/admin/webhooks/delivery-desk-source';
import { Draining } from '../../../apps/gateway/src/bootstrap/draining';
import { replaceBodyParsers } from '../../../apps/gateway/src/bootstrap/body-parsers';
import { GatewayExceptionFilter } from '../../../apps/gateway/src/bootstrap/exception.filter';
import { createHttpAdapter } from '../../../apps/gateway/src/bootstrap/http-server';
import { ADAPTERS, CLOCK, LOGGER, REDIS, REDIS_READING, SETTINGS } from '../../../apps/gateway/src/bootstrap/tokens';
import { ControlPlaneModule } from '../../../apps/gateway/src/control-plane/control-plane.module';
import { setUpOpenApi } from '../../../apps/gateway/src/control-plane/set-up-open-api';
import { PictureExchange } from '../../../apps/gateway/src/live/gateways/picture-exchange';
import { Memberships } from '../../../apps/gateway/src/people/memberships';
import { PresentedKeys } from '../../../apps/gateway/src/relay/presented-keys';
import { openRollups } from '../rollups';
import { MovableClock } from './movable-clock';
import { ScriptedPicture } from './scripted-picture';
import { ScriptedDesk } from './scripted-desk';

export interface ControlPlaneOptions {
  readonly redisUrl: string;
  /** Shared by the instances that play one relay. */
  readonly secrets?: ControlPlaneSecrets;
  readonly publicUrl?: string;
  readonly trustedProxies?: readonly string[];
  /** To count hashes with. */
  readonly passwords?: Passwords;
  readonly clock?: MovableClock;
  /** What the environment says of the directory; absent: nothing. */
  readonly directory?: DirectoryFields;
  /** Private ranges that webhooks may reach. */
  readonly webhookAllowCidrs?: readonly string[];
  /** Stands in for LDAP. */
  readonly createDirectory?: (settings: DirectorySettings) => Directory;
  /** Of usage records; absent: nothing is archived. */
  readonly archiveFolder?: string;
  /** Controllers beside those of the control plane. */
  readonly otherModules?: readonly Type[];
}

export interface ControlPlaneSecrets {
  readonly jwtSecret: Buffer;
  readonly jwtPreviousSecret?: Buffer;
  readonly vaultSecret: Buffer;
}

/** One gateway instance with the control plane alone, over HTTP without a socket (`inject`). */
export interface ControlPlane {
  readonly application: NestFastifyApplication;
  readonly redis: RedisConnection;
  readonly accounts: Accounts;
  readonly accountGroups: AccountGroups;
  /** How accounts fare, for a test to say. A reset takes the state away. */
  readonly accountStates: Map<string, AccountState>;
  readonly apiKeys: ApiKeys;
  readonly keyPolicies: KeyPolicies;
  readonly clock: MovableClock;
  readonly users: Users;
  readonly directory: TeamDirectory;
  readonly webhooks: WebhookEndpoints;
  readonly deliveries: ScriptedDesk;
  /** What this gateway says that it is at. */
  readonly picture: ScriptedPicture;
  /** Everything that was logged, at any level. */
  log(): string;
  stop(): Promise<void>;
}

export const createSecrets = (): ControlPlaneSecrets => ({ jwtSecret: randomBytes(32), vaultSecret: randomBytes(32) });

export async function startControlPlane(options: ControlPlaneOptions): Promise<ControlPlane> {
  const { secrets = createSecrets(), clock = new MovableClock() } = options;
  const lines: string[] = [];
  const logger = capturingLogger(lines);
  const redis = connectRedis(options.redisUrl, 'requests', logger);
  const jobs = connectRedis(options.redisUrl, 'marks', logger);
  const messages = connectRedis(options.redisUrl, 'background', logger);
  await redisReady(redis, 5_000);
  const vault = new CredentialVault([{ id: 'k1', secret: secrets.vaultSecret }]);
  const accounts = new Accounts(redis, vault, clock);
  const accountGroups = new AccountGroups(redis, clock);
  const accountTestSchedules = new AccountTestSchedules(redis, clock);
  const accountStates = new Map<string, AccountState>();
  const limits = { upstreamFirstByteTimeoutMs: 10_000, upstreamIdleTimeoutMs: 10_000 };
  const egress = new Egress({ egressAllowCidrs: ['127.0.0.0/8'], trustedOrigins: [], ...limits });
  const apiKeys = new ApiKeys(redis, clock);
  const keyPolicies = new KeyPolicies(redis, clock);
  const auditKey = await openAuditKey(redis, vault);
  const auditTrail = new AuditTrail(redis, clock, auditKey);

  const guard = new AddressGuard(options.webhookAllowCidrs ?? []);
  const webhooks = new WebhookEndpoints({ connection: redis, vault, clock, guard });
  const deliveries = new ScriptedDesk();
  const picture = new ScriptedPicture();
  const pictures = new PictureExchange({ messages, publisher: redis, source: picture });

  const settings = {
    ...{ jwtSecret: secrets.jwtSecret, publicUrl: options.publicUrl, timezone: 'UTC' },
    ...{ trustedProxies: options.trustedProxies ?? [], clientRequestTimeoutMs: 10_000 },
  } as Settings;
  const users = new Users(redis, clock);
  const passwords = options.passwords ?? new Passwords();
  const sessions = new Sessions(redis);
  const signInThrottle = new SignInThrottle(redis);
  const accessTokens = new AccessTokens(secrets.jwtSecret, clock, secrets.jwtPreviousSecret);
  const relayTokens = new RelayTokens([secrets.jwtSecret], clock);
  const directory = createTeamDirectory({
    ...{ connection: redis, users, vault, throttle: signInThrottle, clock, logger },
    environment: options.directory ?? {},
    ...(options.createDirectory ? { create: options.createDirectory } : {}),
  });
  const prices = new PriceList(undefined, () => clock.now());
  const priceOverrides = new PriceOverrides(redis, prices, clock);
  const repricings = new Repricings(redis, new Calendar('UTC'), clock);
  const adapters = createPlatformAdapters({ sandboxUrl: undefined });
  const providers = [
    { provide: SETTINGS, useValue: settings },
    { provide: ADAPTERS, useValue: adapters },
    { provide: CLOCK, useValue: clock },
    { provide: LOGGER, useValue: logger },
    { provide: REDIS, useValue: redis },
    { provide: REDIS_READING, useValue: redis },
    { provide: Accounts, useValue: accounts },
    { provide: AccountGroups, useValue: accountGroups },
    { provide: AccountTestSchedules, useValue: accountTestSchedules },
    { provide: AccountTestHistory, useValue: new AccountTestHistory(redis, clock) },
    {
      provide: AccountConnections,
      useValue: new AccountConnections({ accounts, egress, connection: redis, vault, clock, logger }),
    },
    { provide: ACCOUNT_STATES, useValue: { stateOf: (id: string) => accountStates.get(id), runningOn: () => 2 } },
    { provide: ACCOUNT_TEST, useValue: { probe: () => Promise.reject(new Error('no upstream here')) } },
    { provide: ACCOUNT_RESET, useValue: { reset: (id: string) => Promise.resolve(accountStates.delete(id)) } },
    { provide: AvailableModels, useValue: new AvailableModels(accounts, adapters, prices) },
    { provide: RelayService, useValue: { relay: () => Promise.reject(new Error('no relay here')) } },
    { provide: Instances, useValue: new Instances(redis) },
    { provide: ApiKeys, useValue: apiKeys },
    { provide: KeyPolicies, useValue: keyPolicies },
    { provide: KeyRights, useValue: new KeyRights(keyPolicies, clock) },
    { provide: Memberships, useValue: new Memberships(accountGroups) },
    { provide: WebhookEndpoints, useValue: webhooks },
    { provide: DELIVERY_DESK, useValue: deliveries },
    { provide: AuditTrail, useValue: auditTrail },
    { provide: AuditChain, useValue: new AuditChain(redis, auditKey) },
    { provide: AuditReader, useValue: new AuditReader(redis) },
    { provide: AuditVerifier, useValue: new AuditVerifier(redis, auditKey) },
    { provide: Users, useValue: users },
    { provide: RelayTokens, useValue: relayTokens },
    { provide: PresentedKeys, useValue: new PresentedKeys(apiKeys, users, relayTokens, clock) },
    { provide: Sessions, useValue: sessions },
    { provide: AccessTokens, useValue: accessTokens },
    { provide: Passwords, useValue: passwords },
    { provide: SignInThrottle, useValue: signInThrottle },
    { provide: SignIn, useValue: new SignIn(users, passwords, signInThrottle, sessions, directory.signIn) },
    { provide: DirectoryConfiguration, useValue: directory.configuration },
    { provide: DirectoryStatuses, useValue: directory.statuses },
    { provide: DirectoryFreshness, useValue: directory.freshness },
    { provide: DirectorySync, useValue: directory.sync },
    { provide: PasswordChange, useValue: new PasswordChange(users, passwords, signInThrottle, sessions) },
    { provide: Authenticator, useValue: new Authenticator(users, sessions, accessTokens, directory.freshness) },
    { provide: Metrics, useValue: new Metrics() },
    { provide: JobDesk, useValue: new JobDesk(jobs) },
    { provide: PriceList, useValue: prices },
    { provide: PriceOverrides, useValue: priceOverrides },
    { provide: Pricing, useValue: new Pricing(prices, (accountId) => accounts.get(accountId)?.pricing) },
    { provide: Captures, useValue: new Captures(redis, vault, 3_600_000) },
    { provide: Explanations, useValue: new Explanations(redis, 3_600_000, () => clock.now()) },
    { provide: EventLog, useValue: new EventLog(redis, clock) },
    { provide: RollupsReader, useValue: openRollups(redis, () => clock.now()).reader },
    { provide: UsageRecords, useValue: new UsageRecords(redis) },
    {
      provide: UsageExport,
      useValue: new UsageExport(redis, new ArchiveFiles(options.archiveFolder ?? '/nonexistent')),
    },
    { provide: Repricings, useValue: repricings },
    { provide: Draining, useValue: new Draining() },
    { provide: PictureExchange, useValue: pictures },
    GatewayExceptionFilter,
  ];

  @Global()
  @Module({ providers, exports: providers })
  class Ground {}

  @Module({ imports: [Ground, ControlPlaneModule, ...(options.otherModules ?? [])] })
  class Gateway {}

  const adapter = createHttpAdapter(settings);
  const nestOptions: Pick<NestApplicationOptions, 'bodyParser' | 'logger'> = {
    bodyParser: false,
    logger: new NestLogger(logger),
  };
  const application = await NestFactory.create<NestFastifyApplication>(Gateway, adapter, nestOptions);
  replaceBodyParsers(adapter.getInstance());
  application.useGlobalFilters(application.get(GatewayExceptionFilter));
  setUpOpenApi(application);
  await application.init();
  await adapter.getInstance().ready();
  const records = [
    ...[users.collection, apiKeys.collection, keyPolicies.collection],
    ...[accounts.collection, accounts.credentialCollection, accountGroups.collection],
    ...[webhooks.collection, webhooks.settingsCollection],
    repricings.collection,
    ...[directory.configuration.collection, accountTestSchedules.collection, priceOverrides.collection],
  ];
  for (const collection of records) collection.keepJournal(auditTrail);
  const poller = new CollectionPoller([...records, directory.statuses.collection]);
  await poller.start();
  await pictures.start();
  return {
    ...{ webhooks, deliveries, picture },
    ...{ application, redis, clock, users, directory, accounts, accountGroups, accountStates, apiKeys, keyPolicies },
    log: () => lines.join(''),
    stop: async () => {
      poller.stop();
      await application.close();
      await egress.close();
      redis.disconnect();
      jobs.disconnect();
      messages.disconnect();
    },
  };
}

function capturingLogger(lines: string[]): Logger {
  const output = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      lines.push(chunk.toString('utf8'));
      done();
    },
  });
  return pino({ level: 'trace' }, output);
}

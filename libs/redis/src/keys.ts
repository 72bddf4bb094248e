import { crc32 } from 'node:zlib';

const PREFIX = 'tl';
export const PARTITION_COUNT = 64;

/** Everything one user spends and holds lives in one of 64 partitions, each on one hash slot, so that one script can change it. */
export function partitionOf(userId: string): number {
  return crc32(userId) % PARTITION_COUNT;
}

/** The one place where Redis keys are spelled. */
export const redisKeys = {
  /** Sorted set: request id → lease expiry, milliseconds of the server's clock. */
  openLeases: (partition: number) => `${PREFIX}:{p${partition}}:leases`,
  /** Hash: what is known of a request that has not been settled. */
  openRequest: (partition: number, requestId: string) => `${PREFIX}:{p${partition}}:open:${requestId}`,
  /** Sorted sets: request id → lease expiry. What one key, and what one user over all keys, has under way. */
  heldByKey: (partition: number, keyId: string) => `${PREFIX}:{p${partition}}:held:key:${keyId}`,
  heldByUser: (partition: number, userId: string) => `${PREFIX}:{p${partition}}:held:user:${userId}`,
  /** Hashes: day (`2026-11-21`) or `total` → nano-dollars, and what is reserved by requests under way. */
  spentByKey: (partition: number, keyId: string) => `${PREFIX}:{p${partition}}:spent:key:${keyId}`,
  spentByUser: (partition: number, userId: string) => `${PREFIX}:{p${partition}}:spent:user:${userId}`,
  /** Hashes: bucket of the window and `r`, `t` or `n` → requests, tokens, nano-dollars. */
  windowOfKey: (partition: number, keyId: string, minutes: number) =>
    `${PREFIX}:{p${partition}}:window:key:${keyId}:${minutes}`,
  windowOfUser: (partition: number, userId: string, minutes: number) =>
    `${PREFIX}:{p${partition}}:window:user:${userId}:${minutes}`,
  /** Sorted set: request id → place. Requests of a user that wait for a slot of key or user. */
  line: (partition: number, userId: string) => `${PREFIX}:{p${partition}}:line:${userId}`,
  /** Hash: request id → key id, its limit, and until when the request is known to wait. */
  waiters: (partition: number, userId: string) => `${PREFIX}:{p${partition}}:waiters:${userId}`,
  /** Channel: id of a user who waits for a slot and may have one. */
  slotReleases: () => `${PREFIX}:slot-releases`,
  /** String: the account that a conversation is bound to. */
  affinity: (partition: number, conversation: string) => `${PREFIX}:{p${partition}}:affinity:${conversation}`,
  /** Stream: one entry per settled request that reached an upstream. */
  usageStream: (partition: number) => `${PREFIX}:{p${partition}}:usage`,
  /**
   * Sums of usage, of a partition or of all: see libs/usage/src/rollups. String: which usage entries they contain; sorted sets: periods that
   * have cells of hours, and of days and weeks, by their last day; hashes: id → sums.
   */
  usageRollups: (place: number | 'all') => {
    const slot = place === 'all' ? `${PREFIX}:{usage}` : `${PREFIX}:{p${place}}`;
    return {
      cursor: `${slot}:usage-rollups-cursor`,
      hours: `${slot}:usage-rollup-hours`,
      days: `${slot}:usage-rollup-days`,
      /** Sorted set: id of a key or user, or of an account → when it was last used, milliseconds since the epoch. */
      lastUses: `${slot}:usage-last-uses`,
      cells: (level: string, period: string, dimension: string) =>
        `${slot}:usage-rollup:${level}:${period}:${dimension}`,
    };
  },
  /** Of versions before the rollups. String: id of the last usage entry that the totals contained. */
  usageCursor: (partition: number) => `${PREFIX}:{p${partition}}:usage-cursor`,
  /** String: id of the last usage entry that was looked at for what there is to tell of it. */
  usageNoticesCursor: (partition: number) => `${PREFIX}:{p${partition}}:usage-notices-cursor`,
  /** Hash: request id → JSON of what its record costs since it was counted again. */
  usageCosts: (partition: number) => `${PREFIX}:{p${partition}}:usage-costs`,
  /** String: id of the last usage entry that the index knows: see libs/usage/src/records/index. */
  usageIndexCursor: (partition: number) => `${PREFIX}:{p${partition}}:usage-index-cursor`,
  /** Sorted set: days of entries that the index knows, numbered since the epoch. */
  usageIndexDays: (partition: number) => `${PREFIX}:{p${partition}}:usage-index-days`,
  /** Hash: what entries of a day have in common → mask of the hours in which there are any. */
  usageIndexDay: (partition: number, day: number) => `${PREFIX}:{p${partition}}:usage-index:${day}`,
  /**
   * Sums of what had no known price: see libs/usage/src/unpriced. String: which usage entries they contain; sorted set: days that have cells,
   * numbered since the epoch; hashes: what decides about a price → requests, when the latest came in, tokens.
   */
  unpricedUsage: () => ({
    cursor: `${PREFIX}:{usage}:unpriced-cursor`,
    days: `${PREFIX}:{usage}:unpriced-days`,
    cells: (day: number) => `${PREFIX}:{usage}:unpriced:${day}`,
  }),
  /** Records that are kept elsewhere, and taken away here, on one slot. */
  usageArchive: () => ({
    /** String that ends by itself: the worker that does so. */
    lock: `${PREFIX}:{usage-archive}:lock`,
    /** Hash: `until` → milliseconds before which all entries are archived; partition → id of its last archived entry. */
    state: `${PREFIX}:{usage-archive}:state`,
  }),
  /** String that ends by itself: the worker that counts costs anew. Beside the collection `usage-repricings`, on its slot. */
  usageRepricing: () => `${PREFIX}:{usage-repricings}:lock`,
  /** Of versions before the rollups. Hash: totals of one day. */
  usageDay: (partition: number, day: string) => `${PREFIX}:{p${partition}}:usage-day:${day}`,
  /** All accounts on one hash slot, so that one script can try several: see take-account-slot.lua. */
  accountSlots: (accountId: string) => ({
    leases: `${PREFIX}:{account-slots}:leases:${accountId}`,
    waiters: `${PREFIX}:{account-slots}:waiters:${accountId}`,
    serialWaiters: `${PREFIX}:{account-slots}:serial-waiters:${accountId}`,
    waiterExpiries: `${PREFIX}:{account-slots}:waiter-expiries:${accountId}`,
    shares: `${PREFIX}:{account-slots}:shares:${accountId}`,
    serialLock: `${PREFIX}:{account-slots}:serial:${accountId}`,
    probe: `${PREFIX}:{account-slots}:probe:${accountId}`,
  }),
  /** Beside the collection `account-states`, on its slot. Sorted set: what failed lately, and did not lead to a cooldown yet. */
  accountStrikes: (stateId: string) => `${PREFIX}:{account-states}:strikes:${stateId}`,
  /** Stream: where a cooldown began, and where some ended, as it is to be told. */
  accountFacts: () => `${PREFIX}:{account-states}:facts`,
  /** Hash: state id, blank, cause, bar, scope → a time for which it is left alone, as it is told; `:cursor`, `:revision`: of all of them. */
  accountSpells: () => `${PREFIX}:{account-states}:spells`,
  /** Hash: name of a window → JSON of how much of it was used lately, and when. */
  accountReadings: (accountId: string) => `${PREFIX}:{account-states}:readings:${accountId}`,
  /** Hash: account id → number of the last batch that a process reported. */
  accountReports: (processId: string) => `${PREFIX}:{account-states}:reports:${processId}`,
  /** Hashes, on one slot: times in which nothing of a group could serve models of a family; and those that are over and yet to be told. */
  poolSaturation: () => ({
    open: `${PREFIX}:{pool-saturation}:open`,
    ended: `${PREFIX}:{pool-saturation}:ended`,
  }),
  /** Channel: id of an account that somebody waits for and that may have something free. */
  accountSlotReleases: () => `${PREFIX}:account-slot-releases`,
  /** Channel: id of an account, or of a host, whose state has changed. */
  accountStateChanges: () => `${PREFIX}:account-state-changes`,
  /** Channels: a gateway asks what all are at (JSON), and they answer (JSON): see apps/gateway/src/live/gateways. */
  livePictures: () => ({ asks: `${PREFIX}:live-asks`, pictures: `${PREFIX}:live-pictures` }),
  /** The keys of a record collection share a slot. */
  collection: (name: string) => ({
    records: `${PREFIX}:{${name}}:records`,
    revision: `${PREFIX}:{${name}}:revision`,
    changes: `${PREFIX}:{${name}}:changes`,
    unique: `${PREFIX}:{${name}}:unique`,
    /** Stream: what the audit log has yet to take over of changes to these records. */
    auditOutbox: `${PREFIX}:{${name}}:audit-outbox`,
  }),
  /** Beside the collection `account-credentials`, on its slot. Strings that end by themselves. */
  credentialRenewal: (accountId: string) => ({
    /** Who renews: see libs/platforms/src/credentials/shared. */
    lock: `${PREFIX}:{account-credentials}:renewing:${accountId}`,
    /** What came of attempts so far. */
    attempts: `${PREFIX}:{account-credentials}:attempts:${accountId}`,
    /** The access token that belongs to a version of the secret, sealed. */
    token: (version: string) => `${PREFIX}:{account-credentials}:token:${accountId}:${version}`,
  }),
  /** List: runs of an account's tests, the newest first. Beside the collection `account-tests`, on its slot. */
  accountTestRuns: (accountId: string) => `${PREFIX}:{account-tests}:runs:${accountId}`,
  /** String that ends by itself: a worker writes the job of a schedule. */
  accountTestWriting: (schedule: string) => `${PREFIX}:{account-tests}:writing:${schedule}`,
  /** String that ends by itself: an authorisation that somebody asked for, sealed, by digest of its state. */
  accountConnection: (digest: string) => `${PREFIX}:{account-connection:${digest}}`,
  /** String that ends by itself: a price list of this address has been fetched, or is being fetched. */
  priceRefresh: (digest: string) => `${PREFIX}:{price-list}:refresh:${digest}`,
  /** What is told to the outside world, on one slot: see libs/events. */
  events: () => ({
    /** Stream: events in the order in which they were published. */
    log: `${PREFIX}:{events}:log`,
    /** String: id of the last entry that every endpoint has been given. */
    cursor: `${PREFIX}:{events}:cursor`,
    /** String: sequence number of the last entry of the audit log that was looked at for what it tells. */
    auditCursor: `${PREFIX}:{events}:audit-cursor`,
    /** Hash: what is wrong with Redis → since when, milliseconds since the epoch. */
    redisTroubles: `${PREFIX}:{events}:redis-troubles`,
    /** String that ends by itself: this has been said. */
    once: (name: string) => `${PREFIX}:{events}:once:${name}`,
  }),
  /** Deliveries of webhooks, on one slot: see libs/webhooks/src/deliveries. */
  webhooks: () => ({
    /** Sorted set: delivery id → when somebody has to look for it, milliseconds of the server's clock. */
    due: `${PREFIX}:{webhooks}:due`,
    /** Hash: delivery id → number of its next job. */
    jobs: `${PREFIX}:{webhooks}:jobs`,
    /** String: number of the last delivery. */
    sequence: `${PREFIX}:{webhooks}:sequence`,
    /** Set: endpoints that may have deliveries. */
    endpoints: `${PREFIX}:{webhooks}:endpoints`,
    delivery: (id: string) => `${PREFIX}:{webhooks}:delivery:${id}`,
    /** String that ends by itself: what was made of an event for an endpoint. */
    taken: (deliveryId: string) => `${PREFIX}:{webhooks}:taken:${deliveryId}`,
    /** String that ends by itself: the delivery that told this to an endpoint. */
    said: (endpointId: string, subject: string) => `${PREFIX}:{webhooks}:said:${endpointId}:${subject}`,
    /** Hash: number of the digest's last delivery, and how much of it is used. */
    digest: (endpointId: string, endsAt: number) => `${PREFIX}:{webhooks}:digest:${endpointId}:${endsAt}`,
    endpoint: (id: string) => ({
      /** Sorted sets: delivery id → sequence number. */
      all: `${PREFIX}:{webhooks}:all:${id}`,
      waiting: `${PREFIX}:{webhooks}:waiting:${id}`,
      delivered: `${PREFIX}:{webhooks}:delivered:${id}`,
      dead: `${PREFIX}:{webhooks}:dead:${id}`,
      /** Sorted set: delivery id → when its attempt counts as lost. */
      underWay: `${PREFIX}:{webhooks}:under-way:${id}`,
      /** Sorted set: delivery id → when it was due. Those that the endpoint had no room for. */
      line: `${PREFIX}:{webhooks}:line:${id}`,
      /** Hash: since when there were only failures, and the last one. */
      failing: `${PREFIX}:{webhooks}:failing:${id}`,
    }),
  }),
  /** Hash: request id → why it went where it went, for a portion of time. */
  explanations: (portion: number) => `${PREFIX}:{explanations}:${portion}`,
  /** Sealed details of a captured request. */
  capture: (requestId: string) => `${PREFIX}:{capture:${requestId}}`,
  session: (familyId: string) => `${PREFIX}:{session:${familyId}}`,
  /** Sorted set: session id → time of opening, milliseconds of the server's clock. May name sessions that are over. */
  sessionsOf: (userId: string) => `${PREFIX}:{sessions-of:${userId}}`,
  /** Device grants, on one slot: a hash by digest of the device code, and by user code a string that leads to it. */
  deviceGrant: (digest: string) => `${PREFIX}:{device-grants}:grant:${digest}`,
  deviceUserCode: (userCode: string) => `${PREFIX}:{device-grants}:user-code:${userCode}`,
  deviceSession: (id: string) => `${PREFIX}:{device-session:${id}}`,
  /** Sorted set, as `sessionsOf`: the devices that somebody let in. */
  deviceSessionsOf: (userId: string) => `${PREFIX}:{device-sessions-of:${userId}}`,
  /** Strings: the owner of the run that is under way, and one (with the minutes of a tick) that says that the tick has its run. */
  directorySync: () => ({ lock: `${PREFIX}:{directory-sync}:lock`, tick: `${PREFIX}:{directory-sync}:tick` }),
  /** Sorted set: user id → when they last signed in, milliseconds since the epoch. */
  lastSignIns: () => `${PREFIX}:last-sign-ins`,
  signInFailures: (subject: string) => `${PREFIX}:{sign-in:${subject}}:failures`,
  /** The audit log, on one slot: see libs/audit. */
  audit: () => ({
    /** Stream `<sequence number>-0`: the chained entries. */
    entries: `${PREFIX}:{audit}:entries`,
    /** Hash: sequence number and hash of the last entry. */
    head: `${PREFIX}:{audit}:head`,
    /** Hash: sequence number and hash of the last entry that retention has taken away. */
    anchor: `${PREFIX}:{audit}:anchor`,
    /** Stream: what happened without a change to a record, and is not chained yet. */
    outbox: `${PREFIX}:{audit}:outbox`,
    /** String: the key of the chain, sealed. */
    key: `${PREFIX}:{audit}:key`,
    /** Set: ids of entries that are chained and may still be in an outbox. */
    handedOver: `${PREFIX}:{audit}:handed-over`,
  }),
  /** Processes of the relay: a set of their ids, and of each a string that ends by itself. */
  instances: () => ({
    all: `${PREFIX}:{instances}:all`,
    instance: (id: string) => `${PREFIX}:{instances}:instance:${id}`,
  }),
  /** String: present from the first start on. */
  schema: () => `${PREFIX}:schema`,
  vaultCanary: () => `${PREFIX}:vault-canary`,
} as const;

import { tracingVariables } from './tracing/tracing-variables';

export interface Variable {
  readonly name: string;
  /** What holds when the variable is not set, as it would be written; empty when there is no such value. */
  readonly fallback: string;
  /** One line for whoever runs the relay. */
  readonly meaning: string;
  /** Never repeated in a message; its file must not be readable by everybody. */
  readonly secret?: true;
}

/** Every variable that the relay reads. Each can also be given as NAME_FILE, a file that holds the value. */
export const variables = [
  { name: 'PORT', fallback: '3000', meaning: 'Port that clients and people connect to; 0 lets the system choose.' },
  { name: 'HOST', fallback: '127.0.0.1', meaning: 'Address to listen on; 0.0.0.0 opens the relay to the network.' },
  {
    name: 'DATA_DIR',
    fallback: './data',
    meaning: 'Folder for everything that npm start keeps: Redis data and secrets.',
  },
  {
    name: 'REDIS_URL',
    fallback: '',
    meaning:
      'Redis to use instead of a private one: redis://, rediss://, redis+sentinel://, redis+cluster:// or unix://.',
    secret: true,
  },
  { name: 'TRUNKLINE_OWNER_USERNAME', fallback: 'owner', meaning: 'Name of the first administrator.' },
  {
    name: 'TRUNKLINE_OWNER_PASSWORD',
    fallback: '',
    meaning: 'First password of that administrator, 12 to 128 bytes; generated and shown once when not set.',
    secret: true,
  },
  {
    name: 'MASTER_KEYS',
    fallback: '',
    meaning:
      'Keys that encrypt upstream credentials, id:base64 of 32 random bytes, comma-separated; the first encrypts.',
    secret: true,
  },
  {
    name: 'JWT_SECRET',
    fallback: '',
    meaning: 'Signs the access tokens of the control plane: at least 32 random bytes.',
    secret: true,
  },
  {
    name: 'JWT_PREVIOUS_SECRET',
    fallback: '',
    meaning:
      'The former JWT_SECRET: its tokens stay good until they expire, an hour after it was replaced at the latest.',
    secret: true,
  },
  { name: 'PUBLIC_URL', fallback: '', meaning: 'Address that clients and people use, when it is not HOST and PORT.' },
  { name: 'TRUSTED_PROXIES', fallback: '', meaning: 'CIDRs of reverse proxies whose forwarding headers are believed.' },
  {
    name: 'EGRESS_ALLOW_CIDRS',
    fallback: '',
    meaning: 'Private ranges that upstream base URLs may reach; none by default.',
  },
  {
    name: 'WEBHOOK_ALLOW_CIDRS',
    fallback: '',
    meaning: 'Private ranges that webhooks and their mail servers may reach; none by default.',
  },
  { name: 'TIMEZONE', fallback: 'UTC', meaning: 'IANA time zone in which a day of usage begins and ends.' },
  { name: 'LOG_LEVEL', fallback: 'info', meaning: 'fatal, error, warn, info, debug, trace or silent.' },
  { name: 'SANDBOX_PORT', fallback: '3900', meaning: 'Port of the upstream simulator started by npm run sandbox.' },
  {
    name: 'SANDBOX_URL',
    fallback: '',
    meaning: 'Upstream simulator that runs elsewhere; otherwise npm start runs its own.',
  },
  {
    name: 'UPSTREAM_FIRST_BYTE_TIMEOUT_SECONDS',
    fallback: '600',
    meaning: 'How long an upstream may take until the first byte of its answer.',
  },
  {
    name: 'UPSTREAM_IDLE_TIMEOUT_SECONDS',
    fallback: '300',
    meaning: 'How long an upstream may be silent in the middle of an answer.',
  },
  {
    name: 'FAILOVER_ATTEMPTS',
    fallback: '3',
    meaning: 'How many accounts one request may try before its first byte.',
  },
  {
    name: 'FAILOVER_BUDGET_PERCENT',
    fallback: '20',
    meaning: 'Further attempts of all requests together, in percent of the requests: an outage is not multiplied.',
  },
  {
    name: 'FAILOVER_DEADLINE_SECONDS',
    fallback: '600',
    meaning: 'How long a request may take from its first account to its first byte, over all accounts that it tries.',
  },
  {
    name: 'QUEUE_SIZE',
    fallback: '100',
    meaning: 'How many requests of one user may wait for a busy account, where key and user do not say.',
  },
  {
    name: 'QUEUE_TIMEOUT_SECONDS',
    fallback: '30',
    meaning: 'How long such a request may wait.',
  },
  {
    name: 'EXPLANATION_HOURS',
    fallback: '24',
    meaning: 'How long the explanation of a request is kept, about 1 KB each; 0: none is written.',
  },
  {
    name: 'USAGE_HOURS_KEPT_DAYS',
    fallback: '90',
    meaning: 'How many days sums of usage by the hour are kept; 0: for ever.',
  },
  {
    name: 'USAGE_DAYS_KEPT_DAYS',
    fallback: '800',
    meaning: 'How many days sums of usage by day and week are kept, those by month for good; 0: for ever.',
  },
  {
    name: 'USAGE_RECORDS_KEPT_DAYS',
    fallback: '90',
    meaning: 'How many days usage records are kept in Redis, one for each request; 0: for ever.',
  },
  {
    name: 'USAGE_ARCHIVE',
    fallback: 'true',
    meaning: 'true: usage records that are kept no longer are put into compressed files in DATA_DIR first.',
  },
  {
    name: 'AUDIT_RETENTION_DAYS',
    fallback: '365',
    meaning: 'How many days entries of the audit log are kept; 0: for ever.',
  },
  {
    name: 'QUOTA_WARNING_PERCENT',
    fallback: '80,95',
    meaning: 'Shares of a quota of an account (five hours, a week, its own cost) at which to warn, in percent.',
  },
  {
    name: 'BUDGET_THRESHOLDS_PERCENT',
    fallback: '50,80,95,100',
    meaning: 'Shares of a budget of a key or person that are told of when they are reached, in percent.',
  },
  {
    name: 'KEY_EXPIRY_NOTICE_DAYS',
    fallback: '7,1',
    meaning: 'How many days before a key expires that is told, each of them once; 0: not at all.',
  },
  {
    name: 'PRICES_URL',
    fallback: '',
    meaning: 'Price list in the format of config/prices.json that is fetched every day; empty: prices stay as shipped.',
  },
  {
    name: 'PRICES_MAX_CHANGE_PERCENT',
    fallback: '50',
    meaning: 'A fetched list is refused where a price has moved by more than this.',
  },
  {
    name: 'BACKUP_FOLDER',
    fallback: '',
    meaning: 'Folder where backups are put: the worker tells when the newest one is too old; empty: it does not look.',
  },
  {
    name: 'BACKUP_MAX_AGE_HOURS',
    fallback: '26',
    meaning: 'How old the newest backup may be.',
  },
  {
    name: 'METRICS_TOKEN',
    fallback: '',
    meaning: 'Bearer token for /metrics, at least 16 characters; without one only this machine may read it.',
    secret: true,
  },
  ...tracingVariables,
  {
    name: 'CAPTURE_KEPT_HOURS',
    fallback: '6',
    meaning: 'How long captured details of requests are kept, 1 to 720; 0: nothing can be captured.',
  },
  {
    name: 'WORKER_PORT',
    fallback: '0',
    meaning: 'Port on HOST where a worker answers /livez, /readyz and /metrics; 0: none, so several fit on a machine.',
  },
  {
    name: 'CLIENT_REQUEST_TIMEOUT_SECONDS',
    fallback: '120',
    meaning: 'How long a client may take to send a whole request.',
  },
  { name: 'DRAIN_TIMEOUT_SECONDS', fallback: '120', meaning: 'How long a stopping relay lets open requests finish.' },
  {
    name: 'LDAP_URL',
    fallback: '',
    meaning: 'Directory: ldaps:// or ldap:// addresses, comma-separated, tried in order; empty: none.',
  },
  {
    name: 'LDAP_BIND_DN',
    fallback: '',
    meaning: 'DN that the relay reads the directory as; without it the directory is read anonymously.',
  },
  {
    name: 'LDAP_BIND_PASSWORD',
    fallback: '',
    meaning: 'Password of that DN.',
    secret: true,
  },
  {
    name: 'LDAP_SEARCH_BASE',
    fallback: '',
    meaning: 'DN below which people are looked for.',
  },
  {
    name: 'LDAP_SEARCH_FILTER',
    fallback: '(uid={{username}})',
    meaning: 'Finds the entry of somebody; {{username}} is what they typed, always as a whole value.',
  },
  {
    name: 'LDAP_STARTTLS',
    fallback: 'false',
    meaning: 'true: ldap:// turns to TLS before anything is said; without it only this machine is spoken to.',
  },
  {
    name: 'LDAP_TLS_CA',
    fallback: '',
    meaning: 'Authorities in PEM that the directory is checked against, usually as LDAP_TLS_CA_FILE.',
  },
  {
    name: 'LDAP_USER_ATTR_USERNAME',
    fallback: 'uid',
    meaning: 'Attribute that is the user name of somebody.',
  },
  {
    name: 'LDAP_USER_ATTR_EMAIL',
    fallback: 'mail',
    meaning: 'Attribute that is the e-mail address of somebody.',
  },
  {
    name: 'LDAP_USER_ATTR_DISPLAY_NAME',
    fallback: 'cn',
    meaning: 'Attribute that is the name of somebody as others see it.',
  },
  {
    name: 'LDAP_REQUIRED_GROUP',
    fallback: '',
    meaning: 'DN of the group whose members may sign in; empty: everybody who is found.',
  },
  {
    name: 'LDAP_ROLE_MAP',
    fallback: '',
    meaning: 'JSON object of group DN to role, the first that fits holds; empty: roles are set in the relay.',
  },
  {
    name: 'LDAP_SYNC_MINUTES',
    fallback: '5',
    meaning: 'How often everybody who has signed in is looked up in the directory again.',
  },
  {
    name: 'LDAP_TIMEOUT_MS',
    fallback: '5000',
    meaning: 'How long each step with a directory server may take, in milliseconds.',
  },
  {
    name: 'LDAP_MAX_STALENESS_HOURS',
    fallback: '24',
    meaning: 'How long people of the directory stay let in while it cannot be asked; 0: without end.',
  },
  {
    name: 'REDIS_SERVER_BIN',
    fallback: '',
    meaning: 'The redis-server or valkey-server to run; otherwise the one found on this machine.',
  },
  { name: 'REDIS_AUTO_INSTALL', fallback: '1', meaning: '0: npm start never installs a missing redis-server.' },
  {
    name: 'REDIS_FSYNC',
    fallback: 'everysec',
    meaning: 'How often the private Redis forces its log to disk: everysec, or always (safer at power cuts, slower).',
  },
] as const satisfies readonly Variable[];

export type VariableName = (typeof variables)[number]['name'];

export function variableNamed(name: VariableName): Variable {
  const variable = variables.find((candidate) => candidate.name === name);
  if (!variable) throw new Error(`${name} is not in the table of variables`);
  return variable;
}

/** What of a record is secret: the paths of its fields, dotted, or all of it. */
export type SecretFields = readonly string[] | 'whole record';

/**
 * Every record collection whose changes are audited, with its secrets. A collection that is missing here keeps no journal that anybody
 * would read: a test compares this list with what the gateway holds.
 */
export const auditedCollections: Readonly<Record<string, SecretFields>> = {
  users: ['passwordHash'],
  'api-keys': ['digest', 'previous.digest'],
  'key-policies': [],
  accounts: ['proxy.sealedPassword'],
  'account-credentials': 'whole record',
  // What clients are told to put into their environment may be a token.
  'account-groups': ['managedSettings.env'],
  'account-tests': [],
  'usage-repricings': [],
  'price-overrides': [],
  settings: ['bindPassword'],
  'webhook-endpoints': [],
  'webhook-settings': ['sealed'],
};

/** A collection that nobody has thought about is secret as a whole. */
export const secretFieldsOf = (collection: string): SecretFields =>
  Object.hasOwn(auditedCollections, collection) ? (auditedCollections[collection] ?? 'whole record') : 'whole record';

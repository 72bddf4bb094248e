import type { paths } from '@app/admin-client';
import type { OwnEvents, PoolEvents } from './live-types';

type Path = keyof paths;

/** Answers that are not what they were. */
export interface StaleAnswers {
  /** Of this path and of those below it. */
  readonly path: Path;
  /** Only of this path itself. */
  readonly isAlone?: boolean;
  /** Of paths that name one record, those of these records only; null: of all. */
  readonly ids: readonly string[] | null;
  /** They are asked for anew so often at the most, in milliseconds. */
  readonly spacing?: number;
}

type Kind = PoolEvents['changed']['kind'];
type OwnKind = OwnEvents['changed']['kind'];

/** The records themselves first, then what else shows something of them. */
const pathsByKind: Readonly<Record<Kind, readonly [Path, ...Path[]]>> = {
  accounts: ['/admin/accounts', '/admin/account-groups'],
  'account-groups': ['/admin/account-groups', '/admin/accounts', '/admin/api-keys', '/me/key-policy'],
  'account-tests': ['/admin/accounts/{id}/test-schedule', '/admin/accounts/{id}/tests'],
  'api-keys': ['/admin/api-keys', '/me/api-keys', '/me/key-policy', '/admin/tags'],
  users: ['/admin/users', '/admin/tags'],
  'key-policies': ['/admin/key-policies', '/me/key-policy'],
  webhooks: ['/admin/webhooks'],
  prices: ['/admin/prices'],
  'usage-repricings': ['/admin/usage/repricings'],
  directory: ['/admin/directory'],
};

const ownPathsByKind: Readonly<Record<OwnKind, readonly Path[]>> = {
  'api-keys': ['/me/api-keys', '/me/key-policy', '/me/limits'],
  sessions: ['/me/sessions'],
  profile: ['/me/key-policy'],
  'key-policies': ['/me/key-policy'],
};

/** What `changed` of the pool's stream makes stale. */
export function staleAfter({ kind, ids }: PoolEvents['changed'], ownId: string): StaleAnswers[] {
  const [records, ...others] = pathsByKind[kind];
  const isOwn = kind === 'users' && (ids === null || ids.includes(ownId));
  return [
    { path: records, ids },
    ...others.map((path): StaleAnswers => ({ path, ids: isSameKind(kind, path) ? ids : null })),
    ...(isOwn ? ([{ path: '/me', isAlone: true, ids: null }] as const) : []),
  ];
}

/** The second path of these holds the same records, or parts of them. */
const isSameKind = (kind: Kind, path: Path): boolean =>
  (kind === 'api-keys' && path === '/me/api-keys') || kind === 'account-tests';

/** What `changed` of one's own stream makes stale. */
export function staleAfterOwn({ kind, ids }: OwnEvents['changed']): StaleAnswers[] {
  return [
    ...ownPathsByKind[kind].map((path): StaleAnswers => ({ path, ids: path === '/me/api-keys' ? ids : null })),
    ...(kind === 'profile' ? ([{ path: '/me', isAlone: true, ids: null }] as const) : []),
  ];
}

/** Whether a query, by its key, holds such an answer. */
export function isStale({ path, isAlone, ids }: StaleAnswers, queryKey: readonly unknown[]): boolean {
  const [, asked, init] = queryKey;
  if (typeof asked !== 'string') return false;
  if (asked !== path && (isAlone === true || !asked.startsWith(`${path}/`))) return false;
  const id = ids === null ? undefined : idIn(init);
  return ids === null || id === undefined || ids.includes(id);
}

function idIn(init: unknown): string | undefined {
  const id = memberOf(memberOf(memberOf(init, 'params'), 'path'), 'id');
  return typeof id === 'string' ? id : undefined;
}

const memberOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? new Map<string, unknown>(Object.entries(value)).get(name) : undefined;

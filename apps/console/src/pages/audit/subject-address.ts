const pages: Readonly<Record<string, string>> = {
  users: '/people',
  'api-keys': '/all-keys',
  'key-policies': '/policies',
  accounts: '/accounts',
  'account-credentials': '/accounts',
  'account-tests': '/accounts',
  'account-groups': '/groups',
  'webhook-endpoints': '/webhooks',
  requests: '/requests',
};

/** Where more is said of the subject of an entry; absent: it has no page of its own. */
export function subjectAddress(type: string, id: string): string | undefined {
  return Object.hasOwn(pages, type) ? `${pages[type]}/${encodeURIComponent(id)}` : undefined;
}

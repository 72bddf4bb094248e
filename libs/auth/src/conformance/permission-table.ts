import { roles } from '@app/common';
import { type Permission, mayDo, permissions } from '../permissions';

/** What each permission is for, as administrators are told. */
const meanings: Readonly<Record<Permission, string>> = {
  'self.read': 'see their own profile, sessions, usage and client settings',
  'self.write': 'change their own password, end their own sessions',
  'own-keys.manage': 'issue, change, rotate and end keys of their own, sign Claude Code in',
  'accounts.read': 'see accounts and account groups',
  'accounts.write': 'create, change and delete accounts and account groups',
  'accounts.operate': 'pause, resume, reset and test accounts',
  'keys.manage': 'issue, change, hand over, delete and restore keys of others',
  'users.read': 'see people',
  'users.write': 'create, change, switch off, delete and restore people, reset passwords',
  'policies.read': 'see key policies',
  'policies.write': 'create, change and delete key policies',
  'prices.write': 'set, change and take back prices of models',
  'directory.read': "see the directory's settings and its status",
  'directory.operate': 'test the directory, look everybody up now',
  'directory.write': 'change how the directory is reached and what its groups are here',
  'audit.read': 'read the audit log',
  'audit.verify': 'verify and export the audit log',
  'usage.read': "see everybody's usage and why requests went where they went",
  'usage.write': 'have the cost of past requests counted anew',
  'captures.read': 'read what was captured of requests',
  'captures.write': 'have requests of a key captured for a while, delete what was captured',
  'webhooks.read': 'see webhooks and what was delivered',
  'webhooks.write': 'create, change, test and delete webhooks, deliver again',
  'queues.read': 'see how the work in the background fares',
  'queues.operate': 'have background work that failed done again',
  'settings.read': 'see how the relay is set up, and which of its processes run',
};

const START = '<!-- permissions -->';
const END = '<!-- end of permissions -->';

/** The table in Markdown, but for the padding of its columns. */
export function permissionTable(): string {
  const rows = permissions.map((permission) => [
    `\`${permission}\``,
    meanings[permission],
    ...roles.map((role) => (mayDo(role, permission) ? 'yes' : '')),
  ]);
  const head = ['permission', 'lets people', ...roles];
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

/**
 * A page with the table as it is today in the place that is marked for it.
 * @throws Error where the page has no such place
 */
export function withPermissionTable(page: string): string {
  const [start, end] = [page.indexOf(START), page.indexOf(END)];
  if (start < 0 || end < start) throw new Error(`The page has no ${START} and ${END}`);
  return `${page.slice(0, start)}${START}\n\n${permissionTable()}\n\n${page.slice(end)}`;
}

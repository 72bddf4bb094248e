import type { components } from '@app/admin-client';
import type { Figure } from '../../../keys/figure';

export type Directory = components['schemas']['DirectoryView'];
export type DirectoryChange = components['schemas']['DirectoryChangeRequest'];
export type RoleRule = components['schemas']['DirectoryRoleDto'];

export const attributeNames = ['usernameAttribute', 'emailAttribute', 'displayNameAttribute'] as const;
const textNames = [
  ...(['bindDn', 'searchBase', 'searchFilter', 'requiredGroup', 'tlsCa'] as const),
  ...attributeNames,
] as const;
export type TextName = (typeof textNames)[number];
export const figureNames = ['syncMinutes', 'timeoutMs', 'maxStalenessHours'] as const;
export type FigureName = (typeof figureNames)[number];

/** `inherit`: nobody says it here, so that the environment or the default does. */
export const startTlsChoices = ['inherit', 'on', 'off'] as const;
export type StartTlsChoice = (typeof startTlsChoices)[number];

/** Settings of the directory as fields of a form hold them. What is emptied goes back to the environment. */
export interface DirectoryValues extends Readonly<Record<TextName, string>>, Readonly<Record<FigureName, Figure>> {
  readonly enabled: boolean;
  /** One address a line. */
  readonly urls: string;
  /** Never shown: empty leaves the one that is stored. */
  readonly bindPassword: string;
  readonly startTls: StartTlsChoice;
  readonly roleMap: readonly RoleRule[];
}

export function directoryValuesOf(view: Directory): DirectoryValues {
  const { sources, startTls } = view;
  return {
    enabled: view.enabled,
    urls: (view.urls ?? []).join('\n'),
    bindDn: view.bindDn ?? '',
    bindPassword: '',
    searchBase: view.searchBase ?? '',
    searchFilter: view.searchFilter ?? '',
    requiredGroup: view.requiredGroup ?? '',
    tlsCa: view.tlsCa ?? '',
    startTls: sources.startTls === 'owner' ? (startTls === true ? 'on' : 'off') : 'inherit',
    usernameAttribute: view.usernameAttribute ?? '',
    emailAttribute: view.emailAttribute ?? '',
    displayNameAttribute: view.displayNameAttribute ?? '',
    syncMinutes: view.syncMinutes ?? '',
    timeoutMs: view.timeoutMs ?? '',
    maxStalenessHours: view.maxStalenessHours ?? '',
    roleMap: view.roleMap ?? [],
  };
}

/** Only what differs from what holds; null gives a field back to the environment. */
export function directoryChangeOf(view: Directory, values: DirectoryValues): DirectoryChange {
  const before = directoryValuesOf(view);
  const texts = textNames.flatMap((name) => {
    const text = values[name].trim();
    return text === before[name].trim() ? [] : [[name, text === '' ? null : text] as const];
  });
  const figures = figureNames.flatMap((name) => {
    const figure = values[name];
    return figure === before[name] ? [] : [[name, figure === '' ? null : figure] as const];
  });
  const urls = linesOf(values.urls);
  const isSameMap = JSON.stringify(values.roleMap) === JSON.stringify(before.roleMap);
  return {
    ...(values.enabled === before.enabled ? {} : { enabled: values.enabled }),
    ...(urls.join('\n') === before.urls ? {} : { urls: urls.length === 0 ? null : urls }),
    ...(values.startTls === before.startTls
      ? {}
      : { startTls: values.startTls === 'inherit' ? null : values.startTls === 'on' }),
    ...(isSameMap ? {} : { roleMap: roleMapChange(view, values.roleMap) }),
    ...passwordChange(view, values),
    ...Object.fromEntries(texts),
    ...Object.fromEntries(figures),
  };
}

/** Emptied where it was said here, the map of the environment holds again; where the environment says it, there is to be none. */
function roleMapChange({ sources }: Directory, rules: readonly RoleRule[]): RoleRule[] | null {
  if (rules.length === 0 && sources.roleMap === 'owner') return null;
  return rules.map(({ groupDn, role }) => ({ groupDn: groupDn.trim(), role }));
}

/** A password without somebody to bind as is refused: one that was set here goes with its DN. */
function passwordChange(view: Directory, { bindDn, bindPassword }: DirectoryValues): { bindPassword?: string | null } {
  if (bindPassword !== '') return { bindPassword };
  const isLeftOver = bindDn.trim() === '' && view.bindDn !== undefined && view.sources.bindPassword === 'owner';
  return isLeftOver ? { bindPassword: null } : {};
}

export const linesOf = (text: string): string[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** Whether the stored password would be sent to an address that it was not given for: it has to be typed again. */
export function needsPassword(view: Directory, { urls, bindDn, bindPassword }: DirectoryValues): boolean {
  if (!view.hasBindPassword || bindDn.trim() === '' || bindPassword !== '') return false;
  return linesOf(urls).some((url) => view.urls?.includes(url) !== true);
}

import type { components } from '@app/admin-client';

export type Person = components['schemas']['UserView'];
export type ListedPerson = components['schemas']['ListedUserView'];
export type ShownPerson = components['schemas']['ShownUserView'];
export type PersonChange = components['schemas']['UserChange'];
export type Role = Person['role'];

/** Who may do most first. */
export const roles = ['owner', 'admin', 'operator', 'member'] as const satisfies readonly Role[];
export const providers = ['local', 'directory'] as const satisfies readonly Person['provider'][];

/** Whether somebody can be changed by somebody else: administrators do not manage each other. */
export function mayManage(actor: Role, target: Role): boolean {
  if (actor === 'owner') return true;
  return actor === 'admin' && target !== 'owner' && target !== 'admin';
}

export const personStates = ['active', 'disabled', 'suspended', 'deleted'] as const;
export type PersonState = (typeof personStates)[number];

/** In one word what four fields say: deleted before switched off, and that before what the directory says. */
export function stateOf({ deletedAt, enabled, active }: Pick<Person, 'deletedAt' | 'enabled' | 'active'>): PersonState {
  if (deletedAt !== undefined) return 'deleted';
  if (!enabled) return 'disabled';
  return active ? 'active' : 'suspended';
}

/** Filters of the list of people that leave those in a state. */
export function filtersOfState(state: PersonState | undefined): {
  enabled?: boolean;
  active?: boolean;
  deleted?: boolean;
} {
  switch (state) {
    case 'active':
      return { active: true };
    case 'disabled':
      return { enabled: false };
    case 'suspended':
      return { enabled: true, active: false };
    case 'deleted':
      return { deleted: true };
    case undefined:
      return {};
  }
}

export const nameOf = ({ displayName, username }: Pick<Person, 'displayName' | 'username'>): string =>
  displayName ?? username;

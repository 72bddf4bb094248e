import type { components } from '@app/admin-client';

type Schemas = components['schemas'];

export type Account = Schemas['AccountView'];
export type ShownAccount = Schemas['ShownAccountView'];
export type AccountChange = Schemas['AccountChange'];
export type AccountStatus = Account['state']['status'];
export type Cooldown = Schemas['CooldownView'];
export type CooldownCause = Cooldown['cause'];

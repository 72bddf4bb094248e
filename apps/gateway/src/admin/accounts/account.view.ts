import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { Account, AccountLocation, CredentialState } from '@app/accounts';
import { type Platform, platforms } from '@app/common';
import { countedPageDtoOf } from '../../control-plane/paging/page.dto';
import type { Plain } from '../../control-plane/plain';
import { withChanges } from '../../control-plane/validation/with-changes';
import { type CooldownSeconds, CooldownSecondsDto, SerialQueueDto } from './account-limits.dto';
import { type WrittenPricing, accountPricingShown } from './account-pricing';
import { AccountForecastView } from '../../forecasts/account-forecast.view';
import { AccountProxyView } from './account-proxy.dto';
import { AccountStateView } from './account-state.view';

export class AccountView {
  @ApiProperty({ type: String, example: 'acc_4fK0aB9cD2eF7gH1iJ3k' })
  id!: string;

  @ApiProperty({ type: String, example: 'team account' })
  name!: string;

  @ApiProperty({ enum: platforms, example: 'claude' })
  platform!: Platform;

  @ApiProperty({
    enum: ['usable', 'unreadable', 'needs_reauth'],
    description: 'Not usable: enter the credentials again. `needs_reauth`: the sign-in service takes them no longer.',
  })
  credentialState!: CredentialState;

  @ApiPropertyOptional({ type: String })
  baseUrl?: string;

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: true,
    description: 'What of its credentials is no secret, such as region, project or endpoint.',
  })
  location?: AccountLocation;

  @ApiProperty({ type: Number, minimum: 1, maximum: 100, description: 'The lower is preferred.' })
  priority!: number;

  @ApiPropertyOptional({ type: [String] })
  models?: readonly string[];

  @ApiProperty({ type: Boolean })
  schedulable!: boolean;

  @ApiProperty({ type: Boolean })
  personal!: boolean;

  @ApiPropertyOptional({ type: String })
  ownerId?: string;

  @ApiPropertyOptional({ type: [String] })
  groupIds?: readonly string[];

  @ApiPropertyOptional({ type: 'object', additionalProperties: { type: 'string' } })
  modelMapping?: Readonly<Record<string, string>>;

  @ApiPropertyOptional({ type: Number, description: 'Absent: any number.' })
  maxConcurrency?: number;

  @ApiPropertyOptional({ type: Number, description: 'Absent: 1.' })
  weight?: number;

  @ApiPropertyOptional({ type: SerialQueueDto })
  serialQueue?: SerialQueueDto;

  @ApiPropertyOptional({ type: Number })
  dailyCostUsd?: number;

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: true,
    description: 'Whole per cent of what everything costs on it, and models with prices of their own.',
  })
  pricing?: WrittenPricing;

  @ApiPropertyOptional({ type: String, format: 'date-time' })
  expiresAt?: string;

  @ApiPropertyOptional({ type: CooldownSecondsDto })
  cooldownSeconds?: CooldownSeconds;

  @ApiPropertyOptional({ type: Number })
  firstByteTimeoutMs?: number;

  @ApiPropertyOptional({ type: AccountProxyView, description: 'Its password is never shown.' })
  proxy?: AccountProxyView;

  @ApiPropertyOptional({ type: 'object', additionalProperties: { type: 'string' } })
  headers?: Readonly<Record<string, string>>;

  @ApiProperty({ type: String, format: 'date-time' })
  createdAt!: string;

  @ApiProperty({ type: AccountStateView, description: 'How it fares, as all gateways know it.' })
  state!: AccountStateView;

  @ApiPropertyOptional({ type: AccountForecastView, description: 'When it runs out; of one account and in the list.' })
  forecast?: Plain<AccountForecastView>;
}

export type AccountAnswer = Plain<AccountView>;

class AccountGroupNameView {
  @ApiProperty({ type: String, example: 'grp_4fK0aB9cD2eF7gH1iJ3k' })
  id!: string;

  @ApiProperty({ type: String, example: 'night shift' })
  name!: string;
}

/** With what a list would have to ask for elsewhere, row by row. */
export class ShownAccountView extends AccountView {
  @ApiProperty({ type: String, nullable: true, description: 'User name of `ownerId`; null: it has no owner.' })
  ownerUsername!: string | null;

  @ApiProperty({ type: [AccountGroupNameView], description: 'The account groups that it is in.' })
  groups!: readonly AccountGroupNameView[];

  @ApiProperty({
    ...{ type: String, format: 'date-time', nullable: true },
    description: 'When the last request that it served came in, some seconds late; null: not in the last 400 days.',
  })
  lastUsedAt!: string | null;

  @ApiProperty({ type: String, example: '1.2345', description: 'US dollars, by the calendar of the relay.' })
  spentTodayUsd!: string;
}

export type ShownAccountAnswer = Plain<ShownAccountView>;

export class AccountPage extends countedPageDtoOf(ShownAccountView) {}

/** What may be seen of an account. Its credentials are in records of their own, and never in here. */
export function viewOfAccount(
  account: Account,
  credentialState: CredentialState,
  state: AccountStateView,
): AccountAnswer {
  const { id, name, platform, priority, schedulable, personal, createdAt } = account;
  const { baseUrl, location, models, ownerId, groupIds, modelMapping, maxConcurrency, weight, serialQueue } = account;
  const { dailyCostUsd, expiresAt, cooldownSeconds, firstByteTimeoutMs, headers } = account;
  return withChanges<AccountAnswer>(
    { id, name, platform, credentialState, priority, schedulable, personal, createdAt, state },
    {
      ...{ baseUrl, location, models, ownerId, groupIds, modelMapping, maxConcurrency, weight, serialQueue },
      ...{ dailyCostUsd, expiresAt, cooldownSeconds, firstByteTimeoutMs, headers },
      proxy: viewOfProxy(account),
      pricing: account.pricing && accountPricingShown(account.pricing),
    },
  );
}

function viewOfProxy({ proxy }: Account): AccountAnswer['proxy'] {
  if (!proxy) return undefined;
  const { type, host, port, username } = proxy;
  return withChanges<AccountProxyView>({ type, host, port }, { username });
}

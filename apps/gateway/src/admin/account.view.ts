import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { Account, CredentialState } from '@app/accounts';
import { type Platform, platforms } from '@app/common';
import { pageDtoOf } from '../control-plane/paging/page.dto';
import type { Plain } from '../control-plane/plain';

export class AccountView {
  @ApiProperty({ type: String, example: 'acc_4fK0aB9cD2eF7gH1iJ3k' })
  id!: string;

  @ApiProperty({ type: String, example: 'team account' })
  name!: string;

  @ApiProperty({ enum: platforms, example: 'claude' })
  platform!: Platform;

  @ApiProperty({ enum: ['usable', 'unreadable'], description: 'Unreadable: enter the credentials again.' })
  credentialState!: CredentialState;

  @ApiPropertyOptional({ type: String })
  baseUrl?: string;

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

  @ApiProperty({ type: String, format: 'date-time' })
  createdAt!: string;
}

export type AccountAnswer = Plain<AccountView>;

export class AccountPage extends pageDtoOf(AccountView) {}

/** What may be seen of an account. Its credentials are in records of their own, and never in here. */
export function viewOfAccount(account: Account, credentialState: CredentialState): AccountAnswer {
  const { id, name, platform, baseUrl, priority, models, schedulable, personal, ownerId, createdAt } = account;
  return {
    ...{ id, name, platform, credentialState, priority, schedulable, personal, createdAt },
    ...(baseUrl === undefined ? {} : { baseUrl }),
    ...(models === undefined ? {} : { models }),
    ...(ownerId === undefined ? {} : { ownerId }),
  };
}

import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { type Account, type AccountGroup, type Strategy, strategies } from '@app/accounts';
import { pageDtoOf } from '../../control-plane/paging/page.dto';

export class AccountGroupView {
  @ApiProperty({ type: String, example: 'grp_4fK0aB9cD2eF7gH1iJ3k' })
  id!: string;

  @ApiProperty({ type: String, example: 'night shift' })
  name!: string;

  @ApiPropertyOptional({ type: String })
  description?: string;

  @ApiProperty({ enum: strategies })
  strategy!: Strategy;

  @ApiProperty({ type: String, format: 'date-time' })
  createdAt!: string;

  @ApiProperty({ type: Number, description: 'How many accounts are in it.' })
  accountCount!: number;

  @ApiProperty({ type: [String], description: 'Their ids. An account says itself which groups it is in.' })
  accountIds!: readonly string[];
}

export class AccountGroupPage extends pageDtoOf(AccountGroupView) {}

/** Groups as they are shown, for one look at all accounts. */
export function groupViews(accounts: readonly Account[]): (group: AccountGroup) => AccountGroupView {
  const members = new Map<string, string[]>();
  for (const { id, groupIds = [] } of accounts) {
    for (const groupId of groupIds) {
      const others = members.get(groupId);
      if (others) others.push(id);
      else members.set(groupId, [id]);
    }
  }
  return ({ id, name, description, strategy, createdAt }) => {
    const accountIds = members.get(id) ?? [];
    return {
      ...{ id, name, strategy, createdAt, accountCount: accountIds.length, accountIds },
      ...(description === undefined ? {} : { description }),
    };
  };
}

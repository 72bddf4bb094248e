import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { type Account, type AccountGroup, type Strategy, strategies } from '@app/accounts';
import { countedPageDtoOf } from '../../control-plane/paging/page.dto';

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

  @ApiProperty({ type: Number, description: 'How many people belong to it, by their own record and by the directory.' })
  memberCount!: number;

  @ApiProperty({ type: Number, description: 'How many keys are bound to it; not those that fall back to it.' })
  keyCount!: number;

  @ApiPropertyOptional({ type: [String], description: 'Groups of the directory whose people belong to it.' })
  directoryGroups?: readonly string[];

  @ApiPropertyOptional({
    ...{ type: 'object', additionalProperties: true },
    description: 'What Claude Code of the members is to be set to.',
  })
  managedSettings?: Readonly<Record<string, unknown>>;
}

export class AccountGroupPage extends countedPageDtoOf(AccountGroupView) {}

/** How much of something there is, by group id. */
interface GroupCounts {
  readonly members: ReadonlyMap<string, number>;
  readonly keys: ReadonlyMap<string, number>;
}

/** Groups as they are shown, for one look at all accounts, people and keys. */
export function groupViews(
  accounts: readonly Account[],
  counts: GroupCounts,
): (group: AccountGroup) => AccountGroupView {
  const accountIdsOf = new Map<string, string[]>();
  for (const { id, groupIds = [] } of accounts) {
    for (const groupId of groupIds) {
      const others = accountIdsOf.get(groupId);
      if (others) others.push(id);
      else accountIdsOf.set(groupId, [id]);
    }
  }
  return (group) => {
    const accountIds = accountIdsOf.get(group.id) ?? [];
    return {
      ...{ ...group, accountCount: accountIds.length, accountIds },
      ...{ memberCount: counts.members.get(group.id) ?? 0, keyCount: counts.keys.get(group.id) ?? 0 },
    };
  };
}

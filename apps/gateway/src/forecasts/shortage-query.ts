import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { fits } from '../control-plane/paging/fits';
import { FlagField } from '../control-plane/paging/flag-field';
import { type ListOrder, type Sort, SortField } from '../control-plane/paging/list-order';
import { PageQuery } from '../control-plane/paging/page-query';
import { SearchField, createIdSearch, createSearch } from '../control-plane/paging/search';
import { MayBeAbsent } from '../control-plane/validation/optional';
import type { Shortage } from './shortage';

const shortageSorts = ['runsOutAt', 'resetsAt', 'utilization', 'name', 'subject', 'limit'] as const;
type ShortageSort = (typeof shortageSorts)[number];
const shortageSubjects = ['account', 'key', 'user'] as const satisfies readonly Shortage['subject'][];

/** Everything that is said has to fit. */
export class ShortageQuery extends PageQuery {
  @SearchField('A part of the name of the account or key, of the user name or of the limit; or an id.')
  search?: string;

  @ApiPropertyOptional({ enum: shortageSubjects })
  @MayBeAbsent()
  @IsIn(shortageSubjects)
  subject?: Shortage['subject'];

  @FlagField('Whether there is nothing left.')
  isUsedUp?: boolean;

  @SortField(
    shortageSorts,
    'runsOutAt',
    'What it is sorted by; `-`: falling. `runsOutAt`: what is used up comes first. What is absent comes last.',
  )
  sort?: Sort<ShortageSort>;
}

/** One row as the pages of a list know it. */
interface ShortageRow {
  readonly id: string;
  readonly shortage: Shortage;
}

export function filterShortages(shortages: readonly Shortage[], query: ShortageQuery): ShortageRow[] {
  const [isFound, isId] = [createSearch(query.search), createIdSearch(query.search)];
  return shortages
    .filter(
      ({ subject, isUsedUp, id, name, limit }) =>
        fits(query.subject, subject) && fits(query.isUsedUp, isUsedUp) && (isId(id) || isFound(name, limit)),
    )
    .map((shortage) => ({ shortage, id: `${shortage.subject}:${shortage.id}:${shortage.limit}` }));
}

/** Moments are guessed anew all the time, each a little different from the one before. */
export const shortageOrder: ListOrder<ShortageSort, ShortageRow> = {
  values: {
    runsOutAt: ({ shortage }) => (shortage.isUsedUp ? 0 : shortage.runsOutAt),
    resetsAt: ({ shortage }) => shortage.resetsAt,
    utilization: ({ shortage }) => shortage.utilization,
    name: ({ shortage }) => shortage.name,
    subject: ({ shortage }) => shortage.subject,
    limit: ({ shortage }) => shortage.limit,
  },
  otherwise: 'runsOutAt',
  followsRecords: true,
};

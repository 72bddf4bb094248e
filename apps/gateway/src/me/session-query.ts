import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { fits } from '../control-plane/paging/fits';
import { type ListOrder, type Sort, SortField, momentIn } from '../control-plane/paging/list-order';
import type { CountedPage } from '../control-plane/paging/page';
import { PageQuery } from '../control-plane/paging/page-query';
import { SearchField, createIdSearch, createSearch } from '../control-plane/paging/search';
import { sortedPageOf } from '../control-plane/paging/sorted-page';
import { MayBeAbsent } from '../control-plane/validation/optional';
import { type SessionAnswer, viewOfSession } from './session.view';
import { type PersonSession, type SessionKind, sessionKinds } from './sessions-of-person';

const sessionSorts = ['createdAt', 'lastUsedAt', 'kind', 'address'] as const;
type SessionSort = (typeof sessionSorts)[number];

/** Everything that is said has to fit. */
export class SessionQuery extends PageQuery {
  @SearchField('A part of what the browser or the program says of itself, or of the address; or the id.')
  search?: string;

  @ApiPropertyOptional({ enum: sessionKinds })
  @MayBeAbsent()
  @IsIn(sessionKinds)
  kind?: SessionKind;

  @SortField(sessionSorts, 'createdAt')
  sort?: Sort<SessionSort>;
}

const order: ListOrder<SessionSort, SessionAnswer> = {
  values: {
    createdAt: ({ createdAt }) => momentIn(createdAt),
    lastUsedAt: ({ lastUsedAt }) => momentIn(lastUsedAt),
    kind: ({ kind }) => kind,
    address: ({ address }) => address,
  },
  otherwise: 'createdAt',
};

/**
 * @param currentId the session that asks
 * @throws ControlPlaneError `caller_request_invalid` for a cursor that is not one of ours, or of another order or filter
 */
export function pageOfSessions(
  sessions: readonly PersonSession[],
  query: SessionQuery,
  currentId: string,
): CountedPage<SessionAnswer> {
  const [isFound, isId] = [createSearch(query.search), createIdSearch(query.search)];
  const found = sessions
    .map((session) => viewOfSession(session, currentId))
    .filter(
      ({ id, kind, userAgent, client, address }) =>
        fits(query.kind, kind) && (isId(id) || isFound(userAgent, client, address)),
    );
  return sortedPageOf(found, query, order);
}

import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@app/common';
import type { Settings } from '@app/config';
import { RollupsReader, UsageNotKept, type UsageQuestion, type UsageRow, noTotals, sumOfTotals } from '@app/usage';
import { CLOCK, SETTINGS } from '../bootstrap/tokens';
import type { Plain } from '../control-plane/plain';
import { fieldRefused } from '../control-plane/problem/refusals';
import { UsageNames } from './usage-names';
import { pageOfRows } from './usage-order';
import { type Period, periodBefore, periodOf } from './usage-period';
import { MOST_ROWS, type UsageTableQuery } from './usage-query.dto';
import { type UsageAnswer, viewOfTotals } from './usage.view';

/** Answers what was used, for whoever may ask. */
@Injectable()
export class UsageTable {
  constructor(
    private readonly rollups: RollupsReader,
    private readonly names: UsageNames,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws ControlPlaneError `caller_request_invalid` for what is not kept */
  async answer(query: UsageTableQuery, asked: Pick<UsageQuestion, 'by' | 'of'>): Promise<Plain<UsageAnswer>> {
    const { timezone } = this.settings;
    const period = periodOf(query, this.clock, timezone);
    const before = query.compare && periodBefore(period);
    const rows = await this.read({ ...asked, ...period });
    const previous = before && (await this.previousRows(asked, period, before));
    const page = pageOfRows(
      previous ? withEmptyRows(rows, previous) : rows,
      query.sort ?? 'id',
      query.limit ?? MOST_ROWS,
      query.cursor,
    );
    return {
      ...{ ...period, timezone },
      items: page.rows.map(({ id, totals }) => {
        const name = this.names.nameOf(asked.by, id);
        const totalsBefore = previous && (previous.byId.get(id) ?? noTotals);
        return {
          ...{ id, ...(name === undefined ? {} : { name }), ...viewOfTotals(totals) },
          ...(totalsBefore && { previous: viewOfTotals(totalsBefore) }),
        };
      }),
      nextCursor: page.nextCursor,
      total: viewOfTotals(totalOf(rows)),
      ...(before && previous && { previous: { ...before, total: viewOfTotals(previous.total) } }),
    };
  }

  private async previousRows(
    asked: Pick<UsageQuestion, 'by' | 'of'>,
    period: Period,
    before: Period,
  ): Promise<PreviousRows> {
    const rows = await this.read({ ...asked, ...before });
    const ids = this.rollups.timesOf({ ...asked, ...period });
    const idsBefore = this.rollups.timesOf({ ...asked, ...before });
    const counterparts = new Map(idsBefore.map((id, place) => [id, ids[place]]));
    const byId = rows.flatMap(({ id, totals }) => {
      const counterpart = counterparts.has(id) ? counterparts.get(id) : id;
      return counterpart === undefined ? [] : [[counterpart, totals] as const];
    });
    return { byId: new Map(byId), total: totalOf(rows) };
  }

  private async read(question: UsageQuestion): Promise<UsageRow[]> {
    try {
      return await this.rollups.read(question);
    } catch (error) {
      if (error instanceof UsageNotKept) throw fieldRefused(error.field, error.message);
      throw error;
    }
  }
}

interface PreviousRows {
  /** By the id of the row that they are compared with. */
  readonly byId: ReadonlyMap<string, UsageRow['totals']>;
  readonly total: UsageRow['totals'];
}

/** What there was before and is no more is told as well. */
function withEmptyRows(rows: readonly UsageRow[], { byId }: PreviousRows): UsageRow[] {
  const ids = new Set(rows.map(({ id }) => id));
  const gone = [...byId.keys()].filter((id) => !ids.has(id));
  return [...rows, ...gone.map((id) => ({ id, totals: noTotals }))];
}

const totalOf = (rows: readonly UsageRow[]): UsageRow['totals'] =>
  rows.reduce((sum, { totals }) => sumOfTotals(sum, totals), noTotals);

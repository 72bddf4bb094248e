import { Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { type Subject, type UsageQuestion, subjects } from '@app/usage';
import { Requires } from '../control-plane/access/route-access';
import { ControlPlaneController } from '../control-plane/control-plane-controller';
import type { Plain } from '../control-plane/plain';
import { fieldRefused } from '../control-plane/problem/refusals';
import { UsageQuery } from './usage-query.dto';
import { UsageTable } from './usage-table';
import { UsageAnswer } from './usage.view';

/** Names of the filters. */
const fieldOf = {
  ...{ key: 'keyId', user: 'userId', account: 'accountId', group: 'groupId' },
  ...{ model: 'model', platform: 'platform', client: 'client' },
} as const satisfies Record<Subject, keyof UsageQuery>;

@ControlPlaneController('admin/usage', 'Usage')
export class UsageController {
  constructor(private readonly table: UsageTable) {}

  @Get()
  @Requires('usage.read')
  @ApiOperation({ summary: 'Tokens and cost by time, user, key, account, group, model, platform or client program' })
  @ApiOkResponse({ type: UsageAnswer })
  sums(@Query() query: UsageQuery): Promise<Plain<UsageAnswer>> {
    const of = filterOf(query);
    return this.table.answer(query, { by: query.by ?? 'day', ...(of && { of }) });
  }
}

function filterOf(query: UsageQuery): UsageQuestion['of'] {
  const [filter, another] = subjects.flatMap((subject) => {
    const id = query[fieldOf[subject]];
    return id === undefined ? [] : [{ subject, id }];
  });
  if (another) throw fieldRefused(fieldOf[another.subject], 'cannot be asked for together with another filter');
  return filter;
}

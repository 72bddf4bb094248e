import { Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiConflictResponse, ApiNotFoundResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { AuditTrail } from '@app/audit';
import { JobDesk, type QueueName, queueNames } from '@app/queue';
import { Requires } from '../../control-plane/access/route-access';
import { ControlPlaneController } from '../../control-plane/control-plane-controller';
import type { Page } from '../../control-plane/paging/page';
import { DEFAULT_LIMIT, PageQuery } from '../../control-plane/paging/page-query';
import { ControlPlaneError } from '../../control-plane/problem/control-plane-error';
import { ProblemDto } from '../../control-plane/problem/problem.dto';
import { fieldRefused, unknownRecord } from '../../control-plane/problem/refusals';
import {
  type FailedJobAnswer,
  FailedJobPage,
  type QueueAnswer,
  QueuePage,
  viewOfFailedJob,
  viewOfQueue,
} from './queue.view';

const cursorPattern = /^\d{1,6}$/;

/** How the work in the background fares. Gateways take none of it. */
@ControlPlaneController('admin/queues', 'Queues')
export class QueuesController {
  constructor(
    private readonly desk: JobDesk,
    private readonly auditTrail: AuditTrail,
  ) {}

  @Get()
  @Requires('queues.read')
  @ApiOperation({ summary: 'Show what waits, what is under way and what failed' })
  @ApiOkResponse({ type: QueuePage })
  async list(): Promise<Page<QueueAnswer>> {
    return { items: (await this.desk.figures()).map(viewOfQueue), nextCursor: null };
  }

  @Get(':name/failed')
  @Requires('queues.read')
  @ApiOperation({
    summary: 'List jobs that ended without success, the latest first',
    description: 'A job that fails while you turn pages moves the others on: one may be on two pages.',
  })
  @ApiOkResponse({ type: FailedJobPage })
  @ApiNotFoundResponse({ type: ProblemDto })
  async failed(
    @Param('name') name: string,
    @Query() { limit = DEFAULT_LIMIT, cursor = '0' }: PageQuery,
  ): Promise<Page<FailedJobAnswer>> {
    if (!cursorPattern.test(cursor)) throw fieldRefused('cursor', 'is not one that a page before has given');
    const jobs = await this.desk.failed(queueNamed(name), Number(cursor), limit + 1);
    const nextCursor = jobs.length > limit ? String(Number(cursor) + limit) : null;
    return { items: jobs.slice(0, limit).map(viewOfFailedJob), nextCursor };
  }

  @Post(':name/failed/:id/retry')
  @HttpCode(204)
  @Requires('queues.operate')
  @ApiOperation({ summary: 'Have a job that failed done once more' })
  @ApiNotFoundResponse({ type: ProblemDto })
  @ApiConflictResponse({ type: ProblemDto, description: 'It is being tried again already, or cannot be' })
  async retry(@Param('name') name: string, @Param('id') id: string): Promise<void> {
    const queue = queueNamed(name);
    const outcome = await this.desk.retry(queue, id);
    if (outcome === 'absent') throw unknownRecord('job');
    if (outcome !== 'waiting') {
      const reason = outcome === 'unreadable' ? 'This job cannot be read any more' : 'This job has not failed';
      throw new ControlPlaneError('caller_record_conflict', reason);
    }
    await this.auditTrail.note({
      ...{ action: 'queues.job-retried', subject: { type: 'queue-jobs', id }, outcome: 'done', detail: { queue } },
    });
  }
}

function queueNamed(name: string): QueueName {
  const queue = queueNames.find((known) => known === name);
  if (queue === undefined) throw unknownRecord('queue');
  return queue;
}

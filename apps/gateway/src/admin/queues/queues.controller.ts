import { Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiConflictResponse, ApiNotFoundResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { AuditTrail } from '@app/audit';
import { type FailedPlace, JobDesk, type QueueName, queueNames } from '@app/queue';
import { Requires } from '../../control-plane/access/route-access';
import { ControlPlaneController } from '../../control-plane/control-plane-controller';
import type { Page } from '../../control-plane/paging/page';
import { DEFAULT_LIMIT } from '../../control-plane/paging/page-query';
import { isRising, readTimeCursor, writeTimeCursor } from '../../control-plane/paging/time-order';
import { ControlPlaneError } from '../../control-plane/problem/control-plane-error';
import { ProblemDto } from '../../control-plane/problem/problem.dto';
import { unknownRecord } from '../../control-plane/problem/refusals';
import { FailedJobsQuery } from './failed-jobs-query';
import {
  type FailedJobAnswer,
  FailedJobPage,
  type QueueAnswer,
  QueuePage,
  viewOfFailedJob,
  viewOfQueue,
} from './queue.view';

/** When the last one seen failed, in milliseconds since the epoch, and its id. */
const cursorForm = /^\d{1,16}\.[\w-]{1,1000}$/;

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
    summary: 'List jobs that ended without success',
  })
  @ApiOkResponse({ type: FailedJobPage })
  @ApiNotFoundResponse({ type: ProblemDto })
  async failed(
    @Param('name') name: string,
    @Query() { limit = DEFAULT_LIMIT, cursor, sort }: FailedJobsQuery,
  ): Promise<Page<FailedJobAnswer>> {
    const behind = placeIn(readTimeCursor(cursor, sort, cursorForm));
    const question = { limit: limit + 1, oldestFirst: isRising(sort), ...(behind ? { behind } : {}) };
    const jobs = await this.desk.failed(queueNamed(name), question);
    const items = jobs.slice(0, limit);
    const last = jobs.length > limit ? items.at(-1) : undefined;
    return { items: items.map(viewOfFailedJob), nextCursor: writeTimeCursor(last && textOf(last), sort) };
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

const textOf = ({ failedAt, id }: FailedPlace): string => `${failedAt}.${Buffer.from(id).toString('base64url')}`;

function placeIn(text: string | undefined): FailedPlace | undefined {
  if (text === undefined) return undefined;
  const [failedAt = '', id = ''] = text.split('.');
  return { failedAt: Number(failedAt), id: Buffer.from(id, 'base64url').toString('utf8') };
}

function queueNamed(name: string): QueueName {
  const queue = queueNames.find((known) => known === name);
  if (queue === undefined) throw unknownRecord('queue');
  return queue;
}

import { HttpCode, Inject, Post, Query, Req, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiOperation, ApiProduces } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Accounts } from '@app/accounts';
import { GatewayError } from '@app/common';
import type { RedisConnection } from '@app/redis';
import { ExportFormError, type Reconciliation, TOLERANCE_UNITS, reconcile } from '@app/usage';
import { REDIS } from '../../bootstrap/tokens';
import { Requires } from '../../control-plane/access/route-access';
import { NotedAs } from '../../control-plane/audit/noted-as';
import { ControlPlaneController } from '../../control-plane/control-plane-controller';
import { ControlPlaneError } from '../../control-plane/problem/control-plane-error';
import { fieldRefused } from '../../control-plane/problem/refusals';
import { CsvBody, bodyBytes } from './csv-body';
import { reconciliationCsv } from './reconciliation-csv';
import { ReconciliationQuery } from './reconciliation-query.dto';
import { type ReconciliationAnswer, ReconciliationView, viewOfReconciliation } from './reconciliation.view';

const MOST_BYTES = 32 * 1024 * 1024;
const csvPattern = /\btext\/csv\b/i;

/** Holds what providers say that was used against our records. */
@ControlPlaneController('admin/usage/reconciliations', 'Usage')
export class UsageReconciliationsController {
  private isUnderWay = false;

  constructor(
    @Inject(REDIS) private readonly redis: RedisConnection,
    private readonly accounts: Accounts,
  ) {}

  @Post()
  @HttpCode(200)
  @CsvBody()
  @Requires('usage.read')
  @NotedAs('usage.reconciled', 'usage')
  @ApiOperation({
    summary: "Compare a provider's usage export with our records, by day and model",
    description:
      "Takes the CSV files of Anthropic's console (usage, cost) and of OpenAI's platform (usage, costs), 32 MiB at most. Nothing of the " +
      'file is kept. With `Accept: text/csv` the report is CSV too.',
  })
  @ApiConsumes('text/csv')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiProduces('application/json', 'text/csv')
  @ApiOkResponse({ type: ReconciliationView })
  async reconcile(
    @Query() query: ReconciliationQuery,
    @Req() request: FastifyRequest,
  ): Promise<ReconciliationAnswer | StreamableFile> {
    const { provider, timezone = 'UTC', tolerancePercent = '1' } = query;
    const answer = viewOfReconciliation({ provider, timezone, tolerancePercent }, await this.found(query, request));
    if (!csvPattern.test(request.headers.accept ?? '')) return answer;
    return new StreamableFile(Buffer.from(reconciliationCsv(answer)), {
      type: 'text/csv; charset=utf-8; header=present',
      disposition: `attachment; filename="reconciliation-${provider}-${answer.from}-${answer.to}.csv"`,
    });
  }

  private async found(query: ReconciliationQuery, request: FastifyRequest): Promise<Reconciliation> {
    const { provider, timezone = 'UTC', tolerancePercent = '1', from, to } = query;
    const accountIds = query.accountIds?.split(',');
    const unknown = accountIds?.find((id) => !this.accounts.get(id));
    if (unknown !== undefined) throw fieldRefused('accountIds', 'holds an id that is no account');
    if (from !== undefined && to !== undefined && to < from) throw fieldRefused('to', 'must not be before from');
    // One at a time: it reads many records, and requests of clients go first.
    if (this.isUnderWay)
      throw new GatewayError('policy_concurrency_exceeded', 'Another comparison is under way', {
        retryAfterSeconds: 5,
      });
    this.isUnderWay = true;
    try {
      return await reconcile(this.redis, bodyBytes(request, MOST_BYTES), {
        ...{ provider, timezone, toleranceUnits: Math.round(Number(tolerancePercent) * TOLERANCE_UNITS) },
        ...(accountIds === undefined ? {} : { accountIds }),
        ...(from === undefined ? {} : { from }),
        ...(to === undefined ? {} : { to }),
      });
    } catch (error) {
      if (error instanceof ExportFormError) throw new ControlPlaneError('caller_body_invalid', error.message);
      throw error;
    } finally {
      this.isUnderWay = false;
    }
  }
}

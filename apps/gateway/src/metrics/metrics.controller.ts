import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Settings } from '@app/config';
import { Metrics, mayReadMetrics } from '@app/telemetry';
import { SETTINGS } from '../bootstrap/tokens';
import { Public } from '../control-plane/access/route-access';
import { ControlPlaneError } from '../control-plane/problem/control-plane-error';

/** For Prometheus: with METRICS_TOKEN whoever shows it, without one only this machine, and never through a proxy. */
@ApiTags('health')
@Controller()
@Public()
export class MetricsController {
  constructor(
    private readonly metrics: Metrics,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get('metrics')
  async read(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    this.requireReader(request);
    void reply.header('content-type', this.metrics.contentType).header('cache-control', 'no-store');
    return this.metrics.text();
  }

  private requireReader({ headers, raw }: FastifyRequest): void {
    const { authorization } = headers;
    const isForwarded = headers['x-forwarded-for'] !== undefined;
    const reader = { authorization, remoteAddress: raw.socket.remoteAddress, isForwarded };
    const answer = mayReadMetrics(reader, this.settings.metricsToken);
    if (answer === 'wrong-token')
      throw new ControlPlaneError('caller_session_invalid', 'Show the metrics token as a bearer token');
    if (answer === 'from-elsewhere')
      throw new ControlPlaneError('policy_permission_denied', 'Set METRICS_TOKEN to read metrics from elsewhere');
  }
}

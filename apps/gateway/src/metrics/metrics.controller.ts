import { createHash, timingSafeEqual } from 'node:crypto';
import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Settings } from '@app/config';
import { Metrics } from '@app/telemetry';
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

  private requireReader(request: FastifyRequest): void {
    const { metricsToken } = this.settings;
    if (metricsToken !== undefined) {
      if (isSame(request.headers.authorization ?? '', `Bearer ${metricsToken}`)) return;
      throw new ControlPlaneError('caller_session_invalid', 'Show the metrics token as a bearer token');
    }
    const isFromHere = isLoopback(request.raw.socket.remoteAddress) && request.headers['x-forwarded-for'] === undefined;
    if (!isFromHere)
      throw new ControlPlaneError('policy_permission_denied', 'Set METRICS_TOKEN to read metrics from elsewhere');
  }
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
const isSame = (first: string, second: string): boolean => timingSafeEqual(digest(first), digest(second));

function isLoopback(address = ''): boolean {
  return address === '::1' || /^(?:::ffff:)?127\./.test(address);
}

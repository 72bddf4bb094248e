import { Controller, Get, Inject, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CollectionPoller, RedisClock, type RedisConnection, redisKeys } from '@app/redis';
import { Draining } from '../bootstrap/draining';
import { REDIS } from '../bootstrap/tokens';
import { Public } from '../control-plane/access/route-access';

/** Older than this, what this process knows of keys and accounts is not to be relied on. */
const STALE_MS = 3_000;

interface Readiness {
  readonly status: 'ready' | 'not-ready';
  readonly reasons: readonly string[];
}

/** For load balancers and monitors. Never asks an upstream anything. */
@ApiTags('health')
@Controller()
@Public()
export class HealthController {
  constructor(
    @Inject(REDIS) private readonly redis: RedisConnection,
    private readonly poller: CollectionPoller,
    private readonly draining: Draining,
  ) {}

  /** The process runs. */
  @Get(['livez', 'health'])
  live(): { status: 'alive' } {
    return { status: 'alive' };
  }

  /** The process can serve: the store answers, what is known is current, its clock is right, and it is not on its way out. */
  @Get('readyz')
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<Readiness> {
    const reasons = await this.reasonsAgainst();
    if (reasons.length > 0) void reply.status(503);
    return { status: reasons.length > 0 ? 'not-ready' : 'ready', reasons };
  }

  private async reasonsAgainst(): Promise<string[]> {
    if (this.draining.isOn) return ['draining'];
    const schema = await this.redis.get(redisKeys.schema()).catch(() => undefined);
    if (schema === undefined) return ['redis_unreachable'];
    if (schema === null) return ['schema_missing'];
    const clock = RedisClock.of(this.redis);
    await clock.keepFresh();
    return [...(this.poller.ageMs > STALE_MS ? ['records_stale'] : []), ...(clock.isSkewed ? ['clock_skewed'] : [])];
  }
}

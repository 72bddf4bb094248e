import { Module } from '@nestjs/common';
import { AccountReadings } from '@app/accounts';
import type { Clock } from '@app/common';
import type { Settings } from '@app/config';
import type { RedisConnection } from '@app/redis';
import { Calendar, LastUses, LimitStandings, SpentToday } from '@app/usage';
import { CLOCK, REDIS_READING, SETTINGS } from '../bootstrap/tokens';
import { AccountForecasts } from '../forecasts/account-forecasts';
import { Shortages } from '../forecasts/shortages';
import { HolderViews } from './holder-views';

/** How much of limits is used, when it runs out, and when who was last seen: for the control plane, and for whoever has nothing but a relay key. */
@Module({
  providers: [
    {
      provide: Calendar,
      inject: [SETTINGS],
      useFactory: ({ timezone }: Settings) => new Calendar(timezone),
    },
    {
      provide: LimitStandings,
      inject: [REDIS_READING, Calendar, SETTINGS, CLOCK],
      useFactory: (redis: RedisConnection, calendar: Calendar, { timezone }: Settings, clock: Clock) =>
        new LimitStandings(redis, calendar, timezone, clock),
    },
    {
      provide: AccountReadings,
      inject: [REDIS_READING],
      useFactory: (redis: RedisConnection) => new AccountReadings(redis),
    },
    {
      provide: LastUses,
      inject: [REDIS_READING, CLOCK],
      useFactory: (redis: RedisConnection, clock: Clock) => new LastUses(redis, clock),
    },
    {
      provide: SpentToday,
      inject: [REDIS_READING, Calendar, CLOCK],
      useFactory: (redis: RedisConnection, calendar: Calendar, clock: Clock) => new SpentToday(redis, calendar, clock),
    },
    ...[HolderViews, AccountForecasts, Shortages],
  ],
  exports: [...[HolderViews, AccountForecasts, Shortages, LimitStandings], ...[LastUses, SpentToday, Calendar]],
})
export class LimitsModule {}

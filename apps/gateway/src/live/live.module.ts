import { Module, type OnModuleDestroy } from '@nestjs/common';
import { Authenticator, Sessions } from '@app/auth';
import { EventLog } from '@app/events';
import { Calendar } from '@app/usage';
import { Draining } from '../bootstrap/draining';
import { LimitsModule } from '../limits/limits.module';
import { createLiveStreams } from './create-live-streams';
import { LiveGround } from './live-ground';
import { LiveStreams } from './live-streams';

/** What people watch instead of asking again and again. */
@Module({
  imports: [LimitsModule],
  providers: [
    LiveGround,
    {
      provide: LiveStreams,
      inject: [LiveGround],
      useFactory: ({ settings, accessTokens, freshness, ...ground }: LiveGround) =>
        createLiveStreams({
          ...ground,
          calendar: new Calendar(settings.timezone),
          events: new EventLog(ground.reading, ground.clock),
          authenticator: new Authenticator(ground.users, new Sessions(ground.reading), accessTokens, freshness),
        }),
    },
  ],
  exports: [LiveStreams],
})
export class LiveModule implements OnModuleDestroy {
  constructor(
    private readonly streams: LiveStreams,
    draining: Draining,
  ) {
    draining.onBegin(() => streams.drain());
  }

  onModuleDestroy(): void {
    this.streams.stop();
  }
}

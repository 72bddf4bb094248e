import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { type Provider, type SessionDetails, providers } from '@app/auth';
import { pageDtoOf } from '../control-plane/paging/page.dto';
import type { Plain } from '../control-plane/plain';

export class SessionView {
  @ApiProperty({ type: String, example: 'ses_4fK0aB9cD2eF7gH1iJ3k' })
  id!: string;

  @ApiProperty({ type: Boolean, description: 'The one that asks.' })
  current!: boolean;

  @ApiProperty({ type: String, format: 'date-time' })
  createdAt!: string;

  @ApiProperty({ type: String, format: 'date-time', description: 'When it was opened or last refreshed.' })
  lastUsedAt!: string;

  @ApiProperty({ enum: providers, description: 'Who checked the password.' })
  provider!: Provider;

  @ApiPropertyOptional({ type: String, description: 'Where the sign-in came from.', example: '192.0.2.7' })
  address?: string;

  @ApiPropertyOptional({ type: String, description: 'What the browser says of itself.' })
  userAgent?: string;
}

export class SessionPage extends pageDtoOf(SessionView) {}

export type SessionAnswer = Plain<SessionView>;

export function viewOfSession(session: SessionDetails, currentId: string): SessionAnswer {
  const { id, createdAt, lastUsedAt, provider, address, userAgent } = session;
  return {
    ...{ id, current: id === currentId, createdAt, lastUsedAt, provider },
    ...(address === undefined ? {} : { address }),
    ...(userAgent === undefined ? {} : { userAgent }),
  };
}

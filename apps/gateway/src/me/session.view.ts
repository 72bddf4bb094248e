import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { type Provider, providers } from '@app/auth';
import { countedPageDtoOf } from '../control-plane/paging/page.dto';
import type { Plain } from '../control-plane/plain';
import { type PersonSession, type SessionKind, sessionKinds } from './sessions-of-person';

export class SessionView {
  @ApiProperty({ type: String, example: 'ses_4fK0aB9cD2eF7gH1iJ3k' })
  id!: string;

  @ApiProperty({ enum: sessionKinds, description: '`device`: a program that was let in, such as Claude Code.' })
  kind!: SessionKind;

  @ApiProperty({ type: Boolean, description: 'The one that asks.' })
  current!: boolean;

  @ApiProperty({ type: String, format: 'date-time' })
  createdAt!: string;

  @ApiProperty({ type: String, format: 'date-time', description: 'When it was opened or last refreshed.' })
  lastUsedAt!: string;

  @ApiPropertyOptional({ type: String, description: 'Where the sign-in came from.', example: '192.0.2.7' })
  address?: string;

  @ApiPropertyOptional({ enum: providers, description: 'Who checked the password; absent for devices.' })
  provider?: Provider;

  @ApiPropertyOptional({ type: String, description: 'What the browser says of itself; absent for devices.' })
  userAgent?: string;

  @ApiPropertyOptional({
    ...{ type: String, example: 'Claude Code 2.1.329' },
    description: 'The program on a device, as it calls itself.',
  })
  client?: string;

  @ApiPropertyOptional({
    ...{ type: String, example: 'key_4fK0aB9cD2eF7gH1iJ3k' },
    description: 'The key that a device acts with: both end together.',
  })
  keyId?: string;
}

export class SessionPage extends countedPageDtoOf(SessionView) {}

export type SessionAnswer = Plain<SessionView>;

/** @param currentId the session that asks */
export function viewOfSession(session: PersonSession, currentId: string): SessionAnswer {
  const { id, kind, createdAt, lastUsedAt, address } = session;
  return {
    ...{ id, kind, current: id === currentId, createdAt, lastUsedAt },
    ...(address === undefined ? {} : { address }),
    ...(session.kind === 'console' ? ofBrowser(session) : { client: session.client, keyId: session.keyId }),
  };
}

const ofBrowser = ({
  provider,
  userAgent,
}: Extract<PersonSession, { kind: 'console' }>): Pick<SessionAnswer, 'provider' | 'userAgent'> => ({
  provider,
  ...(userAgent === undefined ? {} : { userAgent }),
});

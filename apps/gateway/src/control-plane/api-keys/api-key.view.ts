import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { ApiKey, IssuedApiKey } from '@app/api-keys';
import { pageDtoOf } from '../paging/page.dto';
import type { Plain } from '../plain';

export class ApiKeyView {
  @ApiProperty({ type: String, example: 'key_4fK0aB9cD2eF7gH1iJ3k' })
  id!: string;

  @ApiProperty({ type: String, example: 'laptop' })
  name!: string;

  @ApiProperty({ type: String, example: 'usr_4fK0aB9cD2eF7gH1iJ3k' })
  userId!: string;

  @ApiProperty({ type: String, description: 'The last letters of the key.', example: 'x7Qd' })
  hint!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  createdAt!: string;

  @ApiPropertyOptional({ type: String, format: 'date-time', description: 'Absent: does not expire.' })
  expiresAt?: string;

  @ApiProperty({ type: Boolean })
  enabled!: boolean;

  @ApiProperty({ type: Boolean, description: 'Answers on client routes carry `x-trunkline-account`.' })
  debug!: boolean;
}

export class IssuedApiKeyView extends ApiKeyView {
  @ApiProperty({ type: String, description: 'The key itself. It is never shown again.', example: 'tl_…' })
  key!: string;
}

export type ApiKeyAnswer = Plain<ApiKeyView>;
export type IssuedApiKeyAnswer = Plain<IssuedApiKeyView>;

export class ApiKeyPage extends pageDtoOf(ApiKeyView) {}

/** What may be seen of a key: its digest is not in it. */
export function viewOfApiKey({ id, name, userId, hint, createdAt, expiresAt, enabled, debug }: ApiKey): ApiKeyAnswer {
  return { id, name, userId, hint, createdAt, ...(expiresAt === undefined ? {} : { expiresAt }), enabled, debug };
}

export const viewOfIssuedApiKey = ({ apiKey, text }: IssuedApiKey): IssuedApiKeyAnswer => ({
  ...viewOfApiKey(apiKey),
  key: text,
});

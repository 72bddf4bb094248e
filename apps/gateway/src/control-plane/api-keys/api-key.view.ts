import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  type ApiKey,
  type IssuedApiKey,
  type KeyOrigin,
  type KeyPermission,
  type KnownClient,
  keyOrigins,
  keyPermissions,
  knownClients,
} from '@app/api-keys';
import type { Limits } from '@app/common';
import { LimitsDto } from '../limits/limits.dto';
import type { Plain } from '../plain';
import { withChanges } from '../validation/with-changes';

class KeyCaptureView {
  @ApiProperty({ type: String, format: 'date-time' })
  until!: string;
}

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

  @ApiPropertyOptional({ enum: keyPermissions, isArray: true, description: 'Absent: all.' })
  permissions?: readonly KeyPermission[];

  @ApiPropertyOptional({ type: String, description: 'The only account group that serves it.' })
  groupId?: string;

  @ApiPropertyOptional({ type: String, description: 'The only account that serves it.' })
  accountId?: string;

  @ApiPropertyOptional({ type: String, description: 'Where it turns when none of those can serve; absent: nowhere.' })
  fallbackGroupId?: string;

  @ApiPropertyOptional({ type: String, description: 'How long it lasts from its first use.', example: 'P30D' })
  validFor?: string;

  @ApiPropertyOptional({ type: String, format: 'date-time', description: 'When `validFor` began.' })
  firstUsedAt?: string;

  @ApiPropertyOptional({ type: LimitsDto })
  limits?: Limits;

  @ApiPropertyOptional({ enum: knownClients, isArray: true, description: 'Absent: any.' })
  allowedClients?: readonly KnownClient[];

  @ApiPropertyOptional({ type: [String], description: 'Absent: any.' })
  allowedModels?: readonly string[];

  @ApiPropertyOptional({ type: [String] })
  deniedModels?: readonly string[];

  @ApiPropertyOptional({ type: [String], description: 'Absent: any.' })
  allowedCidrs?: readonly string[];

  @ApiPropertyOptional({ type: [String] })
  tags?: readonly string[];

  @ApiProperty({ enum: keyOrigins, description: 'Who issued it; `self`: its owner, within their policy.' })
  origin!: KeyOrigin;

  @ApiPropertyOptional({
    ...{ type: String, format: 'date-time' },
    description: 'Until when the text that it had before its last rotation is good, or was.',
  })
  previousValidUntil?: string;

  @ApiPropertyOptional({
    type: KeyCaptureView,
    description: 'Redacted details of its requests are kept, or were; absent: they are not.',
  })
  capture?: KeyCaptureView;

  @ApiPropertyOptional({ type: String, format: 'date-time', description: 'Restorable for 30 days from then on.' })
  deletedAt?: string;
}

export class IssuedApiKeyView extends ApiKeyView {
  @ApiProperty({ type: String, description: 'The key itself. It is never shown again.', example: 'tl_…' })
  key!: string;
}

export type ApiKeyAnswer = Plain<ApiKeyView>;
export type IssuedApiKeyAnswer = Plain<IssuedApiKeyView>;

/** What may be seen of a key: its digest is not in it. */
export function viewOfApiKey(apiKey: ApiKey): ApiKeyAnswer {
  const { id, name, userId, hint, createdAt, enabled, debug, expiresAt, validFor, firstUsedAt, permissions } = apiKey;
  const { groupId, accountId, fallbackGroupId, limits, allowedClients, allowedModels, deniedModels } = apiKey;
  const { allowedCidrs, tags, origin = 'administrator', previous, capture, deletedAt } = apiKey;
  return withChanges<ApiKeyAnswer>(
    { id, name, userId, hint, createdAt, enabled, debug, origin },
    {
      ...{ expiresAt, validFor, firstUsedAt, permissions, groupId, accountId, fallbackGroupId, limits },
      ...{ allowedClients, allowedModels, deniedModels, allowedCidrs, tags },
      ...{ previousValidUntil: previous?.validUntil, capture, deletedAt },
    },
  );
}

export const viewOfIssuedApiKey = ({ apiKey, text }: IssuedApiKey): IssuedApiKeyAnswer => ({
  ...viewOfApiKey(apiKey),
  key: text,
});

import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsObject } from 'class-validator';

/** Write-only: no answer ever carries it. What has to be in it is the platform's to say, and to check. */
export type AccountCredentials = Readonly<Record<string, unknown>>;

export const CredentialsField = ({ required }: { readonly required: boolean }): PropertyDecorator =>
  applyDecorators(
    (required ? ApiProperty : ApiPropertyOptional)({
      type: 'object',
      additionalProperties: true,
      writeOnly: true,
      description:
        'By platform: `{apiKey}`; `{oauth: {tokenUrl, clientId, clientSecret?, refreshToken, scopes?}}`; bedrock `{region, accessKeyId, ' +
        'secretAccessKey, sessionToken?}`, `{region, bearerToken}` or `{region}`; vertex and gemini `{projectId, region, serviceAccount}`; azure ' +
        '`{endpoint, apiKey}` or `{endpoint, entra: {tenantId, clientId, clientSecret}}`; claude `{callerToken: true}`. See docs/platforms.md.',
      example: { apiKey: 'sk-…' },
    }),
    IsObject(),
  );

import { Body, Delete, HttpCode, Param, Post } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiNotFoundResponse,
  ApiOperation,
} from '@nestjs/swagger';
import { ApiKeys } from '@app/api-keys';
import type { SignedIn } from '@app/auth';
import { Requires } from '../control-plane/access/route-access';
import { Caller } from '../control-plane/access/signed-in';
import { type IssuedApiKeyAnswer, IssuedApiKeyView, viewOfIssuedApiKey } from '../control-plane/api-keys/api-key.view';
import { KeyRotation } from '../control-plane/api-keys/key-rotation';
import { RotationRequest } from '../control-plane/api-keys/rotation.dto';
import { ControlPlaneController } from '../control-plane/control-plane-controller';
import { ProblemDto } from '../control-plane/problem/problem.dto';
import { requireWritten } from '../control-plane/problem/refusals';
import { ownApiKey } from './own-api-key';

/** How the keys of a signed-in person go on, and end. */
@ControlPlaneController('me/api-keys', 'Own profile and keys')
@ApiNotFoundResponse({ type: ProblemDto })
export class OwnApiKeyLifeController {
  constructor(
    private readonly apiKeys: ApiKeys,
    private readonly rotation: KeyRotation,
  ) {}

  @Post(':id/rotate')
  @Requires('own-keys.manage')
  @ApiOperation({
    summary: 'Exchange the text of a key',
    description: 'It stays the same key: its budgets and its expiry go on.',
  })
  @ApiCreatedResponse({ type: IssuedApiKeyView })
  @ApiConflictResponse({ type: ProblemDto, description: 'The key is switched off, or was changed at the same moment' })
  async rotate(
    @Param('id') id: string,
    @Body() body: RotationRequest,
    @Caller() { user }: SignedIn,
  ): Promise<IssuedApiKeyAnswer> {
    return viewOfIssuedApiKey(await this.rotation.rotate(ownApiKey(this.apiKeys, id, user), body));
  }

  @Delete(':id')
  @HttpCode(204)
  @Requires('own-keys.manage')
  @ApiOperation({ summary: 'End a key', description: 'An administrator can restore it for 30 days.' })
  @ApiNoContentResponse()
  async revoke(@Param('id') id: string, @Caller() { user }: SignedIn): Promise<void> {
    ownApiKey(this.apiKeys, id, user);
    requireWritten(await this.apiKeys.revoke(id));
  }
}

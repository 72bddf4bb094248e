import { Body, HttpCode, Param, Post } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
} from '@nestjs/swagger';
import type { SignedIn } from '@app/auth';
import { Requires } from '../../control-plane/access/route-access';
import { Caller } from '../../control-plane/access/signed-in';
import {
  type ApiKeyAnswer,
  ApiKeyView,
  type IssuedApiKeyAnswer,
  IssuedApiKeyView,
  viewOfApiKey,
  viewOfIssuedApiKey,
} from '../../control-plane/api-keys/api-key.view';
import { KeyRotation } from '../../control-plane/api-keys/key-rotation';
import { RotationRequest } from '../../control-plane/api-keys/rotation.dto';
import { ControlPlaneController } from '../../control-plane/control-plane-controller';
import { ProblemDto } from '../../control-plane/problem/problem.dto';
import { KeyRestoration } from './key-restoration';
import { KeyTransfer } from './key-transfer';
import { ManagedKeys } from './managed-keys';
import { TransferRequest } from './transfer.dto';

/** What happens to a key beside changes of its fields. */
@ControlPlaneController('admin/api-keys', 'Keys')
@ApiNotFoundResponse({ type: ProblemDto })
export class ApiKeyLifeController {
  constructor(
    private readonly managed: ManagedKeys,
    private readonly rotation: KeyRotation,
    private readonly transfers: KeyTransfer,
    private readonly restoration: KeyRestoration,
  ) {}

  @Post(':id/rotate')
  @Requires('keys.manage')
  @ApiOperation({
    summary: 'Exchange the text of a key',
    description: 'It stays the same key: its budgets and its expiry go on.',
  })
  @ApiCreatedResponse({ type: IssuedApiKeyView })
  @ApiConflictResponse({ type: ProblemDto, description: 'It is switched off, deleted, or was changed meanwhile' })
  async rotate(
    @Param('id') id: string,
    @Body() body: RotationRequest,
    @Caller() caller: SignedIn,
  ): Promise<IssuedApiKeyAnswer> {
    return viewOfIssuedApiKey(await this.rotation.rotate(this.managed.find(id, caller), body));
  }

  @Post(':id/transfer')
  @HttpCode(200)
  @Requires('keys.manage')
  @ApiOperation({
    summary: "Make a key somebody else's",
    description:
      'What it has spent goes with it; its windows begin anew. From then on it counts as issued by an administrator. ' +
      'Its former owner still knows its text: rotate it where that matters.',
  })
  @ApiOkResponse({ type: ApiKeyView })
  @ApiConflictResponse({
    type: ProblemDto,
    description: 'It belongs to a sign-in, is deleted, or was changed meanwhile',
  })
  async transfer(
    @Param('id') id: string,
    @Body() { userId }: TransferRequest,
    @Caller() caller: SignedIn,
  ): Promise<ApiKeyAnswer> {
    return viewOfApiKey(await this.transfers.transfer(id, userId, caller));
  }

  @Post(':id/restore')
  @HttpCode(200)
  @Requires('keys.manage')
  @ApiOperation({ summary: 'Take back the end of a key that was deleted less than 30 days ago' })
  @ApiOkResponse({ type: ApiKeyView })
  @ApiConflictResponse({
    type: ProblemDto,
    description: 'It is not deleted, its owner is, or its owner has as many keys of their own as they may have',
  })
  async restore(@Param('id') id: string, @Caller() caller: SignedIn): Promise<ApiKeyAnswer> {
    return viewOfApiKey(await this.restoration.restore(id, caller));
  }
}

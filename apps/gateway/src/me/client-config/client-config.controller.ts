import { Get, Inject, Query, Req } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { ApiKeys } from '@app/api-keys';
import type { SignedIn, User } from '@app/auth';
import type { Settings } from '@app/config';
import { AvailableModels } from '@app/relay';
import { SETTINGS } from '../../bootstrap/tokens';
import { Requires } from '../../control-plane/access/route-access';
import { Caller } from '../../control-plane/access/signed-in';
import { ControlPlaneController } from '../../control-plane/control-plane-controller';
import type { Plain } from '../../control-plane/plain';
import { ProblemDto } from '../../control-plane/problem/problem.dto';
import { ownApiKey } from '../own-api-key';
import { OwnKeyUse } from '../try/own-key-use';
import { type ExampleModels, exampleModels, exampleModelsAmong } from './client-config';
import { ClientConfigQuery, ClientConfigView } from './client-config.dto';
import { clientConfigs } from './client-configs';
import { relayAddress } from './relay-address';

@ControlPlaneController('me/client-config', 'Own profile and keys')
export class ClientConfigController {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly apiKeys: ApiKeys,
    private readonly use: OwnKeyUse,
    private readonly models: AvailableModels,
  ) {}

  @Get()
  @Requires('self.read')
  @ApiOperation({ summary: 'How a client is told of this relay: settings to paste, without a key in them' })
  @ApiOkResponse({ type: ClientConfigView })
  @ApiNotFoundResponse({ type: ProblemDto, description: 'No such key of one’s own' })
  show(
    @Query() { client, keyId }: ClientConfigQuery,
    @Caller() { user }: SignedIn,
    @Req() request: FastifyRequest,
  ): Plain<ClientConfigView> {
    const relay = relayAddress(request, this.settings);
    // Claude Code signs in by itself only where the address is https: see docs/claude-code-sign-in.md.
    const hasDeviceSignIn = this.settings.publicUrl?.startsWith('https:') ?? false;
    const facts = { relay, hasDeviceSignIn, models: this.examplesFor(keyId, user) };
    const { notes, ...config } = clientConfigs[client](facts);
    const told = { notes: notes.map(({ text }) => text), noteIds: notes.map(({ id }) => id) };
    return { client, address: relay, ...config, ...told };
  }

  private examplesFor(keyId: string | undefined, user: User): ExampleModels {
    if (keyId === undefined) return exampleModels;
    const apiKey = this.use.effective(ownApiKey(this.apiKeys, keyId, user), user);
    return exampleModelsAmong(this.models.listFor(apiKey).map(({ id }) => id));
  }
}

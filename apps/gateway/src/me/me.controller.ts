import { Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { type SignedIn, permissionsOf } from '@app/auth';
import { Requires } from '../control-plane/access/route-access';
import { Caller } from '../control-plane/access/signed-in';
import { ControlPlaneController } from '../control-plane/control-plane-controller';
import type { Plain } from '../control-plane/plain';
import { ProfileDto } from './profile.dto';

@ControlPlaneController('me', 'Own profile and keys')
export class MeController {
  @Get()
  @Requires('self.read')
  @ApiOperation({ summary: 'Who is signed in' })
  @ApiOkResponse({ type: ProfileDto })
  profile(@Caller() { user: { id, username, role, createdAt } }: SignedIn): Plain<ProfileDto> {
    return { id, username, role, createdAt, permissions: permissionsOf(role) };
  }
}

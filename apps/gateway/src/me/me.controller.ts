import { Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import type { SignedIn } from '@app/auth';
import { BeforePasswordChange, Requires } from '../control-plane/access/route-access';
import { Caller } from '../control-plane/access/signed-in';
import { ControlPlaneController } from '../control-plane/control-plane-controller';
import type { Plain } from '../control-plane/plain';
import { ProfileDto } from './profile.dto';
import { Profiles } from './profiles';

@ControlPlaneController('me', 'Own profile and keys')
export class MeController {
  constructor(private readonly profiles: Profiles) {}

  @Get()
  @Requires('self.read')
  @BeforePasswordChange()
  @ApiOperation({ summary: 'Who is signed in' })
  @ApiOkResponse({ type: ProfileDto })
  profile(@Caller() { user }: SignedIn): Plain<ProfileDto> {
    return this.profiles.of(user);
  }
}

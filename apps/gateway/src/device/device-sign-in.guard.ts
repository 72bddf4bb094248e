import { type CanActivate, Inject, Injectable } from '@nestjs/common';
import type { Settings } from '@app/config';
import { SETTINGS } from '../bootstrap/tokens';
import { ControlPlaneError } from '../control-plane/problem/control-plane-error';
import { deviceAddress } from './device-address';

/** There is no sign-in for devices until the relay has a public address with https. */
@Injectable()
export class DeviceSignInGuard implements CanActivate {
  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  canActivate(): boolean {
    if (deviceAddress(this.settings) !== undefined) return true;
    throw new ControlPlaneError('caller_route_unknown', 'There is nothing at this address');
  }
}

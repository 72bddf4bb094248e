import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Authenticator, type SignedIn, mayDo } from '@app/auth';
import { RefusedAccess } from '../audit/refused-access';
import { ControlPlaneError } from '../problem/control-plane-error';
import { requireJsonOrNothing } from './require-json-or-nothing';
import { accessOf, isOpenBeforePasswordChange } from './route-access';
import { rememberSignedIn } from './signed-in';

const bearerPattern = /^Bearer +([\w-]+\.[\w-]+\.[\w-]+)$/i;

/**
 * Stands before every handler that is not a client route. It reads what the matched handler says about itself and never the text of
 * the address, which can be spelled in many ways. A handler that says nothing is closed to everybody.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly authenticator: Authenticator,
    private readonly refusedAccess: RefusedAccess,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const [controller, handler] = [context.getClass(), context.getHandler()];
    const access = accessOf(controller, handler);
    if (access?.kind === 'client') return true;
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    http.getResponse<FastifyReply>().header('cache-control', 'no-store');
    requireJsonOrNothing(request);
    if (access?.kind === 'public') return true;
    const signedIn = await this.callerOf(request);
    if (access === undefined || !mayDo(signedIn.user.role, access.permission)) {
      await this.refusedAccess.note(signedIn.user, `${controller.name}.${handler.name}`, request);
      throw new ControlPlaneError('policy_permission_denied', 'Your role does not allow this');
    }
    if (signedIn.user.mustChangePassword === true && !isOpenBeforePasswordChange(controller, handler)) {
      throw new ControlPlaneError('policy_password_change_required', 'Change your password first: POST /me/password');
    }
    rememberSignedIn(request, signedIn);
    return true;
  }

  private async callerOf(request: FastifyRequest): Promise<SignedIn> {
    const accessToken = bearerPattern.exec(request.headers.authorization ?? '')?.[1];
    const signedIn = accessToken === undefined ? undefined : await this.authenticator.authenticate(accessToken);
    if (signedIn) return signedIn;
    throw new ControlPlaneError(
      'caller_session_invalid',
      accessToken === undefined
        ? 'Sign in and send the access token as Authorization: Bearer'
        : 'This access token is not valid, or its session ended: sign in again',
    );
  }
}

import 'reflect-metadata';
import { SetMetadata, applyDecorators } from '@nestjs/common';
import { ApiBearerAuth, ApiForbiddenResponse, ApiUnauthorizedResponse } from '@nestjs/swagger';
import type { Permission } from '@app/auth';
import { ProblemDto } from '../problem/problem.dto';

/** Who may call a handler. `client`: the caller shows a relay key, and the controller has a guard of its own for it. */
export type RouteAccess =
  | { readonly kind: 'public' }
  | { readonly kind: 'client' }
  | { readonly kind: 'requires'; readonly permission: Permission };

const ACCESS = 'trunkline:route-access';
const access = (value: RouteAccess): MethodDecorator & ClassDecorator => SetMetadata(ACCESS, value);

/** Anybody may call this, signed in or not. */
export const Public = (): MethodDecorator & ClassDecorator => access({ kind: 'public' });

/** A route of the client protocols: the sign-in guard leaves it alone. */
export const ClientRoute = (): MethodDecorator & ClassDecorator => access({ kind: 'client' });

/** Only somebody who is signed in and whose role holds the permission may call this. */
export const Requires = (permission: Permission): MethodDecorator =>
  applyDecorators(
    access({ kind: 'requires', permission }),
    ApiBearerAuth(),
    ApiUnauthorizedResponse({ type: ProblemDto, description: 'Not signed in, or the session ended' }),
    ApiForbiddenResponse({ type: ProblemDto, description: `The role does not hold \`${permission}\`` }),
  );

const BEFORE_PASSWORD_CHANGE = 'trunkline:before-password-change';

/** People may call this while they have to change the password that somebody else chose for them. */
export const BeforePasswordChange = (): MethodDecorator & ClassDecorator => SetMetadata(BEFORE_PASSWORD_CHANGE, true);

export function isOpenBeforePasswordChange(controller: object, handler: object): boolean {
  return [handler, controller].some((target) => Reflect.getMetadata(BEFORE_PASSWORD_CHANGE, target) === true);
}

/** What was said about a handler, or about its controller as a whole; undefined: nothing, so nobody may call it. */
export function accessOf(controller: object, handler: object): RouteAccess | undefined {
  return (Reflect.getMetadata(ACCESS, handler) ?? Reflect.getMetadata(ACCESS, controller)) as RouteAccess | undefined;
}

import { RouteConfig } from '@nestjs/platform-fastify';

/** The handler reads the body itself: it goes on as bytes. */
export const OwnBody = (): MethodDecorator => RouteConfig({ readsOwnBody: true });

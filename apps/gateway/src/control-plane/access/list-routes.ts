import 'reflect-metadata';
import { type INestApplicationContext, RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/internal';
import { MetadataScanner, ModulesContainer } from '@nestjs/core';
import { type RouteAccess, accessOf } from './route-access';

export interface RouteListing {
  /** `ControllerName.handlerName`. */
  readonly handler: string;
  readonly method: string;
  /** As registered, with `:parameters`. */
  readonly path: string;
  /** Undefined: the handler forgot to say who may call it. */
  readonly access: RouteAccess | undefined;
}

type Handler = (...parameters: never[]) => unknown;

/** Every route of every controller of the application, so that a test can walk them. */
export function listRoutes(application: INestApplicationContext): RouteListing[] {
  const scanner = new MetadataScanner();
  const modules = [...application.get(ModulesContainer).values()];
  return modules
    .flatMap((module) => [...module.controllers.values()])
    .flatMap(({ metatype }) => {
      if (typeof metatype !== 'function') return [];
      const controller = metatype as abstract new (...parameters: never[]) => object;
      const prototype = controller.prototype as Record<string, Handler | undefined>;
      return scanner.getAllMethodNames(prototype).flatMap((name) => {
        const handler = prototype[name];
        const method = handler && (Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod | undefined);
        if (!handler || method === undefined) return [];
        return pathsOf(controller, handler).map((path) => ({
          handler: `${controller.name}.${name}`,
          method: RequestMethod[method],
          path,
          access: accessOf(controller, handler),
        }));
      });
    });
}

function pathsOf(controller: object, handler: Handler): string[] {
  const read = (target: object): string[] => [Reflect.getMetadata(PATH_METADATA, target) as string | string[]].flat();
  return read(controller).flatMap((prefix) =>
    read(handler).map(
      (path) =>
        `/${[prefix, path]
          .flatMap((text) => text.split('/'))
          .filter(Boolean)
          .join('/')}`,
    ),
  );
}

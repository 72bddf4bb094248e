import 'reflect-metadata';
import { SetMetadata } from '@nestjs/common';

/** How a call that changes no record stands in the audit log. */
export interface Noted {
  readonly action: string;
  /** The subject is the `:id` of the route, or this itself where there is none. */
  readonly subjectType: string;
}

const NOTED = 'trunkline:noted-as';

/** For a handler that does something without changing a record: changes of records go down by themselves. */
export const NotedAs = (action: string, subjectType: string): MethodDecorator =>
  SetMetadata(NOTED, { action, subjectType } satisfies Noted);

export const notedOf = (handler: object): Noted | undefined => Reflect.getMetadata(NOTED, handler) as Noted | undefined;

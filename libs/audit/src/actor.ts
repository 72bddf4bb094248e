import { AsyncLocalStorage } from 'node:async_hooks';
import type { Role } from '@app/common';

/** Who does something. */
export type Actor =
  | { readonly kind: 'user'; readonly id: string; readonly username: string; readonly role: Role }
  /**
   * Somebody who has not proved who they are, such as at a sign-in that is refused. The name that was tried stands here where somebody has
   * that name; of any other only a fingerprint, because people type passwords into the field of the user name.
   */
  | { readonly kind: 'anonymous'; readonly username?: string }
  /** A task of the relay's own, such as `directory-sync`. */
  | { readonly kind: 'system'; readonly task: string };

/** Where it came from. */
export interface Origin {
  /** As the server trusts it. */
  readonly address?: string;
  readonly userAgent?: string;
  readonly requestId?: string;
}

export interface ActorContext {
  readonly actor: Actor;
  readonly origin: Origin;
}

const contexts = new AsyncLocalStorage<ActorContext>();
const nobodySaid: ActorContext = { actor: { kind: 'system', task: 'relay' }, origin: {} };

/** Everything that `work` writes and notes, now or later, is put down to this actor. */
export const actAs = <Result>(context: ActorContext, work: () => Result): Result => contexts.run(context, work);

/** What is done outside of `actAs` is put down to the relay itself. */
export const currentActor = (): ActorContext => contexts.getStore() ?? nobodySaid;

import type { ChainedEntry } from '@app/audit';
import { asObject, asText } from '@app/protocols';
import { plainLine } from '@app/common';

export interface ActorWords {
  /** For a sentence: `ada`, `directory-sync (the relay)`, `somebody unknown`. */
  readonly name: string;
  readonly data: { readonly actorKind: string; readonly actorId?: string; readonly actorName?: string };
}

const LONGEST_NAME = 100;

/** Who did what an entry says. */
export function actorWords({ actor: found }: ChainedEntry): ActorWords {
  const actor = asObject(found);
  const [id, username, task] = [asText(actor?.id), asText(actor?.username), asText(actor?.task)];
  if (actor?.kind === 'user' && id !== undefined && username !== undefined)
    return {
      name: plainLine(username, LONGEST_NAME),
      data: { actorKind: 'user', actorId: id, actorName: username },
    };
  if (actor?.kind === 'system' && task !== undefined)
    return { name: `${plainLine(task, LONGEST_NAME)} (the relay)`, data: { actorKind: 'system', actorId: task } };
  return { name: 'somebody unknown', data: { actorKind: 'anonymous' } };
}

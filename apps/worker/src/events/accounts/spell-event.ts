import type { EventType } from '@app/common';
import type { NewEvent } from '@app/events';
import { plainLine } from '@app/common';
import { knownData } from '../known-data';
import type { HowEnded } from './account-fact';
import { type KnownAccounts, groupsOf } from './known-accounts';
import { quotaName } from './quota-name';
import { type Spell, isNamedByUpstream } from './spell';
import type { SpellNews } from './spell-book';
import { spanText } from './span-text';

const DAY_MS = 24 * 60 * 60 * 1_000;
/** Longer than all workers are away between telling something and writing it down. */
const ONCE_MS = 2 * DAY_MS;
const MOST_LISTED = 50;
const LONGEST_FAMILY = 100;
const SECOND_MS = 1_000;

const hows: Readonly<Record<HowEnded, string>> = {
  answered: 'it has answered again',
  reset: 'it was reset',
  removed: 'the account is gone',
  displaced: 'it made room for others',
  'time-passed': 'its time is over',
};

/** One fact is one event: what an upstream says of credentials or a quota is told as that, and not as a rest besides. */
function typeOf({ cause, scope }: Spell): EventType {
  if (cause === 'unauthorized' || (cause === 'forbidden' && scope === 'account')) return 'account.unauthorized';
  return cause === 'quota-exhausted' || cause === 'window-used-up' ? 'account.quota_exhausted' : 'account.cooling';
}

/** What is told of a spell. Its name makes that one event, whoever tells it. */
export function spellEvent(news: SpellNews, known: KnownAccounts): NewEvent {
  const { spell } = news;
  const type = typeOf(spell);
  const accounts = known.concernedBy(spell.id);
  const groupIds = groupsOf(accounts);
  const what = whatRests(spell, known);
  const shared = {
    ...{ at: new Date(news.at).toISOString() },
    ...(groupIds ? { groupIds } : {}),
  };
  if (news.kind === 'begun') {
    const until = new Date(spell.until).toISOString();
    return {
      ...{ ...shared, type },
      summary: `${what} ${rests[type] ?? 'is left alone'} until ${until}: ${because(spell)}`,
      data: { ...dataOf(spell, known), until },
      // A window that is used up may be told by whoever looks at it, until it begins anew.
      once: { name: onceName(type, spell), forMs: Math.max(ONCE_MS, spell.until - news.at + DAY_MS) },
    };
  }
  const isUntried = news.how === 'time-passed' && !isNamedByUpstream(spell);
  const why = isUntried ? 'its time is over, and nobody has tried it since' : hows[news.how];
  const lastedMs = (news.how === 'time-passed' ? spell.until : news.at) - spell.since;
  return {
    ...{ ...shared, type: 'account.recovered' },
    summary: `${what} can be used again after ${spanText(lastedMs)} (${because(spell)}): ${why}${news.isStillCooling ? '; it is still left alone for something else' : ''}`,
    data: {
      ...dataOf(spell, known),
      ...{ lastedSeconds: Math.round(lastedMs / SECOND_MS), how: news.how, began: type },
      isStillCooling: news.isStillCooling,
    },
    once: { name: `account.recovered:${spell.name}`, forMs: ONCE_MS },
  };
}

const rests: Readonly<Partial<Record<EventType, string>>> = {
  'account.unauthorized': 'is refused by its upstream, and left alone',
  'account.quota_exhausted': 'has used up a quota, and is left alone',
};

/** A window that is used up is also seen in what answers say of it: that is the same piece of news. */
function onceName(type: EventType, spell: Spell): string {
  const { cause, evidence, id, until } = spell;
  if (cause === 'window-used-up' && evidence.code !== undefined)
    return quotaName(id, evidence.code, 'exhausted', until);
  return `${type}:${spell.name}`;
}

function whatRests({ id, scope }: Spell, known: KnownAccounts): string {
  const host = known.hostOf(id);
  if (host !== undefined) return `Everything at ${host}`;
  const account = known.get(id);
  const name = account ? `Account ${account.name}` : `Account ${id}`;
  return scope.startsWith('family:') ? `${name} for ${familyOf(scope)} models` : name;
}

const because = ({ cause, evidence: { status, code } }: Spell): string => {
  const details = [status, code].filter((one) => one !== undefined);
  return details.length === 0 ? cause : `${cause}, ${details.join(' ')}`;
};

const familyOf = (scope: string): string => plainLine(scope.slice('family:'.length), LONGEST_FAMILY);

function dataOf(spell: Spell, known: KnownAccounts): NewEvent['data'] {
  const { id, scope, cause, since, evidence, name } = spell;
  const host = known.hostOf(id);
  const account = known.get(id);
  const isFamily = scope.startsWith('family:');
  const others = (): string[] => known.concernedBy(id).map((one) => one.id);
  return knownData({
    ...(host === undefined ? { accountId: id } : { host, accountIds: others().slice(0, MOST_LISTED) }),
    ...{ accountName: account?.name, platform: account?.platform, cause, scope: isFamily ? 'family' : scope },
    ...{ family: isFamily ? familyOf(scope) : undefined, spell: name, since: new Date(since).toISOString() },
    ...{ status: evidence.status, code: evidence.code, requestId: evidence.requestId },
  });
}

import { AndFilter, OrFilter } from 'ldapts';
import type { DirectoryPerson, KnownPerson } from '../directory';
import type { DirectorySettings } from '../directory-settings';
import { normalDn } from '../normal-dn';
import type { DirectoryConnection } from './directory-connection';
import { filtersOfEntryId, isAnotherEntry } from './entry-ids';
import type { GroupReader } from './group-reader';
import { type PersonEntry, attributesToAsk, personEntryOf, personOf } from './person-entry';
import type { SearchFilter } from './search-filter';

/** A filter of some kilobytes; servers answer no more entries than they are asked for. */
const BATCH = 50;

export interface PeopleFinderParts {
  readonly connection: DirectoryConnection;
  readonly groups: GroupReader;
  readonly settings: DirectorySettings;
  readonly filter: SearchFilter;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** Finds entries of people on one server. All methods may throw DirectoryUnavailableError. */
export class PeopleFinder {
  constructor(private readonly parts: PeopleFinderParts) {}

  /** The one entry that a user name finds; undefined where there is none, or more than one. */
  async byUsername(username: string): Promise<PersonEntry | undefined> {
    const { connection, settings, filter, now } = this.parts;
    const attributes = attributesToAsk(settings.attributes);
    const search = { filter: filter.of(username), attributes, sizeLimit: 2 };
    const [entry, ...others] = await connection.search('search', settings.searchBase, search);
    return entry && others.length === 0 ? personEntryOf(entry, settings.attributes, now) : undefined;
  }

  /** Whether the filter finds somebody at all. */
  async findsAnybody(): Promise<boolean> {
    const search = { filter: this.parts.filter.ofAnybody(), attributes: ['1.1'], sizeLimit: 1 };
    return (await this.parts.connection.search('search', this.parts.settings.searchBase, search)).length > 0;
  }

  /** With all groups. @param username where the entry says none */
  async personOf(entry: PersonEntry, username: string): Promise<DirectoryPerson> {
    const { groups, settings } = this.parts;
    const read = await groups.groupsOf({ ...entry, username: entry.username ?? username });
    return personOf(entry, username, read, settings.requiredGroup);
  }

  /** Those of the known people who are there, by the id under which they are known. */
  async knownPeople(known: readonly KnownPerson[]): Promise<Map<string, DirectoryPerson>> {
    const people = new Map<string, DirectoryPerson>();
    for (let start = 0; start < known.length; start += BATCH) {
      const batch = known.slice(start, start + BATCH);
      const byId = await this.byIds(batch.map(({ entryId }) => entryId));
      for (const one of batch) {
        const entry = byId.get(one.entryId) ?? (await this.byKnownDn(one));
        if (entry) people.set(one.entryId, await this.personOf(entry, one.username));
      }
    }
    return people;
  }

  private async byIds(ids: readonly string[]): Promise<Map<string, PersonEntry>> {
    const { connection, settings, filter, now } = this.parts;
    const byId = new Map<string, PersonEntry>();
    const wanted = ids.flatMap(filtersOfEntryId);
    if (wanted.length === 0) return byId;
    const one = new AndFilter({ filters: [filter.ofAnybody(), new OrFilter({ filters: wanted })] });
    const search = { filter: one, attributes: attributesToAsk(settings.attributes) };
    for (const found of await connection.search('search', settings.searchBase, search)) {
      const entry = personEntryOf(found, settings.attributes, now);
      for (const id of entry.ids) byId.set(id, entry);
    }
    return byId;
  }

  /**
   * For people of a server that showed no ids when they were met; an entry that has another id is somebody else. Nobody is looked for by
   * name: without an id, who has the name today may be the next to be called so.
   */
  private async byKnownDn({ entryId, dn }: KnownPerson): Promise<PersonEntry | undefined> {
    const entry = await this.byDn(dn);
    return entry && !isAnotherEntry(entryId, entry.ids) ? entry : undefined;
  }

  private async byDn(dn: string): Promise<PersonEntry | undefined> {
    const { connection, settings, filter, now } = this.parts;
    const [name, base] = [normalDn(dn), normalDn(settings.searchBase)];
    if (name === undefined || (base !== undefined && !`,${name}`.endsWith(`,${base}`))) return undefined;
    const search = { filter: filter.ofAnybody(), attributes: attributesToAsk(settings.attributes) };
    const entry = await connection.read('search', dn, search);
    return entry && personEntryOf(entry, settings.attributes, now);
  }
}

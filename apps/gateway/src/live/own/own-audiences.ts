import type { LiveMessage } from '../live-message';
import { Audience } from '../viewers/audience';
import type { Viewer } from '../viewers/viewer';
import type { OwnRecordKind } from '../views/live-notices.view';
import type { OwnLiveSnapshot } from '../views/own-live-snapshot.view';
import { OwnPicture, type OwnPictureParts } from './own-picture';

interface Person {
  readonly picture: OwnPicture;
  readonly audience: Audience;
}

/** Everybody who watches what is their own: one picture each. */
export class OwnAudiences {
  private readonly people = new Map<string, Person>();

  /** @param degraded what a snapshot says of the store */
  constructor(
    private readonly parts: OwnPictureParts,
    private readonly degraded: () => OwnLiveSnapshot['degraded'],
  ) {}

  get isEmpty(): boolean {
    return this.people.size === 0;
  }

  get userIds(): string[] {
    return [...this.people.keys()];
  }

  /** Whether nothing was looked up yet for somebody. */
  get hasNew(): boolean {
    return [...this.people.values()].some(({ picture }) => !picture.hasBeenRead);
  }

  *viewers(): IterableIterator<Viewer> {
    for (const { audience } of this.people.values()) yield* audience;
  }

  join(viewer: Viewer): void {
    const { id } = viewer.signedIn.user;
    let person = this.people.get(id);
    if (!person) this.people.set(id, (person = this.personOf(id)));
    person.audience.join(viewer);
  }

  leave(viewer: Viewer): void {
    const { id } = viewer.signedIn.user;
    const person = this.people.get(id);
    person?.audience.leave(viewer);
    if (person?.audience.isEmpty) this.people.delete(id);
  }

  hasSettled(userId: string, keyId: string): void {
    this.people.get(userId)?.picture.hasMoved(keyId);
  }

  /** @param userId undefined: it may concern everybody */
  note(userId: string | undefined, kind: OwnRecordKind, id: string): void {
    if (userId !== undefined) this.people.get(userId)?.picture.note(kind, id);
    else for (const { picture } of this.people.values()) picture.note(kind, id);
  }

  allHasMoved(): void {
    for (const { picture } of this.people.values()) picture.allHasMoved();
  }

  /** @throws what Redis says of any of them, when all have been asked */
  async readFigures(): Promise<void> {
    await everyone(this.people, ({ picture }) => picture.readFigures());
  }

  /** @throws what Redis says of any of them, when all have been asked */
  async readSessions(): Promise<void> {
    await everyone(this.people, ({ picture }) => picture.readSessions());
  }

  /** @param isWhole everybody is shown the whole picture, and not only who is new @param notice what all are told */
  tell(isWhole: boolean, notice: readonly LiveMessage[]): void {
    for (const { picture, audience } of this.people.values()) {
      // Who came while this look was under way is shown what the next one finds.
      if (!picture.hasBeenRead) continue;
      const changes = picture.changes();
      if (isWhole || !audience.hasBegun) audience.showAll();
      else audience.tell([...notice, ...changes]);
    }
  }

  private personOf(userId: string): Person {
    const picture = new OwnPicture(userId, this.parts);
    const snapshot = (): LiveMessage => ({
      event: 'snapshot',
      data: { ...picture.told(), degraded: this.degraded() } satisfies OwnLiveSnapshot,
    });
    return { picture, audience: new Audience(snapshot) };
  }
}

async function everyone(people: ReadonlyMap<string, Person>, read: (person: Person) => Promise<void>): Promise<void> {
  const outcomes = await Promise.allSettled([...people.values()].map(read));
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
}

import { LiveCollection, type RedisConnection } from '@app/redis';

/** The least that a record can be: its text is unique among all. */
export interface Note {
  readonly id: string;
  readonly text: string;
}

function decodeNote(value: unknown): Note | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { id, text } = value as Partial<Record<string, unknown>>;
  return typeof id === 'string' && typeof text === 'string' ? { id, text } : undefined;
}

/** A collection of notes as one process holds it, and what it was told of changes. */
export class LiveNotes {
  readonly collection: LiveCollection<Note>;
  readonly changes: [id: string, text: string | undefined][] = [];

  constructor(redis: RedisConnection) {
    const codec = { collection: 'notes', decode: decodeNote, uniqueValue: (note: Note) => note.text };
    this.collection = new LiveCollection(redis, codec);
    this.collection.onChange((id, note) => this.changes.push([id, note?.text]));
  }

  /** Id → text of all that this process knows. */
  texts(): Record<string, string> {
    return Object.fromEntries([...this.collection.values()].map(({ id, text }) => [id, text]));
  }
}

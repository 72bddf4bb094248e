import type { Entry } from 'ldapts';

/** The values of an entry, by the name of the attribute in lower case: servers write the names as they like. */
export class EntryAttributes {
  private readonly values = new Map<string, readonly (string | Buffer)[]>();

  constructor(entry: Entry) {
    for (const [type, value] of Object.entries(entry)) {
      // Active Directory cuts long lists: `memberOf;range=0-1499`. Other options are other attributes.
      const name = type.toLowerCase().replace(/;range=.*$/, '');
      if (type === 'dn') continue;
      this.values.set(name, [...(this.values.get(name) ?? []), ...(Array.isArray(value) ? value : [value])]);
    }
  }

  /** Values that are text and not empty. */
  texts(name: string): string[] {
    const values = this.values.get(name.toLowerCase()) ?? [];
    return values.filter((value) => typeof value === 'string').filter((text) => text.trim() !== '');
  }

  /** The first value that is text. */
  text(name: string): string | undefined {
    return this.texts(name).at(0);
  }

  /** The first value as bytes. */
  bytes(name: string): Buffer | undefined {
    const value = this.values.get(name.toLowerCase())?.at(0);
    return typeof value === 'string' ? Buffer.from(value) : value;
  }

  /** The first value where it is a whole number that a computer can count to, however long. */
  wholeNumber(name: string): bigint | undefined {
    const text = this.text(name);
    return text !== undefined && /^-?\d{1,20}$/.test(text) ? BigInt(text) : undefined;
  }
}

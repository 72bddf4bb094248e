/** Value of the label for everything beyond the bound. */
export const OTHER = 'other';

/** Holds a label to a number of distinct values: those that came first keep their names. */
export class BoundedLabel {
  private readonly known = new Set<string>();

  constructor(private readonly most: number) {}

  /** @param within tells values of the same text apart, such as a platform; without a slash */
  of(value: string, within = ''): string {
    const key = `${within}/${value}`;
    if (this.known.has(key)) return value;
    if (value === OTHER || this.known.size >= this.most) return OTHER;
    this.known.add(key);
    return value;
  }

  /** Lets go of values, so that others may have names. @param isKept asked of what tells them apart */
  keepOnly(isKept: (within: string) => boolean): void {
    for (const key of this.known) if (!isKept(key.slice(0, key.indexOf('/')))) this.known.delete(key);
  }
}

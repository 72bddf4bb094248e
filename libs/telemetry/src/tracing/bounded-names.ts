const namePattern = /^[\w.:/@*+ -]{1,128}$/;

/** Stands for every name that there was no room for. */
export const OTHER = '_OTHER';

/** Names that clients write, as far as they may be attributes: well formed, and not more than so many different ones a process. */
export class BoundedNames {
  private readonly known = new Set<string>();

  constructor(private readonly most: number) {}

  of(name: string): string {
    if (this.known.has(name)) return name;
    if (this.known.size >= this.most || !namePattern.test(name)) return OTHER;
    this.known.add(name);
    return name;
  }
}

const namePattern = /^[\w.:/@*+ -]{1,128}$/;

/** Stands for every name that there was no room for. */
export const OTHER = '_OTHER';

/** Names that clients write, as far as they may be told apart: well formed, and not more than so many different ones a process. */
export class BoundedNames {
  private readonly known = new Set<string>();

  constructor(private readonly most: number) {}

  /** Of something that there is: it takes up room. */
  of(name: string): string {
    const shown = this.shown(name);
    if (shown !== OTHER) this.known.add(shown);
    return shown;
  }

  /** Of what may be made up, where it does no harm to show it: takes up no room, so that nobody can use it up. */
  shown(name: string): string {
    if (this.known.has(name)) return name;
    return this.known.size >= this.most || !namePattern.test(name) ? OTHER : name;
  }

  /** Of what may be made up, where each name lasts for as long as the process. */
  ifKnown(name: string): string {
    return this.known.has(name) ? name : OTHER;
  }
}

import { randomUUID } from 'node:crypto';
import { linkSync, readdirSync, rmSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { codeOf } from './error-code';
import { socketPathIn } from './socket-path';

/** All names are of one length, so that all of them are in the same folder. */
const DIGITS = 8;

/** Where owners of a data folder have their sockets: `owner.00000001` and so on, one number for each owner that there ever was. */
export class OwnerPlaces {
  constructor(private readonly folder: string) {}

  pathOf(number: number): string {
    return this.pathWith(String(number).padStart(DIGITS, '0'));
  }

  /** For a socket that has no number yet. */
  pathOfNew(): string {
    return this.pathWith(`n${randomUUID().slice(0, DIGITS - 1)}`);
  }

  /** The highest number there is; 0 where nobody was. */
  last(): number {
    return Math.max(0, ...this.endings().map(Number).filter(Number.isInteger));
  }

  /** Gives a number to a new socket, for only one of all who try. */
  take(path: string, number: number): boolean {
    try {
      linkSync(path, this.pathOf(number));
      return true;
    } catch (error) {
      if (['EEXIST', 'ENOENT'].includes(codeOf(error))) return false;
      throw error;
    } finally {
      rmSync(path, { force: true });
    }
  }

  /** What the owners before have left, and those that were killed before they had a number. */
  clearBefore(number: number): void {
    for (const ending of this.endings())
      if (!(Number(ending) >= number)) rmSync(this.pathWith(ending), { force: true });
  }

  private endings(): string[] {
    const first = this.pathOf(0);
    const start = basename(first).slice(0, -DIGITS);
    return readdirSync(dirname(first)).flatMap((name) =>
      name.length === start.length + DIGITS && name.startsWith(start) ? [name.slice(start.length)] : [],
    );
  }

  private pathWith(ending: string): string {
    return socketPathIn(this.folder, `owner.${ending}`);
  }
}

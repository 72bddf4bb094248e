import { createHash } from 'node:crypto';

const HASH_LENGTH = 10;
const allowed = /^[a-zA-Z0-9_-]+$/;

/**
 * Names, or ids, of tools where the other side allows letters, digits, `_` and `-` only and fewer of them: MCP tools of Claude Code have
 * up to 128, OpenAI takes 64. What fits stays as it is; what does not becomes its beginning and a part of its check sum, the same for the
 * same name, so that prompt caches hold. Lives as long as one request.
 */
export class ToolNames {
  private readonly shortened = new Map<string, string>();
  private readonly originals = new Map<string, string>();

  /**
   * @param longest letters that a name may have
   * @param reserved names that are sure to be said: what is shortened never meets one of them
   */
  constructor(
    private readonly longest = 64,
    reserved: Iterable<string> = [],
  ) {
    for (const name of reserved) if (this.fits(name)) this.remember(name, name);
  }

  /** The name as the other side can read it. */
  shorten(name: string): string {
    const known = this.shortened.get(name);
    if (known !== undefined) return known;
    let short = name;
    for (let round = 0; !this.fits(short) || this.originals.has(short); round += 1) short = this.hashed(name, round);
    return this.remember(name, short);
  }

  /** The name that was shortened to this; a name that nobody shortened is its own. */
  restore(short: string): string {
    return this.originals.get(short) ?? short;
  }

  private remember(name: string, short: string): string {
    this.shortened.set(name, short);
    this.originals.set(short, name);
    return short;
  }

  private fits(name: string): boolean {
    return name.length <= this.longest && allowed.test(name);
  }

  private hashed(name: string, round: number): string {
    const hash = createHash('sha256')
      .update(`${round === 0 ? '' : round}${name}`)
      .digest('hex')
      .slice(0, HASH_LENGTH);
    const readable = name.replace(/[^a-zA-Z0-9_-]/g, '_').slice(0, this.longest - HASH_LENGTH - 1);
    return `${readable}_${hash}`;
  }
}

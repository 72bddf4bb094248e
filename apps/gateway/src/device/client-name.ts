const LONGEST = 60;

/** What people are shown of the program that asks. Claude Code says `claude-code/2.1.329` on all requests of its sign-in. */
export function clientName(userAgent: string | undefined): string {
  const version = /^claude-code\/([\w.+-]{1,30})/i.exec(userAgent ?? '')?.[1];
  if (version !== undefined) return `Claude Code ${version}`;
  const readable = (userAgent ?? '').replace(/[^\x20-\x7e]/g, '').trim();
  return readable === '' ? 'A program that does not say its name' : readable.slice(0, LONGEST);
}

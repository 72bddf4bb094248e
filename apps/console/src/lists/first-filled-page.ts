interface CursorPage {
  readonly items: readonly unknown[];
  readonly nextCursor: string | null;
}

/** What the control plane looks at for one page has a bound: what is rare may lie behind some empty pages. */
const MOST_EMPTY_PAGES = 10;

/** The page at a cursor, or the first one behind it that has something on it; the last page that was asked for where none had. */
export async function firstFilledPage<Page extends CursorPage>(
  load: (cursor: string | undefined) => Promise<Page>,
  cursor: string | undefined,
): Promise<Page> {
  let page = await load(cursor);
  for (let empty = 0; page.items.length === 0 && page.nextCursor !== null && empty < MOST_EMPTY_PAGES; empty += 1)
    page = await load(page.nextCursor);
  return page;
}

/** Runs something for each item, for so many of them at a time: so that a command to Redis is not late because of those before it. */
export async function inPortions<Item>(
  items: readonly Item[],
  size: number,
  run: (item: Item) => Promise<void>,
): Promise<void> {
  for (let first = 0; first < items.length; first += size) {
    await Promise.all(items.slice(first, first + size).map(run));
  }
}

/**
 * Waits for the first portion: what goes wrong until then can still be answered. Not a generator, which would not end the texts where
 * nobody ever asks it for any: the file that they are read from would stay open.
 */
export async function begunTexts(texts: AsyncGenerator<string>): Promise<AsyncIterable<string>> {
  const first = await texts.next();
  let isTaken = false;
  const next = (): Promise<IteratorResult<string>> => {
    if (isTaken) return texts.next();
    isTaken = true;
    return Promise.resolve(first);
  };
  return { [Symbol.asyncIterator]: () => ({ next, return: () => texts.return(undefined) }) };
}

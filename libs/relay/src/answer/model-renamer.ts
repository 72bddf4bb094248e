const named = /("(?:model|modelVersion)"\s*:\s*)"(?:[^"\\]|\\.){1,300}"/;
/** The first event of a stream names the model near its beginning, or no event does. */
const SEARCHED_BYTES = 4_096;

/**
 * Gives a stream the model name that its request had. The upstream's own name is learned from the first event; protocols that say it in
 * every event say it with the same bytes. Quotes inside of strings are escaped, so no text looks like a name.
 * @param repeats the protocol names the model in every event, and not only in the first one
 */
export function createModelRenamer(asked: string, repeats: boolean): (events: Buffer) => Buffer {
  let isFirst = true;
  let theirs: Buffer | undefined;
  let ours = Buffer.alloc(0);
  return (events) => {
    if (isFirst) {
      isFirst = false;
      const [found, field = ''] = named.exec(events.subarray(0, SEARCHED_BYTES).toString('latin1')) ?? [];
      if (found === undefined) return events;
      theirs = Buffer.from(found, 'latin1');
      ours = Buffer.concat([Buffer.from(field, 'latin1'), Buffer.from(JSON.stringify(asked))]);
    } else if (!repeats) return events;
    return theirs ? replaceAll(events, theirs, ours, repeats) : events;
  };
}

function replaceAll(bytes: Buffer, theirs: Buffer, ours: Buffer, repeats: boolean): Buffer {
  const parts: Buffer[] = [];
  let from = 0;
  for (let at = bytes.indexOf(theirs); at >= 0; at = repeats ? bytes.indexOf(theirs, from) : -1) {
    parts.push(bytes.subarray(from, at), ours);
    from = at + theirs.length;
  }
  return parts.length === 0 ? bytes : Buffer.concat([...parts, bytes.subarray(from)]);
}

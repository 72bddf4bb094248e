interface Place {
  readonly name: string;
  readonly value: string;
}

/** What of credentials is no secret, such as region and project: the platform's own names, which need no translation. */
export function locationOf(location: Readonly<Record<string, unknown>> = {}): Place[] {
  return Object.entries(location).flatMap(([name, value]) => {
    const text = Array.isArray(value) ? value.filter((each) => typeof each === 'string').join(', ') : value;
    return typeof text === 'string' && text !== '' ? [{ name, value: text }] : [];
  });
}

import type { DomainEvent } from '@app/common';

type Datum = DomainEvent['data'][string];

/** What programs read of an event: the members that are known, and no others. */
export const knownData = (data: Readonly<Record<string, Datum | undefined>>): DomainEvent['data'] =>
  Object.fromEntries(
    Object.entries(data).flatMap(([name, value]): [string, Datum][] => (value === undefined ? [] : [[name, value]])),
  );

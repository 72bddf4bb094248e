import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparePlaces, idOf, lastPlaceIn, parseCursor, placeOf, writeCursor } from './place';

const places = fc.record({
  milliseconds: fc.nat({ max: 3 }),
  sequence: fc.nat({ max: 3 }),
  partition: fc.nat({ max: 63 }),
});

describe('places', () => {
  it('are in opposite orders from the newest and from the oldest on, and only the same one is at the same place', () => {
    fc.assert(
      fc.property(places, places, (first, second) => {
        const order = Math.sign(comparePlaces('newest-first')(first, second));
        expect(Math.sign(comparePlaces('oldest-first')(first, second))).toBe(order === 0 ? 0 : -order);
        expect(order === 0).toBe(writeCursor(first) === writeCursor(second));
      }),
    );
  });

  it('can be read back from a cursor and an id', () => {
    fc.assert(
      fc.property(places, (place) => {
        expect(parseCursor(writeCursor(place))).toEqual(place);
        expect(placeOf(idOf(place), place.partition)).toEqual(place);
      }),
    );
  });

  it.each(['newest-first', 'oldest-first'] as const)(
    'come before the last one of their millisecond, %s',
    (direction) => {
      fc.assert(
        fc.property(places, (place) => {
          const last = lastPlaceIn(place.milliseconds, place.partition, direction);
          expect(comparePlaces(direction)(place, last)).toBeLessThanOrEqual(0);
          expect(parseCursor(writeCursor(last))).toEqual(last);
        }),
      );
    },
  );
});

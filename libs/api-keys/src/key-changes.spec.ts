import { describe, expect, it } from 'vitest';
import { type ApiKey, decodeApiKey } from './api-key';
import { createText, deleted, handedOver, restored, withText } from './key-changes';
import { digestOfKeyText, isKeyText } from './key-text';

const NOW = Date.parse('2026-12-24T00:00:00Z');
const apiKey: ApiKey = {
  ...{ id: 'key_1', name: 'laptop', userId: 'usr_1', digest: 'first', hint: 'x9Zk' },
  ...{ createdAt: '2026-11-21T10:00:00.000Z', enabled: true, debug: false },
  ...{ limits: { dailyCostUsd: 5 }, expiresAt: '2027-01-01T00:00:00.000Z', origin: 'self', ownSlot: 2 },
};
const without = (field: keyof ApiKey, from: ApiKey): ApiKey =>
  Object.fromEntries(Object.entries(from).filter(([name]) => name !== field)) as unknown as ApiKey;
const text = (digest: string): ReturnType<typeof createText> => ({ text: 'tl_…', digest, hint: 'new1' });

describe('a text for a key', () => {
  it('is a relay key, of which the record keeps the digest and the last letters', () => {
    const created = createText();
    expect(isKeyText(created.text)).toBe(true);
    expect(created.digest).toBe(digestOfKeyText(created.text));
    expect(created.text.endsWith(created.hint)).toBe(true);
  });
});

describe('a rotation', () => {
  it('changes the text and nothing else', () => {
    expect(withText(apiKey, text('second'))).toEqual({ ...apiKey, digest: 'second', hint: 'new1' });
  });

  it('keeps the former text for the time of the overlap', () => {
    const previous = { digest: 'first', validUntil: '2026-12-24T00:00:00.000Z' };
    expect(withText(apiKey, text('second'), NOW)).toEqual({ ...apiKey, digest: 'second', hint: 'new1', previous });
  });

  it('ends the oldest text, also where an overlap still runs', () => {
    const rotated = withText(apiKey, text('second'), NOW);
    expect(withText(rotated, text('third'), NOW).previous?.digest).toBe('second');
    expect(withText(rotated, text('third'))).not.toHaveProperty('previous');
  });
});

describe('the end of a key', () => {
  const rotated = withText(apiKey, text('second'), NOW + 1_000);

  it('is a moment in its record, and takes the former text with it', () => {
    const kept = without('previous', rotated);
    expect(deleted(rotated, NOW)).toEqual({ ...kept, deletedAt: '2026-12-24T00:00:00.000Z' });
  });

  it('is taken back with the place that it has from then on', () => {
    expect(restored(deleted(apiKey, NOW), 7)).toEqual({ ...apiKey, ownSlot: 7 });
    const withoutPlace = without('ownSlot', apiKey);
    expect(restored(deleted(withoutPlace, NOW))).toEqual(withoutPlace);
  });
});

describe('a key that is handed over', () => {
  it('is one that an administrator issued, with all of its rules', () => {
    const others = without('ownSlot', apiKey);
    expect(handedOver(apiKey, 'usr_2')).toEqual({ ...others, userId: 'usr_2', origin: 'administrator' });
  });
});

it('every change leaves a key that reads back as it was written', () => {
  for (const changed of [withText(apiKey, text('second'), NOW), deleted(apiKey, NOW), handedOver(apiKey, 'usr_2')])
    expect(decodeApiKey(JSON.parse(JSON.stringify(changed)))).toEqual(changed);
});

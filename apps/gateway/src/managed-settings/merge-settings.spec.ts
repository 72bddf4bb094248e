import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '@app/protocols';
import { mergeSettings } from './merge-settings';
import { settingsChecksum } from './settings-checksum';

const settings = fc
  .dictionary(fc.constantFrom('env', 'model', 'hooks', 'a'), fc.jsonValue({ maxDepth: 3 }), { maxKeys: 4 })
  .map((value) => value as JsonObject);

describe('mergeSettings', () => {
  it('merges objects, and lets the later document win in everything else', () => {
    const earlier = { env: { A: '1', B: '1' }, list: [1, 2], text: 'old', gone: { x: 1 }, kept: true };
    const later = { env: { B: '2', C: '3' }, list: [3], text: { now: 'an object' }, gone: null };
    expect(mergeSettings(earlier, later)).toEqual({
      ...{ env: { A: '1', B: '2', C: '3' }, list: [3], text: { now: 'an object' }, gone: null, kept: true },
    });
  });

  it('changes nothing with an empty document, or with the same one', () => {
    fc.assert(
      fc.property(settings, (document) => {
        expect(mergeSettings(document, {})).toEqual(document);
        expect(mergeSettings({}, document)).toEqual(document);
        expect(mergeSettings(document, document)).toEqual(document);
      }),
    );
  });

  it('comes to the same whichever two of three neighbours are merged first', () => {
    const texts = fc.dictionary(fc.constantFrom('A', 'B', 'C'), fc.string());
    const lists = fc.record({ allow: fc.array(fc.string()), deny: fc.array(fc.string()) }, { requiredKeys: [] });
    const real = fc.record({ env: texts, permissions: lists, model: fc.string() }, { requiredKeys: [] });
    fc.assert(
      fc.property(real, real, real, (first, second, third) => {
        const fromLeft = mergeSettings(mergeSettings(first, second), third);
        expect(fromLeft).toEqual(mergeSettings(first, mergeSettings(second, third)));
      }),
    );
  });

  it('makes no document another one’s prototype', () => {
    const hostile = JSON.parse(
      '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}',
    ) as JsonObject;
    const merged = mergeSettings({ env: {} }, hostile);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(merged.polluted).toBeUndefined();
  });
});

describe('settingsChecksum', () => {
  it('is the one that Claude Code computes, whatever the order of members', () => {
    // SHA-256 of {"a":[{"b":1,"c":2}],"env":{"A":"1","B":"2"}}
    const checksum = 'sha256:c811bddb76f00ccbeafc61a2af650d3e8b4274543ce044a9224e2a40f9cdb9d9';
    expect(settingsChecksum({ env: { B: '2', A: '1' }, a: [{ c: 2, b: 1 }] })).toBe(checksum);
    expect(settingsChecksum({ a: [{ b: 1, c: 2 }], env: { A: '1', B: '2' } })).toBe(checksum);
    expect(settingsChecksum({ a: [{ b: 1, c: 3 }], env: { A: '1', B: '2' } })).not.toBe(checksum);
  });

  it('tells lists in another order apart', () => {
    expect(settingsChecksum({ deny: ['a', 'b'] })).not.toBe(settingsChecksum({ deny: ['b', 'a'] }));
  });
});

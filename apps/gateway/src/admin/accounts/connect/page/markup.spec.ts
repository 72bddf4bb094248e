import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Markup, markup } from './markup';

describe('markup', () => {
  it('keeps any text inside of its element and its attribute', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('<', '>', '"', "'", '&', 'a', '/', ' ') }), (text) => {
        const { text: page } = markup`<p title="${text}">${text}</p>`;
        const [, attribute = '', content = ''] = /^<p title="([^"<>]*)">([^<>"']*)<\/p>$/.exec(page) ?? [];
        for (const written of [attribute, content]) expect(unescaped(written)).toBe(text);
      }),
    );
  });

  it('lets markup be markup, numbers be text, and nothing be nothing', () => {
    expect(markup`<b>${markup`<i>${1}</i>`}${undefined}</b>`).toEqual(new Markup('<b><i>1</i></b>'));
  });

  const entities: Record<string, string> = { lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' };
  const unescaped = (text: string): string => text.replace(/&([^;]+);/g, (_, name: string) => entities[name] ?? '?');
});

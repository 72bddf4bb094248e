import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { describe, expect, it } from 'vitest';
import { clientProbes } from './conformance/client-probes';
import { knownGaps } from './conformance/known-gaps';
import { namesFeature } from './conformance/member-at';
import { translationPage } from './conformance/translation-page';
import { type TranslationCell, translationCells } from './conformance/translation-table';

const page = join(import.meta.dirname, '../../../../docs/translation.md');
const cells = translationCells();
const placeOf = ({ from, to, probe }: TranslationCell): string => `${from} to ${to}: ${probe.feature}`;

describe('what translation keeps', () => {
  it('stands in docs/translation.md', async () => {
    const written = await format(translationPage(cells), { ...(await resolveConfig(page)), filepath: page });
    if (process.env.WRITE_TRANSLATION_PAGE !== undefined) writeFileSync(page, written);
    expect(readFileSync(page, 'utf8'), 'docs/translation.md is out of date: npm run docs:translation').toBe(written);
  });

  it('is asked of each feature once', () => {
    for (const { probes } of clientProbes) {
      const features = probes.map(({ feature }) => feature);
      expect(features).toEqual([...new Set(features)]);
    }
  });

  it('names what is left out by the member that the client wrote, unless it is harmless', () => {
    const unnamed = cells.flatMap((cell) =>
      cell.outcomes.flatMap((outcome) => {
        if (outcome.kind !== 'left out') return [];
        if (outcome.named.length === 0)
          return cell.probe.harmless === undefined ? [`${placeOf(cell)} is not named`] : [];
        return outcome.named.some((path) => namesFeature(path, cell.probe))
          ? []
          : [`${placeOf(cell)} is named ${outcome.named.join(', ')}`];
      }),
    );
    expect([...new Set(unnamed)]).toEqual(knownGaps);
  });

  it('names what is refused by the member that the client wrote', () => {
    const unnamed = cells.flatMap((cell) =>
      cell.outcomes.flatMap((outcome) =>
        outcome.kind === 'refused' && !namesFeature(outcome.feature, cell.probe)
          ? [`${placeOf(cell)} is refused with ${outcome.message}`]
          : [],
      ),
    );
    expect([...new Set(unnamed)]).toEqual([]);
  });
});

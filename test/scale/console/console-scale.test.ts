import { afterAll, beforeAll, expect, it } from 'vitest';
import { chromiumPath, launchBrowser } from '../../support/console/browser';
import type { RelayHouse } from '../../support/relay-house';
import { BAR_MS, tableOf } from '../figures';
import { startLargeHouse } from './large-house';
import { listFigures } from './list-figures';
import { SLOWED_DOWN, pageFigures } from './page-figures';

let house: RelayHouse;
beforeAll(async () => {
  house = await startLargeHouse();
}, 1_200_000);
afterAll(() => house.stop());

it('says how long every list takes, in every order', async () => {
  const figures = await listFigures(house);
  const over = figures.filter(({ p95 }) => p95 > BAR_MS);
  console.log(`\n${''.padEnd(60)}p50         p95\n${tableOf(figures)}`);
  console.log(`${figures.length} pages of lists, ${over.length} of them over ${BAR_MS} ms at their slowest`);
  expect(figures.length).toBeGreaterThan(40);
});

it.skipIf(chromiumPath === undefined)('says how long every page takes on a slow machine', async () => {
  const browser = await launchBrowser();
  try {
    const figures = await pageFigures(browser, house.gateway.url);
    const columns = (values: readonly number[]): string =>
      values.map((value) => value.toFixed(0).padStart(12)).join('');
    const rows = figures.map(({ page, opened, followed }) => {
      const values = [opened, followed].flatMap(({ shown, interactive, longest }) => [shown, interactive, longest]);
      return page.padEnd(28) + columns(values);
    });
    const heads = ['shown', 'interactive', 'longest'].map((head) => head.padStart(12)).join('');
    console.log(`\nms with a processor ${SLOWED_DOWN} times slower: opened by address, then by a link`);
    console.log(`${''.padEnd(28)}${heads}${heads}\n${rows.join('\n')}`);
    expect(figures.length).toBeGreaterThan(15);
  } finally {
    await browser.close();
  }
});

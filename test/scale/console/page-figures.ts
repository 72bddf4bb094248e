import type { Browser, CDPSession, Page } from 'playwright-core';
import { type ConsolePage, openConsole } from '../../support/console/console-page';
import { ownerPassword } from '../../support/relay-house';

/** Milliseconds of a processor that is slowed down; the same page opened by its address, and by a link of the navigation, each the median of three. */
export interface PageFigure {
  readonly page: string;
  readonly opened: Way;
  readonly followed: Way;
}
interface Way {
  /** Until what the page is for is shown. */
  readonly shown: number;
  /** Until the page has nothing more to do for that, and answers to a hand at once. */
  readonly interactive: number;
  /** The longest time during which it could not. */
  readonly longest: number;
}

/** As much slower as a cheap laptop is than the machine, by the usual measure. */
export const SLOWED_DOWN = 4;
const QUIET_MS = 300;
const TIMES = 3;

/** Long tasks are what keeps a page from answering; the browser tells of those over 50 ms. */
const watch = `globalThis.longTasks = [];
new PerformanceObserver((list) => longTasks.push(...list.getEntries().map(({ startTime, duration }) => [startTime, duration])))
  .observe({ type: 'longtask', buffered: true });`;

interface Beginning {
  /** Milliseconds since the document was asked for. */
  readonly at: number;
  /** Of the page before, which stays until the next one is there. */
  readonly heading?: string;
}

/** Resolves when the page shows what it is for, and no long task has followed for a while. */
const ready = `({ at, heading }) => new Promise((resolve) => {
  const loading = '[aria-label="Loading"], .mantine-Loader-root, .mantine-Skeleton-root[data-visible]';
  let shown;
  const look = () => {
    const [main, now] = [document.querySelector('main'), performance.now()];
    const title = main?.querySelector('h1')?.textContent;
    const isThere = title !== undefined && title !== heading && main.querySelector(loading) === null;
    shown = isThere ? (shown ?? now) : undefined;
    const tasks = longTasks.filter(([start]) => start >= at);
    const end = Math.max(shown ?? now, ...tasks.map(([start, duration]) => start + duration));
    if (shown === undefined || now < end + ${QUIET_MS}) return requestAnimationFrame(look);
    resolve([shown - at, end - at, Math.max(0, ...tasks.map(([, duration]) => duration))]);
  };
  look();
})`;

export async function pageFigures(browser: Browser, gatewayUrl: string): Promise<PageFigure[]> {
  const visitor = await openConsole(browser, gatewayUrl);
  await visitor.context.addInitScript({ content: watch });
  await visitor.signIn('owner', ownerPassword);
  const links = await visitor.page
    .locator('nav a[href^="/console"]')
    .evaluateAll((elements) =>
      elements.map((element) =>
        (element as unknown as { getAttribute: (name: string) => string }).getAttribute('href'),
      ),
    );
  const slower = await visitor.context.newCDPSession(visitor.page);
  const figures: PageFigure[] = [];
  for (const link of links) figures.push(await figureOf(visitor, slower, link));
  await visitor.close();
  return figures;
}

async function figureOf(visitor: ConsolePage, slower: CDPSession, link: string): Promise<PageFigure> {
  const opened: Way[] = [];
  const followed: Way[] = [];
  for (let time = 0; time < TIMES; time += 1) {
    opened.push(await openedBy(visitor, slower, link));
    followed.push(await followedTo(visitor, slower, link));
  }
  return { page: link, opened: medianOf(opened), followed: medianOf(followed) };
}

async function openedBy({ page }: ConsolePage, slower: CDPSession, link: string): Promise<Way> {
  await slowDown(slower, SLOWED_DOWN);
  await page.goto(new URL(link, page.url()).href);
  const opened = await wayOf(page, { at: 0 });
  await slowDown(slower, 1);
  return opened;
}

async function followedTo({ page, open }: ConsolePage, slower: CDPSession, link: string): Promise<Way> {
  await open(link.endsWith('/sessions') ? '/keys' : '/sessions');
  await wayOf(page, { at: 0 });
  await slowDown(slower, SLOWED_DOWN);
  const begun = await page.evaluate<Beginning>(
    "({ at: performance.now(), heading: document.querySelector('main h1').textContent })",
  );
  await page.locator(`nav a[href="${link}"]`).click();
  const followed = await wayOf(page, begun);
  await slowDown(slower, 1);
  return followed;
}

const medianOf = (ways: readonly Way[]): Way =>
  ways.toSorted((one, other) => one.interactive - other.interactive)[Math.floor(ways.length / 2)]!;

async function wayOf(page: Page, begun: Beginning): Promise<Way> {
  const [shown, interactive, longest] = await page.evaluate<[number, number, number]>(
    `(${ready})(${JSON.stringify(begun)})`,
  );
  return { shown, interactive, longest };
}

async function slowDown(session: CDPSession, rate: number): Promise<void> {
  await session.send('Emulation.setCPUThrottlingRate', { rate });
}

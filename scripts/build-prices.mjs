// Writes config/prices.json from the installed @pydantic/genai-prices and config/prices-overlay.json. With --check it writes nothing and ends with
// exit code 1 where the file is another one.
import { readFileSync, writeFileSync } from 'node:fs';
import { findProvider } from '@pydantic/genai-prices';

const root = new URL('../', import.meta.url);
const listFile = new URL('config/prices.json', root);
const readJson = (path) => JSON.parse(readFileSync(new URL(path, root), 'utf8'));

/** Prices of the package by our class of tokens: dollars per million. The first that it has holds. */
const classes = {
  input: ['input_mtok'],
  output: ['output_mtok'],
  cacheRead: ['cache_read_mtok', 'input_mtok'],
  cacheWrite5m: ['cache_write_mtok', 'input_mtok'],
  cacheWrite1h: ['cache_write_1h_mtok', 'cache_write_mtok', 'input_mtok'],
};
/** Dollars per thousand uses. */
const tools = { webSearch: 'web_searches_kcount', fileSearch: 'storage_searches_kcount' };

function micro(dollars, what) {
  const amount = Math.round(dollars * 1_000_000);
  if (Math.abs(amount - dollars * 1_000_000) > 1e-6) throw new Error(`${what} is no whole number of micro-dollars`);
  return amount;
}

const tiersOf = (price) => (typeof price === 'object' ? price.tiers : []);
const priceAbove = (price, tokens) =>
  typeof price === 'object' ? (tiersOf(price).findLast(({ start }) => start <= tokens)?.price ?? price.base) : price;

function pricesAbove(prices, tokens, what) {
  return Object.fromEntries(
    Object.entries(classes).map(([name, members]) => {
      const member = members.find((candidate) => prices[candidate] !== undefined);
      // Embeddings have no output.
      return [name, member === undefined ? 0 : micro(priceAbove(prices[member], tokens), `${what}.${name}`)];
    }),
  );
}

/** One day of a model of the package, as members of a row. */
function dayOf(prices, what) {
  const starts = [...new Set(Object.values(prices).flatMap((price) => tiersOf(price).map(({ start }) => start)))];
  const longContext = starts
    .sort((first, second) => first - second)
    .map((aboveTokens) => ({ aboveTokens, prices: pricesAbove(prices, aboveTokens, what) }));
  const used = Object.entries(tools).filter(([, member]) => prices[member] !== undefined);
  return {
    prices: pricesAbove(prices, -1, what),
    ...(longContext.length > 0 ? { longContext } : {}),
    tools: Object.fromEntries(used.map(([tool, member]) => [tool, micro(prices[member] / 1_000, `${what}.${tool}`)])),
  };
}

function daysOf(taken) {
  const [providerId, id] = taken.split(/\/(.*)/);
  const model = findProvider({ providerId })?.models.find((candidate) => candidate.id === id);
  if (!model) throw new Error(`the package has no ${taken}`);
  const days = Array.isArray(model.prices) ? model.prices : [{ prices: model.prices }];
  return days.map(({ constraint, prices }) => {
    if (constraint && constraint.type !== 'start_date') throw new Error(`${taken} has prices by the hour`);
    return { ...(constraint ? { from: constraint.start_date } : {}), ...dayOf(prices, taken) };
  });
}

/** The rows of one model, with its members in one order. */
function rowsOf({ platform, model, displayName, aliases = [], taken, comment, aboveTokens, ...own }) {
  const days = taken === undefined ? [{}] : daysOf(taken);
  return days.map(({ from, ...day }) => {
    const {
      prices,
      longContext,
      regionalPercent,
      classes: ofClasses,
      regions,
      tools: ofTools,
    } = {
      ...day,
      ...own,
      tools: { ...day.tools, ...own.tools },
    };
    return {
      ...{ platform, model, displayName, aliases },
      ...(from === undefined ? {} : { from }),
      ...{ prices, longContext: longContext?.map((tier) => ({ ...tier, ...(aboveTokens ? { aboveTokens } : {}) })) },
      ...{ regionalPercent, classes: ofClasses, regions },
      ...(Object.keys(ofTools).length > 0 ? { tools: ofTools } : {}),
      comment,
    };
  });
}

function buildPrices() {
  const { version } = readJson('node_modules/@pydantic/genai-prices/package.json');
  const licence = readFileSync(new URL('node_modules/@pydantic/genai-prices/LICENSE', root), 'utf8');
  const { released, models } = readJson('config/prices-overlay.json');
  const comment = [
    'Written by scripts/build-prices.mjs: change config/prices-overlay.json instead. docs/prices.md says what a row means.',
    `Prices of models of Anthropic, OpenAI, Google and Z.AI: @pydantic/genai-prices ${version} of ${released}, which is under the MIT licence below. All else: config/prices-overlay.json.`,
    'Micro-dollars per million tokens. Where a vendor has no price for a class of tokens of its own, it is the price of input: reads without a discount, writes without a premium. A price of OpenAI for cache writes is that of both lifetimes. Embeddings have no output.',
  ];
  const lines = (items) => items.map((item) => `    ${JSON.stringify(item)}`).join(',\n');
  const rows = models.flatMap(rowsOf);
  const notice = licence.trim().split('\n');
  return `{\n  "comment": [\n${lines(comment)}\n  ],\n  "licence": [\n${lines(notice)}\n  ],\n  "models": [\n${lines(rows)}\n  ]\n}\n`;
}

const text = buildPrices();
if (!process.argv.includes('--check')) writeFileSync(listFile, text);
else if (readFileSync(listFile, 'utf8') !== text) {
  console.error('config/prices.json is not what scripts/build-prices.mjs writes');
  process.exitCode = 1;
}

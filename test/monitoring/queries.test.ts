import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../support/supervisor/until';
import { type MonitoredHouse, startMonitoredHouse } from './support/monitored-house';
import { type Prometheus, startPrometheus } from './support/prometheus-process';
import { dashboardQueries, filledIn, ruleFile, selectorsIn } from './support/shipped-queries';

const ROUNDS_OF_TRAFFIC = 5;
/** What only shows where something is there or goes wrong that is not so here: no directory, no task that fails, no consumer that hangs. */
const mayBeEmpty = [
  /trunkline_directory_/,
  /trunkline_task_runs_total\{[^}]*outcome="failed"/,
  /trunkline_consumer_restarts_total/,
  /state=~"needs_reauth\|unreadable"/,
];
const isAllowedEmpty = (expression: string): boolean => mayBeEmpty.some((pattern) => pattern.test(expression));

const queries = dashboardQueries();
const table: { dashboard: string; panel: string; series: number }[] = [];
let house: MonitoredHouse;
let prometheus: Prometheus;
beforeAll(async () => {
  house = await startMonitoredHouse();
  prometheus = await startPrometheus(house.targets, ruleFile, house.token);
  for (let round = 0; round < ROUNDS_OF_TRAFFIC; round += 1) await house.traffic();
  const processes = Object.values(house.targets).flat().length;
  const isSeen = async (): Promise<boolean> =>
    (await prometheus.query('count_over_time(up[1m]) >= 8 and up == 1')).length === processes;
  await until(isSeen, 'Prometheus has asked all processes several times', 30_000);
});
afterAll(async () => {
  await prometheus.stop();
  await house.stop();
  console.table(table);
});

/** Series with a number: what is NaN draws nothing. */
async function seriesOf(expression: string): Promise<number> {
  const samples = await prometheus.query(expression);
  return samples.filter(({ value: [, value] }) => !Number.isNaN(Number(value))).length;
}

describe('queries of dashboards', () => {
  it.each(queries)('$dashboard, $panel: $expression', async ({ dashboard, panel, expression }) => {
    const series = await seriesOf(filledIn(expression));
    table.push({ dashboard, panel, series });
    if (!isAllowedEmpty(expression)) expect(series).toBeGreaterThan(0);
  });
});

describe('alert rules', () => {
  it('are all evaluated, and nothing is wrong with them', async () => {
    const isEvaluated = async (): Promise<boolean> =>
      (await prometheus.rules()).every(({ health }) => health !== 'unknown');
    await until(isEvaluated, 'every rule was looked at', 20_000);
    const rules = await prometheus.rules();
    expect(rules.length).toBeGreaterThanOrEqual(20);
    expect(rules.filter(({ health }) => health !== 'ok')).toEqual([]);
  });

  it('ask for series that are there', async () => {
    const selectors = [...new Set((await prometheus.rules()).flatMap(({ query }) => selectorsIn(query)))];
    expect(selectors.length).toBeGreaterThan(20);
    const counts = await Promise.all(selectors.map(seriesOf));
    const empty = selectors.filter((selector, index) => counts[index] === 0 && !isAllowedEmpty(selector));
    expect(empty).toEqual([]);
  });
});

import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MonitoredHouse, startMonitoredHouse } from './support/monitored-house';
import { runPromtool } from './support/run-promtool';
import { configurationFile, ruleFile, ruleTests } from './support/shipped-queries';

const good = { code: 0, output: expect.any(String) as string };

describe('promtool', () => {
  it('takes the alert rules', () => {
    expect(runPromtool(['check', 'rules', ruleFile])).toEqual(good);
  });

  it.each(readdirSync(ruleTests))('finds that the rules do what %s says', (file) => {
    expect(runPromtool(['test', 'rules', file], '', ruleTests)).toEqual(good);
  });

  it('takes the configuration', () => {
    expect(runPromtool(['check', 'config', '--syntax-only', configurationFile])).toEqual(good);
  });
});

/** Names that the driver of Node's own figures has given: they stay as everybody knows them. */
const notOurs = /^(?:nodejs|process)_/;

describe('promtool, on what processes show under traffic', () => {
  let house: MonitoredHouse;
  beforeAll(async () => {
    house = await startMonitoredHouse();
    await house.traffic();
  });
  afterAll(() => house.stop());

  it.each(['trunkline-gateway', 'trunkline-worker'])('has nothing to say of a %s', async (job) => {
    for (const address of house.targets[job] ?? []) {
      const text = await house.metricsOf(address);
      expect(text).toContain('trunkline_build_info');
      const { output } = runPromtool(['check', 'metrics'], text);
      const complaints = output.split('\n').filter((line) => line !== '' && !notOurs.test(line));
      expect(complaints).toEqual([]);
    }
  });
});

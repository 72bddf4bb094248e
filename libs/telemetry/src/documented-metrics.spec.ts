import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Metrics } from './metrics';
import type { NamedMetrics } from './named-metrics';
import { WorkerMetrics } from './worker-metrics';

const root = join(import.meta.dirname, '../../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const page = read('docs/monitoring.md');
const dashboards = readdirSync(join(root, 'docker/grafana/dashboards')).map(
  (name) => `docker/grafana/dashboards/${name}`,
);
const rules = readdirSync(join(root, 'docker/prometheus/rules')).map((name) => `docker/prometheus/rules/${name}`);

function everything(): string[] {
  const [metrics, workerMetrics] = [new Metrics(), new WorkerMetrics()];
  metrics.watch({
    ...{ openRequests: () => 0, waiting: () => ({ line: 0, account: 0 }), accounts: () => [], unsettled: () => 0 },
  });
  metrics.watchDirectory(() => undefined);
  workerMetrics.watchQueues(() => Promise.resolve([]));
  workerMetrics.watchUsageLag(() => Promise.resolve(0));
  workerMetrics.watchRedisTroubles([], () => []);
  workerMetrics.watchBackups(() => Promise.resolve(0), 0);
  const ofEvery = (all: NamedMetrics): string[] => {
    all.watchProcess();
    all.watchClock(() => 0);
    all.watchRedis(() => ({ isConnected: true, silentSeconds: 0 }));
    return all.names;
  };
  return [...new Set([...ofEvery(metrics), ...ofEvery(workerMetrics)])];
}

const names = everything();
/** What a query may call a figure: histograms and summaries have several series. */
const known = new Set(names.flatMap((name) => ['', '_bucket', '_sum', '_count'].map((suffix) => name + suffix)));
const namedIn = (text: string): string[] => [...new Set(text.match(/\b(?:trunkline|nodejs|process)_[a-z0-9_]+\b/g))];
const isGroup = (name: string): boolean => name.startsWith('trunkline_') || /^(?:nodejs|process)_/.test(name);

describe('docs/monitoring.md', () => {
  it.each(names)('documents %s', (name) => {
    expect(page).toContain(`\`${name}\``);
  });

  it('documents nothing that is not there', () => {
    expect(namedIn(page).filter((name) => isGroup(name) && !known.has(name))).toEqual([]);
  });
});

describe.each([...dashboards, ...rules])('%s', (path) => {
  it('asks only for what is there', () => {
    const asked = namedIn(read(path));
    expect(asked.length).toBeGreaterThan(5);
    expect(asked.filter((name) => !known.has(name))).toEqual([]);
  });
});

describe('alert rules', () => {
  const text = rules.map(read).join('\n');
  const alerts = [...text.matchAll(/- alert: (\w+)\n([\s\S]*?)(?=\n {6}- alert: |\n {2}- name: |$)/g)];

  it('are there', () => {
    expect(alerts.length).toBeGreaterThanOrEqual(20);
  });

  it.each(alerts.map(([, name = '', body = '']) => ({ name, body })))(
    '$name is tested, and says how bad it is, for how long it has to last, and what to do',
    ({ name, body }) => {
      expect(read('docker/prometheus/tests/trunkline.yml')).toContain(`- name: ${name}\n`);
      expect(body).toMatch(/^ +severity: (?:critical|warning)$/m);
      expect(body).toMatch(/^ +for: \d+[smh]$/m);
      expect(body).toMatch(/^ +summary: .{10,}$/m);
      const [, anchor = ''] = /^ +runbook: docs\/monitoring\.md#(\S+)$/m.exec(body) ?? [];
      const headings = [...page.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
        heading.toLowerCase().replaceAll(' ', '-'),
      );
      expect(headings).toContain(anchor);
    },
  );
});

describe.each(dashboards)('%s', (path) => {
  const board = JSON.parse(read(path)) as Record<string, unknown>;

  it('belongs to no one installation', () => {
    const text = JSON.stringify(board);
    expect(board.id).toBeNull();
    const sources = [...text.matchAll(/"uid":"([^"]*)"/g)].map(([, uid]) => uid);
    expect(new Set(sources.filter((uid) => uid !== board.uid))).toEqual(new Set(['${datasource}']));
  });
});

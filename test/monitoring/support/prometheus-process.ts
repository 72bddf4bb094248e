import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../support/queue/free-port';
import { until } from '../../support/supervisor/until';

/** One series of an answer. */
export interface Sample {
  readonly metric: Readonly<Record<string, string>>;
  readonly value: readonly [time: number, value: string];
}

export interface AlertRule {
  readonly name: string;
  readonly query: string;
  readonly health: string;
  readonly lastError?: string;
}

export interface Prometheus {
  /** What a query gives at this moment. @throws Error with what Prometheus says of one that it cannot read */
  query(expression: string): Promise<readonly Sample[]>;
  rules(): Promise<readonly AlertRule[]>;
  stop(): Promise<void>;
}

/** Jobs and whom they ask, by address. */
export type Targets = Readonly<Record<string, readonly string[]>>;

interface ApiAnswer {
  readonly status: string;
  readonly error?: string;
  readonly data?: { readonly result?: readonly Sample[]; readonly groups?: readonly { rules: readonly AlertRule[] }[] };
}

/** A Prometheus of a test's own, on a loopback port, that asks once a second. */
export async function startPrometheus(targets: Targets, ruleFile: string, token: string): Promise<Prometheus> {
  const folder = await mkdtemp(join(tmpdir(), 'trunkline-prometheus-'));
  const jobs = Object.entries(targets).map(([job_name, addresses]) => ({
    ...{ job_name, authorization: { credentials: token }, static_configs: [{ targets: addresses }] },
  }));
  const every = { scrape_interval: '1s', scrape_timeout: '1s', evaluation_interval: '1s' };
  // JSON is YAML.
  const configuration = JSON.stringify({ global: every, rule_files: [ruleFile], scrape_configs: jobs });
  await writeFile(join(folder, 'prometheus.yml'), configuration);
  const url = `http://127.0.0.1:${await freePort()}`;
  const child = spawn(
    process.env.PROMETHEUS_BIN ?? 'prometheus',
    [
      ...[`--config.file=${join(folder, 'prometheus.yml')}`, `--storage.tsdb.path=${join(folder, 'data')}`],
      ...[`--web.listen-address=${new URL(url).host}`, '--log.level=warn'],
    ],
    { stdio: ['ignore', 'inherit', 'inherit'] },
  );
  const exited = once(child, 'exit');

  async function ask(path: string): Promise<ApiAnswer['data']> {
    const answer = (await (await fetch(url + path)).json()) as ApiAnswer;
    if (answer.status !== 'success') throw new Error(answer.error ?? 'no success');
    return answer.data;
  }
  const isReady = async (): Promise<boolean> => {
    const answer = await fetch(`${url}/-/ready`).catch(() => undefined);
    return answer?.ok === true;
  };
  await until(isReady, 'Prometheus is ready', 20_000);
  return {
    query: async (expression) => (await ask(`/api/v1/query?query=${encodeURIComponent(expression)}`))?.result ?? [],
    rules: async () => ((await ask('/api/v1/rules?type=alert'))?.groups ?? []).flatMap(({ rules }) => rules),
    stop: async () => {
      child.kill('SIGTERM');
      await exited;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

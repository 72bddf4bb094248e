// Sends requests at one target and says what came back and when. A process of its own, so that it shares no event loop with the target.
import { type IncomingHttpHeaders } from 'node:http';
import { type Dispatcher, Pool } from 'undici';
import type { LoadJob, LoadResult } from './load-job';

process.on('message', (job: LoadJob) => {
  void run(job).then((result) => process.send?.(result));
});
process.on('disconnect', () => process.exit(0));

async function run(job: LoadJob): Promise<LoadResult> {
  const pool = new Pool(job.url, {
    pipelining: 1,
    keepAliveTimeout: 60_000,
    headersTimeout: 60_000,
    bodyTimeout: 60_000,
  });
  const firstByteMs: number[] = [];
  let completed = 0;
  let failed = 0;
  let bytes = 0;
  const startedAt = performance.now();
  const deadline = startedAt + job.seconds * 1_000;
  const once = async (): Promise<void> => {
    const outcome = await send(pool, job);
    if (outcome.ok) completed += 1;
    else failed += 1;
    bytes += outcome.bytes;
    firstByteMs.push(outcome.firstByteMs);
  };
  if (job.kind === 'closed') {
    const loop = async (): Promise<void> => {
      while (performance.now() < deadline) await once();
    };
    await Promise.all(Array.from({ length: job.concurrency }, loop));
  } else if (job.kind === 'burst') {
    await Promise.all(Array.from({ length: job.concurrency }, once));
  } else {
    await atRate(job.requestsPerSecond, deadline, once);
  }
  const seconds = (performance.now() - startedAt) / 1_000;
  await pool.destroy();
  return { completed, failed, seconds, bytes, firstByteMs };
}

/** Open loop: a slow answer does not hold back the next request. */
async function atRate(perSecond: number, deadline: number, once: () => Promise<void>): Promise<void> {
  const running: Promise<void>[] = [];
  const startedAt = performance.now();
  for (let sent = 0; performance.now() < deadline;) {
    const due = Math.floor(((performance.now() - startedAt) * perSecond) / 1_000);
    for (; sent < due; sent += 1) running.push(once());
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  await Promise.all(running);
}

interface Outcome {
  readonly ok: boolean;
  readonly bytes: number;
  readonly firstByteMs: number;
}

function send(pool: Pool, job: LoadJob): Promise<Outcome> {
  return new Promise((resolve) => {
    const startedAt = performance.now();
    let status = 0;
    let bytes = 0;
    let firstByteMs = Number.NaN;
    const handler: Dispatcher.DispatchHandler = {
      onRequestStart: () => undefined,
      onResponseStart: (_: unknown, statusCode: number, _headers: IncomingHttpHeaders) => {
        status = statusCode;
      },
      onResponseData: (_: unknown, chunk: Buffer) => {
        if (bytes === 0) firstByteMs = performance.now() - startedAt;
        bytes += chunk.length;
      },
      onResponseEnd: () => resolve({ ok: status === 200, bytes, firstByteMs }),
      onResponseError: () => resolve({ ok: false, bytes, firstByteMs }),
    };
    pool.dispatch({ path: job.path, method: 'POST', headers: job.headers, body: job.body }, handler);
  });
}

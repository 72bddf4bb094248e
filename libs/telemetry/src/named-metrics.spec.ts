import { describe, expect, it } from 'vitest';
import { WorkerMetrics } from './worker-metrics';

describe('the figures of a process', () => {
  it('are those of Node.js under their usual names, and what runs here', async () => {
    const metrics = new WorkerMetrics();
    expect(await metrics.text()).not.toContain('process_');
    metrics.watchProcess();
    const text = await metrics.text();
    expect(text).toMatch(/^nodejs_eventloop_lag_p99_seconds \d/m);
    expect(text).toMatch(/^process_resident_memory_bytes \d/m);
    expect(text).toMatch(/^trunkline_build_info\{version="\d+\.\d+\.\d+",node="v\d+[^"]*"\} 1$/m);
  });

  it('shows no skew before the clock was looked at', async () => {
    const metrics = new WorkerMetrics();
    const clock: { skew?: number } = {};
    metrics.watchClock(() => clock.skew);
    expect(await metrics.text()).not.toMatch(/^trunkline_clock_skew_seconds/m);
    clock.skew = -300;
    expect(await metrics.text()).toContain('trunkline_clock_skew_seconds -300');
  });
});

import { type Cooling, cooldownKey } from './cooling';

/**
 * Strikes that this process has seen. Redis counts those of all gateways; a process that has seen enough by itself does not wait for
 * the answer, while request after request would meet the same failure.
 */
export class OwnStrikes {
  private readonly times = new Map<string, number[]>();

  /** Counts one more. @returns whether they are enough; they begin anew then */
  isEnough(id: string, cooling: Cooling, now: number): boolean {
    const { strikes } = cooling;
    if (!strikes) return false;
    const name = `${id} ${cooldownKey(cooling)}`;
    const recent = (this.times.get(name) ?? []).filter((time) => time > now - strikes.withinMs);
    recent.push(now);
    const isEnough = recent.length >= strikes.threshold;
    if (isEnough) this.times.delete(name);
    else this.times.set(name, recent);
    return isEnough;
  }

  forget(id: string): void {
    for (const name of this.times.keys()) if (name.startsWith(`${id} `)) this.times.delete(name);
  }
}

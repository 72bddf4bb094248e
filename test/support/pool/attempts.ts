/** Attempts on an account as the metrics of gateways count them; failure is empty where there was none. */
export interface CountedAttempts {
  readonly account: string;
  readonly failure: string;
  readonly count: number;
}

const LINE = /^trunkline_attempts_total\{account="([^"]*)",failure="([^"]*)"\} (\d+)$/gm;

/** Sums over gateways that live. */
export async function countedAttempts(urls: readonly string[]): Promise<CountedAttempts[]> {
  const texts = await Promise.all(urls.map(async (url) => (await fetch(`${url}/metrics`)).text()));
  const sums = new Map<string, CountedAttempts>();
  for (const text of texts) {
    for (const [, account = '', failure = '', count] of text.matchAll(LINE)) {
      const label = `${account} ${failure}`;
      const before = sums.get(label)?.count ?? 0;
      sums.set(label, { account, failure, count: before + Number(count) });
    }
  }
  return [...sums.values()];
}

export const sumOf = (attempts: readonly CountedAttempts[]): number =>
  attempts.reduce((total, { count }) => total + count, 0);

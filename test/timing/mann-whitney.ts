/**
 * Two-sided p of the Mann-Whitney U test, by the normal approximation with the correction for ties: how likely samples are at least this
 * different when both come from one distribution. Good from some twenty values a side.
 */
export function mannWhitneyP(first: readonly number[], second: readonly number[]): number {
  const all = [...first.map((value) => ({ value, side: 1 })), ...second.map((value) => ({ value, side: 2 }))];
  all.sort((one, other) => one.value - other.value);
  let rankSum = 0;
  let tieCorrection = 0;
  for (let start = 0; start < all.length;) {
    let end = start;
    while (all[end]?.value === all[start]?.value && end < all.length) end += 1;
    const tied = all.slice(start, end);
    const sharedRank = (start + 1 + end) / 2;
    rankSum += sharedRank * tied.filter(({ side }) => side === 1).length;
    tieCorrection += tied.length ** 3 - tied.length;
    start = end;
  }
  const [n1, n2, n] = [first.length, second.length, all.length];
  const u = rankSum - (n1 * (n1 + 1)) / 2;
  const variance = ((n1 * n2) / 12) * (n + 1 - tieCorrection / (n * (n - 1)));
  if (variance === 0) return 1;
  const z = Math.max(0, Math.abs(u - (n1 * n2) / 2) - 0.5) / Math.sqrt(variance);
  return Math.min(1, 2 * upperTail(z));
}

/** Of the standard normal distribution, to 7 digits (Abramowitz and Stegun 26.2.17). */
function upperTail(z: number): number {
  const t = 1 / (1 + 0.2316419 * z);
  const coefficients = [0.31938153, -0.356563782, 1.781477937, -1.821255978, 1.330274429];
  const sum = coefficients.reduce((total, coefficient, index) => total + coefficient * t ** (index + 1), 0);
  return (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * sum;
}

import { type Metric, type Totals, metrics, noTotals } from './metrics';

const VERSION = '1:';
const [COMMA, MINUS, ZERO, NINE] = [44, 45, 48, 57];
/** So many digits can be added to each other thousands of times without leaving the whole numbers that a `number` holds exactly. */
const SHORT_DIGITS = 15;
const SHORT = 10 ** SHORT_DIGITS;
const MOST_HELD_SHORT = 2 ** 52;

const indexes = Object.fromEntries(metrics.map((metric, index) => [metric, index])) as Record<Metric, number>;

/**
 * Adds up cells, exactly. A page of figures adds a hundred thousand of them, so amounts of up to fifteen digits are kept as whole numbers
 * of the machine, which are exact up to 2^53, and go over to BigInt before they come near it.
 */
export class MetricSums {
  private readonly short = new Float64Array(metrics.length);
  private long: bigint[] | undefined;

  add(metric: Metric, amount: number | bigint): void {
    const index = indexes[metric];
    if (typeof amount === 'bigint') this.addLong(index, amount);
    else if (Math.abs(amount) < SHORT) this.addShort(index, amount);
    else this.addLong(index, BigInt(amount));
  }

  addSums({ short, long }: MetricSums): void {
    for (let index = 0; index < short.length; index += 1) {
      const amount = short[index] ?? 0;
      if (amount === 0) continue;
      if (Math.abs(amount) < SHORT) this.addShort(index, amount);
      else this.addLong(index, BigInt(amount));
    }
    long?.forEach((amount, index) => this.addLong(index, amount));
  }

  /**
   * Adds a cell as `pack` writes it.
   * @throws RangeError for a text that is none, or one of a version to come
   */
  addPacked(text: string): void {
    if (!text.startsWith(VERSION)) throw new RangeError('not a cell of the usage rollups that this version knows');
    let index = 0;
    let value = 0;
    let digits = 0;
    let isNegative = false;
    for (let at = VERSION.length; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code === COMMA) {
        this.addField(text, at, index, digits, value, isNegative);
        index += 1;
        value = 0;
        digits = 0;
        isNegative = false;
      } else if (code >= ZERO && code <= NINE) {
        value = value * 10 + code - ZERO;
        digits += 1;
      } else if (code === MINUS && digits === 0 && !isNegative) {
        isNegative = true;
      } else {
        throw new RangeError('not a cell of the usage rollups');
      }
    }
    this.addField(text, text.length, index, digits, value, isNegative);
  }

  /** `1:` and the metrics in their order, decimal, with commas between them; a zero is empty, and those at the end are left out. */
  pack(): string {
    let [text, commas] = [VERSION, ''];
    for (let index = 0; index < this.short.length; index += 1) {
      const amount = this.textOf(index);
      if (amount !== '') {
        text += commas + amount;
        commas = '';
      }
      commas += ',';
    }
    return text;
  }

  totals(): Totals {
    const totals: Record<Metric, bigint> = { ...noTotals };
    for (const [index, metric] of metrics.entries()) {
      const short = this.short[index] ?? 0;
      if (short !== 0) totals[metric] = BigInt(short);
      if (this.long) totals[metric] += this.long[index] ?? 0n;
    }
    return totals;
  }

  get isZero(): boolean {
    return this.long
      ? metrics.every((_, index) => this.textOf(index) === '')
      : this.short.every((amount) => amount === 0);
  }

  /** @param value exact where it has no more digits than `SHORT_DIGITS` */
  private addField(text: string, end: number, index: number, digits: number, value: number, isNegative: boolean): void {
    if (index >= metrics.length || (isNegative && digits === 0))
      throw new RangeError('not a cell of the usage rollups');
    if (digits > SHORT_DIGITS)
      this.addLong(index, BigInt(text.slice(isNegative ? end - digits - 1 : end - digits, end)));
    else if (digits > 0) this.addShort(index, isNegative ? -value : value);
  }

  private addShort(index: number, amount: number): void {
    const sum = (this.short[index] ?? 0) + amount;
    if (Math.abs(sum) <= MOST_HELD_SHORT) this.short[index] = sum;
    else this.addLong(index, BigInt(amount));
  }

  private addLong(index: number, amount: bigint): void {
    if (amount === 0n) return;
    this.long ??= metrics.map(() => 0n);
    this.long[index] = (this.long[index] ?? 0n) + amount;
  }

  private textOf(index: number): string {
    const [short, long] = [this.short[index] ?? 0, this.long?.[index] ?? 0n];
    const sum = long === 0n ? short : long + BigInt(short);
    return sum === 0 || sum === 0n ? '' : sum.toString();
  }
}

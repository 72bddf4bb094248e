import type { Family } from './family';
import { type LabelValues, familyHead, sampleText, seriesHead } from './series';

/** Takes one reading of a gauge. */
export type TakeReading = (value: number, values?: LabelValues) => void;

/** Gauges of one name that are read at each scrape: what is not read any more is not shown any more. */
export class GaugeFamily implements Family {
  readonly names: readonly string[];

  /** @param read may take no reading at all; a failure leaves the family out of the scrape */
  constructor(
    private readonly name: string,
    private readonly help: string,
    private readonly labelNames: readonly string[],
    private readonly read: (take: TakeReading) => void | Promise<void>,
  ) {
    this.names = [name];
  }

  async render(): Promise<string> {
    let lines = '';
    await this.read((value, values = []) => {
      lines += `${seriesHead(this.name, this.labelNames, values)}${sampleText(value)}\n`;
    });
    return lines === '' ? '' : familyHead(this.name, this.help, 'gauge') + lines;
  }
}

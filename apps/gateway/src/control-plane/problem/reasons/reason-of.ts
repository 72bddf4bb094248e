import { detailSentences } from './detail-sentences';
import { fieldSentences } from './field-sentences';

/** A sentence of the control plane as a name and what differs in it: pages say it in their own language. */
export interface RefusalReason {
  readonly id: string;
  readonly values: Readonly<Record<string, string>>;
}

interface Form {
  readonly id: string;
  readonly pattern: RegExp;
}

const LONGEST_READ = 4_000;
const GAP = /\{\{(\w+)\}\}/;

/**
 * Sentences are written where something is refused, some of them by libs that know nothing of languages and by the validator, which tells
 * its figures only within them. Here they are known again by their words. One that is not in the tables has no reason.
 */
class Sentences {
  private readonly whole: ReadonlyMap<string, string>;
  private readonly forms: readonly Form[];

  constructor(sentences: Readonly<Record<string, string>>) {
    const entries = Object.entries(sentences);
    this.whole = new Map(entries.filter(([, text]) => !GAP.test(text)).map(([id, text]) => [text, id]));
    this.forms = entries.filter(([, text]) => GAP.test(text)).map(([id, text]) => ({ id, pattern: patternOf(text) }));
  }

  reasonOf(sentence: string): RefusalReason | undefined {
    const id = this.whole.get(sentence);
    if (id !== undefined) return { id, values: {} };
    if (sentence.length > LONGEST_READ) return undefined;
    for (const form of this.forms) {
      const groups = form.pattern.exec(sentence)?.groups;
      if (groups) return { id: form.id, values: { ...groups } };
    }
    return undefined;
  }
}

/** With a named group for each gap. */
function patternOf(text: string): RegExp {
  const parts = text.split(new RegExp(GAP, 'g'));
  return new RegExp(
    `^${parts.map((part, place) => (place % 2 === 0 ? RegExp.escape(part) : `(?<${part}>.+?)`)).join('')}$`,
    's',
  );
}

const details = new Sentences(detailSentences);
const fields = new Sentences(fieldSentences);

export const reasonOfDetail = (sentence: string): RefusalReason | undefined => details.reasonOf(sentence);
export const reasonOfField = (sentence: string): RefusalReason | undefined => fields.reasonOf(sentence);

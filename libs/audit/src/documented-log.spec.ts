import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { faultReasons } from './chain/chain-fault';
import { auditedCollections } from './redaction/audited-collections';

const page = readFileSync(join(import.meta.dirname, '../../../docs/audit.md'), 'utf8');

describe('docs/audit.md', () => {
  it('says what each reason of a verification means, in the words of the relay', () => {
    const [, section = ''] = page.split('## Is it as it was written?');
    const [untilNext = ''] = section.split('\n## ');
    const rows = [...untilNext.matchAll(/^\| `([\w-]+)` +\| (.*?) +\|$/gm)].filter(([, name]) => name !== 'reason');
    expect(Object.fromEntries(rows.map(([, reason, words]) => [reason, words]))).toEqual(faultReasons);
  });

  it('names every collection whose changes are put down', () => {
    const missing = Object.keys(auditedCollections).filter((name) => !page.includes(`\`${name}`));
    expect(missing).toEqual([]);
  });
});

import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../../../..');

describe('config/prices.json', () => {
  it('is what scripts/build-prices.mjs makes of the package and config/prices-overlay.json', () => {
    const check = (): Buffer => execFileSync(process.execPath, [join(root, 'scripts/build-prices.mjs'), '--check']);
    expect(check).not.toThrow();
  });
});

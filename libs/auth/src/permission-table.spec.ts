import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { describe, expect, it } from 'vitest';
import { withPermissionTable } from './conformance/permission-table';

const page = join(import.meta.dirname, '../../../docs/people.md');

describe('what the roles may do', () => {
  it('stands in docs/people.md', async () => {
    const written = readFileSync(page, 'utf8');
    const options = { ...(await resolveConfig(page)), filepath: page };
    const today = await format(withPermissionTable(written), options);
    if (process.env.WRITE_PERMISSION_TABLE !== undefined) writeFileSync(page, today);
    expect(
      readFileSync(page, 'utf8'),
      'docs/people.md is out of date: run this spec with WRITE_PERMISSION_TABLE=1',
    ).toBe(today);
  });

  it('is put in the marked place only, and nowhere else', () => {
    const around = withPermissionTable('before\n<!-- permissions -->\nold\n<!-- end of permissions -->\nafter\n');
    expect(around).toMatch(/^before\n<!-- permissions -->\n\n\| permission \|/);
    expect(around).toMatch(/\|\n\n<!-- end of permissions -->\nafter\n$/);
    expect(around).not.toContain('old');
    expect(() => withPermissionTable('a page without a place')).toThrow('has no <!-- permissions -->');
  });
});

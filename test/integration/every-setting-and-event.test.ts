import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { eventTypes } from '@app/common';
import { variables } from '@app/config';

const root = join(import.meta.dirname, '../..');

function filesBelow(folder: string): Map<string, string> {
  const names = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' });
  const files = names.filter((name) => name.endsWith('.ts')).map((name) => join(folder, name));
  return new Map(files.map((file) => [file, readFileSync(join(root, file), 'utf8')]));
}

const everything = new Map(['apps', 'libs', 'test'].flatMap((folder) => [...filesBelow(folder)]));
const isTest = (file: string): boolean => /\.(spec|test)\.ts$/.test(file);
const thisFile = 'test/integration/every-setting-and-event.test.ts';

const namedIn = (pattern: RegExp, isMeant: (file: string) => boolean): string[] =>
  [...everything].flatMap(([file, text]) => (file !== thisFile && isMeant(file) && pattern.test(text) ? [file] : []));

/** Settings whose effect is shown by a test that gives the decoded value instead of the variable: the file and a part of the test's name. */
const shownByValue: Readonly<Record<string, readonly [file: string, test: string]>> = {
  JWT_PREVIOUS_SECRET: [
    'test/integration/auth-session-secrets.test.ts',
    'leaves access tokens good where the former secret is known',
  ],
  SANDBOX_PORT: ['libs/config/src/sandbox-settings.spec.ts', 'takes a port, 0 for any free one included'],
  FAILOVER_BUDGET_PERCENT: [
    'libs/relay/src/attempts/retry-budget.spec.ts',
    'never allows more than its share of the requests',
  ],
  AUDIT_RETENTION_DAYS: [
    'test/integration/audit-retention.test.ts',
    'takes away what is older than it has to be kept, and the rest still verifies',
  ],
};

describe('every variable of the environment', () => {
  it.each(variables.map(({ name }) => name))(
    '%s is named by a test, or by the list of those shown otherwise',
    (name) => {
      const shown = shownByValue[name];
      if (shown) {
        const [file, test] = shown;
        expect(everything.get(file)).toContain(test);
      } else {
        const outside = namedIn(
          new RegExp(`\\b${name}\\b`),
          (file) => isTest(file) && !file.startsWith('libs/config/'),
        );
        expect(outside).not.toEqual([]);
      }
    },
  );

  it('is on the list of those shown otherwise only where no test names it', () => {
    const names = variables.map(({ name }) => name);
    for (const name of Object.keys(shownByValue)) {
      expect(names).toContain(name);
      expect(namedIn(new RegExp(`\\b${name}\\b`), (file) => isTest(file) && !file.startsWith('libs/config/'))).toEqual(
        [],
      );
    }
  });
});

describe('every event of the catalogue', () => {
  const catalogue = 'libs/common/src/events.ts';
  const words = 'libs/webhooks/src/message/event-titles.ts';

  it.each(eventTypes)('%s is told by the relay, and a test on real services sees it', (type) => {
    const pattern = new RegExp(`type: '${type.replace('.', '\\.')}'|'${type.replace('.', '\\.')}'`);
    const tellers = namedIn(
      pattern,
      (file) =>
        !isTest(file) &&
        !file.startsWith('test/') &&
        !file.includes('/conformance/') &&
        ![catalogue, words].includes(file),
    );
    expect(tellers).not.toEqual([]);
    expect(namedIn(pattern, (file) => isTest(file) && file.startsWith('test/'))).not.toEqual([]);
  });
});

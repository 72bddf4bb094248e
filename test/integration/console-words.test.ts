import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { errorCatalogue } from '@app/common';
import { variables } from '@app/config';
import { detailSentences } from '../../apps/gateway/src/control-plane/problem/reasons/detail-sentences';
import { fieldSentences } from '../../apps/gateway/src/control-plane/problem/reasons/field-sentences';
import { reasonOfDetail, reasonOfField } from '../../apps/gateway/src/control-plane/problem/reasons/reason-of';
import { priceRules } from '../../apps/gateway/src/admin/prices/price-look-up';
import { clientConfigs } from '../../apps/gateway/src/me/client-config/client-configs';
import { configNoteIds, configStepIds, exampleModels } from '../../apps/gateway/src/me/client-config/client-config';

const messages = join(import.meta.dirname, '../../apps/console/src/messages/en');
const english = (file: string): Record<string, Record<string, string>> =>
  JSON.parse(readFileSync(join(messages, `${file}.json`), 'utf8')) as Record<string, Record<string, string>>;
const filled = (message: string | undefined, values: Readonly<Record<string, string>>): string | undefined =>
  message?.replace(/\{\{(\w+)\}\}/g, (gap, name: string) => values[name] ?? gap);

describe('what the console says in its own words', () => {
  it('is there for every variable, and no other, as the gateway says it', () => {
    const meanings = Object.fromEntries(variables.map(({ name, meaning }) => [name, meaning]));
    expect(english('setting-meanings').meaning).toEqual(meanings);
  });

  it('is there for every step and note of a client, and no other', () => {
    const { todo = {}, note = {} } = english('use-key');
    expect(Object.keys(todo).sort()).toEqual([...configStepIds].sort());
    expect(Object.keys(note).sort()).toEqual([...configNoteIds].sort());
  });

  it('is there for every code that a request is refused with', () => {
    const known = [...Object.keys(english('problems')), ...Object.keys(english('refusals').code ?? {})];
    expect(Object.keys(errorCatalogue).filter((code) => !known.includes(code))).toEqual([]);
  });

  it('is there for every reason that a request or a field is refused for, and no other, as the gateway says it', () => {
    expect(english('refusals').detail).toEqual(detailSentences);
    expect(english('refusals').field).toEqual(fieldSentences);
  });

  it('is there for every rule that leads to a price, and no other', () => {
    const { rule } = english('prices').lookUp as unknown as { rule: object };
    expect(Object.keys(rule).sort()).toEqual(Object.keys(priceRules).sort());
  });

  it.each(Object.entries(clientConfigs))('is for %s what the gateway says', (_, configOf) => {
    const relay = 'https://relay.example.com';
    const { steps, notes } = configOf({ relay, hasDeviceSignIn: true, models: exampleModels });
    const { todo = {}, note = {} } = english('use-key');
    for (const { id, text, command = '' } of steps) expect(filled(todo[id], { command })).toBe(text);
    for (const { id, text } of notes) expect(filled(note[id], { address: relay })).toBe(text);
  });
});

/** Sentences that are only for those who write programs, or say only that there is no such record, which their code says. */
const withoutReason = [
  ...(['This call is for pages of the relay itself', 'Show the metrics token as a bearer token'] as const),
  ...(['Set METRICS_TOKEN to read metrics from elsewhere'] as const),
  'Sign in and send the access token as Authorization: Bearer',
];

describe('refusals of the control plane', () => {
  const root = join(import.meta.dirname, '../../apps/gateway/src');
  const code = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
    .map((file) => readFileSync(join(root, file), 'utf8'))
    .join('\n');
  const text = `(?:'((?:[^'\\\\\\n]|\\\\.)*)'|"([^"\\n]*)")`;
  const sentencesIn = (before: string): string[] =>
    [...code.matchAll(new RegExp(`${before}${text}`, 'g'))].map(([, single, double = '']) => single ?? double);

  it('have a name for each sentence that is written where something is refused', () => {
    const details = [...sentencesIn(`ControlPlaneError\\(\\s*'[a-z_]+',\\s*`), ...sentencesIn('conflict\\(\\s*')];
    expect(details.length).toBeGreaterThan(40);
    const unnamed = details.filter((detail) => !withoutReason.includes(detail) && reasonOfDetail(detail) === undefined);
    expect(unnamed).toEqual([]);
  });

  it('have a name for each sentence of a field', () => {
    const fields = [
      ...sentencesIn(`fieldRefused\\([\\w'.\\[\\]]+,\\s*`),
      ...sentencesIn('message: ').filter((message) => message.startsWith('$property ')),
      ...sentencesIn('defaultMessage: \\(\\) =>\\s*'),
    ].map((message) => message.replace(/^\$property /, '').replace('each value in $property', 'each value'));
    expect(fields.length).toBeGreaterThan(40);
    expect(fields.filter((field) => field !== '' && reasonOfField(field) === undefined)).toEqual([]);
  });
});

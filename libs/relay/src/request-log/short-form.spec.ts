import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Choice } from '@app/scheduler';
import type { ExplainedAttempt } from '../explanation/explanation';
import { type RouteTaken, shortForm } from './short-form';

const choice = (more: Partial<Choice> = {}): Choice => ({
  ...{ candidates: [], others: {}, affinity: 'new', strategy: 'priority', via: 'pool', waitedMs: 0 },
  ...more,
});
const attempt = (accountId: string, more: Partial<ExplainedAttempt> = {}): ExplainedAttempt => ({
  ...{ accountId, startedMs: 0, tookMs: 1 },
  ...more,
});
const route = (more: Partial<RouteTaken> = {}): RouteTaken => ({
  ...{ choices: [choice()], attempts: [attempt('acc_1', { status: 200 })], wait: { place: 0, waitedMs: 0 } },
  ...more,
});

/** The grammar of docs/logs.md. */
const grammar = new RegExp(
  '^(?:-|[\\w?-]{1,40}:[a-z0-9?-]{1,32}(?:>(?:\\+\\d+|[\\w?-]{1,40}:[a-z0-9?-]{1,32}))*)' +
    '(?: affinity=[a-z0-9?-]+)?(?: because=[a-z0-9?-]+)?(?: via=[a-z0-9?-]+)?(?: group=[\\w?-]{1,40})?(?: line=\\d+ms)?(?: queue=\\d+ms)?$',
);

describe('shortForm', () => {
  it('says which account answered at once', () => {
    expect(shortForm(route())).toBe('acc_1:ok affinity=new');
  });

  it('says why a conversation moved, through which group, and how long it waited for what', () => {
    const moved = choice({
      affinity: 'moved',
      movedBecause: ['cooling', 'too-slow'],
      via: 'fallback',
      groupId: 'grp_2',
    });
    const taken = route({
      choices: [choice({ waitedMs: 20, queuePosition: 1 }), { ...moved, waitedMs: 100, queuePosition: 3 }],
      attempts: [
        attempt('acc_1', { status: 529, failure: 'overloaded: slow_down' }),
        attempt('acc_2', { status: 200 }),
      ],
      wait: { place: 2, waitedMs: 7 },
    });
    expect(shortForm(taken)).toBe(
      'acc_1:overloaded>acc_2:ok affinity=moved because=cooling via=fallback group=grp_2 line=7ms queue=120ms',
    );
  });

  it('says what the client was told where an account refused', () => {
    expect(shortForm(route({ attempts: [attempt('acc_1', { status: 400 })] }))).toBe('acc_1:400 affinity=new');
  });

  it('says that nobody was asked', () => {
    expect(shortForm(route({ attempts: [], choices: [choice({ affinity: 'none' })] }))).toBe('- affinity=none');
    expect(shortForm(route({ attempts: [], choices: [] }))).toBe('-');
  });

  it('shows how a long way began and how it ended', () => {
    const attempts = Array.from({ length: 12 }, (_, index) => attempt(`acc_${index}`, { failure: 'timeout' }));
    const steps = ['acc_0', 'acc_1', 'acc_2', 'acc_3', '+5', 'acc_9', 'acc_10', 'acc_11'];
    const shown = steps.map((step) => (step.startsWith('+') ? step : `${step}:timeout`)).join('>');
    expect(shortForm(route({ attempts }))).toBe(`${shown} affinity=new`);
  });

  it('is one line of its grammar and at most 1,000 characters, whatever ids, words and figures are', () => {
    const text = fc.oneof(
      fc.string({ maxLength: 300 }),
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.constant('a>b c=d\n'),
    );
    const figure = fc.oneof(fc.nat(), fc.constantFrom(-1, 0.4, 86_400_000));
    const anyChoice = fc.record({
      ...{ affinity: text, via: text, waitedMs: figure },
      groupId: fc.option(text, { nil: undefined }),
      movedBecause: fc.option(fc.array(text), { nil: undefined }),
      queuePosition: fc.option(figure, { nil: undefined }),
    });
    const anyAttempt = fc.record({
      accountId: text,
      status: fc.option(fc.integer({ min: 100, max: 599 }), { nil: undefined }),
      failure: fc.option(text, { nil: undefined }),
    });
    const anyRoute = fc.record({
      choices: fc.array(anyChoice, { maxLength: 4 }),
      attempts: fc.array(anyAttempt, { maxLength: 20 }),
      wait: fc.record({ place: figure, waitedMs: figure }),
    });
    fc.assert(
      fc.property(anyRoute, (taken) => {
        const line = shortForm(taken as unknown as RouteTaken);
        expect(line).toMatch(grammar);
        expect(line.length).toBeLessThanOrEqual(1_000);
      }),
    );
  });
});

import { expect, it } from 'vitest';
import { readFailure } from './read-failure';

it('tells our word for a failure from that of the upstream', () => {
  expect(readFailure('overloaded')).toEqual({ kind: 'overloaded', isProxy: false, code: undefined });
  expect(readFailure('unauthorized: a: b')).toEqual({ kind: 'unauthorized', isProxy: false, code: 'a: b' });
  expect(readFailure('proxy-unreachable')).toEqual({ kind: 'unreachable', isProxy: true, code: undefined });
});

it('knows no word for what is new', () => {
  expect(readFailure('melted: x')).toEqual({ kind: undefined, isProxy: false, code: 'x' });
  expect(readFailure('')).toEqual({ kind: undefined, isProxy: false, code: undefined });
});

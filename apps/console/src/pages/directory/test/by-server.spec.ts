import { expect, it } from 'vitest';
import { byServer } from './by-server';

it('keeps servers and their steps in order', () => {
  const steps = [
    { server: 'b', step: 'resolve' },
    { server: 'b', step: 'connect' },
    { server: 'a', step: 'resolve' },
  ];
  expect(byServer(steps)).toEqual([
    { server: 'b', steps: steps.slice(0, 2) },
    { server: 'a', steps: steps.slice(2) },
  ]);
});

import { expect, it } from 'vitest';
import { sectionsOf } from './sections-of';

it('opens the sections of refused fields, each once', () => {
  expect(sectionsOf(['proxy.host', 'proxy.port', 'cooldownSeconds.failing', 'name', 'toString'])).toEqual([
    ...['proxy', 'cooldowns'],
  ]);
});

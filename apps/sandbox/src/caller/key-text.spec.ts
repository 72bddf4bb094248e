import { describe, expect, it } from 'vitest';
import { readKeyText } from './key-text';

describe('readKeyText', () => {
  it.each([
    ['sk-sandbox-org-acme-one', 'acme', undefined],
    ['sk-sandbox-fault-429_30-alice', undefined, '429_30-alice'],
    ['fk-sandbox-org-acme-fault-503-x', 'acme', '503-x'],
    ['sandbox-entra.org-acme', 'acme', undefined],
    ['sk-sandbox-alice-fault-503', undefined, undefined],
    ['sk-other-org-acme-fault-503', undefined, undefined],
    ['', undefined, undefined],
  ])('reads «%s» as organisation %s and faults %s', (key, organization, faults) => {
    expect(readKeyText(key)).toEqual({ organization, faults });
  });
});

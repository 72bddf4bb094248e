import { describe, expect, it } from 'vitest';
import type { AuditEntry } from '../audit-entry';
import { AuditKey } from '../key/audit-key';
import { readOutboxText, writeOutboxText } from './outbox-text';

const key = new AuditKey(Buffer.alloc(32, 1));
const entry: AuditEntry = {
  ...{ id: 'aud_1', at: '2026-11-21T00:00:00.000Z', action: 'users.updated', outcome: 'done' },
  ...{ actor: { kind: 'system', task: 'relay' }, origin: {} },
};

describe('an entry in an outbox', () => {
  it('reads back as it was written', () => {
    expect(readOutboxText(writeOutboxText(entry, key), key)).toEqual(entry);
  });

  it('stays JSON with all of its members', () => {
    expect(JSON.parse(writeOutboxText(entry, key))).toMatchObject({ ...entry });
  });

  it('is refused with any letter changed, and from any other key', () => {
    const text = writeOutboxText(entry, key);
    for (let index = 0; index < text.length; index += 1) {
      const changed = `${text.slice(0, index)}${text[index] === '0' ? '1' : '0'}${text.slice(index + 1)}`;
      expect(readOutboxText(changed, key)).toBeUndefined();
    }
    expect(readOutboxText(text, new AuditKey(Buffer.alloc(32, 2)))).toBeUndefined();
  });

  it.each(['', '{}', 'null', '[]', `{"mac":"${'0'.repeat(64)}"}`, `,"mac":"${'0'.repeat(64)}"}`])(
    'is not what %s is',
    (text) => {
      expect(readOutboxText(text, key)).toBeUndefined();
    },
  );
});

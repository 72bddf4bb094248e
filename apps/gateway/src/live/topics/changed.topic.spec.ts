import { describe, expect, it } from 'vitest';
import { ChangedTopic } from './changed.topic';

describe('ChangedTopic', () => {
  it('names each record once, by kind, and says so once', () => {
    const topic = new ChangedTopic();
    topic.note('users', 'usr_1');
    topic.note('users', 'usr_1');
    topic.note('prices', 'prc_1');
    expect(topic.changes()).toEqual([
      { event: 'changed', data: { kind: 'users', ids: ['usr_1'] }, permission: 'users.read' },
      { event: 'changed', data: { kind: 'prices', ids: ['prc_1'] }, permission: 'usage.read' },
    ]);
    expect(topic.changes()).toEqual([]);
  });

  it('says that all may have changed where a hundred are not enough', () => {
    const topic = new ChangedTopic();
    for (let index = 0; index < 100; index += 1) topic.note('api-keys', `key_${index}`);
    expect(topic.changes()).toMatchObject([{ data: { ids: { length: 100 } } }]);
    for (let index = 0; index < 10_000; index += 1) topic.note('api-keys', `key_${index}`);
    expect(topic.changes()).toMatchObject([{ data: { kind: 'api-keys', ids: null } }]);
  });
});

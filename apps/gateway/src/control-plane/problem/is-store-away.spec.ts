import { describe, expect, it } from 'vitest';
import { isStoreAway } from './is-store-away';

const errorNamed = (name: string, message: string, more: object = {}): Error =>
  Object.assign(new Error(message), { name, ...more });

describe('isStoreAway', () => {
  it.each([
    ['nobody listens', errorNamed('Error', 'connect ECONNREFUSED', { code: 'ECONNREFUSED', syscall: 'connect' })],
    ['a command was given up', errorNamed('Error', 'Command timed out')],
    ['retries were given up', errorNamed('MaxRetriesPerRequestError', 'Reached the max retries')],
    ['its memory is full', errorNamed('ReplyError', "OOM command not allowed when used memory > 'maxmemory'.")],
    ['its disk is full', errorNamed('ReplyError', 'MISCONF Errors writing to the AOF file: No space left on device')],
    ['it is a replica', errorNamed('ReplyError', "READONLY You can't write against a read only replica.")],
    ['it is still reading its data', errorNamed('ReplyError', 'LOADING Redis is loading the dataset in memory')],
  ])('says so when %s', (_, error) => {
    expect(isStoreAway(error)).toBe(true);
  });

  it.each([
    ['a fault of a script', errorNamed('ReplyError', 'ERR user_script:1: attempt to index a nil value')],
    ['a key of another kind', errorNamed('ReplyError', 'WRONGTYPE Operation against a key')],
    ['somebody who says so', errorNamed('Error', 'OOM command not allowed')],
    ['a file that is not there', errorNamed('Error', 'ENOENT', { code: 'ENOENT', syscall: 'open' })],
    ['no error at all', 'Command timed out'],
  ])('does not take %s for it', (_, error) => {
    expect(isStoreAway(error)).toBe(false);
  });
});

import { expect, it } from 'vitest';
import { userCodeOf } from './user-code';

it.each(['WDJB-MJHT', 'wdjbmjht', ' wdjb mjht ', 'WDJB–MJHT', 'w.d.j.b_mjht'])('reads %s', (text) => {
  expect(userCodeOf(text)).toBe('WDJB-MJHT');
});

it.each([null, '', 'WDJB-MJH', 'WDJB-MJHTT', 'WDJB-MJHA', 'WDJB-MJH1', '<b>WDJBMJHT</b>'])(
  'takes no code from %s',
  (text) => {
    expect(userCodeOf(text)).toBeUndefined();
  },
);

import { InvalidCredentialsError, UnknownStatusCodeError } from 'ldapts';
import { describe, expect, it } from 'vitest';
import { resultWords } from './result-words';

describe('resultWords', () => {
  it('says what a code means, and what the server says to it', () => {
    expect(resultWords(new InvalidCredentialsError('80090308: data 52e'))).toBe(
      'The server does not accept this name and password (result 49): 80090308: data 52e',
    );
    expect(resultWords(new InvalidCredentialsError(''))).toBe(
      'The server does not accept this name and password (result 49)',
    );
  });

  it('names a code that it has no words for', () => {
    expect(resultWords(new UnknownStatusCodeError(4_096, ''))).toBe('The server refuses (result 4096)');
  });
});

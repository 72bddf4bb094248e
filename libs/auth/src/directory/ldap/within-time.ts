import { ResultCodeError } from 'ldapts';
import { DirectoryUnavailableError, type DirectoryStep } from '../directory';
import { resultWords } from './result-words';

/**
 * Waits for a step as long as it may take.
 * @param giveUp ends what is under way
 * @throws DirectoryUnavailableError in any case of failure
 */
export async function withinTime<Result>(
  step: DirectoryStep,
  timeoutMs: number,
  work: Promise<Result>,
  giveUp: () => void = () => undefined,
): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`No answer within ${timeoutMs} ms`));
    }, timeoutMs);
  });
  try {
    return await Promise.race([work, late]);
  } catch (error) {
    giveUp();
    throw unavailable(step, error);
  } finally {
    clearTimeout(timer);
  }
}

/** A failure on a step, in words for an administrator. */
export function unavailable(step: DirectoryStep, error: unknown): DirectoryUnavailableError {
  if (error instanceof DirectoryUnavailableError) return error;
  return new DirectoryUnavailableError(step, wordsOf(error), { cause: error });
}

const LONGEST_WORDS = 300;

function wordsOf(error: unknown): string {
  // Happy Eyeballs: one failure for each address, and no words of its own.
  if (error instanceof AggregateError) return error.errors.map(wordsOf).join('; ');
  if (error instanceof ResultCodeError) return plain(resultWords(error));
  return plain(error instanceof Error ? error.message : String(error));
}

/** What a server says may hold anything. */
function plain(words: string): string {
  return words
    .replace(/[\p{Cc} ]+/gu, ' ')
    .trim()
    .slice(0, LONGEST_WORDS);
}

import { accessToken } from '../session/access-token';
import { answerOfRelay } from './answer-of-relay';
import { withRefusalWords } from './refusal-words';

/** What one person began is not done in the name of another, who has signed in with this browser meanwhile. */
export class OtherPersonError extends Error {
  constructor() {
    super('Somebody else has signed in with this browser: nothing was changed');
  }
}

/** The relay was not reached, or the connection broke before it answered. */
export class NoAnswerError extends Error {}

/**
 * Sends a call with the access token; one that was refused is sent once more with a new token.
 * @throws OtherPersonError, NoAnswerError, and `AbortError` of a call that was given up
 */
export async function sendSignedIn(request: Request): Promise<Response> {
  const userId = accessToken.user?.id;
  const again = request.clone();
  // Without a turn of the loop where there is a token: whoever asks while a page is drawn would wait until it is.
  const token = accessToken.atHand ?? (await accessToken.current());
  const response = await send(withToken(request, token, userId));
  if (response.status !== 401 || !request.headers.has('authorization')) return response;
  if ((await accessToken.refresh()) !== 'signed-in') return response;
  return send(withToken(again, await accessToken.current(), userId));
}

/** @throws NoAnswerError where `fetch` says no more than that something is wrong with the network */
async function send(request: Request): Promise<Response> {
  const response = await fetch(request).catch((error: unknown) => {
    throw error instanceof TypeError ? new NoAnswerError('There was no answer', { cause: error }) : error;
  });
  return withRefusalWords(answerOfRelay(response));
}

/** @throws OtherPersonError */
function withToken(request: Request, token: string | undefined, userId: string | undefined): Request {
  if (token === undefined) return request;
  if (userId !== undefined && userId !== accessToken.user?.id) throw new OtherPersonError();
  request.headers.set('authorization', `Bearer ${token}`);
  return request;
}

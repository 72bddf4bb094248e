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
  const response = await send(await withToken(request, userId));
  if (response.status !== 401 || !request.headers.has('authorization')) return response;
  if ((await accessToken.refresh()) !== 'signed-in') return response;
  return send(await withToken(again, userId));
}

/** @throws NoAnswerError where `fetch` says no more than that something is wrong with the network */
async function send(request: Request): Promise<Response> {
  const response = await fetch(request).catch((error: unknown) => {
    throw error instanceof TypeError ? new NoAnswerError('There was no answer', { cause: error }) : error;
  });
  return withRefusalWords(answerOfRelay(response));
}

async function withToken(request: Request, userId: string | undefined): Promise<Request> {
  const token = await accessToken.current();
  if (token === undefined) return request;
  if (userId !== undefined && userId !== accessToken.user?.id) throw new OtherPersonError();
  request.headers.set('authorization', `Bearer ${token}`);
  return request;
}

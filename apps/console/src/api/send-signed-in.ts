import { accessToken } from '../session/access-token';

/** Sends a call with the access token; one that was refused is sent once more with a new token. */
export async function sendSignedIn(request: Request): Promise<Response> {
  const again = request.clone();
  const response = await fetch(await withToken(request));
  if (response.status !== 401 || !request.headers.has('authorization')) return response;
  if ((await accessToken.refresh()) !== 'signed-in') return response;
  return fetch(await withToken(again));
}

async function withToken(request: Request): Promise<Request> {
  const token = await accessToken.current();
  if (token !== undefined) request.headers.set('authorization', `Bearer ${token}`);
  return request;
}

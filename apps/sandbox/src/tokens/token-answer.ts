import { type Answer, wholeAnswer } from '../http/answer';

/** RFC 6749, section 5.1: tokens are not to be stored on their way. */
export const tokenHeaders: readonly string[] = [
  ...['content-type', 'application/json; charset=utf-8'],
  ...['cache-control', 'no-store', 'pragma', 'no-cache'],
];

/** What a token endpoint grants. */
export const tokenAnswer = (body: object): Answer => wholeAnswer(200, tokenHeaders, JSON.stringify(body));

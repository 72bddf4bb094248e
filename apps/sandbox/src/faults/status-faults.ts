import { errorAnswer } from '../anthropic/errors';
import { exhaustedHeaders } from '../anthropic/response-headers';
import { wholeAnswer } from '../http/answer';
import type { FaultKind } from './fault';

const HTML =
  '<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n</body>\r\n</html>\r\n';

const rateLimited: FaultKind = {
  mostNumbers: 1,
  replace: (asked, [seconds]) =>
    errorAnswer(429, 'This request would exceed the rate limit of your organization', asked, {
      headers: seconds === undefined ? [] : exhaustedHeaders(seconds),
    }),
};

function refusal(status: Parameters<typeof errorAnswer>[0], message: string): FaultKind {
  return { mostNumbers: 0, replace: (asked) => errorAnswer(status, message, asked) };
}

/** Answers with an error status before any other byte. */
export const statusFaults: Readonly<Record<string, FaultKind>> = {
  '400': refusal(400, 'Injected: the request is not valid'),
  '401': refusal(401, 'invalid x-api-key'),
  '402': refusal(402, 'Your credit balance is too low to access the API'),
  '403': refusal(403, 'Your API key does not have permission to use the specified resource'),
  '404': refusal(404, 'Injected: not found'),
  '408': refusal(408, 'Request timed out'),
  '413': refusal(413, 'Request exceeds the maximum size'),
  '429': rateLimited,
  '429-retry-after': rateLimited,
  'spend-limit': {
    mostNumbers: 0,
    replace: (asked) =>
      errorAnswer(429, 'Your organization has reached its spend limit', asked, {
        errorCode: 'enforced_spend_limit_reached',
      }),
  },
  '500': refusal(500, 'Internal server error'),
  '502': {
    mostNumbers: 0,
    replace: () => wholeAnswer(502, ['content-type', 'text/html'], HTML),
  },
  '503': refusal(503, 'Service unavailable'),
  '504': refusal(504, 'Request timed out'),
  '529': refusal(529, 'Overloaded'),
};

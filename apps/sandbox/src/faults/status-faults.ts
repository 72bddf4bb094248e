import { wholeAnswer } from '../http/answer';
import type { RefusalReason } from '../voice';
import type { FaultKind } from './fault';

const HTML =
  '<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n</body>\r\n</html>\r\n';

const rateLimited: FaultKind = {
  mostNumbers: 1,
  replace: (asked, [seconds]) =>
    asked.voice.refuse(
      {
        status: 429,
        message: 'This request would exceed the rate limit of your organization',
        headers: seconds === undefined ? [] : asked.voice.exhaustedHeaders(seconds),
      },
      asked,
    ),
};

const refusal = (status: number, message: string, reason?: RefusalReason): FaultKind => ({
  mostNumbers: 0,
  replace: (asked) => asked.voice.refuse({ status, message, ...(reason && { reason }) }, asked),
});

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
  'spend-limit': refusal(429, 'Your organization has reached its spend limit', 'spend-limit'),
  '500': refusal(500, 'Internal server error'),
  '502': {
    mostNumbers: 0,
    replace: () => wholeAnswer(502, ['content-type', 'text/html'], HTML),
  },
  '503': refusal(503, 'Service unavailable'),
  '504': refusal(504, 'Request timed out'),
  '529': refusal(529, 'Overloaded'),
};

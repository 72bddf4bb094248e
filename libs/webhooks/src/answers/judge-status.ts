import type { HttpAnswer, TellingOutcome } from '../channels/channel';
import { failed } from './failed';
import { retryAfterOf } from './retry-after';

/** What the status alone says: 2xx delivered, 410 gone (Standard Webhooks), anything else failed. Redirects are never followed. */
export function judgeStatus(answer: HttpAnswer): TellingOutcome {
  const { status } = answer;
  if (status >= 200 && status < 300) return { outcome: 'delivered' };
  if (status === 410) return { outcome: 'gone' };
  const isRedirect = status >= 300 && status < 400;
  return failed(`HTTP ${status}${isRedirect ? ': redirects are not followed' : ''}`, retryAfterOf(answer));
}

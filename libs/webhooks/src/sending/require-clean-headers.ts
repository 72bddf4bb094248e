import type { MailMessage } from '../channels/channel';

/**
 * A second lock behind the settings: a line break in a header would begin another one.
 * @throws RangeError
 */
export function requireCleanHeaders({ from, to, subject, messageId }: MailMessage): void {
  const headers = { from, subject, messageId, ...Object.fromEntries(to.map((one, index) => [`to.${index}`, one])) };
  const broken = Object.entries(headers).find(([, value]) => /\p{Cc}/u.test(value));
  if (broken) throw new RangeError(`${broken[0]} of a mail must not hold control characters`);
}

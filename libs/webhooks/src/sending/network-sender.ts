import type { Clock } from '@app/common';
import { type AddressGuard, postWebhook } from '@app/egress';
import { sendMail } from './send-mail';
import { type Sender, createSender } from './sender';

/** Of one attempt, from the name to the last byte: Standard Webhooks 1.0.0 asks for 15 to 30 seconds. */
export const ATTEMPT_TIMEOUT_MS = 15_000;

export interface NetworkSenderOptions {
  /** Lets go where webhooks may go. */
  readonly guard: AddressGuard;
  readonly clock: Pick<Clock, 'now'>;
  readonly timeoutMs?: number;
  /** PEM. */
  readonly certificateAuthorities?: readonly string[];
}

/** The way out for messages of all channels. */
export function createNetworkSender(options: NetworkSenderOptions): Sender {
  const { guard, clock, timeoutMs = ATTEMPT_TIMEOUT_MS, certificateAuthorities } = options;
  const way = { guard, timeoutMs, ...(certificateAuthorities === undefined ? {} : { certificateAuthorities }) };
  return createSender(
    ({ url, headers, body }) => postWebhook({ url, headers, body }, { ...way, now: () => clock.now() }),
    (message) => sendMail(message, way),
  );
}

import { hash } from 'node:crypto';

const form = /^dlv_[0-9a-f]{32}$/;

/** The id of the delivery that these make: whoever makes it again makes the same. */
export const deliveryIdOf = (...parts: readonly string[]): string =>
  `dlv_${hash('sha256', JSON.stringify(parts)).slice(0, 32)}`;

export const isDeliveryId = (text: string): boolean => form.test(text);

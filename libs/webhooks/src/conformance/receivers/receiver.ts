import type { HttpAnswer, HttpMessage } from '../../channels/channel';
import { createSender, type Sender } from '../../sending/sender';
import { Refused, require } from './require';

export interface Received {
  readonly url: URL;
  readonly headers: HttpMessage['headers'];
  readonly body: string;
  readonly content: unknown;
}

/** A vendor of the tests: looks at a message as the vendor documents it. @throws Refused */
export type Receiver = (received: Received) => void;

export const answer = (status: number, body: unknown = '', headers: HttpAnswer['headers'] = {}): HttpAnswer => ({
  ...{ status, headers, body: typeof body === 'string' ? body : JSON.stringify(body) },
});

export function receive(receiver: Receiver, message: HttpMessage): void {
  // A lone half of a pair reaches JSON as an escape.
  require(message.body.isWellFormed() && !/\\ud[89a-f]/i.test(message.body), 'half of a surrogate pair');
  require(message.headers['content-type'] === 'application/json; charset=utf-8', 'no JSON');
  const content: unknown = JSON.parse(message.body);
  receiver({ url: new URL(message.url), headers: message.headers, body: message.body, content });
}

/** A way out at whose end the receiver is, and answers in the vendor's words. */
export function senderTo(receiver: Receiver, taken: HttpAnswer, refused: (words: string) => HttpAnswer): Sender {
  const unused = (): Promise<never> => Promise.reject(new Error('no mail is sent here'));
  return createSender((message) => {
    try {
      receive(receiver, message);
      return Promise.resolve(taken);
    } catch (error) {
      if (error instanceof Refused) return Promise.resolve(refused(error.message));
      throw error;
    }
  }, unused);
}

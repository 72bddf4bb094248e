import type { HttpAnswer, HttpMessage, MailMessage, OutgoingMessage } from '../channels/channel';

/** How HTTP goes out. Rejects where no answer came; does not follow redirects. */
export type SendHttp = (message: HttpMessage) => Promise<HttpAnswer>;

/** How mail goes out. What the server replied: its code as status, its words as body. Rejects where it did not reply. */
export type SendMail = (message: MailMessage) => Promise<HttpAnswer>;

/** The way out for messages of every kind. */
export interface Sender {
  /** Rejects where nothing came back: no connection, no answer in time. */
  send(message: OutgoingMessage): Promise<HttpAnswer>;
}

export const createSender = (sendHttp: SendHttp, sendMail: SendMail): Sender => ({
  send: (message) => (message.kind === 'http' ? sendHttp(message) : sendMail(message)),
});

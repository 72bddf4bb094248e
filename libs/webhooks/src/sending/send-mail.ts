import type { Socket } from 'node:net';
import { createTransport } from 'nodemailer';
import type { AddressGuard } from '@app/egress';
import type { HttpAnswer, MailMessage } from '../channels/channel';
import { guardedConnect } from './guarded-connect';
import { requireCleanHeaders } from './require-clean-headers';

export interface SendMailOptions {
  /** Of everything, from the name of the server to its last reply. */
  readonly timeoutMs: number;
  readonly guard: AddressGuard;
  /** PEM, beside those that Node trusts. */
  readonly certificateAuthorities?: readonly string[];
}

/**
 * Tells an SMTP server, over a connection of its own. Where one of several recipients is taken it is delivered: another attempt would
 * tell those again.
 * @returns the reply code as status and the reply as body
 * @throws Error without an answer: no connection, no TLS where it is required, timeout; RangeError for line breaks in headers
 */
export async function sendMail(message: MailMessage, options: SendMailOptions): Promise<HttpAnswer> {
  requireCleanHeaders(message);
  const signal = AbortSignal.timeout(options.timeoutMs);
  const transport = createTransport(transportOptions(message, options, signal));
  const { from, to, subject, text, html, messageId } = message;
  // Nothing that an address or a text names is ever read from here.
  const mail = { from, to: [...to], subject, text, html, messageId, disableFileAccess: true, disableUrlAccess: true };
  try {
    const { response } = await transport.sendMail({ ...mail, ...{ signal } });
    return answerOf(response);
  } catch (error) {
    const reply = replyOf(error);
    if (reply === undefined) throw error;
    return answerOf(reply);
  } finally {
    transport.close();
  }
}

type SocketCallback = (error: Error | null, options?: { readonly connection: Socket }) => void;

function transportOptions({ server }: MailMessage, options: SendMailOptions, signal: AbortSignal): object {
  const { host, port, isImplicitTls, requiresTls, user, password } = server;
  return {
    ...{ host, port, secure: isImplicitTls, requireTLS: requiresTls && !isImplicitTls },
    ...(user === undefined ? {} : { auth: { user, pass: password } }),
    tls: { ...(options.certificateAuthorities === undefined ? {} : { ca: [...options.certificateAuthorities] }) },
    ...{ connectionTimeout: options.timeoutMs, greetingTimeout: options.timeoutMs, socketTimeout: options.timeoutMs },
    getSocket: (_: unknown, callback: SocketCallback) => {
      guardedConnect(options.guard, { host, port, signal }).then(
        (connection) => callback(null, { connection }),
        (error: unknown) => callback(error instanceof Error ? error : new Error(String(error))),
      );
    },
  };
}

/** The reply by which a server refused, as nodemailer keeps it on its error. */
function replyOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('responseCode' in error) || !('response' in error))
    return undefined;
  return typeof error.response === 'string' ? error.response : undefined;
}

const answerOf = (reply: string): HttpAnswer => ({
  status: Number.parseInt(reply, 10) || 0,
  headers: {},
  body: reply.replace(/^\d{3}[ -]?/, ''),
});

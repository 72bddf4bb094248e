import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

export interface TakenMail {
  readonly from: string;
  readonly to: readonly string[];
  /** As it came over the wire. */
  readonly source: string;
  readonly isEncrypted: boolean;
  readonly user: string | undefined;
}

/** A mail server on this machine, and what it took. */
export class MailHouse {
  readonly taken: TakenMail[] = [];
  private readonly servers: SMTPServer[] = [];

  /** @returns its port; it takes `relay` with the password `right` */
  async open(options: SMTPServerOptions): Promise<number> {
    const server = new SMTPServer({
      authOptional: true,
      logger: false,
      onAuth: ({ username, password }, _, callback) => {
        if (username === 'relay' && password === 'right') callback(null, { user: username });
        else callback(new Error('Invalid credentials'));
      },
      onData: (stream, session, callback) => {
        void text(stream).then((source) => {
          const { mailFrom, rcptTo } = session.envelope;
          this.taken.push({
            from: mailFrom === false ? '' : mailFrom.address,
            to: rcptTo.map(({ address }) => address),
            source,
            isEncrypted: session.secure,
            user: typeof session.user === 'string' ? session.user : undefined,
          });
          callback(null, 'OK: queued');
        });
      },
      ...options,
    });
    server.on('error', () => undefined);
    this.servers.push(server);
    const listener = server.listen(0, '127.0.0.1');
    if (!listener.listening) await once(listener, 'listening');
    return (listener.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    const closing = this.servers.splice(0).map((server) => {
      const { promise, resolve } = Promise.withResolvers<undefined>();
      server.close(() => resolve(undefined));
      return promise;
    });
    await Promise.all(closing);
  }
}

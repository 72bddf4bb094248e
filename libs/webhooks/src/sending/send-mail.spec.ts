import { createServer } from 'node:net';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { AddressGuard, EgressError } from '@app/egress';
import { MailHouse } from '../conformance/mail-house';
import { createOwnCertificate } from '../conformance/own-certificate';
import { one } from '../conformance/tellings';
import type { MailMessage } from '../channels/channel';
import { channels, decodeChannelSettings } from '../channels/channels';
import { sendMail, type SendMailOptions } from './send-mail';

const { key, cert } = createOwnCertificate('localhost');
const house = new MailHouse();
afterEach(async () => {
  house.taken.length = 0;
  await house.close();
});

const options: SendMailOptions = {
  ...{ timeoutMs: 10_000, guard: new AddressGuard(['127.0.0.0/8', '::1/128']), certificateAuthorities: [cert] },
};

function mailTo(port: number, change: object = {}): MailMessage {
  const raw = {
    host: 'localhost',
    port,
    from: 'relay@example.org',
    to: ['ann@example.org', 'bob@example.org'],
    ...change,
  };
  const message = channels.smtp.compose(one, decodeChannelSettings('smtp', raw));
  if (message.kind !== 'mail') throw new TypeError('smtp composes mail');
  return message;
}

describe('a mail on its way', () => {
  it('goes out over TLS from the first byte on', async () => {
    const port = await house.open({ secure: true, key, cert });
    const answer = await sendMail(mailTo(port, { security: 'tls', user: 'relay', password: 'right' }), options);
    expect(channels.smtp.judge(answer)).toEqual({ outcome: 'delivered' });
    expect(house.taken).toMatchObject([
      { from: 'relay@example.org', to: ['ann@example.org', 'bob@example.org'], isEncrypted: true, user: 'relay' },
    ]);
  });

  it('goes out over STARTTLS', async () => {
    const port = await house.open({ key, cert });
    const answer = await sendMail(mailTo(port, { security: 'starttls', user: 'relay', password: 'right' }), options);
    expect(answer).toEqual({ status: 250, headers: {}, body: 'OK: queued' });
    expect(house.taken).toMatchObject([{ isEncrypted: true, user: 'relay' }]);
  });

  it('goes out in the open to this machine only where TLS is not required', async () => {
    const port = await house.open({ disabledCommands: ['STARTTLS', 'AUTH'] });
    await sendMail(mailTo(port), options);
    expect(house.taken).toMatchObject([{ isEncrypted: false, user: undefined }]);
    const refused = await sendMail(mailTo(port, { security: 'starttls' }), options);
    expect(channels.smtp.judge(refused).outcome).toBe('failed');
    expect(house.taken).toHaveLength(1);
  });

  it('says who it is, what it is about, and the same in text and HTML', async () => {
    const port = await house.open({ disabledCommands: ['STARTTLS', 'AUTH'] });
    await sendMail(mailTo(port), options);
    const source = house.taken[0]?.source ?? '';
    expect(source).toContain('Message-ID: <dlv_7Qa-1@example.org>');
    expect(source).toContain('Subject: [Relay] Warning: An account is cooling down');
    expect(source).toContain('To: ann@example.org, bob@example.org');
    expect(source).toMatch(
      /multipart\/alternative[^]+text\/plain[^]+Team <A> & B[^]+text\/html[^]+Team &lt;A&gt; &amp; B/,
    );
  });
});

describe('a mail that does not arrive', () => {
  it.each([
    ['a wrong password', { security: 'starttls', user: 'relay', password: 'wrong' }, 535],
    ['a sender that is refused', { security: 'starttls', from: 'nobody@example.org' }, 550],
    ['recipients that are all refused', { security: 'starttls', to: ['gone@example.org'] }, 450],
  ])('has the reply of the server: %s', async (_, change, status) => {
    const refusal = (code: number): Error => Object.assign(new Error('not here'), { responseCode: code });
    const port = await house.open({
      ...{ key, cert },
      onMailFrom: ({ address }, _session, callback) => callback(address.startsWith('nobody') ? refusal(550) : null),
      onRcptTo: ({ address }, _session, callback) => callback(address.startsWith('gone') ? refusal(450) : null),
    });
    const answer = await sendMail(mailTo(port, change), options);
    expect(answer.status).toBe(status);
    expect(channels.smtp.judge(answer).outcome).toBe('failed');
    expect(house.taken).toEqual([]);
  });

  it('is delivered where one of its recipients is taken', async () => {
    const gone = Object.assign(new Error('not here'), { responseCode: 550 });
    const onRcptTo = (
      { address }: { readonly address: string },
      _: unknown,
      callback: (error?: Error | null) => void,
    ): void => callback(address.startsWith('bob') ? gone : null);
    const port = await house.open({ key, cert, onRcptTo });
    expect((await sendMail(mailTo(port), options)).status).toBe(250);
    expect(house.taken).toMatchObject([{ to: ['ann@example.org'] }]);
  });

  it.each(['tls', 'starttls'])('trusts no certificate of another name: %s', async (security) => {
    const other = createOwnCertificate('mail.evil.example');
    const port = await house.open({ secure: security === 'tls', ...other });
    const trusting = { ...options, certificateAuthorities: [other.cert] };
    await expect(sendMail(mailTo(port, { security }), trusting)).rejects.toThrow(/altnames/);
    expect(house.taken).toEqual([]);
  });

  it('trusts nobody who signed himself', async () => {
    const port = await house.open({ secure: true, key, cert });
    const { timeoutMs, guard } = options;
    await expect(sendMail(mailTo(port, { security: 'tls' }), { timeoutMs, guard })).rejects.toThrow(/self-signed/);
  });

  it('goes nowhere that the guard keeps closed, by name and by address', async () => {
    const port = await house.open({ key, cert });
    const closed = { ...options, guard: new AddressGuard([]) };
    for (const host of ['localhost', '127.0.0.1', '::1']) {
      await expect(sendMail(mailTo(port, { host }), closed)).rejects.toThrow(EgressError);
    }
    expect(house.taken).toEqual([]);
  });

  it('ends where the server never says a word', async () => {
    const silent = createServer().listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { port } = silent.address() as AddressInfo;
    await expect(sendMail(mailTo(port), { ...options, timeoutMs: 50 })).rejects.toThrow();
    silent.close();
  });

  it.each([
    ['subject', { subject: 'a\r\nBcc: eve@evil.example' }],
    ['from', { from: 'relay@example.org\nX: y' }],
    ['to.1', { to: ['ann@example.org', 'bob@example.org\r\nRCPT TO:<eve@evil.example>'] }],
    ['messageId', { messageId: '<a@b>\r\nX: y' }],
  ])('never leaves with a line break in %s', async (field, change) => {
    const port = await house.open({ key, cert });
    const refused = sendMail({ ...mailTo(port), ...change }, options);
    await expect(refused).rejects.toThrow(`${field} of a mail must not hold control characters`);
    expect(house.taken).toEqual([]);
  });
});

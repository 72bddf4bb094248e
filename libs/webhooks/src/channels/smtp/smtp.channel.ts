import { failed } from '../../answers/failed';
import { describeTelling } from '../../message/describe-event';
import { plainLine } from '@app/common';
import type { Channel } from '../channel';
import { mailHtml, mailText } from './mail-bodies';
import { readSmtpSettings, type SmtpSettings } from './smtp-settings';

const LONGEST_SUBJECT = 150;

/** Mail, to several people at once. */
export const smtpChannel: Channel<SmtpSettings> = {
  name: 'smtp',
  secrets: ['password'],
  decode: readSmtpSettings,
  compose(telling, { host, port, security, user, password, from, to }) {
    const text = describeTelling(telling);
    const domain = from.slice(from.lastIndexOf('@') + 1);
    return {
      kind: 'mail',
      server: {
        ...{ host, port, isImplicitTls: security === 'tls', requiresTls: security !== 'opportunistic' },
        ...(user === undefined || password === undefined ? {} : { user, password }),
      },
      from,
      to,
      subject: plainLine(`[Relay] ${text.title}`, LONGEST_SUBJECT),
      text: mailText(text),
      html: mailHtml(text),
      messageId: `<${telling.deliveryId.replace(/[^\w-]/g, '')}@${domain}>`,
    };
  },
  /** The status is the reply code of the server (RFC 5321, 4.2), the body its words. */
  judge({ status, body }) {
    if (status >= 200 && status < 300) return { outcome: 'delivered' };
    return failed(`SMTP ${status}: ${plainLine(body, 200) || 'no words'}`);
  },
};

import { describe, expect, it } from 'vitest';
import { ChannelSettingsError } from '../channel';
import { readSmtpSettings } from './smtp-settings';

const base = { host: 'mail.example.org', from: 'relay@example.org', to: ['ann@example.org'] };

describe('the settings of a mail server', () => {
  it.each<[object, object]>([
    [{}, { security: 'starttls', port: 587 }],
    [{ port: 465 }, { security: 'tls', port: 465 }],
    [{ port: 25 }, { security: 'starttls', port: 25 }],
    [{ security: 'tls' }, { security: 'tls', port: 465 }],
    [{ security: 'opportunistic' }, { security: 'opportunistic', port: 587 }],
    [
      { host: 'localhost', port: 1025 },
      { security: 'opportunistic', port: 1025 },
    ],
    [
      { host: '127.0.0.1', user: 'a', password: 'b' },
      { security: 'opportunistic', user: 'a', password: 'b' },
    ],
    [{ host: '[::1]' }, { host: '::1', security: 'opportunistic' }],
    [{ from: 'postmeister@büro.example' }, { from: 'postmeister@büro.example' }],
  ])('%j means %j', (given, read) => {
    expect(readSmtpSettings({ ...base, ...given })).toMatchObject(read);
  });

  it.each<[object, string]>([
    [{ host: 'mail.example.org\r\nRCPT TO:<x@y>' }, 'host'],
    [{ host: 'mail example' }, 'host'],
    [{ port: '465' }, 'port'],
    [{ port: 65_536 }, 'port'],
    [{ security: 'none' }, 'security'],
    [{ security: 'opportunistic', user: 'a', password: 'b' }, 'security'],
    [{ user: 'a' }, 'password'],
    [{ password: 'b' }, 'user'],
    [{ from: 'relay@example.org\nBcc: x@evil.example' }, 'from'],
    [{ from: 'Relay <relay@example.org>' }, 'from'],
    [{ to: [] }, 'to'],
    [{ to: 'ann@example.org' }, 'to'],
    [{ to: ['ann@example.org', 'bob@example.org,eve@evil.example'] }, 'to.1'],
    [{ to: ['ann@example.org>'] }, 'to.0'],
    [{ to: Array.from({ length: 21 }, () => 'ann@example.org') }, 'to'],
    [{ cc: 'bob@example.org' }, 'cc'],
  ])('%j is refused for %s', (given, field) => {
    expect(() => readSmtpSettings({ ...base, ...given })).toThrow(
      expect.objectContaining({ name: ChannelSettingsError.name, field }) as Error,
    );
  });
});

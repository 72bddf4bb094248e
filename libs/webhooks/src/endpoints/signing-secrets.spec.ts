import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPrivateSecret, createSharedSecret } from '../channels/standard/create-signing-secret';
import { decodeOpenSettings, type OpenSettings, settingsAt } from './open-settings';
import { type Rotation, createSigningSecret, replaceSecret, secretToShow, signaturesOf } from './signing-secrets';

const now = Date.parse('2026-11-21T10:00:00.000Z');
const hour = 3_600_000;
const open = (...secrets: string[]): OpenSettings => ({ settings: { url: 'https://h.example/', secrets }, former: [] });
const secretsAt = (of: OpenSettings, at: number): readonly string[] => {
  const settings = settingsAt(of, at);
  return 'secrets' in settings ? settings.secrets : [];
};
function replaced(of: OpenSettings, rotation: Rotation): { open: OpenSettings; secret: string } {
  const outcome = replaceSecret(of, rotation);
  if (outcome === undefined || outcome === 'too-many') throw new Error(String(outcome));
  return outcome;
}

describe('a signing secret that is replaced', () => {
  it('signs along until its time, behind the new one, and not for a moment longer', () => {
    const former = createSharedSecret();
    const { open: after, secret } = replaced(open(former), { until: now + hour, now });
    expect(secretsAt(after, now)).toEqual([secret, former]);
    expect(secretsAt(after, now + hour - 1)).toEqual([secret, former]);
    expect(secretsAt(after, now + hour)).toEqual([secret]);
    expect(secret).toMatch(/^whsec_/);
  });

  it('is gone at once where no time is left to it', () => {
    const { open: after, secret } = replaced(open(createSharedSecret()), { until: now, now });
    expect(after.former).toEqual([]);
    expect(secretsAt(after, 0)).toEqual([secret]);
  });

  it('may be followed by one of the other kind, whose private key nobody is shown', () => {
    const { open: after, secret } = replaced(open(createSharedSecret()), { kind: 'ed25519', until: now + hour, now });
    expect(signaturesOf(after)).toEqual([
      { kind: 'ed25519', publicKey: expect.stringMatching(/^whpk_/) as string },
      { kind: 'hmac-sha256', until: '2026-11-21T11:00:00.000Z' },
    ]);
    expect([secretToShow(secret), secretToShow(createSharedSecret())]).toEqual([
      undefined,
      expect.stringMatching(/^whsec_/),
    ]);
    expect(replaced(after, { until: now, now }).secret).toMatch(/^whsk_/);
  });

  it('never signs with more secrets than a message carries, nor longer than the last rotation has said', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 12 }), (hours) => {
        let present = open(createSharedSecret());
        hours.forEach((length, index) => {
          const at = now + index * hour;
          const outcome = replaceSecret(present, { until: at + length * hour, now: at });
          if (outcome === 'too-many') return;
          present = outcome?.open ?? present;
          const latest = Math.max(0, ...present.former.map(({ until }) => Date.parse(until)));
          expect(latest).toBeLessThanOrEqual(at + length * hour);
          expect(secretsAt(present, at).length).toBeLessThanOrEqual(4);
          expect(decodeOpenSettings('standard', JSON.stringify(present))).toEqual(present);
        });
      }),
      { numRuns: 50 },
    );
  });

  it('can always be ended at once, however many sign', () => {
    let present = open(createSharedSecret());
    for (let count = 0; count < 3; count += 1) present = replaced(present, { until: now + hour, now }).open;
    expect(replaceSecret(present, { until: now + hour, now })).toBe('too-many');
    expect(replaced(present, { until: now, now }).open.former).toEqual([]);
  });

  it('is none of a channel that signs otherwise', () => {
    const slack: OpenSettings = { settings: { url: 'https://hooks.slack.com/x' }, former: [] };
    expect([replaceSecret(slack, { until: now, now }), signaturesOf(slack)]).toEqual([undefined, undefined]);
  });

  it('is made anew each time', () => {
    expect(createSigningSecret('ed25519')).not.toBe(createPrivateSecret());
    expect(createSigningSecret('hmac-sha256')).not.toBe(createSharedSecret());
  });
});

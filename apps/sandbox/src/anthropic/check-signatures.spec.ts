import { describe, expect, it } from 'vitest';
import { checkSignatures } from './check-signatures';
import { RequestRefused } from '../request-refused';
import { organizationOf } from '../caller/organization';
import { signatureOf } from '../caller/signature';

const acme = organizationOf('sk-sandbox-org-acme-1');
const other = organizationOf('sk-sandbox-org-other-1');
const good = signatureOf(acme, 'opus');
const said = { type: 'text', text: 'hi' };
const thought = (signature: unknown) => ({ type: 'thinking', thinking: 'Hm.', signature });
const hidden = (data: unknown) => ({ type: 'redacted_thinking', data });
const check = (...blocks: object[]) => {
  checkSignatures(
    [
      { role: 'user', content: 'hi' },
      { role: 'assistant', content: blocks },
      { role: 'user', content: [said] },
    ],
    acme,
  );
};
const refusalOf = (...blocks: object[]): unknown => {
  try {
    check(...blocks);
    return undefined;
  } catch (error) {
    return error;
  }
};

describe('checkSignatures', () => {
  it('accepts what the organisation got from here, of any model', () => {
    expect(refusalOf(thought(good), hidden(good), said)).toBeUndefined();
    expect(refusalOf(thought(signatureOf(acme, 'odd:family:é')))).toBeUndefined();
  });

  it.each([
    ['of another organisation', signatureOf(other, 'opus')],
    ['that was made up', 'c2ln'],
    ['that is empty', ''],
    ['that lost its last character', good.slice(0, -1)],
    ['with something behind it', `${good}AAAA`],
    ['with a proof of something else', proofOf(signatureOf(other, 'opus'), good)],
  ])('refuses a signature %s', (_, signature) => {
    const refused = refusalOf(said, thought(signature));
    expect(refused).toBeInstanceOf(RequestRefused);
    expect(refused).toMatchObject({
      status: 400,
      message: 'messages.1.content.1: Invalid `signature` in `thinking` block',
    });
    expect(refusalOf(hidden(signature))).toMatchObject({
      message: 'messages.1.content.0: Invalid `data` in `redacted_thinking` block',
    });
  });

  it('refuses thoughts without a signature', () => {
    expect(refusalOf(thought(undefined))).toMatchObject({
      message: 'messages.1.content.0.thinking.signature: Field required',
    });
  });
});

/** What `text` says, with the proof that belongs to what `donor` says. */
function proofOf(donor: string, text: string): string {
  const [proof, said] = [donor, text].map((one) => Buffer.from(one, 'base64').toString());
  return Buffer.from(`${said?.slice(0, -64)}${proof?.slice(-64)}`).toString('base64');
}

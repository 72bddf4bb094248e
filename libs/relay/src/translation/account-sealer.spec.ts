import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { CredentialVault } from '@app/vault';
import { createSealerSource } from './account-sealer';

const vault = new CredentialVault([{ id: 'k1', secret: randomBytes(32) }]);
const source = createSealerSource(vault);

describe('a sealer', () => {
  const content = { signature: 'c2ln', text: 'ä' };
  const sealed = source.sealerFor('acc_1').seal(content);

  it('opens what it sealed, which is base64url and tells nothing', () => {
    expect(source.sealerFor('acc_1').open(sealed)).toEqual(content);
    expect(sealed).toMatch(/^[\w-]+$/);
    expect(Buffer.from(sealed, 'base64url').toString('utf8')).not.toContain('c2ln');
  });

  it('opens nothing of another account or another relay, nothing damaged, and nothing that is not ours', () => {
    expect(source.sealerFor('acc_2').open(sealed)).toBeUndefined();
    const other = createSealerSource(new CredentialVault([{ id: 'k1', secret: randomBytes(32) }]));
    expect(other.sealerFor('acc_1').open(sealed)).toBeUndefined();
    for (const text of [sealed.slice(0, -4), `${sealed.slice(0, 40)}A${sealed.slice(41)}`, '', 'sig', '\u0000']) {
      if (text !== sealed) expect(source.sealerFor('acc_1').open(text)).toBeUndefined();
    }
  });
});

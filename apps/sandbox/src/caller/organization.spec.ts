import { describe, expect, it } from 'vitest';
import { organizationOf } from './organization';

describe('organizationOf', () => {
  it('puts keys with the same name of an organisation together, and no others', () => {
    const acme = organizationOf('sk-sandbox-org-acme-one');
    expect(acme.name).toBe('acme');
    expect(organizationOf('sk-sandbox-org-acme-two')).toEqual(acme);
    expect(organizationOf('sk-sandbox-org-acme')).toEqual(acme);
    expect(organizationOf('sk-sandbox-org-acme-fault-429-one')).toEqual(acme);
    expect(organizationOf('sk-sandbox-org-acmes-one').id).not.toBe(acme.id);
    expect(organizationOf('sk-sandbox-acme').id).not.toBe(acme.id);
  });

  it('takes a key that names none for an organisation of its own', () => {
    const one = organizationOf('sk-sandbox-one');
    expect(one.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(one.name).toBe(one.id);
    expect(organizationOf('sk-sandbox-one')).toEqual(one);
    expect(organizationOf('sk-sandbox-two').id).not.toBe(one.id);
  });
});

/** What a test writes into a server: attribute → its values. */
export interface NewEntry {
  readonly dn: string;
  readonly attributes: Readonly<Record<string, string | readonly string[] | Buffer>>;
}

const unit = (name: string, below: string): NewEntry => ({
  dn: `ou=${name},${below}`,
  attributes: { objectClass: 'organizationalUnit', ou: name },
});

const suffix = (name: string): NewEntry[] => [
  {
    dn: `dc=${name},dc=test`,
    attributes: { objectClass: ['dcObject', 'organization'], dc: name, o: name },
  },
  ...['people', 'groups', 'services'].map((below) => unit(below, `dc=${name},dc=test`)),
  {
    dn: `cn=relay,ou=services,dc=${name},dc=test`,
    attributes: {
      ...{ objectClass: ['organizationalRole', 'simpleSecurityObject'], cn: 'relay' },
      userPassword: SERVICE_PASSWORD,
    },
  },
];

export const SERVICE_PASSWORD = 'service-password';

/** Below `dc=example,dc=test`; the password is `<name>-password`. */
export function person(uid: string, more: NewEntry['attributes'] = {}): NewEntry {
  return {
    dn: `uid=${uid},ou=people,dc=example,dc=test`,
    attributes: { objectClass: 'inetOrgPerson', uid, cn: uid, sn: uid, userPassword: `${uid}-password`, ...more },
  };
}

/** A groupOfNames below `dc=example,dc=test`. */
export function group(name: string, members: readonly string[]): NewEntry {
  return {
    dn: `cn=${name},ou=groups,dc=example,dc=test`,
    attributes: { objectClass: 'groupOfNames', cn: name, member: members },
  };
}

const dnOf = (uid: string): string => person(uid).dn;

const exampleTree: NewEntry[] = [
  ...suffix('example'),
  person('alice', { cn: 'Alice Archer', mail: 'alice@example.test' }),
  person('bob', { cn: 'Bob Baker', mail: ['bob@example.test', 'robert@example.test'] }),
  person('carol', { cn: 'Carol Chen' }),
  // Two people with one address, of whom a search for the address must pick neither.
  person('dave1', { mail: 'dave@example.test' }),
  person('dave2', { mail: 'dave@example.test' }),
  {
    // Every character that a filter escapes.
    dn: String.raw`uid=we*ird(name)\5C,ou=people,dc=example,dc=test`,
    attributes: {
      ...{ objectClass: 'inetOrgPerson', uid: 'we*ird(name)\\', cn: 'Weird Name', sn: 'Name' },
      userPassword: String.raw`p@ss "word" \ *()`,
    },
  },
  {
    // Every character that a DN escapes, and some beyond ASCII.
    dn: String.raw`cn=Müller\, Jörg \+ \"Ops\" \#1 \<x\>\;,ou=people,dc=example,dc=test`,
    attributes: {
      ...{ objectClass: 'inetOrgPerson', uid: 'jörg.müller', cn: 'Müller, Jörg + "Ops" #1 <x>;', sn: 'Müller' },
      ...{ mail: 'joerg@example.test', userPassword: 'pässwört-🔑' },
    },
  },
  group('relay-admins', [dnOf('alice')]),
  group('relay-users', [dnOf('alice'), dnOf('bob'), String.raw`uid=we*ird(name)\5C,ou=people,dc=example,dc=test`]),
  group('everyone', [group('relay-users', []).dn]),
  {
    dn: 'ou=partners,dc=example,dc=test',
    attributes: {
      ...{ objectClass: ['referral', 'extensibleObject'], ou: 'partners' },
      ref: 'ldap://127.0.0.1:1/ou=partners,dc=partner,dc=test',
    },
  },
];

const directoryUser = (name: string, account: string, more: NewEntry['attributes']): NewEntry => ({
  dn: `cn=${name},ou=people,dc=ad,dc=test`,
  attributes: {
    ...{ objectClass: 'user', cn: name.replaceAll('\\', ''), sn: account, sAMAccountName: account },
    ...{ userPrincipalName: `${account}@ad.test`, userPassword: `${account}-password`, userAccountControl: '512' },
    ...more,
  },
});

const directoryGroup = (name: string, members: readonly string[]): NewEntry => ({
  dn: `cn=${name},ou=groups,dc=ad,dc=test`,
  attributes: { objectClass: 'group', cn: name, member: members },
});

const activeDirectoryTree: NewEntry[] = [
  ...suffix('ad'),
  directoryUser('Eve Evans', 'eevans', {
    mail: 'eve@ad.test',
    objectGUID: Buffer.from('000102030405060708090a0b0c0d0eff', 'hex'),
  }),
  // 512 + 2: switched off.
  directoryUser(String.raw`Old\, Frank`, 'fold', {
    ...{ userAccountControl: '514', objectGUID: Buffer.from('101112131415161718191a1b1c1d1e1f', 'hex') },
  }),
  directoryGroup('Relay Admins', ['cn=Eve Evans,ou=people,dc=ad,dc=test']),
  directoryGroup('Relay Users', ['cn=Relay Admins,ou=groups,dc=ad,dc=test']),
];

const plainGroup = (name: string, attributes: NewEntry['attributes']): NewEntry => ({
  dn: `cn=${name},ou=groups,dc=plain,dc=test`,
  attributes: { cn: name, ...attributes },
});

const graceDn = 'uid=grace,ou=people,dc=plain,dc=test';
const plainTree: NewEntry[] = [
  ...suffix('plain'),
  { dn: graceDn, attributes: { ...person('grace').attributes } },
  plainGroup('by-name', { objectClass: 'groupOfNames', member: graceDn }),
  plainGroup('by-unique-name', { objectClass: 'groupOfUniqueNames', uniqueMember: graceDn }),
  plainGroup('by-user-name', { objectClass: 'posixGroup', gidNumber: '1000', memberUid: 'grace' }),
  plainGroup('around', { objectClass: 'groupOfNames', member: 'cn=by-name,ou=groups,dc=plain,dc=test' }),
];

/** Everything that a new server holds. All people in it are made up. */
export const firstEntries: readonly NewEntry[] = [...exampleTree, ...activeDirectoryTree, ...plainTree];

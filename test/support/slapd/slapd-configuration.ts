import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { moduleFolder, schemaFolder } from './programs';

export const administrator = { dn: 'cn=admin,dc=example,dc=test', password: 'administrator-password' };

/**
 * Attributes of other servers that say who somebody is or whether they may sign in, with the matching rules that a search needs: those of
 * the schema that ships with slapd for Active Directory have none.
 */
const foreignSchema = `
attributetype ( 1.2.840.113556.1.4.221 NAME 'sAMAccountName'
  EQUALITY caseIgnoreMatch SUBSTR caseIgnoreSubstringsMatch SYNTAX 1.3.6.1.4.1.1466.115.121.1.15 SINGLE-VALUE )
attributetype ( 1.2.840.113556.1.4.656 NAME 'userPrincipalName'
  EQUALITY caseIgnoreMatch SUBSTR caseIgnoreSubstringsMatch SYNTAX 1.3.6.1.4.1.1466.115.121.1.15 SINGLE-VALUE )
attributetype ( 1.2.840.113556.1.4.8 NAME 'userAccountControl'
  EQUALITY integerMatch SYNTAX 1.3.6.1.4.1.1466.115.121.1.27 SINGLE-VALUE )
attributetype ( 1.2.840.113556.1.4.1460 NAME 'msDS-User-Account-Control-Computed'
  EQUALITY integerMatch SYNTAX 1.3.6.1.4.1.1466.115.121.1.27 SINGLE-VALUE )
attributetype ( 1.2.840.113556.1.4.159 NAME 'accountExpires'
  EQUALITY integerMatch SYNTAX 1.3.6.1.4.1.1466.115.121.1.27 SINGLE-VALUE )
attributetype ( 1.2.840.113556.1.4.2 NAME 'objectGUID'
  EQUALITY octetStringMatch SYNTAX 1.3.6.1.4.1.1466.115.121.1.40 SINGLE-VALUE )
attributetype ( 2.16.840.1.113730.3.1.542 NAME 'nsUniqueId'
  EQUALITY caseIgnoreMatch SYNTAX 1.3.6.1.4.1.1466.115.121.1.15 SINGLE-VALUE )
attributetype ( 2.16.840.1.113730.3.1.610 NAME 'nsAccountLock'
  EQUALITY caseIgnoreMatch SYNTAX 1.3.6.1.4.1.1466.115.121.1.15 SINGLE-VALUE )
objectclass ( 1.2.840.113556.1.5.9 NAME 'user' SUP organizationalPerson STRUCTURAL
  MAY ( sAMAccountName $ userPrincipalName $ userAccountControl $ accountExpires $ objectGUID $ mail $ displayName $
  msDS-User-Account-Control-Computed ) )
objectclass ( 1.2.840.113556.1.5.8 NAME 'group' SUP top STRUCTURAL MUST cn MAY ( member $ sAMAccountName ) )
objectclass ( 1.3.6.1.4.1.4203.666.100.1 NAME 'netscapeEntry' SUP top AUXILIARY MAY ( nsUniqueId $ nsAccountLock ) )
`;

const modules = ['back_mdb', 'memberof', 'refint', 'ppolicy'];

const tree = (suffix: string, folder: string, lines: readonly string[]): string =>
  [
    'database mdb',
    `suffix "${suffix}"`,
    `rootdn "${administrator.dn}"`,
    `directory ${folder}`,
    'maxsize 33554432',
    'dbnosync',
    'index objectClass,uid,member eq',
    ...lines,
    'access to attrs=userPassword by anonymous auth by * none',
    `access to * by dn.exact="cn=relay,ou=services,${suffix}" read by self read by * none`,
  ].join('\n');

/**
 * Three trees in one server: `dc=example,dc=test` (OpenLDAP: inetOrgPerson, groupOfNames, memberOf, password policies), `dc=ad,dc=test`
 * (Active Directory: user, group, objectGUID) and `dc=plain,dc=test` (no memberOf, no entry ids, groups of three kinds).
 * @param folder with the certificate and the folders `example`, `ad` and `plain`
 * @param extraLines for the whole server
 */
export function slapdConfiguration(folder: string, extraLines: readonly string[]): string {
  const schemas = ['core', 'cosine', 'inetorgperson', 'nis'].map((name) => `include ${schemaFolder}/${name}.schema`);
  const loaded = modules.filter((name) => existsSync(join(moduleFolder, `${name}.so`)));
  const hiddenIds = 'access to attrs=entryUUID by * none';
  return [
    ...schemas,
    `modulepath ${moduleFolder}`,
    ...loaded.map((name) => `moduleload ${name}`),
    foreignSchema,
    `pidfile ${folder}/slapd.pid`,
    `TLSCACertificateFile ${folder}/ca.pem`,
    `TLSCertificateFile ${folder}/server.pem`,
    `TLSCertificateKeyFile ${folder}/server.key`,
    'TLSVerifyClient never',
    'threads 4',
    ...extraLines,
    tree('dc=example,dc=test', join(folder, 'example'), [
      ...['overlay memberof', 'memberof-refint TRUE', 'memberof-dangling ignore'],
      ...['overlay refint', 'refint_attributes member', `refint_nothing "${administrator.dn}"`],
      'overlay ppolicy',
      `rootpw ${administrator.password}`,
    ]),
    tree('dc=ad,dc=test', join(folder, 'ad'), [
      ...['overlay memberof', 'memberof-group-oc group', 'memberof-dangling ignore', hiddenIds],
    ]),
    tree('dc=plain,dc=test', join(folder, 'plain'), [hiddenIds]),
    '',
  ].join('\n');
}

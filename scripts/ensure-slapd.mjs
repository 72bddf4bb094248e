// Finds the OpenLDAP server that the tests of the directory run, and openssl for its certificates, and installs what is missing where that
// can be done without asking anybody. Where it cannot, it says so, and those tests are skipped.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  findProgram,
  installWithApt,
  packagesToUnpack,
  rootPrefix,
  runs,
  unpackWithApt,
  writeStarter,
} from './install-programs.mjs';

const unpackedFolder = join(import.meta.dirname, '..', '.cache', 'slapd');
const homebrewFolder = '/opt/homebrew/opt/openldap/libexec';
const programs = ['slapd', 'openssl'];

const find = (program) => findProgram(program, [unpackedFolder, join(unpackedFolder, 'usr', 'bin'), homebrewFolder]);
const missingPrograms = () => programs.filter((program) => find(program) === undefined);

/** Without root: slapd wants libraries that a machine without it may lack. */
function unpackSlapd(missing) {
  if (!unpackWithApt(unpackedFolder, packagesToUnpack(missing))) return false;
  if (missing.includes('slapd')) writeStarter(unpackedFolder, 'usr/sbin/slapd');
  return true;
}

function install(missing) {
  const asRoot = rootPrefix();
  if (find('brew'))
    return runs(['brew', 'install', '--quiet', ...missing.map((name) => (name === 'slapd' ? 'openldap' : name))]);
  if (find('apt-get') && asRoot) return installWithApt(asRoot, missing);
  if (find('apt-get') && find('dpkg-deb')) return unpackSlapd(missing);
  return false;
}

/** Schemas and modules lie beside the program that was found, wherever a system keeps them. */
function folderOf(...candidates) {
  return [
    ...candidates.map((path) => join(unpackedFolder, path)),
    ...candidates,
    ...candidates.map((path) => join('/opt/homebrew', path)),
  ].find(existsSync);
}

/** Variables that name what is there: `SLAPD_BIN`, `OPENSSL_BIN`, `SLAPD_SCHEMA_FOLDER`, `SLAPD_MODULE_FOLDER`. */
export function ensureSlapd() {
  if (missingPrograms().length > 0) {
    console.error(`trunkline: installing ${missingPrograms().join(', ')} …`);
    install(missingPrograms());
  }
  const missing = missingPrograms();
  if (missing.length > 0)
    console.error(
      `trunkline: the tests with a real LDAP server are SKIPPED: install ${missing.join(', ')} to have them run`,
    );
  const found = programs.filter((program) => !missing.includes(program));
  const schemas = folderOf('/etc/ldap/schema', '/etc/openldap/schema');
  const modules = folderOf(
    '/usr/lib/ldap',
    '/usr/lib/openldap',
    '/usr/lib64/openldap',
    '/opt/openldap/libexec/openldap',
  );
  return {
    ...Object.fromEntries(found.map((program) => [`${program.toUpperCase()}_BIN`, find(program)])),
    ...(schemas ? { SLAPD_SCHEMA_FOLDER: schemas } : {}),
    ...(modules ? { SLAPD_MODULE_FOLDER: modules } : {}),
  };
}

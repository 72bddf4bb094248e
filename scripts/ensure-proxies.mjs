// Finds the proxies that the tests of outgoing proxies run, and openssl for a certificate of theirs, and installs what is missing where
// that can be done without asking anybody. Where it cannot, it says so, and those tests are skipped.
import { join } from 'node:path';
import { findProgram, installWithApt, rootPrefix, runs, unpackWithApt } from './install-programs.mjs';

const unpackedFolder = join(import.meta.dirname, '..', '.cache', 'proxies');
/** Program → package; tinyproxy's own package would start a service. */
const debianPackages = { microsocks: 'microsocks', tinyproxy: 'tinyproxy-bin', openssl: 'openssl' };
const programs = Object.keys(debianPackages);

const find = (program) => findProgram(program, [join(unpackedFolder, 'usr', 'bin')]);

function install(missing) {
  const asRoot = rootPrefix();
  const packages = missing.map((program) => debianPackages[program]);
  if (find('brew')) return runs(['brew', 'install', '--quiet', ...missing]);
  if (find('apt-get') && asRoot) return installWithApt(asRoot, packages);
  // The programs need no library that is not there anyway.
  if (find('apt-get') && find('dpkg-deb')) return unpackWithApt(unpackedFolder, packages);
  return false;
}

const missingPrograms = () => programs.filter((program) => find(program) === undefined);

/** Variables that name the programs which are there: `MICROSOCKS_BIN`, `TINYPROXY_BIN`, `OPENSSL_BIN`. */
export function ensureProxies() {
  if (missingPrograms().length > 0) {
    console.error(`trunkline: installing ${missingPrograms().join(', ')} …`);
    install(missingPrograms());
  }
  const missing = missingPrograms();
  if (missing.length > 0)
    console.error(
      `trunkline: the tests with real outgoing proxies are SKIPPED: install ${missing.join(', ')} to have them run`,
    );
  const found = programs.filter((program) => !missing.includes(program));
  return Object.fromEntries(found.map((program) => [`${program.toUpperCase()}_BIN`, find(program)]));
}

// Finds the proxies that the tests of outgoing proxies run, and openssl for a certificate of theirs, and installs what is missing where
// that can be done without asking anybody. Where it cannot, it says so, and those tests are skipped.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { findProgram, isProgram, rootPrefix, runs } from './ensure-redis-server.mjs';

const unpackedFolder = join(import.meta.dirname, '..', '.cache', 'proxies');
/** Program → package; tinyproxy's own package would start a service. */
const debianPackages = { microsocks: 'microsocks', tinyproxy: 'tinyproxy-bin', openssl: 'openssl' };
const programs = Object.keys(debianPackages);

function find(program) {
  return [findProgram(program), join(unpackedFolder, 'usr', 'bin', program)].find(
    (path) => path !== undefined && isProgram(path),
  );
}

function installWithApt(asRoot, packages) {
  const apt = [...asRoot, 'env', 'DEBIAN_FRONTEND=noninteractive', 'RUNLEVEL=1', 'apt-get', '-qq'];
  const install = () => runs([...apt, 'install', '-y', '--no-install-recommends', ...packages]);
  return install() || (runs([...apt, 'update']) && install());
}

/** Without root: the programs need no library that is not there anyway. */
function unpackWithApt(packages) {
  mkdirSync(unpackedFolder, { recursive: true });
  const inFolder = { cwd: unpackedFolder };
  if (!runs(['apt-get', '-qq', 'download', ...packages], inFolder)) return false;
  return runs(['sh', '-c', 'set -e; for package in *.deb; do dpkg-deb -x "$package" .; rm "$package"; done'], inFolder);
}

function install(missing) {
  const asRoot = rootPrefix();
  const packages = missing.map((program) => debianPackages[program]);
  if (findProgram('brew')) return runs(['brew', 'install', '--quiet', ...missing]);
  if (findProgram('apt-get') && asRoot) return installWithApt(asRoot, packages);
  if (findProgram('apt-get') && findProgram('dpkg-deb')) return unpackWithApt(packages);
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

// Finds Prometheus and promtool, and installs them where that can be done without asking anybody. Nothing is started here.
import { join } from 'node:path';
import { findProgram, installWithApt, packagesToUnpack, rootPrefix, runs, unpackWithApt } from './install-programs.mjs';

const unpackedFolder = join(import.meta.dirname, '..', '.cache', 'prometheus');
const programs = ['prometheus', 'promtool'];
const find = (program) => findProgram(program, [join(unpackedFolder, 'usr', 'bin')]);

/** Debian's package has both programs. */
function install() {
  const asRoot = rootPrefix();
  if (find('brew')) return runs(['brew', 'install', '--quiet', 'prometheus']);
  if (find('apt-get') && asRoot) return installWithApt(asRoot, ['prometheus']);
  if (find('apt-get') && find('dpkg-deb')) return unpackWithApt(unpackedFolder, packagesToUnpack(['prometheus']));
  return false;
}

/** Variables that name what is there: `PROMETHEUS_BIN`, `PROMTOOL_BIN`. Ends the process where something is missing. */
export function ensurePrometheus() {
  if (programs.some((program) => find(program) === undefined)) {
    console.error('trunkline: installing prometheus …');
    install();
  }
  const missing = programs.filter((program) => find(program) === undefined);
  if (missing.length > 0) {
    console.error(`trunkline: ${missing.join(' and ')} cannot be installed on this machine`);
    process.exit(1);
  }
  return Object.fromEntries(programs.map((program) => [`${program.toUpperCase()}_BIN`, find(program)]));
}

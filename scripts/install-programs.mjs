// What the ensure-*.mjs scripts share: finding a program, and installing packages with apt where nobody has to be asked. It uses no
// dependency, because it also serves fresh clones.
import { spawnSync } from 'node:child_process';
import { accessSync, chmodSync, constants, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const usualFolders = ['/usr/bin', '/usr/local/bin', '/opt/homebrew/bin', '/usr/sbin'];

export function isFile(path) {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

export function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return isFile(path);
  } catch {
    return false;
  }
}

/** The path of a program, or undefined where there is none. Other folders than the usual ones are looked into last. */
export function findProgram(name, otherFolders = []) {
  const onPath = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return [...onPath, ...usualFolders, ...otherFolders].map((folder) => join(folder, name)).find(isProgram);
}

/** Runs a command with its output on stderr, so that stdout stays free for what the caller prints. */
export function runs(command, options = {}) {
  return spawnSync(command[0], command.slice(1), { stdio: ['ignore', 2, 2], ...options }).status === 0;
}

/** The words to put in front of a command that needs root, or undefined when this user cannot become root unasked. */
export function rootPrefix() {
  if (process.getuid?.() === 0) return [];
  const canSudo = findProgram('sudo') && spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0;
  return canSudo ? ['sudo', '-n'] : undefined;
}

/** A machine that never fetched its package lists fails the first attempt. RUNLEVEL=1 keeps packages from starting services. */
export function installWithApt(asRoot, packages) {
  const apt = [...asRoot, 'env', 'DEBIAN_FRONTEND=noninteractive', 'RUNLEVEL=1', 'apt-get', '-qq'];
  const install = () => runs([...apt, 'install', '-y', '--no-install-recommends', ...packages]);
  return install() || (runs([...apt, 'update']) && install());
}

/** Without root: the files of the packages, below a folder. */
export function unpackWithApt(folder, packages) {
  mkdirSync(folder, { recursive: true });
  const inFolder = { cwd: folder };
  if (!runs(['apt-get', '-qq', 'download', ...packages], inFolder)) return false;
  return runs(['sh', '-c', 'set -e; for package in *.deb; do dpkg-deb -x "$package" .; rm "$package"; done'], inFolder);
}

/** The packages that an installation of these would bring, themselves included; those that are here already are left out. */
export function packagesToUnpack(packages) {
  const plan = spawnSync('apt-get', ['-s', 'install', '--no-install-recommends', ...packages], { encoding: 'utf8' });
  return [...(plan.stdout ?? '').matchAll(/^Inst (\S+)/gm)].map(([, name]) => name);
}

/** Writes a starter for an unpacked program, which knows where its libraries are. Returns the starter's path. */
export function writeStarter(folder, program) {
  const starter = join(folder, program.slice(program.lastIndexOf('/') + 1));
  rmSync(starter, { force: true });
  const lines = [
    '#!/bin/sh',
    'here=$(cd "$(dirname "$0")" && pwd)',
    'for folder in "$here"/usr/lib/*-linux-*; do LD_LIBRARY_PATH=$folder${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}; done',
    'export LD_LIBRARY_PATH',
    `exec "$here/${program}" "$@"`,
    '',
  ];
  writeFileSync(starter, lines.join('\n'));
  chmodSync(starter, 0o755);
  return starter;
}

import { spawnSync } from 'node:child_process';

/** As `npm test` found or installed them, or else as this machine has them. */
export const programs = {
  microsocks: process.env.MICROSOCKS_BIN ?? 'microsocks',
  tinyproxy: process.env.TINYPROXY_BIN ?? 'tinyproxy',
  openssl: process.env.OPENSSL_BIN ?? 'openssl',
};

const isThere = (program: string): boolean => spawnSync(program, ['-h'], { stdio: 'ignore' }).error === undefined;

/** The programs that are not on this machine. */
export const missingPrograms = Object.values(programs).filter((program) => !isThere(program));

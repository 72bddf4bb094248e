import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** As `npm test` found or installed them, or else as Debian lays them. */
export const slapdPrograms = {
  slapd: process.env.SLAPD_BIN ?? '/usr/sbin/slapd',
  openssl: process.env.OPENSSL_BIN ?? 'openssl',
};
export const schemaFolder = process.env.SLAPD_SCHEMA_FOLDER ?? '/etc/ldap/schema';
export const moduleFolder = process.env.SLAPD_MODULE_FOLDER ?? '/usr/lib/ldap';

/** With `-V` slapd tells its version and goes on to serve, on port 389 of every address of this machine; with `-VV` it ends. */
const isThere = (program: string): boolean => spawnSync(program, ['-VV'], { stdio: 'ignore' }).error === undefined;

/** What is not on this machine; the tests with a real server are skipped where there is anything. */
export const missingForSlapd = [
  ...Object.values(slapdPrograms).filter((program) => !isThere(program)),
  ...[schemaFolder].filter((folder) => !existsSync(folder)),
];

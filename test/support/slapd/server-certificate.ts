import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { slapdPrograms } from './programs';

const run = promisify(execFile);
// Made in milliseconds, which RSA keys are not.
const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];

/**
 * Writes `ca.pem`, `server.pem` and `server.key`: an authority of its own, and a certificate that it signed.
 * @param names as openssl writes them, such as `DNS:localhost,IP:127.0.0.1`
 * @returns the authority, PEM
 */
export async function createServerCertificate(folder: string, names: string): Promise<string> {
  const file = (name: string): string => join(folder, name);
  const openssl = (...words: string[]): Promise<unknown> => run(slapdPrograms.openssl, words);
  await writeFile(file('names.cnf'), `subjectAltName=${names}\nbasicConstraints=CA:FALSE\n`);
  const authority = ['-x509', '-subj', '/CN=Test authority', '-days', '2'];
  await openssl('req', ...newKey, ...authority, '-keyout', file('ca.key'), '-out', file('ca.pem'));
  await openssl('req', ...newKey, '-subj', '/CN=slapd', '-keyout', file('server.key'), '-out', file('server.csr'));
  const signed = ['-CA', file('ca.pem'), '-CAkey', file('ca.key'), '-CAcreateserial', '-days', '2'];
  const request = ['-req', '-in', file('server.csr'), '-extfile', file('names.cnf'), '-out', file('server.pem')];
  await openssl('x509', ...request, ...signed);
  return readFile(file('ca.pem'), 'utf8');
}

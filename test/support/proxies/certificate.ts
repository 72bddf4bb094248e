import { execFileSync } from 'node:child_process';
import { programs } from './programs';

/** A key and a certificate that it signed itself, PEM, for `localhost` and `127.0.0.1`. */
export interface OwnCertificate {
  readonly key: string;
  readonly cert: string;
}

export function createCertificate(): OwnCertificate {
  const names = 'subjectAltName=DNS:localhost,IP:127.0.0.1';
  const pem = execFileSync(
    programs.openssl,
    [
      ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'],
      ...['-subj', '/CN=localhost', '-addext', names, '-keyout', '-', '-out', '-'],
    ],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
  );
  const part = (label: string): string =>
    new RegExp(`-----BEGIN ${label}-----[^]+?-----END ${label}-----`).exec(pem)?.[0] ?? '';
  return { key: part('PRIVATE KEY'), cert: part('CERTIFICATE') };
}

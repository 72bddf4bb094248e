import { execFileSync } from 'node:child_process';

/** A key and a certificate that it signed itself, PEM. */
export interface OwnCertificate {
  readonly key: string;
  readonly cert: string;
}

/** @param name of the only host that it is good for */
export function createOwnCertificate(name: string): OwnCertificate {
  const pem = execFileSync(
    'openssl',
    [
      ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'],
      ...['-subj', `/CN=${name}`, '-addext', `subjectAltName=DNS:${name}`, '-keyout', '-', '-out', '-'],
    ],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
  );
  const part = (label: string): string =>
    new RegExp(`-----BEGIN ${label}-----[^]+?-----END ${label}-----`).exec(pem)?.[0] ?? '';
  return { key: part('PRIVATE KEY'), cert: part('CERTIFICATE') };
}

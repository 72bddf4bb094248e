import { type KeyObject, createPublicKey, generateKeyPairSync, randomBytes } from 'node:crypto';

/** The key file of a service account, as Google hands it out. */
export interface ServiceAccountFile {
  readonly type: 'service_account';
  readonly project_id: string;
  readonly private_key_id: string;
  /** PKCS #8 in PEM. */
  readonly private_key: string;
  readonly client_email: string;
  readonly client_id: string;
  readonly token_uri: string;
}

export interface ServiceAccount {
  readonly file: ServiceAccountFile;
  readonly publicKey: KeyObject;
}

/** The service accounts that the sandbox made, by address. Their keys live as long as the process. */
export class ServiceAccounts {
  private readonly byEmail = new Map<string, ServiceAccount>();

  /** The same account for the same name and project. `origin` is where the sandbox was asked, such as `http://127.0.0.1:3900`. */
  create(name: string, project: string, origin: string): ServiceAccountFile {
    const email = `${name}@${project}.iam.gserviceaccount.com`;
    const known = this.byEmail.get(email);
    if (known) return { ...known.file, token_uri: `${origin}/token` };
    const { privateKey, publicKey } = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    });
    const file: ServiceAccountFile = {
      type: 'service_account',
      project_id: project,
      private_key_id: randomBytes(20).toString('hex'),
      private_key: privateKey,
      client_email: email,
      client_id: BigInt(`0x${randomBytes(8).toString('hex')}`)
        .toString()
        .padStart(21, '1'),
      token_uri: `${origin}/token`,
    };
    this.byEmail.set(email, { file, publicKey: createPublicKey(publicKey) });
    return file;
  }

  find(email: string): ServiceAccount | undefined {
    return this.byEmail.get(email);
  }
}

import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Attribute, Change, Client, Control } from 'ldapts';
import { freePort } from '../proxies/real-proxy';
import { type NewEntry, firstEntries } from './entries';
import { createServerCertificate } from './server-certificate';
import { administrator, slapdConfiguration } from './slapd-configuration';
import { type SlapdProcess, startSlapdProcess } from './slapd-process';

export interface SlapdOptions {
  /** Lines for the whole server, such as `allow bind_anon_dn` or `security simple_bind=128`. */
  readonly extraLines?: readonly string[];
  /** Of the certificate; as openssl writes them. */
  readonly certificateNames?: string;
}

/** Referral entries are written as what they are, and not followed. RFC 3296. */
const manageReferrals = '2.16.840.1.113730.3.4.2';
const valuesOf = (value: NewEntry['attributes'][string]): string[] | Buffer[] =>
  typeof value === 'string' ? [value] : Buffer.isBuffer(value) ? [value] : [...value];

/** An OpenLDAP server of a test's own, on two ports of this machine: see slapd-configuration.ts for what it holds. */
export class Slapd {
  /** A hundred binds of a test's own cannot be told from the code's; these are not counted. */
  private readonly ownDns = new Set<string>([administrator.dn]);

  private constructor(
    private readonly folder: string,
    private readonly ports: { readonly plain: number; readonly tls: number },
    /** The authority that signed the certificate, PEM. */
    readonly authority: string,
    private running: SlapdProcess,
  ) {}

  static async start(options: SlapdOptions = {}): Promise<Slapd> {
    const folder = await mkdtemp(join(tmpdir(), 'trunkline-slapd-'));
    for (const name of ['example', 'ad', 'plain']) await mkdir(join(folder, name));
    const names = options.certificateNames ?? 'DNS:localhost,IP:127.0.0.1';
    const authority = await createServerCertificate(folder, names);
    await writeFile(join(folder, 'slapd.conf'), slapdConfiguration(folder, options.extraLines ?? []), { mode: 0o600 });
    const ports = { plain: await freePort(), tls: await freePort() };
    const slapd = new Slapd(folder, ports, authority, await launch(folder, ports));
    await slapd.add(...firstEntries);
    return slapd;
  }

  /** `ldap://`, where StartTLS works. */
  get url(): string {
    return `ldap://127.0.0.1:${this.ports.plain}`;
  }

  get port(): number {
    return this.ports.plain;
  }

  /** `ldaps://`, with a certificate for `localhost` and `127.0.0.1`. */
  get tlsUrl(): string {
    return `ldaps://127.0.0.1:${this.ports.tls}`;
  }

  get tlsPort(): number {
    return this.ports.tls;
  }

  async add(...entries: readonly NewEntry[]): Promise<void> {
    await this.asAdministrator(async (client) => {
      for (const { dn, attributes } of entries) {
        const list = Object.entries(attributes).map(
          ([type, value]) => new Attribute({ type, values: valuesOf(value) }),
        );
        await client.add(dn, list, new Control(manageReferrals, { critical: true }));
      }
    });
  }

  /** Sets attributes of an entry; an empty list takes one away. */
  async set(dn: string, attributes: NewEntry['attributes']): Promise<void> {
    const changes = Object.entries(attributes).map(
      ([type, value]) =>
        new Change({ operation: 'replace', modification: new Attribute({ type, values: valuesOf(value) }) }),
    );
    await this.asAdministrator((client) => client.modify(dn, changes));
  }

  async remove(dn: string): Promise<void> {
    await this.asAdministrator((client) => client.del(dn));
  }

  /** @param newDn the whole of it, also below another parent */
  async rename(dn: string, newDn: string): Promise<void> {
    await this.asAdministrator((client) => client.modifyDN(dn, newDn));
  }

  /** Binds that reached the server since it started, all or those as one DN; those of this helper are left out. */
  async bindCount(dn?: string): Promise<number> {
    const counted = (await this.binds()).filter((bound) => dn === undefined || bound === dn);
    return counted.length;
  }

  /** DNs of the binds that reached the server since it started, in their order. */
  async binds(): Promise<string[]> {
    // The log comes through a pipe: once it shows a bind that came after all others, it shows the others.
    const marker = `cn=marker-${randomUUID()}`;
    this.ownDns.add(marker);
    await this.withClient((client) => client.bind(marker, 'none').catch(() => undefined));
    while (!this.running.binds.includes(marker)) await new Promise(setImmediate);
    return this.running.binds.filter((bound) => !this.ownDns.has(bound));
  }

  /** It keeps its connections and takes new ones, and answers nothing. */
  freeze(): void {
    this.running.signal('SIGSTOP');
  }

  thaw(): void {
    this.running.signal('SIGCONT');
  }

  /** Ends it at once; its data stay for `restart`. */
  kill(): Promise<void> {
    return this.running.kill();
  }

  /** On the same ports and the same data; binds are counted anew. */
  async restart(): Promise<void> {
    await this.kill();
    this.running = await launch(this.folder, this.ports);
  }

  async stop(): Promise<void> {
    await this.kill();
    await rm(this.folder, { recursive: true, force: true });
  }

  private asAdministrator<Result>(work: (client: Client) => Promise<Result>): Promise<Result> {
    return this.withClient(async (client) => {
      await client.bind(administrator.dn, administrator.password);
      return work(client);
    });
  }

  // Over TLS: some tests let the server refuse plain binds.
  private async withClient<Result>(work: (client: Client) => Promise<Result>): Promise<Result> {
    const checkNothing = { rejectUnauthorized: false };
    const client = new Client({ url: this.tlsUrl, timeout: 10_000, connectTimeout: 10_000, tlsOptions: checkNothing });
    try {
      return await work(client);
    } finally {
      await client.unbind();
    }
  }
}

function launch(folder: string, ports: { readonly plain: number; readonly tls: number }): Promise<SlapdProcess> {
  const urls = [`ldap://127.0.0.1:${ports.plain}`, `ldaps://127.0.0.1:${ports.tls}`];
  return startSlapdProcess(join(folder, 'slapd.conf'), urls, ports.plain);
}

import { mkdir, open, readFile, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from '@app/telemetry';
import type { CredentialVault, SecretPlace } from '@app/vault';
import { decodeRotation } from './decode-rotation';
import type { Rotation, RotationJournal } from './rotation-journal';

const SUFFIX = '.rotation';
/** Nothing of a name that leads elsewhere. */
const plainName = /^[\w-]{1,100}$/;

const placeOf = (accountId: string, version: string): SecretPlace => ({
  ...{ type: 'account', recordId: accountId, field: `rotation:${version}` },
});

/**
 * A sealed file for each rotation, readable by nobody else, and on the disk before `write` resolves. Processes of one machine share the
 * folder. Where the disk takes nothing, this process remembers it for as long as it lives.
 */
export class FileRotationJournal implements RotationJournal {
  private readonly remembered = new Map<string, Rotation>();

  constructor(
    private readonly folder: string,
    private readonly vault: CredentialVault,
    private readonly logger: Logger,
  ) {}

  async write(rotation: Rotation): Promise<void> {
    const name = nameOf(rotation);
    this.remembered.set(name, rotation);
    try {
      await this.writeFile(name, this.vault.seal(placeOf(rotation.accountId, rotation.version), textOf(rotation)));
    } catch (error) {
      const { accountId } = rotation;
      this.logger.error(
        { accountId, reason: String(error) },
        'a renewed sign-in could not be written to the data folder',
      );
    }
  }

  async rotationsOf(accountId: string): Promise<readonly Rotation[]> {
    const found = new Map([...this.remembered].filter(([, rotation]) => rotation.accountId === accountId));
    for (const name of await this.names()) {
      const version = versionIn(name, accountId);
      if (version === undefined || found.has(name)) continue;
      const rotation = await this.read(name, accountId, version);
      if (rotation) found.set(name, rotation);
    }
    return [...found.values()];
  }

  async remove(rotation: Rotation): Promise<void> {
    const name = nameOf(rotation);
    this.remembered.delete(name);
    // One that stays is found to be of an old version the next time.
    await rm(join(this.folder, name), { force: true }).catch(() => undefined);
  }

  private async writeFile(name: string, sealed: string): Promise<void> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const path = join(this.folder, name);
    const unfinished = `${path}.new`;
    await rm(unfinished, { force: true });
    const file = await open(unfinished, 'wx', 0o600);
    try {
      await file.writeFile(sealed);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(unfinished, path);
    await this.syncFolder();
  }

  /** The new name has to outlive a power cut, too. */
  private async syncFolder(): Promise<void> {
    const folder = await open(this.folder, 'r');
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  }

  private async names(): Promise<string[]> {
    // A folder that is missing or out of reach holds nothing that could be read.
    return readdir(this.folder).catch(() => []);
  }

  private async read(name: string, accountId: string, version: string): Promise<Rotation | undefined> {
    try {
      const text = this.vault.open(placeOf(accountId, version), await readFile(join(this.folder, name), 'utf8'));
      return decodeRotation(text, accountId, version);
    } catch (error) {
      this.logger.warn({ accountId, reason: String(error) }, 'a renewed sign-in in the data folder cannot be read');
      return undefined;
    }
  }
}

function nameOf({ accountId, version }: Rotation): string {
  const name = `${accountId}.${version}`;
  if (![accountId, version].every((part) => plainName.test(part))) throw new Error('not the name of an account');
  return name + SUFFIX;
}

function versionIn(name: string, accountId: string): string | undefined {
  if (!name.startsWith(`${accountId}.`) || !name.endsWith(SUFFIX)) return undefined;
  return name.slice(accountId.length + 1, -SUFFIX.length);
}

const textOf = ({ credentials, token }: Rotation): string => JSON.stringify({ credentials, token });

import { readFileSync, statSync } from 'node:fs';
import { SettingsError } from './settings-error';
import { type VariableName, variableNamed, variables } from './variables';

/** Docker mounts its secrets here, readable by everybody in a container of its own. */
const CONTAINER_SECRETS = '/run/secrets/';
const READABLE_BY_OTHERS = 0o004;

/** Not those that Kubernetes gives to every container where a service is called `ldap` or `trunkline`. */
const ownNames = /^(?:TRUNKLINE|LDAP)_(?!SERVICE_|PORT(?:_|$))/;

/** Looks variables up, each as NAME or as the contents of the file that NAME_FILE names. Empty counts as not set. */
export class Environment {
  constructor(private readonly source: NodeJS.ProcessEnv) {}

  /** The value without surrounding white space. Throws SettingsError when both forms are set or the file cannot be used. */
  find(name: VariableName): string | undefined {
    const direct = this.textOf(name);
    const path = this.textOf(`${name}_FILE`);
    if (direct !== undefined && path !== undefined) {
      throw new SettingsError(`${name} and ${name}_FILE are both set: keep one of them`);
    }
    return path === undefined ? direct : readValueFile(name, path);
  }

  /** The value, else the default of the table, which is empty where a variable has none. */
  text(name: VariableName): string {
    return this.find(name) ?? variableNamed(name).fallback;
  }

  isSet(name: VariableName): boolean {
    return this.textOf(name) !== undefined || this.textOf(`${name}_FILE`) !== undefined;
  }

  /**
   * A misspelt setting must not be passed over in silence, so that every name with our own prefix has to be known, and every name of the
   * directory's: a group that is not required lets everybody in.
   */
  refuseUnknownNames(): void {
    const known = new Set(variables.flatMap(({ name }) => [name, `${name}_FILE`]));
    const unknown = Object.keys(this.source).find((name) => ownNames.test(name) && !known.has(name));
    if (unknown !== undefined) throw new SettingsError(`${unknown} is not a variable of the relay: see .env.example`);
  }

  private textOf(name: string): string | undefined {
    const text = this.source[name]?.trim();
    return text === '' ? undefined : text;
  }
}

function readValueFile(name: VariableName, path: string): string {
  const variable = `${name}_FILE`;
  let text: string;
  try {
    const isOpenToAll = (statSync(path).mode & READABLE_BY_OTHERS) !== 0 && !path.startsWith(CONTAINER_SECRETS);
    if (variableNamed(name).secret && isOpenToAll) {
      throw new SettingsError(`${variable} names ${path}, which everybody on this machine can read: chmod 600 it`);
    }
    text = readFileSync(path, 'utf8').trim();
  } catch (error) {
    if (error instanceof SettingsError) throw error;
    throw new SettingsError(`${variable} names ${path}, which cannot be read (${codeOf(error)})`, { cause: error });
  }
  if (text === '') throw new SettingsError(`${variable} names ${path}, which is empty`);
  return text;
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';

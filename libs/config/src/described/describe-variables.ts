import { Environment } from '../environment';
import { type Variable, type VariableName, variables } from '../variables';
import { type VariableGroup, groupOf } from './variable-groups';
import { withoutCredentials } from './without-credentials';

export const variableSources = ['default', 'environment', 'file'] as const;
/** Where a value comes from: the table, the environment, or the file that NAME_FILE names. */
export type VariableSource = (typeof variableSources)[number];

/** A variable as administrators are shown it. Nothing in it is secret. */
export interface DescribedVariable {
  readonly name: VariableName;
  readonly group: VariableGroup;
  /** One sentence. */
  readonly meaning: string;
  readonly source: VariableSource;
  /** Only whether it is set may be known. */
  readonly isSecret: boolean;
  /** What holds, as it is written; addresses without credentials. Null: there is none, or it is secret. */
  readonly value: string | null;
}

/** Their values are addresses, in which a user and a password may stand. */
const addresses: ReadonlySet<VariableName> = new Set<VariableName>([
  ...(['REDIS_URL', 'PUBLIC_URL', 'SANDBOX_URL', 'PRICES_URL', 'OTEL_EXPORTER_OTLP_ENDPOINT', 'LDAP_URL'] as const),
]);
/** Files in PEM, where a private key may stand by mistake. */
const keptBack: ReadonlySet<VariableName> = new Set<VariableName>(['LDAP_TLS_CA']);

/**
 * What every variable is for and what it holds. To be asked at the start, when the files hold what is in force.
 * @throws SettingsError where `readSettings` does
 */
export function describeVariables(source: NodeJS.ProcessEnv = process.env): DescribedVariable[] {
  const environment = new Environment(source);
  return variables.map((variable: Variable & { readonly name: VariableName }) => {
    const { name, meaning } = variable;
    const isSecret = keptBack.has(name) || (variable.secret === true && !addresses.has(name));
    const text = environment.text(name);
    const shown = addresses.has(name) ? withoutCredentials(text) : text;
    return {
      ...{ name, group: groupOf(name), meaning, source: sourceOf(name, source, environment), isSecret },
      value: isSecret || shown === '' ? null : shown,
    };
  });
}

function sourceOf(name: VariableName, source: NodeJS.ProcessEnv, environment: Environment): VariableSource {
  if (!environment.isSet(name)) return 'default';
  return (source[name] ?? '').trim() === '' ? 'file' : 'environment';
}

export { type SandboxSettings, readSandboxSettings } from './sandbox-settings';
export {
  type ChildVariables,
  type SupervisorSettings,
  childEnvironment,
  readSupervisorSettings,
} from './read-supervisor-settings';
export {
  type DirectoryField,
  type DirectoryFields,
  type DirectoryRoleRule,
  directoryVariables,
} from './directory/directory-fields';
export { directoryDefaults } from './directory/read-directory-fields';
export {
  type DescribedVariable,
  type VariableSource,
  describeVariables,
  variableSources,
} from './described/describe-variables';
export { type VariableGroup, variableGroups } from './described/variable-groups';
export { readSettings } from './read-settings';
export type { MasterKey, Settings } from './settings';
export { SettingsError } from './settings-error';
export { type TraceSampler, type TracingSettings, traceSamplers } from './tracing/tracing-settings';
export { withoutVariables } from './tracing/without-variables';
export { type Variable, type VariableName, variables } from './variables';

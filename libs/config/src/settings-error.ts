/** The environment says something that the relay cannot run with. The message is one line, names the variable and holds no secret. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

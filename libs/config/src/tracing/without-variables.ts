/**
 * Does something as if no variable with the prefix were set. Packages that read the environment beside what they are given would take
 * settings from it that ours know nothing of. Nothing else runs meanwhile: `run` must not be asynchronous.
 */
export function withoutVariables<Result>(
  prefix: string,
  run: () => Result,
  source: NodeJS.ProcessEnv = process.env,
): Result {
  const hidden = Object.entries(source).filter(([name]) => name.startsWith(prefix));
  for (const [name] of hidden) Reflect.deleteProperty(source, name);
  try {
    return run();
  } finally {
    for (const [name, value] of hidden) source[name] = value;
  }
}

const deployment = /^\/openai\/deployments\/([^/]+)\//;

/** Azure has everything below `/openai`. */
export const isAzurePath = (path: string): boolean => path.startsWith('/openai/');

/** Null where the path names none. */
export function deploymentIn(path: string): string | null {
  const name = deployment.exec(path)?.[1];
  return name === undefined ? null : decodedPart(name);
}

/** As it stands where it is not properly encoded. */
export function decodedPart(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

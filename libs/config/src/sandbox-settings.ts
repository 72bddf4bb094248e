/** Where the upstream simulator listens. */
export interface SandboxSettings {
  /** 0 lets the system choose. */
  readonly port: number;
  readonly host: string;
}

const DEFAULT_PORT = 3900;

/**
 * Reads `SANDBOX_PORT` (default 3900). The sandbox answers anybody who knows the prefix of its keys, so it listens on loopback only.
 * Throws an Error of one line when the port is not a port.
 */
export function readSandboxSettings(environment: NodeJS.ProcessEnv = process.env): SandboxSettings {
  const text = environment.SANDBOX_PORT?.trim() ?? '';
  const port = text === '' ? DEFAULT_PORT : Number(text);
  if (!/^\d*$/.test(text) || port > 65_535) {
    throw new Error(`SANDBOX_PORT must be a port from 0 to 65535, but it is ${JSON.stringify(text)}`);
  }
  return { port, host: '127.0.0.1' };
}

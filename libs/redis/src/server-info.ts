import type { RedisConnection } from './redis-connection';

/** What a server says of itself: names and values as `INFO` gives them. */
export type ServerInfo = ReadonlyMap<string, string>;

/** Asks every server that takes writes: the one, or each master of a cluster. */
export async function serverInfos(connection: RedisConnection): Promise<ServerInfo[]> {
  const servers = 'nodes' in connection ? connection.nodes('master') : [connection];
  return (await Promise.all(servers.map((server) => server.info()))).map(parseInfo);
}

/** Lines `name:value`; headings and empty lines are left out. */
export function parseInfo(text: string): ServerInfo {
  const lines = text.split(/\r?\n/).filter((line) => !line.startsWith('#') && line.includes(':'));
  return new Map(lines.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1)]));
}

import type { ServerInfo } from '@app/redis';

/** Ways in which Redis answers and is not to be relied on. */
export const redisTroubles = {
  'aof-off': 'keeps no append-only file: what was written last is lost when it ends (appendonly yes)',
  'aof-failing': 'cannot write its append-only file: look at its disk and its log',
  'snapshot-failing': 'cannot save a snapshot: look at its disk, its memory and its log',
  'may-evict': 'may throw records away when its memory is full (maxmemory-policy noeviction)',
} as const;
export type RedisTrouble = keyof typeof redisTroubles;

/** What is wrong with any of the servers. What one does not say is not held against it. */
export function troublesOf(servers: readonly ServerInfo[]): RedisTrouble[] {
  const found = servers.flatMap((server): RedisTrouble[] => {
    const isOther = (name: string, good: string): boolean => (server.get(name) ?? good) !== good;
    return [
      ...(isOther('aof_enabled', '1') ? ['aof-off' as const] : []),
      ...(isOther('aof_last_write_status', 'ok') ? ['aof-failing' as const] : []),
      ...(isOther('rdb_last_bgsave_status', 'ok') ? ['snapshot-failing' as const] : []),
      ...(isOther('maxmemory_policy', 'noeviction') ? ['may-evict' as const] : []),
    ];
  });
  return [...new Set(found)];
}

import type { SupervisorSettings } from '@app/config';

export interface ServerPlace {
  readonly folder: string;
  readonly socketPath: string;
  readonly fsync: SupervisorSettings['redisFsync'];
}

/** The private Redis: reachable by this user only, every write logged to disk, nothing ever evicted. */
export function serverArguments({ folder, socketPath, fsync }: ServerPlace): string[] {
  const options = {
    port: '0',
    unixsocket: socketPath,
    unixsocketperm: '700',
    dir: folder,
    appendonly: 'yes',
    appendfsync: fsync,
    save: '',
    'maxmemory-policy': 'noeviction',
    databases: '1',
    daemonize: 'no',
    logfile: '',
    loglevel: 'warning',
  };
  return Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
}

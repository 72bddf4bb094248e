import type { DirectorySettings } from '../directory-settings';
import { DirectoryConnection } from './directory-connection';
import { directoryServer } from './directory-server';
import { connectToServer, protectConnection, resolveServer } from './open-socket';

/** A conversation with one server, bound as the service. @throws DirectoryUnavailableError */
export async function openDirectoryConnection(url: string, settings: DirectorySettings): Promise<DirectoryConnection> {
  const server = directoryServer(url, settings);
  const addresses = await resolveServer(server, settings.timeoutMs);
  const socket = await connectToServer(server, addresses, settings.timeoutMs);
  const connection = new DirectoryConnection(await protectConnection(socket, server, settings), settings);
  try {
    await connection.bindAsService(settings);
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

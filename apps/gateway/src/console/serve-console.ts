import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Settings } from '@app/config';
import { STRICT_TRANSPORT, consoleHeaders } from './console-headers';

const ADDRESS = '/console';
/** Names of files below it hold a digest of what is in them. */
const FOR_EVER = 'public, max-age=31536000, immutable';
const ASK_EACH_TIME = 'no-cache';

/**
 * Serves the console: its files as they were built, compressed beforehand, and its one page at every other address below `/console`,
 * which the page then reads. `/` leads there.
 * @param folder with `index.html`; absent files: there is no console, and one line says so
 */
export async function serveConsole(
  instance: FastifyInstance,
  folder: string,
  { publicUrl }: Pick<Settings, 'publicUrl'>,
): Promise<boolean> {
  if (!existsSync(join(folder, 'index.html'))) return false;
  const isEncrypted = publicUrl?.startsWith('https:') ?? false;
  const headers = { ...consoleHeaders, ...(isEncrypted ? { 'strict-transport-security': STRICT_TRANSPORT } : {}) };

  await instance.register(fastifyStatic, {
    root: folder,
    prefix: `${ADDRESS}/`,
    // A route for each file that there is: no path is ever looked up in the file system.
    wildcard: false,
    index: false,
    preCompressed: true,
    cacheControl: false,
    setHeaders: (reply, path) =>
      void reply.headers({ ...headers, 'cache-control': path.includes('/assets/') ? FOR_EVER : ASK_EACH_TIME }),
  });
  const page = (request: FastifyRequest, reply: FastifyReply): FastifyReply =>
    // What the page asks for by name and is not there is missing, and is not the page.
    request.url.startsWith(`${ADDRESS}/assets/`)
      ? reply.status(404).headers(headers).send()
      : reply.sendFile('index.html');
  instance.get(ADDRESS, page);
  instance.get(`${ADDRESS}/*`, page);
  instance.get('/', (_request, reply) => reply.redirect(`${ADDRESS}/`, 302));
  return true;
}

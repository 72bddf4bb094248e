import { once } from 'node:events';
import { request } from 'node:http';
import { Agent, createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createCertificate } from '../proxies/certificate';
import { missingPrograms, programs } from '../proxies/programs';

/** What is not on this machine; what needs https is skipped where there is anything. */
export const missingForHttps = missingPrograms.filter((program) => program === programs.openssl);

export interface HttpsFront {
  /** `https://localhost:<port>`. */
  readonly url: string;
  /** Trusts its certificate, as Claude Code does once somebody has compared the fingerprint. */
  readonly agent: Agent;
  readonly close: () => void;
}

/** A reverse proxy that ends TLS, with the headers that docs/claude-code-sign-in.md wants of one. @param behind address of a gateway, which may be started later */
export async function startHttpsFront(behind: string): Promise<HttpsFront> {
  const certificate = createCertificate();
  const server = createServer(certificate, (incoming, outgoing) => {
    const { method = '', url = '', socket } = incoming;
    const told = { 'x-forwarded-for': socket.remoteAddress, 'x-forwarded-proto': 'https' };
    const onward = request(behind + url, { method, headers: { ...incoming.headers, ...told } }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on('error', () => outgoing.destroy());
    outgoing.on('close', () => onward.destroy());
    incoming.pipe(onward);
  });
  server.on('tlsClientError', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const agent = new Agent({ ca: certificate.cert, keepAlive: false });
  return {
    url: `https://localhost:${(server.address() as AddressInfo).port}`,
    agent,
    close: () => {
      agent.destroy();
      server.closeAllConnections();
      server.close();
    },
  };
}

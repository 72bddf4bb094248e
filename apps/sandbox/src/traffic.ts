import type { Server, ServerResponse } from 'node:http';

/** What `GET /sandbox/state` shows. Control requests count as connections but not as requests. */
export interface Traffic {
  openConnections: number;
  connectionsTotal: number;
  /** Fully received and not yet answered to the end. */
  openRequests: number;
  /** Those of the open requests that were asked to stream. */
  openStreams: number;
  requestsTotal: number;
}

export const noTraffic = (): Traffic => ({
  openConnections: 0,
  connectionsTotal: 0,
  openRequests: 0,
  openStreams: 0,
  requestsTotal: 0,
});

export function trackConnections(server: Server, traffic: Traffic): void {
  server.on('connection', (socket) => {
    traffic.openConnections += 1;
    traffic.connectionsTotal += 1;
    socket.once('close', () => (traffic.openConnections -= 1));
  });
}

export function trackRequest(response: ServerResponse, streaming: boolean, traffic: Traffic): void {
  traffic.requestsTotal += 1;
  traffic.openRequests += 1;
  if (streaming) traffic.openStreams += 1;
  response.once('close', () => {
    traffic.openRequests -= 1;
    if (streaming) traffic.openStreams -= 1;
  });
}

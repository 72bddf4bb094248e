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

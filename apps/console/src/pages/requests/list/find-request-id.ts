/** As the relay makes them. */
const requestId = /req_[\da-f]{32}/i;

/** The request id in whatever somebody pasted, such as a header line or an error message; absent: there is none. */
export function findRequestId(text: string): string | undefined {
  return requestId.exec(text)?.[0].toLowerCase();
}

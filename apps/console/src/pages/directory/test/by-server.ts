/** Steps by the server that they were made with, in the order of the servers. */
export function byServer<Step extends { readonly server: string }>(
  steps: readonly Step[],
): { readonly server: string; readonly steps: readonly Step[] }[] {
  return [...new Set(steps.map(({ server }) => server))].map((server) => ({
    server,
    steps: steps.filter((step) => step.server === server),
  }));
}

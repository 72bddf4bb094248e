/** `/v1beta` below a base URL, unless that ends in a version of its own. */
export function versionedPath(path: string, version: string): string {
  return /\/v\d+(?:(?:alpha|beta)\d*)?$/.test(path) ? path : `${path}/${version}`;
}

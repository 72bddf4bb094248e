interface BaseUrlParts {
  readonly origin: string;
  /** Without a slash at its end; empty for none. */
  readonly path: string;
}

const parsed = new Map<string, BaseUrlParts>();

/** Of an address that has been checked when it was set. */
export function baseUrlParts(baseUrl: string): BaseUrlParts {
  let parts = parsed.get(baseUrl);
  if (!parts) {
    const url = new URL(baseUrl);
    parts = { origin: url.origin, path: url.pathname.replace(/\/+$/, '') };
    parsed.set(baseUrl, parts);
  }
  return parts;
}

export const originOfBaseUrl = (baseUrl: string): string => baseUrlParts(baseUrl).origin;

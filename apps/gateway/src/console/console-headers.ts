/**
 * What a browser is told about every file of the console. Nothing inline, nothing from elsewhere, no text that becomes code: a name or an
 * answer of a model that holds markup stays text even where a page had a fault.
 */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join('; ');

export const consoleHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': policy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
};

/** Browsers take it from HTTPS only; two years, as the preload list of browsers asks for at least one. */
export const STRICT_TRANSPORT = 'max-age=63072000';

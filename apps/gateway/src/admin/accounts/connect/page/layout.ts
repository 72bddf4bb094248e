import { createHash } from 'node:crypto';
import { Markup, markup } from './markup';

const style = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
body { margin: 0; padding: 2rem 1rem }
main { max-width: 26rem; margin: 0 auto }
h1 { font-size: 1.25rem }
`;

const styleDigest = createHash('sha256').update(style).digest('base64');

/** Scripts do not exist here, and nothing may be loaded or sent. */
export const pageHeaders: Readonly<Record<string, string>> = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    `default-src 'none'; style-src 'sha256-${styleDigest}'; form-action 'none'; base-uri 'none'; ` +
    `frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'`,
  'cache-control': 'no-store',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

export function layout(title: string, body: Markup): string {
  const page = markup`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title>
<style>${new Markup(style)}</style></head>
<body><main><h1>${title}</h1>${body}</main></body>
</html>
`;
  return page.text;
}

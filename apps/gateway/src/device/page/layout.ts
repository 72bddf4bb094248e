import { createHash } from 'node:crypto';
import { Markup, markup } from './markup';

const style = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
body { margin: 0; padding: 2rem 1rem }
main { max-width: 26rem; margin: 0 auto }
h1 { font-size: 1.25rem }
label { display: block; margin-top: 1rem }
input { box-sizing: border-box; width: 100%; padding: .5rem; font: inherit }
.code { font-family: ui-monospace, monospace; letter-spacing: .1em; font-size: 1.25rem }
button { margin: 1.5rem .5rem 0 0; padding: .5rem 1rem; font: inherit }
dt { font-weight: 600; margin-top: .5rem }
dd { margin: 0 }
[role=alert] { padding: .75rem; border: 1px solid }
`;

const styleDigest = createHash('sha256').update(style).digest('base64');

/** Scripts do not exist here, and nothing may be loaded. Browsers name the origin of a form only where the referrer policy lets them. */
export const pageHeaders: Readonly<Record<string, string>> = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    `default-src 'none'; style-src 'sha256-${styleDigest}'; form-action 'self'; base-uri 'none'; ` +
    `frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'`,
  'cache-control': 'no-store',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'same-origin',
  'strict-transport-security': 'max-age=31536000',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

/** @param objection what went wrong with the form before */
export function layout(title: string, body: Markup, objection?: string): string {
  const alert = objection === undefined ? undefined : markup`<p role="alert">${objection}</p>`;
  const page = markup`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title>
<style>${new Markup(style)}</style></head>
<body><main><h1>${title}</h1>${alert}${body}</main></body>
</html>
`;
  return page.text;
}

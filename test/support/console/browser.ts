import { type Browser, chromium } from 'playwright-core';

/** Absent: no Chromium is on this machine (`scripts/ensure-chromium.mjs` has said so), and what needs one is skipped. */
export const chromiumPath = process.env.CHROMIUM_BIN;

/** Without the calls to its maker's hosts that Chromium makes by itself, which nothing here may make. */
const quiet = [
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-quic'],
  ...['--no-first-run', '--disable-gpu', '--disable-dev-shm-usage'],
];

/** @throws Error where there is no Chromium */
export function launchBrowser(): Promise<Browser> {
  if (chromiumPath === undefined) throw new Error('CHROMIUM_BIN is not set');
  // Chromium's own sandbox does not start as root, as which tests run in containers.
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({ executablePath: chromiumPath, args: [...quiet, ...sandbox] });
}

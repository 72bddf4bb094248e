// Finds the Chromium that the tests of the console drive, and installs it where that can be done without asking anybody. Where it cannot,
// it says so, and those tests are skipped.
import { existsSync } from 'node:fs';
import { findProgram, installWithApt, rootPrefix, runs } from './install-programs.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const onMac = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

const find = () => names.map((name) => findProgram(name)).find(Boolean) ?? onMac.find(existsSync);

function install() {
  const asRoot = rootPrefix();
  if (findProgram('apt-get') && asRoot) return installWithApt(asRoot, ['chromium']);
  if (findProgram('brew')) return runs(['brew', 'install', '--quiet', '--cask', 'chromium']);
  return false;
}

/** The variable that names it: `CHROMIUM_BIN`. Absent: there is none. */
export function ensureChromium() {
  if (!find()) {
    console.error('trunkline: installing chromium …');
    install();
  }
  const found = find();
  if (found) return { CHROMIUM_BIN: found };
  console.error('trunkline: the tests in a real browser are SKIPPED: install chromium to have them run');
  return {};
}

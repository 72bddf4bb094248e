import type { Browser } from 'playwright-core';
import { type RelayHouse, startRelayHouse } from '../relay-house';
import { launchBrowser } from './browser';

/** A relay, and a browser to look at it with. */
export interface ConsoleHouse {
  readonly house: RelayHouse;
  readonly browser: Browser;
  readonly stop: () => Promise<void>;
}

/** Starts both, or leaves neither behind: what a failed start left running would keep the test run from ending. */
export async function startConsoleHouse(): Promise<ConsoleHouse> {
  const browser = await launchBrowser();
  const house = await startRelayHouse().catch(async (error: unknown) => {
    await browser.close();
    throw error;
  });
  const stop = async (): Promise<void> => {
    await browser.close();
    await house.stop();
  };
  return { house, browser, stop };
}

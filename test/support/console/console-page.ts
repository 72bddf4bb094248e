import type { Browser, BrowserContext, Page } from 'playwright-core';

export interface ConsolePageOptions {
  readonly scheme?: 'light' | 'dark';
  /** Pixels. */
  readonly width?: number;
  readonly height?: number;
  readonly language?: 'en' | 'zh-CN';
}

/** One person's browser at the console of one gateway. */
export interface ConsolePage {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Everything that must not happen on any page: broken rules of the policy, faults of scripts, dialogs that nobody asked for. */
  readonly faults: string[];
  /** Opens an address below `/console` and waits until what it asks for has been answered. */
  readonly open: (path: string) => Promise<void>;
  readonly signIn: (username: string, password: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** A browser says so of every answer that is a refusal, also of those that a page deals with, such as a first refresh without a session. */
const isOfRefusedCall = (text: string): boolean => text.startsWith('Failed to load resource');

/** As a text, because tests are compiled for Node and know no document. */
const tellBrokenRules = `document.addEventListener('securitypolicyviolation', (event) =>
  console.error('policy:', event.violatedDirective, event.blockedURI, event.sourceFile, event.sample));`;

export async function openConsole(
  browser: Browser,
  gatewayUrl: string,
  { scheme = 'light', width = 1280, height = 900, language = 'en' }: ConsolePageOptions = {},
): Promise<ConsolePage> {
  const context = await browser.newContext({
    ...{ viewport: { width, height }, colorScheme: scheme, reducedMotion: 'reduce' },
    locale: language === 'en' ? 'en-GB' : language,
    // Certificates of tests are signed by themselves.
    ignoreHTTPSErrors: gatewayUrl.startsWith('https://'),
  });
  const faults: string[] = [];
  const page = await context.newPage();
  page.on('pageerror', (error) => faults.push(`fault: ${error.message}`));
  page.on('dialog', (dialog) => {
    faults.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('console', (message) => {
    if (message.type() === 'error' && !isOfRefusedCall(message.text())) faults.push(`console: ${message.text()}`);
  });
  await context.addInitScript({ content: tellBrokenRules });
  const open = async (path: string): Promise<void> => {
    await page.goto(`${gatewayUrl}/console${path}`);
    await page.locator('h1').first().waitFor();
  };
  return {
    page,
    context,
    faults,
    open,
    async signIn(username, password) {
      await open('/sign-in');
      await page.locator('input[autocomplete="username"]').fill(username);
      await page.locator('input[autocomplete="current-password"]').fill(password);
      await page.locator('button[type="submit"]').click();
      await page.waitForURL((url) => !url.pathname.endsWith('/sign-in'));
      await page.locator('h1').first().waitFor();
    },
    close: () => context.close(),
  };
}

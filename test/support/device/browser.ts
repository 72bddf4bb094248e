import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { PASSWORD } from '../control-plane/visitor';
import { httpCall } from '../http-call';

/** One page, as a browser without scripts has it. */
export interface Page {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | number | undefined>>;
  readonly text: string;
}

/** How a page is asked for: over a socket, or without one. */
export type Fetch = (request: {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body?: string;
}) => Promise<Page>;

const PUBLIC_ORIGIN = 'https://trunkline.example.com';

/** Plays a browser: keeps one jar of cookies, and sends the forms that it is shown. */
export class Browser {
  cookie = '';
  page: Page = { status: 0, headers: {}, text: '' };

  constructor(
    private readonly fetch: Fetch,
    /** What a browser adds by itself to a form of the same site. */
    readonly ownHeaders: Record<string, string> = { origin: PUBLIC_ORIGIN, 'sec-fetch-site': 'same-origin' },
  ) {}

  async open(path: string): Promise<Page> {
    return this.keep(await this.fetch({ method: 'GET', path, headers: this.withCookie({}) }));
  }

  /** Sends the form of the page that is shown, hidden fields included. */
  async submit(fields: Record<string, string>, headers = this.ownHeaders): Promise<Page> {
    return this.send(this.action(), { ...this.hidden(), ...fields }, headers);
  }

  async send(path: string, fields: Record<string, string>, headers = this.ownHeaders): Promise<Page> {
    const form = { 'content-type': 'application/x-www-form-urlencoded', ...headers };
    const body = new URLSearchParams(fields).toString();
    return this.keep(await this.fetch({ method: 'POST', path, headers: this.withCookie(form), body }));
  }

  action(): string {
    return /<form method="post" action="([^"]+)">/.exec(this.page.text)?.[1] ?? 'no form';
  }

  hidden(): Record<string, string> {
    const fields = this.page.text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g);
    return Object.fromEntries([...fields].map(([, name = '', value = '']) => [name, value]));
  }

  /** Signs in for a code and decides, each on the page that the last step has shown. */
  async decide(userCode: string, username: string, decision: 'approve' | 'deny', password = PASSWORD): Promise<Page> {
    await this.open(`/device?user_code=${userCode}`);
    await this.submit({ user_code: userCode, username, password });
    return this.submit({ decision });
  }

  private withCookie(headers: Record<string, string>): Record<string, string> {
    return this.cookie === '' ? headers : { ...headers, cookie: this.cookie };
  }

  private keep(page: Page): Page {
    const [text] = [page.headers['set-cookie']].flat().map(String);
    if (page.headers['set-cookie'] !== undefined && text !== undefined) this.cookie = text.split(';', 1)[0] ?? '';
    this.page = page;
    return page;
  }
}

/** A browser that talks to an application without a socket, from an address of its own. */
export const browserOf = (application: NestFastifyApplication, remoteAddress = '198.51.100.1'): Browser =>
  new Browser(async ({ method, path, headers, body }) => {
    const payload = body === undefined ? {} : { payload: body };
    const answer = await application.inject({ method, url: path, headers, remoteAddress, ...payload });
    return { status: answer.statusCode, headers: answer.headers, text: answer.body };
  });

/** A browser that talks to a gateway over HTTP; whoever asks plays the proxy that ends TLS. */
export const browserAt = (url: string): Browser =>
  new Browser(async ({ method, path, headers, body }) => {
    const answer = await httpCall(url + path, { method, headers, ...(body === undefined ? {} : { body }) });
    return { ...answer, text: answer.body.toString('utf8') };
  });

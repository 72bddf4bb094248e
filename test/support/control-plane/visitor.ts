import { text as readText } from 'node:stream/consumers';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { InjectOptions } from 'light-my-request';
import type { Role } from '@app/common';
import { Passwords, type Users } from '@app/auth';

export const PASSWORD = 'a password of some length';
let passwordHash: Promise<string> | undefined;

/** One answer, with its body read as JSON where it is JSON. */
export interface Answer {
  readonly status: number;
  readonly headers: Record<string, string | string[] | number | undefined>;
  readonly text: string;
  readonly json: Record<string, unknown>;
}

export interface Call {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE' | 'PUT';
  readonly url: string;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
  /** Where the call comes from; an own loopback address by default. */
  readonly address?: string;
}

/** What nobody waits for the end of. */
const endless = /^\/(admin|me)\/live\b/;

/** The head of an answer that does not end by itself, or all of one that does. */
async function beginningOf(application: NestFastifyApplication, injection: InjectOptions): Promise<Answer> {
  const {
    statusCode: status,
    headers,
    raw,
    stream,
  } = await application.inject({ ...injection, payloadAsStream: true });
  const isEndless = String(headers['content-type']).startsWith('text/event-stream');
  if (isEndless) raw.res.destroy();
  const text = isEndless ? '' : await readText(stream());
  return { status, headers, text, json: isEndless ? {} : (JSON.parse(text) as Record<string, unknown>) };
}

/** Makes a call as a browser or script would, without a socket. */
export async function call(application: NestFastifyApplication, request: Call): Promise<Answer> {
  const { method, url, body, headers = {}, address = '127.0.0.1' } = request;
  const injection = {
    ...{ method, url, headers, remoteAddress: address },
    ...(body === undefined ? {} : { payload: body as object }),
  };
  if (endless.test(url)) return beginningOf(application, injection);
  const response = await application.inject(injection);
  const isJson = /^application\/(?:problem\+)?json\b/.test(response.headers['content-type'] ?? '');
  return {
    status: response.statusCode,
    headers: response.headers,
    text: response.body,
    json: isJson && response.body !== '' ? (JSON.parse(response.body) as Record<string, unknown>) : {},
  };
}

/** Creates a user straight in the store; all users of a test run share one password and one hash of it. */
export async function createUser(users: Users, username: string, role: Role): Promise<string> {
  passwordHash ??= new Passwords().hash(PASSWORD);
  const user = await users.create({ username, role, passwordHash: await passwordHash });
  if (!user) throw new Error(`user name ${username} is taken`);
  return user.id;
}

/** Each caller of a test that is not about addresses has one of its own, so that failures do not add up. */
let nextAddress = 0;
export function anotherAddress(): string {
  nextAddress += 1;
  return `198.18.${nextAddress >> 8}.${nextAddress & 255}`;
}

export function signIn(
  application: NestFastifyApplication,
  username: string,
  password = PASSWORD,
  options: Pick<Call, 'headers' | 'address'> = {},
): Promise<Answer> {
  const body = { username, password };
  return call(application, { method: 'POST', url: '/auth/login', body, address: anotherAddress(), ...options });
}

/** The access token of a user. */
export async function tokenFor(application: NestFastifyApplication, username: string): Promise<string> {
  const { status, json } = await signIn(application, username);
  if (status !== 200) throw new Error(`${username} could not sign in: ${status}`);
  return String(json.accessToken);
}

/** A caller that is signed in. */
export async function signedInAs(
  application: NestFastifyApplication,
  username: string,
): Promise<(request: Call) => Promise<Answer>> {
  const authorization = `Bearer ${await tokenFor(application, username)}`;
  return (request) => call(application, { ...request, headers: { authorization, ...request.headers } });
}

/** Name and value of the refresh cookie that an answer sets, as a browser sends it back. */
export function cookieOf({ headers }: Answer): string {
  const [text = ''] = [headers['set-cookie']].flat().map(String);
  return text.split(';', 1)[0] ?? '';
}

import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { PASSWORD, anotherAddress, call } from '../control-plane/visitor';
import { httpCall } from '../http-call';

export interface ApprovalAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | number | undefined>>;
  readonly json: Readonly<Record<string, unknown>>;
}

type Step = 'look-up' | 'approve' | 'deny';
type Post = (url: string, body: object, headers: Record<string, string>) => Promise<ApprovalAnswer>;

/** Somebody who is signed in to the console and lets devices in. */
export class Approver {
  private constructor(
    private readonly post: Post,
    readonly accessToken: string,
  ) {}

  static async signIn(post: Post, username: string, password: string): Promise<Approver> {
    const { status, json } = await post('/auth/login', { username, password }, {});
    if (status !== 200) throw new Error(`${username} could not sign in: ${status}`);
    return new Approver(post, String(json.accessToken));
  }

  ask(step: Step, userCode: unknown): Promise<ApprovalAnswer> {
    const authorization = `Bearer ${this.accessToken}`;
    return this.post(`/me/device-approvals/${step}`, { userCode }, { authorization });
  }

  /** Looks at what asks, and decides: what the page of the console does. */
  async decide(userCode: string, decision: 'approve' | 'deny'): Promise<ApprovalAnswer> {
    const { status, json } = await this.ask('look-up', userCode);
    if (status !== 200) throw new Error(`${userCode} cannot be decided on: ${status} ${JSON.stringify(json)}`);
    const answer = await this.ask(decision, userCode);
    if (answer.status !== 204) throw new Error(`${userCode}: ${answer.status} ${JSON.stringify(answer.json)}`);
    return answer;
  }
}

/** Somebody at an application without a socket, at an address of their own. */
export function approverOf(
  application: NestFastifyApplication,
  username: string,
  address = anotherAddress(),
): Promise<Approver> {
  const post: Post = (url, body, headers) => call(application, { method: 'POST', url, body, headers, address });
  return Approver.signIn(post, username, PASSWORD);
}

/** Somebody at a gateway over HTTP; whoever asks plays the proxy that ends TLS. */
export function approverAt(url: string, username: string, password: string): Promise<Approver> {
  const post: Post = async (path, body, headers) => {
    const json = { 'content-type': 'application/json', ...headers };
    const answer = await httpCall(url + path, { headers: json, body: JSON.stringify(body) });
    const text = answer.body.toString('utf8');
    return { ...answer, json: text === '' ? {} : (JSON.parse(text) as ApprovalAnswer['json']) };
  };
  return Approver.signIn(post, username, password);
}

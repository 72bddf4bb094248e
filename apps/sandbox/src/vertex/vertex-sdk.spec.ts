import { createPrivateKey } from 'node:crypto';
import { AnthropicVertex } from '@anthropic-ai/vertex-sdk';
import { GoogleGenAI } from '@google/genai';
import { JWT, OAuth2Client } from 'google-auth-library';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningSandbox, runSandbox } from '../testing/running-sandbox';
import { readAccessToken } from '../tokens/access-token';
import type { ServiceAccountFile } from '../tokens/service-accounts';

const CLOUD_PLATFORM = 'https://www.googleapis.com/auth/cloud-platform';
const GOOGLE_TOKEN_URL = 'https://oauth2.googleapis.com/token';
const message: { model: string; max_tokens: number; messages: { role: 'user'; content: string }[] } = {
  ...{ model: 'claude-sonnet-5-5', max_tokens: 100 },
  messages: [{ role: 'user', content: 'hi there' }],
};

let sandbox: RunningSandbox;
let account: ServiceAccountFile;
beforeAll(async () => {
  sandbox = await runSandbox();
  const answer = await sandbox.ask({ method: 'GET', path: '/sandbox/service-account?name=sdk&project=acme' });
  account = JSON.parse(answer.body.toString()) as ServiceAccountFile;
});
afterAll(() => sandbox.stop());

/** The library knows one address of Google's only, so what it sends there goes to the sandbox. */
function serviceAccount(): JWT {
  const jwt = new JWT({ email: account.client_email, key: account.private_key, scopes: [CLOUD_PLATFORM] });
  jwt.transporter.interceptors.request.add({
    resolved: (options) => {
      if (String(options.url) === GOOGLE_TOKEN_URL) options.url = new URL(`${sandbox.url}/token`);
      return Promise.resolve(options);
    },
  });
  return jwt;
}

describe('google-auth-library', () => {
  it('gets a token for a service account', async () => {
    expect(createPrivateKey(account.private_key).asymmetricKeyType).toBe('rsa');
    const { token } = await serviceAccount().getAccessToken();
    expect(readAccessToken(token ?? '')).toMatchObject({ account: account.client_email, organization: 'acme' });
  });

  it('gets a token for a user, and says that a refresh token is no longer good', async () => {
    const answer = await sandbox.ask({ method: 'GET', path: '/sandbox/oauth-client?name=user' });
    const made = JSON.parse(answer.body.toString()) as Record<
      'client_id' | 'client_secret' | 'refresh_token' | 'token_uri',
      string
    >;
    const tokenFor = (refreshToken: string) => {
      const { client_id: clientId, client_secret: clientSecret, token_uri: oauth2TokenUrl } = made;
      const user = new OAuth2Client({ clientId, clientSecret, endpoints: { oauth2TokenUrl } });
      user.setCredentials({ refresh_token: refreshToken });
      return user.getAccessToken();
    };
    const { token } = await tokenFor(made.refresh_token);
    expect(readAccessToken(token ?? '')).toMatchObject({ kind: 'oauth', account: made.client_id });
    await expect(tokenFor('gone')).rejects.toThrow(/invalid_grant/);
  });
});

describe("Anthropic's SDK for Vertex AI", () => {
  const client = (projectId: string) =>
    new AnthropicVertex({
      ...{ region: 'us-east5', projectId, baseURL: `${sandbox.url}/v1`, maxRetries: 0 },
      // Its own copy of the library has the same shape and another type.
      authClient: serviceAccount() as never,
    });

  it('asks, streams and counts', async () => {
    const answer = await client('acme').messages.create(message);
    expect(answer.content).toMatchObject([{ text: 'Hello from the Trunkline sandbox. You said: hi there' }]);
    const streamed = await client('acme').messages.stream(message).finalMessage();
    expect(streamed.content).toEqual(answer.content);
    expect((await sandbox.settledEntry()).usage?.output).toBe(streamed.usage.output_tokens);
    const { model, messages } = message;
    expect((await client('acme').messages.countTokens({ model, messages })).input_tokens).toBe(6);
  });

  it('throws what the sandbox refuses', async () => {
    await expect(client('other').messages.create(message)).rejects.toMatchObject({ status: 403 });
    const limited = client('acme').messages.create({ ...message, model: 'sandbox-fault-429' });
    await expect(limited).rejects.toMatchObject({ status: 429 });
  });
});

describe("Google's SDK for Vertex AI", () => {
  it('asks and streams', async () => {
    const client = new GoogleGenAI({
      ...{ vertexai: true, project: 'acme', location: 'us-central1', httpOptions: { baseUrl: sandbox.url } },
      googleAuthOptions: { authClient: serviceAccount() as never },
    });
    const model = 'gemini-2.5-pro';
    const response = await client.models.generateContent({ model, contents: 'hi', config: { labels: { team: 'a' } } });
    expect(response.text).toBe('Hello from the Trunkline sandbox. You said: hi');
    const texts: string[] = [];
    for await (const chunk of await client.models.generateContentStream({ model, contents: 'hi' })) {
      texts.push(chunk.text ?? '');
    }
    expect(texts.join('')).toBe(response.text);
  });
});

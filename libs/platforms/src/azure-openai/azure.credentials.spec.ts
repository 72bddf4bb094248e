import { describe, expect, it } from 'vitest';
import { InvalidCredentials } from '../credentials/invalid-credentials';
import { readAzureFoundryCredentials } from '../azure-foundry/azure-foundry.credentials';
import { readAzureOpenaiCredentials } from './azure-openai.credentials';

const apiKey = 'key-of-the-resource';
const application = { tenantId: '72f988bf-86f1-41af-91ab-2d7cd011db47', clientId: 'c', clientSecret: 's' };

function refusedField(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    if (error instanceof InvalidCredentials) return error.field;
    throw error;
  }
  return 'nothing';
}

describe('readAzureOpenaiCredentials', () => {
  it.each([
    ['https://team.openai.azure.com', 'https://team.openai.azure.com', undefined],
    ['https://team.openai.azure.com/', 'https://team.openai.azure.com', undefined],
    ['https://team.openai.azure.com/openai/v1/', 'https://team.openai.azure.com', undefined],
    ['https://team.services.ai.azure.com/openai', 'https://team.services.ai.azure.com', undefined],
    ['https://front.example/team/openai/v1', 'https://front.example/team', undefined],
    ['https://team.openai.azure.com?api-version=2024-10-21', 'https://team.openai.azure.com', '2024-10-21'],
    [
      'https://team.openai.azure.com/?api-version=2025-04-01-preview',
      'https://team.openai.azure.com',
      '2025-04-01-preview',
    ],
  ])('reads the endpoint %s', (endpoint, address, apiVersion) => {
    expect(readAzureOpenaiCredentials({ endpoint, apiKey })).toEqual({
      credentials: { kind: 'api-key', apiKey },
      location: { endpoint: address, ...(apiVersion === undefined ? {} : { apiVersion }) },
    });
  });

  it.each([
    'team.openai.azure.com',
    'ftp://team.openai.azure.com',
    'https://user:password@team.openai.azure.com',
    'https://team.openai.azure.com#x',
    'https://team.openai.azure.com?api-version=preview',
    'https://team.openai.azure.com?api-version=2024-10-21&x=1',
    'https://team.openai.azure.com?api-version=2024-10-21?',
    'https://team.openai.azure.com/openai/deployments/gpt-5/chat/completions?api-version=2024-10-21',
  ])('refuses the endpoint %s', (endpoint) => {
    expect(refusedField(() => readAzureOpenaiCredentials({ endpoint, apiKey }))).toBe('endpoint');
  });

  it('reads an application of Entra, with a sign-in service of its own or without', () => {
    const endpoint = 'https://team.openai.azure.com';
    const read = (entra: object): unknown => readAzureOpenaiCredentials({ endpoint, entra }).credentials;
    expect(read(application)).toEqual({ kind: 'entra', ...application });
    expect(read({ ...application, authority: 'https://login.microsoftonline.us/' })).toEqual({
      ...{ kind: 'entra', ...application },
      authority: 'https://login.microsoftonline.us',
    });
  });

  it.each<[object, string]>([
    [{ apiKey, entra: application }, 'apiKey'],
    [{}, 'apiKey'],
    [{ entra: 'x' }, 'entra'],
    [{ entra: { ...application, tenantId: '../other' } }, 'entra.tenantId'],
    [{ entra: { ...application, clientSecret: '' } }, 'entra.clientSecret'],
    [{ entra: { ...application, scope: 'x' } }, 'entra.scope'],
    [{ entra: { ...application, authority: 'https://login.example/common' } }, 'entra.authority'],
    [{ entra: { ...application, authority: 7 } }, 'entra.authority'],
  ])('refuses %j, naming what is wrong', (secret, field) => {
    const input = { endpoint: 'https://team.openai.azure.com', ...secret };
    expect(refusedField(() => readAzureOpenaiCredentials(input))).toBe(field);
  });
});

describe('readAzureFoundryCredentials', () => {
  it.each([
    ['https://team.services.ai.azure.com', 'https://team.services.ai.azure.com'],
    ['https://team.services.ai.azure.com/anthropic/', 'https://team.services.ai.azure.com'],
    ['https://team.services.ai.azure.com/anthropic/v1/messages', 'https://team.services.ai.azure.com'],
  ])('reads the endpoint %s', (endpoint, address) => {
    expect(readAzureFoundryCredentials({ endpoint, apiKey }).location).toEqual({ endpoint: address });
  });

  it.each([undefined, 7, '', 'https://team.services.ai.azure.com?api-version=2024-10-21', 'https://a.example/v1'])(
    'refuses the endpoint %s',
    (endpoint) => {
      expect(refusedField(() => readAzureFoundryCredentials({ endpoint, apiKey }))).toBe('endpoint');
    },
  );
});

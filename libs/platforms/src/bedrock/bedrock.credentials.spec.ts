import { describe, expect, it } from 'vitest';
import { InvalidCredentials } from '../credentials/invalid-credentials';
import { readBedrockCredentials } from './bedrock.credentials';

const region = 'us-gov-west-1';
const keys = { accessKeyId: 'AKIA', secretAccessKey: 's' };

describe('readBedrockCredentials', () => {
  it.each([
    [
      { region, ...keys },
      { kind: 'aws-keys', ...keys },
    ],
    [
      { region, ...keys, sessionToken: 't' },
      { kind: 'aws-keys', ...keys, sessionToken: 't' },
    ],
    [
      { region, bearerToken: 'b' },
      { kind: 'api-key', apiKey: 'b' },
    ],
    [{ region }, { kind: 'aws-default' }],
  ])('reads %j', (input, credentials) => {
    expect(readBedrockCredentials(input)).toEqual({ credentials, location: { region } });
  });

  it.each([
    ['region', keys],
    ['region', { region: 'evil.example/?', ...keys }],
    ['region', { region: 'US-EAST-1' }],
    ['secretAccessKey', { region, accessKeyId: 'AKIA' }],
    ['accessKeyId', { region, bearerToken: 'b', ...keys }],
    ['bearertoken', { region, bearertoken: 'b' }],
  ])('names %s as the member that is wrong', (field, input) => {
    const read = (): unknown => readBedrockCredentials(input);
    expect(read).toThrow(InvalidCredentials);
    expect(read).toThrow(`credentials.${field} `);
  });
});

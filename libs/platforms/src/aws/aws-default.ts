import type { DefaultKeys } from '../credentials/credential-ports';

type Provider = (options: { readonly forceRefresh: boolean }) => Promise<{
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  readonly expiration?: Date;
}>;

/**
 * What this process may use of AWS: environment, shared files, web identity, container or machine roles. Asks over its own connections,
 * because those services lie where the address guard lets nothing through.
 */
export function createAwsDefault(): (isForced: boolean) => Promise<DefaultKeys> {
  let provider: Promise<Provider> | undefined;
  return async (isForced) => {
    provider ??= findProvider();
    const { accessKeyId, secretAccessKey, sessionToken, expiration } = await (
      await provider
    )({
      forceRefresh: isForced,
    });
    return {
      ...{ kind: 'aws-keys', accessKeyId, secretAccessKey },
      ...(sessionToken === undefined ? {} : { sessionToken }),
      ...(expiration === undefined ? {} : { expiresAt: expiration.getTime() }),
    };
  };
}

/** Large, and needed by few. */
async function findProvider(): Promise<Provider> {
  const { defaultProvider } = await import('@aws-sdk/credential-provider-node');
  return defaultProvider();
}

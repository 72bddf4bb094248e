import { issueAccessToken } from '../tokens/access-token';

const CLOUD_PLATFORM = 'https://www.googleapis.com/auth/cloud-platform';

/** An access token of a service account in the project, as the token endpoint would issue it. */
export const googleTokenFor = (project: string, scopes: readonly string[] = [CLOUD_PLATFORM]): string =>
  issueAccessToken({
    kind: 'google',
    account: `relay@${project}.iam.gserviceaccount.com`,
    organization: project,
    scopes,
    expiresAt: Date.now() + 3_600_000,
  });

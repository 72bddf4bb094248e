/** What keys of one person are sorted by. */
export const ownKeySorts = ['name', 'createdAt', 'expiresAt', 'lastUsedAt', 'group'] as const;
export type OwnKeySort = (typeof ownKeySorts)[number];

/** What keys of everybody are sorted by. */
export const apiKeySorts = [...ownKeySorts, 'owner', 'origin', 'deletedAt'] as const;
export type ApiKeySort = (typeof apiKeySorts)[number];

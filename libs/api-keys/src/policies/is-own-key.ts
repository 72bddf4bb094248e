import type { ApiKey } from '../api-key';

/** Whether its owner issued a key, by themselves or by a sign-in. Keys of administrators are acts of the team. */
export const isOwnKey = ({ origin = 'administrator' }: Pick<ApiKey, 'origin'>): boolean => origin !== 'administrator';

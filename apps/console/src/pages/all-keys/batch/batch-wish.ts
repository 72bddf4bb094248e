export const wishes = ['enable', 'change', 'disable'] as const;
/** What is to be done with the keys that are selected. */
export type BatchWish = (typeof wishes)[number];

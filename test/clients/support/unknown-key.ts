/** Well formed, and never issued. */
export const unknownKey = 'tl_000000000000000000000000000000001cymjz';

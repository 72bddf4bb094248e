/** Stands in client configurations where the reader's own key goes. */
export const KEY_PLACEHOLDER = 'YOUR_TRUNKLINE_KEY';

/** A text to paste, with the key in it where it is known. */
export const withKey = (contents: string, key: string | undefined): string =>
  key === undefined ? contents : contents.replaceAll(KEY_PLACEHOLDER, () => key);

const LONGEST_LINK = 1_000;

/** The relay's address as it can stand in any message; undefined where it is none that people can follow. */
export function relayLink(address: string | undefined): string | undefined {
  const url = address === undefined ? null : URL.parse(address);
  if (!url || !['http:', 'https:'].includes(url.protocol) || url.username !== '' || url.password !== '')
    return undefined;
  // The parser leaves these as they are; as a part of somebody's markup they would end the address.
  const text = url.href.replace(/['|()[\]\\^`{}*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return text.length <= LONGEST_LINK ? text : undefined;
}

/**
 * Writes one event. Line breaks in the data become several `data:` lines and those in the event name are dropped, so that no text
 * can smuggle in an event of its own.
 */
export function encodeSseFrame(event: string, data: string): string {
  const lines = data.split(/\r\n|\r|\n/).map((line) => `data: ${line}\n`);
  // eslint-disable-next-line no-control-regex -- line breaks and NUL are exactly what has to go
  const name = event.replace(/[\r\n\u0000]/g, '');
  return `${name === '' ? '' : `event: ${name}\n`}${lines.join('')}\n`;
}

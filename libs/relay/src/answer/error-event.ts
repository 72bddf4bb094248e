import { encodeSseFrame } from '@app/protocols';

/** An upstream's error envelope as an event, for a stream whose status has been sent. */
export function errorEvent(envelope: Buffer): string {
  return encodeSseFrame('error', envelope.toString('utf8').replace(/[\r\n]+/g, ' '));
}

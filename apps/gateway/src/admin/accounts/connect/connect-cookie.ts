import { hash } from 'node:crypto';
import type { BrowserCookie } from '../../../control-plane/access/browser-secret';

/** Of the browser in which an authorisation was begun. The sign-in service leads it back to us from a site of its own. */
export const connectCookie: BrowserCookie = { name: '__Host-trunkline_connect', seconds: 600 };

/** What is stored of a browser's secret: 256 random bits need no slow hash. */
export const browserDigest = (secret: string): string => hash('sha256', secret);

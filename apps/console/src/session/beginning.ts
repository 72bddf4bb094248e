import { accessToken } from './access-token';

/** What becomes of the session of this browser: asked for before anything else of the console runs, since every page waits for it. */
export const beginning = accessToken.refresh();

import type { Configuration } from '@rspack/core';

/** One bundle a program. */
declare const bundles: Configuration[];
export default bundles;

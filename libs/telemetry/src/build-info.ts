import packageFile from '../../../package.json' with { type: 'json' };

/** What runs in this process. */
export const buildInfo = { version: packageFile.version, node: process.version } as const;

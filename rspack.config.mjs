import { builtinModules } from 'node:module';
import { readdirSync, existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = import.meta.dirname;
const nodeBuiltins = new Set([...builtinModules, ...builtinModules.map((name) => `node:${name}`)]);
const isOwnSource = (request) => /^(\.{1,2}\/|\/|@app\/|@config\/)/.test(request);

/** One bundle per process role; everything from node_modules stays outside of the bundle. */
function bundleOf(app) {
  return {
    name: app,
    mode: 'none',
    target: 'node24',
    devtool: 'source-map',
    entry: { main: join(root, 'apps', app, 'src', 'main.ts') },
    output: {
      path: join(root, 'dist', app),
      filename: '[name].js',
      module: true,
      library: { type: 'module' },
      chunkFormat: 'module',
      chunkLoading: 'import',
      clean: true,
    },
    externalsType: 'module',
    externals: [
      ({ request }, callback) => {
        if (!request || (isOwnSource(request) && !nodeBuiltins.has(request))) return callback();
        callback(null, `module ${request}`);
      },
    ],
    resolve: { extensions: ['.ts', '.js'], tsConfig: resolve(root, 'tsconfig.json') },
    module: {
      rules: [
        { test: /\.lua$/, type: 'asset/source' },
        {
          test: /\.ts$/,
          loader: 'builtin:swc-loader',
          options: {
            jsc: {
              parser: { syntax: 'typescript', decorators: true },
              transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: true },
              target: 'es2024',
              keepClassNames: true,
            },
          },
          type: 'javascript/esm',
        },
      ],
    },
    node: { __filename: false, __dirname: false },
    optimization: { nodeEnv: false, minimize: false, concatenateModules: true, usedExports: true },
  };
}

export const apps = readdirSync(join(root, 'apps')).filter((app) =>
  existsSync(join(root, 'apps', app, 'src', 'main.ts')),
);

/** The benchmark plays client, operator and yardstick: bundled alike, so that it can use the tests' supports. */
const bench = {
  ...bundleOf('bench'),
  entry: Object.fromEntries(
    ['main', 'load-generator', 'pass-through'].map((name) => [name, join(root, 'test', 'bench', `${name}.ts`)]),
  ),
};

export default [...apps.map(bundleOf), bench];

/** Environment of a process that says on standard error which packages of OpenTelemetry it loads, and otherwise runs as ever. */
export const sayingWhatIsLoaded = {
  NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(`
    import { registerHooks } from 'node:module';
    registerHooks({
      resolve(specifier, context, next) {
        if (specifier.startsWith('@opentelemetry/')) process.stderr.write('loads ' + specifier + '\\n');
        return next(specifier, context);
      },
    });
  `)}`,
};

import { dirname, join } from 'node:path';
import { styleText } from 'node:util';
import { SettingsError, readSupervisorSettings } from '@app/config';
import { maintain } from './maintain';
import { say } from './say';
import { StartError } from './start-error';
import { listenForStop } from './stop-request';
import { supervise } from './supervise';
import { welcomeScreen } from './welcome-screen';

/** A log that nobody reads any more, such as a closed pipe, is no reason to stop relaying. */
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

/** styleText leaves the text as it is when the stream is no terminal or NO_COLOR is set. */
const bold = (text: string): string => styleText('bold', text, { stream: process.stdout });

try {
  const settings = readSupervisorSettings();
  const applications = join(dirname(process.argv[1] ?? '.'), '..');
  const words = process.argv.slice(2);
  if (words.length > 0) process.exitCode = await maintain({ settings, applications, words });
  else {
    await supervise({
      ...{ settings, applications },
      marksLines: process.stdout.isTTY,
      stop: listenForStop(),
      onReady: (facts) => process.stdout.write(welcomeScreen(facts, bold)),
    });
  }
} catch (error) {
  if (error instanceof StartError || error instanceof SettingsError) say(error.message);
  else say(`failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  process.exitCode = 1;
}
// By now nothing of ours runs; a connection attempt that is still under way is no reason to wait.
setTimeout(() => process.exit(), 500).unref();

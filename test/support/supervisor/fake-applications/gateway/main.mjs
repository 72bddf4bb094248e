// FAKE_GATEWAY: fails (ends before it is ready), starts-forever, drains (ends at the second SIGTERM), stubborn (never ends).
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { endOnSigterm, pretendToBe, report } from '../report.mjs';

const manner = process.env.FAKE_GATEWAY;
pretendToBe('gateway');
if (manner === 'fails') {
  console.error('gateway: port 3000 is in use');
  process.exit(1);
}
if (manner === 'stubborn') process.on('SIGTERM', () => report('asked to stop'));
else if (manner === 'drains') process.once('SIGTERM', () => (report('draining'), endOnSigterm()));
else endOnSigterm();

if (manner === 'starts-forever') {
  setTimeout(() => undefined, 2 ** 30);
} else {
  const marker = join(process.env.DATA_DIR, 'was-here');
  const firstRun = { ownerUsername: 'owner', ownerPassword: 'the-first-password', relayKey: 'tl_the-first-key' };
  process.send({
    kind: 'gateway-ready',
    url: 'http://127.0.0.1:3000',
    ...(existsSync(marker) ? {} : { firstRun }),
  });
  writeFileSync(marker, '');
}

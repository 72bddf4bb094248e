import { createServer } from 'node:http';
import { endOnSigterm, pretendToBe } from '../report.mjs';

pretendToBe('sandbox');
endOnSigterm();
const server = createServer((request, response) => response.end('ok'));
server.listen(Number(process.env.SANDBOX_PORT), '127.0.0.1', () => {
  process.send({ kind: 'sandbox-ready', url: `http://127.0.0.1:${server.address().port}` });
});

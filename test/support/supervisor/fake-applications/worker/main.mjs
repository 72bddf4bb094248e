import { endOnSigterm, pretendToBe } from '../report.mjs';

pretendToBe('worker');
endOnSigterm();
process.send({ kind: 'worker-ready' });

import { join } from 'node:path';
import { describeRecordedRequests } from '../conformance/recorded-requests';
import { createOpenaiAdapter } from './openai.adapter';

describeRecordedRequests(createOpenaiAdapter(), join(import.meta.dirname, '__fixtures__'));

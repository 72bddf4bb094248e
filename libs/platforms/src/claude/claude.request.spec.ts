import { join } from 'node:path';
import { describeRecordedRequests } from '../conformance/recorded-requests';
import { createClaudeAdapter } from './claude.adapter';

describeRecordedRequests(createClaudeAdapter(), join(import.meta.dirname, '__fixtures__'));

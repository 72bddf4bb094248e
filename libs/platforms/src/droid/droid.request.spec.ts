import { join } from 'node:path';
import { describeRecordedRequests } from '../conformance/recorded-requests';
import { createDroidAdapter } from './droid.adapter';

describeRecordedRequests(createDroidAdapter(), join(import.meta.dirname, '__fixtures__'));

import { join } from 'node:path';
import { describeRecordedRequests } from '../conformance/recorded-requests';
import { createAzureFoundryAdapter } from './azure-foundry.adapter';

describeRecordedRequests(createAzureFoundryAdapter(), join(import.meta.dirname, '__fixtures__'));

import { RequestRefused } from '../request-refused';

export const missing = (param: string): RequestRefused =>
  new RequestRefused(400, `Missing required parameter: '${param}'.`, { param, code: 'missing_required_parameter' });

export const wrongType = (param: string, expected: string): RequestRefused =>
  new RequestRefused(400, `Invalid type for '${param}': expected ${expected}.`, { param, code: 'invalid_type' });

export const wrongValue = (param: string, value: unknown, supported: string): RequestRefused =>
  new RequestRefused(400, `Invalid value: '${String(value)}'. Supported values are: ${supported}.`, {
    ...{ param, code: 'invalid_value' },
  });

export const unsupported = (param: string, message: string): RequestRefused =>
  new RequestRefused(400, message, { param, code: 'unsupported_parameter' });

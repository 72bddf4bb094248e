import { type Answer, wholeAnswer } from '../http/answer';
import { RequestRefused } from '../request-refused';

/** The status of each exception: https://docs.aws.amazon.com/bedrock/latest/APIReference/CommonErrors.html */
const statuses = {
  AccessDeniedException: 403,
  ExpiredTokenException: 403,
  IncompleteSignatureException: 403,
  InternalServerException: 500,
  InvalidSignatureException: 403,
  MissingAuthenticationTokenException: 403,
  ModelErrorException: 424,
  ModelTimeoutException: 408,
  RequestTimeTooSkewed: 403,
  ResourceNotFoundException: 404,
  ServiceQuotaExceededException: 400,
  ServiceUnavailableException: 503,
  ThrottlingException: 429,
  UnknownOperationException: 404,
  UnrecognizedClientException: 403,
  ValidationException: 400,
} as const;
export type AwsException = keyof typeof statuses;

/** The exception for a status that is not one of AWS's own says the nearest thing. */
const byStatus: Readonly<Record<number, AwsException>> = {
  400: 'ValidationException',
  401: 'UnrecognizedClientException',
  402: 'AccessDeniedException',
  403: 'AccessDeniedException',
  404: 'ResourceNotFoundException',
  405: 'UnknownOperationException',
  408: 'ModelTimeoutException',
  413: 'ValidationException',
  415: 'ValidationException',
  424: 'ModelErrorException',
  429: 'ThrottlingException',
  503: 'ServiceUnavailableException',
  504: 'ModelTimeoutException',
  529: 'ServiceUnavailableException',
};

export const exceptionOf = (status: number): AwsException => byStatus[status] ?? 'InternalServerException';

export const isException = (code: string | undefined): code is AwsException => code !== undefined && code in statuses;

/** What is thrown where AWS says no. */
export const awsRefused = (exception: AwsException, message: string): RequestRefused =>
  new RequestRefused(statuses[exception], message, { code: exception });

/** AWS's envelope: the name of the exception is in a header, with the address of its definition behind it. */
export function awsRefusal(
  exception: AwsException,
  message: string,
  requestId: string,
  more: readonly string[] = [],
): Answer {
  const type = `${exception}:http://internal.amazon.com/coral/com.amazon.bedrock/`;
  const headers = ['content-type', 'application/json', 'x-amzn-requestid', requestId, 'x-amzn-errortype', type];
  return wholeAnswer(statuses[exception], [...headers, ...more], JSON.stringify({ message }));
}

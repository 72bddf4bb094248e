const type = (name: string): { readonly '@type': string } => ({ '@type': `type.googleapis.com/google.rpc.${name}` });

// What `error.details` of Google's envelope is made of: https://cloud.google.com/apis/design/errors#error_details

export const errorInfo = (reason: string, domain: string, metadata: Readonly<Record<string, string>> = {}): object => ({
  ...type('ErrorInfo'),
  ...{ reason, domain, metadata },
});

export const retryInfo = (seconds: number): object => ({ ...type('RetryInfo'), retryDelay: `${seconds}s` });

export const badRequest = (field: string, description: string): object => ({
  ...type('BadRequest'),
  fieldViolations: [{ ...(field === '' ? {} : { field }), description }],
});

/** The quota that is used up. `service` is the host of the API. */
export const quotaFailure = (per: 'Minute' | 'Day', service: string): object => ({
  ...type('QuotaFailure'),
  violations: [
    {
      quotaMetric: `${service}/generate_content_requests`,
      quotaId: `GenerateRequestsPer${per}PerProjectPerModel`,
      quotaDimensions: { location: 'global' },
      quotaValue: per === 'Minute' ? '1000' : '10000',
    },
  ],
});

export const help = (): object => ({
  ...type('Help'),
  links: [
    { description: 'Learn more about Gemini API quotas', url: 'https://ai.google.dev/gemini-api/docs/rate-limits' },
  ],
});

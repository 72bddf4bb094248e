import { Injectable } from '@nestjs/common';
import type { ApiKey } from '@app/api-keys';
import { RelayKeyGuard } from '../relay-key.guard';

/** Lets a question about a key in as a request would be, but is no use of it: a validity that counts from the first use stays as it is. */
@Injectable()
export class KeyInfoGuard extends RelayKeyGuard {
  protected override begin(apiKey: ApiKey): ApiKey {
    return apiKey;
  }
}

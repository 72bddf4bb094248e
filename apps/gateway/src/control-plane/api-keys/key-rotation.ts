import { Inject, Injectable } from '@nestjs/common';
import { type ApiKey, ApiKeys, type IssuedApiKey, endOfOverlap } from '@app/api-keys';
import type { Clock } from '@app/common';
import { CLOCK } from '../../bootstrap/tokens';
import { ControlPlaneError } from '../problem/control-plane-error';
import { changedMeanwhile, fieldRefused } from '../problem/refusals';
import type { RotationRequest } from './rotation.dto';

/** Gives keys another text, for their owners and for administrators. */
@Injectable()
export class KeyRotation {
  constructor(
    private readonly apiKeys: ApiKeys,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * @throws ControlPlaneError `caller_record_conflict` for a key that has no text to be exchanged or is switched off,
   *   `caller_request_invalid` for an overlap that is none
   */
  async rotate(apiKey: ApiKey, { overlap }: RotationRequest): Promise<IssuedApiKey> {
    // A key that an administrator switched off cannot be had back by rotating it.
    if (!apiKey.enabled) throw new ControlPlaneError('caller_record_conflict', 'This key is switched off');
    requireOwnText(apiKey);
    const overlapUntil = overlap === undefined ? undefined : endOfOverlap(overlap, this.clock.now());
    if (overlap !== undefined && overlapUntil === undefined)
      throw fieldRefused('overlap', 'must be an ISO 8601 duration such as PT24H or P7D, of 30 days at the most');
    const issued = await this.apiKeys.rotate(apiKey, overlapUntil);
    if (!issued) throw changedMeanwhile();
    return issued;
  }
}

/**
 * A key of a sign-in has no text that anybody knows, and must not get one.
 * @throws ControlPlaneError `caller_record_conflict`
 */
export function requireOwnText({ origin }: ApiKey): void {
  if (origin !== 'device') return;
  throw new ControlPlaneError('caller_record_conflict', 'This key belongs to a sign-in of Claude Code: end it instead');
}

import { GatewayError } from '@app/common';

const MOST_PER_PERSON = 10;
const MOST = 500;
const RETRY_SECONDS = 5;

/** How many may watch at the same time, in this process. */
export class ViewerPlaces {
  private readonly byPerson = new Map<string, number>();
  private taken = 0;

  /** @returns gives the place back @throws GatewayError `policy_concurrency_exceeded` */
  take(userId: string): () => void {
    const own = this.byPerson.get(userId) ?? 0;
    if (own >= MOST_PER_PERSON) throw refusal(`You watch on ${own} connections already: close one`);
    if (this.taken >= MOST) throw refusal('Too many people watch at this moment: try later');
    this.byPerson.set(userId, own + 1);
    this.taken += 1;
    let isTaken = true;
    return () => {
      if (!isTaken) return;
      isTaken = false;
      this.taken -= 1;
      const left = (this.byPerson.get(userId) ?? 1) - 1;
      if (left > 0) this.byPerson.set(userId, left);
      else this.byPerson.delete(userId);
    };
  }
}

const refusal = (message: string): GatewayError =>
  new GatewayError('policy_concurrency_exceeded', message, { retryAfterSeconds: RETRY_SECONDS });

import type { Organization } from '../../caller/organization';
import type { JsonObject } from '../../json';

const MOST_RESPONSES = 1_000;

interface Stored {
  readonly organizationId: string;
  /** The whole conversation up to the response, its output included. */
  readonly items: readonly JsonObject[];
  readonly response: JsonObject;
}

/** What was asked for with `store`, for its own organisation only; the oldest are forgotten first. */
export class StoredResponses {
  private readonly byId = new Map<string, Stored>();

  keep({ id: organizationId }: Organization, response: JsonObject, items: readonly JsonObject[]): void {
    this.byId.set(String(response.id), { organizationId, items, response });
    if (this.byId.size <= MOST_RESPONSES) return;
    for (const oldest of this.byId.keys()) {
      this.byId.delete(oldest);
      return;
    }
  }

  find(organization: Organization, id: string): Stored | undefined {
    const stored = this.byId.get(id);
    return stored?.organizationId === organization.id ? stored : undefined;
  }

  /** An item of any stored conversation, as `item_reference` and reasoning without its encrypted content mean it. */
  findItem(organization: Organization, itemId: unknown): JsonObject | undefined {
    for (const { organizationId, items } of this.byId.values()) {
      const item = organizationId === organization.id ? items.find(({ id }) => id === itemId) : undefined;
      if (item) return item;
    }
    return undefined;
  }
}

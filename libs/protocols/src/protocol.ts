/** A wire protocol that clients and upstreams speak. */
export type Protocol = 'anthropic-messages';

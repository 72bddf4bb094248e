export { EventHandover, type EventSink } from './event-handover';
export { EventLog, type LoggedEvent, type NewEvent } from './event-log';
export { OUTAGE_TICK_MS, RedisOutages } from './redis-outages';

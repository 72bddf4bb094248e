export { EventHandover, type EventSink } from './event-handover';
export { EventLog, type LoggedEvent, type NewEvent } from './event-log';

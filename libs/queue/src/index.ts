export { type JobMap, type QueueName, queueNames } from './job-map';
export { type JobQueue, createJobQueue } from './job-queue';
export { type JobHandler, type JobWorker, type JobWorkerOptions, createJobWorker } from './job-worker';

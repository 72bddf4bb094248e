/** For those who take jobs. Gateways only look at queues, and put jobs into them. */
export { type AnyJobConsumer, JobConsumer, type JobConsumerOptions } from './job-consumer';
export { type JobHandler, type JobOutcome, type JobWorker, type JobWorkerOptions, createJobWorker } from './job-worker';

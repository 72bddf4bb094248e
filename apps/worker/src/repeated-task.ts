/** Something to do again and again. Returns how much there was to do. */
export interface RepeatedTask {
  readonly name: string;
  readonly everyMs: number;
  run(): Promise<number>;
}

/** What a worker does, by how many of them do it. Each task bears to be run twice, and by two workers at the same time. */
export interface Tasks {
  /** By every worker, at its own pace. */
  readonly everywhere: readonly RepeatedTask[];
  /** By one of all workers at each tick. */
  readonly schedules: readonly RepeatedTask[];
}

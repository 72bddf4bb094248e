/** `critical`: somebody has to act, now. `warning`: soon, or it costs something. `passing`: it ends by itself. */
export type Urgency = 'critical' | 'warning' | 'passing';

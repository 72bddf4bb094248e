// What the fake processes have in common: they tell the test what happens to them, and end when the supervisor is gone.

export function report(event, details = {}) {
  console.log(JSON.stringify({ fake: process.env.FAKE_NAME, event, pid: process.pid, ...details }));
}

export function pretendToBe(name) {
  process.env.FAKE_NAME = name;
  const told = [
    ...['REDIS_URL', 'DATA_DIR', 'MASTER_KEYS_FILE', 'JWT_SECRET_FILE', 'SANDBOX_URL', 'SANDBOX_PORT', 'PORT'],
    'UV_THREADPOOL_SIZE',
  ];
  report('started', { told: Object.fromEntries(told.map((variable) => [variable, process.env[variable]])) });
  process.on('disconnect', () => process.exit(0));
  process.on('SIGINT', () => report('interrupted'));
}

export function endOnSigterm() {
  process.on('SIGTERM', () => {
    report('stopped');
    process.exit(0);
  });
}

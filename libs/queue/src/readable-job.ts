const JOB = 0;

/**
 * A job whose data or options are not JSON would be taken again and again, because BullMQ cannot even make a job of it that could fail. It
 * gets empty ones instead, and fails at what its handler expects of it.
 *
 * @param reply of a script that fetches: the fields of the job, one after the other, then what else it has to say
 */
export function withReadableJob(reply: unknown): unknown {
  if (!Array.isArray(reply)) return reply;
  const fields: unknown = reply[JOB];
  if (!Array.isArray(fields)) return reply;
  const broken = fields.flatMap((field: unknown, index) =>
    index % 2 === 0 && (field === 'data' || field === 'opts') && !isObject(fields[index + 1]) ? [index + 1] : [],
  );
  if (broken.length === 0) return reply;
  const readable = fields.map((field: unknown, index) => (broken.includes(index) ? '{}' : field));
  return reply.with(JOB, readable);
}

function isObject(text: unknown): boolean {
  try {
    const value: unknown = JSON.parse(String(text));
    return typeof value === 'object' && value !== null;
  } catch {
    return false;
  }
}

/** The audit log is not as the relay left it. Nothing is added to it until somebody has looked. */
export class AuditChainError extends Error {
  override readonly name = 'AuditChainError';
}

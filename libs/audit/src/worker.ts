export { AuditRetention } from './retention/audit-retention';
export { HeadWitness } from './retention/head-witness';

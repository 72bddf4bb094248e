/** How a vendor charges a request: `batch` and `flex` cost less, `priority` and `fast` more (protocols.md 10.1). */
export const serviceClasses = ['standard', 'batch', 'flex', 'priority', 'fast'] as const;
export type ServiceClass = (typeof serviceClasses)[number];

/** Tools that run at the upstream and are charged by use. */
export const serverTools = ['webSearch', 'webFetch', 'codeExecution', 'fileSearch'] as const;
export type ServerTool = (typeof serverTools)[number];

/** Uses by tool; absent: none. */
export type ServerToolUses = Readonly<Partial<Record<ServerTool, number>>>;

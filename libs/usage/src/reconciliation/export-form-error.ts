/** What was uploaded is no export that can be read. The message is for whoever uploaded it. */
export class ExportFormError extends Error {
  override readonly name = 'ExportFormError';
}

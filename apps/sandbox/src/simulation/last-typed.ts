/** What clients, and those who translate for them, say in the name of the user. */
const reminders = ['<system-reminder>', '<system>', '<environment_context>', '<session_context>'];

/** What the user typed last, of the texts of a turn; the last text where all of them are reminders. */
export const lastTyped = (texts: readonly string[]): string =>
  texts.findLast((text) => !reminders.some((reminder) => text.startsWith(reminder))) ?? texts.at(-1) ?? '';

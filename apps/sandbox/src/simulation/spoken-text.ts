const CHARACTERS_OF_QUESTION = 200;
const GREETING = 'Hello from the Trunkline sandbox.';

/** What the simulated model says when no other form is asked for: what it was told last, by a tool or by the user. */
export const spokenText = (question: string, toolResult: string | null): string =>
  toolResult === null
    ? `${GREETING} You said: ${excerpt(question)}`
    : `${GREETING} The tool answered: ${excerpt(toolResult)}`;

// A cut through a surrogate pair would leave half a character, which no JSON encoder lets pass unchanged.
const excerpt = (text: string): string => text.slice(0, CHARACTERS_OF_QUESTION).toWellFormed();

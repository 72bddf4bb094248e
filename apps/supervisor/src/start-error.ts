/** Why the relay cannot start, in one line for the person in front of the terminal. */
export class StartError extends Error {
  override readonly name = 'StartError';
}

/** What a call was rejected with. */
export const failureOf = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => {
      throw new Error('the call did not fail');
    },
    (error: unknown) => error,
  );

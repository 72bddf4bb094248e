import { randomBase62 } from '@app/common';

const LENGTH = 20;

/** A password for somebody who did not choose one: 119 bits, no letter that has to be quoted anywhere. */
export const generatePassword = (): string => randomBase62(LENGTH);

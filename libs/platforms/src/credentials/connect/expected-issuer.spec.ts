import { expect, it } from 'vitest';
import { isExpectedIssuer } from './expected-issuer';

const authorizationUrl = 'https://accounts.example/o/auth?prompt=consent';

it.each([
  ['a server that does not name itself', undefined, undefined, true],
  ['a server that does not name itself though the operator gave a name', undefined, 'https://sts.example/', false],
  ['the origin that was asked', 'https://accounts.example', undefined, true],
  ['a part of the origin that was asked', 'https://accounts.example/tenant/v2.0', undefined, true],
  ['another origin', 'https://evil.example', undefined, false],
  ['an origin that begins alike', 'https://accounts.example.evil.example', undefined, false],
  ['no address', 'accounts.example', undefined, false],
  ['nothing', '', undefined, false],
  ['the name that the operator gave', 'https://sts.example/', 'https://sts.example/', true],
  ['the same in another spelling', 'https://sts.example', 'https://sts.example/', false],
  ['the origin where the operator gave another name', 'https://accounts.example', 'https://sts.example/', false],
] as const)('an answer of %s', (_, named, issuer, isExpected) => {
  expect(isExpectedIssuer(named, { authorizationUrl, ...(issuer === undefined ? {} : { issuer }) })).toBe(isExpected);
});

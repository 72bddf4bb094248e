import { describe, expect, it } from 'vitest';
import { directoryServer } from './directory-server';

describe('directoryServer', () => {
  it.each([
    ['ldaps://directory.example.test', false, { host: 'directory.example.test', port: 636, protection: 'tls' }],
    ['ldaps://directory.example.test:1636', true, { port: 1636, protection: 'tls' }],
    ['ldap://directory.example.test', true, { port: 389, protection: 'start-tls' }],
    ['ldap://localhost', true, { port: 389, protection: 'start-tls' }],
    ['ldap://localhost:1389', false, { port: 1389, protection: 'none' }],
    ['ldap://127.8.8.8', false, { host: '127.8.8.8', protection: 'none' }],
    ['ldap://[::1]:1389', false, { host: '::1', port: 1389, protection: 'none' }],
    ['LDAPS://Directory.example.test', false, { protection: 'tls' }],
  ])('reads %s with StartTLS %s', (url, startTls, server) => {
    expect(directoryServer(url, { startTls })).toMatchObject({ url, ...server });
  });

  it.each([
    'ldap://directory.example.test',
    'ldap://192.168.0.1',
    'ldap://127.0.0.1.example.test',
    'ldap://[fe80::1]',
    'ldap://0.0.0.0',
  ])('does not speak to %s in clear', (url) => {
    expect(() => directoryServer(url, { startTls: false })).toThrow(/this machine/);
  });

  it.each([
    '',
    'directory.example.test',
    'https://localhost',
    'ldap://',
    'ldap://user:word@localhost',
    'ldap://localhost/dc=a',
  ])('finds no server in %j', (url) => {
    expect(() => directoryServer(url, { startTls: true })).toThrow(/no address/);
  });
});

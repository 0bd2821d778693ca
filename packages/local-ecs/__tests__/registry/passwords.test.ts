import { describe, expect, test } from '@jest/globals';
import { createPasswords } from '../../src/registry/passwords.ts';

const HOUR_MS = 60 * 60 * 1000;

function basic(userAndPassword: string): string {
  return `Basic ${Buffer.from(userAndPassword).toString('base64')}`;
}

describe('passwords of the registry', () => {
  test('a password is good for twelve hours and not longer', () => {
    let now = 0;
    const passwords = createPasswords(() => now, 'secret');
    const { password, expiresAt } = passwords.issue();

    now = 12 * HOUR_MS - 1;
    const before = passwords.fits(basic(`AWS:${password}`));
    now = 12 * HOUR_MS;
    const after = passwords.fits(basic(`AWS:${password}`));

    expect({ expiresAt, before, after }).toEqual({ expiresAt: 12 * HOUR_MS, before: true, after: false });
  });

  test('a later password does not end an earlier one', () => {
    const passwords = createPasswords(() => 0, 'secret');
    const first = passwords.issue();
    passwords.issue();

    expect(passwords.fits(basic(`AWS:${first.password}`))).toBe(true);
  });

  test.each([
    ['no header', () => undefined],
    ['another user', (password: string) => basic(`root:${password}`)],
    ['another password', () => basic('AWS:guess')],
    ['another scheme', (password: string) => `Bearer ${password}`],
    ['no colon', () => basic('AWS')],
  ])('%s does not open the registry', (_name, write) => {
    const passwords = createPasswords(() => 0, 'secret');
    const { password } = passwords.issue();

    expect(passwords.fits(write(password))).toBe(false);
  });
});

import { randomBytes } from 'node:crypto';
import { SettingError } from '../errors/setting-error.ts';

const VARIABLE = 'SLIPWAY_LOCAL_TOKEN';

/** The token in the environment. @throws SettingError, without the value, when it is none */
export function readGivenToken(): string | undefined {
  const text = process.env[VARIABLE] ?? '';
  if (text === '') return undefined;
  if (/^[\w.~+/=-]{8,200}$/.test(text)) return text;
  const message = `${VARIABLE} is not 8 to 200 letters, digits and characters of "-._~+/=".`;
  throw new SettingError(message, 'Use, for example, the output of "openssl rand -hex 16".');
}

/** The token of the control address: the given one; else a new one where other machines reach the port. */
export function chooseToken(listen: string): string | undefined {
  const given = readGivenToken();
  return given === undefined && listen !== '127.0.0.1' ? randomBytes(16).toString('hex') : given;
}

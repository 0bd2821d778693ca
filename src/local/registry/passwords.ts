import { createHash, randomBytes } from 'node:crypto';

/** What opens the registry: passwords of GetAuthorizationToken, and addresses that are good once. */
export interface Passwords {
  /** A fresh password, good for twelve hours of the wall clock. `expiresAt` in milliseconds since the epoch. */
  issue(): { readonly password: string; readonly expiresAt: number };
  /** Whether an `Authorization: Basic` header carries user `AWS` and a password that is still good. */
  fits(header: string | undefined): boolean;
  /** A token that lets one download of one blob through. */
  issueOnce(blob: string): string;
  useOnce(blob: string, token: string): boolean;
}

const TWELVE_HOURS_MS = 12 * 60 * 60 * 1000;
/** The oldest go first; no client holds as many. */
const MOST_KEPT = 10_000;

/** @param now wall clock: a client compares the expiry with its own */
export function createPasswords(now: () => number): Passwords {
  // Kept as hashes, so that the time of a look-up tells nothing about the password.
  const expiries = new Map<string, number>();
  const once = new Map<string, string>();
  return {
    issue() {
      const password = randomBytes(48).toString('base64url');
      const expiresAt = now() + TWELVE_HOURS_MS;
      keep(expiries, hash(password), expiresAt);
      return { password, expiresAt };
    },
    fits(header) {
      const password = readPassword(header);
      return password !== undefined && (expiries.get(hash(password)) ?? 0) > now();
    },
    issueOnce(blob) {
      const token = randomBytes(24).toString('base64url');
      keep(once, hash(token), blob);
      return token;
    },
    useOnce(blob, token) {
      const key = hash(token);
      return once.get(key) === blob && once.delete(key);
    },
  };
}

function keep<Value>(map: Map<string, Value>, key: string, value: Value): void {
  map.set(key, value);
  const oldest = map.keys().next();
  if (map.size > MOST_KEPT && !oldest.done) map.delete(oldest.value);
}

function readPassword(header: string | undefined): string | undefined {
  const encoded = /^Basic ([A-Za-z0-9+/=_-]+)$/i.exec(header ?? '')?.[1];
  if (encoded === undefined) return undefined;
  const [user, ...password] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
  return user === 'AWS' ? password.join(':') : undefined;
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

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
/** The oldest are removed first; no client has as many. */
const MOST_KEPT = 10_000;

/**
 * Passwords carry their expiry and a signature, so that they stay good in every process that knows the secret.
 * @param now wall clock: a client compares the expiry with its own
 */
export function createPasswords(now: () => number, secret: string): Passwords {
  // Kept as hashes, so that the time of a lookup reveals nothing about the token.
  const once = new Map<string, string>();
  return {
    issue() {
      const expiresAt = now() + TWELVE_HOURS_MS;
      const claim = `${expiresAt}.${randomBytes(18).toString('base64url')}`;
      return { password: `${claim}.${sign(secret, claim)}`, expiresAt };
    },
    fits(header) {
      const [expiresAt = '', nonce = '', signature = ''] = readPassword(header)?.split('.') ?? [];
      return isEqual(signature, sign(secret, `${expiresAt}.${nonce}`)) && Number(expiresAt) > now();
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

function sign(secret: string, claim: string): string {
  return createHmac('sha256', secret).update(claim).digest('base64url');
}

/** Compares in constant time. */
function isEqual(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
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

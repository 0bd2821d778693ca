/**
 * Whether a `Host` header names this machine's loopback. A page of a foreign site can make its name resolve to
 * 127.0.0.1 (DNS rebinding), but it cannot make the browser send another name.
 */
export function isLoopbackHost(host: string | undefined): boolean {
  if (host === undefined) return false;
  const name = host.replace(/:\d{1,5}$/, '').toLowerCase();
  return /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(name) || /^([a-z0-9-]+\.)*localhost$/.test(name) || name === '[::1]';
}

/**
 * Whether a `Host` header names loopback, an IP address, or a name that no public site can have: of one label, as a
 * service container has (`ecs`), or below `internal` or `local`. A page of a public site cannot make the browser send one.
 */
export function isPrivateHost(host: string | undefined): boolean {
  if (host === undefined || isLoopbackHost(host)) return host !== undefined;
  const name = host.replace(/:\d{1,5}$/, '').toLowerCase();
  return /^\d{1,3}(?:\.\d{1,3}){3}$|^\[[\da-f:.]+\]$|^[\w-]+$|^(?:[\w-]+\.)+(?:internal|local)$/.test(name);
}

/**
 * Whether an `Origin` header, which browsers send with every POST, is absent or of this address. A page of another port
 * of this machine is of another origin: it could start tasks with a request that needs no answer.
 */
export function isOwnOrigin(origin: string | undefined, host: string | undefined): boolean {
  return origin === undefined || (host !== undefined && origin.toLowerCase() === `http://${host.toLowerCase()}`);
}

/** What the lockfile says of each package that npm installs. */

/**
 * @param lockfile the content of package-lock.json
 * @returns {readonly { path: string, name: string, version: string, integrity?: string }[]} all packages from a
 * registry, those of other platforms included
 */
export function listInstalled({ packages }) {
  const installed = Object.entries(packages).filter(([path, { link }]) => path.includes('node_modules/') && !link);
  return installed.map(([path, { name, version, integrity }]) => ({
    ...{ path, version, integrity },
    // An alias has its own name in the path and the package's in the entry.
    name: name ?? path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
  }));
}

/** @returns {readonly string[]} one error for each package without a SHA-512 hash */
export function findUnhashed(lockfile) {
  return listInstalled(lockfile)
    .filter(({ integrity }) => !/^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity ?? ''))
    .map(
      ({ path }) =>
        `package-lock.json: ${path} has no sha512 integrity. Remove the entry, run "npm install" and commit the lockfile.`,
    );
}

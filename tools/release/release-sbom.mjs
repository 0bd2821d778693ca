/** The CycloneDX bill of materials of a release, from what `npm sbom` writes. Pure. */
import { createHash } from 'node:crypto';
import { findUnhashed, listInstalled } from './lockfile.mjs';

/** The packages of this repository, which npm does not fetch. */
const OWN_SCOPE = '@slipway/';

/** npm's mark of development dependencies. The scope says what it would hide: which of them are in the bundle. */
const DEVELOPMENT = 'cdx:npm:package:development';

/**
 * Names the packages of this repository as npm does, sets the scope of each component (`required`: in the bundle;
 * `excluded`: only used to build and test), and replaces the time and the random number of the run by those of the
 * commit, so that anyone can make the same file again.
 * @param listed what `npm sbom --sbom-format=cyclonedx` prints
 * @param bundled names of the packages in `dist/`
 * @param time of the commit
 */
export function toReleaseSbom(listed, { bundled, time }) {
  const names = new Set(bundled);
  const components = listed.components.map((component) => {
    const { name, properties, ...others } = withName(component);
    const isOurs = name.startsWith(OWN_SCOPE);
    return {
      ...{ ...others, name, scope: isOurs || names.has(name) ? 'required' : 'excluded' },
      properties: properties.filter((property) => property.name !== DEVELOPMENT),
    };
  });
  const timestamp = time.toISOString().replace('.000Z', 'Z');
  const component = { ...withName(listed.metadata.component), type: 'application' };
  const sbom = { ...listed, metadata: { ...listed.metadata, timestamp, component }, components };
  return { ...sbom, serialNumber: serialNumber({ ...sbom, serialNumber: undefined }) };
}

/** npm names a workspace, and the repository itself, by its folder. The reference has the name of the package. */
function withName(component) {
  return { ...component, name: component['bom-ref'].slice(0, component['bom-ref'].lastIndexOf('@')) };
}

/** A UUID of version 8 (RFC 9562: made of any data) from the content. */
function serialNumber(sbom) {
  const hex = createHash('sha256').update(JSON.stringify(sbom)).digest('hex');
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** @returns {readonly string[]} one error for each package that only one of the two has, by name, version and hash */
export function findSbomErrors({ components }, lockfile) {
  const unhashed = findUnhashed(lockfile);
  if (unhashed.length > 0) return unhashed;
  const locked = new Set(listInstalled(lockfile).map((entry) => identify(entry, fromBase64(entry.integrity))));
  const foreign = components.filter(({ name }) => !name.startsWith(OWN_SCOPE));
  const listed = new Set(foreign.map((component) => identify(component, component.hashes?.[0]?.content)));
  const advice = 'Run "npm install" with the newest npm, and commit the lockfile.';
  return [
    ...[...locked]
      .filter((one) => !listed.has(one))
      .map((one) => `package-lock.json: ${one} is not in the SBOM. ${advice}`),
    ...[...listed]
      .filter((one) => !locked.has(one))
      .map((one) => `SBOM: ${one} is not in package-lock.json. ${advice}`),
  ];
}

function identify({ name, version }, hash) {
  return `${name}@${version} with ${hash === undefined ? 'no hash' : `sha512 ${hash}`}`;
}

function fromBase64(integrity) {
  return Buffer.from(integrity.slice('sha512-'.length), 'base64').toString('hex');
}

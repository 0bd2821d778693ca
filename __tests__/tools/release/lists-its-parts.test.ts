import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Spec, Validation } from '@cyclonedx/cyclonedx-library';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { VERSION } from '../../../src/text/version.ts';
import { copyForRelease, type ReleaseCopy } from '../../support/harness/release-copy.ts';

interface Component {
  readonly name: string;
  readonly version: string;
  readonly scope: string;
  readonly hashes?: readonly { readonly alg: string; readonly content: string }[];
}

interface Locked {
  /** Of a package that is installed under another name. */
  readonly name?: string;
  readonly version: string;
  readonly integrity: string;
  readonly link?: boolean;
}

describe('the bill of materials of a release', () => {
  let copy: ReleaseCopy;

  beforeEach(async () => {
    copy = await copyForRelease();
  });

  afterEach(() => copy.remove());

  async function write({ run, folder }: ReleaseCopy): Promise<string> {
    expect(await run('sbom.mjs', folder)).toMatchObject({ exitCode: 0, stderr: '' });
    return readFileSync(join(folder, `slipway-${VERSION}.cdx.json`), 'utf8');
  }

  test('follows the schema of CycloneDX, strictly', async () => {
    const text = await write(copy);

    const { specVersion } = JSON.parse(text);
    const validator = new Validation.JsonStrictValidator(specVersion);
    expect(Object.values(Spec.Version)).toContain(specVersion);
    expect(await validator.validate(text)).toBeNull();
    expect(await validator.validate(text.replace('"alg": "SHA-512"', '"alg": "SHA"'))).not.toBeNull();
  });

  test('has each package of the lockfile with its hash, those of other platforms too, and no other package', async () => {
    const { components, metadata }: { components: readonly Component[]; metadata: { component: Component } } =
      JSON.parse(await write(copy));

    const { packages }: { packages: Readonly<Record<string, Locked>> } = JSON.parse(copy.read('package-lock.json'));
    const locked = Object.entries(packages)
      .filter(([path, { link }]) => path.includes('node_modules/') && link !== true)
      .map(([path, { name, version, integrity }]) => {
        const hex = Buffer.from(integrity.replace('sha512-', ''), 'base64').toString('hex');
        return `${name ?? path.replace(/^.*node_modules\//, '')} ${version} SHA-512 ${hex}`;
      });
    const listed = components
      .filter(({ name }) => !name.startsWith('@slipway/'))
      .map(({ name, version, hashes: [hash] = [] }) => `${name} ${version} ${hash?.alg} ${hash?.content}`);
    expect(listed.sort()).toEqual([...new Set(locked)].sort());
    expect(listed.filter((one) => /win32|darwin/.test(one)).length).toBeGreaterThan(10);
    expect(metadata.component).toMatchObject({ name: 'slipway', version: VERSION });
  });

  test('says which packages are in the bundle, and which only build and test it', async () => {
    const { components }: { components: readonly Component[] } = JSON.parse(await write(copy));

    const scopeOf = (name: string) => components.find((one) => one.name === name)?.scope;
    expect(['@aws-sdk/client-ecs', 'yaml', '@slipway/local-ecs', 'jest', 'knip'].map(scopeOf)).toEqual([
      ...['required', 'required', 'required', 'excluded', 'excluded'],
    ]);
  });

  test('is the same file for the same commit, whatever the folder and the time', async () => {
    const other = await copyForRelease();

    const [one, two] = [await write(copy), await write(other)];
    other.remove();

    expect(one).toBe(two);
    expect(JSON.parse(one)).toMatchObject({
      serialNumber: expect.stringMatching(/^urn:uuid:[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-a[\da-f]{3}-[\da-f]{12}$/),
      metadata: { timestamp: '2026-01-02T03:04:05Z' },
    });
  });

  test('is not written while a package has no hash', async () => {
    const { integrity } = JSON.parse(copy.read('package-lock.json')).packages['node_modules/yaml'];
    copy.edit('package-lock.json', `"integrity": "${integrity}"`, '"integrity": ""');

    expect(await copy.run('sbom.mjs', copy.folder)).toMatchObject({
      exitCode: 1,
      stdout: '',
      stderr: expect.stringMatching(/^package-lock\.json: node_modules\/yaml has no sha512 integrity\. /),
    });
  });
});

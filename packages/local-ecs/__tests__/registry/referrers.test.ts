import { ECRClient, ListImageReferrersCommand } from '@aws-sdk/client-ecr';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { type Emulator, openEmulator } from '../../src/emulator/emulator.ts';
import { callEcr, clientSettings } from '../support/harness/local-client.ts';
import {
  anImageManifest,
  createRegistryClient,
  digestOf,
  OCI_INDEX,
  OCI_MANIFEST,
  pushImage,
  type RegistryClient,
} from '../support/harness/registry-client.ts';

let local: Emulator;
let client: RegistryClient;
let subject: string;

beforeEach(async () => {
  local = await openEmulator({ clock: { kind: 'virtual', startMs: 1_700_000_000_000 } });
  client = createRegistryClient(local);
  await callEcr(local, 'CreateRepository', { repositoryName: 'web' });
  subject = (await pushImage(client, 'web', { tag: 'v1', layer: 'layer' })).digest;
});

afterEach(() => local.close());

/** Pushes an artifact about the image. */
async function attach(artifactType: string): Promise<{ readonly text: string; readonly response: Response }> {
  const about = { mediaType: OCI_MANIFEST, digest: subject, size: 1 };
  const manifest = { ...anImageManifest('{}', []), artifactType, subject: about, annotations: { by: artifactType } };
  const text = JSON.stringify(manifest);
  return { text, response: await client.putManifest('web', digestOf(text), manifest) };
}

function describe(text: string, artifactType: string): JsonObject {
  const named = { mediaType: OCI_MANIFEST, digest: digestOf(text), size: text.length };
  return { ...named, artifactType, annotations: { by: artifactType } };
}

test('what names an image as its subject is listed as an index', async () => {
  const signature = await attach('a/signature');
  const sbom = await attach('a/sbom');

  const listed = await client.fetch('GET', `/v2/web/referrers/${subject}`);

  expect(signature.response.headers.get('oci-subject')).toBe(subject);
  expect(listed.headers.get('content-type')).toBe(OCI_INDEX);
  expect(await listed.json()).toEqual({
    schemaVersion: 2,
    mediaType: OCI_INDEX,
    manifests: [describe(signature.text, 'a/signature'), describe(sbom.text, 'a/sbom')],
  });
});

test('one type of artifact alone is listed on request', async () => {
  await attach('a/signature');
  const sbom = await attach('a/sbom');

  const listed = await client.fetch('GET', `/v2/web/referrers/${subject}?artifactType=a%2Fsbom`);

  expect(listed.headers.get('oci-filters-applied')).toBe('artifactType');
  expect(await listed.json()).toMatchObject({ manifests: [describe(sbom.text, 'a/sbom')] });
});

test('an image without referrers has an empty index, and a wrong digest is refused', async () => {
  const empty = await client.fetch('GET', `/v2/web/referrers/${digestOf('absent')}`);
  const wrong = await client.fetch('GET', '/v2/web/referrers/v1');

  expect(await empty.json()).toMatchObject({ manifests: [] });
  expect([empty.status, wrong.status]).toEqual([200, 400]);
});

test('ListImageReferrers of the AWS SDK has the same', async () => {
  await attach('a/signature');
  const { text } = await attach('a/sbom');
  const ecr = new ECRClient(clientSettings(local));

  const { referrers } = await ecr.send(
    new ListImageReferrersCommand({
      repositoryName: 'web',
      subjectId: { imageDigest: subject },
      filter: { artifactTypes: ['a/sbom'] },
    }),
  );
  ecr.destroy();

  expect(referrers).toEqual([{ ...describe(text, 'a/sbom'), artifactStatus: 'ACTIVE' }]);
});

import {
  BatchGetImageCommand,
  CreateRepositoryCommand,
  DescribeImagesCommand,
  DescribeRepositoriesCommand,
  ECRClient,
  GetAuthorizationTokenCommand,
  GetDownloadUrlForLayerCommand,
  PutImageCommand,
  type Repository as SdkRepository,
} from '@aws-sdk/client-ecr';
import { DeployError } from '../errors.ts';
import { isJsonObject, type JsonObject } from '../json.ts';
import type { Ecr, ImageIdentifier, RegistryLogin, Repository } from '../world.ts';
import { callAws, READ_SETTINGS, WRITE_SETTINGS } from './client.ts';

/** Media types that a registry may answer with: without them ECR translates an OCI manifest into docker's older form. */
const MANIFEST_TYPES = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
];

/** Amazon ECR, or whatever `AWS_ENDPOINT_URL` points to. `mask` is called with the password before it goes anywhere. */
export function createEcr(mask: (secret: string) => void): Ecr {
  const reads = new ECRClient(READ_SETTINGS);
  const writes = new ECRClient(WRITE_SETTINGS);
  return {
    authorize: () => authorize(reads, mask),
    describeRepository: (name) => describeRepository(reads, name),
    createRepository: (name) => createRepository(writes, name),
    findImage: (repository, reference) => findImage(reads, repository, reference),
    imageLabels: (repository, digest) => readLabels(reads, repository, digest),
    addTag: (repository, digest, tag) => addTag({ reads, writes }, { repository, digest, tag }),
  };
}

async function authorize(client: ECRClient, mask: (secret: string) => void): Promise<RegistryLogin> {
  const name = { action: 'ecr:GetAuthorizationToken', resource: 'the registry of this account' };
  const output = await callAws(name, () => client.send(new GetAuthorizationTokenCommand({})));
  const data = output.authorizationData?.[0];
  const token = data?.authorizationToken ?? '';
  mask(token);
  const [username = '', password = ''] = splitOnce(Buffer.from(token, 'base64').toString(), ':');
  mask(password);
  return {
    username,
    password,
    registry: (data?.proxyEndpoint ?? '').replace(/^https?:\/\//, ''),
    expiresAt: data?.expiresAt?.getTime() ?? 0,
  };
}

function splitOnce(text: string, separator: string): readonly string[] {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

async function describeRepository(client: ECRClient, name: string): Promise<Repository | undefined> {
  const call = { action: 'ecr:DescribeRepositories', resource: `repository ${name}` };
  const command = new DescribeRepositoriesCommand({ repositoryNames: [name] });
  const output = await orUndefined(
    'RepositoryNotFoundException',
    callAws(call, () => client.send(command)),
  );
  const found = output?.repositories?.[0];
  return found === undefined ? undefined : toRepository(found);
}

async function createRepository(client: ECRClient, name: string): Promise<Repository> {
  const call = { action: 'ecr:CreateRepository', resource: `repository ${name}` };
  const command = new CreateRepositoryCommand({
    repositoryName: name,
    imageTagMutability: 'IMMUTABLE',
    imageScanningConfiguration: { scanOnPush: true },
  });
  const output = await callAws(call, () => client.send(command));
  return toRepository(output.repository ?? {});
}

function toRepository(found: SdkRepository): Repository {
  return {
    name: found.repositoryName ?? '',
    uri: found.repositoryUri ?? '',
    hasImmutableTags: (found.imageTagMutability ?? '').startsWith('IMMUTABLE'),
  };
}

async function findImage(client: ECRClient, repository: string, reference: ImageIdentifier) {
  const call = { action: 'ecr:DescribeImages', resource: `image ${nameImage(reference)} in repository ${repository}` };
  const imageIds = ['tag' in reference ? { imageTag: reference.tag } : { imageDigest: reference.digest }];
  const command = new DescribeImagesCommand({ repositoryName: repository, imageIds });
  const sent = callAws(call, () => client.send(command));
  const output = await orUndefined('RepositoryNotFoundException', orUndefined('ImageNotFoundException', sent));
  return output?.imageDetails?.[0]?.imageDigest;
}

function nameImage(reference: ImageIdentifier): string {
  return 'tag' in reference ? reference.tag : reference.digest;
}

async function readLabels(client: ECRClient, repository: string, digest: string) {
  const manifest = await readManifest(client, repository, digest);
  const children = Array.isArray(manifest.manifests) ? manifest.manifests : [];
  const child = children.filter(isJsonObject).find((entry) => !isAttestation(entry));
  const image = child === undefined ? manifest : await readManifest(client, repository, String(child.digest));
  const config = isJsonObject(image.config) ? String(image.config.digest) : undefined;
  return config === undefined ? {} : readConfigLabels(client, repository, config);
}

/** BuildKit stores attestations as children of the index, for a platform that does not exist. */
function isAttestation(entry: JsonObject): boolean {
  return isJsonObject(entry.platform) && entry.platform.architecture === 'unknown';
}

async function readManifest(client: ECRClient, repository: string, digest: string): Promise<JsonObject> {
  const call = { action: 'ecr:BatchGetImage', resource: `image ${digest} in repository ${repository}` };
  const command = new BatchGetImageCommand({
    repositoryName: repository,
    imageIds: [{ imageDigest: digest }],
    acceptedMediaTypes: MANIFEST_TYPES,
  });
  const output = await callAws(call, () => client.send(command));
  const manifest: unknown = JSON.parse(output.images?.[0]?.imageManifest ?? '{}');
  return manifest as JsonObject;
}

async function readConfigLabels(client: ECRClient, repository: string, digest: string) {
  const call = { action: 'ecr:GetDownloadUrlForLayer', resource: `image configuration ${digest} in ${repository}` };
  return callAws(call, async () => {
    const command = new GetDownloadUrlForLayerCommand({ repositoryName: repository, layerDigest: digest });
    const { downloadUrl = '' } = await client.send(command);
    const answer = await fetch(downloadUrl, { signal: AbortSignal.timeout(15_000) });
    const image = (await answer.json()) as { config?: { Labels?: Readonly<Record<string, string>> | null } };
    return image.config?.Labels ?? {};
  });
}

interface TagRequest {
  readonly repository: string;
  readonly digest: string;
  readonly tag: string;
}

async function addTag(clients: { reads: ECRClient; writes: ECRClient }, request: TagRequest): Promise<void> {
  const { repository, digest, tag } = request;
  const resource = `image ${digest} in repository ${repository}`;
  const get = new BatchGetImageCommand({
    repositoryName: repository,
    imageIds: [{ imageDigest: digest }],
    acceptedMediaTypes: MANIFEST_TYPES,
  });
  const found = await callAws({ action: 'ecr:BatchGetImage', resource }, () => clients.reads.send(get));
  const image = found.images?.[0];
  const put = new PutImageCommand({
    repositoryName: repository,
    imageManifest: image?.imageManifest,
    ...(image?.imageManifestMediaType === undefined ? {} : { imageManifestMediaType: image.imageManifestMediaType }),
    imageTag: tag,
    imageDigest: digest,
  });
  const sent = callAws({ action: 'ecr:PutImage', resource }, () => clients.writes.send(put));
  await orUndefined('ImageAlreadyExistsException', sent);
}

/** Undefined instead of a throw for the one exception that is an answer. */
async function orUndefined<Output>(exception: string, call: Promise<Output>): Promise<Output | undefined> {
  try {
    return await call;
  } catch (error) {
    const cause = error instanceof DeployError ? (error.cause as { readonly name?: string } | undefined) : undefined;
    if (cause?.name === exception) return undefined;
    throw error;
  }
}

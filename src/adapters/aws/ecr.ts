import {
  BatchGetImageCommand,
  CreateRepositoryCommand,
  DescribeImagesCommand,
  DescribePullThroughCacheRulesCommand,
  DescribeRepositoriesCommand,
  ECRClient,
  GetAuthorizationTokenCommand,
  PutImageCommand,
  type Repository as SdkRepository,
} from '@aws-sdk/client-ecr';
import { dualStackHost, type RegistryPlace } from '@slipway/ecs-rules/images';
import { defined } from '@slipway/ecs-rules/values';
import { DeployError } from '../../ports/deploy-error.ts';
import type { Ecr, ImageIdentifier, RegistryLogin, Repository } from '../../ports/ecr.ts';
import { type ClientPair, callAws, orUndefined, USUAL_CLIENTS, withoutLog } from './client.ts';
import { formatIdentifier, MANIFEST_TYPES, readContent, toImageId } from './image-content.ts';
import { readToken } from './registry-token.ts';
import { requireField } from './require-field.ts';

/** Amazon ECR, or whatever `AWS_ENDPOINT_URL` points to. `mask` is called with the password before it goes anywhere. */
export function createEcr(mask: (secret: string) => void, settings: ClientPair = USUAL_CLIENTS): Ecr {
  const reads = withoutLog(new ECRClient(settings.reads));
  const writes = withoutLog(new ECRClient(settings.writes));
  const clientOf = openRegions(reads, settings);
  return {
    authorize: () => authorize(reads, mask),
    authorizePublic: async () => {
      const { authorizePublic } = await import('./ecr-public.ts');
      return authorizePublic({ settings: settings.reads, mask, region: await reads.config.region() });
    },
    describeRepository: (name) => describeRepository(reads, name),
    createRepository: (name) => createRepository(writes, name),
    findImage: async (repository, reference, place) =>
      findImage(await clientOf(place), { repository, reference, place }),
    isCache: (repository) => isCache(reads, repository),
    imageContent: async (repository, reference, place) => {
      const registry = defined({ registryId: place?.account });
      return readContent({ client: await clientOf(place), repository, ...registry }, reference);
    },
    addTag: (repository, digest, tag) => addTag({ reads, writes }, { repository, digest, tag }),
  };
}

async function authorize(client: ECRClient, mask: (secret: string) => void): Promise<RegistryLogin> {
  const name = { action: 'ecr:GetAuthorizationToken', resource: 'the registry of this account' };
  const output = await callAws(name, () => client.send(new GetAuthorizationTokenCommand({})));
  const data = requireField(output.authorizationData?.[0], 'authorizationData', name);
  const registry = (data.proxyEndpoint ?? '').replace(/^https?:\/\//, '');
  const dualStack = (await client.config.useDualstackEndpoint()) ? dualStackHost(registry) : undefined;
  return {
    ...readToken(requireField(data.authorizationToken, 'authorizationToken', name), mask),
    registry,
    expiresAt: data.expiresAt?.getTime() ?? 0,
    ...defined({ dualStackRegistry: dualStack }),
  };
}

async function describeRepository(client: ECRClient, name: string): Promise<Repository | undefined> {
  const call = { action: 'ecr:DescribeRepositories', resource: `repository ${name}` };
  const command = new DescribeRepositoriesCommand({ repositoryNames: [name] });
  const output = await orUndefined(
    'RepositoryNotFoundException',
    callAws(call, () => client.send(command)),
  );
  return output === undefined ? undefined : toRepository(requireField(output.repositories?.[0], 'repositories', call));
}

async function createRepository(client: ECRClient, name: string): Promise<Repository> {
  const call = { action: 'ecr:CreateRepository', resource: `repository ${name}` };
  const command = new CreateRepositoryCommand({
    repositoryName: name,
    imageTagMutability: 'IMMUTABLE',
    imageScanningConfiguration: { scanOnPush: true },
  });
  const output = await callAws(call, () => client.send(command));
  const repository = requireField(output.repository, 'repository', call);
  requireField(repository.repositoryUri, 'repositoryUri', call);
  return toRepository(repository);
}

function toRepository(found: SdkRepository): Repository {
  return {
    name: found.repositoryName ?? '',
    uri: found.repositoryUri ?? '',
    hasImmutableTags: (found.imageTagMutability ?? '').startsWith('IMMUTABLE'),
    exceptions: (found.imageTagMutabilityExclusionFilters ?? []).flatMap(({ filter }) => filter ?? []),
  };
}

/** The client of a registry's region: `own` for its own region and where no registry is named. */
function openRegions(own: ECRClient, settings: ClientPair): (place?: RegistryPlace) => Promise<ECRClient> {
  const clients = new Map<string, ECRClient>();
  return async (place) => {
    if (place === undefined || place.region === (await own.config.region())) return own;
    const client = clients.get(place.region) ?? withoutLog(new ECRClient({ ...settings.reads, region: place.region }));
    clients.set(place.region, client);
    return client;
  };
}

interface ImageQuery {
  readonly repository: string;
  readonly reference: ImageIdentifier;
  readonly place: RegistryPlace | undefined;
}

async function findImage(client: ECRClient, { repository, reference, place }: ImageQuery) {
  const call = {
    action: 'ecr:DescribeImages',
    resource: `image ${formatIdentifier(reference)} in repository ${repository}`,
  };
  const imageIds = [toImageId(reference)];
  const registry = defined({ registryId: place === undefined ? undefined : place.account });
  const command = new DescribeImagesCommand({ ...registry, repositoryName: repository, imageIds });
  const sent = callAws(call, () => client.send(command));
  const output = await orUndefined('RepositoryNotFoundException', orUndefined('ImageNotFoundException', sent));
  const found = output === undefined ? undefined : requireField(output.imageDetails, 'imageDetails', call)[0];
  if (found?.imageDigest === undefined) return undefined;
  const { imageDigest: digest, imageStatus = 'ACTIVE' } = found;
  return { digest, isArchived: imageStatus !== 'ACTIVE' };
}

/** All rules of a registry fit on one page: there are at most 50 (ECR User Guide, "Amazon ECR service quotas"). */
async function isCache(client: ECRClient, repository: string): Promise<boolean> {
  const call = { action: 'ecr:DescribePullThroughCacheRules', resource: 'the registry of this account' };
  const output = await callAws(call, () => client.send(new DescribePullThroughCacheRulesCommand({ maxResults: 1000 })));
  const prefixes = (output.pullThroughCacheRules ?? []).flatMap(({ ecrRepositoryPrefix }) => ecrRepositoryPrefix ?? []);
  return prefixes.some((prefix) => prefix === 'ROOT' || repository.startsWith(`${prefix}/`));
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
  const read = { action: 'ecr:BatchGetImage', resource };
  const found = await callAws(read, () => clients.reads.send(get));
  const { imageManifest, imageManifestMediaType } = requireField(found.images, 'images', read)[0] ?? {};
  if (imageManifest === undefined) throw noImage(request);
  const put = new PutImageCommand({
    repositoryName: repository,
    imageManifest,
    ...defined({ imageManifestMediaType }),
    imageTag: tag,
    imageDigest: digest,
  });
  const write = { action: 'ecr:PutImage', resource };
  const sent = callAws(write, () => clients.writes.send(put));
  const output = await orUndefined('ImageAlreadyExistsException', sent);
  if (output !== undefined) requireField(output.image, 'image', write);
}

function noImage({ repository, digest, tag }: TagRequest): DeployError {
  return new DeployError({
    kind: 'registry',
    message: `Cannot tag image ${digest} as ${tag}: it is not in repository ${repository}.`,
    advice: 'Run again. If this repeats, check for a lifecycle policy or another job that deletes images.',
  });
}

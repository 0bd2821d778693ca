export const id = 746;
export const ids = [746];
export const modules = {

/***/ 86746:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createEcr: () => (/* binding */ createEcr)
});

// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-ecr/dist-cjs/index.js
var dist_cjs = __webpack_require__(28249);
// EXTERNAL MODULE: ./packages/ecs-rules/lib/images/registry-host.js
var registry_host = __webpack_require__(58712);
// EXTERNAL MODULE: ./packages/ecs-rules/lib/values/type-helpers.js
var type_helpers = __webpack_require__(60846);
// EXTERNAL MODULE: ./lib/ports/deploy-error.js
var deploy_error = __webpack_require__(95078);
// EXTERNAL MODULE: ./lib/adapters/aws/client.js + 6 modules
var aws_client = __webpack_require__(24819);
// EXTERNAL MODULE: ./packages/ecs-rules/lib/values/json.js
var json = __webpack_require__(93844);
;// CONCATENATED MODULE: ./lib/adapters/aws/image-content.js



/**
 * Media types that a registry may answer with: without them ECR translates an OCI manifest into docker's older form.
 */
const MANIFEST_TYPES = [
    'application/vnd.oci.image.index.v1+json',
    'application/vnd.docker.distribution.manifest.list.v2+json',
    'application/vnd.oci.image.manifest.v1+json',
    'application/vnd.docker.distribution.manifest.v2+json',
];
const LAYER_TIMEOUT_MS = 15_000;
/** What an index leaves out is read from its images; more of them than this there never are in earnest. */
const MOST_PLATFORMS = 20;
/** Labels and platforms of an image, from its manifest and configuration: of a whole index when it is one. */
async function readContent(source, digest) {
    const manifest = await readManifest(source, digest);
    const listed = Array.isArray(manifest.manifests) ? manifest.manifests : [];
    const children = listed.filter(json/* isJsonObject */.OW).filter((entry) => !isAttestation(entry));
    const [first, ...others] = children.slice(0, MOST_PLATFORMS);
    if (first === undefined)
        return readConfiguration(source, manifest.config);
    const { labels, platforms } = await readContent(source, String(first.digest));
    const further = await Promise.all(others.map((child) => readPlatforms(source, child)));
    return {
        labels,
        platforms: [...new Set([...(formatPlatform(first.platform) ?? platforms), ...further.flat()])],
        children: children.map((child) => String(child.digest)),
    };
}
/** BuildKit stores attestations as children of the index, for a platform that does not exist. */
function isAttestation(entry) {
    return (0,json/* isJsonObject */.OW)(entry.platform) && entry.platform.architecture === 'unknown';
}
async function readPlatforms(source, child) {
    return formatPlatform(child.platform) ?? (await readContent(source, String(child.digest))).platforms;
}
/** ECS does not use the variant, as in `linux/arm64/v8`. */
function formatPlatform(value) {
    if (!(0,json/* isJsonObject */.OW)(value))
        return undefined;
    const { os, architecture } = value;
    return typeof os === 'string' && typeof architecture === 'string' ? [`${os}/${architecture}`] : undefined;
}
async function readManifest({ client, repository }, digest) {
    const call = { action: 'ecr:BatchGetImage', resource: `image ${digest} in repository ${repository}` };
    const command = new dist_cjs/* BatchGetImageCommand */.P8n({
        repositoryName: repository,
        imageIds: [{ imageDigest: digest }],
        acceptedMediaTypes: MANIFEST_TYPES,
    });
    const output = await (0,aws_client/* callAws */.IY)(call, () => client.send(command));
    const manifest = JSON.parse(output.images?.[0]?.imageManifest ?? '{}');
    return manifest;
}
async function readConfiguration(source, descriptor) {
    if (!(0,json/* isJsonObject */.OW)(descriptor))
        return { labels: {}, platforms: [], children: [] };
    const { client, repository } = source;
    const digest = String(descriptor.digest);
    const call = { action: 'ecr:GetDownloadUrlForLayer', resource: `image configuration ${digest} in ${repository}` };
    const image = await (0,aws_client/* callAws */.IY)(call, async () => {
        const command = new dist_cjs/* GetDownloadUrlForLayerCommand */.pKL({ repositoryName: repository, layerDigest: digest });
        const { downloadUrl = '' } = await client.send(command);
        const answer = await fetch(downloadUrl, { signal: AbortSignal.timeout(LAYER_TIMEOUT_MS) });
        return (await answer.json());
    });
    const labels = (0,json/* isJsonObject */.OW)(image.config) && (0,json/* isJsonObject */.OW)(image.config.Labels) ? image.config.Labels : {};
    return { labels: labels, platforms: formatPlatform(image) ?? [], children: [] };
}

// EXTERNAL MODULE: ./lib/adapters/aws/registry-token.js
var registry_token = __webpack_require__(38587);
// EXTERNAL MODULE: ./lib/adapters/aws/require-field.js
var require_field = __webpack_require__(82876);
;// CONCATENATED MODULE: ./lib/adapters/aws/ecr.js








/** Amazon ECR, or whatever `AWS_ENDPOINT_URL` points to. `mask` is called with the password before it goes anywhere. */
function createEcr(mask, settings = (0,aws_client/* chooseClients */.iM)()) {
    const reads = new dist_cjs/* ECRClient */.S70(settings.reads);
    const writes = new dist_cjs/* ECRClient */.S70(settings.writes);
    const inRegion = openRegions(settings);
    return {
        authorize: () => authorize(reads, mask),
        authorizePublic: async () => {
            const { authorizePublic } = await Promise.all(/* import() */[__webpack_require__.e(821), __webpack_require__.e(492)]).then(__webpack_require__.bind(__webpack_require__, 40492));
            return authorizePublic({ settings: settings.reads, mask, region: await reads.config.region() });
        },
        describeRepository: (name) => describeRepository(reads, name),
        createRepository: (name) => createRepository(writes, name),
        findImage: (repository, reference, place) => findImage(place === undefined ? reads : inRegion(place.region), { repository, reference, place }),
        isCache: (repository) => isCache(reads, repository),
        imageContent: (repository, digest) => readContent({ client: reads, repository }, digest),
        addTag: (repository, digest, tag) => addTag({ reads, writes }, { repository, digest, tag }),
    };
}
async function authorize(client, mask) {
    const name = { action: 'ecr:GetAuthorizationToken', resource: 'the registry of this account' };
    const output = await (0,aws_client/* callAws */.IY)(name, () => client.send(new dist_cjs/* GetAuthorizationTokenCommand */.Eu6({})));
    const data = (0,require_field/* requireField */.M)(output.authorizationData?.[0], 'authorizationData', name);
    const registry = (data.proxyEndpoint ?? '').replace(/^https?:\/\//, '');
    const dualStack = (await client.config.useDualstackEndpoint()) ? (0,registry_host/* dualStackHost */.T_)(registry) : undefined;
    return {
        ...(0,registry_token/* readToken */.A)((0,require_field/* requireField */.M)(data.authorizationToken, 'authorizationToken', name), mask),
        registry,
        expiresAt: data.expiresAt?.getTime() ?? 0,
        ...(0,type_helpers/* defined */.s)({ dualStackRegistry: dualStack }),
    };
}
async function describeRepository(client, name) {
    const call = { action: 'ecr:DescribeRepositories', resource: `repository ${name}` };
    const command = new dist_cjs/* DescribeRepositoriesCommand */.pE_({ repositoryNames: [name] });
    const output = await (0,aws_client/* orUndefined */.y0)('RepositoryNotFoundException', (0,aws_client/* callAws */.IY)(call, () => client.send(command)));
    return output === undefined ? undefined : toRepository((0,require_field/* requireField */.M)(output.repositories?.[0], 'repositories', call));
}
async function createRepository(client, name) {
    const call = { action: 'ecr:CreateRepository', resource: `repository ${name}` };
    const command = new dist_cjs/* CreateRepositoryCommand */.WTe({
        repositoryName: name,
        imageTagMutability: 'IMMUTABLE',
        imageScanningConfiguration: { scanOnPush: true },
    });
    const output = await (0,aws_client/* callAws */.IY)(call, () => client.send(command));
    const repository = (0,require_field/* requireField */.M)(output.repository, 'repository', call);
    (0,require_field/* requireField */.M)(repository.repositoryUri, 'repositoryUri', call);
    return toRepository(repository);
}
function toRepository(found) {
    return {
        name: found.repositoryName ?? '',
        uri: found.repositoryUri ?? '',
        hasImmutableTags: (found.imageTagMutability ?? '').startsWith('IMMUTABLE'),
        exceptions: (found.imageTagMutabilityExclusionFilters ?? []).flatMap(({ filter }) => filter ?? []),
    };
}
/** Clients of other regions, one each. */
function openRegions(settings) {
    const clients = new Map();
    return (region) => {
        const client = clients.get(region) ?? new dist_cjs/* ECRClient */.S70({ ...settings.reads, region });
        clients.set(region, client);
        return client;
    };
}
async function findImage(client, { repository, reference, place }) {
    const call = {
        action: 'ecr:DescribeImages',
        resource: `image ${formatIdentifier(reference)} in repository ${repository}`,
    };
    const imageIds = ['tag' in reference ? { imageTag: reference.tag } : { imageDigest: reference.digest }];
    const registry = (0,type_helpers/* defined */.s)({ registryId: place === undefined ? undefined : place.account });
    const command = new dist_cjs/* DescribeImagesCommand */.ji5({ ...registry, repositoryName: repository, imageIds });
    const sent = (0,aws_client/* callAws */.IY)(call, () => client.send(command));
    const output = await (0,aws_client/* orUndefined */.y0)('RepositoryNotFoundException', (0,aws_client/* orUndefined */.y0)('ImageNotFoundException', sent));
    const found = output === undefined ? undefined : (0,require_field/* requireField */.M)(output.imageDetails, 'imageDetails', call)[0];
    if (found?.imageDigest === undefined)
        return undefined;
    const { imageDigest: digest, imageStatus = 'ACTIVE' } = found;
    return { digest, isArchived: imageStatus !== 'ACTIVE' };
}
/** All rules of a registry fit on one page: there are at most 50 (ECR User Guide, "Amazon ECR service quotas"). */
async function isCache(client, repository) {
    const call = { action: 'ecr:DescribePullThroughCacheRules', resource: 'the registry of this account' };
    const output = await (0,aws_client/* callAws */.IY)(call, () => client.send(new dist_cjs/* DescribePullThroughCacheRulesCommand */.WZm({ maxResults: 1000 })));
    const prefixes = (output.pullThroughCacheRules ?? []).flatMap(({ ecrRepositoryPrefix }) => ecrRepositoryPrefix ?? []);
    return prefixes.some((prefix) => prefix === 'ROOT' || repository.startsWith(`${prefix}/`));
}
function formatIdentifier(reference) {
    return 'tag' in reference ? reference.tag : reference.digest;
}
async function addTag(clients, request) {
    const { repository, digest, tag } = request;
    const resource = `image ${digest} in repository ${repository}`;
    const get = new dist_cjs/* BatchGetImageCommand */.P8n({
        repositoryName: repository,
        imageIds: [{ imageDigest: digest }],
        acceptedMediaTypes: MANIFEST_TYPES,
    });
    const read = { action: 'ecr:BatchGetImage', resource };
    const found = await (0,aws_client/* callAws */.IY)(read, () => clients.reads.send(get));
    const { imageManifest, imageManifestMediaType } = (0,require_field/* requireField */.M)(found.images, 'images', read)[0] ?? {};
    if (imageManifest === undefined)
        throw noImage(request);
    const put = new dist_cjs/* PutImageCommand */.SUU({
        repositoryName: repository,
        imageManifest,
        ...(0,type_helpers/* defined */.s)({ imageManifestMediaType }),
        imageTag: tag,
        imageDigest: digest,
    });
    const write = { action: 'ecr:PutImage', resource };
    const sent = (0,aws_client/* callAws */.IY)(write, () => clients.writes.send(put));
    const output = await (0,aws_client/* orUndefined */.y0)('ImageAlreadyExistsException', sent);
    if (output !== undefined)
        (0,require_field/* requireField */.M)(output.image, 'image', write);
}
function noImage({ repository, digest, tag }) {
    return new deploy_error/* DeployError */.sH({
        kind: 'registry',
        message: `Cannot tag image ${digest} as ${tag}: it is not in repository ${repository}.`,
        advice: 'Run again. If this repeats, check for a lifecycle policy or another job that deletes images.',
    });
}


/***/ }),

/***/ 38587:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ readToken)
/* harmony export */ });
/** A token of GetAuthorizationToken, base64 of `USER:PASSWORD`. Each part is masked before it is returned. */
function readToken(token, mask) {
    mask(token);
    const text = Buffer.from(token, 'base64').toString();
    const at = text.indexOf(':');
    const [username, password] = at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
    mask(password);
    return { username, password };
}


/***/ }),

/***/ 82876:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ requireField)
/* harmony export */ });
/* harmony import */ var _ports_deploy_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(95078);

/**
 * A field that every answer of AWS to this call has. An answer without it, such as `200 {}` of a proxy, says nothing of
 * what happened.
 *
 * @throws DeployError `unreachable`
 */
function requireField(value, field, call) {
    if (value !== undefined && value !== null)
        return value;
    throw new _ports_deploy_error_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH({
        kind: 'unreachable',
        message: `${call.action} on ${call.resource} returned no usable answer: it has no ${field}.`,
        advice: 'Check whether a proxy answers instead of AWS, then run again.',
    });
}


/***/ })

};

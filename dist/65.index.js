export const id = 65;
export const ids = [65];
export const modules = {

/***/ 7143:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  dL: () => (/* binding */ READ_SETTINGS),
  gH: () => (/* binding */ WRITE_SETTINGS),
  IY: () => (/* binding */ callAws)
});

;// CONCATENATED MODULE: ./lib/version.js
/** The version of the package; a test holds it to `package.json`. */
const VERSION = '0.1.0';

// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
;// CONCATENATED MODULE: ./lib/aws/failure.js

const ACCESS_NAMES = new Set([
    'AccessDeniedException',
    'AccessDenied',
    'UnauthorizedOperation',
    'UnrecognizedClientException',
    'InvalidClientTokenId',
    'InvalidSignatureException',
    'SignatureDoesNotMatch',
    'IncompleteSignature',
    'MissingAuthenticationToken',
    'MissingAuthenticationTokenException',
    'ExpiredToken',
    'ExpiredTokenException',
    'CredentialsProviderError',
    'TokenProviderError',
]);
const ABSENT_NAMES = new Set([
    'ClusterNotFoundException',
    'ServiceNotFoundException',
    'ServiceNotActiveException',
    'ServiceDeploymentNotFoundException',
    'RepositoryNotFoundException',
]);
const THROTTLED_NAMES = new Set([
    'Throttling',
    'ThrottlingException',
    'TooManyRequestsException',
    'RequestLimitExceeded',
    'RequestThrottled',
]);
/** What went wrong with one call, as a `DeployError`. AWS's own words are kept; the request id goes with them. */
function asAwsFailure(thrown, call) {
    if (thrown instanceof errors/* DeployError */.sH)
        return thrown;
    const failure = thrown;
    const kind = failureKind(failure);
    return new errors/* DeployError */.sH({ kind, message: describe(kind, failure, call), advice: advise(kind, call), cause: thrown });
}
function failureKind(failure) {
    const name = failure.name ?? '';
    const status = failure.$metadata?.httpStatusCode;
    if (ACCESS_NAMES.has(name))
        return 'access';
    if (ABSENT_NAMES.has(name))
        return 'absent';
    if (THROTTLED_NAMES.has(name) || status === 429)
        return 'unreachable';
    // A parse error under a 2xx is a proxy's page or a cut body: the answer never arrived.
    if (status === undefined || status >= 500 || status < 300)
        return 'unreachable';
    return 'rejected';
}
function describe(kind, failure, call) {
    const words = oneLine(failure.message ?? failure.name ?? 'no reason given');
    const request = failure.$metadata?.requestId === undefined ? '' : ` (request ${failure.$metadata.requestId})`;
    switch (kind) {
        case 'access':
            return `${call.action} on ${call.resource} was denied: ${words}${request}.`;
        case 'absent':
            return `${call.resource} is not there: ${words}${request}.`;
        case 'unreachable':
            return `${call.action} on ${call.resource} got no usable answer: ${failure.code ?? failure.name ?? 'Error'}: ${words}${request}.`;
        default:
            return `${call.action} on ${call.resource} was refused: ${words}${request}.`;
    }
}
function advise(kind, call) {
    switch (kind) {
        case 'access':
            return `Check that the step has AWS credentials and that its role allows ${call.action} on this resource.`;
        case 'absent':
            return 'Check the name, the region and the account.';
        case 'unreachable':
            return 'Check the network and the region, then run the step again.';
        default:
            return 'Change what the message names, then run the step again.';
    }
}
/** API messages may quote a document, so only their beginning is kept, on one line. */
function oneLine(text) {
    const line = text.replaceAll(/\s+/g, ' ').trim();
    const kept = line.length > 400 ? `${line.slice(0, 400)}…` : line;
    return kept.replace(/\.$/, '');
}

;// CONCATENATED MODULE: ./lib/aws/client.js


/** Reads are sent up to three times. `throwOnRequestTimeout` is needed: without it the SDK only warns and still hangs. */
const READ_SETTINGS = {
    maxAttempts: 3,
    requestHandler: { connectionTimeout: 5_000, requestTimeout: 15_000, throwOnRequestTimeout: true },
    customUserAgent: `slipway/${VERSION}`,
};
/** Writes that take no client token are sent once: a lost answer must be looked for, not sent again. */
const WRITE_SETTINGS = { ...READ_SETTINGS, maxAttempts: 1 };
/** Runs one call and turns its failure into a `DeployError` that names the action and the resource. */
async function callAws(name, call) {
    try {
        return await call();
    }
    catch (thrown) {
        throw asAwsFailure(thrown, name);
    }
}


/***/ }),

/***/ 1065:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createEcr: () => (/* binding */ createEcr)
});

// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-ecr/dist-cjs/index.js
var dist_cjs = __webpack_require__(8249);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/aws/client.js + 2 modules
var aws_client = __webpack_require__(7143);
// EXTERNAL MODULE: ./lib/json.js
var json = __webpack_require__(6413);
;// CONCATENATED MODULE: ./lib/aws/image-content.js



/** Media types that a registry may answer with: without them ECR translates an OCI manifest into docker's older form. */
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
    const children = listed.filter(json/* isJsonObject */.O).filter((entry) => !isAttestation(entry));
    const [first, ...others] = children.slice(0, MOST_PLATFORMS);
    if (first === undefined)
        return readConfiguration(source, manifest.config);
    const { labels, platforms } = await readContent(source, String(first.digest));
    const further = await Promise.all(others.map((child) => readPlatforms(source, child)));
    return { labels, platforms: [...new Set([...(namePlatform(first.platform) ?? platforms), ...further.flat()])] };
}
/** BuildKit stores attestations as children of the index, for a platform that does not exist. */
function isAttestation(entry) {
    return (0,json/* isJsonObject */.O)(entry.platform) && entry.platform.architecture === 'unknown';
}
async function readPlatforms(source, child) {
    return namePlatform(child.platform) ?? (await readContent(source, String(child.digest))).platforms;
}
/** The variant, as in `linux/arm64/v8`, is nothing that ECS asks for. */
function namePlatform(value) {
    if (!(0,json/* isJsonObject */.O)(value))
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
    if (!(0,json/* isJsonObject */.O)(descriptor))
        return { labels: {}, platforms: [] };
    const { client, repository } = source;
    const digest = String(descriptor.digest);
    const call = { action: 'ecr:GetDownloadUrlForLayer', resource: `image configuration ${digest} in ${repository}` };
    const image = await (0,aws_client/* callAws */.IY)(call, async () => {
        const command = new dist_cjs/* GetDownloadUrlForLayerCommand */.pKL({ repositoryName: repository, layerDigest: digest });
        const { downloadUrl = '' } = await client.send(command);
        const answer = await fetch(downloadUrl, { signal: AbortSignal.timeout(LAYER_TIMEOUT_MS) });
        return (await answer.json());
    });
    const labels = (0,json/* isJsonObject */.O)(image.config) && (0,json/* isJsonObject */.O)(image.config.Labels) ? image.config.Labels : {};
    return { labels: labels, platforms: namePlatform(image) ?? [] };
}

;// CONCATENATED MODULE: ./lib/aws/ecr.js




/** Amazon ECR, or whatever `AWS_ENDPOINT_URL` points to. `mask` is called with the password before it goes anywhere. */
function createEcr(mask) {
    const reads = new dist_cjs/* ECRClient */.S70(aws_client/* READ_SETTINGS */.dL);
    const writes = new dist_cjs/* ECRClient */.S70(aws_client/* WRITE_SETTINGS */.gH);
    return {
        authorize: () => authorize(reads, mask),
        describeRepository: (name) => describeRepository(reads, name),
        createRepository: (name) => createRepository(writes, name),
        findImage: (repository, reference) => findImage(reads, repository, reference),
        isCache: (repository) => isCache(reads, repository),
        imageContent: (repository, digest) => readContent({ client: reads, repository }, digest),
        addTag: (repository, digest, tag) => addTag({ reads, writes }, { repository, digest, tag }),
    };
}
async function authorize(client, mask) {
    const name = { action: 'ecr:GetAuthorizationToken', resource: 'the registry of this account' };
    const output = await (0,aws_client/* callAws */.IY)(name, () => client.send(new dist_cjs/* GetAuthorizationTokenCommand */.Eu6({})));
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
function splitOnce(text, separator) {
    const at = text.indexOf(separator);
    return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}
async function describeRepository(client, name) {
    const call = { action: 'ecr:DescribeRepositories', resource: `repository ${name}` };
    const command = new dist_cjs/* DescribeRepositoriesCommand */.pE_({ repositoryNames: [name] });
    const output = await orUndefined('RepositoryNotFoundException', (0,aws_client/* callAws */.IY)(call, () => client.send(command)));
    const found = output?.repositories?.[0];
    return found === undefined ? undefined : toRepository(found);
}
async function createRepository(client, name) {
    const call = { action: 'ecr:CreateRepository', resource: `repository ${name}` };
    const command = new dist_cjs/* CreateRepositoryCommand */.WTe({
        repositoryName: name,
        imageTagMutability: 'IMMUTABLE',
        imageScanningConfiguration: { scanOnPush: true },
    });
    const output = await (0,aws_client/* callAws */.IY)(call, () => client.send(command));
    return toRepository(output.repository ?? {});
}
function toRepository(found) {
    return {
        name: found.repositoryName ?? '',
        uri: found.repositoryUri ?? '',
        hasImmutableTags: (found.imageTagMutability ?? '').startsWith('IMMUTABLE'),
        exceptions: (found.imageTagMutabilityExclusionFilters ?? []).flatMap(({ filter }) => filter ?? []),
    };
}
async function findImage(client, repository, reference) {
    const call = { action: 'ecr:DescribeImages', resource: `image ${nameImage(reference)} in repository ${repository}` };
    const imageIds = ['tag' in reference ? { imageTag: reference.tag } : { imageDigest: reference.digest }];
    const command = new dist_cjs/* DescribeImagesCommand */.ji5({ repositoryName: repository, imageIds });
    const sent = (0,aws_client/* callAws */.IY)(call, () => client.send(command));
    const output = await orUndefined('RepositoryNotFoundException', orUndefined('ImageNotFoundException', sent));
    return output?.imageDetails?.[0]?.imageDigest;
}
/** All rules of a registry fit on one page: there are at most 50 (ECR User Guide, "Amazon ECR service quotas"). */
async function isCache(client, repository) {
    const call = { action: 'ecr:DescribePullThroughCacheRules', resource: 'the registry of this account' };
    const output = await (0,aws_client/* callAws */.IY)(call, () => client.send(new dist_cjs/* DescribePullThroughCacheRulesCommand */.WZm({ maxResults: 1000 })));
    const prefixes = (output.pullThroughCacheRules ?? []).flatMap(({ ecrRepositoryPrefix }) => ecrRepositoryPrefix ?? []);
    return prefixes.some((prefix) => prefix === 'ROOT' || repository.startsWith(`${prefix}/`));
}
function nameImage(reference) {
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
    const found = await (0,aws_client/* callAws */.IY)({ action: 'ecr:BatchGetImage', resource }, () => clients.reads.send(get));
    const { imageManifest, imageManifestMediaType } = found.images?.[0] ?? {};
    if (imageManifest === undefined)
        throw noImage(request);
    const put = new dist_cjs/* PutImageCommand */.SUU({
        repositoryName: repository,
        imageManifest,
        ...(imageManifestMediaType === undefined ? {} : { imageManifestMediaType }),
        imageTag: tag,
        imageDigest: digest,
    });
    const sent = (0,aws_client/* callAws */.IY)({ action: 'ecr:PutImage', resource }, () => clients.writes.send(put));
    await orUndefined('ImageAlreadyExistsException', sent);
}
function noImage({ repository, digest, tag }) {
    return new errors/* DeployError */.sH({
        kind: 'registry',
        message: `The repository ${repository} has no image ${digest} to put the tag ${tag} on.`,
        advice: 'Run it again; if this repeats, look for a lifecycle policy or another job that deletes images.',
    });
}
/** Undefined instead of a throw for the one exception that is an answer. */
async function orUndefined(exception, call) {
    try {
        return await call;
    }
    catch (error) {
        const cause = error instanceof errors/* DeployError */.sH ? error.cause : undefined;
        if (cause?.name === exception)
            return undefined;
        throw error;
    }
}


/***/ })

};

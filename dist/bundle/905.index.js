export const id = 905;
export const ids = [905];
export const modules = {

/***/ 5833:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  IY: () => (/* binding */ callAws),
  iM: () => (/* binding */ chooseClients)
});

// UNUSED EXPORTS: READ_SETTINGS, USUAL_CLIENTS, WRITE_SETTINGS

// EXTERNAL MODULE: ./lib/version.js
var version = __webpack_require__(3411);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/iam/denial.js + 1 modules
var iam_denial = __webpack_require__(7180);
// EXTERNAL MODULE: ./lib/report/shell-word.js
var shell_word = __webpack_require__(2561);
;// CONCATENATED MODULE: ./lib/aws/refusal-advice.js
/** What to do about a request that ECS refused, where its words have a better answer than themselves. */

/** Undefined: the message says it best. The messages are observed; AWS does not document them. */
function adviseRefusal({ name, message, resource }) {
    if (name === 'PlatformTaskDefinitionIncompatibilityException')
        return advisePlatform(resource);
    if (/unable to assume the service linked role/i.test(message)) {
        return 'Create the role once in this account: aws iam create-service-linked-role --aws-service-name ecs.amazonaws.com';
    }
    if (/target group.*does not have an associated load balancer/i.test(message)) {
        const [arn] = /arn:[\w:/-]+:targetgroup\/[\w/-]+/.exec(message) ?? [];
        const command = arn === undefined ? '' : `: aws elbv2 describe-target-groups --target-group-arns ${(0,shell_word/* quoteWord */.X)(arn)}`;
        return `Add a listener or a rule of a load balancer that forwards to this target group${command}`;
    }
    return undefined;
}
/** ECS Developer Guide, Fargate platform versions: an older one lacks capabilities. */
function advisePlatform(resource) {
    const [, service, cluster] = /service (\S+) in cluster (\S+)$/.exec(resource) ?? [];
    const what = 'The Fargate platform version lacks a capability that the task definition needs';
    if (service === undefined || cluster === undefined)
        return `${what}. Use the platform version LATEST.`;
    const names = `--cluster ${(0,shell_word/* quoteWord */.X)(cluster)} --service ${(0,shell_word/* quoteWord */.X)(service)}`;
    return `${what}. Use the newest: aws ecs update-service ${names} --platform-version LATEST`;
}

// EXTERNAL MODULE: ./lib/report/shorten.js
var shorten = __webpack_require__(9551);
// EXTERNAL MODULE: ./lib/json.js
var json = __webpack_require__(6413);
;// CONCATENATED MODULE: ./lib/task-definition/withhold-values.js
/** Keeps values of a document out of what somebody else says about it. */

/** Fields below which every text may be a secret (ECS API reference, ContainerDefinition). */
const PRIVATE = new Set([
    'value',
    'valueFrom',
    'command',
    'entryPoint',
    'dockerLabels',
    'options',
    'driverOpts',
]);
/** Options of the awslogs driver: names of groups and regions, and switches. */
const PUBLIC_OPTION = /^awslogs-/;
/** Shorter ones are words such as `prod`, without which no message could be read. */
const SHORTEST = 8;
/** A short one with these is a password rather than a word, a path or an option. */
const PASSWORD_LIKE = /^(?=.*[@!#$%^&*?~])\S{4,}$/;
/** Numbers, regions and availability zones: messages are full of them. */
const COMMON = /^(?:[+-]?\d+(?:\.\d+)?|[a-z]{2}(?:-[a-z]+){1,2}-\d[a-z]?)$/;
const WITHHELD = '***';
/**
 * The text without the values of the document that was sent: ECS quotes what it refuses. Only whole values are hidden,
 * never a part of a longer word. What a refusal is about stays: ARNs, and values that the document also has as a name.
 */
function withholdValues(text, sent) {
    const names = new Set(listTexts(sent, 'public'));
    const values = listTexts(sent, 'private').filter((value) => isSecret(value) && !names.has(value));
    const forms = new Set(values.flatMap((value) => [value, JSON.stringify(value).slice(1, -1)]));
    if (forms.size === 0)
        return text;
    // The longest first, since one may hold another.
    const words = [...forms].sort((a, b) => b.length - a.length).map(matchWhole);
    return text.replaceAll(new RegExp(words.join('|'), 'g'), WITHHELD);
}
function isSecret(value) {
    const isLong = value.trim().length >= SHORTEST || PASSWORD_LIKE.test(value.trim());
    return isLong && !COMMON.test(value.trim()) && !value.startsWith('arn:');
}
/** Not inside a longer word: a letter, digit or underscore of the value must not have another one next to it. */
function matchWhole(value) {
    const escaped = value.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
    const before = /^\w/.test(value) ? '(?<!\\w)' : '';
    const after = /\w$/.test(value) ? '(?!\\w)' : '';
    return `${before}${escaped}${after}`;
}
/** Texts of the document, of fields that are private or of those that are not. */
function listTexts(value, wanted, kind = 'public') {
    if (typeof value === 'string')
        return kind === wanted ? [value] : [];
    if (Array.isArray(value))
        return value.flatMap((item) => listTexts(item, wanted, kind));
    if (!(0,json/* isJsonObject */.OW)(value))
        return [];
    return Object.entries(value).flatMap(([name, field]) => {
        const below = PUBLIC_OPTION.test(name) ? 'public' : PRIVATE.has(name) ? 'private' : kind;
        return listTexts(field, wanted, below);
    });
}

;// CONCATENATED MODULE: ./lib/aws/words.js
/** AWS's own words in a message of ours: on one line, whole, without what is secret. */


const LONGEST = 1000;
/**
 * What follows the first sentence of a refused signature quotes the signed request, and its headers hold the session
 * token (IAM User Guide, troubleshoot Signature Version 4; observed in the answers of several services).
 */
const SIGNED_REQUEST = /canonical (?:string|request)|string[- ]to[- ]sign|x-amz-security-token|AWS4-HMAC|Credential=/i;
/** @param said the message of the exception, as AWS wrote it */
function readWords(said, { sent }) {
    const own = SIGNED_REQUEST.test(said) ? takeSentence(said) : said;
    const shown = sent === undefined ? own : withholdValues(own, sent);
    return (0,shorten/* shorten */.m)(shown.replaceAll(/\s+/g, ' ').trim(), LONGEST).replace(/\.$/, '');
}
/** Without an end of a sentence the beginning of the line, as far as no part of the request has begun. */
function takeSentence(said) {
    const [line = ''] = said.trimStart().split(/[\r\n]/);
    const [sentence = line] = /^.*?[.!?](?=\s|$)/.exec(line) ?? [];
    const at = sentence.search(SIGNED_REQUEST);
    return at < 0 ? sentence : sentence.slice(0, at).trimEnd();
}

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
    'ApplicationDoesNotExistException',
    'DeploymentGroupDoesNotExistException',
    'DeploymentDoesNotExistException',
]);
const THROTTLED_NAMES = new Set([
    'Throttling',
    'ThrottlingException',
    'TooManyRequestsException',
    'RequestLimitExceeded',
    'RequestThrottled',
]);
/** The SDK's words for a region that is not set, or is empty. */
const NO_REGION = /^Region (?:is missing|not accepted)/;
/** No waiting brings a region. */
function refuseRegion(cause) {
    return new errors/* DeployError */.sH({
        kind: 'input',
        message: 'No AWS region is set, or what is set is not the name of one.',
        advice: 'Set the variable AWS_REGION, such as us-east-1; the step that configures the credentials does it too.',
        cause,
    });
}
/** The SDK's errors when it found nothing to sign with, or could not renew it: nobody was asked. */
const NO_CREDENTIALS = new Set(['CredentialsProviderError', 'TokenProviderError']);
/** What went wrong with one call, as a `DeployError`. AWS's own words are kept; the request id goes with them. */
function asAwsFailure(thrown, call) {
    if (thrown instanceof errors/* DeployError */.sH)
        return thrown;
    const failure = thrown;
    if (NO_REGION.test(failure.message ?? ''))
        return refuseRegion(thrown);
    const kind = failureKind(failure);
    return new errors/* DeployError */.sH({
        kind,
        message: describe(kind, failure, call),
        advice: advise(kind, failure, call),
        isThrottled: THROTTLED_NAMES.has(failure.name ?? ''),
        hasExpired: hasExpired(failure),
        cause: thrown,
    });
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
    const words = readWords(failure.message ?? failure.name ?? 'no reason given', call);
    const request = failure.$metadata?.requestId === undefined ? '' : ` (request ${failure.$metadata.requestId})`;
    switch (kind) {
        case 'access':
            if (NO_CREDENTIALS.has(failure.name ?? ''))
                return `This step has no usable AWS credentials: ${words}.`;
            return `${call.action} on ${call.resource} was denied: ${nameException(failure, words)}${words}${request}.`;
        case 'absent':
            return `${nameAbsent(failure, call)} is not there: ${words}${request}.`;
        case 'unreachable':
            return `${call.action} on ${call.resource} got no usable answer: ${failure.code ?? failure.name ?? 'Error'}: ${words}${request}.`;
        default:
            return `${call.action} on ${call.resource} was refused: ${nameException(failure, words)}${words}${request}.`;
    }
}
/** That a call was denied says as much as these names do. */
const PLAIN_DENIALS = new Set(['AccessDeniedException', 'AccessDenied', 'UnauthorizedOperation']);
/** `InvalidParameterException: `, unless the words have it already or it says nothing. */
function nameException({ name = '' }, words) {
    const isTelling = /(?:Exception|Error|Token|Id|Match|Signature)$/.test(name) && name !== 'Error';
    return !isTelling || PLAIN_DENIALS.has(name) || words.includes(name) ? '' : `${name}: `;
}
const CREDENTIALS_ADVICE = 'Configure them in a step before, such as aws-actions/configure-aws-credentials, with the permission id-token: write.';
/** ECS says of a service that its cluster is absent. */
function nameAbsent({ name }, { resource }) {
    const cluster = name === 'ClusterNotFoundException' ? / in (cluster \S+)$/.exec(resource)?.[1] : undefined;
    const what = cluster ?? resource;
    return `${what.slice(0, 1).toUpperCase()}${what.slice(1)}`;
}
function advise(kind, failure, call) {
    const denial = kind === 'access' ? (0,iam_denial/* readDenial */.oq)(failure.message ?? '') : undefined;
    if (denial !== undefined)
        return (0,iam_denial/* adviseDenial */.Au)(denial);
    switch (kind) {
        case 'access':
            if (NO_CREDENTIALS.has(failure.name ?? ''))
                return CREDENTIALS_ADVICE;
            return adviseCredentials(failure, call);
        case 'absent':
            return 'Check the name, the region and the account.';
        case 'unreachable':
            return 'Check the network and the region, then run the step again.';
        default: {
            const { name = '', message = '' } = failure;
            const advice = adviseRefusal({ name, message, resource: call.resource });
            return advice ?? 'Change what the message names, then run the step again.';
        }
    }
}
const EXPIRED = new Set(['ExpiredToken', 'ExpiredTokenException']);
const UNSIGNED = new Set(['InvalidSignatureException', 'SignatureDoesNotMatch', 'IncompleteSignature']);
/** Services that do not know the name say it in words. */
function hasExpired({ name = '', message = '' }) {
    return EXPIRED.has(name) || /security token included in the request is expired/i.test(message);
}
function adviseCredentials({ name = '', message = '' }, { action }) {
    if (hasExpired({ name, message })) {
        return 'Set role-duration-seconds of aws-actions/configure-aws-credentials to more than the job takes, and run again.';
    }
    if (UNSIGNED.has(name)) {
        return "Check the secret access key and the session token of this step, and the runner's clock.";
    }
    return `Check that the step has AWS credentials and that its role allows ${action} on this resource.`;
}

// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(7030);
// EXTERNAL MODULE: external "node:tls"
var external_node_tls_ = __webpack_require__(1692);
// EXTERNAL MODULE: ./node_modules/https-proxy-agent/dist/index.js + 4 modules
var dist = __webpack_require__(7659);
// EXTERNAL MODULE: ./node_modules/proxy-from-env/index.js
var proxy_from_env = __webpack_require__(8182);
;// CONCATENATED MODULE: ./lib/aws/proxy.js





/**
 * The proxy that was asked for, for every host; else that of HTTPS_PROXY, HTTP_PROXY, ALL_PROXY and NO_PROXY, in lower
 * case before upper case, as curl reads them. A loopback address is always called directly.
 * @param asked URL; it may hold credentials and is never shown
 */
function chooseProxyAgents(asked) {
    const httpsAgent = chooseAgent('https', asked);
    const httpAgent = chooseAgent('http', asked);
    return { ...(httpsAgent === undefined ? {} : { httpsAgent }), ...(httpAgent === undefined ? {} : { httpAgent }) };
}
function chooseAgent(scheme, asked) {
    const proxy = asked ?? readProxy(scheme, 'amazonaws.com');
    const isAnyDirect = asked === undefined;
    if (proxy === '')
        return undefined;
    if (!URL.canParse(proxy) || !/^https?:$/.test(new URL(proxy).protocol))
        throw refuseProxy(scheme);
    return new ProxyAgent(proxy, (host) => isLoopback(host) || (isAnyDirect && readProxy(scheme, host) === ''));
}
const PORTS = { https: 443, http: 80 };
/**
 * The proxy of the environment, empty where there is none for the host. Without a scheme it is one of http, as curl takes
 * it (curl manual, --proxy); the library would give it the scheme of the call, so it is asked in a spelling that nobody
 * writes.
 */
function readProxy(scheme, host) {
    const spelled = `${scheme.slice(0, -1)}${scheme.slice(-1).toUpperCase()}`;
    const proxy = (0,proxy_from_env/* getProxyForUrl */.T)({ protocol: `${spelled}:`, host, port: PORTS[scheme] });
    return proxy.startsWith(`${spelled}://`) ? proxy.replace(spelled, 'http') : proxy;
}
function refuseProxy(scheme) {
    return new errors/* DeployError */.sH({
        kind: 'input',
        message: `The variable ${scheme.toUpperCase()}_PROXY is not the URL of a proxy.`,
        advice: 'Write http://HOST:PORT, or remove it.',
    });
}
function isLoopback(host) {
    return host === 'localhost' || host.endsWith('.localhost') || /^127\.|^\[?::1\]?$/.test(host);
}
/** Through the proxy, but for the hosts that are called directly. */
class ProxyAgent extends dist/* HttpsProxyAgent */.b {
    #isDirect;
    constructor(proxy, isDirect) {
        super(proxy, { keepAlive: true });
        this.#isDirect = isDirect;
    }
    async connect(request, options) {
        const host = options.host ?? '';
        if (!this.#isDirect(host))
            return super.connect(request, options);
        if (!options.secureEndpoint)
            return (0,external_node_net_.connect)(options);
        return (0,external_node_tls_.connect)((0,external_node_net_.isIP)(host) === 0 ? { servername: host, ...options } : options);
    }
}

;// CONCATENATED MODULE: ./lib/aws/throttle-retries.js
/** As in the SDK's standard mode (AWS SDKs and Tools Reference Guide, retry behavior). */
const BASE_MS = 500;
const LONGEST_MS = 20_000;
/**
 * Sends a call again only if it was throttled, after a growing pause.
 * @param random number in [0, 1): jitter
 */
function createThrottleRetries(most, random) {
    return {
        acquireInitialRetryToken: () => Promise.resolve(asToken(0, 0)),
        refreshRetryTokenForRetry: (token, { error, errorType }) => {
            const count = token.getRetryCount();
            if (errorType !== 'THROTTLING' || count >= most)
                return Promise.reject(error);
            const longestMs = Math.min(LONGEST_MS, BASE_MS * 2 ** count);
            return Promise.resolve(asToken(count + 1, Math.floor(random() * longestMs)));
        },
        recordSuccess: () => { },
    };
}
function asToken(count, delayMs) {
    return { getRetryCount: () => count, getRetryDelay: () => delayMs };
}

;// CONCATENATED MODULE: ./lib/aws/client.js




/** Reads are sent up to three times. `throwOnRequestTimeout` is needed: without it the SDK only warns and still hangs. */
const READ_SETTINGS = {
    maxAttempts: 3,
    requestHandler: { connectionTimeout: 5_000, requestTimeout: 15_000, throwOnRequestTimeout: true },
    customUserAgent: `slipway/${version/* VERSION */.x}`,
};
/** Writes that take no client token are sent once: a lost answer must be looked for, not sent again. */
const WRITE_SETTINGS = { ...READ_SETTINGS, maxAttempts: 1 };
const USUAL_CLIENTS = { reads: READ_SETTINGS, writes: WRITE_SETTINGS };
/**
 * Settings with so many retries of each call, through the proxy if there is one. A write that was throttled was not
 * carried out, so it may be sent again unseen; any other failure of a write still has to be looked into.
 * @param httpProxy URL; default: that of the environment
 */
function chooseClients(maxRetries, httpProxy) {
    const agents = chooseProxyAgents(httpProxy);
    const { reads, writes } = chooseRetries(maxRetries);
    if (Object.keys(agents).length === 0)
        return { reads, writes };
    const requestHandler = { ...READ_SETTINGS.requestHandler, ...agents };
    return { reads: { ...reads, requestHandler }, writes: { ...writes, requestHandler } };
}
function chooseRetries(maxRetries) {
    if (maxRetries === undefined)
        return USUAL_CLIENTS;
    const maxAttempts = 1 + maxRetries;
    return {
        reads: { ...READ_SETTINGS, maxAttempts },
        writes: { ...WRITE_SETTINGS, maxAttempts, retryStrategy: createThrottleRetries(maxRetries, Math.random) },
    };
}
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

/***/ 452:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $N: () => (/* binding */ codeOf),
/* harmony export */   HB: () => (/* binding */ unreachable),
/* harmony export */   sH: () => (/* binding */ DeployError),
/* harmony export */   y0: () => (/* binding */ asDeployError)
/* harmony export */ });
/** An expected failure, told once and at the top. */
class DeployError extends Error {
    kind;
    advice;
    isThrottled;
    hasExpired;
    constructor(fault) {
        super(fault.message, fault.cause === undefined ? undefined : { cause: fault.cause });
        this.name = 'DeployError';
        this.kind = fault.kind;
        this.advice = fault.advice;
        this.isThrottled = fault.isThrottled ?? false;
        this.hasExpired = fault.hasExpired === true;
    }
}
/** Turns whatever was thrown into a `DeployError`; anything unexpected is a bug of ours and says so. */
function asDeployError(thrown) {
    if (thrown instanceof DeployError)
        return thrown;
    const said = thrown instanceof Error ? thrown.message : String(thrown);
    return new DeployError({
        kind: 'internal',
        message: `Slipway failed in a way it should not: ${said}`,
        advice: 'Please report this with the log of the run; the stack is in the debug log.',
        cause: thrown,
    });
}
/** Marks code that the types say is never reached. */
function unreachable(value) {
    throw new Error(`unreachable: ${JSON.stringify(value)}`);
}
/** The code of a system's error, `ENOENT` for one; `unknown` when it has none. */
function codeOf(thrown) {
    return typeof thrown === 'object' && thrown !== null && 'code' in thrown ? String(thrown.code) : 'unknown';
}


/***/ }),

/***/ 7180:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Au: () => (/* binding */ adviseDenial),
  eB: () => (/* binding */ adviseRoleDenial),
  oq: () => (/* binding */ readDenial)
});

;// CONCATENATED MODULE: ./lib/iam/policy.js
/** What a role needs, by feature: docs/permissions.md is made of it, and the calls of all tests are held against it. */
/** The place and the names of the example in docs/permissions.md. */
const REGION = 'eu-west-1';
const ACCOUNT = '123456789012';
const CLUSTER = arn('ecs', 'cluster/production');
const SERVICE = arn('ecs', 'service/production/web');
const REVISIONS = arn('ecs', 'task-definition/web:*');
const REPOSITORY = arn('ecr', 'repository/web');
const IN_CLUSTER = { ArnEquals: { 'ecs:cluster': CLUSTER } };
function arn(service, resource) {
    return `arn:aws:${service}:${REGION}:${ACCOUNT}:${resource}`;
}
function allow(Sid, statement) {
    return { Sid, Effect: 'Allow', ...statement };
}
/**
 * Every permission, once. Resources and conditions are the narrowest that the action takes (Service Authorization
 * Reference, Amazon ECS, Amazon ECR, Elastic Load Balancing v2, CloudWatch Logs).
 */
const FEATURES = [
    {
        name: 'Every deploy',
        need: 'required',
        purpose: 'The two reads of revisions are given for `*`, since they take no narrower resource. What keeps the role small is `iam:PassRole`: who may pass a role and start tasks has that role, so name the roles of the task definition.',
        statements: [
            allow('LookAtAndUpdateTheService', {
                Action: ['ecs:DescribeServices', 'ecs:UpdateService'],
                Resource: [SERVICE],
            }),
            allow('ReadRevisions', { Action: ['ecs:DescribeTaskDefinition', 'ecs:ListTaskDefinitions'], Resource: ['*'] }),
            allow('RegisterRevisions', { Action: ['ecs:RegisterTaskDefinition'], Resource: [REVISIONS] }),
            allow('PassTheRolesOfTheTask', {
                Action: ['iam:PassRole'],
                Resource: [`arn:aws:iam::${ACCOUNT}:role/web-execution`, `arn:aws:iam::${ACCOUNT}:role/web-task`],
                Condition: { StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } },
            }),
        ],
    },
    {
        name: '`run-task`',
        need: 'required',
        purpose: 'Together with `ecs:DescribeTasks` below when the task is waited for. With `run-task-tags` ECS asks for `ecs:TagResource` as well.',
        statements: [allow('RunTheOneOffTask', { Action: ['ecs:RunTask'], Resource: [REVISIONS], Condition: IN_CLUSTER })],
    },
    {
        name: '`repository`',
        need: 'required',
        purpose: 'To look for images, build and push. Without `ecr:GetDownloadUrlForLayer` no image is reused, and that is said. Of these `ecr:DescribeImages` also resolves the tags of images to digests, for deploys and for `rollback-to`. With `ecr:BatchGetImage` and `ecr:GetDownloadUrlForLayer` Slipway refuses an image that is absent or built for another platform; without them it says so and continues. For images of another account its repositories have to allow `ecr:DescribeImages`; else docker is asked.',
        statements: [
            allow('LogInToTheRegistry', { Action: ['ecr:GetAuthorizationToken'], Resource: ['*'] }),
            allow('FindReuseAndPushImages', {
                Action: [
                    'ecr:BatchCheckLayerAvailability',
                    'ecr:BatchGetImage',
                    'ecr:CompleteLayerUpload',
                    'ecr:DescribeImages',
                    'ecr:DescribeRepositories',
                    'ecr:GetDownloadUrlForLayer',
                    'ecr:InitiateLayerUpload',
                    'ecr:PutImage',
                    'ecr:UploadLayerPart',
                ],
                Resource: [REPOSITORY],
            }),
        ],
    },
    {
        name: '`registry-type: public`',
        need: 'required',
        purpose: 'For Amazon ECR Public alone. `registries` needs no more than `ecr:GetAuthorizationToken`, and of the repositories of the other accounts a policy of their own that lets this account pull.',
        statements: [
            allow('LogInToEcrPublic', {
                Action: ['ecr-public:GetAuthorizationToken', 'sts:GetServiceBearerToken'],
                Resource: ['*'],
            }),
        ],
    },
    {
        name: '`create-repository`',
        need: 'required',
        purpose: 'Asked only when the repository is absent.',
        statements: [allow('CreateTheRepository', { Action: ['ecr:CreateRepository'], Resource: [REPOSITORY] })],
    },
    {
        name: 'Services that CodeDeploy deploys',
        need: 'required',
        purpose: 'In place of `ecs:UpdateService`. With `run-task` and for the diagnosis the other statements stay as they are.',
        statements: [
            allow('DeployWithCodeDeploy', {
                Action: [
                    'codedeploy:CreateDeployment',
                    'codedeploy:GetDeployment',
                    'codedeploy:GetDeploymentConfig',
                    'codedeploy:GetDeploymentGroup',
                    'codedeploy:ListDeployments',
                    'codedeploy:RegisterApplicationRevision',
                ],
                Resource: [
                    arn('codedeploy', 'application:AppECS-production-web'),
                    arn('codedeploy', 'deploymentgroup:AppECS-production-web/DgpECS-production-web'),
                    arn('codedeploy', 'deploymentconfig:*'),
                ],
            }),
            allow('FollowAndStopWithCodeDeploy', {
                Action: [
                    'codedeploy:BatchGetDeploymentTargets',
                    'codedeploy:ListDeploymentTargets',
                    'codedeploy:StopDeployment',
                ],
                Resource: ['*'],
            }),
        ],
    },
    {
        name: 'Service deployments',
        need: 'optional',
        purpose: "For `rollback-to: last-good` and `previous`, for reasons in ECS's own words, and for a rollback that is bound to the very deployment of the run.",
        statements: [
            allow('ReadAndStopServiceDeployments', {
                Action: [
                    'ecs:DescribeServiceDeployments',
                    'ecs:DescribeServiceRevisions',
                    'ecs:ListServiceDeployments',
                    'ecs:StopServiceDeployment',
                ],
                Resource: [
                    SERVICE,
                    arn('ecs', 'service-deployment/production/web/*'),
                    arn('ecs', 'service-revision/production/web/*'),
                ],
            }),
        ],
    },
    {
        name: 'Forecast and diagnosis',
        need: 'optional',
        purpose: 'Whether a rollout can work on the container instances of the cluster, how long its targets drain; whether the cluster of a one-off task without a service exists, and whether this run has started its task before; and when something goes wrong, why tasks stopped and what the load balancer got.',
        statements: [
            allow('ListTasks', { Action: ['ecs:ListTasks'], Resource: ['*'], Condition: IN_CLUSTER }),
            allow('DescribeTasks', { Action: ['ecs:DescribeTasks'], Resource: [arn('ecs', 'task/production/*')] }),
            allow('LookAtTheCluster', { Action: ['ecs:DescribeClusters'], Resource: [CLUSTER] }),
            allow('ListContainerInstances', { Action: ['ecs:ListContainerInstances'], Resource: [CLUSTER] }),
            allow('DescribeContainerInstances', {
                Action: ['ecs:DescribeContainerInstances'],
                Resource: [arn('ecs', 'container-instance/production/*')],
            }),
            allow('ReadTargetGroups', {
                Action: [
                    'elasticloadbalancing:DescribeTargetGroupAttributes',
                    'elasticloadbalancing:DescribeTargetGroups',
                    'elasticloadbalancing:DescribeTargetHealth',
                ],
                Resource: ['*'],
            }),
        ],
    },
    {
        name: 'Log lines',
        need: 'optional',
        purpose: 'The last lines of a container that failed. What it wrote, secrets too, is then in the log of the workflow: leave this out where that must not be.',
        statements: [
            allow('ReadLastLogLines', {
                Action: ['logs:GetLogEvents'],
                Resource: [arn('logs', 'log-group:/ecs/web:log-stream:*')],
            }),
        ],
    },
    {
        name: 'Ledger',
        need: 'optional',
        purpose: 'Tags that say which run, commit and release a revision comes from; `rollback-to` with a release or a commit; the refusal of older runs. A task definition file that has `tags` makes ECS ask for `ecs:TagResource` as well (ECS Developer Guide, tagging on creation).',
        statements: [
            allow('KeepTheLedger', {
                Action: ['ecs:ListTagsForResource', 'ecs:TagResource'],
                Resource: [SERVICE, REVISIONS],
            }),
        ],
    },
    {
        name: 'Pull-through caches',
        need: 'optional',
        purpose: 'Asked when an image is not in the registry; tells whether ECS would fetch it from elsewhere.',
        statements: [
            allow('KnowWhatComesByAPullThroughCache', { Action: ['ecr:DescribePullThroughCacheRules'], Resource: ['*'] }),
        ],
    },
];
/** Called without a permission (AWS STS API reference, GetCallerIdentity: "No permissions are required"). */
const FREE_ACTIONS = (/* unused pure expression or super */ null && (['sts:GetCallerIdentity']));
/** Permissions that no call of Slipway bears the name of, with who asks for them. */
const ASKED_BY_OTHERS = {
    'iam:PassRole': 'ECS, of RegisterTaskDefinition, RunTask and UpdateService (IAM User Guide, passing a role)',
    'codedeploy:GetDeploymentConfig': 'CodeDeploy, of CreateDeployment (AWS CodeDeploy User Guide, permissions reference)',
    'codedeploy:RegisterApplicationRevision': 'CodeDeploy, of CreateDeployment with an AppSpec file (AWS CodeDeploy User Guide, permissions reference)',
    'sts:GetServiceBearerToken': 'ECR Public, of GetAuthorizationToken (ECR Public API reference)',
    'ecr:BatchCheckLayerAvailability': 'docker push (ECR User Guide, permissions for pushing an image)',
    'ecr:CompleteLayerUpload': 'docker push (ECR User Guide, permissions for pushing an image)',
    'ecr:InitiateLayerUpload': 'docker push (ECR User Guide, permissions for pushing an image)',
    'ecr:UploadLayerPart': 'docker push (ECR User Guide, permissions for pushing an image)',
};
/** The statement that allows an action; undefined when no policy of ours has it. */
function findStatement(action) {
    return FEATURES.flatMap(({ statements }) => statements).find(({ Action }) => Action.includes(action));
}

;// CONCATENATED MODULE: ./lib/iam/denial.js

const DENIED = /is not authorized to perform: ([a-z0-9-]+:[A-Za-z]+)(?: on resource: (\*|arn:[\w:/.*@+=-]{1,512}))?/;
const OTHER = /no (?:service control|resource control|session|permissions boundary|VPC endpoint)[a-z ]*(?:policy|boundary)? allows/;
/** Reads the words of an AccessDeniedException; undefined when they are not IAM's. */
function readDenial(words) {
    const [, action, resource] = DENIED.exec(words) ?? [];
    if (action === undefined)
        return undefined;
    const because = /explicit deny/.test(words) ? 'explicit-deny' : OTHER.test(words) ? 'other' : 'statement';
    return { action, because, ...(resource === undefined ? {} : { resource }) };
}
/** The same for a role that the task has, such as its execution role. @param role as a person finds it */
function adviseRoleDenial({ action, resource, because }, role) {
    if (because === 'explicit-deny')
        return `A policy denies ${action} to ${role}: remove that statement or narrow it.`;
    if (because === 'other')
        return `The policy that AWS names has to allow ${action}, in addition to the policy of ${role}.`;
    const statement = { Effect: 'Allow', Action: action, Resource: resource ?? '*' };
    return `Add to the policy of ${role}: ${JSON.stringify(statement)}`;
}
/** What to do about a denial, in one sentence, with the statement to add where one would help. */
function adviseDenial({ action, resource, because }) {
    if (because === 'explicit-deny')
        return `A policy denies ${action} by name: take that statement away or narrow it.`;
    if (because === 'other')
        return `The policy that AWS names there has to allow ${action}, beside the policy of the role.`;
    const known = findStatement(action);
    const statement = {
        Effect: 'Allow',
        Action: action,
        Resource: resource ?? known?.Resource.at(0) ?? '*',
        ...(action === 'iam:PassRole' && known?.Condition !== undefined ? { Condition: known.Condition } : {}),
    };
    const name = known === undefined ? '' : ` (${known.Sid} in Slipway's docs/permissions.md)`;
    return `Add to the policy of the role${name}: ${JSON.stringify(statement)}`;
}


/***/ }),

/***/ 6413:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   OW: () => (/* binding */ isJsonObject),
/* harmony export */   P8: () => (/* binding */ isJsonList),
/* harmony export */   fE: () => (/* binding */ toText)
/* harmony export */ });
function isJsonObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
/** A list, which `Array.isArray` does not tell of a readonly one. */
function isJsonList(value) {
    return Array.isArray(value);
}
/** A value for people, or to compare names: an object may have a member `toString` that is no function. */
function toText(value) {
    return typeof value === 'object' && value !== null ? '(not a text)' : String(value);
}


/***/ }),

/***/ 9547:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D3: () => (/* binding */ describeCourse),
/* harmony export */   Qr: () => (/* binding */ renderCourse),
/* harmony export */   od: () => (/* binding */ listAnswers)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _rollout_strategy_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2700);
/* harmony import */ var _duration_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(136);
/* harmony import */ var _log_line_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6027);
/* harmony import */ var _shell_word_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2561);





/** Lines about stages, hooks and alarms. A pause comes with the commands that end it. */
function renderCourse(event) {
    const words = (0,_log_line_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .hD)(`service ${event.service}: ${describeCourse(event)}`);
    switch (event.type) {
        case 'stage-entered':
            return [(0,_log_line_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)(`${words}  ${(0,_duration_js__WEBPACK_IMPORTED_MODULE_3__/* .formatDuration */ .a3)(event.atMs)}`)];
        case 'alarms-triggered':
            return [(0,_log_line_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)(words, 'bad')];
        case 'hook-changed': {
            const tone = event.hook.status === 'SUCCEEDED' ? 'plain' : 'doubtful';
            return [(0,_log_line_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)(words, tone), ...listAnswers(event).map((line) => (0,_log_line_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)(`  ${(0,_log_line_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .hD)(line)}`))];
        }
        case 'reroute-awaited':
            return [(0,_log_line_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)(words, 'doubtful'), ...listAnswers(event).map((line) => (0,_log_line_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)(`  ${(0,_log_line_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .hD)(line)}`))];
        default:
            return (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .unreachable */ .HB)(event);
    }
}
/** What happened, as part of a sentence; holds words of ECS. */
function describeCourse(event) {
    switch (event.type) {
        case 'stage-entered':
            return describeStage(event);
        case 'alarms-triggered':
            return `deployment alarms in state ALARM: ${event.alarms.join(', ')}`;
        case 'hook-changed':
            return describeHook(event);
        case 'reroute-awaited':
            return `production traffic waits for somebody${describeWait(event.waitMs)}`;
        default:
            return (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .unreachable */ .HB)(event);
    }
}
function describeStage(event) {
    const { stage, isBack, traffic, bakeMinutes } = event;
    const parts = [
        `stage ${stage}${isBack ? ' on the way back' : ''}`,
        ...(bakeMinutes === undefined ? [] : [`old and new tasks side by side for ${(0,_rollout_strategy_js__WEBPACK_IMPORTED_MODULE_1__/* .formatMinutes */ .dp)(bakeMinutes)}`]),
        // Before any traffic moves there is nothing to say of it.
        ...(traffic === undefined || (traffic === 0 && !isBack) ? [] : [`${traffic}% of the traffic on the new tasks`]),
    ];
    return parts.join(', ');
}
function describeWait(waitMs) {
    return waitMs === undefined ? '' : `; after ${(0,_rollout_strategy_js__WEBPACK_IMPORTED_MODULE_1__/* .formatMinutes */ .dp)(waitMs / 60_000)} CodeDeploy stops the deployment`;
}
function describeHook(event) {
    const { hook, stage } = event;
    const where = stage === undefined ? '' : ` at ${stage}`;
    if (hook.status === 'AWAITING_ACTION')
        return `paused${where} until somebody answers${describeExpiry(event)}`;
    const isPause = hook.targetArn === undefined;
    if (isPause && hook.status === 'SUCCEEDED')
        return `the pause${where} is over: it was continued`;
    return `lifecycle ${isPause ? `pause ${hook.id}` : `hook ${hook.targetArn}`}${where}: ${hook.status}`;
}
function describeExpiry({ hook }) {
    if (hook.expiresAt === undefined)
        return '';
    return `; at ${(0,_duration_js__WEBPACK_IMPORTED_MODULE_3__/* .formatMoment */ .K9)(hook.expiresAt)} ECS ${describeTimeout(hook.timeoutAction)}`;
}
function describeTimeout(action) {
    if (action === 'CONTINUE')
        return 'goes on by itself';
    return action === 'ROLLBACK' ? 'rolls back' : `does this: ${action ?? 'not told'}`;
}
/**
 * What ends a pause that still waits, as commands (ECS API reference, ContinueServiceDeployment; CodeDeploy API
 * reference, ContinueDeployment); else none.
 */
function listAnswers(event) {
    if (event?.type === 'reroute-awaited') {
        const id = (0,_shell_word_js__WEBPACK_IMPORTED_MODULE_4__/* .quoteWord */ .X)(event.deploymentId);
        return [
            `go on: aws deploy continue-deployment --deployment-id ${id} --deployment-wait-type READY_WAIT`,
            `roll back: aws deploy stop-deployment --deployment-id ${id} --auto-rollback-enabled`,
        ];
    }
    if (event?.type !== 'hook-changed' || event.hook.status !== 'AWAITING_ACTION')
        return [];
    const { hook, serviceDeploymentArn } = event;
    const command = 'aws ecs continue-service-deployment ' +
        `--service-deployment-arn ${(0,_shell_word_js__WEBPACK_IMPORTED_MODULE_4__/* .quoteWord */ .X)(serviceDeploymentArn)} --hook-id ${(0,_shell_word_js__WEBPACK_IMPORTED_MODULE_4__/* .quoteWord */ .X)(hook.id)} --action`;
    return [`go on: ${command} CONTINUE`, `roll back: ${command} ROLLBACK`];
}


/***/ }),

/***/ 136:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K9: () => (/* binding */ formatMoment),
/* harmony export */   a3: () => (/* binding */ formatDuration),
/* harmony export */   qY: () => (/* binding */ formatTimeOfDay)
/* harmony export */ });
/** `0:42`, `12:05`, `1:02:03`: minutes and seconds, hours when there are any. Parts of a second are left out. */
function formatDuration(ms) {
    const seconds = Math.max(0, Math.floor(ms / 1000));
    const parts = [Math.floor(seconds / 60) % 60, seconds % 60].map((part) => String(part).padStart(2, '0'));
    const hours = Math.floor(seconds / 3600);
    return hours > 0 ? `${hours}:${parts.join(':')}` : parts.join(':').replace(/^0/, '');
}
/** `2026-11-03 22:03 UTC`, of milliseconds since the epoch; a row of dashes for a time that cannot be. */
function formatMoment(at) {
    const date = new Date(at);
    return Number.isNaN(date.getTime()) ? '----' : `${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
/** `22:03:01`, UTC, of milliseconds since the epoch; `--:--:--` for a time that cannot be. */
function formatTimeOfDay(at) {
    const date = new Date(at);
    return Number.isNaN(date.getTime()) ? '--:--:--' : date.toISOString().slice(11, 19);
}


/***/ }),

/***/ 6027:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Qq: () => (/* binding */ text),
/* harmony export */   hD: () => (/* binding */ quote),
/* harmony export */   mK: () => (/* binding */ styleLine),
/* harmony export */   sp: () => (/* binding */ flattenAnnotation)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _outside_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8561);


/** Characters. The runner cuts annotations over 4,096. */
const LONGEST_QUOTE = 1000;
/** SGR sequences of ECMA-48. */
const COLOURS = { plain: '', quiet: '2', good: '32', doubtful: '33', bad: '31' };
const TONES = { notice: 'plain', warning: 'doubtful', error: 'bad' };
function text(words, tone = 'plain') {
    return { kind: 'text', text: words, tone };
}
/** Outside text inside a line. Never at its beginning, where the runner looks for commands. */
function quote(words) {
    return (0,_outside_text_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteOutsideText */ .h)(words, LONGEST_QUOTE);
}
/** Fits a line to where it goes. */
function styleLine(line, style) {
    switch (line.kind) {
        case 'text':
            return [{ kind: 'text', text: paint(line.text, line.tone, style) }];
        case 'group-opened':
            return style.kind === 'workflow' ? [line] : [{ kind: 'text', text: `== ${line.title}` }];
        case 'group-closed':
            return style.kind === 'workflow' ? [line] : [];
        case 'annotation':
            return style.kind === 'workflow' ? [line] : [flattenAnnotation(line, style)];
        case 'debug':
            return [line];
        default:
            return (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .unreachable */ .HB)(line);
    }
}
/**
 * An annotation as a line of text, where there is no place for annotations or no room for one more. The log of a workflow
 * shows the text of an annotation without its title, so some texts begin with the title: here it is shown once.
 */
function flattenAnnotation({ level, title, text: words }, style) {
    const named = words.startsWith(`${title}: `) ? words : `${title}: ${words}`;
    return { kind: 'text', text: paint(`${level}: ${named}`, TONES[level], style) };
}
function paint(words, tone, style) {
    if (style.kind === 'workflow' || !style.hasColour || tone === 'plain')
        return words;
    return `\u001b[${COLOURS[tone]}m${words}\u001b[0m`;
}


/***/ }),

/***/ 117:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  N: () => (/* binding */ renderEvent)
});

// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/report/log-line.js
var log_line = __webpack_require__(6027);
// EXTERNAL MODULE: ./lib/report/outside-text.js
var outside_text = __webpack_require__(8561);
;// CONCATENATED MODULE: ./lib/report/preparation-lines.js



const OUTPUT_LINES = 200;
const OUTPUT_WIDTH = 400;
function renderPreparation(event) {
    switch (event.type) {
        case 'identified':
            return [(0,log_line/* text */.Qq)(describeIdentity(event))];
        case 'service-found':
            return [(0,log_line/* text */.Qq)((0,log_line/* quote */.hD)(describeService(event)))];
        case 'planned':
            return [(0,log_line/* text */.Qq)(`plan: ${(0,log_line/* quote */.hD)(event.text)}`)];
        case 'notice':
        case 'warning':
            return [annotate(event)];
        case 'logged-in':
            return [(0,log_line/* text */.Qq)(`logged in to ${(0,log_line/* quote */.hD)(event.registry)}`)];
        case 'logged-out':
            return [(0,log_line/* text */.Qq)(`logged out of ${(0,log_line/* quote */.hD)(event.registry)}`)];
        case 'command-output':
            return (0,outside_text/* cleanOutsideText */.c)(event.line, { lines: OUTPUT_LINES, width: OUTPUT_WIDTH }).map((line) => (0,log_line/* text */.Qq)(line, 'quiet'));
        case 'image-reused':
            return [(0,log_line/* text */.Qq)(`image ${(0,log_line/* quote */.hD)(event.reference)} is there already: ${(0,log_line/* quote */.hD)(event.why)}`)];
        case 'image-pushed':
            return [(0,log_line/* text */.Qq)(`image ${(0,log_line/* quote */.hD)(event.reference)} pushed as ${(0,log_line/* quote */.hD)(event.tags.join(', '))}`)];
        case 'revision-registered':
            return [(0,log_line/* text */.Qq)(`revision ${(0,log_line/* quote */.hD)(event.revision)} ${event.isReused ? 'is there already' : 'registered'}`)];
        default:
            return (0,errors/* unreachable */.HB)(event);
    }
}
/** `Service web (cluster shop): web:1 running, web:2 in progress, 4/4 tasks` */
function describeService(event) {
    const revisions = event.revisions.map(({ revision, state }) => `${revision} ${state}`);
    const tasks = `${event.running}/${event.desired} tasks`;
    return `Service ${event.service} (cluster ${event.cluster}): ${[...revisions, tasks].join(', ')}`;
}
function describeIdentity({ account, region, endpoint, detours = [], }) {
    const where = (0,log_line/* quote */.hD)(`account ${account} in ${region}`);
    const way = endpoint === undefined ? '' : `, by way of ${(0,log_line/* quote */.hD)(endpoint)}, which is not an endpoint of Amazon`;
    const also = detours.length === 0 ? '' : `; set by the environment: ${detours.map((one) => (0,log_line/* quote */.hD)(one)).join(', ')}`;
    return `${where}${way}${also}`;
}
function annotate(event) {
    const words = event.advice === undefined ? event.text : `${event.text} ${event.advice}`;
    return { kind: 'annotation', level: event.type, title: 'Slipway', text: (0,log_line/* quote */.hD)(words), isVerdict: false };
}

// EXTERNAL MODULE: ./lib/rollout/diagnose.js + 9 modules
var diagnose = __webpack_require__(153);
// EXTERNAL MODULE: ./lib/task-definition/document.js
var task_definition_document = __webpack_require__(6844);
// EXTERNAL MODULE: ./lib/report/course-lines.js
var course_lines = __webpack_require__(9547);
// EXTERNAL MODULE: ./lib/report/duration.js
var duration = __webpack_require__(136);
;// CONCATENATED MODULE: ./lib/report/rollout-lines.js






const BAR_CELLS = 16;
function renderRollout(event) {
    switch (event.type) {
        case 'update-sent':
            return describeSent(event);
        case 'service-event':
            return [(0,log_line/* text */.Qq)(`${(0,duration/* formatTimeOfDay */.qY)(event.event.at)}  ${(0,log_line/* quote */.hD)(event.event.text)}`, 'quiet')];
        case 'counts':
            return [(0,log_line/* text */.Qq)(describeCounts(event))];
        case 'stage-entered':
        case 'hook-changed':
        case 'reroute-awaited':
        case 'alarms-triggered':
            return (0,course_lines/* renderCourse */.Qr)(event);
        case 'task-stopped':
            return [describeStopped(event)];
        case 'sight-lost':
            return [(0,log_line/* text */.Qq)(`sight lost, ECS goes on meanwhile: ${(0,log_line/* quote */.hD)(event.why)}`, 'doubtful')];
        case 'sight-regained':
            return [(0,log_line/* text */.Qq)('sight regained')];
        case 'rollback-asked':
            return [(0,log_line/* text */.Qq)((0,log_line/* quote */.hD)(describeRollback(event)), 'doubtful')];
        default:
            return (0,errors/* unreachable */.HB)(event);
    }
}
function describeRollback({ service, to, why }) {
    return to === undefined
        ? `Service ${service}: rollback requested: ${why}`
        : `Service ${service}: ${why} Rolling back to ${to}.`;
}
function describeSent({ service, revision, deploymentId, link }) {
    const sent = (0,log_line/* text */.Qq)((0,log_line/* quote */.hD)(`service ${service}: ${revision} asked for, deployment ${deploymentId}`));
    return link === undefined ? [sent] : [sent, (0,log_line/* text */.Qq)((0,log_line/* quote */.hD)(`watch it: ${link}`))];
}
/** `████████▒▒▒▒░░░░  web  new 2 of 4  old 3  pending 1  failed 0  0:42` */
function describeCounts(event) {
    const running = event.ours?.running ?? 0;
    const pending = event.ours?.pending ?? 0;
    const old = event.others.reduce((sum, deployment) => sum + deployment.running, 0);
    const parts = [
        drawBar(running, pending, event.desired),
        (0,log_line/* quote */.hD)(event.service),
        `new ${running} of ${event.desired}`,
        `old ${old}`,
        `pending ${pending}`,
        `failed ${event.ours?.failed ?? 0}`,
        (0,duration/* formatDuration */.a3)(event.atMs),
    ];
    return parts.join('  ');
}
function drawBar(running, pending, desired) {
    const whole = Math.max(desired, running, 1);
    const full = Math.floor((running / whole) * BAR_CELLS);
    const coming = Math.min(BAR_CELLS - full, Math.ceil((pending / whole) * BAR_CELLS));
    return '█'.repeat(full) + '▒'.repeat(coming) + '░'.repeat(BAR_CELLS - full - coming);
}
function describeStopped({ service, task }) {
    const id = (0,task_definition_document/* nameRevision */.h)(task.arn).slice(0, 8);
    const time = task.stoppedAt === undefined ? '--:--:--' : (0,duration/* formatTimeOfDay */.qY)(task.stoppedAt);
    const { words, isFailure } = (0,diagnose/* describeStop */.Cw)(task);
    return (0,log_line/* text */.Qq)(`${time}  ${(0,log_line/* quote */.hD)(`service ${service}: task ${id} stopped: ${words}`)}`, isFailure ? 'bad' : 'quiet');
}

// EXTERNAL MODULE: ./lib/report/verdict-lines.js
var verdict_lines = __webpack_require__(9445);
;// CONCATENATED MODULE: ./lib/report/task-lines.js





function renderTask(event) {
    switch (event.type) {
        case 'task-started': {
            const rest = event.isWaitedFor ? '' : '; it is not waited for';
            const how = event.isEarlier ? 'was started before and is running' : 'started';
            return [(0,log_line/* text */.Qq)((0,log_line/* quote */.hD)(`one-off task of ${event.revision} ${how}: ${event.taskArn}${rest}`))];
        }
        case 'task-status':
            return [(0,log_line/* text */.Qq)((0,log_line/* quote */.hD)(`${nameTask(event.taskArn)}: ${event.lastStatus}  ${(0,duration/* formatDuration */.a3)(event.atMs)}`))];
        case 'task-judged':
            return [(0,log_line/* text */.Qq)(`${event.isWell ? '✔' : '✘'} ${(0,log_line/* quote */.hD)(event.reason)}`, event.isWell ? 'good' : 'bad')];
        case 'task-diagnosed':
            return (0,verdict_lines/* renderDiagnosis */.sW)(nameTask(event.taskArn), event.diagnosis);
        default:
            return (0,errors/* unreachable */.HB)(event);
    }
}
function nameTask(arn) {
    return `one-off task ${(0,task_definition_document/* nameRevision */.h)(arn).slice(0, 8)}`;
}

;// CONCATENATED MODULE: ./lib/report/log-lines.js






/**
 * What a person reads of an event, as lines for the adapter to print. Pure: the same event gives the same lines. Every
 * text in an event is taken for outside text and cleaned.
 */
function renderEvent(event, style) {
    return renderLines(event, style).flatMap((line) => (0,log_line/* styleLine */.mK)(line, style));
}
function renderLines(event, style) {
    switch (event.type) {
        case 'group-opened':
            return [{ kind: 'group-opened', title: (0,log_line/* quote */.hD)(event.title) }];
        case 'group-closed':
            return [{ kind: 'group-closed' }];
        case 'debug':
            return [{ kind: 'debug', text: (0,log_line/* quote */.hD)(event.text) }];
        case 'identified':
        case 'service-found':
        case 'planned':
        case 'notice':
        case 'warning':
        case 'logged-in':
        case 'logged-out':
        case 'command-output':
        case 'image-reused':
        case 'image-pushed':
        case 'revision-registered':
            return renderPreparation(event);
        case 'task-started':
        case 'task-status':
        case 'task-judged':
        case 'task-diagnosed':
            return renderTask(event);
        case 'update-sent':
        case 'service-event':
        case 'counts':
        case 'stage-entered':
        case 'hook-changed':
        case 'reroute-awaited':
        case 'alarms-triggered':
        case 'task-stopped':
        case 'sight-lost':
        case 'sight-regained':
        case 'rollback-asked':
            return renderRollout(event);
        case 'judged':
        case 'diagnosed':
        case 'refused':
        case 'run-ended':
            return (0,verdict_lines/* renderEnd */.Ac)(event, style);
        default:
            return (0,errors/* unreachable */.HB)(event);
    }
}


/***/ }),

/***/ 8561:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ cleanOutsideText),
/* harmony export */   h: () => (/* binding */ quoteOutsideText)
/* harmony export */ });
/* harmony import */ var _shorten_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9551);

const ESCAPE = '\\u001b';
const CONTROL_STRING = '[^\\u0000-\\u001f\\u007f-\\u009f]*';
// ECMA-48: control strings (OSC, DCS, SOS, PM, APC) up to their terminator, CSI sequences, other escapes. A control
// string that never ends is not removed: it would take visible text with it.
const ESCAPE_SEQUENCES = new RegExp([
    `(?:${ESCAPE}[\\]PX^_]|[\\u0090\\u0098\\u009d-\\u009f])${CONTROL_STRING}(?:\\u0007|${ESCAPE}\\\\|\\u009c)`,
    `(?:${ESCAPE}\\[|\\u009b)[0-?]*[ -/]*[@-~]`,
    `${ESCAPE}[ -/]*[0-Z\\\\^-~]`,
].join('|'), 'gu');
const LINE_ENDS = /\r\n|\r|\n/;
// Controls but the tab, formats and bidi marks, whatever is drawn as nothing, lone surrogates, and the two separators
// that some viewers take for line ends. .NET's search for `##[` also passes over characters drawn as nothing.
const INVISIBLE = /(?!\t)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;
const PREFIX = '| ';
/**
 * Makes a text from outside (docker, ECS, a container's log, a file name) safe to print in a workflow log: no line of
 * the result is a command to the runner, an escape sequence or invisible. One line of the result for each line.
 */
function cleanOutsideText(text, limits) {
    const lines = splitLines(text);
    const kept = lines.length <= limits.lines ? lines : lines.slice(lines.length - Math.max(limits.lines - 1, 0));
    const cleaned = kept.map((line) => PREFIX + (0,_shorten_js__WEBPACK_IMPORTED_MODULE_0__/* .shorten */ .m)(cleanLine(line), limits.width));
    const leftOut = lines.length - kept.length;
    return leftOut === 0 ? cleaned : [`${PREFIX}… ${leftOut} lines left out`, ...cleaned].slice(0, limits.lines);
}
/**
 * The same cleaning for a text quoted inside a sentence of ours: one line, without a prefix, so it must never stand at
 * the beginning of what is printed.
 */
function quoteOutsideText(text, width) {
    const cleaned = splitLines(text)
        .map((line) => cleanLine(line).trim())
        .filter((line) => line !== '');
    return (0,_shorten_js__WEBPACK_IMPORTED_MODULE_0__/* .shorten */ .m)(cleaned.join(' '), width);
}
function splitLines(text) {
    const lines = text.replace(ESCAPE_SEQUENCES, '').split(LINE_ENDS);
    return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}
function cleanLine(line) {
    return line.replace(INVISIBLE, '\ufffd').replaceAll('##[', '##\\[');
}


/***/ }),

/***/ 6097:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ endSentence)
/* harmony export */ });
/** A text that more text can follow: with a full stop where it has no end of its own, as words of other programs. */
function endSentence(text) {
    return /[.!?…:)]$/.test(text.trimEnd()) ? text : `${text}.`;
}


/***/ }),

/***/ 2561:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ quoteWord)
/* harmony export */ });
/** As a POSIX shell reads it back: one word, whatever it holds. For the commands that a person is told to run. */
function quoteWord(word) {
    return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}


/***/ }),

/***/ 9551:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ shorten)
/* harmony export */ });
/** A short quote, such as a name, is recognized by its beginning. */
const SHORT = 200;
/** Names of exceptions and ARNs: what a reason is about, wherever it stands. */
const TELLING = /\b[A-Z][A-Za-z]{2,60}(?:Exception|Error)\b|\barn:aws[\w-]{0,16}:[\w:/.*@+=,-]{1,256}/g;
const MOST_TELLING = 3;
/**
 * Shortens a line to about so many UTF-16 code units. A long text loses its middle: AWS puts the kind of an error at the
 * beginning of its messages and the cause at the end. Exceptions and ARNs of the middle are kept.
 */
function shorten(line, width) {
    if (line.length <= width)
        return line;
    if (width < SHORT) {
        const start = takeStart(line, width);
        return `${start}… (${line.length - start.length} more characters)`;
    }
    const start = takeStart(line, Math.ceil(width / 2));
    const end = takeEnd(line, Math.floor(width / 2));
    const middle = line.slice(start.length, line.length - end.length);
    const telling = new Set(findTelling(middle).filter((word) => !start.includes(word) && !end.includes(word)));
    const kept = [...telling].slice(0, MOST_TELLING).map((word) => ` ${word} …`);
    return `${start}… (${middle.length} characters left out) …${kept.join('')}${end}`;
}
/** A megabyte of middle is searched at its two ends only. */
function findTelling(middle) {
    const reach = 8192;
    const searched = middle.length <= 2 * reach ? middle : `${middle.slice(0, reach)} ${middle.slice(-reach)}`;
    return searched.match(TELLING) ?? [];
}
/** No character is cut in two. */
function takeStart(line, length) {
    const start = line.slice(0, length);
    return /[\ud800-\udbff]$/.test(start) ? start.slice(0, -1) : start;
}
function takeEnd(line, length) {
    const end = line.slice(line.length - length);
    return /^[\udc00-\udfff]/.test(end) ? end.slice(1) : end;
}


/***/ }),

/***/ 9445:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ac: () => (/* binding */ renderEnd),
/* harmony export */   V$: () => (/* binding */ describeCause),
/* harmony export */   sW: () => (/* binding */ renderDiagnosis)
/* harmony export */ });
/* unused harmony export isRed */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _rollout_verdict_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4012);
/* harmony import */ var _task_definition_document_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6844);
/* harmony import */ var _duration_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(136);
/* harmony import */ var _log_line_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6027);
/* harmony import */ var _outside_text_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8561);
/* harmony import */ var _sentence_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6097);







const MOST_LOG_LINES = 20;
const LOG_LIMITS = { lines: 4, width: 300 };
function renderEnd(event, style) {
    switch (event.type) {
        case 'judged':
            return [
                (0,_log_line_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)(`${mark(event.verdict)} ${(0,_log_line_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .hD)(event.service)} ${event.verdict}: ${(0,_log_line_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .hD)(event.reason)}`, tone(event.verdict)),
            ];
        case 'diagnosed':
            return renderDiagnosis(event.service, event.diagnosis);
        case 'refused':
            return describeFaults(event.faults);
        case 'run-ended':
            return isRed(event.verdict) ? endRed(event, style) : [(0,_log_line_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)(nameEnd(event), 'good')];
        default:
            return (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .unreachable */ .HB)(event);
    }
}
/** Whether the step is red. */
function isRed(verdict) {
    return _rollout_verdict_js__WEBPACK_IMPORTED_MODULE_1__/* .EXIT_CODES */ .a[verdict] !== 0;
}
/** One line for a cause: title, exit code in words, how many tasks. */
function describeCause(cause) {
    const words = cause.exitWords === undefined ? '' : ` (${cause.exitWords})`;
    const tasks = cause.count === 0 ? '' : `: ${cause.count} ${cause.count === 1 ? 'task' : 'tasks'}`;
    return `${cause.title}${words}${tasks}`;
}
/** @param what the service or the task that failed: outside text */
function renderDiagnosis(what, diagnosis) {
    const causes = diagnosis.causes.flatMap((cause) => [
        (0,_log_line_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)(`  - ${(0,_log_line_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .hD)(describeCause(cause))}`, 'bad'),
        ...cause.details.map((detail) => (0,_log_line_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)(`    | ${(0,_log_line_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .hD)(detail)}`, 'quiet')),
    ]);
    const logs = diagnosis.logs.flatMap(describeLog);
    const unread = diagnosis.unread.map((what) => (0,_log_line_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)(`  may not be read: ${(0,_log_line_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .hD)(what)}`, 'doubtful'));
    return [
        (0,_log_line_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)(`why ${(0,_log_line_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .hD)(what)} failed:`),
        ...causes,
        ...logs,
        ...unread,
        (0,_log_line_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)(`  next step: ${(0,_log_line_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .hD)(diagnosis.nextStep)}`),
    ];
}
function describeLog({ container, taskArn, lines }) {
    const clean = lines.slice(-MOST_LOG_LINES).flatMap((line) => (0,_outside_text_js__WEBPACK_IMPORTED_MODULE_3__/* .cleanOutsideText */ .c)(line, LOG_LIMITS));
    const id = (0,_task_definition_document_js__WEBPACK_IMPORTED_MODULE_4__/* .nameRevision */ .h)(taskArn).slice(0, 8);
    return [
        (0,_log_line_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)(`  last lines of ${(0,_log_line_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .hD)(`container ${container} in task ${id}`)}:`),
        ...clean.map((line) => (0,_log_line_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)(`    ${line}`, 'quiet')),
    ];
}
function describeFaults(faults) {
    return faults.map((fault) => ({
        kind: 'annotation',
        level: 'error',
        title: (0,_log_line_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .hD)(fault.input ?? 'Slipway'),
        text: (0,_log_line_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .hD)(fault.advice === undefined ? fault.text : `${(0,_sentence_js__WEBPACK_IMPORTED_MODULE_5__/* .endSentence */ .H)(fault.text)} ${fault.advice}`),
        isVerdict: false,
    }));
}
/** The verdict comes last. Where there are annotations, the reason stands in one just above it, and once only. */
function endRed(event, style) {
    const reason = (0,_log_line_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .hD)(event.reason);
    const step = event.nextStep === undefined ? '' : `next step: ${(0,_log_line_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .hD)(event.nextStep)}`;
    if (style.kind === 'terminal') {
        return [...(step === '' ? [] : [(0,_log_line_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)(step)]), (0,_log_line_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)(`${nameEnd(event)}: ${reason}`, 'bad')];
    }
    const why = event.why === undefined ? '' : ` Why: ${(0,_log_line_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .hD)(event.why)}.`;
    const said = step === '' ? `${reason}${why}` : `${reason}${why} (${step})`;
    return [
        { kind: 'annotation', level: 'error', title: `Slipway: ${event.verdict}`, text: said, isVerdict: true },
        (0,_log_line_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)(nameEnd(event), 'bad'),
    ];
}
function nameEnd({ verdict, tookMs, reason }) {
    const end = `${mark(verdict)} ${verdict.toUpperCase()} after ${(0,_duration_js__WEBPACK_IMPORTED_MODULE_6__/* .formatDuration */ .a3)(tookMs)}`;
    return isRed(verdict) ? end : `${end}: ${(0,_log_line_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .hD)(reason)}`;
}
function mark(verdict) {
    return isRed(verdict) ? '✘' : '✔';
}
function tone(verdict) {
    return isRed(verdict) ? 'bad' : 'good';
}


/***/ }),

/***/ 5743:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ groupByCause)
/* harmony export */ });
/* harmony import */ var _cause_rules_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5647);

/** ECS's words that one group keeps: many tasks say the same. */
const MOST_WORDS = 64;
/**
 * Groups stopped tasks by cause, the most frequent first. Those that the scheduler ended as planned are in none.
 * @param tasks oldest first
 */
function groupByCause(tasks) {
    const groups = new Map();
    for (const task of tasks) {
        const finding = (0,_cause_rules_js__WEBPACK_IMPORTED_MODULE_0__/* .classifyTask */ .U)(task);
        if (finding === undefined)
            continue;
        const key = JSON.stringify([finding.kind, finding.containers, finding.exitCode]);
        const known = groups.get(key);
        const words = [...(known?.words ?? []), ...finding.words].slice(0, MOST_WORDS);
        groups.set(key, { ...finding, words, count: (known?.count ?? 0) + 1, task });
    }
    return [...groups.values()].sort((one, other) => other.count - one.count);
}


/***/ }),

/***/ 5647:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  U: () => (/* binding */ classifyTask)
});

;// CONCATENATED MODULE: ./lib/rollout/exit-codes.js
/** Linux signals by number, as a shell and the container runtimes report them: exit code 128 + number. */
const SIGNALS = {
    1: 'SIGHUP',
    2: 'SIGINT, interrupted',
    3: 'SIGQUIT',
    4: 'SIGILL, an instruction that this CPU does not know',
    5: 'SIGTRAP',
    6: 'SIGABRT, the program gave up by itself',
    7: 'SIGBUS, a bad memory access',
    8: 'SIGFPE, a bad calculation',
    9: 'SIGKILL, killed: out of memory, or SIGTERM was not obeyed in time',
    11: 'SIGSEGV, a bad memory access',
    13: 'SIGPIPE',
    15: 'SIGTERM, it was told to stop and did',
    31: 'SIGSYS, a forbidden system call',
};
/** Codes that shells and container runtimes agree on ("Exit Status", POSIX shell; docker run reference). */
const KNOWN = {
    0: 'ended by itself without an error; a service needs it to go on running',
    1: 'an error of the program',
    2: 'an error of the program, or wrong use of a shell command',
    125: 'the container runtime failed',
    126: 'the command cannot be executed',
    127: 'the command was not found',
    255: 'an error of the program, out of the usual range',
};
/**
 * An exit code in words for a person.
 *
 * @param code as ECS reports it: 0 to 255
 * @param reason the container's own reason; `OutOfMemoryError` decides what 137 means
 */
function explainExitCode(code, reason = '') {
    if (isOutOfMemory(reason))
        return 'out of memory, killed at its limit';
    const known = KNOWN[code];
    if (known !== undefined)
        return known;
    const signal = SIGNALS[code - 128];
    if (signal !== undefined)
        return signal;
    return code > 128 && code < 193 ? `ended by signal ${code - 128}` : 'an error of the program';
}
/** ECS agent: `OutOfMemoryError: Container killed due to memory usage`. */
function isOutOfMemory(reason) {
    return reason.includes('OutOfMemoryError');
}

// EXTERNAL MODULE: ./lib/rollout/text-rules.js
var text_rules = __webpack_require__(8868);
;// CONCATENATED MODULE: ./lib/rollout/cause-rules.js


/** Kinds that lie in one container: ECS often says them of the task alone. */
const OF_A_CONTAINER = /^(?:image|disk|wrong|command|container|directory|port|user)-/;
/** Why a task of ours stopped. Undefined: the scheduler ended it as planned, so it is no failure. */
function classifyTask(task) {
    const reason = task.stoppedReason ?? '';
    if (reason.startsWith('Scaling activity initiated by'))
        return undefined;
    return findMemoryKill(task) ?? findByText(task) ?? findByExit(task) ?? findNeverRun(task) ?? findByStopCode(task);
}
function findMemoryKill(task) {
    const killed = task.containers.filter((container) => isOutOfMemory(container.reason ?? ''));
    const first = killed[0];
    if (first === undefined)
        return undefined;
    const finding = { kind: 'out-of-memory', containers: namesOf(killed), words: wordsOf(task) };
    if (first.exitCode === undefined)
        return finding;
    return { ...finding, exitCode: first.exitCode, exitWords: `exit code ${first.exitCode}` };
}
function findByText(task) {
    const texts = [...task.containers.flatMap(textsOf), task.stoppedReason ?? ''];
    const kind = texts.map(text_rules/* classifyText */.o).find((found) => found !== undefined);
    if (kind === undefined)
        return undefined;
    const atFault = task.containers.filter((container) => kind === 'container-health'
        ? container.health === 'UNHEALTHY'
        : textsOf(container).some((text) => (0,text_rules/* classifyText */.o)(text) === kind));
    const isTheOnly = atFault.length === 0 && task.containers.length === 1 && OF_A_CONTAINER.test(kind);
    const blamed = isTheOnly ? task.containers : atFault;
    const named = kind === 'image-private' && isOfEcr(blamed) ? 'image-denied' : kind;
    return { kind: named, containers: namesOf(blamed), words: wordsOf(task) };
}
function textsOf({ reason = '', lastWords = '' }) {
    return [reason, lastWords];
}
/** A denial that names no registry is one of the registry of the image. */
function isOfEcr(containers) {
    return containers.length > 0 && containers.every(({ image = '' }) => text_rules/* ECR_HOST */.u.test(image));
}
function findByExit(task) {
    const ending = task.containers.filter((container) => container.isEssential !== false);
    const ended = ending.some(({ exitCode }) => exitCode !== undefined) ? ending : task.containers;
    const first = [...ended].sort((one, other) => rankExit(one) - rankExit(other))[0];
    if (first?.exitCode === undefined || task.stopCode === 'UserInitiated')
        return undefined;
    const kind = kindOfExit(first.exitCode);
    const isNamed = kind === 'command-absent' || kind === 'command-not-executable';
    return {
        kind,
        containers: [first.name],
        exitCode: first.exitCode,
        exitWords: isNamed ? `exit code ${first.exitCode}` : explainExitCode(first.exitCode, first.reason),
        words: wordsOf(task),
    };
}
/**
 * Which container ended by itself: when one exits, ECS stops the others, and they show 143 or 137. A code of its own
 * comes first, then a kill, then an end without an error, last those that obeyed SIGTERM.
 */
function rankExit(container) {
    if (container.exitCode === undefined)
        return 4;
    const ranks = { 137: 1, 0: 2, 143: 3 };
    return ranks[container.exitCode] ?? 0;
}
function kindOfExit(code) {
    if (code === 126)
        return 'command-not-executable';
    if (code === 127)
        return 'command-absent';
    if (code === 137)
        return 'killed';
    return [132, 134, 135, 136, 139].includes(code) ? 'crashed' : 'container-exited';
}
/** When one container ends at once, ECS ends the task before the others have started: they have no exit code. */
function findNeverRun(task) {
    const words = wordsOf(task);
    if (task.stopCode !== 'EssentialContainerExited' || words.length > 0)
        return undefined;
    return { kind: 'container-never-ran', containers: namesOf(task.containers), words };
}
function findByStopCode(task) {
    const kind = task.stopCode === 'UserInitiated' ? 'stopped-by-person' : 'ecs-says';
    return { kind, containers: [], words: wordsOf(task) };
}
/** ECS's words, without those that say nothing more than the exit code does. */
function wordsOf(task) {
    const all = [task.stoppedReason ?? '', ...task.containers.flatMap(textsOf)];
    return all.filter((words) => words !== '' && words !== 'Essential container in task exited');
}
function namesOf(containers) {
    return containers.map((container) => container.name).sort();
}


/***/ }),

/***/ 153:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  kE: () => (/* binding */ NO_EVIDENCE),
  Cw: () => (/* binding */ describeStop),
  M8: () => (/* binding */ diagnoseRollout)
});

// EXTERNAL MODULE: ./lib/report/outside-text.js
var outside_text = __webpack_require__(8561);
// EXTERNAL MODULE: ./lib/report/shell-word.js
var shell_word = __webpack_require__(2561);
// EXTERNAL MODULE: ./lib/iam/denial.js + 1 modules
var iam_denial = __webpack_require__(7180);
;// CONCATENATED MODULE: ./lib/rollout/cause-resource.js
const SECRET_ARN = /arn:aws[\w-]{0,16}:(?:secretsmanager|ssm):[\w-]*:[\w*]*:(?:secret:|parameter)[^\s'",]{1,512}/;
const PARAMETERS = /invalid (?:ssm )?parameters: ([^\s'"]{1,512}(?:, ?[^\s'"]{1,512})*)/i;
const SECRET_NAME = /\bsecret '?([\w/+=.@!-]{1,512})'?(?: from|: | in )/;
const ROLE_ARN = /arn:aws[\w-]{0,16}:iam::\d*:role\/[\w+=,.@/-]{1,512}/;
const ASSUMED_ROLE = /assumed-role\/([\w+=,.@-]{1,64})\//;
const LOG_GROUP = /log-group:([\w./#-]{1,512})/;
const IMAGE = /resolve ref(?:erence)? "?(\S{1,512}?)"?:(?:\s|$)|(?:access denied for|manifest for|cannot pull) '?([^\s,']{1,512})/i;
const PLATFORM = /matching platform '?([\w/-]{1,64})|matching manifest for ([\w/-]{1,64})/;
const TARGET_GROUP = /arn:aws[\w-]{0,16}:elasticloadbalancing:[\w-]*:\d*:targetgroup\/[\w/-]{1,128}/;
const SUBNET = /\bsubnet-[0-9a-f]{8,17}\b/;
const PROVIDER = /capacity provider ([\w-]{1,255})/;
const MISSING_KEY = /json key ([\w.-]{1,255})/;
/** What a cause is about, where its words say it; undefined when they do not. */
function findResource(kind, words) {
    if (kind.startsWith('secret-'))
        return findSecret(words);
    if (kind === 'role-inaccessible')
        return trim(ROLE_ARN.exec(words)?.[0]);
    if (kind.startsWith('log'))
        return LOG_GROUP.exec(words)?.[1];
    if (kind.startsWith('target-group-'))
        return TARGET_GROUP.exec(words)?.[0];
    if (kind === 'no-free-address')
        return SUBNET.exec(words)?.[0];
    return kind === 'provider-failed' ? PROVIDER.exec(words)?.[1] : undefined;
}
/** The reference that a pull failure names. */
function findImage(words) {
    const [, resolved, named] = IMAGE.exec(words) ?? [];
    return trim(resolved ?? named);
}
/** As docker names it, such as `linux/arm64`. */
function findPlatform(words) {
    const [, wanted, missing] = PLATFORM.exec(words) ?? [];
    return wanted ?? missing;
}
/** The name of the role that was denied something. */
function findDeniedRole(words) {
    return ASSUMED_ROLE.exec(words)?.[1];
}
function findMissingKey(words) {
    return trim(MISSING_KEY.exec(words)?.[1]);
}
/** Of AWS Systems Manager, and not of AWS Secrets Manager. */
function isParameter(resource, words) {
    return (/:ssm:|:parameter\//.test(resource) || (!resource.startsWith('arn:') && /\bssm\b|Systems Manager/i.test(words)));
}
function findSecret(words) {
    return trim(SECRET_ARN.exec(words)?.[0] ?? PARAMETERS.exec(words)?.[1] ?? SECRET_NAME.exec(words)?.[1]);
}
/** The end of a sentence is no part of a name. */
function trim(found) {
    return found?.replace(/[.,:;)]+$/, '');
}

;// CONCATENATED MODULE: ./lib/rollout/access-advice.js
/** What to do where a task may not, or cannot, reach something that it needs to start. */


/** What the execution role needs (ECS Developer Guide, task execution IAM role), where AWS does not name the action. */
const PULL = 'ecr:GetAuthorizationToken, ecr:BatchGetImage and ecr:GetDownloadUrlForLayer';
const WRITE_LOGS = 'logs:CreateLogStream and logs:PutLogEvents';
function advisePullAccess(scene) {
    return adviseAccess(scene, PULL, scene.image);
}
function adviseLogAccess(scene) {
    return adviseAccess(scene, WRITE_LOGS, scene.resource);
}
function adviseSecretAccess(scene) {
    const { resource, words } = scene;
    const read = isParameter(resource ?? '', words) ? 'ssm:GetParameters' : 'secretsmanager:GetSecretValue';
    return adviseAccess(scene, read, resource);
}
function adviseDecryption(scene) {
    return adviseAccess(scene, 'kms:Decrypt with the key of the secret', undefined);
}
/** The statement to add to the role's policy, as far as AWS names it. */
function adviseAccess({ words, executionRole }, actions, what) {
    const role = executionRole === undefined ? 'the execution role' : `the execution role ${executionRole}`;
    const denial = (0,iam_denial/* readDenial */.oq)(words);
    if (denial !== undefined)
        return (0,iam_denial/* adviseRoleDenial */.eB)(denial, role);
    return `Allow ${role} ${actions}${what === undefined ? '' : ` on ${what}`}.`;
}
/** @param what with the names of its VPC endpoints, where it has some */
function adviseConnection(what) {
    return `Give the subnets of the tasks a route to ${what}: a NAT gateway, a public IP or VPC endpoints; the security group must allow HTTPS out.`;
}

// EXTERNAL MODULE: ./lib/rollout/shortage.js
var shortage = __webpack_require__(6960);
;// CONCATENATED MODULE: ./lib/rollout/target-advice.js
/** What to do about targets that fail the health check of their load balancer. */

/** @param readLog the command that shows the log of a container behind the load balancer, if it is known */
function adviseOnTargets({ probe, targetGroupArn }, readLog) {
    if (probe !== undefined)
        return adviseOnProbe(probe, readLog);
    const check = 'Check that the new version answers the path and port of the health check within its grace period';
    if (targetGroupArn === undefined)
        return `${check}.`;
    return `${check}: aws elbv2 describe-target-groups --target-group-arns ${(0,shell_word/* quoteWord */.X)(targetGroupArn)}`;
}
function adviseOnProbe(probe, readLog) {
    const { codes, healthCheck } = probe;
    if (codes === undefined) {
        return `${nameQuestion(healthCheck)}, and the new version gave no valid answer. Check its port, its security group, and that it starts within the grace period.`;
    }
    const said = `${nameQuestion(healthCheck)}; the new version answers ${codes}.`;
    if (codes.startsWith('5') && readLog !== undefined)
        return `${said} ${readLog}`;
    return `${said} Change the new version or the check: ${modify(probe)}`;
}
/** `The target group checks GET /health and expects 200` */
function nameQuestion(healthCheck) {
    if (healthCheck === undefined)
        return 'The target group checks the health of its targets';
    const { protocol, path, matcher } = healthCheck;
    const isHttp = protocol === 'HTTP' || protocol === 'HTTPS';
    const question = isHttp ? `GET ${path ?? '/'}` : `a ${protocol} connection`;
    return `The target group checks ${question}${matcher === undefined ? '' : ` and expects ${matcher}`}`;
}
/** A redirect is an answer to accept; for other codes the path is the likelier mistake. */
function modify({ targetGroupArn, codes = '' }) {
    const change = codes.startsWith('3') ? '--matcher HttpCode=200-399' : '--health-check-path /PATH';
    return `aws elbv2 modify-target-group --target-group-arn ${(0,shell_word/* quoteWord */.X)(targetGroupArn)} ${change}`;
}

;// CONCATENATED MODULE: ./lib/rollout/cause-advice.js
/** One step against each kind of cause. */






/** Of a log group or stream (CloudWatch Logs API reference). */
const LONGEST_NAME = 512;
const NEXT_STEPS = {
    'image-absent': checkImage,
    'image-denied': advisePullAccess,
    'image-private': ({ image, subject }) => `Check the name ${image ?? `of the image of ${subject}`}. If it is private, set repositoryCredentials of ${subject} to a secret with a login of the registry.`,
    'image-throttled': () => 'Copy the image to Amazon ECR, pull it through an ECR pull-through cache, or set repositoryCredentials to a login with a higher limit.',
    'image-unreachable': () => adviseConnection('the registry'),
    'image-not-pulled': describeTask,
    'registry-denied': advisePullAccess,
    'registry-unreachable': () => adviseConnection('Amazon ECR (ecr.api, ecr.dkr and Amazon S3)'),
    'disk-full': () => 'Free disk space on the container instance or give it a larger volume; on Fargate raise ephemeralStorage of the task definition.',
    'wrong-architecture': ({ platform }) => `Build the image for ${platform ?? 'the processor of the container instances'}: input platforms${platform === undefined ? ', such as linux/arm64 or linux/amd64' : `: ${platform}`}. An entry point that is a script must begin with #!.`,
    'command-absent': ({ subject }) => `Correct the command or entry point of ${subject}, or the image that should hold it.`,
    'command-not-executable': ({ subject }) => `Make the entry point of ${subject} executable (chmod +x) in the image.`,
    'user-absent': ({ subject }) => `Correct the user of ${subject} in the task definition or the Dockerfile, or add it to the image.`,
    'directory-unusable': ({ subject }) => `Give ${subject} an absolute working directory that is in the image and open to its user.`,
    'out-of-memory': ({ subject }) => `Raise the memory of ${subject} in the task definition, or lower what it uses.`,
    killed: readLog,
    crashed: readLog,
    'container-exited': readLog,
    'container-health': ({ subject }) => `Run the health check of ${subject} by hand in its image; if it only starts slowly, raise startPeriod.`,
    'load-balancer-health': (scene) => adviseOnTargets(scene, scene.log === undefined ? undefined : readLog(scene)),
    'not-in-service': checkTargets,
    'target-group-absent': () => 'Create the target group again, or give the service another one by --load-balancers of aws ecs update-service.',
    'target-group-unattached': ({ resource }) => `Add a listener or a rule of a load balancer that forwards to this target group${resource === undefined ? '.' : `: aws elbv2 describe-target-groups --target-group-arns ${(0,shell_word/* quoteWord */.X)(resource)}`}`,
    'secret-absent': checkSecret,
    'secret-key-absent': checkSecret,
    'secret-denied': adviseSecretAccess,
    'secret-undecryptable': adviseDecryption,
    'secret-unreachable': ({ words }) => adviseConnection(/\bssm\b|Systems Manager/i.test(words) ? 'AWS Systems Manager (ssm)' : 'AWS Secrets Manager (secretsmanager)'),
    'secret-throttled': () => 'Run the deployment again, or start fewer tasks at a time with a lower maximum-percent.',
    'secret-inaccessible': () => 'Check that each secret exists, that the execution role may read it, and that the subnets reach its endpoint.',
    'log-group-absent': ({ resource }) => resource === undefined
        ? 'Create the log group that the task definition names.'
        : `Create it: aws logs create-log-group --log-group-name ${(0,shell_word/* quoteWord */.X)(resource)}`,
    'log-group-denied': adviseLogAccess,
    'logs-unreachable': () => adviseConnection('Amazon CloudWatch Logs (logs)'),
    'log-group-inaccessible': () => 'Create the log group, or let the execution role do it (logs:CreateLogGroup, logs:CreateLogStream).',
    'role-inaccessible': checkRole,
    'service-role-inaccessible': () => 'Create the role once in this account: aws iam create-service-linked-role --aws-service-name ecs.amazonaws.com',
    'volume-not-mounted': () => 'Check that the file system exists and that its security group admits the tasks.',
    'platform-incompatible': (scene) => `Use the newest platform version: aws ecs update-service ${nameService(scene)} --platform-version LATEST`,
    'port-held': () => 'Set hostPort to 0, lower minimum-healthy-percent, or add a container instance.',
    'container-not-started': describeTask,
    'container-never-ran': describeTask,
    'no-free-address': ({ resource }) => `Delete unused network interfaces, or give the service a larger subnet${resource === undefined ? '.' : `: aws ec2 describe-subnets --subnet-ids ${(0,shell_word/* quoteWord */.X)(resource)}`}`,
    'network-interface-failed': describeTask,
    'vcpu-quota': () => 'Request a higher quota, or stop other tasks: aws service-quotas list-service-quotas --service-code fargate',
    'task-quota': () => 'Request a higher quota, or stop other tasks: aws service-quotas list-service-quotas --service-code fargate',
    'no-instances': () => shortage/* ADD_CAPACITY */.lk,
    'no-provider-instances': () => 'Let its Auto Scaling group start instances, turn on managed scaling, or use Fargate.',
    'no-room': () => 'Add a container instance, stop other tasks, or lower what the task definition requires.',
    'fargate-full': () => 'Run the deployment again later, or give the service subnets in more Availability Zones.',
    'provider-failed': () => 'Correct what ECS names, such as a quota, the instance type or a missing permission.',
    // ECS supports no maximum percent above 100 for a DAEMON service.
    'percents-block': ({ isDaemon }) => isDaemon ? 'Lower minimum-healthy-percent.' : 'Raise maximum-percent, or lower minimum-healthy-percent.',
    'tasks-protected': ({ cluster, service }) => `Wait for the protection to end, or end it with aws ecs update-task-protection. List the tasks: aws ecs list-tasks --cluster ${(0,shell_word/* quoteWord */.X)(cluster)} --service-name ${(0,shell_word/* quoteWord */.X)(service)}`,
    'instance-lost': () => 'Run the deployment again once the capacity is back.',
    'spot-interrupted': () => 'Run the deployment again, or keep a base of the service on capacity that stays.',
    'stopped-by-person': () => 'Ask who stopped the task: CloudTrail names the caller of StopTask.',
    'alarm-triggered': readAlarm,
    'hook-failed': readHookLog,
    'pause-unanswered': () => 'Answer the pause before the limit, or make wait-for-minutes longer.',
    superseded: (scene) => `Give all workflows that deploy this service one concurrency group. See who deployed: slipway history ${nameService(scene)}`,
    'tasks-pending': ({ cluster, service }) => `See what they wait for, such as capacity or the pull of an image: aws ecs list-tasks --cluster ${(0,shell_word/* quoteWord */.X)(cluster)} --service-name ${(0,shell_word/* quoteWord */.X)(service)}`,
    stalled: ({ isDaemon }) => isDaemon
        ? 'Lower minimum-healthy-percent, or stop other tasks on the container instances.'
        : 'Add a container instance, raise maximum-percent, or lower minimum-healthy-percent.',
    'service-deleted': () => 'Create the service again. CloudTrail names the caller of DeleteService.',
    'credentials-expired': (scene) => `Set role-duration-seconds of aws-actions/configure-aws-credentials to more than the deployment takes. See how it ended: slipway status ${nameService(scene)}`,
    'contact-denied': (scene) => `Allow the denied action to the role. See how it ended: slipway status ${nameService(scene)}`,
    'contact-lost': (scene) => `See how it ended before running again: slipway status ${nameService(scene)}`,
    'no-evidence': describeService,
    'ecs-says': describeService,
};
/** One step against a cause: what to change, or the exact command that shows more. */
function adviseOn(kind, scene) {
    return NEXT_STEPS[kind](scene);
}
function checkImage({ image, subject }) {
    const parts = /^([^/]+\.dkr\.ecr\.[^/]+)\/([^:@]+)(?::([^@]+))?(?:@(sha256:[0-9a-f]+))?$/.exec(image ?? '');
    const repository = parts?.[2];
    if (repository === undefined)
        return `Check that the image of ${subject} exists in its registry under that very name.`;
    const id = parts?.[4] === undefined ? `imageTag=${parts?.[3] ?? 'latest'}` : `imageDigest=${parts[4]}`;
    return `Run: aws ecr describe-images --repository-name ${(0,shell_word/* quoteWord */.X)(repository)} --image-ids ${(0,shell_word/* quoteWord */.X)(id)}`;
}
function checkSecret({ resource, words }) {
    if (resource === undefined)
        return 'Check that each secret of the task definition exists in this region.';
    if (!isParameter(resource, words))
        return `Check its name and region: aws secretsmanager describe-secret --secret-id ${(0,shell_word/* quoteWord */.X)(resource)}`;
    const names = resource.replace(/^arn:[^/]*:parameter/, '').split(/, ?/);
    return `Check its name and region: aws ssm get-parameters --names ${names.map(shell_word/* quoteWord */.X).join(' ')}`;
}
function checkRole({ resource }) {
    const allow = 'Check that the role exists and that ecs-tasks.amazonaws.com may assume it';
    return resource === undefined
        ? `${allow}.`
        : `${allow}: aws iam get-role --role-name ${(0,shell_word/* quoteWord */.X)(resource.slice(resource.lastIndexOf('/') + 1))}`;
}
function readLog(scene) {
    if (scene.log === undefined)
        return describeTask(scene);
    const [group, stream, region] = [scene.log.group, scene.log.stream, scene.log.region].map(quoteOutside);
    const where = scene.log.region === undefined ? '' : ` --region ${region}`;
    return `Read its log: aws logs tail ${group} --since 30m --log-stream-names ${stream}${where}`;
}
function describeTask(scene) {
    if (scene.taskArn === undefined)
        return describeService(scene);
    return `Run: aws ecs describe-tasks --cluster ${(0,shell_word/* quoteWord */.X)(scene.cluster)} --tasks ${(0,shell_word/* quoteWord */.X)(scene.taskArn)}`;
}
/** Targets that are not in service yet are still listed. */
function checkTargets(scene) {
    if (scene.targetGroupArn === undefined) {
        return 'Check that the service answers on the path and port of the health check within its grace period.';
    }
    return `Run: aws elbv2 describe-target-health --target-group-arn ${(0,shell_word/* quoteWord */.X)(scene.targetGroupArn)}`;
}
function readAlarm({ alarm = '' }) {
    return `Run: aws cloudwatch describe-alarm-history --alarm-name ${(0,shell_word/* quoteWord */.X)(alarm)}`;
}
/** Lambda logs to a group named after the function unless it is set otherwise (Lambda Developer Guide, CloudWatch logs). */
function readHookLog({ hookFunction }) {
    if (hookFunction === undefined) {
        return 'Ask who refused the deployment: CloudTrail names the caller of ContinueServiceDeployment.';
    }
    return `Read the log of the hook: aws logs tail ${(0,shell_word/* quoteWord */.X)(`/aws/lambda/${hookFunction}`)} --since 30m`;
}
/** A task that runs once belongs to no service. */
function describeService(scene) {
    if (scene.service === '' && scene.taskArn !== undefined)
        return describeTask(scene);
    return `Run: aws ecs describe-services ${nameService(scene, 'services')} --query 'services[0].events[:10]'`;
}
function nameService({ cluster, service }, flag = 'service') {
    return `--cluster ${(0,shell_word/* quoteWord */.X)(cluster)} --${flag} ${(0,shell_word/* quoteWord */.X)(service)}`;
}
/** Names from the task definition, which nobody has cleaned yet. */
function quoteOutside(name = '') {
    return (0,shell_word/* quoteWord */.X)((0,outside_text/* quoteOutsideText */.h)(name, LONGEST_NAME));
}

// EXTERNAL MODULE: ./lib/rollout/cause-groups.js
var cause_groups = __webpack_require__(5743);
// EXTERNAL MODULE: ./lib/rollout/cause-rules.js + 1 modules
var cause_rules = __webpack_require__(5647);
;// CONCATENATED MODULE: ./lib/rollout/course-causes.js
/** Alarms that went off, hooks that failed, and a pause that nobody has answered; likeliest first. */
function listCourseCauses(course) {
    const alarms = course?.alarms?.triggered ?? [];
    const failed = (course?.hooks ?? []).filter(hasFailed);
    const waiting = (course?.hooks ?? []).filter((hook) => hook.status === 'AWAITING_ACTION');
    return [
        ...(alarms.length === 0 ? [] : [aGroup('alarm-triggered', alarms)]),
        ...(failed.length === 0 ? [] : [aGroup('hook-failed', failed.map(describeHook))]),
        ...(waiting.length === 0 ? [] : [aGroup('pause-unanswered', waiting.map(describeHook))]),
    ];
}
/** The Lambda function behind the first hook that failed; undefined for a pause. */
function findFailedFunction(course) {
    const arn = course?.hooks.find(hasFailed)?.targetArn;
    return /:function:([^:]+)/.exec(arn ?? '')?.[1];
}
function hasFailed({ status }) {
    return status === 'FAILED' || status === 'TIMED_OUT';
}
function describeHook(hook) {
    return `${hook.targetArn ?? hook.id}: ${hook.status}`;
}
function aGroup(kind, words) {
    return { kind, containers: [], words, count: 0 };
}

// EXTERNAL MODULE: ./lib/rollout/target-health.js
var target_health = __webpack_require__(3691);
;// CONCATENATED MODULE: ./lib/rollout/failed-probe.js

/** The first target that is unhealthy now, else the first that an event of the service tells of. */
function findFailedProbe(groups, events) {
    const seen = groups.flatMap(({ arn, targets }) => targets
        .filter(({ state }) => state === 'unhealthy')
        .map(({ port, description, reasonCode }) => {
        return { arn, port, said: description ?? reasonCode ?? 'no reason given' };
    }));
    const [first] = [...seen, ...events.flatMap((event) => (0,target_health/* readUnhealthyEvent */.pA)(event) ?? [])];
    if (first === undefined)
        return undefined;
    const healthCheck = groups.find(({ arn }) => arn === first.arn)?.healthCheck;
    const codes = /with these codes: \[([\d, ]+)\]/.exec(first.said)?.[1];
    return {
        targetGroupArn: first.arn,
        words: (0,target_health/* describeFailure */.Ic)(first, healthCheck),
        ...(healthCheck === undefined ? {} : { healthCheck }),
        ...(codes === undefined ? {} : { codes }),
    };
}

;// CONCATENATED MODULE: ./lib/rollout/cause-scene.js
/** What the title and the next step of a cause are made of. All fields but `log` are cleaned and capped. */




const cause_scene_LONGEST_NAME = 512;
/** Enough of what many tasks say to find a name in it. */
const MOST_WORDS = 16_384;
/** What is known around a cause. */
function setScene(group, evidence) {
    const container = group.containers[0];
    const words = group.words.join('\n').slice(0, MOST_WORDS);
    const { definition } = evidence;
    const log = findLog(group, evidence);
    const probe = group.kind === 'load-balancer-health' ? findFailedProbe(evidence.targetGroups, evidence.events) : undefined;
    const names = {
        image: group.task?.containers.find(({ name }) => name === container)?.image ?? findImage(words),
        targetGroupArn: /\(target-group (arn:[\w:/-]+)\)/.exec(words)?.[1] ?? evidence.targetGroups[0]?.arn,
        alarm: evidence.course?.alarms?.triggered[0],
        hookFunction: findFailedFunction(evidence.course),
        resource: findResource(group.kind, words) ?? findLogGroup(group, evidence),
        platform: findPlatform(words) ?? definition?.platform,
        executionRole: findDeniedRole(words) ?? definition?.executionRoleArn,
    };
    return {
        cluster: evidence.cluster,
        service: evidence.service,
        subject: nameSubject(group.containers),
        isDaemon: evidence.isDaemon === true,
        words: group.kind === 'ecs-says' ? (0,outside_text/* quoteOutsideText */.h)(group.words[0] ?? '', 1000) : words,
        ...(container === undefined ? {} : { container }),
        ...(group.exitCode === undefined ? {} : { exitCode: group.exitCode }),
        ...(group.task === undefined ? {} : { taskArn: group.task.arn }),
        ...(log === undefined ? {} : { log }),
        ...(probe === undefined ? {} : { probe: { ...probe, words: (0,outside_text/* quoteOutsideText */.h)(probe.words, cause_scene_LONGEST_NAME) } }),
        ...cleanNames(names),
    };
}
function cleanNames(names) {
    const known = Object.entries(names).flatMap(([name, value]) => value === undefined ? [] : [[name, (0,outside_text/* quoteOutsideText */.h)(value, cause_scene_LONGEST_NAME)]]);
    return Object.fromEntries(known);
}
/** Behind a load balancer nobody is at fault by name: then the only log there is. */
function findLog({ task, containers, kind }, { logs }) {
    const own = logs.filter((one) => one.taskArn === task?.arn);
    if (kind === 'load-balancer-health' && containers.length === 0)
        return own[0];
    return own.find(({ container }) => container === containers[0]);
}
/** The texts about log groups often leave the name out: where all containers have the same, it is that one. */
function findLogGroup({ kind, containers }, { definition }) {
    if (!kind.startsWith('log'))
        return undefined;
    const groups = Object.entries(definition?.logGroups ?? {});
    const named = groups.filter(([container]) => containers.length === 0 || containers.includes(container));
    const distinct = new Set(named.map(([, group]) => group));
    return distinct.size === 1 ? named[0]?.[1] : undefined;
}
function nameSubject(containers) {
    const names = containers.map((name) => (0,outside_text/* quoteOutsideText */.h)(name, 64));
    if (names.length === 0)
        return 'the task';
    return `container${names.length === 1 ? '' : 's'} ${names.join(', ')}`;
}

;// CONCATENATED MODULE: ./lib/rollout/ecs-words.js
/** ECS's own words as a cause of their own, where no class fits them. */
function describeEcsWords(words) {
    const said = words.trim().replace(/\.$/, '');
    return said === '' ? 'ECS gives no reason' : `ECS says: ${said}`;
}

;// CONCATENATED MODULE: ./lib/rollout/cause-titles.js
/** Each kind of cause in one line. */


const TITLES = {
    'image-absent': (scene) => `${nameImage(scene)} was not found in its registry`,
    'image-denied': (scene) => `${nameImage(scene)} may not be pulled from Amazon ECR`,
    'image-private': (scene) => `${nameImage(scene)} does not exist or is private`,
    'image-throttled': (scene) => `the registry limits pulls of ${nameImage(scene)}`,
    'image-unreachable': (scene) => `no connection to the registry of ${nameImage(scene)}`,
    'image-not-pulled': (scene) => `${nameImage(scene)} cannot be pulled`,
    'registry-denied': () => 'the execution role may not log in to Amazon ECR',
    'registry-unreachable': () => 'no connection to Amazon ECR',
    'disk-full': ({ subject }) => `no disk space is left for ${subject}`,
    'wrong-architecture': ({ subject, platform }) => `the image of ${subject} is built for another processor architecture${platform === undefined ? '' : ` than ${platform}`}`,
    'secret-absent': (scene) => `${nameSecret(scene)} was not found`,
    'secret-key-absent': (scene) => `${nameSecret(scene)} has no JSON key ${findMissingKey(scene.words) ?? 'of that name'}`,
    'secret-denied': (scene) => `the execution role may not read ${nameSecret(scene)}`,
    'secret-undecryptable': (scene) => `the execution role may not decrypt ${nameSecret(scene)}`,
    'secret-unreachable': (scene) => `no connection to ${nameSecretStore(scene)} to read ${nameSecret(scene)}`,
    'secret-throttled': (scene) => `AWS limits the reads of ${nameSecret(scene)}`,
    'secret-inaccessible': (scene) => `${nameSecret(scene)} could not be read`,
    'log-group-absent': (scene) => `${nameLogGroup(scene)} was not found`,
    'log-group-denied': (scene) => `the execution role may not write to ${nameLogGroup(scene)}`,
    'logs-unreachable': (scene) => `no connection to Amazon CloudWatch Logs for ${nameLogGroup(scene)}`,
    'log-group-inaccessible': () => 'the log driver could not start',
    'role-inaccessible': ({ resource }) => `ECS cannot assume ${resource ?? 'a role of the task definition'}`,
    'service-role-inaccessible': () => 'ECS cannot assume its service-linked role',
    'volume-not-mounted': () => 'a volume could not be mounted',
    'platform-incompatible': () => 'PlatformTaskDefinitionIncompatibilityException: the Fargate platform version lacks a capability of the task definition',
    'command-absent': ({ subject }) => `the command of ${subject} is not in the image`,
    'command-not-executable': ({ subject }) => `the command of ${subject} cannot be executed`,
    'user-absent': ({ subject }) => `the user of ${subject} is not in the image`,
    'directory-unusable': ({ subject }) => `the working directory of ${subject} cannot be used`,
    'out-of-memory': ({ subject }) => `${subject} ran out of memory`,
    killed: ({ subject }) => `${subject} was killed, exit code 137`,
    crashed: ({ subject, exitCode }) => `${subject} crashed with exit code ${exitCode}`,
    'container-exited': ({ subject, exitCode }) => `${subject} exited with code ${exitCode}`,
    'container-health': ({ subject }) => `the health check of ${subject} failed`,
    'container-not-started': ({ subject }) => `${subject} could not be started`,
    'container-never-ran': ({ subject }) => `${subject} had not started when the task ended`,
    'port-held': ({ subject }) => `a host port of ${subject} is held already`,
    'no-free-address': ({ resource }) => `no free IP address in ${resource === undefined ? 'a subnet of the tasks' : resource}`,
    'network-interface-failed': () => 'the network interface of the task could not be created',
    'vcpu-quota': () => 'the Fargate vCPU quota of this account and region is used up',
    'task-quota': () => 'the quota of tasks of this account and region is used up',
    'no-instances': ({ cluster }) => `cluster ${cluster} has no container instances`,
    'no-provider-instances': ({ cluster }) => `the capacity provider of cluster ${cluster} has no container instances`,
    'no-room': ({ words }) => `no container instance ${nameLack(words)}`,
    'fargate-full': () => 'AWS Fargate has no capacity in the Availability Zones of the tasks',
    'provider-failed': ({ resource }) => `capacity provider${resource === undefined ? 's' : ` ${resource}`} cannot start enough container instances`,
    'percents-block': () => 'minimumHealthyPercent and maximumPercent allow no task to start or stop',
    'tasks-protected': ({ words }) => `${/(\d{1,5}) tasks? under protection/.exec(words)?.[1] ?? 'Some'} protected tasks of the old revision may not be stopped`,
    'load-balancer-health': ({ probe }) => `the health check of the load balancer failed${probe === undefined ? '' : `: ${probe.words}`}`,
    'not-in-service': () => 'the load balancer has tasks that are not in service',
    'target-group-absent': ({ resource }) => `target group ${resource ?? 'of the service'} was not found`,
    'target-group-unattached': ({ resource }) => `target group ${resource ?? 'of the service'} has no load balancer`,
    'instance-lost': () => 'the host of the task went away',
    'spot-interrupted': () => 'Spot capacity was taken back',
    'stopped-by-person': () => 'a task was stopped by a call to StopTask',
    'alarm-triggered': () => 'a deployment alarm went off',
    'hook-failed': () => 'a lifecycle hook failed',
    'pause-unanswered': () => 'the deployment waits at a pause, and nobody has answered it',
    superseded: () => 'somebody else deployed to the service during this deployment',
    'tasks-pending': () => 'new tasks were still waiting to start',
    stalled: () => 'ECS can neither start nor stop a task',
    'service-deleted': ({ service }) => `service ${service} was deleted during the deployment`,
    'credentials-expired': () => 'the AWS credentials of this step expired before the deployment was over',
    'contact-denied': () => 'ECS denied the calls that follow the deployment',
    'contact-lost': () => 'ECS could not be reached',
    'no-evidence': () => 'no stopped task of this deployment was found, and ECS reports no problem',
    'ecs-says': ({ words }) => describeEcsWords(words),
};
/** A cause in one line. */
function nameCause(kind, scene) {
    return TITLES[kind](scene);
}
function nameImage({ image, subject }) {
    return image === undefined ? `the image of ${subject}` : `image ${image} of ${subject}`;
}
function nameSecret({ resource, words }) {
    if (resource === undefined)
        return 'a secret of the task definition';
    return `${isParameter(resource, words) ? 'parameter' : 'secret'} ${resource}`;
}
function nameSecretStore({ words }) {
    if (/\bssm\b|Systems Manager|Parameter Store/i.test(words))
        return 'AWS Systems Manager';
    return /\basm\b|secrets ?manager/i.test(words) ? 'AWS Secrets Manager' : 'the AWS service';
}
function nameLogGroup({ resource }) {
    return resource === undefined ? 'the log group' : `log group ${resource}`;
}
/** ECS names what the closest instance lacks (ECS Developer Guide, service event messages). */
function nameLack(words) {
    if (/insufficient memory|RESOURCE:MEMORY/i.test(words))
        return 'has enough memory for another task';
    if (/insufficient CPU|RESOURCE:CPU/i.test(words))
        return 'has enough CPU units for another task';
    if (/RESOURCE:GPU/.test(words))
        return 'has a GPU for another task';
    if (/missing an attribute/i.test(words))
        return 'has the attributes that the task definition requires';
    if (/AGENT/.test(words))
        return 'has a container agent that is connected';
    return 'meets the requirements of another task';
}

// EXTERNAL MODULE: ./lib/rollout/text-rules.js
var text_rules = __webpack_require__(8868);
;// CONCATENATED MODULE: ./lib/rollout/diagnose.js









/** Where nothing was found out. */
const NO_EVIDENCE = {
    cluster: '',
    service: '',
    stoppedTasks: [],
    events: [],
    logs: [],
    targetGroups: [],
    unreadable: [],
};
const DETAIL_WIDTH = 1000;
const MOST_DETAILS = 4;
const MOST_CAUSES = 6;
/** Events in which ECS says that it cannot go on. They are shown in its words and never judged. */
const TROUBLE = /was unable to|is unable to consistently|failed to (?:launch|register)|throttled|misconfigured|IS NOT FOUND|Timed out waiting|alarm detected|hook/;
/** While tasks start and fail, a rollout that waits for room is no cause of its own. */
const WAITING = new Set(['no-room', 'no-instances', 'port-held']);
/**
 * Why a rollout failed: stopped tasks grouped by cause, then what targets, alarms, hooks and events say, likeliest first. Pure; says
 * what is known and names what could not be read.
 */
function diagnoseRollout(evidence) {
    const ofTasks = (0,cause_groups/* groupByCause */.w)(evidence.stoppedTasks);
    const isTelling = ({ text }) => ofTasks.length === 0 || !isWaiting(text);
    const telling = evidence.events.filter(isTelling);
    const ending = evidence.ending === undefined ? [] : [evidence.ending];
    const seen = [...ending, ...addTargets(ofTasks, evidence), ...listCourseCauses(evidence.course)];
    const all = dropStandstill(telling.reduce(addEvent, seen)).slice(0, MOST_CAUSES);
    const causes = all.map((group) => describeCause(group, evidence));
    const said = causes.length > 0 ? causes : [describeAbsence(evidence)];
    return {
        causes: said,
        nextStep: said[0]?.nextStep ?? '',
        logs: evidence.logs.filter(({ lines }) => lines.length > 0),
        unread: evidence.unreadable.map(nameUnread),
    };
}
/** Why one task stopped, in one line; `isFailure` is false when the scheduler stopped it as planned. */
function describeStop(task) {
    const finding = (0,cause_rules/* classifyTask */.U)(task);
    if (finding === undefined)
        return { words: 'as the scheduler planned', isFailure: false };
    const { title, exitWords, details } = describeCause({ ...finding, count: 1, task }, NO_EVIDENCE);
    const meaning = exitWords === undefined ? '' : ` (${exitWords})`;
    return { words: [`${title}${meaning}`, ...details.slice(0, 1)].join(': '), isFailure: true };
}
/** That nothing moves is a cause only where nothing says why. */
function dropStandstill(groups) {
    const others = groups.filter(({ kind }) => kind !== 'stalled' && kind !== 'tasks-pending');
    return others.length === 0 ? groups : others;
}
function isWaiting(text) {
    const kind = (0,text_rules/* classifyText */.o)(text);
    return kind !== undefined && WAITING.has(kind) && /was unable to place a task/.test(text);
}
/** What was asked of the targets and what came back stands before ECS's words for it. */
function addTargets(groups, evidence) {
    const { targetGroups, events } = evidence;
    const now = targetGroups.flatMap(target_health/* describeTargets */.Eg);
    const then = events.flatMap((event) => (0,target_health/* describeUnhealthyEvent */.AR)(event, targetGroups) ?? []);
    const words = [...new Set([...now, ...then])];
    const isFailing = then.length > 0 || targetGroups.some(target_health/* hasUnhealthy */.j$);
    if (words.length === 0)
        return groups;
    const place = groups.findIndex(({ kind }) => kind === 'load-balancer-health');
    const known = groups[place];
    if (known !== undefined)
        return groups.with(place, { ...known, words: [...words, ...known.words] });
    return [...groups, { kind: isFailing ? 'load-balancer-health' : 'not-in-service', containers: [], words, count: 0 }];
}
/** An event adds its words to the cause that it speaks of, or makes one that explains no task. */
function addEvent(groups, event) {
    const kind = (0,text_rules/* classifyText */.o)(event.text) ?? (TROUBLE.test(event.text) ? 'ecs-says' : undefined);
    if (kind === undefined)
        return groups;
    const place = groups.findIndex((group) => group.kind === kind);
    const known = groups[place];
    if (known === undefined)
        return [...groups, { kind, containers: [], words: [event.text], count: 0 }];
    return groups.with(place, { ...known, words: [...known.words, event.text] });
}
function describeCause(group, evidence) {
    const scene = setScene(group, evidence);
    const title = nameCause(group.kind, scene);
    const details = new Set(group.words
        .map((words) => (0,outside_text/* quoteOutsideText */.h)(words, DETAIL_WIDTH))
        .filter((line) => line !== '' && !isSaid(line, title)));
    return {
        kind: group.kind,
        title,
        count: group.count,
        containers: group.containers,
        ...(group.exitCode === undefined ? {} : { exitCode: group.exitCode }),
        ...(group.exitWords === undefined ? {} : { exitWords: group.exitWords }),
        details: [...details].slice(0, MOST_DETAILS),
        nextStep: adviseOn(group.kind, scene),
    };
}
/** What the title ends with need not stand below it again. */
function isSaid(line, title) {
    return title.endsWith(`: ${line.replace(/\.$/, '')}`);
}
/** The reasons of our own adapters begin with the action already. */
function nameUnread({ action, why }) {
    return (0,outside_text/* quoteOutsideText */.h)(why.startsWith(action) ? why : `${action}: ${why}`, DETAIL_WIDTH);
}
function describeAbsence(evidence) {
    const none = { kind: 'no-evidence', containers: [], words: [], count: 0 };
    const cause = describeCause(none, evidence);
    const breaker = evidence.circuitBreaker;
    if (breaker === undefined || breaker.status === 'DISABLED')
        return cause;
    const counted = `ECS counts ${breaker.failureCount} failed tasks; its circuit breaker opens at ${breaker.threshold}`;
    return { ...cause, details: [counted] };
}


/***/ }),

/***/ 6960:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Jc: () => (/* binding */ describeShortage),
/* harmony export */   cX: () => (/* binding */ describeAllowed),
/* harmony export */   gt: () => (/* binding */ describeKept),
/* harmony export */   lk: () => (/* binding */ ADD_CAPACITY)
/* harmony export */ });
/* harmony import */ var _scheduler_bounds_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6188);
/* harmony import */ var _scheduler_placement_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5885);
/** Why a rollout cannot move, in words: the same before the update and while it is followed. */


/** What helps where a cluster has no container instance. */
const ADD_CAPACITY = 'Add one, or use a capacity provider or Fargate.';
/** `minimumHealthyPercent 100 keeps 4 of 4 tasks in service` */
function describeKept({ desired, minimumHealthyPercent }) {
    const lower = (0,_scheduler_bounds_js__WEBPACK_IMPORTED_MODULE_1__/* .lowerBound */ .y)(desired, minimumHealthyPercent);
    return `minimumHealthyPercent ${minimumHealthyPercent} keeps ${lower} of ${desired} tasks in service`;
}
/** `maximumPercent 100 allows 4 tasks` */
function describeAllowed({ desired, maximumPercent }) {
    return `maximumPercent ${maximumPercent} allows ${(0,_scheduler_bounds_js__WEBPACK_IMPORTED_MODULE_1__/* .upperBound */ .r)(desired, maximumPercent)} tasks`;
}
/** What the container instances lack for one more task; undefined when one of them has room. */
function describeShortage(needs, instances) {
    if (instances.length === 0)
        return 'The cluster has no container instance that accepts tasks';
    const lacking = new Map();
    for (const instance of instances) {
        const { failure } = (0,_scheduler_placement_js__WEBPACK_IMPORTED_MODULE_0__/* .placeTask */ .Vc)(needs, [instance]);
        if (failure === undefined)
            return undefined;
        lacking.set(failure.reason, [...(lacking.get(failure.reason) ?? []), instance]);
    }
    const parts = [...lacking].map(([reason, those]) => describeLack(reason, needs, { those, total: instances.length }));
    return `Each new task needs ${parts.join(', and ')}`;
}
function describeLack(reason, needs, { those, total }) {
    const where = count(those.length, total);
    switch (reason) {
        case 'NO_INSTANCES':
            return 'a container instance that takes tasks';
        case 'PORTS': {
            const ports = [...needs.tcpPorts, ...needs.udpPorts];
            return `host port${ports.length === 1 ? '' : 's'} ${ports.join(', ')}, held on ${where}`;
        }
        case 'MEMORY': {
            const most = Math.max(...those.map(({ remainingMemoryMiB }) => remainingMemoryMiB));
            return `${needs.memoryMiB} MiB of memory, not left on ${where} (${most} MiB at most)`;
        }
        case 'CPU': {
            const most = Math.max(...those.map(({ remainingCpu }) => remainingCpu));
            return `${needs.cpu} CPU units, not left on ${where} (${most} at most)`;
        }
        case 'ATTRIBUTE':
            return `attributes that are not on ${where}`;
        case 'MEMBER_OF':
            return `an instance that its memberOf constraints select, and not ${where}`;
        case 'DISTINCT_INSTANCE':
            return `an instance without a task of its group (distinctInstance), and one is on ${where}`;
    }
}
function count(some, total) {
    if (total === 1)
        return 'the one container instance';
    return `${some === total ? `all ${total}` : `${some} of ${total}`} container instances`;
}


/***/ }),

/***/ 2700:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ readStrategy),
/* harmony export */   NQ: () => (/* binding */ measureLeastMinutes),
/* harmony export */   dp: () => (/* binding */ formatMinutes),
/* harmony export */   rz: () => (/* binding */ describeStrategy),
/* harmony export */   tW: () => (/* binding */ formatLimit),
/* harmony export */   vB: () => (/* binding */ isRollbackDue),
/* harmony export */   yz: () => (/* binding */ isShiftUnderWay)
/* harmony export */ });
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6413);

/** The members of the progressive strategies (ECS API reference, CanaryConfiguration and LinearConfiguration). */
const STEPS = {
    CANARY: { member: 'canaryConfiguration', percent: 'canaryPercent', minutes: 'canaryBakeTimeInMinutes' },
    LINEAR: { member: 'linearConfiguration', percent: 'stepPercent', minutes: 'stepBakeTimeInMinutes' },
};
/**
 * The strategy of a deployment configuration, as described; undefined for a rolling update, which the two percents rule.
 */
function readStrategy(configuration) {
    const { strategy: name = 'ROLLING' } = configuration;
    if (typeof name !== 'string' || name === 'ROLLING')
        return undefined;
    const bakeMinutes = readNumber(configuration.bakeTimeInMinutes) ?? 0;
    const members = STEPS[name];
    const progress = members === undefined ? undefined : configuration[members.member];
    if (members === undefined || !(0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(progress))
        return { name, bakeMinutes };
    const percent = readNumber(progress[members.percent]) ?? 100;
    return { name, bakeMinutes, step: { percent, minutes: readNumber(progress[members.minutes]) ?? 0 } };
}
function readNumber(value) {
    return typeof value === 'number' ? value : undefined;
}
/** How long a deployment takes even if all goes well: the pauses between shifts, and the bake time. */
function measureLeastMinutes({ name, bakeMinutes, step }) {
    if (step === undefined || step.percent <= 0 || step.percent >= 100)
        return bakeMinutes;
    // In tenths of a percent, which is how fine a step may be; no pause follows the last shift.
    const pauses = name === 'CANARY' ? 1 : Math.ceil(1000 / Math.round(step.percent * 10)) - 1;
    return bakeMinutes + pauses * step.minutes;
}
/** `strategy CANARY: 10% for 5 minutes, then all traffic; bake time 10 minutes` */
function describeStrategy(strategy) {
    return `strategy ${strategy.name}: ${describeShift(strategy)}; bake time ${formatMinutes(strategy.bakeMinutes)}`;
}
function describeShift({ name, step }) {
    if (name === 'BLUE_GREEN')
        return 'all traffic at once';
    if (step === undefined)
        return 'traffic as ECS shifts it';
    const pause = formatMinutes(step.minutes);
    if (name === 'CANARY')
        return `${step.percent}% for ${pause}, then all traffic`;
    return `${step.percent}% more of the traffic every ${pause}`;
}
/** `30 minutes`, to a tenth. */
function formatLimit(ms) {
    return formatMinutes(Math.round(ms / 6_000) / 10);
}
function formatMinutes(minutes) {
    return `${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`;
}
/**
 * Whether ECS rolls a failed deployment back by itself: at the circuit breaker or an alarm if it was set so, at a failed
 * hook always (ECS Developer Guide, lifecycle hooks).
 */
function isRollbackDue({ service, serviceDeployment }) {
    const { alarms } = service?.deploymentConfiguration ?? {};
    const hasAlarm = (serviceDeployment?.alarms?.triggered ?? []).length > 0;
    const isDueAtAlarm = hasAlarm && (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(alarms) && alarms.rollback === true;
    const hasFailedHook = (serviceDeployment?.hooks ?? []).some(({ status }) => FAILED_HOOK.has(status));
    return service?.circuitBreaker.rollback === true || isDueAtAlarm || hasFailedHook;
}
/** A time-out whose action is to go on fails nothing, and then nothing is FAILED either. */
const FAILED_HOOK = new Set(['FAILED', 'TIMED_OUT']);
/** Service deployments that are over (ECS API reference, ServiceDeployment). */
const FINAL = new Set(['SUCCESSFUL', 'STOPPED', 'ROLLBACK_SUCCESSFUL', 'ROLLBACK_FAILED']);
/**
 * Whether traffic is still being shifted or baked, forward or back: only the service deployment says so, since both
 * deployments of the service may have all their tasks long before.
 */
function isShiftUnderWay({ service, serviceDeployment }) {
    if (service === undefined || serviceDeployment === undefined)
        return false;
    return readStrategy(service.deploymentConfiguration) !== undefined && !FINAL.has(serviceDeployment.status);
}


/***/ }),

/***/ 3691:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AR: () => (/* binding */ describeUnhealthyEvent),
/* harmony export */   Eg: () => (/* binding */ describeTargets),
/* harmony export */   Ic: () => (/* binding */ describeFailure),
/* harmony export */   hU: () => (/* binding */ chooseTargetGroups),
/* harmony export */   j$: () => (/* binding */ hasUnhealthy),
/* harmony export */   pA: () => (/* binding */ readUnhealthyEvent)
/* harmony export */ });
/* harmony import */ var _cause_groups_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5743);
/* harmony import */ var _text_rules_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8868);


/** ECS takes at most five target groups a service (ECS service quotas). */
const MOST_GROUPS = 5;
/** `… (port 8080) is unhealthy in (target-group ARN) due to (reason Request timed out).`, observed in real events. */
const UNHEALTHY = /\(port (\d{1,5})\) is unhealthy in \(target-group (arn:[\w:/-]+)\) due to \(reason (.*?)\)\.?$/;
/**
 * ARNs of the target groups to look at: those of the service when the load balancer found tasks unhealthy, or when no
 * stopped task says why nothing went on. Classic load balancers have no target groups.
 */
function chooseTargetGroups({ tasks, events, loadBalancers }) {
    const kinds = (0,_cause_groups_js__WEBPACK_IMPORTED_MODULE_0__/* .groupByCause */ .w)(tasks).map(({ kind }) => kind);
    const isToldOf = events.some(({ text }) => (0,_text_rules_js__WEBPACK_IMPORTED_MODULE_1__/* .classifyText */ .o)(text) === 'load-balancer-health');
    if (kinds.length > 0 && !kinds.includes('load-balancer-health') && !isToldOf)
        return [];
    return [...new Set(loadBalancers.flatMap(({ targetGroupArn }) => targetGroupArn ?? []))].slice(0, MOST_GROUPS);
}
/**
 * Why targets do not serve, one line for each distinct reason: what was asked of them and what came back. Targets that
 * serve, or that are taken out of service as planned, say nothing.
 */
function describeTargets({ targets, healthCheck }) {
    const lines = targets.flatMap((target) => describeProbe(target, healthCheck) ?? []);
    const counts = new Map();
    for (const line of lines)
        counts.set(line, (counts.get(line) ?? 0) + 1);
    return [...counts].map(([line, count]) => (count === 1 ? line : `${line} (${count} targets)`));
}
function hasUnhealthy({ targets }) {
    return targets.some(({ state }) => state === 'unhealthy');
}
/** The same from an event of the service: it outlives the target, which leaves its group when its task stops. */
function describeUnhealthyEvent(event, groups) {
    const unhealthy = readUnhealthyEvent(event);
    if (unhealthy === undefined)
        return undefined;
    return describeFailure(unhealthy, groups.find((group) => group.arn === unhealthy.arn)?.healthCheck);
}
/** The target that an event calls unhealthy, and the words of the load balancer. */
function readUnhealthyEvent(event) {
    const [, port, arn, said] = UNHEALTHY.exec(event.text) ?? [];
    return port === undefined || arn === undefined || said === undefined ? undefined : { port: Number(port), arn, said };
}
function describeProbe(target, healthCheck) {
    const said = target.description ?? target.reasonCode ?? 'no reason given';
    switch (target.state) {
        case 'healthy':
        case 'draining':
            return undefined;
        case 'initial':
            return `port ${target.port} is not in service yet: ${said}`;
        case 'unhealthy':
            return describeFailure({ port: target.port, said }, healthCheck);
        default:
            return `port ${target.port} is ${target.state}: ${said}`;
    }
}
/** Reasons in the words of Elastic Load Balancing (API reference, TargetHealth; User Guide, target health reasons). */
function describeFailure({ port, said }, healthCheck) {
    const probe = nameProbe(port, healthCheck);
    const codes = /^Health checks failed with these codes: \[([^\]]*)\]/.exec(said)?.[1];
    if (codes !== undefined) {
        const expected = healthCheck?.matcher === undefined ? '' : `, expected ${healthCheck.matcher}`;
        return `${probe} returned ${codes}${expected}`;
    }
    if (/^Request timed out/i.test(said))
        return `${probe} timed out`;
    if (/^Health checks failed$/i.test(said))
        return `${probe} got no connection or no valid answer`;
    return `${probe} failed: ${said}`;
}
/** `GET /health on port 8081`, as far as the health check is known. */
function nameProbe(targetPort, healthCheck) {
    if (healthCheck === undefined)
        return `the health check on port ${targetPort}`;
    const { protocol, path, port } = healthCheck;
    const where = `on port ${port === 'traffic-port' ? targetPort : port}`;
    if (protocol === 'HTTP')
        return `GET ${path ?? '/'} ${where}`;
    if (protocol === 'HTTPS')
        return `GET ${path ?? '/'} over TLS ${where}`;
    return `a ${protocol} connection ${where}`;
}


/***/ }),

/***/ 8868:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ classifyText),
/* harmony export */   u: () => (/* binding */ ECR_HOST)
/* harmony export */ });
/** A network that did not answer. */
const NO_CONNECTION = /connection issue|network configuration|request ?cancel|context (?:ca|dead)|deadline exceeded|time-?out|timed out|dial tcp|no such host|send request failed|request send failed|connection (?:reset|refused)|signal: killed/i;
const DENIED = /not authorized|access ?denied|forbidden/i;
const THROTTLED = /throttl|rate exceeded|toomanyrequests|too many requests|rate limit/i;
/** Of Amazon ECR: a private registry, its alias of an account, or ECR Public. */
const ECR_HOST = /\.dkr[.-]ecr[.-]|\becr\.[a-z0-9-]+\.amazonaws\.com|public\.ecr\.aws|perform: ecr/i;
/** Pull failures, the narrower before the wider. */
const PULL_RULES = [
    { kind: 'wrong-architecture', pattern: /descriptor matching platform|no matching manifest|exec format error/i },
    { kind: 'disk-full', pattern: /no space left on device/i },
    { kind: 'image-throttled', pattern: /toomanyrequests|rate limit|429 Too Many/i },
    {
        kind: 'image-denied',
        pattern: /pull access denied|not authorized|AccessDenied|no basic auth|unauthorized|forbidden|insufficient_scope|authorization failed|role has the perm|\bdenied: /i,
    },
    {
        kind: 'image-absent',
        pattern: /not found|manifest unknown|name unknown|does not exist|no such image|whether the image exists/i,
    },
    { kind: 'image-unreachable', pattern: NO_CONNECTION },
    { kind: 'image-not-pulled', pattern: /(?:)/ },
];
/** ECS Developer Guide, ResourceInitializationError and ResourceNotFoundException; the older texts are observed. */
const SECRET_RULES = [
    { kind: 'secret-key-absent', pattern: /did not contain json key/i },
    { kind: 'secret-throttled', pattern: THROTTLED },
    { kind: 'secret-undecryptable', pattern: /access to kms is not allowed|kms:Decrypt|KMS.*(?:denied|not authorized)/i },
    { kind: 'secret-denied', pattern: DENIED },
    { kind: 'secret-unreachable', pattern: NO_CONNECTION },
    {
        kind: 'secret-absent',
        pattern: /ResourceNotFoundException|can't find the specified secret|invalid (?:ssm )?parameters|ParameterNotFound|exists in the specified Region|secret ARN is correct/i,
    },
    { kind: 'secret-inaccessible', pattern: /(?:)/ },
];
/** The login to Amazon ECR, which comes with the same lead as secrets. */
const LOGIN_RULES = [
    { kind: 'image-throttled', pattern: THROTTLED },
    { kind: 'registry-denied', pattern: DENIED },
    { kind: 'registry-unreachable', pattern: /(?:)/ },
];
const LOG_RULES = [
    { kind: 'log-group-denied', pattern: DENIED },
    { kind: 'logs-unreachable', pattern: NO_CONNECTION },
    { kind: 'log-group-absent', pattern: /log group does not exist|ResourceNotFoundException/i },
    { kind: 'log-group-inaccessible', pattern: /(?:)/ },
];
/** ECS Developer Guide, service event messages and API failure reasons; texts without a source are observed. */
const CAPACITY_RULES = [
    {
        kind: 'no-free-address',
        pattern: /InsufficientFreeAddressesInSubnet|not (?:have )?enough free (?:ip )?addresses|insufficient free (?:ip )?addresses/i,
    },
    {
        kind: 'network-interface-failed',
        pattern: /network interface provisioning|EC2 error while attempting to .*network interface|RESOURCE:ENI/i,
    },
    {
        kind: 'vcpu-quota',
        pattern: /limit on the number of (?:spot )?vCPUs|(?:CPU|MEMORY) configuration is above your limit/i,
    },
    { kind: 'task-quota', pattern: /limit on the number of (?:spot )?tasks/i },
    { kind: 'no-provider-instances', pattern: /No Container Instances were found in your capacity provider/i },
    { kind: 'no-instances', pattern: /No Container Instances were found/i },
    { kind: 'fargate-full', pattern: /Capacity is unavailable at this time/i },
    {
        kind: 'provider-failed',
        pattern: /provisioning capacity limit was exceeded|Unable to launch instance\(s\) for capacity provider/i,
    },
    { kind: 'tasks-protected', pattern: /tasks? under protection/i },
    { kind: 'percents-block', pattern: /because of the service deployment configuration/i },
];
/** All other texts. Stopped reasons as in the ECS Developer Guide, "Stopped tasks error messages". */
const TEXT_RULES = [
    { kind: 'wrong-architecture', pattern: /exec format error/i },
    { kind: 'platform-incompatible', pattern: /PlatformTaskDefinitionIncompatibility/ },
    {
        kind: 'service-role-inaccessible',
        pattern: /assume the service linked role|permissions policies have been misconfigured|trust relationship .*(?:misconfigured|changed)/i,
    },
    { kind: 'role-inaccessible', pattern: /unable to assume the role|perform: sts:AssumeRole/i },
    { kind: 'target-group-unattached', pattern: /does not have an associated load balancer/i },
    { kind: 'target-group-absent', pattern: /TARGET GROUP IS NOT FOUND/ },
    ...CAPACITY_RULES,
    { kind: 'volume-not-mounted', pattern: /failed to invoke EFS|mount\.nfs|error mounting|error while mounting/i },
    { kind: 'port-held', pattern: /port is already allocated|address already in use|already using a port/i },
    { kind: 'user-absent', pattern: /unable to find (?:user|group) .*no matching entries in/is },
    { kind: 'directory-unusable', pattern: /chdir to cwd .*failed|working directory .*is invalid/is },
    {
        kind: 'command-absent',
        pattern: /executable file not found|Cannot\w+ContainerError.*no such file or directory|^exec \S+: no such file/is,
    },
    {
        kind: 'command-not-executable',
        pattern: /Cannot\w+ContainerError.*permission denied|^exec \S+: permission denied/is,
    },
    { kind: 'container-health', pattern: /failed container health checks/i },
    { kind: 'load-balancer-health', pattern: /failed ELB health checks|is unhealthy in \((?:target-group|elb) /i },
    { kind: 'spot-interrupted', pattern: /Spot Task was interrupted/i },
    {
        kind: 'instance-lost',
        pattern: /Host EC2 .*(?:stopped|terminated)|deregistration forced|underlying infrastructure/i,
    },
    { kind: 'disk-full', pattern: /no space left on device/i },
    { kind: 'no-room', pattern: /no container instance met all of its requirements|RESOURCE:(?:CPU|MEMORY|GPU)/ },
    {
        kind: 'container-not-started',
        pattern: /Cannot(?:Start|Create|Inspect)ContainerError|DockerTimeoutError|ContainerRuntime/,
    },
];
/** Texts that begin a family of their own. The first that fits decides which rules are asked. */
const FAMILIES = [
    {
        lead: /failed to validate logger args|failed to initialize logging driver|log group does not exist|no log driver named|unknown log opt/i,
        rules: LOG_RULES,
    },
    { lead: /ecr registry auth|registry auth from Amazon ECR|GetAuthorizationToken/i, rules: LOGIN_RULES },
    {
        lead: /unable to pull secrets|unable to retrieve secret|fetching secret data|can.t (?:retrieve|pull) (?:the )?secret|pull secrets from AWS/i,
        rules: SECRET_RULES,
    },
    { lead: /CannotPull|can.t pull the image/i, rules: PULL_RULES },
];
const LONGEST_TEXT = 4096;
/** The cause that a text names, if it names one that we know. */
function classifyText(text) {
    const searched = text.length <= LONGEST_TEXT ? text : `${text.slice(0, LONGEST_TEXT / 2)} ${text.slice(-LONGEST_TEXT / 2)}`;
    const family = FAMILIES.find(({ lead }) => lead.test(searched));
    const kind = (family?.rules ?? TEXT_RULES).find(({ pattern }) => pattern.test(searched))?.kind;
    return kind === 'image-denied' && !ECR_HOST.test(searched) ? 'image-private' : kind;
}


/***/ }),

/***/ 4012:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ EXIT_CODES)
/* harmony export */ });
/** Exit code of the command line for each verdict; 0 is a green step. */
const EXIT_CODES = {
    steady: 0,
    unchanged: 0,
    started: 0,
    planned: 0,
    refused: 2,
    'rolled-back': 10,
    failed: 11,
    superseded: 12,
    'timed-out': 13,
    stuck: 14,
    unknown: 15,
    cancelled: 130,
};


/***/ }),

/***/ 3117:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J$: () => (/* binding */ connectRunner),
/* harmony export */   Ko: () => (/* binding */ readInputs),
/* harmony export */   y1: () => (/* binding */ hideProxyPassword)
/* harmony export */ });
/* harmony import */ var _environment_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3311);
/** What the Actions runner takes from a step and gives to it, through `@actions/core`. */

const LARGEST_SUMMARY = 64 * 1024;
const LARGEST_OUTPUT = 64 * 1024;
const LONGEST_ANNOTATION = 4096;
// Masking less would blacken ordinary words all over the log.
const SHORTEST_SECRET = 4;
const CUT = '\n\n_The rest did not fit._\n';
/**
 * The toolkit is loaded only in a workflow: an HTTP client comes with every import of it, a long wait for a command line.
 *
 * @param environment the variables of this process, since the toolkit reads them by itself and writes to its stdout
 */
async function connectRunner(environment) {
    if (environment.GITHUB_ACTIONS !== 'true')
        return createSilence(environment);
    const core = await Promise.all(/* import() */[__webpack_require__.e(260), __webpack_require__.e(264)]).then(__webpack_require__.bind(__webpack_require__, 7264));
    // Without its file a record would be printed as a command that the runner has abolished.
    const has = (file) => (0,_environment_js__WEBPACK_IMPORTED_MODULE_0__/* .readVariable */ .n)(environment, file) !== undefined;
    return {
        isActions: true,
        isDebug: core.isDebug(),
        setOutput: (name, value) => void attempt(() => has('GITHUB_OUTPUT') && core.setOutput(name, capBytes(value))),
        exportVariable: (name, value) => void attempt(() => has('GITHUB_ENV') && core.exportVariable(name, value)),
        saveState: (name, value) => void attempt(() => has('GITHUB_STATE') && core.saveState(name, value)),
        readState: (name) => core.getState(name) || undefined,
        writeSummary: (markdown) => 
        // What could not be written is still in the buffer.
        attempt(() => has('GITHUB_STEP_SUMMARY') && core.summary.emptyBuffer().addRaw(capSummary(markdown)).write()),
        mask: (secret) => {
            // Line by line: of a whole the runner would also mask each line, the shortest too.
            const lines = secret.split(/[\r\n]+/).map((line) => line.trim());
            for (const line of lines)
                if (line.length >= SHORTEST_SECRET)
                    void attempt(() => core.setSecret(line));
        },
        annotate: ({ level, text, line, ...place }) => {
            const properties = { ...place, ...(line === undefined ? {} : { startLine: line }) };
            void attempt(() => core[level](capWidth(text, LONGEST_ANNOTATION), properties));
        },
        openGroup: (title) => void attempt(() => core.startGroup(title)),
        closeGroup: () => void attempt(() => core.endGroup()),
    };
}
/** Outside a workflow nobody reads commands and records, and a mask would be the secret itself on the terminal. */
function createSilence(environment) {
    const keepSilent = () => { };
    return {
        isActions: false,
        isDebug: environment.RUNNER_DEBUG === '1',
        setOutput: keepSilent,
        exportVariable: keepSilent,
        saveState: keepSilent,
        readState: () => undefined,
        writeSummary: async () => { },
        mask: keepSilent,
        annotate: keepSilent,
        openGroup: keepSilent,
        closeGroup: keepSilent,
    };
}
/**
 * All inputs that the runner gives, by name in lower case, as written. Inputs that are not set come as empty texts, so
 * an empty one is left out. GitHub keeps the hyphens of a name and makes blanks underscores. Read here, since the
 * toolkit reads an input by its name and has no list: a name that we do not know would never be told.
 */
function readInputs(environment) {
    const inputs = Object.entries(environment).flatMap(([name, value]) => name.startsWith('INPUT_') && value !== undefined && value !== ''
        ? [[name.slice('INPUT_'.length).toLowerCase(), value]]
        : []);
    return Object.fromEntries(inputs);
}
/** Hides the password in the URL of a proxy, as written there and as it is sent. */
function hideProxyPassword(proxy, runner) {
    const written = proxy === undefined ? '' : new URL(proxy).password;
    for (const secret of new Set([written, decodePassword(written)]))
        runner.mask(secret);
}
function decodePassword(written) {
    try {
        return decodeURIComponent(written);
    }
    catch {
        return written;
    }
}
/** A file that is gone, a full disk or a reader that went away must not change what the run comes to. */
async function attempt(act) {
    try {
        await act();
    }
    catch {
        // Nobody is left to be told: the record was the telling.
    }
}
function capWidth(text, width) {
    return text.length <= width ? text : `${text.slice(0, width - 1)}…`;
}
function capBytes(text) {
    const bytes = Buffer.from(text, 'utf8');
    return bytes.length <= LARGEST_OUTPUT ? text : decodeWhole(bytes, LARGEST_OUTPUT);
}
function capSummary(markdown) {
    const bytes = Buffer.from(markdown, 'utf8');
    if (bytes.length <= LARGEST_SUMMARY)
        return markdown;
    const kept = decodeWhole(bytes, LARGEST_SUMMARY - CUT.length);
    return kept.slice(0, kept.lastIndexOf('\n') + 1) + CUT;
}
/** The first bytes as text, without the character that the cut went through. */
function decodeWhole(bytes, length) {
    return new TextDecoder().decode(bytes.subarray(0, length), { stream: true });
}


/***/ }),

/***/ 5888:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ createClock)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8500);

/** Time that really passes. */
function createClock() {
    return {
        now: () => performance.now(),
        date: () => Date.now(),
        sleep: async (ms, signal) => {
            if (signal.aborted)
                return;
            await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(ms, undefined, { signal }).catch((thrown) => {
                if (!signal.aborted)
                    throw thrown;
            });
        },
        random: () => Math.random(),
    };
}


/***/ }),

/***/ 3311:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ readVariable)
/* harmony export */ });
/** A variable's value; undefined when it is not set or empty, which mean the same to the runner. */
function readVariable(environment, name) {
    const value = environment[name];
    return value === undefined || value === '' ? undefined : value;
}


/***/ }),

/***/ 3807:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  y: () => (/* binding */ openProcess)
});

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: ./lib/runner/environment.js
var runner_environment = __webpack_require__(3311);
;// CONCATENATED MODULE: ./lib/runner/signals.js
/**
 * One AbortSignal for every way in which a run is told to end. Its reason is the name of the signal, or `EPIPE` when the
 * reader of our output is gone: in a job container that is all we hear of a cancel. Other faults of an output, such as
 * a full disk, change nothing.
 */
function listenForEnd({ source, outputs, endNow }) {
    const controller = new AbortController();
    const end = (name) => {
        if (controller.signal.aborted)
            endNow();
        else
            controller.abort(name);
    };
    source.on('SIGINT', end);
    source.on('SIGTERM', end);
    for (const output of outputs) {
        output.on('error', (error) => {
            if (error.code === 'EPIPE' && !controller.signal.aborted)
                controller.abort('EPIPE');
        });
    }
    return controller.signal;
}

;// CONCATENATED MODULE: ./lib/runner/process.js



function openProcess() {
    const environment = process.env;
    return {
        environment,
        workspace: (0,runner_environment/* readVariable */.n)(environment, 'GITHUB_WORKSPACE') ?? process.cwd(),
        temporary: (0,runner_environment/* readVariable */.n)(environment, 'RUNNER_TEMP') ?? (0,external_node_os_.tmpdir)(),
        write: (line) => void process.stdout.write(`${line}\n`),
        writeError: (line) => void process.stderr.write(`${line}\n`),
        signal: listenForEnd({
            source: process,
            outputs: [process.stdout, process.stderr],
            endNow: () => process.exit(130),
        }),
        end: async (code) => {
            for (const output of [process.stdout, process.stderr]) {
                await new Promise((resolve) => output.write('', () => resolve()));
            }
            return process.exit(code);
        },
    };
}


/***/ }),

/***/ 3334:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  J: () => (/* binding */ createVoice)
});

// EXTERNAL MODULE: ./lib/report/log-line.js
var log_line = __webpack_require__(6027);
;// CONCATENATED MODULE: ./lib/report/annotation-limit.js

/** Most annotations of one run: more of them are no longer read. The last place is kept for the verdict. */
const MOST_ANNOTATIONS = 5;
/** Lets annotations through as long as there is room; the others become lines of text, so nothing is left unsaid. */
function limitAnnotations(lines, used) {
    const limited = [];
    let count = used;
    for (const line of lines) {
        const room = line.kind === 'annotation' && line.isVerdict ? MOST_ANNOTATIONS : MOST_ANNOTATIONS - 1;
        const isTooMuch = line.kind === 'annotation' && count >= room;
        limited.push(isTooMuch ? (0,log_line/* flattenAnnotation */.sp)(line, { kind: 'workflow' }) : line);
        if (line.kind === 'annotation' && !isTooMuch)
            count += 1;
    }
    return { lines: limited, used: count };
}

// EXTERNAL MODULE: ./lib/report/log-lines.js + 3 modules
var log_lines = __webpack_require__(117);
;// CONCATENATED MODULE: ./lib/runner/voice.js


/** Speaks for a run: events become lines on stdout, groups and annotations in a workflow. */
function createVoice(runner, style, write) {
    let used = 0;
    return (event) => {
        const limited = limitAnnotations((0,log_lines/* renderEvent */.N)(event, style), used);
        used = limited.used;
        for (const line of limited.lines)
            print(line, runner, write);
    };
}
function print(line, runner, write) {
    switch (line.kind) {
        case 'text':
            write(line.text);
            break;
        case 'group-opened':
            runner.openGroup(line.title);
            break;
        case 'group-closed':
            runner.closeGroup();
            break;
        case 'annotation':
            runner.annotate({ level: line.level, title: line.title, text: line.text });
            break;
        case 'debug':
            if (runner.isDebug)
                write(`debug: ${line.text}`);
    }
}


/***/ }),

/***/ 6188:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ upperBound),
/* harmony export */   y: () => (/* binding */ lowerBound)
/* harmony export */ });
/** The two bounds of a rolling update (ECS API reference, DeploymentConfiguration). */
/** So many tasks stay running and healthy: the minimum healthy percent of `desired`, rounded up. */
function lowerBound(desired, minPercent) {
    return Math.ceil((desired * minPercent) / 100);
}
/**
 * So many tasks may exist: the maximum percent of `desired`, rounded down. Stopping ones count (ECS Developer Guide, service
 * definition parameters: RUNNING, STOPPING or PENDING); the API reference names RUNNING and PENDING only.
 */
function upperBound(desired, maxPercent) {
    return Math.floor((desired * maxPercent) / 100);
}


/***/ }),

/***/ 5885:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  YT: () => (/* binding */ isEligible),
  Vc: () => (/* binding */ placeTask),
  eH: () => (/* binding */ placeTasks)
});

;// CONCATENATED MODULE: ./lib/scheduler/heap.js
function openHeap() {
    const items = [];
    let pushed = 0;
    return {
        push(key, value) {
            pushed += 1;
            rise(items, { key, value, order: pushed });
        },
        pop() {
            const first = items[0];
            const last = items.pop();
            if (last !== undefined && items.length > 0)
                sink(items, last);
            return first;
        },
        isEmpty: () => items.length === 0,
    };
}
function isBefore(a, b) {
    return a.key === b.key ? a.order < b.order : a.key < b.key;
}
/** Puts an item in at the end and moves it up to its place. */
function rise(items, item) {
    let at = items.length;
    items.push(item);
    while (at > 0) {
        const above = (at - 1) >> 1;
        const parent = items[above];
        if (parent === undefined || !isBefore(item, parent))
            break;
        items[at] = parent;
        at = above;
    }
    items[at] = item;
}
/** Puts an item in the place of the first and moves it down to its place. */
function sink(items, item) {
    let at = 0;
    for (;;) {
        const [left, right] = [items[2 * at + 1], items[2 * at + 2]];
        const isRight = left !== undefined && right !== undefined && isBefore(right, left);
        const child = isRight ? right : left;
        if (child === undefined || !isBefore(child, item))
            break;
        items[at] = child;
        at = 2 * at + (isRight ? 2 : 1);
    }
    items[at] = item;
}

;// CONCATENATED MODULE: ./lib/scheduler/pools.js
/**
 * Instances in order of choice. A chain of strategies makes levels: each level groups what it is given and lets the next
 * one choose inside the best group. One choice costs no more than the logarithm of the number of instances.
 */

/** Fewest tasks first where the strategies leave a choice. */
function openLevel(strategies, draw) {
    const [first, ...others] = strategies;
    const openNext = () => openLevel(others, draw);
    if (first === undefined)
        return { note: () => undefined, open: openFewest };
    if (first.kind === 'random')
        return { note: () => undefined, open: () => openRandom(draw) };
    if (first.kind === 'binpack')
        return openBinpack(first.resource, openNext());
    const { attribute } = first;
    return openSpread((slot) => nameGroup(slot, attribute), openNext);
}
/** Instances that lack an attribute are a group of their own. Not documented; assumed. */
function nameGroup(slot, attribute) {
    if (attribute === undefined)
        return slot.id;
    if (attribute === 'ecs.availability-zone')
        return slot.zone;
    return Object.hasOwn(slot.attributes, attribute) ? `=${slot.attributes[attribute]}` : '';
}
function openSpread(nameOf, openNext) {
    const groups = new Map();
    const find = (slot) => {
        const name = nameOf(slot);
        const group = groups.get(name) ?? { tasks: 0, level: openNext() };
        groups.set(name, group);
        return group;
    };
    return {
        note(slot) {
            const group = find(slot);
            group.tasks += slot.ownTaskCount;
            group.level.note(slot);
        },
        open: () => openSpreadPool(find),
    };
}
function openSpreadPool(find) {
    const pools = new Map();
    const queue = openHeap();
    return {
        put(slot) {
            const group = find(slot);
            const pool = pools.get(group) ?? group.level.open();
            pools.set(group, pool);
            if (pool.isEmpty())
                queue.push(group.tasks, group);
            pool.put(slot);
        },
        take() {
            for (let entry = queue.pop(); entry !== undefined; entry = queue.pop()) {
                const group = entry.value;
                // Another pool of the level has placed tasks in the group since.
                if (entry.key < group.tasks) {
                    queue.push(group.tasks, group);
                    continue;
                }
                const pool = pools.get(group);
                const slot = pool?.take();
                group.tasks += 1;
                if (pool?.isEmpty() === false)
                    queue.push(group.tasks, group);
                return slot;
            }
            return undefined;
        },
        isEmpty: queue.isEmpty,
    };
}
/** The instance with the least left of the resource goes first. */
function openBinpack(resource, next) {
    const open = () => {
        const pools = new Map();
        const queue = openHeap();
        return {
            put(slot) {
                const left = slot[resource];
                const pool = pools.get(left) ?? next.open();
                pools.set(left, pool);
                if (pool.isEmpty())
                    queue.push(left, pool);
                pool.put(slot);
            },
            take() {
                const least = queue.pop();
                const slot = least?.value.take();
                if (least !== undefined && !least.value.isEmpty())
                    queue.push(least.key, least.value);
                return slot;
            },
            isEmpty: queue.isEmpty,
        };
    };
    return { note: next.note, open };
}
function openRandom(draw) {
    const slots = [];
    return {
        put: (slot) => void slots.push(slot),
        take() {
            const at = Math.floor(draw(slots) * slots.length);
            const [slot, last] = [slots[at], slots.pop()];
            if (slot !== last && last !== undefined)
                slots[at] = last;
            return slot;
        },
        isEmpty: () => slots.length === 0,
    };
}
function openFewest() {
    const queue = openHeap();
    return {
        put: (slot) => queue.push(slot.taskCount, slot),
        take: () => queue.pop()?.value,
        isEmpty: queue.isEmpty,
    };
}

// EXTERNAL MODULE: ./lib/scheduler/query/answer-query.js
var answer_query = __webpack_require__(5831);
;// CONCATENATED MODULE: ./lib/scheduler/placement.js


/** A service spreads over zones unless told otherwise (ECS Developer Guide, task placement strategies). */
const SPREAD_OVER_ZONES = [{ kind: 'spread', attribute: 'ecs.availability-zone' }];
/** Places one task. */
function placeTask(needs, instances) {
    return placeTasks(needs, 1, instances);
}
/** Places `count` equal tasks, each with the ones before it in place. Time grows with instances plus tasks. */
function placeTasks(needs, count, instances) {
    const { rules } = needs;
    const candidates = instances.map((instance) => openCandidate(needs, instance));
    const byId = new Map(candidates.map((candidate) => [candidate.id, candidate]));
    const strategies = rules === undefined || rules.strategies.length === 0 ? SPREAD_OVER_ZONES : rules.strategies;
    const level = openLevel(strategies, rules?.draw ?? (() => 0));
    const pool = level.open();
    for (const candidate of candidates) {
        level.note(candidate);
        if (listShortages(needs, candidate).length === 0)
            pool.put(candidate);
    }
    const instanceIds = [];
    while (instanceIds.length < count) {
        const candidate = byId.get(pool.take()?.id ?? '');
        if (candidate === undefined)
            return { instanceIds, failure: explainFailure(needs, candidates) };
        instanceIds.push(candidate.id);
        occupy(candidate, needs);
        if (listShortages(needs, candidate).length === 0)
            pool.put(candidate);
    }
    return { instanceIds };
}
/** Whether an instance has the attributes and meets the constraints of a task, whatever is left of it. */
function isEligible(needs, instance) {
    return isMember(needs, instance.facts) && hasAttributes(needs, instance.facts);
}
function openCandidate(needs, instance) {
    return {
        id: instance.id,
        zone: instance.availabilityZone,
        attributes: instance.facts?.attributes ?? {},
        cpu: instance.remainingCpu,
        memoryMiB: instance.remainingMemoryMiB,
        taskCount: instance.taskCount,
        ownTaskCount: instance.ownTaskCount,
        facts: instance.facts,
        isPortHeld: needs.tcpPorts.some((port) => instance.usedTcpPorts.includes(port)) ||
            needs.udpPorts.some((port) => instance.usedUdpPorts.includes(port)),
        isMember: isMember(needs, instance.facts),
        hasAttributes: hasAttributes(needs, instance.facts),
    };
}
function isMember({ rules }, facts) {
    const queries = rules?.memberOf ?? [];
    return queries.length === 0 || (facts !== undefined && queries.every((query) => (0,answer_query/* answerQuery */.rn)(query, facts)));
}
function hasAttributes(needs, facts) {
    return Object.entries(needs.attributes ?? {}).every(([name, value]) => facts?.attributes[name] === value);
}
function occupy(candidate, needs) {
    candidate.cpu -= needs.cpu;
    candidate.memoryMiB -= needs.memoryMiB;
    candidate.taskCount += 1;
    candidate.ownTaskCount += 1;
    candidate.isPortHeld = needs.tcpPorts.length + needs.udpPorts.length > 0;
    const { rules } = needs;
    if (rules === undefined || candidate.facts === undefined || !rules.memberOf.some(answer_query/* asksAboutTasks */.QQ))
        return;
    const taskGroups = [...candidate.facts.taskGroups, rules.group];
    candidate.isMember = isMember(needs, { ...candidate.facts, taskGroups });
}
/** In the order in which a failure is named. */
function listShortages(needs, candidate) {
    const shortages = [];
    if (candidate.isPortHeld)
        shortages.push('PORTS');
    if (candidate.memoryMiB < needs.memoryMiB)
        shortages.push('MEMORY');
    if (candidate.cpu < needs.cpu)
        shortages.push('CPU');
    if (!candidate.hasAttributes)
        shortages.push('ATTRIBUTE');
    if (!candidate.isMember)
        shortages.push('MEMBER_OF');
    if (needs.rules?.isDistinct === true && candidate.ownTaskCount > 0)
        shortages.push('DISTINCT_INSTANCE');
    return shortages;
}
/** An instance that may not be used at all is never closer than one that is only full. Not documented; assumed. */
function explainFailure(needs, candidates) {
    let closest = { reason: 'NO_INSTANCES' };
    let fewest = Number.POSITIVE_INFINITY;
    for (const candidate of candidates) {
        const shortages = listShortages(needs, candidate);
        const isBarred = !candidate.isMember || !candidate.hasAttributes;
        const distance = shortages.length + (isBarred ? 10 : 0);
        const reason = shortages.find((shortage) => !isBarred || shortage === 'ATTRIBUTE' || shortage === 'MEMBER_OF');
        if (reason === undefined || distance >= fewest)
            continue;
        fewest = distance;
        closest = { reason, closest: candidate.id };
    }
    return closest;
}


/***/ }),

/***/ 5831:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $5: () => (/* binding */ listAttributeNames),
/* harmony export */   QQ: () => (/* binding */ asksAboutTasks),
/* harmony export */   rn: () => (/* binding */ answerQuery)
/* harmony export */ });
/* harmony import */ var _date_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4216);
/* harmony import */ var _pattern_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6724);


/**
 * Whether an instance is one that an expression selects. A test on an attribute that the instance lacks does not hold,
 * the negative ones neither: the Developer Guide's example `attribute:stack != prod` lists instances that have it.
 */
function answerQuery(query, facts) {
    switch (query.kind) {
        case 'and':
            return answerQuery(query.left, facts) && answerQuery(query.right, facts);
        case 'or':
            return answerQuery(query.left, facts) || answerQuery(query.right, facts);
        case 'not':
            return !answerQuery(query.of, facts);
        case 'test':
            return holds(query.subject, query.test, facts);
    }
}
/** Whether the answer may change by a task that is placed on the instance. */
function asksAboutTasks(query) {
    if (query.kind === 'test')
        return query.subject.kind === 'task:group';
    if (query.kind === 'not')
        return asksAboutTasks(query.of);
    return asksAboutTasks(query.left) || asksAboutTasks(query.right);
}
/** Names of the attributes that an expression asks about. */
function listAttributeNames(query) {
    if (query.kind === 'test')
        return query.subject.kind === 'attribute' ? [query.subject.name] : [];
    if (query.kind === 'not')
        return listAttributeNames(query.of);
    return [...listAttributeNames(query.left), ...listAttributeNames(query.right)];
}
function holds(subject, test, facts) {
    // Groups are many: one that fits is enough, and a negative test holds when none does. Not documented; assumed.
    if (subject.kind === 'task:group') {
        const isNegative = 'isNegative' in test && test.isNegative;
        if (test.kind === 'exists')
            return facts.taskGroups.length > 0 !== isNegative;
        const positive = test.kind === 'order' ? test : { ...test, isNegative: false };
        return facts.taskGroups.some((group) => fits(positive, group, compareTexts)) !== isNegative;
    }
    const value = readFact(subject, facts);
    if (test.kind === 'exists')
        return (value !== undefined) !== test.isNegative;
    return value !== undefined && fits(test, value, findComparison(subject));
}
function readFact(subject, facts) {
    switch (subject.kind) {
        case 'attribute':
            return Object.hasOwn(facts.attributes, subject.name) ? facts.attributes[subject.name] : undefined;
        case 'agentConnected':
        case 'agentVersion':
        case 'ec2InstanceId':
        case 'runningTasksCount':
            return String(facts[subject.kind]);
        case 'registeredAt':
            return new Date(facts.registeredAt).toISOString().replace(/\.\d{3}Z$/, 'Z');
        case 'task:group':
            return undefined;
    }
}
function findComparison(subject) {
    if (subject.kind === 'registeredAt')
        return (a, b) => ((0,_date_js__WEBPACK_IMPORTED_MODULE_0__/* .readDate */ .h)(a) ?? 0) - ((0,_date_js__WEBPACK_IMPORTED_MODULE_0__/* .readDate */ .h)(b) ?? 0);
    if (subject.kind === 'agentVersion')
        return compareVersions;
    return compareTexts;
}
function fits(test, value, compare) {
    if (test.kind === 'order')
        return isOrdered(compare(value, test.value), test.order);
    if (test.kind === 'matches')
        return (0,_pattern_js__WEBPACK_IMPORTED_MODULE_1__/* .matchesPattern */ .M)(test.pattern, value) !== test.isNegative;
    return (test.values.some((one) => one === value || (compare !== compareTexts && compare(value, one) === 0)) !==
        test.isNegative);
}
function isOrdered(difference, order) {
    if (order === '>')
        return difference > 0;
    if (order === '>=')
        return difference >= 0;
    return order === '<' ? difference < 0 : difference <= 0;
}
/** Numbers by their value, all else by its characters. Not documented; assumed. */
function compareTexts(a, b) {
    const [left, right] = [Number(a), Number(b)];
    if (a.trim() !== '' && b.trim() !== '' && Number.isFinite(left) && Number.isFinite(right))
        return left - right;
    return a < b ? -1 : a > b ? 1 : 0;
}
function compareVersions(a, b) {
    const [left, right] = [a.split('.'), b.split('.')];
    for (let at = 0; at < Math.max(left.length, right.length); at += 1) {
        const difference = compareTexts(left[at] ?? '0', right[at] ?? '0');
        if (difference !== 0)
            return difference;
    }
    return 0;
}


/***/ }),

/***/ 4216:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ readDate)
/* harmony export */ });
/** Forms as the ECS Developer Guide lists them: a day, or a moment with or without its offset (UTC without). */
const FORM = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}(Z|[+-]\d{2}:\d{2})?)?$/;
/** Milliseconds since the epoch, or undefined for another form. */
function readDate(text) {
    const [, time, offset] = FORM.exec(text) ?? [];
    if (!FORM.test(text))
        return undefined;
    const ms = Date.parse(time !== undefined && offset === undefined ? `${text}Z` : text);
    return Number.isNaN(ms) ? undefined : ms;
}


/***/ }),

/***/ 6724:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ openPattern),
/* harmony export */   M: () => (/* binding */ matchesPattern)
/* harmony export */ });
/**
 * Regular expressions of the cluster query language, which are Java's. The common part is read: literals, `.`, classes,
 * groups, alternatives and repetitions. Matching never goes back, so no expression can take long: its time is the
 * length of the text times the size of the pattern.
 */
/** Whether the whole text fits. */
function matchesPattern(pattern, text) {
    let active = follow(pattern, [0]);
    for (const character of text) {
        const next = [];
        for (const at of active) {
            const step = pattern.states[at]?.step;
            if (step !== undefined && contains(step.accepts, character))
                next.push(step.next);
        }
        if (next.length === 0)
            return false;
        active = follow(pattern, next);
    }
    return active.has(pattern.accept);
}
function follow(pattern, from) {
    const reached = new Set(from);
    // A set is walked in the order of insertion, those that are added on the way too.
    for (const at of reached)
        for (const next of pattern.states[at]?.free ?? [])
            reached.add(next);
    return reached;
}
function contains(set, character) {
    return set.ranges.some(([first, last]) => character >= first && character <= last) !== set.isNegative;
}
function openPattern() {
    const states = [];
    return {
        add: () => states.push({ free: [] }) - 1,
        link: (from, to) => void states[from]?.free.push(to),
        step(from, accepts, to) {
            const state = states[from];
            if (state !== undefined)
                state.step = { accepts, next: to };
        },
        size: () => states.length,
        finish: (accept) => ({ states, accept }),
    };
}


/***/ }),

/***/ 6844:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ nameRevision)
/* harmony export */ });
/** `web:42`, the way people name a revision. */
function nameRevision(arn) {
    return arn.slice(arn.lastIndexOf('/') + 1);
}


/***/ }),

/***/ 3411:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ VERSION)
/* harmony export */ });
/** The version of the package; a test holds it to `package.json`. */
const VERSION = '0.1.0';


/***/ })

};

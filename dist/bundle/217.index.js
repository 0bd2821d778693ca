export const id = 217;
export const ids = [217];
export const modules = {

/***/ 8217:
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
        purpose: "To look for images, build and push. Without `ecr:GetDownloadUrlForLayer` no image is reused, and that is said. Of these `ecr:DescribeImages` also lets `rollback-to` see whether the images are still there, and with a given `image` of this account's registry `ecr:DescribeImages`, `ecr:BatchGetImage` and `ecr:GetDownloadUrlForLayer` let Slipway refuse one that is absent or built for another platform; without them it says so and goes on.",
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
        purpose: 'Whether a rollout can work on the container instances of the cluster, how long its targets drain; whether the cluster of a one-off task without a service is there; and when something goes wrong, why tasks stopped and what the load balancer got.',
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

// EXTERNAL MODULE: ./lib/json.js
var json = __webpack_require__(6413);
;// CONCATENATED MODULE: ./lib/task-definition/withhold-values.js
/** Keeps values of a document out of what somebody else says about it. */

/** Members below which every text may be a secret (ECS API reference, ContainerDefinition). */
const PRIVATE = new Set([
    'value',
    'valueFrom',
    'command',
    'entryPoint',
    'dockerLabels',
    'options',
    'driverOpts',
]);
/** Shorter ones are words such as `on`, without which no message could be read. */
const SHORTEST = 4;
const WITHHELD = '(a value that is not shown)';
/**
 * The text without the values of the document that was sent: ECS quotes what it refuses.
 * ARNs stay, since they are what a refusal is about.
 */
function withholdValues(text, sent) {
    const forms = listPrivate(sent, false).flatMap((value) => [value, JSON.stringify(value).slice(1, -1)]);
    const values = [...new Set(forms)].filter((value) => value.trim().length >= SHORTEST && !value.startsWith('arn:'));
    if (values.length === 0)
        return text;
    // The longest first, since one may hold another.
    const words = values
        .sort((a, b) => b.length - a.length)
        .map((value) => value.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'));
    return text.replaceAll(new RegExp(words.join('|'), 'g'), WITHHELD);
}
function listPrivate(value, isPrivate) {
    if (typeof value === 'string')
        return isPrivate ? [value] : [];
    if (Array.isArray(value))
        return value.flatMap((item) => listPrivate(item, isPrivate));
    if (!(0,json/* isJsonObject */.O)(value))
        return [];
    return Object.entries(value).flatMap(([name, member]) => listPrivate(member, isPrivate || PRIVATE.has(name)));
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
/** What went wrong with one call, as a `DeployError`. AWS's own words are kept; the request id goes with them. */
function asAwsFailure(thrown, call) {
    if (thrown instanceof errors/* DeployError */.sH)
        return thrown;
    const failure = thrown;
    const kind = failureKind(failure);
    return new errors/* DeployError */.sH({
        kind,
        message: describe(kind, failure, call),
        advice: advise(kind, failure, call),
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
    const said = failure.message ?? failure.name ?? 'no reason given';
    const words = oneLine(call.sent === undefined ? said : withholdValues(said, call.sent));
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
function advise(kind, failure, call) {
    const denial = kind === 'access' ? readDenial(failure.message ?? '') : undefined;
    if (denial !== undefined)
        return adviseDenial(denial);
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
    const proxy = asked ?? (0,proxy_from_env/* getProxyForUrl */.T)(`${scheme}://amazonaws.com`);
    const isAnyDirect = asked === undefined;
    if (proxy === '')
        return undefined;
    if (!URL.canParse(proxy) || !/^https?:$/.test(new URL(proxy).protocol))
        throw refuseProxy(scheme);
    return new ProxyAgent(proxy, (host) => isLoopback(host) || (isAnyDirect && (0,proxy_from_env/* getProxyForUrl */.T)(`${scheme}://${host}`) === ''));
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

/***/ 3411:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ VERSION)
/* harmony export */ });
/** The version of the package; a test holds it to `package.json`. */
const VERSION = '0.1.0';


/***/ })

};

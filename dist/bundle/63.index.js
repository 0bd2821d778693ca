export const id = 63;
export const ids = [63];
export const modules = {

/***/ 24819:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  IY: () => (/* binding */ callAws),
  iM: () => (/* binding */ chooseClients),
  y0: () => (/* binding */ orUndefined)
});

// UNUSED EXPORTS: USUAL_CLIENTS

// EXTERNAL MODULE: ./lib/ports/deploy-error.js
var deploy_error = __webpack_require__(95078);
// EXTERNAL MODULE: ./lib/text/version.js
var version = __webpack_require__(19763);
// EXTERNAL MODULE: ./lib/iam/denial.js + 1 modules
var iam_denial = __webpack_require__(17180);
// EXTERNAL MODULE: ./lib/text/shell-word.js
var shell_word = __webpack_require__(29574);
;// CONCATENATED MODULE: ./lib/adapters/aws/refusal-advice.js
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

// EXTERNAL MODULE: ./packages/ecs-rules/lib/text/shorten.js
var shorten = __webpack_require__(55632);
// EXTERNAL MODULE: ./packages/ecs-rules/lib/values/json.js
var json = __webpack_require__(93844);
;// CONCATENATED MODULE: ./lib/task-definition/withhold-values.js
/** Keeps values of a document out of what others say about it. */

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

;// CONCATENATED MODULE: ./lib/adapters/aws/words.js
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

;// CONCATENATED MODULE: ./lib/adapters/aws/failure.js




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
    return new deploy_error/* DeployError */.sH({
        kind: 'input',
        message: 'No AWS region is set, or the value is not a region.',
        advice: 'Set AWS_REGION, for example us-east-1 (aws-actions/configure-aws-credentials sets it).',
        cause,
    });
}
/** The SDK's errors when it found nothing to sign with, or could not renew it: nobody was asked. */
const NO_CREDENTIALS = new Set(['CredentialsProviderError', 'TokenProviderError']);
/** What went wrong with one call, as a `DeployError`. AWS's own words are kept; the request id goes with them. */
function asAwsFailure(thrown, call) {
    if (thrown instanceof deploy_error/* DeployError */.sH)
        return thrown;
    const failure = thrown;
    if (NO_REGION.test(failure.message ?? ''))
        return refuseRegion(thrown);
    const kind = failureKind(failure);
    return new deploy_error/* DeployError */.sH({
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
                return `No usable AWS credentials: ${words}.`;
            return `${call.action} on ${call.resource} was denied: ${formatException(failure, words)}${words}${request}.`;
        case 'absent':
            return `${formatAbsent(failure, call)} not found: ${words}${request}.`;
        case 'unreachable':
            return `${call.action} on ${call.resource} returned no usable answer: ${failure.code ?? failure.name ?? 'Error'}: ${words}${request}.`;
        default:
            return `${call.action} on ${call.resource} was refused: ${formatException(failure, words)}${words}${request}.`;
    }
}
/** That a call was denied says as much as these names do. */
const PLAIN_DENIALS = new Set(['AccessDeniedException', 'AccessDenied', 'UnauthorizedOperation']);
/** `InvalidParameterException: `, unless the words have it already or it says nothing. */
function formatException({ name = '' }, words) {
    const isSpecific = /(?:Exception|Error|Token|Id|Match|Signature)$/.test(name) && name !== 'Error';
    return !isSpecific || PLAIN_DENIALS.has(name) || words.includes(name) ? '' : `${name}: `;
}
const CREDENTIALS_ADVICE = 'Configure credentials in an earlier step (aws-actions/configure-aws-credentials, with permission id-token: write).';
/** ECS says of a service that its cluster is absent. */
function formatAbsent({ name }, { resource }) {
    const cluster = name === 'ClusterNotFoundException' ? / in (cluster \S+)$/.exec(resource)?.[1] : undefined;
    const what = cluster ?? resource;
    return `${what.slice(0, 1).toUpperCase()}${what.slice(1)}`;
}
function advise(kind, failure, call) {
    const denial = kind === 'access' ? (0,iam_denial/* readDenial */.oq)(failure.message ?? '') : undefined;
    if (denial !== undefined)
        return (0,iam_denial/* adviseDenial */.Au)(denial, call.action);
    switch (kind) {
        case 'access':
            if (NO_CREDENTIALS.has(failure.name ?? ''))
                return CREDENTIALS_ADVICE;
            return adviseCredentials(failure, call);
        case 'absent':
            return 'Check the name, the region and the account.';
        case 'unreachable':
            return 'Check the network and the region, then run again.';
        default: {
            const { name = '', message = '' } = failure;
            const advice = adviseRefusal({ name, message, resource: call.resource });
            return advice ?? 'Correct what the message names, then run again.';
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
        return 'Set role-duration-seconds of aws-actions/configure-aws-credentials longer than the job, then run again.';
    }
    if (UNSIGNED.has(name)) {
        return "Check the secret access key and the session token of this step, and the runner's clock.";
    }
    return `Check that the role of this step allows ${action} on this resource.`;
}

// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(77030);
// EXTERNAL MODULE: external "node:tls"
var external_node_tls_ = __webpack_require__(41692);
// EXTERNAL MODULE: ./packages/ecs-rules/lib/values/type-helpers.js
var type_helpers = __webpack_require__(60846);
// EXTERNAL MODULE: ./node_modules/https-proxy-agent/dist/index.js + 4 modules
var dist = __webpack_require__(57659);
// EXTERNAL MODULE: ./node_modules/proxy-from-env/index.js
var proxy_from_env = __webpack_require__(98182);
;// CONCATENATED MODULE: ./lib/adapters/aws/proxy.js






/**
 * The proxy that was requested, for every host; else that of HTTPS_PROXY, HTTP_PROXY, ALL_PROXY and NO_PROXY, in lower
 * case before upper case, as curl reads them. A loopback address is always called directly.
 * @param asked URL; it may hold credentials and is never shown
 */
function chooseProxyAgents(given) {
    const httpsAgent = chooseAgent('https', given);
    const httpAgent = chooseAgent('http', given);
    return (0,type_helpers/* defined */.s)({ httpsAgent, httpAgent });
}
function chooseAgent(scheme, given) {
    const proxy = given ?? readProxy(scheme, 'amazonaws.com');
    const isAnyDirect = given === undefined;
    if (proxy === '')
        return undefined;
    if (!URL.canParse(proxy) || !/^https?:$/.test(new URL(proxy).protocol))
        throw refuseProxy(scheme);
    return new ProxyAgent(proxy, (host) => isLoopback(host) || (isAnyDirect && readProxy(scheme, host) === ''));
}
const PORTS = { https: 443, http: 80 };
/**
 * The proxy of the environment, empty where there is none for the host. Without a scheme it is one of http, as curl
 * takes it (curl manual, --proxy); the library would give it the scheme of the call, so it is asked in a spelling that
 * nobody writes.
 */
function readProxy(scheme, host) {
    const spelled = `${scheme.slice(0, -1)}${scheme.slice(-1).toUpperCase()}`;
    const proxy = (0,proxy_from_env/* getProxyForUrl */.T)({ protocol: `${spelled}:`, host, port: PORTS[scheme] });
    return proxy.startsWith(`${spelled}://`) ? proxy.replace(spelled, 'http') : proxy;
}
function refuseProxy(scheme) {
    return new deploy_error/* DeployError */.sH({
        kind: 'input',
        message: `The variable ${scheme.toUpperCase()}_PROXY is not a proxy URL.`,
        advice: 'Use http://HOST:PORT, or remove it.',
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

;// CONCATENATED MODULE: ./lib/adapters/aws/throttle-retries.js
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

;// CONCATENATED MODULE: ./lib/adapters/aws/client.js





/**
 * Reads are sent up to three times. `throwOnRequestTimeout` is needed: without it the SDK only warns and still hangs.
 */
const READ_SETTINGS = {
    maxAttempts: 3,
    requestHandler: { connectionTimeout: 5_000, requestTimeout: 15_000, throwOnRequestTimeout: true },
    customUserAgent: `slipway/${version/* VERSION */.x}`,
};
/** Writes that take no client token are sent once: after a lost answer the result is searched for, not sent again. */
const WRITE_SETTINGS = { ...READ_SETTINGS, maxAttempts: 1 };
const USUAL_CLIENTS = { reads: READ_SETTINGS, writes: WRITE_SETTINGS };
/**
 * Settings with so many retries of each call, through the proxy if there is one. A write that was throttled was not
 * carried out, so it may be sent again unseen; any other failure of a write needs a check first.
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
/** Undefined instead of a throw for the one exception that is an answer. */
async function orUndefined(exception, call) {
    try {
        return await call;
    }
    catch (error) {
        const cause = error instanceof deploy_error/* DeployError */.sH ? error.cause : undefined;
        if (cause?.name === exception)
            return undefined;
        throw error;
    }
}


/***/ }),

/***/ 75664:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J$: () => (/* binding */ connectRunner),
/* harmony export */   Ko: () => (/* binding */ readInputs),
/* harmony export */   y1: () => (/* binding */ hideProxyPassword)
/* harmony export */ });
/* harmony import */ var _slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(60846);
/* harmony import */ var _environment_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(49514);
/** What the Actions runner takes from a step and gives to it, through `@actions/core`. */


const LARGEST_SUMMARY = 64 * 1024;
const LARGEST_OUTPUT = 64 * 1024;
const LONGEST_ANNOTATION = 4096;
// Masking less would blacken ordinary words all over the log.
const SHORTEST_SECRET = 4;
const CUT = '\n\n_The rest did not fit._\n';
/**
 * The toolkit is loaded only in a workflow: an HTTP client comes with every import of it, a long wait for a command
 * line.
 *
 * @param environment the variables of this process, since the toolkit reads them by itself and writes to its stdout
 */
async function connectRunner(environment) {
    if (environment.GITHUB_ACTIONS !== 'true')
        return createSilence(environment);
    const core = await Promise.all(/* import() */[__webpack_require__.e(260), __webpack_require__.e(264)]).then(__webpack_require__.bind(__webpack_require__, 57264));
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
            const properties = { ...place, ...(0,_slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_1__/* .defined */ .s)({ startLine: line }) };
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
 * toolkit reads an input by its name and has no list: a name that we do not know would never be noticed.
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
/** A file that is gone, a full disk or a reader that went away must not change the verdict. */
async function attempt(act) {
    try {
        await act();
    }
    catch {
        // The error cannot be reported anywhere: the record is the report.
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

/***/ 26121:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ createClock)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(58500);

/** Time that really passes. */
function createClock() {
    return {
        // Whole milliseconds: what is reported and written down needs no more.
        now: () => Math.floor(performance.now()),
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

/***/ 49514:
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

/***/ 55627:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  y: () => (/* binding */ openProcess)
});

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: ./lib/adapters/runner/environment.js
var runner_environment = __webpack_require__(49514);
;// CONCATENATED MODULE: ./lib/adapters/runner/signals.js
/**
 * One AbortSignal for every way in which a run is cancelled. Its reason is the name of the signal, or `EPIPE` when the
 * reader of our output is gone: in a job container that is all we hear of a cancel. Other errors of an output, such as
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

;// CONCATENATED MODULE: ./lib/adapters/runner/process.js



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

/***/ 57151:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ groupByCause)
/* harmony export */ });
/* harmony import */ var _cause_rules_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(114);

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

/***/ 114:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  U: () => (/* binding */ classifyTask)
});

;// CONCATENATED MODULE: ./packages/ecs-rules/lib/exit-codes.js
/** Linux signals by number, as a shell and the container runtimes report them: exit code 128 + number. */
const SIGNALS = {
    1: 'SIGHUP',
    2: 'SIGINT, interrupted',
    3: 'SIGQUIT',
    4: 'SIGILL, an instruction that this CPU does not support',
    5: 'SIGTRAP',
    6: 'SIGABRT, the program aborted',
    7: 'SIGBUS, invalid memory access',
    8: 'SIGFPE, arithmetic error',
    9: 'SIGKILL: out of memory, or it ignored SIGTERM until the stop timeout',
    11: 'SIGSEGV, invalid memory access',
    13: 'SIGPIPE',
    15: 'SIGTERM, stopped on request',
    31: 'SIGSYS, a forbidden system call',
};
/** Codes that shells and container runtimes agree on ("Exit Status", POSIX shell; docker run reference). */
const KNOWN = {
    0: 'the program ended without an error, but a service must keep running',
    1: 'application error',
    2: 'application error, or wrong use of a shell command',
    125: 'the container runtime failed',
    126: 'the command cannot be executed',
    127: 'the command was not found',
    255: 'application error, or the entry point failed',
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
    return code > 128 && code < 193 ? `ended by signal ${code - 128}` : 'application error';
}
/** ECS agent: `OutOfMemoryError: Container killed due to memory usage`. */
function isOutOfMemory(reason) {
    return reason.includes('OutOfMemoryError');
}

// EXTERNAL MODULE: ./lib/diagnosis/text-rules.js
var text_rules = __webpack_require__(56116);
;// CONCATENATED MODULE: ./lib/diagnosis/cause-rules.js


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
    const failedTask = task.containers.filter((container) => kind === 'container-health'
        ? container.health === 'UNHEALTHY'
        : textsOf(container).some((text) => (0,text_rules/* classifyText */.o)(text) === kind));
    const isTheOnly = failedTask.length === 0 && task.containers.length === 1 && OF_A_CONTAINER.test(kind);
    const blamed = isTheOnly ? task.containers : failedTask;
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

/***/ 63321:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  C: () => (/* binding */ describeStop),
  M: () => (/* binding */ diagnoseRollout)
});

// EXTERNAL MODULE: ./packages/ecs-rules/lib/text/outside-text.js
var outside_text = __webpack_require__(79672);
// EXTERNAL MODULE: ./packages/ecs-rules/lib/values/type-helpers.js
var type_helpers = __webpack_require__(60846);
// EXTERNAL MODULE: ./lib/text/arn.js
var arn = __webpack_require__(48988);
// EXTERNAL MODULE: ./lib/text/shell-word.js
var shell_word = __webpack_require__(29574);
// EXTERNAL MODULE: ./lib/iam/denial.js + 1 modules
var iam_denial = __webpack_require__(17180);
;// CONCATENATED MODULE: ./lib/diagnosis/cause-resource.js
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

;// CONCATENATED MODULE: ./lib/diagnosis/access-advice.js
/** What to do where a task may not, or cannot, reach something that it needs to start. */


/** What the execution role needs (ECS Developer Guide, task execution IAM role), where AWS does not name the action. */
const PULL = 'ecr:GetAuthorizationToken, ecr:BatchGetImage and ecr:GetDownloadUrlForLayer';
const WRITE_LOGS = 'logs:CreateLogStream and logs:PutLogEvents';
function advisePullAccess(facts) {
    return adviseAccess(facts, PULL, facts.image);
}
function adviseLogAccess(facts) {
    return adviseAccess(facts, WRITE_LOGS, facts.resource);
}
function adviseSecretAccess(facts) {
    const { resource, words } = facts;
    const read = isParameter(resource ?? '', words) ? 'ssm:GetParameters' : 'secretsmanager:GetSecretValue';
    return adviseAccess(facts, read, resource);
}
function adviseDecryption(facts) {
    return adviseAccess(facts, 'kms:Decrypt with the key of the secret', undefined);
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

// EXTERNAL MODULE: ./lib/diagnosis/shortage.js
var shortage = __webpack_require__(97984);
;// CONCATENATED MODULE: ./lib/diagnosis/target-advice.js
/** What to do about targets that fail the health check of their load balancer. */

/** @param readLog the command that shows the log of a container behind the load balancer, if it is known */
function adviseOnTargets({ probe, targetGroupArn }, readLog) {
    if (probe !== undefined)
        return adviseOnProbe(probe, readLog);
    const check = 'Check that the new version answers on the path and port of the health check within the grace period';
    if (targetGroupArn === undefined)
        return `${check}.`;
    return `${check}: aws elbv2 describe-target-groups --target-group-arns ${(0,shell_word/* quoteWord */.X)(targetGroupArn)}`;
}
function adviseOnProbe(probe, readLog) {
    const { codes, healthCheck } = probe;
    if (codes === undefined) {
        return `${describeHealthCheck(healthCheck)}, but the new version gave no valid answer. Check its port, its security group, and that it starts within the grace period.`;
    }
    const said = `${describeHealthCheck(healthCheck)}; the new version answers ${codes}.`;
    if (codes.startsWith('5') && readLog !== undefined)
        return `${said} ${readLog}`;
    return `${said} Fix the new version or the health check: ${modify(probe)}`;
}
/** `The target group checks GET /health and expects 200` */
function describeHealthCheck(healthCheck) {
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

;// CONCATENATED MODULE: ./lib/diagnosis/cause-advice.js
/** One step against each kind of cause. */







/** Of a log group or stream (CloudWatch Logs API reference). */
const LONGEST_NAME = 512;
const NEXT_STEPS = {
    'image-absent': checkImage,
    'image-denied': advisePullAccess,
    'image-private': ({ image, subject }) => `Check the name ${image ?? `of the image of ${subject}`}. If it is private, set repositoryCredentials of ${subject} to a secret with the registry login.`,
    'image-throttled': () => 'Copy the image to Amazon ECR, pull it through an ECR pull-through cache, or set repositoryCredentials to a login with a higher limit.',
    'image-unreachable': () => adviseConnection('the registry'),
    'image-not-pulled': describeTask,
    'registry-denied': advisePullAccess,
    'registry-unreachable': () => adviseConnection('Amazon ECR (ecr.api, ecr.dkr and Amazon S3)'),
    'disk-full': () => 'Free disk space on the container instance or give it a larger volume; on Fargate raise ephemeralStorage of the task definition.',
    'wrong-architecture': ({ platform }) => `Build the image for ${platform ?? 'the processor of the container instances'}: input platforms${platform === undefined ? ', such as linux/arm64 or linux/amd64' : `: ${platform}`}. An entry point that is a script must begin with #!.`,
    'command-absent': ({ subject }) => `Correct the command or entry point of ${subject}, or add the program to the image.`,
    'command-not-executable': ({ subject }) => `Make the entry point of ${subject} executable (chmod +x) in the image.`,
    'user-absent': ({ subject }) => `Correct the user of ${subject} in the task definition or the Dockerfile, or add it to the image.`,
    'directory-unusable': ({ subject }) => `Set an absolute working directory of ${subject} that exists in the image and that its user can enter.`,
    'out-of-memory': ({ subject }) => `Increase the memory of ${subject} in the task definition, or make it use less.`,
    killed: readLog,
    crashed: readLog,
    'container-exited': readLog,
    'container-health': ({ subject }) => `Run the health check command of ${subject} in its image. If the container is only slow to start, increase startPeriod.`,
    'load-balancer-health': (facts) => adviseOnTargets(facts, facts.log === undefined ? undefined : readLog(facts)),
    'not-in-service': checkTargets,
    'target-group-absent': () => 'Recreate the target group, or change it with aws ecs update-service --load-balancers.',
    'target-group-unattached': ({ resource }) => `Add a listener or a rule of a load balancer that forwards to this target group${resource === undefined ? '.' : `: aws elbv2 describe-target-groups --target-group-arns ${(0,shell_word/* quoteWord */.X)(resource)}`}`,
    'secret-absent': checkSecret,
    'secret-key-absent': checkSecret,
    'secret-denied': adviseSecretAccess,
    'secret-undecryptable': adviseDecryption,
    'secret-unreachable': ({ words }) => adviseConnection(/\bssm\b|Systems Manager/i.test(words) ? 'AWS Systems Manager (ssm)' : 'AWS Secrets Manager (secretsmanager)'),
    'secret-throttled': () => 'Deploy again, or start fewer tasks at a time with a lower maximum-percent.',
    'secret-inaccessible': () => 'Check that each secret exists, the execution role can read it, and the subnets reach its endpoint.',
    'log-group-absent': ({ resource }) => resource === undefined
        ? 'Create the log group that the task definition names.'
        : `Create it: aws logs create-log-group --log-group-name ${(0,shell_word/* quoteWord */.X)(resource)}`,
    'log-group-denied': adviseLogAccess,
    'logs-unreachable': () => adviseConnection('Amazon CloudWatch Logs (logs)'),
    'log-group-inaccessible': () => 'Create the log group, or let the execution role do it (logs:CreateLogGroup, logs:CreateLogStream).',
    'role-inaccessible': checkRole,
    'service-role-inaccessible': () => 'Create the role once in this account: aws iam create-service-linked-role --aws-service-name ecs.amazonaws.com',
    'volume-not-mounted': () => 'Check that the file system exists and that its security group allows the tasks.',
    'platform-incompatible': (facts) => `Use the newest platform version: aws ecs update-service ${serviceFlags(facts)} --platform-version LATEST`,
    'port-held': () => 'Set hostPort to 0, lower minimum-healthy-percent, or add a container instance.',
    'container-not-started': describeTask,
    'container-never-ran': describeTask,
    'no-free-address': ({ resource }) => `Delete unused network interfaces, or give the service a larger subnet${resource === undefined ? '.' : `: aws ec2 describe-subnets --subnet-ids ${(0,shell_word/* quoteWord */.X)(resource)}`}`,
    'network-interface-failed': describeTask,
    'vcpu-quota': () => 'Request a higher quota, or stop other tasks: aws service-quotas list-service-quotas --service-code fargate',
    'task-quota': () => 'Request a higher quota, or stop other tasks: aws service-quotas list-service-quotas --service-code fargate',
    'no-instances': () => shortage/* ADD_CAPACITY */.lk,
    'no-provider-instances': () => 'Scale out its Auto Scaling group, enable managed scaling, or use Fargate.',
    'no-room': () => 'Add a container instance, stop other tasks, or lower what the task definition requires.',
    'fargate-full': () => 'Deploy again later, or add subnets in more Availability Zones.',
    'provider-failed': () => 'Correct what ECS names, such as a quota, the instance type or a missing permission.',
    // ECS supports no maximum percent above 100 for a DAEMON service.
    'percents-block': ({ isDaemon }) => isDaemon ? 'Lower minimum-healthy-percent.' : 'Raise maximum-percent, or lower minimum-healthy-percent.',
    'tasks-protected': ({ cluster, service }) => `Wait for the protection to end, or end it with aws ecs update-task-protection. List the tasks: aws ecs list-tasks --cluster ${(0,shell_word/* quoteWord */.X)(cluster)} --service-name ${(0,shell_word/* quoteWord */.X)(service)}`,
    'instance-lost': () => 'Deploy again when capacity is available.',
    'spot-interrupted': () => 'Deploy again, or run part of the service on on-demand capacity.',
    'stopped-by-person': () => 'Check CloudTrail for who called StopTask.',
    'alarm-triggered': readAlarm,
    'hook-failed': readHookLog,
    'pause-timed-out': () => 'Deploy again and approve in time, or increase timeoutInMinutes of the PAUSE lifecycle hook.',
    'pause-unanswered': () => 'Approve the pause before the limit, or increase wait-for-minutes.',
    superseded: (facts) => `Use one concurrency group in all workflows that deploy this service. See who deployed: slipway history ${serviceFlags(facts)}`,
    'tasks-pending': ({ cluster, service }) => `Check what they wait for (capacity, image pull): aws ecs list-tasks --cluster ${(0,shell_word/* quoteWord */.X)(cluster)} --service-name ${(0,shell_word/* quoteWord */.X)(service)}`,
    stalled: ({ isDaemon }) => isDaemon
        ? 'Lower minimum-healthy-percent, or stop other tasks on the container instances.'
        : 'Add a container instance, raise maximum-percent, or lower minimum-healthy-percent.',
    'service-deleted': () => 'Recreate the service. Check CloudTrail for who called DeleteService.',
    'credentials-expired': (facts) => `Set role-duration-seconds of aws-actions/configure-aws-credentials longer than the deployment. Check how it ended: slipway status ${serviceFlags(facts)}`,
    'contact-denied': (facts) => `Allow the denied action for the role. Check how it ended: slipway status ${serviceFlags(facts)}`,
    'contact-lost': (facts) => `Check how it ended before running again: slipway status ${serviceFlags(facts)}`,
    'no-evidence': describeService,
    'ecs-says': describeService,
};
/** One step against a cause: what to change, or the exact command that shows more. */
function adviseOn(kind, facts) {
    return NEXT_STEPS[kind](facts);
}
function checkImage({ image, subject }) {
    const parts = /^([^/]+\.dkr\.ecr\.[^/]+)\/([^:@]+)(?::([^@]+))?(?:@(sha256:[0-9a-f]+))?$/.exec(image ?? '');
    const repository = parts?.[2];
    if (repository === undefined)
        return `Check that the image of ${subject} exists in its registry under that exact name.`;
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
    const allow = 'Check that the role exists and that ecs-tasks.amazonaws.com can assume it';
    return resource === undefined
        ? `${allow}.`
        : `${allow}: aws iam get-role --role-name ${(0,shell_word/* quoteWord */.X)((0,arn/* lastSegment */.mp)(resource))}`;
}
function readLog(facts) {
    if (facts.log === undefined)
        return describeTask(facts);
    const [group, stream, region] = [facts.log.group, facts.log.stream, facts.log.region].map(quoteOutside);
    const where = facts.log.region === undefined ? '' : ` --region ${region}`;
    return `Read its log: aws logs tail ${group} --since 30m --log-stream-names ${stream}${where}`;
}
function describeTask(facts) {
    if (facts.taskArn === undefined)
        return describeService(facts);
    return `Run: aws ecs describe-tasks --cluster ${(0,shell_word/* quoteWord */.X)(facts.cluster)} --tasks ${(0,shell_word/* quoteWord */.X)(facts.taskArn)}`;
}
/** Targets that are not in service yet are still listed. */
function checkTargets(facts) {
    if (facts.targetGroupArn === undefined) {
        return 'Check that the service answers on the path and port of the health check within the grace period.';
    }
    return `Run: aws elbv2 describe-target-health --target-group-arn ${(0,shell_word/* quoteWord */.X)(facts.targetGroupArn)}`;
}
function readAlarm({ alarm = '' }) {
    return `Run: aws cloudwatch describe-alarm-history --alarm-name ${(0,shell_word/* quoteWord */.X)(alarm)}`;
}
/**
 * Lambda logs to a group named after the function unless it is set otherwise (Lambda Developer Guide, CloudWatch logs).
 */
function readHookLog({ hookFunction }) {
    if (hookFunction === undefined)
        return 'Check CloudTrail for who called ContinueServiceDeployment.';
    return `Read the log of the hook: aws logs tail ${(0,shell_word/* quoteWord */.X)(`/aws/lambda/${hookFunction}`)} --since 30m`;
}
/** A task that runs once belongs to no service. */
function describeService(facts) {
    if (facts.service === '' && facts.taskArn !== undefined)
        return describeTask(facts);
    return `Run: aws ecs describe-services ${serviceFlags(facts, 'services')} --query 'services[0].events[:10]'`;
}
function serviceFlags({ cluster, service }, flag = 'service') {
    return `--cluster ${(0,shell_word/* quoteWord */.X)(cluster)} --${flag} ${(0,shell_word/* quoteWord */.X)(service)}`;
}
/** Names from the task definition, which nobody has cleaned yet. */
function quoteOutside(name = '') {
    return (0,shell_word/* quoteWord */.X)((0,outside_text/* quoteOutsideText */.h)(name, LONGEST_NAME));
}

// EXTERNAL MODULE: ./lib/diagnosis/target-health.js
var target_health = __webpack_require__(40379);
;// CONCATENATED MODULE: ./lib/diagnosis/failed-probe.js
/** The health check of a load balancer that failed: what it asked, and what came back. */


/** The first target that is unhealthy now, else the first one in an event of the service. */
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
    return { targetGroupArn: first.arn, words: (0,target_health/* describeFailure */.Ic)(first, healthCheck), ...(0,type_helpers/* defined */.s)({ healthCheck, codes }) };
}

// EXTERNAL MODULE: ./lib/rollout/lifecycle-hooks.js
var lifecycle_hooks = __webpack_require__(79576);
;// CONCATENATED MODULE: ./lib/diagnosis/lifecycle-causes.js

/** Alarms that went off, hooks that failed, and a pause that nobody has answered; likeliest first. */
function listLifecycleCauses(lifecycle) {
    const alarms = lifecycle?.alarms?.triggered ?? [];
    const hooks = lifecycle?.hooks ?? [];
    const expired = hooks.filter(hasExpired);
    const failed = hooks.filter((hook) => hasFailed(hook) && !hasExpired(hook));
    const waiting = hooks.filter(lifecycle_hooks/* isWaiting */.G);
    return [
        ...(alarms.length === 0 ? [] : [aGroup('alarm-triggered', alarms)]),
        ...(failed.length === 0 ? [] : [aGroup('hook-failed', failed.map(describeHook))]),
        ...(expired.length === 0 ? [] : [aGroup('pause-timed-out', expired.map(describeHook))]),
        ...(waiting.length === 0 ? [] : [aGroup('pause-unanswered', waiting.map(describeHook))]),
    ];
}
/** The Lambda function behind the first hook that failed; undefined for a pause. */
function findFailedFunction(lifecycle) {
    const arn = lifecycle?.hooks.find(hasFailed)?.targetArn;
    return /:function:([^:]+)/.exec(arn ?? '')?.[1];
}
/** A time-out whose action is to continue fails nothing. */
function hasFailed({ status, timeoutAction }) {
    return status === 'FAILED' || (status === 'TIMED_OUT' && timeoutAction !== 'CONTINUE');
}
/** A pause that nobody answered, after which ECS rolls back. */
function hasExpired(hook) {
    return hasFailed(hook) && hook.status === 'TIMED_OUT' && hook.targetArn === undefined;
}
function describeHook(hook) {
    return `${hook.targetArn ?? hook.id}: ${hook.status}`;
}
function aGroup(kind, words) {
    return { kind, containers: [], words, count: 0 };
}

;// CONCATENATED MODULE: ./lib/diagnosis/cause-facts.js





const cause_facts_LONGEST_NAME = 512;
/** Enough of what many tasks say to find a name in it. */
const MOST_WORDS = 16_384;
/** What is known around a cause. */
function gatherCauseFacts(group, evidence) {
    const container = group.containers[0];
    const words = group.words.join('\n').slice(0, MOST_WORDS);
    const { definition } = evidence;
    const log = findLog(group, evidence);
    const probe = group.kind === 'load-balancer-health' ? findFailedProbe(evidence.targetGroups, evidence.events) : undefined;
    const names = {
        image: group.task?.containers.find(({ name }) => name === container)?.image ?? findImage(words),
        targetGroupArn: /\(target-group (arn:[\w:/-]+)\)/.exec(words)?.[1] ?? evidence.targetGroups[0]?.arn,
        alarm: evidence.lifecycle?.alarms?.triggered[0],
        hookFunction: findFailedFunction(evidence.lifecycle),
        resource: findResource(group.kind, words) ?? findLogGroup(group, evidence),
        platform: findPlatform(words) ?? definition?.platform,
        executionRole: findDeniedRole(words) ?? definition?.executionRoleArn,
    };
    return {
        cluster: evidence.cluster,
        service: evidence.service,
        subject: describeSubject(group.containers),
        isDaemon: evidence.isDaemon === true,
        words: group.kind === 'ecs-says' ? (0,outside_text/* quoteOutsideText */.h)(group.words[0] ?? '', 1000) : words,
        ...(0,type_helpers/* defined */.s)({
            container,
            exitCode: group.exitCode,
            taskArn: group.task === undefined ? undefined : group.task.arn,
            log,
            probe: probe === undefined ? undefined : { ...probe, words: (0,outside_text/* quoteOutsideText */.h)(probe.words, cause_facts_LONGEST_NAME) },
        }),
        ...cleanNames(names),
    };
}
function cleanNames(names) {
    const known = Object.entries(names).flatMap(([name, value]) => value === undefined ? [] : [[name, (0,outside_text/* quoteOutsideText */.h)(value, cause_facts_LONGEST_NAME)]]);
    return Object.fromEntries(known);
}
/** Behind a load balancer nobody is at error by name: then the only log there is. */
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
function describeSubject(containers) {
    const names = containers.map((name) => (0,outside_text/* quoteOutsideText */.h)(name, 64));
    if (names.length === 0)
        return 'the task';
    return `container${names.length === 1 ? '' : 's'} ${names.join(', ')}`;
}

// EXTERNAL MODULE: ./lib/diagnosis/cause-groups.js
var cause_groups = __webpack_require__(57151);
// EXTERNAL MODULE: ./lib/diagnosis/cause-rules.js + 1 modules
var cause_rules = __webpack_require__(114);
;// CONCATENATED MODULE: ./lib/diagnosis/cause-titles.js
/** Each kind of cause in one line. */

const TITLES = {
    'image-absent': (facts) => `${describeFailedImage(facts)} not found in the registry`,
    'image-denied': (facts) => `no permission to pull ${describeFailedImage(facts)} from Amazon ECR`,
    'image-private': (facts) => `${describeFailedImage(facts)} does not exist or is private`,
    'image-throttled': (facts) => `the rate limit of the registry blocks pulls of ${describeFailedImage(facts)}`,
    'image-unreachable': (facts) => `no connection to the registry of ${describeFailedImage(facts)}`,
    'image-not-pulled': (facts) => `${describeFailedImage(facts)} cannot be pulled`,
    'registry-denied': () => 'the execution role has no permission to log in to Amazon ECR',
    'registry-unreachable': () => 'no connection to Amazon ECR',
    'disk-full': ({ subject }) => `no disk space left for ${subject}`,
    'wrong-architecture': ({ subject, platform }) => `the image of ${subject} is built for another processor architecture${platform === undefined ? '' : ` than ${platform}`}`,
    'secret-absent': (facts) => `${describeSecret(facts)} not found`,
    'secret-key-absent': (facts) => `${describeSecret(facts)} has no JSON key ${findMissingKey(facts.words) ?? 'of that name'}`,
    'secret-denied': (facts) => `access denied: the execution role cannot read ${describeSecret(facts)}`,
    'secret-undecryptable': (facts) => `access denied: the execution role cannot decrypt ${describeSecret(facts)}`,
    'secret-unreachable': (facts) => `no connection to ${describeSecretStore(facts)} to read ${describeSecret(facts)}`,
    'secret-throttled': (facts) => `AWS throttled the reads of ${describeSecret(facts)}`,
    'secret-inaccessible': (facts) => `${describeSecret(facts)} could not be read`,
    'log-group-absent': (facts) => `${describeLogGroup(facts)} not found`,
    'log-group-denied': (facts) => `access denied: the execution role cannot write to ${describeLogGroup(facts)}`,
    'logs-unreachable': (facts) => `no connection to Amazon CloudWatch Logs for ${describeLogGroup(facts)}`,
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
    'port-held': ({ subject }) => `a host port of ${subject} is already in use`,
    'no-free-address': ({ resource }) => `no free IP address in ${resource === undefined ? 'a subnet of the tasks' : resource}`,
    'network-interface-failed': () => 'the network interface of the task could not be created',
    'vcpu-quota': () => 'the Fargate vCPU quota of this account and region is reached',
    'task-quota': () => 'the task quota of this account and region is reached',
    'no-instances': ({ cluster }) => `cluster ${cluster} has no container instances`,
    'no-provider-instances': ({ cluster }) => `the capacity provider of cluster ${cluster} has no container instances`,
    'no-room': ({ words }) => `no container instance ${describeLack(words)}`,
    'fargate-full': () => 'AWS Fargate has no capacity in the Availability Zones of the tasks',
    'provider-failed': ({ resource }) => `capacity provider${resource === undefined ? 's' : ` ${resource}`} cannot start enough container instances`,
    'percents-block': () => 'minimumHealthyPercent and maximumPercent allow no task to start or stop',
    'tasks-protected': ({ words }) => `${/(\d{1,5}) tasks? under protection/.exec(words)?.[1] ?? 'Some'} tasks of the old revision have scale-in protection and cannot be stopped`,
    'load-balancer-health': ({ probe }) => `load balancer health check failed${probe === undefined ? '' : `: ${probe.words}`}`,
    'not-in-service': () => 'tasks are not healthy in the load balancer',
    'target-group-absent': ({ resource }) => `target group ${resource ?? 'of the service'} not found`,
    'target-group-unattached': ({ resource }) => `target group ${resource ?? 'of the service'} has no load balancer`,
    'instance-lost': () => 'the container instance of the task disappeared',
    'spot-interrupted': () => 'Spot capacity was reclaimed',
    'stopped-by-person': () => 'someone stopped a task (StopTask)',
    'alarm-triggered': () => 'a deployment alarm was triggered',
    'hook-failed': () => 'a lifecycle hook failed',
    'pause-timed-out': () => 'nobody approved the deployment before its pause timed out',
    'pause-unanswered': () => 'the deployment is paused and waits for approval',
    superseded: () => 'someone else deployed to the service during this deployment',
    'tasks-pending': () => 'new tasks were still PENDING',
    stalled: () => 'ECS can neither start nor stop a task',
    'service-deleted': ({ service }) => `service ${service} was deleted during the deployment`,
    'credentials-expired': () => 'the AWS credentials of this step expired before the deployment ended',
    'contact-denied': () => 'access denied while following the deployment',
    'contact-lost': () => 'ECS could not be reached',
    'no-evidence': () => 'cause unknown: no stopped task of this deployment was found, and ECS reports no problem',
    'ecs-says': ({ words }) => describeEcsWords(words),
};
/** A cause in one line. */
function formatCauseTitle(kind, facts) {
    return TITLES[kind](facts);
}
function describeFailedImage({ image, subject }) {
    return image === undefined ? `the image of ${subject}` : `image ${image} of ${subject}`;
}
function describeSecret({ resource, words }) {
    if (resource === undefined)
        return 'a secret of the task definition';
    return `${isParameter(resource, words) ? 'parameter' : 'secret'} ${resource}`;
}
function describeSecretStore({ words }) {
    if (/\bssm\b|Systems Manager|Parameter Store/i.test(words))
        return 'AWS Systems Manager';
    return /\basm\b|secrets ?manager/i.test(words) ? 'AWS Secrets Manager' : 'the AWS service';
}
function describeLogGroup({ resource }) {
    return resource === undefined ? 'the log group' : `log group ${resource}`;
}
/** ECS names what the closest instance lacks (ECS Developer Guide, service event messages). */
function describeLack(words) {
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
/** ECS's own words as a cause of their own, where no class fits them. */
function describeEcsWords(words) {
    const said = words.trim().replace(/\.$/, '');
    return said === '' ? 'ECS gives no reason' : `ECS says: ${said}`;
}

// EXTERNAL MODULE: ./lib/diagnosis/evidence-record.js
var evidence_record = __webpack_require__(82376);
// EXTERNAL MODULE: ./lib/diagnosis/text-rules.js
var text_rules = __webpack_require__(56116);
;// CONCATENATED MODULE: ./lib/diagnosis/diagnose.js











const DETAIL_WIDTH = 1000;
const MOST_DETAILS = 4;
const MOST_CAUSES = 6;
/** Events in which ECS says that it cannot continue. They are shown in its words and never judged. */
const TROUBLE = /was unable to|is unable to consistently|failed to (?:launch|register)|throttled|misconfigured|IS NOT FOUND|Timed out waiting|alarm detected|hook/;
/** While tasks start and fail, a rollout that waits for capacity is no cause of its own. */
const WAITING = new Set(['no-room', 'no-instances', 'port-held']);
/**
 * Why a rollout failed: stopped tasks grouped by cause, then what targets, alarms, hooks and events say, likeliest
 * first. Pure; says what is known and names what could not be read.
 */
function diagnoseRollout(evidence) {
    const ofTasks = (0,cause_groups/* groupByCause */.w)(evidence.stoppedTasks);
    const isWaitOver = ofTasks.length > 0 || evidence.hasAllTasks === true;
    const isRelevant = ({ text }) => !isWaitOver || !isWaiting(text);
    const relevant = evidence.events.filter(isRelevant);
    const ending = evidence.ending === undefined ? [] : [evidence.ending];
    const seen = [...ending, ...addTargets(ofTasks, evidence), ...listLifecycleCauses(evidence.lifecycle)];
    const all = dropStall(relevant.reduce(addEvent, seen)).slice(0, MOST_CAUSES);
    const causes = all.map((group) => describeCause(group, evidence));
    const said = causes.length > 0 ? causes : [describeAbsence(evidence)];
    return {
        causes: said,
        nextStep: said[0]?.nextStep ?? '',
        logs: evidence.logs.filter(({ lines }) => lines.length > 0),
        unread: evidence.unreadable.map(describeUnread),
    };
}
/** Why one task stopped, in one line; `isFailure` is false when the scheduler stopped it as planned. */
function describeStop(task) {
    const finding = (0,cause_rules/* classifyTask */.U)(task);
    if (finding === undefined)
        return { words: 'stopped by the scheduler', isFailure: false };
    const { title, exitWords, details } = describeCause({ ...finding, count: 1, task }, evidence_record/* NO_EVIDENCE */.k);
    const meaning = exitWords === undefined ? '' : ` (${exitWords})`;
    return { words: [`${title}${meaning}`, ...details.slice(0, 1)].join(': '), isFailure: true };
}
/** That nothing moves is a cause only where nothing says why. */
function dropStall(groups) {
    const others = groups.filter(({ kind }) => kind !== 'stalled' && kind !== 'tasks-pending');
    return others.length === 0 ? groups : others;
}
function isWaiting(text) {
    const kind = (0,text_rules/* classifyText */.o)(text);
    return kind !== undefined && WAITING.has(kind) && /was unable to place a task/.test(text);
}
/** The request to the targets and their answer come before ECS's words for it. */
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
/** An event adds its words to its cause, or makes a new cause that explains no task. */
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
    const facts = gatherCauseFacts(group, evidence);
    const title = formatCauseTitle(group.kind, facts);
    const details = new Set(group.words
        .map((words) => (0,outside_text/* quoteOutsideText */.h)(words, DETAIL_WIDTH))
        .filter((line) => line !== '' && !isSaid(line, title)));
    return {
        kind: group.kind,
        title,
        count: group.count,
        containers: group.containers,
        ...(0,type_helpers/* defined */.s)({ exitCode: group.exitCode, exitWords: group.exitWords }),
        details: [...details].slice(0, MOST_DETAILS),
        nextStep: adviseOn(group.kind, facts),
    };
}
/** The end of the title is not repeated below it. */
function isSaid(line, title) {
    return title.endsWith(`: ${line.replace(/\.$/, '')}`);
}
/** The reasons of our own adapters begin with the action already. */
function describeUnread({ action, why }) {
    return (0,outside_text/* quoteOutsideText */.h)(why.startsWith(action) ? why : `${action}: ${why}`, DETAIL_WIDTH);
}
function describeAbsence(evidence) {
    const none = { kind: 'no-evidence', containers: [], words: [], count: 0 };
    const cause = describeCause(none, evidence);
    const breaker = evidence.circuitBreaker;
    if (breaker === undefined || breaker.status === 'DISABLED')
        return cause;
    const counted = `ECS counted ${breaker.failureCount} failed tasks (circuit breaker threshold ${breaker.threshold})`;
    return { ...cause, details: [counted] };
}


/***/ }),

/***/ 82376:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ NO_EVIDENCE)
/* harmony export */ });
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


/***/ }),

/***/ 97984:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Jc: () => (/* binding */ describeShortage),
/* harmony export */   cX: () => (/* binding */ describeAllowed),
/* harmony export */   gt: () => (/* binding */ describeKept),
/* harmony export */   lk: () => (/* binding */ ADD_CAPACITY)
/* harmony export */ });
/* harmony import */ var _slipway_ecs_rules_scheduler__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(87318);
/* harmony import */ var _slipway_ecs_rules_scheduler__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(62029);
/** Why a rollout cannot move, in words: the same before the update and while it is followed. */

/** What helps where a cluster has no container instance. */
const ADD_CAPACITY = 'Add one, or use a capacity provider or Fargate.';
/** `minimumHealthyPercent 100 keeps 4 of 4 tasks in service` */
function describeKept({ desired, minimumHealthyPercent }) {
    const lower = (0,_slipway_ecs_rules_scheduler__WEBPACK_IMPORTED_MODULE_0__/* .lowerBound */ .y)(desired, minimumHealthyPercent);
    return `minimumHealthyPercent ${minimumHealthyPercent} keeps ${lower} of ${desired} tasks in service`;
}
/** `maximumPercent 100 allows 4 tasks` */
function describeAllowed({ desired, maximumPercent }) {
    return `maximumPercent ${maximumPercent} allows ${(0,_slipway_ecs_rules_scheduler__WEBPACK_IMPORTED_MODULE_0__/* .upperBound */ .r)(desired, maximumPercent)} tasks`;
}
/** What the container instances lack for one more task; undefined when one of them has capacity. */
function describeShortage(needs, instances) {
    if (instances.length === 0)
        return 'The cluster has no container instance that accepts tasks';
    const lacking = new Map();
    for (const instance of instances) {
        const { failure } = (0,_slipway_ecs_rules_scheduler__WEBPACK_IMPORTED_MODULE_1__/* .placeTask */ .Vc)(needs, [instance]);
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
            return `host port${ports.length === 1 ? '' : 's'} ${ports.join(', ')}, in use on ${where}`;
        }
        case 'MEMORY': {
            const most = Math.max(...those.map(({ remainingMemoryMiB }) => remainingMemoryMiB));
            return `${needs.memoryMiB} MiB of memory, not available on ${where} (at most ${most} MiB)`;
        }
        case 'CPU': {
            const most = Math.max(...those.map(({ remainingCpu }) => remainingCpu));
            return `${needs.cpu} CPU units, not available on ${where} (at most ${most})`;
        }
        case 'ATTRIBUTE':
            return `attributes that are not on ${where}`;
        case 'MEMBER_OF':
            return `an instance that matches its memberOf constraints, unlike ${where}`;
        case 'DISTINCT_INSTANCE':
            return `an instance without a task of its group (distinctInstance), but one is on ${where}`;
    }
}
function count(some, total) {
    if (total === 1)
        return 'the one container instance';
    return `${some === total ? `all ${total}` : `${some} of ${total}`} container instances`;
}


/***/ }),

/***/ 40379:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AR: () => (/* binding */ describeUnhealthyEvent),
/* harmony export */   Eg: () => (/* binding */ describeTargets),
/* harmony export */   Ic: () => (/* binding */ describeFailure),
/* harmony export */   hU: () => (/* binding */ chooseTargetGroups),
/* harmony export */   j$: () => (/* binding */ hasUnhealthy),
/* harmony export */   pA: () => (/* binding */ readUnhealthyEvent)
/* harmony export */ });
/* harmony import */ var _cause_groups_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57151);
/* harmony import */ var _text_rules_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(56116);


/** ECS takes at most five target groups a service (ECS service quotas). */
const MOST_GROUPS = 5;
/** `… (port 8080) is unhealthy in (target-group ARN) due to (reason Request timed out).`, observed in real events. */
const UNHEALTHY = /\(port (\d{1,5})\) is unhealthy in \(target-group (arn:[\w:/-]+)\) due to \(reason (.*?)\)\.?$/;
/**
 * ARNs of the target groups to read: those of the service when the load balancer found tasks unhealthy, or when no
 * stopped task says why nothing continued. Classic load balancers have no target groups.
 */
function chooseTargetGroups({ tasks, events, loadBalancers }) {
    const kinds = (0,_cause_groups_js__WEBPACK_IMPORTED_MODULE_0__/* .groupByCause */ .w)(tasks).map(({ kind }) => kind);
    const isReported = events.some(({ text }) => (0,_text_rules_js__WEBPACK_IMPORTED_MODULE_1__/* .classifyText */ .o)(text) === 'load-balancer-health');
    if (kinds.length > 0 && !kinds.includes('load-balancer-health') && !isReported)
        return [];
    return [...new Set(loadBalancers.flatMap(({ targetGroupArn }) => targetGroupArn ?? []))].slice(0, MOST_GROUPS);
}
/**
 * Why targets are unhealthy, one line for each distinct reason: the request and the answer. Targets that are
 * healthy, or that are deregistered as planned, give no line.
 */
function describeTargets({ targets, healthCheck }) {
    const lines = targets.flatMap((target) => describeTarget(target, healthCheck) ?? []);
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
function describeTarget(target, healthCheck) {
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
    const probe = describeProbe(port, healthCheck);
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
function describeProbe(targetPort, healthCheck) {
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

/***/ 56116:
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

/***/ 36923:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   oW: () => (/* binding */ describeShort),
/* harmony export */   tw: () => (/* binding */ groupChanges),
/* harmony export */   uQ: () => (/* binding */ describeChange),
/* harmony export */   wu: () => (/* binding */ isImage)
/* harmony export */ });
/* harmony import */ var _slipway_ecs_rules_text__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(79672);
/* harmony import */ var _slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(60846);
/** Changes in words, for the log, the job summary and the comment on a pull request. */


const MOST_CHARACTERS = 200;
const MOST_SHORT = 60;
const PATH_WIDTH = 255;
const DIGEST_DIGITS = 12;
const SIGNS = { added: '+', removed: '-', changed: '~' };
/** `~ containerDefinitions[web].memory: 128 → 512`; outside text is made safe for one line. */
function describeChange(change) {
    return `${SIGNS[change.kind]} ${(0,_slipway_ecs_rules_text__WEBPACK_IMPORTED_MODULE_0__/* .quoteOutsideText */ .h)(change.path, PATH_WIDTH)}${describeValues(change)}`;
}
/**
 * `memory 128 → 512`, `environment[LOG_LEVEL] added`: for a headline. A container is named where several change.
 */
function describeShort(changes) {
    const groups = groupChanges(changes);
    const containers = groups.filter(({ part }) => part.startsWith('containerDefinitions['));
    return groups.flatMap(({ part, changes: inside }) => inside.map((change) => {
        const name = part === '' || containers.length < 2 ? '' : `${(0,_slipway_ecs_rules_text__WEBPACK_IMPORTED_MODULE_0__/* .quoteOutsideText */ .h)(nameOf(part), PATH_WIDTH)} `;
        const path = (0,_slipway_ecs_rules_text__WEBPACK_IMPORTED_MODULE_0__/* .quoteOutsideText */ .h)(change.path.replace(/^containerDefinitions\[(.*)\]$/s, 'container $1'), PATH_WIDTH);
        return `${name}${path}${describeShortValues(change)}`;
    }));
}
/** `containerDefinitions[web]` as `web`. */
function nameOf(part) {
    return part.replace(/^\w+\["?/, '').replace(/"?\]$/, '');
}
function describeShortValues(change) {
    const { kind, before, after } = change;
    if (kind === 'changed' && isImage(change) && typeof before === 'string' && typeof after === 'string') {
        const [from, to] = [splitReference(before), splitReference(after)];
        if (from.repository === to.repository)
            return ` ${describeVersions(from, to)}`;
    }
    if (kind !== 'changed')
        return ` ${kind}`;
    const [from, to] = [before, after].map((value) => (value === undefined ? '' : formatValue(value)));
    const isShort = from !== '' && to !== '' && `${from}${to}`.length <= MOST_SHORT && from !== to;
    return isShort ? ` ${from} → ${to}` : ' changed';
}
/** `: 128 → 512`, ` (changed)`, or nothing for a name that is added or removed. */
function describeValues(change) {
    const { kind, before, after } = change;
    if (isImage(change))
        return `: ${describeImages(before, after)}`;
    const [from, to] = [before, after].map((value) => (value === undefined ? undefined : formatValue(value)));
    if (from === undefined && to === undefined)
        return kind === 'changed' ? ' (changed)' : '';
    if (from === undefined || to === undefined)
        return `: ${from ?? to}`;
    // Only what is hidden differs.
    return from === to ? `: ${from} (changed)` : `: ${from} → ${to}`;
}
/** In the order of their first change; paths are those inside the part. */
function groupChanges(changes) {
    const groups = new Map();
    for (const change of changes) {
        const [, part = '', path = change.path] = PART.exec(change.path) ?? [];
        groups.set(part, [...(groups.get(part) ?? []), { ...change, path }]);
    }
    return [...groups].map(([part, inside]) => ({ part, changes: inside.toSorted(byImage) }));
}
/** The image first: it is what most deploys are about. */
function byImage(one, other) {
    return Number(isImage(other)) - Number(isImage(one));
}
/** An item of a list at the top of a document, and what follows inside of it. */
const PART = /^(\w+\[(?:"(?:[^"\\]|\\.)*"|[^\]"]*)\])\.(.+)$/s;
function isImage({ path }) {
    return /^(?:containerDefinitions\[.*\]\.)?image$/s.test(path);
}
function formatValue(value) {
    const text = typeof value === 'string' && value !== '' ? value : JSON.stringify(value);
    return (0,_slipway_ecs_rules_text__WEBPACK_IMPORTED_MODULE_0__/* .quoteOutsideText */ .h)(text, MOST_CHARACTERS);
}
/** References by tag, or by the first digits of the digest; the repository once if it stays. */
function describeImages(before, after) {
    const [from, to] = [before, after].map((value) => (typeof value === 'string' ? splitReference(value) : undefined));
    if (from === undefined || to === undefined)
        return showReference(from ?? to);
    if (from.repository !== to.repository)
        return `${showReference(from)} → ${showReference(to)}`;
    return `${show(from.repository)} ${describeVersions(from, to)}`;
}
function describeVersions(from, to) {
    const isSameTag = from.tag === to.tag;
    return `${showVersion(from, isSameTag)} → ${showVersion(to, isSameTag)}`;
}
function splitReference(reference) {
    const [name = '', digest] = reference.split('@sha256:');
    const [, repository = name, tag] = /^(.*?)(?::([^:/]+))?$/.exec(name) ?? [];
    return { repository, ...(0,_slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_1__/* .defined */ .s)({ tag, digest }) };
}
function showReference(reference) {
    if (reference === undefined)
        return '–';
    return `${show(reference.repository)} ${showVersion(reference, false)}`;
}
function showVersion({ tag, digest }, needsDigest) {
    const short = digest?.slice(0, DIGEST_DIGITS);
    if (tag === undefined)
        return show(short ?? 'latest');
    return short === undefined || !needsDigest ? show(tag) : show(`${tag} (${short})`);
}
function show(text) {
    return (0,_slipway_ecs_rules_text__WEBPACK_IMPORTED_MODULE_0__/* .quoteOutsideText */ .h)(text, PATH_WIDTH);
}


/***/ }),

/***/ 21265:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ describeExpiry),
/* harmony export */   W: () => (/* binding */ findPause)
/* harmony export */ });
/* harmony import */ var _slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(60846);
/* harmony import */ var _rollout_lifecycle_hooks_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(79576);
/* harmony import */ var _text_duration_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(54783);



/**
 * The first hook that waits. A deployment enters no further stage before it is answered.
 * @param answeredId a hook that waits no longer, whatever is read
 */
function findPause(deployment, answeredId) {
    const hook = deployment?.hooks?.find((one) => (0,_rollout_lifecycle_hooks_js__WEBPACK_IMPORTED_MODULE_0__/* .isWaiting */ .G)(one) && one.id !== answeredId);
    return hook === undefined ? undefined : { hook, ...(0,_slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_1__/* .defined */ .s)({ stage: deployment?.lifecycleStage }) };
}
/** What ECS does with a pause that nobody answers, as a clause with its time; empty where ECS does not say it. */
function describeExpiry({ expiresAt, timeoutAction }) {
    return expiresAt === undefined ? '' : `; at ${(0,_text_duration_js__WEBPACK_IMPORTED_MODULE_2__/* .formatMoment */ .K9)(expiresAt)} ECS ${describeTimeout(timeoutAction)}`;
}
function describeTimeout(action) {
    if (action === 'CONTINUE')
        return 'continues by itself';
    return action === 'ROLLBACK' ? 'rolls back' : `does: ${action ?? 'unknown'}`;
}


/***/ }),

/***/ 17180:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Au: () => (/* binding */ adviseDenial),
  eB: () => (/* binding */ adviseRoleDenial),
  oq: () => (/* binding */ readDenial)
});

// EXTERNAL MODULE: ./packages/ecs-rules/lib/values/type-helpers.js
var type_helpers = __webpack_require__(60846);
;// CONCATENATED MODULE: ./lib/iam/policy.js
/**
 * What a role needs, by feature: docs/permissions.md is made of it, and the calls of all tests are checked against it.
 */
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
 * Reference, Amazon ECS, Amazon ECR, IAM, Elastic Load Balancing v2, CloudWatch Logs, Secrets Manager, Systems Manager,
 * Amazon EventBridge, Amazon EventBridge Scheduler, Amazon CloudWatch).
 */
const FEATURES = [
    {
        name: 'Every deploy',
        need: 'required',
        purpose: 'AWS allows no narrower resource than `*` for the two reads of revisions. Name the roles of the task definition under `iam:PassRole`: whoever may pass a role and start tasks can use that role.',
        statements: [
            allow('ReadAndUpdateTheService', {
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
        purpose: 'Also needs `ecs:DescribeTasks` below to wait for the task, and `ecs:TagResource` with `run-task-tags`.',
        statements: [allow('RunTheOneOffTask', { Action: ['ecs:RunTask'], Resource: [REVISIONS], Condition: IN_CLUSTER })],
    },
    {
        name: '`service-definition`',
        need: 'required',
        purpose: 'Used only if the service does not exist; `ecs:DeleteService` only if its first deployment fails, without `on-failure: leave`. A file with `tags` also needs `ecs:TagResource` (ECS Developer Guide, tagging on creation).',
        statements: [
            allow('CreateTheService', { Action: ['ecs:CreateService', 'ecs:DeleteService'], Resource: [SERVICE] }),
        ],
    },
    {
        name: '`repository`',
        need: 'required',
        purpose: 'To find, build and push images. Without `ecr:GetDownloadUrlForLayer` no image is reused, and a notice says so. `ecr:DescribeImages` also resolves tags to digests, for deploys and for `rollback-to`. With `ecr:BatchGetImage` and `ecr:GetDownloadUrlForLayer` Slipway refuses an image that does not exist or is built for another platform; without them it logs a notice and continues. For images of another account, its repositories must allow `ecr:DescribeImages`; otherwise Docker resolves them. `rehearse` pulls images that are not on the runner, with or without `repository`: that needs `ecr:GetAuthorizationToken`, `ecr:BatchGetImage` and `ecr:GetDownloadUrlForLayer`.',
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
        purpose: 'Only for Amazon ECR Public. `registries` needs only `ecr:GetAuthorizationToken`; the repositories of the other accounts need a policy that lets this account pull.',
        statements: [
            allow('LogInToEcrPublic', {
                Action: ['ecr-public:GetAuthorizationToken', 'sts:GetServiceBearerToken'],
                Resource: ['*'],
            }),
        ],
    },
    {
        name: '`scheduled-rules` and `schedules`',
        need: 'required',
        purpose: 'To read rules and schedules before anything is written, and to give their targets the new revision. Leave out the statements of the one that you do not use. `iam:PassRole` is for the roles of their targets: EventBridge starts the tasks with them ([scheduled tasks](recipes.md#scheduled-tasks)).',
        statements: [
            allow('UpdateRules', {
                Action: ['events:ListTargetsByRule', 'events:PutTargets'],
                Resource: [arn('events', 'rule/nightly-report')],
            }),
            allow('PassTheRolesOfRules', {
                Action: ['iam:PassRole'],
                Resource: [`arn:aws:iam::${ACCOUNT}:role/start-report`],
                Condition: { StringEquals: { 'iam:PassedToService': 'events.amazonaws.com' } },
            }),
            allow('UpdateSchedules', {
                Action: ['scheduler:GetSchedule', 'scheduler:UpdateSchedule'],
                Resource: [arn('scheduler', 'schedule/default/weekly-report')],
            }),
            allow('PassTheRolesOfSchedules', {
                Action: ['iam:PassRole'],
                Resource: [`arn:aws:iam::${ACCOUNT}:role/start-report`],
                Condition: { StringEquals: { 'iam:PassedToService': 'scheduler.amazonaws.com' } },
            }),
        ],
    },
    {
        name: '`create-repository`',
        need: 'required',
        purpose: 'Used only if the repository does not exist.',
        statements: [allow('CreateTheRepository', { Action: ['ecr:CreateRepository'], Resource: [REPOSITORY] })],
    },
    {
        name: 'Services that CodeDeploy deploys',
        need: 'required',
        purpose: 'Instead of `ecs:UpdateService`. The statements for `run-task` and the diagnosis stay the same.',
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
            allow('MonitorAndStopWithCodeDeploy', {
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
        purpose: "`rollback-to: last-good` and `previous`, reasons in ECS's own words, and a rollback that stops only the deployment of this run.",
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
        name: '`continue`, `slipway abort` and `verify-at`',
        need: 'required',
        purpose: 'To answer a deployment that waits at a PAUSE lifecycle hook. Also needs `ecs:DescribeServices` and the service deployments above. A role that only approves needs no `ecs:UpdateService`; then set `on-failure: leave`.',
        statements: [
            allow('AnswerPauses', {
                Action: ['ecs:ContinueServiceDeployment'],
                Resource: [arn('ecs', 'service-deployment/production/web/*')],
            }),
        ],
    },
    {
        name: 'Forecast and diagnosis',
        need: 'optional',
        purpose: 'Whether a deployment can work on the container instances of the cluster, and how long targets drain. Whether the cluster of a one-off task exists, and whether this run has already started the task. After a failure: why tasks stopped, and what the load balancer received. `elasticloadbalancing:DescribeTargetGroups` also shows whether a target group fits a port that changes.',
        statements: [
            allow('ListTasks', { Action: ['ecs:ListTasks'], Resource: ['*'], Condition: IN_CLUSTER }),
            allow('DescribeTasks', { Action: ['ecs:DescribeTasks'], Resource: [arn('ecs', 'task/production/*')] }),
            allow('DescribeTheCluster', { Action: ['ecs:DescribeClusters'], Resource: [CLUSTER] }),
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
        name: 'What tasks need',
        need: 'optional',
        purpose: 'Whether the secrets, parameters, log groups and roles exist that a task definition newly names ([checks](checks.md#what-tasks-need)). Only metadata is read: none of these permissions shows a value. Name your secrets under `CheckSecrets`, and under `CheckRoles` the roles of the task definition and the role of the workflow.',
        statements: [
            allow('CheckSecrets', {
                Action: ['secretsmanager:DescribeSecret'],
                Resource: [arn('secretsmanager', 'secret:production/web/*')],
            }),
            allow('CheckParameters', { Action: ['ssm:DescribeParameters'], Resource: ['*'] }),
            allow('CheckRoles', {
                Action: ['iam:GetRole', 'iam:SimulatePrincipalPolicy'],
                Resource: [
                    `arn:aws:iam::${ACCOUNT}:role/web-execution`,
                    `arn:aws:iam::${ACCOUNT}:role/web-task`,
                    `arn:aws:iam::${ACCOUNT}:role/github-deploy`,
                ],
            }),
            allow('CheckLogGroups', { Action: ['logs:DescribeLogGroups'], Resource: [arn('logs', 'log-group:*')] }),
        ],
    },
    {
        name: 'Express Mode services',
        need: 'optional',
        purpose: 'The URL of the service, for the output `url` and the job summary.',
        statements: [allow('ReadTheUrl', { Action: ['ecs:DescribeExpressGatewayService'], Resource: [SERVICE] })],
    },
    {
        name: '`verify-alarms` and `verify-metrics`',
        need: 'optional',
        purpose: 'The state of alarms and the values of metrics. `target-…` metrics also need `elasticloadbalancing:DescribeTargetGroups`. Without them the checks are inconclusive ([verification](verify-and-rehearse.md#verify)).',
        statements: [
            allow('ReadAlarms', { Action: ['cloudwatch:DescribeAlarms'], Resource: [arn('cloudwatch', 'alarm:*')] }),
            allow('ReadMetrics', { Action: ['cloudwatch:GetMetricData'], Resource: ['*'] }),
        ],
    },
    {
        name: 'Autoscaling',
        need: 'optional',
        purpose: 'Whether Application Auto Scaling changes the desired count of the service. Read by a plan, and if `desired-count` is set.',
        statements: [
            allow('ReadScaling', {
                Action: ['application-autoscaling:DescribeScalableTargets', 'application-autoscaling:DescribeScalingPolicies'],
                Resource: ['*'],
            }),
        ],
    },
    {
        name: 'Log lines',
        need: 'optional',
        purpose: 'The last log lines of a failed container. Leave this out if containers may log secrets: the lines appear in the log of the workflow.',
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
        purpose: 'Tags with the run, commit and release of a revision; `rollback-to` a release or a commit; refusing older runs. A task definition file with `tags` also needs `ecs:TagResource` (ECS Developer Guide, tagging on creation).',
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
        purpose: 'Used if an image is not in the registry: whether ECS would fetch it from another registry.',
        statements: [
            allow('ReadPullThroughCacheRules', { Action: ['ecr:DescribePullThroughCacheRules'], Resource: ['*'] }),
        ],
    },
];
/** Called without a permission (AWS STS API reference, GetCallerIdentity: "No permissions are required"). */
const FREE_ACTIONS = (/* unused pure expression or super */ null && (['sts:GetCallerIdentity']));
/** Permissions that no call of Slipway is named after, with the service that checks them. */
const CHECKED_BY_OTHERS = {
    'iam:PassRole': 'ECS, of RegisterTaskDefinition, RunTask and UpdateService; EventBridge, of PutTargets; EventBridge Scheduler, of UpdateSchedule (IAM User Guide, passing a role)',
    'codedeploy:GetDeploymentConfig': 'CodeDeploy, of CreateDeployment (AWS CodeDeploy User Guide, permissions reference)',
    'codedeploy:RegisterApplicationRevision': 'CodeDeploy, of CreateDeployment with an AppSpec file (AWS CodeDeploy User Guide, permissions reference)',
    'sts:GetServiceBearerToken': 'ECR Public, of GetAuthorizationToken (ECR Public API reference)',
    'ecr:BatchCheckLayerAvailability': 'docker push (ECR User Guide, permissions for pushing an image)',
    'ecr:CompleteLayerUpload': 'docker push (ECR User Guide, permissions for pushing an image)',
    'ecr:InitiateLayerUpload': 'docker push (ECR User Guide, permissions for pushing an image)',
    'ecr:UploadLayerPart': 'docker push (ECR User Guide, permissions for pushing an image)',
};
/**
 * The statement that allows an action; undefined when no policy of ours has it.
 * @param call the action that was called: roles are passed to its service
 */
function findStatement(action, call = '') {
    const having = FEATURES.flatMap(({ statements }) => statements).filter(({ Action }) => Action.includes(action));
    const service = `${call.split(':')[0]}.amazonaws.com`;
    return having.find(({ Condition }) => Condition?.StringEquals?.['iam:PassedToService'] === service) ?? having[0];
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
    return { action, because, ...(0,type_helpers/* defined */.s)({ resource }) };
}
/** The same for a role that the task has, such as its execution role. @param role as a person finds it */
function adviseRoleDenial({ action, resource, because }, role) {
    if (because === 'explicit-deny')
        return `A policy explicitly denies ${action} to ${role}: remove or narrow that statement.`;
    if (because === 'other')
        return `The policy that AWS names must allow ${action}, in addition to the policy of ${role}.`;
    const statement = { Effect: 'Allow', Action: action, Resource: resource ?? '*' };
    return `Add to the policy of ${role}: ${JSON.stringify(statement)}`;
}
/**
 * What to do about a denial, in one sentence, with the statement to add where one would help.
 * @param call the action that was called, as the denied one may be `iam:PassRole`
 */
function adviseDenial({ action, resource, because }, call) {
    if (because === 'explicit-deny')
        return `A policy explicitly denies ${action}: remove or narrow that statement.`;
    if (because === 'other')
        return `The policy that AWS names must allow ${action}, in addition to the policy of the role.`;
    const known = findStatement(action, call);
    const statement = {
        Effect: 'Allow',
        Action: action,
        Resource: resource ?? known?.Resource.at(0) ?? '*',
        ...(0,type_helpers/* defined */.s)({
            Condition: action === 'iam:PassRole' && known?.Condition !== undefined ? known.Condition : undefined,
        }),
    };
    const name = known === undefined ? '' : ` (${known.Sid} in Slipway's docs/permissions.md)`;
    return `Add to the policy of the role${name}: ${JSON.stringify(statement)}`;
}


/***/ }),

/***/ 95078:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $N: () => (/* binding */ codeOf),
/* harmony export */   sH: () => (/* binding */ DeployError),
/* harmony export */   y0: () => (/* binding */ asDeployError)
/* harmony export */ });
/** An expected failure, Reported once and at the top. */
class DeployError extends Error {
    kind;
    advice;
    isThrottled;
    hasExpired;
    constructor(details) {
        super(details.message, details.cause === undefined ? undefined : { cause: details.cause });
        this.name = 'DeployError';
        this.kind = details.kind;
        this.advice = details.advice;
        this.isThrottled = details.isThrottled ?? false;
        this.hasExpired = details.hasExpired === true;
    }
}
/** Converts a thrown value to a `DeployError`. Anything unexpected is a bug in Slipway and says so. */
function asDeployError(thrown) {
    if (thrown instanceof DeployError)
        return thrown;
    const said = thrown instanceof Error ? thrown.message : String(thrown);
    return new DeployError({
        kind: 'internal',
        message: `Internal error in Slipway: ${said}`,
        advice: 'Please report this bug with the log of the run; the stack trace is in the debug log.',
        cause: thrown,
    });
}
/** The code of a system's error, `ENOENT` for one; `unknown` when it has none. */
function codeOf(thrown) {
    return typeof thrown === 'object' && thrown !== null && 'code' in thrown ? String(thrown.code) : 'unknown';
}


/***/ }),

/***/ 39689:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ EXIT_CODES),
/* harmony export */   o: () => (/* binding */ isSuccess)
/* harmony export */ });
/** Exit code of the command line for each verdict; 0 is a green step. */
const EXIT_CODES = {
    steady: 0,
    paused: 0,
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
/** Whether the step passes. */
function isSuccess(verdict) {
    return EXIT_CODES[verdict] === 0;
}


/***/ }),

/***/ 33930:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ listChanges)
/* harmony export */ });
/* harmony import */ var _diff_describe_change_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(36923);
/** The changes of a plan as a block of lines: the part of the document, then its fields. */

/**
 * `containerDefinitions[web]`, and below it `~ memory: 128 → 512`. Fields of no part come first.
 * @param most lines of changes; the rest is counted
 */
function listChanges(changes, most) {
    const groups = (0,_diff_describe_change_js__WEBPACK_IMPORTED_MODULE_0__/* .groupChanges */ .tw)(changes.slice(0, most)).toSorted((one, other) => rank(one.part) - rank(other.part));
    const lines = groups.flatMap(({ part, changes: inside }) => [
        ...(part === '' ? [] : [`  ${part}`]),
        ...inside.map(_diff_describe_change_js__WEBPACK_IMPORTED_MODULE_0__/* .describeChange */ .uQ),
    ]);
    const leftOut = changes.length - most;
    return leftOut > 0 ? [...lines, `  ${leftOut} more changes`] : lines;
}
function rank(part) {
    return part === '' ? 0 : 1;
}


/***/ }),

/***/ 22764:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MX: () => (/* binding */ describeLifecycle),
/* harmony export */   od: () => (/* binding */ listAnswers),
/* harmony export */   p5: () => (/* binding */ renderLifecycle)
/* harmony export */ });
/* harmony import */ var _slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(60846);
/* harmony import */ var _follow_find_pause_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(21265);
/* harmony import */ var _rollout_lifecycle_hooks_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(79576);
/* harmony import */ var _text_duration_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(81845);
/* harmony import */ var _text_duration_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(54783);
/* harmony import */ var _text_shell_word_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(29574);
/* harmony import */ var _log_line_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76027);






/** Lines about stages, hooks and alarms. A pause comes with the commands that end it. */
function renderLifecycle(event) {
    const words = (0,_log_line_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(`Service ${event.service}: ${describeLifecycle(event)}`);
    switch (event.type) {
        case 'stage-entered':
            return [(0,_log_line_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)(`${words}  ${(0,_text_duration_js__WEBPACK_IMPORTED_MODULE_1__/* .formatDuration */ .a)(event.atMs)}`)];
        case 'alarms-triggered':
            return [(0,_log_line_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)(words, 'bad')];
        case 'hook-changed': {
            const tone = event.hook.status === 'SUCCEEDED' ? 'plain' : 'doubtful';
            return [(0,_log_line_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)(words, tone), ...listAnswers(event).map((line) => (0,_log_line_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)(`  ${(0,_log_line_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(line)}`))];
        }
        case 'reroute-awaited':
            return [(0,_log_line_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)(words, 'doubtful'), ...listAnswers(event).map((line) => (0,_log_line_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)(`  ${(0,_log_line_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(line)}`))];
        default:
            return (0,_slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_2__/* .unreachable */ .H)(event);
    }
}
/** What happened, as part of a sentence; holds words of ECS. */
function describeLifecycle(event) {
    switch (event.type) {
        case 'stage-entered':
            return describeStage(event);
        case 'alarms-triggered':
            return `deployment alarms in state ALARM: ${event.alarms.join(', ')}`;
        case 'hook-changed':
            return describeHook(event);
        case 'reroute-awaited':
            return `production traffic waits for approval${describeWait(event.waitMs)}`;
        default:
            return (0,_slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_2__/* .unreachable */ .H)(event);
    }
}
function describeStage(event) {
    const { stage, isBack, traffic, bakeMinutes } = event;
    const parts = [
        `${isBack ? 'rolling back, ' : ''}stage ${stage}`,
        ...(bakeMinutes === undefined ? [] : [`old and new tasks both run for ${(0,_text_duration_js__WEBPACK_IMPORTED_MODULE_3__/* .formatMinutes */ .dp)(bakeMinutes)}`]),
        // Before any traffic moves its share says nothing.
        ...(traffic === undefined || (traffic === 0 && !isBack) ? [] : [`${traffic}% of traffic on new tasks`]),
    ];
    return parts.join(', ');
}
function describeWait(waitMs) {
    return waitMs === undefined ? '' : `; after ${(0,_text_duration_js__WEBPACK_IMPORTED_MODULE_3__/* .formatMinutes */ .dp)(waitMs / 60_000)} CodeDeploy stops the deployment`;
}
function describeHook(event) {
    const { hook, stage } = event;
    const where = stage === undefined ? '' : ` at ${stage}`;
    if ((0,_rollout_lifecycle_hooks_js__WEBPACK_IMPORTED_MODULE_4__/* .isWaiting */ .G)(hook))
        return `paused${where}, waiting for approval${(0,_follow_find_pause_js__WEBPACK_IMPORTED_MODULE_5__/* .describeExpiry */ .T)(hook)}`;
    const isPause = hook.targetArn === undefined;
    if (isPause && hook.status === 'SUCCEEDED')
        return `approved${where}, continues`;
    return `lifecycle ${isPause ? `pause ${hook.id}` : `hook ${hook.targetArn}`}${where}: ${hook.status}`;
}
/**
 * What ends a pause that still waits, as commands (ECS API reference, ContinueServiceDeployment; CodeDeploy API
 * reference, ContinueDeployment); else none.
 */
function listAnswers(event) {
    if (event?.type === 'reroute-awaited') {
        const id = (0,_text_shell_word_js__WEBPACK_IMPORTED_MODULE_6__/* .quoteWord */ .X)(event.deploymentId);
        return [
            `Continue: aws deploy continue-deployment --deployment-id ${id} --deployment-wait-type READY_WAIT`,
            `Roll back: aws deploy stop-deployment --deployment-id ${id} --auto-rollback-enabled`,
        ];
    }
    if (event?.type !== 'hook-changed' || !(0,_rollout_lifecycle_hooks_js__WEBPACK_IMPORTED_MODULE_4__/* .isWaiting */ .G)(event.hook))
        return [];
    const { hook, serviceDeploymentArn } = event;
    const command = 'aws ecs continue-service-deployment ' +
        `--service-deployment-arn ${(0,_text_shell_word_js__WEBPACK_IMPORTED_MODULE_6__/* .quoteWord */ .X)(serviceDeploymentArn)} --hook-id ${(0,_text_shell_word_js__WEBPACK_IMPORTED_MODULE_6__/* .quoteWord */ .X)(hook.id)} --action`;
    return [`Continue: ${command} CONTINUE`, `Roll back: ${command} ROLLBACK`];
}


/***/ }),

/***/ 76027:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Qq: () => (/* binding */ text),
/* harmony export */   hD: () => (/* binding */ quote),
/* harmony export */   mK: () => (/* binding */ styleLine),
/* harmony export */   pf: () => (/* binding */ quoteShort),
/* harmony export */   sp: () => (/* binding */ flattenAnnotation)
/* harmony export */ });
/* harmony import */ var _slipway_ecs_rules_text__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(79672);
/* harmony import */ var _slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(60846);
/* harmony import */ var _text_short_ids_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(86426);



/** Characters. The runner cuts annotations over 4,096. */
const LONGEST_QUOTE = 1000;
/** SGR sequences of ECMA-48. */
const COLOURS = { plain: '', quiet: '2', good: '32', doubtful: '33', bad: '31' };
const TONES = { notice: 'plain', warning: 'doubtful', error: 'bad' };
function text(words, tone = 'plain') {
    return { kind: 'text', text: words, tone };
}
/** Outside text inside a line. Never at its beginning, where the runner reads commands. */
function quote(words) {
    return (0,_slipway_ecs_rules_text__WEBPACK_IMPORTED_MODULE_0__/* .quoteOutsideText */ .h)(words, LONGEST_QUOTE);
}
/** The same with long ids as people see them. */
function quoteShort(words) {
    return quote((0,_text_short_ids_js__WEBPACK_IMPORTED_MODULE_1__/* .shortenIds */ .I)(words));
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
            return (0,_slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_2__/* .unreachable */ .H)(line);
    }
}
/**
 * An annotation as a line of text, where annotations are not supported or their limit is reached. The log of a workflow
 * shows the text of an annotation without its title, so some texts begin with the title: here it is shown once.
 */
function flattenAnnotation({ level, title, text: words, more = [] }, style) {
    const whole = [words, ...more].join(' ');
    const named = whole.startsWith(`${title}: `) ? whole : `${title}: ${whole}`;
    return { kind: 'text', text: paint(`${level}: ${named}`, TONES[level], style) };
}
function paint(words, tone, style) {
    if (style.kind === 'workflow' || !style.hasColour || tone === 'plain')
        return words;
    return `\u001b[${COLOURS[tone]}m${words}\u001b[0m`;
}


/***/ }),

/***/ 90117:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  N: () => (/* binding */ renderEvent)
});

// EXTERNAL MODULE: ./lib/report/log-line.js
var log_line = __webpack_require__(76027);
// EXTERNAL MODULE: ./packages/ecs-rules/lib/text/outside-text.js
var outside_text = __webpack_require__(79672);
// EXTERNAL MODULE: ./packages/ecs-rules/lib/values/type-helpers.js
var type_helpers = __webpack_require__(60846);
// EXTERNAL MODULE: ./packages/ecs-rules/lib/text/count.js
var count = __webpack_require__(99758);
// EXTERNAL MODULE: ./lib/report/change-lines.js
var change_lines = __webpack_require__(33930);
;// CONCATENATED MODULE: ./lib/report/preparation-lines.js





const MOST_CHANGES = 200;
const OUTPUT_LINES = 200;
const OUTPUT_WIDTH = 400;
function renderPreparation(event) {
    switch (event.type) {
        case 'group-opened':
            return [{ kind: 'group-opened', title: (0,log_line/* quote */.hD)(event.title) }];
        case 'group-closed':
            return [{ kind: 'group-closed' }];
        case 'identified':
            return [(0,log_line/* text */.Qq)(describeIdentity(event))];
        case 'service-found':
            return [(0,log_line/* text */.Qq)((0,log_line/* quote */.hD)(describeService(event)))];
        case 'planned':
            return [(0,log_line/* text */.Qq)(`Plan: ${(0,log_line/* quoteShort */.pf)(event.text)}`)];
        case 'changes-planned':
            return renderChanges(event);
        case 'notice':
        case 'warning':
            return [annotate(event)];
        case 'debug':
            return [{ kind: 'debug', text: (0,log_line/* quote */.hD)(event.text) }];
        case 'logged-in':
            return [(0,log_line/* text */.Qq)(`Logged in to ${(0,log_line/* quote */.hD)(event.registry)}`)];
        case 'logged-out':
            return [(0,log_line/* text */.Qq)(`Logged out of ${(0,log_line/* quote */.hD)(event.registry)}`)];
        case 'command-output':
            return (0,outside_text/* cleanOutsideText */.c)(event.line, { lines: OUTPUT_LINES, width: OUTPUT_WIDTH }).map((line) => (0,log_line/* text */.Qq)(line, 'quiet'));
        case 'image-reused':
            return [(0,log_line/* text */.Qq)(`Reusing image ${(0,log_line/* quoteShort */.pf)(event.reference)}: ${(0,log_line/* quoteShort */.pf)(event.why)}`)];
        case 'image-pushed':
            return [(0,log_line/* text */.Qq)(`Pushed image ${(0,log_line/* quoteShort */.pf)(event.reference)} (tags ${(0,log_line/* quote */.hD)(event.tags.join(', '))})`)];
        case 'rehearsed':
            return [(0,log_line/* text */.Qq)((0,log_line/* quoteShort */.pf)(event.text))];
        case 'revision-registered':
            return [(0,log_line/* text */.Qq)(describeRevision(event))];
        default:
            return (0,type_helpers/* unreachable */.H)(event);
    }
}
const TONES = { '+': 'good', '-': 'bad', '~': 'doubtful' };
/** A title, then a line for each field, coloured by what happens to it. */
function renderChanges({ service, changes }) {
    const lines = (0,change_lines/* listChanges */.W)(changes, MOST_CHANGES).map((line) => (0,log_line/* text */.Qq)(`    ${(0,log_line/* quote */.hD)(line)}`, TONES[line.charAt(0)]));
    return [(0,log_line/* text */.Qq)(`Plan: ${(0,log_line/* quote */.hD)(service)}: ${(0,count/* formatCount */.B)(changes.length, 'change')}`), ...lines];
}
/** `Service web (cluster shop): web:1 running, web:2 in progress, 4/4 tasks` */
function describeService(event) {
    const revisions = event.revisions.map(({ revision, state }) => `${revision} ${state}`);
    const tasks = `${event.running}/${event.desired} tasks`;
    return `Service ${event.service} (cluster ${event.cluster}): ${[...revisions, tasks].join(', ')}`;
}
function describeRevision({ revision, isReused }) {
    return isReused ? `Reusing ${(0,log_line/* quote */.hD)(revision)} (identical)` : `Registered ${(0,log_line/* quote */.hD)(revision)}`;
}
function describeIdentity({ account, region, endpoint, detours = [], }) {
    const where = (0,log_line/* quote */.hD)(`AWS account ${account}, ${region}`);
    const way = endpoint === undefined ? '' : `, custom endpoint ${(0,log_line/* quote */.hD)(endpoint)}`;
    const also = detours.length === 0 ? '' : `; environment overrides: ${detours.map((one) => (0,log_line/* quote */.hD)(one)).join(', ')}`;
    return `${where}${way}${also}`;
}
function annotate(event) {
    const words = event.advice === undefined ? event.text : `${event.text} ${event.advice}`;
    return { kind: 'annotation', level: event.type, title: 'Slipway', text: (0,log_line/* quoteShort */.pf)(words), isVerdict: false };
}

// EXTERNAL MODULE: ./lib/diagnosis/diagnose.js + 8 modules
var diagnose = __webpack_require__(63321);
// EXTERNAL MODULE: ./lib/text/arn.js
var text_arn = __webpack_require__(48988);
// EXTERNAL MODULE: ./lib/text/duration.js
var duration = __webpack_require__(54783);
// EXTERNAL MODULE: ./packages/ecs-rules/lib/text/duration.js
var text_duration = __webpack_require__(81845);
// EXTERNAL MODULE: ./lib/verification/summarize.js
var summarize = __webpack_require__(39166);
// EXTERNAL MODULE: ./lib/report/lifecycle-lines.js
var lifecycle_lines = __webpack_require__(22764);
// EXTERNAL MODULE: ./lib/report/schedule-lines.js
var schedule_lines = __webpack_require__(99783);
;// CONCATENATED MODULE: ./lib/report/rollout-lines.js








const BAR_CELLS = 16;
function renderRollout(event) {
    switch (event.type) {
        case 'update-sent':
            return describeSent(event);
        case 'service-event':
            return [(0,log_line/* text */.Qq)(`${(0,duration/* formatTimeOfDay */.qY)(event.event.at)}  ${(0,log_line/* quoteShort */.pf)(event.event.text)}`, 'quiet')];
        case 'counts':
            return [(0,log_line/* text */.Qq)(describeCounts(event))];
        case 'desired-changed':
            return [describeDesired(event)];
        case 'still-waiting':
            return [describeWaiting(event)];
        case 'stage-entered':
        case 'hook-changed':
        case 'reroute-awaited':
        case 'alarms-triggered':
            return (0,lifecycle_lines/* renderLifecycle */.p5)(event);
        case 'task-stopped':
            return [describeStopped(event)];
        case 'sight-lost':
            return [(0,log_line/* text */.Qq)(`Cannot reach AWS, the deployment continues: ${(0,log_line/* quote */.hD)(event.why)}`, 'doubtful')];
        case 'sight-regained':
            return [(0,log_line/* text */.Qq)('AWS is reachable again')];
        case 'continue-asked':
            return [(0,log_line/* text */.Qq)((0,log_line/* quoteShort */.pf)(`Service ${event.service}: continue requested: ${event.why}`))];
        case 'verifying':
            return [describeVerifying(event)];
        case 'verified':
            return event.results.map((result) => (0,log_line/* text */.Qq)((0,log_line/* quoteShort */.pf)((0,summarize/* describeCheck */.c)(result)), rollout_lines_TONES[result.result]));
        case 'rollback-asked':
            return [(0,log_line/* text */.Qq)((0,log_line/* quoteShort */.pf)(describeRollback(event)), 'doubtful')];
        case 'schedule-updated':
            return (0,schedule_lines/* renderSchedule */.W)(event);
        default:
            return (0,type_helpers/* unreachable */.H)(event);
    }
}
const rollout_lines_TONES = { passed: 'good', failed: 'bad', inconclusive: 'doubtful' };
function describeVerifying({ service, checks, forMs }) {
    const named = checks === 1 ? '1 check' : `${checks} checks`;
    return (0,log_line/* text */.Qq)((0,log_line/* quote */.hD)(`Verifying service ${service}: ${named}, for ${(0,text_duration/* formatDuration */.a)(forMs)}`));
}
function describeRollback({ service, to, why }) {
    return to === undefined
        ? `Service ${service}: rollback requested: ${why}`
        : `Service ${service}: ${why} Rolling back to ${to}.`;
}
function describeSent({ service, revision, deploymentId, link }) {
    const sent = (0,log_line/* text */.Qq)((0,log_line/* quote */.hD)(`Updating service ${service} to ${revision} (deployment ${deploymentId})`));
    return link === undefined ? [sent] : [sent, (0,log_line/* text */.Qq)((0,log_line/* quote */.hD)(`Console: ${link}`))];
}
/** `████████▒▒▒▒░░░░  web  new 2/4  old 3  pending 1  failed 0  0:42` */
function describeCounts(event) {
    const running = event.ours?.running ?? 0;
    const pending = event.ours?.pending ?? 0;
    const old = event.others.reduce((sum, deployment) => sum + deployment.running, 0);
    const parts = [
        drawBar(running, pending, event.desired),
        (0,log_line/* quote */.hD)(event.service),
        `new ${running}/${event.desired}`,
        `old ${old}`,
        `pending ${pending}`,
        `failed ${event.ours?.failed ?? 0}`,
        (0,text_duration/* formatDuration */.a)(event.atMs),
    ];
    return parts.join('  ');
}
/** By a scaling policy, or by hand: neither is a part of the deployment. */
function describeDesired({ service, from, to, atMs }) {
    const words = `Service ${service}: desired count changed from ${from} to ${to}, not by this run; the deployment continues`;
    return (0,log_line/* text */.Qq)(`${(0,log_line/* quote */.hD)(words)}  ${(0,text_duration/* formatDuration */.a)(atMs)}`, 'doubtful');
}
/** `Service web: 1 task PENDING for 1:30, pulling the image  1:36` */
function describeWaiting({ service, waits, atMs }) {
    return (0,log_line/* text */.Qq)(`${(0,log_line/* quoteShort */.pf)(`Service ${service}: ${waits.join('; ')}`)}  ${(0,text_duration/* formatDuration */.a)(atMs)}`, 'quiet');
}
function drawBar(running, pending, desired) {
    const whole = Math.max(desired, running, 1);
    const full = Math.floor((running / whole) * BAR_CELLS);
    const coming = Math.min(BAR_CELLS - full, Math.ceil((pending / whole) * BAR_CELLS));
    return '█'.repeat(full) + '▒'.repeat(coming) + '░'.repeat(BAR_CELLS - full - coming);
}
function describeStopped({ service, task }) {
    const id = (0,text_arn/* shortTaskId */.x6)(task.arn);
    const time = task.stoppedAt === undefined ? '--:--:--' : (0,duration/* formatTimeOfDay */.qY)(task.stoppedAt);
    const { words, isFailure } = (0,diagnose/* describeStop */.C)(task);
    return (0,log_line/* text */.Qq)(`${time}  ${(0,log_line/* quoteShort */.pf)(`Service ${service}: task ${id} stopped: ${words}`)}`, isFailure ? 'bad' : 'quiet');
}

// EXTERNAL MODULE: ./lib/report/verdict-lines.js
var verdict_lines = __webpack_require__(29445);
;// CONCATENATED MODULE: ./lib/report/task-lines.js





function renderTask(event) {
    switch (event.type) {
        case 'task-started': {
            const rest = event.isWaitedFor ? '' : ', not waiting for it';
            const how = event.isEarlier ? 'is already running' : 'started';
            return [(0,log_line/* text */.Qq)((0,log_line/* quote */.hD)(`${taskTitle(event.taskArn)} (${event.revision}) ${how}${rest}`))];
        }
        case 'task-status':
            return [(0,log_line/* text */.Qq)((0,log_line/* quote */.hD)(`${taskTitle(event.taskArn)}: ${event.lastStatus}  ${(0,text_duration/* formatDuration */.a)(event.atMs)}`))];
        case 'task-judged':
            // The run ends with a task that failed, and says why.
            return event.isWell ? [(0,log_line/* text */.Qq)(`✔ ${(0,log_line/* quoteShort */.pf)(event.reason)}`, 'good')] : [];
        case 'task-diagnosed':
            return (0,verdict_lines/* renderDiagnosis */.sW)(taskTitle(event.taskArn), event.diagnosis);
        default:
            return (0,type_helpers/* unreachable */.H)(event);
    }
}
function taskTitle(arn) {
    return `One-off task ${(0,text_arn/* shortTaskId */.x6)(arn)}`;
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
        case 'group-closed':
        case 'identified':
        case 'service-found':
        case 'planned':
        case 'changes-planned':
        case 'notice':
        case 'warning':
        case 'debug':
        case 'logged-in':
        case 'logged-out':
        case 'command-output':
        case 'image-reused':
        case 'image-pushed':
        case 'rehearsed':
        case 'revision-registered':
            return renderPreparation(event);
        case 'task-started':
        case 'task-status':
        case 'task-judged':
        case 'task-diagnosed':
            return renderTask(event);
        case 'judged':
        case 'diagnosed':
        case 'refused':
        case 'run-ended':
            return (0,verdict_lines/* renderEnd */.Ac)(event, style);
        default:
            return renderRollout(event);
    }
}


/***/ }),

/***/ 63021:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AU: () => (/* binding */ fold),
/* harmony export */   CS: () => (/* binding */ prose),
/* harmony export */   EU: () => (/* binding */ fence),
/* harmony export */   MZ: () => (/* binding */ codeCell),
/* harmony export */   PM: () => (/* binding */ step),
/* harmony export */   R_: () => (/* binding */ heading),
/* harmony export */   aY: () => (/* binding */ code),
/* harmony export */   h8: () => (/* binding */ htmlCode),
/* harmony export */   hG: () => (/* binding */ under),
/* harmony export */   p_: () => (/* binding */ list),
/* harmony export */   tp: () => (/* binding */ table)
/* harmony export */ });
/* harmony import */ var _slipway_ecs_rules_text__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(79672);
/**
 * The only makers of markdown. Outside text comes out as code, which holds no markup, or as plain words; so nothing
 * from outside is ever HTML, an image, a link, a mention or a table's edge (GitHub Flavored Markdown specification).
 */

/** AWS's own words are shown up to this length. */
const SPAN_WIDTH = 1000;
const FENCE_LIMITS = { lines: 10, width: 1000 };
/** What keeps a line of the log from being a command; nothing reads commands in a summary. */
const LOG_PREFIX = /^\| /;
/** Letters alone, or a short number: words in which no reader of markdown finds anything. */
const PLAIN_WORD = /^[("“]*(?:\p{L}+(?:[-'’]\p{L}+)*|\d{1,6}(?:[.:/]\d{1,6})?%?)[)"”]*[.,;:!?]*$/u;
const PLAIN_DASH = /^[–—…→]$/;
/** Names such as `web`, `v1.4.2` and `web:42`, which no reader of markdown takes for more. */
const PLAIN_NAME = /^(?!.*www\.|gh-)[a-z][a-z0-9]*(?:[.:-][a-z0-9]+)*$/i;
/** Text as a code span of one line. */
function code(text, width = SPAN_WIDTH) {
    const clean = (0,_slipway_ecs_rules_text__WEBPACK_IMPORTED_MODULE_0__/* .quoteOutsideText */ .h)(text, width).trim();
    const words = clean === '' ? '–' : clean;
    const marks = '`'.repeat(longestRun(words) + 1);
    const pad = words.startsWith('`') || words.endsWith('`') ? ' ' : '';
    return `${marks}${pad}${words}${pad}${marks}`;
}
/** A code span for a cell of a table: no code can hold a bar there, so it is drawn as `│`. */
function codeCell(text, width = SPAN_WIDTH) {
    return code(text.replaceAll('|', '│'), width);
}
/** A name as it stands in a heading: plain where it can hold no markup. */
function heading(text) {
    return PLAIN_NAME.test(text) && text.length <= 64 ? text : code(text);
}
/** A sentence: plain words stay words; names, paths, numbers with letters and all that could be markup become code. */
function prose(text) {
    const words = (0,_slipway_ecs_rules_text__WEBPACK_IMPORTED_MODULE_0__/* .quoteOutsideText */ .h)(text, SPAN_WIDTH)
        .split(/\s+/)
        .filter((word) => word !== '');
    const parts = [];
    for (const word of words) {
        const isPlain = isPlainWord(word) && !(parts.length === 0 && /^\d+[.)]/.test(word));
        const last = parts.at(-1);
        if (last?.isPlain === isPlain)
            last.text += ` ${word}`;
        else
            parts.push({ isPlain, text: word });
    }
    return parts.map((part) => (part.isPlain ? part.text : codeWithoutStop(part.text))).join(' ');
}
/**
 * A sentence that may end in what is to be typed, which is one code span, or in JSON to be copied, a block of its own.
 */
function step(text) {
    const statement = readStatement(text);
    if (statement !== undefined)
        return `${prose(statement.lead)}\n\n${fence(statement.lines, 'json')}`;
    const found = /^(.*?): ((?:aws|slipway) [a-z].*)$/s.exec(text);
    return found === null ? prose(text) : `${prose(`${found[1]}:`)} ${code(found[2] ?? '', SPAN_WIDTH)}`;
}
/** Lines as a fenced block of plain text; the fence is longer than any run of backticks inside. */
function fence(lines, language = 'text') {
    const clean = lines.flatMap((line) => (0,_slipway_ecs_rules_text__WEBPACK_IMPORTED_MODULE_0__/* .cleanOutsideText */ .c)(line, FENCE_LIMITS).map((part) => part.replace(LOG_PREFIX, '')));
    const marks = '`'.repeat(Math.max(3, ...clean.map((line) => longestRun(line) + 1)));
    return [`${marks}${language}`, ...clean, marks].join('\n');
}
/** `Add to the policy of the role: {"Effect":"Allow",…}`, with the JSON on lines of its own. */
function readStatement(text) {
    const [, lead, json] = /^(.*?:) (\{"Effect":.*\})$/s.exec(text) ?? [];
    if (lead === undefined || json === undefined)
        return undefined;
    try {
        return { lead, lines: JSON.stringify(JSON.parse(json), null, 2).split('\n') };
    }
    catch {
        return undefined;
    }
}
/** A table; cells are markdown already. */
function table(head, rows) {
    return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
/** A part with its title, in view; none without a body. */
function under(title, body) {
    return body === '' ? '' : `**${title}**\n\n${body}`;
}
/**
 * A part that opens on a click; none without a body. The title is HTML, so names from outside come in by `htmlCode`
 * alone.
 */
function fold(title, body) {
    return body === '' ? '' : `<details><summary>${title}</summary>\n\n${body}\n\n</details>`;
}
/** Text as code inside HTML, which holds no markup. */
function htmlCode(text) {
    const clean = (0,_slipway_ecs_rules_text__WEBPACK_IMPORTED_MODULE_0__/* .quoteOutsideText */ .h)(text, SPAN_WIDTH).replaceAll('&', '&amp;').replaceAll('<', '&lt;');
    return `<code>${clean.replaceAll('>', '&gt;')}</code>`;
}
/** Further lines of an item are indented: a block stays within its item. */
function list(items) {
    return items.map((item) => `- ${item.replaceAll(/\n(?=[^\n])/g, '\n  ')}`).join('\n');
}
function isPlainWord(word) {
    return PLAIN_WORD.test(word) || PLAIN_DASH.test(word);
}
/** The stop of a sentence stays outside of the code before it, and so does a bracket that was opened before. */
function codeWithoutStop(words) {
    const [, all = words, stop = ''] = /^(.*[\p{L}\p{N})\]}"'])([.,;:]+)$/su.exec(words) ?? [];
    const isClosing = all.endsWith(')') && all.length > 1 && count(all, ')') > count(all, '(');
    const inner = isClosing ? all.slice(0, -1) : all;
    return `${code(inner, SPAN_WIDTH)}${isClosing ? ')' : ''}${stop}`;
}
function count(text, letter) {
    return text.split(letter).length - 1;
}
function longestRun(text) {
    return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
}


/***/ }),

/***/ 99783:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ listSchedules),
/* harmony export */   W: () => (/* binding */ renderSchedule)
/* harmony export */ });
/* harmony import */ var _slipway_ecs_rules_text__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(79672);
/* harmony import */ var _schedules_describe_schedule_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(371);
/* harmony import */ var _log_line_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76027);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(63021);
/** What the run does to rules and schedules, for the log, the job summary and the comment on a pull request. */




function renderSchedule({ schedule }) {
    return [(0,_log_line_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)(`Updated ${(0,_log_line_js__WEBPACK_IMPORTED_MODULE_0__/* .quoteShort */ .pf)((0,_schedules_describe_schedule_js__WEBPACK_IMPORTED_MODULE_2__/* .describeSchedule */ .B)(schedule))}`, 'good')];
}
/** Empty when none was requested. @param frame shows a part with its title */
function listSchedules({ schedules = [] }, frame) {
    const lines = schedules.slice(0, MOST_SCHEDULES).map(describeState);
    const more = schedules.length - lines.length;
    const rest = more > 0 ? `\n\n${more} more left out.` : '';
    return frame(`Schedules (${schedules.length})`, lines.length === 0 ? '' : `${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .list */ .p_)(lines)}${rest}`);
}
const MOST_SCHEDULES = 40;
const REASON_WIDTH = 1000;
function describeState({ kind, name, changes, state, reason }) {
    const revisions = changes.map(({ before, after }) => `${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(before)} → ${formatAfter(after)}`);
    const what = `${kind} ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(name)}: ${revisions.length === 0 ? 'no change' : revisions.join(', ')}`;
    if (state === 'failed')
        return `${what}: failed. ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .prose */ .CS)((0,_slipway_ecs_rules_text__WEBPACK_IMPORTED_MODULE_3__/* .quoteOutsideText */ .h)(reason ?? '', REASON_WIDTH))}`;
    return state === 'updated' ? `${what} (updated)` : what;
}
function formatAfter(after) {
    return after === undefined ? 'the new revision' : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(after);
}


/***/ }),

/***/ 29445:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ac: () => (/* binding */ renderEnd),
/* harmony export */   V$: () => (/* binding */ describeCause),
/* harmony export */   sW: () => (/* binding */ renderDiagnosis)
/* harmony export */ });
/* harmony import */ var _slipway_ecs_rules_text__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(79672);
/* harmony import */ var _slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(60846);
/* harmony import */ var _ports_verdict_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(39689);
/* harmony import */ var _text_arn_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(48988);
/* harmony import */ var _text_count_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(99758);
/* harmony import */ var _text_duration_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(81845);
/* harmony import */ var _text_sentence_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(49062);
/* harmony import */ var _log_line_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76027);








const MOST_LOG_LINES = 20;
const LOG_LIMITS = { lines: 4, width: 300 };
/** What the title of an annotation says of its subject. Without `:` and `,`, which the runner's log shows escaped. */
const PREDICATES = {
    steady: 'running',
    paused: 'paused',
    unchanged: 'unchanged',
    started: 'started',
    planned: 'planned',
    'rolled-back': 'failed (rolled back)',
    failed: 'failed',
    superseded: 'superseded',
    'timed-out': 'timed out',
    stuck: 'stuck',
    refused: 'refused',
    cancelled: 'cancelled',
    unknown: 'outcome unknown',
};
function renderEnd(event, style) {
    switch (event.type) {
        case 'judged':
            return [describeJudged(event)];
        case 'diagnosed':
            return renderDiagnosis(`service ${event.service}`, event.diagnosis);
        case 'refused':
            return describeProblems(event.errors);
        case 'run-ended':
            return (0,_ports_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .isSuccess */ .o)(event.verdict) ? [(0,_log_line_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)(formatEnd(event), 'good')] : endRed(event, style);
        default:
            return (0,_slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_2__/* .unreachable */ .H)(event);
    }
}
function describeJudged(event) {
    const words = `${(0,_log_line_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(event.service)} ${event.verdict}: ${(0,_log_line_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteShort */ .pf)((0,_text_sentence_js__WEBPACK_IMPORTED_MODULE_3__/* .leadWith */ .Z)(event.why, event.reason))}`;
    return (0,_log_line_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)(`${mark(event.verdict)} ${words}`, tone(event.verdict));
}
/** One line for a cause: title, exit code in words, how many tasks. */
function describeCause(cause) {
    const words = cause.exitWords === undefined ? '' : ` (${cause.exitWords})`;
    const tasks = cause.count === 0 ? '' : `: ${(0,_text_count_js__WEBPACK_IMPORTED_MODULE_4__/* .formatCount */ .B)(cause.count, 'task')}`;
    return `${cause.title}${words}${tasks}`;
}
/**
 * What was found, for one who reads on: the first cause itself and the next step are said at the end of the run.
 * @param what the service or the task that failed: outside text
 */
function renderDiagnosis(what, { causes, logs, unread }) {
    const found = [
        ...causes.flatMap((cause, at) => [
            ...(at === 0 ? [] : [(0,_log_line_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)(`  Also: ${(0,_log_line_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteShort */ .pf)(describeCause(cause))}`, 'bad')]),
            ...cause.details.map((detail) => (0,_log_line_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)(`    | ${(0,_log_line_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteShort */ .pf)(detail)}`, 'quiet')),
        ]),
        ...logs.flatMap(describeLog),
        ...unread.map((missing) => (0,_log_line_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)(`  Missing evidence: ${(0,_log_line_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(missing)}`, 'doubtful')),
    ];
    return found.length === 0 ? [] : [(0,_log_line_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)(`Evidence for ${(0,_log_line_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(what)}:`), ...found];
}
function describeLog({ container, taskArn, lines }) {
    const clean = lines.slice(-MOST_LOG_LINES).flatMap((line) => (0,_slipway_ecs_rules_text__WEBPACK_IMPORTED_MODULE_5__/* .cleanOutsideText */ .c)(line, LOG_LIMITS));
    const id = (0,_text_arn_js__WEBPACK_IMPORTED_MODULE_6__/* .shortTaskId */ .x6)(taskArn);
    return [
        (0,_log_line_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)(`  Last log lines of ${(0,_log_line_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(`container ${container} (task ${id})`)}:`),
        ...clean.map((line) => (0,_log_line_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)(`    ${line}`, 'quiet')),
    ];
}
function describeProblems(errors) {
    return errors.map((problem) => ({
        kind: 'annotation',
        level: 'error',
        title: (0,_log_line_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(problem.input ?? 'Slipway'),
        text: (0,_log_line_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteShort */ .pf)(problem.advice === undefined ? problem.text : `${(0,_text_sentence_js__WEBPACK_IMPORTED_MODULE_3__/* .endSentence */ .H)(problem.text)} ${problem.advice}`),
        isVerdict: false,
    }));
}
/** The cause first, the next step last. In a workflow both are in the annotation, and only there. */
function endRed(event, style) {
    const { verdict, subject, logLine } = event;
    const reason = (0,_log_line_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteShort */ .pf)((0,_text_sentence_js__WEBPACK_IMPORTED_MODULE_3__/* .leadWith */ .Z)(event.why, event.reason));
    const steps = listSteps(event);
    if (style.kind === 'terminal') {
        return [(0,_log_line_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)(`${formatEnd(event)}: ${reason}`, 'bad'), ...steps.map((step) => (0,_log_line_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)(step))];
    }
    const title = (0,_log_line_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(subject === undefined ? `Slipway ${verdict}` : `${subject} ${PREDICATES[verdict]}`);
    const log = logLine === undefined ? [] : [`Container log: ${(0,_log_line_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(logLine)}`];
    return [
        (0,_log_line_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)(formatEnd(event), 'bad'),
        { kind: 'annotation', level: 'error', title, text: reason, more: [...log, ...steps], isVerdict: true },
    ];
}
function listSteps({ nextStep, otherSteps = [] }) {
    const first = nextStep === undefined ? [] : [`Next step: ${(0,_log_line_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(nextStep)}`];
    return [...first, ...otherSteps.map((step) => `Next step for ${(0,_log_line_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(step)}`)];
}
function formatEnd({ verdict, tookMs, reason }) {
    const end = `${mark(verdict)} ${verdict.toUpperCase()} after ${(0,_text_duration_js__WEBPACK_IMPORTED_MODULE_7__/* .formatDuration */ .a)(tookMs)}`;
    return (0,_ports_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .isSuccess */ .o)(verdict) ? `${end}: ${(0,_log_line_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteShort */ .pf)(reason)}` : end;
}
function mark(verdict) {
    return (0,_ports_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .isSuccess */ .o)(verdict) ? '✔' : '✘';
}
function tone(verdict) {
    return (0,_ports_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .isSuccess */ .o)(verdict) ? 'good' : 'bad';
}


/***/ }),

/***/ 79576:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ isWaiting),
/* harmony export */   g: () => (/* binding */ isOpenHook)
/* harmony export */ });
/** Whether the deployment waits at this hook for an answer (ECS API reference, DeploymentLifecycleHookDetail). */
function isWaiting({ status }) {
    return status === 'AWAITING_ACTION';
}
/** Whether the deployment enters no further stage before this hook has ended. */
function isOpenHook(hook) {
    return isWaiting(hook) || hook.status === 'IN_PROGRESS';
}


/***/ }),

/***/ 17172:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  P: () => (/* binding */ createEventPrinter)
});

// EXTERNAL MODULE: ./lib/report/log-line.js
var log_line = __webpack_require__(76027);
;// CONCATENATED MODULE: ./lib/report/annotation-limit.js

/** Most annotations of one run: more of them are no longer read. The last place is kept for the verdict. */
const MOST_ANNOTATIONS = 5;
/** Passes annotations up to the limit. The others become lines of text, so nothing is lost. */
function limitAnnotations(lines, used) {
    const limited = [];
    let count = used;
    for (const line of lines) {
        const most = line.kind === 'annotation' && line.isVerdict ? MOST_ANNOTATIONS : MOST_ANNOTATIONS - 1;
        const isTooMuch = line.kind === 'annotation' && count >= most;
        limited.push(isTooMuch ? (0,log_line/* flattenAnnotation */.sp)(line, { kind: 'workflow' }) : line);
        if (line.kind === 'annotation' && !isTooMuch)
            count += 1;
    }
    return { lines: limited, used: count };
}

// EXTERNAL MODULE: ./lib/report/log-lines.js + 3 modules
var log_lines = __webpack_require__(90117);
;// CONCATENATED MODULE: ./lib/run/event-printer.js


/** Prints the events of a run: lines on stdout, groups and annotations in a workflow. */
function createEventPrinter(runner, style, write) {
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
            runner.annotate({ level: line.level, title: line.title, text: [line.text, ...(line.more ?? [])].join('\n') });
            break;
        case 'debug':
            if (runner.isDebug)
                write(`debug: ${line.text}`);
    }
}


/***/ }),

/***/ 371:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ describeSchedule),
/* harmony export */   R: () => (/* binding */ nameSchedule)
/* harmony export */ });
/** `nightly-report`, or `orders/nightly-report`: as in the inputs. */
function nameSchedule({ name, parent }) {
    return parent === undefined ? name : `${parent}/${name}`;
}
/** `rule nightly-report: report:41 → report:42`; outside text. */
function describeSchedule({ kind, name, changes }) {
    const what = changes.length === 0 ? 'no change' : changes.map(describeChange).join(', ');
    return `${kind} ${name}: ${what}`;
}
function describeChange({ before, after }) {
    return `${before} → ${after ?? 'the new revision'}`;
}


/***/ }),

/***/ 48988:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BS: () => (/* binding */ taskId),
/* harmony export */   E8: () => (/* binding */ splitRevision),
/* harmony export */   SL: () => (/* binding */ clusterName),
/* harmony export */   fe: () => (/* binding */ serviceName),
/* harmony export */   mp: () => (/* binding */ lastSegment),
/* harmony export */   pd: () => (/* binding */ revisionName),
/* harmony export */   sP: () => (/* binding */ arnPrefix),
/* harmony export */   x6: () => (/* binding */ shortTaskId)
/* harmony export */ });
/** The names inside ARNs. An ARN ends with the name of its resource; a name alone stays as it is. */
/** The text after the last slash. */
function lastSegment(arn) {
    return arn.slice(arn.lastIndexOf('/') + 1);
}
/** `web:42`, of the ARN of a revision. */
function revisionName(arn) {
    return lastSegment(arn);
}
/** `shop`, of the ARN of a cluster. */
function clusterName(arn) {
    return lastSegment(arn);
}
/** `web`, of the ARN of a service. */
function serviceName(arn) {
    return lastSegment(arn);
}
/** The 32 hex digits of the ARN of a task. */
function taskId(arn) {
    return lastSegment(arn);
}
/** The first 8 digits of the id of a task, as people see it. */
function shortTaskId(arn) {
    return taskId(arn).slice(0, 8);
}
/** The ARN up to its last slash: partition, service, region, account and type. */
function arnPrefix(arn) {
    return arn.slice(0, arn.lastIndexOf('/') + 1);
}
/** Family and number of a revision. A text that is no revision has the number 0. */
function splitRevision(arn) {
    const name = revisionName(arn);
    const colon = name.lastIndexOf(':');
    return { family: name.slice(0, colon), number: Number(name.slice(colon + 1)) || 0 };
}


/***/ }),

/***/ 54783:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K9: () => (/* binding */ formatMoment),
/* harmony export */   QA: () => (/* binding */ formatSpan),
/* harmony export */   dp: () => (/* binding */ formatMinutes),
/* harmony export */   qY: () => (/* binding */ formatTimeOfDay),
/* harmony export */   tW: () => (/* binding */ formatLimit)
/* harmony export */ });

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
/** `30 minutes`, rounded to a tenth of a minute. */
function formatLimit(ms) {
    return formatMinutes(Math.round(ms / 6_000) / 10);
}
/** `40 s`, `2 min`, `5 hours`, `6 days`: the largest unit that fits, for people. A clock that is behind gives `0 s`. */
function formatSpan(ms) {
    const seconds = Math.max(0, Math.floor(ms / 1000));
    if (seconds < 60)
        return `${seconds} s`;
    const minutes = Math.floor(seconds / 60);
    if (minutes < 60)
        return `${minutes} min`;
    const hours = Math.floor(minutes / 60);
    if (hours < 24)
        return hours === 1 ? '1 hour' : `${hours} hours`;
    const days = Math.floor(hours / 24);
    return days === 1 ? '1 day' : `${days} days`;
}
function formatMinutes(minutes) {
    return `${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`;
}


/***/ }),

/***/ 49062:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ endSentence),
/* harmony export */   Z: () => (/* binding */ leadWith)
/* harmony export */ });
/** A text that more text can follow: with a full stop where it has no end of its own, as words of other programs. */
function endSentence(text) {
    return /[.!?…:)]$/.test(text.trimEnd()) ? text : `${text}.`;
}
/** The cause before what came of it: both as sentences. @param cause absent: `sentence` says it, or it is not known */
function leadWith(cause, sentence) {
    return cause === undefined ? sentence : `${endSentence(cause)} ${sentence}`;
}


/***/ }),

/***/ 29574:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ quoteWord)
/* harmony export */ });
/** As a POSIX shell reads it back: one word, whatever it holds. For commands in advice. */
function quoteWord(word) {
    return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}


/***/ }),

/***/ 86426:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ shortenIds)
/* harmony export */ });
/** Long identifiers as people see them. Full values are in `rollout.json`. */
const TASK_LIST = /:\s*\(tasks? [0-9a-f]{32}(?:[),\s]|\(tasks? |[0-9a-f]{32})*\)(?=\.|$|\s)/g;
const TASK_ARN = /\barn:aws[\w-]*:ecs:[\w-]*:\d*:task\/(?:[\w-]+\/)?([0-9a-f]{8})[0-9a-f]{24}\b/g;
const TASK = /(\btasks? )([0-9a-f]{8})[0-9a-f]{24}\b/g;
const TARGET_GROUP = /\barn:aws[\w-]*:elasticloadbalancing:[\w-]*:\d*:targetgroup\/([\w-]+)\/[0-9a-f]+\b/g;
const DIGEST = /(\bsha256:[0-9a-f]{12})[0-9a-f]{52}\b/g;
const MORE_THAN_ONE = /[0-9a-f]{32}[^0-9a-f]+(?:tasks? )?[0-9a-f]{32}/;
/** A command is for copying: nothing in it is shortened. */
const COMMAND = /\b(?:aws|slipway|docker) [a-z][\w-]* /;
/**
 * Shortens ids of tasks to 8 characters and digests to 12, and leaves out a list of several tasks, which its sentence
 * has counted: `has started 19 tasks.` From the first command on the text stays as it is.
 */
function shortenIds(text) {
    const at = text.search(COMMAND);
    const end = at < 0 ? text.length : at;
    return shortenAll(text.slice(0, end)) + text.slice(end);
}
function shortenAll(text) {
    return text
        .replace(TASK_LIST, (list) => (MORE_THAN_ONE.test(list) ? '' : list))
        .replace(TASK_ARN, '$1')
        .replace(TASK, '$1$2')
        .replace(TARGET_GROUP, '$1')
        .replace(DIGEST, '$1');
}


/***/ }),

/***/ 19763:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ VERSION)
/* harmony export */ });
/** The version of the package; a test holds it to `package.json`. */
const VERSION = '0.1.0';


/***/ }),

/***/ 39166:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ describeCheck),
/* harmony export */   q: () => (/* binding */ judgeOutcome)
/* harmony export */ });
/** What the checks make of a deployment that is complete or paused; undefined: nothing speaks against it. */
function judgeOutcome({ results, isCancelled, }) {
    if (isCancelled === true) {
        return { verdict: 'cancelled', reason: 'The run was cancelled while the service was verified.' };
    }
    const failed = describeFailedChecks(results);
    return failed === undefined ? undefined : { verdict: 'failed', reason: failed };
}
/** `GET /health returned 500 in 3 of 10 requests.`; undefined: no check failed. */
function describeFailedChecks(results) {
    const failed = results.filter(({ result }) => result === 'failed');
    const named = failed.map(({ check, why }) => `${check} ${why}`);
    return named.length === 0 ? undefined : `Verification failed: ${named.join('; ')}.`;
}
/** One line for each check. */
function describeCheck({ check, result, why }) {
    const mark = { passed: '✔', failed: '✘', inconclusive: '?' }[result];
    return `${mark} ${check}: ${result}, ${why}`;
}


/***/ }),

/***/ 56254:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $5: () => (/* binding */ listAttributeNames),
/* harmony export */   Km: () => (/* binding */ testsTasks),
/* harmony export */   rn: () => (/* binding */ answerQuery)
/* harmony export */ });
/* harmony import */ var _date_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(397);
/* harmony import */ var _pattern_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(40051);


/**
 * Whether an expression selects an instance. A test on an attribute that the instance lacks fails, a negative one too:
 * the Developer Guide's example `attribute:stack != prod` lists instances that have it.
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
            return passesTest(query.subject, query.test, facts);
    }
}
/** Whether the answer may change by a task that is placed on the instance. */
function testsTasks(query) {
    if (query.kind === 'test')
        return query.subject.kind === 'task:group';
    if (query.kind === 'not')
        return testsTasks(query.of);
    return testsTasks(query.left) || testsTasks(query.right);
}
/** Names of the attributes that an expression tests. */
function listAttributeNames(query) {
    if (query.kind === 'test')
        return query.subject.kind === 'attribute' ? [query.subject.name] : [];
    if (query.kind === 'not')
        return listAttributeNames(query.of);
    return [...listAttributeNames(query.left), ...listAttributeNames(query.right)];
}
function passesTest(subject, test, facts) {
    // An instance can have many groups: one match is enough, and a negative test passes when none matches. Not
    // documented; assumed.
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

/***/ 397:
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

/***/ 40051:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ openPattern),
/* harmony export */   M: () => (/* binding */ matchesPattern)
/* harmony export */ });
/**
 * Regular expressions of the cluster query language, which are Java's. The common part is read: literals, `.`, classes,
 * groups, alternatives and repetitions. Matching never backtracks, so no expression can take long: its time is the
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

/***/ 87318:
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
 * So many tasks may exist: the maximum percent of `desired`, rounded down. Stopping ones count (ECS Developer Guide,
 * service definition parameters: RUNNING, STOPPING or PENDING); the API reference names RUNNING and PENDING only.
 */
function upperBound(desired, maxPercent) {
    return Math.floor((desired * maxPercent) / 100);
}


/***/ }),

/***/ 62029:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  YT: () => (/* binding */ isEligible),
  Vc: () => (/* binding */ placeTask),
  eH: () => (/* binding */ placeTasks)
});

// EXTERNAL MODULE: ./packages/ecs-rules/lib/cluster-query/answer-query.js
var answer_query = __webpack_require__(56254);
;// CONCATENATED MODULE: ./packages/ecs-rules/lib/scheduler/heap.js
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

;// CONCATENATED MODULE: ./packages/ecs-rules/lib/scheduler/pools.js
/**
 * Instances in order of choice. A chain of strategies makes levels: each level groups what it is given and lets the
 * next one choose inside the best group. One choice costs no more than the logarithm of the number of instances.
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
    return openSpread((slot) => groupKey(slot, attribute), openNext);
}
/** Instances that lack an attribute are a group of their own. Not documented; assumed. */
function groupKey(slot, attribute) {
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

;// CONCATENATED MODULE: ./packages/ecs-rules/lib/scheduler/placement.js
/** Finds container instances for tasks: resources, constraints and strategies (ECS Developer Guide, task placement). */


/** By default a service spreads over zones (ECS Developer Guide, task placement strategies). */
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
        isPortTaken: needs.tcpPorts.some((port) => instance.usedTcpPorts.includes(port)) ||
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
    candidate.isPortTaken = needs.tcpPorts.length + needs.udpPorts.length > 0;
    const { rules } = needs;
    if (rules === undefined || candidate.facts === undefined || !rules.memberOf.some(answer_query/* testsTasks */.Km))
        return;
    const taskGroups = [...candidate.facts.taskGroups, rules.group];
    candidate.isMember = isMember(needs, { ...candidate.facts, taskGroups });
}
/** In the order in which a failure is named. */
function listShortages(needs, candidate) {
    const shortages = [];
    if (candidate.isPortTaken)
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

/***/ 99758:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ formatCount)
/* harmony export */ });
/** `1 task`, `4 tasks`. @param several the plural, where it is not the noun with an s */
function formatCount(number, noun, several = `${noun}s`) {
    return `${number} ${number === 1 ? noun : several}`;
}


/***/ }),

/***/ 81845:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ formatDuration)
/* harmony export */ });
/** `0:42`, `12:05`, `1:02:03`: minutes and seconds, hours when there are any. Parts of a second are left out. */
function formatDuration(ms) {
    const seconds = Math.max(0, Math.floor(ms / 1000));
    const parts = [Math.floor(seconds / 60) % 60, seconds % 60].map((part) => String(part).padStart(2, '0'));
    const hours = Math.floor(seconds / 3600);
    return hours > 0 ? `${hours}:${parts.join(':')}` : parts.join(':').replace(/^0/, '');
}


/***/ }),

/***/ 79672:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ cleanOutsideText),
/* harmony export */   h: () => (/* binding */ quoteOutsideText)
/* harmony export */ });
/* harmony import */ var _shorten_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(55632);

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

/***/ 55632:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ shorten)
/* harmony export */ });
/** A short quote, such as a name, is recognized by its beginning. */
const SHORT = 200;
/** Names of exceptions and ARNs: the subject of a reason, wherever it appears. */
const INFORMATIVE = /\b[A-Z][A-Za-z]{2,60}(?:Exception|Error)\b|\barn:aws[\w-]{0,16}:[\w:/.*@+=,-]{1,256}/g;
const MOST_INFORMATIVE = 3;
/**
 * Shortens a line to about so many UTF-16 code units. A long text loses its middle: AWS puts the kind of an error at
 * the beginning of its messages and the cause at the end. Exceptions and ARNs of the middle are kept.
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
    const informative = new Set(findInformative(middle).filter((word) => !start.includes(word) && !end.includes(word)));
    const kept = [...informative].slice(0, MOST_INFORMATIVE).map((word) => ` ${word} …`);
    return `${start}… (${middle.length} characters left out) …${kept.join('')}${end}`;
}
/** A megabyte of middle is searched at its two ends only. */
function findInformative(middle) {
    const reach = 8192;
    const searched = middle.length <= 2 * reach ? middle : `${middle.slice(0, reach)} ${middle.slice(-reach)}`;
    return searched.match(INFORMATIVE) ?? [];
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

/***/ 93844:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   OW: () => (/* binding */ isJsonObject),
/* harmony export */   P8: () => (/* binding */ isJsonList),
/* harmony export */   fE: () => (/* binding */ toText)
/* harmony export */ });
function isJsonObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
/** Whether a value is a list; `Array.isArray` does not narrow a readonly one. */
function isJsonList(value) {
    return Array.isArray(value);
}
/** A value for people, or to compare names: an object may have a field `toString` that is no function. */
function toText(value) {
    return typeof value === 'object' && value !== null ? '(not text)' : String(value);
}


/***/ }),

/***/ 60846:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ unreachable),
/* harmony export */   s: () => (/* binding */ defined)
/* harmony export */ });
/** Leaves out the fields that are undefined, as optional properties want it (`exactOptionalPropertyTypes`). */
function defined(fields) {
    const present = Object.entries(fields).filter(([, value]) => value !== undefined);
    return Object.fromEntries(present);
}
/** Marks code that the types say is never reached. */
function unreachable(value) {
    throw new Error(`unreachable: ${JSON.stringify(value)}`);
}


/***/ })

};

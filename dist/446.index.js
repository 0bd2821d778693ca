export const id = 446;
export const ids = [446];
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

/***/ 8446:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createLogs: () => (/* binding */ createLogs)
/* harmony export */ });
/* harmony import */ var _aws_sdk_client_cloudwatch_logs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2684);
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7143);


/**
 * Amazon CloudWatch Logs, or whatever `AWS_ENDPOINT_URL` points to.
 * @param deadline ends every call that is still under way
 */
function createLogs(deadline) {
    return { lastLines: (stream, limit) => readLastLines(stream, limit, deadline) };
}
async function readLastLines(place, limit, deadline) {
    const { group, stream, region } = place;
    const client = new _aws_sdk_client_cloudwatch_logs__WEBPACK_IMPORTED_MODULE_1__/* .CloudWatchLogsClient */ .TFr({ ..._client_js__WEBPACK_IMPORTED_MODULE_0__/* .READ_SETTINGS */ .dL, ...(region === undefined ? {} : { region }) });
    // Without a token the answer is the end of the stream (CloudWatch Logs API reference, GetLogEvents).
    const command = new _aws_sdk_client_cloudwatch_logs__WEBPACK_IMPORTED_MODULE_1__/* .GetLogEventsCommand */ .h7S({ logGroupName: group, logStreamName: stream, limit });
    const name = { action: 'logs:GetLogEvents', resource: `log stream ${stream} of log group ${group}` };
    const output = await (0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .callAws */ .IY)(name, () => client.send(command, { abortSignal: deadline }));
    const lines = (output.events ?? []).flatMap((event) => (event.message ?? '').trimEnd().split(/\r\n|\r|\n/));
    return lines.slice(-limit);
}


/***/ })

};

export const id = 691;
export const ids = [691];
export const modules = {

/***/ 9659:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  dL: () => (/* binding */ READ_SETTINGS),
  gH: () => (/* binding */ WRITE_SETTINGS),
  IY: () => (/* binding */ callAws)
});

// EXTERNAL MODULE: ./lib/version.js
var version = __webpack_require__(3411);
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
    customUserAgent: `slipway/${version/* VERSION */.x}`,
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

/***/ 1691:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   identifyCaller: () => (/* binding */ identifyCaller)
/* harmony export */ });
/* harmony import */ var _aws_sdk_client_sts__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1695);
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9659);


/** Asks STS who we are; every IAM identity may ask that. An endpoint other than Amazon's own is told too. */
async function identifyCaller() {
    const client = new _aws_sdk_client_sts__WEBPACK_IMPORTED_MODULE_1__/* .STSClient */ .iM(_client_js__WEBPACK_IMPORTED_MODULE_0__/* .READ_SETTINGS */ .dL);
    const name = { action: 'sts:GetCallerIdentity', resource: 'the credentials of this step' };
    return (0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .callAws */ .IY)(name, async () => {
        const output = await client.send(new _aws_sdk_client_sts__WEBPACK_IMPORTED_MODULE_1__/* .GetCallerIdentityCommand */ .zI({}));
        const endpoint = await client.config.endpoint?.();
        const { expiration } = await client.config.credentials();
        return {
            account: output.Account ?? '',
            arn: output.Arn ?? '',
            region: await client.config.region(),
            ...(expiration === undefined ? {} : { expiresInMs: expiration.getTime() - Date.now() }),
            ...(endpoint === undefined ? {} : { endpoint: `${endpoint.protocol}//${endpoint.hostname}${portOf(endpoint)}` }),
        };
    });
}
function portOf(endpoint) {
    return endpoint.port === undefined ? '' : `:${endpoint.port}`;
}


/***/ })

};

export const id = 396;
export const ids = [396];
export const modules = {

/***/ 23396:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  identifyCaller: () => (/* binding */ identifyCaller),
  readDestinations: () => (/* binding */ readDestinations)
});

// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-ecr/dist-cjs/index.js
var dist_cjs = __webpack_require__(28249);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-ecs/dist-cjs/index.js
var client_ecs_dist_cjs = __webpack_require__(80212);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-sts/dist-cjs/index.js
var client_sts_dist_cjs = __webpack_require__(71695);
// EXTERNAL MODULE: ./packages/ecs-rules/lib/values/type-helpers.js
var type_helpers = __webpack_require__(60846);
// EXTERNAL MODULE: ./lib/adapters/aws/client.js + 6 modules
var aws_client = __webpack_require__(24819);
;// CONCATENATED MODULE: ./lib/adapters/aws/destination.js
/** Names under which Amazon answers, VPC endpoints included (AWS General Reference, service endpoints). */
const AMAZON = /(^|\.)(amazonaws\.com|amazonaws\.com\.cn|api\.aws|amazonaws\.eu)$/;
/**
 * `http://127.0.0.1:8090` when all calls go there, `http://127.0.0.1:8090 (ECS, STS)` when some do; undefined when they
 * all go to Amazon. Of a URL only scheme, host and port are shown.
 */
function describeDestinations(destinations) {
    const foreign = destinations.flatMap(({ service, url }) => url === undefined || isAmazon(url) ? [] : [{ service, origin: formatOrigin(url) }]);
    const origins = [...new Set(foreign.map(({ origin }) => origin))];
    const [first] = origins;
    if (first === undefined)
        return undefined;
    if (origins.length === 1 && foreign.length === destinations.length)
        return first;
    return origins.map((origin) => `${origin} (${listServices(foreign, origin)})`).join(', ');
}
function listServices(all, wanted) {
    return all
        .filter(({ origin }) => origin === wanted)
        .map(({ service }) => service)
        .join(', ');
}
function isAmazon(url) {
    return URL.canParse(url) && AMAZON.test(new URL(url).hostname);
}
/** Without a user, a password or a path, any of which may be secret. */
function formatOrigin(url) {
    return URL.canParse(url) ? new URL(url).origin : 'an invalid endpoint URL';
}

// EXTERNAL MODULE: ./lib/adapters/aws/require-field.js
var require_field = __webpack_require__(82876);
;// CONCATENATED MODULE: ./lib/adapters/aws/identity.js







/** Asks STS who we are; every IAM identity may ask that. Endpoints other than Amazon's own are called too. */
async function identifyCaller(settings = (0,aws_client/* chooseClients */.iM)().reads) {
    const client = new client_sts_dist_cjs/* STSClient */.iM(settings);
    const name = { action: 'sts:GetCallerIdentity', resource: 'the credentials of this step' };
    return (0,aws_client/* callAws */.IY)(name, async () => {
        const output = await client.send(new client_sts_dist_cjs/* GetCallerIdentityCommand */.zI({}));
        const endpoint = await readDestinations(settings);
        const { expiration } = await client.config.credentials();
        return {
            account: (0,require_field/* requireField */.M)(output.Account, 'Account', name),
            arn: output.Arn ?? '',
            region: await client.config.region(),
            ...(0,type_helpers/* defined */.s)({ expiresInMs: expiration === undefined ? undefined : expiration.getTime() - Date.now(), endpoint }),
        };
    });
}
/** The endpoint that the environment or the shared configuration sets, for all services or for one. */
async function readDestinations(settings = (0,aws_client/* chooseClients */.iM)().reads) {
    const clients = {
        ECS: new client_ecs_dist_cjs/* ECSClient */.Zgc(settings),
        ECR: new dist_cjs/* ECRClient */.S70(settings),
        STS: new client_sts_dist_cjs/* STSClient */.iM(settings),
    };
    const destinations = Object.entries(clients).map(async ([service, { config }]) => {
        const url = await config.serviceConfiguredEndpoint?.();
        return url === undefined ? { service } : { service, url };
    });
    return describeDestinations(await Promise.all(destinations));
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

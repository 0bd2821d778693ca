export const id = 375;
export const ids = [375];
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

/***/ 8375:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createLoadBalancing: () => (/* binding */ createLoadBalancing)
/* harmony export */ });
/* harmony import */ var _aws_sdk_client_elastic_load_balancing_v2__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(586);
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9659);
/* harmony import */ var _records_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8455);



/** Elastic Load Balancing API reference, TargetGroupAttribute. */
const USUAL_DELAY_SECONDS = 300;
/**
 * Elastic Load Balancing, or whatever `AWS_ENDPOINT_URL` points to.
 * @param deadline ends every call that is still under way
 */
function createLoadBalancing(deadline) {
    const client = new _aws_sdk_client_elastic_load_balancing_v2__WEBPACK_IMPORTED_MODULE_1__/* .ElasticLoadBalancingV2Client */ .MlD(_client_js__WEBPACK_IMPORTED_MODULE_0__/* .READ_SETTINGS */ .dL);
    const options = { abortSignal: deadline };
    return {
        targetHealth: async (arn) => {
            const name = { action: 'elasticloadbalancing:DescribeTargetHealth', resource: `target group ${arn}` };
            const command = new _aws_sdk_client_elastic_load_balancing_v2__WEBPACK_IMPORTED_MODULE_1__/* .DescribeTargetHealthCommand */ .qyg({ TargetGroupArn: arn });
            const output = await (0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .callAws */ .IY)(name, () => client.send(command, options));
            return (output.TargetHealthDescriptions ?? []).map(toTargetHealth);
        },
        healthCheck: async (arn) => {
            const name = { action: 'elasticloadbalancing:DescribeTargetGroups', resource: `target group ${arn}` };
            const command = new _aws_sdk_client_elastic_load_balancing_v2__WEBPACK_IMPORTED_MODULE_1__/* .DescribeTargetGroupsCommand */ .sC7({ TargetGroupArns: [arn] });
            const output = await (0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .callAws */ .IY)(name, () => client.send(command, options));
            return toHealthCheck(output.TargetGroups?.[0] ?? {});
        },
        deregistrationDelayMs: async (arn) => {
            const name = {
                action: 'elasticloadbalancing:DescribeTargetGroupAttributes',
                resource: `target group ${arn}`,
            };
            const command = new _aws_sdk_client_elastic_load_balancing_v2__WEBPACK_IMPORTED_MODULE_1__/* .DescribeTargetGroupAttributesCommand */ .cKh({ TargetGroupArn: arn });
            const output = await (0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .callAws */ .IY)(name, () => client.send(command, options));
            const delay = output.Attributes?.find(({ Key }) => Key === 'deregistration_delay.timeout_seconds');
            return Number(delay?.Value ?? USUAL_DELAY_SECONDS) * 1000;
        },
    };
}
function toTargetHealth({ Target, TargetHealth: health }) {
    return (0,_records_js__WEBPACK_IMPORTED_MODULE_2__/* .withoutUndefined */ .r$)({
        id: Target?.Id ?? '',
        port: Target?.Port ?? 0,
        state: health?.State ?? '',
        reasonCode: health?.Reason,
        description: health?.Description,
    });
}
function toHealthCheck(group) {
    return (0,_records_js__WEBPACK_IMPORTED_MODULE_2__/* .withoutUndefined */ .r$)({
        protocol: group.HealthCheckProtocol ?? '',
        port: group.HealthCheckPort ?? 'traffic-port',
        path: group.HealthCheckPath,
        matcher: group.Matcher?.HttpCode ?? group.Matcher?.GrpcCode,
    });
}


/***/ }),

/***/ 8455:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $N: () => (/* binding */ toServiceDeploymentRecord),
/* harmony export */   Hx: () => (/* binding */ toRevision),
/* harmony export */   _: () => (/* binding */ toStoppedTask),
/* harmony export */   iZ: () => (/* binding */ toServiceRecord),
/* harmony export */   r$: () => (/* binding */ withoutUndefined)
/* harmony export */ });
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6413);

/** @param described the service as it came over the wire: its configuration must survive members unknown to the SDK */
function toServiceRecord(service, described) {
    const configuration = described.deploymentConfiguration;
    return {
        arn: service.serviceArn ?? '',
        name: service.serviceName ?? '',
        clusterArn: service.clusterArn ?? '',
        status: service.status ?? '',
        revisionArn: service.taskDefinition ?? '',
        desired: service.desiredCount ?? 0,
        running: service.runningCount ?? 0,
        pending: service.pendingCount ?? 0,
        deployments: (service.deployments ?? []).map(toDeploymentRecord),
        events: (service.events ?? []).map((event) => ({
            id: event.id ?? '',
            at: milliseconds(event.createdAt),
            text: event.message ?? '',
        })),
        controller: service.deploymentController?.type ?? 'ECS',
        schedulingStrategy: service.schedulingStrategy ?? 'REPLICA',
        ...(service.launchType === undefined ? {} : { launchType: service.launchType }),
        ...toPlacement(described),
        placementConstraints: (service.placementConstraints ?? []).map(({ type, expression }) => ({
            type: type ?? '',
            ...(expression === undefined ? {} : { expression }),
        })),
        loadBalancers: (service.loadBalancers ?? []).map((entry) => withoutUndefined(entry)),
        ...toBounds(service),
        deploymentConfiguration: (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .O)(configuration) ? configuration : {},
        ...(service.currentServiceDeployment === undefined
            ? {}
            : { currentServiceDeployment: service.currentServiceDeployment }),
    };
}
function toPlacement({ capacityProviderStrategy: strategy, networkConfiguration: network }) {
    const items = Array.isArray(strategy) ? strategy.filter(_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .O) : [];
    return {
        ...(items.length === 0 ? {} : { capacityProviderStrategy: items }),
        ...((0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .O)(network) ? { networkConfiguration: network } : {}),
    };
}
/** Defaults of the API: 100 and 200 for REPLICA, 0 and 100 for DAEMON (ECS API reference, DeploymentConfiguration). */
function toBounds(service) {
    const configuration = service.deploymentConfiguration;
    const breaker = configuration?.deploymentCircuitBreaker;
    const isDaemon = service.schedulingStrategy === 'DAEMON';
    return {
        minimumHealthyPercent: configuration?.minimumHealthyPercent ?? (isDaemon ? 0 : 100),
        maximumPercent: configuration?.maximumPercent ?? (isDaemon ? 100 : 200),
        circuitBreaker: { enabled: breaker?.enable ?? false, rollback: breaker?.rollback ?? false },
    };
}
function toDeploymentRecord(deployment) {
    return {
        id: deployment.id ?? '',
        status: deployment.status ?? '',
        revisionArn: deployment.taskDefinition ?? '',
        desired: deployment.desiredCount ?? 0,
        running: deployment.runningCount ?? 0,
        pending: deployment.pendingCount ?? 0,
        failed: deployment.failedTasks ?? 0,
        ...(deployment.rolloutState === undefined ? {} : { rolloutState: deployment.rolloutState }),
        ...(deployment.rolloutStateReason === undefined ? {} : { rolloutStateReason: deployment.rolloutStateReason }),
        createdAt: milliseconds(deployment.createdAt),
    };
}
/** @param revisionArn task definition of the target service revision, where it was read */
function toServiceDeploymentRecord(deployment, revisionArn) {
    const whole = deployment;
    const breaker = whole.deploymentCircuitBreaker;
    const target = whole.targetServiceRevision?.arn ?? deployment.targetServiceRevisionArn;
    return {
        arn: deployment.serviceDeploymentArn ?? '',
        status: deployment.status ?? '',
        targetServiceRevisionArn: target ?? '',
        createdAt: milliseconds(deployment.createdAt),
        ...(revisionArn === undefined ? {} : { targetRevisionArn: revisionArn }),
        ...(deployment.statusReason === undefined ? {} : { statusReason: deployment.statusReason }),
        ...(whole.lifecycleStage === undefined ? {} : { lifecycleStage: whole.lifecycleStage }),
        ...(whole.rollback?.reason === undefined ? {} : { rollbackReason: whole.rollback.reason }),
        ...(breaker === undefined
            ? {}
            : {
                circuitBreaker: {
                    status: breaker.status ?? '',
                    failureCount: breaker.failureCount ?? 0,
                    threshold: breaker.threshold ?? 0,
                },
            }),
        ...toCourse(whole),
    };
}
/** What a deployment tells of its way: hooks, alarms and traffic. */
function toCourse({ lifecycleHookDetails, alarms, targetServiceRevision }) {
    const traffic = targetServiceRevision?.requestedProductionTrafficWeight;
    return {
        hooks: (lifecycleHookDetails ?? []).map(toLifecycleHook),
        ...(alarms === undefined
            ? {}
            : { alarms: { status: alarms.status ?? '', triggered: alarms.triggeredAlarmNames ?? [] } }),
        ...(traffic === undefined ? {} : { productionTraffic: traffic }),
    };
}
function toLifecycleHook(hook) {
    return withoutUndefined({
        id: hook.hookId ?? '',
        status: hook.status ?? '',
        targetArn: hook.targetArn,
        expiresAt: hook.expiresAt?.getTime(),
        timeoutAction: hook.timeoutAction,
    });
}
function toStoppedTask(task) {
    return {
        arn: task.taskArn ?? '',
        revisionArn: task.taskDefinitionArn ?? '',
        ...(task.startedBy === undefined ? {} : { startedBy: task.startedBy }),
        ...(task.stopCode === undefined ? {} : { stopCode: task.stopCode }),
        ...(task.stoppedReason === undefined ? {} : { stoppedReason: task.stoppedReason }),
        ...(task.stoppedAt === undefined ? {} : { stoppedAt: milliseconds(task.stoppedAt) }),
        hasRun: task.startedAt !== undefined,
        containers: (task.containers ?? []).map((container) => withoutUndefined({
            name: container.name ?? '',
            image: container.image,
            exitCode: container.exitCode,
            reason: container.reason,
            health: container.healthStatus,
            runtimeId: container.runtimeId,
        })),
    };
}
/** @param described the task definition as it came over the wire, members unknown to the SDK included */
function toRevision(described) {
    return {
        arn: String(described.taskDefinitionArn ?? ''),
        family: String(described.family ?? ''),
        number: Number(described.revision ?? 0),
        status: String(described.status ?? ''),
        described,
    };
}
function milliseconds(date) {
    return date?.getTime() ?? 0;
}
/** `exactOptionalPropertyTypes` tells an absent member from an undefined one; the SDK does not. */
function withoutUndefined(from) {
    return Object.fromEntries(Object.entries(from).filter(([, value]) => value !== undefined));
}


/***/ })

};

export const id = 902;
export const ids = [902];
export const modules = {

/***/ 78902:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createLoadBalancing: () => (/* binding */ createLoadBalancing)
/* harmony export */ });
/* harmony import */ var _aws_sdk_client_elastic_load_balancing_v2__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(50586);
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(24819);
/* harmony import */ var _records_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(71402);



/** Elastic Load Balancing API reference, TargetGroupAttribute. */
const USUAL_DELAY_SECONDS = 300;
/**
 * Elastic Load Balancing, or whatever `AWS_ENDPOINT_URL` points to.
 * @param deadline ends every call that is still in progress
 */
function createLoadBalancing(deadline, settings = (0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .chooseClients */ .iM)().reads) {
    const client = new _aws_sdk_client_elastic_load_balancing_v2__WEBPACK_IMPORTED_MODULE_1__/* .ElasticLoadBalancingV2Client */ .MlD(settings);
    const options = { abortSignal: deadline };
    return {
        targetHealth: async (arn) => {
            const name = { action: 'elasticloadbalancing:DescribeTargetHealth', resource: `target group ${arn}` };
            const command = new _aws_sdk_client_elastic_load_balancing_v2__WEBPACK_IMPORTED_MODULE_1__/* .DescribeTargetHealthCommand */ .qyg({ TargetGroupArn: arn });
            const output = await (0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .callAws */ .IY)(name, () => client.send(command, options));
            return (output.TargetHealthDescriptions ?? []).map(toTargetHealth);
        },
        describeTargetGroup: async (arn) => {
            const name = { action: 'elasticloadbalancing:DescribeTargetGroups', resource: `target group ${arn}` };
            const command = new _aws_sdk_client_elastic_load_balancing_v2__WEBPACK_IMPORTED_MODULE_1__/* .DescribeTargetGroupsCommand */ .sC7({ TargetGroupArns: [arn] });
            const output = await (0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .callAws */ .IY)(name, () => client.send(command, options));
            return toRecord(output.TargetGroups?.[0] ?? {});
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
function toRecord(group) {
    const { Protocol: protocol, TargetType: targetType, LoadBalancerArns: loadBalancerArns } = group;
    return (0,_records_js__WEBPACK_IMPORTED_MODULE_2__/* .withoutUndefined */ .r$)({
        ...{ protocol, targetType, loadBalancerArns },
        healthCheck: toHealthCheck(group),
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

/***/ 71402:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  C1: () => (/* binding */ digestsByContainer),
  Hx: () => (/* binding */ toRevision),
  $N: () => (/* binding */ toServiceDeploymentRecord),
  iZ: () => (/* binding */ toServiceRecord),
  _: () => (/* binding */ toStoppedTask),
  cZ: () => (/* binding */ toTargetFacts),
  r$: () => (/* binding */ withoutUndefined)
});

// EXTERNAL MODULE: ./packages/ecs-rules/lib/arns/arns.js
var arns = __webpack_require__(54084);
// EXTERNAL MODULE: ./packages/ecs-rules/lib/task-definition/service-attachments.js
var service_attachments = __webpack_require__(97679);
// EXTERNAL MODULE: ./packages/ecs-rules/lib/values/type-helpers.js
var type_helpers = __webpack_require__(60846);
// EXTERNAL MODULE: ./packages/ecs-rules/lib/values/json.js
var json = __webpack_require__(93844);
;// CONCATENATED MODULE: ./lib/diagnosis/withhold-arguments.js
/** `exec: "PROGRAM ARGUMENTS": what was wrong`, the quotes perhaps escaped, the end perhaps cut off. */
const QUOTED_COMMAND = /(exec: \\*")([^\s"\\]+)(\s.*?)(\\*": |$)/gs;
/**
 * A stopped reason without the arguments of a command, which may be secrets. A whole command line in one word
 * (`["serve --token=…"]`) is a program that does not exist, and docker quotes it whole; the program's name stays, since
 * it is what went wrong.
 */
function withholdArguments(reason) {
    const commands = [...reason.matchAll(QUOTED_COMMAND)].map(([, , program = '', rest = '']) => ({ program, rest }));
    return commands.reduce((text, { program, rest }) => text.replaceAll(`${program}${rest}`, `${program} (arguments hidden)`), reason);
}

;// CONCATENATED MODULE: ./lib/adapters/aws/records.js
/** From the SDK's shapes to our own records. Fields that ECS may leave out get the documented default. */




/** @param described the service as it came over the wire: its configuration must survive fields unknown to the SDK */
function toServiceRecord(service, described) {
    const configuration = described.deploymentConfiguration;
    return {
        arn: (0,arns/* toServiceArn */.SR)(service.serviceArn),
        name: service.serviceName ?? '',
        clusterArn: (0,arns/* toClusterArn */.Ze)(service.clusterArn),
        status: service.status ?? '',
        revisionArn: (0,arns/* toRevisionArn */.kX)(findCurrent(service)),
        desired: service.desiredCount ?? 0,
        running: service.runningCount ?? 0,
        pending: service.pendingCount ?? 0,
        deployments: [...(service.deployments ?? []).map(toDeploymentRecord), ...(service.taskSets ?? []).map(toSetRecord)],
        events: (service.events ?? []).map((event) => ({
            id: event.id ?? '',
            at: milliseconds(event.createdAt),
            text: event.message ?? '',
        })),
        controller: service.deploymentController?.type ?? 'ECS',
        schedulingStrategy: service.schedulingStrategy ?? 'REPLICA',
        ...(0,type_helpers/* defined */.s)({ launchType: service.launchType }),
        ...(0,type_helpers/* defined */.s)({ isExpress: service.resourceManagementType === 'ECS' ? true : undefined }),
        ...toPlacement(described),
        placementConstraints: (service.placementConstraints ?? []).map(({ type, expression }) => ({
            type: type ?? '',
            ...(0,type_helpers/* defined */.s)({ expression }),
        })),
        placementStrategies: (service.placementStrategy ?? []).map(({ type, field }) => ({
            type: type ?? '',
            ...(0,type_helpers/* defined */.s)({ field }),
        })),
        loadBalancers: (service.loadBalancers ?? []).map((entry) => withoutUndefined(entry)),
        attachments: (0,service_attachments/* readAttachments */.V)(described),
        ...toBirth(service, described),
        ...toBounds(service),
        deploymentConfiguration: (0,json/* isJsonObject */.OW)(configuration) ? configuration : {},
        ...toCurrentDeployment(service),
    };
}
function toCurrentDeployment({ currentServiceDeployment: arn }) {
    return (0,type_helpers/* defined */.s)({ currentServiceDeployment: arn === undefined ? undefined : (0,arns/* toServiceDeploymentArn */.Pc)(arn) });
}
function toPlacement({ capacityProviderStrategy: strategy, networkConfiguration: network }) {
    const items = Array.isArray(strategy) ? strategy.filter(json/* isJsonObject */.OW) : [];
    return (0,type_helpers/* defined */.s)({
        capacityProviderStrategy: items.length === 0 ? undefined : items,
        networkConfiguration: (0,json/* isJsonObject */.OW)(network) ? network : undefined,
    });
}
/** Volumes are described in each deployment (ECS API reference, Deployment). */
function toBirth(service, { deployments }) {
    const { enableECSManagedTags, propagateTags, healthCheckGracePeriodSeconds, platformVersion } = service;
    const all = Array.isArray(deployments) ? deployments.filter(json/* isJsonObject */.OW) : [];
    const volumes = all.find(({ status }) => status === 'PRIMARY')?.volumeConfigurations;
    return {
        hasManagedTags: enableECSManagedTags ?? false,
        propagateTags: propagateTags ?? 'NONE',
        volumeConfigurations: Array.isArray(volumes) ? volumes.filter(json/* isJsonObject */.OW) : [],
        ...(0,type_helpers/* defined */.s)({ gracePeriodSeconds: healthCheckGracePeriodSeconds, platformVersion }),
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
/** An Express Mode service names no task definition: its PRIMARY deployment does (observed). */
function findCurrent(service) {
    const primary = service.deployments?.find(({ status }) => status === 'PRIMARY');
    return findPrimarySet(service)?.taskDefinition ?? service.taskDefinition ?? primary?.taskDefinition;
}
function findPrimarySet({ taskSets = [] }) {
    return taskSets.find(({ status }) => status === 'PRIMARY');
}
/** A service of another controller than ECS has task sets in place of deployments. */
function toSetRecord(set) {
    return {
        id: set.id ?? '',
        status: set.status ?? '',
        revisionArn: (0,arns/* toRevisionArn */.kX)(set.taskDefinition),
        desired: set.computedDesiredCount ?? 0,
        running: set.runningCount ?? 0,
        pending: set.pendingCount ?? 0,
        failed: 0,
        createdAt: milliseconds(set.createdAt),
    };
}
function toDeploymentRecord(deployment) {
    return {
        id: deployment.id ?? '',
        status: deployment.status ?? '',
        revisionArn: (0,arns/* toRevisionArn */.kX)(deployment.taskDefinition),
        desired: deployment.desiredCount ?? 0,
        running: deployment.runningCount ?? 0,
        pending: deployment.pendingCount ?? 0,
        failed: deployment.failedTasks ?? 0,
        ...(0,type_helpers/* defined */.s)({ rolloutState: deployment.rolloutState, rolloutStateReason: deployment.rolloutStateReason }),
        createdAt: milliseconds(deployment.createdAt),
    };
}
function toTargetFacts(revision) {
    return {
        revisionArn: (0,arns/* toRevisionArn */.kX)(revision.taskDefinition),
        images: digestsByContainer(revision.containerImages ?? []),
    };
}
/** Containers without a digest are left out. */
function digestsByContainer(images) {
    const known = images.flatMap(({ containerName, imageDigest }) => containerName === undefined || imageDigest === undefined ? [] : [[containerName, imageDigest]]);
    return Object.fromEntries(known);
}
/** @param facts what its target service revision names, where it was read */
function toServiceDeploymentRecord(deployment, facts) {
    const whole = deployment;
    const breaker = whole.deploymentCircuitBreaker;
    const target = whole.targetServiceRevision?.arn ?? deployment.targetServiceRevisionArn;
    return {
        arn: (0,arns/* toServiceDeploymentArn */.Pc)(deployment.serviceDeploymentArn),
        status: deployment.status ?? '',
        targetServiceRevisionArn: target ?? '',
        createdAt: milliseconds(deployment.createdAt),
        ...(0,type_helpers/* defined */.s)({
            targetRevisionArn: facts === undefined ? undefined : facts.revisionArn,
            targetImages: facts === undefined ? undefined : facts.images,
            statusReason: deployment.statusReason,
            lifecycleStage: whole.lifecycleStage,
            rollbackReason: whole.rollback?.reason === undefined ? undefined : whole.rollback.reason,
            circuitBreaker: breaker === undefined
                ? undefined
                : {
                    status: breaker.status ?? '',
                    failureCount: breaker.failureCount ?? 0,
                    threshold: breaker.threshold ?? 0,
                },
        }),
        ...toLifecycle(whole),
    };
}
/** The lifecycle of a deployment: hooks, alarms and traffic. */
function toLifecycle({ lifecycleHookDetails, alarms, targetServiceRevision }) {
    const traffic = targetServiceRevision?.requestedProductionTrafficWeight;
    return {
        hooks: (lifecycleHookDetails ?? []).map(toLifecycleHook),
        ...(0,type_helpers/* defined */.s)({
            alarms: alarms === undefined ? undefined : { status: alarms.status ?? '', triggered: alarms.triggeredAlarmNames ?? [] },
            productionTraffic: traffic,
        }),
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
        arn: (0,arns/* toTaskArn */.wR)(task.taskArn),
        revisionArn: (0,arns/* toRevisionArn */.kX)(task.taskDefinitionArn),
        ...(0,type_helpers/* defined */.s)({
            startedBy: task.startedBy,
            stopCode: task.stopCode,
            stoppedReason: task.stoppedReason === undefined ? undefined : withholdArguments(task.stoppedReason),
        }),
        ...stampStart(task),
        ...stampStop(task),
        hasRun: task.startedAt !== undefined,
        containers: (task.containers ?? []).map((container) => withoutUndefined({
            name: container.name ?? '',
            image: container.image,
            exitCode: container.exitCode,
            reason: container.reason === undefined ? undefined : withholdArguments(container.reason),
            health: container.healthStatus,
            runtimeId: container.runtimeId,
        })),
    };
}
function stampStart({ createdAt, startedAt }) {
    return (0,type_helpers/* defined */.s)({
        createdAt: createdAt === undefined ? undefined : milliseconds(createdAt),
        startedAt: startedAt === undefined ? undefined : milliseconds(startedAt),
    });
}
/** A task that is still draining has only the time at which ECS decided to stop it. */
function stampStop({ stoppedAt, stoppingAt }) {
    const at = stoppedAt ?? stoppingAt;
    return (0,type_helpers/* defined */.s)({ stoppedAt: at === undefined ? undefined : milliseconds(at) });
}
/** @param described the task definition as it came over the wire, fields unknown to the SDK included */
function toRevision(described) {
    return {
        arn: (0,arns/* toRevisionArn */.kX)(String(described.taskDefinitionArn ?? '')),
        family: String(described.family ?? ''),
        number: Number(described.revision ?? 0),
        status: String(described.status ?? ''),
        described,
    };
}
function milliseconds(date) {
    return date?.getTime() ?? 0;
}
/** `exactOptionalPropertyTypes` distinguishes an absent field from an undefined one; the SDK does not. */
function withoutUndefined(from) {
    return Object.fromEntries(Object.entries(from).filter(([, value]) => value !== undefined));
}


/***/ })

};

export const id = 375;
export const ids = [375,461];
export const modules = {

/***/ 8375:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createLoadBalancing: () => (/* binding */ createLoadBalancing)
/* harmony export */ });
/* harmony import */ var _aws_sdk_client_elastic_load_balancing_v2__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(586);
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5833);
/* harmony import */ var _records_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6605);



/** Elastic Load Balancing API reference, TargetGroupAttribute. */
const USUAL_DELAY_SECONDS = 300;
/**
 * Elastic Load Balancing, or whatever `AWS_ENDPOINT_URL` points to.
 * @param deadline ends every call that is still under way
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

/***/ 6605:
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

// EXTERNAL MODULE: ./lib/json.js
var json = __webpack_require__(6413);
// EXTERNAL MODULE: ./lib/rollout/service-attachments.js
var service_attachments = __webpack_require__(1461);
;// CONCATENATED MODULE: ./lib/rollout/withhold-arguments.js
/** `exec: "PROGRAM ARGUMENTS": what was wrong`, the quotes perhaps escaped, the end perhaps cut off. */
const QUOTED_COMMAND = /(exec: \\*")([^\s"\\]+)(\s.*?)(\\*": |$)/gs;
/**
 * A stopped reason without the arguments of a command, which may be secrets. A whole command line in one word
 * (`["serve --token=…"]`) is a program that is not there, and docker quotes it whole; the program's name stays, since
 * it is what went wrong.
 */
function withholdArguments(reason) {
    const commands = [...reason.matchAll(QUOTED_COMMAND)].map(([, , program = '', rest = '']) => ({ program, rest }));
    return commands.reduce((text, { program, rest }) => text.replaceAll(`${program}${rest}`, `${program} (arguments that are not shown)`), reason);
}

;// CONCATENATED MODULE: ./lib/aws/records.js



/** @param described the service as it came over the wire: its configuration must survive members unknown to the SDK */
function toServiceRecord(service, described) {
    const configuration = described.deploymentConfiguration;
    return {
        arn: service.serviceArn ?? '',
        name: service.serviceName ?? '',
        clusterArn: service.clusterArn ?? '',
        status: service.status ?? '',
        revisionArn: findPrimarySet(service)?.taskDefinition ?? service.taskDefinition ?? '',
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
        ...(service.launchType === undefined ? {} : { launchType: service.launchType }),
        ...toPlacement(described),
        placementConstraints: (service.placementConstraints ?? []).map(({ type, expression }) => ({
            type: type ?? '',
            ...(expression === undefined ? {} : { expression }),
        })),
        placementStrategies: (service.placementStrategy ?? []).map(({ type, field }) => ({
            type: type ?? '',
            ...(field === undefined ? {} : { field }),
        })),
        loadBalancers: (service.loadBalancers ?? []).map((entry) => withoutUndefined(entry)),
        attachments: (0,service_attachments/* readAttachments */.V)(described),
        ...toBirth(service, described),
        ...toBounds(service),
        deploymentConfiguration: (0,json/* isJsonObject */.OW)(configuration) ? configuration : {},
        ...(service.currentServiceDeployment === undefined
            ? {}
            : { currentServiceDeployment: service.currentServiceDeployment }),
    };
}
function toPlacement({ capacityProviderStrategy: strategy, networkConfiguration: network }) {
    const items = Array.isArray(strategy) ? strategy.filter(json/* isJsonObject */.OW) : [];
    return {
        ...(items.length === 0 ? {} : { capacityProviderStrategy: items }),
        ...((0,json/* isJsonObject */.OW)(network) ? { networkConfiguration: network } : {}),
    };
}
/** Volumes are described in each deployment (ECS API reference, Deployment). */
function toBirth({ enableECSManagedTags, propagateTags }, { deployments }) {
    const all = Array.isArray(deployments) ? deployments.filter(json/* isJsonObject */.OW) : [];
    const volumes = all.find(({ status }) => status === 'PRIMARY')?.volumeConfigurations;
    return {
        hasManagedTags: enableECSManagedTags ?? false,
        propagateTags: propagateTags ?? 'NONE',
        volumeConfigurations: Array.isArray(volumes) ? volumes.filter(json/* isJsonObject */.OW) : [],
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
function findPrimarySet({ taskSets = [] }) {
    return taskSets.find(({ status }) => status === 'PRIMARY');
}
/** A service of another controller than ECS has task sets in place of deployments. */
function toSetRecord(set) {
    return {
        id: set.id ?? '',
        status: set.status ?? '',
        revisionArn: set.taskDefinition ?? '',
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
function toTargetFacts(revision) {
    return { revisionArn: revision.taskDefinition ?? '', images: digestsByContainer(revision.containerImages ?? []) };
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
        arn: deployment.serviceDeploymentArn ?? '',
        status: deployment.status ?? '',
        targetServiceRevisionArn: target ?? '',
        createdAt: milliseconds(deployment.createdAt),
        ...(facts === undefined ? {} : { targetRevisionArn: facts.revisionArn, targetImages: facts.images }),
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
        ...(task.stoppedReason === undefined ? {} : { stoppedReason: withholdArguments(task.stoppedReason) }),
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
/** A task that is still draining has only the time at which ECS decided to stop it. */
function stampStop({ stoppedAt, stoppingAt }) {
    const at = stoppedAt ?? stoppingAt;
    return at === undefined ? {} : { stoppedAt: milliseconds(at) };
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


/***/ }),

/***/ 1461:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ readAttachments),
/* harmony export */   i: () => (/* binding */ readPortNames)
/* harmony export */ });
/* harmony import */ var _task_definition_members_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8942);

/** @param service as DescribeServices answers it: Service Connect and VPC Lattice are described in each deployment */
function readAttachments(service) {
    const primary = (0,_task_definition_members_js__WEBPACK_IMPORTED_MODULE_0__/* .readObjects */ .$I)(service, 'deployments').find(({ status }) => status === 'PRIMARY') ?? {};
    const platformFamily = (0,_task_definition_members_js__WEBPACK_IMPORTED_MODULE_0__/* .readString */ .E3)(service, 'platformFamily');
    return {
        registries: (0,_task_definition_members_js__WEBPACK_IMPORTED_MODULE_0__/* .readObjects */ .$I)(service, 'serviceRegistries').flatMap(readContainerPort),
        portNames: readPortNames(primary),
        ...(platformFamily === undefined ? {} : { platformFamily }),
        isRebalanced: (0,_task_definition_members_js__WEBPACK_IMPORTED_MODULE_0__/* .readString */ .E3)(service, 'availabilityZoneRebalancing') === 'ENABLED',
    };
}
function readContainerPort(entry) {
    const containerName = (0,_task_definition_members_js__WEBPACK_IMPORTED_MODULE_0__/* .readString */ .E3)(entry, 'containerName');
    const containerPort = (0,_task_definition_members_js__WEBPACK_IMPORTED_MODULE_0__/* .readNumber */ .kz)(entry, 'containerPort');
    return containerName === undefined || containerPort === undefined ? [] : [{ containerName, containerPort }];
}
/** As CreateService and UpdateService take them, and as a deployment shows them. */
function readPortNames(described) {
    const connect = (0,_task_definition_members_js__WEBPACK_IMPORTED_MODULE_0__/* .readObject */ .Ag)(described, 'serviceConnectConfiguration');
    const connected = connect?.enabled === true ? (0,_task_definition_members_js__WEBPACK_IMPORTED_MODULE_0__/* .readObjects */ .$I)(connect, 'services') : [];
    const lattice = (0,_task_definition_members_js__WEBPACK_IMPORTED_MODULE_0__/* .readObjects */ .$I)(described, 'vpcLatticeConfigurations');
    return [
        ...connected.flatMap((entry) => namePort(entry, 'Service Connect')),
        ...lattice.flatMap((entry) => namePort(entry, 'VPC Lattice')),
    ];
}
function namePort(entry, user) {
    const portName = (0,_task_definition_members_js__WEBPACK_IMPORTED_MODULE_0__/* .readString */ .E3)(entry, 'portName');
    return portName === undefined ? [] : [{ portName, user }];
}


/***/ })

};

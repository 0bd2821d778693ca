export const id = 8;
export const ids = [8,679,574];
export const modules = {

/***/ 11574:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   connectCodeDeploy: () => (/* binding */ connectCodeDeploy)
/* harmony export */ });
/** One more client, loaded for services of the CODE_DEPLOY controller alone. */
async function connectCodeDeploy(clients) {
    const { createCodeDeploy } = await Promise.all(/* import() */[__webpack_require__.e(861), __webpack_require__.e(507), __webpack_require__.e(675)]).then(__webpack_require__.bind(__webpack_require__, 61675));
    return createCodeDeploy(clients);
}


/***/ }),

/***/ 10813:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ connectEvidence)
/* harmony export */ });
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(24819);

/** For all reads of evidence together: a rollback and the reports wait behind them. */
const EVIDENCE_WITHIN_MS = 6_000;
/** Two more clients, loaded for who needs them alone. Evidence that takes longer than a person waits is left out. */
async function connectEvidence({ reads } = (0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .chooseClients */ .iM)()) {
    const deadline = AbortSignal.timeout(EVIDENCE_WITHIN_MS);
    const [{ createLogs }, { createLoadBalancing }] = await Promise.all([
        Promise.all(/* import() */[__webpack_require__.e(861), __webpack_require__.e(303), __webpack_require__.e(371)]).then(__webpack_require__.bind(__webpack_require__, 18371)),
        Promise.all(/* import() */[__webpack_require__.e(861), __webpack_require__.e(586), __webpack_require__.e(902)]).then(__webpack_require__.bind(__webpack_require__, 78902)),
    ]);
    return { logs: createLogs(deadline, reads), loadBalancing: createLoadBalancing(deadline, reads) };
}


/***/ }),

/***/ 7351:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ digestText)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);

/** SHA-256 of the text as UTF-8: 64 hex digits. */
function digestText(text) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(text, 'utf8').digest('hex');
}


/***/ }),

/***/ 23081:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ readContainers)
/* harmony export */ });
/* harmony import */ var _slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(93844);

/** Container definitions of a revision as described; none when it has another shape. */
function readContainers(described) {
    const definitions = described.containerDefinitions;
    return Array.isArray(definitions) ? definitions.filter(_slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW) : [];
}


/***/ }),

/***/ 98989:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ markEssential)
/* harmony export */ });
/* harmony import */ var _container_definitions_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(23081);

/**
 * Says of each container whether its task ends with it.
 * @param described the revision as DescribeTaskDefinition answers it; a container is essential unless it says otherwise
 */
function markEssential(tasks, described) {
    const definitions = (0,_container_definitions_js__WEBPACK_IMPORTED_MODULE_0__/* .readContainers */ .Z)(described);
    const isEssential = new Map(definitions.map(({ name, essential }) => [name, essential !== false]));
    return tasks.map((task) => ({
        ...task,
        containers: task.containers.map((container) => {
            const known = isEssential.get(container.name);
            return known === undefined ? container : { ...container, isEssential: known };
        }),
    }));
}


/***/ }),

/***/ 16205:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ML: () => (/* binding */ readRuntimeWords),
/* harmony export */   T$: () => (/* binding */ addLastWords),
/* harmony export */   Uc: () => (/* binding */ readLastWords),
/* harmony export */   f7: () => (/* binding */ isBareExit),
/* harmony export */   fF: () => (/* binding */ giveWords),
/* harmony export */   tu: () => (/* binding */ NO_LAST_WORDS)
/* harmony export */ });
/* harmony import */ var _ports_deploy_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(95078);
/* harmony import */ var _cause_rules_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(114);
/* harmony import */ var _essential_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(98989);
/* harmony import */ var _log_streams_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(50039);




const NO_LAST_WORDS = { found: new Map(), reads: new Map(), isClosed: false };
const MOST_TASKS = 3;
const MOST_READS = 3;
/** A program that never ran has written nothing but these words. */
const MOST_LINES = 5;
/**
 * A container runtime that cannot execute a program writes that into the container's log and exits with a plain code
 * (runc and containerd-shim, observed as `exec /app: exec format error` and, before 2022, as
 * `standard_init_linux.go:228: exec user process caused: exec format error`).
 */
const RUNTIME_WORDS = /^(?:standard_init_linux\.go:\d+: )?exec (?:\S{1,512}: |user process caused:? "?)(?:exec format error|no such file or directory|permission denied)"?$/;
/** The words of the runtime, if the last line is that; undefined for anything that a program wrote. */
function readRuntimeWords(lines) {
    const last = lines.findLast((line) => line.trim() !== '')?.trim();
    return last !== undefined && RUNTIME_WORDS.test(last) ? last : undefined;
}
/** Adds the words to the container that wrote them. */
function addLastWords(tasks, { found }) {
    if (found.size === 0)
        return tasks;
    return tasks.map((task) => {
        const last = found.get(task.arn);
        return last === undefined ? task : giveWords(task, last);
    });
}
function giveWords(task, { container, words }) {
    const containers = task.containers.map((one) => (one.name === container ? { ...one, lastWords: words } : one));
    return { ...task, containers };
}
/** Whether an exit code is all that is known of why the task stopped. */
function isBareExit(task) {
    const finding = (0,_cause_rules_js__WEBPACK_IMPORTED_MODULE_1__/* .classifyTask */ .U)(task);
    return finding?.exitCode !== undefined && finding.exitCode !== 0 && finding.kind !== 'out-of-memory';
}
/** Reads the logs of the first tasks that ended with nothing but an exit code. Never throws. */
async function readLastWords(tasks, known, world) {
    const due = tasks
        .filter(isBareExit)
        .slice(0, MOST_TASKS)
        .filter(({ arn }) => !known.found.has(arn) && (known.reads.get(arn) ?? 0) < MOST_READS);
    if (known.isClosed || due.length === 0)
        return known;
    try {
        const ports = await world.evidence();
        const read = await Promise.all(due.map((task) => readTask(task, ports, world)));
        return {
            found: new Map([...known.found, ...read.flat()]),
            reads: new Map([...known.reads, ...due.map(({ arn }) => [arn, (known.reads.get(arn) ?? 0) + 1])]),
            isClosed: false,
        };
    }
    catch (thrown) {
        world.report({ type: 'debug', text: (0,_ports_deploy_error_js__WEBPACK_IMPORTED_MODULE_0__/* .asDeployError */ .y0)(thrown).message });
        return { ...known, isClosed: true };
    }
}
async function readTask(task, { logs }, { ecs }) {
    const { described } = await ecs.describeRevision(task.revisionArn);
    const [marked = task] = (0,_essential_js__WEBPACK_IMPORTED_MODULE_3__/* .markEssential */ .g)([task], described);
    if (!isBareExit(marked))
        return [];
    const [stream] = (0,_log_streams_js__WEBPACK_IMPORTED_MODULE_2__/* .chooseLogStreams */ .P)({ tasks: [marked], described, loadBalancers: [] });
    if (stream === undefined)
        return [];
    const { container, taskArn, ...place } = stream;
    const words = readRuntimeWords(await logs.lastLines(place, MOST_LINES));
    return words === undefined ? [] : [[taskArn, { container, words }]];
}


/***/ }),

/***/ 50039:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ chooseLogStreams)
/* harmony export */ });
/* harmony import */ var _slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(93844);
/* harmony import */ var _slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(60846);
/* harmony import */ var _text_arn_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(48988);
/* harmony import */ var _cause_groups_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57151);
/* harmony import */ var _container_definitions_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(23081);




const MOST_STREAMS = 3;
/**
 * The log streams of the containers at error: for each cause, the most frequent first, those of its last task; at most
 * three. Containers that never started, or that log elsewhere than to CloudWatch Logs by the awslogs driver, have none.
 */
function chooseLogStreams(question) {
    const places = readLogPlaces(question.described);
    const fronts = question.loadBalancers.flatMap(({ containerName }) => containerName ?? []);
    const streams = (0,_cause_groups_js__WEBPACK_IMPORTED_MODULE_0__/* .groupByCause */ .w)(question.tasks).flatMap((group) => {
        const containers = findLoggingContainers(group, fronts);
        return containers.flatMap((container) => findStream(group.task, container, places));
    });
    const distinct = new Map(streams.map((one) => [`${one.group} ${one.stream}`, one]));
    return [...distinct.values()].slice(0, MOST_STREAMS);
}
/** Who may have said why: the containers at error; for a health check of the load balancer, those behind it. */
function findLoggingContainers({ task, containers, kind }, fronts) {
    const all = task?.containers ?? [];
    const behind = kind === 'load-balancer-health' ? fronts : [];
    const named = containers.length > 0 ? containers : behind;
    if (named.length === 0)
        return all.length === 1 ? all : [];
    return all.filter(({ name }) => named.includes(name));
}
function readLogPlaces(described) {
    const places = new Map();
    for (const definition of (0,_container_definitions_js__WEBPACK_IMPORTED_MODULE_1__/* .readContainers */ .Z)(described)) {
        const configuration = (0,_slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_2__/* .isJsonObject */ .OW)(definition.logConfiguration) ? definition.logConfiguration : {};
        const options = (0,_slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_2__/* .isJsonObject */ .OW)(configuration.options) ? configuration.options : {};
        const { 'awslogs-group': group, 'awslogs-stream-prefix': prefix, 'awslogs-region': region } = options;
        if (configuration.logDriver !== 'awslogs' || typeof group !== 'string')
            continue;
        places.set(String(definition.name), {
            group,
            ...(0,_slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_3__/* .defined */ .s)({
                prefix: typeof prefix === 'string' ? prefix : undefined,
                region: typeof region === 'string' ? region : undefined,
            }),
        });
    }
    return places;
}
/** `PREFIX/CONTAINER/TASK-ID`; without a prefix the container's id (ECS Developer Guide, awslogs log driver). */
function findStream(task, container, places) {
    const place = places.get(container.name);
    if (place === undefined || task === undefined || !hasStarted(task, container))
        return [];
    const { group, prefix, region } = place;
    const taskArn = task.arn;
    const stream = prefix === undefined ? container.runtimeId : `${prefix}/${container.name}/${(0,_text_arn_js__WEBPACK_IMPORTED_MODULE_4__/* .taskId */ .BS)(taskArn)}`;
    if (stream === undefined)
        return [];
    return [{ container: container.name, taskArn, group, stream, ...(0,_slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_3__/* .defined */ .s)({ region }) }];
}
/** The driver makes the stream as the container starts. A start that failed may leave an exit code all the same. */
function hasStarted(task, { exitCode, reason = '' }) {
    return task.hasRun || (exitCode !== undefined && !reason.startsWith('Cannot'));
}


/***/ }),

/***/ 24490:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ findOngoingTrouble)
/* harmony export */ });
/* harmony import */ var _text_rules_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(56116);

/** After one of these an older trouble is over. */
const MOVED = /has started \d+ tasks|has reached a steady state|deployment completed/;
const TROUBLE = /was unable to|failed to launch/;
/**
 * The trouble that ECS reported before the update and that still exists. ECS reports the same cause again only after it
 * was over, or after six hours (ECS Developer Guide, service event messages).
 */
function findOngoingTrouble(observation) {
    const events = observation?.service?.events ?? [];
    const end = events.findIndex(({ text }) => MOVED.test(text));
    const ongoing = end < 0 ? events : events.slice(0, end);
    return ongoing.find(({ text }) => TROUBLE.test(text) && (0,_text_rules_js__WEBPACK_IMPORTED_MODULE_0__/* .classifyText */ .o)(text) !== undefined);
}


/***/ }),

/***/ 28376:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ readTaskNeeds)
/* harmony export */ });
/* harmony import */ var _slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(93844);

/**
 * What one task of a revision asks of its container instance: the task's own CPU and memory, else the sum of its
 * containers', and the host ports that it fixes. Tasks in awsvpc mode have addresses of their own and hold no port.
 */
function readTaskNeeds(described) {
    const containers = listObjects(described.containerDefinitions);
    const sum = (amountOf) => containers.reduce((total, container) => total + amountOf(container), 0);
    const mappings = described.networkMode === 'awsvpc' ? [] : containers.flatMap((one) => listObjects(one.portMappings));
    const isHost = described.networkMode === 'host';
    const fixed = mappings.map(({ hostPort, containerPort, protocol }) => ({
        // In host mode the host port is the container port, which a document that was never registered may not say.
        port: readNumber(hostPort ?? (isHost ? containerPort : undefined)),
        isUdp: protocol === 'udp',
    }));
    return {
        cpu: readSize(described.cpu, 'vcpu') || sum((one) => readNumber(one.cpu)),
        memoryMiB: readSize(described.memory, 'gb') || sum((one) => readNumber(one.memoryReservation ?? one.memory)),
        tcpPorts: fixed.flatMap(({ port, isUdp }) => (port > 0 && !isUdp ? [port] : [])),
        udpPorts: fixed.flatMap(({ port, isUdp }) => (port > 0 && isUdp ? [port] : [])),
    };
}
/**
 * `"1 vCPU"` and `"2GB"` are 1024 times as much (ECS API reference, RegisterTaskDefinition); 0 when it does not say.
 */
function readSize(size, large) {
    if (typeof size !== 'string')
        return readNumber(size);
    const read = /^\s*(\d+(?:\.\d+)?)\s*([a-z]*)\s*$/i.exec(size);
    return Number(read?.[1] ?? 0) * (read?.[2]?.toLowerCase() === large ? 1024 : 1);
}
/** A document from a file may hold anything, an object with a field `toString` too. */
function readNumber(value) {
    const number = typeof value === 'number' || typeof value === 'string' ? Number(value) : 0;
    return Number.isFinite(number) ? number : 0;
}
function listObjects(value) {
    return Array.isArray(value) ? value.filter(_slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW) : [];
}


/***/ }),

/***/ 1730:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R3: () => (/* binding */ describeLimitPast),
/* harmony export */   U4: () => (/* binding */ judgeCodeDeploy),
/* harmony export */   Xh: () => (/* binding */ STOP_ON_REQUEST),
/* harmony export */   n3: () => (/* binding */ isBadEnd)
/* harmony export */ });
/* harmony import */ var _follow_failure_limit_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(90009);
/* harmony import */ var _follow_judge_progress_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(59097);
/* harmony import */ var _text_arn_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(48988);



/** The end of a deployment that someone stopped. */
const STOP_ON_REQUEST = 'DEPLOYMENT_STOP_ON_REQUEST';
/** `web:42 was not deployed after 30 minutes`. */
const GOAL = 'deployed';
/** A rollback may show later than the end that it follows. Not documented; assumed. */
const LAG_MS = 30_000;
/**
 * What one poll means. Judged by CodeDeploy's statuses of our deployment and of the one that rolls it back, never by
 * texts or counts alone. The first rule that fits wins; words of CodeDeploy that are not known here are progress.
 *
 * @param overSinceMs when ours was first seen at a bad end
 */
function judgeCodeDeploy(facts, observation, overSinceMs) {
    return (0,_follow_judge_progress_js__WEBPACK_IMPORTED_MODULE_1__/* .judgeProgress */ .$K)(facts, observation, {
        judgement: judgeCodeDeployService(observation) ?? judgeEnd(facts, observation, overSinceMs),
        // CodeDeploy would wait an hour for tasks that cannot start; before any traffic has moved nothing is lost by a
        // stop.
        isAtRisk: !isOver(observation.deployment) && (observation.target?.replacementTraffic ?? 0) === 0,
        failureLimit: (0,_follow_failure_limit_js__WEBPACK_IMPORTED_MODULE_0__/* .chooseFailureLimit */ .NY)(observation.service?.desired ?? 0, undefined),
        goal: GOAL,
        state: describeState(observation),
        progress: `CodeDeploy deployment ${facts.ourId} is in progress.`,
    });
}
/** Whether the deployment ended otherwise than well. */
function isBadEnd({ status }) {
    return status === 'Failed' || status === 'Stopped';
}
function isOver(deployment) {
    return deployment.status === 'Succeeded' || isBadEnd(deployment);
}
function judgeCodeDeployService({ service, deployment }) {
    if (service?.status === 'ACTIVE' || isOver(deployment))
        return undefined;
    const how = service === undefined ? 'gone' : service.status;
    return { verdict: 'failed', reason: `The service is ${how}: it was deleted during the deployment.` };
}
function judgeEnd(facts, observation, overSinceMs) {
    const { deployment, rollback } = observation;
    const revision = (0,_text_arn_js__WEBPACK_IMPORTED_MODULE_2__/* .revisionName */ .pd)(facts.revisionArn);
    if (deployment.status === 'Succeeded') {
        const reason = `${revision} is running: CodeDeploy completed deployment ${facts.ourId}.`;
        return {
            verdict: 'steady',
            reason: observation.service?.desired === 0 ? `${reason} The desired count is 0, so no task ran.` : reason,
        };
    }
    if (!isBadEnd(deployment))
        return undefined;
    if (rollback !== undefined)
        return judgeCodeDeployRollback(facts, observation, rollback);
    const foreign = findForeign(facts, observation.service);
    if (foreign !== undefined) {
        const reason = `${describeEnd(deployment, facts)} In the meantime someone else deployed ${(0,_text_arn_js__WEBPACK_IMPORTED_MODULE_2__/* .revisionName */ .pd)(foreign)}.`;
        return { verdict: 'superseded', reason };
    }
    const isDue = deployment.rollbackId !== undefined || facts.rollbackEvents.includes(findRollbackEvent(deployment));
    if (isDue && observation.atMs - (overSinceMs ?? observation.atMs) < LAG_MS) {
        return { verdict: 'progressing', reason: `${describeEnd(deployment, facts)} Its rollback is not visible yet.` };
    }
    return { verdict: 'failed', reason: describeEnd(deployment, facts) };
}
/** What a deployment group can roll back on (CodeDeploy API reference, AutoRollbackConfiguration). */
function findRollbackEvent({ errorCode, status }) {
    if (errorCode === 'ALARM_ACTIVE')
        return 'DEPLOYMENT_STOP_ON_ALARM';
    const isByHand = errorCode === 'MANUAL_STOP' || (status === 'Stopped' && errorCode === undefined);
    return isByHand ? STOP_ON_REQUEST : 'DEPLOYMENT_FAILURE';
}
function judgeCodeDeployRollback(facts, { deployment }, rollback) {
    const end = describeEnd(deployment, facts);
    const previous = (0,_text_arn_js__WEBPACK_IMPORTED_MODULE_2__/* .revisionName */ .pd)(facts.previousArn);
    if (rollback.status === 'Succeeded') {
        return { verdict: 'rolled-back', reason: `${end} CodeDeploy rolled back to ${previous}.` };
    }
    if (!isBadEnd(rollback))
        return { verdict: 'progressing', reason: `CodeDeploy is rolling back to ${previous}.` };
    const why = (0,_follow_judge_progress_js__WEBPACK_IMPORTED_MODULE_1__/* .because */ .xx)(rollback.errorMessage);
    return { verdict: 'failed', reason: `${end} Its rollback ${rollback.id} also ended as ${rollback.status}${why}.` };
}
/** A running revision that is neither ours nor the previous one. */
function findForeign(facts, service) {
    const current = service?.revisionArn;
    return current === undefined || current === facts.revisionArn || current === facts.previousArn ? undefined : current;
}
/** How ours ended, and by whom; CodeDeploy's own words in brackets. */
function describeEnd(deployment, { revisionArn }) {
    const { id, errorMessage } = deployment;
    return `${describeActor(deployment)} deployment ${id} of ${(0,_text_arn_js__WEBPACK_IMPORTED_MODULE_2__/* .revisionName */ .pd)(revisionArn)}${(0,_follow_judge_progress_js__WEBPACK_IMPORTED_MODULE_1__/* .because */ .xx)(errorMessage)}.`;
}
function describeActor({ errorCode, status }) {
    switch (errorCode) {
        case 'ALARM_ACTIVE':
            return 'An alarm stopped';
        case 'HOOK_EXECUTION_FAILURE':
            return 'A lifecycle hook failed';
        case 'MANUAL_STOP':
            return 'Someone stopped';
        default:
            return status === 'Stopped' && errorCode === undefined ? 'Someone stopped' : 'CodeDeploy failed';
    }
}
/** The state of a deployment at its limit, in the past tense: its rollback has been requested since. */
function describeLimitPast(facts, observation) {
    const stage = findStage(observation);
    const where = stage === undefined ? undefined : `it was at ${stage}`;
    const isReady = observation?.deployment.status === 'Ready';
    return (0,_follow_judge_progress_js__WEBPACK_IMPORTED_MODULE_1__/* .describePast */ .u0)(facts, GOAL, isReady ? 'nobody approved the traffic shift' : where);
}
/** The lifecycle event in progress. */
function findStage(observation) {
    return observation?.target?.events.find(({ status }) => status === 'InProgress')?.name;
}
function describeState(observation) {
    const { deployment, target } = observation;
    if (deployment.status === 'Ready')
        return 'CodeDeploy is waiting for someone to approve the traffic shift';
    const stage = findStage(observation);
    if (stage !== undefined)
        return `CodeDeploy is at ${stage}`;
    const isMoved = target?.events.every(({ status }) => status === 'Succeeded') === true;
    return isMoved
        ? 'all traffic has shifted; the old tasks are not stopped yet'
        : `the deployment is ${deployment.status}`;
}


/***/ }),

/***/ 33808:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ adoptRollout),
/* harmony export */   l: () => (/* binding */ describeRollout)
/* harmony export */ });
/* harmony import */ var _slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(60846);
/* harmony import */ var _rollback_last_completed_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(78778);


/** Follows the deployment that is already in progress as if it were ours. */
function adoptRollout(request, deploymentId) {
    const { service } = request.plan;
    const createdAt = service.deployments.find((deployment) => deployment.id === deploymentId)?.createdAt ?? 0;
    return describeRollout(request, { id: deploymentId, createdAt, isAdopted: true });
}
/** What is known of a rollout before its first poll. */
function describeRollout(request, { id: ourId, createdAt, isAdopted }) {
    const { plan, revisionArn } = request;
    const { service, history } = plan;
    const idsBefore = service.deployments.map((deployment) => deployment.id);
    const facts = {
        ourId,
        isNewDeployment: isAdopted || !idsBefore.includes(ourId),
        revisionArn,
        idsBefore: idsBefore.filter((id) => id !== ourId),
        createdAt,
        hasRollbackTarget: service.deployments.some((one) => one.id !== ourId && one.rolloutState === 'COMPLETED'),
        limitMs: request.limitMs,
        longestPauseMs: request.longestPauseMs,
        shouldFailFast: request.shouldFailFast,
        shouldDetectStall: request.shouldDetectStall,
        ...(0,_slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_0__/* .defined */ .s)({ waitUntil: request.waitUntil === 'steady' ? undefined : request.waitUntil }),
        returnsToArn: (0,_rollback_last_completed_js__WEBPACK_IMPORTED_MODULE_1__/* .findListedCompleted */ .UB)(service, { id: ourId }) ?? plan.completedArn,
    };
    const known = isAdopted ? history.filter((one) => one.arn !== service.currentServiceDeployment) : history;
    return { facts, before: service, serviceDeploymentsBefore: new Set(known.map((one) => one.arn)) };
}


/***/ }),

/***/ 45734:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  w: () => (/* binding */ driveRollout),
  b: () => (/* binding */ openStop)
});

// EXTERNAL MODULE: ./packages/ecs-rules/lib/values/type-helpers.js
var type_helpers = __webpack_require__(60846);
// EXTERNAL MODULE: ./lib/rollout/lifecycle-hooks.js
var lifecycle_hooks = __webpack_require__(79576);
// EXTERNAL MODULE: ./lib/rollout/strategy.js
var rollout_strategy = __webpack_require__(82700);
;// CONCATENATED MODULE: ./lib/follow/lifecycle-events.js



const NO_LIFECYCLE_REPORTED = { stage: '', hooks: new Map(), alarms: new Set() };
/** Compares a poll's service deployment with what was reported before. */
function findLifecycleNews(reported, observation) {
    const { service, serviceDeployment: deployment, atMs } = observation;
    if (service === undefined || deployment === undefined)
        return { reported, events: [] };
    const when = { service: service.name, atMs };
    const { entered, stage } = enterStage(deployment, service);
    const hooks = deployment.hooks.map((hook) => placeHook(hook, reported, deployment));
    const isNews = ({ hook }) => isWorthReporting(hook, reported.hooks.get(hook.id));
    const alarms = (deployment.alarms?.triggered ?? []).filter((name) => !reported.alarms.has(name));
    return {
        reported: {
            stage,
            hooks: new Map(hooks.map((placed) => [placed.hook.id, recordHook(placed, reported.hooks.get(placed.hook.id))])),
            alarms: new Set([...reported.alarms, ...alarms]),
        },
        events: [
            ...(entered === undefined || stage === reported.stage
                ? []
                : [{ type: 'stage-entered', ...when, ...entered }]),
            ...(alarms.length === 0 ? [] : [{ type: 'alarms-triggered', ...when, alarms }]),
            ...hooks.filter(isNews).map((placed) => {
                return { type: 'hook-changed', ...when, serviceDeploymentArn: deployment.arn, ...placed };
            }),
        ],
    };
}
function enterStage(deployment, service) {
    const { lifecycleStage: stage, productionTraffic: traffic } = deployment;
    if (stage === undefined)
        return { stage: '' };
    const isBack = isRollingBack(deployment);
    const bakeMinutes = stage === 'BAKE_TIME' ? (0,rollout_strategy/* readStrategy */.C)(service.deploymentConfiguration)?.bakeMinutes : undefined;
    const entered = { stage, isBack, ...(0,type_helpers/* defined */.s)({ traffic, bakeMinutes }) };
    return { entered, stage: JSON.stringify([stage, isBack, traffic]) };
}
function isRollingBack(deployment) {
    return deployment.status.startsWith('ROLLBACK_');
}
/** ECS does not say at which stage a hook runs: it is the one at which it shows for the first time. */
function placeHook(hook, reported, deployment) {
    const known = reported.hooks.get(hook.id);
    const stage = known === undefined && !isRollingBack(deployment) ? deployment.lifecycleStage : known?.stage;
    return stage === undefined ? { hook } : { hook, stage };
}
/** A success is news only after a pause. */
function isWorthReporting(hook, before) {
    if (hook.status === before?.status || hook.status === 'IN_PROGRESS')
        return false;
    return hook.status !== 'SUCCEEDED' || before?.hasWaited === true;
}
function recordHook({ hook, ...place }, before) {
    const hasWaited = before?.hasWaited === true || (0,lifecycle_hooks/* isWaiting */.G)(hook);
    return { status: hook.status, hasWaited, ...place };
}

// EXTERNAL MODULE: ./lib/follow/select-judged.js
var select_judged = __webpack_require__(22499);
// EXTERNAL MODULE: ./lib/rollout/followed-deployment.js
var followed_deployment = __webpack_require__(47633);
// EXTERNAL MODULE: ./lib/rollout/update-plan.js
var update_plan = __webpack_require__(21262);
// EXTERNAL MODULE: ./lib/text/arn.js
var text_arn = __webpack_require__(48988);
// EXTERNAL MODULE: ./lib/text/duration.js
var duration = __webpack_require__(54783);
// EXTERNAL MODULE: ./lib/follow/rollback-after-failure.js
var rollback_after_failure = __webpack_require__(70181);
// EXTERNAL MODULE: ./lib/ports/retry.js
var ports_retry = __webpack_require__(63818);
// EXTERNAL MODULE: ./lib/image/pin.js
var pin = __webpack_require__(98678);
// EXTERNAL MODULE: ./lib/ledger/entry.js
var ledger_entry = __webpack_require__(66341);
// EXTERNAL MODULE: ./lib/ports/deploy-error.js
var deploy_error = __webpack_require__(95078);
// EXTERNAL MODULE: ./lib/task-definition/registrable.js
var registrable = __webpack_require__(58609);
// EXTERNAL MODULE: ./lib/rollback/check-images.js
var check_images = __webpack_require__(43859);
// EXTERNAL MODULE: ./lib/rollback/ran-images.js
var ran_images = __webpack_require__(39280);
// EXTERNAL MODULE: ./lib/rollback/register-pinned.js
var register_pinned = __webpack_require__(35198);
;// CONCATENATED MODULE: ./lib/rollback/bring-revision.js









/**
 * The revision that an automatic rollback deploys by an update: the one that completed last, or its content with the
 * digests that ran, where a tag was moved since. An update resolves tags again, to the image that has just failed.
 * Where that cannot be checked, the revision is deployed as it is: a rollback must not wait for certainty.
 *
 * @param history service deployments, newest first
 * @throws DeployError `absent` when an image that it needs is gone
 */
async function bringRevision(arn, history, world) {
    const revision = await describe(arn, world);
    if (revision === undefined)
        return arn;
    const entry = (0,ledger_entry/* readEntry */.hB)((await world.ledger.read(arn)) ?? {});
    const ran = (0,ran_images/* findRanImages */.J)(revision, { history, known: [{ arn, entry }] });
    const { lost, restore, pins, changes } = await (0,check_images/* checkImages */.B)(revision, ran, world);
    if (lost.length > 0) {
        // The verdict has the message alone.
        const message = [`${(0,text_arn/* revisionName */.pd)(arn)} cannot run again.`, ...lost, restore].filter(Boolean).join(' ');
        throw new deploy_error/* DeployError */.sH({ kind: 'absent', message, advice: 'Deploy an image that exists.' });
    }
    if (changes.length === 0)
        return arn;
    const document = (0,pin/* pinContainers */.WS)((0,registrable/* toRegistrable */.o)(revision.described), pins);
    return await (0,register_pinned/* registerPinned */.c)(revision, { document, entry }, world);
}
async function describe(arn, world) {
    const retry = (0,ports_retry/* openRetries */.xw)(world);
    try {
        return await retry(() => world.ecs.describeRevision(arn));
    }
    catch (thrown) {
        const { kind, message, advice } = (0,deploy_error/* asDeployError */.y0)(thrown);
        if (kind === 'internal' || kind === 'cancelled')
            throw thrown;
        const text = `Cannot check whether the tags of ${(0,text_arn/* revisionName */.pd)(arn)} still point to the images that ran: ${message}`;
        world.report({ type: 'warning', text, advice });
        return undefined;
    }
}

// EXTERNAL MODULE: ./lib/rollback/read-last-completed.js
var read_last_completed = __webpack_require__(33787);
// EXTERNAL MODULE: ./lib/drivers/ecs/start-rollout.js
var start_rollout = __webpack_require__(88713);
;// CONCATENATED MODULE: ./lib/drivers/ecs/deploy-previous.js







/**
 * How a rollback is followed: what failed before does not end it, a stall does, and a shift of traffic takes its pauses
 * again, none of which ends it.
 */
function planRollback({ before, facts }) {
    const strategy = (0,rollout_strategy/* readStrategy */.C)(before.deploymentConfiguration);
    const pausesMs = strategy === undefined ? 0 : (0,rollout_strategy/* measureLeastMinutes */.NQ)(strategy) * 60_000;
    return {
        limitMs: rollback_after_failure/* ROLLBACK_LIMIT_MS */.q + pausesMs,
        shouldFailFast: false,
        waitUntil: undefined,
        shouldDetectStall: facts.shouldDetectStall ?? facts.shouldFailFast,
    };
}
/**
 * The update that brings the revision, where one is due: whoever has deployed meanwhile is not undone, nor is ECS's own
 * rollback where it leads to the same revision.
 *
 * @param rollout as it is followed while it is rolled back
 */
async function preparePrevious(rollout, targetArn, world) {
    const { facts, before } = rollout;
    const retry = (0,ports_retry/* openRetries */.xw)(world);
    const service = await retry(() => world.ecs.describeService(before.clusterArn, before.name));
    const isOurs = (0,followed_deployment/* findPrimary */.WM)(service)?.id === facts.ourId && targetArn !== facts.revisionArn;
    if (service === undefined || !(isOurs || (0,followed_deployment/* isAstray */.Bg)(service, facts)))
        return undefined;
    return async () => {
        // The revision was deployed before: only what is not in the history yet is the update.
        const history = (await retry(() => (0,read_last_completed/* readHistoryOrNone */.kp)(service, world))) ?? [];
        const plan = { service, history, shouldForce: false };
        const revisionArn = await bringRevision(targetArn, history, world);
        const { longestPauseMs } = facts;
        return (0,start_rollout/* startRollout */.w)({ plan, revisionArn, shouldForce: false, longestPauseMs, ...planRollback(rollout) }, world);
    };
}

// EXTERNAL MODULE: ./lib/diagnosis/task-needs.js
var task_needs = __webpack_require__(28376);
// EXTERNAL MODULE: ./lib/rollout/capacity.js
var rollout_capacity = __webpack_require__(48309);
// EXTERNAL MODULE: ./lib/drivers/ecs/judge-stall.js + 1 modules
var judge_stall = __webpack_require__(18323);
;// CONCATENATED MODULE: ./lib/drivers/ecs/detect-stall.js







/** Counts that have not changed for so long are worth the question whether they ever can. */
const STILL_MS = 60_000;
/** Asks about a stall once it lasts, and again half as long after: between two reads things may have moved. */
async function detectStall(check, world) {
    const { observation, rollout, stall } = check;
    const { facts } = rollout;
    const shouldDetect = facts.shouldDetectStall ?? facts.shouldFailFast;
    if (!shouldDetect || observation.atMs - stall.sinceMs < STILL_MS)
        return { stall };
    const stalled = await readStall(observation, rollout, world);
    if (stalled === undefined)
        return { stall: { sinceMs: observation.atMs, wasSuspected: false } };
    const again = { sinceMs: observation.atMs - STILL_MS / 2, wasSuspected: true };
    return stall.wasSuspected ? { stall: again, ...stalled } : { stall: again };
}
/**
 * Asks whether a rollout, or its rollback, that does not move can move at all. Only where ECS places tasks on instances
 * that we can see: capacity providers may add some, and Fargate has its own.
 * @returns the verdict `stuck`, or undefined when a move is possible or cannot be ruled out
 */
async function readStall(observation, { facts, before }, world) {
    const { service } = observation;
    const restored = (0,followed_deployment/* findRestored */.IR)(service, facts);
    const moving = restored ?? (0,followed_deployment/* findOurs */.ZA)(service, facts);
    if (service === undefined || moving?.status !== 'PRIMARY' || moving.running >= moving.desired)
        return undefined;
    if (service.launchType !== 'EC2')
        return undefined;
    // Then not the percents rule, and a pause, a hook or the bake time may hold it.
    if ((0,rollout_strategy/* readStrategy */.C)(service.deploymentConfiguration) !== undefined || isHeldAtHook(observation))
        return undefined;
    try {
        const revision = await world.ecs.describeRevision(moving.revisionArn);
        const instances = await world.ecs.containerInstances(before.clusterArn);
        const tasks = await world.ecs.serviceTasks(before.clusterArn, before.name);
        const endingTasks = tasks.filter(rollout_capacity/* isEnding */.yp).length;
        const needs = (0,task_needs/* readTaskNeeds */.R)(revision.described);
        const reading = {
            needs,
            instances: instances.filter(rollout_capacity/* isOpen */.nT).map(toPlainCapacity),
            registered: instances.length,
            endingTasks,
        };
        const judgement = (0,judge_stall/* judgeStall */.y)(facts, observation, reading);
        return judgement === undefined ? undefined : { judgement, reading };
    }
    catch (thrown) {
        // Without these reads the limit ends the run, as it always did.
        world.report({ type: 'debug', text: (0,deploy_error/* asDeployError */.y0)(thrown).message });
        return undefined;
    }
}
function isHeldAtHook({ serviceDeployment }) {
    return (serviceDeployment?.hooks ?? []).some(lifecycle_hooks/* isOpenHook */.g);
}
/** Nothing that a task needs here needs the attributes of an instance. */
function toPlainCapacity(instance) {
    const { facts: _, ...capacity } = (0,rollout_capacity/* toCapacity */.i8)(instance, 0);
    return capacity;
}

// EXTERNAL MODULE: ./lib/rollback/advise-candidate.js
var advise_candidate = __webpack_require__(75486);
// EXTERNAL MODULE: ./lib/rollback/candidates.js
var rollback_candidates = __webpack_require__(2740);
// EXTERNAL MODULE: ./lib/rollback/last-completed.js
var last_completed = __webpack_require__(78778);
// EXTERNAL MODULE: ./lib/rollback/usable-candidates.js
var usable_candidates = __webpack_require__(45981);
;// CONCATENATED MODULE: ./lib/drivers/ecs/find-rollback-target.js









/**
 * The revision of the last deployment that completed before ours, as ECS shows it now: the one that the service named
 * before may have failed, or may never have completed.
 */
async function findAutomaticTarget({ facts, before }, ending, world) {
    const retry = (0,ports_retry/* openRetries */.xw)(world);
    const { ourId: id, revisionArn: ours } = facts;
    const { serviceDeploymentArn } = ending.known;
    const left = { id, ...(0,type_helpers/* defined */.s)({ serviceDeploymentArn }) };
    const now = (await retry(() => world.ecs.describeService(before.clusterArn, before.name))) ?? before;
    let recorded;
    const history = async () => {
        recorded = await retry(() => (0,read_last_completed/* readHistoryOrNone */.kp)(now, world));
        return recorded;
    };
    const completed = (0,last_completed/* findListedCompleted */.UB)(now, left) ??
        (0,last_completed/* findListedCompleted */.UB)(before, left) ??
        (await (0,read_last_completed/* readLastCompleted */.ku)({ service: now, history, left }, world));
    if (completed !== undefined && (completed !== ours || canStop(ending))) {
        return { kind: 'found', revisionArn: completed, isChosen: true };
    }
    const past = await readPast(now, recorded ?? (await history()), world);
    const completedOnce = (0,rollback_candidates/* listCandidates */.j)(past).filter(({ stoppedDeploymentArn }) => stoppedDeploymentArn === undefined);
    const known = [...listRunning(now, ours), ...listRunning(before, ours), ...completedOnce];
    const candidates = await (0,usable_candidates/* pickUsable */.m)(known, { refused: [ours], history: past.history ?? [] }, world);
    return { kind: 'none', reason: explainNone(completed, candidates[0], now) };
}
/** The same revision was deployed again: ECS itself can go back to the earlier deployment, an update cannot. */
function canStop({ lastObservation }) {
    return lastObservation?.serviceDeployment !== undefined && (0,update_plan/* isStoppable */.f)(lastObservation.serviceDeployment);
}
async function readPast(service, history, world) {
    const known = await (0,read_last_completed/* readWritten */.IL)(service, world);
    return { family: '', currentArn: '', isAtRest: false, history, known };
}
/** Without a completed deployment, another revision that had running tasks is the best that there is. */
function listRunning({ deployments }, ours) {
    const running = deployments.filter((one) => one.revisionArn !== ours && one.running > 0);
    return running.map(({ revisionArn: arn }) => ({ arn, words: (0,text_arn/* revisionName */.pd)(arn) }));
}
function explainNone(completed, candidate, service) {
    const why = completed === undefined
        ? `No deployment of service ${service.name} has completed, so there is no revision to roll back to.`
        : `The last completed deployment was of ${(0,text_arn/* revisionName */.pd)(completed)} as well: an update would change nothing.`;
    if (candidate === undefined)
        return `${why} No other revision has run in this service.`;
    const revision = (0,text_arn/* revisionName */.pd)(candidate.arn);
    return `${why} To run ${revision}, which ran before: ${(0,advise_candidate/* rollbackCommand */.Ct)(revision, service)}`;
}

// EXTERNAL MODULE: ./lib/drivers/ecs/judge-rollout.js + 1 modules
var judge_rollout = __webpack_require__(35207);
// EXTERNAL MODULE: ./lib/drivers/ecs/observe-rollout.js
var observe_rollout = __webpack_require__(15037);
// EXTERNAL MODULE: ./lib/drivers/ecs/poll-history.js
var poll_history = __webpack_require__(30329);
;// CONCATENATED MODULE: ./lib/drivers/ecs/driver.js













/** ECS moves the service to its new revision itself. */
function driveRollout(rollout, requested) {
    const { facts, before, serviceDeploymentsBefore } = rollout;
    const change = (changed) => driveRollout({ ...rollout, facts: { ...facts, ...changed } });
    return {
        controller: 'ECS',
        facts,
        before,
        requested,
        ...(0,type_helpers/* defined */.s)({
            recorded: requested === undefined ? { createdAt: facts.createdAt, before: serviceDeploymentsBefore } : undefined,
        }),
        words: { started: 'started', afterStart: 'the update was sent' },
        nothingKnown: observe_rollout/* NOTHING_KNOWN */.G,
        nothingReported: NO_LIFECYCLE_REPORTED,
        poll: (known, atMs, world) => (0,observe_rollout/* pollRollout */.Z)(rollout, { ...known, atMs }, world),
        findLifecycleNews: findLifecycleNews,
        judge: (seen, world) => judgePoll(rollout, seen, world),
        findOwnId: () => facts.ourId,
        toEvidence: (observation) => observation,
        selectJudged: select_judged/* selectJudged */.a0,
        describeRunning,
        describeWatch: (ending) => describeWatch(rollout, ending),
        describeLimitPast: (observation) => (0,judge_rollout/* describeLimitPast */.R)(facts, observation),
        describeUnfinished: (back, target) => describeUnfinished(back, target, facts.limitMs),
        leaveRollback: () => change({ returnsToArn: undefined }),
        findTarget: async (ending, world) => canRollBack(facts, ending) ? findAutomaticTarget(rollout, ending, world) : undefined,
        findStop: (ending) => findStop(facts, ending),
        openRollback: (returnsToArn) => change({ ...planRollback(rollout), returnsToArn }),
        preparePrevious: async (targetArn, world) => {
            const send = await preparePrevious(rollout, targetArn, world);
            return send && (async () => driveRollout(await send()));
        },
    };
}
async function judgePoll(rollout, { observation, known, hasNews }, world) {
    const polls = (0,poll_history/* recordPoll */.f9)(known.polls, observation, rollout.facts);
    const judgement = (0,judge_rollout/* judgeRollout */.V)(rollout.facts, observation, polls);
    const hasMoved = hasNews || judgement.verdict !== 'progressing';
    const stall = hasMoved ? { sinceMs: observation.atMs, wasSuspected: false } : known.stall;
    const detected = await detectStall({ observation, rollout, stall }, world);
    const { reading } = detected;
    return {
        state: { ...known, polls, stall: detected.stall },
        judgement: detected.judgement ?? judgement,
        ...(0,type_helpers/* defined */.s)({ stall: reading && (0,select_judged/* toPlainJson */.Sp)(reading) }),
    };
}
function describeRunning(service) {
    const current = (0,followed_deployment/* listRunningRevisions */.AU)(service).map(({ revisionArn, running }) => `${(0,text_arn/* revisionName */.pd)(revisionArn)} with ${running}`);
    return current.length === 0 ? 'No task is running now.' : `Running now: ${current.join(', ')}.`;
}
/** How the rollout that is left to ECS can be watched, and what stops it if it is bad. */
function describeWatch({ before }, { lastObservation }) {
    const { clusterArn, name } = before;
    const breaker = lastObservation?.service?.circuitBreaker ?? before.circuitBreaker;
    const guard = breaker.enabled ? 'Its circuit breaker is on.' : 'No circuit breaker is configured.';
    return `${guard} Watch it with: aws ecs describe-services --cluster ${(0,text_arn/* clusterName */.SL)(clusterArn)} --services ${name}`;
}
function describeUnfinished({ verdict, reason }, target, limitMs) {
    switch (verdict) {
        case 'timed-out':
            return `The rollback to ${target} did not complete within ${(0,duration/* formatLimit */.tW)(limitMs)}; it is still in progress.`;
        case 'cancelled':
            return `The run was cancelled while the rollback to ${target} was in progress; ECS continues.`;
        default:
            return reason.startsWith('The rollback to') ? reason : `The rollback to ${target} did not complete: ${reason}`;
    }
}
/** A deployment that made nothing new, or that another one has replaced, is not for us to roll back. */
function canRollBack(facts, { lastObservation }) {
    const service = lastObservation?.service;
    return facts.isNewDeployment && ((0,followed_deployment/* findPrimary */.WM)(service)?.id === facts.ourId || (0,followed_deployment/* isAstray */.Bg)(service, facts));
}
function findStop({ ourId }, { lastObservation }) {
    const deployment = lastObservation?.serviceDeployment;
    if (deployment?.status.startsWith('ROLLBACK_') === true) {
        return `ECS is already rolling back deployment ${ourId}.`;
    }
    if (deployment !== undefined && (0,update_plan/* isStoppable */.f)(deployment))
        return openStop(deployment.arn);
    return `Cannot request a rollback of deployment ${ourId}: its service deployment is unknown.`;
}
/** Stops a service deployment (ECS API reference, StopServiceDeployment). */
function openStop(serviceDeploymentArn) {
    return {
        canReplace: true,
        send: ({ ecs }) => ecs.stopWithRollback(serviceDeploymentArn),
        isRollingBack: async ({ ecs }) => {
            const deployment = await ecs.describeServiceDeployment(serviceDeploymentArn);
            return deployment?.status.startsWith('ROLLBACK_') === true;
        },
    };
}


/***/ }),

/***/ 35207:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  R: () => (/* binding */ describeLimitPast),
  V: () => (/* binding */ judgeRollout)
});

// EXTERNAL MODULE: ./lib/follow/failure-limit.js
var failure_limit = __webpack_require__(90009);
// EXTERNAL MODULE: ./lib/follow/find-pause.js
var find_pause = __webpack_require__(21265);
// EXTERNAL MODULE: ./lib/follow/judge-progress.js + 1 modules
var judge_progress = __webpack_require__(59097);
// EXTERNAL MODULE: ./lib/rollout/followed-deployment.js
var followed_deployment = __webpack_require__(47633);
// EXTERNAL MODULE: ./lib/rollout/stateless.js
var stateless = __webpack_require__(42553);
// EXTERNAL MODULE: ./lib/rollout/strategy.js
var strategy = __webpack_require__(82700);
// EXTERNAL MODULE: ./lib/text/arn.js
var arn = __webpack_require__(48988);
;// CONCATENATED MODULE: ./lib/drivers/ecs/judge-pause.js



/**
 * Whether our deployment waits at a pause that ends the run. Another deployment, or one that is being rolled back, has
 * no pause of ours.
 */
function judgePause(facts, observation) {
    const { waitUntil = 'steady' } = facts;
    const { service, serviceDeployment } = observation;
    const pause = (0,find_pause/* findPause */.W)(serviceDeployment, facts.answeredHookId);
    if (waitUntil === 'steady' || pause === undefined || serviceDeployment?.status !== 'IN_PROGRESS')
        return undefined;
    const isOurs = facts.isNewDeployment && (0,followed_deployment/* findOurs */.ZA)(service, facts)?.status === 'PRIMARY';
    const isAwaited = waitUntil === 'paused' || waitUntil === pause.stage;
    if (!isOurs || !isAwaited)
        return undefined;
    const where = pause.stage === undefined ? '' : ` at ${pause.stage}`;
    const what = `${(0,arn/* revisionName */.pd)(facts.revisionArn)} is paused${where}, waiting for approval`;
    return { verdict: 'paused', reason: `${what}${(0,find_pause/* describeExpiry */.T)(pause.hook)}.` };
}

// EXTERNAL MODULE: ./lib/drivers/ecs/poll-history.js
var poll_history = __webpack_require__(30329);
;// CONCATENATED MODULE: ./lib/drivers/ecs/judge-rollout.js









/** Reads may lag a write: what is not seen for so long after the update is "not visible yet" (ECS API, RunTask). */
const LAG_MS = 60_000;
/** `web:42 was not steady after 30 minutes`. */
const GOAL = 'steady';
const PROGRESSING = (reason) => ({ verdict: 'progressing', reason });
/**
 * What one poll means. Judged by deployment ids and the service deployment's status, never by event texts, counts
 * alone or revision names. The first rule that fits wins; words of ECS that are not known here are progress.
 */
function judgeRollout(facts, observation, polls) {
    const judgement = judgeEcsService(observation) ??
        judgeSuccess(facts, observation, polls) ??
        withinLimit(facts, observation, judgeEcsRollback(facts, observation, polls)) ??
        judgeSuperseded(facts, observation) ??
        judgeFailure(facts, observation, polls);
    return (0,judge_progress/* judgeProgress */.$K)(facts, observation, {
        judgement,
        pause: judgePause(facts, observation),
        isAtRisk: (0,followed_deployment/* findOurs */.ZA)(observation.service, facts)?.status === 'PRIMARY',
        failureLimit: (0,failure_limit/* readFailureLimit */.Gq)(observation),
        goal: GOAL,
        state: describeState(observation),
        progress: describeProgress(facts, observation),
    });
}
function judgeEcsService(observation) {
    if (observation.service === undefined) {
        if (observation.atMs < LAG_MS)
            return PROGRESSING('The service is not visible yet.');
        return { verdict: 'failed', reason: 'The service no longer exists.' };
    }
    if (observation.service.status === 'ACTIVE')
        return undefined;
    return {
        verdict: 'failed',
        reason: `The service is ${observation.service.status}: it was deleted during the rollout.`,
    };
}
function judgeSuccess(facts, observation, polls) {
    const ours = (0,followed_deployment/* findOurs */.ZA)(observation.service, facts);
    const revision = (0,arn/* revisionName */.pd)(facts.revisionArn);
    if (!facts.isNewDeployment)
        return judgeSettled(facts, observation.service);
    const isSuccessful = observation.serviceDeployment?.status === 'SUCCESSFUL';
    const isCompleted = ours?.status === 'PRIMARY' && ours.rolloutState === 'COMPLETED' && !(0,strategy/* isShiftInProgress */.LG)(observation);
    const isResting = ours !== undefined && (0,poll_history/* isLongAtRest */.QZ)(polls, observation, facts.ourId);
    if (!isSuccessful && !isCompleted && !isResting)
        return undefined;
    if (observation.service?.desired === 0) {
        return { verdict: 'steady', reason: `${revision} is deployed with desired count 0: no task ran.` };
    }
    if (!isSuccessful && !isCompleted) {
        return { verdict: 'steady', reason: describeRest(revision, observation.service, ' at two polls in a row') };
    }
    if (ours?.rolloutState === undefined && (0,stateless/* isBehindClassic */.f)(observation.service)) {
        return { verdict: 'steady', reason: describeRest(revision, observation.service) };
    }
    return { verdict: 'steady', reason: `${revision} is running: ECS completed deployment ${facts.ourId}.` };
}
/** Without a rollout state ECS completes nothing: the counts decided. */
function describeRest(revision, service, when = '') {
    const { running = 0, desired = 0 } = service ?? {};
    return `${revision} runs: ${running}/${desired} tasks${when}; ${(0,stateless/* describeStateless */.Q)(service)}.`;
}
/** No deployment of our own: the PRIMARY was complete already, so the counts have to arrive as well. */
function judgeSettled(facts, service) {
    const ours = (0,followed_deployment/* findOurs */.ZA)(service, facts);
    if (service === undefined || ours?.status !== 'PRIMARY' || ours.rolloutState !== 'COMPLETED')
        return undefined;
    if (service.running !== service.desired || service.pending > 0 || service.deployments.length > 1)
        return undefined;
    return {
        verdict: 'steady',
        reason: `${(0,arn/* revisionName */.pd)(facts.revisionArn)} is running: ${service.desired}/${service.desired} tasks.`,
    };
}
function judgeEcsRollback(facts, observation, polls) {
    const status = observation.serviceDeployment?.status;
    const why = observation.serviceDeployment?.statusReason ?? observation.serviceDeployment?.rollbackReason;
    if (status === 'ROLLBACK_FAILED') {
        return { verdict: 'failed', reason: `The deployment failed, and ECS's rollback failed as well${(0,judge_progress/* because */.xx)(why)}.` };
    }
    if ((0,poll_history/* isRollbackUnshown */.Nx)(polls, observation))
        return PROGRESSING('ECS has rolled back; the service does not show it yet.');
    const primary = findRolledBackTo(facts, observation, polls);
    if (primary !== undefined && (0,poll_history/* isLongAstray */.fU)(polls, observation))
        return judgeAstray(facts, primary);
    const back = primary === undefined ? describeRestored(facts, observation) : (0,arn/* revisionName */.pd)(primary.revisionArn);
    const isBack = primary?.rolloutState === 'COMPLETED' && !(0,strategy/* isShiftInProgress */.LG)(observation);
    const isComplete = isBack || (0,poll_history/* isLongAtRest */.QZ)(polls, observation, primary?.id ?? '');
    if (status === 'ROLLBACK_SUCCESSFUL' || isComplete) {
        const ours = (0,arn/* revisionName */.pd)(facts.revisionArn);
        return {
            verdict: 'rolled-back',
            reason: `ECS failed the deployment of ${ours} and rolled back to ${back}${(0,judge_progress/* because */.xx)(why)}.`,
        };
    }
    if (primary !== undefined)
        return PROGRESSING(`ECS is rolling back to ${back}.`);
    if (status?.startsWith('ROLLBACK_') === true)
        return PROGRESSING('ECS is rolling back.');
    return undefined;
}
/** The deployment from before ours and is PRIMARY again, once that cannot be a stale read. */
function findRolledBackTo(facts, observation, polls) {
    const isCertain = polls.wasOursSeen || observation.atMs >= LAG_MS;
    return isCertain ? (0,followed_deployment/* findRestored */.IR)(observation.service, facts) : undefined;
}
/** Whatever id it has: what ECS brought back is what it shows as PRIMARY. */
function describeRestored({ ourId }, observation) {
    const primary = (0,followed_deployment/* findPrimary */.WM)(observation.service);
    return primary === undefined || primary.id === ourId ? 'the previous revision' : (0,arn/* revisionName */.pd)(primary.revisionArn);
}
function judgeAstray({ revisionArn, returnsToArn = '' }, restored) {
    const [ours, back, last] = [revisionArn, restored.revisionArn, returnsToArn].map(arn/* revisionName */.pd);
    const reason = `ECS is rolling back ${ours} to ${back}, which never completed; the last completed is ${last}.`;
    return { verdict: 'failed', reason };
}
function judgeSuperseded(facts, observation) {
    const primary = (0,followed_deployment/* findPrimary */.WM)(observation.service);
    const isForeign = primary !== undefined && primary.id !== facts.ourId && !facts.idsBefore.includes(primary.id);
    if (!isForeign || primary.createdAt < facts.createdAt)
        return undefined;
    const revision = (0,arn/* revisionName */.pd)(primary.revisionArn);
    return {
        verdict: 'superseded',
        reason: `Superseded: someone deployed ${revision} (${primary.id}) while this deployment (${facts.ourId}) was in progress.`,
    };
}
function judgeFailure(facts, observation, polls) {
    const ours = (0,followed_deployment/* findOurs */.ZA)(observation.service, facts);
    if (ours?.rolloutState !== 'FAILED' || observation.service === undefined)
        return undefined;
    const willRollBack = (0,strategy/* isRollbackDue */.vB)(observation) && facts.hasRollbackTarget;
    // ECS marks the failure and rolls back in one step, so a FAILED that stays PRIMARY has no rollback target.
    const isStalled = polls.failedSinceMs !== undefined && observation.atMs - polls.failedSinceMs >= LAG_MS;
    if (willRollBack && !isStalled)
        return undefined;
    return {
        verdict: 'failed',
        reason: `ECS failed the deployment of ${(0,arn/* revisionName */.pd)(facts.revisionArn)}${(0,judge_progress/* because */.xx)(ours.rolloutStateReason)}.`,
    };
}
/** A rollback that is still in progress ends at the limit as well: ECS may never complete it. */
function withinLimit(facts, observation, judgement) {
    if (judgement?.verdict !== 'progressing' || observation.atMs < facts.limitMs)
        return judgement;
    return { verdict: 'timed-out', reason: `${(0,judge_progress/* describeLimit */.XW)(facts, GOAL)}. ${judgement.reason}` };
}
/** The state of a rollout at its limit, in the past tense: it has been rolled back since. */
function describeLimitPast(facts, observation) {
    const { lifecycleStage: stage = '' } = observation?.serviceDeployment ?? {};
    if (stage === '')
        return (0,judge_progress/* describePast */.u0)(facts, GOAL, undefined);
    const where = (0,find_pause/* findPause */.W)(observation?.serviceDeployment) !== undefined
        ? `was paused at ${stage}, and nobody approved it`
        : `was at ${stage}`;
    return (0,judge_progress/* describePast */.u0)(facts, GOAL, `it ${where}`);
}
function describeState(observation) {
    const { lifecycleStage = '' } = observation.serviceDeployment ?? {};
    if ((0,find_pause/* findPause */.W)(observation.serviceDeployment) !== undefined)
        return `it is paused at ${lifecycleStage}, waiting for approval`;
    return lifecycleStage === '' ? 'it continues in ECS' : `it continues in ECS at ${lifecycleStage}`;
}
function describeProgress(facts, observation) {
    const ours = (0,followed_deployment/* findOurs */.ZA)(observation.service, facts);
    if (ours === undefined)
        return 'The deployment is not visible yet.';
    return `${ours.running}/${ours.desired} new tasks running.`;
}


/***/ }),

/***/ 18323:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  y: () => (/* binding */ judgeStall)
});

// EXTERNAL MODULE: ./lib/rollout/followed-deployment.js
var followed_deployment = __webpack_require__(47633);
// EXTERNAL MODULE: ./lib/text/arn.js
var arn = __webpack_require__(48988);
// EXTERNAL MODULE: ./packages/ecs-rules/lib/scheduler/bounds.js
var bounds = __webpack_require__(87318);
// EXTERNAL MODULE: ./lib/diagnosis/shortage.js
var shortage = __webpack_require__(97984);
;// CONCATENATED MODULE: ./lib/drivers/ecs/explain-stall.js



/** `Cluster prod has no container instances. Add one, …` */
function describeEmpty(cluster, { registered = 0 }) {
    const none = registered === 0
        ? 'has no container instances'
        : `has no ACTIVE container instance with a connected agent (${registered} registered)`;
    return `Cluster ${cluster} ${none}. ${shortage/* ADD_CAPACITY */.lk}`;
}
/**
 * Why no move is possible, as one sentence; undefined when ECS could still start or stop a task. Every running task is
 * taken for healthy, which is the best case: a rollout that cannot move even then cannot move at all.
 */
function explainStall(still) {
    const { service, needs, instances } = still;
    const [, ...others] = service.deployments;
    const lower = (0,bounds/* lowerBound */.y)(service.desired, service.minimumHealthyPercent);
    const upper = (0,bounds/* upperBound */.r)(service.desired, service.maximumPercent);
    const canStop = others.some((deployment) => deployment.running > 0) && service.running > lower;
    if (still.endingTasks > 0 || service.pending > 0 || canStop)
        return undefined;
    if (service.running < upper && instances.length === 0)
        return describeEmpty((0,arn/* clusterName */.SL)(service.clusterArn), still);
    const cause = service.running >= upper ? (0,shortage/* describeAllowed */.cX)(service) : (0,shortage/* describeShortage */.Jc)(needs, instances);
    return cause === undefined ? undefined : `${cause}, and ${(0,shortage/* describeKept */.gt)(service)}.`;
}

;// CONCATENATED MODULE: ./lib/drivers/ecs/judge-stall.js



/** The verdict `stuck`, or undefined where ECS could still start or stop a task. */
function judgeStall(facts, { service }, reading) {
    const why = service === undefined ? undefined : explainStall({ ...reading, service });
    if (why === undefined)
        return undefined;
    const restored = (0,followed_deployment/* findRestored */.IR)(service, facts);
    const name = (0,arn/* revisionName */.pd)(restored?.revisionArn ?? facts.revisionArn);
    const what = restored === undefined ? `${name} is stalled` : `The rollback to ${name} is stalled`;
    return { verdict: 'stuck', reason: `${what}: ${why}` };
}


/***/ }),

/***/ 15037:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ NOTHING_KNOWN),
/* harmony export */   Z: () => (/* binding */ pollRollout)
/* harmony export */ });
/* harmony import */ var _slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(60846);
/* harmony import */ var _follow_read_optional_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(18406);
/* harmony import */ var _ports_deploy_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(95078);
/* harmony import */ var _rollout_followed_deployment_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(47633);
/* harmony import */ var _poll_history_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(30329);





/** Seldom enough for the request rates of an account that runs many deploys. */
const LISTING_MS = 20_000;
const NOTHING_KNOWN = {
    failedTasks: 0,
    listedAtMs: 0,
    stoppedTasks: [],
    unreadable: [],
    polls: _poll_history_js__WEBPACK_IMPORTED_MODULE_2__/* .NO_POLLS */ .bY,
    stall: { sinceMs: 0, wasSuspected: false },
};
/**
 * Polls once: the service, its service deployment, and our stopped tasks when their number grew.
 * @throws DeployError when the service cannot be read, or its service deployment gets no answer; what is denied is
 * named in `unreadable`
 */
async function pollRollout(rollout, { atMs, ...known }, { ecs, report }) {
    const { facts, before } = rollout;
    const service = await ecs.describeService(before.clusterArn, before.name);
    const unreadable = [...known.unreadable];
    const serviceDeployment = await (0,_follow_read_optional_js__WEBPACK_IMPORTED_MODULE_0__/* .readOptional */ .T)(unreadable, 'ecs:DescribeServiceDeployments', () => readServiceDeployment(ecs, rollout, known.serviceDeploymentArn));
    reportDenied(unreadable.slice(known.unreadable.length), report);
    const failedTasks = countFailed(service, facts, serviceDeployment);
    const isDue = failedTasks > known.failedTasks || isListingDue(service, facts, atMs - known.listedAtMs);
    const listed = isDue
        ? await (0,_follow_read_optional_js__WEBPACK_IMPORTED_MODULE_0__/* .readOptional */ .T)(unreadable, 'ecs:ListTasks', () => ecs.stoppedTasks(before.clusterArn, before.name, facts.ourId)).catch(leaveToNextPoll)
        : undefined;
    const read = { stoppedTasks: listed ?? known.stoppedTasks, unreadable };
    return {
        observation: { atMs, service, serviceDeployment, ...read },
        known: {
            ...known,
            ...read,
            ...(0,_slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_3__/* .defined */ .s)({ serviceDeploymentArn: serviceDeployment?.arn }),
            // A failure counts as known only once its task was seen: the list may lag the count.
            failedTasks: read.stoppedTasks.length >= failedTasks ? failedTasks : known.failedTasks,
            listedAtMs: listed === undefined ? known.listedAtMs : atMs,
        },
    };
}
/** Only what this read is the first to need: the poll before the write has reported the others. */
function reportDenied(denied, report) {
    for (const { action, why } of denied) {
        if (!why.startsWith(action))
            continue;
        const advice = 'The verdict is still correct. Allow the action to get the reason from ECS.';
        report({
            type: 'notice',
            text: `Service deployments cannot be read, so the reason of a failure may be missing: ${why}`,
            advice,
        });
    }
}
/**
 * ECS does not count tasks that stop after they ran, so while ours are not all there the list is asked now and then.
 */
function isListingDue(service, facts, sinceMs) {
    const ours = (0,_rollout_followed_deployment_js__WEBPACK_IMPORTED_MODULE_4__/* .findOurs */ .ZA)(service, facts);
    const isWhole = ours === undefined || ours.running >= ours.desired;
    return !isWhole && sinceMs >= LISTING_MS;
}
/** The deployment's count and the breaker's: the count leaves with the deployment when ECS rolls back. */
function countFailed(service, facts, serviceDeployment) {
    const ours = (0,_rollout_followed_deployment_js__WEBPACK_IMPORTED_MODULE_4__/* .findOurs */ .ZA)(service, facts);
    return Math.max(ours?.failed ?? 0, serviceDeployment?.circuitBreaker?.failureCount ?? 0);
}
async function readServiceDeployment(ecs, rollout, known) {
    const arn = known ?? rollout.serviceDeploymentArn ?? (await findServiceDeployment(ecs, rollout));
    return arn === undefined ? undefined : ecs.describeServiceDeployment(arn);
}
/** Ours is the oldest one that rolls out our revision and did not exist before the update. */
async function findServiceDeployment(ecs, rollout) {
    const { facts, before, serviceDeploymentsBefore } = rollout;
    if (!facts.isNewDeployment)
        return undefined;
    const listed = await ecs.serviceDeployments(before.clusterArn, before.name, 20);
    const isOurs = (one) => !serviceDeploymentsBefore.has(one.arn) && one.targetRevisionArn === facts.revisionArn;
    return listed.findLast(isOurs)?.arn;
}
/** Stopped tasks are evidence, not the verdict: a poll is good without them. */
function leaveToNextPoll(error) {
    if ((0,_ports_deploy_error_js__WEBPACK_IMPORTED_MODULE_1__/* .asDeployError */ .y0)(error).kind !== 'unreachable')
        throw error;
    return undefined;
}


/***/ }),

/***/ 30329:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Nx: () => (/* binding */ isRollbackUnshown),
/* harmony export */   QZ: () => (/* binding */ isLongAtRest),
/* harmony export */   bY: () => (/* binding */ NO_POLLS),
/* harmony export */   f9: () => (/* binding */ recordPoll),
/* harmony export */   fU: () => (/* binding */ isLongAstray)
/* harmony export */ });
/* harmony import */ var _slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(60846);
/* harmony import */ var _rollout_followed_deployment_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(47633);


const NO_POLLS = { wasOursSeen: false };
/** What a stale read could show, such as a service without rolloutState at rest, has to be seen for so long. */
const REST_MS = 30_000;
/** Folds one poll into what is remembered. */
function recordPoll(polls, observation, facts) {
    const { atMs, service, serviceDeployment } = observation;
    const ours = (0,_rollout_followed_deployment_js__WEBPACK_IMPORTED_MODULE_0__/* .findOurs */ .ZA)(service, facts);
    const isPrimary = ours?.status === 'PRIMARY';
    const since = (earlierMs, isSo) => (isSo ? (earlierMs ?? atMs) : undefined);
    const id = findAtRest(service);
    const sinceMs = polls.atRest?.id === id ? polls.atRest?.sinceMs : undefined;
    return {
        wasOursSeen: polls.wasOursSeen || ours !== undefined,
        ...(0,_slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_1__/* .defined */ .s)({
            failedSinceMs: since(polls.failedSinceMs, isPrimary && ours.rolloutState === 'FAILED'),
            unshownSinceMs: since(polls.unshownSinceMs, isPrimary && serviceDeployment?.status === 'ROLLBACK_SUCCESSFUL'),
            astraySinceMs: since(polls.astraySinceMs, (0,_rollout_followed_deployment_js__WEBPACK_IMPORTED_MODULE_0__/* .isAstray */ .Bg)(service, facts)),
            atRest: id === undefined ? undefined : { id, sinceMs: sinceMs ?? atMs },
        }),
    };
}
/** Behind a Classic load balancer ECS gives no rolloutState: then one deployment with all its tasks is all there is. */
function findAtRest(service) {
    const primary = (0,_rollout_followed_deployment_js__WEBPACK_IMPORTED_MODULE_0__/* .findPrimary */ .WM)(service);
    if (service === undefined || primary === undefined || primary.rolloutState !== undefined)
        return undefined;
    const isWhole = service.running === service.desired && service.pending === 0 && service.deployments.length === 1;
    return isWhole ? primary.id : undefined;
}
/** At rest in two polls, half a minute apart: what shows once may be a moment between two steps. */
function isLongAtRest(polls, observation, id) {
    const { atRest } = polls;
    return atRest !== undefined && atRest.id === id && observation.atMs - atRest.sinceMs >= REST_MS;
}
/** ECS has been rolling back to a revision that never completed for longer than a read may lag. */
function isLongAstray({ astraySinceMs }, observation) {
    return astraySinceMs !== undefined && observation.atMs - astraySinceMs >= REST_MS;
}
/** The service may still show what was before the rollback: what runs now is not known yet. */
function isRollbackUnshown({ unshownSinceMs }, observation) {
    return unshownSinceMs !== undefined && observation.atMs - unshownSinceMs < REST_MS;
}


/***/ }),

/***/ 88713:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ startRollout)
/* harmony export */ });
/* harmony import */ var _slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(60846);
/* harmony import */ var _follow_report_sent_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(41238);
/* harmony import */ var _ports_deploy_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(95078);
/* harmony import */ var _ports_send_once_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(97320);
/* harmony import */ var _rollout_followed_deployment_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(47633);
/* harmony import */ var _rollout_service_settings_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(74358);
/* harmony import */ var _describe_rollout_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(33808);







/** Sends one UpdateService and names the deployment that it made. */
async function startRollout(request, world) {
    const { plan, revisionArn } = request;
    const { service } = plan;
    const update = {
        cluster: service.clusterArn,
        service: service.name,
        revisionArn,
        ...(0,_slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_4__/* .defined */ .s)({
            desiredCount: plan.desiredCount,
            forceNewDeployment: request.shouldForce ? true : undefined,
            deploymentConfiguration: plan.configuration,
            settings: plan.settings,
        }),
    };
    const isOther = revisionArn !== service.revisionArn || (0,_rollout_service_settings_js__WEBPACK_IMPORTED_MODULE_3__/* .startsDeployment */ .vI)(plan.settings);
    const makesDeployment = request.shouldForce || isOther;
    world.notes.noteService(service.name, { isUpdateSent: true });
    const ours = await updateOnce({ update, service, makesDeployment }, world);
    // Noted before it is reported, so that the output is set even if the run is killed at the next moment.
    world.notes.noteService(service.name, { deploymentId: ours.id });
    (0,_follow_report_sent_js__WEBPACK_IMPORTED_MODULE_0__/* .reportSent */ .p)(service.name, { revisionArn, deploymentId: ours.id }, world);
    return (0,_describe_rollout_js__WEBPACK_IMPORTED_MODULE_5__/* .describeRollout */ .l)(request, { ...ours, isAdopted: false });
}
/**
 * Sends the update, and returns the deployment that it made or left as it was. UpdateService takes no client token: a
 * new deployment of our revision is the one whose answer was lost. It is no longer PRIMARY if ECS has rolled it back
 * since. An update that makes no deployment leaves no trace and may be repeated.
 */
function updateOnce({ update, service, makesDeployment }, world) {
    const known = new Set(service.deployments.map(({ id }) => id));
    const send = async () => requirePrimary(await world.ecs.update(update), 'ecs:UpdateService');
    const find = async () => {
        const now = await world.ecs.describeService(update.cluster, update.service);
        if (now !== undefined)
            requirePrimary(now, 'ecs:DescribeServices');
        const made = now?.deployments.find(({ id, revisionArn }) => !known.has(id) && revisionArn === update.revisionArn);
        return makesDeployment ? made : undefined;
    };
    return (0,_ports_send_once_js__WEBPACK_IMPORTED_MODULE_2__/* .sendOnce */ .E)({ send, find }, world);
}
/** Every service that ECS deploys has one: else what answered was not ECS, or only a part of the answer came. */
function requirePrimary(service, call) {
    const primary = (0,_rollout_followed_deployment_js__WEBPACK_IMPORTED_MODULE_6__/* .findPrimary */ .WM)(service);
    if (primary !== undefined)
        return primary;
    throw new _ports_deploy_error_js__WEBPACK_IMPORTED_MODULE_1__/* .DeployError */ .sH({
        kind: 'unreachable',
        message: `${call} on service ${service.name} returned no usable answer: it has no PRIMARY deployment.`,
        advice: 'Check whether a proxy answers instead of AWS, then run again.',
    });
}


/***/ }),

/***/ 25695:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ judgeTask)
/* harmony export */ });
/* harmony import */ var _slipway_ecs_rules_text__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(79672);
/* harmony import */ var _slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(60846);


/** Exit codes of a container that was stopped; it has none when the task ended before it had started. */
const STOPPED_BY_ECS = [137, 143, undefined];
/**
 * A task is well when all of its essential containers ended with exit code 0, and nobody stopped it: a container that
 * obeys SIGTERM may end with 0 half-way.
 * @param task with its containers marked essential or not
 */
function judgeTask(task) {
    const essential = task.containers.filter((container) => container.isEssential !== false);
    const failed = essential.filter(({ exitCode }) => exitCode !== 0);
    const isEndedByItself = task.stopCode === undefined || task.stopCode === 'EssentialContainerExited';
    if (failed.length === 0 && isEndedByItself)
        return { isWell: true };
    const failedTask = failed.length === 0 ? task : { ...task, containers: failed };
    const advice = isEndedByItself ? adviseOnSiblings(essential, failed) : undefined;
    return { isWell: false, failedTask, ...(0,_slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_0__/* .defined */ .s)({ nextStep: advice }) };
}
/** When one essential container ends, ECS stops the others, and their exit codes count as well. */
function adviseOnSiblings(essential, failed) {
    const ended = essential.find(({ exitCode }) => exitCode === 0);
    const [first] = failed;
    const isStoppedEach = failed.every(({ exitCode }) => STOPPED_BY_ECS.includes(exitCode));
    if (ended === undefined || first === undefined || !isStoppedEach)
        return undefined;
    const [own, other] = [ended, first].map(({ name }) => (0,_slipway_ecs_rules_text__WEBPACK_IMPORTED_MODULE_1__/* .quoteOutsideText */ .h)(name, 255));
    return `Set essential to false for container ${other}: ECS ended it because ${own} had ended well, and an essential container counts.`;
}


/***/ }),

/***/ 12497:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ combineEndings)
/* harmony export */ });
/** Worst first: the verdict of a run over several services is the worst of theirs. */
const WORST_FIRST = [
    'failed',
    'unknown',
    'stuck',
    'timed-out',
    'superseded',
    'rolled-back',
    'cancelled',
    'refused',
    'paused',
    'steady',
    'started',
    'planned',
    'unchanged',
];
/** The verdict of the run. With several services the reason names each that has it. */
function combineEndings(endings) {
    const verdict = WORST_FIRST.find((word) => endings.some((ending) => ending.verdict === word)) ?? 'unchanged';
    const having = endings.filter((ending) => ending.verdict === verdict);
    const [only] = having;
    if (endings.length === 1 && only !== undefined)
        return { verdict, reason: only.reason };
    return { verdict, reason: having.map(({ name, reason }) => `${name}: ${reason}`).join(' ') };
}


/***/ }),

/***/ 71321:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ describeFailure),
/* harmony export */   _: () => (/* binding */ summarizeRollback)
/* harmony export */ });
/* harmony import */ var _rollout_followed_deployment_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(47633);
/* harmony import */ var _text_arn_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48988);


/** Why the deployment failed. At its limit, what the controller was doing then is over. */
function describeFailure({ driver, ending }) {
    return ending.verdict === 'timed-out' ? driver.describeLimitPast(ending.lastObservation) : ending.reason;
}
/**
 * The verdict of the deployment that failed: only `failed` becomes `rolled-back`, the others keep their word.
 *
 * @param back the deployment that was followed for the rollback: the one that failed, or the one that brings
 * `targetArn`
 */
function summarizeRollback(failed, back, targetArn) {
    const { isBack, words } = describeOutcome(failed, back, (0,_text_arn_js__WEBPACK_IMPORTED_MODULE_0__/* .revisionName */ .pd)(targetArn));
    const verdict = failed.ending.verdict === 'failed' && isBack ? 'rolled-back' : failed.ending.verdict;
    return { verdict, reason: `${describeFailure(failed)} ${words}` };
}
function describeOutcome({ driver: { facts } }, { driver, ending }, target) {
    const primary = (0,_rollout_followed_deployment_js__WEBPACK_IMPORTED_MODULE_1__/* .findPrimary */ .WM)(ending.lastObservation?.service);
    const isUpdate = driver.facts.ourId !== facts.ourId;
    if (ending.verdict === 'rolled-back' && isUpdate) {
        return { isBack: false, words: `The update to ${target} also failed: ${ending.reason}` };
    }
    if (ending.verdict === 'rolled-back' || (ending.verdict === 'steady' && isUpdate)) {
        const isShown = primary !== undefined && primary.id !== facts.ourId;
        const shown = isShown ? (0,_text_arn_js__WEBPACK_IMPORTED_MODULE_0__/* .revisionName */ .pd)(primary.revisionArn) : target;
        return { isBack: true, words: `Slipway rolled back to ${shown}.` };
    }
    if (ending.verdict === 'steady') {
        const ours = (0,_text_arn_js__WEBPACK_IMPORTED_MODULE_0__/* .revisionName */ .pd)(facts.revisionArn);
        return { isBack: false, words: `It completed before it could be rolled back: ${ours} is running.` };
    }
    return { isBack: false, words: driver.describeUnfinished(ending, target) };
}


/***/ }),

/***/ 90009:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gq: () => (/* binding */ readFailureLimit),
/* harmony export */   NY: () => (/* binding */ chooseFailureLimit),
/* harmony export */   rA: () => (/* binding */ readBreaker),
/* harmony export */   xL: () => (/* binding */ countFailures)
/* harmony export */ });
/* harmony import */ var _slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(53232);
/* harmony import */ var _diagnosis_cause_rules_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(114);


/** Clamp of the circuit breaker's threshold (ECS Developer Guide, deployment circuit breaker). */
const FEWEST = 3;
const MOST = 200;
/**
 * So many failed tasks of our deployment end it. Without a circuit breaker that is the number at which ECS's own would
 * open: half of the desired count, at least 3, at most 200. With one it is twice its threshold: ECS decides first, and
 * only what it does not count, such as tasks that run and then exit, comes so far.
 */
function chooseFailureLimit(desired, breaker) {
    return breaker === undefined ? clamp(desired / 2) : 2 * computeThreshold(desired, breaker.threshold);
}
/** As ECS counts (ECS API reference, ThresholdConfiguration). */
function computeThreshold(desired, threshold = {}) {
    const { type = 'BOUNDED_PERCENT', value = 50 } = threshold;
    if (typeof value !== 'number')
        return clamp(desired / 2);
    if (type === 'COUNT')
        return value;
    const share = (desired * value) / 100;
    return type === 'UNBOUNDED_PERCENT' ? Math.max(1, Math.ceil(share)) : clamp(share);
}
function clamp(failures) {
    return Math.min(MOST, Math.max(FEWEST, Math.ceil(failures)));
}
/** Of a deployment configuration; undefined: it is off. */
function readBreaker(configuration) {
    const breaker = (0,_slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_1__/* .readObject */ .Ag)(configuration, 'deploymentCircuitBreaker');
    return breaker?.enable === true ? { threshold: (0,_slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_1__/* .readObject */ .Ag)(breaker, 'thresholdConfiguration') } : undefined;
}
/** The failure limit of an observation: twice the circuit breaker's own threshold where ECS reports it. */
function readFailureLimit(observation) {
    const hasBreaker = observation.service?.circuitBreaker.enabled === true;
    const threshold = observation.serviceDeployment?.circuitBreaker?.threshold;
    if (hasBreaker && threshold !== undefined && threshold > 0)
        return 2 * threshold;
    const configuration = observation.service?.deploymentConfiguration ?? {};
    const breaker = hasBreaker ? (readBreaker(configuration) ?? {}) : undefined;
    return chooseFailureLimit(observation.service?.desired ?? 0, breaker);
}
/** Stopped tasks that failed; those that the scheduler ended as planned are none. */
function countFailures(tasks) {
    return tasks.filter((task) => (0,_diagnosis_cause_rules_js__WEBPACK_IMPORTED_MODULE_0__/* .classifyTask */ .U)(task) !== undefined).length;
}


/***/ }),

/***/ 54315:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  p: () => (/* binding */ followDeployment)
});

// EXTERNAL MODULE: ./packages/ecs-rules/lib/values/type-helpers.js
var type_helpers = __webpack_require__(60846);
// EXTERNAL MODULE: ./lib/diagnosis/last-words.js
var last_words = __webpack_require__(16205);
// EXTERNAL MODULE: ./lib/rollout/followed-deployment.js
var followed_deployment = __webpack_require__(47633);
// EXTERNAL MODULE: ./lib/follow/news.js
var follow_news = __webpack_require__(54658);
// EXTERNAL MODULE: ./lib/follow/poll-until-verdict.js + 1 modules
var poll_until_verdict = __webpack_require__(71731);
// EXTERNAL MODULE: ./lib/follow/json-changes.js
var json_changes = __webpack_require__(94439);
;// CONCATENATED MODULE: ./lib/follow/record-followed.js


/** Opens the record of a deployment that is followed from now on. */
function openFollowed({ controller, facts, requested, before }, { notes }) {
    const opened = {
        format: 1,
        controller,
        facts,
        ...(0,type_helpers/* defined */.s)({ returningToArn: requested?.toArn }),
        polls: [],
    };
    notes.noteService(before.name, { followed: [...listFollowed(before.name, { notes }), opened] });
}
/**
 * Adds a poll that shows something new, or decides.
 * @returns what the next poll is compared with
 */
function recordFollowedPoll(name, { before, poll }, world) {
    const { atMs, observed, isLast, stall } = poll;
    const changes = (0,json_changes/* findJsonChanges */.F)(before, observed);
    if (changes !== undefined || isLast) {
        const added = { atMs, changes: changes ?? {}, ...(0,type_helpers/* defined */.s)({ stall }) };
        changeLast(name, (followed) => ({ ...followed, polls: [...followed.polls, added] }), world);
    }
    return observed;
}
/** Closes the record with the verdict, and with why no poll decided. */
function closeFollowed(name, ending, world) {
    const { verdict, reason } = ending;
    changeLast(name, (followed) => ({ ...followed, ...(0,type_helpers/* defined */.s)({ end: describeEnd(ending) }), verdict, reason }), world);
}
function describeEnd({ verdict, error, atMs, lastGoodMs }) {
    if (verdict === 'cancelled')
        return { kind: 'cancelled' };
    if (error === undefined)
        return undefined;
    return { kind: 'silent', atMs, lastGoodMs, errorKind: error.kind, message: error.message };
}
function changeLast(name, change, world) {
    const followed = listFollowed(name, world);
    const last = followed.at(-1);
    if (last !== undefined)
        world.notes.noteService(name, { followed: [...followed.slice(0, -1), change(last)] });
}
function listFollowed(name, { notes }) {
    return notes.record().services.find((one) => one.name === name)?.followed ?? [];
}

// EXTERNAL MODULE: ./lib/follow/report-wait.js + 1 modules
var report_wait = __webpack_require__(64927);
;// CONCATENATED MODULE: ./lib/follow/follow-deployment.js







/**
 * Follows a deployment of a service until there is a verdict, the run is cancelled, or contact is lost.
 * @param earlier what was reported of the service since the update, when it was followed before
 */
async function followDeployment(driver, world, earlier) {
    const { facts, controller, before, nothingKnown, nothingReported, words } = driver;
    const opening = {
        known: nothingKnown,
        lastWords: last_words/* NO_LAST_WORDS */.tu,
        reported: earlier ?? (0,follow_news/* openReported */.i)(before, nothingReported),
        lastObservation: undefined,
        silence: { sinceMs: 0 },
        recorded: undefined,
    };
    openFollowed(driver, world);
    const polled = await (0,poll_until_verdict/* pollUntilVerdict */.l)({
        limitMs: facts.limitMs,
        longestPauseMs: facts.longestPauseMs,
        opening,
        poll: ({ known, lastWords }, atMs) => pollOnce(driver, { known, lastWords, atMs }, world),
        judge: ({ reported, silence, recorded }, heard) => judgeOnce(driver, { ...heard, reported, silence, recorded }, world),
        name: `deployment ${facts.ourId} after ${words.afterStart}`,
        cancelled: `Cancelled. Deployment ${facts.ourId} continues in ${controller}.`,
    }, world);
    closeFollowed(before.name, polled, world);
    const { state, lastGoodMs, verdict, reason, error } = polled;
    const { reported, lastObservation, known } = state;
    return {
        verdict,
        reason,
        error,
        lastObservation,
        known,
        reported: { ...reported, earlierMs: reported.earlierMs + lastGoodMs },
    };
}
/** Last words are read only where they can end the deployment. */
async function pollOnce(driver, before, world) {
    const { observation, known } = await driver.poll(before.known, before.atMs, world);
    const { shouldFailFast } = driver.facts;
    const lastWords = shouldFailFast
        ? await (0,last_words/* readLastWords */.Uc)(observation.stoppedTasks, before.lastWords, world)
        : before.lastWords;
    return {
        observation: { ...observation, stoppedTasks: (0,last_words/* addLastWords */.T$)(observation.stoppedTasks, lastWords) },
        known,
        lastWords,
    };
}
async function judgeOnce(driver, heard, world) {
    const { observation, known: seen, lastWords } = heard;
    const { reported, hasEvents } = reportNews(driver, heard, world);
    const hasNews = reported.counts !== heard.reported.counts;
    const { state: known, judgement, stall } = await driver.judge({ observation, known: seen, hasNews }, world);
    const measured = (0,report_wait/* measureSilence */.u5)(heard.silence, observation, hasEvents);
    const { earlierMs } = reported;
    const isOver = judgement.verdict !== 'progressing';
    const poll = { atMs: observation.atMs, observed: driver.selectJudged(observation), isLast: isOver, stall };
    const recorded = recordFollowedPoll(driver.before.name, { before: heard.recorded, poll }, world);
    const silence = isOver ? measured : await (0,report_wait/* reportWait */.O9)(observation, { silence: measured, earlierMs }, world);
    return { state: { known, lastWords, reported, lastObservation: observation, silence, recorded }, judgement };
}
/** Reports what is new, and notes it in the run record. */
function reportNews(driver, { reported, observation }, { report, notes }) {
    const { name } = driver.before;
    const news = (0,follow_news/* findNews */.N)(driver, reported, observation);
    for (const event of news.events)
        report(event);
    const outcome = notes.record().services.find((one) => one.name === name);
    const { service, serviceDeployment } = observation;
    const revisionArn = outcome?.revisionArn;
    notes.noteService(name, {
        events: [...(outcome?.events ?? []), ...news.serviceEvents],
        stoppedTasks: [...(outcome?.stoppedTasks ?? []), ...news.stoppedTasks],
        course: [...(outcome?.course ?? []), ...news.lifecycle],
        timeline: [...(outcome?.timeline ?? []), ...listSamples(news.sample, service, { driver, revisionArn })],
        ...(0,type_helpers/* defined */.s)({
            desired: service ? service.desired : undefined,
            running: service ? service.running : undefined,
            serving: service ? (0,followed_deployment/* listRunningRevisions */.AU)(service) : undefined,
            serviceDeploymentArn: serviceDeployment ? serviceDeployment.arn : undefined,
        }),
    });
    return { reported: news.reported, hasEvents: news.events.length > 0 };
}
/** The new tasks are those of the run's revision, also while the deployment that replaces it is followed. */
function listSamples(sample, service, { driver, revisionArn }) {
    if (sample === undefined)
        return [];
    if (service === undefined || revisionArn === undefined || revisionArn === driver.facts.revisionArn)
        return [sample];
    const ours = service.deployments.filter((one) => one.revisionArn === revisionArn);
    const oursRunning = ours.reduce((sum, { running }) => sum + running, 0);
    const oursPending = ours.reduce((sum, { pending }) => sum + pending, 0);
    const othersRunning = sample.oursRunning + sample.othersRunning - oursRunning;
    return [{ ...sample, oursRunning, oursPending, othersRunning, failed: 0, isRollback: true }];
}


/***/ }),

/***/ 94439:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ findJsonChanges),
/* harmony export */   M: () => (/* binding */ applyJsonChanges)
/* harmony export */ });
/* harmony import */ var _slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(93844);

/** Marks a value that takes the place of one of another kind, or that is null. */
const REPLACED = '=';
const LENGTH = 'length';
/**
 * What turns one JSON value into another. An object holds the changes of the fields that changed, null for a field that
 * went away; a list is changed by index, with its `length` where that changed. All else replaces the old value.
 *
 * @returns undefined when both are equal
 */
function findJsonChanges(before, after) {
    if (before === after)
        return undefined;
    if (after === null)
        return { [REPLACED]: null };
    if ((0,_slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_0__/* .isJsonList */ .P8)(after))
        return (0,_slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_0__/* .isJsonList */ .P8)(before) ? findListChanges(before, after) : after;
    if (!(0,_slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(after))
        return after;
    if ((0,_slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_0__/* .isJsonList */ .P8)(before) || hasMark(after) || hasMark(before))
        return { [REPLACED]: after };
    return findFieldChanges((0,_slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(before) ? before : undefined, after);
}
/** A field of that name would be taken for the mark. */
function hasMark(value) {
    return (0,_slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(value) && Object.hasOwn(value, REPLACED);
}
function findFieldChanges(before, after) {
    const gone = Object.keys(before ?? {}).filter((name) => ownField(after, name) === undefined);
    const changed = Object.entries(after).flatMap(([name, value]) => {
        const change = value === undefined ? undefined : findJsonChanges(ownField(before, name), value);
        return change === undefined ? [] : [[name, change]];
    });
    if (before !== undefined && gone.length + changed.length === 0)
        return undefined;
    return Object.fromEntries([...gone.map((name) => [name, null]), ...changed]);
}
function findListChanges(before, after) {
    const changed = after.flatMap((value, index) => {
        const change = findJsonChanges(before[index], value);
        return change === undefined ? [] : [[String(index), change]];
    });
    const length = before.length === after.length ? [] : [[LENGTH, after.length]];
    return changed.length + length.length === 0 ? undefined : Object.fromEntries([...changed, ...length]);
}
/** The value after its changes. Reads whatever a file may hold and never throws. */
function applyJsonChanges(before, changes) {
    if (!(0,_slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(changes))
        return changes;
    if (Object.hasOwn(changes, REPLACED))
        return changes[REPLACED] ?? null;
    if ((0,_slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_0__/* .isJsonList */ .P8)(before))
        return applyToList(before, changes);
    const fields = new Map(Object.entries((0,_slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(before) ? before : {}));
    for (const [name, change] of Object.entries(changes)) {
        if (change === null || change === undefined)
            fields.delete(name);
        else
            fields.set(name, applyJsonChanges(fields.get(name), change));
    }
    return Object.fromEntries(fields);
}
function applyToList(before, changes) {
    const length = typeof changes[LENGTH] === 'number' ? changes[LENGTH] : before.length;
    const kept = before.slice(0, Math.max(0, length));
    const added = Object.keys(changes).filter((name) => name !== LENGTH && Number(name) >= kept.length).length;
    return Array.from({ length: kept.length + added }, (_, index) => {
        const change = changes[String(index)];
        return change === undefined ? (kept[index] ?? null) : applyJsonChanges(kept[index], change);
    });
}
function ownField(object, name) {
    return object !== undefined && Object.hasOwn(object, name) ? object[name] : undefined;
}


/***/ }),

/***/ 59097:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  xx: () => (/* binding */ because),
  XW: () => (/* binding */ describeLimit),
  u0: () => (/* binding */ describePast),
  $K: () => (/* binding */ judgeProgress)
});

// EXTERNAL MODULE: ./lib/text/arn.js
var arn = __webpack_require__(48988);
// EXTERNAL MODULE: ./lib/text/duration.js
var duration = __webpack_require__(54783);
// EXTERNAL MODULE: ./lib/follow/failure-limit.js
var failure_limit = __webpack_require__(90009);
// EXTERNAL MODULE: ./lib/diagnosis/cause-rules.js + 1 modules
var cause_rules = __webpack_require__(114);
// EXTERNAL MODULE: ./lib/diagnosis/diagnose.js + 8 modules
var diagnose = __webpack_require__(63321);
;// CONCATENATED MODULE: ./lib/follow/unrecoverable.js


/**
 * Causes that retries cannot fix: the image, the task definition or a permission has to change, and that is
 * another revision or another run. All others, such as an exit code or a health check, count toward the limit.
 */
const CANNOT_HEAL = new Set([
    'image-absent',
    'image-denied',
    'image-private',
    'registry-denied',
    'wrong-architecture',
    'command-absent',
    'command-not-executable',
    'user-absent',
    'directory-unusable',
    'secret-absent',
    'secret-key-absent',
    'secret-denied',
    'secret-undecryptable',
    'secret-inaccessible',
    'log-group-absent',
    'log-group-denied',
    'log-group-inaccessible',
    'role-inaccessible',
    'platform-incompatible',
    'port-held',
]);
/**
 * A network that did not answer, or a limit of calls, may do better at the next start. ECS cuts long reasons, so the
 * beginning of a text has to do: `RequestCanceled: request context canceled caused by: context deadli...` was observed.
 */
const PASSING = /timeout|timed out|context (?:ca|dead)|request ?cancel|connection (?:reset|refused|issue)|send request failed|request send failed|network configuration|signal: killed|dial tcp|no such host|throttl|toomanyrequests|rate exceeded|internal server error|service unavailable/i;
/** Codes of containers that were stopped: they say nothing of who ended first. */
const STOP_EXIT_CODES = new Set([undefined, 137, 143]);
/** The first of our stopped tasks with an unrecoverable cause. */
function findUnrecoverable(stoppedTasks) {
    const task = stoppedTasks.find((stopped) => isUnrecoverable(stopped));
    return task === undefined ? undefined : { task, words: (0,diagnose/* describeStop */.C)(task).words };
}
/** What a person stopped says nothing of the image. */
function isUnrecoverable(task) {
    const finding = (0,cause_rules/* classifyTask */.U)(task);
    if (finding === undefined || !CANNOT_HEAL.has(finding.kind))
        return false;
    if (finding.words.some((words) => PASSING.test(words)))
        return false;
    return task.stopCode !== 'UserInitiated' && isCertain(finding, task);
}
/** By an exit code alone, it has to be the only one: a container that is not essential may end as it likes. */
function isCertain({ exitCode, containers }, task) {
    if (exitCode === undefined)
        return true;
    return task.containers.every((one) => containers.includes(one.name) || STOP_EXIT_CODES.has(one.exitCode));
}

;// CONCATENATED MODULE: ./lib/follow/judge-progress.js
/** The frame in which every deployment of a service is judged. */




/**
 * The first rule that fits decides: its own rules, unrecoverable failures, the failure limit, a pause, the limit in
 * minutes.
 */
function judgeProgress(facts, observation, own) {
    return own.judgement ?? judgeFailures(facts, observation, own) ?? own.pause ?? judgeLimit(facts, observation, own);
}
/** An unrecoverable cause ends it at its first stopped task; others at the failure limit. */
function judgeFailures({ shouldFailFast, revisionArn }, { stoppedTasks }, { isAtRisk, failureLimit }) {
    if (!shouldFailFast || !isAtRisk)
        return undefined;
    const unrecoverable = findUnrecoverable(stoppedTasks);
    const revision = (0,arn/* revisionName */.pd)(revisionArn);
    if (unrecoverable !== undefined) {
        return {
            verdict: 'failed',
            reason: `${revision} can't start: ${unrecoverable.words}.`,
        };
    }
    const failures = (0,failure_limit/* countFailures */.xL)(stoppedTasks);
    if (failures < failureLimit)
        return undefined;
    return { verdict: 'failed', reason: `${failures} tasks of ${revision} failed (limit ${failureLimit}).` };
}
function judgeLimit(facts, { atMs }, { goal, state, progress }) {
    if (atMs < facts.limitMs)
        return { verdict: 'progressing', reason: progress };
    return { verdict: 'timed-out', reason: `${describeLimit(facts, goal)}; ${state}.` };
}
/** `web:42 was not steady after 30 minutes`. */
function describeLimit({ revisionArn, limitMs }, goal) {
    return `${(0,arn/* revisionName */.pd)(revisionArn)} was not ${goal} within ${(0,duration/* formatLimit */.tW)(limitMs)}`;
}
/**
 * The state at the limit, in the past tense: the deployment has been rolled back since.
 * @param where a clause; undefined: nothing is known
 */
function describePast(facts, goal, where) {
    return `${describeLimit(facts, goal)}${where === undefined ? '' : `; ${where}`}.`;
}
/** The controller's own words are put in brackets, without the full stop that would double ours. */
function because(words) {
    return words === undefined || words === '' ? '' : ` (${words.replace(/\.$/, '')})`;
}


/***/ }),

/***/ 40584:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ judgeReturned)
/* harmony export */ });
/* harmony import */ var _text_arn_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48988);
/* harmony import */ var _text_duration_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(54783);


/** The same end from the other side: what is followed is the deployment that is rolled back. */
function judgeReturned({ controller, facts }, { toArn, canReplace }, verdict) {
    const to = (0,_text_arn_js__WEBPACK_IMPORTED_MODULE_0__/* .revisionName */ .pd)(toArn);
    const what = `deployment ${facts.ourId} of ${(0,_text_arn_js__WEBPACK_IMPORTED_MODULE_0__/* .revisionName */ .pd)(facts.revisionArn)}`;
    switch (verdict) {
        case 'rolled-back':
            return { verdict: 'steady', reason: `Rolled back to ${to}: ${controller} stopped ${what}.` };
        case 'cancelled':
            return { reason: `Cancelled. ${controller} continues to roll back ${what}.` };
        case 'timed-out': {
            const late = `The rollback to ${to} did not complete within ${(0,_text_duration_js__WEBPACK_IMPORTED_MODULE_1__/* .formatLimit */ .tW)(facts.limitMs)}`;
            return { reason: `${late}; ${controller} continues to roll back ${what}.` };
        }
        case 'steady':
            if (canReplace)
                return undefined;
            return { verdict: 'failed', reason: `${controller} completed ${what} before it could be stopped.` };
        default:
            return undefined;
    }
}


/***/ }),

/***/ 70004:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ judgeSilence)
/* harmony export */ });
/** Without one good poll for so long, contact is lost. */
const LOST_MS = 5 * 60_000;
/** What a poll means that failed: only lost contact and the limit can end a run without a good poll. */
function judgeSilence({ name, limitMs }, { error, silentMs, atMs, }) {
    if (error.kind !== 'unreachable' || silentMs >= LOST_MS) {
        return { verdict: 'unknown', reason: `Lost contact with AWS about ${name}: ${error.message}` };
    }
    if (atMs >= limitMs)
        return { verdict: 'timed-out', reason: `Timed out while AWS did not answer: ${error.message}` };
    return { verdict: 'progressing', reason: error.message };
}


/***/ }),

/***/ 54658:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ findNews),
/* harmony export */   i: () => (/* binding */ openReported)
/* harmony export */ });
/* harmony import */ var _slipway_ecs_rules_scheduler__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(87318);
/* harmony import */ var _slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(60846);


/** Events from before the update are not reported. */
function openReported(before, lifecycle) {
    return {
        eventIds: new Set(before.events.map((event) => event.id)),
        taskArns: new Set(),
        counts: '',
        lifecycle,
        earlierMs: 0,
    };
}
/** Compares a poll with what was reported before: each event and stopped task once, counts only when they change. */
function findNews(driver, reported, seen) {
    const observation = { ...seen, atMs: reported.earlierMs + seen.atMs };
    const { service } = observation;
    const stoppedTasks = observation.stoppedTasks.filter((task) => !reported.taskArns.has(task.arn));
    if (service === undefined)
        return { reported, events: [], serviceEvents: [], stoppedTasks: [], lifecycle: [] };
    const serviceEvents = service.events.filter((event) => !reported.eventIds.has(event.id)).toReversed();
    const counts = describeCounts(service);
    const moment = counts === reported.counts ? undefined : count(service, observation, driver.findOwnId(seen));
    const lifecycle = driver.findLifecycleNews(reported.lifecycle, observation);
    return {
        reported: {
            ...reported,
            eventIds: new Set([...reported.eventIds, ...serviceEvents.map((event) => event.id)]),
            taskArns: new Set([...reported.taskArns, ...stoppedTasks.map((task) => task.arn)]),
            counts,
            desired: service.desired,
            lifecycle: lifecycle.reported,
        },
        events: [
            ...inOrder(service.name, serviceEvents, stoppedTasks),
            ...lifecycle.events,
            ...findDesired(service, reported, observation.atMs),
            ...(moment === undefined ? [] : [moment.event]),
        ],
        serviceEvents,
        stoppedTasks,
        lifecycle: lifecycle.events,
        ...(0,_slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_0__/* .defined */ .s)({ sample: moment?.sample }),
    };
}
/** The count that the run itself set is in the first poll. */
function findDesired({ name, desired }, reported, atMs) {
    const { desired: from } = reported;
    if (from === undefined || from === desired)
        return [];
    return [{ type: 'desired-changed', service: name, atMs, from, to: desired }];
}
/** In the order of ECS's own times, so that a stop comes before the start that replaces the task. */
function inOrder(service, events, tasks) {
    const dated = [
        ...events.map((event) => ({ at: event.at, reported: { type: 'service-event', service, event } })),
        ...tasks.map((task) => ({ at: task.stoppedAt ?? 0, reported: { type: 'task-stopped', service, task } })),
    ];
    return dated.toSorted((one, other) => one.at - other.at).map(({ reported }) => reported);
}
function describeCounts(service) {
    const each = service.deployments.map((one) => [
        one.id,
        one.status,
        one.desired,
        one.running,
        one.pending,
        one.failed,
    ]);
    return JSON.stringify([service.desired, each]);
}
/** The counts of this moment, for the log and for the record. */
function count(service, observation, ourId) {
    const { atMs } = observation;
    const { name, desired } = service;
    const ours = service.deployments.find(({ id }) => id === ourId);
    const others = service.deployments.filter((deployment) => deployment !== ours);
    const event = { type: 'counts', service: name, atMs, desired, ours, others };
    const sample = {
        atMs,
        desired,
        lowerBound: (0,_slipway_ecs_rules_scheduler__WEBPACK_IMPORTED_MODULE_1__/* .lowerBound */ .y)(desired, service.minimumHealthyPercent),
        upperBound: (0,_slipway_ecs_rules_scheduler__WEBPACK_IMPORTED_MODULE_1__/* .upperBound */ .r)(desired, service.maximumPercent),
        oursRunning: ours?.running ?? 0,
        oursPending: ours?.pending ?? 0,
        othersRunning: others.reduce((sum, deployment) => sum + deployment.running, 0),
        failed: ours?.failed ?? 0,
        ...(0,_slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_0__/* .defined */ .s)({ isRollback: isRollback(ours, observation) ? true : undefined }),
    };
    return { event, sample };
}
/** ECS makes the deployment from before ours PRIMARY again; of traffic that moves back, the status shows it. */
function isRollback(ours, { serviceDeployment }) {
    const hasFailed = ours?.rolloutState === 'FAILED' && ours.status !== 'PRIMARY';
    return hasFailed || serviceDeployment?.status.startsWith('ROLLBACK_') === true;
}


/***/ }),

/***/ 71731:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  l: () => (/* binding */ pollUntilVerdict)
});

// EXTERNAL MODULE: ./lib/ports/deploy-error.js
var deploy_error = __webpack_require__(95078);
// EXTERNAL MODULE: ./lib/follow/judge-silence.js
var judge_silence = __webpack_require__(70004);
;// CONCATENATED MODULE: ./lib/follow/poll-interval.js
/** Polls are more frequent at first, when most rollouts end or fail. */
const EARLY_MS = 5 * 60_000;
const EARLY_PAUSE_MS = 5_000;
const LATE_PAUSE_MS = 10_000;
const JITTER = 0.2;
/**
 * Milliseconds until the next poll: about five seconds in the first five minutes, then ten, ± 20 % so that parallel
 * runs spread; never past the limit, so that the last poll is at the limit.
 */
function choosePause(cadence) {
    const usual = cadence.atMs < EARLY_MS ? EARLY_PAUSE_MS : LATE_PAUSE_MS;
    const jittered = usual * (1 + JITTER * (2 * cadence.random - 1));
    const capped = Math.min(jittered, cadence.longestPauseMs ?? jittered);
    return Math.max(0, Math.min(capped, cadence.limitMs - cadence.atMs));
}

;// CONCATENATED MODULE: ./lib/follow/poll-until-verdict.js



/** Outages shorter than this are not reported. */
const QUIET_MS = 15_000;
/** Polls, judges and waits until there is a verdict, the run is cancelled, or contact is lost. */
async function pollUntilVerdict(polling, world) {
    const { clock, signal } = world;
    const startedAt = clock.now();
    let contact = { state: polling.opening, lastGoodMs: 0, isLost: false };
    let polledMs = 0;
    while (!signal.aborted) {
        polledMs = clock.now() - startedAt;
        const { judgement, error, ...next } = await pollOnce(polling, { ...contact, atMs: polledMs }, world);
        contact = next;
        const { verdict, reason } = judgement;
        if (verdict !== 'progressing')
            return { verdict, reason, error, atMs: polledMs, ...contact };
        const { limitMs, longestPauseMs } = polling;
        const atMs = clock.now() - startedAt;
        await clock.sleep(choosePause({ atMs, limitMs, longestPauseMs, random: clock.random() }), signal);
    }
    return { verdict: 'cancelled', reason: polling.cancelled, atMs: polledMs, ...contact };
}
async function pollOnce(polling, { atMs, ...contact }, { report }) {
    try {
        const seen = await polling.poll(contact.state, atMs);
        if (contact.isLost)
            report({ type: 'sight-regained' });
        const { state, judgement } = await polling.judge(contact.state, seen, atMs);
        return { state, lastGoodMs: atMs, isLost: false, judgement };
    }
    catch (thrown) {
        const error = (0,deploy_error/* asDeployError */.y0)(thrown);
        const silentMs = atMs - contact.lastGoodMs;
        const shouldReport = silentMs >= QUIET_MS && !contact.isLost;
        const judgement = (0,judge_silence/* judgeSilence */.t)(polling, { error, silentMs, atMs });
        if (judgement.verdict !== 'progressing')
            return { ...contact, error, judgement };
        if (shouldReport)
            report({ type: 'sight-lost', why: error.message });
        return { ...contact, isLost: contact.isLost || shouldReport, error, judgement };
    }
}


/***/ }),

/***/ 18406:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ readOptional)
/* harmony export */ });
/* harmony import */ var _ports_read_or_undefined_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12547);

/** No answer is no denial: a poll without it would hide how the deployment had ended, so it does not count. */
const NOT_DENIED = ['cancelled', 'internal', 'unreachable'];
/** Reads what a poll can do without: what is denied is noted once in `denied`, and not read again. */
async function readOptional(denied, action, read) {
    if (denied.some((one) => one.action === action))
        return undefined;
    return (0,_ports_read_or_undefined_js__WEBPACK_IMPORTED_MODULE_0__/* .readOrUndefined */ .o)(read, NOT_DENIED, ({ message }) => denied.push({ action, why: message }));
}


/***/ }),

/***/ 41238:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ reportSent)
/* harmony export */ });
/* harmony import */ var _slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(60846);
/* harmony import */ var _text_arn_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(48988);
/* harmony import */ var _text_console_link_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(97947);



/** Reports which deployment was made, and where it can be watched. */
function reportSent(service, { revisionArn, deploymentId }, { notes, report }) {
    const link = (0,_text_console_link_js__WEBPACK_IMPORTED_MODULE_0__/* .linkToWatch */ .zi)(notes.record(), service);
    const revision = (0,_text_arn_js__WEBPACK_IMPORTED_MODULE_1__/* .revisionName */ .pd)(revisionArn);
    report({ type: 'update-sent', service, revision, deploymentId, ...(0,_slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_2__/* .defined */ .s)({ link }) });
}


/***/ }),

/***/ 64927:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  uu: () => (/* binding */ QUIET_MS),
  u5: () => (/* binding */ measureSilence),
  O9: () => (/* binding */ reportWait)
});

// EXTERNAL MODULE: ./lib/ports/deploy-error.js
var deploy_error = __webpack_require__(95078);
// EXTERNAL MODULE: ./lib/diagnosis/ongoing-trouble.js
var ongoing_trouble = __webpack_require__(24490);
// EXTERNAL MODULE: ./lib/rollout/capacity.js
var capacity = __webpack_require__(48309);
// EXTERNAL MODULE: ./lib/rollout/followed-deployment.js
var followed_deployment = __webpack_require__(47633);
// EXTERNAL MODULE: ./lib/text/count.js
var count = __webpack_require__(49180);
// EXTERNAL MODULE: ./lib/text/duration.js
var duration = __webpack_require__(54783);
// EXTERNAL MODULE: ./lib/follow/find-pause.js
var find_pause = __webpack_require__(21265);
;// CONCATENATED MODULE: ./lib/follow/describe-wait.js






/** What a rollout waits for, one thing an item: `1 task PENDING for 1:30, pulling the image`. May quote ECS. */
function describeWait(waiting) {
    const { observation } = waiting;
    const trouble = (0,ongoing_trouble/* findOngoingTrouble */.O)(observation)?.text;
    const waits = [
        ...describeStage(observation),
        ...describePending(waiting),
        ...describeHealth(waiting),
        ...describeDraining(waiting),
        ...(trouble === undefined ? [] : [`ECS reports: ${trouble}`]),
    ];
    return waits.length > 0 ? waits : [describeRest(observation)];
}
function describeStage({ serviceDeployment }) {
    const stage = serviceDeployment?.lifecycleStage;
    const isPaused = (0,find_pause/* findPause */.W)(serviceDeployment) !== undefined;
    if (stage === undefined)
        return isPaused ? ['paused, waiting for approval'] : [];
    return [isPaused ? `paused at ${stage}, waiting for approval` : `in stage ${stage}`];
}
const PHASES = ['pulling the image', 'starting the containers', 'not started yet'];
function describePending({ observation, pendingMs, tasks = [] }) {
    const open = tasks.filter((task) => !(0,capacity/* isEnding */.yp)(task) && task.lastStatus !== 'RUNNING');
    const since = pendingMs > 0 ? ` for ${(0,duration/* formatDuration */.a3)(pendingMs)}` : '';
    if (open.length === 0) {
        const pending = observation.service?.pending ?? 0;
        return pending === 0 ? [] : [`${(0,count/* formatCount */.B)(pending, 'task')} pending${since}`];
    }
    return groupBy(open, (task) => `${task.lastStatus}${since}, ${PHASES[phaseOf(task)]}`, 'task');
}
function phaseOf({ pull }) {
    if (pull === 'in progress')
        return 0;
    return pull === 'done' ? 1 : 2;
}
function describeHealth({ tasks = [], targets = [] }) {
    // UNKNOWN is also the health of a task without a health check.
    const unhealthy = tasks.filter((task) => !(0,capacity/* isEnding */.yp)(task) && task.health === 'UNHEALTHY');
    const checked = targets.filter(({ state }) => state === 'initial' || state === 'unhealthy');
    const describeTarget = ({ state, description, reasonCode }) => state === 'initial' ? 'waiting for health checks' : `unhealthy (${description ?? reasonCode ?? 'no reason given'})`;
    return [
        ...groupBy(unhealthy, ({ lastStatus }) => `${lastStatus}, container health check failing`, 'task'),
        ...groupBy(checked, describeTarget, 'target'),
    ];
}
function describeDraining({ tasks = [], targets = [], deregistrationDelayMs }) {
    const draining = targets.filter(({ state }) => state === 'draining').length;
    if (draining > 0) {
        const delay = deregistrationDelayMs === undefined ? '' : `, deregistration delay ${Math.round(deregistrationDelayMs / 1000)} s`;
        return [`${(0,count/* formatCount */.B)(draining, 'target')} draining${delay}`];
    }
    const ending = tasks.filter(capacity/* isEnding */.yp).length;
    return ending === 0 ? [] : [`${(0,count/* formatCount */.B)(ending, 'task')} stopping`];
}
function describeRest({ service }) {
    const primary = (0,followed_deployment/* findPrimary */.WM)(service);
    if (service === undefined || primary === undefined)
        return 'ECS does not show the deployment yet';
    const { running, desired } = primary;
    const tasks = `${running}/${desired} tasks running`;
    return running < desired ? `${tasks}, ECS has not started more` : `${tasks}, ECS has not completed the deployment`;
}
function groupBy(all, name, noun) {
    const names = all.map(name);
    return [...new Set(names)].map((each) => `${(0,count/* formatCount */.B)(names.filter((one) => one === each).length, noun)} ${each}`);
}

;// CONCATENATED MODULE: ./lib/follow/report-wait.js


/** A log without a new line for so long looks like a run that hangs. */
const QUIET_MS = 60_000;
/** The silence after one more poll. @param hasNews something was reported of it */
function measureSilence(before, { atMs, service }, hasNews) {
    const isPending = (service?.pending ?? 0) > 0;
    return {
        sinceMs: hasNews ? atMs : before.sinceMs,
        pendingSinceMs: isPending ? (before.pendingSinceMs ?? atMs) : undefined,
    };
}
/**
 * Reports after a quiet minute what is waited for. What may not be read is left out: nothing is judged by it.
 * @param earlierMs how long the rollout was followed before
 */
async function reportWait(observation, { silence, earlierMs }, world) {
    const { atMs, service } = observation;
    if (service === undefined || atMs - silence.sinceMs < QUIET_MS)
        return silence;
    const pendingMs = atMs - (silence.pendingSinceMs ?? atMs);
    const waits = describeWait({ observation, pendingMs, ...(await readWaiting(observation, world)) });
    world.report({ type: 'still-waiting', service: service.name, atMs: earlierMs + atMs, waits });
    return { ...silence, sinceMs: atMs };
}
async function readWaiting({ service }, world) {
    if (service === undefined)
        return {};
    const groups = service.loadBalancers.flatMap(({ targetGroupArn }) => targetGroupArn ?? []);
    const read = (reading) => readOrNothing(reading, world);
    const [tasks, targets] = await Promise.all([
        read(() => world.ecs.serviceTasks(service.clusterArn, service.name)),
        groups.length === 0 ? undefined : read(() => readTargets(groups, world)),
    ]);
    return { tasks, ...targets };
}
async function readTargets(groups, world) {
    const { loadBalancing } = await world.evidence();
    const ofGroups = await Promise.all(groups.map((arn) => loadBalancing.targetHealth(arn)));
    const isDraining = (targets) => targets.some(({ state }) => state === 'draining');
    const draining = groups[ofGroups.findIndex(isDraining)];
    const deregistrationDelayMs = draining === undefined ? undefined : await loadBalancing.deregistrationDelayMs(draining);
    return { targets: ofGroups.flat(), deregistrationDelayMs };
}
async function readOrNothing(read, { report }) {
    try {
        return await read();
    }
    catch (thrown) {
        report({ type: 'debug', text: (0,deploy_error/* asDeployError */.y0)(thrown).message });
        return undefined;
    }
}


/***/ }),

/***/ 70181:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ rollBack),
/* harmony export */   q: () => (/* binding */ ROLLBACK_LIMIT_MS)
/* harmony export */ });
/* harmony import */ var _ports_deploy_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(95078);
/* harmony import */ var _text_arn_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(48988);
/* harmony import */ var _describe_rollback_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(71321);
/* harmony import */ var _follow_deployment_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(54315);
/* harmony import */ var _stop_with_rollback_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(88571);





/** How long a rollback after a failure is followed, but for pauses that it takes anyway. */
const ROLLBACK_LIMIT_MS = 15 * 60_000;
/** Ends that are for us to roll back; only `failed` becomes `rolled-back` by it, the others keep their word. */
const ROLLED_BACK = new Set(['failed', 'timed-out', 'stuck']);
/**
 * Rolls our deployment back to the last one that completed, where that is for us to do: it is stopped with rollback,
 * which is bound to it; where that is not possible any more or leads elsewhere, another deployment brings the revision.
 */
async function rollBack(failed, world) {
    const { driver, ending } = failed;
    if (!ROLLED_BACK.has(ending.verdict))
        return ending;
    try {
        const target = await driver.findTarget(ending, world);
        if (target === undefined)
            return ending;
        if (target.kind === 'none')
            return { ...ending, reason: `${ending.reason} ${target.reason}` };
        const { revisionArn: targetArn, isChosen } = target;
        const to = isChosen ? { to: (0,_text_arn_js__WEBPACK_IMPORTED_MODULE_3__/* .revisionName */ .pd)(targetArn) } : {};
        world.report({ type: 'rollback-asked', service: driver.before.name, ...to, why: (0,_describe_rollback_js__WEBPACK_IMPORTED_MODULE_4__/* .describeFailure */ .I)(failed) });
        const back = await rollBackOrUpdate({ driver: driver.openRollback(targetArn), ending }, targetArn, world);
        const { lastObservation = ending.lastObservation, reported } = back.ending;
        return { lastObservation, reported, known: ending.known, ...(0,_describe_rollback_js__WEBPACK_IMPORTED_MODULE_4__/* .summarizeRollback */ ._)(failed, back, targetArn) };
    }
    catch (thrown) {
        const why = (0,_ports_deploy_error_js__WEBPACK_IMPORTED_MODULE_0__/* .asDeployError */ .y0)(thrown).message;
        return { ...ending, reason: `${ending.reason} The rollback could not be started: ${why}` };
    }
}
/** @param failed as it is followed while it is rolled back, with how it ended before */
async function rollBackOrUpdate(failed, targetArn, world) {
    const { driver } = failed;
    const stop = await stopFailed(failed, world);
    const stopped = stop === undefined ? failed : await followOn(failed, world);
    if (stop !== undefined && (stopped.ending.verdict !== 'failed' || !stop.canReplace))
        return stopped;
    const send = await driver.preparePrevious(targetArn, world);
    if (send === undefined)
        return stop === undefined ? followOn(failed, world) : stopped;
    if (stop !== undefined) {
        const left = `${driver.controller} did not roll back to ${(0,_text_arn_js__WEBPACK_IMPORTED_MODULE_3__/* .revisionName */ .pd)(targetArn)}: ${stopped.ending.reason}`;
        world.report({ type: 'notice', text: `${left} Updating the service instead.` });
    }
    return followOn({ ...stopped, driver: await send() }, world);
}
async function followOn({ driver, ending }, world) {
    return { driver, ending: await (0,_follow_deployment_js__WEBPACK_IMPORTED_MODULE_1__/* .followDeployment */ .p)(driver, world, ending.reported) };
}
/** The stop, where our deployment is rolled back on request. */
async function stopFailed({ driver, ending }, world) {
    const stop = driver.findStop(ending);
    if (typeof stop === 'string')
        return undefined;
    const refusal = await (0,_stop_with_rollback_js__WEBPACK_IMPORTED_MODULE_2__/* .stopWithRollback */ .DD)(stop, world);
    if (refusal === undefined)
        return stop;
    if (!stop.canReplace)
        throw refusal;
    (0,_stop_with_rollback_js__WEBPACK_IMPORTED_MODULE_2__/* .reportRefusal */ .Ld)(driver.controller, refusal, world);
    return undefined;
}


/***/ }),

/***/ 22499:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Sp: () => (/* binding */ toPlainJson),
/* harmony export */   a0: () => (/* binding */ selectJudged),
/* harmony export */   oP: () => (/* binding */ selectService)
/* harmony export */ });
/* harmony import */ var _slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(93844);

/** Fields of a deployment configuration that are judged by. Hooks have details of the user's own, which stay out. */
const CONFIGURATION = [
    'strategy',
    'bakeTimeInMinutes',
    'canaryConfiguration',
    'linearConfiguration',
    'alarms',
];
/** What the judge reads of a poll. No events and no settings that nothing is judged by. */
function selectJudged({ service, serviceDeployment, stoppedTasks }) {
    return toPlainJson({
        service: service === undefined ? undefined : selectService(service),
        serviceDeployment,
        stoppedTasks,
    });
}
/** What is judged of a service, whoever deploys it. */
function selectService(service) {
    const { name, clusterArn, status, revisionArn, desired, running, pending, deployments } = service;
    const { loadBalancers, launchType, minimumHealthyPercent, maximumPercent, circuitBreaker } = service;
    return {
        ...{ name, clusterArn, status, revisionArn, desired, running, pending, deployments },
        ...{ loadBalancers, launchType, minimumHealthyPercent, maximumPercent, circuitBreaker },
        deploymentConfiguration: selectConfiguration(service.deploymentConfiguration),
    };
}
function selectConfiguration(configuration) {
    const kept = CONFIGURATION.flatMap((name) => {
        const value = configuration[name];
        return value === undefined ? [] : [[name, value]];
    });
    return Object.fromEntries(kept);
}
/** Without the fields that are undefined. */
function toPlainJson(value) {
    const plain = JSON.parse(JSON.stringify(value));
    return (0,_slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(plain) ? plain : {};
}


/***/ }),

/***/ 88571:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DD: () => (/* binding */ stopWithRollback),
/* harmony export */   Ld: () => (/* binding */ reportRefusal),
/* harmony export */   Wc: () => (/* binding */ stopForRollback)
/* harmony export */ });
/* harmony import */ var _ports_deploy_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(95078);
/* harmony import */ var _ports_read_or_undefined_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(12547);
/* harmony import */ var _ports_retry_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(63818);
/* harmony import */ var _text_arn_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(48988);




/**
 * Stops a deployment with rollback, for up to a minute where no usable answer comes: a throttled or lost call must not
 * leave a bad deployment. May be repeated: a second stop of what is being rolled back already changes nothing (ECS API
 * reference, StopServiceDeployment).
 *
 * @returns why it was refused; undefined when the deployment is rolled back, by this call or for another reason
 * @throws DeployError `unreachable` when no answer came to it, though it was repeated
 */
async function stopWithRollback(stop, world) {
    try {
        await (0,_ports_retry_js__WEBPACK_IMPORTED_MODULE_2__/* .openRetries */ .xw)(world)(() => stop.send(world));
        return undefined;
    }
    catch (thrown) {
        const error = (0,_ports_deploy_error_js__WEBPACK_IMPORTED_MODULE_0__/* .asDeployError */ .y0)(thrown);
        if (error.kind === 'unreachable' || error.kind === 'internal')
            throw error;
        // What may not be read is not known to be rolled back.
        const isRollingBack = await (0,_ports_read_or_undefined_js__WEBPACK_IMPORTED_MODULE_1__/* .readOrUndefined */ .o)(() => stop.isRollingBack(world), ['internal']);
        return isRollingBack === true ? undefined : error;
    }
}
/** Stops the deployment in progress with rollback. Whether it was done; where it was not, another step is due. */
async function stopForRollback(toStop, world) {
    const { service, controller, deploymentId, fromArn, toArn, stop } = toStop;
    const from = fromArn === undefined ? '' : ` of ${(0,_text_arn_js__WEBPACK_IMPORTED_MODULE_3__/* .revisionName */ .pd)(fromArn)}`;
    const why = `deployment ${deploymentId}${from} is in progress; ${controller} rolls it back to ${(0,_text_arn_js__WEBPACK_IMPORTED_MODULE_3__/* .revisionName */ .pd)(toArn)}.`;
    world.report({ type: 'rollback-asked', service: service.name, why });
    world.notes.noteService(service.name, { isUpdateSent: true });
    const refusal = await stopWithRollback(stop, world);
    if (refusal === undefined)
        return true;
    // Where it is denied, and nothing can take the deployment's place, no step is left.
    if (!stop.canReplace && refusal.kind !== 'rejected')
        throw refusal;
    world.notes.noteService(service.name, { isUpdateSent: false });
    reportRefusal(controller, refusal, world);
    return false;
}
function reportRefusal(controller, { message, advice }, { report }) {
    report({ type: 'notice', text: `${controller} refused the rollback: ${message}`, advice });
}


/***/ }),

/***/ 88643:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  F: () => (/* binding */ joinHistory)
});

// EXTERNAL MODULE: ./packages/ecs-rules/lib/values/type-helpers.js
var type_helpers = __webpack_require__(60846);
// EXTERNAL MODULE: ./lib/text/arn.js
var arn = __webpack_require__(48988);
;// CONCATENATED MODULE: ./lib/history/past-rollback.js


/**
 * Marks a deployment of a revision that had completed before another one ran, or whose content a rollback registered
 * again. The mark on the service says which run did the newest one, and that it was no ordinary deploy of old content.
 * @param before older deployments, newest first
 */
function describeAsRollback(one, before, mark) {
    const { revisionArn, entry } = one;
    if (revisionArn === undefined)
        return one;
    const own = mark?.revision === (0,arn/* revisionName */.pd)(revisionArn) ? mark : undefined;
    const ran = before.find(({ outcome, revisionArn: arn }) => outcome === 'steady' && arn !== undefined);
    const hasRun = before.some((older) => older.revisionArn === revisionArn && older.outcome === 'steady');
    const isReturn = hasRun && ran?.revisionArn !== revisionArn && own?.entry.content === undefined;
    if (!isReturn && entry.restores === undefined)
        return one;
    const run = own?.entry ?? (entry.restores === undefined ? undefined : entry);
    const replaced = ran?.revisionArn === undefined ? undefined : { revisionArn: ran.revisionArn, entry: ran.entry };
    return { ...one, rollback: (0,type_helpers/* defined */.s)({ run, replaced }) };
}

;// CONCATENATED MODULE: ./lib/history/history.js
/** The past of a service, of ECS's service deployments and the ledger of their revisions. */


/**
 * The deployments, newest first. ECS's own record counts. The ledger adds those that ECS has deleted after 90
 * days (ECS API reference, ListServiceDeployments) or may not show, one a revision.
 */
function joinHistory({ deployments, known, mark }, limit) {
    const byArn = new Map((known ?? []).map((one) => [one.arn, one]));
    const recorded = (deployments ?? []).map((one, at, all) => {
        const arn = one.targetRevisionArn;
        // The ledger has the last verdict alone, so it says nothing of earlier deployments of the same revision.
        const isLast = all.findIndex(({ targetRevisionArn }) => targetRevisionArn === arn) === at;
        return describeRecorded(one, arn === undefined ? undefined : byArn.get(arn), isLast);
    });
    const seen = new Set(recorded.map(({ revisionArn }) => revisionArn));
    const fromLedger = (known ?? []).filter(({ arn }) => !seen.has(arn)).flatMap(describeLedgerEntry);
    const past = [...recorded, ...fromLedger].sort((one, other) => other.at - one.at);
    return past
        .map((one, at) => describeAsRollback(one, past.slice(at + 1), at === 0 ? mark : undefined))
        .slice(0, limit);
}
function describeRecorded(one, known, isLast) {
    const { createdAt, status, statusReason, targetRevisionArn } = one;
    const written = isLast ? known?.verdict?.verdict : undefined;
    return {
        at: createdAt,
        ...(0,type_helpers/* defined */.s)({ revisionArn: targetRevisionArn }),
        entry: known?.entry ?? {},
        outcome: chooseOutcome(status, written),
        ...(0,type_helpers/* defined */.s)({ reason: statusReason }),
    };
}
function describeLedgerEntry({ arn, entry, verdict }) {
    return verdict === undefined ? [] : [{ at: verdict.at, revisionArn: arn, entry, outcome: verdict.verdict }];
}
/** The statuses of a service deployment (ECS API reference, ServiceDeployment). */
function chooseOutcome(status, written) {
    switch (status) {
        case 'SUCCESSFUL':
            return 'steady';
        case 'ROLLBACK_SUCCESSFUL':
            return 'rolled-back';
        case 'ROLLBACK_FAILED':
            return 'failed';
        case 'PENDING':
        case 'IN_PROGRESS':
            return 'in progress';
        case 'ROLLBACK_REQUESTED':
        case 'ROLLBACK_IN_PROGRESS':
            return 'rolling back';
        default:
            return chooseStopped(status, written);
    }
}
/**
 * ECS says `STOPPED` of one that was overtaken and of one that failed without a rollback: the ledger may know which.
 */
function chooseStopped(status, written) {
    const isStopped = status === 'STOPPED' || status === 'STOP_REQUESTED';
    if (!isStopped)
        return 'unknown';
    return written === undefined || written === 'steady' ? 'stopped' : written;
}


/***/ }),

/***/ 92317:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ readImages),
/* harmony export */   k: () => (/* binding */ findMainImage)
/* harmony export */ });
/* harmony import */ var _slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(93844);

/** Reads in progress at a time: ECS limits calls per second. */
const AT_ONCE = 10;
/** Image of each revision's main container, by ARN. A revision that is gone or may not be read has none. */
async function readImages(questions, { ecs }) {
    const entries = new Map(questions.flatMap(({ revisionArn: arn, entry }) => (arn === undefined ? [] : [[arn, entry]])));
    const images = new Map();
    const readOne = async ([arn, entry]) => {
        const revision = await ecs.describeRevision(arn).catch(() => undefined);
        const image = revision === undefined ? undefined : findMainImage(revision.described, entry);
        if (image !== undefined)
            images.set(arn, image);
    };
    const all = [...entries];
    for (let from = 0; from < all.length; from += AT_ONCE)
        await Promise.all(all.slice(from, from + AT_ONCE).map(readOne));
    return images;
}
/** The image that was deployed, by its digest, else that of the first essential container. */
function findMainImage(described, { imageDigest } = {}) {
    const containers = Array.isArray(described.containerDefinitions) ? described.containerDefinitions : [];
    const objects = containers.filter(_slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW);
    const deployed = objects.find(({ image }) => imageDigest !== undefined && String(image).endsWith(`@${imageDigest}`));
    const [first] = objects.filter(({ essential }) => essential !== false);
    const image = (deployed ?? first)?.image;
    return typeof image === 'string' ? image : undefined;
}


/***/ }),

/***/ 623:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ restoreCommand),
/* harmony export */   x: () => (/* binding */ refuseArchived)
/* harmony export */ });
/** ECR answers the pull of an archived image with 404 until it is restored (ECR User Guide, "Archiving an image"). */
function refuseArchived(repository, { digest, tag }) {
    const name = tag === undefined ? `${repository}@${digest}` : `${repository}:${tag} (${digest})`;
    return {
        kind: 'absent',
        message: `Image ${name} is archived in Amazon ECR, so it cannot be pulled.`,
        advice: `Restore it: ${restoreCommand(repository, digest)}`,
    };
}
/** The command that restores an archived image. */
function restoreCommand(repository, digest) {
    return (`aws ecr update-image-storage-class --repository-name ${repository} ` +
        `--image-id imageDigest=${digest} --target-storage-class STANDARD`);
}


/***/ }),

/***/ 11348:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   JW: () => (/* binding */ toIndexDigests),
/* harmony export */   YI: () => (/* binding */ shortenDigest),
/* harmony export */   ZT: () => (/* binding */ compareWithRunning)
/* harmony export */ });
/* harmony import */ var _slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(60846);
/* harmony import */ var _named_image_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(91948);
/* harmony import */ var _pin_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(98678);



/**
 * Compares container by container. An image by digest is the same by its reference. An image that was given is deployed
 * again where it cannot be compared: the step must not be green while another image runs.
 */
function compareWithRunning(comparison) {
    const outcomes = (0,_named_image_js__WEBPACK_IMPORTED_MODULE_0__/* .listImages */ .v8)(comparison.next)
        .filter(({ identifier }) => 'tag' in identifier)
        .map((image) => compareOne(image, comparison))
        .filter((outcome) => outcome !== 'same');
    const textsOf = (kind) => outcomes.flatMap((one) => (one.kind === kind ? [one.text] : []));
    const [redeployBecause] = textsOf('redeployBecause');
    return { ...(0,_slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_1__/* .defined */ .s)({ redeployBecause }), unresolved: textsOf('unresolved'), movedAlong: textsOf('movedAlong') };
}
function compareOne(image, comparison) {
    const { reference, container } = image;
    const isRequested = comparison.isRequested(image);
    const resolved = comparison.seen.find((one) => one.reference === reference);
    const running = (0,_pin_js__WEBPACK_IMPORTED_MODULE_2__/* .digestOf */ .ol)(comparison.running, container);
    const uncertain = (text) => {
        if (comparison.isGiven(image))
            return { kind: 'redeployBecause', text };
        return isRequested ? { kind: 'unresolved', text } : 'same';
    };
    if (resolved?.lookup.kind !== 'found') {
        const why = resolved?.lookup.kind === 'unknown' ? ` (${resolved.lookup.why})` : '';
        return uncertain(`the digest of image ${reference} is unknown${why}`);
    }
    const { digest } = resolved.lookup;
    if (running === undefined)
        return uncertain(`the running digest of image ${reference} is unknown`);
    if (running === digest)
        return 'same';
    const text = `image ${reference} is now ${shortenDigest(digest)}, but ${shortenDigest(running)} is running`;
    return { kind: isRequested ? 'redeployBecause' : 'movedAlong', text };
}
/** Digests of an image for one platform by that of its index, which is what a tag names: ECS may show either. */
function toIndexDigests(running, seen) {
    const indexOf = new Map();
    for (const { lookup, children } of seen) {
        if (lookup.kind === 'found')
            for (const child of children)
                indexOf.set(child, lookup.digest);
    }
    return Object.fromEntries(Object.entries(running).map(([name, digest]) => [name, indexOf.get(digest) ?? digest]));
}
/** `sha256:` and the first twelve digits. */
function shortenDigest(digest) {
    return digest.slice(0, 'sha256:'.length + 12);
}


/***/ }),

/***/ 37730:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ findInRegistry)
/* harmony export */ });
/* harmony import */ var _slipway_ecs_rules_images__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(58712);
/* harmony import */ var _ports_deploy_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(95078);
/* harmony import */ var _named_image_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(91948);



/**
 * Asks Amazon ECR for an image, by digest or tag: the registry of these credentials, and as far as they may those of
 * other accounts and regions. A read that is denied or fails is reported and stops nothing. Not gone is what a pull
 * through cache would fetch when a task starts (ECR User Guide, "Sync an upstream registry with an Amazon ECR private
 * registry").
 */
async function findInRegistry(image, world) {
    try {
        if (await isOurs(image, world.notes.record().identity, world))
            return await askOwnRegistry(image, world);
        return await askOtherRegistry(image, world);
    }
    catch (thrown) {
        const error = (0,_ports_deploy_error_js__WEBPACK_IMPORTED_MODULE_0__/* .asDeployError */ .y0)(thrown);
        if (error.kind === 'internal' || error.kind === 'cancelled')
            throw error;
        const text = `Cannot verify that image ${image.reference} exists: ${error.message}`;
        world.report({ type: 'notice', text, advice: error.advice });
        return { kind: 'unknown', why: error.message };
    }
}
async function askOwnRegistry({ repository, identifier }, world) {
    const image = await world.ecr.findImage(repository, identifier);
    if (image !== undefined)
        return describeImage(image, true);
    const isCache = await world.ecr.isCache(repository);
    return isCache ? { kind: 'unknown', why: 'a pull through cache rule fetches it' } : { kind: 'gone' };
}
/** What another account does not let us see may be there all the same. */
async function askOtherRegistry({ registry, repository, identifier }, world) {
    const place = registry === undefined ? undefined : (0,_slipway_ecs_rules_images__WEBPACK_IMPORTED_MODULE_1__/* .readEcrHost */ .dD)(registry);
    if (place === undefined)
        return { kind: 'not-asked' };
    try {
        const image = await world.ecr.findImage(repository, identifier, place);
        return image === undefined ? { kind: 'not-asked' } : describeImage(image, false);
    }
    catch (thrown) {
        const error = (0,_ports_deploy_error_js__WEBPACK_IMPORTED_MODULE_0__/* .asDeployError */ .y0)(thrown);
        if (error.kind === 'internal' || error.kind === 'cancelled')
            throw error;
        return { kind: 'not-asked' };
    }
}
function describeImage({ digest, isArchived }, isOwn) {
    return isArchived ? { kind: 'archived', digest } : { kind: 'found', digest, isOwn };
}
/** A registry on loopback may be what the endpoint is: then it names its repositories with that host. */
async function isOurs(image, identity, world) {
    const { registry, repository } = image;
    if (registry === undefined || identity === undefined)
        return false;
    if ((0,_named_image_js__WEBPACK_IMPORTED_MODULE_2__/* .isOwnRegistry */ .MJ)(registry, identity))
        return true;
    if (!(0,_named_image_js__WEBPACK_IMPORTED_MODULE_2__/* .isLoopback */ .U9)(registry))
        return false;
    return (await world.ecr.describeRepository(repository))?.uri === `${registry}/${repository}`;
}


/***/ }),

/***/ 98678:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Mc: () => (/* binding */ pinImages),
/* harmony export */   WS: () => (/* binding */ pinContainers),
/* harmony export */   ol: () => (/* binding */ digestOf)
/* harmony export */ });
/* harmony import */ var _slipway_ecs_rules_images__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(44605);
/** Images by digest in place of a tag: a tag names another image as soon as someone moves it. */

/** The digest of a container; undefined where it is not known. A container may be named `toString`. */
function digestOf(digests, container) {
    return Object.hasOwn(digests, container) ? digests[container] : undefined;
}
/** The document with the images of these containers by digest. */
function pinContainers(document, digests) {
    return mapImages(document, (container) => digestOf(digests, container));
}
/** The document with all images by digest that are known. @param digests by reference, as the document has it */
function pinImages(document, digests) {
    return mapImages(document, (_, image) => digests.get(image));
}
function mapImages(document, findDigest) {
    const containers = document.containerDefinitions;
    if (!Array.isArray(containers))
        return document;
    const containerDefinitions = document.containerDefinitions.map((container) => {
        const { name, image } = container;
        const digest = typeof image === 'string' ? findDigest(name, image) : undefined;
        return image === undefined || digest === undefined ? container : { ...container, image: (0,_slipway_ecs_rules_images__WEBPACK_IMPORTED_MODULE_0__/* .pinText */ .xl)(image, digest) };
    });
    return { ...document, containerDefinitions };
}


/***/ }),

/***/ 10617:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ readImageContent)
/* harmony export */ });
/* harmony import */ var _ports_deploy_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(95078);

/** What a comparison with the tasks and with what runs needs: what may not be read is reported, and is empty. */
async function readImageContent(repository, digest, world) {
    try {
        const { platforms, children } = await world.ecr.imageContent(repository, digest);
        return { platforms, children };
    }
    catch (thrown) {
        const { message, advice } = (0,_ports_deploy_error_js__WEBPACK_IMPORTED_MODULE_0__/* .asDeployError */ .y0)(thrown);
        const text = `Cannot check the platform of the image: ${message}`;
        world.report({ type: 'notice', text, advice });
        return { platforms: [], children: [] };
    }
}


/***/ }),

/***/ 80580:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  e: () => (/* binding */ resolveGiven)
});

// EXTERNAL MODULE: ./lib/image/find-in-registry.js
var find_in_registry = __webpack_require__(37730);
// EXTERNAL MODULE: ./lib/image/read-image-content.js
var read_image_content = __webpack_require__(10617);
// EXTERNAL MODULE: ./packages/ecs-rules/lib/images/image-reference.js
var image_reference = __webpack_require__(44605);
// EXTERNAL MODULE: ./packages/ecs-rules/lib/text/outside-text.js
var outside_text = __webpack_require__(79672);
// EXTERNAL MODULE: ./packages/ecs-rules/lib/values/json.js
var json = __webpack_require__(93844);
// EXTERNAL MODULE: ./lib/ports/deploy-error.js
var deploy_error = __webpack_require__(95078);
// EXTERNAL MODULE: ./lib/registry/docker-failure.js
var docker_failure = __webpack_require__(84856);
// EXTERNAL MODULE: ./lib/image/named-image.js
var named_image = __webpack_require__(91948);
;// CONCATENATED MODULE: ./lib/image/resolve-with-docker.js






/** A registry that does not answer must not hold up the run. */
const LIMIT_MS = 15_000;
const QUOTE_WIDTH = 300;
/**
 * Asks a registry by docker, with the logins that docker has, for the digest that a reference names. Nothing is pulled.
 * buildx answers for every image; without it `docker manifest inspect` answers for an image of one platform.
 * @param registry host of the reference; absent: Docker Hub
 */
async function resolveWithDocker({ reference, registry }, docker) {
    const options = { isQuiet: true, limitMs: LIMIT_MS };
    const format = '--format={{json .Manifest}}';
    try {
        const buildx = await docker.run(['buildx', 'imagetools', 'inspect', format, '--', reference], options);
        const digest = readDigest(buildx, (manifest) => manifest);
        if (digest !== undefined)
            return { digest };
        if (!isWithoutBuildx(buildx))
            return explain(buildx);
        const insecure = registry !== undefined && (0,named_image/* isLoopback */.U9)(registry) ? ['--insecure'] : [];
        const manifest = await docker.run(['manifest', 'inspect', '--verbose', ...insecure, '--', reference], options);
        const described = readDigest(manifest, (answer) => ((0,json/* isJsonObject */.OW)(answer) ? answer.Descriptor : undefined));
        if (described !== undefined)
            return { digest: described };
        return manifest.exitCode === 0
            ? { why: 'docker buildx, which could read it, is not installed' }
            : explain(manifest);
    }
    catch (thrown) {
        const error = (0,deploy_error/* asDeployError */.y0)(thrown);
        if (error.kind === 'internal' || error.kind === 'cancelled')
            throw error;
        return { why: error.message };
    }
}
/** docker without the plugin takes `buildx` for an unknown command or its options for unknown ones. */
function isWithoutBuildx({ exitCode, stderr }) {
    return exitCode !== 0 && /is not a docker command|unknown (?:flag|command|shorthand)/i.test(stderr);
}
function readDigest(result, pick) {
    if (result.exitCode !== 0)
        return undefined;
    const picked = pick(parse(result.stdout));
    const digest = (0,json/* isJsonObject */.OW)(picked) ? picked.digest : undefined;
    return typeof digest === 'string' && (0,image_reference/* isDigest */.Bc)(digest) ? digest : undefined;
}
function parse(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return null;
    }
}
function explain({ exitCode, stderr, stdout }) {
    const line = (0,outside_text/* quoteOutsideText */.h)((0,docker_failure/* pickCauseLine */.zd)(`${stdout}\n${stderr}`), QUOTE_WIDTH);
    return { why: line === '' ? `docker ended with exit code ${exitCode}` : line };
}

;// CONCATENATED MODULE: ./lib/image/resolve-given.js



/**
 * Resolves images, each once: in Amazon ECR by its API, in other registries by docker. Reads only, and never
 * throws for a registry that does not answer.
 */
async function resolveGiven(images, world) {
    const distinct = new Map(images.map((image) => [image.reference, image]));
    return await Promise.all([...distinct.values()].map((image) => resolveOne(image, world)));
}
async function resolveOne(image, world) {
    const { reference } = image;
    const lookup = await (0,find_in_registry/* findInRegistry */.g)(image, world);
    const isUnknown = lookup.kind === 'unknown' || lookup.kind === 'not-asked';
    if (isUnknown)
        return { ...NOTHING_KNOWN, reference, lookup: await resolveElsewhere(image, lookup, world) };
    if (lookup.kind !== 'found' || !lookup.isOwn)
        return { ...NOTHING_KNOWN, reference, lookup };
    return { reference, lookup, ...(await (0,read_image_content/* readImageContent */.R)(image.repository, lookup.digest, world)) };
}
const NOTHING_KNOWN = { platforms: [], children: [] };
/** A reference by digest names one image, whatever its registry answers. */
async function resolveElsewhere(image, lookup, world) {
    if ('digest' in image.identifier)
        return lookup;
    const answer = await resolveWithDocker(image, world.docker);
    if ('digest' in answer)
        return { kind: 'found', digest: answer.digest, isOwn: false };
    return { kind: 'unknown', why: answer.why };
}


/***/ }),

/***/ 10548:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ chooseTags),
/* harmony export */   P: () => (/* binding */ readEventTag)
/* harmony export */ });
/* harmony import */ var _slipway_ecs_rules_images__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(44605);
/* harmony import */ var _slipway_ecs_rules_text__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(79672);
/* harmony import */ var _slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(60846);
/* harmony import */ var _text_arn_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(48988);




const COMMIT_DIGITS = 12;
const TAG_REF = 'refs/tags/';
const QUOTE_WIDTH = 140;
/** What parts a component from its version in a tag of git: `api/v1.2.0`, `api@1.2.0`, `@acme/api@1.2.0`. */
const SEPARATORS = /[/@]+/;
/**
 * Tags as given, else from the event: the released or pushed tag, else the commit.
 *
 * @param repository name of the ECR repository: a tag of its own component loses the component's name
 */
function chooseTags(given, origin, repository) {
    const commitTag = origin.commit === undefined ? undefined : `sha-${origin.commit.slice(0, COMMIT_DIGITS)}`;
    if (given.length > 0)
        return tagsOf(given, commitTag);
    if (origin.withdrawn !== undefined)
        return refuseWithdrawn(origin.withdrawn);
    const eventTag = readEventTag(origin);
    if (eventTag !== undefined)
        return chooseEventTag(eventTag, commitTag, repository);
    if (commitTag !== undefined)
        return tagsOf([], commitTag);
    return {
        kind: 'error',
        error: {
            kind: 'input',
            message: 'No tag for the image: image-tag is not set, and this run has neither a git tag nor a commit.',
            advice: 'Set image-tag.',
        },
    };
}
function tagsOf(wanted, commitTag, madeFrom) {
    const all = [...new Set(commitTag === undefined ? wanted : [...wanted, commitTag])];
    return {
        kind: 'tags',
        tags: { all, ...(0,_slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_0__/* .defined */ .s)({ commitTag, madeFrom }) },
    };
}
/** The tag that the event released or pushed. */
function readEventTag({ releaseTag, ref }) {
    return releaseTag ?? (ref?.startsWith(TAG_REF) ? ref.slice(TAG_REF.length) : undefined);
}
function chooseEventTag(eventTag, commitTag, repository) {
    if ((0,_slipway_ecs_rules_images__WEBPACK_IMPORTED_MODULE_1__/* .isTag */ .dz)(eventTag))
        return tagsOf([eventTag], commitTag);
    const made = composeComponentTag(eventTag, repository);
    return made === undefined ? refuseEventTag(eventTag) : tagsOf([made], commitTag, eventTag);
}
/**
 * A monorepo's `api/v1.2.0` is `v1.2.0` in a repository that is called `api`, and `api-v1.2.0` in one that components
 * share. Undefined when that is no image tag either.
 */
function composeComponentTag(eventTag, repository) {
    const parts = eventTag.split(SEPARATORS).filter((part) => part !== '');
    const [component, version = ''] = parts.slice(-2);
    const isOwn = parts.length > 1 && component === (0,_text_arn_js__WEBPACK_IMPORTED_MODULE_2__/* .lastSegment */ .mp)(repository);
    const tag = isOwn ? version : parts.join('-');
    return (0,_slipway_ecs_rules_images__WEBPACK_IMPORTED_MODULE_1__/* .isTag */ .dz)(tag) ? tag : undefined;
}
/** Refused, not rewritten: the replacement of these letters would be a guess. */
function refuseEventTag(tag) {
    const proposal = (0,_slipway_ecs_rules_images__WEBPACK_IMPORTED_MODULE_1__/* .proposeTag */ .vE)(tag);
    return {
        kind: 'error',
        error: {
            kind: 'input',
            message: `The tag "${(0,_slipway_ecs_rules_text__WEBPACK_IMPORTED_MODULE_3__/* .quoteOutsideText */ .h)(tag, QUOTE_WIDTH)}" of this event is not a valid image tag: ` +
                '1 to 128 letters, digits, "_", "." and "-", not starting with "." or "-".',
            advice: proposal === undefined ? 'Set image-tag.' : `Set image-tag, for example "${proposal}".`,
        },
    };
}
/** The commit of such an event is the newest of the default branch (GitHub Docs, "Events that trigger workflows"). */
function refuseWithdrawn(withdrawn) {
    const what = {
        draft: 'is of a draft release',
        unpublished: 'is of an unpublished release',
        deleted: 'deleted its tag or branch',
    }[withdrawn];
    return {
        kind: 'error',
        error: {
            kind: 'input',
            message: `This event ${what}, so its commit is not the tagged one.`,
            advice: 'Run on "release: types: [published]" or on a pushed tag, or set image-tag.',
        },
    };
}


/***/ }),

/***/ 31087:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J1: () => (/* binding */ listDeployed),
/* harmony export */   Ok: () => (/* binding */ findNewest),
/* harmony export */   kV: () => (/* binding */ findSince),
/* harmony export */   wZ: () => (/* binding */ wasDeployed)
/* harmony export */ });
/* harmony import */ var _text_arn_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48988);
/** Whether a run with a turn at a service really deployed: the turn is written before the update. */

/** @param history undefined: it could not be read */
function listDeployed({ deployments }, history) {
    const shown = deployments.map(({ revisionArn, createdAt }) => ({ revision: (0,_text_arn_js__WEBPACK_IMPORTED_MODULE_0__/* .revisionName */ .pd)(revisionArn), createdAt }));
    const past = (history ?? []).map(({ targetRevisionArn = '', createdAt }) => {
        return { revision: (0,_text_arn_js__WEBPACK_IMPORTED_MODULE_0__/* .revisionName */ .pd)(targetRevisionArn), createdAt };
    });
    return { deployments: [...shown, ...past], isPartial: history === undefined };
}
/** The time of a turn: that of the newest deployment so far, or 0 where the revision is PRIMARY already. */
function findSince(revisionArn, service, history) {
    const primary = service.deployments.find(({ status }) => status === 'PRIMARY');
    return primary?.revisionArn === revisionArn ? 0 : findNewest(service, history);
}
/** Server time of the newest deployment that is known. */
function findNewest({ deployments }, history) {
    return Math.max(1, ...[...deployments, ...history].map(({ createdAt }) => createdAt));
}
/** A run that was killed or denied before its update has a turn but no later deployment. */
function wasDeployed({ revision, since }, { deployments }) {
    return since === 0 || deployments.some((one) => one.revision === revision && one.createdAt > (since ?? -1));
}


/***/ }),

/***/ 11098:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ formatSource)
/* harmony export */ });
const COMMIT_DIGITS = 12;
/**
 * Where a revision comes from, for people: its newest release, else 12 digits of its commit; undefined when unknown.
 */
function formatSource({ releases, commit }) {
    return releases?.at(-1) ?? commit?.slice(0, COMMIT_DIGITS);
}


/***/ }),

/***/ 76493:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Lo: () => (/* binding */ markService),
  au: () => (/* binding */ openLedger),
  eo: () => (/* binding */ readOrderState),
  C6: () => (/* binding */ readOwnDeployment),
  hy: () => (/* binding */ readServiceMark),
  ut: () => (/* binding */ tagRevision)
});

// EXTERNAL MODULE: ./packages/ecs-rules/lib/values/type-helpers.js
var type_helpers = __webpack_require__(60846);
// EXTERNAL MODULE: ./lib/ports/deploy-error.js
var deploy_error = __webpack_require__(95078);
// EXTERNAL MODULE: ./lib/text/arn.js
var text_arn = __webpack_require__(48988);
// EXTERNAL MODULE: ./lib/ledger/deployed.js
var ledger_deployed = __webpack_require__(31087);
// EXTERNAL MODULE: ./lib/ledger/entry.js
var ledger_entry = __webpack_require__(66341);
;// CONCATENATED MODULE: ./lib/ledger/mark.js
/**
 * The mark on a service: which run deployed last, and what. It is on the service, since after a rollback the current
 * revision is of an older run than the one that rolled back.
 */


const REVISION_KEY = `${ledger_entry/* LEDGER_PREFIX */.dE}revision`;
const SINCE_KEY = `${ledger_entry/* LEDGER_PREFIX */.dE}since`;
const NEWEST_KEY = `${ledger_entry/* LEDGER_PREFIX */.dE}newest`;
const STEP_KEY = `${ledger_entry/* LEDGER_PREFIX */.dE}step`;
/** The mark as tags; they leave nothing of an older mark. */
function writeMark({ entry, revision = '', since, newest, step = '' }) {
    return {
        ...(0,ledger_entry/* overwriteEntry */.KN)(entry),
        [REVISION_KEY]: revision,
        [SINCE_KEY]: writeTime(since),
        [NEWEST_KEY]: writeTime(newest),
        [STEP_KEY]: (0,ledger_entry/* toTagValue */.hC)(step),
    };
}
function writeTime(time) {
    return time === undefined ? '' : String(Math.floor(time));
}
function readTime(tags, key) {
    const digits = /^\d{1,15}$/.exec((0,ledger_entry/* readTag */.zW)(tags, key) ?? '')?.[0];
    return digits === undefined ? undefined : Number(digits);
}
/** The mark of a service, read from all its tags. */
function readMark(tags) {
    const revision = (0,ledger_entry/* readTag */.zW)(tags, REVISION_KEY);
    const since = readTime(tags, SINCE_KEY);
    const newest = readTime(tags, NEWEST_KEY);
    const step = (0,ledger_entry/* readTag */.zW)(tags, STEP_KEY);
    return { entry: (0,ledger_entry/* readEntry */.hB)(tags), ...(0,type_helpers/* defined */.s)({ revision, since, newest, step }) };
}

;// CONCATENATED MODULE: ./lib/ledger/order.js
/**
 * Compares `run` with `other`. A re-run keeps its run number and raises the attempt (GitHub Docs, contexts), so an old
 * run that is started again is still older than every run that began after it.
 */
function compareRuns(run, other) {
    if (run.repository === undefined || run.repository !== other.repository)
        return 'unordered';
    if (run.workflow === undefined || run.workflow !== other.workflow)
        return 'unordered';
    if (run.runNumber === undefined || other.runNumber === undefined)
        return 'unordered';
    const difference = run.runNumber - other.runNumber || (run.runAttempt ?? 1) - (other.runAttempt ?? 1);
    if (difference === 0)
        return 'same';
    return difference < 0 ? 'older' : 'newer';
}

// EXTERNAL MODULE: ./lib/ledger/run-turn.js
var run_turn = __webpack_require__(25978);
;// CONCATENATED MODULE: ./lib/ledger/order-state.js





/**
 * Judges the run by the turns and the mark on the service, and by the entries of its revisions. The service shows the
 * order after a rollback too, when the current revision is of an older run. The revisions show it where the service may
 * not be tagged.
 */
function findOrderState(run, traces) {
    if (!(0,run_turn/* isOrdered */.cq)(run))
        return notKnown('this run has no number in a workflow');
    const known = listTurns(run, traces);
    const newest = findNewest(known);
    if (newest !== undefined) {
        return compareRuns(run, newest.entry) === 'older' ? { kind: 'stale', newer: newest } : { kind: 'in-order' };
    }
    if (traces.service === undefined)
        return notKnown('no permission to read the tags of the service');
    const isForeign = Object.keys(traces.service).some((key) => key.startsWith(ledger_entry/* LEDGER_PREFIX */.dE));
    return notKnown(isForeign ? 'only runs of other workflows have deployed to it' : 'no run has marked it');
}
function notKnown(why) {
    return { kind: 'not-known', why };
}
/** Turns of newer runs at the service, the newest first. */
function listNewer(run, service) {
    const newer = listTurns(run, { service, revisions: [] }).filter(({ entry }) => compareRuns(run, entry) === 'older');
    const ranks = { older: 1, newer: -1, same: 0, unordered: 0 };
    return newer.toSorted((a, b) => ranks[compareRuns(a.entry, b.entry)]);
}
/** Only those that have an order with the run. */
function listTurns(run, traces) {
    const { service = {}, revisions, isNewerIgnored = false } = traces;
    const { entry: marker, revision: marked, since } = readMark(service);
    const mark = marked === undefined ? [] : [{ entry: marker, revision: marked, ...(0,type_helpers/* defined */.s)({ since }) }];
    const registered = revisions.map(({ revision, tags }) => ({ entry: (0,ledger_entry/* readEntry */.hB)(tags), revision }));
    // The mark and the revisions say more of a run than its turn, so they come first.
    return [...mark, ...registered, ...(0,run_turn/* readTurns */.$c)(service, run)].filter((turn) => {
        const order = compareRuns(run, turn.entry);
        return order !== 'unordered' && !(isNewerIgnored && order === 'older');
    });
}
function findNewest(turns) {
    return turns.reduce((newest, turn) => (newest !== undefined && compareRuns(turn.entry, newest.entry) !== 'newer' ? newest : turn), undefined);
}

;// CONCATENATED MODULE: ./lib/ledger/own-deployment.js

/**
 * The deployment that an earlier attempt of this step has made, as the mark on the service shows: PRIMARY, of the
 * revision of the mark, and newer than all deployments that existed before. Undefined outside a workflow.
 */
function findOwnDeployment(mark, service, { repository, runId, step = '' }) {
    if (mark?.newest === undefined || runId === undefined)
        return undefined;
    const { entry, newest, step: marked = '' } = mark;
    if (entry.runId !== runId || entry.repository !== repository || marked !== step)
        return undefined;
    const primary = service.deployments.find(({ status }) => status === 'PRIMARY');
    if (primary === undefined || (0,text_arn/* revisionName */.pd)(primary.revisionArn) !== mark.revision)
        return undefined;
    // The moment is kept in whole milliseconds.
    return primary.createdAt >= newest + 1 ? { newest } : undefined;
}

// EXTERNAL MODULE: ./lib/ledger/verdict.js
var verdict = __webpack_require__(68512);
;// CONCATENATED MODULE: ./lib/ledger/ledger.js










/** After the first denial of a kind, for services or for revisions, nothing of that kind is tried again. */
function openLedger(world) {
    const read = openAct({
        reported: 'Unknown whether a newer run has deployed and where revisions come from',
        rights: 'ecs:ListTagsForResource',
    }, world);
    const write = openAct({ reported: 'This deployment is not recorded in tags', rights: 'ecs:TagResource' }, world);
    return {
        read: (arn) => read(arn, () => world.ecs.tagsOf(arn)),
        write: async (arn, tags) => {
            if (Object.keys(tags).length === 0)
                return true;
            const isDone = await write(arn, async () => {
                await world.ecs.tag(arn, tags);
                return true;
            });
            return isDone ?? false;
        },
    };
}
/**
 * Writes the entry on the revision, with the team's tags of the revision that it was made from. A reused one
 * only gets the tags that it lacks. Where its tags may not be read, nothing is added.
 */
async function tagRevision(revision, entry, ledger) {
    const { arn, isReused, baseArn } = revision;
    const existing = isReused ? await ledger.read(arn) : {};
    if (existing === undefined)
        return false;
    // An entry was written together with what was carried over.
    const isDone = baseArn === undefined || baseArn === arn || (0,ledger_entry/* readEntry */.hB)(existing).content !== undefined;
    const base = isDone ? {} : (0,ledger_entry/* pickTeamTags */.UP)((await ledger.read(baseArn)) ?? {});
    const carried = Object.fromEntries(Object.entries(base).filter(([key]) => !Object.hasOwn(existing, key)));
    const added = (0,ledger_entry/* completeEntry */.av)(existing, entry);
    const whole = { ...existing, ...carried, ...added };
    if (Object.keys(whole).length <= ledger_entry/* MOST_TAGS */._h)
        return ledger.write(arn, { ...carried, ...added });
    // ECS refuses the whole call: the team's tags come before ours.
    await ledger.write(arn, carried);
    return ledger.write(arn, added);
}
/** Marks the service with the run that is about to deploy the revision to it. Whether it was done. */
function markService(service, entry, ledger) {
    const { since, newest, step } = service;
    const turn = { entry, revision: (0,text_arn/* revisionName */.pd)(service.revisionArn), since };
    // In one call, so that no run is seen by half.
    const turns = service.order === 'anew' ? (0,run_turn/* overwriteTurns */._n)(turn) : (0,run_turn/* writeTurn */.fM)(turn);
    return ledger.write(service.arn, {
        ...writeMark({ ...turn, newest, ...(0,type_helpers/* defined */.s)({ step }) }),
        ...turns,
    });
}
/** The mark of the run that deployed last; undefined when the tags of the service cannot be read. */
async function readServiceMark(serviceArn, ledger) {
    const tags = await ledger.read(serviceArn);
    return tags === undefined ? undefined : readMark(tags);
}
/** Of a run that is started again after it has deployed. */
async function readOwnDeployment(service, origin, ledger) {
    const ownDeployment = findOwnDeployment(await readServiceMark(service.arn, ledger), service, origin);
    return (0,type_helpers/* defined */.s)({ ownDeployment });
}
/** Whether newer runs have deployed. The tags of revisions are read only where those of the service do not show it. */
async function readOrderState(run, service, ledger) {
    if (!(0,run_turn/* isOrdered */.cq)(run))
        return findOrderState(run, { service: undefined, revisions: [] });
    const tags = await ledger.read(service.arn);
    const orderState = findOrderState(run, { service: tags, revisions: [] });
    if (orderState.kind === 'stale')
        return confirmStale(run, { tags, service }, ledger);
    if (orderState.kind !== 'not-known')
        return orderState;
    const revisions = [];
    for (const arn of new Set(service.revisionArns)) {
        revisions.push({ revision: (0,text_arn/* revisionName */.pd)(arn), tags: (await ledger.read(arn)) ?? {} });
    }
    return findOrderState(run, { service: tags, revisions });
}
/** A turn without a deployment does not count: its run was killed, denied or refused before its update. */
async function confirmStale(run, { tags, service }, ledger) {
    const deployed = await service.readDeployed();
    for (const newer of listNewer(run, tags)) {
        const isDeployed = (0,ledger_deployed/* wasDeployed */.wZ)(newer, deployed);
        // Without the history, a verdict still shows that the revision was deployed once.
        const isKnown = isDeployed || (deployed.isPartial && (await hasVerdict(newer.revision, service, ledger)));
        if (isKnown)
            return { kind: 'stale', newer };
    }
    return findOrderState(run, { service: tags, revisions: [], isNewerIgnored: true });
}
async function hasVerdict(revision, { revisionArns: [any = ''] }, ledger) {
    const tags = await ledger.read(`${(0,text_arn/* arnPrefix */.sP)(any)}${revision}`);
    return Object.keys(tags ?? {}).some((key) => key.startsWith(verdict/* VERDICT_PREFIX */.vS));
}
function openAct(words, world) {
    const denied = new Set();
    let isReported = false;
    return async (arn, act) => {
        if (denied.has(kindOf(arn)))
            return undefined;
        try {
            return await act();
        }
        catch (thrown) {
            const error = (0,deploy_error/* asDeployError */.y0)(thrown);
            if (error.kind === 'access')
                denied.add(kindOf(arn));
            if (!isReported)
                world.report(describeProblem(words, error));
            isReported = true;
            return undefined;
        }
    };
}
/** `service` or `task-definition`: a role may be allowed one of them. */
function kindOf(arn) {
    return /^arn:[^/]*:([\w-]+)\//.exec(arn)?.[1] ?? '';
}
function describeProblem({ reported, rights }, error) {
    const advice = error.kind === 'access'
        ? `Allow ${rights} for rollbacks by release or commit, the history, and the stale-run check.`
        : 'Everything else works without it.';
    return { type: 'notice', text: `${reported}: ${error.message}`, advice };
}


/***/ }),

/***/ 58645:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B6: () => (/* binding */ describeSource),
/* harmony export */   Xb: () => (/* binding */ describeContent),
/* harmony export */   vZ: () => (/* binding */ describeRun)
/* harmony export */ });
/* harmony import */ var _slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(60846);
/* harmony import */ var _image_tags_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(10548);
/* harmony import */ var _task_definition_same_content_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(18985);



/** Which run this is: what it is ordered by among the runs of its workflow. */
function describeRun({ repository, workflow, runId, runNumber, runAttempt }) {
    return (0,_slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_1__/* .defined */ .s)({ repository, workflow, runId, runNumber, runAttempt });
}
/** Which commit the run deploys, and which release: the tag that was released or pushed. */
function describeSource(origin) {
    const { commit } = origin;
    const release = (0,_image_tags_js__WEBPACK_IMPORTED_MODULE_2__/* .readEventTag */ .P)(origin);
    return (0,_slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_1__/* .defined */ .s)({ commit, releases: release === undefined ? undefined : [release] });
}
/** What the revision holds: the first image that is named by digest, and the content's hash. */
function describeContent({ document, images }, digest) {
    const [imageDigest] = images.flatMap((reference) => /@(sha256:[0-9a-f]{64})$/.exec(reference)?.[1] ?? []);
    return { ...(0,_slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_1__/* .defined */ .s)({ imageDigest }), content: digest((0,_task_definition_same_content_js__WEBPACK_IMPORTED_MODULE_0__/* .toCanonicalText */ .J2)(document)) };
}


/***/ }),

/***/ 25978:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $c: () => (/* binding */ readTurns),
/* harmony export */   _n: () => (/* binding */ overwriteTurns),
/* harmony export */   cq: () => (/* binding */ isOrdered),
/* harmony export */   fM: () => (/* binding */ writeTurn)
/* harmony export */ });
/* harmony import */ var _slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(60846);
/* harmony import */ var _entry_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(66341);
/**
 * Turns: the tags on a service by which runs of one workflow find each other. The mark alone is not enough, since the
 * mark of a slow older run overwrites that of a newer one; runs that are near each other have tags of their own.
 */


/** So many runs of one workflow, each begun right after the other, never share a tag. */
const TURNS = 4;
/** Longest key of a tag (ECS API reference, Tag). */
const LONGEST_KEY = 128;
/** The turn of a run as tags; none for a run without a place among others, such as one on a laptop. */
function writeTurn({ entry, revision, since }) {
    if (!isOrdered(entry))
        return {};
    const { runNumber = 1, runAttempt = 1, runId = '-' } = entry;
    // The revision comes last: it may be so long that it is cut.
    const words = [runNumber, runAttempt, runId, ...(since === undefined ? [] : [Math.floor(since)]), revision];
    return { [keyOf(entry, runNumber % TURNS)]: (0,_entry_js__WEBPACK_IMPORTED_MODULE_0__/* .toTagValue */ .hC)(words.join(' ')) };
}
/** As `writeTurn`, and clears the turns of all other runs: `allow-stale` puts this run before them. */
function overwriteTurns(turn) {
    if (!isOrdered(turn.entry))
        return {};
    const empty = slots().map((slot) => [keyOf(turn.entry, slot), '']);
    return { ...Object.fromEntries(empty), ...writeTurn(turn) };
}
/** The turns of the runs of the same workflow of the same repository, from all tags of a service. */
function readTurns(tags, run) {
    if (!isOrdered(run))
        return [];
    return slots().flatMap((slot) => readTurn((0,_entry_js__WEBPACK_IMPORTED_MODULE_0__/* .readTag */ .zW)(tags, keyOf(run, slot)) ?? '', run));
}
/** Whether the run has a place among the runs of its workflow. */
function isOrdered({ repository, workflow, runNumber }) {
    return repository !== undefined && workflow !== undefined && runNumber !== undefined;
}
function slots() {
    return Array.from({ length: TURNS }, (_, slot) => slot);
}
/** Names that are cut alike share their tags, so what is read is of one of them: the price of very long names. */
function keyOf({ repository = '', workflow = '' }, slot) {
    const key = (0,_entry_js__WEBPACK_IMPORTED_MODULE_0__/* .toTagValue */ .hC)(`${_entry_js__WEBPACK_IMPORTED_MODULE_0__/* .LEDGER_PREFIX */ .dE}turn/${slot}/${repository}/${workflow}`);
    return [...key].slice(0, LONGEST_KEY).join('');
}
function readTurn(text, { repository = '', workflow = '' }) {
    const found = /^([1-9]\d{0,14}) ([1-9]\d{0,14}) (\S+) (?:(\d{1,15}) )?(\S+:\d+)$/.exec(text);
    if (found === null)
        return [];
    const [, number, attempt, runId = '-', since, revision = ''] = found;
    const run = { repository, workflow, runNumber: Number(number), runAttempt: Number(attempt) };
    const taken = (0,_slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_1__/* .defined */ .s)({ since: since === undefined ? undefined : Number(since) });
    return [{ entry: { ...run, ...(0,_slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_1__/* .defined */ .s)({ runId: runId === '-' ? undefined : runId }) }, revision, ...taken }];
}


/***/ }),

/***/ 68512:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P1: () => (/* binding */ writeVerdict),
/* harmony export */   vS: () => (/* binding */ VERDICT_PREFIX),
/* harmony export */   wk: () => (/* binding */ readVerdict)
/* harmony export */ });
/* harmony import */ var _entry_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(66341);
/** The verdict of a rollout as a tag on its revision: one per service, since several services may run a revision. */

/** Verdicts that end a rollout which was followed; of the others there is nothing to write down. */
const WRITTEN = new Set([
    'steady',
    'rolled-back',
    'failed',
    'superseded',
    'timed-out',
    'stuck',
    'cancelled',
]);
/** Keys of verdicts begin so. */
const VERDICT_PREFIX = `${_entry_js__WEBPACK_IMPORTED_MODULE_0__/* .LEDGER_PREFIX */ .dE}verdict/`;
/** Longest key of a tag (ECS API reference, Tag). */
const LONGEST_KEY = 128;
/** The verdict as a tag; none for a verdict of which nothing is written. */
function writeVerdict(name, written, digest) {
    const { verdict, at } = written;
    return WRITTEN.has(verdict) ? { [verdictKey(name, digest)]: `${verdict} ${new Date(at).toISOString()}` } : {};
}
/** The last verdict on a revision in that service, read from all tags of the revision. */
function readVerdict(tags, name, digest) {
    const [word, time] = ((0,_entry_js__WEBPACK_IMPORTED_MODULE_0__/* .readTag */ .zW)(tags, verdictKey(name, digest)) ?? '').split(' ');
    const verdict = [...WRITTEN].find((known) => known === word);
    const at = Date.parse(time ?? '');
    return verdict === undefined || Number.isNaN(at) ? undefined : { verdict, at };
}
/** `slipway:verdict/CLUSTER/SERVICE`; names that are too long together are hashed. */
function verdictKey({ cluster, service }, digest) {
    const plain = `${VERDICT_PREFIX}${cluster}/${service}`;
    return plain.length <= LONGEST_KEY ? plain : `${VERDICT_PREFIX}${digest(`${cluster}/${service}`)}`;
}


/***/ }),

/***/ 12547:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ readOrUndefined)
/* harmony export */ });
/* harmony import */ var _deploy_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(95078);

/**
 * Reads what can be done without: undefined where it fails.
 * @param thrown kinds of errors that are thrown all the same
 * @param onRefusal called with the error that is not
 */
async function readOrUndefined(read, thrown, onRefusal = () => { }) {
    try {
        return await read();
    }
    catch (caught) {
        const error = (0,_deploy_error_js__WEBPACK_IMPORTED_MODULE_0__/* .asDeployError */ .y0)(caught);
        if (thrown.includes(error.kind))
            throw error;
        onRefusal(error);
        return undefined;
    }
}


/***/ }),

/***/ 97320:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ sendOnce)
/* harmony export */ });
/* harmony import */ var _deploy_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(95078);
/* harmony import */ var _retry_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(63818);


/** Reads may lag a write by a second or two (ECS API reference, RunTask: eventual consistency). */
const LEAST_PAUSE_MS = 2_000;
/**
 * Sends a write so that it happens once: after a lost answer, its result is searched for, and it is sent again only if
 * it did not happen. What was throttled did not happen. For a minute.
 *
 * @throws DeployError `unreachable` when it is not known whether the write happened
 */
async function sendOnce(write, world) {
    const { send, find, isPassing = () => false } = write;
    const isWorthRepeating = (error) => !(error instanceof UncheckedWrite) && ((0,_retry_js__WEBPACK_IMPORTED_MODULE_1__/* .isUnanswered */ .Ni)(error) || isPassing(error));
    const retry = (0,_retry_js__WEBPACK_IMPORTED_MODULE_1__/* .openRetries */ .xw)(world, { leastPauseMs: LEAST_PAUSE_MS, isWorthRepeating });
    let lost;
    return retry(async () => {
        const found = lost === undefined ? undefined : await findAfterLostAnswer(find, lost);
        if (found !== undefined)
            return found;
        try {
            return await send();
        }
        catch (thrown) {
            const error = (0,_deploy_error_js__WEBPACK_IMPORTED_MODULE_0__/* .asDeployError */ .y0)(thrown);
            if (!error.isThrottled)
                lost = error;
            throw error;
        }
    });
}
/** A refused read says nothing of the write, so what is not known stays so. */
async function findAfterLostAnswer(find, lost) {
    try {
        return await find();
    }
    catch (thrown) {
        const error = (0,_deploy_error_js__WEBPACK_IMPORTED_MODULE_0__/* .asDeployError */ .y0)(thrown);
        if ((0,_retry_js__WEBPACK_IMPORTED_MODULE_1__/* .isUnanswered */ .Ni)(error) || error.kind === 'internal' || !(0,_retry_js__WEBPACK_IMPORTED_MODULE_1__/* .isUnanswered */ .Ni)(lost))
            throw error;
        throw new UncheckedWrite(lost, error);
    }
}
/** The answer was lost, and whether the write happened may not be read: trying again would not help. */
class UncheckedWrite extends _deploy_error_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH {
    constructor(lost, why) {
        const message = `${lost.message} Cannot check whether the call took effect: ${why.message}`;
        super({ kind: 'unreachable', message, advice: why.advice, cause: why });
    }
}


/***/ }),

/***/ 58052:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ findNextStep)
/* harmony export */ });
/** What to do: as the run says itself, else of its first service that was diagnosed, else of its one-off task. */
function findNextStep({ nextStep, services, task }) {
    const ofService = services.find(({ diagnosis }) => diagnosis !== undefined)?.diagnosis?.nextStep;
    return nextStep ?? ofService ?? task?.nextStep ?? task?.diagnosis?.nextStep;
}


/***/ }),

/***/ 94085:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  K: () => (/* binding */ renderHtml)
});

// EXTERNAL MODULE: ./lib/text/duration.js
var duration = __webpack_require__(54783);
// EXTERNAL MODULE: ./lib/text/version.js
var version = __webpack_require__(19763);
;// CONCATENATED MODULE: ./lib/report/html/html.js
/** The only maker of markup: text that is put into it is escaped, so nothing from outside is ever an element. */
/** Controls but the tab and the line feed, formats and bidi marks, lone surrogates, and Unicode's own line ends. */
const INVISIBLE = /(?![\t\n])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;
const ENTITIES = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
};
/** A template whose values are escaped, in text and in attributes with quotes. */
function html(strings, ...parts) {
    const markup = strings.map((literal, index) => `${literal}${render(parts[index])}`).join('');
    return { markup };
}
const NOTHING = { markup: '' };
/** Parts in a row. */
function join(parts, between = '') {
    return { markup: parts.map(render).join(between) };
}
function render(part) {
    if (part === undefined)
        return '';
    if (typeof part === 'string')
        return escapeText(part);
    if (typeof part === 'number')
        return String(part);
    return 'markup' in part ? part.markup : part.map(render).join('');
}
function escapeText(text) {
    return text.replace(INVISIBLE, '\ufffd').replaceAll(/[&<>"']/g, (letter) => ENTITIES[letter] ?? '');
}

// EXTERNAL MODULE: ./lib/text/arn.js
var text_arn = __webpack_require__(48988);
// EXTERNAL MODULE: ./lib/text/count.js
var count = __webpack_require__(49180);
// EXTERNAL MODULE: ./lib/text/sentence.js
var sentence = __webpack_require__(49062);
// EXTERNAL MODULE: ./lib/report/find-next-step.js
var find_next_step = __webpack_require__(58052);
// EXTERNAL MODULE: ./lib/text/console-link.js
var console_link = __webpack_require__(97947);
// EXTERNAL MODULE: ./lib/report/verdict-lines.js
var verdict_lines = __webpack_require__(29445);
// EXTERNAL MODULE: ./packages/ecs-rules/lib/text/shorten.js
var shorten = __webpack_require__(55632);
// EXTERNAL MODULE: ./packages/ecs-rules/lib/text/outside-text.js
var outside_text = __webpack_require__(79672);
// EXTERNAL MODULE: ./lib/report/change-lines.js
var change_lines = __webpack_require__(33930);
;// CONCATENATED MODULE: ./lib/report/html/elements.js



/** AWS's own words are shown up to this length. */
const TEXT_WIDTH = 1000;
const MOST_CHANGES = 200;
const LOG_LIMITS = { lines: 10, width: 1000 };
/** What keeps a line of the log from being a command; nothing reads commands in a page. */
const LOG_PREFIX = /^\| /;
/** Words of others, shortened in the middle. */
function words(text) {
    return (0,shorten/* shorten */.m)(text, TEXT_WIDTH);
}
function code(text) {
    return html `<code>${words(text)}</code>`;
}
/** Lines as they were written. */
function lines(all) {
    const clean = all.flatMap((line) => (0,outside_text/* cleanOutsideText */.c)(line, LOG_LIMITS).map((part) => part.replace(LOG_PREFIX, '')));
    return html `<pre tabindex="0">${clean.join('\n')}</pre>`;
}
function elements_link(address, text) {
    return address === undefined ? html `${text}` : html `<a href="${address}" rel="noreferrer">${text}</a>`;
}
/** A sentence that may end in a command or in JSON, which is set apart to be copied. */
function step(text) {
    const [, lead, json] = /^(.*?:) (\{"Effect":.*\})$/s.exec(text) ?? [];
    if (lead !== undefined && json !== undefined)
        return html `<p>${words(lead)}</p>${lines(indent(json).split('\n'))}`;
    const [, before, command] = /^(.*?:) ((?:aws|slipway) [a-z].*)$/s.exec(text) ?? [];
    if (before === undefined || command === undefined)
        return html `<p>${words(text)}</p>`;
    return html `<p>${words(before)}</p>${lines([command])}`;
}
function indent(json) {
    try {
        return JSON.stringify(JSON.parse(json), null, 2);
    }
    catch {
        return json;
    }
}
/** A part that is folded until the reader opens it; none without a body. */
function fold(title, body, isOpen = false) {
    if (body.markup === '')
        return NOTHING;
    return isOpen
        ? html `<details open><summary>${title}</summary>${body}</details>`
        : html `<details><summary>${title}</summary>${body}</details>`;
}
/** A table that scrolls by itself where the page is narrow; none without rows. */
function table(name, head, rows) {
    if (rows.length === 0)
        return NOTHING;
    const heads = join(head.map((cell) => html `<th scope="col">${cell}</th>`));
    const body = join(rows.map((cells) => html `<tr>${join(cells.map((cell) => html `<td>${cell}</td>`))}</tr>`));
    return html `<div class="scroll" role="region" aria-label="${name}" tabindex="0"><table><thead><tr>${heads}</tr></thead><tbody>${body}</tbody></table></div>`;
}
function list(items) {
    return items.length === 0 ? NOTHING : html `<ul>${join(items.map((item) => html `<li>${item}</li>`))}</ul>`;
}
/** Changes as lines; none without a change. */
function showChanges(changes) {
    return changes.length === 0
        ? NOTHING
        : html `<pre tabindex="0">${(0,change_lines/* listChanges */.W)(changes, MOST_CHANGES).join('\n')}</pre>`;
}
/** Names and values; those without a value are left out. */
function facts(all) {
    const known = all.filter(([, value]) => value !== undefined);
    return html `<dl>${join(known.map(([name, value]) => html `<div><dt>${name}</dt><dd>${value}</dd></div>`))}</dl>`;
}

;// CONCATENATED MODULE: ./lib/report/html/cause-section.js





/** Why it failed, likeliest cause first. */
function describeCauses(diagnosis) {
    if (diagnosis === undefined)
        return NOTHING;
    const causes = diagnosis.causes.map((cause) => html `<li><strong>${words((0,verdict_lines/* describeCause */.V$)(cause))}</strong>${cause.details.length === 0 ? NOTHING : lines(cause.details)}</li>`);
    const unread = diagnosis.unread.map((what) => html `<li>Could not be read: ${words(what)}</li>`);
    return html `<h3>Cause</h3><ul class="causes">${join([...causes, ...unread])}</ul>`;
}
/** The last lines of containers that failed: the first open, the others folded. */
function describeLogs(record, diagnosis) {
    const shown = (diagnosis?.logs ?? []).map((log, index) => {
        const title = `Last log lines: container ${log.container}, task ${(0,text_arn/* shortTaskId */.x6)(log.taskArn)}`;
        const address = (0,console_link/* linkToLog */._N)(record, log);
        const more = address === undefined ? NOTHING : html `<p>${elements_link(address, 'The whole log in the AWS console')}</p>`;
        const body = log.lines.length === 0 ? html `<p>The container wrote nothing.</p>` : lines(log.lines);
        return fold(title, html `${body}${more}`, index === 0);
    });
    return join(shown);
}

;// CONCATENATED MODULE: ./lib/report/html/revisions.js





/** What is running, what was deployed, and what ran before. */
function describeRevisions(record, service) {
    const { revisionArn, previousRevisionArn, serving, running, desired } = service;
    const now = serving.map((one) => html `<li>${nameRevision(record, service, one.revisionArn)}: ${(0,count/* formatCount */.B)(one.running, 'task')}</li>`);
    const counts = running === undefined ? undefined : `${running}/${desired ?? '–'} tasks`;
    return facts([
        ['Running now', now.length > 0 ? html `<ul class="bare">${join(now)}</ul>` : counts],
        ['Deployed', revisionArn && nameRevision(record, service, revisionArn)],
        ['Before', previousRevisionArn && nameRevision(record, service, previousRevisionArn)],
        ['AWS console', (0,console_link/* linkToDeployments */.Cy)(record, service) && elements_link((0,console_link/* linkToDeployments */.Cy)(record, service), 'Deployments')],
    ]);
}
/** With the release or commit, where a rollback has read it. */
function nameRevision(record, { sources }, arn) {
    const source = sources !== undefined && Object.hasOwn(sources, arn) ? ` (${sources[arn]})` : '';
    return html `${elements_link((0,console_link/* linkToRevision */.DF)(record, arn), (0,text_arn/* revisionName */.pd)(arn))}${source}`;
}

// EXTERNAL MODULE: ./lib/ports/verdict.js
var ports_verdict = __webpack_require__(39689);
;// CONCATENATED MODULE: ./lib/report/html/verdict-words.js


const WORDS = {
    steady: 'Steady',
    paused: 'Paused',
    unchanged: 'Unchanged',
    started: 'Started',
    planned: 'Planned',
    'rolled-back': 'Rolled back',
    failed: 'Failed',
    superseded: 'Superseded',
    'timed-out': 'Timed out',
    stuck: 'Stuck',
    refused: 'Refused',
    cancelled: 'Cancelled',
    unknown: 'Unknown',
};
function toneOf(verdict) {
    if (verdict === undefined || verdict === 'planned')
        return 'plain';
    return (0,ports_verdict/* isSuccess */.o)(verdict) ? 'good' : 'bad';
}
/** A mark next to the word: colour alone says nothing on paper. */
function verdictBadge(verdict) {
    const tone = toneOf(verdict);
    const mark = { good: '✔', bad: '✘', plain: '•' }[tone];
    return html `<span class="badge ${tone}"><span aria-hidden="true">${mark}</span> ${formatVerdict(verdict)}</span>`;
}
function formatVerdict(verdict) {
    return verdict === undefined ? 'Not reached' : WORDS[verdict];
}

;// CONCATENATED MODULE: ./lib/report/html/run-section.js










/** The head of the page: verdict, cause, reason and next step, then the facts of the run. */
function describeRun(record) {
    const { verdict, reason, services } = record;
    const only = services.length === 1 ? services[0] : undefined;
    return html `<header class="run ${toneOf(verdict)}">
<p>${verdictBadge(verdict)}</p>
<h1>${formatRun(record)}</h1>
${only === undefined ? NOTHING : describeCauses(only.diagnosis)}
<p class="reason">${words(reason)}</p>
${only === undefined ? NOTHING : describeRevisions(record, only)}
${describeNextStep(record)}
</header>
${services.length > 1 ? listServices(services) : NOTHING}
${listProblems(record)}
${describeDocument(record)}`;
}
/** After the services: what the run was, and what it reported. */
function describeRunFacts(record) {
    const hasWarning = record.notices.some(({ level }) => level === 'warning');
    return html `${fold(`Notices (${record.notices.length})`, listNotices(record), hasWarning)}
${fold('Run', describeFacts(record), true)}`;
}
function formatRun({ asked, services, task }) {
    const [only] = services;
    const where = `in cluster ${asked.cluster}`;
    if (only !== undefined && services.length === 1)
        return `Service ${only.name} ${where}`;
    if (services.length > 1)
        return `${services.length} services ${where}`;
    if (asked.services.length > 0)
        return `${asked.services.join(', ')} ${where}`;
    return task === undefined ? `Cluster ${asked.cluster}` : `One-off task ${where}`;
}
/** The same order as in the log. */
function describeNextStep(record) {
    const { errors } = record;
    const text = (0,find_next_step/* findNextStep */.L)(record) ?? (errors.length === 1 ? errors[0]?.advice : undefined);
    return text === undefined ? NOTHING : html `<div class="next"><h2>Next step</h2>${step(text)}</div>`;
}
function listServices(services) {
    const rows = services.map(({ name, verdict, serving, running, desired }, index) => [
        html `<a href="#service-${index + 1}">${name}</a>`,
        verdictBadge(verdict),
        serving.map(({ revisionArn }) => (0,text_arn/* revisionName */.pd)(revisionArn)).join(', ') || '–',
        running === undefined ? '–' : `${running}/${desired ?? '–'}`,
    ]);
    return html `<section><h2>Services</h2>${table('Services', ['service', 'verdict', 'running now', 'tasks'], rows)}</section>`;
}
function listProblems({ errors }) {
    if (errors.length < 2)
        return NOTHING;
    const items = errors.map(({ input, text, advice }) => {
        const where = input === undefined || text.startsWith(`${input}: `) ? NOTHING : html `${code(input)}: `;
        return html `${where}${words(advice === undefined ? text : `${(0,sentence/* endSentence */.H)(text)} ${advice}`)}`;
    });
    return html `<section><h2>${(0,count/* formatCount */.B)(errors.length, 'problem')}</h2>${list(items)}</section>`;
}
function describeFacts({ asked, identity, image, tookMs }) {
    return facts([
        ['Cluster', asked.cluster],
        ['Account', identity && `${identity.account}, ${identity.region}`],
        ['Endpoint', identity?.endpoint],
        ['Commit', asked.commit && code(asked.commit.slice(0, 12))],
        ['Rollback to', asked.rollbackTo],
        ['Image', image && describeImage(image)],
        ['Digest', image?.digest && code(image.digest.slice(0, 19))],
        [asked.isDryRun ? 'Dry run took' : 'Run took', (0,duration/* formatDuration */.a3)(tookMs)],
    ]);
}
const ORIGINS = {
    built: 'built',
    reused: 'existed already',
    given: 'as given',
    planned: 'would be built',
};
function describeImage({ reference, origin }) {
    return html `${code(reference.replace(/@sha256:[0-9a-f]+$/, ''))} (${ORIGINS[origin]})`;
}
/** What changed in the document, where no service shows it. */
function describeDocument({ services, taskDefinition }) {
    if (services.length > 0 || taskDefinition === undefined)
        return NOTHING;
    const { revisionArn, changes } = taskDefinition;
    const revision = revisionArn === undefined ? [] : [`Revision ${(0,text_arn/* revisionName */.pd)(revisionArn)}`];
    return fold('What changed', html `${list(revision.map(words))}${showChanges(changes)}`, true);
}
function listNotices({ notices }) {
    return list(notices.map(({ level, text, advice }) => {
        return `${level}: ${words(advice === undefined ? text : `${(0,sentence/* endSentence */.H)(text)} ${advice}`)}`;
    }));
}

// EXTERNAL MODULE: ./lib/text/run-link.js
var run_link = __webpack_require__(47559);
// EXTERNAL MODULE: ./lib/text/short-ids.js
var short_ids = __webpack_require__(86426);
// EXTERNAL MODULE: ./lib/report/lifecycle-lines.js
var lifecycle_lines = __webpack_require__(22764);
// EXTERNAL MODULE: ./lib/report/past-cells.js
var past_cells = __webpack_require__(91224);
// EXTERNAL MODULE: ./lib/diagnosis/diagnose.js + 8 modules
var diagnose = __webpack_require__(63321);
;// CONCATENATED MODULE: ./lib/report/html/stopped-tasks.js





/** One row a task: when, how long it was RUNNING, exit codes and why. */
function describeStoppedTasks(record, tasks) {
    const rows = tasks.map((task) => [
        task.stoppedAt === undefined ? '–' : (0,duration/* formatTimeOfDay */.qY)(task.stoppedAt),
        elements_link((0,console_link/* linkToTask */.Ni)(record, task.arn), (0,text_arn/* shortTaskId */.x6)(task.arn)),
        (0,text_arn/* revisionName */.pd)(task.revisionArn),
        describeLength(task),
        task.containers.map(describeExit).join(', '),
        words((0,diagnose/* describeStop */.C)(task).words),
    ]);
    return table('Stopped tasks', ['stopped (UTC)', 'task', 'revision', 'RUNNING for', 'exit codes', 'why'], rows);
}
function describeLength({ startedAt, stoppedAt, hasRun }) {
    if (startedAt !== undefined && stoppedAt !== undefined)
        return (0,duration/* formatDuration */.a3)(stoppedAt - startedAt);
    return hasRun ? 'unknown' : 'never';
}
function describeExit({ name, exitCode }) {
    return `${name}: ${exitCode ?? '–'}`;
}

;// CONCATENATED MODULE: ./lib/report/html/timeline/geometry.js
/** Places in a box, to a tenth of a unit. */
const place = {
    x: ({ left, width, spanMs }, atMs) => tenth(left + (width * Math.min(spanMs, Math.max(0, atMs))) / spanMs),
    /** @param share from the lower edge, 0 to 1 */
    y: ({ top, height }, share) => tenth(top + height * (1 - share)),
};
function tenth(value) {
    return Math.round(value * 10) / 10;
}
/** Round steps from 0 to `top`, about so many. */
function axisSteps(top, about) {
    const size = chooseStep([1, 2, 5], top / about);
    return Array.from({ length: Math.floor(top / size) + 1 }, (_, index) => index * size);
}
/** Round times from 0 to the end of the span, about eight. */
function timeSteps(spanMs) {
    const steps = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 43_200];
    const size = (steps.find((seconds) => seconds * 1000 >= spanMs / 9) ?? 86_400) * 1000;
    return Array.from({ length: Math.floor(spanMs / size) + 1 }, (_, index) => index * size);
}
function chooseStep(digits, least) {
    const power = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, least))));
    return digits.map((digit) => digit * power).find((step) => step >= least) ?? 10 * power;
}

;// CONCATENATED MODULE: ./lib/report/html/timeline/draw-counts.js


/** The number of tasks in service as areas, old below and new above, with its bounds as lines. */
function drawCounts(samples, box) {
    const top = Math.max(1, ...samples.map(topOf));
    const y = (tasks) => place.y(box, tasks / top);
    const area = (name, low, high) => html `<path class="${name}" d="${outline(samples, { box, low, high, y })}"/>`;
    return html `<g>${drawGrid(top, box, y)}
${area('area others', () => 0, othersOf)}
${area('area ours', othersOf, (one) => othersOf(one) + one.oursRunning)}
${area('area pending', (one) => othersOf(one) + one.oursRunning, (one) => othersOf(one) + one.oursRunning + one.oursPending)}
${line('bound', samples, { box, of: (one) => one.lowerBound, y })}
${samples.every(({ upperBound }) => upperBound !== undefined) ? line('bound', samples, { box, of: (one) => one.upperBound ?? 0, y }) : undefined}
${line('desired', samples, { box, of: (one) => one.desired, y })}</g>`;
}
const othersOf = ({ othersRunning }) => othersRunning;
function topOf(one) {
    return Math.max(one.desired, one.lowerBound, one.upperBound ?? 0, one.othersRunning + one.oursRunning + one.oursPending);
}
/** Counts hold until the next sample: steps, along the upper edge and back along the lower one. */
function outline(samples, { box, low, high, y }) {
    const spans = spansOf(samples, box);
    const upper = spans.flatMap(({ one, from, to }) => [`${from} ${y(high(one))}`, `${to} ${y(high(one))}`]);
    const lower = spans.toReversed().flatMap(({ one, from, to }) => [`${to} ${y(low(one))}`, `${from} ${y(low(one))}`]);
    return `M${[...upper, ...lower].join('L')}Z`;
}
function line(name, samples, { box, of, y }) {
    const points = spansOf(samples, box).flatMap(({ one, from, to }) => [`${from} ${y(of(one))}`, `${to} ${y(of(one))}`]);
    return html `<path class="${name}" d="M${points.join('L')}"/>`;
}
function spansOf(samples, box) {
    return samples.map((one, index) => ({
        one,
        from: place.x(box, index === 0 ? 0 : one.atMs),
        to: place.x(box, samples[index + 1]?.atMs ?? box.spanMs),
    }));
}
function drawGrid(top, box, y) {
    const rows = axisSteps(top, 4).map((tasks) => html `<path class="grid" d="M${box.left} ${y(tasks)}H${box.left + box.width}"/><text class="axis end" x="${box.left - 8}" y="${y(tasks) + 4}">${tasks}</text>`);
    return join(rows);
}

;// CONCATENATED MODULE: ./lib/report/html/timeline/draw-lanes.js



/** Height of a row with its gap. */
const LANE_HEIGHT = 16;
const BAR = 10;
/** Wide enough to be seen. */
const LEAST_WIDTH = 2;
/** Rows from PENDING over RUNNING to STOPPED. */
function drawLanes(lanes, box) {
    return join(lanes.map((lane, index) => drawLane(lane, { ...box, top: box.top + index * LANE_HEIGHT })));
}
function drawLane(lane, box) {
    const { startMs, running, stop, isNew, failed, tasks } = lane;
    const isOver = stop !== undefined;
    const endMs = stop?.lastMs ?? box.spanMs;
    const runningMs = running?.firstMs ?? endMs;
    const side = isNew ? 'ours' : 'others';
    const y = box.top + (LANE_HEIGHT - BAR) / 2;
    const end = place.x(box, endMs);
    const middle = box.top + LANE_HEIGHT / 2;
    return html `<g><title>${describeLane(lane)}</title>
<text class="lane end" x="${box.left - 8}" y="${middle + 4}">${lane.label}</text>
${bar(lane.isVague ? `bar ${side} vague` : 'bar pending', { from: place.x(box, startMs), to: place.x(box, runningMs), y })}
${running === undefined ? undefined : bar(`bar ${side}`, { from: place.x(box, runningMs), to: end, y })}
${isOver ? drawEnd({ x: end, y: middle, isFailed: failed > 0 }) : undefined}
${failed > 1 || (tasks.length > 1 && failed > 0) ? html `<text class="mark" x="${end + 8}" y="${middle + 4}">${failed} failed</text>` : undefined}</g>`;
}
function bar(name, { from, to, y }) {
    if (to <= from)
        return undefined;
    return html `<rect class="${name}" x="${from}" y="${y}" width="${Math.max(LEAST_WIDTH, tenth(to - from))}" height="${BAR}" rx="2"/>`;
}
/** A cross for a failure, a stroke for a task that was stopped as planned. */
function drawEnd({ x, y, isFailed }) {
    if (!isFailed)
        return html `<path class="stop" d="M${x} ${y - 6}v12"/>`;
    return html `<path class="failure" d="M${x - 4} ${y - 4}l8 8m0 -8l-8 8"/>`;
}
/** What a pointer or a screen reader shows of a row. */
function describeLane({ label, isNew, startMs, running, stop, failed, tasks, isVague }) {
    const side = isNew ? 'new' : 'old';
    const name = tasks.length === 1 ? `${side} task ${label}` : `${label}, ${side}`;
    const parts = [
        startMs > 0 || isNew ? `PENDING at ${(0,duration/* formatDuration */.a3)(startMs)}` : 'from before the update',
        ...(isVague ? ['RUNNING since a time that is not known'] : []),
        ...(running === undefined || (running.firstMs === 0 && !isNew) ? [] : [`RUNNING at ${formatSpan(running)}`]),
        ...(stop === undefined ? ['runs on'] : [`STOPPED at ${formatSpan(stop)}`]),
        ...(failed === 0 ? [] : [tasks.length === 1 ? 'failed' : `${failed} failed`]),
    ];
    return `${name}: ${parts.join(', ')}`;
}
function formatSpan({ firstMs, lastMs }) {
    const [first, last] = [(0,duration/* formatDuration */.a3)(firstMs), (0,duration/* formatDuration */.a3)(lastMs)];
    return first === last ? first : `${first} to ${last}`;
}

;// CONCATENATED MODULE: ./lib/report/html/timeline/draw-markers.js


const ROW = 16;
/** About the width of one letter. */
const LETTER = 7.4;
/** Labels lie in as many rows as they need not to touch. */
function placeMarkers(markers, box) {
    const usedTo = [];
    return [...markers]
        .sort((one, other) => one.atMs - other.atMs)
        .map((marker) => {
        const x = place.x(box, marker.atMs);
        const width = marker.label.length * LETTER + 5;
        const isLeft = x + width > box.left + box.width;
        const from = isLeft ? x - width : x;
        const free = usedTo.findIndex((end) => end < from);
        const row = free < 0 ? usedTo.length : free;
        usedTo[row] = from + width;
        return { ...marker, x, isLeft, row };
    });
}
/** Height of the labels. */
function measureMarkers(placed) {
    return 6 + ROW * (1 + Math.max(0, ...placed.map(({ row }) => row)));
}
/** Lines through the whole picture, each from its label down. */
function drawMarkers(placed, top, bottom) {
    const drawn = placed.map(({ x, isLeft, row, kind, label }) => {
        const y = top - 6 - row * ROW;
        const side = isLeft ? 'end' : 'start';
        return html `<g class="marker ${kind}"><path d="M${x} ${y - 8}V${bottom}"/><text class="${side}" x="${isLeft ? x - 5 : x + 5}" y="${y}">${label}</text></g>`;
    });
    return join(drawn);
}

;// CONCATENATED MODULE: ./lib/report/html/timeline/draw.js






const WIDTH = 1000;
const LEFT = 92;
const RIGHT = 24;
const STAGE_HEIGHT = 26;
const COUNTS_HEIGHT = 150;
const BATCH_HEIGHT = 20;
const AXIS_HEIGHT = 26;
/** The picture of a rollout as SVG: counts with their bounds above, a row for each task below, one axis of time. */
function drawTimeline(timeline, name) {
    const { spanMs, lanes, stages, batches, markers } = timeline;
    const stagesHeight = stages.length === 0 ? 0 : STAGE_HEIGHT;
    const batchHeight = batches.length === 0 ? 0 : BATCH_HEIGHT;
    const full = { left: LEFT, width: WIDTH - LEFT - RIGHT, spanMs };
    const placed = placeMarkers(markers, { ...full, top: 0, height: 0 });
    const markerHeight = measureMarkers(placed);
    const countsTop = markerHeight + stagesHeight + 8;
    const batchTop = countsTop + COUNTS_HEIGHT + 10;
    const lanesTop = batchTop + batchHeight;
    const axisTop = lanesTop + lanes.length * LANE_HEIGHT + 6;
    const height = axisTop + AXIS_HEIGHT;
    const counts = { ...full, top: countsTop, height: COUNTS_HEIGHT };
    return html `<svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${name}">
${drawTimeGrid({ ...full, top: markerHeight + stagesHeight, height: axisTop - markerHeight - stagesHeight })}
${drawBatches(batches, { ...full, top: batchTop, height: axisTop - batchTop })}
${drawStages(stages, { ...full, top: markerHeight, height: STAGE_HEIGHT - 4 })}
${drawCounts(timeline.samples, counts)}
${drawLanes(lanes, { ...full, top: lanesTop, height: 0 })}
${drawMarkers(placed, markerHeight, axisTop)}
<text class="axis" x="0" y="${countsTop + 4}">tasks</text></svg>`;
}
function drawTimeGrid(box) {
    const bottom = box.top + box.height;
    const steps = timeSteps(box.spanMs).map((atMs) => {
        const x = place.x(box, atMs);
        return html `<path class="grid" d="M${x} ${box.top}V${bottom}"/><text class="axis middle" x="${x}" y="${bottom + 17}">${(0,duration/* formatDuration */.a3)(atMs)}</text>`;
    });
    return join(steps);
}
function drawBatches(batches, box) {
    const bands = batches.map(({ fromMs, toMs, tasks }, index) => {
        const [from, to] = [place.x(box, fromMs), place.x(box, toMs)];
        const isNamed = index === 0 || from - place.x(box, batches[index - 1]?.fromMs ?? 0) > 64;
        const label = batches.length > 1 ? `batch ${index + 1}: ${tasks}` : `1 batch: ${tasks}`;
        return html `<rect class="batch" x="${from}" y="${box.top}" width="${Math.max(2, tenth(to - from))}" height="${box.height}"><title>${label}</title></rect>${isNamed ? html `<text class="label" x="${from + 3}" y="${box.top + 13}">${label}</text>` : undefined}`;
    });
    return join(bands);
}
/** A stage that is too short for its name keeps it as a title. */
function drawStages(stages, box) {
    const bands = stages.map(({ fromMs, toMs, name, words }) => {
        const [from, to] = [place.x(box, fromMs), place.x(box, toMs)];
        const width = Math.max(2, tenth(to - from - 1));
        const fits = width > name.length * 6.6 + 8;
        return html `<g><title>${words}</title><rect class="stage" x="${from}" y="${box.top}" width="${width}" height="${box.height}" rx="3"/>${fits ? html `<text class="label" x="${from + 5}" y="${box.top + 15}">${name}</text>` : undefined}</g>`;
    });
    return join(bands);
}

;// CONCATENATED MODULE: ./lib/report/html/timeline/clock.js
/** The clock of a local ECS may run faster than that of the run by more than any delay explains. */
const FASTER = 1.5;
/** The server's time of the update is that of our deployment; without it, of the first thing that was seen. */
function openClock(record, service) {
    const moments = listMoments(service);
    const { timeline, followed = [] } = service;
    const [first] = followed;
    const polledMs = followed.reduce((sum, { polls }) => sum + (polls.at(-1)?.atMs ?? 0), 0);
    const lastRunMs = Math.max(timeline.at(-1)?.atMs ?? 0, polledMs);
    const created = first === undefined ? undefined : readCreated(first.facts);
    const start = created ?? Math.min(...listEarly(service), record.startedAt + record.tookMs);
    const serverMs = Math.max(0, ...moments.map((at) => at - start));
    const isOwn = record.identity?.endpoint === undefined;
    const isFaster = !isOwn && lastRunMs > 0 && serverMs > FASTER * lastRunMs;
    const speed = isFaster ? serverMs / lastRunMs : 1;
    return { ofServer: (at) => at - start, ofRun: (atMs) => atMs * speed, speed };
}
function readCreated(facts) {
    const { createdAt } = facts;
    return createdAt === undefined || createdAt <= 0 ? undefined : createdAt;
}
/** Of what began with the update or after it. */
function listEarly({ events, stoppedTasks }) {
    return [...events.map(({ at }) => at), ...stoppedTasks.flatMap((task) => task.createdAt ?? task.stoppedAt ?? [])];
}
function listMoments({ events, stoppedTasks, tasks = [] }) {
    return [
        ...events.map(({ at }) => at),
        ...stoppedTasks.flatMap(({ stoppedAt }) => stoppedAt ?? []),
        ...tasks.flatMap(({ startedAt }) => startedAt ?? []),
    ];
}

// EXTERNAL MODULE: ./lib/diagnosis/cause-rules.js + 1 modules
var cause_rules = __webpack_require__(114);
;// CONCATENATED MODULE: ./lib/report/html/timeline/task-lives.js


/** ECS names the tasks that it starts and stops in its events; they are drawn by that, and nothing is judged by it. */
const STARTED = /\bhas started \d+ tasks?\b/;
const STOPPED = /\bhas stopped \d+ running tasks?\b/;
const TASK = /\(task ([0-9a-f-]{32,36})\)/g;
/** From events, stopped tasks and the tasks at the end: each of them knows something of some tasks. */
function listTaskLives(service, clock, rollbackMs) {
    const lives = new Map();
    const add = (id, life) => lives.set(id, { ...lives.get(id), ...life });
    for (const { at, text } of service.events) {
        const atMs = clock.ofServer(at);
        for (const [, id = ''] of STARTED.test(text) ? text.matchAll(TASK) : [])
            add(id, { createdMs: atMs });
        for (const [, id = ''] of STOPPED.test(text) ? text.matchAll(TASK) : [])
            add(id, { stoppedMs: atMs, end: 'stopped' });
    }
    const isNew = (revisionArn) => revisionArn === service.revisionArn;
    for (const task of service.tasks ?? []) {
        add((0,text_arn/* taskId */.BS)(task.arn), { isNew: isNew(task.revisionArn), ...datesOf(task, clock), end: 'running' });
    }
    for (const task of service.stoppedTasks) {
        const end = (0,cause_rules/* classifyTask */.U)(task) === undefined ? 'stopped' : 'failed';
        add((0,text_arn/* taskId */.BS)(task.arn), { isNew: isNew(task.revisionArn), ...datesOf(task, clock), end });
    }
    return [...lives].map(([id, life]) => complete(id, life, rollbackMs)).sort(byTime);
}
function datesOf({ createdAt, startedAt, stoppedAt }, { ofServer }) {
    return {
        ...(createdAt === undefined ? {} : { createdMs: ofServer(createdAt) }),
        ...(startedAt === undefined ? {} : { runningMs: ofServer(startedAt) }),
        ...(stoppedAt === undefined ? {} : { stoppedMs: ofServer(stoppedAt) }),
    };
}
/** A task that only events name is one of ours when it was started before any rollback. */
function complete(id, life, rollbackMs) {
    const { createdMs = -1, end = 'running' } = life;
    const isNew = life.isNew ?? (createdMs >= 0 && createdMs < rollbackMs);
    return { ...life, id, isNew, end };
}
function byTime(one, other) {
    return Number(one.isNew) - Number(other.isNew) || startOf(one) - startOf(other) || endOf(one) - endOf(other);
}
/** A task from before the update starts at its left edge. */
function startOf({ createdMs }) {
    return Math.max(0, createdMs ?? 0);
}
function endOf({ stoppedMs }) {
    return stoppedMs ?? Number.POSITIVE_INFINITY;
}

;// CONCATENATED MODULE: ./lib/report/html/timeline/lanes.js


/** So many tasks have a row each. */
const MOST_SINGLE = 24;
const MOST_LANES = 32;
/** Tasks that start, or end, within so much of the whole time are drawn as one row. */
const SHARES = [0.01, 0.03, 0.08, 0.2];
/** Rows for all tasks: one each while they are few, else one for those that started and ended together. */
function arrangeLanes(tasks, spanMs) {
    if (tasks.length <= MOST_SINGLE)
        return tasks.map((task) => toLane([task]));
    const groupings = SHARES.map((share) => group(tasks, Math.max(1, spanMs * share)));
    const fitting = groupings.find((groups) => groups.length <= MOST_LANES) ?? groupings.at(-1) ?? [];
    const lanes = fitting.map(toLane);
    if (lanes.length <= MOST_LANES)
        return lanes;
    const largest = new Set([...lanes].sort((one, other) => other.tasks.length - one.tasks.length).slice(0, MOST_LANES));
    return lanes.filter((lane) => largest.has(lane));
}
function group(tasks, withinMs) {
    const groups = [];
    for (const task of tasks) {
        const like = groups.find(([first]) => first !== undefined && isAlike(first, task, withinMs));
        if (like === undefined)
            groups.push([task]);
        else
            like.push(task);
    }
    return groups;
}
function isAlike(one, other, withinMs) {
    const isNear = (a, b) => a === b || Math.abs(a - b) <= withinMs;
    return (one.isNew === other.isNew &&
        one.end === other.end &&
        isNear(startOf(one), startOf(other)) &&
        isNear(endOf(one), endOf(other)));
}
function toLane(tasks) {
    const [first] = tasks;
    const running = span(tasks.flatMap(findRunning));
    const stop = span(tasks.flatMap(({ stoppedMs }) => stoppedMs ?? []));
    return {
        label: tasks.length === 1 ? (first?.id.slice(0, 8) ?? '') : (0,count/* formatCount */.B)(tasks.length, 'task'),
        tasks,
        isNew: first?.isNew === true,
        startMs: Math.min(...tasks.map(startOf)),
        ...(running === undefined ? {} : { running }),
        ...(stop === undefined ? {} : { stop }),
        isVague: running === undefined && first !== undefined && first.end !== 'failed',
        failed: tasks.filter(({ end }) => end === 'failed').length,
    };
}
/** A task from before the update was RUNNING then. */
function findRunning({ createdMs, runningMs }) {
    if (runningMs !== undefined)
        return [Math.max(0, runningMs)];
    return createdMs === undefined || createdMs < 0 ? [0] : [];
}
function span(times) {
    return times.length === 0 ? undefined : { firstMs: Math.min(...times), lastMs: Math.max(...times) };
}

;// CONCATENATED MODULE: ./lib/report/html/timeline/model.js





/** The picture of a service's rollout; undefined where nothing was followed. */
function buildTimeline(record, service) {
    const clock = openClock(record, service);
    const samples = service.timeline.map((sample) => ({ ...sample, atMs: clock.ofRun(sample.atMs) }));
    const rollbackMs = findRollback(service, clock);
    const tasks = listTaskLives(service, clock, rollbackMs ?? Number.POSITIVE_INFINITY);
    const spanMs = measureSpan(service, { samples, tasks, clock });
    if (samples.length === 0 || spanMs <= 0)
        return undefined;
    return {
        spanMs,
        samples,
        tasks,
        lanes: arrangeLanes(tasks, spanMs),
        batches: findBatches(tasks, spanMs),
        stages: listStages(service, clock, spanMs),
        markers: listMarkers(service, clock, { rollbackMs, spanMs }),
        speed: clock.speed,
    };
}
/** To the last thing that was seen. */
function measureSpan(service, { samples, tasks, clock }) {
    const moments = [
        ...samples.map(({ atMs }) => atMs),
        ...service.events.map(({ at }) => clock.ofServer(at)),
        ...tasks.flatMap(({ stoppedMs, runningMs }) => [stoppedMs ?? 0, runningMs ?? 0]),
        ...service.course.map(({ atMs }) => clock.ofRun(atMs)),
        ...(service.followed ?? []).slice(0, 1).flatMap(({ polls }) => clock.ofRun(polls.at(-1)?.atMs ?? 0)),
    ];
    return Math.max(0, ...moments.filter(Number.isFinite)) * 1.02;
}
/** When the rollback began: as ECS says it, else when its deployment was followed. */
function findRollback({ events, course, followed = [] }, clock) {
    const said = events.find(({ text }) => /\brolling back to deployment\b/.test(text));
    if (said !== undefined)
        return clock.ofServer(said.at);
    const back = course.find((change) => change.type === 'stage-entered' && change.isBack);
    if (back !== undefined)
        return clock.ofRun(back.atMs);
    const [first, second] = followed;
    if (first === undefined || second === undefined || first.returningToArn !== undefined)
        return undefined;
    return clock.ofRun(first.polls.at(-1)?.atMs ?? 0);
}
/** New tasks whose starts lie close together. */
function findBatches(tasks, spanMs) {
    const within = Math.max(2_000, spanMs * 0.02);
    const batches = [];
    for (const task of tasks) {
        const { createdMs, runningMs, stoppedMs, isNew } = task;
        if (!isNew || createdMs === undefined || createdMs < 0)
            continue;
        const toMs = runningMs ?? stoppedMs ?? createdMs;
        const last = batches.at(-1);
        if (last === undefined || createdMs - last.lastMs > within) {
            batches.push({ fromMs: createdMs, toMs, lastMs: createdMs, tasks: 1 });
            continue;
        }
        last.lastMs = createdMs;
        last.toMs = Math.max(last.toMs, toMs);
        last.tasks += 1;
    }
    return batches;
}
function listStages({ course }, clock, spanMs) {
    const entered = course.flatMap((change) => (change.type === 'stage-entered' ? [change] : []));
    return entered.map((change, index) => {
        const next = entered[index + 1];
        const toMs = next === undefined ? spanMs : clock.ofRun(next.atMs);
        return { fromMs: clock.ofRun(change.atMs), toMs, name: change.stage, words: (0,lifecycle_lines/* describeLifecycle */.MX)(change) };
    });
}
function listMarkers({ course, verdict, followed = [], timeline }, clock, { rollbackMs, spanMs }) {
    const alarms = course.filter(({ type }) => type === 'alarms-triggered');
    const lastMs = Math.max(timeline.at(-1)?.atMs ?? 0, followed.length === 1 ? (followed[0]?.polls.at(-1)?.atMs ?? 0) : 0);
    const endMs = followed.length > 1 ? spanMs / 1.02 : Math.min(spanMs, clock.ofRun(lastMs));
    return [
        ...alarms.map(({ atMs }) => ({ atMs: clock.ofRun(atMs), label: 'alarm', kind: 'alarm' })),
        ...(rollbackMs === undefined ? [] : [{ atMs: rollbackMs, label: 'rollback', kind: 'rollback' }]),
        ...(verdict === undefined ? [] : [{ atMs: endMs, label: formatVerdict(verdict), kind: toneOf(verdict) }]),
    ];
}

;// CONCATENATED MODULE: ./lib/report/html/timeline-section.js






/** The picture of a rollout with its legend, in words too, and its counts as a table. */
function describeTimeline(record, service) {
    const timeline = buildTimeline(record, service);
    if (timeline === undefined)
        return NOTHING;
    const name = `Timeline of service ${service.name}: ${summarize(timeline)}`;
    return html `<figure>
<div class="scroll" role="region" aria-label="Timeline of service ${service.name}" tabindex="0">${drawTimeline(timeline, name)}</div>
<figcaption>${legend(timeline)}<p>${describeScale(timeline)}</p></figcaption>
</figure>
${fold(`Counts as a table (${timeline.samples.length})`, tabulate(timeline.samples))}`;
}
/** For who does not see the picture. */
function summarize({ spanMs, samples, batches, tasks, markers }) {
    const failed = tasks.filter(({ end }) => end === 'failed').length;
    const least = Math.min(...samples.map(({ oursRunning, othersRunning }) => oursRunning + othersRunning));
    const parts = [
        (0,duration/* formatDuration */.a3)(spanMs),
        ...(batches.length === 0 ? [] : [(0,count/* formatCount */.B)(batches.length, 'batch', 'batches')]),
        `at least ${(0,count/* formatCount */.B)(least, 'task')} in service`,
        ...(failed === 0 ? [] : [`${(0,count/* formatCount */.B)(failed, 'task')} failed`]),
        ...markers.map(({ atMs, label }) => `${label} at ${(0,duration/* formatDuration */.a3)(atMs)}`),
    ];
    return parts.join(', ');
}
const KEYS = [
    ['others', 'old revision, RUNNING'],
    ['ours', 'new revision, RUNNING'],
    ['pending', 'PENDING'],
    ['failure', 'failed'],
    ['stop', 'stopped as planned'],
    ['desired', 'desired count'],
];
function legend({ samples }) {
    const { lowerBound, upperBound } = samples.at(-1) ?? { lowerBound: 0 };
    const bounds = upperBound === undefined ? `lower bound ${lowerBound}` : `bounds: ${lowerBound} to ${upperBound} tasks`;
    const keys = [...KEYS, ['bound', bounds]];
    return html `<ul class="legend">${join(keys.map(([name, text]) => html `<li>${swatch(name)} ${text}</li>`))}</ul>`;
}
function swatch(name) {
    return html `<svg class="swatch" viewBox="0 0 18 12" aria-hidden="true">${drawSwatch(name)}</svg>`;
}
function drawSwatch(name) {
    switch (name) {
        case 'failure':
            return html `<path class="failure" d="M5 2l8 8m0 -8l-8 8"/>`;
        case 'stop':
            return html `<path class="stop" d="M9 0v12"/>`;
        case 'desired':
        case 'bound':
            return html `<path class="${name}" d="M0 6h18"/>`;
        default:
            return html `<rect class="bar ${name}" x="1" y="1" width="16" height="10" rx="2"/>`;
    }
}
function describeScale({ speed, tasks, lanes }) {
    const shown = lanes.reduce((sum, lane) => sum + lane.tasks.length, 0);
    const isGrouped = lanes.length < tasks.length;
    return [
        'Minutes and seconds since the update.',
        ...(isGrouped
            ? [
                `${(0,count/* formatCount */.B)(shown, 'task')} in ${(0,count/* formatCount */.B)(lanes.length, 'row')}: tasks that started and ended together share one.`,
            ]
            : []),
        ...(shown < tasks.length ? [`${(0,count/* formatCount */.B)(tasks.length - shown, 'more task')} are not drawn.`] : []),
        ...(speed > 1 ? [`The clock of this ECS ran ${Math.round(speed)} times as fast as that of the run.`] : []),
    ].join(' ');
}
function tabulate(samples) {
    const rows = samples.map((one) => [
        (0,duration/* formatDuration */.a3)(one.atMs),
        one.oursRunning,
        one.oursPending,
        one.othersRunning,
        one.failed,
        one.desired,
        one.upperBound === undefined ? `from ${one.lowerBound}` : `${one.lowerBound} to ${one.upperBound}`,
    ]);
    const head = ['since the update', 'new RUNNING', 'new PENDING', 'old RUNNING', 'failed', 'desired', 'bounds'];
    return table('Counts', head, rows);
}

;// CONCATENATED MODULE: ./lib/report/html/service-section.js












/** More than so many rows are folded until the reader opens them. */
const MOST_OPEN = 12;
/** One service: how it ended, why, its timeline, and the evidence. */
function describeService(record, service, index) {
    const { name, verdict, reason, diagnosis, stoppedTasks, events, past = [] } = service;
    const isOnly = record.services.length === 1;
    const said = reason === undefined || reason === record.reason ? NOTHING : html `<p class="reason">${words(reason)}</p>`;
    const title = isOnly ? html `<h2>Rollout</h2>` : html `<h2>${name} ${verdictBadge(verdict)}</h2>`;
    return html `<section id="service-${index + 1}" aria-label="Service ${name}">
${title}${said}
${isOnly ? NOTHING : describeOutcome(record, service)}
${describeTimeline(record, service)}
${describeLogs(record, diagnosis)}
${fold(`Stopped tasks (${stoppedTasks.length})`, describeStoppedTasks(record, stoppedTasks), stoppedTasks.length <= MOST_OPEN)}
${fold(record.verdict === 'planned' ? 'What would change' : 'What changed', showChanges(service.changes), service.changes.length <= MOST_OPEN)}
${fold('Plan', list(service.plan.map(words)))}
${fold('Stages', describeStages(service), service.course.length <= MOST_OPEN)}
${fold(`Events of the service (${events.length})`, listEvents(service), events.length <= MOST_OPEN)}
${fold(`Last deployments (${past.length})`, listPast(record, service))}
${fold('Identifiers', listIdentifiers(service))}
</section>`;
}
/** With one service, the head of the page says it. */
function describeOutcome(record, service) {
    const { diagnosis } = service;
    const next = diagnosis === undefined ? NOTHING : html `<div class="next"><h3>Next step</h3>${step(diagnosis.nextStep)}</div>`;
    return html `${describeRevisions(record, service)}${describeCauses(diagnosis)}${next}`;
}
function describeStages({ course }) {
    const rows = course.map((change) => [(0,duration/* formatDuration */.a3)(change.atMs), words((0,lifecycle_lines/* describeLifecycle */.MX)(change))]);
    return html `${table('Stages', ['since the update', 'what'], rows)}${join((0,lifecycle_lines/* listAnswers */.od)(course.at(-1)).map(step))}`;
}
function listEvents({ events }) {
    const rows = events.map(({ at, text }) => [(0,duration/* formatTimeOfDay */.qY)(at), words((0,short_ids/* shortenIds */.I)(text))]);
    return table('Events of the service', ['UTC', 'event'], rows);
}
function listPast({ asked }, { past = [] }) {
    const rows = past.map((one) => [
        (0,duration/* formatMoment */.K9)(one.at),
        (0,past_cells/* showRevision */.rB)(one) || '–',
        (0,past_cells/* showReleases */.en)(one.entry) || '–',
        (0,past_cells/* showCommit */.B)(one.entry) || '–',
        one.outcome,
        elements_link((0,run_link/* linkToRun */.T)(one.entry, asked.serverUrl), one.entry.runNumber ?? '–'),
    ]);
    return table('Last deployments', ['when', 'revision', 'release', 'commit', 'verdict', 'run'], rows);
}
function listIdentifiers(service) {
    return facts([
        ['Deployment', service.deploymentId],
        ['Service deployment', service.serviceDeploymentArn],
        ['CodeDeploy deployment', service.codeDeploymentId],
        ['Revision', service.revisionArn],
    ]);
}

;// CONCATENATED MODULE: ./lib/report/html/style.js
/** Of the style below, for the page's policy: a style from elsewhere is not applied. A test computes it again. */
const STYLE_HASH = 'sha256-I8lHhEx6nsE2P2tsaTCOMsHX/8M0XuBB6Nb4qH3ulA8=';
/** Light by default, dark where the reader's system is, black on white on paper. Contrast of text is at least 4.5. */
const STYLE = `
:root{color-scheme:light dark;--page:#f6f7f9;--card:#fff;--text:#1c2128;--soft:#57606a;--line:#d5dae0;--grid:#e8ebef;--link:#0a5cc2;
--good:#116b34;--good-card:#e7f6ec;--bad:#b3261e;--bad-card:#fdecea;--plain:#4a5260;--plain-card:#eceff3;
--ours:#2f74d0;--others:#8b95a3;--pending:#cfdff5;--alarm:#9a4b00;--batch:#2f74d0;--code:#f0f2f5}
@media (prefers-color-scheme:dark){:root{--page:#0e1116;--card:#161b22;--text:#e6eaef;--soft:#a3adb9;--line:#353d48;--grid:#242b34;--link:#7db7ff;
--good:#6fdc94;--good-card:#12281a;--bad:#ff9088;--bad-card:#341512;--plain:#c3cad3;--plain-card:#232a33;
--ours:#5b9df0;--others:#7a8593;--pending:#2a3f5c;--alarm:#ffb36b;--batch:#5b9df0;--code:#0e1116}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--text);font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","DejaVu Sans",sans-serif}
main,footer,nav{max-width:1080px;margin:0 auto;padding:0 20px}
main{padding-top:24px}
nav{padding-top:16px;display:flex;flex-wrap:wrap;gap:6px 14px}
footer{padding-top:8px;padding-bottom:32px;color:var(--soft);font-size:13px}
h1,h2,h3{line-height:1.25;margin:0;overflow-wrap:anywhere}
h1{font-size:26px;margin:10px 0 6px}
h2{font-size:19px}
h3{font-size:15px;margin:18px 0 6px}
p{margin:6px 0;overflow-wrap:anywhere}
a{color:var(--link)}
a:focus-visible,summary:focus-visible,[tabindex]:focus-visible{outline:3px solid var(--link);outline-offset:2px;border-radius:4px}
.run,section,main>details{background:var(--card);border:1px solid var(--line);border-radius:10px;padding:18px 22px;margin:0 0 16px}
main>details{padding:12px 22px}
.run{border-top:6px solid var(--plain)}
.run.good{border-top-color:var(--good)}
.run.bad{border-top-color:var(--bad)}
.run>p:first-child{margin:0}
.badge{display:inline-block;font-size:14px;font-weight:650;padding:2px 12px;border-radius:99px;vertical-align:middle;white-space:nowrap;color:var(--plain);background:var(--plain-card)}
.badge.good{color:var(--good);background:var(--good-card)}
.badge.bad{color:var(--bad);background:var(--bad-card)}
.run .badge{font-size:18px;padding:4px 16px}
.reason{font-size:17px}
.next{border-left:4px solid var(--link);padding:2px 0 2px 14px;margin:14px 0 2px}
.next h2,.next h3{font-size:14px;margin:0;color:var(--soft)}
dl{display:flex;flex-wrap:wrap;gap:10px 36px;margin:10px 0}
dt{color:var(--soft);font-size:13px}
dd{margin:0;overflow-wrap:anywhere}
ul{margin:6px 0;padding-left:22px}
li{margin:3px 0;overflow-wrap:anywhere}
.bare,.causes{list-style:none;padding:0;margin:0}
.bare li{margin:0}
.causes>li{border-left:4px solid var(--bad);padding:1px 0 1px 14px;margin:8px 0}
code,pre{font:13px/1.45 ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace}
code{background:var(--code);padding:1px 5px;border-radius:4px;overflow-wrap:anywhere}
pre{background:var(--code);border:1px solid var(--line);border-radius:6px;padding:10px 12px;margin:8px 0;overflow-x:auto;white-space:pre-wrap;overflow-wrap:anywhere}
details{border-top:1px solid var(--line);margin-top:12px;padding-top:10px}
main>details{border-top-width:1px;margin-top:0}
summary{cursor:pointer;font-weight:600}
.scroll{overflow-x:auto;margin:8px 0}
table{border-collapse:collapse;width:100%;font-size:14px;font-variant-numeric:tabular-nums}
th{text-align:left;color:var(--soft);font-weight:600;white-space:nowrap}
th,td{padding:5px 14px 5px 0;border-bottom:1px solid var(--line);vertical-align:top}
td{overflow-wrap:break-word}
tr:last-child td{border-bottom:0}
td:first-child{white-space:nowrap}
figure{margin:16px 0 4px}
figure svg:not(.swatch){display:block;width:100%;min-width:760px;height:auto;font-size:12px}
figcaption{color:var(--soft);font-size:13px}
.legend{list-style:none;display:flex;flex-wrap:wrap;gap:4px 20px;padding:0;margin:8px 0 0}
.legend li{margin:0;white-space:nowrap}
.swatch{width:18px;height:12px;vertical-align:-1px}
svg text{fill:var(--soft)}
svg .end{text-anchor:end}
svg .middle{text-anchor:middle}
.lane{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;font-size:11px}
svg .mark{fill:var(--bad)}
.grid{stroke:var(--grid);fill:none}
.area.others,.bar.others{fill:var(--others)}
.area.ours,.bar.ours{fill:var(--ours)}
.area.pending,.bar.pending{fill:var(--pending);stroke:var(--ours);stroke-width:.8}
.area.pending{stroke:none}
.bar.vague{opacity:.55}
.bound,.desired{fill:none;stroke:var(--text);stroke-width:1.2}
.bound{stroke-dasharray:5 4}
.desired{stroke-dasharray:1 3;stroke-width:2}
.failure{fill:none;stroke:var(--bad);stroke-width:2.4}
.stop{fill:none;stroke:var(--text);stroke-width:2}
.batch{fill:var(--batch);opacity:.09}
.stage{fill:var(--plain-card);stroke:var(--line)}
.marker path{fill:none;stroke:var(--plain);stroke-width:1.6}
.marker text{fill:var(--plain);font-weight:650}
.marker.rollback path,.marker.alarm path{stroke:var(--alarm);stroke-dasharray:6 3}
.marker.rollback text,.marker.alarm text{fill:var(--alarm)}
.marker.good path{stroke:var(--good)}
.marker.good text{fill:var(--good)}
.marker.bad path{stroke:var(--bad)}
.marker.bad text{fill:var(--bad)}
@media print{:root{color-scheme:light;--page:#fff;--card:#fff;--text:#000;--soft:#444;--line:#bbb;--grid:#ddd;--link:#003c8f;
--good:#116b34;--good-card:#fff;--bad:#9c1c15;--bad-card:#fff;--plain:#333;--plain-card:#fff;
--ours:#2f74d0;--others:#8b95a3;--pending:#cfdff5;--alarm:#8a4300;--batch:#2f74d0;--code:#fff}
body{font-size:11pt;print-color-adjust:exact;-webkit-print-color-adjust:exact}
main,footer{max-width:none;padding:0}
.run,section,main>details{border-left:0;border-right:0;border-bottom:0;border-radius:0;padding:10px 0}
.badge{border:1px solid currentColor}
details::details-content{content-visibility:visible;display:block;height:auto}
summary{list-style:none}
nav{display:none}
figure,pre,tr,.next{break-inside:avoid}
h2,h3,summary{break-after:avoid}
.scroll{overflow:visible}
figure svg:not(.swatch){min-width:0}}
`;

;// CONCATENATED MODULE: ./lib/report/html/task-section.js





const STATES = {
    planned: 'planned',
    asked: 'unknown',
    running: 'started',
    well: 'succeeded',
    failed: 'failed',
};
/** The one-off task; nothing when there is none. */
function describeTask(record) {
    const { task } = record;
    if (task === undefined)
        return NOTHING;
    const { state, taskArns, revisionArn, lastStatus, stoppedTask, diagnosis, plan, reason } = task;
    const links = taskArns.map((arn) => elements_link((0,console_link/* linkToTask */.Ni)(record, arn), (0,text_arn/* shortTaskId */.x6)(arn)));
    const rows = (stoppedTask?.containers ?? []).map(({ name, exitCode, isEssential }) => [
        name,
        isEssential === false ? 'no' : 'yes',
        exitCode ?? '–',
    ]);
    const said = reason === undefined || record.reason.startsWith(reason) ? NOTHING : html `<p class="reason">${words(reason)}</p>`;
    return html `<section aria-label="One-off task"><h2>One-off task: ${STATES[state]}</h2>${said}
${facts([
        ['Task', links.length === 0 ? undefined : join(links, ' ')],
        ['Status', lastStatus],
        ['Revision', revisionArn && (0,text_arn/* revisionName */.pd)(revisionArn)],
    ])}
${describeCauses(diagnosis)}
${describeLogs(record, diagnosis)}
${fold('Exit codes', table('Exit codes', ['container', 'essential', 'exit code'], rows), true)}
${fold('Plan of the task', list(plan.map(words)))}
</section>`;
}

;// CONCATENATED MODULE: ./lib/report/html/page.js








/**
 * A run as one page of HTML that needs nothing else: no script, no font, no request. Readable in light and in dark, on
 * paper, and without a pointer. Text from outside is escaped.
 */
function renderHtml(record) {
    const { services, asked } = record;
    const names = services.length === 0 ? asked.services : services.map(({ name }) => name);
    const title = `${formatVerdict(record.verdict)}: ${names.slice(0, 3).join(', ') || asked.cluster}`;
    const page = html `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '${{ markup: STYLE_HASH }}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>${{ markup: STYLE }}</style>
</head>
<body>
${services.length > 1 ? skipLinks(record) : NOTHING}
<main>
${describeRun(record)}
${describeTask(record)}
${join(services.map((service, index) => describeService(record, service, index)))}
${describeRunFacts(record)}
</main>
<footer>Slipway ${version/* VERSION */.x} · run started ${(0,duration/* formatMoment */.K9)(record.startedAt)} · times are UTC or since the update</footer>
</body>
</html>
`;
    return page.markup;
}
function skipLinks({ services }) {
    const links = services.map(({ name }, index) => html `<a href="#service-${index + 1}">${name}</a>`);
    return html `<nav aria-label="Services">${join(links, ' ')}</nav>`;
}


/***/ }),

/***/ 91224:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ showCommit),
/* harmony export */   en: () => (/* binding */ showReleases),
/* harmony export */   il: () => (/* binding */ showAction),
/* harmony export */   jt: () => (/* binding */ showImage),
/* harmony export */   ng: () => (/* binding */ runOf),
/* harmony export */   rB: () => (/* binding */ showRevision)
/* harmony export */ });
/* harmony import */ var _slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(60846);
/* harmony import */ var _ledger_format_source_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(11098);
/* harmony import */ var _text_arn_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48988);
/** What a table shows of a deployment in the past, as plain texts. */



const COMMIT_DIGITS = 12;
const SHORT_DIGEST = 'sha256:'.length + 12;
/** `web:42`; empty when ECS does not report it. */
function showRevision({ revisionArn }) {
    return revisionArn === undefined ? '' : (0,_text_arn_js__WEBPACK_IMPORTED_MODULE_0__/* .revisionName */ .pd)(revisionArn);
}
/** `rollback to v1.4.2, replaced v1.5.0 (web:24)`, or `deploy`. */
function showAction({ rollback, entry, revisionArn }) {
    if (rollback === undefined)
        return 'deploy';
    const to = (0,_ledger_format_source_js__WEBPACK_IMPORTED_MODULE_1__/* .formatSource */ .j)(entry) ?? entry.restores ?? showRevision((0,_slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_2__/* .defined */ .s)({ revisionArn }));
    const { replaced } = rollback;
    if (replaced === undefined)
        return `rollback to ${to}`;
    const revision = (0,_text_arn_js__WEBPACK_IMPORTED_MODULE_0__/* .revisionName */ .pd)(replaced.revisionArn);
    const source = (0,_ledger_format_source_js__WEBPACK_IMPORTED_MODULE_1__/* .formatSource */ .j)(replaced.entry);
    return `rollback to ${to}, replaced ${source === undefined ? revision : `${source} (${revision})`}`;
}
/** The run that deployed; of a rollback the one that rolled back, never the one that made the revision. */
function runOf({ rollback, entry }) {
    return rollback === undefined ? entry : (rollback.run ?? {});
}
/** Newest first, since that is the one people want. */
function showReleases({ releases }) {
    return [...(releases ?? [])].reverse().join(' ');
}
function showCommit({ commit }) {
    return commit?.slice(0, COMMIT_DIGITS) ?? '';
}
/** Without its registry: `web:v2`, or `web@sha256:` and the first digits. */
function showImage(reference) {
    const name = reference === undefined ? '' : (0,_text_arn_js__WEBPACK_IMPORTED_MODULE_0__/* .lastSegment */ .mp)(reference);
    const [tagged = '', digest] = name.split('@');
    if (digest === undefined || tagged.includes(':'))
        return tagged;
    return `${tagged}@${digest.slice(0, SHORT_DIGEST)}`;
}


/***/ }),

/***/ 82108:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ describePlan)
/* harmony export */ });
/* harmony import */ var _diff_describe_change_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(36923);
/* harmony import */ var _schedules_describe_schedule_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(371);
/* harmony import */ var _text_count_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(49180);
/* harmony import */ var _text_list_some_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(25176);
/** A plan in one line: how many services change, what changes in each, and the forecast. */




const MOST_SERVICES = 3;
const MOST_CHANGES = 4;
const MOST_SCHEDULES = 3;
/**
 * `1 to change, 2 unchanged. web: image v1.4.2 → v1.5.0, memory 128 → 512. Forecast: …`, and the schedules that change.
 */
function describePlan(services, schedules = []) {
    const due = schedules.filter(({ changes }) => changes.length > 0);
    const plan = describeServices(services, due.length > 0);
    if (due.length === 0)
        return plan;
    const more = due.length - MOST_SCHEDULES;
    const rest = more > 0 ? ` and ${(0,_text_count_js__WEBPACK_IMPORTED_MODULE_1__/* .formatCount */ .B)(more, 'more schedule')}` : '';
    return `${plan} Schedules: ${due.slice(0, MOST_SCHEDULES).map(_schedules_describe_schedule_js__WEBPACK_IMPORTED_MODULE_2__/* .describeSchedule */ .B).join('; ')}${rest}.`;
}
function describeServices(services, hasSchedules) {
    if (services.length === 0)
        return 'Plan: no service is set, so no service would change.';
    const changing = services.filter(({ changes }) => changes.length > 0);
    const unchanged = services.length - changing.length;
    if (changing.length === 0) {
        const what = hasSchedules ? 'no service changes' : 'no changes';
        const names = (0,_text_list_some_js__WEBPACK_IMPORTED_MODULE_3__/* .listSome */ .X)(services.map(({ name }) => name), MOST_SERVICES);
        return `Plan: ${what}. ${names} already ${services.length === 1 ? 'runs' : 'run'} this.`;
    }
    const counts = [`${changing.length} to change`, ...(unchanged === 0 ? [] : [`${unchanged} unchanged`])];
    const named = changing.slice(0, MOST_SERVICES).map(({ name, changes }) => ` ${name}: ${listShort(changes)}.`);
    const more = changing.length - named.length;
    const rest = more > 0 ? ` ${(0,_text_count_js__WEBPACK_IMPORTED_MODULE_1__/* .formatCount */ .B)(more, 'more service')}.` : '';
    return `Plan: ${counts.join(', ')}.${named.join('')}${rest}${describeForecasts(changing)}`;
}
/** `image v1.4.2 → v1.5.0, memory 128 → 512 and 3 more`; the image first. */
function listShort(changes) {
    const sorted = changes.toSorted((one, other) => rank(one) - rank(other));
    return (0,_text_list_some_js__WEBPACK_IMPORTED_MODULE_3__/* .joinAndCount */ .P)((0,_diff_describe_change_js__WEBPACK_IMPORTED_MODULE_0__/* .describeShort */ .oW)(sorted.slice(0, MOST_CHANGES)), changes.length - MOST_CHANGES);
}
function rank({ path }) {
    if (/\.image$/.test(path))
        return 0;
    return /\.(?:cpu|memory|memoryReservation)$/.test(path) ? 1 : 2;
}
/** Of one service; of several, the longest time, where no task runs for a while, and what has no forecast. */
function describeForecasts(services) {
    const known = services.flatMap(({ name, forecast }) => (forecast === undefined ? [] : [{ name, ...forecast }]));
    const [only, ...others] = known;
    if (only === undefined)
        return '';
    if (others.length === 0 && services.length === 1) {
        const { batches, leastSeconds, fewestTasks } = only;
        const tasks = fewestTasks === 0 ? 'at times no task is running' : `never below ${(0,_text_count_js__WEBPACK_IMPORTED_MODULE_1__/* .formatCount */ .B)(fewestTasks, 'task')}`;
        return ` Forecast: ${(0,_text_count_js__WEBPACK_IMPORTED_MODULE_1__/* .formatCount */ .B)(batches, 'batch', 'batches')}, at least ${leastSeconds} s, ${tasks}.`;
    }
    const least = Math.max(...known.map(({ leastSeconds }) => leastSeconds));
    const without = known.filter(({ fewestTasks }) => fewestTasks === 0).map(({ name }) => name);
    const gaps = without.length === 0 ? '' : `; at times no task of ${without.join(', ')} is running`;
    const unknown = services.filter(({ forecast }) => forecast === undefined).map(({ name }) => name);
    const missing = unknown.length === 0 ? '' : `; none for ${(0,_text_list_some_js__WEBPACK_IMPORTED_MODULE_3__/* .listSome */ .X)(unknown, MOST_SERVICES)}`;
    return ` Forecast: at least ${least} s${gaps}${missing}.`;
}


/***/ }),

/***/ 90132:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ listPlannedChanges),
/* harmony export */   i: () => (/* binding */ hasChanges)
/* harmony export */ });
/** Whether a deploy would change anything: a service, a schedule, or a one-off task that would run. */
function hasChanges({ services, schedules = [], task }) {
    return task !== undefined || [...services, ...schedules].some(({ changes }) => changes.length > 0);
}
/** One object a change, with its service or schedule. Values that may be secret are not in it. */
function listPlannedChanges({ services, schedules = [] }) {
    const path = 'Target.EcsParameters.TaskDefinitionArn';
    return [
        ...services.flatMap(({ name, changes }) => changes.map((change) => ({ service: name, ...change }))),
        ...schedules.flatMap(({ name, changes }) => changes.map((change) => ({ service: name, path, kind: 'changed', ...change }))),
    ];
}


/***/ }),

/***/ 31562:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ renderRolloutJson),
/* harmony export */   y: () => (/* binding */ ROLLOUT_FORMAT)
/* harmony export */ });
/** Raised when a field changes its meaning or goes away; new fields do not raise it. */
const ROLLOUT_FORMAT = 1;
/** Most items of one list, and most UTF-16 code units of one text. */
const MOST_ITEMS = 500;
const LONGEST_TEXT = 4096;
/**
 * `rollout.json`: everything that was observed, with `"format": 1`. Holds what the record holds, which has no place for
 * a variable's value or a secret. Of a long list the first and the last items are kept; `cut` says what is missing.
 */
function renderRolloutJson(record) {
    const cuts = [];
    const observed = capValue(asJson(record), '', cuts);
    const cut = cuts.map(({ at, leftOut }) => ({ at, leftOut }));
    return `${JSON.stringify({ format: ROLLOUT_FORMAT, ...observed, cut }, null, 2)}\n`;
}
/** The record is made of plain values; fields that are undefined fall away. */
function asJson(record) {
    return JSON.parse(JSON.stringify(record));
}
function capValue(value, at, cuts) {
    if (typeof value === 'string')
        return capText(value, at, cuts);
    if (Array.isArray(value))
        return capList(value, at, cuts);
    if (typeof value !== 'object' || value === null)
        return value;
    const fields = Object.entries(value).map(([name, field]) => {
        return [name, capValue(field, at === '' ? name : `${at}.${name}`, cuts)];
    });
    return Object.fromEntries(fields);
}
function capText(text, at, cuts) {
    if (text.length <= LONGEST_TEXT)
        return text;
    cuts.push({ at, leftOut: text.length - LONGEST_TEXT });
    return text.slice(0, LONGEST_TEXT);
}
function capList(items, at, cuts) {
    const half = MOST_ITEMS / 2;
    const kept = items.length <= MOST_ITEMS ? items : [...items.slice(0, half), ...items.slice(-half)];
    if (kept.length < items.length)
        cuts.push({ at, leftOut: items.length - kept.length });
    return kept.map((item, index) => capValue(item, `${at}.${index}`, cuts));
}


/***/ }),

/***/ 75486:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ct: () => (/* binding */ rollbackCommand),
/* harmony export */   Kf: () => (/* binding */ adviseCandidate),
/* harmony export */   __: () => (/* binding */ adviseImagesBefore)
/* harmony export */ });
/* harmony import */ var _text_arn_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48988);
/* harmony import */ var _text_shell_word_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(29574);


/** What to do where a rollback leads nowhere: the command for the first candidate, or that there is none. */
function adviseCandidate(candidate, service) {
    if (candidate === undefined)
        return 'No other revision has run in this service: deploy a new one.';
    const revision = (0,_text_arn_js__WEBPACK_IMPORTED_MODULE_0__/* .revisionName */ .pd)(candidate.arn);
    return `Set rollback-to: ${revision}, or run: ${rollbackCommand(revision, service)}`;
}
/** What to do for the images that the running revision had before. */
function adviseImagesBefore(service) {
    return `To roll back to the image that ran before: set rollback-to: last-good, or run: ${rollbackCommand('last-good', service)}`;
}
/** `slipway rollback web:41 --cluster shop --service web` */
function rollbackCommand(revision, { clusterArn, name }) {
    const words = [revision, '--cluster', (0,_text_arn_js__WEBPACK_IMPORTED_MODULE_0__/* .clusterName */ .SL)(clusterArn), '--service', name].map(_text_shell_word_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteWord */ .X);
    return `slipway rollback ${words.join(' ')}`;
}


/***/ }),

/***/ 2740:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ listCandidates),
/* harmony export */   p: () => (/* binding */ describeCandidate)
/* harmony export */ });
/* harmony import */ var _ledger_format_source_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(11098);
/* harmony import */ var _text_arn_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(48988);
/* harmony import */ var _text_duration_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(54783);
/* harmony import */ var _past_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(36754);
/** Revisions that a service could go back to, for people. */




const MOST_CANDIDATES = 10;
/** What the ledger says of a revision that a newer deployment replaced before it completed. */
const REPLACED = new Set([undefined, 'steady', 'superseded', 'cancelled']);
/**
 * Revisions that once ran, each once, without the one that the service names: first those that completed, newest first,
 * then those that a newer deployment may have replaced before ECS reported them as completed. Ten at most.
 */
function listCandidates(past) {
    const completed = listCompleted(past).map((arn) => ({ arn, words: describeCandidate(arn, past) }));
    const all = [...completed, ...listStopped(past)];
    const isFirst = ({ arn }, at) => all.findIndex((one) => one.arn === arn) === at;
    return all
        .filter((one, at) => one.arn !== '' && one.arn !== past.currentArn && isFirst(one, at))
        .slice(0, MOST_CANDIDATES);
}
function listCompleted({ history, known }) {
    const recorded = (history ?? []).filter((one) => one.status === 'SUCCESSFUL');
    const written = (known ?? []).filter((one) => one.verdict?.verdict === 'steady');
    const latestFirst = written.toSorted((a, b) => (b.verdict?.at ?? 0) - (a.verdict?.at ?? 0));
    return [...recorded.map((one) => one.targetRevisionArn ?? ''), ...latestFirst.map((one) => one.arn)];
}
/**
 * ECS stops a deployment that a newer one replaces, also one whose tasks all run (ECS API reference,
 * ServiceDeployment).
 */
function listStopped(past) {
    const newest = new Map();
    for (const one of past.history ?? []) {
        const arn = one.targetRevisionArn ?? '';
        if (!newest.has(arn))
            newest.set(arn, one);
    }
    return [...newest].flatMap(([arn, one]) => {
        const verdict = past.known?.find((known) => known.arn === arn)?.verdict?.verdict;
        const isStopped = one.status === 'STOPPED' || one.status === 'STOP_REQUESTED';
        if (!isStopped || (0,_past_js__WEBPACK_IMPORTED_MODULE_0__/* .isRolledBack */ .Gm)(one) || !REPLACED.has(verdict))
            return [];
        const words = describeCandidate(arn, past, 'replaced before it completed');
        return [{ arn, words, stoppedDeploymentArn: one.arn }];
    });
}
/** `web:41 (v1.4.2, 2026-11-03 22:03 UTC)`, with what is known of release or commit and moment. */
function describeCandidate(arn, { history, known }, state) {
    const revision = known?.find((one) => one.arn === arn);
    const source = revision === undefined ? undefined : (0,_ledger_format_source_js__WEBPACK_IMPORTED_MODULE_1__/* .formatSource */ .j)(revision.entry);
    const at = history?.find((one) => one.targetRevisionArn === arn)?.createdAt ?? revision?.verdict?.at;
    const moment = at === undefined ? undefined : (0,_text_duration_js__WEBPACK_IMPORTED_MODULE_2__/* .formatMoment */ .K9)(at);
    const facts = [source, moment, state].filter((fact) => fact !== undefined);
    return facts.length === 0 ? (0,_text_arn_js__WEBPACK_IMPORTED_MODULE_3__/* .revisionName */ .pd)(arn) : `${(0,_text_arn_js__WEBPACK_IMPORTED_MODULE_3__/* .revisionName */ .pd)(arn)} (${facts.join(', ')})`;
}


/***/ }),

/***/ 43859:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ checkImages)
/* harmony export */ });
/* harmony import */ var _image_archived_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(623);
/* harmony import */ var _image_compare_running_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(11348);
/* harmony import */ var _image_find_in_registry_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(37730);
/* harmony import */ var _image_named_image_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(91948);
/* harmony import */ var _image_pin_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(98678);
/* harmony import */ var _image_resolve_given_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(80580);






/**
 * Compares the images of a revision with what ran of it. A tag that was moved since must not bring another image: the
 * digest that ran is deployed. What is not known is reported and stops nothing.
 * @param ran digests by container that ran of the revision; a container is missing where that is not known
 */
async function checkImages(revision, ran, world) {
    const images = (0,_image_named_image_js__WEBPACK_IMPORTED_MODULE_2__/* .listImages */ .v8)(revision.described);
    const seen = await (0,_image_resolve_given_js__WEBPACK_IMPORTED_MODULE_1__/* .resolveGiven */ .e)(images, world);
    const known = (0,_image_compare_running_js__WEBPACK_IMPORTED_MODULE_3__/* .toIndexDigests */ .JW)(ran, seen);
    const outcomes = await Promise.all(images.map((image) => checkOne(image, { resolved: seen.find(({ reference }) => reference === image.reference), known }, world)));
    reportUnknown(outcomes, world);
    return {
        ...adviseRestore(outcomes),
        lost: outcomes.flatMap((outcome) => (outcome.kind === 'lost' ? [outcome.reason] : [])),
        pins: Object.fromEntries(outcomes.flatMap((one) => (one.kind === 'pin' ? [[one.container, one.digest]] : []))),
        changes: outcomes.flatMap((outcome) => (outcome.kind === 'pin' ? [outcome.change] : [])),
        unverified: Object.fromEntries(outcomes.flatMap((one) => (one.kind === 'unverified' ? [[one.container, one.ran]] : []))),
    };
}
async function checkOne(image, { resolved, known }, world) {
    const { reference, container, identifier } = image;
    const lookup = resolved?.lookup ?? { kind: 'not-asked' };
    const ran = (0,_image_pin_js__WEBPACK_IMPORTED_MODULE_4__/* .digestOf */ .ol)(known, container);
    if ('digest' in identifier || ran === undefined)
        return checkAsNamed(image, lookup);
    if (lookup.kind === 'found' && lookup.digest === ran)
        return { kind: 'same' };
    if (lookup.kind === 'unknown' || lookup.kind === 'not-asked')
        return { kind: 'unverified', reference, container, ran };
    const now = 'digest' in lookup ? lookup.digest : undefined;
    const isAskable = lookup.kind !== 'found' || lookup.isOwn;
    const then = isAskable ? await (0,_image_find_in_registry_js__WEBPACK_IMPORTED_MODULE_0__/* .findInRegistry */ .g)({ ...image, identifier: { digest: ran } }, world) : undefined;
    if (then?.kind === 'gone')
        return { kind: 'lost', reason: describeGone(image, ran, now) };
    if (then?.kind === 'archived')
        return loseArchived(image, ran);
    return { kind: 'pin', container, digest: ran, change: describePin(image, ran, now) };
}
/** Of an image by digest, and of one by tag of which nobody knows what ran. */
function checkAsNamed(image, lookup) {
    const { reference, container, identifier } = image;
    switch (lookup.kind) {
        case 'found':
            return 'digest' in identifier ? { kind: 'same' } : { kind: 'unrecorded', reference, digest: lookup.digest };
        case 'gone':
            return { kind: 'lost', reason: `Image ${reference} of container ${container} no longer exists in the registry.` };
        case 'archived':
            return loseArchived(image, lookup.digest);
        case 'not-asked':
        case 'unknown':
            return { kind: 'unknown', reference };
    }
}
function loseArchived({ repository }, digest) {
    const { message } = (0,_image_archived_js__WEBPACK_IMPORTED_MODULE_5__/* .refuseArchived */ .x)(repository, { digest });
    return { kind: 'lost', reason: message, restore: (0,_image_archived_js__WEBPACK_IMPORTED_MODULE_5__/* .restoreCommand */ .O)(repository, digest) };
}
/** A restore helps only when no other image is lost. */
function adviseRestore(outcomes) {
    const lost = outcomes.filter((outcome) => outcome.kind === 'lost');
    const commands = lost.flatMap(({ restore }) => (restore === undefined ? [] : [restore]));
    if (commands.length === 0 || commands.length < lost.length)
        return {};
    const [only, ...others] = new Set(commands);
    return { restore: `Restore ${others.length === 0 ? 'it' : 'them'}: ${[only, ...others].join(' && ')}` };
}
function describeGone({ reference, container }, ran, now) {
    const tag = now === undefined ? 'and its tag no longer exists' : `and ${reference} is now ${now}`;
    return `Image ${ran}, which ran in container ${container}, no longer exists in the registry, ${tag}.`;
}
function describePin({ reference, container }, ran, now) {
    const tag = now === undefined ? `the current image of ${reference} is unknown` : `${reference} is now ${(0,_image_compare_running_js__WEBPACK_IMPORTED_MODULE_3__/* .shortenDigest */ .YI)(now)}`;
    return `image of container ${container}: ${(0,_image_compare_running_js__WEBPACK_IMPORTED_MODULE_3__/* .shortenDigest */ .YI)(ran)}, which ran before (${tag})`;
}
function reportUnknown(outcomes, world) {
    const unknown = outcomes.flatMap((one) => one.kind === 'unknown' || one.kind === 'unverified' ? [one.reference] : []);
    if (unknown.length > 0) {
        const list = [...new Set(unknown)].join(', ');
        world.report({ type: 'notice', text: `Cannot verify that these images still exist: ${list}.` });
    }
    for (const outcome of outcomes) {
        if (outcome.kind !== 'unrecorded')
            continue;
        const text = `ECS has no record of the digest that ran as ${outcome.reference}. Deploying the tag's current image, ${(0,_image_compare_running_js__WEBPACK_IMPORTED_MODULE_3__/* .shortenDigest */ .YI)(outcome.digest)}.`;
        const advice = 'If the tag was moved, deploy the earlier image by its digest instead.';
        world.report({ type: 'warning', text, advice });
    }
}


/***/ }),

/***/ 78778:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Es: () => (/* binding */ findWrittenCompleted),
/* harmony export */   P: () => (/* binding */ findRecordedCompleted),
/* harmony export */   UB: () => (/* binding */ findListedCompleted),
/* harmony export */   dz: () => (/* binding */ findClassicCompleted)
/* harmony export */ });
/**
 * The newest COMPLETED deployment that the service lists. While ECS rolls back to a deployment, that one is IN_PROGRESS
 * again.
 */
function findListedCompleted(service, left = {}) {
    // ECS reports rolloutState for its own controller only (ECS API reference, Deployment).
    if (service.controller !== 'ECS')
        return service.revisionArn;
    return withoutLeft(service, left).find((one) => one.rolloutState === 'COMPLETED')?.revisionArn;
}
/**
 * The newest SUCCESSFUL service deployment. After one that was rolled back, that is also where ECS went: to the last
 * deployment that completed (ECS Developer Guide, deployment circuit breaker).
 */
function findRecordedCompleted(history, left = {}) {
    const completed = history.find((one) => {
        const target = one.targetRevisionArn ?? '';
        return one.status === 'SUCCESSFUL' && one.arn !== left.serviceDeploymentArn && target !== '';
    });
    return completed?.targetRevisionArn;
}
/**
 * Behind a Classic Load Balancer there is no rolloutState: the only deployment, when it has all its tasks, or next to
 * the one that is left the oldest that still has tasks.
 */
function findClassicCompleted(service, left = {}) {
    const others = withoutLeft(service, left);
    if (others.some((one) => one.rolloutState !== undefined))
        return undefined;
    const [only, ...more] = service.deployments;
    if (only !== undefined && more.length === 0 && others.length === 1) {
        return service.running === service.desired && service.pending === 0 ? only.revisionArn : undefined;
    }
    return others.findLast((one) => one.running > 0)?.revisionArn;
}
/** The revision whose `steady` is the newest verdict of the ledger: ECS forgets deployments after 90 days. */
function findWrittenCompleted(known) {
    const steady = known.filter(({ verdict }) => verdict?.verdict === 'steady');
    const [newest] = steady.toSorted((one, other) => (other.verdict?.at ?? 0) - (one.verdict?.at ?? 0));
    return newest?.arn;
}
function withoutLeft(service, { id }) {
    return service.deployments.filter((one) => one.id !== id);
}


/***/ }),

/***/ 36754:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gm: () => (/* binding */ isRolledBack),
/* harmony export */   qP: () => (/* binding */ hasServed),
/* harmony export */   ty: () => (/* binding */ isBeingRolledBack),
/* harmony export */   vm: () => (/* binding */ hasFailedVerdict),
/* harmony export */   x3: () => (/* binding */ wentWell)
/* harmony export */ });
/** Verdicts that say nothing of the revision: someone else deployed over it, or the run ended. */
const NEUTRAL = new Set(['superseded', 'cancelled']);
/** Verdicts that say that the rollout of the revision failed. */
const FAILED = new Set(['rolled-back', 'failed', 'stuck', 'timed-out']);
/** Whether a deployment was rolled back, or is just being. */
function isRolledBack(one) {
    return one.status.startsWith('ROLLBACK_');
}
/** Whether ECS is rolling it back now. */
function isBeingRolledBack(one) {
    return one?.status === 'ROLLBACK_REQUESTED' || one?.status === 'ROLLBACK_IN_PROGRESS';
}
/**
 * Whether the last deployment of a revision went well. A `STOPPED` one was overtaken, or had failed without a rollback
 * (ECS API reference, ServiceDeployment): the ledger may know which, and without it the revision is passed over.
 */
function wentWell(arn, past) {
    const verdict = past.known?.find((one) => one.arn === arn)?.verdict?.verdict;
    const ended = (past.history ?? []).filter((one) => one.targetRevisionArn === arn && !isInProgress(one));
    const decisive = ended.find((one) => isDecisive(one, verdict));
    if (decisive === undefined)
        return verdict === 'steady';
    return decisive.status === 'SUCCESSFUL' || (!isRolledBack(decisive) && verdict === 'steady');
}
function isDecisive(one, verdict) {
    return one.status === 'SUCCESSFUL' || isRolledBack(one) || verdict === undefined || !NEUTRAL.has(verdict);
}
function isInProgress({ status }) {
    return status === 'PENDING' || status === 'IN_PROGRESS';
}
/**
 * Whether the ledger knows that the last deployment of a revision failed. ECS reports `STOPPED`, and not `ROLLBACK_*`,
 * when an update rolled it back. A deployment that completed after the verdict counts more than the verdict.
 */
function hasFailedVerdict(arn, past) {
    const verdict = past.known?.find((one) => one.arn === arn)?.verdict?.verdict;
    const last = past.history?.find((one) => one.targetRevisionArn === arn && !isInProgress(one));
    return verdict !== undefined && FAILED.has(verdict) && last?.status !== 'SUCCESSFUL';
}
/** Whether ECS or the ledger shows that it ran before. */
function hasServed(arn, past) {
    const isRecorded = (past.history ?? []).some((one) => one.targetRevisionArn === arn && one.status === 'SUCCESSFUL');
    return isRecorded || past.known?.find((one) => one.arn === arn)?.verdict?.verdict === 'steady';
}


/***/ }),

/***/ 39280:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ findRanImages)
/* harmony export */ });
/* harmony import */ var _image_named_image_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(91948);
/* harmony import */ var _rollout_running_images_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73885);


/**
 * Digests by container that ran of a revision: as ECS recorded them for its last deployment (kept 90 days), else as the
 * run that deployed it wrote them down. The ledger has one digest a revision, so it says this of a single image by tag
 * alone.
 */
function findRanImages(revision, { history, known, }) {
    const recorded = (0,_rollout_running_images_js__WEBPACK_IMPORTED_MODULE_0__/* .findImages */ .Mz)(history, revision.arn);
    if (recorded !== undefined)
        return recorded;
    const written = known.find(({ arn }) => arn === revision.arn)?.entry.imageDigest;
    const [only, ...others] = (0,_image_named_image_js__WEBPACK_IMPORTED_MODULE_1__/* .listImages */ .v8)(revision.described).filter(({ identifier }) => 'tag' in identifier);
    return written === undefined || only === undefined || others.length > 0 ? {} : { [only.container]: written };
}


/***/ }),

/***/ 20768:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ openKnown)
/* harmony export */ });
/* harmony import */ var _slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(60846);
/* harmony import */ var _ledger_entry_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(66341);
/* harmony import */ var _ledger_verdict_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(68512);
/* harmony import */ var _ports_deploy_error_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(95078);




/** One page of ListTaskDefinitions. */
const MOST_REVISIONS = 100;
/** Reads in progress at a time: ECS limits calls per second. */
const AT_ONCE = 10;
/** @param name the service whose verdicts are read */
function openKnown(name, world) {
    const tags = new Map();
    const readOne = (arn) => {
        const reading = tags.get(arn) ?? world.ledger.read(arn);
        tags.set(arn, reading);
        return reading;
    };
    const describeKnown = (arn, read) => {
        const verdict = (0,_ledger_verdict_js__WEBPACK_IMPORTED_MODULE_1__/* .readVerdict */ .wk)(read, name, world.digest);
        return { arn, entry: (0,_ledger_entry_js__WEBPACK_IMPORTED_MODULE_0__/* .readEntry */ .hB)(read), ...(0,_slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_3__/* .defined */ .s)({ verdict }) };
    };
    const of = async (arns) => {
        const distinct = [...new Set(arns)].filter((arn) => arn !== '');
        const known = [];
        for (let from = 0; from < distinct.length; from += AT_ONCE) {
            const page = distinct.slice(from, from + AT_ONCE);
            const read = await Promise.all(page.map(async (arn) => ({ arn, tags: await readOne(arn) })));
            known.push(...read.flatMap((one) => (one.tags === undefined ? [] : [describeKnown(one.arn, one.tags)])));
        }
        return known.length === 0 && distinct.length > 0 ? undefined : known;
    };
    return { of, ofFamily: async (family, further) => of([...(await listFamily(family, world)), ...further]) };
}
async function listFamily(family, world) {
    try {
        return await world.ecs.listRevisions(family, MOST_REVISIONS);
    }
    catch (thrown) {
        const error = (0,_ports_deploy_error_js__WEBPACK_IMPORTED_MODULE_2__/* .asDeployError */ .y0)(thrown);
        if (error.kind === 'unreachable')
            throw error;
        world.report({
            type: 'notice',
            text: `Only revisions in the deployment history are known: ${error.message}`,
            advice: error.advice,
        });
        return [];
    }
}


/***/ }),

/***/ 33787:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IL: () => (/* binding */ readWritten),
/* harmony export */   kp: () => (/* binding */ readHistoryOrNone),
/* harmony export */   ku: () => (/* binding */ readLastCompleted)
/* harmony export */ });
/* harmony import */ var _ports_deploy_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(95078);
/* harmony import */ var _text_arn_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(48988);
/* harmony import */ var _last_completed_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(78778);
/* harmony import */ var _read_known_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(20768);




/** Of so many of the family's newest revisions the tags are read, where ECS has no completed deployment. */
const MOST_READ = 20;
/** ARN of the revision of the last deployment that completed; undefined when no such deployment is known. */
async function readLastCompleted(question, world) {
    const { service, left } = question;
    const listed = (0,_last_completed_js__WEBPACK_IMPORTED_MODULE_2__/* .findListedCompleted */ .UB)(service, left);
    if (listed !== undefined)
        return listed;
    const recorded = (0,_last_completed_js__WEBPACK_IMPORTED_MODULE_2__/* .findRecordedCompleted */ .P)((await question.history()) ?? [], left);
    return recorded ?? (0,_last_completed_js__WEBPACK_IMPORTED_MODULE_2__/* .findClassicCompleted */ .dz)(service, left) ?? (0,_last_completed_js__WEBPACK_IMPORTED_MODULE_2__/* .findWrittenCompleted */ .Es)(await readWritten(service, world));
}
/** What the ledger has of the newest revisions of the family; empty when it may not be read. */
async function readWritten({ clusterArn, name, revisionArn }, world) {
    const { family } = (0,_text_arn_js__WEBPACK_IMPORTED_MODULE_3__/* .splitRevision */ .E8)(revisionArn);
    const newest = family === '' ? [] : await unlessDenied(() => world.ecs.listRevisions(family, MOST_READ));
    const reader = (0,_read_known_js__WEBPACK_IMPORTED_MODULE_1__/* .openKnown */ .s)({ cluster: (0,_text_arn_js__WEBPACK_IMPORTED_MODULE_3__/* .clusterName */ .SL)(clusterArn), service: name }, world);
    return (await reader.of(newest ?? [])) ?? [];
}
/** The history as far as it may be read: what is denied is no answer, and the ledger is read instead. */
function readHistoryOrNone({ clusterArn, name }, { ecs }) {
    return unlessDenied(() => ecs.serviceDeployments(clusterArn, name, 100));
}
async function unlessDenied(read) {
    try {
        return await read();
    }
    catch (thrown) {
        if ((0,_ports_deploy_error_js__WEBPACK_IMPORTED_MODULE_0__/* .asDeployError */ .y0)(thrown).kind === 'access')
            return undefined;
        throw thrown;
    }
}


/***/ }),

/***/ 35198:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ registerPinned)
/* harmony export */ });
/* harmony import */ var _slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(60846);
/* harmony import */ var _ledger_ledger_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76493);
/* harmony import */ var _ledger_run_entry_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(58645);
/* harmony import */ var _task_definition_register_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(33128);
/* harmony import */ var _text_arn_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(48988);





/**
 * Registers the content of a revision with the digests that ran of it, unless the newest of the family has it already.
 * Its tags say which revision, release and commit it is.
 * @param source `document`: that content; `entry`: what the ledger has of the revision
 */
async function registerPinned(target, { document, entry }, world) {
    const { revision, isReused } = await (0,_task_definition_register_js__WEBPACK_IMPORTED_MODULE_2__/* .registerRevision */ .RE)(document, [], world);
    const { commit, releases, restores } = entry;
    const images = document.containerDefinitions.flatMap(({ image }) => image ?? []);
    const written = {
        ...(0,_ledger_run_entry_js__WEBPACK_IMPORTED_MODULE_1__/* .describeRun */ .vZ)(world.origin),
        ...(0,_slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_3__/* .defined */ .s)({ commit, releases }),
        restores: restores ?? (0,_text_arn_js__WEBPACK_IMPORTED_MODULE_4__/* .revisionName */ .pd)(target.arn),
        ...(0,_ledger_run_entry_js__WEBPACK_IMPORTED_MODULE_1__/* .describeContent */ .Xb)({ document, images }, world.digest),
    };
    await (0,_ledger_ledger_js__WEBPACK_IMPORTED_MODULE_0__/* .tagRevision */ .ut)({ arn: revision.arn, isReused, baseArn: target.arn }, written, world.ledger);
    return revision.arn;
}


/***/ }),

/***/ 45981:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ pickUsable)
/* harmony export */ });
/* harmony import */ var _ports_deploy_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(95078);
/* harmony import */ var _text_arn_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(48988);
/* harmony import */ var _check_images_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(43859);
/* harmony import */ var _ran_images_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(39280);




/**
 * The candidates that can run: the revision is ACTIVE, its images are in the registry, and its last deployment did not
 * fail. What may not be read excludes none.
 *
 * @param context `refused`: ARNs or `family:n` that are no answer, such as the revision that was just refused;
 * `history`: service deployments, newest first, with the digests that ran
 */
async function pickUsable(candidates, { refused, history }, world) {
    // A failed read of a candidate is not reported: the user did not request it.
    const quiet = { ...world, report: () => { } };
    const names = new Set(refused.map(_text_arn_js__WEBPACK_IMPORTED_MODULE_3__/* .revisionName */ .pd));
    const open = candidates.filter(({ arn }) => !names.has((0,_text_arn_js__WEBPACK_IMPORTED_MODULE_3__/* .revisionName */ .pd)(arn)));
    const usable = await Promise.all(open.map(async (one) => !(await hasFailed(one, quiet)) && (await canRun(one, history, quiet))));
    return open.filter((_, at) => usable[at]);
}
async function canRun({ arn, images }, history, world) {
    try {
        const revision = await world.ecs.describeRevision(arn);
        if (revision.status !== 'ACTIVE')
            return false;
        const ran = images ?? (0,_ran_images_js__WEBPACK_IMPORTED_MODULE_2__/* .findRanImages */ .J)(revision, { history, known: [] });
        return (await (0,_check_images_js__WEBPACK_IMPORTED_MODULE_1__/* .checkImages */ .B)(revision, ran, world)).lost.length === 0;
    }
    catch (thrown) {
        return readKind(thrown) !== 'absent';
    }
}
/**
 * A STOPPED deployment was replaced by a newer one, also while its tasks failed again and again, or it failed itself.
 */
async function hasFailed({ stoppedDeploymentArn: arn }, { ecs }) {
    if (arn === undefined)
        return false;
    try {
        const deployment = await ecs.describeServiceDeployment(arn);
        const { circuitBreaker, alarms } = deployment ?? {};
        return [circuitBreaker?.status, alarms?.status].includes('TRIGGERED') || (circuitBreaker?.failureCount ?? 0) > 0;
    }
    catch (thrown) {
        readKind(thrown);
        return false;
    }
}
/** Of a read that was denied or failed. */
function readKind(thrown) {
    const { kind } = (0,_ports_deploy_error_js__WEBPACK_IMPORTED_MODULE_0__/* .asDeployError */ .y0)(thrown);
    if (kind === 'internal' || kind === 'cancelled')
        throw thrown;
    return kind;
}


/***/ }),

/***/ 48309:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ emptyCapacity),
/* harmony export */   i8: () => (/* binding */ toCapacity),
/* harmony export */   nT: () => (/* binding */ isOpen),
/* harmony export */   yp: () => (/* binding */ isEnding)
/* harmony export */ });
/** Container instances and tasks as the scheduler sees them. */
/** Whether ECS places tasks on it. */
function isOpen(instance) {
    return instance.status === 'ACTIVE' && instance.agentConnected;
}
/** Whether the task is stopping: it drains, or is within its stop timeout. */
function isEnding(task) {
    return task.desiredStatus === 'STOPPED';
}
/** What is left of an instance. @param ownTaskCount tasks of the service that is to be placed */
function toCapacity(instance, ownTaskCount) {
    const { arn: id, availabilityZone, remainingCpu, remainingMemoryMiB, usedTcpPorts, usedUdpPorts, taskCount, } = instance;
    const left = { remainingCpu, remainingMemoryMiB, usedTcpPorts, usedUdpPorts };
    return { id, availabilityZone, ...left, taskCount, ownTaskCount, facts: readFacts(instance) };
}
/** An instance like this one with nothing on it. */
function emptyCapacity(instance) {
    const { arn: id, availabilityZone, registeredCpu, registeredMemoryMiB } = instance;
    return {
        id,
        availabilityZone,
        remainingCpu: registeredCpu,
        remainingMemoryMiB: registeredMemoryMiB,
        usedTcpPorts: instance.reservedTcpPorts,
        usedUdpPorts: instance.reservedUdpPorts,
        taskCount: 0,
        ownTaskCount: 0,
        facts: readFacts(instance),
    };
}
/**
 * Of what constraints may ask about, only the attributes are read: the rest is as of an instance with nothing on it.
 */
function readFacts({ attributes, agentConnected }) {
    const unread = { ec2InstanceId: '', agentVersion: '', registeredAt: 0, runningTasksCount: 0, taskGroups: [] };
    return { ...unread, attributes, agentConnected };
}


/***/ }),

/***/ 71851:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ listCurrentRevisions)
/* harmony export */ });
/* harmony import */ var _text_arn_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48988);
/** The running revisions of a service and the state of its newer deployments, before the run changes anything. */

/**
 * PRIMARY and what runs next to it: the completed deployment is `running`, whatever the service names. Without a
 * rolloutState (Classic Load Balancer, task sets) PRIMARY is what runs.
 */
function listCurrentRevisions({ deployments, revisionArn }) {
    const shown = deployments.filter((one) => one.status === 'PRIMARY' || one.running > 0 || one.rolloutState === 'COMPLETED');
    const shownRevisions = shown.map((one) => ({
        revision: (0,_text_arn_js__WEBPACK_IMPORTED_MODULE_0__/* .revisionName */ .pd)(one.revisionArn),
        state: classifyDeployment(one),
    }));
    const running = shownRevisions.filter(({ state }) => state === 'running');
    const all = [...running, ...shownRevisions.filter(({ state }) => state !== 'running')];
    const first = ({ revision }, at) => all.findIndex((one) => one.revision === revision) === at;
    return all.length === 0 ? [{ revision: (0,_text_arn_js__WEBPACK_IMPORTED_MODULE_0__/* .revisionName */ .pd)(revisionArn), state: 'running' }] : all.filter(first);
}
function classifyDeployment({ status, rolloutState, running }) {
    if (rolloutState === 'FAILED')
        return 'failed';
    if (status === 'PRIMARY' && rolloutState === 'IN_PROGRESS')
        return 'in progress';
    return running > 0 ? 'running' : 'not running';
}


/***/ }),

/***/ 47633:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AU: () => (/* binding */ listRunningRevisions),
/* harmony export */   Bg: () => (/* binding */ isAstray),
/* harmony export */   IR: () => (/* binding */ findRestored),
/* harmony export */   WM: () => (/* binding */ findPrimary),
/* harmony export */   ZA: () => (/* binding */ findOurs)
/* harmony export */ });
/** The deployment that ECS brings about now. */
function findPrimary(service) {
    return service?.deployments.find((deployment) => deployment.status === 'PRIMARY');
}
/** The deployment from before ours that ECS brings back: PRIMARY again. A stale read shows the same. */
function findRestored(service, facts) {
    const primary = findPrimary(service);
    return primary !== undefined && facts.idsBefore.includes(primary.id) ? primary : undefined;
}
/** ECS rolls back to a revision that never completed. */
function isAstray(service, facts) {
    const restored = findRestored(service, facts);
    if (restored === undefined || facts.returnsToArn === undefined)
        return false;
    return restored.revisionArn !== facts.returnsToArn && restored.rolloutState !== 'COMPLETED';
}
/** Our own deployment, while ECS lists it. */
function findOurs(service, facts) {
    return service?.deployments.find((deployment) => deployment.id === facts.ourId);
}
/** The revisions with running tasks, PRIMARY first, as ECS orders them. */
function listRunningRevisions(service) {
    const running = service.deployments.filter((deployment) => deployment.running > 0);
    return running.map((deployment) => ({ revisionArn: deployment.revisionArn, running: deployment.running }));
}


/***/ }),

/***/ 73885:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EH: () => (/* binding */ mergeDigests),
/* harmony export */   Mz: () => (/* binding */ findImages),
/* harmony export */   o1: () => (/* binding */ readOwnDigests)
/* harmony export */ });
/* harmony import */ var _image_named_image_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(91948);

/** Statuses of a service deployment whose images run, or are about to (ECS API reference, ServiceDeployment). */
const RUNNING_STATUSES = new Set(['PENDING', 'IN_PROGRESS', 'SUCCESSFUL']);
/**
 * Of the last deployment of the revision that was not rolled back, as ECS resolved them. Undefined where none are
 * recorded.
 * @param history service deployments, newest first
 */
function findImages(history, revisionArn) {
    const last = history.find((one) => one.targetRevisionArn === revisionArn && RUNNING_STATUSES.has(one.status));
    const images = last?.targetImages ?? {};
    return Object.keys(images).length === 0 ? undefined : images;
}
/** Of containers whose image is named by digest. Undefined when an image has a tag. */
function readOwnDigests(described) {
    const images = (0,_image_named_image_js__WEBPACK_IMPORTED_MODULE_0__/* .listImages */ .v8)(described);
    const digests = images.flatMap(({ container, identifier }) => 'digest' in identifier ? [[container, identifier.digest]] : []);
    return digests.length < images.length ? undefined : Object.fromEntries(digests);
}
/** What all tasks agree on. */
function mergeDigests(tasks) {
    const [first = {}, ...others] = tasks;
    const agreed = Object.entries(first).filter(([container, digest]) => others.every((images) => images[container] === digest));
    return Object.fromEntries(agreed);
}


/***/ }),

/***/ 40566:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ isSameJson)
/* harmony export */ });
/* harmony import */ var _slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(93844);

/** Equal JSON, whatever the order of fields; a null is as good as absent. */
function isSameJson(one, other) {
    if ((0,_slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(one) && (0,_slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(other)) {
        return [...new Set([...Object.keys(one), ...Object.keys(other)])].every((key) => isSameJson(one[key], other[key]));
    }
    if (Array.isArray(one) && Array.isArray(other)) {
        return one.length === other.length && one.every((item, at) => isSameJson(item, other[at]));
    }
    return (one ?? undefined) === (other ?? undefined);
}


/***/ }),

/***/ 74358:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M9: () => (/* binding */ toVolumeConfiguration),
/* harmony export */   ZB: () => (/* binding */ planSettings),
/* harmony export */   vI: () => (/* binding */ startsDeployment)
/* harmony export */ });
/* harmony import */ var _slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(60846);
/* harmony import */ var _same_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(40566);
/** Fields of UpdateService next to the deployment configuration: tags, volumes, platform version and the like. */


/**
 * What of it an update sends: only what is requested and differs.
 * @returns undefined when nothing changes, so nothing is sent and ECS keeps what it has
 */
function planSettings(service, request) {
    const { hasManagedTags, propagateTags, managedVolume, deployment, definitionChanges } = request;
    const volumes = managedVolume === undefined ? undefined : [toVolumeConfiguration(managedVolume)];
    const settings = {
        ...definitionChanges?.settings,
        ...(0,_slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_0__/* .defined */ .s)({
            enableECSManagedTags: hasManagedTags === service.hasManagedTags ? undefined : hasManagedTags,
            propagateTags: propagateTags === service.propagateTags ? undefined : propagateTags,
            ...chooseChanged(service, deployment),
            volumeConfigurations: (0,_same_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isSameJson */ .T)(volumes, service.volumeConfigurations) ? undefined : volumes,
        }),
    };
    return Object.keys(settings).length === 0 ? undefined : settings;
}
function chooseChanged(service, deployment) {
    const { rebalancing, gracePeriodSeconds, platformVersion } = deployment;
    const isRebalanced = rebalancing === undefined ? undefined : rebalancing === 'ENABLED';
    return {
        availabilityZoneRebalancing: isRebalanced === service.attachments?.isRebalanced ? undefined : rebalancing,
        healthCheckGracePeriodSeconds: gracePeriodSeconds === (service.gracePeriodSeconds ?? 0) ? undefined : gracePeriodSeconds,
        platformVersion: platformVersion === service.platformVersion ? undefined : platformVersion,
    };
}
/** As UpdateService and RunTask take it. */
function toVolumeConfiguration({ name, configuration }) {
    return { name, managedEBSVolume: configuration };
}
/** "This parameter triggers a new service deployment" (ECS API reference, UpdateService). */
const TRIGGERS = new Set([
    'loadBalancers',
    'networkConfiguration',
    'platformVersion',
    'serviceConnectConfiguration',
    'serviceRegistries',
    'volumeConfigurations',
    'vpcLatticeConfigurations',
]);
/** Whether settings make ECS start a deployment although the revision is the same. */
function startsDeployment(settings = {}) {
    return Object.keys(settings).some((name) => TRIGGERS.has(name));
}


/***/ }),

/***/ 42553:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ describeStateless),
/* harmony export */   f: () => (/* binding */ isBehindClassic)
/* harmony export */ });
/**
 * Why no rollout state decides (ECS API reference, Deployment: `rolloutState` is absent behind a Classic Load
 * Balancer).
 */
function describeStateless(service) {
    return `ECS reports no deployment state${isBehindClassic(service) ? ' behind a Classic Load Balancer' : ''}`;
}
/** Whether a Classic Load Balancer leads to the service. */
function isBehindClassic(service) {
    return service?.loadBalancers.some(({ loadBalancerName }) => loadBalancerName !== undefined) === true;
}


/***/ }),

/***/ 82700:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ readStrategy),
/* harmony export */   LG: () => (/* binding */ isShiftInProgress),
/* harmony export */   NI: () => (/* binding */ readBakeMinutes),
/* harmony export */   NQ: () => (/* binding */ measureLeastMinutes),
/* harmony export */   PU: () => (/* binding */ isOver),
/* harmony export */   rz: () => (/* binding */ describeStrategy),
/* harmony export */   vB: () => (/* binding */ isRollbackDue)
/* harmony export */ });
/* harmony import */ var _slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(93844);
/* harmony import */ var _text_duration_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(54783);


/** The fields of the progressive strategies (ECS API reference, CanaryConfiguration and LinearConfiguration). */
const STEPS = {
    CANARY: { field: 'canaryConfiguration', percent: 'canaryPercent', minutes: 'canaryBakeTimeInMinutes' },
    LINEAR: { field: 'linearConfiguration', percent: 'stepPercent', minutes: 'stepBakeTimeInMinutes' },
};
/**
 * The strategy of a deployment configuration, as described; undefined for a rolling update, which the two percents
 * rule.
 */
function readStrategy(configuration) {
    const { strategy: name = 'ROLLING' } = configuration;
    if (typeof name !== 'string' || name === 'ROLLING')
        return undefined;
    const bakeMinutes = readBakeMinutes(configuration);
    const fields = STEPS[name];
    const progress = fields === undefined ? undefined : configuration[fields.field];
    if (fields === undefined || !(0,_slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(progress))
        return { name, bakeMinutes };
    const percent = readNumber(progress[fields.percent]) ?? 100;
    return { name, bakeMinutes, step: { percent, minutes: readNumber(progress[fields.minutes]) ?? 0 } };
}
/** How long ECS waits after the new tasks have all traffic, in minutes; 0 where none is set. */
function readBakeMinutes({ bakeTimeInMinutes }) {
    return readNumber(bakeTimeInMinutes) ?? 0;
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
    return `strategy ${strategy.name}: ${describeShift(strategy)}; bake time ${(0,_text_duration_js__WEBPACK_IMPORTED_MODULE_1__/* .formatMinutes */ .dp)(strategy.bakeMinutes)}`;
}
function describeShift({ name, step }) {
    if (name === 'BLUE_GREEN')
        return 'all traffic at once';
    if (step === undefined)
        return 'traffic shifted by ECS';
    const pause = (0,_text_duration_js__WEBPACK_IMPORTED_MODULE_1__/* .formatMinutes */ .dp)(step.minutes);
    if (name === 'CANARY')
        return `${step.percent}% for ${pause}, then all traffic`;
    return `${step.percent}% more traffic every ${pause}`;
}
/**
 * Whether ECS rolls a failed deployment back by itself: at the circuit breaker or an alarm if it was set so, at a
 * failed hook always (ECS Developer Guide, lifecycle hooks).
 */
function isRollbackDue({ service, serviceDeployment }) {
    const { alarms } = service?.deploymentConfiguration ?? {};
    const hasAlarm = (serviceDeployment?.alarms?.triggered ?? []).length > 0;
    const isDueAtAlarm = hasAlarm && (0,_slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(alarms) && alarms.rollback === true;
    const hasFailedHook = (serviceDeployment?.hooks ?? []).some(({ status }) => FAILED_HOOK.has(status));
    return service?.circuitBreaker.rollback === true || isDueAtAlarm || hasFailedHook;
}
/** A time-out whose action is to continue fails nothing, and then nothing is FAILED either. */
const FAILED_HOOK = new Set(['FAILED', 'TIMED_OUT']);
/** Service deployments that are over (ECS API reference, ServiceDeployment). */
const FINAL = new Set(['SUCCESSFUL', 'STOPPED', 'ROLLBACK_SUCCESSFUL', 'ROLLBACK_FAILED']);
function isOver({ status }) {
    return FINAL.has(status);
}
/**
 * Whether traffic is still being shifted or baked, forward or back: only the service deployment says so, since both
 * deployments of the service may have all their tasks long before.
 */
function isShiftInProgress({ service, serviceDeployment }) {
    if (service === undefined || serviceDeployment === undefined)
        return false;
    return readStrategy(service.deploymentConfiguration) !== undefined && !isOver(serviceDeployment);
}


/***/ }),

/***/ 21262:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ isStoppable),
/* harmony export */   g: () => (/* binding */ decideUpdate)
/* harmony export */ });
/* harmony import */ var _followed_deployment_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(47633);

/** Statuses in which a service deployment can be stopped (ECS API reference, StopServiceDeployment). */
const STOPPABLE = new Set(['PENDING', 'IN_PROGRESS']);
function isStoppable({ status }) {
    return STOPPABLE.has(status);
}
/**
 * Decides whether an update is due: the same content never makes a second deployment unless it is forced.
 * @param revisionArn undefined: the revision does not exist yet
 */
function decideUpdate(plan, revisionArn) {
    const { service } = plan;
    const isSameCount = plan.desiredCount === undefined || plan.desiredCount === service.desired;
    const isRestSame = plan.configuration === undefined && plan.settings === undefined && isSameCount;
    const isAsIs = isRestSame && !plan.shouldForce;
    if (plan.rollbackPath !== undefined && isAsIs)
        return { kind: 'roll-back' };
    const isSameRevision = service.revisionArn === revisionArn;
    if (isSameRevision && plan.redeployBecause !== undefined)
        return { kind: 'update', shouldForce: true };
    const isSame = isSameRevision && isRestSame;
    if (!isSame || plan.shouldForce)
        return { kind: 'update', shouldForce: plan.shouldForce };
    const primary = (0,_followed_deployment_js__WEBPACK_IMPORTED_MODULE_0__/* .findPrimary */ .WM)(service);
    // UpdateService with the revision of a failed deployment starts nothing: only force tries it again.
    if (primary?.rolloutState === 'FAILED')
        return { kind: 'update', shouldForce: true };
    if (primary?.rolloutState === 'IN_PROGRESS')
        return { kind: 'adopt', deploymentId: primary.id };
    return { kind: 'nothing' };
}


/***/ }),

/***/ 69008:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  I: () => (/* binding */ runSession)
});

// EXTERNAL MODULE: ./packages/ecs-rules/lib/values/type-helpers.js
var type_helpers = __webpack_require__(60846);
// EXTERNAL MODULE: ./lib/adapters/aws/client.js + 6 modules
var client = __webpack_require__(24819);
// EXTERNAL MODULE: ./lib/adapters/aws/connect-code-deploy.js
var connect_code_deploy = __webpack_require__(11574);
// EXTERNAL MODULE: ./lib/adapters/aws/evidence.js
var evidence = __webpack_require__(10813);
;// CONCATENATED MODULE: ./lib/adapters/aws/requirements.js
/** For all calls together: a deploy waits for them, and continues without. */
const REQUIREMENTS_WITHIN_MS = 10_000;
/** More clients, each loaded only if a task definition needs something of its service. */
function connectRequirements({ reads }) {
    const deadline = AbortSignal.timeout(REQUIREMENTS_WITHIN_MS);
    return {
        describeSecret: async (id) => (await Promise.all(/* import() */[__webpack_require__.e(861), __webpack_require__.e(994), __webpack_require__.e(603)]).then(__webpack_require__.bind(__webpack_require__, 3603))).describeSecret(id, reads, deadline),
        describeParameters: async (names) => (await Promise.all(/* import() */[__webpack_require__.e(861), __webpack_require__.e(736), __webpack_require__.e(788)]).then(__webpack_require__.bind(__webpack_require__, 94788))).describeParameters(names, reads, deadline),
        getRole: async (name) => (await Promise.all(/* import() */[__webpack_require__.e(861), __webpack_require__.e(383), __webpack_require__.e(703)]).then(__webpack_require__.bind(__webpack_require__, 63703))).getRole(name, reads, deadline),
        mayPassRole: async (caller, role) => (await Promise.all(/* import() */[__webpack_require__.e(861), __webpack_require__.e(383), __webpack_require__.e(703)]).then(__webpack_require__.bind(__webpack_require__, 63703))).mayPassRole({ caller, role }, reads, deadline),
        describeLogGroups: async (prefix) => (await Promise.all(/* import() */[__webpack_require__.e(861), __webpack_require__.e(303), __webpack_require__.e(371)]).then(__webpack_require__.bind(__webpack_require__, 18371))).describeLogGroups(prefix, reads, deadline),
    };
}

;// CONCATENATED MODULE: ./lib/adapters/aws/schedules.js
/** EventBridge and EventBridge Scheduler, each loaded only if a run names a rule or a schedule. */
function connectSchedules({ reads, writes }) {
    return {
        read: async (reference) => reference.kind === 'rule'
            ? (await Promise.all(/* import() */[__webpack_require__.e(861), __webpack_require__.e(612), __webpack_require__.e(100)]).then(__webpack_require__.bind(__webpack_require__, 38100))).listTargets(reference, reads)
            : (await Promise.all(/* import() */[__webpack_require__.e(861), __webpack_require__.e(219)]).then(__webpack_require__.bind(__webpack_require__, 78219))).getSchedule(reference, reads),
        write: async (reference, documents) => reference.kind === 'rule'
            ? (await Promise.all(/* import() */[__webpack_require__.e(861), __webpack_require__.e(612), __webpack_require__.e(100)]).then(__webpack_require__.bind(__webpack_require__, 38100))).putTargets(reference, documents, writes)
            : (await Promise.all(/* import() */[__webpack_require__.e(861), __webpack_require__.e(219)]).then(__webpack_require__.bind(__webpack_require__, 78219))).updateSchedule(reference, documents, writes),
    };
}

// EXTERNAL MODULE: ./lib/adapters/docker/docker.js + 4 modules
var docker = __webpack_require__(46639);
// EXTERNAL MODULE: ./lib/adapters/docker/docker-config.js
var docker_config = __webpack_require__(33592);
// EXTERNAL MODULE: ./lib/adapters/files/files.js + 2 modules
var files = __webpack_require__(38071);
// EXTERNAL MODULE: ./lib/adapters/runner/actions.js
var actions = __webpack_require__(75664);
// EXTERNAL MODULE: ./lib/adapters/runner/clock.js
var runner_clock = __webpack_require__(26121);
// EXTERNAL MODULE: ./lib/adapters/runner/digest.js
var digest = __webpack_require__(7351);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: ./packages/ecs-rules/lib/values/json.js
var values_json = __webpack_require__(93844);
// EXTERNAL MODULE: ./lib/adapters/runner/environment.js
var runner_environment = __webpack_require__(49514);
;// CONCATENATED MODULE: ./lib/adapters/runner/environment-overrides.js

const PROXIES = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy', 'ALL_PROXY', 'all_proxy'];
/**
 * Variables by which an earlier step, or a forgotten shell, leads calls elsewhere than usual, in words: the profile of
 * the AWS configuration, docker's host and context, a proxy. No user, password or path of a URL, which may be secret.
 */
function readEnvironmentOverrides(environment) {
    const profile = (0,runner_environment/* readVariable */.n)(environment, 'AWS_PROFILE');
    const host = (0,runner_environment/* readVariable */.n)(environment, 'DOCKER_HOST');
    const context = (0,runner_environment/* readVariable */.n)(environment, 'DOCKER_CONTEXT');
    const proxy = PROXIES.find((name) => (0,runner_environment/* readVariable */.n)(environment, name) !== undefined);
    return [
        ...(profile === undefined ? [] : [`profile ${profile} (AWS_PROFILE)`]),
        ...(host === undefined ? [] : [`docker at ${formatHost(host)} (DOCKER_HOST)`]),
        ...(context === undefined ? [] : [`docker context ${context} (DOCKER_CONTEXT)`]),
        ...(proxy === undefined ? [] : [`a proxy (${proxy})`]),
    ];
}
/** The path of a socket is its name; of other addresses only scheme, host and port are shown. */
function formatHost(host) {
    if (/^(?:unix|npipe):/.test(host))
        return host;
    const found = /^([a-z]+:\/\/)(?:[^/]*@)?([^/]+)/.exec(host);
    return found === null ? 'an invalid URL' : `${found[1]}${found[2]}`;
}

;// CONCATENATED MODULE: ./lib/adapters/runner/origin.js




const COMMIT = /^[0-9a-f]{40}$/;
/**
 * Where the run comes from, as GitHub says it in its variables and in the event's file (GitHub Docs, "Variables
 * reference"). A commit of another form, or an event that cannot be read, is left out: it is not worth a failed run.
 */
function readOrigin(environment) {
    const commit = (0,runner_environment/* readVariable */.n)(environment, 'GITHUB_SHA');
    const ref = (0,runner_environment/* readVariable */.n)(environment, 'GITHUB_REF');
    const eventName = (0,runner_environment/* readVariable */.n)(environment, 'GITHUB_EVENT_NAME');
    const event = readEvent(environment, eventName);
    const detours = readEnvironmentOverrides(environment);
    return {
        ...(0,type_helpers/* defined */.s)({ commit: commit !== undefined && COMMIT.test(commit) ? commit : undefined, ref }),
        ...event,
        ...(0,type_helpers/* defined */.s)({ eventName }),
        ...readRun(environment),
        ...(0,type_helpers/* defined */.s)({ detours: detours.length === 0 ? undefined : detours }),
    };
}
/** Which run of which workflow this is: what its place among other runs is known by. */
function readRun(environment) {
    const repository = (0,runner_environment/* readVariable */.n)(environment, 'GITHUB_REPOSITORY');
    const workflow = readWorkflow(environment, repository);
    const runId = readNumber(environment, 'GITHUB_RUN_ID');
    const runNumber = readNumber(environment, 'GITHUB_RUN_NUMBER');
    const runAttempt = readNumber(environment, 'GITHUB_RUN_ATTEMPT');
    const server = (0,runner_environment/* readVariable */.n)(environment, 'GITHUB_SERVER_URL');
    const step = ['GITHUB_JOB', 'GITHUB_ACTION'].flatMap((name) => (0,runner_environment/* readVariable */.n)(environment, name) ?? []).join('/');
    return (0,type_helpers/* defined */.s)({
        repository,
        workflow,
        runId: runId === undefined ? undefined : String(runId),
        runNumber,
        runAttempt,
        step: step === '' ? undefined : step,
        serverUrl: server,
    });
}
/** `owner/name/.github/workflows/deploy.yml@refs/heads/main`: the file stays the same workflow on every branch. */
function readWorkflow(environment, repository) {
    const reference = (0,runner_environment/* readVariable */.n)(environment, 'GITHUB_WORKFLOW_REF');
    const [path] = (reference ?? '').split('@');
    if (path !== undefined && repository !== undefined && path.startsWith(`${repository}/`)) {
        return path.slice(repository.length + 1);
    }
    return (0,runner_environment/* readVariable */.n)(environment, 'GITHUB_WORKFLOW');
}
function readNumber(environment, name) {
    const text = (0,runner_environment/* readVariable */.n)(environment, name);
    return text !== undefined && /^[1-9]\d{0,14}$/.test(text) ? Number(text) : undefined;
}
/** What the event's file says (GitHub Docs, "Webhook events and payloads"). */
function readEvent(environment, eventName) {
    const read = EVENT_READERS.get(eventName ?? '');
    if (read === undefined)
        return {};
    const event = readEventFile((0,runner_environment/* readVariable */.n)(environment, 'GITHUB_EVENT_PATH'));
    return (0,values_json/* isJsonObject */.OW)(event) ? read(event) : {};
}
const EVENT_READERS = new Map([
    ['push', ({ deleted }) => (deleted === true ? { withdrawn: 'deleted' } : {})],
    ['release', ({ release, action }) => ((0,values_json/* isJsonObject */.OW)(release) ? readRelease(release, action) : {})],
    ['pull_request', readPullRequest],
    ['pull_request_review', readPullRequest],
    ['pull_request_review_comment', readPullRequest],
    ['workflow_run', readWorkflowRun],
]);
function readPullRequest({ pull_request: request, repository }) {
    const head = (0,values_json/* isJsonObject */.OW)(request) && (0,values_json/* isJsonObject */.OW)(request.head) ? request.head : {};
    return compareRepositories(head.repo, repository);
}
function readWorkflowRun({ workflow_run: run, repository }) {
    return (0,values_json/* isJsonObject */.OW)(run) ? compareRepositories(run.head_repository, repository) : {};
}
/** The head of a fork that was deleted is null. */
function compareRepositories(head, own) {
    const [from, to] = [head, own].map((one) => ((0,values_json/* isJsonObject */.OW)(one) ? one.full_name : undefined));
    return typeof from === 'string' && typeof to === 'string' ? { isFromFork: from !== to } : {};
}
function readRelease({ tag_name: tag, draft }, action) {
    const isWithdrawn = action === 'deleted' || action === 'unpublished';
    const withdrawn = isWithdrawn ? 'unpublished' : draft === true ? 'draft' : undefined;
    return (0,type_helpers/* defined */.s)({
        releaseTag: typeof tag === 'string' && tag !== '' ? tag : undefined,
        withdrawn,
    });
}
function readEventFile(path) {
    if (path === undefined)
        return undefined;
    try {
        return JSON.parse((0,external_node_fs_.readFileSync)(path, 'utf8'));
    }
    catch {
        return undefined;
    }
}

// EXTERNAL MODULE: ./lib/adapters/runner/state.js
var runner_state = __webpack_require__(86022);
// EXTERNAL MODULE: ./lib/inputs/input-problem.js
var input_problem = __webpack_require__(59315);
// EXTERNAL MODULE: ./lib/inputs/inputs.js + 8 modules
var inputs = __webpack_require__(94328);
// EXTERNAL MODULE: ./lib/ledger/ledger.js + 4 modules
var ledger_ledger = __webpack_require__(76493);
// EXTERNAL MODULE: ./lib/ports/retry.js
var ports_retry = __webpack_require__(63818);
// EXTERNAL MODULE: ./lib/registry/login-outputs.js
var login_outputs = __webpack_require__(83485);
;// CONCATENATED MODULE: ./lib/report/run-notes.js
/** @param onChange called with the record after each note, so that outputs are set as soon as they are known */
function createRunNotes(first, onChange) {
    let current = first;
    const change = (next) => {
        current = next;
        onChange(next);
    };
    return {
        record: () => current,
        note: (facts) => change({ ...current, ...facts }),
        noteService: (name, facts) => change({ ...current, services: withService(current, name, facts) }),
    };
}
function withService(record, name, facts) {
    const known = record.services.find((service) => service.name === name);
    if (known === undefined)
        return [...record.services, { ...newService(record, name), ...facts }];
    return record.services.map((service) => (service === known ? { ...service, ...facts } : service));
}
function newService(record, name) {
    return {
        name,
        cluster: record.asked.cluster,
        serving: [],
        changes: [],
        plan: [],
        timeline: [],
        course: [],
        events: [],
        stoppedTasks: [],
    };
}

// EXTERNAL MODULE: ./lib/report/html/page.js + 20 modules
var page = __webpack_require__(94085);
// EXTERNAL MODULE: ./packages/ecs-rules/lib/text/outside-text.js
var outside_text = __webpack_require__(79672);
// EXTERNAL MODULE: ./lib/ports/verdict.js
var ports_verdict = __webpack_require__(39689);
// EXTERNAL MODULE: ./lib/text/arn.js
var text_arn = __webpack_require__(48988);
;// CONCATENATED MODULE: ./lib/text/byte-size.js
/** Size of a text in UTF-8, in bytes: what the runner's limits are counted in. */
function countBytes(text) {
    return new TextEncoder().encode(text).length;
}

// EXTERNAL MODULE: ./lib/text/console-link.js
var console_link = __webpack_require__(97947);
// EXTERNAL MODULE: ./lib/text/sentence.js
var sentence = __webpack_require__(49062);
// EXTERNAL MODULE: ./lib/report/planned-changes.js
var planned_changes = __webpack_require__(90132);
;// CONCATENATED MODULE: ./lib/diagnosis/error-line.js
/** How programs begin to say what went wrong; the lines after it are often a stack. */
const ERROR = /(?:error|exception)\b|\b(?:fatal|panic|traceback|cannot|can't|failed|denied|refused|not found)\b/i;
const STACK_FRAME = /^\s+(?:at|File|in) /;
/** Whether a line of a container's log says what went wrong. */
function isErrorLine(line) {
    return ERROR.test(line) && !STACK_FRAME.test(line);
}

// EXTERNAL MODULE: ./lib/report/find-next-step.js
var find_next_step = __webpack_require__(58052);
;// CONCATENATED MODULE: ./lib/report/place-cause.js
/** Causes of which the reason of the verdict says more than their title. */
const SAID_BY_REASON = new Set([
    'superseded',
    'stalled',
    'service-deleted',
    'contact-lost',
]);
/** Causes that come after the reason: they explain no task. */
const AFTER_REASON = new Set(['tasks-pending', 'no-evidence']);
/**
 * Where the first cause of a failure stands: before the reason of the verdict, after it, or nowhere, since the reason
 * has it.
 * @param reason may quote ECS
 */
function placeCause({ kind, title }, reason) {
    if (SAID_BY_REASON.has(kind) || reason.toLowerCase().includes(title.toLowerCase()))
        return 'said';
    return AFTER_REASON.has(kind) ? 'after' : 'before';
}

// EXTERNAL MODULE: ./lib/report/verdict-lines.js
var verdict_lines = __webpack_require__(29445);
;// CONCATENATED MODULE: ./lib/report/run-end.js
/** What the last lines of a run say, from its record: causes, the last log line, what to do. */






const MOST_CAUSES = 3;
/** The last event of the run, of a record that has its verdict. */
function describeEnd(record) {
    const { verdict, reason, tookMs } = record;
    if ((0,ports_verdict/* isSuccess */.o)(verdict))
        return { type: 'run-ended', verdict, reason, tookMs };
    const nextStep = (0,find_next_step/* findNextStep */.L)(record) ?? adviseOnProblems(record.errors);
    const steps = listOtherSteps(record, nextStep);
    return {
        type: 'run-ended',
        verdict,
        reason,
        tookMs,
        ...(0,type_helpers/* defined */.s)({
            subject: describeSubject(record),
            why: findWhy(record),
            logLine: findLogLine(record),
            nextStep,
            otherSteps: steps.length === 0 ? undefined : steps,
        }),
    };
}
/** `web v1.5.0`, or how many of several services. No colon: the runner's log shows it escaped in a title. */
function describeSubject({ services, schedules = [], image, asked }) {
    if (schedules.some(({ state }) => state === 'failed'))
        return 'schedules';
    const [only, ...others] = services;
    if (only === undefined)
        return undefined;
    const red = services.filter(isRed).length;
    if (others.length > 0)
        return red === 0 ? undefined : `${red} of ${services.length} services`;
    const release = asked.rollbackTo === undefined ? image?.tags[0] : undefined;
    return release === undefined ? only.name : `${only.name} ${release}`;
}
function isRed({ verdict }) {
    return verdict !== undefined && !(0,ports_verdict/* isSuccess */.o)(verdict);
}
/** The first cause of a service, unless its reason has it: that of a stalled one names what is missing. */
function findCause({ diagnosis, reason = '', verdict }) {
    const [cause] = diagnosis?.causes ?? [];
    const isLeading = cause !== undefined && verdict !== 'stuck' && placeCause(cause, reason) === 'before';
    return isLeading ? (0,verdict_lines/* describeCause */.V$)(cause) : undefined;
}
/** The cause of a failed run; undefined where its reason has it. Services that failed alike are named together. */
function findWhy({ reason, services }) {
    const [only, ...others] = services.filter(({ diagnosis }) => diagnosis !== undefined);
    if (only === undefined)
        return undefined;
    if (others.length === 0) {
        const cause = findCause({ ...only, reason });
        return cause === undefined || services.length === 1 ? cause : `${only.name}: ${cause}`;
    }
    const causes = new Map();
    for (const { name, diagnosis } of services) {
        const title = diagnosis?.causes[0]?.title;
        if (title !== undefined)
            causes.set(title, [...(causes.get(title) ?? []), name]);
    }
    const said = [...causes].map(([title, names]) => `${names.join(', ')}: ${title}`);
    const more = said.length > MOST_CAUSES ? `; ${said.length - MOST_CAUSES} more causes` : '';
    return `${said.slice(0, MOST_CAUSES).join('; ')}${more}`;
}
/** The line with the error, else the last one, of the first container at error that wrote any. */
function findLogLine({ services, task }) {
    const [log] = [task?.diagnosis, ...services.map(({ diagnosis }) => diagnosis)].flatMap((one) => one?.logs ?? []);
    const lines = log?.lines.filter((line) => line.trim() !== '') ?? [];
    return lines.findLast(isErrorLine) ?? lines.at(-1);
}
function adviseOnProblems(errors) {
    return errors.length > 1 ? 'Correct each of them and run again.' : errors[0]?.advice;
}
/** Steps for further services, where they differ. */
function listOtherSteps({ services }, first) {
    const seen = new Set([first]);
    return services.flatMap(({ name, diagnosis }) => {
        const step = diagnosis?.nextStep;
        if (step === undefined || seen.has(step))
            return [];
        seen.add(step);
        return [`${name}: ${step}`];
    });
}

;// CONCATENATED MODULE: ./lib/report/outputs.js








/** Most bytes of one output. */
const MOST_OUTPUT_BYTES = 64 * 1024;
const LINE_WIDTH = 4096;
const REASON_WIDTH = 1000;
/**
 * The outputs of a run, each of one line, with what is known: also of a run that failed half-way.
 *
 * @param files where the reports were written, if they were
 */
function collectOutputs(record, files = {}) {
    const { image, taskDefinition, services } = record;
    const first = services[0];
    const paused = services.find((service) => service.verdict === 'paused');
    const revisionArn = taskDefinition?.revisionArn ?? first?.revisionArn;
    const known = {
        verdict: record.verdict,
        reason: (0,outside_text/* quoteOutsideText */.h)((0,sentence/* leadWith */.Z)((0,ports_verdict/* isSuccess */.o)(record.verdict) ? undefined : findWhy(record), record.reason), REASON_WIDTH),
        registry: image?.registry,
        image: image?.reference,
        'image-tag': image?.tags[0],
        'image-digest': image?.digest,
        'task-definition': taskDefinition?.path,
        'task-definition-arn': revisionArn,
        'task-definition-revision': revisionArn === undefined ? undefined : (0,text_arn/* revisionName */.pd)(revisionArn),
        'previous-task-definition-arn': taskDefinition?.previousRevisionArn ?? first?.previousRevisionArn,
        'deployment-id': first?.deploymentId,
        'service-deployment-arn': first?.serviceDeploymentArn,
        'paused-at': paused?.pausedAt,
        'hook-id': paused?.hookId,
        'codedeploy-deployment-id': first?.codeDeploymentId,
        url: services.find((service) => service.url !== undefined)?.url,
        'console-url': first === undefined ? undefined : (0,console_link/* linkToDeployments */.Cy)(record, first),
        'run-task-arn': listTaskArns(record.task),
        'has-changes': record.isPlanned === true ? String((0,planned_changes/* hasChanges */.i)(record)) : undefined,
        changes: record.isPlanned === true ? formatList((0,planned_changes/* listPlannedChanges */.K)(record)) : undefined,
        services: formatList(services.map((service) => describeService(service, record))),
        report: files.report,
        plan: files.plan,
    };
    const entries = Object.entries(known).flatMap(([name, value]) => value === undefined ? [] : [[name, isJson(name) ? value : (0,outside_text/* quoteOutsideText */.h)(value, LINE_WIDTH)]]);
    return Object.fromEntries(entries);
}
function isJson(name) {
    return name === 'services' || name === 'changes' || name === 'run-task-arn';
}
/** The form of the official action: a JSON list. */
function listTaskArns(task) {
    return task === undefined || task.taskArns.length === 0 ? undefined : JSON.stringify(task.taskArns);
}
/** JSON of one line. When there are too many items, the last one counts those that were left out. */
function formatList(items) {
    const records = [];
    let leftBytes = MOST_OUTPUT_BYTES - 64;
    for (const item of items) {
        const text = JSON.stringify(item);
        leftBytes -= countBytes(text) + 1;
        if (leftBytes < 0)
            break;
        records.push(text);
    }
    const leftOut = items.length - records.length;
    return `[${[...records, ...(leftOut === 0 ? [] : [JSON.stringify({ leftOut })])].join(',')}]`;
}
function describeService(service, record) {
    return {
        service: service.name,
        cluster: service.cluster,
        verdict: service.verdict,
        reason: service.reason === undefined
            ? undefined
            : (0,outside_text/* quoteOutsideText */.h)((0,sentence/* leadWith */.Z)(findCause(service), service.reason), REASON_WIDTH),
        revisionArn: service.revisionArn,
        previousRevisionArn: service.previousRevisionArn,
        deploymentId: service.deploymentId,
        serviceDeploymentArn: service.serviceDeploymentArn,
        pausedAt: service.pausedAt,
        hookId: service.hookId,
        codeDeploymentId: service.codeDeploymentId,
        consoleUrl: (0,console_link/* linkToDeployments */.Cy)(record, service),
        desired: service.desired,
        running: service.running,
    };
}

// EXTERNAL MODULE: ./lib/text/list-some.js
var list_some = __webpack_require__(25176);
// EXTERNAL MODULE: ./lib/report/change-lines.js
var change_lines = __webpack_require__(33930);
// EXTERNAL MODULE: ./lib/report/markdown.js
var markdown = __webpack_require__(63021);
// EXTERNAL MODULE: ./lib/report/schedule-lines.js
var schedule_lines = __webpack_require__(99783);
;// CONCATENATED MODULE: ./lib/report/plan-comment.js
/** The plan as a comment on a pull request: Markdown that a later step posts, and edits in place. */








/** Most characters of a comment: GitHub takes 65,536, and a workflow may add words of its own. */
const MOST_PLAN_CHARACTERS = 60_000;
const MOST_CHANGES = 200;
const MOST_ITEMS = 50;
/**
 * Begins with a hidden marker, the same for the same cluster and services, by which the comment is found again. Parts
 * over the limit are left out whole and counted.
 */
function renderPlan(record) {
    const { services } = record;
    const unchanged = services.filter(({ changes }) => changes.length === 0);
    const warnings = record.notices.filter(({ level }) => level === 'warning');
    const notices = record.notices.filter(({ level }) => level !== 'warning');
    return keepWhatFits([
        formatMarker(record),
        `### ${formatTitle(record)}`,
        record.verdict === 'refused' ? describeRefusal(record) : (0,markdown/* prose */.CS)(record.reason),
        ...services.filter(({ changes }) => changes.length > 0).map(plan_comment_describeService),
        (0,schedule_lines/* listSchedules */.R)(record, markdown/* under */.hG),
        (0,markdown/* list */.p_)(warnings.map(describeNotice)),
        unchanged.length === 0 || unchanged.length === services.length ? '' : `Unchanged: ${nameAll(unchanged)}.`,
        (0,markdown/* fold */.AU)(`Notices (${notices.length})`, (0,markdown/* list */.p_)(notices.slice(0, MOST_ITEMS).map(describeNotice))),
    ]);
}
/** Names of clusters and services hold letters, digits, `_` and `-`; all else is left out. */
function formatMarker({ asked: { cluster, services } }) {
    const names = [(0,text_arn/* lastSegment */.mp)(cluster), ...services.map(text_arn/* lastSegment */.mp).sort()];
    return `<!-- slipway-plan ${names.map((name) => name.replaceAll(/[^\w-]/g, '')).join(' ')} -->`;
}
function formatTitle(record) {
    const { verdict, asked, errors } = record;
    const subject = asked.services.length === 1 ? (0,markdown/* code */.aY)(asked.services[0] ?? '') : `${asked.services.length} services`;
    const where = `${subject} in cluster ${(0,markdown/* code */.aY)(asked.cluster)}`;
    if (verdict === 'refused')
        return `⛔ ${where}: ${errors.length === 1 ? '1 problem' : `${errors.length} problems`}`;
    return (0,planned_changes/* hasChanges */.i)({ services: record.services, ...(0,type_helpers/* defined */.s)({ schedules: record.schedules }) })
        ? `📝 ${where}`
        : `✅ ${where}: no changes`;
}
/** The problems come first: with them, nothing of the rest can be deployed. */
function describeRefusal({ errors, reason, asked }) {
    if (errors.length === 0)
        return (0,markdown/* prose */.CS)(reason);
    const lead = asked.isDriftCheck === true ? '' : 'A deploy would be refused:\n\n';
    return `${lead}${(0,markdown/* list */.p_)(errors.slice(0, MOST_ITEMS).map(describeProblem))}`;
}
function describeProblem({ input, text, advice }) {
    const where = input === undefined || text.startsWith(`${input}: `) ? '' : `${(0,markdown/* code */.aY)(input)}: `;
    return `${where}${(0,markdown/* step */.PM)(advice === undefined ? text : `${(0,sentence/* endSentence */.H)(text)} ${advice}`)}`;
}
function plan_comment_describeService({ name, changes, plan }) {
    const title = `**${(0,markdown/* code */.aY)(name)}**`;
    return [title, (0,markdown/* fence */.EU)((0,change_lines/* listChanges */.W)(changes, MOST_CHANGES), 'diff'), (0,markdown/* list */.p_)(plan.map(markdown/* prose */.CS))]
        .filter((part) => part !== '')
        .join('\n\n');
}
function nameAll(services) {
    return (0,list_some/* listSome */.X)(services.map(({ name }) => (0,markdown/* code */.aY)(name)), MOST_ITEMS);
}
function describeNotice({ level, text, advice }) {
    const mark = level === 'warning' ? '⚠️ ' : '';
    return `${mark}${(0,markdown/* step */.PM)(advice === undefined ? text : `${(0,sentence/* endSentence */.H)(text)} ${advice}`)}`;
}
function keepWhatFits(parts) {
    const kept = [];
    let left = MOST_PLAN_CHARACTERS - 200;
    let leftOut = 0;
    for (const part of parts.filter((one) => one !== '')) {
        if (part.length + 2 > left)
            leftOut += 1;
        else {
            kept.push(part);
            left -= part.length + 2;
        }
    }
    if (leftOut > 0)
        kept.push(`${leftOut} parts of this plan had no room: see the job summary.`);
    return `${kept.join('\n\n')}\n`;
}

// EXTERNAL MODULE: ./lib/report/rollout-json.js
var rollout_json = __webpack_require__(31562);
// EXTERNAL MODULE: ./lib/text/duration.js
var duration = __webpack_require__(54783);
;// CONCATENATED MODULE: ./lib/report/cause-section.js
/** What failed, why, and what to do: of a service's rollout or of the one-off task. */






/** Of the log, what stays in view. */
const MOST_LINES = 10;
const MOST_DETAILS = 3;
const cause_section_MOST_CAUSES = 10;
/** The cause in one sentence, the words of ECS for it, the last lines of the container, and how the run ended. */
function describeTrouble({ reason, diagnosis }) {
    const [cause] = diagnosis?.causes ?? [];
    if (diagnosis === undefined || cause === undefined)
        return [(0,markdown/* step */.PM)(reason)];
    const title = (0,markdown/* prose */.CS)(makeSentence((0,verdict_lines/* describeCause */.V$)(cause)));
    const evidence = [listDetails(cause), describeLastLines(diagnosis), describeUnread(diagnosis)];
    const place = placeCause(cause, reason);
    if (place === 'before')
        return [`**${title}**`, ...evidence, (0,markdown/* step */.PM)(reason)];
    return [`**${(0,markdown/* prose */.CS)(reason)}**`, ...(place === 'after' ? [title] : []), ...evidence];
}
/** The first letter is a capital, unless the word is a name such as `maximumPercent`. */
function makeSentence(text) {
    const [first = ''] = text.split(/\s/);
    const start = /^[a-z]+$/.test(first) ? text.slice(0, 1).toUpperCase() + text.slice(1) : text;
    return /[.!?…]$/.test(start) ? start : `${start}.`;
}
/** As code that wraps: the cause stands at the end of what AWS says. */
function listDetails(cause, most = MOST_DETAILS) {
    return (0,markdown/* list */.p_)(findFurther(cause)
        .slice(0, most)
        .map((words) => (0,markdown/* code */.aY)(words)));
}
/** Without what the title has said, whatever number of targets it was said of. */
function findFurther({ title, details }) {
    return details.filter((words) => !title.includes(words.replace(/ \(\d+ targets?\)$/, '')));
}
function describeLastLines({ logs, unread }) {
    const log = findWritten(logs);
    if (log !== undefined)
        return `Log of ${nameLog(log)}:\n\n${(0,markdown/* fence */.EU)(cutLog(log).inView)}`;
    const [silent] = logs;
    const isRead = silent !== undefined && !unread.some((what) => what.startsWith('logs:'));
    return isRead ? `${nameLog(silent)} wrote nothing to its log.` : '';
}
/** The log of which the last lines are in view. */
function findWritten(logs) {
    return logs.find(({ lines }) => lines.length > 0);
}
/** The last lines, or those from the first error on where a long stack follows it. */
function cutLog({ lines }) {
    const written = lines.filter((line) => line.trim() !== '');
    const error = written.findIndex(isErrorLine);
    const last = Math.max(0, written.length - MOST_LINES);
    const from = error === -1 ? last : Math.min(error, last);
    const to = from + MOST_LINES;
    return { before: written.slice(0, from), inView: written.slice(from, to), after: written.slice(to) };
}
function nameLog({ container, taskArn }) {
    return `container ${(0,markdown/* code */.aY)(container)} (task ${(0,markdown/* code */.aY)((0,text_arn/* shortTaskId */.x6)(taskArn))})`;
}
function describeUnread({ unread }) {
    if (unread.length === 0)
        return '';
    return `Could not be read:\n\n${(0,markdown/* list */.p_)(unread.slice(0, MOST_DETAILS).map((what) => (0,markdown/* code */.aY)(what)))}`;
}
/** What the first cause leaves: its further details, and the other causes. */
function describeMoreCauses(diagnosis) {
    const [first, ...others] = diagnosis?.causes ?? [];
    const rest = (0,markdown/* list */.p_)((first === undefined ? [] : findFurther(first)).slice(MOST_DETAILS).map((words) => (0,markdown/* code */.aY)(words)));
    const causes = others.slice(0, cause_section_MOST_CAUSES).map((cause) => {
        const lines = [(0,markdown/* prose */.CS)(makeSentence((0,verdict_lines/* describeCause */.V$)(cause))), listDetails(cause, cause_section_MOST_CAUSES), (0,markdown/* step */.PM)(cause.nextStep)];
        return lines.filter((line) => line !== '').join('\n\n');
    });
    return [rest, ...causes].filter((part) => part !== '').join('\n\n');
}
/** The lines around those in view, and what other containers wrote. */
function describeMoreLogs(logs, record) {
    const shown = findWritten(logs);
    const parts = logs.flatMap((log) => {
        const { before, after } = cutLog(log);
        if (log === shown)
            return [...nameLines('Before', before), ...nameLines('After', after)];
        if (log.lines.length === 0)
            return [];
        const link = (0,console_link/* linkToLog */._N)(record, log);
        const more = link === undefined ? '' : ` ([CloudWatch](${link}))`;
        return [`${nameLog(log)}${more}:\n\n${(0,markdown/* fence */.EU)(log.lines)}`];
    });
    return parts.join('\n\n');
}
function nameLines(where, lines) {
    return lines.length === 0 ? [] : [`${where} the lines above:\n\n${(0,markdown/* fence */.EU)(lines)}`];
}

;// CONCATENATED MODULE: ./lib/text/commit-link.js
/** Pages of GitHub about commits, made of checked parts alone, since tags are outside text. */
const SERVER = /^https?:\/\/[\w.-]+(?::\d{1,5})?$/;
const REPOSITORY = /^[\w.-]+\/[\w.-]+$/;
const commit_link_COMMIT = /^[0-9a-f]{40}$/;
/** Page of the commit. @param server such as `https://github.com` */
function linkToCommit({ repository, commit }, server = 'https://github.com') {
    const isKnown = isPlace(repository, server) && commit !== undefined && commit_link_COMMIT.test(commit);
    return isKnown ? `${server}/${repository}/commit/${commit}` : undefined;
}
/** What changed from one commit to the other; undefined unless both are of the same repository, and differ. */
function linkToComparison(from, to, server = 'https://github.com') {
    const commits = [from.commit ?? '', to.commit ?? ''];
    const isKnown = isPlace(from.repository, server) && commits.every((commit) => commit_link_COMMIT.test(commit));
    if (!isKnown || from.repository !== to.repository || from.commit === to.commit)
        return undefined;
    return `${server}/${from.repository}/compare/${commits.join('...')}`;
}
function isPlace(repository, server) {
    return repository !== undefined && SERVER.test(server) && REPOSITORY.test(repository);
}

// EXTERNAL MODULE: ./lib/text/shell-word.js
var shell_word = __webpack_require__(29574);
;// CONCATENATED MODULE: ./lib/report/revision-facts.js


const SHORT_COMMIT = /^[0-9a-f]{12}$/;
/** What is known of a revision of the service. */
function findRevisionFacts(arn, service, { asked, image }) {
    const { entry = {} } = service.past?.find(({ revisionArn }) => revisionArn === arn) ?? {};
    const isDeployed = arn === service.revisionArn && asked.rollbackTo === undefined;
    const deployed = isDeployed ? { commit: asked.commit, image: image?.reference } : {};
    return (0,type_helpers/* defined */.s)({
        release: findRelease(arn, service),
        commit: entry.commit ?? deployed.commit ?? findSource(arn, service, true),
        repository: entry.repository,
        image: service.images?.[arn] ?? deployed.image,
    });
}
function nameRevision(arn, service) {
    const words = findRelease(arn, service);
    if (words !== undefined)
        return isShared(words, arn, service) ? { words, revision: (0,text_arn/* revisionName */.pd)(arn) } : { words };
    const { family, number } = (0,text_arn/* splitRevision */.E8)(arn);
    return { words: family === service.name && number > 0 ? `revision ${number}` : (0,text_arn/* revisionName */.pd)(arn) };
}
/** The newest release of a revision. */
function findRelease(arn, service) {
    const known = service.past?.find(({ revisionArn }) => revisionArn === arn);
    return known?.entry.releases?.at(-1) ?? findSource(arn, service, false);
}
/** A rollback knows one of the two: the release, else the commit. */
function findSource(arn, { sources }, isCommit) {
    const source = sources?.[arn];
    return source !== undefined && SHORT_COMMIT.test(source) === isCommit ? source : undefined;
}
/** One release may be deployed with two configurations. */
function isShared(release, arn, service) {
    const { revisionArn, previousRevisionArn, serving } = service;
    const arns = [revisionArn, previousRevisionArn, ...serving.map((one) => one.revisionArn)];
    return arns.some((other) => other !== undefined && other !== arn && findRelease(other, service) === release);
}

;// CONCATENATED MODULE: ./lib/report/next-step.js
/** What to do, and where. */








/** The next step of the run in one paragraph; empty when none is due. */
function describeNextStep(record) {
    const { services, errors, verdict } = record;
    const found = (0,find_next_step/* findNextStep */.L)(record) ?? (errors.length === 1 ? errors[0]?.advice : undefined);
    if (found !== undefined)
        return showStep(found);
    if ((0,ports_verdict/* isSuccess */.o)(verdict))
        return '';
    if (errors.length > 1)
        return showStep(`Correct these ${errors.length} problems and run again.`);
    const left = services.find(({ isUpdateSent }) => isUpdateSent === true);
    return left === undefined ? '' : showStep(`See how it ended: slipway status ${nameService(record, left)}`);
}
function nameService({ asked }, { name }) {
    return `--cluster ${(0,shell_word/* quoteWord */.X)(asked.cluster)} --service ${(0,shell_word/* quoteWord */.X)(name)}`;
}
function showStep(text) {
    return `**Next step:** ${(0,markdown/* step */.PM)(text)}`;
}
/** Pages about the service: its deployment, the log of the container, the commits. */
function listLinks(record, service) {
    const { revisionArn } = service;
    const log = findWritten(service.diagnosis?.logs ?? []) ?? service.diagnosis?.logs[0];
    return joinLinks([
        ['The service', service.url],
        ['Deployment in the AWS console', (0,console_link/* linkToDeployments */.Cy)(record, service)],
        [`Log of container ${(0,markdown/* code */.aY)(log?.container ?? '')}`, log && (0,console_link/* linkToLog */._N)(record, log)],
        ['Task definition', revisionArn === undefined ? undefined : (0,console_link/* linkToRevision */.DF)(record, revisionArn)],
        ['Compare the commits', compareCommits(record, service)],
    ]);
}
/** Pages about the one-off task. */
function listTaskLinks(record) {
    const { task } = record;
    const [log] = task?.diagnosis?.logs ?? [];
    const [arn] = task?.taskArns ?? [];
    return joinLinks([
        ['Task in the AWS console', arn === undefined ? undefined : (0,console_link/* linkToTask */.Ni)(record, arn)],
        [`Log of container ${(0,markdown/* code */.aY)(log?.container ?? '')}`, log && (0,console_link/* linkToLog */._N)(record, log)],
    ]);
}
function joinLinks(links) {
    return links.flatMap(([name, link]) => (link === undefined ? [] : [`[${name}](${link})`])).join(' · ');
}
/** From the older to the newer one: a rollback shows what it takes out. */
function compareCommits(record, service) {
    const { revisionArn, previousRevisionArn } = service;
    if (revisionArn === undefined || previousRevisionArn === undefined)
        return undefined;
    const { rollbackTo, serverUrl } = record.asked;
    const arns = rollbackTo === undefined ? [previousRevisionArn, revisionArn] : [revisionArn, previousRevisionArn];
    const [from = {}, to = {}] = arns.map((arn) => findRevisionFacts(arn, service, record));
    return linkToComparison(from, to, serverUrl);
}

// EXTERNAL MODULE: ./lib/report/past-cells.js
var past_cells = __webpack_require__(91224);
;// CONCATENATED MODULE: ./lib/report/revisions-table.js
/** What ran before, what this run deployed, and what is running now. */





const SHORT_DIGITS = 12;
const UNKNOWN = '–';
/** Columns of which nothing is known are left out; empty without a row. */
function compareRevisions(record, service) {
    const rows = [...listBefore(record, service), ...listNow(record, service)];
    if (rows.length === 0)
        return '';
    const columns = [
        { title: '', show: ({ title }) => title },
        { title: 'Release', show: ({ facts }) => show(facts.release) },
        {
            title: 'Revision',
            show: ({ revisionArn }) => show(revisionArn === undefined ? undefined : (0,text_arn/* revisionName */.pd)(revisionArn)),
        },
        { title: 'Commit', show: ({ facts }) => showCommit(facts, record.asked.serverUrl) },
        { title: 'Image', show: ({ facts }) => show(parseNamedImage(facts.image, rows)) },
        { title: 'Tasks', show: ({ tasks }) => tasks },
    ].filter((column) => column.title === '' || rows.some((row) => column.show(row) !== UNKNOWN));
    return (0,markdown/* table */.tp)(columns.map(({ title }) => title), rows.map((row) => columns.map((column) => column.show(row))));
}
/** What ran before, and what this run deployed where that is not what is running. */
function listBefore(record, service) {
    const { previousRevisionArn: before, revisionArn: ours, timeline, verdict, serving } = service;
    const isSame = before === undefined || before === ours || isUnstarted(record);
    const running = timeline[0]?.othersRunning;
    const rows = isSame
        ? []
        : [
            {
                title: 'Before',
                ...describe(before, service, record),
                tasks: running === undefined ? UNKNOWN : `${running}`,
            },
        ];
    const isRunning = serving.some(({ revisionArn }) => revisionArn === ours);
    if (ours === undefined || isRunning || verdict === 'unchanged')
        return rows;
    return [...rows, { title: 'This run', ...describe(ours, service, record), tasks: countOurs(service) }];
}
/** What ECS showed last, not what the run was to bring. */
function listNow(record, service) {
    const { serving, desired, running, revisionArn, previousRevisionArn } = service;
    const of = desired === undefined ? '' : `/${desired}`;
    if (previousRevisionArn !== undefined && isUnstarted(record)) {
        const tasks = running === undefined ? UNKNOWN : `${running}${of}`;
        return [
            { title: '**Running now**', ...describe(previousRevisionArn, service, record), tasks },
            ...listPlanned(record),
        ];
    }
    if (serving.length === 0 && running === 0)
        return [{ title: '**Running now**', facts: {}, tasks: `0${of}` }];
    return serving.map((one) => {
        const isOurs = one.revisionArn === revisionArn && previousRevisionArn !== revisionArn;
        const title = isOurs ? '**Running now** (this run)' : '**Running now**';
        const failed = isOurs ? sayFailed(service) : '';
        return { title, ...describe(one.revisionArn, service, record), tasks: `${one.running}${of}${failed}` };
    });
}
function listPlanned({ image, asked }) {
    if (image === undefined)
        return [];
    const commit = asked.commit === undefined || asked.rollbackTo !== undefined ? {} : { commit: asked.commit };
    return [{ title: 'This run', facts: { image: image.reference, ...commit }, tasks: UNKNOWN }];
}
/** Nothing was deployed, so what ran before is what is running. */
function isUnstarted({ verdict }) {
    return verdict === 'planned' || verdict === 'refused';
}
function describe(revisionArn, service, record) {
    return { revisionArn, facts: findRevisionFacts(revisionArn, service, record) };
}
/** Of a revision that is not running. */
function countOurs(service) {
    const { serving, desired, isUpdateSent } = service;
    if (isUpdateSent === false)
        return 'not deployed';
    const failed = sayFailed(service);
    if (serving.length === 0)
        return failed === '' ? UNKNOWN : failed.replace(', ', '');
    return `0${desired === undefined ? '' : `/${desired}`}${failed}`;
}
/** Failed starts, as ECS counted them or as the causes explain them. */
function sayFailed({ timeline, diagnosis }) {
    const explained = (diagnosis?.causes ?? []).reduce((sum, { count }) => sum + count, 0);
    const failed = Math.max(explained, ...timeline.map((sample) => sample.failed));
    return failed > 0 ? `, ${failed} failed` : '';
}
/** By its tag; by its digest as well where the tag has moved from one image to the other. */
function parseNamedImage(image, rows) {
    if (image === undefined)
        return undefined;
    const name = (0,past_cells/* showImage */.jt)(image);
    const [, digest = ''] = image.split('@sha256:');
    const isMoved = rows.some(({ facts }) => facts.image !== undefined && facts.image !== image && (0,past_cells/* showImage */.jt)(facts.image) === name);
    return isMoved && digest !== '' ? `${name}@sha256:${digest.slice(0, SHORT_DIGITS)}` : name;
}
function show(text) {
    return text === undefined ? UNKNOWN : (0,markdown/* codeCell */.MZ)(text);
}
function showCommit(facts, server) {
    const link = linkToCommit(facts, server);
    const short = show(facts.commit?.slice(0, SHORT_DIGITS));
    return link === undefined ? short : `[${short}](${link})`;
}

// EXTERNAL MODULE: ./lib/diagnosis/diagnose.js + 8 modules
var diagnose = __webpack_require__(63321);
// EXTERNAL MODULE: ./lib/report/lifecycle-lines.js
var lifecycle_lines = __webpack_require__(22764);
// EXTERNAL MODULE: ./lib/text/run-link.js
var run_link = __webpack_require__(47559);
;// CONCATENATED MODULE: ./lib/report/past-section.js




/** The last deployments of a service as a table of the summary; empty when none is known. */
function describePast(past, server) {
    if (past.length === 0)
        return '';
    const rows = past.map((one) => [
        (0,duration/* formatMoment */.K9)(one.at),
        cell((0,past_cells/* showRevision */.rB)(one)),
        cell((0,past_cells/* showReleases */.en)(one.entry)),
        cell((0,past_cells/* showCommit */.B)(one.entry)),
        one.outcome,
        showRun(one, server),
    ]);
    return (0,markdown/* table */.tp)(['when', 'revision', 'release', 'commit', 'verdict', 'run'], rows);
}
function cell(text) {
    return text === '' ? '–' : (0,markdown/* codeCell */.MZ)(text);
}
/** The address is made of checked parts, so it ends no link. */
function showRun(one, server) {
    const entry = (0,past_cells/* runOf */.ng)(one);
    const link = (0,run_link/* linkToRun */.T)(entry, server);
    return link === undefined ? '–' : `[${entry.runNumber ?? 'run'}](${link})`;
}

;// CONCATENATED MODULE: ./lib/report/service-section.js








const service_section_MOST_CHANGES = 40;
const MOST_TASKS = 10;
const MOST_EVENTS = 10;
const MOST_STAGES = 40;
/** What is known of a service next to its cause, its table and its chart: parts that open on a click. */
function listFolds(record, service) {
    const { diagnosis, stoppedTasks, events, past = [] } = service;
    return [
        ...(record.verdict === 'planned' ? [] : listPlan(service, markdown/* fold */.AU)),
        (0,markdown/* fold */.AU)('Other causes', describeMoreCauses(diagnosis)),
        (0,markdown/* fold */.AU)('Container logs', describeMoreLogs(diagnosis?.logs ?? [], record)),
        (0,markdown/* fold */.AU)('Stages', describeStages(service)),
        (0,markdown/* fold */.AU)(`Stopped tasks (${stoppedTasks.length})`, describeStoppedTasks(stoppedTasks)),
        (0,markdown/* fold */.AU)(`Events (${events.length})`, describeEvents(service)),
        (0,markdown/* fold */.AU)('Last deployments', describePast(past, record.asked.serverUrl)),
    ].filter((part) => part !== '');
}
/** What changes, and how it is deployed. @param frame shows a part with its title */
function listPlan({ changes, plan }, frame) {
    const title = frame === markdown/* under */.hG ? 'What would change' : 'What changed';
    return [
        frame(`${title} (${changes.length})`, changes.length === 0 ? '' : (0,markdown/* fence */.EU)((0,change_lines/* listChanges */.W)(changes, service_section_MOST_CHANGES), 'diff')),
        frame('Plan', cap(plan.map(markdown/* prose */.CS), service_section_MOST_CHANGES)),
    ].filter((part) => part !== '');
}
/** The commands that answer what the deployment waits for; empty when it does not wait. */
function describeAnswers({ course }) {
    return (0,lifecycle_lines/* listAnswers */.od)(course.at(-1)).map(markdown/* step */.PM).join('\n\n');
}
/** With the pauses, hooks and alarms between them. */
function describeStages({ course }) {
    const rows = course
        .slice(-MOST_STAGES)
        .map((event) => [(0,duration/* formatDuration */.a3)(event.atMs), (0,markdown/* prose */.CS)((0,lifecycle_lines/* describeLifecycle */.MX)(event).replaceAll('|', '│'))]);
    if (rows.length === 0)
        return '';
    return (0,markdown/* table */.tp)(['Time', 'Stage'], rows) + sayLeftOut(course.length - rows.length, 'earlier');
}
function describeStoppedTasks(tasks) {
    if (tasks.length === 0)
        return '';
    const rows = tasks
        .slice(-MOST_TASKS)
        .map((task) => [
        task.stoppedAt === undefined ? '–' : (0,duration/* formatTimeOfDay */.qY)(task.stoppedAt),
        (0,markdown/* codeCell */.MZ)((0,text_arn/* shortTaskId */.x6)(task.arn)),
        (0,markdown/* codeCell */.MZ)((0,text_arn/* revisionName */.pd)(task.revisionArn)),
        (0,markdown/* codeCell */.MZ)(task.containers.map(({ name, exitCode }) => `${name}: ${exitCode ?? '–'}`).join(', '), 100),
        (0,markdown/* codeCell */.MZ)((0,diagnose/* describeStop */.C)(task).words),
    ]);
    const head = ['Stopped (UTC)', 'Task', 'Revision', 'Exit codes', 'Why'];
    return (0,markdown/* table */.tp)(head, rows) + sayLeftOut(tasks.length - rows.length, 'earlier');
}
function describeEvents({ events }) {
    if (events.length === 0)
        return '';
    const shown = events.slice(-MOST_EVENTS).map((event) => `${(0,duration/* formatTimeOfDay */.qY)(event.at)}  ${event.text}`);
    return (0,markdown/* fence */.EU)(shown) + sayLeftOut(events.length - shown.length, 'earlier');
}
function cap(items, most) {
    return (0,markdown/* list */.p_)(items.slice(0, most)) + sayLeftOut(items.length - most, 'more');
}
function sayLeftOut(count, which) {
    return count > 0 ? `\n\n${count} ${which} left out.` : '';
}
/** Revision and state of a document that no service of the run shows. */
function nameRegistered({ revisionArn, isReused }) {
    if (revisionArn === undefined)
        return '';
    return `Revision ${(0,markdown/* code */.aY)((0,text_arn/* revisionName */.pd)(revisionArn))} ${isReused === true ? 'exists already' : 'registered'}.`;
}

// EXTERNAL MODULE: ./lib/text/count.js
var text_count = __webpack_require__(49180);
;// CONCATENATED MODULE: ./lib/report/task-section.js



/** How the one-off task ended, after its name. */
const TASK_STATES = {
    planned: 'planned',
    asked: 'with an unknown outcome',
    running: 'started',
    well: 'succeeded',
    failed: 'failed',
};
const task_section_MOST_LINES = 40;
/** The exit codes of its containers, which belong next to the cause; empty unless it has stopped. */
function describeExits({ stoppedTask }) {
    if (stoppedTask === undefined)
        return '';
    const rows = stoppedTask.containers.map(({ name, exitCode, isEssential }) => [
        (0,markdown/* codeCell */.MZ)(name),
        isEssential === false ? 'no' : 'yes',
        exitCode === undefined ? '–' : String(exitCode),
    ]);
    return (0,markdown/* table */.tp)(['Container', 'Essential', 'Exit code'], rows);
}
/** What else is known of the one-off task; opens on a click, unless it is a plan. Empty when there is none. */
function foldTask(record) {
    const { task, reason } = record;
    if (task === undefined)
        return '';
    const { plan, state, reason: own } = task;
    const isSaid = own === undefined || state === 'failed' || reason.startsWith(own);
    const exits = state === 'failed' ? '' : describeExits(task);
    const lines = state === 'planned' ? (0,markdown/* list */.p_)(plan.slice(0, task_section_MOST_LINES).map(markdown/* prose */.CS)) : '';
    const parts = [isSaid ? '' : (0,markdown/* prose */.CS)(own), listFacts(task, record), lines, exits].filter((part) => part !== '');
    const frame = state === 'planned' ? markdown/* under */.hG : markdown/* fold */.AU;
    return frame(`One-off task ${TASK_STATES[state]}`, parts.join('\n\n'));
}
function listFacts({ taskArns, revisionArn, lastStatus }, record) {
    return (0,markdown/* list */.p_)([
        ...taskArns.map((arn) => `task ${linkTask(arn, record)}${lastStatus === undefined ? '' : `, ${(0,markdown/* code */.aY)(lastStatus)}`}`),
        ...(revisionArn === undefined ? [] : [`revision ${(0,markdown/* code */.aY)((0,text_arn/* revisionName */.pd)(revisionArn))}`]),
    ]);
}
function linkTask(arn, record) {
    const link = (0,console_link/* linkToTask */.Ni)(record, arn);
    const id = (0,markdown/* code */.aY)((0,text_arn/* shortTaskId */.x6)(arn));
    return link === undefined ? id : `[${id}](${link})`;
}

;// CONCATENATED MODULE: ./lib/report/summary-heading.js








const MARKS = {
    steady: '✅',
    paused: '⏸️',
    unchanged: '✅',
    started: '✅',
    planned: '📝',
    'rolled-back': '❌',
    failed: '❌',
    superseded: '❌',
    'timed-out': '❌',
    stuck: '❌',
    refused: '⛔',
    cancelled: '❌',
    unknown: '❓',
};
const WITHOUT_SERVICE = {
    steady: 'Done',
    paused: 'Paused',
    unchanged: 'No changes',
    started: 'Started',
    planned: 'Dry run',
    'rolled-back': 'Failed, rolled back',
    failed: 'Failed',
    superseded: 'Superseded',
    'timed-out': 'Timed out',
    stuck: 'Stuck',
    refused: 'Refused',
    cancelled: 'Cancelled',
    unknown: 'Outcome unknown',
};
/** What several services did that have the same verdict. */
const OF_SEVERAL = {
    steady: 'updated',
    paused: 'paused, waiting for approval',
    unchanged: 'unchanged',
    started: 'started, not monitored',
    planned: 'planned, no changes were made',
    'rolled-back': 'failed and rolled back',
    failed: 'failed',
    superseded: 'superseded',
    'timed-out': 'timed out',
    stuck: 'stuck',
    refused: 'not deployed',
    cancelled: 'cancelled',
    unknown: 'with an unknown outcome',
};
const MOST_NAMED = 3;
const REVISION_NUMBER = /^revision \d{1,10}$/;
/** `✅`, `❌` and the like. */
function mark(verdict) {
    return verdict === undefined ? '–' : MARKS[verdict];
}
/** The heading of the summary: which service, what failed, and what is running. */
function formatRun(record) {
    return `## ${MARKS[record.verdict]} ${describeRun(record)}`;
}
function describeRun(record) {
    const { verdict, services, schedules = [], task, taskDefinition, errors, asked } = record;
    if (verdict === 'refused')
        return summary_heading_describeRefusal(asked.services, errors.length);
    const [only, ...others] = services;
    const names = services.map(({ name }) => (0,markdown/* heading */.R_)(name)).join(', ');
    if (task?.state === 'failed')
        return services.length === 0 ? 'One-off task failed' : `One-off task failed, ${names} not updated`;
    const behind = schedules.filter(({ state }) => state === 'failed').length;
    if (behind > 0)
        return `${(0,text_count/* formatCount */.B)(behind, 'schedule')} not updated${names === '' ? '' : `, ${names} deployed`}`;
    if (others.length > 0)
        return describeSeveral(services, verdict);
    if (only !== undefined) {
        const counted = verdict === 'planned' ? `, ${countChanges(record)}` : '';
        return `${(0,markdown/* heading */.R_)(only.name)}: ${describeOne(only, verdict, asked.rollbackTo !== undefined)}${counted}`;
    }
    if (task !== undefined)
        return `One-off task ${TASK_STATES[task.state]}`;
    if (taskDefinition?.revisionArn !== undefined && (0,ports_verdict/* isSuccess */.o)(verdict)) {
        const state = taskDefinition.isReused === true ? 'exists already' : 'registered';
        return `${(0,markdown/* heading */.R_)((0,text_arn/* revisionName */.pd)(taskDefinition.revisionArn))} ${state}`;
    }
    return WITHOUT_SERVICE[verdict];
}
function summary_heading_describeRefusal(services, errors) {
    const [only, ...others] = services;
    const problems = errors === 0 ? '' : `, ${errors} ${errors === 1 ? 'problem' : 'problems'}`;
    if (only === undefined)
        return `Refused${problems}`;
    return others.length === 0
        ? `${(0,markdown/* heading */.R_)(only)}: not deployed${problems}`
        : `${services.length} services not deployed${problems}`;
}
/** Of services that ended differently, the ones that failed are counted. */
function describeSeveral(services, verdict) {
    const isGreen = (0,ports_verdict/* isSuccess */.o)(verdict);
    const counted = isGreen ? services : services.filter((one) => one.verdict !== undefined && isFailure(one.verdict));
    if (counted.length === 0)
        return `${services.length} services: ${OF_SEVERAL[verdict]}`;
    const verdicts = new Set(counted.map((one) => one.verdict));
    const [word = verdict] = verdicts.size === 1 ? verdicts : [];
    const said = verdicts.size > 1 ? (isGreen ? 'updated or unchanged' : 'failed') : OF_SEVERAL[word];
    if (counted.length === services.length)
        return `All ${services.length} services ${said}`;
    const named = counted.length > MOST_NAMED ? '' : `: ${counted.map(({ name }) => (0,markdown/* heading */.R_)(name)).join(', ')}`;
    return `${counted.length} of ${services.length} services ${said}${named}`;
}
/** A service that was not begun because another one failed is no failure of its own. */
function isFailure(verdict) {
    return !(0,ports_verdict/* isSuccess */.o)(verdict) && verdict !== 'refused';
}
/** `v1.5.0 failed, rolled back to v1.4.2`; the parts from outside are markdown. */
function describeOne(service, verdict, isRollback) {
    const ours = service.revisionArn === undefined ? 'deployment' : summary_heading_name(service.revisionArn, service);
    const what = isRollback ? `rollback to ${ours}` : ours;
    switch (verdict) {
        case 'steady':
            return isRollback ? `rolled back to ${ours}` : `${ours} is running`;
        case 'paused':
            return `${what} is paused${service.pausedAt === undefined ? '' : ` at ${(0,markdown/* heading */.R_)(service.pausedAt)}`}, waiting for approval`;
        case 'unchanged':
            return `${ours} is already running`;
        case 'started':
            return `${isRollback ? what : `update to ${ours}`} started, not monitored`;
        case 'planned':
            return 'dry run';
        case 'rolled-back':
            return isRollback
                ? `${what} failed${describeNow(service)}`
                : `${ours} failed, rolled back${describeTarget(service)}`;
        case 'failed':
            return `${what} failed${describeNow(service)}`;
        case 'superseded':
            return `${what} superseded${describeNow(service)}`;
        case 'timed-out':
            return `${what} timed out${describeNow(service)}`;
        case 'stuck':
            return `${what} is stuck${describeNow(service)}`;
        case 'cancelled':
            return `${isRollback ? what : `deployment of ${ours}`} cancelled${describeCancelled(service)}`;
        case 'unknown':
            return `outcome of ${isRollback ? 'the ' : ''}${what} unknown`;
        case 'refused':
            return 'not deployed';
        default:
            return (0,type_helpers/* unreachable */.H)(verdict);
    }
}
function countChanges(record) {
    const count = (0,planned_changes/* listPlannedChanges */.K)(record).length;
    return count === 0 ? 'no changes' : (0,text_count/* formatCount */.B)(count, 'planned change');
}
function describeTarget({ serving, ...rest }) {
    const service = { serving, ...rest };
    return serving.length === 0
        ? ''
        : ` to ${serving.map(({ revisionArn }) => summary_heading_name(revisionArn, service)).join(' and ')}`;
}
function describeCancelled(service) {
    return service.isRollbackRequested === true ? ', rollback requested' : describeNow(service);
}
function describeNow(service) {
    const { serving, running, revisionArn } = service;
    const [only, ...others] = serving;
    if (only === undefined)
        return running === 0 ? ', no task is running' : '';
    if (others.length === 0 && only.revisionArn === revisionArn)
        return ', still running';
    const names = serving.map((one) => summary_heading_name(one.revisionArn, service)).join(' and ');
    return `, ${names} ${others.length === 0 ? 'is' : 'are'} running`;
}
/** Release or revision, as markdown. */
function summary_heading_name(arn, service) {
    const { words, revision } = nameRevision(arn, service);
    const shown = REVISION_NUMBER.test(words) ? words : (0,markdown/* heading */.R_)(words);
    return revision === undefined ? shown : `${shown} (${(0,markdown/* heading */.R_)(revision)})`;
}

;// CONCATENATED MODULE: ./lib/report/timeline-chart.js

/** Old and new tasks, failed starts, the moment of the rollback; seen on light and on dark pages. */
const COLOURS = { rollback: '#d4a72c', all: '#8c959f', ours: '#2da44e', failed: '#cf222e' };
/** A zero-width space: Mermaid cuts other spaces off. */
const NO_WIDTH = '\u200b';
const MOST_BARS = 30;
const MOST_LABELS = 8;
const STEPS_SECONDS = [1, 2, 5, 10, 15, 20, 30, 60, 120, 300, 600, 900, 1200, 1800, 3600];
/** From here on Mermaid labels whole numbers alone. */
const LOWEST_TOP = 8;
/** More failed starts than so many times the tasks would flatten the bars. */
const MOST_FAILED = 2;
/**
 * A rollout as a Mermaid `xychart-beta` with a legend in words. Two series of bars overlap, so the grey one is all
 * tasks, and what the green one of new tasks leaves of it is the old ones. Undefined when nothing moved. Holds numbers
 * and our words only.
 */
function drawTimeline(timeline) {
    const samples = accumulate(timeline);
    if (!hasMoved(samples))
        return undefined;
    const bars = resample(samples);
    const rollback = samples.find(({ isRollback }) => isRollback === true);
    return [...drawChart(bars, rollback), '', describeChart(samples, bars, rollback)].join('\n');
}
function accumulate(timeline) {
    let failed = 0;
    return timeline.map((sample) => {
        failed = Math.max(failed, sample.failed);
        return { ...sample, failed };
    });
}
function hasMoved([first, ...others]) {
    if (first === undefined || (others.at(-1)?.atMs ?? 0) < 1000)
        return false;
    return others.some((sample) => countAll(sample) !== countAll(first) ||
        sample.oursRunning !== first.oursRunning ||
        sample.failed !== first.failed);
}
function countAll({ oursRunning, othersRunning }) {
    return oursRunning + othersRunning;
}
function resample(samples) {
    const [first] = samples;
    const last = samples.at(-1);
    if (first === undefined || last === undefined)
        return { stepMs: 0, samples: [] };
    const lastSeconds = last.atMs / 1000;
    const step = STEPS_SECONDS.find((seconds) => lastSeconds / seconds < MOST_BARS - 1) ?? Math.ceil(lastSeconds / 20);
    const count = Math.ceil(lastSeconds / step) + 1;
    const at = (index) => samples.findLast(({ atMs }) => atMs <= index * step * 1000) ?? first;
    return { stepMs: step * 1000, samples: Array.from({ length: count }, (_, index) => at(index)) };
}
function drawChart({ stepMs, samples }, rollback) {
    const all = samples.map(countAll);
    const tallest = findTallest(samples);
    const failed = samples.map((sample) => Math.min(sample.failed, limitFailed(tallest)));
    const highest = Math.max(tallest, ...failed);
    const top = Math.max(LOWEST_TOP, highest + Math.ceil(highest / 10));
    const rolledBack = samples.map((_, index) => (isAt(rollback, index, stepMs) ? top : 0));
    const series = [
        { kind: 'bar', colour: COLOURS.rollback, values: rolledBack },
        { kind: 'bar', colour: COLOURS.all, values: all },
        { kind: 'bar', colour: COLOURS.ours, values: samples.map(({ oursRunning }) => oursRunning) },
        { kind: 'line', colour: COLOURS.failed, values: failed },
    ].filter(({ values }) => values.some((value) => value > 0));
    return [
        '```mermaid',
        '---',
        'config:',
        '  xyChart:',
        '    width: 900',
        '    height: 280',
        '  themeVariables:',
        '    xyChart:',
        '      backgroundColor: "transparent"',
        `      plotColorPalette: "${series.map(({ colour }) => colour).join(', ')}"`,
        '---',
        'xychart-beta',
        `    x-axis [${nameBars(samples.length, stepMs).join(', ')}]`,
        `    y-axis "Tasks" 0 --> ${top}`,
        ...series.map(({ kind, values }) => `    ${kind} [${(kind === 'bar' ? hideZeros(values, top) : values).join(', ')}]`),
        '```',
    ];
}
function findTallest(samples) {
    return Math.max(...samples.map(countAll), ...samples.map(({ desired }) => desired));
}
/** How high the line of failed starts goes. */
function limitFailed(tallest) {
    return MOST_FAILED * Math.max(tallest, LOWEST_TOP / 2);
}
/** Mermaid draws a bar from below the zero, so that one of no tasks would show: it ends below the zero too. */
function hideZeros(values, top) {
    return values.map((value) => (value === 0 ? -Math.round(top * 3) / 100 : value));
}
function isAt(moment, index, stepMs) {
    return moment !== undefined && Math.ceil(moment.atMs / stepMs) === index;
}
/** Each bar needs a name of its own: those between two labels have one that has no width. */
function nameBars(count, stepMs) {
    const every = Math.ceil(count / MOST_LABELS);
    return Array.from({ length: count }, (_, index) => index % every === 0 ? `"${(0,duration/* formatDuration */.a3)(index * stepMs)}"` : `"${NO_WIDTH.repeat(index)}"`);
}
function describeChart(samples, bars, rollback) {
    const failed = samples.at(-1)?.failed ?? 0;
    const fewest = Math.min(...samples.map(countAll));
    const [first] = samples;
    const limit = limitFailed(findTallest(bars.samples));
    const cut = failed > limit ? ` (drawn up to ${limit})` : '';
    return [
        'Green: new tasks. Grey: old tasks, on top of them.',
        ...(failed === 0 ? [] : [`Red line: failed starts, ${failed} in all${cut}.`]),
        ...(rollback === undefined ? [] : [`Yellow: the rollback began at ${(0,duration/* formatDuration */.a3)(rollback.atMs)}.`]),
        `Fewest tasks running: ${fewest}; ECS keeps at least ${first?.lowerBound ?? 0} of ${first?.desired ?? 0}.`,
    ].join(' ');
}

;// CONCATENATED MODULE: ./lib/report/services-section.js
/** The summary of several services: each cause once, one row a service, and the details of each. */








const MOST_GROUPS = 10;
const MOST_CHARTS = 3;
/** Causes and next steps, the commonest first; what failed in the same way is described once. */
function describeGroups(record) {
    const groups = groupFailures(record.services).toSorted((one, other) => other.services.length - one.services.length);
    const shown = groups.slice(0, MOST_GROUPS).flatMap((group) => describeGroup(record, group));
    const leftOut = groups.length - MOST_GROUPS;
    return leftOut > 0 ? [...shown, `${leftOut} more causes left out.`] : shown;
}
function groupFailures(services) {
    const failed = services.filter(({ verdict }) => verdict !== undefined && isFailure(verdict));
    const keys = [...new Set(failed.map(nameFailure))];
    return keys.map((key) => ({ key, services: failed.filter((service) => nameFailure(service) === key) }));
}
/** The same for services that differ in the names of their containers, and in numbers of the last log line. */
function nameFailure({ name, verdict, reason, diagnosis }) {
    const [cause] = diagnosis?.causes ?? [];
    if (cause === undefined)
        return JSON.stringify([name, verdict, reason]);
    const last = findWritten(diagnosis?.logs ?? [])?.lines.findLast((line) => line.trim() !== '') ?? '';
    return JSON.stringify([cause.kind, titleOfMany(cause), last.replaceAll(/[\da-f]*\d[\da-f]*/gi, '0')]);
}
function titleOfMany({ title, containers }) {
    return containers.reduce((rest, name) => rest.replace(`container ${name}`, 'its container'), title);
}
function describeGroup(record, { services }) {
    const [first, ...others] = services;
    if (first === undefined)
        return [];
    const names = services.map(({ name }) => (0,markdown/* code */.aY)(name)).join(', ');
    const who = others.length === 0 ? `${names}:` : `**${services.length} of ${record.services.length} services** (${names}):`;
    const [lead = '', ...evidence] = describeTrouble(others.length === 0 ? toTrouble(first) : toSharedTrouble(first));
    const nextStep = first.diagnosis?.nextStep;
    return [
        `${who} ${lead}`,
        ...evidence,
        nextStep === undefined ? '' : showStep(nextStep),
        nameLinks(record, first, others.length > 0),
        ...services.map(describeAnswers),
    ];
}
function nameLinks(record, service, isNamed) {
    const links = listLinks(record, service);
    return links === '' || !isNamed ? links : `${(0,markdown/* code */.aY)(service.name)}: ${links}`;
}
/** How a service ended, and why. */
function toTrouble({ reason = '', diagnosis }) {
    return diagnosis === undefined ? { reason } : { reason, diagnosis };
}
/** In the words of all: the reason of each names its own revisions, which the table has. */
function toSharedTrouble({ diagnosis, ...first }) {
    const [cause, ...causes] = diagnosis?.causes ?? [];
    if (diagnosis === undefined || cause === undefined)
        return toTrouble(first);
    const { count: _count, ...shared } = { ...cause, title: titleOfMany(cause) };
    return { reason: '', diagnosis: { ...diagnosis, causes: [{ ...shared, count: 0 }, ...causes] } };
}
/** One row a service: what it was to run, and what it runs. */
function tabulateServices({ services }) {
    const rows = services.map((service) => [
        (0,markdown/* codeCell */.MZ)(service.name),
        service.verdict === undefined ? 'not reached' : `${mark(service.verdict)} ${service.verdict}`,
        nameCell(service.previousRevisionArn, service),
        nameCell(service.revisionArn, service),
        nameServing(service),
        service.running === undefined ? '–' : `${service.running}/${service.desired ?? '–'}`,
    ]);
    return (0,markdown/* table */.tp)(['Service', 'Verdict', 'Before', 'This run', '**Running now**', 'Tasks'], rows);
}
/** Release and revision, or the revision alone. */
function nameCell(arn, service) {
    if (arn === undefined)
        return '–';
    const release = findRelease(arn, service);
    const revision = (0,markdown/* codeCell */.MZ)((0,text_arn/* revisionName */.pd)(arn));
    return release === undefined ? revision : `${(0,markdown/* codeCell */.MZ)(release)} (${revision})`;
}
/** What ECS showed last, not what the run was to bring. */
function nameServing(service) {
    const { serving, running } = service;
    if (serving.length === 0)
        return running === 0 ? 'none' : '–';
    return serving.map(({ revisionArn }) => nameCell(revisionArn, service)).join(', ');
}
/** A chart for each cause, and the rest of each service, which opens on a click: those that failed first. */
function describeEach(record) {
    const groups = groupFailures(record.services);
    const examples = groups.flatMap(({ services }) => services.slice(0, 1));
    const failed = groups.flatMap(({ services }) => services);
    const others = record.services.filter((service) => !failed.includes(service));
    const isLinked = (service) => examples.includes(service);
    return [
        ...examples.slice(0, MOST_CHARTS).flatMap(drawNamed),
        ...[...failed, ...others].map((service) => foldService(record, service, isLinked(service))),
    ];
}
/** Charts stay in view: in a part that is closed, Mermaid measures no text. */
function drawNamed({ name, timeline }) {
    const chart = drawTimeline(timeline);
    return chart === undefined ? [] : [`### ${(0,markdown/* code */.aY)(name)}\n\n${chart}`];
}
/** @param isLinked its links are in view */
function foldService(record, service, isLinked) {
    const { name, verdict, reason } = service;
    const isPlanned = record.verdict === 'planned';
    const isExplained = verdict !== undefined && isFailure(verdict) && isLinked;
    const parts = [
        reason === undefined || isExplained ? '' : (0,markdown/* step */.PM)(reason),
        ...(isPlanned ? listPlan(service, markdown/* under */.hG) : []),
        isLinked ? '' : listLinks(record, service),
        ...listFolds(record, service),
    ].filter((part) => part !== '');
    const title = verdict === undefined ? (0,markdown/* htmlCode */.h8)(name) : `${mark(verdict)} ${(0,markdown/* htmlCode */.h8)(name)} ${verdict}`;
    return (0,markdown/* fold */.AU)(title, parts.join('\n\n'));
}
/** Where the reason of the run only joins those of its services, it is not repeated. */
function isJoined({ reason, services }) {
    return services.some((service) => service.reason !== undefined && reason.includes(service.reason));
}

;// CONCATENATED MODULE: ./lib/report/summary.js














/** Most bytes of a job summary: the runner drops one over 1 MiB whole, and nobody reads even this much. */
const MOST_SUMMARY_BYTES = 64 * 1024;
const MOST_ERRORS = 50;
const CUT_RESERVE_BYTES = 200;
/**
 * The job summary, as GitHub Flavored Markdown. In view: which service, why it failed, what to do, what is running, and
 * the chart of the rollout. Everything else opens on a click. At most `MOST_SUMMARY_BYTES`; parts that were left out are
 * counted.
 */
function renderSummary(record) {
    const parts = [
        formatRun(record),
        summary_describeRun(record),
        ...summary_describeSubject(record),
        (0,schedule_lines/* listSchedules */.R)(record, record.verdict === 'planned' ? markdown/* under */.hG : markdown/* fold */.AU),
        foldTask(record),
        (0,markdown/* fold */.AU)('Run', tabulateFacts(record)),
        (0,markdown/* fold */.AU)(`Notices (${record.notices.length})`, listNotices(record)),
    ];
    return summary_keepWhatFits(parts.filter((part) => part !== ''));
}
/** Parts over the limit are left out whole, so that no fence or table is cut. */
function summary_keepWhatFits(parts) {
    const kept = [];
    let leftBytes = MOST_SUMMARY_BYTES - CUT_RESERVE_BYTES;
    for (const part of parts) {
        const size = countBytes(part) + 2;
        if (size > leftBytes)
            continue;
        kept.push(part);
        leftBytes -= size;
    }
    const leftOut = parts.length - kept.length;
    if (leftOut > 0)
        kept.push(`${leftOut} parts of this summary had no room; the report in JSON has them.`);
    return `${kept.join('\n\n')}\n`;
}
/** Verdict, time and place in one line. */
function summary_describeRun({ verdict, tookMs, asked, identity }) {
    const account = identity === undefined ? '' : `, account ${(0,markdown/* code */.aY)(identity.account)}, ${(0,markdown/* code */.aY)(identity.region)}`;
    const endpoint = identity?.endpoint === undefined ? '' : `, custom endpoint ${(0,markdown/* code */.aY)(identity.endpoint)}`;
    return `Verdict ${(0,markdown/* code */.aY)(verdict)} after ${(0,duration/* formatDuration */.a3)(tookMs)}. Cluster ${(0,markdown/* code */.aY)(asked.cluster)}${account}${endpoint}.`;
}
/** What the run was about: problems, one service, several, or none. */
function summary_describeSubject(record) {
    const [only, ...others] = record.services;
    if (record.task?.state === 'failed')
        return describeFailedTask(record);
    if (others.length > 0)
        return summary_describeSeveral(record);
    if (only !== undefined)
        return describeSingle(record, only);
    const { taskDefinition } = record;
    const registered = taskDefinition === undefined ? '' : nameRegistered(taskDefinition);
    const changes = taskDefinition === undefined ? [] : listPlan({ ...taskDefinition, plan: [] }, markdown/* fold */.AU);
    return [...summary_describeEnd(record), describeNextStep(record), registered, ...changes];
}
/** Several problems say all that the reason would. */
function summary_describeEnd(record) {
    const problems = listProblems(record.errors);
    return record.verdict === 'refused' && problems !== '' ? [problems] : [(0,markdown/* step */.PM)(record.reason), problems];
}
function describeSingle(record, service) {
    const { verdict } = record;
    const isExplained = service.reason !== undefined && record.reason.includes(service.reason);
    const isRed = !(0,ports_verdict/* isSuccess */.o)(verdict) && verdict !== 'refused';
    const trouble = describeTrouble({ ...toTrouble(service), reason: record.reason });
    const end = isRed ? [...trouble, listProblems(record.errors)] : summary_describeEnd(record);
    return [
        ...end,
        isExplained || service.reason === undefined ? '' : (0,markdown/* step */.PM)(service.reason),
        describeNextStep(record),
        describeAnswers(service),
        listLinks(record, service),
        compareRevisions(record, service),
        drawTimeline(service.timeline) ?? '',
        ...(verdict === 'planned' ? listPlan(service, markdown/* under */.hG) : []),
        ...listFolds(record, service),
    ];
}
function summary_describeSeveral(record) {
    const groups = describeGroups(record);
    const end = isJoined(record) && groups.length > 0 ? [listProblems(record.errors)] : summary_describeEnd(record);
    const isStepSaid = record.services.some(({ diagnosis }) => diagnosis !== undefined);
    return [
        ...groups,
        ...((0,ports_verdict/* isSuccess */.o)(record.verdict) && isJoined(record) ? [] : end),
        isStepSaid && record.nextStep === undefined ? '' : describeNextStep(record),
        tabulateServices(record),
        ...describeEach(record),
    ];
}
/** Nothing was deployed: the task alone is worth the first screen. */
function describeFailedTask(record) {
    const { task, reason, services } = record;
    const diagnosis = task?.diagnosis;
    return [
        ...describeTrouble(diagnosis === undefined ? { reason } : { reason, diagnosis }),
        describeNextStep(record),
        listTaskLinks(record),
        task === undefined ? '' : describeExits(task),
        services.length > 1 ? tabulateServices(record) : services.map((one) => compareRevisions(record, one)).join(''),
        ...services.flatMap((service) => listFolds(record, service)),
    ];
}
function listProblems(errors) {
    if (errors.length < 2)
        return '';
    const items = errors.slice(0, MOST_ERRORS).map(({ input, text, advice }) => {
        const where = input === undefined || text.startsWith(`${input}: `) ? '' : `${(0,markdown/* code */.aY)(input)}: `;
        return `${where}${(0,markdown/* step */.PM)(advice === undefined ? text : `${(0,sentence/* endSentence */.H)(text)} ${advice}`)}`;
    });
    const leftOut = errors.length - items.length;
    return leftOut > 0 ? `${(0,markdown/* list */.p_)(items)}\n\n${leftOut} more left out.` : (0,markdown/* list */.p_)(items);
}
function tabulateFacts({ asked, image }) {
    const rows = [
        ['Commit', asked.commit === undefined ? undefined : (0,markdown/* codeCell */.MZ)(asked.commit)],
        ['Rollback to', asked.rollbackTo === undefined ? undefined : (0,markdown/* codeCell */.MZ)(asked.rollbackTo)],
        ['Image', image && describeImage(image)],
        ['Digest', image?.digest === undefined ? undefined : (0,markdown/* codeCell */.MZ)(image.digest)],
    ];
    const known = rows.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
    return known.length === 0 ? '' : (0,markdown/* table */.tp)(['', ''], known);
}
function describeImage({ reference, tags, origin }) {
    const words = { built: 'built now', reused: 'reused', given: 'as given', planned: 'would be built' }[origin];
    const tagged = tags.length === 0 ? '' : `, tags ${(0,markdown/* codeCell */.MZ)(tags.join(', '))}`;
    return `${(0,markdown/* codeCell */.MZ)(reference.replace(/@sha256:[0-9a-f]+$/, ''))}, ${words}${tagged}`;
}
function listNotices({ notices }) {
    const items = notices.slice(0, MOST_ERRORS).map(({ level, text, advice }) => {
        return `${level}: ${(0,markdown/* step */.PM)(advice === undefined ? text : `${(0,sentence/* endSentence */.H)(text)} ${advice}`)}`;
    });
    return (0,markdown/* list */.p_)(items);
}

;// CONCATENATED MODULE: ./lib/run/publish.js





/** Outputs that are set as soon as they are known: a later step, or a person, may need them if the run is killed. */
const EARLY_OUTPUTS = [
    'image',
    'image-digest',
    'task-definition-arn',
    'previous-task-definition-arn',
    'run-task-arn',
    'deployment-id',
    'codedeploy-deployment-id',
];
function setEarlyOutputs(runner) {
    const said = new Map();
    return (record) => {
        const outputs = collectOutputs(record);
        for (const name of EARLY_OUTPUTS) {
            const value = outputs[name];
            if (value === undefined || said.get(name) === value)
                continue;
            said.set(name, value);
            runner.setOutput(name, value);
        }
    };
}
async function publish(record, base, request) {
    const report = await writeReport(record, base, request?.reportPath);
    const plan = record.asked.isDryRun ? await writePlan(record, base) : undefined;
    for (const [name, value] of Object.entries(collectOutputs(record, { report, plan })))
        base.runner.setOutput(name, value);
    await writePage(record, base, request?.reportHtml);
    if (request?.shouldWriteSummary !== false)
        await base.runner.writeSummary(renderSummary(record));
    return record;
}
/** A report that cannot be written never changes the verdict. */
async function writeReport(record, base, path) {
    const text = (0,rollout_json/* renderRolloutJson */.c)(record);
    try {
        if (path !== undefined)
            return await base.files.writeReport(path, text);
        return await base.files.writeTemporary('rollout.json', text);
    }
    catch (thrown) {
        return warn(thrown, base);
    }
}
async function writePlan(record, base) {
    try {
        return await base.files.writeTemporary('plan.md', renderPlan(record));
    }
    catch (thrown) {
        return warn(thrown, base);
    }
}
async function writePage(record, base, path) {
    if (path === undefined)
        return;
    try {
        await base.files.writeReport(path, (0,page/* renderHtml */.K)(record), 'report-html');
    }
    catch (thrown) {
        warn(thrown, base);
    }
}
function warn(thrown, base) {
    const why = thrown instanceof Error ? thrown.message : '';
    base.report({ type: 'warning', text: `Cannot write the report: ${why}` });
}

// EXTERNAL MODULE: ./lib/schedules/describe-schedule.js
var describe_schedule = __webpack_require__(371);
;// CONCATENATED MODULE: ./lib/run/report-plan.js

/** Reports the plan and adds it to the record: problems, steps, what changes, and notices. */
function reportPlan(plan, world) {
    world.notes.note({ errors: plan.errors, isPlanned: true });
    notePlannedImage(plan, world);
    notePlannedTask(plan, world);
    notePlannedSchedules(plan, world);
    for (const step of plan.steps)
        world.report({ type: 'planned', text: step });
    for (const { name, ...facts } of plan.words) {
        world.notes.noteService(name, facts);
        if (facts.changes.length > 0)
            world.report({ type: 'changes-planned', service: name, changes: facts.changes });
        for (const text of facts.plan)
            world.report({ type: 'planned', text: `${name}: ${text}` });
    }
    for (const schedule of plan.schedules ?? [])
        world.report({ type: 'planned', text: (0,describe_schedule/* describeSchedule */.B)(schedule) });
    reportNotices(plan.notices, world);
    reportProblems(plan.errors, world);
}
/** Logs notices and warnings, and keeps them for the reports. */
function reportNotices(notices, world) {
    world.notes.note({ notices: [...world.notes.record().notices, ...notices] });
    for (const { level, ...words } of notices)
        world.report({ type: level, ...words });
}
/** The verdict has the words of a single error, so only several are reported before it. */
function reportProblems(errors, world) {
    if (errors.length > 1)
        world.report({ type: 'refused', errors });
}
function notePlannedTask({ task }, world) {
    if (task === undefined)
        return;
    const { cluster, startedBy, words } = task;
    world.notes.note({ task: { state: 'planned', cluster, startedBy, plan: words, taskArns: [], failures: [] } });
}
function notePlannedSchedules({ schedules }, world) {
    if (schedules !== undefined)
        world.notes.note({ schedules });
}
/** The image that the run will deploy, until it exists. */
function notePlannedImage(plan, world) {
    if (plan.given !== undefined)
        world.notes.note({ image: plan.given });
    const image = plan.image?.plan;
    if (image === undefined || image.kind === 'refuse')
        return;
    if (image.kind === 'reuse') {
        const reference = `${image.uri}@${image.digest}`;
        world.notes.note({ image: { reference, tags: image.tags, digest: image.digest, origin: 'reused' } });
        return;
    }
    const reference = image.uri === undefined ? `${plan.image?.state.name}:${image.tags[0]}` : `${image.uri}:${image.tags[0]}`;
    world.notes.note({ image: { reference, tags: image.tags, origin: 'planned' } });
}

// EXTERNAL MODULE: ./lib/ports/deploy-error.js
var deploy_error = __webpack_require__(95078);
// EXTERNAL MODULE: ./lib/rollout/followed-deployment.js
var followed_deployment = __webpack_require__(47633);
// EXTERNAL MODULE: ./lib/drivers/ecs/describe-rollout.js
var describe_rollout = __webpack_require__(33808);
;// CONCATENATED MODULE: ./lib/drivers/ecs/adopt-paused.js



/** Follows that very service deployment as if it were ours. */
function adoptPaused(request, { deployment, hookId }) {
    const { service } = request.plan;
    const id = findDeploymentId(service, deployment, request.revisionArn);
    const createdAt = service.deployments.find((one) => one.id === id)?.createdAt ?? deployment.createdAt;
    const rollout = (0,describe_rollout/* describeRollout */.l)(request, { id, createdAt, isAdopted: true });
    return {
        ...rollout,
        facts: { ...rollout.facts, answeredHookId: hookId },
        serviceDeploymentArn: deployment.arn,
    };
}
/**
 * Id among the deployments of the service, which name no service deployment: PRIMARY while it is rolled out, and while
 * ECS rolls it back the other one of its revision (assumed). One that is not listed any more gets the id of its ARN.
 */
function findDeploymentId(service, { arn, status }, revisionArn) {
    const primary = (0,followed_deployment/* findPrimary */.WM)(service);
    const isBack = status.startsWith('ROLLBACK_');
    const listed = service.deployments.filter((one) => one.revisionArn === revisionArn);
    const ours = listed.find(({ id }) => (id === primary?.id) !== isBack) ?? (isBack ? undefined : listed[0]);
    return ours?.id ?? (0,text_arn/* lastSegment */.mp)(arn);
}

;// CONCATENATED MODULE: ./lib/follow/note-sent.js

/** Sends a write, noted beforehand: a run that ends meanwhile knows that it may have happened. A refusal did not. */
async function noteSent(service, { notes }, write) {
    notes.noteService(service, { isUpdateSent: true });
    try {
        return await write();
    }
    catch (thrown) {
        if ((0,deploy_error/* asDeployError */.y0)(thrown).kind !== 'unreachable')
            notes.noteService(service, { isUpdateSent: false });
        throw thrown;
    }
}

// EXTERNAL MODULE: ./lib/ports/send-once.js
var send_once = __webpack_require__(97320);
// EXTERNAL MODULE: ./lib/rollout/lifecycle-hooks.js
var lifecycle_hooks = __webpack_require__(79576);
// EXTERNAL MODULE: ./lib/rollout/strategy.js
var rollout_strategy = __webpack_require__(82700);
;// CONCATENATED MODULE: ./lib/drivers/ecs/choose-answer.js




/** Decides whether an answer is due, so that none is sent twice or to another deployment than was meant. */
function chooseAnswer({ service, deployment }, request) {
    const { name } = service;
    if (deployment === undefined)
        return refuse(`Service ${name} has no service deployment.`, 'Check service and cluster.');
    const { serviceDeploymentArn: meantArn, hookId } = request;
    if (meantArn !== undefined && meantArn !== deployment.arn)
        return refuseOther(service, deployment, meantArn);
    const hook = deployment.hooks.find(({ id }) => id === hookId);
    if ((0,rollout_strategy/* isOver */.PU)(deployment)) {
        const over = `Service deployment ${deployment.arn} is already ${deployment.status}.`;
        const why = hook === undefined || (0,lifecycle_hooks/* isWaiting */.G)(hook) ? over : `${describeAnswered(hook)} ${over}`;
        if (meantArn !== undefined || hook !== undefined)
            return { kind: 'follow', why };
        return refuse(`Service ${name} has no deployment in progress. ${over}`, 'Start a deployment first.');
    }
    if (hookId === undefined)
        return chooseHook(deployment);
    if (hook !== undefined)
        return answerOrFollow(hook, deployment);
    return refuse(`Service deployment ${deployment.arn} has no lifecycle hook ${hookId}.`, adviseStatus(service));
}
/** Named are the deployment that was meant and the current one. */
function refuseOther(service, current, meantArn) {
    const now = (0,text_arn/* revisionName */.pd)((0,followed_deployment/* findPrimary */.WM)(service)?.revisionArn ?? service.revisionArn);
    const message = `Service ${service.name} has another deployment now: ${current.arn} of ${now}, not ${meantArn}.`;
    return refuse(message, 'Someone has deployed since: answer the current deployment only after reviewing it.');
}
/** A pause that was answered is the one that an earlier attempt of this step has answered, or someone else. */
function chooseHook(deployment) {
    const pauses = deployment.hooks.filter(({ targetArn }) => targetArn === undefined);
    const waiting = pauses.filter(lifecycle_hooks/* isWaiting */.G);
    if (waiting.length > 1) {
        const ids = waiting.map(({ id }) => id).join(', ');
        return refuse(`Service deployment ${deployment.arn} waits at several hooks: ${ids}.`, 'Set hook-id to one of them.');
    }
    const hook = waiting[0] ?? pauses.at(-1);
    if (hook !== undefined)
        return answerOrFollow(hook, deployment);
    const { lifecycleStage } = deployment;
    const stage = lifecycleStage === undefined ? '' : ` (stage ${lifecycleStage})`;
    const message = `Service deployment ${deployment.arn} does not wait at a PAUSE lifecycle hook${stage}.`;
    return refuse(message, 'Deploy with wait-until: paused, and answer after that step.');
}
function answerOrFollow(hook, { arn, status }) {
    const { id: hookId } = hook;
    if ((0,lifecycle_hooks/* isWaiting */.G)(hook) && status === 'IN_PROGRESS')
        return { kind: 'answer', hookId };
    const why = (0,lifecycle_hooks/* isWaiting */.G)(hook) ? `Service deployment ${arn} is ${status}.` : describeAnswered(hook);
    return { kind: 'follow', hookId, why };
}
/** What happened at a hook that waits no longer, as a sentence. */
function describeAnswered({ id, status, timeoutAction }) {
    switch (status) {
        case 'SUCCEEDED':
            return `Lifecycle hook ${id} was already answered: continue.`;
        case 'FAILED':
            return `Lifecycle hook ${id} was already answered: roll back.`;
        case 'TIMED_OUT':
            return `Lifecycle hook ${id} timed out: ECS ${timeoutAction === 'CONTINUE' ? 'continues' : 'rolls back'}.`;
        default:
            return `Lifecycle hook ${id} is ${status}.`;
    }
}
function adviseStatus({ name }) {
    return `Correct hook-id. See the deployment: slipway status ${name}`;
}
function refuse(message, advice) {
    return { kind: 'refuse', error: { kind: 'input', message, advice } };
}

// EXTERNAL MODULE: ./lib/drivers/ecs/driver.js + 5 modules
var ecs_driver = __webpack_require__(45734);
;// CONCATENATED MODULE: ./lib/drivers/ecs/answer-pause.js








/** Answers the pause, unless that is done, and gives the deployment to follow. */
async function answerPause(due, world) {
    const { plan, request, deployment, toArn } = due;
    const { name } = request.plan.service;
    const rollout = adoptPaused(request, { deployment, hookId: plan.hookId });
    const why = plan.kind === 'follow' ? plan.why : await send(rollout, plan.hookId, due, world);
    if (why !== undefined) {
        world.report({ type: 'notice', text: `${why} No answer is sent; following the deployment to its end.` });
    }
    world.notes.noteService(name, { deploymentId: rollout.facts.ourId, serviceDeploymentArn: deployment.arn });
    const driver = (0,ecs_driver/* driveRollout */.w)(rollout, toArn === undefined ? undefined : { toArn });
    const started = why === undefined ? 'continued' : 'not answered again';
    return { kind: 'following', name, driver: { ...driver, words: { started, afterStart: 'the answer was sent' } } };
}
/** @returns what happened to a hook that waited no longer; undefined: the answer was sent */
async function send(rollout, hookId, due, world) {
    const { deployment, toArn } = due;
    reportAnswer(rollout, due, world);
    const action = toArn === undefined ? 'CONTINUE' : 'ROLLBACK';
    const answer = { serviceDeploymentArn: deployment.arn, hookId, action };
    const found = await noteSent(rollout.before.name, world, () => sendAnswer(answer, world));
    return found === 'sent' ? undefined : describeAnswered(found);
}
function reportAnswer({ facts, before }, { deployment, toArn }, world) {
    const { lifecycleStage } = deployment;
    const where = lifecycleStage === undefined ? '' : ` at ${lifecycleStage}`;
    const what = `deployment ${facts.ourId} of ${(0,text_arn/* revisionName */.pd)(facts.revisionArn)} waits for approval${where}`;
    const service = before.name;
    if (toArn === undefined)
        world.report({ type: 'continue-asked', service, why: `${what}.` });
    else
        world.report({ type: 'rollback-asked', service, why: `${what}; ECS rolls it back to ${(0,text_arn/* revisionName */.pd)(toArn)}.` });
}
/**
 * Answers once. After a lost answer, and after a refusal, the hook is read: one that still waits was not answered, and
 * one that waits no longer gets no second answer.
 */
async function sendAnswer(answer, world) {
    const { ecs } = world;
    const find = async () => {
        const deployment = await ecs.describeServiceDeployment(answer.serviceDeploymentArn);
        const hook = deployment?.hooks.find(({ id }) => id === answer.hookId);
        return hook === undefined || (0,lifecycle_hooks/* isWaiting */.G)(hook) ? undefined : hook;
    };
    const send = async () => {
        await ecs.answerHook(answer);
        return 'sent';
    };
    try {
        return await (0,send_once/* sendOnce */.E)({ send, find }, world);
    }
    catch (thrown) {
        const error = (0,deploy_error/* asDeployError */.y0)(thrown);
        const hook = error.kind === 'rejected' ? await find() : undefined;
        if (hook === undefined)
            throw error;
        return hook;
    }
}

// EXTERNAL MODULE: ./lib/rollback/read-last-completed.js
var read_last_completed = __webpack_require__(33787);
;// CONCATENATED MODULE: ./lib/guards/foreign-account.js
/** Credentials of another account than the one that was expected. */
function findForeignAccount({ expectedAccount }, { account, arn }) {
    if (expectedAccount === undefined || expectedAccount === account)
        return undefined;
    return {
        kind: 'input',
        message: `The credentials belong to account ${account} (${arn}), but expected-account is ${expectedAccount}.`,
        advice: 'Use credentials of the expected account, or correct expected-account.',
    };
}

;// CONCATENATED MODULE: ./lib/guards/foreign-arn.js
/** ARNs of another account, partition or region than that of the credentials. */

/**
 * The clusters, services and revisions that the inputs name by ARN: their calls would go elsewhere, or find nothing.
 */
function findForeignReferences(request, identity) {
    const { taskDefinition, rollbackTo, answer } = request;
    const arn = answer?.serviceDeploymentArn;
    const references = [
        ['cluster', request.cluster],
        ...request.services.map((service) => ['service', service]),
        ...(taskDefinition.kind === 'registered' ? [['task-definition-arn', taskDefinition.reference]] : []),
        ...(arn === undefined ? [] : [['service-deployment-arn', arn]]),
        ...(rollbackTo?.kind === 'arn' ? [['rollback-to', rollbackTo.arn]] : []),
    ];
    return references.flatMap(([input, arn]) => {
        const difference = describeDifference(arn, identity);
        if (difference === undefined)
            return [];
        return [
            {
                kind: 'input',
                message: `${input}: ${(0,outside_text/* quoteOutsideText */.h)(arn, 255)} ${difference}.`,
                advice: 'Use credentials for it, or correct the input.',
            },
        ];
    });
}
const ROLES = ['taskRoleArn', 'executionRoleArn'];
/**
 * Roles of a task definition that ECS cannot pass on: it passes roles of its own account only (IAM User Guide, "Grant a
 * user permissions to pass a role to an AWS service"). A role that a revision has already was accepted by ECS.
 */
function findForeignRoles(next, current, identity) {
    return ROLES.flatMap((field) => {
        const role = next[field];
        if (typeof role !== 'string' || current.some((described) => described[field] === role))
            return [];
        const difference = describeDifference(role, identity);
        if (difference === undefined)
            return [];
        return [
            {
                kind: 'input',
                message: `${field}: the role ${(0,outside_text/* quoteOutsideText */.h)(role, 255)} ${difference}.`,
                advice: 'Use a role of the account that you deploy to.',
            },
        ];
    });
}
function describeDifference(arn, identity) {
    const parts = readArn(arn);
    const own = readArn(identity.arn);
    if (parts === undefined)
        return undefined;
    if (own !== undefined && parts.partition !== own.partition) {
        return `is in partition ${parts.partition}, but the credentials are for ${own.partition}`;
    }
    if (parts.account !== identity.account) {
        return `is in account ${parts.account}, but the credentials are for ${identity.account}`;
    }
    if (parts.region !== '' && parts.region !== identity.region) {
        return `is in region ${parts.region}, but this run uses ${identity.region}`;
    }
    return undefined;
}
/** `arn:PARTITION:SERVICE:REGION:ACCOUNT:…` (IAM User Guide, "Amazon Resource Names"). */
function readArn(text) {
    const [, partition = '', region = '', account = ''] = /^arn:(aws[a-z-]*):[a-z0-9-]+:([a-z0-9-]*):(\d{12}):/.exec(text) ?? [];
    return account === '' ? undefined : { partition, region, account };
}

;// CONCATENATED MODULE: ./lib/guards/untrusted-event.js
/** Anyone who can see a public repository can cause these (GitHub Docs, "Events that trigger workflows"). */
const ANYBODYS = new Set([
    'discussion',
    'discussion_comment',
    'fork',
    'gollum',
    'issue_comment',
    'issues',
    'pull_request_comment',
    'pull_request_target',
    'watch',
]);
/** These are as trusted as the repository whose commits they are of. */
const OF_A_REPOSITORY = new Map([
    ['pull_request', 'a pull request'],
    ['pull_request_review', 'a pull request'],
    ['pull_request_review_comment', 'a pull request'],
    ['workflow_run', 'a workflow run'],
]);
/**
 * Why the event of the run is not to be trusted with credentials: people without write access can cause it, and have a
 * say in what would be built or deployed. An event that does not say where it comes from is not trusted either.
 */
function findUntrustedEvent({ shouldAllowUntrustedEvents }, { eventName = '', isFromFork }) {
    if (shouldAllowUntrustedEvents)
        return undefined;
    const why = explainDistrust(eventName, isFromFork);
    if (why === undefined)
        return undefined;
    return {
        kind: 'input',
        message: `Refusing to deploy: people without write access can trigger this event (${why}).`,
        advice: 'Deploy on push, release or workflow_dispatch. If nothing from the event reaches the build or the task definition, set allow-untrusted-events: true.',
    };
}
function explainDistrust(eventName, isFromFork) {
    if (ANYBODYS.has(eventName))
        return `${eventName}, which anyone can trigger`;
    const noun = OF_A_REPOSITORY.get(eventName);
    if (noun === undefined || isFromFork === false)
        return undefined;
    return isFromFork === true ? `${eventName}: ${noun} from a fork` : `${eventName}: ${noun} from an unknown repository`;
}

;// CONCATENATED MODULE: ./lib/run/check-run.js






/** What every run is checked for before it reads anything of a service. */
async function checkRun(request, world) {
    await checkSurroundings(request, world);
    return identify(request, world);
}
/** The event and the paths of the reports: no call to AWS. @throws DeployError `input` */
async function checkSurroundings(request, world) {
    refuseIf(findUntrustedEvent(request, world.origin));
    for (const [input, path] of [
        ['report-path', request.reportPath],
        ['report-html', request.reportHtml],
    ]) {
        if (path !== undefined)
            refuseIf(await world.files.findPathError(path, input, 'any'));
    }
}
/** Whose credentials these are. @throws DeployError `input` where they are not for what the inputs name */
async function identify(request, world) {
    const identity = await world.identify();
    world.notes.note({ identity });
    const { account, region, endpoint, expiresInMs } = identity;
    const { detours } = world.origin;
    world.report({ type: 'identified', account, region, ...(0,type_helpers/* defined */.s)({ endpoint, detours }) });
    refuseIf(findForeignAccount(request, identity) ?? findForeignReferences(request, identity)[0]);
    if (expiresInMs !== undefined && expiresInMs < measureWaits(request)) {
        const minutes = Math.max(0, Math.floor(expiresInMs / 60_000));
        const text = `The AWS credentials expire in ${(0,duration/* formatMinutes */.dp)(minutes)}, before wait-for-minutes ends.`;
        world.report({ type: 'warning', text, advice: 'Use a longer session duration, or lower wait-for-minutes.' });
    }
    return identity;
}
/** The one-off task and the rollout are waited for one after the other, each as long as the limit. */
function measureWaits({ shouldFollow, services, oneOffTask, followLimitMs }) {
    const waits = [shouldFollow && services.length > 0, oneOffTask?.shouldWait === true];
    return waits.filter((isWait) => isWait).length * followLimitMs;
}
function refuseIf(error) {
    if (error !== undefined)
        throw new deploy_error/* DeployError */.sH(error);
}

// EXTERNAL MODULE: ./lib/follow/combine-endings.js
var combine_endings = __webpack_require__(12497);
;// CONCATENATED MODULE: ./lib/diagnosis/ending-cause.js

/** What ended the run, whatever its tasks say; undefined when the tasks and events have to say it. */
function findEndingCause(ending) {
    const kind = findKind(ending);
    return kind === undefined ? undefined : { kind, containers: [], words: [], count: 0 };
}
function findKind({ verdict, reason, service, error }) {
    if (verdict === 'superseded')
        return 'superseded';
    if (error !== undefined)
        return findLoss(error);
    if (verdict === 'failed' && service?.status !== 'ACTIVE')
        return 'service-deleted';
    if (verdict === 'timed-out' && ((0,followed_deployment/* findPrimary */.WM)(service)?.pending ?? 0) > 0)
        return 'tasks-pending';
    if (verdict !== 'stuck')
        return undefined;
    return / has no (?:ACTIVE )?container instance/.test(reason) ? 'no-instances' : 'stalled';
}
function findLoss(error) {
    if (error.hasExpired)
        return 'credentials-expired';
    return error.kind === 'access' ? 'contact-denied' : 'contact-lost';
}

// EXTERNAL MODULE: ./lib/diagnosis/cause-rules.js + 1 modules
var cause_rules = __webpack_require__(114);
// EXTERNAL MODULE: ./lib/diagnosis/container-definitions.js
var container_definitions = __webpack_require__(23081);
;// CONCATENATED MODULE: ./lib/diagnosis/definition-facts.js


const PLATFORMS = { X86_64: 'linux/amd64', ARM64: 'linux/arm64' };
/** @param described the revision as DescribeTaskDefinition answers it */
function readDefinitionFacts(described) {
    const { executionRoleArn } = described;
    const platform = readPlatform(described);
    const groups = (0,container_definitions/* readContainers */.Z)(described).flatMap(({ name, logConfiguration }) => {
        const options = (0,values_json/* isJsonObject */.OW)(logConfiguration) ? logConfiguration.options : undefined;
        const group = (0,values_json/* isJsonObject */.OW)(options) ? options['awslogs-group'] : undefined;
        return typeof group === 'string' ? [[String(name), group]] : [];
    });
    return {
        logGroups: Object.fromEntries(groups),
        ...(0,type_helpers/* defined */.s)({ executionRoleArn: typeof executionRoleArn === 'string' ? executionRoleArn : undefined, platform }),
    };
}
/** Fargate runs on X86_64 unless the revision says otherwise (ECS API reference, RuntimePlatform). */
function readPlatform({ runtimePlatform, requiresCompatibilities }) {
    const said = (0,values_json/* isJsonObject */.OW)(runtimePlatform) ? runtimePlatform.cpuArchitecture : undefined;
    const isFargate = Array.isArray(requiresCompatibilities) && requiresCompatibilities.includes('FARGATE');
    return PLATFORMS[typeof said === 'string' ? said : isFargate ? 'X86_64' : ''];
}

// EXTERNAL MODULE: ./lib/diagnosis/essential.js
var essential = __webpack_require__(98989);
// EXTERNAL MODULE: ./lib/diagnosis/evidence-record.js
var evidence_record = __webpack_require__(82376);
// EXTERNAL MODULE: ./lib/diagnosis/last-words.js
var last_words = __webpack_require__(16205);
// EXTERNAL MODULE: ./lib/diagnosis/log-streams.js
var log_streams = __webpack_require__(50039);
// EXTERNAL MODULE: ./lib/diagnosis/target-health.js
var target_health = __webpack_require__(40379);
;// CONCATENATED MODULE: ./lib/diagnosis/evidence.js










const evidence_MOST_LINES = 20;
/**
 * Reads why a rollout failed: its stopped tasks, the last lines of the containers at error, and the health of the
 * targets where a load balancer has to do with it. Never throws: what may not or cannot be read is named in
 * `unreadable`.
 */
async function gatherEvidence(failed, world) {
    const { cluster, service, events, lastObservation } = failed;
    const reader = openReader(lastObservation?.unreadable ?? []);
    const listed = await reader.read('ecs:ListTasks', () => world.ecs.stoppedTasks(cluster, service, failed.deploymentId));
    const tasks = listed ?? lastObservation?.stoppedTasks ?? [];
    const revision = await reader.read('ecs:DescribeTaskDefinition', () => world.ecs.describeRevision(failed.revisionArn));
    const described = revision?.described ?? {};
    const stoppedTasks = (0,essential/* markEssential */.g)(tasks, described);
    const { loadBalancers } = failed;
    const streams = (0,log_streams/* chooseLogStreams */.P)({ tasks: stoppedTasks, described, loadBalancers });
    const targetGroupArns = (0,target_health/* chooseTargetGroups */.hU)({ tasks: stoppedTasks, events, loadBalancers });
    const connect = connectOnce(world.evidence);
    const [logs, targetGroups] = await Promise.all([
        Promise.all(streams.map((stream) => readLog(stream, reader, connect))),
        Promise.all(targetGroupArns.map((arn) => readTargetGroup(arn, reader, connect))),
    ]);
    const lifecycle = lastObservation?.serviceDeployment;
    const circuitBreaker = lifecycle?.circuitBreaker;
    return {
        cluster: (0,text_arn/* clusterName */.SL)(cluster),
        service,
        stoppedTasks: hearLogs(stoppedTasks, logs),
        events,
        logs,
        targetGroups,
        ...(0,type_helpers/* defined */.s)({
            definition: revision === undefined ? undefined : readDefinitionFacts(described),
            lifecycle: lifecycle === undefined ? undefined : { hooks: lifecycle.hooks, ...(0,type_helpers/* defined */.s)({ alarms: lifecycle.alarms }) },
            circuitBreaker,
        }),
        unreadable: reader.unreadable,
    };
}
/** Reads the last lines of the containers at error of one task; as for a rollout, never throws. */
async function gatherTaskEvidence(failed, world) {
    const { cluster, task, document: described } = failed;
    const reader = openReader([]);
    const streams = (0,log_streams/* chooseLogStreams */.P)({ tasks: [task], described, loadBalancers: [] });
    const connect = connectOnce(world.evidence);
    const logs = await Promise.all(streams.map((stream) => readLog(stream, reader, connect)));
    const definition = readDefinitionFacts(described);
    const known = {
        cluster: (0,text_arn/* clusterName */.SL)(cluster),
        stoppedTasks: hearLogs([task], logs),
        logs,
        definition,
        unreadable: reader.unreadable,
    };
    return { ...evidence_record/* NO_EVIDENCE */.k, ...known };
}
/** All tasks that a container ended in the same way end like the one whose log was read. */
function hearLogs(tasks, logs) {
    const heard = logs.flatMap(({ container, lines }) => {
        const words = (0,last_words/* readRuntimeWords */.ML)(lines);
        return words === undefined ? [] : [{ container, words }];
    });
    return tasks.map((task) => {
        const blamed = (0,last_words/* isBareExit */.f7)(task) ? (0,cause_rules/* classifyTask */.U)(task)?.containers[0] : undefined;
        const last = heard.find(({ container }) => container === blamed);
        return last === undefined ? task : (0,last_words/* giveWords */.fF)(task, last);
    });
}
/** Connecting loads two clients and starts their time limit, so it waits for the first read. */
function connectOnce(connect) {
    let connected;
    return () => {
        connected ??= connect();
        return connected;
    };
}
async function readLog(place, reader, connect) {
    const { container, taskArn, ...stream } = place;
    const lines = await reader.read('logs:GetLogEvents', async () => (await connect()).logs.lastLines(stream, evidence_MOST_LINES));
    return { ...place, lines: lines ?? [] };
}
async function readTargetGroup(arn, reader, connect) {
    const [targets, group] = await Promise.all([
        reader.read('elasticloadbalancing:DescribeTargetHealth', async () => (await connect()).loadBalancing.targetHealth(arn)),
        reader.read('elasticloadbalancing:DescribeTargetGroups', async () => (await connect()).loadBalancing.describeTargetGroup(arn)),
    ]);
    return { arn, targets: targets ?? [], ...(0,type_helpers/* defined */.s)({ healthCheck: group?.healthCheck }) };
}
function openReader(known) {
    const unreadable = [...known];
    const outOfReach = new Set();
    const hasFailed = (action) => unreadable.some((one) => one.action === action);
    return {
        unreadable,
        read: async (action, ask) => {
            if (hasFailed(action) || outOfReach.has(awsServiceOf(action)))
                return undefined;
            try {
                return await ask();
            }
            catch (thrown) {
                const error = (0,deploy_error/* asDeployError */.y0)(thrown);
                if (error.kind === 'unreachable')
                    outOfReach.add(awsServiceOf(action));
                if (!hasFailed(action))
                    unreadable.push({ action, why: error.message });
                return undefined;
            }
        },
    };
}
/** A service that does not answer is not called again: each try costs its whole time limit. */
function awsServiceOf(action) {
    return action.slice(0, action.indexOf(':'));
}

// EXTERNAL MODULE: ./lib/diagnosis/ongoing-trouble.js
var ongoing_trouble = __webpack_require__(24490);
;// CONCATENATED MODULE: ./lib/follow/explain-failure.js








/** Read at once: a rollback removes the unhealthy targets from their group, and ECS forgets stopped tasks. */
async function askWhy({ driver, ending }, world) {
    const { before, facts } = driver;
    const { verdict, reason, error, lastObservation } = ending;
    const service = lastObservation?.service;
    const outcome = world.notes.record().services.find((one) => one.name === before.name);
    const events = addOngoingTrouble(outcome?.events ?? [], ending);
    const cause = findEndingCause({ verdict, reason, service, ...(0,type_helpers/* defined */.s)({ error }) });
    const primary = (0,followed_deployment/* findPrimary */.WM)(service);
    const hasAllTasks = primary !== undefined && primary.desired > 0 && primary.running >= primary.desired;
    const known = {
        isDaemon: service?.schedulingStrategy === 'DAEMON',
        hasAllTasks,
        ...(0,type_helpers/* defined */.s)({ ending: cause }),
    };
    // What the follower could not read any more cannot be read now.
    if (error !== undefined) {
        const stoppedTasks = lastObservation?.stoppedTasks ?? [];
        const cluster = (0,text_arn/* clusterName */.SL)(before.clusterArn);
        return { ...evidence_record/* NO_EVIDENCE */.k, cluster, service: before.name, stoppedTasks, events, ...known };
    }
    const failed = {
        cluster: before.clusterArn,
        service: before.name,
        deploymentId: driver.findOwnId(lastObservation),
        revisionArn: facts.revisionArn,
        events,
        loadBalancers: (service ?? before).loadBalancers,
        lastObservation: lastObservation && driver.toEvidence(lastObservation),
    };
    return { ...(await gatherEvidence(failed, world)), ...known };
}
/** Only a rollout that did not move may wait for what ECS has said before. */
function addOngoingTrouble(events, { verdict, lastObservation }) {
    const trouble = verdict === 'stuck' || verdict === 'timed-out' ? (0,ongoing_trouble/* findOngoingTrouble */.O)(lastObservation) : undefined;
    return trouble === undefined || events.some(({ id }) => id === trouble.id) ? events : [trouble, ...events];
}
/** Reports why a rollout failed and adds it to the record. */
function explain(evidence, world) {
    const { service } = evidence;
    const outcome = world.notes.record().services.find((one) => one.name === service);
    const noted = [...(outcome?.stoppedTasks ?? []), ...evidence.stoppedTasks];
    const stoppedTasks = [...new Map(noted.map((task) => [task.arn, task])).values()];
    const events = [...evidence.events, ...(outcome?.events ?? [])];
    const distinct = [...new Map(events.map((event) => [event.id, event])).values()];
    const diagnosis = (0,diagnose/* diagnoseRollout */.M)({ ...evidence, events: distinct });
    world.notes.noteService(service, { stoppedTasks, diagnosis });
    world.report({ type: 'diagnosed', service, diagnosis });
}

// EXTERNAL MODULE: ./lib/follow/find-pause.js
var find_pause = __webpack_require__(21265);
// EXTERNAL MODULE: ./lib/follow/follow-deployment.js + 1 modules
var follow_deployment = __webpack_require__(54315);
// EXTERNAL MODULE: ./lib/follow/judge-returned.js
var judge_returned = __webpack_require__(40584);
// EXTERNAL MODULE: ./lib/follow/stop-with-rollback.js
var stop_with_rollback = __webpack_require__(88571);
;// CONCATENATED MODULE: ./lib/follow/request-rollback.js


/** The runner kills a cancelled step after some seconds, and the reports are still to be written. */
const LIMIT_MS = 2_500;
/**
 * Requests the rollback of our deployment and does not wait for its end: the run was cancelled. Bound to our
 * deployment, so that a newer run, which may be why this one ends, is not undone. Returns what is to be said of it; the
 * post step says how it ended.
 */
async function requestRollback({ driver, ending }, world) {
    const { before, facts, controller } = driver;
    const what = `deployment ${facts.ourId}`;
    const stop = driver.findStop(ending);
    if (typeof stop === 'string')
        return stop;
    const serviceDeploymentArn = ending.lastObservation?.serviceDeployment?.arn;
    if (serviceDeploymentArn !== undefined) {
        // Before the request, so that the post step reads it even if the answer never comes.
        world.notes.noteService(before.name, { isRollbackRequested: true, serviceDeploymentArn });
        world.remember({ rollbacks: listRequested(before.clusterArn, world) });
    }
    const why = `The run was cancelled while ${what} was in progress.`;
    world.report({ type: 'rollback-asked', service: before.name, why });
    const late = new AbortController();
    // The signal of the run has gone off already: it would allow one attempt.
    const sent = (0,stop_with_rollback/* stopWithRollback */.DD)(stop, { ...world, signal: late.signal }).catch(deploy_error/* asDeployError */.y0);
    const refusal = await Promise.race([
        sent,
        world.clock.sleep(LIMIT_MS, late.signal).then(() => 'no answer yet'),
    ]);
    late.abort();
    if (refusal === undefined)
        return `Rollback of ${what} requested.`;
    if (refusal !== 'no answer yet')
        return `${controller} refused to roll back ${what}: ${refusal.message}`;
    return `Rollback of ${what} requested; ${controller} has not confirmed it: ${refusal}`;
}
/** Of all services of the run: what is remembered replaces what was. */
function listRequested(cluster, { notes }) {
    return notes.record().services.flatMap(({ name, isRollbackRequested, serviceDeploymentArn }) => {
        if (isRollbackRequested !== true || serviceDeploymentArn === undefined)
            return [];
        return [{ cluster, service: name, serviceDeploymentArn }];
    });
}

// EXTERNAL MODULE: ./lib/follow/rollback-after-failure.js
var rollback_after_failure = __webpack_require__(70181);
;// CONCATENATED MODULE: ./lib/follow/follow-service.js









/**
 * Follows one service to its verdict; rolls a failed deployment back when that was requested, and says why it failed.
 */
async function followService(started, following, world) {
    if (started.kind === 'judged')
        return started.ending;
    return following.shouldFollow ? followToVerdict(started.driver, following, world) : leave(started.driver);
}
function leave({ facts, requested, controller, words }) {
    if (requested === undefined && facts.isNewDeployment === false) {
        const running = (0,text_arn/* revisionName */.pd)(facts.revisionArn);
        return { verdict: 'started', reason: `The settings were updated; ${running} stays deployed. Not waiting for it.` };
    }
    const named = `${facts.ourId} of ${(0,text_arn/* revisionName */.pd)(facts.revisionArn)}`;
    const reason = requested === undefined
        ? `Deployment ${named} was ${words.started}; not waiting for it.`
        : `Rollback of deployment ${named} requested from ${controller}; not waiting for it.`;
    return { verdict: 'started', reason };
}
/** The same for a deployment of any kind. */
async function followToVerdict(first, { onFailure, onCancel, waitUntil }, world) {
    const followed = await followFirst(first, onFailure, world);
    const { driver, ending: seen } = followed;
    if (seen.verdict === 'cancelled')
        return cancel(followed, onCancel, world);
    notePause(followed, waitUntil, world);
    if ((0,ports_verdict/* isSuccess */.o)(seen.verdict))
        return toServiceEnding(driver, seen);
    const evidence = askWhy(followed, world);
    // A requested rollback that failed is not rolled back: where ECS did not go, the update was sent already.
    const isDue = driver.requested === undefined && onFailure === 'rollback';
    const ending = isDue ? await (0,rollback_after_failure/* rollBack */.F)(followed, world) : seen;
    explain(await evidence, world);
    return toServiceEnding(driver, ending);
}
/** Whoever waits for a pause learns where it is, or that there was none. */
function notePause({ driver, ending: { verdict, lastObservation } }, waitUntil, { notes, report }) {
    const { name } = driver.before;
    if (verdict === 'paused') {
        const pause = (0,find_pause/* findPause */.W)(lastObservation?.serviceDeployment);
        notes.noteService(name, (0,type_helpers/* defined */.s)({ pausedAt: pause?.stage, hookId: pause?.hook.id }));
    }
    if (verdict !== 'steady' || waitUntil === 'steady')
        return;
    const what = waitUntil === 'paused' ? 'without a pause' : `without a pause at ${waitUntil}`;
    report({ type: 'notice', text: `The deployment of service ${name} completed ${what} (wait-until: ${waitUntil}).` });
}
async function followFirst(driver, onFailure, world) {
    if (driver.requested !== undefined)
        return followExpectedRollback(driver, driver.requested, world);
    const followed = onFailure === 'rollback' ? driver : driver.leaveRollback();
    return { driver: followed, ending: await (0,follow_deployment/* followDeployment */.p)(followed, world) };
}
/**
 * Follows a rollback that was requested: `steady` once its revision is running again. Where the deployment completed
 * before it was stopped, or the controller goes elsewhere, the update is sent after all, once.
 */
async function followExpectedRollback(driver, requested, world) {
    const ending = await (0,follow_deployment/* followDeployment */.p)(driver, world);
    const isElsewhere = requested.instead?.isElsewhere(ending) === true;
    const toReturn = { toArn: requested.toArn, canReplace: requested.instead !== undefined };
    const judged = isElsewhere ? undefined : (0,judge_returned/* judgeReturned */.X)(driver, toReturn, ending.verdict);
    if (judged !== undefined)
        return { driver, ending: { ...ending, ...judged } };
    const send = await requested.instead?.prepare(ending, world);
    if (send === undefined)
        return { driver, ending };
    const text = `${driver.controller} did not roll back: ${ending.reason} Updating the service instead.`;
    world.report({ type: 'notice', text });
    const sent = await send();
    return { driver: sent, ending: await (0,follow_deployment/* followDeployment */.p)(sent, world, ending.reported) };
}
/** A red verdict says what is running now, unless its reason does. */
function toServiceEnding(driver, { verdict, reason, lastObservation }) {
    const isSaid = (0,ports_verdict/* isSuccess */.o)(verdict) || verdict === 'rolled-back' || verdict === 'cancelled';
    if (isSaid || lastObservation?.service === undefined)
        return { verdict, reason };
    return { verdict, reason: `${reason} ${driver.describeRunning(lastObservation.service)}` };
}
async function cancel(followed, onCancel, world) {
    const { driver, ending } = followed;
    const watch = driver.describeWatch(ending);
    if (onCancel === 'leave')
        return { verdict: 'cancelled', reason: `${ending.reason} ${watch}` };
    const said = await requestRollback(followed, world);
    // How a rollback by ECS ended is for the post step to say.
    const more = driver.controller === 'ECS' ? '' : ` ${watch}`;
    return { verdict: 'cancelled', reason: `The run was cancelled. ${said}${more}` };
}

// EXTERNAL MODULE: ./lib/history/history.js + 1 modules
var history_history = __webpack_require__(88643);
;// CONCATENATED MODULE: ./lib/ledger/end-within.js
/** Nobody waits long for a line in a ledger: a run that is cancelled still has its reports to write. */
const WITHIN_MS = 3_000;
const CANCELLED_WITHIN_MS = 1_000;
/** Waits a little for work next to the deploy; undefined when it takes longer, and then it is left to itself. */
async function endWithin(work, { clock, signal }) {
    const waiting = new AbortController();
    const limitMs = signal.aborted ? CANCELLED_WITHIN_MS : WITHIN_MS;
    const limit = clock.sleep(limitMs, waiting.signal).then(() => undefined);
    const value = await Promise.race([work, limit]);
    waiting.abort();
    return value;
}

// EXTERNAL MODULE: ./lib/rollback/read-known.js
var read_known = __webpack_require__(20768);
;// CONCATENATED MODULE: ./lib/run/read-recent.js





/** Rows of the job summary's table, ours among them. */
const MOST_SHOWN = 5;
/** Of a service that CodeDeploy deploys, so many revisions are read for them. */
const MOST_READ = 15;
/** Of so many services of one run is the past read: each costs a call for every row. */
const MOST_SERVICES = 10;
/**
 * Begins to read where the last deployments come from, so that it costs no time next to a rollout that is followed.
 *
 * @returns notes them, ours and its verdict first: to be called when there is one
 */
function readRecent(started, due, world) {
    const update = due.find(({ plan }) => plan.service.name === started.name);
    if (update === undefined || due.length > MOST_SERVICES)
        return () => Promise.resolve();
    const driver = started.kind === 'following' ? started.driver : undefined;
    if (driver?.controller === 'CodeDeploy')
        return readWritten(driver, update, world);
    const { service, history } = update.plan;
    const deployments = history.filter(({ arn }) => driver?.recorded?.before.has(arn) !== false).slice(0, MOST_SHOWN);
    const arns = deployments.flatMap(({ targetRevisionArn }) => targetRevisionArn ?? []);
    const reader = (0,read_known/* openKnown */.s)({ cluster: (0,text_arn/* clusterName */.SL)(service.clusterArn), service: service.name }, world);
    const reading = reader.of([update.revisionArn, ...arns]);
    return async (verdict) => {
        const known = await endWithin(reading, world);
        // The deployments are those of ECS; of our own revision only its origin is read.
        const past = (0,history_history/* joinHistory */.F)({ deployments, known: known?.filter(({ arn }) => arns.includes(arn)) }, MOST_SHOWN);
        const at = driver?.recorded?.createdAt;
        const ours = at === undefined ? [] : [describeOurs(at, { update, known, verdict })];
        world.notes.noteService(service.name, { past: [...ours, ...past].slice(0, MOST_SHOWN) });
    };
}
/**
 * ECS records no deployments by CodeDeploy: the history comes from the ledger, for the family's newest revisions. A
 * rollback is no deployment of ours.
 */
function readWritten({ before: service, requested }, update, world) {
    const at = world.clock.date();
    const reader = (0,read_known/* openKnown */.s)({ cluster: (0,text_arn/* clusterName */.SL)(service.clusterArn), service: service.name }, world);
    const reading = listNewest((0,text_arn/* splitRevision */.E8)(update.revisionArn).family, world).then((newest) => reader.of([update.revisionArn, ...newest]));
    return async (verdict) => {
        const known = await endWithin(reading, world);
        const others = known?.filter(({ arn }) => arn !== update.revisionArn);
        const past = (0,history_history/* joinHistory */.F)({ deployments: [], known: others }, MOST_SHOWN);
        const ours = requested === undefined ? [describeOurs(at, { update, known, verdict })] : [];
        world.notes.noteService(service.name, { past: [...ours, ...past].slice(0, MOST_SHOWN) });
    };
}
/** The table is not worth a run: where revisions may not be listed, ours is all that is reported. */
async function listNewest(family, world) {
    try {
        return await world.ecs.listRevisions(family, MOST_READ);
    }
    catch (thrown) {
        if ((0,deploy_error/* asDeployError */.y0)(thrown).kind === 'internal')
            throw thrown;
        return [];
    }
}
/** A rollback's entry names its run alone: what it brings comes from the revision. */
function describeOurs(at, { update, known, verdict }) {
    const { revisionArn } = update;
    const written = known?.find(({ arn }) => arn === revisionArn)?.entry;
    return { at, revisionArn, entry: { ...written, ...update.entry }, outcome: verdict };
}

// EXTERNAL MODULE: ./lib/rollout/capacity.js
var capacity = __webpack_require__(48309);
;// CONCATENATED MODULE: ./lib/run/read-running-tasks.js




/**
 * Reads when the tasks of a service were PENDING and RUNNING, for the timeline of the page: polls see counts and stopped
 * tasks alone. The page does without it where it may not be read.
 */
async function noteRunningTasks(started, world) {
    if (started.kind === 'judged')
        return;
    const { clusterArn, name } = started.driver.before;
    const reading = world.ecs.serviceTasks(clusterArn, name).catch((thrown) => {
        const { kind, message } = (0,deploy_error/* asDeployError */.y0)(thrown);
        if (kind === 'internal')
            throw thrown;
        world.report({ type: 'debug', text: message });
        return undefined;
    });
    const tasks = await endWithin(reading, world);
    if (tasks === undefined)
        return;
    world.notes.noteService(name, { tasks: tasks.filter((task) => !(0,capacity/* isEnding */.yp)(task)).map(toRunningTask) });
}
function toRunningTask({ arn, revisionArn, lastStatus, createdAt, startedAt }) {
    return { arn, revisionArn, lastStatus, ...(0,type_helpers/* defined */.s)({ createdAt, startedAt }) };
}

// EXTERNAL MODULE: ./lib/image/compare-running.js
var compare_running = __webpack_require__(11348);
// EXTERNAL MODULE: ./lib/image/pin.js
var pin = __webpack_require__(98678);
;// CONCATENATED MODULE: ./lib/run/verify-images.js





/**
 * Compares what a rollback has brought with what ran then, where no registry could resolve the tags before: ECS has
 * resolved them by now. Another image is not what was requested, however healthy it is.
 */
async function verifyImages(due, ending, world) {
    const { service, expectedImages = {} } = due.plan;
    if (ending.verdict !== 'steady' || Object.keys(expectedImages).length === 0)
        return ending;
    const retry = (0,ports_retry/* openRetries */.xw)(world);
    try {
        const read = () => world.ecs.serviceDeployments(service.clusterArn, service.name, 1);
        const [newest] = await retry(read);
        const isOurs = newest?.targetRevisionArn === due.revisionArn;
        return judgeImages(ending, { due, expectedImages, running: isOurs ? (newest.targetImages ?? {}) : {} }, world);
    }
    catch (thrown) {
        const { message, advice } = (0,deploy_error/* asDeployError */.y0)(thrown);
        const text = `Not compared with the images that ran then: ${message}`;
        world.report({ type: 'warning', text, advice });
        return ending;
    }
}
function judgeImages(ending, { due, expectedImages, running }, world) {
    for (const [container, ran] of Object.entries(expectedImages)) {
        const now = (0,pin/* digestOf */.ol)(running, container);
        if (now === undefined) {
            world.report({ type: 'warning', text: `ECS does not report which image container ${container} runs now.` });
        }
        else if (now !== ran) {
            const revision = (0,text_arn/* revisionName */.pd)(due.revisionArn);
            const reason = `${revision} is running another image: the tag in container ${container} was moved to ${(0,compare_running/* shortenDigest */.YI)(now)}; ${(0,compare_running/* shortenDigest */.YI)(ran)} ran before. Deploy ${ran} by digest.`;
            return { verdict: 'failed', reason };
        }
    }
    return ending;
}

// EXTERNAL MODULE: ./lib/ledger/verdict.js
var ledger_verdict = __webpack_require__(68512);
;// CONCATENATED MODULE: ./lib/run/write-verdict.js




/** Writes the verdict on the revision that was rolled out; a service without a rollout has none. */
async function writeDownVerdict(started, verdict, world) {
    if (started.kind === 'judged')
        return;
    const { before } = started.driver;
    const name = { cluster: (0,text_arn/* clusterName */.SL)(before.clusterArn), service: before.name };
    const writing = listVerdicts(started.driver, verdict).map(([arn, word]) => world.ledger.write(arn, (0,ledger_verdict/* writeVerdict */.P1)(name, { verdict: word, at: world.clock.date() }, world.digest)));
    await endWithin(Promise.all(writing), world);
}
/**
 * A deployment that had completed before it was read has the verdict of one that was followed: the run that made it was
 * killed or cancelled, or did not wait.
 */
async function writeDownCompleted(service, revisionArn, world) {
    const primary = (0,followed_deployment/* findPrimary */.WM)(service);
    if (primary?.revisionArn !== revisionArn || primary.rolloutState !== 'COMPLETED')
        return;
    const name = { cluster: (0,text_arn/* clusterName */.SL)(service.clusterArn), service: service.name };
    await endWithin(writeSteady(name, revisionArn, world), world);
}
async function writeSteady(name, revisionArn, world) {
    const { ledger, digest, clock } = world;
    const tags = await ledger.read(revisionArn);
    if (tags === undefined || (0,ledger_verdict/* readVerdict */.wk)(tags, name, digest)?.verdict === 'steady')
        return;
    await ledger.write(revisionArn, (0,ledger_verdict/* writeVerdict */.P1)(name, { verdict: 'steady', at: clock.date() }, digest));
}
/** A rollback that arrived says something of two revisions; one that did not leaves both as they are written. */
function listVerdicts({ facts, requested }, verdict) {
    if (requested === undefined)
        return [[facts.revisionArn, verdict]];
    if (verdict !== 'steady')
        return [];
    return [
        [requested.toArn, 'steady'],
        [facts.revisionArn, 'rolled-back'],
    ];
}

;// CONCATENATED MODULE: ./lib/run/follow-services.js









async function followAll(started, { due, request }, world) {
    const pace = started.length > 1 ? inStep(world) : world;
    const endings = await Promise.all(started.map(async (one) => {
        const noteRecent = request.shouldWriteSummary ? readRecent(one, due, world) : undefined;
        const followed = await followService(one, request, pace);
        const ending = await verifyEnding(one, due, followed, world);
        if (ending !== followed)
            world.notes.noteService(one.name, { imageMismatch: ending.reason });
        world.notes.noteService(one.name, ending);
        // The verdict of a single service is that of the run, which is reported at the end.
        if (started.length > 1)
            reportJudged(one.name, ending, world);
        await Promise.all([
            writeDownVerdict(one, ending.verdict, world),
            noteRecent?.(ending.verdict),
            request.reportHtml === undefined ? undefined : noteRunningTasks(one, world),
        ]);
        return { name: one.name, ...ending };
    }));
    return (0,combine_endings/* combineEndings */.k)(endings);
}
function reportJudged(service, ending, { notes, report }) {
    const outcome = notes.record().services.find(({ name }) => name === service);
    const why = (0,ports_verdict/* isSuccess */.o)(ending.verdict) || outcome === undefined ? undefined : findCause(outcome);
    report({ type: 'judged', service, ...ending, ...(0,type_helpers/* defined */.s)({ why }) });
}
/** Only a rollback has images to verify. */
function verifyEnding({ name }, due, ending, world) {
    const own = due.find(({ plan }) => plan.service.name === name);
    return own === undefined ? ending : verifyImages(own, ending, world);
}
/** Several followers poll at the same moments, so that one call reads all their services. */
function inStep(world) {
    return { ...world, clock: { ...world.clock, random: () => 0.5 } };
}

;// CONCATENATED MODULE: ./lib/current-state/find-base.js



/**
 * Reads the revision that the service names and, where that one has not completed, the one that did last.
 *
 * @param history newest first; undefined when it may not be read
 */
async function findBase(service, history, world) {
    const latest = await world.ecs.describeRevision(service.revisionArn);
    const completedArn = await (0,read_last_completed/* readLastCompleted */.ku)({ service, history: () => Promise.resolve(history) }, world);
    if (completedArn === undefined)
        return { current: latest };
    if (completedArn === latest.arn)
        return { current: latest, completedArn };
    const current = await describeOrNone(completedArn, world);
    // It can neither be read nor run again.
    return current === undefined ? { current: latest } : { current, latest, completedArn };
}
/** A revision that was deleted is absent (ECS Developer Guide, deleting a task definition revision). */
async function describeOrNone(arn, world) {
    try {
        return await world.ecs.describeRevision(arn);
    }
    catch (thrown) {
        const error = (0,deploy_error/* asDeployError */.y0)(thrown);
        if (error.kind !== 'absent')
            throw error;
        const text = `${(0,text_arn/* revisionName */.pd)(arn)}, the last revision whose deployment completed, no longer exists.`;
        world.report({ type: 'notice', text });
        return undefined;
    }
}

// EXTERNAL MODULE: ./lib/task-definition/document-error.js
var document_error = __webpack_require__(80071);
// EXTERNAL MODULE: ./lib/ports/read-or-undefined.js
var read_or_undefined = __webpack_require__(12547);
// EXTERNAL MODULE: ./lib/task-definition/parse-document.js + 8 modules
var parse_document = __webpack_require__(52019);
;// CONCATENATED MODULE: ./lib/drivers/code-deploy/app-spec.js


/**
 * Reads and checks an AppSpec file: one resource of the type AWS::ECS::Service that names a container and a port. The
 * names of fields are taken whatever their case, since the guide's own examples differ in it.
 * @param file the file's name, for the errors; they name places and fields, never content
 */
function readAppSpec(text, file) {
    const parsed = (0,parse_document/* parseTree */.c)(text);
    const read = 'tree' in parsed ? readTree(parsed.tree.json) : parsed;
    return 'errors' in read ? { errors: read.errors.map((error) => ({ file, ...error })) } : read;
}
function readTree(content) {
    if (!(0,values_json/* isJsonObject */.OW)(content))
        return refuseAppSpec('', 'is not an object', 'Give an AppSpec file with version and Resources');
    const found = findService(content);
    if ('errors' in found)
        return found;
    const properties = findField(found.service, 'properties');
    const loadBalancer = (0,values_json/* isJsonObject */.OW)(properties) ? findField(properties, 'loadBalancerInfo') : undefined;
    if (!(0,values_json/* isJsonObject */.OW)(loadBalancer)) {
        return refuseAppSpec('Resources', 'has no LoadBalancerInfo', 'Add LoadBalancerInfo with ContainerName and ContainerPort');
    }
    const containerName = findField(loadBalancer, 'containerName');
    const containerPort = Number(findField(loadBalancer, 'containerPort') ?? Number.NaN);
    if (typeof containerName !== 'string' || !Number.isInteger(containerPort)) {
        return refuseAppSpec('LoadBalancerInfo', 'lacks a ContainerName or a ContainerPort', 'Name the container and its port');
    }
    return { appSpec: { content, containerName, containerPort, hooks: readHooks(content) } };
}
function refuseAppSpec(path, problem, advice) {
    return { errors: [{ path, problem, advice }] };
}
function findService(content) {
    const resources = findField(content, 'resources');
    const named = Array.isArray(resources) ? resources.filter(values_json/* isJsonObject */.OW).flatMap((one) => Object.values(one)) : [];
    const [service, ...others] = named.filter(values_json/* isJsonObject */.OW);
    if (service === undefined || others.length > 0) {
        return refuseAppSpec('Resources', 'is not a list of one resource', 'Give the one service of the deployment group');
    }
    if (findField(service, 'type') !== 'AWS::ECS::Service') {
        return refuseAppSpec('Resources', 'has a resource of another Type', 'Give Type: AWS::ECS::Service');
    }
    return { service };
}
function findKey(holder, name) {
    return Object.keys(holder).find((key) => key.toLowerCase() === name.toLowerCase());
}
function findField(holder, name) {
    const key = findKey(holder, name);
    return key === undefined ? undefined : (holder[key] ?? undefined);
}
function readHooks(content) {
    const given = findField(content, 'hooks');
    const items = (Array.isArray(given) ? given : [given]).filter(values_json/* isJsonObject */.OW);
    const named = items.flatMap((item) => Object.entries(item));
    return Object.fromEntries(named.flatMap(([event, target]) => (typeof target === 'string' ? [[event, target]] : [])));
}
/** The file as JSON, its TaskDefinition replaced by the revision; all other fields as they came. */
function aimAppSpec({ content }, revisionArn) {
    return JSON.stringify(change(content, 'resources', (resources) => Array.isArray(resources) ? resources.map((one) => aimResource(one, revisionArn)) : resources));
}
function aimResource(named, revisionArn) {
    if (!(0,values_json/* isJsonObject */.OW)(named))
        return named;
    const aimed = Object.entries(named).map(([name, resource]) => [
        name,
        (0,values_json/* isJsonObject */.OW)(resource)
            ? change(resource, 'properties', (properties) => (0,values_json/* isJsonObject */.OW)(properties) ? change(properties, 'taskDefinition', () => revisionArn) : properties)
            : (resource ?? null),
    ]);
    return Object.fromEntries(aimed);
}
/** In its place and its own spelling; a field that does not exist is added in the guide's. */
function change(holder, name, to) {
    const key = findKey(holder, name) ?? `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
    return { ...holder, [key]: to(holder[key] ?? null) };
}

;// CONCATENATED MODULE: ./lib/drivers/code-deploy/active-deployment.js




/** So many of the family's newest revisions are tried. */
const MOST_TRIED = 20;
/** What may not be read, or is gone, is not known; what got no answer may be asked again. */
const THROWN = ['unreachable', 'internal'];
/**
 * Reads the group's deployment that is not over: the revision that it brings and the one that ran before. CodeDeploy
 * names neither (AWS CLI, get-deployment): the task sets of its target have them, and before there is a replacement the
 * hash of its AppSpec file shows whether it would be ours.
 */
async function readActive(question, world) {
    const codeDeploy = await world.codeDeploy();
    const [id] = await codeDeploy.activeDeployments(question.group);
    if (id === undefined)
        return undefined;
    const deployment = await codeDeploy.describe(id);
    const target = await (0,read_or_undefined/* readOrUndefined */.o)(() => codeDeploy.target(deployment.rollbackOf ?? id), THROWN);
    const { brought, returnsToArn } = await findRevisions(question, { deployment, target }, world);
    const revision = brought === undefined ? undefined : await (0,read_or_undefined/* readOrUndefined */.o)(() => world.ecs.describeRevision(brought), THROWN);
    return { id, isRollback: deployment.rollbackOf !== undefined, ...(0,type_helpers/* defined */.s)({ revision, returnsToArn }) };
}
/** A rollback brings the original task set of the deployment that it rolls back (observed). */
async function findRevisions(question, { deployment, target }, world) {
    const { revisionArn: current } = question.service;
    const deployments = await listDeployments(question.service, target, world);
    const revisionOf = (setId) => deployments.find((one) => one.id === setId)?.revisionArn;
    const original = revisionOf(target?.originalId);
    if (deployment.rollbackOf !== undefined)
        return { brought: original };
    const brought = revisionOf(target?.replacementId) ?? (await findByFile(question, deployment, world));
    const isBefore = brought !== undefined && brought !== current;
    return { brought, returnsToArn: original ?? (isBefore ? current : undefined) };
}
/** The replacement may have been created after the service was read. */
async function listDeployments({ clusterArn, name, deployments }, target, world) {
    const { replacementId } = target ?? {};
    if (replacementId === undefined || deployments.some(({ id }) => id === replacementId))
        return deployments;
    const now = await (0,read_or_undefined/* readOrUndefined */.o)(() => world.ecs.describeService(clusterArn, name), THROWN);
    return now?.deployments ?? deployments;
}
async function findByFile({ service, appSpec }, { sha256 }, world) {
    const { family } = (0,text_arn/* splitRevision */.E8)(service.revisionArn);
    const newest = (await (0,read_or_undefined/* readOrUndefined */.o)(() => world.ecs.listRevisions(family, MOST_TRIED), THROWN)) ?? [];
    return newest.find((arn) => world.digest(aimAppSpec(appSpec, arn)) === sha256);
}

;// CONCATENATED MODULE: ./lib/drivers/code-deploy/read-current.js






/**
 * Reads what a deployment by CodeDeploy needs: the AppSpec file, the deployment group and its deployment in progress.
 * @throws DeployError `input` for an AppSpec file that cannot be used, `absent` where application or group does not
 * exist
 */
async function readCodeDeployState(service, request, world) {
    const name = chooseGroup(request.codeDeploy, { cluster: (0,text_arn/* clusterName */.SL)(service.clusterArn), service: service.name });
    const appSpec = await readFile(request.codeDeploy.appSpecPath, world);
    const codeDeploy = await world.codeDeploy();
    const group = await codeDeploy.describeGroup(name).catch((thrown) => {
        throw explainAbsence(thrown, name);
    });
    const active = await readActive({ service, appSpec, group }, world);
    return { appSpec, group, ...(0,type_helpers/* defined */.s)({ active }) };
}
async function readFile(path, world) {
    const read = readAppSpec(await world.files.readText(path, 'codedeploy-appspec'), path);
    if ('errors' in read)
        throw (0,document_error/* refuseDocument */.oL)(read.errors, 'The AppSpec file cannot be used.');
    return read.appSpec;
}
function explainAbsence(thrown, { application, group }) {
    const error = (0,deploy_error/* asDeployError */.y0)(thrown);
    if (error.kind !== 'absent')
        return error;
    return new deploy_error/* DeployError */.sH({
        kind: 'absent',
        message: error.message,
        advice: `Set codedeploy-application and codedeploy-deployment-group (tried ${application} and ${group}).`,
        cause: error,
    });
}
/** The names given, else those that the ECS console makes of cluster and service. */
function chooseGroup({ application, group }, { cluster, service }) {
    return {
        application: application ?? `AppECS-${cluster}-${service}`,
        group: group ?? `DgpECS-${cluster}-${service}`,
    };
}

// EXTERNAL MODULE: ./lib/ledger/deployed.js
var deployed = __webpack_require__(31087);
;// CONCATENATED MODULE: ./lib/ledger/describe-order.js
/**
 * The sentences about a run that is older than the last one, and about a release that is older than the current one.
 */

/**
 * `run 42 (attempt 2, release v1.4.0, https://…)`, as far as it is known. The server is ours: the run is of our
 * workflow.
 */
function describe_order_formatRun({ entry }, { serverUrl }) {
    const { runNumber, runAttempt = 1, releases = [], commit } = entry;
    const link = (0,run_link/* linkToRun */.T)(entry, serverUrl);
    const release = releases.at(-1);
    const words = [
        ...(runAttempt > 1 ? [`attempt ${runAttempt}`] : []),
        ...(release === undefined ? [] : [`release ${release}`]),
        ...(release === undefined && commit !== undefined ? [`commit ${commit.slice(0, 12)}`] : []),
        ...(link === undefined ? [] : [link]),
    ];
    return `run ${runNumber}${words.length === 0 ? '' : ` (${words.join(', ')})`}`;
}
/** One sentence: which run went before, and with what. */
function describeStale(service, newer, origin) {
    const { runNumber, workflow } = origin;
    return `Run ${runNumber} of ${workflow} is older than ${describe_order_formatRun(newer, origin)}, which deployed ${newer.revision} to ${service}.`;
}
/** One sentence: the current release, and the older one that replaces it. */
function describeDowngrade(service, current, release) {
    return `Release ${release} is older than ${current}, which is running in ${service}.`;
}

// EXTERNAL MODULE: ./lib/ledger/entry.js
var ledger_entry = __webpack_require__(66341);
// EXTERNAL MODULE: ./lib/ledger/format-source.js
var format_source = __webpack_require__(11098);
;// CONCATENATED MODULE: ./lib/ledger/release-order.js
/** The order of releases by their tags: semantic versions of one component. */
const VERSION = /^(?<component>(?:.*?[/@_-])??)v?(?<numbers>\d{1,9}(?:\.\d{1,9}){0,2})(?:-(?<early>[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?(?:\+[0-9A-Za-z.-]+)?$/;
/**
 * Whether release `tag` is older than `other`, by the precedence of Semantic Versioning 2.0.0. Tags of two components,
 * and tags that are no versions, have no order: false.
 */
function isOlderRelease(tag, other) {
    const one = readVersion(tag);
    const two = readVersion(other);
    if (one === undefined || two === undefined || one.component !== two.component)
        return false;
    return compareVersions(one, two) < 0;
}
function readVersion(tag) {
    const groups = VERSION.exec(tag)?.groups;
    if (groups === undefined)
        return undefined;
    return {
        component: groups.component ?? '',
        numbers: (groups.numbers ?? '').split('.').map(Number),
        early: groups.early === undefined ? [] : groups.early.split('.'),
    };
}
function compareVersions(a, b) {
    for (let at = 0; at < 3; at += 1) {
        const difference = (a.numbers[at] ?? 0) - (b.numbers[at] ?? 0);
        if (difference !== 0)
            return difference;
    }
    // A release comes after all of its pre-releases.
    if (a.early.length === 0 || b.early.length === 0)
        return b.early.length - a.early.length;
    return compareEarly(a.early, b.early);
}
function compareEarly(a, b) {
    for (const [at, one] of a.entries()) {
        const two = b[at];
        if (two === undefined)
            return 1;
        const difference = compareIdentifiers(one, two);
        if (difference !== 0)
            return difference;
    }
    return a.length - b.length;
}
/** Numbers by value and before words; words by their letters. */
function compareIdentifiers(a, b) {
    const isNumber = [a, b].map((text) => /^\d+$/.test(text));
    if (isNumber[0] && isNumber[1])
        return Number(a) - Number(b);
    if (isNumber[0] !== isNumber[1])
        return isNumber[0] ? -1 : 1;
    if (a === b)
        return 0;
    return a < b ? -1 : 1;
}

// EXTERNAL MODULE: ./lib/ledger/run-entry.js
var run_entry = __webpack_require__(58645);
// EXTERNAL MODULE: ./lib/task-definition/registrable.js
var registrable = __webpack_require__(58609);
// EXTERNAL MODULE: ./lib/rollback/advise-candidate.js
var advise_candidate = __webpack_require__(75486);
// EXTERNAL MODULE: ./lib/rollback/check-images.js
var check_images = __webpack_require__(43859);
// EXTERNAL MODULE: ./lib/rollback/ran-images.js
var ran_images = __webpack_require__(39280);
// EXTERNAL MODULE: ./lib/rollout/update-plan.js
var update_plan = __webpack_require__(21262);
// EXTERNAL MODULE: ./lib/rollout/running-images.js
var running_images = __webpack_require__(73885);
// EXTERNAL MODULE: ./lib/rollback/past.js
var rollback_past = __webpack_require__(36754);
;// CONCATENATED MODULE: ./lib/rollback/step-back.js
/** `last-good` and `previous`: what came before the revision that is left. */




/** Whether a rollback is requested by what came before, and not by name. */
function isStep({ kind }) {
    return kind === 'last-good' || kind === 'previous';
}
/**
 * The newest revision that ran well before the one that is left first ran, so that two rollbacks in a row go two
 * steps back. From ECS's deployment history (kept 90 days; ECS API reference, ListServiceDeployments), and where that
 * has none, from the ledger. Never a revision whose last deployment failed or was rolled back.
 */
function findLastGood(past) {
    const history = past.history ?? [];
    const left = openVersion(findRestored(findLeft(past), past), history);
    const first = history.findLastIndex((one) => isVersion(one, left) && one.status === 'SUCCESSFUL');
    const older = history.slice(first + 1).filter((one) => one.status === 'SUCCESSFUL');
    const found = older.find((one) => {
        const arn = one.targetRevisionArn;
        if (arn === left.arn)
            return !isVersion(one, left);
        return isOther(arn, left.arn) && (0,rollback_past/* wentWell */.x3)(arn, past) && !isYoungerThanHistory(arn, left.arn, past);
    });
    return found === undefined ? toStep(findInLedger(past, left.arn)) : stepTo(found, left.arn);
}
/**
 * What was deployed just before the revision that is left, unless it failed or was rolled back by ECS or by an update.
 */
function findPrevious(past) {
    const history = past.history ?? [];
    const left = openVersion(findLeft(past), history);
    const at = history.findIndex((one) => one.targetRevisionArn === left.arn && !(0,rollback_past/* isRolledBack */.Gm)(one));
    const found = history.slice(at + 1).find((one) => {
        const arn = one.targetRevisionArn;
        if ((0,rollback_past/* isRolledBack */.Gm)(one))
            return false;
        return arn === left.arn ? !isVersion(one, left) : isOther(arn, left.arn) && !(0,rollback_past/* hasFailedVerdict */.vm)(arn, past);
    });
    return found === undefined ? toStep(findInLedger(past, left.arn)) : stepTo(found, left.arn);
}
function openVersion(arn, history) {
    const images = (0,running_images/* findImages */.Mz)(history, arn);
    return { arn, ...(0,type_helpers/* defined */.s)({ images }) };
}
/** Images that ECS did not record are taken for the same. */
function isVersion({ targetRevisionArn, targetImages = {} }, version) {
    const images = Object.entries(version.images ?? {});
    const isOtherImage = images.some(([name, digest]) => (targetImages[name] ?? digest) !== digest);
    return targetRevisionArn === version.arn && !isOtherImage;
}
function stepTo({ targetRevisionArn: arn = '', targetImages }, left) {
    return { arn, ...(0,type_helpers/* defined */.s)({ images: arn === left && targetImages !== undefined ? targetImages : undefined }) };
}
function toStep(arn) {
    return arn === undefined ? undefined : { arn };
}
/**
 * A rollback that had to register the content again is a step back like any other: what came before is the original's.
 */
function findRestored(left, { known }) {
    const restores = known?.find(({ arn }) => arn === left)?.entry.restores;
    return restores === undefined ? left : `${(0,text_arn/* arnPrefix */.sP)(left)}${restores}`;
}
/**
 * The revision that a rollback leaves. While ECS rolls a deployment back, the service names the one it returns to
 * already.
 */
function findLeft({ history, currentArn }) {
    const [newest] = history ?? [];
    return (0,rollback_past/* isBeingRolledBack */.ty)(newest) ? (newest?.targetRevisionArn ?? currentArn) : currentArn;
}
function isOther(arn, left) {
    return arn !== undefined && arn !== '' && arn !== left;
}
/**
 * The first success of the revision that is left may be older than the history. Then what was registered after it is
 * what someone returned from, and no step back.
 */
function isYoungerThanHistory(arn, left, past) {
    const oldest = past.history?.at(-1);
    const isCovered = left !== past.currentArn || past.registeredAt === undefined || oldest === undefined;
    if (isCovered || past.registeredAt >= oldest.createdAt)
        return false;
    const [one, other] = [(0,text_arn/* splitRevision */.E8)(arn), (0,text_arn/* splitRevision */.E8)(left)];
    return one.family === other.family && one.number > other.number;
}
/** The ledger has one verdict a revision: of those registered before the one that is left, the last that went well. */
function findInLedger(past, left) {
    const { family, number } = (0,text_arn/* splitRevision */.E8)(left);
    const older = (past.known ?? []).filter((one) => {
        const revision = (0,text_arn/* splitRevision */.E8)(one.arn);
        return revision.family === family && revision.number < number;
    });
    const good = older.filter((one) => one.verdict?.verdict === 'steady' && (0,rollback_past/* wentWell */.x3)(one.arn, past));
    const latestFirst = good.toSorted((a, b) => (b.verdict?.at ?? 0) - (a.verdict?.at ?? 0));
    return latestFirst[0]?.arn;
}

;// CONCATENATED MODULE: ./lib/rollback/rollback-in-progress.js



/**
 * The deployment in progress that ECS can roll back instead of an update: `last-good` or `previous` is
 * requested, and it is the last deployment that completed, where ECS returns to (ECS Developer Guide, deployment
 * circuit breaker; that a stop returns there too is assumed). Only a deployment that is ours is stopped: one whose
 * revision is of the run's own repository, or of an unknown one, since the user named this service.
 */
function findRollbackPath(context) {
    const { request, targetArn, service, history } = context;
    const primary = (0,followed_deployment/* findPrimary */.WM)(service);
    const [newest] = history;
    if (!isStep(request) || primary === undefined || newest === undefined || !isOurs(context))
        return undefined;
    const isInProgress = (0,update_plan/* isStoppable */.f)(newest) && newest.targetRevisionArn === primary.revisionArn;
    const returnsTo = service.deployments.find((one) => one.id !== primary.id && one.rolloutState === 'COMPLETED');
    if (!isInProgress || returnsTo?.revisionArn !== targetArn)
        return undefined;
    return {
        deploymentId: primary.id,
        revisionArn: primary.revisionArn,
        serviceDeploymentArn: newest.arn,
        returnsToId: returnsTo.id,
    };
}
/** Where CodeDeploy goes from its deployment in progress by itself, or when that is stopped with rollback. */
function findActiveRollbackTarget(active) {
    return active?.isRollback === true ? active.revision?.arn : active?.returnsToArn;
}
/**
 * Whether a stop with rollback of CodeDeploy's deployment in progress leads to the target. Only a deployment that is
 * ours is stopped, and none whose revision is not known: it may be anyone's.
 */
function leadsToTarget(active, context) {
    if (active?.revision === undefined || active.isRollback)
        return false;
    return active.returnsToArn === context.targetArn && isOurs(context);
}
function isOurs({ entry, repository }) {
    return entry?.repository === undefined || repository === undefined || entry.repository === repository;
}

// EXTERNAL MODULE: ./lib/rollback/candidates.js
var candidates = __webpack_require__(2740);
;// CONCATENATED MODULE: ./lib/rollback/target.js





/**
 * Chooses the revision to return to. `last-good` and `previous` come from ECS's own deployment history and the ledger,
 * never from "number minus one", since that revision may never have run. A revision of another family must be given
 * in full, as `family:n` or by its ARN.
 */
function chooseTarget(request, past) {
    switch (request.kind) {
        case 'number':
            return takeNamed(`${past.family}:${request.number}`, past);
        case 'revision':
            return takeNamed(`${request.family}:${request.number}`, past);
        case 'arn':
            return takeArn(request.arn, past);
        case 'last-good':
            return takeFound(findLastGood(past), past) ?? none(explainNone('last-good', 'successful deployment', past), past);
        case 'previous':
            return takeFound(findPrevious(past), past) ?? none(explainNone('previous', 'deployment', past), past);
        case 'release':
            return chooseRelease(request.release, past);
        case 'commit':
            return chooseCommit(request.commit, past);
    }
}
/** A reason with the candidates: also for what shows only later, when the revision is described. */
function none(reason, past) {
    return { kind: 'none', reason, candidates: (0,candidates/* listCandidates */.j)(past) };
}
function takeNamed(reference, past) {
    const revision = (0,text_arn/* revisionName */.pd)(reference);
    const isCurrent = past.isAtRest && revision === (0,text_arn/* revisionName */.pd)(past.currentArn);
    if (!isCurrent)
        return { kind: 'chosen', reference };
    return { ...none(`${revision} is already running.`, past), ...findImagesBefore(past) };
}
/**
 * Who names the running revision may mean the images that it ran with before: ECS resolves tags for each deployment.
 */
function findImagesBefore(past) {
    const { arn, images } = findLastGood(past) ?? {};
    if (arn === undefined || images === undefined)
        return {};
    return { imagesBefore: { arn, images, words: (0,candidates/* describeCandidate */.p)(arn, past) } };
}
/** ECS Developer Guide, Amazon Resource Names: a service and its task definition are of one account and region. */
function takeArn(arn, past) {
    if ((0,text_arn/* arnPrefix */.sP)(arn) === (0,text_arn/* arnPrefix */.sP)(past.currentArn))
        return takeNamed(arn, past);
    return none(`${arn} is in another account or region than the service (${past.currentArn}).`, past);
}
function takeFound(step, past) {
    if (step === undefined)
        return undefined;
    const { arn, images } = step;
    if (images !== undefined)
        return { kind: 'chosen', reference: arn, images };
    if ((0,text_arn/* splitRevision */.E8)(arn).family === past.family)
        return takeNamed(arn, past);
    const [found, current] = [(0,text_arn/* revisionName */.pd)(arn), (0,text_arn/* revisionName */.pd)(past.currentArn)];
    return none(`The target would be ${found}, of another family than ${current}. To confirm, set rollback-to: ${found}.`, past);
}
function explainNone(word, which, { history, currentArn, known }) {
    const current = (0,text_arn/* revisionName */.pd)(currentArn);
    const recorded = history === undefined
        ? "no permission to read ECS's deployment history"
        : `ECS has no ${which} of another revision before ${current} in this service's history`;
    const written = known === undefined ? 'no permission to read the tags of revisions' : 'no older revision is tagged as steady';
    return `No ${word} found: ${recorded}, and ${written}.`;
}
function chooseRelease(release, past) {
    return chooseFit(`release ${release}`, target_findRelease(release, past), past);
}
/** A release may be named like a commit, and then it is meant. */
function chooseCommit(commit, past) {
    const released = target_findRelease(commit, past);
    if (released.length > 0)
        return chooseFit(`release ${commit}`, released, past);
    const prefix = commit.toLowerCase();
    const fits = (past.known ?? []).filter(({ entry }) => entry.commit?.toLowerCase().startsWith(prefix) === true);
    return chooseFit(`commit ${commit}`, fits, past);
}
function target_findRelease(release, { known }) {
    return (known ?? []).filter(({ entry }) => entry.releases?.includes((0,ledger_entry/* toTagValue */.hC)(release)) === true);
}
/** One revision fits, or one of those that fit has run here. Otherwise only the user knows which is meant. */
function chooseFit(what, fits, past) {
    const served = fits.filter(({ arn }) => (0,rollback_past/* hasServed */.qP)(arn, past));
    const [only, other] = fits.length > 1 && served.length > 0 ? served : fits;
    if (only === undefined)
        return none(explainNoFit(what, past), past);
    if (other === undefined)
        return takeFound({ arn: only.arn }, past) ?? none(explainNoFit(what, past), past);
    return {
        kind: 'none',
        reason: `The ${what} matches several revisions. Use the revision number.`,
        candidates: fits.map(({ arn }) => ({ arn, words: (0,candidates/* describeCandidate */.p)(arn, past) })),
    };
}
function explainNoFit(what, { known, family }) {
    if (known === undefined)
        return `Cannot search for the ${what}: no permission to read the tags of the revisions.`;
    return `No revision of family ${family} or of this service's history is tagged with the ${what}.`;
}

// EXTERNAL MODULE: ./lib/rollback/usable-candidates.js
var usable_candidates = __webpack_require__(45981);
;// CONCATENATED MODULE: ./lib/rollback/find-target.js
















/** Of so many revisions of the history the ledger is always read. */
const MOST_OF_HISTORY = 10;
/**
 * Finds the revision that a rollback returns to: chosen from history and ledger, ACTIVE, its images still there. Reads
 * only.
 *
 * @throws DeployError `input` when there is none, with the reason and the candidates
 */
async function findTarget(request, found, world) {
    const { service } = found;
    const reader = (0,read_known/* openKnown */.s)({ cluster: (0,text_arn/* clusterName */.SL)(service.clusterArn), service: service.name }, world);
    const active = found.codeDeploy?.active;
    const mark = await readOwnMark(service, world);
    const resumed = isSecondStep(request, mark, world) ? service.revisionArn : undefined;
    const reference = resumed ?? (isStep(request) ? findActiveRollbackTarget(active) : undefined);
    const before = find_target_describePast(found, mark);
    const named = reference === undefined ? undefined : { kind: 'chosen', reference };
    const { target, past } = named === undefined ? await choose(request, before, reader) : { target: named, past: before };
    const history = past.history ?? [];
    const refuse = async (reason, refused, advice) => {
        const whole = { ...past, known: await readAll(past, reader) };
        const instead = { ...none(reason, whole), ...(0,type_helpers/* defined */.s)({ advice }) };
        throw refuseTarget(service, await leaveUsable(instead, { refused: [refused], history }, world));
    };
    if (target.kind === 'none')
        throw refuseTarget(service, await leaveUsable(target, { refused: [], history }, world));
    const revision = await find_target_describe(target.reference, refuse, world);
    const name = (0,text_arn/* revisionName */.pd)(revision.arn);
    if (revision.status !== 'ACTIVE') {
        return refuse(`${name} is ${revision.status}: it was deregistered, so ECS starts no task of it.`, revision.arn);
    }
    const brought = active?.revision?.arn;
    const known = (await reader.of([revision.arn, service.revisionArn, brought ?? ''])) ?? [];
    const ran = target.images ?? (0,ran_images/* findRanImages */.J)(revision, { history: found.history ?? [], known });
    const checked = await (0,check_images/* checkImages */.B)(revision, ran, world);
    const { lost, restore, pins, changes, unverified } = target.images === undefined ? checked : pinAll(checked, target.images);
    if (lost.length > 0)
        return refuse(`${name} cannot run again. ${lost.join(' ')}`, revision.arn, restore);
    const { repository } = world.origin;
    const isCodeDeployRollback = leadsToTarget(active, {
        targetArn: revision.arn,
        entry: known.find(({ arn }) => arn === brought)?.entry,
        repository,
    });
    const rollbackPath = findRollbackPath({
        request,
        targetArn: revision.arn,
        service,
        history: found.history ?? [],
        entry: known.find(({ arn }) => arn === service.revisionArn)?.entry,
        repository,
    });
    const pinned = changes.length === 0 ? {} : { pinned: (0,pin/* pinContainers */.WS)((0,registrable/* toRegistrable */.o)(revision.described), pins), changes };
    return { revision, known, isCodeDeployRollback, unverified, ...pinned, ...(0,type_helpers/* defined */.s)({ rollbackPath }) };
}
/** The revision that is running is deployed with other images: only their digests make that another revision. */
function pinAll(checked, images) {
    const changes = Object.entries(images).map(([container, digest]) => `image of container ${container}: ${(0,compare_running/* shortenDigest */.YI)(digest)}, which ran before`);
    return { ...checked, pins: images, changes, unverified: {} };
}
/**
 * The mark of a rollback by this very run, or outside a workflow by another one there, that brought what is running.
 */
async function readOwnMark(service, world) {
    const { repository, runId } = world.origin;
    const mark = await (0,ledger_ledger/* readServiceMark */.hy)(service.arn, world.ledger);
    if (mark?.revision !== (0,text_arn/* revisionName */.pd)(service.revisionArn))
        return undefined;
    const { entry } = mark;
    // A deploy of this run, in another job, marks the service with what it deployed; a rollback has no content of its
    // own.
    const isOurs = entry.runId === runId && (runId === undefined || entry.repository === repository);
    return isOurs && entry.content === undefined ? mark : undefined;
}
/**
 * A step back from where an earlier attempt of this very run has brought the service would be a second one, and a run
 * that is started again ends like one that was never disturbed.
 */
function isSecondStep(request, mark, { origin }) {
    const { runId, runAttempt = 1, step } = origin;
    if (!isStep(request) || mark === undefined || runId === undefined)
        return false;
    return (mark.entry.runAttempt ?? 1) < runAttempt || (step !== undefined && mark.step === step);
}
function find_target_describePast({ service, current, history, codeDeploy }, mark) {
    const { registeredAt } = current.described;
    const state = (0,followed_deployment/* findPrimary */.WM)(service)?.rolloutState;
    return {
        family: current.family,
        currentArn: service.revisionArn,
        // A run that is started again after it brought the revision has nothing to refuse.
        isAtRest: mark === undefined && codeDeploy?.active === undefined && (state === undefined || state === 'COMPLETED'),
        // Seconds, as the wire has them.
        ...(0,type_helpers/* defined */.s)({ registeredAt: typeof registeredAt === 'number' ? registeredAt * 1000 : undefined }),
        history,
        known: [],
    };
}
/**
 * The ledger is read as far as the choice needs it: of the whole family only for a name, or when the history has none.
 */
async function choose(request, past, reader) {
    const isSourceName = request.kind === 'release' || request.kind === 'commit';
    const recent = isStep(request)
        ? { ...past, known: await reader.of(listHistory(past).slice(0, MOST_OF_HISTORY)) }
        : past;
    const first = isSourceName ? undefined : chooseTarget(request, recent);
    if (first?.kind === 'chosen')
        return { target: first, past: recent };
    const whole = { ...past, known: await readAll(past, reader) };
    return { target: chooseTarget(request, whole), past: whole };
}
function readAll(past, reader) {
    return reader.ofFamily(past.family, listHistory(past));
}
function listHistory({ history }) {
    return [...new Set((history ?? []).map(({ targetRevisionArn }) => targetRevisionArn ?? ''))];
}
async function find_target_describe(reference, refuse, world) {
    try {
        return await world.ecs.describeRevision(reference);
    }
    catch (thrown) {
        const error = (0,deploy_error/* asDeployError */.y0)(thrown);
        if (error.kind !== 'absent')
            throw error;
        return refuse(error.message, reference);
    }
}
async function leaveUsable(target, context, world) {
    const { imagesBefore, ...others } = target;
    const [before] = imagesBefore === undefined ? [] : await (0,usable_candidates/* pickUsable */.m)([imagesBefore], context, world);
    const candidates = await (0,usable_candidates/* pickUsable */.m)(target.candidates, context, world);
    return { ...others, candidates, ...(0,type_helpers/* defined */.s)({ imagesBefore: before }) };
}
function refuseTarget(service, target) {
    const { reason, candidates, imagesBefore } = target;
    const list = candidates.length === 0 ? '' : ` Possible targets: ${candidates.map(({ words }) => words).join(', ')}.`;
    const instead = imagesBefore === undefined ? (0,advise_candidate/* adviseCandidate */.Kf)(candidates[0], service) : (0,advise_candidate/* adviseImagesBefore */.__)(service);
    return new deploy_error/* DeployError */.sH({
        kind: 'input',
        message: `rollback-to: service ${service.name} cannot roll back to that revision. ${reason}${list}`,
        advice: target.advice ?? instead,
    });
}

// EXTERNAL MODULE: ./lib/rollout/current-revisions.js
var current_revisions = __webpack_require__(71851);
;// CONCATENATED MODULE: ./lib/run/read-service.js












/** Service deployments are read this far back: enough for a rollback, and one page of the API. */
const HISTORY_LENGTH = 100;
async function read_service_findService(name, request, world) {
    const service = await readService(name, request, world);
    const codeDeploy = await findController(service, request, world);
    // ECS records service deployments of its own controller alone.
    const past = service.controller === 'ECS' ? await readHistory(service, world) : [];
    const history = past ?? [];
    reportFound(service, request, world);
    // Without a digest to compare, a run that is started again must not deploy a second time.
    const mayRedeploy = request.shouldForceNewDeployment || request.image.kind === 'given';
    const own = mayRedeploy ? await (0,ledger_ledger/* readOwnDeployment */.C6)(service, world.origin, world.ledger) : {};
    if (request.rollbackTo === undefined) {
        const base = await findBase(service, past, world);
        world.notes.noteService(service.name, { previousRevisionArn: base.current.arn });
        const order = {
            ...(await findStale(service, service.controller === 'ECS' ? past : undefined, world)),
            ...(await readEntryOfCurrent(service, base, { request, world })),
        };
        return { service, ...base, history, ...codeDeploy, ...own, ...order };
    }
    // What is left by a rollback is what the service names, however it ended.
    const current = await world.ecs.describeRevision(service.revisionArn);
    world.notes.noteService(service.name, { previousRevisionArn: service.revisionArn });
    const target = await findTarget(request.rollbackTo, { service, current, history: past, ...codeDeploy }, world);
    world.notes.noteService(service.name, { sources: listSources(target.known) });
    return { service, current, history, ...codeDeploy, ...own, target };
}
/** The service as found, reported. @throws DeployError `absent` */
async function readActiveService(name, request, world) {
    const service = await readService(name, request, world);
    reportFound(service, request, world);
    return service;
}
async function readService(name, { cluster }, { ecs }) {
    const service = await ecs.describeService(cluster, name);
    if (service === undefined || service.status !== 'ACTIVE')
        throw new AbsentService(name, cluster, service?.status);
    return service;
}
function reportFound(service, { cluster }, world) {
    const { name, desired, running } = service;
    const revisions = (0,current_revisions/* listCurrentRevisions */.e)(service);
    world.notes.noteService(name, { desired, running });
    world.report({ type: 'service-found', service: name, cluster, revisions, running, desired });
}
async function findController(service, request, world) {
    if (service.controller === 'ECS')
        return {};
    if (service.controller !== 'CODE_DEPLOY')
        throw foreignController(service);
    return { codeDeploy: await readCodeDeployState(service, request, world) };
}
function listSources(known) {
    const named = known.flatMap(({ arn, entry }) => {
        const source = (0,format_source/* formatSource */.j)(entry);
        return source === undefined ? [] : [[arn, source]];
    });
    return Object.fromEntries(named);
}
/** Both a deploy and a rollback can do without the history: the one judges by less, the other asks the ledger. */
async function readHistory(service, world) {
    try {
        return await world.ecs.serviceDeployments(service.clusterArn, service.name, HISTORY_LENGTH);
    }
    catch (thrown) {
        const error = (0,deploy_error/* asDeployError */.y0)(thrown);
        if (error.kind === 'unreachable')
            throw error;
        const text = `Service deployments cannot be read, so the reason of a failure may be missing: ${error.message}`;
        world.report({ type: 'notice', text, advice: error.advice });
        return undefined;
    }
}
/** Checked before anything is built: an old run that is started again costs only these reads. */
async function findStale(service, past, world) {
    const { arn, name, deployments } = service;
    const revisionArns = deployments.map((deployment) => deployment.revisionArn);
    const readDeployed = () => Promise.resolve((0,deployed/* listDeployed */.J1)(service, past));
    const marked = { arn, revisionArns, readDeployed };
    const orderState = await (0,ledger_ledger/* readOrderState */.eo)((0,run_entry/* describeRun */.vZ)(world.origin), marked, world.ledger);
    if (orderState.kind === 'stale')
        return { staleBecause: describeStale(name, orderState.newer, world.origin) };
    if (orderState.kind === 'not-known') {
        const text = `Unknown whether a newer run has deployed to ${name}: ${orderState.why}.`;
        world.report({ type: 'debug', text });
    }
    return {};
}
/** Read only by a plan, which shows the release, and by a run of a release, which may be an older one. */
async function readEntryOfCurrent(service, { current }, { request, world }) {
    const [release] = (0,run_entry/* describeSource */.B6)(world.origin).releases ?? [];
    if (release === undefined && !request.isDryRun)
        return {};
    const currentEntry = (0,ledger_entry/* readEntry */.hB)((await world.ledger.read(current.arn)) ?? {});
    const { releases = [] } = currentEntry;
    const isDowngrade = release !== undefined && releases.length > 0 && releases.every((one) => isOlderRelease(release, one));
    if (!isDowngrade)
        return { currentEntry };
    return { currentEntry, downgradeBecause: describeDowngrade(service.name, releases.at(-1) ?? '', release) };
}
/** The service does not exist, or is not ACTIVE. */
class AbsentService extends deploy_error/* DeployError */.sH {
    /** A service that is draining still has its name (ECS API reference, CreateService). */
    mayBeCreated;
    constructor(name, cluster, status) {
        const how = status === undefined ? 'not found' : `is ${status}`;
        super({
            kind: 'absent',
            message: `Service ${name} ${how} in cluster ${cluster}.`,
            advice: `Check service, cluster and region. List services: aws ecs list-services --cluster ${cluster}`,
        });
        this.mayBeCreated = status === undefined || status === 'INACTIVE';
    }
}
function foreignController(service) {
    return new deploy_error/* DeployError */.sH({
        kind: 'unsupported',
        message: `Service ${service.name} has deployment controller ${service.controller}; Slipway supports ECS and CODE_DEPLOY.`,
        advice: 'Deploy it with the tool of that controller, or recreate the service with the ECS controller.',
    });
}

// EXTERNAL MODULE: ./lib/run/retry-reads.js
var retry_reads = __webpack_require__(73387);
;// CONCATENATED MODULE: ./lib/run/answer-deployment.js










/** The steps of a run that answers a pause: read the service, find the pause, answer it and follow the deployment. */
async function answerDeployment(request, answer, direct) {
    const world = (0,retry_reads/* retryReads */.A)(direct);
    await checkRun(request, world);
    const service = await readAnswered(request, world);
    const history = (await (0,read_last_completed/* readHistoryOrNone */.kp)(service, world)) ?? [];
    const deployment = await readCurrent(service, history, world);
    const plan = chooseAnswer({ service, deployment }, answer);
    if (plan.kind === 'refuse')
        throw new deploy_error/* DeployError */.sH(plan.error);
    if (deployment === undefined)
        throw new Error('a deployment that does not exist is refused');
    const { revisionArn, completedArn } = await readRevisions({ service, history, deployment }, world);
    if (answer.action === 'rollback' && completedArn === undefined)
        throw refuseRollback(service);
    const toArn = answer.action === 'rollback' ? completedArn : undefined;
    const arns = toArn === undefined ? [revisionArn, completedArn] : [toArn, revisionArn];
    world.notes.noteService(service.name, (0,type_helpers/* defined */.s)({ revisionArn: arns[0], previousRevisionArn: arns[1] }));
    world.remember({
        updating: { cluster: service.clusterArn, services: [service.name], revisionArns: [toArn ?? revisionArn] },
    });
    const due = {
        plan,
        deployment,
        toArn,
        request: {
            plan: { service, history, shouldForce: false, ...(0,type_helpers/* defined */.s)({ completedArn }) },
            revisionArn,
            shouldForce: false,
            limitMs: request.followLimitMs,
            longestPauseMs: request.longestPauseMs,
            shouldFailFast: toArn === undefined && request.shouldFailFast,
            shouldDetectStall: request.shouldFailFast,
            waitUntil: request.waitUntil,
        },
    };
    return followAll([await answerPause(due, world)], { due: [], request }, direct);
}
async function readAnswered(request, world) {
    const [name = ''] = request.services;
    const service = await readActiveService(name, request, world);
    if (service.controller === 'ECS')
        return service;
    throw new deploy_error/* DeployError */.sH({
        kind: 'unsupported',
        message: `Service ${service.name} has the deployment controller ${service.controller}: it has no PAUSE lifecycle hooks.`,
        advice: 'Continue the deployment with the tool of that controller.',
    });
}
/** The service names the deployment in progress, or the last one (ECS API reference, Service). */
async function readCurrent({ currentServiceDeployment }, history, { ecs }) {
    const arn = currentServiceDeployment ?? history[0]?.arn;
    return arn === undefined ? undefined : ecs.describeServiceDeployment(arn);
}
/** The revision that the deployment brings, and the one that ran before. */
async function readRevisions({ service, history, deployment }, world) {
    const listed = history.find(({ arn }) => arn === deployment.arn)?.targetRevisionArn;
    const revisionArn = listed ?? service.revisionArn;
    const id = findDeploymentId(service, deployment, revisionArn);
    const left = { id, serviceDeploymentArn: deployment.arn };
    const completedArn = await (0,read_last_completed/* readLastCompleted */.ku)({ service, history: () => Promise.resolve(history), left }, world);
    return { revisionArn, completedArn };
}
function refuseRollback({ name }) {
    return new deploy_error/* DeployError */.sH({
        kind: 'input',
        message: `Service ${name} has no completed deployment to roll back to.`,
        advice: 'Continue the deployment, or deploy another revision.',
    });
}

// EXTERNAL MODULE: ./packages/ecs-rules/lib/task-definition/breach.js
var breach = __webpack_require__(44954);
// EXTERNAL MODULE: ./lib/task-definition/placeholder.js
var placeholder = __webpack_require__(96740);
// EXTERNAL MODULE: ./lib/task-definition/places.js
var task_definition_places = __webpack_require__(38901);
;// CONCATENATED MODULE: ./lib/service-definition/parse-definition.js
/** A service definition file, JSON or YAML: the input of CreateService (ECS API reference). */






/** ECS API reference, CreateService, request parameters. */
const FIELDS = new Set([
    'availabilityZoneRebalancing',
    'capacityProviderStrategy',
    'clientToken',
    'cluster',
    'deploymentConfiguration',
    'deploymentController',
    'desiredCount',
    'enableECSManagedTags',
    'enableExecuteCommand',
    'healthCheckGracePeriodSeconds',
    'launchType',
    'loadBalancers',
    'monitoring',
    'networkConfiguration',
    'placementConstraints',
    'placementStrategy',
    'platformVersion',
    'propagateTags',
    'role',
    'schedulingStrategy',
    'serviceConnectConfiguration',
    'serviceName',
    'serviceRegistries',
    'tags',
    'taskDefinition',
    'volumeConfigurations',
    'vpcLatticeConfigurations',
]);
/**
 * Reads and checks the file's text.
 * @param file the file's name, for the errors; they name places and fields, never content
 * @param asked cluster and service of the run: the file may leave them out, and may not name others
 */
function parseDefinition(text, file, asked) {
    const parsed = (0,parse_document/* parseTree */.c)(text);
    if ('errors' in parsed)
        return { errors: parsed.errors.map((error) => ({ file, ...error })) };
    const { json, lines } = parsed.tree;
    const locate = (error) => (0,task_definition_places/* locateError */.H)(error, { file, prefix: '', lines });
    if (!(0,values_json/* isJsonObject */.OW)(json))
        return { errors: [locate(noDefinition('is no object'))] };
    if ('containerDefinitions' in json)
        return { errors: [locate(noDefinition('is a task definition'))] };
    const errors = [...listPlaceholders(json, ''), ...listOtherNames(json, asked)];
    if (errors.length > 0)
        return { errors: errors.map(locate) };
    const unknown = Object.keys(json).filter((name) => !FIELDS.has(name));
    return { definition: json, warnings: unknown.map((name) => locate(describeUnknown(name))) };
}
function noDefinition(problem) {
    return { path: '', problem, advice: 'Give the input of CreateService, with fields such as desiredCount' };
}
function describeUnknown(name) {
    const problem = 'is not a field of CreateService, as far as this version knows; it is sent as it is';
    return { path: (0,breach/* below */.Gz)('', name), problem, advice: 'Correct its name if it is mistyped' };
}
/** Tags may hold nearly any text. */
function listPlaceholders(value, path) {
    if (path === 'tags')
        return [];
    if (typeof value === 'string') {
        const found = (0,placeholder/* findPlaceholder */.$e)(value, 'name');
        return found === undefined ? [] : [{ path, problem: (0,placeholder/* describePlaceholder */.Fm)(found), advice: placeholder/* PLACEHOLDER_ADVICE */.Hy }];
    }
    if ((0,values_json/* isJsonList */.P8)(value))
        return value.flatMap((one, at) => listPlaceholders(one, `${path}[${at}]`));
    if (!(0,values_json/* isJsonObject */.OW)(value))
        return [];
    return Object.entries(value).flatMap(([name, one]) => listPlaceholders(one, (0,breach/* below */.Gz)(path, name)));
}
function listOtherNames({ cluster, serviceName }, asked) {
    const differs = (given, own) => given !== undefined && (0,text_arn/* lastSegment */.mp)(String(given)) !== own;
    const own = { cluster: (0,text_arn/* lastSegment */.mp)(asked.cluster), service: (0,text_arn/* lastSegment */.mp)(asked.service) };
    return [
        ...(differs(cluster, own.cluster) ? [otherName('cluster', 'cluster', own.cluster)] : []),
        ...(differs(serviceName, own.service) ? [otherName('serviceName', 'service', own.service)] : []),
    ];
}
function otherName(path, input, own) {
    return {
        path,
        problem: `is not ${own}, as input ${input} has it`,
        advice: 'Make the two the same, or remove it here',
    };
}

;// CONCATENATED MODULE: ./lib/run/delete-created.js




/** ECS would start its tasks again and again. */
const FAILED = new Set(['failed', 'timed-out', 'stuck']);
/** The ending, with what became of the service. Never throws for what ECS answers: the verdict is known. */
async function deleteCreated({ name, revisionArn, ending }, { cluster, services: [requested], onFailure }, direct) {
    if (requested === undefined || onFailure === 'leave' || !FAILED.has(ending.verdict))
        return ending;
    const world = (0,retry_reads/* retryReads */.A)(direct);
    const find = async () => {
        const service = await world.ecs.describeService(cluster, requested);
        return service?.status === 'ACTIVE' ? service : undefined;
    };
    try {
        const service = await find();
        const isOurs = service?.revisionArn === revisionArn && service.deployments.length === 1;
        if (!isOurs)
            return ending;
        await (0,send_once/* sendOnce */.E)({
            send: () => world.ecs.deleteService(cluster, requested),
            find: async () => ((await find()) === undefined ? null : undefined),
        }, world);
    }
    catch (thrown) {
        const error = (0,deploy_error/* asDeployError */.y0)(thrown);
        if (error.kind === 'internal')
            throw error;
        const command = `aws ecs delete-service --cluster ${(0,shell_word/* quoteWord */.X)(cluster)} --service ${(0,shell_word/* quoteWord */.X)(name)} --force`;
        world.report({
            type: 'warning',
            text: `Service ${name} was not deleted: ${error.message}`,
            advice: `Delete it: ${command}`,
        });
        return note(name, { ...ending, reason: `${ending.reason} Service ${name} was not deleted.` }, world);
    }
    const reason = `${ending.reason} Deleted service ${name}, which this run had created (on-failure).`;
    return note(name, { ...ending, reason }, world);
}
function note(name, ending, { notes }) {
    notes.noteService(name, ending);
    return ending;
}

// EXTERNAL MODULE: ./lib/report/plan-headline.js
var plan_headline = __webpack_require__(82108);
;// CONCATENATED MODULE: ./lib/service-definition/compare-definition.js
/** What a service definition says and the service does not have. */


/** These say which service it is, what is deployed, or are shown by DescribeServices only on request. */
const LEFT_OUT = new Set(['clientToken', 'cluster', 'serviceName', 'tags', 'taskDefinition']);
/** Fields that DescribeServices shows in each deployment, not in the service (ECS API reference, Deployment). */
const OF_DEPLOYMENTS = ['serviceConnectConfiguration', 'volumeConfigurations', 'vpcLatticeConfigurations'];
const NAMES_OF_OTHERS = { role: 'roleArn' };
/**
 * Only what the file has is compared, since ECS fills in the rest. Lists are compared without regard to their order.
 * @param described the service as DescribeServices shows it
 */
function compareDefinition(definition, described) {
    const shown = showFields(described);
    return Object.entries(definition)
        .filter(([name]) => !LEFT_OUT.has(name))
        .map(([name, given]) => {
        const has = shown[NAMES_OF_OTHERS[name] ?? name];
        return { name, has, given, parts: listDifferences(name, given, has) };
    })
        .filter(({ parts }) => parts.length > 0);
}
function showFields(described) {
    const deployment = (0,values_json/* isJsonList */.P8)(described.deployments) ? described.deployments[0] : undefined;
    const ofDeployment = OF_DEPLOYMENTS.map((name) => [
        name,
        (0,values_json/* isJsonObject */.OW)(deployment) ? (deployment[name] ?? null) : null,
    ]);
    return { ...Object.fromEntries(ofDeployment), ...described };
}
/** `desiredCount: 2, and 3 in the file`. */
function compare_definition_describeDifference({ path, has, given }) {
    return `${path}: ${compare_definition_show(has)}, and ${compare_definition_show(given)} in the file`;
}
/** A null is as good as absent. */
function listDifferences(path, given, has) {
    if (given === null)
        return [];
    if ((0,values_json/* isJsonObject */.OW)(given) && (0,values_json/* isJsonObject */.OW)(has)) {
        return Object.entries(given).flatMap(([name, value]) => listDifferences(`${path}.${name}`, value, has[name]));
    }
    return contains(has, given) ? [] : [{ path, has, given }];
}
/** Whether a value has all that is given; ECS adds defaults to the items of lists as well. */
function contains(has, given) {
    if (isEmpty(given))
        return isEmpty(has);
    if ((0,values_json/* isJsonObject */.OW)(given)) {
        return (0,values_json/* isJsonObject */.OW)(has) && Object.entries(given).every(([name, value]) => contains(has[name], value));
    }
    if ((0,values_json/* isJsonList */.P8)(given)) {
        if (!(0,values_json/* isJsonList */.P8)(has) || has.length !== given.length)
            return false;
        return given.every((item) => has.some((one) => contains(one, item)));
    }
    return String(has) === String(given);
}
function isEmpty(value) {
    if (value === undefined || value === null)
        return true;
    return (0,values_json/* isJsonList */.P8)(value) && value.length === 0;
}
function compare_definition_show(value) {
    if (isEmpty(value))
        return 'not set';
    return (0,outside_text/* quoteOutsideText */.h)(typeof value === 'string' ? value : JSON.stringify(value), 120);
}

;// CONCATENATED MODULE: ./lib/service-definition/plan-changes.js
/** What of the differences between a service and its definition UpdateService can change. */

/**
 * Fields of CreateService that UpdateService takes as well (ECS API reference, UpdateService). A change of
 * `deploymentController` migrates the service to another way of deploying: left to people.
 */
const UPDATABLE = new Set([
    'availabilityZoneRebalancing',
    'capacityProviderStrategy',
    'deploymentConfiguration',
    'desiredCount',
    'enableECSManagedTags',
    'enableExecuteCommand',
    'gatewayConnectors',
    'healthCheckGracePeriodSeconds',
    'loadBalancers',
    'monitoring',
    'networkConfiguration',
    'placementConstraints',
    'placementStrategy',
    'platformVersion',
    'propagateTags',
    'serviceConnectConfiguration',
    'serviceRegistries',
    'volumeConfigurations',
    'vpcLatticeConfigurations',
]);
/**
 * Within an object, fields that the file does not have stay: UpdateService replaces the whole object. A list is taken
 * as it is in the file.
 * @param replaced fields that an input sets: the file does not count for them
 */
function planDefinitionChanges(differences, replaced) {
    const open = differences.filter(({ name }) => !replaced.has(name));
    const due = open.filter(({ name }) => UPDATABLE.has(name));
    const after = Object.fromEntries(due.map(({ name, given, has }) => [name, merge(has, given)]));
    const { desiredCount, deploymentConfiguration, ...settings } = after;
    return {
        changes: {
            ...(0,type_helpers/* defined */.s)({
                desiredCount: desiredCount === undefined ? undefined : Number(desiredCount),
                deploymentConfiguration: (0,values_json/* isJsonObject */.OW)(deploymentConfiguration) ? deploymentConfiguration : undefined,
            }),
            settings,
            before: Object.fromEntries(due.map(({ name, has }) => [name, has ?? null])),
        },
        left: open.filter(({ name }) => !UPDATABLE.has(name)).flatMap(({ parts }) => parts),
    };
}
function merge(has, given) {
    if (given === undefined || given === null)
        return has ?? null;
    if (!(0,values_json/* isJsonObject */.OW)(has) || !(0,values_json/* isJsonObject */.OW)(given))
        return given;
    const merged = Object.entries(given).map(([name, value]) => [name, merge(has[name], value)]);
    return { ...has, ...Object.fromEntries(merged) };
}

;// CONCATENATED MODULE: ./lib/run/compare-definition.js
/** An existing service and its `service-definition`. */



/** A longer list would bury the plan. */
const compare_definition_MOST_NAMED = 10;
/**
 * Where the service is not as its definition has it: what is not applied is reported. A drift check compares the whole
 * definition and writes nothing.
 * @returns the request, with what is applied
 */
async function applyDefinition(definition, request, { found, world }) {
    const { cluster, shouldApplyDefinition, isDriftCheck } = request;
    const [service] = found.services;
    if (service === undefined)
        return request;
    const described = await world.ecs.describeWholeService(cluster, service.service.name);
    if (described === undefined)
        return request;
    const differences = compareDefinition(definition, described);
    const all = differences.flatMap(({ parts }) => parts);
    // UpdateService takes hardly anything for a service that CodeDeploy deploys.
    if (service.codeDeploy !== undefined) {
        reportLeft(all, 'AWS CodeDeploy deploys this service. Change it by hand, or correct the file.', request, world);
        return request;
    }
    if (!shouldApplyDefinition && !isDriftCheck) {
        reportLeft(all, 'Set apply-service-definition to true to change the service, or correct the file.', request, world);
        return request;
    }
    const { changes, left } = planDefinitionChanges(differences, listReplaced(request));
    reportLeft(left, 'UpdateService cannot change that. Create a new service, or correct the file.', request, world);
    const desiredCount = request.desiredCount ?? changes.desiredCount;
    return { ...request, definitionChanges: changes, ...(0,type_helpers/* defined */.s)({ desiredCount }) };
}
/** Fields that an input sets. The deployment configuration is merged, so that inputs count more. */
function listReplaced({ desiredCount, hasManagedTags, propagateTags, managedVolume, deployment }) {
    const given = {
        desiredCount,
        enableECSManagedTags: hasManagedTags,
        propagateTags,
        volumeConfigurations: managedVolume,
        availabilityZoneRebalancing: deployment.rebalancing,
        healthCheckGracePeriodSeconds: deployment.gracePeriodSeconds,
        platformVersion: deployment.platformVersion,
    };
    return new Set(Object.keys((0,type_helpers/* defined */.s)(given)));
}
function reportLeft(differences, advice, { services: [service = ''], serviceDefinition }, { report }) {
    if (differences.length === 0)
        return;
    const named = differences.slice(0, compare_definition_MOST_NAMED).map(compare_definition_describeDifference).join('; ');
    const rest = differences.length - compare_definition_MOST_NAMED;
    const more = rest > 0 ? `; ${rest} more` : '';
    report({ type: 'notice', text: `Service ${service} differs from ${serviceDefinition}: ${named}${more}.`, advice });
}

;// CONCATENATED MODULE: ./lib/run/note-express-urls.js


/** The URLs of Express Mode services. A run does without: a read that fails is one notice. */
async function noteExpressUrls({ services }, { ecs, notes, report }) {
    for (const { service } of services.filter((one) => one.service.isExpress === true)) {
        try {
            const url = await ecs.expressUrl(service.arn);
            notes.noteService(service.name, (0,type_helpers/* defined */.s)({ url }));
        }
        catch (thrown) {
            const { kind, message, advice } = (0,deploy_error/* asDeployError */.y0)(thrown);
            if (kind === 'internal')
                throw thrown;
            report({ type: 'notice', text: `URL of service ${service.name} unknown: ${message}`, advice });
        }
    }
}

;// CONCATENATED MODULE: ./lib/requirements/judge-requirements.js
/** What the plan says of what tasks need: an error for what does not exist, one notice for each kind of failed call. */



const MOST_LISTED = 5;
/** @param region of the run, where all of them were looked up */
function judgeRequirements(checked, region) {
    return {
        errors: checked.flatMap(({ requirement, state }) => judge_requirements_refuse(requirement, state, region)),
        notices: [...checked.flatMap(judge_requirements_warn), ...noticeUnread(checked)],
    };
}
function judge_requirements_refuse(requirement, state, region) {
    const subject = `${judge_requirements_describe(requirement)} (${(0,list_some/* listSome */.X)(requirement.users, MOST_LISTED)})`;
    if (state.kind === 'untrusting')
        return [refuseUntrusting(subject, requirement)];
    if (state.kind === 'absent') {
        // Roles belong to an account, not to a region.
        const where = requirement.kind === 'role' ? '' : ` in ${region}`;
        return [{ text: `${subject} not found${where}.`, advice: adviseAbsent(requirement) }];
    }
    if (state.kind !== 'deleted')
        return [];
    const day = new Date(state.at).toISOString().slice(0, 10);
    const restore = `aws secretsmanager restore-secret --secret-id ${(0,shell_word/* quoteWord */.X)(requirement.ids[0] ?? '')}`;
    return [
        {
            text: `${subject} is scheduled for deletion on ${day}, so tasks cannot read it.`,
            advice: `Restore it (${restore}), or correct ${requirement.field}.`,
        },
    ];
}
function refuseUntrusting(subject, { name }) {
    return {
        text: `${subject} does not trust ecs-tasks.amazonaws.com, so tasks cannot use it.`,
        advice: `Allow the service ecs-tasks.amazonaws.com sts:AssumeRole: aws iam update-assume-role-policy --role-name ${(0,shell_word/* quoteWord */.X)(name)} --policy-document …`,
    };
}
/** A simulation does not know everything, and ECS refuses the registration anyway: no error. */
function judge_requirements_warn({ requirement, state }) {
    if (state.kind !== 'unpassable')
        return [];
    const text = `${(0,outside_text/* quoteOutsideText */.h)(state.caller, 300)} may not pass role "${(0,outside_text/* quoteOutsideText */.h)(requirement.name, 255)}" (${(0,list_some/* listSome */.X)(requirement.users, MOST_LISTED)}) to ECS tasks, by its policies. ECS refuses such a task definition.`;
    const advice = `Allow iam:PassRole on ${(0,outside_text/* quoteOutsideText */.h)(requirement.ids[0] ?? '', 300)} (PassTheRolesOfTheTask in Slipway's docs/permissions.md).`;
    return [{ level: 'warning', text, advice }];
}
function adviseAbsent({ kind, name, field }) {
    if (kind !== 'log-group')
        return `Create it, or correct ${field}.`;
    const create = `aws logs create-log-group --log-group-name ${(0,shell_word/* quoteWord */.X)(name)}`;
    return `Create it (${create}), correct ${field}, or set awslogs-create-group to "true".`;
}
const NOUNS = {
    secret: 'secret',
    parameter: 'parameter',
    'log-group': 'log group',
    role: 'role',
    pass: 'permission to pass role',
};
/** `Secret "prod/db-a1B2c3"`. */
function judge_requirements_describe({ kind, name }) {
    const noun = NOUNS[kind];
    return `${noun.slice(0, 1).toUpperCase()}${noun.slice(1)} "${(0,outside_text/* quoteOutsideText */.h)(name, 255)}"`;
}
/** A permission is missing for one kind; a network that fails, for all. */
function noticeUnread(checked) {
    const groups = new Map();
    for (const { requirement, state } of checked) {
        if (state.kind !== 'unread')
            continue;
        const key = state.isDenied ? requirement.kind : 'no answer';
        const group = groups.get(key) ?? { state, names: [] };
        group.names.push(`${NOUNS[requirement.kind]} "${(0,outside_text/* quoteOutsideText */.h)(requirement.name, 255)}"`);
        groups.set(key, group);
    }
    return [...groups.values()].map(({ state: { why, advice }, names }) => ({
        level: 'notice',
        text: `${why} Not checked: ${(0,list_some/* listSome */.X)(names, MOST_LISTED)}.`,
        advice,
    }));
}

// EXTERNAL MODULE: ./packages/ecs-rules/lib/values/json-fields.js
var json_fields = __webpack_require__(53232);
;// CONCATENATED MODULE: ./lib/requirements/parse-reference.js
/** References of a task definition to secrets and parameters. Undefined where the run's own API cannot answer. */
/**
 * A `valueFrom`: the ARN of a secret or parameter, or the name of a parameter in the region of the task (ECS API
 * reference, Secret).
 */
function parseValueFrom(text, place) {
    if (!text.startsWith('arn:'))
        return toParameter(text);
    const parts = parseOwnArn(text, place);
    if (parts?.service === 'secretsmanager')
        return toSecret(text, parts);
    const path = parts?.service === 'ssm' ? /^parameter(\/.+)$/.exec(parts.resource)?.[1] : undefined;
    return path === undefined ? undefined : toParameter(path);
}
/** "You can use either the full ARN or the name of the secret" (ECS API reference, RepositoryCredentials). */
function parseCredentials(text, place) {
    if (text.startsWith('arn:')) {
        const parts = parseOwnArn(text, place);
        return parts?.service === 'secretsmanager' ? toSecret(text, parts) : undefined;
    }
    // Letters, numbers and these (AWS Secrets Manager API reference, CreateSecret, Name).
    return /^[\w/+=.@-]+$/.test(text) ? { kind: 'secret', name: text, ids: [text] } : undefined;
}
function parseOwnArn(text, place) {
    const [, service = '', region, account, resource = ''] = /^arn:[a-z-]+:([a-z]+):([a-z0-9-]+):(\d{12}):(.+)$/.exec(text) ?? [];
    return region === place.region && account === place.account ? { service, resource } : undefined;
}
/**
 * `secret:NAME-SUFFIX`, then `:json-key:version-stage:version-id` (ECS Developer Guide, secrets in environment
 * variables).
 */
function toSecret(text, { resource }) {
    const name = /^secret:([^:]+)/.exec(resource)?.[1];
    if (name === undefined)
        return undefined;
    return { kind: 'secret', name, ids: [text.split(':').slice(0, 7).join(':')] };
}
/**
 * Names of AWS's own parameters and of references to Secrets Manager, which DescribeParameters does not list; nobody
 * else can use them (AWS Systems Manager API reference, PutParameter, Name).
 */
const RESERVED = /^\/?(?:aws|ssm)/i;
/**
 * A name, perhaps with a version or a label after a colon (AWS Systems Manager User Guide, parameter versions and
 * labels). In an ARN a name of one level is the same with and without its slash.
 */
function toParameter(text) {
    const name = /^([\w./-]+)(?::[\w.-]+)?$/.exec(text)?.[1];
    if (name === undefined || RESERVED.test(name))
        return undefined;
    const level = /^\/?([^/]+)$/.exec(name)?.[1];
    return { kind: 'parameter', name, ids: level === undefined ? [name] : [level, `/${level}`] };
}

;// CONCATENATED MODULE: ./lib/requirements/list-requirements.js
/** What the next task definitions need that the running ones do not. */



/** Each once, with all the fields that need it. */
function listNewRequirements(steps, place) {
    const merged = new Map();
    for (const { next, running } of steps) {
        const known = new Set(running.flatMap((document) => listRequirements(document, place)).map(keyOf));
        for (const requirement of listRequirements(next, place)) {
            const key = keyOf(requirement);
            if (known.has(key))
                continue;
            const users = new Set([...(merged.get(key)?.users ?? []), ...requirement.users]);
            merged.set(key, { ...(merged.get(key) ?? requirement), users: [...users] });
        }
    }
    return [...merged.values()];
}
function keyOf({ kind, ids }) {
    return [kind, ...ids].join(' ');
}
function listRequirements(document, place) {
    const roles = ['executionRoleArn', 'taskRoleArn'].flatMap((field) => listRole(document, field, place));
    return [...roles, ...(0,json_fields/* readObjects */.$I)(document, 'containerDefinitions').flatMap((one) => listOfContainer(one, place))];
}
/** A role by its ARN: "short name" leaves open which path it has (ECS API reference, RegisterTaskDefinition). */
function listRole(document, field, { account }) {
    const arn = (0,json_fields/* readString */.E3)(document, field) ?? '';
    const [, owner, name] = /^arn:[a-z-]+:iam::(\d{12}):role\/(?:.*\/)?([\w+=,.@-]+)$/.exec(arn) ?? [];
    if (owner !== account || name === undefined)
        return [];
    const role = { name, ids: [arn], users: [field], field };
    return [
        { kind: 'role', ...role },
        { kind: 'pass', ...role },
    ];
}
function listOfContainer(container, place) {
    const owner = `container ${list_requirements_show((0,json_fields/* readString */.E3)(container, 'name') ?? '')}`;
    const log = (0,json_fields/* readObject */.Ag)(container, 'logConfiguration') ?? {};
    return [
        ...listValues(container, 'secrets', { prefix: '', owner, place }),
        ...listValues(log, 'secretOptions', { prefix: 'logConfiguration.', owner, place }),
        ...listCredentials(container, owner, place),
        ...listLogGroup(log, owner, place),
    ];
}
function listValues(parent, list, { prefix, owner, place }) {
    return (0,json_fields/* readObjects */.$I)(parent, list).flatMap((item) => {
        const resource = parseValueFrom((0,json_fields/* readString */.E3)(item, 'valueFrom') ?? '', place);
        const user = `${prefix}${list}[${list_requirements_show((0,json_fields/* readString */.E3)(item, 'name') ?? '')}] of ${owner}`;
        return resource === undefined ? [] : [{ ...resource, users: [user], field: 'valueFrom' }];
    });
}
function listCredentials(container, owner, place) {
    const field = 'credentialsParameter';
    const reference = (0,json_fields/* readString */.E3)((0,json_fields/* readObject */.Ag)(container, 'repositoryCredentials') ?? {}, field);
    const resource = reference === undefined ? undefined : parseCredentials(reference, place);
    return resource === undefined ? [] : [{ ...resource, users: [`repositoryCredentials of ${owner}`], field }];
}
/** With `awslogs-create-group` the driver makes the group (ECS Developer Guide, awslogs). */
function listLogGroup(log, owner, { region }) {
    const options = (0,json_fields/* readObject */.Ag)(log, 'options') ?? {};
    const field = 'awslogs-group';
    const group = (0,json_fields/* readString */.E3)(options, field);
    const isChecked = (0,json_fields/* readString */.E3)(log, 'logDriver') === 'awslogs' && (0,json_fields/* readString */.E3)(options, 'awslogs-region') === region;
    if (!isChecked || group === undefined || !GROUP_NAME.test(group))
        return [];
    if ((0,json_fields/* readString */.E3)(options, 'awslogs-create-group') === 'true')
        return [];
    return [{ kind: 'log-group', name: group, ids: [group], users: [`${field} of ${owner}`], field }];
}
/** CloudWatch Logs API reference, DescribeLogGroups, logGroupNamePrefix. */
const GROUP_NAME = /^[.\-_/#A-Za-z0-9]{1,512}$/;
function list_requirements_show(name) {
    return (0,outside_text/* quoteOutsideText */.h)(name, 255);
}

;// CONCATENATED MODULE: ./lib/requirements/check-role.js
/** Whether ECS can use a role: it exists, ECS tasks may assume it, and this run may pass it. */

/** @param role with the name of the requirement, if there is one */
function stateOfRole(role, { ids }) {
    // Names are unique within an account (IAM User Guide, quotas); another path is another ARN.
    if (role === undefined || (role.arn !== undefined && !ids.includes(role.arn)))
        return { kind: 'absent' };
    const isTrusting = role.trustPolicy === undefined || trustsTasks(role.trustPolicy);
    return { kind: isTrusting ? 'exists' : 'untrusting' };
}
/**
 * Tasks assume their roles as the service ecs-tasks.amazonaws.com (ECS Developer Guide, task IAM role, task execution
 * IAM role). A statement for everyone, or for all but some, is taken as trust.
 */
function trustsTasks(policy) {
    const statement = policy.Statement;
    const statements = (0,values_json/* isJsonObject */.OW)(statement) ? [statement] : (0,json_fields/* readObjects */.$I)(policy, 'Statement');
    return statements.some(({ Effect, Principal, NotPrincipal }) => {
        if (Effect !== 'Allow')
            return false;
        if (NotPrincipal !== undefined || Principal === '*')
            return true;
        if (!(0,values_json/* isJsonObject */.OW)(Principal))
            return false;
        return listTexts(Principal.Service).some(isTasks) || listTexts(Principal.AWS).includes('*');
    });
}
function isTasks(service) {
    return service.startsWith('ecs-tasks.') || service.includes('*');
}
function listTexts(value) {
    return (0,values_json/* isJsonList */.P8)(value) ? value.map(String) : typeof value === 'string' ? [value] : [];
}
/**
 * Policies of the caller are simulated: a session policy or a policy of the organization may still deny.
 * @param callerArn as GetCallerIdentity answers it
 */
async function readPass({ ids: [role = ''] }, callerArn, ports) {
    const caller = await findPrincipal(callerArn, ports);
    const mayPass = caller === undefined ? undefined : await ports.mayPassRole(caller, role);
    return caller === undefined || mayPass !== false ? { kind: 'exists' } : { kind: 'unpassable', caller };
}
/**
 * The ARN whose policies count. That of a session has the name of its role without the path (IAM User Guide, IAM
 * identifiers). Undefined for others, such as the root user.
 */
async function findPrincipal(callerArn, ports) {
    const [, type, name = ''] = /^arn:[a-z-]+:(?:sts|iam)::\d{12}:(assumed-role|user)\/([^/]+)/.exec(callerArn) ?? [];
    if (type === 'user')
        return callerArn;
    return type === 'assumed-role' ? (await ports.getRole(name))?.arn : undefined;
}

;// CONCATENATED MODULE: ./lib/requirements/read-requirements.js


/** Calls at the same time. */
const MOST_AT_ONCE = 10;
/** A filter takes up to 50 values (AWS Systems Manager API reference, ParameterStringFilter), each has two at most. */
const MOST_PARAMETERS = 25;
/**
 * Reads for each requirement whether it exists. A call that fails is a state, too: a run does without.
 * @param callerArn who would pass the roles
 */
async function readRequirements(requirements, callerArn, world) {
    if (requirements.length === 0)
        return [];
    const ports = world.requirements();
    const parameters = requirements.filter(({ kind }) => kind === 'parameter');
    const others = requirements.filter(({ kind }) => kind !== 'parameter');
    const calls = [
        ...others.map((one) => () => checkOne(one, callerArn, ports)),
        ...cut(parameters, MOST_PARAMETERS).map((some) => () => checkParameters(some, ports)),
    ];
    const checked = [];
    for (const some of cut(calls, MOST_AT_ONCE)) {
        checked.push(...(await Promise.all(some.map((call) => call()))).flat());
    }
    return checked;
}
function checkOne(requirement, callerArn, ports) {
    switch (requirement.kind) {
        case 'secret':
            return checkSecret(requirement, ports);
        case 'role':
            return checkRole(requirement, ports);
        case 'pass':
            return check([requirement], async () => {
                const state = await readPass(requirement, callerArn, ports);
                return () => state;
            });
        default:
            return checkLogGroup(requirement, ports);
    }
}
function checkRole(requirement, ports) {
    return check([requirement], async () => {
        const role = await ports.getRole(requirement.name);
        return (one) => stateOfRole(role, one);
    });
}
function checkSecret(requirement, ports) {
    const [id = ''] = requirement.ids;
    return check([requirement], async () => {
        const secret = await ports.describeSecret(id);
        return () => stateOfSecret(secret);
    });
}
function stateOfSecret(secret) {
    if (secret === undefined)
        return { kind: 'absent' };
    return secret.deletedAt === undefined ? { kind: 'exists' } : { kind: 'deleted', at: secret.deletedAt };
}
function checkLogGroup(requirement, ports) {
    const [id = ''] = requirement.ids;
    return check([requirement], async () => stateIn(await ports.describeLogGroups(id)));
}
function checkParameters(requirements, ports) {
    const ids = new Set(requirements.flatMap((requirement) => requirement.ids));
    return check(requirements, async () => stateIn(await ports.describeParameters([...ids])));
}
function stateIn(existing) {
    return ({ ids }) => ({ kind: ids.some((id) => existing.includes(id)) ? 'exists' : 'absent' });
}
/** One call for all of them. @throws DeployError `internal`, a bug of ours */
async function check(requirements, read) {
    const stateOf = await read().catch((thrown) => {
        const { kind, message: why, advice } = (0,deploy_error/* asDeployError */.y0)(thrown);
        if (kind === 'internal')
            throw thrown;
        return () => ({ kind: 'unread', isDenied: kind === 'access', why, advice });
    });
    return requirements.map((requirement) => ({ requirement, state: stateOf(requirement) }));
}
function cut(items, size) {
    const count = Math.ceil(items.length / size);
    return Array.from({ length: count }, (_, at) => items.slice(at * size, (at + 1) * size));
}

;// CONCATENATED MODULE: ./lib/run/check-requirements.js



/**
 * The plan, with an error for each secret, parameter, log group and role that the tasks would need and that does not
 * exist.
 * A rollback starts what ECS has started before; a drift check starts nothing.
 */
async function checkRequirements(plan, { request, found }, world) {
    if (request.rollbackTo !== undefined || request.isDriftCheck)
        return plan;
    const listed = listNewRequirements(listSteps(plan, found), found.identity);
    // The role of a dry run is often another than that of the deploy.
    const requirements = listed.filter(({ kind }) => kind !== 'pass' || !request.isDryRun);
    const checked = await readRequirements(requirements, found.identity.arn, world);
    const { errors, notices } = judgeRequirements(checked, found.identity.region);
    return { ...plan, errors: [...plan.errors, ...errors], notices: [...plan.notices, ...notices] };
}
/** A revision that no deployment has completed may lack what it needs. That of CodeDeploy is running. */
function listSteps({ revisions }, { services }) {
    const proven = services.filter(({ completedArn, codeDeploy }) => completedArn !== undefined || codeDeploy !== undefined);
    return revisions.flatMap((revision) => {
        if (revision.kind !== 'render' || revision.rendered === undefined)
            return [];
        const names = new Set(revision.updates.map(({ service }) => service.name));
        const running = proven.filter(({ service }) => names.has(service.name)).map(({ current }) => current.described);
        return [{ next: revision.rendered.document, running }];
    });
}

;// CONCATENATED MODULE: ./lib/scaling/describe-scaling.js
/** What autoscaling means for a deployment, in words. */
/** `Autoscaling: 2 to 10 tasks, policy cpu-70. It may change the desired count during the deployment.` */
function describeScaling({ least, most, policies }) {
    const range = `Autoscaling: ${least} to ${most} tasks`;
    if (policies.length === 0)
        return `${range}, no scaling policy.`;
    const noun = policies.length === 1 ? 'policy' : 'policies';
    return `${range}, ${noun} ${policies.join(', ')}. It may change the desired count during the deployment.`;
}
/** Whoever sets the count of a scaled service by hand fights its policies. */
function warnOfScaledCount({ name, least, most, policies }, desiredCount) {
    const isOutside = desiredCount < least || desiredCount > most;
    const by = policies.length === 0 ? '' : ` (${policies.join(', ')})`;
    const range = `${isOutside ? `, and ${desiredCount} is outside` : ' within'} ${least} to ${most} tasks`;
    return {
        level: 'warning',
        text: `Service ${name} is scaled by Application Auto Scaling${by}${range}: it may change desired-count ${desiredCount} again.`,
        advice: 'Remove desired-count, or change the minimum and maximum of the scalable target.',
    };
}

;// CONCATENATED MODULE: ./lib/run/check-scaling.js



/**
 * The plan with what autoscaling does to its services. Read for a plan that is shown, and where the run sets the desired
 * count: other deploys leave the count alone.
 */
async function checkScaling(plan, { request, found }, world) {
    const { isDryRun, isDriftCheck, desiredCount } = request;
    const isAsked = desiredCount !== undefined || (isDryRun && !isDriftCheck);
    if (!isAsked || found.services.length === 0)
        return plan;
    const { scaled, notices } = await readScaled(found, world);
    const lines = new Map(scaled.map((service) => [service.name, describeScaling(service)]));
    return {
        ...plan,
        words: plan.words.map((words) => {
            const line = lines.get(words.name);
            return line === undefined ? words : { ...words, plan: [...words.plan, line] };
        }),
        notices: [
            ...plan.notices,
            ...notices,
            ...(desiredCount === undefined ? [] : scaled.map((service) => warnOfScaledCount(service, desiredCount))),
        ],
    };
}
/** A daemon has no count. What may not be read is one notice. */
async function readScaled({ services }, world) {
    const counted = services.filter(({ service }) => service.schedulingStrategy !== 'DAEMON');
    const names = new Map(counted.map(({ service }) => [`service/${(0,text_arn/* clusterName */.SL)(service.clusterArn)}/${service.name}`, service.name]));
    try {
        const scaling = await world.scaling();
        const targets = await scaling.describeTargets([...names.keys()]);
        const scaled = targets.map(async (target) => {
            const policies = await scaling.policyNames(target.resourceId);
            return { ...target, name: names.get(target.resourceId) ?? target.resourceId, policies };
        });
        return { scaled: await Promise.all(scaled), notices: [] };
    }
    catch (thrown) {
        const error = (0,deploy_error/* asDeployError */.y0)(thrown);
        if (error.kind === 'internal')
            throw error;
        const { message, advice } = error;
        const text = `Unknown whether the services are scaled automatically: ${message}`;
        return { scaled: [], notices: [{ level: 'notice', text, advice }] };
    }
}

// EXTERNAL MODULE: ./packages/ecs-rules/lib/task-definition/service-attachments.js
var service_attachments = __webpack_require__(97679);
;// CONCATENATED MODULE: ./lib/rollout/matched-service.js
/** What of a service its task definition has to match, whether it exists, is changed or will be created. */


/** @param definition the input of CreateService */
function readMatchedService(name, definition) {
    const network = (0,json_fields/* readObject */.Ag)(definition, 'networkConfiguration');
    return {
        name,
        ...(0,type_helpers/* defined */.s)({ networkConfiguration: network }),
        loadBalancers: (0,json_fields/* readObjects */.$I)(definition, 'loadBalancers').map(toLoadBalancer),
        // A deployment shows what the service was created with.
        attachments: (0,service_attachments/* readAttachments */.V)({ ...definition, deployments: [{ ...definition, status: 'PRIMARY' }] }),
        volumeConfigurations: (0,json_fields/* readObjects */.$I)(definition, 'volumeConfigurations'),
    };
}
function toLoadBalancer(entry) {
    return (0,type_helpers/* defined */.s)({
        targetGroupArn: (0,json_fields/* readString */.E3)(entry, 'targetGroupArn'),
        loadBalancerName: (0,json_fields/* readString */.E3)(entry, 'loadBalancerName'),
        containerName: (0,json_fields/* readString */.E3)(entry, 'containerName'),
        containerPort: (0,json_fields/* readNumber */.kz)(entry, 'containerPort'),
    });
}
/** The service once UpdateService has changed these fields. */
function changeMatchedService(service, settings = {}) {
    const changed = readMatchedService(service.name, settings);
    const choose = (field) => (field in settings ? changed : service)[field];
    return {
        name: service.name,
        ...(0,type_helpers/* defined */.s)({
            networkConfiguration: choose('networkConfiguration'),
            attachments: changeAttachments(service.attachments, changed.attachments, settings),
        }),
        loadBalancers: choose('loadBalancers'),
        volumeConfigurations: choose('volumeConfigurations'),
    };
}
const matched_service_FIELDS = { 'Service Connect': 'serviceConnectConfiguration', 'VPC Lattice': 'vpcLatticeConfigurations' };
function changeAttachments(before, after, settings) {
    if (before === undefined || after === undefined)
        return before;
    const isChanged = ({ user }) => matched_service_FIELDS[user] in settings;
    return {
        ...before,
        registries: ('serviceRegistries' in settings ? after : before).registries,
        portNames: [...before.portNames.filter((use) => !isChanged(use)), ...after.portNames.filter(isChanged)],
    };
}

// EXTERNAL MODULE: ./lib/rollout/same-json.js
var same_json = __webpack_require__(40566);
// EXTERNAL MODULE: ./packages/ecs-rules/lib/task-definition/container-ports.js
var container_ports = __webpack_require__(17365);
;// CONCATENATED MODULE: ./lib/rollout/target-group-fit.js
/** Whether a target group fits the port of a container that a service registers in it. */



/** The parts of a document that decide it: as long as they stay, so does the fit. */
function selectFitting(document, { containerName, containerPort }) {
    return {
        networkMode: readMode(document),
        protocols: (0,container_ports/* listPortProtocols */.Pq)(document, containerName, containerPort),
        hostPorts: (0,container_ports/* listHostPorts */.nl)(document),
    };
}
/** Empty: it fits, as far as that can be known. */
function listMisfits(document, port, group) {
    return [...checkType(document, group), ...checkProtocol(document, port, group), ...checkHealthPort(document, group)];
}
function readMode(document) {
    return (0,json_fields/* readString */.E3)(document, 'networkMode') ?? 'bridge';
}
/**
 * Tasks in network mode awsvpc are registered by their address, all others by their instance (ECS API reference,
 * LoadBalancer, `targetGroupArn`; ECS refuses it: "… has target type instance, which is incompatible with the awsvpc
 * network mode specified in the task definition.").
 */
function checkType(document, { targetType }) {
    const mode = readMode(document);
    const needed = mode === 'awsvpc' ? 'ip' : 'instance';
    if (targetType === undefined || targetType === needed)
        return [];
    return [
        {
            kind: 'target type',
            text: `target type ${quote(targetType)} does not work with network mode ${quote(mode)}, which needs target type ${needed}`,
            advice: `Use a target group of target type ${needed}.`,
        },
    ];
}
/**
 * In network mode bridge Docker publishes the port for the mapped protocol only; in the others nothing depends on the
 * mapping. UDP and QUIC come as UDP, a group of two protocols accepts either (Elastic Load Balancing User Guide, target
 * groups for Network Load Balancers).
 */
function checkProtocol(document, { containerName, containerPort }, { protocol }) {
    if (readMode(document) !== 'bridge' || protocol === undefined || protocol.startsWith('TCP_'))
        return [];
    const needed = protocol === 'UDP' || protocol === 'QUIC' ? 'udp' : 'tcp';
    const mapped = (0,container_ports/* listPortProtocols */.Pq)(document, containerName, containerPort);
    if (mapped.length === 0 || mapped.includes(needed))
        return [];
    return [
        {
            kind: 'protocol',
            text: `protocol ${quote(protocol)} needs ${needed}, and container port ${containerPort} of container ${quote(containerName)} is ${mapped.map(quote).join(' and ')}: targets get no traffic`,
            advice: `Set protocol to ${needed} in the port mapping, or use another target group.`,
        },
    ];
}
/**
 * In network mode bridge a port that is not mapped leads nowhere. With `traffic-port` the port of each target is
 * checked.
 */
function checkHealthPort(document, { healthCheck }) {
    const { port } = healthCheck;
    if (readMode(document) !== 'bridge' || !/^\d+$/.test(port))
        return [];
    const hostPorts = (0,container_ports/* listHostPorts */.nl)(document);
    if (hostPorts.includes(Number(port)))
        return [];
    return [
        {
            kind: 'health check port',
            text: `its health check uses port ${port}, and no container maps that host port (mapped: ${hostPorts.map(showPort).join(', ') || 'none'})`,
            advice: `Set the health check port of the target group to traffic-port, or map host port ${port}.`,
        },
    ];
}
function showPort(port) {
    return port === 0 ? 'chosen by ECS' : String(port);
}
function quote(text) {
    return (0,outside_text/* quoteOutsideText */.h)(text, 255);
}

// EXTERNAL MODULE: ./packages/ecs-rules/lib/scheduler/decide-daemon.js
var decide_daemon = __webpack_require__(44016);
// EXTERNAL MODULE: ./packages/ecs-rules/lib/scheduler/placement.js + 2 modules
var placement = __webpack_require__(62029);
// EXTERNAL MODULE: ./lib/diagnosis/task-needs.js
var task_needs = __webpack_require__(28376);
;// CONCATENATED MODULE: ./lib/rollout/configuration.js


/**
 * Lays the asked percents and circuit breaker over what the service has. The whole configuration is sent back, since
 * ECS documents no merge for fields left out: one percent alone must not reset the other, the breaker or the alarms.
 */
function planConfiguration(service, request) {
    const wanted = configuration_applyDefinition(service, request);
    const minimumHealthyPercent = request.minimumHealthyPercent ?? wanted.minimumHealthyPercent;
    const maximumPercent = request.maximumPercent ?? wanted.maximumPercent;
    const next = { ...wanted.deploymentConfiguration, ...chooseFields(wanted, request) };
    const isSame = minimumHealthyPercent === service.minimumHealthyPercent &&
        maximumPercent === service.maximumPercent &&
        (0,same_json/* isSameJson */.T)(next, withBreaker(service));
    if (isSame)
        return { minimumHealthyPercent, maximumPercent };
    return { minimumHealthyPercent, maximumPercent, configuration: { ...next, minimumHealthyPercent, maximumPercent } };
}
/** The service with the deployment configuration of its definition. Inputs count more. */
function configuration_applyDefinition(service, { definitionChanges }) {
    const configuration = definitionChanges?.deploymentConfiguration;
    if (configuration === undefined)
        return service;
    const { enable = false, rollback = false } = (0,json_fields/* readObject */.Ag)(configuration, 'deploymentCircuitBreaker') ?? {};
    return {
        deploymentConfiguration: configuration,
        minimumHealthyPercent: (0,json_fields/* readNumber */.kz)(configuration, 'minimumHealthyPercent') ?? service.minimumHealthyPercent,
        maximumPercent: (0,json_fields/* readNumber */.kz)(configuration, 'maximumPercent') ?? service.maximumPercent,
        circuitBreaker: { enabled: enable === true, rollback: rollback === true },
    };
}
/** The deployment configuration that the service will have. */
function nextConfiguration(service, request) {
    return planConfiguration(service, request).configuration ?? service.deploymentConfiguration;
}
/** What the service has, its circuit breaker as ECS takes it. */
function withBreaker({ deploymentConfiguration, circuitBreaker }) {
    const known = (0,json_fields/* readObject */.Ag)(deploymentConfiguration, 'deploymentCircuitBreaker') ?? {};
    const { enabled: enable, rollback } = circuitBreaker;
    return { ...deploymentConfiguration, deploymentCircuitBreaker: { ...known, enable, rollback } };
}
function chooseFields(service, request) {
    const { deploymentConfiguration } = service;
    const { breakerThreshold, isResetByHealthyTask, earlySuccess, alarms, bakeTimeMinutes } = request.deployment;
    const breaker = planBreaker(service, request);
    const threshold = breakerThreshold === undefined ? undefined : { ...breakerThreshold };
    return {
        deploymentCircuitBreaker: {
            ...(0,json_fields/* readObject */.Ag)(deploymentConfiguration, 'deploymentCircuitBreaker'),
            enable: breaker.enabled,
            rollback: breaker.rollback,
            ...(0,type_helpers/* defined */.s)({ thresholdConfiguration: threshold, resetOnHealthyTask: isResetByHealthyTask }),
        },
        ...(0,type_helpers/* defined */.s)({
            earlySuccessCriteria: earlySuccess === undefined ? undefined : toCriteria(earlySuccess, deploymentConfiguration),
            alarms: alarms === undefined ? undefined : toAlarms(alarms, deploymentConfiguration),
            bakeTimeInMinutes: bakeTimeMinutes,
        }),
    };
}
/** Undefined where it is off already. */
function toCriteria(earlySuccess, configuration) {
    if (earlySuccess === 'off') {
        const known = (0,json_fields/* readObject */.Ag)(configuration, 'earlySuccessCriteria');
        return known?.enable === true ? { enable: false } : known;
    }
    const { healthyPercent, cleanup } = earlySuccess;
    return { enable: true, healthyPercent, sourceServiceRevisionCleanup: cleanup };
}
/** Alarms roll back, unless the service says otherwise. */
function toAlarms(alarms, configuration) {
    const known = (0,json_fields/* readObject */.Ag)(configuration, 'alarms') ?? {};
    if (alarms === 'off')
        return { ...known, alarmNames: [], enable: false, rollback: false };
    const names = (0,json_fields/* readStrings */.Nc)(known, 'alarmNames');
    const isKept = names.length > 0 && known.rollback === false;
    // Their order says nothing.
    const isSame = (0,same_json/* isSameJson */.T)([...names].sort(), [...alarms].sort());
    return { ...known, alarmNames: isSame ? names : [...alarms], enable: true, rollback: !isKept };
}
function planBreaker(service, request) {
    switch (request.circuitBreaker) {
        case 'keep':
            return service.circuitBreaker;
        case 'off':
            return { enabled: false, rollback: false };
        case 'on':
            return { enabled: true, rollback: true };
        case 'on-without-rollback':
            return { enabled: true, rollback: false };
    }
}

// EXTERNAL MODULE: ./packages/ecs-rules/lib/cluster-query/pattern.js
var cluster_query_pattern = __webpack_require__(40051);
;// CONCATENATED MODULE: ./lib/forecast/assumptions.js
/** What a forecast of placement would rest on that AWS does not document: better no forecast than a wrong one. */

/** @returns what is not documented, as the end of a sentence; undefined when the answer is the same either way */
function findAssumption(rules, instances) {
    const queries = rules.memberOf.map((query) => findInQuery(query, instances, false));
    return queries.find((one) => one !== undefined) ?? findInStrategies(rules, instances);
}
/** @param isInverted whether the test is within a `not` */
function findInQuery(query, instances, isInverted) {
    if (query.kind === 'not')
        return findInQuery(query.of, instances, !isInverted);
    if (query.kind !== 'test') {
        return findInQuery(query.left, instances, isInverted) ?? findInQuery(query.right, instances, isInverted);
    }
    const { subject, test } = query;
    if (subject.kind !== 'attribute' || test.kind === 'exists')
        return undefined;
    const values = instances.map((attributes) => read(attributes, subject.name));
    const isNegative = 'isNegative' in test && test.isNegative;
    if (values.includes(undefined) && (isNegative || isInverted)) {
        return `AWS does not document whether a negative memberOf test selects instances without the attribute ${subject.name}`;
    }
    const isOpen = values.some((value) => value !== undefined && isAmbiguous(test, value));
    return isOpen ? `AWS does not document how a memberOf expression compares the attribute ${subject.name}` : undefined;
}
function read(attributes, name) {
    return Object.hasOwn(attributes, name) ? attributes[name] : undefined;
}
function isAmbiguous(test, value) {
    if (test.kind === 'order')
        return isOtherAsText(value, test.value);
    return test.kind === 'matches' && !(0,cluster_query_pattern/* matchesPattern */.M)(test.pattern, value) && matchesPart(test.pattern, value);
}
/** Numbers may be compared by their value or by their characters. */
function isOtherAsText(value, other) {
    const [left, right] = [Number(value), Number(other)];
    if (value.trim() === '' || other.trim() === '' || !Number.isFinite(left) || !Number.isFinite(right))
        return false;
    const byText = value < other ? -1 : value > other ? 1 : 0;
    return Math.sign(left - right) !== byText;
}
/** A pattern may have to fit the whole value or a part of it. */
function matchesPart(pattern, value) {
    const places = Array.from({ length: value.length + 1 }, (_, at) => at);
    return places.some((start) => places.some((end) => end >= start && (0,cluster_query_pattern/* matchesPattern */.M)(pattern, value.slice(start, end))));
}
function findInStrategies({ strategies }, instances) {
    for (const strategy of strategies) {
        if (strategy.kind !== 'spread' || strategy.attribute === undefined)
            continue;
        const { attribute } = strategy;
        // The zone of an instance is always known.
        if (attribute === 'ecs.availability-zone')
            continue;
        const having = instances.filter((attributes) => read(attributes, attribute) !== undefined).length;
        if (having < instances.length && having > 0) {
            return `AWS does not document where spread over the attribute ${attribute} places tasks on instances without it`;
        }
    }
    return undefined;
}

// EXTERNAL MODULE: ./packages/ecs-rules/lib/cluster-query/parse-query.js + 5 modules
var parse_query = __webpack_require__(72940);
;// CONCATENATED MODULE: ./lib/forecast/placement.js
/** Where ECS may and should place the tasks of a service, as far as what we read decides it. */


/** @param next the task definition, whose constraints go with those of the service */
function readPlacing(service, next) {
    const constraints = [...service.placementConstraints, ...listConstraints(next.placementConstraints)];
    const read = constraints.filter(({ type }) => type !== 'distinctInstance').map(readConstraint);
    const strategies = service.placementStrategies.map(readStrategy);
    const missing = [...read, ...strategies].find((one) => typeof one === 'string');
    if (missing !== undefined)
        return { missing };
    if (constraints.length + strategies.length === 0)
        return {};
    return {
        rules: {
            isDistinct: constraints.some(({ type }) => type === 'distinctInstance'),
            memberOf: read.filter((one) => typeof one !== 'string'),
            strategies: strategies.filter((one) => typeof one !== 'string'),
            group: `service:${service.name}`,
            draw: () => 0,
        },
    };
}
function listConstraints(value) {
    return (Array.isArray(value) ? value.filter(values_json/* isJsonObject */.OW) : []).map(({ type, expression }) => ({
        type: typeof type === 'string' ? type : 'of no type',
        ...(0,type_helpers/* defined */.s)({ expression: typeof expression === 'string' ? expression : undefined }),
    }));
}
function readConstraint({ type, expression = '' }) {
    if (type !== 'memberOf')
        return `placement constraint ${type} is not supported in forecasts`;
    const query = (0,parse_query/* parseQuery */.m)(expression);
    if (query.kind === 'invalid')
        return 'a memberOf expression cannot be read';
    return asksAboutAttributes(query) ? query : 'a memberOf expression uses more than attributes';
}
/** All else changes while tasks come and go, or is not read. */
function asksAboutAttributes(query) {
    if (query.kind === 'test')
        return query.subject.kind === 'attribute';
    if (query.kind === 'not')
        return asksAboutAttributes(query.of);
    return asksAboutAttributes(query.left) && asksAboutAttributes(query.right);
}
/** Fields as ECS takes them (ECS API reference, PlacementStrategy). */
function readStrategy({ type, field = '' }) {
    const attribute = /^attribute:(.+)$/.exec(field)?.[1];
    if (type === 'spread' && attribute !== undefined)
        return { kind: 'spread', attribute };
    if (type === 'spread' && (field === 'instanceId' || field === 'host'))
        return { kind: 'spread', attribute: undefined };
    if (type === 'binpack' && field.toLowerCase() === 'cpu')
        return { kind: 'binpack', resource: 'cpu' };
    if (type === 'binpack' && field.toLowerCase() === 'memory')
        return { kind: 'binpack', resource: 'memoryMiB' };
    // Each instance that it may take is played.
    if (type === 'random')
        return { kind: 'random' };
    return `where placement strategy ${type} places tasks is unknown`;
}

// EXTERNAL MODULE: ./packages/ecs-rules/lib/scheduler/decide.js + 2 modules
var decide = __webpack_require__(27498);
;// CONCATENATED MODULE: ./lib/forecast/instance-shares.js
/** Takes a task's share of its instance; an instance that takes no tasks is not in the map. */
function takeShare(instances, instanceId, needs) {
    const instance = instanceId === undefined ? undefined : instances.get(instanceId);
    if (instance === undefined)
        return;
    instances.set(instance.id, {
        ...instance,
        remainingCpu: instance.remainingCpu - needs.cpu,
        remainingMemoryMiB: instance.remainingMemoryMiB - needs.memoryMiB,
        usedTcpPorts: [...instance.usedTcpPorts, ...needs.tcpPorts],
        usedUdpPorts: [...instance.usedUdpPorts, ...needs.udpPorts],
        taskCount: instance.taskCount + 1,
    });
}
/** Gives back what a task held. */
function releaseShare(instances, instanceId, needs) {
    const instance = instanceId === undefined ? undefined : instances.get(instanceId);
    if (instance === undefined)
        return;
    instances.set(instance.id, {
        ...instance,
        remainingCpu: instance.remainingCpu + needs.cpu,
        remainingMemoryMiB: instance.remainingMemoryMiB + needs.memoryMiB,
        usedTcpPorts: instance.usedTcpPorts.filter((port) => !needs.tcpPorts.includes(port)),
        usedUdpPorts: instance.usedUdpPorts.filter((port) => !needs.udpPorts.includes(port)),
        taskCount: instance.taskCount - 1,
    });
}

;// CONCATENATED MODULE: ./lib/forecast/random-placement.js
/** The needs with a draw that leaves it to `pick` which kind of instance is taken. */
function pickAtRandom(needs, state, pick) {
    const { rules } = needs;
    if (rules === undefined)
        return needs;
    const kindKey = openKinds(state, rules);
    const draw = (candidates) => {
        const kinds = new Map();
        for (const [at, candidate] of candidates.entries()) {
            const kind = kindKey(candidate);
            if (!kinds.has(kind))
                kinds.set(kind, at);
        }
        const at = [...kinds.values()][pick(kinds.size, candidates.length)] ?? 0;
        return (at + 0.5) / candidates.length;
    };
    return { ...needs, rules: { ...rules, draw } };
}
/** The same name for identical instances; what runs on them is read once. */
function openKinds({ tasks, instances }, { strategies }) {
    const attributes = strategies.flatMap((one) => (one.kind === 'spread' ? (one.attribute ?? []) : []));
    const states = new Map();
    for (const { instanceId = '', phase, isNext, changesAt } of tasks) {
        const state = `${phase}/${isNext}/${phase === 'running' ? '' : changesAt}`;
        states.set(instanceId, [...(states.get(instanceId) ?? []), state]);
    }
    const names = new Map();
    const instanceKey = (id) => {
        const instance = instances.get(id);
        const left = instance === undefined ? [] : listLeft(instance, attributes);
        return JSON.stringify([(states.get(id) ?? []).sort(), left]);
    };
    return ({ id, ownTaskCount }) => {
        const name = names.get(id) ?? instanceKey(id);
        names.set(id, name);
        return `${ownTaskCount} ${name}`;
    };
}
function listLeft(instance, attributes) {
    const { availabilityZone, remainingCpu, remainingMemoryMiB, usedTcpPorts, usedUdpPorts, facts } = instance;
    const values = attributes.map((name) => facts?.attributes[name] ?? null);
    return [
        availabilityZone,
        remainingCpu,
        remainingMemoryMiB,
        [...usedTcpPorts].sort(),
        [...usedUdpPorts].sort(),
        values,
    ];
}

;// CONCATENATED MODULE: ./lib/forecast/played-service.js
/** One service in a play: what the scheduler sees of it, and what it does to it. */




function openService(rollout) {
    const tasks = rollout.tasks.map((task) => ({ ...task, isNext: false, changesAt: rollout.pace.drainingMs }));
    const counts = { batches: 0, fewestInService: countRunning(tasks), mostTasks: tasks.length };
    return { rollout, tasks, seen: { ...counts, healthMs: 0, drainingMs: 0 } };
}
function countRunning(tasks) {
    return tasks.filter((task) => task.phase === 'running').length;
}
function isDone({ rollout: { desired }, tasks }) {
    return tasks.length === desired && tasks.every((task) => task.isNext && task.phase === 'running');
}
/** One pass of the scheduler over the service, which takes its share of the instances. */
function passService(service, pass) {
    const hasFirst = !pass.isFirstAlone || hasNext(service);
    const view = viewService(service, pass);
    const decision = (0,decide/* decide */.L)(hasFirst ? view : { ...view, startAtMost: 1 }, viewCapacity(service, pass.instances));
    return carryOut(service, decision, pass);
}
function hasNext({ tasks }) {
    return tasks.some(({ isNext }) => isNext);
}
function viewService({ rollout, tasks }, { pick, present, instances }) {
    const { desired, minimumHealthyPercent, maximumPercent, isDaemon } = rollout;
    const needs = pick === undefined ? rollout.nextNeeds : pickAtRandom(rollout.nextNeeds, { tasks: present, instances }, pick);
    const bounds = { desired, minimumHealthyPercent, maximumPercent };
    const views = tasks.map(viewTask);
    return { ...bounds, tasks: views, needs, isDaemon, isRollout: true, mayStart: true, isStalled: false };
}
function viewTask(task) {
    const { id, phase, availabilityZone, isNext, instanceId } = task;
    const isHealthy = phase === 'running';
    const rank = isNext ? 1 : 0;
    const place = (0,type_helpers/* defined */.s)({ instanceId });
    const state = { isHealthy, isUnhealthy: false, isLeaving: false };
    return { id, phase, availabilityZone, ...place, ...state, rank, isOfPrimary: isNext };
}
function viewCapacity(service, instances) {
    const { capacity } = service.rollout;
    return capacity.kind === 'unlimited' ? capacity : { kind: 'instances', instances: viewInstances(service, instances) };
}
/** The instances with the tasks of this service counted as its own. */
function viewInstances({ tasks }, instances) {
    const counts = new Map();
    for (const { instanceId } of tasks) {
        if (instanceId !== undefined)
            counts.set(instanceId, (counts.get(instanceId) ?? 0) + 1);
    }
    return [...instances.values()].map((one) => ({ ...one, ownTaskCount: counts.get(one.id) ?? 0 }));
}
function carryOut(service, { starts, stops, blocked }, pass) {
    const { rollout, seen } = service;
    const { pace, nextNeeds } = rollout;
    const { now, instances } = pass;
    const leaving = new Set(stops);
    const kept = service.tasks.map((task) => leaving.has(task.id) ? { ...task, phase: 'stopping', changesAt: now + pace.drainingMs } : task);
    const started = starts.map(({ instanceId }, at) => {
        takeShare(instances, instanceId, nextNeeds);
        const availabilityZone = instances.get(instanceId ?? '')?.availabilityZone ?? '';
        const place = (0,type_helpers/* defined */.s)({ instanceId });
        const changesAt = now + pace.healthyMs;
        return { id: `next/${now}/${at}`, ...place, availabilityZone, phase: 'starting', isNext: true, changesAt };
    });
    const tasks = [...kept, ...started];
    const counts = {
        batches: seen.batches + (started.length > 0 ? 1 : 0),
        fewestInService: Math.min(seen.fewestInService, countRunning(tasks)),
        mostTasks: Math.max(seen.mostTasks, tasks.length),
    };
    return { ...service, tasks, blocked, seen: { ...seen, ...counts } };
}
/** Lets time pass: tasks become healthy, and stopped ones free their share. */
function passTime(service, { from, to, isHealth }, instances) {
    const { rollout, seen } = service;
    const tasks = service.tasks.flatMap((task) => {
        if (task.phase === 'running' || task.changesAt > to)
            return [task];
        if (task.phase === 'starting')
            return [{ ...task, phase: 'running' }];
        releaseShare(instances, task.instanceId, task.isNext ? rollout.nextNeeds : rollout.presentNeeds);
        return [];
    });
    // A service that is done waits for nobody.
    if (isDone(service))
        return { ...service, tasks };
    const passedMs = to - from;
    const spent = isHealth ? { healthMs: seen.healthMs + passedMs } : { drainingMs: seen.drainingMs + passedMs };
    return { ...service, tasks, seen: { ...seen, ...spent } };
}

;// CONCATENATED MODULE: ./lib/forecast/play.js
/**
 * Plays rollouts that begin together with the scheduler of the local ECS, every task well: what cannot move even so can
 * never move.
 */

/** The scheduler polls about every ten seconds (observed in real service events). */
const POLL_MS = 10_000;
/**
 * Plays rollouts on one cluster to their ends; in each pass the scheduler takes the services in this order.
 * @returns one play a rollout, in their order
 */
function playRollouts(rollouts, choices, budget) {
    let state = openPlay(rollouts);
    while (budget.views > 0) {
        budget.views -= countViews(state);
        if (state.services.every(isDone))
            return state.services.map((service) => end(service, state));
        const before = state.services;
        state = passAll(state, choices);
        const isFirst = choices.isFirstAlone && state.services.some((one, at) => hasNext(one) && !hadNext(before[at]));
        const next = findNextChange(state, isFirst);
        if (next === undefined)
            return state.services.map((service) => end(service, state));
        state = passTo(state, next);
    }
    return rollouts.map(() => ({ end: 'unknown' }));
}
function openPlay(rollouts) {
    const [shared = []] = rollouts.flatMap(({ capacity }) => (capacity.kind === 'unlimited' ? [] : [capacity.instances]));
    return { now: 0, services: rollouts.map(openService), instances: new Map(shared.map((one) => [one.id, one])) };
}
function countViews({ services, instances }) {
    return services.reduce((sum, { tasks }) => sum + tasks.length + instances.size, 0);
}
function hadNext(service) {
    return service !== undefined && hasNext(service);
}
/** One service after the other: what the first takes, the second does not find. */
function passAll(state, { isFirstAlone, pick }) {
    const services = [...state.services];
    for (const [at, service] of services.entries()) {
        const present = pick === undefined ? [] : services.flatMap(({ tasks }) => tasks);
        const pass = { now: state.now, instances: state.instances, isFirstAlone, pick, present };
        if (!isDone(service))
            services[at] = passService(service, pass);
    }
    return { ...state, services };
}
/** Undefined when nothing is on its way. @param isFirst a first task has started alone, so the next pass is soon */
function findNextChange({ now, services }, isFirst) {
    let next = isFirst ? { at: now + POLL_MS, isHealth: true } : undefined;
    for (const task of services.flatMap(({ tasks }) => tasks)) {
        if (task.phase === 'running' || (next !== undefined && task.changesAt > next.at))
            continue;
        const isHealth = task.phase === 'starting' || (next?.at === task.changesAt && next.isHealth);
        next = { at: task.changesAt, isHealth };
    }
    return next;
}
function passTo({ now, services, instances }, { at, isHealth }) {
    const passed = services.map((service) => passTime(service, { from: now, to: at, isHealth }, instances));
    return { now: at, services: passed, instances };
}
function end(service, state) {
    const instances = viewInstances(service, state.instances);
    if (isDone(service))
        return { end: 'done', seen: service.seen, instances };
    const replaced = service.tasks.filter((task) => task.isNext).length;
    return { end: 'blocked', blocked: service.blocked ?? { kind: 'bounds' }, instances, replaced };
}

;// CONCATENATED MODULE: ./lib/forecast/prospect.js
/** From what was found to a rollout that can be played. */








/**
 * Without any check a task counts as healthy so long after it turned RUNNING (ECS API reference,
 * minimumHealthyPercent).
 */
const UNCHECKED_MS = 40_000;
/** The rollout with the capacity that was read; with unlimited capacity where none was. */
function toRollout({ found, next }, request) {
    const { service, current, surroundings } = found;
    const { minimumHealthyPercent, maximumPercent } = planConfiguration(service, request);
    const { hosts } = surroundings;
    const nextNeeds = readNeeds(service, next);
    const capacity = listCapacity(found);
    const isDaemon = service.schedulingStrategy === 'DAEMON';
    return {
        desired: isDaemon ? (0,decide_daemon/* countDaemonPlaces */.A)(nextNeeds, capacity) : (request.desiredCount ?? service.desired),
        isDaemon,
        minimumHealthyPercent,
        maximumPercent,
        tasks: hosts === undefined ? imagineTasks(service.running) : hosts.tasks.map(toPresentTask),
        presentNeeds: (0,task_needs/* readTaskNeeds */.R)(current.described),
        nextNeeds,
        capacity,
        sizes: listSizes(found, nextNeeds),
        mayUseDynamicPorts: (next.networkMode ?? 'bridge') === 'bridge',
        pace: readPace(found, next),
    };
}
/** With the rules of placement where they can be evaluated; `findMissing` says where they cannot. */
function readNeeds(service, next) {
    const placing = readPlacing(service, next);
    const rules = 'missing' in placing ? undefined : placing.rules;
    return rules === undefined ? (0,task_needs/* readTaskNeeds */.R)(next) : { ...(0,task_needs/* readTaskNeeds */.R)(next), rules };
}
/** The tasks of a service of which only the number is known. */
function imagineTasks(running) {
    return Array.from({ length: running }, (_, at) => ({ id: `present/${at}`, availabilityZone: '', phase: 'running' }));
}
function toPresentTask(task) {
    const { arn: id, availabilityZone, instanceArn } = task;
    const phase = (0,capacity/* isEnding */.yp)(task) ? 'stopping' : task.lastStatus === 'RUNNING' ? 'running' : 'starting';
    return { id, availabilityZone, phase, ...(0,type_helpers/* defined */.s)({ instanceId: instanceArn }) };
}
function listCapacity({ surroundings: { hosts } }) {
    if (hosts === undefined)
        return { kind: 'unlimited' };
    const own = (arn) => hosts.tasks.filter((task) => task.instanceArn === arn).length;
    return { kind: 'instances', instances: hosts.instances.filter(capacity/* isOpen */.nT).map((one) => (0,capacity/* toCapacity */.i8)(one, own(one.arn))) };
}
/** Each size once, the smallest first, of instances that may have a task. */
function listSizes({ surroundings: { hosts } }, needs) {
    const bySize = new Map();
    const mayHaveTask = (one) => (0,capacity/* isOpen */.nT)(one) && (0,placement/* isEligible */.YT)(needs, (0,capacity/* emptyCapacity */.M)(one));
    for (const instance of (hosts?.instances ?? []).filter(mayHaveTask)) {
        const size = `${instance.registeredCpu}/${instance.registeredMemoryMiB}`;
        if (!bySize.has(size))
            bySize.set(size, (0,capacity/* emptyCapacity */.M)(instance));
    }
    const measure = ({ remainingMemoryMiB, remainingCpu }) => remainingMemoryMiB + remainingCpu;
    return [...bySize.values()].sort((a, b) => measure(a) - measure(b));
}
/** A check may pass at its first poll, and nobody knows how long a container takes to stop: both count a poll. */
function readPace({ service, surroundings }, next) {
    const containers = listObjects(next.containerDefinitions);
    const isChecked = containers.some((one) => one.essential !== false && (0,values_json/* isJsonObject */.OW)(one.healthCheck));
    const longestDrainingMs = Math.ceil((surroundings.deregistrationDelayMs ?? 0) / POLL_MS) * POLL_MS;
    return {
        healthyMs: isChecked || service.loadBalancers.length > 0 ? POLL_MS : UNCHECKED_MS,
        drainingMs: POLL_MS,
        ...(0,type_helpers/* defined */.s)({ longestDrainingMs: longestDrainingMs > POLL_MS ? longestDrainingMs : undefined }),
    };
}
function listObjects(value) {
    return Array.isArray(value) ? value.filter(values_json/* isJsonObject */.OW) : [];
}
const FARGATE = new Set(['FARGATE', 'FARGATE_SPOT']);
/** Whether AWS Fargate runs the tasks: its capacity cannot be read. */
function isFargate({ service }) {
    if (service.launchType === 'FARGATE')
        return true;
    const providers = listProviders(service);
    return providers.length > 0 && providers.every((name) => FARGATE.has(name));
}
function listProviders({ capacityProviderStrategy = [] }) {
    return capacityProviderStrategy.map(({ capacityProvider }) => String(capacityProvider));
}
/** Why the tasks of today are not those that the rollout will start from; undefined when they are. */
function findUnrest({ found }) {
    const { service, current, surroundings } = found;
    const [primary, ...others] = service.deployments;
    if (others.length > 0 || primary?.rolloutState === 'IN_PROGRESS')
        return 'another deployment of this service is in progress';
    const isForeign = (task) => task.revisionArn !== current.arn;
    if (surroundings.hosts?.tasks.some(isForeign) === true)
        return 'tasks of more than one revision run';
    return undefined;
}
/** What is not known of the capacity; undefined when the forecast can be made. */
function findMissing(prospect) {
    const { service, surroundings } = prospect.found;
    if (prospect.isPlacedAnew === true)
        return 'the service definition changes where ECS places tasks';
    if (isFargate(prospect.found))
        return undefined;
    const providers = listProviders(service);
    if (providers.length > 0)
        return `capacity provider ${providers.join(', ')} may add container instances`;
    if (service.launchType === 'EXTERNAL')
        return 'tasks run on external instances';
    const placing = readPlacing(service, prospect.next);
    if ('missing' in placing)
        return placing.missing;
    if (needsDevices(prospect.next))
        return 'GPUs and accelerators are not counted';
    if (surroundings.hosts === undefined)
        return 'no permission to read the container instances, or the read failed';
    const assumption = placing.rules && findAssumption(placing.rules, listAttributes(surroundings.hosts.instances));
    if (assumption !== undefined)
        return assumption;
    return service.schedulingStrategy === 'DAEMON' && hasTasksElsewhere(prospect.found)
        ? 'a daemon service has tasks on container instances that accept no tasks'
        : undefined;
}
function listAttributes(instances) {
    return instances.filter(capacity/* isOpen */.nT).map(({ attributes }) => attributes);
}
/** ECS stops them in its own time (ECS Developer Guide, daemon scheduling strategy). */
function hasTasksElsewhere({ surroundings: { hosts } }) {
    const open = new Set((hosts?.instances ?? []).filter(capacity/* isOpen */.nT).map(({ arn }) => arn));
    return hosts?.tasks.some(({ instanceArn = '' }) => !open.has(instanceArn)) === true;
}
function needsDevices(next) {
    const containers = listObjects(next.containerDefinitions);
    return containers.some((container) => listObjects(container.resourceRequirements).length > 0);
}

// EXTERNAL MODULE: ./lib/image/named-image.js
var named_image = __webpack_require__(91948);
;// CONCATENATED MODULE: ./lib/inputs/images-of-services.js
/**
 * The request as it is for some of its services: without images for others. Where an image names service and container,
 * the one that names the container alone does not count.
 * @param services names, not ARNs
 */
function narrowImages(request, services) {
    if (request.image.kind !== 'given')
        return request;
    const all = request.image.images.filter(({ service }) => service === undefined || services.includes(service));
    const own = new Set(all.flatMap(({ service, container }) => (service === undefined ? [] : [container])));
    const images = all.filter(({ service, container }) => service !== undefined || !own.has(container));
    return { ...request, image: images.length === 0 ? { kind: 'keep' } : { kind: 'given', images } };
}
/** Whether services get different images, so that they need documents of their own. */
function hasImagesByService({ image }) {
    return image.kind === 'given' && image.images.some(({ service }) => service !== undefined);
}

;// CONCATENATED MODULE: ./lib/task-definition/with-images.js

/** The document with other images. @param imageOf undefined: the container keeps its own */
function withImages(document, imageOf) {
    const containerDefinitions = document.containerDefinitions.map((container) => {
        return { ...container, ...(0,type_helpers/* defined */.s)({ image: imageOf(container) }) };
    });
    return { ...document, containerDefinitions };
}

;// CONCATENATED MODULE: ./lib/run/plan-revisions.js








/** What will run of it. Undefined: it could not be rendered, and the plan says why. */
function findDocument(revision) {
    if (revision.kind === 'render')
        return revision.rendered?.document;
    return revision.pinned?.document ?? revision.revision.described;
}
/**
 * One document for all services, or one for each from its current revision. The images of a file are deployed by
 * digest; those that a revision brings along keep their tags, as no other image was requested.
 */
function planRenders(found, updates, request) {
    const { shouldPinImages, isDriftCheck } = request;
    const current = found.services.map((service) => service.current);
    const running = found.services.map(describeRunning);
    const digests = shouldPinImages ? mapDigests(found.given) : new Map();
    const { document, documentArn, named, places } = found;
    if (document !== undefined && isDriftCheck) {
        return planEach(found, updates, {
            digests,
            places,
            baseOf: (service) => ({ base: keepImages(document, service) }),
        });
    }
    if (document !== undefined && hasImagesByService(request)) {
        const base = documentArn === undefined ? (0,pin/* pinImages */.Mc)(document, digests) : document;
        return planEach(found, updates, {
            digests,
            places,
            baseOf: () => ({ base, ...(0,type_helpers/* defined */.s)({ baseArn: documentArn }) }),
        });
    }
    if (document !== undefined) {
        const machines = findMachines(found.services);
        const origin = (0,type_helpers/* defined */.s)({ baseArn: documentArn, named, places });
        // A revision is the base of the next one: with a digest in place of its tag, a tag that moves would never be seen
        // again.
        const base = documentArn === undefined ? (0,pin/* pinImages */.Mc)(document, digests) : document;
        const latest = listLatest(found.services);
        return [{ kind: 'render', base, ...origin, updates, current, latest, running, digests, elsewhere: [], machines }];
    }
    return planEach(found, updates, {
        digests,
        places,
        baseOf: ({ current: { described, arn } }) => ({ base: (0,registrable/* toRegistrable */.o)(described), baseArn: arn }),
    });
}
/** A document for each service. */
function planEach({ services }, updates, { digests, places, baseOf }) {
    const bases = services.map(baseOf);
    const documents = bases.map(({ base }) => base);
    return services.map((service, at) => {
        const origin = bases[at] ?? baseOf(service);
        return {
            kind: 'render',
            ...origin,
            ...(0,type_helpers/* defined */.s)({ places }),
            updates: updates.slice(at, at + 1),
            current: [service.current],
            latest: listLatest([service]),
            running: [describeRunning(service)],
            digests,
            elsewhere: findElsewhere(origin.base, documents),
            machines: findMachines([service]),
        };
    });
}
/** With the images that are running, so that only the rest is compared. */
function keepImages(document, { current }) {
    const running = new Map((0,registrable/* toRegistrable */.o)(current.described).containerDefinitions.map(({ name, image }) => [name, image]));
    return withImages(document, ({ name }) => running.get(name));
}
function mapDigests(seen) {
    return new Map(seen.flatMap(({ reference, lookup }) => (lookup.kind === 'found' ? [[reference, lookup.digest]] : [])));
}
function describeRunning({ latest, current, running }) {
    return { revision: latest ?? current, digests: running };
}
function listLatest(services) {
    return services.flatMap(({ latest }) => latest ?? []);
}
/** What the services run on: one that is not read adds nothing. */
function findMachines(services) {
    const instances = services.flatMap(({ surroundings }) => surroundings.hosts?.instances ?? []);
    const architectures = instances.flatMap(({ attributes }) => attributes['ecs.cpu-architecture'] ?? []);
    return { isFargate: services.some(isFargate), architectures: [...new Set(architectures)] };
}
function findElsewhere(base, all) {
    const own = new Set(base.containerDefinitions.map(({ name }) => name));
    return all.flatMap((one) => one.containerDefinitions.map(({ name }) => name)).filter((name) => !own.has(name));
}
/**
 * The revision that all services of the plan name, with the digests that run in place of the tags that the document has
 * none of: a document that equals it runs already. A forced deployment resolves tags again, so then only the document
 * itself will do.
 */
function listRunningForms({ running, updates }, document) {
    const first = running[0]?.revision;
    const isOne = first !== undefined && running.every(({ revision }) => revision.arn === first.arn);
    if (!isOne || updates.some(({ shouldForce }) => shouldForce))
        return [];
    const digests = listPinned(document, (0,running_images/* mergeDigests */.EH)(running.map((one) => one.digests)));
    return [{ ...first, described: (0,pin/* pinContainers */.WS)((0,registrable/* toRegistrable */.o)(first.described), digests) }];
}
/** The digests of the containers whose image the document names by digest. */
function listPinned(document, digests) {
    const pinned = new Set((0,named_image/* listImages */.v8)(document).flatMap(({ container, identifier }) => ('digest' in identifier ? [container] : [])));
    return Object.fromEntries(Object.entries(digests).filter(([container]) => pinned.has(container)));
}
/** Revisions that may hold the document already, the one to be taken first. */
function listKnown(plan, document) {
    const known = [...plan.latest, ...plan.current, ...listRunningForms(plan, document)];
    return plan.named === undefined ? known : [plan.named, ...known];
}
/** Of a rollback: the revisions that the services return to. */
function planRollbackRevisions(found, updates) {
    return found.services.flatMap(({ target }, at) => target === undefined ? [] : [{ kind: 'existing', ...toRevisionPlan(target), updates: updates.slice(at, at + 1) }]);
}
function toRevisionPlan({ revision, pinned, changes = [], known }) {
    if (pinned === undefined)
        return { revision };
    const entry = known.find(({ arn }) => arn === revision.arn)?.entry ?? {};
    return { revision, pinned: { document: pinned, changes, entry } };
}

;// CONCATENATED MODULE: ./lib/run/check-target-groups.js







/**
 * The plan, with what does not fit and fitted before. Target groups are read only if a port, a protocol or the network
 * mode changes, or the service is created.
 */
async function checkTargetGroups(plan, { found, creation, request }, world) {
    const { loadBalancers } = request.definitionChanges?.settings ?? {};
    const uses = [
        ...(loadBalancers === undefined ? listChanged(plan, found) : check_target_groups_listReplaced(plan, found, request)),
        ...listCreated(plan, creation),
    ];
    if (uses.length === 0)
        return plan;
    const { loadBalancing } = await world.evidence();
    const findings = await Promise.all(uses.map((use) => checkUse(use, loadBalancing)));
    return {
        ...plan,
        errors: [...plan.errors, ...findings.flatMap(({ errors }) => errors)],
        notices: [...plan.notices, ...findings.flatMap(({ notices }) => notices)],
    };
}
function listChanged({ revisions }, { services }) {
    return revisions.flatMap((revision) => {
        const next = findDocument(revision);
        const names = new Set(revision.updates.map(({ service }) => service.name));
        return services
            .filter(({ service, codeDeploy }) => names.has(service.name) && codeDeploy === undefined)
            .flatMap(({ service, current }) => listUses(service.loadBalancers, service.name, next, current.described))
            .filter(({ port, current = {}, next }) => !(0,same_json/* isSameJson */.T)(selectFitting(current, port), selectFitting(next, port)));
    });
}
/** A service definition gives the one service of the run other load balancers. */
function check_target_groups_listReplaced({ revisions: [first] }, { services: [one] }, request) {
    if (one === undefined || first === undefined)
        return [];
    const { name, loadBalancers } = changeMatchedService(one.service, request.definitionChanges?.settings);
    return listUses(loadBalancers, name, findDocument(first));
}
function listCreated({ revisions: [first] }, creation) {
    if (creation === undefined || first === undefined)
        return [];
    const { name, loadBalancers } = creation.service;
    return listUses(loadBalancers, name, findDocument(first));
}
function listUses(loadBalancers, service, next, current) {
    return loadBalancers.flatMap(({ targetGroupArn: arn, containerName, containerPort }) => {
        if (arn === undefined || containerName === undefined || containerPort === undefined || next === undefined)
            return [];
        const use = { service, arn, port: { containerName, containerPort }, next };
        return [current === undefined ? use : { ...use, current }];
    });
}
async function checkUse(use, loadBalancing) {
    const name = `Target group ${(0,outside_text/* quoteOutsideText */.h)(nameOf(use.arn), 255)} of service ${use.service}`;
    try {
        const group = await loadBalancing.describeTargetGroup(use.arn);
        const known = new Set(use.current === undefined ? [] : kindsOf(listMisfits(use.current, use.port, group)));
        return judge(name, listMisfits(use.next, use.port, group).filter(({ kind }) => !known.has(kind)));
    }
    catch (thrown) {
        return explainUnread(name, use, (0,deploy_error/* asDeployError */.y0)(thrown));
    }
}
function kindsOf(misfits) {
    return misfits.map(({ kind }) => kind);
}
/** ECS refuses a wrong target type; with the others it starts tasks that never become healthy, as far as is known. */
function judge(name, misfits) {
    const findings = misfits.map(({ kind, text, advice }) => ({ kind, text: `${name}: ${text}.`, advice }));
    return {
        errors: findings.filter(({ kind }) => kind === 'target type').map(({ text, advice }) => ({ text, advice })),
        notices: findings
            .filter(({ kind }) => kind !== 'target type')
            .map(({ text, advice }) => ({ level: 'warning', text, advice })),
    };
}
/** @throws DeployError `internal`, a bug of ours */
function explainUnread(name, { current }, error) {
    if (error.kind === 'internal')
        throw error;
    const { message, advice } = error;
    if (error.kind === 'absent' && current === undefined) {
        const text = `${name} not found.`;
        return {
            errors: [{ text, advice: 'Create it, or correct targetGroupArn in the service definition.' }],
            notices: [],
        };
    }
    const text = `${message} Not checked: whether ${name.replace(/^T/, 't')} fits the container port.`;
    return { errors: [], notices: [{ level: 'notice', text, advice }] };
}
/** `web`, of `…:targetgroup/web/0123456789abcdef`. */
function nameOf(arn) {
    return (0,text_arn/* lastSegment */.mp)(arn.replace(/\/[^/]*$/, ''));
}

// EXTERNAL MODULE: ./lib/task-definition/same-content.js + 1 modules
var same_content = __webpack_require__(18985);
;// CONCATENATED MODULE: ./lib/drivers/code-deploy/plan.js
/** What a deployment by CodeDeploy will do, and what forbids it. */





/** Longest description of a deployment (AWS CodeDeploy quotas). */
const LONGEST_DESCRIPTION = 256;
/** The plan of one service; undefined when ECS deploys it. */
function planCodeDeploy({ codeDeploy, target }, request) {
    if (codeDeploy === undefined)
        return undefined;
    const { configName, description } = request.codeDeploy;
    return {
        ...codeDeploy,
        shouldRollBackActive: target?.isCodeDeployRollback === true && !request.shouldForceNewDeployment,
        ...(0,type_helpers/* defined */.s)({
            configName,
            description: description === undefined ? undefined : [...description].slice(0, LONGEST_DESCRIPTION).join(''),
        }),
    };
}
/** The waits of the group itself: a deployment that is well takes them on top of its work. */
function measureOwnWaits({ rerouteWaitMs = 0, terminationWaitMs = 0 }) {
    return rerouteWaitMs + terminationWaitMs;
}
/** @param next the document to deploy; absent when it cannot be made */
function forecastCodeDeploy(found, request) {
    const { service, plan, next } = found;
    const isInProgress = plan.shouldRollBackActive || bringsAlready(plan, next, request);
    return {
        lines: isInProgress ? describeActive(plan) : describePlan(plan, service),
        errors: [
            ...refuseInputs(service, request),
            ...checkGroup(plan.group, service),
            ...(isInProgress ? [] : refuseSecond(plan, next)),
            ...(next === undefined ? [] : checkAppSpec(plan.appSpec, next, request)),
        ],
        notices: [...noticeDescription(request), ...noticeRollback(plan.group, service)],
    };
}
function describePlan({ group, configName = group.configName }, service) {
    const { rerouteWaitMs, terminationWaitMs, application } = group;
    return [
        `CodeDeploy deploys it: application ${application}, deployment group ${group.group}, configuration ${configName}.`,
        `All ${service.desired} new tasks start next to the ${service.running} old ones before traffic shifts.`,
        ...(rerouteWaitMs === undefined
            ? []
            : [`It waits up to ${minutes(rerouteWaitMs)} for someone to approve the traffic shift.`]),
        ...(terminationWaitMs === undefined
            ? ['The old tasks keep running.']
            : [`The old tasks stop ${minutes(terminationWaitMs)} after the traffic shift.`]),
    ];
}
function minutes(ms) {
    return (0,duration/* formatMinutes */.dp)(ms / 60_000);
}
const SETTINGS = [
    ['circuit-breaker-threshold', 'breakerThreshold'],
    ['reset-on-healthy-task', 'isResetByHealthyTask'],
    ['early-success', 'earlySuccess'],
    ['deployment-alarms', 'alarms'],
    ['bake-time-minutes', 'bakeTimeMinutes'],
    ['availability-zone-rebalancing', 'rebalancing'],
    ['health-check-grace-period', 'gracePeriodSeconds'],
    ['platform-version', 'platformVersion'],
];
/** A deployment says which revision is deployed, and no more (CodeDeploy API reference, CreateDeployment). */
function refuseInputs(service, request) {
    const given = [
        ['desired-count', request.desiredCount !== undefined],
        ['minimum-healthy-percent', request.minimumHealthyPercent !== undefined],
        ['maximum-percent', request.maximumPercent !== undefined],
        ['circuit-breaker', request.circuitBreaker !== 'keep'],
        ...SETTINGS.map(([input, field]) => [input, request.deployment[field] !== undefined]),
        ['enable-ecs-managed-tags', request.hasManagedTags !== undefined],
        ['propagate-tags', request.propagateTags !== undefined],
        ['service-managed-ebs-volume', request.managedVolume !== undefined],
    ];
    return given
        .filter(([, isGiven]) => isGiven)
        .map(([input]) => ({
        input,
        text: `${input}: not supported for service ${service.name}, which AWS CodeDeploy deploys.`,
        advice: 'Remove the input, and change the setting with aws ecs update-service.',
    }));
}
function checkGroup(group, service) {
    const cluster = (0,text_arn/* clusterName */.SL)(service.clusterArn);
    const isOurs = group.services.some((one) => (0,text_arn/* clusterName */.SL)(one.cluster) === cluster && (0,text_arn/* serviceName */.fe)(one.service) === service.name);
    if (isOurs)
        return [];
    const said = group.services.map((one) => `${(0,text_arn/* serviceName */.fe)(one.service)} in cluster ${(0,text_arn/* clusterName */.SL)(one.cluster)}`);
    const what = group.computePlatform === 'ECS' ? said.join(', ') : `the platform ${group.computePlatform}`;
    return [
        {
            input: 'codedeploy-deployment-group',
            text: `The deployment group ${group.group} of ${group.application} deploys ${what}, not service ${service.name} in cluster ${cluster}.`,
            advice: 'Use the deployment group of this service.',
        },
    ];
}
/** The deployment in progress brings what was requested: it is followed as ours. */
function bringsAlready({ active }, next, request) {
    const brought = active?.revision;
    if (brought === undefined || next === undefined || request.shouldForceNewDeployment)
        return false;
    return request.rollbackTo === undefined
        ? (0,same_content/* isSameContent */.OI)(next, (0,registrable/* toRegistrable */.o)(brought.described))
        : next.taskDefinitionArn === brought.arn;
}
function describeActive({ active, shouldRollBackActive }) {
    if (active === undefined)
        return [];
    const back = active.returnsToArn === undefined ? '' : ` and roll back to ${(0,text_arn/* revisionName */.pd)(active.returnsToArn)}`;
    const what = shouldRollBackActive ? `Slipway requests CodeDeploy to stop it${back}` : 'Slipway follows it';
    return [`Deployment ${formatActive(active)} is in progress: ${what}.`];
}
function formatActive({ id, isRollback, revision }) {
    if (revision === undefined)
        return id;
    return `${id} ${isRollback ? 'back to' : 'of'} ${(0,text_arn/* revisionName */.pd)(revision.arn)}`;
}
/** CodeDeploy takes one deployment of a group at a time (AWS CodeDeploy quotas). */
function refuseSecond({ group, active }, next) {
    if (active === undefined)
        return [];
    const { id, returnsToArn, revision } = active;
    const brought = revision === undefined ? '' : ` of ${(0,text_arn/* revisionName */.pd)(revision.arn)}`;
    // What was requested and is refused, since the deployment is not ours, is no advice.
    const hasBack = revision !== undefined && next?.taskDefinitionArn !== returnsToArn;
    const back = returnsToArn === undefined || !hasBack
        ? ''
        : `, roll back to ${(0,text_arn/* revisionName */.pd)(returnsToArn)} with rollback-to: previous,`;
    const stop = `stop it: aws deploy stop-deployment --deployment-id ${id} --auto-rollback-enabled`;
    return [
        {
            text: `Deployment ${id}${brought} is in progress in deployment group ${group.group}; CodeDeploy runs one at a time.`,
            advice: active.isRollback ? 'It is a rollback: wait until it ends.' : `Wait until it ends${back} or ${stop}`,
        },
    ];
}
function checkAppSpec(appSpec, next, request) {
    const { containerName, containerPort } = appSpec;
    const containers = (0,json_fields/* readObjects */.$I)(next, 'containerDefinitions');
    const container = containers.find(({ name }) => name === containerName);
    const refuse = (problem, advice) => [
        { input: 'codedeploy-appspec', text: `${request.codeDeploy.appSpecPath}: ${problem}.`, advice: `${advice}.` },
    ];
    if (container === undefined) {
        const names = containers.map(({ name }) => String(name)).join(', ');
        return refuse(`the task definition has no container ${containerName}`, `Its containers are: ${names}`);
    }
    const ports = (0,json_fields/* readObjects */.$I)(container, 'portMappings');
    const isMapped = ports.some((one) => one.containerPort === containerPort || one.containerPortRange !== undefined);
    if (isMapped)
        return [];
    const known = ports.map((one) => String(one.containerPort)).join(', ');
    const advice = known === '' ? 'It maps no port' : `It maps: ${known}`;
    return refuse(`container ${containerName} does not map port ${containerPort}`, advice);
}
function noticeDescription({ codeDeploy: { description = '' } }) {
    const { length } = [...description];
    if (length <= LONGEST_DESCRIPTION)
        return [];
    const text = `codedeploy-deployment-description has ${length} characters; CodeDeploy allows ${LONGEST_DESCRIPTION}, so the rest is cut.`;
    return [{ level: 'notice', text }];
}
function noticeRollback({ group, rollbackEvents }, service) {
    if (rollbackEvents.includes('DEPLOYMENT_FAILURE'))
        return [];
    const text = `Deployment group ${group} of service ${service.name} does not roll back failed deployments automatically.`;
    return [{ level: 'notice', text, advice: 'Turn on its automatic rollback for DEPLOYMENT_FAILURE.' }];
}
/** Inputs for CodeDeploy say nothing of a service that ECS deploys. */
function noticeUnused({ service, codeDeploy }, request) {
    const { appSpecPath: _path, ...given } = request.codeDeploy;
    if (codeDeploy !== undefined || Object.keys(given).length === 0)
        return [];
    return [
        {
            level: 'notice',
            text: `Service ${service.name} is not deployed by CodeDeploy: the inputs codedeploy-* are ignored.`,
        },
    ];
}

// EXTERNAL MODULE: ./lib/rollout/service-settings.js
var service_settings = __webpack_require__(74358);
;// CONCATENATED MODULE: ./lib/task-definition/launch-volumes.js


/**
 * A volume gets settings when its tasks start only where the task definition leaves them open (ECS API reference,
 * Volume, configuredAtLaunch).
 * @param document as registered or as described
 * @param named the volume, and the input that names it
 */
function refuseOtherVolume(document, named) {
    const volumes = Array.isArray(document.volumes) ? document.volumes.filter(values_json/* isJsonObject */.OW) : [];
    const open = volumes.filter(({ configuredAtLaunch }) => configuredAtLaunch === true).map(({ name }) => String(name));
    if (open.includes(named.volume))
        return [];
    const exists = volumes.some(({ name }) => name === named.volume);
    const family = (0,outside_text/* quoteOutsideText */.h)(String(document.family), 255);
    const volume = (0,outside_text/* quoteOutsideText */.h)(named.volume, 255);
    return [
        {
            input: named.input,
            text: exists
                ? `The volume ${volume} of the task definition ${family} is not configuredAtLaunch, so it accepts no settings.`
                : `The task definition ${family} has no volume ${volume}.`,
            advice: open.length === 0
                ? 'Add a volume with configuredAtLaunch: true to the task definition.'
                : `Use one that is configuredAtLaunch: ${open.map((name) => (0,outside_text/* quoteOutsideText */.h)(name, 255)).join(', ')}.`,
        },
    ];
}

;// CONCATENATED MODULE: ./lib/drivers/one-off-task/plan.js





/** Plans the one-off task. Errors are those that ECS would answer with after the revision was registered. */
function planOneOffTask(task, request, context) {
    const network = chooseNetwork(task, context);
    const unknown = listUnknownContainers(task, context.document);
    const volume = checkVolume(task, context.document);
    const errors = [...('problem' in network ? [network.problem] : []), ...unknown, ...volume];
    if ('problem' in network || errors.length > 0)
        return { errors };
    const { longestPauseMs } = request;
    return {
        plan: {
            cluster: context.service?.clusterArn ?? request.cluster,
            startedBy: task.startedBy,
            shouldWait: task.shouldWait,
            limitMs: request.followLimitMs,
            ...(0,type_helpers/* defined */.s)({ longestPauseMs }),
            settings: {
                startedBy: task.startedBy,
                ...chooseCapacity(task, context.service),
                ...network.settings,
                ...buildSettings(task),
                ...chooseTags(request),
            },
            document: context.document,
            words: plan_describePlan(task, request, context),
        },
    };
}
/** An empty list is never sent. */
function buildSettings(task) {
    const { containerOverrides, tags, managedVolume } = task;
    return (0,type_helpers/* defined */.s)({
        overrides: containerOverrides.length === 0 ? undefined : { containerOverrides },
        tags: tags.length === 0 ? undefined : tags,
        volumeConfigurations: managedVolume === undefined ? undefined : [(0,service_settings/* toVolumeConfiguration */.M9)(managedVolume)],
    });
}
/** The tags of a service are not for a task that is not its own: ECS refuses it (ECS API reference, RunTask). */
function chooseTags({ hasManagedTags, propagateTags }) {
    return (0,type_helpers/* defined */.s)({
        enableECSManagedTags: hasManagedTags,
        propagateTags: propagateTags === undefined || propagateTags === 'SERVICE' ? undefined : propagateTags,
    });
}
function checkVolume({ managedVolume }, document) {
    if (managedVolume === undefined)
        return [];
    return refuseOtherVolume(document, { volume: managedVolume.name, input: 'run-task-managed-ebs-volume-name' });
}
/**
 * Strategy before launch type, inputs before the service. With nothing to say ECS takes the cluster's default strategy,
 * or EC2 where there is none (ECS API reference, RunTask).
 */
function chooseCapacity(task, service) {
    const { capacityProviderStrategy, launchType } = task;
    if (capacityProviderStrategy.length > 0)
        return { capacityProviderStrategy };
    if (launchType !== undefined)
        return { launchType };
    if (service?.capacityProviderStrategy !== undefined) {
        return { capacityProviderStrategy: service.capacityProviderStrategy };
    }
    return (0,type_helpers/* defined */.s)({ launchType: service?.launchType });
}
/** Only tasks of network mode awsvpc take a network of their own, and they need one (ECS API reference, RunTask). */
function chooseNetwork(task, { document, service }) {
    const isAwsvpc = document.networkMode === 'awsvpc';
    if (!isAwsvpc)
        return task.subnets.length === 0 ? { settings: {} } : { problem: refuseSubnets(document) };
    const own = (0,json_fields/* readObject */.Ag)(service?.networkConfiguration ?? {}, 'awsvpcConfiguration');
    if (task.subnets.length === 0 && own === undefined)
        return { problem: refuseNoNetwork(service) };
    const { subnets, securityGroups, assignPublicIp } = task;
    const base = subnets.length === 0 ? (own ?? {}) : { subnets, assignPublicIp: 'DISABLED' };
    const awsvpcConfiguration = {
        ...base,
        ...(0,type_helpers/* defined */.s)({ securityGroups: securityGroups.length === 0 ? undefined : securityGroups, assignPublicIp }),
    };
    return { settings: { networkConfiguration: { awsvpcConfiguration } } };
}
function refuseSubnets({ networkMode = 'bridge' }) {
    return {
        input: 'run-task-subnets',
        text: `The task definition has network mode ${(0,outside_text/* quoteOutsideText */.h)(String(networkMode), 40)}; only awsvpc uses subnets.`,
        advice: 'Remove run-task-subnets, or set networkMode to awsvpc.',
    };
}
function refuseNoNetwork(service) {
    const where = service === undefined ? 'no service is given' : `service ${service.name} has none`;
    return {
        input: 'run-task-subnets',
        text: `The one-off task needs subnets (network mode awsvpc): none are set, and ${where}.`,
        advice: 'Set run-task-subnets, and run-task-security-groups if needed.',
    };
}
function listUnknownContainers(task, document) {
    const known = document.containerDefinitions.map(({ name }) => name);
    return task.containerOverrides
        .map(({ name }) => String(name))
        .filter((name) => !known.includes(name))
        .map((name) => ({
        input: 'run-task-container-overrides',
        text: `The task definition ${document.family} has no container ${(0,outside_text/* quoteOutsideText */.h)(name, 255)}.`,
        advice: `Use one of: ${known.join(', ')}.`,
    }));
}
function plan_describePlan(task, request, context) {
    const minutes = request.followLimitMs / 60_000;
    const end = task.shouldWait
        ? `its essential containers must exit with code 0 within ${(0,duration/* formatMinutes */.dp)(minutes)}`
        : 'not waiting for its end';
    const before = request.services.length === 0 ? '' : ' before any service is updated';
    return [
        `a task of ${context.document.family} runs once${before}; ${end}`,
        ...task.containerOverrides.map(describeOverride),
    ];
}
/** A command and the values of variables may be secret. */
function describeOverride(override) {
    const fields = Object.keys(override).filter((field) => field !== 'name' && field !== 'environment');
    const variables = (0,json_fields/* readObjects */.$I)(override, 'environment').map(({ name }) => `environment variable ${String(name)}`);
    const changed = [...fields, ...variables].map((name) => (0,outside_text/* quoteOutsideText */.h)(name, 255)).join(', ');
    return `container ${(0,outside_text/* quoteOutsideText */.h)(String(override.name), 255)} of the task: ${changed} overridden`;
}

// EXTERNAL MODULE: ./lib/diagnosis/shortage.js
var diagnosis_shortage = __webpack_require__(97984);
// EXTERNAL MODULE: ./packages/ecs-rules/lib/scheduler/bounds.js
var bounds = __webpack_require__(87318);
;// CONCATENATED MODULE: ./lib/forecast/orders.js

/**
 * Plays rollouts in several orders: which of equal tasks ECS stops first, which of equal instances it takes, and which
 * service it schedules first, is not documented, so what depends on it is not forecast. The first play has the services
 * in the order of their updates.
 */
function playOrders(rollouts, budget) {
    const first = playDraws(rollouts, { isFirstAlone: false }, budget);
    if (rollouts.every(({ capacity }) => capacity.kind === 'unlimited'))
        return first;
    const turnedTasks = rollouts.map((rollout) => ({ ...rollout, tasks: [...rollout.tasks].reverse() }));
    return [
        ...first,
        ...playDraws(rollouts, { isFirstAlone: true }, budget),
        ...playDraws(turnedTasks, { isFirstAlone: true }, budget),
        ...playDraws(rollouts.map(turnInstances), { isFirstAlone: true }, budget),
        ...playDraws(turnedTasks.map(turnInstances), { isFirstAlone: false }, budget),
        ...(rollouts.length < 2 ? [] : playBackward(rollouts, budget)),
    ];
}
/** The service that was updated last is scheduled first. */
function playBackward(rollouts, budget) {
    return [false, true]
        .flatMap((isFirstAlone) => playDraws(rollouts.toReversed(), { isFirstAlone }, budget))
        .map((plays) => plays.toReversed());
}
function turnInstances(rollout) {
    const { capacity } = rollout;
    if (capacity.kind === 'unlimited')
        return rollout;
    return { ...rollout, capacity: { ...capacity, instances: [...capacity.instances].reverse() } };
}
/**
 * One play; under the strategy `random` one for each way in which its draws may fall, until two of them end
 * differently: more would not make it decidable.
 */
function playDraws(rollouts, choices, budget) {
    if (!rollouts.some(isRandom))
        return [playRollouts(rollouts, choices, budget)];
    const plays = [];
    const path = [];
    do {
        let depth = 0;
        const pick = (kinds, candidates) => {
            budget.views -= candidates;
            const choice = path[depth] ?? { taken: 0, of: kinds };
            path[depth] = choice;
            depth += 1;
            return choice.taken;
        };
        const play = playRollouts(rollouts, { ...choices, pick }, budget);
        plays.push(play);
        if (nameEnds(play) !== nameEnds(plays[0] ?? play) || play.some(({ end }) => end === 'unknown'))
            return plays;
    } while (turn(path));
    return plays;
}
function nameEnds(play) {
    return play.map(({ end }) => end).join();
}
/** To the next way; false when there is none. */
function turn(path) {
    for (let last = path.pop(); last !== undefined; last = path.pop()) {
        if (last.taken + 1 >= last.of)
            continue;
        path.push({ ...last, taken: last.taken + 1 });
        return true;
    }
    return false;
}
function isRandom({ capacity, nextNeeds: { rules } }) {
    return capacity.kind === 'instances' && rules?.strategies.some(({ kind }) => kind === 'random') === true;
}

;// CONCATENATED MODULE: ./lib/forecast/changes.js
/** The smallest changes that would let a rollout work, each found by playing it. */


/** More than so many instances are not what one adds for a deploy. */
const MOST_INSTANCES = 8;
/** For each kind of change. A change that is not tried to its end is not proposed; a larger one may be. */
const MOST_VIEWS = 200_000;
/** @returns the changes that work, each the smallest of its kind */
function findChanges(rollout) {
    const searches = [lowerMinimum, raiseMaximum, addInstances, freePorts];
    return searches.flatMap((search) => search(openTrial(rollout)) ?? []);
}
/** The rollout as it would be with the change. */
function applyChange(rollout, change) {
    switch (change.kind) {
        case 'minimum-healthy-percent':
            return { ...rollout, minimumHealthyPercent: change.percent };
        case 'maximum-percent':
            return { ...rollout, maximumPercent: change.percent };
        case 'instances':
            return withInstances(rollout, change.count, change.like);
        case 'dynamic-ports':
            return { ...rollout, nextNeeds: { ...rollout.nextNeeds, tcpPorts: [], udpPorts: [] } };
    }
}
function withInstances(rollout, count, like) {
    const { capacity } = rollout;
    if (capacity.kind === 'unlimited')
        return rollout;
    const added = Array.from({ length: count }, (_, at) => ({ ...like, id: `added-${at}` }));
    return { ...rollout, capacity: { kind: 'instances', instances: [...capacity.instances, ...added] } };
}
function openTrial(rollout) {
    const budget = { views: MOST_VIEWS };
    const works = (change) => playOrders([applyChange(rollout, change)], budget).every(([play]) => play?.end === 'done');
    return { rollout, works };
}
/** Percents that keep one task less each; the highest that works. */
function lowerMinimum(trial) {
    const { desired, minimumHealthyPercent } = trial.rollout;
    const lower = (0,bounds/* lowerBound */.y)(desired, minimumHealthyPercent);
    const keepLess = (step) => ({
        kind: 'minimum-healthy-percent',
        percent: Math.floor(((lower - step) * 100) / desired),
    });
    return findSmallest(trial, lower, keepLess);
}
/** Percents that allow one task more each; the lowest that works. */
function raiseMaximum(trial) {
    const { desired, maximumPercent, isDaemon } = trial.rollout;
    // ECS accepts no more than 100 for a daemon (observed).
    if (isDaemon)
        return undefined;
    const upper = (0,bounds/* upperBound */.r)(desired, maximumPercent);
    const allowMore = (step) => ({
        kind: 'maximum-percent',
        percent: Math.ceil(((upper + step) * 100) / desired),
    });
    return findSmallest(trial, 2 * desired - upper, allowMore);
}
/** Of so many steps, each a larger change, the first that works; the plays grow with the steps' logarithm. */
function findSmallest({ works }, steps, take) {
    if (steps < 1 || !works(take(steps)))
        return undefined;
    let [low, high] = [1, steps];
    while (low < high) {
        const middle = Math.floor((low + high) / 2);
        if (works(take(middle)))
            high = middle;
        else
            low = middle + 1;
    }
    return take(high);
}
function addInstances(trial) {
    const { rollout } = trial;
    // A daemon wants a task on each instance more.
    if (rollout.capacity.kind === 'unlimited' || rollout.isDaemon)
        return undefined;
    for (let count = 1; count <= Math.min(MOST_INSTANCES, rollout.desired); count += 1) {
        for (const [at, like] of rollout.sizes.entries()) {
            const change = { kind: 'instances', count, like, isSmallest: at === 0 };
            if (worksInEachZone(trial, change))
                return change;
        }
    }
    return undefined;
}
/** Nobody says where the new instances will be. */
function worksInEachZone({ rollout, works }, change) {
    const { capacity } = rollout;
    const instances = capacity.kind === 'unlimited' ? [] : capacity.instances;
    const zones = [...new Set(instances.map(({ availabilityZone }) => availabilityZone))];
    return zones.every((zone) => works({ ...change, like: moveTo(zone, change.like) }));
}
function moveTo(availabilityZone, like) {
    if (like.facts === undefined)
        return { ...like, availabilityZone };
    const attributes = { ...like.facts.attributes, 'ecs.availability-zone': availabilityZone };
    return { ...like, availabilityZone, facts: { ...like.facts, attributes } };
}
function freePorts({ rollout, works }) {
    const { tcpPorts, udpPorts } = rollout.nextNeeds;
    if (!rollout.mayUseDynamicPorts || tcpPorts.length + udpPorts.length === 0)
        return undefined;
    return works({ kind: 'dynamic-ports' }) ? { kind: 'dynamic-ports' } : undefined;
}

;// CONCATENATED MODULE: ./lib/forecast/forecast.js



/** Plays the rollout to its end, in each order that ECS may take. */
function forecastRollout(rollout) {
    const [forecast] = forecastRollouts([rollout]);
    // One rollout has one forecast.
    return forecast ?? { kind: 'not-decidable', missing: describeUncertainty([rollout]) };
}
/**
 * Plays rollouts that begin together on one cluster. Where one or the other is always blocked, all that may be blocked
 * cannot progress.
 * @returns one forecast a rollout, in their order
 */
function forecastRollouts(rollouts) {
    const quick = playAll(rollouts);
    const slow = playDrained(rollouts);
    const isImpossible = [...quick, ...slow].every((plays) => plays.some(({ end }) => end === 'blocked'));
    return rollouts.map((rollout, at) => {
        const plays = { quick: pickPlays(quick, at), slow: pickPlays(slow, at) };
        return summarize(plays, { rollout, rollouts, isImpossible });
    });
}
function pickPlays(all, at) {
    return all.flatMap((play) => play[at] ?? []);
}
function summarize({ quick, slow }, { rollout, rollouts, isImpossible }) {
    const plays = [...quick, ...slow];
    const seen = listSeen(plays);
    const blocked = plays.flatMap((play) => (play.end === 'blocked' ? [play] : []));
    const [stall] = blocked;
    if (stall !== undefined && (isImpossible || blocked.length === plays.length)) {
        return { kind: 'cannot-progress', stall, changes: rollouts.length === 1 ? findChanges(rollout) : [] };
    }
    if (seen.length < plays.length) {
        const missing = blocked.length === 0 ? describeUnknownLimit(rollout) : describeUncertainty(rollouts);
        return { kind: 'not-decidable', missing };
    }
    const healthMs = Math.min(...listSeen(quick).map((one) => one.healthMs));
    const drainingMs = Math.min(...listSeen(quick).map((one) => one.drainingMs));
    return {
        kind: 'will-progress',
        batches: Math.min(...seen.map(({ batches }) => batches)),
        fewestInService: Math.min(...seen.map(({ fewestInService }) => fewestInService)),
        mostTasks: Math.max(...seen.map(({ mostTasks }) => mostTasks)),
        leastMs: Math.min(...seen.map(measure)),
        ...(0,type_helpers/* defined */.s)({ drainedMs: slow.length === 0 ? undefined : Math.max(...listSeen(slow).map(measure)) }),
        biggestPart: drainingMs > healthMs ? 'draining' : 'health',
    };
}
function playDrained(rollouts) {
    if (rollouts.every(({ pace }) => pace.longestDrainingMs === undefined))
        return [];
    return playAll(rollouts.map((rollout) => {
        const { longestDrainingMs: drainingMs = rollout.pace.drainingMs } = rollout.pace;
        return { ...rollout, pace: { ...rollout.pace, drainingMs } };
    }));
}
function listSeen(plays) {
    return plays.flatMap((play) => (play.end === 'done' ? [play.seen] : []));
}
function measure({ healthMs, drainingMs }) {
    return healthMs + drainingMs;
}
/** Some two hundred batches of five hundred tasks. */
const forecast_MOST_VIEWS = 2_000_000;
/** Outcomes grow with each instance that may be drawn: those of a dozen instances are played in a second. */
const MOST_RANDOM_VIEWS = 500_000;
/** In each order that ECS may take, as far as a forecast plays. */
function playAll(rollouts) {
    return playOrders(rollouts, { views: rollouts.some(isRandom) ? MOST_RANDOM_VIEWS : forecast_MOST_VIEWS });
}
function describeUnknownLimit(rollout) {
    return isRandom(rollout)
        ? 'placement strategy random has too many outcomes to forecast'
        : 'too many batches to forecast';
}
function describeUncertainty(rollouts) {
    const where = rollouts.some(isRandom) ? ['where placement strategy random places tasks'] : [];
    const first = rollouts.length > 1 ? ['which service ECS schedules first'] : [];
    return `it depends on ${[...where, ...first, 'which tasks ECS stops first'].join(', or ')}`;
}

;// CONCATENATED MODULE: ./lib/forecast/host-volumes.js
/** Volumes whose data stays on a container instance when the task leaves it. */

/**
 * Folders that belong to the instance itself and not to the task: an agent that reads logs or asks docker finds its own
 * on each instance.
 */
const OF_THE_INSTANCE = [
    '/proc',
    '/sys',
    '/dev',
    '/etc',
    '/run',
    '/var/run',
    '/var/log',
    '/var/lib/docker',
    '/cgroup',
    '/tmp',
    '/usr',
    '/lib',
    '/lib64',
    '/bin',
    '/sbin',
    '/boot',
];
/** A network file system that is mounted on the instances has such a name by convention. */
const SHARED = /(^|[/_.-])(efs|nfs|fsx)([/_.-]|$)/i;
/** Names of the volumes that hold data of the task that runs and that the next one will use. */
function listHostVolumes(current, next) {
    const known = new Set((0,json_fields/* readObjects */.$I)(current, 'volumes').flatMap(listHostData));
    return (0,json_fields/* readObjects */.$I)(next, 'volumes')
        .filter((volume) => listHostData(volume).some((place) => known.has(place)))
        .flatMap((volume) => (0,json_fields/* readString */.E3)(volume, 'name') ?? [])
        .filter((name) => isWritten(next, name));
}
/** Where the data of a volume is on its instance; none for what does not outlive the task or is not on the instance. */
function listHostData(volume) {
    const sourcePath = (0,json_fields/* readString */.E3)((0,json_fields/* readObject */.Ag)(volume, 'host') ?? {}, 'sourcePath');
    if (sourcePath !== undefined)
        return isOfTheInstance(sourcePath) ? [] : [`path ${sourcePath}`];
    const docker = (0,json_fields/* readObject */.Ag)(volume, 'dockerVolumeConfiguration');
    if (docker === undefined || !isLocalAndShared(docker))
        return [];
    return [`docker ${(0,json_fields/* readString */.E3)(volume, 'name') ?? ''}`];
}
function isOfTheInstance(path) {
    if (path === '/' || path.endsWith('.sock') || SHARED.test(path))
        return true;
    return OF_THE_INSTANCE.some((folder) => path === folder || path.startsWith(`${folder}/`));
}
/**
 * A volume of scope `task` is destroyed with its task; other drivers may move a volume (ECS API reference,
 * DockerVolumeConfiguration).
 */
function isLocalAndShared(docker) {
    const options = (0,json_fields/* readObject */.Ag)(docker, 'driverOpts') ?? {};
    const isOnInstance = ((0,json_fields/* readString */.E3)(docker, 'driver') ?? 'local') === 'local' && !/nfs|cifs|tmpfs/.test(String(options.type));
    return (0,json_fields/* readString */.E3)(docker, 'scope') === 'shared' && isOnInstance;
}
function isWritten(document, name) {
    return (0,json_fields/* readObjects */.$I)(document, 'containerDefinitions').some((container) => (0,json_fields/* readObjects */.$I)(container, 'mountPoints').some((mount) => (0,json_fields/* readString */.E3)(mount, 'sourceVolume') === name && (0,json_fields/* readBoolean */.Vf)(mount, 'readOnly') !== true));
}

;// CONCATENATED MODULE: ./lib/forecast/capacity-notices.js
/** What may go wrong on the container instances although the rollout itself can work. */





/** The data of a volume on the instance does not follow its task. */
function noticeVolumes(prospect, rollout, forecast) {
    const { service, current } = prospect.found;
    // A daemon has its task on the same instances again.
    if (rollout.isDaemon || isFargate(prospect.found))
        return [];
    const volumes = listHostVolumes(current.described, prospect.next).map((name) => `"${(0,outside_text/* quoteOutsideText */.h)(name, 255)}"`);
    if (volumes.length === 0 || !mayMove(rollout, forecast))
        return [];
    const isStoppedFirst = (0,bounds/* upperBound */.r)(rollout.desired, rollout.maximumPercent) <= rollout.desired;
    const data = `the data of volume${volumes.length === 1 ? '' : 's'} ${volumes.join(', ')}`;
    return [
        {
            // A task that waits for the old one to stop usually finds its capacity there again.
            level: isStoppedFirst ? 'notice' : 'warning',
            text: `Service ${service.name}: ${data} stays on the container instance of the old task; the new task may start on another one.`,
            advice: 'Pin the task to its instance with a placement constraint, use an EFS volume, or set minimum-healthy-percent 0 and maximum-percent 100 on a single instance.',
        },
    ];
}
/** Without a forecast, only a placement constraint keeps a task on its instance. */
function mayMove(rollout, forecast) {
    const { nextNeeds, capacity } = rollout;
    if (forecast.kind === 'cannot-progress')
        return false;
    if (forecast.kind === 'will-progress')
        return playAll([rollout]).some((plays) => plays.some(endsElsewhere(rollout)));
    if ((nextNeeds.rules?.memberOf ?? []).length > 0)
        return false;
    return capacity.kind === 'unlimited' || capacity.instances.length > 1;
}
/** Whether a new task runs on a container instance that had none of the service. */
function endsElsewhere({ tasks }) {
    const before = new Set(tasks.map(({ instanceId }) => instanceId));
    return (play) => play.end === 'done' && play.instances.some(({ id, ownTaskCount }) => ownTaskCount > 0 && !before.has(id));
}
/** Another service that waits for capacity may take it between the old and the new tasks. */
function noticeRivals({ found }, rollout, forecast) {
    const { capacity, nextNeeds, desired, isDaemon } = rollout;
    if (forecast.kind !== 'will-progress' || forecast.fewestInService > 0 || desired === 0 || isDaemon)
        return [];
    if (capacity.kind === 'unlimited' || (0,placement/* placeTask */.Vc)(nextNeeds, capacity.instances).failure === undefined)
        return [];
    const { name } = found.service;
    const text = `Service ${name}: new tasks need the capacity that old tasks free, and no task runs in between. Another service waiting for capacity may take it first; then no task of ${name} runs.`;
    return [
        {
            level: 'warning',
            text,
            advice: 'Add a container instance first, or check that no other service is waiting for capacity.',
        },
    ];
}

;// CONCATENATED MODULE: ./lib/forecast/shift-forecast.js
/** Deployments that shift traffic between two sets of tasks: how long they take is known, and little else. */


function forecastShift(strategy, service, request) {
    const lines = [(0,rollout_strategy/* describeStrategy */.rz)(strategy), describeTaskSets(strategy, service, request)];
    return { lines, errors: findTimeProblems(strategy, service, request) };
}
/** A good deployment that cannot end within the limit would be rolled back for it. */
function findTimeProblems(strategy, service, request) {
    const least = (0,rollout_strategy/* measureLeastMinutes */.NQ)(strategy);
    const limit = request.followLimitMs / 60_000;
    if (!request.shouldFollow || request.onFailure === 'leave' || least < limit)
        return [];
    const text = `The rollout of service ${service.name} takes at least ${(0,duration/* formatMinutes */.dp)(least)} (${(0,rollout_strategy/* describeStrategy */.rz)(strategy)}), ` +
        `but would be rolled back after ${(0,duration/* formatMinutes */.dp)(limit)} (wait-for-minutes).`;
    return [{ input: 'wait-for-minutes', text, advice: 'Increase wait-for-minutes, or set on-failure: leave.' }];
}
/** The percents do not rule such a rollout. */
function describeTaskSets(strategy, service, request) {
    const desired = request.desiredCount ?? service.desired;
    return (`All ${desired} new tasks start next to the ${service.running} old ones before traffic shifts; at least ` +
        `${(0,duration/* formatMinutes */.dp)((0,rollout_strategy/* measureLeastMinutes */.NQ)(strategy))}. Capacity, health and pauses are not forecast.`);
}

;// CONCATENATED MODULE: ./lib/forecast/together.js
/** Rollouts of one run that share container instances: what one takes, the others do not have. */


/**
 * Plays the rollouts together that were forecast to work alone, in the order of their updates. Tasks of all other
 * services stay as they are.
 * @param alone in the order of the services; undefined: nothing rolls out, or ECS shifts traffic
 */
function forecastTogether(alone) {
    const joint = alone.flatMap((one) => (one !== undefined && canJoin(one) ? [one] : []));
    if (joint.length < 2)
        return alone;
    const forecasts = forecastRollouts(joint.map(({ rollout }) => rollout));
    const joined = new Map(joint.map((one, at) => {
        const forecast = forecasts[at] ?? one.forecast;
        const partners = joint.filter((other) => other !== one).map(together_nameOf);
        const blocking = forecast.kind === 'will-progress' ? undefined : findBlocking(one, joint);
        return [one, { ...one, forecast, partners, ...(0,type_helpers/* defined */.s)({ blocking }) }];
    }));
    return alone.map((one) => (one === undefined ? undefined : (joined.get(one) ?? one)));
}
/** On AWS Fargate nobody takes capacity from another. */
function canJoin({ forecast, rollout }) {
    return forecast.kind === 'will-progress' && rollout.capacity.kind === 'instances';
}
function together_nameOf({ prospect }) {
    return prospect.found.service.name;
}
/** Each search plays all rollouts again for each service. */
const MOST_SEARCHED = 6;
/** Without which others it works; where no single one is enough, all of them block it. */
function findBlocking(stalled, joint) {
    const others = joint.filter((one) => one !== stalled);
    const searched = joint.length > MOST_SEARCHED ? [] : others;
    const enough = searched.filter((blocker) => {
        const rest = joint.filter((one) => one !== blocker);
        const forecasts = forecastRollouts(rest.map(({ rollout }) => rollout));
        return forecasts[rest.indexOf(stalled)]?.kind === 'will-progress';
    });
    const [blocker, ...more] = enough;
    const services = (enough.length === 0 ? others : enough).map(together_nameOf);
    const order = blocker === undefined || more.length > 0 ? undefined : findOrder(stalled, blocker);
    return { services, ...(0,type_helpers/* defined */.s)({ order }) };
}
/** The order in which the two roll out one after the other. */
function findOrder(stalled, blocker) {
    if (worksAfter(stalled, blocker))
        return [together_nameOf(blocker), together_nameOf(stalled)];
    return worksAfter(blocker, stalled) ? [together_nameOf(stalled), together_nameOf(blocker)] : undefined;
}
/** Whether a rollout works on what another one leaves. */
function worksAfter({ rollout }, first) {
    return playAll([first.rollout]).every(([play]) => {
        if (play?.end !== 'done')
            return false;
        const capacity = { kind: 'instances', instances: play.instances };
        return forecastRollout({ ...rollout, capacity }).kind === 'will-progress';
    });
}

;// CONCATENATED MODULE: ./lib/forecast/words.js
/** The forecast in words. */


const PARTS = { health: 'health checks', draining: 'stopping old tasks' };
/** @param partners services that roll out with it on the same container instances */
function describeProgress(forecast, rollout, partners = []) {
    const { batches, fewestInService, mostTasks, leastMs, drainedMs = 0, biggestPart } = forecast;
    if (rollout.desired === 0)
        return 'Desired count is 0: no task starts.';
    const tasks = fewestInService === mostTasks ? `${mostTasks}` : `${fewestInService}–${mostTasks}`;
    const where = fewestInService === 0 ? '; at times no task is running' : ' throughout';
    const draining = drainedMs > leastMs ? ` About ${describeTime(drainedMs)} ${describeDraining(rollout)}.` : '';
    return (`Forecast${partners.length === 0 ? '' : ` with ${partners.join(', ')}`}: ${(0,text_count/* formatCount */.B)(batches, 'batch', 'batches')}${describePlace(rollout)}, at least ${describeTime(leastMs)} ` +
        `(mostly ${PARTS[biggestPart]}); ${tasks} ${mostTasks === 1 ? 'task' : 'tasks'} running${where}.${draining}`);
}
/** `if connections of old tasks stay open for the whole deregistration delay (300 seconds)` */
function describeDraining({ pace }) {
    const seconds = (0,text_count/* formatCount */.B)((pace.longestDrainingMs ?? 0) / 1000, 'second');
    return `if connections of old tasks stay open for the whole deregistration delay (${seconds})`;
}
/** Rounded down: it is a least time. */
function describeTime(ms) {
    return ms < 120_000 ? (0,text_count/* formatCount */.B)(Math.floor(ms / 1000), 'second') : (0,text_count/* formatCount */.B)(Math.floor(ms / 60_000), 'minute');
}
function describePlace({ capacity }) {
    return capacity.kind === 'unlimited' ? '' : ` on ${(0,text_count/* formatCount */.B)(capacity.instances.length, 'container instance')}`;
}
/** Why a rollout is stalled, as one sentence. */
function describeForecastStall({ blocked, instances, replaced }, rollout) {
    const first = replaced === 0 ? '' : `After ${replaced} of ${(0,text_count/* formatCount */.B)(rollout.desired, 'task')} it stops: `;
    const shortage = blocked.kind === 'bounds' ? undefined : (0,diagnosis_shortage/* describeShortage */.Jc)(rollout.nextNeeds, instances);
    const cause = shortage ?? (0,diagnosis_shortage/* describeAllowed */.cX)(rollout);
    return `${first}${cause}, and ${(0,diagnosis_shortage/* describeKept */.gt)(rollout)}.`;
}
/** `Set minimum-healthy-percent to 75 or less, or add one container instance.` */
function describeChanges(changes, { nextNeeds: { rules } }) {
    const isConstrained = rules !== undefined && rules.memberOf.length > 0;
    const where = isConstrained ? ' that its memberOf constraints select' : '';
    if (changes.length === 0) {
        const what = isConstrained ? `add container instances${where}` : 'the container instances larger';
        return `No single setting fixes this: reduce the size of the task, or ${what}.`;
    }
    const [first = '', ...others] = changes.map((change) => describeChange(change, where));
    return `${[first.charAt(0).toUpperCase() + first.slice(1), ...others].join(', or ')}.`;
}
/** @param where what the constraints ask of an instance */
function describeChange(change, where) {
    switch (change.kind) {
        case 'minimum-healthy-percent':
            if (change.percent === 0)
                return 'set minimum-healthy-percent to 0 (at times no task is running)';
            return `set minimum-healthy-percent to ${change.percent} or less`;
        case 'maximum-percent':
            return `set maximum-percent to ${change.percent} or more`;
        case 'instances': {
            const { remainingCpu, remainingMemoryMiB } = change.like;
            const size = change.isSmallest ? '' : ` with ${remainingCpu} CPU units and ${remainingMemoryMiB} MiB of memory`;
            return `add ${change.count === 1 ? 'one container instance' : `${change.count} container instances`}${where}${size}`;
        }
        case 'dynamic-ports':
            return 'let ECS choose the host port (hostPort 0)';
    }
}

;// CONCATENATED MODULE: ./lib/forecast/service-forecast.js














const NOTHING = { lines: [], errors: [], notices: [] };
/**
 * Says whether the rollouts of a run can work on their cluster, and what they will be like. Those that share container
 * instances are played together.
 * @param prospects in the order of the updates; undefined where no document can be made
 */
function forecastServices(prospects, request) {
    const alone = prospects.map((prospect) => (prospect === undefined ? undefined : openForecast(prospect, request)));
    const forecasts = forecastTogether(alone);
    return prospects.map((prospect, at) => {
        const forecast = forecasts[at];
        if (forecast !== undefined)
            return describeForecast(forecast, request);
        return prospect === undefined ? NOTHING : describeStrategyOf(prospect, request);
    });
}
/** Says whether the rollout of a service can work on its cluster, and what it will be like. */
function forecastService(prospect, request) {
    return forecastServices([prospect], request)[0] ?? NOTHING;
}
function describeStrategyOf({ found: { service } }, request) {
    const strategy = (0,rollout_strategy/* readStrategy */.C)(nextConfiguration(service, request));
    return strategy === undefined ? NOTHING : { ...NOTHING, ...forecastShift(strategy, service, request) };
}
/** Undefined where ECS shifts traffic, or nothing rolls out. */
function openForecast(prospect, request) {
    const isShifted = (0,rollout_strategy/* readStrategy */.C)(nextConfiguration(prospect.found.service, request)) !== undefined;
    if (isShifted || !isRollout(prospect, request))
        return undefined;
    const rollout = toRollout(prospect, request);
    return { prospect, rollout, forecast: forecastProspect(prospect, rollout) };
}
function describeForecast(open, request) {
    const { prospect, rollout, forecast } = open;
    const { service } = prospect.found;
    const notices = [
        ...noticeUnreadable(prospect),
        ...noticeVolumes(prospect, rollout, forecast),
        ...noticeRivals(prospect, rollout, forecast),
    ];
    switch (forecast.kind) {
        case 'cannot-progress': {
            const { text, advice } = service_forecast_describeRefusal(forecast, open);
            const lines = [`${text} ${advice}`];
            // How a daemon replaces its tasks is documented in part only.
            if (rollout.isDaemon)
                return { lines, errors: [], notices: [...notices, { level: 'warning', text, advice }] };
            return { lines, errors: [{ text, advice }], notices };
        }
        case 'not-decidable':
            return {
                lines: [`No forecast: ${forecast.missing}.`],
                errors: [],
                notices: [...notices, ...warnOfBlocking(forecast.missing, open)],
            };
        case 'will-progress': {
            const bakeMinutes = (0,rollout_strategy/* readBakeMinutes */.NI)(nextConfiguration(service, request));
            const bake = bakeMinutes === 0 ? '' : ` Then a bake time of ${(0,duration/* formatMinutes */.dp)(bakeMinutes)}.`;
            const lines = [`${describeProgress(forecast, rollout, open.partners)}${bake} ${describeLimits(prospect)}`];
            const baked = addBakeTime(forecast, bakeMinutes);
            const late = noticeTime(baked, rollout, { service, request });
            return { facts: toFacts(baked), lines, errors: [], notices: [...notices, ...late] };
        }
    }
}
function addBakeTime(forecast, bakeMinutes) {
    const { leastMs, drainedMs } = forecast;
    const bakeMs = bakeMinutes * 60_000;
    return {
        ...forecast,
        leastMs: leastMs + bakeMs,
        ...(0,type_helpers/* defined */.s)({ drainedMs: drainedMs === undefined ? undefined : drainedMs + bakeMs }),
    };
}
function toFacts({ batches, leastMs, fewestInService, mostTasks }) {
    return { batches, leastSeconds: Math.floor(leastMs / 1000), fewestTasks: fewestInService, mostTasks };
}
function service_forecast_describeRefusal(forecast, { prospect, rollout, blocking }) {
    if (blocking !== undefined)
        return describeBlocking(forecast, { prospect, rollout, blocking });
    return service_forecast_isEmpty(rollout) ? describeEmpty(prospect.found.service) : describeBlocked(forecast, prospect, rollout);
}
/** Alone it would work: others of the run take what it needs. */
function describeBlocking({ stall }, { prospect, rollout, blocking }) {
    const { name } = prospect.found.service;
    const who = `Service ${name} cannot roll out together with ${blocking.services.join(', ')}`;
    const text = `${who}: no capacity is left for it. ${describeForecastStall(stall, rollout)}`;
    return { text, advice: adviseOrder(blocking) };
}
function adviseOrder({ order = [] }) {
    const [first, second] = order;
    return first === undefined
        ? 'Add a container instance, or make the tasks smaller.'
        : `Deploy ${first} first, and ${second} in a later step, or add a container instance.`;
}
/** Whether it works depends on what ECS does not document. */
function warnOfBlocking(missing, { prospect, blocking }) {
    if (blocking === undefined)
        return [];
    const who = `Service ${prospect.found.service.name} may not be able to roll out together with ${blocking.services.join(', ')}`;
    return [{ level: 'warning', text: `${who}: ${missing}.`, advice: adviseOrder(blocking) }];
}
function describeBlocked({ stall, changes }, prospect, rollout) {
    const { service } = prospect.found;
    const text = `Service ${service.name} cannot roll out. ${describeForecastStall(stall, rollout)}`;
    const hasInstances = rollout.capacity.kind === 'instances' && service.capacityProviderStrategy === undefined;
    const missing = hasInstances ? findMissing(prospect) : undefined;
    const open = missing === undefined ? '' : ` Cannot forecast whether there is capacity for that: ${missing}.`;
    return { text, advice: `${describeChanges(changes, rollout)}${open}` };
}
function service_forecast_isEmpty({ capacity }) {
    return capacity.kind === 'instances' && capacity.instances.length === 0;
}
/** No change of a percent helps there. */
function describeEmpty({ name, clusterArn }) {
    const cluster = (0,text_arn/* clusterName */.SL)(clusterArn);
    const text = `Service ${name} cannot roll out. Cluster ${cluster} has no container instances that accept tasks.`;
    return { text, advice: diagnosis_shortage/* ADD_CAPACITY */.lk };
}
/** The same content again makes no deployment, unless it is forced. */
function isRollout({ found, next, isRedeployed = false }, request) {
    const isOther = (0,service_settings/* startsDeployment */.vI)((0,service_settings/* planSettings */.ZB)(found.service, request));
    const { described } = found.latest ?? found.current;
    return isRedeployed || request.shouldForceNewDeployment || isOther || !(0,same_content/* isSameContent */.OI)(described, next);
}
/** A rollout that the two percents forbid is found without knowing the capacity. */
function forecastProspect(prospect, rollout) {
    const unrest = findUnrest(prospect);
    if (unrest !== undefined)
        return { kind: 'not-decidable', missing: unrest };
    const missing = findMissing(prospect);
    if (missing === undefined)
        return forecastRollout(rollout);
    // A daemon has as many tasks as there are instances: without them nothing of it is known.
    if (rollout.isDaemon)
        return { kind: 'not-decidable', missing };
    const unlimited = forecastRollout({ ...rollout, capacity: { kind: 'unlimited' } });
    return unlimited.kind === 'cannot-progress' ? unlimited : { kind: 'not-decidable', missing };
}
function describeLimits({ found, next }) {
    if (isFargate(found))
        return 'Capacity and health are not forecast.';
    return next.networkMode === 'awsvpc' ? 'Network interfaces and health are not forecast.' : 'Health is not forecast.';
}
function noticeUnreadable({ found }) {
    const { service, surroundings } = found;
    if (surroundings.unreadable.length === 0)
        return [];
    const why = surroundings.unreadable.map((one) => one.why).join(' ');
    const text = `The forecast for service ${service.name} is incomplete, because a read failed: ${why}`;
    return [{ level: 'notice', text }];
}
/** A rollout that is well may take longer than it is followed. */
function noticeTime({ leastMs, drainedMs = 0 }, rollout, { service, request }) {
    const { followLimitMs, shouldFollow, onFailure } = request;
    if (!shouldFollow || Math.max(leastMs, drainedMs) < followLimitMs)
        return [];
    const takes = leastMs >= followLimitMs
        ? `takes ${describeTime(leastMs)} at least`
        : `takes about ${describeTime(drainedMs)} ${describeDraining(rollout)}`;
    const then = onFailure === 'leave' ? 'reported as timed out' : 'rolled back';
    const text = `The rollout of service ${service.name} ${takes}, but would be ${then} after ${(0,duration/* formatMinutes */.dp)(followLimitMs / 60_000)} (wait-for-minutes).`;
    return [{ level: 'warning', text, advice: 'Increase wait-for-minutes.' }];
}

// EXTERNAL MODULE: ./lib/image/archived.js
var archived = __webpack_require__(623);
// EXTERNAL MODULE: ./packages/ecs-rules/lib/images/tag-mutability.js
var tag_mutability = __webpack_require__(72901);
;// CONCATENATED MODULE: ./lib/image/settle-tags.js


/**
 * Which of the wanted tags can name the image. A tag that names another image and cannot be moved refuses the run. Only
 * the commit's tag, which was not requested, is left out if there are others.
 */
function settleTags(state, repository, digest) {
    const stays = (tag) => (0,tag_mutability/* isTagImmutable */.j)(repository, tag) || isMade(state, tag);
    const taken = state.tagged.filter((image) => image.digest !== digest && stays(image.tag));
    const leftOut = isCommitTagAsked(state) ? undefined : taken.find(({ tag }) => tag === state.tags.commitTag)?.tag;
    const refused = taken.find(({ tag }) => tag !== leftOut);
    return { tags: state.tags.all.filter((tag) => tag !== leftOut), ...(0,type_helpers/* defined */.s)({ taken: refused, leftOut }) };
}
/** Two tags of git may meet in one tag that was made of them: the second must not take it from the first. */
function isMade({ tags }, tag) {
    return tags.madeFrom !== undefined && tag === tags.all[0];
}
/** Whether the user requested it, or it is the only tag of the image. */
function isCommitTagAsked(state) {
    return state.tags.all.length === 1 || state.request.tags.includes(state.tags.commitTag ?? '');
}

;// CONCATENATED MODULE: ./lib/image/plan.js




const QUOTE_WIDTH = 140;
/** Whether to reuse, build or refuse. Everything that would make a push fail is found here, before the build. */
function planImage(state) {
    const plan = planByRegistry(state);
    const isPrevented = plan.kind === 'build' && state.buildError !== undefined;
    return isPrevented ? { kind: 'refuse', error: state.buildError } : plan;
}
function planByRegistry(state) {
    if (state.repository === undefined)
        return planWithoutRepository(state);
    const reusable = findReusable(state);
    if (reusable?.isArchived === true)
        return { kind: 'refuse', error: (0,archived/* refuseArchived */.x)(state.name, reusable) };
    if (reusable !== undefined)
        return planReuse(state, state.repository, reusable);
    if (state.request.mode === 'never')
        return refuseAbsentImage(state);
    return planBuild(state, state.repository);
}
/** The plan in words, one line a step; never a value of an argument or label. */
function describeImagePlan(plan, { name, tags }) {
    switch (plan.kind) {
        case 'refuse':
            return [plan.error.message];
        case 'reuse':
            return [
                ...describeMadeTag(tags),
                `Reuse the image ${plan.uri}@${plan.digest}: ${plan.why}`,
                ...plan.tagsToAdd.map((tag) => `Add the tag ${tag} to it`),
            ];
        case 'build':
            return [
                ...describeMadeTag(tags),
                ...(plan.uri === undefined ? [`Create the repository ${name} (immutable tags, scan on push)`] : []),
                `Build an image and push it to ${name} as ${plan.tags.join(', ')}: ${plan.why}`,
                ...(plan.leftOut === undefined ? [] : [`Skip the tag ${plan.leftOut}: it already points to another image`]),
            ];
    }
}
function describeMadeTag({ all, madeFrom }) {
    if (madeFrom === undefined)
        return [];
    return [`The tag "${(0,outside_text/* quoteOutsideText */.h)(madeFrom, QUOTE_WIDTH)}" of this event is ${all[0]} as a tag of the image`];
}
function planWithoutRepository(state) {
    const { request, name, tags } = state;
    if (request.shouldCreateRepository && request.mode !== 'never') {
        return { kind: 'build', tags: tags.all, uri: undefined, why: 'the repository is new' };
    }
    return {
        kind: 'refuse',
        error: {
            kind: 'absent',
            message: `Repository ${name} not found in this registry.`,
            advice: 'Set create-repository: true, or create it: ' +
                `aws ecr create-repository --repository-name ${name} --image-tag-mutability IMMUTABLE ` +
                '--image-scanning-configuration scanOnPush=true',
        },
    };
}
/**
 * The commit's tag first: a release of a commit that was built before is promoted, not built again. Without a build a
 * requested tag is taken literally: a mistyped one must not end up on the commit's image.
 */
function findReusable(state) {
    const [first] = state.tags.all;
    const ofTag = (tag) => state.tagged.find((image) => image.tag === tag);
    switch (state.request.mode) {
        case 'always':
            return undefined;
        case 'never':
            return ofTag(first) ?? (state.request.tags.length === 0 ? ofTag(state.tags.commitTag) : undefined);
        case 'auto':
            return [ofTag(state.tags.commitTag), ofTag(first)].find((image) => image !== undefined && state.buildInputs !== undefined && image.buildInputs === state.buildInputs);
    }
}
function planReuse(state, repository, image) {
    const settled = settleTags(withTagsThatFit(state, image), repository, image.digest);
    if (settled.taken !== undefined)
        return refuseTakenTag(state, settled.taken);
    const named = new Set(state.tagged.filter(({ digest }) => digest === image.digest).map(({ tag }) => tag));
    return {
        kind: 'reuse',
        uri: repository.uri,
        digest: image.digest,
        tags: settled.tags,
        tagsToAdd: settled.tags.filter((tag) => !named.has(tag)),
        platforms: image.platforms,
        why: state.request.mode === 'never'
            ? `tag ${image.tag} exists, and no build was requested`
            : `tag ${image.tag} exists with the same build inputs`,
    };
}
/** An image that was taken as it is, by another tag, may be of any commit: it does not get the tag of ours. */
function withTagsThatFit(state, image) {
    const { all, commitTag } = state.tags;
    if (state.request.mode !== 'never' || image.tag === commitTag || isCommitTagAsked(state))
        return state;
    return {
        ...state,
        tags: { all: all.filter((tag) => tag !== commitTag) },
        tagged: state.tagged.filter(({ tag }) => tag !== commitTag),
    };
}
function planBuild(state, repository) {
    const settled = settleTags(state, repository, undefined);
    if (settled.taken !== undefined)
        return refuseTakenTag(state, settled.taken);
    return {
        kind: 'build',
        tags: settled.tags,
        uri: repository.uri,
        why: explainBuild(state),
        ...(0,type_helpers/* defined */.s)({ leftOut: settled.leftOut }),
    };
}
function explainBuild(state) {
    if (state.request.mode === 'always')
        return 'build: always';
    if (state.buildInputs === undefined)
        return 'without a commit, images cannot be compared';
    return state.tagged.length === 0
        ? 'no image exists for this commit or tag'
        : 'the existing image has other build inputs';
}
function refuseTakenTag(state, taken) {
    return {
        kind: 'refuse',
        error: {
            kind: 'registry',
            message: `Tag ${taken.tag} already points to another image (${taken.digest}) in repository ${state.name}, ` +
                (isMade(state, taken.tag) ? 'and a tag made from a git tag is never moved.' : 'where it is immutable.'),
            advice: 'Use another image-tag, or set build: never to deploy the existing image.',
        },
    };
}
function listWantedTags({ request, tags }) {
    return request.tags.length === 0 ? tags.all : tags.all.slice(0, 1);
}
function refuseAbsentImage(state) {
    return {
        kind: 'refuse',
        error: {
            kind: 'absent',
            message: `No image in repository ${state.name} has the tag ${listWantedTags(state).join(' or ')}, and build is never.`,
            advice: 'Push the image first, use an image-tag that exists, or set build: auto.',
        },
    };
}

// EXTERNAL MODULE: ./packages/ecs-rules/lib/task-definition/fargate.js
var fargate = __webpack_require__(42269);
;// CONCATENATED MODULE: ./lib/rollout/document-mismatches.js
/** Where the next task definition does not match what its service has: UpdateService refuses such a pair. */



/** ECS refuses each of these: the source is next to its rule. */
function listMismatches(match, next) {
    const { service } = match;
    const { registries = [], portNames = [] } = service.attachments ?? {};
    return [
        ...checkNetwork(service, next),
        ...(match.isFargate ? checkFargateFit(`Service ${service.name} runs`, next) : []),
        ...listLoadBalanced(service).flatMap((port) => checkPort(service, port, next)),
        ...registries.flatMap((port) => checkPort(service, { ...port, user: 'service registry' }, next)),
        ...portNames.flatMap((use) => checkPortName(service, use, next)),
        ...(match.managedVolume === undefined ? checkVolumes(service, next) : []),
    ];
}
/** Both texts of ECS observed in answers of CreateService and UpdateService. */
function checkNetwork({ name, networkConfiguration: network }, next) {
    const mode = (0,json_fields/* readString */.E3)(next, 'networkMode') ?? 'bridge';
    if (mode === 'awsvpc' && network === undefined) {
        return [
            {
                text: `The task definition has networkMode "awsvpc", but service ${name} has no network configuration (subnets).`,
                advice: `Change networkMode back, or set subnets on the service: aws ecs update-service --service ${name} --network-configuration …`,
            },
        ];
    }
    if (mode === 'awsvpc' || network === undefined)
        return [];
    return [
        {
            text: `The task definition has networkMode "${document_mismatches_quote(mode)}", but service ${name} has a network configuration (subnets), which requires awsvpc.`,
            advice: 'Set networkMode to awsvpc.',
        },
    ];
}
/**
 * ECS refuses a task definition that does not list FARGATE in `compatibilities` (observed: "Task definition does not
 * support launch_type FARGATE."). A document that is not registered yet is judged by the rules that put it there.
 * @param subject such as `Service web runs`
 */
function checkFargateFit(subject, next) {
    const described = (0,json_fields/* readStrings */.Nc)(next, 'compatibilities');
    if (described.includes('FARGATE'))
        return [];
    // With FARGATE in requiresCompatibilities the rules of RegisterTaskDefinition say it.
    if ((0,json_fields/* readStrings */.Nc)(next, 'requiresCompatibilities').includes('FARGATE'))
        return [];
    const [breach] = [...(0,fargate/* checkFargate */.R)(next)].filter(({ kind }) => kind === 'rule');
    if (breach === undefined && described.length === 0)
        return [];
    const why = breach === undefined ? 'ECS did not register it for Fargate.' : `${breach.path}: ${breach.text}`;
    return [
        {
            text: `${subject} on Fargate, but the task definition cannot: ${(0,outside_text/* quoteOutsideText */.h)(why, 300)}`,
            advice: 'Add FARGATE to requiresCompatibilities, with networkMode awsvpc and cpu and memory of the task.',
        },
    ];
}
function listLoadBalanced({ loadBalancers }) {
    return loadBalancers.flatMap(({ containerName, containerPort }) => containerName === undefined || containerPort === undefined
        ? []
        : [{ containerName, containerPort, user: 'load balancer' }]);
}
/**
 * Observed for load balancers ("The container X does not exist in the task definition.", "The container X did not have
 * a container port N defined"); for a registry both are "already specified in the task definition" (ECS API reference,
 * ServiceRegistry).
 */
function checkPort({ name }, port, next) {
    const { containerName, containerPort, user } = port;
    const container = document_mismatches_quote(containerName);
    if (!(0,container_ports/* hasContainer */.kO)(next, containerName)) {
        const known = (0,container_ports/* listContainerNames */.cN)(next).map(document_mismatches_quote).join(', ');
        return [
            {
                text: `The task definition has no container "${container}", which the ${user} of service ${name} uses (port ${containerPort}). It has: ${known}.`,
                advice: `Name the container "${container}", or change the ${user} of the service first.`,
            },
        ];
    }
    if ((0,container_ports/* hasContainerPort */.RO)(next, containerName, containerPort))
        return [];
    const mapped = (0,container_ports/* listContainerPorts */.sN)(next, containerName).map(document_mismatches_quote).join(', ');
    return [
        {
            text: `Container "${container}" maps no container port ${containerPort}, which the ${user} of service ${name} uses. It maps: ${mapped === '' ? 'none' : mapped}.`,
            advice: `Add a port mapping with containerPort ${containerPort}, or change the ${user} of the service first.`,
        },
    ];
}
/**
 * The name "must match the name of one of the portMappings" (ECS API reference, ServiceConnectService;
 * VpcLatticeConfiguration).
 */
function checkPortName({ name }, use, next) {
    if ((0,container_ports/* listPortNames */.Tq)(next).includes(use.portName))
        return [];
    const portName = document_mismatches_quote(use.portName);
    return [
        {
            text: `No port mapping of the task definition has the name "${portName}", which ${use.user} of service ${name} uses.`,
            advice: `Set name to "${portName}" in the port mapping.`,
        },
    ];
}
/**
 * Observed: "The volume name 'X' in your request does not have a matching volume in your Task Definition that is
 * configurable at launch."
 */
function checkVolumes({ name, volumeConfigurations }, next) {
    const open = (0,json_fields/* readObjects */.$I)(next, 'volumes').filter(({ configuredAtLaunch }) => configuredAtLaunch === true);
    const names = open.map((volume) => (0,json_fields/* readString */.E3)(volume, 'name'));
    return volumeConfigurations
        .filter((settings) => (0,json_fields/* readObject */.Ag)(settings, 'managedEBSVolume') !== undefined)
        .flatMap((settings) => (0,json_fields/* readString */.E3)(settings, 'name') ?? [])
        .filter((volume) => !names.includes(volume))
        .map((volume) => ({
        text: `The task definition has no volume "${document_mismatches_quote(volume)}" with configuredAtLaunch, for which service ${name} has settings.`,
        advice: `Add the volume "${document_mismatches_quote(volume)}" with configuredAtLaunch true, or remove its settings from the service first.`,
    }));
}
function document_mismatches_quote(text) {
    return (0,outside_text/* quoteOutsideText */.h)(text, 255);
}

;// CONCATENATED MODULE: ./lib/run/check-deployment-settings.js
/** Settings of the deployment that UpdateService would refuse, or that would do nothing. */



/**
 * Early success: "only with rolling deployment strategy", "greater than or equal to the minimumHealthyPercent value"
 * (ECS API reference, DeploymentEarlySuccessCriteria). Observed: "The platform version must be null when specifying an
 * EC2 launch type."
 */
function checkDeploymentSettings(service, request) {
    if (service.isExpress === true)
        return refuseExpress(service, request);
    const { earlySuccess, platformVersion } = request.deployment;
    const subject = `Service ${service.name}`;
    const { minimumHealthyPercent } = planConfiguration(service, request);
    const isEarly = typeof earlySuccess === 'object';
    return [
        ...(isEarly && (0,rollout_strategy/* readStrategy */.C)(service.deploymentConfiguration) !== undefined
            ? [
                {
                    input: 'early-success',
                    text: `${subject} does not deploy with the strategy ROLLING, and ECS accepts early success only with it.`,
                    advice: 'Remove early-success.',
                },
            ]
            : []),
        ...(isEarly && earlySuccess.healthyPercent < minimumHealthyPercent
            ? [
                {
                    input: 'early-success',
                    text: `early-success: ${earlySuccess.healthyPercent}% is below minimumHealthyPercent ${minimumHealthyPercent} of service ${service.name}.`,
                    advice: 'Raise early-success, or lower minimum-healthy-percent.',
                },
            ]
            : []),
        ...(platformVersion !== undefined && service.launchType === 'EC2'
            ? [
                {
                    input: 'platform-version',
                    text: `${subject} runs on container instances (EC2), which have no platform version.`,
                    advice: 'Remove platform-version.',
                },
            ]
            : []),
    ];
}
/** Observed: UpdateService takes no deployment configuration for an Express Mode service. */
function refuseExpress(service, request) {
    const subject = `Service ${service.name} is an Express Mode service`;
    const hasBalancers = request.definitionChanges?.settings.loadBalancers !== undefined;
    return [
        ...(planConfiguration(service, request).configuration === undefined
            ? []
            : [
                {
                    text: `${subject}: ECS manages its deployment configuration.`,
                    advice: 'Remove the inputs for percentages, circuit breaker, alarms, early success and bake time.',
                },
            ]),
        ...(hasBalancers
            ? [
                {
                    text: `${subject}: ECS manages its load balancer.`,
                    advice: 'Remove loadBalancers from the service definition.',
                },
            ]
            : []),
    ];
}
/** The container behind the load balancer (ECS Developer Guide, resources created by Express Mode services). */
const MAIN = 'Main';
/** Another name "can effect Express Mode's ability to make subsequent updates" (ECS Developer Guide). */
function warnOfMain(service, next) {
    if (service.isExpress !== true || (0,container_ports/* hasContainer */.kO)(next, MAIN))
        return [];
    const text = `The task definition has no container ${MAIN}. Express Mode may not be able to update service ${service.name} any more.`;
    return [{ level: 'warning', text, advice: `Name the container behind the load balancer ${MAIN}.` }];
}
/** What has no effect, or what ECS has been seen to refuse for some services. */
function warnOfSettings(service, request) {
    return [...warnOfThreshold(service, request), ...warnOfGracePeriod(service, request)];
}
/**
 * Observed: "Health check grace period is only valid for services configured to use load balancers". Not refused here,
 * since some services without one have the field.
 */
function warnOfGracePeriod(service, { deployment }) {
    const { gracePeriodSeconds = 0 } = deployment;
    if (gracePeriodSeconds === 0 || service.loadBalancers.length > 0)
        return [];
    const text = `Service ${service.name} has no load balancer: ECS may refuse health-check-grace-period.`;
    return [{ level: 'warning', text, advice: 'Remove it; use startPeriod in the health check of the container.' }];
}
/** A threshold of a circuit breaker that is off. */
function warnOfThreshold(service, request) {
    const { breakerThreshold, isResetByHealthyTask } = request.deployment;
    const isSet = breakerThreshold !== undefined || isResetByHealthyTask !== undefined;
    const isOn = request.circuitBreaker === 'keep' ? service.circuitBreaker.enabled : request.circuitBreaker !== 'off';
    if (!isSet || isOn)
        return [];
    const text = `Service ${service.name} has no deployment circuit breaker, so its threshold has no effect.`;
    return [{ level: 'warning', text, advice: 'Set circuit-breaker: on.' }];
}

;// CONCATENATED MODULE: ./lib/run/check-pause.js
/** Whether a service can wait for the approval that `wait-until` names, as far as its configuration shows. */

/** Lifecycle hooks belong to deployments by ECS (ECS API reference, DeploymentConfiguration). */
function refusePause({ name }, { waitUntil }) {
    if (waitUntil === 'steady')
        return [];
    return [
        {
            input: 'wait-until',
            text: `Service ${name} has no PAUSE lifecycle hooks: CodeDeploy deploys it.`,
            advice: 'Remove wait-until.',
        },
    ];
}
/** Without the hook the deployment completes, and nobody has approved it. */
function warnOfNoPause(service, { waitUntil }) {
    if (waitUntil === 'steady' || hasPause(service, waitUntil))
        return [];
    const where = waitUntil === 'paused' ? '' : ` at ${waitUntil}`;
    return [
        {
            level: 'warning',
            text: `Service ${service.name} has no PAUSE lifecycle hook${where}: its deployment will complete without approval.`,
            advice: 'Add the hook to the deployment configuration of the service, or remove wait-until.',
        },
    ];
}
function hasPause({ deploymentConfiguration }, waitUntil) {
    return (0,json_fields/* readObjects */.$I)(deploymentConfiguration, 'lifecycleHooks').some((hook) => (0,json_fields/* readString */.E3)(hook, 'targetType') === 'PAUSE' &&
        (waitUntil === 'paused' || (0,json_fields/* readStrings */.Nc)(hook, 'lifecycleStages').includes(waitUntil)));
}

;// CONCATENATED MODULE: ./lib/run/check-update.js
/** What UpdateService would refuse, as far as it is known before anything is written. */









/** Tasks of one service (AWS General Reference, Amazon ECS service quotas). Support may raise it for an account. */
const MOST_TASKS_OF_A_SERVICE = 5000;
/**
 * Checks the update of a service that ECS deploys itself. What the revision that runs breaks as well is no error: ECS
 * has accepted it, so the rule here is behind.
 */
function checkUpdate({ found, next, isBlocked }, request) {
    if (found.codeDeploy !== undefined)
        return { errors: refusePause(found.service, request), notices: [] };
    const { service, current } = found;
    const match = {
        service,
        isFargate: isFargate(found),
        ...(0,type_helpers/* defined */.s)({ managedVolume: request.managedVolume === undefined ? undefined : request.managedVolume.name }),
    };
    // ECS rolls a deployment back together with its load balancers, network and volumes.
    const isRolledBack = found.target?.rollbackPath !== undefined && !changesMore(service, request);
    const accepted = new Set(listMismatches(match, current.described).map(({ text }) => text));
    const changed = { ...match, service: changeMatchedService(service, request.definitionChanges?.settings) };
    const mismatches = next === undefined || isRolledBack ? [] : listMismatches(changed, next);
    return {
        errors: [
            ...checkDaemon(service, request),
            ...(isBlocked ? [] : checkPercents(service, request)),
            ...checkDeploymentSettings(service, request),
            ...mismatches.filter(({ text }) => !accepted.has(text)),
        ],
        notices: [
            ...warnOfCount(service, request),
            ...warnOfSettings(service, request),
            ...(isRolledBack ? [] : warnOfNoPause(service, request)),
            ...warnOfRebalancing(service, request),
            ...(next === undefined
                ? []
                : [...warnOfFamily(found, next), ...warnOfMain(service, next), ...warnOfOpenVolumes(match, next)]),
        ],
    };
}
/** Whether a rollback needs an update next to the stop of the deployment in progress. */
function changesMore(service, request) {
    const { configuration } = planConfiguration(service, request);
    return request.shouldForceNewDeployment || request.desiredCount !== undefined || configuration !== undefined;
}
/**
 * Observed: "The daemon scheduling strategy does not support a desired count for services", "… does not support values
 * above 100 for maximumPercent …". Volumes are "only supported for REPLICA service and not DAEMON service" (ECS API
 * reference, UpdateService).
 */
function checkDaemon(service, request) {
    if (service.schedulingStrategy !== 'DAEMON')
        return [];
    const subject = `Service ${service.name} is a DAEMON service`;
    const { configuration, maximumPercent } = planConfiguration(service, request);
    return [
        ...(request.desiredCount === undefined
            ? []
            : [
                {
                    input: 'desired-count',
                    text: `${subject}: ECS runs one task on each container instance and accepts no desired count (given: ${request.desiredCount}).`,
                    advice: 'Remove desired-count.',
                },
            ]),
        ...(configuration === undefined || maximumPercent <= 100
            ? []
            : [
                {
                    input: 'maximum-percent',
                    text: `${subject}: ECS accepts no maximumPercent above 100 (it would be ${maximumPercent}).`,
                    advice: 'Set maximum-percent to 100.',
                },
            ]),
        ...(request.managedVolume === undefined
            ? []
            : [
                {
                    input: 'service-managed-ebs-volume-name',
                    text: `${subject}: ECS accepts settings of volumes for REPLICA services only.`,
                    advice: 'Remove the service-managed-ebs inputs.',
                },
            ]),
    ];
}
/** Observed: "Both maximumPercent and minimumHealthyPercent cannot be 100 as this will block any deployment". */
function checkPercents(service, request) {
    const { configuration, minimumHealthyPercent, maximumPercent } = planConfiguration(service, request);
    if (configuration === undefined || minimumHealthyPercent !== 100 || maximumPercent !== 100)
        return [];
    if ((0,rollout_strategy/* readStrategy */.C)(service.deploymentConfiguration) !== undefined)
        return [];
    return [
        {
            text: `Service ${service.name} would have minimumHealthyPercent 100 and maximumPercent 100: ECS accepts no update that sets both.`,
            // A DAEMON service does not support more than 100 either: see `checkDaemon`.
            advice: `Set minimum-healthy-percent below 100${service.schedulingStrategy === 'DAEMON' ? '' : ', or maximum-percent above 100'}.`,
        },
    ];
}
function warnOfCount({ name }, { desiredCount = 0 }) {
    if (desiredCount <= MOST_TASKS_OF_A_SERVICE)
        return [];
    const text = `Service ${name}: desired count ${desiredCount} is above the quota of ${MOST_TASKS_OF_A_SERVICE} tasks per service. ECS may refuse it.`;
    return [{ level: 'warning', text, advice: 'Set desired-count lower, or divide the service.' }];
}
/**
 * A request that enables rebalancing with such a percent is refused (observed: "AvailabilityZoneRebalancing does not
 * support maximumPercent <= 100"); whether an update of the percent alone is, is not documented.
 */
function warnOfRebalancing(service, request) {
    const { configuration, maximumPercent } = planConfiguration(service, request);
    const isLowered = configuration !== undefined && maximumPercent <= 100 && service.maximumPercent > 100;
    if (!isLowered || service.attachments?.isRebalanced !== true)
        return [];
    const text = `Service ${service.name} has Availability Zone rebalancing, which does not support maximumPercent ${maximumPercent}. ECS may refuse the update.`;
    const advice = `Set maximum-percent above 100, or turn it off: aws ecs update-service --service ${service.name} --availability-zone-rebalancing DISABLED`;
    return [{ level: 'warning', text, advice }];
}
/**
 * "All tasks that run as part of this service must use the same platformFamily value as the service" (ECS API
 * reference, Service). Whether UpdateService refuses another one, or its tasks never start, is not documented.
 */
function warnOfFamily({ service, current }, next) {
    const platform = service.attachments?.platformFamily;
    const family = readFamily(next);
    if (platform === undefined || normalize(platform) === normalize(family))
        return [];
    if (family === readFamily(current.described))
        return [];
    const text = `Service ${service.name} runs on platform family ${(0,outside_text/* quoteOutsideText */.h)(platform, 100)}, and the task definition is for ${(0,outside_text/* quoteOutsideText */.h)(family, 100)}. ECS requires one family for all tasks of a service.`;
    return [{ level: 'warning', text, advice: 'Set operatingSystemFamily back, or create a new service.' }];
}
function readFamily(document) {
    return (0,json_fields/* readString */.E3)((0,json_fields/* readObject */.Ag)(document, 'runtimePlatform') ?? {}, 'operatingSystemFamily') ?? 'LINUX';
}
/**
 * The service says `Linux` and `Windows Server 2019 Core`, the task definition `LINUX` and `WINDOWS_SERVER_2019_CORE`.
 */
function normalize(family) {
    return family.toUpperCase().replaceAll(/[^A-Z0-9]+/g, '_');
}
/** That ECS refuses such a volume without settings is not documented. */
function warnOfOpenVolumes({ service, managedVolume }, next) {
    const known = [managedVolume, ...service.volumeConfigurations.map((settings) => (0,json_fields/* readString */.E3)(settings, 'name'))];
    const open = (0,json_fields/* readObjects */.$I)(next, 'volumes').filter(({ configuredAtLaunch }) => configuredAtLaunch === true);
    const missing = open.flatMap((volume) => (0,json_fields/* readString */.E3)(volume, 'name') ?? []).filter((name) => !known.includes(name));
    return missing.map((name) => ({
        level: 'warning',
        text: `The task definition leaves the volume "${(0,outside_text/* quoteOutsideText */.h)(name, 255)}" to be configured at launch, and service ${service.name} has no settings for it.`,
        advice: 'Give service-managed-ebs-volume-name and service-managed-ebs-volume.',
    }));
}

;// CONCATENATED MODULE: ./lib/current-state/describe-base.js
/** What the plan says of the revision that a new one is made from, where that is not the one that the service names. */



/** @param next the document that will run; absent when it cannot be made */
function describeBase({ service, current, latest }, next, request) {
    // A run that brings again what is in progress takes nothing away from it.
    const isBrought = latest !== undefined && next !== undefined && (0,same_content/* isSameContent */.OI)(next, (0,registrable/* toRegistrable */.o)(latest.described));
    if (!isMadeFromBase(request) || latest === undefined || isBrought)
        return [];
    const state = service.deployments.find(({ revisionArn }) => revisionArn === latest.arn)?.rolloutState;
    const how = state === 'FAILED' ? 'failed' : state === 'IN_PROGRESS' ? 'is still in progress' : 'did not complete';
    const [base, other] = [current.arn, latest.arn].map(text_arn/* revisionName */.pd);
    return [`based on ${base}, the last completed revision: ${other} ${how}, so its changes are not used`];
}
/** Nothing has been proven to run yet: what the service names is all that there is. */
function noticeBase({ service, current, completedArn }, request) {
    if (!isMadeFromBase(request) || completedArn !== undefined)
        return [];
    const text = `No deployment of service ${service.name} has completed, so the new revision is based on ${(0,text_arn/* revisionName */.pd)(current.arn)}, the service's current one.`;
    return [{ level: 'notice', text }];
}
function isMadeFromBase({ taskDefinition, rollbackTo }) {
    return taskDefinition.kind === 'current' && rollbackTo === undefined;
}

// EXTERNAL MODULE: ./lib/follow/failure-limit.js
var failure_limit = __webpack_require__(90009);
;// CONCATENATED MODULE: ./lib/rollback/describe-rollback.js



/** `Rolling back web from v1.5.0 (web:24, deployed 2 min ago) to v1.4.2 (web:23, ran 6 days)` */
function describeRollback(facts) {
    const { service, fromArn, toArn, known } = facts;
    const from = describe_rollback_nameRevision(fromArn, known, findAge(facts));
    return `Rolling back ${service} from ${from} to ${describe_rollback_nameRevision(toArn, known, findRunTime(facts))}`;
}
/** A release or commit, with the revision and a fact in brackets; without one, the revision itself. */
function describe_rollback_nameRevision(arn, known, fact) {
    const source = (0,format_source/* formatSource */.j)(known.find((one) => one.arn === arn)?.entry ?? {});
    const revision = (0,text_arn/* revisionName */.pd)(arn);
    const facts = [source === undefined ? undefined : revision, fact].filter((one) => one !== undefined);
    return facts.length === 0 ? revision : `${source ?? revision} (${facts.join(', ')})`;
}
function findAge({ fromArn, history, now }) {
    const at = history.find(({ targetRevisionArn }) => targetRevisionArn === fromArn)?.createdAt;
    return at === undefined || now === undefined ? undefined : `deployed ${(0,duration/* formatSpan */.QA)(now - at)} ago`;
}
/** From its last deployment that completed to the one that replaced it. */
function findRunTime({ toArn, history }) {
    const at = history.findIndex((one) => one.targetRevisionArn === toArn && one.status === 'SUCCESSFUL');
    const [next, own] = [history[at - 1], history[at]];
    return next === undefined || own === undefined ? undefined : `ran ${(0,duration/* formatSpan */.QA)(next.createdAt - own.createdAt)}`;
}

// EXTERNAL MODULE: ./packages/ecs-rules/lib/images/image-reference.js
var image_reference = __webpack_require__(44605);
// EXTERNAL MODULE: ./lib/image/kept-images.js
var kept_images = __webpack_require__(77592);
// EXTERNAL MODULE: ./lib/inputs/empty-image.js
var empty_image = __webpack_require__(18508);
// EXTERNAL MODULE: ./lib/task-definition/edits.js
var edits = __webpack_require__(35100);
;// CONCATENATED MODULE: ./lib/run/plan-images.js
/** What the plan of a run says about given images: which stay, which have no container, and which are missing. */








/** The images of a service that stay. A rollback names its revision instead. */
function describeImages({ revision, update, preview }) {
    if (revision.kind === 'existing' || preview?.next === undefined)
        return [];
    const { next } = preview;
    const isOwn = ({ arn }) => arn === update.service.revisionArn;
    const pinned = listRunningForms(revision, (0,registrable/* toRegistrable */.o)(next)).find(isOwn);
    const running = pinned ?? revision.current.find(isOwn);
    return running === undefined ? [] : (0,kept_images/* describeKeptImages */.M)(running.described, next);
}
/** The one image that was given, as the outputs name it; undefined when there is none, or several. */
function describeGivenImage({ image, shouldPinImages }, seen) {
    const [only, ...others] = image.kind === 'given' ? image.images : [];
    if (only === undefined || others.length > 0)
        return undefined;
    const { registry, identifier } = (0,named_image/* nameReference */.ZP)(only.reference);
    const lookup = seen.find(({ reference }) => reference === only.reference.text)?.lookup;
    const found = lookup?.kind === 'found' ? lookup.digest : undefined;
    const digest = 'digest' in identifier ? identifier.digest : found;
    const isPinned = shouldPinImages && digest !== undefined;
    return {
        reference: isPinned ? (0,image_reference/* pinReference */.rp)(only.reference, digest) : only.reference.text,
        ...(0,type_helpers/* defined */.s)({ registry }),
        tags: 'tag' in identifier ? [identifier.tag] : [],
        ...(0,type_helpers/* defined */.s)({ digest }),
        origin: 'given',
    };
}
/**
 * Warns of a run that was probably meant to deploy an image: nothing else about the revision or the count was
 * requested.
 */
function warnOfNoImage(request) {
    const { image, taskDefinition, services, containerSettings, taskRole, executionRole } = request;
    const isAsIs = image.kind === 'keep' && taskDefinition.kind === 'current' && services.length > 0;
    const others = [taskRole, executionRole, request.desiredCount, request.oneOffTask, request.rollbackTo];
    const isDeployment = Object.keys(request.deployment).length > 0;
    const isOther = (0,edits/* hasSettings */.g_)(containerSettings) || request.shouldForceNewDeployment || isDeployment;
    if (!isAsIs || isOther || others.some((one) => one !== undefined))
        return [];
    const text = `image and repository are empty, so ${services.join(', ')} gets no new image.`;
    return [{ level: 'warning', text, advice: `If image comes from another job: ${empty_image/* WHY_EMPTY */.x1}.` }];
}
/** With one document the error is left to its render, which names the place. */
function sortImages(request, revisions) {
    const bases = revisions.flatMap((revision) => (revision.kind === 'render' ? [revision] : []));
    if (request.image.kind !== 'given' || bases.length < 2)
        return { request, errors: [] };
    const isIn = (image) => (one) => listContainers(one.base).some((name) => name === image.container) &&
        (image.service === undefined || one.updates.some(({ service }) => service.name === image.service));
    const isStray = (image) => image.container !== undefined && !bases.some(isIn(image));
    const strays = request.image.images.filter(isStray);
    if (strays.length === 0)
        return { request, errors: [] };
    const images = request.image.images.filter((image) => !isStray(image));
    const found = bases.map(({ base, updates }) => {
        const names = updates.map(({ service }) => service.name).join(', ');
        return `${listContainers(base).join(', ')} (service ${names})`;
    });
    const names = strays.map(({ service, container }) => (service === undefined ? container : `${service}/${container}`));
    const text = `image: the task definition of each service has no container ${names.join(', ')}.`;
    return {
        request: { ...request, image: images.length === 0 ? { kind: 'keep' } : { kind: 'given', images } },
        errors: [{ input: 'image', text, advice: `Use a container that exists: ${[...new Set(found)].join('; ')}.` }],
    };
}
function listContainers({ containerDefinitions }) {
    return containerDefinitions.map(({ name }) => name);
}
/** Each error once: several services may have the same one. */
function dropRepeated(errors) {
    return [...new Map(errors.map((problem) => [`${problem.text}\n${problem.advice ?? ''}`, problem])).values()];
}

;// CONCATENATED MODULE: ./lib/image/platform.js

/** As ECS calls them, in its own documents and in the attributes of container instances, by docker's names. */
const ARCHITECTURES = {
    X86_64: 'amd64',
    ARM64: 'arm64',
    x86_64: 'amd64',
    arm64: 'arm64',
};
/**
 * The document's runtimePlatform; what it leaves out is X86_64 and LINUX on Fargate (ECS Developer Guide, "Task
 * definition parameters", runtimePlatform). On other machines a document without it runs on whatever there is: what the
 * container instances say counts, and where they are not known nothing is wanted.
 */
function findWantedPlatforms(document, machines) {
    const said = (0,values_json/* isJsonObject */.OW)(document.runtimePlatform) ? document.runtimePlatform : {};
    const os = toOperatingSystem(said.operatingSystemFamily);
    const named = toArchitecture(said.cpuArchitecture);
    if (named !== undefined)
        return { platforms: [`${os}/${named}`], source: 'the task definition' };
    if (machines.isFargate)
        return { platforms: [`${os}/amd64`], source: 'Fargate, unless the task definition says ARM64,' };
    const found = machines.architectures.flatMap((architecture) => toArchitecture(architecture) ?? []);
    if (found.length === 0)
        return undefined;
    const platforms = [...new Set(found.map((architecture) => `${os}/${architecture}`))].sort();
    return { platforms, source: 'the cluster with its container instances' };
}
function toArchitecture(said) {
    return typeof said === 'string' && Object.hasOwn(ARCHITECTURES, said) ? ARCHITECTURES[said] : undefined;
}
/** `LINUX`, or one of `WINDOWS_SERVER_2022_CORE` and its like. */
function toOperatingSystem(family) {
    return typeof family === 'string' && family.startsWith('WINDOWS') ? 'windows' : 'linux';
}
/**
 * Whether the images that a document names can run where its tasks will be. Images that it does not name do not count.
 */
function comparePlatforms(document, machines, images) {
    const wanted = findWantedPlatforms(document, machines);
    if (wanted === undefined)
        return { errors: [], notices: [] };
    const named = images.filter(({ reference }) => namesImage(document, reference));
    const errors = named.filter((image) => isKnown(image) && fitting(image, wanted) === 0);
    const notices = named.filter((image) => {
        const count = fitting(image, wanted);
        return count > 0 && count < wanted.platforms.length;
    });
    return {
        errors: errors.map((image) => refusePlatform(image, wanted)),
        notices: notices.map((image) => warnOfPlatform(image, wanted)),
    };
}
function namesImage({ containerDefinitions }, reference) {
    const containers = Array.isArray(containerDefinitions) ? containerDefinitions.filter(values_json/* isJsonObject */.OW) : [];
    return containers.some(({ image }) => image === reference);
}
function isKnown({ platforms }) {
    return platforms.length > 0;
}
/** How many of the wanted platforms the image has. */
function fitting({ platforms }, wanted) {
    return wanted.platforms.filter((platform) => platforms.includes(platform)).length;
}
function refusePlatform(image, wanted) {
    const advice = `${adviseBuild(wanted)} Or set runtimePlatform in the task definition to that of the image.`;
    return { kind: 'input', message: platform_describe(image, wanted), advice };
}
function warnOfPlatform(image, wanted) {
    const text = `${platform_describe(image, wanted)} Tasks placed on other instances will not start.`;
    return { level: 'warning', text, advice: adviseBuild(wanted) };
}
function platform_describe({ reference, platforms }, wanted) {
    const needed = wanted.platforms.join(' and ');
    return `Image ${reference} is built for ${platforms.join(' and ')}, but ${wanted.source} needs ${needed}.`;
}
function adviseBuild({ platforms }) {
    return `Build it for that platform: platforms: ${platforms.join(',')}.`;
}

// EXTERNAL MODULE: ./packages/ecs-rules/lib/task-definition/rules.js + 10 modules
var rules = __webpack_require__(55439);
;// CONCATENATED MODULE: ./lib/task-definition/check-rules.js
/** Whether ECS would register a document, as far as its rules are known. */


/**
 * Checks a document against the rules of RegisterTaskDefinition. What ECS has registered already is no breach, whatever
 * the rules here say: ECS is the one who decides, and they may be behind.
 * @param accepted documents that ECS has registered: the one that this was made from, those that run
 */
function checkRules(document, accepted) {
    const breaches = [...(0,rules/* listBreaches */.m)(document)];
    if (breaches.length === 0)
        return { errors: [], warnings: [] };
    const known = new Set(accepted.flatMap((one) => [...(0,rules/* listBreaches */.m)(one)].map(({ text }) => text)));
    const own = breaches.filter(({ text }) => !known.has(text));
    return {
        errors: own.filter(({ kind }) => kind !== 'doubt').map(describeBreach),
        warnings: own.filter(({ kind }) => kind === 'doubt').map(describeBreach),
    };
}
const WIDTH = 300;
function describeBreach({ path, text, kind }) {
    const words = (0,outside_text/* quoteOutsideText */.h)(text, WIDTH).replace(/\.$/, '');
    // Some texts begin with the place themselves.
    const isPlaced = words.startsWith(`${path} `);
    const problem = isPlaced ? words.slice(path.length + 1) : check_rules_describeRefusal(kind) + words;
    return { path, problem, advice: 'The rules are those of RegisterTaskDefinition in the ECS API reference' };
}
function check_rules_describeRefusal(kind) {
    return kind === 'doubt' ? 'ECS may refuse this: ' : 'ECS would refuse this: ';
}

// EXTERNAL MODULE: ./lib/task-definition/render.js + 3 modules
var render = __webpack_require__(94055);
;// CONCATENATED MODULE: ./lib/run/render-preview.js









/** Renders with what is known of the image: its errors are found before anything is built. */
function previewRevision(revision, request, seen) {
    if (revision.kind === 'existing')
        return { next: revision.revision.described, errors: [], notices: [] };
    const reference = formatPlannedImage(seen.image);
    const rendered = (0,render/* renderTaskDefinition */.P)(revision.base, (0,edits/* editsOf */.t7)(revision, request, reference));
    if ('errors' in rendered)
        return { errors: [refuseIn(revision, rendered.errors)], notices: [] };
    const next = rendered.document;
    const rules = checkRules(next, listAccepted(revision));
    const { errors, notices } = comparePlatforms(next, revision.machines, listImages(revision, seen, reference));
    return {
        next,
        rendered,
        ...(0,type_helpers/* defined */.s)({ built: reference }),
        errors: [...(rules.errors.length === 0 ? [] : [refuseIn(revision, rules.errors)]), ...errors],
        notices: [...rules.warnings.map((warning) => toWarning(revision, warning)), ...notices],
    };
}
function refuseIn({ places }, errors) {
    return (0,document_error/* refuseDocument */.oL)(errors.map((error) => (0,task_definition_places/* locateError */.H)(error, places)));
}
function toWarning({ places }, warning) {
    return { level: 'warning', text: (0,document_error/* formatDocumentError */.vm)((0,task_definition_places/* locateError */.H)(warning, places)) };
}
/** What ECS has taken before it will take again. */
function listAccepted({ base, baseArn, current, latest }) {
    return [...(baseArn === undefined ? [] : [base]), ...[...current, ...latest].map(({ described }) => described)];
}
/** All updates, in the order of the services, which is that of the revisions and their updates. */
function listUpdates(revisions, previews) {
    return revisions.flatMap((revision, at) => revision.updates.map((update) => ({ revision, update, preview: previews[at] })));
}
/** The document of the service at this position: all services share one, or each has its own. */
function pickPreview(previews, at) {
    return previews.length === 1 ? previews[0] : previews[at];
}
/**
 * The image that the plan leads to; its digest is not known before the push, and its host not before the repository.
 */
function formatPlannedImage(image) {
    if (image === undefined || image.plan.kind === 'refuse')
        return undefined;
    const { plan, state } = image;
    return plan.kind === 'reuse' ? `${plan.uri}@${plan.digest}` : `${plan.uri ?? state.name}:${plan.tags[0] ?? 'latest'}`;
}
/** As the next document names them. */
function listImages({ digests }, { image, given }, built) {
    const seen = given.flatMap(({ reference, platforms }) => [...new Set([reference, (0,edits/* pinKnown */.hl)(reference, digests)])].map((name) => ({ reference: name, platforms })));
    return built === undefined ? seen : [...seen, { reference: built, platforms: expectPlatforms(image) }];
}
/** An image that nobody can pull. */
function refuseUnpullable({ reference, lookup }) {
    const { repository, identifier } = (0,named_image/* parseNamedImage */.w_)(reference);
    if (lookup.kind === 'archived') {
        const tag = 'tag' in identifier ? { tag: identifier.tag } : {};
        return [(0,archived/* refuseArchived */.x)(repository, { digest: lookup.digest, ...tag })];
    }
    return lookup.kind === 'gone' ? [refuseGone(reference)] : [];
}
function refuseGone(reference) {
    return {
        kind: 'absent',
        message: `Image ${reference} not found in its registry.`,
        advice: 'Push it first, or use a tag or digest that exists.',
    };
}
/**
 * The platforms of an existing image, or of one that is built for named platforms. Otherwise only the build shows them.
 */
function expectPlatforms(image) {
    return image?.plan.kind === 'reuse' ? image.plan.platforms : (image?.state.request.platforms ?? []);
}

;// CONCATENATED MODULE: ./lib/run/describe-plan.js










/** In the order of the services. */
function describeAll(revisions, words) {
    const { found, previews, changes, guards, forecasts, request } = words;
    return listUpdates(revisions, previews).map(({ revision, update, preview }, at) => {
        const { service } = update;
        const described = found.services[at];
        const base = described === undefined ? [] : describeBase(described, preview?.next, request);
        const back = revision.kind === 'existing' ? describeRollbackRevision(revision, service, { described, found }) : [];
        return {
            name: service.name,
            changes: changes[at] ?? [],
            ...(0,type_helpers/* defined */.s)({ forecast: forecasts[at]?.facts }),
            plan: [
                ...back,
                ...base,
                ...(guards.lines[at] ?? []),
                ...describeImages({ revision, update, preview }),
                ...describeRollbackPath(revision, update),
                ...(forecasts[at]?.lines ?? []),
                ...describeFollow(update, request),
            ],
        };
    });
}
function describeRollbackRevision({ revision, pinned }, { name, revisionArn }, { described, found }) {
    const { target, history = [] } = described ?? {};
    const sentence = describeRollback({
        service: name,
        fromArn: revisionArn,
        toArn: revision.arn,
        known: target?.known ?? [],
        history,
        ...(0,type_helpers/* defined */.s)({ now: found.readAt }),
    });
    return [sentence, ...(pinned?.changes ?? [])];
}
function describeRollbackPath(revision, update) {
    if (revision.kind !== 'existing')
        return [];
    const { rollbackPath } = update;
    if (rollbackPath === undefined || (0,update_plan/* decideUpdate */.g)(update, revision.revision.arn).kind !== 'roll-back')
        return [];
    const { deploymentId, revisionArn } = rollbackPath;
    return [`Deployment ${deploymentId} of ${(0,text_arn/* revisionName */.pd)(revisionArn)} is in progress: its rollback will be requested.`];
}
/** How long a rollout is followed, and what ends it sooner. */
function describeFollow(update, request) {
    if (!request.shouldFollow)
        return [];
    const limitMs = request.followLimitMs + (update.codeDeploy === undefined ? 0 : measureOwnWaits(update.codeDeploy.group));
    const limit = `Timeout ${(0,duration/* formatMinutes */.dp)(limitMs / 60_000)}`;
    if (!request.shouldFailFast)
        return [`${limit}.`];
    const failureLimit = (0,failure_limit/* chooseFailureLimit */.NY)(update.desiredCount ?? update.service.desired, (0,failure_limit/* readBreaker */.rA)(update.configuration ?? update.service.deploymentConfiguration));
    return [`${limit}. Stops early on an unrecoverable error or after ${failureLimit} failed tasks.`];
}
function hasBreaker(service, request) {
    return request.circuitBreaker === 'keep' ? service.circuitBreaker.enabled : request.circuitBreaker !== 'off';
}

// EXTERNAL MODULE: ./lib/diff/describe-change.js
var describe_change = __webpack_require__(36923);
;// CONCATENATED MODULE: ./lib/run/find-drift.js


const find_drift_MOST_NAMED = 5;
/** What is running and is not what the task definition says: a problem for each service. */
function findDrift(services, changes, { isDriftCheck, taskDefinition }) {
    if (!isDriftCheck)
        return [];
    return services.flatMap((name, at) => {
        const own = changes[at] ?? [];
        if (own.length === 0)
            return [];
        const named = (0,list_some/* joinAndCount */.P)((0,describe_change/* describeShort */.oW)(own.slice(0, find_drift_MOST_NAMED)), own.length - find_drift_MOST_NAMED);
        const text = `Drift: service ${name} is not running what ${nameSource(taskDefinition)} says. A deploy would change: ${named}.`;
        return [{ text, advice: 'Deploy the task definition, or change it to what is running.' }];
    });
}
function nameSource(source) {
    if (source.kind === 'file')
        return source.path;
    return source.kind === 'registered' ? source.reference : 'the task definition';
}

// EXTERNAL MODULE: ./lib/diff/compare-fields.js
var compare_fields = __webpack_require__(32656);
;// CONCATENATED MODULE: ./lib/diff/name-images.js


/** OCI Distribution Specification, tag. A release such as `api/v1.2.0` is none. */
const TAG = /^\w[\w.-]{0,127}$/;
/**
 * Puts the tag into images that are named by digest alone, where it is known: people tell releases apart, not digests.
 * @param tags tag or release by digest, `sha256:…`
 */
function nameImages(changes, tags) {
    return changes.map((change) => {
        if (!(0,describe_change/* isImage */.wu)(change))
            return change;
        const { before, after } = change;
        return { ...change, ...(0,type_helpers/* defined */.s)({ before: nameImage(before, tags), after: nameImage(after, tags) }) };
    });
}
function nameImage(image, tags) {
    if (typeof image !== 'string')
        return image;
    const [, name = '', digest = ''] = /^([^@]*)@(sha256:[0-9a-f]{64})$/.exec(image) ?? [];
    const tag = tags.get(digest);
    const hasTag = /:[^:/]+$/.test(name);
    return tag === undefined || hasTag || !TAG.test(tag) ? image : `${name}:${tag}@${digest}`;
}

// EXTERNAL MODULE: ./lib/diff/publish-changes.js + 1 modules
var publish_changes = __webpack_require__(3057);
// EXTERNAL MODULE: ./lib/task-definition/flatten.js
var flatten = __webpack_require__(29867);
;// CONCATENATED MODULE: ./lib/diff/service-fields.js
/** The settings of a service that a deploy can change, in the names of UpdateService. */


function structure(fields) {
    return { fields, required: [] };
}
/** Fields whose values are shown; those of others may be the team's own (ECS API reference, UpdateService). */
const SHAPE = structure({
    desiredCount: 'integer',
    taskDefinition: 'string',
    forceNewDeployment: 'boolean',
    enableECSManagedTags: 'boolean',
    propagateTags: 'string',
    availabilityZoneRebalancing: 'string',
    healthCheckGracePeriodSeconds: 'integer',
    platformVersion: 'string',
    enableExecuteCommand: 'boolean',
    networkConfiguration: structure({
        awsvpcConfiguration: structure({ subnets: ['string'], securityGroups: ['string'], assignPublicIp: 'string' }),
    }),
    loadBalancers: [
        structure({
            ...{ targetGroupArn: 'string', loadBalancerName: 'string', containerName: 'string', containerPort: 'integer' },
        }),
    ],
    serviceRegistries: [
        structure({ registryArn: 'string', port: 'integer', containerName: 'string', containerPort: 'integer' }),
    ],
    capacityProviderStrategy: [structure({ capacityProvider: 'string', weight: 'integer', base: 'integer' })],
    placementConstraints: [structure({ type: 'string', expression: 'string' })],
    placementStrategy: [structure({ type: 'string', field: 'string' })],
    deploymentConfiguration: structure({
        minimumHealthyPercent: 'integer',
        maximumPercent: 'integer',
        strategy: 'string',
        bakeTimeInMinutes: 'integer',
        deploymentCircuitBreaker: structure({
            ...{ enable: 'boolean', rollback: 'boolean', resetOnHealthyTask: 'boolean' },
            thresholdConfiguration: structure({ type: 'string', value: 'integer' }),
        }),
        earlySuccessCriteria: structure({
            ...{ enable: 'boolean', healthyPercent: 'integer', sourceServiceRevisionCleanup: 'string' },
        }),
        alarms: structure({ alarmNames: ['string'], enable: 'boolean', rollback: 'boolean' }),
    }),
    volumeConfigurations: [
        structure({
            managedEBSVolume: structure({
                ...{ encrypted: 'boolean', kmsKeyId: 'string', volumeType: 'string', sizeInGiB: 'integer' },
                ...{ snapshotId: 'string', iops: 'integer', throughput: 'integer', roleArn: 'string' },
                ...{ filesystemType: 'string', volumeInitializationRate: 'integer' },
            }),
        }),
    ],
});
const RULES = {
    items: {
        volumeConfigurations: {
            name: ({ name }) => (typeof name === 'string' ? name : undefined),
            named: ['name'],
        },
    },
    sets: new Set([
        'deploymentConfiguration.alarms.alarmNames',
        'networkConfiguration.awsvpcConfiguration.securityGroups',
        'networkConfiguration.awsvpcConfiguration.subnets',
    ]),
};
/** The settings as they are, and as the update leaves them. */
function flattenSettings({ service, configuration, settings, desiredCount, settingsBefore }) {
    const { desired, hasManagedTags, propagateTags, volumeConfigurations, attachments } = service;
    const before = {
        desiredCount: desired,
        deploymentConfiguration: service.deploymentConfiguration,
        enableECSManagedTags: hasManagedTags,
        propagateTags,
        availabilityZoneRebalancing: attachments?.isRebalanced === true ? 'ENABLED' : 'DISABLED',
        ...(0,type_helpers/* defined */.s)({ healthCheckGracePeriodSeconds: service.gracePeriodSeconds, platformVersion: service.platformVersion }),
        volumeConfigurations,
        ...settingsBefore,
    };
    const after = { ...before, ...(0,type_helpers/* defined */.s)({ desiredCount, deploymentConfiguration: configuration }), ...settings };
    return { before: flattenService(before), after: flattenService(after) };
}
/** Fields of UpdateService by path. */
function flattenService(fields) {
    return (0,flatten/* flatten */.Bq)(withSwitches(fields), SHAPE, RULES);
}
/** A circuit breaker that is off is the same as none (ECS API reference, DeploymentCircuitBreaker). */
function withSwitches(fields) {
    const { deploymentConfiguration: configuration } = fields;
    if (typeof configuration !== 'object' || configuration === null || Array.isArray(configuration))
        return fields;
    const known = configuration.deploymentCircuitBreaker;
    const breaker = { enable: false, rollback: false, ...known };
    return { ...fields, deploymentConfiguration: { ...configuration, deploymentCircuitBreaker: breaker } };
}

// EXTERNAL MODULE: ./lib/task-definition/choose-containers.js
var choose_containers = __webpack_require__(44913);
;// CONCATENATED MODULE: ./lib/image/next-images.js




/** The images that the documents will name once the run has put its own images in. */
function listNextImages(documents, request) {
    const given = request.image.kind === 'given' ? request.image.images : [];
    const kept = documents.flatMap((document) => listKeptImages(document, request));
    return [...given.map(({ reference }) => (0,named_image/* nameReference */.ZP)(reference)), ...kept];
}
/** A document without the requested container names nothing here: the plan refuses it. */
function listKeptImages(described, request) {
    const replaced = findReplaced(described, request);
    if (replaced === undefined)
        return [];
    return (0,named_image/* listImages */.v8)(described).filter(({ container }) => !replaced.has(container));
}
/** Names of the containers that get an image of the run; undefined where the inputs do not fit the document. */
function findReplaced(described, request) {
    const { image, containerNames, containerSettings } = request;
    if (image.kind === 'keep')
        return new Set();
    const own = new Set((0,named_image/* listImages */.v8)(described).map(({ container }) => container));
    const given = image.kind === 'given' ? image.images.map(edits/* takeAsGiven */.HA) : [{ reference: image.repository }];
    const images = given.filter(({ container }) => container === undefined || own.has(container));
    const targets = (0,choose_containers/* chooseContainers */.u)((0,registrable/* toRegistrable */.o)(described), { images, containerSettings, containerNames });
    if ('errors' in targets)
        return undefined;
    const isForAll = images.some(({ container }) => container === undefined);
    return new Set([...(isForAll ? targets.names : []), ...images.flatMap(({ container }) => container ?? [])]);
}

// EXTERNAL MODULE: ./lib/task-definition/register.js
var register = __webpack_require__(33128);
// EXTERNAL MODULE: ./lib/follow/report-sent.js
var report_sent = __webpack_require__(41238);
;// CONCATENATED MODULE: ./lib/drivers/code-deploy/create-deployment.js





/**
 * Creates the deployment and names it.
 * @throws DeployError what CodeDeploy refuses; `unreachable` when no answer came to it
 */
async function startCodeDeployment(start, world) {
    const { plan, service, revisionArn } = start;
    const { appSpec, group } = plan;
    const content = aimAppSpec(appSpec, revisionArn);
    const request = {
        application: group.application,
        group: group.group,
        content,
        sha256: world.digest(content),
        ...(0,type_helpers/* defined */.s)({ configName: plan.configName, description: plan.description }),
    };
    const port = await world.codeDeploy();
    world.notes.noteService(service.name, { isUpdateSent: true });
    const deploymentId = await (0,send_once/* sendOnce */.E)({ send: () => port.create(request), find: () => findOurs(request, port) }, world);
    // Noted before it is reported, so that the output is set even if the run is killed at the next moment.
    world.notes.noteService(service.name, { codeDeploymentId: deploymentId });
    (0,report_sent/* reportSent */.p)(service.name, { revisionArn, deploymentId }, world);
    return trackDeployment(start, { ourId: deploymentId, previousArn: service.revisionArn });
}
/** Follows the deployment in progress as if it were ours: it brings the revision that was requested. */
function adoptCodeDeployment(start, { id, returnsToArn }) {
    return trackDeployment(start, { ourId: id, previousArn: returnsToArn ?? start.service.revisionArn });
}
function trackDeployment({ plan, service, ...start }, ours) {
    const { rerouteWaitMs, terminationWaitMs, alarms, rollbackEvents } = plan.group;
    return {
        facts: {
            ...ours,
            revisionArn: start.revisionArn,
            limitMs: start.limitMs + measureOwnWaits(plan.group),
            longestPauseMs: start.longestPauseMs,
            shouldFailFast: start.shouldFailFast,
            alarms,
            rollbackEvents,
            rerouteWaitMs,
            terminationWaitMs,
        },
        plan,
        before: service,
    };
}
/**
 * CreateDeployment takes no client token. The group has one deployment at a time: if that is of our very AppSpec file,
 * it is the one whose answer was lost.
 */
async function findOurs(request, port) {
    const [id] = await port.activeDeployments(request);
    if (id === undefined)
        return undefined;
    const { sha256 } = await port.describe(id);
    return sha256 === request.sha256 ? id : undefined;
}

// EXTERNAL MODULE: ./packages/ecs-rules/lib/arns/arns.js
var arns = __webpack_require__(54084);
// EXTERNAL MODULE: ./lib/drivers/code-deploy/judge-deployment.js
var judge_deployment = __webpack_require__(1730);
;// CONCATENATED MODULE: ./lib/drivers/code-deploy/news.js

const NO_STEPS = { ourId: '', keys: new Set(), traffic: 0 };
/** The step after the last lifecycle event, in the words of ECS's own deployments. */
const TERMINATION = 'TerminationWait';
/** Compares a poll with what was reported before: each lifecycle event once, traffic whenever it moves, a wait once. */
function findSteps(earlier, observation, facts) {
    const reported = earlier.ourId === facts.ourId ? earlier : NO_STEPS;
    const isNew = (key) => !reported.keys.has(key);
    const { target, atMs } = observation;
    const when = { service: facts.name, atMs };
    const begun = (target?.events ?? []).filter(({ status }) => status !== 'Pending' && status !== 'Skipped');
    const entered = begun.filter(({ name }) => isNew(`entered ${name}`));
    const failed = begun.filter(({ name, status }) => status === 'Failed' && isNew(`failed ${name}`));
    const traffic = target?.replacementTraffic ?? 0;
    const states = listStates(observation, when, facts).filter(({ key }) => isNew(key));
    const keys = [
        ...entered.map(({ name }) => `entered ${name}`),
        ...failed.map(({ name }) => `failed ${name}`),
        ...states.map(({ key }) => key),
    ];
    return {
        reported: { ourId: facts.ourId, keys: new Set([...reported.keys, ...keys]), traffic },
        events: [
            ...enterEvents(entered, { traffic, before: reported.traffic, target }).map((step) => {
                return { type: 'stage-entered', ...when, ...step };
            }),
            ...failed
                .flatMap((event) => toHooks(event, facts.appSpec))
                .map(({ hook, stage }) => {
                return { type: 'hook-changed', ...when, serviceDeploymentArn: facts.ourId, hook, stage };
            }),
            ...states.map(({ event }) => event),
        ],
    };
}
/** The states of the deployment that are reported once each, as they hold now. */
function listStates(observation, when, facts) {
    const { deployment, target } = observation;
    const states = [
        { key: 'waiting', holds: deployment.status === 'Ready', event: toWaitEvent(when, facts) },
        {
            key: 'terminating',
            holds: isSettled(target) && deployment.status === 'InProgress',
            event: toTerminationEvent(when, facts),
        },
        {
            key: 'alarm',
            holds: deployment.errorCode === 'ALARM_ACTIVE',
            event: { type: 'alarms-triggered', ...when, alarms: listAlarms(observation, facts) },
        },
    ];
    return states.filter(({ holds }) => holds);
}
/**
 * Events that followed each other since the last poll; the traffic goes with the last of them, or with the one under
 * way.
 */
function enterEvents(entered, { traffic, before, target }) {
    const current = target?.events.find(({ status }) => status === 'InProgress')?.name ?? entered.at(-1)?.name;
    const steps = entered.map(({ name }) => ({
        stage: name,
        isBack: false,
        ...(0,type_helpers/* defined */.s)({ traffic: name === current && traffic > 0 ? traffic : undefined }),
    }));
    const isReported = steps.some((step) => 'traffic' in step);
    if (traffic === before || isReported || current === undefined)
        return steps;
    return [...steps, { stage: current, isBack: traffic < before, traffic }];
}
/** All traffic has moved and every check has passed: what is left is the end of the old tasks. */
function isSettled({ events } = { events: [] }) {
    return events.length > 0 && events.every(({ status }) => status === 'Succeeded');
}
function toWaitEvent(when, { ourId: deploymentId, rerouteWaitMs }) {
    const wait = (0,type_helpers/* defined */.s)({ waitMs: rerouteWaitMs });
    return { type: 'reroute-awaited', ...when, deploymentId, ...wait };
}
function toTerminationEvent(when, { terminationWaitMs = 0 }) {
    return { type: 'stage-entered', ...when, stage: TERMINATION, isBack: false, bakeMinutes: terminationWaitMs / 60_000 };
}
/** The function behind a lifecycle event that failed; none for the work of CodeDeploy itself. */
function toHooks({ name, status }, { hooks }) {
    const target = Object.entries(hooks).find(([event]) => event.toLowerCase() === name.toLowerCase())?.[1];
    if (target === undefined)
        return [];
    const hook = { id: name, status: status.toUpperCase(), targetArn: target };
    return [{ hook, stage: name }];
}
/** The alarms that CodeDeploy names, `<name>` each (observed); else those of the group. */
function listAlarms({ deployment }, { alarms }) {
    const [, said = ''] = (deployment.errorMessage ?? '').split('Activated alarms:');
    const named = [...said.matchAll(/<([^>]+)>/g)].map(([, name = '']) => name);
    return named.length > 0 ? named : alarms;
}
/** The hooks of a deployment that failed, as evidence. */
function listFailedHooks({ target }, appSpec) {
    const failed = (target?.events ?? []).filter(({ status }) => status === 'Failed');
    return failed.flatMap((event) => toHooks(event, appSpec)).map(({ hook }) => hook);
}

// EXTERNAL MODULE: ./lib/follow/read-optional.js
var read_optional = __webpack_require__(18406);
;// CONCATENATED MODULE: ./lib/drivers/code-deploy/observe-deployment.js


/** ECS counts no failures of a task set, so while the replacement is not whole its stopped tasks are requested. */
const LISTING_MS = 10_000;
const NOTHING_SEEN = {
    listedAtMs: Number.NEGATIVE_INFINITY,
    stoppedTasks: [],
    unreadable: [],
};
/**
 * Polls once: our deployment, its target, the deployment that rolls it back, the service and its stopped tasks.
 * @throws DeployError when the deployment or the service cannot be read; what else is denied is named in `unreadable`
 */
async function observeCodeDeploy({ facts: { ourId }, before: { clusterArn, name } }, { atMs, ...before }, world) {
    const { ecs } = world;
    const { codeDeploy = await world.codeDeploy() } = before;
    const unreadable = [...before.unreadable];
    const [deployment, service] = await Promise.all([codeDeploy.describe(ourId), ecs.describeService(clusterArn, name)]);
    const isStarted = deployment.status !== 'Created' && deployment.status !== 'Queued';
    const target = isStarted
        ? await (0,read_optional/* readOptional */.T)(unreadable, 'codedeploy:BatchGetDeploymentTargets', () => codeDeploy.target(ourId))
        : undefined;
    const { rollbackId } = deployment;
    const isOver = (0,judge_deployment/* isBadEnd */.n3)(deployment);
    const rollback = rollbackId === undefined || !isOver ? undefined : await codeDeploy.describe(rollbackId);
    const replacement = service?.deployments.find(({ id }) => id === target?.replacementId);
    const isWhole = replacement === undefined || replacement.running >= replacement.desired;
    const listed = !isWhole && atMs - before.listedAtMs >= LISTING_MS
        ? await (0,read_optional/* readOptional */.T)(unreadable, 'ecs:ListTasks', () => ecs.stoppedTasks(clusterArn, name, replacement.id))
        : undefined;
    const listedAtMs = listed === undefined ? before.listedAtMs : atMs;
    const read = { stoppedTasks: listed ?? before.stoppedTasks, unreadable };
    return {
        observation: { atMs, deployment, service, serviceDeployment: undefined, target, rollback, ...read },
        known: { ...read, codeDeploy, listedAtMs, overSinceMs: isOver ? (before.overSinceMs ?? atMs) : undefined },
    };
}

// EXTERNAL MODULE: ./lib/follow/select-judged.js
var select_judged = __webpack_require__(22499);
;// CONCATENATED MODULE: ./lib/drivers/code-deploy/select-judged.js

/** What the judge reads of a poll; what a Lambda function said of its failure stays out. */
function selectJudgedCodeDeploy({ service, deployment, target, rollback, stoppedTasks, }) {
    const { id, status, errorCode, errorMessage, rollbackId, createdAt } = deployment;
    return (0,select_judged/* toPlainJson */.Sp)({
        service: service === undefined ? undefined : (0,select_judged/* selectService */.oP)(service),
        deployment: { id, status, errorCode, errorMessage, rollbackId, createdAt },
        target: target && { ...target, events: target.events.map((event) => ({ name: event.name, status: event.status })) },
        rollback: rollback && { id: rollback.id, status: rollback.status, errorMessage: rollback.errorMessage },
        stoppedTasks,
    });
}

;// CONCATENATED MODULE: ./lib/drivers/code-deploy/driver.js








/** AWS CodeDeploy moves the service to a replacement task set. */
function driveCodeDeployment(lifecycle, requested) {
    const { facts, plan, before } = lifecycle;
    const driver = {
        controller: 'CodeDeploy',
        facts,
        before,
        requested,
        words: { started: 'created', afterStart: 'it was created' },
        nothingKnown: NOTHING_SEEN,
        nothingReported: NO_STEPS,
        poll: (known, atMs, world) => observeCodeDeploy(lifecycle, { ...known, atMs }, world),
        findLifecycleNews: (reported, observation) => findSteps(reported, observation, { ...facts, name: before.name, appSpec: plan.appSpec }),
        judge: async ({ observation, known }) => ({
            state: known,
            judgement: (0,judge_deployment/* judgeCodeDeploy */.U4)(facts, observation, known.overSinceMs),
        }),
        findOwnId: (observation) => observation?.target?.replacementId ?? facts.ourId,
        toEvidence: (observation) => toEvidence(observation, facts, plan),
        selectJudged: selectJudgedCodeDeploy,
        describeRunning: ({ revisionArn }) => `${(0,text_arn/* revisionName */.pd)(revisionArn)} is running now.`,
        describeWatch: () => `Watch it with: aws deploy get-deployment --deployment-id ${facts.ourId}`,
        describeLimitPast: (observation) => (0,judge_deployment/* describeLimitPast */.R3)(facts, observation),
        describeUnfinished: ({ reason }) => `Rolling back: ${reason}`,
        leaveRollback: () => driver,
        findTarget: async ({ lastObservation }) => driver_findTarget(facts, lastObservation),
        findStop: ({ lastObservation }) => findStop(facts, lastObservation),
        openRollback: () => driveCodeDeployment(expectRollback(lifecycle, rollback_after_failure/* ROLLBACK_LIMIT_MS */.q)),
        preparePrevious: async (revisionArn, world) => {
            const service = { ...before, revisionArn: facts.revisionArn };
            const limits = { limitMs: rollback_after_failure/* ROLLBACK_LIMIT_MS */.q, longestPauseMs: facts.longestPauseMs, shouldFailFast: false };
            return async () => driveCodeDeployment(await startCodeDeployment({ plan, service, revisionArn, ...limits }, world));
        },
    };
    return driver;
}
/**
 * A deployment that is being stopped with rollback: it takes no waits of the group but that of the original task set.
 */
function expectRollback(lifecycle, limitMs) {
    return {
        ...lifecycle,
        facts: { ...lifecycle.facts, rollbackEvents: [judge_deployment/* STOP_ON_REQUEST */.Xh], shouldFailFast: false, limitMs },
    };
}
function findStop({ ourId }, lastObservation) {
    const { deployment } = lastObservation ?? {};
    if (deployment === undefined || !(0,judge_deployment/* isBadEnd */.n3)(deployment))
        return openStop(ourId);
    if (deployment.rollbackId !== undefined)
        return `CodeDeploy is already rolling back deployment ${ourId}.`;
    return `CodeDeploy refused to roll back deployment ${ourId}: it has ended.`;
}
/** Stops a deployment with rollback (CodeDeploy API reference, StopDeployment). A group has one at a time. */
function openStop(id) {
    return {
        canReplace: false,
        send: async ({ codeDeploy }) => (await codeDeploy()).stopWithRollback(id),
        isRollingBack: async ({ codeDeploy }) => (await (await codeDeploy()).describe(id)).rollbackId !== undefined,
    };
}
/** The poll as one of a service deployment, which ECS itself has not. */
function toEvidence(observation, facts, { appSpec }) {
    const { status, errorCode, createdAt } = observation.deployment;
    const triggered = errorCode === 'ALARM_ACTIVE' ? listAlarms(observation, facts) : [];
    return {
        ...observation,
        serviceDeployment: {
            arn: (0,arns/* toServiceDeploymentArn */.Pc)(facts.ourId),
            status,
            hooks: listFailedHooks(observation, appSpec),
            alarms: { status: errorCode ?? '', triggered },
            targetServiceRevisionArn: '',
            createdAt,
        },
    };
}
/**
 * Undefined where CodeDeploy rolls back itself, or all traffic has moved and every check has passed. Where a deployment
 * ended and no traffic has moved, there is nothing to roll back.
 */
function driver_findTarget({ previousArn, revisionArn }, lastObservation) {
    if (lastObservation === undefined || lastObservation.rollback !== undefined)
        return undefined;
    const { deployment, target, service } = lastObservation;
    if (isSettled(target))
        return undefined;
    const isEnded = (0,judge_deployment/* isBadEnd */.n3)(deployment);
    const isMoved = (target?.replacementTraffic ?? 0) > 0 || service?.revisionArn === revisionArn;
    if (isEnded && !isMoved)
        return { kind: 'none', reason: 'No traffic had shifted.' };
    if (!isEnded || previousArn !== revisionArn)
        return { kind: 'found', revisionArn: previousArn, isChosen: false };
    return { kind: 'none', reason: 'There is no other revision to roll back to.' };
}

;// CONCATENATED MODULE: ./lib/drivers/code-deploy/starter.js







/** Starts deployments by AWS CodeDeploy: the group has one at a time, so no newer run comes between. */
function openCodeDeployStarter(plan) {
    const { active } = plan;
    return {
        decide: (update, revisionArn) => {
            if (active === undefined)
                return (0,update_plan/* decideUpdate */.g)(update, revisionArn);
            if (plan.shouldRollBackActive)
                return { kind: 'roll-back' };
            const isSame = revisionArn !== undefined && active.revision?.arn === revisionArn && !update.shouldForce;
            return isSame ? { kind: 'adopt', deploymentId: active.id } : { kind: 'update', shouldForce: update.shouldForce };
        },
        start: async (due, _shouldForce, world) => follow(await startCodeDeployment({ ...due, plan, service: due.plan.service }, world), world),
        adopt: (due, id, world) => {
            const { service } = due.plan;
            const text = `Deployment ${id} already deploys ${(0,text_arn/* revisionName */.pd)(due.revisionArn)} to ${service.name}: following it.`;
            world.report({ type: 'notice', text });
            return follow(adoptCodeDeployment({ ...due, plan, service }, { returnsToArn: active?.returnsToArn, id }), world);
        },
        rollBack: (due, world) => rollBack(plan, due, world),
    };
}
/** Noted and remembered, so that it is known even to a run that is killed. */
function follow(tracked, world, requested) {
    const { name } = tracked.before;
    world.notes.noteService(name, { codeDeploymentId: tracked.facts.ourId });
    const codeDeployments = world.notes.record().services.flatMap(({ name: service, codeDeploymentId: id }) => {
        return id === undefined ? [] : [{ service, id }];
    });
    world.remember({ codeDeployments });
    return { kind: 'following', name, driver: driveCodeDeployment(tracked, requested) };
}
/** A deployment that ended before it could be stopped is read again: another step may be due. */
async function rollBack(plan, due, world) {
    const { active, ...rest } = plan;
    const { service } = due.plan;
    if (active === undefined)
        return due;
    const { id: deploymentId, revision } = active;
    const [fromArn, toArn, stop] = [revision?.arn, due.revisionArn, openStop(deploymentId)];
    if (await (0,stop_with_rollback/* stopForRollback */.Wc)({ service, controller: 'CodeDeploy', deploymentId, fromArn, toArn, stop }, world)) {
        const start = { ...due, plan, service, revisionArn: fromArn ?? service.revisionArn };
        return follow(expectRollback(adoptCodeDeployment(start, active), due.limitMs), world, { toArn });
    }
    const now = (await world.ecs.describeService(service.clusterArn, service.name)) ?? service;
    const next = await readActive({ ...plan, service: now }, world);
    const starter = openCodeDeployStarter({ ...rest, shouldRollBackActive: false, ...(0,type_helpers/* defined */.s)({ active: next }) });
    return { ...due, plan: { ...due.plan, service: now }, starter };
}

// EXTERNAL MODULE: ./lib/drivers/ecs/start-rollout.js
var start_rollout = __webpack_require__(88713);
// EXTERNAL MODULE: ./lib/ledger/run-turn.js
var run_turn = __webpack_require__(25978);
;// CONCATENATED MODULE: ./lib/rollout/read-deployed.js


/** Runs of one workflow that are near each other: the newest deployments are enough. */
const MOST = 100;
/**
 * What the service has deployed up to now, as far as it may be read. ECS records service deployments of its own
 * controller alone.
 */
async function readDeployed(before, { ecs }) {
    const { clusterArn, name } = before;
    const service = (await ecs.describeService(clusterArn, name)) ?? before;
    const read = () => ecs.serviceDeployments(clusterArn, name, MOST);
    const isRecorded = service.controller === 'ECS';
    return (0,deployed/* listDeployed */.J1)(service, isRecorded ? await (0,read_or_undefined/* readOrUndefined */.o)(read, ['unreachable', 'internal']) : undefined);
}

;// CONCATENATED MODULE: ./lib/drivers/ecs/yield-to-newer-run.js









/** Each needs a newer run that came within the last two calls; more than these have not come by then. */
const MOST_UPDATES = 3;
/**
 * Just after the update: if a newer run wrote its turn in between, its revision is deployed again, and the result is
 * one sentence about it. Undefined: the run may continue, or its deployment was replaced already.
 *
 * The newest run wins. A run writes its turn (T), polls (L), updates (U) and reads the turns of all runs (R), in this
 * order. Runs near each other have tags of their own, so no turn is overwritten. Let U be the last update of all, by
 * run A or by a run that deployed A's revision, and let B be a newer run.
 * - B's T was before R: R finds it and another update follows, or B had replaced A's deployment already. So U was not
 *   the last. A B that has not deployed by then updates later, or was killed before, and then its turn is ignored.
 * - B's T was after R, so after U: B's L sees A's revision, and B updates. So U was not the last.
 *
 * Not covered: a process that is killed between U and R, reads that lag behind writes, more than four runs of one
 * workflow at once, and denied tags. The API has no conditional update.
 */
async function yieldToNewerRun(due, rollout, world) {
    if (due.order !== 'keep' || !(0,run_turn/* isOrdered */.cq)(due.entry))
        return undefined;
    let brought = { turn: { entry: due.entry, revision: (0,text_arn/* revisionName */.pd)(due.revisionArn) }, rollout };
    for (let updates = 0; updates < MOST_UPDATES; updates += 1) {
        const newer = await findNewer(brought, world);
        if (newer === undefined || (await isReplaced(brought.rollout, world)))
            break;
        const reason = describeMeeting(newer, due, world);
        world.report({ type: 'rollback-asked', service: due.plan.service.name, why: reason });
        try {
            brought = { turn: newer, rollout: await bring(newer, due, world), reason };
        }
        catch (thrown) {
            return `${reason} It could not be redeployed: ${(0,deploy_error/* asDeployError */.y0)(thrown).message}`;
        }
    }
    return brought.reason === undefined ? undefined : `${brought.reason} ${brought.turn.revision} was redeployed.`;
}
/** The newest run that came before the update; one that deploys the same revision has nothing to be brought back. */
async function findNewer({ turn, rollout }, world) {
    const { before } = rollout;
    const service = {
        arn: before.arn,
        revisionArns: [before.revisionArn],
        readDeployed: () => readDeployed(before, world),
    };
    const orderState = await (0,ledger_ledger/* readOrderState */.eo)(turn.entry, service, world.ledger);
    return orderState.kind === 'stale' && orderState.newer.revision !== turn.revision ? orderState.newer : undefined;
}
/** We only replace our own deployment: one that another run has replaced is left alone. */
async function isReplaced({ facts, before }, world) {
    const retry = (0,ports_retry/* openRetries */.xw)(world);
    const now = await retry(() => world.ecs.describeService(before.clusterArn, before.name));
    const known = new Set([facts.ourId, ...before.deployments.map(({ id }) => id)]);
    const primary = (0,followed_deployment/* findPrimary */.WM)(now);
    return primary !== undefined && !known.has(primary.id) && primary.createdAt >= facts.createdAt;
}
/** The revision of the newer run, and nothing else: what else it asks of the service it sends itself. */
async function bring({ revision }, due, world) {
    const { service } = due.plan;
    const now = await world.ecs.describeService(service.clusterArn, service.name);
    const revisionArn = `${(0,text_arn/* arnPrefix */.sP)(due.revisionArn)}${revision}`;
    const plan = { service: now ?? service, history: [], shouldForce: false };
    return (0,start_rollout/* startRollout */.w)({ ...due, plan, revisionArn, shouldForce: false }, world);
}
function describeMeeting(newer, { plan, entry }, { origin }) {
    const { name } = plan.service;
    const run = describe_order_formatRun(newer, origin);
    return `While run ${entry.runNumber} updated ${name}, the newer ${run} deployed ${newer.revision}.`;
}

;// CONCATENATED MODULE: ./lib/drivers/ecs/starter.js








/** Starts deployments that ECS rolls out itself. */
const ECS_STARTER = { decide: update_plan/* decideUpdate */.g, start, adopt, rollBack: starter_rollBack };
async function start(due, shouldForce, world) {
    const { name } = due.plan.service;
    const rollout = await (0,start_rollout/* startRollout */.w)({ ...due, shouldForce }, world);
    const reason = await yieldToNewerRun(due, rollout, world);
    if (reason !== undefined)
        return { kind: 'judged', name, ending: { verdict: 'superseded', reason } };
    return { kind: 'following', name, driver: (0,ecs_driver/* driveRollout */.w)(rollout) };
}
function adopt(due, deploymentId, world) {
    const { name } = due.plan.service;
    const text = `${(0,text_arn/* revisionName */.pd)(due.revisionArn)} is already being deployed to ${name}: following that deployment.`;
    world.report({ type: 'notice', text });
    world.notes.noteService(name, { deploymentId });
    return { kind: 'following', name, driver: (0,ecs_driver/* driveRollout */.w)((0,describe_rollout/* adoptRollout */.O)({ ...due, shouldForce: false }, deploymentId)) };
}
/** Whoever has deployed meanwhile is not undone; where ECS does not roll back, an update may be due. */
async function starter_rollBack(due, world) {
    const { rollbackPath, ...plan } = due.plan;
    const { service } = plan;
    const { name } = service;
    if (rollbackPath === undefined)
        return due;
    const { deploymentId, revisionArn: fromArn, serviceDeploymentArn } = rollbackPath;
    const stop = (0,ecs_driver/* openStop */.b)(serviceDeploymentArn);
    const toStop = { service, controller: 'ECS', deploymentId, fromArn, toArn: due.revisionArn, stop };
    if (await (0,stop_with_rollback/* stopForRollback */.Wc)(toStop, world)) {
        const rollout = adoptForRollback(due, rollbackPath, world);
        return { kind: 'following', name, driver: (0,ecs_driver/* driveRollout */.w)(rollout, openExpectedRollback(due, rollbackPath, rollout)) };
    }
    const now = await world.ecs.describeService(service.clusterArn, name);
    const primary = (0,followed_deployment/* findPrimary */.WM)(now);
    const isKnown = primary?.id === deploymentId || primary?.revisionArn === due.revisionArn;
    if (now !== undefined && isKnown)
        return { ...due, plan: { ...plan, service: now } };
    const revision = (0,text_arn/* revisionName */.pd)(primary?.revisionArn ?? service.revisionArn);
    const reason = `Someone deployed ${revision} to ${name} before it could be rolled back; no changes were made.`;
    return { kind: 'judged', name, ending: { verdict: 'superseded', reason } };
}
/** What is followed is the deployment that is rolled back. */
function adoptForRollback(due, rollbackPath, world) {
    const { serviceDeploymentArn, returnsToId: deploymentId } = rollbackPath;
    const { service } = due.plan;
    world.notes.noteService(service.name, { deploymentId, serviceDeploymentArn });
    const before = { ...service, currentServiceDeployment: serviceDeploymentArn };
    const following = {
        shouldForce: false,
        shouldFailFast: false,
        shouldDetectStall: due.shouldFailFast,
        waitUntil: 'steady',
    };
    const plan = { ...due.plan, service: before };
    const request = { ...due, ...following, plan, revisionArn: rollbackPath.revisionArn };
    const rollout = (0,describe_rollout/* adoptRollout */.O)(request, rollbackPath.deploymentId);
    return { ...rollout, facts: { ...rollout.facts, returnsToArn: due.revisionArn } };
}
/** The update is sent where the deployment completed before it was stopped, or ECS had nowhere to go back to. */
function openExpectedRollback(due, { deploymentId }, { facts, before }) {
    const findElsewhere = ({ verdict, lastObservation }) => {
        const primary = (0,followed_deployment/* findPrimary */.WM)(lastObservation?.service);
        const isOther = primary?.id !== deploymentId && primary?.revisionArn !== due.revisionArn;
        return verdict === 'rolled-back' && isOther ? primary?.id : undefined;
    };
    return {
        toArn: due.revisionArn,
        instead: {
            isElsewhere: (ending) => findElsewhere(ending) !== undefined,
            prepare: async (ending, world) => {
                const elsewhere = findElsewhere(ending);
                const isLeft = ending.verdict === 'steady' || ending.verdict === 'failed' || elsewhere !== undefined;
                const service = isLeft ? await world.ecs.describeService(before.clusterArn, before.name) : undefined;
                const isLeftThere = [deploymentId, elsewhere].includes((0,followed_deployment/* findPrimary */.WM)(service)?.id ?? '');
                if (service === undefined || !(isLeftThere || (0,followed_deployment/* isAstray */.Bg)(service, facts)))
                    return undefined;
                const request = { ...due, shouldForce: false, plan: { ...due.plan, service } };
                return async () => (0,ecs_driver/* driveRollout */.w)(await (0,start_rollout/* startRollout */.w)(request, world));
            },
        },
    };
}

;// CONCATENATED MODULE: ./lib/run/choose-driver.js


/** Chooses what drives the deployment of a service: ECS itself, or AWS CodeDeploy. */
function chooseDriver({ codeDeploy }) {
    return codeDeploy === undefined ? ECS_STARTER : openCodeDeployStarter(codeDeploy);
}

;// CONCATENATED MODULE: ./lib/run/plan-changes.js
















/** Tags by digest: of the images that were given or found, and the release of the image that is running. */
function listTags({ service, current, currentEntry = {} }, { found, image, request }) {
    const { imageDigest, releases = [] } = currentEntry;
    const release = releases.at(-1);
    const [tag] = image?.plan.kind === 'reuse' ? image.plan.tags : [];
    // Another service of the run may name the same image by another tag.
    const named = listNextImages([found.document ?? current.described], narrowImages(request, [service.name]));
    const own = new Set(named.map(({ reference }) => reference));
    const given = found.given.flatMap(({ reference, lookup }) => {
        if (!own.has(reference))
            return [];
        const { identifier } = (0,named_image/* parseNamedImage */.w_)(reference);
        return lookup.kind === 'found' && 'tag' in identifier ? [[lookup.digest, identifier.tag]] : [];
    });
    return new Map([
        ...given,
        ...(image?.plan.kind === 'reuse' && tag !== undefined ? [[image.plan.digest, tag]] : []),
        ...(imageDigest !== undefined && release !== undefined ? [[imageDigest, release]] : []),
    ]);
}
/**
 * What would change in each service, in their order: from what is running to what would run. A service has no change if
 * and only if a deploy would end `unchanged`.
 */
function planChanges(revisions, { found, previews, image, request }) {
    return listUpdates(revisions, previews).map(({ revision, update, preview }, at) => {
        const service = found.services[at];
        const next = preview?.next;
        if (next === undefined || service === undefined)
            return [];
        const changes = (0,publish_changes/* publishChanges */.Z)(compareUpdate({ revision, update, next, service }, found));
        // Both digests say more of a tag that was moved than its name does.
        const isMoved = update.redeployBecause !== undefined;
        return isMoved ? changes : nameImages(changes, listTags(service, { found, image, request }));
    });
}
function compareUpdate(planned, found) {
    const { update, revision } = planned;
    const arn = findArn(planned);
    const decision = chooseDriver(update).decide(update, arn);
    const content = compareContent(planned, found);
    const settings = flattenSettings(update);
    const known = [...content, ...(0,compare_fields/* compareFields */.z)(settings.before, settings.after)];
    // Where a deployment is in progress, the update may also replace its revision.
    const isOther = revision.kind === 'existing' || known.length === 0 || planned.service.latest !== undefined;
    return [...known, ...compareDeployment(planned, { decision, arn, isOther, hasContent: content.length > 0 })];
}
/** The revision that will be deployed; undefined: one that is registered first. */
function findArn({ revision, next }) {
    if (revision.kind === 'existing')
        return revision.pinned === undefined ? revision.revision.arn : undefined;
    const document = (0,registrable/* toRegistrable */.o)(next);
    return (0,register/* findKnown */.X3)(document, listKnown(revision, document))?.arn;
}
/** By digest where the run deploys by digest, or where a tag was moved. */
function compareContent({ service, update, revision, next }, { given }) {
    const isMoved = update.redeployBecause !== undefined;
    const running = isMoved ? service.running : listPinned(next, service.running);
    const isNamed = service.latest === undefined;
    const before = isNamed ? (0,pin/* pinContainers */.WS)((0,registrable/* toRegistrable */.o)(service.current.described), running) : service.current.described;
    const planned = revision.kind === 'existing' ? (revision.pinned?.document ?? next) : next;
    const after = isMoved ? (0,pin/* pinImages */.Mc)((0,registrable/* toRegistrable */.o)(planned), mapDigests(given)) : planned;
    return (0,compare_fields/* compareFields */.z)((0,same_content/* flattenDocument */.eA)(before), (0,same_content/* flattenDocument */.eA)(after));
}
/** Another revision of the same content, or the same one again. */
function compareDeployment({ update: { service, redeployBecause } }, { decision, arn, isOther, hasContent }) {
    const isForced = decision.kind === 'update' && decision.shouldForce && !(redeployBecause !== undefined && hasContent);
    const isMoved = decision.kind !== 'nothing' && isOther && arn !== undefined;
    const before = isMoved ? { taskDefinition: (0,text_arn/* revisionName */.pd)(service.revisionArn) } : {};
    const after = isMoved ? { taskDefinition: (0,text_arn/* revisionName */.pd)(arn) } : {};
    return (0,compare_fields/* compareFields */.z)(flattenService(before), flattenService({ ...after, ...(0,type_helpers/* defined */.s)({ forceNewDeployment: isForced ? true : undefined }) }));
}

;// CONCATENATED MODULE: ./lib/task-definition/privileges.js
/** What a task definition lets its containers do beyond running. */



/** Everything that is worth a line, in an order that stays. */
function listPrivileges(document, isOwn) {
    const containers = (0,json_fields/* readObjects */.$I)(document, 'containerDefinitions').flatMap((container) => {
        const own = [
            ...listPowers(container).map(asPrivilege),
            ...listHostMounts(container, document).map(asPrivilege),
            ...privileges_listSources(container),
            ...listForeignImage(container, isOwn).map(asPrivilege),
        ];
        return own.map((privilege) => placeIn(container, privilege));
    });
    return [...listNamespaces(document).map(asPrivilege), ...listFileSystems(document).map(asPrivilege), ...containers];
}
function asPrivilege(words) {
    return { key: words, words };
}
function placeIn(container, { key, words }) {
    const place = `container ${privileges_show(container.name)}: `;
    return { key: place + key, words: place + words };
}
function listNamespaces({ networkMode, pidMode, ipcMode, enableFaultInjection }) {
    return [
        ...(networkMode === 'host' ? ['the network of the host (networkMode host)'] : []),
        ...(pidMode === 'host' ? ['the processes of the host (pidMode host)'] : []),
        ...(ipcMode === 'host' ? ['the shared memory of the host (ipcMode host)'] : []),
        ...(enableFaultInjection === true ? ['fault injection is enabled (enableFaultInjection)'] : []),
    ];
}
const FILE_SYSTEMS = [
    ['efsVolumeConfiguration', 'fileSystemId'],
    ['fsxWindowsFileServerVolumeConfiguration', 'fileSystemId'],
    ['s3filesVolumeConfiguration', 'fileSystemArn'],
];
/** File systems that others may use, too. Folders of the host are reported where they are mounted. */
function listFileSystems(document) {
    return (0,json_fields/* readObjects */.$I)(document, 'volumes').flatMap((volume) => FILE_SYSTEMS.flatMap(([field, id]) => {
        const name = (0,json_fields/* readObject */.Ag)(volume, field)?.[id];
        return name === undefined ? [] : [`the file system ${privileges_show(name)}`];
    }));
}
function listPowers(container) {
    const linux = (0,json_fields/* readObject */.Ag)(container, 'linuxParameters') ?? {};
    const capabilities = (0,json_fields/* readObject */.Ag)(linux, 'capabilities') ?? {};
    return [
        ...(container.privileged === true ? ['runs privileged'] : []),
        ...(isRoot((0,json_fields/* readString */.E3)(container, 'user') ?? '') ? [`runs as root (user ${privileges_show(container.user)})`] : []),
        ...(0,json_fields/* readStrings */.Nc)(capabilities, 'add').map((capability) => `capability ${privileges_show(capability)}`),
        ...(0,json_fields/* readObjects */.$I)(linux, 'devices').map(({ hostPath }) => `device ${privileges_show(hostPath)} of the host`),
        ...(0,json_fields/* readStrings */.Nc)(container, 'dockerSecurityOptions')
            .filter((option) => !isRestraint(option))
            .map((option) => `security option ${privileges_show(option)}`),
    ];
}
/** `root`, `0` or one of them with a group (ECS API reference, ContainerDefinition, user). */
function isRoot(user) {
    return /^(?:root|0+)(?::|$)/.test(user);
}
/** `no-new-privileges` forbids, and so does a profile unless it is none. */
function isRestraint(option) {
    return !/unconfined|disable/i.test(option) && !/^no-new-privileges[:=]false$/i.test(option);
}
function listHostMounts(container, document) {
    const folders = new Map((0,json_fields/* readObjects */.$I)(document, 'volumes').map((volume) => [
        volume.name,
        (0,json_fields/* readString */.E3)((0,json_fields/* readObject */.Ag)(volume, 'host') ?? {}, 'sourcePath'),
    ]));
    return (0,json_fields/* readObjects */.$I)(container, 'mountPoints').flatMap(({ sourceVolume, readOnly }) => {
        const path = folders.get(sourceVolume) ?? '';
        if (path === '')
            return [];
        if (/(?:^|\/)docker\.sock$/.test(path))
            return [`the docker socket of the host (${privileges_show(path)})`];
        return [`${privileges_show(path)} of the host, to read${readOnly === true ? '' : ' and write'}`];
    });
}
/** Another source of a secret of the same name is another secret. */
function privileges_listSources(container) {
    const log = (0,json_fields/* readObject */.Ag)(container, 'logConfiguration') ?? {};
    const secrets = [...(0,json_fields/* readObjects */.$I)(container, 'secrets'), ...(0,json_fields/* readObjects */.$I)(log, 'secretOptions')];
    const credentials = (0,json_fields/* readString */.E3)((0,json_fields/* readObject */.Ag)(container, 'repositoryCredentials') ?? {}, 'credentialsParameter') ?? '';
    return [
        ...secrets.map(({ name, valueFrom }) => ({
            key: `secret ${String(name)} ${String(valueFrom)}`,
            words: `secret ${privileges_show(name)}`,
        })),
        ...(0,json_fields/* readObjects */.$I)(container, 'environmentFiles').map(({ value }) => asPrivilege(`environment file ${privileges_show(value)}`)),
        ...(credentials === '' ? [] : [{ key: credentials, words: 'credentials for a private registry' }]),
    ];
}
const SHORT_NAMES = 'docker.io';
function listForeignImage(container, isOwn) {
    const image = (0,json_fields/* readString */.E3)(container, 'image') ?? '';
    const parsed = (0,image_reference/* parseImageReference */.o_)(image);
    if (parsed === undefined)
        return [];
    const registry = parsed.registry ?? SHORT_NAMES;
    return isOwn(registry, image) ? [] : [`image of the registry ${privileges_show(registry)}`];
}
/** What a container is not allowed, or does not allow itself. */
function listRestraints(container) {
    const capabilities = (0,json_fields/* readObject */.Ag)((0,json_fields/* readObject */.Ag)(container, 'linuxParameters') ?? {}, 'capabilities') ?? {};
    const user = (0,json_fields/* readString */.E3)(container, 'user') ?? '';
    return [
        ...(container.readonlyRootFilesystem === true ? ['a root file system that is read only'] : []),
        ...(user !== '' && !isRoot(user) ? ['a user that is not root'] : []),
        ...(0,json_fields/* readStrings */.Nc)(capabilities, 'drop').map((capability) => `without the capability ${privileges_show(capability)}`),
        ...(0,json_fields/* readStrings */.Nc)(container, 'dockerSecurityOptions')
            .filter(isRestraint)
            .map((option) => `security option ${privileges_show(option)}`),
    ];
}
/** Names of a document may hold anything. */
function privileges_show(value) {
    return (0,outside_text/* quoteOutsideText */.h)(typeof value === 'string' ? value : '', 255);
}

;// CONCATENATED MODULE: ./lib/task-definition/privilege-changes.js
/** What a change of a task definition lets its containers do that they could not before. */



/**
 * What `next` allows and `before` does not, one line each, as `container web: runs privileged`; restraints that are
 * taken away count as well. What is only taken away or kept gives no line.
 * @param before the current revision
 */
function listPrivilegeChanges(before, next, isOwn) {
    const had = new Set(listPrivileges(before, isOwn).map(({ key }) => key));
    const gained = listPrivileges(next, isOwn).filter(({ key }) => !had.has(key));
    return [...listRoleChanges(before, next), ...gained.map(({ words }) => words), ...listDropped(before, next)];
}
const privilege_changes_ROLES = [
    ['taskRoleArn', 'task role'],
    ['executionRoleArn', 'execution role'],
];
/** A role that is taken away allows less. */
function listRoleChanges(before, next) {
    return privilege_changes_ROLES.flatMap(([field, noun]) => {
        const from = (0,json_fields/* readString */.E3)(before, field) ?? '';
        const to = (0,json_fields/* readString */.E3)(next, field) ?? '';
        if (to === '' || isSameRole(from, to))
            return [];
        return [from === '' ? `${noun} ${privileges_show(to)} is new` : `${noun} ${privileges_show(from)} → ${privileges_show(to)}`];
    });
}
/** ECS takes the ARN of a role, or its name in the account (ECS API reference, RegisterTaskDefinition, taskRoleArn). */
function isSameRole(one, other) {
    if (one.startsWith('arn:') && other.startsWith('arn:'))
        return one === other;
    return (0,text_arn/* lastSegment */.mp)(one) === (0,text_arn/* lastSegment */.mp)(other);
}
function listDropped(before, next) {
    const old = new Map((0,json_fields/* readObjects */.$I)(before, 'containerDefinitions').map((container) => [container.name, container]));
    return (0,json_fields/* readObjects */.$I)(next, 'containerDefinitions').flatMap((container) => {
        const kept = new Set(listRestraints(container));
        const dropped = listRestraints(old.get(container.name) ?? {}).filter((one) => !kept.has(one));
        return dropped.map((restraint) => `container ${privileges_show(container.name)}: no longer ${restraint}`);
    });
}

;// CONCATENATED MODULE: ./lib/guards/privileges.js
/**
 * What a run gives the containers of a service that they did not have: always reported, refused if the input says so.
 */



/**
 * Compares the current revision with the new one. A rollback is reported and never refused: it returns to what was
 * allowed before, and a rollback must always be possible.
 */
function judgePrivileges({ service, current, next, built }, request, { account }) {
    const isOwn = (host, reference) => reference === built || (0,named_image/* isLoopback */.U9)(host) || ((0,image_reference/* isEcrHost */.R5)(host) && host.startsWith(`${account}.`));
    const changes = listPrivilegeChanges(current, next, isOwn);
    const isDenied = request.shouldDenyPrivilegeChanges && request.rollbackTo === undefined;
    return {
        lines: changes.map((change) => `privilege: ${change}`),
        errors: isDenied ? changes.map((change) => refuseChange(service, change)) : [],
    };
}
function refuseChange(service, change) {
    return {
        input: 'deny-privilege-changes',
        text: `Service ${service} would gain a privilege: ${change}.`,
        advice: 'Remove it from the task definition, or deploy once with deny-privilege-changes: false.',
    };
}

;// CONCATENATED MODULE: ./lib/run/plan-guards.js
/** The guards of a plan: what may not be written, whatever else is right. */



/** Compares the new revision with the current one, and with the account. */
function guardPlan(found, previews, request) {
    const context = { request, identity: found.identity };
    const privileges = found.services.map((service, at) => comparePrivileges(service, pickPreview(previews, at), context));
    return {
        lines: privileges.map(({ lines }) => lines),
        errors: [...refuseRoles(found, previews, request), ...privileges.flatMap(({ errors }) => errors)],
    };
}
function comparePrivileges({ service, current }, preview, { request, identity }) {
    if (preview?.next === undefined)
        return { lines: [], errors: [] };
    const step = { service: service.name, current: current.described, next: preview.next, built: preview.built };
    return judgePrivileges(step, request, identity);
}
/** A rollback registers nothing: ECS has accepted the roles of what it returns to. */
function refuseRoles(found, previews, { rollbackTo }) {
    if (rollbackTo !== undefined)
        return [];
    const current = found.services.flatMap((one) => [one.current, one.latest ?? one.current].map((it) => it.described));
    return previews
        .flatMap(({ next }) => (next === undefined ? [] : findForeignRoles(next, current, found.identity)))
        .map(({ message, advice }) => ({ text: message, advice }));
}

;// CONCATENATED MODULE: ./lib/run/plan-order.js
/** The order of runs in the plan: a run that is older than the last one is refused unless `allow-stale` is set. */
function planOrder({ staleBecause, downgradeBecause }, { shouldAllowStale }) {
    const notices = downgradeBecause === undefined ? [] : [warnOfDowngrade(downgradeBecause)];
    if (staleBecause === undefined)
        return { errors: [], notices };
    if (shouldAllowStale) {
        const text = `${staleBecause} Deploying it anyway: allow-stale is true.`;
        return { errors: [], notices: [...notices, { level: 'warning', text }] };
    }
    const advice = 'Start a new run from the commit to deploy, use rollback-to, or set allow-stale: true.';
    return { errors: [{ text: staleBecause, advice }], notices };
}
/** It may be intended, so the run continues; nobody should find out by accident. */
function warnOfDowngrade(text) {
    return { level: 'warning', text, advice: 'If this is a mistake, deploy the later release again.' };
}

;// CONCATENATED MODULE: ./lib/drivers/one-off-task/check-capacity.js
/** What RunTask would refuse because of the capacity of the task, as far as it is known before anything is written. */



function checkTaskCapacity({ settings, next, found }) {
    const providers = (0,json_fields/* readObjects */.$I)(settings, 'capacityProviderStrategy').map(({ capacityProvider }) => capacityProvider);
    const isOnFargate = settings.launchType === 'FARGATE' ||
        (providers.length > 0 && providers.every((name) => name === 'FARGATE' || name === 'FARGATE_SPOT'));
    // Of a service on Fargate the check of its update says the same.
    const isSaid = found !== undefined && isFargate(found);
    const fargate = isOnFargate && !isSaid && next !== undefined ? checkFargateFit('The one-off task runs', next) : [];
    return [...fargate, ...checkInstances(settings, found)];
}
/** Observed: RunTask with launch type EC2 answers "No Container Instances were found in your cluster." */
function checkInstances({ launchType }, found) {
    const hosts = found?.surroundings.hosts;
    if (launchType !== 'EC2' || hosts === undefined || hosts.instances.length > 0)
        return [];
    return [
        {
            text: 'The one-off task has launch type EC2, but the cluster has no container instances.',
            advice: 'Register a container instance first, or set run-task-launch-type or run-task-capacity-provider-strategy.',
        },
    ];
}

;// CONCATENATED MODULE: ./lib/run/plan-problems.js







function plan_problems_listProblems({ image, task, ...findings }, found, request) {
    const { orders, sorted, previews, redeploys, forecasts, checks, guards } = findings;
    return dropRepeated([
        ...orders.flatMap(({ errors }) => errors),
        ...sorted.errors,
        ...(image?.plan.kind === 'refuse' ? [toProblem(image.plan.error)] : []),
        ...found.given.flatMap(refuseUnpullable).map(toProblem),
        ...previews.flatMap((one) => one.errors).map(toProblem),
        ...previews.flatMap((one) => plan_problems_checkVolume(one, request)),
        ...guards.errors,
        ...(task.errors ?? []),
        ...checkTask(task.plan, previews[0], found),
        ...(redeploys.revisions.length === 0 && image === undefined ? [refuseNothing()] : []),
        ...checks.flatMap(({ errors }) => errors),
        ...(found.isTaskRunning === true ? [] : forecasts.flatMap(({ errors }) => errors)),
    ]);
}
function plan_problems_listNotices(findings, found, request) {
    const { orders, previews, redeploys, forecasts, checks } = findings;
    return [
        ...warnOfNoImage(request),
        ...orders.flatMap(({ notices }) => notices),
        ...found.services.flatMap((service) => [...noticeBase(service, request), ...noticeService(service, request)]),
        ...previews.flatMap(({ notices }) => notices),
        ...redeploys.notices,
        ...checks.flatMap(({ notices }) => notices),
        ...forecasts.flatMap(({ notices }) => notices),
        ...(found.isTaskRunning === true ? forecasts.flatMap(({ errors }) => errors.map(warnOfCapacity)) : []),
    ];
}
function noticeService(found, request) {
    const { service } = found;
    const unused = noticeUnused(found, request);
    if (found.codeDeploy !== undefined || hasBreaker(service, request) || !request.shouldFollow)
        return unused;
    return [
        ...unused,
        {
            level: 'notice',
            text: `Service ${service.name} has no deployment circuit breaker: if this job dies, nothing stops a bad deployment.`,
            advice: 'Set circuit-breaker: on.',
        },
    ];
}
/** The capacity may be free once the task has stopped. */
function warnOfCapacity({ text }) {
    return { level: 'warning', text: `${text} A one-off task is still running there; Slipway waits for it first.` };
}
/** Green would say that something was deployed. */
function refuseNothing() {
    const text = 'Nothing to deploy: no service, task-definition or repository is set.';
    return { text, advice: 'Set service or task-definition.' };
}
function plan_problems_checkVolume({ next }, { managedVolume }) {
    if (next === undefined || managedVolume === undefined)
        return [];
    return refuseOtherVolume(next, { volume: managedVolume.name, input: 'service-managed-ebs-volume-name' });
}
function checkTask(plan, preview, found) {
    if (plan === undefined)
        return [];
    return checkTaskCapacity({ settings: plan.settings, next: preview?.next, found: found.services[0] });
}
function toProblem(error) {
    return { text: error.message, advice: error.advice };
}

;// CONCATENATED MODULE: ./lib/run/plan-redeploys.js







/** Compares the images of each service's next document with those that run. A rollback has its own comparison. */
function planRedeploys(revisions, { found, previews, request }) {
    // A drift check leaves images out.
    if (request.rollbackTo !== undefined || request.isDriftCheck)
        return { revisions, notices: [] };
    const findings = new Map(found.services.map((service, at) => {
        const next = pickPreview(previews, at)?.next;
        const { name } = service.service;
        const own = narrowImages(request, [name]);
        return [name, next === undefined ? undefined : findOne(service, { next, found, request: own })];
    }));
    const complete = (update) => ({ ...update, ...findings.get(update.service.name)?.update });
    return {
        revisions: revisions.map((revision) => ({ ...revision, updates: revision.updates.map(complete) })),
        notices: [...findings.values()].flatMap((one) => one?.notices ?? []),
    };
}
function findOne(service, { next, found, request }) {
    const given = request.image.kind === 'given' ? findReplaced(next, request) : undefined;
    const isGiven = ({ container }) => given?.has(container) === true;
    // A forced deployment pulls what all tags name now.
    const isAll = found.document !== undefined || request.shouldForceNewDeployment;
    const findings = (0,compare_running/* compareWithRunning */.ZT)({
        next,
        running: service.running,
        seen: found.given,
        isRequested: (image) => isAll || isGiven(image),
        // What this run has deployed before is followed, and not deployed again.
        isGiven: (image) => isGiven(image) && service.ownDeployment === undefined,
    });
    // Another content is another revision, whose images ECS resolves anyway.
    const isSame = (0,same_content/* isSameContent */.OI)(next, (0,registrable/* toRegistrable */.o)((service.latest ?? service.current).described));
    return {
        update: isSame ? describeUpdate(findings) : {},
        notices: noticeFindings(service.service.name, findings, isSame),
    };
}
function describeUpdate({ redeployBecause, unresolved }) {
    return (0,type_helpers/* defined */.s)({ redeployBecause, unresolvedImages: unresolved.length === 0 ? undefined : unresolved });
}
function noticeFindings(name, findings, isSame) {
    const moved = findings.movedAlong.map((text) => {
        return { level: 'notice', text: `Service ${name}: ${text}. New tasks run the image that the tag points to now.` };
    });
    if (!isSame)
        return moved;
    const { redeployBecause, unresolved } = findings;
    if (redeployBecause !== undefined) {
        const text = `Service ${name}: ${redeployBecause}, so the same revision is redeployed.`;
        return [...moved, { level: 'notice', text }];
    }
    return [...moved, ...unresolved.map((text) => warnOfUnresolved(name, text))];
}
function warnOfUnresolved(name, text) {
    return {
        level: 'warning',
        text: `Service ${name}: ${text}. If its tag was moved, the service is not running the new image.`,
        advice: 'Set force-new-deployment: true to deploy the image that the tag points to now.',
    };
}

;// CONCATENATED MODULE: ./lib/run/plan.js



















/** Makes the plan of a run from what was asked and what was found. */
function planRun(request, found) {
    const image = found.image === undefined ? undefined : { state: found.image, plan: planImage(found.image) };
    const updates = found.services.map((service) => planUpdate(service, request));
    const planned = request.rollbackTo === undefined ? planRenders(found, updates, request) : planRollbackRevisions(found, updates);
    const sorted = sortImages(request, planned);
    const seen = { image, given: found.given };
    const previews = planned.map((revision) => previewRevision(revision, narrowTo(revision, sorted.request), seen));
    const redeploys = planRedeploys(planned.map((one, at) => keepRendered(one, previews[at])), { found, previews, request });
    const { revisions } = redeploys;
    const changes = planChanges(revisions, { found, previews, image, request });
    const orders = found.services.map((service) => planOrder(service, request));
    const forecasts = forecastAll({ found, previews, revisions, changes }, request);
    const checks = checkUpdates(found, { previews, forecasts, request });
    const guards = guardPlan(found, previews, request);
    const task = planTask(request, found, revisions);
    const given = describeGivenImage(request, found.given);
    const findings = { image, orders, sorted, previews, redeploys, forecasts, checks, guards, task };
    return {
        ...(0,type_helpers/* defined */.s)({ image, given }),
        revisions,
        ...(0,type_helpers/* defined */.s)({ task: task.plan }),
        words: describeAll(revisions, { found, previews, changes, guards, forecasts, request }),
        steps: [...(image === undefined ? [] : describeImagePlan(image.plan, image.state)), ...(task.plan?.words ?? [])],
        errors: [...plan_problems_listProblems(findings, found, request), ...findDrift(request.services, changes, request)],
        notices: plan_problems_listNotices(findings, found, request),
    };
}
/** The images of the services that get the revision. */
function narrowTo({ updates }, request) {
    return narrowImages(request, updates.map(({ service }) => service.name));
}
/** What is registered is what the plan has shown. */
function keepRendered(revision, preview) {
    const rendered = preview?.rendered;
    return revision.kind === 'render' && rendered !== undefined ? { ...revision, rendered } : revision;
}
/** One check a service, in their order. */
function checkUpdates(found, { previews, forecasts, request }) {
    return found.services.map((service, at) => {
        const isBlocked = (forecasts[at]?.errors.length ?? 0) > 0;
        return checkUpdate({ found: service, next: pickPreview(previews, at)?.next, isBlocked }, request);
    });
}
/** Of the first revision: with several services there may be more. */
function planTask(request, found, [first]) {
    if (request.oneOffTask === undefined || first?.kind !== 'render')
        return {};
    const service = found.services[0]?.service;
    const context = { document: first.base, ...(0,type_helpers/* defined */.s)({ service }) };
    return planOneOffTask(request.oneOffTask, request, context);
}
const PLACEMENT = ['capacityProviderStrategy', 'placementConstraints', 'placementStrategy'];
/** One forecast per service, in their order. All services share one document, or each has its own. */
function forecastAll({ found, previews, revisions, changes }, request) {
    const nexts = found.services.map((_, at) => pickPreview(previews, at)?.next);
    const updates = listUpdates(revisions, previews);
    const isPlacedAnew = PLACEMENT.some((name) => request.definitionChanges?.settings[name] !== undefined);
    const prospects = found.services.map((service, at) => {
        const next = nexts[at];
        // Without a change there is no rollout.
        if (next === undefined || service.codeDeploy !== undefined || changes[at]?.length === 0)
            return undefined;
        const isRedeployed = updates[at]?.update.redeployBecause !== undefined;
        return { found: service, next, isRedeployed, isPlacedAnew };
    });
    const forecasts = forecastServices(prospects, request);
    return found.services.map((service, at) => {
        const plan = planCodeDeploy(service, request);
        const own = forecasts[at] ?? { lines: [], errors: [], notices: [] };
        return plan === undefined ? own : forecastCodeDeploy({ service: service.service, plan, next: nexts[at] }, request);
    });
}
function planUpdate(found, request) {
    const codeDeploy = planCodeDeploy(found, request);
    const { configuration } = planConfiguration(found.service, request);
    const settings = (0,service_settings/* planSettings */.ZB)(found.service, request);
    return {
        service: found.service,
        history: found.history,
        ...(0,type_helpers/* defined */.s)({ completedArn: found.completedArn, configuration, settings, desiredCount: request.desiredCount }),
        ...(0,type_helpers/* defined */.s)({ settingsBefore: request.definitionChanges?.before }),
        // A run that is started again does not force a second deployment.
        shouldForce: request.shouldForceNewDeployment && found.ownDeployment === undefined,
        ...(0,type_helpers/* defined */.s)({
            ownDeployment: found.ownDeployment,
            expectedImages: found.target === undefined ? undefined : found.target.unverified,
            rollbackPath: found.target?.rollbackPath === undefined ? undefined : found.target.rollbackPath,
            codeDeploy,
        }),
    };
}

;// CONCATENATED MODULE: ./lib/run/service-creation.js
/** A service that a run will create, and whether its task definition fits. */



/** @param definition the input of CreateService */
function planCreation(name, definition) {
    const providers = (0,json_fields/* readObjects */.$I)(definition, 'capacityProviderStrategy').map((one) => (0,json_fields/* readString */.E3)(one, 'capacityProvider'));
    return {
        service: readMatchedService(name, definition),
        isFargate: definition.launchType === 'FARGATE' || providers.some((provider) => provider?.startsWith('FARGATE')),
    };
}
/** What CreateService would refuse. @param next undefined: it cannot be rendered, which is an error already */
function checkCreation({ service, isFargate }, next) {
    if (next === undefined)
        return [];
    const advice = 'Correct the task definition, or the service definition.';
    return listMismatches({ service, isFargate }, next).map(({ text }) => ({ text, advice }));
}

;// CONCATENATED MODULE: ./lib/run/plan-and-check.js






/** The plan of a run, with what AWS answers about its documents and services. Writes nothing. */
async function planAndCheck(context, world) {
    const { request, found, creation } = context;
    const planned = addCreation(planRun(request, found), creation);
    const plan = await checkRequirements(planned, context, world);
    return checkScaling(await checkTargetGroups(plan, context, world), context, world);
}
function addCreation(plan, creation) {
    const [revision] = plan.revisions;
    if (creation === undefined || revision === undefined)
        return plan;
    return { ...plan, errors: [...plan.errors, ...checkCreation(creation, findDocument(revision))] };
}

;// CONCATENATED MODULE: ./lib/schedules/targets.js
/** The ECS targets of rules and schedules: which task definition they name, and with another one in its place. */


function targets_nameRevision(arn) {
    const [, familyArn = arn, number] = /^(.+):(\d+)$/.exec(arn) ?? [];
    return { arn, familyArn, ...(0,type_helpers/* defined */.s)({ number: number === undefined ? undefined : Number(number) }) };
}
/** `report:41`, or `report`. */
function shortName({ arn }) {
    return (0,text_arn/* lastSegment */.mp)(arn);
}
/** Targets are the documents of a rule; a schedule has one. */
function targetOf(kind, document) {
    return kind === 'rule' ? document : ((0,json_fields/* readObject */.Ag)(document, 'Target') ?? {});
}
/** Undefined for a target that is no ECS task. */
function readTarget(kind, document) {
    const target = targetOf(kind, document);
    const arn = (0,json_fields/* readString */.E3)((0,json_fields/* readObject */.Ag)(target, 'EcsParameters') ?? {}, 'TaskDefinitionArn');
    return arn === undefined ? undefined : targets_nameRevision(arn);
}
/** Those whose target names another revision of one of the families; all else in them stays as it is. */
function replaceRevisions(kind, documents, next) {
    return documents.flatMap((document) => {
        const before = readTarget(kind, document);
        const after = before?.number === undefined ? undefined : next.get(before.familyArn);
        if (before === undefined || after === undefined || before.arn === after)
            return [];
        return [{ document: replaceIn(kind, document, after), before, after }];
    });
}
function replaceIn(kind, document, arn) {
    if (kind === 'schedule')
        return { ...document, Target: replaceIn('rule', targetOf(kind, document), arn) };
    return { ...document, EcsParameters: { ...(0,json_fields/* readObject */.Ag)(document, 'EcsParameters'), TaskDefinitionArn: arn } };
}
/** Each change once, by what it changes from. @param pairs the revision after it is undefined: it is registered first */
function listChanges(pairs) {
    const changes = pairs.map(({ before, after }) => ({
        before: shortName(before),
        ...(0,type_helpers/* defined */.s)({ after: after && (0,text_arn/* revisionName */.pd)(after) }),
    }));
    return [...new Map(changes.map((change) => [change.before, change])).values()];
}

;// CONCATENATED MODULE: ./lib/schedules/plan-schedule.js
/** What the plan says of one rule or schedule, from what was read of it and the revisions that the run brings. */







/** @param region of the run, where it was looked up */
function planSchedule({ reference, documents }, next, region) {
    if (documents === undefined)
        return plan_schedule_refuse(explainAbsent(reference, region));
    const targets = documents.flatMap((document) => readTarget(reference.kind, document) ?? []);
    if (targets.length === 0)
        return plan_schedule_refuse(explainNoTask(reference, documents));
    const own = targets.filter(({ familyArn }) => next.has(familyArn));
    if (own.length === 0)
        return plan_schedule_refuse(explainOtherFamily(reference, targets, next));
    const due = own.map((before) => ({ before, after: next.get(before.familyArn) }));
    const changes = listChanges(due.filter(({ before, after }) => before.number !== undefined && before.arn !== after));
    const { kind } = reference;
    const state = changes.length === 0 ? 'unchanged' : 'planned';
    return {
        outcome: { kind, name: (0,describe_schedule/* nameSchedule */.R)(reference), state, changes },
        errors: [],
        notices: noticeFamilies(reference, own),
    };
}
function plan_schedule_refuse(error) {
    return { errors: [error], notices: [] };
}
/** `Rule "nightly-report"`. */
function nameIt(reference) {
    return `${reference.kind === 'rule' ? 'Rule' : 'Schedule'} "${(0,outside_text/* quoteOutsideText */.h)(reference.name, 255)}"`;
}
const INPUTS = { rule: 'scheduled-rules', schedule: 'schedules' };
function explainAbsent(reference, region) {
    const { kind, parent = 'default' } = reference;
    const where = kind === 'rule' ? 'on event bus' : 'in schedule group';
    const list = kind === 'rule' ? 'aws events list-rules --event-bus-name' : 'aws scheduler list-schedules --group-name';
    return {
        text: `${nameIt(reference)} not found ${where} "${parent}" in ${region}.`,
        advice: `Correct ${INPUTS[kind]}. List what exists: ${list} ${(0,shell_word/* quoteWord */.X)(parent)}`,
    };
}
function explainNoTask(reference, documents) {
    const targets = documents.map((one) => targetOf(reference.kind, one));
    const arns = targets.map((target) => (0,outside_text/* quoteOutsideText */.h)((0,json_fields/* readString */.E3)(target, 'Arn') ?? '?', 255));
    const has = arns.length === 0 ? 'it has no targets' : `it has ${listDistinct(arns)}`;
    return {
        text: `${nameIt(reference)} has no target that runs an ECS task: ${has}.`,
        advice: `Remove it from ${INPUTS[reference.kind]}, or give it an ECS target.`,
    };
}
function explainOtherFamily(reference, targets, next) {
    const families = [...next.keys()].map((arn) => `"${(0,text_arn/* lastSegment */.mp)(arn)}"`).join(' or ');
    const others = targets.map((target) => (0,outside_text/* quoteOutsideText */.h)(shortName(target), 255));
    return {
        text: `${nameIt(reference)} has no target of family ${families}: it runs ${listDistinct(others)}.`,
        advice: `Correct ${INPUTS[reference.kind]}, or the target. Families of another account or region are not updated.`,
    };
}
/** What names no number follows by itself, also a revision whose deployment fails. */
function noticeFamilies(reference, targets) {
    const families = targets.filter(({ number }) => number === undefined).map(shortName);
    return [...new Set(families)].map((family) => ({
        level: 'notice',
        text: `${nameIt(reference)} names family "${(0,outside_text/* quoteOutsideText */.h)(family, 255)}" without a number, so it always starts the latest ACTIVE revision. It is not updated.`,
    }));
}
const plan_schedule_MOST_LISTED = 5;
function listDistinct(names) {
    return (0,list_some/* listSome */.X)([...new Set(names)], plan_schedule_MOST_LISTED);
}

;// CONCATENATED MODULE: ./lib/schedules/read-schedules.js
/** Reads them all, before anything is written. */
async function readSchedules(references, world) {
    const port = world.schedules();
    const found = [];
    // One after the other: the quotas of EventBridge are requests a second, and a run names few.
    for (const reference of references)
        found.push({ reference, documents: await port.read(reference) });
    return found;
}

;// CONCATENATED MODULE: ./lib/run/plan-schedules.js







/** The plan, with what happens to each rule and schedule: an error for each that cannot follow. */
async function planSchedules(plan, { request, found }, world) {
    const next = request.schedules.length === 0 ? [] : await findNext(plan.revisions, world);
    // A plan without a document has errors already.
    if (next.length === 0)
        return plan;
    const { identity } = found;
    const planned = new Map(next.map((one) => [formatFamilyArn(one.document.family, identity), one.arn]));
    const schedules = await readSchedules(request.schedules, world);
    const plans = schedules.map((schedule) => planSchedule(schedule, planned, identity.region));
    return {
        ...plan,
        schedules: plans.flatMap(({ outcome }) => outcome ?? []),
        errors: [...plan.errors, ...refuseAmbiguous(next), ...plans.flatMap(({ errors }) => errors)],
        notices: [...plan.notices, ...plans.flatMap(({ notices }) => notices)],
    };
}
async function findNext(revisions, world) {
    const next = [];
    for (const revision of revisions) {
        const document = plan_schedules_findDocument(revision);
        if (document === undefined)
            continue;
        const known = revision.kind === 'render' ? listKnown(revision, document) : [];
        const isNamed = revision.kind === 'existing' && revision.pinned === undefined;
        const found = isNamed ? revision.revision : await (0,register/* findRegistered */.Eu)(document, known, world);
        next.push({ document, ...(0,type_helpers/* defined */.s)({ arn: found?.arn }) });
    }
    return next;
}
function plan_schedules_findDocument(revision) {
    if (revision.kind === 'render')
        return revision.rendered?.document;
    return revision.pinned?.document ?? (0,registrable/* toRegistrable */.o)(revision.revision.described);
}
/** ARN of a task definition without its number; the partition is that of the caller. */
function formatFamilyArn(family, { arn, region, account }) {
    const partition = arn.split(':')[1] ?? 'aws';
    return `arn:${partition}:ecs:${region}:${account}:task-definition/${family}`;
}
/** Two services of one family may get different revisions: then nobody can say which one a schedule is to follow. */
function refuseAmbiguous(next) {
    const families = new Set(next
        .filter((one, at) => next.slice(0, at).some((other) => isOtherOf(one.document, other.document)))
        .map(({ document }) => document.family));
    return [...families].map((family) => ({
        text: `The services of this run get different revisions of family "${family}", so it is unclear which one schedules follow.`,
        advice: 'Deploy the services in runs of their own, each with its schedules.',
    }));
}
function isOtherOf(one, other) {
    return one.family === other.family && !(0,same_content/* isSameContent */.OI)(one, other);
}

;// CONCATENATED MODULE: ./lib/current-state/read-capacity.js


function openInstances(cluster, world) {
    let read;
    return () => {
        read ??= world.ecs.containerInstances(cluster);
        return read;
    };
}
/**
 * Reads what the forecast of a service needs: container instances and own tasks with launch type EC2, how long its
 * targets drain. Never throws: a run does without, and the forecast says what it lacks.
 */
async function readCapacity(service, instances, world) {
    const unreadable = [];
    const read = async (what, ask) => {
        try {
            return await ask();
        }
        catch (thrown) {
            unreadable.push({ action: what, why: (0,deploy_error/* asDeployError */.y0)(thrown).message });
            return undefined;
        }
    };
    const [hosts, delay] = await Promise.all([
        service.launchType === 'EC2' ? read(INSTANCES_READ, () => readInstances(service, instances, world)) : undefined,
        read(DRAINING, () => readDelay(service, world)),
    ]);
    return { ...(0,type_helpers/* defined */.s)({ hosts, deregistrationDelayMs: delay }), unreadable };
}
const INSTANCES_READ = 'container instances';
const DRAINING = 'deregistration delay';
async function readInstances(service, instances, world) {
    const [all, tasks] = await Promise.all([instances(), world.ecs.serviceTasks(service.clusterArn, service.name)]);
    return { instances: all, tasks };
}
/** Undefined without a target group. */
async function readDelay(service, world) {
    const arns = service.loadBalancers.flatMap(({ targetGroupArn }) => targetGroupArn ?? []);
    if (arns.length === 0)
        return undefined;
    const { loadBalancing } = await world.evidence();
    return Math.max(...(await Promise.all(arns.map(loadBalancing.deregistrationDelayMs))));
}

;// CONCATENATED MODULE: ./lib/drivers/one-off-task/find-cluster.js

/**
 * Reads the cluster of a one-off task without a service. With a service, the service proves that its cluster
 * exists. A denied read is reported and stops nothing.
 * @throws DeployError `absent` when the cluster does not exist, or not ACTIVE
 */
async function findCluster({ oneOffTask, services, cluster }, world) {
    if (oneOffTask === undefined || services.length > 0)
        return;
    const status = await readStatus(cluster, world);
    if (status === 'ACTIVE' || status === 'unknown')
        return;
    throw new deploy_error/* DeployError */.sH({
        kind: 'absent',
        message: `Cluster ${cluster} ${status === undefined ? 'not found' : `is ${status}`}.`,
        advice: 'Check cluster, region and account. List clusters: aws ecs list-clusters',
    });
}
async function readStatus(cluster, { ecs, report }) {
    try {
        return await ecs.clusterStatus(cluster);
    }
    catch (thrown) {
        const error = (0,deploy_error/* asDeployError */.y0)(thrown);
        if (error.kind !== 'access')
            throw error;
        report({
            type: 'notice',
            text: `Cannot verify that the cluster exists: ${error.message}`,
            advice: error.advice,
        });
        return 'unknown';
    }
}

;// CONCATENATED MODULE: ./lib/drivers/one-off-task/find-running.js


/**
 * Whether a one-off task of these families is running that ends before any service is updated, since the run waits for
 * it: until then it uses capacity that a forecast finds missing. A denied list is reported when the task is started.
 */
async function hasRunningTask({ oneOffTask, cluster }, families, { ecs }) {
    if (oneOffTask?.shouldWait !== true)
        return false;
    const tasks = (await (0,read_or_undefined/* readOrUndefined */.o)(() => ecs.startedTasks(cluster, oneOffTask.startedBy), ['internal'])) ?? [];
    const running = tasks.filter(({ lastStatus }) => lastStatus !== 'STOPPED');
    return running.some(({ revisionArn }) => families.includes((0,text_arn/* splitRevision */.E8)(revisionArn).family));
}

;// CONCATENATED MODULE: ./lib/image/build-files.js
/** What docker fetches by itself (docker's documentation, "Build context"). */
const REMOTE = /^(?:(?:https?|git|ssh):\/\/|git@|github\.com\/)/;
/**
 * What keeps docker from reading the context or the Dockerfile. Both lie in the workspace or the runner's temporary
 * folder, links resolved, since all that docker reads there may end up in the image. A remote context has its
 * Dockerfile in it.
 */
async function findBuildFilesError({ context, dockerfile }, files) {
    if (REMOTE.test(context))
        return undefined;
    return ((await files.findPathError(context, 'context', 'folder')) ??
        (await files.findPathError(dockerfile ?? `${context}/Dockerfile`, 'dockerfile', 'file')));
}

;// CONCATENATED MODULE: ./lib/image/build-inputs-hash.js
/** Label that keeps the hash of the build inputs in the image. */
const BUILD_INPUTS_LABEL = 'dev.slipway.build-inputs';
/** OCI image specification, "Annotations". */
const REVISION_LABEL = 'org.opencontainers.image.revision';
/**
 * Hash of all that determines an image, so that only an image of the same hash is reused. Undefined without a commit,
 * since then nobody can say what the files were. Files that earlier steps make inside the context are not seen.
 *
 * @param digest SHA-256 as hex digits
 */
function hashBuildInputs(request, commit, digest) {
    return commit === undefined ? undefined : digest(describeBuildInputs(request, commit));
}
/**
 * Canonical text of what determines an image: the same for the same build, whatever the order of arguments, labels and
 * platforms. Caches, tags and the place to push to are not in it. JSON, so that no value runs into the next.
 */
function describeBuildInputs(request, commit) {
    return JSON.stringify({
        form: 1,
        commit,
        context: request.context,
        dockerfile: request.dockerfile ?? null,
        target: request.target ?? null,
        platforms: [...request.platforms].sort(),
        arguments: sortPairs(request.buildArguments),
        // What each secret is called and where it comes from; its value is not read.
        secrets: [...request.buildSecrets].sort(),
        labels: sortPairs(request.labels),
        flags: request.flags,
    });
}
/** The labels of the image: the user's, the commit unless the user labels it, and the hash. */
function labelImage(given, commit, buildInputs) {
    const isLabelled = given.some((label) => label.name === REVISION_LABEL);
    return [
        ...given.filter((label) => label.name !== BUILD_INPUTS_LABEL),
        ...(commit === undefined || isLabelled ? [] : [{ name: REVISION_LABEL, value: commit }]),
        ...(buildInputs === undefined ? [] : [{ name: BUILD_INPUTS_LABEL, value: buildInputs }]),
    ];
}
/** By name; the last of the same name is the one that docker takes. */
function sortPairs(pairs) {
    const last = new Map(pairs.map(({ name, value }) => [name, value]));
    return [...last].sort(([a], [b]) => (a < b ? -1 : 1));
}

;// CONCATENATED MODULE: ./lib/image/builder-error.js

const SETUP = 'Add a step with docker/setup-buildx-action before this one';
const NAME_WIDTH = 80;
/** Whether the request needs more than every builder can do: only then is it worth asking docker. */
function needsCapableBuilder(request) {
    const { platforms, cacheTo } = request;
    return platforms.length > 1 || cacheTo.length > 0 || findAttestation(request) !== undefined || needsBuildKit(request);
}
/** What this builder cannot do of the request; undefined when nothing is known to be in the way. */
function findBuilderError(request, builder) {
    if (builder.kind === 'classic')
        return findClassicError(request, builder);
    return builder.isLimited ? findDriverError(request, builder.name) : undefined;
}
/** The name in `--builder=NAME` of the build flags. */
function findBuilderName({ flags }) {
    return flags.map((flag) => /^--builder[ \t=]+(.+)$/.exec(flag)?.[1]).findLast((name) => name !== undefined);
}
function findDriverError(request, builder) {
    const { platforms } = request;
    const cache = request.cacheTo.map(readCacheType).find((type) => type !== 'inline');
    const attestation = findAttestation(request);
    const refuse = (input, cannot, other) => ({
        kind: 'build',
        message: `${input}: the builder "${(0,outside_text/* quoteOutsideText */.h)(builder, NAME_WIDTH)}" cannot ${cannot}: ` +
            'it uses the driver docker without the containerd image store.',
        advice: `${SETUP}, or ${other}.`,
    });
    if (platforms.length > 1) {
        const several = `build for ${platforms.length} platforms (${platforms.join(', ')})`;
        return refuse('platforms', several, 'give one platform');
    }
    if (cache !== undefined) {
        const type = (0,outside_text/* quoteOutsideText */.h)(cache, NAME_WIDTH);
        return refuse('cache-to', `export a cache of type ${type}`, 'write type=inline');
    }
    if (attestation === undefined)
        return undefined;
    return refuse('build-flags', `attach an attestation (${attestation})`, `leave ${attestation} out`);
}
function findClassicError(request, { hasBuildKit }) {
    const refuse = (what, other) => ({
        kind: 'build',
        message: `${what} docker buildx, which is not installed.`,
        advice: `${SETUP}, or ${other}.`,
    });
    const attestation = findAttestation(request);
    if (request.platforms.length > 1) {
        return refuse(`Images for ${request.platforms.length} platforms need`, 'give one platform');
    }
    if (request.cacheTo.length > 0)
        return refuse('cache-to needs', 'leave cache-to out');
    if (attestation !== undefined)
        return refuse(`The flag ${attestation} needs`, `leave ${attestation} out`);
    if (hasBuildKit || !needsBuildKit(request))
        return undefined;
    const names = listBuildKitInputs(request).join(', ');
    return refuse(`${names}: this version of docker needs`, `leave ${names} out`);
}
/** The inputs that only BuildKit understands. */
function listBuildKitInputs({ buildSecrets, cacheFrom, flags }) {
    return [
        ...(buildSecrets.length > 0 ? ['build-secrets'] : []),
        ...(cacheFrom.some((cache) => cache.startsWith('type=')) ? ['cache-from'] : []),
        ...(flags.some((flag) => /^--ssh(?:[ \t=]|$)/.test(flag)) ? ['build-flags (--ssh)'] : []),
    ];
}
function needsBuildKit(request) {
    return listBuildKitInputs(request).length > 0;
}
/** `type=gha,mode=max` is of type gha; a bare reference is a registry (docker buildx build, `--cache-to`). */
function readCacheType(cache) {
    return /(?:^|,)\s*"?type=([^,"]*)/.exec(cache)?.[1]?.trim() ?? 'registry';
}
/** The first flag that adds an attestation. One that is switched off asks nothing of the builder. */
function findAttestation({ flags }) {
    return flags.map(readAttestation).find((name) => name !== undefined);
}
function readAttestation(flag) {
    const [, name, value = ''] = /^(--(?:attest|provenance|sbom))[ \t=]+(.+)$/.exec(flag) ?? [];
    const isOff = /^(?:0|f|F|false|FALSE|False)$/.test(value) || /(?:^|,)disabled=(?:1|t|T|true|TRUE|True)\b/.test(value);
    return isOff ? undefined : name;
}

;// CONCATENATED MODULE: ./lib/image/read-builder.js


const QUIET = { isQuiet: true };
/** From this version on docker builds with BuildKit only by buildx (Docker Engine 23.0 release notes). */
const FIRST_WITHOUT_BUILDKIT = 23;
/** What the builder of this machine cannot do of the request. A machine without docker is a matter for the build. */
async function readBuilderError(request, docker) {
    if (!needsCapableBuilder(request))
        return undefined;
    try {
        return findBuilderError(request, await readBuilder(request, docker));
    }
    catch (thrown) {
        if (thrown instanceof deploy_error/* DeployError */.sH && thrown.kind === 'build')
            return undefined;
        throw thrown;
    }
}
/** Details of the builder that a build with these flags takes. */
async function inspectBuilder(request, docker) {
    const name = findBuilderName(request);
    return docker.run(['buildx', ...(name === undefined ? [] : [`--builder=${name}`]), 'inspect'], QUIET);
}
async function readBuilder(request, docker) {
    const buildx = await docker.run(['buildx', 'version'], QUIET);
    if (buildx.exitCode !== 0)
        return { kind: 'classic', hasBuildKit: await hasBuildKit(docker) };
    const inspected = await inspectBuilder(request, docker);
    const name = /^Name:\s+(\S+)/m.exec(inspected.stdout)?.[1] ?? 'default';
    return { kind: 'buildx', name, isLimited: inspected.exitCode === 0 && (await isLimited(inspected.stdout, docker)) };
}
/**
 * Only what both buildx and the engine say counts: buildx finds the containerd image store by this label, which older
 * versions do not print, and the engine names it in its storage driver.
 */
async function isLimited(inspected, docker) {
    if (!/^Driver:\s+docker\s*$/m.test(inspected) || inspected.includes('worker.snapshotter'))
        return false;
    const context = /^Endpoint:\s+(\S+)/m.exec(inspected)?.[1] ?? 'default';
    const format = '--format={{.ServerVersion}} {{json .DriverStatus}}';
    const info = await docker.run([`--context=${context}`, 'info', format], QUIET);
    return info.exitCode === 0 && /^\d/.test(info.stdout) && !info.stdout.includes('io.containerd.snapshotter');
}
async function hasBuildKit(docker) {
    const version = await docker.run(['version', '--format={{.Client.Version}}'], QUIET);
    const major = Number(/^(\d+)\./.exec(version.stdout)?.[1] ?? 0);
    return major < FIRST_WITHOUT_BUILDKIT;
}

// EXTERNAL MODULE: ./lib/image/tags.js
var tags = __webpack_require__(10548);
;// CONCATENATED MODULE: ./lib/image/read-image-state.js







/**
 * Asks the registry what it has of what was requested. Reads only.
 *
 * @throws DeployError `input` when there is no legal tag, or the repository is one of another registry
 */
async function readImageState(request, world) {
    const named = (0,image_reference/* parseRepository */.SU)(request.repository);
    const { name } = named;
    const choice = (0,tags/* chooseTags */.N)(request.tags, world.origin, name);
    if (choice.kind === 'error')
        throw new deploy_error/* DeployError */.sH(choice.error);
    const { commit } = world.origin;
    const buildInputs = hashBuildInputs(request, commit, world.digest);
    const repository = await findRepository(named, world);
    const buildError = request.mode === 'never' ? undefined : await findBuildError(request, world);
    return {
        request,
        name,
        repository,
        tags: choice.tags,
        ...(0,type_helpers/* defined */.s)({ commit, buildInputs, buildError }),
        tagged: repository === undefined ? [] : await findTagged(repository.name, choice.tags.all, world),
    };
}
async function findBuildError(request, { files, docker }) {
    return (await findBuildFilesError(request, files)) ?? (await readBuilderError(request, docker));
}
/** With a URI of another account or region, the push would go to another registry than the one that was read. */
async function findRepository({ registry, name }, world) {
    const repository = await world.ecr.describeRepository(name);
    if (registry === undefined || repository === undefined)
        return repository;
    if (repository.uri === `${registry}/${name}`)
        return repository;
    throw new deploy_error/* DeployError */.sH({
        kind: 'input',
        message: `Repository ${registry}/${name} belongs to another registry; these credentials have ${repository.uri}.`,
        advice: 'Use the name alone, or the credentials and region of that registry.',
    });
}
async function findTagged(repository, tags, world) {
    const images = await Promise.all(tags.map((tag) => world.ecr.findImage(repository, { tag })));
    const readable = images.map((image) => (image?.isArchived === false ? image.digest : undefined));
    const contents = await readContents(repository, readable, world);
    return tags.flatMap((tag, index) => {
        const image = images[index];
        if (image === undefined)
            return [];
        const { digest, isArchived } = image;
        const { labels = {}, platforms = [] } = contents.get(digest) ?? {};
        const { [BUILD_INPUTS_LABEL]: buildInputs } = labels;
        return [{ tag, digest, isArchived, platforms, ...(0,type_helpers/* defined */.s)({ buildInputs }) }];
    });
}
/** By digest. Where the content may not be read nothing is reused, and that is said once. */
async function readContents(repository, digests, world) {
    const found = new Map();
    for (const digest of new Set(digests)) {
        if (digest === undefined)
            continue;
        try {
            found.set(digest, await world.ecr.imageContent(repository, digest));
        }
        catch (thrown) {
            if (!(thrown instanceof deploy_error/* DeployError */.sH) || thrown.kind !== 'access')
                throw thrown;
            world.report({
                type: 'notice',
                text: `Cannot search for an existing image, so it will be built: ${thrown.message}`,
                advice: thrown.advice,
            });
            return found;
        }
    }
    return found;
}

// EXTERNAL MODULE: ./lib/image/resolve-given.js + 1 modules
var resolve_given = __webpack_require__(80580);
;// CONCATENATED MODULE: ./lib/rollout/read-running-images.js


/**
 * Digests by container that a service runs of a revision: those of its last service deployment, else those of its
 * running tasks. A container is missing where ECS does not show one digest for all tasks. Never throws: what may not be
 * read is not known.
 */
async function readRunningImages({ service, current, history }, world) {
    const known = (0,running_images/* readOwnDigests */.o1)(current.described) ?? (0,running_images/* findImages */.Mz)(history, current.arn);
    if (known !== undefined || service.running === 0)
        return known ?? {};
    const read = () => world.ecs.serviceTasks(service.clusterArn, service.name);
    const tasks = (await (0,read_or_undefined/* readOrUndefined */.o)(read, ['internal', 'cancelled'])) ?? [];
    const running = tasks.filter((task) => task.revisionArn === current.arn && task.lastStatus === 'RUNNING');
    return (0,running_images/* mergeDigests */.EH)(running.map(({ images }) => images));
}

// EXTERNAL MODULE: ./lib/task-definition/find-placeholders.js
var find_placeholders = __webpack_require__(86957);
;// CONCATENATED MODULE: ./lib/task-definition/check-placeholders.js
/** Whether a task definition file is a template that was not filled in. */







/** The placeholder of an image that the run sets. */
const OWN_IMAGE = 'image';
/**
 * The placeholders that are left once the inputs are applied: what they replace, such as the image of a container, may
 * be one. A document that ECS has registered has no places, and nothing is found in it.
 */
function checkPlaceholders({ document, places }, request) {
    if (document === undefined || places === undefined)
        return { errors: [], warnings: [] };
    const built = request.image.kind === 'build' ? OWN_IMAGE : undefined;
    const applied = applyInputs(document, (0,edits/* editsOf */.t7)(edits/* AS_GIVEN */.dT, request, built));
    // A drift check takes the images that are running.
    const { errors, warnings } = (0,find_placeholders/* findPlaceholders */.G)(request.isDriftCheck ? withImages(applied, () => OWN_IMAGE) : applied);
    return {
        errors: errors.map((error) => (0,task_definition_places/* locateError */.H)(error, places)),
        warnings: warnings.map((error) => (0,task_definition_places/* locateError */.H)(error, places)),
    };
}
/** What the plan says about images and containers is not said here: whatever cannot be rendered stays as it is. */
function applyInputs(document, edits) {
    const images = chooseImages(document, edits);
    const imageless = document.containerDefinitions.map((container) => ({ ...container, image: OWN_IMAGE }));
    const rendered = (0,render/* renderTaskDefinition */.P)({ ...document, containerDefinitions: imageless }, { ...edits, images: [] });
    const { containerDefinitions, ...task } = 'document' in rendered ? rendered.document : document;
    return {
        ...task,
        containerDefinitions: containerDefinitions.map(({ image: _image, ...container }, at) => {
            const image = images[at];
            return { ...container, ...(0,type_helpers/* defined */.s)({ image }) };
        }),
    };
}
/** The image of each container, in their order. */
function chooseImages(document, edits) {
    const targets = (0,choose_containers/* chooseContainers */.u)(document, edits);
    const isShared = edits.images.some(choose_containers/* hasNoContainer */.H);
    return document.containerDefinitions.map(({ name, image }) => {
        const isTarget = 'names' in targets ? targets.names.includes(name) : true;
        const isSet = edits.images.some(({ container }) => container === name) || (isShared && isTarget);
        return isSet ? OWN_IMAGE : image;
    });
}

// EXTERNAL MODULE: ./lib/task-definition/read-document.js
var read_document = __webpack_require__(29115);
// EXTERNAL MODULE: ./lib/history/read-images.js
var read_images = __webpack_require__(92317);
;// CONCATENATED MODULE: ./lib/run/note-image.js

/** Notes the main image of a revision for the reports, with tag and digest as far as they are known. */
function noteImage(service, revision, { notes }) {
    const image = (0,read_images/* findMainImage */.k)(revision.described);
    if (image === undefined)
        return;
    const [, digest] = ((0,read_images/* findMainImage */.k)(revision.pinned ?? {}) ?? '').split('@');
    const reference = digest === undefined || image.includes('@') ? image : `${image}@${digest}`;
    const known = notes.record().services.find(({ name }) => name === service)?.images;
    notes.noteService(service, { images: { ...known, [revision.arn]: reference } });
}

;// CONCATENATED MODULE: ./lib/run/read-current-state.js


















/** Reads everything that the plan needs: identity, services, documents, history, registry. Writes nothing. */
async function readCurrentState(request, world) {
    await checkSurroundings(request, world);
    const read = () => (request.rollbackTo === undefined ? (0,read_document/* readDocument */.u)(request, world) : {});
    // A file that cannot be used is refused before anything is called.
    const file = request.taskDefinition.kind === 'file' ? await read() : undefined;
    if (file !== undefined)
        refusePlaceholders(file, request, world);
    const identity = await identify(request, world);
    const source = file ?? (await read());
    await findCluster(request, world);
    const services = [];
    const instances = openInstances(request.cluster, world);
    for (const name of request.services) {
        const service = await read_service_findService(name, request, world);
        const isOurs = service.codeDeploy === undefined;
        const surroundings = isOurs ? await readCapacity(service.service, instances, world) : { unreadable: [] };
        const running = await readRunningImages({ ...service, current: service.latest ?? service.current }, world);
        noteImages(service, running, world);
        services.push({ ...service, surroundings, running });
    }
    const given = await (0,resolve_given/* resolveGiven */.e)(listImagesToResolve(request, source, services), world);
    const isTaskRunning = services.length > 0 && (await hasRunningTask(request, listFamilies(source, services), world));
    return {
        readAt: world.clock.date(),
        identity,
        services: services.map((service) => ({ ...service, running: (0,compare_running/* toIndexDigests */.JW)(service.running, given) })),
        ...(0,type_helpers/* defined */.s)({ isTaskRunning: isTaskRunning ? isTaskRunning : undefined }),
        ...source,
        given,
        ...(0,type_helpers/* defined */.s)({ image: request.image.kind === 'build' ? await readImageState(request.image, world) : undefined }),
    };
}
/** The digests are those of the revision that the service names. */
function noteImages({ service, current, latest, target }, digests, world) {
    const named = latest ?? current;
    const pinned = (0,pin/* pinContainers */.WS)((0,registrable/* toRegistrable */.o)(named.described), digests);
    const others = [current, ...(target === undefined ? [] : [target.revision])];
    for (const revision of [...others, { ...named, pinned }])
        noteImage(service.name, revision, world);
}
function listFamilies({ document }, services) {
    return [...(document === undefined ? [] : [document.family]), ...services.map(({ current }) => current.family)];
}
/** A template that was not filled in is no task definition. @throws DeployError `input` */
function refusePlaceholders(file, request, world) {
    const { errors, warnings } = checkPlaceholders(file, request);
    if (errors.length > 0)
        throw (0,document_error/* refuseDocument */.oL)(errors);
    for (const warning of warnings)
        world.report({ type: 'warning', text: (0,document_error/* formatDocumentError */.vm)(warning) });
}
/** The images that were given, and those that a document brings along: they have to exist as well. */
function listImagesToResolve(request, { document }, services) {
    if (request.rollbackTo !== undefined || request.isDriftCheck)
        return [];
    if (document !== undefined && !hasImagesByService(request))
        return listNextImages([document], request);
    return services.flatMap(({ service, current }) => listNextImages([document ?? current.described], narrowImages(request, [service.name])));
}

;// CONCATENATED MODULE: ./lib/run/recheck-before-update.js



/**
 * Reads the services again after a one-off task that was waited for, which may have taken long. The updates continue
 * from their new state. If another deployment came in between, the run ends: its revision was made from an older one.
 */
async function recheckBeforeUpdate(due, world) {
    const retry = (0,ports_retry/* openRetries */.xw)(world);
    const fresh = [];
    for (const update of due) {
        const before = update.plan.service;
        const now = await retry(() => world.ecs.describeService(before.clusterArn, before.name));
        if (now === undefined || now.status !== 'ACTIVE')
            return endGone(before, now);
        if ((0,followed_deployment/* findPrimary */.WM)(now)?.id !== (0,followed_deployment/* findPrimary */.WM)(before)?.id)
            return endSuperseded(now);
        fresh.push({ ...update, plan: { ...update.plan, service: now } });
    }
    return fresh;
}
function endGone({ name }, now) {
    const how = now === undefined ? 'is gone' : `is ${now.status}`;
    return { verdict: 'failed', reason: `Service ${name} ${how} since the one-off task started; it was not updated.` };
}
function endSuperseded(now) {
    const revision = (0,text_arn/* revisionName */.pd)((0,followed_deployment/* findPrimary */.WM)(now)?.revisionArn ?? now.revisionArn);
    const reason = `Someone deployed ${revision} to ${now.name} while the one-off task ran; no service was updated. Run again to deploy over it.`;
    return { verdict: 'superseded', reason };
}

// EXTERNAL MODULE: ./lib/diff/diff-documents.js
var diff_documents = __webpack_require__(17071);
// EXTERNAL MODULE: ./lib/rollback/register-pinned.js
var register_pinned = __webpack_require__(35198);
;// CONCATENATED MODULE: ./lib/run/register-revision.js












/**
 * Gives the plan its revision: registers and tags it, or takes the one that a rollback returns to.
 * @param image the image that was built or found, by digest; undefined when none was requested
 */
async function provideRevision(plan, image, world) {
    // The commit of a run that rolls back is not the one that is deployed.
    if (plan.kind === 'existing') {
        const arn = plan.pinned === undefined ? plan.revision.arn : await (0,register_pinned/* registerPinned */.c)(plan.revision, plan.pinned, world);
        return { arn: noteExisting(arn, world), entry: (0,run_entry/* describeRun */.vZ)(world.origin) };
    }
    const { document, base, images } = fillImage(plan, image);
    refuseOtherPlatform(document, plan.machines, image);
    const path = await writeDocument(document, world);
    const previous = plan.current[0]?.arn;
    const known = { path, changes: (0,diff_documents/* diffDocuments */.m)(base, document), ...(0,type_helpers/* defined */.s)({ previousRevisionArn: previous }) };
    noteFirst(known, world);
    const { revision, isReused } = await (0,register/* registerRevision */.RE)(document, listKnown(plan, document), world);
    noteFirst({ ...known, revisionArn: revision.arn, isReused }, world);
    for (const { service } of plan.updates)
        noteImage(service.name, { arn: revision.arn, described: document }, world);
    const entry = describeDeploy(document, images, world);
    const origin = (0,type_helpers/* defined */.s)({ baseArn: plan.baseArn });
    await (0,ledger_ledger/* tagRevision */.ut)({ arn: revision.arn, isReused, ...origin }, entry, world.ledger);
    return { arn: revision.arn, entry };
}
/** The document that the plan has rendered, with the image as it was pushed. */
function fillImage(plan, image) {
    // A plan without a document has errors, and is not carried out.
    if (plan.rendered === undefined)
        throw new Error('the plan has no document');
    return image === undefined ? plan.rendered : (0,render/* placeImage */.J)(plan.rendered, image.reference);
}
/** @param deployed image references that this run put into the document */
function describeDeploy(document, deployed, world) {
    const { origin, digest } = world;
    const images = [...deployed, ...document.containerDefinitions.flatMap(({ image }) => image ?? [])];
    return { ...(0,run_entry/* describeRun */.vZ)(origin), ...(0,run_entry/* describeSource */.B6)(origin), ...(0,run_entry/* describeContent */.Xb)({ document, images }, digest) };
}
/** What the build made is known only now; all else was compared in the plan. */
function refuseOtherPlatform(document, machines, image) {
    const [error] = comparePlatforms(document, machines, image === undefined ? [] : [image]).errors;
    if (error !== undefined)
        throw new deploy_error/* DeployError */.sH(error);
}
function noteExisting(arn, world) {
    noteFirst({ revisionArn: arn, isReused: true, changes: [] }, world);
    return arn;
}
/** The outputs name one revision: with several services, the first. */
function noteFirst(facts, world) {
    const known = world.notes.record().taskDefinition;
    if (known?.revisionArn === undefined)
        world.notes.note({ taskDefinition: facts });
}
function writeDocument(document, world) {
    return world.files.writeTemporary('task-definition.json', `${JSON.stringify(document, null, 2)}\n`);
}
async function provideRevisions(plan, provision, world) {
    const { request, image } = provision;
    const { longestPauseMs, shouldFailFast, waitUntil, followLimitMs: limitMs } = request;
    const order = chooseOrder(request);
    const revisions = [];
    const due = [];
    for (const revision of plan.revisions) {
        const provided = await provideRevision(revision, image, world);
        const { arn, entry } = provided;
        revisions.push(provided);
        const rest = { revisionArn: arn, entry, order, limitMs, longestPauseMs, shouldFailFast, waitUntil };
        due.push(...revision.updates.map((update) => ({ plan: update, starter: chooseDriver(update), ...rest })));
    }
    return { revisions, due };
}
function chooseOrder({ rollbackTo, shouldAllowStale }) {
    if (shouldAllowStale)
        return 'anew';
    return rollbackTo === undefined ? 'keep' : 'leave';
}

;// CONCATENATED MODULE: ./lib/ledger/ended-tasks.js

const KEY = `${ledger_entry/* LEDGER_PREFIX */.dE}task`;
/** So many digits of an identity are unique. */
const LENGTH = 16;
/** As many as a value holds; a run that is older than all of them runs its task again. */
const ended_tasks_MOST = 12;
function hasEndedWell(tags, identity) {
    return listEnded(tags).includes(identity.slice(0, LENGTH));
}
/** The tag with one more task, the newest last. */
function writeEndedTask(tags, identity) {
    const known = listEnded(tags).filter((one) => one !== identity.slice(0, LENGTH));
    return { [KEY]: [...known, identity.slice(0, LENGTH)].slice(-ended_tasks_MOST).join(' ') };
}
function listEnded(tags) {
    return ((0,ledger_entry/* readTag */.zW)(tags, KEY) ?? '').split(' ').filter((one) => one !== '');
}

;// CONCATENATED MODULE: ./lib/drivers/one-off-task/identity.js


/**
 * Names the task so that the same step of the same run, started again, means the same task: by repository, run, job,
 * step, cluster, revision and commands. Not by the attempt, nor by values of variables, which may hold the time.
 *
 * @returns hex digits; undefined outside a workflow, where two runs and a repeated run are alike
 */
function identifyTask({ plan, revisionArn }, { repository, runId, step = '' }, digest) {
    if (runId === undefined)
        return undefined;
    const { cluster, settings } = plan;
    const commands = listOverrides(settings).map(({ name = null, command = null }) => ({ name, command }));
    const words = [repository ?? '', runId, step, (0,text_arn/* clusterName */.SL)(cluster), revisionArn, commands];
    return digest(JSON.stringify(words)).slice(0, 40);
}
function listOverrides({ overrides = {} }) {
    return (0,values_json/* isJsonObject */.OW)(overrides) ? (0,json_fields/* readObjects */.$I)(overrides, 'containerOverrides') : [];
}
/** At most 64 characters from `!` to `~` (ECS API reference, RunTask). @param failed tasks that failed before it */
function formatClientToken(identity, failed) {
    return `slipway-${identity}-${failed}`;
}
/** Whether a task that has not stopped does what the due one is to do: the same revision, the same overrides. */
function isSameWork(task, { plan, revisionArn }) {
    if (task.lastStatus === 'STOPPED' || task.revisionArn !== revisionArn)
        return false;
    return writeOverrides(task.containerOverrides) === writeOverrides(listOverrides(plan.settings));
}
/** ECS lists every container of the task, those without an override by name alone, in its own order of fields. */
function writeOverrides(overrides) {
    const items = Array.isArray(overrides) ? overrides.filter(values_json/* isJsonObject */.OW) : [];
    const given = items.filter((one) => Object.keys(one).some((field) => field !== 'name'));
    const texts = given.map((one) => JSON.stringify(Object.entries(one).toSorted(([a], [b]) => (a < b ? -1 : 1))));
    return texts.toSorted().join('\n');
}

// EXTERNAL MODULE: ./lib/drivers/one-off-task/judge-task.js
var judge_task = __webpack_require__(25695);
;// CONCATENATED MODULE: ./lib/drivers/one-off-task/placement-failure.js




/** ECS Developer Guide, API failure reasons. */
const MEANINGS = {
    'RESOURCE:CPU': {
        means: 'no container instance has enough CPU left',
        advice: 'Add a container instance, or lower the cpu of the task.',
    },
    'RESOURCE:MEMORY': {
        means: 'no container instance has enough memory left',
        advice: 'Add a container instance, or lower the memory of the task.',
    },
    'RESOURCE:PORTS': {
        means: 'the host ports are taken on every container instance',
        advice: 'Set hostPort to 0 in the task definition, or add a container instance.',
    },
    'RESOURCE:ENI': {
        means: 'no container instance has a network interface left',
        advice: 'Add a container instance, or turn on awsvpcTrunking.',
    },
    'RESOURCE:GPU': { means: 'no container instance has a GPU left', advice: 'Add a container instance with a GPU.' },
    AGENT: {
        means: 'no container instance has an agent that is connected',
        advice: 'Check the instances: aws ecs list-container-instances',
    },
    LOCATION: {
        means: 'no container instance is in the availability zones of the subnets',
        advice: 'Give run-task-subnets of zones that have instances.',
    },
    ATTRIBUTE: {
        means: 'no container instance has an attribute that the task definition needs',
        advice: 'Compare requiresAttributes of the revision with the attributes of the instances.',
    },
};
const FARGATE_FULL = {
    means: 'AWS Fargate has no room in these subnets now',
    advice: 'Run the step again later, or give run-task-subnets in more availability zones.',
};
const placement_failure_UNKNOWN = {
    means: 'a reason that Slipway does not know',
    advice: 'See the reason in the ECS Developer Guide, API failure reasons.',
};
const placement_failure_WIDTH = 300;
const placement_failure_MOST_INSTANCES = 3;
/** All failures in one sentence, each reason once, and the step against the first. */
function describeFailures(failures) {
    if (failures.length === 0) {
        return { words: 'ECS answered with neither a task nor a reason', advice: 'Run the step again.' };
    }
    const reasons = [...new Set(failures.map(({ reason }) => reason))];
    const words = reasons.map((reason) => describeReason(reason, failures));
    return { words: words.join('; '), advice: findMeaning(reasons[0] ?? '').advice };
}
function describeReason(reason, failures) {
    const those = failures.filter((failure) => failure.reason === reason);
    const details = [...new Set(those.flatMap(({ detail }) => detail ?? []))].map((one) => `, ${one}`).join('');
    const instances = those.flatMap(({ arn }) => (arn === undefined ? [] : [(0,text_arn/* lastSegment */.mp)(arn)]));
    const where = instances.length === 0 ? '' : ` (${(0,list_some/* listSome */.X)(instances, placement_failure_MOST_INSTANCES)})`;
    return (0,outside_text/* quoteOutsideText */.h)(`${reason}: ${findMeaning(reason).means}${details}${where}`, placement_failure_WIDTH);
}
function findMeaning(reason) {
    if (/^Capacity is unavailable/i.test(reason))
        return FARGATE_FULL;
    return Object.hasOwn(MEANINGS, reason) ? (MEANINGS[reason] ?? placement_failure_UNKNOWN) : placement_failure_UNKNOWN;
}
/** A refusal of RunTask that has a better next step than its own words (wording observed; not documented). */
function explainRefusal(error) {
    if (!/No Container Instances were found/i.test(error.message))
        return error;
    const advice = 'Set run-task-launch-type to FARGATE, give the cluster default capacity providers, or add an instance.';
    return new deploy_error/* DeployError */.sH({ kind: error.kind, message: error.message, advice, cause: error });
}

// EXTERNAL MODULE: ./lib/follow/poll-until-verdict.js + 1 modules
var poll_until_verdict = __webpack_require__(71731);
// EXTERNAL MODULE: ./lib/follow/report-wait.js + 1 modules
var report_wait = __webpack_require__(64927);
;// CONCATENATED MODULE: ./lib/drivers/one-off-task/poll-task.js





/**
 * Polls the task until it has stopped (`steady`), the limit comes, the run is cancelled, or contact is lost: it is
 * never stopped by us. Reports each new status, and the last one again after a quiet minute.
 */
function pollTask({ cluster, limitMs, longestPauseMs }, taskArn, world) {
    const name = `one-off task ${(0,text_arn/* shortTaskId */.x6)(taskArn)}`;
    return (0,poll_until_verdict/* pollUntilVerdict */.l)({
        limitMs,
        longestPauseMs,
        opening: { lastStatus: 'not visible yet', reportedMs: 0 },
        poll: async () => (await world.ecs.describeTask(cluster, taskArn)) ?? Promise.reject(notVisible()),
        judge: async (before, { lastStatus, task: stopped }, atMs) => {
            const isDue = lastStatus !== before.lastStatus || atMs - before.reportedMs >= report_wait/* QUIET_MS */.uu;
            if (isDue)
                world.report({ type: 'task-status', taskArn, lastStatus, atMs });
            const isStopped = lastStatus === 'STOPPED';
            return {
                state: {
                    lastStatus,
                    reportedMs: isDue ? atMs : before.reportedMs,
                    ...(0,type_helpers/* defined */.s)({ stopped: isStopped ? stopped : undefined }),
                },
                judgement: poll_task_judge(isStopped, atMs >= limitMs),
            };
        },
        name,
        cancelled: `The run was cancelled while ${name} was running.`,
    }, world);
}
/** Whether it did what it was for is judged by its exit codes. */
function poll_task_judge(isStopped, isLate) {
    if (isStopped)
        return { verdict: 'steady', reason: 'It has stopped.' };
    return { verdict: isLate ? 'timed-out' : 'progressing', reason: 'It has not stopped.' };
}
/** A poll that shows nothing costs only time: a task may be visible late. */
function notVisible() {
    return new deploy_error/* DeployError */.sH({
        kind: 'unreachable',
        message: 'DescribeTasks does not show it',
        advice: 'Run the step again.',
    });
}

;// CONCATENATED MODULE: ./lib/drivers/one-off-task/start-task.js








/** So many attempts of one run whose task failed within an hour. */
const start_task_MOST_FAILED = 20;
/**
 * Starts the task, unless this run has started it before: then that one is waited for, or is enough if it ended well.
 * One that failed is run again. ECS answers a client token that it knows with the task that was started with it, so
 * even what may not be listed is never started twice.
 *
 * @param identity undefined: a run outside a workflow; then a task that runs and does the same work is waited for
 * @param onSend called just before the first RunTask
 */
async function startTask(due, { identity, onSend }, world) {
    const written = identity === undefined ? undefined : await world.ledger.read(due.revisionArn);
    if (written !== undefined && hasEndedWell(written, identity ?? ''))
        return { kind: 'ended-well' };
    const listed = await listTasks(due, world);
    const running = identity === undefined ? listed?.find((task) => isSameWork(task, due)) : undefined;
    if (running !== undefined)
        return { kind: 'started', arn: running.arn, isEarlier: true };
    onSend();
    if (identity === undefined)
        return toStart(await launch(due, drawToken(due, world), world), false);
    return startIdentified(due, { identity, known: new Set(listed?.map(({ arn }) => arn)) }, world);
}
async function startIdentified(due, { identity, known }, world) {
    for (let failed = 0; failed < start_task_MOST_FAILED; failed += 1) {
        const launched = await launch(due, formatClientToken(identity, failed), world);
        const [arn] = launched.taskArns;
        if (arn === undefined)
            return toStart(await launchAgain(due, launched, world), false);
        const isEarlier = known.has(arn) || launched.isEarlier;
        if (!isEarlier)
            return toStart(launched, false);
        const end = await readEnd(due, arn, world);
        if (end === 'well')
            return { kind: 'ended-well', arn };
        if (end === 'none')
            return toStart(launched, true);
    }
    return toStart(await launch(due, drawToken(due, world), world), false);
}
/** ECS repeats the failures of an earlier attempt with the same token, though capacity may be free by now. */
function launchAgain(due, launched, world) {
    const { runAttempt = 1 } = world.origin;
    return runAttempt > 1 ? launch(due, drawToken(due, world), world) : launched;
}
function toStart({ taskArns, failures }, isEarlier) {
    const [arn] = taskArns;
    const isPlaced = arn !== undefined && failures.length === 0;
    return isPlaced ? { kind: 'started', arn, isEarlier } : { kind: 'not-placed', failures };
}
/** How an earlier task ended; what ECS does not show any more did not end well as far as is known. */
async function readEnd({ plan }, arn, world) {
    const observation = await world.ecs.describeTask(plan.cluster, arn);
    if (observation === undefined)
        return 'bad';
    if (observation.lastStatus !== 'STOPPED')
        return 'none';
    const [task = observation.task] = (0,essential/* markEssential */.g)([observation.task], plan.document);
    return (0,judge_task/* judgeTask */.v)(task).isWell ? 'well' : 'bad';
}
/** A lost answer is requested again with the same token, which starts no second task (ECS API reference, RunTask). */
async function launch({ plan, revisionArn }, clientToken, world) {
    const { cluster, settings } = plan;
    let calls = 0;
    const launched = await (0,ports_retry/* openRetries */.xw)(world)(async () => {
        calls += 1;
        const answer = await world.ecs.runTask({ cluster, revisionArn, clientToken, settings });
        if (answer.taskArns.length === 0 && answer.failures.length === 0)
            throw saysNothing(revisionArn);
        return answer;
    });
    const isEarlier = launched.isConflict === true || (calls === 1 && launched.hasStopped === true);
    return { ...launched, isEarlier };
}
function saysNothing(revisionArn) {
    return new deploy_error/* DeployError */.sH({
        kind: 'unreachable',
        message: `ecs:RunTask of ${(0,text_arn/* revisionName */.pd)(revisionArn)} returned no usable answer: neither a task nor a failure.`,
        advice: 'Check whether a proxy answers instead of AWS, then run again.',
    });
}
/** One for each process, at most 64 characters. */
function drawToken({ revisionArn }, { clock, digest }) {
    return `slipway-${digest(`${revisionArn} ${clock.random()} ${clock.random()}`).slice(0, 48)}`;
}
/**
 * Tasks of the revision that run or stopped within the last hour; undefined where they may not be listed, which is
 * said.
 */
async function listTasks({ plan, revisionArn }, world) {
    const read = () => world.ecs.startedTasks(plan.cluster, plan.startedBy);
    const tasks = await (0,read_or_undefined/* readOrUndefined */.o)(read, ['internal'], ({ message, advice }) => {
        world.report({ type: 'notice', text: `Earlier one-off tasks could not be listed: ${message}`, advice });
    });
    return tasks?.filter((task) => task.revisionArn === revisionArn);
}

;// CONCATENATED MODULE: ./lib/drivers/one-off-task/run-task.js













/**
 * Runs the task once and, when asked, waits for its end. It is never stopped by us: a migration half done is worse than
 * a slow one.
 * @param polls reads without retries of their own: the wait for the end has a limit
 */
async function carryOutTask(due, world, polls = world.ecs) {
    const { plan, revisionArn } = due;
    noteTask(world, { revisionArn });
    const identity = identifyTask(due, world.origin, world.digest);
    const start = await tryToStart(due, identity, world);
    if (start.kind === 'end')
        return start;
    if (start.kind === 'not-placed')
        return refusePlacement(due, start.failures, world);
    if (start.kind === 'ended-well')
        return skipTask(due, start.arn, world);
    const { arn, isEarlier } = start;
    noteTask(world, { state: 'running', taskArns: [arn] });
    world.remember({ task: { cluster: plan.cluster, arn } });
    world.report({
        type: 'task-started',
        taskArn: arn,
        revision: (0,text_arn/* revisionName */.pd)(revisionArn),
        isWaitedFor: plan.shouldWait,
        isEarlier,
    });
    if (!plan.shouldWait) {
        const how = isEarlier ? 'was started before' : 'was started';
        return { kind: 'go-on', reason: `One-off task ${(0,text_arn/* shortTaskId */.x6)(arn)} ${how}; not waiting for it.` };
    }
    const ending = await endWatch(due, { arn, ...(await pollTask(plan, arn, { ...world, ecs: polls })) }, world);
    if (ending.kind === 'go-on' && identity !== undefined)
        await writeDown(due, identity, world);
    return ending;
}
/** So that the task is not run again by a later attempt, when ECS has forgotten it. */
async function writeDown({ revisionArn }, identity, { ledger }) {
    const tags = await ledger.read(revisionArn);
    if (tags !== undefined)
        await ledger.write(revisionArn, writeEndedTask(tags, identity));
}
function skipTask({ revisionArn }, arn, world) {
    const name = arn === undefined ? 'The one-off task' : `One-off task ${(0,text_arn/* shortTaskId */.x6)(arn)}`;
    if (arn !== undefined)
        noteTask(world, { taskArns: [arn] });
    return endWell(`${name} of ${(0,text_arn/* revisionName */.pd)(revisionArn)} already succeeded in this run; not running it again.`, world);
}
function endWell(reason, world) {
    noteTask(world, { state: 'well', reason });
    world.report({ type: 'task-judged', isWell: true, reason });
    return { kind: 'go-on', reason };
}
function noteTask(world, facts) {
    const known = world.notes.record().task;
    if (known !== undefined)
        world.notes.note({ task: { ...known, ...facts } });
}
async function tryToStart(due, identity, world) {
    const { plan } = due;
    try {
        return await startTask(due, { identity, onSend: () => noteTask(world, { state: 'asked' }) }, world);
    }
    catch (thrown) {
        const error = (0,deploy_error/* asDeployError */.y0)(thrown);
        const isSent = world.notes.record().task?.state === 'asked';
        if (error.kind !== 'unreachable' || !isSent)
            throw isSent ? notStarted(error, world) : error;
        const names = `--cluster ${(0,shell_word/* quoteWord */.X)((0,text_arn/* clusterName */.SL)(plan.cluster))} --started-by ${(0,shell_word/* quoteWord */.X)(plan.startedBy)}`;
        const nextStep = `Check whether it was started: aws ecs list-tasks ${names}`;
        const reason = `${error.message} Unknown whether the one-off task was started.`;
        return run_task_end({ verdict: world.signal.aborted ? 'cancelled' : 'unknown', reason, nextStep }, world);
    }
}
function notStarted(error, world) {
    const explained = explainRefusal(error);
    noteTask(world, { state: 'failed', reason: explained.message, nextStep: explained.advice });
    return explained;
}
function refusePlacement({ revisionArn }, failures, world) {
    const { words, advice } = describeFailures(failures);
    const reason = `ECS could not place the one-off task of ${(0,text_arn/* revisionName */.pd)(revisionArn)}: ${words}.`;
    noteTask(world, { state: 'failed', failures });
    return run_task_end({ verdict: 'failed', reason, nextStep: advice }, world);
}
async function endWatch(due, { arn, state, verdict, reason: why }, world) {
    if (state.stopped !== undefined)
        return judgeEnd(due, state.stopped, world);
    const { cluster, limitMs } = due.plan;
    const names = `--cluster ${(0,shell_word/* quoteWord */.X)((0,text_arn/* clusterName */.SL)(cluster))} --tasks ${(0,shell_word/* quoteWord */.X)(arn)}`;
    const nextStep = `Check it before running again: aws ecs describe-tasks ${names}`;
    if (verdict === 'unknown')
        return run_task_end({ verdict, reason: why, nextStep }, world);
    noteTask(world, { lastStatus: state.lastStatus });
    const late = `The one-off task ${(0,text_arn/* shortTaskId */.x6)(arn)} had not stopped after ${(0,duration/* formatMinutes */.dp)(limitMs / 60_000)}.`;
    const reason = `${verdict === 'timed-out' ? late : why} It was ${state.lastStatus} and was not stopped.`;
    return run_task_end({ verdict, reason, nextStep }, world);
}
async function judgeEnd(due, stopped, world) {
    const { cluster, document } = due.plan;
    const [task = stopped] = (0,essential/* markEssential */.g)([stopped], document);
    const name = `One-off task ${(0,text_arn/* shortTaskId */.x6)(task.arn)} of ${(0,text_arn/* revisionName */.pd)(due.revisionArn)}`;
    noteTask(world, { lastStatus: 'STOPPED', stoppedTask: task });
    const judgement = (0,judge_task/* judgeTask */.v)(task);
    if (judgement.isWell)
        return endWell(`${name} succeeded.`, world);
    const diagnosed = (0,diagnose/* diagnoseRollout */.M)(await gatherTaskEvidence({ cluster, task: judgement.failedTask, document }, world));
    const diagnosis = { ...diagnosed, nextStep: judgement.nextStep ?? diagnosed.nextStep };
    const [cause] = diagnosis.causes;
    const words = cause?.exitWords === undefined ? '' : ` (${cause.exitWords})`;
    noteTask(world, { state: 'failed', diagnosis });
    world.report({ type: 'task-diagnosed', taskArn: task.arn, diagnosis });
    const reason = `${name} failed: ${cause?.title ?? 'reason unknown'}${words}.`;
    return run_task_end({ verdict: 'failed', reason, nextStep: diagnosis.nextStep }, world);
}
/** No service is touched after a task that did not end well. */
function run_task_end({ verdict, reason, nextStep }, world) {
    noteTask(world, { reason, nextStep });
    world.report({ type: 'task-judged', isWell: false, reason });
    const { services } = world.notes.record();
    const untouched = services.length === 0 ? '' : ` No service was changed${describeCurrent(services)}.`;
    return { kind: 'end', verdict, reason: `${reason}${untouched}` };
}
function describeCurrent(services) {
    const current = services.flatMap(({ name, previousRevisionArn }) => previousRevisionArn === undefined ? [] : [`${name} is still running ${(0,text_arn/* revisionName */.pd)(previousRevisionArn)}`]);
    return current.length === 0 ? '' : `; ${current.join(', ')}`;
}

;// CONCATENATED MODULE: ./lib/run/run-one-off-task.js


async function runTask({ task }, world, { ecs }) {
    const revisionArn = world.notes.record().taskDefinition?.revisionArn;
    if (task === undefined || revisionArn === undefined)
        return undefined;
    return carryOutTask({ plan: task, revisionArn }, world, ecs);
}
function endRegistered(task, world) {
    const { taskDefinition, image } = world.notes.record();
    const arn = taskDefinition?.revisionArn;
    const what = arn === undefined ? `${image?.reference ?? 'The image'} is in its registry` : `${(0,text_arn/* revisionName */.pd)(arn)} is registered`;
    const said = task === undefined ? '' : ` ${task.reason}`;
    return { verdict: 'started', reason: `${what}; no service was requested.${said}` };
}

// EXTERNAL MODULE: ./lib/registry/login.js
var login = __webpack_require__(86878);
// EXTERNAL MODULE: ./lib/registry/docker-failure.js
var docker_failure = __webpack_require__(84856);
;// CONCATENATED MODULE: ./lib/image/build-arguments.js
const SECRET_NAME = /(?:^|_)(?:secrets?|tokens?|password|passwd|passphrase|credentials?|api_?key|private_?key|access_?key)(?:_|$)/i;
/**
 * The argument list of the build. Each value comes after a `=` or after `--`, so no value can become an option.
 * Provenance is left to docker's default; `build-flags` can request more.
 */
function composeBuildArguments(request, facts) {
    const command = facts.builder.kind === 'buildx'
        ? ['buildx', 'build', '--push', `--metadata-file=${facts.builder.metadataFile}`]
        : ['build'];
    return [...command, ...composeOptions(request, facts), '--', request.context];
}
/** Names of build arguments that poll like secrets: their values stay in the image's history for whoever pulls it. */
function findSecretLikeArguments(request) {
    return request.buildArguments.map(({ name }) => name).filter((name) => SECRET_NAME.test(name));
}
function composeOptions(request, facts) {
    return [
        ...facts.references.map((reference) => `--tag=${reference}`),
        ...(request.dockerfile === undefined ? [] : [`--file=${request.dockerfile}`]),
        ...(request.target === undefined ? [] : [`--target=${request.target}`]),
        ...(request.platforms.length === 0 ? [] : [`--platform=${request.platforms.join(',')}`]),
        ...request.buildArguments.map(({ name, value }) => `--build-arg=${name}=${value}`),
        ...request.buildSecrets.map((secret) => `--secret=${secret}`),
        ...facts.labels.map(({ name, value }) => `--label=${name}=${value}`),
        ...request.cacheFrom.map((cache) => `--cache-from=${cache}`),
        ...request.cacheTo.map((cache) => `--cache-to=${cache}`),
        ...request.flags.map(joinFlag),
    ];
}
/** `--ssh default` on one line is one flag with its value, as one would write it in a shell. */
function joinFlag(flag) {
    return flag.replace(/^(--[a-z][a-z-]*)[ \t]+/, '$1=');
}

;// CONCATENATED MODULE: ./lib/image/explain-build.js



const explain_build_QUOTE_WIDTH = 400;
/** Docker's line that names the cause, and what to do about it. */
function explainFailure({ what, args, result }) {
    const said = `${result.stdout}\n${result.stderr}`;
    const line = (0,docker_failure/* pickCauseLine */.zd)(said);
    const trouble = (0,docker_failure/* recogniseDockerTrouble */.Fk)(said);
    const isOfCache = isCacheFailure(said);
    const isOfRegistry = isOfCache || /push/.test(what) || isPushFailure(line);
    const advice = isOfCache ? adviseCache(args) : explain_build_adviseBuild({ said, line, isOfRegistry });
    return new deploy_error/* DeployError */.sH({
        kind: isOfRegistry && trouble === undefined ? 'registry' : 'build',
        message: `The ${what} ended with exit code ${result.exitCode}: ${trouble?.message ?? (0,outside_text/* quoteOutsideText */.h)(line, explain_build_QUOTE_WIDTH)}`,
        advice: trouble?.advice ?? advice,
    });
}
/** A step of the build may fail with the words of a network too, and is not repeated. */
function isPushFailure(line) {
    return /failed to push|pushing|authorization token/i.test(line);
}
function explain_build_adviseBuild({ said, line, isOfRegistry }) {
    if (isOfRegistry)
        return advisePush(line);
    // The words of the kernel (ENOEXEC) for a program of another architecture.
    if (/exec format error/i.test(said)) {
        return 'A build step ran a program for another CPU architecture. Add docker/setup-qemu-action before this step, or build on a runner of that architecture.';
    }
    return 'See the output above for the step that failed.';
}
function advisePush(line) {
    if (/immutable/i.test(line))
        return 'Someone else pushed this tag in the meantime. Use another image-tag.';
    if ((0,docker_failure/* judgeRegistryFailure */.lD)(line) === 'expired') {
        return "The registry reports an expired token right after a new login. Check the runner's clock and any proxy.";
    }
    if (/denied|no basic auth|unauthorized/i.test(line)) {
        return 'Allow the role to push to this repository: ecr:InitiateLayerUpload, UploadLayerPart, CompleteLayerUpload, PutImage and BatchCheckLayerAvailability.';
    }
    return 'Run again; layers already pushed are kept.';
}
/** BuildKit repeats the step that failed at the end of its output: ` > exporting cache to registry:`. */
function isCacheFailure(said) {
    return /^ ?> exporting cache(?: to registry)?:/m.test(said);
}
/**
 * ECR answers 400 to the image index that BuildKit before 0.21 makes of a cache (AWS containers blog, "Announcing
 * remote cache support in Amazon ECR for BuildKit clients"; Docker documentation, "Cache storage backends").
 */
function adviseCache(args) {
    const caches = args.filter((arg) => arg.startsWith('--cache-to='));
    const isImage = caches.some((cache) => /(?:^|,)"?image-manifest=true\b/.test(cache));
    return isImage
        ? 'Check in cache-to that the repository exists, that the role may push to it, and that the tag is not immutable.'
        : 'Amazon ECR stores a build cache only as an image manifest. Add image-manifest=true to cache-to: type=registry,ref=…,image-manifest=true.';
}

;// CONCATENATED MODULE: ./lib/image/build.js







const MOST_TRIES = 3;
const PAUSE_MS = 5_000;
/** What docker is given. */
function prepareBuild(state, target) {
    const facts = {
        builder: target.builder,
        references: target.tags.map((tag) => `${target.repository.uri}:${tag}`),
        labels: labelImage(state.request.labels, state.commit, state.buildInputs),
    };
    return { repository: target.repository, facts, args: composeBuildArguments(state.request, facts) };
}
/**
 * Builds and pushes under all tags; docker must be logged in.
 *
 * @returns the digest that the registry has, asked from the registry itself
 * @throws DeployError `build` or `registry` with docker's line that names the cause
 */
async function buildAndPush(job, world) {
    const digest = job.facts.builder.kind === 'buildx'
        ? await buildAndPushAtOnce(job, job.facts.builder.metadataFile, world)
        : await buildThenPush(job, world);
    await confirmDigest(job.repository.name, digest, world);
    await compareTags(job, digest, world);
    return digest;
}
/** buildx builds and pushes in one command; its cache makes a second try cheap. */
async function buildAndPushAtOnce(job, metadataFile, world) {
    const failed = await runWithTries(job.args, isPushFailure, world);
    if (failed !== undefined)
        throw build_explainBuild(job, failed);
    return readMetadataDigest(await world.files.readTemporary(metadataFile));
}
async function buildThenPush(job, world) {
    const built = await world.docker.run(job.args);
    if (built.exitCode !== 0)
        throw build_explainBuild(job, built);
    for (const reference of job.facts.references) {
        const args = ['push', '--', reference];
        const result = await runWithTries(args, () => true, world);
        if (result !== undefined)
            throw explainFailure({ what: `docker push of ${reference}`, args, result });
    }
    return await inspectDigest(job, world);
}
function build_explainBuild({ repository, args }, result) {
    return explainFailure({ what: `docker build for ${repository.uri}`, args, result });
}
/** Tries again only what may pass by itself, and logs in again once when the token is too old. */
async function runWithTries(args, isOfRegistry, world) {
    let hasLoggedInAgain = false;
    for (let tries = 1;; tries += 1) {
        const result = await world.docker.run(args);
        if (result.exitCode === 0)
            return undefined;
        const line = (0,docker_failure/* pickCauseLine */.zd)(`${result.stdout}\n${result.stderr}`);
        const failure = isOfRegistry(line) ? (0,docker_failure/* judgeRegistryFailure */.lD)(line) : 'final';
        const isLast = failure === 'final' || tries >= MOST_TRIES || (failure === 'expired' && hasLoggedInAgain);
        if (isLast || world.signal.aborted)
            return result;
        if (failure === 'expired') {
            await (0,login/* logIn */.E8)(world);
            hasLoggedInAgain = true;
        }
        else {
            const text = `The push failed, possibly only briefly. Retrying (${tries + 1} of ${MOST_TRIES}).`;
            world.report({ type: 'notice', text });
            await world.clock.sleep(PAUSE_MS * tries * (0.5 + world.clock.random()), world.signal);
        }
    }
}
function readMetadataDigest(text) {
    const digest = /"containerimage\.digest"\s*:\s*"([^"]*)"/.exec(text)?.[1] ?? '';
    if ((0,image_reference/* isDigest */.Bc)(digest))
        return digest;
    throw noDigest('docker buildx wrote no digest to its metadata file.');
}
/** One local image may have several digests in one repository; the pushed one is the one that the tag names there. */
async function inspectDigest(job, world) {
    const [reference = ''] = job.facts.references;
    const format = '--format={{range .RepoDigests}}{{println .}}{{end}}';
    const inspected = await world.docker.run(['image', 'inspect', format, '--', reference], { isQuiet: true });
    const digests = inspected.stdout
        .split(/\s+/)
        .filter((line) => line.startsWith(`${job.repository.uri}@`))
        .map((line) => line.slice(job.repository.uri.length + 1))
        .filter(image_reference/* isDigest */.Bc);
    const [only, ...others] = digests;
    if (only !== undefined && others.length === 0)
        return only;
    const tag = reference.slice(job.repository.uri.length + 1);
    const tagged = await world.ecr.findImage(job.repository.name, { tag });
    if (tagged !== undefined && digests.includes(tagged.digest))
        return tagged.digest;
    throw noDigest(`docker reports no digest for ${reference} after the push.`);
}
/**
 * Someone else may push under the same tag at the same time: what is deployed is ours all the same, and people must
 * know.
 */
async function compareTags({ repository, facts }, digest, world) {
    for (const reference of facts.references) {
        const tag = reference.slice(repository.uri.length + 1);
        const tagged = (await world.ecr.findImage(repository.name, { tag }))?.digest;
        if (tagged === digest)
            continue;
        const text = `Tag ${tag} now points to ${tagged ?? 'no image'}, not to the image that was just pushed (${digest}).`;
        const advice = 'The image built here is deployed by digest. Check which other job pushes this tag.';
        world.report({ type: 'warning', text, advice });
    }
}
/**
 * Makes sure that the registry has the image: a tag may have moved, and an image have been deleted.
 *
 * @throws DeployError `registry` when it does not
 */
async function confirmDigest(repository, digest, world) {
    if ((await world.ecr.findImage(repository, { digest }))?.digest === digest)
        return;
    throw new deploy_error/* DeployError */.sH({
        kind: 'registry',
        message: `Image ${digest} is no longer in repository ${repository}; it existed a moment ago.`,
        advice: 'Run again. If this repeats, check for a lifecycle policy or another job that deletes images.',
    });
}
function noDigest(message) {
    return new deploy_error/* DeployError */.sH({ kind: 'registry', message, advice: 'Run again with another image-tag.' });
}

;// CONCATENATED MODULE: ./lib/image/check-docker.js




const check_docker_QUIET = { isQuiet: true };
const check_docker_QUOTE_WIDTH = 300;
/**
 * Makes sure, before anything is built, that docker can build.
 *
 * @returns the builder to use: buildx if it is installed
 * @throws DeployError `build`: no docker command, no daemon or no permission, one sentence each
 */
async function checkDocker(request, docker) {
    const buildx = await docker.run(['buildx', 'version'], check_docker_QUIET);
    const builder = buildx.exitCode === 0 ? 'buildx' : 'classic';
    const daemon = await docker.run(['version', '--format={{.Server.Version}}'], check_docker_QUIET);
    if (daemon.exitCode === 0 || (builder === 'buildx' && (await buildsElsewhere(request, docker))))
        return builder;
    const trouble = (0,docker_failure/* recogniseDockerTrouble */.Fk)(daemon.stderr);
    throw new deploy_error/* DeployError */.sH({
        kind: 'build',
        message: trouble?.message ?? `docker does not work: ${(0,outside_text/* quoteOutsideText */.h)((0,docker_failure/* pickCauseLine */.zd)(daemon.stderr), check_docker_QUOTE_WIDTH)}.`,
        advice: trouble?.advice ?? 'Run "docker version" on this runner to see more.',
    });
}
/** Builders of these drivers need no daemon here (docker's documentation, "Build drivers"). */
async function buildsElsewhere(request, docker) {
    const builder = await inspectBuilder(request, docker);
    return builder.exitCode === 0 && /^Driver:\s+(?:remote|kubernetes|cloud)\s*$/m.test(builder.stdout);
}

// EXTERNAL MODULE: ./lib/image/read-image-content.js
var read_image_content = __webpack_require__(10617);
;// CONCATENATED MODULE: ./lib/image/ship.js







/**
 * Carries out a plan that was made from this poll: the image is in the registry afterwards, and confirmed by digest.
 *
 * @throws DeployError what a plan that refuses says; `absent`, `build`, `registry`, `access`, `unreachable` or
 * `cancelled`
 */
async function carryOutImagePlan(made, world) {
    switch (made.plan.kind) {
        case 'refuse':
            throw new deploy_error/* DeployError */.sH(made.plan.error);
        case 'reuse':
            return await reuseImage(made.state, made.plan, world);
        case 'build':
            return await buildImage(made.state, made.plan, world);
    }
}
async function reuseImage(state, plan, world) {
    for (const tag of plan.tagsToAdd)
        await world.ecr.addTag(state.name, plan.digest, tag);
    await confirmDigest(state.name, plan.digest, world);
    const image = referenceByDigest(plan.uri, plan.digest);
    world.report({ type: 'image-reused', reference: image.reference, digest: plan.digest, why: plan.why });
    return { ...image, platforms: plan.platforms, tags: plan.tags, isReused: true };
}
async function buildImage(state, plan, world) {
    const builder = await chooseBuilder(state, world);
    reportConcerns(state, plan, world);
    const repository = state.repository ?? (await createRepository(state.name, world));
    const job = prepareBuild(state, { repository, tags: plan.tags, builder });
    await (0,login/* logIn */.E8)(world);
    world.report({ type: 'group-opened', title: `Build and push ${job.facts.references[0] ?? repository.uri}` });
    const digest = await buildAndPush(job, world).finally(() => world.report({ type: 'group-closed' }));
    const image = referenceByDigest(repository.uri, digest);
    world.report({ type: 'image-pushed', reference: image.reference, digest, tags: plan.tags });
    const { platforms } = await (0,read_image_content/* readImageContent */.R)(state.name, digest, world);
    return { ...image, platforms, tags: plan.tags, isReused: false };
}
function createRepository(name, world) {
    const find = () => world.ecr.describeRepository(name);
    return (0,send_once/* sendOnce */.E)({ send: () => world.ecr.createRepository(name), find }, world);
}
function reportConcerns(state, plan, world) {
    if (plan.leftOut !== undefined) {
        const text = `Tag ${plan.leftOut} points to another image and is immutable, so this image does not get it.`;
        world.report({ type: 'notice', text });
    }
    const secrets = findSecretLikeArguments(state.request);
    if (secrets.length === 0)
        return;
    world.report({
        type: 'warning',
        text: `Build arguments stay readable in the image history; these look like secrets: ${secrets.join(', ')}.`,
        advice: 'Use build-secrets and RUN --mount=type=secret for them.',
    });
}
/** Asked before the repository is created: a docker that cannot build leaves nothing behind. */
async function chooseBuilder(state, world) {
    const kind = await checkDocker(state.request, world.docker);
    return kind === 'buildx' ? { kind, metadataFile: world.files.temporaryPath('build-metadata.json') } : { kind };
}
/** The image by its digest: the tag is for people. */
function referenceByDigest(uri, digest) {
    return { reference: `${uri}@${digest}`, digest, registry: uri.slice(0, uri.indexOf('/')) };
}

;// CONCATENATED MODULE: ./lib/run/ship-image.js


async function shipImage(plan, { registries }, world) {
    if (plan.image === undefined)
        return undefined;
    if (plan.image.plan.kind === 'build')
        await (0,login/* logInFurther */.aQ)(registries, world);
    const image = await carryOutImagePlan(plan.image, world);
    const { reference, registry, tags, digest, isReused } = image;
    world.notes.note({ image: { reference, registry, tags, digest, origin: isReused ? 'reused' : 'built' } });
    return image;
}

// EXTERNAL MODULE: ./lib/rollout/stateless.js
var stateless = __webpack_require__(42553);
;// CONCATENATED MODULE: ./lib/run/check-run-order.js







/**
 * Just before the update: checks again for a newer run, writes the turn of this one, and then
 * reads the service. In this order no older run is missed: its update comes before this read, and is replaced, or
 * after it, and then it finds this run's turn and restores its revision (`yieldToNewerRun`). A run without changes
 * writes its turn as well. One without a place among others marks the service when it updates, and is never late.
 */
async function checkRunOrder(due, world) {
    const { service } = due.plan;
    const { arn, name, deployments } = service;
    const isGuarded = (0,run_turn/* isOrdered */.cq)(due.entry);
    if (isGuarded && due.order === 'keep') {
        const revisionArns = deployments.map(({ revisionArn }) => revisionArn);
        const marked = { arn, revisionArns, readDeployed: () => readDeployed(service, world) };
        const orderState = await (0,ledger_ledger/* readOrderState */.eo)(due.entry, marked, world.ledger);
        if (orderState.kind === 'stale') {
            const why = describeStale(name, orderState.newer, world.origin);
            return { kind: 'late', reason: `${why} It appeared during this run; ${name} was not updated.` };
        }
    }
    if (!isGuarded)
        return { kind: 'taken', due };
    await markRunOnService(due, world);
    const now = await checkOnce(service, world);
    return { kind: 'taken', due: { ...due, plan: { ...due.plan, service: now } } };
}
/** Marks the service with the run, its turn included. */
function markRunOnService({ plan, revisionArn, order, entry }, world) {
    const { service, history, ownDeployment } = plan;
    const { step } = world.origin;
    const since = (0,deployed/* findSince */.kV)(revisionArn, service, history);
    const newest = ownDeployment?.newest ?? (0,deployed/* findNewest */.Ok)(service, history);
    const mark = { arn: service.arn, revisionArn, order, since, newest, ...(0,type_helpers/* defined */.s)({ step }) };
    return (0,ledger_ledger/* markService */.Lo)(mark, entry, world.ledger);
}
/** What no longer exists is for the update to find out, in the words of ECS. */
async function checkOnce(service, world) {
    const retry = (0,ports_retry/* openRetries */.xw)(world);
    const now = await retry(() => world.ecs.describeService(service.clusterArn, service.name));
    return now?.status === 'ACTIVE' ? now : service;
}

;// CONCATENATED MODULE: ./lib/run/end-unstarted.js

/** Whether the service was changed depends on what was sent, not on what failed. */
function endUnstarted({ name, error, isCancelled }, { services }) {
    const said = (0,sentence/* endSentence */.H)(error.message);
    const isSent = services.some((service) => service.name === name && service.isUpdateSent === true);
    if (!isSent) {
        const isAlone = services.every(({ isUpdateSent }) => isUpdateSent !== true);
        const left = isAlone ? 'No service was changed.' : `${name} was not changed.`;
        return { verdict: isCancelled ? 'cancelled' : 'failed', reason: `${said} ${left}` };
    }
    if (isCancelled) {
        return { verdict: 'cancelled', reason: `The update of ${name} was sent, but no answer arrived: ${said}` };
    }
    if (error.kind !== 'unreachable')
        return { verdict: 'failed', reason: `The update of ${name} failed: ${said}` };
    return { verdict: 'unknown', reason: `The update of ${name} was sent, but no answer arrived: ${said}` };
}

;// CONCATENATED MODULE: ./lib/run/start-services.js









/**
 * Starts one service after the other. When one cannot be started the rest are not begun, and those that were are
 * followed all the same.
 */
async function startServices(due, world) {
    const started = [];
    let hasFailed = false;
    for (const update of due) {
        const { name } = update.plan.service;
        const one = hasFailed ? start_services_notStarted(name) : await startOrEnd(update, world);
        hasFailed ||= one.kind === 'judged' && !(0,ports_verdict/* isSuccess */.o)(one.ending.verdict);
        started.push(one);
    }
    return started;
}
/** A failure of one service ends it, and not the following of those that were started before. */
async function startOrEnd(due, world) {
    const { name } = due.plan.service;
    try {
        return await startService(due, world);
    }
    catch (thrown) {
        const error = (0,deploy_error/* asDeployError */.y0)(thrown);
        if (error.kind === 'internal')
            throw error;
        const isCancelled = world.signal.aborted;
        const ending = endUnstarted({ name, error, isCancelled }, world.notes.record());
        const errors = [...world.notes.record().errors, { text: error.message, advice: error.advice }];
        if (ending.verdict !== 'cancelled')
            world.notes.note({ errors });
        return judged(name, ending);
    }
}
function start_services_notStarted(name) {
    return judged(name, { verdict: 'refused', reason: 'Not started, because another service failed.' });
}
function judged(name, ending) {
    return { kind: 'judged', name, ending };
}
async function startService(requested, world) {
    const { name } = requested.plan.service;
    world.notes.noteService(name, { revisionArn: requested.revisionArn });
    const taken = await checkRunOrder(requested, world);
    if (taken.kind === 'late')
        return judged(name, { verdict: 'superseded', reason: taken.reason });
    const { due } = taken;
    const decision = due.starter.decide(due.plan, due.revisionArn);
    if (decision.kind === 'nothing')
        return leaveAsItIs(due, world);
    if (decision.kind === 'adopt')
        return due.starter.adopt(due, decision.deploymentId, world);
    if (!(0,run_turn/* isOrdered */.cq)(due.entry))
        await markRunOnService(due, world);
    if (world.signal.aborted) {
        return judged(name, { verdict: 'cancelled', reason: `${name} was not updated: the run was cancelled.` });
    }
    if (decision.kind === 'update')
        return due.starter.start(due, decision.shouldForce, world);
    const next = await due.starter.rollBack(due, world);
    return 'kind' in next ? next : startService(next, world);
}
async function leaveAsItIs({ plan, revisionArn }, world) {
    const { service, history, ownDeployment, unresolvedImages = [] } = plan;
    // The only deployment of a service is its creation, which no run of ours made.
    if (history.length !== 1)
        await writeDownCompleted(service, revisionArn, world);
    world.notes.noteService(service.name, { serving: (0,followed_deployment/* listRunningRevisions */.AU)(service) });
    const said = `${describeCounts(service)}${describeUnresolved(unresolvedImages)}`;
    const why = ownDeployment === undefined ? 'nothing to change' : 'an earlier attempt of this run deployed it';
    const reason = `${(0,text_arn/* revisionName */.pd)(revisionArn)} is already running; ${why}.${said}`;
    return judged(service.name, { verdict: 'unchanged', reason });
}
/** A tag that nobody can resolve may have moved, and then the service does not run what it names now. */
function describeUnresolved(images) {
    return images.length === 0 ? '' : ` Not compared with the running images: ${images.join('; ')}.`;
}
/** Without a rollout state the counts are all that is known of it. */
function describeCounts(service) {
    const primary = (0,followed_deployment/* findPrimary */.WM)(service);
    if (service.controller !== 'ECS' || primary === undefined || primary.rolloutState !== undefined)
        return '';
    return ` ${service.running}/${service.desired} tasks run; ${(0,stateless/* describeStateless */.Q)(service)}.`;
}
async function startAll(due, request, world) {
    const [first] = due;
    const services = due.map(({ plan }) => plan.service.name);
    const revisionArns = due.map(({ revisionArn }) => revisionArn);
    world.remember({ updating: { cluster: first?.plan.service.clusterArn ?? request.cluster, services, revisionArns } });
    return startServices(due, world);
}

// EXTERNAL MODULE: ./lib/schedules/judge-schedules.js
var judge_schedules = __webpack_require__(93358);
;// CONCATENATED MODULE: ./lib/schedules/update-schedule.js




/**
 * Gives the targets of a rule or schedule the next revision. They are read again first: others may have changed them
 * since the plan. What names the revision already is not written.
 */
async function updateSchedule(reference, next, world) {
    const port = world.schedules();
    const first = await findDue(reference, next, world);
    const { kind } = reference;
    const name = (0,describe_schedule/* nameSchedule */.R)(reference);
    if (first.length === 0)
        return { kind, name, state: 'unchanged', changes: [] };
    let due = first;
    await (0,send_once/* sendOnce */.E)({
        send: async () => {
            await port.write(reference, due.map(({ document }) => document));
            return true;
        },
        find: async () => {
            due = await findDue(reference, next, world);
            return due.length === 0 ? true : undefined;
        },
        isPassing: isConcurrent,
    }, world);
    const schedule = { kind, name, state: 'updated', changes: listChanges(first) };
    world.report({ type: 'schedule-updated', schedule });
    return schedule;
}
async function findDue(reference, next, world) {
    const documents = await world.schedules().read(reference);
    if (documents !== undefined)
        return replaceRevisions(reference.kind, documents, next);
    throw new deploy_error/* DeployError */.sH({
        kind: 'absent',
        message: `The ${reference.kind} ${(0,describe_schedule/* nameSchedule */.R)(reference)} no longer exists.`,
        advice: `Create it again, or remove it from the inputs.`,
    });
}
/** Another change at the same time (EventBridge API reference, PutTargets; Scheduler API reference, UpdateSchedule). */
function isConcurrent({ message }) {
    return /\b(?:ConcurrentModification|Conflict)Exception\b/.test(message);
}

;// CONCATENATED MODULE: ./lib/run/update-schedules.js







/**
 * The schedules follow once all services run their revisions, and without a service once the revision is registered. A
 * run that ends otherwise touches none.
 */
async function updateSchedules(ending, { request, revisions }, world) {
    if (request.schedules.length === 0 || !(0,ports_verdict/* isSuccess */.o)(ending.verdict))
        return ending;
    const next = new Map(revisions.map(({ arn }) => [targets_nameRevision(arn).familyArn, arn]));
    const planned = world.notes.record().schedules ?? [];
    const outcomes = [];
    for (const reference of request.schedules) {
        outcomes.push(await updateOrExplain(reference, next, world));
        world.notes.note({ schedules: [...outcomes, ...planned.slice(outcomes.length)] });
    }
    return (0,judge_schedules/* judgeSchedules */.s)(ending, outcomes);
}
/** One that fails keeps none of the others from following. */
async function updateOrExplain(reference, next, world) {
    try {
        return await updateSchedule(reference, next, world);
    }
    catch (thrown) {
        const { kind, message, advice } = (0,deploy_error/* asDeployError */.y0)(thrown);
        if (kind === 'internal')
            throw thrown;
        world.notes.note({ nextStep: `${(0,sentence/* endSentence */.H)(advice)} The next run updates what does not follow yet.` });
        const name = (0,describe_schedule/* nameSchedule */.R)(reference);
        const planned = world.notes.record().schedules?.find((one) => one.kind === reference.kind && one.name === name);
        return { kind: reference.kind, name, state: 'failed', changes: planned?.changes ?? [], reason: message };
    }
}

;// CONCATENATED MODULE: ./lib/run/deploy.js















/**
 * The steps of a run: read the state, plan, ship the image, register the revision, run the task, update and follow, and
 * update schedules.
 */
async function deploy(requested, direct, { definition, creation } = {}) {
    const world = (0,retry_reads/* retryReads */.A)(direct);
    const found = await readCurrentState(requested, world);
    await noteExpressUrls(found, direct);
    const request = definition === undefined ? requested : await applyDefinition(definition, requested, { found, world });
    const checked = await planAndCheck({ request, found, creation }, world);
    const plan = await planSchedules(checked, { request, found }, world);
    reportPlan(plan, world);
    if (plan.errors.length > 0) {
        return { verdict: 'refused', reason: `No changes were made. ${describeErrors(plan.errors)}` };
    }
    const { notes } = world;
    if (request.isDryRun)
        return { verdict: 'planned', reason: (0,plan_headline/* describePlan */.d)(notes.record().services, plan.schedules) };
    const image = await shipImage(plan, request, world);
    const { revisions, due } = await provideRevisions(plan, { request, image }, world);
    const task = await runTask(plan, world, direct);
    if (task?.kind === 'end')
        return { verdict: task.verdict, reason: task.reason };
    if (request.services.length === 0)
        return updateSchedules(endRegistered(task, world), { request, revisions }, world);
    const ready = plan.task?.shouldWait === true ? await recheckBeforeUpdate(due, world) : due;
    if ('verdict' in ready)
        return ready;
    const started = await startAll(ready, request, world);
    const ending = await followAll(started, { due: ready, request }, direct);
    return updateSchedules(ending, { request, revisions }, world);
}
/** The one error of a plan, or how many there are: several are logged one by one. */
function describeErrors(errors) {
    const [first, ...others] = errors;
    return others.length === 0 ? (first?.text ?? '') : `The plan has ${errors.length} errors; see each above.`;
}

;// CONCATENATED MODULE: ./lib/run/first-deploy.js











/**
 * Deploys; if the service does not exist, creates it from its definition first. Then the run follows the deployment in
 * progress like any other run, also one that is started again.
 */
async function deployOrCreate(request, world) {
    const definition = await readDefinition(request, world);
    if (definition === undefined)
        return deploy(request, world);
    try {
        return await deploy(request, world, { definition });
    }
    catch (thrown) {
        if (!(thrown instanceof AbsentService) || !thrown.mayBeCreated)
            throw thrown;
        return createAndFollow(request, definition, withoutIdentity(world));
    }
}
/** @throws DeployError `input` for a file that cannot be used, before anything is called */
async function readDefinition(request, world) {
    const { serviceDefinition: path, cluster, services } = request;
    const [service] = services;
    if (path === undefined || service === undefined)
        return undefined;
    const text = await world.files.readText(path, 'service-definition');
    const parsed = parseDefinition(text, path, { cluster, service });
    if ('errors' in parsed)
        throw (0,document_error/* refuseDocument */.oL)(parsed.errors, 'The service definition cannot be used.');
    for (const warning of parsed.warnings)
        world.report({ type: 'warning', text: (0,document_error/* formatDocumentError */.vm)(warning) });
    return parsed.definition;
}
function refuseNoTaskDefinition({ serviceDefinition }) {
    return new deploy_error/* DeployError */.sH({
        kind: 'input',
        message: `No task definition: a service that does not exist has none, and neither does ${serviceDefinition}.`,
        advice: 'Set task-definition, or taskDefinition in the file.',
    });
}
/** The identity of this run was reported before. */
function withoutIdentity(world) {
    return {
        ...world,
        report: (event) => {
            if (event.type !== 'identified')
                world.report(event);
        },
    };
}
async function createAndFollow(request, definition, world) {
    const name = (0,text_arn/* lastSegment */.mp)(request.services[0] ?? '');
    if (request.schedules.length > 0) {
        throw new deploy_error/* DeployError */.sH({
            kind: 'input',
            message: `Service ${name} does not exist, and scheduled-rules and schedules follow a service that runs.`,
            advice: 'Create the service in a run without them; the next run with them updates them.',
        });
    }
    if (request.taskDefinition.kind === 'current' && typeof definition.taskDefinition !== 'string') {
        throw refuseNoTaskDefinition(request);
    }
    const creation = planCreation(name, definition);
    const ending = await deploy(toRegistration(request, definition), world, { creation });
    const missing = `Service ${name} does not exist in cluster ${(0,text_arn/* clusterName */.SL)(request.cluster)}`;
    if (ending.verdict === 'planned')
        return { ...ending, reason: `${missing}: it would be created. ${ending.reason}` };
    const revisionArn = world.notes.record().taskDefinition?.revisionArn;
    if (ending.verdict !== 'started' || revisionArn === undefined)
        return ending;
    const { desiredCount } = request;
    // A count that is sent later would scale the service twice.
    const counted = { ...definition, ...(0,type_helpers/* defined */.s)({ desiredCount }) };
    await create({ ...counted, serviceName: name, taskDefinition: revisionArn }, { name, revisionArn, request }, world);
    const created = `Created service ${name} with ${(0,text_arn/* revisionName */.pd)(revisionArn)}`;
    const advice = `If this first deployment fails, there is no revision to roll back to, and the service ${request.onFailure === 'leave' ? 'stays' : 'is deleted'} (on-failure).`;
    world.report({ type: 'notice', text: `${missing}. ${created}.`, advice });
    const followed = await deploy(toFollowing(request, revisionArn), world);
    if (followed.verdict === 'refused') {
        const why = describeErrors(world.notes.record().errors);
        return { verdict: 'failed', reason: `${created}, and it was not followed: ${why}` };
    }
    if (followed.verdict !== 'unchanged') {
        return deleteCreated({ name, revisionArn, ending: followed }, request, world);
    }
    // It was complete before it was read.
    const steady = { verdict: 'steady', reason: `${created}; its tasks are running.` };
    world.notes.noteService(name, steady);
    return steady;
}
/** Sends CreateService so that exactly one service is created, even if the answer is lost. */
async function create(sent, { name, revisionArn, request }, world) {
    const { cluster } = request;
    const find = async () => {
        const found = await world.ecs.describeService(cluster, name);
        return found?.status === 'ACTIVE' && found.revisionArn === revisionArn ? found : undefined;
    };
    await noteSent(name, world, () => (0,send_once/* sendOnce */.E)({ send: () => world.ecs.create(cluster, sent), find }, world));
    // From here on the deployment is followed as any other.
    world.notes.noteService(name, { isUpdateSent: false });
}
/** Everything up to the service: the image, the revision, the one-off task. */
function toRegistration(request, definition) {
    const { taskDefinition, oneOffTask } = request;
    const family = definition.taskDefinition;
    const registered = { kind: 'registered', reference: String(family) };
    return {
        ...request,
        services: [],
        taskDefinition: taskDefinition.kind === 'current' ? registered : taskDefinition,
        ...(0,type_helpers/* defined */.s)({ oneOffTask: oneOffTask && placeTask(oneOffTask, definition) }),
    };
}
/** A one-off task runs where the service does; there is no service yet that has the network. */
function placeTask(task, { networkConfiguration, launchType }) {
    const given = (0,values_json/* isJsonObject */.OW)(networkConfiguration) ? networkConfiguration.awsvpcConfiguration : undefined;
    const { subnets, securityGroups, assignPublicIp } = (0,values_json/* isJsonObject */.OW)(given) ? given : {};
    const type = ['EC2', 'FARGATE', 'EXTERNAL', 'MANAGED_INSTANCES'].find((one) => one === launchType);
    const ip = ['ENABLED', 'DISABLED'].find((one) => one === assignPublicIp);
    return {
        ...(0,type_helpers/* defined */.s)({ assignPublicIp: ip, launchType: task.capacityProviderStrategy.length === 0 ? type : undefined }),
        ...task,
        subnets: task.subnets.length > 0 ? task.subnets : toTexts(subnets),
        securityGroups: task.securityGroups.length > 0 ? task.securityGroups : toTexts(securityGroups),
    };
}
function toTexts(value) {
    return Array.isArray(value) ? value.map(String) : [];
}
const NO_SETTINGS = {
    environment: [],
    secrets: [],
    shouldPruneEnvironment: false,
    environmentFiles: [],
    dockerLabels: [],
    logOptions: [],
};
/** The revision as it was registered: nothing is built, changed or run again. */
function toFollowing(request, revisionArn) {
    const { oneOffTask: _task, taskRole: _role, executionRole: _execution, ...rest } = request;
    return {
        ...rest,
        image: { kind: 'keep' },
        taskDefinition: { kind: 'registered', reference: revisionArn },
        containerNames: [],
        containerSettings: NO_SETTINGS,
        keptEmptyFields: [],
        shouldForceNewDeployment: false,
    };
}

;// CONCATENATED MODULE: ./lib/run/run-to-verdict.js








/** Runs to a verdict, whatever happens: an exception becomes one too. Reports the end and returns the record. */
async function run(request, world) {
    const startedMs = world.clock.now();
    const ending = await deployOrFail(request, world);
    // A cancelled run leaves its rollout to ECS: the post step checks how it ended.
    if (ending.verdict !== 'cancelled')
        world.remember({ isFinished: true });
    return run_to_verdict_end(ending, world.clock.now() - startedMs, world);
}
/** A run whose inputs are wrong: all errors at once, nothing called. */
function refuseRun(errors, ports) {
    reportProblems(errors, ports);
    ports.notes.note({ errors });
    const [first] = errors;
    const words = errors.length === 1 && first !== undefined ? (0,sentence/* endSentence */.H)(first.text) : describeInputErrors(errors);
    return run_to_verdict_end({ verdict: 'refused', reason: `${words} No changes were made.` }, 0, ports);
}
const run_to_verdict_MOST_NAMED = 5;
function describeInputErrors(errors) {
    const names = [...new Set(errors.flatMap(({ input }) => input ?? []))];
    return `${errors.length} invalid inputs: ${(0,list_some/* listSome */.X)(names, run_to_verdict_MOST_NAMED)}.`;
}
/** A cancelled run that did not end in time: its record says what is known. */
function cutRun(tookMs, ports) {
    const reason = `The run was cancelled. ${describeProgressSoFar(ports)}`;
    return run_to_verdict_end({ verdict: 'cancelled', reason }, tookMs, ports);
}
function run_to_verdict_end(ending, tookMs, ports) {
    ports.notes.note({ ...adviseSuperseded(ports.notes.record(), ending), ...ending, tookMs });
    const record = ports.notes.record();
    ports.report(describeEnd(record));
    return record;
}
/** A run that was superseded before its update has no diagnosis to advise it. */
function adviseSuperseded({ asked, services }, { verdict }) {
    const [service] = asked.services;
    const isAdvised = services.some(({ diagnosis }) => diagnosis !== undefined);
    if (verdict !== 'superseded' || isAdvised || service === undefined)
        return {};
    const names = `--cluster ${(0,shell_word/* quoteWord */.X)(asked.cluster)} --service ${(0,shell_word/* quoteWord */.X)(service)}`;
    const group = 'Use one concurrency group in all workflows that deploy this service';
    return { nextStep: `${group}. See who deployed: slipway history ${names}` };
}
async function deployOrFail(request, world) {
    try {
        const { answer } = request;
        return await (answer === undefined ? deployOrCreate(request, world) : answerDeployment(request, answer, world));
    }
    catch (thrown) {
        return endWithError((0,deploy_error/* asDeployError */.y0)(thrown), world);
    }
}
/** The verdict of an exception depends on how far the run was. */
function endWithError(error, world) {
    if (error.kind === 'internal')
        world.report({ type: 'debug', text: stackOf(error) });
    const verdict = chooseVerdict(error, world);
    if (verdict === 'refused')
        world.notes.note({ errors: [{ text: error.message, advice: error.advice }] });
    return { verdict, reason: `${(0,sentence/* endSentence */.H)(error.message)} ${describeProgressSoFar(world)}`, nextStep: error.advice };
}
/** The deployments that were started or are followed, as far as they are known. */
function run_to_verdict_listDeployments({ services }) {
    return services.flatMap(({ deploymentId, codeDeploymentId }) => deploymentId ?? codeDeploymentId ?? []);
}
function isUpdateSent({ notes }) {
    const record = notes.record();
    return run_to_verdict_listDeployments(record).length > 0 || findUnanswered(record) !== undefined;
}
/** A service whose update was sent and not answered. */
function findUnanswered({ services }) {
    return services.find((service) => service.isUpdateSent === true && service.verdict === undefined);
}
function describeProgressSoFar(world) {
    const record = world.notes.record();
    const { taskDefinition, task } = record;
    const [deployment] = run_to_verdict_listDeployments(record);
    if (deployment !== undefined)
        return `Deployment ${deployment} was started and continues.`;
    const unanswered = findUnanswered(record);
    if (unanswered !== undefined)
        return `The update of ${unanswered.name} was sent, but no answer arrived. Check the service: aws ecs describe-services --cluster ${unanswered.cluster} --services ${unanswered.name}`;
    const left = describeTask(task);
    const wasRegistered = taskDefinition?.revisionArn !== undefined;
    return `${left}${wasRegistered ? 'No service was changed; the next run reuses the revision.' : 'No service was changed.'}`;
}
/** A one-off task is never stopped by us. */
function describeTask(task) {
    if (task?.state === 'asked')
        return 'Unknown whether the one-off task was started. ';
    return task?.state === 'running' ? `The one-off task ${task.taskArns.join(', ')} keeps running. ` : '';
}
function chooseVerdict(error, world) {
    if (world.signal.aborted || error.kind === 'cancelled')
        return 'cancelled';
    if (isUpdateSent(world))
        return 'unknown';
    const isUsers = error.kind === 'input' || error.kind === 'absent' || error.kind === 'unsupported';
    return isUsers ? 'refused' : 'failed';
}
function stackOf(error) {
    const { cause } = error;
    return cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
}

;// CONCATENATED MODULE: ./lib/run/compose.js
/** One run from raw inputs to reports: builds the real world, runs, and publishes. Shared by the action and the CLI. */























/** The runner kills a step 7.5 s after the first signal; the reports have to be out before. */
const CUT_AFTER_MS = 4_000;
/** Runs and reports. The record's verdict is what the step or the command ends with. */
async function runSession(session) {
    const reading = (0,inputs/* readRequest */.i)(session.raw, session.names, session.known);
    const base = openBase(session, reading, await (0,actions/* connectRunner */.J$)(session.environment));
    if ('errors' in reading)
        return publish(refuseRun(reading.errors.map(input_problem/* toInputProblem */.$), base), base, undefined);
    reportNotices(reading.notices.map(input_problem/* toInputNotice */.u), base);
    try {
        const record = await Promise.race([runConnected(reading.request, base), cutAfterSignal(session.signal, base)]);
        return await publish(record, base, reading.request);
    }
    finally {
        base.dockerConfig.remove();
    }
}
function openBase(session, reading, runner) {
    const { environment, signal, write } = session;
    const state = (0,runner_state/* openState */.G)(runner);
    const origin = readOrigin(environment);
    const request = 'request' in reading ? reading.request : undefined;
    const report = session.openPrinter(runner, write);
    const clock = session.clock ?? (0,runner_clock/* createClock */.t)();
    const staysLoggedIn = runner.isActions && request?.shouldStayLoggedIn === true;
    const dockerConfig = (0,docker_config/* createDockerConfig */.lp)(environment, (folder) => staysLoggedIn ? runner.exportVariable('DOCKER_CONFIG', folder) : state.remember({ dockerConfig: folder }));
    return {
        runner,
        dockerConfig: staysLoggedIn ? { ...dockerConfig, remove: () => { } } : dockerConfig,
        docker: (0,docker/* connectDocker */.Z)({ environment, workspace: session.workspace, config: dockerConfig, report, signal }),
        files: (0,files/* createFiles */.q)({ workspace: session.workspace, temporary: session.temporary }),
        clock,
        origin,
        digest: digest/* digestText */.M,
        report,
        notes: createRunNotes(openRecord(session, { request, origin, startedAt: clock.date() }), setEarlyOutputs(runner)),
        remember: state.remember,
        signal,
    };
}
function openRecord(session, { request, origin, startedAt }) {
    const { commit, serverUrl } = origin;
    const rollbackTo = request?.answer?.action === 'rollback' ? 'previous' : session.raw('rollback-to').trim();
    return {
        verdict: 'unknown',
        reason: 'The run ended without a verdict.',
        errors: [],
        asked: {
            cluster: request?.cluster ?? session.raw('cluster'),
            services: request?.services ?? [],
            isDryRun: request?.isDryRun ?? false,
            ...(0,type_helpers/* defined */.s)({ isDriftCheck: request?.isDriftCheck === true ? true : undefined }),
            ...(0,type_helpers/* defined */.s)({ rollbackTo: rollbackTo === '' ? undefined : rollbackTo, commit, serverUrl }),
        },
        services: [],
        notices: [],
        startedAt,
        tookMs: 0,
    };
}
/** The SDK is loaded only now: a run whose inputs are wrong ends before. */
async function runConnected(request, base) {
    const [{ createEcs }, { createEcr }, { identifyCaller }] = await Promise.all([
        Promise.all(/* import() */[__webpack_require__.e(861), __webpack_require__.e(212), __webpack_require__.e(530)]).then(__webpack_require__.bind(__webpack_require__, 59149)),
        Promise.all(/* import() */[__webpack_require__.e(861), __webpack_require__.e(249), __webpack_require__.e(746)]).then(__webpack_require__.bind(__webpack_require__, 86746)),
        Promise.all(/* import() */[__webpack_require__.e(861), __webpack_require__.e(212), __webpack_require__.e(249), __webpack_require__.e(695), __webpack_require__.e(396)]).then(__webpack_require__.bind(__webpack_require__, 23396)),
    ]);
    const { httpProxy, shouldMaskPasswords } = request;
    (0,actions/* hideProxyPassword */.y1)(httpProxy, base.runner);
    const clients = (0,client/* chooseClients */.iM)(request.maxRetries, httpProxy);
    const ecs = createEcs(clients);
    // A run does without the ledger, so all its calls together are waited for as long as one call of the others.
    const retry = (0,ports_retry/* openRetries */.xw)(base, { isShared: true });
    const ledger = (0,ledger_ledger/* openLedger */.au)({ ecs: (0,ports_retry/* retryMethods */.FC)(ecs, ['tagsOf', 'tag'], retry), report: base.report });
    const ports = {
        identify: () => identifyCaller(clients.reads),
        ecs,
        ledger,
        ecr: shouldMaskPasswords
            ? createEcr(base.runner.mask, clients)
            : giveLogins(createEcr(() => { }, clients), base.runner),
    };
    return run(request, {
        ...base,
        ...ports,
        evidence: () => (0,evidence/* connectEvidence */.Y)(clients),
        codeDeploy: () => (0,connect_code_deploy.connectCodeDeploy)(clients),
        requirements: () => connectRequirements(clients),
        scaling: async () => (await Promise.all(/* import() */[__webpack_require__.e(861), __webpack_require__.e(491), __webpack_require__.e(615)]).then(__webpack_require__.bind(__webpack_require__, 96615))).createScaling(clients.reads),
        schedules: () => connectSchedules(clients),
    });
}
/** Without masks another job may take the passwords up. */
function giveLogins(ecr, runner) {
    const give = (login) => {
        for (const [name, value] of Object.entries((0,login_outputs/* collectLoginOutputs */.I$)([login])))
            runner.setOutput(name, value);
        return login;
    };
    return {
        ...ecr,
        authorize: async () => give(await ecr.authorize()),
        authorizePublic: async () => give(await ecr.authorizePublic()),
    };
}
function cutAfterSignal(signal, base) {
    const startedMs = base.clock.now();
    return new Promise((resolve) => {
        const cut = () => resolve(cutRun(base.clock.now() - startedMs, base));
        const arm = () => setTimeout(cut, CUT_AFTER_MS).unref();
        if (signal.aborted)
            arm();
        else
            signal.addEventListener('abort', arm);
    });
}


/***/ }),

/***/ 93358:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ judgeSchedules)
/* harmony export */ });
/* harmony import */ var _slipway_ecs_rules_text__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(79672);
/* harmony import */ var _ports_verdict_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(39689);
/* harmony import */ var _text_sentence_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(49062);
/* harmony import */ var _describe_schedule_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(371);




/** The end of a run with its schedules: red if one does not follow, although the services run the revision. */
function judgeSchedules(ending, outcomes) {
    if (!(0,_ports_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .isSuccess */ .o)(ending.verdict))
        return ending;
    const failed = outcomes.filter(({ state }) => state === 'failed');
    if (failed.length > 0)
        return { verdict: 'failed', reason: [...failed.map(explain), ending.reason].join(' ') };
    const updated = outcomes.filter(({ state }) => state === 'updated').map(_describe_schedule_js__WEBPACK_IMPORTED_MODULE_1__/* .describeSchedule */ .B);
    return updated.length === 0 ? ending : { ...ending, reason: `${ending.reason} Updated: ${updated.join('; ')}.` };
}
const WIDTH = 1000;
/** `The rule nightly-report still starts report:41. events:PutTargets on rule nightly-report was denied: …` */
function explain({ kind, name, changes, reason = '' }) {
    const before = changes.map((change) => change.before).join(', ');
    const what = before === '' ? 'was not updated' : `still starts ${before}`;
    return (0,_text_sentence_js__WEBPACK_IMPORTED_MODULE_2__/* .endSentence */ .H)(`The ${kind} ${name} ${what}. ${(0,_slipway_ecs_rules_text__WEBPACK_IMPORTED_MODULE_3__/* .quoteOutsideText */ .h)(reason, WIDTH)}`);
}


/***/ }),

/***/ 33128:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Eu: () => (/* binding */ findRegistered),
/* harmony export */   RE: () => (/* binding */ registerRevision),
/* harmony export */   X3: () => (/* binding */ findKnown)
/* harmony export */ });
/* harmony import */ var _ports_deploy_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(95078);
/* harmony import */ var _ports_send_once_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(97320);
/* harmony import */ var _text_arn_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(48988);
/* harmony import */ var _registrable_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(58609);
/* harmony import */ var _same_content_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(18985);





/** While an answer is lost, other runs register few revisions of the family. */
const MOST_NEWER = 10;
/**
 * Gives the document a revision: the first of the known ones or the family's newest if it holds the same content, else
 * a new one. RegisterTaskDefinition takes no client token, so after a lost answer the revision is searched for before
 * the document is sent again.
 */
async function registerRevision(document, known, world) {
    const same = findKnown(document, known);
    const [newest] = same === undefined ? await world.ecs.listRevisions(document.family, 1) : [];
    const reused = same ?? (await findSame(document, newest === undefined ? [] : [newest], world));
    if (reused !== undefined)
        return reportRegistration({ revision: reused, isReused: true }, world);
    const revision = await (0,_ports_send_once_js__WEBPACK_IMPORTED_MODULE_1__/* .sendOnce */ .E)({
        send: () => world.ecs.register(document),
        find: () => findNewer(document, newest, world),
        isPassing: isTooFast,
    }, world);
    refuseOtherImages(document, revision);
    return reportRegistration({ revision, isReused: false }, world);
}
/** ECS refuses two registrations of one family at a time with a ClientException (observed; not documented). */
function isTooFast(error) {
    return /too many concurrent attempts/i.test(error.message);
}
/** The revision that registering the document would lead to, if it exists. */
async function findRegistered(document, known, world) {
    return findKnown(document, known) ?? findSame(document, await world.ecs.listRevisions(document.family, 1), world);
}
/** The revision whose answer was lost: others may have registered more since. */
async function findNewer(document, newestBefore, world) {
    const listed = await world.ecs.listRevisions(document.family, MOST_NEWER);
    const before = newestBefore === undefined ? -1 : listed.indexOf(newestBefore);
    return findSame(document, before < 0 ? listed : listed.slice(0, before), world);
}
/** Also finds what a run that was killed between register and update left behind, when asked of the newest revision. */
async function findSame(document, arns, world) {
    for (const arn of arns) {
        const revision = await world.ecs.describeRevision(arn);
        if (isSameDocument(document, revision))
            return revision;
    }
    return undefined;
}
/** The first revision that holds the document and can be deployed. */
function findKnown(document, known) {
    return known.find((revision) => isSameDocument(document, revision));
}
function isSameDocument(document, revision) {
    return revision.status === 'ACTIVE' && (0,_same_content_js__WEBPACK_IMPORTED_MODULE_3__/* .isSameContent */ .OI)(document, (0,_registrable_js__WEBPACK_IMPORTED_MODULE_2__/* .toRegistrable */ .o)(revision.described));
}
/** The registered revision must be exactly what was requested: images by digest, so by content. */
function refuseOtherImages(document, { arn, described }) {
    const images = new Map(document.containerDefinitions.map(({ name, image }) => [name, image]));
    const other = (0,_registrable_js__WEBPACK_IMPORTED_MODULE_2__/* .toRegistrable */ .o)(described).containerDefinitions.find(({ name, image }) => images.get(name) !== image);
    if (other === undefined)
        return;
    throw new _ports_deploy_error_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH({
        kind: 'rejected',
        message: `ECS registered ${(0,_text_arn_js__WEBPACK_IMPORTED_MODULE_4__/* .revisionName */ .pd)(arn)} with another image in container ${other.name} than requested: ${other.image ?? 'none'}.`,
        advice: 'Check what changes requests between this job and ECS. No service was updated.',
    });
}
function reportRegistration(registration, world) {
    const { revision, isReused } = registration;
    world.report({ type: 'revision-registered', revision: (0,_text_arn_js__WEBPACK_IMPORTED_MODULE_4__/* .revisionName */ .pd)(revision.arn), isReused });
    return registration;
}


/***/ }),

/***/ 97947:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cy: () => (/* binding */ linkToDeployments),
/* harmony export */   DF: () => (/* binding */ linkToRevision),
/* harmony export */   Ni: () => (/* binding */ linkToTask),
/* harmony export */   _N: () => (/* binding */ linkToLog),
/* harmony export */   zi: () => (/* binding */ linkToWatch)
/* harmony export */ });
/* harmony import */ var _arn_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48988);
/**
 * Addresses in the AWS Management Console, computed from checked names alone. Each is undefined when it cannot be
 * known, or when the calls did not go to Amazon.
 */

/**
 * Each region has a host of its own (AWS General Reference, Management Console endpoints; those of China, GovCloud and
 * the European Sovereign Cloud in their own guides). The hosts of the isolated partitions are not public.
 */
const DOMAINS = {
    aws: 'console.aws.amazon.com',
    'aws-cn': 'console.amazonaws.cn',
    'aws-us-gov': 'console.amazonaws-us-gov.com',
    'aws-eusc': 'console.amazonaws-eusc.eu',
};
const NAME = /^[\w-]{1,255}$/;
const REGION = /^[a-z]{2,4}(?:-[a-z]{2,10}){1,2}-\d{1,2}$/;
const LOG_GROUP = /^[\w./#-]{1,512}$/;
const LOG_STREAM = /^[\w./-]{1,512}$/;
/** The deployments of a service; of one that CodeDeploy deploys, our deployment there. */
function linkToDeployments(record, service) {
    const arn = service.serviceDeploymentArn ?? service.revisionArn ?? service.previousRevisionArn ?? '';
    const cluster = (0,_arn_js__WEBPACK_IMPORTED_MODULE_0__/* .clusterName */ .SL)(service.cluster);
    const { codeDeploymentId: id } = service;
    if (id !== undefined && NAME.test(id))
        return linkTo(record, arn, `codesuite/codedeploy/deployments/${id}`);
    if (![cluster, service.name].every((name) => NAME.test(name)))
        return undefined;
    return linkTo(record, arn, `ecs/v2/clusters/${cluster}/services/${service.name}/deployments`);
}
/** Where a person can watch what the run does to a service. */
function linkToWatch(record, name) {
    const service = record.services.find((one) => one.name === name);
    return service === undefined ? undefined : linkToDeployments(record, service);
}
/** A revision of a task definition. */
function linkToRevision(record, arn) {
    const [, family, number] = /:task-definition\/([\w-]{1,255}):(\d{1,10})$/.exec(arn) ?? [];
    return family === undefined
        ? undefined
        : linkTo(record, arn, `ecs/v2/task-definitions/${family}/${number}/containers`);
}
/** A task; of the ARNs without a cluster, which ECS gave until 2018, none can be made. */
function linkToTask(record, arn) {
    const [, cluster, id] = /:task\/([\w-]{1,255})\/([\w-]{1,64})$/.exec(arn) ?? [];
    return cluster === undefined
        ? undefined
        : linkTo(record, arn, `ecs/v2/clusters/${cluster}/tasks/${id}/configuration`);
}
/** What a container wrote, in Amazon CloudWatch Logs. */
function linkToLog(record, log) {
    const { group, stream, taskArn } = log;
    const [, partition = '', , region = ''] = taskArn.split(':');
    if (!LOG_GROUP.test(group) || !LOG_STREAM.test(stream))
        return undefined;
    const place = linkTo(record, `arn:${partition}:logs:${log.region ?? region}`, 'cloudwatch/home');
    if (place === undefined)
        return undefined;
    return `${place}#logsV2:log-groups/log-group/${encodeInFragment(group)}/log-events/${encodeInFragment(stream)}`;
}
/** The console's fragments are encoded twice, and have `$` for `%`. Not documented; observed in its own addresses. */
function encodeInFragment(name) {
    return encodeURIComponent(encodeURIComponent(name)).replaceAll('%', '$');
}
/** @param arn of which partition and region are taken */
function linkTo(record, arn, path) {
    const [, partition = '', , region = ''] = arn.split(':');
    const domain = Object.hasOwn(DOMAINS, partition) ? DOMAINS[partition] : undefined;
    if (domain === undefined || !REGION.test(region) || record.identity?.endpoint !== undefined)
        return undefined;
    return `https://${region}.${domain}/${path}?region=${region}`;
}


/***/ }),

/***/ 47559:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ linkToRun)
/* harmony export */ });
const SERVER = /^https?:\/\/[\w.-]+(?::\d{1,5})?$/;
const REPOSITORY = /^[\w.-]+\/[\w.-]+$/;
const RUN_ID = /^\d{1,20}$/;
/**
 * Page of the run that wrote the entry, made of checked parts alone, since tags are outside text. Undefined when the
 * entry names no run of GitHub.
 *
 * @param server such as `https://github.com`
 */
function linkToRun({ repository, runId }, server = 'https://github.com') {
    if (repository === undefined || runId === undefined)
        return undefined;
    if (!SERVER.test(server) || !REPOSITORY.test(repository) || !RUN_ID.test(runId))
        return undefined;
    return `${server}/${repository}/actions/runs/${runId}`;
}


/***/ }),

/***/ 72940:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  m: () => (/* binding */ parseQuery)
});

;// CONCATENATED MODULE: ./packages/ecs-rules/lib/cluster-query/query-error.js
/** What is wrong with an expression, on its way out of the parser; it becomes a `InvalidQuery`. */
class QueryError extends Error {
}

// EXTERNAL MODULE: ./packages/ecs-rules/lib/cluster-query/date.js
var date = __webpack_require__(397);
// EXTERNAL MODULE: ./packages/ecs-rules/lib/cluster-query/pattern.js
var pattern = __webpack_require__(40051);
;// CONCATENATED MODULE: ./packages/ecs-rules/lib/cluster-query/parse-pattern.js


/** States of the largest pattern; more than that comes of repetitions inside repetitions. */
const MOST_STATES = 2000;
const DEEPEST = 50;
const ANY = { isNegative: true, ranges: [['\n', '\n']] };
const DIGIT = [['0', '9']];
const WORD = [
    ['a', 'z'],
    ['A', 'Z'],
    ['0', '9'],
    ['_', '_'],
];
const SPACE = [
    ['\t', '\r'],
    [' ', ' '],
];
const CLASSES = {
    d: { isNegative: false, ranges: DIGIT },
    D: { isNegative: true, ranges: DIGIT },
    w: { isNegative: false, ranges: WORD },
    W: { isNegative: true, ranges: WORD },
    s: { isNegative: false, ranges: SPACE },
    S: { isNegative: true, ranges: SPACE },
};
/** @throws QueryError for a pattern that is not read here, such as one with a lookahead or a back-reference */
function parsePattern(text) {
    // A pattern fits the whole text or not at all, so anchors at its ends say nothing new.
    const bare = text.replace(/^\^/, '').replace(/(?<!\\)\$$/, '');
    const reader = { text: bare, at: 0, depth: 0 };
    const node = readChoice(reader);
    if (reader.at < bare.length)
        throw new QueryError(`the pattern ${text} has an extra )`);
    const builder = (0,pattern/* openPattern */.D)();
    const first = builder.add();
    return builder.finish(build(builder, node, first));
}
function readChoice(reader) {
    const options = [readSequence(reader)];
    while (reader.text[reader.at] === '|') {
        reader.at += 1;
        options.push(readSequence(reader));
    }
    return options.length === 1 && options[0] !== undefined ? options[0] : { kind: 'choice', of: options };
}
function readSequence(reader) {
    const parts = [];
    for (let next = reader.text[reader.at]; next !== undefined && next !== '|' && next !== ')';) {
        parts.push(readRepeated(reader));
        next = reader.text[reader.at];
    }
    return { kind: 'sequence', of: parts };
}
function readRepeated(reader) {
    const of = readAtom(reader);
    const rest = reader.text.slice(reader.at);
    const [sign = '', , least, comma, most] = /^(\*|\+|\?|\{(\d{1,4})(,?)(\d{0,4})\})\??/.exec(rest) ?? [];
    reader.at += sign.length;
    if (/^[*+?]/.test(reader.text.slice(reader.at)))
        throw new QueryError('two repetitions in a row');
    if (sign === '')
        return of;
    if (sign.startsWith('*'))
        return { kind: 'repeat', of, least: 0, most: Number.POSITIVE_INFINITY };
    if (sign.startsWith('+'))
        return { kind: 'repeat', of, least: 1, most: Number.POSITIVE_INFINITY };
    if (sign.startsWith('?'))
        return { kind: 'repeat', of, least: 0, most: 1 };
    const end = comma === '' ? Number(least) : most === '' ? Number.POSITIVE_INFINITY : Number(most);
    if (end < Number(least))
        throw new QueryError('a repetition ends before it begins');
    return { kind: 'repeat', of, least: Number(least), most: end };
}
function readAtom(reader) {
    const character = reader.text[reader.at] ?? '';
    reader.at += 1;
    if (character === '(')
        return readGroup(reader);
    if (character === '[')
        return { kind: 'set', set: readClass(reader) };
    if (character === '.')
        return { kind: 'set', set: ANY };
    if (character === '\\')
        return { kind: 'set', set: readEscape(reader) };
    if ('*+?{^$'.includes(character))
        throw new QueryError(`the pattern has a misplaced ${character}`);
    return { kind: 'set', set: only(character) };
}
function readGroup(reader) {
    reader.depth += 1;
    if (reader.depth > DEEPEST)
        throw new QueryError(`the pattern is nested deeper than ${DEEPEST} groups`);
    const rest = reader.text.slice(reader.at);
    if (rest.startsWith('?:'))
        reader.at += 2;
    else if (rest.startsWith('?'))
        throw new QueryError('the pattern has an unsupported kind of group');
    const node = readChoice(reader);
    if (reader.text[reader.at] !== ')')
        throw new QueryError('the pattern has an unclosed (');
    reader.at += 1;
    reader.depth -= 1;
    return node;
}
function only(character) {
    return { isNegative: false, ranges: [[character, character]] };
}
function readEscape(reader) {
    const character = reader.text[reader.at];
    reader.at += 1;
    if (character === undefined)
        throw new QueryError('the pattern ends with a \\');
    const known = Object.hasOwn(CLASSES, character) ? CLASSES[character] : undefined;
    if (known !== undefined)
        return known;
    if (/[A-Za-z0-9]/.test(character))
        throw new QueryError(`the pattern has \\${character}, which is not supported`);
    return only(character);
}
function readClass(reader) {
    const isNegative = reader.text[reader.at] === '^';
    if (isNegative)
        reader.at += 1;
    const ranges = [];
    for (let isFirst = true; reader.text[reader.at] !== ']' || isFirst; isFirst = false) {
        if (reader.at >= reader.text.length)
            throw new QueryError('the pattern has an unclosed [');
        ranges.push(...readRange(reader));
    }
    reader.at += 1;
    return { isNegative, ranges };
}
function readRange(reader) {
    const first = readMember(reader);
    const [range] = first.ranges;
    const isRange = reader.text[reader.at] === '-' && ![undefined, ']'].includes(reader.text[reader.at + 1]);
    if (first.isNegative)
        throw new QueryError('the pattern has a negated class inside a class');
    if (!isRange || range === undefined)
        return first.ranges;
    reader.at += 1;
    const last = readMember(reader).ranges[0]?.[1] ?? '';
    if (last < range[0])
        throw new QueryError('the pattern has a range that ends before it begins');
    return [[range[0], last]];
}
function readMember(reader) {
    const character = reader.text[reader.at] ?? '';
    reader.at += 1;
    if (character === '[' || (character === '&' && reader.text[reader.at] === '&')) {
        throw new QueryError('the pattern has a class inside a class');
    }
    return character === '\\' ? readEscape(reader) : only(character);
}
/** Builds a node behind the state `from` and returns the state where it ends. */
function build(builder, node, from) {
    if (builder.size() > MOST_STATES)
        throw new QueryError('the pattern is too large');
    if (node.kind === 'set') {
        const end = builder.add();
        // A state matches one character only, so each step begins at a state of its own.
        const begin = builder.add();
        builder.link(from, begin);
        builder.step(begin, node.set, end);
        return end;
    }
    if (node.kind === 'sequence') {
        // Even an empty one has a state, so that repetitions of nothing count towards the limit.
        const begin = builder.add();
        builder.link(from, begin);
        return node.of.reduce((at, part) => build(builder, part, at), begin);
    }
    if (node.kind === 'repeat')
        return buildRepeat(builder, node, from);
    const end = builder.add();
    for (const option of node.of)
        builder.link(build(builder, option, from), end);
    return end;
}
function buildRepeat(builder, node, from) {
    let at = from;
    for (let count = 0; count < node.least; count += 1)
        at = build(builder, node.of, at);
    const end = builder.add();
    builder.link(at, end);
    if (node.most === Number.POSITIVE_INFINITY) {
        builder.link(build(builder, node.of, end), end);
        return end;
    }
    for (let count = node.least; count < node.most; count += 1) {
        at = build(builder, node.of, at);
        builder.link(at, end);
    }
    return end;
}

;// CONCATENATED MODULE: ./packages/ecs-rules/lib/cluster-query/token-reader.js
/** Consumes the next token if it is one of the signs or bare words. */
function takeOne(reader, texts) {
    const token = reader.tokens[reader.at];
    if (token === undefined || (token.kind === 'word' && token.isQuoted) || !texts.includes(token.text))
        return undefined;
    reader.at += 1;
    return token.text;
}

;// CONCATENATED MODULE: ./packages/ecs-rules/lib/cluster-query/read-test.js




const WORDS = {
    equals: '==',
    not_equals: '!=',
    greater_than: '>',
    greater_than_equal: '>=',
    less_than: '<',
    less_than_equal: '<=',
    not_exists: '!exists',
    not_in: '!in',
    matches: '=~',
    not_matches: '!~',
};
const OPERATORS = ['==', '!=', 'exists', '!exists', 'in', '!in', '=~', '!~', '>', '>=', '<', '<='];
const TEXTUAL = ['==', '!=', 'in', '!in', '=~', '!~'];
const ORDERED = ['==', '!=', '>', '>=', '<', '<='];
/** Operators that a subject allows; any other subject allows all (ECS Developer Guide, cluster query language). */
const TAKEN = {
    agentConnected: TEXTUAL,
    agentVersion: ORDERED,
    ec2InstanceId: TEXTUAL,
    registeredAt: ORDERED,
    runningTasksCount: ORDERED,
};
/** Reads an operator and its argument, and checks both against the subject. */
function readTest(reader, subject) {
    const operator = readOperator(reader);
    if (TAKEN[subject.kind]?.includes(operator) === false) {
        throw new QueryError(`${subject.kind} does not take the operator ${operator}`);
    }
    const isNegative = operator.startsWith('!');
    if (operator === 'exists' || operator === '!exists')
        return { kind: 'exists', isNegative };
    if (operator === 'in' || operator === '!in')
        return { kind: 'in', isNegative, values: readValues(reader) };
    const value = readValue(reader);
    checkValue(subject, value);
    if (operator === '=~' || operator === '!~')
        return { kind: 'matches', isNegative, pattern: parsePattern(value) };
    if (operator === '==' || operator === '!=')
        return { kind: 'in', isNegative, values: [value] };
    return { kind: 'order', order: operator, value };
}
function readOperator(reader) {
    const text = takeOne(reader, [...OPERATORS, ...Object.keys(WORDS)]);
    const operator = OPERATORS.find((one) => one === text) ?? WORDS[text ?? ''];
    if (operator !== undefined)
        return operator;
    const found = reader.tokens[reader.at]?.text;
    throw new QueryError(found === undefined ? 'it ends where an operator is expected' : `${found} is not an operator`);
}
function readValue(reader) {
    const token = reader.tokens[reader.at];
    if (token?.kind !== 'word')
        throw new QueryError('a value is missing');
    reader.at += 1;
    return token.text;
}
function readValues(reader) {
    if (takeOne(reader, ['[']) === undefined)
        throw new QueryError('a list in [ ] is missing');
    const values = [readValue(reader)];
    while (takeOne(reader, [',']) !== undefined)
        values.push(readValue(reader));
    if (takeOne(reader, [']']) === undefined)
        throw new QueryError('a [ is not closed');
    return values;
}
function checkValue(subject, value) {
    if (subject.kind === 'registeredAt' && (0,date/* readDate */.h)(value) === undefined)
        throw new QueryError(`${value} is not a date`);
    if (subject.kind === 'runningTasksCount' && !/^\d{1,9}$/.test(value)) {
        throw new QueryError(`${value} is not a number of tasks`);
    }
}

;// CONCATENATED MODULE: ./packages/ecs-rules/lib/cluster-query/read-tokens.js
/** The words and signs of an expression. */

/** Longest first, so that `!=` is not read as `!`. */
const SIGNS = [
    '!exists',
    '!in',
    '==',
    '!=',
    '=~',
    '!~',
    '>=',
    '<=',
    '&&',
    '||',
    '>',
    '<',
    '!',
    '(',
    ')',
    '[',
    ']',
    ',',
];
/** What may follow a sign that is a word, such as `!in`. */
const WORD_END = /^(?:[\s()[\]]|$)/;
const BARE = /^[^\s()[\],'"!<>=&|~]+/;
/** @throws QueryError for a character that nothing begins with, or a quoted text without its end */
function readTokens(text) {
    const tokens = [];
    let rest = text.trimStart();
    while (rest !== '') {
        const previous = tokens[tokens.length - 1];
        const { token, length } = isMatchSign(previous) ? readPatternText(rest) : readToken(rest);
        tokens.push(token);
        rest = rest.slice(length).trimStart();
    }
    return tokens;
}
/** A pattern is written with signs that mean something else elsewhere. */
function isMatchSign(token) {
    if (token === undefined)
        return false;
    if (token.kind === 'sign')
        return token.text === '=~' || token.text === '!~';
    return !token.isQuoted && (token.text === 'matches' || token.text === 'not_matches');
}
function readToken(rest) {
    const quoted = readQuoted(rest);
    if (quoted !== undefined)
        return quoted;
    const sign = SIGNS.find((one) => rest.startsWith(one) && (!/[a-z]$/.test(one) || WORD_END.test(rest.slice(one.length))));
    if (sign !== undefined)
        return { token: { kind: 'sign', text: sign }, length: sign.length };
    const bare = BARE.exec(rest)?.[0];
    if (bare === undefined)
        throw new QueryError(`unexpected ${rest.slice(0, 1)}`);
    return { token: { kind: 'word', text: bare, isQuoted: false }, length: bare.length };
}
function readQuoted(rest) {
    const quote = rest.slice(0, 1);
    if (quote !== "'" && quote !== '"')
        return undefined;
    const end = rest.indexOf(quote, 1);
    if (end < 0)
        throw new QueryError(`a ${quote} is not closed`);
    return { token: { kind: 'word', text: rest.slice(1, end), isQuoted: true }, length: end + 1 };
}
/** Up to a space, `&&`, `||` or a `)` that closes what was opened before the pattern. */
function readPatternText(rest) {
    const quoted = readQuoted(rest);
    if (quoted !== undefined)
        return quoted;
    let depth = 0;
    let at = 0;
    for (; at < rest.length; at += 1) {
        const character = rest.charAt(at);
        const isEnd = /\s/.test(character) || rest.startsWith('&&', at) || rest.startsWith('||', at);
        if (isEnd || (character === ')' && depth === 0))
            break;
        if (character === '\\')
            at += 1;
        else if (character === '(')
            depth += 1;
        else if (character === ')')
            depth -= 1;
    }
    if (at === 0)
        throw new QueryError('a pattern is missing');
    return { token: { kind: 'word', text: rest.slice(0, at), isQuoted: true }, length: Math.min(at, rest.length) };
}

;// CONCATENATED MODULE: ./packages/ecs-rules/lib/cluster-query/parse-query.js




/** ECS API reference, PlacementConstraint. */
const LONGEST = 2000;
/** Parentheses and negations inside one another; ECS names no limit. */
const parse_query_DEEPEST = 100;
/** Never throws; its time grows with the length of the text. */
function parseQuery(text) {
    try {
        if (text.length > LONGEST)
            throw new QueryError(`it is longer than ${LONGEST} characters`);
        const reader = { tokens: readTokens(text), at: 0, depth: 0 };
        const query = readOr(reader);
        const left = reader.tokens[reader.at];
        if (left !== undefined)
            throw new QueryError(`unexpected ${left.text} after the expression`);
        return query;
    }
    catch (thrown) {
        if (thrown instanceof QueryError)
            return { kind: 'invalid', text: thrown.message };
        throw thrown;
    }
}
function readOr(reader) {
    let query = readAnd(reader);
    while (takeOne(reader, ['||', 'or']) !== undefined)
        query = { kind: 'or', left: query, right: readAnd(reader) };
    return query;
}
function readAnd(reader) {
    let query = readNot(reader);
    while (takeOne(reader, ['&&', 'and']) !== undefined)
        query = { kind: 'and', left: query, right: readNot(reader) };
    return query;
}
function readNot(reader) {
    reader.depth += 1;
    if (reader.depth > parse_query_DEEPEST)
        throw new QueryError(`it is nested deeper than ${parse_query_DEEPEST} levels`);
    const query = readOne(reader);
    reader.depth -= 1;
    return query;
}
function readOne(reader) {
    if (takeOne(reader, ['!', 'not']) !== undefined)
        return { kind: 'not', of: readNot(reader) };
    if (takeOne(reader, ['(']) !== undefined) {
        const query = readOr(reader);
        if (takeOne(reader, [')']) === undefined)
            throw new QueryError('a ( is not closed');
        return query;
    }
    const subject = readSubject(reader);
    return { kind: 'test', subject, test: readTest(reader, subject) };
}
const FIELDS = [
    'agentConnected',
    'agentVersion',
    'ec2InstanceId',
    'registeredAt',
    'runningTasksCount',
    'task:group',
];
function readSubject(reader) {
    const token = reader.tokens[reader.at];
    if (token === undefined)
        throw new QueryError('it ends where a subject is expected');
    reader.at += 1;
    const field = FIELDS.find((name) => name === token.text);
    if (field !== undefined)
        return { kind: field };
    const name = /^attribute:(.+)$/.exec(token.text)?.[1];
    if (token.kind === 'sign' || name === undefined)
        throw new QueryError(`${token.text} is not a subject`);
    return { kind: 'attribute', name };
}


/***/ }),

/***/ 72901:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ fitsWildcard),
/* harmony export */   j: () => (/* binding */ isTagImmutable)
/* harmony export */ });
/** Whether a tag, once set, stays with its image. */
function isTagImmutable({ hasImmutableTags, exceptions }, tag) {
    return hasImmutableTags !== exceptions.some((pattern) => fitsWildcard(pattern, tag));
}
/** Whether a text fits a pattern with `*` for any run of characters. */
function fitsWildcard(pattern, text) {
    const parts = pattern.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    return new RegExp(`^${parts.join('.*')}$`).test(text);
}


/***/ }),

/***/ 44016:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ countDaemonPlaces),
/* harmony export */   d: () => (/* binding */ decideDaemon)
/* harmony export */ });
/* harmony import */ var _values_type_helpers_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(60846);
/* harmony import */ var _bounds_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(87318);
/* harmony import */ var _placement_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(62029);
/**
 * One pass of the daemon scheduler: one task on each instance that may have one (ECS Developer Guide, daemon scheduling
 * strategy).
 */



/** How many instances need a task: the desired count of a daemon. */
function countDaemonPlaces(needs, capacity) {
    return listInstances(capacity).filter(({ instance }) => (0,_placement_js__WEBPACK_IMPORTED_MODULE_0__/* .isEligible */ .YT)(needs, instance)).length;
}
/**
 * What to do now. A new task waits until the old one has left its instance, unless the maximum percent allows both.
 * Tasks where none may be are stopped, on a DRAINING instance when nothing else is left there.
 */
function decideDaemon(view, capacity) {
    const places = openPlaces(view, capacity);
    const missing = places.filter(({ good }) => good.length === 0).length;
    const { starts, failure } = chooseStarts(view, places);
    const stops = [...chooseStrays(view, places), ...chooseStops(view, places, missing)].map(({ id }) => id);
    if (failure !== undefined)
        return { starts, stops, blocked: { kind: 'placement', failure } };
    const isStill = starts.length + stops.length === 0 && places.every(isAtRest);
    const isBlocked = isStill && missing > 0 && view.mayStart && !view.isStalled && (view.startAtMost ?? 1) > 0;
    return isBlocked ? { starts, stops, blocked: { kind: 'bounds' } } : { starts, stops };
}
function listInstances(capacity) {
    if (capacity.kind === 'unlimited')
        return [];
    if (capacity.kind === 'instances')
        return capacity.instances.map((instance) => ({ instance, provider: undefined }));
    return capacity.providers.flatMap(({ name, capacity: own }) => listInstances(own).map(({ instance }) => ({ instance, provider: name })));
}
function openPlaces(view, capacity) {
    const byInstance = new Map();
    for (const task of view.tasks) {
        const here = byInstance.get(task.instanceId ?? '');
        if (here === undefined)
            byInstance.set(task.instanceId ?? '', [task]);
        else
            here.push(task);
    }
    const eligible = listInstances(capacity).filter(({ instance }) => (0,_placement_js__WEBPACK_IMPORTED_MODULE_0__/* .isEligible */ .YT)(view.needs, instance));
    return eligible.map(({ instance, provider }) => {
        const here = byInstance.get(instance.id) ?? [];
        const staying = here.filter(({ phase }) => phase !== 'stopping');
        const isGood = (task) => task.isOfPrimary && !task.isUnhealthy;
        return {
            instance,
            provider,
            good: staying.filter(isGood),
            other: staying.filter((task) => !isGood(task)),
            stopping: here.length - staying.length,
        };
    });
}
function countAlive(places) {
    return places.reduce((sum, { good, other, stopping }) => sum + good.length + other.length + stopping, 0);
}
/** Empty instances first. On the others, old and new tasks run together only within the upper bound. */
function chooseStarts(view, places) {
    if (!view.mayStart || view.isStalled)
        return { starts: [] };
    const upper = (0,_bounds_js__WEBPACK_IMPORTED_MODULE_1__/* .upperBound */ .r)(places.length, view.maximumPercent);
    const allowed = Math.min(upper - countAlive(places), view.startAtMost ?? Number.POSITIVE_INFINITY);
    const lacking = places.filter(({ good }) => good.length === 0);
    const isEmpty = ({ other, stopping }) => other.length + stopping === 0;
    const shared = upper > places.length ? lacking.filter((place) => !isEmpty(place)) : [];
    const starts = [];
    let failure;
    for (const { instance, provider } of [...lacking.filter(isEmpty), ...shared]) {
        if (starts.length >= allowed)
            break;
        const placed = (0,_placement_js__WEBPACK_IMPORTED_MODULE_0__/* .placeTask */ .Vc)(view.needs, [instance]);
        if (placed.failure === undefined)
            starts.push({ instanceId: instance.id, ...(0,_values_type_helpers_js__WEBPACK_IMPORTED_MODULE_2__/* .defined */ .s)({ provider }) });
        else
            failure ??= placed.failure;
    }
    return failure === undefined ? { starts } : { starts, failure };
}
/** Tasks where none may be: no bound keeps them, since they are not among the desired ones. */
function chooseStrays(view, places) {
    const known = new Set(places.map(({ instance }) => instance.id));
    return view.tasks.filter(({ phase, instanceId, isStoppedLast }) => phase !== 'stopping' && isStoppedLast !== true && !known.has(instanceId ?? ''));
}
function chooseStops(view, places, missing) {
    const extra = places.flatMap(({ good }) => good.slice(1));
    const others = places.flatMap(({ other }) => other);
    const mayGo = (task) => task.isUnhealthy || (task.phase === 'starting' && task.isProtected !== true && !view.isStalled);
    const idle = others.filter(mayGo);
    const healthy = places.flatMap(({ good }) => good).filter((task) => task.isHealthy).length;
    const spare = findSpare(others.filter((task) => !mayGo(task)), healthy - (0,_bounds_js__WEBPACK_IMPORTED_MODULE_1__/* .lowerBound */ .y)(places.length, view.minimumHealthyPercent));
    const mayReplace = !view.isStalled && (view.mayStart || missing === 0);
    const wanted = mayReplace ? countUseful(view, places, idle.length) : 0;
    return [...extra, ...idle, ...spare.slice(0, wanted)];
}
/**
 * The old tasks that may stop: those not counted healthy first, then the others as far as the lower bound allows.
 * @param excess healthy tasks of PRIMARY beyond the bound; negative when there are fewer
 */
function findSpare(counted, excess) {
    const healthy = counted.filter(({ isHealthy }) => isHealthy);
    const unproven = counted.filter(({ isHealthy }) => !isHealthy);
    const isFree = ({ isProtected }) => isProtected !== true;
    const first = unproven.filter(isFree).slice(0, Math.max(0, counted.length + excess));
    return [...first, ...healthy.filter(isFree).slice(0, Math.max(0, healthy.length + excess))];
}
/** While only so many may start, to stop more would leave instances without a task for nothing. Assumed. */
function countUseful(view, places, going) {
    if (view.startAtMost === undefined)
        return Number.POSITIVE_INFINITY;
    const free = places.filter(({ good, other }) => good.length + other.length === 0).length;
    return Math.max(0, view.startAtMost - free - going);
}
/** No task is starting or stopping that could free capacity. */
function isAtRest({ good, other, stopping }) {
    return stopping === 0 && [...good, ...other].every((task) => task.phase === 'running' && task.isHealthy);
}


/***/ }),

/***/ 27498:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  L: () => (/* binding */ decide)
});

// EXTERNAL MODULE: ./packages/ecs-rules/lib/scheduler/bounds.js
var bounds = __webpack_require__(87318);
;// CONCATENATED MODULE: ./packages/ecs-rules/lib/scheduler/census.js
/** PRIMARY's tasks that are wanted: not failing their checks, not leaving. */
function countGood(census) {
    return census.starting.length + census.unproven.length + census.healthy.length;
}
function countTasks(tasks) {
    const groups = {
        stopping: [],
        idleOld: [],
        unprovenOld: [],
        healthyOld: [],
        bad: [],
        starting: [],
        unproven: [],
        healthy: [],
    };
    const byZone = new Map();
    for (const task of tasks) {
        groups[sortTask(task)].push(task);
        if (task.phase !== 'stopping')
            byZone.set(task.availabilityZone, (byZone.get(task.availabilityZone) ?? 0) + 1);
    }
    return { ...groups, alive: tasks.length, isAnyStopping: groups.stopping.length > 0, byZone };
}
function sortTask(task) {
    if (task.phase === 'stopping')
        return 'stopping';
    if (!task.isOfPrimary || task.isLeaving) {
        if (task.isUnhealthy || task.phase === 'starting')
            return 'idleOld';
        return task.isHealthy ? 'healthyOld' : 'unprovenOld';
    }
    if (task.isUnhealthy)
        return 'bad';
    if (task.phase === 'starting')
        return 'starting';
    return task.isHealthy ? 'healthy' : 'unproven';
}

// EXTERNAL MODULE: ./packages/ecs-rules/lib/scheduler/decide-daemon.js
var decide_daemon = __webpack_require__(44016);
// EXTERNAL MODULE: ./packages/ecs-rules/lib/scheduler/placement.js + 2 modules
var placement = __webpack_require__(62029);
// EXTERNAL MODULE: ./packages/ecs-rules/lib/scheduler/provider-shares.js
var provider_shares = __webpack_require__(4515);
;// CONCATENATED MODULE: ./packages/ecs-rules/lib/scheduler/stops.js
/** Which tasks one pass stops. */

/**
 * Ids of the tasks to stop. The number of healthy running tasks never falls below the lower bound by this: tasks that
 * are not counted healthy go first, and the others only as far as the bound allows.
 */
function chooseStops(view, census, settled) {
    const zones = new Map(census.byZone);
    const stops = [...chooseIdle(view, census)];
    const healthyCount = census.healthy.length + census.healthyOld.length;
    // A protected task that is not counted healthy does not allow a healthy task to stop.
    let spare = Math.max(0, healthyCount - settled.lower);
    if (mayReplace(view, settled)) {
        const kept = healthyCount + census.unprovenOld.length;
        const unproven = leaveProtected(orderByAge(census.unprovenOld));
        stops.push(...takeGroups(unproven, Math.max(0, kept - settled.lower), zones));
        const healthyOld = takeGroups(leaveProtected(orderByAge(census.healthyOld)), spare, zones);
        spare -= healthyOld.length;
        stops.push(...healthyOld);
    }
    const surplus = Math.max(0, countGood(census) - view.desired);
    const idle = takeGroups(leaveProtected([census.starting, census.unproven]), surplus, zones);
    const healthy = takeGroups(leaveProtected([census.healthy]), Math.min(surplus - idle.length, spare), zones);
    const bad = takeGroups([census.bad], countBadStops(view, census, settled), zones);
    return [...stops.map(taskKey), ...idle.map(taskKey), ...healthy.map(taskKey), ...bad.map(taskKey)];
}
/** Protection keeps a task from being replaced or scaled in, not from the consequences of failing its checks. */
function leaveProtected(groups) {
    return groups.map((group) => group.filter((task) => task.isProtected !== true));
}
function taskKey(task) {
    return task.id;
}
/** A stalled deployment leaves the tasks of the older ones alone, but for those that fail their checks. */
function chooseIdle(view, census) {
    if (!view.isStalled || view.desired === 0) {
        return census.idleOld.filter((task) => task.isUnhealthy || task.isProtected !== true);
    }
    return census.idleOld.filter((task) => task.isUnhealthy);
}
/** Old tasks go while new ones may come, or when none is lacking. */
function mayReplace(view, settled) {
    if (view.isStalled)
        return view.desired === 0;
    return view.mayStart || settled.missing === 0;
}
/**
 * Tasks of PRIMARY that fail their checks. During a rollout they stop at once. Afterwards the replacement is started
 * first and the failed task stops when the replacement is healthy; without capacity for a replacement they stop one by
 * one (ECS API reference, minimumHealthyPercent).
 */
function countBadStops(view, census, settled) {
    const bad = census.bad.length;
    if (view.isRollout || view.isStalled || view.desired === 0)
        return bad;
    const surplus = countGood(census) + bad - view.desired - census.starting.length - census.unproven.length;
    const isBlocked = view.mayStart && settled.started < settled.missing && !census.isAnyStopping;
    return Math.min(bad, Math.max(surplus, isBlocked ? 1 : 0, 0));
}
/** Groups of one deployment each, the oldest first. */
function orderByAge(tasks) {
    const byRank = new Map();
    for (const task of tasks) {
        const group = byRank.get(task.rank);
        if (group === undefined)
            byRank.set(task.rank, [task]);
        else
            group.push(task);
    }
    return [...byRank.entries()].sort(([a], [b]) => a - b).map(([, group]) => group);
}
/** Takes up to `limit` tasks, group by group; inside a group the fullest zone gives first. */
function takeGroups(groups, limit, zones) {
    const taken = [];
    for (const group of groups) {
        if (taken.length >= limit)
            break;
        for (const task of takeFromFullest(group, limit - taken.length, zones))
            taken.push(task);
    }
    return taken;
}
function takeFromFullest(tasks, limit, zones) {
    if (tasks.length <= limit) {
        for (const task of tasks)
            zones.set(task.availabilityZone, (zones.get(task.availabilityZone) ?? 0) - 1);
        return tasks;
    }
    const waiting = new Map();
    for (const task of [...tasks].reverse()) {
        const group = waiting.get(task.availabilityZone);
        if (group === undefined)
            waiting.set(task.availabilityZone, [task]);
        else
            group.push(task);
    }
    const taken = [];
    while (taken.length < limit) {
        const task = waiting.get(findFullest(waiting, zones))?.pop();
        if (task === undefined)
            break;
        zones.set(task.availabilityZone, (zones.get(task.availabilityZone) ?? 0) - 1);
        taken.push(task);
    }
    return taken;
}
function findFullest(waiting, zones) {
    let fullest = '';
    let most = Number.NEGATIVE_INFINITY;
    for (const [zone, tasks] of waiting) {
        const count = zones.get(zone) ?? 0;
        if (tasks.length === 0 || count <= most)
            continue;
        fullest = zone;
        most = count;
    }
    return fullest;
}

;// CONCATENATED MODULE: ./packages/ecs-rules/lib/scheduler/decide.js
/** One pass of the rolling scheduler: which tasks to start and which to stop (ECS Developer Guide, rolling update). */






/**
 * What to do now. The same for a rollout, for scaling and for replacing tasks that fail; nothing when all is as wanted.
 * Tasks that are stopping count against the upper bound. Time grows with tasks plus instances.
 */
function decide(view, capacity) {
    if (view.isDaemon === true)
        return (0,decide_daemon/* decideDaemon */.d)(view, capacity);
    const census = countTasks(view.tasks);
    const missing = Math.max(0, view.desired - countGood(census));
    const allowed = Math.max(0, (0,bounds/* upperBound */.r)(view.desired, view.maximumPercent) - census.alive);
    const wanted = countStarts(view, Math.min(missing, allowed));
    const { starts, failure } = place(view.needs, wanted, capacity);
    const stops = chooseStops(view, census, {
        missing,
        started: starts.length,
        lower: (0,bounds/* lowerBound */.y)(view.desired, view.minimumHealthyPercent),
    });
    if (failure !== undefined)
        return { starts, stops, blocked: { kind: 'placement', failure } };
    const isStill = starts.length === 0 && stops.length === 0;
    const blocked = isStill && view.mayStart && !view.isStalled && missing > 0 && allowed === 0 ? explainStill(census) : undefined;
    return blocked === undefined ? { starts, stops } : { starts, stops, blocked };
}
function countStarts(view, possible) {
    if (!view.mayStart || view.isStalled)
        return 0;
    return Math.max(0, Math.min(possible, view.startAtMost ?? possible));
}
function place(needs, count, capacity) {
    if (count === 0)
        return { starts: [] };
    if (capacity.kind === 'providers')
        return placeByProvider(needs, count, capacity.providers);
    if (capacity.kind === 'unlimited')
        return { starts: Array.from({ length: count }, () => ({})) };
    const { instanceIds, failure } = (0,placement/* placeTasks */.eH)(needs, count, capacity.instances);
    const starts = instanceIds.map((instanceId) => ({ instanceId }));
    return failure === undefined ? { starts } : { starts, failure };
}
/** Each provider places its share on what it has; none places the tasks that another cannot place. */
function placeByProvider(needs, count, providers) {
    const names = (0,provider_shares/* shareTasks */.U)(count, providers);
    const places = providers.map(({ name, capacity }) => {
        const placed = place(needs, names.filter((one) => one === name).length, capacity);
        return { ...placed, starts: placed.starts.map((start) => ({ ...start, provider: name })), name };
    });
    const starts = places.flatMap((one) => one.starts);
    const failed = places.find(({ failure }) => failure !== undefined);
    if (failed?.failure === undefined)
        return { starts };
    const { failure, name } = failed;
    return { starts, failure: failure.reason === 'NO_INSTANCES' ? { ...failure, provider: name } : failure };
}
/** The percentages block every start and stop only if no task is stopping or starting that could change the counts. */
function explainStill(census) {
    const isMoving = census.isAnyStopping || census.starting.length + census.unproven.length + census.unprovenOld.length > 0;
    return isMoving ? undefined : { kind: 'bounds' };
}


/***/ }),

/***/ 4515:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ shareTasks)
/* harmony export */ });
/**
 * How tasks are shared among the capacity providers of a strategy (ECS API reference, CapacityProviderStrategyItem).
 */
/**
 * The provider of each of `count` further tasks, in order: first the bases, then the provider that is furthest below
 * its weight; the first in the strategy among equals. Empty when no provider may have a task.
 */
function shareTasks(count, providers) {
    const shares = providers.map((provider) => ({ ...provider }));
    const names = [];
    while (names.length < count) {
        const next = shares.find(({ own, base }) => own < base) ?? findPoorest(shares);
        if (next === undefined)
            return names;
        next.own += 1;
        names.push(next.name);
    }
    return names;
}
/** Of those with a weight, the one that has the least of its part. */
function findPoorest(shares) {
    let poorest;
    for (const share of shares) {
        if (share.weight === 0)
            continue;
        if (poorest === undefined || measure(share) < measure(poorest))
            poorest = share;
    }
    return poorest;
}
function measure({ own, base, weight }) {
    return (own - base) / weight;
}


/***/ }),

/***/ 17365:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Pq: () => (/* binding */ listPortProtocols),
/* harmony export */   RO: () => (/* binding */ hasContainerPort),
/* harmony export */   Tq: () => (/* binding */ listPortNames),
/* harmony export */   cN: () => (/* binding */ listContainerNames),
/* harmony export */   kO: () => (/* binding */ hasContainer),
/* harmony export */   nl: () => (/* binding */ listHostPorts),
/* harmony export */   sN: () => (/* binding */ listContainerPorts)
/* harmony export */ });
/* harmony import */ var _values_json_fields_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(53232);

function hasContainer(document, name) {
    return listContainerNames(document).includes(name);
}
function listContainerNames(document) {
    return (0,_values_json_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .readObjects */ .$I)(document, 'containerDefinitions').flatMap((container) => (0,_values_json_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .readString */ .E3)(container, 'name') ?? []);
}
/** Whether a container maps the port, by itself or within a range (ECS API reference, PortMapping). */
function hasContainerPort(document, name, port) {
    return listMappings(document, name).some((mapping) => coversPort(mapping, port));
}
/** As they are written: `80`, `8000-8100`. */
function listContainerPorts(document, name) {
    return listMappings(document, name).flatMap((mapping) => {
        const port = (0,_values_json_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .readNumber */ .kz)(mapping, 'containerPort');
        return port === undefined ? ((0,_values_json_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .readString */ .E3)(mapping, 'containerPortRange') ?? []) : String(port);
    });
}
/** Of all containers; 0: ECS or Docker chooses it (ECS API reference, PortMapping). */
function listHostPorts(document) {
    return listMappings(document).map((mapping) => (0,_values_json_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .readNumber */ .kz)(mapping, 'hostPort') ?? 0);
}
/** Names of port mappings, of all containers. */
function listPortNames(document) {
    return listMappings(document).flatMap((mapping) => (0,_values_json_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .readString */ .E3)(mapping, 'name') ?? []);
}
/** Protocols of a mapped port; `tcp` where none is given (ECS API reference, PortMapping). */
function listPortProtocols(document, name, port) {
    const mappings = listMappings(document, name).filter((mapping) => coversPort(mapping, port));
    return [...new Set(mappings.map((mapping) => (0,_values_json_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .readString */ .E3)(mapping, 'protocol') ?? 'tcp'))];
}
function listMappings(document, name) {
    const containers = (0,_values_json_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .readObjects */ .$I)(document, 'containerDefinitions');
    const wanted = name === undefined ? containers : containers.filter((one) => (0,_values_json_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .readString */ .E3)(one, 'name') === name);
    return wanted.flatMap((container) => (0,_values_json_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .readObjects */ .$I)(container, 'portMappings'));
}
function coversPort(mapping, port) {
    if ((0,_values_json_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .readNumber */ .kz)(mapping, 'containerPort') === port)
        return true;
    const range = /^(\d+)-(\d+)$/.exec((0,_values_json_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .readString */ .E3)(mapping, 'containerPortRange') ?? '');
    return range !== null && Number(range[1]) <= port && port <= Number(range[2]);
}


/***/ }),

/***/ 18023:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ isEcrImage),
/* harmony export */   g: () => (/* binding */ checkFargateContainer)
/* harmony export */ });
/* harmony import */ var _values_json_fields_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(53232);
/* harmony import */ var _breach_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(44954);
/* harmony import */ var _logs_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(22308);



const DRIVERS = ['awslogs', 'splunk', 'awsfirelens'];
/** @param at the place of the container in its document */
function* checkFargateContainer(container, at) {
    const path = `containerDefinitions[${at}]`;
    if ((0,_values_json_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .readBoolean */ .Vf)(container, 'privileged') === true) {
        // The quotes of the real text are lost in the capture.
        yield (0,_breach_js__WEBPACK_IMPORTED_MODULE_1__/* .breach */ .cH)(`${path}.privileged`, "Fargate requires that the 'privileged' setting be 'false' at the container level.");
    }
    for (const [place, field] of listUnsupported(container)) {
        yield (0,_breach_js__WEBPACK_IMPORTED_MODULE_1__/* .breach */ .cH)(`${path}.${place}`, `Fargate compatible task definitions do not support ${field}`);
    }
    if ((0,_values_json_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .readObjects */ .$I)(container, 'resourceRequirements').some(({ type }) => type === 'GPU')) {
        yield (0,_breach_js__WEBPACK_IMPORTED_MODULE_1__/* .breach */ .cH)(`${path}.resourceRequirements`, 'Tasks using the Fargate launch type do not support GPU resource requirements.');
    }
    yield* checkCapabilities(container, path);
    yield* checkLog(container, path);
    yield* checkTimeouts(container, path);
}
function listUnsupported(container) {
    const linux = (0,_values_json_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .readObject */ .Ag)(container, 'linuxParameters') ?? {};
    const numbers = ['sharedMemorySize', 'maxSwap'].filter((field) => (0,_values_json_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .readNumber */ .kz)(linux, field) !== undefined);
    return [
        ...((0,_values_json_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .readList */ .LD)(container, 'dockerSecurityOptions').length > 0
            ? [['dockerSecurityOptions', 'dockerSecurityOptions']]
            : []),
        ...((0,_values_json_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .readList */ .LD)(linux, 'devices').length > 0 ? [['linuxParameters.devices', 'devices']] : []),
        ...numbers.map((field) => [`linuxParameters.${field}`, field]),
    ];
}
/** Fargate lets a container add SYS_PTRACE and nothing else (ECS API reference, KernelCapabilities). */
function* checkCapabilities(container, path) {
    const capabilities = (0,_values_json_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .readObject */ .Ag)((0,_values_json_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .readObject */ .Ag)(container, 'linuxParameters') ?? {}, 'capabilities') ?? {};
    for (const capability of (0,_values_json_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .readStrings */ .Nc)(capabilities, 'add')) {
        if (capability === 'SYS_PTRACE')
            continue;
        yield (0,_breach_js__WEBPACK_IMPORTED_MODULE_1__/* .breach */ .cH)(`${path}.linuxParameters.capabilities.add`, `${capability} is not allowed on Fargate.`);
    }
}
function* checkLog(container, path) {
    const driver = (0,_logs_js__WEBPACK_IMPORTED_MODULE_2__/* .readLogDriver */ .h)(container);
    if (driver === undefined)
        return;
    const place = `${path}.logConfiguration`;
    if (!DRIVERS.includes(driver)) {
        yield (0,_breach_js__WEBPACK_IMPORTED_MODULE_1__/* .breach */ .cH)(`${place}.logDriver`, `${driver} is not a valid log driver. Must be one of [${DRIVERS.join()}]`);
    }
    const options = (0,_values_json_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .readObject */ .Ag)((0,_values_json_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .readObject */ .Ag)(container, 'logConfiguration') ?? {}, 'options') ?? {};
    if (driver !== 'awslogs' || options['awslogs-stream-prefix'] !== undefined)
        return;
    yield (0,_breach_js__WEBPACK_IMPORTED_MODULE_1__/* .breach */ .cH)(`${place}.options`, 'Fargate requires log configuration options to include awslogs-stream-prefix to support log driver awslogs.');
}
/**
 * Seconds (ECS API reference, ContainerDefinition). Documented as the valid values, but not enforced: ECS has
 * registered and described 300.
 */
const SHORTEST_TIMEOUT = 2;
const LONGEST_TIMEOUT = 120;
function* checkTimeouts(container, path) {
    const name = (0,_values_json_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .readString */ .E3)(container, 'name') ?? '';
    for (const field of ['startTimeout', 'stopTimeout']) {
        const seconds = (0,_values_json_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .readNumber */ .kz)(container, field) ?? SHORTEST_TIMEOUT;
        if (seconds >= SHORTEST_TIMEOUT && seconds <= LONGEST_TIMEOUT)
            continue;
        yield (0,_breach_js__WEBPACK_IMPORTED_MODULE_1__/* .doubt */ .B2)(`${path}.${field}`, `AWS documents ${SHORTEST_TIMEOUT} to ${LONGEST_TIMEOUT} seconds on Fargate for '${field}' of container '${name}', not ${seconds}.`);
    }
}
function isEcrImage(image) {
    return /^\d{12}\.dkr\.ecr\.[a-z0-9-]+\.amazonaws\.com(\.cn)?\//.test(image);
}


/***/ }),

/***/ 42269:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ checkFargate)
/* harmony export */ });
/* harmony import */ var _values_json_fields_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(53232);
/* harmony import */ var _breach_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(44954);
/* harmony import */ var _fargate_container_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(18023);
/* harmony import */ var _logs_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(22308);
/* harmony import */ var _task_size_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(43518);





/** MiB by CPU units: lowest, highest, step (ECS Developer Guide, task size). */
const SIZES = new Map([
    [512, [1024, 4096, 1024]],
    [1024, [2048, 8192, 1024]],
    [2048, [4096, 16_384, 1024]],
    [4096, [8192, 30_720, 1024]],
    [8192, [16_384, 61_440, 4096]],
    [16_384, [32_768, 122_880, 8192]],
]);
const LARGEST_CPU = 16_384;
/** Windows has the sizes from 1 to 4 vCPU. */
function isFargateSize(cpu, memoryMiB, isWindows) {
    if (isWindows && (cpu < 1024 || cpu > 4096))
        return false;
    if (cpu === 256)
        return [512, 1024, 2048].includes(memoryMiB);
    const size = SIZES.get(cpu);
    if (size === undefined)
        return false;
    const [least, most, step] = size;
    return memoryMiB >= least && memoryMiB <= most && (memoryMiB - least) % step === 0;
}
/** Why the task definition cannot run on Fargate; undefined when it can. */
function* checkFargate(task) {
    const containers = (0,_values_json_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .readObjects */ .$I)(task, 'containerDefinitions');
    yield* checkTask(task);
    yield* checkVolumes(task);
    for (const [at, container] of containers.entries())
        yield* (0,_fargate_container_js__WEBPACK_IMPORTED_MODULE_1__/* .checkFargateContainer */ .g)(container, at);
    if (((0,_values_json_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .readString */ .E3)(task, 'executionRoleArn') ?? '') !== '')
        return;
    for (const [at, container] of containers.entries())
        yield* checkRole(container, at);
}
function* checkTask(task) {
    if ((0,_values_json_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .readString */ .E3)(task, 'networkMode') !== 'awsvpc') {
        // The quotes are typographic in the real text.
        yield (0,_breach_js__WEBPACK_IMPORTED_MODULE_2__/* .breach */ .cH)('networkMode', 'Fargate only supports network mode ‘awsvpc’.');
    }
    const sizes = findSizeBreach(task);
    if (sizes !== undefined)
        yield sizes;
    if ((0,_values_json_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .readString */ .E3)(task, 'pidMode') === 'host') {
        yield (0,_breach_js__WEBPACK_IMPORTED_MODULE_2__/* .breach */ .cH)('pidMode', "Tasks using the Fargate launch type do not support pidMode 'host'. The supported value for pidMode is 'task'.");
    }
    if ((0,_values_json_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .readString */ .E3)(task, 'ipcMode') !== undefined)
        yield (0,_breach_js__WEBPACK_IMPORTED_MODULE_2__/* .breach */ .cH)('ipcMode', describeUnsupported('ipcMode'));
    if ((0,_values_json_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .readList */ .LD)(task, 'placementConstraints').length > 0) {
        yield (0,_breach_js__WEBPACK_IMPORTED_MODULE_2__/* .breach */ .cH)('placementConstraints', describeUnsupported('constraints'));
    }
}
function findSizeBreach(task) {
    if (!(0,_task_size_js__WEBPACK_IMPORTED_MODULE_3__/* .hasTaskCpu */ .Ix)(task))
        return (0,_breach_js__WEBPACK_IMPORTED_MODULE_2__/* .breach */ .cH)('cpu', "Fargate requires that 'cpu' be defined at the task level.");
    if (!(0,_task_size_js__WEBPACK_IMPORTED_MODULE_3__/* .hasTaskMemory */ .P9)(task))
        return (0,_breach_js__WEBPACK_IMPORTED_MODULE_2__/* .breach */ .cH)('memory', "Fargate requires that 'memory' be defined at the task level.");
    const [cpu, memory] = [(0,_task_size_js__WEBPACK_IMPORTED_MODULE_3__/* .readTaskCpu */ .Cj)(task), (0,_task_size_js__WEBPACK_IMPORTED_MODULE_3__/* .readTaskMemory */ .nW)(task)];
    // A size that is not to be read has a breach of its own.
    if (cpu === undefined || memory === undefined)
        return undefined;
    const platform = (0,_values_json_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .readObject */ .Ag)(task, 'runtimePlatform') ?? {};
    const isWindows = ((0,_values_json_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .readString */ .E3)(platform, 'operatingSystemFamily') ?? 'LINUX') !== 'LINUX';
    const isArm = (0,_values_json_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .readString */ .E3)(platform, 'cpuArchitecture') === 'ARM64';
    if (isFargateSize(cpu, memory, isWindows) && !(isWindows && isArm))
        return undefined;
    const text = `No Fargate configuration exists for given values: ${cpu} CPU, ${memory} memory. See the Amazon ECS documentation for the valid values.`;
    return cpu > LARGEST_CPU ? (0,_breach_js__WEBPACK_IMPORTED_MODULE_2__/* .doubt */ .B2)('cpu', text) : (0,_breach_js__WEBPACK_IMPORTED_MODULE_2__/* .breach */ .cH)('cpu', text);
}
function describeUnsupported(field) {
    return `Fargate compatible task definitions do not support ${field}`;
}
function* checkVolumes(task) {
    for (const [at, volume] of (0,_values_json_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .readObjects */ .$I)(task, 'volumes').entries()) {
        if ((0,_values_json_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .readObject */ .Ag)(volume, 'dockerVolumeConfiguration') !== undefined) {
            yield (0,_breach_js__WEBPACK_IMPORTED_MODULE_2__/* .breach */ .cH)(`volumes[${at}].dockerVolumeConfiguration`, describeUnsupported('dockerVolumeConfiguration'));
        }
        if ((0,_values_json_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .readString */ .E3)((0,_values_json_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .readObject */ .Ag)(volume, 'host') ?? {}, 'sourcePath') !== undefined) {
            yield (0,_breach_js__WEBPACK_IMPORTED_MODULE_2__/* .breach */ .cH)(`volumes[${at}].host.sourcePath`, describeUnsupported('sourcePath'));
        }
    }
}
/** Observed, both, in answers of the real service. */
function* checkRole(container, at) {
    const support = (0,_fargate_container_js__WEBPACK_IMPORTED_MODULE_1__/* .isEcrImage */ .O)((0,_values_json_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .readString */ .E3)(container, 'image') ?? '')
        ? 'ECR images'
        : (0,_logs_js__WEBPACK_IMPORTED_MODULE_4__/* .readLogDriver */ .h)(container) === 'awslogs'
            ? 'log driver awslogs'
            : undefined;
    if (support === undefined)
        return;
    const path = `containerDefinitions[${at}]`;
    yield (0,_breach_js__WEBPACK_IMPORTED_MODULE_2__/* .breach */ .cH)(path, `Fargate requires task definition to have execution role ARN to support ${support}.`);
}


/***/ }),

/***/ 22308:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ checkLogs),
/* harmony export */   h: () => (/* binding */ readLogDriver)
/* harmony export */ });
/* harmony import */ var _values_json_fields_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(53232);
/* harmony import */ var _breach_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(44954);


/** Observed (cdk-preflight, pf-ecs-awslogs-missing-group). */
const NEEDED_OPTIONS = ['awslogs-region', 'awslogs-group'];
/** ECS API reference, EnvironmentFile; observed (cdk-preflight, pf-ecs-environment-files-max). */
const MOST_ENVIRONMENT_FILES = 10;
function* checkLogs(task, containers) {
    for (const [at, container] of containers.entries()) {
        const path = `containerDefinitions[${at}]`;
        if (((0,_values_json_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .readString */ .E3)(task, 'executionRoleArn') ?? '') === '')
            yield* checkExecutionRole(container, path);
        yield* checkEnvironmentFiles(container, path);
        const options = (0,_values_json_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .readObject */ .Ag)((0,_values_json_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .readObject */ .Ag)(container, 'logConfiguration') ?? {}, 'options') ?? {};
        const missing = NEEDED_OPTIONS.filter((option) => options[option] === undefined);
        if (readLogDriver(container) === 'awslogs' && missing.length > 0) {
            yield (0,_breach_js__WEBPACK_IMPORTED_MODULE_1__/* .breach */ .cH)(`${path}.logConfiguration.options`, `Log driver awslogs requires options: ${missing.join(', ')}`);
        }
    }
    const isRouted = containers.some((container) => (0,_values_json_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .readObject */ .Ag)(container, 'firelensConfiguration') !== undefined);
    const isSent = containers.some((container) => readLogDriver(container) === 'awsfirelens');
    // Observed, both: cdk-preflight, pf-ecs-awsfirelens-without-router; the other in reports of real deploys.
    if (isSent && !isRouted) {
        yield (0,_breach_js__WEBPACK_IMPORTED_MODULE_1__/* .breach */ .cH)('containerDefinitions', 'When awsfirelens log driver is specified in log configuration, a firelens configuration object must be configured in one of the containers.');
    }
    if (isRouted && !isSent) {
        yield (0,_breach_js__WEBPACK_IMPORTED_MODULE_1__/* .breach */ .cH)('containerDefinitions', 'When a firelensConfiguration object is specified, at least one container has to be configured with the awsfirelens log driver');
    }
}
/** The log driver, where the container has a log configuration. */
function readLogDriver(container) {
    const log = (0,_values_json_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .readObject */ .Ag)(container, 'logConfiguration');
    return log && (0,_values_json_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .readString */ .E3)(log, 'logDriver');
}
/** What a container without an execution role cannot have, on any launch type. */
function* checkExecutionRole(container, path) {
    // Observed (cdk-preflight, pf-ecs-secrets-without-execution-role).
    if ((0,_values_json_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .readList */ .LD)(container, 'secrets').length > 0) {
        yield (0,_breach_js__WEBPACK_IMPORTED_MODULE_1__/* .breach */ .cH)(`${path}.secrets`, "When you are specifying container secrets, you must also specify a value for 'executionRoleArn'");
    }
    // Observed in reports of real deploys.
    if ((0,_values_json_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .readObject */ .Ag)(container, 'repositoryCredentials')?.credentialsParameter !== undefined) {
        yield (0,_breach_js__WEBPACK_IMPORTED_MODULE_1__/* .breach */ .cH)(`${path}.repositoryCredentials`, 'Private repository authentication requires that the task definition specify a value for executionRoleArn.');
    }
    // Required for all sensitive data (ECS Developer Guide, task execution IAM role); whether ECS refuses it is not known.
    if ((0,_values_json_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .readList */ .LD)((0,_values_json_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .readObject */ .Ag)(container, 'logConfiguration') ?? {}, 'secretOptions').length > 0) {
        yield (0,_breach_js__WEBPACK_IMPORTED_MODULE_1__/* .doubt */ .B2)(`${path}.logConfiguration.secretOptions`, "AWS requires a value for 'executionRoleArn' with log options that are secrets");
    }
}
function* checkEnvironmentFiles(container, path) {
    const files = (0,_values_json_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .readObjects */ .$I)(container, 'environmentFiles');
    if (files.length > MOST_ENVIRONMENT_FILES) {
        yield (0,_breach_js__WEBPACK_IMPORTED_MODULE_1__/* .breach */ .cH)(`${path}.environmentFiles`, 'The maximum number of environment files was exceeded. Specify ten or less and try again.');
    }
    // Observed (cdk-preflight, pf-ecs-environment-files-type).
    const isArn = files.every((file) => /^arn:[a-z-]+:s3:/.test((0,_values_json_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .readString */ .E3)(file, 'value') ?? ''));
    if (!isArn)
        yield (0,_breach_js__WEBPACK_IMPORTED_MODULE_1__/* .breach */ .cH)(`${path}.environmentFiles`, 'Invalid arn syntax.');
}


/***/ }),

/***/ 55439:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  m: () => (/* binding */ listBreaches)
});

// EXTERNAL MODULE: ./packages/ecs-rules/lib/values/json-fields.js
var json_fields = __webpack_require__(53232);
// EXTERNAL MODULE: ./packages/ecs-rules/lib/task-definition/breach.js
var breach = __webpack_require__(44954);
// EXTERNAL MODULE: ./packages/ecs-rules/lib/values/json.js
var json = __webpack_require__(93844);
// EXTERNAL MODULE: ./packages/ecs-rules/lib/task-definition/document-shape.js
var document_shape = __webpack_require__(42310);
;// CONCATENATED MODULE: ./packages/ecs-rules/lib/task-definition/check-shape.js
/** Whether a document has the types of its shape. */



const LEAST_INTEGER = -(2 ** 31);
const MOST_INTEGER = 2 ** 31 - 1;
/**
 * Checks as deep as the shape is. Fields that the shape does not know are ignored, and null counts as absent. The texts
 * are Slipway's. Types and required fields are those of the ECS API reference; that an unknown word is refused is
 * assumed.
 * @param path of the value
 */
function* checkShape(value, shape, path) {
    if (value === undefined || value === null)
        return;
    if (typeof shape === 'string')
        yield* checkPlain(value, shape, path);
    else if ((0,document_shape/* isListShape */.KB)(shape))
        yield* checkList(value, shape[0], path);
    else if ('oneOf' in shape) {
        if (typeof value !== 'string')
            yield (0,breach/* wrongType */.gQ)(path, 'a string');
        else if (!shape.oneOf.includes(value))
            yield (0,breach/* doubt */.B2)(path, describeWord(value, path, shape.oneOf));
    }
    else
        yield* checkStructure(value, shape, path);
}
function* checkStructure(value, shape, path) {
    if (!(0,json/* isJsonObject */.OW)(value)) {
        yield (0,breach/* wrongType */.gQ)(path, 'an object');
        return;
    }
    for (const [name, field] of Object.entries(shape.fields))
        yield* checkShape(value[name], field, (0,breach/* below */.Gz)(path, name));
    const absent = shape.required.find((name) => (value[name] ?? null) === null);
    if (absent !== undefined)
        yield (0,breach/* breach */.cH)((0,breach/* below */.Gz)(path, absent), `${(0,breach/* below */.Gz)(path, absent)} should not be null or empty.`);
}
function* checkList(value, shape, path) {
    if (!Array.isArray(value)) {
        yield (0,breach/* wrongType */.gQ)(path, 'a list');
        return;
    }
    for (const [at, item] of value.entries()) {
        if (item === null)
            yield (0,breach/* wrongType */.gQ)(`${path}[${at}]`, 'a value');
        yield* checkShape(item, shape, `${path}[${at}]`);
    }
}
/** The nearest word is proposed where only the letter case differs. */
function describeWord(value, path, known) {
    const meant = known.find((word) => word.toLowerCase() === value.trim().toLowerCase());
    const unknown = `${path} '${value}' is not a known value`;
    return meant === undefined ? `${unknown} (known: ${known.join(', ')}).` : `${unknown}; did you mean '${meant}'?`;
}
function* checkPlain(value, shape, path) {
    switch (shape) {
        case 'string':
            if (typeof value !== 'string')
                yield (0,breach/* wrongType */.gQ)(path, 'a string');
            return;
        case 'boolean':
            if (typeof value !== 'boolean')
                yield (0,breach/* wrongType */.gQ)(path, 'a boolean');
            return;
        case 'integer':
            if (!isInteger(value))
                yield (0,breach/* wrongType */.gQ)(path, 'an integer');
            return;
        case 'map':
            yield* checkMap(value, path);
    }
}
function isInteger(value) {
    return typeof value === 'number' && Number.isInteger(value) && value >= LEAST_INTEGER && value <= MOST_INTEGER;
}
function* checkMap(value, path) {
    if (!(0,json/* isJsonObject */.OW)(value)) {
        yield (0,breach/* wrongType */.gQ)(path, 'an object');
        return;
    }
    for (const [name, text] of Object.entries(value)) {
        if (typeof text !== 'string')
            yield (0,breach/* wrongType */.gQ)(`${path}.${name}`, 'a string');
    }
}

;// CONCATENATED MODULE: ./packages/ecs-rules/lib/task-definition/essential.js

/** `essential` is true when not given (ECS API reference, ContainerDefinition). */
function isEssential(container) {
    return (0,json_fields/* readBoolean */.Vf)(container, 'essential') ?? true;
}

;// CONCATENATED MODULE: ./packages/ecs-rules/lib/task-definition/dependencies.js



function* checkDependencies(containers) {
    const byName = new Map(containers.map((container) => [(0,json_fields/* readString */.E3)(container, 'name') ?? '', container]));
    for (const [index, container] of containers.entries()) {
        for (const [at, dependency] of (0,json_fields/* readObjects */.$I)(container, 'dependsOn').entries()) {
            const path = `containerDefinitions[${index}].dependsOn[${at}]`;
            const name = (0,json_fields/* readString */.E3)(dependency, 'containerName') ?? '';
            const target = byName.get(name);
            // The stray plus sign is in the real text.
            if (target === undefined)
                yield (0,breach/* breach */.cH)(path, `Cannot depend on container + '${name}' because it does not exist`);
            else
                yield* checkCondition((0,json_fields/* readString */.E3)(dependency, 'condition') ?? '', target, path);
        }
    }
    yield* checkOrder(byName);
}
function* checkCondition(condition, target, path) {
    if ((condition === 'SUCCESS' || condition === 'COMPLETE') && isEssential(target)) {
        yield (0,breach/* breach */.cH)(path, 'A dependency container with SUCCESS or COMPLETE condition cannot be an essential container');
    }
    if (condition === 'HEALTHY' && (0,json_fields/* readObject */.Ag)(target, 'healthCheck') === undefined) {
        yield (0,breach/* breach */.cH)(path, 'A dependency container with HEALTHY condition must have health check configured');
    }
}
/** Repeatedly removes the containers that wait for none of the remaining ones. */
function* checkOrder(byName) {
    const left = new Map(byName);
    const isFree = (container) => (0,json_fields/* readObjects */.$I)(container, 'dependsOn').every(({ containerName }) => !left.has(String(containerName)));
    for (let before = -1; before !== left.size;) {
        before = left.size;
        for (const [name, container] of [...left])
            if (isFree(container))
                left.delete(name);
    }
    // That ECS refuses circles is assumed: no container of one could ever start.
    if (left.size > 0) {
        const circle = [...left.keys()].join(', ');
        yield (0,breach/* doubt */.B2)('containerDefinitions', `Containers depend on each other in a circle: ${circle}.`);
    }
}

;// CONCATENATED MODULE: ./packages/ecs-rules/lib/task-definition/limits.js


/** Lowest and highest value by field, in seconds or tries (ECS API reference, HealthCheck). */
const CHECK_RANGES = [
    ['interval', 5, 300],
    ['timeout', 2, 60],
    ['retries', 1, 10],
    ['startPeriod', 0, 300],
];
function* checkLimits(container, name, path) {
    yield* checkHealthCheck(container, name, `${path}.healthCheck`);
    for (const [at, ulimit] of (0,json_fields/* readObjects */.$I)(container, 'ulimits').entries()) {
        const soft = (0,json_fields/* readNumber */.kz)(ulimit, 'softLimit') ?? 0;
        const hard = (0,json_fields/* readNumber */.kz)(ulimit, 'hardLimit') ?? 0;
        // Observed in a real deploy; -1 is Docker's word for no limit.
        if (soft > hard && hard !== -1) {
            yield (0,breach/* breach */.cH)(`${path}.ulimits[${at}]`, `Soft limit exceeds hard limit for ulimit ${(0,json_fields/* readString */.E3)(ulimit, 'name') ?? ''}`);
        }
    }
    yield* checkRestarts(container, name, `${path}.restartPolicy.restartAttemptPeriod`);
    const swappiness = (0,json_fields/* readNumber */.kz)((0,json_fields/* readObject */.Ag)(container, 'linuxParameters') ?? {}, 'swappiness') ?? LEAST_SWAPPINESS;
    if (swappiness < LEAST_SWAPPINESS || swappiness > MOST_SWAPPINESS) {
        yield (0,breach/* doubt */.B2)(`${path}.linuxParameters.swappiness`, `The 'swappiness' setting for container '${name}' must be between ${LEAST_SWAPPINESS} and ${MOST_SWAPPINESS}.`);
    }
}
/** ECS API reference, LinuxParameters. That other values are refused when the revision is registered is assumed. */
const LEAST_SWAPPINESS = 0;
const MOST_SWAPPINESS = 100;
/** Seconds (ECS API reference, ContainerRestartPolicy; observed: cdk-preflight, pf-ecs-restart-policy-…). */
const SHORTEST_RESTART_PERIOD = 60;
const LONGEST_RESTART_PERIOD = 1800;
function* checkRestarts(container, name, path) {
    const policy = (0,json_fields/* readObject */.Ag)(container, 'restartPolicy') ?? {};
    const period = (0,json_fields/* readNumber */.kz)(policy, 'restartAttemptPeriod') ?? SHORTEST_RESTART_PERIOD;
    if (period >= SHORTEST_RESTART_PERIOD && period <= LONGEST_RESTART_PERIOD)
        return;
    const range = `between ${SHORTEST_RESTART_PERIOD} and ${LONGEST_RESTART_PERIOD}`;
    yield (0,breach/* breach */.cH)(path, `The 'restartAttemptPeriod' setting for container '${name}' must be ${range}.`);
}
/**
 * The upper bounds and their text are observed (cdk-preflight, pf-ecs-healthcheck-…-range). The lower bounds and the
 * command are documented (ECS API reference, HealthCheck); their texts are assumed.
 */
function* checkHealthCheck(container, name, path) {
    const check = (0,json_fields/* readObject */.Ag)(container, 'healthCheck');
    if (check === undefined)
        return;
    const first = (0,json_fields/* readStrings */.Nc)(check, 'command')[0];
    if (first === undefined)
        yield (0,breach/* breach */.cH)(`${path}.command`, 'healthCheck.command should not be null or empty.');
    for (const [field, least, most] of CHECK_RANGES) {
        const value = (0,json_fields/* readNumber */.kz)(check, field) ?? least;
        if (value > most) {
            yield (0,breach/* breach */.cH)(`${path}.${field}`, `Health check ${field} must be less than or equal to the maximum allowed value ${most} for container '${name}'`);
        }
        if (value < least) {
            yield (0,breach/* breach */.cH)(`${path}.${field}`, `Health check ${field} must be greater than or equal to the minimum allowed value ${least} for container '${name}'`);
        }
    }
}

// EXTERNAL MODULE: ./packages/ecs-rules/lib/task-definition/logs.js
var logs = __webpack_require__(22308);
// EXTERNAL MODULE: ./packages/ecs-rules/lib/task-definition/task-size.js
var task_size = __webpack_require__(43518);
;// CONCATENATED MODULE: ./packages/ecs-rules/lib/task-definition/containers.js







/** ECS API reference, ContainerDefinition, name and image. */
const NAME = /^[A-Za-z0-9_-]{1,255}$/;
const IMAGE = /^[A-Za-z0-9\-_:./#@]{1,255}$/;
/** MiB that Docker 20.10 reserves at least. AWS advises against less; that ECS refuses it is assumed. */
const LEAST_MEMORY = 6;
/** Where a container is in its document. */
function placeOf(at) {
    return `containerDefinitions[${at}]`;
}
function* checkContainers(task, containers) {
    const taskMemory = (0,task_size/* readTaskMemory */.nW)(task);
    const seen = new Set();
    for (const [at, container] of containers.entries()) {
        const path = placeOf(at);
        const name = (0,json_fields/* readString */.E3)(container, 'name') ?? '';
        yield* checkName(name, path);
        // Observed (cdk-preflight, pf-ecs-duplicate-container-names).
        if (seen.has(name))
            yield (0,breach/* breach */.cH)(`${path}.name`, 'Container names must be unique within a task definition');
        seen.add(name);
        yield* checkImage(container, path);
        yield* checkMemory(container, { isTaskSized: (0,task_size/* hasTaskMemory */.P9)(task), taskMemory }, path);
        yield* checkLimits(container, name, path);
    }
    yield* (0,logs/* checkLogs */.a)(task, containers);
    yield* checkCpuSum(task, containers);
    if (!containers.some(isEssential)) {
        // Observed (cdk-preflight, pf-ecs-essential-container).
        yield (0,breach/* breach */.cH)('containerDefinitions', "Task definition doesn't have any essential container.");
    }
    yield* checkDependencies(containers);
}
function* checkName(name, path) {
    // That a container has a name is documented (ECS API reference, ContainerDefinition); the wording is not.
    if (name === '')
        yield (0,breach/* breach */.cH)(`${path}.name`, 'Container.name should not be null or empty.');
    else if (!NAME.test(name))
        yield (0,breach/* breach */.cH)(`${path}.name`, 'Container.name contains invalid characters');
}
function* checkImage(container, path) {
    const image = (0,json_fields/* readString */.E3)(container, 'image') ?? '';
    // Observed, both, in reports of RegisterTaskDefinition's answers.
    if (image === '')
        yield (0,breach/* breach */.cH)(`${path}.image`, 'Container.image should not be null or empty.');
    else if (!IMAGE.test(image))
        yield (0,breach/* breach */.cH)(`${path}.image`, 'Container.image contains invalid characters');
}
function* checkMemory(container, { isTaskSized, taskMemory }, path) {
    const name = (0,json_fields/* readString */.E3)(container, 'name') ?? '';
    const memory = (0,json_fields/* readNumber */.kz)(container, 'memory');
    const reservation = (0,json_fields/* readNumber */.kz)(container, 'memoryReservation');
    // Observed (cdk-preflight, pf-ecs-container-memory-required, -over-task and -reservation), the next two as well.
    if (memory === undefined && reservation === undefined && !isTaskSized) {
        yield (0,breach/* breach */.cH)(path, `Invalid setting for container '${name}'. At least one of 'memory' or 'memoryReservation' must be specified.`);
    }
    if (memory !== undefined && taskMemory !== undefined && memory > taskMemory) {
        yield (0,breach/* breach */.cH)(`${path}.memory`, `The 'memory' setting for container '${name}' is greater than for the task`);
    }
    if (memory !== undefined && reservation !== undefined && memory < reservation) {
        yield (0,breach/* breach */.cH)(`${path}.memoryReservation`, `Invalid setting for container '${name}'. 'memory' must be greater than or equal to 'memoryReservation'.`);
    }
    if (Math.min(memory ?? LEAST_MEMORY, reservation ?? LEAST_MEMORY) < LEAST_MEMORY) {
        yield (0,breach/* doubt */.B2)(`${path}.memory`, `Docker reserves at least ${LEAST_MEMORY} MiB of memory for container '${name}'.`);
    }
}
function* checkCpuSum(task, containers) {
    const taskCpu = (0,task_size/* readTaskCpu */.Cj)(task);
    if (taskCpu === undefined)
        return;
    const sum = containers.reduce((total, container) => total + ((0,json_fields/* readNumber */.kz)(container, 'cpu') ?? 0), 0);
    // Observed (cdk-preflight, pf-ecs-fargate-container-cpu-over-task).
    if (sum > taskCpu) {
        yield (0,breach/* breach */.cH)('cpu', "The sum of all container 'cpu' values cannot be greater than the value of the task 'cpu'.");
    }
}

// EXTERNAL MODULE: ./packages/ecs-rules/lib/task-definition/fargate.js
var fargate = __webpack_require__(42269);
;// CONCATENATED MODULE: ./packages/ecs-rules/lib/task-definition/network.js


/** ECS API reference, PortMapping, name: no hyphen first. */
const PORT_NAME = /^[a-z0-9_][a-z0-9_-]{0,63}$/;
function* checkNetwork(task, containers) {
    const mode = (0,json_fields/* readString */.E3)(task, 'networkMode') ?? 'bridge';
    const seen = { names: new Set(), ports: new Set() };
    for (const [at, container] of containers.entries()) {
        const path = `containerDefinitions[${at}]`;
        yield* checkPorts({ container, path }, mode, seen);
        const hasLinks = hasItems(container, 'links');
        // ECS API reference, ContainerDefinition, links; observed (cdk-preflight, pf-ecs-fargate-links).
        if (hasLinks && mode !== 'bridge')
            yield (0,breach/* breach */.cH)(`${path}.links`, `Links are not supported when networkMode=${mode}.`);
        if (mode === 'awsvpc')
            yield* refuseOfAwsvpc(container, path);
    }
}
function hasItems(container, field) {
    return (0,json_fields/* readList */.LD)(container, field).length > 0;
}
/**
 * In awsvpc mode the name and the resolver are the network interface's. Observed (cdk-preflight,
 * pf-ecs-awsvpc-hostname, pf-ecs-awsvpc-extra-hosts, pf-ecs-fargate-dns-servers, pf-ecs-fargate-disable-networking)
 * unless marked.
 */
function* refuseOfAwsvpc(container, path) {
    if ((0,json_fields/* readBoolean */.Vf)(container, 'disableNetworking') === true) {
        yield (0,breach/* breach */.cH)(`${path}.disableNetworking`, 'Disable Networking is not supported on container when networkMode=awsvpc');
    }
    if ((0,json_fields/* readString */.E3)(container, 'hostname') !== undefined) {
        yield (0,breach/* breach */.cH)(`${path}.hostname`, 'hostname is not supported on container when networkMode=awsvpc.');
    }
    const lists = [
        ['extraHosts', 'Extra hosts', breach/* breach */.cH],
        ['dnsServers', 'DNS servers', breach/* breach */.cH],
        // Neither documented nor observed; its sisters are.
        ['dnsSearchDomains', 'DNS search domains', breach/* doubt */.B2],
    ];
    for (const [field, name, makeBreach] of lists) {
        if (hasItems(container, field)) {
            yield makeBreach(`${path}.${field}`, `${name} are not supported on container when networkMode=awsvpc.`);
        }
    }
}
function* checkPorts({ container, path }, mode, seen) {
    const name = (0,json_fields/* readString */.E3)(container, 'name') ?? '';
    for (const [at, mapping] of (0,json_fields/* readObjects */.$I)(container, 'portMappings').entries()) {
        const claim = { mapping, mode, container: name, path: `${path}.portMappings[${at}]` };
        yield* checkNumbers(claim);
        yield* checkPortName(claim, seen);
        yield* checkHostPort(claim);
        for (const port of expandMappedPorts(mapping))
            yield* claimPort(claim, port, seen);
    }
}
function* checkNumbers({ mapping, mode, container, path }) {
    const port = (0,json_fields/* readNumber */.kz)(mapping, 'containerPort');
    const hostPort = (0,json_fields/* readNumber */.kz)(mapping, 'hostPort') ?? 0;
    const range = (0,json_fields/* readString */.E3)(mapping, 'containerPortRange');
    // Observed (cdk-preflight, pf-ecs-port-range-with-host-port).
    if ((port !== undefined || hostPort !== 0) && range !== undefined) {
        yield (0,breach/* breach */.cH)(path, 'cannot specify both single port and port range');
    }
    // ECS API reference, RegisterTaskDefinition, networkMode; wording not documented.
    if (mode === 'none')
        yield (0,breach/* breach */.cH)(path, 'Port mappings are not supported when networkMode=none.');
    if (range === undefined && (!isPort(port ?? 0) || (hostPort !== 0 && !isPort(hostPort)))) {
        // Assumed: ECS's message about port 0 or a mapping without a port is neither documented nor observed.
        yield (0,breach/* doubt */.B2)(path, `Invalid port mapping for container '${container}'.`);
    }
}
function* checkHostPort({ mapping, mode, container, path }) {
    const hostPort = (0,json_fields/* readNumber */.kz)(mapping, 'hostPort') ?? 0;
    // Observed for awsvpc and host (cdk-preflight, pf-ecs-host-network-host-port-mismatch).
    if (mode !== 'bridge' && hostPort !== 0 && hostPort !== (0,json_fields/* readNumber */.kz)(mapping, 'containerPort')) {
        const text = `When networkMode=${mode}, the host ports and container ports in port mappings must match.`;
        yield (0,breach/* breach */.cH)(`${path}.hostPort`, text);
    }
    const range = (0,json_fields/* readString */.E3)(mapping, 'containerPortRange');
    // ECS API reference, PortMapping, containerPortRange; observed (cdk-preflight, pf-ecs-port-range-reversed).
    if (range !== undefined && readRange(range).length === 0) {
        const text = `Invalid 'containerPortRange' setting for container '${container}'.`;
        yield (0,breach/* breach */.cH)(`${path}.containerPortRange`, text);
    }
}
function expandMappedPorts(mapping) {
    const range = (0,json_fields/* readString */.E3)(mapping, 'containerPortRange');
    return range === undefined ? [(0,json_fields/* readNumber */.kz)(mapping, 'containerPort') ?? 0] : readRange(range);
}
function isPort(port) {
    return port >= 1 && port <= 65_535;
}
/** None for a text that is no range: two ports, the first less than the last (ECS API reference, PortMapping). */
function readRange(text) {
    const [first = 0, last = 0] = /^\d{1,5}-\d{1,5}$/.test(text) ? text.split('-').map(Number) : [];
    if (!isPort(first) || !isPort(last) || last <= first)
        return [];
    return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}
/**
 * Observed for awsvpc (cdk-preflight, pf-ecs-port-range-overlap). Assumed for the other modes; in bridge mode each
 * container has an address of its own, so that only fixed host ports meet.
 */
function* claimPort({ mapping, mode, path }, port, seen) {
    const hostPort = (0,json_fields/* readNumber */.kz)(mapping, 'hostPort') ?? 0;
    const protocol = ((0,json_fields/* readString */.E3)(mapping, 'protocol') ?? 'tcp').toUpperCase();
    if (mode === 'bridge' && hostPort === 0)
        return;
    const claim = mode === 'bridge' ? `${protocol} host port '${hostPort}'` : `${protocol} container port '${port}'`;
    const text = `${claim} is used multiple times in task when networkMode=${mode}.`;
    if (seen.ports.has(claim))
        yield mode === 'awsvpc' ? (0,breach/* breach */.cH)(path, text) : (0,breach/* doubt */.B2)(path, text);
    seen.ports.add(claim);
}
function* checkPortName({ mapping, mode, path }, { names }) {
    const name = (0,json_fields/* readString */.E3)(mapping, 'name');
    if (name === undefined)
        return;
    // Wording not documented.
    if (!PORT_NAME.test(name))
        yield (0,breach/* breach */.cH)(`${path}.name`, `Port mapping name '${name}' contains invalid characters.`);
    // Observed (cdk-preflight, pf-ecs-port-mapping-duplicate-name).
    if (names.has(name))
        yield (0,breach/* breach */.cH)(`${path}.name`, `When networkMode=${mode}, port mapping name is already used`);
    names.add(name);
}

;// CONCATENATED MODULE: ./packages/ecs-rules/lib/task-definition/omit-values.js


/** The document with these values null, which counts as absent. Items of lists keep their places. */
function omitValues(document, paths) {
    const omitted = omit(document, '', new Set(paths));
    return (0,json/* isJsonObject */.OW)(omitted) ? omitted : {};
}
function omit(value, path, paths) {
    if (paths.has(path))
        return null;
    if (Array.isArray(value))
        return value.map((item, at) => omit(item, `${path}[${at}]`, paths));
    if (!(0,json/* isJsonObject */.OW)(value))
        return value;
    const fields = Object.entries(value).map(([name, field]) => [name, omit(field ?? null, (0,breach/* below */.Gz)(path, name), paths)]);
    return Object.fromEntries(fields);
}

;// CONCATENATED MODULE: ./packages/ecs-rules/lib/task-definition/proxy.js


const PATH = 'proxyConfiguration';
/** Rules on the App Mesh proxy of a task definition. Observed (cdk-preflight, pf-ecs-proxy-configuration-…). */
function* checkProxy(task, containers) {
    const proxy = (0,json_fields/* readObject */.Ag)(task, 'proxyConfiguration');
    if (proxy === undefined)
        return;
    if ((0,json_fields/* readString */.E3)(task, 'networkMode') !== 'awsvpc') {
        yield (0,breach/* breach */.cH)(PATH, 'APPMESH proxy configuration is only supported in networkMode=awsvpc');
    }
    const name = (0,json_fields/* readString */.E3)(proxy, 'containerName') ?? '';
    if (!containers.some((container) => container.name === name)) {
        yield (0,breach/* breach */.cH)(`${PATH}.containerName`, `Proxy container [${name}] does not exist`);
    }
    const given = new Set((0,json_fields/* readObjects */.$I)(proxy, 'properties').map((property) => (0,json_fields/* readString */.E3)(property, 'name')));
    if (!given.has('ProxyIngressPort'))
        yield (0,breach/* breach */.cH)(`${PATH}.properties`, 'Ingress port not found');
    // Required as the port before it (ECS API reference, ProxyConfiguration); wording not documented.
    if (!given.has('ProxyEgressPort'))
        yield (0,breach/* breach */.cH)(`${PATH}.properties`, 'Egress port not found');
}

;// CONCATENATED MODULE: ./packages/ecs-rules/lib/task-definition/size.js


/** ECS service quotas: the size of a task definition, and its containers. */
const MOST_BYTES = 65_536;
const MOST_CONTAINERS = 10;
/** Observed, all three (an answer of the real service; cdk-preflight, pf-ecs-container-definitions-empty; ecs-cli). */
function* checkSize({ tags: _tags, ...input }) {
    // Tags are stored apart; whether they count is not documented.
    const length = countBytes(JSON.stringify(input));
    if (length > MOST_BYTES) {
        yield (0,breach/* breach */.cH)('', `Actual length: '${length}'. Max allowed length is '${MOST_BYTES}' bytes.`);
    }
    // What is no list at all is an error of the shape.
    const hasList = Array.isArray(input.containerDefinitions ?? []);
    const containers = (0,json_fields/* readList */.LD)(input, 'containerDefinitions');
    if (hasList && containers.length === 0)
        yield (0,breach/* breach */.cH)('containerDefinitions', 'Container list cannot be empty');
    if (containers.length > MOST_CONTAINERS)
        yield (0,breach/* breach */.cH)('containerDefinitions', 'Too many containers.');
}
/** Bytes of UTF-8. */
function countBytes(text) {
    let bytes = 0;
    for (const character of text) {
        const point = character.codePointAt(0) ?? 0;
        bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    }
    return bytes;
}

;// CONCATENATED MODULE: ./packages/ecs-rules/lib/task-definition/volumes.js


const volumes_NAME = /^[A-Za-z0-9_-]{1,255}$/;
function* checkVolumes(task, containers) {
    const volumes = (0,json_fields/* readObjects */.$I)(task, 'volumes');
    const names = new Set();
    for (const [at, volume] of volumes.entries()) {
        const path = `volumes[${at}]`;
        const name = (0,json_fields/* readString */.E3)(volume, 'name') ?? '';
        // ECS API reference, Volume, name; wording not documented. A volume without a name and one name twice: assumed.
        const invalid = 'Volume.name contains invalid characters';
        if (!volumes_NAME.test(name))
            yield name === '' ? (0,breach/* doubt */.B2)(`${path}.name`, invalid) : (0,breach/* breach */.cH)(`${path}.name`, invalid);
        if (names.has(name))
            yield (0,breach/* doubt */.B2)(`${path}.name`, `Volume name '${name}' must be unique within a task definition.`);
        names.add(name);
        yield* checkEfs(volume, `${path}.efsVolumeConfiguration`);
    }
    yield* checkUses(containers, names);
    // Observed in a real deploy, for volumes that are configured at launch.
    const mounted = new Set(containers.flatMap(listMounted));
    const idle = volumes.filter((volume) => (0,json_fields/* readBoolean */.Vf)(volume, 'configuredAtLaunch') === true);
    const unused = idle.map((volume) => (0,json_fields/* readString */.E3)(volume, 'name') ?? '').filter((name) => !mounted.has(name));
    if (unused.length > 0)
        yield (0,breach/* breach */.cH)('volumes', `Volumes [${unused.join()}] are not referenced by any of the containers`);
}
/** Observed (cdk-preflight, pf-ecs-mountpoint-source-volume-missing; the other in a real deploy). */
function* checkUses(containers, volumes) {
    const names = new Set(containers.map((container) => (0,json_fields/* readString */.E3)(container, 'name')));
    for (const [index, container] of containers.entries()) {
        const path = `containerDefinitions[${index}]`;
        for (const [at, source] of listMounted(container).entries()) {
            if (!volumes.has(source))
                yield (0,breach/* breach */.cH)(`${path}.mountPoints[${at}].sourceVolume`, `Unknown volume '${source}'.`);
        }
        for (const [at, from] of (0,json_fields/* readObjects */.$I)(container, 'volumesFrom').entries()) {
            const source = (0,json_fields/* readString */.E3)(from, 'sourceContainer');
            if (!names.has(source)) {
                yield (0,breach/* breach */.cH)(`${path}.volumesFrom[${at}].sourceContainer`, `Invalid 'volumesFrom' setting. Unknown container: '${source ?? ''}'`);
            }
        }
    }
}
function listMounted(container) {
    return (0,json_fields/* readObjects */.$I)(container, 'mountPoints').map((mount) => (0,json_fields/* readString */.E3)(mount, 'sourceVolume') ?? '');
}
/** Observed (cdk-preflight, pf-ecs-efs-…). */
function* checkEfs(volume, path) {
    const efs = (0,json_fields/* readObject */.Ag)(volume, 'efsVolumeConfiguration');
    if (efs === undefined)
        return;
    const isEncrypted = (0,json_fields/* readString */.E3)(efs, 'transitEncryption') === 'ENABLED';
    const authorization = (0,json_fields/* readObject */.Ag)(efs, 'authorizationConfig') ?? {};
    const root = (0,json_fields/* readString */.E3)(efs, 'rootDirectory') ?? '/';
    if ((0,json_fields/* readString */.E3)(authorization, 'accessPointId') !== undefined && root !== '/') {
        yield (0,breach/* breach */.cH)(path, 'When using an EFS access point, the root directory must either be set to "/" or be omitted.');
    }
    if ((0,json_fields/* readString */.E3)(authorization, 'iam') === 'ENABLED' && !isEncrypted) {
        yield (0,breach/* breach */.cH)(path, 'EFS IAM authorization requires TransitEncryption to be enabled.');
    }
    if (efs.transitEncryptionPort !== undefined && efs.transitEncryptionPort !== null && !isEncrypted) {
        yield (0,breach/* breach */.cH)(path, 'TransitEncryptionPort requires that TransitEncryption is enabled.');
    }
}

;// CONCATENATED MODULE: ./packages/ecs-rules/lib/task-definition/rules.js












const FAMILY = /^[A-Za-z0-9_-]{1,255}$/;
/** Every rule that the document breaks, in the order in which the local ECS checks: it refuses by the first. */
function* listBreaches(document) {
    yield* checkSize(document);
    const misshapen = [...checkShape(document, document_shape/* TASK_DEFINITION_SHAPE */.wC, '')];
    yield* misshapen;
    // What cannot be read is not judged by the other rules.
    if (misshapen.some(({ kind }) => kind === 'type'))
        return;
    const unknown = misshapen.filter(({ kind }) => kind === 'doubt').map(({ path }) => path);
    yield* doubtWhatFollows(document, unknown);
}
/** What follows from a value that is unknown here is as doubtful as the value: it is no breach without that value. */
function* doubtWhatFollows(document, unknown) {
    const breaches = [...checkMeaning(document)];
    if (unknown.length === 0)
        return yield* breaches;
    const certain = new Set([...checkMeaning(omitValues(document, unknown))].map(identify));
    for (const one of breaches) {
        yield certain.has(identify(one)) && !unknown.includes(one.path) ? one : (0,breach/* doubt */.B2)(one.path, one.text);
    }
}
function identify({ path, text }) {
    return `${path}: ${text}`;
}
function* checkMeaning(document) {
    yield* checkFamily(document);
    yield* (0,task_size/* checkSizeTexts */.mt)(document);
    const containers = (0,json_fields/* readObjects */.$I)(document, 'containerDefinitions');
    yield* checkContainers(document, containers);
    yield* checkNetwork(document, containers);
    yield* checkVolumes(document, containers);
    yield* checkProxy(document, containers);
    if ((0,json_fields/* readStrings */.Nc)(document, 'requiresCompatibilities').includes('FARGATE'))
        yield* (0,fargate/* checkFargate */.R)(document);
    yield* (0,task_size/* checkTaskSize */.$0)(document);
}
function* checkFamily(document) {
    const family = (0,json_fields/* readString */.E3)(document, 'family') ?? '';
    // ECS API reference, RegisterTaskDefinition, family; observed: cdk-preflight. The first wording is not documented.
    if (family === '')
        yield (0,breach/* breach */.cH)('family', 'Family should not be null or empty.');
    else if (!FAMILY.test(family))
        yield (0,breach/* breach */.cH)('family', 'Family contains invalid characters.');
}


/***/ }),

/***/ 97679:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ readAttachments),
/* harmony export */   i: () => (/* binding */ readPortNames)
/* harmony export */ });
/* harmony import */ var _values_json_fields_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(53232);
/* harmony import */ var _values_type_helpers_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(60846);
/** What a service needs of its task definition next to load balancers and volumes. */


/** @param service as DescribeServices answers it: Service Connect and VPC Lattice are described in each deployment */
function readAttachments(service) {
    const primary = (0,_values_json_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .readObjects */ .$I)(service, 'deployments').find(({ status }) => status === 'PRIMARY') ?? {};
    const platformFamily = (0,_values_json_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .readString */ .E3)(service, 'platformFamily');
    return {
        registries: (0,_values_json_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .readObjects */ .$I)(service, 'serviceRegistries').flatMap(readContainerPort),
        portNames: readPortNames(primary),
        ...(0,_values_type_helpers_js__WEBPACK_IMPORTED_MODULE_1__/* .defined */ .s)({ platformFamily }),
        isRebalanced: (0,_values_json_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .readString */ .E3)(service, 'availabilityZoneRebalancing') === 'ENABLED',
    };
}
function readContainerPort(entry) {
    const containerName = (0,_values_json_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .readString */ .E3)(entry, 'containerName');
    const containerPort = (0,_values_json_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .readNumber */ .kz)(entry, 'containerPort');
    return containerName === undefined || containerPort === undefined ? [] : [{ containerName, containerPort }];
}
/** As CreateService and UpdateService take them, and as a deployment shows them. */
function readPortNames(described) {
    const connect = (0,_values_json_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .readObject */ .Ag)(described, 'serviceConnectConfiguration');
    const connected = connect?.enabled === true ? (0,_values_json_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .readObjects */ .$I)(connect, 'services') : [];
    const lattice = (0,_values_json_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .readObjects */ .$I)(described, 'vpcLatticeConfigurations');
    return [
        ...connected.flatMap((entry) => readPortName(entry, 'Service Connect')),
        ...lattice.flatMap((entry) => readPortName(entry, 'VPC Lattice')),
    ];
}
function readPortName(entry, user) {
    const portName = (0,_values_json_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .readString */ .E3)(entry, 'portName');
    return portName === undefined ? [] : [{ portName, user }];
}


/***/ }),

/***/ 43518:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $0: () => (/* binding */ checkTaskSize),
/* harmony export */   Cj: () => (/* binding */ readTaskCpu),
/* harmony export */   Ix: () => (/* binding */ hasTaskCpu),
/* harmony export */   P9: () => (/* binding */ hasTaskMemory),
/* harmony export */   mt: () => (/* binding */ checkSizeTexts),
/* harmony export */   nW: () => (/* binding */ readTaskMemory)
/* harmony export */ });
/* harmony import */ var _values_json_fields_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(53232);
/* harmony import */ var _breach_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(44954);


const CPU = /^(\d{1,9}|\d{0,9}\.\d{1,9})\s?(vcpus?)?$/i;
const MEMORY = /^(\d{1,9}|\d{0,9}\.\d{1,9})\s?(gb)?$/i;
/** CPU units; `1 vCPU` is 1024. Undefined when not given, or not to be read. */
function readTaskCpu(document) {
    return readSize(document, 'cpu', CPU);
}
/** MiB; `1GB` is 1024. Undefined when not given, or not to be read. */
function readTaskMemory(document) {
    return readSize(document, 'memory', MEMORY);
}
/** Whether the task has a size, even one that cannot be parsed here. */
function hasTaskMemory(document) {
    return ((0,_values_json_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .readString */ .E3)(document, 'memory') ?? '').trim() !== '';
}
function hasTaskCpu(document) {
    return ((0,_values_json_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .readString */ .E3)(document, 'cpu') ?? '').trim() !== '';
}
function readSize(document, field, pattern) {
    const match = pattern.exec(((0,_values_json_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .readString */ .E3)(document, field) ?? '').trim());
    return match === null ? undefined : Math.round(Number(match[1]) * (match[2] === undefined ? 1 : 1024));
}
/** Sizes that are not to be read. For cpu: ECS Developer Guide, troubleshooting. For memory it is assumed. */
function* checkSizeTexts(task) {
    if (hasTaskMemory(task) && readTaskMemory(task) === undefined)
        yield (0,_breach_js__WEBPACK_IMPORTED_MODULE_1__/* .doubt */ .B2)('memory', describeSize('memory'));
    if (hasTaskCpu(task) && readTaskCpu(task) === undefined)
        yield (0,_breach_js__WEBPACK_IMPORTED_MODULE_1__/* .breach */ .cH)('cpu', describeSize('cpu'));
}
function describeSize(field) {
    return `Invalid '${field}' setting for task. For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.`;
}
/** CPU units of a task on EC2 (ECS Developer Guide, troubleshooting invalid CPU or memory). */
const LEAST_CPU = 128;
/** Was 10,240 until 2025: AWS raises it. */
const MOST_CPU = 196_608;
/** GiB (ECS API reference, EphemeralStorage; observed: cdk-preflight, pf-ecs-ephemeral-storage-range). */
const LEAST_STORAGE = 21;
const MOST_STORAGE = 200;
function* checkTaskSize(task) {
    const hosts = (0,_values_json_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .readStrings */ .Nc)(task, 'requiresCompatibilities');
    if (!hosts.includes('FARGATE'))
        yield* checkCpuRange(readTaskCpu(task), hosts);
    // Observed (cdk-preflight, pf-ecs-fargate-inference-accelerator); an empty list was never seen refused.
    if ((0,_values_json_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .readList */ .LD)(task, 'inferenceAccelerators').length > 0) {
        yield (0,_breach_js__WEBPACK_IMPORTED_MODULE_1__/* .breach */ .cH)('inferenceAccelerators', "Unsupported field 'inferenceAccelerators'.");
    }
    const storage = (0,_values_json_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .readObject */ .Ag)(task, 'ephemeralStorage');
    if (storage === undefined)
        return;
    // Observed (cdk-preflight, pf-ecs-fargate-ephemeral-storage-ec2).
    if (hosts.includes('EC2')) {
        yield (0,_breach_js__WEBPACK_IMPORTED_MODULE_1__/* .breach */ .cH)('ephemeralStorage', 'Tasks using the EC2 launch type do not support EphemeralStorage.');
    }
    const size = (0,_values_json_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .readNumber */ .kz)(storage, 'sizeInGiB') ?? 0;
    const path = 'ephemeralStorage.sizeInGiB';
    if (size < LEAST_STORAGE)
        yield (0,_breach_js__WEBPACK_IMPORTED_MODULE_1__/* .breach */ .cH)(path, `EphemeralStorage size should be at least ${LEAST_STORAGE}`);
    if (size > MOST_STORAGE)
        yield (0,_breach_js__WEBPACK_IMPORTED_MODULE_1__/* .breach */ .cH)(path, `EphemeralStorage size should be at most ${MOST_STORAGE}`);
}
/** The lower bound is one of EC2 alone. */
function* checkCpuRange(cpu, hosts) {
    const isEc2 = hosts.length === 0 || hosts.includes('EC2');
    if (cpu === undefined || (cpu >= LEAST_CPU && cpu <= MOST_CPU))
        return;
    yield cpu < LEAST_CPU && isEc2 ? (0,_breach_js__WEBPACK_IMPORTED_MODULE_1__/* .breach */ .cH)('cpu', describeSize('cpu')) : (0,_breach_js__WEBPACK_IMPORTED_MODULE_1__/* .doubt */ .B2)('cpu', describeSize('cpu'));
}


/***/ })

};

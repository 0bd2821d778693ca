export const id = 586;
export const ids = [586];
export const modules = {

/***/ 4255:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  b: () => (/* binding */ LOOK_MS),
  q: () => (/* binding */ playRollout)
});

// EXTERNAL MODULE: ./lib/scheduler/decide.js + 2 modules
var decide = __webpack_require__(3435);
;// CONCATENATED MODULE: ./lib/forecast/random-placement.js
/** The needs with a draw that leaves it to `pick` which kind of instance is taken. */
function pickAtRandom(needs, scene, pick) {
    const { rules } = needs;
    if (rules === undefined)
        return needs;
    const nameKind = openKinds(scene, rules);
    const draw = (candidates) => {
        const kinds = new Map();
        for (const [at, candidate] of candidates.entries()) {
            const kind = nameKind(candidate);
            if (!kinds.has(kind))
                kinds.set(kind, at);
        }
        const at = [...kinds.values()][pick(kinds.size, candidates.length)] ?? 0;
        return (at + 0.5) / candidates.length;
    };
    return { ...needs, rules: { ...rules, draw } };
}
/** The same name for instances that nothing tells apart; what is on them is looked at once. */
function openKinds({ tasks, room }, { strategies }) {
    const attributes = strategies.flatMap((one) => (one.kind === 'spread' ? (one.attribute ?? []) : []));
    const states = new Map();
    for (const { instanceId = '', phase, isNext, changesAt } of tasks) {
        const state = `${phase}/${isNext}/${phase === 'running' ? '' : changesAt}`;
        states.set(instanceId, [...(states.get(instanceId) ?? []), state]);
    }
    const names = new Map();
    const nameInstance = (id) => {
        const instance = room.get(id);
        const left = instance === undefined ? [] : listLeft(instance, attributes);
        return JSON.stringify([(states.get(id) ?? []).sort(), left]);
    };
    return ({ id, ownTaskCount }) => {
        const name = names.get(id) ?? nameInstance(id);
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

;// CONCATENATED MODULE: ./lib/forecast/room.js
/** Takes a task's share of its instance; an instance that takes no tasks is not in the room. */
function takeShare(room, instanceId, needs) {
    const instance = instanceId === undefined ? undefined : room.get(instanceId);
    if (instance === undefined)
        return;
    room.set(instance.id, {
        ...instance,
        remainingCpu: instance.remainingCpu - needs.cpu,
        remainingMemoryMiB: instance.remainingMemoryMiB - needs.memoryMiB,
        usedTcpPorts: [...instance.usedTcpPorts, ...needs.tcpPorts],
        usedUdpPorts: [...instance.usedUdpPorts, ...needs.udpPorts],
        taskCount: instance.taskCount + 1,
        ownTaskCount: instance.ownTaskCount + 1,
    });
}
/** Gives back what a task held. */
function giveBack(room, instanceId, needs) {
    const instance = instanceId === undefined ? undefined : room.get(instanceId);
    if (instance === undefined)
        return;
    room.set(instance.id, {
        ...instance,
        remainingCpu: instance.remainingCpu + needs.cpu,
        remainingMemoryMiB: instance.remainingMemoryMiB + needs.memoryMiB,
        usedTcpPorts: instance.usedTcpPorts.filter((port) => !needs.tcpPorts.includes(port)),
        usedUdpPorts: instance.usedUdpPorts.filter((port) => !needs.udpPorts.includes(port)),
        taskCount: instance.taskCount - 1,
        ownTaskCount: instance.ownTaskCount - 1,
    });
}

;// CONCATENATED MODULE: ./lib/forecast/play.js
/** Plays a rollout with the scheduler of the local ECS, every task well: what cannot move even so can never move. */



/** The scheduler looks about every ten seconds (observed in real service events). */
const LOOK_MS = 10_000;
function playRollout(rollout, way, purse) {
    let scene = openScene(rollout);
    while (purse.views > 0) {
        purse.views -= scene.tasks.length + scene.room.size;
        if (isDone(rollout, scene))
            return { end: 'done', seen: scene.seen, instances: [...scene.room.values()] };
        const hasFirst = !way.isFirstAlone || scene.tasks.some(({ isNext }) => isNext);
        const view = viewService(rollout, scene, way);
        const decision = (0,decide/* decide */.L)(hasFirst ? view : { ...view, startAtMost: 1 }, viewCapacity(rollout, scene));
        scene = carryOut(rollout, scene, decision);
        const isFirst = !hasFirst && decision.starts.length > 0;
        const next = isFirst ? { at: scene.now + LOOK_MS, isHealth: true } : findNextChange(scene);
        if (next === undefined)
            return stop(scene, decision.blocked ?? { kind: 'bounds' });
        scene = passTo(rollout, scene, next);
    }
    return { end: 'unknown' };
}
function openScene({ tasks, capacity, pace }) {
    const played = tasks.map((task) => ({ ...task, isNext: false, changesAt: pace.drainingMs }));
    const room = new Map(capacity.kind === 'unlimited' ? [] : capacity.instances.map((one) => [one.id, one]));
    const seen = { waves: 0, fewestInService: countServing(played), mostTasks: tasks.length, healthMs: 0, drainingMs: 0 };
    return { now: 0, tasks: played, room, seen };
}
function countServing(tasks) {
    return tasks.filter((task) => task.phase === 'running').length;
}
function isDone({ desired }, { tasks }) {
    return tasks.length === desired && tasks.every((task) => task.isNext && task.phase === 'running');
}
function viewService(rollout, scene, { pick }) {
    const { desired, minimumHealthyPercent, maximumPercent, isDaemon } = rollout;
    const nextNeeds = pick === undefined ? rollout.nextNeeds : pickAtRandom(rollout.nextNeeds, scene, pick);
    const tasks = scene.tasks.map(viewTask);
    const bounds = { desired, minimumHealthyPercent, maximumPercent };
    return { ...bounds, tasks, needs: nextNeeds, isDaemon, isRollout: true, mayStart: true, isStalled: false };
}
function viewTask(task) {
    const { id, phase, availabilityZone, isNext, instanceId } = task;
    const isHealthy = phase === 'running';
    const rank = isNext ? 1 : 0;
    const place = instanceId === undefined ? {} : { instanceId };
    const state = { isHealthy, isUnhealthy: false, isLeaving: false };
    return { id, phase, availabilityZone, ...place, ...state, rank, isOfPrimary: isNext };
}
function viewCapacity({ capacity }, { room }) {
    return capacity.kind === 'unlimited' ? capacity : { kind: 'instances', instances: [...room.values()] };
}
function carryOut(rollout, scene, { starts, stops }) {
    const { now, room, seen } = scene;
    const { pace, nextNeeds } = rollout;
    const leaving = new Set(stops);
    const kept = scene.tasks.map((task) => leaving.has(task.id) ? { ...task, phase: 'stopping', changesAt: now + pace.drainingMs } : task);
    const started = starts.map(({ instanceId }, at) => {
        takeShare(room, instanceId, nextNeeds);
        const availabilityZone = room.get(instanceId ?? '')?.availabilityZone ?? '';
        const place = instanceId === undefined ? {} : { instanceId };
        const changesAt = now + pace.healthyMs;
        return { id: `next/${now}/${at}`, ...place, availabilityZone, phase: 'starting', isNext: true, changesAt };
    });
    const tasks = [...kept, ...started];
    return {
        ...scene,
        tasks,
        seen: {
            ...seen,
            waves: seen.waves + (started.length > 0 ? 1 : 0),
            fewestInService: Math.min(seen.fewestInService, countServing(tasks)),
            mostTasks: Math.max(seen.mostTasks, tasks.length),
        },
    };
}
/** Undefined when nothing is on its way. */
function findNextChange({ tasks }) {
    let next;
    for (const task of tasks) {
        if (task.phase === 'running' || (next !== undefined && task.changesAt > next.at))
            continue;
        const isHealth = task.phase === 'starting' || (next?.at === task.changesAt && next.isHealth);
        next = { at: task.changesAt, isHealth };
    }
    return next;
}
function passTo(rollout, scene, { at, isHealth }) {
    const { room, seen } = scene;
    const tasks = scene.tasks.flatMap((task) => {
        if (task.phase === 'running' || task.changesAt > at)
            return [task];
        if (task.phase === 'starting')
            return [{ ...task, phase: 'running' }];
        giveBack(room, task.instanceId, needsOf(rollout, task));
        return [];
    });
    const passedMs = at - scene.now;
    const spent = isHealth ? { healthMs: seen.healthMs + passedMs } : { drainingMs: seen.drainingMs + passedMs };
    return { now: at, tasks, room, seen: { ...seen, ...spent } };
}
function needsOf({ presentNeeds, nextNeeds }, { isNext }) {
    return isNext ? nextNeeds : presentNeeds;
}
function stop({ tasks, room }, blocked) {
    const replaced = tasks.filter((task) => task.isNext).length;
    return { end: 'blocked', blocked, instances: [...room.values()], replaced };
}


/***/ }),

/***/ 6239:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  y7: () => (/* binding */ findMissing),
  BX: () => (/* binding */ findUnrest),
  rd: () => (/* binding */ isFargate),
  n1: () => (/* binding */ toRollout)
});

// EXTERNAL MODULE: ./lib/json.js
var json = __webpack_require__(6413);
// EXTERNAL MODULE: ./lib/rollout/capacity.js
var capacity = __webpack_require__(8309);
// EXTERNAL MODULE: ./lib/rollout/configuration.js
var configuration = __webpack_require__(5099);
// EXTERNAL MODULE: ./lib/rollout/task-needs.js
var task_needs = __webpack_require__(1128);
// EXTERNAL MODULE: ./lib/scheduler/decide-daemon.js
var decide_daemon = __webpack_require__(3278);
// EXTERNAL MODULE: ./lib/scheduler/placement.js + 2 modules
var placement = __webpack_require__(5885);
// EXTERNAL MODULE: ./lib/scheduler/query/pattern.js
var query_pattern = __webpack_require__(6724);
;// CONCATENATED MODULE: ./lib/forecast/assumptions.js

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
        return `whether a negative memberOf test selects instances without the attribute ${subject.name} is not documented`;
    }
    const isOpen = values.some((value) => value !== undefined && isAmbiguous(test, value));
    return isOpen
        ? `how ECS compares the attribute ${subject.name} in a memberOf expression is not documented`
        : undefined;
}
function read(attributes, name) {
    return Object.hasOwn(attributes, name) ? attributes[name] : undefined;
}
function isAmbiguous(test, value) {
    if (test.kind === 'order')
        return isOtherAsText(value, test.value);
    return test.kind === 'matches' && !(0,query_pattern/* matchesPattern */.M)(test.pattern, value) && matchesPart(test.pattern, value);
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
    return places.some((start) => places.some((end) => end >= start && (0,query_pattern/* matchesPattern */.M)(pattern, value.slice(start, end))));
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
            return `where spread over the attribute ${attribute} puts tasks on instances without it is not documented`;
        }
    }
    return undefined;
}

// EXTERNAL MODULE: ./lib/scheduler/query/parse-query.js + 5 modules
var parse_query = __webpack_require__(6981);
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
    return (Array.isArray(value) ? value.filter(json/* isJsonObject */.OW) : []).map(({ type, expression }) => ({
        type: typeof type === 'string' ? type : 'of no type',
        ...(typeof expression === 'string' ? { expression } : {}),
    }));
}
function readConstraint({ type, expression = '' }) {
    if (type !== 'memberOf')
        return `placement constraint ${type} is not evaluated`;
    const query = (0,parse_query/* parseQuery */.m)(expression);
    if (query.kind === 'fault')
        return 'a memberOf expression cannot be read';
    return asksAboutAttributes(query) ? query : 'a memberOf expression asks about more than attributes';
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
    return `where placement strategy ${type} puts tasks cannot be foreseen`;
}

// EXTERNAL MODULE: ./lib/forecast/play.js + 2 modules
var play = __webpack_require__(4255);
;// CONCATENATED MODULE: ./lib/forecast/prospect.js









/** Without any check a task counts as healthy so long after it turned RUNNING (ECS API reference, minimumHealthyPercent). */
const UNCHECKED_MS = 40_000;
/** The rollout with the room that is seen; with all the room it could want where none is. */
function toRollout({ found, next }, request) {
    const { service, serving, surroundings } = found;
    const { minimumHealthyPercent, maximumPercent } = (0,configuration/* planConfiguration */.S)(service, request);
    const { room } = surroundings;
    const nextNeeds = readNeeds(service, next);
    const capacity = listCapacity(found);
    const isDaemon = service.schedulingStrategy === 'DAEMON';
    return {
        desired: isDaemon ? (0,decide_daemon/* countDaemonPlaces */.A)(nextNeeds, capacity) : (request.desiredCount ?? service.desired),
        isDaemon,
        minimumHealthyPercent,
        maximumPercent,
        tasks: room === undefined ? imagineTasks(service.running) : room.tasks.map(toPresentTask),
        presentNeeds: (0,task_needs/* readTaskNeeds */.R)(serving.described),
        nextNeeds,
        capacity,
        sizes: listSizes(found, nextNeeds),
        mayUseDynamicPorts: (next.networkMode ?? 'bridge') === 'bridge',
        pace: readPace(found, next),
    };
}
/** With the rules of placement where they can be evaluated; `findMissing` tells where they cannot. */
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
    return { id, availabilityZone, phase, ...(instanceArn === undefined ? {} : { instanceId: instanceArn }) };
}
function listCapacity({ surroundings: { room } }) {
    if (room === undefined)
        return { kind: 'unlimited' };
    const own = (arn) => room.tasks.filter((task) => task.instanceArn === arn).length;
    return { kind: 'instances', instances: room.instances.filter(capacity/* isOpen */.nT).map((one) => (0,capacity/* toCapacity */.i8)(one, own(one.arn))) };
}
/** Each size once, the smallest first, of instances that may have a task. */
function listSizes({ surroundings: { room } }, needs) {
    const bySize = new Map();
    const mayHaveTask = (one) => (0,capacity/* isOpen */.nT)(one) && (0,placement/* isEligible */.YT)(needs, (0,capacity/* emptyCapacity */.M)(one));
    for (const instance of (room?.instances ?? []).filter(mayHaveTask)) {
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
    const isChecked = containers.some((one) => one.essential !== false && (0,json/* isJsonObject */.OW)(one.healthCheck));
    const longestDrainingMs = Math.ceil((surroundings.deregistrationDelayMs ?? 0) / play/* LOOK_MS */.b) * play/* LOOK_MS */.b;
    return {
        healthyMs: isChecked || service.loadBalancers.length > 0 ? play/* LOOK_MS */.b : UNCHECKED_MS,
        drainingMs: play/* LOOK_MS */.b,
        ...(longestDrainingMs > play/* LOOK_MS */.b ? { longestDrainingMs } : {}),
    };
}
function listObjects(value) {
    return Array.isArray(value) ? value.filter(json/* isJsonObject */.OW) : [];
}
const FARGATE = new Set(['FARGATE', 'FARGATE_SPOT']);
/** Whether AWS Fargate runs the tasks: its room is not ours to see. */
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
    const { service, serving, surroundings } = found;
    const [primary, ...others] = service.deployments;
    if (others.length > 0 || primary?.rolloutState === 'IN_PROGRESS')
        return 'another deployment is under way';
    const isForeign = (task) => task.revisionArn !== serving.arn;
    if (surroundings.room?.tasks.some(isForeign) === true)
        return 'tasks of more than one revision run';
    return undefined;
}
/** What would have to be known of the room; undefined when all that counts is. */
function findMissing(prospect) {
    const { service, surroundings } = prospect.found;
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
    if (surroundings.room === undefined)
        return 'the container instances could not be read';
    const assumption = placing.rules && findAssumption(placing.rules, listAttributes(surroundings.room.instances));
    if (assumption !== undefined)
        return assumption;
    return service.schedulingStrategy === 'DAEMON' && hasTasksElsewhere(prospect.found)
        ? 'tasks of a daemon are on container instances that take none'
        : undefined;
}
function listAttributes(instances) {
    return instances.filter(capacity/* isOpen */.nT).map(({ attributes }) => attributes);
}
/** ECS stops them in its own time (ECS Developer Guide, daemon scheduling strategy). */
function hasTasksElsewhere({ surroundings: { room } }) {
    const open = new Set((room?.instances ?? []).filter(capacity/* isOpen */.nT).map(({ arn }) => arn));
    return room?.tasks.some(({ instanceArn = '' }) => !open.has(instanceArn)) === true;
}
function needsDevices(next) {
    const containers = listObjects(next.containerDefinitions);
    return containers.some((container) => listObjects(container.resourceRequirements).length > 0);
}


/***/ }),

/***/ 623:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ refuseArchived),
/* harmony export */   y: () => (/* binding */ nameRestore)
/* harmony export */ });
/** ECR answers the pull of an archived image with 404 until it is restored (ECR User Guide, "Archiving an image"). */
function refuseArchived(repository, { digest, tag }) {
    const name = tag === undefined ? `${repository}@${digest}` : `${repository}:${tag} (${digest})`;
    return {
        kind: 'absent',
        message: `Image ${name} is archived in Amazon ECR, so it cannot be pulled.`,
        advice: `Restore it: ${nameRestore(repository, digest)}`,
    };
}
/** The command that restores an archived image. */
function nameRestore(repository, digest) {
    return (`aws ecr update-image-storage-class --repository-name ${repository} ` +
        `--image-id imageDigest=${digest} --target-storage-class STANDARD`);
}


/***/ }),

/***/ 7592:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ describeKeptImages)
/* harmony export */ });
/* harmony import */ var _report_outside_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8561);
/* harmony import */ var _named_image_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1948);


/** At most two lines: images that stay as they are running, and images that only the task definition changes. */
function describeKeptImages({ base, next, running = {} }) {
    const before = readImages(base);
    const now = readImages(running);
    const kept = [...readImages(next)].filter(([container, image]) => before.get(container) === image);
    const stays = kept.filter(([container, image]) => now.get(container) === image).map(formatImage);
    const brought = kept
        .filter(([container, image]) => now.get(container) !== image)
        .map(([container, image]) => `${formatImage([container, image])}${describeRunning(now.get(container))}`);
    return [
        ...(stays.length === 0 ? [] : [`image stays: ${stays.join(', ')}`]),
        ...(brought.length === 0 ? [] : [`image from the task definition: ${brought.join(', ')}`]),
    ];
}
function readImages(document) {
    return new Map((0,_named_image_js__WEBPACK_IMPORTED_MODULE_1__/* .listImages */ .v8)(document).map(({ container, reference }) => [container, reference]));
}
function formatImage([container, image]) {
    return `${container} = ${(0,_report_outside_text_js__WEBPACK_IMPORTED_MODULE_0__/* .quoteOutsideText */ .h)(image, 255)}`;
}
function describeRunning(image) {
    return image === undefined ? '' : ` (running now: ${(0,_report_outside_text_js__WEBPACK_IMPORTED_MODULE_0__/* .quoteOutsideText */ .h)(image, 255)})`;
}


/***/ }),

/***/ 1948:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MJ: () => (/* binding */ isOwnRegistry),
/* harmony export */   Pe: () => (/* binding */ nameImage),
/* harmony export */   U9: () => (/* binding */ isLoopback),
/* harmony export */   v8: () => (/* binding */ listImages)
/* harmony export */ });
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6413);
/* harmony import */ var _registry_image_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8318);
/** The images of a revision or a request, and which registry can be asked for them. */


const NO_TAG = 'latest';
/** The images of a task definition as described, each container's own. */
function listImages(described) {
    const containers = Array.isArray(described.containerDefinitions) ? described.containerDefinitions : [];
    return containers.filter(_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isJsonObject */ .OW).flatMap((container) => {
        const reference = typeof container.image === 'string' ? container.image : '';
        return reference === '' ? [] : [{ container: String(container.name ?? ''), ...nameImage(reference) }];
    });
}
/** The parts of a reference by which the image is looked for: its digest before its tag. */
function nameImage(reference) {
    const { registry, repository = '', tag, digest } = (0,_registry_image_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .parseImageReference */ .o_)(reference) ?? {};
    return {
        reference,
        ...(registry === undefined ? {} : { registry }),
        repository,
        identifier: digest === undefined ? { tag: tag ?? NO_TAG } : { digest },
    };
}
/**
 * Whether the registry of these credentials is the image's: the host of a private registry begins with its account and
 * has its region (ECR User Guide, "Amazon ECR private registry").
 */
function isOwnRegistry(host, { account, region }) {
    return (0,_registry_image_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .isEcrHost */ .R5)(host) && host.startsWith(`${account}.`) && host.split('.').includes(region);
}
/** Whether the registry is on the machine of the run. */
function isLoopback(host) {
    return /^(?:127(?:\.\d+){3}|localhost|\[::1\])(?::\d+)?$/.test(host);
}


/***/ }),

/***/ 8678:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Mc: () => (/* binding */ pinImages),
/* harmony export */   WS: () => (/* binding */ pinContainers),
/* harmony export */   ol: () => (/* binding */ digestOf),
/* harmony export */   rp: () => (/* binding */ pinReference)
/* harmony export */ });
/* harmony import */ var _registry_image_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8318);
/** Images by digest in place of a tag: a tag names another image as soon as somebody moves it. */

/** The digest of a container; undefined where it is not known. A container may be named `toString`. */
function digestOf(digests, container) {
    return Object.hasOwn(digests, container) ? digests[container] : undefined;
}
/** `REGISTRY/REPOSITORY@DIGEST` of a reference by tag; one that has a digest, or is no reference, stays as it is. */
function pinReference(reference, digest) {
    const parsed = (0,_registry_image_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .parseImageReference */ .o_)(reference);
    if (parsed === undefined || parsed.digest !== undefined)
        return reference;
    const { registry, repository } = parsed;
    return `${registry === undefined ? '' : `${registry}/`}${repository}@${digest}`;
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
        return image === undefined || digest === undefined
            ? container
            : { ...container, image: pinReference(image, digest) };
    });
    return { ...document, containerDefinitions };
}


/***/ }),

/***/ 8758:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ comparePlatforms)
/* harmony export */ });
/* unused harmony export findWantedPlatforms */
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6413);

/** As ECS calls them, in its own documents and in the attributes of container instances, by docker's names. */
const ARCHITECTURES = {
    X86_64: 'amd64',
    ARM64: 'arm64',
    x86_64: 'amd64',
    arm64: 'arm64',
};
/**
 * The document's runtimePlatform; what it leaves out is X86_64 and LINUX on Fargate (ECS Developer Guide, "Task definition
 * parameters", runtimePlatform). On other machines a document without it runs on whatever there is: what the
 * container instances say counts, and where they are not known nothing is wanted.
 */
function findWantedPlatforms(document, machines) {
    const said = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(document.runtimePlatform) ? document.runtimePlatform : {};
    const os = nameSystem(said.operatingSystemFamily);
    const named = nameArchitecture(said.cpuArchitecture);
    if (named !== undefined)
        return { platforms: [`${os}/${named}`], source: 'the task definition' };
    if (machines.isFargate)
        return { platforms: [`${os}/amd64`], source: 'Fargate, unless the task definition says ARM64,' };
    const found = machines.architectures.flatMap((architecture) => nameArchitecture(architecture) ?? []);
    if (found.length === 0)
        return undefined;
    const platforms = [...new Set(found.map((architecture) => `${os}/${architecture}`))].sort();
    return { platforms, source: 'the cluster with its container instances' };
}
function nameArchitecture(said) {
    return typeof said === 'string' && Object.hasOwn(ARCHITECTURES, said) ? ARCHITECTURES[said] : undefined;
}
/** `LINUX`, or one of `WINDOWS_SERVER_2022_CORE` and its like. */
function nameSystem(family) {
    return typeof family === 'string' && family.startsWith('WINDOWS') ? 'windows' : 'linux';
}
/** Whether the images that a document names can run where its tasks will be. Images that it does not name do not count. */
function comparePlatforms(document, machines, images) {
    const wanted = findWantedPlatforms(document, machines);
    if (wanted === undefined)
        return { faults: [], notices: [] };
    const named = images.filter(({ reference }) => namesImage(document, reference));
    const faults = named.filter((image) => isKnown(image) && fitting(image, wanted) === 0);
    const notices = named.filter((image) => {
        const count = fitting(image, wanted);
        return count > 0 && count < wanted.platforms.length;
    });
    return {
        faults: faults.map((image) => refusePlatform(image, wanted)),
        notices: notices.map((image) => warnOfPlatform(image, wanted)),
    };
}
function namesImage({ containerDefinitions }, reference) {
    const containers = Array.isArray(containerDefinitions) ? containerDefinitions.filter(_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW) : [];
    return containers.some(({ image }) => image === reference);
}
function isKnown({ platforms }) {
    return platforms.length > 0;
}
/** How many of the wanted platforms the image is there for. */
function fitting({ platforms }, wanted) {
    return wanted.platforms.filter((platform) => platforms.includes(platform)).length;
}
function refusePlatform(image, wanted) {
    const advice = `${adviseBuild(wanted)} Or set runtimePlatform in the task definition to that of the image.`;
    return { kind: 'input', message: describe(image, wanted), advice };
}
function warnOfPlatform(image, wanted) {
    const text = `${describe(image, wanted)} Tasks that are placed on the others will not start.`;
    return { level: 'warning', text, advice: adviseBuild(wanted) };
}
function describe({ reference, platforms }, wanted) {
    const needed = wanted.platforms.join(' and ');
    return `The image ${reference} is for ${platforms.join(' and ')}, and ${wanted.source} needs ${needed}.`;
}
function adviseBuild({ platforms }) {
    return `Build it for that: platforms: ${platforms.join(',')}.`;
}


/***/ }),

/***/ 6341:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KN: () => (/* binding */ overwriteEntry),
/* harmony export */   UP: () => (/* binding */ pickTeamTags),
/* harmony export */   _h: () => (/* binding */ MOST_TAGS),
/* harmony export */   av: () => (/* binding */ completeEntry),
/* harmony export */   dE: () => (/* binding */ LEDGER_PREFIX),
/* harmony export */   hB: () => (/* binding */ readEntry),
/* harmony export */   hC: () => (/* binding */ toTagValue),
/* harmony export */   zW: () => (/* binding */ readTag)
/* harmony export */ });
/* unused harmony export writeEntry */
/**
 * The ledger: what a run writes on the revision that it registers and on the service that it updates, as tags of
 * Amazon ECS. It tells later runs which commit, release and run a revision comes from, and who deployed last.
 */
/** Every key of ours begins so. */
const LEDGER_PREFIX = 'slipway:';
const KEYS = {
    repository: 'repository',
    workflow: 'workflow',
    runId: 'run-id',
    runNumber: 'run-number',
    runAttempt: 'run-attempt',
    commit: 'commit',
    releases: 'release',
    imageDigest: 'image-digest',
    content: 'content',
    restores: 'restores',
};
/** Longest value of a tag (ECS API reference, Tag). */
const LONGEST_VALUE = 256;
/** The entry as tags. A character that no tag may hold becomes `_`; a value that is too long is cut. */
function writeEntry(entry) {
    const tags = listMembers().flatMap((member) => {
        const value = writeMember(entry[member]);
        return value === '' ? [] : [[keyOf(member), value]];
    });
    return Object.fromEntries(tags);
}
/** The entry of a resource, read from all its tags; those of others, and numbers that are none, are left out. */
function readEntry(tags) {
    const members = listMembers().flatMap((member) => {
        const value = readMember(member, readTag(tags, keyOf(member)) ?? '');
        return value === undefined ? [] : [[member, value]];
    });
    return Object.fromEntries(members);
}
/** What the entry adds to tags that are there: what they hold stays, and a further release comes last. */
function completeEntry(there, entry) {
    const known = readEntry(there);
    const further = (entry.releases ?? []).filter((release) => known.releases?.includes(toRelease(release)) !== true);
    const releases = further.length === 0 ? {} : { releases: [...(known.releases ?? []), ...further] };
    const { releases: _releases, ...added } = { ...entry, ...known };
    const wanted = writeEntry({ ...added, ...releases });
    return Object.fromEntries(Object.entries(wanted).filter(([key, value]) => readTag(there, key) !== value));
}
/** The entry as tags that leave nothing of an older one: a member that is not known has an empty value. */
function overwriteEntry(entry) {
    const empty = listMembers().map((member) => [keyOf(member), '']);
    return { ...Object.fromEntries(empty), ...writeEntry(entry) };
}
/** Most tags of one resource (ECS Developer Guide, tag restrictions). */
const MOST_TAGS = 50;
/** The tags of a team that go from a revision to the one made from it: not ours, and not those of AWS. */
function pickTeamTags(tags) {
    return Object.fromEntries(Object.entries(tags).filter(([key]) => !/^(?:aws|slipway):/i.test(key)));
}
/** The value of a tag; undefined when there is none or it is empty. */
function readTag(tags, key) {
    const value = Object.hasOwn(tags, key) ? tags[key] : undefined;
    return value === '' ? undefined : value;
}
/** Letters, digits, white space and `_ . : / = + - @` (ECS Developer Guide, tag restrictions). */
function toTagValue(text) {
    return [...text.replaceAll(/[^\p{L}\p{N}\p{Zs}_.:/=+\-@]/gu, '_')].slice(0, LONGEST_VALUE).join('');
}
function keyOf(member) {
    return `${LEDGER_PREFIX}${KEYS[member]}`;
}
function listMembers() {
    return Object.keys(KEYS);
}
function writeMember(value) {
    if (value === undefined)
        return '';
    return typeof value === 'object' ? writeReleases(value.map(toRelease)) : toTagValue(String(value));
}
/** Space separated; where they are too long together, the oldest are left out. */
function writeReleases(releases) {
    const text = releases.join(' ');
    return releases.length > 1 && [...text].length > LONGEST_VALUE ? writeReleases(releases.slice(1)) : toTagValue(text);
}
/** A space would make two of one. */
function toRelease(release) {
    return toTagValue(release.replaceAll(/\s/gu, '_'));
}
function readMember(member, text) {
    if (text === '')
        return undefined;
    if (member === 'releases')
        return readReleases(text);
    if (member !== 'runNumber' && member !== 'runAttempt')
        return text;
    return /^[1-9]\d{0,14}$/.test(text) ? Number(text) : undefined;
}
function readReleases(text) {
    const releases = text.split(' ').filter((release) => release !== '');
    return releases.length === 0 ? undefined : releases;
}


/***/ }),

/***/ 115:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  dT: () => (/* binding */ AS_GIVEN),
  t7: () => (/* binding */ editsOf),
  ui: () => (/* binding */ pickPreview),
  u1: () => (/* binding */ previewRevision),
  Re: () => (/* binding */ refuseUnpullable)
});

// EXTERNAL MODULE: ./lib/image/archived.js
var archived = __webpack_require__(623);
// EXTERNAL MODULE: ./lib/image/named-image.js
var named_image = __webpack_require__(1948);
// EXTERNAL MODULE: ./lib/image/pin.js
var pin = __webpack_require__(8678);
// EXTERNAL MODULE: ./lib/image/platform.js
var platform = __webpack_require__(8758);
// EXTERNAL MODULE: ./lib/revisions.js
var revisions = __webpack_require__(3525);
// EXTERNAL MODULE: ./lib/report/outside-text.js
var outside_text = __webpack_require__(8561);
// EXTERNAL MODULE: ./lib/task-definition/rules/rules.js + 10 modules
var rules = __webpack_require__(4274);
;// CONCATENATED MODULE: ./lib/task-definition/check-rules.js


/**
 * Checks a document against the rules of RegisterTaskDefinition. What ECS has registered already is no breach, whatever
 * the rules here say: ECS is the one who decides, and they may be behind.
 * @param accepted documents that ECS has registered: the one that this was made from, those that run
 */
function checkRules(document, accepted) {
    const breaches = [...(0,rules/* listBreaches */.m)(document)];
    if (breaches.length === 0)
        return { faults: [], doubts: [] };
    const known = new Set(accepted.flatMap((one) => [...(0,rules/* listBreaches */.m)(one)].map(({ text }) => text)));
    const own = breaches.filter(({ text }) => !known.has(text));
    return {
        faults: own.filter(({ kind }) => kind !== 'doubt').map(describeBreach),
        doubts: own.filter(({ kind }) => kind === 'doubt').map(describeBreach),
    };
}
const WIDTH = 300;
function describeBreach({ path, text, kind }) {
    const words = (0,outside_text/* quoteOutsideText */.h)(text, WIDTH).replace(/\.$/, '');
    // Some texts begin with the place themselves.
    const isPlaced = words.startsWith(`${path} `);
    const problem = isPlaced ? words.slice(path.length + 1) : nameRefusal(kind) + words;
    return { path, problem, advice: 'The rules are those of RegisterTaskDefinition in the ECS API reference' };
}
function nameRefusal(kind) {
    return kind === 'doubt' ? 'ECS may refuse this: ' : 'ECS would refuse this: ';
}

// EXTERNAL MODULE: ./lib/task-definition/fault.js
var fault = __webpack_require__(2073);
// EXTERNAL MODULE: ./lib/task-definition/places.js
var task_definition_places = __webpack_require__(8901);
// EXTERNAL MODULE: ./lib/task-definition/render.js + 3 modules
var render = __webpack_require__(4055);
// EXTERNAL MODULE: ./lib/task-definition/same-content.js
var same_content = __webpack_require__(9275);
;// CONCATENATED MODULE: ./lib/preview.js










/** Renders with what is known of the image: its faults are found before anything is built. */
function previewRevision(revision, request, seen) {
    if (revision.kind === 'existing')
        return { next: revision.revision.described, changes: [], faults: [], notices: [] };
    const reference = nameImage(seen.image);
    const rendered = (0,render/* renderTaskDefinition */.P)(revision.base, editsOf(revision, request, reference));
    if ('faults' in rendered)
        return { changes: [], faults: [refuseIn(revision, rendered.faults)], notices: [] };
    const { document: next, changes } = rendered;
    const isRunning = (0,revisions/* listRunningForms */.p5)(revision, next).some(({ described }) => (0,same_content/* isSameContent */.O)(next, described));
    const rules = checkRules(next, listAccepted(revision));
    const { faults, notices } = (0,platform/* comparePlatforms */.U)(next, revision.machines, listSights(revision, seen, reference));
    return {
        next,
        ...(reference === undefined ? {} : { built: reference }),
        changes: isRunning ? [] : changes,
        faults: [...(rules.faults.length === 0 ? [] : [refuseIn(revision, rules.faults)]), ...faults],
        notices: [...rules.doubts.map((doubt) => warnOfDoubt(revision, doubt)), ...notices],
    };
}
function refuseIn({ places }, faults) {
    return (0,fault/* refuseDocument */.oL)(faults.map((fault) => (0,task_definition_places/* locateFault */.h)(fault, places)));
}
function warnOfDoubt({ places }, doubt) {
    return { level: 'warning', text: (0,fault/* formatDocumentFault */.FA)((0,task_definition_places/* locateFault */.h)(doubt, places)) };
}
/** What ECS has taken before it will take again. */
function listAccepted({ base, baseArn, serving, latest }) {
    return [...(baseArn === undefined ? [] : [base]), ...[...serving, ...latest].map(({ described }) => described)];
}
/** Of the service at this place: one document serves all services, or each has its own. */
function pickPreview(previews, at) {
    return previews.length === 1 ? previews[0] : previews[at];
}
/** The image that the plan leads to; its digest is not known before the push, and its host not before the repository. */
function nameImage(image) {
    if (image === undefined || image.plan.kind === 'refuse')
        return undefined;
    const { plan, look } = image;
    return plan.kind === 'reuse' ? `${plan.uri}@${plan.digest}` : `${plan.uri ?? look.name}:${plan.tags[0] ?? 'latest'}`;
}
/** As the next document names them. */
function listSights({ digests }, { image, given }, built) {
    const seen = given.flatMap(({ reference, platforms }) => [...new Set([reference, pinKnown(reference, digests)])].map((name) => ({ reference: name, platforms })));
    return built === undefined ? seen : [...seen, { reference: built, platforms: foreseePlatforms(image) }];
}
/** An image that nobody can pull. */
function refuseUnpullable({ reference, lookup }) {
    const { repository, identifier } = (0,named_image/* nameImage */.Pe)(reference);
    if (lookup.kind === 'archived') {
        const tag = 'tag' in identifier ? { tag: identifier.tag } : {};
        return [(0,archived/* refuseArchived */.x)(repository, { digest: lookup.digest, ...tag })];
    }
    return lookup.kind === 'gone' ? [refuseGone(reference)] : [];
}
function refuseGone(reference) {
    return {
        kind: 'absent',
        message: `The image ${reference} is not in its registry.`,
        advice: 'Push it first, or give the tag or digest of one that is there.',
    };
}
/** Of an image that is there, or that will be built for named platforms; else only the build shows them. */
function foreseePlatforms(image) {
    return image?.plan.kind === 'reuse' ? image.plan.platforms : (image?.look.request.platforms ?? []);
}
function pinKnown(reference, digests) {
    const digest = digests.get(reference);
    return digest === undefined ? reference : (0,pin/* pinReference */.rp)(reference, digest);
}
/** For a document that is not compared with any service: all images go to it, as they were given. */
const AS_GIVEN = { elsewhere: [], digests: new Map() };
/** What the request changes in the document of a revision, given the image that was built or found. */
function editsOf({ elsewhere, digests }, request, built) {
    const own = built === undefined ? [] : [{ reference: built }];
    const given = request.image.kind === 'given' ? request.image.images : own;
    const images = given
        .filter(({ container }) => container === undefined || !elsewhere.includes(container))
        .map((image) => ({ ...image, reference: pinKnown(image.reference, digests) }));
    const { containerNames, containerSettings, taskRole, executionRole } = request;
    return {
        images,
        containerNames,
        containerSettings,
        ...(taskRole === undefined ? {} : { taskRole }),
        ...(executionRole === undefined ? {} : { executionRole }),
    };
}


/***/ }),

/***/ 3525:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BJ: () => (/* binding */ planRenders),
/* harmony export */   fR: () => (/* binding */ planReturns),
/* harmony export */   p5: () => (/* binding */ listRunningForms)
/* harmony export */ });
/* harmony import */ var _forecast_prospect_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6239);
/* harmony import */ var _image_named_image_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1948);
/* harmony import */ var _image_pin_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8678);
/* harmony import */ var _rollout_running_images_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3885);
/* harmony import */ var _task_definition_registrable_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8609);





/**
 * One document for all services, or one for each from the revision that serves it. The images of a file are deployed by
 * digest; those that a revision brings along keep their tags, as no other image was requested.
 */
function planRenders(found, updates, { shouldPinImages }) {
    const serving = found.services.map((service) => service.serving);
    const running = found.services.map(describeRunning);
    const digests = shouldPinImages ? mapDigests(found.given) : new Map();
    const { document, documentArn, named, places } = found;
    if (document !== undefined) {
        const machines = findMachines(found.services);
        const origin = {
            ...(documentArn === undefined ? {} : { baseArn: documentArn }),
            ...(named === undefined ? {} : { named }),
            ...(places === undefined ? {} : { places }),
        };
        // A revision is the base of the next one: with a digest in place of its tag, a tag that moves would never be seen again.
        const base = documentArn === undefined ? (0,_image_pin_js__WEBPACK_IMPORTED_MODULE_2__/* .pinImages */ .Mc)(document, digests) : document;
        const latest = listLatest(found.services);
        return [{ kind: 'render', base, ...origin, updates, serving, latest, running, digests, elsewhere: [], machines }];
    }
    const bases = serving.map(({ described }) => (0,_task_definition_registrable_js__WEBPACK_IMPORTED_MODULE_4__/* .toRegistrable */ .o)(described));
    return serving.map((revision, at) => {
        const base = (0,_task_definition_registrable_js__WEBPACK_IMPORTED_MODULE_4__/* .toRegistrable */ .o)(revision.described);
        return {
            kind: 'render',
            base,
            baseArn: revision.arn,
            updates: updates.slice(at, at + 1),
            serving: [revision],
            latest: listLatest(found.services.slice(at, at + 1)),
            running: running.slice(at, at + 1),
            digests,
            elsewhere: findElsewhere(base, bases),
            machines: findMachines(found.services.slice(at, at + 1)),
        };
    });
}
function mapDigests(seen) {
    return new Map(seen.flatMap(({ reference, lookup }) => (lookup.kind === 'found' ? [[reference, lookup.digest]] : [])));
}
function describeRunning({ latest, serving, running }) {
    return { revision: latest ?? serving, digests: running };
}
function listLatest(services) {
    return services.flatMap(({ latest }) => latest ?? []);
}
/** What the services run on: one that is not read adds nothing. */
function findMachines(services) {
    const instances = services.flatMap(({ surroundings }) => surroundings.room?.instances ?? []);
    const architectures = instances.flatMap(({ attributes }) => attributes['ecs.cpu-architecture'] ?? []);
    return { isFargate: services.some(_forecast_prospect_js__WEBPACK_IMPORTED_MODULE_0__/* .isFargate */ .rd), architectures: [...new Set(architectures)] };
}
function findElsewhere(base, all) {
    const own = new Set(base.containerDefinitions.map(({ name }) => name));
    return all.flatMap((one) => one.containerDefinitions.map(({ name }) => name)).filter((name) => !own.has(name));
}
/**
 * The revision that all services of the plan name, with the digests that run in place of the tags that the document has
 * none of: a document that equals it runs already. A forced deployment resolves tags anew, so then only the document
 * itself will do.
 */
function listRunningForms({ running, updates }, document) {
    const first = running[0]?.revision;
    const isOne = first !== undefined && running.every(({ revision }) => revision.arn === first.arn);
    if (!isOne || updates.some(({ shouldForce }) => shouldForce))
        return [];
    const pinned = new Set((0,_image_named_image_js__WEBPACK_IMPORTED_MODULE_1__/* .listImages */ .v8)(document).flatMap(({ container, identifier }) => ('digest' in identifier ? [container] : [])));
    const all = (0,_rollout_running_images_js__WEBPACK_IMPORTED_MODULE_3__/* .mergeDigests */ .EH)(running.map(({ digests }) => digests));
    const digests = Object.entries(all).filter(([container]) => pinned.has(container));
    return [{ ...first, described: (0,_image_pin_js__WEBPACK_IMPORTED_MODULE_2__/* .pinContainers */ .WS)((0,_task_definition_registrable_js__WEBPACK_IMPORTED_MODULE_4__/* .toRegistrable */ .o)(first.described), Object.fromEntries(digests)) }];
}
/** Of a rollback: the revisions that the services return to. */
function planReturns(found, updates) {
    return found.services.flatMap(({ target }, at) => target === undefined ? [] : [{ kind: 'existing', ...describeReturn(target), updates: updates.slice(at, at + 1) }]);
}
function describeReturn({ revision, pinned, changes = [], known }) {
    if (pinned === undefined)
        return { revision };
    const entry = known.find(({ arn }) => arn === revision.arn)?.entry ?? {};
    return { revision, pinned: { document: pinned, changes, entry } };
}


/***/ }),

/***/ 8309:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ emptyCapacity),
/* harmony export */   i8: () => (/* binding */ toCapacity),
/* harmony export */   nT: () => (/* binding */ isOpen),
/* harmony export */   yp: () => (/* binding */ isEnding)
/* harmony export */ });
/** Whether ECS places tasks on it. */
function isOpen(instance) {
    return instance.status === 'ACTIVE' && instance.agentConnected;
}
/** Whether the task was told to stop: it drains, or is within its stop timeout. */
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
/** Of what constraints may ask about, only the attributes are read: the rest is as of an instance with nothing on it. */
function readFacts({ attributes, agentConnected }) {
    const unread = { ec2InstanceId: '', agentVersion: '', registeredAt: 0, runningTasksCount: 0, taskGroups: [] };
    return { ...unread, attributes, agentConnected };
}


/***/ }),

/***/ 5099:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ planConfiguration)
/* harmony export */ });
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6413);

/**
 * Lays the asked percents and circuit breaker over what the service has. The whole configuration is sent back, since
 * ECS documents no merge for members left out: one percent alone must not reset the other, the breaker or the alarms.
 */
function planConfiguration(service, request) {
    const minimumHealthyPercent = request.minimumHealthyPercent ?? service.minimumHealthyPercent;
    const maximumPercent = request.maximumPercent ?? service.maximumPercent;
    const breaker = planBreaker(service, request);
    const changes = [
        ...describeChange('minimumHealthyPercent', service.minimumHealthyPercent, minimumHealthyPercent),
        ...describeChange('maximumPercent', service.maximumPercent, maximumPercent),
        ...describeChange('circuit breaker', nameBreaker(service.circuitBreaker), nameBreaker(breaker)),
    ];
    if (changes.length === 0)
        return { minimumHealthyPercent, maximumPercent, changes };
    const known = service.deploymentConfiguration.deploymentCircuitBreaker;
    const configuration = {
        ...service.deploymentConfiguration,
        minimumHealthyPercent,
        maximumPercent,
        deploymentCircuitBreaker: {
            ...((0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(known) ? known : {}),
            enable: breaker.enabled,
            rollback: breaker.rollback,
        },
    };
    return { minimumHealthyPercent, maximumPercent, configuration, changes };
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
function nameBreaker(breaker) {
    if (!breaker.enabled)
        return 'off';
    return breaker.rollback ? 'on' : 'on-without-rollback';
}
function describeChange(name, from, to) {
    return from === to ? [] : [`${name}: ${from} → ${to}`];
}


/***/ }),

/***/ 3885:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EH: () => (/* binding */ mergeDigests),
/* harmony export */   Mz: () => (/* binding */ findImages),
/* harmony export */   o1: () => (/* binding */ readOwnDigests)
/* harmony export */ });
/* harmony import */ var _image_named_image_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1948);
/** Which images ran of a revision: ECS resolves a tag once for each deployment, so the tag alone does not say it. */

/** Statuses of a service deployment whose images run, or are about to (ECS API reference, ServiceDeployment). */
const RUNNING_STATUSES = new Set(['PENDING', 'IN_PROGRESS', 'SUCCESSFUL']);
/**
 * Of the last deployment of the revision that was not rolled back, as ECS resolved them. Undefined where none are recorded.
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

/***/ 1128:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ readTaskNeeds)
/* harmony export */ });
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6413);

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
/** `"1 vCPU"` and `"2GB"` are 1024 times as much (ECS API reference, RegisterTaskDefinition); 0 when it does not say. */
function readSize(size, large) {
    if (typeof size !== 'string')
        return readNumber(size);
    const read = /^\s*(\d+(?:\.\d+)?)\s*([a-z]*)\s*$/i.exec(size);
    return Number(read?.[1] ?? 0) * (read?.[2]?.toLowerCase() === large ? 1024 : 1);
}
/** A document from a file may hold anything, an object with a member `toString` too. */
function readNumber(value) {
    const number = typeof value === 'number' || typeof value === 'string' ? Number(value) : 0;
    return Number.isFinite(number) ? number : 0;
}
function listObjects(value) {
    return Array.isArray(value) ? value.filter(_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW) : [];
}


/***/ }),

/***/ 1223:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  q: () => (/* binding */ createFiles)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
;// CONCATENATED MODULE: ./lib/runner/decode-text.js
/** Bytes that are no UTF-8 would be replaced in silence, and deployed so. @throws DeployError what `explain` makes */
function decodeText(bytes, explain) {
    const encoding = findEncoding(bytes);
    if (encoding !== undefined) {
        const advice = `Convert it: iconv -f ${encoding} -t UTF-8 FILE > NEW-FILE.`;
        throw explain(`is not text in UTF-8 but in ${encoding}`, advice);
    }
    try {
        return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    }
    catch {
        throw explain('is not text in UTF-8', 'Save it as UTF-8; from Latin-1: iconv -f ISO-8859-1 -t UTF-8 FILE > NEW-FILE.');
    }
}
/** By the mark at its beginning (Unicode Standard, byte order mark), or by the NULs in its first characters of ASCII. */
const ENCODINGS = [
    [/^(?:fffe0000|(?!00)..000000)/, 'UTF-32LE'],
    [/^(?:0000feff|000000(?!00)..)/, 'UTF-32BE'],
    [/^(?:fffe|(?!00)..00(?!00)..00)/, 'UTF-16LE'],
    [/^(?:feff|00(?!00)..00(?!00)..)/, 'UTF-16BE'],
];
function findEncoding(bytes) {
    const start = [...bytes.subarray(0, 4)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    return ENCODINGS.find(([pattern]) => pattern.test(start))?.[1];
}

;// CONCATENATED MODULE: ./lib/runner/places.js



/** Whether a path without links leads into one of the folders. */
async function isAllowed(real, folders) {
    const roots = await Promise.all([folders.workspace, folders.temporary].map(resolveLinks));
    return roots.some((root) => lies(real, root));
}
/**
 * Whether the file that is open lies in one of the folders: a folder of its path may have been swapped for a link
 * since the path was looked at.
 * @param path the one that it was opened by
 */
async function isOpenedInside(file, path, folders) {
    const place = (await locateByDescriptor(file)) ?? (await locateByName(file, path));
    return place !== undefined && (await isAllowed(place, folders));
}
/** Linux tells it; other systems have no such folder. */
function locateByDescriptor(file) {
    return (0,promises_.readlink)(`/proc/self/fd/${file.fd}`).catch(() => undefined);
}
/** The path with links resolved, if it leads to the very file that is open; else undefined. */
async function locateByName(file, path) {
    try {
        const real = await (0,promises_.realpath)(path);
        const [opened, named] = await Promise.all([file.stat({ bigint: true }), (0,promises_.stat)(real, { bigint: true })]);
        return opened.dev === named.dev && opened.ino === named.ino ? real : undefined;
    }
    catch {
        return undefined;
    }
}
/** The path with links resolved, or the nearest one above it that is there. */
async function resolveLinks(path) {
    try {
        return await (0,promises_.realpath)(path);
    }
    catch (thrown) {
        const above = (0,external_node_path_.dirname)(path);
        if ((0,errors/* codeOf */.$N)(thrown) !== 'ENOENT' || above === path)
            return path;
        return await resolveLinks(above);
    }
}
function lies(path, root) {
    const way = (0,external_node_path_.relative)(root, path);
    return way !== '..' && !way.startsWith(`..${external_node_path_.sep}`) && !(0,external_node_path_.isAbsolute)(way);
}

;// CONCATENATED MODULE: ./lib/runner/files.js






const LARGEST_BYTES = 1024 * 1024;
const OWN_FILE = 0o600;
const OUTSIDE = 'lies outside the workspace and the temporary folder of the runner';
/** Files of the workspace and of the runner's temporary folder, and no others. */
function createFiles(folders) {
    const made = {};
    const own = (name) => {
        // A folder of this run, mode 0700: names need not be unique among steps.
        made.folder ??= (0,external_node_fs_.mkdtempSync)((0,external_node_path_.join)(folders.temporary, 'slipway-'));
        return (0,external_node_path_.join)(made.folder, name.replaceAll(/[^A-Za-z0-9._-]/g, '-'));
    };
    return {
        readText: (path, input) => readText((0,external_node_path_.resolve)(folders.workspace, path), input, folders),
        writeTemporary: async (name, text) => {
            const path = own(name);
            await writeText(path, text, async () => { }).catch((thrown) => {
                throw explainTemporary(path, 'written', thrown);
            });
            return path;
        },
        writeReport: (path, text) => writeReport((0,external_node_path_.resolve)(folders.workspace, path), text, folders),
        findFault: (path, input, kind) => findFault({ path: (0,external_node_path_.resolve)(folders.workspace, path), input, kind }, folders),
        temporaryPath: own,
        readTemporary: (path) => (0,promises_.readFile)(path, 'utf8').catch((thrown) => {
            throw explainTemporary(path, 'read', thrown);
        }),
    };
}
async function readText(path, input, folders) {
    const real = await (0,promises_.realpath)(path).catch((thrown) => {
        throw refuse(input, path, explainOpening(thrown));
    });
    if (!(await isAllowed(real, folders)))
        throw refuse(input, path, OUTSIDE);
    // Not following a link that took the file's place meanwhile, and not waiting for the writer of a pipe.
    const flags = external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_NOFOLLOW | external_node_fs_.constants.O_NONBLOCK;
    const file = await (0,promises_.open)(real, flags).catch((thrown) => {
        throw refuse(input, path, explainOpening(thrown));
    });
    try {
        if (!(await isOpenedInside(file, real, folders)))
            throw refuse(input, path, OUTSIDE);
        return await readOpened(file, (what, advice) => refuse(input, path, what, advice));
    }
    finally {
        await file.close();
    }
}
async function readOpened(file, explain) {
    const found = await file.stat();
    if (!found.isFile())
        throw explain('is not a regular file');
    if (found.size > LARGEST_BYTES)
        throw explain('is larger than 1 MiB');
    const { buffer, bytesRead } = await file.read(Buffer.alloc(LARGEST_BYTES + 1), 0, LARGEST_BYTES + 1, 0);
    if (bytesRead > LARGEST_BYTES)
        throw explain('is larger than 1 MiB');
    return decodeText(buffer.subarray(0, bytesRead), explain);
}
async function findFault({ path, input, kind }, folders) {
    const [noun, wanted] = kind === 'folder' ? ['folder', 'a folder'] : ['file', 'a regular file'];
    const explain = (what) => describeFault(`${input}: the ${noun} ${path} ${what}.`, wanted);
    if (!(await isAllowed(await resolveLinks(path), folders)))
        return explain(OUTSIDE);
    if (kind === 'any')
        return undefined;
    try {
        const found = await (0,promises_.stat)(path);
        const isOfKind = kind === 'folder' ? found.isDirectory() : found.isFile();
        return isOfKind ? undefined : explain(`is not ${wanted}`);
    }
    catch (thrown) {
        return explain(explainOpening(thrown));
    }
}
/** A file that is there is written anew, be it whose it may: it was asked for by its name. */
async function writeReport(path, text, folders) {
    const input = 'report-path';
    const check = async (file, real) => {
        const found = await file.stat();
        if (!found.isFile())
            throw refuse(input, path, 'is not a regular file');
        // The other name may lie anywhere, in the store of a package manager for one.
        if (found.nlink > 1)
            throw refuse(input, path, 'has a second name, a hard link');
        if (!(await isOpenedInside(file, real, folders)))
            throw refuse(input, path, OUTSIDE);
    };
    if (!(await isAllowed(await resolveLinks((0,external_node_path_.dirname)(path)), folders)))
        throw refuse(input, path, OUTSIDE);
    try {
        await (0,promises_.mkdir)((0,external_node_path_.dirname)(path), { recursive: true });
        const real = (0,external_node_path_.join)(await (0,promises_.realpath)((0,external_node_path_.dirname)(path)), (0,external_node_path_.basename)(path));
        await writeText(real, text, (file) => check(file, real));
    }
    catch (thrown) {
        if (thrown instanceof errors/* DeployError */.sH)
            throw thrown;
        throw refuse(input, path, `cannot be written (${(0,errors/* codeOf */.$N)(thrown)})`);
    }
    return path;
}
/**
 * Never through a link that someone put where the file shall be, nor into a pipe that nobody reads.
 * @param check throws when the file that is open must stay as it is
 */
async function writeText(path, text, check) {
    const { O_WRONLY, O_CREAT, O_NOFOLLOW, O_NONBLOCK } = external_node_fs_.constants;
    const file = await (0,promises_.open)(path, O_WRONLY | O_CREAT | O_NOFOLLOW | O_NONBLOCK, OWN_FILE);
    try {
        await check(file);
        await file.truncate();
        await file.writeFile(text, 'utf8');
    }
    finally {
        await file.close();
    }
}
function explainOpening(thrown) {
    const code = (0,errors/* codeOf */.$N)(thrown);
    return code === 'ENOENT' ? 'is not there' : `cannot be opened (${code})`;
}
function refuse(input, path, what, advice) {
    const fault = describeFault(`${input}: the file ${path} ${what}.`, 'a regular file');
    return new errors/* DeployError */.sH(advice === undefined ? fault : { ...fault, advice });
}
function describeFault(message, wanted) {
    return { kind: 'input', message, advice: `Give the path of ${wanted} inside the workspace.` };
}
function explainTemporary(path, what, thrown) {
    return new errors/* DeployError */.sH({
        kind: 'build',
        message: `The temporary file ${path} cannot be ${what} (${(0,errors/* codeOf */.$N)(thrown)}).`,
        advice: 'Check that the disk of the runner is not full and that its temporary folder may be used.',
        cause: thrown,
    });
}


/***/ }),

/***/ 3278:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ countDaemonPlaces),
/* harmony export */   d: () => (/* binding */ decideDaemon)
/* harmony export */ });
/* harmony import */ var _bounds_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6188);
/* harmony import */ var _placement_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5885);
/** One look of the daemon scheduler: one task on each instance that may have one (ECS Developer Guide, daemon scheduling strategy). */


/** How many instances are to have a task: the desired count of a daemon. */
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
/** Empty instances first; the others only as far as the upper bound lets old and new be there together. */
function chooseStarts(view, places) {
    if (!view.mayStart || view.isStalled)
        return { starts: [] };
    const upper = (0,_bounds_js__WEBPACK_IMPORTED_MODULE_1__/* .upperBound */ .r)(places.length, view.maximumPercent);
    const room = Math.min(upper - countAlive(places), view.startAtMost ?? Number.POSITIVE_INFINITY);
    const lacking = places.filter(({ good }) => good.length === 0);
    const isEmpty = ({ other, stopping }) => other.length + stopping === 0;
    const shared = upper > places.length ? lacking.filter((place) => !isEmpty(place)) : [];
    const starts = [];
    let failure;
    for (const { instance, provider } of [...lacking.filter(isEmpty), ...shared]) {
        if (starts.length >= room)
            break;
        const placed = (0,_placement_js__WEBPACK_IMPORTED_MODULE_0__/* .placeTask */ .Vc)(view.needs, [instance]);
        if (placed.failure === undefined)
            starts.push({ instanceId: instance.id, ...(provider === undefined ? {} : { provider }) });
        else
            failure ??= placed.failure;
    }
    return failure === undefined ? { starts } : { starts, failure };
}
/** Tasks where none may be: no bound keeps them, since they are not among the desired ones. */
function chooseStrays(view, places) {
    const known = new Set(places.map(({ instance }) => instance.id));
    return view.tasks.filter(({ phase, instanceId, isHeld }) => phase !== 'stopping' && isHeld !== true && !known.has(instanceId ?? ''));
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
 * Those of the tasks to be replaced that may go: the ones not counted healthy first, the others as far as the lower bound
 * allows. @param excess healthy tasks of PRIMARY beyond the bound; negative when they do not reach it
 */
function findSpare(serving, excess) {
    const healthy = serving.filter(({ isHealthy }) => isHealthy);
    const unproven = serving.filter(({ isHealthy }) => !isHealthy);
    const isFree = ({ isProtected }) => isProtected !== true;
    const first = unproven.filter(isFree).slice(0, Math.max(0, serving.length + excess));
    return [...first, ...healthy.filter(isFree).slice(0, Math.max(0, healthy.length + excess))];
}
/** While only so many may start, to stop more would leave instances without a task for nothing. Assumed. */
function countUseful(view, places, going) {
    if (view.startAtMost === undefined)
        return Number.POSITIVE_INFINITY;
    const free = places.filter(({ good, other }) => good.length + other.length === 0).length;
    return Math.max(0, view.startAtMost - free - going);
}
/** Nothing on its way that could still make room. */
function isAtRest({ good, other, stopping }) {
    return stopping === 0 && [...good, ...other].every((task) => task.phase === 'running' && task.isHealthy);
}


/***/ }),

/***/ 3435:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  L: () => (/* binding */ decide)
});

// EXTERNAL MODULE: ./lib/scheduler/bounds.js
var bounds = __webpack_require__(6188);
;// CONCATENATED MODULE: ./lib/scheduler/census.js
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

// EXTERNAL MODULE: ./lib/scheduler/decide-daemon.js
var decide_daemon = __webpack_require__(3278);
// EXTERNAL MODULE: ./lib/scheduler/placement.js + 2 modules
var placement = __webpack_require__(5885);
// EXTERNAL MODULE: ./lib/scheduler/provider-shares.js
var provider_shares = __webpack_require__(881);
;// CONCATENATED MODULE: ./lib/scheduler/stops.js
/** Which tasks a look stops. */

/**
 * Ids of the tasks to stop. The number of healthy running tasks never falls below the lower bound by this: tasks that
 * are not counted healthy go first, and the others only as far as the bound allows.
 */
function chooseStops(view, census, settled) {
    const zones = new Map(census.byZone);
    const stops = [...chooseIdle(view, census)];
    const healthyCount = census.healthy.length + census.healthyOld.length;
    // Not counted healthy, a task that stays since it is protected makes no room for a healthy one to go.
    let spare = Math.max(0, healthyCount - settled.lower);
    if (mayReplace(view, settled)) {
        const serving = healthyCount + census.unprovenOld.length;
        const unproven = leaveProtected(orderByAge(census.unprovenOld));
        stops.push(...takeGroups(unproven, Math.max(0, serving - settled.lower), zones));
        const healthyOld = takeGroups(leaveProtected(orderByAge(census.healthyOld)), spare, zones);
        spare -= healthyOld.length;
        stops.push(...healthyOld);
    }
    const surplus = Math.max(0, countGood(census) - view.desired);
    const idle = takeGroups(leaveProtected([census.starting, census.unproven]), surplus, zones);
    const healthy = takeGroups(leaveProtected([census.healthy]), Math.min(surplus - idle.length, spare), zones);
    const bad = takeGroups([census.bad], countBadStops(view, census, settled), zones);
    return [...stops.map(nameTask), ...idle.map(nameTask), ...healthy.map(nameTask), ...bad.map(nameTask)];
}
/** Protection keeps a task from being replaced or scaled in, not from the consequences of failing its checks. */
function leaveProtected(groups) {
    return groups.map((group) => group.filter((task) => task.isProtected !== true));
}
function nameTask(task) {
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
 * Tasks of PRIMARY that fail their checks. During a rollout they go at once. Afterwards the replacement is started
 * first and the bad task goes when that is healthy; where there is no room for a replacement they go one by one (ECS
 * API reference, minimumHealthyPercent).
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

;// CONCATENATED MODULE: ./lib/scheduler/decide.js
/** One look of the rolling scheduler: which tasks to start and which to stop (ECS Developer Guide, rolling update). */






/**
 * What to do now. The same for a rollout, for scaling and for replacing tasks that fail; nothing when all is as wanted.
 * Tasks that are stopping count against the upper bound. Time grows with tasks plus instances.
 */
function decide(view, capacity) {
    if (view.isDaemon === true)
        return (0,decide_daemon/* decideDaemon */.d)(view, capacity);
    const census = countTasks(view.tasks);
    const missing = Math.max(0, view.desired - countGood(census));
    const room = Math.max(0, (0,bounds/* upperBound */.r)(view.desired, view.maximumPercent) - census.alive);
    const wanted = countStarts(view, Math.min(missing, room));
    const { starts, failure } = place(view.needs, wanted, capacity);
    const stops = chooseStops(view, census, {
        missing,
        started: starts.length,
        lower: (0,bounds/* lowerBound */.y)(view.desired, view.minimumHealthyPercent),
    });
    if (failure !== undefined)
        return { starts, stops, blocked: { kind: 'placement', failure } };
    const isStill = starts.length === 0 && stops.length === 0;
    const blocked = isStill && view.mayStart && !view.isStalled && missing > 0 && room === 0 ? explainStill(census) : undefined;
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
/** Each provider places its share on what it has; none takes over what another cannot place. */
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
/** The percents forbid every move only if nothing is on its way that could still make room. */
function explainStill(census) {
    const isMoving = census.isAnyStopping || census.starting.length + census.unproven.length + census.unprovenOld.length > 0;
    return isMoving ? undefined : { kind: 'bounds' };
}


/***/ }),

/***/ 881:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ shareTasks)
/* harmony export */ });
/** How tasks are shared among the capacity providers of a strategy (ECS API reference, CapacityProviderStrategyItem). */
/**
 * The provider of each of `count` further tasks, in order: first to fill the base, then to whom lacks most of its weight's
 * part; of equals the first in the strategy. Empty when no provider may have any.
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

/***/ 6981:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  m: () => (/* binding */ parseQuery)
});

;// CONCATENATED MODULE: ./lib/scheduler/query/query-error.js
/** What is wrong with an expression, on its way out of the parser; it becomes a `QueryFault`. */
class QueryError extends Error {
}

// EXTERNAL MODULE: ./lib/scheduler/query/date.js
var date = __webpack_require__(4216);
// EXTERNAL MODULE: ./lib/scheduler/query/pattern.js
var pattern = __webpack_require__(6724);
;// CONCATENATED MODULE: ./lib/scheduler/query/parse-pattern.js


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
/** @throws QueryError for a pattern that is not read here, such as one with a look-ahead or a back-reference */
function parsePattern(text) {
    // A pattern fits the whole text or not at all, so anchors at its ends say nothing new.
    const bare = text.replace(/^\^/, '').replace(/(?<!\\)\$$/, '');
    const reader = { text: bare, at: 0, depth: 0 };
    const node = readChoice(reader);
    if (reader.at < bare.length)
        throw new QueryError(`the pattern ${text} has a ) too many`);
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
        throw new QueryError('a repetition follows a repetition');
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
        throw new QueryError(`the pattern has a ${character} where it cannot stand`);
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
        throw new QueryError('the pattern has a group of a kind that is not read');
    const node = readChoice(reader);
    if (reader.text[reader.at] !== ')')
        throw new QueryError('the pattern lacks a )');
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
        throw new QueryError(`the pattern has \\${character}, which is not read`);
    return only(character);
}
function readClass(reader) {
    const isNegative = reader.text[reader.at] === '^';
    if (isNegative)
        reader.at += 1;
    const ranges = [];
    for (let isFirst = true; reader.text[reader.at] !== ']' || isFirst; isFirst = false) {
        if (reader.at >= reader.text.length)
            throw new QueryError('the pattern lacks a ]');
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
        // A state takes one character only, so each step begins at a state of its own.
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

;// CONCATENATED MODULE: ./lib/scheduler/query/token-reader.js
/** Takes the next token if it is one of the signs or bare words. */
function takeOne(reader, texts) {
    const token = reader.tokens[reader.at];
    if (token === undefined || (token.kind === 'word' && token.isQuoted) || !texts.includes(token.text))
        return undefined;
    reader.at += 1;
    return token.text;
}

;// CONCATENATED MODULE: ./lib/scheduler/query/read-test.js




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
/** Operators that a subject takes; any other subject takes all (ECS Developer Guide, cluster query language). */
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
    throw new QueryError(found === undefined ? 'it ends where an operator should stand' : `${found} is not an operator`);
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

;// CONCATENATED MODULE: ./lib/scheduler/query/read-tokens.js
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
        throw new QueryError(`nothing can begin with ${rest.slice(0, 1)}`);
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

;// CONCATENATED MODULE: ./lib/scheduler/query/parse-query.js




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
            throw new QueryError(`${left.text} stands where the expression is over`);
        return query;
    }
    catch (thrown) {
        if (thrown instanceof QueryError)
            return { kind: 'fault', text: thrown.message };
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
        throw new QueryError('it ends where a subject should stand');
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

/***/ 6909:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B6: () => (/* binding */ checkImages),
/* harmony export */   Vy: () => (/* binding */ checkNamesInBoth),
/* harmony export */   sw: () => (/* binding */ checkDocument)
/* harmony export */ });
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6413);
/* harmony import */ var _members_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8942);
/** Whether a document can be a task definition at all: what needs no call to know. */


const NAME = /^[A-Za-z0-9_-]{1,255}$/;
const NAME_ADVICE = 'Use letters, digits, "_" and "-", at most 255';
/** ECS service quotas, containers per task definition. */
const MOST_CONTAINERS = 10;
/**
 * The shape of a document whose types are right: family, containers with names of their own, one of them essential, environment and secrets
 * as text. Images may be missing, since they may come later; see `checkImages`.
 * Rules: ECS API reference, RegisterTaskDefinition and ContainerDefinition.
 */
function checkDocument(document) {
    return [...checkFamily(document.family), ...checkContainers(document.containerDefinitions)];
}
function checkFamily(family) {
    if (typeof family === 'string' && NAME.test(family))
        return [];
    return [{ path: 'family', problem: family === undefined ? 'is not there' : 'is not a family', advice: NAME_ADVICE }];
}
function checkContainers(containers) {
    const path = 'containerDefinitions';
    if (!Array.isArray(containers) || containers.length === 0) {
        return [{ path, problem: 'is not a list of containers', advice: 'Give one container at least' }];
    }
    const faults = containers.flatMap((container, index) => checkContainer(container, `${path}[${index}]`));
    if (containers.length > MOST_CONTAINERS) {
        faults.push({
            path,
            problem: 'holds more than 10 containers',
            advice: 'ECS takes at most 10 in a task definition',
        });
    }
    if (containers.every((container) => (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(container) && container.essential === false)) {
        faults.push({ path, problem: 'has no essential container', advice: 'Make one of them essential' });
    }
    return [...faults, ...checkTwins(containers)];
}
function checkTwins(containers) {
    const names = containers.map((container) => ((0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(container) ? container.name : undefined));
    return names.flatMap((name, index) => {
        if (typeof name !== 'string' || names.indexOf(name) === index)
            return [];
        const path = `containerDefinitions[${index}].name`;
        return [{ path, problem: 'is the name of a container before it, too', advice: 'Give each container its own name' }];
    });
}
function checkContainer(container, path) {
    if (container === null) {
        return [{ path, problem: 'is null, not an object', advice: 'Give the fields of a container, or remove it' }];
    }
    if (!(0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(container))
        return [{ path, problem: 'is not an object', advice: 'Give the members of a container' }];
    const faults = [];
    if (typeof container.name !== 'string' || !NAME.test(container.name)) {
        const problem = container.name === undefined ? 'is not there' : 'is not a container name';
        faults.push({ path: `${path}.name`, problem, advice: NAME_ADVICE });
    }
    if (container.image !== undefined && typeof container.image !== 'string') {
        faults.push({ path: `${path}.image`, problem: 'is not text', advice: 'Give an image reference' });
    }
    return [
        ...faults,
        ...checkEntries(container.environment, `${path}.environment`, 'value'),
        ...checkEntries(container.secrets, `${path}.secrets`, 'valueFrom'),
    ];
}
function checkEntries(entries, path, valueName) {
    if (entries === undefined || entries === null)
        return [];
    const advice = `Write a list of objects with name and ${valueName}`;
    if (!Array.isArray(entries))
        return [{ path, problem: 'is not a list', advice }];
    return entries.flatMap((entry, index) => {
        const place = `${path}[${index}]`;
        if (!(0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(entry))
            return [{ path: place, problem: 'is not an object', advice }];
        const misplaced = findMisplaced(entry, place, valueName);
        if (misplaced.length > 0)
            return misplaced;
        return ['name', valueName].flatMap((member) => {
            const value = entry[member];
            if (typeof value === 'string' || (value === undefined && member === 'value'))
                return [];
            return [{ path: `${place}.${member}`, problem: 'is not text', advice: 'Write it as text, in quotes' }];
        });
    });
}
/** The value of the other list, which ECS would ignore: the variable would have no value. */
function findMisplaced(entry, place, valueName) {
    const other = valueName === 'value' ? 'valueFrom' : 'value';
    const value = entry[other];
    const isSet = (one) => one !== undefined && one !== null && one !== '';
    if (!isSet(value) || isSet(entry[valueName]))
        return [];
    const [list, right] = valueName === 'value' ? ['environment', 'secrets'] : ['secrets', 'environment'];
    const problem = `belongs in ${right}: ECS ignores ${other} in ${list}`;
    return [{ path: `${place}.${other}`, problem, advice: `Move the entry to the list ${right} of the container` }];
}
/**
 * Whether every container has an image, as ECS asks. Characters and length: ECS API reference, ContainerDefinition,
 * image.
 */
function checkImages(document) {
    const containers = Array.isArray(document.containerDefinitions) ? document.containerDefinitions : [];
    return containers.flatMap((container, index) => {
        const image = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(container) ? container.image : undefined;
        const path = `containerDefinitions[${index}].image`;
        if (image === undefined || image === '') {
            return [{ path, problem: 'is not set', advice: 'Set it in the file, or name the container in container-name' }];
        }
        const isLegal = typeof image === 'string' && /^[A-Za-z0-9_:./#@-]{1,255}$/.test(image);
        return isLegal
            ? []
            : [{ path, problem: 'is not an image reference', advice: 'Give one of at most 255 characters' }];
    });
}
/**
 * Names that are among both variables and secrets of a container, which ECS refuses (ECS Developer Guide, secrets).
 * Asked of the rendered document, since rendering moves names from one list to the other.
 */
function checkNamesInBoth(document) {
    return (0,_members_js__WEBPACK_IMPORTED_MODULE_1__/* .readObjects */ .$I)(document, 'containerDefinitions').flatMap((container, index) => {
        const variables = new Set((0,_members_js__WEBPACK_IMPORTED_MODULE_1__/* .readObjects */ .$I)(container, 'environment').map(({ name }) => name));
        return (0,_members_js__WEBPACK_IMPORTED_MODULE_1__/* .readObjects */ .$I)(container, 'secrets').flatMap(({ name }, at) => {
            if (typeof name !== 'string' || !variables.has(name))
                return [];
            const path = `containerDefinitions[${index}].secrets[${at}].name`;
            return [{ path, problem: 'is the name of an environment variable, too', advice: 'Keep it in one of them' }];
        });
    });
}


/***/ }),

/***/ 4913:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ hasNoContainer),
/* harmony export */   u: () => (/* binding */ chooseContainers)
/* harmony export */ });
/* harmony import */ var _edits_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5100);

/** The containers that get the image and the settings: those that are named, else the one essential container. */
function chooseContainers(base, edits) {
    const known = base.containerDefinitions.map((container) => container.name);
    const asked = [...edits.containerNames, ...edits.images.flatMap(({ container }) => container ?? [])];
    const absent = asked.filter((name) => !known.includes(name));
    if (absent.length > 0) {
        return refuseContainers(`has no container ${absent.join(', ')}`, `Name one of those that are there: ${known.join(', ')}`);
    }
    const isNeeded = (0,_edits_js__WEBPACK_IMPORTED_MODULE_0__/* .hasSettings */ .g)(edits.containerSettings) || edits.images.some(hasNoContainer);
    if (edits.containerNames.length > 0 || !isNeeded)
        return { names: edits.containerNames };
    const essential = known.filter((_, index) => base.containerDefinitions[index]?.essential !== false);
    if (essential.length === 1)
        return { names: essential };
    return refuseContainers('has more than one essential container', `Name in container-name which is meant: ${essential.join(', ')}`);
}
function refuseContainers(problem, advice) {
    return { faults: [{ path: 'containerDefinitions', problem, advice }] };
}
/** An image for all chosen containers. */
function hasNoContainer(image) {
    return image.container === undefined;
}


/***/ }),

/***/ 8816:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ isArguments),
/* harmony export */   n: () => (/* binding */ dropEmpty)
/* harmony export */ });
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6413);
/* harmony import */ var _fault_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2073);
/* harmony import */ var _rules_document_shape_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2884);
/** What is empty in a document and sets nothing: lists, objects, and items of lists with only empty fields. */



/**
 * Lists that stay empty without a word: DescribeTaskDefinition answers them so, for every revision or for those that the
 * console registered, and ECS registers them again.
 */
const ANSWERED_EMPTY = new Set([
    ...['volumes', 'placementConstraints', 'environment', 'environmentFiles', 'mountPoints', 'portMappings', 'secrets'],
    ...['secretOptions', 'systemControls', 'ulimits', 'volumesFrom', 'command', 'entryPoint'],
]);
/** An empty `host` is a volume of the task's lifetime, an empty Docker volume one of Docker (ECS API reference, Volume). */
const MEANT_EMPTY = new Set(['host', 'dockerVolumeConfiguration']);
/** Lists whose items are arguments: an empty one is one, too, and `entryPoint: [""]` clears that of the image. */
const ARGUMENTS = new Set(['command', 'entryPoint']);
/** Where a volume is kept. Without a blank one of its texts it would become a volume of the task's lifetime. */
const STORES = new Set([
    ...['efsVolumeConfiguration', 's3filesVolumeConfiguration', 'fsxWindowsFileServerVolumeConfiguration'],
]);
/**
 * Fields that the shape does not know stay as they are, and so do the values of maps, such as labels, and of variables.
 * @param kept names of fields that stay although they are empty
 */
function dropEmpty(json, shape, kept = []) {
    const trimming = { kept, dropped: [], moved: new Map() };
    const trimmed = trim(json, shape, { before: '', now: '' }, trimming);
    return { json: trimmed, dropped: trimming.dropped, moved: trimming.moved };
}
function isArguments(name) {
    return ARGUMENTS.has(name);
}
function trim(value, shape, place, trimming) {
    if (typeof shape !== 'object')
        return value;
    if ((0,_rules_document_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .isListShape */ .KB)(shape))
        return Array.isArray(value) ? trimItems(value, shape[0], place, trimming) : value;
    return 'members' in shape && (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isJsonObject */ .OW)(value) ? trimFields(value, shape, place, trimming) : value;
}
function trimFields(object, shape, place, trimming) {
    const fields = Object.entries(object).flatMap(([name, value]) => {
        if (value === undefined)
            return [];
        const inside = { before: (0,_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .extendPath */ .cg)(place.before, name), now: (0,_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .extendPath */ .cg)(place.now, name) };
        const field = (0,_rules_document_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .shapeOf */ .F5)(shape, name);
        if (field === undefined || isKept(name, value, trimming.kept))
            return [[name, value]];
        if (typeof value === 'object' && value !== null && isEmpty(value, field, trimming.kept)) {
            if (isNullList(name, value))
                return [[name, value]];
            trimming.dropped.push(inside.before);
            return [];
        }
        return [[name, trim(value, field, inside, trimming)]];
    });
    return Object.fromEntries(fields);
}
function trimItems(items, shape, place, trimming) {
    const stays = [...items.keys()].filter((at) => !isEmpty(items[at], shape, trimming.kept));
    for (const at of items.keys())
        if (!stays.includes(at))
            trimming.dropped.push(`${place.before}[${at}]`);
    if (stays.length < items.length)
        trimming.moved.set(place.now, stays);
    return stays.map((from, to) => trim(items[from] ?? null, shape, { before: `${place.before}[${from}]`, now: `${place.now}[${to}]` }, trimming));
}
/** Containers that are null: the list stays, so that the error names them. */
function isNullList(name, value) {
    return name === 'containerDefinitions' && (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isJsonList */ .P8)(value) && value.includes(null);
}
/** Whether a field stays whatever is in it. */
function isKept(name, value, kept) {
    if (kept.includes(name) || ARGUMENTS.has(name))
        return true;
    if (Array.isArray(value))
        return value.length === 0 && ANSWERED_EMPTY.has(name);
    if (!(0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isJsonObject */ .OW)(value))
        return false;
    const isBare = Object.keys(value).length === 0;
    return isBare ? MEANT_EMPTY.has(name) : STORES.has(name);
}
/** Null, blank text, and what holds nothing else. A map is not empty when it has a name. */
function isEmpty(value, shape, kept) {
    if (value === null || value === undefined)
        return true;
    if (typeof value === 'string')
        return value.trim() === '';
    // Of another type than the field's: a mistake, and not nothing.
    if (typeof shape === 'string' ? shape !== 'map' : shape !== undefined && 'oneOf' in shape)
        return false;
    if ((0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isJsonList */ .P8)(value)) {
        const item = (0,_rules_document_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .isListShape */ .KB)(shape) ? shape[0] : undefined;
        return value.every((one) => isEmpty(one, item, kept));
    }
    if (!(0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isJsonObject */ .OW)(value))
        return false;
    if (shape === 'map')
        return Object.keys(value).length === 0;
    return Object.entries(value).every(([name, field]) => {
        return !kept.includes(name) && isEmpty(field, (0,_rules_document_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .isStructure */ .ip)(shape) ? (0,_rules_document_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .shapeOf */ .F5)(shape, name) : undefined, kept);
    });
}


/***/ }),

/***/ 5100:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ hasSettings)
/* harmony export */ });
/** Whether the settings say anything. */
function hasSettings(settings) {
    const { environment, secrets, environmentFiles, dockerLabels, logOptions } = settings;
    const lists = [environment, secrets, environmentFiles, dockerLabels, logOptions];
    const isAnyOther = settings.shouldPruneEnvironment || settings.logDriver !== undefined || settings.command !== undefined;
    return isAnyOther || lists.some((list) => list.length > 0);
}


/***/ }),

/***/ 2073:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FA: () => (/* binding */ formatDocumentFault),
/* harmony export */   cg: () => (/* binding */ extendPath),
/* harmony export */   oL: () => (/* binding */ refuseDocument)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _report_outside_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8561);


/** `web.yml:12 containerDefinitions[0].image: is not set. Set it …` */
function formatDocumentFault(fault) {
    const end = fault.advice.endsWith('?') ? '' : '.';
    return `${formatPlace(fault)}: ${fault.problem}. ${fault.advice}${end}`;
}
function formatPlace(fault) {
    const line = fault.line === undefined ? '' : `:${fault.line}`;
    const file = fault.file === undefined ? [] : [`${(0,_report_outside_text_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteOutsideText */ .h)(fault.file, 200)}${line}`];
    const place = [...file, ...(fault.path === '' ? [] : [fault.path])].join(' ');
    return place === '' ? 'the document' : place;
}
/** All faults of a document as the one error that ends the run. @param title which document, in one sentence */
function refuseDocument(faults, title = 'The task definition cannot be used.') {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH({
        kind: 'input',
        message: [title, ...formatFaults(faults)].join('\n'),
        advice: 'Correct what is named there, and run again.',
    });
}
/** Advice that several faults have is given once, with the last of them: an annotation holds 1,000 characters. */
function formatFaults(faults) {
    const last = new Map(faults.map(({ advice }, at) => [advice, at]));
    return faults.map((fault, at) => {
        const text = last.get(fault.advice) === at ? formatDocumentFault(fault) : `${formatPlace(fault)}: ${fault.problem}.`;
        return number(at, faults.length) + text;
    });
}
/** Lines become one in an annotation. */
function number(at, count) {
    return count === 1 ? '' : `(${at + 1}) `;
}
/** The path of a member or item below another. A name unlike any member's is not shown: in a mangled file
 * it may be content. */
function extendPath(path, step) {
    if (typeof step === 'number')
        return `${path}[${step}]`;
    const name = /^[A-Za-z_][A-Za-z0-9_-]{0,79}$/.test(step) ? step : '(a name)';
    return path === '' ? name : `${path}.${name}`;
}


/***/ }),

/***/ 6957:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ findPlaceholders)
/* harmony export */ });
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6413);
/* harmony import */ var _placeholder_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6740);
/* harmony import */ var _rules_breach_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1180);
/* harmony import */ var _rules_document_shape_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2884);
/** The places of a task definition where a placeholder that was not replaced cannot be meant. */




/**
 * Texts that are checked, by their path without the places in lists. Values of the environment, commands, labels and
 * health checks are not among them: a shell or the program may expand what is written there.
 */
const PLACES = new Map([
    ...list('name', '', [
        'family',
        'taskRoleArn',
        'executionRoleArn',
        'cpu',
        'memory',
        'proxyConfiguration.containerName',
    ]),
    ...list('name', 'containerDefinitions.', [
        ...['name', 'image', 'hostname', 'user', 'links', 'dnsServers', 'dnsSearchDomains', 'credentialSpecs'],
        ...['repositoryCredentials.credentialsParameter', 'secrets.valueFrom', 'logConfiguration.secretOptions.valueFrom'],
        ...['environmentFiles.value', 'portMappings.name', 'portMappings.containerPortRange', 'mountPoints.sourceVolume'],
        ...['volumesFrom.sourceContainer', 'dependsOn.containerName', 'extraHosts.hostname', 'extraHosts.ipAddress'],
        ...['resourceRequirements.value'],
    ]),
    ...list('name', 'volumes.', [
        ...['name', 'efsVolumeConfiguration.fileSystemId', 'efsVolumeConfiguration.authorizationConfig.accessPointId'],
        ...['s3filesVolumeConfiguration.fileSystemArn', 's3filesVolumeConfiguration.accessPointArn'],
        ...['fsxWindowsFileServerVolumeConfiguration.fileSystemId', 'dockerVolumeConfiguration.driver'],
        'fsxWindowsFileServerVolumeConfiguration.authorizationConfig.credentialsParameter',
    ]),
    ...list('variable', 'containerDefinitions.', ['environment.name', 'secrets.name']),
    ...list('path', 'volumes.', ['host.sourcePath', 'efsVolumeConfiguration.rootDirectory']),
]);
/** Names that nobody has reason to write as `XXXX`. */
const FILLED_NAMES = new Set(['family', 'containerDefinitions.name']);
function list(strictness, prefix, names) {
    return names.map((name) => [prefix + name, strictness]);
}
/** Texts where a placeholder is a warning: they may hold nearly anything. */
const LOOSE = new Set([
    ...['tags.key', 'tags.value', 'placementConstraints.expression', 'volumes.dockerVolumeConfiguration.driverOpts'],
    ...['workingDirectory', 'mountPoints.containerPath'].map((name) => `containerDefinitions.${name}`),
]);
/** Names of options that are templates or patterns themselves (Docker, log tags; CloudWatch Logs driver). */
const TEMPLATE_OPTION = /^tag$|pattern|regex|format/;
/**
 * Placeholders that were not replaced, as far as they can be told from what is meant.
 * @param document as in a file: types may still be wrong, such as a text where a number belongs
 */
function findPlaceholders(document) {
    const texts = [...listTexts(document, _rules_document_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .TASK_DEFINITION_SHAPE */ .wC, { path: '', place: '' })];
    const describe = ({ path }, placeholder) => ({
        path,
        problem: (0,_placeholder_js__WEBPACK_IMPORTED_MODULE_0__/* .describePlaceholder */ .Fm)(placeholder),
        advice: _placeholder_js__WEBPACK_IMPORTED_MODULE_0__/* .PLACEHOLDER_ADVICE */ .Hy,
    });
    const pick = (find) => texts.flatMap((text) => {
        const placeholder = find(text);
        return placeholder === undefined ? [] : [describe(text, placeholder)];
    });
    return { faults: pick(findCertain), doubts: pick(findProbable) };
}
function findCertain({ value, place, shape, driver }) {
    if (shape !== 'string')
        return shape === 'map' ? findInOption(value, place, driver) : (0,_placeholder_js__WEBPACK_IMPORTED_MODULE_0__/* .findPlaceholder */ .$e)(value, 'name');
    const strictness = PLACES.get(place);
    const placeholder = strictness === undefined ? undefined : (0,_placeholder_js__WEBPACK_IMPORTED_MODULE_0__/* .findPlaceholder */ .$e)(value, strictness);
    // ECS takes any character in the name of a variable: a part of one may be meant.
    if (strictness === 'variable' && placeholder !== value.trim())
        return undefined;
    if (placeholder !== undefined)
        return placeholder;
    if (place === 'containerDefinitions.image')
        return (0,_placeholder_js__WEBPACK_IMPORTED_MODULE_0__/* .findImageWord */ .Xu)(value);
    return FILLED_NAMES.has(place) && (0,_placeholder_js__WEBPACK_IMPORTED_MODULE_0__/* .isBlankWord */ .PV)(value) ? value : undefined;
}
/** Drivers that take options as they are. A router, or a driver that is unknown here, may expand them. */
const PLAIN_DRIVERS = new Set([
    ...['json-file', 'syslog', 'journald', 'gelf', 'fluentd', 'awslogs', 'splunk', ''],
]);
function mayExpand(driver) {
    return !PLAIN_DRIVERS.has(driver ?? '');
}
const LOG_OPTIONS = 'containerDefinitions.logConfiguration.options.';
function findInOption(value, place, driver) {
    if (place === 'containerDefinitions.firelensConfiguration.options.config-file-value') {
        return (0,_placeholder_js__WEBPACK_IMPORTED_MODULE_0__/* .findPlaceholder */ .$e)(value, 'name');
    }
    if (!place.startsWith(LOG_OPTIONS) || mayExpand(driver))
        return undefined;
    return TEMPLATE_OPTION.test(place.slice(LOG_OPTIONS.length)) ? undefined : (0,_placeholder_js__WEBPACK_IMPORTED_MODULE_0__/* .findPlaceholder */ .$e)(value, 'option');
}
function findProbable(text) {
    const { value, place, driver } = text;
    if (PLACES.has(place)) {
        if (findCertain(text) !== undefined)
            return undefined;
        // `__NAME__` is a usual name of a variable.
        return PLACES.get(place) === 'variable' ? (0,_placeholder_js__WEBPACK_IMPORTED_MODULE_0__/* .findPlaceholder */ .$e)(value, 'variable') : (0,_placeholder_js__WEBPACK_IMPORTED_MODULE_0__/* .findProbablePlaceholder */ .Wd)(value);
    }
    const isRouted = mayExpand(driver) && place.startsWith(LOG_OPTIONS);
    const isLoose = LOOSE.has(place) || place.startsWith('volumes.dockerVolumeConfiguration.driverOpts.');
    if (!isRouted && !isLoose)
        return undefined;
    // `${NAME}` and `{{.Name}}` have a meaning of their own there.
    return (/<[A-Z][A-Z0-9_ -]*>|\{\{ *[A-Za-z_]\w* *\}\}/.exec(value)?.[0] ??
        (isLoose ? (0,_placeholder_js__WEBPACK_IMPORTED_MODULE_0__/* .findPlaceholder */ .$e)(value, 'path') : undefined));
}
/** Every text that the shape knows, and texts where it wants something else. */
function* listTexts(value, shape, at) {
    if (shape === undefined || value === undefined || value === null)
        return;
    if (typeof value === 'string')
        yield { ...at, value, shape };
    else if ((0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isJsonList */ .P8)(value)) {
        const item = (0,_rules_document_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .isListShape */ .KB)(shape) ? shape[0] : undefined;
        for (const [index, one] of value.entries())
            yield* listTexts(one, item, { ...at, path: `${at.path}[${index}]` });
    }
    else if ((0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isJsonObject */ .OW)(value))
        yield* listFields(value, shape, at);
}
function* listFields(object, shape, at) {
    const { logDriver } = object;
    const driver = typeof logDriver === 'string' ? { driver: logDriver } : {};
    for (const [name, value] of Object.entries(object)) {
        const inside = { ...at, ...driver, path: (0,_rules_breach_js__WEBPACK_IMPORTED_MODULE_3__/* .below */ .Gz)(at.path, name), place: (0,_rules_breach_js__WEBPACK_IMPORTED_MODULE_3__/* .below */ .Gz)(at.place, name) };
        if (shape === 'map' && typeof value === 'string')
            yield { ...inside, value, shape };
        else if ((0,_rules_document_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .isStructure */ .ip)(shape))
            yield* listTexts(value, (0,_rules_document_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .shapeOf */ .F5)(shape, name), inside);
    }
}


/***/ }),

/***/ 8942:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $I: () => (/* binding */ readObjects),
/* harmony export */   Ag: () => (/* binding */ readObject),
/* harmony export */   E3: () => (/* binding */ readString),
/* harmony export */   LD: () => (/* binding */ readList),
/* harmony export */   Nc: () => (/* binding */ readStrings),
/* harmony export */   Vf: () => (/* binding */ readBoolean),
/* harmony export */   kz: () => (/* binding */ readNumber)
/* harmony export */ });
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6413);
/** Members of a document that may hold anything: null, and what has another type, count as absent. */

function readString(object, member) {
    const value = object[member];
    return typeof value === 'string' ? value : undefined;
}
function readNumber(object, member) {
    const value = object[member];
    return typeof value === 'number' ? value : undefined;
}
function readBoolean(object, member) {
    const value = object[member];
    return typeof value === 'boolean' ? value : undefined;
}
function readObject(object, member) {
    const value = object[member];
    return (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(value) ? value : undefined;
}
/** Items of any type; none when the list is not there. */
function readList(object, member) {
    const value = object[member];
    return (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonList */ .P8)(value) ? value : [];
}
function readStrings(object, member) {
    return readList(object, member).filter((item) => typeof item === 'string');
}
function readObjects(object, member) {
    return readList(object, member).filter(_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW);
}


/***/ }),

/***/ 2361:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  T: () => (/* binding */ parseDocument),
  c: () => (/* binding */ parseTree)
});

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
// EXTERNAL MODULE: ./lib/json.js
var lib_json = __webpack_require__(6413);
// EXTERNAL MODULE: ./lib/task-definition/check.js
var check = __webpack_require__(6909);
// EXTERNAL MODULE: ./lib/task-definition/fault.js
var fault = __webpack_require__(2073);
;// CONCATENATED MODULE: ./lib/task-definition/nesting.js

/** Most levels of a document; a task definition has about eight. */
const DEEPEST = 64;
/**
 * Whether a text of JSON or YAML is nested deeper than any task definition. Asked before parsing, since the parser
 * recurses and a deep text costs it all of its memory. In block style each level takes at least one column.
 */
function isTooDeep(text) {
    let flowDepth = 0;
    let column = 0;
    let isScalarNext = false;
    let areBlanksDeep = false;
    for (const token of new dist/* Lexer */.JG().lex(text)) {
        if (isScalarNext) {
            isScalarNext = false;
            column = 0;
            continue;
        }
        // The lexer announces each scalar with this mark, so that a scalar "[" is not taken for a bracket.
        isScalarNext = token === '\u001f';
        if (token === '[' || token === '{')
            flowDepth += 1;
        if (token === ']' || token === '}')
            flowDepth -= 1;
        const isLineEnd = token.endsWith('\n');
        column = isLineEnd ? 0 : column + token.length;
        const isDeep = flowDepth === 0 && column > 2 * DEEPEST;
        // Blanks are a level only where something stands behind them.
        const isDeepBlock = (isDeep && /^[-?]$/.test(token)) || (areBlanksDeep && !isLineEnd && !token.startsWith('#'));
        if (flowDepth > DEEPEST || isDeepBlock)
            return true;
        areBlanksDeep = isDeep && /^ +$/.test(token);
    }
    return false;
}

;// CONCATENATED MODULE: ./lib/task-definition/convert-node.js



/** A place by its steps alone. Unlike a path it tells all places apart, and is shown to nobody. */
function extendPointer(pointer, step) {
    return `${pointer}\n${JSON.stringify(step)}`;
}
/** 64 KiB of task definition cannot hold more values; aliases count as often as they are used. */
const MOST_NODES = 50_000;
const MOST_ALIASES = 100;
/** Faults of shape lie no deeper; the paths of deeper places would cost more memory than the document. */
const DEEPEST_LINE = 8;
/** The parsed tree as JSON; whatever JSON or ECS cannot hold is a fault with its path and line. */
function convertNode(parsed, lineAt) {
    const conversion = {
        parsed,
        lineAt,
        lines: new Map(),
        sources: new Map(),
        faults: [],
        nodes: 0,
        aliases: 0,
    };
    const json = convert(parsed.contents, { path: '', pointer: '', depth: 0, line: 1 }, conversion);
    return { json, lines: conversion.lines, sources: conversion.sources, faults: conversion.faults };
}
function convert(node, parent, conversion) {
    const place = { ...parent, line: lineOf(node, parent, conversion) };
    if (place.depth <= DEEPEST_LINE && !conversion.lines.has(place.path))
        conversion.lines.set(place.path, place.line);
    conversion.nodes += 1;
    if (conversion.nodes > MOST_NODES || place.depth > DEEPEST)
        return refuseSize(place, conversion);
    if ((0,dist/* isAlias */.Vj)(node))
        return convertAlias(node, place, conversion);
    if ((0,dist/* isMap */.jh)(node))
        return convertMap(node.items, place, conversion);
    if ((0,dist/* isSeq */.oP)(node)) {
        return node.items.map((item, index) => convert(item, below(place, index), conversion));
    }
    return (0,dist/* isScalar */.jn)(node) ? convertScalar(node, place, conversion) : null;
}
function lineOf(node, parent, conversion) {
    const hasRange = (0,dist/* isAlias */.Vj)(node) || (0,dist/* isMap */.jh)(node) || (0,dist/* isSeq */.oP)(node) || (0,dist/* isScalar */.jn)(node);
    const offset = hasRange ? node.range?.[0] : undefined;
    return offset === undefined ? parent.line : conversion.lineAt(offset);
}
function below(place, step) {
    const pointer = extendPointer(place.pointer, step);
    return { path: (0,fault/* extendPath */.cg)(place.path, step), pointer, depth: place.depth + 1, line: place.line };
}
function refuse(place, conversion, words) {
    conversion.faults.push({ path: place.path, line: place.line, ...words });
    return null;
}
function refuseSize(place, conversion) {
    if (conversion.faults.some((fault) => fault.problem.startsWith('is more than')))
        return null;
    return refuse(place, conversion, {
        problem: 'is more than a task definition holds, aliases counted',
        advice: 'Write the document without aliases, or make it smaller',
    });
}
function convertAlias(node, place, conversion) {
    conversion.aliases += 1;
    if (conversion.aliases > MOST_ALIASES)
        return refuseSize(place, conversion);
    const target = (0,dist/* isAlias */.Vj)(node) ? node.resolve(conversion.parsed) : undefined;
    if (target !== undefined)
        return convert(target, { ...place, depth: place.depth + 1 }, conversion);
    return refuse(place, conversion, {
        problem: 'is an alias of something that is not there',
        advice: 'Set its anchor before it, or quote the "*"',
    });
}
function convertMap(items, place, conversion) {
    const names = new Set();
    const members = [];
    for (const pair of items) {
        if (!(0,dist/* isPair */.tO)(pair) || !(0,dist/* isScalar */.jn)(pair.key))
            continue;
        const name = String(pair.key.value);
        const inside = { ...below(place, name), line: lineOf(pair.key, place, conversion) };
        const problem = isMergeKey(pair.key) ? MERGE_KEY : findNameProblem(name, names);
        if (problem !== undefined) {
            refuse(inside, conversion, problem);
            continue;
        }
        names.add(name);
        members.push([name, convert(pair.value, inside, conversion)]);
    }
    return Object.fromEntries(members);
}
/** The parser reads YAML 1.2, which has none: it would go to ECS as a member that ECS passes over. */
const MERGE_KEY = {
    problem: 'is a merge key, which YAML 1.2 does not have',
    advice: 'Write out the members that it stands for',
};
function isMergeKey(key) {
    return key.value === '<<' && key.type === 'PLAIN';
}
function findNameProblem(name, names) {
    const problem = describeName(name, names);
    return problem === undefined ? undefined : { problem, advice: 'Keep one, or correct its name' };
}
function describeName(name, names) {
    if (names.has(name))
        return 'is there twice';
    if (name === '')
        return 'is a member without a name';
    if (name === '__proto__')
        return 'is a name that no task definition has';
    return isCleanText(name) ? undefined : 'has a control character or half a character in its name';
}
function convertScalar({ value, source = '' }, place, conversion) {
    if (value === null)
        return value;
    if (typeof value !== 'string' && place.depth <= DEEPEST_LINE)
        conversion.sources.set(place.pointer, source);
    if (typeof value === 'boolean')
        return value;
    if (typeof value === 'number')
        return convertNumber({ value, source }, place, conversion);
    if (typeof value === 'string' && isCleanText(value))
        return value;
    return refuse(place, conversion, {
        problem: 'has a NUL or half a character (a lone surrogate) in it',
        advice: 'Write the text anew',
    });
}
function convertNumber({ value, source }, place, conversion) {
    const isSmallerThanAny = value === 0 && /^[-+]?[\d.]*[1-9]/.test(source);
    const isExact = Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value));
    if (isExact && !isSmallerThanAny)
        return value;
    return refuse(place, conversion, {
        problem: 'is a number that JSON cannot carry exactly',
        advice: 'Quote it if it is meant as text',
    });
}
/** Tabs and line ends are right in a script that is a container's command. */
function isCleanText(text) {
    return !/[\0\p{Cs}]/u.test(text);
}

// EXTERNAL MODULE: ./lib/task-definition/find-placeholders.js
var find_placeholders = __webpack_require__(6957);
;// CONCATENATED MODULE: ./lib/task-definition/json-comments.js
/**
 * Strings, so that nothing inside them is a comment, and comments. A string that is not closed ends with its line: each
 * quote matches, so that no hostile text is read more than once.
 */
const PARTS = /"(?:[^"\\\n]|\\.)*\\?(?:"|(?=\n)|$)|\/\*[\s\S]*?(?:\*\/|$)|\/\/[^\n]*/g;
/** The first comment of a file of JSON; undefined for a file of another kind, and for one without. */
function findComment(text) {
    if (!/^\ufeff?\s*(?:[[{]|\/[/*])/.test(text) || isJson(text))
        return undefined;
    const comments = [...text.matchAll(PARTS)].filter(([part]) => !part.startsWith('"'));
    const [first] = comments;
    if (first === undefined)
        return undefined;
    const stripped = text.replaceAll(PARTS, (part) => (part.startsWith('"') ? part : ' '));
    const isOwnLine = comments.some(({ index }) => /(?:^|\n)[ \t]*$/.test(text.slice(Math.max(0, index - 200), index)));
    // In YAML, `//` may be a part of a plain text, as in `{url: http://a}`.
    if (!isJson(stripped.replaceAll(/,(?=\s*[}\]])/g, '')) && !isOwnLine)
        return undefined;
    const line = text.slice(0, first.index).split('\n').length;
    return {
        path: '',
        line,
        problem: `JSON has no comments: line ${line} starts one with ${first[0].slice(0, 2)}`,
        advice: 'Remove the comments, or write the file in YAML, with # for comments',
    };
}
function isJson(text) {
    try {
        JSON.parse(text.replace(/^\ufeff/, ''));
        return true;
    }
    catch {
        return false;
    }
}

;// CONCATENATED MODULE: ./lib/task-definition/other-files.js
/** Files of another kind that are given for a task definition, by what people have in their repositories. */

/** What a file is instead of a task definition; undefined for what may be one. */
function findOtherKind(json) {
    const words = describeKind(json);
    return words === undefined ? undefined : { path: '', ...words };
}
function describeKind(json) {
    if ((0,lib_json/* isJsonList */.P8)(json) && json.length > 0 && json.every(lib_json/* isJsonObject */.OW)) {
        if (json.some(isTaskDefinition)) {
            return {
                problem: 'is a list of task definitions; a file holds one',
                advice: 'Write each task definition into a file of its own, without the list around it',
            };
        }
        return {
            problem: 'is a list of containers without the task definition around it',
            advice: 'Write {"family": "…", "containerDefinitions": […]} around the list',
        };
    }
    if (!(0,lib_json/* isJsonObject */.OW)(json))
        return { problem: 'is not an object', advice: 'Give a task definition with its fields' };
    if (isTaskDefinition(json))
        return undefined;
    if (json.AWSTemplateFormatVersion !== undefined || (0,lib_json/* isJsonObject */.OW)(json.Resources)) {
        return { problem: 'is a template of CloudFormation, not a task definition', advice: GET_ONE };
    }
    return (0,lib_json/* isJsonObject */.OW)(json.services)
        ? { problem: 'is a Compose file, not a task definition', advice: GET_ONE }
        : undefined;
}
function isTaskDefinition(json) {
    return json.family !== undefined || json.containerDefinitions !== undefined || (0,lib_json/* isJsonObject */.OW)(json.taskDefinition);
}
const GET_ONE = 'Write a task definition with family and containerDefinitions; aws ecs describe-task-definition shows the current one';

// EXTERNAL MODULE: ./lib/task-definition/places.js
var task_definition_places = __webpack_require__(8901);
// EXTERNAL MODULE: ./lib/task-definition/drop-empty.js
var drop_empty = __webpack_require__(8816);
;// CONCATENATED MODULE: ./lib/task-definition/empty-counterpart.js
const COUNTERPARTS = new Map([
    ['value', 'valueFrom'],
    ['valueFrom', 'value'],
]);
/**
 * Whether a field is an empty `valueFrom` of an entry that has a `value`, or the other way round, where only the other
 * one is known. An entry that has neither has lost its value, so its field is not left out.
 */
function isEmptyCounterpart(entry, name, isKnown) {
    const other = COUNTERPARTS.get(name);
    if (other === undefined || isKnown(name) || !isKnown(other))
        return false;
    return isBlank(entry[name]) && entry[other] !== undefined && entry[other] !== null;
}
function isBlank(value) {
    return value === null || (typeof value === 'string' && value.trim() === '');
}

// EXTERNAL MODULE: ./lib/task-definition/rules/document-shape.js
var document_shape = __webpack_require__(2884);
;// CONCATENATED MODULE: ./lib/task-definition/put-right.js
/** Types of a file put right: what a template or YAML made a text, a number or nothing, in the form that ECS takes. */






/** A document as DescribeTaskDefinition answers it. */
const WRAPPED = { members: { taskDefinition: document_shape/* TASK_DEFINITION_SHAPE */.wC }, required: [] };
/**
 * Texts that ECS does not take empty, or takes as not set. An empty text elsewhere has a meaning of its own: the value
 * of a variable, a label or an option, an argument.
 */
const NEVER_EMPTY = new Set([
    ...['taskRoleArn', 'executionRoleArn', 'cpu', 'memory', 'credentialsParameter', 'hostname', 'user'],
    ...['workingDirectory', 'containerPortRange', 'expression', 'sourcePath', 'driver', 'rootDirectory'],
    ...['accessPointId', 'accessPointArn'],
]);
/**
 * Numbers and booleans that are texts, texts that are numbers or booleans, and whatever is empty where ECS takes nothing
 * empty. Members that nobody here knows stay as they are.
 * @param kept names of members that stay although they are empty
 */
function putRight(tree, kept) {
    const correction = { sources: tree.sources, kept, retyped: [], dropped: [], faults: [] };
    const isWrapped = (0,lib_json/* isJsonObject */.OW)(tree.json) && (0,lib_json/* isJsonObject */.OW)(tree.json.taskDefinition);
    const shape = isWrapped ? WRAPPED : document_shape/* TASK_DEFINITION_SHAPE */.wC;
    const { json, dropped, moved } = (0,drop_empty/* dropEmpty */.n)(correct(tree.json, shape, { path: '', pointer: '' }, correction) ?? {}, shape, kept);
    const { retyped, faults } = correction;
    return { json, retyped, dropped: [...correction.dropped, ...dropped], moved, faults };
}
/** `undefined`: to be left out. */
function correct(value, shape, place, correction) {
    if (shape === undefined || value === null)
        return value;
    if (shape === 'integer')
        return correctNumber(value, place, correction);
    if (shape === 'boolean')
        return correctBoolean(value, place, correction);
    if (shape === 'map')
        return correctMembers(value, () => 'string', { place, correction });
    if (shape === 'string' || 'oneOf' in shape)
        return correctText(value, place, correction);
    if ('members' in shape)
        return correctMembers(value, (name) => pick(shape.members, name), { place, correction });
    return correctItems(value, shape[0], { place, correction });
}
function pick(shapes, name) {
    return Object.hasOwn(shapes, name) ? shapes[name] : undefined;
}
function correctItems(items, shape, { place, correction }) {
    if (!Array.isArray(items))
        return items;
    return items.map((item, index) => {
        const inside = put_right_below(place, index);
        if (item === null)
            return (0,drop_empty/* isArguments */.N)(nameOf(place)) ? put_right_refuse(inside, correction, IS_NULL) : null;
        return correct(item, shape, inside, correction) ?? item;
    });
}
const IS_NULL = { problem: 'is null', advice: 'Give a value, or remove it' };
function nameOf({ path }) {
    return path.slice(path.lastIndexOf('.') + 1);
}
function correctMembers(object, shapeOf, { place, correction }) {
    if (!(0,lib_json/* isJsonObject */.OW)(object))
        return object;
    const members = Object.entries(object).flatMap(([name, member]) => {
        if (member === undefined)
            return [];
        const shape = shapeOf(name);
        const inside = put_right_below(place, name);
        // What is null is left out later, without a notice.
        const isUnused = member !== null && isEmptyCounterpart(object, name, (one) => shapeOf(one) !== undefined);
        const isEmpty = isUnused || isNothing(member, name, shape);
        const isLeftOut = isEmpty && !correction.kept.includes(name);
        if (isLeftOut)
            correction.dropped.push(inside.path);
        const next = isLeftOut ? undefined : correct(member, shape, inside, correction);
        return next === undefined ? [] : [[name, next]];
    });
    const isEmptied = members.length === 0 && Object.keys(object).length > 0;
    return isEmptied ? undefined : Object.fromEntries(members);
}
/** A text that is empty where ECS takes none: nothing can have been meant but "not set". */
function isNothing(value, name, shape) {
    if (typeof value !== 'string' || value.trim() !== '' || shape === undefined)
        return false;
    if (shape === 'string')
        return NEVER_EMPTY.has(name);
    return shape === 'integer' || shape === 'boolean' || (typeof shape === 'object' && 'oneOf' in shape);
}
/** As it was written: `1.10` and `010` stay themselves. */
function correctText(value, place, correction) {
    if (typeof value !== 'number' && typeof value !== 'boolean')
        return value;
    correction.retyped.push(place.path);
    return correction.sources.get(place.pointer) ?? String(value);
}
function correctNumber(value, place, correction) {
    if (typeof value === 'number' && Number.isInteger(value))
        return value;
    const number = typeof value === 'string' && /^\s*-?\d+\s*$/.test(value) ? Number(value) : Number.NaN;
    if (!Number.isSafeInteger(number)) {
        return put_right_refuse(place, correction, { problem: 'is not a whole number', advice: 'Write decimal digits, not quoted' });
    }
    correction.retyped.push(place.path);
    return number;
}
function correctBoolean(value, place, correction) {
    if (typeof value === 'boolean')
        return value;
    const isTrue = typeof value === 'string' && /^\s*(?:true|True|TRUE)\s*$/.test(value);
    const isFalse = typeof value === 'string' && /^\s*(?:false|False|FALSE)\s*$/.test(value);
    if (!isTrue && !isFalse) {
        return put_right_refuse(place, correction, { problem: 'is not a boolean', advice: 'Write true or false, not quoted' });
    }
    correction.retyped.push(place.path);
    return isTrue;
}
function put_right_below(place, step) {
    return { path: (0,fault/* extendPath */.cg)(place.path, step), pointer: extendPointer(place.pointer, step) };
}
function put_right_refuse(place, correction, words) {
    correction.faults.push({ path: place.path, ...words });
    return null;
}
/** More than this is noise. */
const MOST_PATHS = 20;
/** What was put right, as one sentence or two for a person; undefined when nothing was. */
function describeCorrections({ retyped, dropped }) {
    const sentences = [
        ...(retyped.length === 0 ? [] : [`Put into the type that ECS takes: ${listPaths(retyped)}.`]),
        ...(dropped.length === 0 ? [] : [`Left out, being empty: ${listPaths(dropped)}.`]),
    ];
    return sentences.length === 0 ? undefined : sentences.join(' ');
}
function listPaths(paths) {
    const more = paths.length > MOST_PATHS ? ` and ${paths.length - MOST_PATHS} more` : '';
    return paths.slice(0, MOST_PATHS).join(', ') + more;
}

// EXTERNAL MODULE: ./lib/task-definition/registrable.js
var registrable = __webpack_require__(8609);
// EXTERNAL MODULE: ./lib/task-definition/placeholder.js
var placeholder = __webpack_require__(6740);
;// CONCATENATED MODULE: ./lib/task-definition/unfilled-template.js

/** Where a value belongs and is none: what Jinja, shells and others put there, up to the end of the value. */
const BARE = /(\$?\{\{[^{}\n]*\}\}|[$#]\{[^{}\n]*\}#?|<[A-Za-z_%][^<>\n]*>|\$[A-Za-z_]\w*|%\w{3,}%)(?=\s*(?:[,}\]\n\r]|$))/y;
/** A string, closed or not, or what can be no part of a placeholder. */
const PLAIN = /"(?:[^"\\\n]|\\.)*\\?(?:"|(?=\n)|$)|[^"$#{<%]+/y;
/** The text with such placeholders in quotes; the same text when there is none. No line moves. */
function quotePlaceholders(text) {
    let quoted = '';
    for (let at = 0; at < text.length;) {
        const [part = text.charAt(at)] = matchAt(PLAIN, text, at);
        const [, placeholder] = matchAt(BARE, text, at);
        const isValue = placeholder !== undefined && isValueNext(quoted);
        quoted += isValue ? JSON.stringify(placeholder) : part;
        at += (isValue ? placeholder : part).length;
    }
    return quoted;
}
function matchAt(pattern, text, at) {
    pattern.lastIndex = at;
    return pattern.exec(text) ?? [];
}
function isValueNext(before) {
    return /[:,[]\s*$/.test(before.slice(-80));
}
/** Lines of a template's own syntax, outside of quotes: `{% if %}`, `{{#each}}`. For a file that is not to be read otherwise. */
function listTemplateLines(text) {
    return text.split('\n').flatMap((line, index) => {
        const [found] = /\{%[^{}]*%\}|\$?\{\{[^{}]*\}\}/.exec(line.replaceAll(new RegExp(PLAIN, 'g'), (part) => (part.startsWith('"') ? '' : part))) ?? [];
        if (found === undefined)
            return [];
        const [, field] = /"?([A-Za-z]\w{0,40})"?\s*:\s*[^:]*$/.exec(line.slice(0, line.indexOf(found))) ?? [];
        return [{ path: field ?? '', line: index + 1, problem: (0,placeholder/* describePlaceholder */.Fm)(found), advice: placeholder/* PLACEHOLDER_ADVICE */.Hy }];
    });
}

// EXTERNAL MODULE: ./lib/inputs/fault.js
var inputs_fault = __webpack_require__(2253);
;// CONCATENATED MODULE: ./lib/task-definition/unknown-fields.js
/** Fields that RegisterTaskDefinition does not have: mostly mistyped ones, which ECS ignores. */






/** Names that are notes of their author, and names of a schema. */
const NOTE = /^(?:_|\$|\/\/|#|comment$)/i;
/** More than this is no task definition, and noise. */
const MOST_FIELDS = 20;
/** Fields of a document that no shape knows, each with the field that was probably meant. They are sent all the same. */
function findUnknownFields(document) {
    const found = [];
    for (const fault of search(document, document_shape/* TASK_DEFINITION_SHAPE */.wC, '')) {
        if (found.length === MOST_FIELDS)
            break;
        found.push(fault);
    }
    return found;
}
function* search(value, shape, path) {
    if (typeof shape !== 'object')
        return;
    if ((0,document_shape/* isListShape */.KB)(shape)) {
        const items = Array.isArray(value) ? value : [];
        for (const [at, item] of items.entries())
            yield* search(item, shape[0], `${path}[${at}]`);
    }
    else if ((0,document_shape/* isStructure */.ip)(shape) && (0,lib_json/* isJsonObject */.OW)(value))
        yield* searchFields(value, shape, path);
}
function* searchFields(object, shape, path) {
    for (const [name, value] of Object.entries(object)) {
        const inside = (0,fault/* extendPath */.cg)(path, name);
        const isKnown = (one) => Object.hasOwn(shape.members, one);
        if (isKnown(name))
            yield* search(value, shape.members[name], inside);
        else if (!NOTE.test(name) && !(path === '' && (0,registrable/* isResponseOnly */.S)(name)) && !isEmptyCounterpart(object, name, isKnown)) {
            yield { path: inside, problem: 'is an unknown field, which ECS ignores', advice: advise(name, shape) };
        }
    }
}
function advise(name, shape) {
    if (name === 'valueFrom')
        return 'It belongs in the list secrets';
    const meant = findMeant(name, Object.keys(shape.members));
    if (meant !== undefined)
        return `Did you mean ${meant}?`;
    return findElsewhere(name, shape) ?? 'Remove it, or correct its name';
}
/** What people write for it, where no letters tell. */
const OTHER_NAMES = new Map([
    ['envvars', 'environment'],
    ['variables', 'environment'],
    ['logging', 'logConfiguration'],
    ['containers', 'containerDefinitions'],
    ['args', 'command'],
    ['labels', 'dockerLabels'],
    ['port', 'containerPort'],
]);
/**
 * The known name that was probably meant: the same letters, one that is a few edits away, one that was shortened
 * (`execRoleArn`) or one that was made longer (`memoryLimit`).
 */
function findMeant(name, known) {
    const letters = spell(name);
    const same = known.find((one) => spell(one) === letters);
    const other = OTHER_NAMES.get(letters);
    if (same !== undefined)
        return same;
    if (other !== undefined && known.includes(other))
        return other;
    const near = (0,inputs_fault/* findNearest */.qg)(name, known);
    if (near !== undefined)
        return near;
    const longer = known.filter((one) => isShortFor(letters, spell(one))).sort((a, b) => a.length - b.length);
    const shorter = known.filter((one) => one.length > 3 && letters.startsWith(spell(one)));
    return longer[0] ?? shorter.sort((a, b) => b.length - a.length)[0];
}
function spell(name) {
    return name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}
/** Whether a name of three letters at least has only letters of the whole one, in their order. */
function isShortFor(short, whole) {
    if (short.length < 3 || short[0] !== whole[0])
        return false;
    let at = 0;
    for (const letter of whole)
        if (letter === short[at])
            at += 1;
    return at === short.length;
}
/** A field in the wrong place: of the task definition, of a container, or inside a field of this place. */
function findElsewhere(name, shape) {
    const inside = Object.entries(shape.members).find(([, field]) => isField(name, field));
    if (inside !== undefined)
        return `It belongs in ${inside[0]}`;
    if (isField(name, document_shape/* TASK_DEFINITION_SHAPE */.wC))
        return 'It belongs in the task definition itself, next to containerDefinitions';
    return isField(name, CONTAINER) ? 'It belongs in a container' : undefined;
}
const CONTAINER = (0,document_shape/* isStructure */.ip)(document_shape/* TASK_DEFINITION_SHAPE */.wC) ? document_shape/* TASK_DEFINITION_SHAPE */.wC.members.containerDefinitions : undefined;
function isField(name, shape) {
    if ((0,document_shape/* isListShape */.KB)(shape))
        return isField(name, shape[0]);
    return (0,document_shape/* isStructure */.ip)(shape) && Object.hasOwn(shape.members, name);
}

;// CONCATENATED MODULE: ./lib/task-definition/parse-document.js
/** A task definition file, JSON or YAML, hostile or not, to a document that can be registered. */













/**
 * In UTF-16 code units. ECS takes 64 KiB (ECS API reference, RegisterTaskDefinition); comments and layout may take
 * more. The parser's time grows with the square of what is wrong in a text, so this bounds it to about a second.
 */
const LONGEST_TEXT = 262_144;
/** More than this is noise. */
const MOST_FAULTS = 20;
/**
 * Reads a file of any name as JSON or YAML 1.2, takes a described document out of its wrapping, drops what only answers
 * hold, puts types right, and checks the shape. Aliases, depth and size are bounded; a name given twice is a fault.
 * @param file the file's name, for the faults; they name places and members, never content
 * @param kept names of members that stay although they are null or an empty text
 */
function parseDocument(text, file, kept = []) {
    const parsed = parseTree(text);
    const comment = text.length > LONGEST_TEXT ? undefined : findComment(text);
    if (comment !== undefined)
        return { faults: [{ file, ...comment }] };
    const checked = 'tree' in parsed ? checkTree(parsed.tree, file, kept) : explainSyntax(text, parsed.faults);
    if ('document' in checked)
        return checked;
    return { faults: checked.faults.slice(0, MOST_FAULTS).map((fault) => ({ file, ...fault })) };
}
/** A template whose placeholders were not replaced is often no JSON: then these are what is wrong. */
function explainSyntax(text, faults) {
    const quoted = text.length > LONGEST_TEXT ? text : quotePlaceholders(text);
    const parsed = quoted === text ? { faults } : parseTree(quoted);
    const unfilled = 'tree' in parsed ? listUnfilled(parsed.tree) : listTemplateLines(quoted);
    return { faults: unfilled.length > 0 ? unfilled : faults };
}
/** Placeholders of a file, with their lines. */
function listUnfilled({ json, lines }) {
    if (!(0,lib_json/* isJsonObject */.OW)(json))
        return [];
    const inner = json.taskDefinition;
    const places = { file: '', prefix: (0,lib_json/* isJsonObject */.OW)(inner) ? 'taskDefinition.' : '', lines };
    return (0,find_placeholders/* findPlaceholders */.G)((0,lib_json/* isJsonObject */.OW)(inner) ? inner : json).faults.map((fault) => {
        const { file: _, ...located } = (0,task_definition_places/* locateFault */.h)(fault, places);
        return located;
    });
}
function checkTree(tree, file, kept) {
    const other = findOtherKind(tree.json);
    if (other !== undefined || !(0,lib_json/* isJsonObject */.OW)(tree.json))
        return { faults: other === undefined ? [] : [other] };
    const corrected = putRight(tree, kept);
    const document = (0,registrable/* toRegistrable */.o)((0,lib_json/* isJsonObject */.OW)(corrected.json) ? corrected.json : {}, kept);
    const prefix = (0,lib_json/* isJsonObject */.OW)(tree.json.taskDefinition) ? 'taskDefinition.' : '';
    const places = { file, prefix, lines: tree.lines, moved: corrected.moved };
    const checked = (0,check/* checkDocument */.sw)(document).map((fault) => (0,task_definition_places/* locateFault */.h)(fault, places));
    const faults = [
        ...corrected.faults.map((fault) => (0,task_definition_places/* locateFault */.h)(fault, { file, prefix: '', lines: tree.lines })),
        ...checked,
    ];
    const inFile = { file, prefix, lines: tree.lines };
    const unknown = findUnknownFields(prefix === '' ? tree.json : asObject(tree.json.taskDefinition));
    const doubts = unknown.map((fault) => (0,task_definition_places/* locateFault */.h)(fault, inFile));
    // A field that is not there may be there by another name.
    if (faults.length > 0)
        return { faults: joinFaults(listUnfilled(tree).filter(isNoImage), faults, doubts) };
    const notice = describeCorrections(corrected);
    return { document, places, doubts, ...(notice === undefined ? {} : { notice }) };
}
function asObject(json) {
    return (0,lib_json/* isJsonObject */.OW)(json) ? json : {};
}
/** Images may be set by the run, so their placeholders are left to it. */
function isNoImage({ path }) {
    return !path.endsWith('.image');
}
/** One fault for each place: the first list that has one explains it best. */
function joinFaults(...lists) {
    return lists.flatMap((list, at) => {
        const explained = new Set(lists.slice(0, at).flatMap((one) => one.map(({ path }) => path)));
        return list.filter(({ path }) => path === '' || !explained.has(path));
    });
}
/** The tree of a JSON or YAML text of any kind: size, depth and aliases are bounded. */
function parseTree(text) {
    if (text.length > LONGEST_TEXT) {
        return {
            faults: [{ path: '', problem: 'is longer than 256 KiB', advice: 'Give a task definition; ECS takes 64 KiB' }],
        };
    }
    if (isTooDeep(text)) {
        return { faults: [{ path: '', problem: 'is nested too deep', advice: 'No task definition needs this depth' }] };
    }
    const counter = new dist/* LineCounter */.HN();
    const lineAt = (offset) => counter.linePos(offset).line;
    const parsed = (0,dist/* parseDocument */.Tp)(text, {
        version: '1.2',
        schema: 'core',
        // Dates, sets and bytes have no form in JSON.
        resolveKnownTags: false,
        stringKeys: true,
        uniqueKeys: false,
        prettyErrors: false,
        logLevel: 'error',
        lineCounter: counter,
    });
    const faults = describeSyntax(parsed, lineAt);
    if (faults.length > 0)
        return { faults };
    const converted = convertNode(parsed, lineAt);
    return converted.faults.length > 0 ? { faults: converted.faults } : { tree: converted };
}
/** In our own words: the parser's messages quote the file. */
const SYNTAX_WORDS = {
    BAD_INDENT: 'is not indented as JSON or YAML must be, or a bracket before this line is not closed',
    MISSING_CHAR: 'lacks a bracket, quote, comma or colon',
    MULTIPLE_DOCS: 'holds more than one document',
    NON_STRING_KEY: 'has a name that is not a string',
    TAG_RESOLVE_FAILED: 'has a YAML tag ("!…") that has no meaning here',
    TAB_AS_INDENT: 'is indented with tabs, which YAML forbids',
    UNEXPECTED_TOKEN: 'holds something unexpected',
};
function describeSyntax(parsed, lineAt) {
    return [...parsed.errors, ...parsed.warnings].map((error) => ({
        path: '',
        line: lineAt(error.pos[0]),
        problem: SYNTAX_WORDS[error.code] ?? `is not JSON or YAML (${error.code})`,
        advice: 'Correct this line or the one before it',
    }));
}


/***/ }),

/***/ 6740:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $e: () => (/* binding */ findPlaceholder),
/* harmony export */   Fm: () => (/* binding */ describePlaceholder),
/* harmony export */   Hy: () => (/* binding */ PLACEHOLDER_ADVICE),
/* harmony export */   PV: () => (/* binding */ isBlankWord),
/* harmony export */   Wd: () => (/* binding */ findProbablePlaceholder),
/* harmony export */   Xu: () => (/* binding */ findImageWord)
/* harmony export */ });
/** Placeholders of templates in the text of a task definition, such as `<ACCOUNT_ID>`, `${REGION}` or `{{ TAG }}`. */
/** What tools put their variables into, by what a text must not be to have them. */
const TEMPLATES = [
    // GitHub Actions, Azure Pipelines; mustache, Jinja, Helm, Go templates; shell, envsubst, Terraform.
    /\$\{\{[^{}]*\}\}/,
    /\{\{[^{}]*\}\}/,
    /\{%[^{}]*%\}/,
    /\$\{[^{}]*\}/,
    /#\{[^{}]*\}#?/,
    // ERB and EJS, then what people write by hand, and what AWS CodePipeline replaces: <IMAGE1_NAME>.
    /<%[^<>]*%>/,
    /<[A-Za-z_][A-Za-z0-9_ .:/-]*>/,
];
const BRACKETS = [...TEMPLATES, /\[\[[^[\]]*\]\]/];
const SIGNS = [/\$\([A-Za-z_][\w.]*\)/, /\$[A-Za-z_]\w*/, /%[A-Za-z_]\w{2,}%/, /@[A-Z][A-Z0-9_]+@/];
const SINGLE_BRACES = [/\{[A-Za-z_][\w.-]*\}/];
const FORMS = {
    name: [...BRACKETS, ...SIGNS, ...SINGLE_BRACES],
    option: [...BRACKETS, ...SIGNS],
    path: BRACKETS,
    variable: TEMPLATES,
};
/** The first placeholder in a text; undefined when there is none. */
function findPlaceholder(text, strictness) {
    const found = FORMS[strictness].flatMap((form) => form.exec(text) ?? []);
    const [first] = [...found].sort((a, b) => text.indexOf(a) - text.indexOf(b));
    return first ?? (strictness === 'name' ? findWord(text) : undefined);
}
/** A word where an ARN, a registry or a file system has its own. */
function findWord(text) {
    if (text.startsWith('arn:')) {
        const [, , , region = '', account = ''] = text.split(':');
        return [region].find(isRegionWord) ?? [account].find(isAccountWord);
    }
    const [, account = '', region = ''] = /^([^./:]+)\.dkr[.-]ecr(?:-fips)?\.([^./:]+)\./.exec(text) ?? [];
    const [id] = /^fs(?:ap)?-\w*x{3}\w*$/i.exec(text) ?? [];
    return [account].find(isAccountWord) ?? [region].find(isRegionWord) ?? id;
}
/** Accounts have digits; `aws` owns the managed policies and roles (IAM User Guide, IAM identifiers). */
function isAccountWord(account) {
    return account !== '' && account !== 'aws' && !/^\d+$/.test(account);
}
/** Names of regions are lower case and end in a number; only what is plainly none is named here. */
function isRegionWord(region) {
    return /[A-Z_]|region|x{3}/.test(region);
}
/** Capital letters that stand for what somebody has to fill in; `xxxx` may be a name. */
function isBlankWord(text) {
    return /^X{4,}$/.test(text);
}
/**
 * A word for an image or a part of one. Docker takes no repository in capital letters and no registry with an underscore
 * (Docker reference of image names), so neither `IMAGE` nor `__REGISTRY__/web` can be one.
 */
function findImageWord(image) {
    if (/^[A-Z][A-Z0-9_]*$/.test(image))
        return image;
    const [, repository = '', tag = '', digest = ''] = /^([^@]*?)(?::([^:/@]*))?(?:@(?:[^:]*:)?(.*))?$/s.exec(image) ?? [];
    return findProbablePlaceholder(repository) ?? [...repository.split('/'), tag, digest].find(isBlankWord);
}
/** `__IMAGE_TAG__`: most probably a placeholder, yet a legal part of a name. */
function findProbablePlaceholder(text) {
    return /(?<![A-Za-z0-9_])__[A-Z][A-Z0-9_]*__(?![A-Za-z0-9_])/.exec(text)?.[0];
}
/** The end of a fault's words. */
const PLACEHOLDER_ADVICE = 'Fill it in before this step, for example with envsubst, sed or jq';
const NAME_INSIDE = /^[^A-Za-z0-9_]*[A-Za-z0-9_][A-Za-z0-9_. -]{0,60}[^A-Za-z0-9_]*$/;
/** In words. Its name is shown; what is no name may be content of the file, and is not. */
function describePlaceholder(placeholder) {
    const words = 'this placeholder was not replaced';
    return NAME_INSIDE.test(placeholder) ? `${words}: ${placeholder}` : words;
}


/***/ }),

/***/ 8901:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ locateFault)
/* harmony export */ });
/** The fault with its file and line; as it is, for a document that is of no file. */
function locateFault(fault, places) {
    if (places === undefined)
        return fault;
    const path = findOrigin(places.prefix + fault.path, places.moved ?? new Map());
    const line = findLine(path, places.lines);
    return { ...fault, file: places.file, path, ...(line === undefined ? {} : { line }) };
}
/** The path in the file. */
function findOrigin(path, moved) {
    let now = '';
    let before = '';
    for (const step of path.split(/(?=[.[])/)) {
        const at = moved.get(now)?.[Number(/^\[(\d+)\]$/.exec(step)?.[1])];
        before += at === undefined ? step : `[${at}]`;
        now += step;
    }
    return before;
}
/** The line of a place, or of what it would be in. */
function findLine(path, lines) {
    return lines.get(path) ?? (path === '' ? undefined : findLine(parentOf(path), lines));
}
function parentOf(path) {
    return path.replace(/(?:\.?[^.[\]]+|\[\d+\])$/, '');
}


/***/ }),

/***/ 9115:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ readDocument)
/* harmony export */ });
/* harmony import */ var _report_outside_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8561);
/* harmony import */ var _fault_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2073);
/* harmony import */ var _parse_document_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2361);
/* harmony import */ var _registrable_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8609);




/**
 * Reads a document from its file, or from ECS. A file is read without a call; what had to be put right in it is told.
 * @throws DeployError `input` for a file that cannot be used; whatever `Ecs.describeRevision` throws
 */
async function readDocument({ taskDefinition: asked, keptEmptyMembers }, world) {
    if (asked.kind === 'serving')
        return {};
    if (asked.kind === 'registered') {
        const revision = await world.ecs.describeRevision(asked.reference);
        const isNumbered = /:\d+$/.test(asked.reference);
        const document = (0,_registrable_js__WEBPACK_IMPORTED_MODULE_3__/* .toRegistrable */ .o)(revision.described);
        return { document, documentArn: revision.arn, ...(isNumbered ? { named: revision } : {}) };
    }
    const text = await world.files.readText(asked.path, 'task-definition');
    const parsed = (0,_parse_document_js__WEBPACK_IMPORTED_MODULE_2__/* .parseDocument */ .T)(text, asked.path, keptEmptyMembers);
    if ('faults' in parsed)
        throw (0,_fault_js__WEBPACK_IMPORTED_MODULE_1__/* .refuseDocument */ .oL)(parsed.faults);
    if (parsed.notice !== undefined) {
        const text = `${(0,_report_outside_text_js__WEBPACK_IMPORTED_MODULE_0__/* .quoteOutsideText */ .h)(asked.path, 200)} was adjusted for ECS. ${parsed.notice}`;
        world.tell({ type: 'notice', text, advice: 'Make the same changes in the file.' });
    }
    for (const doubt of parsed.doubts)
        world.tell({ type: 'warning', text: (0,_fault_js__WEBPACK_IMPORTED_MODULE_1__/* .formatDocumentFault */ .FA)(doubt) });
    const { document, places } = parsed;
    return { document, places };
}


/***/ }),

/***/ 8609:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ isResponseOnly),
/* harmony export */   o: () => (/* binding */ toRegistrable)
/* harmony export */ });
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6413);

/** Members that DescribeTaskDefinition answers and RegisterTaskDefinition refuses (ECS API reference, TaskDefinition). */
const RESPONSE_ONLY = new Set([
    'taskDefinitionArn',
    'revision',
    'status',
    'requiresAttributes',
    'compatibilities',
    'registeredAt',
    'registeredBy',
    'deregisteredAt',
    'deleteRequestedAt',
]);
/** Whether only answers have a member of this name, at the top of a document. */
function isResponseOnly(name) {
    return RESPONSE_ONLY.has(name);
}
/**
 * The document of a described revision, or of a file in either form: taken out of `{taskDefinition, tags}`, without the
 * members that only answers hold, without members that are null, and without an empty list of tags, which ECS refuses.
 * Members that nobody here knows are kept: ECS may.
 * @param kept names of members that stay although they are null
 */
function toRegistrable(described, kept = []) {
    const inner = described.taskDefinition;
    const source = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(inner) ? { ...inner, ...pickTags(described) } : described;
    const members = Object.entries(source).filter(([name, value]) => !RESPONSE_ONLY.has(name) && !isEmptyTags(name, value));
    return asDocument(dropNulls(Object.fromEntries(members), kept));
}
function pickTags(described) {
    return described.tags === undefined ? {} : { tags: described.tags };
}
function isEmptyTags(name, value) {
    return name === 'tags' && Array.isArray(value) && value.length === 0;
}
/** A file may lack them; `checkDocument` says so. */
function asDocument(members) {
    return members;
}
/** A member that a tool writes as `null` was not set. Items of lists stay, for their places to stay. */
function dropNulls(value, kept) {
    if (Array.isArray(value))
        return value.map((item) => dropNulls(item, kept));
    if (!(0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(value))
        return value;
    const members = Object.entries(value).flatMap(([name, member]) => member === undefined || (member === null && !kept.includes(name)) ? [] : [[name, dropNulls(member, kept)]]);
    return Object.fromEntries(members);
}


/***/ }),

/***/ 4055:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  P: () => (/* binding */ renderTaskDefinition)
});

// EXTERNAL MODULE: ./lib/json.js
var json = __webpack_require__(6413);
// EXTERNAL MODULE: ./lib/report/outside-text.js
var outside_text = __webpack_require__(8561);
// EXTERNAL MODULE: ./lib/task-definition/check.js
var check = __webpack_require__(6909);
// EXTERNAL MODULE: ./lib/task-definition/choose-containers.js
var choose_containers = __webpack_require__(4913);
;// CONCATENATED MODULE: ./lib/task-definition/merge-entries.js


const WORDS = {
    value: { noun: 'environment variable', other: 'a secret now' },
    valueFrom: { noun: 'secret', other: 'an environment variable now' },
};
/**
 * The entries of one list, `value` being that of the environment. A name that is set in the other list leaves this one,
 * since ECS refuses one name in both (ECS Developer Guide, secrets).
 */
function mergeEntries(before, member, settings) {
    const { environment, secrets } = settings;
    const [asked, elsewhere] = member === 'value' ? [environment, secrets] : [secrets, environment];
    const words = WORDS[member];
    const old = Array.isArray(before) ? before.filter(isEntry) : [];
    const isKept = chooseKept(asked, elsewhere, settings);
    const names = new Set(old.map(({ name }) => name));
    const added = asked.filter(({ name }) => !names.has(name));
    const kept = old.filter(isKept);
    const replaced = kept.filter((entry) => replaceValue(entry, member, asked) !== entry);
    const moved = new Set(elsewhere.map(({ name }) => name));
    const gone = old.filter((entry) => !isKept(entry));
    return {
        entries: [
            ...kept.map((entry) => replaceValue(entry, member, asked)),
            ...added.map(({ name, value }) => ({ name, [member]: value })),
        ],
        changes: [
            ...gone.map(({ name }) => {
                const why = moved.has((0,json/* toText */.fE)(name)) ? `it is ${words.other}` : 'it is not listed';
                return `${words.noun} ${show(name)} removed: ${why}`;
            }),
            ...replaced.map(({ name }) => `${words.noun} ${show(name)} changed`),
            ...added.map(({ name }) => `${words.noun} ${show(name)} added`),
        ],
    };
}
function chooseKept(asked, elsewhere, { shouldPruneEnvironment }) {
    const listed = new Set(asked.map(({ name }) => name));
    const moved = new Set(elsewhere.map(({ name }) => name));
    return ({ name }) => !moved.has((0,json/* toText */.fE)(name)) && (!shouldPruneEnvironment || listed.has((0,json/* toText */.fE)(name)));
}
/** Names of entries may hold anything. */
function show(name) {
    return (0,outside_text/* quoteOutsideText */.h)((0,json/* toText */.fE)(name), 255);
}
function isEntry(entry) {
    return (0,json/* isJsonObject */.OW)(entry);
}
/** The same object when nothing changes. */
function replaceValue(entry, member, asked) {
    const next = asked.find(({ name }) => name === entry.name);
    return next === undefined || next.value === entry[member] ? entry : { ...entry, [member]: next.value };
}
/** Members of an object such as labels or options, set by name. */
function mergeMembers(before, asked, noun) {
    const old = (0,json/* isJsonObject */.OW)(before) ? before : {};
    const changed = asked.filter(({ name, value }) => !Object.hasOwn(old, name) || old[name] !== value);
    const entries = changed.map(({ name, value }) => [name, value]);
    return {
        members: Object.fromEntries([...Object.entries(old), ...entries]),
        changes: changed.map(({ name }) => `${noun} ${show(name)} ${Object.hasOwn(old, name) ? 'changed' : 'added'}`),
    };
}

;// CONCATENATED MODULE: ./lib/task-definition/render-log.js



/**
 * Sets driver and options. Options go into those that are there; another driver drops those of the one before, secret
 * ones too, since each driver has options of its own (ECS API reference, LogConfiguration).
 */
function renderLog({ logConfiguration }, settings) {
    const { logDriver, logOptions } = settings;
    if (logDriver === undefined && logOptions.length === 0)
        return { members: {}, changes: [] };
    const before = (0,json/* isJsonObject */.OW)(logConfiguration) ? logConfiguration : {};
    const driver = logDriver ?? before.logDriver;
    if (typeof driver !== 'string' || driver === '') {
        return {
            problem: 'has no log driver, and log-configuration-options are options of one',
            advice: 'Set log-configuration-log-driver, or logDriver in the task definition',
        };
    }
    const isOther = before.logDriver !== undefined && before.logDriver !== driver;
    const ground = isOther ? withoutOptions(before) : before;
    const options = mergeMembers(ground.options, logOptions, 'log option');
    const next = { ...ground, logDriver: driver, ...(logOptions.length === 0 ? {} : { options: options.members }) };
    return {
        members: { logConfiguration: next },
        changes: [...describeDriver(before, driver), ...(isOther ? describeDropped(before) : []), ...options.changes],
    };
}
function withoutOptions({ options: _options, secretOptions: _secretOptions, ...others }) {
    return others;
}
function describeDriver({ logDriver }, next) {
    if (logDriver === next)
        return [];
    return [logDriver === undefined ? `log driver ${next}` : `log driver ${render_log_show(logDriver)} → ${next}`];
}
function describeDropped({ logDriver, options, secretOptions }) {
    const plain = (0,json/* isJsonObject */.OW)(options) ? Object.keys(options) : [];
    const secret = Array.isArray(secretOptions) ? secretOptions.filter(json/* isJsonObject */.OW).map(({ name }) => name) : [];
    return [...plain, ...secret].map((name) => `log option ${render_log_show(name)} removed: it is one of ${render_log_show(logDriver)}`);
}
function render_log_show(text) {
    return (0,outside_text/* quoteOutsideText */.h)((0,json/* toText */.fE)(text), 255);
}

;// CONCATENATED MODULE: ./lib/task-definition/render-container.js




/** @param path of the container in the document, for the faults */
function renderContainer(container, { image, settings }, path) {
    const log = settings === undefined ? { members: {}, changes: [] } : renderLog(container, settings);
    const edits = [
        editImage(container, image),
        ...(settings === undefined ? [] : editSettings(container, settings)),
        ...('problem' in log ? [] : [log]),
    ].filter(({ changes }) => changes.length > 0);
    const changes = edits.flatMap((edit) => edit.changes);
    return {
        container: { ...container, ...Object.fromEntries(edits.flatMap(({ members }) => Object.entries(members))) },
        changes: changes.map((change) => `container ${container.name}: ${change}`),
        faults: 'problem' in log ? [{ path: `${path}.logConfiguration`, ...log }] : [],
    };
}
function editImage({ image: before }, image) {
    if (image === undefined || image === before)
        return { members: {}, changes: [] };
    const words = before === undefined ? `image ${image}` : `image ${(0,outside_text/* quoteOutsideText */.h)(before, 255)} → ${image}`;
    return { members: { image }, changes: [words] };
}
function editSettings(container, settings) {
    const environment = mergeEntries(container.environment, 'value', settings);
    const secrets = mergeEntries(container.secrets, 'valueFrom', settings);
    const labels = mergeMembers(container.dockerLabels, settings.dockerLabels, 'docker label');
    return [
        { members: { environment: environment.entries }, changes: environment.changes },
        { members: { secrets: secrets.entries }, changes: secrets.changes },
        editFiles(container.environmentFiles, settings.environmentFiles),
        { members: { dockerLabels: labels.members }, changes: labels.changes },
        editCommand(container.command, settings.command),
    ];
}
/** Whole lists only: of files that set the same variable, their order decides (ECS API reference, EnvironmentFile). */
function editFiles(before, asked) {
    const old = Array.isArray(before) ? before.filter(json/* isJsonObject */.OW).map(({ value }) => (0,json/* toText */.fE)(value)) : [];
    if (asked.length === 0 || isSameList(old, asked))
        return { members: {}, changes: [] };
    const added = asked.filter((arn) => !old.includes(arn)).map((arn) => `environment file ${arn} added`);
    const removed = old
        .filter((arn) => !asked.includes(arn))
        .map((arn) => `environment file ${(0,outside_text/* quoteOutsideText */.h)(arn, 1024)} removed`);
    const changes = [...removed, ...added];
    return {
        members: { environmentFiles: asked.map((value) => ({ value, type: 's3' })) },
        changes: changes.length === 0 ? ['environment files in another order'] : changes,
    };
}
/** A command may hold secrets. */
function editCommand(before, asked) {
    if (asked === undefined || isSameList(before, asked))
        return { members: {}, changes: [] };
    return { members: { command: asked }, changes: ['command changed'] };
}
function isSameList(before, asked) {
    const old = Array.isArray(before) ? before : [];
    return old.length === asked.length && asked.every((item, at) => item === old[at]);
}

;// CONCATENATED MODULE: ./lib/task-definition/render.js
/** The next document: the base with the asked members changed, everything else as it was. */





/**
 * Makes the next document. A variable that becomes a secret, or the other way round, leaves its old list, since ECS
 * refuses one name in both (ECS Developer Guide, secrets).
 * @returns faults when a container is not there or cannot be told, when one is left without an image, or gets options
 * of a log driver that it does not have
 */
function renderTaskDefinition(base, edits, checked = 'all') {
    const targets = (0,choose_containers/* chooseContainers */.u)(base, edits);
    if ('faults' in targets)
        return targets;
    const rendered = base.containerDefinitions.map((container, index) => renderContainer(container, pickEdits(container.name, edits, targets.names), `containerDefinitions[${index}]`));
    const roles = renderRoles(base, edits);
    const document = {
        ...base,
        ...roles.members,
        containerDefinitions: rendered.map(({ container }) => container),
    };
    const found = [...rendered.flatMap((one) => one.faults), ...(0,check/* checkImages */.B6)(document), ...(0,check/* checkNamesInBoth */.Vy)(document)];
    const chosen = base.containerDefinitions.map(({ name }) => isChosen(name, edits, targets.names));
    const faults = checked === 'all' ? found : found.filter(({ path }) => isOfChosen(path, chosen));
    if (faults.length > 0)
        return { faults };
    return { document, changes: [...rendered.flatMap(({ changes }) => changes), ...roles.changes] };
}
/** Whether the edits are about this container. */
function isChosen(name, { images }, targets) {
    return targets.includes(name) || images.some(({ container }) => container === name);
}
/** Whether a place of the document is outside the containers that were not chosen. */
function isOfChosen(path, chosen) {
    const [, index] = /^containerDefinitions\[(\d+)\]/.exec(path) ?? [];
    return index === undefined || chosen[Number(index)] === true;
}
function pickEdits(name, edits, targets) {
    const own = edits.images.find((image) => image.container === name)?.reference;
    const isTarget = targets.includes(name);
    const image = own ?? (isTarget ? edits.images.find(choose_containers/* hasNoContainer */.H)?.reference : undefined);
    return { ...(image === undefined ? {} : { image }), ...(isTarget ? { settings: edits.containerSettings } : {}) };
}
const ROLES = [
    { member: 'taskRoleArn', noun: 'task role', edit: 'taskRole' },
    { member: 'executionRoleArn', noun: 'execution role', edit: 'executionRole' },
];
function renderRoles(base, edits) {
    const changed = ROLES.flatMap(({ member, noun, edit }) => {
        const next = edits[edit];
        return next === undefined || next === base[member] ? [] : [{ member, noun, before: base[member], next }];
    });
    return {
        members: Object.fromEntries(changed.map(({ member, next }) => [member, next])),
        changes: changed.map(({ noun, before, next }) => before === undefined ? `${noun} ${next}` : `${noun} ${(0,outside_text/* quoteOutsideText */.h)((0,json/* toText */.fE)(before), 255)} → ${next}`),
    };
}


/***/ }),

/***/ 1180:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B2: () => (/* binding */ doubt),
/* harmony export */   Gz: () => (/* binding */ below),
/* harmony export */   cH: () => (/* binding */ breach),
/* harmony export */   gQ: () => (/* binding */ wrongType)
/* harmony export */ });
function breach(path, text) {
    return { path, text, kind: 'rule' };
}
/** Wording not documented. */
function wrongType(path, wanted) {
    return { path, text: `${path} must be ${wanted}`, kind: 'type' };
}
/** A rule without a documented or observed source, or a value that ECS may know by now. The text is ours. */
function doubt(path, text) {
    return { path, text, kind: 'doubt' };
}
/** The path of a member below another. */
function below(path, member) {
    return path === '' ? member : `${path}.${member}`;
}


/***/ }),

/***/ 2884:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F5: () => (/* binding */ shapeOf),
/* harmony export */   KB: () => (/* binding */ isListShape),
/* harmony export */   ip: () => (/* binding */ isStructure),
/* harmony export */   wC: () => (/* binding */ TASK_DEFINITION_SHAPE)
/* harmony export */ });
/** The type of every member of RegisterTaskDefinition's input (ECS API reference). */
function isListShape(shape) {
    return Array.isArray(shape);
}
function isStructure(shape) {
    return typeof shape === 'object' && 'members' in shape;
}
/** The shape of a field; undefined when the structure does not have it. */
function shapeOf({ members }, name) {
    return Object.hasOwn(members, name) ? members[name] : undefined;
}
function oneOf(...values) {
    return { oneOf: values };
}
function structure(members, ...required) {
    return { members, required };
}
/** Members of the same type. */
function all(shape, ...names) {
    return Object.fromEntries(names.map((name) => [name, shape]));
}
const SWITCH = oneOf('ENABLED', 'DISABLED');
const PAIR = structure(all('string', 'name', 'value'));
const SECRET = structure(all('string', 'name', 'valueFrom'), 'name', 'valueFrom');
const PORT_MAPPING = structure({
    ...all('integer', 'containerPort', 'hostPort'),
    ...all('string', 'name', 'containerPortRange'),
    protocol: oneOf('tcp', 'udp'),
    appProtocol: oneOf('http', 'http2', 'grpc'),
});
const LINUX_PARAMETERS = structure({
    capabilities: structure(all(['string'], 'add', 'drop')),
    devices: [
        structure({ ...all('string', 'hostPath', 'containerPath'), permissions: [oneOf('read', 'write', 'mknod')] }, 'hostPath'),
    ],
    initProcessEnabled: 'boolean',
    ...all('integer', 'sharedMemorySize', 'maxSwap', 'swappiness'),
    tmpfs: [structure({ containerPath: 'string', size: 'integer', mountOptions: ['string'] }, 'containerPath', 'size')],
});
const ULIMIT = structure({
    name: oneOf(...['core', 'cpu', 'data', 'fsize', 'locks', 'memlock', 'msgqueue', 'nice', 'nofile', 'nproc', 'rss', 'rtprio'], ...['rttime', 'sigpending', 'stack']),
    ...all('integer', 'softLimit', 'hardLimit'),
}, 'name', 'softLimit', 'hardLimit');
const LOG_CONFIGURATION = structure({
    logDriver: oneOf('json-file', 'syslog', 'journald', 'gelf', 'fluentd', 'awslogs', 'splunk', 'awsfirelens'),
    options: 'map',
    secretOptions: [SECRET],
}, 'logDriver');
const CONTAINER = structure({
    ...all('string', 'name', 'image', 'hostname', 'user', 'workingDirectory'),
    ...all('integer', 'cpu', 'memory', 'memoryReservation', 'startTimeout', 'stopTimeout'),
    ...all('boolean', 'essential', 'disableNetworking', 'privileged', 'readonlyRootFilesystem', 'interactive'),
    pseudoTerminal: 'boolean',
    ...all(['string'], 'links', 'entryPoint', 'command', 'dnsServers', 'dnsSearchDomains', 'dockerSecurityOptions'),
    credentialSpecs: ['string'],
    dockerLabels: 'map',
    repositoryCredentials: structure({ credentialsParameter: 'string' }, 'credentialsParameter'),
    portMappings: [PORT_MAPPING],
    restartPolicy: structure({ enabled: 'boolean', ignoredExitCodes: ['integer'], restartAttemptPeriod: 'integer' }, 'enabled'),
    environment: [PAIR],
    environmentFiles: [structure({ value: 'string', type: oneOf('s3') }, 'value', 'type')],
    mountPoints: [structure({ ...all('string', 'sourceVolume', 'containerPath'), readOnly: 'boolean' })],
    volumesFrom: [structure({ sourceContainer: 'string', readOnly: 'boolean' })],
    linuxParameters: LINUX_PARAMETERS,
    secrets: [SECRET],
    dependsOn: [
        structure({ containerName: 'string', condition: oneOf('START', 'COMPLETE', 'SUCCESS', 'HEALTHY') }, 'containerName', 'condition'),
    ],
    versionConsistency: oneOf('enabled', 'disabled'),
    extraHosts: [structure(all('string', 'hostname', 'ipAddress'), 'hostname', 'ipAddress')],
    ulimits: [ULIMIT],
    logConfiguration: LOG_CONFIGURATION,
    healthCheck: structure({ command: ['string'], ...all('integer', 'interval', 'timeout', 'retries', 'startPeriod') }, 'command'),
    systemControls: [structure(all('string', 'namespace', 'value'))],
    resourceRequirements: [
        structure({
            value: 'string',
            type: oneOf('GPU', 'InferenceAccelerator'),
            sharingStrategy: structure({ nvidiaMps: structure(all('integer', 'memory', 'maxComputePercent')) }),
        }, 'value', 'type'),
    ],
    firelensConfiguration: structure({ type: oneOf('fluentd', 'fluentbit'), options: 'map' }, 'type'),
});
const VOLUME = structure({
    name: 'string',
    host: structure({ sourcePath: 'string' }),
    dockerVolumeConfiguration: structure({
        scope: oneOf('task', 'shared'),
        autoprovision: 'boolean',
        driver: 'string',
        ...all('map', 'driverOpts', 'labels'),
    }),
    efsVolumeConfiguration: structure({
        ...all('string', 'fileSystemId', 'rootDirectory'),
        transitEncryption: SWITCH,
        transitEncryptionPort: 'integer',
        authorizationConfig: structure({ accessPointId: 'string', iam: SWITCH }),
    }, 'fileSystemId'),
    s3filesVolumeConfiguration: structure({
        ...all('string', 'fileSystemArn', 'rootDirectory', 'accessPointArn'),
        transitEncryptionPort: 'integer',
    }, 'fileSystemArn'),
    fsxWindowsFileServerVolumeConfiguration: structure({
        ...all('string', 'fileSystemId', 'rootDirectory'),
        authorizationConfig: structure(all('string', 'credentialsParameter', 'domain'), 'credentialsParameter', 'domain'),
    }, 'fileSystemId', 'rootDirectory', 'authorizationConfig'),
    configuredAtLaunch: 'boolean',
});
const TASK_DEFINITION_SHAPE = structure({
    ...all('string', 'family', 'taskRoleArn', 'executionRoleArn', 'cpu', 'memory'),
    networkMode: oneOf('bridge', 'host', 'awsvpc', 'none'),
    containerDefinitions: [CONTAINER],
    volumes: [VOLUME],
    placementConstraints: [structure({ type: 'string', expression: 'string' })],
    requiresCompatibilities: [oneOf('EC2', 'FARGATE', 'EXTERNAL', 'MANAGED_INSTANCES')],
    tags: [structure(all('string', 'key', 'value'))],
    pidMode: oneOf('host', 'task'),
    ipcMode: oneOf('host', 'task', 'none'),
    proxyConfiguration: structure({ type: oneOf('APPMESH'), containerName: 'string', properties: [PAIR] }, 'containerName'),
    inferenceAccelerators: [structure(all('string', 'deviceName', 'deviceType'), 'deviceName', 'deviceType')],
    ephemeralStorage: structure({ sizeInGiB: 'integer' }, 'sizeInGiB'),
    runtimePlatform: structure({
        cpuArchitecture: oneOf('X86_64', 'ARM64'),
        operatingSystemFamily: oneOf('LINUX', ...['2016', '2019', '2022', '2025'].map((year) => `WINDOWS_SERVER_${year}_FULL`), ...['2004', '2019', '2022', '2025', '20H2'].map((version) => `WINDOWS_SERVER_${version}_CORE`)),
    }),
    enableFaultInjection: 'boolean',
});


/***/ }),

/***/ 6857:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ isEcrImage),
/* harmony export */   g: () => (/* binding */ checkFargateContainer)
/* harmony export */ });
/* harmony import */ var _members_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8942);
/* harmony import */ var _breach_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1180);
/* harmony import */ var _logs_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9110);



const DRIVERS = ['awslogs', 'splunk', 'awsfirelens'];
/** @param at the place of the container in its document */
function* checkFargateContainer(container, at) {
    const path = `containerDefinitions[${at}]`;
    if ((0,_members_js__WEBPACK_IMPORTED_MODULE_0__/* .readBoolean */ .Vf)(container, 'privileged') === true) {
        // The quotes of the real text are lost in the capture.
        yield (0,_breach_js__WEBPACK_IMPORTED_MODULE_1__/* .breach */ .cH)(`${path}.privileged`, "Fargate requires that the 'privileged' setting be 'false' at the container level.");
    }
    for (const [place, member] of listUnsupported(container)) {
        yield (0,_breach_js__WEBPACK_IMPORTED_MODULE_1__/* .breach */ .cH)(`${path}.${place}`, `Fargate compatible task definitions do not support ${member}`);
    }
    if ((0,_members_js__WEBPACK_IMPORTED_MODULE_0__/* .readObjects */ .$I)(container, 'resourceRequirements').some(({ type }) => type === 'GPU')) {
        yield (0,_breach_js__WEBPACK_IMPORTED_MODULE_1__/* .breach */ .cH)(`${path}.resourceRequirements`, 'Tasks using the Fargate launch type do not support GPU resource requirements.');
    }
    yield* checkCapabilities(container, path);
    yield* checkLog(container, path);
    yield* checkTimeouts(container, path);
}
function listUnsupported(container) {
    const linux = (0,_members_js__WEBPACK_IMPORTED_MODULE_0__/* .readObject */ .Ag)(container, 'linuxParameters') ?? {};
    const numbers = ['sharedMemorySize', 'maxSwap'].filter((member) => (0,_members_js__WEBPACK_IMPORTED_MODULE_0__/* .readNumber */ .kz)(linux, member) !== undefined);
    return [
        ...((0,_members_js__WEBPACK_IMPORTED_MODULE_0__/* .readList */ .LD)(container, 'dockerSecurityOptions').length > 0
            ? [['dockerSecurityOptions', 'dockerSecurityOptions']]
            : []),
        ...((0,_members_js__WEBPACK_IMPORTED_MODULE_0__/* .readList */ .LD)(linux, 'devices').length > 0 ? [['linuxParameters.devices', 'devices']] : []),
        ...numbers.map((member) => [`linuxParameters.${member}`, member]),
    ];
}
/** Fargate lets a container add SYS_PTRACE and nothing else (ECS API reference, KernelCapabilities). */
function* checkCapabilities(container, path) {
    const capabilities = (0,_members_js__WEBPACK_IMPORTED_MODULE_0__/* .readObject */ .Ag)((0,_members_js__WEBPACK_IMPORTED_MODULE_0__/* .readObject */ .Ag)(container, 'linuxParameters') ?? {}, 'capabilities') ?? {};
    for (const capability of (0,_members_js__WEBPACK_IMPORTED_MODULE_0__/* .readStrings */ .Nc)(capabilities, 'add')) {
        if (capability === 'SYS_PTRACE')
            continue;
        yield (0,_breach_js__WEBPACK_IMPORTED_MODULE_1__/* .breach */ .cH)(`${path}.linuxParameters.capabilities.add`, `${capability} is not allowed on Fargate.`);
    }
}
function* checkLog(container, path) {
    const driver = (0,_logs_js__WEBPACK_IMPORTED_MODULE_2__/* .nameDriver */ .W)(container);
    if (driver === undefined)
        return;
    const place = `${path}.logConfiguration`;
    if (!DRIVERS.includes(driver)) {
        yield (0,_breach_js__WEBPACK_IMPORTED_MODULE_1__/* .breach */ .cH)(`${place}.logDriver`, `${driver} is not a valid log driver. Must be one of [${DRIVERS.join()}]`);
    }
    const options = (0,_members_js__WEBPACK_IMPORTED_MODULE_0__/* .readObject */ .Ag)((0,_members_js__WEBPACK_IMPORTED_MODULE_0__/* .readObject */ .Ag)(container, 'logConfiguration') ?? {}, 'options') ?? {};
    if (driver !== 'awslogs' || options['awslogs-stream-prefix'] !== undefined)
        return;
    yield (0,_breach_js__WEBPACK_IMPORTED_MODULE_1__/* .breach */ .cH)(`${place}.options`, 'Fargate requires log configuration options to include awslogs-stream-prefix to support log driver awslogs.');
}
/**
 * Seconds (ECS API reference, ContainerDefinition). Documented as the valid values, but not enforced: ECS has registered
 * and described 300.
 */
const SHORTEST_TIMEOUT = 2;
const LONGEST_TIMEOUT = 120;
function* checkTimeouts(container, path) {
    const name = (0,_members_js__WEBPACK_IMPORTED_MODULE_0__/* .readString */ .E3)(container, 'name') ?? '';
    for (const member of ['startTimeout', 'stopTimeout']) {
        const seconds = (0,_members_js__WEBPACK_IMPORTED_MODULE_0__/* .readNumber */ .kz)(container, member) ?? SHORTEST_TIMEOUT;
        if (seconds >= SHORTEST_TIMEOUT && seconds <= LONGEST_TIMEOUT)
            continue;
        yield (0,_breach_js__WEBPACK_IMPORTED_MODULE_1__/* .doubt */ .B2)(`${path}.${member}`, `AWS documents ${SHORTEST_TIMEOUT} to ${LONGEST_TIMEOUT} seconds on Fargate for '${member}' of container '${name}', not ${seconds}.`);
    }
}
function isEcrImage(image) {
    return /^\d{12}\.dkr\.ecr\.[a-z0-9-]+\.amazonaws\.com(\.cn)?\//.test(image);
}


/***/ }),

/***/ 6979:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ checkFargate)
/* harmony export */ });
/* harmony import */ var _members_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8942);
/* harmony import */ var _breach_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1180);
/* harmony import */ var _fargate_container_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6857);
/* harmony import */ var _logs_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9110);
/* harmony import */ var _task_size_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8432);





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
    const containers = (0,_members_js__WEBPACK_IMPORTED_MODULE_0__/* .readObjects */ .$I)(task, 'containerDefinitions');
    yield* checkTask(task);
    yield* checkVolumes(task);
    for (const [at, container] of containers.entries())
        yield* (0,_fargate_container_js__WEBPACK_IMPORTED_MODULE_1__/* .checkFargateContainer */ .g)(container, at);
    if (((0,_members_js__WEBPACK_IMPORTED_MODULE_0__/* .readString */ .E3)(task, 'executionRoleArn') ?? '') !== '')
        return;
    for (const [at, container] of containers.entries())
        yield* checkRole(container, at);
}
function* checkTask(task) {
    if ((0,_members_js__WEBPACK_IMPORTED_MODULE_0__/* .readString */ .E3)(task, 'networkMode') !== 'awsvpc') {
        // The quotes are typographic in the real text.
        yield (0,_breach_js__WEBPACK_IMPORTED_MODULE_2__/* .breach */ .cH)('networkMode', 'Fargate only supports network mode ‘awsvpc’.');
    }
    const sizes = findSizeBreach(task);
    if (sizes !== undefined)
        yield sizes;
    if ((0,_members_js__WEBPACK_IMPORTED_MODULE_0__/* .readString */ .E3)(task, 'pidMode') === 'host') {
        yield (0,_breach_js__WEBPACK_IMPORTED_MODULE_2__/* .breach */ .cH)('pidMode', "Tasks using the Fargate launch type do not support pidMode 'host'. The supported value for pidMode is 'task'.");
    }
    if ((0,_members_js__WEBPACK_IMPORTED_MODULE_0__/* .readString */ .E3)(task, 'ipcMode') !== undefined)
        yield (0,_breach_js__WEBPACK_IMPORTED_MODULE_2__/* .breach */ .cH)('ipcMode', describeUnsupported('ipcMode'));
    if ((0,_members_js__WEBPACK_IMPORTED_MODULE_0__/* .readList */ .LD)(task, 'placementConstraints').length > 0) {
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
    const platform = (0,_members_js__WEBPACK_IMPORTED_MODULE_0__/* .readObject */ .Ag)(task, 'runtimePlatform') ?? {};
    const isWindows = ((0,_members_js__WEBPACK_IMPORTED_MODULE_0__/* .readString */ .E3)(platform, 'operatingSystemFamily') ?? 'LINUX') !== 'LINUX';
    const isArm = (0,_members_js__WEBPACK_IMPORTED_MODULE_0__/* .readString */ .E3)(platform, 'cpuArchitecture') === 'ARM64';
    if (isFargateSize(cpu, memory, isWindows) && !(isWindows && isArm))
        return undefined;
    const text = `No Fargate configuration exists for given values: ${cpu} CPU, ${memory} memory. See the Amazon ECS documentation for the valid values.`;
    return cpu > LARGEST_CPU ? (0,_breach_js__WEBPACK_IMPORTED_MODULE_2__/* .doubt */ .B2)('cpu', text) : (0,_breach_js__WEBPACK_IMPORTED_MODULE_2__/* .breach */ .cH)('cpu', text);
}
function describeUnsupported(member) {
    return `Fargate compatible task definitions do not support ${member}`;
}
function* checkVolumes(task) {
    for (const [at, volume] of (0,_members_js__WEBPACK_IMPORTED_MODULE_0__/* .readObjects */ .$I)(task, 'volumes').entries()) {
        if ((0,_members_js__WEBPACK_IMPORTED_MODULE_0__/* .readObject */ .Ag)(volume, 'dockerVolumeConfiguration') !== undefined) {
            yield (0,_breach_js__WEBPACK_IMPORTED_MODULE_2__/* .breach */ .cH)(`volumes[${at}].dockerVolumeConfiguration`, describeUnsupported('dockerVolumeConfiguration'));
        }
        if ((0,_members_js__WEBPACK_IMPORTED_MODULE_0__/* .readString */ .E3)((0,_members_js__WEBPACK_IMPORTED_MODULE_0__/* .readObject */ .Ag)(volume, 'host') ?? {}, 'sourcePath') !== undefined) {
            yield (0,_breach_js__WEBPACK_IMPORTED_MODULE_2__/* .breach */ .cH)(`volumes[${at}].host.sourcePath`, describeUnsupported('sourcePath'));
        }
    }
}
/** Observed, both, in answers of the real service. */
function* checkRole(container, at) {
    const support = (0,_fargate_container_js__WEBPACK_IMPORTED_MODULE_1__/* .isEcrImage */ .O)((0,_members_js__WEBPACK_IMPORTED_MODULE_0__/* .readString */ .E3)(container, 'image') ?? '')
        ? 'ECR images'
        : (0,_logs_js__WEBPACK_IMPORTED_MODULE_4__/* .nameDriver */ .W)(container) === 'awslogs'
            ? 'log driver awslogs'
            : undefined;
    if (support === undefined)
        return;
    const path = `containerDefinitions[${at}]`;
    yield (0,_breach_js__WEBPACK_IMPORTED_MODULE_2__/* .breach */ .cH)(path, `Fargate requires task definition to have execution role ARN to support ${support}.`);
}


/***/ }),

/***/ 9110:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ nameDriver),
/* harmony export */   a: () => (/* binding */ checkLogs)
/* harmony export */ });
/* harmony import */ var _members_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8942);
/* harmony import */ var _breach_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1180);


/** Observed (cdk-preflight, pf-ecs-awslogs-missing-group). */
const NEEDED_OPTIONS = ['awslogs-region', 'awslogs-group'];
/** ECS API reference, EnvironmentFile; observed (cdk-preflight, pf-ecs-environment-files-max). */
const MOST_ENVIRONMENT_FILES = 10;
function* checkLogs(task, containers) {
    for (const [at, container] of containers.entries()) {
        const path = `containerDefinitions[${at}]`;
        yield* checkSecrets(task, container, path);
        yield* checkEnvironmentFiles(container, path);
        const options = (0,_members_js__WEBPACK_IMPORTED_MODULE_0__/* .readObject */ .Ag)((0,_members_js__WEBPACK_IMPORTED_MODULE_0__/* .readObject */ .Ag)(container, 'logConfiguration') ?? {}, 'options') ?? {};
        const missing = NEEDED_OPTIONS.filter((option) => options[option] === undefined);
        if (nameDriver(container) === 'awslogs' && missing.length > 0) {
            yield (0,_breach_js__WEBPACK_IMPORTED_MODULE_1__/* .breach */ .cH)(`${path}.logConfiguration.options`, `Log driver awslogs requires options: ${missing.join(', ')}`);
        }
    }
    const isRouted = containers.some((container) => (0,_members_js__WEBPACK_IMPORTED_MODULE_0__/* .readObject */ .Ag)(container, 'firelensConfiguration') !== undefined);
    const isSent = containers.some((container) => nameDriver(container) === 'awsfirelens');
    // Observed, both: cdk-preflight, pf-ecs-awsfirelens-without-router; the other in reports of real deploys.
    if (isSent && !isRouted) {
        yield (0,_breach_js__WEBPACK_IMPORTED_MODULE_1__/* .breach */ .cH)('containerDefinitions', 'When awsfirelens log driver is specified in log configuration, a firelens configuration object must be configured in one of the containers.');
    }
    if (isRouted && !isSent) {
        yield (0,_breach_js__WEBPACK_IMPORTED_MODULE_1__/* .breach */ .cH)('containerDefinitions', 'When a firelensConfiguration object is specified, at least one container has to be configured with the awsfirelens log driver');
    }
}
/** The log driver, where the container has a log configuration. */
function nameDriver(container) {
    const log = (0,_members_js__WEBPACK_IMPORTED_MODULE_0__/* .readObject */ .Ag)(container, 'logConfiguration');
    return log && (0,_members_js__WEBPACK_IMPORTED_MODULE_0__/* .readString */ .E3)(log, 'logDriver');
}
function* checkSecrets(task, container, path) {
    const hasSecrets = (0,_members_js__WEBPACK_IMPORTED_MODULE_0__/* .readList */ .LD)(container, 'secrets').length > 0;
    // Observed (cdk-preflight, pf-ecs-secrets-without-execution-role).
    if (hasSecrets && ((0,_members_js__WEBPACK_IMPORTED_MODULE_0__/* .readString */ .E3)(task, 'executionRoleArn') ?? '') === '') {
        yield (0,_breach_js__WEBPACK_IMPORTED_MODULE_1__/* .breach */ .cH)(`${path}.secrets`, "When you are specifying container secrets, you must also specify a value for 'executionRoleArn'");
    }
}
function* checkEnvironmentFiles(container, path) {
    const files = (0,_members_js__WEBPACK_IMPORTED_MODULE_0__/* .readObjects */ .$I)(container, 'environmentFiles');
    if (files.length > MOST_ENVIRONMENT_FILES) {
        yield (0,_breach_js__WEBPACK_IMPORTED_MODULE_1__/* .breach */ .cH)(`${path}.environmentFiles`, 'The maximum number of environment files was exceeded. Specify ten or less and try again.');
    }
    // Observed (cdk-preflight, pf-ecs-environment-files-type).
    const isArn = files.every((file) => /^arn:[a-z-]+:s3:/.test((0,_members_js__WEBPACK_IMPORTED_MODULE_0__/* .readString */ .E3)(file, 'value') ?? ''));
    if (!isArn)
        yield (0,_breach_js__WEBPACK_IMPORTED_MODULE_1__/* .breach */ .cH)(`${path}.environmentFiles`, 'Invalid arn syntax.');
}


/***/ }),

/***/ 4274:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  m: () => (/* binding */ listBreaches)
});

// EXTERNAL MODULE: ./lib/task-definition/members.js
var members = __webpack_require__(8942);
// EXTERNAL MODULE: ./lib/task-definition/rules/breach.js
var breach = __webpack_require__(1180);
// EXTERNAL MODULE: ./lib/json.js
var json = __webpack_require__(6413);
// EXTERNAL MODULE: ./lib/task-definition/rules/document-shape.js
var document_shape = __webpack_require__(2884);
;// CONCATENATED MODULE: ./lib/task-definition/rules/check-shape.js
/** Whether a document has the types of its shape. */



const LEAST_INTEGER = -(2 ** 31);
const MOST_INTEGER = 2 ** 31 - 1;
/**
 * Goes as deep as the shape does: members that it does not know are left alone, and null is as good as absent. The texts
 * are ours. Types and required fields are those of the ECS API reference; that an unknown word is refused is assumed.
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
    for (const [name, member] of Object.entries(shape.members))
        yield* checkShape(value[name], member, (0,breach/* below */.Gz)(path, name));
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

;// CONCATENATED MODULE: ./lib/task-definition/rules/essential.js

/** `essential` is true when not given (ECS API reference, ContainerDefinition). */
function isEssential(container) {
    return (0,members/* readBoolean */.Vf)(container, 'essential') ?? true;
}

;// CONCATENATED MODULE: ./lib/task-definition/rules/dependencies.js



function* checkDependencies(containers) {
    const byName = new Map(containers.map((container) => [(0,members/* readString */.E3)(container, 'name') ?? '', container]));
    for (const [index, container] of containers.entries()) {
        for (const [at, dependency] of (0,members/* readObjects */.$I)(container, 'dependsOn').entries()) {
            const path = `containerDefinitions[${index}].dependsOn[${at}]`;
            const name = (0,members/* readString */.E3)(dependency, 'containerName') ?? '';
            const target = byName.get(name);
            // The stray plus sign is in the real text.
            if (target === undefined)
                yield (0,breach/* breach */.cH)(path, `Cannot depend on container + '${name}' because it does not exist`);
            else
                yield* checkCondition((0,members/* readString */.E3)(dependency, 'condition') ?? '', target, path);
        }
    }
    yield* checkOrder(byName);
}
function* checkCondition(condition, target, path) {
    if ((condition === 'SUCCESS' || condition === 'COMPLETE') && isEssential(target)) {
        yield (0,breach/* breach */.cH)(path, 'A dependency container with SUCCESS or COMPLETE condition cannot be an essential container');
    }
    if (condition === 'HEALTHY' && (0,members/* readObject */.Ag)(target, 'healthCheck') === undefined) {
        yield (0,breach/* breach */.cH)(path, 'A dependency container with HEALTHY condition must have health check configured');
    }
}
/** Takes away, again and again, the containers that wait for none of those that are left. */
function* checkOrder(byName) {
    const left = new Map(byName);
    const isFree = (container) => (0,members/* readObjects */.$I)(container, 'dependsOn').every(({ containerName }) => !left.has(String(containerName)));
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

;// CONCATENATED MODULE: ./lib/task-definition/rules/limits.js


/** Lowest and highest value by member, in seconds or tries (ECS API reference, HealthCheck). */
const CHECK_RANGES = [
    ['interval', 5, 300],
    ['timeout', 2, 60],
    ['retries', 1, 10],
    ['startPeriod', 0, 300],
];
function* checkLimits(container, name, path) {
    yield* checkHealthCheck(container, name, `${path}.healthCheck`);
    for (const [at, ulimit] of (0,members/* readObjects */.$I)(container, 'ulimits').entries()) {
        const soft = (0,members/* readNumber */.kz)(ulimit, 'softLimit') ?? 0;
        const hard = (0,members/* readNumber */.kz)(ulimit, 'hardLimit') ?? 0;
        // Observed in a real deploy; -1 is Docker's word for no limit.
        if (soft > hard && hard !== -1) {
            yield (0,breach/* breach */.cH)(`${path}.ulimits[${at}]`, `Soft limit exceeds hard limit for ulimit ${(0,members/* readString */.E3)(ulimit, 'name') ?? ''}`);
        }
    }
    yield* checkRestarts(container, name, `${path}.restartPolicy.restartAttemptPeriod`);
    const swappiness = (0,members/* readNumber */.kz)((0,members/* readObject */.Ag)(container, 'linuxParameters') ?? {}, 'swappiness') ?? LEAST_SWAPPINESS;
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
    const policy = (0,members/* readObject */.Ag)(container, 'restartPolicy') ?? {};
    const period = (0,members/* readNumber */.kz)(policy, 'restartAttemptPeriod') ?? SHORTEST_RESTART_PERIOD;
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
    const check = (0,members/* readObject */.Ag)(container, 'healthCheck');
    if (check === undefined)
        return;
    const first = (0,members/* readStrings */.Nc)(check, 'command')[0];
    if (first === undefined)
        yield (0,breach/* breach */.cH)(`${path}.command`, 'healthCheck.command should not be null or empty.');
    for (const [member, least, most] of CHECK_RANGES) {
        const value = (0,members/* readNumber */.kz)(check, member) ?? least;
        if (value > most) {
            yield (0,breach/* breach */.cH)(`${path}.${member}`, `Health check ${member} must be less than or equal to the maximum allowed value ${most} for container '${name}'`);
        }
        if (value < least) {
            yield (0,breach/* breach */.cH)(`${path}.${member}`, `Health check ${member} must be greater than or equal to the minimum allowed value ${least} for container '${name}'`);
        }
    }
}

// EXTERNAL MODULE: ./lib/task-definition/rules/logs.js
var logs = __webpack_require__(9110);
// EXTERNAL MODULE: ./lib/task-definition/rules/task-size.js
var task_size = __webpack_require__(8432);
;// CONCATENATED MODULE: ./lib/task-definition/rules/containers.js







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
        const name = (0,members/* readString */.E3)(container, 'name') ?? '';
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
    const image = (0,members/* readString */.E3)(container, 'image') ?? '';
    // Observed, both, in reports of RegisterTaskDefinition's answers.
    if (image === '')
        yield (0,breach/* breach */.cH)(`${path}.image`, 'Container.image should not be null or empty.');
    else if (!IMAGE.test(image))
        yield (0,breach/* breach */.cH)(`${path}.image`, 'Container.image contains invalid characters');
}
function* checkMemory(container, { isTaskSized, taskMemory }, path) {
    const name = (0,members/* readString */.E3)(container, 'name') ?? '';
    const memory = (0,members/* readNumber */.kz)(container, 'memory');
    const reservation = (0,members/* readNumber */.kz)(container, 'memoryReservation');
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
    const sum = containers.reduce((total, container) => total + ((0,members/* readNumber */.kz)(container, 'cpu') ?? 0), 0);
    // Observed (cdk-preflight, pf-ecs-fargate-container-cpu-over-task).
    if (sum > taskCpu) {
        yield (0,breach/* breach */.cH)('cpu', "The sum of all container 'cpu' values cannot be greater than the value of the task 'cpu'.");
    }
}

// EXTERNAL MODULE: ./lib/task-definition/rules/fargate.js
var fargate = __webpack_require__(6979);
;// CONCATENATED MODULE: ./lib/task-definition/rules/network.js


/** ECS API reference, PortMapping, name: no hyphen first. */
const PORT_NAME = /^[a-z0-9_][a-z0-9_-]{0,63}$/;
function* checkNetwork(task, containers) {
    const mode = (0,members/* readString */.E3)(task, 'networkMode') ?? 'bridge';
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
function hasItems(container, member) {
    return (0,members/* readList */.LD)(container, member).length > 0;
}
/**
 * In awsvpc mode the name and the resolver are the network interface's. Observed (cdk-preflight, pf-ecs-awsvpc-hostname,
 * pf-ecs-awsvpc-extra-hosts, pf-ecs-fargate-dns-servers, pf-ecs-fargate-disable-networking) unless marked.
 */
function* refuseOfAwsvpc(container, path) {
    if ((0,members/* readBoolean */.Vf)(container, 'disableNetworking') === true) {
        yield (0,breach/* breach */.cH)(`${path}.disableNetworking`, 'Disable Networking is not supported on container when networkMode=awsvpc');
    }
    if ((0,members/* readString */.E3)(container, 'hostname') !== undefined) {
        yield (0,breach/* breach */.cH)(`${path}.hostname`, 'hostname is not supported on container when networkMode=awsvpc.');
    }
    const lists = [
        ['extraHosts', 'Extra hosts', breach/* breach */.cH],
        ['dnsServers', 'DNS servers', breach/* breach */.cH],
        // Neither documented nor observed; its sisters are.
        ['dnsSearchDomains', 'DNS search domains', breach/* doubt */.B2],
    ];
    for (const [member, name, judge] of lists) {
        if (hasItems(container, member)) {
            yield judge(`${path}.${member}`, `${name} are not supported on container when networkMode=awsvpc.`);
        }
    }
}
function* checkPorts({ container, path }, mode, seen) {
    const name = (0,members/* readString */.E3)(container, 'name') ?? '';
    for (const [at, mapping] of (0,members/* readObjects */.$I)(container, 'portMappings').entries()) {
        const held = { mapping, mode, container: name, path: `${path}.portMappings[${at}]` };
        yield* checkNumbers(held);
        yield* checkPortName(held, seen);
        yield* checkHostPort(held);
        for (const port of listContainerPorts(mapping))
            yield* holdPort(held, port, seen);
    }
}
function* checkNumbers({ mapping, mode, container, path }) {
    const port = (0,members/* readNumber */.kz)(mapping, 'containerPort');
    const hostPort = (0,members/* readNumber */.kz)(mapping, 'hostPort') ?? 0;
    const range = (0,members/* readString */.E3)(mapping, 'containerPortRange');
    // Observed (cdk-preflight, pf-ecs-port-range-with-host-port).
    if ((port !== undefined || hostPort !== 0) && range !== undefined) {
        yield (0,breach/* breach */.cH)(path, 'cannot specify both single port and port range');
    }
    // ECS API reference, RegisterTaskDefinition, networkMode; wording not documented.
    if (mode === 'none')
        yield (0,breach/* breach */.cH)(path, 'Port mappings are not supported when networkMode=none.');
    if (range === undefined && (!isPort(port ?? 0) || (hostPort !== 0 && !isPort(hostPort)))) {
        // Assumed: what ECS says of port 0 or of a mapping without a port is neither documented nor observed.
        yield (0,breach/* doubt */.B2)(path, `Invalid port mapping for container '${container}'.`);
    }
}
function* checkHostPort({ mapping, mode, container, path }) {
    const hostPort = (0,members/* readNumber */.kz)(mapping, 'hostPort') ?? 0;
    // Observed for awsvpc and host (cdk-preflight, pf-ecs-host-network-host-port-mismatch).
    if (mode !== 'bridge' && hostPort !== 0 && hostPort !== (0,members/* readNumber */.kz)(mapping, 'containerPort')) {
        const text = `When networkMode=${mode}, the host ports and container ports in port mappings must match.`;
        yield (0,breach/* breach */.cH)(`${path}.hostPort`, text);
    }
    const range = (0,members/* readString */.E3)(mapping, 'containerPortRange');
    // ECS API reference, PortMapping, containerPortRange; observed (cdk-preflight, pf-ecs-port-range-reversed).
    if (range !== undefined && readRange(range).length === 0) {
        const text = `Invalid 'containerPortRange' setting for container '${container}'.`;
        yield (0,breach/* breach */.cH)(`${path}.containerPortRange`, text);
    }
}
function listContainerPorts(mapping) {
    const range = (0,members/* readString */.E3)(mapping, 'containerPortRange');
    return range === undefined ? [(0,members/* readNumber */.kz)(mapping, 'containerPort') ?? 0] : readRange(range);
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
function* holdPort({ mapping, mode, path }, port, seen) {
    const hostPort = (0,members/* readNumber */.kz)(mapping, 'hostPort') ?? 0;
    const protocol = ((0,members/* readString */.E3)(mapping, 'protocol') ?? 'tcp').toUpperCase();
    if (mode === 'bridge' && hostPort === 0)
        return;
    const held = mode === 'bridge' ? `${protocol} host port '${hostPort}'` : `${protocol} container port '${port}'`;
    const text = `${held} is used multiple times in task when networkMode=${mode}.`;
    if (seen.ports.has(held))
        yield mode === 'awsvpc' ? (0,breach/* breach */.cH)(path, text) : (0,breach/* doubt */.B2)(path, text);
    seen.ports.add(held);
}
function* checkPortName({ mapping, mode, path }, { names }) {
    const name = (0,members/* readString */.E3)(mapping, 'name');
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

;// CONCATENATED MODULE: ./lib/task-definition/rules/omit-values.js


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

;// CONCATENATED MODULE: ./lib/task-definition/rules/proxy.js


const PATH = 'proxyConfiguration';
/** Rules on the App Mesh proxy of a task definition. Observed (cdk-preflight, pf-ecs-proxy-configuration-…). */
function* checkProxy(task, containers) {
    const proxy = (0,members/* readObject */.Ag)(task, 'proxyConfiguration');
    if (proxy === undefined)
        return;
    if ((0,members/* readString */.E3)(task, 'networkMode') !== 'awsvpc') {
        yield (0,breach/* breach */.cH)(PATH, 'APPMESH proxy configuration is only supported in networkMode=awsvpc');
    }
    const name = (0,members/* readString */.E3)(proxy, 'containerName') ?? '';
    if (!containers.some((container) => container.name === name)) {
        yield (0,breach/* breach */.cH)(`${PATH}.containerName`, `Proxy container [${name}] does not exist`);
    }
    const given = new Set((0,members/* readObjects */.$I)(proxy, 'properties').map((property) => (0,members/* readString */.E3)(property, 'name')));
    if (!given.has('ProxyIngressPort'))
        yield (0,breach/* breach */.cH)(`${PATH}.properties`, 'Ingress port not found');
    // Required as the port before it (ECS API reference, ProxyConfiguration); wording not documented.
    if (!given.has('ProxyEgressPort'))
        yield (0,breach/* breach */.cH)(`${PATH}.properties`, 'Egress port not found');
}

;// CONCATENATED MODULE: ./lib/task-definition/rules/size.js


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
    // What is no list at all is a fault of the shape.
    const hasList = Array.isArray(input.containerDefinitions ?? []);
    const containers = (0,members/* readList */.LD)(input, 'containerDefinitions');
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

;// CONCATENATED MODULE: ./lib/task-definition/rules/volumes.js


const volumes_NAME = /^[A-Za-z0-9_-]{1,255}$/;
function* checkVolumes(task, containers) {
    const volumes = (0,members/* readObjects */.$I)(task, 'volumes');
    const names = new Set();
    for (const [at, volume] of volumes.entries()) {
        const path = `volumes[${at}]`;
        const name = (0,members/* readString */.E3)(volume, 'name') ?? '';
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
    const idle = volumes.filter((volume) => (0,members/* readBoolean */.Vf)(volume, 'configuredAtLaunch') === true);
    const unused = idle.map((volume) => (0,members/* readString */.E3)(volume, 'name') ?? '').filter((name) => !mounted.has(name));
    if (unused.length > 0)
        yield (0,breach/* breach */.cH)('volumes', `Volumes [${unused.join()}] are not referenced by any of the containers`);
}
/** Observed (cdk-preflight, pf-ecs-mountpoint-source-volume-missing; the other in a real deploy). */
function* checkUses(containers, volumes) {
    const names = new Set(containers.map((container) => (0,members/* readString */.E3)(container, 'name')));
    for (const [index, container] of containers.entries()) {
        const path = `containerDefinitions[${index}]`;
        for (const [at, source] of listMounted(container).entries()) {
            if (!volumes.has(source))
                yield (0,breach/* breach */.cH)(`${path}.mountPoints[${at}].sourceVolume`, `Unknown volume '${source}'.`);
        }
        for (const [at, from] of (0,members/* readObjects */.$I)(container, 'volumesFrom').entries()) {
            const source = (0,members/* readString */.E3)(from, 'sourceContainer');
            if (!names.has(source)) {
                yield (0,breach/* breach */.cH)(`${path}.volumesFrom[${at}].sourceContainer`, `Invalid 'volumesFrom' setting. Unknown container: '${source ?? ''}'`);
            }
        }
    }
}
function listMounted(container) {
    return (0,members/* readObjects */.$I)(container, 'mountPoints').map((mount) => (0,members/* readString */.E3)(mount, 'sourceVolume') ?? '');
}
/** Observed (cdk-preflight, pf-ecs-efs-…). */
function* checkEfs(volume, path) {
    const efs = (0,members/* readObject */.Ag)(volume, 'efsVolumeConfiguration');
    if (efs === undefined)
        return;
    const isEncrypted = (0,members/* readString */.E3)(efs, 'transitEncryption') === 'ENABLED';
    const authorization = (0,members/* readObject */.Ag)(efs, 'authorizationConfig') ?? {};
    const root = (0,members/* readString */.E3)(efs, 'rootDirectory') ?? '/';
    if ((0,members/* readString */.E3)(authorization, 'accessPointId') !== undefined && root !== '/') {
        yield (0,breach/* breach */.cH)(path, 'When using an EFS access point, the root directory must either be set to "/" or be omitted.');
    }
    if ((0,members/* readString */.E3)(authorization, 'iam') === 'ENABLED' && !isEncrypted) {
        yield (0,breach/* breach */.cH)(path, 'EFS IAM authorization requires TransitEncryption to be enabled.');
    }
    if (efs.transitEncryptionPort !== undefined && efs.transitEncryptionPort !== null && !isEncrypted) {
        yield (0,breach/* breach */.cH)(path, 'TransitEncryptionPort requires that TransitEncryption is enabled.');
    }
}

;// CONCATENATED MODULE: ./lib/task-definition/rules/rules.js












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
    const containers = (0,members/* readObjects */.$I)(document, 'containerDefinitions');
    yield* checkContainers(document, containers);
    yield* checkNetwork(document, containers);
    yield* checkVolumes(document, containers);
    yield* checkProxy(document, containers);
    if ((0,members/* readStrings */.Nc)(document, 'requiresCompatibilities').includes('FARGATE'))
        yield* (0,fargate/* checkFargate */.R)(document);
    yield* (0,task_size/* checkTaskSize */.$0)(document);
}
function* checkFamily(document) {
    const family = (0,members/* readString */.E3)(document, 'family') ?? '';
    // ECS API reference, RegisterTaskDefinition, family; observed: cdk-preflight. The first wording is not documented.
    if (family === '')
        yield (0,breach/* breach */.cH)('family', 'Family should not be null or empty.');
    else if (!FAMILY.test(family))
        yield (0,breach/* breach */.cH)('family', 'Family contains invalid characters.');
}


/***/ }),

/***/ 8432:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $0: () => (/* binding */ checkTaskSize),
/* harmony export */   Cj: () => (/* binding */ readTaskCpu),
/* harmony export */   Ix: () => (/* binding */ hasTaskCpu),
/* harmony export */   P9: () => (/* binding */ hasTaskMemory),
/* harmony export */   mt: () => (/* binding */ checkSizeTexts),
/* harmony export */   nW: () => (/* binding */ readTaskMemory)
/* harmony export */ });
/* harmony import */ var _members_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8942);
/* harmony import */ var _breach_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1180);


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
/** Whether there is a size for the whole task, even one that is not to be read here. */
function hasTaskMemory(document) {
    return ((0,_members_js__WEBPACK_IMPORTED_MODULE_0__/* .readString */ .E3)(document, 'memory') ?? '').trim() !== '';
}
function hasTaskCpu(document) {
    return ((0,_members_js__WEBPACK_IMPORTED_MODULE_0__/* .readString */ .E3)(document, 'cpu') ?? '').trim() !== '';
}
function readSize(document, member, pattern) {
    const match = pattern.exec(((0,_members_js__WEBPACK_IMPORTED_MODULE_0__/* .readString */ .E3)(document, member) ?? '').trim());
    return match === null ? undefined : Math.round(Number(match[1]) * (match[2] === undefined ? 1 : 1024));
}
/** Sizes that are not to be read. For cpu: ECS Developer Guide, troubleshooting. For memory it is assumed. */
function* checkSizeTexts(task) {
    if (hasTaskMemory(task) && readTaskMemory(task) === undefined)
        yield (0,_breach_js__WEBPACK_IMPORTED_MODULE_1__/* .doubt */ .B2)('memory', describeSize('memory'));
    if (hasTaskCpu(task) && readTaskCpu(task) === undefined)
        yield (0,_breach_js__WEBPACK_IMPORTED_MODULE_1__/* .breach */ .cH)('cpu', describeSize('cpu'));
}
function describeSize(member) {
    return `Invalid '${member}' setting for task. For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.`;
}
/** CPU units of a task on EC2 (ECS Developer Guide, troubleshooting invalid CPU or memory). */
const LEAST_CPU = 128;
/** Was 10,240 until 2025: AWS raises it. */
const MOST_CPU = 196_608;
/** GiB (ECS API reference, EphemeralStorage; observed: cdk-preflight, pf-ecs-ephemeral-storage-range). */
const LEAST_STORAGE = 21;
const MOST_STORAGE = 200;
function* checkTaskSize(task) {
    const hosts = (0,_members_js__WEBPACK_IMPORTED_MODULE_0__/* .readStrings */ .Nc)(task, 'requiresCompatibilities');
    if (!hosts.includes('FARGATE'))
        yield* checkCpuRange(readTaskCpu(task), hosts);
    // Observed (cdk-preflight, pf-ecs-fargate-inference-accelerator); an empty list was never seen refused.
    if ((0,_members_js__WEBPACK_IMPORTED_MODULE_0__/* .readList */ .LD)(task, 'inferenceAccelerators').length > 0) {
        yield (0,_breach_js__WEBPACK_IMPORTED_MODULE_1__/* .breach */ .cH)('inferenceAccelerators', "Unsupported field 'inferenceAccelerators'.");
    }
    const storage = (0,_members_js__WEBPACK_IMPORTED_MODULE_0__/* .readObject */ .Ag)(task, 'ephemeralStorage');
    if (storage === undefined)
        return;
    // Observed (cdk-preflight, pf-ecs-fargate-ephemeral-storage-ec2).
    if (hosts.includes('EC2')) {
        yield (0,_breach_js__WEBPACK_IMPORTED_MODULE_1__/* .breach */ .cH)('ephemeralStorage', 'Tasks using the EC2 launch type do not support EphemeralStorage.');
    }
    const size = (0,_members_js__WEBPACK_IMPORTED_MODULE_0__/* .readNumber */ .kz)(storage, 'sizeInGiB') ?? 0;
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


/***/ }),

/***/ 9275:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ toCanonicalText),
/* harmony export */   O: () => (/* binding */ isSameContent)
/* harmony export */ });
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6413);
/* harmony import */ var _drop_empty_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8816);
/* harmony import */ var _registrable_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8609);
/* harmony import */ var _rules_document_shape_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2884);
/** Whether two documents mean the same to ECS: identical content is found again after ECS has added its defaults. */




/**
 * Compares two documents, registrable or described, for what ECS would run. Tags are not content: they say where a
 * revision comes from. Counted as absent is what is empty, and the defaults that ECS fills in (observed in
 * answers of RegisterTaskDefinition; ECS API reference, ContainerDefinition, HealthCheck, PortMapping).
 */
function isSameContent(a, b) {
    return toCanonicalText(a) === toCanonicalText(b);
}
/** One text for all documents of the same content, as `isSameContent` sees it. */
function toCanonicalText(document) {
    return canonicalize(normalizeDocument(document));
}
function normalizeDocument(document) {
    const { tags: _tags, ...registrable } = (0,_registrable_js__WEBPACK_IMPORTED_MODULE_1__/* .toRegistrable */ .o)(document);
    const { json } = (0,_drop_empty_js__WEBPACK_IMPORTED_MODULE_0__/* .dropEmpty */ .n)(registrable, _rules_document_shape_js__WEBPACK_IMPORTED_MODULE_2__/* .TASK_DEFINITION_SHAPE */ .wC);
    const content = (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isJsonObject */ .OW)(json) ? json : {};
    const hasFixedPorts = content.networkMode === 'awsvpc' || content.networkMode === 'host';
    return withoutDefaults({
        ...content,
        cpu: parseSize(content.cpu, { vcpu: 1024 }),
        memory: parseSize(content.memory, { gb: 1024 }),
        requiresCompatibilities: sortTexts(content.requiresCompatibilities),
        volumes: mapObjects(content.volumes, normalizeVolume),
        containerDefinitions: mapObjects(content.containerDefinitions, (one) => normalizeContainer(one, hasFixedPorts)),
    }, 
    // A definition without a mode runs in bridge mode on Linux (ECS Developer Guide, network mode).
    { networkMode: 'bridge', enableFaultInjection: false });
}
function normalizeContainer(container, hasFixedPorts) {
    const healthCheck = (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isJsonObject */ .OW)(container.healthCheck)
        ? withoutDefaults(container.healthCheck, { interval: 30, timeout: 5, retries: 3, startPeriod: 0 })
        : container.healthCheck;
    return withoutDefaults({
        ...container,
        healthCheck,
        environment: sortEntries(dropValueless(container.environment)),
        secrets: sortEntries(container.secrets),
        portMappings: mapObjects(container.portMappings, (port) => normalizePort(port, hasFixedPorts)),
        mountPoints: mapObjects(container.mountPoints, (mount) => withoutDefaults(mount, { readOnly: false })),
    }, { cpu: 0, essential: true });
}
function normalizePort(port, hasFixedPorts) {
    const hostPort = hasFixedPorts && port.hostPort === port.containerPort ? 0 : port.hostPort;
    return withoutDefaults({ ...port, hostPort }, { hostPort: 0, protocol: 'tcp' });
}
function normalizeVolume(volume) {
    const efs = volume.efsVolumeConfiguration;
    if (!(0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isJsonObject */ .OW)(efs))
        return volume;
    return { ...volume, efsVolumeConfiguration: withoutDefaults(efs, { rootDirectory: '/' }) };
}
function withoutDefaults(object, defaults) {
    const members = Object.entries(object).filter(([name, value]) => !(Object.hasOwn(defaults, name) && value === defaults[name]));
    return Object.fromEntries(members);
}
/** `"1 vCPU"` and `"2GB"` are registered as units and MiB (ECS API reference, RegisterTaskDefinition, cpu and memory). */
function parseSize(size, units) {
    if (typeof size !== 'string' && typeof size !== 'number')
        return size;
    const read = /^\s*(\d+(?:\.\d+)?)\s*([a-z]*)\s*$/i.exec(String(size));
    const unit = (read?.[2] ?? '').toLowerCase();
    const factor = read?.[2] === '' ? 1 : Object.hasOwn(units, unit) ? units[unit] : undefined;
    return factor === undefined ? size : String(Number(read?.[1]) * factor);
}
function mapObjects(list, change) {
    return Array.isArray(list) ? list.map((item) => ((0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isJsonObject */ .OW)(item) ? change(item) : item)) : list;
}
function isTexts(list) {
    return Array.isArray(list) && list.every((item) => typeof item === 'string');
}
function sortTexts(list) {
    return isTexts(list) ? [...list].sort() : list;
}
/** ECS answers variables in an order of its own. Names that are there twice keep their order: the last one counts. */
function sortEntries(list) {
    if (!Array.isArray(list))
        return list;
    return [...list].sort((a, b) => compareTexts(nameOf(a), nameOf(b)));
}
/** ECS drops a variable that has no value; one whose value is empty stays (observed in registered revisions). */
function dropValueless(list) {
    return Array.isArray(list) ? list.filter((entry) => !(0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isJsonObject */ .OW)(entry) || entry.value !== undefined) : list;
}
function nameOf(entry) {
    return (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isJsonObject */ .OW)(entry) && typeof entry.name === 'string' ? entry.name : '';
}
function compareTexts(a, b) {
    if (a === b)
        return 0;
    return a < b ? -1 : 1;
}
/** One text for one content: members by name, empty lists and objects left out. */
function canonicalize(value) {
    if (Array.isArray(value))
        return `[${value.map(canonicalize).join(',')}]`;
    if (!(0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isJsonObject */ .OW)(value))
        return JSON.stringify(value);
    const members = Object.entries(value)
        .flatMap(([name, member]) => (member === undefined ? [] : [[name, canonicalize(member)]]))
        .filter(([, text]) => text !== '[]' && text !== '{}' && text !== 'null')
        .sort(([a], [b]) => compareTexts(a, b));
    return `{${members.map(([name, text]) => `${JSON.stringify(name)}:${text}`).join(',')}}`;
}


/***/ })

};

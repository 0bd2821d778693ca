export const id = 123;
export const ids = [123];
export const modules = {

/***/ 26123:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createLocalTasks: () => (/* binding */ createLocalTasks)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(77030);
// EXTERNAL MODULE: ./packages/ecs-rules/lib/values/type-helpers.js
var type_helpers = __webpack_require__(60846);
// EXTERNAL MODULE: ./packages/local-ecs/lib/internal.js + 428 modules
var internal = __webpack_require__(555);
;// CONCATENATED MODULE: ./lib/adapters/local-ecs/parse-signals.js
/** SIGTERM in the masks of `/proc/PID/status`: signal 15 is bit 14. */
const SIGTERM = 1n << 14n;
/**
 * Whether a program ignores SIGTERM, from the text of `/proc/PID/status` (proc(5)). The kernel drops each signal for
 * which the first process of a PID namespace has no handler (pid_namespaces(7)).
 *
 * @returns undefined: it may wait for the signal (sigwaitinfo(2)), or is not the first process of its namespace
 */
function ignoresSigterm(status) {
    const [caught, blocked] = ['SigCgt', 'SigBlk'].map((name) => readMask(status, name));
    if (caught === undefined || blocked === undefined || !/^NSpid:.*\t1$/m.test(status))
        return undefined;
    if ((blocked & SIGTERM) !== 0n)
        return undefined;
    return (caught & SIGTERM) === 0n;
}
function readMask(status, name) {
    const digits = new RegExp(`^${name}:\\s*([0-9a-f]+)$`, 'm').exec(status)?.[1];
    return digits === undefined ? undefined : BigInt(`0x${digits}`);
}

;// CONCATENATED MODULE: ./lib/adapters/local-ecs/parse-sockets.js
/** State LISTEN (Linux, include/net/tcp_states.h). */
const LISTEN = '0A';
/** 127.x.x.x, ::1 and ::ffff:127.x.x.x: words of four bytes, each with its last byte first (proc(5)). */
const LOOPBACK = /^(?:[0-9A-F]{6}7F|0{24}01000000|0{16}FFFF0000[0-9A-F]{6}7F)$/;
/** Sockets that listen, from the text of `/proc/net/tcp` or `/proc/net/tcp6` (proc(5)). */
function parseSockets(table) {
    return table.split('\n').flatMap((line) => {
        const [, local = '', , state] = line.trim().split(/\s+/);
        const [address = '', port = ''] = local.split(':');
        return state === LISTEN ? [{ port: Number.parseInt(port, 16), isLoopback: LOOPBACK.test(address) }] : [];
    });
}

;// CONCATENATED MODULE: ./lib/adapters/local-ecs/local-tasks.js






/** Containers that share no network of their own publish their ports here. */
const ADDRESS = '127.0.0.1';
/** There is only one task per runtime. */
const TASK_ARN = 'arn:aws:ecs:us-east-1:000000000000:task/rehearsal/00000000000000000000000000000000';
const CLUSTER_ARN = 'arn:aws:ecs:us-east-1:000000000000:cluster/rehearsal';
/** All images are on Docker Engine before a task starts. */
const NO_REGISTRY = {
    registry: '',
    resolveDigest: () => undefined,
    authorize: () => ({ username: '', password: '' }),
};
/** @param secrets values by name */
function createLocalTasks(secrets, docker) {
    return { findDockerError: internal/* findDockerError */.ii, start: (task) => startTask(task, docker), secrets };
}
function startTask({ document, images, ownImages }, docker) {
    const facts = [];
    /** Ids on Docker Engine by container. */
    const ids = new Map();
    const startedMs = performance.now();
    const elapsedMs = () => performance.now() - startedMs;
    const runtime = (0,internal/* createContainerRuntime */.i2)({
        report: (fact) => {
            if (fact.kind === 'container-started')
                ids.set(fact.container, fact.runtimeId);
            const known = readFact(fact);
            if (known !== undefined)
                facts.push({ ...known, atMs: elapsedMs() });
        },
        images: NO_REGISTRY,
        readTask: () => ({ described: describeTask(document.family), instanceTags: [] }),
        speed: 1,
        engineName: 'slipway rehearsal',
        ownImages,
    });
    const task = { taskArn: TASK_ARN, address: ADDRESS, taskDefinition: document, images };
    runtime.perform({ kind: 'start-task', task });
    return {
        elapsedMs,
        facts: () => facts,
        readLines: (container) => runtime.readLogs(TASK_ARN, container),
        isListening,
        readSockets: (container) => readSockets(ids.get(container), docker),
        ignoresSigterm: (container) => findIgnored(ids.get(container), docker),
        stop: () => runtime.perform({ kind: 'stop-task', taskArn: TASK_ARN }),
        close: () => runtime.close(),
    };
}
/** For the metadata endpoint of the task. */
function describeTask(family) {
    const names = { taskArn: TASK_ARN, clusterArn: CLUSTER_ARN, group: `family:${family}` };
    return { ...names, desiredStatus: 'RUNNING', lastStatus: 'RUNNING', launchType: 'EC2' };
}
function readFact(fact) {
    switch (fact.kind) {
        case 'container-started':
            return { kind: 'started', container: fact.container, ports: fact.networkBindings.flatMap(readPorts) };
        case 'container-health':
            return { kind: 'health', container: fact.container, isHealthy: fact.health === 'HEALTHY' };
        case 'container-exited':
            return {
                kind: 'exited',
                container: fact.container,
                exitCode: fact.exitCode,
                ...(0,type_helpers/* defined */.s)({ reason: fact.reason }),
            };
        case 'start-failed': {
            const { reason, container, containerReason, exitCode } = fact;
            return { kind: 'start-failed', reason, ...(0,type_helpers/* defined */.s)({ container, containerReason, exitCode }) };
        }
        default:
            return undefined;
    }
}
/** Of a range each port has its own program or none, so nothing is said about them. UDP has no connection to try. */
function readPorts(binding) {
    if (!('hostPort' in binding) || binding.protocol !== 'tcp')
        return [];
    return [{ containerPort: binding.containerPort, hostPort: binding.hostPort, address: binding.bindIP }];
}
/** Docker's proxy accepts every connection, and closes it at once when nothing in the container listens. */
const STAYS_OPEN_MS = 250;
function isListening({ address, hostPort }) {
    return new Promise((resolve) => {
        const socket = (0,external_node_net_.createConnection)({ host: address, port: hostPort });
        const end = (isOpen) => {
            clearTimeout(timer);
            socket.destroy();
            resolve(isOpen);
        };
        const timer = setTimeout(() => end(!socket.connecting), STAYS_OPEN_MS);
        // A server that speaks first listens.
        socket.once('data', () => end(true));
        socket.once('end', () => end(false));
        socket.once('error', () => end(false));
    });
}
/**
 * Reads what the kernel says of the network of a container (proc(5), /proc/PID/net/tcp). That works where Docker Engine
 * runs on this machine, and this process is in no container itself.
 */
async function readSockets(id, docker) {
    try {
        const { pid } = (await inspect(id, docker)) ?? {};
        if (pid === undefined)
            return undefined;
        const tables = await Promise.all(['tcp', 'tcp6'].map((name) => (0,promises_.readFile)(`/proc/${pid}/net/${name}`, 'utf8')));
        return tables.flatMap(parseSockets);
    }
    catch {
        return undefined;
    }
}
async function findIgnored(id, docker) {
    try {
        const { pid, stopSignal } = (await inspect(id, docker)) ?? {};
        // Docker Engine stops with another signal where the image has one.
        if (pid === undefined || !/^(?:(?:SIG)?TERM|15)?$/.test(stopSignal ?? ''))
            return undefined;
        return ignoresSigterm(await (0,promises_.readFile)(`/proc/${pid}/status`, 'utf8'));
    }
    catch {
        return undefined;
    }
}
/** The first process of a container, and what ends it; undefined: it does not run. */
async function inspect(id, docker) {
    if (id === undefined)
        return undefined;
    const format = '--format={{.State.Pid}} {{.Config.StopSignal}}';
    const { stdout } = await docker.run(['inspect', format, '--', id], { isQuiet: true });
    const [digits, stopSignal = ''] = stdout.trim().split(' ');
    const pid = Number(digits);
    return Number.isSafeInteger(pid) && pid > 0 ? { pid, stopSignal } : undefined;
}


/***/ })

};

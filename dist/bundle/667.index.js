export const id = 667;
export const ids = [667];
export const modules = {

/***/ 33592:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AU: () => (/* binding */ writeConfig),
/* harmony export */   Xg: () => (/* binding */ readConfig),
/* harmony export */   g2: () => (/* binding */ CONFIG_FILE),
/* harmony export */   lp: () => (/* binding */ createDockerConfig),
/* harmony export */   nS: () => (/* binding */ removeDockerConfig)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(48161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var _slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(93844);
/* harmony import */ var _ports_deploy_error_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(95078);
/* harmony import */ var _runner_environment_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(49514);






/** Of every docker configuration. */
const CONFIG_FILE = 'config.json';
// What docker reads next to its file: plugins (buildx), contexts, and buildx's list of builders.
const LINKED_FOLDERS = ['cli-plugins', 'contexts', 'buildx'];
/**
 * @param onFolder called with the path before the folder is used, so that a later step can remove it if we are killed
 */
function createDockerConfig(environment, onFolder = () => { }) {
    const made = {};
    const folder = () => {
        made.folder ??= makeFolder(environment, onFolder);
        return made.folder;
    };
    return {
        folder,
        expectLogin: (host) => {
            const file = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder(), CONFIG_FILE);
            writeConfig(file, keepLoginHere(readConfig(file), host));
        },
        remove: () => {
            if (made.folder !== undefined)
                removeDockerConfig(made.folder);
        },
    };
}
/** Removes such a folder by its path; the links in it are removed, not what they lead to. */
function removeDockerConfig(folder) {
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)(folder, { recursive: true, force: true });
}
function makeFolder(environment, onFolder) {
    // mkdtemp makes folders of mode 0700.
    const folder = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdtempSync)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)((0,_runner_environment_js__WEBPACK_IMPORTED_MODULE_4__/* .readVariable */ .n)(environment, 'RUNNER_TEMP') ?? (0,node_os__WEBPACK_IMPORTED_MODULE_1__.tmpdir)(), 'slipway-docker-'));
    onFolder(folder);
    const home = (0,_runner_environment_js__WEBPACK_IMPORTED_MODULE_4__/* .readVariable */ .n)(environment, 'HOME') ?? (0,node_os__WEBPACK_IMPORTED_MODULE_1__.homedir)();
    const users = (0,_runner_environment_js__WEBPACK_IMPORTED_MODULE_4__/* .readVariable */ .n)(environment, 'DOCKER_CONFIG') ?? (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(home, '.docker');
    writeConfig((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, CONFIG_FILE), readConfig((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(users, CONFIG_FILE)));
    for (const name of LINKED_FOLDERS) {
        if ((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(users, name)))
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.symlinkSync)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(users, name), (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, name), 'junction');
    }
    return folder;
}
/** An absent file is an empty configuration. Its content is never shown: it may contain passwords. */
function readConfig(path) {
    if (!(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(path))
        return {};
    try {
        const config = JSON.parse((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(path, 'utf8'));
        if ((0,_slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_5__/* .isJsonObject */ .OW)(config))
            return config;
    }
    catch {
        // Reported below without the parser's words, which quote the file.
    }
    throw new _ports_deploy_error_js__WEBPACK_IMPORTED_MODULE_3__/* .DeployError */ .sH({
        kind: 'build',
        message: `The docker configuration ${path} is not a JSON object.`,
        advice: 'Correct or remove the file; docker itself cannot use it either.',
    });
}
/** For its user alone. */
function writeConfig(path, config) {
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.writeFileSync)(path, JSON.stringify(config, null, 2), { mode: 0o600 });
}
/**
 * Without an earlier login to the host, and with an empty helper for it: docker then takes the file for this host,
 * whatever credential store the user has for all others (docker CLI reference, "Credential helpers"; that an empty
 * name means the file is not documented, and tested).
 */
function keepLoginHere(config, host) {
    const logins = (0,_slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_5__/* .isJsonObject */ .OW)(config.auths) ? Object.entries(config.auths) : [];
    const helpers = (0,_slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_5__/* .isJsonObject */ .OW)(config.credHelpers) ? config.credHelpers : {};
    return {
        ...config,
        auths: Object.fromEntries(logins.filter(([address]) => hostOf(address) !== host)),
        credHelpers: { ...helpers, [host]: '' },
    };
}
/** Older logins are kept under addresses such as `https://HOST/v1/`. */
function hostOf(address) {
    return address.replace(/^https?:\/\//, '').replace(/\/.*$/, '');
}


/***/ }),

/***/ 70502:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  J8: () => (/* binding */ copyLogin),
  Rl: () => (/* binding */ endLogin),
  Ym: () => (/* binding */ findHelper),
  Pb: () => (/* binding */ shareLogin)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./packages/ecs-rules/lib/values/type-helpers.js
var type_helpers = __webpack_require__(60846);
// EXTERNAL MODULE: ./packages/ecs-rules/lib/values/json.js
var json = __webpack_require__(93844);
// EXTERNAL MODULE: ./lib/ports/deploy-error.js
var deploy_error = __webpack_require__(95078);
// EXTERNAL MODULE: ./lib/adapters/docker/docker-config.js
var docker_config = __webpack_require__(33592);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(58500);
;// CONCATENATED MODULE: ./lib/adapters/docker/folder-lock.js



const LOCK = '.slipway-lock';
/** An edit takes milliseconds; a lock of this age belongs to a process that was killed. */
const STALE_MS = 10_000;
const PAUSE_MS = 25;
/** Longer than a stale lock lives. */
const MOST_TRIES = 600;
/** Runs an act while nobody else of ours runs one on the same folder. Other programs do not know the lock. */
async function withFolderLock(folder, act) {
    const lock = (0,external_node_path_.join)(folder, LOCK);
    for (let tries = 1; !takeLock(lock); tries += 1) {
        if (tries >= MOST_TRIES)
            throw new Error(`the lock ${lock} is held by another process`);
        await (0,external_node_timers_promises_.setTimeout)(PAUSE_MS);
    }
    try {
        return act();
    }
    finally {
        (0,external_node_fs_.rmdirSync)(lock);
    }
}
/** To make a folder is atomic on every file system, network ones too. */
function takeLock(lock) {
    try {
        (0,external_node_fs_.mkdirSync)(lock);
        return true;
    }
    catch (thrown) {
        if (!exists(thrown))
            throw thrown;
        removeStale(lock);
        return false;
    }
}
function removeStale(lock) {
    try {
        if (Date.now() - (0,external_node_fs_.statSync)(lock).mtimeMs > STALE_MS)
            (0,external_node_fs_.rmdirSync)(lock);
    }
    catch {
        // Its owner, or another that waits too, was faster.
    }
}
function exists(thrown) {
    return typeof thrown === 'object' && thrown !== null && 'code' in thrown && thrown.code === 'EEXIST';
}

;// CONCATENATED MODULE: ./lib/adapters/docker/shared-login.js
/**
 * A login that later steps of the job use. It is made in a folder of its own. Without DOCKER_CONFIG that folder becomes
 * the job's docker configuration, so that jobs of one user on one machine cannot disturb each other. A folder that
 * DOCKER_CONFIG names already is given the logins instead, and its earlier content is restored afterwards.
 */







/** The program that gives docker the passwords of this host, if the configuration in the folder names one. */
function findHelper(folder, host) {
    const { helper } = entryOf((0,docker_config/* readConfig */.Xg)((0,external_node_path_.join)(folder, docker_config/* CONFIG_FILE */.g2)), host);
    return typeof helper === 'string' && helper !== '' ? helper : undefined;
}
/** A login under one more host, which the same password opens. */
function copyLogin(folder, from, to) {
    const file = (0,external_node_path_.join)(folder, docker_config/* CONFIG_FILE */.g2);
    const config = (0,docker_config/* readConfig */.Xg)(file);
    const login = readEntries(config.auths)[from];
    if (login !== undefined)
        (0,docker_config/* writeConfig */.AU)(file, withLogin(config, to, { auth: login, helper: '' }));
}
const BEFORE_FILE = 'before.json';
/** Gives the logins of these hosts to the job's configuration; its content is noted first. */
async function shareLogin({ folder, into }, hosts) {
    const ours = (0,docker_config/* readConfig */.Xg)((0,external_node_path_.join)(folder, docker_config/* CONFIG_FILE */.g2));
    if (into === undefined)
        return (0,docker_config/* writeConfig */.AU)((0,external_node_path_.join)(folder, docker_config/* CONFIG_FILE */.g2), giveAll(hosts, ours, ours));
    const file = (0,external_node_path_.join)(into, docker_config/* CONFIG_FILE */.g2);
    const give = () => {
        const theirs = (0,docker_config/* readConfig */.Xg)(file);
        const entries = Object.fromEntries(hosts.map((host) => [host, entryOf(theirs, host)]));
        const before = { isFile: (0,external_node_fs_.existsSync)(file), entries };
        (0,external_node_fs_.writeFileSync)((0,external_node_path_.join)(folder, BEFORE_FILE), JSON.stringify(before), { mode: 0o600 });
        replaceConfig(file, giveAll(hosts, ours, theirs));
    };
    await (0,promises_.mkdir)(into, { recursive: true, mode: 0o700 })
        .then(() => withFolderLock(into, give))
        .catch(explainEdit(into));
}
function giveAll(hosts, ours, theirs) {
    return hosts.reduce((config, host) => withLogin(config, host, loginOf(ours, host, theirs)), theirs);
}
/**
 * Past a credential store, only an empty helper leads to the file. Without one it is left out: not every program that
 * reads the file knows an empty helper.
 */
function loginOf(ours, host, theirs) {
    const { auth } = entryOf(ours, host);
    return (0,type_helpers/* defined */.s)({ auth, helper: theirs.credsStore === undefined ? undefined : '' });
}
/**
 * Removes our logins and the folder of the step. A login that another process has written since stays.
 * May be called again.
 */
async function endLogin(login) {
    try {
        if (login.into !== undefined)
            await withdrawLogins(login.folder, login.into);
    }
    finally {
        (0,docker_config/* removeDockerConfig */.nS)(login.folder);
    }
}
async function withdrawLogins(folder, into) {
    const note = (0,external_node_path_.join)(folder, BEFORE_FILE);
    if (!(0,external_node_fs_.existsSync)(note) || !(0,external_node_fs_.existsSync)(into))
        return;
    const before = JSON.parse((0,external_node_fs_.readFileSync)(note, 'utf8'));
    const ours = (0,docker_config/* readConfig */.Xg)((0,external_node_path_.join)(folder, docker_config/* CONFIG_FILE */.g2));
    await withFolderLock(into, () => restoreEntries((0,external_node_path_.join)(into, docker_config/* CONFIG_FILE */.g2), ours, before)).catch(explainEdit(into));
}
function explainEdit(into) {
    return (thrown) => {
        if (thrown instanceof deploy_error/* DeployError */.sH)
            throw thrown;
        throw new deploy_error/* DeployError */.sH({
            kind: 'build',
            message: `Cannot write the docker configuration in ${into} (DOCKER_CONFIG).`,
            advice: 'Make it writable for the user of the runner, or unset DOCKER_CONFIG.',
            cause: thrown,
        });
    };
}
function restoreEntries(file, ours, before) {
    if (!(0,external_node_fs_.existsSync)(file))
        return;
    const now = (0,docker_config/* readConfig */.Xg)(file);
    const isOurs = (host) => isSame(entryOf(now, host).auth, entryOf(ours, host).auth);
    const config = Object.entries(before.entries)
        .filter(([host]) => isOurs(host))
        .reduce((kept, [host, entry]) => withLogin(kept, host, entry), now);
    if (!before.isFile && isBlank(config))
        (0,external_node_fs_.rmSync)(file, { force: true });
    else
        replaceConfig(file, config);
}
function isSame(one, other) {
    return JSON.stringify(one) === JSON.stringify(other);
}
function isBlank({ auths, credHelpers, ...rest }) {
    return [readEntries(auths), readEntries(credHelpers), rest].every((fields) => Object.keys(fields).length === 0);
}
function entryOf(config, host) {
    const auth = readEntries(config.auths)[host];
    const helper = readEntries(config.credHelpers)[host];
    return (0,type_helpers/* defined */.s)({ auth, helper });
}
/** The configuration with exactly this entry of the host; objects that did not exist before are not left empty. */
function withLogin(config, host, entry) {
    return withEntry(withEntry(config, 'auths', [host, entry.auth]), 'credHelpers', [host, entry.helper]);
}
function withEntry(config, name, [host, value]) {
    const { [host]: _, ...others } = readEntries(config[name]);
    const fields = value === undefined ? others : { ...others, [host]: value };
    if (config[name] === undefined && Object.keys(fields).length === 0)
        return config;
    return { ...config, [name]: fields };
}
function readEntries(value) {
    return (0,json/* isJsonObject */.OW)(value) ? value : {};
}
/** Whoever reads meanwhile sees the old file or the new one. A link is followed, as docker does. */
function replaceConfig(path, config) {
    const file = (0,external_node_fs_.existsSync)(path) ? (0,external_node_fs_.realpathSync)(path) : path;
    const next = `${file}.slipway-${process.pid}`;
    (0,external_node_fs_.writeFileSync)(next, JSON.stringify(config, null, '\t'), { mode: 0o600 });
    (0,external_node_fs_.renameSync)(next, file);
}


/***/ }),

/***/ 86022:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ openState),
/* harmony export */   u: () => (/* binding */ readState)
/* harmony export */ });
const KEY = 'run';
/** Keeps the record; each call adds to it and saves the whole, since the last record under a key counts. */
function openState(runner) {
    let kept = {};
    return {
        remember: (state) => {
            kept = { ...kept, ...state };
            runner.saveState(KEY, JSON.stringify(kept));
        },
    };
}
/** Empty when the main step did not come so far, or its record was cut. */
function readState(runner) {
    try {
        const read = JSON.parse(runner.readState(KEY) ?? '{}');
        return typeof read === 'object' && read !== null && !Array.isArray(read) ? read : {};
    }
    catch {
        return {};
    }
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
    // The attempt that made it may have ended before its checks.
    const isUnverified = plan.ownDeployment !== undefined && plan.isVerified === true;
    if (primary !== undefined && isUnverified)
        return { kind: 'adopt', deploymentId: primary.id };
    return { kind: 'nothing' };
}


/***/ }),

/***/ 78667:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  cleanUp: () => (/* binding */ cleanUp),
  runPostStep: () => (/* binding */ runPostStep)
});

// EXTERNAL MODULE: ./lib/adapters/aws/client.js + 6 modules
var client = __webpack_require__(24819);
// EXTERNAL MODULE: ./lib/adapters/docker/docker-config.js
var docker_config = __webpack_require__(33592);
// EXTERNAL MODULE: ./lib/adapters/docker/shared-login.js + 1 modules
var shared_login = __webpack_require__(70502);
// EXTERNAL MODULE: ./lib/adapters/runner/actions.js
var actions = __webpack_require__(75664);
// EXTERNAL MODULE: ./lib/adapters/runner/clock.js
var runner_clock = __webpack_require__(26121);
// EXTERNAL MODULE: ./lib/adapters/runner/process.js + 1 modules
var process = __webpack_require__(55627);
// EXTERNAL MODULE: ./lib/adapters/runner/state.js
var runner_state = __webpack_require__(86022);
// EXTERNAL MODULE: ./lib/ports/deploy-error.js
var deploy_error = __webpack_require__(95078);
// EXTERNAL MODULE: ./lib/rollout/followed-deployment.js
var followed_deployment = __webpack_require__(47633);
// EXTERNAL MODULE: ./lib/rollout/update-plan.js
var update_plan = __webpack_require__(21262);
// EXTERNAL MODULE: ./lib/text/arn.js
var arn = __webpack_require__(48988);
;// CONCATENATED MODULE: ./lib/follow/report-rollback.js




/** The post steps of a job share less than five minutes. */
const LIMIT_MS = 45_000;
const PAUSE_MS = 2_000;
/** For the post step: how the rollback ended that was requested when the run was cancelled, in one sentence. */
async function reportRollback(rollback, world) {
    const { cluster, service, serviceDeploymentArn } = rollback;
    const begun = 'The run was cancelled and a rollback requested.';
    try {
        const status = await awaitEnd(serviceDeploymentArn, world);
        const primary = (0,followed_deployment/* findPrimary */.WM)(await world.ecs.describeService(cluster, service));
        const revision = primary === undefined ? 'no revision' : (0,arn/* revisionName */.pd)(primary.revisionArn);
        return `${begun} ${describe(status, service, revision)}`;
    }
    catch (thrown) {
        return `${begun} Its outcome is unknown: ${(0,deploy_error/* asDeployError */.y0)(thrown).message}`;
    }
}
/** Requests it again where the request was lost: it is bound to our own service deployment. */
async function awaitEnd(arn, { ecs, clock }) {
    const beganMs = clock.now();
    for (;;) {
        const deployment = await ecs.describeServiceDeployment(arn);
        const { status = 'not found' } = deployment ?? {};
        if (deployment !== undefined && (0,update_plan/* isStoppable */.f)(deployment))
            await ecs.stopWithRollback(arn);
        else if (status !== 'ROLLBACK_REQUESTED' && status !== 'ROLLBACK_IN_PROGRESS')
            return status;
        if (clock.now() - beganMs >= LIMIT_MS)
            return status;
        await clock.sleep(PAUSE_MS, new AbortController().signal);
    }
}
function describe(status, service, revision) {
    switch (status) {
        case 'ROLLBACK_SUCCESSFUL':
            return `Service ${service} was rolled back: ${revision} is running.`;
        case 'ROLLBACK_FAILED':
            return `The rollback of service ${service} failed; ${revision} is PRIMARY.`;
        case 'ROLLBACK_REQUESTED':
        case 'ROLLBACK_IN_PROGRESS':
            return `ECS is still rolling back service ${service} to ${revision}.`;
        case 'SUCCESSFUL':
            return `The deployment had completed before: service ${service} runs ${revision}.`;
        default:
            return `The service deployment of ${service} is ${status}; ${revision} is PRIMARY.`;
    }
}

// EXTERNAL MODULE: ./lib/run/event-printer.js + 1 modules
var event_printer = __webpack_require__(17172);
;// CONCATENATED MODULE: ./lib/run/post-step.js












/** The action's post step, to the end of the process. */
async function runPostStep() {
    const own = (0,process/* openProcess */.y)();
    await cleanUp(own.environment, own.write);
    await own.end(0);
}
/** Runs after the main step, however it ended: removes the login, and checks an update that was not followed. */
async function cleanUp(environment, write) {
    const runner = await (0,actions/* connectRunner */.J$)(environment);
    const state = (0,runner_state/* readState */.u)(runner);
    if (state.dockerConfig !== undefined)
        (0,docker_config/* removeDockerConfig */.nS)(state.dockerConfig);
    const report = (0,event_printer/* createEventPrinter */.P)(runner, { kind: 'workflow' }, write);
    if (state.login !== undefined)
        await logOut(state.login, { runner, environment, report });
    if (state.isFinished === true)
        return;
    const text = await describeLeft(state, () => (0,client/* chooseClients */.iM)(undefined, (0,actions/* readInputs */.Ko)(environment)['http-proxy']));
    if (text === undefined)
        return;
    report({ type: 'warning', text });
}
/** Post steps of earlier steps run later: they find docker's configuration as it was before the login. */
async function logOut(login, { runner, environment, report }) {
    const why = await (0,shared_login/* endLogin */.Rl)(login).then(() => undefined, deploy_error/* asDeployError */.y0);
    if (environment.DOCKER_CONFIG === login.folder)
        runner.exportVariable('DOCKER_CONFIG', '');
    if (why !== undefined)
        return report({ type: 'warning', text: `Docker may still be logged in: ${why.message}` });
    for (const registry of login.hosts)
        report({ type: 'logged-out', registry });
}
/**
 * An update comes after the one-off task, so that it is the last thing begun.
 * @param choose how AWS is called: the runner gives the inputs to the post step, too, and a proxy may hold a password,
 * which has no place in the state
 */
async function describeLeft({ updating, codeDeployments, rollbacks = [], task }, choose) {
    if (codeDeployments !== undefined)
        return describeCodeDeployments(codeDeployments, choose());
    if (updating === undefined && task === undefined)
        return undefined;
    const { createEcs } = await Promise.all(/* import() */[__webpack_require__.e(861), __webpack_require__.e(212), __webpack_require__.e(530), __webpack_require__.e(218)]).then(__webpack_require__.bind(__webpack_require__, 59149));
    const ecs = createEcs(choose());
    if (updating !== undefined) {
        const clock = (0,runner_clock/* createClock */.t)();
        const returned = await Promise.all(rollbacks.map((rollback) => reportRollback(rollback, { ecs, clock })));
        const reported = new Set(rollbacks.map(({ service }) => service));
        return [...returned, ...(await describeUnfinished(updating, reported, ecs))].join(' ');
    }
    return task === undefined ? undefined : describeTask(task, ecs);
}
async function describeCodeDeployments(created, clients) {
    const { connectCodeDeploy } = await __webpack_require__.e(/* import() */ 574).then(__webpack_require__.bind(__webpack_require__, 11574));
    const codeDeploy = await connectCodeDeploy(clients);
    const lines = created.map(async ({ service, id }) => {
        try {
            const { status } = await codeDeploy.describe(id);
            return `The run ended without a verdict. CodeDeploy deployment ${id} of service ${service} is ${status}.`;
        }
        catch (thrown) {
            return `The run ended without a verdict, and deployment ${id} of ${service} cannot be read: ${(0,deploy_error/* asDeployError */.y0)(thrown).message}`;
        }
    });
    return (await Promise.all(lines)).join(' ');
}
async function describeTask({ cluster, arn }, ecs) {
    try {
        const status = (await ecs.describeTask(cluster, arn))?.lastStatus ?? 'gone';
        return `The run ended without a verdict. The one-off task ${arn} is ${status}; no service was updated.`;
    }
    catch (thrown) {
        const why = (0,deploy_error/* asDeployError */.y0)(thrown).message;
        return `The run ended without a verdict, and the one-off task ${arn} cannot be read: ${why}`;
    }
}
/** @param reported services that need no further sentence */
async function describeUnfinished(updating, reported, ecs) {
    const lines = updating.services.map(async (name, at) => {
        if (reported.has(name))
            return [];
        const wanted = (0,arn/* revisionName */.pd)(updating.revisionArns[at] ?? '');
        try {
            const primary = (0,followed_deployment/* findPrimary */.WM)(await ecs.describeService(updating.cluster, name));
            const now = primary === undefined ? 'is gone' : `has ${(0,arn/* revisionName */.pd)(primary.revisionArn)} as PRIMARY`;
            const how = primary?.rolloutState === undefined ? '' : ` (${primary.rolloutState})`;
            return [`The run ended without a verdict. Service ${name} ${now}${how}; the run was deploying ${wanted}.`];
        }
        catch (thrown) {
            return [`The run ended without a verdict, and service ${name} cannot be read: ${(0,deploy_error/* asDeployError */.y0)(thrown).message}`];
        }
    });
    return (await Promise.all(lines)).flat();
}


/***/ })

};

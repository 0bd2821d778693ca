export const id = 317;
export const ids = [317];
export const modules = {

/***/ 4718:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  n: () => (/* binding */ cleanUp)
});

// EXTERNAL MODULE: ./lib/aws/client.js + 6 modules
var client = __webpack_require__(5833);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/rollout/facts.js
var facts = __webpack_require__(3638);
// EXTERNAL MODULE: ./lib/task-definition/document.js
var task_definition_document = __webpack_require__(6844);
// EXTERNAL MODULE: ./lib/rollout/update-plan.js
var update_plan = __webpack_require__(1262);
;// CONCATENATED MODULE: ./lib/rollout/report-rollback.js




/** The post steps of a job share less than five minutes. */
const LIMIT_MS = 45_000;
const PAUSE_MS = 2_000;
/** For the post step: how the rollback ended that was requested when the run was cancelled, in one sentence. */
async function reportRollback(rollback, world) {
    const { cluster, service, serviceDeploymentArn } = rollback;
    const begun = 'The run was cancelled and a rollback requested.';
    try {
        const status = await awaitEnd(serviceDeploymentArn, world);
        const primary = (0,facts/* findPrimary */.WM)(await world.ecs.describeService(cluster, service));
        const revision = primary === undefined ? 'no revision' : (0,task_definition_document/* nameRevision */.h)(primary.revisionArn);
        return `${begun} ${describe(status, service, revision)}`;
    }
    catch (thrown) {
        return `${begun} How it ended is not known: ${(0,errors/* asDeployError */.y0)(thrown).message}`;
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

// EXTERNAL MODULE: ./lib/runner/actions.js
var actions = __webpack_require__(3117);
// EXTERNAL MODULE: ./lib/runner/clock.js
var runner_clock = __webpack_require__(5888);
// EXTERNAL MODULE: ./lib/runner/docker-config.js
var docker_config = __webpack_require__(2087);
// EXTERNAL MODULE: ./lib/runner/shared-login.js + 1 modules
var shared_login = __webpack_require__(2539);
// EXTERNAL MODULE: ./lib/runner/state.js
var runner_state = __webpack_require__(5223);
// EXTERNAL MODULE: ./lib/runner/voice.js + 1 modules
var voice = __webpack_require__(3334);
;// CONCATENATED MODULE: ./lib/clean-up.js











/** After the main step, however it ended: no login stays behind, and an update that nobody followed is looked at. */
async function cleanUp(environment, write) {
    const runner = await (0,actions/* connectRunner */.J$)(environment);
    const state = (0,runner_state/* readState */.u)(runner);
    if (state.dockerConfig !== undefined)
        (0,docker_config/* removeDockerConfig */.nS)(state.dockerConfig);
    const tell = (0,voice/* createVoice */.J)(runner, { kind: 'workflow' }, write);
    if (state.login !== undefined)
        await logOut(state.login, { runner, environment, tell });
    if (state.isFinished === true)
        return;
    const text = await describeLeft(state, () => (0,client/* chooseClients */.iM)(undefined, (0,actions/* readInputs */.Ko)(environment)['http-proxy']));
    if (text === undefined)
        return;
    tell({ type: 'warning', text });
}
/** Post steps of earlier steps run later: they find docker's configuration as it was before the login. */
async function logOut(login, { runner, environment, tell }) {
    const why = await (0,shared_login/* endLogin */.Rl)(login).then(() => undefined, errors/* asDeployError */.y0);
    if (environment.DOCKER_CONFIG === login.folder)
        runner.exportVariable('DOCKER_CONFIG', '');
    if (why !== undefined)
        return tell({ type: 'warning', text: `Docker may still be logged in: ${why.message}` });
    for (const registry of login.hosts)
        tell({ type: 'logged-out', registry });
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
    const { createEcs } = await Promise.all(/* import() */[__webpack_require__.e(861), __webpack_require__.e(212), __webpack_require__.e(258), __webpack_require__.e(842)]).then(__webpack_require__.bind(__webpack_require__, 6258));
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
    const { connectCodeDeploy } = await __webpack_require__.e(/* import() */ 113).then(__webpack_require__.bind(__webpack_require__, 6113));
    const codeDeploy = await connectCodeDeploy(clients);
    const lines = created.map(async ({ service, id }) => {
        try {
            const { status } = await codeDeploy.describe(id);
            return `The run ended before its verdict. For service ${service} CodeDeploy's deployment ${id} is ${status}.`;
        }
        catch (thrown) {
            return `The run ended before its verdict, and deployment ${id} of ${service} cannot be looked at: ${(0,errors/* asDeployError */.y0)(thrown).message}`;
        }
    });
    return (await Promise.all(lines)).join(' ');
}
async function describeTask({ cluster, arn }, ecs) {
    try {
        const status = (await ecs.describeTask(cluster, arn))?.lastStatus ?? 'gone';
        return `The run ended before its verdict. The one-off task ${arn} is ${status}; no service was updated.`;
    }
    catch (thrown) {
        const why = (0,errors/* asDeployError */.y0)(thrown).message;
        return `The run ended before its verdict, and the one-off task ${arn} cannot be looked at: ${why}`;
    }
}
/** @param reported services that need no further sentence */
async function describeUnfinished(updating, reported, ecs) {
    const lines = updating.services.map(async (name, at) => {
        if (reported.has(name))
            return [];
        const wanted = (0,task_definition_document/* nameRevision */.h)(updating.revisionArns[at] ?? '');
        try {
            const primary = (0,facts/* findPrimary */.WM)(await ecs.describeService(updating.cluster, name));
            const now = primary === undefined ? 'is gone' : `has ${(0,task_definition_document/* nameRevision */.h)(primary.revisionArn)} as PRIMARY`;
            const how = primary?.rolloutState === undefined ? '' : ` (${primary.rolloutState})`;
            return [`The run ended before its verdict. Service ${name} ${now}${how}; the run was to bring ${wanted}.`];
        }
        catch (thrown) {
            return [`The run ended before its verdict, and service ${name} cannot be read: ${(0,errors/* asDeployError */.y0)(thrown).message}`];
        }
    });
    return (await Promise.all(lines)).flat();
}


/***/ }),

/***/ 7698:
/***/ ((__webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__webpack_require__.r(__webpack_exports__);
/* harmony import */ var _clean_up_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4718);
/* harmony import */ var _runner_process_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3807);
/** The action's post step: removes what a killed run left behind, and says what became of its update. */


const own = (0,_runner_process_js__WEBPACK_IMPORTED_MODULE_1__/* .openProcess */ .y)();
await (0,_clean_up_js__WEBPACK_IMPORTED_MODULE_0__/* .cleanUp */ .n)(own.environment, own.write);
await own.end(0);

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 3638:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
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


/***/ }),

/***/ 1262:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ isStoppable),
/* harmony export */   g: () => (/* binding */ decideUpdate)
/* harmony export */ });
/* harmony import */ var _facts_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3638);

/** Statuses in which a service deployment can be stopped (ECS API reference, StopServiceDeployment). */
const STOPPABLE = new Set(['PENDING', 'IN_PROGRESS']);
function isStoppable({ status }) {
    return STOPPABLE.has(status);
}
/** Decides whether an update is due: the same content never makes a second deployment unless it is forced. */
function decideUpdate(plan, revisionArn) {
    const { service } = plan;
    const underWay = decideCodeDeploy(plan, revisionArn);
    if (underWay !== undefined)
        return underWay;
    const isSameCount = plan.desiredCount === undefined || plan.desiredCount === service.desired;
    const isSameBeside = plan.configuration === undefined && plan.settings === undefined && isSameCount;
    const isAsIs = isSameBeside && !plan.shouldForce;
    if (plan.wayBack !== undefined && isAsIs)
        return { kind: 'take-back', wayBack: plan.wayBack };
    const isSameRevision = service.revisionArn === revisionArn;
    if (isSameRevision && plan.redeployBecause !== undefined)
        return { kind: 'update', shouldForce: true };
    const isSame = isSameRevision && isSameBeside;
    if (!isSame || plan.shouldForce)
        return { kind: 'update', shouldForce: plan.shouldForce };
    const primary = (0,_facts_js__WEBPACK_IMPORTED_MODULE_0__/* .findPrimary */ .WM)(service);
    // UpdateService with the revision of a failed deployment starts nothing: only force tries it again.
    if (primary?.rolloutState === 'FAILED')
        return { kind: 'update', shouldForce: true };
    if (primary?.rolloutState === 'IN_PROGRESS')
        return { kind: 'adopt', deploymentId: primary.id };
    return { kind: 'nothing' };
}
/** A group has one deployment at a time: a second is CodeDeploy's to refuse. Undefined: none is under way. */
function decideCodeDeploy({ codeDeploy, shouldForce }, revisionArn) {
    if (codeDeploy?.active === undefined)
        return undefined;
    const { active, isWayBack } = codeDeploy;
    if (isWayBack)
        return { kind: 'stop-code-deployment', active };
    const isSame = active.revision?.arn === revisionArn && !shouldForce;
    return isSame ? { kind: 'adopt-code-deployment', active } : { kind: 'update', shouldForce };
}


/***/ }),

/***/ 2087:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AU: () => (/* binding */ writeConfig),
/* harmony export */   Xg: () => (/* binding */ readConfig),
/* harmony export */   g2: () => (/* binding */ CONFIG_FILE),
/* harmony export */   lp: () => (/* binding */ createDockerConfig),
/* harmony export */   nS: () => (/* binding */ removeDockerConfig)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(452);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6413);
/* harmony import */ var _environment_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3311);






/** Of every docker configuration. */
const CONFIG_FILE = 'config.json';
// What docker looks for beside its file: plugins (buildx), contexts, and buildx's list of builders.
const LINKED_FOLDERS = ['cli-plugins', 'contexts', 'buildx'];
/** @param onFolder called with the path before the folder is used, so that a later step can remove it if we are killed */
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
    const folder = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdtempSync)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)((0,_environment_js__WEBPACK_IMPORTED_MODULE_4__/* .readVariable */ .n)(environment, 'RUNNER_TEMP') ?? (0,node_os__WEBPACK_IMPORTED_MODULE_1__.tmpdir)(), 'slipway-docker-'));
    onFolder(folder);
    const home = (0,_environment_js__WEBPACK_IMPORTED_MODULE_4__/* .readVariable */ .n)(environment, 'HOME') ?? (0,node_os__WEBPACK_IMPORTED_MODULE_1__.homedir)();
    const users = (0,_environment_js__WEBPACK_IMPORTED_MODULE_4__/* .readVariable */ .n)(environment, 'DOCKER_CONFIG') ?? (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(home, '.docker');
    writeConfig((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, CONFIG_FILE), readConfig((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(users, CONFIG_FILE)));
    for (const name of LINKED_FOLDERS) {
        if ((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(users, name)))
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.symlinkSync)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(users, name), (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, name), 'junction');
    }
    return folder;
}
/** An absent file is an empty configuration. Its content is never told: it may hold passwords. */
function readConfig(path) {
    if (!(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(path))
        return {};
    try {
        const config = JSON.parse((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(path, 'utf8'));
        if ((0,_json_js__WEBPACK_IMPORTED_MODULE_5__/* .isJsonObject */ .OW)(config))
            return config;
    }
    catch {
        // Told below, without the parser's words: they quote the file.
    }
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .DeployError */ .sH({
        kind: 'build',
        message: `The docker configuration ${path} cannot be read as a JSON object.`,
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
    const logins = (0,_json_js__WEBPACK_IMPORTED_MODULE_5__/* .isJsonObject */ .OW)(config.auths) ? Object.entries(config.auths) : [];
    const helpers = (0,_json_js__WEBPACK_IMPORTED_MODULE_5__/* .isJsonObject */ .OW)(config.credHelpers) ? config.credHelpers : {};
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

/***/ 2539:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  J8: () => (/* binding */ copyLogin),
  Rl: () => (/* binding */ endLogin),
  Ym: () => (/* binding */ findHelper),
  Pb: () => (/* binding */ shareLogin)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/json.js
var json = __webpack_require__(6413);
// EXTERNAL MODULE: ./lib/runner/docker-config.js
var docker_config = __webpack_require__(2087);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(8500);
;// CONCATENATED MODULE: ./lib/runner/folder-lock.js



const LOCK = '.slipway-lock';
/** An edit takes milliseconds; a lock of this age belongs to somebody who was killed. */
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
        if (!isThere(thrown))
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
        // Its owner, or somebody who waits too, was faster.
    }
}
function isThere(thrown) {
    return typeof thrown === 'object' && thrown !== null && 'code' in thrown && thrown.code === 'EEXIST';
}

;// CONCATENATED MODULE: ./lib/runner/shared-login.js
/**
 * A login that later steps of the job use. It is made in a folder of its own. Without DOCKER_CONFIG that folder becomes
 * the job's docker configuration, so that jobs of one user on one machine cannot disturb each other. A folder that
 * DOCKER_CONFIG names already is given the logins instead, and what was there before is put back afterwards.
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
    const login = membersOf(config.auths)[from];
    if (login !== undefined)
        (0,docker_config/* writeConfig */.AU)(file, withLogin(config, to, { auth: login, helper: '' }));
}
const BEFORE_FILE = 'before.json';
/** Gives the logins of these hosts to the job's configuration; what was there is noted first. */
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
    return { ...(auth === undefined ? {} : { auth }), ...(theirs.credsStore === undefined ? {} : { helper: '' }) };
}
/**
 * Takes the logins back and removes the folder of the step. A login that somebody else has put in their place stays.
 * May be called again.
 */
async function endLogin(login) {
    try {
        if (login.into !== undefined)
            await takeBack(login.folder, login.into);
    }
    finally {
        (0,docker_config/* removeDockerConfig */.nS)(login.folder);
    }
}
async function takeBack(folder, into) {
    const note = (0,external_node_path_.join)(folder, BEFORE_FILE);
    if (!(0,external_node_fs_.existsSync)(note) || !(0,external_node_fs_.existsSync)(into))
        return;
    const before = JSON.parse((0,external_node_fs_.readFileSync)(note, 'utf8'));
    const ours = (0,docker_config/* readConfig */.Xg)((0,external_node_path_.join)(folder, docker_config/* CONFIG_FILE */.g2));
    await withFolderLock(into, () => putBack((0,external_node_path_.join)(into, docker_config/* CONFIG_FILE */.g2), ours, before)).catch(explainEdit(into));
}
function explainEdit(into) {
    return (thrown) => {
        if (thrown instanceof errors/* DeployError */.sH)
            throw thrown;
        throw new errors/* DeployError */.sH({
            kind: 'build',
            message: `The docker configuration in ${into}, which DOCKER_CONFIG names, cannot be changed.`,
            advice: 'Let the user of the runner write there, or leave DOCKER_CONFIG out.',
            cause: thrown,
        });
    };
}
function putBack(file, ours, before) {
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
    return [membersOf(auths), membersOf(credHelpers), rest].every((members) => Object.keys(members).length === 0);
}
function entryOf(config, host) {
    const auth = membersOf(config.auths)[host];
    const helper = membersOf(config.credHelpers)[host];
    return { ...(auth === undefined ? {} : { auth }), ...(helper === undefined ? {} : { helper }) };
}
/** The configuration with exactly this entry of the host; objects that were not there are not left empty. */
function withLogin(config, host, entry) {
    return withMember(withMember(config, 'auths', [host, entry.auth]), 'credHelpers', [host, entry.helper]);
}
function withMember(config, name, [host, value]) {
    const { [host]: _, ...others } = membersOf(config[name]);
    const members = value === undefined ? others : { ...others, [host]: value };
    if (config[name] === undefined && Object.keys(members).length === 0)
        return config;
    return { ...config, [name]: members };
}
function membersOf(value) {
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

/***/ 5223:
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


/***/ })

};

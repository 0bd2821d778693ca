export const id = 791;
export const ids = [791];
export const modules = {

/***/ 11901:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   logIn: () => (/* binding */ logIn)
/* harmony export */ });
/* harmony import */ var _slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(60846);
/* harmony import */ var _adapters_docker_docker_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(55857);
/* harmony import */ var _adapters_docker_docker_config_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(33592);
/* harmony import */ var _adapters_docker_find_command_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(39130);
/* harmony import */ var _adapters_docker_shared_login_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(70502);
/* harmony import */ var _adapters_runner_clock_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(26121);
/* harmony import */ var _adapters_runner_environment_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(49514);
/* harmony import */ var _adapters_runner_state_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(86022);
/* harmony import */ var _ports_retry_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(63818);
/* harmony import */ var _registry_authorize_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(52224);
/* harmony import */ var _registry_login_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(86878);
/* harmony import */ var _registry_login_outputs_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(83485);
/* harmony import */ var _run_retry_reads_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(73387);
/* harmony import */ var _side_step_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(75899);
/** The main step of `login`: docker is logged in for the steps that come after. */














/** Ends the process. */
async function logIn() {
    await (0,_side_step_js__WEBPACK_IMPORTED_MODULE_8__/* .runSideStep */ .d)('login', async (step) => {
        const { own, report } = step;
        const logins = await authorize(step);
        giveOutputs(logins, step);
        if ((0,_adapters_docker_find_command_js__WEBPACK_IMPORTED_MODULE_2__/* .findCommand */ .Z)('docker', own.environment) === undefined) {
            const text = 'docker is not installed, so there was no docker login; the outputs are set.';
            return report({ type: 'notice', text });
        }
        await shareLogins(logins, step);
    });
}
/** The SDK is loaded only now: a step whose inputs are wrong ends before. */
async function authorize({ request, own, runner, clients, report }) {
    const { registries, shouldMaskPasswords } = request;
    if (registries.type === 'public' && registries.accounts.length > 0) {
        report({ type: 'notice', text: 'registries is ignored: ECR Public has a single registry.' });
    }
    if (!shouldMaskPasswords) {
        const text = 'The registry password is not masked: anyone who can read this log can see it.';
        report({ type: 'warning', text, advice: 'Remove mask-password unless another job needs the password.' });
    }
    const { createEcr } = await Promise.all(/* import() */[__webpack_require__.e(861), __webpack_require__.e(249), __webpack_require__.e(746)]).then(__webpack_require__.bind(__webpack_require__, 86746));
    const mask = shouldMaskPasswords ? runner.mask : () => { };
    const retry = (0,_ports_retry_js__WEBPACK_IMPORTED_MODULE_5__/* .openRetries */ .xw)({ clock: (0,_adapters_runner_clock_js__WEBPACK_IMPORTED_MODULE_4__/* .createClock */ .t)(), signal: own.signal, report });
    return (0,_registry_authorize_js__WEBPACK_IMPORTED_MODULE_9__/* .authorizeRegistries */ .L)(registries, (0,_ports_retry_js__WEBPACK_IMPORTED_MODULE_5__/* .retryMethods */ .FC)(createEcr(mask, clients), _run_retry_reads_js__WEBPACK_IMPORTED_MODULE_7__/* .ECR_CALLS */ .H, retry));
}
function giveOutputs(logins, { runner }) {
    for (const [name, value] of Object.entries((0,_registry_login_outputs_js__WEBPACK_IMPORTED_MODULE_10__/* .collectLoginOutputs */ .I$)(logins)))
        runner.setOutput(name, value);
    const [first, ...others] = logins;
    if (first !== undefined && others.length === 0)
        runner.setOutput('registry', (0,_registry_login_outputs_js__WEBPACK_IMPORTED_MODULE_10__/* .chooseHost */ .wi)(first));
}
async function shareLogins(logins, step) {
    const { request, own, runner, report } = step;
    const { environment, signal } = own;
    const hosts = logins.flatMap(_registry_login_outputs_js__WEBPACK_IMPORTED_MODULE_10__/* .hostsOf */ .PP);
    const into = (0,_adapters_runner_environment_js__WEBPACK_IMPORTED_MODULE_11__/* .readVariable */ .n)(environment, 'DOCKER_CONFIG');
    const locate = (folder) => ({ folder, ...(0,_slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_12__/* .defined */ .s)({ into }) });
    const config = (0,_adapters_docker_docker_config_js__WEBPACK_IMPORTED_MODULE_1__/* .createDockerConfig */ .lp)(environment, (folder) => recordLogin({ ...locate(folder), hosts }, step));
    const login = locate(config.folder());
    const docker = (0,_adapters_docker_docker_js__WEBPACK_IMPORTED_MODULE_0__/* .connectDocker */ .Z)({ environment, workspace: own.workspace, config, report, signal });
    const world = { docker, report, clock: (0,_adapters_runner_clock_js__WEBPACK_IMPORTED_MODULE_4__/* .createClock */ .t)(), signal };
    try {
        for (const one of logins)
            await logInShared(one, login.folder, world);
        await (0,_adapters_docker_shared_login_js__WEBPACK_IMPORTED_MODULE_3__/* .shareLogin */ .Pb)(login, hosts);
    }
    catch (thrown) {
        await (0,_adapters_docker_shared_login_js__WEBPACK_IMPORTED_MODULE_3__/* .endLogin */ .Rl)(login);
        throw thrown;
    }
    if (into === undefined)
        runner.exportVariable('DOCKER_CONFIG', login.folder);
    else if (request.shouldStayLoggedIn)
        config.remove();
}
/** Before anything is in the folder: after a step that is killed, too, the post step cleans up. */
function recordLogin(login, step) {
    const state = (0,_adapters_runner_state_js__WEBPACK_IMPORTED_MODULE_13__/* .openState */ .G)(step.runner);
    if (!step.request.shouldStayLoggedIn)
        state.remember({ login });
    else if (login.into !== undefined)
        state.remember({ dockerConfig: login.folder });
}
async function logInShared(login, folder, world) {
    const host = (0,_registry_login_outputs_js__WEBPACK_IMPORTED_MODULE_10__/* .chooseHost */ .wi)(login);
    const helper = (0,_adapters_docker_shared_login_js__WEBPACK_IMPORTED_MODULE_3__/* .findHelper */ .Ym)(folder, host);
    if (helper !== undefined) {
        const text = `The credential helper ${helper} is configured for ${host}; in this job, the login replaces it.`;
        world.report({ type: 'notice', text });
    }
    await (0,_registry_login_js__WEBPACK_IMPORTED_MODULE_6__/* .logInWith */ .ej)({ ...login, registry: host }, world);
    for (const one of (0,_registry_login_outputs_js__WEBPACK_IMPORTED_MODULE_10__/* .hostsOf */ .PP)(login))
        (0,_adapters_docker_shared_login_js__WEBPACK_IMPORTED_MODULE_3__/* .copyLogin */ .J8)(folder, host, one);
}


/***/ }),

/***/ 75899:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ runSideStep)
/* harmony export */ });
/* harmony import */ var _adapters_aws_client_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(24819);
/* harmony import */ var _adapters_runner_actions_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(75664);
/* harmony import */ var _adapters_runner_process_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(55627);
/* harmony import */ var _inputs_actions_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(36868);
/* harmony import */ var _inputs_input_problem_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(59315);
/* harmony import */ var _inputs_inputs_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(17382);
/* harmony import */ var _ports_deploy_error_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(95078);
/* harmony import */ var _run_event_printer_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(17172);
/** The main step of an action that rolls nothing out: reads the inputs, does its work, and is red when that failed. */








/** Ends the process: 1 when the inputs are wrong or the work throws, which is reported. */
async function runSideStep(action, work) {
    const own = (0,_adapters_runner_process_js__WEBPACK_IMPORTED_MODULE_1__/* .openProcess */ .y)();
    const given = (0,_inputs_actions_js__WEBPACK_IMPORTED_MODULE_2__/* .takeInputs */ .LY)(action, (0,_adapters_runner_actions_js__WEBPACK_IMPORTED_MODULE_6__/* .readInputs */ .Ko)(own.environment));
    const runner = await (0,_adapters_runner_actions_js__WEBPACK_IMPORTED_MODULE_6__/* .connectRunner */ .J$)(own.environment);
    const report = (0,_run_event_printer_js__WEBPACK_IMPORTED_MODULE_5__/* .createEventPrinter */ .P)(runner, { kind: 'workflow' }, own.write);
    const reading = (0,_inputs_inputs_js__WEBPACK_IMPORTED_MODULE_3__/* .readRequest */ .i)(given.raw, given.names, given.known);
    const attempt = async (request) => {
        (0,_adapters_runner_actions_js__WEBPACK_IMPORTED_MODULE_6__/* .hideProxyPassword */ .y1)(request.httpProxy, runner);
        await work({ request, own, runner, report, clients: (0,_adapters_aws_client_js__WEBPACK_IMPORTED_MODULE_0__/* .chooseClients */ .iM)(request.maxRetries, request.httpProxy) });
        return [];
    };
    if ('notices' in reading) {
        for (const { level, ...words } of reading.notices.map(_inputs_input_problem_js__WEBPACK_IMPORTED_MODULE_7__/* .toInputNotice */ .u))
            report({ type: level, ...words });
    }
    const errors = 'errors' in reading
        ? reading.errors.map(_inputs_input_problem_js__WEBPACK_IMPORTED_MODULE_7__/* .toInputProblem */ .$)
        : await attempt(reading.request).catch((thrown) => [explain(thrown, report)]);
    if (errors.length > 0)
        report({ type: 'refused', errors });
    await own.end(errors.length === 0 ? 0 : 1);
}
function explain(thrown, report) {
    const { kind, message, advice, cause } = (0,_ports_deploy_error_js__WEBPACK_IMPORTED_MODULE_4__/* .asDeployError */ .y0)(thrown);
    const stack = cause instanceof Error ? cause.stack : undefined;
    if (kind === 'internal' && stack !== undefined)
        report({ type: 'debug', text: stack });
    return { text: message, advice };
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

/***/ 88579:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ parseArgsStringToArgv)
/* harmony export */ });
/* unused harmony export default */

function parseArgsStringToArgv(value, env, file) {
    const myArray = [];
    if (env) {
        myArray.push(env);
    }
    if (file) {
        myArray.push(file);
    }
    let current = "";
    let inQuote = null;
    let hasToken = false; // Track if we've started a token (for empty quotes)
    let i = 0;
    while (i < value.length) {
        const char = value[i];
        if (inQuote) {
            // Inside quotes - look for the closing quote
            if (char === inQuote) {
                // End of quoted section
                inQuote = null;
            }
            else {
                // Add character to current token (without the quotes)
                current += char;
            }
        }
        else {
            // Outside quotes
            if (char === '"' || char === "'") {
                // Start of quoted section - this means we have a token even if empty
                inQuote = char;
                hasToken = true;
            }
            else if (/\s/.test(char)) {
                // Whitespace - end current token if we have one
                if (hasToken) {
                    myArray.push(current);
                    current = "";
                    hasToken = false;
                }
            }
            else {
                // Regular character - add to current token
                current += char;
                hasToken = true;
            }
        }
        i++;
    }
    // Don't forget the last token
    if (hasToken) {
        myArray.push(current);
    }
    return myArray;
}


/***/ })

};

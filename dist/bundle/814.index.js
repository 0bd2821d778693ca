export const id = 814;
export const ids = [814];
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

/***/ 55857:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ connectDocker)
/* harmony export */ });
/* harmony import */ var _slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(60846);
/* harmony import */ var _ports_deploy_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(95078);
/* harmony import */ var _find_command_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(39130);
/* harmony import */ var _output_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(32568);
/* harmony import */ var _run_command_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(42456);





const MOST_LINES = 10_000;
const LARGEST_ARGUMENT = 128 * 1024;
const LARGEST_START = 1024 * 1024;
/**
 * The docker command line. No shell; the output comes through us, never inherited, so that no line of it reaches the
 * runner unread.
 */
function connectDocker(setup) {
    return {
        run: async (args, options = {}) => {
            if (setup.signal.aborted)
                throw cancelled(args);
            // docker names the registry last; from here on its login belongs into our file.
            const host = args[0] === 'login' ? args.at(-1) : undefined;
            if (host !== undefined)
                setup.config.expectLogin(host);
            return await runDocker(args, options, setup);
        },
    };
}
async function runDocker(args, options, setup) {
    const output = collectOutput(options.isQuiet === true ? undefined : setup.report);
    const file = (0,_find_command_js__WEBPACK_IMPORTED_MODULE_1__/* .findCommand */ .Z)('docker', setup.environment);
    if (file === undefined)
        throw explainStart('ENOENT');
    const environment = { ...setup.environment, ...composeVariables(args, setup) };
    if (isTooLong(args, environment))
        throw explainStart('E2BIG');
    const command = {
        file,
        args,
        folder: setup.workspace,
        environment,
        input: options.input ?? '',
        onOutput: output.add,
        signal: limitTime(setup.signal, options.limitMs),
    };
    const exitCode = await (0,_run_command_js__WEBPACK_IMPORTED_MODULE_3__/* .runCommand */ .d)(command).catch((thrown) => {
        throw explainStart(readCode(thrown), thrown);
    });
    if (setup.signal.aborted)
        throw cancelled(args);
    return { exitCode, ...output.read() };
}
function limitTime(signal, limitMs) {
    return limitMs === undefined ? signal : AbortSignal.any([signal, AbortSignal.timeout(limitMs)]);
}
/** Without buildx, secrets and typed caches need BuildKit switched on (docker's documentation, "BuildKit"). */
function composeVariables(args, setup) {
    const needsBuildKit = args[0] === 'build' && args.some((arg) => /^--(?:secret|ssh|cache-from=type)=/.test(arg));
    return { DOCKER_CONFIG: setup.config.folder(), ...(0,_slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_4__/* .defined */ .s)({ DOCKER_BUILDKIT: needsBuildKit ? '1' : undefined }) };
}
/**
 * More than a system takes: Linux 128 KiB an argument (execve(2)), macOS 1 MiB in sum, the environment included. Found
 * before the start, since `@actions/exec` starts in a promise of its own: what Node throws there, nobody can catch.
 */
function isTooLong(args, environment) {
    const variables = Object.entries(environment).map(([name, value = '']) => `${name}=${value}`);
    const sizes = [...args, ...variables].map((text) => Buffer.byteLength(text) + 1);
    return sizes.some((size) => size > LARGEST_ARGUMENT) || sizes.reduce((sum, size) => sum + size, 0) > LARGEST_START;
}
/** Collected here and not by `getExecOutput`, which keeps all of an output, however long. */
function collectOutput(report) {
    const reported = { lines: 0 };
    const reportLine = (line) => {
        reported.lines += 1;
        if (reported.lines < MOST_LINES)
            report?.({ type: 'command-output', line });
        if (reported.lines === MOST_LINES)
            report?.({ type: 'notice', text: `docker printed more than ${MOST_LINES} lines; the rest is omitted.` });
    };
    const streams = { stdout: (0,_output_js__WEBPACK_IMPORTED_MODULE_2__/* .collectStream */ .VY)(reportLine), stderr: (0,_output_js__WEBPACK_IMPORTED_MODULE_2__/* .collectStream */ .VY)(reportLine) };
    return {
        add: (stream, bytes) => streams[stream].add(bytes),
        read: () => ({ stdout: streams.stdout.end(), stderr: streams.stderr.end() }),
    };
}
/** The system's code in the words of `@actions/exec`, which keeps no other trace of it. */
function readCode(thrown) {
    const message = thrown instanceof Error ? thrown.message : '';
    if (message.startsWith('Unable to locate executable file'))
        return 'ENOENT';
    return /\b(E[A-Z0-9]+)$/.exec(message)?.[1] ?? 'unknown';
}
function explainStart(code, cause) {
    const isAbsent = code === 'ENOENT' || code === 'EACCES';
    return new _ports_deploy_error_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH({
        kind: 'build',
        message: isAbsent
            ? 'The docker command is not installed on this runner.'
            : `docker could not be started (${code}).`,
        advice: isAbsent ? 'Install docker, or use a runner that has it.' : 'Shorten the inputs, or try another runner.',
        cause,
    });
}
function cancelled(args) {
    const isPush = args.includes('push') || args.includes('--push');
    return new _ports_deploy_error_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH({
        kind: 'cancelled',
        message: `The run was cancelled, so docker ${args[0] ?? ''} was stopped.`,
        advice: isPush ? 'The tag may have moved; the service is unchanged.' : 'Nothing was changed in AWS.',
    });
}


/***/ }),

/***/ 39130:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ isProgram),
/* harmony export */   Z: () => (/* binding */ findCommand)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _runner_environment_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(49514);



/**
 * Absolute path of a program; undefined when PATH does not lead to one. `@actions/exec` would search PATH of this
 * process, whatever environment the program gets, and prints a line when it cannot read a folder of PATH.
 */
function findCommand(name, environment) {
    const file = process.platform === 'win32' ? `${name}.exe` : name;
    const folders = ((0,_runner_environment_js__WEBPACK_IMPORTED_MODULE_2__/* .readVariable */ .n)(environment, 'PATH') ?? '').split(node_path__WEBPACK_IMPORTED_MODULE_1__.delimiter).filter(node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute);
    return folders.map((folder) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, file)).find(isProgram);
}
/** Whether this is the path of a program. */
function isProgram(path) {
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.accessSync)(path, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.X_OK);
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(path).isFile();
    }
    catch {
        return false;
    }
}


/***/ }),

/***/ 32568:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   VY: () => (/* binding */ collectStream)
/* harmony export */ });
/* unused harmony exports createTail, createLineSplitter */
/* harmony import */ var node_string_decoder__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(46193);

/** @param most characters that are kept */
function createTail(most) {
    const kept = { text: '' };
    return {
        add: (text) => {
            kept.text += text;
            // Cut rarely, so that a long output is not copied with each piece of it.
            if (kept.text.length > most * 2)
                kept.text = kept.text.slice(-most);
        },
        read: () => kept.text.slice(-most),
    };
}
const LONGEST_LINE = 64 * 1024;
/** @param onLine called with each line that is not blank; a line of more than 64 Ki characters comes in pieces */
function createLineSplitter(onLine) {
    const open = { text: '' };
    const give = (line) => {
        if (line.trim() !== '')
            onLine(line);
    };
    return {
        add: (text) => {
            const lines = (open.text + text).split(/[\r\n]/);
            open.text = lines.pop() ?? '';
            for (const line of lines)
                give(line);
            if (open.text.length > LONGEST_LINE) {
                give(open.text);
                open.text = '';
            }
        },
        end: () => {
            give(open.text);
            open.text = '';
        },
    };
}
const KEPT_CHARACTERS = 1024 * 1024;
/**
 * One stream of a program, whose pieces may end within a character.
 *
 * @param onLine as for `createLineSplitter`
 * @returns `end`: the last 1 Mi characters
 */
function collectStream(onLine) {
    const decoder = new node_string_decoder__WEBPACK_IMPORTED_MODULE_0__.StringDecoder('utf8');
    const tail = createTail(KEPT_CHARACTERS);
    const splitter = createLineSplitter(onLine);
    const take = (text) => {
        tail.add(text);
        splitter.add(text);
    };
    return {
        add: (bytes) => take(decoder.write(bytes)),
        end: () => {
            take(decoder.end());
            splitter.end();
            return tail.read();
        },
    };
}


/***/ }),

/***/ 42456:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  d: () => (/* binding */ runCommand)
});

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: ./node_modules/@actions/exec/lib/exec.js + 3 modules
var exec = __webpack_require__(81260);
// EXTERNAL MODULE: external "node:async_hooks"
var external_node_async_hooks_ = __webpack_require__(16698);
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(31421);
// EXTERNAL MODULE: external "node:diagnostics_channel"
var external_node_diagnostics_channel_ = __webpack_require__(53053);
;// CONCATENATED MODULE: ./lib/adapters/runner/hold-child.js



const CHANNEL = 'child_process';
/**
 * Gives the child process that a library starts and keeps to itself: Node announces each new one (Node.js
 * documentation, "Diagnostics Channel", built-in channels, child_process), in its constructor. Only a child of this
 * call is given, as soon as its start was tried: before any of its events.
 */
async function holdChild(start, onChild) {
    const scope = new external_node_async_hooks_.AsyncLocalStorage();
    const onMessage = (message) => {
        const child = readChild(message);
        if (child !== undefined && scope.getStore() === true)
            process.nextTick(onChild, child);
    };
    (0,external_node_diagnostics_channel_.subscribe)(CHANNEL, onMessage);
    try {
        return await scope.run(true, start);
    }
    finally {
        (0,external_node_diagnostics_channel_.unsubscribe)(CHANNEL, onMessage);
        scope.disable();
    }
}
function readChild(message) {
    const isAnnounced = typeof message === 'object' && message !== null && 'process' in message;
    return isAnnounced && message.process instanceof external_node_child_process_.ChildProcess ? message.process : undefined;
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
;// CONCATENATED MODULE: ./lib/adapters/runner/process-tree.js


/** @param list all processes of the machine */
function followTree(root, list = listProcesses) {
    const known = new Map();
    return {
        send: (signal) => {
            // While it runs its id is its own.
            const own = root.exitCode === null && root.signalCode === null ? root.pid : undefined;
            const processes = selectTree(list(), ({ id, startedAt }) => id === own || known.get(id) === startedAt);
            for (const { id, startedAt } of processes)
                known.set(id, startedAt);
            const ids = new Set([...(own === undefined ? [] : [own]), ...processes.map(({ id }) => id)]);
            for (const id of ids)
                sendTo(id, signal);
        },
    };
}
/** The processes that are roots and all below them, parents first. */
function selectTree(processes, isRoot) {
    const found = new Map();
    let next = processes.filter(isRoot);
    while (next.length > 0) {
        for (const each of next)
            found.set(each.id, each);
        const parents = new Set(next.map(({ id }) => id));
        next = processes.filter(({ id, parent }) => parents.has(parent) && !found.has(id));
    }
    return [...found.values()];
}
/** All processes that can be seen; none where there is neither `/proc` nor `ps`. Holds this process up for some ms. */
function listProcesses() {
    return process.platform === 'linux' ? listFromProc() : listFromPs();
}
/**
 * The fields of `/proc/PID/stat` (proc(5)). A command's name may hold blanks and brackets, so what follows it is read.
 */
function listFromProc() {
    const names = (0,external_node_fs_.readdirSync)('/proc').filter((name) => /^\d+$/.test(name));
    return names.flatMap((name) => {
        try {
            const stat = (0,external_node_fs_.readFileSync)(`/proc/${name}/stat`, 'utf8');
            const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
            return [{ id: Number(name), parent: Number(fields[1]), startedAt: fields[19] ?? '' }];
        }
        catch {
            // It ended while we read.
            return [];
        }
    });
}
/** As POSIX has it; `lstart` is macOS's and the BSDs'. */
function listFromPs() {
    const columns = ['pid', 'ppid', 'lstart'].flatMap((name) => ['-o', `${name}=`]);
    const { stdout } = (0,external_node_child_process_.spawnSync)('ps', ['-A', ...columns], { encoding: 'utf8' });
    return [...(stdout ?? '').matchAll(/^\s*(\d+)\s+(\d+)\s+(\S.*?)\s*$/gm)].map(([, id, parent, startedAt = '']) => ({
        id: Number(id),
        parent: Number(parent),
        startedAt,
    }));
}
function sendTo(id, signal) {
    try {
        process.kill(id, signal);
    }
    catch {
        // It is gone already.
    }
}

;// CONCATENATED MODULE: ./lib/adapters/docker/run-command.js




const GRACE_MS = 2_000;
const LONGEST_END_MS = 3_000;
const KILLED = 128 + external_node_os_.constants.signals.SIGKILL;
/**
 * Runs a program without a shell; its output goes to `onOutput` alone. When the signal aborts, the program and all that
 * it started are ended, and this returns within three seconds.
 *
 * @returns the exit code; 128 and the signal's number for a signal, as shells count
 * @throws the error of `@actions/exec` when the program cannot be started
 */
async function runCommand(command) {
    const ending = endWithRun(command.signal);
    const started = {};
    const running = holdChild(() => start(command), (child) => {
        started.child = child;
        // A command that ends without reading its input closes the pipe: its exit code says what there is to say.
        child.stdin?.on('error', () => { });
        ending.take(followTree(child));
    });
    try {
        // Of a child that a signal ended the exit code comes as null, whatever the type says.
        const exitCode = await Promise.race([running, ending.overdue]);
        return exitCode ?? countSignal(started.child?.signalCode);
    }
    finally {
        ending.release();
    }
}
function start({ file, args, folder, environment, input, onOutput }) {
    // The first argument is parsed as a command line: a path with blanks in it is one word only in quotes.
    return (0,exec/* exec */.m)(`"${file.replaceAll('"', '\\"')}"`, [...args], {
        silent: true,
        cwd: folder,
        ignoreReturnCode: true,
        env: Object.fromEntries(Object.entries(environment).flatMap(([name, value = '']) => [[name, value]])),
        // An empty one closes stdin too; without one it would stay open, and a program that reads it would wait for ever.
        input: Buffer.from(input, 'utf8'),
        listeners: { stdout: (bytes) => onOutput('stdout', bytes), stderr: (bytes) => onOutput('stderr', bytes) },
    });
}
function countSignal(name) {
    return name ? 128 + external_node_os_.constants.signals[name] : KILLED;
}
/** TERM when the run ends, KILL after two seconds, no waiting after three; KILL at once if this process ends before. */
function endWithRun(signal) {
    const started = {};
    const timers = [];
    const send = (name) => started.tree?.send(name);
    const onAbort = () => {
        send('SIGTERM');
        timers.push(setTimeout(() => send('SIGKILL'), GRACE_MS));
        timers.push(setTimeout(() => started.stopWaiting?.(), LONGEST_END_MS));
    };
    const onExit = () => send('SIGKILL');
    signal.addEventListener('abort', onAbort);
    process.on('exit', onExit);
    return {
        take: (tree) => {
            started.tree = tree;
            if (signal.aborted)
                send('SIGTERM');
        },
        overdue: new Promise((resolve) => {
            started.stopWaiting = () => resolve(KILLED);
        }),
        release: () => {
            signal.removeEventListener('abort', onAbort);
            process.off('exit', onExit);
            for (const timer of timers)
                clearTimeout(timer);
            // The program is gone; a plugin that it left behind is not.
            if (signal.aborted)
                send('SIGKILL');
        },
    };
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

/***/ 52224:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ authorizeRegistries)
/* harmony export */ });
/* harmony import */ var _slipway_ecs_rules_images__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(58712);
/* harmony import */ var _slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(60846);


/**
 * The logins that are requested, in the order of the accounts. One password is valid for all: a token opens every
 * registry that the caller may use, whichever it was requested, which is why the API's own list of registries is
 * deprecated (ECR API reference, GetAuthorizationToken).
 */
async function authorizeRegistries({ type, accounts }, ecr) {
    if (type === 'public')
        return [await ecr.authorizePublic()];
    const login = await ecr.authorize();
    if (accounts.length === 0)
        return [login];
    const logins = accounts.map((account) => moveLogin(login, account));
    return [...new Map(logins.map((one) => [one.registry, one])).values()];
}
function moveLogin(login, account) {
    const { registry, dualStackRegistry } = login;
    return {
        ...login,
        registry: (0,_slipway_ecs_rules_images__WEBPACK_IMPORTED_MODULE_0__/* .replaceAccount */ .ql)(account, registry),
        ...(0,_slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_1__/* .defined */ .s)({
            dualStackRegistry: dualStackRegistry === undefined ? undefined : (0,_slipway_ecs_rules_images__WEBPACK_IMPORTED_MODULE_0__/* .replaceAccount */ .ql)(account, dualStackRegistry),
        }),
    };
}


/***/ }),

/***/ 84856:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fk: () => (/* binding */ recogniseDockerTrouble),
/* harmony export */   lD: () => (/* binding */ judgeRegistryFailure),
/* harmony export */   zd: () => (/* binding */ pickCauseLine)
/* harmony export */ });
/**
 * What a failed docker command means, read from what it said. Docker has no exit codes for this, so its words are all
 * there is; they are matched loosely and only to choose between retrying and failing, or to give better advice.
 */
const EXPIRED = /authorization token has expired|token (?:has |is )?expired/i;
const FINAL = /denied|no basic auth credentials|unauthorized|name unknown|does not exist|not found|tag invalid|immutable|no space left|certificate/i;
const PASSING = /\b(?:429|500|502|503|504)\b|too ?many ?requests|toomanyrequests|service unavailable|bad gateway|internal server error|time-?out|timed out|deadline exceeded|connection re(?:set|fused)|broken pipe|unexpected EOF|\bEOF\b|temporary failure in name resolution|no such host|network is unreachable|use of closed network connection/i;
/** How a login or a push failed. Words that nobody knows are final: repeating them blindly helps nobody. */
function judgeRegistryFailure(said) {
    if (EXPIRED.test(said))
        return 'expired';
    if (FINAL.test(said))
        return 'final';
    return PASSING.test(said) ? 'passing' : 'final';
}
/** What keeps docker from working at all; undefined when the words are about something else. */
function recogniseDockerTrouble(said) {
    if (/permission denied.*(?:docker daemon|docker\.sock|docker API)/is.test(said)) {
        return {
            message: 'No permission to use the docker socket.',
            advice: 'Add the user of the runner to the group "docker", or point DOCKER_HOST to another daemon.',
        };
    }
    if (/cannot connect to the docker daemon|error during connect|failed to connect to the docker API/i.test(said)) {
        return {
            message: 'The docker command exists, but no docker daemon is running.',
            advice: 'Start the daemon, use a runner that has one, or check DOCKER_HOST and the docker context.',
        };
    }
    if (/no space left on device/i.test(said)) {
        return {
            message: 'The disk is full.',
            advice: 'Free some space (docker system prune), or use a runner with a larger disk.',
        };
    }
    return undefined;
}
/** The line of an output that most likely says what went wrong: the last that names an error, else the last one. */
function pickCauseLine(said) {
    const lines = said.split(/[\r\n]+/).filter((line) => line.trim() !== '');
    const errors = lines.filter((line) => /^(?:error\b|ERROR:|docker: |denied|unauthorized)|returned a non-zero code|failed to /i.test(line));
    return errors.at(-1) ?? lines.at(-1) ?? 'no output';
}


/***/ }),

/***/ 83485:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I$: () => (/* binding */ collectLoginOutputs),
/* harmony export */   PP: () => (/* binding */ hostsOf),
/* harmony export */   wi: () => (/* binding */ chooseHost)
/* harmony export */ });
/* harmony import */ var _slipway_ecs_rules_images__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(58712);

/** The host that is used: a runner with dual-stack endpoints may have no other route. */
function chooseHost({ registry, dualStackRegistry }) {
    return dualStackRegistry ?? registry;
}
/** All hosts that the password opens. */
function hostsOf(login) {
    return [...new Set([chooseHost(login), login.registry])];
}
/** User and password of each registry, under the names of the official login. */
function collectLoginOutputs(logins) {
    const outputs = logins.flatMap((login) => hostsOf(login).flatMap((host) => [
        [`docker_username_${(0,_slipway_ecs_rules_images__WEBPACK_IMPORTED_MODULE_0__/* .toOutputName */ .US)(host)}`, login.username],
        [`docker_password_${(0,_slipway_ecs_rules_images__WEBPACK_IMPORTED_MODULE_0__/* .toOutputName */ .US)(host)}`, login.password],
    ]));
    return Object.fromEntries(outputs);
}


/***/ }),

/***/ 86878:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E8: () => (/* binding */ logIn),
/* harmony export */   aQ: () => (/* binding */ logInFurther),
/* harmony export */   ej: () => (/* binding */ logInWith)
/* harmony export */ });
/* harmony import */ var _slipway_ecs_rules_text__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(79672);
/* harmony import */ var _ports_deploy_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(95078);
/* harmony import */ var _authorize_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(52224);
/* harmony import */ var _docker_failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(84856);




const MOST_TRIES = 3;
const PAUSE_MS = 2_000;
const QUOTE_WIDTH = 300;
/**
 * Logs docker in to ECR.
 *
 * @returns host of the registry, with its port
 * @throws DeployError of kind `registry`, or whatever `Ecr.authorize` throws
 */
async function logIn(world) {
    const login = await world.ecr.authorize();
    await logInWith(login, world);
    return login.registry;
}
/**
 * Logs docker in to the registries of base images. Without any, it does nothing.
 *
 * @throws DeployError of kind `registry`, or whatever `Ecr` throws
 */
async function logInFurther(registries, world) {
    if (registries.type === 'private' && registries.accounts.length === 0)
        return;
    for (const login of await (0,_authorize_js__WEBPACK_IMPORTED_MODULE_1__/* .authorizeRegistries */ .L)(registries, world.ecr))
        await logInWith(login, world);
}
/**
 * Logs docker in to `login.registry`. The password goes by stdin alone: an argument list is open to every user of the
 * machine.
 *
 * @throws DeployError of kind `registry`
 */
async function logInWith(login, world) {
    const result = await tryLogin(login, world);
    if (result.exitCode !== 0)
        throw explainFailure(result, login);
    world.report({ type: 'logged-in', registry: login.registry });
}
async function tryLogin(login, world) {
    const args = ['login', `--username=${login.username}`, '--password-stdin', '--', login.registry];
    for (let tries = 1;; tries += 1) {
        const result = await world.docker.run(args, { input: login.password, isQuiet: true });
        const isPassing = result.exitCode !== 0 && (0,_docker_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .judgeRegistryFailure */ .lD)(result.stderr) === 'passing';
        if (!isPassing || tries >= MOST_TRIES || world.signal.aborted)
            return result;
        await world.clock.sleep(PAUSE_MS * tries, world.signal);
    }
}
function explainFailure(result, login) {
    const said = hideSecret(`${result.stdout}\n${result.stderr}`, login.password);
    const trouble = (0,_docker_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .recogniseDockerTrouble */ .Fk)(said);
    const words = (0,_slipway_ecs_rules_text__WEBPACK_IMPORTED_MODULE_3__/* .quoteOutsideText */ .h)((0,_docker_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .pickCauseLine */ .zd)(said), QUOTE_WIDTH);
    return new _ports_deploy_error_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH({
        kind: 'registry',
        message: `docker could not log in to ${login.registry}: ${trouble?.message ?? words}`,
        advice: trouble?.advice ??
            'Check that the registry is reachable (proxy, VPC endpoint) and that the role allows ecr:GetAuthorizationToken.',
    });
}
function hideSecret(text, secret) {
    return secret === '' ? text : text.replaceAll(secret, '***');
}


/***/ }),

/***/ 73387:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ retryReads),
/* harmony export */   H: () => (/* binding */ ECR_CALLS)
/* harmony export */ });
/* harmony import */ var _ports_retry_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(63818);

/** Reads, and writes that change nothing when they are repeated. */
const ECS_CALLS = [
    'clusterStatus',
    'describeService',
    'describeWholeService',
    'describeRevision',
    'listRevisions',
    'serviceDeployments',
    'describeServiceDeployment',
    'describeTask',
    'serviceTasks',
    'startedTasks',
    // A deployment that is being rolled back already stays so (ECS API reference, StopServiceDeployment).
    'stopWithRollback',
];
const ECR_CALLS = [
    'authorize',
    'authorizePublic',
    'describeRepository',
    'findImage',
    'isCache',
    'imageContent',
    // That the tag names the image already is no failure.
    'addTag',
];
const CODE_DEPLOY_CALLS = ['activeDeployments', 'describe', 'stopWithRollback'];
/**
 * A world in which each call without a usable answer is repeated for a minute: for all of a run but following, which
 * polls and has a limit of its own. What a forecast or a diagnosis reads is not repeated: a run does without.
 */
function retryReads(world) {
    const retry = (0,_ports_retry_js__WEBPACK_IMPORTED_MODULE_0__/* .openRetries */ .xw)(world);
    return {
        ...world,
        identify: () => retry(world.identify),
        ecs: (0,_ports_retry_js__WEBPACK_IMPORTED_MODULE_0__/* .retryMethods */ .FC)(world.ecs, ECS_CALLS, retry),
        ecr: (0,_ports_retry_js__WEBPACK_IMPORTED_MODULE_0__/* .retryMethods */ .FC)(world.ecr, ECR_CALLS, retry),
        schedules: () => (0,_ports_retry_js__WEBPACK_IMPORTED_MODULE_0__/* .retryMethods */ .FC)(world.schedules(), ['read'], retry),
        codeDeploy: async () => (0,_ports_retry_js__WEBPACK_IMPORTED_MODULE_0__/* .retryMethods */ .FC)(await world.codeDeploy(), CODE_DEPLOY_CALLS, retry),
    };
}


/***/ }),

/***/ 58712:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T_: () => (/* binding */ dualStackHost),
/* harmony export */   US: () => (/* binding */ toOutputName),
/* harmony export */   dD: () => (/* binding */ readEcrHost),
/* harmony export */   dt: () => (/* binding */ PUBLIC_HOST),
/* harmony export */   ql: () => (/* binding */ replaceAccount)
/* harmony export */ });
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(44605);
/** Hosts of registries of Amazon ECR, and what is named after them. */

const OWN_HOST = /^(\d{12})\.dkr\.(ecr|ecr-fips)\.([a-z0-9-]+)\.amazonaws\.com$/;
/** Account and region of a private registry's host; undefined for any other host. */
function readEcrHost(host) {
    if (!(0,_image_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .isEcrHost */ .R5)(host))
        return undefined;
    const [, account, region] = /^(\d{12})\.dkr[.-]ecr(?:-fips)?\.([a-z0-9-]+)\./.exec(host) ?? [];
    return account === undefined || region === undefined ? undefined : { account, region };
}
/** The host of the same registry service for another account. A host that names no account stays as it is. */
function replaceAccount(account, host) {
    return host.replace(/^\d{12}(?=\.dkr[.-])/, account);
}
/**
 * The host that answers over IPv6, too (ECR User Guide, "Making requests to Amazon ECR registries"; ECR Public User
 * Guide, the same). Undefined where none is documented. GetAuthorizationToken does not return it.
 */
function dualStackHost(host) {
    if (host === PUBLIC_HOST)
        return 'ecr-public.aws.com';
    const [, account, service, region] = OWN_HOST.exec(host) ?? [];
    return account === undefined ? undefined : `${account}.dkr-${service}.${region}.on.aws`;
}
/** Where images of ECR Public are; its GetAuthorizationToken answers no host. */
const PUBLIC_HOST = 'public.ecr.aws';
/** The end of the names of a registry's outputs, as the official login forms it. */
function toOutputName(host) {
    return host.replaceAll(/[^A-Za-z0-9_]/g, '_');
}


/***/ })

};

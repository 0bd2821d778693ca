export const id = 764;
export const ids = [764];
export const modules = {

/***/ 38071:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  q: () => (/* binding */ createFiles)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/ports/deploy-error.js
var deploy_error = __webpack_require__(95078);
;// CONCATENATED MODULE: ./lib/adapters/files/decode-text.js
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
/**
 * By the mark at its beginning (Unicode Standard, byte order mark), or by the NULs in its first characters of ASCII.
 */
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

;// CONCATENATED MODULE: ./lib/adapters/files/places.js



/** Whether a path without links leads into one of the folders. */
async function isAllowed(real, folders) {
    const roots = await Promise.all([folders.workspace, folders.temporary].map(resolveLinks));
    return roots.some((root) => lies(real, root));
}
/**
 * Whether the file that is open lies in one of the folders: a folder of its path may have been swapped for a link
 * since the path was checked.
 * @param path the one that it was opened by
 */
async function isOpenedInside(file, path, folders) {
    const place = (await locateByDescriptor(file)) ?? (await locateByName(file, path));
    return place !== undefined && (await isAllowed(place, folders));
}
/** Linux has this folder; other systems do not. */
function locateByDescriptor(file) {
    return (0,promises_.readlink)(`/proc/self/fd/${file.fd}`).catch(() => undefined);
}
/** The path with links resolved, if it leads to the file that is open; else undefined. */
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
/** The path with links resolved, or of the nearest parent that exists. */
async function resolveLinks(path) {
    try {
        return await (0,promises_.realpath)(path);
    }
    catch (thrown) {
        const above = (0,external_node_path_.dirname)(path);
        if ((0,deploy_error/* codeOf */.$N)(thrown) !== 'ENOENT' || above === path)
            return path;
        return await resolveLinks(above);
    }
}
function lies(path, root) {
    const way = (0,external_node_path_.relative)(root, path);
    return way !== '..' && !way.startsWith(`..${external_node_path_.sep}`) && !(0,external_node_path_.isAbsolute)(way);
}

;// CONCATENATED MODULE: ./lib/adapters/files/files.js






const LARGEST_BYTES = 1024 * 1024;
const OWN_FILE = 0o600;
const OUTSIDE = 'is outside the workspace and the temporary folder of the runner';
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
        writeReport: (path, text, input = 'report-path') => writeReport({ path: (0,external_node_path_.resolve)(folders.workspace, path), input }, text, folders),
        findPathError: (path, input, kind) => findPathError({ path: (0,external_node_path_.resolve)(folders.workspace, path), input, kind }, folders),
        temporaryPath: own,
        readTemporary: (path) => (0,promises_.readFile)(path, 'utf8').catch((thrown) => {
            throw explainTemporary(path, 'read', thrown);
        }),
    };
}
async function readText(path, input, folders) {
    const real = await (0,promises_.realpath)(path).catch((thrown) => {
        throw fileError(input, path, explainOpening(thrown));
    });
    if (!(await isAllowed(real, folders)))
        throw fileError(input, path, OUTSIDE);
    // Not following a link that took the file's place meanwhile, and not waiting for the writer of a pipe.
    const flags = external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_NOFOLLOW | external_node_fs_.constants.O_NONBLOCK;
    const file = await (0,promises_.open)(real, flags).catch((thrown) => {
        throw fileError(input, path, explainOpening(thrown));
    });
    try {
        if (!(await isOpenedInside(file, real, folders)))
            throw fileError(input, path, OUTSIDE);
        return await readOpened(file, (what, advice) => fileError(input, path, what, advice));
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
async function findPathError({ path, input, kind }, folders) {
    const [noun, wanted] = kind === 'folder' ? ['folder', 'a folder'] : ['file', 'a regular file'];
    const explain = (what) => describeProblem(`${input}: the ${noun} ${path} ${what}.`, wanted);
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
/** An existing file is overwritten: the user named it. */
async function writeReport({ path, input }, text, folders) {
    const check = async (file, real) => {
        const found = await file.stat();
        if (!found.isFile())
            throw fileError(input, path, 'is not a regular file');
        // The other name may lie anywhere, in the store of a package manager for one.
        if (found.nlink > 1)
            throw fileError(input, path, 'is a hard link');
        if (!(await isOpenedInside(file, real, folders)))
            throw fileError(input, path, OUTSIDE);
    };
    if (!(await isAllowed(await resolveLinks((0,external_node_path_.dirname)(path)), folders)))
        throw fileError(input, path, OUTSIDE);
    try {
        await (0,promises_.mkdir)((0,external_node_path_.dirname)(path), { recursive: true });
        const real = (0,external_node_path_.join)(await (0,promises_.realpath)((0,external_node_path_.dirname)(path)), (0,external_node_path_.basename)(path));
        await writeText(real, text, (file) => check(file, real));
    }
    catch (thrown) {
        if (thrown instanceof deploy_error/* DeployError */.sH)
            throw thrown;
        throw fileError(input, path, `cannot be written (${(0,deploy_error/* codeOf */.$N)(thrown)})`);
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
    const code = (0,deploy_error/* codeOf */.$N)(thrown);
    return code === 'ENOENT' ? 'does not exist' : `cannot be opened (${code})`;
}
function fileError(input, path, what, advice) {
    const error = describeProblem(`${input}: the file ${path} ${what}.`, 'a regular file');
    return new deploy_error/* DeployError */.sH(advice === undefined ? error : { ...error, advice });
}
function describeProblem(message, wanted) {
    return { kind: 'input', message, advice: `Use the path of ${wanted} inside the workspace.` };
}
function explainTemporary(path, what, thrown) {
    return new deploy_error/* DeployError */.sH({
        kind: 'build',
        message: `The temporary file ${path} cannot be ${what} (${(0,deploy_error/* codeOf */.$N)(thrown)}).`,
        advice: 'Check that the disk of the runner is not full and that its temporary folder is writable.',
        cause: thrown,
    });
}


/***/ }),

/***/ 32656:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ compareFields)
/* harmony export */ });
/* harmony import */ var _slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(60846);
/* harmony import */ var _task_definition_flatten_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(29867);


/**
 * What has to change for `before` to become `after`: none if and only if both have the same content. In the order of
 * the fields of `after`; what is removed comes last.
 */
function compareFields(before, after) {
    const now = [...after].flatMap(([path, field]) => {
        const old = before.get(path);
        return isSame(old, field) ? [] : [toDifference(path, old, field)];
    });
    const removed = [...before].flatMap(([path, old]) => (after.has(path) ? [] : [toDifference(path, old, undefined)]));
    return [...now, ...removed];
}
function isSame(one, other) {
    return one !== undefined && (0,_task_definition_flatten_js__WEBPACK_IMPORTED_MODULE_0__/* .canonicalize */ .dw)(one.value) === (0,_task_definition_flatten_js__WEBPACK_IMPORTED_MODULE_0__/* .canonicalize */ .dw)(other.value);
}
function toDifference(path, before, after) {
    const { kind = '', isKnown = false } = after ?? before ?? {};
    return { path, kind, isKnown, ...(0,_slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_1__/* .defined */ .s)({ before: before?.value, after: after?.value }) };
}


/***/ }),

/***/ 17071:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ diffDocuments)
/* harmony export */ });
/* harmony import */ var _task_definition_same_content_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(18985);
/* harmony import */ var _compare_fields_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(32656);
/* harmony import */ var _publish_changes_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3057);



/** What ECS would run differently; none if and only if the content is the same. Registrable or described documents. */
function diffDocuments(before, after) {
    return (0,_publish_changes_js__WEBPACK_IMPORTED_MODULE_1__/* .publishChanges */ .Z)((0,_compare_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .compareFields */ .z)((0,_task_definition_same_content_js__WEBPACK_IMPORTED_MODULE_0__/* .flattenDocument */ .eA)(before), (0,_task_definition_same_content_js__WEBPACK_IMPORTED_MODULE_0__/* .flattenDocument */ .eA)(after)));
}


/***/ }),

/***/ 3057:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Z: () => (/* binding */ publishChanges)
});

// EXTERNAL MODULE: ./packages/ecs-rules/lib/values/json.js
var json = __webpack_require__(93844);
// EXTERNAL MODULE: ./packages/ecs-rules/lib/text/shorten.js
var shorten = __webpack_require__(55632);
;// CONCATENATED MODULE: ./lib/diff/hide-secrets.js
/**
 * Commands are part of a plan, and some teams put passwords into them. What is not plainly a word, a number, a path, an
 * option or an address is hidden.
 */


/** Of one word of a command. Nobody reads more, and searching it takes time. */
const MOST_CHARACTERS = 2000;
const HIDDEN = '***';
const SECRET_NAME = '[\\w.-]*(?:pass|pwd|secret|token|api[_-]?key|[_-]key|credential|auth)[\\w.-]*';
/** `--db-password=…`, `TOKEN=…`, `password: …` */
const ASSIGNED = new RegExp(`((?:^|[\\s"'&?;,{])-{0,2}${SECRET_NAME}["']?\\s*[=:]\\s*)("[^"]*"|'[^']*'|[^\\s"'&;,}]+)`, 'gi');
/** `--token …` as two words of one text. */
const FOLLOWING = new RegExp(`((?:^|\\s)--?${SECRET_NAME}\\s+)("[^"]*"|'[^']*'|[^\\s-][^\\s]*)`, 'gi');
/** `--token`, with its value in the next item. */
const OPTION = new RegExp(`^--?${SECRET_NAME}$`, 'i');
/** `scheme://user:password@host` */
const USER_INFO = /(\b[a-z][\w+.-]*:\/\/[^\s:/@]*:)[^\s@]+(?=@)/gi;
/** `Authorization: Token …`, with its scheme. */
const HEADER = /(\bauthorization["']?\s*[:=]\s*["']?)(?:[a-z]+\s+)?[^\s"']+/gi;
/** `-u user:password`, of curl and others. */
const LOGIN = /((?:^|\s)(?:-u|--user)[\s=]+[^\s:]+:)\S+/g;
const LOGIN_OPTION = /^(?:-u|--user)$/;
/** `Bearer …` */
const BEARER = /\b(bearer|basic)\s+[\w+/=.~-]{8,}/gi;
/** Letters and digits together, as passwords and keys have them: `v1`, `http2` and the like are too short to be one. */
const MIXED = /(?=[^\s=,;|&()"'`]*[A-Za-z])(?=[^\s=,;|&()"'`]*\d)[^\s=,;|&()"'`]{8,}/g;
/** A secret access key of AWS may look like a path. */
const ACCESS_KEY = /^(?=.*[a-z])(?=.*[A-Z])(?=.*\d)[\w+/]{40}$/;
/** Of those, what people write: paths, files, hosts with a port, addresses without a query. */
const PLAIN = [
    /^(?:\.{0,2}\/)?(?:[\w.-]{1,24}\/)+[\w.-]{0,24}$/,
    /^[a-z][\w-]{0,24}(?:\.[\w-]{1,24}){0,4}\.[a-z]{1,5}\d?$/,
    /^(?:[a-z]+:\/\/)?[a-z][a-z.-]{0,62}:\d{1,5}(?:\/[a-z/._-]{0,64})?$/,
    /^https?:\/\/[\d.]{7,15}(?::\d{1,5})?(?:\/[a-z/._-]{0,64})?$/,
    /^\$\{?\w+\}?$/,
    /^--[a-z][a-z0-9-]*$/,
    /^-X[a-z]{2,4}\d{1,6}[kmg]?$/i,
];
/** The value without what looks like a password, a token or a key: such words are replaced by `***`. */
function hideSecrets(value) {
    if (typeof value === 'string')
        return hideInText(value);
    if (!(0,json/* isJsonList */.P8)(value))
        return value;
    return value.map((item, at) => {
        const previous = value[at - 1];
        if (typeof previous !== 'string' || typeof item !== 'string')
            return hideSecrets(item);
        if (LOGIN_OPTION.test(previous))
            return item.replace(/:.*$/s, `:${HIDDEN}`);
        return OPTION.test(previous) && !item.startsWith('-') ? HIDDEN : hideSecrets(item);
    });
}
function hideInText(text) {
    return (0,shorten/* shorten */.m)(text, MOST_CHARACTERS)
        .replaceAll(USER_INFO, `$1${HIDDEN}`)
        .replaceAll(HEADER, `$1${HIDDEN}`)
        .replaceAll(LOGIN, `$1${HIDDEN}`)
        .replaceAll(BEARER, `$1 ${HIDDEN}`)
        .replaceAll(ASSIGNED, `$1${HIDDEN}`)
        .replaceAll(FOLLOWING, `$1${HIDDEN}`)
        .replaceAll(MIXED, (word) => (isPlain(word) ? word : HIDDEN));
}
function isPlain(word) {
    return !ACCESS_KEY.test(word) && PLAIN.some((pattern) => pattern.test(word));
}

;// CONCATENATED MODULE: ./lib/diff/publish-changes.js


/** Fields whose values may be secret: only their names are shown. */
const WITHHELD = new Set([
    'containerDefinitions.environment',
    'containerDefinitions.environment.value',
    'containerDefinitions.credentialSpecs',
    'containerDefinitions.dockerLabels',
    'containerDefinitions.firelensConfiguration.options',
    'containerDefinitions.logConfiguration.options',
    'volumes.dockerVolumeConfiguration.driverOpts',
    'volumes.dockerVolumeConfiguration.labels',
]);
/** Names of groups, regions and streams. */
const PUBLIC_OPTION = /\.logConfiguration\.options\[(?:awslogs-[\w-]+|mode|max-buffer-size)\]$/;
/** Lists of objects without names, of paths and expressions. */
const PUBLIC_LISTS = new Set(['containerDefinitions.environmentFiles', 'placementConstraints']);
/** Fields that people run as commands. */
const COMMANDS = new Set([
    'containerDefinitions.command',
    'containerDefinitions.entryPoint',
    'containerDefinitions.healthCheck.command',
]);
/**
 * The differences without values that may be secret: variables, labels, options, and fields that nobody here knows.
 * Of an item that is removed, its fields are not listed.
 */
function publishChanges(differences) {
    const removed = differences.filter(({ before, after }) => after === undefined && isItem(before));
    const isInside = ({ path }) => removed.some((item) => path.startsWith(`${item.path}.`) || path.startsWith(`${item.path}[`));
    return differences.filter((difference) => !isInside(difference)).map(publishChange);
}
/** An item of a list that exists: its fields are differences of their own. */
function isItem(value) {
    return (0,json/* isJsonObject */.OW)(value) && Object.keys(value).length === 0;
}
function publishChange(difference) {
    const { path, before, after } = difference;
    const kind = before === undefined ? 'added' : after === undefined ? 'removed' : 'changed';
    const values = isPublic(difference) ? { ...publish(difference, 'before'), ...publish(difference, 'after') } : {};
    return { path, kind, ...values };
}
function publish(difference, side) {
    const value = difference[side];
    if (value === undefined || isItem(value))
        return {};
    return { [side]: COMMANDS.has(difference.kind) ? hideSecrets(value) : value };
}
function isPublic({ kind, path, isKnown, before, after }) {
    // A list whose items have no names was not taken apart, so what is in it is not known.
    const isOpaque = [before, after].some(hasObjects) && !PUBLIC_LISTS.has(kind);
    return isKnown && !isOpaque && (!WITHHELD.has(kind) || PUBLIC_OPTION.test(path));
}
function hasObjects(value) {
    return (0,json/* isJsonList */.P8)(value) && value.some(json/* isJsonObject */.OW);
}


/***/ }),

/***/ 77592:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ describeKeptImages)
/* harmony export */ });
/* harmony import */ var _slipway_ecs_rules_text__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(79672);
/* harmony import */ var _named_image_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(91948);
/** The plan's line on the images that do not change: those that do are in its diff. */


/** Documents as described. At most one line: `image stays: web = shop/web:v1, proxy = nginx:1`. */
function describeKeptImages(running, next) {
    const now = readImages(running);
    const stays = [...readImages(next)].filter(([container, image]) => now.get(container) === image);
    const named = stays.map(([container, image]) => `${container} = ${(0,_slipway_ecs_rules_text__WEBPACK_IMPORTED_MODULE_0__/* .quoteOutsideText */ .h)(image, 255)}`);
    return named.length === 0 ? [] : [`image stays: ${named.join(', ')}`];
}
function readImages(document) {
    return new Map((0,_named_image_js__WEBPACK_IMPORTED_MODULE_1__/* .listImages */ .v8)(document).map(({ container, reference }) => [container, reference]));
}


/***/ }),

/***/ 91948:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MJ: () => (/* binding */ isOwnRegistry),
/* harmony export */   U9: () => (/* binding */ isLoopback),
/* harmony export */   ZP: () => (/* binding */ nameReference),
/* harmony export */   v8: () => (/* binding */ listImages),
/* harmony export */   w_: () => (/* binding */ parseNamedImage)
/* harmony export */ });
/* harmony import */ var _slipway_ecs_rules_images__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(44605);
/* harmony import */ var _slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(93844);
/* harmony import */ var _slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(60846);
/** The images of a revision or a request, and the registry that has them. */


const NO_TAG = 'latest';
/** The images of a task definition as described, each container's own. */
function listImages(described) {
    const containers = Array.isArray(described.containerDefinitions) ? described.containerDefinitions : [];
    return containers.filter(_slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW).flatMap((container) => {
        const reference = typeof container.image === 'string' ? container.image : '';
        return reference === '' ? [] : [{ container: String(container.name ?? ''), ...parseNamedImage(reference) }];
    });
}
/** The image of a text that may be no reference, as a document has it. */
function parseNamedImage(text) {
    return nameReference((0,_slipway_ecs_rules_images__WEBPACK_IMPORTED_MODULE_1__/* .parseImageReference */ .o_)(text) ?? { text, repository: '' });
}
/** The part of a reference that finds the image: its digest before its tag. */
function nameReference({ text, registry, repository, tag, digest }) {
    return {
        reference: text,
        ...(0,_slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_2__/* .defined */ .s)({ registry }),
        repository,
        identifier: digest === undefined ? { tag: tag ?? NO_TAG } : { digest },
    };
}
/**
 * Whether the registry of these credentials is the image's: the host of a private registry begins with its account and
 * has its region (ECR User Guide, "Amazon ECR private registry").
 */
function isOwnRegistry(host, { account, region }) {
    return (0,_slipway_ecs_rules_images__WEBPACK_IMPORTED_MODULE_1__/* .isEcrHost */ .R5)(host) && host.startsWith(`${account}.`) && host.split('.').includes(region);
}
/** Whether the registry is on the machine of the run. */
function isLoopback(host) {
    return /^(?:127(?:\.\d+){3}|localhost|\[::1\])(?::\d+)?$/.test(host);
}


/***/ }),

/***/ 66341:
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
    const tags = listFields().flatMap((field) => {
        const value = writeField(entry[field]);
        return value === '' ? [] : [[keyOf(field), value]];
    });
    return Object.fromEntries(tags);
}
/** The entry of a resource, read from all its tags; those of others, and numbers that are none, are left out. */
function readEntry(tags) {
    const fields = listFields().flatMap((field) => {
        const value = readField(field, readTag(tags, keyOf(field)) ?? '');
        return value === undefined ? [] : [[field, value]];
    });
    return Object.fromEntries(fields);
}
/** What the entry adds to existing tags: their values stay, and a further release comes last. */
function completeEntry(existing, entry) {
    const known = readEntry(existing);
    const further = (entry.releases ?? []).filter((release) => known.releases?.includes(toRelease(release)) !== true);
    const releases = further.length === 0 ? {} : { releases: [...(known.releases ?? []), ...further] };
    const { releases: _releases, ...added } = { ...entry, ...known };
    const wanted = writeEntry({ ...added, ...releases });
    return Object.fromEntries(Object.entries(wanted).filter(([key, value]) => readTag(existing, key) !== value));
}
/** The entry as tags that leave nothing of an older one: a field that is not known has an empty value. */
function overwriteEntry(entry) {
    const empty = listFields().map((field) => [keyOf(field), '']);
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
function keyOf(field) {
    return `${LEDGER_PREFIX}${KEYS[field]}`;
}
function listFields() {
    return Object.keys(KEYS);
}
function writeField(value) {
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
function readField(field, text) {
    if (text === '')
        return undefined;
    if (field === 'releases')
        return readReleases(text);
    if (field !== 'runNumber' && field !== 'runAttempt')
        return text;
    return /^[1-9]\d{0,14}$/.test(text) ? Number(text) : undefined;
}
function readReleases(text) {
    const releases = text.split(' ').filter((release) => release !== '');
    return releases.length === 0 ? undefined : releases;
}


/***/ }),

/***/ 16909:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B6: () => (/* binding */ checkImages),
/* harmony export */   Vy: () => (/* binding */ checkNamesInBoth),
/* harmony export */   sw: () => (/* binding */ checkDocument)
/* harmony export */ });
/* harmony import */ var _slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(93844);
/* harmony import */ var _slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(53232);
/** Whether a document can be a task definition at all: what needs no call to know. */

const NAME = /^[A-Za-z0-9_-]{1,255}$/;
const NAME_ADVICE = 'Use letters, digits, "_" and "-", at most 255';
/** ECS service quotas, containers per task definition. */
const MOST_CONTAINERS = 10;
/**
 * The shape of a document whose types are right: family, containers with names of their own, one of them essential,
 * environment and secrets as text. Images may be missing, since they may come later; see `checkImages`. Rules: ECS API
 * reference, RegisterTaskDefinition and ContainerDefinition.
 */
function checkDocument(document) {
    return [...checkFamily(document.family), ...checkContainers(document.containerDefinitions)];
}
function checkFamily(family) {
    if (typeof family === 'string' && NAME.test(family))
        return [];
    return [{ path: 'family', problem: family === undefined ? 'is missing' : 'is not a family', advice: NAME_ADVICE }];
}
function checkContainers(containers) {
    const path = 'containerDefinitions';
    if (!Array.isArray(containers) || containers.length === 0) {
        return [{ path, problem: 'is not a list of containers', advice: 'Add at least one container' }];
    }
    const errors = containers.flatMap((container, index) => checkContainer(container, `${path}[${index}]`));
    if (containers.length > MOST_CONTAINERS) {
        errors.push({
            path,
            problem: 'has more than 10 containers',
            advice: 'ECS allows at most 10',
        });
    }
    if (containers.every((container) => (0,_slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(container) && container.essential === false)) {
        errors.push({ path, problem: 'has no essential container', advice: 'Make one of them essential' });
    }
    return [...errors, ...checkTwins(containers)];
}
function checkTwins(containers) {
    const names = containers.map((container) => ((0,_slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(container) ? container.name : undefined));
    return names.flatMap((name, index) => {
        if (typeof name !== 'string' || names.indexOf(name) === index)
            return [];
        const path = `containerDefinitions[${index}].name`;
        return [{ path, problem: 'is already the name of another container', advice: 'Give each container its own name' }];
    });
}
function checkContainer(container, path) {
    if (container === null) {
        return [{ path, problem: 'is null, not an object', advice: 'Set the fields of a container, or remove it' }];
    }
    if (!(0,_slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(container))
        return [{ path, problem: 'is not an object', advice: 'Set the fields of a container' }];
    const errors = [];
    if (typeof container.name !== 'string' || !NAME.test(container.name)) {
        const problem = container.name === undefined ? 'is missing' : 'is not a container name';
        errors.push({ path: `${path}.name`, problem, advice: NAME_ADVICE });
    }
    if (container.image !== undefined && typeof container.image !== 'string') {
        errors.push({ path: `${path}.image`, problem: 'is not text', advice: 'Set an image reference' });
    }
    return [
        ...errors,
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
        if (!(0,_slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(entry))
            return [{ path: place, problem: 'is not an object', advice }];
        const misplaced = findMisplaced(entry, place, valueName);
        if (misplaced.length > 0)
            return misplaced;
        return ['name', valueName].flatMap((field) => {
            const value = entry[field];
            if (typeof value === 'string' || (value === undefined && field === 'value'))
                return [];
            return [{ path: `${place}.${field}`, problem: 'is not text', advice: 'Write it as text, in quotes' }];
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
        const image = (0,_slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(container) ? container.image : undefined;
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
    return (0,_slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_1__/* .readObjects */ .$I)(document, 'containerDefinitions').flatMap((container, index) => {
        const variables = new Set((0,_slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_1__/* .readObjects */ .$I)(container, 'environment').map(({ name }) => name));
        return (0,_slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_1__/* .readObjects */ .$I)(container, 'secrets').flatMap(({ name }, at) => {
            if (typeof name !== 'string' || !variables.has(name))
                return [];
            const path = `containerDefinitions[${index}].secrets[${at}].name`;
            return [{ path, problem: 'is also the name of an environment variable', advice: 'Keep it in one of them' }];
        });
    });
}


/***/ }),

/***/ 44913:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ hasNoContainer),
/* harmony export */   u: () => (/* binding */ chooseContainers)
/* harmony export */ });
/* harmony import */ var _edits_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(35100);

/** The containers that get the image and the settings: those that are named, else the one essential container. */
function chooseContainers(base, edits) {
    const known = base.containerDefinitions.map((container) => container.name);
    const wanted = [...edits.containerNames, ...edits.images.flatMap(({ container }) => container ?? [])];
    const absent = wanted.filter((name) => !known.includes(name));
    if (absent.length > 0) {
        return refuseContainers(`has no container ${absent.join(', ')}`, `Use one of: ${known.join(', ')}`);
    }
    const isNeeded = (0,_edits_js__WEBPACK_IMPORTED_MODULE_0__/* .hasSettings */ .g_)(edits.containerSettings) || edits.images.some(hasNoContainer);
    if (edits.containerNames.length > 0 || !isNeeded)
        return { names: edits.containerNames };
    const essential = known.filter((_, index) => base.containerDefinitions[index]?.essential !== false);
    if (essential.length === 1)
        return { names: essential };
    return refuseContainers('has more than one essential container', `Set container-name to one of: ${essential.join(', ')}`);
}
function refuseContainers(problem, advice) {
    return { errors: [{ path: 'containerDefinitions', problem, advice }] };
}
/** An image for all chosen containers. */
function hasNoContainer(image) {
    return image.container === undefined;
}


/***/ }),

/***/ 80071:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   cg: () => (/* binding */ extendPath),
/* harmony export */   oL: () => (/* binding */ refuseDocument),
/* harmony export */   vm: () => (/* binding */ formatDocumentError)
/* harmony export */ });
/* harmony import */ var _slipway_ecs_rules_text__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(79672);
/* harmony import */ var _ports_deploy_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(95078);


/** `web.yml:12 containerDefinitions[0].image: is not set. Set it …` */
function formatDocumentError(error) {
    const end = error.advice.endsWith('?') ? '' : '.';
    return `${formatPlace(error)}: ${error.problem}. ${error.advice}${end}`;
}
function formatPlace(error) {
    const line = error.line === undefined ? '' : `:${error.line}`;
    const file = error.file === undefined ? [] : [`${(0,_slipway_ecs_rules_text__WEBPACK_IMPORTED_MODULE_1__/* .quoteOutsideText */ .h)(error.file, 200)}${line}`];
    const place = [...file, ...(error.path === '' ? [] : [error.path])].join(' ');
    return place === '' ? 'the document' : place;
}
/** All errors of a document as the one error that ends the run. @param title which document, in one sentence */
function refuseDocument(errors, title = 'The task definition cannot be used.') {
    return new _ports_deploy_error_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH({
        kind: 'input',
        message: [title, ...formatErrors(errors)].join('\n'),
        advice: 'Correct each problem and run again.',
    });
}
/** Advice that several errors have is given once, with the last of them: an annotation holds 1,000 characters. */
function formatErrors(errors) {
    const last = new Map(errors.map(({ advice }, at) => [advice, at]));
    return errors.map((error, at) => {
        const text = last.get(error.advice) === at ? formatDocumentError(error) : `${formatPlace(error)}: ${error.problem}.`;
        return number(at, errors.length) + text;
    });
}
/** Lines become one in an annotation. */
function number(at, count) {
    return count === 1 ? '' : `(${at + 1}) `;
}
/** The path of a field or item below another. A name unlike any field's is not shown: in a mangled file
 * it may be content. */
function extendPath(path, step) {
    if (typeof step === 'number')
        return `${path}[${step}]`;
    const name = /^[A-Za-z_][A-Za-z0-9_-]{0,79}$/.test(step) ? step : '(a name)';
    return path === '' ? name : `${path}.${name}`;
}


/***/ }),

/***/ 38816:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ isArguments),
/* harmony export */   n: () => (/* binding */ dropEmpty)
/* harmony export */ });
/* harmony import */ var _slipway_ecs_rules_task_definition__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(42310);
/* harmony import */ var _slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(93844);
/* harmony import */ var _document_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(80071);
/** What is empty in a document and sets nothing: lists, objects, and items of lists with only empty fields. */



/**
 * Lists that stay empty without a word: DescribeTaskDefinition answers them so, for every revision or for those that
 * the console registered, and ECS registers them again.
 */
const ANSWERED_EMPTY = new Set([
    ...['volumes', 'placementConstraints', 'environment', 'environmentFiles', 'mountPoints', 'portMappings', 'secrets'],
    ...['secretOptions', 'systemControls', 'ulimits', 'volumesFrom', 'command', 'entryPoint'],
]);
/**
 * An empty `host` is a volume of the task's lifetime, an empty Docker volume one of Docker (ECS API reference, Volume).
 */
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
    if ((0,_slipway_ecs_rules_task_definition__WEBPACK_IMPORTED_MODULE_1__/* .isListShape */ .KB)(shape))
        return Array.isArray(value) ? trimItems(value, shape[0], place, trimming) : value;
    return 'fields' in shape && (0,_slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_2__/* .isJsonObject */ .OW)(value) ? trimFields(value, shape, place, trimming) : value;
}
function trimFields(object, shape, place, trimming) {
    const fields = Object.entries(object).flatMap(([name, value]) => {
        if (value === undefined)
            return [];
        const inside = { before: (0,_document_error_js__WEBPACK_IMPORTED_MODULE_0__/* .extendPath */ .cg)(place.before, name), now: (0,_document_error_js__WEBPACK_IMPORTED_MODULE_0__/* .extendPath */ .cg)(place.now, name) };
        const field = (0,_slipway_ecs_rules_task_definition__WEBPACK_IMPORTED_MODULE_1__/* .shapeOf */ .F5)(shape, name);
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
    return name === 'containerDefinitions' && (0,_slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_2__/* .isJsonList */ .P8)(value) && value.includes(null);
}
/** Whether a field stays whatever is in it. */
function isKept(name, value, kept) {
    if (kept.includes(name) || ARGUMENTS.has(name))
        return true;
    if (Array.isArray(value))
        return value.length === 0 && ANSWERED_EMPTY.has(name);
    if (!(0,_slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_2__/* .isJsonObject */ .OW)(value))
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
    if ((0,_slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_2__/* .isJsonList */ .P8)(value)) {
        const item = (0,_slipway_ecs_rules_task_definition__WEBPACK_IMPORTED_MODULE_1__/* .isListShape */ .KB)(shape) ? shape[0] : undefined;
        return value.every((one) => isEmpty(one, item, kept));
    }
    if (!(0,_slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_2__/* .isJsonObject */ .OW)(value))
        return false;
    if (shape === 'map')
        return Object.keys(value).length === 0;
    return Object.entries(value).every(([name, field]) => {
        return !kept.includes(name) && isEmpty(field, (0,_slipway_ecs_rules_task_definition__WEBPACK_IMPORTED_MODULE_1__/* .isStructure */ .ip)(shape) ? (0,_slipway_ecs_rules_task_definition__WEBPACK_IMPORTED_MODULE_1__/* .shapeOf */ .F5)(shape, name) : undefined, kept);
    });
}


/***/ }),

/***/ 35100:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HA: () => (/* binding */ takeAsGiven),
/* harmony export */   dT: () => (/* binding */ AS_GIVEN),
/* harmony export */   g_: () => (/* binding */ hasSettings),
/* harmony export */   hl: () => (/* binding */ pinKnown),
/* harmony export */   t7: () => (/* binding */ editsOf)
/* harmony export */ });
/* harmony import */ var _slipway_ecs_rules_images__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(44605);
/* harmony import */ var _slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(60846);


/** Whether the settings say anything. */
function hasSettings(settings) {
    const { environment, secrets, environmentFiles, dockerLabels, logOptions } = settings;
    const lists = [environment, secrets, environmentFiles, dockerLabels, logOptions];
    const isAnyOther = settings.shouldPruneEnvironment || settings.logDriver !== undefined || settings.command !== undefined;
    return isAnyOther || lists.some((list) => list.length > 0);
}
/** For a document that is not compared with any service: all images go to it, as they were given. */
const AS_GIVEN = { elsewhere: [], digests: new Map() };
/** What the request changes in the document of a revision, given the image that was built or found. */
function editsOf({ elsewhere, digests }, request, built) {
    const own = built === undefined ? [] : [{ reference: pinKnown(built, digests) }];
    const given = request.image.kind === 'given' ? request.image.images.map((image) => place(image, digests)) : own;
    const images = given.filter(({ container }) => container === undefined || !elsewhere.includes(container));
    const { containerNames, containerSettings, taskRole, executionRole } = request;
    return { images, containerNames, containerSettings, ...(0,_slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_0__/* .defined */ .s)({ taskRole, executionRole }) };
}
/** By the reference as it was written. */
function takeAsGiven({ reference, ...rest }) {
    return { ...rest, reference: reference.text };
}
function place({ reference, ...rest }, digests) {
    const digest = digests.get(reference.text);
    return { ...rest, reference: digest === undefined ? reference.text : (0,_slipway_ecs_rules_images__WEBPACK_IMPORTED_MODULE_1__/* .pinReference */ .rp)(reference, digest) };
}
function pinKnown(reference, digests) {
    const digest = digests.get(reference);
    return digest === undefined ? reference : (0,_slipway_ecs_rules_images__WEBPACK_IMPORTED_MODULE_1__/* .pinText */ .xl)(reference, digest);
}


/***/ }),

/***/ 86957:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ findPlaceholders)
/* harmony export */ });
/* harmony import */ var _slipway_ecs_rules_task_definition__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(42310);
/* harmony import */ var _slipway_ecs_rules_task_definition__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(44954);
/* harmony import */ var _slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(93844);
/* harmony import */ var _placeholder_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(96740);
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
 * Placeholders that were not replaced, as far as they can be distinguished from intended text.
 * @param document as in a file: types may still be wrong, such as a text where a number belongs
 */
function findPlaceholders(document) {
    const texts = [...listTexts(document, _slipway_ecs_rules_task_definition__WEBPACK_IMPORTED_MODULE_1__/* .TASK_DEFINITION_SHAPE */ .wC, { path: '', place: '' })];
    const describe = ({ path }, placeholder) => ({
        path,
        problem: (0,_placeholder_js__WEBPACK_IMPORTED_MODULE_0__/* .describePlaceholder */ .Fm)(placeholder),
        advice: _placeholder_js__WEBPACK_IMPORTED_MODULE_0__/* .PLACEHOLDER_ADVICE */ .Hy,
    });
    const pick = (find) => texts.flatMap((text) => {
        const placeholder = find(text);
        return placeholder === undefined ? [] : [describe(text, placeholder)];
    });
    return { errors: pick(findCertain), warnings: pick(findProbable) };
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
    else if ((0,_slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_2__/* .isJsonList */ .P8)(value)) {
        const item = (0,_slipway_ecs_rules_task_definition__WEBPACK_IMPORTED_MODULE_1__/* .isListShape */ .KB)(shape) ? shape[0] : undefined;
        for (const [index, one] of value.entries())
            yield* listTexts(one, item, { ...at, path: `${at.path}[${index}]` });
    }
    else if ((0,_slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_2__/* .isJsonObject */ .OW)(value))
        yield* listFields(value, shape, at);
}
function* listFields(object, shape, at) {
    const { logDriver } = object;
    const driver = typeof logDriver === 'string' ? { driver: logDriver } : {};
    for (const [name, value] of Object.entries(object)) {
        const inside = { ...at, ...driver, path: (0,_slipway_ecs_rules_task_definition__WEBPACK_IMPORTED_MODULE_3__/* .below */ .Gz)(at.path, name), place: (0,_slipway_ecs_rules_task_definition__WEBPACK_IMPORTED_MODULE_3__/* .below */ .Gz)(at.place, name) };
        if (shape === 'map' && typeof value === 'string')
            yield { ...inside, value, shape };
        else if ((0,_slipway_ecs_rules_task_definition__WEBPACK_IMPORTED_MODULE_1__/* .isStructure */ .ip)(shape))
            yield* listTexts(value, (0,_slipway_ecs_rules_task_definition__WEBPACK_IMPORTED_MODULE_1__/* .shapeOf */ .F5)(shape, name), inside);
    }
}


/***/ }),

/***/ 29867:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bq: () => (/* binding */ flatten),
/* harmony export */   dw: () => (/* binding */ canonicalize),
/* harmony export */   fE: () => (/* binding */ toText)
/* harmony export */ });
/* harmony import */ var _slipway_ecs_rules_task_definition__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(42310);
/* harmony import */ var _slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(93844);
/**
 * A JSON document as a list of its fields, each by its path: `containerDefinitions[web].portMappings[80/tcp].hostPort`.
 * Items of a list have names where their order means nothing, so that two documents can be compared field by field.
 */


function flatten(document, shape, rules) {
    const fields = new Map();
    flattenFields(document, { path: '', kind: '', shape }, { rules, fields });
    return fields;
}
/** One text for one content. */
function toText(fields) {
    const texts = [...fields].map(([path, { value }]) => `${path}=${canonicalize(value)}`);
    return texts.sort().join('\n');
}
function flattenFields(object, place, flattening) {
    for (const [name, value] of Object.entries(object))
        flattenValue(value, enter(place, name), flattening);
}
function enter({ path, kind, shape }, name) {
    const isMap = shape === 'map';
    const isPlain = /^[A-Za-z_]\w*$/.test(name);
    const field = path === '' ? name : `.${name}`;
    return {
        path: path + (isMap || !isPlain ? bracket(name) : field),
        kind: isMap ? kind : kind === '' ? name : `${kind}.${name}`,
        shape: isMap ? 'string' : typeof shape === 'object' && 'fields' in shape ? (0,_slipway_ecs_rules_task_definition__WEBPACK_IMPORTED_MODULE_0__/* .shapeOf */ .F5)(shape, name) : undefined,
    };
}
/** A name that could be taken for more than a name is quoted, so that no two fields have one path. */
function bracket(name) {
    return /^[\w./:@-]+$/.test(name) ? `[${name}]` : `[${JSON.stringify(name)}]`;
}
function flattenValue(value, place, flattening) {
    if (value === undefined || value === null)
        return;
    if ((0,_slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_1__/* .isJsonObject */ .OW)(value))
        flattenFields(value, place, flattening);
    else if ((0,_slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_1__/* .isJsonList */ .P8)(value))
        flattenList(value, place, flattening);
    else
        note(value, place, flattening);
}
function flattenList(list, place, flattening) {
    const { items, sets } = flattening.rules;
    if (list.length === 0)
        return;
    const names = items[place.kind];
    const named = names === undefined ? undefined : nameItems(list, names);
    if (names !== undefined && named !== undefined) {
        for (const [name, item] of named)
            flattenItem(item, { name, names, place }, flattening);
        return;
    }
    const ordered = sets.has(place.kind) ? [...new Set(list.map(canonicalize))].sort().map(parse) : list;
    note(ordered, place, flattening);
}
function parse(text) {
    return JSON.parse(text);
}
/** Undefined where an item has no name. Items of one name are numbered in their order: it may count. */
function nameItems(list, { name: nameOf }) {
    const counts = new Map();
    const named = list.flatMap((item) => {
        const name = (0,_slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_1__/* .isJsonObject */ .OW)(item) ? nameOf(item) : undefined;
        if (name === undefined || !(0,_slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_1__/* .isJsonObject */ .OW)(item))
            return [];
        const count = (counts.get(name) ?? 0) + 1;
        counts.set(name, count);
        const path = bracket(name);
        return [[count === 1 ? path : `${path.slice(0, -1)}#${count}]`, item]];
    });
    return named.length === list.length ? named : undefined;
}
function flattenItem(item, { name, names, place }, flattening) {
    const shape = (0,_slipway_ecs_rules_task_definition__WEBPACK_IMPORTED_MODULE_0__/* .isListShape */ .KB)(place.shape) ? place.shape[0] : undefined;
    const inside = { path: place.path + name, kind: place.kind, shape };
    const rest = Object.entries(item).filter(([field, value]) => !names.named.includes(field) && value !== undefined);
    const [[field, value] = [], ...others] = rest;
    if (names.value !== undefined && field === names.value && others.length === 0 && typeof value === 'string') {
        note(value, inside, flattening);
        return;
    }
    note({}, inside, flattening);
    flattenFields(Object.fromEntries(rest), inside, flattening);
}
function note(value, { path, kind, shape }, { fields }) {
    fields.set(path, { kind, value, isKnown: shape !== undefined });
}
/** Fields by name; what is null or empty is left out. */
function canonicalize(value) {
    if ((0,_slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_1__/* .isJsonList */ .P8)(value))
        return `[${value.map(canonicalize).join(',')}]`;
    if (!(0,_slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_1__/* .isJsonObject */ .OW)(value))
        return JSON.stringify(value);
    const fields = Object.entries(value)
        .flatMap(([name, field]) => (field === undefined ? [] : [[name, canonicalize(field)]]))
        .filter(([, text]) => text !== '[]' && text !== '{}' && text !== 'null')
        .sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${fields.map(([name, text]) => `${JSON.stringify(name)}:${text}`).join(',')}}`;
}


/***/ }),

/***/ 52019:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  T: () => (/* binding */ parseDocument),
  c: () => (/* binding */ parseTree)
});

// EXTERNAL MODULE: ./packages/ecs-rules/lib/values/json.js
var values_json = __webpack_require__(93844);
// EXTERNAL MODULE: ./packages/ecs-rules/lib/values/type-helpers.js
var type_helpers = __webpack_require__(60846);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(38815);
// EXTERNAL MODULE: ./lib/task-definition/check.js
var check = __webpack_require__(16909);
// EXTERNAL MODULE: ./packages/ecs-rules/lib/task-definition/document-shape.js
var document_shape = __webpack_require__(42310);
// EXTERNAL MODULE: ./lib/text/list-some.js
var list_some = __webpack_require__(25176);
// EXTERNAL MODULE: ./lib/task-definition/document-error.js
var document_error = __webpack_require__(80071);
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
        // Blanks are a level only if text follows them.
        const isDeepBlock = (isDeep && /^[-?]$/.test(token)) || (areBlanksDeep && !isLineEnd && !token.startsWith('#'));
        if (flowDepth > DEEPEST || isDeepBlock)
            return true;
        areBlanksDeep = isDeep && /^ +$/.test(token);
    }
    return false;
}

;// CONCATENATED MODULE: ./lib/task-definition/convert-node.js



/** A place as its steps. Unlike a path it is unique, and it is never shown. */
function extendPointer(pointer, step) {
    return `${pointer}\n${JSON.stringify(step)}`;
}
/** 64 KiB of task definition cannot hold more values; aliases count as often as they are used. */
const MOST_NODES = 50_000;
const MOST_ALIASES = 100;
/** Errors of shape lie no deeper; the paths of deeper places would cost more memory than the document. */
const DEEPEST_LINE = 8;
/** The parsed tree as JSON; whatever JSON or ECS cannot hold is an error with its path and line. */
function convertNode(parsed, lineAt) {
    const conversion = {
        parsed,
        lineAt,
        lines: new Map(),
        sources: new Map(),
        errors: [],
        nodes: 0,
        aliases: 0,
    };
    const json = convert(parsed.contents, { path: '', pointer: '', depth: 0, line: 1 }, conversion);
    return { json, lines: conversion.lines, sources: conversion.sources, errors: conversion.errors };
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
    return { path: (0,document_error/* extendPath */.cg)(place.path, step), pointer, depth: place.depth + 1, line: place.line };
}
function addError(place, conversion, words) {
    conversion.errors.push({ path: place.path, line: place.line, ...words });
    return null;
}
function refuseSize(place, conversion) {
    if (conversion.errors.some((error) => error.problem.startsWith('is more than')))
        return null;
    return addError(place, conversion, {
        problem: 'has more nodes than a task definition can have (aliases included)',
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
    return addError(place, conversion, {
        problem: 'is an alias without an anchor',
        advice: 'Set its anchor before it, or quote the "*"',
    });
}
function convertMap(items, place, conversion) {
    const names = new Set();
    const fields = [];
    for (const pair of items) {
        if (!(0,dist/* isPair */.tO)(pair) || !(0,dist/* isScalar */.jn)(pair.key))
            continue;
        const name = String(pair.key.value);
        const inside = { ...below(place, name), line: lineOf(pair.key, place, conversion) };
        const problem = isMergeKey(pair.key) ? MERGE_KEY : findNameProblem(name, names);
        if (problem !== undefined) {
            addError(inside, conversion, problem);
            continue;
        }
        names.add(name);
        fields.push([name, convert(pair.value, inside, conversion)]);
    }
    return Object.fromEntries(fields);
}
/** The parser reads YAML 1.2, which has none: it would go to ECS as a field that ECS passes over. */
const MERGE_KEY = {
    problem: 'is a merge key, which YAML 1.2 does not support',
    advice: 'Write out the fields instead',
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
        return 'is duplicated';
    if (name === '')
        return 'is a field without a name';
    if (name === '__proto__')
        return 'is not allowed as a field name';
    return isCleanText(name) ? undefined : 'has a control character or a lone surrogate in its name';
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
    return addError(place, conversion, {
        problem: 'contains a NUL or a lone surrogate',
        advice: 'Retype the text',
    });
}
function convertNumber({ value, source }, place, conversion) {
    const isSmallerThanAny = value === 0 && /^[-+]?[\d.]*[1-9]/.test(source);
    const isExact = Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value));
    if (isExact && !isSmallerThanAny)
        return value;
    return addError(place, conversion, {
        problem: 'is a number that JSON cannot represent exactly',
        advice: 'Quote it if it is meant as text',
    });
}
/** Tabs and line ends are right in a script that is a container's command. */
function isCleanText(text) {
    return !/[\0\p{Cs}]/u.test(text);
}

// EXTERNAL MODULE: ./lib/task-definition/drop-empty.js
var drop_empty = __webpack_require__(38816);
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

;// CONCATENATED MODULE: ./lib/task-definition/coerce-types.js
/** Types of a file converted: what a template or YAML made a text, a number or nothing, in the form that ECS takes. */







/** A document as DescribeTaskDefinition answers it. */
const WRAPPED = { fields: { taskDefinition: document_shape/* TASK_DEFINITION_SHAPE */.wC }, required: [] };
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
 * Numbers and booleans that are texts, texts that are numbers or booleans, and whatever is empty where ECS takes
 * nothing empty. Fields that nobody here knows stay as they are.
 * @param kept names of fields that stay although they are empty
 */
function coerceTypes(tree, kept) {
    const correction = { sources: tree.sources, kept, retyped: [], dropped: [], errors: [] };
    const isWrapped = (0,values_json/* isJsonObject */.OW)(tree.json) && (0,values_json/* isJsonObject */.OW)(tree.json.taskDefinition);
    const shape = isWrapped ? WRAPPED : document_shape/* TASK_DEFINITION_SHAPE */.wC;
    const { json, dropped, moved } = (0,drop_empty/* dropEmpty */.n)(correct(tree.json, shape, { path: '', pointer: '' }, correction) ?? {}, shape, kept);
    const { retyped, errors } = correction;
    return { json, retyped, dropped: [...correction.dropped, ...dropped], moved, errors };
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
        return coerceFields(value, () => 'string', { place, correction });
    if (shape === 'string' || 'oneOf' in shape)
        return correctText(value, place, correction);
    if ('fields' in shape)
        return coerceFields(value, (name) => pick(shape.fields, name), { place, correction });
    return correctItems(value, shape[0], { place, correction });
}
function pick(shapes, name) {
    return Object.hasOwn(shapes, name) ? shapes[name] : undefined;
}
function correctItems(items, shape, { place, correction }) {
    if (!Array.isArray(items))
        return items;
    return items.map((item, index) => {
        const inside = coerce_types_below(place, index);
        if (item === null)
            return (0,drop_empty/* isArguments */.N)(fieldName(place)) ? coerce_types_addError(inside, correction, IS_NULL) : null;
        return correct(item, shape, inside, correction) ?? item;
    });
}
const IS_NULL = { problem: 'is null', advice: 'Give a value, or remove it' };
function fieldName({ path }) {
    return path.slice(path.lastIndexOf('.') + 1);
}
function coerceFields(object, shapeOf, { place, correction }) {
    if (!(0,values_json/* isJsonObject */.OW)(object))
        return object;
    const fields = Object.entries(object).flatMap(([name, field]) => {
        if (field === undefined)
            return [];
        const shape = shapeOf(name);
        const inside = coerce_types_below(place, name);
        // What is null is left out later, without a notice.
        const isUnused = field !== null && isEmptyCounterpart(object, name, (one) => shapeOf(one) !== undefined);
        const isEmpty = isUnused || isNothing(field, name, shape);
        const isLeftOut = isEmpty && !correction.kept.includes(name);
        if (isLeftOut)
            correction.dropped.push(inside.path);
        const next = isLeftOut ? undefined : correct(field, shape, inside, correction);
        return next === undefined ? [] : [[name, next]];
    });
    const isEmptied = fields.length === 0 && Object.keys(object).length > 0;
    return isEmptied ? undefined : Object.fromEntries(fields);
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
        return coerce_types_addError(place, correction, {
            problem: 'is not a whole number',
            advice: 'Write decimal digits, not quoted',
        });
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
        return coerce_types_addError(place, correction, { problem: 'is not a boolean', advice: 'Write true or false, not quoted' });
    }
    correction.retyped.push(place.path);
    return isTrue;
}
function coerce_types_below(place, step) {
    return { path: (0,document_error/* extendPath */.cg)(place.path, step), pointer: extendPointer(place.pointer, step) };
}
function coerce_types_addError(place, correction, words) {
    correction.errors.push({ path: place.path, ...words });
    return null;
}
/** More than this is noise. */
const MOST_PATHS = 20;
/** What was converted, as one sentence or two for a person; undefined when nothing was. */
function describeCorrections({ retyped, dropped }) {
    const sentences = [
        ...(retyped.length === 0 ? [] : [`Converted to the type that ECS requires: ${(0,list_some/* listSome */.X)(retyped, MOST_PATHS)}.`]),
        ...(dropped.length === 0 ? [] : [`Dropped because empty: ${(0,list_some/* listSome */.X)(dropped, MOST_PATHS)}.`]),
    ];
    return sentences.length === 0 ? undefined : sentences.join(' ');
}

// EXTERNAL MODULE: ./lib/task-definition/find-placeholders.js
var find_placeholders = __webpack_require__(86957);
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
    if ((0,values_json/* isJsonList */.P8)(json) && json.length > 0 && json.every(values_json/* isJsonObject */.OW)) {
        if (json.some(isTaskDefinition)) {
            return {
                problem: 'is a list of task definitions; one file has one task definition',
                advice: 'Write each task definition into a file of its own, without the list around it',
            };
        }
        return {
            problem: 'is a list of containers without the task definition around it',
            advice: 'Write {"family": "…", "containerDefinitions": […]} around the list',
        };
    }
    if (!(0,values_json/* isJsonObject */.OW)(json))
        return { problem: 'is not an object', advice: 'Give a task definition with its fields' };
    if (isTaskDefinition(json))
        return undefined;
    if (json.AWSTemplateFormatVersion !== undefined || (0,values_json/* isJsonObject */.OW)(json.Resources)) {
        return { problem: 'is a template of CloudFormation, not a task definition', advice: GET_ONE };
    }
    return (0,values_json/* isJsonObject */.OW)(json.services)
        ? { problem: 'is a Compose file, not a task definition', advice: GET_ONE }
        : undefined;
}
function isTaskDefinition(json) {
    return json.family !== undefined || json.containerDefinitions !== undefined || (0,values_json/* isJsonObject */.OW)(json.taskDefinition);
}
const GET_ONE = 'Write a task definition with family and containerDefinitions; aws ecs describe-task-definition shows the current one';

// EXTERNAL MODULE: ./lib/task-definition/places.js
var task_definition_places = __webpack_require__(38901);
// EXTERNAL MODULE: ./lib/task-definition/registrable.js
var registrable = __webpack_require__(58609);
// EXTERNAL MODULE: ./lib/task-definition/placeholder.js
var placeholder = __webpack_require__(96740);
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
/**
 * Lines of a template's own syntax, outside of quotes: `{% if %}`, `{{#each}}`. For a file that is not to be read
 * otherwise.
 */
function listTemplateLines(text) {
    return text.split('\n').flatMap((line, index) => {
        const [found] = /\{%[^{}]*%\}|\$?\{\{[^{}]*\}\}/.exec(line.replaceAll(new RegExp(PLAIN, 'g'), (part) => (part.startsWith('"') ? '' : part))) ?? [];
        if (found === undefined)
            return [];
        const [, field] = /"?([A-Za-z]\w{0,40})"?\s*:\s*[^:]*$/.exec(line.slice(0, line.indexOf(found))) ?? [];
        return [{ path: field ?? '', line: index + 1, problem: (0,placeholder/* describePlaceholder */.Fm)(found), advice: placeholder/* PLACEHOLDER_ADVICE */.Hy }];
    });
}

// EXTERNAL MODULE: ./packages/ecs-rules/lib/text/input-error.js
var input_error = __webpack_require__(18466);
;// CONCATENATED MODULE: ./lib/task-definition/unknown-fields.js
/** Fields that RegisterTaskDefinition does not have: mostly mistyped ones, which ECS ignores. */






/** Names that are notes of their author, and names of a schema. */
const NOTE = /^(?:_|\$|\/\/|#|comment$)/i;
/** More than this is no task definition, and noise. */
const MOST_FIELDS = 20;
/**
 * Fields of a document that no shape knows, each with the field that was probably meant. They are sent all the same.
 */
function findUnknownFields(document) {
    const found = [];
    for (const error of search(document, document_shape/* TASK_DEFINITION_SHAPE */.wC, '')) {
        if (found.length === MOST_FIELDS)
            break;
        found.push(error);
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
    else if ((0,document_shape/* isStructure */.ip)(shape) && (0,values_json/* isJsonObject */.OW)(value))
        yield* searchFields(value, shape, path);
}
function* searchFields(object, shape, path) {
    for (const [name, value] of Object.entries(object)) {
        const inside = (0,document_error/* extendPath */.cg)(path, name);
        const isKnown = (one) => Object.hasOwn(shape.fields, one);
        if (isKnown(name))
            yield* search(value, shape.fields[name], inside);
        else if (!NOTE.test(name) && !(path === '' && (0,registrable/* isResponseOnly */.S)(name)) && !isEmptyCounterpart(object, name, isKnown)) {
            yield { path: inside, problem: 'is an unknown field, which ECS ignores', advice: advise(name, shape) };
        }
    }
}
function advise(name, shape) {
    if (name === 'valueFrom')
        return 'It belongs in the list secrets';
    const meant = findMeant(name, Object.keys(shape.fields));
    if (meant !== undefined)
        return `Did you mean ${meant}?`;
    return findElsewhere(name, shape) ?? 'Remove it, or correct its name';
}
/** Common mistakes that are not close in spelling. */
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
    const near = (0,input_error/* findNearest */.qg)(name, known);
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
    const inside = Object.entries(shape.fields).find(([, field]) => isField(name, field));
    if (inside !== undefined)
        return `It belongs in ${inside[0]}`;
    if (isField(name, document_shape/* TASK_DEFINITION_SHAPE */.wC))
        return 'It belongs in the task definition itself, next to containerDefinitions';
    return isField(name, CONTAINER) ? 'It belongs in a container' : undefined;
}
const CONTAINER = (0,document_shape/* isStructure */.ip)(document_shape/* TASK_DEFINITION_SHAPE */.wC) ? document_shape/* TASK_DEFINITION_SHAPE */.wC.fields.containerDefinitions : undefined;
function isField(name, shape) {
    if ((0,document_shape/* isListShape */.KB)(shape))
        return isField(name, shape[0]);
    return (0,document_shape/* isStructure */.ip)(shape) && Object.hasOwn(shape.fields, name);
}

;// CONCATENATED MODULE: ./lib/task-definition/parse-document.js
/** A task definition file, JSON or YAML, hostile or not, to a document that can be registered. */













/**
 * In UTF-16 code units. ECS takes 64 KiB (ECS API reference, RegisterTaskDefinition); comments and layout may take
 * more. The parser's time grows with the square of what is wrong in a text, so this bounds it to about a second.
 */
const LONGEST_TEXT = 262_144;
/** More than this is noise. */
const MOST_ERRORS = 20;
/**
 * Reads a file of any name as JSON or YAML 1.2, takes a described document out of its wrapping, drops what only answers
 * hold, puts types right, and checks the shape. Aliases, depth and size are bounded; a name given twice is an error.
 * @param file the file's name, for the errors; they name places and fields, never content
 * @param kept names of fields that stay although they are null or an empty text
 */
function parseDocument(text, file, kept = []) {
    const parsed = parseTree(text);
    const comment = text.length > LONGEST_TEXT ? undefined : findComment(text);
    if (comment !== undefined)
        return { errors: [{ file, ...comment }] };
    const checked = 'tree' in parsed ? checkTree(parsed.tree, file, kept) : explainSyntax(text, parsed.errors);
    if ('document' in checked)
        return checked;
    return { errors: checked.errors.slice(0, MOST_ERRORS).map((error) => ({ file, ...error })) };
}
/** A template whose placeholders were not replaced is often no JSON: then these are what is wrong. */
function explainSyntax(text, errors) {
    const quoted = text.length > LONGEST_TEXT ? text : quotePlaceholders(text);
    const parsed = quoted === text ? { errors } : parseTree(quoted);
    const unfilled = 'tree' in parsed ? listUnfilled(parsed.tree) : listTemplateLines(quoted);
    return { errors: unfilled.length > 0 ? unfilled : errors };
}
/** Placeholders of a file, with their lines. */
function listUnfilled({ json, lines }) {
    if (!(0,values_json/* isJsonObject */.OW)(json))
        return [];
    const inner = json.taskDefinition;
    const places = { file: '', prefix: (0,values_json/* isJsonObject */.OW)(inner) ? 'taskDefinition.' : '', lines };
    return (0,find_placeholders/* findPlaceholders */.G)((0,values_json/* isJsonObject */.OW)(inner) ? inner : json).errors.map((error) => {
        const { file: _, ...located } = (0,task_definition_places/* locateError */.H)(error, places);
        return located;
    });
}
function checkTree(tree, file, kept) {
    const other = findOtherKind(tree.json);
    if (other !== undefined || !(0,values_json/* isJsonObject */.OW)(tree.json))
        return { errors: other === undefined ? [] : [other] };
    const corrected = coerceTypes(tree, kept);
    const document = (0,registrable/* toRegistrable */.o)((0,values_json/* isJsonObject */.OW)(corrected.json) ? corrected.json : {}, kept);
    const prefix = (0,values_json/* isJsonObject */.OW)(tree.json.taskDefinition) ? 'taskDefinition.' : '';
    const places = { file, prefix, lines: tree.lines, moved: corrected.moved };
    const checked = (0,check/* checkDocument */.sw)(document).map((error) => (0,task_definition_places/* locateError */.H)(error, places));
    const errors = [
        ...corrected.errors.map((error) => (0,task_definition_places/* locateError */.H)(error, { file, prefix: '', lines: tree.lines })),
        ...checked,
    ];
    const inFile = { file, prefix, lines: tree.lines };
    const unknown = findUnknownFields(prefix === '' ? tree.json : asObject(tree.json.taskDefinition));
    const warnings = unknown.map((error) => (0,task_definition_places/* locateError */.H)(error, inFile));
    // A field that does not exist may be there by another name.
    if (errors.length > 0)
        return { errors: joinErrors(listUnfilled(tree).filter(isNoImage), errors, warnings) };
    const notice = describeCorrections(corrected);
    return { document, places, warnings, ...(0,type_helpers/* defined */.s)({ notice }) };
}
function asObject(json) {
    return (0,values_json/* isJsonObject */.OW)(json) ? json : {};
}
/** Images may be set by the run, so their placeholders are left to it. */
function isNoImage({ path }) {
    return !path.endsWith('.image');
}
/** One error for each place: the first list that has one explains it best. */
function joinErrors(...lists) {
    return lists.flatMap((list, at) => {
        const explained = new Set(lists.slice(0, at).flatMap((one) => one.map(({ path }) => path)));
        return list.filter(({ path }) => path === '' || !explained.has(path));
    });
}
/** The tree of a JSON or YAML text of any kind: size, depth and aliases are bounded. */
function parseTree(text) {
    if (text.length > LONGEST_TEXT) {
        return {
            errors: [{ path: '', problem: 'is longer than 256 KiB', advice: 'Give a task definition; ECS takes 64 KiB' }],
        };
    }
    if (isTooDeep(text)) {
        return { errors: [{ path: '', problem: 'is nested too deeply', advice: 'Reduce the nesting' }] };
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
    const errors = describeSyntax(parsed, lineAt);
    if (errors.length > 0)
        return { errors };
    const converted = convertNode(parsed, lineAt);
    return converted.errors.length > 0 ? { errors: converted.errors } : { tree: converted };
}
/** In our own words: the parser's messages quote the file. */
const SYNTAX_WORDS = {
    BAD_INDENT: 'is not indented as JSON or YAML must be, or a bracket before this line is not closed',
    MISSING_CHAR: 'is missing a bracket, quote, comma or colon',
    MULTIPLE_DOCS: 'contains more than one document',
    NON_STRING_KEY: 'has a name that is not a string',
    TAG_RESOLVE_FAILED: 'has an unsupported YAML tag ("!…")',
    TAB_AS_INDENT: 'is indented with tabs, which YAML forbids',
    UNEXPECTED_TOKEN: 'contains something unexpected',
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

/***/ 96740:
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
/** Capital letters in place of a value that has to be filled in; `xxxx` may be a name. */
function isBlankWord(text) {
    return /^X{4,}$/.test(text);
}
/**
 * A word for an image or a part of one. Docker takes no repository in capital letters and no registry with an
 * underscore (Docker reference of image names), so neither `IMAGE` nor `__REGISTRY__/web` can be one.
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
/** The end of an error's words. */
const PLACEHOLDER_ADVICE = 'Fill it in before this step, for example with envsubst, sed or jq';
/** Marks around a name. Punctuation of JSON or YAML between them is of several fields. */
const NAME_INSIDE = /^[^A-Za-z0-9_:,"']*[A-Za-z0-9_][A-Za-z0-9_. -]{0,60}[^A-Za-z0-9_:,"']*$/;
/** In words. Its name is shown; what is no name may be content of the file, and is not. */
function describePlaceholder(placeholder) {
    const words = 'this placeholder was not replaced';
    return NAME_INSIDE.test(placeholder) ? `${words}: ${placeholder}` : words;
}


/***/ }),

/***/ 38901:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ locateError)
/* harmony export */ });
/* harmony import */ var _slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(60846);

/** The error with its file and line; as it is, for a document that is of no file. */
function locateError(error, places) {
    if (places === undefined)
        return error;
    const path = findOrigin(places.prefix + error.path, places.moved ?? new Map());
    const line = findLine(path, places.lines);
    return { ...error, file: places.file, path, ...(0,_slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_0__/* .defined */ .s)({ line }) };
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

/***/ 29115:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ readDocument)
/* harmony export */ });
/* harmony import */ var _slipway_ecs_rules_text__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(79672);
/* harmony import */ var _slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(60846);
/* harmony import */ var _document_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(80071);
/* harmony import */ var _parse_document_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(52019);
/* harmony import */ var _registrable_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(58609);





/**
 * Reads a document from its file, or from ECS. A file is read without a call; what had to be converted in it is
 * reported.
 * @throws DeployError `input` for a file that cannot be used; whatever `Ecs.describeRevision` throws
 */
async function readDocument({ taskDefinition: source, keptEmptyFields }, world) {
    if (source.kind === 'current')
        return {};
    if (source.kind === 'registered') {
        const revision = await world.ecs.describeRevision(source.reference);
        const isNumbered = /:\d+$/.test(source.reference);
        const document = (0,_registrable_js__WEBPACK_IMPORTED_MODULE_2__/* .toRegistrable */ .o)(revision.described);
        return { document, documentArn: revision.arn, ...(0,_slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_3__/* .defined */ .s)({ named: isNumbered ? revision : undefined }) };
    }
    const text = await world.files.readText(source.path, 'task-definition');
    const parsed = (0,_parse_document_js__WEBPACK_IMPORTED_MODULE_1__/* .parseDocument */ .T)(text, source.path, keptEmptyFields);
    if ('errors' in parsed)
        throw (0,_document_error_js__WEBPACK_IMPORTED_MODULE_0__/* .refuseDocument */ .oL)(parsed.errors);
    if (parsed.notice !== undefined) {
        const text = `${(0,_slipway_ecs_rules_text__WEBPACK_IMPORTED_MODULE_4__/* .quoteOutsideText */ .h)(source.path, 200)} was adjusted for ECS. ${parsed.notice}`;
        world.report({ type: 'notice', text, advice: 'Make the same changes in the file.' });
    }
    for (const warning of parsed.warnings)
        world.report({ type: 'warning', text: (0,_document_error_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDocumentError */ .vm)(warning) });
    const { document, places } = parsed;
    return { document, places };
}


/***/ }),

/***/ 58609:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ isResponseOnly),
/* harmony export */   o: () => (/* binding */ toRegistrable)
/* harmony export */ });
/* harmony import */ var _slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(93844);
/* harmony import */ var _slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(60846);

/**
 * Fields that DescribeTaskDefinition answers and RegisterTaskDefinition refuses (ECS API reference, TaskDefinition).
 */
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
/** Whether only answers have a field of this name, at the top of a document. */
function isResponseOnly(name) {
    return RESPONSE_ONLY.has(name);
}
/**
 * The document of a described revision, or of a file in either form: taken out of `{taskDefinition, tags}`, without the
 * fields that only answers hold, without fields that are null, and without an empty list of tags, which ECS refuses.
 * Fields that nobody here knows are kept: ECS may.
 * @param kept names of fields that stay although they are null
 */
function toRegistrable(described, kept = []) {
    const inner = described.taskDefinition;
    const source = (0,_slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(inner) ? { ...inner, ...pickTags(described) } : described;
    const fields = Object.entries(source).filter(([name, value]) => !RESPONSE_ONLY.has(name) && !isEmptyTags(name, value));
    return asDocument(dropNulls(Object.fromEntries(fields), kept));
}
function pickTags(described) {
    return (0,_slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_1__/* .defined */ .s)({ tags: described.tags });
}
function isEmptyTags(name, value) {
    return name === 'tags' && Array.isArray(value) && value.length === 0;
}
/** A file may lack them; `checkDocument` says so. */
function asDocument(fields) {
    return fields;
}
/** A field that a tool writes as `null` was not set. Items of lists stay, for their places to stay. */
function dropNulls(value, kept) {
    if (Array.isArray(value))
        return value.map((item) => dropNulls(item, kept));
    if (!(0,_slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(value))
        return value;
    const fields = Object.entries(value).flatMap(([name, field]) => field === undefined || (field === null && !kept.includes(name)) ? [] : [[name, dropNulls(field, kept)]]);
    return Object.fromEntries(fields);
}


/***/ }),

/***/ 94055:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  J: () => (/* binding */ placeImage),
  P: () => (/* binding */ renderTaskDefinition)
});

// EXTERNAL MODULE: ./packages/ecs-rules/lib/values/type-helpers.js
var type_helpers = __webpack_require__(60846);
// EXTERNAL MODULE: ./lib/task-definition/check.js
var check = __webpack_require__(16909);
// EXTERNAL MODULE: ./lib/task-definition/choose-containers.js
var choose_containers = __webpack_require__(44913);
// EXTERNAL MODULE: ./packages/ecs-rules/lib/values/json.js
var json = __webpack_require__(93844);
;// CONCATENATED MODULE: ./lib/task-definition/merge-entries.js

/**
 * The entries of one list, `value` being that of the environment. A name that is set in the other list leaves this one,
 * since ECS refuses one name in both (ECS Developer Guide, secrets). The same list where nothing is requested.
 */
function mergeEntries(before, field, settings) {
    const { environment, secrets, shouldPruneEnvironment } = settings;
    const [wanted, elsewhere] = field === 'value' ? [environment, secrets] : [secrets, environment];
    const old = Array.isArray(before) ? before.filter(isEntry) : [];
    if (wanted.length === 0 && (old.length === 0 || (elsewhere.length === 0 && !shouldPruneEnvironment)))
        return before;
    const names = new Set(old.map(({ name }) => name));
    const added = wanted.filter(({ name }) => !names.has(name));
    return [
        ...old.filter(chooseKept(wanted, elsewhere, settings)).map((entry) => replaceValue(entry, field, wanted)),
        ...added.map(({ name, value }) => ({ name, [field]: value })),
    ];
}
function chooseKept(wanted, elsewhere, { shouldPruneEnvironment }) {
    const listed = new Set(wanted.map(({ name }) => name));
    const moved = new Set(elsewhere.map(({ name }) => name));
    return ({ name }) => !moved.has((0,json/* toText */.fE)(name)) && (!shouldPruneEnvironment || listed.has((0,json/* toText */.fE)(name)));
}
function isEntry(entry) {
    return (0,json/* isJsonObject */.OW)(entry);
}
function replaceValue(entry, field, wanted) {
    const next = wanted.find(({ name }) => name === entry.name);
    return next === undefined ? entry : { ...entry, [field]: next.value };
}
/** Fields of an object such as labels or options, set by name; the same object where none is requested. */
function mergeFields(before, wanted) {
    if (wanted.length === 0)
        return before;
    const old = (0,json/* isJsonObject */.OW)(before) ? before : {};
    const entries = wanted.map(({ name, value }) => [name, value]);
    return Object.fromEntries([...Object.entries(old), ...entries]);
}

;// CONCATENATED MODULE: ./lib/task-definition/render-log.js


/**
 * Sets driver and options. Options are merged into existing ones. Another driver drops those of the previous one,
 * secret ones too, since each driver has options of its own (ECS API reference, LogConfiguration).
 */
function renderLog({ logConfiguration }, settings) {
    const { logDriver, logOptions } = settings;
    if (logDriver === undefined && logOptions.length === 0)
        return { fields: {} };
    const before = (0,json/* isJsonObject */.OW)(logConfiguration) ? logConfiguration : {};
    const driver = logDriver ?? before.logDriver;
    if (typeof driver !== 'string' || driver === '') {
        return {
            problem: 'has no log driver, and log-configuration-options are options of one',
            advice: 'Set log-configuration-log-driver, or logDriver in the task definition',
        };
    }
    const isOther = before.logDriver !== undefined && before.logDriver !== driver;
    const base = isOther ? withoutOptions(before) : before;
    const options = mergeFields(base.options, logOptions);
    return { fields: { logConfiguration: { ...base, logDriver: driver, ...(0,type_helpers/* defined */.s)({ options }) } } };
}
function withoutOptions({ options: _options, secretOptions: _secretOptions, ...others }) {
    return others;
}

;// CONCATENATED MODULE: ./lib/task-definition/render-container.js



/** @param path of the container in the document, for the errors */
function renderContainer(container, { image, settings }, path) {
    const log = settings === undefined ? { fields: {} } : renderLog(container, settings);
    const fields = {
        ...(0,type_helpers/* defined */.s)({ image }),
        ...(settings === undefined ? {} : renderSettings(container, settings)),
        ...('fields' in log ? log.fields : {}),
    };
    return {
        container: { ...container, ...fields },
        hasNewImage: image !== undefined,
        errors: 'problem' in log ? [{ path: `${path}.logConfiguration`, ...log }] : [],
    };
}
function renderSettings(container, settings) {
    const { environment, secrets, environmentFiles, dockerLabels } = container;
    return (0,type_helpers/* defined */.s)({
        environment: mergeEntries(environment, 'value', settings),
        secrets: mergeEntries(secrets, 'valueFrom', settings),
        environmentFiles: replaceFiles(environmentFiles, settings.environmentFiles),
        dockerLabels: mergeFields(dockerLabels, settings.dockerLabels),
        command: settings.command,
    });
}
/** Whole lists only: of files that set the same variable, their order decides (ECS API reference, EnvironmentFile). */
function replaceFiles(before, wanted) {
    const old = Array.isArray(before) ? before.filter(json/* isJsonObject */.OW).map(({ value }) => value) : [];
    const isSame = old.length === wanted.length && wanted.every((item, at) => item === old[at]);
    return wanted.length === 0 || isSame ? before : wanted.map((value) => ({ value, type: 's3' }));
}

;// CONCATENATED MODULE: ./lib/task-definition/render.js
/** The next document: the base with the asked fields changed, everything else as it was. */




/**
 * Makes the next document. A variable that becomes a secret, or the other way round, leaves its old list, since ECS
 * refuses one name in both (ECS Developer Guide, secrets).
 * @returns errors when a container does not exist or is ambiguous, when one is left without an image, or gets
 * options of a log driver that it does not have
 */
function renderTaskDefinition(base, edits, checked = 'all') {
    const targets = (0,choose_containers/* chooseContainers */.u)(base, edits);
    if ('errors' in targets)
        return targets;
    const rendered = base.containerDefinitions.map((container, index) => renderContainer(container, pickEdits(container.name, edits, targets.names), `containerDefinitions[${index}]`));
    const { taskRole, executionRole } = edits;
    const document = {
        ...base,
        ...(0,type_helpers/* defined */.s)({ taskRoleArn: taskRole, executionRoleArn: executionRole }),
        containerDefinitions: rendered.map(({ container }) => container),
    };
    const found = [...rendered.flatMap((one) => one.errors), ...(0,check/* checkImages */.B6)(document), ...(0,check/* checkNamesInBoth */.Vy)(document)];
    const chosen = base.containerDefinitions.map(({ name }) => isChosen(name, edits, targets.names));
    const errors = checked === 'all' ? found : found.filter(({ path }) => isOfChosen(path, chosen));
    if (errors.length > 0)
        return { errors };
    const images = edits.images.map(({ reference }) => reference);
    const imaged = rendered.flatMap(({ container, hasNewImage }) => (hasNewImage ? [container.name] : []));
    return { document, base, images, imaged };
}
/**
 * The same document with another image in every container that got one: the reference of an image that is built is
 * known in full only after the push.
 */
function placeImage(rendered, reference) {
    const { document, imaged } = rendered;
    const containerDefinitions = document.containerDefinitions.map((container) => imaged.includes(container.name) ? { ...container, image: reference } : container);
    return { ...rendered, document: { ...document, containerDefinitions }, images: [reference] };
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
    return (0,type_helpers/* defined */.s)({ image, settings: isTarget ? edits.containerSettings : undefined });
}


/***/ }),

/***/ 18985:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  eA: () => (/* binding */ flattenDocument),
  OI: () => (/* binding */ isSameContent),
  J2: () => (/* binding */ toCanonicalText)
});

// EXTERNAL MODULE: ./packages/ecs-rules/lib/task-definition/document-shape.js
var document_shape = __webpack_require__(42310);
// EXTERNAL MODULE: ./lib/task-definition/flatten.js
var flatten = __webpack_require__(29867);
// EXTERNAL MODULE: ./packages/ecs-rules/lib/values/json.js
var values_json = __webpack_require__(93844);
// EXTERNAL MODULE: ./packages/ecs-rules/lib/values/type-helpers.js
var type_helpers = __webpack_require__(60846);
// EXTERNAL MODULE: ./lib/task-definition/drop-empty.js
var drop_empty = __webpack_require__(38816);
// EXTERNAL MODULE: ./lib/task-definition/registrable.js
var task_definition_registrable = __webpack_require__(58609);
;// CONCATENATED MODULE: ./lib/task-definition/normalize.js
/** A document without what means nothing: tags, empty fields, and defaults that ECS fills in. */




/**
 * Tags are left out: they say where a revision comes from, and not what it runs. Defaults are those observed in answers
 * of RegisterTaskDefinition and those that the ECS API reference gives (ContainerDefinition, HealthCheck, PortMapping,
 * EFSVolumeConfiguration).
 * @param document registrable or described
 */
function normalizeDocument(document) {
    const { tags: _tags, ...registrable } = (0,task_definition_registrable/* toRegistrable */.o)(document);
    const { json } = (0,drop_empty/* dropEmpty */.n)(registrable, document_shape/* TASK_DEFINITION_SHAPE */.wC);
    const content = (0,values_json/* isJsonObject */.OW)(json) ? json : {};
    const hasFixedPorts = content.networkMode === 'awsvpc' || content.networkMode === 'host';
    return withoutDefaults({
        ...content,
        cpu: parseSize(content.cpu, { vcpu: 1024 }),
        memory: parseSize(content.memory, { gb: 1024 }),
        volumes: mapObjects(content.volumes, normalizeVolume),
        containerDefinitions: mapObjects(content.containerDefinitions, (one) => normalizeContainer(one, hasFixedPorts)),
    }, 
    // A definition without a mode runs in bridge mode on Linux (ECS Developer Guide, network mode).
    { networkMode: 'bridge', enableFaultInjection: false });
}
const CONTAINER_DEFAULTS = {
    ...{ cpu: 0, essential: true, versionConsistency: 'enabled' },
    ...{ privileged: false, readonlyRootFilesystem: false, disableNetworking: false },
    ...{ interactive: false, pseudoTerminal: false },
};
function normalizeContainer(container, hasFixedPorts) {
    const healthCheck = (0,values_json/* isJsonObject */.OW)(container.healthCheck)
        ? withoutDefaults(container.healthCheck, { interval: 30, timeout: 5, retries: 3, startPeriod: 0 })
        : container.healthCheck;
    return withoutDefaults({
        ...container,
        healthCheck,
        environment: dropValueless(container.environment),
        portMappings: mapObjects(container.portMappings, (port) => normalizePort(port, hasFixedPorts)),
        mountPoints: mapObjects(container.mountPoints, (mount) => withoutDefaults(mount, { readOnly: false })),
        volumesFrom: mapObjects(container.volumesFrom, (from) => withoutDefaults(from, { readOnly: false })),
    }, CONTAINER_DEFAULTS);
}
function normalizePort(port, hasFixedPorts) {
    const hostPort = hasFixedPorts && port.hostPort === port.containerPort ? 0 : port.hostPort;
    return withoutDefaults({ ...port, hostPort }, { hostPort: 0, protocol: 'tcp' });
}
function normalizeVolume(volume) {
    const { efsVolumeConfiguration: efs, host, ...others } = volume;
    // ECS shows an empty host for a volume that has none (observed in answers of DescribeTaskDefinition).
    const isEmpty = (0,values_json/* isJsonObject */.OW)(host) && Object.keys(host).length === 0;
    const named = withoutDefaults({ ...others, ...(0,type_helpers/* defined */.s)({ efsVolumeConfiguration: efs, host: isEmpty ? undefined : host }) }, { configuredAtLaunch: false });
    if (!(0,values_json/* isJsonObject */.OW)(efs))
        return named;
    const defaults = { rootDirectory: '/', transitEncryption: 'DISABLED' };
    return { ...named, efsVolumeConfiguration: withoutDefaults(efs, defaults) };
}
function withoutDefaults(object, defaults) {
    const fields = Object.entries(object).filter(([name, value]) => !(Object.hasOwn(defaults, name) && value === defaults[name]));
    return Object.fromEntries(fields);
}
/**
 * `"1 vCPU"` and `"2GB"` are registered as units and MiB (ECS API reference, RegisterTaskDefinition, cpu and memory).
 */
function parseSize(size, units) {
    if (typeof size !== 'string' && typeof size !== 'number')
        return size;
    const read = /^\s*(\d+(?:\.\d+)?)\s*([a-z]*)\s*$/i.exec(String(size));
    const unit = (read?.[2] ?? '').toLowerCase();
    const factor = read?.[2] === '' ? 1 : Object.hasOwn(units, unit) ? units[unit] : undefined;
    return factor === undefined ? size : String(Number(read?.[1]) * factor);
}
function mapObjects(list, change) {
    return Array.isArray(list) ? list.map((item) => ((0,values_json/* isJsonObject */.OW)(item) ? change(item) : item)) : list;
}
/** ECS drops a variable that has no value; one whose value is empty stays (observed in registered revisions). */
function dropValueless(list) {
    return Array.isArray(list) ? list.filter((entry) => !(0,values_json/* isJsonObject */.OW)(entry) || entry.value !== undefined) : list;
}

;// CONCATENATED MODULE: ./lib/task-definition/same-content.js
/** Whether two documents mean the same to ECS: identical content is found again after ECS has added its defaults. */



/**
 * Compares two documents, registrable or described, for what ECS would run. Tags, empty fields, defaults, and the order
 * of what has a name are no difference.
 */
function isSameContent(a, b) {
    return toCanonicalText(a) === toCanonicalText(b);
}
/** One text for all documents of the same content, as `isSameContent` compares it. */
function toCanonicalText(document) {
    return (0,flatten/* toText */.fE)(flattenDocument(document));
}
/** The fields of a document that mean something to ECS. Two documents have the same ones if their content is the same. */
function flattenDocument(document) {
    return (0,flatten/* flatten */.Bq)(normalizeDocument(document), document_shape/* TASK_DEFINITION_SHAPE */.wC, RULES);
}
function by(field, value) {
    const name = (item) => asName(item[field]);
    return value === undefined ? { name, named: [field] } : { name, named: [field], value };
}
function asName(value) {
    return typeof value === 'string' ? value : undefined;
}
/** `80/tcp`, `8000-8010/udp` */
function namePort({ containerPort, containerPortRange, protocol }) {
    const port = containerPort ?? containerPortRange;
    return typeof port === 'number' || typeof port === 'string' ? `${port}/${asName(protocol) ?? 'tcp'}` : undefined;
}
const RULES = {
    items: {
        containerDefinitions: by('name'),
        volumes: by('name'),
        inferenceAccelerators: by('deviceName'),
        'proxyConfiguration.properties': by('name', 'value'),
        'containerDefinitions.environment': by('name', 'value'),
        'containerDefinitions.secrets': by('name', 'valueFrom'),
        'containerDefinitions.logConfiguration.secretOptions': by('name', 'valueFrom'),
        'containerDefinitions.portMappings': { name: namePort, named: ['containerPort', 'containerPortRange', 'protocol'] },
        'containerDefinitions.mountPoints': by('containerPath'),
        'containerDefinitions.volumesFrom': by('sourceContainer'),
        'containerDefinitions.dependsOn': by('containerName', 'condition'),
        'containerDefinitions.ulimits': by('name'),
        'containerDefinitions.systemControls': by('namespace', 'value'),
        'containerDefinitions.extraHosts': by('hostname', 'ipAddress'),
        'containerDefinitions.resourceRequirements': by('type', 'value'),
        'containerDefinitions.linuxParameters.devices': by('hostPath'),
        'containerDefinitions.linuxParameters.tmpfs': by('containerPath'),
    },
    sets: new Set([
        ...['requiresCompatibilities', 'placementConstraints', 'containerDefinitions.dockerSecurityOptions'],
        ...['add', 'drop'].map((name) => `containerDefinitions.linuxParameters.capabilities.${name}`),
        ...['containerDefinitions.restartPolicy.ignoredExitCodes'],
        ...['containerDefinitions.linuxParameters.devices.permissions'],
    ]),
};


/***/ }),

/***/ 25176:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ joinAndCount),
/* harmony export */   X: () => (/* binding */ listSome)
/* harmony export */ });
/** `a, b and 3 more`: the first ones, and how many more there are. */
function listSome(names, most) {
    return joinAndCount(names.slice(0, most), names.length - most);
}
/** The same, of those that are shown. @param leftOut how many are not; none where it is not positive */
function joinAndCount(shown, leftOut) {
    const text = shown.join(', ');
    return leftOut > 0 ? `${text} and ${leftOut} more` : text;
}


/***/ }),

/***/ 44954:
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
/** The path of a nested field. */
function below(path, field) {
    return path === '' ? field : `${path}.${field}`;
}


/***/ }),

/***/ 42310:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F5: () => (/* binding */ shapeOf),
/* harmony export */   KB: () => (/* binding */ isListShape),
/* harmony export */   ip: () => (/* binding */ isStructure),
/* harmony export */   wC: () => (/* binding */ TASK_DEFINITION_SHAPE)
/* harmony export */ });
/** The type of every field of RegisterTaskDefinition's input (ECS API reference). */
function isListShape(shape) {
    return Array.isArray(shape);
}
function isStructure(shape) {
    return typeof shape === 'object' && 'fields' in shape;
}
/** The shape of a field; undefined when the structure does not have it. */
function shapeOf({ fields }, name) {
    return Object.hasOwn(fields, name) ? fields[name] : undefined;
}
function oneOf(...values) {
    return { oneOf: values };
}
function structure(fields, ...required) {
    return { fields, required };
}
/** Fields of the same type. */
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

/***/ 53232:
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
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(93844);
/** Fields of an unchecked document: null and values of another type count as absent. */

function readString(object, field) {
    const value = object[field];
    return typeof value === 'string' ? value : undefined;
}
function readNumber(object, field) {
    const value = object[field];
    return typeof value === 'number' ? value : undefined;
}
function readBoolean(object, field) {
    const value = object[field];
    return typeof value === 'boolean' ? value : undefined;
}
function readObject(object, field) {
    const value = object[field];
    return (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(value) ? value : undefined;
}
/** Items of any type; none when the list is absent. */
function readList(object, field) {
    const value = object[field];
    return (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonList */ .P8)(value) ? value : [];
}
function readStrings(object, field) {
    return readList(object, field).filter((item) => typeof item === 'string');
}
function readObjects(object, field) {
    return readList(object, field).filter(_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW);
}


/***/ })

};

export const id = 816;
export const ids = [816];
export const modules = {

/***/ 94867:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ openScreen)
/* harmony export */ });
// ECMA-48 and DEC private modes, which all terminals of today have.
const HIDE_CURSOR = '\u001b[?25l';
const SHOW_CURSOR = '\u001b[?25h';
const TO_START_AND_ERASE = '\r\u001b[J';
const up = (lines) => (lines === 0 ? '' : `\u001b[${lines}A`);
/**
 * Draws on a stream that is a terminal. The cursor is hidden from the first drawing to `end`.
 * @param onExit calls back when the process ends in whatever way: the cursor is shown then
 */
function openScreen(stream, onExit) {
    let drawn = [];
    let isHidden = false;
    const restore = () => {
        if (isHidden)
            stream.write(SHOW_CURSOR);
        isHidden = false;
    };
    onExit(restore);
    // A terminal that became narrower has wrapped the lines that were drawn.
    const countRows = () => drawn.reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / widthOf(stream))), 0);
    const erase = () => `${up(countRows())}${TO_START_AND_ERASE}`;
    const join = (lines) => lines.map((line) => `${line}\n`).join('');
    return {
        get width() {
            return widthOf(stream);
        },
        get height() {
            return stream.rows ?? 24;
        },
        print: (line) => void stream.write(`${erase()}${line}\n${join(drawn)}`),
        draw: (lines) => {
            stream.write(`${isHidden ? '' : HIDE_CURSOR}${erase()}${join(lines)}`);
            isHidden = true;
            drawn = lines;
        },
        end: () => {
            drawn = [];
            restore();
        },
    };
}
function widthOf({ columns }) {
    return columns === undefined || columns === 0 ? 80 : columns;
}


/***/ }),

/***/ 18592:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  W: () => (/* binding */ parseArguments)
});

// EXTERNAL MODULE: ./packages/ecs-rules/lib/text/input-error.js
var input_error = __webpack_require__(18466);
// EXTERNAL MODULE: ./lib/cli/commands.js + 9 modules
var commands = __webpack_require__(3015);
// EXTERNAL MODULE: ./lib/cli/flag.js
var flag = __webpack_require__(1154);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
;// CONCATENATED MODULE: ./lib/cli/words.js
/** The words of a command line, sorted into flags and operands. */

/** Nothing is refused here: an unknown flag and a value that is missing are in the answer. */
function splitWords(argv, flags) {
    const byName = new Map(flags.map((flag) => [flag.name, flag]));
    const tokens = tokenize(argv, flags);
    const options = tokens.filter((token) => token.kind === 'option');
    // Letters of `-psecret` have the place of the whole word.
    const distinct = options.filter(({ index }, at) => options.findIndex((one) => one.index === index) === at);
    return {
        flags: distinct.filter((token) => !isHelp(token)).map((token) => readFlag(token, byName)),
        operands: tokens.flatMap((token) => token.kind === 'positional' ? [{ word: token.value, index: token.index }] : []),
        isHelp: distinct.some(isHelp),
    };
}
function tokenize(argv, flags) {
    const options = Object.fromEntries(flags.map(({ name, isBoolean }) => [name, { type: isBoolean ? 'boolean' : 'string' }]));
    return (0,external_node_util_.parseArgs)({ args: [...argv], options, strict: false, allowPositionals: true, tokens: true }).tokens;
}
/** Also as the value of a flag: someone who forgot the value wants help. */
function isHelp({ rawName, value, inlineValue }) {
    return rawName === '--help' || rawName === '-h' || (inlineValue === false && (value === '--help' || value === '-h'));
}
function readFlag({ name, rawName, value, inlineValue }, byName) {
    const shown = /^--[^=]+/.exec(rawName)?.[0] ?? rawName.slice(0, 2);
    const isLong = rawName.startsWith('--');
    const flag = isLong ? byName.get(name) : undefined;
    const negated = isLong && name.startsWith('no-') && value === undefined ? byName.get(name.slice(3)) : undefined;
    if (flag === undefined && negated?.isBoolean === true) {
        return { name: negated.name, shown, flag: negated, value: 'false' };
    }
    if (flag === undefined)
        return { name, shown };
    if (flag.isBoolean)
        return { name, shown, flag, value: value ?? 'true' };
    // `--service --cluster x`: a flag is no value, unless it is joined by `=`.
    const isMissing = value === undefined || (inlineValue === false && /^--[a-z]/.test(value));
    return isMissing ? { name, shown, flag } : { name, shown, flag, value };
}

;// CONCATENATED MODULE: ./lib/cli/arguments.js
/** The command line, from argv to what is to be done. Nothing is read or called here. */




/**
 * Reads argv, without the program's name. Flags may stand anywhere, also before the command, and are named as the
 * inputs: `--name value`, `--name=value`; a boolean is `--name`, `--no-name` or `--name=false`; a list may be given
 * again. Values of inputs are not checked: `readRequest` does that.
 */
function parseArguments(argv) {
    if (argv.length === 0)
        return { command: 'help' };
    if (argv[0] === '--version' || argv[0] === '-v')
        return { command: 'version' };
    const everything = splitWords(argv, listAllFlags());
    const [first] = everything.operands;
    if (first === undefined)
        return endWithoutCommand(everything);
    const { word, index } = first;
    if (!(0,commands/* isCommandName */.zZ)(word))
        return refuseCommand(word, everything);
    const words = splitWords([...argv.slice(0, index), ...argv.slice(index + 1)], (0,commands/* commandOf */.Nl)(word).flags);
    return words.isHelp ? { command: 'help', topic: word } : readCommand(word, words);
}
function listAllFlags() {
    return commands/* COMMAND_NAMES */.nZ.flatMap((name) => (0,commands/* commandOf */.Nl)(name).flags);
}
function endWithoutCommand({ isHelp, flags }) {
    if (isHelp)
        return { command: 'help' };
    const unknown = flags.filter(({ flag }) => flag === undefined).map(({ shown }) => `Unknown flag ${shown}.`);
    return { problems: unknown.length > 0 ? unknown : ['Missing command.'] };
}
function refuseCommand(name, { isHelp }) {
    if (isHelp)
        return { command: 'help' };
    const nearest = (0,input_error/* findNearest */.qg)(name, commands/* COMMAND_NAMES */.nZ);
    const advice = nearest === undefined ? `Commands are ${commands/* COMMAND_NAMES */.nZ.join(', ')}.` : `Did you mean slipway ${nearest}?`;
    return { problems: [`Unknown command ${(0,input_error/* quote */.hD)(name)}. ${advice}`] };
}
function readCommand(name, words) {
    const command = (0,commands/* commandOf */.Nl)(name);
    const flags = readFlags(words.flags, name);
    const operands = readOperands(words, command, flags.values);
    const problems = [...flags.problems, ...operands.problems];
    if (problems.length > 0)
        return { problems, topic: name };
    const line = command.read(new Map([...flags.values, ...operands.values]));
    if ('problems' in line)
        return { ...line, topic: name };
    return line.command === 'help' ? chooseTopic(line.topic ?? '') : line;
}
function chooseTopic(topic) {
    if (topic === '')
        return { command: 'help' };
    const none = { flags: [], operands: [], isHelp: false };
    return (0,commands/* isCommandName */.zZ)(topic) ? { command: 'help', topic } : refuseCommand(topic, none);
}
function readFlags(given, command) {
    const values = new Map();
    const problems = [];
    for (const { name, shown, flag, value } of given) {
        const before = values.get(name);
        if (flag === undefined)
            problems.push(refuseFlag(name, shown, command));
        else if (value === undefined)
            problems.push(`Missing value: ${shown} ${flag.placeholder}.`);
        else if (before !== undefined && !flag.isRepeatable)
            problems.push(`${shown} is given more than once.`);
        else
            values.set(name, before === undefined ? value : `${before}\n${value}`);
    }
    return { values, problems };
}
function refuseFlag(name, shown, command) {
    const known = (0,commands/* commandOf */.Nl)(command).flags.flatMap(flag/* listSpellings */.G);
    const nearest = (0,input_error/* findNearest */.qg)(shown, known);
    if (nearest !== undefined)
        return `Unknown flag ${shown}. Did you mean ${nearest}?`;
    const owner = commands/* COMMAND_NAMES */.nZ.find((one) => (0,commands/* commandOf */.Nl)(one).flags.some((flag) => flag.name === name));
    return owner === undefined
        ? `Unknown flag ${shown}.`
        : `Unknown flag ${shown}: slipway ${command} does not have it, slipway ${owner} does.`;
}
/** Operands in their order; one that was given as a flag has no word. */
function readOperands({ operands: given }, { operands, flags }, values) {
    const open = operands.filter(({ name }) => !values.has(name));
    const read = new Map(open.flatMap(({ name }, at) => (given[at] === undefined ? [] : [[name, given[at].word]])));
    const missing = open.filter(({ name, isRequired }) => isRequired && (read.get(name) ?? '') === '');
    const [first] = given;
    const hint = hintAtServices({ operands, flags }, { first: first?.word ?? '', isGiven: values.has('service') });
    const further = given.slice(open.length).map(({ word }) => `Unexpected argument ${(0,input_error/* quote */.hD)(word)}.${hint}`);
    const isFlag = (name) => flags.some((flag) => flag.name === name);
    const problems = [
        ...missing.map(({ name, placeholder }) => isFlag(name) ? `Missing required flag --${name}.` : `Missing ${placeholder}.`),
        ...further,
    ];
    return { values: read, problems };
}
/** How services are named, where a word is one too many. */
function hintAtServices({ operands, flags }, { first, isGiven }) {
    const operand = operands.find(({ name }) => name === 'service');
    if (operand !== undefined && isGiven)
        return ' The service is given with --service already.';
    if (operand?.isRequired === false)
        return ` Give several services as one word: ${first},NAME.`;
    return flags.some(({ name }) => name === 'service') ? ' Flags are --name VALUE, such as --service NAME.' : '';
}


/***/ }),

/***/ 95816:
/***/ ((__webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__webpack_require__.r(__webpack_exports__);
/* harmony import */ var _slipway_local_ecs_internal__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(555);
/* harmony import */ var _adapters_runner_process_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(55627);
/* harmony import */ var _demo_demo_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(57831);
/* harmony import */ var _ports_verdict_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(39689);
/* harmony import */ var _report_planned_changes_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(90132);
/* harmony import */ var _run_compose_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(99188);
/* harmony import */ var _run_json_printer_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(56666);
/* harmony import */ var _text_version_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(19763);
/* harmony import */ var _arguments_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(18592);
/* harmony import */ var _completion_completion_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1857);
/* harmony import */ var _help_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(10931);
/* harmony import */ var _record_command_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(46772);
/* harmony import */ var _show_service_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(67481);
/* harmony import */ var _text_printer_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(76850);
/** The command line. */














/** Of a plan with changes, where the exit code was requested. */
const CHANGES_EXIT_CODE = 3;
// The SDK that is bundled here does not change with the Node of its user.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
const own = (0,_adapters_runner_process_js__WEBPACK_IMPORTED_MODULE_1__/* .openProcess */ .y)();
const line = (0,_arguments_js__WEBPACK_IMPORTED_MODULE_5__/* .parseArguments */ .W)(process.argv.slice(2));
await own.end('problems' in line ? refuse(line) : await carryOut(line));
function refuse({ problems, topic }) {
    for (const problem of problems)
        own.writeError(problem);
    own.writeError(topic === undefined ? 'See: slipway --help' : `See: slipway ${topic} --help`);
    return _ports_verdict_js__WEBPACK_IMPORTED_MODULE_3__/* .EXIT_CODES */ .a.refused;
}
async function carryOut(line) {
    switch (line.command) {
        case 'help':
            own.write((0,_help_js__WEBPACK_IMPORTED_MODULE_7__/* .renderHelp */ .W)(line.topic));
            return 0;
        case 'version':
            own.write(_text_version_js__WEBPACK_IMPORTED_MODULE_11__/* .VERSION */ .x);
            return 0;
        case 'completion':
            own.write((0,_completion_completion_js__WEBPACK_IMPORTED_MODULE_6__/* .renderCompletion */ .f)(line.shell));
            return 0;
        case 'local':
            return (0,_slipway_local_ecs_internal__WEBPACK_IMPORTED_MODULE_0__/* .serveLocalEcs */ .G_)(line.given, own);
        case 'history':
        case 'status':
            return (0,_show_service_js__WEBPACK_IMPORTED_MODULE_9__/* .showService */ .D)(line.command, line.options, own);
        case 'report':
        case 'judge':
            return (0,_record_command_js__WEBPACK_IMPORTED_MODULE_8__/* .useRecord */ .p)(line.command, line.options, own);
        case 'demo':
            return (0,_demo_demo_js__WEBPACK_IMPORTED_MODULE_2__/* .runDemo */ .n)(line.given, { ...own, readCommand });
        default:
            return runCommand(line);
    }
}
/** The inputs of a command of the demo, parsed as a person's command line is. */
function readCommand(argv) {
    const parsed = (0,_arguments_js__WEBPACK_IMPORTED_MODULE_5__/* .parseArguments */ .W)(argv);
    if ('raw' in parsed)
        return parsed.raw;
    throw new Error(`slipway ${argv.join(' ')} is not a command that deploys`);
}
async function runCommand(line) {
    const record = await (0,_run_compose_js__WEBPACK_IMPORTED_MODULE_4__/* .runSession */ .I)({
        ...own,
        raw: line.raw,
        names: [],
        openPrinter: (runner, write) => line.isJson ? (0,_run_json_printer_js__WEBPACK_IMPORTED_MODULE_12__/* .createJsonPrinter */ .P)(write) : (0,_text_printer_js__WEBPACK_IMPORTED_MODULE_10__/* .openTextPrinter */ .Q)(own.environment, line.isLive, { runner, write }),
    });
    const isChange = line.hasDetailedExitCode && record.verdict === 'planned' && (0,_report_planned_changes_js__WEBPACK_IMPORTED_MODULE_13__/* .hasChanges */ .i)(record);
    return isChange ? CHANGES_EXIT_CODE : _ports_verdict_js__WEBPACK_IMPORTED_MODULE_3__/* .EXIT_CODES */ .a[record.verdict];
}

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 3015:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  nZ: () => (/* binding */ COMMAND_NAMES),
  Nl: () => (/* binding */ commandOf),
  zZ: () => (/* binding */ isCommandName)
});

// UNUSED EXPORTS: COMMANDS

// EXTERNAL MODULE: ./packages/ecs-rules/lib/values/type-helpers.js
var type_helpers = __webpack_require__(60846);
// EXTERNAL MODULE: ./lib/inputs/actions.js + 1 modules
var actions = __webpack_require__(36868);
// EXTERNAL MODULE: ./lib/inputs/declarations.js + 12 modules
var declarations = __webpack_require__(45059);
// EXTERNAL MODULE: ./lib/cli/flag.js
var flag = __webpack_require__(1154);
;// CONCATENATED MODULE: ./lib/cli/input-flags.js
/** The flags of the commands that deploy: the inputs of the action, under the same names. */




/** The action whose inputs are the flags of a command. */
const ACTION_OF = {
    deploy: 'deploy',
    plan: 'deploy',
    rehearse: 'deploy',
    rollback: 'rollback',
    continue: 'continue',
    abort: 'continue',
};
const JSON_FLAG = {
    name: 'json',
    group: 'report',
    description: 'Print one JSON object per line instead of text.',
    default: 'false',
    ...flag/* SWITCH */.F,
};
const LIVE_FLAG = {
    name: 'live',
    group: 'report',
    description: 'On a terminal, redraw a table of the deployments. Without a terminal, or with NO_COLOR, CI or TERM=dumb: log lines.',
    default: 'true',
    ...flag/* SWITCH */.F,
};
/** The words of `terraform plan`. */
const EXIT_CODE_FLAG = {
    name: 'detailed-exit-code',
    group: 'report',
    description: 'Exit with 3 if the plan has changes, 0 if it has none, 2 if it is refused.',
    default: 'false',
    ...flag/* SWITCH */.F,
};
/** Whether a table may be redrawn. */
function isLive(values) {
    return values.get('live') !== 'false';
}
/** Inputs about later steps of a workflow, which a command line has none of. */
const OF_STEPS = ['mask-password', 'skip-logout'];
/** Inputs that a command sets itself, or that mean nothing to it. */
const WITHOUT = {
    deploy: ['drift'],
    plan: ['dry-run'],
    rehearse: ['dry-run', 'drift', 'rehearse', 'rollback-to'],
    rollback: ['rollback-to', 'service-managed-ebs-volume-name', 'service-managed-ebs-volume'],
    continue: ['action'],
    abort: ['action', 'wait-until', 'on-failure'],
};
/** Shown first. */
const COMMON_FLAGS = [
    'service',
    'cluster',
    'image',
    'repository',
    'image-tag',
    'environment-variables',
    'circuit-breaker',
    'wait-for-minutes',
    'dry-run',
];
/** In the order of the declarations. */
function listInputFlags(command) {
    const action = actions/* ACTIONS */.kl[ACTION_OF[command]];
    const names = declarations/* INPUT_NAMES */.Qh.filter((name) => name in action.inputs && !OF_STEPS.includes(name) && !WITHOUT[command].includes(name));
    return [
        ...names.map((name) => describeInput(name, action.inputs[name]?.description)),
        ...(command === 'plan' || command === 'rehearse' ? [EXIT_CODE_FLAG] : [LIVE_FLAG]),
        JSON_FLAG,
    ];
}
/** @param description what the action of the command says of the input */
function describeInput(name, description) {
    const declaration = declarations/* INPUTS */.mc[name];
    const { group, form, parse } = declaration;
    const isBoolean = form === 'boolean';
    return {
        name,
        group,
        description: description ?? declaration.description,
        isBoolean,
        isRepeatable: form === 'list' || form === 'lines',
        placeholder: isBoolean ? '' : (parse.placeholder ?? 'VALUE'),
        ...(0,type_helpers/* defined */.s)({ default: declaration.default, choices: parse.choices }),
    };
}
/** @param decided inputs that the command sets itself */
function readInputs(command, values, decided = {}) {
    if (values
        .get('image')
        ?.split('\n')
        .some((image) => image.trim() === '') === true)
        return refuseEmptyImage();
    const raw = (name) => decided[name] ?? values.get(name) ?? '';
    return {
        command,
        raw,
        isJson: values.get('json') === 'true',
        isLive: isLive(values),
        hasDetailedExitCode: values.get('detailed-exit-code') === 'true',
    };
}
/** Without the check, an empty variable would deploy with the current image. */
function refuseEmptyImage() {
    const advice = 'Check the variable that it comes from, or remove the flag to keep the current image.';
    return { problems: [`--image is empty. ${advice}`] };
}

// EXTERNAL MODULE: ./packages/ecs-rules/lib/text/input-error.js
var input_error = __webpack_require__(18466);
// EXTERNAL MODULE: ./packages/local-ecs/lib/command/local-options.js + 1 modules
var local_options = __webpack_require__(31800);
// EXTERNAL MODULE: ./packages/local-ecs/lib/engine/request-fields/table.js + 1 modules
var table = __webpack_require__(73778);
// EXTERNAL MODULE: ./packages/local-ecs/lib/settings/throttle-groups.js
var throttle_groups = __webpack_require__(39752);
;// CONCATENATED MODULE: ./packages/local-ecs/lib/command/local-tables.js



/** A markdown table of the options of `slipway local`: flag, file field, meaning, default. */
function renderLocalOptionsTable() {
    const rows = LOCAL_OPTION_NAMES.map((name) => {
        const { flag, form, description } = describeOption(name);
        const standard = showDefault(name);
        const cells = [
            flag === undefined ? '' : `\`--${flag.name}\``,
            form === undefined ? '' : `\`${name}\``,
            description.replaceAll('|', '\\|'),
            standard === undefined ? '' : `\`${standard}\``,
        ];
        return `| ${cells.join(' | ')} |`;
    });
    return ['| flag | in the file | meaning | default |', '|---|---|---|---|', ...rows].join('\n');
}
/** A markdown table of the groups of ECS operations that are throttled together. */
function renderThrottleTable() {
    const rows = Object.entries(THROTTLE_GROUPS).map(([name, { operations, size, refillPerSecond }]) => {
        const listed = operations.map((operation) => `\`${operation}\``).join(', ');
        return `| \`${name}\` | ${listed} | ${size} | ${refillPerSecond} |`;
    });
    return ['| group | operations | size | refill per second |', '|---|---|---|---|', ...rows].join('\n');
}
/** A markdown table of how the fields of each operation of ECS are treated. */
function renderFieldsTable() {
    const rows = Object.entries(REQUEST_FIELDS).map(([operation, { simulated, kept, refused }]) => {
        const cells = [simulated, kept, refused].map(listFields);
        return `| \`${operation}\` | ${cells.join(' | ')} |`;
    });
    return ['| operation | simulated | kept | refused |', '|---|---|---|---|', ...rows].join('\n');
}
function listFields(fields = []) {
    return [...fields]
        .sort()
        .map((field) => `\`${field}\``)
        .join(', ');
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/command/parse-options.js

/**
 * The options that flags give; or what is wrong with their values, each by its flag. A flag without text is not given.
 * @param textOf the text of a flag, by its name without dashes
 */
function parseOptions(textOf) {
    const reads = local_options/* LOCAL_OPTION_NAMES */.fA.flatMap((option) => {
        const { flag } = (0,local_options/* describeOption */.ti)(option);
        const text = flag === undefined ? '' : (textOf(flag.name) ?? '');
        return flag === undefined || text === '' ? [] : [{ option, input: `--${flag.name}`, parsed: flag.parse(text) }];
    });
    const errors = reads.flatMap(({ input, parsed }) => 'errors' in parsed ? parsed.errors.map((error) => ({ input, ...error })) : []);
    if (errors.length > 0)
        return { errors };
    const values = reads.flatMap(({ option, parsed }) => ('errors' in parsed ? [] : [[option, parsed.value]]));
    return { given: Object.fromEntries(values) };
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/command/index.js




// EXTERNAL MODULE: ./lib/demo/speed.js
var speed = __webpack_require__(92112);
;// CONCATENATED MODULE: ./lib/cli/local-flags.js
/** The flags of the local ECS and of the demo on it: the options of the package, with the defaults of the command. */




/** The demo brings its own cluster and scenario, and has defaults of its own. */
const DEMO_FLAGS = {
    speed: { default: String(speed/* DEMO_SPEED */.K) },
    tasks: {
        description: 'containers run on the local Docker engine; simulated tasks need no Docker.',
        default: 'containers if Docker is available',
    },
};
function listLocalFlags(command) {
    return local_options/* LOCAL_OPTION_NAMES */.fA.flatMap((option) => {
        const { flag, description } = (0,local_options/* describeOption */.ti)(option);
        if (flag === undefined || (command === 'demo' && DEMO_FLAGS[option] === undefined))
            return [];
        const { name, isBoolean = false, parse } = flag;
        return [
            {
                name,
                group: 'local ECS',
                description,
                isBoolean,
                isRepeatable: false,
                placeholder: isBoolean ? '' : (parse.placeholder ?? 'VALUE'),
                ...(0,type_helpers/* defined */.s)({ default: (0,local_options/* showDefault */.hI)(option), choices: isBoolean ? undefined : parse.choices }),
                ...(command === 'demo' ? DEMO_FLAGS[option] : {}),
            },
        ];
    });
}
/** An empty text counts as not given. */
function readLocal(command, values) {
    const parsed = parseOptions((flag) => values.get(flag));
    return 'errors' in parsed ? { problems: parsed.errors.map(input_error/* formatInputError */.i8) } : { command, given: parsed.given };
}

// EXTERNAL MODULE: ./packages/ecs-rules/lib/grammar/grammar.js
var grammar = __webpack_require__(23338);
;// CONCATENATED MODULE: ./lib/cli/read-rollback.js


const TARGETS = ['last-good', 'previous'];
/** One word is the service. A target alone, such as `web:41`, is refused: nobody knows of which service. */
function readRollback(values) {
    const target = values.get('rollback-to');
    if (target === undefined && isTarget(values.get('service') ?? '')) {
        return { problems: ['rollback needs a service: slipway rollback --service NAME'] };
    }
    return readInputs('rollback', values, { 'rollback-to': target ?? 'last-good' });
}
/** Several services, from a flag given again, are separated by line breaks or commas. */
function isTarget(word) {
    return TARGETS.includes(word) || (!/[\n,]/.test(word) && 'errors' in (0,grammar/* textOf */.b6)(grammar/* SERVICE */.YV)(word));
}

;// CONCATENATED MODULE: ./lib/cli/record-options.js
const DEFAULT_FILE = 'rollout.json';
const DEFAULT_OUTPUT = 'rollout.html';
/** The flag of `slipway report`. */
const OUTPUT_FLAG = {
    name: 'output',
    group: 'report',
    description: 'Where to write the HTML report. An existing file is replaced.',
    default: DEFAULT_OUTPUT,
    isBoolean: false,
    isRepeatable: false,
    placeholder: 'PATH',
};
function readRecordOptions(values) {
    return { file: values.get('file') || DEFAULT_FILE, output: values.get('output') || DEFAULT_OUTPUT };
}

;// CONCATENATED MODULE: ./lib/cli/shells.js

/** Shells that there is a completion for. */
const SHELLS = ['bash', 'zsh', 'fish'];
function readShell(values) {
    const given = values.get('shell') ?? '';
    const shell = SHELLS.find((known) => known === given);
    if (shell !== undefined)
        return { command: 'completion', shell };
    return { problems: [`Unknown shell ${(0,input_error/* quote */.hD)(given)}. Use bash, zsh or fish.`] };
}

// EXTERNAL MODULE: ./packages/ecs-rules/lib/grammar/parse.js
var parse = __webpack_require__(43892);
;// CONCATENATED MODULE: ./lib/cli/show-flags.js
/** The flags of the commands that only show a service. */





/** ECS lists at most 100 service deployments a page (ECS API reference, ListServiceDeployments). */
const MOST_DEPLOYMENTS = 100;
const SERVICE_FLAG = { description: 'Name or ARN of the service.', parse: (0,grammar/* textOf */.b6)(grammar/* SERVICE */.YV) };
const CLUSTER_FLAG = {
    description: 'Name or ARN of its cluster.',
    default: 'default',
    parse: (0,grammar/* textOf */.b6)(grammar/* CLUSTER */.Bs),
};
const LIMIT_FLAG = {
    description: `Number of deployments to show, at most ${MOST_DEPLOYMENTS}.`,
    default: '10',
    parse: (0,parse/* integerIn */.wo)({ from: 1, to: MOST_DEPLOYMENTS }),
};
const WATCH_FLAG = {
    name: 'watch',
    group: 'service',
    description: 'Follow the deployment in progress until it ends. Exit code 0: completed; 1: failed or rolled back.',
    default: 'false',
    ...flag/* SWITCH */.F,
};
/** The flags of a command that only shows, without the one for machines. */
function listShowFlags(command) {
    const flags = [describe('service', SERVICE_FLAG), describe('cluster', CLUSTER_FLAG)];
    return command === 'history' ? [...flags, describe('limit', LIMIT_FLAG)] : [...flags, WATCH_FLAG, LIVE_FLAG];
}
function describe(name, { description, default: standard, parse }) {
    const shown = (0,type_helpers/* defined */.s)({ default: standard });
    const { placeholder = 'VALUE' } = parse;
    return { name, group: 'service', description, ...shown, isBoolean: false, isRepeatable: false, placeholder };
}
/** The flags as given, parsed; or everything that is wrong with them. */
function readShow(command, values) {
    const service = read('service', SERVICE_FLAG, values);
    const cluster = read('cluster', CLUSTER_FLAG, values);
    const limit = read('limit', LIMIT_FLAG, values);
    if ('value' in service && 'value' in cluster && 'value' in limit) {
        const named = { service: service.value, cluster: cluster.value, limit: limit.value };
        return { command, options: { ...named, ...readSwitches(values) } };
    }
    const errors = [service, cluster, limit].flatMap((one) => ('errors' in one ? one.errors : []));
    return { problems: errors.map(input_error/* formatInputError */.i8) };
}
function readSwitches(values) {
    const isOn = (name) => values.get(name) === 'true';
    return { isJson: isOn('json'), isWatch: isOn('watch'), isLive: isLive(values) };
}
function read(name, flag, values) {
    const parsed = flag.parse(values.get(name) || (flag.default ?? ''));
    return 'value' in parsed ? parsed : { errors: parsed.errors.map((error) => ({ input: `--${name}`, ...error })) };
}

;// CONCATENATED MODULE: ./lib/cli/commands.js






const SERVICE = { placeholder: 'SERVICE', name: 'service', isRequired: true };
/** One, or several separated by commas; the flag may be given instead. */
const SERVICES = { placeholder: 'SERVICE', name: 'service', isRequired: false };
const ANSWER_FLAGS = ['service', 'cluster', 'hook-id', 'service-deployment-arn', 'wait-for-minutes'];
const REHEARSE_FLAGS = ['service', 'cluster', 'image', 'repository', 'task-definition', 'rehearse-secrets'];
const RECORD_FILE = { placeholder: 'FILE', name: 'file', isRequired: false, isFile: true };
const COMMANDS = {
    deploy: {
        summary: 'Deploy an image to Amazon ECS and wait for the result.',
        operands: [SERVICES],
        flags: listInputFlags('deploy'),
        commonFlags: COMMON_FLAGS,
        examples: [
            'slipway deploy --cluster production --service web --image 123456789012.dkr.ecr.eu-west-1.amazonaws.com/web:v2',
            'slipway deploy --cluster production --service web --repository web --image-tag v2',
        ],
        read: (values) => readInputs('deploy', values),
    },
    plan: {
        summary: 'Show what a deploy would change. Makes no changes.',
        operands: [SERVICES],
        flags: listInputFlags('plan'),
        commonFlags: COMMON_FLAGS,
        examples: [
            'slipway plan --cluster production --service web --image 123456789012.dkr.ecr.eu-west-1.amazonaws.com/web:v2',
            'slipway plan web --cluster production --task-definition task-definition.json --json',
        ],
        read: (values) => readInputs('plan', values, { 'dry-run': 'true' }),
    },
    rehearse: {
        summary: "Start the containers of the next task definition on this machine's Docker. Changes nothing in AWS.",
        operands: [SERVICES],
        flags: listInputFlags('rehearse'),
        commonFlags: REHEARSE_FLAGS,
        examples: [
            'slipway rehearse web --cluster production --image 123456789012.dkr.ecr.eu-west-1.amazonaws.com/web:v2',
            'DB_URL=postgres://localhost slipway rehearse web --cluster production --repository web --rehearse-secrets DB_URL',
        ],
        read: (values) => readInputs('rehearse', values, { 'dry-run': 'true', rehearse: 'true' }),
    },
    rollback: {
        summary: 'Redeploy an older revision: last-good (default), previous, a number, family:number, an ARN, a release or a commit.',
        operands: [
            SERVICE,
            { placeholder: 'TARGET', name: 'rollback-to', isRequired: false, choices: ['last-good', 'previous'] },
        ],
        flags: listInputFlags('rollback'),
        commonFlags: COMMON_FLAGS,
        examples: ['slipway rollback web --cluster production', 'slipway rollback web v1.4.2 --cluster production'],
        read: readRollback,
    },
    continue: {
        summary: 'Approve a deployment that waits at a PAUSE lifecycle hook, and wait for its result.',
        operands: [SERVICE],
        flags: listInputFlags('continue'),
        commonFlags: ANSWER_FLAGS,
        examples: ['slipway continue web --cluster production', 'slipway continue web --hook-id ecs-pause-AbC123'],
        read: (values) => readInputs('continue', values, { action: 'continue' }),
    },
    abort: {
        summary: 'Roll back a deployment that waits at a PAUSE lifecycle hook, and wait for its result.',
        operands: [SERVICE],
        flags: listInputFlags('abort'),
        commonFlags: ANSWER_FLAGS,
        examples: ['slipway abort web --cluster production', 'slipway abort web --hook-id ecs-pause-AbC123'],
        read: (values) => readInputs('abort', values, { action: 'rollback' }),
    },
    history: {
        summary: 'List the last deployments and rollbacks of a service, with their results.',
        operands: [SERVICE],
        flags: [...listShowFlags('history'), JSON_FLAG],
        examples: ['slipway history web --cluster production --limit 20', 'slipway history web --json'],
        read: (values) => readShow('history', values),
    },
    status: {
        summary: 'Show what is running and where it comes from, deployments, targets and the latest events.',
        operands: [SERVICE],
        flags: [...listShowFlags('status'), JSON_FLAG],
        examples: ['slipway status web --cluster production', 'slipway status web --watch'],
        read: (values) => readShow('status', values),
    },
    report: {
        summary: 'Write the HTML report of a rollout.json: timeline, causes, log lines and events.',
        operands: [RECORD_FILE],
        flags: [OUTPUT_FLAG],
        examples: ['slipway report', 'slipway report rollout.json --output rollout.html'],
        read: (values) => ({ command: 'report', options: readRecordOptions(values) }),
    },
    judge: {
        summary: 'Judge the observations of a rollout.json again and compare the verdicts.',
        operands: [RECORD_FILE],
        flags: [],
        examples: ['slipway judge', 'slipway judge rollout.json'],
        read: (values) => ({ command: 'judge', options: readRecordOptions(values) }),
    },
    local: {
        summary: 'Start a local ECS and ECR on this machine, for any AWS client.',
        operands: [],
        flags: listLocalFlags('local'),
        commonFlags: ['port', 'config', 'tasks', 'cluster', 'instances', 'scenario', 'speed'],
        examples: ['slipway local --port 4567 --speed 60', 'slipway local --tasks containers --data .slipway'],
        read: (values) => readLocal('local', values),
    },
    demo: {
        summary: 'Show a deploy, a failure and a rollback on a local ECS.',
        operands: [],
        flags: listLocalFlags('demo'),
        examples: ['slipway demo', 'slipway demo --tasks simulated --speed 100'],
        read: (values) => readLocal('demo', values),
    },
    completion: {
        summary: 'Print the shell completion for bash, zsh or fish.',
        operands: [{ placeholder: SHELLS.join('|'), name: 'shell', isRequired: true, choices: SHELLS }],
        flags: [],
        examples: [
            'source <(slipway completion bash)',
            'slipway completion fish > ~/.config/fish/completions/slipway.fish',
        ],
        read: readShell,
    },
    help: {
        summary: 'Show this help, or that of a command.',
        operands: [{ placeholder: 'COMMAND', name: 'topic', isRequired: false }],
        flags: [],
        examples: ['slipway help deploy', 'slipway rollback --help'],
        read: (values) => ({ command: 'help', topic: values.get('topic') ?? '' }),
    },
    version: {
        summary: 'Show the version.',
        operands: [],
        flags: [],
        examples: ['slipway version', 'slipway --version'],
        read: () => ({ command: 'version' }),
    },
};
const COMMAND_NAMES = Object.keys(COMMANDS).filter(isCommandName);
function isCommandName(name) {
    return Object.hasOwn(COMMANDS, name);
}
function commandOf(name) {
    return COMMANDS[name];
}


/***/ }),

/***/ 1857:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  f: () => (/* binding */ renderCompletion)
});

// EXTERNAL MODULE: ./lib/cli/commands.js + 9 modules
var commands = __webpack_require__(3015);
// EXTERNAL MODULE: ./lib/cli/flag.js
var cli_flag = __webpack_require__(1154);
;// CONCATENATED MODULE: ./lib/cli/completion/completed-words.js


function listCompleted() {
    return commands/* COMMAND_NAMES */.nZ.map((name) => {
        const { summary, flags, operands } = (0,commands/* commandOf */.Nl)(name);
        const choicesOf = (operand, choices = []) => operand === 'topic' ? commands/* COMMAND_NAMES */.nZ : choices;
        return {
            name,
            summary,
            flags,
            operands: operands.map((one) => ({
                placeholder: one.placeholder,
                choices: choicesOf(one.name, one.choices),
                isFile: one.isFile ?? false,
            })),
        };
    });
}
/** Flags that have the same name in several commands complete alike. */
function listDistinctFlags(commands) {
    return [...new Map(commands.flatMap(({ flags }) => flags.map((flag) => [flag.name, flag]))).values()];
}
/** All words with dashes. */
function listFlagWords({ flags }) {
    return [...flags.flatMap(cli_flag/* listSpellings */.G), '--help'];
}
/** A value that is the name of a file or folder. */
function isPath({ placeholder }) {
    return placeholder === 'PATH';
}
/** The first sentence of a description. */
function shortenDescription(text) {
    return /^.*?[^.]\.(?= |$)/.exec(text)?.[0].slice(0, -1) ?? text;
}

;// CONCATENATED MODULE: ./lib/cli/completion/bash.js

/**
 * The completion for bash 3.2 and later. Readline takes `=` for the end of a word, so `--build=a` comes as three words.
 */
function renderBash(commands) {
    const names = commands.map(({ name }) => name);
    const withValue = listDistinctFlags(commands).filter(({ isBoolean }) => !isBoolean);
    const paths = withValue.filter(isPath).map(({ name }) => `--${name}`);
    const others = withValue.filter((flag) => !isPath(flag)).map(({ name }) => `--${name}`);
    return `# Completion of slipway for bash: source <(slipway completion bash)
_slipway() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]} command='' words='' files='' i
  COMPREPLY=()
  if [[ $current == '=' ]]; then
    current=''
  elif [[ $previous == '=' ]]; then
    previous=\${COMP_WORDS[COMP_CWORD-2]}
  fi
  for ((i = 1; i < COMP_CWORD; i++)); do
    case \${COMP_WORDS[i]} in
      ${[...others, ...paths].join('|')})
        [[ \${COMP_WORDS[i+1]} == '=' ]] && ((i++))
        ((i++)) ;;
      ${names.join('|')})
        command=\${COMP_WORDS[i]}
        break ;;
    esac
  done
  case $command:$previous in
${commands.flatMap(listValueCases).join('\n')}
    *:${paths.join('|*:')})
      compopt -o filenames 2>/dev/null
      COMPREPLY=($(compgen -f -- "$current"))
      return ;;
    *:${others.join('|*:')})
      return ;;
  esac
  case $command in
    '') words='${[...names, '--help', '--version'].join(' ')}' ;;
${commands.map(listWordCase).join('\n')}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
  [[ -z $files ]] || { compopt -o filenames 2>/dev/null; COMPREPLY+=($(compgen -f -- "$current")); }
}
complete -F _slipway slipway
`;
}
function listValueCases({ name, flags }) {
    return flags.flatMap((flag) => flag.choices === undefined
        ? []
        : [
            `    ${name}:--${flag.name})`,
            `      COMPREPLY=($(compgen -W '${flag.choices.join(' ')}' -- "$current"))`,
            '      return ;;',
        ]);
}
/** Words of operands come with the flags, since there are few. */
function listWordCase(command) {
    const choices = command.operands.flatMap((operand) => operand.choices);
    const words = `words='${[...choices, ...listFlagWords(command)].join(' ')}'`;
    const files = command.operands.some(({ isFile }) => isFile) ? ' files=yes' : '';
    return `    ${command.name}) ${words}${files} ;;`;
}

;// CONCATENATED MODULE: ./lib/cli/completion/fish.js


/** The completion for fish. */
function renderFish(commands) {
    const isOpen = quoteText('__slipway_command_is ""');
    return [
        '# Completion of slipway for fish: slipway completion fish | source',
        ...renderFunctions(commands),
        'complete -c slipway -f',
        `complete -c slipway -s h -l help -d 'Show the help'`,
        `complete -c slipway -n ${isOpen} -l version -d 'Show the version'`,
        ...commands.map(({ name, summary }) => `complete -c slipway -n ${isOpen} -a ${name} -d ${quoteText(summary.replace(/\.$/, ''))}`),
        ...commands.flatMap(renderCommand),
        '',
    ].join('\n');
}
/** The value of a flag may be the name of a command, so fish's own search for one is not enough. */
function renderFunctions(commands) {
    const withValue = listDistinctFlags(commands).filter(({ isBoolean }) => !isBoolean);
    return [
        'function __slipway_command_is',
        '  set -l found',
        '  set -l is_value no',
        '  for word in (commandline -opc)[2..-1]',
        '    if test $is_value = yes',
        '      set is_value no',
        '      continue',
        '    end',
        '    switch $word',
        `      case ${withValue.map(({ name }) => `--${name}`).join(' ')}`,
        '        set is_value yes',
        "      case '-*'",
        "      case '*'",
        '        set found $word',
        '        break',
        '    end',
        '  end',
        '  test "$found" = "$argv[1]"',
        'end',
    ];
}
function renderCommand({ name, flags, operands }) {
    const isSeen = `-n ${quoteText(`__slipway_command_is ${name}`)}`;
    const choices = operands.flatMap((operand) => operand.choices);
    const words = choices.length === 0 ? [] : [`complete -c slipway ${isSeen} -a ${quoteText(choices.join(' '))}`];
    const files = operands.some(({ isFile }) => isFile) ? [`complete -c slipway ${isSeen} -F`] : [];
    return [...words, ...files, ...flags.flatMap((flag) => renderFlag(flag, isSeen))];
}
function renderFlag(flag, isSeen) {
    const about = `-d ${quoteText(shortenDescription(flag.description))}`;
    return (0,cli_flag/* listSpellings */.G)(flag).map((spelling) => {
        const words = ['complete -c slipway', isSeen, `-l ${spelling.slice(2)}`, renderValues(flag), about];
        return words.filter((word) => word !== '').join(' ');
    });
}
function renderValues(flag) {
    if (flag.isBoolean)
        return '';
    if (isPath(flag))
        return '-r -F';
    return flag.choices === undefined ? '-x' : `-x -a ${quoteText(flag.choices.join(' '))}`;
}
/** In single quotes fish reads two escapes only. */
function quoteText(text) {
    return `'${text.replaceAll(/[\\']/g, '\\$&')}'`;
}

;// CONCATENATED MODULE: ./lib/cli/completion/zsh.js

/** The completion for zsh: as a file `_slipway` of its `fpath`, or sourced after `compinit`. */
function renderZsh(commands) {
    return `#compdef slipway
# Completion of slipway for zsh: source <(slipway completion zsh), after compinit
_slipway() {
  local context state state_descr line
  typeset -A opt_args
  _arguments -C \\
    '(- *)'{-h,--help}'[show the help]' \\
    '(- *)'{-v,--version}'[show the version]' \\
    '--cluster=[${zsh_quoteText('Name or ARN of the cluster')}]:NAME: ' \\
    '--json[${zsh_quoteText('Print one JSON object per line instead of text')}]' \\
    '1:command:->command' \\
    '*::argument:->argument'
  case $state in
    command)
      local -a commands=(
${commands.map(({ name, summary }) => `        '${name}:${zsh_quoteText(summary.replace(/\.$/, ''))}'`).join('\n')}
      )
      _describe command commands ;;
    argument)
      case $line[1] in
${commands.flatMap(zsh_renderCommand).join('\n')}
      esac ;;
  esac
}
if [[ $funcstack[1] == _slipway ]]; then
  _slipway "$@"
else
  compdef _slipway slipway
fi
`;
}
function zsh_renderCommand({ name, flags, operands }) {
    const words = [
        `'(- *)'{-h,--help}'[show the help]'`,
        ...flags.flatMap(zsh_renderFlag),
        ...operands.map(({ placeholder, choices, isFile }, at) => `'${at + 1}:${placeholder.split('|')[0]}:${isFile ? '_files' : renderChoices(choices)}'`),
    ];
    return [
        `        ${name})`,
        `          _arguments \\`,
        words.map((word) => `            ${word}`).join(' \\\n'),
        '          ;;',
    ];
}
function zsh_renderFlag(flag) {
    const about = `[${zsh_quoteText(shortenDescription(flag.description))}]`;
    const repeat = flag.isRepeatable ? '*' : '';
    if (!flag.isBoolean) {
        const values = isPath(flag) ? '_files' : renderChoices(flag.choices ?? []);
        return [`'${repeat}--${flag.name}=${about}:${flag.placeholder}:${values}'`];
    }
    const off = `'--no-${flag.name}[${zsh_quoteText(`Turn off: ${shortenDescription(flag.description)}`)}]'`;
    return flag.default === 'false' ? [`'--${flag.name}${about}'`] : [`'--${flag.name}${about}'`, off];
}
function renderChoices(choices) {
    return choices.length === 0 ? ' ' : `(${choices.join(' ')})`;
}
/** Inside single quotes and the brackets of \`_arguments\`. */
function zsh_quoteText(text) {
    return text.replaceAll(/[\\[\]:]/g, '\\$&').replaceAll("'", "'\\''");
}

;// CONCATENATED MODULE: ./lib/cli/completion/completion.js




/** A script that a shell reads, made of the declarations of the commands. */
function renderCompletion(shell) {
    const commands = listCompleted();
    switch (shell) {
        case 'bash':
            return renderBash(commands);
        case 'zsh':
            return renderZsh(commands);
        case 'fish':
            return renderFish(commands);
    }
}


/***/ }),

/***/ 1154:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ SWITCH),
/* harmony export */   G: () => (/* binding */ listSpellings)
/* harmony export */ });
/** What a flag has that takes no value and is off by default. */
const SWITCH = { isBoolean: true, isRepeatable: false, placeholder: '' };
/** What people may type of a flag, without its value: a boolean can also be turned off. */
function listSpellings({ name, isBoolean, default: standard }) {
    const isOffOnly = standard === 'false';
    return isBoolean && !isOffOnly ? [`--${name}`, `--no-${name}`] : [`--${name}`];
}


/***/ }),

/***/ 10931:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ renderHelp)
/* harmony export */ });
/* harmony import */ var _commands_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3015);
/** Help text, made of the declarations: what the parser takes is what the help shows. */

const WIDTH = 100;
const INDENT = '  ';
const FLAG_INDENT = '      ';
const COMMON = 'common';
/** The help of a command, or of all of them. Lines have at most 100 columns. */
function renderHelp(topic = 'help') {
    return topic === 'help' || !(0,_commands_js__WEBPACK_IMPORTED_MODULE_0__/* .isCommandName */ .zZ)(topic) ? renderOverview() : renderCommand(topic);
}
function renderOverview() {
    const longest = Math.max(..._commands_js__WEBPACK_IMPORTED_MODULE_0__/* .COMMAND_NAMES */ .nZ.map((name) => name.length));
    const commands = _commands_js__WEBPACK_IMPORTED_MODULE_0__/* .COMMAND_NAMES */ .nZ.flatMap((name) => {
        const [line = '', ...further] = wrap((0,_commands_js__WEBPACK_IMPORTED_MODULE_0__/* .commandOf */ .Nl)(name).summary, WIDTH - longest - 4);
        const indent = ' '.repeat(longest + 4);
        return [`${INDENT}${name.padEnd(longest)}  ${line}`, ...further.map((text) => indent + text)];
    });
    return [
        'Usage: slipway COMMAND [flags]',
        '',
        'Deploys a Docker image to Amazon ECS and waits until it knows whether the deployment worked, and',
        'if not, why.',
        '',
        'Commands:',
        ...commands,
        '',
        'Examples:',
        ...[...(0,_commands_js__WEBPACK_IMPORTED_MODULE_0__/* .commandOf */ .Nl)('deploy').examples.slice(1), ...(0,_commands_js__WEBPACK_IMPORTED_MODULE_0__/* .commandOf */ .Nl)('status').examples.slice(0, 1)].flatMap(renderExample),
        '',
        'Flags of a command: slipway COMMAND --help',
        '',
    ].join('\n');
}
function renderCommand(name) {
    const command = (0,_commands_js__WEBPACK_IMPORTED_MODULE_0__/* .commandOf */ .Nl)(name);
    return [
        `Usage: ${renderUsage(name, command)}`,
        '',
        ...wrap(command.summary, WIDTH),
        '',
        'Examples:',
        ...command.examples.flatMap(renderExample),
        ...groupFlags(command).flatMap(renderGroup),
        '',
    ].join('\n');
}
function renderUsage(name, { operands, flags }) {
    const words = operands.map(renderOperand);
    return ['slipway', name, ...words, ...(flags.length === 0 ? [] : ['[flags]'])].join(' ');
}
function renderOperand({ placeholder, isRequired }) {
    return isRequired ? placeholder : `[${placeholder}]`;
}
/** A long example continues on the next line, as in a shell. */
function renderExample(example) {
    const lines = wrap(example.replaceAll(/ (?!--)/g, '\u00a0'), WIDTH - FLAG_INDENT.length - ' \\'.length);
    const shown = lines.map((line) => line.replaceAll('\u00a0', ' '));
    return shown.map((line, at) => `${at === 0 ? INDENT : FLAG_INDENT}${line}${at < lines.length - 1 ? ' \\' : ''}`);
}
/** The common flags, in their own order, then all others by group. */
function groupFlags({ flags, commonFlags = [] }) {
    const common = commonFlags.flatMap((name) => flags.filter((flag) => flag.name === name));
    const others = flags.filter((flag) => !common.includes(flag));
    const titles = [...new Set(others.map(({ group }) => group))];
    return [
        { title: COMMON, flags: common },
        ...titles.map((title) => ({ title, flags: others.filter(({ group }) => group === title) })),
    ].filter((group) => group.flags.length > 0);
}
function renderGroup({ title, flags }) {
    const heading = title === COMMON ? 'Common flags' : `${title.charAt(0).toUpperCase()}${title.slice(1)} flags`;
    return ['', `${heading}:`, ...flags.flatMap(renderFlag)];
}
function renderFlag(flag) {
    const full = `${INDENT}${nameFlag(flag)}${showDefault(flag)}`;
    const isLong = full.length > WIDTH;
    const { choices, ...short } = flag;
    const head = isLong ? `${INDENT}${nameFlag({ ...short, placeholder: 'CHOICE' })}${showDefault(flag)}` : full;
    const allowed = isLong && choices !== undefined ? ` One of ${choices.join(', ')}.` : '';
    const again = flag.isRepeatable ? ' Repeatable.' : '';
    const words = wrap(`${flag.description}${allowed}${again}`, WIDTH - FLAG_INDENT.length);
    return [head, ...words.map((line) => FLAG_INDENT + line)];
}
/** As people type it: `--[no-]summary`, `--build auto|always|never`. */
function nameFlag({ name, isBoolean, default: standard, choices, placeholder }) {
    if (isBoolean)
        return standard === 'false' ? `--${name}` : `--[no-]${name}`;
    return `--${name} ${choices?.join('|') ?? placeholder}`;
}
function showDefault({ isBoolean, default: standard }) {
    if (standard === undefined || (isBoolean && standard === 'false'))
        return '';
    return isBoolean ? ' (default: on)' : ` (default: ${standard})`;
}
function wrap(text, width) {
    const lines = [];
    for (const word of text.split(' ')) {
        const last = lines.pop();
        const joined = last === undefined ? word : `${last} ${word}`;
        lines.push(...(last === undefined || joined.length <= width ? [joined] : [last, word]));
    }
    return lines;
}


/***/ }),

/***/ 46772:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  p: () => (/* binding */ useRecord)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/ports/deploy-error.js
var deploy_error = __webpack_require__(95078);
;// CONCATENATED MODULE: ./lib/adapters/files/local-file.js



/** Larger than any rollout.json: its lists and texts are cut when it is written. */
const LARGEST_BYTES = 64 * 1024 * 1024;
/**
 * The text of a file that a person named on the command line, anywhere.
 * @throws DeployError `input` when it cannot be read
 */
async function readLocalFile(path) {
    const found = await (0,promises_.stat)(path).catch((thrown) => {
        const code = (0,deploy_error/* codeOf */.$N)(thrown);
        throw refuse(path, code === 'ENOENT' ? 'not found' : `cannot be opened (${code})`, thrown);
    });
    if (!found.isFile())
        throw refuse(path, 'is not a regular file');
    if (found.size > LARGEST_BYTES)
        throw refuse(path, 'is larger than 64 MiB');
    return (0,promises_.readFile)(path, 'utf8').catch((thrown) => {
        throw refuse(path, `cannot be read (${(0,deploy_error/* codeOf */.$N)(thrown)})`, thrown);
    });
}
/**
 * Writes a file that a person named on the command line, replacing an existing one.
 * @returns its absolute path
 * @throws DeployError `input` when it cannot be written
 */
async function writeLocalFile(path, text) {
    await (0,promises_.writeFile)(path, text, 'utf8').catch((thrown) => {
        throw refuse(path, `cannot be written (${(0,deploy_error/* codeOf */.$N)(thrown)})`, thrown);
    });
    return (0,external_node_path_.resolve)(path);
}
function refuse(path, what, cause) {
    return new deploy_error/* DeployError */.sH({
        kind: 'input',
        message: `File ${path}: ${what}.`,
        advice: 'Give the path of a file.',
        cause,
    });
}

// EXTERNAL MODULE: ./lib/ports/verdict.js
var verdict = __webpack_require__(39689);
// EXTERNAL MODULE: ./packages/ecs-rules/lib/text/outside-text.js
var outside_text = __webpack_require__(79672);
;// CONCATENATED MODULE: ./lib/replay/describe-judgement.js

const WIDTH = 1000;
/** The second judgement as lines: each service with its reason, then whether it is the recorded one. */
function describeSecondJudgement({ services, ...run }) {
    const { verdict, recorded, isSame, reason } = run;
    const words = isSame ? `✔ ${verdict}: as recorded.` : `✘ Judged again: ${verdict}. Recorded: ${recorded}.`;
    const lines = services.map(describeService);
    return [...(lines.length === 0 ? [(0,outside_text/* quoteOutsideText */.h)(reason, WIDTH)] : lines), words];
}
function describeService({ name, verdict, recorded, polls, reason }) {
    const differs = verdict === recorded ? '' : ` (recorded: ${recorded ?? 'no verdict'})`;
    const seen = polls === 1 ? '1 recorded poll' : `${polls} recorded polls`;
    const shown = (0,outside_text/* quoteOutsideText */.h)(name, WIDTH);
    return `Service ${shown}, ${seen}: ${verdict}${differs}. ${(0,outside_text/* quoteOutsideText */.h)(reason, WIDTH)}`;
}

// EXTERNAL MODULE: ./lib/follow/combine-endings.js
var combine_endings = __webpack_require__(12497);
// EXTERNAL MODULE: ./lib/report/plan-headline.js
var plan_headline = __webpack_require__(82108);
// EXTERNAL MODULE: ./lib/schedules/judge-schedules.js
var judge_schedules = __webpack_require__(93358);
// EXTERNAL MODULE: ./lib/drivers/one-off-task/judge-task.js
var judge_task = __webpack_require__(25695);
// EXTERNAL MODULE: ./lib/text/arn.js
var arn = __webpack_require__(48988);
;// CONCATENATED MODULE: ./lib/replay/judge-one-off-task.js


/** How the one-off task ended the run; undefined where the run continued after it. */
function judgeOneOffTask({ state, stoppedTask, failures, }) {
    const [failure] = failures;
    if (failure !== undefined) {
        return { verdict: 'failed', reason: `ECS could not place the one-off task: ${failure.reason}.` };
    }
    if (stoppedTask !== undefined) {
        if ((0,judge_task/* judgeTask */.v)(stoppedTask).isWell)
            return undefined;
        return { verdict: 'failed', reason: `One-off task ${(0,arn/* shortTaskId */.x6)(stoppedTask.arn)} failed.` };
    }
    if (state === 'well' || state === 'planned')
        return undefined;
    return { why: 'the polls of the one-off task are not in the record' };
}

// EXTERNAL MODULE: ./lib/follow/describe-rollback.js
var describe_rollback = __webpack_require__(71321);
// EXTERNAL MODULE: ./lib/follow/judge-returned.js
var judge_returned = __webpack_require__(40584);
// EXTERNAL MODULE: ./lib/rollout/followed-deployment.js
var followed_deployment = __webpack_require__(47633);
// EXTERNAL MODULE: ./lib/drivers/code-deploy/judge-deployment.js
var judge_deployment = __webpack_require__(1730);
;// CONCATENATED MODULE: ./lib/drivers/code-deploy/replay-deployment.js

/**
 * What the recorded polls mean, by the function that judged them first: the judgement of the first poll that decides,
 * else of the last.
 */
function replayCodeDeployment(facts, recorded) {
    let overSinceMs;
    let last = { verdict: 'progressing', reason: 'The deployment was not read.' };
    for (const { atMs, observed } of recorded) {
        const observation = { ...observed, atMs, unreadable: [] };
        overSinceMs = (0,judge_deployment/* isBadEnd */.n3)(observation.deployment) ? (overSinceMs ?? atMs) : undefined;
        last = (0,judge_deployment/* judgeCodeDeploy */.U4)(facts, observation, overSinceMs);
        if (last.verdict !== 'progressing')
            return last;
    }
    return last;
}

// EXTERNAL MODULE: ./lib/drivers/ecs/judge-rollout.js + 1 modules
var judge_rollout = __webpack_require__(35207);
// EXTERNAL MODULE: ./lib/drivers/ecs/judge-stall.js + 1 modules
var judge_stall = __webpack_require__(18323);
// EXTERNAL MODULE: ./lib/drivers/ecs/poll-history.js
var poll_history = __webpack_require__(30329);
;// CONCATENATED MODULE: ./lib/drivers/ecs/replay-rollout.js



/**
 * What the recorded polls mean, by the functions that judged them first: the judgement of the first poll that decides,
 * else of the last.
 */
function replayRollout(facts, recorded) {
    let polls = poll_history/* NO_POLLS */.bY;
    let last = { verdict: 'progressing', reason: 'The service was not read.' };
    for (const poll of recorded) {
        const observation = toObservation(poll);
        polls = (0,poll_history/* recordPoll */.f9)(polls, observation, facts);
        const stalled = poll.stall === undefined ? undefined : (0,judge_stall/* judgeStall */.y)(facts, observation, poll.stall);
        last = stalled ?? (0,judge_rollout/* judgeRollout */.V)(facts, observation, polls);
        if (last.verdict !== 'progressing')
            return last;
    }
    return last;
}
/** The record holds all that is judged by; the rest of an observation is empty. */
function toObservation({ atMs, observed }) {
    const { service, serviceDeployment, stoppedTasks } = observed;
    return { atMs, service, serviceDeployment, stoppedTasks, unreadable: [] };
}

// EXTERNAL MODULE: ./packages/ecs-rules/lib/values/json.js
var json = __webpack_require__(93844);
// EXTERNAL MODULE: ./lib/follow/json-changes.js
var json_changes = __webpack_require__(94439);
// EXTERNAL MODULE: ./lib/follow/judge-silence.js
var judge_silence = __webpack_require__(70004);
;// CONCATENATED MODULE: ./lib/follow/replay-polls.js



/** The recorded polls, each whole. */
function replayPolls({ polls }) {
    let before = {};
    return polls.map(({ atMs, changes, stall }) => {
        before = (0,json_changes/* applyJsonChanges */.M)(before, changes);
        return { atMs, observed: (0,json/* isJsonObject */.OW)(before) ? before : {}, stall };
    });
}
/**
 * What the end of following means where no poll decided; undefined where one did.
 *
 * @param last what the last good poll meant
 */
function judgeFollowedEnd({ end, facts, controller }, last) {
    if (end === undefined)
        return undefined;
    if (end.kind === 'cancelled')
        return { verdict: 'cancelled', reason: `The run was cancelled. ${last.reason}` };
    const { atMs, lastGoodMs, errorKind: kind, message } = end;
    const name = `deployment ${facts.ourId} after ${controller === 'ECS' ? 'the update was sent' : 'it was created'}`;
    return (0,judge_silence/* judgeSilence */.t)({ name, limitMs: facts.limitMs }, { error: { kind, message }, silentMs: atMs - lastGoodMs, atMs });
}

// EXTERNAL MODULE: ./lib/verification/summarize.js
var summarize = __webpack_require__(39166);
;// CONCATENATED MODULE: ./lib/replay/judge-followed.js




/** Replays what was followed of one deployment. */
function judgeFollowed(followed) {
    const { facts, format, controller } = followed;
    if (format !== 1)
        return { why: `the observations have format ${format}, and this version reads 1` };
    const polls = replayPolls(followed);
    const last = judgePolls(followed, polls);
    const ended = last.verdict === 'progressing' ? (judgeFollowedEnd(followed, last) ?? last) : last;
    const { verdict, reason } = judgeVerified(followed, ended);
    if (verdict === 'progressing') {
        return { why: `the run ended while it followed ${controller} deployment ${facts.ourId}` };
    }
    const seen = polls.at(-1);
    const lastObservation = seen === undefined ? undefined : seen.observed;
    return { followed, verdict, reason, lastObservation };
}
/** What was verified counts more than that the deployment was complete or paused. */
function judgeVerified({ verification }, ended) {
    if (verification === undefined || (ended.verdict !== 'steady' && ended.verdict !== 'paused'))
        return ended;
    return (0,summarize/* judgeOutcome */.q)(verification) ?? ended;
}
function judgePolls({ controller, facts }, polls) {
    return controller === 'ECS'
        ? replayRollout(facts, polls)
        : replayCodeDeployment(facts, polls);
}

;// CONCATENATED MODULE: ./lib/replay/judge-service.js




/**
 * The verdict of a service from all that was followed of it, in order: the deployment, or the one that was rolled back
 * on request and the update that replaced it; then the rollbacks after a failure, of which the last one counts.
 */
function judgeService(followed, imageMismatch) {
    const endings = [];
    for (const one of followed) {
        const ending = judgeFollowed(one);
        if ('why' in ending)
            return ending;
        endings.push(ending);
    }
    const [first, ...rest] = endings.filter((ending, at) => at === endings.length - 1 || !isContinued(ending));
    if (first === undefined)
        return { why: 'nothing was followed' };
    const judgement = combine(first, rest);
    return judgement.verdict === 'steady' && imageMismatch !== undefined
        ? { verdict: 'failed', reason: imageMismatch }
        : judgement;
}
/** A pause that was verified, and answered: what was followed next is the same deployment. */
function isContinued({ verdict, followed }) {
    return verdict === 'paused' && followed.verification !== undefined;
}
function combine(first, rest) {
    const { returningToArn } = first.followed;
    if (returningToArn === undefined)
        return judgeRolledBack(first, rest);
    const [update, ...rollbacks] = rest;
    if (update !== undefined)
        return judgeRolledBack(update, rollbacks);
    return judgeRequested(first, returningToArn);
}
/** A rollback that was requested. ECS may go elsewhere, which is then its own end. */
function judgeRequested(ending, toArn) {
    const { verdict, reason, lastObservation, followed } = ending;
    const { controller, facts } = followed;
    const primary = (0,followed_deployment/* findPrimary */.WM)(lastObservation?.service);
    const isElsewhere = controller === 'ECS' && verdict === 'rolled-back' && primary?.id !== facts.ourId && primary?.revisionArn !== toArn;
    const canReplace = controller === 'ECS';
    const returned = isElsewhere ? undefined : (0,judge_returned/* judgeReturned */.X)({ controller, facts }, { toArn, canReplace }, verdict);
    return { verdict, reason, ...returned };
}
/** @param rollbacks of a deployment that failed */
function judgeRolledBack(ending, rollbacks) {
    const back = rollbacks.at(-1);
    const { verdict, reason } = ending;
    if (back === undefined)
        return { verdict, reason };
    const target = (0,followed_deployment/* findPrimary */.WM)(back.lastObservation?.service)?.revisionArn ?? back.followed.facts.revisionArn;
    return (0,describe_rollback/* summarizeRollback */._)(asEnded(ending), asEnded(back), target);
}
function asEnded({ followed, verdict, reason, lastObservation }) {
    return {
        driver: {
            facts: followed.facts,
            describeLimitPast: () => reason,
            describeUnfinished: (back) => `Its rollback did not complete: ${back.reason}`,
        },
        ending: { verdict, reason, lastObservation },
    };
}

;// CONCATENATED MODULE: ./lib/replay/judge-record.js





/**
 * Derives the verdict again, by the functions that judged the run.
 *
 * @param cut what the file does not hold of the record
 */
function judgeRecord(record, cut) {
    const { verdict: recorded } = record;
    const early = judgeBeforeUpdate(record);
    if (early !== undefined) {
        return 'why' in early ? early : { ...early, recorded, isSame: early.verdict === recorded, services: [] };
    }
    const lost = cut.find(({ at }) => /^services\.\d+\.followed\./.test(at));
    if (lost !== undefined)
        return { why: `the file holds only a part of the observations (${lost.at} was cut)` };
    const services = [];
    for (const service of record.services) {
        const judged = judgeOne(service);
        if ('why' in judged)
            return { why: `service ${service.name}: ${judged.why}` };
        services.push(judged);
    }
    const isSame = services.every((service) => service.verdict === service.recorded);
    const run = (0,judge_schedules/* judgeSchedules */.s)((0,combine_endings/* combineEndings */.k)(services), record.schedules ?? []);
    return { ...run, recorded, isSame: isSame && run.verdict === recorded, services };
}
/** What ended the run before any service was updated; undefined: nothing did. */
function judgeBeforeUpdate({ errors, asked, task, services, schedules, verdict, }) {
    const [error] = errors;
    if (error !== undefined) {
        const what = errors.length === 1 ? error.text : `${errors.length} errors were found before anything was changed.`;
        return { verdict: 'refused', reason: what };
    }
    if (asked.isDryRun)
        return { verdict: 'planned', reason: (0,plan_headline/* describePlan */.d)(services, schedules) };
    if (services.some(({ followed = [] }) => followed.length > 0))
        return undefined;
    const ended = task === undefined ? undefined : judgeOneOffTask(task);
    if (ended !== undefined)
        return ended;
    if (services.length > 0)
        return undefined;
    return { why: `no service was followed; the verdict ${verdict} does not come from observations` };
}
function judgeOne(service) {
    const { name, followed, verdict: recorded, imageMismatch } = service;
    if (followed === undefined)
        return { why: explainAbsence(service) };
    const judged = judgeService(followed, imageMismatch);
    if ('why' in judged)
        return judged;
    return { name, ...judged, recorded, polls: followed.reduce((sum, { polls }) => sum + polls.length, 0) };
}
/** Whoever polled has a timeline: then an older version wrote the record. */
function explainAbsence({ timeline, verdict }) {
    if (timeline.length > 0)
        return 'the record has no observations; an older version of Slipway wrote it';
    return `nothing was followed; the verdict ${verdict ?? 'of the run'} does not come from observations`;
}

// EXTERNAL MODULE: ./lib/report/rollout-json.js
var rollout_json = __webpack_require__(31562);
;// CONCATENATED MODULE: ./lib/report/file/record-shape.js

/** The shape of `rollout.json`, format 1: what a report or a judge reads of it. */
const VERDICT = { words: Object.keys(verdict/* EXIT_CODES */.a) };
const TEXTS = { list: 'text' };
const fields = (all) => ({ fields: all });
const CHANGE = fields({
    path: 'text',
    kind: { words: ['added', 'removed', 'changed'] },
    'before?': 'any',
    'after?': 'any',
});
const PROBLEM = fields({ 'input?': 'text', text: 'text', 'advice?': 'text' });
const NOTICE = fields({ level: 'text', text: 'text', 'advice?': 'text' });
const STOPPED_TASK = fields({
    arn: 'text',
    revisionArn: 'text',
    'startedBy?': 'text',
    'stopCode?': 'text',
    'stoppedReason?': 'text',
    'createdAt?': 'number',
    'startedAt?': 'number',
    'stoppedAt?': 'number',
    hasRun: 'flag',
    containers: {
        list: fields({
            name: 'text',
            'image?': 'text',
            'exitCode?': 'number',
            'reason?': 'text',
            'health?': 'text',
            'lastWords?': 'text',
            'isEssential?': 'flag',
        }),
    },
});
const DIAGNOSIS = fields({
    causes: {
        list: fields({
            kind: 'text',
            title: 'text',
            count: 'number',
            containers: TEXTS,
            'exitWords?': 'text',
            details: TEXTS,
            nextStep: 'text',
        }),
    },
    nextStep: 'text',
    logs: {
        list: fields({
            container: 'text',
            taskArn: 'text',
            group: 'text',
            stream: 'text',
            'region?': 'text',
            lines: TEXTS,
        }),
    },
    unread: TEXTS,
});
const SAMPLE = fields({
    atMs: 'number',
    desired: 'number',
    lowerBound: 'number',
    'upperBound?': 'number',
    oursRunning: 'number',
    oursPending: 'number',
    othersRunning: 'number',
    failed: 'number',
});
const LIFECYCLE_CHANGE = fields({
    type: { words: ['stage-entered', 'hook-changed', 'reroute-awaited', 'alarms-triggered'] },
    service: 'text',
    atMs: 'number',
    'stage?': 'text',
    'alarms?': TEXTS,
    'hook?': fields({
        id: 'text',
        status: 'text',
        'targetArn?': 'text',
        'expiresAt?': 'number',
        'timeoutAction?': 'text',
    }),
    'serviceDeploymentArn?': 'text',
    'deploymentId?': 'text',
    'traffic?': 'number',
    'bakeMinutes?': 'number',
    'waitMs?': 'number',
});
const VERIFICATION = fields({
    results: {
        list: fields({ check: 'text', result: { words: ['passed', 'failed', 'inconclusive'] }, why: 'text' }),
    },
    tookMs: 'number',
    'isCancelled?': 'flag',
    'at?': 'text',
});
const FOLLOWED = fields({
    format: 'number',
    controller: { words: ['ECS', 'CodeDeploy'] },
    facts: fields({
        ourId: 'text',
        revisionArn: 'text',
        limitMs: 'number',
        shouldFailFast: 'flag',
        'createdAt?': 'number',
        'waitUntil?': 'text',
        'answeredHookId?': 'text',
    }),
    'returningToArn?': 'text',
    'verification?': VERIFICATION,
    polls: { list: fields({ atMs: 'number', changes: 'any', 'stall?': { values: 'any' } }) },
    'end?': { values: 'any' },
});
const PAST = fields({
    at: 'number',
    'revisionArn?': 'text',
    entry: fields({
        'releases?': TEXTS,
        'commit?': 'text',
        'repository?': 'text',
        'runId?': 'text',
        'runNumber?': 'number',
        'runAttempt?': 'number',
    }),
    outcome: 'text',
    'reason?': 'text',
});
const SERVICE = fields({
    name: 'text',
    cluster: 'text',
    'verdict?': VERDICT,
    'reason?': 'text',
    'deploymentId?': 'text',
    'serviceDeploymentArn?': 'text',
    'codeDeploymentId?': 'text',
    'pausedAt?': 'text',
    'hookId?': 'text',
    'revisionArn?': 'text',
    'previousRevisionArn?': 'text',
    'desired?': 'number',
    'running?': 'number',
    serving: { list: fields({ revisionArn: 'text', running: 'number' }) },
    timeline: { list: SAMPLE },
    course: { list: LIFECYCLE_CHANGE },
    events: { list: fields({ id: 'text', at: 'number', text: 'text' }) },
    stoppedTasks: { list: STOPPED_TASK },
    'tasks?': {
        list: fields({
            arn: 'text',
            revisionArn: 'text',
            lastStatus: 'text',
            'createdAt?': 'number',
            'startedAt?': 'number',
        }),
    },
    'followed?': { list: FOLLOWED },
    'diagnosis?': DIAGNOSIS,
    'sources?': { values: 'text' },
    'imageMismatch?': 'text',
    'url?': 'text',
    'verification?': VERIFICATION,
    changes: { list: CHANGE },
    'forecast?': fields({ batches: 'number', leastSeconds: 'number', fewestTasks: 'number', mostTasks: 'number' }),
    plan: TEXTS,
    'past?': { list: PAST },
});
const TASK = fields({
    state: { words: ['planned', 'asked', 'running', 'well', 'failed'] },
    cluster: 'text',
    startedBy: 'text',
    plan: TEXTS,
    'revisionArn?': 'text',
    taskArns: TEXTS,
    failures: { list: fields({ reason: 'text', 'arn?': 'text', 'detail?': 'text' }) },
    'lastStatus?': 'text',
    'reason?': 'text',
    'nextStep?': 'text',
    'stoppedTask?': STOPPED_TASK,
    'diagnosis?': DIAGNOSIS,
});
const SCHEDULE = fields({
    kind: { words: ['rule', 'schedule'] },
    name: 'text',
    state: { words: ['planned', 'unchanged', 'updated', 'failed'] },
    changes: { list: fields({ before: 'text', 'after?': 'text' }) },
    'reason?': 'text',
});
const RECORD_SHAPE = fields({
    format: 'number',
    verdict: VERDICT,
    reason: 'text',
    'nextStep?': 'text',
    errors: { list: PROBLEM },
    asked: fields({
        cluster: 'text',
        services: TEXTS,
        isDryRun: 'flag',
        'isDriftCheck?': 'flag',
        'rollbackTo?': 'text',
        'commit?': 'text',
        'serverUrl?': 'text',
    }),
    'identity?': fields({ account: 'text', arn: 'text', region: 'text', 'endpoint?': 'text' }),
    'image?': fields({
        reference: 'text',
        'registry?': 'text',
        tags: TEXTS,
        'digest?': 'text',
        origin: { words: ['built', 'reused', 'given', 'planned'] },
    }),
    'taskDefinition?': fields({
        'path?': 'text',
        'revisionArn?': 'text',
        'previousRevisionArn?': 'text',
        'isReused?': 'flag',
        changes: { list: CHANGE },
    }),
    'task?': TASK,
    services: { list: SERVICE },
    'schedules?': { list: SCHEDULE },
    'isPlanned?': 'flag',
    notices: { list: NOTICE },
    startedAt: 'number',
    tookMs: 'number',
    cut: { list: fields({ at: 'text', leftOut: 'number' }) },
});

;// CONCATENATED MODULE: ./lib/report/file/shape.js

/**
 * What is wrong with a value, such as `services.0.name is missing`; undefined when it has the shape.
 *
 * @param at where the value is
 */
function findMisfit(value, shape, at) {
    const name = at === '' ? 'it' : at;
    if (value === undefined)
        return `${name} is missing`;
    if (typeof shape === 'string')
        return isOfType(value, shape) ? undefined : `${name} is not ${NOUNS[shape]}`;
    if ('words' in shape)
        return shape.words.some((word) => word === value) ? undefined : `${name} has an unknown value`;
    if ('list' in shape)
        return (0,json/* isJsonList */.P8)(value) ? findInList(value, shape.list, at) : `${name} is not a list`;
    if (!(0,json/* isJsonObject */.OW)(value))
        return `${name} is not an object`;
    return first(listFields(value, shape), ([key, inner]) => {
        const field = key.replace(/\?$/, '');
        const own = Object.hasOwn(value, field) ? value[field] : undefined;
        if (own === undefined && key.endsWith('?'))
            return undefined;
        return findMisfit(own, inner, at === '' ? field : `${at}.${field}`);
    });
}
function listFields(value, shape) {
    if ('fields' in shape)
        return Object.entries(shape.fields);
    return Object.keys(value).map((key) => [key, shape.values]);
}
const NOUNS = { text: 'a text', number: 'a number', flag: 'true or false', any: 'a value' };
function isOfType(value, type) {
    switch (type) {
        case 'text':
            return typeof value === 'string';
        case 'number':
            return typeof value === 'number' && Number.isFinite(value);
        case 'flag':
            return typeof value === 'boolean';
        case 'any':
            return true;
    }
}
function findInList(items, shape, at) {
    return first([...items.entries()], ([index, item]) => findMisfit(item, shape, at === '' ? `${index}` : `${at}.${index}`));
}
function first(items, find) {
    for (const item of items) {
        const found = find(item);
        if (found !== undefined)
            return found;
    }
    return undefined;
}

;// CONCATENATED MODULE: ./lib/report/file/read-rollout-json.js




/** The record of a `rollout.json`, or what is wrong with the text as the end of a sentence. */
function readRolloutJson(text) {
    const value = parse(text);
    if (value === undefined)
        return { problem: 'is not JSON' };
    if (!(0,json/* isJsonObject */.OW)(value) || value.format === undefined)
        return { problem: 'is not a rollout.json: it has no format' };
    if (value.format !== rollout_json/* ROLLOUT_FORMAT */.y) {
        return {
            problem: `has format ${JSON.stringify(value.format)}, and this version of Slipway reads ${rollout_json/* ROLLOUT_FORMAT */.y}`,
        };
    }
    const misfit = findMisfit(value, RECORD_SHAPE, '');
    if (misfit !== undefined)
        return { problem: `is not a rollout.json: ${misfit}` };
    const { format: _, cut, ...record } = value;
    return { record: record, cut: cut };
}
function parse(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}

// EXTERNAL MODULE: ./lib/report/html/page.js + 14 modules
var page = __webpack_require__(69827);
;// CONCATENATED MODULE: ./lib/cli/record-command.js







/**
 * `slipway report` and `slipway judge`: read a record, and write its page or judge it again. Returns the exit code: 0;
 * of `judge` 1 where the verdicts differ; 2 for a file that cannot be read, is no record or cannot be judged.
 */
async function useRecord(command, options, own) {
    try {
        const read = readRolloutJson(await readLocalFile(options.file));
        if ('problem' in read)
            return record_command_refuse(`File ${options.file} ${read.problem}.`, own);
        return command === 'judge' ? judge(read, own) : await writePage(read, options, own);
    }
    catch (thrown) {
        const { message, advice } = (0,deploy_error/* asDeployError */.y0)(thrown);
        return record_command_refuse(`${message} ${advice}`, own);
    }
}
function judge({ record, cut }, own) {
    const judged = judgeRecord(record, cut);
    if ('why' in judged)
        return record_command_refuse(`Cannot judge again: ${judged.why}.`, own);
    for (const line of describeSecondJudgement(judged))
        own.write(line);
    return judged.isSame ? 0 : 1;
}
async function writePage({ record }, { output }, own) {
    const path = await writeLocalFile(output, (0,page/* renderHtml */.K)(record));
    own.write(`Report written to ${path}`);
    return 0;
}
function record_command_refuse(text, own) {
    own.writeError(text);
    return verdict/* EXIT_CODES */.a.refused;
}


/***/ }),

/***/ 67481:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  D: () => (/* binding */ showService)
});

// EXTERNAL MODULE: ./lib/adapters/aws/evidence.js
var evidence = __webpack_require__(10813);
// EXTERNAL MODULE: ./lib/adapters/runner/actions.js
var actions = __webpack_require__(75664);
// EXTERNAL MODULE: ./lib/adapters/runner/clock.js
var clock = __webpack_require__(26121);
// EXTERNAL MODULE: ./lib/adapters/runner/digest.js
var digest = __webpack_require__(7351);
// EXTERNAL MODULE: ./lib/adapters/runner/environment.js
var environment = __webpack_require__(49514);
// EXTERNAL MODULE: ./packages/ecs-rules/lib/values/type-helpers.js
var type_helpers = __webpack_require__(60846);
// EXTERNAL MODULE: ./lib/ledger/ledger.js + 4 modules
var ledger = __webpack_require__(76493);
// EXTERNAL MODULE: ./lib/ports/deploy-error.js
var deploy_error = __webpack_require__(95078);
// EXTERNAL MODULE: ./lib/rollback/read-known.js
var read_known = __webpack_require__(20768);
// EXTERNAL MODULE: ./lib/text/arn.js
var arn = __webpack_require__(48988);
// EXTERNAL MODULE: ./lib/history/history.js + 1 modules
var history_history = __webpack_require__(88643);
// EXTERNAL MODULE: ./lib/history/read-images.js
var read_images = __webpack_require__(92317);
;// CONCATENATED MODULE: ./lib/history/read-history.js







/**
 * Reads the last deployments; writes nothing.
 *
 * @param limit at most so many, up to 100
 * @throws DeployError `absent` when there is no such service; `access`, `unreachable`
 */
async function readHistory(question, limit, world) {
    const service = await findService(question, world);
    const deployments = await readDeployments(service, limit, world);
    const known = await readKnown(service, { deployments, limit }, world);
    const mark = await (0,ledger/* readServiceMark */.hy)(service.arn, world.ledger);
    const past = (0,history_history/* joinHistory */.F)({ deployments, known, ...(0,type_helpers/* defined */.s)({ mark }) }, limit);
    const images = await (0,read_images/* readImages */.H)(past, world);
    return { service, deployments: past, images };
}
/** @throws DeployError `absent` */
async function findService({ cluster, service }, world) {
    const found = await world.ecs.describeService(cluster, service);
    if (found !== undefined)
        return found;
    throw new deploy_error/* DeployError */.sH({
        kind: 'absent',
        message: `Service ${service} not found in cluster ${cluster}.`,
        advice: `Check service, cluster and region. List services: aws ecs list-services --cluster ${cluster}`,
    });
}
async function readDeployments({ clusterArn, name }, limit, world) {
    try {
        return await world.ecs.serviceDeployments(clusterArn, name, limit);
    }
    catch (thrown) {
        const error = (0,deploy_error/* asDeployError */.y0)(thrown);
        if (error.kind === 'unreachable')
            throw error;
        world.report({
            type: 'notice',
            text: `Only deployments recorded in tags are shown: ${error.message}`,
            advice: error.advice,
        });
        return undefined;
    }
}
/** Only where ECS has too few deployments is the whole family read. */
function readKnown(service, { deployments = [], limit }, world) {
    const reader = (0,read_known/* openKnown */.s)({ cluster: (0,arn/* clusterName */.SL)(service.clusterArn), service: service.name }, world);
    const arns = deployments.flatMap(({ targetRevisionArn }) => targetRevisionArn ?? []);
    const { family } = (0,arn/* splitRevision */.E8)(service.revisionArn);
    return deployments.length >= limit || family === '' ? reader.of(arns) : reader.ofFamily(family, arns);
}

// EXTERNAL MODULE: ./lib/rollout/followed-deployment.js
var followed_deployment = __webpack_require__(47633);
;// CONCATENATED MODULE: ./lib/history/read-status.js








/**
 * Reads a service as it is; writes nothing.
 *
 * @throws DeployError `absent` when there is no such service; `access`, `unreachable`
 */
async function readStatus(question, world) {
    const service = await findService(question, world);
    const [serving, mark, targets] = await Promise.all([
        readRunning(service, world),
        (0,ledger/* readServiceMark */.hy)(service.arn, world.ledger),
        readTargets(service, world),
    ]);
    const isMarked = mark?.revision !== undefined;
    return { service, serving, ...(0,type_helpers/* defined */.s)({ mark: isMarked ? mark : undefined }), ...targets };
}
async function readRunning(service, world) {
    const serving = (0,followed_deployment/* listRunningRevisions */.AU)(service);
    const reader = (0,read_known/* openKnown */.s)({ cluster: (0,arn/* clusterName */.SL)(service.clusterArn), service: service.name }, world);
    const known = (await reader.of(serving.map(({ revisionArn }) => revisionArn))) ?? [];
    const revisions = serving.map(({ revisionArn, running }) => {
        const entry = known.find(({ arn }) => arn === revisionArn)?.entry ?? {};
        return { revisionArn, running, entry };
    });
    const images = await (0,read_images/* readImages */.H)(revisions, world);
    return revisions.map((revision) => {
        const image = images.get(revision.revisionArn);
        return { ...revision, ...(0,type_helpers/* defined */.s)({ image }) };
    });
}
async function readTargets({ loadBalancers }, world) {
    const unreadable = [];
    const arns = loadBalancers.flatMap(({ targetGroupArn }) => targetGroupArn ?? []);
    if (arns.length === 0)
        return { targetGroups: [], unreadable };
    const { loadBalancing } = await world.evidence();
    const read = async (arn) => {
        try {
            return [{ arn, targets: await loadBalancing.targetHealth(arn) }];
        }
        catch (thrown) {
            unreadable.push({
                action: 'elasticloadbalancing:DescribeTargetHealth',
                why: (0,deploy_error/* asDeployError */.y0)(thrown).message,
            });
            return [];
        }
    };
    return { targetGroups: (await Promise.all(arns.map(read))).flat(), unreadable };
}

// EXTERNAL MODULE: ./lib/ports/verdict.js
var ports_verdict = __webpack_require__(39689);
// EXTERNAL MODULE: ./lib/text/duration.js
var duration = __webpack_require__(54783);
// EXTERNAL MODULE: ./lib/text/run-link.js
var run_link = __webpack_require__(47559);
// EXTERNAL MODULE: ./lib/report/log-line.js
var log_line = __webpack_require__(76027);
// EXTERNAL MODULE: ./lib/report/past-cells.js
var past_cells = __webpack_require__(91224);
// EXTERNAL MODULE: ./lib/report/text-table.js
var text_table = __webpack_require__(45154);
;// CONCATENATED MODULE: ./lib/report/history-lines.js







const HEAD = ['when', 'action', 'revision', 'release', 'commit', 'image', 'verdict', 'run'];
/** The history as a table for a terminal. @param server of GitHub, such as `https://github.com` */
function renderHistory({ service, deployments, images }, server) {
    const title = (0,log_line/* quote */.hD)(`service ${service.name} in cluster ${(0,arn/* clusterName */.SL)(service.clusterArn)}`);
    if (deployments.length === 0)
        return [title, 'No deployment is known: ECS keeps them for 90 days.'];
    const rows = deployments.map((one) => [
        (0,duration/* formatMoment */.K9)(one.at),
        (0,past_cells/* showAction */.il)(one),
        (0,past_cells/* showRevision */.rB)(one),
        (0,past_cells/* showReleases */.en)(one.entry),
        (0,past_cells/* showCommit */.B)(one.entry),
        (0,past_cells/* showImage */.jt)(images.get(one.revisionArn ?? '')),
        one.outcome,
        (0,run_link/* linkToRun */.T)((0,past_cells/* runOf */.ng)(one), server) ?? '',
    ]);
    return [title, ...(0,text_table/* renderTextTable */.K)(HEAD, rows)];
}
/** The history for machines: one object a deployment, newest first. */
function describeHistory({ service, deployments, images }, server) {
    return deployments
        .map((one) => describePast(one, images.get(one.revisionArn ?? ''), server))
        .map((past) => ({
        type: 'deployment',
        service: service.name,
        cluster: (0,arn/* clusterName */.SL)(service.clusterArn),
        ...past,
    }));
}
function describePast(one, image, server) {
    const { entry } = one;
    const { repository, workflow, runNumber, runAttempt, ...run } = (0,past_cells/* runOf */.ng)(one);
    return {
        at: toIso(one.at),
        revision: one.revisionArn === undefined ? undefined : (0,arn/* revisionName */.pd)(one.revisionArn),
        revisionArn: one.revisionArn,
        releases: entry.releases ?? [],
        commit: entry.commit,
        image,
        imageDigest: entry.imageDigest,
        verdict: one.outcome,
        reason: one.reason,
        rollback: describeReplaced(one),
        repository,
        workflow,
        runNumber,
        runAttempt,
        run: (0,run_link/* linkToRun */.T)({ ...run, ...(0,type_helpers/* defined */.s)({ repository }) }, server),
    };
}
/** Undefined for an ordinary deployment. */
function describeReplaced({ rollback }) {
    if (rollback === undefined)
        return undefined;
    const { replaced } = rollback;
    if (replaced === undefined)
        return {};
    const { revisionArn, entry } = replaced;
    return {
        replacedRevision: (0,arn/* revisionName */.pd)(revisionArn),
        replacedReleases: entry.releases ?? [],
        replacedCommit: entry.commit,
    };
}
/** Undefined for a time that cannot be. */
function toIso(at) {
    const date = new Date(at);
    return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}

// EXTERNAL MODULE: ./lib/report/log-lines.js + 3 modules
var log_lines = __webpack_require__(90117);
// EXTERNAL MODULE: ./packages/ecs-rules/lib/text/count.js
var count = __webpack_require__(99758);
;// CONCATENATED MODULE: ./lib/report/status-lines.js







const MOST_EVENTS = 5;
const DEPLOYMENTS = ['since', 'status', 'rollout', 'revision', 'desired', 'running', 'pending', 'failed'];
/** The service for a terminal. @param server of GitHub, such as `https://github.com` */
function renderStatus(status, server) {
    const { service, serving, mark, targetGroups, unreadable } = status;
    const { name, clusterArn, desired, running, pending } = service;
    const events = service.events.slice(0, MOST_EVENTS).reverse();
    return [
        (0,log_line/* quote */.hD)(`Service ${name} (cluster ${(0,arn/* clusterName */.SL)(clusterArn)}): ${service.status}, ${running}/${desired} tasks running, ${pending} pending`),
        ...(serving.length === 0 ? ['No task is running.'] : serving.map((revision) => describeCurrent(revision, server))),
        ...(mark === undefined
            ? []
            : [(0,log_line/* quote */.hD)(`Last deployed by Slipway: ${mark.revision}${describeSource(mark.entry, server)}`)]),
        ...targetGroups.map(({ arn, targets }) => describeTargets(arn, targets)),
        ...unreadable.map(({ why }) => `Not shown: ${(0,log_line/* quote */.hD)(why)}`),
        'Deployments:',
        ...(0,text_table/* renderTextTable */.K)(DEPLOYMENTS, service.deployments.map(listCells)).map((line) => `  ${line}`),
        ...(events.length === 0 ? [] : ['Latest events:']),
        ...events.map(({ at, text }) => `  ${(0,duration/* formatMoment */.K9)(at)}  ${(0,log_line/* quoteShort */.pf)(text)}`),
    ];
}
function describeCurrent({ revisionArn, running, entry, image }, server) {
    const shown = image === undefined ? '' : `, image ${(0,past_cells/* showImage */.jt)(image)}`;
    return (0,log_line/* quote */.hD)(`Running: ${(0,arn/* revisionName */.pd)(revisionArn)}, ${(0,count/* formatCount */.B)(running, 'task')}${shown}${describeSource(entry, server)}`);
}
/** Where something comes from, as the rest of a sentence. */
function describeSource(entry, server) {
    const parts = [
        ['release', (0,past_cells/* showReleases */.en)(entry)],
        ['commit', (0,past_cells/* showCommit */.B)(entry)],
        ['run', (0,run_link/* linkToRun */.T)(entry, server) ?? ''],
    ];
    return parts.flatMap(([what, value]) => (value === '' ? [] : [`, ${what} ${value}`])).join('');
}
function listCells(one) {
    const counts = [one.desired, one.running, one.pending, one.failed].map(String);
    return [(0,duration/* formatMoment */.K9)(one.createdAt), one.status, one.rolloutState ?? '', (0,arn/* revisionName */.pd)(one.revisionArn), ...counts];
}
/** `Target group web: 3 healthy, 1 unhealthy (Target.Timeout)`. */
function describeTargets(arn, targets) {
    const [, , name = ''] = /:(targetgroup)\/([^/]*)/.exec(arn) ?? [];
    const kinds = targets.map(({ state, reasonCode }) => (reasonCode === undefined ? state : `${state} (${reasonCode})`));
    const counts = [...new Set(kinds)].map((kind) => `${kinds.filter((one) => one === kind).length} ${kind}`);
    return `Target group ${(0,log_line/* quote */.hD)(`${name}: ${counts.length === 0 ? 'no target' : counts.join(', ')}`)}`;
}
/** The service for machines. */
function describeStatus(status, server) {
    const { service, serving, mark, targetGroups, unreadable } = status;
    return {
        type: 'status',
        service: service.name,
        cluster: (0,arn/* clusterName */.SL)(service.clusterArn),
        status: service.status,
        desired: service.desired,
        running: service.running,
        pending: service.pending,
        serving: serving.map((revision) => ({
            ...{ revisionArn: revision.revisionArn, running: revision.running, image: revision.image },
            ...describeEntry(revision.entry, server),
        })),
        lastDeploy: mark === undefined ? undefined : { revision: mark.revision, ...describeEntry(mark.entry, server) },
        deployments: service.deployments.map((one) => ({ ...one })),
        targetGroups: targetGroups.map(({ arn, targets }) => ({ arn, targets: targets.map((one) => ({ ...one })) })),
        events: service.events.slice(0, MOST_EVENTS).map((one) => ({ ...one })),
        unreadable: unreadable.map((one) => ({ ...one })),
    };
}
function describeEntry(entry, server) {
    return { ...entry, releases: entry.releases ?? [], run: (0,run_link/* linkToRun */.T)(entry, server) };
}

// EXTERNAL MODULE: ./lib/run/json-printer.js
var json_printer = __webpack_require__(56666);
// EXTERNAL MODULE: ./lib/drivers/ecs/driver.js + 5 modules
var ecs_driver = __webpack_require__(45734);
// EXTERNAL MODULE: ./lib/drivers/ecs/judge-rollout.js + 1 modules
var judge_rollout = __webpack_require__(35207);
// EXTERNAL MODULE: ./lib/drivers/ecs/observe-rollout.js
var observe_rollout = __webpack_require__(15037);
// EXTERNAL MODULE: ./lib/drivers/ecs/poll-history.js
var poll_history = __webpack_require__(30329);
// EXTERNAL MODULE: ./lib/follow/news.js
var follow_news = __webpack_require__(54658);
// EXTERNAL MODULE: ./lib/follow/poll-until-verdict.js + 1 modules
var poll_until_verdict = __webpack_require__(71731);
// EXTERNAL MODULE: ./lib/follow/report-wait.js + 1 modules
var report_wait = __webpack_require__(64927);
// EXTERNAL MODULE: ./lib/rollout/current-revisions.js
var current_revisions = __webpack_require__(71851);
;// CONCATENATED MODULE: ./lib/run/watch-service.js
/** `slipway status --watch`: follows a deployment that someone else started. Reads, and changes nothing. */












/** As long as a job of GitHub may take. */
const LIMIT_MS = 6 * 60 * 60_000;
/**
 * Reports the deployment in progress as a run reports its own, until it ends; at once where there is none.
 * @throws DeployError `absent`, `access`, `unreachable`; `unsupported` for a service that ECS does not deploy itself
 */
async function watchService(question, world) {
    const startedMs = world.clock.now();
    const service = await findService(question, world);
    const { name, clusterArn, running, desired } = service;
    const revisions = (0,current_revisions/* listCurrentRevisions */.e)(service);
    world.report({ type: 'service-found', service: name, cluster: (0,arn/* clusterName */.SL)(clusterArn), revisions, running, desired });
    const primary = (0,followed_deployment/* findPrimary */.WM)(service);
    if (service.controller !== 'ECS' || primary === undefined)
        throw refuse(service);
    const ending = isInProgress(service, primary) ? await watch(service, primary, world) : describeLast(service, primary);
    const { verdict, reason } = ending;
    const tookMs = world.clock.now() - startedMs;
    world.report({ type: 'run-ended', verdict, reason, tookMs });
    return ending;
}
function refuse({ name, controller }) {
    return new deploy_error/* DeployError */.sH({
        kind: 'unsupported',
        message: `Service ${name} has the deployment controller ${controller}: --watch follows deployments by ECS.`,
        advice: 'Leave out --watch to see its state.',
    });
}
/** Without a rollout state (Classic Load Balancer) the counts say it. */
function isInProgress({ deployments, running, desired }, { rolloutState }) {
    if (rolloutState !== undefined)
        return rolloutState === 'IN_PROGRESS';
    return deployments.length > 1 || running !== desired;
}
function describeLast({ running, desired }, primary) {
    const revision = (0,arn/* revisionName */.pd)(primary.revisionArn);
    const none = 'No deployment is in progress';
    if (primary.rolloutState !== 'FAILED') {
        return { verdict: 'unchanged', reason: `${none}: ${revision} is running, ${running}/${desired} tasks.` };
    }
    const why = primary.rolloutStateReason === undefined ? '' : `: ${primary.rolloutStateReason}`;
    return { verdict: 'failed', reason: `${none}; the last one, of ${revision}, failed${why}` };
}
async function watch(service, primary, world) {
    const rollout = describeRollout(service, primary);
    const driver = (0,ecs_driver/* driveRollout */.w)(rollout);
    const { currentServiceDeployment: serviceDeploymentArn } = service;
    const earlierMs = Math.max(0, world.clock.date() - primary.createdAt);
    const { verdict, reason, state } = await (0,poll_until_verdict/* pollUntilVerdict */.l)({
        limitMs: LIMIT_MS,
        opening: {
            known: serviceDeploymentArn === undefined ? observe_rollout/* NOTHING_KNOWN */.G : { ...observe_rollout/* NOTHING_KNOWN */.G, serviceDeploymentArn },
            reported: { ...(0,follow_news/* openReported */.i)(service, driver.nothingReported), earlierMs },
            silence: { sinceMs: 0 },
            isRollback: false,
        },
        poll: ({ known }, atMs) => (0,observe_rollout/* pollRollout */.Z)(rollout, { ...known, atMs }, world),
        judge: (state, seen) => judge({ driver, facts: rollout.facts }, { state, seen }, world),
        name: `deployment ${primary.id}`,
        cancelled: `Watching was cancelled; deployment ${primary.id} continues.`,
    }, world);
    return state.isRollback && verdict === 'steady' ? { verdict: 'rolled-back', reason } : { verdict, reason };
}
function describeRollout(service, primary) {
    const others = service.deployments.filter(({ id }) => id !== primary.id);
    return {
        facts: {
            ourId: primary.id,
            isNewDeployment: true,
            revisionArn: primary.revisionArn,
            idsBefore: others.map(({ id }) => id),
            createdAt: primary.createdAt,
            hasRollbackTarget: others.some(({ rolloutState }) => rolloutState === 'COMPLETED'),
            limitMs: LIMIT_MS,
            shouldFailFast: false,
        },
        before: service,
        serviceDeploymentsBefore: new Set(),
    };
}
async function judge({ driver, facts }, { state, seen }, world) {
    const { observation } = seen;
    const news = (0,follow_news/* findNews */.N)(driver, state.reported, observation);
    for (const event of news.events)
        world.report(event);
    const polls = (0,poll_history/* recordPoll */.f9)(state.known.polls, observation, facts);
    const known = { ...seen.known, polls };
    const judgement = (0,judge_rollout/* judgeRollout */.V)(facts, observation, polls);
    const measured = (0,report_wait/* measureSilence */.u5)(state.silence, observation, news.events.length > 0);
    const { earlierMs } = news.reported;
    const isOver = judgement.verdict !== 'progressing';
    const silence = isOver ? measured : await (0,report_wait/* reportWait */.O9)(observation, { silence: measured, earlierMs }, world);
    // The watch may have begun after ECS began to roll back: what completes then is the rollback.
    const isRollback = observation.serviceDeployment?.status.startsWith('ROLLBACK_') === true;
    return { state: { known, reported: news.reported, silence, isRollback }, judgement };
}

// EXTERNAL MODULE: ./lib/cli/text-printer.js
var text_printer = __webpack_require__(76850);
;// CONCATENATED MODULE: ./lib/cli/show-service.js
















/** `slipway history` and `slipway status`: reads, writes lines, and changes nothing. Returns the exit code. */
async function showService(command, options, own) {
    if (command === 'status' && options.isWatch)
        return show_service_watch(options, own);
    const report = options.isJson ? (0,json_printer/* createJsonPrinter */.P)(own.write) : reportAsText(own.write);
    const show = async () => {
        const lines = await describe(command, { options, server: (0,environment/* readVariable */.n)(own.environment, 'GITHUB_SERVER_URL') }, report);
        for (const line of lines)
            own.write(line);
        return 0;
    };
    return Promise.race([
        show().catch((thrown) => reportFailure((0,deploy_error/* asDeployError */.y0)(thrown), report)),
        untilAborted(own.signal),
    ]);
}
/** Ends itself when the signal aborts, so that the table is left whole. */
async function show_service_watch(options, { environment, write, signal }) {
    const runner = await (0,actions/* connectRunner */.J$)(environment);
    const report = options.isJson
        ? (0,json_printer/* createJsonPrinter */.P)(write)
        : (0,text_printer/* openTextPrinter */.Q)(environment, options.isLive, { runner, write });
    try {
        const world = { ...(await connect(report)), report, clock: (0,clock/* createClock */.t)(), signal };
        const { verdict } = await watchService(options, world);
        if (verdict === 'cancelled')
            return ports_verdict/* EXIT_CODES */.a.cancelled;
        return (0,ports_verdict/* isSuccess */.o)(verdict) ? 0 : 1;
    }
    catch (thrown) {
        return reportFailure((0,deploy_error/* asDeployError */.y0)(thrown), report);
    }
}
async function describe(command, { options, server }, report) {
    const world = await connect(report);
    if (command === 'history') {
        const history = await readHistory(options, options.limit, world);
        return options.isJson ? describeHistory(history, server).map(json_printer/* toJsonLine */.i) : renderHistory(history, server);
    }
    const status = await readStatus(options, world);
    return options.isJson ? [(0,json_printer/* toJsonLine */.i)(describeStatus(status, server))] : renderStatus(status, server);
}
/** The SDK is loaded only now. */
async function connect(report) {
    const { createEcs } = await Promise.all(/* import() */[__webpack_require__.e(861), __webpack_require__.e(212), __webpack_require__.e(530)]).then(__webpack_require__.bind(__webpack_require__, 59149));
    const ecs = createEcs();
    return { ecs, ledger: (0,ledger/* openLedger */.au)({ ecs, report }), digest: digest/* digestText */.M, evidence: evidence/* connectEvidence */.Y, report };
}
function reportAsText(write) {
    return (event) => {
        const lines = (0,log_lines/* renderEvent */.N)(event, { kind: 'terminal', hasColour: false });
        for (const line of lines)
            if (line.kind === 'text')
                write(line.text);
    };
}
function reportFailure({ kind, message, advice }, report) {
    report({ type: 'refused', errors: [{ text: message, advice }] });
    return kind === 'absent' || kind === 'unsupported' ? ports_verdict/* EXIT_CODES */.a.refused : ports_verdict/* EXIT_CODES */.a.failed;
}
function untilAborted(signal) {
    return new Promise((resolve) => {
        const end = () => resolve(ports_verdict/* EXIT_CODES */.a.cancelled);
        if (signal.aborted)
            end();
        else
            signal.addEventListener('abort', end);
    });
}


/***/ }),

/***/ 76850:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ openTextPrinter)
/* harmony export */ });
/* harmony import */ var _adapters_runner_environment_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(49514);
/* harmony import */ var _adapters_runner_screen_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(94867);
/* harmony import */ var _run_event_printer_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(17172);
/* harmony import */ var _run_live_printer_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(78544);




/** Prints events for people: a live table on a terminal, else lines. */
function openTextPrinter(environment, isLive, { runner, write }) {
    const isTerminal = process.stdout.isTTY === true;
    const hasColour = isTerminal && (0,_adapters_runner_environment_js__WEBPACK_IMPORTED_MODULE_2__/* .readVariable */ .n)(environment, 'NO_COLOR') === undefined;
    if (isLive && (0,_run_live_printer_js__WEBPACK_IMPORTED_MODULE_1__/* .canDrawLive */ .L)(environment, isTerminal)) {
        const screen = (0,_adapters_runner_screen_js__WEBPACK_IMPORTED_MODULE_3__/* .openScreen */ .J)(process.stdout, (restore) => process.once('exit', restore));
        return (0,_run_live_printer_js__WEBPACK_IMPORTED_MODULE_1__/* .createLivePrinter */ .J)(runner, screen, { hasColour, now: () => performance.now() });
    }
    const isWorkflow = (0,_adapters_runner_environment_js__WEBPACK_IMPORTED_MODULE_2__/* .readVariable */ .n)(environment, 'GITHUB_ACTIONS') === 'true';
    return (0,_run_event_printer_js__WEBPACK_IMPORTED_MODULE_0__/* .createEventPrinter */ .P)(runner, isWorkflow ? { kind: 'workflow' } : { kind: 'terminal', hasColour }, write);
}


/***/ }),

/***/ 57831:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  n: () => (/* binding */ runDemo)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./packages/ecs-rules/lib/values/type-helpers.js
var type_helpers = __webpack_require__(60846);
// EXTERNAL MODULE: ./packages/local-ecs/lib/internal.js + 428 modules
var internal = __webpack_require__(555);
// EXTERNAL MODULE: ./lib/ports/verdict.js
var ports_verdict = __webpack_require__(39689);
// EXTERNAL MODULE: ./lib/adapters/runner/clock.js
var clock = __webpack_require__(26121);
;// CONCATENATED MODULE: ./lib/demo/clock.js

/** The clock of the local ECS for the runs of Slipway on it, so that elapsed times and the times of events agree. */
function createDemoClock({ speed, now }) {
    const real = (0,clock/* createClock */.t)();
    return {
        now,
        date: now,
        sleep: (ms, signal) => real.sleep(ms / speed, signal),
        random: real.random,
    };
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
;// CONCATENATED MODULE: ./lib/demo/environment.js

/** Variables of another account, or of a workflow: the demo must neither call the one nor write to the other. */
const FOREIGN = /^(?:AWS|GITHUB|INPUT|RUNNER)_/;
/** Makes every AWS client of this process call the local ECS only, whatever the user has configured. */
function redirectEnvironment(environment, address) {
    for (const name of Object.keys(environment))
        if (FOREIGN.test(name))
            delete environment[name];
    Object.assign(environment, {
        AWS_ENDPOINT_URL: address,
        AWS_REGION: 'us-east-1',
        AWS_ACCESS_KEY_ID: 'demo',
        AWS_SECRET_ACCESS_KEY: 'demo',
        AWS_EC2_METADATA_DISABLED: 'true',
        AWS_CONFIG_FILE: external_node_os_.devNull,
        AWS_SHARED_CREDENTIALS_FILE: external_node_os_.devNull,
        AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    });
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
;// CONCATENATED MODULE: ./lib/demo/page.js



/** An HTTP server on port 5000 that greets with the variable PROVIDER. It ends at once on a signal. */
const PAGE = `FROM BASE
EXPOSE 5000
CMD ["/bin/sh", "-c", "mkdir -p /www && echo \\"Hello \${PROVIDER:-world}!\\" > /www/index.html && httpd -f -p 5000 -h /www & trap 'kill $!; exit 0' TERM INT; wait $!"]
`;
/** What the broken image writes before it ends. */
const ERROR_LINE = 'Error: cannot read /etc/hello.conf';
/** Ends at once with code 1, as an image does whose configuration is wrong. */
const BROKEN = `FROM BASE
CMD ["/bin/sh", "-c", "echo '${ERROR_LINE}' >&2; exit 1"]
`;
/** @param base image that the Dockerfiles build on */
async function writeWorkspace(base) {
    const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), 'slipway-demo-'));
    await (0,promises_.writeFile)((0,external_node_path_.join)(folder, 'Dockerfile'), PAGE.replace('BASE', base));
    await (0,promises_.writeFile)((0,external_node_path_.join)(folder, 'Dockerfile.broken'), BROKEN.replace('BASE', base));
    return { folder, remove: () => (0,promises_.rm)(folder, { recursive: true, force: true }) };
}

// EXTERNAL MODULE: ./lib/run/compose.js + 208 modules
var compose = __webpack_require__(99188);
;// CONCATENATED MODULE: ./lib/demo/acts.js
const SERVICE = ['--cluster', 'demo', '--service', 'hello'];
/** With containers images are built and pushed; simulated tasks need only their names. */
function listActs(tasks) {
    const isReal = tasks === 'containers';
    const image = (tag, ...build) => isReal ? ['--repository', 'hello', '--image-tag', tag, ...build] : ['--image', `hello:${tag}`];
    return [
        {
            name: 'First deploy',
            title: `First deploy: ${isReal ? 'build and push an image, ' : ''}register it, start three tasks`,
            command: ['deploy', ...SERVICE, ...image('v1', '--create-repository'), '--desired-count', '3'],
            verdict: 'steady',
            planLines: 0,
        },
        {
            name: 'New version',
            title: 'A new version: one task at a time, using the one spare instance',
            command: [
                'deploy',
                ...SERVICE,
                ...image('v2', '--labels', 'version=2'),
                '--environment-variables',
                'PROVIDER=ECS',
            ],
            verdict: 'steady',
            planLines: isReal ? 4 : 3,
        },
        {
            name: 'Broken image',
            title: 'A broken image: the circuit breaker rolls back, and Slipway says why',
            command: ['deploy', ...SERVICE, ...image('v3-broken', '--dockerfile', 'Dockerfile.broken')],
            verdict: 'rolled-back',
            planLines: 0,
        },
        {
            name: 'Rollback',
            title: 'A rollback by input: to the last good revision, without a build',
            command: ['rollback', 'hello', 'last-good', '--cluster', 'demo'],
            verdict: 'steady',
            planLines: 1,
        },
    ];
}

// EXTERNAL MODULE: ./lib/adapters/runner/environment.js
var runner_environment = __webpack_require__(49514);
// EXTERNAL MODULE: ./lib/adapters/runner/screen.js
var runner_screen = __webpack_require__(94867);
// EXTERNAL MODULE: ./lib/report/live-state.js
var live_state = __webpack_require__(77446);
// EXTERNAL MODULE: ./lib/run/event-printer.js + 1 modules
var event_printer = __webpack_require__(17172);
// EXTERNAL MODULE: ./lib/run/live-printer.js + 1 modules
var live_printer = __webpack_require__(78544);
// EXTERNAL MODULE: ./lib/diagnosis/diagnose.js + 8 modules
var diagnose = __webpack_require__(63321);
;// CONCATENATED MODULE: ./lib/demo/shown-events.js

/** What a run reports, and the demo leaves out: its acts are short. */
const HIDDEN = new Set([
    'identified',
    'notice',
    'service-found',
    'logged-in',
    'logged-out',
    'group-opened',
    'group-closed',
    'command-output',
    'revision-registered',
    'service-event',
    'still-waiting',
    'debug',
]);
/**
 * Chooses the events of a run that the demo shows as lines: of the plan the first lines, of the counts those that show
 * more tasks running and none that failed, of the stopped tasks those that failed. Events that nobody expects, such as
 * a warning, are shown.
 */
function createSelection(planLines) {
    let planned = 0;
    let mostRunning = 0;
    return (event) => {
        switch (event.type) {
            case 'planned':
                planned += 1;
                return planned <= planLines;
            case 'changes-planned':
                return planLines > 0;
            case 'counts': {
                const running = event.ours?.running ?? 0;
                const isMore = running > mostRunning && event.ours?.failed === 0;
                mostRunning = Math.max(mostRunning, running);
                return isMore;
            }
            case 'task-stopped':
                return (0,diagnose/* describeStop */.C)(event.task).isFailure;
            default:
                return !HIDDEN.has(event.type);
        }
    };
}
/** The cluster is gone when the demo is over, so a command for it would be no help. */
function withoutNextStep(event) {
    if (event.type !== 'run-ended')
        return event;
    const { nextStep: _, ...rest } = event;
    return rest;
}

;// CONCATENATED MODULE: ./lib/demo/printer.js






/** Prints the events of one act: on a terminal the live table and few lines above it, else few lines. */
function openDemoPrinter(runner, setup) {
    const { environment, signal, now } = setup;
    const isShown = createSelection(setup.planLines);
    const isTerminal = process.stdout.isTTY === true;
    const hasColour = isTerminal && (0,runner_environment/* readVariable */.n)(environment, 'NO_COLOR') === undefined;
    if ((0,live_printer/* canDrawLive */.L)(environment, isTerminal)) {
        const screen = silence((0,runner_screen/* openScreen */.J)(process.stdout, (restore) => process.once('exit', restore)), signal);
        const print = (0,live_printer/* createLivePrinter */.J)(runner, screen, { hasColour, now });
        return (event) => {
            if ((0,live_state/* isInTable */.aH)(event) || isShown(event))
                print(withoutNextStep(event));
        };
    }
    const write = (line) => {
        if (!signal.aborted)
            setup.write(line);
    };
    const print = (0,event_printer/* createEventPrinter */.P)(runner, { kind: 'terminal', hasColour }, write);
    return (event) => {
        if (isShown(event))
            print(withoutNextStep(event));
    };
}
/** A screen that prints no line once the signal is aborted; the table is still ended, so that nothing redraws it. */
function silence(screen, signal) {
    return {
        get width() {
            return screen.width;
        },
        get height() {
            return screen.height;
        },
        print: (line) => {
            if (!signal.aborted)
                screen.print(line);
        },
        draw: screen.draw,
        end: screen.end,
    };
}

;// CONCATENATED MODULE: ./lib/demo/requests.js
const PAUSE_MS = 20;
const ANSWER_WITHIN_MS = 5_000;
/** @param address page of the load balancer; an answer other than 200, or none, counts as failed */
function sendRequests(address) {
    const pages = new Map();
    const state = { failed: 0, isStopped: false };
    const sendAll = async () => {
        while (!state.isStopped) {
            const page = await readPage(address);
            if (page === undefined)
                state.failed += 1;
            else
                pages.set(page, (pages.get(page) ?? 0) + 1);
            await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
        }
    };
    const sending = sendAll();
    return {
        stop: async () => {
            state.isStopped = true;
            await sending;
            return { pages, failed: state.failed };
        },
    };
}
/** The page as text; undefined when it is not answered with 200. */
async function readPage(address) {
    try {
        const answer = await fetch(address, { signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
        const text = (await answer.text()).trim();
        return answer.status === 200 ? text : undefined;
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./lib/demo/play.js





/** Plays the acts in order; requests are sent from the end of the first one on. Ends early once the signal aborts. */
async function playActs(play) {
    const results = [];
    let loop;
    try {
        for (const act of listActs(play.tasks)) {
            const record = await playAct(play, act, results.length + 1);
            if (play.signal.aborted)
                break;
            const page = play.tasks === 'containers' ? await readPage(play.page) : undefined;
            results.push({ act, record, ...(0,type_helpers/* defined */.s)({ page }) });
            if (play.tasks === 'containers')
                loop ??= sendRequests(play.page);
        }
    }
    finally {
        await loop?.stop();
    }
    return { results, ...(0,type_helpers/* defined */.s)({ requests: await loop?.stop() }) };
}
async function playAct(play, act, number) {
    const { clock, folder, write, signal } = play;
    write('');
    write(`━━ ${number}. ${act.title}`);
    for (const line of foldCommand(act.command))
        write(line);
    return (0,compose/* runSession */.I)({
        raw: play.readCommand(act.command),
        names: [],
        environment: process.env,
        workspace: folder,
        temporary: folder,
        clock,
        write,
        signal,
        openPrinter: (runner) => {
            const { planLines } = act;
            return openDemoPrinter(runner, { environment: process.env, write, signal, now: clock.now, planLines });
        },
    });
}
const WIDTH = 96;
/** A command to copy, on lines that fit a terminal of 100 columns; a flag stays with its value. */
function foldCommand(command) {
    const lines = ['$ slipway'];
    for (const part of command.join(' ').split(/ (?=--)/)) {
        const longer = `${lines.pop()} ${part}`;
        const folded = longer.length <= WIDTH ? [longer] : [longer.slice(0, -part.length - 1), `    ${part}`];
        lines.push(...folded);
    }
    return lines.map((line, at) => (at < lines.length - 1 ? `${line} \\` : line));
}

// EXTERNAL MODULE: ./lib/report/log-line.js
var log_line = __webpack_require__(76027);
// EXTERNAL MODULE: ./lib/report/text-table.js
var text_table = __webpack_require__(45154);
// EXTERNAL MODULE: ./lib/text/arn.js
var arn = __webpack_require__(48988);
// EXTERNAL MODULE: ./packages/ecs-rules/lib/text/duration.js
var duration = __webpack_require__(81845);
;// CONCATENATED MODULE: ./lib/demo/recap.js





/** Whether each act had its verdict, and every request was answered. */
function isAsExpected({ results, requests }) {
    return results.every(({ act, record }) => act.verdict === record.verdict) && (requests?.failed ?? 0) === 0;
}
/** What happened, where to read it, and what to try next. */
function renderRecap(recap) {
    const { results, requests, report, tookMs, program } = recap;
    const seconds = Math.round(tookMs / 1000);
    const end = isAsExpected(recap) ? 'All four acts ended as expected' : 'The demo did not end as expected';
    return [
        '━━ Recap',
        ...renderActs(results),
        '',
        ...results.flatMap(describeFailure),
        ...(requests === undefined ? [] : [describeRequests(requests)]),
        ...(report === undefined ? [] : [`HTML report of act 3: ${report}`]),
        `${end}, after ${seconds} s. Nothing is left running.`,
        '',
        '━━ Next',
        ...listNext(program),
    ];
}
function renderActs(results) {
    const hasPage = results.some(({ page }) => page !== undefined);
    const head = ['', 'act', 'revision', 'verdict', 'took', 'exit code', ...(hasPage ? ['page after it'] : [])];
    const rows = results.map(({ act, record, page }, at) => [
        String(at + 1),
        act.name,
        nameRevision(record),
        record.verdict,
        (0,duration/* formatDuration */.a)(record.tookMs),
        describeExit(act, record),
        ...(hasPage ? [page ?? 'no answer'] : []),
    ]);
    return (0,text_table/* renderTextTable */.K)(head, rows);
}
function nameRevision({ services: [service] }) {
    return service?.revisionArn === undefined ? '' : (0,arn/* revisionName */.pd)(service.revisionArn);
}
function describeExit(act, { verdict }) {
    const code = ports_verdict/* EXIT_CODES */.a[verdict];
    if (verdict !== act.verdict)
        return `${code} (expected ${ports_verdict/* EXIT_CODES */.a[act.verdict]})`;
    return code === 0 ? '0' : `${code} (expected)`;
}
/** The first cause and the last line that the container wrote: outside text. */
function describeFailure({ act, record }, at) {
    const diagnosis = record.services[0]?.diagnosis;
    const cause = diagnosis?.causes[0]?.title;
    if (cause === undefined)
        return [];
    const line = diagnosis?.logs[0]?.lines.at(-1);
    return [(0,log_line/* quoteShort */.pf)(`Act ${at + 1} (${act.name}): ${cause}${line === undefined ? '' : `: ${line}`}`)];
}
function describeRequests({ pages, failed }) {
    const served = [...pages.values()].reduce((sum, times) => sum + times, 0);
    return `Requests through the load balancer during acts 2 to 4: ${served} served, ${failed} failed`;
}
function listNext(program) {
    const commands = [
        ['local', 'your own local ECS, for any AWS client'],
        ['deploy --help', 'all that a deploy can do'],
    ];
    const width = Math.max(...commands.map(([command = '']) => `${program} ${command}`.length));
    return [
        ...commands.map(([command, words]) => `${`${program} ${command}`.padEnd(width)}  ${words}`),
        `${'README.md'.padEnd(width)}  a workflow for GitHub Actions, to copy`,
    ];
}

// EXTERNAL MODULE: ./lib/report/html/page.js + 14 modules
var page = __webpack_require__(69827);
;// CONCATENATED MODULE: ./lib/demo/report-file.js




/**
 * Writes the HTML report of the act that failed into a temporary folder of its own, which stays.
 * @returns its path; undefined when there is no such act, or no place for the file
 */
async function writeReport(results) {
    const failed = results.find(({ act }) => act.verdict === 'rolled-back');
    if (failed === undefined)
        return undefined;
    try {
        const path = (0,external_node_path_.join)(await (0,promises_.mkdtemp)((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), 'slipway-demo-report-')), 'broken-image.html');
        await (0,promises_.writeFile)(path, (0,page/* renderHtml */.K)(failed.record), 'utf8');
        return path;
    }
    catch {
        return undefined;
    }
}

// EXTERNAL MODULE: ./lib/demo/speed.js
var demo_speed = __webpack_require__(92112);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(77030);
;// CONCATENATED MODULE: ./lib/demo/stage.js


const CALLER = { accessKeyId: 'demo', region: 'us-east-1' };
/**
 * Four instances and one fixed host port: a fourth task finds one spare instance, so a rollout replaces one task at a
 * time.
 */
async function openStage(options, write) {
    const local = await (0,internal/* openLocalEcs */.tO)(options, write);
    const port = await findFreePort();
    const put = local.putTargetGroup({
        name: 'hello',
        listenPort: port,
        healthCheckPath: '/',
        healthCheckIntervalSeconds: 5,
        healthCheckTimeoutSeconds: 4,
        healthyThreshold: 2,
        unhealthyThreshold: 2,
        matcher: '200',
        deregistrationDelaySeconds: 10,
    });
    if (!put.ok)
        throw new Error(put.message);
    call(local, 'RegisterTaskDefinition', describeTaskDefinition());
    call(local, 'CreateService', describeService(String(options.clusters[0]), String(put.output.targetGroupArn)));
    return { local, page: `http://127.0.0.1:${port}/` };
}
function call(local, operation, input) {
    const answer = local.host.call(operation, input, CALLER);
    if (!answer.ok)
        throw new Error(`${operation}: ${answer.message}`);
}
function describeTaskDefinition() {
    return {
        family: 'hello',
        containerDefinitions: [
            {
                name: 'hello',
                image: 'placeholder:none',
                memory: 128,
                stopTimeout: 2,
                portMappings: [{ containerPort: 5000, hostPort: 80 }],
                logConfiguration: {
                    logDriver: 'awslogs',
                    options: { 'awslogs-group': 'hello', 'awslogs-region': 'us-east-1', 'awslogs-stream-prefix': 'ecs' },
                },
            },
        ],
    };
}
/** As a team's Terraform would make it: no task yet, and a circuit breaker with rollback. */
function describeService(cluster, targetGroupArn) {
    return {
        cluster,
        serviceName: 'hello',
        taskDefinition: 'hello',
        desiredCount: 0,
        launchType: 'EC2',
        // One thing at a time: tasks that move between zones are not what is shown.
        availabilityZoneRebalancing: 'DISABLED',
        loadBalancers: [{ targetGroupArn, containerName: 'hello', containerPort: 5000 }],
        deploymentConfiguration: {
            minimumHealthyPercent: 100,
            maximumPercent: 200,
            deploymentCircuitBreaker: { enable: true, rollback: true },
        },
    };
}
function findFreePort() {
    return new Promise((resolve, reject) => {
        const server = (0,external_node_net_.createServer)();
        server.on('error', reject);
        server.listen(0, '127.0.0.1', () => {
            const address = server.address();
            server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
        });
    });
}

;// CONCATENATED MODULE: ./lib/demo/demo.js












/**
 * `slipway demo`: the whole story on the local ECS, with real containers where Docker answers. Leaves only its HTML
 * report behind.
 */
async function runDemo(options, world) {
    const exitCode = await playAndRemove(options, world);
    if (!world.signal.aborted)
        return exitCode;
    world.write('The demo was cancelled. Nothing is left running.');
    return ports_verdict/* EXIT_CODES */.a.cancelled;
}
async function playAndRemove(options, world) {
    const base = await chooseBase(options, world);
    if (base === 'refused')
        return ports_verdict/* EXIT_CODES */.a.refused;
    try {
        return world.signal.aborted ? ports_verdict/* EXIT_CODES */.a.cancelled : await playWith(base, options, world);
    }
    finally {
        await base?.remove();
    }
}
async function playWith(base, given, world) {
    const tasks = base === undefined ? 'simulated' : 'containers';
    const { speed = demo_speed/* DEMO_SPEED */.K } = given;
    const options = (0,internal/* settleOptions */.sN)({ port: 0, speed, tasks, clusters: ['demo'], instances: 4 });
    if ('refused' in options)
        throw new Error('the options of the demo do not go together');
    const workspace = await writeWorkspace(base?.name ?? 'scratch');
    try {
        return await playOnStage(options, workspace.folder, world);
    }
    finally {
        await workspace.remove();
    }
}
async function playOnStage(options, folder, world) {
    const startedMs = performance.now();
    const stage = await openStage(options, world.write);
    try {
        if (options.tasks === 'simulated')
            stage.local.putScenario(BROKEN_IMAGE);
        introduce(stage, options, world.write);
        redirectEnvironment(process.env, stage.local.address);
        const clock = createDemoClock({ speed: options.speed, now: () => stage.local.clock().now });
        const played = await playActs({ ...world, tasks: options.tasks, page: stage.page, folder, clock });
        if (world.signal.aborted)
            return ports_verdict/* EXIT_CODES */.a.cancelled;
        const report = await writeReport(played.results);
        const program = nameProgram(process.argv[1]);
        const recap = { ...played, ...(0,type_helpers/* defined */.s)({ report }), tookMs: performance.now() - startedMs, program };
        for (const line of ['', ...renderRecap(recap)])
            world.write(line);
        return isAsExpected(played) ? 0 : 1;
    }
    finally {
        await stage.local.close();
        if (options.tasks === 'containers')
            await removeImagesOf(stage.local.registryHost);
    }
}
/** How to call this command line again: in a clone it is no command of the shell. */
function nameProgram(entry = '') {
    return (0,external_node_path_.basename)(entry) === 'slipway' ? 'slipway' : `node ${(0,external_node_path_.relative)(process.cwd(), entry)}`;
}
const BROKEN_IMAGE = {
    images: [{ image: '*broken*', exits: { afterMs: 1_000, code: 1 }, logs: [ERROR_LINE] }],
};
/** The image for real containers; undefined for simulated tasks, which are requested or all that is possible here. */
async function chooseBase({ tasks }, world) {
    if (tasks === 'simulated')
        return undefined;
    const error = await (0,internal/* findDockerError */.ii)();
    const base = error ?? (await (0,internal/* prepareBaseImage */.ax)());
    if (typeof base !== 'string')
        return base;
    if (tasks === 'containers') {
        world.writeError(`Tasks cannot run as containers: ${base} Run with --tasks simulated, or start Docker.`);
        return 'refused';
    }
    world.write(`Docker is not available, so tasks are simulated: ${base}`);
    return undefined;
}
function introduce(stage, options, write) {
    const { local } = stage;
    write(`A local ECS and ECR runs at ${local.address}. No AWS account is used.`);
    write(`Watch it in the browser: ${local.address}/`);
    write('Cluster demo: 4 container instances. Service hello: host port 80, circuit breaker with rollback.');
    write(`All times are those of the local ECS, whose clock is ${options.speed} times as fast as real time.`);
}
/** Docker keeps what was built and pushed under the registry's name until it is removed. */
async function removeImagesOf(registryHost) {
    const listed = await (0,internal/* runProgram */.mB)('docker', ['image', 'ls', '--digests', '--format', '{{.Repository}} {{.ID}}']);
    const ours = listed.stdout.split('\n').filter((line) => line.startsWith(`${registryHost}/`));
    const ids = new Set(ours.map((line) => line.split(' ')[1] ?? ''));
    if (ids.size > 0)
        await (0,internal/* runProgram */.mB)('docker', ['image', 'rm', '--force', ...ids]);
}


/***/ }),

/***/ 92112:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ DEMO_SPEED)
/* harmony export */ });
/** The demo's clock is this many times faster than real time: ECS checks a service only every ten seconds. */
const DEMO_SPEED = 20;


/***/ }),

/***/ 77446:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HT: () => (/* binding */ NOTHING_LIVE),
/* harmony export */   WF: () => (/* binding */ updateLive),
/* harmony export */   aH: () => (/* binding */ isInTable)
/* harmony export */ });
/* harmony import */ var _diagnosis_diagnose_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(63321);
/* harmony import */ var _ports_verdict_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(39689);
/* harmony import */ var _text_arn_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(48988);
/* harmony import */ var _lifecycle_lines_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(22764);
/** What the live table of a terminal shows, folded from the events of a run. */




const NOTHING_LIVE = { services: [] };
/** Events that are in the table alone; all others are also lines above it. */
function isInTable({ type }) {
    return TABLE_EVENTS.has(type);
}
const TABLE_EVENTS = new Set([
    'counts',
    'service-event',
    'still-waiting',
    'stage-entered',
    'task-stopped',
]);
/** @param nowMs the run's clock */
function updateLive(state, event, nowMs) {
    switch (event.type) {
        case 'update-sent':
            return change(state, event.service, nowMs, {
                deployments: [{ id: event.deploymentId, revision: event.revision }],
                lastEvent: 'Update sent',
            });
        case 'counts':
            return change(state, event.service, nowMs, countDeployments(event, nowMs));
        case 'judged':
            return end(state, nowMs, event);
        case 'run-ended':
            return end(state, nowMs, event);
        default:
            return noteEvent(state, event, nowMs);
    }
}
function countDeployments({ ours, others, atMs }, nowMs) {
    const shown = [...(ours === undefined ? [] : [ours]), ...others];
    return { deployments: shown.map(toLive), beganMs: nowMs - atMs };
}
function toLive({ id, revisionArn, desired, running, pending, failed }) {
    return { id, revision: (0,_text_arn_js__WEBPACK_IMPORTED_MODULE_3__/* .revisionName */ .pd)(revisionArn), counts: { desired, running, pending, failed } };
}
/** Other events only change what happened last, of a service that is in the table. */
function noteEvent(state, event, nowMs) {
    const noted = describeEvent(event);
    if (noted === undefined || !state.services.some(({ name }) => name === noted.service))
        return state;
    return change(state, noted.service, nowMs, { lastEvent: noted.text });
}
function describeEvent(event) {
    switch (event.type) {
        case 'service-event':
            return { service: event.service, text: event.event.text };
        case 'still-waiting':
            return { service: event.service, text: `waiting: ${event.waits.join('; ')}` };
        case 'task-stopped':
            return { service: event.service, text: `task ${(0,_text_arn_js__WEBPACK_IMPORTED_MODULE_3__/* .shortTaskId */ .x6)(event.task.arn)}: ${(0,_diagnosis_diagnose_js__WEBPACK_IMPORTED_MODULE_0__/* .describeStop */ .C)(event.task).words}` };
        case 'rollback-asked':
            return { service: event.service, text: `rolling back: ${event.why}` };
        case 'continue-asked':
            return { service: event.service, text: `continuing: ${event.why}` };
        case 'verifying':
            return { service: event.service, text: 'verifying the service' };
        case 'stage-entered':
        case 'alarms-triggered':
        case 'hook-changed':
        case 'reroute-awaited':
            return { service: event.service, text: (0,_lifecycle_lines_js__WEBPACK_IMPORTED_MODULE_2__/* .describeLifecycle */ .MX)(event) };
        default:
            return undefined;
    }
}
function change(state, name, nowMs, changed) {
    const at = state.services.findIndex((service) => service.name === name);
    const before = state.services[at] ?? { name, deployments: [], beganMs: nowMs };
    const after = { ...before, ...changed };
    return { services: at < 0 ? [...state.services, after] : state.services.with(at, after) };
}
/** The verdict of one service, or that of the run for all that have none. */
function end({ services }, nowMs, event) {
    const isMeant = ({ name }) => event.type === 'run-ended' || event.service === name;
    const how = (0,_ports_verdict_js__WEBPACK_IMPORTED_MODULE_1__/* .isSuccess */ .o)(event.verdict) ? 'good' : 'bad';
    return {
        services: services.map((one) => one.end === undefined && isMeant(one) ? { ...one, end: how, endedMs: nowMs } : one),
    };
}


/***/ }),

/***/ 45154:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ renderTextTable)
/* harmony export */ });
/* harmony import */ var _log_line_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76027);

const GAP = '  ';
const NOTHING = '–';
/**
 * A table for a terminal, one line a row, columns as wide as their widest cell. Cells are outside text and cleaned. The
 * first column is never outside text, since a runner reads commands at the beginning of a line.
 */
function renderTextTable(head, rows) {
    const clean = [
        head,
        ...rows.map((cells) => cells.map((cell) => (0,_log_line_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(cell).replaceAll('\t', ' ').trim() || NOTHING)),
    ];
    const widths = head.map((_, column) => Math.max(...clean.map((cells) => countSigns(cells[column] ?? ''))));
    return clean.map((cells) => cells
        .map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - countSigns(cell)))
        .join(GAP)
        .trimEnd());
}
function countSigns(text) {
    return [...text].length;
}


/***/ }),

/***/ 56666:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ createJsonPrinter),
/* harmony export */   i: () => (/* binding */ toJsonLine)
/* harmony export */ });
/**
 * Prints events for machines: each is one JSON object on a line. The runner obeys `##[name]` anywhere in a line, so its
 * bracket is written as JSON's escape.
 */
function createJsonPrinter(write) {
    return (event) => write(toJsonLine(event));
}
/** An object as JSON of one line that holds no command of the runner. */
function toJsonLine(object) {
    return JSON.stringify(object).replaceAll('##[', String.raw `##\u005b`);
}


/***/ }),

/***/ 78544:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  L: () => (/* binding */ canDrawLive),
  J: () => (/* binding */ createLivePrinter)
});

// EXTERNAL MODULE: ./lib/adapters/runner/environment.js
var runner_environment = __webpack_require__(49514);
// EXTERNAL MODULE: ./lib/report/live-state.js
var live_state = __webpack_require__(77446);
// EXTERNAL MODULE: ./packages/ecs-rules/lib/text/duration.js
var duration = __webpack_require__(81845);
// EXTERNAL MODULE: ./lib/report/log-line.js
var log_line = __webpack_require__(76027);
;// CONCATENATED MODULE: ./lib/report/live-table.js


const FRAMES = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
const MARKS = { good: '✔', bad: '✘' };
/** From here on the headings are whole words. */
const WIDE = 90;
const NARROWEST_NAME = 6;
const WORDS = ['service', 'deployment', 'revision', 'desired', 'running', 'pending', 'failed', 'elapsed'];
const SHORT_WORDS = ['service', 'deployment', 'revision', 'des', 'run', 'pend', 'fail', 'time'];
/** So many columns of names, which are shortened where the width is not enough; numbers follow. */
const NAMES = 3;
/**
 * The table as lines of at most `width - 1` columns, so that no terminal wraps them: a row for each deployment, and
 * below them what happened last to the service. Texts are shortened in the middle.
 */
function renderLive({ services }, view) {
    if (services.length === 0)
        return [];
    const width = Math.max(view.width - 1, 10);
    const isWide = width >= WIDE;
    const rows = services.map((service) => service.deployments.map((one, at) => listCells(service, one, at, view.nowMs)));
    const head = isWide ? WORDS : SHORT_WORDS;
    const widths = fitColumns([head, ...rows.flat()], { width: width - 2, gap: isWide ? 2 : 1 });
    const draw = (cells) => drawCells(cells, widths, isWide ? '  ' : ' ');
    const lines = [
        `  ${draw(head)}`,
        ...services.flatMap((service, at) => [
            ...(rows[at] ?? []).map((cells, row) => `${row === 0 ? mark(service, view.tick) : ' '} ${draw(cells)}`),
            ...(service.lastEvent === undefined ? [] : [`    ${clean(service.lastEvent)}`]),
        ]),
    ];
    return cutLines(lines, view.height).map((line) => shortenMiddle(line, width).trimEnd());
}
function mark({ end }, tick) {
    return end === undefined ? (FRAMES[tick % FRAMES.length] ?? '') : MARKS[end];
}
function listCells(service, one, at, nowMs) {
    const elapsed = (0,duration/* formatDuration */.a)((service.endedMs ?? nowMs) - service.beganMs);
    const { counts } = one;
    const numbers = [counts?.desired, counts?.running, counts?.pending, counts?.failed].map((count) => String(count ?? '–'));
    return [at === 0 ? clean(service.name) : '', clean(one.id), clean(one.revision), ...numbers, at === 0 ? elapsed : ''];
}
/** The widths of the columns; the widest name loses first. */
function fitColumns(rows, { width, gap }) {
    const widths = WORDS.map((_, column) => Math.max(...rows.map((cells) => cells[column]?.length ?? 0)));
    const total = () => widths.reduce((sum, one) => sum + one, gap * (widths.length - 1));
    while (total() > width) {
        const widest = Math.max(...widths.slice(0, NAMES));
        if (widest <= NARROWEST_NAME)
            break;
        widths[widths.indexOf(widest)] = widest - 1;
    }
    return widths;
}
function drawCells(cells, widths, gap) {
    const drawn = cells.map((cell, column) => {
        const width = widths[column] ?? cell.length;
        return column < NAMES ? shortenMiddle(cell, width).padEnd(width) : cell.padStart(width);
    });
    return drawn.join(gap);
}
/** Cuts what does not fit out of the middle: `ecs-svc/11…111`. */
function shortenMiddle(text, width) {
    if (text.length <= width)
        return text;
    const kept = Math.max(width - 1, 0);
    const start = Math.ceil(kept / 2);
    return `${text.slice(0, start)}…${text.slice(text.length - (kept - start))}`;
}
/** Characters that take two columns, or none: a line with them would be longer than it seems. */
const UNEVEN = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{10000}-\u{10ffff}]|\p{M}|\t/gu;
function clean(text) {
    return (0,log_line/* quoteShort */.pf)(text).replace(UNEVEN, '?');
}
function cutLines(lines, height) {
    if (height === undefined || lines.length <= height)
        return lines;
    const kept = Math.max(height - 1, 1);
    return [...lines.slice(0, kept), `  … ${lines.length - kept} more lines`];
}

// EXTERNAL MODULE: ./lib/run/event-printer.js + 1 modules
var event_printer = __webpack_require__(17172);
;// CONCATENATED MODULE: ./lib/run/live-printer.js




const REDRAW_MS = 120;
/** The line of the cursor, and one for what the shell shows. */
const LINES_LEFT_FREE = 2;
/** Whether a table can be redrawn here: on a terminal that nobody asked to be plain. */
function canDrawLive(environment, isTerminal) {
    const isPlain = ['NO_COLOR', 'CI', 'GITHUB_ACTIONS'].some((name) => (0,runner_environment/* readVariable */.n)(environment, name) !== undefined);
    return isTerminal && !isPlain && (0,runner_environment/* readVariable */.n)(environment, 'TERM') !== 'dumb';
}
/**
 * Prints the events of a run on a terminal: a table of the deployments in progress that is drawn again as they change,
 * and lines above it. The table stays as it was at the end of the run.
 */
function createLivePrinter(runner, screen, { hasColour, now }) {
    const print = (0,event_printer/* createEventPrinter */.P)(runner, { kind: 'terminal', hasColour }, screen.print);
    let state = live_state/* NOTHING_LIVE */.HT;
    let tick = 0;
    const draw = (height) => {
        const { width } = screen;
        screen.draw(renderLive(state, { width, tick, nowMs: now(), ...(height === undefined ? {} : { height }) }));
    };
    const redraw = () => {
        tick += 1;
        draw(screen.height - LINES_LEFT_FREE);
    };
    let timer;
    let isOver = false;
    const show = (event) => {
        state = (0,live_state/* updateLive */.WF)(state, event, now());
        if (state.services.length === 0)
            return;
        if (event.type !== 'run-ended') {
            timer ??= setInterval(redraw, REDRAW_MS).unref();
            return draw(screen.height - LINES_LEFT_FREE);
        }
        clearInterval(timer);
        draw();
        screen.end();
        isOver = true;
    };
    return (event) => {
        if (!isOver)
            show(event);
        if (isOver || !(0,live_state/* isInTable */.aH)(event))
            print(event);
    };
}


/***/ })

};

export const id = 69;
export const ids = [69,461];
export const modules = {

/***/ 3831:
/***/ ((__webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__webpack_require__.r(__webpack_exports__);
/* harmony import */ var _cli_arguments_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3814);
/* harmony import */ var _cli_help_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(931);
/* harmony import */ var _cli_serve_local_ecs_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3953);
/* harmony import */ var _cli_show_service_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9761);
/* harmony import */ var _demo_demo_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7716);
/* harmony import */ var _inputs_fault_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2253);
/* harmony import */ var _rollout_verdict_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4012);
/* harmony import */ var _runner_json_voice_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(7637);
/* harmony import */ var _runner_process_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(3807);
/* harmony import */ var _runner_voice_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(3334);
/* harmony import */ var _session_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(4222);
/* harmony import */ var _version_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(3411);
/** The command line. */












// The SDK that is bundled here does not change with the Node of its user.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
const own = (0,_runner_process_js__WEBPACK_IMPORTED_MODULE_7__/* .openProcess */ .y)();
const line = (0,_cli_arguments_js__WEBPACK_IMPORTED_MODULE_0__/* .parseArguments */ .W)(process.argv.slice(2));
await own.end('faults' in line ? refuse(line.faults.map(_inputs_fault_js__WEBPACK_IMPORTED_MODULE_5__/* .formatInputFault */ .yP)) : await carryOut(line));
function refuse(faults) {
    for (const fault of faults)
        own.writeError(fault);
    own.writeError('See: slipway help');
    return _rollout_verdict_js__WEBPACK_IMPORTED_MODULE_6__/* .EXIT_CODES */ .a.refused;
}
async function carryOut(asked) {
    switch (asked.command) {
        case 'help':
            own.write((0,_cli_help_js__WEBPACK_IMPORTED_MODULE_1__/* .renderHelp */ .W)(asked.topic));
            return 0;
        case 'version':
            own.write(_version_js__WEBPACK_IMPORTED_MODULE_10__/* .VERSION */ .x);
            return 0;
        case 'local':
            return (0,_cli_serve_local_ecs_js__WEBPACK_IMPORTED_MODULE_2__/* .serveLocalEcs */ .G_)(asked.told, own);
        case 'history':
        case 'status':
            return (0,_cli_show_service_js__WEBPACK_IMPORTED_MODULE_3__/* .showService */ .D)(asked.command, asked.options, own);
        case 'demo':
            return (0,_demo_demo_js__WEBPACK_IMPORTED_MODULE_4__/* .runDemo */ .n)(asked.told, own);
        default:
            return runCommand(asked);
    }
}
async function runCommand(asked) {
    const isWorkflow = own.environment.GITHUB_ACTIONS === 'true';
    const hasColour = process.stdout.isTTY && own.environment.NO_COLOR === undefined;
    const style = isWorkflow ? { kind: 'workflow' } : { kind: 'terminal', hasColour };
    const record = await (0,_session_js__WEBPACK_IMPORTED_MODULE_9__/* .runSession */ .I)({
        ...own,
        raw: asked.raw,
        names: [],
        speak: (runner, write) => (asked.isJson ? (0,_runner_json_voice_js__WEBPACK_IMPORTED_MODULE_11__/* .createJsonVoice */ .l)(write) : (0,_runner_voice_js__WEBPACK_IMPORTED_MODULE_8__/* .createVoice */ .J)(runner, style, write)),
    });
    return _rollout_verdict_js__WEBPACK_IMPORTED_MODULE_6__/* .EXIT_CODES */ .a[record.verdict];
}

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 3814:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ parseArguments)
/* harmony export */ });
/* harmony import */ var _inputs_fault_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2253);
/* harmony import */ var _flags_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2529);
/* harmony import */ var _local_options_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7142);
/* harmony import */ var _show_options_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(486);




/**
 * Reads argv, without the program's name. Flags are named as the inputs: `--name value`, `--name=value`; a boolean is
 * `--name`, `--no-name` or `--name=false`; a list may be given again. Values are not checked: `readRequest` does that,
 * but for the flags of the local ECS.
 */
function parseArguments(argv) {
    const [first, ...rest] = argv;
    if (first === undefined || first === '--help' || first === '-h')
        return { command: 'help' };
    if (first === '--version' || first === '-v')
        return { command: 'version' };
    if (!(0,_flags_js__WEBPACK_IMPORTED_MODULE_1__/* .isCommandName */ .zZ)(first))
        return refuseCommand(first);
    if (first === 'help')
        return chooseTopic(rest);
    if (hasHelpFlag(rest))
        return { command: 'help', topic: first };
    const read = readWords(first, rest);
    return read.faults.length > 0 ? { faults: read.faults } : interpret(first, read);
}
/** `--help` after `--` or as the value of a flag is no request for help, but costs nobody anything. */
function hasHelpFlag(words) {
    const end = words.indexOf('--');
    return words.slice(0, end < 0 ? words.length : end).some((word) => word === '--help' || word === '-h');
}
function refuseCommand(name) {
    const known = Object.keys(_flags_js__WEBPACK_IMPORTED_MODULE_1__/* .COMMANDS */ .Lo);
    const nearest = (0,_inputs_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .findNearest */ .qg)(name, known);
    const advice = nearest === undefined ? `Use one of ${known.join(', ')}` : `Write ${nearest} if that was meant`;
    return refuse('slipway', `there is no command ${(0,_inputs_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(name)}`, advice);
}
function chooseTopic([topic]) {
    if (topic === undefined)
        return { command: 'help' };
    return (0,_flags_js__WEBPACK_IMPORTED_MODULE_1__/* .isCommandName */ .zZ)(topic) ? { command: 'help', topic } : refuseCommand(topic);
}
function refuse(input, problem, advice) {
    return { faults: [{ input, problem, advice }] };
}
function readWords(command, words) {
    const flags = new Map((0,_flags_js__WEBPACK_IMPORTED_MODULE_1__/* .listFlags */ .E3)(command).map((flag) => [flag.name, flag]));
    const reading = { flags, values: new Map(), positionals: [], faults: [] };
    let at = 0;
    while (at < words.length) {
        if (words[at] === '--') {
            reading.positionals.push(...words.slice(at + 1));
            break;
        }
        at += readWord(words[at] ?? '', words[at + 1], reading);
    }
    return reading;
}
/** Reads one word, with the next if it is its value; the answer is how many words that were. */
function readWord(word, next, reading) {
    if (!word.startsWith('-') || word === '-') {
        reading.positionals.push(word);
        return 1;
    }
    const [, name = '', value] = /^--([^=]*)(?:=(.*))?$/s.exec(word) ?? [];
    const negated = reading.flags.get(name.replace(/^no-/, ''));
    const flag = reading.flags.get(name);
    if (flag === undefined && name.startsWith('no-') && negated?.isBoolean === true && value === undefined) {
        return take(negated, 'false', reading);
    }
    if (flag === undefined)
        return refuseFlag(word, name, reading);
    if (value !== undefined)
        return take(flag, value, reading);
    if (flag.isBoolean)
        return take(flag, 'true', reading);
    if (next === undefined || /^--[a-z]/.test(next)) {
        const advice = `Write --${name} VALUE or --${name}=VALUE`;
        reading.faults.push({ input: `--${name}`, problem: 'a value is missing', advice });
        return 1;
    }
    take(flag, next, reading);
    return 2;
}
function take(flag, value, reading) {
    const before = reading.values.get(flag.name);
    if (before !== undefined && !flag.isRepeatable) {
        const problem = 'it is given more than once';
        reading.faults.push({ input: `--${flag.name}`, problem, advice: 'Give it once' });
    }
    if (flag.name === 'image' && value.trim() === '') {
        const advice = 'Check the variable that it comes from, or leave out --image to keep the image';
        reading.faults.push({ input: '--image', problem: 'the image is empty', advice });
    }
    reading.values.set(flag.name, before === undefined ? value : `${before}\n${value}`);
    return 1;
}
/** Only the name is shown: what follows it may be a secret. */
function refuseFlag(word, name, reading) {
    const nearest = (0,_inputs_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .findNearest */ .qg)(name, [...reading.flags.keys()]);
    const shown = name === '' ? word.slice(0, 2) : `--${name}`;
    const advice = nearest === undefined ? 'Run the command with --help to see its flags' : `Write --${nearest} if that was meant`;
    reading.faults.push({ input: 'slipway', problem: `there is no flag ${(0,_inputs_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(shown)} here`, advice });
    return 1;
}
function interpret(command, words) {
    const [target, ...further] = words.positionals;
    const unexpected = command === 'rollback' ? further[0] : target;
    if (unexpected !== undefined) {
        return refuse('slipway', `${(0,_inputs_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(unexpected)} is not expected here`, 'Write values as --name VALUE');
    }
    if (command === 'version')
        return { command };
    if (command === 'local' || command === 'demo')
        return readLocal(command, words.values);
    if (command === 'history' || command === 'status') {
        const read = (0,_show_options_js__WEBPACK_IMPORTED_MODULE_3__/* .readShowOptions */ .q)(words.values);
        return 'faults' in read ? read : { command, options: read.options };
    }
    const decided = decideInputs(command, target);
    const raw = (name) => decided[name] ?? words.values.get(name) ?? '';
    return { command, raw, isJson: words.values.get('json') === 'true' };
}
function decideInputs(command, target) {
    if (command === 'plan')
        return { 'dry-run': 'true' };
    return command === 'rollback' ? { 'rollback-to': target ?? 'last-good' } : {};
}
/** A blank text is as good as none. */
function readLocal(command, given) {
    const reads = _local_options_js__WEBPACK_IMPORTED_MODULE_2__/* .LOCAL_OPTION_NAMES */ .fA.flatMap((option) => {
        const { flag } = (0,_local_options_js__WEBPACK_IMPORTED_MODULE_2__/* .describeOption */ .ti)(option);
        const text = given.get(flag?.name ?? '') ?? '';
        return flag === undefined || text === '' ? [] : [{ option, input: `--${flag.name}`, parsed: flag.parse(text) }];
    });
    const faults = reads.flatMap(({ input, parsed }) => 'faults' in parsed ? parsed.faults.map((fault) => ({ input, ...fault })) : []);
    if (faults.length > 0)
        return { faults };
    const told = reads.flatMap(({ option, parsed }) => ('faults' in parsed ? [] : [[option, parsed.value]]));
    return { command, told: Object.fromEntries(told) };
}


/***/ }),

/***/ 2529:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E3: () => (/* binding */ listFlags),
/* harmony export */   Kf: () => (/* binding */ DEMO_SPEED),
/* harmony export */   Lo: () => (/* binding */ COMMANDS),
/* harmony export */   zZ: () => (/* binding */ isCommandName)
/* harmony export */ });
/* harmony import */ var _inputs_actions_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6868);
/* harmony import */ var _inputs_declarations_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9848);
/* harmony import */ var _local_options_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7142);
/* harmony import */ var _show_options_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(486);
/** The flags of each command. Those of a run are the inputs; those of the local ECS are its options. */




/** The commands, with what each is for. */
const COMMANDS = {
    deploy: 'Take an image to Amazon ECS and follow the rollout until there is a verdict.',
    plan: 'Look and say what a deploy would change; nothing is written.',
    rollback: 'Return to an older revision: last-good (the default), previous, a number, family:number, an ARN, a release or a commit.',
    history: 'Show the last deployments of a service, and what became of each.',
    status: 'Show what serves and where it comes from, deployments, targets and latest events.',
    local: 'Start an ECS and ECR of your own on this machine, for any client of AWS.',
    demo: 'Show a deploy, a failure and a rollback on a local ECS.',
    help: 'Show this help, or that of a command.',
    version: 'Show the version.',
};
/** How many times faster than real the demo's clock goes: ECS looks at a service about every ten seconds, long to watch. */
const DEMO_SPEED = 20;
function isCommandName(name) {
    return Object.hasOwn(COMMANDS, name);
}
const JSON_FLAG = {
    name: 'json',
    group: 'report',
    description: 'Write one JSON object a line instead of text.',
    default: 'false',
    isBoolean: true,
    isRepeatable: false,
};
/** Inputs that a command decides itself. */
const DECIDED = {
    plan: ['dry-run'],
    rollback: ['rollback-to'],
};
/** Inputs about the outputs of a step and about later steps. */
const WORKFLOW_ONLY = ['mask-password', 'skip-logout'];
/** The flags of a command, in the order of the help. */
function listFlags(command) {
    if (command === 'local' || command === 'demo')
        return listLocalFlags(command);
    if (command === 'history' || command === 'status')
        return [...(0,_show_options_js__WEBPACK_IMPORTED_MODULE_3__/* .listShowFlags */ .v)(command), JSON_FLAG];
    if (command === 'help' || command === 'version')
        return [];
    const names = _inputs_declarations_js__WEBPACK_IMPORTED_MODULE_1__/* .INPUT_NAMES */ .Qh.filter((name) => command !== 'rollback' || name in _inputs_actions_js__WEBPACK_IMPORTED_MODULE_0__/* .ACTIONS */ .kl.rollback.inputs);
    return [
        ...names
            .filter((name) => !WORKFLOW_ONLY.includes(name) && !DECIDED[command]?.includes(name))
            .map((name) => describeInput(name, command)),
        JSON_FLAG,
    ];
}
/** What the action of the command says of the input, where it has its own words. */
function describeInput(name, command) {
    const { group, form } = _inputs_declarations_js__WEBPACK_IMPORTED_MODULE_1__/* .INPUTS */ .mc[name];
    const action = _inputs_actions_js__WEBPACK_IMPORTED_MODULE_0__/* .ACTIONS */ .kl[command === 'rollback' ? 'rollback' : 'deploy'];
    const description = action.inputs[name]?.description ?? _inputs_declarations_js__WEBPACK_IMPORTED_MODULE_1__/* .INPUTS */ .mc[name].description;
    const isRepeatable = form === 'list' || form === 'lines';
    return { name, group, description, ...defaultOf(_inputs_declarations_js__WEBPACK_IMPORTED_MODULE_1__/* .INPUTS */ .mc[name]), isBoolean: form === 'boolean', isRepeatable };
}
/** The demo brings its own cluster and scenario, and has defaults of its own. */
const DEMO_FLAGS = {
    speed: { default: String(DEMO_SPEED) },
    tasks: {
        description: 'containers run on the local Docker engine; simulated tasks need no Docker.',
        default: 'containers, or simulated where they cannot run',
    },
};
function listLocalFlags(command) {
    return _local_options_js__WEBPACK_IMPORTED_MODULE_2__/* .LOCAL_OPTION_NAMES */ .fA.flatMap((option) => {
        const { flag, description } = (0,_local_options_js__WEBPACK_IMPORTED_MODULE_2__/* .describeOption */ .ti)(option);
        if (flag === undefined || (command === 'demo' && DEMO_FLAGS[option] === undefined))
            return [];
        const { name, isBoolean = false } = flag;
        const standard = (0,_local_options_js__WEBPACK_IMPORTED_MODULE_2__/* .showDefault */ .hI)(option);
        const shown = standard === undefined ? {} : { default: standard };
        const own = command === 'demo' ? DEMO_FLAGS[option] : {};
        return [{ name, group: 'local ECS', description, ...shown, isBoolean, isRepeatable: false, ...own }];
    });
}
function defaultOf(declaration) {
    return declaration.default === undefined ? {} : { default: declaration.default };
}


/***/ }),

/***/ 931:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ renderHelp)
/* harmony export */ });
/* harmony import */ var _flags_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2529);
/** Help text, made of the declarations: what the parser takes is what the help shows. */

const WIDTH = 96;
const FLAG_INDENT = '      ';
/** The help of a command, or of all of them. Lines are at most 96 columns. */
function renderHelp(topic) {
    return topic === undefined || topic === 'help' ? renderOverview() : renderCommand(topic);
}
function renderOverview() {
    const names = Object.keys(_flags_js__WEBPACK_IMPORTED_MODULE_0__/* .COMMANDS */ .Lo).filter(_flags_js__WEBPACK_IMPORTED_MODULE_0__/* .isCommandName */ .zZ);
    const longest = Math.max(...names.map((name) => name.length));
    const commands = names.flatMap((name) => {
        const [line = '', ...further] = wrap(_flags_js__WEBPACK_IMPORTED_MODULE_0__/* .COMMANDS */ .Lo[name], WIDTH - longest - 4);
        const indent = ' '.repeat(longest + 4);
        return [`  ${name.padEnd(longest)}  ${line}`, ...further.map((text) => indent + text)];
    });
    return [
        'Usage: slipway COMMAND [flags]',
        '',
        'Takes a Docker image to Amazon ECS and stays until it can say what became of it.',
        '',
        ...commands,
        '',
        'Run slipway COMMAND --help for the flags of a command.',
        '',
    ].join('\n');
}
const USAGE = {
    deploy: 'slipway deploy [flags]',
    plan: 'slipway plan [flags]',
    rollback: 'slipway rollback [TARGET] --service NAME [flags]',
    history: 'slipway history --service NAME [flags]',
    status: 'slipway status --service NAME [flags]',
    local: 'slipway local [flags]',
    demo: 'slipway demo [flags]',
    help: 'slipway help [COMMAND]',
    version: 'slipway version',
};
function renderCommand(command) {
    const flags = (0,_flags_js__WEBPACK_IMPORTED_MODULE_0__/* .listFlags */ .E3)(command);
    const groups = [...new Set(flags.map((flag) => flag.group))];
    const sections = groups.flatMap((group) => [
        '',
        `${group.charAt(0).toUpperCase()}${group.slice(1)}:`,
        ...flags.filter((flag) => flag.group === group).flatMap(renderFlag),
    ]);
    return [`Usage: ${USAGE[command]}`, '', ...wrap(_flags_js__WEBPACK_IMPORTED_MODULE_0__/* .COMMANDS */ .Lo[command], WIDTH), ...sections, ''].join('\n');
}
function renderFlag(flag) {
    const standard = flag.default === undefined ? '' : ` (${flag.default})`;
    const again = flag.isRepeatable ? ' May be given again.' : '';
    const words = wrap(`${flag.description}${standard}${again}`, WIDTH - FLAG_INDENT.length);
    return [`  ${nameFlag(flag)}`, ...words.map((line) => FLAG_INDENT + line)];
}
/** As people type it: a boolean that is on by default is turned off. */
function nameFlag(flag) {
    if (!flag.isBoolean)
        return `--${flag.name} VALUE`;
    return flag.default === 'true' ? `--no-${flag.name}` : `--${flag.name}`;
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

/***/ 7142:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  fA: () => (/* binding */ LOCAL_OPTION_NAMES),
  ti: () => (/* binding */ describeOption),
  hI: () => (/* binding */ showDefault)
});

// UNUSED EXPORTS: LOCAL_OPTIONS

// EXTERNAL MODULE: ./lib/inputs/grammar.js
var inputs_grammar = __webpack_require__(9564);
// EXTERNAL MODULE: ./lib/inputs/parse.js
var parse = __webpack_require__(4170);
// EXTERNAL MODULE: ./lib/local/forms/alarm-form.js
var alarm_form = __webpack_require__(7821);
// EXTERNAL MODULE: ./lib/local/forms/fault-form.js
var fault_form = __webpack_require__(3790);
// EXTERNAL MODULE: ./lib/local/forms/form.js
var forms_form = __webpack_require__(9546);
// EXTERNAL MODULE: ./lib/local/forms/instance-form.js
var instance_form = __webpack_require__(5703);
// EXTERNAL MODULE: ./lib/local/forms/scenario-form.js
var scenario_form = __webpack_require__(9552);
// EXTERNAL MODULE: ./lib/local/forms/switch-form.js
var switch_form = __webpack_require__(7990);
// EXTERNAL MODULE: ./lib/local/forms/target-group-form.js
var target_group_form = __webpack_require__(6123);
// EXTERNAL MODULE: ./lib/local/switches/throttle-groups.js
var throttle_groups = __webpack_require__(3579);
;// CONCATENATED MODULE: ./lib/cli/local-option.js
/** How one option of `slipway local` is declared. */


function declare(option) {
    return option;
}
/** A plain value of the file is read as the flag's text is. */
function plainOf(parse) {
    return {
        allowed: 'a plain value',
        read(value, path) {
            if (typeof value === 'object') {
                return (0,forms_form/* refuseValue */.ss)(path, `${(0,forms_form/* formatShown */.Zv)(value)} is not allowed here`, 'Write a plain value');
            }
            const parsed = parse(String(value));
            return 'faults' in parsed ? { faults: parsed.faults.map((fault) => ({ path, ...fault })) } : parsed;
        },
    };
}
/** An option whose flag and member of the file take the same text. */
function plain(option) {
    const { name, parse, ...others } = option;
    return declare({ ...others, flag: { name, parse }, form: plainOf(parse) });
}
/** Lists and maps stand in the file as they are; anything else is as on the command line. */
function plainOrElse(parse, form) {
    const short = plainOf(parse);
    return (0,forms_form/* eitherOf */.BU)((value) => (typeof value === 'object' && value !== null ? form : short), `a plain value or ${form.allowed}`);
}
function mapParsed(parse, change) {
    return (raw) => {
        const parsed = parse(raw);
        return 'faults' in parsed ? parsed : { value: change(parsed.value) };
    };
}
function textForm(grammar) {
    return plainOf((0,inputs_grammar/* textOf */.b6)(grammar));
}

;// CONCATENATED MODULE: ./lib/cli/local-options.js
/** What `slipway local` can be told: one declaration an option, for its flag, its member of the file, the help and the docs. */











const INSTANCE_COUNT = (0,parse/* integerIn */.wo)({ from: 0, to: 200 });
const CLUSTER_NAME = mapParsed((0,inputs_grammar/* textOf */.b6)(inputs_grammar/* CLUSTER */.Bs), (name) => [name]);
const A_PATH = (0,inputs_grammar/* textOf */.b6)(inputs_grammar/* PATH */.gI);
const LAG = mapParsed((0,parse/* integerIn */.wo)({ from: 0, to: 3_600_000, unit: 'milliseconds' }), (lagMs) => ({ lagMs }));
const SWITCH = mapParsed((0,parse/* oneOf */.yL)(['true', 'false']), (word) => (word === 'true' ? (0,throttle_groups/* documentedLimits */.$3)() : {}));
/** By the name of the member in the file, in the order of the help. */
const LOCAL_OPTIONS = {
    config: declare({
        description: 'File with any of these settings, YAML or JSON; a flag wins over it.',
        default: undefined,
        flag: { name: 'config', parse: A_PATH },
    }),
    port: plain({
        name: 'port',
        description: 'Port to listen on, on 127.0.0.1; 0 for any free one.',
        default: 4566,
        parse: (0,parse/* integerIn */.wo)({ from: 0, to: 65_535 }),
    }),
    clock: plain({
        name: 'clock',
        description: 'real runs by itself; virtual stands still until POST /_slipway/clock moves it.',
        default: 'real',
        parse: (0,parse/* oneOf */.yL)(['real', 'virtual']),
    }),
    speed: plain({
        name: 'speed',
        description: 'How many times faster than real its clock goes, 1 to 1000.',
        default: 1,
        parse: (0,parse/* integerIn */.wo)({ from: 1, to: 1_000 }),
    }),
    seed: plain({
        name: 'seed',
        description: 'Start of its identifiers and of other chance, so that a run can be repeated.',
        default: 1,
        parse: (0,parse/* integerIn */.wo)({ from: 0 }),
    }),
    clusters: declare({
        description: 'Clusters that exist from the start; by the flag, one. The first gets the instances that name none. An empty list starts without a cluster.',
        default: ['default'],
        flag: { name: 'cluster', parse: CLUSTER_NAME },
        form: plainOrElse(CLUSTER_NAME, (0,forms_form/* listOf */.c3)(textForm(inputs_grammar/* CLUSTER */.Bs))),
    }),
    instances: declare({
        description: 'Number of container instances of the cluster; in the file also a list of instances as they are to be.',
        default: 2,
        flag: { name: 'instances', parse: INSTANCE_COUNT },
        form: plainOrElse(INSTANCE_COUNT, (0,forms_form/* listOf */.c3)(instance_form/* CLUSTERED_GROUP */.K2)),
    }),
    instanceCpu: plain({
        name: 'instance-cpu',
        description: 'CPU units of each instance; 1024 are one core.',
        default: 2048,
        parse: (0,parse/* integerIn */.wo)({ from: 128, to: 196_608 }),
    }),
    instanceMemoryMiB: plain({
        name: 'instance-memory',
        description: 'Memory of each instance in MiB.',
        default: 4096,
        parse: (0,parse/* integerIn */.wo)({ from: 128, to: 1_048_576 }),
    }),
    tasks: plain({
        name: 'tasks',
        description: 'simulated tasks live by the scenario; containers run on the local Docker engine.',
        default: 'simulated',
        parse: (0,parse/* oneOf */.yL)(['simulated', 'containers']),
    }),
    region: plain({
        name: 'region',
        description: 'Region that it says it is in.',
        default: 'us-east-1',
        parse: (0,inputs_grammar/* textOf */.b6)({ noun: 'a region', rule: 'as eu-west-1', pattern: /^[a-z]{2,}(?:-[a-z0-9]+)+$/, longest: 64 }),
    }),
    account: plain({
        name: 'account',
        description: 'Account that it says it is, twelve digits; in quotes in the file.',
        default: '123456789012',
        parse: (0,inputs_grammar/* textOf */.b6)({ noun: 'an account', rule: 'twelve digits', pattern: /^\d{12}$/, longest: 12 }),
    }),
    scenario: declare({
        description: 'File that says how simulated tasks behave, by image; in the file also the scenario itself. Default: all goes well.',
        default: undefined,
        flag: { name: 'scenario', parse: A_PATH },
        form: plainOrElse(A_PATH, scenario_form/* SCENARIO */.h5),
    }),
    secrets: plain({
        name: 'secrets',
        description: 'File with the values of containers’ secrets by ARN or name, YAML or JSON.',
        default: undefined,
        parse: A_PATH,
    }),
    envFiles: plain({
        name: 'env-files',
        description: 'Folder that stands for S3, where containers’ environment files lie: FOLDER/BUCKET/KEY.env.',
        default: undefined,
        parse: A_PATH,
    }),
    data: plain({
        name: 'data',
        description: 'Folder that all state lives in, so that it outlasts the process. Default: nothing is left at the end.',
        default: undefined,
        parse: A_PATH,
    }),
    targetGroups: declare({
        description: 'Target groups that are there from the start.',
        default: [],
        form: (0,forms_form/* listOf */.c3)(target_group_form/* TARGET_GROUP */._),
    }),
    alarms: declare({
        description: 'States of CloudWatch alarms at the start.',
        default: [],
        form: (0,forms_form/* listOf */.c3)(alarm_form/* ALARM */._),
    }),
    faults: declare({
        description: 'Faults that are played from the start.',
        default: [],
        form: fault_form/* FAULT_RULES */.Pk,
    }),
    consistency: declare({
        description: 'Reads of ECS see a state of up to so many milliseconds of its clock ago; in the file {lagMs}.',
        default: { lagMs: 0 },
        flag: { name: 'lag', parse: LAG, shown: '0' },
        form: switch_form/* CONSISTENCY */.v,
    }),
    throttling: declare({
        description: 'Throttle the API as ECS does; in the file also {GROUP: {size, refillPerSecond}}.',
        default: {},
        flag: { name: 'throttling', parse: SWITCH, shown: 'false', isBoolean: true },
        form: switch_form/* THROTTLING */.S,
    }),
};
const LOCAL_OPTION_NAMES = Object.keys(LOCAL_OPTIONS).filter(isLocalOptionName);
function isLocalOptionName(name) {
    return Object.hasOwn(LOCAL_OPTIONS, name);
}
/** An option as tables see it, whatever its type. */
function describeOption(name) {
    return LOCAL_OPTIONS[name];
}
/** The default as text; undefined where there is none. */
function showDefault(name) {
    const { default: standard, flag } = describeOption(name);
    if (flag === undefined || standard === undefined)
        return undefined;
    return flag.shown ?? String(standard);
}


/***/ }),

/***/ 3953:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  EC: () => (/* binding */ findDockerFault),
  tO: () => (/* binding */ openLocalEcs),
  G_: () => (/* binding */ serveLocalEcs)
});

// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/inputs/fault.js
var fault = __webpack_require__(2253);
// EXTERNAL MODULE: ./lib/json.js
var json = __webpack_require__(6413);
;// CONCATENATED MODULE: ./lib/local/call-log.js

const LONGEST_TEXT = 2_000;
function createCallLog(limit = 10_000) {
    let calls = [];
    return {
        record(call) {
            calls.push({ ...call, input: hideSecrets(call.input) });
            // Cut rarely, so that a long run does not copy the list on every call.
            if (calls.length >= 2 * limit)
                calls = calls.slice(-limit);
        },
        list: () => calls.slice(-limit),
        clear() {
            calls = [];
        },
    };
}
/**
 * The input as it may be shown: values of environment variables and of anything named like a secret become `***`,
 * long texts are cut. Names stay.
 */
function hideSecrets(input) {
    return Object.fromEntries(Object.entries(input).map(([name, value]) => [name, hideMember(name, value)]));
}
function hideMember(name, value) {
    if (name === 'environment' && Array.isArray(value))
        return value.map(hideVariable);
    if (typeof value === 'string' && isSecretName(name))
        return '***';
    return hideWithin(value);
}
function hideVariable(variable) {
    return (0,json/* isJsonObject */.OW)(variable) ? { ...variable, value: '***' } : '***';
}
function hideWithin(value) {
    if (typeof value === 'string' && value.length > LONGEST_TEXT)
        return `${value.slice(0, LONGEST_TEXT)}…`;
    if (Array.isArray(value))
        return value.map((item) => hideWithin(item) ?? null);
    return (0,json/* isJsonObject */.OW)(value) ? hideSecrets(value) : value;
}
/** `nextToken` and `clientToken` are no secrets; `splunk-token`, a log option, is one. */
function isSecretName(name) {
    return /password|passwd|secret|token|credential|api-?key/i.test(name) && !/^(next|client)Token$/.test(name);
}

;// CONCATENATED MODULE: ./lib/local/clock.js
/** Clocks of the local ECS: the only place where it learns what time it is. Times are milliseconds since the epoch. */
/** Longest time that one timer of Node can wait; a longer one would fire at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;
/** @param notBefore the clock starts at this time, or later */
function createClock(request, notBefore = 0) {
    const wallStart = Math.max(Date.now(), notBefore);
    switch (request.kind) {
        case 'real':
            return createRunningClock('real', { speed: 1, wallStart });
        case 'scaled':
            return createRunningClock('scaled', { speed: request.speed, wallStart });
        case 'virtual':
            return createVirtualClock(Math.max(request.startMs ?? wallStart, notBefore));
    }
}
/**
 * A clock whose times are promised before they are shown, so that one that starts at the last promise never goes back.
 * A promise that cannot be kept is tried again with the next look at the clock.
 */
function promiseTimes(clock, lease) {
    let { until } = lease;
    const now = () => {
        const time = clock.now();
        if (time <= until)
            return time;
        try {
            lease.extend(time + lease.stepMs);
            until = time + lease.stepMs;
        }
        catch {
            // A folder that is full refuses the steps, and they say so.
        }
        return time;
    };
    return { ...clock, now };
}
/** Runs on the monotonic clock, so that a change of the wall clock moves nothing. */
function createRunningClock(kind, { speed, wallStart }) {
    if (!(speed > 0 && Number.isFinite(speed)))
        throw new Error(`a clock's speed is above 0, not ${speed}`);
    const start = performance.now();
    const at = (monotonicMs) => Math.floor(wallStart + (monotonicMs - start) * speed);
    const now = () => at(performance.now());
    return {
        kind,
        now,
        at,
        wakeAt: (due, wake) => waitUntil(() => (due - now()) / speed, wake),
        moveTo() {
            throw new Error(`a ${kind} clock moves by itself`);
        },
    };
}
/** Node's timers may fire a fraction of a millisecond early, and none waits longer than 24 days: then it waits again. */
function waitUntil(leftMs, wake) {
    let timer;
    const wait = () => {
        timer = setTimeout(() => (leftMs() > 0 ? wait() : wake()), Math.min(Math.ceil(leftMs()), LONGEST_TIMER_MS));
    };
    wait();
    return () => clearTimeout(timer);
}
function createVirtualClock(startMs) {
    let at = startMs;
    return {
        kind: 'virtual',
        now: () => at,
        at: () => at,
        wakeAt: () => () => { },
        moveTo(next) {
            if (next < at)
                throw new Error(`a clock does not go back: from ${at} to ${next}`);
            at = next;
        },
    };
}

;// CONCATENATED MODULE: ./lib/local/edit-scenario.js
function putImageBehaviour(scenario, behaviour) {
    const { images } = dropImageBehaviour(scenario, behaviour);
    return { ...scenario, images: [behaviour, ...images] };
}
/** The same scenario when no behaviour has the patterns. */
function dropImageBehaviour(scenario, { image, command }) {
    const images = scenario.images.filter((one) => one.image !== image || one.command !== command);
    return images.length === scenario.images.length ? scenario : { ...scenario, images };
}
function putHookBehaviour(scenario, behaviour) {
    const { hooks = [] } = dropHookBehaviour(scenario, behaviour);
    return { ...scenario, hooks: [behaviour, ...hooks] };
}
/** The same scenario when no behaviour has the pattern. */
function dropHookBehaviour(scenario, { target }) {
    const { hooks = [] } = scenario;
    const others = hooks.filter((one) => one.target !== target);
    return others.length === hooks.length ? scenario : { ...scenario, hooks: others };
}

;// CONCATENATED MODULE: ./lib/local/engine/arn.js
function ecsArn(settings, resource) {
    return `arn:aws:ecs:${settings.region}:${settings.account}:${resource}`;
}
function clusterArn(settings, cluster) {
    return ecsArn(settings, `cluster/${cluster}`);
}
function capacityProviderArn(settings, name) {
    return ecsArn(settings, `capacity-provider/${name}`);
}
function instanceArn(settings, cluster, id) {
    return ecsArn(settings, `container-instance/${cluster}/${id}`);
}
function revisionArn(settings, family, number) {
    return ecsArn(settings, `task-definition/${family}:${number}`);
}
/** @param key `CLUSTER/NAME` */
function serviceArn(settings, key) {
    return ecsArn(settings, `service/${key}`);
}
function taskArn(settings, cluster, id) {
    return ecsArn(settings, `task/${cluster}/${id}`);
}
function containerArn(settings, place) {
    return ecsArn(settings, `container/${place.cluster}/${place.taskId}/${place.id}`);
}
function serviceDeploymentArn(settings, key, token) {
    return ecsArn(settings, `service-deployment/${key}/${token}`);
}
function serviceRevisionArn(settings, key, serial) {
    return ecsArn(settings, `service-revision/${key}/${serial}`);
}
function taskSetArn(settings, key, id) {
    return ecsArn(settings, `task-set/${key}/${id}`);
}
function targetGroupArn(settings, name, id) {
    return `arn:aws:elasticloadbalancing:${settings.region}:${settings.account}:targetgroup/${name}/${id}`;
}
/** The caller, as far as an access key tells: users are not known to the local ECS. */
function callerArn(settings, accessKeyId) {
    return `arn:aws:iam::${settings.account}:user/${accessKeyId}`;
}
/** The account itself, whose settings hold for every caller that has none of its own. */
function rootArn(settings) {
    return `arn:aws:iam::${settings.account}:root`;
}
/** What follows the last `/`: a name or an id, given bare or inside an ARN. */
function lastPart(reference) {
    return reference.slice(reference.lastIndexOf('/') + 1);
}
/** What follows the `:` before the resource: `web:42`, `CLUSTER/NAME`, or the reference itself when it is no ARN. */
function resourcePart(reference) {
    if (!reference.startsWith('arn:'))
        return reference;
    return reference
        .split(':')
        .slice(5)
        .join(':')
        .replace(/^[a-z-]+\//, '');
}

;// CONCATENATED MODULE: ./lib/local/engine/random.js
/** The pseudo-random sequence of a seed: mulberry32, a public-domain generator with 32 bits of state. */
/** The state after a state. */
function nextRandom(state) {
    return (state + 0x6d2b79f5) >>> 0;
}
/** What a state stands for, in [0, 1). */
function readRandom(state) {
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
}

;// CONCATENATED MODULE: ./lib/local/engine/identifiers.js

const HEX = '0123456789abcdef';
const DIGITS = '0123456789';
const URL_SAFE = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
/** The next number of the sequence in [0, 1). */
function drawNumber(draft) {
    draft.random = nextRandom(draft.random);
    return readRandom(draft.random);
}
function drawText(draft, alphabet, length) {
    let text = '';
    for (let at = 0; at < length; at += 1)
        text += alphabet.charAt(Math.floor(drawNumber(draft) * alphabet.length));
    return text;
}
function drawHex(draft, length) {
    return drawText(draft, HEX, length);
}
function drawUuid(draft) {
    const hex = drawHex(draft, 32);
    const variant = '89ab'.charAt(Number.parseInt(hex.charAt(16), 16) % 4);
    return [
        hex.slice(0, 8),
        hex.slice(8, 12),
        `4${hex.slice(13, 16)}`,
        `${variant}${hex.slice(17, 20)}`,
        hex.slice(20),
    ].join('-');
}
/** `d-` and nine capitals or digits: a deployment of CodeDeploy. */
function drawDeploymentName(draft) {
    return `d-${drawText(draft, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789', 9)}`;
}
/** `ecs-svc/` and 19 digits. */
function drawDeploymentId(draft) {
    return `ecs-svc/${drawSerial(draft)}`;
}
/** 19 digits, the first not 0. */
function drawSerial(draft) {
    return `${drawText(draft, '123456789', 1)}${drawText(draft, DIGITS, 18)}`;
}
/** 21 letters, digits, `-` and `_`, as in the ARN of a service deployment. */
function drawToken(draft) {
    return drawUrlSafe(draft, 21);
}
function drawUrlSafe(draft, length) {
    return drawText(draft, URL_SAFE, length);
}

;// CONCATENATED MODULE: ./lib/local/engine/target-group.js


/** Makes a target group, or changes the one of that name; its ARN stays. Returns `targetGroupArn`. */
function putTargetGroup(draft, specification) {
    const arn = findByName(draft.targetGroups.values(), specification.name)?.arn ??
        targetGroupArn(draft.settings, specification.name, drawHex(draft, 16));
    draft.targetGroups.set(arn, { arn, specification });
    draft.effects.push({ kind: 'serve-target-group', targetGroupArn: arn, targetGroup: specification });
    return { targetGroupArn: arn };
}
function findByName(groups, name) {
    for (const group of groups)
        if (group.specification.name === name)
            return group;
    return undefined;
}
/** The targets of a group, in the order in which their tasks were made; undefined when there is no such group. */
function describeTargetHealth(state, arn) {
    if (!state.targetGroups.has(arn))
        return undefined;
    const all = [];
    for (const task of state.tasks.values()) {
        for (const target of task.targets) {
            const health = target.targetGroupArn === arn ? describeTarget(state, task, target) : undefined;
            if (health !== undefined)
                all.push(health);
        }
    }
    return all;
}
function describeTarget(state, task, target) {
    if (target.state === 'unregistered' || target.state === 'drained')
        return undefined;
    const instance = task.instanceArn === undefined ? undefined : state.instances.get(task.instanceArn);
    return {
        id: instance?.ec2InstanceId ?? target.address ?? task.address,
        port: target.port ?? target.containerPort,
        state: target.state,
        ...explainHealth(target),
        taskArn: task.arn,
        availabilityZone: task.availabilityZone,
    };
}
/** Reason codes and descriptions of ELB (Elastic Load Balancing API reference, TargetHealth). */
function explainHealth(target) {
    switch (target.state) {
        case 'initial':
            return { reason: 'Elb.RegistrationInProgress', description: 'Target registration is in progress' };
        case 'draining':
            return { reason: 'Target.DeregistrationInProgress', description: 'Target deregistration is in progress' };
        case 'unhealthy':
            return explainUnhealthy(target.reason ?? 'Health checks failed');
        default:
            return {};
    }
}
function explainUnhealthy(description) {
    if (description.includes('with these codes'))
        return { reason: 'Target.ResponseCodeMismatch', description };
    if (description.includes('timed out'))
        return { reason: 'Target.Timeout', description };
    return { reason: 'Target.FailedHealthChecks', description };
}

;// CONCATENATED MODULE: ./lib/local/http/faults.js
function chooseFate(rules, call) {
    const fitting = rules.filter((rule) => fitsCall(rule, call));
    const fault = fitting.find((rule) => rule.fault !== undefined)?.fault;
    return {
        before: fitting.flatMap(({ before }) => before ?? []),
        ...(fault === undefined ? {} : { fault }),
        after: fitting.flatMap(({ after }) => after ?? []),
    };
}
function fitsCall({ operation, on }, call) {
    if (operation !== '*' && operation !== call.operation)
        return false;
    const count = operation === '*' ? call.countOfAll : call.count;
    if (typeof on === 'number')
        return count === on;
    if (on === 'every')
        return true;
    const { from = 1, to = Number.POSITIVE_INFINITY, times = Number.POSITIVE_INFINITY } = on;
    return count >= from && count <= to && count < from + times;
}
/** How far back the rules may ask to look, in milliseconds of engine time. */
function findLongestAge(rules) {
    return Math.max(0, ...rules.map(({ fault }) => (fault?.kind === 'stale' ? fault.ms : 0)));
}

;// CONCATENATED MODULE: ./lib/local/specify-instances.js
/** 2 vCPU and 4 GiB. */
const USUAL_SIZE = { cpu: 2048, memoryMiB: 4096 };
/** Each has a loopback address of its own, so that several tasks can hold one static port; zones take turns. */
function specifyInstances(groups, { region, taken, size }) {
    const singles = groups.flatMap(({ count = 1, ...group }) => Array.from({ length: count }, () => group));
    const used = new Set([...taken, ...singles.map(({ address }) => address)]);
    let last = 0;
    return singles.map((group, at) => {
        const number = group.address === undefined ? findFree(used, last + 1) : at + 1;
        if (group.address === undefined)
            last = number;
        const usual = { address: addressOf(number), availabilityZone: `${region}${'abc'.charAt((number - 1) % 3)}` };
        return { ...size, ...usual, ...group };
    });
}
function findFree(used, from) {
    let number = from;
    while (used.has(addressOf(number)))
        number += 1;
    return number;
}
/** 127.0.1.1 for the first. */
function addressOf(number) {
    return `127.0.${1 + Math.floor((number - 1) / 254)}.${1 + ((number - 1) % 254)}`;
}

;// CONCATENATED MODULE: ./lib/local/instance-controls.js


/** Whoever drains or removes an instance does it as an operator would, by the API. */
function createInstanceControls(host, region) {
    const operator = { accessKeyId: 'local', region };
    const setStatus = ({ cluster, instances }, status) => {
        const containerInstances = nameInstances(host.state(), { cluster, instances });
        return host.call('UpdateContainerInstancesState', { cluster, containerInstances, status }, operator);
    };
    return {
        instances: () => listPresent(host.state()).map(showInstance),
        addInstances: (cluster, instances) => addAll(host, cluster, specify(host.state(), instances)),
        drainInstances: (wish) => setStatus(wish, 'DRAINING'),
        activateInstances: (wish) => setStatus(wish, 'ACTIVE'),
        removeInstances: (wish) => removeAll(host, wish, operator),
    };
}
function listPresent(state) {
    return [...state.instances.values()].filter(({ status }) => status !== 'INACTIVE');
}
function showInstance(instance) {
    const { arn, cluster, address, status, cpu, memoryMiB, availabilityZone, attributes, taskCount } = instance;
    const { capacityProvider } = instance;
    return {
        containerInstanceArn: arn,
        cluster,
        address,
        status,
        taskCount,
        cpu,
        memoryMiB,
        availabilityZone,
        ...(capacityProvider === undefined ? {} : { capacityProvider }),
        attributes,
    };
}
function specify(state, instances) {
    const taken = new Set(listPresent(state).map(({ address }) => address));
    const groups = typeof instances === 'number' ? [{ count: instances }] : instances;
    return specifyInstances(groups, { region: state.settings.region, taken, size: USUAL_SIZE });
}
/** Whoever looks at containers knows an instance by its address; ids and ARNs are as the API has them. */
function nameInstances(state, { cluster, instances }) {
    const present = listPresent(state).filter((instance) => instance.cluster === lastPart(cluster));
    return instances.map((name) => present.find(({ address }) => address === name)?.arn ?? name);
}
/** Stops at the first refusal, which is then the answer. */
function addAll(host, cluster, instances) {
    return gather(instances.map((instance) => () => host.addInstance(cluster, instance)));
}
/** Stops at the first refusal, which is then the answer. */
function removeAll(host, wish, operator) {
    const { cluster } = wish;
    return gather(nameInstances(host.state(), wish).map((containerInstance) => () => {
        const input = { cluster, containerInstance, force: true };
        return host.call('DeregisterContainerInstance', input, operator);
    }));
}
function gather(acts) {
    const containerInstances = [];
    for (const act of acts) {
        const answer = act();
        if (!answer.ok)
            return answer;
        containerInstances.push(answer.output);
    }
    return {
        ok: true,
        output: { containerInstances: containerInstances.map((output) => output.containerInstance ?? null) },
    };
}

;// CONCATENATED MODULE: ./lib/local/controls.js




/** The control functions of one local ECS. */
function createControls(parts) {
    const { host, settings, log } = parts;
    return {
        health: () => describeHealth(parts),
        calls: log.list,
        forgetCalls: log.clear,
        ...createClockControls(parts),
        ...createInstanceControls(host, settings.region),
        putTargetGroup: host.putTargetGroup,
        targetGroups: () => describeTargetGroups(host.state()),
        ...createScenarioControls(host),
        alarms: () => [...host.state().alarms].map(([name, state]) => ({ name, state })),
        putAlarm: ({ name, state }) => void host.putAlarm(name, state),
        ...createSwitches(parts),
        callAsSomebodyElse: parts.callAsSomebodyElse,
    };
}
function describeHealth({ address, settings, clock }) {
    const { account, region, tasks } = settings;
    return { status: 'ok', address, account, region, tasks, clock: clock.kind, now: clock.now() };
}
function createClockControls({ host, clock, }) {
    const advance = (ms) => {
        host.advance(ms);
        return clock.now();
    };
    return {
        clock: () => ({ clock: clock.kind, now: clock.now(), nextEventAt: host.nextEventAt() ?? null }),
        advance,
        advanceToNextEvent: () => advance((host.nextEventAt() ?? clock.now()) - clock.now()),
    };
}
function createScenarioControls(host) {
    const scenario = () => host.state().scenario;
    const replace = (next) => {
        const isNew = next !== scenario();
        if (isNew)
            host.putScenario(next);
        return isNew;
    };
    return {
        scenario,
        putScenario: (next) => void replace(next),
        putImageBehaviour: (behaviour) => void replace(putImageBehaviour(scenario(), behaviour)),
        dropImageBehaviour: (pattern) => replace(dropImageBehaviour(scenario(), pattern)),
        putHookBehaviour: (behaviour) => void replace(putHookBehaviour(scenario(), behaviour)),
        dropHookBehaviour: (pattern) => replace(dropHookBehaviour(scenario(), pattern)),
    };
}
/** The host remembers as much of the past as any of them may ask for. */
function createSwitches({ host, faults, readLag, throttle }) {
    const remember = () => host.remember(Math.max(findLongestAge(faults.rules()), readLag.consistency().lagMs));
    return {
        faults: faults.rules,
        setFaults(rules) {
            faults.set(rules);
            remember();
        },
        consistency: readLag.consistency,
        setConsistency(consistency) {
            readLag.set(consistency);
            remember();
        },
        throttling: throttle.limits,
        setThrottling: throttle.set,
    };
}
function describeTargetGroups(state) {
    return [...state.targetGroups.values()].map((group) => ({
        targetGroupArn: group.arn,
        ...group.specification,
        targets: (describeTargetHealth(state, group.arn) ?? []).map((target) => ({ ...target })),
    }));
}

;// CONCATENATED MODULE: ./lib/local/engine/fault.js
class ApiFault extends Error {
    type;
    /** Fields of the exception next to its message. */
    fields;
    constructor(type, message, fields) {
        super(message);
        this.name = 'ApiFault';
        this.type = type;
        this.fields = fields;
    }
}
/** Client faults are answered with HTTP 400 (observed in recorded traffic). */
function answerFault(fault) {
    const { type, message, fields } = fault;
    return { ok: false, type, message, status: 400, ...(fields === undefined ? {} : { fields }) };
}
function invalidParameter(message) {
    return new ApiFault('InvalidParameterException', message);
}
function clientFault(message) {
    return new ApiFault('ClientException', message);
}
/** What ECS can do and this engine does not. The wording is ours. */
function notSimulated(what) {
    return new ApiFault('UnsupportedFeatureException', `${what} is not simulated by the local ECS.`);
}

;// CONCATENATED MODULE: ./lib/local/engine/input.js
/** Reading the members of a request. A member of the wrong type is refused as the JSON layer of ECS would. */


/** Wording not documented. */
function wrongType(member, wanted) {
    return new ApiFault('SerializationException', `${member} must be ${wanted}`);
}
function readString(input, member) {
    const value = input[member] ?? undefined;
    if (value === undefined || typeof value === 'string')
        return value;
    throw wrongType(member, 'a string');
}
/** Text that must be there and not empty. */
function requireString(input, member) {
    const value = readString(input, member);
    // Wording not documented.
    if (value === undefined || value === '')
        throw invalidParameter(`${member} can not be blank.`);
    return value;
}
function readNumber(input, member) {
    const value = input[member] ?? undefined;
    if (value === undefined || (typeof value === 'number' && Number.isFinite(value)))
        return value;
    throw wrongType(member, 'a number');
}
function readBoolean(input, member) {
    const value = input[member] ?? undefined;
    if (value === undefined || typeof value === 'boolean')
        return value;
    throw wrongType(member, 'a boolean');
}
function readObject(input, member) {
    const value = input[member] ?? undefined;
    if (value === undefined || (0,json/* isJsonObject */.OW)(value))
        return value;
    throw wrongType(member, 'an object');
}
function readList(input, member) {
    const value = input[member] ?? undefined;
    if (value === undefined)
        return undefined;
    if ((0,json/* isJsonList */.P8)(value))
        return value;
    throw wrongType(member, 'a list');
}
function readObjects(input, member) {
    return (readList(input, member) ?? []).map((value) => {
        if ((0,json/* isJsonObject */.OW)(value))
            return value;
        throw wrongType(`Each of ${member}`, 'an object');
    });
}
function readStrings(input, member) {
    return (readList(input, member) ?? []).map((value) => {
        if (typeof value === 'string')
            return value;
        throw wrongType(`Each of ${member}`, 'a string');
    });
}
/** Seconds since the epoch with a fraction of milliseconds, as the wire has it. */
function asTimestamp(ms) {
    return ms / 1000;
}
/** The members among `names` that are there and not null. */
function pickMembers(input, names) {
    const picked = {};
    for (const name of names) {
        const value = input[name] ?? undefined;
        if (value !== undefined)
            picked[name] = value;
    }
    return picked;
}
/** An object without the members that are undefined: absent members are left out of answers. */
function omitAbsent(members) {
    return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}

;// CONCATENATED MODULE: ./lib/local/engine/load-balancers.js

/**
 * The places that a task of a service revision will take in target groups and Classic Load Balancers.
 * @param usesAlternate the alternate target groups, where there are any
 */
function listTargets(shape, usesAlternate) {
    return readObjects(shape, 'loadBalancers').map((loadBalancer) => {
        const usual = readString(loadBalancer, 'targetGroupArn') ?? readString(loadBalancer, 'loadBalancerName') ?? '';
        return {
            targetGroupArn: (usesAlternate ? findAlternate(loadBalancer) : undefined) ?? usual,
            containerName: readString(loadBalancer, 'containerName') ?? '',
            containerPort: readNumber(loadBalancer, 'containerPort') ?? 0,
            state: 'unregistered',
        };
    });
}
/** The target group that the other of blue and green uses. */
function findAlternate(loadBalancer) {
    return readString(readObject(loadBalancer, 'advancedConfiguration') ?? {}, 'alternateTargetGroupArn');
}
function hasAlternate(shape) {
    return readObjects(shape, 'loadBalancers').some((loadBalancer) => findAlternate(loadBalancer) !== undefined);
}
/** Whether there is traffic that a deployment can shift. */
function bringsTraffic(shape) {
    const isConnected = readObject(shape, 'serviceConnectConfiguration')?.enabled === true;
    return isConnected || readObjects(shape, 'loadBalancers').length > 0;
}
/** Services behind a Classic Load Balancer show no rollout state (ECS API reference, Deployment). */
function isBehindClassic(shape) {
    return readObjects(shape, 'loadBalancers').some((entry) => readString(entry, 'loadBalancerName') !== undefined);
}
/** Whether a target's place is a Classic Load Balancer, which has a name where a target group has an ARN. */
function isClassic(targetGroupArn) {
    return !targetGroupArn.startsWith('arn:');
}

;// CONCATENATED MODULE: ./lib/local/engine/route-traffic.js


/** One for each load balancer with an alternate target group. @param shift of the deployment that is or was the last */
function routeTraffic(service, shift, revisions) {
    const shape = revisions.get(service.deployments[0]?.serviceRevisionArn ?? '')?.shape ?? {};
    const alternateWeight = weighAlternate(service, shift);
    return readObjects(shape, 'loadBalancers').flatMap((loadBalancer) => {
        const targetGroupArn = readString(loadBalancer, 'targetGroupArn');
        const alternateTargetGroupArn = findAlternate(loadBalancer);
        if (targetGroupArn === undefined || alternateTargetGroupArn === undefined)
            return [];
        return [{ kind: 'route-traffic', targetGroupArn, alternateTargetGroupArn, alternateWeight }];
    });
}
/** Without a blue there is nobody else to serve: all goes to green from the start. */
function weighAlternate({ deployments }, shift) {
    const [primary] = deployments;
    if (shift === undefined)
        return primary?.usesAlternate === true ? 100 : 0;
    const green = deployments.find((each) => each.serviceRevisionArn === shift.greenRevisionArn);
    const isOnAlternate = green?.usesAlternate ?? !(primary?.usesAlternate ?? true);
    const greenWeight = shift.blueRevisionArn === undefined ? 100 : shift.weights.production;
    return isOnAlternate ? greenWeight : 100 - greenWeight;
}

;// CONCATENATED MODULE: ./lib/local/engine/lost-tasks.js


/** The container agent's words for a container that it knew and does not find again (ECS container agent, source). */
const VANISHED = 'ContainerVanishedError: No container matching saved ID found';
/** That of SIGKILL, which such containers are removed with. */
const KILLED = 137;
/** All real tasks are gone: their containers have ended, and no connection is left to drain. Simulated ones live on. */
function tellLostTasks(state) {
    if (state.settings.tasks === 'simulated')
        return [];
    return [...state.tasks.values()].flatMap((task) => [...tellLostTargets(task), ...tellLostContainers(task)]);
}
function tellLostTargets(task) {
    return task.targets
        .filter(({ state, targetGroupArn }) => state === 'draining' && !isClassic(targetGroupArn))
        .map(({ targetGroupArn }) => ({ kind: 'target-drained', targetGroupArn, taskArn: task.arn }));
}
/** A task that waits for a container will never have started; one that is over by then does not hear of it. */
function tellLostContainers(task) {
    const taskArn = task.arn;
    const exits = task.containers
        .filter(({ status }) => status === 'RUNNING')
        .map(({ name }) => {
        return { kind: 'container-exited', taskArn, container: name, exitCode: KILLED, reason: VANISHED };
    });
    const isStarting = task.containers.some(({ status }) => status === 'PENDING');
    return isStarting ? [...exits, { kind: 'start-failed', taskArn, reason: VANISHED }] : exits;
}
/** The listeners of all target groups, to be opened again, and where their requests go. */
function listListeners(state) {
    const listeners = [...state.targetGroups.values()].map(({ arn, specification }) => {
        return { kind: 'serve-target-group', targetGroupArn: arn, targetGroup: specification };
    });
    const routes = [...state.services.values()].flatMap((service) => {
        const last = state.serviceDeployments.get(service.deployments[0]?.serviceDeploymentArn ?? '');
        return routeTraffic(service, last?.shift, state.serviceRevisions);
    });
    return [...listeners, ...routes];
}

;// CONCATENATED MODULE: ./lib/local/engine/alarm-watch.js

/**
 * How a deployment that begins now watches its alarms. With one of them in ALARM already it watches none, so that a
 * deployment which mends what raised the alarm can go through; that this shows as DISABLED is assumed.
 */
function openAlarmWatch(draft, deploymentConfiguration) {
    const alarms = readObject(deploymentConfiguration, 'alarms') ?? {};
    const names = readStrings(alarms, 'alarmNames');
    const isWatched = (readBoolean(alarms, 'enable') ?? false) && listRaised(draft, names).length === 0;
    return {
        status: isWatched ? 'MONITORING' : 'DISABLED',
        names,
        hasRollback: readBoolean(alarms, 'rollback') ?? false,
        triggered: [],
    };
}
/** Those of the alarms that are in ALARM now. */
function listRaised(draft, names) {
    return names.filter((name) => draft.alarms.get(name) === 'ALARM');
}

;// CONCATENATED MODULE: ./lib/local/engine/table.js
function openTable(base) {
    let own;
    const writable = () => {
        own ??= new Map(base);
        return own;
    };
    return {
        get: (key) => (own ?? base).get(key),
        has: (key) => (own ?? base).has(key),
        set: (key, value) => {
            writable().set(key, value);
        },
        delete: (key) => {
            if ((own ?? base).has(key))
                writable().delete(key);
        },
        values: () => (own ?? base).values(),
        entries: () => (own ?? base).entries(),
        size: () => (own ?? base).size,
        close: () => own ?? base,
    };
}

;// CONCATENATED MODULE: ./lib/local/engine/draft.js

function openDraft(state) {
    return {
        settings: state.settings,
        startedAt: state.startedAt,
        random: state.random,
        lookAt: state.lookAt,
        scenario: state.scenario,
        imageDigests: state.imageDigests,
        clusters: openTable(state.clusters),
        capacityProviders: openTable(state.capacityProviders),
        accountSettings: openTable(state.accountSettings),
        instances: openTable(state.instances),
        families: openTable(state.families),
        revisions: openTable(state.revisions),
        services: openTable(state.services),
        tasks: openTable(state.tasks),
        stoppedTasks: openTable(state.stoppedTasks),
        serviceDeployments: openTable(state.serviceDeployments),
        serviceRevisions: openTable(state.serviceRevisions),
        targetGroups: openTable(state.targetGroups),
        tags: openTable(state.tags),
        runTasks: openTable(state.runTasks),
        alarms: openTable(state.alarms),
        applications: openTable(state.applications),
        deploymentConfigs: openTable(state.deploymentConfigs),
        deploymentGroups: openTable(state.deploymentGroups),
        codeDeployments: openTable(state.codeDeployments),
        agenda: openTable(state.agenda),
        effects: [],
    };
}
/** The state that the draft has come to. The draft is not used afterwards. */
function closeDraft(draft) {
    return {
        settings: draft.settings,
        startedAt: draft.startedAt,
        random: draft.random,
        lookAt: draft.lookAt,
        scenario: draft.scenario,
        imageDigests: draft.imageDigests,
        clusters: draft.clusters.close(),
        capacityProviders: draft.capacityProviders.close(),
        accountSettings: draft.accountSettings.close(),
        instances: draft.instances.close(),
        families: draft.families.close(),
        revisions: draft.revisions.close(),
        services: draft.services.close(),
        tasks: draft.tasks.close(),
        stoppedTasks: draft.stoppedTasks.close(),
        serviceDeployments: draft.serviceDeployments.close(),
        serviceRevisions: draft.serviceRevisions.close(),
        targetGroups: draft.targetGroups.close(),
        tags: draft.tags.close(),
        runTasks: draft.runTasks.close(),
        alarms: draft.alarms.close(),
        applications: draft.applications.close(),
        deploymentConfigs: draft.deploymentConfigs.close(),
        deploymentGroups: draft.deploymentGroups.close(),
        codeDeployments: draft.codeDeployments.close(),
        agenda: draft.agenda.close(),
    };
}
/** Puts facts on the agenda; those of one moment keep their order. */
function scheduleFacts(draft, dated) {
    const byMoment = new Map();
    for (const { at, fact } of dated) {
        const moment = String(at);
        const facts = byMoment.get(moment);
        if (facts === undefined)
            byMoment.set(moment, [fact]);
        else
            facts.push(fact);
    }
    for (const [moment, facts] of byMoment)
        draft.agenda.set(moment, [...(draft.agenda.get(moment) ?? []), ...facts]);
}
/** The scheduler looks at its services on a grid; this is the first point of it after a moment. */
function gridAfter(grid, at) {
    const interval = grid.settings.schedulerIntervalMs;
    return grid.startedAt + (Math.floor((at - grid.startedAt) / interval) + 1) * interval;
}
/** Something has changed that the scheduler may act on: it looks at the next point of its grid. */
function requestLook(draft, now) {
    const at = gridAfter(draft, now);
    if (draft.lookAt === undefined || at < draft.lookAt)
        draft.lookAt = at;
}

;// CONCATENATED MODULE: ./lib/local/codedeploy/deployment-state.js

const MINUTE_MS = 60_000;
function isOver({ status }) {
    return status === 'Succeeded' || status === 'Failed' || status === 'Stopped';
}
/** The stage under way, or the next one. */
function findStage(record) {
    return record.stages.find(({ status }) => status === 'Pending' || status === 'InProgress');
}
/** Changes the stage under way. */
function changeStage(record, change) {
    const current = findStage(record);
    return { ...record, stages: record.stages.map((stage) => (stage === current ? { ...stage, ...change } : stage)) };
}
/** The deployment group's deployment that is not over. */
function findActive(draft, groupKey) {
    for (const record of draft.codeDeployments.values()) {
        if (record.groupKey === groupKey && !isOver(record))
            return record;
    }
    return undefined;
}
/** Whether the deployment is rolled back by itself on such an event. */
function rollsBackOn({ autoRollback }, event) {
    return autoRollback.enabled === true && readStrings(autoRollback, 'events').includes(event);
}
/** How long the deployment waits for somebody before production traffic; undefined when it does not. */
function readReadyWaitMinutes({ blueGreen }) {
    const ready = readObject(blueGreen, 'deploymentReadyOption') ?? {};
    const isWaiting = readString(ready, 'actionOnTimeout') === 'STOP_DEPLOYMENT';
    return isWaiting ? (readNumber(ready, 'waitTimeInMinutes') ?? 0) : undefined;
}
/** How long the original task set stays, in milliseconds; undefined when it is kept. */
function readTerminationWaitMs({ blueGreen }) {
    const option = readObject(blueGreen, 'terminateBlueInstancesOnDeploymentSuccess') ?? {};
    if (readString(option, 'action') === 'KEEP_ALIVE')
        return undefined;
    return (readNumber(option, 'terminationWaitTimeInMinutes') ?? 0) * MINUTE_MS;
}
/** Ends the deployment; the stage under way has failed then, and what would follow is skipped (observed). */
function endBadly(record, { status, error, now }) {
    const current = findStage(record);
    const stages = record.stages.map((stage) => {
        if (stage === current)
            return { ...stage, status: 'Failed', startedAt: stage.startedAt ?? now, endedAt: now };
        return stage.status === 'Pending' ? { ...stage, status: 'Skipped' } : stage;
    });
    return { ...record, status, error, stages, updatedAt: now, completedAt: now };
}

;// CONCATENATED MODULE: ./lib/local/codedeploy/deployment-configs.js


const deployment_configs_MINUTE_MS = 60_000;
/** What a deployment or a group has that names none (AWS CodeDeploy User Guide, deployment configurations). */
const USUAL_CONFIG = 'CodeDeployDefault.ECSAllAtOnce';
function linear(linearInterval) {
    return { type: 'TimeBasedLinear', timeBasedLinear: { linearPercentage: 10, linearInterval } };
}
function canary(canaryInterval) {
    return { type: 'TimeBasedCanary', timeBasedCanary: { canaryPercentage: 10, canaryInterval } };
}
/** AWS CodeDeploy User Guide, predefined deployment configurations for an Amazon ECS compute platform. */
const PREDEFINED = {
    'CodeDeployDefault.ECSAllAtOnce': { type: 'AllAtOnce' },
    'CodeDeployDefault.ECSCanary10Percent15Minutes': canary(15),
    'CodeDeployDefault.ECSCanary10Percent5Minutes': canary(5),
    'CodeDeployDefault.ECSLinear10PercentEvery1Minutes': linear(1),
    'CodeDeployDefault.ECSLinear10PercentEvery3Minutes': linear(3),
};
/** In the order of their names. Their ids are their places in the list. */
function listPredefined() {
    return Object.entries(PREDEFINED).map(([name, trafficRouting], at) => ({
        id: `00000000-0000-0000-0000-00000000000${at + 1}`,
        name,
        createdAt: 0,
        trafficRouting,
    }));
}
/** The increments of production traffic, the last one to all of it. */
function planTraffic(trafficRouting) {
    const { timeBasedCanary, timeBasedLinear } = readRouting(trafficRouting);
    if (timeBasedCanary !== undefined) {
        const { percent, waitMs } = timeBasedCanary;
        return [
            { percent, waitMs },
            { percent: 100, waitMs: 0 },
        ];
    }
    const steps = [];
    for (let sum = timeBasedLinear?.percent ?? 100; sum < 100; sum += timeBasedLinear?.percent ?? 100) {
        steps.push({ percent: sum, waitMs: timeBasedLinear?.waitMs ?? 0 });
    }
    return [...steps, { percent: 100, waitMs: 0 }];
}
/** @throws ApiFault InvalidTrafficRoutingConfigurationException; its wording is not documented */
function readRouting(trafficRouting) {
    const type = readString(trafficRouting, 'type') ?? 'AllAtOnce';
    if (type === 'AllAtOnce')
        return {};
    if (type === 'TimeBasedCanary')
        return { timeBasedCanary: readStep(trafficRouting, 'canary') };
    if (type === 'TimeBasedLinear')
        return { timeBasedLinear: readStep(trafficRouting, 'linear') };
    throw refuse(`The type ${type} of traffic routing is not known.`);
}
function readStep(trafficRouting, kind) {
    const member = kind === 'canary' ? 'timeBasedCanary' : 'timeBasedLinear';
    const given = readObject(trafficRouting, member) ?? {};
    const percent = readNumber(given, `${kind}Percentage`) ?? 0;
    const minutes = readNumber(given, `${kind}Interval`) ?? 0;
    if (!Number.isInteger(percent) || percent < 1 || percent > 99) {
        throw refuse(`${kind}Percentage must be a whole number from 1 to 99.`);
    }
    if (!Number.isInteger(minutes) || minutes < 1)
        throw refuse(`${kind}Interval must be a whole number of minutes.`);
    return { percent, waitMs: minutes * deployment_configs_MINUTE_MS };
}
function refuse(message) {
    return new ApiFault('InvalidTrafficRoutingConfigurationException', message);
}

;// CONCATENATED MODULE: ./lib/local/codedeploy/fail-deployment.js
/** The bad end of a deployment, and the rollback that follows it: a deployment of its own. */




/**
 * Without a rollback everything stays as it is: weights and both task sets; that is assumed.
 * @param shouldRollBack what the deployment group says of the event, unless given
 */
function failDeployment(draft, record, end) {
    const { failure, now } = end;
    const ended = endBadly(record, { ...failure, now });
    const isBack = record.creator === 'codeDeployRollback';
    const shouldRollBack = end.shouldRollBack ?? rollsBackOn(record.settings, failure.event);
    if (isBack || !shouldRollBack) {
        draft.codeDeployments.set(record.id, ended);
        return;
    }
    const back = openRollback(draft, ended, now);
    // Both messages are observed.
    const rollbackMessage = `Deployment ${record.id} terminated. Automatic rollback is triggered with a DeploymentId ${back.id}.`;
    draft.codeDeployments.set(record.id, { ...ended, rollback: { rollbackDeploymentId: back.id, rollbackMessage } });
    draft.codeDeployments.set(back.id, back);
    const group = draft.deploymentGroups.get(record.groupKey);
    if (group !== undefined)
        draft.deploymentGroups.set(group.key, { ...group, lastAttempted: back.id });
    requestLook(draft, now);
}
/** Its configuration is all at once, whatever the group's (observed). Which lifecycle events it has is assumed. */
function openRollback(draft, failed, now) {
    const id = drawDeploymentName(draft);
    const { error: _error, completedAt: _completedAt, startedAt: _startedAt, description: _text, ...rest } = failed;
    return {
        ...rest,
        id,
        creator: 'codeDeployRollback',
        configName: USUAL_CONFIG,
        status: 'Created',
        createdAt: now,
        updatedAt: now,
        revision: findPrevious(draft, failed) ?? failed.revision,
        traffic: [{ percent: 0, waitMs: 0 }],
        shifted: 0,
        stages: [{ name: 'AllowTraffic', status: 'Pending' }],
        rollback: {
            rollbackTriggeringDeploymentId: failed.id,
            rollbackMessage: `Deployment ${id} is triggered to roll back deployment ${failed.id}.`,
        },
    };
}
function findPrevious(draft, failed) {
    const lastSuccessful = draft.deploymentGroups.get(failed.groupKey)?.lastSuccessful;
    return lastSuccessful === undefined ? undefined : draft.codeDeployments.get(lastSuccessful)?.revision;
}

;// CONCATENATED MODULE: ./lib/local/engine/pattern.js
/** Whether a text fits a pattern in which `*` stands for any run of characters. */
function fitsPattern(pattern, text) {
    const parts = pattern.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    return new RegExp(`^${parts.join('.*')}$`).test(text);
}

;// CONCATENATED MODULE: ./lib/local/codedeploy/hook-stage.js

/** AWS CodeDeploy User Guide, troubleshoot Amazon ECS deployment issues: a callback is expected within one hour. */
const CALLBACK_MS = 3_600_000;
function runHook(draft, { record, stage, now }) {
    const target = record.appSpec.hooks[stage.name];
    if (target === undefined)
        return { kind: 'done', record };
    if (stage.reported === 'Failed')
        return { kind: 'failed', failure: HOOK_FAILED };
    if (stage.reported === 'Succeeded')
        return { kind: 'done', record };
    const behaviour = draft.scenario.hooks?.find((entry) => fitsPattern(entry.target, target));
    const outcome = behaviour?.outcome ?? 'SUCCEEDED';
    const expiresAt = stage.startedAt + CALLBACK_MS;
    const answerAt = outcome === 'IN_PROGRESS' ? Number.POSITIVE_INFINITY : stage.startedAt + (behaviour?.afterMs ?? 0);
    if (now >= Math.min(answerAt, expiresAt)) {
        if (answerAt >= expiresAt)
            return { kind: 'failed', failure: CALLBACK_LATE };
        return outcome === 'FAILED' ? { kind: 'failed', failure: HOOK_FAILED } : { kind: 'done', record };
    }
    return { kind: 'wait', record, until: Math.min(answerAt, expiresAt) };
}
/** Texts of AWS CodeDeploy User Guide, troubleshoot Amazon ECS deployment issues; the codes are assumed. */
const HOOK_FAILED = {
    status: 'Failed',
    error: {
        code: 'HOOK_EXECUTION_FAILURE',
        message: 'The deployment failed because one or more of the lifecycle event validation functions failed.',
    },
    event: 'DEPLOYMENT_FAILURE',
};
const CALLBACK_LATE = {
    status: 'Failed',
    error: {
        code: 'TIMEOUT',
        message: 'The deployment timed out while waiting for a status callback. CodeDeploy expects a status callback within one hour after a deployment hook is invoked.',
    },
    event: 'DEPLOYMENT_FAILURE',
};

;// CONCATENATED MODULE: ./lib/local/engine/capacity-strategy.js



const FARGATE_PROVIDERS = ['FARGATE', 'FARGATE_SPOT'];
/** Whether it is one of the two that every account has. */
function isFargateProvider(name) {
    return FARGATE_PROVIDERS.includes(name);
}
/** Names of both, in the order in which they are described. */
function listFargateProviders() {
    return FARGATE_PROVIDERS;
}
/** Names of the capacity providers that are associated with the cluster. */
function listProviders(cluster) {
    return readStrings(cluster.given, 'capacityProviders');
}
/**
 * The entries of a strategy; a provider may be named by its ARN.
 * @throws ApiFault InvalidParameterException for a number out of range (ECS API reference, CapacityProviderStrategyItem);
 *   wording not documented
 */
function readStrategy(input, member) {
    const items = readObjects(input, member).map((entry) => ({
        capacityProvider: lastPart(readString(entry, 'capacityProvider') ?? ''),
        weight: readCount(entry, 'weight', 1000),
        base: readCount(entry, 'base', 100_000),
    }));
    if (items.length > 20)
        throw invalidParameter('A capacity provider strategy can have at most 20 capacity providers.');
    const names = new Set(items.map(({ capacityProvider }) => capacityProvider));
    if (names.size < items.length)
        throw invalidParameter('A capacity provider strategy names each provider once.');
    return items;
}
function readCount(entry, member, most) {
    const count = readNumber(entry, member) ?? 0;
    if (Number.isInteger(count) && count >= 0 && count <= most)
        return count;
    throw invalidParameter(`The ${member} of a capacity provider must be between 0 and ${most}.`);
}
/**
 * Checks a strategy against the providers that it may name. Texts observed, but for the mix: it is that of a client.
 * @throws ApiFault InvalidParameterException
 */
function checkMembership(strategy, providers) {
    if (strategy.some(({ capacityProvider }) => !providers.includes(capacityProvider))) {
        throw invalidParameter('The specified capacity provider strategy cannot contain a capacity provider that is not associated with the cluster. Associate the capacity provider with the cluster or specify a valid capacity provider and try again.');
    }
    const kinds = new Set(strategy.map(({ capacityProvider }) => isFargateProvider(capacityProvider)));
    if (kinds.size > 1) {
        throw invalidParameter('A capacity provider strategy cannot contain a mix of capacity providers using Auto Scaling groups and Fargate providers. Specify one or the other and try again.');
    }
}
function hasSeveralBases(strategy) {
    return strategy.filter(({ base }) => base > 0).length > 1;
}

;// CONCATENATED MODULE: ./lib/local/engine/find.js
/** Finding what a request names, by name or ARN. */


/** @param reference name or ARN; the cluster `default` when absent */
function findCluster(draft, reference) {
    const cluster = draft.clusters.get(lastPart(reference ?? 'default'));
    if (cluster === undefined || cluster.status !== 'ACTIVE') {
        throw new ApiFault('ClusterNotFoundException', 'Cluster not found.');
    }
    return cluster;
}
/** @param reference name, or ARN of the long or the short form */
function findService(draft, cluster, reference) {
    return draft.services.get(`${cluster}/${lastPart(reference)}`);
}
/** @param reference id or ARN */
function findTask(draft, cluster, reference) {
    const arn = `arn:aws:ecs:${draft.settings.region}:${draft.settings.account}:task/${cluster}/${lastPart(reference)}`;
    return draft.tasks.get(arn) ?? draft.stoppedTasks.get(arn);
}
/** @param reference id or ARN */
function findInstance(draft, cluster, reference) {
    for (const instance of draft.instances.values()) {
        if (instance.cluster === cluster && instance.id === lastPart(reference))
            return instance;
    }
    return undefined;
}
/** `CLUSTER/NAME` of a service ARN, or undefined for another kind of text. */
function serviceKeyOf(arn) {
    return /^arn:aws[a-z-]*:ecs:[^:]*:\d*:service\//.test(arn) ? resourcePart(arn) : undefined;
}

// EXTERNAL MODULE: ./lib/rollout/service-attachments.js
var service_attachments = __webpack_require__(1461);
// EXTERNAL MODULE: ./lib/task-definition/container-ports.js
var container_ports = __webpack_require__(747);
;// CONCATENATED MODULE: ./lib/local/engine/launch-volumes.js


/**
 * Each names a volume of the task definition that is configuredAtLaunch, with a role, and a size or a snapshot (ECS API
 * reference, ServiceManagedEBSVolumeConfiguration). Of the texts only the first is observed.
 * @param given with the member `volumeConfigurations`, as CreateService, UpdateService and RunTask take it
 * @throws ApiFault InvalidParameterException
 */
function checkLaunchVolumes(described, given) {
    const volumes = readObjects(described, 'volumes');
    for (const wish of readObjects(given, 'volumeConfigurations')) {
        const name = readString(wish, 'name') ?? '';
        const volume = volumes.find((one) => one.name === name);
        if (volume === undefined) {
            throw invalidParameter(`The volume name '${name}' in your request does not have a matching volume in your Task Definition`);
        }
        if (readBoolean(volume, 'configuredAtLaunch') !== true) {
            throw invalidParameter(`The volume '${name}' in your Task Definition is not configuredAtLaunch.`);
        }
        checkManaged(name, readObject(wish, 'managedEBSVolume'));
    }
}
function checkManaged(name, managed) {
    if (managed === undefined)
        return;
    if ((readString(managed, 'roleArn') ?? '') === '') {
        throw invalidParameter(`The volume '${name}' in your request has no roleArn.`);
    }
    if (readNumber(managed, 'sizeInGiB') === undefined && readString(managed, 'snapshotId') === undefined) {
        throw invalidParameter(`The volume '${name}' in your request has neither sizeInGiB nor snapshotId.`);
    }
}

// EXTERNAL MODULE: ./lib/task-definition/rules/task-size.js
var task_size = __webpack_require__(8432);
;// CONCATENATED MODULE: ./lib/local/engine/task-definition/needs.js


/** `bridge` when the task definition does not say. */
function readNetworkMode(described) {
    return readString(described, 'networkMode') ?? 'bridge';
}
function listPorts(described) {
    return readObjects(described, 'containerDefinitions').flatMap((container) => readObjects(container, 'portMappings').flatMap((mapping) => {
        const containerPort = readNumber(mapping, 'containerPort');
        if (containerPort === undefined)
            return [];
        const protocol = readString(mapping, 'protocol') === 'udp' ? 'udp' : 'tcp';
        const hostPort = readNumber(mapping, 'hostPort') ?? 0;
        return [{ container: readString(container, 'name') ?? '', containerPort, hostPort, protocol }];
    }));
}
/** Task-level sizes count when given, else the containers' sums; a reservation counts before a limit. */
function computeNeeds(described) {
    const containers = readObjects(described, 'containerDefinitions');
    const cpu = (0,task_size/* readTaskCpu */.Cj)(described) ?? sum(containers, (container) => readNumber(container, 'cpu') ?? 0);
    const memoryMiB = (0,task_size/* readTaskMemory */.nW)(described) ?? sum(containers, reserveMemory);
    // In awsvpc mode each task has an address of its own: it holds no port of its instance.
    const fixed = readNetworkMode(described) === 'awsvpc' ? [] : listPorts(described).filter((mapping) => mapping.hostPort !== 0);
    const needs = { cpu, memoryMiB, tcpPorts: namePorts(fixed, 'tcp'), udpPorts: namePorts(fixed, 'udp') };
    const architecture = readString(readObject(described, 'runtimePlatform') ?? {}, 'cpuArchitecture');
    if (architecture === undefined)
        return needs;
    return { ...needs, attributes: { 'ecs.cpu-architecture': architecture.toLowerCase() } };
}
function reserveMemory(container) {
    return readNumber(container, 'memoryReservation') ?? readNumber(container, 'memory') ?? 0;
}
function namePorts(mappings, protocol) {
    return mappings.filter((mapping) => mapping.protocol === protocol).map((mapping) => mapping.hostPort);
}
function sum(items, measure) {
    return items.reduce((total, item) => total + measure(item), 0);
}

;// CONCATENATED MODULE: ./lib/local/engine/service-shape.js
/** What a deployment rolls out besides the task definition, and the rules for it. */








/** Members whose change starts a deployment (ECS API reference, UpdateService). */
const SHAPE_MEMBERS = [
    'networkConfiguration',
    'platformVersion',
    'loadBalancers',
    'serviceRegistries',
    'serviceConnectConfiguration',
    'volumeConfigurations',
    'vpcLatticeConfigurations',
];
function readShape(input) {
    return pickMembers(input, SHAPE_MEMBERS);
}
/** Whether the given members say something else than the shape has; an empty list is as good as none. */
function isOtherShape(shape, given) {
    return Object.entries(given).some(([member, value]) => writeCanonical(value) !== writeCanonical(shape[member]));
}
/** JSON with members in order of their names; the same for equal values. */
function writeCanonical(value) {
    if (Array.isArray(value))
        return value.length === 0 ? '' : `[${value.map(writeCanonical).join()}]`;
    if (value === undefined || value === null)
        return '';
    if (!(0,json/* isJsonObject */.OW)(value))
        return JSON.stringify(value);
    const members = Object.keys(value).sort();
    return `{${members.map((member) => `${JSON.stringify(member)}:${writeCanonical(value[member])}`).join()}}`;
}
/** @throws ApiFault InvalidParameterException when task definition, network and load balancers do not agree */
function checkPlan(draft, plan) {
    const { described } = plan.revision;
    const { launchType, shape } = plan;
    checkLaunchType(described, launchType);
    checkNetwork(described, shape);
    for (const loadBalancer of readObjects(shape, 'loadBalancers')) {
        checkLoadBalancer(draft, { loadBalancer, described, launchType });
    }
    for (const registry of readObjects(shape, 'serviceRegistries'))
        checkRegistry(described, registry);
    checkPortNames(described, shape);
    checkLaunchVolumes(described, shape);
}
function checkLaunchType(described, launchType) {
    if (launchType === 'FARGATE' && !readStrings(described, 'compatibilities').includes('FARGATE')) {
        throw invalidParameter('Task definition does not support launch_type FARGATE.');
    }
}
function checkNetwork(described, given) {
    const isAwsvpc = readNetworkMode(described) === 'awsvpc';
    const hasNetwork = readObject(given, 'networkConfiguration') !== undefined;
    if (isAwsvpc && !hasNetwork) {
        throw invalidParameter("Network Configuration must be provided when networkMode 'awsvpc' is specified.");
    }
    if (!isAwsvpc && hasNetwork) {
        throw invalidParameter('Network Configuration is not valid for the given networkMode of this task definition.');
    }
}
function checkLoadBalancer(draft, { loadBalancer, described, launchType }) {
    if (readString(loadBalancer, 'loadBalancerName') !== undefined) {
        if (launchType === 'FARGATE')
            throw invalidParameter('Classic Load Balancers are not supported with Fargate');
        if (readNetworkMode(described) === 'awsvpc') {
            // Wording not documented.
            throw invalidParameter("Classic Load Balancers are not supported with networkMode 'awsvpc'.");
        }
    }
    const container = readString(loadBalancer, 'containerName') ?? '';
    checkContainerPort(described, container, readNumber(loadBalancer, 'containerPort') ?? 0);
    checkTargetGroups(draft, loadBalancer);
}
/** Texts observed for load balancers. That a port within a range will do is assumed. */
function checkContainerPort(described, container, port) {
    if (!(0,container_ports/* hasContainer */.kO)(described, container)) {
        throw invalidParameter(`The container ${container} does not exist in the task definition.`);
    }
    if ((0,container_ports/* hasContainerPort */.RO)(described, container, port))
        return;
    throw invalidParameter(`The container ${container} did not have a container port ${port} defined`);
}
/**
 * The container and its port are "already specified in the task definition" (ECS API reference, ServiceRegistry); that
 * another one is answered as for a load balancer is assumed. The text for bridge and host mode is observed.
 */
function checkRegistry(described, registry) {
    const container = readString(registry, 'containerName');
    const port = readNumber(registry, 'containerPort');
    if (container !== undefined && port !== undefined) {
        checkContainerPort(described, container, port);
    }
    else if (readNetworkMode(described) !== 'awsvpc') {
        const registryArn = readString(registry, 'registryArn') ?? '';
        throw invalidParameter(`When specifying 'host' or 'bridge' for networkMode, values for 'containerName' and 'containerPort' must be specified from the task definition. Registry: ${registryArn}`);
    }
}
/** Documented (ECS API reference, ServiceConnectService and VpcLatticeConfiguration); the wording is not. */
function checkPortNames(described, shape) {
    const names = (0,container_ports/* listPortNames */.Tq)(described);
    const missing = (0,service_attachments/* readPortNames */.i)(shape).find(({ portName }) => !names.includes(portName));
    if (missing === undefined)
        return;
    throw invalidParameter(`The portName ${missing.portName} of ${missing.user} is not the name of a port mapping in the task definition.`);
}
/** A Classic Load Balancer is taken as it is named; a target group was put before. */
function checkTargetGroups(draft, loadBalancer) {
    if (readString(loadBalancer, 'loadBalancerName') !== undefined)
        return;
    const alternate = findAlternate(loadBalancer);
    const arns = [readString(loadBalancer, 'targetGroupArn') ?? '', ...(alternate === undefined ? [] : [alternate])];
    if (!arns.every((arn) => draft.targetGroups.has(arn)))
        throw invalidParameter('The target group ARN does not exist.');
}

;// CONCATENATED MODULE: ./lib/local/engine/capacity-choice.js
/** On what capacity tasks run: a launch type, or the providers of a strategy. */






/**
 * By the launch type or the strategy of the request; when it has neither, by the cluster's default strategy, else EC2.
 * Texts observed.
 * @throws ApiFault InvalidParameterException when both are given or the strategy will not do; UnsupportedFeatureException
 *   for a launch type that is not simulated
 */
function chooseCapacity(cluster, input) {
    const launchType = readString(input, 'launchType');
    const strategy = readStrategy(input, 'capacityProviderStrategy');
    if (launchType !== undefined && strategy.length > 0) {
        throw invalidParameter('Specifying both a launch type and capacity provider strategy is not supported. Remove one and try again.');
    }
    if (strategy.length > 0)
        return chooseByStrategy(cluster, strategy);
    if (launchType === 'EC2' || launchType === 'FARGATE')
        return { launchType, strategy };
    if (launchType !== undefined)
        throw notSimulated(`The launch type ${launchType}`);
    return chooseByDefault(cluster);
}
function chooseByStrategy(cluster, strategy) {
    checkMembership(strategy, listProviders(cluster));
    if (strategy.every(({ weight }) => weight === 0)) {
        throw invalidParameter('There are no capacity providers in the capacity provider strategy with a weight value greater than zero. Specify a weight value greater than zero for at least one capacity provider and try again.');
    }
    if (hasSeveralBases(strategy)) {
        throw invalidParameter('There are multiple capacity providers in the specified capacity provider strategy with a base value greater than zero. Only one capacity provider can have a base value greater than zero. Specify a valid capacity provider strategy and try again.');
    }
    return { launchType: isFargateProvider(strategy[0]?.capacityProvider ?? '') ? 'FARGATE' : 'EC2', strategy };
}
function chooseByDefault(cluster) {
    const strategy = readStrategy(cluster.given, 'defaultCapacityProviderStrategy');
    if (strategy.length === 0)
        return { launchType: 'EC2', strategy };
    if (strategy.every(({ weight }) => weight === 0)) {
        throw invalidParameter("There are no capacity providers with a weight value greater than zero defined in the default capacity provider strategy. At least one capacity provider must have a weight value greater than zero specified. Update the cluster's default capacity provider strategy or specify a valid capacity provider strategy and try again.");
    }
    return chooseByStrategy(cluster, strategy);
}
/** As a service shows it: a launch type shows no strategy. */
function describeStrategy(strategy) {
    return strategy.length === 0 ? {} : { capacityProviderStrategy: strategy };
}
/**
 * The service with the strategy of an UpdateService request: it counts for tasks that are started from now on. An empty one
 * goes back to the launch type (ECS API reference, UpdateService).
 * @throws ApiFault InvalidParameterException for a change without a new deployment, text observed
 */
function changeCapacity(draft, service, input) {
    if (readList(input, 'capacityProviderStrategy') === undefined)
        return service;
    const strategy = readStrategy(input, 'capacityProviderStrategy');
    const before = readStrategy(service.given, 'capacityProviderStrategy');
    if (writeCanonical(strategy) === writeCanonical(before))
        return service;
    if (readBoolean(input, 'forceNewDeployment') !== true) {
        throw invalidParameter('When switching from launch type to capacity provider strategy on an existing service, or making a change to a capacity provider strategy on a service that is already using one, you must force a new deployment.');
    }
    const { capacityProviderStrategy: _before, ...given } = service.given;
    if (strategy.length === 0)
        return { ...service, given };
    const { launchType } = chooseByStrategy(findCluster(draft, lastPart(service.cluster)), strategy);
    return { ...service, launchType, given: { ...given, ...describeStrategy(strategy) } };
}

;// CONCATENATED MODULE: ./lib/local/engine/find-revision.js


/**
 * The revision that a reference names: `family` (its latest ACTIVE one), `family:n` or an ARN.
 * Undefined when there is none.
 */
function findRevision(draft, reference) {
    const [family = '', number] = resourcePart(reference).split(':');
    if (number !== undefined)
        return draft.revisions.get(nameArn(draft, family, number));
    for (let latest = draft.families.get(family) ?? 0; latest > 0; latest -= 1) {
        const revision = draft.revisions.get(nameArn(draft, family, String(latest)));
        if (revision?.status === 'ACTIVE')
            return revision;
    }
    return undefined;
}
function nameArn(draft, family, number) {
    return `arn:aws:ecs:${draft.settings.region}:${draft.settings.account}:task-definition/${family}:${number}`;
}
/**
 * The revision for a new task, service or deployment.
 * @param inactive the exception for an INACTIVE one: observed as ClientException on UpdateService and as
 *   InvalidParameterException on RunTask
 */
function requireUsableRevision(draft, reference, inactive) {
    const revision = findRevision(draft, reference);
    if (revision === undefined)
        throw clientFault('TaskDefinition not found.');
    if (revision.status !== 'ACTIVE')
        throw inactive('TaskDefinition is inactive');
    return revision;
}

;// CONCATENATED MODULE: ./lib/local/engine/service-state.js
function findDeployment(service, id) {
    return service.deployments.find((deployment) => deployment.id === id);
}
function changeDeployment(service, id, change) {
    return {
        ...service,
        deployments: service.deployments.map((deployment) => deployment.id === id ? { ...deployment, ...change } : deployment),
    };
}
/** What the service rolls out next replaces: what serves. */
function findReplaced(deployments) {
    return findServing(deployments) ?? deployments[0];
}
/** The last completed deployment, unless a later one had got all its traffic. */
function findServing(deployments) {
    return deployments.find((deployment) => deployment.holdsTraffic ?? deployment.rolloutState === 'COMPLETED');
}
/**
 * The deployment that a rollback would return to: the most recent one that COMPLETED, other than PRIMARY. It need not be
 * listed any more: its tasks may be gone. That one which was overtaken with all traffic stands for it is assumed.
 */
function findCandidate({ deployments, lastCompleted }) {
    const listed = findServing(deployments.slice(1));
    const isListed = deployments.some(({ id }) => id === lastCompleted?.id);
    return listed ?? (isListed ? undefined : lastCompleted);
}

;// CONCATENATED MODULE: ./lib/scheduler/zone-balance.js
/** Whether tasks are spread over zones as evenly as they can be (ECS Developer Guide, Availability Zone rebalancing). */
/** @param places the zones of tasks, one a task; those of zones that are not listed count for nothing */
function countZones(zones, places) {
    const counts = new Map([...zones].map((zone) => [zone, 0]));
    for (const zone of places) {
        const count = counts.get(zone);
        if (count !== undefined)
            counts.set(zone, count + 1);
    }
    return counts;
}
/** The zone that is to get a task of another; undefined when no zone has more than one task more than another. */
function findLackingZone(counts) {
    const most = Math.max(...counts.values());
    const emptiest = findEmptiest(counts);
    return emptiest !== undefined && most - (counts.get(emptiest) ?? 0) > 1 ? emptiest : undefined;
}
/** The zone that one more task goes to; undefined when there is no zone. */
function findEmptiest(counts) {
    const ordered = orderZones(counts);
    const fewest = ordered[ordered.length - 1]?.[1];
    return ordered.find(([, count]) => count === fewest)?.[0];
}
/** Fullest first; of equals by name. */
function orderZones(counts) {
    return [...counts].sort(([a, left], [b, right]) => (left === right ? (a < b ? -1 : 1) : right - left));
}

;// CONCATENATED MODULE: ./lib/local/engine/event-texts.js



const GUIDE = 'For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.';
function listTasks(ids) {
    return ids.map((id) => `(task ${id})`).join(' ');
}
/** @param replaced how many of the started tasks take the place of unhealthy ones */
function describeStarts(service, ids, replaced) {
    const started = `(service ${service.name}) has started ${ids.length} tasks: ${listTasks(ids)}.`;
    return replaced === 0 ? started : `${started} Amazon ECS replaced ${replaced} tasks due to an unhealthy status.`;
}
function describeStops(service, ids) {
    return `(service ${service.name}) has stopped ${ids.length} running tasks: ${listTasks(ids)}.`;
}
/** Zones in the observed order: those with the most tasks first. */
function listZones(counts) {
    return orderZones(counts)
        .map(([zone, count]) => `${count} tasks in ${zone}`)
        .join(', ');
}
function describeUnbalanced(service, counts) {
    return `(service ${service.name}) is not AZ balanced with ${listZones(counts)}. AZ Rebalancing in progress.`;
}
function describeBalanced(service, counts) {
    return `(service ${service.name}) is AZ balanced with ${listZones(counts)}.`;
}
function describeZoneStart(service, zone, taskId) {
    return `(service ${service.name}) has started 1 tasks in ${zone} to AZ Rebalance: ${listTasks([taskId])}.`;
}
/** This and the next three: ECS Developer Guide, Availability Zone service rebalancing service event messages. */
function describeZoneStop(service, zone, taskId) {
    return `(service ${service.name}) has stopped 1 running tasks in ${zone} due to AZ rebalancing: ${listTasks([taskId])}.`;
}
function describeRebalancingEnd(service) {
    return `(service ${service.name}) stopped AZ Rebalancing.`;
}
function describeUnplacedInZone(service, zone) {
    return `(service ${service.name}) is unable to place a task in ${zone} because no container instance met all of its requirements.`;
}
function describeRebalancingHeld(service, deploymentId, count) {
    return `(service ${service.name}) was unable to AZ Rebalance because (taskSet ${deploymentId}) was unable to scale in due to (reason ${count} tasks under protection)`;
}
function describePendingStops(service, count) {
    return `(service ${service.name}) stopped ${count} pending tasks.`;
}
/** Of Classic Load Balancers the unhealthy text is observed with `elb`, the others are assumed alike. */
function nameBalancer(targetGroupArn) {
    return isClassic(targetGroupArn) ? `elb ${targetGroupArn}` : `target-group ${targetGroupArn}`;
}
/** The real text ends without a stop. */
function describeRegistered(service, count, targetGroupArn) {
    return `(service ${service.name}) registered ${count} targets in (${nameBalancer(targetGroupArn)})`;
}
/** The real text ends without a stop. */
function describeDeregistered(service, count, targetGroupArn) {
    return `(service ${service.name}) deregistered ${count} targets in (${nameBalancer(targetGroupArn)})`;
}
/** @param taskSet the outgoing deployment during a rollout; undefined outside of one */
function describeDraining(service, count, taskSet) {
    return `(service ${nameSet(service, taskSet)}) has begun draining connections on ${count} tasks.`;
}
function nameSet(service, taskSet) {
    return taskSet === undefined ? service.name : `${service.name}, taskSet ${taskSet}`;
}
function describeFailedCheck(service, taskId) {
    return `(service ${service.name}) (task ${taskId}) failed container health checks.`;
}
function describeUnhealthyTarget(service, target) {
    const place = target.ec2InstanceId === undefined ? `task ${target.taskId}` : `instance ${target.ec2InstanceId}`;
    const port = isClassic(target.targetGroupArn) ? '' : ` (port ${target.port})`;
    return `(service ${nameSet(service, target.taskSet)}) (${place})${port} is unhealthy in (${nameBalancer(target.targetGroupArn)}) due to (reason ${target.reason}).`;
}
function describeSteady(service) {
    return `(service ${service.name}) has reached a steady state.`;
}
function describeCompleted(service, deploymentId) {
    return `(service ${service.name}) (deployment ${deploymentId}) deployment completed.`;
}
/** Why a task that fails its load balancer's checks was stopped (ECS Developer Guide, stopped task errors). */
function describeFailedTarget(targetGroupArn) {
    return `Task failed ELB health checks in (${nameBalancer(targetGroupArn)})`;
}
function describeFailed(service, deploymentId) {
    return `(service ${service.name}) (deployment ${deploymentId}) deployment failed: tasks failed to start.`;
}
/** Known from public test fixtures only. */
function describeAlarm(service, deploymentId) {
    return `(service ${service.name}) (deployment ${deploymentId}) deployment failed: alarm detected.`;
}
/** @param reason the service deployment's status reason */
function describeHookFailure(service, reason) {
    return `(service ${service.name}) deployment failed: ${reason}`;
}
function describeRollingBack(service, deploymentId) {
    return `(service ${service.name}) rolling back to deployment ${deploymentId}.`;
}
/** What RunTask and events say of a constraint that is not met. */
function nameUnmet(constraint) {
    return `${constraint} placement constraint unsatisfied.`;
}
/** CPU and memory: texts of the ECS Developer Guide, service event messages. */
function describePlacement(service, failure) {
    const start = `(service ${service.name}) was unable to place a task because no container instance met all of its requirements.`;
    switch (failure.reason) {
        case 'NO_INSTANCES':
            if (failure.provider !== undefined) {
                return `(service ${service.name}) was unable to reach steady state. Reason: No Container Instances were found in your capacity provider.`;
            }
            return `${start} Reason: No Container Instances were found in your cluster. ${GUIDE}`;
        case 'PORTS':
            return `${start} The closest matching (container-instance ${lastPart(failure.closest)}) is already using a port required by your task. ${GUIDE}`;
        case 'MEMORY':
            return `${start} The closest matching (container-instance ${lastPart(failure.closest)}) has insufficient memory available. ${GUIDE}`;
        case 'CPU':
            return `${start} The closest matching (container-instance ${lastPart(failure.closest)}) has insufficient CPU units available. ${GUIDE}`;
        case 'ATTRIBUTE':
            return `${start} The closest matching (container-instance ${lastPart(failure.closest)}) is missing an attribute required by your task. ${GUIDE}`;
        case 'MEMBER_OF':
            return `${start} The closest matching (container-instance ${lastPart(failure.closest)}) encountered error "${nameUnmet('MemberOf')}". ${GUIDE}`;
        case 'DISTINCT_INSTANCE':
            return `${start} The closest matching (container-instance ${lastPart(failure.closest)}) encountered error "${nameUnmet('DistinctInstance')}". ${GUIDE}`;
    }
}
/** ECS Developer Guide, service event messages. */
function describeBounds(service) {
    return `(service ${service.name}) was unable to stop or start tasks during a deployment because of the service deployment configuration. Update the minimumHealthyPercent or maximumPercent value and try again.`;
}
/** @param taskSet the deployment whose tasks are to go; the real text ends without a stop */
function describeProtected(service, taskSet, count) {
    return `(service ${service.name}) was unable to reach steady state because (taskSet ${taskSet}) was unable to scale in due to (reason ${count} tasks under protection)`;
}
function describeThrottled(service) {
    return `(service ${service.name}) is unable to consistently start tasks successfully. ${GUIDE}`;
}
/** Pull and initialization failures are shown as failures to place; others are not shown. */
function describePullFailure(service, task) {
    const reason = task.stoppedReason ?? '';
    if (!/^(CannotPullContainerError|ResourceInitializationError)/.test(reason))
        return '';
    return `(service ${service.name}) was unable to place a task. Reason: ${reason}${reason.endsWith('.') ? '' : '.'}`;
}

;// CONCATENATED MODULE: ./lib/local/engine/events.js

const MOST_EVENTS = 100;
const REPEAT_AFTER_MS = 6 * 3_600_000;
/** Adds an event. `now` is its moment, milliseconds since the epoch. */
function tell(draft, service, event) {
    const record = { id: drawUuid(draft), createdAt: event.now, message: event.text };
    return { ...service, events: [record, ...service.events].slice(0, MOST_EVENTS) };
}
/** Adds an event about a cause that lasts, unless it was told already. An empty text tells nothing. */
function tellOnce(draft, service, cause) {
    const toldAt = service.told[cause.key];
    const isKnown = toldAt !== undefined && cause.now - toldAt < REPEAT_AFTER_MS;
    if (isKnown || cause.text === '')
        return service;
    const told = { ...service.told, [cause.key]: cause.now };
    return tell(draft, { ...service, told }, cause);
}
/** When a cause that still lasts comes to be told again, milliseconds since the epoch; infinity when none does. */
function nextRepeat({ status, told }) {
    if (status !== 'ACTIVE')
        return Number.POSITIVE_INFINITY;
    return Math.min(...Object.values(told)) + REPEAT_AFTER_MS;
}
/** What was told so long ago that it would be told again: whoever looked and was silent has found it solved. */
function forgetOld(service, now) {
    return forgetCauses(service, (key) => now - (service.told[key] ?? now) >= REPEAT_AFTER_MS);
}
/** The causes are solved: should they come again, they are told again. */
function forgetCauses(service, isSolved) {
    const kept = Object.entries(service.told).filter(([key]) => !isSolved(key));
    if (kept.length === Object.keys(service.told).length)
        return service;
    return { ...service, told: Object.fromEntries(kept) };
}

;// CONCATENATED MODULE: ./lib/local/engine/steady-state.js


const CAUSE = 'steady';
function tellSteady(draft, service, now) {
    return tellOnce(draft, service, { key: CAUSE, text: describeSteady(service), now });
}
/** Whether it was told, and nothing has happened since. */
function isSteady({ told }) {
    return told[CAUSE] !== undefined;
}
/** The service is to be told of again once it is steady. */
function leaveSteady(service) {
    return forgetCauses(service, (key) => key === CAUSE);
}

;// CONCATENATED MODULE: ./lib/local/engine/throttle.js


/** Looks with failed starts that are let pass before starts are held back. Not documented; assumed. */
const FREE_FAILURES = 3;
const LONGEST_WAIT_MS = 27 * 60_000;
const NO_THROTTLE = { failures: 0, hasFailed: false, notBefore: 0 };
/** Doubles the wait after each further look that finds a failed start. */
function updateThrottle(draft, service, now) {
    if (!service.throttle.hasFailed)
        return service;
    const failures = service.throttle.failures + 1;
    const excess = failures - FREE_FAILURES;
    const waitMs = Math.min(LONGEST_WAIT_MS, draft.settings.schedulerIntervalMs * 2 ** Math.min(excess, 20));
    const notBefore = excess > 0 ? now + waitMs : 0;
    const held = { ...service, throttle: { failures, hasFailed: false, notBefore } };
    return excess > 0 ? tellOnce(draft, held, { key: 'throttled', text: describeThrottled(service), now }) : held;
}
/** A task has come to run, or there is a new deployment: starts are free again. */
function resetThrottle(service) {
    if (service.throttle === NO_THROTTLE)
        return service;
    const calm = forgetCauses(service, (key) => key === 'throttled' || key === 'start-failed');
    return { ...calm, throttle: NO_THROTTLE };
}

;// CONCATENATED MODULE: ./lib/local/engine/task-set-state.js







/** Observed in answers of CreateTaskSet. */
const MOST_TASK_SETS = 5;
/** The deployment controller that a CreateService request asks for, or that a service has. */
function readController(holder) {
    const type = readString(readObject(holder, 'deploymentController') ?? {}, 'type') ?? 'ECS';
    if (type === 'ECS' || type === 'CODE_DEPLOY' || type === 'EXTERNAL')
        return type;
    // Wording not documented.
    throw invalidParameter(`Unknown deployment controller '${type}'.`);
}
function hasTaskSets(service) {
    return readController(service.given) !== 'ECS';
}
/** PRIMARY first, then newest first. */
function listTaskSets(service) {
    return service.deployments.filter(isTaskSet);
}
function isTaskSet(deployment) {
    return deployment.taskSet !== undefined;
}
/** The deployment or the task set that serves; a service of the EXTERNAL controller may have none. */
function task_set_state_findServing(service) {
    if (!hasTaskSets(service))
        return service.deployments[0];
    return listTaskSets(service).find(({ taskSet }) => taskSet.status === 'PRIMARY');
}
/** The service's desired count times the scale, rounded up (ECS API reference, TaskSet). */
function computeDesired(service, { scalePercent }) {
    // In tenths of a thousandth of a percent, so that 10 times 30 percent is 3 and not a little more.
    return Math.ceil(Math.round(service.desiredCount * scalePercent * 10_000) / 1_000_000);
}
/**
 * Makes a task set. That the digests of its images are not resolved by its first task is assumed: ECS documents that
 * for deployments of its own controller.
 * @throws ApiFault InvalidParameterException for more than five
 */
function openTaskSet(draft, service, wish) {
    const { revision, shape, part, now } = wish;
    if (service.deployments.length >= MOST_TASK_SETS) {
        throw invalidParameter(`${service.deployments.length} deployments exist on the service. Unable to create new TaskSet since this exceeds the maximum limit.`);
    }
    const id = drawDeploymentId(draft);
    const arn = serviceRevisionArn(draft.settings, service.key, drawSerial(draft));
    draft.serviceRevisions.set(arn, {
        arn,
        serviceKey: service.key,
        revisionArn: revision.arn,
        createdAt: now,
        shape,
        digests: {},
    });
    const opened = {
        id,
        serviceRevisionArn: arn,
        serviceDeploymentArn: '',
        revisionArn: revision.arn,
        createdAt: now,
        updatedAt: now,
        shownDesired: computeDesired(service, { ...part, arn: '', stability: 'STABILIZING', stabilityAt: now }),
        rolloutState: 'COMPLETED',
        rolloutStateReason: '',
        failedTasks: 0,
        breakerCount: 0,
        isPinned: true,
        failedPins: 0,
        digests: {},
        usesAlternate: false,
        taskSet: { ...part, arn: taskSetArn(draft.settings, service.key, id), stability: 'STABILIZING', stabilityAt: now },
    };
    const deployments = [opened, ...service.deployments];
    return sortTaskSets({ ...leaveSteady(service), deployments, throttle: NO_THROTTLE });
}
function sortTaskSets(service) {
    const all = listTaskSets(service);
    const isPrimary = ({ taskSet }) => taskSet.status === 'PRIMARY';
    return { ...service, deployments: [...all.filter(isPrimary), ...all.filter((one) => !isPrimary(one))] };
}
/** Changes a task set; one that is not there, or goes already, stays as it is. */
function changeTaskSet(service, id, { change, now }) {
    const found = findDeployment(service, id);
    if (found?.taskSet === undefined || found.taskSet.status === 'DRAINING')
        return service;
    const taskSet = { ...found.taskSet, ...change, stability: 'STABILIZING', stabilityAt: now };
    const shownDesired = computeDesired(service, taskSet);
    return leaveSteady(changeDeployment(service, id, { taskSet, shownDesired, updatedAt: now }));
}
/** DRAINING, at a scale of 0 (observed). */
function drainTaskSet(service, id, now) {
    return sortTaskSets(changeTaskSet(service, id, { change: { status: 'DRAINING', scalePercent: 0 }, now }));
}
/** Production traffic is this task set's from now on; the one before becomes ACTIVE. */
function promoteTaskSet(service, id, now) {
    if (task_set_state_findServing(service)?.id === id)
        return service;
    const deployments = service.deployments.map((deployment) => {
        const { taskSet } = deployment;
        if (taskSet === undefined)
            return deployment;
        if (deployment.id === id)
            return { ...deployment, updatedAt: now, taskSet: { ...taskSet, status: 'PRIMARY' } };
        if (taskSet.status !== 'PRIMARY')
            return deployment;
        return { ...deployment, updatedAt: now, taskSet: { ...taskSet, status: 'ACTIVE' } };
    });
    return sortTaskSets({ ...service, deployments });
}

;// CONCATENATED MODULE: ./lib/local/codedeploy/install-stage.js









/** AWS CodeDeploy User Guide, troubleshoot Amazon ECS deployment issues. */
const INSTALL_MS = 3_600_000;
function runInstall(draft, scene) {
    const { record, stage, now } = scene;
    if (record.green === undefined)
        return makeReplacement(draft, scene);
    const service = draft.services.get(record.serviceKey);
    const green = service && listTaskSets(service).find(({ id }) => id === record.green?.id);
    if (green === undefined)
        return { kind: 'failed', failure: explainRefusal(invalidParameter('TaskSet not found.')) };
    if (green.taskSet.stability === 'STEADY_STATE')
        return { kind: 'done', record };
    if (now >= stage.startedAt + INSTALL_MS)
        return { kind: 'failed', failure: INSTALL_LATE };
    return { kind: 'wait', record, until: stage.startedAt + INSTALL_MS };
}
/** The text is the guide's; the code is assumed. */
const INSTALL_LATE = {
    status: 'Failed',
    error: {
        code: 'TIMEOUT',
        message: 'The deployment timed out while waiting for the replacement task set to become healthy. This time out period is 60 minutes.',
    },
    event: 'DEPLOYMENT_FAILURE',
};
/** What ECS refuses fails the deployment, with ECS's own words inside CodeDeploy's (observed). */
function explainRefusal(fault) {
    const detail = `(Service: AmazonECS; Status Code: 400; Error Code: ${fault.type}; Request ID: null; Proxy: null)`;
    const text = fault.message.endsWith('.') ? fault.message : `${fault.message}.`;
    const message = `The ECS service cannot be updated due to an unexpected error: ${text} ${detail}. Check your ECS service status.`;
    return { status: 'Failed', error: { code: 'ECS_UPDATE_ERROR', message }, event: 'DEPLOYMENT_FAILURE' };
}
function makeReplacement(draft, { record, now }) {
    try {
        const placed = placeReplacement(draft, record, now);
        requestLook(draft, now);
        return { kind: 'wait', record: placed };
    }
    catch (thrown) {
        if (!(thrown instanceof ApiFault))
            throw thrown;
        return { kind: 'failed', failure: explainRefusal(thrown) };
    }
}
/**
 * Task sets that an earlier deployment has left behind go first; that CodeDeploy does so is assumed.
 * @throws ApiFault what ECS refuses; nothing has changed then
 */
function placeReplacement(draft, record, now) {
    const found = draft.services.get(record.serviceKey);
    const blue = found && task_set_state_findServing(found);
    if (found?.status !== 'ACTIVE')
        throw new ApiFault('ServiceNotActiveException', 'Service was not ACTIVE.');
    if (blue?.taskSet === undefined)
        throw invalidParameter('The service has no primary task set.');
    const places = choosePlaces(draft, record, blue.serviceRevisionArn);
    const shape = writeShape(draft, { record, blueRevisionArn: blue.serviceRevisionArn, ...places });
    const { launchType, strategy } = chooseReplacement(findCluster(draft, found.cluster), record, blue.taskSet);
    const revision = requireUsableRevision(draft, record.appSpec.taskDefinition, clientFault);
    checkPlan(draft, { revision, shape, launchType });
    const before = clearLeftovers(found, now);
    const part = {
        startedBy: 'CODE_DEPLOY',
        externalId: record.id,
        status: 'ACTIVE',
        scalePercent: 100,
        launchType,
        ...describeStrategy(strategy),
    };
    const service = openTaskSet(draft, before, { revision, shape, part, now });
    draft.services.set(service.key, service);
    const green = listTaskSets(service).find(({ taskSet }) => taskSet.externalId === record.id);
    return {
        ...record,
        blue: { id: blue.id, targetGroupName: places.blueGroup },
        ...(green === undefined ? {} : { green: placeGreen(green, places.greenGroup) }),
        updatedAt: now,
    };
}
/** The capacity that the AppSpec names, else that of the original task set; the latter is assumed. */
function chooseReplacement(cluster, { appSpec }, blue) {
    const isNamed = readObjects(appSpec.taskSet, 'capacityProviderStrategy').length > 0;
    if (isNamed)
        return chooseCapacity(cluster, appSpec.taskSet);
    return { launchType: blue.launchType, strategy: readStrategy({ ...blue }, 'capacityProviderStrategy') };
}
function placeGreen({ id }, targetGroupName) {
    return { id, targetGroupName };
}
function clearLeftovers(service, now) {
    const left = listTaskSets(service).filter(({ taskSet }) => taskSet.status === 'ACTIVE');
    return left.reduce((cleared, { id }) => drainTaskSet(cleared, id, now), service);
}
/** Of the pair of target groups the replacement gets the one that the original task set has not. */
function choosePlaces(draft, record, blueRevisionArn) {
    const [pair = {}] = readObjects(record.settings.loadBalancerInfo, 'targetGroupPairInfoList');
    const names = readObjects(pair, 'targetGroups').map((group) => readString(group, 'name') ?? '');
    const groups = names.flatMap((name) => findGroup(draft, name));
    const [used = {}] = readObjects(draft.serviceRevisions.get(blueRevisionArn)?.shape ?? {}, 'loadBalancers');
    const blue = groups.find(({ arn }) => arn === readString(used, 'targetGroupArn'));
    const green = groups.find((group) => group !== blue);
    if (blue === undefined || green === undefined) {
        // Wording not documented.
        throw invalidParameter("The deployment group's target group pair is not that of the service.");
    }
    return { blueGroup: blue.name, greenGroup: green.name, greenArn: green.arn };
}
function findGroup(draft, name) {
    for (const { arn, specification } of draft.targetGroups.values()) {
        if (specification.name === name)
            return [{ name, arn }];
    }
    return [];
}
/** The replacement is like the original task set but for what the AppSpec file says. */
function writeShape(draft, wish) {
    const { containerName, containerPort, taskSet } = wish.record.appSpec;
    const { capacityProviderStrategy: _strategy, ...given } = taskSet;
    const before = draft.serviceRevisions.get(wish.blueRevisionArn)?.shape ?? {};
    return { ...before, ...given, loadBalancers: [{ targetGroupArn: wish.greenArn, containerName, containerPort }] };
}

;// CONCATENATED MODULE: ./lib/local/codedeploy/traffic-stage.js
/** AllowTraffic, and the waits before and after it. */



/** Shifts one increment after the other. With the last one the replacement is PRIMARY; that it is not before is assumed. */
function runTraffic(draft, { record, stage, now }) {
    if (record.creator === 'codeDeployRollback')
        return returnTraffic(draft, record, now);
    let shifted = record.shifted;
    let moment = stage.startedAt + sumWaits(record, shifted);
    while (shifted < record.traffic.length && now >= moment) {
        shifted += 1;
        moment = stage.startedAt + sumWaits(record, shifted);
    }
    const greenWeight = record.traffic[shifted - 1]?.percent ?? 0;
    const moved = shifted === record.shifted ? record : { ...record, shifted, greenWeight, updatedAt: now };
    if (shifted < record.traffic.length)
        return { kind: 'wait', record: moved, until: moment };
    changeService(draft, record, (service) => promoteTaskSet(service, record.green?.id ?? '', now));
    return { kind: 'done', record: moved };
}
function sumWaits(record, count) {
    return record.traffic.slice(0, count).reduce((sum, { waitMs }) => sum + waitMs, 0);
}
/** A rollback makes no task set: production traffic returns, and the replacement goes (observed). */
function returnTraffic(draft, record, now) {
    changeService(draft, record, (service) => {
        const back = record.blue === undefined ? service : promoteTaskSet(service, record.blue.id, now);
        return record.green === undefined ? back : drainTaskSet(back, record.green.id, now);
    });
    requestLook(draft, now);
    return { kind: 'done', record: { ...record, greenWeight: 0, updatedAt: now } };
}
function changeService(draft, record, change) {
    const service = draft.services.get(record.serviceKey);
    if (service !== undefined)
        draft.services.set(service.key, change(service));
}
/** Waits for ContinueDeployment. The text is the guide's; the code, and that it counts as a failure, are assumed. */
function runReadyWait(_draft, { record, stage, now }) {
    if (stage.reported === 'Succeeded')
        return { kind: 'done', record: { ...record, status: 'InProgress' } };
    const minutes = readReadyWaitMinutes(record.settings) ?? 0;
    const until = stage.startedAt + minutes * 60_000;
    const ready = record.status === 'Ready' ? record : { ...record, status: 'Ready', updatedAt: now };
    if (now < until)
        return { kind: 'wait', record: ready, until };
    const message = `The deployment timed out while waiting for a notification to continue. This time out period is ${minutes} minutes.`;
    return {
        kind: 'failed',
        failure: { status: 'Stopped', error: { code: 'TIMEOUT', message }, event: 'DEPLOYMENT_FAILURE' },
    };
}
/** The original task set stays for a while, so that there is a way back, and goes. */
function runTerminationWait(draft, { record, stage, now }) {
    const waitMs = readTerminationWaitMs(record.settings);
    if (waitMs === undefined || record.blue === undefined)
        return { kind: 'done', record };
    const until = stage.startedAt + waitMs;
    if (now < until && stage.reported !== 'Succeeded')
        return { kind: 'wait', record, until };
    const { id } = record.blue;
    changeService(draft, record, (service) => drainTaskSet(service, id, now));
    requestLook(draft, now);
    return { kind: 'done', record: { ...record, updatedAt: now } };
}

;// CONCATENATED MODULE: ./lib/local/codedeploy/course.js
/** The course of CodeDeploy's deployments, on the engine's clock: looked at whenever the scheduler looks. */








/**
 * Takes every deployment as far as it goes now. Lifecycle events that wait for nothing follow each other at once; in
 * AWS each takes some hundreds of milliseconds.
 */
function advanceCodeDeployments(draft, now) {
    for (const record of [...draft.codeDeployments.values()]) {
        if (!isOver(record))
            advance(draft, begin(draft, record, now), now);
    }
}
function begin(draft, record, now) {
    if (record.status !== 'Created')
        return record;
    const begun = { ...record, status: 'InProgress', startedAt: now, updatedAt: now };
    draft.codeDeployments.set(record.id, begun);
    return begun;
}
/** Stage after stage, until one has to wait. */
function advance(draft, begun, now) {
    const alarm = findAlarm(draft, begun);
    let played = alarm === undefined ? { record: begun } : { record: begun, failure: alarm };
    while (played.failure === undefined && played.isStill !== true)
        played = playStage(draft, played.record, now);
    if (played.failure === undefined)
        draft.codeDeployments.set(played.record.id, played.record);
    else
        failDeployment(draft, played.record, { failure: played.failure, now });
}
function playStage(draft, record, now) {
    const stage = findStage(record);
    if (stage === undefined)
        return { record: succeed(draft, record, now), isStill: true };
    const startedAt = stage.startedAt ?? now;
    const entered = stage.status === 'InProgress' ? record : enterStage(record, now);
    const current = { ...stage, status: 'InProgress', startedAt };
    const outcome = RUNNERS[stage.name](draft, { record: entered, stage: current, now });
    if (outcome.kind === 'failed')
        return { record: entered, failure: outcome.failure };
    if (outcome.kind === 'wait') {
        wakeAt(draft, outcome.until);
        return { record: outcome.record, isStill: true };
    }
    return { record: { ...changeStage(outcome.record, { status: 'Succeeded', endedAt: now }), updatedAt: now } };
}
function enterStage(record, now) {
    return { ...changeStage(record, { status: 'InProgress', startedAt: now }), updatedAt: now };
}
const RUNNERS = {
    BeforeInstall: runHook,
    Install: runInstall,
    AfterInstall: runHook,
    // The listener for test traffic turns to the replacement at once; there is nothing to wait for.
    AllowTestTraffic: (_draft, { record }) => ({ kind: 'done', record }),
    AfterAllowTestTraffic: runHook,
    ReadyWait: runReadyWait,
    BeforeAllowTraffic: runHook,
    AllowTraffic: runTraffic,
    AfterAllowTraffic: runHook,
    TerminationWait: runTerminationWait,
};
function succeed(draft, record, now) {
    const group = draft.deploymentGroups.get(record.groupKey);
    if (group !== undefined)
        draft.deploymentGroups.set(group.key, { ...group, lastSuccessful: record.id });
    return { ...record, status: 'Succeeded', updatedAt: now, completedAt: now };
}
/** Text and code are observed. A rollback is not watched; assumed. */
function findAlarm(draft, record) {
    const { alarms } = record.settings;
    if (alarms.enabled !== true || record.creator === 'codeDeployRollback')
        return undefined;
    const names = readObjects(alarms, 'alarms').map((alarm) => readString(alarm, 'name') ?? '');
    const raised = listRaised(draft, names);
    if (raised.length === 0)
        return undefined;
    const listed = raised.map((name) => `<${name}>`).join(' ');
    const message = `One or more alarms have been activated according to the Amazon CloudWatch metrics you selected, and the affected deployments have been stopped. Activated alarms: ${listed}`;
    return { status: 'Stopped', error: { code: 'ALARM_ACTIVE', message }, event: 'DEPLOYMENT_STOP_ON_ALARM' };
}
/** A look at the first point of the grid at which the moment has come. */
function wakeAt(draft, moment) {
    if (moment === undefined)
        return;
    const at = gridAfter(draft, moment - 1);
    if (draft.lookAt === undefined || at < draft.lookAt)
        draft.lookAt = at;
}

;// CONCATENATED MODULE: ./lib/local/engine/lifecycle-hooks.js



const lifecycle_hooks_MINUTE_MS = 60_000;
/** ECS API reference, DeploymentLifecycleHookTimeoutConfiguration. */
const USUAL_TIMEOUT_MINUTES = 1440;
/** Begins the hooks of a stage. @param configuration the deployment's own */
function openHooks(draft, configuration, entry) {
    return readObjects(configuration, 'lifecycleHooks')
        .filter((hook) => readStrings(hook, 'lifecycleStages').includes(entry.stage))
        .map((hook) => openHook(draft, hook, entry));
}
function openHook(draft, hook, { stage, now }) {
    const isPause = readString(hook, 'targetType') === 'PAUSE';
    const targetArn = readString(hook, 'hookTargetArn');
    const timeout = readObject(hook, 'timeoutConfiguration') ?? {};
    const timeoutMs = (readNumber(timeout, 'timeoutInMinutes') ?? USUAL_TIMEOUT_MINUTES) * lifecycle_hooks_MINUTE_MS;
    return {
        // The form of a pause hook's id is observed; that of a Lambda hook's is assumed.
        id: `${isPause ? 'ecs-pause-' : 'ecs-lambda-'}${drawUrlSafe(draft, 43)}`,
        targetType: isPause ? 'PAUSE' : 'AWS_LAMBDA',
        ...(isPause || targetArn === undefined ? {} : { targetArn }),
        stage,
        status: isPause ? 'AWAITING_ACTION' : 'IN_PROGRESS',
        startedAt: now,
        expiresAt: now + timeoutMs,
        timeoutAction: readString(timeout, 'action') === 'CONTINUE' ? 'CONTINUE' : 'ROLLBACK',
        isRefused: false,
    };
}
/** A hook as time and the scenario leave it. */
function resolveHook(hook, scenario, now) {
    if (!isOpen(hook))
        return hook;
    const answer = hook.targetType === 'PAUSE' ? undefined : findAnswer(hook, scenario);
    const isAnswered = answer !== undefined && answer.outcome !== 'IN_PROGRESS' && now >= answer.at;
    if (isAnswered && answer.at < hook.expiresAt)
        return { ...hook, status: answer.outcome };
    return now >= hook.expiresAt ? { ...hook, status: 'TIMED_OUT' } : hook;
}
function findAnswer(hook, scenario) {
    const behaviour = scenario.hooks?.find((entry) => fitsPattern(entry.target, hook.targetArn ?? ''));
    return { at: hook.startedAt + (behaviour?.afterMs ?? 0), outcome: behaviour?.outcome ?? 'SUCCEEDED' };
}
function isOpen(hook) {
    return hook.status === 'AWAITING_ACTION' || hook.status === 'IN_PROGRESS';
}
function isFailed(hook) {
    return hook.status === 'FAILED' || (hook.status === 'TIMED_OUT' && hook.timeoutAction === 'ROLLBACK');
}
/** When an open hook may next change by itself. */
function nextHookMoment(hook, scenario) {
    if (!isOpen(hook))
        return Number.POSITIVE_INFINITY;
    const answer = hook.targetType === 'PAUSE' ? undefined : findAnswer(hook, scenario);
    const isComing = answer !== undefined && answer.outcome !== 'IN_PROGRESS';
    return isComing ? Math.min(answer.at, hook.expiresAt) : hook.expiresAt;
}
/**
 * What follows "because" in the rollback's reason. That of a hook which returned FAILED is observed; those of a refusal
 * and of a time-out are assumed.
 */
function explainFailedHook(hook) {
    if (hook.isRefused)
        return 'a rollback was requested';
    const start = `${hook.stage} lifecycle hook(s) failed.`;
    if (hook.status === 'TIMED_OUT')
        return `${start} Lifecycle hook ${hook.targetArn ?? hook.id} timed out`;
    return `${start} Lifecycle hook target ${hook.targetArn ?? hook.id} returned FAILED status`;
}

;// CONCATENATED MODULE: ./lib/local/engine/shift-plan.js

const shift_plan_MINUTE_MS = 60_000;
const NO_TRAFFIC = { test: 0, production: 0 };
const TEST_TRAFFIC = { test: 100, production: 0 };
/** After the shift all traffic is production traffic of green; that the test traffic stays there is assumed. */
const ALL_TRAFFIC = { test: 100, production: 100 };
function isShiftStrategy(configuration) {
    return (readString(configuration, 'strategy') ?? 'ROLLING') !== 'ROLLING';
}
/**
 * @param configuration complete, as described
 * @param isReconciling more than one service revision is active at the start
 */
function planShift(configuration, isReconciling) {
    const bakeMs = (readNumber(configuration, 'bakeTimeInMinutes') ?? 0) * shift_plan_MINUTE_MS;
    return [
        ...(isReconciling ? [openStep('RECONCILE_SERVICE', NO_TRAFFIC)] : []),
        openStep('PRE_SCALE_UP', NO_TRAFFIC),
        openStep('SCALE_UP', NO_TRAFFIC),
        openStep('POST_SCALE_UP', NO_TRAFFIC),
        openStep('TEST_TRAFFIC_SHIFT', TEST_TRAFFIC),
        openStep('POST_TEST_TRAFFIC_SHIFT', TEST_TRAFFIC),
        ...planProduction(configuration),
        openStep('POST_PRODUCTION_TRAFFIC_SHIFT', ALL_TRAFFIC),
        openStep('BAKE_TIME', ALL_TRAFFIC, bakeMs),
        openStep('CLEAN_UP', ALL_TRAFFIC),
    ];
}
function openStep(stage, weights, waitMs = 0) {
    return { stage, weights, waitMs };
}
/** Each shift has its stage before it; no bake time follows the last one (ECS API reference, LinearConfiguration). */
function planProduction(configuration) {
    const { percents, bakeMs } = listShifts(configuration);
    let before = 0;
    return percents.flatMap((percent) => {
        const from = { test: 100, production: before };
        before = percent;
        return [
            openStep('PRE_PRODUCTION_TRAFFIC_SHIFT', from),
            openStep('PRODUCTION_TRAFFIC_SHIFT', { test: 100, production: percent }, percent < 100 ? bakeMs : 0),
        ];
    });
}
/** Percents that green has got after each shift, and the pause between them. */
function listShifts(configuration) {
    const strategy = readString(configuration, 'strategy');
    if (strategy === 'CANARY') {
        const canary = readObject(configuration, 'canaryConfiguration') ?? {};
        const first = readNumber(canary, 'canaryPercent') ?? 100;
        const bakeMs = (readNumber(canary, 'canaryBakeTimeInMinutes') ?? 0) * shift_plan_MINUTE_MS;
        return { percents: first < 100 ? [first, 100] : [100], bakeMs };
    }
    if (strategy === 'LINEAR') {
        const linear = readObject(configuration, 'linearConfiguration') ?? {};
        const bakeMs = (readNumber(linear, 'stepBakeTimeInMinutes') ?? 0) * shift_plan_MINUTE_MS;
        return { percents: listLinear(readNumber(linear, 'stepPercent') ?? 100), bakeMs };
    }
    return { percents: [100], bakeMs: 0 };
}
/** Counted in tenths of a percent, which is how fine a step may be. */
function listLinear(stepPercent) {
    const tenths = Math.round(stepPercent * 10);
    const percents = [];
    for (let sum = tenths; sum < 1000; sum += tenths)
        percents.push(sum / 10);
    return [...percents, 100];
}
/**
 * The way back: blue is brought to its full count if it has begun to go, traffic returns, green goes. Only that hooks of
 * the two traffic stages run once more is documented; the order is assumed.
 */
function planShiftBack(from) {
    const { weights, isBlueGoing } = from;
    const onlyTest = { test: weights.test, production: 0 };
    return [
        ...(isBlueGoing ? [openStep('SCALE_UP', weights)] : []),
        ...(weights.production > 0 ? [openStep('PRODUCTION_TRAFFIC_SHIFT', onlyTest)] : []),
        ...(weights.test > 0 ? [openStep('TEST_TRAFFIC_SHIFT', NO_TRAFFIC)] : []),
        openStep('CLEAN_UP', NO_TRAFFIC),
    ];
}

;// CONCATENATED MODULE: ./lib/local/engine/shift-state.js
/** Moving a deployment's shift from step to step, and turning it round. */





/** A shift before its first step. @param service as it is before the new deployment */
function openShift(service, start) {
    const blue = findReplaced(service.deployments);
    return {
        steps: planShift(service.deploymentConfiguration, service.deployments.length > 1),
        at: -1,
        enteredAt: start.now,
        isBack: false,
        ...(blue === undefined ? {} : { blueRevisionArn: blue.serviceRevisionArn }),
        greenRevisionArn: start.greenRevisionArn,
        hasTraffic: start.hasTraffic,
        weights: { test: 0, production: 0 },
        hooks: [],
    };
}
function findStep(shift) {
    return shift.steps[shift.at];
}
/** Enters the next step: its weights are set and its hooks begin. On the way back only traffic stages have hooks. */
function enterNextStep(draft, record, shift, now) {
    const step = shift.steps[shift.at + 1];
    if (step === undefined)
        return;
    const { stage, weights } = step;
    const hasHooks = !shift.isBack || stage === 'TEST_TRAFFIC_SHIFT' || stage === 'PRODUCTION_TRAFFIC_SHIFT';
    const hooks = hasHooks ? openHooks(draft, record.deploymentConfiguration, { stage, now }) : [];
    const entered = { ...shift, at: shift.at + 1, enteredAt: now, weights, hooks: [...shift.hooks, ...hooks] };
    keepShift(draft, record, entered);
    const service = draft.services.get(record.serviceKey);
    if (service !== undefined)
        draft.effects.push(...routeTraffic(service, entered, draft.serviceRevisions));
    requestLook(draft, now);
}
function keepShift(draft, record, shift) {
    draft.serviceDeployments.set(record.arn, { ...record, shift });
}
/** What a move of the record does to its shift: hooks that are still open are over, and a rollback turns it round. */
function moveShift(shift, move) {
    if (move.status === 'IN_PROGRESS')
        return shift;
    // Not documented; assumed.
    const hooks = shift.hooks.map((hook) => (isOpen(hook) ? { ...hook, status: 'FAILED' } : hook));
    if (!move.hasRollback)
        return { ...shift, hooks };
    const isBlueGoing = findStep(shift)?.stage === 'CLEAN_UP';
    const steps = planShiftBack({ weights: shift.weights, isBlueGoing });
    return { ...shift, steps, at: -1, enteredAt: move.now, isBack: true, hooks };
}

;// CONCATENATED MODULE: ./lib/local/engine/bake.js


/**
 * Whether the bake time of a rollout that is wholly in place is over; it begins when this is first asked. There is none
 * without alarms, and that a rollback has none is assumed.
 */
function isBaked(draft, { primary, now }) {
    const record = draft.serviceDeployments.get(primary.serviceDeploymentArn);
    if (record === undefined || record.shift !== undefined || !isWatched(record))
        return true;
    const inPlaceSince = record.inPlaceSince ?? now;
    if (record.inPlaceSince === undefined)
        draft.serviceDeployments.set(record.arn, { ...record, inPlaceSince });
    return now >= inPlaceSince + record.bakeMs;
}
function isWatched(record) {
    return record.status === 'IN_PROGRESS' && record.alarms.status === 'MONITORING';
}
/** When time alone will move the service's deployment on; infinity when it will not. */
function nextDeploymentMoment(draft, service, now) {
    const primary = service.deployments[0];
    const record = primary && draft.serviceDeployments.get(primary.serviceDeploymentArn);
    if (primary?.rolloutState !== 'IN_PROGRESS' || record === undefined)
        return Number.POSITIVE_INFINITY;
    const { shift } = record;
    const moments = [(record.inPlaceSince ?? Number.POSITIVE_INFINITY) + record.bakeMs];
    if (shift !== undefined) {
        moments.push(shift.enteredAt + (findStep(shift)?.waitMs ?? 0));
        moments.push(...shift.hooks.map((hook) => nextHookMoment(hook, draft.scenario)));
    }
    return Math.min(...moments.filter((moment) => moment > now), Number.POSITIVE_INFINITY);
}

;// CONCATENATED MODULE: ./lib/local/engine/breaker-settings.js


/** @throws ApiFault InvalidParameterException; its wording is not documented */
function readBreaker(deploymentConfiguration) {
    const breaker = readObject(deploymentConfiguration, 'deploymentCircuitBreaker') ?? {};
    return {
        isEnabled: readBoolean(breaker, 'enable') ?? false,
        hasRollback: readBoolean(breaker, 'rollback') ?? false,
        isResetByHealthyTask: readBoolean(breaker, 'resetOnHealthyTask') ?? true,
        threshold: readThreshold(readObject(breaker, 'thresholdConfiguration')),
    };
}
/** The default holds for the whole: of a configuration that is given, the model requires both members. */
function readThreshold(threshold) {
    if (threshold === undefined)
        return { type: 'BOUNDED_PERCENT', value: 50 };
    const type = requireString(threshold, 'type');
    const value = readNumber(threshold, 'value');
    if (value === undefined)
        throw invalidParameter('value can not be blank.');
    if (!isThresholdType(type))
        throw invalidParameter(`Unknown thresholdConfiguration type '${type}'.`);
    const most = type === 'COUNT' ? Number.POSITIVE_INFINITY : 100;
    if (!Number.isInteger(value) || value < 1 || value > most) {
        throw invalidParameter('thresholdConfiguration value must be at least 1, and at most 100 for a percent.');
    }
    return { type, value };
}
function isThresholdType(type) {
    return ['BOUNDED_PERCENT', 'UNBOUNDED_PERCENT', 'COUNT'].includes(type);
}
/** Failures that trip the breaker. A bounded percent of the desired count is never under 3 or over 200. */
function computeThreshold(breaker, desired) {
    const { type, value } = breaker.threshold;
    if (type === 'COUNT')
        return value;
    const share = Math.ceil((desired * value) / 100);
    return type === 'UNBOUNDED_PERCENT' ? Math.max(1, share) : Math.min(200, Math.max(3, share));
}

;// CONCATENATED MODULE: ./lib/local/engine/service-deployment.js
/** Service deployments: the record that is kept of every deployment, with its legal moves. */




/** ECS Developer Guide, view service history. */
const LEGAL_MOVES = {
    PENDING: ['IN_PROGRESS', 'ROLLBACK_REQUESTED', 'STOP_REQUESTED', 'STOPPED'],
    IN_PROGRESS: ['SUCCESSFUL', 'STOP_REQUESTED', 'ROLLBACK_REQUESTED', 'ROLLBACK_IN_PROGRESS', 'STOPPED'],
    STOP_REQUESTED: ['STOPPED'],
    ROLLBACK_REQUESTED: ['SUCCESSFUL', 'ROLLBACK_IN_PROGRESS', 'STOPPED'],
    ROLLBACK_IN_PROGRESS: ['ROLLBACK_SUCCESSFUL', 'ROLLBACK_FAILED'],
    SUCCESSFUL: [],
    STOPPED: [],
    ROLLBACK_SUCCESSFUL: [],
    ROLLBACK_FAILED: [],
};
function isFinal(status) {
    return LEGAL_MOVES[status].length === 0;
}
/** Moves a service deployment; a move that is not legal is not made. Returns whether it was. */
function moveServiceDeployment(draft, arn, move) {
    const record = draft.serviceDeployments.get(arn);
    if (record === undefined || !LEGAL_MOVES[record.status].includes(move.status))
        return false;
    const { status, now } = move;
    draft.serviceDeployments.set(arn, {
        ...record,
        status,
        updatedAt: now,
        ...(move.reason === undefined ? {} : { statusReason: move.reason }),
        ...(move.rollback === undefined ? {} : { rollback: move.rollback }),
        ...(status === 'IN_PROGRESS' ? { startedAt: now } : {}),
        ...(status === 'STOPPED' ? { stoppedAt: now } : {}),
        ...(isFinal(status) ? { finishedAt: now } : {}),
        breaker: endMonitor(record.breaker, status),
        alarms: endMonitor(record.alarms, status),
        ...(record.shift === undefined
            ? {}
            : { shift: moveShift(record.shift, { status, hasRollback: move.rollback !== undefined, now }) }),
    });
    return true;
}
function endMonitor(monitor, status) {
    return monitor.status === 'MONITORING' && isFinal(status) ? { ...monitor, status: 'MONITORING_COMPLETE' } : monitor;
}
/** Shows the breaker's count and threshold, which follows the desired count, and that it was triggered. */
function noteBreaker(draft, arn, breaker) {
    const record = draft.serviceDeployments.get(arn);
    // Once triggered it keeps the count that it was triggered by.
    if (record === undefined || record.breaker.status !== 'MONITORING')
        return;
    const status = breaker.isTriggered ? 'TRIGGERED' : record.breaker.status;
    const { failureCount, threshold } = breaker;
    const before = record.breaker;
    if (before.status === status && before.failureCount === failureCount && before.threshold === threshold)
        return;
    draft.serviceDeployments.set(arn, { ...record, breaker: { status, failureCount, threshold } });
}
/** A new record, PENDING. @param service as it is before the deployment */
function openServiceDeployment(draft, service, { arn, serviceRevisionArn, sources, hasTraffic, now }) {
    const { deploymentConfiguration, desiredCount } = service;
    const breaker = readBreaker(deploymentConfiguration);
    const start = { greenRevisionArn: serviceRevisionArn, hasTraffic, now };
    return {
        arn,
        serviceKey: service.key,
        status: 'PENDING',
        createdAt: now,
        updatedAt: now,
        sourceRevisions: sources,
        target: { arn: serviceRevisionArn, requested: desiredCount, running: 0, pending: 0 },
        deploymentConfiguration,
        breaker: {
            status: breaker.isEnabled ? 'MONITORING' : 'DISABLED',
            failureCount: 0,
            threshold: computeThreshold(breaker, desiredCount),
        },
        alarms: openAlarmWatch(draft, deploymentConfiguration),
        bakeMs: service.bakeMs,
        ...(isShiftStrategy(deploymentConfiguration) ? { shift: openShift(service, start) } : {}),
    };
}

;// CONCATENATED MODULE: ./lib/local/engine/rollback.js






/** ECS Developer Guide, service deployments. */
const NO_CANDIDATE = 'No rollback candidate was found to run the rollback';
/**
 * Begins the rollback of PRIMARY, `by` whom: the text that names the circuit breaker is observed, others are assumed. Without a deployment to go back to the service stays as it is, and the service
 * deployment has failed.
 */
function rollBack(draft, service, cause) {
    const [failed, ...others] = service.deployments;
    if (failed === undefined)
        return service;
    const candidate = findCandidate(service);
    const arn = failed.serviceDeploymentArn;
    const rollback = candidate && {
        reason: cause.reason,
        startedAt: cause.now,
        serviceRevisionArn: candidate.serviceRevisionArn,
    };
    moveServiceDeployment(draft, arn, {
        status: 'ROLLBACK_IN_PROGRESS',
        now: cause.now,
        reason: cause.reason,
        ...(rollback === undefined ? {} : { rollback }),
    });
    if (candidate === undefined) {
        moveServiceDeployment(draft, arn, { status: 'ROLLBACK_FAILED', now: cause.now, reason: NO_CANDIDATE });
        return service;
    }
    const restored = restore(candidate, arn, cause);
    const rest = others.filter((deployment) => deployment.id !== candidate.id);
    const deployments = [restored, failed, ...rest];
    const back = { ...leaveSteady(service), deployments, lastCompleted: undefined, throttle: NO_THROTTLE };
    // One millisecond after the event of the failure (observed).
    return tell(draft, back, { text: describeRollingBack(service, candidate.id), now: cause.now + 1 });
}
/** Its moments are those of the rollback and its counts begin anew (observed once). */
function restore(candidate, serviceDeploymentArn, { by, now }) {
    return {
        ...candidate,
        serviceDeploymentArn,
        createdAt: now,
        updatedAt: now,
        rolloutState: 'IN_PROGRESS',
        rolloutStateReason: `ECS deployment ${by}: rolling back to deploymentId ${candidate.id}.`,
        failedTasks: 0,
        breakerCount: 0,
        failedPins: 0,
    };
}
/** Begins a rollback that StopServiceDeployment asked for, at the next look after it. */
function answerRollbackRequest(draft, service, now) {
    const primary = service.deployments[0];
    const record = primary && draft.serviceDeployments.get(primary.serviceDeploymentArn);
    if (primary === undefined || record?.status !== 'ROLLBACK_REQUESTED')
        return service;
    // Neither the state of the stopped deployment nor any wording is documented; assumed.
    const stopped = {
        ...primary,
        rolloutState: 'FAILED',
        rolloutStateReason: `ECS deployment ${primary.id} was stopped by a rollback request.`,
        updatedAt: now,
    };
    const failed = { ...service, deployments: [stopped, ...service.deployments.slice(1)] };
    const reason = 'Service deployment rolled back because a rollback was requested.';
    return rollBack(draft, failed, { by: 'stop request', reason, now });
}

;// CONCATENATED MODULE: ./lib/local/engine/fail-rollout.js




/** PRIMARY has FAILED; with rollback the last completed deployment takes its place. */
function failRollout(draft, { service, primary, now }, failure) {
    const failed = changeDeployment(service, primary.id, {
        rolloutState: 'FAILED',
        rolloutStateReason: failure.state,
        updatedAt: now,
    });
    const told = tell(draft, failed, { text: failure.event, now });
    if (failure.hasRollback) {
        const reason = `Service deployment rolled back because ${failure.cause}.`;
        return rollBack(draft, told, { by: failure.by, reason, now });
    }
    // Wording not documented; assumed.
    const reason = `Service deployment stopped because ${failure.cause}.`;
    const arn = primary.serviceDeploymentArn;
    if (moveServiceDeployment(draft, arn, { status: 'ROLLBACK_FAILED', now, reason }))
        return told;
    moveServiceDeployment(draft, arn, { status: 'STOP_REQUESTED', now, reason });
    moveServiceDeployment(draft, arn, { status: 'STOPPED', now, reason });
    return told;
}

;// CONCATENATED MODULE: ./lib/local/engine/circuit-breaker.js
/** The deployment circuit breaker (ECS Developer Guide, deployment circuit breaker). */





/** Attempts to resolve the image digests before a deployment goes on without (ECS Developer Guide). */
const PIN_ATTEMPTS = 3;
/** Fails the rollout when its failures have reached the threshold, and begins the rollback where one is set. */
function checkBreaker(draft, scene) {
    const { service, primary } = scene;
    if (primary.rolloutState !== 'IN_PROGRESS')
        return service;
    const breaker = readBreaker(service.deploymentConfiguration);
    const cannotPin = !primary.isPinned && primary.failedPins >= PIN_ATTEMPTS;
    if (!breaker.isEnabled)
        return cannotPin ? changeDeployment(service, primary.id, { isPinned: true }) : service;
    const threshold = computeThreshold(breaker, service.desiredCount);
    const isTriggered = cannotPin || primary.breakerCount >= threshold;
    noteBreaker(draft, primary.serviceDeploymentArn, { failureCount: primary.breakerCount, threshold, isTriggered });
    if (!isTriggered)
        return service;
    return failRollout(draft, scene, {
        event: describeFailed(service, primary.id),
        state: 'ECS deployment circuit breaker: tasks failed to start.',
        by: 'circuit breaker',
        cause: 'the circuit breaker threshold was exceeded',
        hasRollback: breaker.hasRollback,
    });
}
/** What a task that has become healthy does to its deployment's counts. */
function resetFailures(service, deployment) {
    const { isResetByHealthyTask } = readBreaker(service.deploymentConfiguration);
    const breakerCount = isResetByHealthyTask ? 0 : deployment.breakerCount;
    if (deployment.failedTasks === 0 && deployment.breakerCount === breakerCount)
        return service;
    return changeDeployment(service, deployment.id, { failedTasks: 0, breakerCount });
}

// EXTERNAL MODULE: ./lib/scheduler/decide-daemon.js
var decide_daemon = __webpack_require__(3278);
;// CONCATENATED MODULE: ./lib/local/engine/instance-attributes.js

/** What an instance says it is unless told: 2 vCPU and 4 GiB, as the usual instance has. */
const USUAL_TYPE = 't3.medium';
/** Shown as the version of the agent; there is none. */
const AGENT_VERSION = '1.0.0';
/** Names that ECS gives values to (ECS Developer Guide, built-in attributes). */
const BUILT_IN = [
    'ecs.ami-id',
    'ecs.availability-zone',
    'ecs.instance-type',
    'ecs.os-type',
    'ecs.os-family',
    'ecs.cpu-architecture',
    'ecs.vpc-id',
    'ecs.subnet-id',
];
function isBuiltIn(name) {
    return BUILT_IN.includes(name);
}
/** Those of a new instance; given ones stand before the usual values. */
function listFirstAttributes(instance) {
    return {
        'ecs.ami-id': 'ami-00000000000000001',
        'ecs.instance-type': instance.instanceType ?? USUAL_TYPE,
        'ecs.os-type': 'linux',
        'ecs.os-family': 'LINUX',
        'ecs.cpu-architecture': 'x86_64',
        'ecs.vpc-id': 'vpc-00000000000000001',
        'ecs.subnet-id': `subnet-${instance.availabilityZone}`,
        ...instance.attributes,
        'ecs.availability-zone': instance.availabilityZone,
    };
}
/** @param target `targetId` is the instance's ARN; undefined leaves it out, as DescribeContainerInstances does */
function describeAttributes(instance, target) {
    return Object.entries(instance.attributes).map(([name, value]) => omitAbsent({ name, value: value === '' ? undefined : value, targetId: target?.targetId }));
}
/** What constraints and filters may ask about the instances of a cluster, by ARN. One pass over its tasks. */
function gatherFacts(draft, cluster) {
    const groups = new Map();
    const running = new Map();
    for (const { instanceArn, desiredStatus, lastStatus, group } of draft.tasks.values()) {
        if (instanceArn === undefined)
            continue;
        if (lastStatus === 'RUNNING')
            running.set(instanceArn, (running.get(instanceArn) ?? 0) + 1);
        if (desiredStatus === 'RUNNING')
            groups.set(instanceArn, [...(groups.get(instanceArn) ?? []), group]);
    }
    const facts = new Map();
    for (const instance of draft.instances.values()) {
        if (instance.cluster !== cluster)
            continue;
        const { ec2InstanceId, registeredAt, attributes, arn } = instance;
        const taskGroups = groups.get(arn) ?? [];
        const state = { agentConnected: instance.status !== 'INACTIVE', agentVersion: AGENT_VERSION };
        facts.set(arn, {
            ...state,
            ec2InstanceId,
            registeredAt,
            attributes,
            taskGroups,
            runningTasksCount: running.get(arn) ?? 0,
        });
    }
    return facts;
}
function addFacts(draft, cluster, instances) {
    const facts = gatherFacts(draft, cluster);
    return instances.map((instance) => {
        const known = facts.get(instance.id);
        return known === undefined ? instance : { ...instance, facts: known };
    });
}

;// CONCATENATED MODULE: ./lib/local/engine/describe-instance.js


/** Host ports of TCP that no task gets: SSH, Docker, the agent (ECS API reference, PortMapping). */
const RESERVED_TCP_PORTS = [22, 2375, 2376, 51678, 51679, 51680];
/** A container instance as DescribeContainerInstances answers it. */
function describeInstance(draft, instance) {
    return omitAbsent({
        containerInstanceArn: instance.arn,
        ec2InstanceId: instance.ec2InstanceId,
        capacityProviderName: instance.capacityProvider,
        version: 1,
        versionInfo: { agentVersion: AGENT_VERSION, dockerVersion: 'DockerVersion: 20.10' },
        remainingResources: listResources({
            cpu: instance.remainingCpu,
            memoryMiB: instance.remainingMemoryMiB,
            tcp: instance.usedTcpPorts,
            udp: instance.usedUdpPorts,
        }),
        registeredResources: listResources({
            cpu: instance.cpu,
            memoryMiB: instance.memoryMiB,
            tcp: [],
            udp: [],
        }),
        status: instance.status,
        agentConnected: instance.status !== 'INACTIVE',
        ...countTasks(draft, instance),
        attributes: describeAttributes(instance),
        registeredAt: asTimestamp(instance.registeredAt),
        attachments: [],
        tags: [],
    });
}
function listResources(resources) {
    return [
        { ...NO_VALUE, name: 'CPU', type: 'INTEGER', integerValue: resources.cpu },
        { ...NO_VALUE, name: 'MEMORY', type: 'INTEGER', integerValue: resources.memoryMiB },
        { ...NO_VALUE, name: 'PORTS', type: 'STRINGSET', stringSetValue: describe_instance_namePorts(RESERVED_TCP_PORTS, resources.tcp) },
        { ...NO_VALUE, name: 'PORTS_UDP', type: 'STRINGSET', stringSetValue: describe_instance_namePorts([], resources.udp) },
    ];
}
const NO_VALUE = { doubleValue: 0, longValue: 0, integerValue: 0 };
function describe_instance_namePorts(reserved, used) {
    return [...reserved, ...used].map(String);
}
function countTasks(draft, instance) {
    let running = 0;
    let pending = 0;
    for (const task of draft.tasks.values()) {
        if (task.instanceArn !== instance.arn)
            continue;
        if (task.lastStatus === 'RUNNING')
            running += 1;
        else if (task.lastStatus === 'PENDING' || task.lastStatus === 'ACTIVATING')
            pending += 1;
    }
    return { runningTasksCount: running, pendingTasksCount: pending };
}

;// CONCATENATED MODULE: ./lib/local/engine/capacity.js
/** Container instances as the scheduler sees them, and what tasks hold of them. */



/** First and last port of the instances' own range for dynamic host ports (ECS API reference, PortMapping). */
const FIRST_DYNAMIC = 32_768;
const LAST_DYNAMIC = 60_999;
/** ACTIVE instances of a cluster. @param own the tasks that are to be spread over zones */
function listCapacity(draft, cluster, own) {
    const ownCounts = new Map();
    for (const task of own) {
        if (task.instanceArn !== undefined)
            ownCounts.set(task.instanceArn, (ownCounts.get(task.instanceArn) ?? 0) + 1);
    }
    const capacity = [];
    for (const instance of draft.instances.values()) {
        if (instance.cluster !== cluster || instance.status !== 'ACTIVE')
            continue;
        capacity.push(viewInstance(instance, ownCounts.get(instance.arn) ?? 0));
    }
    return capacity;
}
/** The instances of a capacity provider's own group. */
function pickOfProvider(draft, instances, provider) {
    return instances.filter(({ id }) => draft.instances.get(id)?.capacityProvider === provider);
}
/** @param ownTaskCount its tasks that are to be spread */
function viewInstance(instance, ownTaskCount) {
    return {
        id: instance.arn,
        availabilityZone: instance.availabilityZone,
        remainingCpu: instance.remainingCpu,
        remainingMemoryMiB: instance.remainingMemoryMiB,
        usedTcpPorts: [...RESERVED_TCP_PORTS, ...instance.usedTcpPorts],
        usedUdpPorts: instance.usedUdpPorts,
        taskCount: instance.taskCount,
        ownTaskCount,
    };
}
/** Takes a task's share of an instance. Simulated tasks get their dynamic host ports here; real ones tell theirs. */
function reserve(draft, instance, wish) {
    const { needs, described } = wish;
    const dynamicPorts = draft.settings.tasks === 'simulated' ? pickDynamicPorts(draft, instance, described) : {};
    const tcpPorts = [...needs.tcpPorts, ...Object.values(dynamicPorts)];
    draft.instances.set(instance.arn, {
        ...instance,
        remainingCpu: instance.remainingCpu - needs.cpu,
        remainingMemoryMiB: instance.remainingMemoryMiB - needs.memoryMiB,
        usedTcpPorts: [...instance.usedTcpPorts, ...tcpPorts],
        usedUdpPorts: [...instance.usedUdpPorts, ...needs.udpPorts],
        taskCount: instance.taskCount + 1,
    });
    return { cpu: needs.cpu, memoryMiB: needs.memoryMiB, tcpPorts, udpPorts: needs.udpPorts, dynamicPorts };
}
/** What a task on AWS Fargate holds: nothing that others could want. */
function reserveNothing(needs) {
    return { cpu: needs.cpu, memoryMiB: needs.memoryMiB, tcpPorts: [], udpPorts: [], dynamicPorts: {} };
}
/** Gives back what a task held. */
function release(draft, task) {
    const instance = task.instanceArn === undefined ? undefined : draft.instances.get(task.instanceArn);
    if (instance === undefined)
        return;
    const { cpu, memoryMiB, tcpPorts, udpPorts } = task.reservation;
    draft.instances.set(instance.arn, {
        ...instance,
        remainingCpu: instance.remainingCpu + cpu,
        remainingMemoryMiB: instance.remainingMemoryMiB + memoryMiB,
        usedTcpPorts: instance.usedTcpPorts.filter((port) => !tcpPorts.includes(port)),
        usedUdpPorts: instance.usedUdpPorts.filter((port) => !udpPorts.includes(port)),
        taskCount: instance.taskCount - 1,
    });
}
/** One key for a mapping, inside one task. */
function nameMapping(mapping) {
    return `${mapping.container}:${mapping.containerPort}/${mapping.protocol}`;
}
function pickDynamicPorts(draft, instance, described) {
    if (readNetworkMode(described) !== 'bridge')
        return {};
    const used = new Set(instance.usedTcpPorts);
    const picked = {};
    for (const mapping of listPorts(described)) {
        if (mapping.hostPort !== 0)
            continue;
        const port = pickPort(draft, used);
        used.add(port);
        picked[nameMapping(mapping)] = port;
    }
    return picked;
}
function pickPort(draft, used) {
    const span = LAST_DYNAMIC - FIRST_DYNAMIC + 1;
    const first = Math.floor(drawNumber(draft) * span);
    for (let tried = 0; tried < span; tried += 1) {
        const port = FIRST_DYNAMIC + ((first + tried) % span);
        if (!used.has(port))
            return port;
    }
    return FIRST_DYNAMIC;
}

;// CONCATENATED MODULE: ./lib/local/engine/health.js
/** When a task counts as healthy, and when it is to be replaced (ECS API reference, DeploymentConfiguration). */
/** Without any check a task counts as healthy so long after it turned RUNNING: "40 seconds" (minimumHealthyPercent). */
const SETTLE_MS = 40_000;
/** Only the essential containers' checks count for the task. */
function listChecked(task) {
    return task.containers.filter((container) => container.isEssential && container.hasHealthCheck);
}
/** `healthStatus` of a task. */
function judgeTaskHealth(task) {
    const checked = listChecked(task);
    if (checked.some((container) => container.health === 'UNHEALTHY'))
        return 'UNHEALTHY';
    const isHealthy = checked.length > 0 && checked.every((container) => container.health === 'HEALTHY');
    return isHealthy ? 'HEALTHY' : 'UNKNOWN';
}
/** Whether the scheduler counts a task towards the lower bound. */
function isCountedHealthy(task, now) {
    if (task.lastStatus !== 'RUNNING' || task.startedAt === undefined)
        return false;
    const hasCheck = listChecked(task).length > 0;
    if (hasCheck && judgeTaskHealth(task) !== 'HEALTHY')
        return false;
    if (task.targets.length > 0)
        return task.targets.every((target) => target.state === 'healthy');
    return hasCheck || now >= task.startedAt + SETTLE_MS;
}
/** The check that fails, once the service's grace period is over for the task. */
function findTrouble(service, task, now) {
    if (task.lastStatus !== 'RUNNING' || task.startedAt === undefined || now < endGrace(service, task.startedAt)) {
        return undefined;
    }
    if (judgeTaskHealth(task) === 'UNHEALTHY')
        return { kind: 'container' };
    const target = task.targets.find(({ state }) => state === 'unhealthy');
    return target === undefined ? undefined : { kind: 'target', target };
}
function endGrace(service, startedAt) {
    return startedAt + service.gracePeriodSeconds * 1000;
}
/** When the passing of time alone will change what is thought of a task; undefined when it will not. */
function nextJudgement(service, task, now) {
    if (task.lastStatus !== 'RUNNING' || task.startedAt === undefined)
        return undefined;
    const dates = [endGrace(service, task.startedAt)];
    if (task.targets.length === 0 && listChecked(task).length === 0)
        dates.push(task.startedAt + SETTLE_MS);
    const later = dates.filter((date) => date > now);
    return later.length === 0 ? undefined : Math.min(...later);
}

// EXTERNAL MODULE: ./lib/scheduler/query/parse-query.js + 5 modules
var parse_query = __webpack_require__(6981);
;// CONCATENATED MODULE: ./lib/local/engine/placement-rules.js




/** Constraints of a task definition and of the request that uses it, together (ECS API reference, CreateService). */
const MOST_CONSTRAINTS = 10;
const MOST_STRATEGIES = 5;
/** @throws ApiFault InvalidParameterException; texts are observed unless marked */
function checkPlacement({ given, described, launchType }) {
    const constraints = readObjects(given, 'placementConstraints');
    const strategies = readObjects(given, 'placementStrategy');
    if (launchType === 'FARGATE' && constraints.length > 0) {
        throw invalidParameter('Placement constraints are not supported with FARGATE launch type.');
    }
    if (launchType === 'FARGATE' && strategies.length > 0) {
        throw invalidParameter('Placement strategies are not supported with FARGATE launch type');
    }
    if (constraints.length + readObjects(described, 'placementConstraints').length > MOST_CONSTRAINTS) {
        // Wording not documented.
        throw invalidParameter(`Maximum number of constraints is ${MOST_CONSTRAINTS}`);
    }
    if (strategies.length > MOST_STRATEGIES) {
        throw invalidParameter(`Maximum number of strategies is ${MOST_STRATEGIES}`);
    }
    for (const constraint of constraints)
        checkConstraint(constraint);
    for (const strategy of strategies)
        placement_rules_readStrategy(strategy);
}
function checkConstraint(constraint) {
    const type = readString(constraint, 'type');
    const expression = readString(constraint, 'expression');
    if (type === 'memberOf')
        readExpression(expression ?? '', invalidParameter);
    else if (type !== 'distinctInstance')
        throw refuseType(type, invalidParameter);
    else if (expression !== undefined)
        throw invalidParameter('distinctInstance expression should not be specified.');
}
/** Observed for a task definition; assumed elsewhere. */
function refuseType(type, asFault) {
    return asFault(`constraint.type '${type ?? ''}' is not supported.`);
}
/** @throws ApiFault ClientException, for the constraints of a task definition: `memberOf` only */
function checkOwnConstraints(described) {
    const constraints = readObjects(described, 'placementConstraints');
    // Wording not documented.
    if (constraints.length > MOST_CONSTRAINTS)
        throw clientFault(`Maximum number of constraints is ${MOST_CONSTRAINTS}`);
    for (const constraint of constraints) {
        const type = readString(constraint, 'type');
        if (type !== 'memberOf')
            throw refuseType(type, clientFault);
        readExpression(readString(constraint, 'expression') ?? '', clientFault);
    }
}
/** Wording not documented. */
function readExpression(expression, asFault) {
    const query = (0,parse_query/* parseQuery */.m)(expression);
    if (query.kind !== 'fault')
        return query;
    throw asFault(`The expression '${expression}' of the memberOf constraint is not valid: ${query.text}.`);
}
/** The expression of a filter, read. @throws ApiFault InvalidParameterException; its wording is not documented */
function readFilter(filter) {
    const query = (0,parse_query/* parseQuery */.m)(filter);
    if (query.kind !== 'fault')
        return query;
    throw invalidParameter(`The filter '${filter}' is not valid: ${query.text}.`);
}
function placement_rules_readStrategy(strategy) {
    const type = readString(strategy, 'type');
    const field = readString(strategy, 'field');
    if (type === 'random') {
        if (field !== undefined && field !== '')
            throw invalidParameter('random field should not be specified');
        return { kind: 'random' };
    }
    if (type === 'binpack')
        return { kind: 'binpack', resource: readResource(field ?? '') };
    // Wording not documented, of the next two.
    if (type !== 'spread')
        throw invalidParameter(`strategy.type '${type ?? ''}' is not supported.`);
    if (field === 'instanceId' || field === 'host')
        return { kind: 'spread', attribute: undefined };
    const attribute = /^attribute:(.+)$/.exec(field ?? '')?.[1];
    if (attribute === undefined)
        throw invalidParameter(`spread field '${field ?? ''}' is invalid`);
    return { kind: 'spread', attribute };
}
/** Upper case is taken too, as it was observed in descriptions of services. */
function readResource(field) {
    const resource = field.toLowerCase();
    if (resource === 'cpu')
        return 'cpu';
    if (resource === 'memory')
        return 'memoryMiB';
    throw invalidParameter(`binpack field '${field}' is invalid`);
}
/**
 * The rules that place tasks of a group; undefined when there are none. The wish was checked when it came.
 * @param group such as `service:web`
 */
function readRules(draft, wish, group) {
    const own = readObjects(wish.given, 'placementConstraints');
    const constraints = [...readObjects(wish.described, 'placementConstraints'), ...own];
    const strategies = readObjects(wish.given, 'placementStrategy');
    if (constraints.length + strategies.length === 0)
        return undefined;
    const expressions = constraints.filter(({ type }) => type === 'memberOf').map((one) => readString(one, 'expression'));
    return {
        isDistinct: constraints.some(({ type }) => type === 'distinctInstance'),
        memberOf: expressions.map((expression) => readExpression(expression ?? '', invalidParameter)),
        strategies: strategies.map(placement_rules_readStrategy),
        group,
        draw: () => drawNumber(draft),
    };
}

;// CONCATENATED MODULE: ./lib/local/engine/scheduling-strategy.js


/** Whether the service keeps one task on each of its instances instead of a number of them. */
function isDaemon(service) {
    return service.given.schedulingStrategy === 'DAEMON';
}
/** @throws ApiFault InvalidParameterException for another strategy; its wording is not documented */
function readScheduling(input) {
    const strategy = readString(input, 'schedulingStrategy') ?? 'REPLICA';
    if (strategy === 'REPLICA' || strategy === 'DAEMON')
        return strategy;
    throw invalidParameter(`Unknown scheduling strategy '${strategy}'.`);
}
/** Refuses in a request what a daemon has not. Texts observed. @throws ApiFault InvalidParameterException */
function checkDaemon(input) {
    if (readNumber(input, 'desiredCount') !== undefined) {
        throw invalidParameter('The daemon scheduling strategy does not support a desired count for services');
    }
    if (readObjects(input, 'placementStrategy').length > 0) {
        throw invalidParameter('The daemon scheduling strategy does not support placement strategies');
    }
    if (readString(input, 'availabilityZoneRebalancing') === 'ENABLED') {
        throw invalidParameter('Availability Zone Rebalancing does not support DAEMON services');
    }
    const configuration = readObject(input, 'deploymentConfiguration') ?? {};
    if ((readNumber(configuration, 'maximumPercent') ?? 100) > 100) {
        throw invalidParameter('The daemon scheduling strategy does not support values above 100 for maximumPercent on a deployment configuration. Change the maximumPercent value to 100, and try again');
    }
    // Documented (ECS API reference, CreateService and UpdateService: volumeConfigurations); the wording is not.
    if (readObjects(input, 'volumeConfigurations').length > 0) {
        throw invalidParameter('The daemon scheduling strategy does not support volumeConfigurations');
    }
    const strategy = readString(configuration, 'strategy') ?? 'ROLLING';
    if (strategy !== 'ROLLING')
        throw notSimulated(`The strategy ${strategy} of a DAEMON service`);
}
/** @throws ApiFault InvalidParameterException: AWS Fargate has no instances (ECS API reference); wording not documented */
function checkDaemonLaunch(launchType) {
    if (launchType === 'FARGATE') {
        throw invalidParameter('The daemon scheduling strategy is not supported with launch type FARGATE.');
    }
}
/** @throws ApiFault InvalidParameterException; its wording is not documented */
function checkDesired(desired) {
    if (desired === undefined)
        throw invalidParameter('A desired count must be given for a REPLICA service.');
    if (!Number.isInteger(desired) || desired < 0)
        throw invalidParameter('desiredCount must be at least 0.');
    return desired;
}

;// CONCATENATED MODULE: ./lib/local/engine/task-protection.js


function isProtected(task, now) {
    return task.protectedUntil !== undefined && task.protectedUntil > now;
}
/** When the task's protection runs out; undefined when it has none. */
function nextExposure(task, now) {
    return isProtected(task, now) ? task.protectedUntil : undefined;
}
const task_protection_CAUSE = 'protected/';
/** Whether protected tasks hold up the service's deployment. */
function isHeldUp(service) {
    return Object.keys(service.told).some((key) => key.startsWith(task_protection_CAUSE));
}
/**
 * Tells which deployments keep more tasks than they should because these are protected: a replaced one any, PRIMARY those
 * beyond the desired count.
 */
function tellProtected(draft, { service, tasks, now }) {
    const causes = service.deployments.flatMap(({ id }, at) => {
        const own = tasks.filter((task) => task.deploymentId === id && task.desiredStatus === 'RUNNING');
        const excess = at === 0 ? Math.max(0, own.length - service.desiredCount) : own.length;
        const count = Math.min(excess, own.filter((task) => isProtected(task, now)).length);
        return count === 0 ? [] : [{ key: `${task_protection_CAUSE}${id}/${count}`, text: describeProtected(service, id, count), now }];
    });
    const keys = causes.map(({ key }) => key);
    const known = forgetCauses(service, (key) => key.startsWith(task_protection_CAUSE) && !keys.includes(key));
    return causes.reduce((told, cause) => tellOnce(draft, told, cause), known);
}

;// CONCATENATED MODULE: ./lib/local/engine/look-view.js








function viewService(draft, scene) {
    const { service, primary, tasks, now } = scene;
    // The list of deployments is newest first, so the oldest has the lowest rank.
    const ranks = new Map(service.deployments.map((deployment, at) => [deployment.id, service.deployments.length - at]));
    const own = tasks.filter((task) => task.deploymentId === primary.id && task.desiredStatus === 'RUNNING').length;
    return {
        desired: service.desiredCount,
        minimumHealthyPercent: service.minimumHealthyPercent,
        maximumPercent: service.maximumPercent,
        tasks: tasks.map((task) => viewTask(draft, scene, { task, rank: ranks.get(task.deploymentId ?? '') ?? 0 })),
        needs: findNeeds(draft, service, primary),
        isRollout: primary.rolloutState === 'IN_PROGRESS',
        isStalled: primary.rolloutState === 'FAILED',
        mayStart: now >= service.throttle.notBefore,
        isDaemon: isDaemon(service),
        ...(primary.isPinned ? {} : { startAtMost: Math.max(0, 1 - own) }),
    };
}
function viewTask(draft, scene, ranked) {
    const { task, rank } = ranked;
    return {
        id: task.arn,
        isOfPrimary: task.deploymentId === scene.primary.id,
        rank,
        phase: namePhase(task),
        isHealthy: isCountedHealthy(task, scene.now),
        isUnhealthy: findTrouble(scene.service, task, scene.now) !== undefined,
        isLeaving: isLeaving(draft, task),
        availabilityZone: task.availabilityZone,
        isProtected: isProtected(task, scene.now),
        ...(task.instanceArn === undefined ? {} : { instanceId: task.instanceArn }),
        ...(isDaemon(scene.service) ? { isHeld: isHeld(draft, task) } : {}),
    };
}
/** Whether the task's instance is DRAINING. */
function isLeaving(draft, task) {
    return task.instanceArn !== undefined && draft.instances.get(task.instanceArn)?.status === 'DRAINING';
}
/**
 * Whether a daemon's task stays on its DRAINING instance: it is stopped last (ECS Developer Guide, daemon scheduling
 * strategy).
 */
function isHeld(draft, task) {
    if (!isLeaving(draft, task))
        return false;
    for (const other of draft.tasks.values()) {
        const service = other.serviceKey === undefined ? undefined : draft.services.get(other.serviceKey);
        if (other.instanceArn === task.instanceArn && (service === undefined || !isDaemon(service)))
            return true;
    }
    return false;
}
function namePhase(task) {
    if (task.desiredStatus === 'STOPPED')
        return 'stopping';
    return task.lastStatus === 'RUNNING' ? 'running' : 'starting';
}
/** What a task of the deployment asks of its instance, and where it may and should go. */
function findNeeds(draft, service, deployment) {
    const described = draft.revisions.get(deployment.revisionArn)?.described ?? {};
    const rules = readRules(draft, { given: service.given, described }, `service:${service.name}`);
    const needs = computeNeeds(described);
    return rules === undefined ? needs : { ...needs, rules };
}
function viewCapacity(draft, scene, needs) {
    const { service, primary, tasks } = scene;
    const strategy = readStrategy(primary.taskSet === undefined ? service.given : { ...primary.taskSet }, 'capacityProviderStrategy');
    const whole = viewAll(draft, scene, needs);
    if (strategy.length === 0)
        return whole;
    const counted = tasks.filter((task) => task.deploymentId === primary.id && task.desiredStatus === 'RUNNING');
    const providers = strategy.map(({ capacityProvider: name, weight, base }) => ({
        name,
        weight,
        base,
        own: counted.filter((task) => task.capacityProvider === name).length,
        capacity: whole.kind === 'unlimited' ? whole : { ...whole, instances: pickOfProvider(draft, whole.instances, name) },
    }));
    return { kind: 'providers', providers };
}
/** Facts about instances are gathered only where rules or attributes ask for them. */
function viewAll(draft, { service, tasks }, needs) {
    if (service.launchType === 'FARGATE')
        return { kind: 'unlimited' };
    const instances = listCapacity(draft, service.cluster, tasks);
    const isAsked = needs.rules !== undefined || needs.attributes !== undefined;
    return { kind: 'instances', instances: isAsked ? addFacts(draft, service.cluster, instances) : instances };
}

;// CONCATENATED MODULE: ./lib/local/engine/daemon.js
/** A DAEMON service's own: its desired count follows the container instances. */



/** The service with a desired count of as many tasks as there are instances that may have one. */
function followInstances(draft, service, now) {
    const primary = service.deployments[0];
    if (!isDaemon(service) || primary === undefined || service.status !== 'ACTIVE')
        return service;
    const needs = findNeeds(draft, service, primary);
    const scene = { service, primary, tasks: [], now };
    const desiredCount = (0,decide_daemon/* countDaemonPlaces */.A)(needs, viewCapacity(draft, scene, needs));
    return desiredCount === service.desiredCount ? service : { ...service, desiredCount };
}

;// CONCATENATED MODULE: ./lib/local/engine/deployment-alarms.js
/** Deployment alarms (ECS Developer Guide, how CloudWatch alarms detect deployment failures). */



/** Fails the rollout when one of its alarms is in ALARM. That a rollback is not watched is assumed. */
function checkAlarms(draft, scene) {
    const { service, primary } = scene;
    const record = draft.serviceDeployments.get(primary.serviceDeploymentArn);
    if (primary.rolloutState !== 'IN_PROGRESS' || record?.status !== 'IN_PROGRESS')
        return service;
    const { alarms } = record;
    const triggered = alarms.status === 'MONITORING' ? listRaised(draft, alarms.names) : [];
    if (triggered.length === 0)
        return service;
    draft.serviceDeployments.set(record.arn, { ...record, alarms: { ...alarms, status: 'TRIGGERED', triggered } });
    return failRollout(draft, scene, {
        event: describeAlarm(service, primary.id),
        // None of these three is documented; assumed.
        state: 'ECS deployment alarm: alarm detected.',
        by: 'alarm',
        cause: 'a deployment alarm was detected',
        hasRollback: alarms.hasRollback,
    });
}

;// CONCATENATED MODULE: ./lib/local/engine/tag-store.js


/** `aws:` in any case is kept for AWS, in keys and in values (ECS API reference, Tag). */
const RESERVED = /^aws:/i;
const ALLOWED = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;
/**
 * The request's `tags`.
 * @throws ApiFault InvalidParameterException for a key or a value that breaks the rules (ECS API reference, Tag); wording
 *   not documented
 */
function readTags(input) {
    const tags = readObjects(input, 'tags').map((tag) => {
        const key = readString(tag, 'key') ?? '';
        const value = readString(tag, 'value') ?? '';
        if (key === '')
            throw invalidParameter('The key of a tag can not be blank.');
        if (key.length > 128)
            throw invalidParameter('The key of a tag can have at most 128 characters.');
        if (value.length > 256)
            throw invalidParameter('The value of a tag can have at most 256 characters.');
        if (RESERVED.test(key) || RESERVED.test(value)) {
            throw invalidParameter("The prefix 'aws:' is reserved: no tag key and no tag value can begin with it.");
        }
        if (!ALLOWED.test(key) || !ALLOWED.test(value))
            throw invalidParameter('A tag contains invalid characters.');
        return [key, value];
    });
    if (new Set(tags.map(([key]) => key)).size < tags.length) {
        throw invalidParameter('The keys of tags must be unique.');
    }
    return Object.fromEntries(tags);
}
/** At most 50 tags a resource, those of AWS not counted (ECS service quotas). */
function addTags(draft, arn, tags) {
    const all = { ...draft.tags.get(arn), ...tags };
    const keys = Object.keys(all);
    // Wording not documented.
    if (keys.filter((key) => !RESERVED.test(key)).length > 50) {
        throw invalidParameter('A resource can have at most 50 tags.');
    }
    if (keys.length > 0)
        draft.tags.set(arn, all);
}
/** Takes tags away; those of AWS stay. */
function removeTags(draft, arn, keys) {
    const kept = Object.entries(draft.tags.get(arn) ?? {}).filter(([key]) => RESERVED.test(key) || !keys.includes(key));
    draft.tags.set(arn, Object.fromEntries(kept));
}
function listTags(draft, arn) {
    return Object.entries(draft.tags.get(arn) ?? {}).map(([key, value]) => ({ key, value }));
}

;// CONCATENATED MODULE: ./lib/local/engine/image.js

/** `repository@digest` in place of the tag; the reference as it is when there is no digest, or it has one. */
function pinImage(image, digest) {
    if (digest === undefined || image.includes('@'))
        return image;
    return `${splitTag(image)[0]}@${digest}`;
}
/**
 * Whether a deployment need not resolve digests with its first task: every container's image has one, or is set to
 * `versionConsistency: disabled` (ECS Developer Guide, container image resolution).
 */
function isResolved(described) {
    return readObjects(described, 'containerDefinitions').every((container) => (readString(container, 'image') ?? '').includes('@') ||
        readString(container, 'versionConsistency') === 'disabled');
}
/**
 * The digest that a reference names: its own, else what the registry has for its tag; an invented one for images of other
 * registries, which is always the same for the same reference.
 * @param registry digest by `HOST/NAME:TAG`
 */
function resolveDigest(registry, image) {
    return digestIn(image) ?? registry.get(withTag(image)) ?? inventDigest(image);
}
/** References of the same repository whose tags name the image. */
function listNames(registry, image) {
    const [repository] = splitTag(image.split('@')[0] ?? '');
    const digest = digestIn(image) ?? registry.get(withTag(image));
    return [...registry].flatMap(([name, named]) => named === digest && splitTag(name)[0] === repository && name !== image ? [name] : []);
}
/** The digest of `NAME@DIGEST`; undefined for a reference without one. */
function digestIn(image) {
    return /@(sha256:[0-9a-f]{64})$/.exec(image)?.[1];
}
/** A reference without a tag means the tag `latest`. */
function withTag(image) {
    const [repository, tag] = splitTag(image);
    return `${repository}:${tag ?? 'latest'}`;
}
function splitTag(image) {
    const tagAt = image.lastIndexOf(':');
    return tagAt > image.lastIndexOf('/') ? [image.slice(0, tagAt), image.slice(tagAt + 1)] : [image, undefined];
}
/** A digest for a simulated image: always the same for the same reference. */
function inventDigest(image) {
    let hash = 0x811c9dc5;
    let digest = '';
    for (let round = 0; round < 8; round += 1) {
        for (const character of `${image}#${round}`) {
            hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
        }
        digest += hash.toString(16).padStart(8, '0');
    }
    return `sha256:${digest}`;
}

;// CONCATENATED MODULE: ./lib/local/engine/overrides.js


const TASK_MEMBERS = ['cpu', 'memory', 'taskRoleArn', 'executionRoleArn', 'ephemeralStorage'];
const CONTAINER_MEMBERS = ['command', 'cpu', 'memory', 'memoryReservation', 'environmentFiles', 'resourceRequirements'];
/**
 * Reads and checks the request's `overrides`.
 * @throws ApiFault when a container is unknown, or all is over 8192 characters
 */
function readOverrides(input, described) {
    const overrides = readObject(input, 'overrides') ?? {};
    if (JSON.stringify(overrides).length > 8192) {
        throw invalidParameter('Container Overrides length must be at most 8192.');
    }
    const names = readObjects(described, 'containerDefinitions').map((container) => readString(container, 'name'));
    for (const override of readObjects(overrides, 'containerOverrides')) {
        const name = readString(override, 'name');
        if (!names.includes(name)) {
            throw invalidParameter(`Override for container named ${name ?? ''} is not a container in the TaskDefinition.`);
        }
    }
    return overrides;
}
/** The task definition with the overrides in it. */
function applyOverrides(described, overrides) {
    const byName = new Map(readObjects(overrides, 'containerOverrides').map((override) => [readString(override, 'name'), override]));
    if (byName.size === 0 && Object.keys(overrides).length === 0)
        return described;
    return {
        ...described,
        ...omitAbsent(Object.fromEntries(TASK_MEMBERS.map((member) => [member, overrides[member] ?? undefined]))),
        containerDefinitions: readObjects(described, 'containerDefinitions').map((container) => overrideContainer(container, byName.get(readString(container, 'name')) ?? {})),
    };
}
function overrideContainer(container, override) {
    const replaced = readObjects(override, 'environment');
    const names = new Set(replaced.map((variable) => variable.name));
    const kept = readObjects(container, 'environment').filter((variable) => !names.has(variable.name));
    return {
        ...container,
        ...omitAbsent(Object.fromEntries(CONTAINER_MEMBERS.map((member) => [member, override[member] ?? undefined]))),
        environment: [...kept, ...replaced],
    };
}

;// CONCATENATED MODULE: ./lib/local/engine/task-start.js







/** The task's overrides are laid over its task definition before anything is reserved or started. */
function startTask(draft, wish, now) {
    const described = applyOverrides(wish.revision.described, wish.overrides);
    const needs = computeNeeds(described);
    const id = drawHex(draft, 32);
    const instance = wish.instance;
    const isBare = instance !== undefined && readNetworkMode(described) !== 'awsvpc';
    const task = {
        arn: taskArn(draft.settings, wish.cluster, id),
        id,
        cluster: wish.cluster,
        revisionArn: wish.revision.arn,
        group: wish.group,
        ...(wish.startedBy === undefined ? {} : { startedBy: wish.startedBy }),
        ...(wish.service === undefined ? {} : { serviceKey: wish.service.key, deploymentId: wish.service.deploymentId }),
        ...(wish.capacityProvider === undefined ? {} : { capacityProvider: wish.capacityProvider }),
        ...place(draft, wish, { needs, described }),
        lastStatus: isBare ? 'PENDING' : 'PROVISIONING',
        desiredStatus: 'RUNNING',
        containers: readObjects(described, 'containerDefinitions').map((container) => openContainer(draft, container, { cluster: wish.cluster, taskId: id, digests: wish.service?.digests ?? {} })),
        targets: wish.service?.targets ?? [],
        overrides: wish.overrides,
        given: wish.given,
        version: 1,
        wasHealthy: false,
        createdAt: now,
    };
    draft.tasks.set(task.arn, task);
    const images = pinImages(task, wish.service?.digests ?? {});
    const address = draft.settings.tasks === 'containers' && instance === undefined ? '' : task.address;
    draft.effects.push({ kind: 'start-task', task: { taskArn: task.arn, address, taskDefinition: described, images } });
    return task;
}
function place(draft, { instance, zone }, wish) {
    if (instance === undefined) {
        const any = 'abc'.charAt(Math.floor(drawNumber(draft) * 3));
        return {
            launchType: 'FARGATE',
            address: `10.0.${Math.floor(drawNumber(draft) * 256)}.${4 + Math.floor(drawNumber(draft) * 250)}`,
            availabilityZone: zone ?? `${draft.settings.region}${any}`,
            reservation: reserveNothing(wish.needs),
        };
    }
    return {
        launchType: 'EC2',
        instanceArn: instance.arn,
        address: instance.address,
        availabilityZone: instance.availabilityZone,
        reservation: reserve(draft, instance, wish),
    };
}
function openContainer(draft, container, task) {
    const command = readStrings(container, 'command');
    const [name, image] = [readString(container, 'name') ?? '', readString(container, 'image') ?? ''];
    const otherNames = listNames(draft.imageDigests, pinImage(image, task.digests[name]));
    return {
        name,
        arn: containerArn(draft.settings, { ...task, id: drawUuid(draft) }),
        image,
        ...(otherNames.length === 0 ? {} : { otherNames }),
        ...(command.length === 0 ? {} : { command: command.join(' ') }),
        isEssential: readBoolean(container, 'essential') ?? true,
        hasHealthCheck: readObject(container, 'healthCheck') !== undefined,
        status: 'PENDING',
        health: 'UNKNOWN',
        networkBindings: [],
    };
}
function pinImages(task, digests) {
    return Object.fromEntries(task.containers.map((container) => [container.name, pinImage(container.image, digests[container.name])]));
}

;// CONCATENATED MODULE: ./lib/local/engine/service-failures.js



/**
 * Counts a task that ended by itself before it was ever counted healthy. ECS counts tasks that do not reach RUNNING or
 * fail a health check; that an early exit counts as well is observed (containers that exit at start trip the breaker).
 */
function noteEnd(draft, task, now) {
    const service = task.serviceKey === undefined ? undefined : draft.services.get(task.serviceKey);
    if (service === undefined || task.wasHealthy)
        return;
    if (task.stopCode !== 'TaskFailedToStart' && task.stopCode !== 'EssentialContainerExited')
        return;
    const deployment = findDeployment(service, task.deploymentId);
    const isOfPrimary = deployment !== undefined && service.deployments[0]?.id === deployment.id;
    let changed = service;
    if (task.startedAt === undefined) {
        changed = { ...changed, throttle: { ...changed.throttle, hasFailed: true } };
        changed = tellOnce(draft, changed, { key: 'start-failed', text: describePullFailure(service, task), now: now });
    }
    if (isOfPrimary && deployment.rolloutState === 'IN_PROGRESS') {
        changed = changeDeployment(changed, deployment.id, {
            failedTasks: deployment.failedTasks + 1,
            breakerCount: deployment.breakerCount + 1,
            failedPins: deployment.failedPins + (deployment.isPinned || task.pullStoppedAt !== undefined ? 0 : 1),
        });
    }
    draft.services.set(service.key, changed);
}

;// CONCATENATED MODULE: ./lib/local/engine/task-stop.js
/** The end of a task: drained first where it is a target, then told to stop, then STOPPED. */



/** Keeps a change of a task; its version grows with each. */
function changeTask(draft, task, change) {
    const changed = { ...task, ...change, version: task.version + 1 };
    draft.tasks.set(task.arn, changed);
    return changed;
}
/**
 * Begins the end of a task. A task that is a target turns DEACTIVATING and waits for the scheduler's next look, which
 * takes it out of its target groups; any other is told to stop now.
 */
function stopTask(draft, task, cause) {
    if (task.desiredStatus === 'STOPPED')
        return;
    const { now } = cause;
    const ending = { desiredStatus: 'STOPPED', stopCode: cause.code, stoppedReason: cause.reason };
    const leaving = changeTask(draft, task, { ...ending, stoppingAt: now });
    requestLook(draft, now);
    if (isRegistered(leaving))
        changeTask(draft, leaving, { lastStatus: 'DEACTIVATING' });
    else
        endTask(draft, leaving, now);
}
function isRegistered(task) {
    return task.targets.some((target) => ['initial', 'healthy', 'unhealthy', 'draining'].includes(target.state));
}
function hasRunningContainer(task) {
    return task.containers.some((container) => container.status === 'RUNNING');
}
/** Tells the containers to stop; a task that has none running is STOPPED at once. */
function endTask(draft, task, now) {
    const isRunning = hasRunningContainer(task);
    const isOver = task.containers.every((container) => container.status === 'STOPPED');
    if (!isOver)
        draft.effects.push({ kind: 'stop-task', taskArn: task.arn });
    if (isRunning)
        changeTask(draft, task, { lastStatus: 'STOPPING' });
    else
        finishTask(draft, task, now);
}
/** STOPPED: what it held is free again, and its service learns of it. */
function finishTask(draft, task, now) {
    const containers = task.containers.map((container) => ({ ...container, status: 'STOPPED', health: 'UNKNOWN' }));
    const stopped = {
        ...task,
        lastStatus: 'STOPPED',
        desiredStatus: 'STOPPED',
        containers,
        targets: task.targets.map((target) => ({ ...target, state: 'drained' })),
        version: task.version + 1,
        stoppingAt: task.stoppingAt ?? now,
        executionStoppedAt: task.executionStoppedAt ?? now,
        stoppedAt: now,
    };
    draft.tasks.delete(task.arn);
    draft.stoppedTasks.set(task.arn, stopped);
    release(draft, task);
    noteEnd(draft, stopped, now);
    requestLook(draft, now);
}

;// CONCATENATED MODULE: ./lib/local/engine/task-tags.js


const PROPAGATIONS = ['SERVICE', 'TASK_DEFINITION', 'NONE'];
/** @throws ApiFault InvalidParameterException for a word that is none of them; the wording is not documented */
function readPropagation(input) {
    const from = readString(input, 'propagateTags');
    if (from === undefined || PROPAGATIONS.includes(from))
        return from;
    throw invalidParameter(`propagateTags must be one of ${PROPAGATIONS.join(', ')}.`);
}
/** Propagated tags, and the managed ones that ECS adds under its own prefix. */
function listBirthTags(draft, source) {
    const from = readString(source.given, 'propagateTags');
    const arn = from === 'TASK_DEFINITION' ? source.revisionArn : from === 'SERVICE' ? source.service?.arn : undefined;
    const propagated = arn === undefined ? {} : draft.tags.get(arn);
    if (readBoolean(source.given, 'enableECSManagedTags') !== true)
        return { ...propagated };
    return {
        ...propagated,
        'aws:ecs:clusterName': source.cluster,
        ...(source.service === undefined ? {} : { 'aws:ecs:serviceName': source.service.name }),
    };
}

// EXTERNAL MODULE: ./lib/scheduler/placement.js + 2 modules
var placement = __webpack_require__(5885);
;// CONCATENATED MODULE: ./lib/local/engine/zones.js
/** The Availability Zones that a service's tasks may be in. */



/** Zones of a region on AWS Fargate: no more are there. */
const LETTERS = ['a', 'b', 'c'];
/** Of ACTIVE instances that may have one; on AWS Fargate of its subnets, a zone each. */
function zones_listZones(draft, primary, seen) {
    const { needs, capacity } = seen;
    const whole = capacity.kind === 'providers' ? capacity.providers.map((one) => one.capacity) : [capacity];
    if (whole.some(({ kind }) => kind === 'unlimited'))
        return listSubnetZones(draft, primary);
    const instances = whole.flatMap((one) => (one.kind === 'instances' ? one.instances : []));
    return new Set(instances.filter((one) => (0,placement/* isEligible */.YT)(needs, one)).map(({ availabilityZone }) => availabilityZone));
}
/** What zones subnets are in is not known here: the first is in the first, and so on. Assumed. */
function listSubnetZones(draft, primary) {
    const shape = draft.serviceRevisions.get(primary.serviceRevisionArn)?.shape ?? {};
    const network = readObject(readObject(shape, 'networkConfiguration') ?? {}, 'awsvpcConfiguration') ?? {};
    const subnets = Math.max(1, readStrings(network, 'subnets').length);
    return new Set(LETTERS.slice(0, subnets).map((letter) => `${draft.settings.region}${letter}`));
}
/** Tasks that are to run, by zone. */
function countTaskZones(zones, tasks) {
    const wanted = tasks.filter(({ desiredStatus }) => desiredStatus === 'RUNNING');
    return countZones(zones, wanted.map(({ availabilityZone }) => availabilityZone));
}
/** The part of a capacity that lies in a zone. */
function keepZone(capacity, zone) {
    if (capacity.kind !== 'providers')
        return keepInstances(capacity, zone);
    const providers = capacity.providers.map((one) => ({ ...one, capacity: keepInstances(one.capacity, zone) }));
    return { ...capacity, providers };
}
function keepInstances(capacity, zone) {
    if (capacity.kind === 'unlimited')
        return capacity;
    return { ...capacity, instances: capacity.instances.filter(({ availabilityZone }) => availabilityZone === zone) };
}

;// CONCATENATED MODULE: ./lib/local/engine/look-moves.js











function startTasks(draft, scene, starts) {
    const { service, now } = scene;
    const ids = openTasks(draft, scene, starts).map(({ id }) => id);
    if (ids.length === 0)
        return service;
    return tell(draft, service, { text: describeStarts(service, ids, countReplaced(scene, ids.length)), now });
}
/** Makes the tasks and tells nobody. On AWS Fargate each goes to the zone with the fewest (ECS: as far as it can). */
function openTasks(draft, scene, starts) {
    const { service, primary, now } = scene;
    const revision = draft.revisions.get(primary.revisionArn);
    if (starts.length === 0 || revision === undefined)
        return [];
    const zones = new Map(countTaskZones(listSubnetZones(draft, primary), scene.tasks));
    const given = service.given;
    const shape = draft.serviceRevisions.get(primary.serviceRevisionArn)?.shape ?? {};
    const tags = listBirthTags(draft, { cluster: service.cluster, revisionArn: revision.arn, service, given });
    return starts.map(({ instanceId, provider }) => {
        const instance = instanceId === undefined ? undefined : draft.instances.get(instanceId);
        const { key } = service;
        const owner = {
            key,
            deploymentId: primary.id,
            targets: listTargets(shape, primary.usesAlternate),
            digests: primary.digests,
        };
        const zone = instance === undefined ? findEmptiest(zones) : undefined;
        if (zone !== undefined)
            zones.set(zone, (zones.get(zone) ?? 0) + 1);
        const started = startTask(draft, {
            cluster: service.cluster,
            revision,
            instance,
            ...(zone === undefined ? {} : { zone }),
            ...(provider === undefined ? {} : { capacityProvider: provider }),
            group: `service:${service.name}`,
            startedBy: primary.id,
            service: owner,
            overrides: {},
            given: { enableExecuteCommand: given.enableExecuteCommand ?? false, platformVersion: shape.platformVersion },
        }, now);
        addTags(draft, started.arn, tags);
        return started;
    });
}
/** Outside a rollout a start makes up for an unhealthy task that is still there. */
function countReplaced(scene, started) {
    if (scene.primary.rolloutState !== 'COMPLETED')
        return 0;
    const isBad = (task) => task.desiredStatus === 'RUNNING' && findTrouble(scene.service, task, scene.now) !== undefined;
    return Math.min(started, scene.tasks.filter(isBad).length);
}
function stopTasks(draft, scene, arns) {
    const running = [];
    let pending = 0;
    let service = scene.service;
    for (const arn of arns) {
        const task = draft.tasks.get(arn);
        if (task === undefined)
            continue;
        const trouble = findTrouble(scene.service, task, scene.now);
        if (trouble !== undefined)
            service = countCheckFailure(service, task);
        if (task.lastStatus === 'RUNNING')
            running.push(task.id);
        else
            pending += 1;
        const reason = explainStop(trouble, scene.primary.id);
        stopTask(draft, task, { code: 'ServiceSchedulerInitiated', reason, now: scene.now });
    }
    if (pending > 0)
        service = tell(draft, service, { text: describePendingStops(service, pending), now: scene.now });
    if (running.length > 0)
        service = tell(draft, service, { text: describeStops(service, running), now: scene.now });
    return service;
}
function explainStop(trouble, primaryId) {
    if (trouble === undefined)
        return `Scaling activity initiated by (deployment ${primaryId})`;
    if (trouble.kind === 'container')
        return 'Task failed container health checks';
    return describeFailedTarget(trouble.target.targetGroupArn);
}
/** A task of a rollout that fails its checks counts as a failed one when it is stopped for it. */
function countCheckFailure(service, task) {
    const deployment = findDeployment(service, task.deploymentId);
    if (deployment === undefined || deployment.rolloutState !== 'IN_PROGRESS')
        return service;
    const { failedTasks, breakerCount } = deployment;
    return changeDeployment(service, deployment.id, { failedTasks: failedTasks + 1, breakerCount: breakerCount + 1 });
}
/** Tells of each task, once, that its checks fail. */
function tellTroubles(draft, scene) {
    let service = scene.service;
    const troubled = new Set();
    for (const task of scene.tasks) {
        const trouble = findTrouble(service, task, scene.now);
        if (trouble === undefined)
            continue;
        const key = `unhealthy/${task.id}`;
        troubled.add(key);
        service = tellOnce(draft, service, { key, text: describeTrouble(draft, scene, { task, trouble }), now: scene.now });
    }
    return forgetCauses(service, (key) => key.startsWith('unhealthy/') && !troubled.has(key));
}
function describeTrouble(draft, scene, bad) {
    const { task, trouble } = bad;
    if (trouble.kind === 'container')
        return describeFailedCheck(scene.service, task.id);
    const instance = task.instanceArn === undefined ? undefined : draft.instances.get(task.instanceArn);
    return describeUnhealthyTarget(scene.service, {
        taskId: task.id,
        ec2InstanceId: instance?.ec2InstanceId,
        port: trouble.target.port ?? trouble.target.containerPort,
        targetGroupArn: trouble.target.targetGroupArn,
        reason: trouble.target.reason ?? 'Health checks failed',
        taskSet: scene.primary.rolloutState === 'IN_PROGRESS' ? task.deploymentId : undefined,
    });
}
/** Tells why nothing moves; a cause that is gone is forgotten, so that it is told again should it return. */
function tellBlocked(draft, scene, blocked) {
    const key = nameCause(blocked);
    const service = forgetCauses(scene.service, (told) => told.startsWith('blocked/') && told !== key);
    if (blocked === undefined)
        return service;
    const text = blocked.kind === 'bounds' ? describeBounds(service) : describePlacement(service, blocked.failure);
    return tellOnce(draft, service, { key, text, now: scene.now });
}
function nameCause(blocked) {
    if (blocked === undefined)
        return '';
    return blocked.kind === 'bounds' ? 'blocked/bounds' : `blocked/${blocked.failure.reason}`;
}

;// CONCATENATED MODULE: ./lib/local/engine/look-targets.js
/** Registering tasks with their target groups, and taking leaving ones out: done at the scheduler's looks. */




/** ACTIVATING tasks become targets and RUNNING; DEACTIVATING ones stop being targets and drain. */
function syncTargets(draft, service, seen) {
    const { tasks, now } = seen;
    const registered = new Map();
    const deregistered = new Map();
    const draining = new Map();
    for (const task of tasks) {
        if (task.lastStatus === 'ACTIVATING')
            countEach(registered, registerTargets(draft, task, now));
        if (task.lastStatus !== 'DEACTIVATING')
            continue;
        const left = deregisterTargets(draft, task);
        countEach(deregistered, left);
        if (left.length > 0)
            countEach(draining, [task.deploymentId ?? '']);
    }
    const primary = service.deployments[0];
    let told = service;
    for (const [arn, count] of registered)
        told = tell(draft, told, { text: describeRegistered(service, count, arn), now });
    for (const [arn, count] of deregistered)
        told = tell(draft, told, { text: describeDeregistered(service, count, arn), now });
    for (const [deploymentId, count] of draining) {
        const taskSet = deploymentId === primary?.id ? undefined : deploymentId;
        told = tell(draft, told, { text: describeDraining(service, count, taskSet), now });
    }
    return told;
}
function countEach(counts, keys) {
    for (const key of keys)
        counts.set(key, (counts.get(key) ?? 0) + 1);
}
/** Returns the target groups that it was registered in. */
function registerTargets(draft, task, now) {
    const targets = task.targets.map((target) => {
        const place = locateTarget(task, target);
        draft.effects.push({ kind: 'register-target', targetGroupArn: target.targetGroupArn, taskArn: task.arn, ...place });
        return { ...target, ...place, state: 'initial' };
    });
    changeTask(draft, task, { targets, lastStatus: 'RUNNING', startedAt: now });
    return targets.map((target) => target.targetGroupArn);
}
/** Where the load balancer reaches the container: its host port where it has one, else its own address and port. */
function locateTarget(task, target) {
    const container = task.containers.find(({ name }) => name === target.containerName);
    const binding = container?.networkBindings.find((each) => 'containerPort' in each && each.containerPort === target.containerPort);
    const address = task.launchType === 'FARGATE' && binding !== undefined ? binding.bindIP : task.address;
    const mapping = { container: target.containerName, containerPort: target.containerPort, protocol: 'tcp' };
    const port = binding?.hostPort ?? task.reservation.dynamicPorts[nameMapping(mapping)] ?? target.containerPort;
    return { address, port };
}
/** Returns the target groups that it has left. A task whose containers are gone has no connection to wait for. */
function deregisterTargets(draft, task) {
    const leaving = task.targets.filter(({ state }) => ['initial', 'healthy', 'unhealthy'].includes(state));
    if (leaving.length === 0)
        return [];
    const isAlive = hasRunningContainer(task);
    for (const { targetGroupArn } of leaving) {
        draft.effects.push({ kind: 'deregister-target', targetGroupArn, taskArn: task.arn });
    }
    const targets = task.targets.map((target) => ({ ...target, state: isAlive ? 'draining' : 'drained' }));
    changeTask(draft, task, { targets });
    return leaving.map(({ targetGroupArn }) => targetGroupArn);
}
/** Ends tasks that have left their target groups and have no container left. */
function endDeadTasks(draft, tasks, now) {
    for (const task of tasks) {
        const isOver = task.lastStatus === 'DEACTIVATING' && !hasRunningContainer(task) && !isRegistered(task);
        if (isOver)
            endTask(draft, task, now);
    }
}

;// CONCATENATED MODULE: ./lib/local/engine/describe-task-set.js




/** @param options `TAGS` in `include` adds the tags */
function describeTaskSet(draft, service, options) {
    const { one, counts } = options;
    const { taskSet } = one;
    const { running, pending } = counts.get(one.id) ?? { running: 0, pending: 0 };
    const shape = draft.serviceRevisions.get(one.serviceRevisionArn)?.shape ?? {};
    const isFargate = taskSet.launchType === 'FARGATE';
    return omitAbsent({
        id: one.id,
        taskSetArn: taskSet.arn,
        serviceArn: service.arn,
        clusterArn: clusterArn(draft.settings, service.cluster),
        startedBy: taskSet.startedBy,
        externalId: taskSet.externalId,
        status: taskSet.status,
        taskDefinition: one.revisionArn,
        computedDesiredCount: computeDesired(service, taskSet),
        pendingCount: pending,
        runningCount: running,
        createdAt: asTimestamp(one.createdAt),
        updatedAt: asTimestamp(one.updatedAt),
        launchType: taskSet.capacityProviderStrategy === undefined ? taskSet.launchType : undefined,
        capacityProviderStrategy: taskSet.capacityProviderStrategy,
        platformVersion: isFargate ? '1.4.0' : undefined,
        platformFamily: isFargate ? 'Linux' : undefined,
        networkConfiguration: shape.networkConfiguration,
        loadBalancers: shape.loadBalancers ?? [],
        serviceRegistries: shape.serviceRegistries ?? [],
        scale: { value: taskSet.scalePercent, unit: 'PERCENT' },
        stabilityStatus: taskSet.stability,
        stabilityStatusAt: asTimestamp(taskSet.stabilityAt),
        tags: options.include.includes('TAGS') ? listTags(draft, taskSet.arn) : undefined,
    });
}

;// CONCATENATED MODULE: ./lib/local/engine/describe-service.js






/** Counts the tasks of all services at once. Tasks that are being stopped are in neither count. */
function countByDeployment(draft) {
    const counts = new Map();
    for (const task of draft.tasks.values()) {
        if (task.deploymentId === undefined || task.desiredStatus === 'STOPPED')
            continue;
        const count = counts.get(task.deploymentId) ?? { running: 0, pending: 0 };
        counts.set(task.deploymentId, count);
        if (task.lastStatus === 'RUNNING')
            count.running += 1;
        else
            count.pending += 1;
    }
    return counts;
}
const NONE = { running: 0, pending: 0 };
function describeService(draft, service, options) {
    const primary = task_set_state_findServing(service);
    const shape = primary && draft.serviceRevisions.get(primary.serviceRevisionArn)?.shape;
    const all = service.deployments.map(({ id }) => options.counts.get(id) ?? NONE);
    const isFargate = service.launchType === 'FARGATE';
    const hasRole = shape?.networkConfiguration !== undefined || shape?.loadBalancers !== undefined;
    return omitAbsent({
        serviceArn: service.arn,
        serviceName: service.name,
        clusterArn: clusterArn(draft.settings, service.cluster),
        loadBalancers: shape?.loadBalancers ?? [],
        serviceRegistries: shape?.serviceRegistries ?? [],
        status: service.status,
        desiredCount: service.desiredCount,
        runningCount: all.reduce((sum, { running }) => sum + running, 0),
        pendingCount: all.reduce((sum, { pending }) => sum + pending, 0),
        launchType: service.given.capacityProviderStrategy === undefined ? service.launchType : undefined,
        platformVersion: isFargate ? (shape?.platformVersion ?? 'LATEST') : undefined,
        platformFamily: isFargate ? 'Linux' : undefined,
        taskDefinition: primary?.revisionArn,
        deploymentConfiguration: service.deploymentConfiguration,
        ...(hasTaskSets(service) ? listSets(draft, service, options) : listDeployments(draft, service, options)),
        roleArn: service.roleArn ?? (hasRole ? nameServiceRole(draft) : undefined),
        events: service.events.map(({ id, createdAt, message }) => ({ id, createdAt: asTimestamp(createdAt), message })),
        createdAt: asTimestamp(service.createdAt),
        createdBy: service.createdBy,
        networkConfiguration: shape?.networkConfiguration,
        healthCheckGracePeriodSeconds: service.gracePeriodSeconds,
        ...service.given,
        tags: options.include.includes('TAGS') ? listTags(draft, service.arn) : undefined,
    });
}
/** Service deployments and revisions are those of the ECS controller only. */
function listDeployments(draft, service, { counts }) {
    return {
        deployments: service.deployments.map((deployment, at) => describeDeployment(draft, service, { deployment, isPrimary: at === 0, counts })),
        currentServiceDeployment: service.currentServiceDeployment,
        currentServiceRevisions: service.deployments.map((deployment) => ({
            arn: deployment.serviceRevisionArn,
            requestedTaskCount: deployment.shownDesired,
            runningTaskCount: (counts.get(deployment.id) ?? NONE).running,
            pendingTaskCount: (counts.get(deployment.id) ?? NONE).pending,
        })),
    };
}
function listSets(draft, service, { counts, include }) {
    const taskSets = listTaskSets(service).map((one) => describeTaskSet(draft, service, { one, counts, include }));
    return { deployments: [], taskSets };
}
function nameServiceRole(draft) {
    return `arn:aws:iam::${draft.settings.account}:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS`;
}
function describeDeployment(draft, service, listed) {
    const { deployment, isPrimary, counts } = listed;
    const { running, pending } = counts.get(deployment.id) ?? NONE;
    const { rolloutState, rolloutStateReason } = deployment;
    const shape = draft.serviceRevisions.get(deployment.serviceRevisionArn)?.shape ?? {};
    const isFargate = service.launchType === 'FARGATE';
    const hasStrategy = service.given.capacityProviderStrategy !== undefined;
    return omitAbsent({
        id: deployment.id,
        status: isPrimary ? 'PRIMARY' : 'ACTIVE',
        taskDefinition: deployment.revisionArn,
        desiredCount: deployment.shownDesired,
        pendingCount: pending,
        runningCount: running,
        failedTasks: deployment.failedTasks,
        createdAt: asTimestamp(deployment.createdAt),
        updatedAt: asTimestamp(deployment.updatedAt),
        launchType: hasStrategy ? undefined : service.launchType,
        capacityProviderStrategy: service.given.capacityProviderStrategy,
        platformVersion: isFargate ? '1.4.0' : undefined,
        platformFamily: isFargate ? 'Linux' : undefined,
        networkConfiguration: shape.networkConfiguration,
        serviceConnectConfiguration: shape.serviceConnectConfiguration,
        volumeConfigurations: shape.volumeConfigurations,
        vpcLatticeConfigurations: shape.vpcLatticeConfigurations,
        ...(isBehindClassic(shape) ? {} : { rolloutState, rolloutStateReason }),
    });
}

;// CONCATENATED MODULE: ./lib/local/engine/describe-service-deployment.js



function describeBriefly(draft, record) {
    return omitAbsent({
        serviceDeploymentArn: record.arn,
        serviceArn: draft.services.get(record.serviceKey)?.arn,
        clusterArn: clusterArn(draft.settings, record.serviceKey.split('/')[0] ?? ''),
        startedAt: stamp(record.startedAt),
        createdAt: stamp(record.createdAt),
        finishedAt: stamp(record.finishedAt),
        targetServiceRevisionArn: record.target.arn,
        status: record.status,
        statusReason: record.statusReason,
    });
}
function stamp(ms) {
    return ms === undefined ? undefined : asTimestamp(ms);
}
function describeWholly(draft, record, counts) {
    const { targetServiceRevisionArn: _target, ...brief } = describeBriefly(draft, record);
    const { rollback } = record;
    return omitAbsent({
        ...brief,
        stoppedAt: stamp(record.stoppedAt),
        updatedAt: stamp(record.updatedAt),
        sourceServiceRevisions: record.sourceRevisions.map((source) => describeCounts(source, record.shift)),
        targetServiceRevision: describeCounts(countTarget(draft, record, counts), record.shift),
        lifecycleStage: record.shift && findStep(record.shift)?.stage,
        lifecycleHookDetails: record.shift?.hooks.map(describeHook),
        deploymentConfiguration: record.deploymentConfiguration,
        rollback: rollback && { ...rollback, startedAt: asTimestamp(rollback.startedAt) },
        deploymentCircuitBreaker: { ...record.breaker },
        alarms: describeAlarms(record.alarms),
    });
}
/** As it is now, while the service still has the deployment; as it was at the end of a service deployment that has one. */
function countTarget(draft, record, counts) {
    if (record.status === 'SUCCESSFUL' || record.status === 'ROLLBACK_SUCCESSFUL')
        return record.target;
    const deployments = draft.services.get(record.serviceKey)?.deployments ?? [];
    const deployment = deployments.find((one) => one.serviceRevisionArn === record.target.arn);
    if (deployment === undefined)
        return record.target;
    const { running = 0, pending = 0 } = counts.get(deployment.id) ?? {};
    return { arn: record.target.arn, requested: deployment.shownDesired, running, pending };
}
function describeCounts(counts, shift) {
    return {
        arn: counts.arn,
        requestedTaskCount: counts.requested,
        runningTaskCount: counts.running,
        pendingTaskCount: counts.pending,
        ...(shift === undefined ? {} : describeWeights(shift, counts.arn)),
    };
}
/** Percents of the traffic, which only blue and green have; that they are absent where none is shifted is assumed. */
function describeWeights(shift, revisionArn) {
    if (!shift.hasTraffic)
        return {};
    const { test, production } = shift.weights;
    const isGreen = revisionArn === shift.greenRevisionArn;
    if (!isGreen && revisionArn !== shift.blueRevisionArn)
        return {};
    return {
        requestedTestTrafficWeight: isGreen ? test : 100 - test,
        requestedProductionTrafficWeight: isGreen ? production : 100 - production,
    };
}
function describeHook(hook) {
    return omitAbsent({
        hookId: hook.id,
        targetType: hook.targetType,
        targetArn: hook.targetArn,
        status: hook.status,
        expiresAt: asTimestamp(hook.expiresAt),
        timeoutAction: hook.timeoutAction,
    });
}
function describeAlarms(alarms) {
    return { status: alarms.status, alarmNames: alarms.names, triggeredAlarmNames: alarms.triggered };
}

// EXTERNAL MODULE: ./lib/scheduler/bounds.js
var bounds = __webpack_require__(6188);
;// CONCATENATED MODULE: ./lib/local/engine/early-success.js




const CLEANUPS = ['BLOCKING', 'DEFERRED'];
/** @throws ApiFault InvalidParameterException; no wording is documented */
function checkEarlySuccess(configuration, { strategy, minimumHealthyPercent }) {
    const criteria = readEnabled(configuration);
    if (criteria === undefined)
        return;
    if (strategy !== 'ROLLING') {
        throw invalidParameter('earlySuccessCriteria is only valid for the ROLLING deployment strategy.');
    }
    const percent = readNumber(criteria, 'healthyPercent') ?? Number.NaN;
    if (!Number.isInteger(percent) || percent < minimumHealthyPercent || percent > 100) {
        throw invalidParameter('healthyPercent must be a whole number from minimumHealthyPercent to 100.');
    }
    const cleanup = readString(criteria, 'sourceServiceRevisionCleanup') ?? '';
    if (!CLEANUPS.includes(cleanup)) {
        throw invalidParameter(`sourceServiceRevisionCleanup must be one of ${CLEANUPS.join(', ')}.`);
    }
}
function readEnabled(configuration) {
    const criteria = readObject(configuration, 'earlySuccessCriteria') ?? {};
    return readBoolean(criteria, 'enable') === true ? criteria : undefined;
}
/** Undefined for a rollout without criteria. The configuration is the one that its service deployment began with. */
function judgeEarlySuccess(draft, { service, primary, tasks, now }) {
    const record = draft.serviceDeployments.get(primary.serviceDeploymentArn);
    const criteria = record?.status === 'IN_PROGRESS' ? readEnabled(record.deploymentConfiguration) : undefined;
    if (criteria === undefined || primary.rolloutState !== 'IN_PROGRESS')
        return undefined;
    const isOwn = (task) => task.deploymentId === primary.id;
    const healthy = tasks.filter((task) => isOwn(task) && isCountedHealthy(task, now)).length;
    const needed = Math.max(1, (0,bounds/* lowerBound */.y)(service.desiredCount, readNumber(criteria, 'healthyPercent') ?? 100));
    const isDeferred = readString(criteria, 'sourceServiceRevisionCleanup') === 'DEFERRED';
    return { isHealthy: healthy >= needed, isClean: isDeferred || tasks.every(isOwn) };
}

;// CONCATENATED MODULE: ./lib/local/engine/rollout.js
/** The course of a rollout around the scheduler's moves: its begin, its counts, its end. */










/** Records take their step: PRIMARY's begins, those of superseded deployments end. */
function advanceServiceDeployments(draft, service, now) {
    const [primary, ...others] = service.deployments;
    if (primary !== undefined)
        moveServiceDeployment(draft, primary.serviceDeploymentArn, { status: 'IN_PROGRESS', now });
    for (const { serviceDeploymentArn: arn } of others) {
        const isStopping = draft.serviceDeployments.get(arn)?.status === 'STOP_REQUESTED';
        if (isStopping)
            moveServiceDeployment(draft, arn, { status: 'STOPPED', now });
    }
}
/** Whether the service is as wanted: PRIMARY at full healthy strength, and no other task left. */
function isSettled({ service, primary, tasks, now }) {
    if (tasks.length !== service.desiredCount)
        return false;
    return tasks.every((task) => task.deploymentId === primary.id && isCountedHealthy(task, now));
}
/**
 * Counts as shown; deployments that have lost their last task leave the list.
 * @param wantedOfPrimary what PRIMARY is to have now
 */
function updateDeployments(scene, tasks, wantedOfPrimary = scene.service.desiredCount) {
    const { service, primary } = scene;
    const alive = new Map();
    const wanted = new Map();
    for (const { deploymentId = '', desiredStatus } of tasks) {
        alive.set(deploymentId, (alive.get(deploymentId) ?? 0) + 1);
        if (desiredStatus === 'RUNNING')
            wanted.set(deploymentId, (wanted.get(deploymentId) ?? 0) + 1);
    }
    const candidate = primary.rolloutState === 'IN_PROGRESS' ? findCandidate(service)?.id : undefined;
    const isKept = ({ id }) => id === primary.id || id === candidate || alive.has(id);
    const kept = service.deployments.filter(isKept).map((deployment) => {
        const shownDesired = deployment.id === primary.id ? wantedOfPrimary : (wanted.get(deployment.id) ?? 0);
        return deployment.shownDesired === shownDesired ? deployment : { ...deployment, shownDesired };
    });
    const isSame = kept.length === service.deployments.length && kept.every((one, at) => one === service.deployments[at]);
    return isSame ? service : { ...service, deployments: kept };
}
/**
 * Ends a rollout that has met its criteria for early success and is baked, though the service is not settled: the rest is
 * the service's own affair.
 */
function completeEarly(draft, scene) {
    const early = judgeEarlySuccess(draft, scene);
    if (early?.isHealthy !== true || isSettled(scene))
        return scene.service;
    return isBaked(draft, scene) && early.isClean ? complete(draft, scene) : scene.service;
}
/** Ends the rollout of a settled service once it is baked, or tells of a steady state that was regained. */
function settle(draft, scene) {
    const { service, primary, now } = scene;
    if (primary.rolloutState === 'FAILED')
        return service;
    if (primary.rolloutState === 'COMPLETED')
        return tellSteady(draft, service, now);
    if (!isBaked(draft, scene))
        return service;
    const completed = complete(draft, scene);
    // One millisecond apart in every observed rollout.
    return tellSteady(draft, leaveSteady({ ...completed, deployments: completed.deployments.slice(0, 1) }), now + 1);
}
/** What the service deployment shows of its target stays as it is now (ECS Developer Guide, early success criteria). */
function complete(draft, { service, primary, now }) {
    const arn = primary.serviceDeploymentArn;
    noteTarget(draft, arn);
    if (!moveServiceDeployment(draft, arn, { status: 'SUCCESSFUL', now })) {
        moveServiceDeployment(draft, arn, { status: 'ROLLBACK_SUCCESSFUL', now });
    }
    const lastCompleted = {
        ...primary,
        rolloutState: 'COMPLETED',
        rolloutStateReason: `ECS deployment ${primary.id} completed.`,
        updatedAt: now,
    };
    const completed = changeDeployment({ ...service, lastCompleted }, primary.id, lastCompleted);
    return tell(draft, completed, { text: describeCompleted(service, primary.id), now });
}
/** That a rollback's target keeps the counts of its end as well is assumed. */
function noteTarget(draft, arn) {
    const record = draft.serviceDeployments.get(arn);
    if (record === undefined)
        return;
    const target = countTarget(draft, record, countByDeployment(draft));
    draft.serviceDeployments.set(arn, { ...record, target });
}

// EXTERNAL MODULE: ./lib/scheduler/decide.js + 2 modules
var decide = __webpack_require__(3435);
// EXTERNAL MODULE: ./lib/scheduler/query/answer-query.js
var answer_query = __webpack_require__(5831);
;// CONCATENATED MODULE: ./lib/local/engine/rebalancing-setting.js







const ZONE = 'ecs.availability-zone';
/**
 * `ENABLED` for a new service that may have it, unless the request says otherwise.
 * @throws ApiFault InvalidParameterException when it is asked for in vain
 */
function chooseRebalancing(input, found) {
    const asked = readString(input, 'availabilityZoneRebalancing');
    const obstacle = findObstacle(found);
    if (asked === 'ENABLED' && obstacle !== undefined)
        throw invalidParameter(obstacle);
    if (asked === 'ENABLED' || asked === 'DISABLED')
        return asked;
    // Wording not documented.
    if (asked !== undefined)
        throw invalidParameter(`Unknown availabilityZoneRebalancing '${asked}'.`);
    return obstacle === undefined ? 'ENABLED' : 'DISABLED';
}
/**
 * What forbids it (ECS Developer Guide, Availability Zone rebalancing). The first two texts are observed, the others not
 * documented. That services with task sets are not rebalanced is assumed.
 */
function findObstacle({ service, shape }) {
    if (isDaemon(service))
        return 'Availability Zone Rebalancing does not support DAEMON services';
    if (service.maximumPercent <= 100)
        return 'AvailabilityZoneRebalancing does not support maximumPercent <= 100';
    const rest = 'AvailabilityZoneRebalancing does not support';
    if (isBehindClassic(shape))
        return `${rest} Classic Load Balancers`;
    if (hasTaskSets(service))
        return `${rest} the deployment controllers CODE_DEPLOY and EXTERNAL`;
    const [first] = readObjects(service.given, 'placementStrategy');
    if (first !== undefined && !(first.type === 'spread' && first.field === `attribute:${ZONE}`)) {
        return `${rest} a first placement strategy other than spread over attribute:${ZONE}`;
    }
    const isZoned = readObjects(service.given, 'placementConstraints').some(asksForZone);
    return isZoned ? `${rest} placement constraints on attribute:${ZONE}` : undefined;
}
function asksForZone(constraint) {
    const query = (0,parse_query/* parseQuery */.m)(readString(constraint, 'expression') ?? '');
    return query.kind !== 'fault' && (0,answer_query/* listAttributeNames */.$5)(query).includes(ZONE);
}

;// CONCATENATED MODULE: ./lib/local/engine/rebalancing.js
/**
 * Availability Zone rebalancing (ECS Developer Guide): outside of deployments a task is started in the emptiest zone, and
 * once it is healthy one is stopped in the fullest, until no zone has more than one task more than another.
 */












const rebalancing_CAUSE = 'rebalancing/';
/** The move that is under way comes to its end when something else is to be done first. */
function dropRebalancing(draft, scene) {
    const { service, now } = scene;
    if (service.rebalancing === undefined || isUndisturbed(draft, scene))
        return service;
    const { rebalancing: _over, ...rest } = forgetCauses(service, (key) => key.startsWith(rebalancing_CAUSE));
    return tell(draft, rest, { text: describeRebalancingEnd(service), now });
}
/** Whether the service has what it wants, and at most the task that was started for the balance besides. */
function isUndisturbed(draft, { service, primary, tasks, now }) {
    if (primary.rolloutState !== 'COMPLETED' || !isEnabled(draft, { service, primary }))
        return false;
    const extra = service.rebalancing?.taskArn;
    const staying = tasks.filter(({ desiredStatus }) => desiredStatus === 'RUNNING');
    const others = staying.filter(({ arn }) => arn !== extra);
    if (staying.length - others.length !== (extra === undefined ? 0 : 1))
        return false;
    if (others.length !== service.desiredCount || staying.some((task) => isLeaving(draft, task)))
        return false;
    if (staying.some((task) => findTrouble(service, task, now) !== undefined))
        return false;
    return others.every((task) => task.deploymentId === primary.id && isCountedHealthy(task, now));
}
function isEnabled(draft, { service, primary }) {
    const shape = draft.serviceRevisions.get(primary.serviceRevisionArn)?.shape ?? {};
    return service.given.availabilityZoneRebalancing === 'ENABLED' && findObstacle({ service, shape }) === undefined;
}
/** Waits for the task that was started, then stops one for it. Undefined when no such task is there. */
function goOnRebalancing(draft, scene) {
    const { service, tasks, now } = scene;
    const started = tasks.find(({ arn }) => arn === service.rebalancing?.taskArn);
    if (started === undefined)
        return undefined;
    if (!isCountedHealthy(started, now))
        return service;
    const [from] = orderZones(countServiceZones(draft, scene)).find(([zone]) => zone !== started.availabilityZone) ?? [];
    const own = tasks.filter((task) => task.availabilityZone === from && task.desiredStatus === 'RUNNING');
    const leaving = own.find((task) => !isProtected(task, now));
    if (leaving === undefined)
        return holdUp(draft, scene, own.length);
    const reason = `Scaling activity initiated by (deployment ${scene.primary.id})`;
    stopTask(draft, leaving, { code: 'ServiceSchedulerInitiated', reason, now });
    const text = describeZoneStop(service, leaving.availabilityZone, leaving.id);
    return tell(draft, { ...forgetCauses(service, (key) => key.startsWith(rebalancing_CAUSE)), rebalancing: {} }, { text, now });
}
function holdUp(draft, { service, primary, now }, count) {
    const text = describeRebalancingHeld(service, primary.id, count);
    return tellOnce(draft, service, { key: `${rebalancing_CAUSE}protected`, text, now });
}
/** Of a service at rest: begins, goes on with the next task, or tells that the zones are balanced. */
function rebalance(draft, scene) {
    const { service, primary, now } = scene;
    if (primary.rolloutState !== 'COMPLETED' || !isEnabled(draft, scene))
        return service;
    const counts = countServiceZones(draft, scene);
    const zone = findLackingZone(counts);
    if (zone === undefined) {
        if (service.rebalancing === undefined)
            return service;
        const { rebalancing: _over, ...rest } = forgetCauses(service, (key) => key.startsWith(rebalancing_CAUSE));
        return tell(draft, rest, { text: describeBalanced(service, counts), now });
    }
    if ((0,bounds/* upperBound */.r)(service.desiredCount, service.maximumPercent) <= service.desiredCount)
        return service;
    const begun = service.rebalancing === undefined
        ? tell(draft, { ...service, rebalancing: {} }, { text: describeUnbalanced(service, counts), now })
        : service;
    return startInZone(draft, { ...scene, service: begun }, zone);
}
/** The scheduler's usual rules for one task more, on what the zone has. */
function startInZone(draft, scene, zone) {
    const { service, now } = scene;
    const view = viewService(draft, scene);
    const capacity = keepZone(viewCapacity(draft, scene, view.needs), zone);
    const { starts } = (0,decide/* decide */.L)({ ...view, desired: view.desired + 1 }, capacity);
    if (starts.length === 0) {
        if (!view.mayStart || view.startAtMost === 0)
            return service;
        return tellOnce(draft, service, { key: `${rebalancing_CAUSE}${zone}`, text: describeUnplacedInZone(service, zone), now });
    }
    const [task] = openTasks(draft, scene, starts);
    if (task === undefined)
        return service;
    const calm = forgetCauses(service, (key) => key.startsWith(rebalancing_CAUSE));
    const text = describeZoneStart(service, zone, task.id);
    return tell(draft, { ...calm, rebalancing: { taskArn: task.arn } }, { text, now });
}
function countServiceZones(draft, scene) {
    const view = viewService(draft, scene);
    const capacity = viewCapacity(draft, scene, view.needs);
    return countTaskZones(zones_listZones(draft, scene.primary, { needs: view.needs, capacity }), scene.tasks);
}

;// CONCATENATED MODULE: ./lib/local/engine/move-fleet.js



/** Starts and stops tasks by the scheduler's usual rules. */
function moveFleet(draft, fleet) {
    const view = { ...viewService(draft, fleet), desired: fleet.desired };
    const { starts, stops, blocked } = (0,decide/* decide */.L)(view, viewCapacity(draft, fleet, view.needs));
    const service = startTasks(draft, fleet, starts);
    return { service: stopTasks(draft, { ...fleet, service }, stops), blocked };
}

;// CONCATENATED MODULE: ./lib/local/engine/shift.js









/** The shift of PRIMARY's service deployment while it is not COMPLETED; undefined for a rolling update. */
function findShift(draft, primary) {
    if (primary.rolloutState === 'COMPLETED')
        return undefined;
    return draft.serviceDeployments.get(primary.serviceDeploymentArn)?.shift;
}
/** One stage a look at most, so that whoever looks as often as the scheduler sees each. */
function advanceShift(draft, scene) {
    const { service, primary, now } = scene;
    const record = draft.serviceDeployments.get(primary.serviceDeploymentArn);
    if (record?.shift === undefined || primary.rolloutState !== 'IN_PROGRESS')
        return service;
    const hooks = record.shift.hooks.map((hook) => resolveHook(hook, draft.scenario, now));
    const isNew = hooks.some((hook, at) => hook !== record.shift?.hooks[at]);
    const shift = isNew ? { ...record.shift, hooks } : record.shift;
    if (isNew)
        keepShift(draft, record, shift);
    const failed = hooks.find((hook) => hook.startedAt >= shift.enteredAt && isFailed(hook));
    if (failed !== undefined)
        return failAtHook(draft, scene, failed);
    if (!hooks.some(isOpen) && isStepDone(scene, shift))
        enterNextStep(draft, record, shift, now);
    return service;
}
/** The event's form was observed for a hook that returned FAILED; the texts of the two states are assumed. */
function failAtHook(draft, scene, hook) {
    const cause = explainFailedHook(hook);
    return failRollout(draft, scene, {
        event: describeHookFailure(scene.service, `Service deployment rolled back because ${cause}.`),
        state: `ECS deployment lifecycle hook: ${hook.stage} lifecycle hook(s) failed.`,
        by: 'lifecycle hook',
        cause,
        hasRollback: true,
    });
}
function isStepDone(scene, shift) {
    const step = findStep(shift);
    if (step === undefined)
        return true;
    if (scene.now < shift.enteredAt + step.waitMs)
        return false;
    const { service, primary, tasks, now } = scene;
    if (step.stage === 'RECONCILE_SERVICE') {
        const kept = [primary.id, findOther(service)?.id];
        return tasks.every(({ deploymentId }) => kept.includes(deploymentId));
    }
    if (step.stage !== 'SCALE_UP')
        return true;
    const own = tasks.filter(({ deploymentId }) => deploymentId === primary.id);
    return own.length === service.desiredCount && own.every((task) => isCountedHealthy(task, now));
}
/** The one of blue and green that is not PRIMARY. */
function findOther(service) {
    return findReplaced(service.deployments.slice(1));
}
/**
 * How many tasks a deployment is to have at the present step. That blue and green both follow a desired count that
 * changes meanwhile is assumed.
 */
function countWanted(service, shift, id) {
    const stage = findStep(shift)?.stage;
    const isPrimary = id === service.deployments[0]?.id;
    if (isPrimary) {
        const isWaiting = stage === undefined || stage === 'RECONCILE_SERVICE' || stage === 'PRE_SCALE_UP';
        return isWaiting && !shift.isBack ? 0 : service.desiredCount;
    }
    return id === findOther(service)?.id && stage !== 'CLEAN_UP' ? service.desiredCount : 0;
}
/** What PRIMARY is to have at the present step; its count as DescribeServices shows it. */
function countPrimary(service, shift) {
    return countWanted(service, shift, service.deployments[0]?.id ?? '');
}
/** Every deployment is kept at its own count by the scheduler's usual rules, the oldest first. */
function moveFleets(draft, scene, shift) {
    const before = scene.service;
    let service = leaveSteady(before);
    let blocked;
    for (const { id } of [...before.deployments].reverse()) {
        const deployment = findDeployment(service, id);
        if (deployment === undefined)
            continue;
        const tasks = scene.tasks.filter((task) => task.deploymentId === id);
        const desired = countWanted(service, shift, id);
        const moved = moveFleet(draft, { ...scene, service, primary: deployment, tasks, desired });
        blocked ??= moved.blocked;
        service = moved.service;
    }
    return tellBlocked(draft, { ...scene, service }, blocked);
}

;// CONCATENATED MODULE: ./lib/local/engine/service-move.js
/** What the scheduler does about a service at a look. */










/** One look's starts and stops, or the end of a rollout that is in place. */
function moveService(draft, scene) {
    const shift = findShift(draft, scene.primary);
    if (shift !== undefined && !(findStep(shift)?.stage === 'CLEAN_UP' && isSettled(scene))) {
        const service = moveFleets(draft, scene, shift);
        return updateDeployments({ ...scene, service }, refreshTasks(draft, scene.tasks), countPrimary(service, shift));
    }
    const current = { ...scene, service: dropRebalancing(draft, scene) };
    const balanced = goOnRebalancing(draft, current);
    if (balanced !== undefined)
        return balanced;
    return isAtRest(draft, current) ? rest(draft, current) : act(draft, current);
}
/** A service that had its steady state before is looked at for the balance of its zones. */
function rest(draft, scene) {
    const service = tellProtected(draft, { ...scene, service: tellBlocked(draft, scene, undefined) });
    const shown = updateDeployments({ ...scene, service }, scene.tasks);
    const settled = settle(draft, { ...scene, service: shown });
    return isSteady(scene.service) ? rebalance(draft, { ...scene, service: settled }) : settled;
}
function act(draft, scene) {
    const view = viewService(draft, scene);
    const { starts, stops, blocked } = (0,decide/* decide */.L)(view, viewCapacity(draft, scene, view.needs));
    // A task that leaves for the balance of zones is no loss of the steady state.
    const kept = scene.service.rebalancing === undefined ? leaveSteady(scene.service) : scene.service;
    let service = tellBlocked(draft, { ...scene, service: kept }, blocked);
    service = startTasks(draft, { ...scene, service }, starts);
    service = stopTasks(draft, { ...scene, service }, stops);
    service = tellProtected(draft, { ...scene, service });
    return updateDeployments({ ...scene, service }, refreshTasks(draft, scene.tasks));
}
/** Whether all is as wanted. A daemon's tasks may be as many as wanted and on the wrong instances. */
function isAtRest(draft, scene) {
    if (!isDaemon(scene.service))
        return isSettled(scene) && !scene.tasks.some((task) => isLeaving(draft, task));
    const tasks = scene.tasks.filter((task) => !isHeld(draft, task));
    if (!isSettled({ ...scene, tasks }))
        return false;
    const view = viewService(draft, scene);
    const { starts, stops } = (0,decide/* decide */.L)(view, viewCapacity(draft, scene, view.needs));
    return starts.length + stops.length === 0;
}
/** The tasks of a look as they are now: those that have stopped are gone. */
function refreshTasks(draft, tasks) {
    return tasks.flatMap((task) => draft.tasks.get(task.arn) ?? []);
}

;// CONCATENATED MODULE: ./lib/local/engine/task-set-look.js







/** Returns the service as it is when there was nothing to do. */
function lookAtTaskSets(draft, before, seen) {
    const primary = before.deployments[0];
    if (primary === undefined)
        return before;
    const scene = { service: before, primary, ...seen };
    const moved = moveTaskSets(draft, { ...scene, service: tellTroubles(draft, scene) });
    const tasks = seen.tasks.flatMap((task) => draft.tasks.get(task.arn) ?? []);
    return noteSteady(draft, noteStability(draft, { ...scene, service: moved, tasks }), seen.now);
}
/** Oldest first. A task set may have a launch type of its own. */
function moveTaskSets(draft, scene) {
    const { launchType } = scene.service;
    let service = scene.service;
    let blocked;
    for (const { id } of [...listTaskSets(service)].reverse()) {
        const primary = findDeployment(service, id);
        if (primary?.taskSet === undefined)
            continue;
        const tasks = scene.tasks.filter((task) => task.deploymentId === id);
        const desired = computeDesired(service, primary.taskSet);
        const own = service.launchType === primary.taskSet.launchType ? service : { ...service, ...pickLaunch(primary) };
        const done = moveFleet(draft, { ...scene, service: own, primary, tasks, desired });
        blocked ??= done.blocked;
        service = done.service === own ? service : { ...done.service, launchType };
    }
    return tellBlocked(draft, { ...scene, service }, blocked);
}
function pickLaunch({ taskSet }) {
    return taskSet === undefined ? {} : { launchType: taskSet.launchType };
}
/** Task sets that go and have lost their last task leave the list. */
function noteStability(draft, scene) {
    const { service } = scene;
    const kept = listTaskSets(service).flatMap((one) => {
        const tasks = scene.tasks.filter((task) => task.deploymentId === one.id);
        if (one.taskSet.status === 'DRAINING' && tasks.length === 0)
            return [];
        const stability = judgeStability(draft, { ...scene, tasks }, one);
        const shownDesired = computeDesired(service, one.taskSet);
        if (stability === one.taskSet.stability && shownDesired === one.shownDesired)
            return [one];
        return [{ ...one, shownDesired, taskSet: { ...one.taskSet, stability, stabilityAt: scene.now } }];
    });
    const isSame = kept.length === service.deployments.length && kept.every((one, at) => one === service.deployments[at]);
    return isSame ? service : { ...service, deployments: kept };
}
/** The four conditions of ECS API reference, TaskSet. A task that is stopping is neither running nor pending. */
function judgeStability(draft, scene, { taskSet }) {
    const own = scene.tasks.filter((task) => task.desiredStatus === 'RUNNING');
    const isFull = own.length === computeDesired(scene.service, taskSet);
    const isSteady = own.every((task) => isCountedHealthy(task, scene.now) && !isLeaving(draft, task));
    return isFull && isSteady ? 'STEADY_STATE' : 'STABILIZING';
}
/** That a service with task sets tells of its steady state in the usual words is assumed. */
function noteSteady(draft, service, now) {
    const isSteady = listTaskSets(service).every(({ taskSet }) => taskSet.stability === 'STEADY_STATE');
    return isSteady ? tellSteady(draft, service, now) : leaveSteady(service);
}

;// CONCATENATED MODULE: ./lib/local/engine/service-tick.js
/** The scheduler's look at the services: every one, on the grid, while there is something to see. */


















/** Looks at all services. The next look is at the next point of the grid if this one has changed anything. */
function lookAtServices(draft, now) {
    draft.lookAt = undefined;
    const tasks = groupTasks(draft);
    let next = Number.POSITIVE_INFINITY;
    for (const service of [...draft.services.values()]) {
        if (service.status === 'INACTIVE')
            continue;
        const own = tasks.get(service.key) ?? [];
        lookAtService(draft, { key: service.key, tasks: own, now });
        const seen = draft.services.get(service.key) ?? service;
        const after = forgetOld(seen, now);
        if (after !== seen)
            draft.services.set(service.key, after);
        const isChanged = after !== service || own.some((task) => draft.tasks.get(task.arn) !== task);
        next = Math.min(next, isChanged ? gridAfter(draft, now) : findNextLook(draft, after, { tasks: own, now }));
    }
    if (Number.isFinite(next))
        draft.lookAt = Math.min(next, draft.lookAt ?? next);
}
function groupTasks(draft) {
    const groups = new Map();
    for (const task of draft.tasks.values()) {
        if (task.serviceKey === undefined)
            continue;
        const group = groups.get(task.serviceKey);
        if (group === undefined)
            groups.set(task.serviceKey, [task]);
        else
            group.push(task);
    }
    return groups;
}
function lookAtService(draft, look) {
    const { key, now } = look;
    // Each act may change the service through its tasks, so the record is read again after it.
    const act = (change) => {
        const service = draft.services.get(key);
        if (service !== undefined)
            draft.services.set(key, change(service));
    };
    act((service) => syncTargets(draft, service, look));
    endDeadTasks(draft, refreshTasks(draft, look.tasks), now);
    const tasks = noteHealthy(draft, key, { tasks: refreshTasks(draft, look.tasks), now });
    act((service) => (service.status === 'DRAINING' ? finishDraining(service, tasks) : service));
    const found = draft.services.get(key);
    if (found?.status !== 'ACTIVE')
        return;
    const primary = found.deployments[0]?.id;
    act((service) => updateThrottle(draft, service, now));
    act((service) => followInstances(draft, service, now));
    if (hasTaskSets(found)) {
        act((service) => lookAtTaskSets(draft, service, { tasks, now }));
        return;
    }
    act((service) => {
        advanceServiceDeployments(draft, service, now);
        return answerRollbackRequest(draft, service, now);
    });
    act((service) => withScene(service, { tasks, now }, (scene) => checkBreaker(draft, scene)));
    act((service) => withScene(service, { tasks, now }, (scene) => checkAlarms(draft, scene)));
    act((service) => withScene(service, { tasks, now }, (scene) => advanceShift(draft, scene)));
    // A rollback is for everyone to see before the scheduler acts on it, at its next look.
    if (draft.services.get(key)?.deployments[0]?.id !== primary)
        return;
    act((service) => withScene(service, { tasks, now }, (scene) => completeEarly(draft, scene)));
    act((service) => withScene(service, { tasks, now }, (scene) => tellTroubles(draft, scene)));
    act((service) => withScene(service, { tasks, now }, (scene) => moveService(draft, scene)));
}
function withScene(service, seen, change) {
    const primary = service.deployments[0];
    return primary === undefined ? service : change({ service, primary, ...seen });
}
/** A DRAINING service is INACTIVE when its last task is gone. */
function finishDraining(service, tasks) {
    return tasks.length > 0 ? service : { ...service, status: 'INACTIVE', deployments: [] };
}
/** Marks tasks that are counted healthy for the first time. */
function noteHealthy(draft, key, seen) {
    return seen.tasks.map((task) => {
        if (task.wasHealthy || !isCountedHealthy(task, seen.now))
            return task;
        const service = draft.services.get(key);
        const primary = service?.deployments[0];
        if (service !== undefined && primary !== undefined && primary.id === task.deploymentId) {
            draft.services.set(key, resetFailures(resetThrottle(service), primary));
        }
        return changeTask(draft, task, { wasHealthy: true });
    });
}
/** When time alone will give the scheduler something to do. */
function findNextLook(draft, service, seen) {
    let next = nextDeploymentMoment(draft, service, seen.now);
    if (service.throttle.notBefore > seen.now)
        next = Math.min(next, service.throttle.notBefore);
    for (const task of seen.tasks) {
        next = Math.min(next, nextJudgement(service, task, seen.now) ?? next, nextExposure(task, seen.now) ?? next);
    }
    return Number.isFinite(next) ? gridAfter(draft, next - 1) : next;
}

;// CONCATENATED MODULE: ./lib/local/engine/simulate.js
/** Simulated tasks: what the engine wants done is done by the scenario, as facts on the agenda. */








/** How a task goes of which the scenario says nothing, in milliseconds. */
const USUAL = { pullMs: 2000, startMs: 1000, targetMs: 10_000, stopMs: 1000 };
/** SIGKILL follows SIGTERM after so long when the container does not say (ECS API reference, stopTimeout). */
const STOP_TIMEOUT_MS = 30_000;
/**
 * Turns the effects of this step into the facts that they will have led to: all of them in simulated mode; else those
 * of Classic Load Balancers, which are always simulated.
 */
function simulateEffects(draft, now) {
    const wanted = draft.effects.splice(0);
    const dated = [];
    for (const effect of wanted) {
        if (isSimulated(draft, effect))
            dated.push(...simulateEffect(draft, effect, now));
        else
            draft.effects.push(effect);
    }
    if (dated.length > 0)
        scheduleFacts(draft, dated);
}
function isSimulated(draft, effect) {
    if (effect.kind === 'serve-target-group' || effect.kind === 'route-traffic')
        return false;
    return draft.settings.tasks === 'simulated' || ('targetGroupArn' in effect && isClassic(effect.targetGroupArn));
}
function simulateEffect(draft, effect, now) {
    const taskArn = effect.kind === 'start-task' ? effect.task.taskArn : effect.taskArn;
    const task = draft.tasks.get(taskArn);
    if (task === undefined)
        return [];
    switch (effect.kind) {
        case 'start-task':
            return simulateStart(draft, { task, wish: effect.task, now });
        case 'stop-task':
            return simulateStop(draft, task, now);
        case 'register-target':
            return simulateTarget(draft, { task, targetGroupArn: effect.targetGroupArn, now });
        case 'deregister-target': {
            const group = draft.targetGroups.get(effect.targetGroupArn);
            const delayMs = (group?.specification.deregistrationDelaySeconds ?? 0) * 1000;
            const { targetGroupArn } = effect;
            return [{ at: now + delayMs, fact: { kind: 'target-drained', targetGroupArn, taskArn } }];
        }
    }
}
/** The first entry of the scenario whose patterns fit the container's image, by any of its names, and its command. */
function findBehaviour(scenario, { image, otherNames = [], command = '' }) {
    const fits = (entry) => [image, ...otherNames].some((name) => fitsPattern(entry.image, name)) &&
        (entry.command === undefined || fitsPattern(entry.command, command));
    return scenario.images.find(fits) ?? { image };
}
function simulateStart(draft, { task, wish, now }) {
    const taskArn = task.arn;
    const plays = task.containers.map((container) => ({
        container,
        behaviour: findBehaviour(draft.scenario, container),
    }));
    const begin = { at: now, fact: { kind: 'pull-started', taskArn } };
    const absent = plays.find(({ behaviour }) => behaviour.pullFails !== undefined);
    if (absent !== undefined) {
        const fact = failPull(taskArn, absent.container.name, absent.behaviour.pullFails ?? '');
        return [begin, { at: now + (absent.behaviour.pullMs ?? USUAL.pullMs), fact }];
    }
    const pulledAt = now + Math.max(...plays.map(({ behaviour }) => behaviour.pullMs ?? USUAL.pullMs));
    const digests = Object.fromEntries(task.containers.map(({ name, image }) => [name, resolveDigest(draft.imageDigests, wish.images[name] ?? image)]));
    const dated = [begin, { at: pulledAt, fact: { kind: 'pulled', taskArn, digests } }];
    for (const { container, behaviour } of plays) {
        const networkBindings = bindPorts(task, wish, container.name);
        const startedAt = pulledAt + (behaviour.startMs ?? USUAL.startMs);
        const runtimeId = drawHex(draft, 64);
        const fact = { kind: 'container-started', taskArn, container: container.name, runtimeId, networkBindings };
        dated.push({ at: startedAt, fact }, ...simulateRun(taskArn, { container, behaviour, startedAt }));
    }
    return dated;
}
function failPull(taskArn, container, said) {
    const reason = /^[A-Z]\w+(?:Error|Exception): /.test(said) ? said : `CannotPullContainerError: ${said}`;
    return { kind: 'start-failed', taskArn, reason, container, containerReason: reason };
}
function simulateRun(taskArn, { container, behaviour, startedAt }) {
    const dated = [];
    const { name } = container;
    const { health = { afterMs: 0, result: 'healthy' }, exits } = behaviour;
    if (container.hasHealthCheck) {
        const result = health.result === 'healthy' ? 'HEALTHY' : 'UNHEALTHY';
        const fact = { kind: 'container-health', taskArn, container: name, health: result };
        dated.push({ at: startedAt + health.afterMs, fact });
    }
    if (exits !== undefined) {
        const reason = exits.reason === undefined ? {} : { reason: exits.reason };
        const fact = { kind: 'container-exited', taskArn, container: name, exitCode: exits.code, ...reason };
        dated.push({ at: startedAt + exits.afterMs, fact });
    }
    return dated;
}
/** In awsvpc mode a task has an address of its own and no bindings on its host. */
function bindPorts(task, wish, container) {
    if (readNetworkMode(wish.taskDefinition) === 'awsvpc')
        return [];
    return listPorts(wish.taskDefinition)
        .filter((mapping) => mapping.container === container)
        .map((mapping) => {
        const dynamic = task.reservation.dynamicPorts[nameMapping(mapping)];
        const hostPort = mapping.hostPort !== 0 ? mapping.hostPort : (dynamic ?? mapping.containerPort);
        return { bindIP: '0.0.0.0', containerPort: mapping.containerPort, hostPort, protocol: mapping.protocol };
    });
}
function simulateTarget(draft, { task, targetGroupArn, now }) {
    const target = task.targets.find((one) => one.targetGroupArn === targetGroupArn);
    const container = task.containers.find(({ name }) => name === target?.containerName);
    const behaviour = findBehaviour(draft.scenario, container ?? { image: '' });
    const check = behaviour.target ?? { afterMs: USUAL.targetMs, result: 'healthy' };
    const reason = check.reason === undefined ? {} : { reason: check.reason };
    const fact = { kind: 'target-health', targetGroupArn, taskArn: task.arn, state: check.result, ...reason };
    return [{ at: now + check.afterMs, fact }];
}
/** Exit code 143 for a container that obeys SIGTERM, 137 for one that SIGKILL had to end. */
function simulateStop(draft, task, now) {
    const described = draft.revisions.get(task.revisionArn)?.described ?? {};
    const definitions = readObjects(described, 'containerDefinitions');
    return task.containers.flatMap((container) => {
        if (container.status !== 'RUNNING')
            return [];
        const definition = definitions.find((one) => readString(one, 'name') === container.name) ?? {};
        const timeoutSeconds = readNumber(definition, 'stopTimeout');
        const timeoutMs = timeoutSeconds === undefined ? STOP_TIMEOUT_MS : timeoutSeconds * 1000;
        const stopMs = findBehaviour(draft.scenario, container).stopMs ?? USUAL.stopMs;
        const exitCode = stopMs > timeoutMs ? 137 : 143;
        const fact = { kind: 'container-exited', taskArn: task.arn, container: container.name, exitCode };
        return [{ at: now + Math.min(stopMs, timeoutMs), fact }];
    });
}

;// CONCATENATED MODULE: ./lib/local/engine/state.js
/** ECS keeps a stopped task visible for at least an hour (ECS Developer Guide, viewing stopped tasks). */
const STOPPED_TASK_KEPT_MS = 3_600_000;
/**
 * An engine with nothing in it but the cluster `default`.
 * @param now milliseconds since the epoch; the scheduler's grid starts here
 */
function createState(settings, now) {
    const arn = `arn:aws:ecs:${settings.region}:${settings.account}:cluster/default`;
    return {
        settings,
        random: settings.seed >>> 0,
        startedAt: now,
        lookAt: undefined,
        clusters: new Map([['default', { arn, name: 'default', status: 'ACTIVE', given: {} }]]),
        capacityProviders: new Map(),
        accountSettings: new Map(),
        instances: new Map(),
        families: new Map(),
        revisions: new Map(),
        services: new Map(),
        tasks: new Map(),
        stoppedTasks: new Map(),
        serviceDeployments: new Map(),
        serviceRevisions: new Map(),
        targetGroups: new Map(),
        tags: new Map(),
        runTasks: new Map(),
        scenario: { images: [] },
        imageDigests: new Map(),
        alarms: new Map(),
        applications: new Map(),
        deploymentConfigs: new Map(),
        deploymentGroups: new Map(),
        codeDeployments: new Map(),
        agenda: new Map(),
    };
}

;// CONCATENATED MODULE: ./lib/local/engine/target-facts.js

function applyTargetFact(draft, task, { fact, now }) {
    const targets = task.targets.map((target) => target.targetGroupArn === fact.targetGroupArn ? changeTarget(target, fact) : target);
    const changed = changeTask(draft, task, { targets });
    const isGone = fact.kind === 'target-drained' && task.lastStatus === 'DEACTIVATING';
    if (isGone && targets.every((target) => target.state !== 'draining'))
        endTask(draft, changed, now);
}
/** Health is news only of a target that is registered; drained is, only of one that is draining. */
function changeTarget(target, fact) {
    const { reason: _reason, ...plain } = target;
    if (fact.kind === 'target-drained')
        return target.state === 'draining' ? { ...plain, state: 'drained' } : target;
    if (!['initial', 'healthy', 'unhealthy'].includes(target.state))
        return target;
    return { ...plain, state: fact.state, ...(fact.reason === undefined ? {} : { reason: fact.reason }) };
}

;// CONCATENATED MODULE: ./lib/local/engine/task-life.js




function applyFact(draft, fact, now) {
    const task = draft.tasks.get(fact.taskArn);
    if (task === undefined)
        return;
    requestLook(draft, now);
    if (fact.kind === 'pull-started')
        notePullStarted(draft, task, now);
    else if (fact.kind === 'pulled')
        notePulled(draft, task, { digests: fact.digests, now });
    else if (fact.kind === 'container-started')
        noteStarted(draft, task, { ...fact, now });
    else if (fact.kind === 'container-health')
        changeContainer(draft, task, { name: fact.container, health: fact.health });
    else if (fact.kind === 'container-exited')
        noteExited(draft, task, { ...fact, now });
    else if (fact.kind === 'start-failed')
        noteStartFailed(draft, task, { ...fact, now });
    else
        applyTargetFact(draft, task, { fact, now });
}
function notePullStarted(draft, task, now) {
    if (task.pullStartedAt !== undefined)
        return;
    changeTask(draft, task, { lastStatus: leaveProvisioning(task), pullStartedAt: now });
}
function leaveProvisioning(task) {
    return task.lastStatus === 'PROVISIONING' ? 'PENDING' : task.lastStatus;
}
function changeContainer(draft, task, change) {
    const containers = task.containers.map((container) => container.name === change.name && container.status !== 'STOPPED' ? { ...container, ...change } : container);
    return changeTask(draft, task, { containers });
}
/** The first task of a deployment that has its images resolves their digests for all that follow. */
function notePulled(draft, task, pulled) {
    if (task.pullStoppedAt !== undefined)
        return;
    const containers = task.containers.map((container) => {
        const imageDigest = pulled.digests[container.name];
        return imageDigest === undefined ? container : { ...container, imageDigest };
    });
    changeTask(draft, task, { containers, lastStatus: leaveProvisioning(task), pullStoppedAt: pulled.now });
    const service = task.serviceKey === undefined ? undefined : draft.services.get(task.serviceKey);
    const deployment = service === undefined ? undefined : findDeployment(service, task.deploymentId);
    if (service === undefined || deployment === undefined || deployment.isPinned)
        return;
    draft.services.set(service.key, changeDeployment(service, deployment.id, { isPinned: true, digests: pulled.digests }));
    const revision = draft.serviceRevisions.get(deployment.serviceRevisionArn);
    if (revision !== undefined)
        draft.serviceRevisions.set(revision.arn, { ...revision, digests: pulled.digests });
}
function noteStarted(draft, task, fact) {
    const { container: name, runtimeId, networkBindings, now } = fact;
    const isNew = task.containers.some((container) => container.name === fact.container && container.status === 'PENDING');
    if (!isNew)
        return;
    const started = changeContainer(draft, task, { name, status: 'RUNNING', runtimeId, networkBindings });
    becomeReady(draft, started, now);
}
/** With all containers started a task runs; a target is registered first, by the scheduler's next look. */
function becomeReady(draft, task, now) {
    const isStarting = task.lastStatus === 'PENDING' || task.lastStatus === 'PROVISIONING';
    if (!isStarting || task.desiredStatus === 'STOPPED')
        return;
    if (task.containers.some((container) => container.status === 'PENDING') || !hasRunningContainer(task))
        return;
    if (task.targets.length > 0)
        changeTask(draft, task, { lastStatus: 'ACTIVATING' });
    else
        changeTask(draft, task, { lastStatus: 'RUNNING', startedAt: now });
}
function noteExited(draft, task, fact) {
    const container = task.containers.find(({ name }) => name === fact.container);
    if (container === undefined || container.status === 'STOPPED')
        return;
    const { exitCode, reason, now } = fact;
    const change = { status: 'STOPPED', exitCode, ...(reason === undefined ? {} : { reason }) };
    const exited = changeContainer(draft, task, { name: container.name, ...change });
    if (container.isEssential && exited.desiredStatus === 'RUNNING') {
        const ended = changeTask(draft, exited, { executionStoppedAt: now });
        stopTask(draft, ended, {
            code: 'EssentialContainerExited',
            reason: 'Essential container in task exited',
            now,
        });
        return;
    }
    if (exited.lastStatus === 'STOPPING' && !hasRunningContainer(exited))
        finishTask(draft, exited, now);
    else
        becomeReady(draft, exited, now);
}
/** A start that failed half-way is cleaned up: containers that did start are told to stop. */
function noteStartFailed(draft, task, fact) {
    const { container, containerReason, exitCode, now } = fact;
    const blamed = container === undefined
        ? task
        : changeContainer(draft, task, {
            name: container,
            status: 'STOPPED',
            ...(containerReason === undefined ? {} : { reason: containerReason }),
            ...(exitCode === undefined ? {} : { exitCode }),
        });
    if (blamed.desiredStatus === 'STOPPED')
        endTask(draft, blamed, now);
    else
        stopTask(draft, blamed, { code: 'TaskFailedToStart', reason: fact.reason, now });
}

;// CONCATENATED MODULE: ./lib/local/engine/agenda.js
/** What happens by time alone: simulated facts when they are due, and the scheduler's looks. */







/** Does everything that was due up to and including `now`, each at its own moment. */
function runAgenda(draft, now) {
    for (let at = nextMoment(draft); at <= now; at = nextMoment(draft)) {
        applyDueFacts(draft, at);
        if ((draft.lookAt !== undefined && draft.lookAt <= at) || nextRepeatedLook(draft) <= at) {
            lookAtServices(draft, at);
            advanceCodeDeployments(draft, at);
        }
        simulateEffects(draft, at);
    }
    forgetStoppedTasks(draft, now);
}
function nextMoment(draft) {
    let next = draft.lookAt ?? Number.POSITIVE_INFINITY;
    for (const [moment] of draft.agenda.entries())
        next = Math.min(next, Number(moment));
    return Math.min(next, nextRepeatedLook(draft));
}
/** A look that will do no more than tell again what still lasts. */
function nextRepeatedLook(draft) {
    let next = Number.POSITIVE_INFINITY;
    for (const service of draft.services.values())
        next = Math.min(next, nextRepeat(service));
    return Number.isFinite(next) ? gridAfter(draft, next - 1) : next;
}
/** Facts may bring further facts of the same moment; they follow in order. */
function applyDueFacts(draft, at) {
    const moment = String(at);
    for (let facts = draft.agenda.get(moment); facts !== undefined; facts = draft.agenda.get(moment)) {
        draft.agenda.delete(moment);
        for (const fact of facts)
            applyFact(draft, fact, at);
        simulateEffects(draft, at);
    }
}
/** Stopped tasks are in the order in which they stopped. */
function forgetStoppedTasks(draft, now) {
    const over = [];
    for (const task of draft.stoppedTasks.values()) {
        if ((task.stoppedAt ?? now) > now - STOPPED_TASK_KEPT_MS)
            break;
        over.push(task.arn);
    }
    for (const arn of over) {
        draft.stoppedTasks.delete(arn);
        draft.tags.delete(arn);
    }
}

;// CONCATENATED MODULE: ./lib/local/engine/cluster-providers.js



/**
 * The names of capacity providers that are there, given by name or ARN.
 * @throws ApiFault InvalidParameterException, text observed; for more than 20 (ECS service quotas) in words of our own
 */
function requireProviders(draft, references) {
    const names = [...new Set(references.map(lastPart))];
    if (names.length > 20)
        throw invalidParameter('A cluster can have at most 20 capacity providers.');
    const isThere = (name) => isFargateProvider(name) || draft.capacityProviders.get(name)?.status === 'ACTIVE';
    if (names.every(isThere))
        return names;
    throw invalidParameter('The specified capacity provider was not found. Specify a valid capacity provider and try again.');
}
/** The default strategy of a request, which may name none but the cluster's providers. Texts observed. */
function checkDefaultStrategy(input, providers) {
    const strategy = readStrategy(input, 'defaultCapacityProviderStrategy');
    checkMembership(strategy, providers);
    if (hasSeveralBases(strategy)) {
        throw invalidParameter('The specified capacity provider strategy contains multiple capacity providers with a base value defined. Only one capacity provider per strategy can have a base value defined.');
    }
    return strategy;
}

;// CONCATENATED MODULE: ./lib/local/engine/add-instance.js







/**
 * Registers a container instance with a cluster.
 * @returns `containerInstance` as DescribeContainerInstances shows it
 * @throws ApiFault ClusterNotFoundException; InvalidParameterException for a capacity provider that is not there
 */
function addInstance(draft, wish, now) {
    const cluster = findCluster(draft, lastPart(wish.cluster)).name;
    const id = drawHex(draft, 32);
    const { cpu, memoryMiB, address, availabilityZone, capacityProvider } = wish.instance;
    requireProviders(draft, capacityProvider === undefined ? [] : [capacityProvider]);
    const instance = {
        arn: instanceArn(draft.settings, cluster, id),
        id,
        ec2InstanceId: `i-${drawHex(draft, 17)}`,
        cluster,
        address,
        ...(capacityProvider === undefined ? {} : { capacityProvider }),
        availabilityZone,
        status: 'ACTIVE',
        cpu,
        memoryMiB,
        remainingCpu: cpu,
        remainingMemoryMiB: memoryMiB,
        usedTcpPorts: [],
        usedUdpPorts: [],
        taskCount: 0,
        registeredAt: now,
        attributes: listFirstAttributes(wish.instance),
    };
    draft.instances.set(instance.arn, instance);
    requestLook(draft, now);
    return { containerInstance: describeInstance(draft, instance) };
}

;// CONCATENATED MODULE: ./lib/local/codedeploy/find.js



const APPLICATION_NAME = {
    member: 'applicationName',
    required: 'ApplicationNameRequiredException',
    invalid: 'InvalidApplicationNameException',
};
const GROUP_NAME = {
    member: 'deploymentGroupName',
    required: 'DeploymentGroupNameRequiredException',
    invalid: 'InvalidDeploymentGroupNameException',
};
const CONFIG_NAME = {
    member: 'deploymentConfigName',
    required: 'DeploymentConfigNameRequiredException',
    invalid: 'InvalidDeploymentConfigNameException',
};
/** Wordings not documented. */
function readName(input, rule) {
    const name = readString(input, rule.member) ?? '';
    if (name === '')
        throw new ApiFault(rule.required, `${rule.member} is required.`);
    if (name.length > 100)
        throw new ApiFault(rule.invalid, `${rule.member} has at most 100 characters.`);
    return name;
}
function requireApplication(draft, input) {
    const name = readName(input, APPLICATION_NAME);
    const found = draft.applications.get(name);
    if (found === undefined) {
        throw new ApiFault('ApplicationDoesNotExistException', `No application found for name: ${name}`);
    }
    return found;
}
function requireGroup(draft, input, rule = GROUP_NAME) {
    const application = requireApplication(draft, input).name;
    const name = readName(input, rule);
    const found = draft.deploymentGroups.get(`${application}/${name}`);
    if (found === undefined) {
        throw new ApiFault('DeploymentGroupDoesNotExistException', `No Deployment Group found for name: ${name}`);
    }
    return found;
}
function findConfig(draft, name) {
    return listPredefined().find((one) => one.name === name) ?? draft.deploymentConfigs.get(name);
}
function requireConfig(draft, name) {
    const found = findConfig(draft, name);
    if (found !== undefined)
        return found;
    throw new ApiFault('DeploymentConfigDoesNotExistException', `No deployment configuration found for name: ${name}`);
}
function requireDeployment(draft, input) {
    const id = readString(input, 'deploymentId') ?? '';
    // Wordings not documented.
    if (id === '')
        throw new ApiFault('DeploymentIdRequiredException', 'deploymentId is required.');
    const found = draft.codeDeployments.get(id);
    if (found !== undefined)
        return found;
    throw new ApiFault('DeploymentDoesNotExistException', `The deployment ${id} could not be found`);
}

;// CONCATENATED MODULE: ./lib/local/codedeploy/paginate.js


/** CodeDeploy's lists have no size that can be asked for; a hundred a page is assumed. */
const PAGE = 100;
/** A page, and `{}` or the token of the next one. */
function cutList(all, input) {
    const token = readString(input, 'nextToken');
    const start = token === undefined ? '0' : /^place-(\d{1,9})$/.exec(token)?.[1];
    // Wording not documented.
    if (start === undefined)
        throw new ApiFault('InvalidNextTokenException', 'The nextToken is not valid.');
    const end = Number(start) + PAGE;
    return {
        items: all.slice(Number(start), end),
        next: end < all.length ? { nextToken: `place-${end}` } : {},
    };
}

;// CONCATENATED MODULE: ./lib/local/codedeploy/operations/applications.js





const APPLICATION_OPERATIONS = {
    'codedeploy:CreateApplication': createApplication,
    'codedeploy:GetApplication': getApplication,
    'codedeploy:ListApplications': listApplications,
    'codedeploy:DeleteApplication': deleteApplication,
};
/** Wordings not documented. */
function createApplication(draft, { input, now }) {
    const name = readName(input, APPLICATION_NAME);
    // The API's own default is Server.
    const platform = readString(input, 'computePlatform') ?? 'Server';
    if (platform !== 'ECS') {
        const problem = `The compute platform ${platform} is not simulated by the local ECS.`;
        throw new ApiFault('InvalidComputePlatformException', problem);
    }
    if (draft.applications.has(name)) {
        throw new ApiFault('ApplicationAlreadyExistsException', `An application named ${name} already exists.`);
    }
    const id = drawUuid(draft);
    draft.applications.set(name, { id, name, createdAt: now });
    return { applicationId: id };
}
function getApplication(draft, { input }) {
    const { id, name, createdAt } = requireApplication(draft, input);
    return {
        application: {
            applicationId: id,
            applicationName: name,
            createTime: asTimestamp(createdAt),
            linkedToGitHub: false,
            computePlatform: 'ECS',
        },
    };
}
function listApplications(draft, { input }) {
    const page = cutList([...draft.applications.values()], input);
    return { applications: page.items.map(({ name }) => name), ...page.next };
}
/** With its deployment groups; one that is not there is no fault (its exceptions do not tell of it). */
function deleteApplication(draft, { input }) {
    const name = readName(input, APPLICATION_NAME);
    draft.applications.delete(name);
    for (const group of [...draft.deploymentGroups.values()]) {
        if (group.application === name)
            draft.deploymentGroups.delete(group.key);
    }
    return {};
}

;// CONCATENATED MODULE: ./lib/local/codedeploy/operations/deployment-configs.js






const CONFIG_OPERATIONS = {
    'codedeploy:CreateDeploymentConfig': createDeploymentConfig,
    'codedeploy:GetDeploymentConfig': getDeploymentConfig,
    'codedeploy:ListDeploymentConfigs': listDeploymentConfigs,
    'codedeploy:DeleteDeploymentConfig': deleteDeploymentConfig,
};
/** Wordings not documented. */
function createDeploymentConfig(draft, { input, now }) {
    const name = readName(input, CONFIG_NAME);
    if (name.startsWith('CodeDeployDefault.')) {
        throw new ApiFault(CONFIG_NAME.invalid, 'The names of predefined deployment configurations are reserved.');
    }
    const platform = readString(input, 'computePlatform') ?? 'Server';
    if (platform !== 'ECS') {
        const problem = `The compute platform ${platform} is not simulated by the local ECS.`;
        throw new ApiFault('InvalidComputePlatformException', problem);
    }
    if (findConfig(draft, name) !== undefined) {
        const problem = `A deployment configuration named ${name} already exists.`;
        throw new ApiFault('DeploymentConfigAlreadyExistsException', problem);
    }
    const trafficRouting = readObject(input, 'trafficRoutingConfig') ?? { type: 'AllAtOnce' };
    readRouting(trafficRouting);
    const id = drawUuid(draft);
    draft.deploymentConfigs.set(name, { id, name, createdAt: now, trafficRouting });
    return { deploymentConfigId: id };
}
function getDeploymentConfig(draft, { input }) {
    const found = requireConfig(draft, readName(input, CONFIG_NAME));
    return {
        deploymentConfigInfo: {
            deploymentConfigId: found.id,
            deploymentConfigName: found.name,
            createTime: asTimestamp(found.createdAt),
            computePlatform: 'ECS',
            trafficRoutingConfig: found.trafficRouting,
        },
    };
}
function listDeploymentConfigs(draft, { input }) {
    const page = cutList([...listPredefined(), ...draft.deploymentConfigs.values()], input);
    return { deploymentConfigsList: page.items.map(({ name }) => name), ...page.next };
}
/** Wordings not documented. */
function deleteDeploymentConfig(draft, { input }) {
    const name = readName(input, CONFIG_NAME);
    if (name.startsWith('CodeDeployDefault.')) {
        throw new ApiFault('InvalidOperationException', 'A predefined deployment configuration cannot be deleted.');
    }
    for (const { configName } of draft.deploymentGroups.values()) {
        if (configName === name)
            throw new ApiFault('DeploymentConfigInUseException', `${name} is still in use.`);
    }
    draft.deploymentConfigs.delete(name);
    return {};
}

;// CONCATENATED MODULE: ./lib/local/codedeploy/describe-deployment.js

/** The AppSpec file's content is never told, only its hash (AWS CLI, get-deployment); nor is an overview (observed). */
function describe_deployment_describeDeployment(record) {
    const { settings, previousSha256, startedAt, completedAt } = record;
    return omitAbsent({
        applicationName: record.application,
        deploymentGroupName: record.group,
        deploymentConfigName: record.configName,
        deploymentId: record.id,
        previousRevision: previousSha256 === undefined ? undefined : describeRevision(previousSha256),
        revision: describeRevision(record.revision.sha256),
        status: record.status,
        errorInformation: record.error === undefined ? undefined : { ...record.error },
        createTime: asTimestamp(record.createdAt),
        startTime: startedAt === undefined ? undefined : asTimestamp(startedAt),
        completeTime: completedAt === undefined ? undefined : asTimestamp(completedAt),
        description: record.description,
        creator: record.creator,
        ignoreApplicationStopFailures: false,
        autoRollbackConfiguration: settings.autoRollback,
        updateOutdatedInstancesOnly: false,
        rollbackInfo: record.rollback === undefined ? undefined : { ...record.rollback },
        deploymentStyle: { deploymentType: 'BLUE_GREEN', deploymentOption: 'WITH_TRAFFIC_CONTROL' },
        instanceTerminationWaitTimeStarted: record.stages.some(({ name, startedAt: enteredAt }) => name === 'TerminationWait' && enteredAt !== undefined),
        blueGreenDeploymentConfiguration: settings.blueGreen,
        loadBalancerInfo: settings.loadBalancerInfo,
        fileExistsBehavior: 'DISALLOW',
        deploymentStatusMessages: [],
        computePlatform: 'ECS',
    });
}
function describeRevision(sha256) {
    return { revisionType: 'AppSpecContent', appSpecContent: { sha256 } };
}

;// CONCATENATED MODULE: ./lib/local/codedeploy/group-settings.js




/**
 * What a request gives, over what there was before. Texts that begin with `For ECS deployment` are observed.
 * @param before of the group that is updated
 * @throws ApiFault the exceptions of CreateDeploymentGroup
 */
function readSettings(input, before) {
    const serviceRoleArn = readString(input, 'serviceRoleArn') ?? before?.serviceRoleArn ?? '';
    // Wording not documented.
    if (serviceRoleArn === '')
        throw new ApiFault('RoleRequiredException', 'serviceRoleArn is required.');
    if (!serviceRoleArn.startsWith('arn:')) {
        // Wording not documented.
        throw new ApiFault('InvalidRoleException', 'serviceRoleArn is not a valid ARN.');
    }
    if (before === undefined || input.deploymentStyle !== undefined)
        checkStyle(input);
    return {
        serviceRoleArn,
        autoRollback: readAutoRollback(input) ?? before?.autoRollback ?? NO_ROLLBACK,
        alarms: readAlarms(input) ?? before?.alarms ?? NO_ALARMS,
        blueGreen: readBlueGreen(input) ?? before?.blueGreen ?? refuseBlueGreen(),
        loadBalancerInfo: readLoadBalancers(input) ?? before?.loadBalancerInfo ?? refuseLoadBalancers('must be specified'),
        triggers: input.triggerConfigurations === undefined ? (before?.triggers ?? []) : readTriggers(input),
        ecsService: readService(input) ?? before?.ecsService ?? refuseService(),
    };
}
const NO_ROLLBACK = { enabled: false, events: [] };
const NO_ALARMS = { enabled: false, ignorePollAlarmFailure: false, alarms: [] };
function checkStyle(input) {
    const { deploymentType, deploymentOption } = readObject(input, 'deploymentStyle') ?? {};
    if (deploymentType === 'BLUE_GREEN' && deploymentOption === 'WITH_TRAFFIC_CONTROL')
        return;
    throw new ApiFault('InvalidDeploymentStyleException', 'For ECS deployment, the deployment type must be BLUE_GREEN, and deployment option must be WITH_TRAFFIC_CONTROL.');
}
/** Events that a rollback can follow (AWS CodeDeploy API reference, AutoRollbackConfiguration). */
const ROLLBACK_EVENTS = ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM', 'DEPLOYMENT_STOP_ON_REQUEST'];
/** @throws ApiFault InvalidAutoRollbackConfigException; its wording is not documented */
function readAutoRollback(input) {
    const given = readObject(input, 'autoRollbackConfiguration');
    if (given === undefined)
        return undefined;
    const enabled = readBoolean(given, 'enabled') ?? false;
    const events = readStrings(given, 'events');
    const wrong = events.find((event) => !ROLLBACK_EVENTS.includes(event));
    if (wrong !== undefined || (enabled && events.length === 0)) {
        throw new ApiFault('InvalidAutoRollbackConfigException', wrong === undefined ? 'Automatic rollback needs an event.' : `Unknown event '${wrong}' of an automatic rollback.`);
    }
    return { enabled, events };
}
/** @throws ApiFault InvalidAlarmConfigException, AlarmsLimitExceededException; wordings not documented */
function readAlarms(input, member = 'alarmConfiguration') {
    const given = readObject(input, member);
    if (given === undefined)
        return undefined;
    const enabled = readBoolean(given, 'enabled') ?? false;
    const alarms = readObjects(given, 'alarms');
    if (alarms.length > 10) {
        throw new ApiFault('AlarmsLimitExceededException', 'A deployment group has at most 10 alarms.');
    }
    const isNamed = alarms.every((alarm) => (readString(alarm, 'name') ?? '') !== '');
    if (!isNamed || (enabled && alarms.length === 0)) {
        throw new ApiFault('InvalidAlarmConfigException', 'Alarms need names, and there must be one when they are enabled.');
    }
    return { enabled, ignorePollAlarmFailure: readBoolean(given, 'ignorePollAlarmFailure') ?? false, alarms };
}
/** The longest that an original task set stays: two days (AWS CodeDeploy API reference, BlueInstanceTerminationOption). */
const LONGEST_MINUTES = 2880;
/** What is absent is completed; that with no wait at all is assumed. */
function readBlueGreen(input) {
    const given = readObject(input, 'blueGreenDeploymentConfiguration');
    if (given === undefined)
        return undefined;
    const ready = readObject(given, 'deploymentReadyOption') ?? {};
    const termination = readObject(given, 'terminateBlueInstancesOnDeploymentSuccess') ?? {};
    const actionOnTimeout = readString(ready, 'actionOnTimeout') ?? 'CONTINUE_DEPLOYMENT';
    const action = readString(termination, 'action') ?? 'TERMINATE';
    const waitTimeInMinutes = readMinutes(ready, 'waitTimeInMinutes');
    const terminationWaitTimeInMinutes = readMinutes(termination, 'terminationWaitTimeInMinutes');
    // No wording of these is documented.
    if (actionOnTimeout !== 'CONTINUE_DEPLOYMENT' && actionOnTimeout !== 'STOP_DEPLOYMENT') {
        throw refuseBlueGreenMember(`Unknown actionOnTimeout '${actionOnTimeout}'.`);
    }
    if (action !== 'TERMINATE' && action !== 'KEEP_ALIVE')
        throw refuseBlueGreenMember(`Unknown action '${action}'.`);
    return {
        terminateBlueInstancesOnDeploymentSuccess: { action, terminationWaitTimeInMinutes },
        deploymentReadyOption: { actionOnTimeout, waitTimeInMinutes },
    };
}
function readMinutes(holder, member) {
    const minutes = readNumber(holder, member) ?? 0;
    if (Number.isInteger(minutes) && minutes >= 0 && minutes <= LONGEST_MINUTES)
        return minutes;
    throw refuseBlueGreenMember(`${member} must be a whole number from 0 to ${LONGEST_MINUTES}.`);
}
function refuseBlueGreenMember(message) {
    return new ApiFault('InvalidBlueGreenDeploymentConfigurationException', message);
}
function refuseBlueGreen() {
    throw refuseBlueGreenMember('For ECS deployment group, blueGreenDeploymentConfiguration must be specified');
}
function readLoadBalancers(input) {
    const given = readObject(input, 'loadBalancerInfo');
    if (given === undefined)
        return undefined;
    if (readObjects(given, 'elbInfoList').length > 0)
        refuseLoadBalancers('must not contain elbInfo list');
    if (readObjects(given, 'targetGroupInfoList').length > 0)
        refuseLoadBalancers('must not contain targetGroupInfo list');
    const pairs = readObjects(given, 'targetGroupPairInfoList');
    const [pair = {}] = pairs;
    const names = readObjects(pair, 'targetGroups').map((group) => readString(group, 'name') ?? '');
    const route = readStrings(readObject(pair, 'prodTrafficRoute') ?? {}, 'listenerArns');
    // Wording not documented.
    if (pairs.length !== 1 || names.length !== 2 || names.includes('') || names[0] === names[1] || route.length !== 1) {
        throw new ApiFault('InvalidTargetGroupPairException', 'A deployment group for Amazon ECS needs one pair of two target groups with one listener for production traffic.');
    }
    return { targetGroupPairInfoList: pairs };
}
function refuseLoadBalancers(what) {
    throw new ApiFault('InvalidLoadBalancerInfoException', `For ECS deployment group, loadBalancerInfo ${what}`);
}
function readTriggers(input) {
    return readObjects(input, 'triggerConfigurations');
}
function readService(input) {
    const services = readObjects(input, 'ecsServices');
    if (input.ecsServices === undefined || input.ecsServices === null)
        return undefined;
    const [service] = services;
    const serviceName = service && readString(service, 'serviceName');
    if (services.length !== 1 || serviceName === undefined)
        return refuseService();
    return { serviceName, clusterName: readString(service ?? {}, 'clusterName') ?? 'default' };
}
function refuseService() {
    // Wording not documented.
    throw new ApiFault('InvalidECSServiceException', 'A deployment group for Amazon ECS needs one ECS service.');
}
/**
 * `CLUSTER/NAME` of the group's service, which must be there and have the CODE_DEPLOY controller.
 * @throws ApiFault InvalidECSServiceException; the text of the wrong controller is observed
 */
function findServiceKey(draft, { ecsService }) {
    const cluster = lastPart(readString(ecsService, 'clusterName') ?? '');
    const name = lastPart(readString(ecsService, 'serviceName') ?? '');
    const service = draft.services.get(`${cluster}/${name}`);
    if (service === undefined || service.status === 'INACTIVE') {
        // The beginning is observed, with another cause.
        const start = `Could not load ECS service information for cluster: ${cluster}, service: ${name}.`;
        throw new ApiFault('InvalidECSServiceException', `${start} Cause: Service not found.`);
    }
    if (readController(service.given) !== 'CODE_DEPLOY') {
        throw new ApiFault('InvalidECSServiceException', "Deployment group's ECS service must be configured for a CODE_DEPLOY deployment controller.");
    }
    return service.key;
}

;// CONCATENATED MODULE: ./lib/local/codedeploy/operations/deployment-groups.js








const GROUP_OPERATIONS = {
    'codedeploy:CreateDeploymentGroup': createDeploymentGroup,
    'codedeploy:UpdateDeploymentGroup': updateDeploymentGroup,
    'codedeploy:GetDeploymentGroup': getDeploymentGroup,
    'codedeploy:ListDeploymentGroups': listDeploymentGroups,
    'codedeploy:DeleteDeploymentGroup': deleteDeploymentGroup,
};
function createDeploymentGroup(draft, { input }) {
    const application = requireApplication(draft, input).name;
    const name = readName(input, GROUP_NAME);
    const key = `${application}/${name}`;
    refuseTaken(draft, key);
    const configName = readString(input, 'deploymentConfigName') ?? USUAL_CONFIG;
    requireConfig(draft, configName);
    const settings = readSettings(input);
    const serviceKey = findServiceKey(draft, settings);
    refuseMapped(draft, serviceKey, key);
    const id = drawUuid(draft);
    draft.deploymentGroups.set(key, { key, id, application, name, configName, serviceKey, settings });
    return { deploymentGroupId: id };
}
/** Wording not documented. */
function refuseTaken(draft, key) {
    if (!draft.deploymentGroups.has(key))
        return;
    const problem = `A deployment group named ${key.slice(key.indexOf('/') + 1)} already exists in the application.`;
    throw new ApiFault('DeploymentGroupAlreadyExistsException', problem);
}
/** A service is in one deployment group at most (AWS CodeDeploy API reference); the wording is not documented. */
function refuseMapped(draft, serviceKey, ownKey) {
    for (const group of draft.deploymentGroups.values()) {
        if (group.serviceKey !== serviceKey || group.key === ownKey)
            continue;
        const problem = `The ECS service ${serviceKey} is already in the deployment group ${group.name}.`;
        throw new ApiFault('ECSServiceMappingLimitExceededException', problem);
    }
}
/** What is not given stays as it is. */
function updateDeploymentGroup(draft, { input }) {
    const before = requireGroup(draft, input, { ...GROUP_NAME, member: 'currentDeploymentGroupName' });
    const newName = readString(input, 'newDeploymentGroupName');
    const name = newName === undefined ? before.name : readName(input, { ...GROUP_NAME, member: 'newDeploymentGroupName' });
    const key = `${before.application}/${name}`;
    if (key !== before.key)
        refuseTaken(draft, key);
    const configName = readString(input, 'deploymentConfigName') ?? before.configName;
    requireConfig(draft, configName);
    const settings = readSettings(input, before.settings);
    const serviceKey = findServiceKey(draft, settings);
    refuseMapped(draft, serviceKey, before.key);
    draft.deploymentGroups.delete(before.key);
    draft.deploymentGroups.set(key, { ...before, key, name, configName, serviceKey, settings });
    return { hooksNotCleanedUp: [] };
}
function getDeploymentGroup(draft, { input }) {
    return { deploymentGroupInfo: describeGroup(draft, requireGroup(draft, input)) };
}
function describeGroup(draft, group) {
    const { settings } = group;
    const target = draft.codeDeployments.get(group.lastAttempted ?? '');
    return omitAbsent({
        applicationName: group.application,
        deploymentGroupId: group.id,
        deploymentGroupName: group.name,
        deploymentConfigName: group.configName,
        ec2TagFilters: [],
        onPremisesInstanceTagFilters: [],
        autoScalingGroups: [],
        serviceRoleArn: settings.serviceRoleArn,
        targetRevision: target === undefined ? undefined : describeRevision(target.revision.sha256),
        triggerConfigurations: settings.triggers,
        alarmConfiguration: settings.alarms,
        autoRollbackConfiguration: settings.autoRollback,
        deploymentStyle: { deploymentType: 'BLUE_GREEN', deploymentOption: 'WITH_TRAFFIC_CONTROL' },
        outdatedInstancesStrategy: 'UPDATE',
        blueGreenDeploymentConfiguration: settings.blueGreen,
        loadBalancerInfo: settings.loadBalancerInfo,
        lastSuccessfulDeployment: describeLast(draft, group.lastSuccessful),
        lastAttemptedDeployment: describeLast(draft, group.lastAttempted),
        computePlatform: 'ECS',
        ecsServices: [settings.ecsService],
        terminationHookEnabled: false,
    });
}
function describeLast(draft, id) {
    const record = draft.codeDeployments.get(id ?? '');
    if (record === undefined)
        return undefined;
    const { status, createdAt, completedAt } = record;
    return omitAbsent({
        deploymentId: record.id,
        status,
        endTime: completedAt === undefined ? undefined : asTimestamp(completedAt),
        createTime: asTimestamp(createdAt),
    });
}
function listDeploymentGroups(draft, { input }) {
    const { name: applicationName } = requireApplication(draft, input);
    const own = [...draft.deploymentGroups.values()].filter(({ application }) => application === applicationName);
    const page = cutList(own, input);
    return { applicationName, deploymentGroups: page.items.map(({ name }) => name), ...page.next };
}
/** One that is not there is no fault (its exceptions do not tell of it). */
function deleteDeploymentGroup(draft, { input }) {
    const name = readName(input, GROUP_NAME);
    draft.deploymentGroups.delete(`${readString(input, 'applicationName') ?? ''}/${name}`);
    return { hooksNotCleanedUp: [] };
}

;// CONCATENATED MODULE: ./lib/local/codedeploy/describe-target.js





/** `CLUSTER:SERVICE` (observed). */
function nameTarget(record) {
    return record.serviceKey.replace('/', ':');
}
function describe_target_describeTarget(draft, record) {
    const events = record.stages.filter(isEvent);
    return {
        deploymentTargetType: 'ECSTarget',
        ecsTarget: {
            deploymentId: record.id,
            targetId: nameTarget(record),
            targetArn: serviceArn(draft.settings, record.serviceKey),
            lastUpdatedAt: asTimestamp(record.updatedAt),
            lifecycleEvents: events.map((stage) => describeEvent(record, stage)),
            status: nameStatus(record, events),
            taskSetsInfo: describeTaskSets(draft, record),
        },
    };
}
/** The two waits are no lifecycle events. */
function isEvent({ name }) {
    return name !== 'ReadyWait' && name !== 'TerminationWait';
}
/** The target has succeeded with its last event, while its deployment still keeps the original task set (observed). */
function nameStatus(record, events) {
    if (record.status === 'Created')
        return 'Pending';
    if (record.status === 'Ready')
        return 'Ready';
    if (events.every(({ status }) => status === 'Succeeded'))
        return 'Succeeded';
    return isOver(record) ? 'Failed' : 'InProgress';
}
function describeEvent(record, stage) {
    const { name: lifecycleEventName, status, startedAt, endedAt } = stage;
    const hook = record.appSpec.hooks[lifecycleEventName];
    const isBroken = status === 'Failed' && hook !== undefined && record.error !== undefined;
    return omitAbsent({
        lifecycleEventName,
        // Of a failed hook; the code is assumed.
        diagnostics: isBroken
            ? { errorCode: 'UnknownError', scriptName: hook, message: record.error?.message, logTail: '' }
            : undefined,
        startTime: startedAt === undefined ? undefined : asTimestamp(startedAt),
        endTime: endedAt === undefined ? undefined : asTimestamp(endedAt),
        status,
    });
}
/** The original task set first. */
function describeTaskSets(draft, record) {
    const { blue, green, greenWeight } = record;
    const sets = [
        [blue, 'Blue', 100 - greenWeight],
        [green, 'Green', greenWeight],
    ];
    return sets.flatMap(([place, taskSetLabel, trafficWeight]) => place === undefined ? [] : [{ ...describe_target_describeTaskSet(draft, record, place), trafficWeight, taskSetLabel }]);
}
/** That a task set which is gone is told of as DRAINING, with nothing in it, is assumed. */
function describe_target_describeTaskSet(draft, record, place) {
    const service = draft.services.get(record.serviceKey);
    const found = service && listTaskSets(service).find(({ id }) => id === place.id);
    const count = countByDeployment(draft).get(place.id) ?? { running: 0, pending: 0 };
    return {
        identifer: place.id,
        desiredCount: service === undefined || found === undefined ? 0 : computeDesired(service, found.taskSet),
        pendingCount: count.pending,
        runningCount: count.running,
        status: found?.taskSet.status ?? 'DRAINING',
        targetGroup: { name: place.targetGroupName },
    };
}

;// CONCATENATED MODULE: ./lib/local/codedeploy/operations/deployment-targets.js




const TARGET_OPERATIONS = {
    'codedeploy:ListDeploymentTargets': (draft, { input }) => ({ targetIds: [nameTarget(requireStarted(draft, input))] }),
    'codedeploy:GetDeploymentTarget': getDeploymentTarget,
    'codedeploy:BatchGetDeploymentTargets': batchGetDeploymentTargets,
};
/** Wording not documented. */
function requireStarted(draft, input) {
    const record = requireDeployment(draft, input);
    if (record.status !== 'Created')
        return record;
    throw new ApiFault('DeploymentNotStartedException', `The deployment ${record.id} has not started.`);
}
function getDeploymentTarget(draft, { input }) {
    const record = requireStarted(draft, input);
    checkTargets(record, [readString(input, 'targetId') ?? '']);
    return { deploymentTarget: describe_target_describeTarget(draft, record) };
}
function batchGetDeploymentTargets(draft, { input }) {
    const record = requireStarted(draft, input);
    const ids = readStrings(input, 'targetIds');
    checkTargets(record, ids.length === 0 ? [''] : ids);
    return { deploymentTargets: [describe_target_describeTarget(draft, record)] };
}
/** Wordings not documented. */
function checkTargets(record, ids) {
    if (ids.includes(''))
        throw new ApiFault('DeploymentTargetIdRequiredException', 'A target id is required.');
    if (ids.length > 1) {
        const problem = 'A deployment to Amazon ECS has one target.';
        throw new ApiFault('DeploymentTargetListSizeExceededException', problem);
    }
    if (ids[0] === nameTarget(record))
        return;
    const problem = `The deployment ${record.id} has no target ${ids[0] ?? ''}.`;
    throw new ApiFault('DeploymentTargetDoesNotExistException', problem);
}

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
;// CONCATENATED MODULE: ./lib/local/codedeploy/app-spec.js
/** An AppSpec file for Amazon ECS, JSON or YAML (AWS CodeDeploy User Guide, AppSpec file reference). */



/** Events that a Lambda function can be given for. */
const HOOK_EVENTS = [
    'BeforeInstall',
    'AfterInstall',
    'AfterAllowTestTraffic',
    'BeforeAllowTraffic',
    'AfterAllowTraffic',
];
/**
 * Reads the content of a revision. The names of members are taken whatever their case, as the guide's own examples differ
 * in it.
 * @throws ApiFault InvalidRevisionException; its wording is not documented
 */
function readAppSpec(content) {
    const file = parseContent(content);
    const resource = app_spec_findService(file);
    const properties = findObject(resource, 'properties');
    const loadBalancer = properties && findObject(properties, 'loadBalancerInfo');
    const taskDefinition = properties && findMember(properties, 'taskDefinition');
    if (properties === undefined || loadBalancer === undefined || typeof taskDefinition !== 'string') {
        throw app_spec_refuse('The AppSpec file needs a TaskDefinition and a LoadBalancerInfo');
    }
    const containerName = findMember(loadBalancer, 'containerName');
    const containerPort = Number(findMember(loadBalancer, 'containerPort'));
    if (typeof containerName !== 'string' || !Number.isInteger(containerPort)) {
        throw app_spec_refuse('The LoadBalancerInfo of the AppSpec file needs a ContainerName and a ContainerPort');
    }
    return { taskDefinition, containerName, containerPort, taskSet: readTaskSet(properties), hooks: readHooks(file) };
}
function app_spec_refuse(reason) {
    return new ApiFault('InvalidRevisionException', `${reason}.`);
}
function parseContent(content) {
    try {
        const value = (0,dist/* parse */.qg)(content, { maxAliasCount: 0 });
        if ((0,json/* isJsonObject */.OW)(value))
            return value;
    }
    catch {
        // Said below: what the parser says may hold any part of the file.
    }
    throw app_spec_refuse('The AppSpec file is neither JSON nor YAML');
}
function findMember(holder, name) {
    const key = Object.keys(holder).find((one) => one.toLowerCase() === name.toLowerCase());
    return key === undefined ? undefined : (holder[key] ?? undefined);
}
function findObject(holder, name) {
    const value = findMember(holder, name);
    return (0,json/* isJsonObject */.OW)(value) ? value : undefined;
}
/** The one resource: a list of one named object. */
function app_spec_findService(file) {
    const resources = findMember(file, 'resources');
    const [named, ...others] = Array.isArray(resources) ? resources : [];
    const [resource] = (0,json/* isJsonObject */.OW)(named) ? Object.values(named) : [];
    if (!(0,json/* isJsonObject */.OW)(resource) || others.length > 0)
        throw app_spec_refuse('The AppSpec file needs one resource');
    if (findMember(resource, 'type') !== 'AWS::ECS::Service') {
        throw app_spec_refuse('The resource of the AppSpec file needs the Type AWS::ECS::Service');
    }
    return resource;
}
/** The optional properties, their names as ECS writes them. */
function readTaskSet(properties) {
    const names = ['platformVersion', 'networkConfiguration', 'capacityProviderStrategy'];
    const given = names.flatMap((name) => {
        const value = findMember(properties, name);
        return value === undefined ? [] : [[name, lowerNames(value)]];
    });
    return Object.fromEntries(given);
}
function lowerNames(value) {
    if (Array.isArray(value))
        return value.map((item) => lowerNames(item));
    if (!(0,json/* isJsonObject */.OW)(value))
        return value;
    const members = Object.entries(value).map(([name, member]) => [
        name.charAt(0).toLowerCase() + name.slice(1),
        lowerNames(member ?? null),
    ]);
    return Object.fromEntries(members);
}
function readHooks(file) {
    const given = findMember(file, 'hooks') ?? [];
    const entries = (Array.isArray(given) ? given : [given]).flatMap((item) => (0,json/* isJsonObject */.OW)(item) ? Object.entries(item) : []);
    const hooks = {};
    for (const [name, target] of entries) {
        const event = HOOK_EVENTS.find((one) => one.toLowerCase() === name.toLowerCase());
        if (event === undefined)
            throw app_spec_refuse(`${name} is no lifecycle event of an Amazon ECS deployment that takes a hook`);
        if (typeof target !== 'string' || target === '')
            throw app_spec_refuse(`The hook ${event} needs a Lambda function`);
        hooks[event] = target;
    }
    return hooks;
}

;// CONCATENATED MODULE: ./lib/local/codedeploy/plan-stages.js


/**
 * What a deployment will do. The events of test traffic are there only when the deployment group has a listener for it
 * (AWS CodeDeploy User Guide, lifecycle event hooks; observed). Where the wait before production traffic stands among
 * them is assumed.
 */
function planStages(settings) {
    const names = [
        'BeforeInstall',
        'Install',
        'AfterInstall',
        ...(hasTestRoute(settings.loadBalancerInfo) ? ['AllowTestTraffic', 'AfterAllowTestTraffic'] : []),
        ...(readReadyWaitMinutes(settings) === undefined ? [] : ['ReadyWait']),
        'BeforeAllowTraffic',
        'AllowTraffic',
        'AfterAllowTraffic',
        'TerminationWait',
    ];
    return names.map((name) => ({ name, status: 'Pending' }));
}
function hasTestRoute(loadBalancerInfo) {
    const [pair = {}] = readObjects(loadBalancerInfo, 'targetGroupPairInfoList');
    return readStrings(readObject(pair, 'testTrafficRoute') ?? {}, 'listenerArns').length > 0;
}

;// CONCATENATED MODULE: ./lib/local/codedeploy/sha256.js
/** SHA-256 (FIPS 180-4), written out because the engine has no module of the outside. */
/** Lower-case hexadecimal digest of a text in UTF-8. */
function computeSha256(text) {
    const message = pad(new TextEncoder().encode(text));
    const view = new DataView(message.buffer);
    let hash = listPrimes(8).map((prime) => takeFraction(Math.sqrt(prime)));
    const constants = listPrimes(64).map((prime) => takeFraction(Math.cbrt(prime)));
    for (let at = 0; at < message.length; at += 64)
        hash = digestBlock(hash, readSchedule(view, at), constants);
    return hash.map((word) => word.toString(16).padStart(8, '0')).join('');
}
function listPrimes(count) {
    const primes = [];
    for (let number = 2; primes.length < count; number += 1) {
        if (primes.every((prime) => number % prime !== 0))
            primes.push(number);
    }
    return primes;
}
/** The first 32 bits after the point. */
function takeFraction(root) {
    return Math.floor((root % 1) * 2 ** 32) >>> 0;
}
/** A bit that is set, zeros, and the length in bits, to whole blocks of 64 bytes. */
function pad(bytes) {
    const padded = new Uint8Array(Math.ceil((bytes.length + 9) / 64) * 64);
    padded.set(bytes);
    padded[bytes.length] = 0x80;
    new DataView(padded.buffer).setBigUint64(padded.length - 8, BigInt(bytes.length) * 8n);
    return padded;
}
function rotate(word, by) {
    return (word >>> by) | (word << (32 - by));
}
function readSchedule(view, start) {
    const words = Array.from({ length: 16 }, (_, at) => view.getUint32(start + at * 4));
    for (let at = 16; at < 64; at += 1) {
        const early = words[at - 15] ?? 0;
        const late = words[at - 2] ?? 0;
        const small = rotate(early, 7) ^ rotate(early, 18) ^ (early >>> 3);
        const great = rotate(late, 17) ^ rotate(late, 19) ^ (late >>> 10);
        words.push(((words[at - 16] ?? 0) + small + (words[at - 7] ?? 0) + great) >>> 0);
    }
    return words;
}
function digestBlock(hash, words, constants) {
    let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = hash;
    for (const [at, word] of words.entries()) {
        const mixedE = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
        const chosen = (e & f) ^ (~e & g);
        const first = (h + mixedE + chosen + (constants[at] ?? 0) + word) >>> 0;
        const mixedA = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
        const majority = (a & b) ^ (a & c) ^ (b & c);
        [a, b, c, d, e, f, g, h] = [(first + mixedA + majority) >>> 0, a, b, c, (d + first) >>> 0, e, f, g];
    }
    return [a, b, c, d, e, f, g, h].map((word, at) => ((hash[at] ?? 0) + word) >>> 0);
}

;// CONCATENATED MODULE: ./lib/local/codedeploy/operations/create-deployment.js











/** A description has at most 256 characters (AWS CodeDeploy quotas). */
const LONGEST_DESCRIPTION = 256;
function createDeployment(draft, { input, now }) {
    const group = requireGroup(draft, input);
    const revision = readRevision(input);
    const appSpec = readAppSpec(revision.content);
    const description = readString(input, 'description');
    if ((description ?? '').length > LONGEST_DESCRIPTION) {
        // Wording not documented.
        throw new ApiFault('DescriptionTooLongException', `description has at most ${LONGEST_DESCRIPTION} characters.`);
    }
    const config = requireConfig(draft, readString(input, 'deploymentConfigName') ?? group.configName);
    const settings = create_deployment_readOverrides(input, group);
    refuseSecond(draft, group);
    const id = drawDeploymentName(draft);
    const previous = draft.codeDeployments.get(group.lastSuccessful ?? '');
    const record = {
        id,
        groupKey: group.key,
        application: group.application,
        group: group.name,
        serviceKey: group.serviceKey,
        configName: config.name,
        creator: 'user',
        ...(description === undefined ? {} : { description }),
        status: 'Created',
        createdAt: now,
        updatedAt: now,
        revision,
        ...(previous === undefined ? {} : { previousSha256: previous.revision.sha256 }),
        appSpec,
        settings,
        traffic: planTraffic(config.trafficRouting),
        shifted: 0,
        stages: planStages(settings),
        greenWeight: 0,
    };
    draft.codeDeployments.set(id, record);
    draft.deploymentGroups.set(group.key, { ...group, lastAttempted: id });
    requestLook(draft, now);
    return { deploymentId: id };
}
/**
 * The AppSpec file in the request. A hash that is given must be its own.
 * @throws ApiFault RevisionRequiredException, InvalidRevisionException; wordings not documented
 */
function readRevision(input) {
    const revision = readObject(input, 'revision');
    if (revision === undefined)
        throw new ApiFault('RevisionRequiredException', 'A revision is required.');
    const type = readString(revision, 'revisionType');
    const holder = type === 'String' ? 'string' : 'appSpecContent';
    if (type !== 'AppSpecContent' && type !== 'String') {
        const problem = `A revision of the type ${type ?? 'none'} is not simulated by the local ECS.`;
        throw new ApiFault('InvalidRevisionException', problem);
    }
    const given = readObject(revision, holder) ?? {};
    const content = readString(given, 'content') ?? '';
    if (content === '')
        throw new ApiFault('InvalidRevisionException', 'The revision has no content.');
    const sha256 = computeSha256(content);
    const said = readString(given, 'sha256');
    if (said !== undefined && said.toLowerCase() !== sha256) {
        throw new ApiFault('InvalidRevisionException', 'The sha256 of the revision is not that of its content.');
    }
    return { sha256, content };
}
/** The settings of the group, with what the request has instead. */
function create_deployment_readOverrides(input, { settings }) {
    return {
        ...settings,
        autoRollback: readAutoRollback(input) ?? settings.autoRollback,
        alarms: readAlarms(input, 'overrideAlarmConfiguration') ?? settings.alarms,
    };
}
/** The text is observed. */
function refuseSecond(draft, group) {
    const active = findActive(draft, group.key);
    if (active === undefined)
        return;
    throw new ApiFault('DeploymentLimitExceededException', `The Deployment Group '${group.name}' already has an active Deployment '${active.id}'`);
}

;// CONCATENATED MODULE: ./lib/local/codedeploy/operations/deployments.js









const DEPLOYMENT_OPERATIONS = {
    'codedeploy:CreateDeployment': createDeployment,
    'codedeploy:GetDeployment': (draft, { input }) => ({
        deploymentInfo: describe_deployment_describeDeployment(requireDeployment(draft, input)),
    }),
    'codedeploy:BatchGetDeployments': batchGetDeployments,
    'codedeploy:ListDeployments': deployments_listDeployments,
    'codedeploy:StopDeployment': stopDeployment,
    'codedeploy:ContinueDeployment': continueDeployment,
    'codedeploy:PutLifecycleEventHookExecutionStatus': putHookStatus,
};
/** At most 25; those that are not there are left out. Wordings not documented. */
function batchGetDeployments(draft, { input }) {
    const ids = readStrings(input, 'deploymentIds');
    if (ids.length === 0)
        throw new ApiFault('DeploymentIdRequiredException', 'deploymentIds is required.');
    if (ids.length > 25)
        throw new ApiFault('BatchLimitExceededException', 'At most 25 deployments can be asked for.');
    const found = ids.flatMap((id) => draft.codeDeployments.get(id) ?? []);
    return { deploymentsInfo: found.map(describe_deployment_describeDeployment) };
}
const STATUSES = ['Created', 'Queued', 'InProgress', 'Baking', 'Succeeded', 'Failed', 'Stopped', 'Ready'];
/** Newest first; that order is assumed. */
function deployments_listDeployments(draft, { input }) {
    const groupKey = readGroupKey(draft, input);
    const statuses = readStrings(input, 'includeOnlyStatuses');
    const wrong = statuses.find((status) => !STATUSES.includes(status));
    // Wording not documented.
    if (wrong !== undefined)
        throw new ApiFault('InvalidDeploymentStatusException', `Unknown status '${wrong}'.`);
    const range = readObject(input, 'createTimeRange') ?? {};
    const start = readNumber(range, 'start') ?? Number.NEGATIVE_INFINITY;
    const end = readNumber(range, 'end') ?? Number.POSITIVE_INFINITY;
    const found = [...draft.codeDeployments.values()].filter((record) => {
        const at = asTimestamp(record.createdAt);
        const isAsked = statuses.length === 0 || statuses.includes(record.status);
        return (groupKey === undefined || record.groupKey === groupKey) && isAsked && at >= start && at <= end;
    });
    const page = cutList(found.reverse(), input);
    return { deployments: page.items.map(({ id }) => id), ...page.next };
}
/** Application and group come together or not at all (AWS CodeDeploy API reference, ListDeployments). */
function readGroupKey(draft, input) {
    const isGiven = (value) => (value ?? undefined) !== undefined;
    if (!isGiven(input.applicationName) && !isGiven(input.deploymentGroupName))
        return undefined;
    return requireGroup(draft, input).key;
}
function requireRunning(draft, input) {
    const record = requireDeployment(draft, input);
    if (!isOver(record))
        return record;
    // Wording not documented.
    throw new ApiFault('DeploymentAlreadyCompletedException', `The deployment ${record.id} is already complete.`);
}
/** Neither that a stop by hand has an error nor its words are documented; assumed. */
const STOPPED_BY_HAND = {
    status: 'Stopped',
    error: { code: 'MANUAL_STOP', message: 'The deployment was stopped by a user.' },
    event: 'DEPLOYMENT_STOP_ON_REQUEST',
};
/** Stopped at once. Whether it is rolled back is the request's to say, else the deployment group's. */
function stopDeployment(draft, { input, now }) {
    const record = requireRunning(draft, input);
    const shouldRollBack = readBoolean(input, 'autoRollbackEnabled');
    failDeployment(draft, record, {
        failure: STOPPED_BY_HAND,
        ...(shouldRollBack === undefined ? {} : { shouldRollBack }),
        now,
    });
    // AWS CLI, stop-deployment, example.
    const statusMessage = 'No more commands will be scheduled for execution in the deployment instances';
    return { status: 'Succeeded', statusMessage };
}
/** Ends the wait before production traffic, or the one before the original task set goes. */
function continueDeployment(draft, { input, now }) {
    const record = requireRunning(draft, input);
    const type = readString(input, 'deploymentWaitType') ?? 'READY_WAIT';
    // No wording of these is documented.
    if (type !== 'READY_WAIT' && type !== 'TERMINATION_WAIT') {
        throw new ApiFault('InvalidDeploymentWaitTypeException', `Unknown deploymentWaitType '${type}'.`);
    }
    const stage = findStage(record);
    if (stage?.name !== (type === 'READY_WAIT' ? 'ReadyWait' : 'TerminationWait') || stage.status !== 'InProgress') {
        throw new ApiFault('DeploymentIsNotInReadyStateException', `The deployment ${record.id} is not waiting.`);
    }
    draft.codeDeployments.set(record.id, changeStage(record, { reported: 'Succeeded' }));
    requestLook(draft, now);
    return {};
}
/**
 * What a Lambda function calls. In the local ECS no function runs: whoever plays one names its execution
 * `DEPLOYMENT_ID:EVENT`.
 */
function putHookStatus(draft, { input, now }) {
    const record = requireDeployment(draft, input);
    const status = readString(input, 'status');
    // No wording of these is documented.
    if (status !== 'Succeeded' && status !== 'Failed') {
        const problem = 'The status of a hook is Succeeded or Failed.';
        throw new ApiFault('InvalidLifecycleEventHookExecutionStatusException', problem);
    }
    const executionId = readString(input, 'lifecycleEventHookExecutionId') ?? '';
    const stage = record.stages.find(({ name }) => executionId === `${record.id}:${name}`);
    if (stage === undefined || record.appSpec.hooks[stage.name] === undefined || stage.status === 'Pending') {
        throw new ApiFault('InvalidLifecycleEventHookExecutionIdException', 'No such hook has been called.');
    }
    if (stage.status !== 'InProgress') {
        throw new ApiFault('LifecycleEventAlreadyCompletedException', `${stage.name} is already complete.`);
    }
    draft.codeDeployments.set(record.id, changeStage(record, { reported: status }));
    requestLook(draft, now);
    return { lifecycleEventHookExecutionId: executionId };
}

;// CONCATENATED MODULE: ./lib/local/codedeploy/operations/revisions.js




const REVISION_OPERATIONS = {
    'codedeploy:GetApplicationRevision': getApplicationRevision,
};
/** Revisions are known by the application's deployments. Wordings not documented. */
function getApplicationRevision(draft, { input }) {
    const application = requireApplication(draft, input).name;
    const revision = readObject(input, 'revision');
    if (revision === undefined)
        throw new ApiFault('RevisionRequiredException', 'A revision is required.');
    const sha256 = readString(readObject(revision, 'appSpecContent') ?? {}, 'sha256') ?? '';
    const uses = [...draft.codeDeployments.values()].filter((record) => record.application === application && record.revision.sha256 === sha256);
    const [first] = uses;
    if (first === undefined) {
        throw new ApiFault('RevisionDoesNotExistException', `No revision of ${application} has the sha256 '${sha256}'.`);
    }
    return {
        applicationName: application,
        revision: { ...describeRevision(sha256), appSpecContent: first.revision },
        revisionInfo: {
            deploymentGroups: [...new Set(uses.map(({ group }) => group))],
            registerTime: asTimestamp(first.createdAt),
            firstUsedTime: asTimestamp(first.createdAt),
            lastUsedTime: asTimestamp((uses.at(-1) ?? first).createdAt),
        },
    };
}

;// CONCATENATED MODULE: ./lib/local/codedeploy/operations/table.js






/** The operations of CodeDeploy, named as IAM names its actions: `codedeploy:CreateDeployment`. */
const CODE_DEPLOY_OPERATIONS = {
    ...APPLICATION_OPERATIONS,
    ...CONFIG_OPERATIONS,
    ...GROUP_OPERATIONS,
    ...DEPLOYMENT_OPERATIONS,
    ...TARGET_OPERATIONS,
    ...REVISION_OPERATIONS,
};

;// CONCATENATED MODULE: ./lib/local/engine/paginate.js


/**
 * Cuts a page by `maxResults` and `nextToken`.
 * @param sizes the operation's own (ECS API reference)
 */
function cutPage(all, input, sizes) {
    const { usual, most } = typeof sizes === 'number' ? { usual: sizes, most: 100 } : sizes;
    const size = readNumber(input, 'maxResults') ?? usual;
    if (!Number.isInteger(size) || size < 1 || size > most) {
        // Wording not documented.
        throw invalidParameter(`maxResults must be between 1 and ${most}.`);
    }
    const start = readStart(readString(input, 'nextToken'), all.length);
    const items = all.slice(start, start + size);
    const end = start + items.length;
    return { items, next: end < all.length ? { nextToken: `page-${end}` } : {} };
}
function readStart(token, length) {
    if (token === undefined || token === '')
        return 0;
    const start = /^page-(\d{1,9})$/.exec(token)?.[1];
    // Wording not documented.
    if (start === undefined || Number(start) > length)
        throw invalidParameter('Invalid token: the token is not valid.');
    return Number(start);
}
/** Refuses more names than a describe call takes; how many is the operation's (ECS API reference). */
function checkBatch(names, most, what) {
    // Wording not documented.
    if (names.length > most)
        throw invalidParameter(`${what} cannot have more than ${most} elements.`);
}

;// CONCATENATED MODULE: ./lib/local/engine/operations/account-settings.js




const ACCOUNT_SETTING_OPERATIONS = {
    ListAccountSettings: listAccountSettings,
    PutAccountSetting: (draft, call) => putSetting(draft, call, namePrincipal(draft, call)),
    PutAccountSettingDefault: (draft, call) => putSetting(draft, call, rootArn(draft.settings)),
    DeleteAccountSetting: deleteAccountSetting,
};
/** Values when nobody has put another; `guardDutyActivate` is set by AWS. Not all are documented. */
const DEFAULTS = {
    awsvpcTrunking: 'disabled',
    containerInsights: 'disabled',
    containerInstanceLongArnFormat: 'enabled',
    defaultLogDriverMode: 'non-blocking',
    fargateEventWindows: 'disabled',
    fargateFIPSMode: 'disabled',
    fargateTaskRetirementWaitPeriod: '7',
    guardDutyActivate: 'off',
    serviceLongArnFormat: 'enabled',
    tagResourceAuthorization: 'on',
    taskLongArnFormat: 'enabled',
};
/** Values that ECS takes (ECS API reference, PutAccountSetting). */
const VALUES = {
    fargateTaskRetirementWaitPeriod: ['0', '7', '14'],
    tagResourceAuthorization: ['on', 'off'],
    defaultLogDriverMode: ['blocking', 'non-blocking'],
    containerInsights: ['enabled', 'disabled', 'enhanced'],
};
const SWITCH = ['enabled', 'disabled'];
function namePrincipal(draft, { input, caller }) {
    return readString(input, 'principalArn') ?? callerArn(draft.settings, caller.accessKeyId);
}
/** Wording not documented. */
function requireName(input) {
    const name = requireString(input, 'name');
    if (!Object.hasOwn(DEFAULTS, name))
        throw invalidParameter(`Unknown account setting '${name}'.`);
    return name;
}
function putSetting(draft, { input }, principalArn) {
    const name = requireName(input);
    const value = requireString(input, 'value');
    // Wording not documented, of both.
    if (name === 'guardDutyActivate')
        throw invalidParameter('The account setting guardDutyActivate is managed by AWS.');
    if (!(VALUES[name] ?? SWITCH).includes(value))
        throw invalidParameter(`Invalid value '${value}' for ${name}.`);
    draft.accountSettings.set(`${principalArn} ${name}`, value);
    return { setting: describeSetting(name, value, principalArn) };
}
/** Answers the setting as it then holds. */
function deleteAccountSetting(draft, call) {
    const name = requireName(call.input);
    const principalArn = namePrincipal(draft, call);
    draft.accountSettings.delete(`${principalArn} ${name}`);
    return { setting: describeSetting(name, findEffective(draft, name, principalArn).value, principalArn) };
}
/** The principal's own ones, or with `effectiveSettings` all that hold for it. */
function listAccountSettings(draft, call) {
    const { input } = call;
    const isEffective = readBoolean(input, 'effectiveSettings') ?? false;
    const principal = namePrincipal(draft, call);
    const value = readString(input, 'value');
    const names = readString(input, 'name') === undefined ? Object.keys(DEFAULTS) : [requireName(input)];
    const found = names
        .map((name) => ({ name, ...findEffective(draft, name, principal) }))
        .filter((setting) => isEffective || setting.principalArn === principal)
        .filter((setting) => value === undefined || setting.value === value);
    const page = cutPage(found, input, { usual: 10, most: 10 });
    return {
        settings: page.items.map((one) => describeSetting(one.name, one.value, one.principalArn)),
        ...page.next,
    };
}
function findEffective(draft, name, principal) {
    const own = draft.accountSettings.get(`${principal} ${name}`);
    if (own !== undefined)
        return { value: own, principalArn: principal };
    const principalArn = rootArn(draft.settings);
    const value = draft.accountSettings.get(`${principalArn} ${name}`) ?? DEFAULTS[name] ?? '';
    return { value, principalArn };
}
function describeSetting(name, value, principalArn) {
    return { name, value, principalArn, type: name === 'guardDutyActivate' ? 'aws_managed' : 'user' };
}

;// CONCATENATED MODULE: ./lib/local/engine/operations/attributes.js







const ATTRIBUTE_OPERATIONS = {
    PutAttributes: putAttributes,
    DeleteAttributes: deleteAttributes,
    ListAttributes: listAttributes,
};
/** ECS API reference, PutAttributes: for each resource, and for each call. */
const MOST_CUSTOM = 10;
const MOST_IN_CALL = 10;
/** ECS API reference, Attribute. */
const NAME = /^[A-Za-z0-9_/\\.-]{1,128}$/;
const VALUE = /^(?! )[A-Za-z0-9_.@/\\: -]{1,128}(?<! )$/;
function putAttributes(draft, { input, now }) {
    const wishes = readWishes(draft, input);
    for (const { instance, name, value } of wishes) {
        // Wording not documented.
        if (value !== undefined && !VALUE.test(value))
            throw invalidParameter(`The value of attribute ${name} is not valid.`);
        const { attributes } = draft.instances.get(instance.arn) ?? instance;
        draft.instances.set(instance.arn, { ...instance, attributes: { ...attributes, [name]: value ?? '' } });
        checkLimit(draft, instance.arn);
    }
    requestLook(draft, now);
    return { attributes: wishes.map(describeWish) };
}
/** The wording is that of the exception in the API reference. */
function checkLimit(draft, arn) {
    const names = Object.keys(draft.instances.get(arn)?.attributes ?? {});
    if (names.filter((name) => !isBuiltIn(name)).length <= MOST_CUSTOM)
        return;
    throw new ApiFault('AttributeLimitExceededException', `You can apply up to ${MOST_CUSTOM} custom attributes for each resource.`);
}
function deleteAttributes(draft, { input, now }) {
    const wishes = readWishes(draft, input);
    const deleted = [];
    for (const { instance, name, value } of wishes) {
        const current = draft.instances.get(instance.arn) ?? instance;
        const { [name]: was, ...attributes } = current.attributes;
        if (was === undefined || (value !== undefined && value !== was))
            continue;
        draft.instances.set(instance.arn, { ...current, attributes });
        deleted.push({ instance, name, value: was === '' ? undefined : was });
    }
    requestLook(draft, now);
    return { attributes: deleted.map(describeWish) };
}
function describeWish({ instance, name, value }) {
    return omitAbsent({ name, value, targetType: 'container-instance', targetId: instance.arn });
}
/** Wordings not documented. */
function readWishes(draft, input) {
    const cluster = findCluster(draft, readString(input, 'cluster')).name;
    const attributes = readObjects(input, 'attributes');
    if (attributes.length === 0)
        throw invalidParameter('Attributes cannot be empty.');
    if (attributes.length > MOST_IN_CALL) {
        throw invalidParameter(`Attributes cannot have more than ${MOST_IN_CALL} elements.`);
    }
    return attributes.map((attribute) => {
        const name = requireString(attribute, 'name');
        if (!NAME.test(name))
            throw invalidParameter(`The name of attribute ${name} is not valid.`);
        if (isBuiltIn(name))
            throw invalidParameter(`The attribute ${name} is built in and cannot be changed.`);
        return { instance: findTarget(draft, cluster, attribute), name, value: readString(attribute, 'value') };
    });
}
function findTarget(draft, cluster, attribute) {
    const target = requireString(attribute, 'targetId');
    const type = readString(attribute, 'targetType');
    // Wording not documented.
    if (type === undefined && !target.startsWith('arn:')) {
        throw invalidParameter('The target type must be given with the short form of a target ID.');
    }
    if (type !== undefined && type !== 'container-instance')
        throw invalidParameter(`The target type ${type} is not valid.`);
    const instance = findInstance(draft, cluster, target);
    if (instance !== undefined && instance.status !== 'INACTIVE')
        return instance;
    throw new ApiFault('TargetNotFoundException', `The target ${lastPart(target)} was not found.`);
}
function listAttributes(draft, { input }) {
    const cluster = findCluster(draft, readString(input, 'cluster')).name;
    // Wordings not documented.
    const type = requireString(input, 'targetType');
    if (type !== 'container-instance')
        throw invalidParameter(`The target type ${type} is not valid.`);
    const name = readString(input, 'attributeName');
    const value = readString(input, 'attributeValue');
    if (value !== undefined && name === undefined) {
        throw invalidParameter('An attribute name must be given with an attribute value.');
    }
    const all = [...draft.instances.values()]
        .filter((instance) => instance.cluster === cluster && instance.status !== 'INACTIVE')
        .flatMap((instance) => describeAttributes(instance, { targetId: instance.arn }))
        .filter((one) => (name === undefined || one.name === name) && (value === undefined || one.value === value));
    const page = cutPage(all, input, 100);
    return { attributes: page.items, ...page.next };
}

;// CONCATENATED MODULE: ./lib/local/engine/describe-cluster.js


/** What CreateCluster, UpdateCluster and the like answer. */
const WHOLE_CLUSTER = ['ATTACHMENTS', 'CONFIGURATIONS', 'SETTINGS', 'TAGS'];
/** @param include what the caller asked for beside the rest: ATTACHMENTS, CONFIGURATIONS, SETTINGS, STATISTICS, TAGS */
function describeCluster(draft, cluster, include) {
    const counts = countContents(draft, cluster.name);
    const { settings, configuration, ...given } = cluster.given;
    // Attachments are the resources of managed scaling, which is not simulated.
    const isAttached = include.includes('ATTACHMENTS');
    return omitAbsent({
        clusterArn: cluster.arn,
        clusterName: cluster.name,
        configuration: include.includes('CONFIGURATIONS') ? (configuration ?? undefined) : undefined,
        status: cluster.status,
        registeredContainerInstancesCount: counts.instances,
        runningTasksCount: sumUp(counts.running),
        pendingTasksCount: sumUp(counts.pending),
        activeServicesCount: sumUp(counts.active),
        statistics: include.includes('STATISTICS') ? listStatistics(counts) : [],
        tags: include.includes('TAGS') ? listTags(draft, cluster.arn) : [],
        settings: include.includes('SETTINGS') ? (settings ?? [{ name: 'containerInsights', value: 'disabled' }]) : [],
        capacityProviders: [],
        defaultCapacityProviderStrategy: [],
        attachments: isAttached ? [] : undefined,
        attachmentsStatus: isAttached ? 'UPDATE_COMPLETE' : undefined,
        ...given,
    });
}
function sumUp(count) {
    return count.EC2 + count.FARGATE;
}
function countContents(draft, cluster) {
    let instances = 0;
    const counts = {
        active: { EC2: 0, FARGATE: 0 },
        draining: { EC2: 0, FARGATE: 0 },
        running: { EC2: 0, FARGATE: 0 },
        pending: { EC2: 0, FARGATE: 0 },
    };
    for (const instance of draft.instances.values()) {
        if (instance.cluster === cluster && instance.status !== 'INACTIVE')
            instances += 1;
    }
    for (const service of draft.services.values()) {
        if (service.cluster !== cluster || service.status === 'INACTIVE')
            continue;
        counts[service.status === 'ACTIVE' ? 'active' : 'draining'][service.launchType] += 1;
    }
    for (const task of draft.tasks.values()) {
        if (task.cluster !== cluster)
            continue;
        if (task.lastStatus === 'RUNNING')
            counts.running[task.launchType] += 1;
        else if (['PROVISIONING', 'PENDING', 'ACTIVATING'].includes(task.lastStatus))
            counts.pending[task.launchType] += 1;
    }
    return { instances, ...counts };
}
/** Names and their spelling: ECS API reference, Cluster. */
function listStatistics(counts) {
    const values = [
        ['runningEC2TasksCount', counts.running.EC2],
        ['runningFargateTasksCount', counts.running.FARGATE],
        ['pendingEC2TasksCount', counts.pending.EC2],
        ['pendingFargateTasksCount', counts.pending.FARGATE],
        ['activeEC2ServiceCount', counts.active.EC2],
        ['activeFargateServiceCount', counts.active.FARGATE],
        ['drainingEC2ServiceCount', counts.draining.EC2],
        ['drainingFargateServiceCount', counts.draining.FARGATE],
    ];
    return values.map(([name, value]) => ({ name, value: String(value) }));
}

;// CONCATENATED MODULE: ./lib/local/engine/scaling-group.js


const SCALING = {
    status: 'DISABLED',
    targetCapacity: 100,
    minimumScalingStepSize: 1,
    maximumScalingStepSize: 10_000,
    instanceWarmupPeriod: 300,
};
/** Lowest and highest value by member (ECS API reference, ManagedScaling). */
const RANGES = [
    ['targetCapacity', 1, 100],
    ['minimumScalingStepSize', 1, 10_000],
    ['maximumScalingStepSize', 1, 10_000],
    ['instanceWarmupPeriod', 0, 10_000],
];
const SWITCHES = ['managedTerminationProtection', 'managedDraining'];
/**
 * The settings that were, with those that are given, and with the defaults of what is in neither (ECS API reference,
 * AutoScalingGroupProvider; that draining is ENABLED by default is assumed).
 * @throws ApiFault InvalidParameterException; the step sizes' text is observed, the others are not documented
 */
function completeGroup(before, given) {
    const arn = readString(given, 'autoScalingGroupArn') ?? readString(before, 'autoScalingGroupArn') ?? '';
    if (arn === '')
        throw invalidParameter('autoScalingGroupArn can not be blank.');
    const managedScaling = {
        ...SCALING,
        ...readObject(before, 'managedScaling'),
        ...pickMembers(readObject(given, 'managedScaling') ?? {}, Object.keys(SCALING)),
    };
    checkScaling(managedScaling);
    const switches = { ...pickMembers(before, SWITCHES), ...pickMembers(given, SWITCHES) };
    for (const member of SWITCHES)
        checkSwitch(switches, member);
    if (switches.managedTerminationProtection === 'ENABLED' && managedScaling.status !== 'ENABLED') {
        throw invalidParameter('Managed termination protection needs managed scaling to be enabled.');
    }
    return omitAbsent({
        autoScalingGroupArn: arn,
        managedScaling,
        managedTerminationProtection: 'DISABLED',
        managedDraining: 'ENABLED',
        ...switches,
    });
}
function checkScaling(scaling) {
    checkSwitch(scaling, 'status');
    for (const [member, least, most] of RANGES) {
        const value = readNumber(scaling, member) ?? least;
        if (!Number.isInteger(value) || value < least || value > most) {
            throw invalidParameter(`${member} must be between ${least} and ${most}.`);
        }
    }
    if ((readNumber(scaling, 'minimumScalingStepSize') ?? 0) > (readNumber(scaling, 'maximumScalingStepSize') ?? 0)) {
        throw invalidParameter('The minimum or maximum scaling step size value is invalid. Specify a minimum scaling step size value that is less than or equal to the maximum scaling step size value and try again.');
    }
}
function checkSwitch(settings, member) {
    const value = readString(settings, member) ?? 'DISABLED';
    if (value !== 'ENABLED' && value !== 'DISABLED')
        throw invalidParameter(`Invalid value '${value}' for ${member}.`);
}

;// CONCATENATED MODULE: ./lib/local/engine/operations/capacity-providers.js











const CAPACITY_PROVIDER_OPERATIONS = {
    CreateCapacityProvider: createCapacityProvider,
    UpdateCapacityProvider: updateCapacityProvider,
    DescribeCapacityProviders: describeCapacityProviders,
    DeleteCapacityProvider: deleteCapacityProvider,
    PutClusterCapacityProviders: putClusterCapacityProviders,
};
/** Texts observed. */
function createCapacityProvider(draft, { input }) {
    const name = readString(input, 'name') ?? '';
    if (!/^(?!aws|ecs|fargate)[A-Za-z0-9_-]{1,255}$/i.test(name)) {
        throw invalidParameter('The specified capacity provider name is invalid. Up to 255 characters are allowed, including letters (upper and lowercase), numbers, underscores, and hyphens. The name cannot be prefixed with "aws", "ecs", or "fargate". Specify a valid name and try again.');
    }
    if (draft.capacityProviders.get(name)?.status === 'ACTIVE') {
        throw clientFault('The specified capacity provider already exists. To change the configuration of an existing capacity provider, update the capacity provider.');
    }
    const tags = readTags(input);
    const arn = capacityProviderArn(draft.settings, name);
    const provider = { arn, name, status: 'ACTIVE', group: readGroup(input) };
    draft.capacityProviders.set(name, provider);
    draft.tags.delete(arn);
    addTags(draft, arn, tags);
    return { capacityProvider: describeProvider(draft, provider, ['TAGS']) };
}
/** Wording not documented. */
function readGroup(input) {
    if (readObject(input, 'managedInstancesProvider') !== undefined)
        throw notSimulated('A managed instances provider');
    const given = readObject(input, 'autoScalingGroupProvider');
    if (given === undefined)
        throw invalidParameter('autoScalingGroupProvider can not be blank.');
    return completeGroup({}, given);
}
function updateCapacityProvider(draft, { input }) {
    const provider = requireProvider(draft, requireString(input, 'name'));
    const given = readObject(input, 'autoScalingGroupProvider') ?? {};
    const group = completeGroup(provider.group, { ...given, autoScalingGroupArn: undefined });
    const updated = { ...provider, group, updateStatus: 'UPDATE_COMPLETE' };
    draft.capacityProviders.set(provider.name, updated);
    return { capacityProvider: describeProvider(draft, updated, []) };
}
/** All of them when none is named; deleted ones only by name. */
function describeCapacityProviders(draft, { input }) {
    const references = readStrings(input, 'capacityProviders');
    const include = readStrings(input, 'include');
    checkBatch(references, 100, 'Capacity providers');
    const active = [...draft.capacityProviders.values()].filter(({ status }) => status === 'ACTIVE');
    const all = [...active.map(({ name }) => name), ...listFargateProviders()];
    const page = cutPage(references.length === 0 ? all : references.map(lastPart), input, { usual: 10, most: 10 });
    const capacityProviders = [];
    const failures = [];
    for (const name of page.items) {
        const provider = draft.capacityProviders.get(name);
        if (isFargateProvider(name))
            capacityProviders.push(describeFargate(draft, name));
        else if (provider !== undefined)
            capacityProviders.push(describeProvider(draft, provider, include));
        else
            failures.push({ arn: capacityProviderArn(draft.settings, name), reason: 'MISSING' });
    }
    return { capacityProviders, failures, ...page.next };
}
function deleteCapacityProvider(draft, { input }) {
    const name = lastPart(requireString(input, 'capacityProvider'));
    // Wording not documented.
    if (isFargateProvider(name)) {
        throw clientFault('The FARGATE and FARGATE_SPOT capacity providers are reserved and cannot be deleted.');
    }
    const provider = requireProvider(draft, name);
    const isUsed = [...draft.clusters.values()].some((cluster) => cluster.status === 'ACTIVE' && listProviders(cluster).includes(name));
    if (isUsed)
        throw clientFault(IN_USE);
    const deleted = { ...provider, status: 'INACTIVE', updateStatus: 'DELETE_COMPLETE' };
    draft.capacityProviders.set(name, deleted);
    return { capacityProvider: describeProvider(draft, deleted, []) };
}
/** Observed with PutClusterCapacityProviders; taken for DeleteCapacityProvider too. */
const IN_USE = 'The specified capacity provider is in use and cannot be removed.';
/** A provider that services or tasks use stays with its cluster (ECS API reference, PutClusterCapacityProviders). */
function putClusterCapacityProviders(draft, { input, now }) {
    const cluster = findCluster(draft, requireString(input, 'cluster'));
    const capacityProviders = requireProviders(draft, readStrings(input, 'capacityProviders'));
    const defaultCapacityProviderStrategy = checkDefaultStrategy(input, capacityProviders);
    const used = listUsed(draft, cluster.name);
    const removed = listProviders(cluster).filter((name) => !capacityProviders.includes(name));
    if (removed.some((name) => used.has(name)))
        throw new ApiFault('ResourceInUseException', IN_USE);
    const given = { ...cluster.given, capacityProviders, defaultCapacityProviderStrategy };
    const updated = { ...cluster, given };
    draft.clusters.set(cluster.name, updated);
    requestLook(draft, now);
    return { cluster: describeCluster(draft, updated, WHOLE_CLUSTER) };
}
function listUsed(draft, cluster) {
    const used = new Set();
    for (const service of draft.services.values()) {
        if (service.cluster !== cluster || service.status === 'INACTIVE')
            continue;
        for (const item of readStrategy(service.given, 'capacityProviderStrategy'))
            used.add(item.capacityProvider);
    }
    for (const task of draft.tasks.values()) {
        if (task.cluster === cluster && task.capacityProvider !== undefined)
            used.add(task.capacityProvider);
    }
    return used;
}
/** Text observed; of which exception is not documented, assumed. */
function requireProvider(draft, reference) {
    const provider = draft.capacityProviders.get(lastPart(reference));
    if (provider?.status === 'ACTIVE')
        return provider;
    throw clientFault('The specified capacity provider does not exist. Specify a valid name or ARN and try again.');
}
function describeProvider(draft, provider, include) {
    return omitAbsent({
        capacityProviderArn: provider.arn,
        name: provider.name,
        status: provider.status,
        autoScalingGroupProvider: provider.group,
        updateStatus: provider.updateStatus,
        tags: include.includes('TAGS') ? listTags(draft, provider.arn) : [],
        type: 'EC2_AUTOSCALING',
    });
}
function describeFargate(draft, name) {
    return {
        capacityProviderArn: capacityProviderArn(draft.settings, name),
        name,
        status: 'ACTIVE',
        tags: [],
        type: name,
    };
}

;// CONCATENATED MODULE: ./lib/local/engine/operations/clusters.js








const CLUSTER_OPERATIONS = {
    CreateCluster: createCluster,
    UpdateCluster: updateCluster,
    UpdateClusterSettings: updateClusterSettings,
    DescribeClusters: describeClusters,
    ListClusters: listClusters,
    DeleteCluster: deleteCluster,
};
/** Members that are answered as they came. */
const SETTINGS = ['settings', 'configuration', 'serviceConnectDefaults'];
/** A cluster of that name that is there already is answered as it is. */
function createCluster(draft, { input }) {
    const name = readString(input, 'clusterName') ?? 'default';
    // Wording observed, but for what stands before it in the capture.
    if (!/^[A-Za-z0-9_-]{1,255}$/.test(name)) {
        throw invalidParameter('ClusterName must match ^[a-zA-Z0-9\\-_]{1,255}$');
    }
    const existing = draft.clusters.get(name);
    if (existing?.status === 'ACTIVE')
        return { cluster: describeCluster(draft, existing, WHOLE_CLUSTER) };
    checkSettings(input);
    const tags = readTags(input);
    const capacityProviders = requireProviders(draft, readStrings(input, 'capacityProviders'));
    const strategy = checkDefaultStrategy(input, capacityProviders);
    const cluster = {
        arn: clusterArn(draft.settings, name),
        name,
        status: 'ACTIVE',
        given: { ...pickMembers(input, SETTINGS), capacityProviders, defaultCapacityProviderStrategy: strategy },
    };
    draft.clusters.set(name, cluster);
    draft.tags.delete(cluster.arn);
    addTags(draft, cluster.arn, tags);
    return { cluster: describeCluster(draft, cluster, WHOLE_CLUSTER) };
}
function checkSettings(input) {
    for (const setting of readObjects(input, 'settings')) {
        const name = readString(setting, 'name') ?? '';
        const value = readString(setting, 'value') ?? '';
        // Wording not documented, of both.
        if (name !== 'containerInsights')
            throw invalidParameter(`Unknown cluster setting '${name}'.`);
        if (!['enabled', 'disabled', 'enhanced'].includes(value))
            throw invalidParameter(`Invalid value '${value}' for ${name}.`);
    }
    const command = readObject(readObject(input, 'configuration') ?? {}, 'executeCommandConfiguration') ?? {};
    const log = readObject(command, 'logConfiguration');
    const logging = readString(command, 'logging');
    if (log !== undefined && logging !== 'OVERRIDE') {
        throw invalidParameter("You must set logging to 'OVERRIDE' when you supply a log configuration.");
    }
    if (logging === 'OVERRIDE' && log?.cloudWatchLogGroupName === undefined && log?.s3BucketName === undefined) {
        throw invalidParameter('A CloudWatch log group name or S3 bucket name must be specified when overriding the default log configuration.');
    }
}
function updateCluster(draft, { input }) {
    const cluster = findCluster(draft, requireString(input, 'cluster'));
    checkSettings(input);
    const updated = { ...cluster, given: { ...cluster.given, ...pickMembers(input, SETTINGS) } };
    draft.clusters.set(cluster.name, updated);
    return { cluster: describeCluster(draft, updated, WHOLE_CLUSTER) };
}
function updateClusterSettings(draft, call) {
    // Wording not documented.
    if (readObjects(call.input, 'settings').length === 0)
        throw invalidParameter('Settings cannot be empty.');
    return updateCluster(draft, { ...call, input: pickMembers(call.input, ['cluster', 'settings']) });
}
function describeClusters(draft, { input }) {
    const names = readStrings(input, 'clusters');
    checkBatch(names, 100, 'Clusters');
    const include = readStrings(input, 'include');
    const clusters = [];
    const failures = [];
    for (const reference of names.length === 0 ? ['default'] : names) {
        const cluster = draft.clusters.get(lastPart(reference));
        if (cluster !== undefined)
            clusters.push(describeCluster(draft, cluster, include));
        else
            failures.push({ arn: clusterArn(draft.settings, lastPart(reference)), reason: 'MISSING' });
    }
    return { clusters, failures };
}
function listClusters(draft, { input }) {
    const active = [...draft.clusters.values()].filter((cluster) => cluster.status === 'ACTIVE');
    const page = cutPage(active, input, 100);
    return { clusterArns: page.items.map((cluster) => cluster.arn), ...page.next };
}
/** Texts observed. In which order they are looked at is not documented; assumed. */
function deleteCluster(draft, { input }) {
    const cluster = findCluster(draft, requireString(input, 'cluster'));
    const counts = countContents(draft, cluster.name);
    if (counts.instances > 0) {
        throw new ApiFault('ClusterContainsContainerInstancesException', 'The Cluster cannot be deleted while Container Instances are active or draining.');
    }
    if (counts.active.EC2 + counts.active.FARGATE > 0) {
        throw new ApiFault('ClusterContainsServicesException', 'The Cluster cannot be deleted while Services are active.');
    }
    const isBusy = [...draft.tasks.values()].some((task) => task.cluster === cluster.name);
    if (isBusy) {
        throw new ApiFault('ClusterContainsTasksException', 'The Cluster cannot be deleted while Tasks are active.');
    }
    const deleted = { ...cluster, status: 'INACTIVE' };
    draft.clusters.set(cluster.name, deleted);
    return { cluster: describeCluster(draft, deleted, WHOLE_CLUSTER) };
}

;// CONCATENATED MODULE: ./lib/local/engine/leave-instance.js




/** Tasks of any kind on an instance that are not STOPPED. */
function listHeld(draft, instance) {
    return [...draft.tasks.values()].filter(({ instanceArn }) => instanceArn === instance.arn);
}
/**
 * Stops the PENDING service tasks of an instance that has become DRAINING. RUNNING ones are the scheduler's to replace
 * under the bounds of their services, and standalone tasks stay (ECS API reference, UpdateContainerInstancesState).
 */
function stopPending(draft, instance, now) {
    const byService = new Map();
    for (const task of listHeld(draft, instance)) {
        const isPending = task.lastStatus === 'PROVISIONING' || task.lastStatus === 'PENDING';
        if (!isPending || task.desiredStatus === 'STOPPED' || task.serviceKey === undefined)
            continue;
        byService.set(task.serviceKey, [...(byService.get(task.serviceKey) ?? []), task]);
    }
    for (const [key, tasks] of byService) {
        const service = draft.services.get(key);
        if (service === undefined || isDaemon(service))
            continue;
        const reason = `Scaling activity initiated by (deployment ${service.deployments[0]?.id ?? ''})`;
        for (const task of tasks)
            stopTask(draft, task, { code: 'ServiceSchedulerInitiated', reason, now });
        const current = draft.services.get(key) ?? service;
        draft.services.set(key, tell(draft, current, { text: describePendingStops(service, tasks.length), now }));
    }
}
/**
 * STOPPED for ECS at once. ECS leaves the containers of such tasks running, unwatched; here they are stopped, since an
 * instance that is gone has no other life.
 */
function orphanTask(draft, task, now) {
    if (isRegistered(task)) {
        for (const { targetGroupArn } of task.targets) {
            draft.effects.push({ kind: 'deregister-target', targetGroupArn, taskArn: task.arn });
        }
    }
    draft.effects.push({ kind: 'stop-task', taskArn: task.arn });
    const stoppedReason = 'Container instance deregistration forced by user';
    finishTask(draft, { stoppedReason, ...task }, now);
}

;// CONCATENATED MODULE: ./lib/local/engine/operations/container-instances.js











const CONTAINER_INSTANCE_OPERATIONS = {
    ListContainerInstances: listContainerInstances,
    DescribeContainerInstances: describeContainerInstances,
    UpdateContainerInstancesState: updateContainerInstancesState,
    DeregisterContainerInstance: deregisterContainerInstance,
};
function listContainerInstances(draft, { input }) {
    const cluster = findCluster(draft, readString(input, 'cluster')).name;
    const status = readString(input, 'status');
    const isSelected = readSelection(draft, cluster, readString(input, 'filter'));
    const found = [...draft.instances.values()].filter((instance) => instance.cluster === cluster &&
        (status === undefined ? instance.status !== 'INACTIVE' : instance.status === status) &&
        isSelected(instance));
    const page = cutPage(found, input, 100);
    return { containerInstanceArns: page.items.map(({ arn }) => arn), ...page.next };
}
/** A filter is an expression of the cluster query language. */
function readSelection(draft, cluster, filter) {
    if (filter === undefined || filter === '')
        return () => true;
    const query = readFilter(filter);
    const facts = gatherFacts(draft, cluster);
    return ({ arn }) => {
        const known = facts.get(arn);
        return known !== undefined && (0,answer_query/* answerQuery */.rn)(query, known);
    };
}
function describeContainerInstances(draft, { input }) {
    const { found, failures } = readInstances(draft, input);
    return { containerInstances: found.map((instance) => describeInstance(draft, instance)), failures };
}
/** ECS API reference, UpdateContainerInstancesState, DeregisterContainerInstance. */
const MOST_CHANGED = 10;
/** DRAINING: no new tasks, and service tasks are replaced elsewhere under the bounds of their services. */
function updateContainerInstancesState(draft, { input, now }) {
    const status = readString(input, 'status');
    // Wording not documented.
    if (status !== 'ACTIVE' && status !== 'DRAINING')
        throw invalidParameter('Container instance status is not valid.');
    checkBatch(readStrings(input, 'containerInstances'), MOST_CHANGED, 'Container instances');
    const { found, failures } = readInstances(draft, input);
    const usable = found.filter((instance) => instance.status !== 'INACTIVE');
    for (const instance of usable) {
        draft.instances.set(instance.arn, { ...instance, status });
        if (status === 'DRAINING')
            stopPending(draft, instance, now);
    }
    requestLook(draft, now);
    // The reason is that of StartTask; not documented here.
    const inactive = found
        .filter(({ status: was }) => was === 'INACTIVE')
        .map(({ arn }) => ({ arn, reason: 'INACTIVE' }));
    return {
        containerInstances: usable.map(({ arn }) => describeCurrent(draft, arn)),
        failures: [...failures, ...inactive],
    };
}
/** Tasks that it has are in the way, unless it is forced: then they are STOPPED (ECS API reference). */
function deregisterContainerInstance(draft, { input, now }) {
    const cluster = findCluster(draft, readString(input, 'cluster')).name;
    const reference = requireString(input, 'containerInstance');
    const instance = findInstance(draft, cluster, reference);
    if (instance === undefined || instance.status === 'INACTIVE') {
        // Known second-hand.
        throw clientFault(`Referenced container instance ${lastPart(reference)} not found.`);
    }
    const held = listHeld(draft, instance);
    if (held.length > 0 && readBoolean(input, 'force') !== true) {
        throw invalidParameter('Found running tasks on the instance.');
    }
    for (const task of held)
        orphanTask(draft, task, now);
    draft.instances.set(instance.arn, { ...(draft.instances.get(instance.arn) ?? instance), status: 'INACTIVE' });
    requestLook(draft, now);
    return { containerInstance: describeCurrent(draft, instance.arn) };
}
function describeCurrent(draft, arn) {
    const instance = draft.instances.get(arn);
    return instance === undefined ? {} : describeInstance(draft, instance);
}
function readInstances(draft, input) {
    const cluster = findCluster(draft, readString(input, 'cluster')).name;
    const references = readStrings(input, 'containerInstances');
    // Wording not documented.
    if (references.length === 0)
        throw invalidParameter('Container instances cannot be empty.');
    checkBatch(references, 100, 'Container instances');
    const found = [];
    const failures = [];
    for (const reference of references) {
        const instance = findInstance(draft, cluster, reference);
        if (instance !== undefined)
            found.push(instance);
        else
            failures.push({ arn: instanceArn(draft.settings, cluster, lastPart(reference)), reason: 'MISSING' });
    }
    return { found, failures };
}

;// CONCATENATED MODULE: ./lib/local/engine/operations/list-task-definitions.js


const TASK_DEFINITION_LISTS = {
    ListTaskDefinitions: listTaskDefinitions,
    ListTaskDefinitionFamilies: listFamilies,
};
/** ACTIVE ones by default; by family, then by number. `familyPrefix` is a whole family's name here. */
function listTaskDefinitions(draft, { input }) {
    const status = readString(input, 'status') ?? 'ACTIVE';
    const family = readString(input, 'familyPrefix');
    const found = [...draft.revisions.values()].filter((revision) => revision.status === status && (family === undefined || revision.family === family));
    found.sort(compareRevisions);
    if (readString(input, 'sort') === 'DESC')
        found.reverse();
    const page = cutPage(found, input, 100);
    return { taskDefinitionArns: page.items.map((revision) => revision.arn), ...page.next };
}
function compareRevisions(a, b) {
    if (a.family !== b.family)
        return a.family < b.family ? -1 : 1;
    return a.number - b.number;
}
/** A family is ACTIVE while one of its revisions is. */
function listFamilies(draft, { input }) {
    const status = readString(input, 'status') ?? 'ACTIVE';
    const prefix = readString(input, 'familyPrefix') ?? '';
    const active = new Set();
    for (const revision of draft.revisions.values())
        if (revision.status === 'ACTIVE')
            active.add(revision.family);
    const families = [...draft.families.entries()]
        .map(([family]) => family)
        .filter((family) => family.startsWith(prefix))
        .filter((family) => status === 'ALL' || active.has(family) === (status === 'ACTIVE'))
        .sort();
    const page = cutPage(families, input, 100);
    return { families: page.items, ...page.next };
}

;// CONCATENATED MODULE: ./lib/local/engine/operations/service-deployments.js









const SERVICE_DEPLOYMENT_OPERATIONS = {
    ListServiceDeployments: listServiceDeployments,
    DescribeServiceDeployments: describeServiceDeployments,
    StopServiceDeployment: stopServiceDeployment,
    ContinueServiceDeployment: continueServiceDeployment,
};
/** Newest first. */
function listServiceDeployments(draft, { input }) {
    const cluster = findCluster(draft, readString(input, 'cluster')).name;
    const service = findService(draft, cluster, requireString(input, 'service'));
    if (service === undefined)
        throw new ApiFault('ServiceNotFoundException', 'Service not found.');
    const statuses = readStrings(input, 'status');
    const created = readObject(input, 'createdAt') ?? {};
    const after = readNumber(created, 'after') ?? Number.NEGATIVE_INFINITY;
    const before = readNumber(created, 'before') ?? Number.POSITIVE_INFINITY;
    const found = [];
    for (const record of draft.serviceDeployments.values()) {
        const at = asTimestamp(record.createdAt);
        const fits = statuses.length === 0 || statuses.includes(record.status);
        if (record.serviceKey === service.key && fits && at >= after && at <= before)
            found.push(record);
    }
    const page = cutPage(found.reverse(), input, 20);
    return { serviceDeployments: page.items.map((record) => describeBriefly(draft, record)), ...page.next };
}
function describeServiceDeployments(draft, { input }) {
    const arns = readStrings(input, 'serviceDeploymentArns');
    // Wording not documented.
    if (arns.length === 0)
        throw invalidParameter('serviceDeploymentArns cannot be empty.');
    checkBatch(arns, 20, 'serviceDeploymentArns');
    const counts = countByDeployment(draft);
    const serviceDeployments = [];
    const failures = [];
    for (const arn of arns) {
        const record = draft.serviceDeployments.get(arn);
        if (record !== undefined)
            serviceDeployments.push(describeWholly(draft, record, counts));
        else
            failures.push({ arn, reason: 'MISSING' });
    }
    return { serviceDeployments, failures };
}
/**
 * Asks for a rollback of a deployment that is not finished, also when the breaker is off. Asking again is harmless.
 * Which exception a finished one gives is not documented; ConflictException is assumed.
 */
function stopServiceDeployment(draft, { input, now }) {
    const arn = requireString(input, 'serviceDeploymentArn');
    const stopType = readString(input, 'stopType') ?? 'ROLLBACK';
    // Wording not documented.
    if (stopType !== 'ROLLBACK')
        throw invalidParameter(`Unsupported stopType ${stopType}.`);
    const record = requireServiceDeployment(draft, arn);
    if (isFinal(record.status)) {
        throw new ApiFault('ConflictException', `The service deployment is ${record.status} and cannot be stopped.`);
    }
    moveServiceDeployment(draft, arn, { status: 'ROLLBACK_REQUESTED', now });
    requestLook(draft, now);
    return { serviceDeploymentArn: arn };
}
/**
 * Lets a deployment that waits at a PAUSE hook go on, or roll back, at the scheduler's next look (ECS API reference,
 * ContinueServiceDeployment). Which exception a hook that does not wait gives is not documented; assumed, with wording.
 */
function continueServiceDeployment(draft, { input, now }) {
    const arn = requireString(input, 'serviceDeploymentArn');
    const hookId = requireString(input, 'hookId');
    const action = readString(input, 'action') ?? 'CONTINUE';
    if (action !== 'CONTINUE' && action !== 'ROLLBACK')
        throw invalidParameter(`Unsupported action ${action}.`);
    const record = requireServiceDeployment(draft, arn);
    const isWaiting = record.shift?.hooks.some(({ id, status }) => id === hookId && status === 'AWAITING_ACTION');
    if (record.shift === undefined || record.status !== 'IN_PROGRESS' || isWaiting !== true) {
        throw invalidParameter('The service deployment does not wait at this lifecycle hook.');
    }
    const resolution = action === 'CONTINUE' ? { status: 'SUCCEEDED' } : { status: 'FAILED', isRefused: true };
    const hooks = record.shift.hooks.map((hook) => (hook.id === hookId ? { ...hook, ...resolution } : hook));
    keepShift(draft, record, { ...record.shift, hooks });
    requestLook(draft, now);
    return { serviceDeploymentArn: arn };
}
function requireServiceDeployment(draft, arn) {
    const record = draft.serviceDeployments.get(arn);
    if (record !== undefined)
        return record;
    throw new ApiFault('ServiceDeploymentNotFoundException', 'Service deployment not found.');
}

;// CONCATENATED MODULE: ./lib/local/engine/operations/service-revisions.js





const SERVICE_REVISION_OPERATIONS = { DescribeServiceRevisions: describeServiceRevisions };
function describeServiceRevisions(draft, { input }) {
    const arns = readStrings(input, 'serviceRevisionArns');
    // Wording not documented.
    if (arns.length === 0)
        throw invalidParameter('serviceRevisionArns cannot be empty.');
    checkBatch(arns, 20, 'serviceRevisionArns');
    const serviceRevisions = [];
    const failures = [];
    for (const arn of arns) {
        const revision = draft.serviceRevisions.get(arn);
        if (revision !== undefined)
            serviceRevisions.push(service_revisions_describeRevision(draft, revision));
        else
            failures.push({ arn, reason: 'MISSING' });
    }
    return { serviceRevisions, failures };
}
function service_revisions_describeRevision(draft, revision) {
    const service = draft.services.get(revision.serviceKey);
    const isFargate = service?.launchType === 'FARGATE';
    const described = draft.revisions.get(revision.revisionArn)?.described ?? {};
    const strategy = service?.given.capacityProviderStrategy;
    return omitAbsent({
        serviceRevisionArn: revision.arn,
        serviceArn: service?.arn,
        clusterArn: clusterArn(draft.settings, revision.serviceKey.split('/')[0] ?? ''),
        taskDefinition: revision.revisionArn,
        launchType: strategy === undefined ? service?.launchType : undefined,
        capacityProviderStrategy: strategy,
        platformFamily: isFargate ? 'Linux' : undefined,
        loadBalancers: [],
        serviceRegistries: [],
        ...revision.shape,
        ...(isFargate ? { platformVersion: '1.4.0' } : {}),
        containerImages: readObjects(described, 'containerDefinitions').map((container) => {
            const containerName = readString(container, 'name') ?? '';
            const image = readString(container, 'image');
            const imageDigest = revision.digests[containerName] ?? digestIn(image ?? '');
            return omitAbsent({ containerName, image, imageDigest });
        }),
        guardDutyEnabled: false,
        createdAt: asTimestamp(revision.createdAt),
    });
}

;// CONCATENATED MODULE: ./lib/local/engine/strategy-settings.js


const STRATEGIES = ['ROLLING', 'BLUE_GREEN', 'LINEAR', 'CANARY'];
/** ECS API reference, DeploymentLifecycleHook. */
const HOOK_STAGES = [
    'RECONCILE_SERVICE',
    'PRE_SCALE_UP',
    'POST_SCALE_UP',
    'TEST_TRAFFIC_SHIFT',
    'POST_TEST_TRAFFIC_SHIFT',
    'PRE_PRODUCTION_TRAFFIC_SHIFT',
    'PRODUCTION_TRAFFIC_SHIFT',
    'POST_PRODUCTION_TRAFFIC_SHIFT',
];
const NO_PAUSE_STAGES = ['TEST_TRAFFIC_SHIFT', 'PRODUCTION_TRAFFIC_SHIFT'];
const MOST_MINUTES = 1440;
const MOST_TIMEOUT_MINUTES = 20_160;
/** ECS API reference, LinearConfiguration and CanaryConfiguration. */
const PROGRESSIVE = {
    LINEAR: {
        member: 'linearConfiguration',
        percent: { name: 'stepPercent', least: 3, usual: 10 },
        minutes: { name: 'stepBakeTimeInMinutes', usual: 6 },
    },
    CANARY: {
        member: 'canaryConfiguration',
        percent: { name: 'canaryPercent', least: 0.1, usual: 5 },
        minutes: { name: 'canaryBakeTimeInMinutes', usual: 10 },
    },
};
/**
 * `strategy`, and the configuration of a progressive one with what the request leaves out.
 * @throws ApiFault InvalidParameterException; no wording in this file is documented
 */
function completeStrategy(given) {
    const strategy = readString(given, 'strategy') ?? 'ROLLING';
    if (!STRATEGIES.includes(strategy))
        throw invalidParameter(`Unknown deployment strategy '${strategy}'.`);
    checkBakeTime(given, strategy);
    for (const hook of readObjects(given, 'lifecycleHooks'))
        checkHook(hook, strategy);
    for (const [owner, { member }] of Object.entries(PROGRESSIVE)) {
        if (owner !== strategy && readObject(given, member) !== undefined) {
            throw invalidParameter(`${member} is only valid for the ${owner} deployment strategy.`);
        }
    }
    const progressive = PROGRESSIVE[strategy];
    return progressive === undefined ? { strategy } : { strategy, ...completeProgressive(given, progressive) };
}
function checkBakeTime(given, strategy) {
    const minutes = readNumber(given, 'bakeTimeInMinutes');
    if (minutes === undefined && strategy === 'BLUE_GREEN') {
        throw invalidParameter('bakeTimeInMinutes is required for the BLUE_GREEN deployment strategy.');
    }
    if (minutes !== undefined)
        checkWhole('bakeTimeInMinutes', minutes, { least: 0, most: MOST_MINUTES });
}
function checkWhole(name, value, { least, most }) {
    if (Number.isInteger(value) && value >= least && value <= most)
        return;
    throw invalidParameter(`${name} must be a whole number from ${least} to ${most}.`);
}
function completeProgressive(given, { member, percent, minutes }) {
    const configuration = readObject(given, member) ?? {};
    const share = readNumber(configuration, percent.name) ?? percent.usual;
    const isTenth = Math.abs(share * 10 - Math.round(share * 10)) < 1e-9;
    if (!isTenth || share < percent.least || share > 100) {
        throw invalidParameter(`${percent.name} must be a multiple of 0.1 from ${percent.least} to 100.`);
    }
    const wait = readNumber(configuration, minutes.name) ?? minutes.usual;
    checkWhole(minutes.name, wait, { least: 0, most: MOST_MINUTES });
    return { [member]: { [percent.name]: share, [minutes.name]: wait } };
}
function checkHook(hook, strategy) {
    if (strategy === 'ROLLING')
        throw notSimulated('A lifecycle hook of a rolling update');
    const type = readString(hook, 'targetType') ?? 'AWS_LAMBDA';
    const stages = readStrings(hook, 'lifecycleStages');
    const unknown = stages.find((stage) => !HOOK_STAGES.includes(stage));
    if (stages.length === 0)
        throw invalidParameter('lifecycleStages of a lifecycle hook cannot be empty.');
    if (unknown !== undefined)
        throw invalidParameter(`A lifecycle hook is not possible at the stage '${unknown}'.`);
    if (type === 'AWS_LAMBDA')
        checkLambda(hook);
    else if (type === 'PAUSE')
        checkPause(stages);
    else
        throw invalidParameter(`Unknown targetType '${type}' of a lifecycle hook.`);
    checkTimeout(readObject(hook, 'timeoutConfiguration') ?? {});
}
function checkLambda(hook) {
    for (const member of ['hookTargetArn', 'roleArn']) {
        if ((readString(hook, member) ?? '') === '')
            throw invalidParameter(`${member} of a lifecycle hook is required.`);
    }
}
function checkPause(stages) {
    const wrong = stages.find((stage) => NO_PAUSE_STAGES.includes(stage));
    if (wrong !== undefined)
        throw invalidParameter(`A PAUSE hook is not possible at the stage '${wrong}'.`);
}
function checkTimeout(timeout) {
    const minutes = readNumber(timeout, 'timeoutInMinutes');
    if (minutes !== undefined)
        checkWhole('timeoutInMinutes', minutes, { least: 1, most: MOST_TIMEOUT_MINUTES });
    const action = readString(timeout, 'action') ?? 'ROLLBACK';
    if (action !== 'ROLLBACK' && action !== 'CONTINUE')
        throw invalidParameter(`Unknown timeout action '${action}'.`);
}

;// CONCATENATED MODULE: ./lib/local/engine/deployment-configuration.js





/** What the API gives a member that is absent (ECS API reference, DeploymentConfiguration). */
const deployment_configuration_DEFAULTS = {
    REPLICA: { maximumPercent: 200, minimumHealthyPercent: 100 },
    DAEMON: { maximumPercent: 100, minimumHealthyPercent: 0 },
};
/** ECS computes the bake time of alarms from their own periods, usually less than five minutes; one is assumed. */
const COMPUTED_BAKE_MS = 60_000;
/**
 * Completes a configuration. Members that a given object leaves out are the API's defaults, also when the service had
 * other values: whether ECS keeps them is not documented; assumed, so that a client that sends a part is found out.
 * @throws ApiFault InvalidParameterException; UnsupportedFeatureException for what is not simulated
 */
function completeConfiguration(given, scheduling = 'REPLICA') {
    const usual = deployment_configuration_DEFAULTS[scheduling];
    const minimumHealthyPercent = readNumber(given, 'minimumHealthyPercent') ?? usual.minimumHealthyPercent;
    const maximumPercent = readNumber(given, 'maximumPercent') ?? usual.maximumPercent;
    checkPercents(minimumHealthyPercent, maximumPercent);
    const strategy = completeStrategy(given);
    checkEarlySuccess(given, { strategy: readString(strategy, 'strategy') ?? '', minimumHealthyPercent });
    readBreaker(given);
    const described = {
        bakeTimeInMinutes: 0,
        lifecycleHooks: [],
        ...given,
        deploymentCircuitBreaker: { enable: false, rollback: false, ...readObject(given, 'deploymentCircuitBreaker') },
        maximumPercent,
        minimumHealthyPercent,
        alarms: deployment_configuration_readAlarms(given),
        ...strategy,
    };
    return { described, minimumHealthyPercent, maximumPercent, bakeMs: readBakeMs(given) };
}
function checkPercents(minimum, maximum) {
    if (minimum > 100)
        throw invalidParameter('minimumHealthyPercent must be at most 100');
    // Wording not documented, of the next two.
    if (minimum < 0)
        throw invalidParameter('minimumHealthyPercent must be at least 0');
    if (maximum < 100)
        throw invalidParameter('maximumPercent must be at least 100');
    if (minimum === 100 && maximum === 100) {
        throw invalidParameter('Both maximumPercent and minimumHealthyPercent cannot be 100 as this will block any deployment');
    }
}
/** @throws ApiFault InvalidParameterException; its wording is not documented */
function deployment_configuration_readAlarms(given) {
    const alarms = readObject(given, 'alarms') ?? {};
    const isEnabled = readBoolean(alarms, 'enable') ?? false;
    if (isEnabled && readStrings(alarms, 'alarmNames').length === 0) {
        throw invalidParameter('alarmNames cannot be empty when deployment alarms are enabled.');
    }
    return { alarmNames: [], rollback: false, enable: false, ...alarms };
}
function readBakeMs(given) {
    const minutes = readNumber(given, 'bakeTimeInMinutes');
    return minutes === undefined ? COMPUTED_BAKE_MS : minutes * 60_000;
}

;// CONCATENATED MODULE: ./lib/local/engine/new-deployment.js











/**
 * Makes a new PRIMARY; the one before becomes ACTIVE and, if it was unfinished, its service deployment is stopped.
 * The new one shows a desired count of 0 until the scheduler has looked at it (observed in answers of real calls).
 */
function openDeployment(draft, before, wish) {
    const { revision, shape, now } = wish;
    const service = noteTraffic(draft, before);
    const id = drawDeploymentId(draft);
    const revisionArn = serviceRevisionArn(draft.settings, service.key, drawSerial(draft));
    const arn = serviceDeploymentArn(draft.settings, service.key, drawToken(draft));
    draft.serviceRevisions.set(revisionArn, {
        arn: revisionArn,
        serviceKey: service.key,
        revisionArn: revision.arn,
        createdAt: now,
        shape,
        digests: {},
    });
    stopUnfinished(draft, service, now);
    const sources = countSources(draft, service);
    const hasTraffic = bringsTraffic(shape);
    const opening = { arn, serviceRevisionArn: revisionArn, sources, hasTraffic, now };
    draft.serviceDeployments.set(arn, openServiceDeployment(draft, service, opening));
    const deployment = {
        id,
        serviceRevisionArn: revisionArn,
        serviceDeploymentArn: arn,
        revisionArn: revision.arn,
        createdAt: now,
        updatedAt: now,
        shownDesired: 0,
        rolloutState: 'IN_PROGRESS',
        rolloutStateReason: `ECS deployment ${id} in progress.`,
        failedTasks: 0,
        breakerCount: 0,
        isPinned: isResolved(revision.described),
        failedPins: 0,
        digests: {},
        usesAlternate: takesAlternate(service, shape),
    };
    const deployments = [deployment, ...service.deployments];
    return { ...leaveSteady(service), deployments, currentServiceDeployment: arn, throttle: NO_THROTTLE };
}
/** A shift that is overtaken while it cleans up has its traffic on green: green is the blue of what comes. */
function noteTraffic(draft, service) {
    const primary = service.deployments[0];
    const shift = primary === undefined ? undefined : findShift(draft, primary);
    if (primary === undefined || shift === undefined || shift.isBack)
        return service;
    if (findStep(shift)?.stage !== 'CLEAN_UP')
        return service;
    return changeDeployment(service, primary.id, { holdsTraffic: true });
}
/** Blue and green take turns in the two target groups of a load balancer. */
function takesAlternate(service, shape) {
    if (!isShiftStrategy(service.deploymentConfiguration) || !hasAlternate(shape))
        return false;
    return findReplaced(service.deployments)?.usesAlternate === false;
}
/** Wording not documented. A rollback that is overtaken has no other legal end than a failed one. */
function stopUnfinished(draft, service, now) {
    const arn = service.deployments[0]?.serviceDeploymentArn;
    if (arn === undefined)
        return;
    const reason = 'Service deployment was superseded by a newer one.';
    if (moveServiceDeployment(draft, arn, { status: 'STOP_REQUESTED', now, reason }))
        return;
    if (moveServiceDeployment(draft, arn, { status: 'ROLLBACK_FAILED', now, reason }))
        return;
    moveServiceDeployment(draft, arn, { status: 'STOPPED', now, reason });
}
/** The service revisions that are there when a deployment begins. */
function countSources(draft, service) {
    return service.deployments.map(({ id, serviceRevisionArn: arn, shownDesired }) => {
        const counts = { running: 0, pending: 0 };
        for (const task of draft.tasks.values()) {
            if (task.deploymentId !== id || task.desiredStatus === 'STOPPED')
                continue;
            if (task.lastStatus === 'RUNNING')
                counts.running += 1;
            else
                counts.pending += 1;
        }
        return { arn, requested: shownDesired, ...counts };
    });
}

;// CONCATENATED MODULE: ./lib/local/engine/service-role.js



/** The role's ARN: it is given so, or by its name, which begins with the path if there is one. */
function readServiceRole(settings, input) {
    const role = readString(input, 'role');
    if (role === undefined || role.startsWith('arn:'))
        return role;
    return `arn:aws:iam::${settings.account}:role/${role.replace(/^\//, '')}`;
}
/**
 * A role goes with a load balancer, and not with the network mode awsvpc (ECS API reference, CreateService).
 * @throws ApiFault InvalidParameterException; its wording is not documented
 */
function checkServiceRole(input, described) {
    if (readString(input, 'role') === undefined)
        return;
    if (readObjects(input, 'loadBalancers').length === 0) {
        throw invalidParameter('A role is only permitted if you are using a load balancer with your service.');
    }
    if (readNetworkMode(described) === 'awsvpc') {
        throw invalidParameter('You cannot specify an IAM role for services that require a service linked role.');
    }
}

;// CONCATENATED MODULE: ./lib/local/engine/task-set-rules.js




/** What a task set says, so that a service of the EXTERNAL controller does not. The first text is observed. */
const BLANK_MEMBERS = {
    taskDefinition: 'TaskDefinition',
    launchType: 'LaunchType',
    platformVersion: 'PlatformVersion',
    networkConfiguration: 'NetworkConfiguration',
    loadBalancers: 'LoadBalancers',
};
/** @throws ApiFault InvalidParameterException for a CreateService request */
function checkController(input) {
    const controller = readController(input);
    if (controller === 'ECS')
        return;
    if (controller === 'EXTERNAL') {
        const wrong = Object.keys(BLANK_MEMBERS).find((member) => isGiven(input, member));
        if (wrong !== undefined)
            throw invalidParameter(`${BLANK_MEMBERS[wrong]} must be blank`);
    }
    // No wording from here on is documented.
    if (readString(input, 'schedulingStrategy') === 'DAEMON') {
        throw invalidParameter(`The daemon scheduling strategy is not supported with a ${controller} deployment controller.`);
    }
    if (controller === 'CODE_DEPLOY' && readObjects(input, 'loadBalancers').length === 0) {
        throw invalidParameter('A load balancer is required for services with a CODE_DEPLOY deployment controller.');
    }
    checkConfiguration(input, controller);
}
function checkConfiguration(input, controller) {
    const configuration = readObject(input, 'deploymentConfiguration') ?? {};
    const has = [
        ...(readBreaker(configuration).isEnabled ? ['The deployment circuit breaker'] : []),
        ...(readBoolean(readObject(configuration, 'alarms') ?? {}, 'enable') === true ? ['Deployment alarms'] : []),
        ...((readString(configuration, 'strategy') ?? 'ROLLING') === 'ROLLING' ? [] : ['A deployment strategy']),
    ];
    if (has[0] === undefined)
        return;
    throw invalidParameter(`${has[0]} cannot be used with a ${controller} deployment controller.`);
}
function isGiven(input, member) {
    const value = input[member] ?? undefined;
    return value !== undefined && !(Array.isArray(value) && value.length === 0);
}
/** Observed with CODE_DEPLOY, of the first three; the others, and all with EXTERNAL, are assumed alike. */
const REFUSED_UPDATES = {
    taskDefinition: 'Unable to update task definition',
    networkConfiguration: 'Unable to update network parameters',
    forceNewDeployment: 'Cannot force a new deployment',
    loadBalancers: 'Unable to update load balancers',
    platformVersion: 'Unable to update platform version',
    serviceRegistries: 'Unable to update service registries',
    volumeConfigurations: 'Unable to update volumes',
};
const REMEDIES = {
    CODE_DEPLOY: 'Use AWS CodeDeploy to trigger a new deployment.',
    EXTERNAL: 'Create a new task set instead.',
};
/**
 * Refuses in an UpdateService request what CodeDeploy or a task set is to change (ECS API reference, UpdateService).
 * @throws ApiFault InvalidParameterException
 */
function refuseControlled(service, input) {
    const controller = readController(service.given);
    if (controller === 'ECS')
        return;
    const wrong = Object.keys(REFUSED_UPDATES).find((member) => isGiven(input, member) && input[member] !== false);
    if (wrong !== undefined) {
        const start = `${REFUSED_UPDATES[wrong]} on services with a ${controller} deployment controller.`;
        throw invalidParameter(`${start} ${REMEDIES[controller]}`);
    }
    checkConfiguration(input, controller);
}

;// CONCATENATED MODULE: ./lib/local/engine/operations/create-service.js






















/** Members that are kept and answered and start no deployment. */
const QUIET_MEMBERS = [
    'placementConstraints',
    'placementStrategy',
    'enableExecuteCommand',
    'enableECSManagedTags',
    'propagateTags',
    'availabilityZoneRebalancing',
];
const QUIET_DEFAULTS = {
    placementConstraints: [],
    placementStrategy: [],
    enableExecuteCommand: false,
    enableECSManagedTags: false,
    propagateTags: 'NONE',
};
/** The quiet members that are given. @throws ApiFault when one of them is not what it can be */
function readQuiet(input) {
    readPropagation(input);
    for (const member of ['enableECSManagedTags', 'enableExecuteCommand'])
        readBoolean(input, member);
    return pickMembers(input, QUIET_MEMBERS);
}
function createService(draft, call) {
    const { input } = call;
    const cluster = findCluster(draft, readString(input, 'cluster')).name;
    const name = requireString(input, 'serviceName');
    // Wording not documented.
    if (!/^[A-Za-z0-9_-]{1,255}$/.test(name))
        throw invalidParameter('Service name contains invalid characters.');
    const key = `${cluster}/${name}`;
    const existing = findExisting(draft, key, input);
    const options = { counts: countByDeployment(draft), include: ['TAGS'] };
    if (existing !== undefined)
        return { service: describeService(draft, existing, options) };
    checkStrategy(input);
    const service = openService(draft, call, { key, cluster, name });
    draft.services.set(key, service);
    forgetHistory(draft, service);
    addTags(draft, service.arn, readTags(input));
    requestLook(draft, call.now);
    return { service: describeService(draft, service, options) };
}
/** The history of an INACTIVE service of the same name goes with it. */
function forgetHistory(draft, service) {
    const current = service.currentServiceDeployment;
    for (const { arn, serviceKey } of [...draft.serviceDeployments.values()]) {
        if (serviceKey === service.key && arn !== current)
            draft.serviceDeployments.delete(arn);
    }
    const revision = service.deployments[0]?.serviceRevisionArn;
    for (const { arn, serviceKey } of [...draft.serviceRevisions.values()]) {
        if (serviceKey === service.key && arn !== revision)
            draft.serviceRevisions.delete(arn);
    }
}
/** An ACTIVE service of that name is answered when it was asked for in the same way. */
function findExisting(draft, key, input) {
    const existing = draft.services.get(key);
    if (existing === undefined || existing.status === 'INACTIVE')
        return undefined;
    if (existing.status === 'DRAINING')
        throw invalidParameter('Unable to Start a service that is still Draining.');
    if (existing.creation !== nameCreation(input))
        throw invalidParameter('Creation of service was not idempotent.');
    return existing;
}
function nameCreation(input) {
    const { clientToken: _clientToken, ...rest } = input;
    return writeCanonical(rest);
}
function checkStrategy(input) {
    if ((readString(input, 'clientToken') ?? '').length > 36) {
        // Wording not documented.
        throw invalidParameter('clientToken must be at most 36 characters.');
    }
    checkController(input);
    if (readScheduling(input) === 'DAEMON')
        checkDaemon(input);
}
/** Of a service with the EXTERNAL controller only the name is required; that its count is then 0 is assumed. */
function readDesired(input, controller) {
    return checkDesired(readNumber(input, 'desiredCount') ?? (controller === 'EXTERNAL' ? 0 : undefined));
}
function openService(draft, { input, caller, now }, place) {
    const { launchType, strategy } = chooseCapacity(findCluster(draft, place.cluster), input);
    const controller = readController(input);
    const scheduling = readScheduling(input);
    if (scheduling === 'DAEMON')
        checkDaemonLaunch(launchType);
    const settings = completeConfiguration(readObject(input, 'deploymentConfiguration') ?? {}, scheduling);
    const roleArn = readServiceRole(draft.settings, input);
    const service = {
        ...place,
        arn: serviceArn(draft.settings, place.key),
        status: 'ACTIVE',
        desiredCount: scheduling === 'DAEMON' ? 0 : readDesired(input, controller),
        launchType,
        deploymentConfiguration: settings.described,
        minimumHealthyPercent: settings.minimumHealthyPercent,
        maximumPercent: settings.maximumPercent,
        bakeMs: settings.bakeMs,
        gracePeriodSeconds: readNumber(input, 'healthCheckGracePeriodSeconds') ?? 0,
        given: {
            ...QUIET_DEFAULTS,
            ...readQuiet(input),
            ...describeStrategy(strategy),
            schedulingStrategy: scheduling,
            deploymentController: { type: controller },
        },
        createdAt: now,
        createdBy: callerArn(draft.settings, caller.accessKeyId),
        ...(roleArn === undefined ? {} : { roleArn }),
        creation: nameCreation(input),
        deployments: [],
        events: [],
        told: {},
        throttle: NO_THROTTLE,
    };
    checkPlacement({ given: service.given, described: {}, launchType });
    const availabilityZoneRebalancing = chooseRebalancing(input, { service, shape: readShape(input) });
    const complete = { ...service, given: { ...service.given, availabilityZoneRebalancing } };
    return controller === 'EXTERNAL' ? complete : openFirst(draft, complete, { input, now });
}
/** The first deployment, or the task set that CODE_DEPLOY begins with. */
function openFirst(draft, service, { input, now }) {
    const { launchType } = service;
    const revision = requireUsableRevision(draft, requireString(input, 'taskDefinition'), clientFault);
    const shape = readShape(input);
    checkPlan(draft, { revision, shape, launchType });
    checkServiceRole(input, revision.described);
    checkPlacement({ given: service.given, described: revision.described, launchType });
    if (!hasTaskSets(service)) {
        return followInstances(draft, openDeployment(draft, service, { revision, shape, now }), now);
    }
    const strategy = readStrategy(service.given, 'capacityProviderStrategy');
    const part = { status: 'PRIMARY', scalePercent: 100, launchType, ...describeStrategy(strategy) };
    return openTaskSet(draft, service, { revision, shape, part, now });
}

;// CONCATENATED MODULE: ./lib/local/engine/operations/update-service.js

















/**
 * Another revision, another shape or `forceNewDeployment` start a deployment; all else is taken over as it is (ECS API
 * reference, UpdateService).
 */
function updateService(draft, { input, now }) {
    const cluster = findCluster(draft, readString(input, 'cluster')).name;
    const found = findService(draft, cluster, requireString(input, 'service'));
    const primary = found?.deployments[0];
    if (found === undefined)
        throw new ApiFault('ServiceNotFoundException', 'Service not found.');
    if (found.status !== 'ACTIVE')
        throw new ApiFault('ServiceNotActiveException', 'Service was not ACTIVE.');
    refuseControlled(found, input);
    if (isDaemon(found))
        checkDaemon(input);
    const service = changeCapacity(draft, changeSettings(found, input), input);
    const wish = hasTaskSets(service) || primary === undefined ? undefined : readWish(draft, { input, service, primary });
    checkRules(service, wish?.revision ?? (primary && findRevision(draft, primary.revisionArn)));
    // One that is kept while the service cannot have it any more rests. Not documented; assumed.
    if (input.availabilityZoneRebalancing === 'ENABLED')
        chooseRebalancing(input, { service, shape: findShape(draft, primary) });
    const rolled = wish === undefined ? service : openDeployment(draft, service, { ...wish, now });
    const updated = followInstances(draft, rolled, now);
    draft.services.set(service.key, updated);
    requestLook(draft, now);
    return { service: describeService(draft, updated, { counts: countByDeployment(draft), include: [] }) };
}
function findShape(draft, primary) {
    return (primary && draft.serviceRevisions.get(primary.serviceRevisionArn)?.shape) ?? {};
}
/** Rules that are kept are checked with the task definition that comes. */
function checkRules(service, revision) {
    const described = revision?.described ?? {};
    checkPlacement({ given: service.given, described, launchType: service.launchType });
}
function changeSettings(service, input) {
    const configuration = readObject(input, 'deploymentConfiguration');
    const settings = configuration && completeConfiguration(configuration, readScheduling(service.given));
    return {
        ...service,
        desiredCount: checkDesired(readNumber(input, 'desiredCount') ?? service.desiredCount),
        gracePeriodSeconds: readNumber(input, 'healthCheckGracePeriodSeconds') ?? service.gracePeriodSeconds,
        given: { ...service.given, ...readQuiet(input) },
        ...(settings === undefined
            ? {}
            : {
                deploymentConfiguration: settings.described,
                minimumHealthyPercent: settings.minimumHealthyPercent,
                maximumPercent: settings.maximumPercent,
                bakeMs: settings.bakeMs,
            }),
    };
}
/** What is to be rolled out, or undefined when the request starts no deployment. */
function readWish(draft, { input, service, primary }) {
    const reference = readString(input, 'taskDefinition');
    const isForced = readBoolean(input, 'forceNewDeployment') ?? false;
    const revision = reference === undefined
        ? findRevision(draft, primary.revisionArn)
        : requireUsableRevision(draft, reference, clientFault);
    if (revision === undefined)
        throw clientFault('TaskDefinition not found.');
    const before = findShape(draft, primary);
    const given = readShape(input);
    const isNew = revision.arn !== primary.revisionArn || isOtherShape(before, given);
    if (!isNew && !isForced)
        return undefined;
    const shape = { ...before, ...given };
    checkPlan(draft, { revision, shape, launchType: service.launchType });
    return { revision, shape };
}

;// CONCATENATED MODULE: ./lib/local/engine/operations/services.js












const SERVICE_OPERATIONS = {
    CreateService: createService,
    UpdateService: updateService,
    DescribeServices: describeServices,
    ListServices: listServices,
    ListServicesByNamespace: listServicesByNamespace,
    DeleteService: deleteService,
};
/** In the order of the request; unknown ones are MISSING. */
function describeServices(draft, { input }) {
    const cluster = findCluster(draft, readString(input, 'cluster')).name;
    const references = readStrings(input, 'services');
    // Wording not documented.
    if (references.length === 0)
        throw invalidParameter('Services cannot be empty.');
    checkBatch(references, 10, 'Services');
    const options = { counts: countByDeployment(draft), include: readStrings(input, 'include') };
    const services = [];
    const failures = [];
    for (const reference of references) {
        const service = findService(draft, cluster, reference);
        if (service !== undefined)
            services.push(describeService(draft, service, options));
        else
            failures.push({ arn: serviceArn(draft.settings, `${cluster}/${lastPart(reference)}`), reason: 'MISSING' });
    }
    return { services, failures };
}
/** ACTIVE ones only, ten a page unless asked otherwise. */
function listServices(draft, { input }) {
    const cluster = findCluster(draft, readString(input, 'cluster')).name;
    const launchType = readString(input, 'launchType');
    const strategy = readString(input, 'schedulingStrategy');
    const found = [...draft.services.values()].filter((service) => service.cluster === cluster &&
        service.status === 'ACTIVE' &&
        (launchType === undefined || service.launchType === launchType) &&
        (strategy === undefined || service.given.schedulingStrategy === strategy));
    const page = cutPage(found, input, 10);
    return { serviceArns: page.items.map(({ arn }) => arn), ...page.next };
}
/** No service is in a namespace: Service Connect and service discovery are not simulated. */
function listServicesByNamespace(_draft, { input }) {
    requireString(input, 'namespace');
    const page = cutPage([], input, 10);
    return { serviceArns: page.items, ...page.next };
}
/** DRAINING while tasks still stop, then INACTIVE. */
function deleteService(draft, { input, now }) {
    const cluster = findCluster(draft, readString(input, 'cluster')).name;
    const service = findService(draft, cluster, requireString(input, 'service'));
    if (service === undefined || service.status === 'INACTIVE') {
        throw new ApiFault('ServiceNotFoundException', 'Service not found.');
    }
    // Only a REPLICA service must be scaled down first (ECS API reference, DeleteService).
    const isForced = (readBoolean(input, 'force') ?? false) || isDaemon(service);
    if (service.desiredCount > 0 && !isForced) {
        throw invalidParameter('The service cannot be stopped while it is scaled above 0.');
    }
    const draining = { ...service, status: 'DRAINING', desiredCount: 0 };
    draft.services.set(service.key, draining);
    stopAll(draft, draining, now);
    requestLook(draft, now);
    return { service: describeService(draft, draining, { counts: countByDeployment(draft), include: [] }) };
}
function stopAll(draft, service, now) {
    for (const { serviceDeploymentArn: arn } of service.deployments) {
        // A rollback that is cut short has no other legal end than a failed one.
        const isStopped = moveServiceDeployment(draft, arn, { status: 'STOPPED', now });
        if (!isStopped)
            moveServiceDeployment(draft, arn, { status: 'ROLLBACK_FAILED', now });
    }
    const reason = `Scaling activity initiated by (deployment ${service.deployments[0]?.id ?? ''})`;
    for (const task of [...draft.tasks.values()]) {
        if (task.serviceKey === service.key)
            stopTask(draft, task, { code: 'ServiceSchedulerInitiated', reason, now });
    }
}

;// CONCATENATED MODULE: ./lib/local/engine/operations/tags.js





const TAG_OPERATIONS = {
    TagResource: tagResource,
    UntagResource: untagResource,
    ListTagsForResource: listTagsForResource,
};
/** Wording not documented: of the exceptions, the model declares this one for tagging and not for listing. */
const ABSENT = 'The specified resource was not found.';
function tagResource(draft, { input }) {
    const arn = findResource(draft, input);
    if (arn === undefined)
        throw new ApiFault('ResourceNotFoundException', ABSENT);
    const tags = readTags(input);
    // Wording not documented.
    if ((readList(input, 'tags') ?? []).length === 0)
        throw invalidParameter('Tags can not be empty.');
    addTags(draft, arn, tags);
    return {};
}
function untagResource(draft, { input }) {
    const arn = findResource(draft, input);
    if (arn === undefined)
        throw new ApiFault('ResourceNotFoundException', ABSENT);
    removeTags(draft, arn, readStrings(input, 'tagKeys'));
    return {};
}
function listTagsForResource(draft, { input }) {
    const arn = findResource(draft, input);
    if (arn === undefined)
        throw invalidParameter(ABSENT);
    return { tags: listTags(draft, arn) };
}
const KINDS = /^arn:aws[a-z-]*:ecs:[^:]*:\d*:(capacity-provider|cluster|container-instance|service|task|task-definition)\//;
/**
 * The ARN of the request when there is such a thing.
 * @throws ApiFault InvalidParameterException when it is no ARN of a kind that can be tagged; ClusterNotFoundException
 */
function findResource(draft, input) {
    const arn = requireString(input, 'resourceArn');
    const kind = KINDS.exec(arn)?.[1];
    // Wording not documented.
    if (kind === undefined)
        throw invalidParameter(`Invalid ARN: ${arn}`);
    const isThere = draft.revisions.has(arn) ||
        draft.tasks.has(arn) ||
        draft.stoppedTasks.has(arn) ||
        draft.instances.has(arn) ||
        draft.clusters.get(lastPart(arn))?.arn === arn ||
        hasProvider(draft, arn) ||
        draft.services.get(serviceKeyOf(arn) ?? '')?.arn === arn;
    if (!isThere && kind === 'cluster')
        throw new ApiFault('ClusterNotFoundException', 'Cluster not found.');
    return isThere ? arn : undefined;
}
function hasProvider(draft, arn) {
    const name = lastPart(arn);
    return draft.capacityProviders.has(name) && capacityProviderArn(draft.settings, name) === arn;
}

// EXTERNAL MODULE: ./lib/task-definition/rules/fargate.js
var fargate = __webpack_require__(6979);
// EXTERNAL MODULE: ./lib/task-definition/rules/fargate-container.js
var fargate_container = __webpack_require__(6857);
// EXTERNAL MODULE: ./lib/task-definition/rules/logs.js
var logs = __webpack_require__(9110);
;// CONCATENATED MODULE: ./lib/local/engine/task-definition/requires-attributes.js



/**
 * Attributes that ECS derives; the names are those of the ECS agent. Which version of Docker's API a feature asks for is
 * not documented: the few that were observed are here.
 */
function requires_attributes_listAttributes(task) {
    const containers = readObjects(task, 'containerDefinitions');
    const features = [...listTaskFeatures(task), ...listImageFeatures(task, containers), ...listFeatures(containers)];
    return [...listLogDrivers(containers), ...features.filter(([isThere]) => isThere).map(([, name]) => name)];
}
function listLogDrivers(containers) {
    const drivers = new Set(containers.flatMap((container) => (0,logs/* nameDriver */.W)(container) ?? []));
    return [...drivers].map((driver) => `com.amazonaws.ecs.capability.logging-driver.${driver}`);
}
function listTaskFeatures(task) {
    const volumes = readObjects(task, 'volumes');
    const efs = listMembers(volumes, 'efsVolumeConfiguration');
    const isSized = readString(task, 'cpu') !== undefined || readString(task, 'memory') !== undefined;
    const isFargate = readStrings(task, 'requiresCompatibilities').includes('FARGATE');
    return [
        [readString(task, 'taskRoleArn') !== undefined, 'com.amazonaws.ecs.capability.task-iam-role'],
        [readString(task, 'networkMode') === 'awsvpc', 'ecs.capability.task-eni'],
        [isSized && !isFargate, 'ecs.capability.task-cpu-mem-limit'],
        [task.pidMode !== undefined || task.ipcMode !== undefined, 'ecs.capability.pid-ipc-namespace-sharing'],
        [efs.length > 0, 'ecs.capability.efs'],
        [efs.some(hasMember('authorizationConfig')), 'ecs.capability.efsAuth'],
        [readBoolean(task, 'enableFaultInjection') === true, 'ecs.capability.fault-injection'],
    ];
}
function listImageFeatures(task, containers) {
    const hasRole = readString(task, 'executionRoleArn') !== undefined;
    const isLogged = containers.some((container) => (0,logs/* nameDriver */.W)(container) === 'awslogs');
    const isFromEcr = containers.some((container) => (0,fargate_container/* isEcrImage */.O)(readString(container, 'image') ?? ''));
    const isReserved = containers.some((container) => readNumber(container, 'memoryReservation') !== undefined);
    return [
        [isLogged && hasRole, 'ecs.capability.execution-role-awslogs'],
        [isFromEcr, 'com.amazonaws.ecs.capability.ecr-auth'],
        [isFromEcr && hasRole, 'ecs.capability.execution-role-ecr-pull'],
        [true, 'com.amazonaws.ecs.capability.docker-remote-api.1.18'],
        [isFromEcr || isLogged, 'com.amazonaws.ecs.capability.docker-remote-api.1.19'],
        [isReserved, 'com.amazonaws.ecs.capability.docker-remote-api.1.21'],
    ];
}
function listFeatures(containers) {
    const sources = containers.flatMap((container) => readObjects(container, 'secrets'));
    const isManager = ({ valueFrom }) => String(valueFrom).includes(':secretsmanager:');
    const routers = listMembers(containers, 'firelensConfiguration');
    return [
        [containers.some(({ privileged }) => privileged === true), 'com.amazonaws.ecs.capability.privileged-container'],
        [containers.some(hasMember('healthCheck')), 'ecs.capability.container-health-check'],
        [containers.some(hasItems('dependsOn')), 'ecs.capability.container-ordering'],
        [containers.some(hasMember('restartPolicy')), 'ecs.capability.container-restart-policy'],
        [containers.some(hasItems('environmentFiles')), 'ecs.capability.env-files.s3'],
        [sources.some(isManager), 'ecs.capability.secrets.asm.environment-variables'],
        [sources.some((source) => !isManager(source)), 'ecs.capability.secrets.ssm.environment-variables'],
        [routers.some(({ type }) => type === 'fluentd'), 'ecs.capability.firelens.fluentd'],
        [routers.some(({ type }) => type === 'fluentbit'), 'ecs.capability.firelens.fluentbit'],
        [
            containers.some(hasMember('repositoryCredentials')),
            'ecs.capability.private-registry-authentication.secretsmanager',
        ],
    ];
}
function listMembers(documents, member) {
    return documents.map((document) => readObject(document, member)).filter((found) => found !== undefined);
}
function hasMember(member) {
    return (document) => readObject(document, member) !== undefined;
}
function hasItems(member) {
    return (document) => (readList(document, member) ?? []).length > 0;
}

;// CONCATENATED MODULE: ./lib/local/engine/task-definition/complete.js
/** What ECS adds to a task definition when it is registered (observed in answers of real calls). */





/** The document as it will be described. Members that the engine does not know stay as they are; null is absent. */
function completeTaskDefinition(given, registration) {
    const input = dropNulls(given);
    const { tags: _tags, ...document } = input;
    const mode = readString(input, 'networkMode') ?? 'bridge';
    const cpu = (0,task_size/* readTaskCpu */.Cj)(input);
    const memory = (0,task_size/* readTaskMemory */.nW)(input);
    return omitAbsent({
        enableFaultInjection: false,
        volumes: [],
        placementConstraints: [],
        ...document,
        cpu: cpu === undefined ? undefined : String(cpu),
        memory: memory === undefined ? undefined : String(memory),
        taskDefinitionArn: registration.arn,
        containerDefinitions: readObjects(input, 'containerDefinitions').map((container) => completeContainer(container, mode)),
        revision: registration.number,
        status: 'ACTIVE',
        requiresAttributes: requires_attributes_listAttributes(input).map((name) => ({ name })),
        compatibilities: listCompatibilities(input, mode),
        registeredAt: registration.registeredAt,
        registeredBy: registration.registeredBy,
    });
}
function completeContainer(container, mode) {
    return {
        cpu: 0,
        essential: true,
        environment: [],
        mountPoints: [],
        volumesFrom: [],
        systemControls: [],
        ...container,
        portMappings: readObjects(container, 'portMappings').map((mapping) => completeMapping(mapping, mode)),
    };
}
function completeMapping(mapping, mode) {
    const containerPort = readNumber(mapping, 'containerPort');
    if (containerPort === undefined)
        return { protocol: 'tcp', ...mapping };
    const given = readNumber(mapping, 'hostPort') ?? 0;
    const isFixed = mode === 'awsvpc' || mode === 'host';
    return { protocol: 'tcp', ...mapping, hostPort: isFixed && given === 0 ? containerPort : given };
}
/** FARGATE is only there for what could run on it (observed in answers of real calls). */
function listCompatibilities(input, mode) {
    if (mode !== 'awsvpc')
        return ['EXTERNAL', 'EC2'];
    const isRefused = [...(0,fargate/* checkFargate */.R)(input)].some(({ kind }) => kind !== 'doubt');
    return isRefused ? ['EC2', 'MANAGED_INSTANCES'] : ['EC2', 'FARGATE', 'MANAGED_INSTANCES'];
}
/** The same without members that are null: absent is how answers say it. */
function dropNulls(document) {
    const members = Object.entries(document).filter(([, value]) => value !== null && value !== undefined);
    return Object.fromEntries(members.map(([name, value]) => [name, dropInside(value ?? null)]));
}
function dropInside(value) {
    if (Array.isArray(value))
        return value.map((item) => dropInside(item));
    return (0,json/* isJsonObject */.OW)(value) ? dropNulls(value) : value;
}

// EXTERNAL MODULE: ./lib/task-definition/rules/rules.js + 10 modules
var rules = __webpack_require__(4274);
;// CONCATENATED MODULE: ./lib/local/engine/task-definition/validate.js




/**
 * @throws ApiFault for the first rule that is broken: ClientException; SerializationException for a wrong type;
 *   UnsupportedFeatureException for what is not simulated
 */
function checkTaskDefinition(input) {
    // What is only doubted is accepted: it would be a refusal that the real service may not have.
    for (const breach of (0,rules/* listBreaches */.m)(input))
        if (breach.kind !== 'doubt')
            throw toFault(breach);
    checkOwnConstraints(input);
    if (readList(input, 'tags')?.length === 0)
        throw clientFault('Tags can not be empty.');
}
function toFault({ kind, text }) {
    return kind === 'type' ? new ApiFault('SerializationException', text) : clientFault(text);
}

;// CONCATENATED MODULE: ./lib/local/engine/operations/task-definitions.js








const TASK_DEFINITION_OPERATIONS = {
    RegisterTaskDefinition: registerTaskDefinition,
    DescribeTaskDefinition: describeTaskDefinition,
    DeregisterTaskDefinition: deregisterTaskDefinition,
    DeleteTaskDefinitions: deleteTaskDefinitions,
};
/** Numbers start at 1 and are never used again. */
function registerTaskDefinition(draft, { input, caller, now }) {
    checkTaskDefinition(input);
    const family = requireString(input, 'family');
    const number = (draft.families.get(family) ?? 0) + 1;
    const arn = revisionArn(draft.settings, family, number);
    const described = completeTaskDefinition(input, {
        arn,
        number,
        registeredAt: asTimestamp(now),
        registeredBy: callerArn(draft.settings, caller.accessKeyId),
    });
    draft.families.set(family, number);
    draft.revisions.set(arn, { arn, family, number, status: 'ACTIVE', described });
    addTags(draft, arn, readTags(input));
    const tags = draft.tags.has(arn) ? listTags(draft, arn) : undefined;
    return omitAbsent({ taskDefinition: described, tags });
}
function describeTaskDefinition(draft, { input }) {
    const reference = readString(input, 'taskDefinition') ?? '';
    if (reference === '')
        throw invalidParameter('Task Definition can not be blank.');
    const revision = findRevision(draft, reference);
    if (revision === undefined)
        throw clientFault('Unable to describe task definition.');
    const hasTags = readStrings(input, 'include').includes('TAGS');
    return omitAbsent({ taskDefinition: revision.described, tags: hasTags ? listTags(draft, revision.arn) : undefined });
}
/** Texts observed second-hand. */
function deregisterTaskDefinition(draft, { input, now }) {
    const reference = requireString(input, 'taskDefinition');
    const number = resourcePart(reference).split(':')[1];
    if (number === undefined)
        throw invalidParameter('Revision is missing.');
    if (!/^\d+$/.test(number))
        throw invalidParameter(`Invalid revision number. Number: ${number}`);
    const revision = findRevision(draft, reference);
    if (revision === undefined)
        throw clientFault('Unable to describe task definition.');
    if (revision.status !== 'ACTIVE')
        return { taskDefinition: revision.described };
    return { taskDefinition: changeStatus(draft, revision, { status: 'INACTIVE', deregisteredAt: asTimestamp(now) }) };
}
function changeStatus(draft, revision, change) {
    const described = { ...revision.described, ...change };
    draft.revisions.set(revision.arn, { ...revision, status: change.status, described });
    return described;
}
/** Only INACTIVE revisions can be deleted; reasons of failures: wording not documented. */
function deleteTaskDefinitions(draft, { input, now }) {
    const references = readStrings(input, 'taskDefinitions');
    checkBatch(references, 10, 'Task definitions');
    const taskDefinitions = [];
    const failures = [];
    for (const reference of references) {
        const revision = findRevision(draft, reference);
        if (revision === undefined) {
            failures.push({ arn: reference, reason: 'MISSING' });
        }
        else if (revision.status === 'ACTIVE') {
            const detail = 'The specified task definition is still in ACTIVE status.';
            failures.push({ arn: revision.arn, reason: 'TASK_DEFINITION_ACTIVE', detail });
        }
        else {
            const change = { status: 'DELETE_IN_PROGRESS', deleteRequestedAt: asTimestamp(now) };
            taskDefinitions.push(changeStatus(draft, revision, change));
        }
    }
    return { taskDefinitions, failures };
}

;// CONCATENATED MODULE: ./lib/local/engine/operations/task-protection.js








const TASK_PROTECTION_OPERATIONS = {
    UpdateTaskProtection: updateTaskProtection,
    GetTaskProtection: getTaskProtection,
};
/** Two hours, and at most two days (ECS API reference, UpdateTaskProtection). */
const USUAL_MINUTES = 120;
const task_protection_MOST_MINUTES = 2880;
function updateTaskProtection(draft, { input, now }) {
    const references = readStrings(input, 'tasks');
    const isWanted = readBoolean(input, 'protectionEnabled');
    const minutes = readNumber(input, 'expiresInMinutes') ?? USUAL_MINUTES;
    // Wording not documented, of the three.
    if (references.length === 0)
        throw invalidParameter('Tasks cannot be empty.');
    if (isWanted === undefined)
        throw invalidParameter('protectionEnabled can not be blank.');
    if (!Number.isInteger(minutes) || minutes < 1 || minutes > task_protection_MOST_MINUTES) {
        throw invalidParameter(`expiresInMinutes must be between 1 and ${task_protection_MOST_MINUTES}.`);
    }
    checkBatch(references, 10, 'Tasks');
    const { valid, failures } = sortTasks(draft, input, references);
    const blocked = isWanted ? valid.filter((task) => wouldBlock(draft, task, now)) : [];
    const changed = valid.filter((task) => !blocked.includes(task));
    const protectedUntil = isWanted ? now + minutes * 60_000 : undefined;
    const tasks = changed.map((task) => changeTask(draft, task, { protectedUntil }));
    requestLook(draft, now);
    return {
        protectedTasks: tasks.map((task) => describeProtection(task, now)),
        failures: [...failures, ...blocked.map(({ arn }) => ({ arn, reason: 'DEPLOYMENT_BLOCKED' }))],
    };
}
/** A deployment that protected tasks hold up gets no further ones. When ECS says so is not documented; assumed. */
function wouldBlock(draft, task, now) {
    const service = draft.services.get(task.serviceKey ?? '');
    return service !== undefined && isHeldUp(service) && !isProtected(task, now);
}
/** All tasks of services in the cluster when none is named. */
function getTaskProtection(draft, { input, now }) {
    const references = readStrings(input, 'tasks');
    checkBatch(references, 100, 'Tasks');
    const { valid, failures } = sortTasks(draft, input, references);
    const cluster = findCluster(draft, requireString(input, 'cluster')).name;
    const all = [...draft.tasks.values()].filter((task) => task.cluster === cluster && isValid(task));
    const shown = references.length === 0 ? all : valid;
    return { protectedTasks: shown.map((task) => describeProtection(task, now)), failures };
}
/** Reasons: ECS Developer Guide, API failure reasons. */
function sortTasks(draft, input, references) {
    const cluster = findCluster(draft, requireString(input, 'cluster')).name;
    const valid = [];
    const failures = [];
    for (const reference of references) {
        const task = findTask(draft, cluster, reference);
        const arn = task?.arn ?? taskArn(draft.settings, cluster, lastPart(reference));
        if (task === undefined)
            failures.push({ arn, reason: 'MISSING' });
        else if (!isValid(task))
            failures.push({ arn, reason: 'TASK_NOT_VALID' });
        else
            valid.push(task);
    }
    return { valid, failures };
}
/** Only tasks of services that are not being stopped can be protected. */
function isValid(task) {
    return task.serviceKey !== undefined && task.desiredStatus === 'RUNNING';
}
function describeProtection(task, now) {
    const protectionEnabled = isProtected(task, now);
    const expirationDate = protectionEnabled ? asTimestamp(task.protectedUntil ?? now) : undefined;
    return omitAbsent({ taskArn: task.arn, protectionEnabled, expirationDate });
}

;// CONCATENATED MODULE: ./lib/local/engine/operations/task-sets.js












const TASK_SET_OPERATIONS = {
    CreateTaskSet: createTaskSet,
    UpdateTaskSet: updateTaskSet,
    DescribeTaskSets: task_sets_describeTaskSets,
    DeleteTaskSet: deleteTaskSet,
    UpdateServicePrimaryTaskSet: updateServicePrimaryTaskSet,
};
function createTaskSet(draft, { input, now }) {
    const service = requireExternal(draft, input);
    const clientToken = readString(input, 'clientToken');
    const known = listTaskSets(service).find(({ taskSet }) => taskSet.clientToken === clientToken);
    if (clientToken !== undefined && known !== undefined)
        return answerOne(draft, service, known.id);
    const { launchType, strategy } = chooseCapacity(findCluster(draft, service.cluster), input);
    const revision = requireUsableRevision(draft, requireString(input, 'taskDefinition'), clientFault);
    const shape = readShape(input);
    checkPlan(draft, { revision, shape, launchType });
    const externalId = readString(input, 'externalId');
    const part = {
        status: 'ACTIVE',
        // Without a scale the AWS CLI's example of create-task-set is answered with 0.
        scalePercent: readScale(input) ?? 0,
        launchType,
        ...describeStrategy(strategy),
        ...(externalId === undefined ? {} : { externalId }),
        ...(clientToken === undefined ? {} : { clientToken }),
    };
    const opened = openTaskSet(draft, service, { revision, shape, part, now });
    const made = listTaskSets(opened).find(({ id }) => !service.deployments.some((one) => one.id === id));
    if (made !== undefined)
        addTags(draft, made.taskSet.arn, readTags(input));
    return keep(draft, opened, { id: made?.id ?? '', now });
}
function updateTaskSet(draft, { input, now }) {
    const service = requireExternal(draft, input);
    const { id } = requireTaskSet(service, requireString(input, 'taskSet'));
    const scalePercent = readScale(input);
    // Wording not documented.
    if (scalePercent === undefined)
        throw invalidParameter('scale can not be blank.');
    return keep(draft, changeTaskSet(service, id, { change: { scalePercent }, now }), { id, now });
}
/** In the order of the request, or all; unknown ones are MISSING. */
function task_sets_describeTaskSets(draft, { input }) {
    const service = requireExternal(draft, input);
    const asked = readStrings(input, 'taskSets');
    const all = listTaskSets(service);
    const found = asked.map((reference) => ({ reference, one: findTaskSet(service, reference) }));
    const chosen = asked.length === 0 ? all : found.flatMap(({ one }) => one ?? []);
    const options = { counts: countByDeployment(draft), include: readStrings(input, 'include') };
    return {
        taskSets: chosen.map((one) => describeTaskSet(draft, service, { ...options, one })),
        failures: found
            .filter(({ one }) => one === undefined)
            .map(({ reference }) => ({ arn: reference, reason: 'MISSING' })),
    };
}
/** That PRIMARY can be deleted too is assumed. */
function deleteTaskSet(draft, { input, now }) {
    const service = requireExternal(draft, input);
    const { id, taskSet } = requireTaskSet(service, requireString(input, 'taskSet'));
    if (taskSet.scalePercent > 0 && readBoolean(input, 'force') !== true) {
        // Wording not documented.
        throw invalidParameter('The task set cannot be deleted while it is scaled above 0.');
    }
    return keep(draft, drainTaskSet(service, id, now), { id, now });
}
function updateServicePrimaryTaskSet(draft, { input, now }) {
    const service = requireExternal(draft, input);
    const { id, taskSet } = requireTaskSet(service, requireString(input, 'primaryTaskSet'));
    // Wording not documented.
    if (taskSet.status === 'DRAINING')
        throw invalidParameter('A task set that is DRAINING cannot be made PRIMARY.');
    return keep(draft, promoteTaskSet(service, id, now), { id, now });
}
function keep(draft, service, made) {
    draft.services.set(service.key, service);
    requestLook(draft, made.now);
    return answerOne(draft, service, made.id);
}
function answerOne(draft, service, id) {
    const one = listTaskSets(service).find((taskSet) => taskSet.id === id);
    const counts = countByDeployment(draft);
    return one === undefined ? {} : { taskSet: describeTaskSet(draft, service, { one, counts, include: ['TAGS'] }) };
}
/** Task sets are the caller's where the controller is EXTERNAL only (ECS API reference, CreateTaskSet). */
function requireExternal(draft, input) {
    const cluster = findCluster(draft, readString(input, 'cluster')).name;
    const service = findService(draft, cluster, requireString(input, 'service'));
    if (service === undefined)
        throw new ApiFault('ServiceNotFoundException', 'Service not found.');
    if (service.status !== 'ACTIVE')
        throw new ApiFault('ServiceNotActiveException', 'Service was not ACTIVE.');
    const controller = readController(service.given);
    if (controller !== 'EXTERNAL') {
        // Wording not documented.
        throw invalidParameter(`Task sets of services with a ${controller} deployment controller cannot be used directly.`);
    }
    return service;
}
/** @param reference id (`ecs-svc/N`) or ARN */
function findTaskSet(service, reference) {
    return listTaskSets(service).find(({ id }) => lastPart(id) === lastPart(reference));
}
function requireTaskSet(service, reference) {
    const found = findTaskSet(service, reference);
    // Wording not documented.
    if (found === undefined)
        throw new ApiFault('TaskSetNotFoundException', 'The specified task set was not found.');
    return found;
}
/** Percent, from 0 to 100 (ECS API reference, Scale). */
function readScale(input) {
    const scale = readObject(input, 'scale');
    if (scale === undefined)
        return undefined;
    const value = readNumber(scale, 'value') ?? 0;
    // Wording not documented.
    if (value < 0 || value > 100)
        throw invalidParameter('The scale of a task set must be from 0 to 100 percent.');
    return value;
}

;// CONCATENATED MODULE: ./lib/local/engine/describe-task.js






/** @param include `TAGS` adds the tags */
function describeTask(draft, task, include) {
    const revision = draft.revisions.get(task.revisionArn)?.described ?? {};
    const described = applyOverrides(revision, task.overrides);
    const overridden = readObjects(task.overrides, 'containerOverrides');
    const isFargate = task.launchType === 'FARGATE';
    return omitAbsent({
        attachments: readNetworkMode(described) === 'awsvpc' ? [describeAttachment(task)] : [],
        capacityProviderName: task.capacityProvider,
        attributes: [{ name: 'ecs.cpu-architecture', value: 'x86_64' }],
        availabilityZone: task.availabilityZone,
        clusterArn: clusterArn(draft.settings, task.cluster),
        connectivity: task.pullStartedAt === undefined ? undefined : 'CONNECTED',
        connectivityAt: describe_task_stamp(task.pullStartedAt),
        containerInstanceArn: task.instanceArn,
        containers: task.containers.map((container) => describeContainer(task, container, described)),
        cpu: String(task.reservation.cpu),
        memory: String(task.reservation.memoryMiB),
        createdAt: describe_task_stamp(task.createdAt),
        desiredStatus: task.desiredStatus,
        enableExecuteCommand: false,
        ephemeralStorage: isFargate ? { sizeInGiB: 20 } : undefined,
        executionStoppedAt: describe_task_stamp(task.executionStoppedAt),
        group: task.group,
        healthStatus: judgeTaskHealth(task),
        lastStatus: task.lastStatus,
        launchType: task.launchType,
        overrides: {
            inferenceAcceleratorOverrides: [],
            ...task.overrides,
            containerOverrides: task.containers.map(({ name }) => overridden.find((one) => one.name === name) ?? { name }),
        },
        platformFamily: isFargate ? 'Linux' : undefined,
        pullStartedAt: describe_task_stamp(task.pullStartedAt),
        pullStoppedAt: describe_task_stamp(task.pullStoppedAt),
        startedAt: describe_task_stamp(task.startedAt),
        startedBy: task.startedBy,
        stopCode: task.stopCode,
        stoppedAt: describe_task_stamp(task.stoppedAt),
        stoppedReason: task.stoppedReason,
        stoppingAt: describe_task_stamp(task.stoppingAt),
        tags: include.includes('TAGS') ? listTags(draft, task.arn) : [],
        taskArn: task.arn,
        taskDefinitionArn: task.revisionArn,
        version: task.version,
        ...task.given,
        ...(isFargate ? { platformVersion: '1.4.0' } : { platformVersion: undefined }),
    });
}
function describe_task_stamp(ms) {
    return ms === undefined ? undefined : asTimestamp(ms);
}
function describeAttachment(task) {
    const isOver = task.lastStatus === 'STOPPED';
    const isFresh = task.lastStatus === 'PROVISIONING';
    return {
        id: task.id,
        type: 'ElasticNetworkInterface',
        status: isOver ? 'DELETED' : isFresh ? 'PRECREATED' : 'ATTACHED',
        details: isFresh ? [] : [{ name: 'privateIPv4Address', value: findAddress(task) }],
    };
}
/** The address that the runtime gave an `awsvpc` task, where it gave one. */
function findAddress(task) {
    const bound = task.containers.flatMap((container) => container.networkBindings)[0]?.bindIP;
    return bound ?? task.address;
}
function describeContainer(task, container, described) {
    const definition = readObjects(described, 'containerDefinitions').find((one) => one.name === container.name) ?? {};
    const isAwsvpc = readNetworkMode(described) === 'awsvpc';
    const face = { attachmentId: task.id, privateIpv4Address: findAddress(task) };
    return omitAbsent({
        containerArn: container.arn,
        taskArn: task.arn,
        name: container.name,
        image: readString(definition, 'image') ?? container.image,
        imageDigest: container.imageDigest,
        runtimeId: container.runtimeId,
        lastStatus: container.status,
        exitCode: container.exitCode,
        reason: container.reason,
        networkBindings: isAwsvpc ? [] : container.networkBindings.map((binding) => ({ ...binding })),
        networkInterfaces: isAwsvpc ? [face] : [],
        healthStatus: container.hasHealthCheck ? container.health : 'UNKNOWN',
        cpu: String(readNumber(definition, 'cpu') ?? 0),
        memory: asText(readNumber(definition, 'memory')),
        memoryReservation: asText(readNumber(definition, 'memoryReservation')),
    });
}
function asText(value) {
    return value === undefined ? undefined : String(value);
}

// EXTERNAL MODULE: ./lib/scheduler/provider-shares.js
var provider_shares = __webpack_require__(881);
;// CONCATENATED MODULE: ./lib/local/engine/placement-failure.js

/** ECS Developer Guide, API failure reasons; those of constraints are observed. */
const REASONS = {
    PORTS: 'RESOURCE:PORTS',
    MEMORY: 'RESOURCE:MEMORY',
    CPU: 'RESOURCE:CPU',
    ATTRIBUTE: 'ATTRIBUTE',
    MEMBER_OF: nameUnmet('MemberOf'),
    DISTINCT_INSTANCE: nameUnmet('DistinctInstance'),
};
/** An entry of `failures` for a task that finds no place. */
function describeShortage(failure) {
    if (failure === undefined || failure.reason === 'NO_INSTANCES')
        return { reason: 'AGENT' };
    return { arn: failure.closest, reason: REASONS[failure.reason] };
}

;// CONCATENATED MODULE: ./lib/local/engine/run-task-tokens.js





const HOUR_MS = 60 * 60_000;
/** A token holds for 24 hours, and no longer than an hour after the last of its tasks has stopped. */
const LONGEST_MS = 24 * HOUR_MS;
const AFTER_STOP_MS = HOUR_MS;
/**
 * The answer to an equal request of the same cluster with the same client token: its tasks as they are now, and the
 * failures of then.
 *
 * @throws ApiFault ConflictException with the ARNs of the tasks, when a parameter differs
 */
function findEarlier(draft, { input, now }) {
    const token = readString(input, 'clientToken');
    if (token === undefined)
        return undefined;
    // Wording not documented, of both.
    if (!/^[!-~]{1,64}$/.test(token))
        throw invalidParameter('clientToken must have 1 to 64 characters, from ! to ~.');
    const earlier = draft.runTasks.get(keyOf(draft, input, token));
    if (earlier === undefined || !run_task_tokens_isValid(draft, earlier, now))
        return undefined;
    if (earlier.request !== writeCanonical(input)) {
        const message = 'The client token was used before with other parameters.';
        throw new ApiFault('ConflictException', message, { resourceIds: earlier.taskArns });
    }
    return { tasks: earlier.taskArns.flatMap((arn) => describeAgain(draft, arn)), failures: earlier.failures ?? [] };
}
function rememberToken(draft, { input, now }, made) {
    const token = readString(input, 'clientToken');
    if (token === undefined)
        return;
    draft.runTasks.set(keyOf(draft, input, token), { ...made, request: writeCanonical(input), at: now });
}
/** Requests to other clusters are other requests. */
function keyOf(draft, input, token) {
    return `${findCluster(draft, readString(input, 'cluster')).name}/${token}`;
}
/** How long it holds for failures alone is not documented: as for a task that stopped at once. */
function run_task_tokens_isValid(draft, { taskArns, at }, now) {
    const isRunning = taskArns.some((arn) => draft.tasks.has(arn));
    const stops = taskArns.map((arn) => draft.stoppedTasks.get(arn)?.stoppedAt ?? at);
    const isRecent = isRunning || now - Math.max(at, ...stops) < AFTER_STOP_MS;
    return isRecent && now - at < LONGEST_MS;
}
/** A stopped task is described in short. */
function describeAgain(draft, arn) {
    const running = draft.tasks.get(arn);
    if (running !== undefined)
        return [describeTask(draft, running, ['TAGS'])];
    const stopped = draft.stoppedTasks.get(arn);
    if (stopped === undefined)
        return [];
    return [{ taskArn: arn, lastStatus: stopped.lastStatus, desiredStatus: stopped.desiredStatus }];
}

;// CONCATENATED MODULE: ./lib/local/engine/operations/run-task.js




















/** Tasks that find no place are told in `failures`, with HTTP 200. */
function runTask(draft, call) {
    const { input, now } = call;
    const again = findEarlier(draft, call);
    if (again !== undefined)
        return again;
    const wish = run_task_readWish(draft, input);
    const tasks = [];
    const failures = [];
    for (let at = 0; at < wish.count; at += 1) {
        const provider = wish.providers[at];
        const place = findPlace(draft, wish, provider);
        const one = {
            ...wish,
            instance: place.instance,
            ...(provider === undefined ? {} : { capacityProvider: provider }),
        };
        if (place.failure !== undefined)
            failures.push(place.failure);
        else
            tasks.push(startTask(draft, one, now));
    }
    for (const task of tasks)
        addTags(draft, task.arn, wish.tags);
    rememberToken(draft, call, { taskArns: tasks.map(({ arn }) => arn), failures });
    return { tasks: tasks.map((task) => describeTask(draft, task, ['TAGS'])), failures };
}
function run_task_readWish(draft, input) {
    const found = findCluster(draft, readString(input, 'cluster'));
    const count = readNumber(input, 'count') ?? 1;
    // Wording not documented.
    if (!Number.isInteger(count) || count < 1 || count > 10)
        throw invalidParameter('count must be between 1 and 10.');
    const common = readTaskWish(draft, input);
    const { cluster, revision } = common;
    const { launchType, strategy } = chooseCapacity(found, input);
    checkLaunchType(revision.described, launchType);
    const rules = pickMembers(input, ['placementConstraints', 'placementStrategy']);
    checkPlacement({ given: rules, described: revision.described, launchType });
    const providers = (0,provider_shares/* shareTasks */.U)(count, strategy.map(({ capacityProvider: name, ...share }) => ({ name, ...share, own: 0 })));
    if (launchType === 'EC2' && listCapacity(draft, cluster, []).length === 0) {
        throw invalidParameter('No Container Instances were found in your cluster.');
    }
    return { ...common, launchType, count, providers, rules };
}
/** What RunTask and StartTask have in common. @throws ApiFault InvalidParameterException, ClusterNotFoundException */
function readTaskWish(draft, input) {
    const cluster = findCluster(draft, readString(input, 'cluster')).name;
    const startedBy = readString(input, 'startedBy');
    // Wording not documented.
    if ((startedBy ?? '').length > 128)
        throw invalidParameter('startedBy must be at most 128 characters.');
    const revision = requireUsableRevision(draft, requireString(input, 'taskDefinition'), invalidParameter);
    checkNetwork(revision.described, input);
    checkLaunchVolumes(revision.described, input);
    const overrides = readOverrides(input, revision.described);
    const group = readString(input, 'group') ?? `family:${revision.family}`;
    const given = pickMembers(input, ['enableExecuteCommand']);
    const tags = readBirthTags(draft, input, { cluster, revisionArn: revision.arn });
    const wish = { cluster, revision, overrides, group, given, tags };
    return startedBy === undefined ? wish : { ...wish, startedBy };
}
/** Tags of the request go before those of the task definition. */
function readBirthTags(draft, input, source) {
    const from = readPropagation(input) ?? 'NONE';
    // That SERVICE is refused is documented (ECS API reference, RunTask); the wording is not.
    if (from === 'SERVICE')
        throw invalidParameter('Tags cannot be propagated from a service when running a task.');
    return { ...listBirthTags(draft, { ...source, given: input }), ...readTags(input) };
}
/** The ACTIVE instances of the cluster, or of one capacity provider in it; tasks of the group are the ones to spread. */
function listRoom(draft, wish, provider) {
    const own = [...draft.tasks.values()].filter(({ cluster, group }) => cluster === wish.cluster && group === wish.group);
    const instances = addFacts(draft, wish.cluster, listCapacity(draft, wish.cluster, own));
    return provider === undefined ? instances : pickOfProvider(draft, instances, provider);
}
function findPlace(draft, wish, provider) {
    if (wish.launchType === 'FARGATE')
        return { instance: undefined };
    const described = applyOverrides(wish.revision.described, wish.overrides);
    const needs = computeNeeds(described);
    const rules = readRules(draft, { given: wish.rules, described }, wish.group);
    const { instanceIds, failure } = (0,placement/* placeTask */.Vc)(rules === undefined ? needs : { ...needs, rules }, listRoom(draft, wish, provider));
    const id = instanceIds[0];
    return id === undefined ? { failure: describeShortage(failure) } : { instance: draft.instances.get(id) };
}

;// CONCATENATED MODULE: ./lib/local/engine/operations/start-task.js
















/** ECS API reference, StartTask. */
const MOST_INSTANCES = 10;
/**
 * One task on each of the instances that are named. What keeps one from an instance is told in `failures`, with HTTP 200.
 * A DRAINING instance takes the task, since nothing is scheduled. Not documented; assumed.
 */
function start_task_startTask(draft, { input, now }) {
    const references = readStrings(input, 'containerInstances');
    // Wording not documented.
    if (references.length === 0)
        throw invalidParameter('Container instances cannot be empty.');
    checkBatch(references, MOST_INSTANCES, 'Container instances');
    const wish = readTaskWish(draft, input);
    const tasks = [];
    const failures = [];
    for (const reference of references) {
        const instance = findInstance(draft, wish.cluster, reference);
        const failure = start_task_explainRefusal(draft, wish, { instance, reference });
        if (failure !== undefined)
            failures.push(failure);
        else
            tasks.push(startTask(draft, { ...wish, instance }, now));
    }
    for (const task of tasks)
        addTags(draft, task.arn, wish.tags);
    return { tasks: tasks.map((task) => describeTask(draft, task, ['TAGS'])), failures };
}
/** ECS Developer Guide, API failure reasons. */
function start_task_explainRefusal(draft, wish, named) {
    const { instance, reference } = named;
    if (instance === undefined) {
        return { arn: instanceArn(draft.settings, wish.cluster, lastPart(reference)), reason: 'MISSING' };
    }
    if (instance.status === 'INACTIVE')
        return { arn: instance.arn, reason: 'INACTIVE' };
    const described = applyOverrides(wish.revision.described, wish.overrides);
    const rules = readRules(draft, { given: {}, described }, wish.group);
    const needs = computeNeeds(described);
    const capacity = addFacts(draft, wish.cluster, [viewInstance(instance, 0)]);
    const { failure } = (0,placement/* placeTask */.Vc)(rules === undefined ? needs : { ...needs, rules }, capacity);
    return failure === undefined ? undefined : describeShortage(failure);
}

;// CONCATENATED MODULE: ./lib/local/engine/operations/tasks.js









const TASK_OPERATIONS = {
    RunTask: runTask,
    StartTask: start_task_startTask,
    StopTask: stopOneTask,
    ListTasks: tasks_listTasks,
    DescribeTasks: describeTasks,
};
function stopOneTask(draft, { input, now }) {
    const cluster = findCluster(draft, readString(input, 'cluster')).name;
    const task = findTask(draft, cluster, requireString(input, 'task'));
    if (task === undefined)
        throw invalidParameter('The referenced task was not found.');
    const reason = readString(input, 'reason') ?? 'Task stopped by user';
    stopTask(draft, task, { code: 'UserInitiated', reason, now });
    return { task: describeTask(draft, findTask(draft, cluster, task.id) ?? task, []) };
}
function describeTasks(draft, { input }) {
    const cluster = findCluster(draft, readString(input, 'cluster')).name;
    const references = readStrings(input, 'tasks');
    if (references.length === 0)
        throw invalidParameter('Tasks cannot be empty.');
    checkBatch(references, 100, 'Tasks');
    const include = readStrings(input, 'include');
    const tasks = [];
    const failures = [];
    for (const reference of references) {
        const task = findTask(draft, cluster, reference);
        if (task !== undefined)
            tasks.push(describeTask(draft, task, include));
        else
            failures.push({ arn: taskArn(draft.settings, cluster, lastPart(reference)), reason: 'MISSING' });
    }
    return { tasks, failures };
}
function tasks_listTasks(draft, { input }) {
    const cluster = findCluster(draft, readString(input, 'cluster')).name;
    const fits = tasks_readFilter(draft, cluster, input);
    const found = [];
    for (const tasks of [draft.tasks, draft.stoppedTasks]) {
        for (const task of tasks.values())
            if (task.cluster === cluster && fits(task))
                found.push(task.arn);
    }
    const page = cutPage(found, input, 100);
    return { taskArns: page.items, ...page.next };
}
const FILTERS = ['serviceName', 'family', 'containerInstance', 'launchType'];
/** PENDING is accepted as a desired status and never matches: ECS sets RUNNING and STOPPED only. */
function tasks_readFilter(draft, cluster, input) {
    const status = readString(input, 'desiredStatus') ?? 'RUNNING';
    const startedBy = readString(input, 'startedBy');
    if (startedBy !== undefined && FILTERS.some((member) => input[member] !== undefined && input[member] !== null)) {
        // Wording not documented.
        throw invalidParameter('When startedBy is given it must be the only filter.');
    }
    const service = readServiceFilter(draft, cluster, input);
    const family = readString(input, 'family');
    const launchType = readString(input, 'launchType');
    const instance = readInstanceFilter(draft, cluster, input);
    return (task) => task.desiredStatus === status &&
        (startedBy === undefined || task.startedBy === startedBy) &&
        (service === undefined || task.serviceKey === service) &&
        (family === undefined || task.revisionArn.split('/')[1]?.split(':')[0] === family) &&
        (launchType === undefined || task.launchType === launchType) &&
        (instance === undefined || task.instanceArn === instance);
}
function readServiceFilter(draft, cluster, input) {
    const reference = readString(input, 'serviceName');
    if (reference === undefined)
        return undefined;
    const service = findService(draft, cluster, reference);
    if (service === undefined)
        throw new ApiFault('ServiceNotFoundException', 'Service not found.');
    return service.key;
}
function readInstanceFilter(draft, cluster, input) {
    const reference = readString(input, 'containerInstance');
    return reference === undefined ? undefined : (findInstance(draft, cluster, reference)?.arn ?? reference);
}

;// CONCATENATED MODULE: ./lib/local/engine/operations/table.js
















const OPERATIONS = {
    ...CLUSTER_OPERATIONS,
    ...CAPACITY_PROVIDER_OPERATIONS,
    ...ACCOUNT_SETTING_OPERATIONS,
    ...CONTAINER_INSTANCE_OPERATIONS,
    ...ATTRIBUTE_OPERATIONS,
    ...TASK_DEFINITION_OPERATIONS,
    ...TASK_DEFINITION_LISTS,
    ...SERVICE_OPERATIONS,
    ...SERVICE_DEPLOYMENT_OPERATIONS,
    ...SERVICE_REVISION_OPERATIONS,
    ...TASK_OPERATIONS,
    ...TASK_PROTECTION_OPERATIONS,
    ...TASK_SET_OPERATIONS,
    ...TAG_OPERATIONS,
    ...CODE_DEPLOY_OPERATIONS,
};
/** Names of the operations that the engine answers. */
const OPERATION_NAMES = Object.keys(OPERATIONS);
/** @throws ApiFault for a refusal; UnknownOperationException when the engine does not have the operation */
function answerCall(draft, call, now) {
    const operation = Object.hasOwn(OPERATIONS, call.operation) ? OPERATIONS[call.operation] : undefined;
    if (operation === undefined) {
        throw new ApiFault('UnknownOperationException', `The local ECS does not simulate the operation ${call.operation}.`);
    }
    return operation(draft, { input: call.input, caller: call.caller, now });
}

;// CONCATENATED MODULE: ./lib/local/engine/command.js
/** What each kind of command comes to. */






/** @throws ApiFault when an operation is refused; the draft is then thrown away */
function applyCommand(draft, command, now) {
    switch (command.kind) {
        case 'call':
            return { ok: true, output: answerCall(draft, command, now) };
        case 'fact':
            applyFact(draft, command.fact, now);
            return undefined;
        case 'tick':
            return undefined;
        case 'add-instance':
            return { ok: true, output: addInstance(draft, command, now) };
        case 'put-target-group':
            return { ok: true, output: putTargetGroup(draft, command.targetGroup) };
        case 'put-scenario':
            draft.scenario = command.scenario;
            return undefined;
        case 'put-images':
            draft.imageDigests = command.digests;
            return undefined;
        case 'put-alarm':
            draft.alarms.set(command.name, command.state);
            requestLook(draft, now);
            return undefined;
        default:
            return (0,errors/* unreachable */.HB)(command);
    }
}

;// CONCATENATED MODULE: ./lib/local/engine/step.js
/** The engine: (state, command, now) to (state, answer, effects). No clock, no randomness, no world. */






/**
 * Tells the engine one thing. Whatever was due before `now` happens first, each at its own moment, so it does not
 * matter how late a step comes. A refused operation changes nothing.
 *
 * @param now milliseconds since the epoch; never less than in the step before
 */
function step(state, command, now) {
    const before = openDraft(state);
    runAgenda(before, now);
    const due = closeDraft(before);
    const draft = openDraft(due);
    try {
        const answer = applyCommand(draft, command, now);
        simulateEffects(draft, now);
        const effects = [...before.effects, ...draft.effects];
        const after = closeDraft(draft);
        const change = isSame(due, after) ? nameChange(state, due) : 'command';
        return { state: after, effects, change, ...(answer === undefined ? {} : { answer }) };
    }
    catch (thrown) {
        if (!(thrown instanceof ApiFault))
            throw thrown;
        return { state: due, answer: answerFault(thrown), effects: before.effects, change: nameChange(state, due) };
    }
}
function nameChange(state, due) {
    return isSame(state, due) ? 'none' : 'time';
}
/** Tables that nobody wrote to are the very same. */
function isSame(one, other) {
    const members = Object.keys(one);
    return members.every((member) => Object.is(one[member], other[member]));
}
/**
 * When a `tick` next has something to do, in milliseconds since the epoch; not before `now`. Undefined while nothing
 * happens by time alone but that lasting causes are told again, which a step makes up for: each at its own moment,
 * before it does anything else.
 */
function nextWake(state, now) {
    let next = state.lookAt ?? Number.POSITIVE_INFINITY;
    for (const moment of state.agenda.keys())
        next = Math.min(next, Number(moment));
    return Number.isFinite(next) ? Math.max(next, now) : undefined;
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
;// CONCATENATED MODULE: ./lib/local/runtime/node-fault.js

/** Reads anything thrown; errors made in another realm of the process are known too, which `instanceof` misses. */
function readNodeFault(thrown) {
    if (!external_node_util_.types.isNativeError(thrown))
        return { message: String(thrown), code: undefined };
    const code = 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : undefined;
    return { message: thrown.message, code };
}

;// CONCATENATED MODULE: ./lib/local/folder/folder-fault.js


/** Why a data folder cannot be used, each with what to do. Nothing in the folder was changed. */
const ELSEWHERE = 'name another folder, or delete this one to begin anew.';
function folder_fault_refuse(message, advice, cause) {
    return new errors/* DeployError */.sH({ kind: 'input', message, advice, ...(cause === undefined ? {} : { cause }) });
}
function refuseDamage(folder, what) {
    return folder_fault_refuse(`The folder ${folder} cannot be used: ${what}.`, `Its state cannot be trusted: ${ELSEWHERE}`);
}
function refuseVersion(folder, found, known) {
    const message = `The folder ${folder} cannot be used: its file format says ${JSON.stringify(found)}, and this version of Slipway knows "${known}".`;
    return folder_fault_refuse(message, `Start it with the version of Slipway that wrote it, or ${ELSEWHERE}`);
}
function refuseForeign(folder, name) {
    const message = `The folder ${folder} cannot be used: it holds ${name}, and no state of a local ECS.`;
    return folder_fault_refuse(message, 'Name a folder that is empty or not there yet.');
}
function refuseLocked(folder, owner) {
    const [host, pid] = owner.split('/');
    const message = `The folder ${folder} is in use by process ${pid} of ${host}.`;
    return folder_fault_refuse(message, 'End that process or name another folder; if it is long gone, delete the file lock in the folder.');
}
function refuseSystem(folder, thrown) {
    return folder_fault_refuse(`The folder ${folder} cannot be used: ${readNodeFault(thrown).message}.`, 'Name a folder that can be written.', thrown);
}
function refuseSetting(folder, name, is, asked) {
    const message = `The folder ${folder} was begun with ${name} ${is}, and ${asked} is asked for.`;
    return folder_fault_refuse(message, `Ask for ${is}, or name another folder.`);
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(7075);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(6466);
;// CONCATENATED MODULE: ./lib/local/registry/blobs.js






/** Keeps blobs in a folder of their own, made if it is not there. */
async function openBlobs(folder) {
    const uploads = new Map();
    const pathOf = (digest) => (0,external_node_path_.join)(folder, 'blobs', nameBlob(digest));
    await (0,promises_.mkdir)((0,external_node_path_.join)(folder, 'blobs'), { recursive: true });
    await (0,promises_.mkdir)((0,external_node_path_.join)(folder, 'uploads'), { recursive: true });
    return {
        pathOf,
        startUpload() {
            const id = (0,external_node_crypto_.randomUUID)();
            const path = (0,external_node_path_.join)(folder, 'uploads', id);
            uploads.set(id, { path, hash: (0,external_node_crypto_.createHash)('sha256'), size: 0, isBusy: false });
            return id;
        },
        uploadSize: (id) => uploads.get(id)?.size,
        async append(id, bytes) {
            const upload = uploads.get(id);
            return upload === undefined || upload.isBusy ? undefined : appendTo(upload, bytes);
        },
        appendPart(id, part) {
            const upload = uploads.get(id);
            if (upload === undefined || upload.isBusy)
                return undefined;
            (0,external_node_fs_.appendFileSync)(upload.path, part);
            return count(upload, part);
        },
        finish(id, digest) {
            const upload = uploads.get(id);
            if (upload === undefined || upload.isBusy)
                return { ok: false, why: 'unknown' };
            uploads.delete(id);
            return keepUpload(upload, digest, pathOf(digest));
        },
        cancel(id) {
            const upload = uploads.get(id);
            uploads.delete(id);
            if (upload !== undefined)
                (0,external_node_fs_.rmSync)(upload.path, { force: true });
        },
    };
}
/** The name of a blob's file. */
function nameBlob(digest) {
    return digest.replace(':', '-');
}
async function appendTo(upload, bytes) {
    upload.isBusy = true;
    try {
        await (0,external_node_stream_promises_.pipeline)(bytes, measure(upload), (0,external_node_fs_.createWriteStream)(upload.path, { flags: 'a' }));
        return upload.size;
    }
    finally {
        upload.isBusy = false;
    }
}
/** Passes bytes through, counted and hashed. */
function measure(upload) {
    return new external_node_stream_.Transform({
        transform(chunk, _encoding, pass) {
            count(upload, chunk);
            pass(null, chunk);
        },
    });
}
function count(upload, bytes) {
    upload.hash.update(bytes);
    upload.size += bytes.length;
    return upload.size;
}
function keepUpload(upload, digest, path) {
    if (`sha256:${upload.hash.digest('hex')}` !== digest) {
        (0,external_node_fs_.rmSync)(upload.path, { force: true });
        return { ok: false, why: 'digest' };
    }
    (0,external_node_fs_.renameSync)(upload.path, path);
    return { ok: true, size: upload.size };
}

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(7067);
;// CONCATENATED MODULE: ./lib/local/runtime/docker-engine.js


/** What Docker Engine refused, in its own words. */
class DockerEngineError extends Error {
    /** HTTP status; 0 when the failure came inside an answer that began well, as in a pull. */
    status;
    constructor(status, message) {
        super(message);
        this.name = 'DockerEngineError';
        this.status = status;
    }
}
const ANSWER_WITHIN_MS = 120_000;
/** @param socketPath of the engine, such as `/var/run/docker.sock` */
function connectDockerEngine(socketPath) {
    const agent = new external_node_http_.Agent({ keepAlive: true });
    const open = new Set();
    const send = (call, isLong) => new Promise((resolve, reject) => {
        const body = call.body === undefined ? undefined : JSON.stringify(call.body);
        const sent = (0,external_node_http_.request)({
            socketPath,
            method: call.method,
            path: call.path,
            agent: isLong ? false : agent,
            headers: { host: 'docker', ...(body && { 'content-type': 'application/json' }), ...call.headers },
            ...(call.signal && { signal: call.signal }),
        });
        open.add(sent);
        sent.on('close', () => open.delete(sent));
        sent.on('response', resolve);
        sent.on('error', reject);
        sent.end(body);
    });
    return {
        ask: async (call) => {
            const signal = call.signal ?? AbortSignal.timeout(ANSWER_WITHIN_MS);
            return parseAnswer(await readWhole(await accept(await send({ ...call, signal }, false))));
        },
        open: async (call) => accept(await send(call, true)),
        close: () => {
            for (const sent of open)
                sent.destroy();
            agent.destroy();
        },
    };
}
async function accept(answer) {
    const status = answer.statusCode ?? 0;
    if (status < 400)
        return answer;
    const text = await readWhole(answer);
    throw new DockerEngineError(status, readMessage(text));
}
async function readWhole(answer) {
    const parts = [];
    for await (const bytes of answer)
        parts.push(bytes);
    return Buffer.concat(parts).toString('utf8');
}
function parseAnswer(text) {
    return text.trim() === '' ? null : JSON.parse(text);
}
/** Errors are `{"message": …}`; anything else is kept as it came. */
function readMessage(text) {
    try {
        const parsed = JSON.parse(text);
        if ((0,json/* isJsonObject */.OW)(parsed) && typeof parsed.message === 'string')
            return parsed.message;
    }
    catch {
        // Not JSON: a proxy or a much older engine.
    }
    return text.trim();
}
/** Cuts a stream of bytes into lines of JSON, as Docker Engine sends events and the progress of a pull. */
function splitJsonLines(onObject) {
    let rest = '';
    const decoder = new TextDecoder();
    return (bytes) => {
        const lines = (rest + decoder.decode(bytes, { stream: true })).split('\n');
        rest = lines.pop() ?? '';
        for (const line of lines) {
            if (line.trim() === '')
                continue;
            const parsed = JSON.parse(line);
            if ((0,json/* isJsonObject */.OW)(parsed))
                onObject(parsed);
        }
    };
}

;// CONCATENATED MODULE: ./lib/local/runtime/ownership.js
/** Who made what stands on Docker Engine, so that each local ECS removes its own and what dead ones left. */





/** Labels of everything that the runtime makes. */
const LABELS = {
    engine: 'slipway.local',
    owner: 'slipway.owner',
    task: 'slipway.task',
    container: 'slipway.container',
};
/** This process: `HOST/PID/START`, where START tells it from a later process with the same id. */
function describeOwner() {
    return `${(0,external_node_os_.hostname)()}/${process.pid}/${readStartTime(process.pid)}`;
}
/** Whether the process of an owner label has ended. A process of another host is never said to be gone. */
function isOwnerGone(owner) {
    const [host, pidText, start] = owner.split('/');
    const pid = Number(pidText);
    if (host !== (0,external_node_os_.hostname)() || !Number.isInteger(pid) || pid <= 0)
        return false;
    if (!isAlive(pid))
        return true;
    return start !== readStartTime(pid);
}
function isAlive(pid) {
    try {
        process.kill(pid, 0);
        return true;
    }
    catch (thrown) {
        return readNodeFault(thrown).code === 'EPERM';
    }
}
/** Clock ticks from boot to the start of the process; empty where there is no /proc. */
function readStartTime(pid) {
    try {
        const stat = (0,external_node_fs_.readFileSync)(`/proc/${pid}/stat`, 'utf8');
        return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
    }
    catch {
        return '';
    }
}
/** For a `filters` of the Docker Engine API: what bears the label of an owner, or of any. */
function filterOwned(owner) {
    const label = owner === undefined ? LABELS.owner : `${LABELS.owner}=${owner}`;
    return encodeURIComponent(JSON.stringify({ label: [label] }));
}
/** Removes the containers and volumes of every owner that `isChosen` takes. */
async function removeOwned(engine, isChosen) {
    const filters = filterOwned();
    const containers = await engine.ask({ method: 'GET', path: `/containers/json?all=true&filters=${filters}` });
    await Promise.all(chooseNames(containers, 'Id', isChosen).map((id) => removeContainer(engine, id)));
    const volumes = await engine.ask({ method: 'GET', path: `/volumes?filters=${filters}` });
    const listed = (0,json/* isJsonObject */.OW)(volumes) ? (volumes.Volumes ?? null) : null;
    await Promise.all(chooseNames(listed, 'Name', isChosen).map((name) => removeVolume(engine, name)));
}
function chooseNames(listed, key, isChosen) {
    if (!Array.isArray(listed))
        return [];
    return listed.filter(json/* isJsonObject */.OW).flatMap((each) => {
        const labels = (0,json/* isJsonObject */.OW)(each.Labels) ? each.Labels : {};
        const [owner, name] = [labels[LABELS.owner], each[key]];
        return typeof owner === 'string' && typeof name === 'string' && isChosen(owner) ? [name] : [];
    });
}
/** Kills and removes a container with its anonymous volumes; one that is gone already is well. */
async function removeContainer(engine, id) {
    await tolerateGone(engine.ask({ method: 'DELETE', path: `/containers/${id}?force=true&v=true` }));
}
async function removeVolume(engine, name) {
    await tolerateGone(engine.ask({ method: 'DELETE', path: `/volumes/${encodeURIComponent(name)}?force=true` }));
}
/** Takes a reference off an image, and the image with it when it has no other. */
async function removeImageReference(engine, reference) {
    await tolerateGone(engine.ask({ method: 'DELETE', path: `/images/${encodeURIComponent(reference)}` }));
}
/** 404: gone. 409: another removal is under way, or a container holds the volume: the next sweep takes it. */
async function tolerateGone(removal) {
    try {
        await removal;
    }
    catch (thrown) {
        const isGone = thrown instanceof DockerEngineError && (thrown.status === 404 || thrown.status === 409);
        if (!isGone)
            throw thrown;
    }
}

;// CONCATENATED MODULE: ./lib/local/folder/folder-lock.js






const LOCK_FILE = 'lock';
/**
 * Takes a folder for this process alone. The lock of a process that has ended is taken over.
 * @throws DeployError `input` when another process has it, or this one has it already
 */
function lockFolder(folder) {
    const lock = (0,external_node_path_.join)(folder, LOCK_FILE);
    const owner = `${describeOwner()}/${(0,external_node_crypto_.randomUUID)()}`;
    const own = `${lock}.${(0,external_node_crypto_.randomUUID)()}`;
    (0,external_node_fs_.writeFileSync)(own, owner, { mode: 0o600 });
    try {
        if (!tryLink(own, lock)) {
            removeStale(folder, lock);
            if (!tryLink(own, lock))
                throw refuseLocked(folder, readOwner(lock) ?? 'unknown/unknown');
        }
    }
    finally {
        (0,external_node_fs_.rmSync)(own, { force: true });
    }
    return () => {
        if (readOwner(lock) === owner)
            (0,external_node_fs_.rmSync)(lock, { force: true });
    };
}
/** A link appears with its whole content, and only where nothing is. */
function tryLink(from, to) {
    try {
        (0,external_node_fs_.linkSync)(from, to);
        return true;
    }
    catch (thrown) {
        if (readNodeFault(thrown).code === 'EEXIST')
            return false;
        throw thrown;
    }
}
/** Moved aside first: of two processes that find the same stale lock one moves it, and none removes the other's. */
function removeStale(folder, lock) {
    const found = readOwner(lock);
    if (found === undefined)
        return;
    if (!isOwnerGone(found))
        throw refuseLocked(folder, found);
    const aside = `${lock}.${(0,external_node_crypto_.randomUUID)()}`;
    try {
        (0,external_node_fs_.renameSync)(lock, aside);
    }
    catch (thrown) {
        if (readNodeFault(thrown).code === 'ENOENT')
            return;
        throw thrown;
    }
    const moved = readOwner(aside);
    if (moved !== found && moved !== undefined)
        tryLink(aside, lock);
    (0,external_node_fs_.rmSync)(aside, { force: true });
}
function readOwner(path) {
    try {
        return (0,external_node_fs_.readFileSync)(path, 'utf8');
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./lib/local/folder/node-files.js


/** Environment values of task definitions are in them: they are for their owner only. */
const OWNER_ONLY = 0o600;
/** The files of a folder that is there. The file that is appended to stays open: an append is one write. */
function openNodeFiles(folder) {
    let open;
    const pathOf = (name) => (0,external_node_path_.join)(folder, name);
    const release = () => {
        if (open !== undefined)
            (0,external_node_fs_.closeSync)(open.descriptor);
        open = undefined;
    };
    const openToAppend = (name) => {
        if (open?.name !== name) {
            release();
            open = { name, descriptor: (0,external_node_fs_.openSync)(pathOf(name), 'a', OWNER_ONLY) };
        }
        return open.descriptor;
    };
    return {
        list: () => (0,external_node_fs_.readdirSync)(folder),
        read: (name) => (0,external_node_fs_.readFileSync)(pathOf(name)),
        write: (name, text) => (0,external_node_fs_.writeFileSync)(pathOf(name), text, { mode: OWNER_ONLY }),
        append: (name, text) => writeWhole(openToAppend(name), Buffer.from(text)),
        rename: (from, to) => (0,external_node_fs_.renameSync)(pathOf(from), pathOf(to)),
        remove: (name) => (0,external_node_fs_.rmSync)(pathOf(name), { force: true }),
        truncate: (name, bytes) => (0,external_node_fs_.truncateSync)(pathOf(name), bytes),
        close: release,
    };
}
/** The system may take a part at a time. */
function writeWhole(descriptor, bytes) {
    let written = 0;
    while (written < bytes.length)
        written += (0,external_node_fs_.writeSync)(descriptor, bytes, written);
    return written;
}

;// CONCATENATED MODULE: ./lib/local/folder/line.js
/**
 * Lines that tell whether they are whole: `NUMBER LENGTH CHECKSUM TEXT`. Numbers count from 0 without a gap; the length is
 * that of the text in UTF-16 units; the checksum is of number and text.
 */
const LINE_END = 0x0a;
/** @param text without a line end, as JSON is */
function writeLine(number, text) {
    return `${number} ${text.length} ${checksum(`${number} ${text}`)} ${text}\n`;
}
/** A line without its end was cut off while it was written; every other must be whole. */
function readLines(content) {
    const bytes = content.lastIndexOf(LINE_END) + 1;
    const lines = new TextDecoder('utf-8', { ignoreBOM: true }).decode(content.subarray(0, bytes)).split('\n');
    const texts = [];
    for (const [number, line] of lines.slice(0, -1).entries()) {
        const text = readLine(line, number);
        if (text === undefined)
            return { kind: 'damaged', line: number + 1 };
        texts.push(text);
    }
    return { kind: 'lines', texts, bytes };
}
function readLine(line, number) {
    const head = /^(\d+) (\d+) ([0-9a-f]{8}) /.exec(line);
    const text = line.slice(head?.[0].length ?? 0);
    const isWhole = head !== null && `${line}\n` === writeLine(number, text);
    return isWhole ? text : undefined;
}
/** FNV-1a over UTF-16 units, eight hex digits: finds out damage, not malice. */
function checksum(text) {
    let hash = 0x811c9dc5;
    for (let at = 0; at < text.length; at += 1)
        hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
    return (hash >>> 0).toString(16).padStart(8, '0');
}

;// CONCATENATED MODULE: ./lib/local/folder/saved-state.js
/** What a data folder keeps, and what one line of its journal does to it. */


/** Undefined when the engine comes to something else than it did when the line was written. */
function applyRecord(saved, record) {
    switch (record.kind) {
        case 'step': {
            const { state } = step(saved.engine, record.command, record.at);
            const until = Math.max(saved.until, record.at);
            return state.random === record.random ? { ...saved, engine: state, until } : undefined;
        }
        case 'catalogue':
            return { ...saved, catalogue: changeCatalogue(saved.catalogue, record) };
        case 'time':
            return { ...saved, until: Math.max(saved.until, record.until) };
        default:
            return (0,errors/* unreachable */.HB)(record);
    }
}
function changeCatalogue(catalogue, { changed, deleted }) {
    const next = new Map(catalogue);
    for (const name of deleted)
        next.delete(name);
    for (const repository of changed)
        next.set(repository.name, repository);
    return next;
}
/** A changed repository keeps its place in the order. */
function compareCatalogues(before, after) {
    const changed = [...after.values()].filter((repository) => before.get(repository.name) !== repository);
    return { kind: 'catalogue', changed, deleted: [...before.keys()].filter((name) => !after.has(name)) };
}
/** Tables that an older version of Slipway did not know are empty. */
function completeState(saved) {
    const { engine } = saved;
    return { ...saved, engine: { ...createState(engine.settings, engine.startedAt), ...engine } };
}

;// CONCATENATED MODULE: ./lib/local/folder/value-text.js
/**
 * Values as text and back: what JSON knows, and beside it Maps, Sets, undefined members and every number. The order of
 * Maps and members stays. Anything else (a function, an instance of a class) cannot be kept, and is refused.
 */
/** An object with this one member stands for something that JSON does not know. */
const MARK = '$';
/** @throws Error for a value that could not be read again as it was */
function writeValue(value) {
    return JSON.stringify(encode(value));
}
/** @throws SyntaxError for a text that is no JSON; what is no text of `writeValue` gives some other value */
function readValue(text) {
    return decode(JSON.parse(text));
}
function encode(value) {
    if (value === null || typeof value === 'string' || typeof value === 'boolean')
        return value;
    if (typeof value === 'number')
        return encodeNumber(value);
    if (value === undefined)
        return mark(['undefined']);
    if (Array.isArray(value))
        return value.map(encode);
    if (value instanceof Map)
        return mark(['map', [...value].map(([key, item]) => [encode(key), encode(item)])]);
    if (value instanceof Set)
        return mark(['set', [...value].map(encode)]);
    if (typeof value === 'object' && isPlain(value))
        return encodeObject(value);
    throw new Error(`a ${typeof value} cannot be kept in a folder: ${String(value)}`);
}
function mark(form) {
    return { [MARK]: form };
}
function encodeNumber(value) {
    const isJson = Number.isFinite(value) && !Object.is(value, -0);
    return isJson ? value : mark(['number', Object.is(value, -0) ? '-0' : String(value)]);
}
function isPlain(value) {
    const prototype = Object.getPrototypeOf(value);
    return prototype === null || Object.getPrototypeOf(prototype) === null;
}
/** An object that itself has the mark for a member is written as its entries. */
function encodeObject(value) {
    const entries = Object.entries(value).map(([name, member]) => [name, encode(member)]);
    return Object.hasOwn(value, MARK) ? mark(['object', entries]) : Object.fromEntries(entries);
}
function decode(value) {
    if (Array.isArray(value))
        return value.map(decode);
    if (typeof value !== 'object' || value === null)
        return value;
    if (MARK in value && Object.hasOwn(value, MARK))
        return decodeForm(value[MARK]);
    return decodeMembers(Object.entries(value));
}
/** `fromEntries` makes own members of every name, `__proto__` too. */
function decodeMembers(entries) {
    return Object.fromEntries(entries.map(([name, member]) => [name, decode(member)]));
}
function decodeForm(form) {
    const [kind, content] = Array.isArray(form) ? form : [];
    const items = Array.isArray(content) ? content : [];
    if (kind === 'number')
        return Number(content);
    if (kind === 'set')
        return new Set(items.map(decode));
    if (kind === 'map')
        return new Map(items.filter(isPair).map(([key, item]) => [decode(key), decode(item)]));
    if (kind === 'object')
        return decodeMembers(items.filter(isPair).map(([name, member]) => [String(name), member]));
    return undefined;
}
function isPair(item) {
    return Array.isArray(item) && item.length === 2;
}

;// CONCATENATED MODULE: ./lib/local/folder/read-folder.js




/** Changes with every change of the records that a folder of before cannot be read as. */
const FORMAT = 'slipway local state 1';
const FORMAT_FILE = 'format';
/**
 * Reads the state that a folder holds; undefined when nothing was ever begun in it. Changes nothing.
 * @throws DeployError `input` for another version, and for any damage but a last line that was cut off
 */
function readFolder(folder) {
    const names = folder.files.list();
    if (names.includes(FORMAT_FILE))
        checkFormat(folder);
    const numbers = names.map((name) => Number(/^snapshot-(\d+)$/.exec(name)?.[1] ?? 0));
    const number = Math.max(0, ...numbers);
    if (number === 0)
        return refuseOrphans(folder, names);
    const { header, saved } = readSnapshot(folder, number);
    return readJournal(folder, header, completeState(saved));
}
function checkFormat({ path, files }) {
    const format = new TextDecoder().decode(files.read(FORMAT_FILE)).trim();
    if (format !== FORMAT)
        throw refuseVersion(path, format, FORMAT);
}
/** The first journal is made before the first snapshot; it has no more than its header then. */
function refuseOrphans(folder, names) {
    for (const name of names.filter((one) => /^journal-\d+$/.test(one))) {
        const reading = readLines(folder.files.read(name));
        const isEmpty = reading.kind === 'lines' && reading.texts.length <= 1;
        if (!isEmpty)
            throw refuseDamage(folder.path, `${name} has no snapshot before it`);
    }
    return undefined;
}
function readSnapshot(folder, number) {
    const name = `snapshot-${number}`;
    const content = folder.files.read(name);
    const reading = readLines(content);
    if (reading.kind === 'damaged')
        throw refuseDamage(folder.path, `line ${reading.line} of ${name} is damaged`);
    const [first, second, ...further] = reading.texts;
    const isWhole = reading.bytes === content.length && further.length === 0;
    if (first === undefined || second === undefined || !isWhole) {
        throw refuseDamage(folder.path, `${name} is damaged`);
    }
    // The lines are whole, so they are what this version of the format writes.
    const header = readValue(first);
    if (header.number !== number)
        throw refuseDamage(folder.path, `${name} is another snapshot, renamed`);
    return { header, saved: readValue(second) };
}
function readJournal(folder, header, snapshot) {
    const name = `journal-${header.number}`;
    if (!folder.files.list().includes(name))
        throw refuseDamage(folder.path, `${name} is missing`);
    const reading = readLines(folder.files.read(name));
    if (reading.kind === 'damaged')
        throw refuseDamage(folder.path, `line ${reading.line} of ${name} is damaged`);
    const { texts, bytes } = reading;
    checkHeader(folder, name, { text: texts[0], header });
    let saved = snapshot;
    for (const [at, text] of texts.entries()) {
        if (at === 0)
            continue;
        const next = applyRecord(saved, readValue(text));
        if (next === undefined)
            throw refuseReplay(folder.path, name, at + 1);
        saved = next;
    }
    return { header, saved, lines: texts.length, bytes };
}
function checkHeader(folder, name, found) {
    if (found.text === undefined)
        throw refuseDamage(folder.path, `line 1 of ${name} is missing`);
    const own = readValue(found.text);
    const isOwn = own.folder === found.header.folder && own.number === found.header.number;
    if (!isOwn)
        throw refuseDamage(folder.path, `${name} belongs to another folder or snapshot`);
}
function refuseReplay(path, name, line) {
    return refuseDamage(path, `line ${line} of ${name} was written by another version of Slipway, which was killed`);
}

;// CONCATENATED MODULE: ./lib/local/folder/store.js




const LONGEST_JOURNAL = 1024 * 1024;
/**
 * Opens the state of a folder that is locked by this process. A line that was cut off is dropped: nobody got its answer.
 * @throws DeployError `input` for a folder that cannot be used; nothing is changed then
 */
function openStore(folder, options) {
    const found = readFolder(folder);
    if (found === undefined)
        beginFormat(folder);
    else
        cleanUp(folder, found);
    return new FolderStore(folder, options, found);
}
function beginFormat({ files }) {
    files.write(`${FORMAT_FILE}.new`, `${FORMAT}\n`);
    files.rename(`${FORMAT_FILE}.new`, FORMAT_FILE);
}
/** Takes the torn end off the journal, and what an unfinished change of snapshots has left. */
function cleanUp({ files }, { header, bytes }) {
    files.truncate(`journal-${header.number}`, bytes);
    removeOthers(files, header.number);
}
function removeOthers(files, number) {
    for (const name of files.list()) {
        const [, which, suffix] = /^(?:snapshot|journal)-(\d+)(\.new)?$/.exec(name) ?? [];
        if (which !== undefined && (Number(which) !== number || suffix !== undefined))
            files.remove(name);
    }
}
class FolderStore {
    folder;
    options;
    state;
    journal;
    constructor(folder, options, found) {
        this.folder = folder;
        this.options = options;
        this.state = found?.saved;
        const header = found?.header ?? { folder: options.identity, number: 0 };
        const { lines, bytes } = found ?? { lines: 0, bytes: 0 };
        this.journal = { header, lines, bytes, limit: this.limitFor(0), isTorn: false };
    }
    saved() {
        return this.state;
    }
    begin(saved) {
        this.takeSnapshot(saved);
        this.state = saved;
    }
    keepStep(step) {
        const { command, at, state } = step;
        this.keep({ kind: 'step', command, at, random: state.random }, (saved) => ({
            ...saved,
            engine: state,
            until: Math.max(saved.until, at),
        }));
    }
    keepCatalogue(after) {
        const record = compareCatalogues(this.state?.catalogue ?? new Map(), after);
        const isSame = record.changed.length === 0 && record.deleted.length === 0;
        if (!isSame)
            this.keep(record, (saved) => ({ ...saved, catalogue: after }));
    }
    keepTime(until) {
        this.keep({ kind: 'time', until }, (saved) => ({ ...saved, until: Math.max(saved.until, until) }));
    }
    end(now) {
        if (this.state !== undefined)
            this.renew({ ...this.state, until: now });
    }
    keep(record, change) {
        if (this.state === undefined)
            throw new Error('nothing is begun in the folder yet');
        this.append(writeValue(record));
        this.state = change(this.state);
        if (this.journal.bytes > this.journal.limit)
            this.renew(this.state);
    }
    /** What is left of a line that could not be written is taken away before the next one. */
    append(text) {
        const { journal, folder } = this;
        const name = `journal-${journal.header.number}`;
        if (journal.isTorn)
            folder.files.truncate(name, journal.bytes);
        journal.isTorn = true;
        journal.bytes += folder.files.append(name, writeLine(journal.lines, text));
        journal.lines += 1;
        journal.isTorn = false;
    }
    /** Without room for a snapshot the journal goes on, and it is tried again later. */
    renew(saved) {
        try {
            this.takeSnapshot(saved);
        }
        catch {
            this.journal.limit = this.journal.bytes + this.limitFor(0);
        }
    }
    /** The journal comes first: from the moment that the snapshot has its name, both are there. */
    takeSnapshot(saved) {
        const { files } = this.folder;
        const number = this.journal.header.number + 1;
        const header = { folder: this.journal.header.folder, number };
        const first = writeLine(0, writeValue(header));
        const text = first + writeLine(1, writeValue(saved));
        files.write(`journal-${number}`, first);
        files.write(`snapshot-${number}.new`, text);
        files.rename(`snapshot-${number}.new`, `snapshot-${number}`);
        this.journal = { header, lines: 1, bytes: first.length, limit: this.limitFor(text.length), isTorn: false };
        removeOthers(files, number);
    }
    limitFor(snapshotLength) {
        return Math.max(this.options.longestJournal ?? LONGEST_JOURNAL, 2 * snapshotLength);
    }
}

;// CONCATENATED MODULE: ./lib/local/folder/data-folder.js










/** What may lie in a folder in which nothing was begun yet. */
const FIRST_FILES = /^(?:lock(?:\..+)?|format\.new|secret(?:\.new)?|blobs|uploads)$/;
/**
 * Opens a data folder, made if it is not there.
 * @throws DeployError `input` for a folder that is foreign, damaged, of another version, in use, or cannot be written
 */
function openDataFolder(path) {
    try {
        return openLocked(path);
    }
    catch (thrown) {
        throw thrown instanceof errors/* DeployError */.sH ? thrown : refuseSystem(path, thrown);
    }
}
function openLocked(path) {
    (0,external_node_fs_.mkdirSync)(path, { recursive: true, mode: 0o700 });
    const names = (0,external_node_fs_.readdirSync)(path);
    const foreign = names.includes(FORMAT_FILE) ? undefined : names.find((name) => !FIRST_FILES.test(name));
    if (foreign !== undefined)
        throw refuseForeign(path, foreign);
    const unlock = lockFolder(path);
    const files = openNodeFiles(path);
    const close = () => {
        files.close();
        unlock();
    };
    try {
        const store = openStore({ path, files }, { identity: (0,external_node_crypto_.randomBytes)(8).toString('hex') });
        const catalogue = store.saved()?.catalogue ?? new Map();
        checkBlobs(path, catalogue);
        sweepBlobs(path, catalogue);
        return { store, secret: readSecret(files), close };
    }
    catch (thrown) {
        close();
        throw thrown;
    }
}
function readSecret(files) {
    if (!files.list().includes('secret')) {
        files.write('secret.new', (0,external_node_crypto_.randomBytes)(32).toString('hex'));
        files.rename('secret.new', 'secret');
    }
    return new TextDecoder().decode(files.read('secret'));
}
/** Every blob that a repository names is there, whole. */
function checkBlobs(path, catalogue) {
    for (const repository of catalogue.values()) {
        for (const [digest, size] of repository.layers) {
            const name = (0,external_node_path_.join)('blobs', nameBlob(digest));
            const found = (0,external_node_fs_.statSync)((0,external_node_path_.join)(path, name), { throwIfNoEntry: false })?.size;
            if (found === undefined)
                throw refuseDamage(path, `${name} of repository ${repository.name} is missing`);
            if (found !== size)
                throw refuseDamage(path, `${name} of repository ${repository.name} is damaged`);
        }
    }
}
/** Uploads do not outlive the process, nor blobs whose repositories are gone or never heard of them. */
function sweepBlobs(path, catalogue) {
    const named = new Set([...catalogue.values()].flatMap(({ layers }) => [...layers.keys()].map(nameBlob)));
    (0,external_node_fs_.rmSync)((0,external_node_path_.join)(path, 'uploads'), { recursive: true, force: true });
    const blobs = (0,external_node_path_.join)(path, 'blobs');
    const kept = (0,external_node_fs_.statSync)(blobs, { throwIfNoEntry: false }) === undefined ? [] : (0,external_node_fs_.readdirSync)(blobs);
    for (const name of kept)
        if (!named.has(name))
            (0,external_node_fs_.rmSync)((0,external_node_path_.join)(blobs, name), { force: true });
}

;// CONCATENATED MODULE: ./lib/local/folder/ground.js





/**
 * @param path a folder that lasts; absent: a temporary one
 * @throws DeployError `input` when the folder cannot be used
 */
async function openGround(path) {
    if (path === undefined)
        return openTemporary();
    const { store, secret, close } = openDataFolder(path);
    return {
        folder: path,
        store,
        secret,
        async close(now) {
            if (now !== undefined)
                store.end(now);
            close();
        },
    };
}
async function openTemporary() {
    const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), 'slipway-local-'));
    return {
        folder,
        secret: (0,external_node_crypto_.randomBytes)(32).toString('hex'),
        close: () => (0,promises_.rm)(folder, { recursive: true, force: true }),
    };
}

;// CONCATENATED MODULE: ./lib/local/past.js
/** States as they were: what an engine's host remembers of the time before. */
/** A busy engine steps some hundred times in a second of a fast clock. */
const MOST_STATES = 2_000;
function createPast(first) {
    let moments = [first];
    let keptMs = 0;
    return {
        note(moment) {
            const horizon = moment.at - keptMs;
            const all = [...moments, moment].slice(-MOST_STATES);
            // The last state from before the horizon is the one that held at it.
            const oldest = all.findLastIndex(({ at }) => at <= horizon);
            moments = oldest > 0 ? all.slice(oldest) : all;
        },
        keepFor(ms) {
            keptMs = ms;
            moments = moments.slice(-1);
        },
        find(at) {
            const held = moments.findLast((moment) => moment.at <= at);
            const oldest = moments[0] ?? first;
            return held === undefined ? oldest : { at, state: held.state };
        },
    };
}

;// CONCATENATED MODULE: ./lib/local/host.js

const NO_ANSWER = { ok: true, output: {} };
const TICK = { kind: 'tick' };
/** A step that could not be kept is tried again after so long, in milliseconds of real time. */
const AGAIN_MS = 1000;
/** Runs commands one at a time through the engine's step and wakes it when its time has come. */
function createHost(parts) {
    const { engine, clock } = parts;
    const state = parts.state ?? engine.createState(parts.settings, clock.now());
    const memory = {
        state,
        past: createPast({ at: clock.now(), state }),
        isBusy: false,
        isClosed: false,
        isStuck: false,
        waiting: [],
        cancelWake: () => { },
    };
    const run = (command) => runCommand(parts, memory, command);
    const past = (ageMs) => memory.past.find(clock.now() - ageMs);
    return {
        call: (operation, input, caller) => run({ kind: 'call', operation, input, caller }),
        tell(fact) {
            memory.waiting.push({ kind: 'fact', fact });
            takeTurn(parts, memory, () => undefined);
        },
        addInstance: (cluster, instance) => run({ kind: 'add-instance', cluster, instance }),
        putTargetGroup: (targetGroup) => run({ kind: 'put-target-group', targetGroup }),
        putScenario: (scenario) => run({ kind: 'put-scenario', scenario }),
        putImages: (digests) => run({ kind: 'put-images', digests }),
        putAlarm: (name, state) => run({ kind: 'put-alarm', name, state }),
        advance: (ms) => host_advance(parts, memory, clock.now() + ms),
        nextEventAt: () => engine.nextWake(memory.state, clock.now()),
        wake: () => sleepUntilWake(parts, memory),
        state: () => memory.state,
        remember: memory.past.keepFor,
        past,
        callPast(call, ageMs) {
            const moment = past(ageMs);
            return engine.step(moment.state, { kind: 'call', ...call }, moment.at).answer ?? NO_ANSWER;
        },
        close() {
            memory.isClosed = true;
            memory.cancelWake();
        },
    };
}
/** Once the state is written again, what was refused may be asked again. */
const NOT_KEPT = {
    ok: false,
    type: 'ServerException',
    message: 'The local ECS cannot write to its folder; nothing has changed.',
    status: 500,
};
/** A command that comes while another is under way (a fact told from inside an effect) waits for its turn. */
function runCommand(parts, memory, command) {
    if (memory.isClosed)
        return { ok: false, type: 'ServerException', message: 'The local ECS is closed.', status: 500 };
    if (memory.isBusy) {
        memory.waiting.push(command);
        return NO_ANSWER;
    }
    return takeTurn(parts, memory, () => takeStep(parts, memory, command)) ?? NOT_KEPT;
}
/** Does one thing, then takes what waits, and sleeps until more is due. */
function takeTurn(parts, memory, act) {
    if (memory.isBusy || memory.isClosed)
        return undefined;
    memory.isBusy = true;
    try {
        const result = act();
        for (let next = memory.waiting[0]; next !== undefined; next = memory.waiting[0]) {
            if (takeStep(parts, memory, next) === undefined)
                break;
            memory.waiting.shift();
        }
        return result;
    }
    finally {
        memory.isBusy = false;
        sleepUntilWake(parts, memory);
    }
}
/** Undefined when the step could not be kept, and was not taken. */
function takeStep(parts, memory, command) {
    const now = parts.clock.now();
    const step = parts.engine.step(memory.state, command, now);
    const kept = { command: step.change === 'time' ? TICK : command, at: now, state: step.state };
    memory.isStuck = step.change !== 'none' && parts.keep?.(kept) === false;
    if (memory.isStuck)
        return undefined;
    memory.state = step.state;
    memory.past.note({ at: now, state: step.state });
    for (const effect of step.effects)
        parts.perform(effect);
    return step.answer ?? NO_ANSWER;
}
function sleepUntilWake(parts, memory) {
    memory.cancelWake();
    const { clock } = parts;
    const now = clock.now();
    // An engine that is due at once after its own tick must not keep the process from everything else.
    const earliest = memory.isStuck ? clock.at(performance.now() + AGAIN_MS) : now + 1;
    const wake = memory.isStuck ? now : parts.engine.nextWake(memory.state, now);
    if (wake === undefined || memory.isClosed)
        return;
    memory.cancelWake = clock.wakeAt(Math.max(wake, earliest), () => runCommand(parts, memory, TICK));
}
function host_advance(parts, memory, target) {
    const { clock, engine } = parts;
    if (clock.kind !== 'virtual')
        throw new Error(`only a virtual clock can be advanced, and this one is ${clock.kind}`);
    for (let isFirst = true;; isFirst = false) {
        const now = clock.now();
        const wake = engine.nextWake(memory.state, now);
        if (wake === undefined || wake > target)
            break;
        const due = Math.max(wake, isFirst ? now : now + 1);
        if (due > target)
            break;
        clock.moveTo(due);
        runCommand(parts, memory, TICK);
    }
    clock.moveTo(target);
    runCommand(parts, memory, TICK);
}

;// CONCATENATED MODULE: ./lib/local/registry/distribution-reply.js
const distribution_reply_STATUSES = {
    BLOB_UNKNOWN: 404,
    BLOB_UPLOAD_INVALID: 416,
    BLOB_UPLOAD_UNKNOWN: 404,
    DIGEST_INVALID: 400,
    MANIFEST_BLOB_UNKNOWN: 404,
    MANIFEST_INVALID: 400,
    MANIFEST_UNKNOWN: 404,
    NAME_UNKNOWN: 404,
    SIZE_INVALID: 413,
    TAG_INVALID: 400,
    UNAUTHORIZED: 401,
    UNSUPPORTED: 405,
};
/** Codes for ECR's refusals; those that a push cannot meet are invalid manifests. */
const CODES = {
    ImageDigestDoesNotMatchException: 'DIGEST_INVALID',
    ImageTagAlreadyExistsException: 'TAG_INVALID',
    LayersNotFoundException: 'MANIFEST_BLOB_UNKNOWN',
    ReferencedImagesNotFoundException: 'MANIFEST_BLOB_UNKNOWN',
    RepositoryNotFoundException: 'NAME_UNKNOWN',
};
function reply({ status, headers = {}, body = { kind: 'none' } }) {
    return { status, headers: { 'docker-distribution-api-version': 'registry/2.0', ...headers }, body };
}
function replyWithError(code, message) {
    return reply({
        status: distribution_reply_STATUSES[code],
        headers: { 'content-type': 'application/json' },
        body: { kind: 'text', text: JSON.stringify({ errors: [{ code, message }] }) },
    });
}
/** An ECR refusal in the protocol's words: its code, and ECR's own text. */
function replyWithRefusal(refusal) {
    return replyWithError(CODES[refusal.type] ?? 'MANIFEST_INVALID', refusal.message);
}
/** Clients are told to use Basic; ECR knows no token service. */
function askForLogin(host) {
    const refused = replyWithError('UNAUTHORIZED', 'Not Authorized');
    return {
        ...refused,
        headers: { ...refused.headers, 'www-authenticate': `Basic realm="http://${host}/",service="ecr.amazonaws.com"` },
    };
}

;// CONCATENATED MODULE: ./lib/local/registry/distribution-route.js
/** Reads a path without its query; undefined when the protocol has no such path. Names may hold slashes. */
function readDistributionRoute(path) {
    if (path === '/v2' || path === '/v2/')
        return { kind: 'base' };
    if (path === '/v2/_catalog')
        return { kind: 'catalog' };
    const found = /^\/v2\/(.+?)\/(tags\/list|manifests\/[^/]+|blobs\/uploads\/?|blobs\/uploads\/[^/]+|blobs\/[^/]+)$/.exec(path);
    const [, name, rest] = found ?? [];
    if (name === undefined || rest === undefined)
        return undefined;
    const last = rest.slice(rest.lastIndexOf('/') + 1);
    if (rest === 'tags/list')
        return { kind: 'tags', name };
    if (rest.startsWith('manifests/'))
        return { kind: 'manifest', name, reference: last };
    if (/^blobs\/uploads\/?$/.test(rest))
        return { kind: 'uploads', name };
    return rest.startsWith('blobs/uploads/') ? { kind: 'upload', name, id: last } : { kind: 'blob', name, digest: last };
}
/** The part of a blob that a `Range` header asks for: `end` is exclusive; undefined for the whole. */
function readRange(header, size) {
    const [, first, last] = /^bytes=(\d+)-(\d*)$/.exec(header ?? '') ?? [];
    if (first === undefined)
        return undefined;
    const start = Number(first);
    const end = last === undefined || last === '' ? size : Math.min(Number(last) + 1, size);
    return start < end ? { start, end } : undefined;
}

;// CONCATENATED MODULE: ./lib/local/registry/manifest.js

const IMAGE_TYPES = [
    'application/vnd.oci.image.manifest.v1+json',
    'application/vnd.docker.distribution.manifest.v2+json',
];
const INDEX_TYPES = [
    'application/vnd.oci.image.index.v1+json',
    'application/vnd.docker.distribution.manifest.list.v2+json',
];
const MANIFEST_TYPES = [...IMAGE_TYPES, ...INDEX_TYPES];
const DIGEST = /^sha256:[0-9a-f]{64}$/;
/** Longest manifest that ECR takes, in bytes. */
const LONGEST_MANIFEST = 4 * 1024 * 1024;
/**
 * Reads a manifest of Docker's version 2 or of OCI.
 *
 * @param told media type that came with it; the manifest's own must be the same
 * @returns a text that says what is wrong, when it is no such manifest
 */
function readManifest(text, told) {
    const value = parseObject(text);
    if (value === undefined)
        return 'Invalid JSON syntax';
    const own = typeof value.mediaType === 'string' ? value.mediaType : undefined;
    if (own !== undefined && told !== undefined && own !== told)
        return `Media type is ${told} but the manifest's is ${own}`;
    const mediaType = own ?? told ?? (Array.isArray(value.manifests) ? INDEX_TYPES[0] : IMAGE_TYPES[0]);
    if (includes(INDEX_TYPES, mediaType))
        return readIndex(value, mediaType);
    if (includes(IMAGE_TYPES, mediaType))
        return readImage(value, mediaType);
    return `Unsupported manifest media type ${mediaType}`;
}
function parseObject(text) {
    try {
        const value = JSON.parse(text);
        return (0,json/* isJsonObject */.OW)(value) ? value : undefined;
    }
    catch {
        return undefined;
    }
}
function includes(types, mediaType) {
    return types.includes(mediaType);
}
function readIndex(value, mediaType) {
    const children = readDescriptors(value.manifests);
    if (children === undefined)
        return 'Invalid image index: `manifests` is a list of descriptors';
    // BuildKit's cache without image-manifest=true lists layers here. ECR answers 400 (observed); the wording is ours.
    const other = children.find((child) => !MANIFEST_TYPES.includes(child.mediaType));
    if (other !== undefined)
        return `Invalid image index: \`manifests\` holds an entry of type ${other.mediaType}`;
    return { kind: 'index', mediaType, children: children.map((child) => child.digest) };
}
function readImage(value, mediaType) {
    const config = readDescriptor(value.config ?? null);
    const layers = readDescriptors(value.layers);
    if (config === undefined)
        return 'Invalid image manifest: `config` is a descriptor';
    if (layers === undefined)
        return 'Invalid image manifest: `layers` is a list of descriptors';
    return {
        kind: 'image',
        mediaType,
        artifactMediaType: typeof value.artifactType === 'string' ? value.artifactType : config.mediaType,
        blobs: [config, ...layers].filter((blob) => !blob.isElsewhere).map((blob) => blob.digest),
        sizeInBytes: layers.reduce((sum, layer) => sum + layer.size, 0),
    };
}
function readDescriptors(value) {
    if (!Array.isArray(value))
        return undefined;
    const descriptors = value.map(readDescriptor).filter((descriptor) => descriptor !== undefined);
    return descriptors.length === value.length ? descriptors : undefined;
}
function readDescriptor(value) {
    if (!(0,json/* isJsonObject */.OW)(value))
        return undefined;
    const { mediaType, digest, size } = value;
    if (typeof mediaType !== 'string' || typeof digest !== 'string' || typeof size !== 'number')
        return undefined;
    if (!DIGEST.test(digest) || size < 0)
        return undefined;
    return { mediaType, digest, size, isElsewhere: Array.isArray(value.urls) && value.urls.length > 0 };
}

// EXTERNAL MODULE: ./lib/registry/tag-mutability.js
var tag_mutability = __webpack_require__(9088);
;// CONCATENATED MODULE: ./lib/local/registry/repository.js

const TAG_MUTABILITIES = ['MUTABLE', 'IMMUTABLE', 'MUTABLE_WITH_EXCLUSION', 'IMMUTABLE_WITH_EXCLUSION'];
/** Whether a tag, once set, stays with its image. */
function isImmutable({ mutability, exclusions }, tag) {
    return (0,tag_mutability/* isTagImmutable */.j)({ hasImmutableTags: mutability.startsWith('IMMUTABLE'), exceptions: exclusions }, tag);
}
function withRepository(catalogue, repository) {
    return new Map(catalogue).set(repository.name, repository);
}
function withoutRepository(catalogue, name) {
    return new Map([...catalogue].filter(([other]) => other !== name));
}
function withLayer(repository, digest, size) {
    return { ...repository, layers: new Map(repository.layers).set(digest, size) };
}
/** Puts an image in, and the tag on it; one that exists keeps the time of its first push. A push restores an archived one. */
function withImage(repository, image, tag) {
    const known = repository.images.get(image.digest);
    const isKept = known !== undefined && known.isArchived !== true;
    const images = isKept ? repository.images : new Map(repository.images).set(image.digest, image);
    const tags = tag === undefined ? repository.tags : new Map(repository.tags).set(tag, image.digest);
    return { ...repository, images, tags };
}
/** Takes a tag off; its image goes with its last tag, as in ECR. */
function withoutTag(repository, tag) {
    const digest = repository.tags.get(tag);
    const tags = new Map([...repository.tags].filter(([other]) => other !== tag));
    const without = { ...repository, tags };
    const isLast = digest !== undefined && tagsOf(without, digest).length === 0;
    return isLast ? withoutImage(without, digest) : without;
}
/** Takes an image out with all its tags. */
function withoutImage(repository, digest) {
    return {
        ...repository,
        images: new Map([...repository.images].filter(([other]) => other !== digest)),
        tags: new Map([...repository.tags].filter(([, tagged]) => tagged !== digest)),
    };
}
/** Tags of an image, in alphabetical order. */
function tagsOf(repository, digest) {
    return [...repository.tags]
        .filter(([, tagged]) => tagged === digest)
        .map(([tag]) => tag)
        .sort();
}
/** Tags by digest, for the images that have some. */
function groupTags(repository) {
    const tagsByDigest = new Map();
    for (const [tag, digest] of repository.tags) {
        const tags = tagsByDigest.get(digest);
        if (tags === undefined)
            tagsByDigest.set(digest, [tag]);
        else
            tags.push(tag);
    }
    return tagsByDigest;
}
/** An image that can be pulled, by digest (`sha256:…`) or else by tag. */
function findPullable(repository, reference) {
    const image = findImage(repository, reference);
    return image?.isArchived === true ? undefined : image;
}
/** Finds by digest (`sha256:…`) or else by tag. */
function findImage(repository, reference) {
    return repository.images.get(reference.includes(':') ? reference : (repository.tags.get(reference) ?? ''));
}

;// CONCATENATED MODULE: ./lib/local/registry/distribution-blobs.js




/** Blobs of the registry protocol: looked up, fetched, mounted, uploaded in one piece or in many. */
function showBlob(registry, request, repository, digest) {
    const size = repository.layers.get(digest);
    if (size === undefined)
        return replyWithError('BLOB_UNKNOWN', 'blob unknown to registry');
    const headers = {
        'content-type': 'application/octet-stream',
        'docker-content-digest': digest,
        'accept-ranges': 'bytes',
        etag: `"${digest}"`,
    };
    const path = registry.parts.blobs.pathOf(digest);
    const range = readRange(request.headers.range, size);
    if (range === undefined)
        return reply({ status: 200, headers, body: { kind: 'file', path, start: 0, end: size } });
    const contentRange = `bytes ${range.start}-${range.end - 1}/${size}`;
    return reply({
        status: 206,
        headers: { ...headers, 'content-range': contentRange },
        body: { kind: 'file', path, ...range },
    });
}
/** POST: mounts a blob of another repository, takes a whole one (`?digest=`), or opens an upload. */
async function startUpload(registry, request, repository) {
    const mounted = request.query.get('mount') ?? '';
    const size = registry
        .catalogue()
        .get(request.query.get('from') ?? '')
        ?.layers.get(mounted);
    if (size !== undefined) {
        registry.keep(withLayer(repository, mounted, size));
        return replyCreated(repository.name, mounted);
    }
    const id = registry.parts.blobs.startUpload();
    return request.query.has('digest')
        ? finishUpload(registry, request, { repository, id })
        : replyUnderWay(repository.name, id, 0);
}
/** PATCH: the next piece. */
async function appendUpload(registry, request, place) {
    const { blobs } = registry.parts;
    const size = blobs.uploadSize(place.id);
    const [, start] = /^(?:bytes )?(\d+)-\d+/.exec(request.headers['content-range'] ?? '') ?? [];
    if (size !== undefined && start !== undefined && Number(start) !== size) {
        return replyWithError('BLOB_UPLOAD_INVALID', `the next byte is ${size}, not ${start}`);
    }
    const taken = await blobs.append(place.id, request.body);
    return taken === undefined ? replyUnknownUpload() : replyUnderWay(place.repository.name, place.id, taken);
}
/** PUT: the last piece, if any, and the digest that the whole must have. */
async function finishUpload(registry, request, place) {
    const { blobs } = registry.parts;
    const digest = request.query.get('digest') ?? '';
    if (!DIGEST.test(digest))
        return replyWithError('DIGEST_INVALID', 'provided digest is no sha256 digest');
    if ((await blobs.append(place.id, request.body)) === undefined)
        return replyUnknownUpload();
    const finished = blobs.finish(place.id, digest);
    if (!finished.ok) {
        return finished.why === 'unknown'
            ? replyUnknownUpload()
            : replyWithError('DIGEST_INVALID', 'provided digest did not match uploaded content');
    }
    // Read again: other uploads may have ended in the meantime.
    const current = registry.catalogue().get(place.repository.name);
    if (current === undefined)
        return replyWithError('NAME_UNKNOWN', 'the repository was deleted during the upload');
    registry.keep(withLayer(current, digest, finished.size));
    return replyCreated(current.name, digest);
}
function cancelUpload(registry, place) {
    if (registry.parts.blobs.uploadSize(place.id) === undefined)
        return replyUnknownUpload();
    registry.parts.blobs.cancel(place.id);
    return reply({ status: 204 });
}
function showUpload(registry, place) {
    const size = registry.parts.blobs.uploadSize(place.id);
    if (size === undefined)
        return replyUnknownUpload();
    return { ...replyUnderWay(place.repository.name, place.id, size), status: 204 };
}
function replyUnderWay(name, id, size) {
    return reply({
        status: 202,
        headers: {
            location: `/v2/${name}/blobs/uploads/${id}`,
            range: `0-${Math.max(0, size - 1)}`,
            'docker-upload-uuid': id,
        },
    });
}
function replyCreated(name, digest) {
    return reply({
        status: 201,
        headers: { location: `/v2/${name}/blobs/${digest}`, 'docker-content-digest': digest },
    });
}
function replyUnknownUpload() {
    return replyWithError('BLOB_UPLOAD_UNKNOWN', 'blob upload unknown to registry');
}

;// CONCATENATED MODULE: ./lib/local/http/body.js
/** All bytes of a body; undefined when it is longer than `limit`. The stream stays open, so that a reply can go out. */
async function readBytes(body, limit) {
    const chunks = [];
    let length = 0;
    for await (const chunk of body.iterator({ destroyOnReturn: false })) {
        length += chunk.length;
        if (length > limit)
            return undefined;
        chunks.push(chunk);
    }
    return Buffer.concat(chunks);
}

;// CONCATENATED MODULE: ./lib/local/registry/refusal.js
/** The refusals' texts, as observed in ECR's answers, but for those marked as assumed. */
function refuseAbsentRepository(name, registryId) {
    return {
        type: 'RepositoryNotFoundException',
        message: `The repository with name '${name}' does not exist in the registry with id '${registryId}'`,
    };
}
function refuseExistingRepository(name, registryId) {
    return {
        type: 'RepositoryAlreadyExistsException',
        message: `The repository with name '${name}' already exists in the registry with id '${registryId}'`,
    };
}
function refuseFullRepository(name, registryId) {
    return {
        type: 'RepositoryNotEmptyException',
        message: `The repository with name '${name}' in registry with id '${registryId}' cannot be deleted because it still contains images`,
    };
}
function refuseAbsentImage(id, name, registryId) {
    const digest = id.imageDigest ?? 'null';
    const tag = id.imageTag ?? 'null';
    return {
        type: 'ImageNotFoundException',
        message: `The image with imageId {imageDigest:'${digest}', imageTag:'${tag}'} does not exist within the repository with name '${name}' in the registry with id '${registryId}'`,
    };
}
function refuseSameImage(id, name, registryId) {
    const digest = id.imageDigest ?? 'null';
    const tag = id.imageTag ?? 'null';
    return {
        type: 'ImageAlreadyExistsException',
        message: `Image with digest '${digest}' and tag '${tag}' already exists in the repository with name '${name}' in registry with id '${registryId}'`,
    };
}
/** With exclusion filters it is the tag that is immutable, and ECR's text says so. */
function refuseTakenTag(tag, name, isWholeRepository) {
    const what = isWholeRepository ? 'repository' : 'tag';
    return {
        type: 'ImageTagAlreadyExistsException',
        message: `The image tag '${tag}' already exists in the '${name}' repository and cannot be overwritten because the ${what} is immutable.`,
    };
}
function refuseAbsentLayers(digests, name, registryId) {
    return {
        type: 'LayersNotFoundException',
        message: `Layers with digests '[${digests.join(', ')}]' required for pushing image into repository with name '${name}' in the registry with id '${registryId}' do not exist`,
    };
}
/** What a repository may have and this one has not: `what` as ECR's text begins. */
function refuseAbsentSetting(what, name, registryId) {
    const types = {
        'Lifecycle policy': 'LifecyclePolicyNotFoundException',
        'Lifecycle policy preview': 'LifecyclePolicyPreviewNotFoundException',
        'Repository policy': 'RepositoryPolicyNotFoundException',
    };
    return {
        type: types[what],
        message: `${what} does not exist for the repository with name '${name}' in the registry with id '${registryId}'`,
    };
}
function refuseAbsentScan(id, name, registryId) {
    const digest = id.imageDigest ?? 'null';
    const tag = id.imageTag ?? 'null';
    return {
        type: 'ScanNotFoundException',
        message: `Image scan does not exist for the image with '{imageDigest:'${digest}', imageTag:'${tag}'}' in the repository with name '${name}' in the registry with id '${registryId}'`,
    };
}
/** Wording assumed. */
function refuseAbsentUpload(uploadId, name, registryId) {
    return {
        type: 'UploadNotFoundException',
        message: `Layer upload with id '${uploadId}' does not exist in the repository with name '${name}' in the registry with id '${registryId}'`,
    };
}
/** Wording assumed. */
function refuseExistingLayer(digest, name, registryId) {
    return {
        type: 'LayerAlreadyExistsException',
        message: `The layer with digest '${digest}' already exists in the repository with name '${name}' in the registry with id '${registryId}'`,
    };
}
/** What ECR can do and the local registry does not. The wording is ours. */
function refuseNotSimulated(what) {
    return { type: 'ValidationException', message: `${what} is not simulated by the local ECS.` };
}
/** Wording assumed, after that of absent layers. */
function refuseAbsentChildren(digests, name, registryId) {
    return {
        type: 'ReferencedImagesNotFoundException',
        message: `Images with digests '[${digests.join(', ')}]' required for pushing image into repository with name '${name}' in the registry with id '${registryId}' do not exist`,
    };
}
/** Wording assumed. */
function refuseOtherDigest(told, actual) {
    return {
        type: 'ImageDigestDoesNotMatchException',
        message: `The provided image digest '${told}' does not match the digest of the manifest '${actual}'`,
    };
}
function refuseParameter(name, constraint) {
    return {
        type: 'InvalidParameterException',
        message: `Invalid parameter at '${name}' failed to satisfy constraint: '${constraint}'`,
    };
}

;// CONCATENATED MODULE: ./lib/local/registry/ecr-input.js


const REPOSITORY_NAME = '(?:[a-z0-9]+(?:[._-][a-z0-9]+)*/)*[a-z0-9]+(?:[._-][a-z0-9]+)*';
const MOST_IMAGE_IDS = 100;
/** Two to 256 characters, lower case, parts split by `/` (ECR API reference, CreateRepository). */
function checkRepositoryName(name) {
    const parameter = 'repositoryName';
    if (typeof name !== 'string')
        return refuseParameter(parameter, 'Member must not be null');
    if (name.length < 2)
        return refuseParameter(parameter, 'Member must have length greater than or equal to 2');
    if (name.length > 256)
        return refuseParameter(parameter, 'Member must have length less than or equal to 256');
    if (new RegExp(`^${REPOSITORY_NAME}$`).test(name))
        return undefined;
    return refuseParameter(parameter, `must satisfy regular expression '${REPOSITORY_NAME}'`);
}
/** A tag: a word character first, at most 300 in all (ECR API reference, ImageIdentifier); docker itself stops at 128. */
function isTag(text) {
    return /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,299}$/.test(text);
}
function readText(value) {
    return typeof value === 'string' ? value : undefined;
}
function readTexts(value) {
    return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
/** `imageIds`, at most 100; undefined when there are none. */
function readImageIds(input) {
    if (input.imageIds === undefined || input.imageIds === null)
        return undefined;
    if (!Array.isArray(input.imageIds))
        return refuseParameter('imageIds', 'Member must be a list');
    if (input.imageIds.length > MOST_IMAGE_IDS) {
        return refuseParameter('imageIds', `Member must have length less than or equal to ${MOST_IMAGE_IDS}`);
    }
    return input.imageIds.filter(json/* isJsonObject */.OW).map(readImageId);
}
function readImageId(value) {
    const imageDigest = readText(value.imageDigest);
    const imageTag = readText(value.imageTag);
    return { ...(imageDigest === undefined ? {} : { imageDigest }), ...(imageTag === undefined ? {} : { imageTag }) };
}
function isRefusal(value) {
    return typeof value === 'object' && value !== null && 'type' in value && 'message' in value;
}
/** One page of a list: `maxResults` 1 to 1000, 100 unless told. The token is the key of the page's last item. */
function paginate(all, keyOf, input) {
    const size = input.maxResults ?? 100;
    if (typeof size !== 'number' || size < 1)
        return refuseParameter('maxResults', 'Member must be greater than or equal to 1');
    if (size > 1000)
        return refuseParameter('maxResults', 'Member must be less than or equal to 1000');
    const token = readText(input.nextToken);
    const last = token === undefined ? -1 : all.findIndex((item) => keyOf(item) === token);
    if (token !== undefined && last < 0)
        return refuseParameter('nextToken', 'Invalid token');
    const items = all.slice(last + 1, last + 1 + size);
    const end = items.at(-1);
    const hasMore = last + 1 + items.length < all.length;
    return hasMore && end !== undefined ? { items, nextToken: keyOf(end) } : { items };
}

;// CONCATENATED MODULE: ./lib/local/registry/put-image.js




/** Puts an image into a repository, unless ECR would not. The same image under the same tag again changes nothing. */
function putImage(repository, put) {
    const manifest = readManifest(put.text, put.mediaType);
    if (typeof manifest === 'string')
        return { ok: false, refusal: refuseParameter('ImageManifest', manifest) };
    const refusal = checkDigest(put) ?? checkTag(repository, put) ?? checkParts(repository, manifest, put.registryId);
    if (refusal !== undefined)
        return { ok: false, refusal };
    const image = { digest: put.digest, text: put.text, manifest, pushedAt: put.pushedAt };
    return { ok: true, repository: withImage(repository, image, put.tag), image };
}
function checkDigest(put) {
    if (put.toldDigest === undefined || put.toldDigest === put.digest)
        return undefined;
    return refuseOtherDigest(put.toldDigest, put.digest);
}
function checkTag(repository, put) {
    if (put.tag === undefined)
        return undefined;
    if (!isTag(put.tag))
        return refuseParameter('imageTag', "must satisfy regular expression '[a-zA-Z0-9-_.]{1,300}'");
    const tagged = repository.tags.get(put.tag);
    if (tagged === undefined || tagged === put.digest || !isImmutable(repository, put.tag))
        return undefined;
    return refuseTakenTag(put.tag, repository.name, repository.mutability === 'IMMUTABLE');
}
function checkParts(repository, manifest, registryId) {
    if (manifest.kind === 'index') {
        const absent = manifest.children.filter((digest) => !repository.images.has(digest));
        return absent.length === 0 ? undefined : refuseAbsentChildren(absent, repository.name, registryId);
    }
    const absent = manifest.blobs.filter((digest) => !repository.layers.has(digest));
    return absent.length === 0 ? undefined : refuseAbsentLayers(absent, repository.name, registryId);
}

;// CONCATENATED MODULE: ./lib/local/registry/ecr-operation.js


function answer(catalogue, output) {
    return { catalogue, answer: { ok: true, output } };
}
/** Every refusal of ECR is the client's fault: 400. */
function ecr_operation_refuse(catalogue, refusal) {
    return { catalogue, answer: { ok: false, type: refusal.type, message: refusal.message, status: 400 } };
}
/** The repository that an input names. A registry other than the account's holds nothing. */
function findRepository(catalogue, input, context) {
    const wrong = checkRepositoryName(input.repositoryName);
    if (wrong !== undefined)
        return wrong;
    const name = readText(input.repositoryName) ?? '';
    const registryId = readText(input.registryId) ?? context.account;
    if (!/^\d{12}$/.test(registryId))
        return refuseParameter('registryId', "must satisfy regular expression '[0-9]{12}'");
    const repository = registryId === context.account ? catalogue.get(name) : undefined;
    return repository ?? refuseAbsentRepository(name, registryId);
}
/** Runs an operation on the repository that its input names. */
function onRepository(operate) {
    return (catalogue, input, context) => {
        const repository = findRepository(catalogue, input, context);
        if (isRefusal(repository))
            return ecr_operation_refuse(catalogue, repository);
        const result = operate(repository, input, context);
        if (isRefusal(result))
            return ecr_operation_refuse(catalogue, result);
        if (!isChange(result))
            return answer(catalogue, result);
        return answer(new Map(catalogue).set(repository.name, result.changed), result.output);
    };
}
/** The members by which answers name their repository. */
function nameRepository(repository, context) {
    return { registryId: context.account, repositoryName: repository.name };
}
function isChange(result) {
    return 'changed' in result && 'output' in result;
}

;// CONCATENATED MODULE: ./lib/local/registry/ecr-layers.js





/** Bytes of a part, but for the last (ECR API reference, InitiateLayerUpload: the size that ECR expects). */
const PART_SIZE = 10 * 1024 * 1024;
/** ECR API reference, BatchCheckLayerAvailability. */
const MOST_LAYERS = 100;
/** The operations that touch the layers' bytes. */
function createLayerOperations(ports) {
    const { blobs, passwords } = ports;
    return new Map([
        ['BatchCheckLayerAvailability', onRepository(checkLayers)],
        ['InitiateLayerUpload', onRepository(() => ({ uploadId: blobs.startUpload(), partSize: PART_SIZE }))],
        ['UploadLayerPart', onRepository((...call) => uploadLayerPart(blobs, ...call))],
        ['CompleteLayerUpload', onRepository((...call) => completeLayerUpload(blobs, ...call))],
        ['GetDownloadUrlForLayer', onRepository((...call) => offerDownload(passwords, ...call))],
    ]);
}
function checkLayers(repository, input) {
    const digests = readTexts(input.layerDigests);
    if (digests.length > MOST_LAYERS) {
        return refuseParameter('layerDigests', `Member must have length less than or equal to ${MOST_LAYERS}`);
    }
    return {
        layers: digests.filter((digest) => DIGEST.test(digest)).map((digest) => describeLayer(repository, digest)),
        failures: digests
            .filter((digest) => !DIGEST.test(digest))
            .map((layerDigest) => ({
            layerDigest,
            failureCode: 'InvalidLayerDigest',
            failureReason: 'Invalid layer digest',
        })),
    };
}
function describeLayer(repository, layerDigest) {
    const layerSize = repository.layers.get(layerDigest);
    if (layerSize === undefined)
        return { layerDigest, layerAvailability: 'UNAVAILABLE' };
    return { layerDigest, layerAvailability: 'AVAILABLE', layerSize };
}
function uploadLayerPart(blobs, repository, input, context) {
    const uploadId = readText(input.uploadId) ?? '';
    const size = blobs.uploadSize(uploadId);
    if (size === undefined)
        return refuseAbsentUpload(uploadId, repository.name, context.account);
    const part = Buffer.from(readText(input.layerPartBlob) ?? '', 'base64');
    const { partFirstByte, partLastByte } = input;
    if (partFirstByte !== size || partLastByte !== size + part.length - 1) {
        return refusePart(`the next part begins at byte ${size} and ends where its ${part.length} bytes end`);
    }
    const taken = blobs.appendPart(uploadId, part);
    if (taken === undefined)
        return refusePart('another part is under way');
    return { ...nameRepository(repository, context), uploadId, lastByteReceived: taken - 1 };
}
/** Wording assumed. */
function refusePart(why) {
    return { type: 'InvalidLayerPartException', message: `The layer part is not valid: ${why}` };
}
function completeLayerUpload(blobs, repository, input, context) {
    const uploadId = readText(input.uploadId) ?? '';
    const [layerDigest = '', ...others] = readTexts(input.layerDigests);
    if (!DIGEST.test(layerDigest) || others.length > 0)
        return refuseParameter('layerDigests', 'must be one sha256 digest');
    const size = blobs.uploadSize(uploadId);
    if (size === undefined)
        return refuseAbsentUpload(uploadId, repository.name, context.account);
    if (size === 0)
        return { type: 'EmptyUploadException', message: 'The layer upload has no parts' };
    if (repository.layers.has(layerDigest))
        return refuseExistingLayer(layerDigest, repository.name, context.account);
    const finished = blobs.finish(uploadId, layerDigest);
    if (!finished.ok)
        return { type: 'InvalidLayerException', message: 'The layer digest does not match its bytes' };
    return {
        changed: withLayer(repository, layerDigest, finished.size),
        output: { ...nameRepository(repository, context), uploadId, layerDigest },
    };
}
/** The address lets one download through. */
function offerDownload(passwords, repository, input, context) {
    const layerDigest = readText(input.layerDigest) ?? '';
    if (!DIGEST.test(layerDigest))
        return refuseParameter('layerDigest', 'must be a sha256 digest');
    if (!repository.layers.has(layerDigest))
        return refuseAbsentLayers([layerDigest], repository.name, context.account);
    const token = passwords.issueOnce(layerDigest);
    const path = `/v2/${repository.name}/blobs/${layerDigest}`;
    return { downloadUrl: `http://${context.registryHost}${path}?token=${token}`, layerDigest };
}

;// CONCATENATED MODULE: ./lib/local/registry/find-image.js


/** The image of an id; where it has both a digest and a tag, they agree. */
function findById(repository, id) {
    const { imageDigest, imageTag } = id;
    if (imageDigest === undefined && imageTag === undefined) {
        return {
            failureCode: 'MissingDigestAndTag',
            failureReason: 'Invalid request parameters: both tag and digest cannot be null',
        };
    }
    if (imageDigest !== undefined && !DIGEST.test(imageDigest)) {
        return {
            failureCode: 'InvalidImageDigest',
            failureReason: 'Invalid request parameters: image digest should satisfy the regex',
        };
    }
    const tagged = imageTag === undefined ? imageDigest : repository.tags.get(imageTag);
    if (tagged !== undefined && imageDigest !== undefined && tagged !== imageDigest) {
        return { failureCode: 'ImageTagDoesNotMatchDigest', failureReason: 'The image tag does not point to the digest' };
    }
    const image = repository.images.get(tagged ?? '');
    return image ?? { failureCode: 'ImageNotFound', failureReason: 'Requested image not found' };
}
function isMissing(found) {
    return 'failureCode' in found;
}
/** An image that an index names stays as long as the index does; a tag that is not its last may go. */
function findHolder(repository, image, tag) {
    if (tag !== undefined && tagsOf(repository, image.digest).length > 1)
        return undefined;
    const holders = [...repository.images.values()].filter(({ manifest }) => manifest.kind === 'index' && manifest.children.includes(image.digest));
    if (holders.length === 0)
        return undefined;
    const names = holders.map((holder) => holder.digest).join(', ');
    return {
        failureCode: 'ImageReferencedByManifestList',
        failureReason: `Requested image referenced by manifest list: [${names}]`,
    };
}
function identify(imageDigest, imageTag) {
    return imageTag === undefined ? { imageDigest } : { imageDigest, imageTag };
}

;// CONCATENATED MODULE: ./lib/local/registry/ecr-images.js







/** An id that is not there is an exception here, unlike in BatchGetImage. */
const describeImages = onRepository((repository, input, context) => {
    const ids = readImageIds(input);
    if (isRefusal(ids))
        return ids;
    if (ids === undefined)
        return describeAll(repository, input, context);
    // ECR API reference, DescribeImages; the wording is assumed.
    if (input.maxResults !== undefined || input.nextToken !== undefined) {
        return refuseParameter('imageIds', 'imageIds cannot be used together with maxResults or nextToken');
    }
    const absent = ids.find((id) => isMissing(findById(repository, id)));
    if (absent !== undefined)
        return refuseAbsentImage(absent, repository.name, context.account);
    const images = new Set(ids.map((id) => findById(repository, id)).filter((found) => !isMissing(found)));
    return { imageDetails: [...images].map((image) => describe(repository, image, context)) };
});
/** One entry for each tag, and one for each image that has none. */
const listImages = onRepository((repository, input) => {
    const all = listEntries(repository, readImageStatus(input)).filter((entry) => fitsTagStatus(readTagStatus(input), entry.imageTag));
    const page = paginate(all, (entry) => `${entry.imageDigest} ${entry.imageTag ?? ''}`, input);
    return isRefusal(page) ? page : { imageIds: page.items.map((entry) => ({ ...entry })), ...tokenOf(page) };
});
const batchGetImage = onRepository((repository, input, context) => {
    const ids = readImageIds(input);
    if (isRefusal(ids))
        return ids;
    const found = (ids ?? []).map((id) => ({ id, image: findReadable(repository, id) }));
    return {
        images: found.flatMap(({ id, image }) => isMissing(image) ? [] : [showImage(repository, image, id.imageTag, context)]),
        failures: found.flatMap(({ id, image }) => (isMissing(image) ? [{ imageId: { ...id }, ...image }] : [])),
    };
});
const putImageOperation = onRepository((repository, input, context) => {
    const text = readText(input.imageManifest);
    if (text === undefined)
        return refuseParameter('imageManifest', 'Member must not be null');
    const digest = context.digest(text);
    const tag = readText(input.imageTag);
    const isSame = repository.images.has(digest) && (tag === undefined || repository.tags.get(tag) === digest);
    const outcome = putImage(repository, {
        text,
        digest,
        tag,
        toldDigest: readText(input.imageDigest),
        mediaType: readText(input.imageManifestMediaType),
        pushedAt: context.now,
        registryId: context.account,
    });
    if (!outcome.ok)
        return outcome.refusal;
    if (isSame)
        return refuseSameImage(identify(digest, tag), repository.name, context.account);
    return { changed: outcome.repository, output: { image: showImage(outcome.repository, outcome.image, tag, context) } };
});
/** A tag is taken off; a digest takes its image and all tags with it. */
const batchDeleteImage = onRepository((repository, input) => {
    const ids = readImageIds(input);
    if (isRefusal(ids))
        return ids;
    const imageIds = [];
    const failures = [];
    let changed = repository;
    for (const id of ids ?? []) {
        const image = findById(changed, id);
        const why = isMissing(image) ? image : findHolder(changed, image, id.imageTag);
        if (why !== undefined)
            failures.push({ imageId: { ...id }, ...why });
        else if (!isMissing(image)) {
            imageIds.push(...deletedIds(changed, image, id.imageTag));
            changed = id.imageTag === undefined ? withoutImage(changed, image.digest) : withoutTag(changed, id.imageTag);
        }
    }
    return { changed, output: { imageIds, failures } };
});
function describeAll(repository, input, context) {
    const status = readTagStatus(input);
    const tagsByDigest = groupTags(repository);
    const all = [...repository.images.values()].filter((image) => fitsImageStatus(readImageStatus(input), image) && fitsTagStatus(status, tagsByDigest.get(image.digest)?.[0]));
    const page = paginate(all, (image) => image.digest, input);
    if (isRefusal(page))
        return page;
    return { imageDetails: page.items.map((image) => describe(repository, image, context)), ...tokenOf(page) };
}
/** The size is that of the layers as stored; an index has none of its own. */
function describe(repository, image, context) {
    const { manifest } = image;
    const imageTags = tagsOf(repository, image.digest);
    return {
        registryId: context.account,
        repositoryName: repository.name,
        imageDigest: image.digest,
        ...(imageTags.length === 0 ? {} : { imageTags }),
        ...(manifest.kind === 'index' ? {} : { imageSizeInBytes: manifest.sizeInBytes }),
        imagePushedAt: image.pushedAt / 1000,
        imageManifestMediaType: manifest.mediaType,
        ...(manifest.kind === 'index' ? {} : { artifactMediaType: manifest.artifactMediaType }),
        imageStatus: ecr_images_nameStatus(image),
    };
}
function showImage(repository, image, tag, context) {
    return {
        registryId: context.account,
        repositoryName: repository.name,
        imageId: { ...identify(image.digest, tag) },
        imageManifest: image.text,
        imageManifestMediaType: image.manifest.mediaType,
    };
}
function deletedIds(repository, image, tag) {
    if (tag !== undefined)
        return [{ ...identify(image.digest, tag) }];
    const tags = tagsOf(repository, image.digest);
    if (tags.length === 0)
        return [{ imageDigest: image.digest }];
    return tags.map((each) => ({ ...identify(image.digest, each) }));
}
function listEntries(repository, status) {
    const tagsByDigest = groupTags(repository);
    const images = [...repository.images.values()].filter((image) => fitsImageStatus(status, image));
    return images.flatMap(({ digest }) => {
        const tags = tagsByDigest.get(digest) ?? [undefined];
        return tags.map((tag) => identify(digest, tag));
    });
}
function readTagStatus(input) {
    return (0,json/* isJsonObject */.OW)(input.filter) ? input.filter.tagStatus : undefined;
}
function fitsTagStatus(status, tag) {
    if (status === 'TAGGED')
        return tag !== undefined;
    return status === 'UNTAGGED' ? tag === undefined : true;
}
/** Without a filter only ACTIVE images are listed (ECR API reference, DescribeImagesFilter). */
function readImageStatus(input) {
    return ((0,json/* isJsonObject */.OW)(input.filter) ? input.filter.imageStatus : undefined) ?? 'ACTIVE';
}
function fitsImageStatus(status, image) {
    return status === 'ANY' || status === ecr_images_nameStatus(image);
}
function ecr_images_nameStatus({ isArchived }) {
    return isArchived === true ? 'ARCHIVED' : 'ACTIVE';
}
/** That an archived image is a failure of this code is assumed: the guide only says that it cannot be pulled. */
function findReadable(repository, id) {
    const image = findById(repository, id);
    if (isMissing(image) || image.isArchived !== true)
        return image;
    return { failureCode: 'ImageInaccessible', failureReason: 'The image is archived' };
}
function tokenOf(page) {
    return page.nextToken === undefined ? {} : { nextToken: page.nextToken };
}

;// CONCATENATED MODULE: ./lib/local/registry/lifecycle-policy.js



/** @returns a text that says what is wrong with it */
function readLifecyclePolicy(text) {
    const policy = parse(text);
    if (!(0,json/* isJsonObject */.OW)(policy) || !Array.isArray(policy.rules) || policy.rules.length === 0)
        return 'rules must be a list';
    const rules = [];
    for (const value of policy.rules) {
        const rule = readRule(value);
        if (typeof rule === 'string')
            return rule;
        rules.push(rule);
    }
    rules.sort((one, other) => one.priority - other.priority);
    if (new Set(rules.map(({ priority }) => priority)).size < rules.length)
        return 'rulePriority must be unique';
    const isAnyLast = rules.slice(0, -1).every(({ tagStatus }) => tagStatus !== 'any');
    return isAnyLast ? rules : 'a rule with tagStatus any must have the highest rulePriority';
}
function parse(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return null;
    }
}
function readRule(value) {
    const { rulePriority, selection, action } = (0,json/* isJsonObject */.OW)(value) ? value : {};
    if (typeof rulePriority !== 'number' || !Number.isInteger(rulePriority) || rulePriority < 1) {
        return 'rulePriority must be a whole number of 1 or more';
    }
    if (!(0,json/* isJsonObject */.OW)(selection))
        return 'selection must be an object';
    if (!(0,json/* isJsonObject */.OW)(action) || action.type !== 'expire')
        return 'action must be expire in the local ECS';
    const count = lifecycle_policy_readCount(selection);
    if (typeof count === 'string')
        return count;
    const { tagStatus } = selection;
    const patterns = [
        ...lifecycle_policy_readList(selection.tagPrefixList).map((prefix) => `${prefix}*`),
        ...lifecycle_policy_readList(selection.tagPatternList),
    ];
    if (tagStatus !== 'tagged' && tagStatus !== 'untagged' && tagStatus !== 'any') {
        return 'tagStatus must be tagged, untagged or any';
    }
    if ((tagStatus === 'tagged') !== patterns.length > 0) {
        return 'tagPrefixList or tagPatternList goes with tagStatus tagged, and only with it';
    }
    return { priority: rulePriority, tagStatus, patterns, count };
}
function lifecycle_policy_readCount(selection) {
    const { countType, countUnit, countNumber } = selection;
    if (typeof countNumber !== 'number' || countNumber < 1)
        return 'countNumber must be 1 or more';
    if (countType === 'imageCountMoreThan')
        return { kind: 'images', most: countNumber };
    if (countType !== 'sinceImagePushed')
        return 'countType must be imageCountMoreThan or sinceImagePushed in the local ECS';
    return countUnit === 'days' ? { kind: 'age', days: countNumber } : 'countUnit must be days';
}
function lifecycle_policy_readList(value) {
    return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
const DAY_MS = 24 * 60 * 60 * 1000;
/**
 * What the rules would take. An image that a rule selects is out of reach for those after it, though they count it.
 * What an index names stays with the index.
 *
 * @param now milliseconds since the epoch
 */
function findExpiring(repository, rules, now) {
    const tags = groupTags(repository);
    const youngestFirst = [...repository.images.values()].reverse().sort((one, other) => other.pushedAt - one.pushedAt);
    const decided = new Set(namedByIndexes(repository));
    return rules.flatMap((rule) => {
        const selected = youngestFirst.filter(({ digest }) => fitsTags(rule, tags.get(digest) ?? []));
        const expiring = takeExcess(rule, selected, now).filter(({ digest }) => !decided.has(digest));
        for (const { digest } of selected)
            decided.add(digest);
        return expiring.map((image) => ({ image, priority: rule.priority }));
    });
}
function fitsTags(rule, tags) {
    if (rule.tagStatus === 'any')
        return true;
    if (rule.tagStatus === 'untagged')
        return tags.length === 0;
    return rule.patterns.every((pattern) => tags.some((tag) => (0,tag_mutability/* fitsWildcard */.b)(pattern, tag)));
}
function takeExcess(rule, youngestFirst, now) {
    const { count } = rule;
    if (count.kind === 'images')
        return youngestFirst.slice(count.most);
    return youngestFirst.filter(({ pushedAt }) => now - pushedAt > count.days * DAY_MS);
}
function namedByIndexes(repository) {
    return [...repository.images.values()].flatMap(({ manifest }) => manifest.kind === 'index' ? manifest.children : []);
}

;// CONCATENATED MODULE: ./lib/local/registry/ecr-lifecycle.js





/** Lifecycle policies: kept, shown and previewed. No image expires by itself. */
const putLifecyclePolicy = onRepository((repository, input, context) => {
    const lifecyclePolicyText = readText(input.lifecyclePolicyText) ?? '';
    const wrong = checkPolicy(lifecyclePolicyText);
    if (wrong !== undefined)
        return wrong;
    const output = { ...nameRepository(repository, context), lifecyclePolicyText };
    return { changed: { ...repository, lifecyclePolicyText }, output };
});
/** `lastEvaluatedAt` is left out: the policy is never carried out. */
const getLifecyclePolicy = onRepository((repository, _input, context) => {
    const { lifecyclePolicyText } = repository;
    if (lifecyclePolicyText === undefined)
        return refuseAbsentPolicy(repository, context);
    return { ...nameRepository(repository, context), lifecyclePolicyText };
});
const deleteLifecyclePolicy = onRepository((repository, _input, context) => {
    const { lifecyclePolicyText } = repository;
    if (lifecyclePolicyText === undefined)
        return refuseAbsentPolicy(repository, context);
    const output = { ...nameRepository(repository, context), lifecyclePolicyText };
    return { changed: { ...repository, lifecyclePolicyText: undefined }, output };
});
/** Of the policy that is sent, or else of the repository's own. A preview is ready at once. */
const startLifecyclePolicyPreview = onRepository((repository, input, context) => {
    const previewedPolicyText = readText(input.lifecyclePolicyText) ?? repository.lifecyclePolicyText;
    if (previewedPolicyText === undefined)
        return refuseAbsentPolicy(repository, context);
    const wrong = checkPolicy(previewedPolicyText);
    if (wrong !== undefined)
        return wrong;
    const named = { ...nameRepository(repository, context), lifecyclePolicyText: previewedPolicyText };
    return { changed: { ...repository, previewedPolicyText }, output: { ...named, status: 'IN_PROGRESS' } };
});
const getLifecyclePolicyPreview = onRepository((repository, input, context) => {
    const { previewedPolicyText: lifecyclePolicyText } = repository;
    if (lifecyclePolicyText === undefined) {
        return refuseAbsentSetting('Lifecycle policy preview', repository.name, context.account);
    }
    const rules = readLifecyclePolicy(lifecyclePolicyText);
    const all = typeof rules === 'string' ? [] : findExpiring(repository, rules, context.now);
    const page = paginate(all, ({ image }) => image.digest, input);
    if (isRefusal(page))
        return page;
    return {
        ...nameRepository(repository, context),
        lifecyclePolicyText,
        status: 'COMPLETE',
        previewResults: page.items.map((expiring) => describeExpiring(repository, expiring)),
        summary: { expiringImageTotalCount: all.length },
        ...(page.nextToken === undefined ? {} : { nextToken: page.nextToken }),
    };
});
function describeExpiring(repository, { image, priority }) {
    const imageTags = tagsOf(repository, image.digest);
    return {
        ...(imageTags.length === 0 ? {} : { imageTags }),
        imageDigest: image.digest,
        imagePushedAt: image.pushedAt / 1000,
        action: { type: 'EXPIRE' },
        appliedRulePriority: priority,
    };
}
/** Parameter and beginning of the text as observed; what follows the colon is ours. */
function checkPolicy(text) {
    const rules = readLifecyclePolicy(text);
    if (typeof rules !== 'string')
        return undefined;
    return refuseParameter('LifecyclePolicyText', `Lifecycle policy validation failure: ${rules}`);
}
function refuseAbsentPolicy(repository, context) {
    return refuseAbsentSetting('Lifecycle policy', repository.name, context.account);
}

;// CONCATENATED MODULE: ./lib/local/registry/ecr-settings.js





/** ECR API reference, ImageTagMutabilityExclusionFilter. */
const MOST_FILTERS = 5;
const FILTER = '[0-9a-zA-Z._*-]{1,128}';
/** Reads `imageTagMutability` and its filters; tags may move when nothing is said. */
function readTagRule(input) {
    const mutability = readMutability(input.imageTagMutability);
    if (mutability === undefined) {
        return refuseParameter('imageTagMutability', `must be one of [${TAG_MUTABILITIES.join(', ')}]`);
    }
    const filters = Array.isArray(input.imageTagMutabilityExclusionFilters)
        ? input.imageTagMutabilityExclusionFilters.filter(json/* isJsonObject */.OW)
        : [];
    const wrong = checkFilters(mutability, filters);
    if (wrong !== undefined)
        return refuseParameter('imageTagMutabilityExclusionFilters', wrong);
    return { mutability, exclusions: filters.map(({ filter }) => String(filter)) };
}
function readMutability(value) {
    return value === undefined ? 'MUTABLE' : TAG_MUTABILITIES.find((mutability) => mutability === value);
}
/** That filters and mutability go together is assumed, as is its wording. */
function checkFilters(mutability, filters) {
    if (filters.length > MOST_FILTERS)
        return `Member must have length less than or equal to ${MOST_FILTERS}`;
    if (mutability.endsWith('_WITH_EXCLUSION') !== filters.length > 0) {
        return `filters are given with MUTABLE_WITH_EXCLUSION and IMMUTABLE_WITH_EXCLUSION, and only then`;
    }
    const isWrong = filters.some(({ filterType, filter }) => {
        return filterType !== 'WILDCARD' || typeof filter !== 'string' || !new RegExp(`^${FILTER}$`).test(filter);
    });
    return isWrong ? `each filter is a WILDCARD that satisfies regular expression '${FILTER}'` : undefined;
}
/** The rule as answers show it. */
function describeTagRule(rule) {
    const filters = rule.exclusions.map((filter) => ({ filterType: 'WILDCARD', filter }));
    return {
        imageTagMutability: rule.mutability,
        ...(filters.length === 0 ? {} : { imageTagMutabilityExclusionFilters: filters }),
    };
}
function readScanOnPush(input) {
    return (0,json/* isJsonObject */.OW)(input.imageScanningConfiguration) && input.imageScanningConfiguration.scanOnPush === true;
}
const putImageTagMutability = onRepository((repository, input, context) => {
    if (input.imageTagMutability === undefined)
        return refuseParameter('imageTagMutability', 'Member must not be null');
    const rule = readTagRule(input);
    if (isRefusal(rule))
        return rule;
    return {
        changed: { ...repository, ...rule },
        output: { ...nameRepository(repository, context), ...describeTagRule(rule) },
    };
});
const putImageScanningConfiguration = onRepository((repository, input, context) => {
    const scanOnPush = readScanOnPush(input);
    const output = { ...nameRepository(repository, context), imageScanningConfiguration: { scanOnPush } };
    return { changed: { ...repository, scanOnPush }, output };
});
/** The policy is kept as it is sent; nothing is allowed or denied by it. */
const setRepositoryPolicy = onRepository((repository, input, context) => {
    const policyText = readText(input.policyText);
    if (!isJsonText(policyText))
        return refuseParameter('PolicyText', 'Invalid repository policy provided');
    return { changed: { ...repository, policyText }, output: { ...nameRepository(repository, context), policyText } };
});
const getRepositoryPolicy = onRepository((repository, _input, context) => {
    const { policyText } = repository;
    if (policyText === undefined)
        return refuseAbsentSetting('Repository policy', repository.name, context.account);
    return { ...nameRepository(repository, context), policyText };
});
const deleteRepositoryPolicy = onRepository((repository, _input, context) => {
    const { policyText } = repository;
    if (policyText === undefined)
        return refuseAbsentSetting('Repository policy', repository.name, context.account);
    return {
        changed: { ...repository, policyText: undefined },
        output: { ...nameRepository(repository, context), policyText },
    };
});
function isJsonText(text) {
    try {
        return (0,json/* isJsonObject */.OW)(JSON.parse(text ?? ''));
    }
    catch {
        return false;
    }
}

;// CONCATENATED MODULE: ./lib/local/registry/ecr-tags.js





/** Tags of a repository as a resource of the account (ECR API reference, TagResource). */
const MOST_TAGS = 50;
function repositoryArn(name, { region, account }) {
    return `arn:aws:ecr:${region}:${account}:repository/${name}`;
}
/** Tags as sent, put over those that are there. The wording of refusals is assumed. */
function readResourceTags(value, before) {
    const tags = new Map(before);
    for (const tag of Array.isArray(value) ? value.filter(json/* isJsonObject */.OW) : []) {
        const key = readText(tag.Key) ?? '';
        const text = readText(tag.Value) ?? '';
        if (key === '' || key.length > 128 || text.length > 256 || key.toLowerCase().startsWith('aws:')) {
            return { type: 'InvalidTagParameterException', message: `Invalid tag with key '${key}' provided` };
        }
        tags.set(key, text);
    }
    if (tags.size <= MOST_TAGS)
        return tags;
    return { type: 'TooManyTagsException', message: `The repository has more than ${MOST_TAGS} tags` };
}
const ecr_tags_tagResource = onResource((repository, input) => {
    const resourceTags = readResourceTags(input.tags, repository.resourceTags);
    return isRefusal(resourceTags) ? resourceTags : { changed: { ...repository, resourceTags }, output: {} };
});
const ecr_tags_untagResource = onResource((repository, input) => {
    const keys = new Set(readTexts(input.tagKeys));
    const resourceTags = new Map([...repository.resourceTags].filter(([key]) => !keys.has(key)));
    return { changed: { ...repository, resourceTags }, output: {} };
});
const ecr_tags_listTagsForResource = onResource((repository) => {
    const tags = [...repository.resourceTags].map(([Key, Value]) => ({ Key, Value }));
    return { changed: repository, output: { tags } };
});
/** Runs an operation on the repository whose ARN its input names. */
function onResource(operate) {
    return (catalogue, input, context) => {
        const arn = readText(input.resourceArn) ?? '';
        const [, registryId, repositoryName] = /^arn:aws:ecr:[a-z0-9-]+:(\d{12}):repository\/(.+)$/.exec(arn) ?? [];
        if (registryId === undefined || repositoryName === undefined) {
            return ecr_operation_refuse(catalogue, refuseParameter('resourceArn', 'Invalid ARN'));
        }
        const repository = findRepository(catalogue, { registryId, repositoryName }, context);
        if (isRefusal(repository))
            return ecr_operation_refuse(catalogue, repository);
        const result = operate(repository, input);
        return isRefusal(result)
            ? ecr_operation_refuse(catalogue, result)
            : answer(withRepository(catalogue, result.changed), result.output);
    };
}

;// CONCATENATED MODULE: ./lib/local/registry/ecr-repositories.js






/** ECR API reference, DescribeRepositories. */
const MOST_NAMES = 100;
const createRepository = (catalogue, input, context) => {
    const wrong = checkRepositoryName(input.repositoryName);
    if (wrong !== undefined)
        return ecr_operation_refuse(catalogue, wrong);
    const name = readText(input.repositoryName) ?? '';
    if (catalogue.has(name))
        return ecr_operation_refuse(catalogue, refuseExistingRepository(name, context.account));
    const rule = readTagRule(input);
    if (isRefusal(rule))
        return ecr_operation_refuse(catalogue, rule);
    const resourceTags = readResourceTags(input.tags, new Map());
    if (isRefusal(resourceTags))
        return ecr_operation_refuse(catalogue, resourceTags);
    const repository = {
        name,
        createdAt: context.now,
        ...rule,
        scanOnPush: readScanOnPush(input),
        resourceTags,
        policyText: undefined,
        lifecyclePolicyText: undefined,
        previewedPolicyText: undefined,
        images: new Map(),
        tags: new Map(),
        layers: new Map(),
    };
    return answer(withRepository(catalogue, repository), { repository: ecr_repositories_describe(repository, context) });
};
const describeRepositories = (catalogue, input, context) => {
    if (input.repositoryNames === undefined) {
        const all = [...catalogue.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
        const page = paginate(all, (repository) => repository.name, input);
        if (isRefusal(page))
            return ecr_operation_refuse(catalogue, page);
        const repositories = page.items.map((repository) => ecr_repositories_describe(repository, context));
        return answer(catalogue, { repositories, ...(page.nextToken === undefined ? {} : { nextToken: page.nextToken }) });
    }
    const names = readTexts(input.repositoryNames);
    if (names.length > MOST_NAMES) {
        const constraint = `Member must have length less than or equal to ${MOST_NAMES}`;
        return ecr_operation_refuse(catalogue, refuseParameter('repositoryNames', constraint));
    }
    const found = names.map((repositoryName) => findRepository(catalogue, { ...input, repositoryName }, context));
    const absent = found.find(isRefusal);
    if (absent !== undefined)
        return ecr_operation_refuse(catalogue, absent);
    const repositories = found.filter((item) => !isRefusal(item));
    return answer(catalogue, { repositories: repositories.map((repository) => ecr_repositories_describe(repository, context)) });
};
const deleteRepository = (catalogue, input, context) => {
    const repository = findRepository(catalogue, input, context);
    if (isRefusal(repository))
        return ecr_operation_refuse(catalogue, repository);
    if (repository.images.size > 0 && input.force !== true) {
        return ecr_operation_refuse(catalogue, refuseFullRepository(repository.name, context.account));
    }
    return answer(withoutRepository(catalogue, repository.name), { repository: ecr_repositories_describe(repository, context) });
};
/** A repository as DescribeRepositories shows it; timestamps are seconds with a fraction. */
function ecr_repositories_describe(repository, context) {
    return {
        repositoryArn: repositoryArn(repository.name, context),
        registryId: context.account,
        repositoryName: repository.name,
        repositoryUri: `${context.registryHost}/${repository.name}`,
        createdAt: repository.createdAt / 1000,
        ...describeTagRule(repository),
        imageScanningConfiguration: { scanOnPush: repository.scanOnPush },
        encryptionConfiguration: { encryptionType: 'AES256' },
    };
}

;// CONCATENATED MODULE: ./lib/local/registry/ecr-scans.js





/** Scans of images: settings are kept, nothing is scanned. */
/** There is never a scan to tell of. */
const describeImageScanFindings = onRepository((repository, input, context) => {
    const ids = readImageIds({ imageIds: (0,json/* isJsonObject */.OW)(input.imageId) ? [input.imageId] : [] });
    if (isRefusal(ids))
        return ids;
    const [id] = ids ?? [];
    if (id === undefined)
        return refuseParameter('imageId', 'Member must not be null');
    return isMissing(findById(repository, id))
        ? refuseAbsentImage(id, repository.name, context.account)
        : refuseAbsentScan(id, repository.name, context.account);
});
const startImageScan = onRepository(() => refuseNotSimulated('Scanning images'));
const getRegistryScanningConfiguration = (catalogue, _input, context) => answer(catalogue, { registryId: context.account, scanningConfiguration: { scanType: 'BASIC', rules: [] } });
/** The registry as it is when nobody has set it up: nothing is replicated, nothing fetched from elsewhere. */
const describeRegistry = (catalogue, _input, context) => answer(catalogue, { registryId: context.account, replicationConfiguration: { rules: [] } });
const describePullThroughCacheRules = (catalogue) => answer(catalogue, { pullThroughCacheRules: [] });

;// CONCATENATED MODULE: ./lib/local/registry/ecr-storage-class.js





/**
 * Archives an image or restores it (ECR API reference, UpdateImageStorageClass). Amazon ECR takes a while to restore one
 * (ACTIVATING); here it is ACTIVE at once.
 */
const updateImageStorageClass = onRepository((repository, input, context) => {
    const given = (0,json/* isJsonObject */.OW)(input.imageId) ? input.imageId : {};
    const [imageDigest, imageTag] = [readText(given.imageDigest), readText(given.imageTag)];
    const id = { ...(imageDigest === undefined ? {} : { imageDigest }), ...(imageTag === undefined ? {} : { imageTag }) };
    const target = input.targetStorageClass;
    if (target !== 'ARCHIVE' && target !== 'STANDARD') {
        return refuseParameter('targetStorageClass', 'must satisfy enum value set: [STANDARD, ARCHIVE]');
    }
    const image = findById(repository, id);
    if (isMissing(image))
        return refuseAbsentImage(id, repository.name, context.account);
    const isArchived = target === 'ARCHIVE';
    const images = new Map(repository.images).set(image.digest, { ...image, isArchived });
    const imageStatus = isArchived ? 'ARCHIVED' : 'ACTIVE';
    return {
        changed: { ...repository, images },
        output: { ...nameRepository(repository, context), imageId: { ...id }, imageStatus },
    };
});

;// CONCATENATED MODULE: ./lib/local/registry/ecr-operations.js







/** The operations of ECR's API that need nothing but what the registry knows. */
const ECR_OPERATIONS = new Map([
    ['BatchDeleteImage', batchDeleteImage],
    ['BatchGetImage', batchGetImage],
    ['CreateRepository', createRepository],
    ['DeleteLifecyclePolicy', deleteLifecyclePolicy],
    ['DeleteRepository', deleteRepository],
    ['DeleteRepositoryPolicy', deleteRepositoryPolicy],
    ['DescribeImageScanFindings', describeImageScanFindings],
    ['DescribeImages', describeImages],
    ['DescribePullThroughCacheRules', describePullThroughCacheRules],
    ['DescribeRegistry', describeRegistry],
    ['DescribeRepositories', describeRepositories],
    ['GetLifecyclePolicy', getLifecyclePolicy],
    ['GetLifecyclePolicyPreview', getLifecyclePolicyPreview],
    ['GetRegistryScanningConfiguration', getRegistryScanningConfiguration],
    ['GetRepositoryPolicy', getRepositoryPolicy],
    ['ListImages', listImages],
    ['ListTagsForResource', ecr_tags_listTagsForResource],
    ['PutImage', putImageOperation],
    ['PutImageScanningConfiguration', putImageScanningConfiguration],
    ['PutImageTagMutability', putImageTagMutability],
    ['PutLifecyclePolicy', putLifecyclePolicy],
    ['SetRepositoryPolicy', setRepositoryPolicy],
    ['StartImageScan', startImageScan],
    ['StartLifecyclePolicyPreview', startLifecyclePolicyPreview],
    ['TagResource', ecr_tags_tagResource],
    ['UntagResource', ecr_tags_untagResource],
    ['UpdateImageStorageClass', updateImageStorageClass],
]);

;// CONCATENATED MODULE: ./lib/local/registry/registry.js




function createRegistry(parts) {
    let catalogue = parts.catalogue ?? new Map();
    let listener = () => { };
    const change = (next) => {
        if (next === catalogue)
            return;
        parts.keepCatalogue?.(next);
        catalogue = next;
        listener();
    };
    const operations = new Map([...ECR_OPERATIONS, ...createLayerOperations(parts)]);
    return {
        parts,
        call(operation, input) {
            if (operation === 'GetAuthorizationToken')
                return authorize(parts);
            const operate = operations.get(operation);
            if (operate === undefined)
                return undefined;
            const outcome = operate(catalogue, input, contextOf(parts));
            change(outcome.catalogue);
            return outcome.answer;
        },
        catalogue: () => catalogue,
        keep: (repository) => change(withRepository(catalogue, repository)),
        issueToken: () => issueToken(parts),
        tagged: () => listTagged(catalogue, parts.host),
        onChange: (next) => {
            listener = next;
        },
        resolveDigest: (imageReference) => resolve(catalogue, parts.host, imageReference),
    };
}
/** `sha256:` and 64 hex digits. */
function digestOf(content) {
    return `sha256:${(0,external_node_crypto_.createHash)('sha256').update(content).digest('hex')}`;
}
function contextOf(parts) {
    return {
        account: parts.account,
        region: parts.region,
        registryHost: parts.host,
        now: parts.now(),
        digest: digestOf,
    };
}
function authorize(parts) {
    const authorizationData = [{ ...issueToken(parts), proxyEndpoint: `http://${parts.host}` }];
    return { ok: true, output: { authorizationData } };
}
/** Base64 of `AWS:` and the password. */
function issueToken(parts) {
    const { password, expiresAt } = parts.passwords.issue();
    return { authorizationToken: Buffer.from(`AWS:${password}`).toString('base64'), expiresAt: expiresAt / 1000 };
}
function listTagged(catalogue, host) {
    const all = [...catalogue.values()].flatMap(({ name, tags }) => [...tags].map(([tag, digest]) => [`${host}/${name}:${tag}`, digest]));
    return new Map(all);
}
function resolve(catalogue, host, imageReference) {
    const parts = /^([^/]+)\/([^:@]+)(?::([^@]+))?(?:@(.+))?$/.exec(imageReference);
    const [, registry = '', name = '', tag = 'latest', digest] = parts ?? [];
    if (registry.replace(/^localhost:/, '127.0.0.1:') !== host)
        return undefined;
    const repository = catalogue.get(name);
    const image = repository === undefined ? undefined : findPullable(repository, digest ?? tag);
    if (image === undefined)
        return undefined;
    return {
        repositoryName: name,
        digest: image.digest,
        pinned: `${host}/${name}@${image.digest}`,
        mediaType: image.manifest.mediaType,
    };
}

;// CONCATENATED MODULE: ./lib/local/registry/distribution-manifests.js






/** Manifests and tags of the registry protocol. */
/** An archived image is answered with 404 (ECR User Guide, "Archiving an image"). */
function showManifest(repository, reference) {
    const image = findPullable(repository, reference);
    if (image === undefined)
        return replyWithError('MANIFEST_UNKNOWN', 'Requested image not found');
    return reply({
        status: 200,
        headers: { 'content-type': image.manifest.mediaType, 'docker-content-digest': image.digest },
        body: { kind: 'text', text: image.text },
    });
}
async function storeManifest(registry, request, place) {
    const bytes = await readBytes(request.body, LONGEST_MANIFEST);
    if (bytes === undefined)
        return replyWithError('SIZE_INVALID', 'manifest is longer than 4 MiB');
    const text = distribution_manifests_decode(bytes);
    if (text === undefined)
        return replyWithError('MANIFEST_INVALID', 'manifest is no UTF-8');
    const isDigest = DIGEST.test(place.reference);
    // Read again: a layer of this image may have come while the manifest was on its way.
    const outcome = putImage(registry.catalogue().get(place.repository.name) ?? place.repository, {
        text,
        digest: digestOf(bytes),
        toldDigest: isDigest ? place.reference : undefined,
        tag: isDigest ? undefined : place.reference,
        mediaType: request.headers['content-type']?.split(';')[0]?.trim(),
        pushedAt: registry.parts.now(),
        registryId: registry.parts.account,
    });
    if (!outcome.ok)
        return replyWithRefusal(outcome.refusal);
    registry.keep(outcome.repository);
    const { digest } = outcome.image;
    const location = `/v2/${place.repository.name}/manifests/${digest}`;
    return reply({ status: 201, headers: { location, 'docker-content-digest': digest } });
}
/** A tag is taken off; a digest takes the image and all its tags. */
function removeManifest(registry, repository, reference) {
    const image = findImage(repository, reference);
    if (image === undefined)
        return replyWithError('MANIFEST_UNKNOWN', 'Requested image not found');
    registry.keep(DIGEST.test(reference) ? withoutImage(repository, reference) : withoutTag(repository, reference));
    return reply({ status: 202 });
}
function distribution_manifests_listTags(repository, query) {
    return replyWithPage([...repository.tags.keys()].sort(), query, {
        path: `/v2/${repository.name}/tags/list`,
        write: (tags) => ({ name: repository.name, tags }),
    });
}
function listRepositories(registry, query) {
    return replyWithPage([...registry.catalogue().keys()].sort(), query, {
        path: '/v2/_catalog',
        write: (repositories) => ({ repositories }),
    });
}
/** `n` at most, after `last`; the header `Link` leads on (OCI Distribution Specification, listing tags). */
function replyWithPage(sorted, query, list) {
    const last = query.get('last') ?? '';
    const asked = Number(query.get('n') ?? 1000);
    const size = Number.isInteger(asked) && asked >= 0 ? asked : 1000;
    const rest = sorted.filter((item) => item > last);
    const items = rest.slice(0, size);
    const end = items.at(-1);
    const next = end === undefined ? '' : `<${list.path}?n=${size}&last=${encodeURIComponent(end)}>; rel="next"`;
    return reply({
        status: 200,
        headers: {
            'content-type': 'application/json',
            ...(items.length < rest.length && next !== '' ? { link: next } : {}),
        },
        body: { kind: 'text', text: JSON.stringify(list.write(items)) },
    });
}
/** Kept as text only if it comes out again byte for byte. */
function distribution_manifests_decode(bytes) {
    try {
        return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./lib/local/registry/distribution.js





/** Answers the registry protocol, version 2, as docker, buildkit and containerd speak it. */
async function answerDistribution(registry, request) {
    const route = readDistributionRoute(request.path);
    if (!mayEnter(registry, request, route))
        return askForLogin(registry.parts.host);
    if (route === undefined)
        return replyWithError('UNSUPPORTED', 'The operation is unsupported.');
    if (route.kind === 'base')
        return reply({ status: 200 });
    if (route.kind === 'catalog')
        return listRepositories(registry, request.query);
    const repository = registry.catalogue().get(route.name);
    if (repository === undefined)
        return replyWithRefusal(refuseAbsentRepository(route.name, registry.parts.account));
    return answerIn(registry, request, { repository, route });
}
/** A login of GetAuthorizationToken, or the token of GetDownloadUrlForLayer, once. */
function mayEnter(registry, request, route) {
    const { passwords } = registry.parts;
    const token = request.query.get('token');
    const isDownload = route?.kind === 'blob' && request.method === 'GET' && token !== null;
    return isDownload ? passwords.useOnce(route.digest, token) : passwords.fits(request.headers.authorization);
}
async function answerIn(registry, request, place) {
    const { repository, route } = place;
    const method = request.method === 'HEAD' ? 'GET' : request.method;
    const unsupported = replyWithError('UNSUPPORTED', 'The operation is unsupported.');
    switch (route.kind) {
        case 'tags':
            return method === 'GET' ? distribution_manifests_listTags(repository, request.query) : unsupported;
        case 'manifest':
            if (method === 'GET')
                return showManifest(repository, route.reference);
            if (method === 'PUT')
                return storeManifest(registry, request, { repository, reference: route.reference });
            return method === 'DELETE' ? removeManifest(registry, repository, route.reference) : unsupported;
        case 'blob':
            return method === 'GET' ? showBlob(registry, request, repository, route.digest) : unsupported;
        case 'uploads':
            return method === 'POST' ? startUpload(registry, request, repository) : unsupported;
        case 'upload':
            if (method === 'PATCH')
                return appendUpload(registry, request, { repository, id: route.id });
            if (method === 'PUT')
                return finishUpload(registry, request, { repository, id: route.id });
            if (method === 'DELETE')
                return cancelUpload(registry, { repository, id: route.id });
            return method === 'GET' ? showUpload(registry, { repository, id: route.id }) : unsupported;
    }
}

// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(8500);
;// CONCATENATED MODULE: ./lib/local/http/aws-json.js

const PREFIXES = {
    AmazonEC2ContainerServiceV20141113: 'ecs',
    AmazonEC2ContainerRegistry_V20150921: 'ecr',
    CodeDeploy_20141006: 'codedeploy',
    Logs_20140328: 'logs',
    SpencerFrontendService: 'ecr-public',
};
/** Splits `X-Amz-Target`; an unknown service keeps its whole target as the operation's name. */
function readTarget(header) {
    const dot = header.indexOf('.');
    const service = PREFIXES[header.slice(0, Math.max(dot, 0))];
    return service === undefined
        ? { service: 'unknown', operation: header }
        : { service, operation: header.slice(dot + 1) };
}
/** No operation's input comes near it; what is read afterwards goes down level by level. */
const MOST_LEVELS = 200;
/** The operation's input; undefined when the body is no JSON object, or too deep. An empty body is an empty input. */
function readInput(body) {
    if (body.trim() === '')
        return {};
    try {
        const value = JSON.parse(body);
        return (0,json/* isJsonObject */.OW)(value) && !isTooDeep(value) ? value : undefined;
    }
    catch {
        return undefined;
    }
}
function isTooDeep(value) {
    let level = [value];
    for (let depth = 0; level.length > 0; depth += 1) {
        if (depth > MOST_LEVELS)
            return true;
        level = level.flatMap((item) => (typeof item === 'object' && item !== null ? listInside(item) : []));
    }
    return false;
}
function listInside(value) {
    return Object.values(value).filter((item) => typeof item === 'object' && item !== null);
}
/** Frames an answer: client faults are 400, `ServerException` is 500; the type is told in body and header. */
function writeAnswer(answer, requestId) {
    const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-requestid': requestId };
    if (answer.ok)
        return { status: 200, headers, body: { kind: 'text', text: JSON.stringify(answer.output) } };
    return {
        status: answer.status,
        headers: { ...headers, 'x-amzn-errortype': answer.type },
        body: { kind: 'text', text: JSON.stringify({ __type: answer.type, message: answer.message, ...answer.fields }) },
    };
}
function aws_json_refuse(type, message, status = 400) {
    return { ok: false, type, message, status };
}

;// CONCATENATED MODULE: ./lib/local/http/sts.js

/** AWS Security Token Service, as far as GetCallerIdentity. */
/** Every caller is the same user of the account, whatever the access key. */
function identityArn(account) {
    return `arn:aws:iam::${account}:user/local`;
}
function answerSts(account, action) {
    if (action !== 'GetCallerIdentity') {
        return aws_json_refuse('InvalidAction', `Could not find operation ${action} in the local ECS.`);
    }
    return { ok: true, output: { Arn: identityArn(account), UserId: 'AIDALOCALLOCALLOCAL00', Account: account } };
}

;// CONCATENATED MODULE: ./lib/local/http/answer-fault.js


/** Undefined for a fault that lets the call be applied, or that answers with no exception. */
function answer_fault_answerFault(fault, call, place) {
    const isQuery = call.protocol === 'query';
    switch (fault.kind) {
        case 'error':
            return aws_json_refuse(fault.type, fault.message, fault.status);
        case 'denied':
            return aws_json_refuse(isQuery ? 'AccessDenied' : 'AccessDeniedException', describeDenial(call, place));
        case 'expired':
            return aws_json_refuse(isQuery ? 'ExpiredToken' : 'ExpiredTokenException', 'The security token included in the request is expired');
        case 'throttled':
            return aws_json_refuse(isQuery ? 'Throttling' : 'ThrottlingException', 'Rate exceeded');
        default:
            return undefined;
    }
}
/** Text as IAM's policy evaluation writes it (IAM User Guide, troubleshooting access denied messages). */
function describeDenial(call, place) {
    const service = call.service === 'elbv2' ? 'elasticloadbalancing' : call.service;
    const action = `${service}:${call.operation}`;
    return `User: ${identityArn(place.account)} is not authorized to perform: ${action} on resource: ${nameResource(call, place)} because no identity-based policy allows the ${action} action`;
}
/** `*` where the action knows no resource, or the input names none. */
function nameResource({ service, operation, input }, { account, region }) {
    const arn = (resource) => `arn:aws:${service}:${region}:${account}:${resource}`;
    switch (service) {
        case 'ecs':
            return nameEcsResource(operation, input, arn);
        case 'ecr': {
            const repository = answer_fault_readText(input.repositoryName) ?? answer_fault_readText(input.repositoryNames);
            return repository === undefined ? '*' : arn(`repository/${repository}`);
        }
        case 'logs':
            return arn(`log-group:${answer_fault_readText(input.logGroupName) ?? ''}:log-stream:${answer_fault_readText(input.logStreamName) ?? ''}`);
        default:
            return '*';
    }
}
/** Of task definitions the actions that register, run or tag them know one from another (Service Authorization Reference). */
function nameEcsResource(operation, input, arn) {
    const { serviceDeploymentArn, serviceDeploymentArns, serviceRevisionArns, resourceArn, tasks, task } = input;
    const whole = [serviceDeploymentArn, serviceDeploymentArns, serviceRevisionArns, resourceArn, tasks, task]
        .map(answer_fault_readText)
        .find((text) => text?.startsWith('arn:'));
    if (whole !== undefined)
        return whole;
    const cluster = answer_fault_lastPart(answer_fault_readText(input.cluster) ?? 'default');
    const service = answer_fault_readText(input.service) ?? answer_fault_readText(input.serviceName) ?? answer_fault_readText(input.services);
    if (service !== undefined)
        return arn(`service/${cluster}/${answer_fault_lastPart(service)}`);
    const family = answer_fault_readText(input.family);
    // Not documented; assumed: the revision has no number yet.
    if (operation === 'RegisterTaskDefinition' && family !== undefined)
        return arn(`task-definition/${family}:*`);
    if (operation === 'ListContainerInstances')
        return arn(`cluster/${cluster}`);
    const definition = answer_fault_readText(input.taskDefinition);
    return operation === 'RunTask' && definition !== undefined ? arn(`task-definition/${answer_fault_lastPart(definition)}`) : '*';
}
/** A text, or the first of a list. */
function answer_fault_readText(value) {
    const first = Array.isArray(value) ? value[0] : value;
    return typeof first === 'string' ? first : undefined;
}
function answer_fault_lastPart(reference) {
    return reference.slice(reference.lastIndexOf('/') + 1);
}

;// CONCATENATED MODULE: ./lib/local/http/authorization.js
/**
 * Reads the access key, the region and the service of a Signature Version 4 header:
 * `AWS4-HMAC-SHA256 Credential=KEY/DATE/REGION/SERVICE/aws4_request, …` (also with Signature Version 4A's algorithm).
 */
function readAuthorization(header) {
    if (header === undefined || header === '')
        return { kind: 'missing' };
    const scope = /^AWS4-[A-Z0-9-]+ (?:.*[ ,])?Credential=([^/,\s]+)\/\d{8}\/([^/,\s]+)\/([^/,\s]+)\/aws4_request/.exec(header);
    const [, accessKeyId, region, service] = scope ?? [];
    if (accessKeyId === undefined || region === undefined || service === undefined)
        return { kind: 'malformed' };
    return { kind: 'signed', caller: { accessKeyId, region }, service };
}

;// CONCATENATED MODULE: ./lib/local/http/aws-query.js

/** Members lie no deeper in any input; what does is not taken apart. */
const DEEPEST = 16;
/** Undefined when the body asks for no action. */
function readForm(body) {
    const form = new URLSearchParams(body);
    const action = form.get('Action');
    if (action === null)
        return undefined;
    const members = [...form].filter(([name]) => name !== 'Action' && name !== 'Version');
    const input = nest(members.map(([name, value]) => [name.split('.', DEEPEST), value]));
    return { action, version: form.get('Version') ?? undefined, input: (0,json/* isJsonObject */.OW)(input) ? input : {} };
}
function nest(members) {
    const byName = new Map();
    for (const [[name, ...rest], value] of members) {
        if (name === undefined)
            return value;
        const within = byName.get(name);
        if (within === undefined)
            byName.set(name, [[rest, value]]);
        else
            within.push([rest, value]);
    }
    const list = byName.get('member');
    if (list !== undefined && byName.size === 1)
        return nestList(list);
    return Object.fromEntries([...byName].map(([name, within]) => [name, nest(within)]));
}
function nestList(members) {
    const numbered = nest(members);
    if (!(0,json/* isJsonObject */.OW)(numbered))
        return [];
    const byNumber = Object.entries(numbered).sort(([one], [other]) => Number(one) - Number(other));
    return byNumber.flatMap(([, value]) => (value === undefined ? [] : [value]));
}
/** Codes that are answered with 403 instead of 400 (common errors of the query APIs). */
const FORBIDDEN = new Set(['AccessDenied', 'ExpiredToken', 'MissingAuthenticationToken']);
function writeQueryAnswer(answer, call) {
    return answer.ok ? writeOutput(answer.output, call) : writeError(answer, call);
}
function writeOutput(output, { namespace, action, requestId }) {
    const result = writeElement(`${action}Result`, output);
    const metadata = writeElement('ResponseMetadata', { RequestId: requestId });
    const xml = `<${action}Response xmlns="${namespace}">${result}${metadata}</${action}Response>`;
    return writeXml(200, xml, requestId);
}
function writeError(error, { namespace, requestId }) {
    const status = FORBIDDEN.has(error.type) ? 403 : error.status;
    const type = status >= 500 ? 'Receiver' : 'Sender';
    const told = writeElement('Error', { Type: type, Code: error.type, Message: error.message });
    const id = writeElement('RequestId', requestId);
    return writeXml(status, `<ErrorResponse xmlns="${namespace}">${told}${id}</ErrorResponse>`, requestId);
}
/** Lists hold `member` elements; a member that is absent has no element. Names are ours, never a client's. */
function writeElement(name, value) {
    if (value === undefined || value === null)
        return '';
    if (Array.isArray(value))
        return `<${name}>${value.map((one) => writeElement('member', one)).join('')}</${name}>`;
    if (!(0,json/* isJsonObject */.OW)(value))
        return `<${name}>${escapeXml(String(value))}</${name}>`;
    const within = Object.entries(value).map(([member, one]) => writeElement(member, one));
    return `<${name}>${within.join('')}</${name}>`;
}
function writeXml(status, xml, requestId) {
    return {
        status,
        headers: { 'content-type': 'text/xml', 'x-amzn-requestid': requestId },
        body: { kind: 'text', text: `<?xml version="1.0" encoding="UTF-8"?>\n${xml}\n` },
    };
}
/** Characters that XML cannot hold at all are left out. */
function escapeXml(text) {
    return text
        .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
        .replace(/[<>&"']/g, (character) => `&#${character.codePointAt(0)};`);
}

;// CONCATENATED MODULE: ./lib/local/http/foreign-service.js

/** The service that a request was signed for; undefined for a request that is not signed. */
function readSignedService(headers) {
    const authorization = readAuthorization(headers.authorization);
    return authorization.kind === 'signed' ? authorization.service : undefined;
}
/** Refuses a request to a service that speaks by paths: S3 in XML, the others in JSON. Undefined when none is signed for. */
function refuseForeignService(request) {
    const service = readSignedService(request.headers);
    if (service === undefined)
        return undefined;
    const message = `${request.method} ${request.path} (${service}) is not an operation of the local ECS.`;
    const headers = { 'x-amzn-requestid': request.requestId };
    if (service === 's3')
        return refuseAsS3(message, headers);
    const type = 'UnknownOperationException';
    return {
        status: 404,
        headers: { ...headers, 'content-type': 'application/json', 'x-amzn-errortype': type },
        body: { kind: 'text', text: JSON.stringify({ __type: type, message }) },
    };
}
/** Code and status for what S3 does not have (Amazon S3 API reference, error responses). */
function refuseAsS3(message, headers) {
    const told = message.replace(/[<>&]/g, (character) => `&#${character.charCodeAt(0)};`);
    const text = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>NotImplemented</Code><Message>${told}</Message></Error>\n`;
    return { status: 501, headers: { ...headers, 'content-type': 'application/xml' }, body: { kind: 'text', text } };
}

;// CONCATENATED MODULE: ./lib/local/http/read-call.js





/** ECS, ECR, ECR Public, CodeDeploy and Logs by `X-Amz-Target`; STS and Elastic Load Balancing by their form. */
function readCall(reader, request) {
    const target = request.headers['x-amz-target'];
    const form = target === undefined ? readForm(request.body) : undefined;
    return form === undefined ? readJsonCall(reader, request, target ?? '') : readQueryCall(reader, request, form);
}
function readJsonCall(reader, request, target) {
    const { service, operation } = readTarget(target);
    const input = readInput(request.body);
    const apply = (ageMs) => {
        const authorization = readAuthorization(request.headers.authorization);
        if (authorization.kind === 'missing') {
            return aws_json_refuse('MissingAuthenticationTokenException', 'Missing Authentication Token');
        }
        if (authorization.kind === 'malformed')
            return aws_json_refuse('IncompleteSignatureException', INCOMPLETE_SIGNATURE);
        if (input === undefined)
            return aws_json_refuse('SerializationException', 'The body is not a JSON object.');
        const context = { caller: authorization.caller, ageMs };
        const answer = service === 'unknown' ? undefined : reader.services[service](operation, input, context);
        return answer ?? refuseUnknown(service === 'unknown' ? authorization.service : service, operation);
    };
    const write = (answer) => writeAnswer(answer, request.requestId);
    return { service, operation, input: input ?? {}, protocol: 'json', apply, write };
}
const INCOMPLETE_SIGNATURE = "Authorization header requires 'Credential' parameter: AWS4-HMAC-SHA256 Credential=KEY/DATE/REGION/SERVICE/aws4_request.";
function refuseUnknown(service, target) {
    // The name stands behind the last dot of a target.
    const operation = target.slice(target.lastIndexOf('.') + 1);
    const name = operation === '' ? 'A request without X-Amz-Target' : `${operation} (${service})`;
    return aws_json_refuse('UnknownOperationException', `${name} is not an operation of the local ECS.`);
}
/** XML namespaces of the services that speak the query protocol. */
const NAMESPACES = {
    sts: 'https://sts.amazonaws.com/doc/2011-06-15/',
    unknown: 'http://amazonaws.com/',
    elbv2: 'http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/',
};
function readQueryCall(reader, request, form) {
    const { action, input } = form;
    const service = chooseQueryService(form.version, readSignedService(request.headers));
    const apply = (ageMs) => {
        const authorization = readAuthorization(request.headers.authorization);
        if (authorization.kind !== 'signed') {
            return aws_json_refuse('MissingAuthenticationToken', 'Request is missing Authentication Token');
        }
        if (service === 'unknown') {
            return aws_json_refuse('InvalidAction', `${action} (${authorization.service}) is not an operation of the local ECS.`);
        }
        if (service === 'sts')
            return answerSts(reader.account, action);
        const answer = reader.services.elbv2(action, input, { caller: authorization.caller, ageMs });
        return answer ?? aws_json_refuse('InvalidAction', `Could not find operation ${action} in the local ECS.`);
    };
    const call = { namespace: NAMESPACES[service], action, requestId: request.requestId };
    const write = (answer) => writeQueryAnswer(answer, call);
    return { service, operation: action, input, protocol: 'query', apply, write };
}
const VERSIONS = { '2011-06-15': 'sts', '2015-12-01': 'elbv2' };
/** By the version of the API; without one by the service that the request was signed for. */
function chooseQueryService(version, signedFor) {
    if (version !== undefined)
        return VERSIONS[version] ?? 'unknown';
    if (signedFor === 'elasticloadbalancing')
        return 'elbv2';
    return signedFor === undefined || signedFor === 'sts' ? 'sts' : 'unknown';
}

;// CONCATENATED MODULE: ./lib/local/http/api.js



async function answerApi(parts, request) {
    const call = readCall(parts, request);
    const { before, fault, after } = parts.faults.next(call.operation);
    for (const act of before)
        parts.callAsSomebodyElse(act);
    const ageMs = chooseAge(parts, call, fault);
    const { told, outcome } = playCall(parts, call, { fault, ageMs });
    const { service, operation, input } = call;
    const client = request.headers['user-agent']?.slice(0, 200);
    const marks = {
        ...(fault === undefined ? {} : { fault: fault.kind }),
        ...(ageMs === 0 ? {} : { ageMs }),
        ...(client === undefined ? {} : { client }),
    };
    parts.log.record({ service, operation, input, answer: told, ...marks, at: parts.now() });
    for (const act of after)
        parts.callAsSomebodyElse(act);
    return outcome;
}
function playCall(parts, call, { fault, ageMs }) {
    if (fault?.kind === 'reset-before')
        return { told: 'none', outcome: { kind: 'reset' } };
    if (fault?.kind === 'silence')
        return { told: 'none', outcome: { kind: 'silent' } };
    if (fault?.kind === 'html') {
        return { told: `html ${fault.status}`, outcome: { kind: 'reply', reply: writePage(fault.status) } };
    }
    const refusal = fault === undefined ? throttle(parts, call) : answer_fault_answerFault(fault, call, parts);
    const answer = refusal ?? call.apply(ageMs);
    return { told: answer.ok ? 'ok' : answer.type, outcome: spoil(call.write(answer), fault) };
}
/** Only a read can be answered from the past, and only ECS says of itself that it does so. */
function chooseAge(parts, { service, operation }, fault) {
    const isRead = /^(?:Describe|List|Get|Filter|Batch(?:Get|Check))/.test(operation);
    if (!isRead)
        return 0;
    if (fault?.kind === 'stale')
        return fault.ms;
    return service === 'ecs' ? parts.readLag.draw() : 0;
}
/** The refusal of a call for which there is no token. */
function throttle(parts, call) {
    if (call.service !== 'ecs' || parts.throttle.admit(call.operation, parts.now()))
        return undefined;
    return answer_fault_answerFault({ kind: 'throttled' }, call, parts);
}
async function spoil(reply, fault) {
    if (fault?.kind === 'reset-after-applying')
        return { kind: 'reset' };
    if (fault?.kind === 'silence-after-applying')
        return { kind: 'silent' };
    if (fault?.kind === 'truncate')
        return { kind: 'truncated', reply };
    if (fault?.kind === 'delay')
        await (0,external_node_timers_promises_.setTimeout)(fault.ms);
    return { kind: 'reply', reply };
}
/** What a load balancer or a proxy in between would answer. */
function writePage(status) {
    const text = `<html>\r\n<head><title>${status}</title></head>\r\n<body><center><h1>${status}</h1></center></body>\r\n</html>\r\n`;
    return { status, headers: { 'content-type': 'text/html' }, body: { kind: 'text', text } };
}

// EXTERNAL MODULE: ./lib/local/forms/alarm-form.js
var alarm_form = __webpack_require__(7821);
// EXTERNAL MODULE: ./lib/local/forms/fault-form.js
var fault_form = __webpack_require__(3790);
// EXTERNAL MODULE: ./lib/local/forms/form.js
var forms_form = __webpack_require__(9546);
// EXTERNAL MODULE: ./lib/local/forms/structure.js
var structure = __webpack_require__(9986);
// EXTERNAL MODULE: ./lib/local/forms/switch-form.js
var switch_form = __webpack_require__(7990);
;// CONCATENATED MODULE: ./lib/local/forms/control-form.js
/** Bodies of the control address that no other form has. */





const CLOCK_MOVE = (0,forms_form/* eitherOf */.BU)((value) => (0,json/* isJsonObject */.OW)(value) && value.advanceTo !== undefined
    ? (0,structure/* structureOf */.p)({ required: { advanceTo: (0,forms_form/* choiceOf */.FH)(['next-event']) }, optional: {} })
    : (0,structure/* structureOf */.p)({ required: { advanceMs: forms_form/* MILLISECONDS */.R5 }, optional: {} }), '{advanceMs} or {advanceTo}');
const FAULTS_BODY = (0,structure/* structureOf */.p)({ required: { faults: fault_form/* FAULT_RULES */.Pk }, optional: {} });
const THROTTLING_BODY = (0,structure/* structureOf */.p)({ required: { throttling: switch_form/* THROTTLING */.S }, optional: {} });

// EXTERNAL MODULE: ./lib/local/forms/instance-form.js
var instance_form = __webpack_require__(5703);
// EXTERNAL MODULE: ./lib/local/forms/scenario-form.js
var scenario_form = __webpack_require__(9552);
// EXTERNAL MODULE: ./lib/local/forms/target-group-form.js
var target_group_form = __webpack_require__(6123);
;// CONCATENATED MODULE: ./lib/local/http/filter-calls.js

const filter_calls_FILTERS = ['service', 'operation', 'since'];
/** The calls that a query names: `service`, `operation`, and `since` in milliseconds since the epoch or as ISO 8601. Text: why not. */
function filterCalls(calls, query) {
    const unknown = [...query.keys()].find((name) => !filter_calls_FILTERS.includes(name));
    if (unknown !== undefined) {
        return (0,forms_form/* formatFormFault */.gF)({
            path: [unknown],
            problem: 'there is no such filter',
            advice: (0,forms_form/* adviseName */.k_)(unknown, filter_calls_FILTERS),
        });
    }
    const since = readTime(query.get('since'));
    if (Number.isNaN(since)) {
        const advice = 'Write milliseconds since the epoch, or a time as 2026-11-21T06:00:00Z';
        return (0,forms_form/* formatFormFault */.gF)({ path: ['since'], problem: 'it is no time', advice });
    }
    const [service, operation] = [query.get('service'), query.get('operation')];
    return calls.filter((call) => (service === null || call.service === service) &&
        (operation === null || call.operation === operation) &&
        call.at >= since);
}
/** NaN when it is no time; 0 when there is none. */
function readTime(text) {
    if (text === null)
        return 0;
    return /^\d+$/.test(text) ? Number(text) : Date.parse(text);
}

;// CONCATENATED MODULE: ./lib/local/http/reply.js
function replyWithJson(status, value) {
    return {
        status,
        headers: { 'content-type': 'application/json' },
        body: { kind: 'text', text: `${JSON.stringify(value)}\n` },
    };
}
function replyWithText(status, text) {
    return {
        status,
        headers: { 'content-type': 'text/plain; charset=utf-8' },
        body: { kind: 'text', text: `${text}\n` },
    };
}

;// CONCATENATED MODULE: ./lib/local/http/control.js











const ROUTES = new Map([
    ['GET /_slipway/health', show((controls) => controls.health())],
    ['GET /_slipway/calls', showCalls],
    ['DELETE /_slipway/calls', control_act((controls) => controls.forgetCalls())],
    ['GET /_slipway/clock', show((controls) => ({ ...controls.clock() }))],
    ['POST /_slipway/clock', take(CLOCK_MOVE, moveClock)],
    ['GET /_slipway/instances', show((controls) => ({ instances: controls.instances() }))],
    [
        'POST /_slipway/instances',
        take(instance_form/* INSTANCES_WISH */.xd, (controls, { cluster = 'default', count = 1, instances }) => replyWithAnswer(controls.addInstances(cluster, instances ?? count))),
    ],
    ['POST /_slipway/drain-instances', takeInstances((controls, wish) => controls.drainInstances(wish))],
    ['POST /_slipway/activate-instances', takeInstances((controls, wish) => controls.activateInstances(wish))],
    ['POST /_slipway/remove-instances', takeInstances((controls, wish) => controls.removeInstances(wish))],
    ['GET /_slipway/target-groups', show((controls) => ({ targetGroups: controls.targetGroups() }))],
    [
        'POST /_slipway/target-groups',
        take(target_group_form/* TARGET_GROUP */._, (controls, group) => replyWithAnswer(controls.putTargetGroup(group))),
    ],
    ['GET /_slipway/scenario', show((controls) => controls.scenario())],
    ['POST /_slipway/scenario', put(scenario_form/* SCENARIO */.h5, (controls, scenario) => controls.putScenario(scenario))],
    ['PUT /_slipway/scenario/images', put(scenario_form/* IMAGE_BEHAVIOUR */.GT, (controls, image) => controls.putImageBehaviour(image))],
    ['DELETE /_slipway/scenario/images', drop(scenario_form/* IMAGE_PATTERN */.Rl, (controls, image) => controls.dropImageBehaviour(image))],
    ['PUT /_slipway/scenario/hooks', put(scenario_form/* HOOK_BEHAVIOUR */.K$, (controls, hook) => controls.putHookBehaviour(hook))],
    ['DELETE /_slipway/scenario/hooks', drop(scenario_form/* HOOK_PATTERN */.D4, (controls, hook) => controls.dropHookBehaviour(hook))],
    ['GET /_slipway/alarms', show((controls) => ({ alarms: controls.alarms() }))],
    ['POST /_slipway/alarms', put(alarm_form/* ALARM */._, (controls, alarm) => controls.putAlarm(alarm))],
    ['GET /_slipway/faults', show(showFaults)],
    ['POST /_slipway/faults', put(FAULTS_BODY, (controls, { faults }) => controls.setFaults(faults), showFaults)],
    ['GET /_slipway/consistency', show(showConsistency)],
    ['POST /_slipway/consistency', put(switch_form/* CONSISTENCY */.v, (controls, wish) => controls.setConsistency(wish), showConsistency)],
    ['GET /_slipway/throttling', show(showThrottling)],
    [
        'POST /_slipway/throttling',
        put(THROTTLING_BODY, (controls, { throttling }) => controls.setThrottling(throttling), showThrottling),
    ],
    ['POST /_slipway/call', take(fault_form/* FOREIGN_CALL */._C, (controls, call) => replyWithAnswer(controls.callAsSomebodyElse(call)))],
]);
/** Answers the control address: JSON in, JSON out; `{"error"}` with 400, 404 or 409 when it cannot be done. */
function answerControl(controls, request) {
    const route = ROUTES.get(`${request.method} ${request.path}`);
    if (route === undefined) {
        return replyWithJson(404, { error: `${request.method} ${request.path} is not there`, routes: [...ROUTES.keys()] });
    }
    const body = readInput(request.body);
    if (body === undefined)
        return replyWithJson(400, { error: 'The body is not a JSON object.' });
    return route(controls, { body, query: request.query });
}
function show(look) {
    return (controls) => replyWithJson(200, look(controls));
}
function control_act(change) {
    return (controls) => {
        change(controls);
        return replyWithJson(200, {});
    };
}
/** A route whose body has a form. */
function take(form, answer) {
    return (controls, { body }) => {
        const formed = form.read(body, []);
        return 'faults' in formed ? control_refuse(formed.faults) : answer(controls, formed.value);
    };
}
/** @param look what is answered after the change */
function put(form, change, look = () => ({})) {
    return take(form, (controls, value) => {
        change(controls, value);
        return replyWithJson(200, look(controls));
    });
}
function showFaults(controls) {
    return { faults: controls.faults() };
}
function showConsistency(controls) {
    return controls.consistency();
}
function showThrottling(controls) {
    return { throttling: controls.throttling() };
}
function drop(form, remove) {
    return take(form, (controls, pattern) => remove(controls, pattern)
        ? replyWithJson(200, {})
        : replyWithJson(404, { error: 'No behaviour has this very pattern.' }));
}
function takeInstances(answer) {
    return take(instance_form/* NAMED_INSTANCES */.X7, (controls, { cluster = 'default', instances }) => replyWithAnswer(answer(controls, { cluster, instances })));
}
/** Every fault at once: as one text, and each with the member that it is about. */
function control_refuse(faults) {
    return replyWithJson(400, {
        error: faults.map(forms_form/* formatFormFault */.gF).join(' '),
        faults: faults.map(({ path, problem, advice }) => ({ member: (0,forms_form/* formatPath */.jV)(path), problem, advice })),
    });
}
function replyWithAnswer(answer) {
    if (answer.ok)
        return replyWithJson(200, answer.output);
    return replyWithJson(answer.status, { error: answer.message, type: answer.type });
}
function showCalls(controls, { query }) {
    const calls = filterCalls(controls.calls(), query);
    return typeof calls === 'string' ? replyWithJson(400, { error: calls }) : replyWithJson(200, { calls });
}
function moveClock(controls, move) {
    if (controls.clock().clock !== 'virtual') {
        return replyWithJson(409, { error: 'This clock runs by itself. Start with --clock virtual to move it by hand.' });
    }
    if ('advanceMs' in move)
        controls.advance(move.advanceMs);
    else
        controls.advanceToNextEvent();
    return replyWithJson(200, controls.clock());
}

;// CONCATENATED MODULE: ./lib/local/http/loopback.js
/**
 * Whether a `Host` header names this machine's loopback. A page of a foreign site can make its name resolve to
 * 127.0.0.1 (DNS rebinding), but it cannot make the browser send another name.
 */
function isLoopbackHost(host) {
    if (host === undefined)
        return false;
    const name = host.replace(/:\d{1,5}$/, '').toLowerCase();
    return /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(name) || /^([a-z0-9-]+\.)*localhost$/.test(name) || name === '[::1]';
}
/** Whether an `Origin` header, which only browsers send, is absent or of this machine. */
function isLoopbackOrigin(origin) {
    if (origin === undefined)
        return true;
    return isLoopbackHost(/^https?:\/\/([^/]*)$/.exec(origin)?.[1]);
}

;// CONCATENATED MODULE: ./lib/local/http/endpoint.js








/** A manifest of 4 MiB, escaped as JSON text, fits. */
const LONGEST_BODY = 16 * 1024 * 1024;
/** One address for everything: the AWS APIs at `/`, the registry under `/v2/`, the control address under `/_slipway/`. */
function createEndpoint(parts) {
    return async (request) => {
        const { host, origin } = request.headers;
        if (!isLoopbackHost(host) || !isLoopbackOrigin(origin)) {
            return asOutcome(replyWithText(403, 'The local ECS answers on loopback only.'));
        }
        const url = new URL(request.url ?? '/', 'http://127.0.0.1');
        if (url.pathname === '/v2' || url.pathname.startsWith('/v2/'))
            return answerRegistry(parts.registry, request, url);
        const body = await readBytes(request, LONGEST_BODY);
        if (body === undefined)
            return asOutcome(replyWithText(413, `A body has at most ${LONGEST_BODY} bytes.`));
        return answerBody(parts, request, { path: url.pathname, query: url.searchParams, body: body.toString('utf8') });
    };
}
function asOutcome(reply) {
    return { kind: 'reply', reply };
}
async function answerRegistry(registry, request, url) {
    const headers = flatten(request);
    const method = request.method ?? 'GET';
    const asked = { method, path: endpoint_decode(url.pathname), query: url.searchParams, headers, body: request };
    return asOutcome(await answerDistribution(registry, asked));
}
async function answerBody(parts, request, read) {
    const method = request.method ?? 'GET';
    if (read.path.startsWith('/_slipway/'))
        return asOutcome(answerControl(parts.controls, { method, ...read }));
    const headers = flatten(request);
    const requestId = (0,external_node_crypto_.randomUUID)();
    if (method !== 'POST' || read.path !== '/') {
        const refused = refuseForeignService({ method, path: read.path, headers, requestId });
        if (refused !== undefined)
            return asOutcome(refused);
        return asOutcome(replyWithText(404, `The local ECS has no ${method} ${read.path}.`));
    }
    return answerApi(parts.api, { headers, body: read.body, requestId });
}
/** Some clients write the colon of a digest as `%3A`. */
function endpoint_decode(path) {
    try {
        return decodeURIComponent(path);
    }
    catch {
        return path;
    }
}
/** Headers as the pure files read them; of a repeated header Node keeps what HTTP says. */
function flatten(request) {
    return Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]));
}

;// CONCATENATED MODULE: ./lib/local/http/fault-book.js

const UNDISTURBED = { before: [], after: [] };
function createFaultBook() {
    let rules = [];
    let countOfAll = 0;
    const counts = new Map();
    return {
        set(next) {
            rules = next;
            countOfAll = 0;
            counts.clear();
        },
        rules: () => rules,
        next(operation) {
            // Names come from clients: nothing is counted without a rule, so the map stays small.
            if (rules.length === 0)
                return UNDISTURBED;
            const count = (counts.get(operation) ?? 0) + 1;
            countOfAll += 1;
            counts.set(operation, count);
            return chooseFate(rules, { operation, count, countOfAll });
        },
    };
}

;// CONCATENATED MODULE: ./lib/local/http/foreign-call.js

/** What it does is written to the log of calls, marked as somebody else's. */
function createForeignCalls({ services, region, log, now }) {
    return ({ service = 'ecs', operation, input }) => {
        const context = { caller: { accessKeyId: 'AKIDSOMEBODYELSE', region }, ageMs: 0 };
        const answer = services[service](operation, input, context) ??
            aws_json_refuse('UnknownOperationException', `${operation} (${service}) is not an operation of the local ECS.`);
        const told = answer.ok ? 'ok' : answer.type;
        log.record({ service, operation, input, answer: told, by: 'somebody else', at: now() });
        return answer;
    };
}

;// CONCATENATED MODULE: ./lib/local/http/server.js




/**
 * Opens a port on 127.0.0.1, and on no other address.
 * @param port 0 for any that is free
 * @throws DeployError `input` when another program has the port, or this user may not have it
 */
async function listen(port) {
    let ready = () => { };
    const answerer = new Promise((resolve) => {
        ready = resolve;
    });
    const server = (0,external_node_http_.createServer)((request, response) => {
        void answerer.then((answer) => serve(answer, request, response));
    });
    // A layer may take long to push, and a client may think for a while between two calls.
    server.requestTimeout = 0;
    server.keepAliveTimeout = 60_000;
    await server_open(server, port);
    const address = server.address();
    if (address === null || typeof address === 'string')
        throw new Error('the server has no port');
    return { port: address.port, answerWith: ready, close: () => server_close(server) };
}
function server_open(server, port) {
    return new Promise((resolve, reject) => {
        const refuse = (fault) => reject(explainPort(fault, port));
        server.once('error', refuse);
        server.listen(port, '127.0.0.1', () => {
            server.off('error', refuse);
            resolve();
        });
    });
}
function explainPort(fault, port) {
    const why = REFUSED_PORTS[(0,errors/* codeOf */.$N)(fault)];
    if (why === undefined)
        return fault;
    const advice = 'Choose another with --port (port in the file); 0 is any free port.';
    return new errors/* DeployError */.sH({ kind: 'input', message: `Port ${port} on 127.0.0.1 ${why}.`, advice, cause: fault });
}
const REFUSED_PORTS = {
    EADDRINUSE: 'is in use by another program',
    EACCES: 'is not allowed for this user',
};
function server_close(server) {
    return new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
    });
}
async function serve(answer, request, response) {
    try {
        await write(await answer(request), request, response);
    }
    catch (thrown) {
        // The client is gone, or we have a bug; a client that is still there must not wait for ever.
        if (response.headersSent || response.destroyed)
            response.destroy();
        else
            response.writeHead(500, { 'content-type': 'text/plain' }).end(`the local ECS failed: ${server_describe(thrown)}\n`);
    }
}
function server_describe(thrown) {
    return thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
}
async function write(outcome, request, response) {
    switch (outcome.kind) {
        case 'reset':
            request.socket.resetAndDestroy();
            return;
        case 'silent':
            return;
        case 'truncated':
            return writeHalf(outcome.reply, response);
        case 'reply':
            return writeReply(outcome.reply, request.method === 'HEAD', response);
    }
}
async function writeReply(reply, isHead, response) {
    response.writeHead(reply.status, { ...reply.headers, 'content-length': lengthOf(reply) });
    if (isHead || reply.body.kind === 'none')
        response.end();
    else if (reply.body.kind === 'text')
        response.end(reply.body.text);
    else
        await writeFile(reply.body, response);
}
async function writeFile(file, response) {
    // An empty range cannot be asked of a file stream, whose end is inclusive.
    if (file.start === file.end)
        response.end();
    else
        await (0,external_node_stream_promises_.pipeline)((0,external_node_fs_.createReadStream)(file.path, { start: file.start, end: file.end - 1 }), response);
}
function writeHalf(reply, response) {
    const text = reply.body.kind === 'text' ? reply.body.text : '';
    response.writeHead(reply.status, { ...reply.headers, 'content-length': Buffer.byteLength(text) });
    response.write(text.slice(0, Math.floor(text.length / 2)), () => response.destroy());
}
function lengthOf(reply) {
    switch (reply.body.kind) {
        case 'none':
            return 0;
        case 'text':
            return Buffer.byteLength(reply.body.text);
        case 'file':
            return reply.body.end - reply.body.start;
    }
}

;// CONCATENATED MODULE: ./lib/local/runtime/read-json.js

function read_json_readObject(from) {
    return (0,json/* isJsonObject */.OW)(from) ? from : {};
}
function read_json_readObjects(from) {
    return Array.isArray(from) ? from.filter(json/* isJsonObject */.OW) : [];
}
function read_json_readText(from) {
    return typeof from === 'string' ? from : undefined;
}
function read_json_readNumber(from) {
    return typeof from === 'number' ? from : undefined;
}
function read_json_readTexts(from) {
    return Array.isArray(from) ? from.filter((each) => typeof each === 'string') : undefined;
}
/** The container ports of a port mapping: one, or those of its range. */
function listContainerPorts(mapping) {
    const range = /^(\d+)-(\d+)$/.exec(read_json_readText(mapping.containerPortRange) ?? '');
    const first = range === null ? read_json_readNumber(mapping.containerPort) : Number(range[1]);
    if (first === undefined)
        return [];
    const last = range === null ? first : Number(range[2]);
    return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}
/** The members whose value is text. */
function readTextMembers(from) {
    const entries = Object.entries(read_json_readObject(from));
    return Object.fromEntries(entries.filter((entry) => typeof entry[1] === 'string'));
}

;// CONCATENATED MODULE: ./lib/local/read-task.js

/** Reads tasks as the API shows them; changes nothing. */
function createReadTask(host, region) {
    const caller = { accessKeyId: 'local', region };
    const read = (operation, input) => {
        const answer = host.callPast({ operation, input, caller }, 0);
        return answer.ok ? answer.output : {};
    };
    return (taskArn) => {
        const cluster = taskArn.split('/').at(-2) ?? '';
        const [described] = read_json_readObjects(read('DescribeTasks', { cluster, tasks: [taskArn], include: ['TAGS'] }).tasks);
        if (described === undefined)
            return undefined;
        const resourceArn = read_json_readText(described.containerInstanceArn);
        const tags = resourceArn === undefined ? [] : read('ListTagsForResource', { resourceArn }).tags;
        return { described, instanceTags: read_json_readObjects(tags) };
    };
}

;// CONCATENATED MODULE: ./lib/local/registry/passwords.js

const TWELVE_HOURS_MS = 12 * 60 * 60 * 1000;
/** The oldest go first; no client holds as many. */
const MOST_KEPT = 10_000;
/**
 * Passwords carry their expiry and a signature, so that they stay good in every process that knows the secret.
 * @param now wall clock: a client compares the expiry with its own
 */
function createPasswords(now, secret) {
    // Kept as hashes, so that the time of a look-up tells nothing about the token.
    const once = new Map();
    return {
        issue() {
            const expiresAt = now() + TWELVE_HOURS_MS;
            const claim = `${expiresAt}.${(0,external_node_crypto_.randomBytes)(18).toString('base64url')}`;
            return { password: `${claim}.${sign(secret, claim)}`, expiresAt };
        },
        fits(header) {
            const [expiresAt = '', nonce = '', signature = ''] = readPassword(header)?.split('.') ?? [];
            return isEqual(signature, sign(secret, `${expiresAt}.${nonce}`)) && Number(expiresAt) > now();
        },
        issueOnce(blob) {
            const token = (0,external_node_crypto_.randomBytes)(24).toString('base64url');
            passwords_keep(once, hash(token), blob);
            return token;
        },
        useOnce(blob, token) {
            const key = hash(token);
            return once.get(key) === blob && once.delete(key);
        },
    };
}
function sign(secret, claim) {
    return (0,external_node_crypto_.createHmac)('sha256', secret).update(claim).digest('base64url');
}
/** In a time that tells nothing about how much of them is equal. */
function isEqual(one, other) {
    const [a, b] = [Buffer.from(one), Buffer.from(other)];
    return a.length === b.length && (0,external_node_crypto_.timingSafeEqual)(a, b);
}
function passwords_keep(map, key, value) {
    map.set(key, value);
    const oldest = map.keys().next();
    if (map.size > MOST_KEPT && !oldest.done)
        map.delete(oldest.value);
}
function readPassword(header) {
    const encoded = /^Basic ([A-Za-z0-9+/=_-]+)$/i.exec(header ?? '')?.[1];
    if (encoded === undefined)
        return undefined;
    const [user, ...password] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
    return user === 'AWS' ? password.join(':') : undefined;
}
function hash(text) {
    return (0,external_node_crypto_.createHash)('sha256').update(text).digest('hex');
}

;// CONCATENATED MODULE: ./lib/local/load-balancing/describe-target-groups.js


const MOST_GROUPS = 400;
/** By ARN, by name, or all; listeners are not load balancers with an ARN, so none can be asked for. */
function describe_target_groups_describeTargetGroups(state, input) {
    if (input.LoadBalancerArn !== undefined) {
        throw new ApiFault('LoadBalancerNotFound', 'One or more load balancers not found');
    }
    const groups = chooseGroups([...state.targetGroups.values()], input);
    const size = describe_target_groups_readCount(input, 'PageSize', MOST_GROUPS);
    const start = describe_target_groups_readCount(input, 'Marker', 0);
    const end = start + size;
    return omitAbsent({
        TargetGroups: groups.slice(start, end).map((group) => describe_target_groups_describeGroup(state, group)),
        NextMarker: end < groups.length ? String(end) : undefined,
    });
}
function chooseGroups(all, input) {
    const arns = readStrings(input, 'TargetGroupArns');
    const names = readStrings(input, 'Names');
    if (arns.length === 0 && names.length === 0)
        return all;
    const isAsked = ({ arn, specification }) => arns.includes(arn) || names.includes(specification.name);
    const found = all.filter(isAsked);
    if (found.length < new Set([...arns, ...names]).size)
        throw refuseAbsentGroup();
    return found;
}
function refuseAbsentGroup() {
    return new ApiFault('TargetGroupNotFound', 'One or more target groups not found');
}
function describe_target_groups_readCount(input, member, usual) {
    const text = readString(input, member) ?? String(usual);
    // Wording not documented.
    if (!/^\d{1,9}$/.test(text))
        throw new ApiFault('ValidationError', `${member} '${text}' is not valid`);
    return Number(text);
}
function describe_target_groups_describeGroup(state, { arn, specification }) {
    return {
        TargetGroupArn: arn,
        TargetGroupName: specification.name,
        Protocol: 'HTTP',
        Port: 80,
        HealthCheckProtocol: 'HTTP',
        HealthCheckPort: 'traffic-port',
        HealthCheckEnabled: true,
        HealthCheckIntervalSeconds: specification.healthCheckIntervalSeconds,
        HealthCheckTimeoutSeconds: specification.healthCheckTimeoutSeconds,
        HealthyThresholdCount: specification.healthyThreshold,
        UnhealthyThresholdCount: specification.unhealthyThreshold,
        HealthCheckPath: specification.healthCheckPath,
        Matcher: { HttpCode: specification.matcher },
        LoadBalancerArns: [],
        TargetType: findTargetType(state, arn),
        ProtocolVersion: 'HTTP1',
        IpAddressType: 'ipv4',
    };
}
/** A target group of the local ECS takes both; it is shown as what its first task is. */
function findTargetType(state, arn) {
    for (const task of state.tasks.values()) {
        if (task.targets.some(({ targetGroupArn }) => targetGroupArn === arn)) {
            return task.instanceArn === undefined ? 'ip' : 'instance';
        }
    }
    return 'instance';
}

;// CONCATENATED MODULE: ./lib/local/load-balancing/describe-target-group-attributes.js


function describeTargetGroupAttributes(state, input) {
    const group = state.targetGroups.get(readString(input, 'TargetGroupArn') ?? '');
    if (group === undefined)
        throw refuseAbsentGroup();
    const seconds = group.specification.deregistrationDelaySeconds;
    return { Attributes: [{ Key: 'deregistration_delay.timeout_seconds', Value: String(seconds) }] };
}

;// CONCATENATED MODULE: ./lib/local/load-balancing/describe-target-health.js




/** All targets of the group, or those that are asked for: one that is not registered is `unused`. */
function describeTargetHealths(state, input) {
    const arn = readString(input, 'TargetGroupArn') ?? '';
    if (!/^arn:[^:]*:elasticloadbalancing:[^:]*:[^:]*:targetgroup\/[^/]+\/[^/]+$/.test(arn)) {
        throw new ApiFault('ValidationError', `'${arn}' is not a valid target group ARN`);
    }
    const targets = describeTargetHealth(state, arn);
    if (targets === undefined)
        throw refuseAbsentGroup();
    const asked = readObjects(input, 'Targets');
    const described = asked.length === 0 ? targets.map(describe_target_health_describeTarget) : asked.flatMap((one) => describe_target_health_findTarget(targets, one));
    return { TargetHealthDescriptions: described };
}
function describe_target_health_findTarget(targets, asked) {
    const id = readString(asked, 'Id') ?? '';
    const port = readString(asked, 'Port');
    const found = targets.filter((target) => target.id === id && (port === undefined || target.port === Number(port)));
    if (found.length > 0)
        return found.map(describe_target_health_describeTarget);
    return [
        {
            Target: omitAbsent({ Id: id, Port: port }),
            TargetHealth: {
                State: 'unused',
                Reason: 'Target.NotRegistered',
                Description: 'Target is not registered to the target group',
            },
        },
    ];
}
function describe_target_health_describeTarget({ id, port, state, reason, description }) {
    return {
        Target: { Id: id, Port: port },
        HealthCheckPort: String(port),
        TargetHealth: omitAbsent({ State: state, Reason: reason, Description: description }),
    };
}

;// CONCATENATED MODULE: ./lib/local/load-balancing/answer-load-balancing.js




const answer_load_balancing_OPERATIONS = new Map([
    ['DescribeTargetGroups', describe_target_groups_describeTargetGroups],
    ['DescribeTargetGroupAttributes', describeTargetGroupAttributes],
    ['DescribeTargetHealth', describeTargetHealths],
]);
/** Answers the reads of Elastic Load Balancing (version 2); undefined when there is no such operation. */
function answerLoadBalancing(state, operation, input) {
    const operate = answer_load_balancing_OPERATIONS.get(operation);
    if (operate === undefined)
        return undefined;
    try {
        return { ok: true, output: operate(state, input) };
    }
    catch (thrown) {
        if (thrown instanceof ApiFault)
            return answerFault(thrown);
        throw thrown;
    }
}

;// CONCATENATED MODULE: ./lib/local/logs/log-stream.js
/** The log streams that the awslogs driver of ECS makes: one a container that has started. Values in, values out. */

/** A log group is there from the registration of the first task definition that names it. */
function hasLogGroup(state, group) {
    for (const arn of state.revisions.keys()) {
        if (readLogTargets(state, arn).some((target) => target.group === group))
            return true;
    }
    return false;
}
/** The streams of a group, in the order in which their tasks were made; of tasks that ended, while ECS shows them. */
function listLogStreams(state, group) {
    const targetsOf = new Map();
    const findTargets = (revisionArn) => {
        const known = targetsOf.get(revisionArn);
        if (known !== undefined)
            return known;
        const targets = readLogTargets(state, revisionArn).filter((target) => target.group === group);
        targetsOf.set(revisionArn, targets);
        return targets;
    };
    const tasks = [...state.stoppedTasks.values(), ...state.tasks.values()].sort((one, other) => one.createdAt - other.createdAt);
    return tasks.flatMap((task) => findTargets(task.revisionArn).flatMap((target) => openStream(task, target)));
}
/** The driver makes the stream as the container starts: one that never did has none. */
function openStream(task, target) {
    const container = task.containers.find(({ name }) => name === target.container);
    if (container?.runtimeId === undefined)
        return [];
    const { group, prefix } = target;
    const name = prefix === undefined ? container.runtimeId : `${prefix}/${container.name}/${task.id}`;
    return [{ group, name, task, container, createdAt: task.pullStoppedAt ?? task.createdAt }];
}
function readLogTargets(state, revisionArn) {
    const described = state.revisions.get(revisionArn)?.described ?? {};
    return readObjects(described, 'containerDefinitions').flatMap((container) => {
        const configuration = readObject(container, 'logConfiguration') ?? {};
        const options = readObject(configuration, 'options') ?? {};
        const group = readString(options, 'awslogs-group');
        if (configuration.logDriver !== 'awslogs' || group === undefined)
            return [];
        const prefix = readString(options, 'awslogs-stream-prefix');
        return [{ container: readString(container, 'name') ?? '', group, prefix }];
    });
}

;// CONCATENATED MODULE: ./lib/local/logs/logs-input.js



/** Texts of CloudWatch Logs, as observed in its answers. */
function logs_input_refuseParameter(message) {
    return new ApiFault('InvalidParameterException', message);
}
/** @throws ApiFault ResourceNotFoundException when no task definition names the group */
function readLogGroup({ state }, input) {
    const group = readString(input, 'logGroupName') ?? readGroupIdentifier(input);
    if (group === undefined)
        throw refuseAbsentMember('logGroupName');
    if (!hasLogGroup(state, group)) {
        throw new ApiFault('ResourceNotFoundException', 'The specified log group does not exist.');
    }
    return group;
}
/** A name, or `arn:aws:logs:REGION:ACCOUNT:log-group:NAME` with or without `:*`. */
function readGroupIdentifier(input) {
    const identifier = readString(input, 'logGroupIdentifier');
    return identifier?.replace(/^arn:[^:]*:logs:[^:]*:[^:]*:log-group:/, '').replace(/:\*$/, '');
}
/** @throws ApiFault ResourceNotFoundException */
function readLogStream(context, input) {
    const name = readString(input, 'logStreamName');
    if (name === undefined)
        throw refuseAbsentMember('logStreamName');
    const stream = listLogStreams(context.state, readLogGroup(context, input)).find((one) => one.name === name);
    if (stream === undefined) {
        throw new ApiFault('ResourceNotFoundException', 'The specified log stream does not exist.');
    }
    return stream;
}
function refuseAbsentMember(member) {
    const constraint = `Value null at '${member}' failed to satisfy constraint: Member must not be null`;
    return logs_input_refuseParameter(`1 validation error detected: ${constraint}`);
}
/** `limit`, a whole number from 1 to `most`; `most` when it is not given. */
function readLimit(input, most) {
    const limit = readNumber(input, 'limit') ?? most;
    if (limit >= 1 && limit <= most)
        return Math.floor(limit);
    const bound = limit < 1 ? 'greater than or equal to 1' : `less than or equal to ${most}`;
    const constraint = `Value '${limit}' at 'limit' failed to satisfy constraint: Member must have value ${bound}`;
    throw logs_input_refuseParameter(`1 validation error detected: ${constraint}`);
}
/**
 * Whether a line lies between `startTime` and `endTime`, the end not included; empty lines are no events
 * (CloudWatch Logs API reference, InputLogEvent).
 */
function readPeriod(input) {
    const start = readNumber(input, 'startTime') ?? 0;
    const end = readNumber(input, 'endTime') ?? Number.POSITIVE_INFINITY;
    return ({ at, text }) => text !== '' && at >= start && at < end;
}
/** A token of a list: the place of the next item. */
function readPlace(input) {
    const token = readString(input, 'nextToken');
    const place = token === undefined ? '0' : /^place-(\d{1,9})$/.exec(token)?.[1];
    if (place === undefined)
        throw refuseToken();
    return Number(place);
}
function writePlace(place) {
    return `place-${place}`;
}
function refuseToken() {
    return logs_input_refuseParameter('The specified nextToken is invalid.');
}

;// CONCATENATED MODULE: ./lib/local/logs/describe-log-streams.js



const MOST_STREAMS = 50;
function describeLogStreams(context, input) {
    const group = readLogGroup(context, input);
    const limit = readLimit(input, MOST_STREAMS);
    const place = readPlace(input);
    const prefix = readString(input, 'logStreamNamePrefix');
    const isByTime = readString(input, 'orderBy') === 'LastEventTime';
    if (isByTime && prefix !== undefined) {
        throw logs_input_refuseParameter('Cannot order by LastEventTime with a logStreamNamePrefix.');
    }
    const named = listLogStreams(context.state, group).filter(({ name }) => name.startsWith(prefix ?? ''));
    const described = named.map((stream) => describeStream(context, stream));
    const ordered = described.sort(isByTime ? compareTimes : compareNames);
    if (readBoolean(input, 'descending'))
        ordered.reverse();
    const end = place + limit;
    return omitAbsent({
        logStreams: ordered.slice(place, end),
        nextToken: end < ordered.length ? writePlace(end) : undefined,
    });
}
function describeStream({ state, readLines }, stream) {
    const { account, region } = state.settings;
    const lines = readLines(stream);
    const last = lines.at(-1)?.at;
    return omitAbsent({
        logStreamName: stream.name,
        creationTime: stream.createdAt,
        firstEventTimestamp: lines[0]?.at,
        lastEventTimestamp: last,
        lastIngestionTime: last,
        arn: `arn:aws:logs:${region}:${account}:log-group:${stream.group}:log-stream:${stream.name}`,
        storedBytes: 0,
    });
}
function compareNames(one, other) {
    return String(one.logStreamName) < String(other.logStreamName) ? -1 : 1;
}
function compareTimes(one, other) {
    return Number(one.lastEventTimestamp ?? 0) - Number(other.lastEventTimestamp ?? 0) || compareNames(one, other);
}

;// CONCATENATED MODULE: ./lib/local/logs/filter-log-events.js




const filter_log_events_MOST_EVENTS = 10_000;
/** In the order of their time. Patterns of JSON members and of columns are refused: they are not simulated. */
function filterLogEvents(context, input) {
    const group = readLogGroup(context, input);
    const limit = readLimit(input, filter_log_events_MOST_EVENTS);
    const place = readPlace(input);
    const isInPeriod = readPeriod(input);
    const fits = readPattern(readString(input, 'filterPattern') ?? '');
    const events = listLogStreams(context.state, group)
        .filter(chooseStreams(input))
        .flatMap((stream) => context
        .readLines(stream)
        .filter((line) => isInPeriod(line) && fits(line.text))
        .map((line) => ({ stream, line })))
        .sort((one, other) => one.line.at - other.line.at);
    const end = place + limit;
    return omitAbsent({
        events: events.slice(place, end).map(({ stream, line }) => ({
            logStreamName: stream.name,
            timestamp: line.at,
            message: line.text,
            ingestionTime: line.at,
            eventId: nameEvent(stream, line),
        })),
        searchedLogStreams: [],
        nextToken: end < events.length ? writePlace(end) : undefined,
    });
}
/** 56 digits, as CloudWatch Logs has them: the time, the stream and the place in it. */
function nameEvent(stream, line) {
    const name = BigInt(inventDigest(stream.name).replace(/^sha256:(.{16}).*$/, '0x$1'));
    return [line.at, name, line.number].map((part, at) => String(part).padStart(at === 2 ? 16 : 20, '0')).join('');
}
function chooseStreams(input) {
    const names = readStrings(input, 'logStreamNames');
    const prefix = readString(input, 'logStreamNamePrefix');
    if (names.length > 0 && prefix !== undefined) {
        // Wording not documented.
        throw logs_input_refuseParameter('logStreamNames and logStreamNamePrefix cannot be given together.');
    }
    return ({ name }) => (names.length > 0 ? names.includes(name) : name.startsWith(prefix ?? ''));
}
/**
 * Words as they are written: all of them must be there, one of those behind `?`, none of those behind `-`; a phrase stands
 * in double quotes (CloudWatch Logs User Guide, filter pattern syntax).
 */
function readPattern(pattern) {
    if (/^\s*[{[%]/.test(pattern))
        throw logs_input_refuseParameter('The local ECS filters by words only.');
    const terms = [...pattern.matchAll(/([?-]?)(?:"([^"]*)"|([^\s"]+))/g)].map(([, mark = '', phrase, word]) => ({
        mark,
        words: phrase ?? word ?? '',
    }));
    const pick = (wanted) => terms.filter(({ mark }) => mark === wanted).map(({ words }) => words);
    const [all, any, none] = [pick(''), pick('?'), pick('-')];
    return (text) => {
        const isIn = (words) => text.includes(words);
        return all.every(isIn) && (any.length === 0 || any.some(isIn)) && !none.some(isIn);
    };
}

;// CONCATENATED MODULE: ./lib/local/logs/get-log-events.js


const get_log_events_MOST_EVENTS = 10_000;
/**
 * Without a token the latest events, or the first with `startFromHead`; in the order of their time in both cases. A
 * token that leads nowhere further is answered again (CloudWatch Logs API reference, GetLogEvents).
 */
function getLogEvents(context, input) {
    const lines = context.readLines(readLogStream(context, input)).filter(readPeriod(input));
    const page = get_log_events_cutPage(lines, get_log_events_readStart(input), readLimit(input, get_log_events_MOST_EVENTS));
    return {
        events: page.lines.map(({ at, text }) => ({ timestamp: at, message: text, ingestionTime: at })),
        nextForwardToken: writeToken('f', page.end),
        nextBackwardToken: writeToken('b', page.start),
    };
}
function get_log_events_readStart(input) {
    const token = readString(input, 'nextToken');
    if (token === undefined || token === '')
        return { kind: readBoolean(input, 'startFromHead') ? 'head' : 'tail' };
    const [, direction, bound] = /^([fb])\/0*(\d{1,15})\/s$/.exec(token) ?? [];
    if (direction === undefined)
        throw refuseToken();
    return { kind: direction === 'f' ? 'after' : 'before', bound: Number(bound) };
}
/** 56 digits, as CloudWatch Logs has them. */
function writeToken(direction, bound) {
    return `${direction}/${String(bound).padStart(56, '0')}/s`;
}
function get_log_events_cutPage(all, start, limit) {
    const lines = chooseLines(all, start, limit);
    const [first] = lines;
    const last = lines.at(-1);
    if (first === undefined || last === undefined) {
        const bound = 'bound' in start ? start.bound : 0;
        return { lines, start: bound, end: bound };
    }
    return { lines, start: first.number, end: last.number + 1 };
}
function chooseLines(all, start, limit) {
    switch (start.kind) {
        case 'head':
            return all.slice(0, limit);
        case 'tail':
            return all.slice(-limit);
        case 'after':
            return all.filter(({ number }) => number >= start.bound).slice(0, limit);
        case 'before':
            return all.filter(({ number }) => number < start.bound).slice(-limit);
    }
}

;// CONCATENATED MODULE: ./lib/local/logs/answer-logs.js




const answer_logs_OPERATIONS = new Map([
    ['GetLogEvents', getLogEvents],
    ['DescribeLogStreams', describeLogStreams],
    ['FilterLogEvents', filterLogEvents],
]);
/** Answers the reads of CloudWatch Logs; undefined when there is no such operation. */
function answerLogs(context, operation, input) {
    const operate = answer_logs_OPERATIONS.get(operation);
    if (operate === undefined)
        return undefined;
    try {
        return { ok: true, output: operate(context, input) };
    }
    catch (thrown) {
        if (thrown instanceof ApiFault)
            return answerFault(thrown);
        throw thrown;
    }
}

;// CONCATENATED MODULE: ./lib/local/logs/log-line.js
/** What containers write, and what the scenario has simulated ones write. Values in, values out. */

/** The lines of the scenario for the container's image, as far as it has come. `now` is engine time, in milliseconds. */
function playLines(state, now, { task, container }) {
    const { logs = [], exits, startMs = USUAL.startMs } = findBehaviour(state.scenario, container);
    const startedAt = (task.pullStoppedAt ?? task.createdAt) + startMs;
    const stepMs = (exits?.afterMs ?? 0) / Math.max(logs.length - 1, 1);
    const end = Math.min(now, task.stoppedAt ?? now);
    return logs
        .map((text, number) => ({ number, at: startedAt + Math.floor(stepMs * number), text }))
        .filter(({ at }) => at <= end);
}

;// CONCATENATED MODULE: ./lib/local/registry/ecr-public.js


/** Amazon ECR Public, as far as a login needs it. The public registry itself is `public.ecr.aws`, and not here. */
/** Undefined when ECR Public has no such operation here. */
function answerEcrPublic(registry, operation, input) {
    if (operation === 'GetAuthorizationToken')
        return { ok: true, output: { authorizationData: registry.issueToken() } };
    if (operation === 'DescribeRepositories')
        return describePublicRepositories(registry.parts.account, input);
    return undefined;
}
/** The account has none. */
function describePublicRepositories(account, input) {
    const [name] = readTexts(input.repositoryNames);
    if (name === undefined)
        return { ok: true, output: { repositories: [] } };
    const refusal = refuseAbsentRepository(name, readText(input.registryId) ?? account);
    return { ok: false, ...refusal, status: 400 };
}

;// CONCATENATED MODULE: ./lib/local/services.js




/** The AWS services of one local ECS: ECS and CodeDeploy are its engine; Logs and Elastic Load Balancing read the engine's state. */
function connectServices(parts) {
    const { host, registry } = parts;
    const callEngine = (operation, input, { caller, ageMs }) => ageMs > 0 ? host.callPast({ operation, input, caller }, ageMs) : host.call(operation, input, caller);
    return {
        ecs: callEngine,
        ecr: registry.call,
        'ecr-public': (operation, input) => answerEcrPublic(registry, operation, input),
        codedeploy: (operation, input, context) => callEngine(`codedeploy:${operation}`, input, context),
        logs: (operation, input, { ageMs }) => answerLogs(openLogs(parts, ageMs), operation, input),
        elbv2: (operation, input, { ageMs }) => answerLoadBalancing(host.past(ageMs).state, operation, input),
    };
}
function openLogs({ host, runtime, clock }, ageMs) {
    const { state, at: now } = host.past(ageMs);
    if (runtime === undefined)
        return { state, readLines: (stream) => playLines(state, now, stream) };
    return {
        state,
        readLines: ({ task, container }) => (runtime.readLines?.(task.arn, container.name) ?? [])
            .map(({ number, monotonicMs, text }) => ({ number, at: clock.at(monotonicMs), text }))
            .filter(({ at }) => at <= now),
    };
}

;// CONCATENATED MODULE: ./lib/local/switches/read-lag.js
/** Eventual consistency: reads of ECS that see a state of a moment ago. */

/** @param seed the same one gives the same ages in the same order */
function createReadLag(seed) {
    let consistency = { lagMs: 0 };
    let random = seed;
    return {
        set(next) {
            consistency = next;
            random = seed;
        },
        consistency: () => consistency,
        draw() {
            if (consistency.lagMs === 0)
                return 0;
            random = nextRandom(random);
            return Math.floor(readRandom(random) * (consistency.lagMs + 1));
        },
    };
}

// EXTERNAL MODULE: ./lib/local/switches/throttle-groups.js
var throttle_groups = __webpack_require__(3579);
;// CONCATENATED MODULE: ./lib/local/switches/token-bucket.js
/** Token buckets, as ECS throttles its API: a call takes a token; every whole second some come back. */
/**
 * Takes a token, if there is one (ECS API reference, Request throttling: tokens are added once a second and those that
 * find the bucket full are lost).
 * @param bucket undefined: nobody has called yet, so it is full
 * @param now milliseconds since the epoch, engine time
 */
function takeToken(bucket, limit, now) {
    const { tokens, filledAt } = refill(bucket ?? { tokens: limit.size, filledAt: now }, limit, now);
    const isTaken = tokens >= 1;
    return { bucket: { tokens: isTaken ? tokens - 1 : tokens, filledAt }, isTaken };
}
function refill({ tokens, filledAt }, { size, refillPerSecond }, now) {
    const seconds = Math.max(0, Math.floor((now - filledAt) / 1000));
    return { tokens: Math.min(size, tokens + seconds * refillPerSecond), filledAt: filledAt + seconds * 1000 };
}

;// CONCATENATED MODULE: ./lib/local/switches/throttle.js
/** The throttling of the ECS API: one bucket a group, for the one account and region of a local ECS. */


function createThrottle() {
    let limits = {};
    const buckets = new Map();
    return {
        set(next) {
            limits = next;
            buckets.clear();
        },
        limits: () => limits,
        admit(operation, now) {
            const group = (0,throttle_groups/* findThrottleGroup */.f9)(operation);
            const limit = group === undefined ? undefined : limits[group];
            if (group === undefined || limit === undefined)
                return true;
            const { bucket, isTaken } = takeToken(buckets.get(group), limit, now);
            buckets.set(group, bucket);
            return isTaken;
        },
    };
}

;// CONCATENATED MODULE: ./lib/local/local-ecs.js




















const local_ecs_DEFAULTS = { account: '123456789012', region: 'us-east-1', seed: 1, schedulerIntervalMs: 10_000 };
/**
 * Starts a local ECS on 127.0.0.1; one with a folder goes on where that left off.
 * @throws DeployError `input` when the folder or the port cannot be used, or ECS refuses what it is to begin with; Error when the runtime cannot start
 */
async function startLocalEcs(options = {}) {
    const ground = await openGround(options.dataFolder);
    try {
        const settings = local_ecs_readSettings(options, ground);
        const listener = await listen(options.port ?? 0);
        try {
            return await assemble({ options, settings, ground, listener, clock: startClock(options, ground) });
        }
        catch (thrown) {
            await listener.close();
            throw thrown;
        }
    }
    catch (thrown) {
        await ground.close();
        throw thrown;
    }
}
async function assemble(foundation) {
    const { options, clock, listener, settings, ground } = foundation;
    const state = beginState(foundation);
    const registry = await createLocalRegistry(foundation);
    const images = asImageSource(registry);
    const { host, runtime } = await startHost(foundation, state, images);
    if (settings.tasks === 'simulated')
        showImages(registry, host);
    const services = connectServices({ host, registry, runtime, clock });
    if (options.scenario !== undefined)
        host.putScenario(options.scenario);
    const log = createCallLog();
    const faults = createFaultBook();
    const throttle = createThrottle();
    const readLag = createReadLag(settings.seed);
    const address = `http://${registry.parts.host}`;
    const { account, region } = settings;
    const callAsSomebodyElse = createForeignCalls({ services, region, log, now: clock.now });
    const controls = createControls({
        host,
        clock,
        settings,
        log,
        faults,
        throttle,
        readLag,
        address,
        callAsSomebodyElse,
    });
    controls.setFaults(options.faults ?? []);
    controls.setConsistency(options.consistency ?? { lagMs: 0 });
    controls.setThrottling(options.throttling ?? {});
    const api = { account, region, now: clock.now, services, callAsSomebodyElse, log, faults, throttle, readLag };
    listener.answerWith(createEndpoint({ api, controls, registry }));
    const close = once(async () => {
        host.close();
        await runtime?.close();
        await listener.close();
        await ground.close(clock.now());
    });
    const { folder: dataFolder } = ground;
    return { ...controls, address, registryHost: registry.parts.host, dataFolder, host, images, close };
}
/** What a folder was begun with stays as it is. */
function local_ecs_readSettings(options, ground) {
    const { account, region, seed, schedulerIntervalMs } = { ...local_ecs_DEFAULTS, ...options };
    const tasks = options.startRuntime === undefined ? 'simulated' : 'containers';
    const begun = ground.store?.saved()?.engine.settings;
    if (begun === undefined)
        return { account, region, seed, schedulerIntervalMs, tasks };
    const asked = { ...options, tasks };
    for (const name of ['account', 'region', 'seed', 'schedulerIntervalMs', 'tasks']) {
        const value = asked[name];
        if (value !== undefined && value !== begun[name])
            throw refuseSetting(ground.folder, name, begun[name], value);
    }
    return begun;
}
/** The clock never goes back behind a time that it has shown before. */
function startClock({ clock: request = { kind: 'real' } }, { store }) {
    const until = store?.saved()?.until ?? 0;
    const clock = createClock(request, until);
    if (store === undefined)
        return clock;
    const speeds = { real: 1, virtual: 0, scaled: request.kind === 'scaled' ? request.speed : 1 };
    return promiseTimes(clock, {
        until,
        stepMs: PROMISED_MS * speeds[request.kind],
        extend: (time) => store.keepTime(time),
    });
}
/** How long a promise of times lasts, in milliseconds of real time. */
const PROMISED_MS = 1000;
async function createLocalRegistry({ settings, ground, listener, clock }) {
    const { store } = ground;
    return createRegistry({
        account: settings.account,
        region: settings.region,
        host: `127.0.0.1:${listener.port}`,
        now: clock.now,
        blobs: await openBlobs(ground.folder),
        // Clients compare a token's expiry with their own clock, whatever the engine's time.
        passwords: createPasswords(Date.now, ground.secret),
        ...(store === undefined
            ? {}
            : {
                catalogue: store.saved()?.catalogue ?? new Map(),
                keepCatalogue: (catalogue) => store.keepCatalogue(catalogue),
            }),
    });
}
function asImageSource(registry) {
    return {
        registry: registry.parts.host,
        resolveDigest: registry.resolveDigest,
        authorize: () => ({ username: 'AWS', password: registry.parts.passwords.issue().password }),
    };
}
/** The state of the folder; else a new one, with what it is to begin with, which is in the folder at once. */
function beginState({ options, settings, ground, clock }) {
    const saved = ground.store?.saved();
    if (saved !== undefined)
        return saved.engine;
    const now = clock.now();
    const engine = (options.beginWith ?? []).reduce((state, command) => {
        const next = step(state, command, now);
        if (next.answer?.ok === false)
            throw refuseBeginning(next.answer.message);
        return next.state;
    }, openState(settings, now, options.hasNoCluster));
    ground.store?.begin({ engine, catalogue: new Map(), until: now });
    return engine;
}
function openState(settings, now, hasNoCluster = false) {
    const state = createState(settings, now);
    return hasNoCluster ? { ...state, clusters: new Map() } : state;
}
function refuseBeginning(why) {
    const message = `The local ECS cannot begin as it is told to: ${why}`;
    return new errors/* DeployError */.sH({ kind: 'input', message, advice: 'Change what it begins with.' });
}
/** The host needs somewhere to put effects, and the runtime somewhere to tell facts: each gets the other late. */
async function startHost({ options, settings, clock, ground }, state, images) {
    let runtime;
    const { store } = ground;
    const keep = (kept) => store === undefined || isDone(() => store.keepStep(kept));
    const perform = (effect) => runtime?.perform(effect);
    const host = createHost({ engine: { createState: createState, step: step, nextWake: nextWake }, settings, clock, state, keep, perform });
    const readTask = createReadTask(host, settings.region);
    runtime = await options.startRuntime?.({ tell: host.tell, images, readTask });
    for (const effect of listListeners(state))
        perform(effect);
    for (const fact of tellLostTasks(state))
        host.tell(fact);
    host.wake();
    return { host, runtime };
}
/** Simulated tasks resolve their tags by what the registry has; real ones pull from it. */
function showImages(registry, host) {
    const show = () => void host.putImages(registry.tagged());
    registry.onChange(show);
    if (registry.tagged().size > 0)
        show();
}
function isDone(act) {
    try {
        act();
        return true;
    }
    catch {
        return false;
    }
}
function once(act) {
    let ended;
    return () => {
        ended ??= act();
        return ended;
    };
}

// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(7030);
;// CONCATENATED MODULE: ./lib/local/runtime/bridge.js


/** Asks Docker Engine; undefined when its bridge has no IPv4 subnet. */
async function findBridge(engine) {
    const network = read_json_readObject(await engine.ask({ method: 'GET', path: '/networks/bridge' }));
    for (const each of read_json_readObjects(read_json_readObject(network.IPAM).Config)) {
        const [base = '', length] = (read_json_readText(each.Subnet) ?? '').split('/');
        if ((0,external_node_net_.isIPv4)(base))
            return describeBridge(base, Number(length), read_json_readText(each.Gateway));
    }
    return undefined;
}
/** Docker takes the first address of the subnet for itself where nobody has set another. */
function describeBridge(base, length, told) {
    const subnet = new external_node_net_.BlockList();
    subnet.addSubnet(base, length, 'ipv4');
    const gateway = told ?? base.replace(/\d+$/, (last) => String(Number(last) + 1));
    return {
        gateway,
        hasContainer: (address) => (0,external_node_net_.isIPv4)(address) && address !== gateway && subnet.check(address, 'ipv4'),
    };
}

;// CONCATENATED MODULE: ./lib/local/runtime/container-events.js




const REOPEN_AFTER_MS = 1_000;
/**
 * Follows Docker Engine's events for all containers of an owner on one connection, opened again when it breaks, from
 * the last event on: one that is told twice is the listener's to know.
 *
 * @returns when the engine has begun to tell; throws when the first connection cannot be made
 */
async function followContainerEvents(engine, owner, listener) {
    const filters = { type: ['container'], label: [`${LABELS.owner}=${owner}`], event: ['die', 'health_status'] };
    const path = `/events?filters=${encodeURIComponent(JSON.stringify(filters))}`;
    const { signal } = listener;
    let since = '';
    const take = (object) => {
        since = `&since=${formatTime(object.timeNano)}`;
        const event = readEvent(object);
        if (event !== undefined)
            listener.onEvent(event);
    };
    const first = await engine.open({ method: 'GET', path, signal });
    const follow = async () => {
        let stream = first;
        while (!signal.aborted) {
            await drain(stream, take);
            await (0,external_node_timers_promises_.setTimeout)(REOPEN_AFTER_MS, undefined, { signal, ref: false }).catch(() => undefined);
            stream = await engine.open({ method: 'GET', path: path + since, signal }).catch(() => undefined);
        }
    };
    void follow();
}
async function drain(stream, take) {
    const split = splitJsonLines(take);
    try {
        for await (const bytes of stream ?? [])
            split(bytes);
    }
    catch {
        // Docker Engine went away, or we were told to end: the caller knows which.
    }
}
/** Docker takes seconds with a fraction; nanoseconds are past what a number can hold exactly, so it may go back a little. */
function formatTime(timeNano) {
    return typeof timeNano === 'number' ? (timeNano / 1e9).toFixed(6) : '';
}
function readEvent(object) {
    const actor = (0,json/* isJsonObject */.OW)(object.Actor) ? object.Actor : {};
    const attributes = (0,json/* isJsonObject */.OW)(actor.Attributes) ? actor.Attributes : {};
    const [taskArn, container] = [attributes[LABELS.task], attributes[LABELS.container]];
    if (typeof taskArn !== 'string' || typeof container !== 'string')
        return undefined;
    if (object.Action === 'die') {
        return { taskArn, container, what: { kind: 'exited', exitCode: Number(attributes.exitCode) } };
    }
    if (object.Action === 'health_status: healthy')
        return { taskArn, container, what: { kind: 'health', health: 'HEALTHY' } };
    if (object.Action === 'health_status: unhealthy') {
        return { taskArn, container, what: { kind: 'health', health: 'UNHEALTHY' } };
    }
    return undefined;
}

;// CONCATENATED MODULE: ./lib/local/runtime/docker-reachable.js



const DEFAULT_SOCKET = '/var/run/docker.sock';
const docker_reachable_ANSWER_WITHIN_MS = 5_000;
/** The socket that `DOCKER_HOST` names, else docker's usual one. Only unix sockets are spoken to. */
function findDockerSocket(dockerHost) {
    if (dockerHost === undefined || dockerHost === '')
        return DEFAULT_SOCKET;
    return dockerHost.startsWith('unix://') ? dockerHost.slice('unix://'.length) : undefined;
}
/** Asks Docker Engine for its version. Never throws. */
async function isDockerReachable(dockerHost = process.env.DOCKER_HOST) {
    const socketPath = findDockerSocket(dockerHost);
    if (socketPath === undefined)
        return { isReachable: false, why: `DOCKER_HOST is ${dockerHost}, not a unix socket.` };
    const engine = connectDockerEngine(socketPath);
    try {
        const signal = AbortSignal.timeout(docker_reachable_ANSWER_WITHIN_MS);
        const answer = await engine.ask({ method: 'GET', path: '/version', signal });
        const version = (0,json/* isJsonObject */.OW)(answer) ? answer.Version : undefined;
        if (typeof version === 'string')
            return { isReachable: true, version };
        return { isReachable: false, why: `What answers at ${socketPath} is not Docker Engine.` };
    }
    catch (thrown) {
        return { isReachable: false, why: explain(socketPath, thrown) };
    }
    finally {
        engine.close();
    }
}
function explain(socketPath, thrown) {
    const { code, message } = readNodeFault(thrown);
    if (code === 'ENOENT')
        return `There is no Docker Engine: ${socketPath} does not exist.`;
    if (code === 'ECONNREFUSED')
        return `Docker Engine does not run: nobody listens at ${socketPath}.`;
    if (code === 'EACCES')
        return `This user may not use Docker Engine: ${socketPath} is not writable.`;
    return `Docker Engine at ${socketPath} does not answer: ${message}`;
}

;// CONCATENATED MODULE: ./lib/local/runtime/environment-file.js


const OBJECT = /^arn:[a-z-]+:s3:::([a-z0-9][a-z0-9.-]*)\/(.+)$/;
/**
 * Lets a folder stand for S3: `arn:aws:s3:::bucket/key.env` is `FOLDER/bucket/key.env`. Nothing outside of the folder is
 * read, by no `..` and by no symbolic link.
 */
function createEnvironmentFiles(folder) {
    return async (arn) => {
        const [, bucket = '', key = ''] = OBJECT.exec(arn) ?? [];
        const steps = [bucket, ...key.split('/')];
        const isPlain = steps.every((step) => step !== '' && step !== '.' && step !== '..' && !/[\\\0]/.test(step));
        if (!isPlain)
            throw new Error(`${arn} is not the ARN of an S3 object`);
        if (folder === undefined)
            throw new Error(`${arn} cannot be read: no folder stands for S3`);
        const text = await readInside(folder, steps).catch(() => undefined);
        if (text === undefined)
            throw new Error(`${arn} cannot be read: there is no such file in the folder that stands for S3`);
        return text;
    };
}
async function readInside(folder, steps) {
    const root = await (0,promises_.realpath)(folder);
    const path = await (0,promises_.realpath)((0,external_node_path_.join)(root, ...steps));
    return path.startsWith(root + external_node_path_.sep) ? (0,promises_.readFile)(path, 'utf8') : undefined;
}

// EXTERNAL MODULE: external "node:dgram"
var external_node_dgram_ = __webpack_require__(1314);
;// CONCATENATED MODULE: ./lib/local/runtime/host-ports.js



/** The instances' own range (ECS API reference, PortMapping). */
const FIRST = 32_768;
const LAST = 60_999;
function createHostPorts() {
    const taken = new Set();
    let next = FIRST;
    const name = (address, { protocol }, port) => `${address}:${port}/${protocol}`;
    const list = (first, run) => Array.from({ length: run.count }, (_, at) => first + at);
    return {
        take: async (address, run) => {
            for (let tried = 0; tried <= LAST - FIRST; tried += run.count) {
                const first = next + run.count - 1 > LAST ? FIRST : next;
                next = first + run.count;
                const ports = list(first, run);
                const names = ports.map((port) => name(address, run, port));
                if (names.some((each) => taken.has(each)))
                    continue;
                for (const each of names)
                    taken.add(each);
                const held = await Promise.all(ports.map((port) => host_ports_isHeld(address, port, run.protocol)));
                if (!held.some(Boolean))
                    return first;
                for (const each of names)
                    taken.delete(each);
            }
            throw new Error(`no ${run.count} ports in a row are free on ${address}`);
        },
        giveBack: (address, run, first) => {
            for (const port of list(first, run))
                taken.delete(name(address, run, port));
        },
    };
}
/** A port that this user may not open (below 1024) counts as free: docker opens it, and says so when it cannot. */
function host_ports_isHeld(address, port, protocol) {
    return new Promise((resolve) => {
        const isTaken = (fault) => resolve(readNodeFault(fault).code === 'EADDRINUSE');
        if (protocol === 'udp') {
            const probe = (0,external_node_dgram_.createSocket)('udp4').once('error', isTaken);
            probe.bind(port, address, () => probe.close(() => resolve(false)));
            return;
        }
        const probe = (0,external_node_net_.createServer)().once('error', isTaken);
        probe.listen(port, address, () => probe.close(() => resolve(false)));
    });
}

;// CONCATENATED MODULE: ./lib/local/runtime/forward-request.js


/** ELB's idle timeout. Not scaled: it bounds real work. */
const forward_request_ANSWER_WITHIN_MS = 60_000;
/** Headers that are about one connection only (RFC 9110, 7.6.1). */
const CONNECTION_HEADERS = new Set([
    'connection',
    'keep-alive',
    'proxy-connection',
    'te',
    'transfer-encoding',
    'upgrade',
]);
/**
 * Sends a request on to a target and its answer back, both as they stream.
 *
 * @returns `refused` when the target took no byte of it and the request can go to another; the answer is then untouched
 */
function forwardRequest(exchange, target) {
    const { incoming, answer } = exchange;
    return new Promise((resolve) => {
        target.beginRequest();
        const onward = openOnward(incoming, target);
        let isRefused = false;
        onward.on('response', (response) => passBack(response, answer));
        onward.on('timeout', () => onward.destroy(Object.assign(new Error('no answer in time'), { code: 'ETIMEDOUT' })));
        onward.on('error', (fault) => {
            isRefused = canGoElsewhere(onward, incoming, fault) && !answer.headersSent && !answer.destroyed;
            if (!isRefused)
                forward_request_answerFault(answer, fault);
        });
        onward.on('close', () => {
            target.endRequest();
            answer.off('close', abandon);
            resolve(isRefused ? 'refused' : 'answered');
        });
        const abandon = () => {
            if (!answer.writableFinished)
                onward.destroy();
        };
        answer.on('close', abandon);
        if (hasBody(incoming))
            incoming.pipe(onward);
        else
            onward.end();
    });
}
function openOnward(incoming, target) {
    return (0,external_node_http_.request)({
        host: target.endpoint.address,
        port: target.endpoint.port,
        method: incoming.method ?? 'GET',
        path: incoming.url ?? '/',
        headers: { ...keepEndToEnd(incoming.headers), ...describeClient(incoming) },
        agent: target.agent,
        timeout: forward_request_ANSWER_WITHIN_MS,
    });
}
/** As ELB adds them (Elastic Load Balancing User Guide, HTTP headers). */
function describeClient(incoming) {
    const client = incoming.socket.remoteAddress ?? '';
    const before = incoming.headers['x-forwarded-for'];
    return {
        'x-forwarded-for': before === undefined ? client : `${String(before)}, ${client}`,
        'x-forwarded-proto': 'http',
        'x-forwarded-port': String(incoming.socket.localPort ?? ''),
    };
}
function keepEndToEnd(headers) {
    return Object.fromEntries(Object.entries(headers).filter(([name]) => !CONNECTION_HEADERS.has(name)));
}
function passBack(response, answer) {
    answer.writeHead(response.statusCode ?? 502, response.statusMessage, keepEndToEnd(response.headers));
    response.pipe(answer);
    response.on('error', () => answer.destroy());
}
function hasBody(incoming) {
    const length = incoming.headers['content-length'];
    return incoming.headers['transfer-encoding'] !== undefined || (length !== undefined && length !== '0');
}
/**
 * Nothing was sent to a connection that was refused. One that was kept alive may have been closed by the target just
 * before: then a request that changes nothing is safe to send again (RFC 9110, 9.2.2). Anything else might happen twice.
 */
function canGoElsewhere(onward, incoming, fault) {
    const { code } = readNodeFault(fault);
    if (hasBody(incoming))
        return false;
    if (code === 'ECONNREFUSED')
        return true;
    const isSafe = incoming.method === 'GET' || incoming.method === 'HEAD';
    return isSafe && onward.reusedSocket && (code === 'ECONNRESET' || code === 'EPIPE');
}
/** 504 when the target is too slow, 502 when it breaks off, as ELB; a half-sent answer is cut, not mended. */
function forward_request_answerFault(answer, fault) {
    if (answer.destroyed)
        return;
    if (answer.headersSent) {
        answer.destroy();
        return;
    }
    const isSlow = readNodeFault(fault).code === 'ETIMEDOUT';
    if (isSlow)
        answerPlainly(answer, 504, 'The target did not answer in time.');
    else
        answerPlainly(answer, 502, 'The target broke the connection off.');
}
/** One sentence of text. */
function answerPlainly(answer, status, sentence) {
    answer.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' });
    answer.end(`${sentence}\n`);
}

;// CONCATENATED MODULE: ./lib/local/runtime/check-target.js

/** One health check, on a connection of its own as ELB's. Never throws. */
function checkTarget(target, way) {
    const limit = AbortSignal.timeout(way.timeoutMs);
    return new Promise((resolve) => {
        const check = (0,external_node_http_.request)({
            host: target.address,
            port: target.port,
            path: way.path,
            agent: false,
            headers: { host: `${target.address}:${target.port}`, 'user-agent': 'ELB-HealthChecker/2.0', connection: 'close' },
            signal: AbortSignal.any([limit, way.signal]),
        });
        check.on('response', (answer) => {
            answer.resume();
            answer.on('error', () => undefined);
            resolve({ kind: 'answered', status: answer.statusCode ?? 0 });
        });
        check.on('error', () => resolve({ kind: limit.aborted ? 'timed-out' : 'failed' }));
        check.end();
    });
}

;// CONCATENATED MODULE: ./lib/local/runtime/deferred.js
function defer() {
    let resolve = () => undefined;
    const promise = new Promise((settle) => {
        resolve = settle;
    });
    return { promise, resolve };
}

;// CONCATENATED MODULE: ./lib/local/runtime/target-health.js
/** How checks add up to the health of a target. Values in, values out. */
const INITIAL_HEALTH = { state: 'initial', passed: 0, failed: 0 };
/**
 * Adds a check. A target that was just registered is healthy after one check that passes; the healthy threshold is for
 * one that was unhealthy (Elastic Load Balancing User Guide, health checks for target groups).
 */
function addCheck(before, outcome, rule) {
    if (outcome.kind === 'answered' && isMatched(rule.matcher, outcome.status)) {
        const passed = before.passed + 1;
        const isHealthy = before.state !== 'unhealthy' || passed >= rule.healthyThreshold;
        return { state: isHealthy ? 'healthy' : 'unhealthy', passed, failed: 0 };
    }
    const failed = before.failed + 1;
    const state = failed >= rule.unhealthyThreshold ? 'unhealthy' : before.state;
    return { state, passed: 0, failed, reason: describeOutcome(outcome) };
}
/** @param matcher as ELB writes it: `200`, `200,204`, `200-399` */
function isMatched(matcher, status) {
    return matcher.split(',').some((part) => {
        const [first = '', last = first] = part.trim().split('-');
        return status >= Number(first) && status <= Number(last);
    });
}
/** Elastic Load Balancing API reference, TargetHealth, descriptions of the reason codes. */
function describeOutcome(outcome) {
    switch (outcome.kind) {
        case 'answered':
            return `Health checks failed with these codes: [${outcome.status}]`;
        case 'timed-out':
            return 'Request timed out';
        case 'failed':
            return 'Health checks failed';
    }
}

;// CONCATENATED MODULE: ./lib/local/runtime/target.js





/** A fast local ECS must not check without a pause. */
const SHORTEST_INTERVAL_MS = 50;
/** A registered target: its health, the requests that are under way to it, its connections. */
class Target {
    endpoint;
    agent = new external_node_http_.Agent({ keepAlive: true });
    world;
    leaving = new AbortController();
    idle = defer();
    health = INITIAL_HEALTH;
    underWay = 0;
    constructor(endpoint, world) {
        this.endpoint = endpoint;
        this.world = world;
    }
    get isHealthy() {
        return this.health.state === 'healthy' && !this.leaving.signal.aborted;
    }
    /** Checks at once and then every interval, until the target leaves. */
    async watch() {
        const { signal } = this.leaving;
        while (!signal.aborted) {
            const begun = performance.now();
            await this.check(signal);
            const intervalMs = (this.world.settings().healthCheckIntervalSeconds * 1000) / this.world.speed;
            const pauseMs = Math.max(intervalMs - (performance.now() - begun), SHORTEST_INTERVAL_MS);
            await (0,external_node_timers_promises_.setTimeout)(pauseMs, undefined, { signal }).catch(() => undefined);
        }
    }
    beginRequest() {
        this.underWay += 1;
    }
    endRequest() {
        this.underWay -= 1;
        if (this.underWay === 0 && this.leaving.signal.aborted)
            this.idle.resolve();
    }
    /**
     * Takes no new request. Resolves when none is under way and every connection is closed, so that the container may
     * stop; at the latest after the deregistration delay.
     */
    async drain() {
        this.leaving.abort();
        if (this.underWay > 0) {
            const limit = new AbortController();
            const delayMs = (this.world.settings().deregistrationDelaySeconds * 1000) / this.world.speed;
            const delayed = (0,external_node_timers_promises_.setTimeout)(delayMs, undefined, { signal: limit.signal }).catch(() => undefined);
            await Promise.race([this.idle.promise, delayed]);
            limit.abort();
        }
        this.agent.destroy();
    }
    /** Ends checks and connections at once. */
    close() {
        this.leaving.abort();
        this.agent.destroy();
    }
    async check(signal) {
        const settings = this.world.settings();
        const timeoutMs = settings.healthCheckTimeoutSeconds * 1000;
        const outcome = await checkTarget(this.endpoint, { path: settings.healthCheckPath, timeoutMs, signal });
        if (signal.aborted)
            return;
        const before = this.health;
        this.health = addCheck(before, outcome, settings);
        if (this.health.state !== before.state)
            this.world.onHealth(this.health);
    }
}

;// CONCATENATED MODULE: ./lib/local/runtime/target-group.js



/** Tries of one request, each on another target where there is one. */
const MOST_TRIES = 3;
/** A listener and the targets that it spreads requests over, in turn. */
class TargetGroup {
    settings;
    world;
    /** By task ARN, in the order of registration. */
    targets = new Map();
    listener;
    turn = 0;
    alternate;
    /** Percent that the alternate group has not been given yet. */
    owed = 0;
    constructor(settings, world) {
        this.settings = settings;
        this.world = world;
    }
    /** Makes the listener, or changes it; targets keep their health. */
    serve(settings) {
        this.settings = settings;
        if (this.listener?.port === settings.listenPort)
            return;
        if (this.listener !== undefined)
            void closeServer(this.listener.server);
        this.listener = settings.listenPort === 0 ? undefined : { server: this.listen(), port: settings.listenPort };
    }
    /** Gives a part of the requests on this group's listener to another group. @param weight percent */
    share(group, weight) {
        this.alternate = group === undefined || weight === 0 ? undefined : { group, weight };
        this.owed = 0;
    }
    register(taskArn, endpoint) {
        this.targets.get(taskArn)?.close();
        const target = new Target(endpoint, {
            settings: () => this.settings,
            speed: this.world.speed,
            onHealth: (health) => this.world.onHealth(taskArn, health),
        });
        this.targets.set(taskArn, target);
        void target.watch();
    }
    /** Resolves when the target is drained; at once when it is not registered. */
    async deregister(taskArn) {
        const target = this.targets.get(taskArn);
        this.targets.delete(taskArn);
        await target?.drain();
    }
    async close() {
        for (const target of this.targets.values())
            target.close();
        this.targets.clear();
        if (this.listener !== undefined)
            await closeServer(this.listener.server);
    }
    listen() {
        const server = (0,external_node_http_.createServer)((incoming, answer) => void this.spread({ incoming, answer }));
        const { name, listenPort } = this.settings;
        server.on('error', (fault) => {
            this.world.warn(`The load balancer of target group ${name} cannot listen on 127.0.0.1:${listenPort}: ${fault.message}`);
        });
        return server.listen(listenPort, '127.0.0.1');
    }
    async spread(exchange) {
        const group = this.chooseGroup();
        const tried = new Set();
        for (let tries = 0; tries < MOST_TRIES; tries += 1) {
            const target = group.choose(tried);
            if (target === undefined)
                break;
            tried.add(target);
            if ((await forwardRequest(exchange, target)) === 'answered')
                return;
        }
        if (tried.size === 0)
            answerPlainly(exchange.answer, 503, `No healthy target in target group ${group.settings.name}.`);
        else
            answerPlainly(exchange.answer, 502, `No target in target group ${group.settings.name} took the connection.`);
    }
    /** Of a hundred requests in a row as many as its weight go to the alternate group, evenly between the others. */
    chooseGroup() {
        if (this.alternate === undefined)
            return this;
        this.owed += this.alternate.weight;
        if (this.owed < 100)
            return this;
        this.owed -= 100;
        return this.alternate.group;
    }
    /** The next healthy target in turn that was not tried; with none left, one that was. */
    choose(tried) {
        const healthy = [...this.targets.values()].filter((each) => each.isHealthy);
        const fresh = healthy.filter((each) => !tried.has(each));
        const choice = fresh.length > 0 ? fresh : healthy;
        this.turn += 1;
        return choice[this.turn % Math.max(choice.length, 1)];
    }
}
/** Open connections are cut, else a client that keeps one alive would keep the server. */
function closeServer(server) {
    return new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
    });
}

;// CONCATENATED MODULE: ./lib/local/runtime/load-balancer.js

/** Facts are never told while `perform` runs. */
function createLoadBalancer(options) {
    const groups = new Map();
    const tellHealth = (targetGroupArn, taskArn, { state, reason }) => {
        if (state === 'initial')
            return;
        options.tell({ kind: 'target-health', targetGroupArn, taskArn, state, ...(reason !== undefined && { reason }) });
    };
    const serve = (effect) => {
        const { targetGroupArn, targetGroup } = effect;
        const world = {
            speed: options.speed,
            warn: options.warn,
            onHealth: (taskArn, health) => tellHealth(targetGroupArn, taskArn, health),
        };
        const group = groups.get(targetGroupArn) ?? new TargetGroup(targetGroup, world);
        groups.set(targetGroupArn, group);
        group.serve(targetGroup);
    };
    const deregister = async (targetGroupArn, taskArn) => {
        await groups.get(targetGroupArn)?.deregister(taskArn);
        options.tell({ kind: 'target-drained', targetGroupArn, taskArn });
    };
    return {
        perform: (effect) => {
            if (effect.kind === 'serve-target-group')
                serve(effect);
            else if (effect.kind === 'route-traffic') {
                const alternate = groups.get(effect.alternateTargetGroupArn);
                groups.get(effect.targetGroupArn)?.share(alternate, effect.alternateWeight);
            }
            else if (effect.kind === 'deregister-target')
                void deregister(effect.targetGroupArn, effect.taskArn);
            else
                groups.get(effect.targetGroupArn)?.register(effect.taskArn, effect);
        },
        close: async () => {
            await Promise.all([...groups.values()].map((group) => group.close()));
        },
    };
}

;// CONCATENATED MODULE: ./lib/local/runtime/metadata-document.js


const VCPU_UNITS = 1024;
/** What docker says of a moment that has not come. */
const NEVER = '0001-01-01T00:00:00Z';
/** `${ECS_CONTAINER_METADATA_URI_V4}/task` */
function writeTaskMetadata(task) {
    const { described, definition } = task;
    const group = read_json_readText(described.group) ?? '';
    return omitAbsent({
        Cluster: described.clusterArn,
        ServiceName: group.startsWith('service:') ? group.slice('service:'.length) : undefined,
        TaskARN: described.taskArn,
        Family: definition.family,
        Revision: definition.revision === undefined ? undefined : String(definition.revision),
        DesiredStatus: described.desiredStatus,
        KnownStatus: described.lastStatus,
        Limits: writeTaskLimits(definition),
        PullStartedAt: writeTime(described.pullStartedAt),
        PullStoppedAt: writeTime(described.pullStoppedAt),
        ExecutionStoppedAt: writeTime(described.executionStoppedAt),
        AvailabilityZone: described.availabilityZone,
        LaunchType: described.launchType,
        Containers: [...task.containers.keys()].map((name) => writeContainerMetadata(task, name)),
    });
}
/** `${ECS_CONTAINER_METADATA_URI_V4}/taskWithTags` */
function writeTaskWithTags(task) {
    return omitAbsent({
        ...writeTaskMetadata(task),
        TaskTags: writeTags(read_json_readObjects(task.described.tags)),
        ContainerInstanceTags: writeTags(task.instanceTags),
    });
}
/** `${ECS_CONTAINER_METADATA_URI_V4}` */
function writeContainerMetadata(task, name) {
    const described = findNamed(task.described.containers, name);
    const definition = findNamed(task.definition.containerDefinitions, name);
    const { inspected = {}, restartCount } = task.containers.get(name) ?? {};
    const state = read_json_readObject(inspected.State);
    const log = read_json_readObject(definition.logConfiguration);
    const hasExited = state.Status === 'exited';
    return omitAbsent({
        DockerId: inspected.Id,
        Name: name,
        DockerName: read_json_readText(inspected.Name)?.replace(/^\//, ''),
        Image: described.image ?? definition.image,
        ImageID: described.imageDigest ?? inspected.Image,
        Ports: writePorts(task, name),
        Labels: writeLabels(readTextMembers(read_json_readObject(inspected.Config).Labels)),
        DesiredStatus: task.described.desiredStatus,
        KnownStatus: described.lastStatus,
        ExitCode: hasExited ? state.ExitCode : undefined,
        Limits: omitAbsent({ CPU: readUnits(described.cpu), Memory: readUnits(described.memory) }),
        CreatedAt: inspected.Created,
        StartedAt: readMoment(state.StartedAt),
        FinishedAt: hasExited ? readMoment(state.FinishedAt) : undefined,
        Type: 'NORMAL',
        Health: writeHealth(state.Health),
        LogDriver: log.logDriver,
        LogOptions: log.options,
        ContainerARN: described.containerArn,
        RestartCount: restartCount,
        Networks: writeNetworks(task, name),
    });
}
function findNamed(list, name) {
    return read_json_readObjects(list).find((each) => each.name === name) ?? {};
}
/** CPU in vCPUs, memory in MiB; absent where the task definition sets none. */
function writeTaskLimits(definition) {
    const cpu = readUnits(definition.cpu);
    const memory = readUnits(definition.memory);
    if (cpu === undefined && memory === undefined)
        return undefined;
    return omitAbsent({ CPU: cpu === undefined ? undefined : cpu / VCPU_UNITS, Memory: memory });
}
function readUnits(from) {
    const units = Number(from ?? Number.NaN);
    return Number.isFinite(units) ? units : undefined;
}
/** @param seconds since the epoch */
function writeTime(seconds) {
    const value = read_json_readNumber(seconds);
    return value === undefined ? undefined : new Date(value * 1000).toISOString();
}
function readMoment(from) {
    const moment = read_json_readText(from);
    return moment === NEVER ? undefined : moment;
}
function writeTags(tags) {
    return tags.length === 0 ? undefined : Object.fromEntries(tags.map(({ key, value }) => [String(key), value]));
}
/** Our own labels are for cleaning up; who may read them could tell them from docker anyway. */
function writeLabels(labels) {
    return Object.fromEntries(Object.entries(labels).filter(([name]) => !name.startsWith('slipway.')));
}
function writeHealth(health) {
    const status = read_json_readText(read_json_readObject(health).Status);
    if (status === undefined || status === 'none')
        return undefined;
    const last = read_json_readObjects(read_json_readObject(health).Log).at(-1) ?? {};
    const known = status === 'starting' ? 'UNKNOWN' : status.toUpperCase();
    return omitAbsent({ status: known, statusSince: last.End, output: last.Output });
}
/** Of docker's ports those of this container: containers that share a network have one list. */
function writePorts(task, name) {
    const published = read_json_readObject(findNetworkHolder(task, name).Ports);
    const ports = read_json_readObjects(findNamed(task.definition.containerDefinitions, name).portMappings).flatMap((mapping) => {
        const protocol = read_json_readText(mapping.protocol) ?? 'tcp';
        return listContainerPorts(mapping).flatMap((port) => read_json_readObjects(published[`${port}/${protocol}`]).map((binding) => ({
            ContainerPort: port,
            Protocol: protocol,
            HostPort: Number(binding.HostPort),
            HostIp: read_json_readText(binding.HostIp) ?? '',
        })));
    });
    return ports.length === 0 ? undefined : ports;
}
/** The address that other containers reach this one at. */
function writeNetworks(task, name) {
    const networks = read_json_readObject(findNetworkHolder(task, name).Networks);
    const addresses = Object.values(networks).flatMap((each) => {
        const address = read_json_readText(read_json_readObject(each).IPAddress);
        return address === undefined || address === '' ? [] : [address];
    });
    return [{ NetworkMode: read_json_readText(task.definition.networkMode) ?? 'bridge', IPv4Addresses: addresses }];
}
/** The network settings of the container whose network this one is in: mostly its own. */
function findNetworkHolder(task, name) {
    const own = task.containers.get(name)?.inspected ?? {};
    const [, holder] = /^container:(.+)$/.exec(read_json_readText(read_json_readObject(own.HostConfig).NetworkMode) ?? '') ?? [];
    const all = [...task.containers.values()].map(({ inspected }) => inspected);
    const found = holder === undefined ? own : all.find((each) => each.Id === holder || each.Name === `/${holder}`);
    return read_json_readObject(found?.NetworkSettings);
}
/** The labels that the ECS agent puts on each container (ECS Developer Guide, task metadata examples). */
function writeAgentLabels(taskArn, definition, container) {
    const cluster = taskArn.split('/').at(-2) ?? '';
    return {
        'com.amazonaws.ecs.cluster': cluster,
        'com.amazonaws.ecs.container-name': container,
        'com.amazonaws.ecs.task-arn': taskArn,
        'com.amazonaws.ecs.task-definition-family': read_json_readText(definition.family) ?? '',
        'com.amazonaws.ecs.task-definition-version': String(definition.revision ?? ''),
    };
}

;// CONCATENATED MODULE: ./lib/local/runtime/metadata-endpoint.js




/**
 * Opens the endpoint on the bridge's own address, which containers reach and other machines do not: it answers
 * containers of the bridge only, and each only at its own path of 128 random bits.
 *
 * @throws Error when this machine has no such address: Docker Engine runs elsewhere, in a virtual machine or rootless
 */
async function openMetadataEndpoint(bridge, engine) {
    const subjects = new Map();
    const server = (0,external_node_http_.createServer)((asked, answer) => {
        const isContainer = bridge.hasContainer(asked.socket.remoteAddress ?? '');
        void metadata_endpoint_reply({ asked, answer, find: (token) => (isContainer ? subjects.get(token) : undefined), engine });
    });
    const port = await listenOn(server, bridge.gateway);
    return {
        open: (subject) => {
            const token = (0,external_node_crypto_.randomBytes)(16).toString('hex');
            subjects.set(token, subject);
            const origin = `http://${bridge.gateway}:${port}`;
            return {
                environment: [
                    { name: 'ECS_CONTAINER_METADATA_URI', value: `${origin}/v3/${token}` },
                    { name: 'ECS_CONTAINER_METADATA_URI_V4', value: `${origin}/v4/${token}` },
                ],
                end: () => subjects.delete(token),
            };
        },
        close: () => {
            server.close();
            server.closeAllConnections();
        },
    };
}
function listenOn(server, address) {
    return new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(0, address, () => resolve(server.address().port));
    });
}
/** Version 3 is answered as version 4, which only has members more. */
async function metadata_endpoint_reply({ asked, answer, find, engine }) {
    const [, token = '', path = ''] = /^\/v[34]\/([0-9a-f]{32})(\/[a-zA-Z/]*)?$/.exec(asked.url ?? '') ?? [];
    const subject = asked.method === 'GET' ? find(token) : undefined;
    try {
        const task = await subject?.observe();
        const content = subject && task ? await readPath(path, { task, subject, engine }) : undefined;
        send(answer, content === undefined ? 404 : 200, content ?? 'There is no such metadata.');
    }
    catch (thrown) {
        send(answer, 500, readNodeFault(thrown).message);
    }
}
async function readPath(path, { task, subject, engine }) {
    switch (path.replace(/\/$/, '')) {
        case '':
            return writeContainerMetadata(task, subject.container);
        case '/task':
            return writeTaskMetadata(task);
        case '/taskWithTags':
            return writeTaskWithTags(task);
        case '/stats':
            return readStats(engine, task.containers.get(subject.container)?.inspected.Id);
        case '/task/stats': {
            const ids = [...task.containers.values()].map(({ inspected }) => String(inspected.Id));
            return Object.fromEntries(await Promise.all(ids.map(async (id) => [id, await readStats(engine, id)])));
        }
        default:
            return undefined;
    }
}
/** Docker takes two samples, a second apart, so that shares of CPU can be computed. */
function readStats(engine, id) {
    return engine.ask({ method: 'GET', path: `/containers/${String(id)}/stats?stream=false` });
}
function send(answer, status, content) {
    answer.writeHead(status, { 'content-type': 'application/json' });
    answer.end(JSON.stringify(content));
}

;// CONCATENATED MODULE: ./lib/local/runtime/task-address.js

const task_address_LAST = 254;
function createAddressPool() {
    const taken = new Set();
    const reserve = async (address, ports) => {
        if (taken.has(address))
            return false;
        taken.add(address);
        const held = await Promise.all(ports.map((port) => host_ports_isHeld(address, port, 'tcp')));
        if (held.some(Boolean))
            taken.delete(address);
        return taken.has(address);
    };
    return {
        take: async (ports) => {
            for (let last = 1; last <= task_address_LAST; last += 1) {
                const address = `127.0.2.${last}`;
                if (await reserve(address, ports))
                    return address;
            }
            throw new Error(`no address of 127.0.2.1 to 127.0.2.${task_address_LAST} is free`);
        },
        giveBack: (address) => taken.delete(address),
    };
}

;// CONCATENATED MODULE: ./lib/local/runtime/start-fault.js
/** Why a task did not come to run, in the words of ECS. */


class StartFault extends Error {
    failure;
    constructor(failure) {
        super(failure.reason);
        this.name = 'StartFault';
        this.failure = failure;
    }
}
/** A pull failure is the task's own reason; other steps leave `Task failed to start` there and tell at the container. */
function describeFault(step, container, thrown) {
    const containerReason = `${step}: ${quote(thrown)}`;
    const reason = step === 'CannotPullContainerError' ? containerReason : 'Task failed to start';
    return new StartFault({ reason, container, containerReason });
}
/** A dependency that cannot come about any more. The wording is not documented; assumed. */
function describeUnmetDependency(container, needed, condition) {
    const containerReason = `CannotStartContainerError: dependency on container ${needed} was not met: it did not become ${condition}`;
    return new StartFault({ reason: 'Task failed to start', container, containerReason });
}
/** A dependency that took longer than its `startTimeout`. The wording is not documented; assumed. */
function describeLateDependency(container, needed, condition) {
    const containerReason = `CannotStartContainerError: dependency on container ${needed} has timed out: it did not become ${condition} within its startTimeout`;
    return new StartFault({ reason: 'Task failed to start', container, containerReason });
}
/**
 * Ours, not ECS's: what could reach the machine that the local ECS runs on.
 * @param what follows `the local ECS does not`
 */
function describeRefused(container, what) {
    const containerReason = `CannotCreateContainerError: the local ECS does not ${what}`;
    return new StartFault({ reason: 'Task failed to start', container, containerReason });
}
/** A volume that cannot be made. The wording is ours. */
function describeVolumeFault(said) {
    return new StartFault({ reason: `ResourceInitializationError: ${said}` });
}
/** ECS Developer Guide, ResourceInitializationError. @param said holds no value of a secret */
function describeMissingSecret(container, said) {
    return failResources(container, `unable to pull secrets or registry auth: execution resource retrieval failed: ${said}`);
}
/** ECS Developer Guide, ResourceInitializationError; what follows the lead is ours. */
function describeMissingFile(container, thrown) {
    return failResources(container, `failed to download env files: ${readNodeFault(thrown).message}`);
}
function failResources(container, said) {
    const reason = `ResourceInitializationError: ${said}`;
    return new StartFault({ reason, container, containerReason: reason });
}
/** Anything thrown while a task started; what is not a `StartFault` comes from Docker Engine not answering. */
function readFailure(thrown) {
    if (thrown instanceof StartFault)
        return thrown.failure;
    return { reason: `CannotCreateContainerError: ${quote(thrown)}` };
}
/** Docker's own words with the lead that its client and the ECS agent give them. */
function quote(thrown) {
    if (thrown instanceof DockerEngineError)
        return `Error response from daemon: ${thrown.message}`;
    return `Cannot connect to the Docker daemon: ${readNodeFault(thrown).message}`;
}

;// CONCATENATED MODULE: ./lib/local/runtime/await-dependencies.js



/**
 * Waits until all that a container depends on has come about.
 *
 * @throws StartFault when one cannot come about, or takes longer than its `startTimeout`; the signal's reason
 */
async function awaitDependencies(container, dependencies, { containers, signal }) {
    const ended = defer();
    signal.addEventListener('abort', () => ended.resolve('ended'), { once: true });
    for (const { container: needed, condition } of dependencies) {
        const other = containers.get(needed);
        const patience = new AbortController();
        const met = await Promise.race([
            other?.awaitCondition(condition) ?? false,
            condition === 'START' || other === undefined ? ended.promise : awaitTimeout(other, patience.signal),
            ended.promise,
        ]);
        patience.abort();
        signal.throwIfAborted();
        if (met === false)
            throw describeUnmetDependency(container, needed, condition);
        if (met === 'late')
            throw describeLateDependency(container, needed, condition);
    }
}
/** From its start on, in real time: what it does in it is real work. Never settles without a `startTimeout`. */
async function awaitTimeout(container, signal) {
    const { startTimeoutSeconds } = container.specification;
    if (startTimeoutSeconds === undefined)
        return new Promise(() => undefined);
    await container.started.promise;
    await (0,external_node_timers_promises_.setTimeout)(startTimeoutSeconds * 1000, undefined, { signal, ref: false }).catch(() => undefined);
    return 'late';
}

;// CONCATENATED MODULE: ./lib/local/runtime/linux-body.js
const MIB = 1024 * 1024;
/** Linux takes no fewer CPU shares; the ECS agent gives 2 to a container that asks for 0 or 1 (ECS API reference). */
const FEWEST_CPU_SHARES = 2;
/** Swap is withheld unless asked for, so that a container over its limit is killed as on an instance without swap. */
function writeLimits(container, taskMemoryMiB) {
    const limitMiB = container.memoryMiB ?? taskMemoryMiB;
    const reservationMiB = container.memoryReservationMiB;
    const { swapMiB = 0, swappiness, sharedMemoryMiB } = container.linux;
    return {
        CpuShares: Math.max(container.cpu, FEWEST_CPU_SHARES),
        ...(limitMiB !== undefined && { Memory: limitMiB * MIB, MemorySwap: (limitMiB + swapMiB) * MIB }),
        ...(reservationMiB !== undefined && { MemoryReservation: reservationMiB * MIB }),
        // It is ignored without maxSwap (ECS API reference, LinuxParameters).
        ...(swappiness !== undefined && swapMiB > 0 && { MemorySwappiness: swappiness }),
        ...(sharedMemoryMiB !== undefined && { ShmSize: sharedMemoryMiB * MIB }),
        Ulimits: container.ulimits.map((each) => ({ Name: each.name, Soft: each.soft, Hard: each.hard })),
    };
}
function writeLinux(linux) {
    const tmpfs = linux.tmpfs.map(({ path, sizeMiB, mountOptions }) => [
        path,
        [`size=${sizeMiB}m`, ...mountOptions].join(','),
    ]);
    return {
        ...(linux.addedCapabilities.length > 0 && { CapAdd: [...linux.addedCapabilities] }),
        ...(linux.droppedCapabilities.length > 0 && { CapDrop: [...linux.droppedCapabilities] }),
        ...(linux.securityOptions.length > 0 && { SecurityOpt: [...linux.securityOptions] }),
        ...(linux.hasInit && { Init: true }),
        ...(tmpfs.length > 0 && { Tmpfs: Object.fromEntries(tmpfs) }),
    };
}
/** @param nameOf gives a container's name on Docker Engine */
function writeNamespaces(namespaces, nameOf) {
    const { processes, ipc, kernelParameters } = namespaces;
    return {
        ...(processes !== undefined && { PidMode: `container:${nameOf(processes)}` }),
        ...(ipc.kind === 'joined' && { IpcMode: `container:${nameOf(ipc.container)}` }),
        ...((ipc.kind === 'shareable' || ipc.kind === 'none') && { IpcMode: ipc.kind }),
        ...(Object.keys(kernelParameters).length > 0 && { Sysctls: kernelParameters }),
    };
}

;// CONCATENATED MODULE: ./lib/local/runtime/container-body.js

const NANOSECONDS = 1_000_000_000;
/** The body of Docker Engine's `POST /containers/create`. */
function writeContainerBody(container, place) {
    const { network } = place;
    return {
        Image: place.image,
        Labels: { ...container.labels, ...place.labels },
        Env: place.environment.map((each) => `${each.name}=${each.value}`),
        ...(container.command && { Cmd: [...container.command] }),
        ...(container.entryPoint && { Entrypoint: [...container.entryPoint] }),
        ...(container.user !== undefined && { User: container.user }),
        ...(container.workingDirectory !== undefined && { WorkingDir: container.workingDirectory }),
        ...(container.hostname !== undefined && network.kind !== 'joined' && { Hostname: container.hostname }),
        ...(container.hasTerminal && { Tty: true }),
        ...(container.isInteractive && { OpenStdin: true }),
        ...(container.healthCheck && { Healthcheck: writeHealthCheck(container.healthCheck, place.speed) }),
        ...(network.kind === 'published' && { ExposedPorts: writeExposedPorts(network.ports) }),
        HostConfig: {
            ...writeNetwork(container, place),
            ...writeStorage(container, place),
            ...writeLimits(container, place.taskMemoryMiB),
            ...writeLinux(container.linux),
            ...writeNamespaces(place.namespaces, place.nameOf),
        },
    };
}
function writeNetwork(container, place) {
    const { network } = place;
    if (network.kind === 'none')
        return { NetworkMode: 'none' };
    if (network.kind === 'joined')
        return { NetworkMode: `container:${place.nameOf(network.container)}` };
    return {
        NetworkMode: 'bridge',
        PortBindings: writePortBindings(network.address, network.ports),
        Links: container.links.map((link) => `${place.nameOf(link.container)}:${link.alias}`),
        ExtraHosts: container.extraHosts.map((host) => `${host.name}:${host.value}`),
        ...(container.dnsServers.length > 0 && { Dns: [...container.dnsServers] }),
        ...(container.dnsSearchDomains.length > 0 && { DnsSearch: [...container.dnsSearchDomains] }),
    };
}
function writeExposedPorts(ports) {
    return Object.fromEntries(ports.map((port) => [`${port.containerPort}/${port.protocol}`, {}]));
}
/** An empty host port lets docker pick one. A container port may be published on several host ports. */
function writePortBindings(address, ports) {
    const bindings = {};
    for (const port of ports) {
        const key = `${port.containerPort}/${port.protocol}`;
        const binding = { HostIp: address, HostPort: port.hostPort === 0 ? '' : String(port.hostPort) };
        bindings[key] = [...(bindings[key] ?? []), binding];
    }
    return bindings;
}
function writeStorage(container, place) {
    return {
        Binds: container.mountPoints.map((mount) => `${place.sourceOf(mount.volume)}:${mount.path}${mount.isReadonly ? ':ro' : ''}`),
        VolumesFrom: container.volumesFrom.map((from) => `${place.nameOf(from.container)}${from.isReadonly ? ':ro' : ''}`),
        ReadonlyRootfs: container.isRootReadonly,
        LogConfig: { Type: 'json-file', Config: { 'max-size': '4m', 'max-file': '1' } },
    };
}
/** Waits are scaled, but to no less than a second; the timeout is not, since it bounds real work. */
function writeHealthCheck(check, speed) {
    return {
        Test: [...check.command],
        Interval: Math.round(Math.max(check.intervalSeconds / speed, 1) * NANOSECONDS),
        Timeout: check.timeoutSeconds * NANOSECONDS,
        Retries: check.retries,
        StartPeriod: Math.round((check.startPeriodSeconds / speed) * NANOSECONDS),
    };
}

;// CONCATENATED MODULE: ./lib/local/runtime/linux-specification.js

/** @param container of a task definition */
function readLinuxSpecification(container) {
    const linux = read_json_readObject(container.linuxParameters);
    const capabilities = read_json_readObject(linux.capabilities);
    return {
        addedCapabilities: read_json_readTexts(capabilities.add) ?? [],
        droppedCapabilities: read_json_readTexts(capabilities.drop) ?? [],
        hasDevices: read_json_readObjects(linux.devices).length > 0,
        tmpfs: read_json_readObjects(linux.tmpfs).map((each) => ({
            path: read_json_readText(each.containerPath) ?? '',
            sizeMiB: read_json_readNumber(each.size) ?? 0,
            mountOptions: read_json_readTexts(each.mountOptions) ?? [],
        })),
        sharedMemoryMiB: read_json_readNumber(linux.sharedMemorySize),
        swapMiB: read_json_readNumber(linux.maxSwap),
        swappiness: read_json_readNumber(linux.swappiness),
        hasInit: linux.initProcessEnabled === true,
        securityOptions: read_json_readTexts(container.dockerSecurityOptions) ?? [],
        kernelParameters: Object.fromEntries(read_json_readObjects(container.systemControls).map((each) => [read_json_readText(each.namespace) ?? '', read_json_readText(each.value) ?? ''])),
    };
}
/**
 * Docker's own capabilities, and those whose power ends at the container's own processes and network. Others could reach
 * the machine that the local ECS runs on.
 */
const HARMLESS_CAPABILITIES = [
    'AUDIT_WRITE',
    'CHOWN',
    'DAC_OVERRIDE',
    'FOWNER',
    'FSETID',
    'IPC_LOCK',
    'IPC_OWNER',
    'KILL',
    'MKNOD',
    'NET_ADMIN',
    'NET_BIND_SERVICE',
    'NET_BROADCAST',
    'NET_RAW',
    'SETFCAP',
    'SETGID',
    'SETPCAP',
    'SETUID',
    'SYS_CHROOT',
    'SYS_NICE',
    'SYS_PTRACE',
];
/** What the local ECS does not give a container, in words that end a sentence; undefined when there is nothing. */
function findRefused(linux, isPrivileged) {
    if (isPrivileged)
        return 'run privileged containers';
    if (linux.hasDevices)
        return 'give devices to containers';
    const option = linux.securityOptions.find((each) => !/^no-new-privileges(?:[:=]true)?$/.test(each));
    if (option !== undefined)
        return `set the security option ${option}`;
    const capability = linux.addedCapabilities.find((each) => !HARMLESS_CAPABILITIES.includes(each));
    return capability === undefined ? undefined : `give the capability ${capability}`;
}

;// CONCATENATED MODULE: ./lib/local/runtime/log-tail.js
const HEADER_BYTES = 8;
/** Keeps the last `limit` lines. */
function openLogTail(engine, limit) {
    const lines = [];
    let count = 0;
    const keep = (text) => {
        lines.push({ number: count, monotonicMs: performance.now(), text });
        count += 1;
        if (lines.length > limit)
            lines.shift();
    };
    return { lines, follow: (run) => readLog(engine, run, keep) };
}
/** Evidence is worth having, not worth failing for: a log that breaks off ends where it broke. */
async function readLog(engine, run, keep) {
    try {
        const since = run.since === undefined ? '' : `&since=${writeUnixTime(run.since)}`;
        const path = `/containers/${run.id}/logs?follow=true&stdout=true&stderr=true${since}`;
        const split = run.hasTerminal ? splitLines(keep) : splitLogFrames(keep);
        for await (const bytes of await engine.open({ method: 'GET', path }))
            split.take(bytes);
        split.finish();
    }
    catch {
        // The container was removed or the engine closed.
    }
}
/** Seconds with docker's nine digits of a fraction, which `Date` would cut to three. */
function writeUnixTime(moment) {
    const [, fraction = ''] = /\.(\d+)Z$/.exec(moment) ?? [];
    return `${Math.floor(Date.parse(moment) / 1000)}.${fraction.padEnd(9, '0')}`;
}
/** A terminal ends lines with a carriage return, too. */
function splitLines(keep) {
    const decoder = new TextDecoder();
    let rest = '';
    return {
        take: (bytes) => {
            const lines = (rest + decoder.decode(bytes, { stream: true })).split('\n');
            rest = lines.pop() ?? '';
            for (const line of lines)
                keep(line.replace(/\r$/, ''));
        },
        finish: () => {
            if (rest !== '')
                keep(rest);
        },
    };
}
/**
 * Cuts docker's multiplexed log into lines. Each frame has a header: byte 0 is the stream (1 stdout, 2 stderr),
 * bytes 4 to 7 the length (Docker Engine API, "Attach to a container").
 */
function splitLogFrames(keep) {
    let buffered = Buffer.alloc(0);
    const streams = new Map();
    const write = (number, bytes) => {
        const stream = streams.get(number) ?? splitLines(keep);
        streams.set(number, stream);
        stream.take(bytes);
    };
    return {
        take: (bytes) => {
            buffered = Buffer.concat([buffered, bytes]);
            while (buffered.length >= HEADER_BYTES) {
                const end = HEADER_BYTES + buffered.readUInt32BE(4);
                if (buffered.length < end)
                    return;
                write(buffered[0] ?? 1, buffered.subarray(HEADER_BYTES, end));
                buffered = buffered.subarray(end);
            }
        },
        finish: () => {
            for (const stream of streams.values())
                stream.finish();
        },
    };
}

;// CONCATENATED MODULE: ./lib/local/runtime/port-bindings.js

/** @param key such as `80/tcp` */
function readPortBindings(key, bindings) {
    const [port, protocol] = key.split('/');
    return read_json_readObjects(bindings).map((each) => ({
        bindIP: String(each.HostIp),
        containerPort: Number(port),
        hostPort: Number(each.HostPort),
        protocol: protocol === 'udp' ? 'udp' : 'tcp',
    }));
}
/** Of the bindings of a network that containers share, those of one container; the ports of a range as one. */
function chooseBindings(bindings, ports) {
    const chosen = [];
    const ranges = new Map();
    for (const binding of bindings) {
        const { containerPort, protocol } = binding;
        const port = ports.find((each) => each.containerPort === containerPort && each.protocol === protocol);
        if (port === undefined)
            continue;
        if (port.range === undefined)
            chosen.push(binding);
        else
            ranges.set(port.range, [...(ranges.get(port.range) ?? []), binding]);
    }
    return [...chosen, ...[...ranges].map(([range, members]) => joinRange(range, members))];
}
function joinRange(range, members) {
    const hostPorts = members.map(({ hostPort }) => hostPort);
    return {
        bindIP: members[0]?.bindIP ?? '',
        containerPortRange: range,
        hostPortRange: `${Math.min(...hostPorts)}-${Math.max(...hostPorts)}`,
        protocol: members[0]?.protocol ?? 'tcp',
    };
}

;// CONCATENATED MODULE: ./lib/local/runtime/restart-policy.js
/** When ECS starts a container again by itself (ECS Developer Guide, container restart policy). Values in, values out. */
/** A container that ran for less than the period exits for good. */
function mayRestart(policy, run) {
    if (policy === undefined || policy.ignoredExitCodes.includes(run.exitCode))
        return false;
    return run.ranSeconds >= policy.attemptPeriodSeconds;
}

;// CONCATENATED MODULE: ./lib/local/runtime/container-run.js











const KEPT_LOG_LINES = 1_000;
const LOG_END_WITHIN_MS = 2_000;
/** Docker answers when the container has ended. */
const STOP_MARGIN_SECONDS = 60;
const OUT_OF_MEMORY = 'OutOfMemoryError: Container killed due to memory usage';
/** One container of a task, from its making to its removal. */
class ContainerRun {
    specification;
    /** Name on Docker Engine. */
    dockerName;
    /** Set by the task as the facts are told. */
    started = defer();
    exited = defer();
    healthy = defer();
    /** Settles when the attempt to start is over, well or not. */
    startTried = defer();
    id;
    isStarted = false;
    /** It has been told of. */
    hasExited = false;
    lastTurn = Promise.resolve();
    /** Times that its restart policy has started it again. */
    restartCount = 0;
    log;
    logRead;
    startedMs = 0;
    engine;
    constructor(engine, specification, dockerName) {
        this.engine = engine;
        this.log = openLogTail(engine, KEPT_LOG_LINES);
        this.specification = specification;
        this.dockerName = dockerName;
    }
    get isRunning() {
        return this.isStarted && !this.hasExited;
    }
    get logLines() {
        return this.log.lines;
    }
    /** @throws StartFault `CannotCreateContainerError` */
    async create(place) {
        const { name, linux, isPrivileged } = this.specification;
        const refused = findRefused(linux, isPrivileged);
        if (refused !== undefined)
            throw describeRefused(name, refused);
        try {
            const path = `/containers/create?name=${this.dockerName}`;
            const made = await this.engine.ask({ method: 'POST', path, body: writeContainerBody(this.specification, place) });
            this.id = (0,json/* isJsonObject */.OW)(made) && typeof made.Id === 'string' ? made.Id : undefined;
        }
        catch (thrown) {
            throw describeFault('CannotCreateContainerError', name, thrown);
        }
    }
    /** @throws StartFault `CannotStartContainerError`, with the exit code that docker gave */
    async start() {
        try {
            await this.engine.ask({ method: 'POST', path: `/containers/${this.id}/start` });
            this.isStarted = true;
            this.beginRun();
        }
        catch (thrown) {
            const { failure } = describeFault('CannotStartContainerError', this.specification.name, thrown);
            const exitCode = readState(await this.inspect()).ExitCode;
            throw new StartFault(typeof exitCode === 'number' && exitCode !== 0 ? { ...failure, exitCode } : failure);
        }
    }
    /** Starts it again if its policy says so. @param speed times faster than ECS */
    async restart(exitCode, speed) {
        const run = { exitCode, ranSeconds: ((performance.now() - this.startedMs) / 1000) * speed };
        if (!mayRestart(this.specification.restartPolicy, run))
            return false;
        const since = read_json_readText(readState(await this.inspect()).FinishedAt);
        // Before it runs, since it may ask its metadata at once.
        this.restartCount += 1;
        try {
            await this.engine.ask({ method: 'POST', path: `/containers/${this.id}/start` });
        }
        catch {
            this.restartCount -= 1;
            return false;
        }
        this.beginRun(since);
        return true;
    }
    /** Does one thing after the other, so that a start is not overtaken by news of what was before it. */
    inTurn(act) {
        this.lastTurn = this.lastTurn.then(act);
        return this.lastTurn;
    }
    /** Whether a dependency on this container has come about (true) or cannot any more (false). */
    async awaitCondition(condition) {
        switch (condition) {
            case 'START':
                await this.started.promise;
                return true;
            case 'COMPLETE':
                await this.exited.promise;
                return true;
            case 'SUCCESS':
                return (await this.exited.promise) === 0;
            case 'HEALTHY':
                return Promise.race([this.healthy.promise.then(() => true), this.exited.promise.then(() => false)]);
        }
    }
    /** The ports that docker publishes for this container; those of a container that is gone already are not known. */
    async readBindings() {
        const ports = read_json_readObject(read_json_readObject(read_json_readObject(await this.inspect()).NetworkSettings).Ports);
        return Object.entries(ports).flatMap(([key, bindings]) => readPortBindings(key, bindings ?? null));
    }
    /**
     * What there is to say of an exit. Asking docker also waits until it has given the host ports back: it tells of the
     * exit before (observed with Docker 20.10).
     *
     * @returns undefined for an exit of an earlier run, told again
     */
    async describeExit(exitCode) {
        const state = readState(await this.inspect());
        if (this.restartCount > 0 && state.Running === true)
            return undefined;
        const patience = new AbortController();
        const limit = (0,external_node_timers_promises_.setTimeout)(LOG_END_WITHIN_MS, undefined, { signal: patience.signal }).catch(() => undefined);
        await Promise.race([this.logRead, limit]);
        patience.abort();
        return state.OOMKilled === true ? { exitCode, reason: OUT_OF_MEMORY } : { exitCode };
    }
    /** SIGTERM (or the image's own stop signal), then SIGKILL. Docker counts whole seconds. */
    async stop(speed) {
        const seconds = Math.max(1, Math.ceil(this.specification.stopTimeoutSeconds / speed));
        const signal = AbortSignal.timeout((seconds + STOP_MARGIN_SECONDS) * 1000);
        const stopping = this.engine.ask({ method: 'POST', path: `/containers/${this.id}/stop?t=${seconds}`, signal });
        await stopping.catch(() => undefined);
    }
    async remove() {
        if (this.id !== undefined)
            await removeContainer(this.engine, this.id);
    }
    beginRun(since) {
        this.startedMs = performance.now();
        const { hasTerminal } = this.specification;
        this.logRead = this.log.follow({ id: this.id ?? '', hasTerminal, ...(since !== undefined && { since }) });
    }
    /** Docker's `inspect`; null when it does not answer. */
    async inspect() {
        return this.engine.ask({ method: 'GET', path: `/containers/${this.id}/json` }).catch(() => null);
    }
}
function readState(inspected) {
    return read_json_readObject(read_json_readObject(inspected).State);
}

;// CONCATENATED MODULE: ./lib/local/runtime/observe-task.js

/** Looks at a task, by ECS and by docker; undefined when ECS does not know it any more. */
async function observeTask(task, readTask, runs) {
    const known = readTask(task.taskArn);
    if (known === undefined)
        return undefined;
    const looks = runs
        .filter((run) => run.id !== undefined)
        .map(async (run) => {
        const restartCount = run.specification.restartPolicy === undefined ? undefined : run.restartCount;
        const inspected = read_json_readObject(await run.inspect());
        return [run.specification.name, { inspected, restartCount }];
    });
    return { ...known, definition: task.taskDefinition, containers: new Map(await Promise.all(looks)) };
}

;// CONCATENATED MODULE: ./lib/local/runtime/task-network.js
/**
 * The network of each container by name. In an `awsvpc` task one container holds the network, publishes all ports,
 * and the others join it, so that they meet on localhost as on ECS. A container whose end others await (`COMPLETE`,
 * `SUCCESS`) is gone before there is a network to join: it gets one of its own, with no port.
 *
 * `host` publishes on the task's address too: each instance has an address, not a machine.
 */
function planNetworks(task, address) {
    if (task.networkMode === 'none')
        return new Map(task.containers.map((each) => [each.name, { kind: 'none' }]));
    if (task.networkMode !== 'awsvpc') {
        return new Map(task.containers.map((each) => [
            each.name,
            each.hasNetwork ? { kind: 'published', address, ports: each.ports } : { kind: 'none' },
        ]));
    }
    const stays = listStaying(task);
    const holder = chooseHolder(stays);
    const ports = stays.flatMap((each) => each.ports);
    return new Map(task.containers.map((each) => {
        if (each === holder)
            return [each.name, { kind: 'published', address, ports }];
        if (holder === undefined || !stays.includes(each))
            return [each.name, { kind: 'published', address, ports: [] }];
        return [each.name, { kind: 'joined', container: holder.name }];
    }));
}
/**
 * What must have come about before a container is started: what it asks for, and what docker needs.
 * @param joined containers whose namespaces it is to be in
 */
function listDependencies(container, joined) {
    const linked = [...container.links, ...container.volumesFrom].map((each) => each.container);
    const started = new Set([...linked, ...joined]);
    return [...container.dependsOn, ...[...started].map((name) => ({ container: name, condition: 'START' }))];
}
/** The containers whose end no other awaits: the others are gone before there is anything to share. */
function listStaying(task) {
    return task.containers.filter((each) => !isAwaitedToEnd(task, each.name));
}
/**
 * A container that waits for none of those that would join it; an essential one where there is, since the task ends
 * with it anyway.
 */
function chooseHolder(stays) {
    const names = new Set(stays.map((each) => each.name));
    const free = stays.filter((each) => !listDependencies(each, []).some((needed) => names.has(needed.container)));
    return free.find((each) => each.isEssential) ?? free[0];
}
function isAwaitedToEnd(task, name) {
    return task.containers.some((each) => each.dependsOn.some((needed) => needed.container === name && (needed.condition === 'COMPLETE' || needed.condition === 'SUCCESS')));
}

;// CONCATENATED MODULE: ./lib/local/runtime/task-namespaces.js

const OWN_NAMESPACES = { processes: undefined, ipc: { kind: 'own' }, kernelParameters: {} };
/** The containers whose namespaces a container is in. */
function listJoined(network, { processes, ipc } = OWN_NAMESPACES) {
    const joined = [
        network?.kind === 'joined' ? network.container : undefined,
        processes,
        ipc.kind === 'joined' ? ipc.container : undefined,
    ];
    return joined.filter((each) => each !== undefined);
}
/**
 * One container holds what the task shares, as the agent's pause container does on ECS: it is the one that holds the
 * network of an `awsvpc` task. Kernel parameters of a shared namespace are set there, whichever container asks for them
 * (ECS API reference, SystemControl).
 */
function planNamespaces(task) {
    const stays = listStaying(task);
    const holder = chooseHolder(stays);
    const plan = (container) => {
        const isJoined = holder !== undefined && container !== holder && stays.includes(container);
        return {
            processes: task.pidMode === 'task' && isJoined ? holder.name : undefined,
            ipc: planIpc(task, container === holder, isJoined ? holder.name : undefined),
            kernelParameters: chooseParameters(task, container, { stays, holder }),
        };
    };
    return new Map(task.containers.map((each) => [each.name, plan(each)]));
}
function planIpc(task, isHolder, joined) {
    if (task.ipcMode === 'none')
        return { kind: 'none' };
    if (task.ipcMode !== 'task')
        return { kind: 'own' };
    if (isHolder)
        return { kind: 'shareable' };
    return joined === undefined ? { kind: 'own' } : { kind: 'joined', container: joined };
}
function chooseParameters(task, container, { stays, holder }) {
    const isShared = (name) => name.startsWith('net.') ? task.networkMode === 'awsvpc' : task.ipcMode === 'task';
    const own = Object.entries(container.linux.kernelParameters);
    if (holder === undefined || !stays.includes(container))
        return Object.fromEntries(own);
    if (container !== holder)
        return Object.fromEntries(own.filter(([name]) => !isShared(name)));
    const all = stays.flatMap((each) => Object.entries(each.linux.kernelParameters));
    return Object.fromEntries([...own, ...all.filter(([name]) => isShared(name))]);
}

;// CONCATENATED MODULE: ./lib/local/runtime/place-container.js



/** Name on Docker Engine of a container of a task. */
function nameContainer({ prefix }, container) {
    return `${prefix}-${container}`;
}
/** A container among the others of its prepared task. Values in, values out. */
function placeContainer(container, parts) {
    const { named, prepared, world, metadata } = parts;
    const { name } = container;
    const { taskArn, taskDefinition } = named.task;
    const ours = { ...world.labels, [LABELS.task]: taskArn, [LABELS.container]: name };
    return {
        image: prepared.images.get(name)?.reference ?? '',
        labels: { ...writeAgentLabels(taskArn, taskDefinition, name), ...ours },
        environment: [...(prepared.environments.get(name) ?? []), ...metadata],
        network: prepared.networks.get(name) ?? { kind: 'none' },
        namespaces: prepared.namespaces.get(name) ?? OWN_NAMESPACES,
        nameOf: (other) => nameContainer(named, other),
        sourceOf: prepared.volumes.sourceOf,
        taskMemoryMiB: named.specification.memoryMiB,
        speed: world.speed,
    };
}

;// CONCATENATED MODULE: ./lib/local/runtime/container-environment.js
/**
 * One value a name. `environment` wins over files, and a file over those after it (ECS Developer Guide, environment
 * files). That a secret wins over both is not documented; assumed.
 */
function mergeEnvironment({ files, environment, secrets }) {
    const merged = new Map();
    for (const { name, value } of [...files.toReversed().flat(), ...environment, ...secrets])
        merged.set(name, value);
    return [...merged].map(([name, value]) => ({ name, value }));
}
/**
 * Reads a file of `NAME=VALUE` lines. Lines that begin with `#` are comments; blanks and quotation marks are part of the
 * value; nothing is expanded (ECS Developer Guide, environment files). A line without a name or a value is passed over,
 * as by the ECS agent; of a name that comes twice the last value counts: not documented; assumed.
 */
function parseEnvironmentFile(text) {
    return text.split(/\r?\n/).flatMap((line) => {
        const at = line.indexOf('=');
        if (line.startsWith('#') || at < 1 || at === line.length - 1)
            return [];
        return [{ name: line.slice(0, at), value: line.slice(at + 1) }];
    });
}

;// CONCATENATED MODULE: ./lib/local/runtime/fetch-image.js


/**
 * Has an image on Docker Engine. A reference to the embedded registry is pinned first, since its tags move; what Docker
 * Engine has already, it does not pull again.
 *
 * @throws DockerEngineError in docker's own words
 */
async function fetchImage(store, wanted, signal) {
    const isEmbedded = wanted.startsWith(`${store.images.registry}/`);
    const pinned = isEmbedded ? store.images.resolveDigest(wanted)?.pinned : undefined;
    const reference = pinned ?? wanted;
    const isTrusted = !isEmbedded || pinned !== undefined;
    const found = isTrusted ? await inspectImage(store.engine, reference) : undefined;
    if (found !== undefined)
        return { reference, digest: readDigest(found, reference) };
    const headers = isEmbedded ? { 'x-registry-auth': writeLogin(store.images) } : {};
    if (isEmbedded)
        store.notePull(reference);
    await pullImage(store.engine, reference, { headers, signal });
    const pulled = await inspectImage(store.engine, reference);
    return { reference, digest: readDigest(pulled ?? null, reference) };
}
async function inspectImage(engine, reference) {
    try {
        return await engine.ask({ method: 'GET', path: `/images/${encodeURIComponent(reference)}/json` });
    }
    catch (thrown) {
        if (thrown instanceof DockerEngineError && thrown.status === 404)
            return undefined;
        throw thrown;
    }
}
/** Without a tag docker would pull all tags of the repository. */
async function pullImage(engine, reference, options) {
    const named = readRepository(reference) === reference ? `${reference}:latest` : reference;
    const path = `/images/create?fromImage=${encodeURIComponent(named)}`;
    const answer = await engine.open({ method: 'POST', path, ...options });
    let fault;
    const take = splitJsonLines((progress) => {
        if (typeof progress.error === 'string')
            fault = progress.error;
    });
    for await (const bytes of answer)
        take(bytes);
    if (fault !== undefined)
        throw new DockerEngineError(0, fault);
}
/** Docker Engine API, "Authentication": JSON in base64url in a header; its decoder wants the padding too. */
function writeLogin(images) {
    const login = { ...images.authorize(), serveraddress: images.registry };
    const encoded = Buffer.from(JSON.stringify(login)).toString('base64');
    return encoded.replaceAll('+', '-').replaceAll('/', '_');
}
/** The digest under which the repository of the reference holds the image. */
function readDigest(image, reference) {
    const repository = readRepository(reference);
    const digests = (0,json/* isJsonObject */.OW)(image) && Array.isArray(image.RepoDigests) ? image.RepoDigests : [];
    for (const each of digests) {
        const [holder, digest] = typeof each === 'string' ? each.split('@') : [];
        if (holder === repository)
            return digest;
    }
    return undefined;
}
/** A reference without its `:tag` and `@digest`. A colon before the last slash belongs to a port. */
function readRepository(reference) {
    const [named = ''] = reference.split('@');
    const colon = named.indexOf(':', named.lastIndexOf('/') + 1);
    return colon < 0 ? named : named.slice(0, colon);
}

;// CONCATENATED MODULE: ./lib/local/runtime/fix-host-ports.js
/**
 * Chooses host ports in a row for each range of a task, and those of containers with a restart policy: docker would
 * give others when it starts a container again, and a load balancer would ask the ones before.
 */
async function fixHostPorts(containers, address, pool) {
    const taken = [];
    const take = async (run) => {
        const first = await pool.take(address, run);
        taken.push(() => pool.giveBack(address, run, first));
        return first;
    };
    const ports = new Map();
    for (const { name, ports: asked, restartPolicy } of containers) {
        const fixed = [];
        for (const group of groupPorts(asked)) {
            const [{ hostPort, range, protocol } = { hostPort: 1, protocol: 'tcp', range: undefined }] = group;
            const isOurs = hostPort === 0 && (range !== undefined || restartPolicy !== undefined);
            const first = isOurs ? await take({ count: group.length, protocol }) : undefined;
            fixed.push(...group.map((each, at) => (first === undefined ? each : { ...each, hostPort: first + at })));
        }
        ports.set(name, fixed);
    }
    const giveBack = () => {
        for (const each of taken)
            each();
    };
    return { ports, giveBack };
}
/** The ports of a range together, in order; any other by itself. */
function groupPorts(ports) {
    const groups = new Map();
    for (const [at, port] of ports.entries()) {
        const key = port.range === undefined ? String(at) : `${port.range}/${port.protocol}`;
        groups.set(key, [...(groups.get(key) ?? []), port]);
    }
    return [...groups.values()];
}

;// CONCATENATED MODULE: ./lib/local/runtime/secret.js

/**
 * Finds the value that a `valueFrom` means: the name or ARN of a parameter, or the ARN of a secret, which may be followed
 * by `:json-key:version-stage:version-id` (ECS Developer Guide, secrets in environment variables). A version other than
 * the current one is found only under the whole `valueFrom`.
 */
function findSecret(values, valueFrom) {
    const own = readOwn(values, valueFrom);
    if (own !== undefined)
        return { value: own };
    const parts = valueFrom.split(':');
    return parts[2] === 'secretsmanager' ? findInManager(values, valueFrom, parts) : findParameter(values, valueFrom);
}
function findInManager(values, valueFrom, parts) {
    const [name = '', jsonKey = '', stage = '', version = ''] = parts.slice(6);
    const isCurrent = (stage === '' || stage === 'AWSCURRENT') && version === '';
    const arn = parts.slice(0, 7).join(':');
    const value = isCurrent ? readFirst(values, [arn, dropSuffix(arn), name, dropSuffix(name)]) : undefined;
    if (value === undefined) {
        const why = "ResourceNotFoundException: Secrets Manager can't find the specified secret.";
        return failManager(`failed to fetch secret ${valueFrom} from secrets manager: ${why}`);
    }
    return jsonKey === '' ? { value } : readKey(value, jsonKey);
}
/** Secrets Manager adds a hyphen and six characters to the name (Secrets Manager User Guide, ARN). */
function dropSuffix(name) {
    return name.replace(/-[A-Za-z0-9]{6}$/, '');
}
function readKey(text, key) {
    const value = readOwn(secret_parseObject(text), key);
    if (value === undefined || value === null) {
        return failManager(`retrieved secret from Secrets Manager did not contain json key ${key}`);
    }
    return { value: typeof value === 'string' ? value : JSON.stringify(value) };
}
function secret_parseObject(text) {
    try {
        const parsed = JSON.parse(text);
        return (0,json/* isJsonObject */.OW)(parsed) ? parsed : {};
    }
    catch {
        return {};
    }
}
/** In the ARN a parameter `/a/b` is `parameter/a/b`, and so is `a/b`. */
function findParameter(values, valueFrom) {
    const [, path] = /^arn:[^:]+:ssm:[^:]*:[^:]*:parameter(\/.+)$/.exec(valueFrom) ?? [];
    const value = path === undefined ? undefined : readFirst(values, [path, path.slice(1)]);
    if (value !== undefined)
        return { value };
    const said = `service call has been retried 1 time(s): invalid parameters: ${valueFrom}`;
    return { fault: `unable to retrieve secrets from ssm: ${said}` };
}
function failManager(said) {
    return { fault: `unable to retrieve secret from asm: service call has been retried 1 time(s): ${said}` };
}
function readFirst(values, names) {
    return names.map((name) => readOwn(values, name)).find((value) => value !== undefined);
}
function readOwn(values, name) {
    return Object.hasOwn(values, name) ? values[name] : undefined;
}

;// CONCATENATED MODULE: ./lib/local/runtime/task-volumes.js





/**
 * Makes the volumes of a task; one that its container instance keeps is taken as it is, with its data.
 *
 * @throws StartFault for a volume that cannot be here
 */
async function makeTaskVolumes(engine, volumes, naming) {
    const made = volumes.map(async (each) => [each.name, await makeVolume(engine, each, naming)]);
    const ending = volumes.filter((each) => each.kind === 'task').map((each) => nameOfTask(each, naming));
    const remove = async () => {
        await Promise.all(ending.map((name) => removeVolume(engine, name)));
    };
    try {
        const sources = new Map(await Promise.all(made));
        return { sourceOf: (volume) => sources.get(volume) ?? '', remove };
    }
    catch (thrown) {
        await Promise.allSettled(made);
        await remove();
        throw thrown;
    }
}
function nameOfTask(volume, naming) {
    return `${naming.taskPrefix}-${volume.name}`;
}
/** A path of an instance is a volume too: no task reads or writes the files of this machine. */
const PLAIN = { driver: 'local', options: {}, labels: {} };
async function makeVolume(engine, volume, naming) {
    const { [LABELS.task]: _task, ...keptLabels } = naming.labels;
    switch (volume.kind) {
        case 'foreign':
            throw describeVolumeFault(`the local ECS has no ${volume.what}, which volume ${volume.name} needs`);
        case 'task':
            return create(engine, nameOfTask(volume, naming), { ...volume.docker, ours: naming.labels });
        case 'instance': {
            const labels = { 'slipway.path': volume.path };
            const key = (0,external_node_crypto_.createHash)('sha256').update(volume.path).digest('hex').slice(0, 12);
            return create(engine, `${naming.instancePrefix}-path-${key}`, { ...PLAIN, labels, ours: keptLabels });
        }
        case 'shared': {
            const name = `${naming.instancePrefix}-${volume.name}`;
            if (volume.isProvisioned)
                return create(engine, name, { ...volume.docker, ours: keptLabels });
            return findProvisioned(engine, [name, volume.name]);
        }
    }
}
/** Docker answers with the volume of that name where there is one. */
async function create(engine, name, volume) {
    const { driver, options, labels, ours } = volume;
    const body = { Name: name, Driver: driver, DriverOpts: options, Labels: { ...labels, ...ours } };
    await engine.ask({ method: 'POST', path: '/volumes/create', body });
    return name;
}
/**
 * Without `autoprovision` a shared volume must be there: made by an earlier task of the instance, or by a person under
 * its own name. What another local ECS has made is not to be taken.
 */
async function findProvisioned(engine, [own = '', plain = '']) {
    if ((await inspectVolume(engine, own)) !== undefined)
        return own;
    const found = await inspectVolume(engine, plain);
    if (found !== undefined && read_json_readObject(found.Labels)[LABELS.owner] === undefined)
        return plain;
    throw describeVolumeFault(`there is no volume ${plain} on the container instance, and autoprovision is off`);
}
async function inspectVolume(engine, name) {
    try {
        return read_json_readObject(await engine.ask({ method: 'GET', path: `/volumes/${encodeURIComponent(name)}` }));
    }
    catch (thrown) {
        if (thrown instanceof DockerEngineError && thrown.status === 404)
            return undefined;
        throw thrown;
    }
}

;// CONCATENATED MODULE: ./lib/local/runtime/prepare-task.js









/**
 * Variables, images, address and volumes of a task; tells `pull-started` and `pulled`.
 *
 * @throws StartFault `ResourceInitializationError`, `CannotPullContainerError`
 */
async function prepareTask(named, world, signal) {
    const { task, specification } = named;
    const { taskArn } = task;
    refuseHostNamespaces(specification);
    await world.ready;
    const environments = await resolveEnvironments(specification, world);
    world.tell({ kind: 'pull-started', taskArn });
    const images = await fetchImages(named, world.store, signal);
    signal.throwIfAborted();
    world.tell({ kind: 'pulled', taskArn, digests: listDigests(images) });
    const place = await takePlace(named, world);
    try {
        const fixed = await fixHostPorts(specification.containers, place.address, world.hostPorts);
        const networks = planNetworks(withPorts(specification, fixed.ports), place.address);
        const release = async () => {
            fixed.giveBack();
            await place.release();
        };
        return { ...place, networks, namespaces: planNamespaces(specification), images, environments, release };
    }
    catch (thrown) {
        await place.release();
        throw thrown;
    }
}
function refuseHostNamespaces({ pidMode, ipcMode, containers }) {
    const [first] = containers;
    if (pidMode === 'host')
        throw describeRefused(first?.name ?? '', 'share the processes of its host (pidMode host)');
    if (ipcMode === 'host')
        throw describeRefused(first?.name ?? '', 'share the memory of its host (ipcMode host)');
}
/** Address and volumes, of which an `awsvpc` task has the address to itself. */
async function takePlace({ task, specification, prefix }, world) {
    const volumes = await makeTaskVolumes(world.store.engine, specification.volumes, {
        instancePrefix: `slipway-${world.mark}-${task.address === '' ? 'fargate' : task.address}`,
        taskPrefix: prefix,
        labels: { ...world.labels, [LABELS.task]: task.taskArn },
    });
    if (specification.networkMode !== 'awsvpc')
        return { address: task.address, volumes, release: volumes.remove };
    const address = await world.addresses.take(listTcpPorts(specification));
    const release = async () => {
        world.addresses.giveBack(address);
        await volumes.remove();
    };
    return { address, volumes, release };
}
function withPorts(task, ports) {
    return { ...task, containers: task.containers.map((each) => ({ ...each, ports: ports.get(each.name) ?? [] })) };
}
async function resolveEnvironments(specification, world) {
    const resolved = specification.containers.map(async (each) => {
        const secrets = resolveSecrets(each, world.secrets);
        const files = await readFiles(each, world.readEnvironmentFile);
        return [each.name, mergeEnvironment({ files, environment: each.environment, secrets })];
    });
    return new Map(await Promise.all(resolved));
}
function resolveSecrets(container, values) {
    return container.secrets.map(({ name, value: valueFrom }) => {
        const found = findSecret(values, valueFrom);
        if ('fault' in found)
            throw describeMissingSecret(container.name, found.fault);
        return { name, value: found.value };
    });
}
async function readFiles(container, readFile) {
    try {
        return (await Promise.all(container.environmentFiles.map(readFile))).map(parseEnvironmentFile);
    }
    catch (thrown) {
        throw describeMissingFile(container.name, thrown);
    }
}
async function fetchImages(named, store, signal) {
    const fetched = named.specification.containers.map(async ({ name }) => {
        try {
            return [name, await fetchImage(store, named.task.images[name] ?? '', signal)];
        }
        catch (thrown) {
            signal.throwIfAborted();
            throw describeFault('CannotPullContainerError', name, thrown);
        }
    });
    return new Map(await Promise.all(fetched));
}
function listDigests(images) {
    const digests = [...images].map(([name, { digest }]) => digest === undefined ? [] : [[name, digest]]);
    return Object.fromEntries(digests.flat());
}
function listTcpPorts(specification) {
    const ports = specification.containers.flatMap((each) => each.ports);
    return ports.filter((each) => each.protocol === 'tcp').map((each) => each.hostPort);
}

;// CONCATENATED MODULE: ./lib/local/runtime/read-volume.js


/** File systems that are not on a container instance, by the member that asks for one. */
const FOREIGN = {
    efsVolumeConfiguration: 'Amazon EFS',
    fsxWindowsFileServerVolumeConfiguration: 'FSx for Windows File Server',
    s3filesVolumeConfiguration: 'Amazon S3 Files',
};
/** @param from a volume of a task definition */
function readVolume(from) {
    const name = read_json_readText(from.name) ?? '';
    const foreign = Object.keys(FOREIGN).find((member) => (0,json/* isJsonObject */.OW)(from[member]));
    if (foreign !== undefined)
        return { name, kind: 'foreign', what: FOREIGN[foreign] ?? foreign };
    const path = read_json_readText(read_json_readObject(from.host).sourcePath);
    if (path !== undefined && path !== '')
        return { name, kind: 'instance', path };
    const configuration = read_json_readObject(from.dockerVolumeConfiguration);
    const docker = readDockerVolume(configuration);
    const foreignDriver = findForeignDriver(docker);
    if (foreignDriver !== undefined)
        return { name, kind: 'foreign', what: foreignDriver };
    if (configuration.scope !== 'shared')
        return { name, kind: 'task', docker };
    return { name, kind: 'shared', isProvisioned: configuration.autoprovision === true, docker };
}
function readDockerVolume(configuration) {
    return {
        driver: read_json_readText(configuration.driver) ?? 'local',
        options: readTextMembers(configuration.driverOpts),
        labels: readTextMembers(configuration.labels),
    };
}
/** By its options docker's own driver mounts anything of this machine or the network; memory is all that it may here. */
function findForeignDriver({ driver, options }) {
    if (driver !== 'local')
        return `volume driver ${driver}`;
    const isBare = Object.keys(options).length === 0;
    return isBare || options.type === 'tmpfs' ? undefined : `volume options type=${options.type ?? ''}`;
}

;// CONCATENATED MODULE: ./lib/local/runtime/read-task-specification.js




/**
 * Reads a task definition once, with ECS's defaults; members that the runtime does not use are passed over.
 *
 * @param taskDefinition as registered, overrides already applied
 */
function readTaskSpecification(taskDefinition) {
    const memory = Number(taskDefinition.memory);
    return {
        networkMode: read_task_specification_readNetworkMode(taskDefinition),
        memoryMiB: memory > 0 ? memory : undefined,
        pidMode: readChoice(taskDefinition.pidMode, ['task', 'host']),
        ipcMode: readChoice(taskDefinition.ipcMode, ['task', 'host', 'none']),
        containers: read_json_readObjects(taskDefinition.containerDefinitions).map((each) => readContainer(each, read_task_specification_readNetworkMode(taskDefinition))),
        volumes: read_json_readObjects(taskDefinition.volumes).map(readVolume),
    };
}
function read_task_specification_readNetworkMode(taskDefinition) {
    const mode = taskDefinition.networkMode;
    if (mode === 'awsvpc' || mode === 'host' || mode === 'none')
        return mode;
    const needsFargate = read_json_readTexts(taskDefinition.requiresCompatibilities)?.includes('FARGATE') ?? false;
    return mode === undefined && needsFargate ? 'awsvpc' : 'bridge';
}
function readContainer(from, networkMode) {
    return {
        name: read_json_readText(from.name) ?? '',
        isEssential: from.essential !== false,
        command: read_json_readTexts(from.command),
        entryPoint: read_json_readTexts(from.entryPoint),
        user: read_json_readText(from.user),
        workingDirectory: read_json_readText(from.workingDirectory),
        hostname: read_json_readText(from.hostname),
        environment: readPairs(from.environment, 'name', 'value'),
        environmentFiles: read_json_readObjects(from.environmentFiles).map((each) => read_json_readText(each.value) ?? ''),
        secrets: readPairs(from.secrets, 'name', 'valueFrom'),
        labels: readTextMembers(from.dockerLabels),
        cpu: read_json_readNumber(from.cpu) ?? 0,
        memoryMiB: read_json_readNumber(from.memory),
        memoryReservationMiB: read_json_readNumber(from.memoryReservation),
        ports: read_json_readObjects(from.portMappings).flatMap((each) => readPorts(each, networkMode)),
        links: (read_json_readTexts(from.links) ?? []).map(readLink),
        volumesFrom: read_json_readObjects(from.volumesFrom).map((each) => ({
            container: read_json_readText(each.sourceContainer) ?? '',
            isReadonly: each.readOnly === true,
        })),
        mountPoints: read_json_readObjects(from.mountPoints).map((each) => ({
            volume: read_json_readText(each.sourceVolume) ?? '',
            path: read_json_readText(each.containerPath) ?? '',
            isReadonly: each.readOnly === true,
        })),
        extraHosts: readPairs(from.extraHosts, 'hostname', 'ipAddress'),
        ulimits: read_json_readObjects(from.ulimits).map((each) => ({
            name: read_json_readText(each.name) ?? '',
            soft: read_json_readNumber(each.softLimit) ?? 0,
            hard: read_json_readNumber(each.hardLimit) ?? 0,
        })),
        isRootReadonly: from.readonlyRootFilesystem === true,
        isPrivileged: from.privileged === true,
        hasNetwork: from.disableNetworking !== true,
        hasTerminal: from.pseudoTerminal === true,
        isInteractive: from.interactive === true,
        dnsServers: read_json_readTexts(from.dnsServers) ?? [],
        dnsSearchDomains: read_json_readTexts(from.dnsSearchDomains) ?? [],
        linux: readLinuxSpecification(from),
        restartPolicy: readRestartPolicy(from.restartPolicy),
        healthCheck: readHealthCheck(from.healthCheck),
        stopTimeoutSeconds: read_json_readNumber(from.stopTimeout) ?? 30,
        startTimeoutSeconds: read_json_readNumber(from.startTimeout),
        dependsOn: read_json_readObjects(from.dependsOn).map((each) => ({
            container: read_json_readText(each.containerName) ?? '',
            condition: readCondition(each.condition),
        })),
    };
}
/** With `awsvpc` and `host` the host port is the container's own (ECS API reference, PortMapping). */
function readPorts(from, networkMode) {
    const isOwn = networkMode === 'awsvpc' || networkMode === 'host';
    const protocol = from.protocol === 'udp' ? 'udp' : 'tcp';
    const range = read_json_readText(from.containerPortRange);
    const hostPort = read_json_readNumber(from.hostPort) ?? 0;
    return listContainerPorts(from).map((containerPort) => ({
        containerPort,
        hostPort: isOwn ? containerPort : range === undefined ? hostPort : 0,
        protocol,
        ...(range !== undefined && { range }),
    }));
}
/** `name` or `name:alias`. */
function readLink(text) {
    const [container = '', alias] = text.split(':');
    return { container, alias: alias ?? container };
}
/** Defaults of the ECS API reference, HealthCheck. */
function readHealthCheck(from) {
    if (!(0,json/* isJsonObject */.OW)(from))
        return undefined;
    return {
        command: read_json_readTexts(from.command) ?? [],
        intervalSeconds: read_json_readNumber(from.interval) ?? 30,
        timeoutSeconds: read_json_readNumber(from.timeout) ?? 5,
        retries: read_json_readNumber(from.retries) ?? 3,
        startPeriodSeconds: read_json_readNumber(from.startPeriod) ?? 0,
    };
}
function readCondition(from) {
    return from === 'COMPLETE' || from === 'SUCCESS' || from === 'HEALTHY' ? from : 'START';
}
/** Defaults of the ECS API reference, ContainerRestartPolicy. */
function readRestartPolicy(from) {
    const policy = read_json_readObject(from);
    if (policy.enabled !== true)
        return undefined;
    const codes = Array.isArray(policy.ignoredExitCodes) ? policy.ignoredExitCodes : [];
    return {
        ignoredExitCodes: codes.filter((each) => typeof each === 'number'),
        attemptPeriodSeconds: read_json_readNumber(policy.restartAttemptPeriod) ?? 300,
    };
}
function readChoice(from, choices) {
    return choices.find((each) => each === from);
}
function readPairs(from, name, value) {
    return read_json_readObjects(from).map((each) => ({ name: read_json_readText(each[name]) ?? '', value: read_json_readText(each[value]) ?? '' }));
}

;// CONCATENATED MODULE: ./lib/local/runtime/stop-containers.js
/**
 * SIGTERM to all containers that run, to each after those that depend on it have ended: dependencies are reversed for
 * the end (ECS API reference, ContainerDependency).
 *
 * @param speed times faster than ECS
 */
function stopContainers(containers, speed) {
    const running = containers.filter((each) => each.isRunning);
    for (const each of running) {
        const dependents = running.filter(({ specification }) => specification.dependsOn.some((needed) => needed.container === each.specification.name));
        void Promise.all(dependents.map(({ exited }) => exited.promise)).then(() => each.stop(speed));
    }
}

;// CONCATENATED MODULE: ./lib/local/runtime/task-run.js












/** A task that is stopped before all its containers started is closed by a `start-failed` of this reason. */
const STOPPED_BEFORE_START = 'Task stopped before all of its containers had started';
/** One task, from `start-task` until nothing of it is left on Docker Engine. */
class TaskRun {
    /** Resolves when its containers and volumes are gone. */
    over = defer();
    containers;
    named;
    world;
    ending = new AbortController();
    leases = [];
    prepared;
    /** What ends a start that was told to stop and has nothing wrong with it. */
    stopReason;
    hasFailed = false;
    /** From the runtime's close on: exits are of no interest. */
    isSilent = false;
    isStartOver = false;
    isRemoving = false;
    constructor(task, world) {
        const taskId = task.taskArn.slice(task.taskArn.lastIndexOf('/') + 1);
        const prefix = `slipway-${world.mark}${taskId.slice(0, 8)}`;
        this.world = world;
        this.named = { task, specification: readTaskSpecification(task.taskDefinition), prefix };
        this.containers = new Map(this.named.specification.containers.map((each) => [
            each.name,
            new ContainerRun(world.store.engine, each, nameContainer(this.named, each.name)),
        ]));
    }
    /** Where its ports are published; undefined until it is prepared. */
    get address() {
        return this.prepared?.address;
    }
    /** Brings the task up and tells what came of it. Never throws. */
    async start() {
        const fault = await this.bringAllUp();
        this.isStartOver = true;
        // Nobody tells of exits any more, so none is waited for.
        if (this.isSilent)
            return this.remove();
        const isStopped = fault === undefined || fault === this.stopReason;
        if (!isStopped)
            await this.fail(fault);
        await this.closeWhenOver();
    }
    /** SIGTERM to each container; what follows is told as they exit. */
    stop() {
        if (this.ending.signal.aborted)
            return;
        this.ending.abort();
        this.stopReason = this.ending.signal.reason;
        this.stopRunning();
    }
    /** Ends the task without a word. */
    async discard() {
        this.isSilent = true;
        this.ending.abort();
        if (this.isStartOver)
            await this.remove();
        await this.over.promise;
    }
    /** Takes an event of docker, which may come before docker has answered the start, and more than once. */
    async note(event) {
        const container = this.containers.get(event.container);
        if (container === undefined)
            return;
        await container.startTried.promise;
        await container.inTurn(() => this.take(container, event.what));
    }
    async take(container, what) {
        if (!container.isRunning || this.isSilent)
            return;
        const at = { taskArn: this.taskArn, container: container.specification.name };
        if (what.kind === 'health') {
            if (what.health === 'HEALTHY')
                container.healthy.resolve();
            return this.tell({ kind: 'container-health', ...at, health: what.health });
        }
        const exit = await container.describeExit(what.exitCode);
        if (exit === undefined || (await this.restart(container, exit.exitCode)))
            return;
        if (!this.isSilent)
            this.tell({ kind: 'container-exited', ...at, ...exit });
        container.hasExited = true;
        container.exited.resolve(exit.exitCode);
        await this.closeWhenOver();
    }
    /** A task that is to end takes nothing up again. */
    async restart(container, exitCode) {
        if (this.ending.signal.aborted)
            return false;
        const isAgain = await container.restart(exitCode, this.world.speed);
        if (isAgain && this.ending.signal.aborted)
            void container.stop(this.world.speed);
        return isAgain;
    }
    get taskArn() {
        return this.named.task.taskArn;
    }
    stopRunning() {
        stopContainers([...this.containers.values()], this.world.speed);
    }
    /** The failure is told before the exits of containers that had started: they follow from it. */
    async fail(fault) {
        this.hasFailed = true;
        const hasRunning = [...this.containers.values()].some((each) => each.isRunning);
        if (!hasRunning)
            await this.remove();
        this.tell({ kind: 'start-failed', taskArn: this.taskArn, ...readFailure(fault) });
        this.stopRunning();
    }
    tell(fact) {
        this.world.tell(fact);
    }
    /** @returns the first fault, if any; the others follow from it */
    async bringAllUp() {
        let fault;
        const end = (thrown) => {
            fault ??= thrown;
            this.ending.abort();
        };
        try {
            const prepared = await prepareTask(this.named, this.world, this.ending.signal);
            this.prepared = prepared;
            await Promise.all([...this.containers.values()].map((each) => this.bringUp(each, prepared).catch(end)));
        }
        catch (thrown) {
            end(thrown);
        }
        for (const each of this.containers.values())
            each.startTried.resolve();
        return fault;
    }
    async bringUp(container, prepared) {
        const { specification } = container;
        const { signal } = this.ending;
        const network = prepared.networks.get(specification.name);
        const joined = listJoined(network, prepared.namespaces.get(specification.name));
        const { containers, named, world } = this;
        await awaitDependencies(specification.name, listDependencies(specification, joined), { containers, signal });
        signal.throwIfAborted();
        const metadata = this.openMetadata(specification.name);
        await container.create(placeContainer(specification, { named, prepared, world, metadata }));
        signal.throwIfAborted();
        await container.start();
        await this.tellStarted(container, prepared);
        if (signal.aborted)
            void container.stop(world.speed);
    }
    openMetadata(container) {
        const lease = this.world.openMetadata({
            container,
            observe: () => observeTask(this.named.task, this.world.readTask, [...this.containers.values()]),
        });
        if (lease === undefined)
            return [];
        this.leases.push(lease);
        return lease.environment;
    }
    async tellStarted(container, prepared) {
        const { name, ports } = container.specification;
        const network = prepared.networks.get(name);
        const holder = network?.kind === 'joined' ? this.containers.get(network.container) : container;
        const bindings = (await holder?.readBindings()) ?? [];
        const networkBindings = chooseBindings(bindings, ports);
        if (!this.isSilent) {
            const runtimeId = container.id ?? '';
            this.tell({ kind: 'container-started', taskArn: this.taskArn, container: name, runtimeId, networkBindings });
        }
        container.started.resolve();
        container.startTried.resolve();
    }
    /** After the last exit; a stopped task whose containers had not all started needs one more word to end on. */
    async closeWhenOver() {
        const containers = [...this.containers.values()];
        if (!this.isStartOver || containers.some((each) => each.isRunning) || this.isRemoving)
            return;
        const isCutShort = containers.some((each) => !each.isStarted);
        if (isCutShort && !this.hasFailed && !this.isSilent) {
            this.tell({ kind: 'start-failed', taskArn: this.taskArn, reason: STOPPED_BEFORE_START });
        }
        await this.remove();
    }
    async remove() {
        if (this.isRemoving)
            return this.over.promise;
        this.isRemoving = true;
        for (const lease of this.leases)
            lease.end();
        try {
            await Promise.all([...this.containers.values()].map((each) => each.remove()));
            await this.prepared?.release();
        }
        catch {
            // Docker Engine does not answer: what is left bears our label, and close or the next start removes it.
        }
        this.over.resolve();
    }
}

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
;// CONCATENATED MODULE: ./lib/local/runtime/watcher.js

/**
 * Starts the watcher of an owner. It holds the other end of a pipe, whose end tells it that this process has ended,
 * however that came; then it removes the containers, volumes and noted images of the owner, and ends.
 *
 * It is in a session of its own, so that it outlives the terminal and gets none of its signals.
 */
function startWatcher(socketPath, ownerFilter) {
    const child = (0,external_node_child_process_.spawn)(process.execPath, ['--input-type=commonjs', '--eval', `(${watch})(require)`], {
        cwd: '/',
        detached: true,
        env: {},
        stdio: ['pipe', 'ignore', 'ignore'],
    });
    const ended = new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.once('error', () => resolve());
    });
    // A watcher that could not start or was killed leaves the work to the next local ECS that starts.
    child.stdin.on('error', () => undefined);
    child.unref();
    const write = (line) => void child.stdin.write(`${line}\n`);
    write(socketPath);
    write(ownerFilter);
    return {
        note: write,
        dismiss: async () => {
            child.ref();
            child.kill('SIGKILL');
            await ended;
        },
    };
}
/**
 * The watcher's whole program. It is started from its own text, since the local ECS runs bundled and unbundled: so it
 * uses nothing but its parameter and what Node gives to every script.
 *
 * What Docker Engine was still making for the killed process appears late: it looks until nothing has come for a while.
 */
function watch(load) {
    const { request } = load('node:http');
    let told = '';
    process.stdin.setEncoding('utf8').on('data', (part) => {
        told += part;
    });
    process.stdin.on('end', async () => {
        const [socketPath = '', filter = '', ...images] = told.trimEnd().split('\n');
        const ask = (method, path) => new Promise((resolve) => {
            let body = '';
            const sent = request({ socketPath, method, path }, (answer) => {
                answer.setEncoding('utf8').on('data', (part) => {
                    body += part;
                });
                answer.on('close', () => resolve(body));
            });
            sent.on('error', () => resolve(''));
            sent.end();
        });
        const sweep = async () => {
            const containers = JSON.parse(await ask('GET', `/containers/json?all=true&filters=${filter}`));
            await Promise.all(containers.map(({ Id }) => ask('DELETE', `/containers/${Id}?force=true&v=true`)));
            const volumes = JSON.parse(await ask('GET', `/volumes?filters=${filter}`)).Volumes ?? [];
            await Promise.all(volumes.map(({ Name }) => ask('DELETE', `/volumes/${Name}?force=true`)));
            return containers.length + volumes.length;
        };
        for (let quiet = 0, looks = 0; quiet < 4 && looks < 300; looks += 1) {
            quiet = (await sweep().catch(() => 1)) === 0 ? quiet + 1 : 0;
            await new Promise((resolve) => setTimeout(resolve, 250));
        }
        for (const image of images)
            await ask('DELETE', `/images/${encodeURIComponent(image)}`);
    });
}

;// CONCATENATED MODULE: ./lib/local/runtime/container-runtime.js














const ENDED_TASKS_KEPT = 100;
/**
 * Runs tasks as containers of the local Docker Engine, and target groups as listeners on 127.0.0.1.
 *
 * Everything made bears labels of this process. `close` removes it; when the process is killed, its watcher does, and
 * should that be killed too, the next runtime to start. Images that were pulled from the embedded registry go too; all
 * others stay. A start removes nothing that belongs to a process that lives.
 */
function createContainerRuntime(options) {
    return new DockerRuntime(options);
}
class DockerRuntime {
    engine;
    balancer;
    world;
    socketPath;
    owner;
    /** References from the embedded registry. */
    pulled = new Set();
    watcher;
    metadata;
    warn;
    closing = new AbortController();
    tasks = new Map();
    /** Oldest first. */
    ended = new Map();
    closed;
    constructor(options) {
        const mark = (0,external_node_crypto_.randomBytes)(3).toString('hex');
        const tell = (fact) => {
            if (!this.closing.signal.aborted)
                options.tell(fact);
        };
        this.socketPath = options.socketPath ?? findDockerSocket(process.env.DOCKER_HOST) ?? '';
        this.engine = connectDockerEngine(this.socketPath);
        this.warn = options.warn ?? (() => undefined);
        this.owner = `${describeOwner()}/${mark}`;
        this.balancer = createLoadBalancer({ tell, speed: options.speed, warn: this.warn });
        this.world = {
            store: { engine: this.engine, images: options.images, notePull: this.notePull },
            tell,
            speed: options.speed,
            secrets: options.secrets ?? {},
            readEnvironmentFile: createEnvironmentFiles(options.environmentFolder),
            readTask: options.readTask,
            openMetadata: (subject) => this.metadata?.open(subject),
            labels: { [LABELS.engine]: options.engineName, [LABELS.owner]: this.owner },
            mark,
            addresses: createAddressPool(),
            hostPorts: createHostPorts(),
            ready: this.prepare(),
        };
        // A task that is to start meets the failure and tells it; without tasks there is nobody to tell.
        this.world.ready.catch(() => undefined);
    }
    perform(effect) {
        if (this.closing.signal.aborted)
            return;
        switch (effect.kind) {
            case 'start-task':
                this.startTask(effect.task);
                break;
            case 'stop-task':
                this.tasks.get(effect.taskArn)?.stop();
                break;
            case 'register-target':
            case 'deregister-target':
            case 'serve-target-group':
            case 'route-traffic':
                this.balancer.perform(this.placeTarget(effect));
        }
    }
    readLogs(taskArn, container) {
        return this.readLines(taskArn, container).map(({ text }) => text);
    }
    readLines(taskArn, container) {
        const task = this.tasks.get(taskArn) ?? this.ended.get(taskArn);
        return [...(task?.containers.get(container)?.logLines ?? [])];
    }
    close() {
        this.closed ??= this.end();
        return this.closed;
    }
    async prepare() {
        await removeOwned(this.engine, isOwnerGone);
        this.watcher = startWatcher(this.socketPath, filterOwned(this.owner));
        await this.openMetadata();
        const onEvent = (event) => void this.tasks.get(event.taskArn)?.note(event);
        await followContainerEvents(this.engine, this.owner, { onEvent, signal: this.closing.signal });
    }
    /** Without it tasks run, as on an instance whose agent is too old for it. */
    async openMetadata() {
        try {
            const bridge = await findBridge(this.engine);
            if (bridge !== undefined)
                this.metadata = await openMetadataEndpoint(bridge, this.engine);
        }
        catch (thrown) {
            this.warn(`Containers get no task metadata: ${readNodeFault(thrown).message}`);
        }
    }
    notePull = (reference) => {
        this.pulled.add(reference);
        this.watcher?.note(reference);
    };
    startTask(task) {
        const run = new TaskRun(task, this.world);
        this.tasks.set(task.taskArn, run);
        void run.start();
        void run.over.promise.then(() => this.keepEnded(task.taskArn, run));
    }
    keepEnded(taskArn, run) {
        this.tasks.delete(taskArn);
        this.ended.set(taskArn, run);
        for (const oldest of this.ended.keys()) {
            if (this.ended.size <= ENDED_TASKS_KEPT)
                return;
            this.ended.delete(oldest);
        }
    }
    /** A task with a network of its own is where the runtime has put it. */
    placeTarget(effect) {
        if (effect.kind !== 'register-target')
            return effect;
        return { ...effect, address: this.tasks.get(effect.taskArn)?.address ?? effect.address };
    }
    async end() {
        this.closing.abort();
        await this.balancer.close();
        await this.world.ready.catch(() => undefined);
        await Promise.all([...this.tasks.values()].map((task) => task.discard()));
        this.metadata?.close();
        await this.clear().catch(() => undefined);
        this.engine.close();
    }
    /** Without an answer of Docker Engine nothing can be removed: the watcher goes on trying when this process has ended. */
    async clear() {
        await removeOwned(this.engine, (owner) => owner === this.owner);
        await Promise.all([...this.pulled].map((reference) => removeImageReference(this.engine, reference)));
        await this.watcher?.dismiss();
    }
}

// EXTERNAL MODULE: ./lib/rollout/verdict.js
var verdict = __webpack_require__(4012);
;// CONCATENATED MODULE: ./lib/cli/describe-beginning.js

function describeBeginning(options) {
    const { region, clusters, targetGroups, alarms } = options;
    const caller = { accessKeyId: 'local', region };
    const call = (operation, input) => ({ kind: 'call', operation, input, caller });
    const groups = groupInstances(options);
    return [
        ...clusters.map((clusterName) => call('CreateCluster', { clusterName })),
        ...describeProviders(groups, call),
        ...describeInstances(groups, options),
        ...targetGroups.map((targetGroup) => ({ kind: 'put-target-group', targetGroup })),
        ...alarms.map(({ name, state }) => ({ kind: 'put-alarm', name, state })),
    ];
}
/** Instances that name no cluster are of the first. */
function groupInstances({ instances, clusters: [first = 'default'] }) {
    const groups = typeof instances === 'number' ? listUsual(instances) : instances;
    return groups.map((group) => ({ ...group, cluster: group.cluster ?? first }));
}
function listUsual(count) {
    return count === 0 ? [] : [{ count }];
}
/** A capacity provider that an instance names is made, of an Auto Scaling group by the same name, and put to its cluster. */
function describeProviders(groups, call) {
    const uses = groups.flatMap(({ cluster, capacityProvider: name }) => (name === undefined ? [] : [{ cluster, name }]));
    const clusters = [...new Set(uses.map(({ cluster }) => cluster))];
    const namesOf = (cluster) => [
        ...new Set(uses.filter((use) => use.cluster === cluster).map(({ name }) => name)),
    ];
    return [
        ...[...new Set(uses.map(({ name }) => name))].map((name) => call('CreateCapacityProvider', { name, autoScalingGroupProvider: { autoScalingGroupArn: name } })),
        ...clusters.map((cluster) => call('PutClusterCapacityProviders', {
            cluster,
            capacityProviders: namesOf(cluster),
            defaultCapacityProviderStrategy: [],
        })),
    ];
}
function describeInstances(groups, options) {
    const size = { cpu: options.instanceCpu, memoryMiB: options.instanceMemoryMiB };
    const specified = specifyInstances(groups, { region: options.region, taken: new Set(), size });
    return specified.map(({ cluster = 'default', ...instance }) => ({ kind: 'add-instance', cluster, instance }));
}

;// CONCATENATED MODULE: ./lib/cli/greet.js
/** What is said when it is up: what it is, what is in it, and what to export. */
function greet(local, options) {
    const { account, region } = local.host.state().settings;
    const tasks = options.tasks === 'containers' ? 'run as containers' : 'are simulated';
    return [
        `Local ECS and ECR at ${local.address}: account ${account}, ${region}, ${describePace(options)}.`,
        ...options.clusters.map((cluster) => `Cluster ${cluster} has ${countInstances(local, cluster)} container instances; tasks ${tasks}.`),
        ...local.targetGroups().map((group) => `Target group ${group.name}: ${group.targetGroupArn}`),
        ...(options.data === undefined ? [] : [`Its state is in ${options.data}.`]),
        'Point any AWS client at it:',
        `  export AWS_ENDPOINT_URL=${local.address} AWS_REGION=${region} AWS_DEFAULT_REGION=${region}`,
        '  export AWS_ACCESS_KEY_ID=local AWS_SECRET_ACCESS_KEY=local',
        'End it with Ctrl-C.',
    ];
}
function describePace({ clock, speed }) {
    if (clock === 'virtual')
        return 'time stands still until POST /_slipway/clock moves it';
    return speed === 1 ? 'in real time' : `${speed} times as fast as real`;
}
function countInstances(local, cluster) {
    return local.instances().filter((instance) => instance.cluster === cluster).length;
}

// EXTERNAL MODULE: ./lib/cli/local-options.js + 1 modules
var local_options = __webpack_require__(7142);
;// CONCATENATED MODULE: ./lib/cli/read-config.js
/** The file of `slipway local --config`: what it tells, or every fault with its line. */





const FILE_FORM = (0,structure/* structureOf */.p)({
    required: {},
    optional: Object.fromEntries(local_options/* LOCAL_OPTION_NAMES */.fA.flatMap((name) => {
        const { form } = (0,local_options/* describeOption */.ti)(name);
        return form === undefined ? [] : [[name, form]];
    })),
});
/** Reads the text of the file, YAML or JSON. An empty one tells nothing. */
function readConfig(text) {
    const lines = new dist/* LineCounter */.HN();
    const document = (0,dist/* parseDocument */.Tp)(text, { lineCounter: lines, prettyErrors: false });
    if (document.errors.length > 0) {
        return {
            faults: document.errors.map(({ pos, message }) => ({
                line: lines.linePos(pos[0]).line,
                sentence: (0,fault/* formatInputFault */.yP)({
                    input: 'it',
                    problem: `it is not YAML: ${message.replace(/\.$/, '')}`,
                    advice: 'Mend the line',
                }),
            })),
        };
    }
    const formed = FILE_FORM.read(readContent(document), []);
    if (!('faults' in formed))
        return { told: formed.value };
    const place = (fault) => ({
        line: findLine(document, fault.path, lines),
        sentence: (0,forms_form/* formatFormFault */.gF)(fault),
    });
    return { faults: formed.faults.map(place).sort((one, other) => one.line - other.line) };
}
/** An alias that leads into itself, or to far too much, is as good as nothing there. */
function readContent(document) {
    try {
        return (document.toJS({ maxAliasCount: 100 }) ?? {});
    }
    catch {
        return null;
    }
}
/** Where the last part of the path that is there begins: for a member its name. */
function findLine(document, path, lines) {
    let node = document.contents;
    let offset = 0;
    for (const step of path) {
        const found = findInside(node, step);
        if (found === undefined)
            break;
        offset = found.offset;
        node = found.node;
    }
    return lines.linePos(offset).line;
}
function findInside(node, step) {
    if ((0,dist/* isSeq */.oP)(node)) {
        const item = node.items[Number(step)];
        return item === undefined ? undefined : { offset: item.range?.[0] ?? 0, node: item };
    }
    if (!(0,dist/* isMap */.jh)(node))
        return undefined;
    const pair = node.items.find(({ key }) => (0,dist/* isScalar */.jn)(key) && String(key.value) === step);
    return (0,dist/* isScalar */.jn)(pair?.key) ? { offset: pair.key.range?.[0] ?? 0, node: pair.value } : undefined;
}

;// CONCATENATED MODULE: ./lib/cli/load-config.js



/** Reads the file of `slipway local --config`; its paths are taken from its own folder. Faults name file and line. */
async function loadConfig(path) {
    const text = await (0,promises_.readFile)(path, 'utf8').catch(() => undefined);
    if (text === undefined)
        return { faults: [`${path}: the file cannot be read.`] };
    const read = readConfig(text);
    if ('faults' in read)
        return { faults: read.faults.map(({ line, sentence }) => `${path}:${line}: ${sentence}`) };
    return { told: resolvePaths(read.told, (0,external_node_path_.dirname)(path)) };
}
function resolvePaths(told, folder) {
    const { scenario, secrets, envFiles, data } = told;
    const from = (path) => (0,external_node_path_.resolve)(folder, path);
    return {
        ...told,
        ...(typeof scenario === 'string' ? { scenario: from(scenario) } : {}),
        ...(secrets === undefined ? {} : { secrets: from(secrets) }),
        ...(envFiles === undefined ? {} : { envFiles: from(envFiles) }),
        ...(data === undefined ? {} : { data: from(data) }),
    };
}

;// CONCATENATED MODULE: ./lib/cli/parse-yaml.js

/** The content of a YAML or JSON text; undefined when it is neither. The parser's own words are not told: they quote the text. */
function parseYaml(text) {
    try {
        return (0,dist/* parse */.qg)(text, { logLevel: 'error' });
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./lib/cli/load-scenario.js





/** Reads a file with a scenario, YAML or JSON. @throws DeployError with all that is wrong with it */
async function loadScenario(path) {
    const scenario = readScenarioText(await (0,promises_.readFile)(path, 'utf8').catch(() => undefined));
    if (typeof scenario !== 'string')
        return scenario;
    const advice = 'See docs/local-ecs.md for the form of a scenario.';
    throw new errors/* DeployError */.sH({ kind: 'input', message: `The scenario ${path} cannot be used: ${scenario}`, advice });
}
function readScenarioText(text) {
    if (text === undefined)
        return 'the file cannot be read.';
    const content = parseYaml(text);
    if (content === undefined)
        return 'it is neither YAML nor JSON.';
    const formed = scenario_form/* SCENARIO */.h5.read(content, []);
    return 'faults' in formed ? formed.faults.map(forms_form/* formatFormFault */.gF).join(' ') : formed.value;
}

;// CONCATENATED MODULE: ./lib/cli/load-secrets.js




/**
 * Reads the file that stands for Secrets Manager and Parameter Store: a map of ARNs or names to values. A value that is
 * a map itself is a secret of several keys. @throws DeployError that names no value
 */
async function loadSecrets(path) {
    const values = readSecretsText(await (0,promises_.readFile)(path, 'utf8').catch(() => undefined));
    if (typeof values !== 'string')
        return values;
    const advice = 'See docs/local-ecs.md for the form of a file of secrets.';
    throw new errors/* DeployError */.sH({ kind: 'input', message: `The secrets of ${path} cannot be used: ${values}.`, advice });
}
/** @returns why it cannot be used, when it cannot */
function readSecretsText(text) {
    if (text === undefined)
        return 'the file cannot be read';
    const content = parseYaml(text);
    if (!(0,json/* isJsonObject */.OW)(content))
        return 'it is not a map, in YAML or JSON';
    const values = Object.entries(content).map(([name, value]) => [name, load_secrets_readValue(value)]);
    const wrong = values.find(([, value]) => value === undefined);
    if (wrong !== undefined)
        return `the value of ${wrong[0]} is neither text nor a map`;
    return Object.fromEntries(values.filter((entry) => entry[1] !== undefined));
}
function load_secrets_readValue(value) {
    if (typeof value === 'string')
        return value;
    return (0,json/* isJsonObject */.OW)(value) ? JSON.stringify(value) : undefined;
}

// EXTERNAL MODULE: ./lib/cli/settle-options.js
var settle_options = __webpack_require__(2400);
;// CONCATENATED MODULE: ./lib/cli/serve-local-ecs.js












/** `slipway local`: starts the local ECS, says how to talk to it, and serves until it is told to end. */
async function serveLocalEcs(told, world) {
    const options = await readOptions(told);
    if ('refused' in options) {
        for (const fault of options.refused)
            world.writeError(fault);
        return verdict/* EXIT_CODES */.a.refused;
    }
    const why = options.tasks === 'containers' ? await findDockerFault() : undefined;
    if (why !== undefined) {
        world.writeError(`Tasks cannot run as containers: ${why} Start Docker, or run with --tasks simulated.`);
        return verdict/* EXIT_CODES */.a.refused;
    }
    const local = await openLocalEcs(options, world.writeError).catch(asInputFault);
    if (local instanceof errors/* DeployError */.sH) {
        world.writeError(`${local.message} ${local.advice}`);
        return verdict/* EXIT_CODES */.a.refused;
    }
    for (const line of greet(local, options))
        world.write(line);
    await untilAborted(world.signal);
    await local.close();
    const rest = options.data === undefined ? 'nothing of it is left' : `its state is in ${options.data}`;
    world.write(`The local ECS has ended; ${rest}.`);
    return 0;
}
async function readOptions(told) {
    const file = told.config === undefined ? { told: {} } : await loadConfig(told.config);
    if ('faults' in file)
        return { refused: file.faults };
    const options = (0,settle_options/* settleOptions */.s)(told, file.told);
    return 'refused' in options ? { refused: options.refused.map(fault/* formatInputFault */.yP) } : options;
}
/** What the user can mend is told; anything else is thrown on. */
function asInputFault(thrown) {
    if (thrown instanceof errors/* DeployError */.sH)
        return thrown;
    throw thrown;
}
/** Why containers cannot run here; undefined when they can. */
async function findDockerFault() {
    const reach = await isDockerReachable();
    return reach.isReachable ? undefined : reach.why;
}
/** A local ECS with all that its options tell. */
async function openLocalEcs(options, write) {
    const { port, account, region, seed, clock, speed, data, told, scenario } = options;
    const { faults, consistency, throttling } = options;
    return startLocalEcs({
        port,
        clock: clock === 'virtual' ? { kind: 'virtual' } : { kind: 'scaled', speed },
        beginWith: describeBeginning(options),
        hasNoCluster: options.clusters.length === 0,
        faults,
        consistency,
        throttling,
        ...(told.has('account') ? { account } : {}),
        ...(told.has('region') ? { region } : {}),
        ...(told.has('seed') ? { seed } : {}),
        ...(data === undefined ? {} : { dataFolder: data }),
        ...(options.tasks === 'containers' ? { startRuntime: await prepareContainers(options, write) } : {}),
        ...(scenario === undefined
            ? {}
            : { scenario: typeof scenario === 'string' ? await loadScenario(scenario) : scenario }),
    });
}
async function prepareContainers(options, write) {
    const settings = {
        speed: options.speed,
        engineName: 'slipway local',
        warn: write,
        ...(options.secrets === undefined ? {} : { secrets: await loadSecrets(options.secrets) }),
        ...(options.envFiles === undefined ? {} : { environmentFolder: options.envFiles }),
    };
    return (world) => createContainerRuntime({ ...world, ...settings });
}
function untilAborted(signal) {
    return new Promise((resolve) => {
        if (signal.aborted)
            resolve();
        else
            signal.addEventListener('abort', () => resolve());
    });
}


/***/ }),

/***/ 2400:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ settleOptions)
/* harmony export */ });
/* harmony import */ var _local_options_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7142);

/** A flag wins over the file. Refused are options that do not go together. */
function settleOptions(flags, file = {}) {
    const asked = { ...file, ...flags };
    const defaults = Object.fromEntries(_local_options_js__WEBPACK_IMPORTED_MODULE_0__/* .LOCAL_OPTION_NAMES */ .fA.map((name) => [name, (0,_local_options_js__WEBPACK_IMPORTED_MODULE_0__/* .describeOption */ .ti)(name).default]));
    const told = new Set(_local_options_js__WEBPACK_IMPORTED_MODULE_0__/* .LOCAL_OPTION_NAMES */ .fA.filter((name) => asked[name] !== undefined));
    const usual = defaults;
    const hasNoCluster = asked.clusters?.length === 0;
    const options = { ...usual, ...(hasNoCluster ? { instances: 0 } : {}), ...asked, told };
    const faults = listDiscords(options);
    return faults.length > 0 ? { refused: faults } : options;
}
function listDiscords(options) {
    const faults = [];
    const { clock, tasks, told, instances, clusters } = options;
    if (clock === 'virtual' && tasks === 'containers') {
        const problem = 'a clock that stands still cannot run containers, whose programs take their own time';
        faults.push({ input: 'clock', problem, advice: 'Take simulated tasks, or the real clock' });
    }
    if (clock === 'virtual' && told.has('speed')) {
        faults.push({ input: 'speed', problem: 'a clock that stands still has none', advice: 'Leave it out' });
    }
    if (clusters.length === 0)
        return [...faults, ...refuseInstances(options)];
    const known = ['default', ...clusters];
    const strangers = (typeof instances === 'number' ? [] : instances).flatMap(({ cluster }, at) => cluster === undefined || known.includes(cluster) ? [] : [{ cluster, at }]);
    for (const { cluster, at } of strangers) {
        faults.push({
            input: `instances[${at}].cluster`,
            problem: `there is no cluster ${cluster}`,
            advice: `Add it to clusters, or write ${known.join(' or ')}`,
        });
    }
    return faults;
}
/** Without a cluster there is nowhere to put an instance. */
function refuseInstances({ instances }) {
    if (instances === 0 || (typeof instances !== 'number' && instances.length === 0))
        return [];
    const problem = 'clusters is an empty list, so there is no cluster for the instances';
    return [{ input: 'instances', problem, advice: 'Name a cluster in clusters, or leave instances out' }];
}


/***/ }),

/***/ 486:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ readShowOptions),
/* harmony export */   v: () => (/* binding */ listShowFlags)
/* harmony export */ });
/* harmony import */ var _inputs_grammar_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9564);
/* harmony import */ var _inputs_parse_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4170);


/** ECS lists at most 100 service deployments a page (ECS API reference, ListServiceDeployments). */
const MOST_DEPLOYMENTS = 100;
const SERVICE_FLAG = { description: 'The service, its name or ARN.', parse: (0,_inputs_grammar_js__WEBPACK_IMPORTED_MODULE_0__/* .textOf */ .b6)(_inputs_grammar_js__WEBPACK_IMPORTED_MODULE_0__/* .SERVICE */ .YV) };
const CLUSTER_FLAG = {
    description: 'Cluster of the service, name or ARN.',
    default: 'default',
    parse: (0,_inputs_grammar_js__WEBPACK_IMPORTED_MODULE_0__/* .textOf */ .b6)(_inputs_grammar_js__WEBPACK_IMPORTED_MODULE_0__/* .CLUSTER */ .Bs),
};
const LIMIT_FLAG = {
    description: `How many deployments are shown, ${MOST_DEPLOYMENTS} at most.`,
    default: '10',
    parse: (0,_inputs_parse_js__WEBPACK_IMPORTED_MODULE_1__/* .integerIn */ .wo)({ from: 1, to: MOST_DEPLOYMENTS }),
};
/** The flags of a command that only shows, without the one for machines. */
function listShowFlags(command) {
    const flags = [describe('service', SERVICE_FLAG), describe('cluster', CLUSTER_FLAG)];
    return command === 'history' ? [...flags, describe('limit', LIMIT_FLAG)] : flags;
}
function describe(name, { description, default: standard }) {
    const shown = standard === undefined ? {} : { default: standard };
    return { name, group: 'service', description, ...shown, isBoolean: false, isRepeatable: false };
}
/** The flags as given, parsed; or all of their faults. */
function readShowOptions(given) {
    const service = read('service', SERVICE_FLAG, given);
    const cluster = read('cluster', CLUSTER_FLAG, given);
    const limit = read('limit', LIMIT_FLAG, given);
    if ('value' in service && 'value' in cluster && 'value' in limit) {
        const isJson = given.get('json') === 'true';
        return { options: { service: service.value, cluster: cluster.value, limit: limit.value, isJson } };
    }
    return { faults: [service, cluster, limit].flatMap((one) => ('faults' in one ? one.faults : [])) };
}
function read(name, flag, given) {
    const input = `--${name}`;
    const text = given.get(name) || flag.default;
    if (text === undefined)
        return { faults: [{ input, problem: 'it is missing', advice: `Write ${input} VALUE` }] };
    const parsed = flag.parse(text);
    return 'value' in parsed ? parsed : { faults: parsed.faults.map((fault) => ({ input, ...fault })) };
}


/***/ }),

/***/ 9761:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  D: () => (/* binding */ showService)
});

// EXTERNAL MODULE: ./lib/aws/evidence.js
var evidence = __webpack_require__(5900);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/rollback/past.js
var past = __webpack_require__(6754);
// EXTERNAL MODULE: ./lib/rollback/read-known.js
var read_known = __webpack_require__(768);
// EXTERNAL MODULE: ./lib/task-definition/document.js
var task_definition_document = __webpack_require__(6844);
// EXTERNAL MODULE: ./lib/history/history.js
var history_history = __webpack_require__(9076);
// EXTERNAL MODULE: ./lib/json.js
var json = __webpack_require__(6413);
;// CONCATENATED MODULE: ./lib/history/read-images.js

/** Asked for at once: ECS counts calls by the second. */
const AT_ONCE = 10;
/** Image of each revision's main container, by ARN. A revision that is gone or may not be read has none. */
async function readImages(asked, { ecs }) {
    const entries = new Map(asked.flatMap(({ revisionArn: arn, entry }) => (arn === undefined ? [] : [[arn, entry]])));
    const images = new Map();
    const readOne = async ([arn, entry]) => {
        const revision = await ecs.describeRevision(arn).catch(() => undefined);
        const image = revision === undefined ? undefined : chooseImage(revision, entry);
        if (image !== undefined)
            images.set(arn, image);
    };
    const all = [...entries];
    for (let from = 0; from < all.length; from += AT_ONCE)
        await Promise.all(all.slice(from, from + AT_ONCE).map(readOne));
    return images;
}
/** The image that was deployed, by its digest, else that of the first essential container. */
function chooseImage({ described }, { imageDigest }) {
    const containers = Array.isArray(described.containerDefinitions) ? described.containerDefinitions : [];
    const objects = containers.filter(json/* isJsonObject */.OW);
    const deployed = objects.find(({ image }) => imageDigest !== undefined && String(image).endsWith(`@${imageDigest}`));
    const [first] = objects.filter(({ essential }) => essential !== false);
    const image = (deployed ?? first)?.image;
    return typeof image === 'string' ? image : undefined;
}

;// CONCATENATED MODULE: ./lib/history/read-history.js






/**
 * Reads the last deployments; writes nothing.
 *
 * @param limit at most so many, up to 100
 * @throws DeployError `absent` when there is no such service; `access`, `unreachable`
 */
async function readHistory(asked, limit, world) {
    const service = await findService(asked, world);
    const deployments = await readDeployments(service, limit, world);
    const known = await readKnown(service, { deployments, limit }, world);
    const past = (0,history_history/* joinHistory */.F)({ deployments, known }, limit);
    const images = await readImages(past, world);
    return { service, deployments: past, images };
}
/** @throws DeployError `absent` */
async function findService({ cluster, service }, world) {
    const found = await world.ecs.describeService(cluster, service);
    if (found !== undefined)
        return found;
    throw new errors/* DeployError */.sH({
        kind: 'absent',
        message: `Service ${service} is not there in cluster ${cluster}.`,
        advice: `Check service, cluster and region; what is there: aws ecs list-services --cluster ${cluster}`,
    });
}
async function readDeployments({ clusterArn, name }, limit, world) {
    try {
        return await world.ecs.serviceDeployments(clusterArn, name, limit);
    }
    catch (thrown) {
        const error = (0,errors/* asDeployError */.y0)(thrown);
        if (error.kind === 'unreachable')
            throw error;
        world.tell({ type: 'notice', text: `The history is the ledger's alone: ${error.message}`, advice: error.advice });
        return undefined;
    }
}
/** Only where ECS has too few deployments is the whole family read. */
function readKnown(service, { deployments = [], limit }, world) {
    const reader = (0,read_known/* openKnown */.s)({ cluster: (0,task_definition_document/* nameRevision */.h)(service.clusterArn), service: service.name }, world);
    const arns = deployments.flatMap(({ targetRevisionArn }) => targetRevisionArn ?? []);
    const { family } = (0,past/* splitRevision */.E8)(service.revisionArn);
    return deployments.length >= limit || family === '' ? reader.of(arns) : reader.ofFamily(family, arns);
}

// EXTERNAL MODULE: ./lib/ledger/ledger.js + 4 modules
var ledger = __webpack_require__(9530);
// EXTERNAL MODULE: ./lib/rollout/follow.js + 3 modules
var follow = __webpack_require__(1474);
;// CONCATENATED MODULE: ./lib/history/read-status.js







/**
 * Reads a service as it is; writes nothing.
 *
 * @throws DeployError `absent` when there is no such service; `access`, `unreachable`
 */
async function readStatus(asked, world) {
    const service = await findService(asked, world);
    const [serving, mark, targets] = await Promise.all([
        readServing(service, world),
        (0,ledger/* readServiceMark */.hy)(service.arn, world.ledger),
        readTargets(service, world),
    ]);
    const isMarked = mark?.revision !== undefined;
    return { service, serving, ...(isMarked ? { mark } : {}), ...targets };
}
async function readServing(service, world) {
    const serving = (0,follow/* listServing */.J)(service);
    const reader = (0,read_known/* openKnown */.s)({ cluster: (0,task_definition_document/* nameRevision */.h)(service.clusterArn), service: service.name }, world);
    const known = (await reader.of(serving.map(({ revisionArn }) => revisionArn))) ?? [];
    const sights = serving.map(({ revisionArn, running }) => {
        const entry = known.find(({ arn }) => arn === revisionArn)?.entry ?? {};
        return { revisionArn, running, entry };
    });
    const images = await readImages(sights, world);
    return sights.map((sight) => {
        const image = images.get(sight.revisionArn);
        return { ...sight, ...(image === undefined ? {} : { image }) };
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
                why: (0,errors/* asDeployError */.y0)(thrown).message,
            });
            return [];
        }
    };
    return { targetGroups: (await Promise.all(arns.map(read))).flat(), unreadable };
}

// EXTERNAL MODULE: ./lib/report/duration.js
var duration = __webpack_require__(136);
// EXTERNAL MODULE: ./lib/report/log-line.js
var log_line = __webpack_require__(6027);
// EXTERNAL MODULE: ./lib/report/past-cells.js
var past_cells = __webpack_require__(1224);
// EXTERNAL MODULE: ./lib/report/run-link.js
var run_link = __webpack_require__(5536);
;// CONCATENATED MODULE: ./lib/report/text-table.js

const GAP = '  ';
const NOTHING = '–';
/**
 * A table for a terminal, one line a row, columns as wide as their widest cell. Cells are outside text and cleaned. The
 * first column is never outside text, since a runner looks for commands at the beginning of a line.
 */
function renderTextTable(head, rows) {
    const clean = [
        head,
        ...rows.map((cells) => cells.map((cell) => (0,log_line/* quote */.hD)(cell).replaceAll('\t', ' ').trim() || NOTHING)),
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

;// CONCATENATED MODULE: ./lib/report/history-lines.js






const HEAD = ['when', 'revision', 'release', 'commit', 'image', 'verdict', 'run'];
/** The history as a table for a terminal. @param server of GitHub, such as `https://github.com` */
function renderHistory({ service, deployments, images }, server) {
    const title = (0,log_line/* quote */.hD)(`service ${service.name} in cluster ${(0,task_definition_document/* nameRevision */.h)(service.clusterArn)}`);
    if (deployments.length === 0)
        return [title, 'No deployment is known: ECS keeps them for 90 days.'];
    const rows = deployments.map((one) => [
        (0,duration/* formatMoment */.K9)(one.at),
        (0,past_cells/* showRevision */.rB)(one),
        (0,past_cells/* showReleases */.en)(one.entry),
        (0,past_cells/* showCommit */.B)(one.entry),
        (0,past_cells/* showImage */.jt)(images.get(one.revisionArn ?? '')),
        one.outcome,
        (0,run_link/* linkToRun */.T)(one.entry, server) ?? '',
    ]);
    return [title, ...renderTextTable(HEAD, rows)];
}
/** The history for machines: one object a deployment, newest first. */
function describeHistory({ service, deployments, images }, server) {
    return deployments
        .map((one) => describePast(one, images.get(one.revisionArn ?? ''), server))
        .map((past) => ({
        type: 'deployment',
        service: service.name,
        cluster: (0,task_definition_document/* nameRevision */.h)(service.clusterArn),
        ...past,
    }));
}
function describePast(one, image, server) {
    const { entry } = one;
    return {
        at: toIso(one.at),
        revision: one.revisionArn === undefined ? undefined : (0,task_definition_document/* nameRevision */.h)(one.revisionArn),
        revisionArn: one.revisionArn,
        releases: entry.releases ?? [],
        commit: entry.commit,
        image,
        imageDigest: entry.imageDigest,
        verdict: one.outcome,
        reason: one.reason,
        repository: entry.repository,
        workflow: entry.workflow,
        runNumber: entry.runNumber,
        runAttempt: entry.runAttempt,
        run: (0,run_link/* linkToRun */.T)(entry, server),
    };
}
/** Undefined for a time that cannot be. */
function toIso(at) {
    const date = new Date(at);
    return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}

// EXTERNAL MODULE: ./lib/report/log-lines.js + 3 modules
var log_lines = __webpack_require__(117);
;// CONCATENATED MODULE: ./lib/report/status-lines.js






const MOST_EVENTS = 5;
const DEPLOYMENTS = ['since', 'status', 'rollout', 'revision', 'desired', 'running', 'pending', 'failed'];
/** The service for a terminal. @param server of GitHub, such as `https://github.com` */
function renderStatus(status, server) {
    const { service, serving, mark, targetGroups, unreadable } = status;
    const { name, clusterArn, desired, running, pending } = service;
    const events = service.events.slice(0, MOST_EVENTS).reverse();
    return [
        (0,log_line/* quote */.hD)(`service ${name} in cluster ${(0,task_definition_document/* nameRevision */.h)(clusterArn)}: ${service.status}, ${running} of ${desired} running, ${pending} pending`),
        ...(serving.length === 0 ? ['No task runs.'] : serving.map((sight) => describeServing(sight, server))),
        ...(mark === undefined
            ? []
            : [(0,log_line/* quote */.hD)(`last deployed by slipway: ${mark.revision}${describeSource(mark.entry, server)}`)]),
        ...targetGroups.map(({ arn, targets }) => describeTargets(arn, targets)),
        ...unreadable.map(({ why }) => `may not be read: ${(0,log_line/* quote */.hD)(why)}`),
        'deployments:',
        ...renderTextTable(DEPLOYMENTS, service.deployments.map(listCells)).map((line) => `  ${line}`),
        ...(events.length === 0 ? [] : ['latest events:']),
        ...events.map(({ at, text }) => `  ${(0,duration/* formatMoment */.K9)(at)}  ${(0,log_line/* quote */.hD)(text)}`),
    ];
}
function describeServing({ revisionArn, running, entry, image }, server) {
    const shown = image === undefined ? '' : `, image ${(0,past_cells/* showImage */.jt)(image)}`;
    return (0,log_line/* quote */.hD)(`serving ${(0,task_definition_document/* nameRevision */.h)(revisionArn)}, ${running} running${shown}${describeSource(entry, server)}`);
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
    return [(0,duration/* formatMoment */.K9)(one.createdAt), one.status, one.rolloutState ?? '', (0,task_definition_document/* nameRevision */.h)(one.revisionArn), ...counts];
}
/** `target group web: 3 healthy, 1 unhealthy (Target.Timeout)`. */
function describeTargets(arn, targets) {
    const [, , name = ''] = /:(targetgroup)\/([^/]*)/.exec(arn) ?? [];
    const kinds = targets.map(({ state, reasonCode }) => (reasonCode === undefined ? state : `${state} (${reasonCode})`));
    const counts = [...new Set(kinds)].map((kind) => `${kinds.filter((one) => one === kind).length} ${kind}`);
    return `target group ${(0,log_line/* quote */.hD)(`${name}: ${counts.length === 0 ? 'no target' : counts.join(', ')}`)}`;
}
/** The service for machines. */
function describeStatus(status, server) {
    const { service, serving, mark, targetGroups, unreadable } = status;
    return {
        type: 'status',
        service: service.name,
        cluster: (0,task_definition_document/* nameRevision */.h)(service.clusterArn),
        status: service.status,
        desired: service.desired,
        running: service.running,
        pending: service.pending,
        serving: serving.map((sight) => ({
            ...{ revisionArn: sight.revisionArn, running: sight.running, image: sight.image },
            ...describeEntry(sight.entry, server),
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

// EXTERNAL MODULE: ./lib/rollout/verdict.js
var verdict = __webpack_require__(4012);
// EXTERNAL MODULE: ./lib/runner/digest.js
var digest = __webpack_require__(7844);
// EXTERNAL MODULE: ./lib/runner/environment.js
var environment = __webpack_require__(3311);
// EXTERNAL MODULE: ./lib/runner/json-voice.js
var json_voice = __webpack_require__(7637);
;// CONCATENATED MODULE: ./lib/cli/show-service.js












/** `slipway history` and `slipway status`: reads, writes lines, and changes nothing. Returns the exit code. */
async function showService(command, options, own) {
    const tell = options.isJson ? (0,json_voice/* createJsonVoice */.l)(own.write) : tellAsText(own.write);
    const show = async () => {
        const lines = await describe(command, { options, server: (0,environment/* readVariable */.n)(own.environment, 'GITHUB_SERVER_URL') }, tell);
        for (const line of lines)
            own.write(line);
        return 0;
    };
    return Promise.race([show().catch((thrown) => tellFailure((0,errors/* asDeployError */.y0)(thrown), tell)), untilAborted(own.signal)]);
}
async function describe(command, { options, server }, tell) {
    const world = await connect(tell);
    if (command === 'history') {
        const history = await readHistory(options, options.limit, world);
        return options.isJson ? describeHistory(history, server).map(json_voice/* toJsonLine */.i) : renderHistory(history, server);
    }
    const status = await readStatus(options, world);
    return options.isJson ? [(0,json_voice/* toJsonLine */.i)(describeStatus(status, server))] : renderStatus(status, server);
}
/** The SDK is loaded only now. */
async function connect(tell) {
    const { createEcs } = await Promise.all(/* import() */[__webpack_require__.e(861), __webpack_require__.e(212), __webpack_require__.e(258)]).then(__webpack_require__.bind(__webpack_require__, 6258));
    const ecs = createEcs();
    return { ecs, ledger: (0,ledger/* openLedger */.au)({ ecs, tell }), digest: digest/* digestText */.M, evidence: evidence/* connectEvidence */.Y, tell };
}
function tellAsText(write) {
    return (event) => {
        const lines = (0,log_lines/* renderEvent */.N)(event, { kind: 'terminal', hasColour: false });
        for (const line of lines)
            if (line.kind === 'text')
                write(line.text);
    };
}
function tellFailure({ kind, message, advice }, tell) {
    tell({ type: 'refused', faults: [{ text: message, advice }] });
    return kind === 'absent' ? verdict/* EXIT_CODES */.a.refused : verdict/* EXIT_CODES */.a.failed;
}
function untilAborted(signal) {
    return new Promise((resolve) => {
        const end = () => resolve(verdict/* EXIT_CODES */.a.cancelled);
        if (signal.aborted)
            end();
        else
            signal.addEventListener('abort', end);
    });
}


/***/ }),

/***/ 7716:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  n: () => (/* binding */ runDemo)
});

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
// EXTERNAL MODULE: ./lib/cli/flags.js
var flags = __webpack_require__(2529);
// EXTERNAL MODULE: ./lib/cli/serve-local-ecs.js + 265 modules
var serve_local_ecs = __webpack_require__(3953);
// EXTERNAL MODULE: ./lib/cli/settle-options.js
var settle_options = __webpack_require__(2400);
// EXTERNAL MODULE: ./lib/rollout/verdict.js
var verdict = __webpack_require__(4012);
;// CONCATENATED MODULE: ./lib/demo/acts.js
/** Looks are a second apart, since the demo's clock is faster than real. */
const FOLLOW = ['--cluster', 'demo', '--service', 'hello', '--wait-max-delay-seconds', '1'];
const BUILD = ['--repository', 'hello', '--create-repository'];
/** With containers images are built and pushed; simulated tasks need only their names. */
function listActs(tasks) {
    const image = (tag, ...build) => tasks === 'containers' ? [...BUILD, '--image-tag', tag, ...build] : ['--image', `hello:${tag}`];
    return [
        {
            title: `First deploy: ${tasks === 'containers' ? 'build, push, register' : 'register'}, four tasks`,
            command: ['deploy', ...FOLLOW, ...image('v1'), '--desired-count', '4'],
            exitCode: 0,
        },
        {
            title: 'A new version, one task at a time through the one spare instance',
            command: [
                'deploy',
                ...FOLLOW,
                ...image('v2', '--labels', 'version=2'),
                '--environment-variables',
                'PROVIDER=ECS',
            ],
            exitCode: 0,
        },
        {
            title: 'A broken image: the circuit breaker takes it back, and the step is red',
            command: ['deploy', ...FOLLOW, ...image('v3-broken', '--dockerfile', 'Dockerfile.broken')],
            exitCode: 10,
        },
        {
            title: 'The way back by input: what worked before serves again',
            command: ['rollback', 'last-good', ...FOLLOW],
            exitCode: 0,
        },
    ];
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./lib/demo/program.js

/** Runs a program to its end without a shell; its output is collected. */
function runProgram(name, args, { environment, input = '' } = {}) {
    return new Promise((resolve) => {
        const child = (0,external_node_child_process_.spawn)(name, args, environment === undefined ? {} : { env: environment });
        const out = [];
        const said = [];
        const end = (exitCode) => resolve({ exitCode, stdout: asText(out), stderr: asText(said) });
        child.stdout.on('data', (bytes) => out.push(bytes));
        child.stderr.on('data', (bytes) => said.push(bytes));
        child.on('error', () => end(127));
        child.on('close', (code) => end(code ?? 1));
        // A program that ends without reading its input is judged by its exit code.
        child.stdin.on('error', () => { });
        child.stdin.end(input);
    });
}
function asText(parts) {
    return Buffer.concat(parts).toString('utf8');
}

;// CONCATENATED MODULE: ./lib/demo/base-image.js





/** Where Debian and Ubuntu put the static busybox (package busybox-static): linked to no library, so it can be all there is. */
const BUSYBOX = '/bin/busybox';
const PUBLIC_IMAGE = 'busybox:stable';
/** Exit code when there is no such program. */
const NOT_FOUND = 127;
/**
 * Finds or makes the image that the demo builds on: busybox from this machine, else from its public repository.
 * @returns why there is none, as one sentence
 */
async function prepareBaseImage() {
    if ((0,external_node_fs_.existsSync)(BUSYBOX) && (await isStatic()))
        return importBusybox();
    const known = await runProgram('docker', ['image', 'inspect', PUBLIC_IMAGE]);
    if (known.exitCode === 0)
        return { name: PUBLIC_IMAGE, remove: async () => { } };
    const pulled = await runProgram('docker', ['pull', PUBLIC_IMAGE]);
    if (pulled.exitCode === 0)
        return { name: PUBLIC_IMAGE, remove: () => removeImage(PUBLIC_IMAGE) };
    return `there is no base image: ${BUSYBOX} is not on this machine (package busybox-static), and ${PUBLIC_IMAGE} cannot be pulled.`;
}
/** A busybox that needs libraries would not start in an otherwise empty image. */
async function isStatic() {
    const listed = await runProgram('ldd', [BUSYBOX]);
    return listed.exitCode !== 0;
}
async function importBusybox() {
    const name = `slipway-demo-base:${process.pid}`;
    try {
        await importBaseImage(name);
        return { name, remove: () => removeImage(name) };
    }
    catch (thrown) {
        return `the base image could not be made: ${thrown instanceof Error ? thrown.message : ''}.`;
    }
}
/**
 * Imports an image that holds busybox and its applets, with nothing pulled from anywhere.
 * @param name such as `slipway-test:1`
 * @param changes Dockerfile instructions, such as `CMD ["sh"]`
 * @throws Error with docker's words
 */
async function importBaseImage(name, changes = []) {
    const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), 'slipway-base-'));
    const [root, archive] = [(0,external_node_path_.join)(folder, 'root'), (0,external_node_path_.join)(folder, 'base.tar')];
    try {
        await layOut(root);
        await runProgram('tar', ['-cf', archive, '-C', root, '.']);
        const options = changes.flatMap((change) => ['--change', change]);
        const imported = await runProgram('docker', ['import', ...options, archive, name]);
        if (imported.exitCode === NOT_FOUND)
            throw new Error('there is no docker command on this machine');
        if (imported.exitCode !== 0)
            throw new Error(imported.stderr.trim());
    }
    finally {
        await (0,promises_.rm)(folder, { recursive: true, force: true });
    }
}
async function layOut(root) {
    const bin = (0,external_node_path_.join)(root, 'bin');
    await (0,promises_.mkdir)(bin, { recursive: true });
    await (0,promises_.mkdir)((0,external_node_path_.join)(root, 'tmp'));
    await (0,promises_.copyFile)(BUSYBOX, (0,external_node_path_.join)(bin, 'busybox'));
    const { stdout } = await runProgram(BUSYBOX, ['--list']);
    const applets = stdout.split('\n').filter((applet) => applet !== '' && applet !== 'busybox');
    await Promise.all(applets.map((applet) => (0,promises_.symlink)('busybox', (0,external_node_path_.join)(bin, applet))));
}
/** Removes an image; one that is not there is well. */
async function removeImage(name) {
    await runProgram('docker', ['image', 'rm', '--force', name]);
}

;// CONCATENATED MODULE: ./lib/demo/page.js



/** Serves one page on port 5000 that greets by the variable PROVIDER, and ends at once when it is told to. */
const PAGE = `FROM BASE
EXPOSE 5000
CMD ["/bin/sh", "-c", "mkdir -p /www && echo \\"Hello \${PROVIDER:-world}!\\" > /www/index.html && httpd -f -p 5000 -h /www & trap 'kill $!; exit 0' TERM INT; wait $!"]
`;
/** Ends at once with code 1, as an image does whose configuration is wrong. */
const BROKEN = `FROM BASE
CMD ["/bin/sh", "-c", "echo 'cannot read /etc/hello.conf' >&2; exit 1"]
`;
/** @param base image that the Dockerfiles build on */
async function writeWorkspace(base) {
    const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), 'slipway-demo-'));
    await (0,promises_.writeFile)((0,external_node_path_.join)(folder, 'Dockerfile'), PAGE.replace('BASE', base));
    await (0,promises_.writeFile)((0,external_node_path_.join)(folder, 'Dockerfile.broken'), BROKEN.replace('BASE', base));
    return { folder, remove: () => (0,promises_.rm)(folder, { recursive: true, force: true }) };
}

;// CONCATENATED MODULE: ./lib/demo/requests.js
const PAUSE_MS = 20;
const ANSWER_WITHIN_MS = 5_000;
/** @param address page of the load balancer; an answer other than 200, or none, counts as failed */
function sendRequests(address) {
    const pages = new Map();
    const course = { failed: 0, isStopped: false };
    const sendAll = async () => {
        while (!course.isStopped) {
            const page = await readPage(address);
            if (page === undefined)
                course.failed += 1;
            else
                pages.set(page, (pages.get(page) ?? 0) + 1);
            await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
        }
    };
    const sending = sendAll();
    return {
        stop: async () => {
            course.isStopped = true;
            await sending;
            return { pages, failed: course.failed };
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

// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(7030);
;// CONCATENATED MODULE: ./lib/demo/stage.js


const CALLER = { accessKeyId: 'demo', region: 'us-east-1' };
/** Five instances and one fixed host port: a fifth task finds one spare instance, so a rollout goes one at a time. */
async function openStage(options, write) {
    const local = await (0,serve_local_ecs/* openLocalEcs */.tO)(options, write);
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











/** `slipway demo`: the whole story on the local ECS, with real containers where Docker answers. Leaves nothing behind. */
async function runDemo(asked, world) {
    const exitCode = await playAndRemove(asked, world);
    if (!world.signal.aborted)
        return exitCode;
    world.write('The demo was cancelled; nothing of it is left.');
    return verdict/* EXIT_CODES */.a.cancelled;
}
async function playAndRemove(asked, world) {
    const base = await chooseBase(asked, world);
    if (base === 'refused')
        return verdict/* EXIT_CODES */.a.refused;
    try {
        return world.signal.aborted ? verdict/* EXIT_CODES */.a.cancelled : await playWith(base, asked, world);
    }
    finally {
        await base?.remove();
    }
}
async function playWith(base, asked, world) {
    const tasks = base === undefined ? 'simulated' : 'containers';
    const { speed = flags/* DEMO_SPEED */.Kf } = asked;
    const options = (0,settle_options/* settleOptions */.s)({ port: 0, speed, tasks, clusters: ['demo'], instances: 5 });
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
    const stage = await openStage(options, world.write);
    try {
        if (options.tasks === 'simulated')
            stage.local.putScenario(BROKEN_IMAGE);
        introduce(stage, options, world.write);
        return await play({ stage, tasks: options.tasks, folder, world });
    }
    finally {
        await stage.local.close();
        if (options.tasks === 'containers')
            await removeImagesOf(stage.local.registryHost);
    }
}
const BROKEN_IMAGE = { images: [{ image: '*broken*', exits: { afterMs: 1_000, code: 1 } }] };
/** The image for real containers; undefined for simulated tasks, which are requested or all that is possible here. */
async function chooseBase({ tasks }, world) {
    if (tasks === 'simulated')
        return undefined;
    const fault = await (0,serve_local_ecs/* findDockerFault */.EC)();
    const base = fault ?? (await prepareBaseImage());
    if (typeof base !== 'string')
        return base;
    if (tasks === 'containers') {
        world.writeError(`Tasks cannot run as containers: ${base} Run with --tasks simulated, or start Docker.`);
        return 'refused';
    }
    world.write(`Tasks are simulated, not real containers: ${base}`);
    return undefined;
}
function introduce(stage, options, write) {
    write(`A local ECS and ECR answers at ${stage.local.address}; nothing leaves this machine, no AWS account is used.`);
    write(`Cluster demo: 5 container instances. Service hello: host port 80, min/max 100/200, circuit breaker on.`);
    write(`Its clock goes ${options.speed} times as fast as real.`);
}
async function play(story) {
    const { stage, tasks, world } = story;
    const isReal = tasks === 'containers';
    let loop;
    let hasKept = true;
    for (const [at, act] of listActs(tasks).entries()) {
        if (world.signal.aborted)
            break;
        hasKept = (await playAct(story, at + 1, act)) && hasKept;
        if (world.signal.aborted)
            break;
        if (isReal)
            world.write(`The page says: ${(await readPage(stage.page)) ?? 'nothing'}`);
        if (isReal)
            loop ??= sendRequests(stage.page);
    }
    const count = await loop?.stop();
    if (count !== undefined && !world.signal.aborted)
        tellRequests(count, world.write);
    if (world.signal.aborted)
        return verdict/* EXIT_CODES */.a.cancelled;
    const isWell = hasKept && (count?.failed ?? 0) === 0;
    world.write(isWell ? 'All four acts came to what they promise.' : 'The demo did not come to what it promises.');
    return isWell ? 0 : 1;
}
async function playAct(story, number, act) {
    const { write } = story.world;
    write('');
    write(`━━ ${number}. ${act.title}`);
    write(`$ slipway ${act.command.join(' ')}`);
    const exitCode = await runSlipway(story, act.command);
    write(`(exit code ${exitCode})`);
    return exitCode === act.exitCode;
}
/** The very command line that people use, in a process of its own. */
function runSlipway(story, command) {
    const { world, stage, folder } = story;
    const kept = Object.entries(world.environment).filter(([name]) => !/^(AWS|GITHUB|INPUT|RUNNER)_/.test(name));
    const env = {
        ...Object.fromEntries(kept),
        AWS_ENDPOINT_URL: stage.local.address,
        AWS_REGION: 'us-east-1',
        AWS_ACCESS_KEY_ID: 'demo',
        AWS_SECRET_ACCESS_KEY: 'demo',
        AWS_EC2_METADATA_DISABLED: 'true',
    };
    const [, entry = ''] = process.argv;
    return new Promise((resolve) => {
        const child = (0,external_node_child_process_.spawn)(process.execPath, [entry, ...command], {
            cwd: folder,
            env,
            stdio: ['ignore', 'inherit', 'inherit'],
            // A terminal sends Ctrl-C to the whole group: the command would get it twice, and end without its last words.
            detached: true,
        });
        world.signal.addEventListener('abort', () => child.kill('SIGINT'));
        child.on('error', () => resolve(127));
        child.on('close', (code) => resolve(code ?? 1));
    });
}
function tellRequests(count, write) {
    const total = [...count.pages.values()].reduce((sum, times) => sum + times, 0);
    write('');
    write(`━━ Requests through the load balancer all along: ${total} answered, ${count.failed} failed`);
    for (const [page, times] of count.pages)
        write(`   ${times} × ${page}`);
}
/** Docker keeps what was built and pushed under the registry's name until it is removed. */
async function removeImagesOf(registryHost) {
    const listed = await runProgram('docker', ['image', 'ls', '--digests', '--format', '{{.Repository}} {{.ID}}']);
    const ours = listed.stdout.split('\n').filter((line) => line.startsWith(`${registryHost}/`));
    const ids = new Set(ours.map((line) => line.split(' ')[1] ?? ''));
    if (ids.size > 0)
        await runProgram('docker', ['image', 'rm', '--force', ...ids]);
}


/***/ }),

/***/ 7821:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ ALARM)
/* harmony export */ });
/* harmony import */ var _form_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9546);
/* harmony import */ var _structure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9986);


const ALARM = (0,_structure_js__WEBPACK_IMPORTED_MODULE_1__/* .structureOf */ .p)({
    required: { name: _form_js__WEBPACK_IMPORTED_MODULE_0__/* .NAME */ .o_, state: (0,_form_js__WEBPACK_IMPORTED_MODULE_0__/* .choiceOf */ .FH)(['OK', 'ALARM']) },
    optional: {},
});


/***/ }),

/***/ 3790:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Pk: () => (/* binding */ FAULT_RULES),
/* harmony export */   _C: () => (/* binding */ FOREIGN_CALL)
/* harmony export */ });
/* unused harmony export FAULT_KINDS */
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6413);
/* harmony import */ var _form_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9546);
/* harmony import */ var _structure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9986);
/** How faults are written. */



const CALL_NUMBER = (0,_form_js__WEBPACK_IMPORTED_MODULE_0__/* .wholeNumber */ .rD)(1);
const CALL_RANGE = (0,_structure_js__WEBPACK_IMPORTED_MODULE_1__/* .structureOf */ .p)({
    required: {},
    optional: { from: CALL_NUMBER, to: CALL_NUMBER, times: CALL_NUMBER },
});
const CALLS = (0,_form_js__WEBPACK_IMPORTED_MODULE_0__/* .eitherOf */ .BU)((value) => {
    if ((0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isJsonObject */ .OW)(value))
        return CALL_RANGE;
    return typeof value === 'number' ? CALL_NUMBER : (0,_form_js__WEBPACK_IMPORTED_MODULE_0__/* .choiceOf */ .FH)(['every']);
}, 'the number of a call, every, or {from?, to?, times?}');
const INPUT = (0,_form_js__WEBPACK_IMPORTED_MODULE_0__/* .formOf */ .QU)('a map, the input of the operation', _json_js__WEBPACK_IMPORTED_MODULE_2__/* .isJsonObject */ .OW);
const FOREIGN_CALL = (0,_form_js__WEBPACK_IMPORTED_MODULE_0__/* .mapForm */ .n2)((0,_structure_js__WEBPACK_IMPORTED_MODULE_1__/* .structureOf */ .p)({
    required: { operation: _form_js__WEBPACK_IMPORTED_MODULE_0__/* .NAME */ .o_ },
    optional: { input: INPUT, service: (0,_form_js__WEBPACK_IMPORTED_MODULE_0__/* .choiceOf */ .FH)(['ecs', 'ecr', 'codedeploy']) },
}), (call) => ({ input: {}, ...call }));
/** The members of each kind of fault. */
const FAULTS = {
    error: (0,_form_js__WEBPACK_IMPORTED_MODULE_0__/* .mapForm */ .n2)((0,_structure_js__WEBPACK_IMPORTED_MODULE_1__/* .structureOf */ .p)({
        required: { kind: (0,_form_js__WEBPACK_IMPORTED_MODULE_0__/* .choiceOf */ .FH)(['error']), type: _form_js__WEBPACK_IMPORTED_MODULE_0__/* .NAME */ .o_ },
        optional: {
            message: _form_js__WEBPACK_IMPORTED_MODULE_0__/* .TEXT */ .a$,
            status: (0,_form_js__WEBPACK_IMPORTED_MODULE_0__/* .formOf */ .QU)('400 or 500', (value) => value === 400 || value === 500),
        },
    }), (fault) => ({ message: '', status: 400, ...fault })),
    html: (0,_form_js__WEBPACK_IMPORTED_MODULE_0__/* .mapForm */ .n2)((0,_structure_js__WEBPACK_IMPORTED_MODULE_1__/* .structureOf */ .p)({ required: { kind: (0,_form_js__WEBPACK_IMPORTED_MODULE_0__/* .choiceOf */ .FH)(['html']) }, optional: { status: (0,_form_js__WEBPACK_IMPORTED_MODULE_0__/* .wholeNumber */ .rD)(200, 599) } }), (fault) => ({ status: 502, ...fault })),
    delay: (0,_structure_js__WEBPACK_IMPORTED_MODULE_1__/* .structureOf */ .p)({ required: { kind: (0,_form_js__WEBPACK_IMPORTED_MODULE_0__/* .choiceOf */ .FH)(['delay']), ms: _form_js__WEBPACK_IMPORTED_MODULE_0__/* .MILLISECONDS */ .R5 }, optional: {} }),
    stale: (0,_structure_js__WEBPACK_IMPORTED_MODULE_1__/* .structureOf */ .p)({ required: { kind: (0,_form_js__WEBPACK_IMPORTED_MODULE_0__/* .choiceOf */ .FH)(['stale']), ms: _form_js__WEBPACK_IMPORTED_MODULE_0__/* .MILLISECONDS */ .R5 }, optional: {} }),
    denied: plain('denied'),
    expired: plain('expired'),
    throttled: plain('throttled'),
    'reset-before': plain('reset-before'),
    'reset-after-applying': plain('reset-after-applying'),
    silence: plain('silence'),
    'silence-after-applying': plain('silence-after-applying'),
    truncate: plain('truncate'),
};
function plain(kind) {
    return (0,_structure_js__WEBPACK_IMPORTED_MODULE_1__/* .structureOf */ .p)({ required: { kind: (0,_form_js__WEBPACK_IMPORTED_MODULE_0__/* .choiceOf */ .FH)([kind]) }, optional: {} });
}
/** Kinds of faults, as they are written. */
const FAULT_KINDS = Object.keys(FAULTS).filter(isFaultKind);
function isFaultKind(name) {
    return Object.hasOwn(FAULTS, name);
}
const FAULT = (0,_form_js__WEBPACK_IMPORTED_MODULE_0__/* .eitherOf */ .BU)((value) => {
    const kind = (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isJsonObject */ .OW)(value) ? value.kind : undefined;
    if (typeof kind === 'string' && isFaultKind(kind))
        return FAULTS[kind];
    return (0,_structure_js__WEBPACK_IMPORTED_MODULE_1__/* .structureOf */ .p)({ required: { kind: (0,_form_js__WEBPACK_IMPORTED_MODULE_0__/* .choiceOf */ .FH)(FAULT_KINDS) }, optional: {} });
}, '{kind, …}');
const FAULT_RULE = (0,_form_js__WEBPACK_IMPORTED_MODULE_0__/* .agreeing */ .HD)((0,_form_js__WEBPACK_IMPORTED_MODULE_0__/* .mapForm */ .n2)((0,_structure_js__WEBPACK_IMPORTED_MODULE_1__/* .structureOf */ .p)({
    required: { operation: _form_js__WEBPACK_IMPORTED_MODULE_0__/* .NAME */ .o_ },
    optional: { on: CALLS, fault: FAULT, before: FOREIGN_CALL, after: FOREIGN_CALL },
}), (rule) => ({ on: 'every', ...rule })), ({ fault, before, after }) => [fault, before, after].some((part) => part !== undefined)
    ? undefined
    : { member: 'fault', problem: 'it is missing', advice: 'Write {kind, …}, or a call before or after' });
const FAULT_RULES = (0,_form_js__WEBPACK_IMPORTED_MODULE_0__/* .listOf */ .c3)(FAULT_RULE);


/***/ }),

/***/ 9546:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A7: () => (/* binding */ mapOf),
/* harmony export */   BU: () => (/* binding */ eitherOf),
/* harmony export */   FH: () => (/* binding */ choiceOf),
/* harmony export */   HD: () => (/* binding */ agreeing),
/* harmony export */   QU: () => (/* binding */ formOf),
/* harmony export */   R5: () => (/* binding */ MILLISECONDS),
/* harmony export */   UB: () => (/* binding */ numberFrom),
/* harmony export */   Zv: () => (/* binding */ formatShown),
/* harmony export */   a$: () => (/* binding */ TEXT),
/* harmony export */   c3: () => (/* binding */ listOf),
/* harmony export */   gF: () => (/* binding */ formatFormFault),
/* harmony export */   jV: () => (/* binding */ formatPath),
/* harmony export */   k_: () => (/* binding */ adviseName),
/* harmony export */   n2: () => (/* binding */ mapForm),
/* harmony export */   o_: () => (/* binding */ NAME),
/* harmony export */   r1: () => (/* binding */ textLike),
/* harmony export */   rD: () => (/* binding */ wholeNumber),
/* harmony export */   ss: () => (/* binding */ refuseValue)
/* harmony export */ });
/* unused harmony export gatherFormed */
/* harmony import */ var _inputs_fault_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2253);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6413);
/** Forms of values that come from outside, in a file or a request: a value out, or every fault with its place. */


function refuseValue(path, problem, advice) {
    return { faults: [{ path, problem, advice }] };
}
/** A form of values that a guard tells. */
function formOf(allowed, isFine) {
    return {
        allowed,
        read: (value, path) => isFine(value) ? { value } : refuseValue(path, `${formatShown(value)} is not allowed here`, `Write ${allowed}`),
    };
}
/** A value as a fault shows it: plain ones as they are written, others by their kind. */
function formatShown(value) {
    if (value === null)
        return 'nothing';
    if (typeof value === 'string')
        return (0,_inputs_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(value);
    if (typeof value === 'object')
        return Array.isArray(value) ? 'a list' : 'a map';
    return String(value);
}
function textLike(allowed, pattern) {
    return formOf(allowed, (value) => typeof value === 'string' && pattern.test(value));
}
const TEXT = formOf('text', (value) => typeof value === 'string');
const NAME = textLike('text that is not empty', /\S/);
function wholeNumber(from, to = Number.MAX_SAFE_INTEGER) {
    const bounds = to === Number.MAX_SAFE_INTEGER ? `, ${from} or more` : ` from ${from} to ${to}`;
    return formOf(`a whole number${bounds}`, (value) => typeof value === 'number' && Number.isInteger(value) && value >= from && value <= to);
}
/** With a fraction if wanted. */
function numberFrom(from) {
    return formOf(`a number, ${from} or more`, (value) => typeof value === 'number' && Number.isFinite(value) && value >= from);
}
/** A time, in milliseconds. */
const MILLISECONDS = { ...numberFrom(0), allowed: 'a number of milliseconds, 0 or more' };
function choiceOf(words) {
    const allowed = words.length === 1 ? `${words[0]}` : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
    return formOf(allowed, (value) => words.some((word) => word === value));
}
function listOf(item) {
    const allowed = `a list; each item is ${item.allowed}`;
    return {
        allowed,
        read: (value, path) => Array.isArray(value)
            ? gatherFormed(value.map((one, at) => item.read(one, [...path, at])))
            : refuseValue(path, `${formatShown(value)} is not allowed here`, `Write ${allowed}`),
    };
}
/** Values of one form by any name. */
function mapOf(member) {
    const allowed = `a map; each value is ${member.allowed}`;
    return {
        allowed,
        read(value, path) {
            if (!(0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isJsonObject */ .OW)(value))
                return refuseValue(path, `${formatShown(value)} is not allowed here`, `Write ${allowed}`);
            const names = Object.keys(value);
            const members = gatherFormed(names.map((name) => member.read(value[name] ?? null, [...path, name])));
            if ('faults' in members)
                return members;
            return { value: Object.fromEntries(members.value.map((one, at) => [names[at], one])) };
        },
    };
}
/** All values, or all faults of all items. */
function gatherFormed(items) {
    const faults = items.flatMap((item) => ('faults' in item ? item.faults : []));
    return faults.length > 0 ? { faults } : { value: items.flatMap((item) => ('faults' in item ? [] : [item.value])) };
}
/** A form whose value is made into another. */
function mapForm(form, change) {
    return {
        allowed: form.allowed,
        read(value, path) {
            const formed = form.read(value, path);
            return 'faults' in formed ? formed : { value: change(formed.value) };
        },
    };
}
/** A form whose parts must agree. */
function agreeing(form, findDiscord) {
    return {
        allowed: form.allowed,
        read(value, path) {
            const formed = form.read(value, path);
            const discord = 'faults' in formed ? undefined : findDiscord(formed.value);
            if (discord === undefined)
                return formed;
            return refuseValue([...path, discord.member], discord.problem, discord.advice);
        },
    };
}
/** One of several forms, chosen by how the value looks; each is then held against that form alone. */
function eitherOf(choose, allowed) {
    return { allowed, read: (value, path) => choose(value).read(value, path) };
}
/** `instances[1].attributes["my.name"]`; the whole is `it`. */
function formatPath(path) {
    const text = path.map(formatStep).join('').replace(/^\./, '');
    return text === '' ? 'it' : text;
}
function formatStep(step) {
    if (typeof step === 'number')
        return `[${step}]`;
    return /^[A-Za-z_][A-Za-z0-9_-]*$/.test(step) ? `.${step}` : `[${(0,_inputs_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(step)}]`;
}
/** One sentence for a person: `instances[1].cpu: "2k" is not allowed here. Write a whole number, 128 or more.` */
function formatFormFault({ path, problem, advice }) {
    return `${formatPath(path)}: ${problem}. ${advice}.`;
}
/** What to do about a member that is not known. */
function adviseName(name, known) {
    const nearest = (0,_inputs_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .findNearest */ .qg)(name, known);
    if (nearest !== undefined)
        return `Write ${nearest} if that was meant`;
    return known.length === 0 ? 'Leave it out' : `Members here are ${known.join(', ')}`;
}


/***/ }),

/***/ 5703:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K2: () => (/* binding */ CLUSTERED_GROUP),
/* harmony export */   X7: () => (/* binding */ NAMED_INSTANCES),
/* harmony export */   xd: () => (/* binding */ INSTANCES_WISH)
/* harmony export */ });
/* unused harmony exports CPU, MEMORY_MIB, INSTANCE_GROUP */
/* harmony import */ var _form_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9546);
/* harmony import */ var _structure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9986);


/** Least and most that an instance may have; those of EC2's largest types fit. */
const CPU = (0,_form_js__WEBPACK_IMPORTED_MODULE_0__/* .wholeNumber */ .rD)(128, 196_608);
const MEMORY_MIB = (0,_form_js__WEBPACK_IMPORTED_MODULE_0__/* .wholeNumber */ .rD)(128, 1_048_576);
const LOOPBACK = (0,_form_js__WEBPACK_IMPORTED_MODULE_0__/* .textLike */ .r1)('a loopback address, as 127.0.1.3', /^127(?:\.(?:25[0-5]|2[0-4]\d|1?\d?\d)){3}$/);
const GROUP_MEMBERS = {
    count: (0,_form_js__WEBPACK_IMPORTED_MODULE_0__/* .wholeNumber */ .rD)(1, 10_000),
    address: LOOPBACK,
    cpu: CPU,
    memoryMiB: MEMORY_MIB,
    availabilityZone: _form_js__WEBPACK_IMPORTED_MODULE_0__/* .NAME */ .o_,
    instanceType: _form_js__WEBPACK_IMPORTED_MODULE_0__/* .NAME */ .o_,
    attributes: (0,_form_js__WEBPACK_IMPORTED_MODULE_0__/* .mapOf */ .A7)(_form_js__WEBPACK_IMPORTED_MODULE_0__/* .TEXT */ .a$),
    capacityProvider: _form_js__WEBPACK_IMPORTED_MODULE_0__/* .NAME */ .o_,
};
function findSharedAddress({ count = 1, address }) {
    if (address === undefined || count === 1)
        return undefined;
    return {
        member: 'address',
        problem: `${count} instances cannot share it`,
        advice: 'Leave the address or the count out',
    };
}
const INSTANCE_GROUP = (0,_form_js__WEBPACK_IMPORTED_MODULE_0__/* .agreeing */ .HD)((0,_structure_js__WEBPACK_IMPORTED_MODULE_1__/* .structureOf */ .p)({ required: {}, optional: GROUP_MEMBERS }), findSharedAddress);
const CLUSTERED_GROUP = (0,_form_js__WEBPACK_IMPORTED_MODULE_0__/* .agreeing */ .HD)((0,_structure_js__WEBPACK_IMPORTED_MODULE_1__/* .structureOf */ .p)({ required: {}, optional: { cluster: _form_js__WEBPACK_IMPORTED_MODULE_0__/* .NAME */ .o_, ...GROUP_MEMBERS } }), findSharedAddress);
/** Instances of one cluster: so many of the usual size, or as specified. */
const INSTANCES_WISH = (0,_form_js__WEBPACK_IMPORTED_MODULE_0__/* .agreeing */ .HD)((0,_structure_js__WEBPACK_IMPORTED_MODULE_1__/* .structureOf */ .p)({
    required: {},
    optional: { cluster: _form_js__WEBPACK_IMPORTED_MODULE_0__/* .NAME */ .o_, count: (0,_form_js__WEBPACK_IMPORTED_MODULE_0__/* .wholeNumber */ .rD)(1, 10_000), instances: (0,_form_js__WEBPACK_IMPORTED_MODULE_0__/* .listOf */ .c3)(INSTANCE_GROUP) },
}), ({ count, instances }) => count === undefined || instances === undefined
    ? undefined
    : { member: 'count', problem: 'there are instances already', advice: 'Give the count to one of them' });
/** Instances that are there, by id or ARN. */
const NAMED_INSTANCES = (0,_structure_js__WEBPACK_IMPORTED_MODULE_1__/* .structureOf */ .p)({ required: { instances: (0,_form_js__WEBPACK_IMPORTED_MODULE_0__/* .listOf */ .c3)(_form_js__WEBPACK_IMPORTED_MODULE_0__/* .NAME */ .o_) }, optional: { cluster: _form_js__WEBPACK_IMPORTED_MODULE_0__/* .NAME */ .o_ } });


/***/ }),

/***/ 9552:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D4: () => (/* binding */ HOOK_PATTERN),
/* harmony export */   GT: () => (/* binding */ IMAGE_BEHAVIOUR),
/* harmony export */   K$: () => (/* binding */ HOOK_BEHAVIOUR),
/* harmony export */   Rl: () => (/* binding */ IMAGE_PATTERN),
/* harmony export */   h5: () => (/* binding */ SCENARIO)
/* harmony export */ });
/* harmony import */ var _form_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9546);
/* harmony import */ var _structure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9986);


const RESULT = (0,_form_js__WEBPACK_IMPORTED_MODULE_0__/* .choiceOf */ .FH)(['healthy', 'unhealthy']);
const IMAGE_BEHAVIOUR = (0,_structure_js__WEBPACK_IMPORTED_MODULE_1__/* .structureOf */ .p)({
    required: { image: _form_js__WEBPACK_IMPORTED_MODULE_0__/* .NAME */ .o_ },
    optional: {
        command: _form_js__WEBPACK_IMPORTED_MODULE_0__/* .TEXT */ .a$,
        pullMs: _form_js__WEBPACK_IMPORTED_MODULE_0__/* .MILLISECONDS */ .R5,
        startMs: _form_js__WEBPACK_IMPORTED_MODULE_0__/* .MILLISECONDS */ .R5,
        pullFails: _form_js__WEBPACK_IMPORTED_MODULE_0__/* .TEXT */ .a$,
        exits: (0,_structure_js__WEBPACK_IMPORTED_MODULE_1__/* .structureOf */ .p)({
            required: { afterMs: _form_js__WEBPACK_IMPORTED_MODULE_0__/* .MILLISECONDS */ .R5, code: (0,_form_js__WEBPACK_IMPORTED_MODULE_0__/* .wholeNumber */ .rD)(0, 255) },
            optional: { reason: _form_js__WEBPACK_IMPORTED_MODULE_0__/* .TEXT */ .a$ },
        }),
        health: (0,_structure_js__WEBPACK_IMPORTED_MODULE_1__/* .structureOf */ .p)({ required: { afterMs: _form_js__WEBPACK_IMPORTED_MODULE_0__/* .MILLISECONDS */ .R5, result: RESULT }, optional: {} }),
        target: (0,_structure_js__WEBPACK_IMPORTED_MODULE_1__/* .structureOf */ .p)({ required: { afterMs: _form_js__WEBPACK_IMPORTED_MODULE_0__/* .MILLISECONDS */ .R5, result: RESULT }, optional: { reason: _form_js__WEBPACK_IMPORTED_MODULE_0__/* .TEXT */ .a$ } }),
        stopMs: _form_js__WEBPACK_IMPORTED_MODULE_0__/* .MILLISECONDS */ .R5,
        logs: (0,_form_js__WEBPACK_IMPORTED_MODULE_0__/* .listOf */ .c3)(_form_js__WEBPACK_IMPORTED_MODULE_0__/* .TEXT */ .a$),
    },
});
const HOOK_BEHAVIOUR = (0,_structure_js__WEBPACK_IMPORTED_MODULE_1__/* .structureOf */ .p)({
    required: { target: _form_js__WEBPACK_IMPORTED_MODULE_0__/* .NAME */ .o_, outcome: (0,_form_js__WEBPACK_IMPORTED_MODULE_0__/* .choiceOf */ .FH)(['SUCCEEDED', 'FAILED', 'IN_PROGRESS']) },
    optional: { afterMs: _form_js__WEBPACK_IMPORTED_MODULE_0__/* .MILLISECONDS */ .R5 },
});
const SCENARIO = (0,_structure_js__WEBPACK_IMPORTED_MODULE_1__/* .structureOf */ .p)({
    required: { images: (0,_form_js__WEBPACK_IMPORTED_MODULE_0__/* .listOf */ .c3)(IMAGE_BEHAVIOUR) },
    optional: { hooks: (0,_form_js__WEBPACK_IMPORTED_MODULE_0__/* .listOf */ .c3)(HOOK_BEHAVIOUR) },
});
/** Which behaviour of an image is meant: the one with this very pattern, and this very command's if it has one. */
const IMAGE_PATTERN = (0,_structure_js__WEBPACK_IMPORTED_MODULE_1__/* .structureOf */ .p)({ required: { image: _form_js__WEBPACK_IMPORTED_MODULE_0__/* .NAME */ .o_ }, optional: { command: _form_js__WEBPACK_IMPORTED_MODULE_0__/* .TEXT */ .a$ } });
const HOOK_PATTERN = (0,_structure_js__WEBPACK_IMPORTED_MODULE_1__/* .structureOf */ .p)({ required: { target: _form_js__WEBPACK_IMPORTED_MODULE_0__/* .NAME */ .o_ }, optional: {} });


/***/ }),

/***/ 9986:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ structureOf)
/* harmony export */ });
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6413);
/* harmony import */ var _form_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9546);


/** An object with members that must be there and members that may be; any other member is a fault. */
function structureOf(members) {
    const allowed = describeMembers(members);
    return {
        allowed,
        read(value, path) {
            if ((0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isJsonObject */ .OW)(value))
                return readMembers(members, value, path);
            return (0,_form_js__WEBPACK_IMPORTED_MODULE_0__/* .refuseValue */ .ss)(path, `it is ${describeKind(value)}`, `Write ${allowed}`);
        },
    };
}
function describeMembers({ required, optional }) {
    const names = [...Object.keys(required), ...Object.keys(optional).map((name) => `${name}?`)];
    return `{${names.join(', ')}}`;
}
function describeKind(value) {
    if (Array.isArray(value))
        return 'a list';
    return value === null ? 'nothing' : 'a plain value';
}
function readMembers({ required, optional }, value, path) {
    const forms = { ...required, ...optional };
    const faults = [];
    const read = {};
    for (const [name, form] of Object.entries(forms)) {
        const given = value[name];
        if (given === undefined && !Object.hasOwn(required, name))
            continue;
        const formed = given === undefined ? refuseAbsent([...path, name], form) : form.read(given, [...path, name]);
        if ('faults' in formed)
            faults.push(...formed.faults);
        else
            read[name] = formed.value;
    }
    for (const name of Object.keys(value).filter((known) => !Object.hasOwn(forms, known))) {
        faults.push({
            path: [...path, name],
            problem: 'there is no such member',
            advice: (0,_form_js__WEBPACK_IMPORTED_MODULE_0__/* .adviseName */ .k_)(name, Object.keys(forms)),
        });
    }
    return faults.length > 0 ? { faults } : { value: read };
}
function refuseAbsent(path, form) {
    return (0,_form_js__WEBPACK_IMPORTED_MODULE_0__/* .refuseValue */ .ss)(path, 'it is missing', `Write ${form.allowed}`);
}


/***/ }),

/***/ 7990:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ THROTTLING),
/* harmony export */   v: () => (/* binding */ CONSISTENCY)
/* harmony export */ });
/* harmony import */ var _switches_throttle_groups_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3579);
/* harmony import */ var _form_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9546);
/* harmony import */ var _structure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9986);



const CONSISTENCY = (0,_structure_js__WEBPACK_IMPORTED_MODULE_2__/* .structureOf */ .p)({ required: { lagMs: _form_js__WEBPACK_IMPORTED_MODULE_1__/* .MILLISECONDS */ .R5 }, optional: {} });
const LIMIT = (0,_structure_js__WEBPACK_IMPORTED_MODULE_2__/* .structureOf */ .p)({ required: { size: (0,_form_js__WEBPACK_IMPORTED_MODULE_1__/* .wholeNumber */ .rD)(1), refillPerSecond: (0,_form_js__WEBPACK_IMPORTED_MODULE_1__/* .numberFrom */ .UB)(0) }, optional: {} });
const LIMITS = (0,_structure_js__WEBPACK_IMPORTED_MODULE_2__/* .structureOf */ .p)({
    required: {},
    optional: Object.fromEntries(Object.keys(_switches_throttle_groups_js__WEBPACK_IMPORTED_MODULE_0__/* .THROTTLE_GROUPS */ .oA).map((group) => [group, LIMIT])),
});
const SWITCH = (0,_form_js__WEBPACK_IMPORTED_MODULE_1__/* .mapForm */ .n2)((0,_form_js__WEBPACK_IMPORTED_MODULE_1__/* .formOf */ .QU)('true or false', (value) => typeof value === 'boolean'), (isOn) => (isOn ? (0,_switches_throttle_groups_js__WEBPACK_IMPORTED_MODULE_0__/* .documentedLimits */ .$3)() : {}));
/** True: every group as documented. False: none. Else the groups that are named, each by its size and refill. */
const THROTTLING = (0,_form_js__WEBPACK_IMPORTED_MODULE_1__/* .eitherOf */ .BU)((value) => (typeof value === 'object' && value !== null ? LIMITS : SWITCH), 'true, false or {GROUP: {size, refillPerSecond}}');


/***/ }),

/***/ 6123:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ TARGET_GROUP)
/* harmony export */ });
/* harmony import */ var _form_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9546);
/* harmony import */ var _structure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9986);


/** What a load balancer has unless told (Elastic Load Balancing API reference, CreateTargetGroup). */
const USUAL = {
    listenPort: 0,
    healthCheckPath: '/',
    healthCheckIntervalSeconds: 30,
    healthCheckTimeoutSeconds: 5,
    healthyThreshold: 5,
    unhealthyThreshold: 2,
    matcher: '200',
    deregistrationDelaySeconds: 300,
};
const TARGET_GROUP = (0,_form_js__WEBPACK_IMPORTED_MODULE_0__/* .mapForm */ .n2)((0,_structure_js__WEBPACK_IMPORTED_MODULE_1__/* .structureOf */ .p)({
    required: { name: (0,_form_js__WEBPACK_IMPORTED_MODULE_0__/* .textLike */ .r1)('a name of 1 to 32 letters, digits and dashes', /^[A-Za-z0-9-]{1,32}$/) },
    optional: {
        listenPort: (0,_form_js__WEBPACK_IMPORTED_MODULE_0__/* .wholeNumber */ .rD)(0, 65_535),
        healthCheckPath: _form_js__WEBPACK_IMPORTED_MODULE_0__/* .NAME */ .o_,
        healthCheckIntervalSeconds: (0,_form_js__WEBPACK_IMPORTED_MODULE_0__/* .numberFrom */ .UB)(0),
        healthCheckTimeoutSeconds: (0,_form_js__WEBPACK_IMPORTED_MODULE_0__/* .numberFrom */ .UB)(0),
        healthyThreshold: (0,_form_js__WEBPACK_IMPORTED_MODULE_0__/* .wholeNumber */ .rD)(1),
        unhealthyThreshold: (0,_form_js__WEBPACK_IMPORTED_MODULE_0__/* .wholeNumber */ .rD)(1),
        matcher: (0,_form_js__WEBPACK_IMPORTED_MODULE_0__/* .textLike */ .r1)('status codes in quotes, as "200-399" or "200,302"', /^\d{3}(?:[-,]\d{3})*$/),
        deregistrationDelaySeconds: (0,_form_js__WEBPACK_IMPORTED_MODULE_0__/* .numberFrom */ .UB)(0),
    },
}), (told) => ({ ...USUAL, ...told }));


/***/ }),

/***/ 3579:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $3: () => (/* binding */ documentedLimits),
/* harmony export */   f9: () => (/* binding */ findThrottleGroup),
/* harmony export */   oA: () => (/* binding */ THROTTLE_GROUPS)
/* harmony export */ });
/* unused harmony export isThrottleGroupName */
/**
 * ECS API reference, Request throttling. That page has no task sets: their size and rate are those of the service's quotas, and which
 * operations count is assumed. An operation of no group is never throttled.
 */
const GROUPS = {
    clusterModify: {
        operations: [
            ...['CreateCluster', 'DeleteCluster', 'PutClusterCapacityProviders'],
            ...['UpdateCluster', 'UpdateClusterSettings'],
        ],
        size: 20,
        refillPerSecond: 1,
    },
    clusterRead: { operations: ['DescribeClusters', 'ListClusters'], size: 50, refillPerSecond: 20 },
    taskDefinitionModify: {
        operations: ['DeregisterTaskDefinition', 'RegisterTaskDefinition'],
        size: 20,
        refillPerSecond: 1,
    },
    taskDefinitionRead: {
        operations: ['DescribeTaskDefinition', 'ListTaskDefinitions', 'ListTaskDefinitionFamilies'],
        size: 50,
        refillPerSecond: 20,
    },
    taskDefinitionDelete: { operations: ['DeleteTaskDefinitions'], size: 5, refillPerSecond: 1 },
    capacityProviderModify: {
        operations: ['CreateCapacityProvider', 'DeleteCapacityProvider', 'UpdateCapacityProvider'],
        size: 10,
        refillPerSecond: 1,
    },
    capacityProviderRead: { operations: ['DescribeCapacityProviders'], size: 50, refillPerSecond: 20 },
    tagModify: { operations: ['TagResource', 'UntagResource'], size: 20, refillPerSecond: 10 },
    tagRead: { operations: ['ListTagsForResource'], size: 50, refillPerSecond: 20 },
    settingModify: {
        operations: ['DeleteAccountSetting', 'PutAccountSetting', 'PutAccountSettingDefault'],
        size: 10,
        refillPerSecond: 1,
    },
    settingRead: { operations: ['ListAccountSettings'], size: 50, refillPerSecond: 20 },
    clusterResourceModify: {
        operations: [
            ...['DeleteAttributes', 'DeregisterContainerInstance', 'ExecuteCommand', 'PutAttributes', 'RunTask', 'StartTask'],
            ...['StopTask', 'UpdateContainerAgent', 'UpdateContainerInstancesState'],
        ],
        size: 100,
        refillPerSecond: 40,
    },
    clusterResourceRead: {
        operations: [
            'DescribeContainerInstances',
            'DescribeTasks',
            'ListAttributes',
            'ListContainerInstances',
            'ListTasks',
        ],
        size: 100,
        refillPerSecond: 20,
    },
    serviceModify: { operations: ['CreateService', 'DeleteService', 'UpdateService'], size: 50, refillPerSecond: 5 },
    serviceRead: { operations: ['DescribeServices', 'ListServices'], size: 100, refillPerSecond: 20 },
    serviceDeployment: {
        operations: ['DescribeServiceDeployments', 'ListServiceDeployments'],
        size: 50,
        refillPerSecond: 20,
    },
    serviceRevision: { operations: ['DescribeServiceRevisions'], size: 50, refillPerSecond: 20 },
    taskProtection: { operations: ['GetTaskProtection', 'UpdateTaskProtection'], size: 200, refillPerSecond: 80 },
    taskSetModify: {
        operations: ['CreateTaskSet', 'DeleteTaskSet', 'UpdateServicePrimaryTaskSet', 'UpdateTaskSet'],
        size: 100,
        refillPerSecond: 20,
    },
    namespaceRead: { operations: ['ListServicesByNamespace'], size: 10, refillPerSecond: 1 },
};
/** The groups, in the order of the documentation. */
const THROTTLE_GROUPS = GROUPS;
function isThrottleGroupName(name) {
    return Object.hasOwn(GROUPS, name);
}
/** The group of an operation of ECS; undefined for one that is never throttled. */
function findThrottleGroup(operation) {
    const names = Object.keys(GROUPS).filter(isThrottleGroupName);
    return names.find((name) => THROTTLE_GROUPS[name].operations.includes(operation));
}
/** Every group as it is documented. */
function documentedLimits() {
    const entries = Object.entries(THROTTLE_GROUPS).map(([name, { size, refillPerSecond }]) => [
        name,
        { size, refillPerSecond },
    ]);
    return Object.fromEntries(entries);
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


/***/ }),

/***/ 7637:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ toJsonLine),
/* harmony export */   l: () => (/* binding */ createJsonVoice)
/* harmony export */ });
/**
 * Speaks for machines: each event is one JSON object a line. The runner obeys `##[name]` anywhere in a line, so its
 * bracket is written as JSON's escape.
 */
function createJsonVoice(write) {
    return (event) => write(toJsonLine(event));
}
/** An object as JSON of one line that holds no command of the runner. */
function toJsonLine(object) {
    return JSON.stringify(object).replaceAll('##[', String.raw `##\u005b`);
}


/***/ })

};

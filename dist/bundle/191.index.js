export const id = 191;
export const ids = [191];
export const modules = {

/***/ 6868:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  kl: () => (/* binding */ ACTIONS),
  LY: () => (/* binding */ takeInputs)
});

// UNUSED EXPORTS: ACTION_NAMES

// EXTERNAL MODULE: ./lib/inputs/declarations.js + 9 modules
var declarations = __webpack_require__(9848);
;// CONCATENATED MODULE: ./lib/inputs/outputs.js
/** One declaration an output: `action.yml` and the table of docs/inputs.md are made of it. */
const OUTPUTS = {
    verdict: 'What became of the run: steady, unchanged, started, planned, rolled-back, failed, superseded, timed-out, stuck, refused, cancelled or unknown.',
    reason: 'Why, in one sentence for a person.',
    registry: 'Host of the registry that was logged in to.',
    image: 'Reference of the image that was built, reused or given, by digest where that is known. Not set without repository or image, nor for several images.',
    'image-tag': 'The tag of the image, for people.',
    'image-digest': 'Digest of the image, sha256:….',
    'task-definition': 'Path of the rendered task definition file.',
    'task-definition-arn': 'ARN of the revision that was registered, reused or rolled back to.',
    'task-definition-revision': 'The same revision as family:number.',
    'previous-task-definition-arn': 'ARN of the revision that ran before: of the last deployment that completed; for a rollback, the one that is left.',
    'deployment-id': 'Id of the deployment that the update started.',
    'service-deployment-arn': 'ARN of the service deployment that the update started.',
    'codedeploy-deployment-id': 'Id of the CodeDeploy deployment, for a service that CodeDeploy deploys.',
    'run-task-arn': 'ARNs of the one-off task, as a JSON list.',
    services: 'One record a service, as JSON: service, verdict, reason, revisions and deployment.',
    report: 'Path of rollout.json, if one was written.',
};

;// CONCATENATED MODULE: ./lib/inputs/actions.js


/** Groups of inputs that a rollback has: it serves what is registered already. */
const ROLLBACK_GROUPS = ['service', 'follow', 'safety', 'report'];
const ROLLBACK_INPUTS = ['rollback-to', 'http-proxy'];
const RENDER_INPUTS = ['image', 'http-proxy', 'max-retries'];
const OUTPUT_NAME_RULE = 'an underscore for every character that is no letter, digit or underscore, as docker_username_123456789012_dkr_ecr_eu_west_1_amazonaws_com';
const ACTIONS = {
    deploy: {
        title: 'Slipway',
        description: 'Deploys a Docker image to Amazon ECS and tells the truth about what became of it.',
        folder: '',
        inputs: chooseInputs(() => true),
        outputs: OUTPUTS,
    },
    login: {
        title: 'Slipway: login',
        description: 'Logs docker in to Amazon ECR for the steps that come after, and out again when the job ends.',
        folder: 'login',
        inputs: chooseInputs((name) => declarations/* INPUTS */.mc[name].group === 'registry' || name === 'max-retries'),
        outputs: {
            registry: 'Host of the registry that was logged in to. Not set when there are several.',
            docker_username_REGISTRY: `User of the registry. REGISTRY is its host with ${OUTPUT_NAME_RULE}.`,
            docker_password_REGISTRY: `Password of the registry, good for twelve hours. REGISTRY is its host with ${OUTPUT_NAME_RULE}.`,
        },
    },
    render: {
        title: 'Slipway: render',
        description: 'Renders the next Amazon ECS task definition into a file, and changes nothing.',
        folder: 'render',
        inputs: chooseInputs((name) => RENDER_INPUTS.includes(name) || declarations/* INPUTS */.mc[name].group === 'task definition', {
            image: {
                description: 'Image reference for the containers, required unless another input changes a container or a role. For several containers: lines container=reference.',
            },
            'task-definition': {
                description: 'File with the task definition, JSON or YAML, as registered or as described. Amazon ECS is asked for nothing then.',
            },
        }),
        outputs: {
            'task-definition': OUTPUTS['task-definition'],
            images: 'The images of the rendered file as JSON: container and reference.',
        },
    },
    rollback: {
        title: 'Slipway: rollback',
        description: 'Brings a service on Amazon ECS back to a revision that worked, and follows until there is a verdict.',
        folder: 'rollback',
        inputs: chooseInputs((name) => ROLLBACK_INPUTS.includes(name) || ROLLBACK_GROUPS.includes(declarations/* INPUTS */.mc[name].group), {
            service: { description: 'One or several services to roll back, names or ARNs.', isRequired: true },
            'rollback-to': {
                description: 'Where to: last-good, previous, a revision number, family:number, an ARN, a release or a commit.',
                default: 'last-good',
            },
        }),
        outputs: OUTPUTS,
    },
};
const ACTION_NAMES = Object.keys(ACTIONS).filter(isActionName);
function isActionName(name) {
    return Object.hasOwn(ACTIONS, name);
}
function chooseInputs(isTaken, overrides = {}) {
    const taken = declarations/* INPUT_NAMES */.Qh.filter(isTaken).map((name) => {
        const { description, default: standard } = declarations/* INPUTS */.mc[name];
        const own = { description, isRequired: false, ...(standard === undefined ? {} : { default: standard }) };
        return [name, { ...own, ...overrides[name] }];
    });
    return Object.fromEntries(taken);
}
/**
 * The inputs of an action as the runner gives them: those that it does not have are blank, and its own defaults hold.
 * @param given by name in lower case, as the runner hands names over in upper case
 */
function takeInputs(action, given) {
    const { inputs } = ACTIONS[action];
    return {
        raw: (name) => {
            const input = inputs[name];
            return input === undefined ? '' : (given[name.toLowerCase()] ?? input.default ?? '');
        },
        names: Object.keys(given),
        known: declarations/* INPUT_NAMES */.Qh.filter((name) => name in inputs),
    };
}


/***/ }),

/***/ 7790:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ CONTAINER_SETTINGS),
/* harmony export */   x: () => (/* binding */ ROLE_INPUTS)
/* harmony export */ });
/** What a container can get besides an image. */
const CONTAINER_SETTINGS = [
    'environment-variables',
    'secrets',
    'prune-environment',
    'env-files',
    'docker-labels',
    'log-configuration-log-driver',
    'log-configuration-options',
    'command',
];
const ROLE_INPUTS = ['task-role-arn', 'execution-role-arn'];


/***/ }),

/***/ 9929:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ declare)
/* harmony export */ });
/** Keeps the type of the value, which an annotation would widen. */
function declare(declaration) {
    return declaration;
}


/***/ }),

/***/ 9848:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  mc: () => (/* binding */ INPUTS),
  Qh: () => (/* binding */ INPUT_NAMES)
});

// UNUSED EXPORTS: isInputName

// EXTERNAL MODULE: ./lib/inputs/declaration.js
var declaration = __webpack_require__(9929);
// EXTERNAL MODULE: ./lib/inputs/grammar.js
var grammar = __webpack_require__(9564);
// EXTERNAL MODULE: ./lib/inputs/parse.js
var parse = __webpack_require__(4170);
;// CONCATENATED MODULE: ./lib/inputs/code-deploy-inputs.js



/** For services of the CODE_DEPLOY deployment controller. Names as in the official action. */
const CODE_DEPLOY_INPUTS = {
    'codedeploy-appspec': (0,declaration/* declare */.x)({
        group: 'CodeDeploy',
        description: 'AppSpec file, JSON or YAML, of a service that AWS CodeDeploy deploys. Its TaskDefinition is replaced by the revision.',
        default: 'appspec.yaml',
        form: 'text',
        parse: (0,grammar/* textOf */.b6)(grammar/* PATH */.gI),
    }),
    'codedeploy-application': (0,declaration/* declare */.x)({
        group: 'CodeDeploy',
        description: 'CodeDeploy application of the service. Default: AppECS-{cluster}-{service}.',
        form: 'text',
        parse: (0,parse/* optional */.lq)((0,grammar/* textOf */.b6)(grammar/* CODE_DEPLOY_NAME */.Wo)),
    }),
    'codedeploy-deployment-group': (0,declaration/* declare */.x)({
        group: 'CodeDeploy',
        description: 'CodeDeploy deployment group of the service. Default: DgpECS-{cluster}-{service}.',
        form: 'text',
        parse: (0,parse/* optional */.lq)((0,grammar/* textOf */.b6)(grammar/* CODE_DEPLOY_NAME */.Wo)),
    }),
    'codedeploy-deployment-description': (0,declaration/* declare */.x)({
        group: 'CodeDeploy',
        description: 'Description of the deployment, of one or several lines; CodeDeploy takes 256 characters, what is longer is cut.',
        form: 'text',
        parse: (0,parse/* optional */.lq)(parse/* parseText */.r4),
    }),
    'codedeploy-deployment-config': (0,declaration/* declare */.x)({
        group: 'CodeDeploy',
        description: 'Deployment configuration, such as CodeDeployDefault.ECSAllAtOnce. Default: that of the group.',
        form: 'text',
        parse: (0,parse/* optional */.lq)((0,grammar/* textOf */.b6)(grammar/* CODE_DEPLOY_NAME */.Wo)),
    }),
};

// EXTERNAL MODULE: ./lib/inputs/fault.js
var inputs_fault = __webpack_require__(2253);
;// CONCATENATED MODULE: ./lib/inputs/entries.js
/** Entries `name=value`, one a line, whose values may be secrets: a fault names the entry or its line, never the value. */


/** Entries; the first `=` splits, the name is trimmed. Each name once, where it was first. */
function entriesOf(rule = {}) {
    const advice = `Write NAME=value, one a line${rule.mayHaveLines === true ? ', or NAME<<END, the lines of the value, and END' : ''}`;
    return (raw) => {
        const entries = (0,parse/* gather */.kg)(splitEntries(raw, rule).map((entry) => parseEntry(entry, rule, advice)));
        return 'faults' in entries ? entries : settleTwins(entries.value, rule);
    };
}
function splitEntries(raw, rule) {
    const lines = raw.split(/\r\n|\n/);
    const entries = [];
    for (let at = 0; at < lines.length; at += 1) {
        const line = lines[at] ?? '';
        if (line.trim() === '')
            continue;
        const opened = rule.mayHaveLines === true ? /^([^=]*)<<\s*([A-Za-z_][A-Za-z0-9_]*)\s*$/.exec(line) : null;
        const end = opened === null ? at : findEnd(lines, at, opened[2] ?? '');
        entries.push(readEntry({ lines, at, end }, opened?.[1]));
        at = end;
    }
    return entries;
}
/** The line that closes a value, or the number of lines when there is none. */
function findEnd(lines, at, word) {
    const length = lines.slice(at + 1).findIndex((line) => line.trim() === word);
    return length < 0 ? lines.length : at + 1 + length;
}
function readEntry({ lines, at, end }, name) {
    const number = at + 1;
    if (name !== undefined) {
        return end === lines.length
            ? { number, problem: 'opens a value of several lines that is not closed' }
            : { number, name: name.trim(), value: lines.slice(at + 1, end).join('\n') };
    }
    const line = lines[at] ?? '';
    const split = line.indexOf('=');
    if (split < 0)
        return { number, problem: 'has no "="' };
    return { number, name: line.slice(0, split).trim(), value: line.slice(split + 1).trim() };
}
function parseEntry(entry, rule, advice) {
    if ('problem' in entry)
        return (0,parse/* refuse */.TR)(`line ${entry.number} ${entry.problem}`, advice);
    const { name, value, number } = entry;
    if (!/^[^\s\p{Cc}\p{Cf}\p{Cs}-][^\s\p{Cc}\p{Cf}\p{Cs}]*$/u.test(name)) {
        return (0,parse/* refuse */.TR)(`the name in line ${number} is empty, begins with "-" or holds blanks or control characters`, advice);
    }
    if (/(?![\t\n])[\p{Cc}\p{Cs}]/u.test(value)) {
        return (0,parse/* refuse */.TR)(`the value of ${(0,inputs_fault/* quote */.hD)(name)} holds control characters`, 'Remove them; a value is text');
    }
    const fault = rule.checkValue?.(value);
    return fault === undefined
        ? { value: { name, value } }
        : (0,parse/* refuse */.TR)(`the value of ${(0,inputs_fault/* quote */.hD)(name)} ${fault.problem}`, fault.advice);
}
function settleTwins(entries, { lastWins }) {
    const names = entries.map((entry) => entry.name);
    const twins = [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
    if (twins.length === 0)
        return { value: entries };
    if (lastWins !== true) {
        return { faults: twins.map((name) => ({ problem: `${(0,inputs_fault/* quote */.hD)(name)} is there twice`, advice: 'Keep one of them' })) };
    }
    const value = [...new Map(entries.map((entry) => [entry.name, entry])).values()];
    const problem = (name) => `${(0,inputs_fault/* quote */.hD)(name)} is set more than once; the last value is used`;
    return { value, notices: twins.map((name) => ({ problem: problem(name), advice: 'Remove the others' })) };
}

// EXTERNAL MODULE: ./lib/inputs/forms.js
var inputs_forms = __webpack_require__(4570);
;// CONCATENATED MODULE: ./lib/inputs/image-inputs.js





/** The image: which one, or how it is built. */
const IMAGE_INPUTS = {
    image: (0,declaration/* declare */.x)({
        group: 'image',
        description: 'Image reference to deploy, without a build. For several containers, of one service or of several: lines container=reference. With neither image nor repository the images stay as they are.',
        form: 'list',
        parse: inputs_forms/* parseImages */.eb,
    }),
    'pin-images': (0,declaration/* declare */.x)({
        group: 'image',
        description: 'Deploy images by the digest that their tags name now, as far as the registry answers. false keeps the tags in the task definition; a tag that was moved is then deployed by a new deployment of the same revision.',
        default: 'true',
        form: 'boolean',
        parse: parse/* parseBoolean */.yG,
    }),
    repository: (0,declaration/* declare */.x)({
        group: 'image',
        description: 'Amazon ECR repository (name or URI) to build for and push to.',
        form: 'text',
        parse: (0,parse/* optional */.lq)((0,grammar/* textOf */.b6)(grammar/* ECR_REPOSITORY */.OP)),
    }),
    'create-repository': (0,declaration/* declare */.x)({
        group: 'image',
        description: 'Create the repository if it is absent, with immutable tags and scan on push.',
        default: 'false',
        form: 'boolean',
        parse: parse/* parseBoolean */.yG,
    }),
    'image-tag': (0,declaration/* declare */.x)({
        group: 'image',
        description: 'Tags of the image, separated by commas or lines; the first is the tag. Default: the tag that was pushed or released (of a component, as api/v1.2.0, see docs/workflows.md), else sha- and 12 digits of the commit.',
        form: 'list',
        parse: (0,parse/* listOf */.c3)((0,grammar/* textOf */.b6)(grammar/* IMAGE_TAG */.Ne)),
    }),
    build: (0,declaration/* declare */.x)({
        group: 'image',
        description: 'auto reuses the image of this commit or tag if the registry has it with the same build inputs, and builds otherwise; always builds; never takes the image that image-tag names, or without image-tag that of the tag or commit of the event, as it is.',
        default: 'auto',
        form: 'text',
        parse: (0,parse/* oneOf */.yL)(['auto', 'always', 'never']),
    }),
    context: (0,declaration/* declare */.x)({
        group: 'image',
        description: 'Build context: a folder of the workspace or the temporary folder of the runner, links resolved; or a URL.',
        default: '.',
        form: 'text',
        parse: (0,grammar/* textOf */.b6)(grammar/* PATH */.gI),
    }),
    dockerfile: (0,declaration/* declare */.x)({
        group: 'image',
        description: 'Path of the Dockerfile, from the workspace and inside it. Default: Dockerfile in the context.',
        form: 'text',
        parse: (0,parse/* optional */.lq)((0,grammar/* textOf */.b6)(grammar/* PATH */.gI)),
    }),
    target: (0,declaration/* declare */.x)({
        group: 'image',
        description: 'Stage of the Dockerfile to build. Default: the last.',
        form: 'text',
        parse: (0,parse/* optional */.lq)((0,grammar/* textOf */.b6)(grammar/* STAGE */.Ld)),
    }),
    platforms: (0,declaration/* declare */.x)({
        group: 'image',
        description: 'Platforms to build for, such as linux/amd64,linux/arm64. More than one needs docker/setup-buildx-action, or Docker with the containerd image store.',
        form: 'list',
        parse: (0,parse/* listOf */.c3)((0,grammar/* textOf */.b6)(grammar/* PLATFORM */.i9)),
    }),
    'build-args': (0,declaration/* declare */.x)({
        group: 'image',
        description: 'Build arguments, NAME=value, one a line. They stay in the history of the image: no secrets.',
        form: 'lines',
        parse: entriesOf(),
    }),
    'build-secrets': (0,declaration/* declare */.x)({
        group: 'image',
        description: 'Build secrets of BuildKit, id=NAME,env=VARIABLE or id=NAME,src=FILE, one a line.',
        form: 'lines',
        parse: (0,parse/* linesOf */.Dx)(inputs_forms/* parseBuildSecret */.Yf),
    }),
    labels: (0,declaration/* declare */.x)({
        group: 'image',
        description: 'Labels of the image, name=value, one a line.',
        form: 'lines',
        parse: entriesOf(),
    }),
    'cache-from': (0,declaration/* declare */.x)({
        group: 'image',
        description: 'Where docker takes build cache from, one a line, as the flag of docker build.',
        form: 'lines',
        parse: (0,parse/* linesOf */.Dx)((0,grammar/* textOf */.b6)(grammar/* CACHE */.fV)),
    }),
    'cache-to': (0,declaration/* declare */.x)({
        group: 'image',
        description: 'Where docker puts build cache, one a line, as the flag of docker build. Needs docker/setup-buildx-action, or Docker with the containerd image store; Amazon ECR needs image-manifest=true.',
        form: 'lines',
        parse: (0,parse/* linesOf */.Dx)((0,grammar/* textOf */.b6)(grammar/* CACHE */.fV)),
    }),
    'build-flags': (0,declaration/* declare */.x)({
        group: 'image',
        description: 'Further flags of docker build, --name or --name=value, one a line.',
        form: 'lines',
        parse: (0,parse/* linesOf */.Dx)(inputs_forms/* parseBuildFlag */.QC),
    }),
};

// EXTERNAL MODULE: ./lib/inputs/one-off-task-inputs.js
var one_off_task_inputs = __webpack_require__(5685);
;// CONCATENATED MODULE: ./lib/inputs/registry-inputs.js




/** The login to registries. Names as in the official action. */
const REGISTRY_INPUTS = {
    registries: (0,declaration/* declare */.x)({
        group: 'registry',
        description: 'Account ids whose ECR registries docker is logged in to, such as those that base images come from. Default: the account of the credentials.',
        form: 'list',
        parse: (0,parse/* listOf */.c3)((0,grammar/* textOf */.b6)(grammar/* ACCOUNT */.u4)),
    }),
    'registry-type': (0,declaration/* declare */.x)({
        group: 'registry',
        description: 'private, or public for Amazon ECR Public (public.ecr.aws).',
        default: 'private',
        form: 'text',
        parse: (0,parse/* oneOf */.yL)(['private', 'public']),
    }),
    'mask-password': (0,declaration/* declare */.x)({
        group: 'registry',
        description: 'Hide the password of the registry in the log. GitHub drops a hidden value between jobs: with false the outputs docker_password_* can be given to another job, and anybody who reads the log may read them.',
        default: 'true',
        form: 'boolean',
        parse: parse/* parseBoolean */.yG,
    }),
    'skip-logout': (0,declaration/* declare */.x)({
        group: 'registry',
        description: 'Leave docker logged in when the job ends.',
        default: 'false',
        form: 'boolean',
        parse: parse/* parseBoolean */.yG,
    }),
    'http-proxy': (0,declaration/* declare */.x)({
        group: 'registry',
        description: 'Proxy for calls to AWS, such as http://proxy.example:3128. Default: that of the variables HTTPS_PROXY, HTTP_PROXY and NO_PROXY.',
        form: 'text',
        parse: (0,parse/* optional */.lq)(inputs_forms/* parseProxy */.YR),
    }),
};

;// CONCATENATED MODULE: ./lib/inputs/rollback-target.js
/** What `rollback-to` may be: a word, a revision, a release or a commit. */



const LONGEST_RELEASE = 255;
/**
 * `last-good`, `previous`, a revision's number, `family:n`, the ARN of a revision, the tag of a release, or a commit of
 * 7 to 40 hex digits. Up to seven digits are a number; what is none of the others and could be a git tag is a release.
 */
function parseRollbackTarget(raw) {
    const text = raw.trim();
    if (text === 'last-good' || text === 'previous')
        return { value: { kind: text } };
    if (/^\d{1,7}$/.test(text))
        return parseNumber(text);
    const revision = /^([A-Za-z0-9_][A-Za-z0-9_-]{0,254}):([1-9]\d{0,6})$/.exec(text);
    if (revision !== null) {
        return { value: { kind: 'revision', family: revision[1] ?? '', number: Number(revision[2]) } };
    }
    if (!('faults' in (0,grammar/* textOf */.b6)(grammar/* REVISION_ARN */.gT)(text)))
        return { value: { kind: 'arn', arn: text } };
    const meant = findMistypedWord(text);
    if (meant !== undefined)
        return (0,parse/* refuse */.TR)(`${(0,inputs_fault/* quote */.hD)(text)} is nearly ${meant}`, `Write ${meant}`);
    if (!isGitTag(text))
        return (0,parse/* refuse */.TR)(`${(0,inputs_fault/* quote */.hD)(text)} is nothing to roll back to`, FORMS);
    return { value: isCommit(text) ? { kind: 'commit', commit: text } : { kind: 'release', release: text } };
}
const FORMS = 'Write last-good, previous, a revision number, family:number, the ARN of a revision, a release such as v1.4.2, or a commit of 7 to 40 hex digits';
function parseNumber(text) {
    if (!text.startsWith('0'))
        return { value: { kind: 'number', number: Number(text) } };
    return (0,parse/* refuse */.TR)(`${(0,inputs_fault/* quote */.hD)(text)} is no revision number`, 'Write the number of a revision, which begins with 1 to 9');
}
function findMistypedWord(text) {
    if (/^last[-_ ]?good$/i.test(text))
        return 'last-good';
    return /^previous$/i.test(text) ? 'previous' : undefined;
}
function isCommit(text) {
    return /^[0-9a-f]{7,40}$/i.test(text);
}
/** Git documentation, git-check-ref-format; and no `-` first, as an option has. */
function isGitTag(text) {
    if (text === '' || text.length > LONGEST_RELEASE)
        return false;
    if (/[\s\p{Cc}\p{Cs}~^:?*[\\]/u.test(text))
        return false;
    if (/^[-/]|[/.]$|\.\.|@\{|\/\//.test(text))
        return false;
    return text.split('/').every((part) => !part.startsWith('.') && !part.endsWith('.lock'));
}

;// CONCATENATED MODULE: ./lib/inputs/safety-inputs.js
/** Inputs that guard a run: what it may not do, or may do all the same. */



const SAFETY_INPUTS = {
    'dry-run': (0,declaration/* declare */.x)({
        group: 'safety',
        description: 'Look and plan only: nothing is built, pushed, registered or updated.',
        default: 'false',
        form: 'boolean',
        parse: parse/* parseBoolean */.yG,
    }),
    'expected-account': (0,declaration/* declare */.x)({
        group: 'safety',
        description: 'AWS account that the credentials must be of, twelve digits in quotes. With credentials of another account the run is refused.',
        form: 'text',
        parse: (0,parse/* optional */.lq)((0,grammar/* textOf */.b6)(grammar/* ACCOUNT */.u4)),
    }),
    'deny-privilege-changes': (0,declaration/* declare */.x)({
        group: 'safety',
        description: 'Refuse a task definition that gives its containers more than the revision that serves: roles, privileged mode, namespaces and folders of the host, capabilities, secrets, images of other registries. Without it they are named in the plan.',
        default: 'false',
        form: 'boolean',
        parse: parse/* parseBoolean */.yG,
    }),
    'allow-stale': (0,declaration/* declare */.x)({
        group: 'safety',
        description: 'Deploy even though a newer run of this workflow has deployed to the service already.',
        default: 'false',
        form: 'boolean',
        parse: parse/* parseBoolean */.yG,
    }),
    'allow-untrusted-events': (0,declaration/* declare */.x)({
        group: 'safety',
        description: 'Run on events that people without write access can cause: pull_request_target, pull requests and workflow runs of forks, comments, issues and their like.',
        default: 'false',
        form: 'boolean',
        parse: parse/* parseBoolean */.yG,
    }),
    'max-retries': (0,declaration/* declare */.x)({
        group: 'safety',
        description: 'How often a call to AWS is sent again by itself: a read when it fails, a write when it is throttled. Default: 2 for reads, none for writes, which are looked into before they are sent again.',
        form: 'number',
        parse: (0,parse/* optional */.lq)((0,parse/* integerIn */.wo)({ from: 0, to: 50 })),
    }),
};

// EXTERNAL MODULE: ./lib/inputs/json-forms.js
var json_forms = __webpack_require__(9797);
;// CONCATENATED MODULE: ./lib/inputs/tag-and-volume-inputs.js




/** What the tasks of the service are born with. Names as in the official action; what is not given is not sent. */
const TAG_AND_VOLUME_INPUTS = {
    'enable-ecs-managed-tags': (0,declaration/* declare */.x)({
        group: 'service',
        description: 'Whether ECS tags the tasks that start from now on with their cluster and service; the one-off task, too. Default: not sent, so that the service keeps its own.',
        form: 'boolean',
        parse: (0,parse/* optional */.lq)(parse/* parseBoolean */.yG),
    }),
    'propagate-tags': (0,declaration/* declare */.x)({
        group: 'service',
        description: 'SERVICE, TASK_DEFINITION or NONE: whose tags the tasks that start from now on get. The one-off task takes those of the task definition only. Default: not sent, so that the service keeps its own.',
        form: 'text',
        parse: (0,parse/* optional */.lq)((0,parse/* oneOf */.yL)(['SERVICE', 'TASK_DEFINITION', 'NONE'])),
    }),
    'service-managed-ebs-volume-name': (0,declaration/* declare */.x)({
        group: 'service',
        description: 'Name of the volume of the task definition that is configuredAtLaunch.',
        form: 'text',
        parse: (0,parse/* optional */.lq)((0,grammar/* textOf */.b6)(grammar/* VOLUME_NAME */.h7)),
    }),
    'service-managed-ebs-volume': (0,declaration/* declare */.x)({
        group: 'service',
        description: 'The EBS volume that ECS makes for it, for each task: a JSON object with roleArn, and sizeInGiB or snapshotId. Default: not sent, so that the service keeps its own.',
        form: 'text',
        parse: (0,parse/* optional */.lq)(json_forms/* parseManagedVolume */.Fn),
    }),
};

// EXTERNAL MODULE: ./node_modules/string-argv/index.js
var string_argv = __webpack_require__(8579);
;// CONCATENATED MODULE: ./lib/inputs/command-form.js
/** The command of a container, which may hold secrets: no fault quotes any of it. */


/** A task definition has at most 64 KiB (ECS API reference, RegisterTaskDefinition). */
const LONGEST = 65_536;
/** Words, quoted where they hold blanks, or a JSON array of texts; an empty word (`""`) stays. */
function parseCommand(raw) {
    const text = raw.trim();
    if (text.length > LONGEST)
        return (0,parse/* refuse */.TR)('it is longer than 64 KiB', 'ECS takes no more; shorten it');
    if (/(?![\t\r\n])[\p{Cc}\p{Cs}]/u.test(text))
        return (0,parse/* refuse */.TR)('it holds control characters', 'Remove them');
    if (text.startsWith('['))
        return parseList(text);
    if (/["']/.test(text.replace(/"[^"]*"|'[^']*'/g, ''))) {
        return (0,parse/* refuse */.TR)('a quote is opened and not closed', 'Close it, or put a quote that is meant into the other kind');
    }
    return { value: (0,string_argv/* parseArgsStringToArgv */.R)(text) };
}
function parseList(text) {
    const items = readJson(text);
    if (Array.isArray(items) && items.every(isText))
        return { value: items };
    return (0,parse/* refuse */.TR)('it begins as a JSON array, and is not one of texts', 'Write ["sh", "-c", "…"]; a command whose first word is "[" needs quotes around it');
}
function readJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
function isText(item) {
    // Written as an escape it is in the text and was not seen before.
    return typeof item === 'string' && !/[\0\p{Cs}]/u.test(item);
}

;// CONCATENATED MODULE: ./lib/inputs/task-definition-inputs.js






/** ECS API reference, LogConfiguration, logDriver; `logentries` is one of the official render action. */
const LOG_DRIVERS = [
    'awsfirelens',
    'awslogs',
    'fluentd',
    'gelf',
    'journald',
    'json-file',
    'logentries',
    'splunk',
    'syslog',
];
/** Where the task definition comes from, and what is changed in it. Names as in the official actions. */
const TASK_DEFINITION_INPUTS = {
    'task-definition': (0,declaration/* declare */.x)({
        group: 'task definition',
        description: 'File with the task definition, JSON or YAML, as registered or as described. With no source given, the revision of the last deployment that completed is taken.',
        form: 'text',
        parse: (0,parse/* optional */.lq)((0,grammar/* textOf */.b6)(grammar/* PATH */.gI)),
    }),
    'task-definition-arn': (0,declaration/* declare */.x)({
        group: 'task definition',
        description: 'Registered revision to take the task definition from: its ARN, FAMILY:NUMBER, or FAMILY for the latest active one. One that is named by its number is deployed as it is when no other input changes it.',
        form: 'text',
        parse: (0,parse/* optional */.lq)((0,grammar/* textOf */.b6)(grammar/* REVISION */.sP)),
    }),
    'task-definition-family': (0,declaration/* declare */.x)({
        group: 'task definition',
        description: 'Family to take the task definition from: its latest active revision.',
        form: 'text',
        parse: (0,parse/* optional */.lq)((0,grammar/* textOf */.b6)(grammar/* FAMILY */.Ju)),
    }),
    'task-definition-revision': (0,declaration/* declare */.x)({
        group: 'task definition',
        description: 'Number of the revision to take, together with task-definition-family.',
        form: 'number',
        parse: (0,parse/* optional */.lq)((0,parse/* integerIn */.wo)({ from: 1, to: 1_000_000 })),
    }),
    'container-name': (0,declaration/* declare */.x)({
        group: 'task definition',
        description: 'Containers that get the image and all that the inputs below say of a container. May be left out when there is one essential container.',
        form: 'list',
        parse: (0,parse/* listOf */.c3)((0,grammar/* textOf */.b6)(grammar/* CONTAINER */.MR)),
    }),
    'environment-variables': (0,declaration/* declare */.x)({
        group: 'task definition',
        description: 'Environment variables to set, NAME=value, one a line; a value of several lines is NAME<<END, its lines, and END. Those not named are kept.',
        form: 'lines',
        parse: entriesOf({ mayHaveLines: true, lastWins: true }),
    }),
    secrets: (0,declaration/* declare */.x)({
        group: 'task definition',
        description: 'Secrets to set, NAME=ARN, one a line, the ARN being of AWS Secrets Manager or of a Systems Manager parameter. Those not named are kept.',
        form: 'lines',
        parse: entriesOf({ checkValue: inputs_forms/* checkSecretSource */.qv, lastWins: true }),
    }),
    'prune-environment': (0,declaration/* declare */.x)({
        group: 'task definition',
        description: 'Drop the environment variables and secrets of these containers that are not listed in environment-variables and secrets.',
        default: 'false',
        form: 'boolean',
        parse: parse/* parseBoolean */.yG,
    }),
    'env-files': (0,declaration/* declare */.x)({
        group: 'task definition',
        description: 'Files of environment variables in Amazon S3, their ARNs, one a line, at most 10, as arn:aws:s3:::bucket/web.env. They take the place of all that were there.',
        form: 'lines',
        parse: (0,parse/* atMost */.Tu)(10, (0,parse/* linesOf */.Dx)((0,grammar/* textOf */.b6)(grammar/* ENVIRONMENT_FILE */.tG))),
    }),
    'docker-labels': (0,declaration/* declare */.x)({
        group: 'task definition',
        description: 'Docker labels to set, name=value, one a line. Those not named are kept.',
        form: 'lines',
        parse: entriesOf({ mayHaveLines: true, lastWins: true }),
    }),
    'log-configuration-log-driver': (0,declaration/* declare */.x)({
        group: 'task definition',
        description: 'Log driver of the containers. Options of another driver that was there are dropped.',
        form: 'text',
        parse: (0,parse/* optional */.lq)((0,parse/* oneOf */.yL)(LOG_DRIVERS)),
    }),
    'log-configuration-options': (0,declaration/* declare */.x)({
        group: 'task definition',
        description: 'Options of the log driver to set, name=value, one a line. Those not named are kept.',
        form: 'lines',
        parse: entriesOf({ lastWins: true }),
    }),
    command: (0,declaration/* declare */.x)({
        group: 'task definition',
        description: 'Command of the containers: words between blanks, with "…" or \'…\' around what holds some, as sh -c "exec web"; or a JSON array of texts. Nothing is expanded or run here.',
        form: 'text',
        parse: (0,parse/* optional */.lq)(parseCommand),
    }),
    'task-role-arn': (0,declaration/* declare */.x)({
        group: 'task definition',
        description: 'Role that the containers of the task have, ARN or name.',
        form: 'text',
        parse: (0,parse/* optional */.lq)((0,grammar/* textOf */.b6)(grammar/* ROLE */.z7)),
    }),
    'execution-role-arn': (0,declaration/* declare */.x)({
        group: 'task definition',
        description: 'Role that ECS pulls images, reads secrets and writes logs with, ARN or name.',
        form: 'text',
        parse: (0,parse/* optional */.lq)((0,grammar/* textOf */.b6)(grammar/* ROLE */.z7)),
    }),
    'keep-null-value-keys': (0,declaration/* declare */.x)({
        group: 'task definition',
        description: 'Names of members that stay in the file of task-definition although they are null or an empty text. Empty lists and objects, and texts that may be empty (of variables, labels, options and commands), stay without it.',
        form: 'list',
        parse: (0,parse/* listOf */.c3)((0,grammar/* textOf */.b6)(grammar/* MEMBER */.ZX)),
    }),
};

;// CONCATENATED MODULE: ./lib/inputs/declarations.js
/** One declaration an input: `action.yml`, the flags of the command line and the tables of docs/inputs.md are made of it. */











/** All inputs, in the order in which people read of them. */
const INPUTS = {
    ...IMAGE_INPUTS,
    ...REGISTRY_INPUTS,
    ...TASK_DEFINITION_INPUTS,
    service: (0,declaration/* declare */.x)({
        group: 'service',
        description: 'One or several services to update, names or ARNs. None: the revision is registered only.',
        form: 'list',
        parse: (0,parse/* listOf */.c3)((0,grammar/* textOf */.b6)(grammar/* SERVICE */.YV)),
    }),
    cluster: (0,declaration/* declare */.x)({
        group: 'service',
        description: 'Cluster of the services, name or ARN.',
        default: 'default',
        form: 'text',
        parse: (0,grammar/* textOf */.b6)(grammar/* CLUSTER */.Bs),
    }),
    'desired-count': (0,declaration/* declare */.x)({
        group: 'service',
        description: 'Number of tasks of the service. Default: not sent, so that the service keeps its own.',
        form: 'number',
        parse: (0,parse/* optional */.lq)((0,parse/* integerIn */.wo)({ from: 0 })),
    }),
    'force-new-deployment': (0,declaration/* declare */.x)({
        group: 'service',
        description: 'Start a deployment even if nothing changes.',
        default: 'false',
        form: 'boolean',
        parse: parse/* parseBoolean */.yG,
    }),
    'minimum-healthy-percent': (0,declaration/* declare */.x)({
        group: 'service',
        description: 'Lower bound of running tasks during the rollout. Default: not sent, so that the service keeps its own.',
        form: 'number',
        parse: (0,parse/* optional */.lq)((0,parse/* integerIn */.wo)({ from: 0, to: 100, unit: 'percent' })),
    }),
    'maximum-percent': (0,declaration/* declare */.x)({
        group: 'service',
        description: 'Upper bound of tasks during the rollout. Default: not sent, so that the service keeps its own.',
        form: 'number',
        parse: (0,parse/* optional */.lq)((0,parse/* integerIn */.wo)({ from: 100, unit: 'percent' })),
    }),
    'circuit-breaker': (0,declaration/* declare */.x)({
        group: 'service',
        description: "The service's deployment circuit breaker: keep it as it is, off, on (with rollback), or on-without-rollback.",
        default: 'keep',
        form: 'text',
        parse: (0,parse/* oneOf */.yL)(['keep', 'off', 'on', 'on-without-rollback']),
    }),
    ...TAG_AND_VOLUME_INPUTS,
    ...one_off_task_inputs/* ONE_OFF_TASK_INPUTS */.p,
    ...CODE_DEPLOY_INPUTS,
    'wait-for-service-stability': (0,declaration/* declare */.x)({
        group: 'follow',
        description: 'Follow the rollout until there is a verdict.',
        default: 'true',
        form: 'boolean',
        parse: parse/* parseBoolean */.yG,
    }),
    'wait-for-minutes': (0,declaration/* declare */.x)({
        group: 'follow',
        description: 'Limit of the whole follow in minutes, at most 360. Waiting for a one-off task has as many for itself.',
        default: '30',
        form: 'number',
        parse: (0,parse/* durationIn */.en)({ from: 0.1, to: 360, unit: 'minutes' }),
    }),
    'wait-max-delay-seconds': (0,declaration/* declare */.x)({
        group: 'follow',
        description: 'Longest pause between two looks at the service, in seconds.',
        form: 'number',
        parse: (0,parse/* optional */.lq)((0,parse/* durationIn */.en)({ from: 1, to: 3600, unit: 'seconds' })),
    }),
    'on-failure': (0,declaration/* declare */.x)({
        group: 'follow',
        description: 'When the rollout fails and ECS does not roll back by itself: rollback, or leave it.',
        default: 'rollback',
        form: 'text',
        parse: (0,parse/* oneOf */.yL)(['rollback', 'leave']),
    }),
    'fail-fast': (0,declaration/* declare */.x)({
        group: 'follow',
        description: 'End a rollout that cannot heal at its first stopped task, and one that keeps failing when its patience is used up.',
        default: 'true',
        form: 'boolean',
        parse: parse/* parseBoolean */.yG,
    }),
    'on-cancel': (0,declaration/* declare */.x)({
        group: 'follow',
        description: 'When the run is cancelled while it follows: leave the rollout to ECS, or roll it back.',
        default: 'leave',
        form: 'text',
        parse: (0,parse/* oneOf */.yL)(['leave', 'rollback']),
    }),
    'rollback-to': (0,declaration/* declare */.x)({
        group: 'rollback',
        description: 'Instead of a deploy, return to an older revision: last-good, previous, a revision number, family:number, an ARN, a release or a commit.',
        form: 'text',
        parse: (0,parse/* optional */.lq)(parseRollbackTarget),
    }),
    ...SAFETY_INPUTS,
    summary: (0,declaration/* declare */.x)({
        group: 'report',
        description: 'Write the job summary.',
        default: 'true',
        form: 'boolean',
        parse: parse/* parseBoolean */.yG,
    }),
    'report-path': (0,declaration/* declare */.x)({
        group: 'report',
        description: "Where to write rollout.json, everything that was observed: in the workspace or the runner's temporary folder, in place of the file that is there. Default: the temporary folder.",
        form: 'text',
        parse: (0,parse/* optional */.lq)((0,grammar/* textOf */.b6)(grammar/* PATH */.gI)),
    }),
};
const INPUT_NAMES = Object.keys(INPUTS).filter(isInputName);
function isInputName(name) {
    return Object.hasOwn(INPUTS, name);
}


/***/ }),

/***/ 8508:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   dr: () => (/* binding */ findMissingImage),
/* harmony export */   kE: () => (/* binding */ splitEmptyImages),
/* harmony export */   x1: () => (/* binding */ WHY_EMPTY)
/* harmony export */ });
/* harmony import */ var _registry_image_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8318);
/* harmony import */ var _container_inputs_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7790);
/* harmony import */ var _fault_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2253);
/** An image that is empty because the expression it comes from has no value. */



/** GitHub Docs, "Passing information between jobs": an output that contains a secret is not sent to the next job. */
const WHY_EMPTY = 'GitHub drops a job output that contains a masked value, such as the account ID in a registry host; a mistyped output name is empty, too';
const ADVICE = 'Pass the digest or tag alone and write the registry here, or build and deploy in the same job';
/** The error for items of the list that are empty in whole or in part, and the other items. */
function splitEmptyImages(items) {
    if (items.length === 0)
        return { faults: [explain('each image of the list is empty')], others: [] };
    const problems = items.flatMap((item) => describeEmpty(item) ?? []);
    const others = items.filter((item) => describeEmpty(item) === undefined);
    return { faults: problems.length === 0 ? [] : [explain(problems.join('; '))], others };
}
/** @param item `reference` or `container=reference` */
function describeEmpty(item) {
    const split = item.indexOf('=');
    const reference = item.slice(split + 1).trim();
    const container = item.slice(0, Math.max(split, 0)).trim();
    if (reference === '')
        return `the image${container === '' ? '' : ` for container ${(0,_fault_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(container)}`} is empty`;
    const part = (0,_registry_image_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .findEmptyPart */ .GH)(reference);
    return part === undefined ? undefined : `the ${part} of the image ${(0,_fault_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(reference)} is empty`;
}
/**
 * Containers that were chosen and get nothing. The runner passes `image: ''` and no `image` on alike, so what else is
 * given decides.
 */
function findMissingImage({ values, isGiven, isKnown }) {
    const { image: images, 'container-name': names } = values;
    if (images === undefined || names === undefined)
        return [];
    if (isGiven('repository') || isGiven('rollback-to') || _container_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .CONTAINER_SETTINGS */ .e.some(isGiven))
        return [];
    const isForAll = images.some(({ container }) => container === undefined);
    const bare = isForAll ? [] : names.filter((name) => !images.some(({ container }) => container === name));
    if (bare.length > 0)
        return [refuseBare(bare, images.length === 0)];
    // The official render requires an image. Only the action that renders has images and no service.
    const isRender = isKnown('image') && !isKnown('service');
    const isIdle = images.length === 0 && !_container_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .ROLE_INPUTS */ .x.some(isGiven);
    return isRender && isIdle
        ? [{ input: 'image', ...explain('the image is empty, and no other input changes anything') }]
        : [];
}
function refuseBare(names, isEmpty) {
    const containers = `container${names.length === 1 ? '' : 's'} ${names.map(_fault_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD).join(', ')}`;
    const what = isEmpty ? 'the image is empty, and nothing else is set' : 'no image and nothing else is set';
    const { problem, advice } = explain(`${what} for ${containers} of container-name`);
    return { input: 'image', problem, advice: `${advice}. To keep the image, remove container-name` };
}
function explain(problem) {
    return { problem: `${problem}. ${WHY_EMPTY}`, advice: ADVICE };
}


/***/ }),

/***/ 2253:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Is: () => (/* binding */ tellInputFault),
/* harmony export */   hD: () => (/* binding */ quote),
/* harmony export */   qd: () => (/* binding */ tellInputNotice),
/* harmony export */   qg: () => (/* binding */ findNearest),
/* harmony export */   yP: () => (/* binding */ formatInputFault)
/* harmony export */ });
/* harmony import */ var _report_outside_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8561);

/** One line for a person: `image-tag: "feat/x" is not an image tag: … Use "feat-x", for example.` */
function formatInputFault(fault) {
    return `${fault.input}: ${fault.problem}. ${fault.advice}.`;
}
/** As a run tells it, with its advice apart. */
function tellInputFault({ input, problem, advice }) {
    return { input, text: `${input}: ${problem}.`, advice: `${advice}.` };
}
/** The same of an input that is accepted, as a person should know. */
function tellInputNotice(notice) {
    const { text, advice } = tellInputFault(notice);
    return { level: 'notice', text, ...(advice === undefined ? {} : { advice }) };
}
const LONGEST_QUOTE = 80;
/** Text of a workflow in quotes, made harmless: it may come from the title of a pull request, or be a URL with a token. */
function quote(text) {
    const withoutUser = text.replaceAll(/\/\/[^/]*@/g, '//…@');
    return `"${(0,_report_outside_text_js__WEBPACK_IMPORTED_MODULE_0__/* .quoteOutsideText */ .h)(withoutUser, LONGEST_QUOTE)}"`;
}
/** The known name nearest to a mistyped one: at most three single-letter edits away, and less than half of it. */
function findNearest(name, known) {
    const limit = Math.min(3, Math.floor(name.length / 2));
    const near = known
        .filter((candidate) => Math.abs(candidate.length - name.length) <= limit)
        .map((candidate) => ({ candidate, distance: countEdits(name.toLowerCase(), candidate.toLowerCase()) }))
        .filter(({ distance }) => distance <= limit)
        .sort((a, b) => a.distance - b.distance);
    return near[0]?.candidate;
}
/** Levenshtein's distance, one row at a time. */
function countEdits(from, to) {
    let row = Array.from({ length: to.length + 1 }, (_, column) => column);
    for (const [index, letter] of [...from].entries()) {
        const next = [index + 1];
        for (const [column, other] of [...to].entries()) {
            const replaced = (row[column] ?? 0) + (letter === other ? 0 : 1);
            next.push(Math.min(replaced, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
        }
        row = next;
    }
    return row[to.length] ?? 0;
}


/***/ }),

/***/ 4570:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   QC: () => (/* binding */ parseBuildFlag),
/* harmony export */   YR: () => (/* binding */ parseProxy),
/* harmony export */   Yf: () => (/* binding */ parseBuildSecret),
/* harmony export */   eb: () => (/* binding */ parseImages),
/* harmony export */   qv: () => (/* binding */ checkSecretSource),
/* harmony export */   wW: () => (/* binding */ refuseUnknownName)
/* harmony export */ });
/* harmony import */ var _empty_image_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8508);
/* harmony import */ var _fault_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2253);
/* harmony import */ var _grammar_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9564);
/* harmony import */ var _parse_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4170);
/** The forms of particular inputs that are more than one name: images by container, docker's flags. */




/** `reference`, or `container=reference` for each of several containers. */
function parseImages(raw) {
    if (raw.trim() === '')
        return { value: [] };
    const { faults, others } = (0,_empty_image_js__WEBPACK_IMPORTED_MODULE_0__/* .splitEmptyImages */ .kE)((0,_parse_js__WEBPACK_IMPORTED_MODULE_3__/* .splitList */ .ry)(raw));
    const images = (0,_parse_js__WEBPACK_IMPORTED_MODULE_3__/* .gather */ .kg)([...(faults.length > 0 ? [{ faults }] : []), ...others.map(parseImage)]);
    if ('faults' in images)
        return images;
    const containers = images.value.map((image) => image.container);
    const twin = containers.find((container, index) => containers.indexOf(container) !== index);
    if (twin !== undefined)
        return (0,_parse_js__WEBPACK_IMPORTED_MODULE_3__/* .refuse */ .TR)(`the container ${(0,_fault_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(twin)} is there twice`, 'Give each container one image');
    return containers.filter((container) => container === undefined).length > 1
        ? (0,_parse_js__WEBPACK_IMPORTED_MODULE_3__/* .refuse */ .TR)('there is more than one image without a container', 'Write container=reference, one a line')
        : images;
}
function parseImage(item) {
    const split = item.indexOf('=');
    const reference = (0,_grammar_js__WEBPACK_IMPORTED_MODULE_2__/* .textOf */ .b6)(_grammar_js__WEBPACK_IMPORTED_MODULE_2__/* .IMAGE_REFERENCE */ .ic)(item.slice(split + 1));
    if (split < 0)
        return 'faults' in reference ? reference : { value: { reference: reference.value } };
    const container = (0,_grammar_js__WEBPACK_IMPORTED_MODULE_2__/* .textOf */ .b6)(_grammar_js__WEBPACK_IMPORTED_MODULE_2__/* .CONTAINER */ .MR)(item.slice(0, split));
    if ('faults' in container)
        return container;
    return 'faults' in reference ? reference : { value: { container: container.value, reference: reference.value } };
}
/** ECS Developer Guide, secrets: the ARN of a secret or parameter, or the name of a parameter of the same region. */
const SECRET_SOURCE = /^(?:arn:aws[a-z-]*:(?:secretsmanager|ssm):[a-z0-9-]+:\d{12}:\S+|(?!arn:)[A-Za-z0-9_./][A-Za-z0-9_./-]{0,1010})$/;
/** Told without the value, which may be a secret put there by mistake. */
function checkSecretSource(value) {
    if (SECRET_SOURCE.test(value))
        return undefined;
    return {
        problem: 'is neither the ARN of a secret or parameter nor the name of a parameter',
        advice: 'Write NAME=ARN, the ARN being of Secrets Manager or of Systems Manager; never the secret itself',
    };
}
/** The URL of a proxy. A fault quotes none of it: it may hold a password. */
function parseProxy(raw) {
    const text = raw.trim();
    const advice = 'Write http://HOST:PORT or https://HOST:PORT, special characters of a password percent-encoded';
    const proxy = URL.canParse(text) ? new URL(text) : undefined;
    if (proxy === undefined || !/^https?:$/.test(proxy.protocol) || /[\s\p{Cc}\p{Cs}]/u.test(text)) {
        return (0,_parse_js__WEBPACK_IMPORTED_MODULE_3__/* .refuse */ .TR)('it is not the URL of a proxy', advice);
    }
    return proxy.search === '' && proxy.hash === '' && proxy.pathname === '/'
        ? { value: text }
        : (0,_parse_js__WEBPACK_IMPORTED_MODULE_3__/* .refuse */ .TR)('there is more behind the host and port of the proxy', advice);
}
const BUILD_SECRET_KEYS = ['id', 'src', 'source', 'env', 'type'];
/** Docker's `--secret`: `id=…` with `src=FILE` or `env=VARIABLE`. The secret itself is never in it, so a fault quotes none of it. */
function parseBuildSecret(line) {
    const pairs = line
        .split(',')
        .map((pair) => ({ key: pair.split('=')[0] ?? '', value: pair.slice(pair.indexOf('=') + 1) }));
    const id = pairs.find(({ key }) => key === 'id')?.value ?? '';
    const advice = 'Write id=NAME,env=VARIABLE or id=NAME,src=FILE, one secret a line; never the secret itself';
    if (!/^[A-Za-z0-9_][A-Za-z0-9_.-]*$/.test(id))
        return (0,_parse_js__WEBPACK_IMPORTED_MODULE_3__/* .refuse */ .TR)('a line has no id of letters, digits, "_", "." and "-"', advice);
    const isKnown = pairs.every(({ key, value }) => BUILD_SECRET_KEYS.includes(key) && /^[^-"\p{C}][^"\p{C}]*$/u.test(value));
    if (isKnown)
        return { value: line };
    return (0,_parse_js__WEBPACK_IMPORTED_MODULE_3__/* .refuse */ .TR)(`the secret ${(0,_fault_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(id)} has an attribute that is not id, src, env or type, or that is empty`, advice);
}
/** Flags of `docker build` that Slipway gives itself, and the input that they come from. */
const OWN_FLAGS = {
    'build-arg': 'build-args',
    'cache-from': 'cache-from',
    'cache-to': 'cache-to',
    file: 'dockerfile',
    label: 'labels',
    platform: 'platforms',
    secret: 'build-secrets',
    tag: 'image-tag',
    target: 'target',
    iidfile: undefined,
    load: undefined,
    'metadata-file': undefined,
    output: undefined,
    push: undefined,
};
/** One further flag of `docker build`, in the long form: `--name` or `--name=value`. */
function parseBuildFlag(line) {
    const name = /^--([a-z][a-z0-9-]*)(?:=[^\p{Cc}\p{Cs}]*)?$/u.exec(line)?.[1];
    if (name === undefined) {
        return (0,_parse_js__WEBPACK_IMPORTED_MODULE_3__/* .refuse */ .TR)('a line is not a flag in the long form', 'Write --name or --name=value, one flag a line');
    }
    if (!Object.hasOwn(OWN_FLAGS, name))
        return { value: line };
    const input = OWN_FLAGS[name];
    return (0,_parse_js__WEBPACK_IMPORTED_MODULE_3__/* .refuse */ .TR)(`the flag --${name} is one that Slipway gives to docker itself`, input === undefined ? 'Leave it out' : `Use the input ${input}`);
}
/** Faults for names that are no input, each with the nearest name that is one. */
function refuseUnknownName(name, known) {
    const nearest = (0,_fault_js__WEBPACK_IMPORTED_MODULE_1__/* .findNearest */ .qg)(name, known);
    return {
        problem: 'there is no such input',
        advice: nearest === undefined
            ? "Remove it; Slipway's docs/inputs.md lists all inputs"
            : `Write ${nearest} if that was meant, else remove it`,
    };
}


/***/ }),

/***/ 9564:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bs: () => (/* binding */ CLUSTER),
/* harmony export */   Ju: () => (/* binding */ FAMILY),
/* harmony export */   Ld: () => (/* binding */ STAGE),
/* harmony export */   MR: () => (/* binding */ CONTAINER),
/* harmony export */   Ne: () => (/* binding */ IMAGE_TAG),
/* harmony export */   OP: () => (/* binding */ ECR_REPOSITORY),
/* harmony export */   Wo: () => (/* binding */ CODE_DEPLOY_NAME),
/* harmony export */   YV: () => (/* binding */ SERVICE),
/* harmony export */   Yr: () => (/* binding */ SUBNET),
/* harmony export */   ZX: () => (/* binding */ MEMBER),
/* harmony export */   b6: () => (/* binding */ textOf),
/* harmony export */   fV: () => (/* binding */ CACHE),
/* harmony export */   gI: () => (/* binding */ PATH),
/* harmony export */   gT: () => (/* binding */ REVISION_ARN),
/* harmony export */   h7: () => (/* binding */ VOLUME_NAME),
/* harmony export */   hH: () => (/* binding */ SECURITY_GROUP),
/* harmony export */   i9: () => (/* binding */ PLATFORM),
/* harmony export */   ic: () => (/* binding */ IMAGE_REFERENCE),
/* harmony export */   mf: () => (/* binding */ STARTED_BY),
/* harmony export */   sP: () => (/* binding */ REVISION),
/* harmony export */   tG: () => (/* binding */ ENVIRONMENT_FILE),
/* harmony export */   u4: () => (/* binding */ ACCOUNT),
/* harmony export */   z7: () => (/* binding */ ROLE)
/* harmony export */ });
/* harmony import */ var _registry_image_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8318);
/* harmony import */ var _fault_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2253);
/* harmony import */ var _parse_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4170);
/** What names, tags, paths and references may look like: checked before any of them reaches docker or AWS. */



/** A text of this form. Control characters and a leading `-`, which docker would read as an option, never pass. */
function textOf(grammar) {
    return (raw) => {
        const text = raw.trim();
        const problem = findProblem(text, grammar);
        if (problem === undefined)
            return { value: text };
        const shown = grammar.isPrivate === true ? 'an item' : (0,_fault_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(text);
        return (0,_parse_js__WEBPACK_IMPORTED_MODULE_2__/* .refuse */ .TR)(`${shown} ${problem}`, grammar.advise?.(text) ?? `Write ${grammar.noun}: ${grammar.rule}`);
    };
}
function findProblem(text, grammar) {
    if (/[\p{Cc}\p{Cs}]/u.test(text))
        return 'holds control characters';
    if (text.startsWith('-'))
        return 'begins with "-", as an option does';
    if ([...text].length > grammar.longest)
        return `is longer than ${grammar.longest} characters`;
    const { pattern } = grammar;
    const isLegal = pattern instanceof RegExp ? pattern.test(text) : pattern(text);
    return isLegal ? undefined : `is not ${grammar.noun}`;
}
const TAG_RULE = 'letters, digits, "_", "." and "-", at most 128, neither "." nor "-" first';
/** Two branches may meet in one rewritten tag, so a legal tag is proposed and never put in its place. */
const IMAGE_TAG = {
    noun: 'an image tag',
    rule: TAG_RULE,
    pattern: _registry_image_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .isTag */ .dz,
    longest: 128,
    advise: (text) => {
        const proposal = (0,_registry_image_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .proposeTag */ .vE)(text);
        return proposal === undefined ? undefined : `A tag is ${TAG_RULE}; "${proposal}" would do`;
    },
};
/** Name, or URI, of a repository. Names: ECR API reference, CreateRepository, repositoryName. */
const ECR_REPOSITORY = {
    noun: 'an ECR repository',
    rule: 'lower case letters, digits, and single ".", "_", "-" or "/" between them, as name or as HOST/name',
    pattern: isEcrRepository,
    longest: 512,
    advise: (text) => {
        if (/^https?:/.test(text))
            return 'Leave the scheme out';
        return /[^/:]:[^/]+$|@/.test(text) ? 'Give the repository alone; the tag goes into image-tag' : undefined;
    },
};
function isEcrRepository(text) {
    const { registry, name } = (0,_registry_image_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .parseRepository */ .SU)(text);
    const isName = name.length >= 2 && name.length <= 256 && /^[a-z0-9]+(?:[._/-][a-z0-9]+)*$/.test(name);
    return isName && (registry === undefined || (0,_registry_image_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .isRegistryHost */ .EV)(registry));
}
/** Docker's reference grammar; ECS takes at most 255 characters (ECS API reference, ContainerDefinition, image). */
const IMAGE_REFERENCE = {
    noun: 'an image reference',
    rule: 'HOST/name:tag or HOST/name@sha256:digest, the name in lower case',
    pattern: (text) => (0,_registry_image_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .parseImageReference */ .o_)(text) !== undefined,
    longest: 255,
};
const NAME = '[A-Za-z0-9_-]{1,255}';
const NAME_RULE = 'letters, digits, "_" and "-", at most 255';
const ECS_ARN = String.raw `arn:aws[a-z-]*:ecs:[a-z0-9-]+:\d{12}`;
/** ECS API reference, CreateService, serviceName. An ARN may hold the cluster's name or, in the old form, not. */
const SERVICE = {
    noun: 'a service',
    rule: `its name (${NAME_RULE}) or its ARN`,
    pattern: new RegExp(String.raw `^(?:${NAME}|${ECS_ARN}:service\/(?:${NAME}\/)?${NAME})$`),
    longest: 640,
};
/** ECS API reference, CreateCluster, clusterName. */
const CLUSTER = {
    noun: 'a cluster',
    rule: `its name (${NAME_RULE}) or its ARN`,
    pattern: new RegExp(String.raw `^(?:${NAME}|${ECS_ARN}:cluster\/${NAME})$`),
    longest: 384,
};
/** ECS API reference, RegisterTaskDefinition, family. */
const FAMILY = {
    noun: 'a family',
    rule: NAME_RULE,
    pattern: new RegExp(`^${NAME}$`),
    longest: 255,
};
/** ECS API reference, ContainerDefinition, name. */
const CONTAINER = { ...FAMILY, noun: 'a container name' };
/** IAM User Guide, "Your AWS account identifiers". YAML reads a number where there are no quotes. */
const ACCOUNT = {
    noun: 'an AWS account',
    rule: 'its twelve digits, in quotes, since YAML drops zeros in front of a number',
    pattern: /^\d{12}$/,
    longest: 12,
};
const NUMBER = String.raw `:[1-9]\d{0,6}`;
const NUMBERED_ARN = String.raw `${ECS_ARN}:task-definition\/${NAME}${NUMBER}`;
/** ARN of a revision. */
const REVISION_ARN = {
    noun: 'the ARN of a revision',
    rule: 'arn:aws:ecs:REGION:ACCOUNT:task-definition/FAMILY:NUMBER',
    pattern: new RegExp(`^${NUMBERED_ARN}$`),
    longest: 384,
};
/**
 * What DescribeTaskDefinition takes (ECS API reference, DescribeTaskDefinition, taskDefinition). Whether an ARN without a number
 * is accepted is not documented there, so ECS decides.
 */
const REVISION = {
    noun: 'a revision',
    rule: `${REVISION_ARN.rule}, FAMILY:NUMBER, or FAMILY for its latest active one`,
    pattern: new RegExp(String.raw `^(?:${ECS_ARN}:task-definition\/)?${NAME}(?:${NUMBER})?$`),
    longest: 384,
};
/** Of a role: IAM API reference, CreateRole. ECS takes its name or its ARN (ECS API reference, RegisterTaskDefinition). */
const ROLE = {
    noun: 'a role',
    rule: 'its ARN, arn:aws:iam::ACCOUNT:role/NAME, or its name (letters, digits and "+=,.@_-", at most 64)',
    pattern: /^(?:arn:aws[a-z-]*:iam::\d{12}:role\/(?:[!-.0-~]+\/)*)?[\w+=,.@-]{1,64}$/,
    longest: 640,
};
/** ECS API reference, EnvironmentFile; Amazon S3 User Guide, bucket naming rules. */
const ENVIRONMENT_FILE = {
    noun: 'the ARN of a file of environment variables',
    rule: 'arn:aws:s3:::BUCKET/KEY, the key ending in .env',
    pattern: /^arn:aws[a-z-]*:s3:::[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]\/\S+\.env$/,
    longest: 1200,
    advise: (text) => (/^s3:\/\/./.test(text) ? `Write arn:aws:s3:::BUCKET/KEY instead of s3://BUCKET/KEY` : undefined),
};
/** A member of a task definition, or the name of an option or label in it. */
const MEMBER = {
    noun: 'the name of a member',
    rule: 'the name alone, without its place, as tag',
    pattern: /^[^\s[\]{}"]+$/u,
    longest: 255,
};
/** A path of the file system; where it may lead is checked by whoever opens it. */
const PATH = {
    noun: 'a path',
    rule: 'any text that does not begin with "-"',
    pattern: /^.+$/u,
    longest: 4096,
    advise: (text) => (text.startsWith('-') ? 'Write ./ in front of the path' : 'Give a path without them'),
};
/** Docker's build stages, or the number of one. */
const STAGE = {
    noun: 'a build stage',
    rule: 'letters, digits, "_", "." and "-", a letter or digit first',
    pattern: /^[A-Za-z0-9][A-Za-z0-9_.-]*$/,
    longest: 128,
};
/** OCI image specification, platform: operating system, architecture, variant. */
const PLATFORM = {
    noun: 'a platform',
    rule: 'os/architecture or os/architecture/variant, as linux/arm64',
    pattern: /^[a-z0-9_]+\/[a-z0-9_]+(?:\/[a-z0-9_.]+)?$/,
    longest: 64,
};
/** Where a build cache is kept: an image reference, or `type=…` with attributes. */
const CACHE = {
    noun: 'a place for a cache',
    rule: 'an image reference or attributes as type=registry,ref=…, without blanks',
    pattern: /^[^\s"]+$/u,
    longest: 1024,
    isPrivate: true,
};
/** Amazon EC2 API reference, CreateSubnet. */
const SUBNET = {
    noun: 'the id of a subnet',
    rule: 'subnet- and letters or digits',
    pattern: /^subnet-[A-Za-z0-9]+$/,
    longest: 64,
};
/** Amazon EC2 API reference, CreateSecurityGroup. */
const SECURITY_GROUP = {
    noun: 'the id of a security group',
    rule: 'sg- and letters or digits',
    pattern: /^sg-[A-Za-z0-9]+$/,
    longest: 64,
};
/** ECS API reference, RunTask, startedBy. */
const STARTED_BY = {
    noun: 'a name for startedBy',
    rule: 'letters, digits, "-", "/" and "_", at most 128',
    pattern: /^[A-Za-z0-9/_-]+$/,
    longest: 128,
};
/** Of an application, a deployment group or a configuration (AWS CodeDeploy quotas). */
const CODE_DEPLOY_NAME = {
    noun: 'a name of CodeDeploy',
    rule: 'letters, digits and ". _ + = , @ -", at most 100',
    pattern: /^[A-Za-z0-9._+=,@-]+$/,
    longest: 100,
};
/** ECS API reference, Volume, name. */
const VOLUME_NAME = { ...FAMILY, noun: 'the name of a volume' };


/***/ }),

/***/ 719:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  i: () => (/* binding */ readRequest)
});

// EXTERNAL MODULE: ./lib/report/outside-text.js
var outside_text = __webpack_require__(8561);
// EXTERNAL MODULE: ./lib/inputs/container-inputs.js
var container_inputs = __webpack_require__(7790);
// EXTERNAL MODULE: ./lib/inputs/empty-image.js
var empty_image = __webpack_require__(8508);
// EXTERNAL MODULE: ./lib/inputs/fault.js
var fault = __webpack_require__(2253);
// EXTERNAL MODULE: ./lib/inputs/one-off-task-inputs.js
var one_off_task_inputs = __webpack_require__(5685);
;// CONCATENATED MODULE: ./lib/inputs/tag-and-volume-agreement.js
/** A service or a one-off task takes the tags; only a service takes its volume. */
function findTagAndVolumeDisagreements(given) {
    return [...checkTags(given), ...checkPropagation(given)];
}
/** Whatever starts a task. */
function startsTasks({ values, isGiven }) {
    return isGiven('service') || values['run-task'] === true;
}
function checkTags(given) {
    if (startsTasks(given))
        return [];
    return ['enable-ecs-managed-tags', 'propagate-tags'].filter(given.isGiven).map((input) => ({
        input,
        problem: 'it is about tasks, and neither a service nor a one-off task is given',
        advice: 'Give service or run-task, or remove this input',
    }));
}
/** ECS API reference, RunTask, propagateTags: SERVICE is an error. */
function checkPropagation({ values, isGiven }) {
    if (values['propagate-tags'] !== 'SERVICE' || isGiven('service') || values['run-task'] !== true)
        return [];
    const problem = 'SERVICE has no meaning for a one-off task alone: there is no service to take tags from';
    return [{ input: 'propagate-tags', problem, advice: 'Write TASK_DEFINITION, or give service' }];
}
/** A volume has a name and settings: each without the other says nothing. */
function checkVolume([name, volume], { isGiven }) {
    if (isGiven(name) === isGiven(volume))
        return [];
    const [input, other] = isGiven(name) ? [name, volume] : [volume, name];
    return [{ input, problem: `it is given without ${other}`, advice: 'Give both, or neither' }];
}

;// CONCATENATED MODULE: ./lib/inputs/one-off-task-agreement.js


const SOURCES = ['service', 'task-definition', 'task-definition-arn', 'task-definition-family'];
const VOLUME = ['run-task-managed-ebs-volume-name', 'run-task-managed-ebs-volume'];
/**
 * Disagreements about the one-off task. Without `run-task` every other input of it is one; with `run-task: false`, which
 * an expression may have come to, none is.
 */
function findTaskDisagreements(given) {
    if (!given.isGiven('run-task'))
        return refuseStrays(given);
    if (given.values['run-task'] !== true)
        return [];
    return [...checkSource(given), ...checkRollback(given), ...checkNetwork(given), ...checkVolume(VOLUME, given)];
}
function refuseStrays({ isGiven }) {
    const names = Object.keys(one_off_task_inputs/* ONE_OFF_TASK_INPUTS */.p);
    return names.filter(isGiven).map((input) => ({
        input,
        problem: 'it is about a one-off task, and none is run without run-task',
        advice: 'Set run-task to true, or remove this input',
    }));
}
function checkSource({ isGiven }) {
    if (SOURCES.some(isGiven))
        return [];
    const problem = 'there is nothing to run: neither a service nor a task definition is given';
    return [{ input: 'run-task', problem, advice: 'Give task-definition, task-definition-family or service' }];
}
function checkRollback({ isGiven }) {
    if (!isGiven('rollback-to'))
        return [];
    const problem = 'a rollback runs no task, since what a migration did is not taken back by an older revision';
    return [{ input: 'run-task', problem, advice: 'Remove it, or remove rollback-to' }];
}
function checkNetwork({ isGiven }) {
    if (isGiven('run-task-subnets') || isGiven('service'))
        return [];
    const names = ['run-task-security-groups', 'run-task-assign-public-IP'];
    return names.filter(isGiven).map((input) => ({
        input,
        problem: 'it is about the network of the task, and there is neither run-task-subnets nor a service to take it from',
        advice: 'Give run-task-subnets, or remove this input',
    }));
}

;// CONCATENATED MODULE: ./lib/inputs/agreement.js
/** Whether inputs, each right by itself, can be meant together. */





const BUILD_INPUTS = [
    'create-repository',
    'image-tag',
    'build',
    'context',
    'dockerfile',
    'target',
    'platforms',
    'build-args',
    'build-secrets',
    'labels',
    'cache-from',
    'cache-to',
    'build-flags',
];
/** The first that is given is used, in the order of the official render. */
const SOURCE_INPUTS = ['task-definition', 'task-definition-arn', 'task-definition-family'];
const REVISION_INPUTS = [
    'image',
    'repository',
    ...SOURCE_INPUTS,
    'task-definition-revision',
    'container-name',
    ...container_inputs/* CONTAINER_SETTINGS */.e,
    ...container_inputs/* ROLE_INPUTS */.x,
    'keep-null-value-keys',
];
const SERVICE_INPUTS = [
    'desired-count',
    'force-new-deployment',
    'minimum-healthy-percent',
    'maximum-percent',
    'circuit-breaker',
    'service-managed-ebs-volume-name',
    'service-managed-ebs-volume',
    'rollback-to',
    'deny-privilege-changes',
    'codedeploy-appspec',
    'codedeploy-application',
    'codedeploy-deployment-group',
    'codedeploy-deployment-description',
    'codedeploy-deployment-config',
];
/** All disagreements between inputs. */
function findDisagreements(given) {
    return [
        ...checkImage(given),
        ...(0,empty_image/* findMissingImage */.dr)(given),
        ...agreement_checkSource(given),
        ...checkKeptMembers(given),
        ...checkEntries(given),
        ...checkService(given),
        ...checkPercents(given),
        ...checkWait(given),
        ...agreement_checkRollback(given),
        ...findTagAndVolumeDisagreements(given),
        ...checkVolume(['service-managed-ebs-volume-name', 'service-managed-ebs-volume'], given),
        ...findTaskDisagreements(given),
    ];
}
function checkImage({ isGiven }) {
    if (isGiven('image') && isGiven('repository')) {
        const problem = 'it cannot be given together with repository, which builds one';
        return [{ input: 'image', problem, advice: 'Keep image to deploy what is there, or repository to build' }];
    }
    if (isGiven('repository'))
        return [];
    return BUILD_INPUTS.filter(isGiven).map((input) => ({
        input,
        problem: 'it is about a build, and nothing is built without repository',
        advice: 'Give repository, or remove this input',
    }));
}
function agreement_checkSource({ isGiven }) {
    if (!isGiven('task-definition-revision') || SOURCE_INPUTS.some(isGiven))
        return [];
    const problem = 'a number alone names no revision';
    const advice = 'Give task-definition-family with it, or use task-definition-arn';
    return [{ input: 'task-definition-revision', problem, advice }];
}
/** Sources of the task definition that are not used because another one goes first. */
function noticeIgnored({ isGiven }) {
    const [used, ...others] = SOURCE_INPUTS.filter(isGiven);
    if (used === undefined)
        return [];
    const isNumberUnused = isGiven('task-definition-revision') && used !== 'task-definition-family';
    const ignored = isNumberUnused ? [...others, 'task-definition-revision'] : others;
    const problem = `it is ignored, because the task definition comes from ${used}`;
    return ignored.map((input) => ({ input, problem, advice: `Remove ${input}, or remove ${used}` }));
}
function checkKeptMembers({ isGiven }) {
    if (!isGiven('keep-null-value-keys') || isGiven('task-definition') || isGiven('rollback-to'))
        return [];
    const problem = 'it is about the file of the task definition, and none is given';
    return [{ input: 'keep-null-value-keys', problem, advice: 'Give task-definition, or remove this input' }];
}
/** ECS refuses a container that has a secret and a variable of one name (ECS Developer Guide, secrets). */
function checkEntries({ values }) {
    const variables = new Set((values['environment-variables'] ?? []).map((entry) => entry.name));
    return (values.secrets ?? [])
        .filter((entry) => variables.has(entry.name))
        .map(({ name }) => ({
        input: 'secrets',
        problem: `${(0,fault/* quote */.hD)(name)} is among environment-variables, too`,
        advice: 'Keep it in one of them',
    }));
}
function checkService({ values, isGiven }) {
    if (isGiven('service'))
        return checkClusters(values);
    return SERVICE_INPUTS.filter(isGiven).map((input) => ({
        input,
        problem: 'it is about a service, and none is given',
        advice: 'Give service, or remove this input',
    }));
}
/** The ARN of a service names its cluster, and ECS looks in the cluster that the call names. */
function checkClusters(values) {
    const cluster = values.cluster?.split('/').at(-1);
    if (cluster === undefined)
        return [];
    return (values.service ?? []).flatMap((service) => {
        const own = /:service\/([^/]+)\/[^/]+$/.exec(service)?.[1];
        if (own === undefined || own === cluster)
            return [];
        const problem = `${(0,fault/* quote */.hD)(service)} is in the cluster ${(0,fault/* quote */.hD)(own)}, and cluster says ${(0,fault/* quote */.hD)(cluster)}`;
        return [{ input: 'service', problem, advice: `Set cluster to ${own}` }];
    });
}
function checkPercents({ values }) {
    if (values['minimum-healthy-percent'] !== 100 || values['maximum-percent'] !== 100)
        return [];
    const problem = '100 with a minimum-healthy-percent of 100 lets ECS neither stop a task nor start one more';
    const advice = 'Lower minimum-healthy-percent, or raise maximum-percent to 200 (not for a DAEMON service)';
    return [{ input: 'maximum-percent', problem, advice }];
}
function checkWait({ values }) {
    const pauseMs = values['wait-max-delay-seconds'];
    const limitMs = values['wait-for-minutes'];
    if (pauseMs === undefined || limitMs === undefined || pauseMs <= limitMs)
        return [];
    const problem = 'the pause is longer than wait-for-minutes, the limit of the whole follow';
    return [{ input: 'wait-max-delay-seconds', problem, advice: 'Make it shorter than wait-for-minutes' }];
}
function agreement_checkRollback({ isGiven }) {
    if (!isGiven('rollback-to'))
        return [];
    return REVISION_INPUTS.filter(isGiven).map((input) => ({
        input,
        problem: 'a rollback serves an older revision as it is, and this input would make a new one',
        advice: 'Remove it, or remove rollback-to',
    }));
}

// EXTERNAL MODULE: ./lib/inputs/declarations.js + 9 modules
var declarations = __webpack_require__(9848);
// EXTERNAL MODULE: ./lib/inputs/forms.js
var inputs_forms = __webpack_require__(4570);
;// CONCATENATED MODULE: ./lib/inputs/inputs.js
/** From raw inputs to the request: everything is checked here, once, before anything is called. */




/**
 * Reads and checks all inputs.
 * @param names as in `GivenTexts`
 * @param known as in `GivenTexts`
 */
function readRequest(raw, names = [], known = declarations/* INPUT_NAMES */.Qh) {
    // The runner hands names over in upper case, so that their letters tell nothing.
    const unknown = names
        .filter((name) => !known.some((one) => one.toLowerCase() === name.toLowerCase()))
        .map((name) => ({ input: (0,outside_text/* quoteOutsideText */.h)(name, 60), ...(0,inputs_forms/* refuseUnknownName */.wW)(name, known) }));
    const read = readValues(raw);
    const given = {
        values: read.values,
        isGiven: (name) => isGiven(name, raw),
        isKnown: (name) => known.includes(name),
    };
    const faults = [...unknown, ...read.faults, ...findDisagreements(given)];
    return faults.length === 0 && isComplete(read.values)
        ? { request: buildRequest(read.values), notices: [...read.notices, ...noticeIgnored(given)] }
        : { faults };
}
/** An input with a default counts as given when it says something else: runners pass defaults on as if given. */
function isGiven(name, raw) {
    const text = raw(name).trim();
    if (text === '')
        return false;
    const declaration = declarations/* INPUTS */.mc[name];
    const asDefault = declaration.parse(declaration.default ?? '');
    const parsed = declaration.parse(text);
    const isDefault = 'value' in parsed && 'value' in asDefault && parsed.value === asDefault.value;
    return !isDefault;
}
function readValues(raw) {
    const reads = declarations/* INPUT_NAMES */.Qh.map((name) => ({ name, parsed: readValue(name, raw(name)) }));
    const values = Object.fromEntries(reads.flatMap(({ name, parsed }) => ('faults' in parsed ? [] : [[name, parsed.value]])));
    const faults = reads.flatMap(({ name, parsed }) => 'faults' in parsed ? capFaults(parsed.faults).map((fault) => ({ input: name, ...fault })) : []);
    const notices = reads.flatMap(({ name, parsed }) => 'faults' in parsed ? [] : (parsed.notices ?? []).map((notice) => ({ input: name, ...notice })));
    return { values, faults, notices };
}
/** A long list of one and the same mistake would bury the faults of the other inputs. */
const MOST_FAULTS = 20;
function capFaults(faults) {
    if (faults.length <= MOST_FAULTS)
        return faults;
    const rest = { problem: `there are ${faults.length - MOST_FAULTS} more faults`, advice: 'Correct those told first' };
    return [...faults.slice(0, MOST_FAULTS), rest];
}
function readValue(name, text) {
    const declaration = declarations/* INPUTS */.mc[name];
    return declaration.parse(text.trim() === '' ? (declaration.default ?? '') : text);
}
function isComplete(values) {
    return declarations/* INPUT_NAMES */.Qh.every((name) => name in values);
}
function buildRequest(values) {
    return {
        image: chooseImage(values),
        shouldPinImages: values['pin-images'],
        registries: { type: values['registry-type'], accounts: values.registries },
        shouldMaskPasswords: values['mask-password'],
        shouldStayLoggedIn: values['skip-logout'],
        ...present('httpProxy', values['http-proxy']),
        taskDefinition: chooseTaskDefinition(values),
        containerNames: values['container-name'],
        containerSettings: collectSettings(values),
        keptEmptyMembers: values['keep-null-value-keys'],
        ...present('taskRole', values['task-role-arn']),
        ...present('executionRole', values['execution-role-arn']),
        services: values.service,
        cluster: values.cluster,
        shouldForceNewDeployment: values['force-new-deployment'],
        circuitBreaker: values['circuit-breaker'],
        codeDeploy: {
            appSpecPath: values['codedeploy-appspec'],
            ...present('application', values['codedeploy-application']),
            ...present('group', values['codedeploy-deployment-group']),
            ...present('description', values['codedeploy-deployment-description']),
            ...present('configName', values['codedeploy-deployment-config']),
        },
        shouldFollow: values['wait-for-service-stability'],
        followLimitMs: values['wait-for-minutes'],
        onFailure: values['on-failure'],
        shouldFailFast: values['fail-fast'],
        onCancel: values['on-cancel'],
        isDryRun: values['dry-run'],
        shouldAllowStale: values['allow-stale'],
        shouldAllowUntrustedEvents: values['allow-untrusted-events'],
        shouldDenyPrivilegeChanges: values['deny-privilege-changes'],
        shouldWriteSummary: values.summary,
        ...present('expectedAccount', values['expected-account']),
        ...present('desiredCount', values['desired-count']),
        ...present('minimumHealthyPercent', values['minimum-healthy-percent']),
        ...present('maximumPercent', values['maximum-percent']),
        ...present('longestPauseMs', values['wait-max-delay-seconds']),
        ...present('hasManagedTags', values['enable-ecs-managed-tags']),
        ...present('propagateTags', values['propagate-tags']),
        ...present('managedVolume', chooseVolume(values, 'service-managed-ebs-volume')),
        ...present('maxRetries', values['max-retries']),
        ...present('oneOffTask', chooseOneOffTask(values)),
        ...present('rollbackTo', values['rollback-to']),
        ...present('reportPath', values['report-path']),
    };
}
/** A member only when there is a value: absent members are not sent to ECS. */
function present(key, value) {
    const entry = {};
    return value === undefined ? entry : { ...entry, [key]: value };
}
function chooseImage(values) {
    if (values.image.length > 0)
        return { kind: 'given', images: values.image };
    if (values.repository === undefined)
        return { kind: 'keep' };
    return {
        kind: 'build',
        repository: values.repository,
        shouldCreateRepository: values['create-repository'],
        ...collectBuild(values),
    };
}
function collectBuild(values) {
    return {
        tags: values['image-tag'],
        mode: values.build,
        context: values.context,
        ...present('dockerfile', values.dockerfile),
        ...present('target', values.target),
        platforms: values.platforms,
        buildArguments: values['build-args'],
        buildSecrets: values['build-secrets'],
        labels: values.labels,
        cacheFrom: values['cache-from'],
        cacheTo: values['cache-to'],
        flags: values['build-flags'],
    };
}
function collectSettings(values) {
    return {
        environment: values['environment-variables'],
        secrets: values.secrets,
        shouldPruneEnvironment: values['prune-environment'],
        environmentFiles: values['env-files'],
        dockerLabels: values['docker-labels'],
        logOptions: values['log-configuration-options'],
        ...present('logDriver', values['log-configuration-log-driver']),
        ...present('command', values.command),
    };
}
function chooseOneOffTask(values) {
    if (values['run-task'] !== true)
        return undefined;
    return {
        shouldWait: values['wait-for-task-stopped'] ?? values.service.length > 0,
        startedBy: values['run-task-started-by'],
        containerOverrides: values['run-task-container-overrides'],
        subnets: values['run-task-subnets'],
        securityGroups: values['run-task-security-groups'],
        capacityProviderStrategy: values['run-task-capacity-provider-strategy'],
        tags: values['run-task-tags'],
        ...present('assignPublicIp', values['run-task-assign-public-IP']),
        ...present('launchType', values['run-task-launch-type']),
        ...present('managedVolume', chooseVolume(values, 'run-task-managed-ebs-volume')),
    };
}
function chooseVolume(values, input) {
    const name = values[`${input}-name`];
    const configuration = values[input];
    return name === undefined || configuration === undefined ? undefined : { name, configuration };
}
function chooseTaskDefinition(values) {
    const path = values['task-definition'];
    if (path !== undefined)
        return { kind: 'file', path };
    const arn = values['task-definition-arn'];
    if (arn !== undefined)
        return { kind: 'registered', reference: arn };
    const family = values['task-definition-family'];
    if (family === undefined)
        return { kind: 'serving' };
    const revision = values['task-definition-revision'];
    return { kind: 'registered', reference: revision === undefined ? family : `${family}:${revision}` };
}


/***/ }),

/***/ 9797:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fn: () => (/* binding */ parseManagedVolume),
/* harmony export */   pw: () => (/* binding */ parseStrategy),
/* harmony export */   rL: () => (/* binding */ parseTags),
/* harmony export */   u_: () => (/* binding */ parseContainerOverrides)
/* harmony export */ });
/* unused harmony export parseObjects */
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6413);
/* harmony import */ var _parse_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4170);
/** Inputs that are JSON, as the official action has them. What they hold may be secret, so no fault quotes any of it. */


/** Overrides of a task are at most so long in sum (ECS API reference, RunTask); the other JSON inputs are far shorter. */
const LONGEST = 8192;
/** Tags of one resource (ECS API reference, Tag). */
const MOST_TAGS = 50;
/** A list of objects; a blank text is the empty list. */
function parseObjects(raw) {
    if (raw.trim() === '')
        return { value: [] };
    const parsed = parseJson(raw);
    if ('faults' in parsed)
        return parsed;
    const items = parsed.value;
    const objects = Array.isArray(items) ? items.filter(_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isJsonObject */ .OW) : [];
    if (Array.isArray(items) && objects.length === items.length)
        return { value: objects };
    return (0,_parse_js__WEBPACK_IMPORTED_MODULE_0__/* .refuse */ .TR)('it is not a list of objects', 'Write a JSON array of objects, as [{…}]');
}
/** Container overrides: each names its container, none is there twice (ECS API reference, ContainerOverride). */
function parseContainerOverrides(raw) {
    const parsed = parseObjects(raw);
    if ('faults' in parsed)
        return parsed;
    const names = parsed.value.map(({ name }) => name);
    if (!names.every(isText))
        return (0,_parse_js__WEBPACK_IMPORTED_MODULE_0__/* .refuse */ .TR)('an override has no container name', 'Give each a member name');
    if (new Set(names).size < names.length)
        return (0,_parse_js__WEBPACK_IMPORTED_MODULE_0__/* .refuse */ .TR)('a container is there twice', 'Give each container one override');
    return parsed;
}
/** Items of a capacity provider strategy: each names its provider (ECS API reference, CapacityProviderStrategyItem). */
function parseStrategy(raw) {
    const parsed = parseObjects(raw);
    if ('faults' in parsed || parsed.value.every(({ capacityProvider }) => isText(capacityProvider)))
        return parsed;
    return (0,_parse_js__WEBPACK_IMPORTED_MODULE_0__/* .refuse */ .TR)('an item names no capacity provider', 'Give each a member capacityProvider');
}
/** Tags: objects with `key` and `value` (ECS API reference, Tag). */
function parseTags(raw) {
    const parsed = parseObjects(raw);
    if ('faults' in parsed)
        return parsed;
    if (parsed.value.length > MOST_TAGS)
        return (0,_parse_js__WEBPACK_IMPORTED_MODULE_0__/* .refuse */ .TR)(`it has more than ${MOST_TAGS} tags`, 'ECS takes no more');
    const isEach = parsed.value.every(({ key, value }) => isText(key) && (value === undefined || typeof value === 'string'));
    return isEach ? parsed : (0,_parse_js__WEBPACK_IMPORTED_MODULE_0__/* .refuse */ .TR)('a tag has no key, or a value that is no text', 'Write [{"key": "…", "value": "…"}]');
}
/** An EBS volume that ECS manages: role, and size or snapshot (ECS API reference, TaskManagedEBSVolumeConfiguration). */
function parseManagedVolume(raw) {
    const parsed = parseJson(raw);
    if ('faults' in parsed)
        return parsed;
    if (!(0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isJsonObject */ .OW)(parsed.value))
        return (0,_parse_js__WEBPACK_IMPORTED_MODULE_0__/* .refuse */ .TR)('it is not an object', 'Write a JSON object, as {…}');
    const { roleArn, sizeInGiB, snapshotId } = parsed.value;
    if (!isText(roleArn)) {
        return (0,_parse_js__WEBPACK_IMPORTED_MODULE_0__/* .refuse */ .TR)('it has no roleArn', 'Give the ARN of the infrastructure role that ECS manages the volume with');
    }
    if (typeof sizeInGiB === 'number' || isText(snapshotId))
        return { value: parsed.value };
    return (0,_parse_js__WEBPACK_IMPORTED_MODULE_0__/* .refuse */ .TR)('it has neither sizeInGiB nor snapshotId', 'Give the size of the volume as a number, or a snapshot');
}
function parseJson(raw) {
    if (raw.length > LONGEST)
        return (0,_parse_js__WEBPACK_IMPORTED_MODULE_0__/* .refuse */ .TR)(`it is longer than ${LONGEST} characters`, 'ECS takes no more; shorten it');
    const value = readJson(raw);
    if (value === undefined) {
        return (0,_parse_js__WEBPACK_IMPORTED_MODULE_0__/* .refuse */ .TR)('it is not JSON', 'Check quotes, commas and brackets; nothing of it is shown, since it may be secret');
    }
    const problem = hasTwins(raw) ? 'an object has a member twice' : findUnsound(value);
    return problem === undefined ? { value } : (0,_parse_js__WEBPACK_IMPORTED_MODULE_0__/* .refuse */ .TR)(problem, 'Write it as ECS shall get it');
}
function readJson(raw) {
    try {
        return JSON.parse(raw);
    }
    catch {
        return undefined;
    }
}
/** Far more levels than any request of ECS has. */
const DEEPEST = 64;
/** What would not reach ECS as it was written. */
function findUnsound(value, depth = 0) {
    if (depth > DEEPEST)
        return 'it is nested too deep';
    if (typeof value === 'string')
        return findUnsoundText(value);
    if (typeof value === 'number') {
        const isExact = Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value));
        return isExact ? undefined : 'a number is larger than JSON carries exactly';
    }
    if (typeof value !== 'object' || value === null)
        return undefined;
    if (Object.hasOwn(value, '__proto__'))
        return 'a member is called __proto__';
    const parts = Object.entries(value).flat();
    return parts.map((part) => findUnsound(part ?? null, depth + 1)).find((problem) => problem !== undefined);
}
function findUnsoundText(text) {
    return /[\0\p{Cs}]/u.test(text) ? 'a text holds a NUL or half a character (a lone surrogate)' : undefined;
}
/** JSON.parse keeps the last of two members of one name. @param text that JSON.parse has taken */
function hasTwins(text) {
    const open = [];
    const tokens = text.matchAll(/("(?:[^"\\]|\\.)*")(\s*:)?|[{}]/g);
    for (const [token, name, colon] of tokens) {
        if (token === '{')
            open.push(new Set());
        else if (token === '}')
            open.pop();
        if (name === undefined || colon === undefined)
            continue;
        const names = open.at(-1);
        const read = String(JSON.parse(name));
        if (names?.has(read))
            return true;
        names?.add(read);
    }
    return false;
}
function isText(value) {
    return typeof value === 'string' && value !== '';
}


/***/ }),

/***/ 5685:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ ONE_OFF_TASK_INPUTS)
/* harmony export */ });
/* harmony import */ var _declaration_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9929);
/* harmony import */ var _grammar_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9564);
/* harmony import */ var _json_forms_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9797);
/* harmony import */ var _parse_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4170);




/** The task that runs once before the service is updated. Names as in the official action. */
const ONE_OFF_TASK_INPUTS = {
    'run-task': (0,_declaration_js__WEBPACK_IMPORTED_MODULE_3__/* .declare */ .x)({
        group: 'one-off task',
        description: 'Run a task of the revision once, such as a migration, before any service is updated. When it fails, no service is touched. Default: false.',
        form: 'boolean',
        parse: (0,_parse_js__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lq)(_parse_js__WEBPACK_IMPORTED_MODULE_2__/* .parseBoolean */ .yG),
    }),
    'wait-for-task-stopped': (0,_declaration_js__WEBPACK_IMPORTED_MODULE_3__/* .declare */ .x)({
        group: 'one-off task',
        description: 'Wait until the task has stopped; its essential containers must end with exit code 0. Default: true with service, else false.',
        form: 'boolean',
        parse: (0,_parse_js__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lq)(_parse_js__WEBPACK_IMPORTED_MODULE_2__/* .parseBoolean */ .yG),
    }),
    'run-task-container-overrides': (0,_declaration_js__WEBPACK_IMPORTED_MODULE_3__/* .declare */ .x)({
        group: 'one-off task',
        description: 'What the containers of the task get instead of what the revision says: a JSON array of container overrides, as [{"name": "web", "command": ["migrate"]}].',
        form: 'text',
        parse: _json_forms_js__WEBPACK_IMPORTED_MODULE_1__/* .parseContainerOverrides */ .u_,
    }),
    'run-task-subnets': (0,_declaration_js__WEBPACK_IMPORTED_MODULE_3__/* .declare */ .x)({
        group: 'one-off task',
        description: 'Subnets of the task, in network mode awsvpc. Default: the network of the (first) service.',
        form: 'list',
        parse: (0,_parse_js__WEBPACK_IMPORTED_MODULE_2__/* .listOf */ .c3)((0,_grammar_js__WEBPACK_IMPORTED_MODULE_0__/* .textOf */ .b6)(_grammar_js__WEBPACK_IMPORTED_MODULE_0__/* .SUBNET */ .Yr)),
    }),
    'run-task-security-groups': (0,_declaration_js__WEBPACK_IMPORTED_MODULE_3__/* .declare */ .x)({
        group: 'one-off task',
        description: 'Security groups of the task. Without run-task-subnets they replace those of the service.',
        form: 'list',
        parse: (0,_parse_js__WEBPACK_IMPORTED_MODULE_2__/* .listOf */ .c3)((0,_grammar_js__WEBPACK_IMPORTED_MODULE_0__/* .textOf */ .b6)(_grammar_js__WEBPACK_IMPORTED_MODULE_0__/* .SECURITY_GROUP */ .hH)),
    }),
    'run-task-assign-public-IP': (0,_declaration_js__WEBPACK_IMPORTED_MODULE_3__/* .declare */ .x)({
        group: 'one-off task',
        description: 'ENABLED or DISABLED: whether the task gets a public IP address. Default: DISABLED with run-task-subnets, else as the service.',
        form: 'text',
        parse: (0,_parse_js__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lq)((0,_parse_js__WEBPACK_IMPORTED_MODULE_2__/* .oneOf */ .yL)(['ENABLED', 'DISABLED'])),
    }),
    'run-task-launch-type': (0,_declaration_js__WEBPACK_IMPORTED_MODULE_3__/* .declare */ .x)({
        group: 'one-off task',
        description: "EC2, FARGATE, EXTERNAL or MANAGED_INSTANCES. Default: what the (first) service runs on; without a service the cluster's default capacity providers. Not used with run-task-capacity-provider-strategy.",
        form: 'text',
        parse: (0,_parse_js__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lq)((0,_parse_js__WEBPACK_IMPORTED_MODULE_2__/* .oneOf */ .yL)(['EC2', 'FARGATE', 'EXTERNAL', 'MANAGED_INSTANCES'])),
    }),
    'run-task-capacity-provider-strategy': (0,_declaration_js__WEBPACK_IMPORTED_MODULE_3__/* .declare */ .x)({
        group: 'one-off task',
        description: 'Capacity providers of the task: a JSON array, as [{"capacityProvider": "FARGATE_SPOT", "weight": 1}].',
        form: 'text',
        parse: _json_forms_js__WEBPACK_IMPORTED_MODULE_1__/* .parseStrategy */ .pw,
    }),
    'run-task-started-by': (0,_declaration_js__WEBPACK_IMPORTED_MODULE_3__/* .declare */ .x)({
        group: 'one-off task',
        description: 'What the task shows as startedBy.',
        default: 'GitHub-Actions',
        form: 'text',
        parse: (0,_grammar_js__WEBPACK_IMPORTED_MODULE_0__/* .textOf */ .b6)(_grammar_js__WEBPACK_IMPORTED_MODULE_0__/* .STARTED_BY */ .mf),
    }),
    'run-task-tags': (0,_declaration_js__WEBPACK_IMPORTED_MODULE_3__/* .declare */ .x)({
        group: 'one-off task',
        description: 'Tags of the task: a JSON array, as [{"key": "team", "value": "web"}].',
        form: 'text',
        parse: _json_forms_js__WEBPACK_IMPORTED_MODULE_1__/* .parseTags */ .rL,
    }),
    'run-task-managed-ebs-volume-name': (0,_declaration_js__WEBPACK_IMPORTED_MODULE_3__/* .declare */ .x)({
        group: 'one-off task',
        description: 'Name of the volume of the task definition that is configuredAtLaunch.',
        form: 'text',
        parse: (0,_parse_js__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lq)((0,_grammar_js__WEBPACK_IMPORTED_MODULE_0__/* .textOf */ .b6)(_grammar_js__WEBPACK_IMPORTED_MODULE_0__/* .VOLUME_NAME */ .h7)),
    }),
    'run-task-managed-ebs-volume': (0,_declaration_js__WEBPACK_IMPORTED_MODULE_3__/* .declare */ .x)({
        group: 'one-off task',
        description: 'The EBS volume that ECS makes for it: a JSON object with roleArn.',
        form: 'text',
        parse: (0,_parse_js__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lq)(_json_forms_js__WEBPACK_IMPORTED_MODULE_1__/* .parseManagedVolume */ .Fn),
    }),
};


/***/ }),

/***/ 4170:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dx: () => (/* binding */ linesOf),
/* harmony export */   TR: () => (/* binding */ refuse),
/* harmony export */   Tu: () => (/* binding */ atMost),
/* harmony export */   c3: () => (/* binding */ listOf),
/* harmony export */   en: () => (/* binding */ durationIn),
/* harmony export */   kg: () => (/* binding */ gather),
/* harmony export */   lq: () => (/* binding */ optional),
/* harmony export */   r4: () => (/* binding */ parseText),
/* harmony export */   ry: () => (/* binding */ splitList),
/* harmony export */   wo: () => (/* binding */ integerIn),
/* harmony export */   yG: () => (/* binding */ parseBoolean),
/* harmony export */   yL: () => (/* binding */ oneOf)
/* harmony export */ });
/* unused harmony export splitLines */
/* harmony import */ var _fault_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2253);
/** Parsers of raw inputs: text in, a value or all of its faults out. A blank text is "not given". */

function refuse(problem, advice) {
    return { faults: [{ problem, advice }] };
}
/** Any text of one or several lines, as it stands. A fault quotes none of it. */
function parseText(raw) {
    if (!/(?![\t\r\n])[\p{Cc}\p{Cs}]/u.test(raw))
        return { value: raw };
    return refuse('it holds control characters', 'Remove them; lines and tabs may stay');
}
/** A blank text is `undefined`; any other goes to the parser, trimmed. */
function optional(parse) {
    return (raw) => (raw.trim() === '' ? { value: undefined } : parse(raw.trim()));
}
/** Items between commas or lines, trimmed; empty ones are dropped. */
function splitList(raw) {
    return keepItems(raw.split(/,|\r\n|\n/));
}
/** Lines, trimmed; empty ones are dropped. */
function splitLines(raw) {
    return keepItems(raw.split(/\r\n|\n/));
}
function keepItems(items) {
    return items.map((item) => item.trim()).filter((item) => item !== '');
}
/** A list by commas or lines; an item given twice counts once. */
function listOf(parse) {
    return (raw) => gather([...new Set(splitList(raw))].map(parse));
}
/** A list by lines, for items that hold commas. */
function linesOf(parse) {
    return (raw) => gather(splitLines(raw).map(parse));
}
/** A list that is no longer than what ECS takes. */
function atMost(count, parse) {
    return (raw) => {
        const parsed = parse(raw);
        const isLonger = 'value' in parsed && parsed.value.length > count;
        return isLonger ? refuse(`there are more than ${count}`, 'ECS takes no more') : parsed;
    };
}
/** All values, or all faults of all items. */
function gather(items) {
    const faults = items.flatMap((item) => ('faults' in item ? item.faults : []));
    return faults.length > 0 ? { faults } : { value: items.flatMap((item) => ('faults' in item ? [] : [item.value])) };
}
/** The booleans of YAML 1.2's core schema: true, True, TRUE, false, False, FALSE. */
function parseBoolean(raw) {
    const text = raw.trim();
    if (/^(true|True|TRUE)$/.test(text))
        return { value: true };
    if (/^(false|False|FALSE)$/.test(text))
        return { value: false };
    return refuse(`${(0,_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(text)} is not a boolean of YAML 1.2`, 'Write true or false');
}
/** One of the words, in these very letters. */
function oneOf(choices) {
    const words = `${choices.slice(0, -1).join(', ')} or ${choices.at(-1)}`;
    return (raw) => {
        const chosen = choices.find((choice) => choice === raw.trim());
        return chosen === undefined ? refuse(`${(0,_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(raw.trim())} is not a choice`, `Write ${words}`) : { value: chosen };
    };
}
/** ECS takes counts and percents as 32-bit integers (ECS API reference, data types). */
const LARGEST_INTEGER = 2_147_483_647;
/** Decimal digits only, within the range. */
function integerIn(range) {
    return (raw) => parseNumber(raw.trim(), /^\d{1,10}$/, { noun: 'a whole number', ...range });
}
/** Decimal digits, with a fraction if wanted, within the range. The value is in milliseconds. */
function durationIn(range) {
    const factor = range.unit === 'minutes' ? 60_000 : 1_000;
    return (raw) => {
        const parsed = parseNumber(raw.trim(), /^\d{1,10}(\.\d{1,6})?$/, { noun: 'a number', ...range });
        return 'faults' in parsed ? parsed : { value: Math.round(parsed.value * factor) };
    };
}
function parseNumber(text, form, range) {
    const number = Number(text);
    const isWithin = number >= range.from && number <= (range.to ?? LARGEST_INTEGER);
    if (form.test(text) && isWithin)
        return { value: number };
    const what = range.unit === undefined ? range.noun : `${range.noun} of ${range.unit}`;
    const bounds = range.to === undefined ? `${range.from} or more` : `from ${range.from} to ${range.to}`;
    return refuse(`${(0,_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(text)} is not ${what}, ${bounds}`, `Write ${what}, ${bounds}, in decimal digits`);
}


/***/ }),

/***/ 3202:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ni: () => (/* binding */ isUnanswered),
/* harmony export */   SI: () => (/* binding */ makePatient),
/* harmony export */   cs: () => (/* binding */ openPatience)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);

/** So long a call without a usable answer is repeated. */
const LIMIT_MS = 60_000;
const BASE_MS = 500;
const CAP_MS = 10_000;
/** A fault that passes sooner is nobody's news. */
const QUIET_MS = 15_000;
/**
 * Patience for calls that get no usable answer: a minute for each, with full jitter, half a second at first, ten at most.
 * Only for what may be repeated; a write without a client token goes through `sendOnce`.
 */
function openPatience(world, settings = {}) {
    const { leastPauseMs = 0, isShared = false, isWorthRepeating = isUnanswered } = settings;
    let spentMs = 0;
    let isTold = false;
    const wait = async (attempt, spent, why) => {
        const pauseMs = leastPauseMs + world.clock.random() * Math.min(CAP_MS, BASE_MS * 2 ** attempt);
        if (spent + pauseMs >= QUIET_MS && !isTold) {
            isTold = true;
            world.tell({ type: 'notice', text: `Waiting for AWS to answer: ${why}` });
        }
        world.tell({ type: 'debug', text: `${why} Trying again in ${Math.round(pauseMs)} ms.` });
        await world.clock.sleep(pauseMs, world.signal);
    };
    return async (call) => {
        const beganMs = world.clock.now();
        const earlierMs = isShared ? spentMs : 0;
        for (let attempt = 0;; attempt += 1) {
            try {
                return await call();
            }
            catch (thrown) {
                const error = (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .asDeployError */ .y0)(thrown);
                const spent = earlierMs + world.clock.now() - beganMs;
                const isOver = spent >= LIMIT_MS || world.signal.aborted;
                if (!isWorthRepeating(error))
                    throw error;
                if (isOver)
                    throw explain(error, attempt);
                await wait(attempt, spent, error.message);
                spentMs = earlierMs + world.clock.now() - beganMs;
            }
        }
    };
}
function isUnanswered({ kind }) {
    return kind === 'unreachable';
}
function explain(error, attempt) {
    if (attempt === 0 || error.kind !== 'unreachable')
        return error;
    const { kind, advice } = error;
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH({
        kind,
        message: `${error.message} It was tried ${attempt + 1} times.`,
        advice,
        cause: error,
    });
}
/** The same port, with patience for the methods that may be repeated. */
function makePatient(port, methods, patience) {
    const patient = methods.map((name) => {
        const method = port[name];
        return [name, (...args) => patience(() => method(...args))];
    });
    return { ...port, ...Object.fromEntries(patient) };
}


/***/ }),

/***/ 8318:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bc: () => (/* binding */ isDigest),
/* harmony export */   EV: () => (/* binding */ isRegistryHost),
/* harmony export */   GH: () => (/* binding */ findEmptyPart),
/* harmony export */   R5: () => (/* binding */ isEcrHost),
/* harmony export */   SU: () => (/* binding */ parseRepository),
/* harmony export */   dz: () => (/* binding */ isTag),
/* harmony export */   o_: () => (/* binding */ parseImageReference),
/* harmony export */   vE: () => (/* binding */ proposeTag)
/* harmony export */ });
// Grammar of the CNCF distribution project ("reference" package), which docker follows.
const COMPONENT = '[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*';
const REPOSITORY = new RegExp(`^${COMPONENT}(?:/${COMPONENT})*$`);
const HOST_LABEL = '[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?';
const HOST = new RegExp(`^(?:${HOST_LABEL}(?:\\.${HOST_LABEL})*|\\[[0-9a-fA-F:]+\\])(?::[0-9]{1,5})?$`);
const TAG = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/;
const DIGEST = /^sha256:[0-9a-f]{64}$/;
const LONGEST_NAME = 255;
// Hosts of Amazon ECR, dual stack and the other partitions included (ECR User Guide, "Amazon ECR private registry").
const ECR_HOST = /^[0-9]{12}\.dkr[.-]ecr(?:-fips)?\.[a-z0-9-]+\.(?:amazonaws\.com(?:\.cn)?|amazonaws\.eu|on\.aws|on\.amazonwebservices\.com\.cn|c2s\.ic\.gov|sc2s\.sgov\.gov|cloud\.adc-e\.uk|csp\.hci\.ic\.gov)$/;
/** The parts of an image reference; undefined when docker would not take it as one. */
function parseImageReference(text) {
    const [beforeDigest = '', ...digests] = text.split('@');
    const { name, tag } = splitTag(beforeDigest);
    const { registry, repository } = splitRegistry(name);
    const [digest] = digests;
    const isLegal = digests.length <= 1 &&
        name.length <= LONGEST_NAME &&
        REPOSITORY.test(repository) &&
        (registry === undefined || isRegistryHost(registry)) &&
        (tag === undefined || isTag(tag)) &&
        (digest === undefined || isDigest(digest));
    if (!isLegal)
        return undefined;
    return {
        ...(registry === undefined ? {} : { registry }),
        repository,
        ...(tag === undefined ? {} : { tag }),
        ...(digest === undefined ? {} : { digest }),
    };
}
/** The first empty part, as an expression without a value leaves it: `/web:v1`, `host/:v1`, `host/web:`, `host/web@sha256:`. */
function findEmptyPart(text) {
    const [beforeDigest = '', digest] = text.split('@');
    const { name, tag } = splitTag(beforeDigest);
    // A scheme has two slashes of its own.
    if (name === '' || name.endsWith('/') || /(?<!:)\/\//.test(name))
        return 'repository';
    if (name.startsWith('/'))
        return 'registry';
    if (tag === '')
        return 'tag';
    return digest === undefined || !/^(?:sha\d+:?)?$/.test(digest) ? undefined : 'digest';
}
/**
 * The name, and the registry if a URI was given. A name in ECR may hold dots before its first slash, as `my.team/web`,
 * so only what cannot be a part of a name is taken for a host.
 */
function parseRepository(text) {
    const slash = text.indexOf('/');
    const first = text.slice(0, Math.max(slash, 0));
    const isHost = first.includes(':') || first === 'localhost' || isEcrHost(first) || /^[0-9]+(?:\.[0-9]+){3}$/.test(first);
    return isHost ? { registry: first, name: text.slice(slash + 1) } : { name: text };
}
/** Whether docker takes the text as a tag: 1 to 128 of letters, digits, `_`, `.`, `-`, not beginning with `.` or `-`. */
function isTag(text) {
    return TAG.test(text);
}
/** Whether the text is `sha256:` and 64 hex digits. */
function isDigest(text) {
    return DIGEST.test(text);
}
/** Whether the text is a registry's host, with or without a port. */
function isRegistryHost(text) {
    return text.length <= LONGEST_NAME && HOST.test(text);
}
/** Whether the host is a private registry of Amazon ECR, in any partition. */
function isEcrHost(host) {
    return ECR_HOST.test(host);
}
/** A legal tag near to the text, to propose; undefined when nothing of it is left. */
function proposeTag(text) {
    const proposal = text
        .replace(/[^A-Za-z0-9_.-]+/g, '-')
        .replace(/^[.-]+/, '')
        .slice(0, 128)
        .replace(/-+$/, '');
    return isTag(proposal) ? proposal : undefined;
}
function splitTag(text) {
    const colon = text.lastIndexOf(':');
    // A colon before the last slash belongs to the registry's port.
    if (colon <= text.lastIndexOf('/'))
        return { name: text };
    return { name: text.slice(0, colon), tag: text.slice(colon + 1) };
}
function splitRegistry(name) {
    const slash = name.indexOf('/');
    const first = name.slice(0, slash);
    const isHost = slash > 0 && (/[.:]/.test(first) || first === 'localhost');
    return isHost ? { registry: first, repository: name.slice(slash + 1) } : { repository: name };
}


/***/ })

};

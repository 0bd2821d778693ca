export const id = 470;
export const ids = [470];
export const modules = {

/***/ 36868:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  kl: () => (/* binding */ ACTIONS),
  LY: () => (/* binding */ takeInputs)
});

// UNUSED EXPORTS: ACTION_NAMES

// EXTERNAL MODULE: ./packages/ecs-rules/lib/values/type-helpers.js
var type_helpers = __webpack_require__(60846);
// EXTERNAL MODULE: ./lib/inputs/declarations.js + 12 modules
var declarations = __webpack_require__(45059);
;// CONCATENATED MODULE: ./lib/inputs/outputs.js
/** One declaration an output: `action.yml` and the table of docs/inputs.md are made of it. */
const OUTPUTS = {
    verdict: 'How the run ended: steady, paused, unchanged, started, planned, rolled-back, failed, superseded, timed-out, stuck, refused, cancelled or unknown.',
    reason: 'Why: the cause of a failure first, then what happened to the deployment.',
    registry: 'Host of the registry that Docker is logged in to.',
    image: 'Image that was built, reused or given, by digest if it is known. Not set without repository or image, or for several images.',
    'image-tag': 'Tag of the image.',
    'image-digest': 'Digest of the image, sha256:….',
    'task-definition': 'Path of the rendered task definition file.',
    'task-definition-arn': 'ARN of the revision that was registered, reused or rolled back to.',
    'task-definition-revision': 'The same revision as family:number.',
    'previous-task-definition-arn': 'ARN of the revision that ran before: the one of the last completed deployment; for a rollback, the revision that is replaced.',
    'deployment-id': 'ID of the deployment that the update started.',
    'service-deployment-arn': 'ARN of the service deployment that the update started.',
    'paused-at': 'Lifecycle stage at which the (first) paused service waits for approval.',
    'hook-id': 'ID of the lifecycle hook that waits there, for the action continue.',
    'codedeploy-deployment-id': 'ID of the CodeDeploy deployment, for a service that CodeDeploy deploys.',
    url: 'URL of the (first) Express Mode service.',
    'console-url': 'Page of the deployments of the (first) service in the AWS Management Console. Not set for a custom endpoint or before a revision is known.',
    'has-changes': 'true if the plan changes a service or a schedule or runs a one-off task, else false. Not set if the run ended before it had a plan.',
    changes: 'The planned changes as a JSON array: service (or the name of a schedule), path, kind (added, removed or changed), before and after. Values that may be secret are left out.',
    plan: 'Path of the plan as Markdown, to post as a comment on a pull request. Set by a dry run.',
    'run-task-arn': 'ARNs of the one-off task, as a JSON array.',
    services: 'JSON array with one object per service: service, verdict, reason, revisions, deployment and pause.',
    report: 'Path of rollout.json, if it was written.',
};

;// CONCATENATED MODULE: ./lib/inputs/actions.js
/** One declaration an action: which inputs it takes and what it gives. Its `action.yml` is made of it. */



/** Groups of inputs of a rollback, which deploys an existing revision. */
const ROLLBACK_GROUPS = ['service', 'follow', 'safety', 'report'];
const ROLLBACK_INPUTS = ['rollback-to', 'http-proxy'];
/** Groups of inputs of an answer, which deploys nothing. */
const CONTINUE_GROUPS = ['approval', 'follow', 'report'];
const CONTINUE_INPUTS = [
    'service',
    'cluster',
    'http-proxy',
    'expected-account',
    'allow-untrusted-events',
    'max-retries',
];
const RENDER_INPUTS = ['image', 'http-proxy', 'max-retries'];
const OUTPUT_NAME_RULE = 'an underscore for each character that is not a letter, digit or underscore, such as docker_username_123456789012_dkr_ecr_eu_west_1_amazonaws_com';
const ACTIONS = {
    deploy: {
        title: 'Slipway',
        description: 'Deploys a Docker image to Amazon ECS and waits until it knows whether the deployment worked, and if not, why.',
        folder: '',
        inputs: chooseInputs((name) => declarations/* INPUTS */.mc[name].group !== 'approval'),
        outputs: OUTPUTS,
    },
    login: {
        title: 'Slipway: login',
        description: 'Logs Docker in to Amazon ECR for the later steps of the job, and logs out when the job ends.',
        folder: 'login',
        inputs: chooseInputs((name) => declarations/* INPUTS */.mc[name].group === 'registry' || name === 'max-retries'),
        outputs: {
            registry: 'Host of the registry that Docker is logged in to. Not set for several registries.',
            docker_username_REGISTRY: `User of the registry. REGISTRY is its host with ${OUTPUT_NAME_RULE}.`,
            docker_password_REGISTRY: `Password of the registry, valid for twelve hours. REGISTRY is its host with ${OUTPUT_NAME_RULE}.`,
        },
    },
    render: {
        title: 'Slipway: render',
        description: 'Writes the next Amazon ECS task definition to a file. Changes nothing in AWS.',
        folder: 'render',
        inputs: chooseInputs((name) => RENDER_INPUTS.includes(name) || declarations/* INPUTS */.mc[name].group === 'task definition', {
            image: {
                description: 'Image of the containers. Required unless another input changes a container or a role. For several containers, one CONTAINER=IMAGE per line.',
            },
            'task-definition': {
                description: 'Task definition file, JSON or YAML; the output of describe-task-definition works too. With a file, Amazon ECS is not called.',
            },
        }),
        outputs: {
            'task-definition': OUTPUTS['task-definition'],
            images: 'JSON array with the container and image of each container in the rendered file.',
        },
    },
    rollback: {
        title: 'Slipway: rollback',
        description: 'Rolls a service on Amazon ECS back to a revision that worked, and waits until it knows whether the rollback worked.',
        folder: 'rollback',
        inputs: chooseInputs((name) => isRollbackInput(name), {
            service: { description: 'One or several services to roll back, names or ARNs.', isRequired: true },
            'rollback-to': {
                description: 'Target: last-good, previous, a revision number, family:number, an ARN, a release or a commit.',
                default: 'last-good',
            },
        }),
        outputs: OUTPUTS,
    },
    continue: {
        title: 'Slipway: continue',
        description: 'Answers a deployment on Amazon ECS that waits for approval at a PAUSE lifecycle hook, and waits until it knows how the deployment ended.',
        folder: 'continue',
        inputs: chooseInputs((name) => isContinueInput(name), {
            service: { description: 'The service whose deployment waits, name or ARN.', isRequired: true },
            cluster: { description: 'Cluster of the service, name or ARN.' },
            action: { default: 'continue' },
        }),
        outputs: OUTPUTS,
    },
};
const ACTION_NAMES = Object.keys(ACTIONS).filter(isActionName);
/** A rollback has no definition to compare. */
function isRollbackInput(name) {
    const isOfDeploy = name === 'drift' || /^rehearse|^(?:apply-)?service-definition$/.test(name);
    return ROLLBACK_INPUTS.includes(name) || (ROLLBACK_GROUPS.includes(declarations/* INPUTS */.mc[name].group) && !isOfDeploy);
}
function isContinueInput(name) {
    return CONTINUE_INPUTS.includes(name) || CONTINUE_GROUPS.includes(declarations/* INPUTS */.mc[name].group);
}
function isActionName(name) {
    return Object.hasOwn(ACTIONS, name);
}
function chooseInputs(isTaken, overrides = {}) {
    const taken = declarations/* INPUT_NAMES */.Qh.filter(isTaken).map((name) => {
        const { description, default: standard } = declarations/* INPUTS */.mc[name];
        const own = { description, isRequired: false, ...(0,type_helpers/* defined */.s)({ default: standard }) };
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

/***/ 39991:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ parseCommand)
/* harmony export */ });
/* harmony import */ var _slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(43892);
/* harmony import */ var string_argv__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(88579);
/** The command of a container, which may hold secrets: no error quotes any of it. */


/** A task definition has at most 64 KiB (ECS API reference, RegisterTaskDefinition). */
const LONGEST = 65_536;
/** Words, quoted where they hold blanks, or a JSON array of texts; an empty word (`""`) stays. */
function parseCommand(raw) {
    const text = raw.trim();
    if (text.length > LONGEST)
        return (0,_slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_0__/* .refuseText */ .A)('must be at most 64 KiB long');
    if (/(?![\t\r\n])[\p{Cc}\p{Cs}]/u.test(text))
        return (0,_slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_0__/* .refuseText */ .A)('the command contains control characters', 'Remove them');
    if (text.startsWith('['))
        return parseList(text);
    if (/["']/.test(text.replace(/"[^"]*"|'[^']*'/g, ''))) {
        return (0,_slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_0__/* .refuseText */ .A)('a quotation mark is not closed', 'Close it, or put a literal quotation mark inside the other kind');
    }
    return { value: (0,string_argv__WEBPACK_IMPORTED_MODULE_1__/* .parseArgsStringToArgv */ .R)(text) };
}
function parseList(text) {
    const items = readJson(text);
    if (Array.isArray(items) && items.every(isText))
        return { value: items };
    return (0,_slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_0__/* .refuseText */ .A)('the text starts like a JSON array, but is not an array of strings', 'Use ["sh", "-c", "…"], or put quotes around a first word "["');
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


/***/ }),

/***/ 39929:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ declare)
/* harmony export */ });
/** Keeps the type of the value, which an annotation would widen. */
function declare(declaration) {
    return declaration;
}


/***/ }),

/***/ 45059:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  mc: () => (/* binding */ INPUTS),
  Qh: () => (/* binding */ INPUT_NAMES),
  wp: () => (/* binding */ isInputName)
});

// EXTERNAL MODULE: ./packages/ecs-rules/lib/grammar/parse.js
var parse = __webpack_require__(43892);
// EXTERNAL MODULE: ./packages/ecs-rules/lib/grammar/grammar.js
var grammar = __webpack_require__(23338);
// EXTERNAL MODULE: ./lib/inputs/declaration.js
var declaration = __webpack_require__(39929);
;// CONCATENATED MODULE: ./lib/inputs/approval-inputs.js
/** Inputs of an answer to a deployment that waits for approval. */


const APPROVAL_INPUTS = {
    action: (0,declaration/* declare */.x)({
        group: 'approval',
        description: 'The answer: continue (the deployment goes to its next lifecycle stage) or rollback.',
        form: 'text',
        parse: (0,parse/* optional */.lq)((0,parse/* oneOf */.yL)(['continue', 'rollback'])),
    }),
    'service-deployment-arn': (0,declaration/* declare */.x)({
        group: 'approval',
        description: 'ARN of the service deployment to answer. If the service has another one by now, no answer is sent. Default: the deployment in progress.',
        form: 'text',
        parse: (0,parse/* optional */.lq)((0,grammar/* textOf */.b6)(grammar/* SERVICE_DEPLOYMENT_ARN */.Ov)),
    }),
    'hook-id': (0,declaration/* declare */.x)({
        group: 'approval',
        description: 'ID of the lifecycle hook to answer, from the output hook-id. If it no longer waits, no answer is sent. Default: the hook that waits.',
        form: 'text',
        parse: (0,parse/* optional */.lq)((0,grammar/* textOf */.b6)(grammar/* HOOK_ID */.UC)),
    }),
};

;// CONCATENATED MODULE: ./lib/inputs/code-deploy-inputs.js


/** For services of the CODE_DEPLOY deployment controller. Names as in the official action. */
const CODE_DEPLOY_INPUTS = {
    'codedeploy-appspec': (0,declaration/* declare */.x)({
        group: 'CodeDeploy',
        description: 'AppSpec file, JSON or YAML, for a service that AWS CodeDeploy deploys. Slipway sets its TaskDefinition to the new revision.',
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
        description: 'Description of the deployment, one or several lines. CodeDeploy allows 256 characters; longer text is cut.',
        form: 'text',
        parse: (0,parse/* optional */.lq)(parse/* parseText */.r4),
    }),
    'codedeploy-deployment-config': (0,declaration/* declare */.x)({
        group: 'CodeDeploy',
        description: 'Deployment configuration, such as CodeDeployDefault.ECSAllAtOnce. Default: the one of the deployment group.',
        form: 'text',
        parse: (0,parse/* optional */.lq)((0,grammar/* textOf */.b6)(grammar/* CODE_DEPLOY_NAME */.Wo)),
    }),
};

// EXTERNAL MODULE: ./lib/inputs/deployment-inputs.js
var deployment_inputs = __webpack_require__(68358);
// EXTERNAL MODULE: ./packages/ecs-rules/lib/lifecycle-stages.js
var lifecycle_stages = __webpack_require__(44565);
;// CONCATENATED MODULE: ./lib/ports/wait-until.js

const WAITS = ['steady', 'paused', ...lifecycle_stages/* PAUSE_STAGES */.x];

;// CONCATENATED MODULE: ./lib/inputs/follow-inputs.js
/** Inputs about how a deployment is monitored, and what is done if it fails. */



const FOLLOW_INPUTS = {
    'wait-for-service-stability': (0,declaration/* declare */.x)({
        group: 'follow',
        description: 'Monitor the deployment until it has completed or failed. With false the step ends after the update.',
        default: 'true',
        form: 'boolean',
        parse: parse/* parseBoolean */.yG,
    }),
    'wait-for-minutes': (0,declaration/* declare */.x)({
        group: 'follow',
        description: 'Time limit for the deployment in minutes, at most 360. A one-off task has the same limit of its own.',
        default: '30',
        form: 'number',
        parse: (0,parse/* durationIn */.en)({ from: 0.1, to: 360, unit: 'minutes' }),
    }),
    'wait-until': (0,declaration/* declare */.x)({
        group: 'follow',
        description: 'What the step waits for: steady (the deployment is complete), paused (it waits at a PAUSE lifecycle hook), or the lifecycle stage of the pause, such as POST_TEST_TRAFFIC_SHIFT. A pause ends the step green with the verdict paused; other pauses are waited out.',
        default: 'steady',
        form: 'text',
        parse: (0,parse/* oneOf */.yL)(WAITS),
    }),
    'wait-max-delay-seconds': (0,declaration/* declare */.x)({
        group: 'follow',
        description: 'Longest pause between two polls of the service, in seconds. Default: about 5 seconds in the first five minutes, then 10.',
        form: 'number',
        parse: (0,parse/* optional */.lq)((0,parse/* durationIn */.en)({ from: 1, to: 3600, unit: 'seconds' })),
    }),
    'on-failure': (0,declaration/* declare */.x)({
        group: 'follow',
        description: 'What to do if the deployment fails and ECS does not roll it back: rollback or leave.',
        default: 'rollback',
        form: 'text',
        parse: (0,parse/* oneOf */.yL)(['rollback', 'leave']),
    }),
    'fail-fast': (0,declaration/* declare */.x)({
        group: 'follow',
        description: 'Stop waiting at the first task with an unrecoverable error, or when the failure limit is reached.',
        default: 'true',
        form: 'boolean',
        parse: parse/* parseBoolean */.yG,
    }),
    'on-cancel': (0,declaration/* declare */.x)({
        group: 'follow',
        description: 'What to do with the deployment if the run is cancelled: leave it to ECS, or rollback.',
        default: 'leave',
        form: 'text',
        parse: (0,parse/* oneOf */.yL)(['leave', 'rollback']),
    }),
};

// EXTERNAL MODULE: ./lib/inputs/entries.js
var entries = __webpack_require__(82641);
// EXTERNAL MODULE: ./lib/inputs/forms.js
var inputs_forms = __webpack_require__(4570);
;// CONCATENATED MODULE: ./lib/inputs/image-inputs.js




/** The image: which one, or how it is built. */
const IMAGE_INPUTS = {
    image: (0,declaration/* declare */.x)({
        group: 'image',
        description: 'Image to deploy (already built). For several containers, one CONTAINER=IMAGE per line; for several services with containers of one name, SERVICE/CONTAINER=IMAGE. Default: keep the current images.',
        form: 'list',
        parse: inputs_forms/* parseImages */.eb,
    }),
    'pin-images': (0,declaration/* declare */.x)({
        group: 'image',
        description: 'Deploy images by digest, if the registry can resolve their tags. With false the task definition keeps the tags, and a moved tag is deployed by a new deployment of the same revision.',
        default: 'true',
        form: 'boolean',
        parse: parse/* parseBoolean */.yG,
    }),
    repository: (0,declaration/* declare */.x)({
        group: 'image',
        description: 'Amazon ECR repository (name or URI). Slipway builds the image, or reuses the one of this commit, and pushes it here.',
        form: 'text',
        parse: (0,parse/* optional */.lq)((0,grammar/* textOf */.b6)(grammar/* ECR_REPOSITORY */.OP)),
    }),
    'create-repository': (0,declaration/* declare */.x)({
        group: 'image',
        description: 'Create the repository if it does not exist, with immutable tags and scan on push.',
        default: 'false',
        form: 'boolean',
        parse: parse/* parseBoolean */.yG,
    }),
    'image-tag': (0,declaration/* declare */.x)({
        group: 'image',
        description: 'Tags of the image, separated by commas or lines. The first one is deployed. Default: the pushed or released Git tag (for component tags such as api/v1.2.0 see docs/workflows.md), otherwise sha- and 12 digits of the commit.',
        form: 'list',
        parse: (0,parse/* listOf */.c3)((0,grammar/* textOf */.b6)(grammar/* IMAGE_TAG */.Ne)),
    }),
    build: (0,declaration/* declare */.x)({
        group: 'image',
        description: 'auto: reuse the image of this commit or tag if it was built with the same build inputs, otherwise build. always: build. never: deploy the existing image of image-tag, or without image-tag of the tag or commit of the event.',
        default: 'auto',
        form: 'text',
        parse: (0,parse/* oneOf */.yL)(['auto', 'always', 'never']),
    }),
    context: (0,declaration/* declare */.x)({
        group: 'image',
        description: 'Build context: a folder in the workspace or in the temporary folder of the runner, or a URL.',
        default: '.',
        form: 'text',
        parse: (0,grammar/* textOf */.b6)(grammar/* PATH */.gI),
    }),
    dockerfile: (0,declaration/* declare */.x)({
        group: 'image',
        description: 'Path of the Dockerfile, relative to the workspace. Default: Dockerfile in the context.',
        form: 'text',
        parse: (0,parse/* optional */.lq)((0,grammar/* textOf */.b6)(grammar/* PATH */.gI)),
    }),
    target: (0,declaration/* declare */.x)({
        group: 'image',
        description: 'Stage of the Dockerfile to build. Default: the last stage.',
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
        description: 'Build arguments, NAME=value, one per line. They stay readable in the image: do not pass secrets.',
        form: 'lines',
        parse: (0,entries/* entriesOf */.M)(),
    }),
    'build-secrets': (0,declaration/* declare */.x)({
        group: 'image',
        description: 'Build secrets of BuildKit, id=NAME,env=VARIABLE or id=NAME,src=FILE, one per line.',
        form: 'lines',
        parse: (0,parse/* linesOf */.Dx)(inputs_forms/* parseBuildSecret */.Yf),
    }),
    labels: (0,declaration/* declare */.x)({
        group: 'image',
        description: 'Labels of the image, name=value, one per line.',
        form: 'lines',
        parse: (0,entries/* entriesOf */.M)(),
    }),
    'cache-from': (0,declaration/* declare */.x)({
        group: 'image',
        description: 'Build cache to read, one per line, as for docker build --cache-from.',
        form: 'lines',
        parse: (0,parse/* linesOf */.Dx)((0,grammar/* textOf */.b6)(grammar/* CACHE */.fV)),
    }),
    'cache-to': (0,declaration/* declare */.x)({
        group: 'image',
        description: 'Build cache to write, one per line, as for docker build --cache-to. Needs docker/setup-buildx-action, or Docker with the containerd image store. Amazon ECR needs image-manifest=true.',
        form: 'lines',
        parse: (0,parse/* linesOf */.Dx)((0,grammar/* textOf */.b6)(grammar/* CACHE */.fV)),
    }),
    'build-flags': (0,declaration/* declare */.x)({
        group: 'image',
        description: 'More flags for docker build, --name or --name=value, one per line.',
        form: 'lines',
        parse: (0,parse/* linesOf */.Dx)(inputs_forms/* parseBuildFlag */.QC),
    }),
};

// EXTERNAL MODULE: ./lib/inputs/one-off-task-inputs.js
var one_off_task_inputs = __webpack_require__(95685);
;// CONCATENATED MODULE: ./lib/inputs/registry-inputs.js



/** The login to registries. Names as in the official action. */
const REGISTRY_INPUTS = {
    registries: (0,declaration/* declare */.x)({
        group: 'registry',
        description: 'AWS account IDs whose ECR registries Docker logs in to, for example for base images. Default: the account of the credentials.',
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
        description: 'Mask the password of the registry in the log. GitHub drops masked values between jobs. With false the outputs docker_password_* can be passed to another job, but everyone who can read the log may read them.',
        default: 'true',
        form: 'boolean',
        parse: parse/* parseBoolean */.yG,
    }),
    'skip-logout': (0,declaration/* declare */.x)({
        group: 'registry',
        description: 'Do not log Docker out when the job ends.',
        default: 'false',
        form: 'boolean',
        parse: parse/* parseBoolean */.yG,
    }),
    'http-proxy': (0,declaration/* declare */.x)({
        group: 'registry',
        description: 'Proxy for calls to AWS, such as http://proxy.example:3128. Default: the environment variables HTTPS_PROXY, HTTP_PROXY and NO_PROXY.',
        form: 'text',
        parse: (0,parse/* optional */.lq)(inputs_forms/* parseProxy */.YR),
    }),
};

// EXTERNAL MODULE: ./packages/ecs-rules/lib/arns/arns.js
var arns = __webpack_require__(54084);
// EXTERNAL MODULE: ./packages/ecs-rules/lib/text/input-error.js
var input_error = __webpack_require__(18466);
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
    if (!('errors' in (0,grammar/* textOf */.b6)(grammar/* REVISION_ARN */.gT)(text)))
        return { value: { kind: 'arn', arn: (0,arns/* toRevisionArn */.kX)(text) } };
    const meant = findMistypedWord(text);
    if (meant !== undefined)
        return (0,parse/* refuseText */.A)(`${(0,input_error/* quote */.hD)(text)} is invalid`, `Did you mean ${meant}?`);
    if (!isGitTag(text))
        return (0,parse/* refuseText */.A)(`${(0,input_error/* quote */.hD)(text)} is not a rollback target`, FORMS);
    return { value: isCommit(text) ? { kind: 'commit', commit: text } : { kind: 'release', release: text } };
}
const FORMS = 'Use last-good, previous, a revision number, family:number, the ARN of a revision, a release such as v1.4.2, or a commit of 7 to 40 hex digits';
function parseNumber(text) {
    if (!text.startsWith('0'))
        return { value: { kind: 'number', number: Number(text) } };
    return (0,parse/* refuseText */.A)(`${(0,input_error/* quote */.hD)(text)} is not a revision number`, 'Use a number without leading zeros');
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

;// CONCATENATED MODULE: ./lib/inputs/rehearsal-inputs.js



const parseEntries = (0,entries/* entriesOf */.M)();
/** Lines `NAME=value`, or `NAME` alone. No error contains a value. */
const parseRehearsalSecrets = (0,parse/* expecting */.Kk)({ placeholder: 'NAME[=VALUE]' }, (raw) => {
    const lines = raw.split(/\r\n|\n/).filter((line) => line.trim() !== '');
    const bare = new Set(lines.filter((line) => !line.includes('=')).map((line) => line.trim()));
    const parsed = parseEntries(lines.map((line) => (line.includes('=') ? line : `${line}=`)).join('\n'));
    if ('errors' in parsed)
        return parsed;
    return { value: parsed.value.map(({ name, value }) => (bare.has(name) ? { name } : { name, value })) };
});
const REHEARSAL_INPUTS = {
    rehearse: (0,declaration/* declare */.x)({
        group: 'safety',
        description: "First start the containers of the new task definition on this runner's Docker, and refuse the run if they fail: wrong platform, exit, health check, ports, memory. An image that has to be built is built before it is pushed. With dry-run too.",
        default: 'false',
        form: 'boolean',
        parse: parse/* parseBoolean */.yG,
    }),
    'rehearse-secrets': (0,declaration/* declare */.x)({
        group: 'safety',
        description: 'Values of secrets for rehearse, one NAME=value per line; NAME alone takes the environment variable of that name. A secret without a value gets a placeholder. Values are masked.',
        form: 'lines',
        parse: parseRehearsalSecrets,
    }),
};

;// CONCATENATED MODULE: ./lib/inputs/safety-inputs.js
/** Inputs that guard a run: what it may not do, or may do all the same. */



const SAFETY_INPUTS = {
    'dry-run': (0,declaration/* declare */.x)({
        group: 'safety',
        description: 'Only show what would change. Nothing is pushed, registered or updated.',
        default: 'false',
        form: 'boolean',
        parse: parse/* parseBoolean */.yG,
    }),
    ...REHEARSAL_INPUTS,
    drift: (0,declaration/* declare */.x)({
        group: 'safety',
        description: 'Compare what is running with the task definition, leaving its images out, and fail if they differ. For a scheduled workflow. Nothing is changed.',
        default: 'false',
        form: 'boolean',
        parse: parse/* parseBoolean */.yG,
    }),
    'expected-account': (0,declaration/* declare */.x)({
        group: 'safety',
        description: 'AWS account ID (twelve digits, in quotes). The run is refused if the credentials belong to another account.',
        form: 'text',
        parse: (0,parse/* optional */.lq)((0,grammar/* textOf */.b6)(grammar/* ACCOUNT */.u4)),
    }),
    'deny-privilege-changes': (0,declaration/* declare */.x)({
        group: 'safety',
        description: 'Refuse a task definition with more privileges than the running revision: roles, privileged mode, host namespaces and folders, capabilities, secrets, images of other registries. With false the plan only lists them.',
        default: 'false',
        form: 'boolean',
        parse: parse/* parseBoolean */.yG,
    }),
    'allow-stale': (0,declaration/* declare */.x)({
        group: 'safety',
        description: 'Deploy although a newer run of this workflow has already deployed to the service.',
        default: 'false',
        form: 'boolean',
        parse: parse/* parseBoolean */.yG,
    }),
    'allow-untrusted-events': (0,declaration/* declare */.x)({
        group: 'safety',
        description: 'Run on events that people without write access can trigger: pull_request_target, pull requests and workflow runs of forks, comments, issues and similar.',
        default: 'false',
        form: 'boolean',
        parse: parse/* parseBoolean */.yG,
    }),
    'max-retries': (0,declaration/* declare */.x)({
        group: 'safety',
        description: 'Retries per call to AWS: of a read when it fails, of a write when it is throttled. Default: 2 for reads and 0 for writes; whether a failed write took effect is checked before it is repeated.',
        form: 'number',
        parse: (0,parse/* optional */.lq)((0,parse/* integerIn */.wo)({ from: 0, to: 50 })),
    }),
};

// EXTERNAL MODULE: ./lib/inputs/schedule-inputs.js
var schedule_inputs = __webpack_require__(39932);
// EXTERNAL MODULE: ./lib/inputs/json-forms.js
var json_forms = __webpack_require__(59797);
;// CONCATENATED MODULE: ./lib/inputs/tag-and-volume-inputs.js



/** What the tasks of the service are born with. Names as in the official action; what is not given is not sent. */
const TAG_AND_VOLUME_INPUTS = {
    'enable-ecs-managed-tags': (0,declaration/* declare */.x)({
        group: 'service',
        description: 'Whether ECS tags new tasks, including the one-off task, with cluster and service. Default: not sent; the service keeps its setting.',
        form: 'boolean',
        parse: (0,parse/* optional */.lq)(parse/* parseBoolean */.yG),
    }),
    'propagate-tags': (0,declaration/* declare */.x)({
        group: 'service',
        description: 'Which tags new tasks get: SERVICE, TASK_DEFINITION or NONE. The one-off task can only get those of the task definition. Default: not sent; the service keeps its setting.',
        form: 'text',
        parse: (0,parse/* optional */.lq)((0,parse/* oneOf */.yL)(['SERVICE', 'TASK_DEFINITION', 'NONE'])),
    }),
    'service-managed-ebs-volume-name': (0,declaration/* declare */.x)({
        group: 'service',
        description: 'Name of the volume with configuredAtLaunch in the task definition.',
        form: 'text',
        parse: (0,parse/* optional */.lq)((0,grammar/* textOf */.b6)(grammar/* VOLUME_NAME */.h7)),
    }),
    'service-managed-ebs-volume': (0,declaration/* declare */.x)({
        group: 'service',
        description: 'EBS volume that ECS creates for it, for each task: a JSON object with roleArn, and sizeInGiB or snapshotId. Default: not sent; the service keeps its setting.',
        form: 'text',
        parse: (0,parse/* optional */.lq)(json_forms/* parseManagedVolume */.Fn),
    }),
};

// EXTERNAL MODULE: ./lib/inputs/task-definition-inputs.js
var task_definition_inputs = __webpack_require__(32740);
// EXTERNAL MODULE: ./lib/inputs/command-form.js
var command_form = __webpack_require__(39991);
// EXTERNAL MODULE: ./lib/inputs/deployment-forms.js
var deployment_forms = __webpack_require__(96676);
;// CONCATENATED MODULE: ./lib/inputs/verification-forms.js
/** The forms of checks: a URL with what it must answer, alarms, metrics with a limit. */


/** `https://example.com/health 200 contains ok within 800ms`; all but the URL may be left out. */
const parseUrlCheck = Object.assign(readUrlCheck, {
    placeholder: 'URL [STATUS] [contains TEXT] [within MS]',
});
const URL_LINE = /^(\S+)(?: +(\d{3}))?(?: +contains +(.+?))?(?: +within +(\d{1,6}) ?(ms|s)?)?$/;
function readUrlCheck(raw) {
    const text = raw.trim();
    const [, url, status, contains, time, unit] = URL_LINE.exec(text) ?? [];
    if (url === undefined || /[\p{Cc}\p{Cs}]/u.test(text)) {
        return (0,parse/* refuseText */.A)('the line is invalid', 'Use URL [STATUS] [contains TEXT] [within MS]');
    }
    if (!isPlainUrl(url)) {
        return (0,parse/* refuseText */.A)('the URL is invalid', 'Use https://HOST/PATH without a user, or /PATH for an Express Mode service');
    }
    return {
        value: {
            text,
            url,
            ...(status === undefined ? {} : { status: Number(status) }),
            ...(contains === undefined ? {} : { contains }),
            ...(time === undefined ? {} : { withinMs: Number(time) * (unit === 's' ? 1000 : 1) }),
        },
    };
}
/** A password in it would be logged. */
function isPlainUrl(text) {
    if (text.startsWith('/'))
        return true;
    return /^https?:\/\//.test(text) && URL.canParse(text) && !/^https?:\/\/[^/?#]*@/.test(text);
}
/** `target-5xx-rate < 1%`, `target-latency-p99 < 800ms`, `NAMESPACE/METRIC{NAME=VALUE} STATISTIC < NUMBER`. */
const parseMetricCheck = Object.assign(readMetricCheck, {
    placeholder: 'METRIC < LIMIT',
});
const METRIC_ADVICE = 'Use target-5xx-rate < 1%, target-latency-p99 < 800ms, or NAMESPACE/METRIC{NAME=VALUE} STATISTIC < NUMBER';
function readMetricCheck(raw) {
    const text = raw.trim();
    const [, left = '', operator, number = '', unit = ''] = /^(.*?) *(<=|>=|<|>) *(-?\d{1,15}(?:\.\d{1,9})?) *(%|ms|s)?$/.exec(text) ?? [];
    const metric = readMetric(left.trim());
    const isUpper = operator?.startsWith('<') ?? false;
    const isAllowed = metric !== undefined && UNITS[metric.kind].includes(unit) && (isUpper || metric.kind === 'custom');
    if (!isAllowed || operator === undefined) {
        return (0,parse/* refuseText */.A)(`${(0,input_error/* quote */.hD)(text)} is invalid`, METRIC_ADVICE);
    }
    return { value: { text, metric, operator: operator, limit: Number(number) / DIVISORS[unit] } };
}
const DIVISORS = { '%': 100, ms: 1000, s: 1, '': 1 };
const UNITS = {
    'target-errors': ['%'],
    'target-latency': ['ms', 's'],
    custom: [''],
};
/** Percentiles as CloudWatch names them, and its simple statistics (CloudWatch API reference, GetMetricData). */
const STATISTIC = /^(?:Average|Sum|Minimum|Maximum|SampleCount|p\d{1,2}(?:\.\d{1,2})?)$/;
function readMetric(text) {
    const codes = /^target-([45])xx-rate$/.exec(text)?.[1];
    if (codes !== undefined)
        return { kind: 'target-errors', codes: codes === '4' ? '4XX' : '5XX' };
    const latency = /^target-latency-(average|p\d{1,2}(?:\.\d{1,2})?)$/.exec(text)?.[1];
    if (latency !== undefined)
        return { kind: 'target-latency', statistic: latency === 'average' ? 'Average' : latency };
    const [, namespace, name, given = '', statistic = ''] = /^(.+)\/([^/{}]+?)(?:\{([^{}]*)\})? +(\S+)$/.exec(text) ?? [];
    const dimensions = readDimensions(given);
    if (namespace === undefined || name === undefined || !STATISTIC.test(statistic) || dimensions === undefined) {
        return undefined;
    }
    return { kind: 'custom', namespace, name, dimensions, statistic };
}
function readDimensions(text) {
    const parts = text.split(',').filter((part) => part.trim() !== '');
    const dimensions = parts.map((part) => {
        const at = part.indexOf('=');
        return { name: part.slice(0, Math.max(at, 0)).trim(), value: part.slice(at + 1).trim() };
    });
    return dimensions.every(({ name, value }) => name !== '' && value !== '') ? dimensions : undefined;
}

;// CONCATENATED MODULE: ./lib/inputs/verification-inputs.js
/** Checks after a deployment: what ECS does not see. */






const VERIFICATION_INPUTS = {
    'verify-url': (0,declaration/* declare */.x)({
        group: 'verification',
        description: 'URLs to request after the deployment, one per line: URL [STATUS] [contains TEXT] [within MS]. Default status: 200 to 399. /PATH is below the URL of an Express Mode service. The deployment fails if at least 3 requests and more than 20% are bad.',
        form: 'lines',
        parse: (0,parse/* linesOf */.Dx)(parseUrlCheck),
    }),
    'verify-command': (0,declaration/* declare */.x)({
        group: 'verification',
        description: 'Command to run on the runner after the deployment, in the form of command. It fails the deployment with an exit code other than 0. Variables: SLIPWAY_CLUSTER, SLIPWAY_SERVICE, SLIPWAY_REVISION, SLIPWAY_DEPLOYMENT_ID, SLIPWAY_IMAGE_DIGEST and SLIPWAY_URL.',
        form: 'text',
        parse: (0,parse/* optional */.lq)(command_form/* parseCommand */.R),
    }),
    'verify-alarms': (0,declaration/* declare */.x)({
        group: 'verification',
        description: 'CloudWatch alarms that must not go into ALARM after the deployment: names, or prefixes such as web-*. An alarm that was in ALARM before does not count.',
        form: 'list',
        parse: (0,parse/* listOf */.c3)(deployment_forms/* parseAlarm */.NA),
    }),
    'verify-metrics': (0,declaration/* declare */.x)({
        group: 'verification',
        description: 'CloudWatch metrics and their limits after the deployment, one per line: target-5xx-rate < 1%, target-4xx-rate < 5%, target-latency-p99 < 800ms, or NAMESPACE/METRIC{NAME=VALUE} STATISTIC < NUMBER.',
        form: 'lines',
        parse: (0,parse/* linesOf */.Dx)(parseMetricCheck),
    }),
    'verify-minutes': (0,declaration/* declare */.x)({
        group: 'verification',
        description: 'How long to verify, in minutes, at most 60. Default: 5 with verify-alarms or verify-metrics, else 1.',
        form: 'number',
        parse: (0,parse/* optional */.lq)((0,parse/* durationIn */.en)({ from: 0.1, to: 60, unit: 'minutes' })),
    }),
    'verify-at': (0,declaration/* declare */.x)({
        group: 'verification',
        description: 'Lifecycle stage of a PAUSE hook, such as POST_TEST_TRAFFIC_SHIFT, at which to verify before production traffic moves. The step then answers the pause: it continues, or rolls back. Default: after the deployment has completed.',
        form: 'text',
        parse: (0,parse/* optional */.lq)((0,parse/* oneOf */.yL)(lifecycle_stages/* PAUSE_STAGES */.x)),
    }),
};

;// CONCATENATED MODULE: ./lib/inputs/declarations.js
/**
 * One declaration an input: `action.yml`, the flags of the command line and the tables of docs/inputs.md are made of
 * it.
 */















/** All inputs, in the order in which people read of them. */
const INPUTS = {
    ...IMAGE_INPUTS,
    ...REGISTRY_INPUTS,
    ...task_definition_inputs/* TASK_DEFINITION_INPUTS */.u,
    service: (0,declaration/* declare */.x)({
        group: 'service',
        description: 'Services to update, names or ARNs. Without a service the revision is only registered.',
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
    'service-definition': (0,declaration/* declare */.x)({
        group: 'service',
        description: 'Service definition file, JSON or YAML: the input of CreateService. If the service does not exist, it is created from this file; an existing service is compared with it. Only with one service.',
        form: 'text',
        parse: (0,parse/* optional */.lq)((0,grammar/* textOf */.b6)(grammar/* PATH */.gI)),
    }),
    'apply-service-definition': (0,declaration/* declare */.x)({
        group: 'service',
        description: 'Change an existing service to what service-definition says, as far as UpdateService can. Fields that the file does not have stay. Default: differences are only reported.',
        default: 'false',
        form: 'boolean',
        parse: parse/* parseBoolean */.yG,
    }),
    'desired-count': (0,declaration/* declare */.x)({
        group: 'service',
        description: 'Number of tasks of the service. Default: not sent; the service keeps its setting.',
        form: 'number',
        parse: (0,parse/* optional */.lq)((0,parse/* integerIn */.wo)({ from: 0 })),
    }),
    'force-new-deployment': (0,declaration/* declare */.x)({
        group: 'service',
        description: 'Start a deployment even if nothing changes, for example after a push to the same tag.',
        default: 'false',
        form: 'boolean',
        parse: parse/* parseBoolean */.yG,
    }),
    'minimum-healthy-percent': (0,declaration/* declare */.x)({
        group: 'service',
        description: 'Fewest healthy tasks during the deployment, in percent of the desired count. Default: not sent; the service keeps its setting.',
        form: 'number',
        parse: (0,parse/* optional */.lq)((0,parse/* integerIn */.wo)({ from: 0, to: 100 })),
    }),
    'maximum-percent': (0,declaration/* declare */.x)({
        group: 'service',
        description: 'Most tasks during the deployment, in percent of the desired count. Default: not sent; the service keeps its setting.',
        form: 'number',
        parse: (0,parse/* optional */.lq)((0,parse/* integerIn */.wo)({ from: 100 })),
    }),
    'circuit-breaker': (0,declaration/* declare */.x)({
        group: 'service',
        description: "The service's deployment circuit breaker: keep (no change), off, on (with rollback) or on-without-rollback.",
        default: 'keep',
        form: 'text',
        parse: (0,parse/* oneOf */.yL)(['keep', 'off', 'on', 'on-without-rollback']),
    }),
    ...deployment_inputs/* DEPLOYMENT_INPUTS */._,
    ...TAG_AND_VOLUME_INPUTS,
    ...schedule_inputs/* SCHEDULE_INPUTS */.s,
    ...one_off_task_inputs/* ONE_OFF_TASK_INPUTS */.p,
    ...CODE_DEPLOY_INPUTS,
    ...FOLLOW_INPUTS,
    ...VERIFICATION_INPUTS,
    'rollback-to': (0,declaration/* declare */.x)({
        group: 'rollback',
        description: 'Roll back to an older revision instead of deploying: last-good, previous, a revision number, family:number, an ARN, a release or a commit.',
        form: 'text',
        parse: (0,parse/* optional */.lq)(parseRollbackTarget),
    }),
    ...APPROVAL_INPUTS,
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
        description: "Where to write rollout.json, the record of the run: a file in the workspace or in the runner's temporary folder. An existing file is replaced. Default: the temporary folder.",
        form: 'text',
        parse: (0,parse/* optional */.lq)((0,grammar/* textOf */.b6)(grammar/* PATH */.gI)),
    }),
    'report-html': (0,declaration/* declare */.x)({
        group: 'report',
        description: "Where to write the HTML report with the timeline of the deployment: a file in the workspace or in the runner's temporary folder. An existing file is replaced. Default: no HTML report.",
        form: 'text',
        parse: (0,parse/* optional */.lq)((0,grammar/* textOf */.b6)(grammar/* PATH */.gI)),
    }),
};
const INPUT_NAMES = Object.keys(INPUTS).filter(isInputName);
function isInputName(name) {
    return Object.hasOwn(INPUTS, name);
}


/***/ }),

/***/ 96676:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AW: () => (/* binding */ parseEarlySuccess),
/* harmony export */   NA: () => (/* binding */ parseAlarm),
/* harmony export */   hh: () => (/* binding */ parseBreakerThreshold),
/* harmony export */   tG: () => (/* binding */ parsePlatformVersion)
/* harmony export */ });
/* harmony import */ var _slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(43892);
/* harmony import */ var _slipway_ecs_rules_text__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(18466);
/** The forms of settings that are more than a number: thresholds, early success, alarms. */


/** Longest name of an alarm (CloudWatch API reference, PutMetricAlarm). */
const LONGEST_ALARM = 255;
/** `5`, `25%` or `25% unbounded` (ECS API reference, ThresholdConfiguration). */
const parseBreakerThreshold = Object.assign(readThreshold, {
    placeholder: 'COUNT|PERCENT%',
});
function readThreshold(raw) {
    const text = raw.trim();
    const [, digits, percent, unbounded] = /^(\d{1,9})(?:(%)( +unbounded)?)?$/.exec(text) ?? [];
    const value = Number(digits);
    const isValid = digits !== undefined && value >= 1 && (percent === undefined || value <= 100);
    if (!isValid) {
        return (0,_slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_0__/* .refuseText */ .A)(`${(0,_slipway_ecs_rules_text__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(text)} is invalid`, 'Use a number of tasks such as 5, or a percentage from 1% to 100%');
    }
    if (percent === undefined)
        return { value: { type: 'COUNT', value } };
    return { value: { type: unbounded === undefined ? 'BOUNDED_PERCENT' : 'UNBOUNDED_PERCENT', value } };
}
/** `75%`, `75% blocking`, `75% deferred` or `off` (ECS API reference, DeploymentEarlySuccessCriteria). */
const parseEarlySuccess = Object.assign(readEarlySuccess, {
    placeholder: 'PERCENT%',
});
function readEarlySuccess(raw) {
    const text = raw.trim();
    if (text === 'off')
        return { value: 'off' };
    const [, digits, cleanup] = /^(\d{1,3})%?(?: +(blocking|deferred))?$/.exec(text) ?? [];
    const healthyPercent = Number(digits);
    if (digits === undefined || healthyPercent > 100) {
        return (0,_slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_0__/* .refuseText */ .A)(`${(0,_slipway_ecs_rules_text__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(text)} is invalid`, 'Use a percentage such as 75%, 75% deferred, or off');
    }
    return { value: { healthyPercent, cleanup: cleanup === 'deferred' ? 'DEFERRED' : 'BLOCKING' } };
}
/** The name of an alarm, or `off`. */
const parseAlarm = Object.assign(readAlarm, { placeholder: 'ALARM' });
function readAlarm(raw) {
    const name = raw.trim();
    if (!/[\p{Cc}\p{Cs}]/u.test(name) && name.length <= LONGEST_ALARM)
        return { value: name };
    return (0,_slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_0__/* .refuseText */ .A)('the name of an alarm is invalid', `Use a name of at most ${LONGEST_ALARM} characters`);
}
/** `LATEST` or `1.4.0` (ECS Developer Guide, Fargate platform versions). */
const parsePlatformVersion = Object.assign(readPlatformVersion, { placeholder: 'VERSION' });
function readPlatformVersion(raw) {
    const text = raw.trim();
    if (/^(?:LATEST|\d+\.\d+\.\d+)$/.test(text))
        return { value: text };
    return (0,_slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_0__/* .refuseText */ .A)(`${(0,_slipway_ecs_rules_text__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(text)} is invalid`, 'Use LATEST or a version such as 1.4.0');
}


/***/ }),

/***/ 68358:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ DEPLOYMENT_INPUTS)
/* harmony export */ });
/* harmony import */ var _slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(43892);
/* harmony import */ var _declaration_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(39929);
/* harmony import */ var _deployment_forms_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(96676);
/** Settings of how ECS deploys the service. What is not given is not sent, and the service keeps it. */



const DEPLOYMENT_INPUTS = {
    'circuit-breaker-threshold': (0,_declaration_js__WEBPACK_IMPORTED_MODULE_1__/* .declare */ .x)({
        group: 'service',
        description: 'Failed tasks at which the circuit breaker fails a deployment: a number such as 5, or a percentage of the desired count such as 25% (then at least 3 and at most 200 tasks; 25% unbounded for at least 1). Default: not sent; the service keeps its setting.',
        form: 'text',
        parse: (0,_slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lq)(_deployment_forms_js__WEBPACK_IMPORTED_MODULE_0__/* .parseBreakerThreshold */ .hh),
    }),
    'reset-on-healthy-task': (0,_declaration_js__WEBPACK_IMPORTED_MODULE_1__/* .declare */ .x)({
        group: 'service',
        description: 'Whether a task that becomes healthy resets the failure count of the circuit breaker. Default: not sent; the service keeps its setting.',
        form: 'boolean',
        parse: (0,_slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lq)(_slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_2__/* .parseBoolean */ .yG),
    }),
    'early-success': (0,_declaration_js__WEBPACK_IMPORTED_MODULE_1__/* .declare */ .x)({
        group: 'service',
        description: 'Complete a rolling deployment when so many new tasks are healthy: a percentage of the desired count such as 75%, not below minimum-healthy-percent. 75% deferred also leaves the removal of old tasks for later; off turns it off. Default: not sent; the service keeps its setting.',
        form: 'text',
        parse: (0,_slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lq)(_deployment_forms_js__WEBPACK_IMPORTED_MODULE_0__/* .parseEarlySuccess */ .AW),
    }),
    'deployment-alarms': (0,_declaration_js__WEBPACK_IMPORTED_MODULE_1__/* .declare */ .x)({
        group: 'service',
        description: 'CloudWatch alarms (names) that fail and roll back a deployment, separated by commas or lines; off removes them. Default: not sent; the service keeps its setting.',
        form: 'list',
        parse: (0,_slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_2__/* .listOf */ .c3)(_deployment_forms_js__WEBPACK_IMPORTED_MODULE_0__/* .parseAlarm */ .NA),
    }),
    'bake-time-minutes': (0,_declaration_js__WEBPACK_IMPORTED_MODULE_1__/* .declare */ .x)({
        group: 'service',
        description: 'Minutes that ECS watches a deployment after the new tasks run, 0 to 1440. Default: not sent; the service keeps its setting.',
        form: 'number',
        parse: (0,_slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lq)((0,_slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_2__/* .integerIn */ .wo)({ from: 0, to: 1440 })),
    }),
    'availability-zone-rebalancing': (0,_declaration_js__WEBPACK_IMPORTED_MODULE_1__/* .declare */ .x)({
        group: 'service',
        description: 'Whether ECS moves tasks until the Availability Zones are balanced: ENABLED or DISABLED. Default: not sent; the service keeps its setting.',
        form: 'text',
        parse: (0,_slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lq)((0,_slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_2__/* .oneOf */ .yL)(['ENABLED', 'DISABLED'])),
    }),
    'health-check-grace-period': (0,_declaration_js__WEBPACK_IMPORTED_MODULE_1__/* .declare */ .x)({
        group: 'service',
        description: 'Seconds after the start of a task in which ECS ignores failed health checks. Default: not sent; the service keeps its setting.',
        form: 'number',
        parse: (0,_slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lq)((0,_slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_2__/* .integerIn */ .wo)({ from: 0 })),
    }),
    'platform-version': (0,_declaration_js__WEBPACK_IMPORTED_MODULE_1__/* .declare */ .x)({
        group: 'service',
        description: 'Fargate platform version of new tasks, such as LATEST or 1.4.0. Default: not sent; the service keeps its setting.',
        form: 'text',
        parse: (0,_slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lq)(_deployment_forms_js__WEBPACK_IMPORTED_MODULE_0__/* .parsePlatformVersion */ .tG),
    }),
};


/***/ }),

/***/ 18508:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   WE: () => (/* binding */ explain),
/* harmony export */   kE: () => (/* binding */ splitEmptyImages),
/* harmony export */   x1: () => (/* binding */ WHY_EMPTY)
/* harmony export */ });
/* harmony import */ var _slipway_ecs_rules_images__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(44605);
/* harmony import */ var _slipway_ecs_rules_text__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(18466);
/** An image that is empty because the expression it comes from has no value. */


/** GitHub Docs, "Passing information between jobs": an output that contains a secret is not sent to the next job. */
const WHY_EMPTY = 'GitHub drops a job output that contains a masked value, such as the account id in a registry host, and a mistyped output name is empty';
/** Empty images that an error names. */
const MOST_SHOWN = 3;
const ADVICE = 'Pass only the digest or tag and write the registry here, or build and deploy in the same job';
/** The error for items of the list that are empty in whole or in part, and the other items. */
function splitEmptyImages(items) {
    if (items.length === 0)
        return { errors: [explain('every image in the list is empty')], others: [] };
    const problems = [...new Set(items.flatMap((item) => describeEmpty(item) ?? []))];
    const others = items.filter((item) => describeEmpty(item) === undefined);
    return { errors: problems.length === 0 ? [] : [explain(listProblems(problems))], others };
}
function listProblems(problems) {
    const more = problems.length > MOST_SHOWN ? `; ${problems.length - MOST_SHOWN} more` : '';
    return `${problems.slice(0, MOST_SHOWN).join('; ')}${more}`;
}
/** @param item `reference` or `container=reference` */
function describeEmpty(item) {
    const split = item.indexOf('=');
    const reference = item.slice(split + 1).trim();
    const container = item.slice(0, Math.max(split, 0)).trim();
    if (reference === '')
        return `the image${container === '' ? '' : ` for container ${(0,_slipway_ecs_rules_text__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(container)}`} is empty`;
    const part = (0,_slipway_ecs_rules_images__WEBPACK_IMPORTED_MODULE_1__/* .findEmptyPart */ .GH)(reference);
    return part === undefined ? undefined : `the ${part} of the image ${(0,_slipway_ecs_rules_text__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(reference)} is empty`;
}
function explain(problem) {
    return { problem: `${problem}. ${WHY_EMPTY}`, advice: ADVICE };
}


/***/ }),

/***/ 82641:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ entriesOf)
/* harmony export */ });
/* harmony import */ var _slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(43892);
/* harmony import */ var _slipway_ecs_rules_text__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(18466);
/**
 * Entries `name=value`, one a line, whose values may be secrets: an error names the entry or its line, never the value.
 */


/** Entries; the first `=` splits, the name is trimmed. Each name once, where it was first. */
function entriesOf(rule = {}) {
    const advice = `Use NAME=value, one per line${rule.mayHaveLines === true ? ', or NAME<<END, the lines of the value, and END' : ''}`;
    return (0,_slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_0__/* .expecting */ .Kk)({ placeholder: 'NAME=VALUE' }, (raw) => {
        const entries = (0,_slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_0__/* .gather */ .kg)(splitEntries(raw, rule).map((entry) => parseEntry(entry, rule, advice)));
        return 'errors' in entries ? entries : settleTwins(entries.value, rule);
    });
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
            ? { number, problem: 'starts a multi-line value that has no end' }
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
        return (0,_slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_0__/* .refuseText */ .A)(`line ${entry.number} ${entry.problem}`, advice);
    const { name, value, number } = entry;
    if (!/^[^\s\p{Cc}\p{Cf}\p{Cs}-][^\s\p{Cc}\p{Cf}\p{Cs}]*$/u.test(name)) {
        return (0,_slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_0__/* .refuseText */ .A)(`the name in line ${number} is empty, begins with "-", or contains spaces or control characters`, advice);
    }
    if (/(?![\t\n])[\p{Cc}\p{Cs}]/u.test(value)) {
        return (0,_slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_0__/* .refuseText */ .A)(`the value of ${(0,_slipway_ecs_rules_text__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(name)} contains control characters`, 'Remove them');
    }
    const error = rule.checkValue?.(value);
    return error === undefined
        ? { value: { name, value } }
        : (0,_slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_0__/* .refuseText */ .A)(`the value of ${(0,_slipway_ecs_rules_text__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(name)} ${error.problem}`, error.advice);
}
function settleTwins(entries, { lastWins }) {
    const names = entries.map((entry) => entry.name);
    const twins = [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
    if (twins.length === 0)
        return { value: entries };
    if (lastWins !== true) {
        return { errors: twins.map((name) => ({ problem: `${(0,_slipway_ecs_rules_text__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(name)} is set twice`, advice: 'Keep one of them' })) };
    }
    const value = [...new Map(entries.map((entry) => [entry.name, entry])).values()];
    const problem = (name) => `${(0,_slipway_ecs_rules_text__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(name)} is set more than once; the last value is used`;
    return { value, notices: twins.map((name) => ({ problem: problem(name), advice: 'Remove the others' })) };
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
/* harmony import */ var _slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(43892);
/* harmony import */ var _slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(23338);
/* harmony import */ var _slipway_ecs_rules_text__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(18466);
/* harmony import */ var _slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(60846);
/* harmony import */ var _empty_image_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(18508);
/** The forms of particular inputs that are more than one name: images by container, docker's flags. */




/** `reference`, or `container=reference`, or `service/container=reference` for one of several services. */
const parseImages = (0,_slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_0__/* .expecting */ .Kk)({ placeholder: 'IMAGE' }, readImages);
function readImages(raw) {
    if (raw.trim() === '')
        return { value: [] };
    const { errors, others } = (0,_empty_image_js__WEBPACK_IMPORTED_MODULE_1__/* .splitEmptyImages */ .kE)((0,_slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_0__/* .splitList */ .ry)(raw));
    const images = (0,_slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_0__/* .gather */ .kg)([...(errors.length > 0 ? [{ errors }] : []), ...others.map(parseItem)]);
    if ('errors' in images)
        return images;
    const containers = images.value.map((image) => image.container);
    const places = images.value.flatMap(namePlace);
    const twin = places.find((place, index) => places.indexOf(place) !== index);
    if (twin !== undefined)
        return (0,_slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_0__/* .refuseText */ .A)(`container ${(0,_slipway_ecs_rules_text__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .hD)(twin)} has two images`, 'Set one image per container');
    return containers.filter((container) => container === undefined).length > 1
        ? (0,_slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_0__/* .refuseText */ .A)('several images have no container', 'Use CONTAINER=IMAGE, one per line')
        : images;
}
function parseItem(item) {
    const split = item.indexOf('=');
    const reference = (0,_slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_3__/* .parseImage */ .zZ)(item.slice(split + 1));
    if (split < 0)
        return 'errors' in reference ? reference : { value: { reference: reference.value } };
    const [name = '', service, ...others] = item.slice(0, split).split('/').reverse();
    const container = (0,_slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_3__/* .textOf */ .b6)(_slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_3__/* .CONTAINER */ .MR)(name);
    if ('errors' in container)
        return container;
    if (others.length > 0)
        return (0,_slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_0__/* .refuseText */ .A)(`${(0,_slipway_ecs_rules_text__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .hD)(item.slice(0, split))} is not SERVICE/CONTAINER`);
    const owner = service === undefined ? undefined : (0,_slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_3__/* .textOf */ .b6)(_slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_3__/* .SERVICE */ .YV)(service);
    if (owner !== undefined && 'errors' in owner)
        return owner;
    if ('errors' in reference)
        return reference;
    return { value: { ...(0,_slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_4__/* .defined */ .s)({ service: owner?.value }), container: container.value, reference: reference.value } };
}
/** `web`, or `shop/web`; none for an image of no named container. */
function namePlace({ service, container }) {
    if (container === undefined)
        return [];
    return [service === undefined ? container : `${service}/${container}`];
}
/** ECS Developer Guide, secrets: the ARN of a secret or parameter, or the name of a parameter of the same region. */
const SECRET_SOURCE = /^(?:arn:aws[a-z-]*:(?:secretsmanager|ssm):[a-z0-9-]+:\d{12}:\S+|(?!arn:)[A-Za-z0-9_./][A-Za-z0-9_./-]{0,1010})$/;
/** Reported without the value, which may be a secret by mistake. */
function checkSecretSource(value) {
    if (SECRET_SOURCE.test(value))
        return undefined;
    return {
        problem: 'is not the ARN of a secret or parameter, nor the name of a parameter',
        advice: 'Use NAME=ARN with an ARN of Secrets Manager or Systems Manager, never the secret itself',
    };
}
/** The URL of a proxy. An error quotes none of it: it may hold a password. */
function parseProxy(raw) {
    const text = raw.trim();
    const advice = 'Use http://HOST:PORT or https://HOST:PORT, with special characters of a password percent-encoded';
    const proxy = URL.canParse(text) ? new URL(text) : undefined;
    if (proxy === undefined || !/^https?:$/.test(proxy.protocol) || /[\s\p{Cc}\p{Cs}]/u.test(text)) {
        return (0,_slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_0__/* .refuseText */ .A)('the value is not a proxy URL', advice);
    }
    return proxy.search === '' && proxy.hash === '' && proxy.pathname === '/'
        ? { value: text }
        : (0,_slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_0__/* .refuseText */ .A)('the proxy URL has a path, query or fragment', advice);
}
const BUILD_SECRET_KEYS = ['id', 'src', 'source', 'env', 'type'];
/**
 * Docker's `--secret`: `id=…` with `src=FILE` or `env=VARIABLE`. The secret itself is never in it, so an error quotes
 * none of it.
 */
function parseBuildSecret(line) {
    const pairs = line
        .split(',')
        .map((pair) => ({ key: pair.split('=')[0] ?? '', value: pair.slice(pair.indexOf('=') + 1) }));
    const id = pairs.find(({ key }) => key === 'id')?.value ?? '';
    const advice = 'Use id=NAME,env=VARIABLE or id=NAME,src=FILE, one per line, never the secret itself';
    if (!/^[A-Za-z0-9_][A-Za-z0-9_.-]*$/.test(id))
        return (0,_slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_0__/* .refuseText */ .A)('a line has no valid id (letters, digits, "_", "." and "-")', advice);
    const isKnown = pairs.every(({ key, value }) => BUILD_SECRET_KEYS.includes(key) && /^[^-"\p{C}][^"\p{C}]*$/u.test(value));
    if (isKnown)
        return { value: line };
    return (0,_slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_0__/* .refuseText */ .A)(`secret ${(0,_slipway_ecs_rules_text__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .hD)(id)} has an empty attribute, or one that is not id, src, env or type`, advice);
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
        return (0,_slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_0__/* .refuseText */ .A)('a line is not a long flag', 'Use --name or --name=value, one per line');
    }
    if (!Object.hasOwn(OWN_FLAGS, name))
        return { value: line };
    const input = OWN_FLAGS[name];
    return (0,_slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_0__/* .refuseText */ .A)(`--${name} is set by Slipway itself`, input === undefined ? 'Remove it' : `Use the input ${input}`);
}
/** Errors for names that are no input, each with the nearest name that is one. */
function refuseUnknownName(name, known) {
    const nearest = (0,_slipway_ecs_rules_text__WEBPACK_IMPORTED_MODULE_2__/* .findNearest */ .qg)(name, known);
    return {
        problem: 'unknown input',
        advice: nearest === undefined
            ? "Remove it. Slipway's docs/inputs.md lists all inputs"
            : `Did you mean ${nearest}? Otherwise remove it`,
    };
}


/***/ }),

/***/ 59315:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ toInputProblem),
/* harmony export */   u: () => (/* binding */ toInputNotice)
/* harmony export */ });
/* harmony import */ var _slipway_ecs_rules_text__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(18466);
/* harmony import */ var _slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(60846);


/** As a run reports it, with the advice in a field of its own. */
function toInputProblem(error) {
    return { input: error.input, text: (0,_slipway_ecs_rules_text__WEBPACK_IMPORTED_MODULE_0__/* .nameInputProblem */ .hg)(error), ...(0,_slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_1__/* .defined */ .s)({ advice: (0,_slipway_ecs_rules_text__WEBPACK_IMPORTED_MODULE_0__/* .nameInputAdvice */ .i7)(error) }) };
}
/** The same of an input that is accepted, as a person should know. */
function toInputNotice(notice) {
    const { text, advice } = toInputProblem(notice);
    return { level: 'notice', text, ...(0,_slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_1__/* .defined */ .s)({ advice }) };
}


/***/ }),

/***/ 17382:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  i: () => (/* binding */ readRequest)
});

// EXTERNAL MODULE: ./packages/ecs-rules/lib/arns/arns.js
var arns = __webpack_require__(54084);
// EXTERNAL MODULE: ./packages/ecs-rules/lib/text/outside-text.js
var outside_text = __webpack_require__(79672);
// EXTERNAL MODULE: ./lib/inputs/declarations.js + 12 modules
var declarations = __webpack_require__(45059);
// EXTERNAL MODULE: ./lib/inputs/forms.js
var inputs_forms = __webpack_require__(4570);
// EXTERNAL MODULE: ./packages/ecs-rules/lib/text/input-error.js
var input_error = __webpack_require__(18466);
// EXTERNAL MODULE: ./lib/text/arn.js
var arn = __webpack_require__(48988);
;// CONCATENATED MODULE: ./lib/inputs/answer-conflicts.js
/** An answer goes to one deployment, and a rollback ends when the previous revision runs again. */
function findAnswerConflicts({ values, isGiven }) {
    const { action, service = [] } = values;
    if (action === undefined)
        return [];
    const problem = 'a rollback waits until the previous revision is running, so this input cannot be combined with it';
    return [
        ...(service.length === 1
            ? []
            : [{ input: 'service', problem: 'an answer goes to exactly one service', advice: 'Set one service' }]),
        ...(action === 'rollback' && isGiven('wait-until')
            ? [{ input: 'wait-until', problem, advice: 'Remove wait-until' }]
            : []),
    ];
}

;// CONCATENATED MODULE: ./lib/inputs/container-inputs.js
/** What a container can get also an image. */
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

// EXTERNAL MODULE: ./lib/inputs/deployment-inputs.js
var deployment_inputs = __webpack_require__(68358);
// EXTERNAL MODULE: ./lib/inputs/task-definition-inputs.js
var task_definition_inputs = __webpack_require__(32740);
;// CONCATENATED MODULE: ./lib/inputs/drift-conflicts.js

/** What deploys something: a drift check deploys nothing, and leaves images out. */
const DEPLOYING = [
    'image',
    'repository',
    'rollback-to',
    'force-new-deployment',
    'run-task',
    'scheduled-rules',
    'schedules',
    'rehearse',
];
/** A drift check compares services with a task definition, and that is all it does. */
function findDriftConflicts({ values, isGiven }) {
    if (values.drift !== true)
        return [];
    const missing = [
        ...(isGiven('service')
            ? []
            : [{ input: 'drift', problem: 'a drift check needs a service', advice: 'Set service' }]),
        ...(task_definition_inputs/* SOURCE_INPUTS */.A.some(isGiven)
            ? []
            : [
                {
                    input: 'drift',
                    problem: 'a drift check needs a task definition to compare with',
                    advice: 'Set task-definition to the file in the repository',
                },
            ]),
    ];
    const others = DEPLOYING.filter(isGiven).map((input) => ({
        input,
        problem: 'cannot be combined with drift, which compares everything except images and deploys nothing',
        advice: 'Remove one of the two',
    }));
    return [...missing, ...others];
}

// EXTERNAL MODULE: ./lib/inputs/empty-image.js
var empty_image = __webpack_require__(18508);
;// CONCATENATED MODULE: ./lib/inputs/missing-image.js



/**
 * Containers that were chosen and get nothing. The runner passes `image: ''` and no `image` on alike, so what else is
 * given decides.
 */
function findMissingImage({ values, isGiven, isKnown }) {
    const { image: images, 'container-name': names } = values;
    if (images === undefined || names === undefined)
        return [];
    if (isGiven('repository') || isGiven('rollback-to') || CONTAINER_SETTINGS.some(isGiven))
        return [];
    const isForAll = images.some(({ container }) => container === undefined);
    const bare = isForAll ? [] : names.filter((name) => !images.some(({ container }) => container === name));
    if (bare.length > 0)
        return [refuseBare(bare, images.length === 0)];
    // The official render requires an image. Only the action that renders has images and no service.
    const isRender = isKnown('image') && !isKnown('service');
    const isIdle = images.length === 0 && !ROLE_INPUTS.some(isGiven);
    return isRender && isIdle
        ? [{ input: 'image', ...(0,empty_image/* explain */.WE)('the image is empty and no other input changes anything') }]
        : [];
}
function refuseBare(names, isEmpty) {
    const containers = `container${names.length === 1 ? '' : 's'} ${names.map(input_error/* quote */.hD).join(', ')}`;
    const what = isEmpty ? 'the image is empty and nothing else is set' : 'no image and nothing else is set';
    const { problem, advice } = (0,empty_image/* explain */.WE)(`${what} for ${containers} in container-name`);
    return { input: 'image', problem, advice: `${advice}. To keep the current image, remove container-name` };
}

// EXTERNAL MODULE: ./lib/inputs/one-off-task-inputs.js
var one_off_task_inputs = __webpack_require__(95685);
;// CONCATENATED MODULE: ./lib/inputs/tag-and-volume-conflicts.js
/** A service or a one-off task takes the tags; only a service takes its volume. */
function findTagAndVolumeConflicts(given) {
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
        problem: 'only used with a service or a one-off task, and neither is set',
        advice: 'Set service or run-task, or remove this input',
    }));
}
/** ECS API reference, RunTask, propagateTags: SERVICE is an error. */
function checkPropagation({ values, isGiven }) {
    if (values['propagate-tags'] !== 'SERVICE' || isGiven('service') || values['run-task'] !== true)
        return [];
    const problem = 'SERVICE needs a service to copy tags from, and none is set';
    return [{ input: 'propagate-tags', problem, advice: 'Use TASK_DEFINITION, or set service' }];
}
/** A volume has a name and settings: each without the other says nothing. */
function checkVolume([name, volume], { isGiven }) {
    if (isGiven(name) === isGiven(volume))
        return [];
    const [input, other] = isGiven(name) ? [name, volume] : [volume, name];
    return [{ input, problem: `set without ${other}`, advice: 'Set both or neither' }];
}

;// CONCATENATED MODULE: ./lib/inputs/one-off-task-conflicts.js
/** Whether the inputs of the one-off task can be meant together. */


const SOURCES = ['service', 'task-definition', 'task-definition-arn', 'task-definition-family'];
const VOLUME = ['run-task-managed-ebs-volume-name', 'run-task-managed-ebs-volume'];
/**
 * Conflicts about the one-off task. Without `run-task` every other input of it is one; with `run-task: false`, which an
 * expression may have come to, none is.
 */
function findTaskConflicts(given) {
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
        problem: 'only used with run-task',
        advice: 'Set run-task to true, or remove this input',
    }));
}
function checkSource({ isGiven }) {
    if (SOURCES.some(isGiven))
        return [];
    const problem = 'there is nothing to run, because neither a service nor a task definition is set';
    return [{ input: 'run-task', problem, advice: 'Set task-definition, task-definition-family or service' }];
}
function checkRollback({ isGiven }) {
    if (!isGiven('rollback-to'))
        return [];
    const problem = 'a rollback runs no one-off task, because an older revision does not undo a migration';
    return [{ input: 'run-task', problem, advice: 'Remove run-task or rollback-to' }];
}
function checkNetwork({ isGiven }) {
    if (isGiven('run-task-subnets') || isGiven('service'))
        return [];
    const names = ['run-task-security-groups', 'run-task-assign-public-IP'];
    return names.filter(isGiven).map((input) => ({
        input,
        problem: 'only used with run-task-subnets or a service, and neither is set',
        advice: 'Set run-task-subnets, or remove this input',
    }));
}

// EXTERNAL MODULE: ./lib/inputs/schedule-inputs.js
var schedule_inputs = __webpack_require__(39932);
;// CONCATENATED MODULE: ./lib/inputs/schedule-conflicts.js
/** Whether the inputs of schedules can be meant together with the others. */


function findScheduleConflicts({ values, isGiven }) {
    const names = Object.keys(schedule_inputs/* SCHEDULE_INPUTS */.s);
    return names.filter(isGiven).flatMap((input) => {
        if (!isGiven('service') && !task_definition_inputs/* SOURCE_INPUTS */.A.some(isGiven)) {
            const problem = 'there is no revision to follow, because neither a service nor a task definition is set';
            return [{ input, problem, advice: 'Set service, task-definition or task-definition-family' }];
        }
        if (!isGiven('service'))
            return [];
        const early = [
            ...(values['wait-for-service-stability'] === false ? ['wait-for-service-stability: false'] : []),
            ...(isGiven('wait-until') ? ['wait-until'] : []),
        ];
        return early.map((other) => ({
            input,
            problem: `cannot be combined with ${other}, because schedules follow a service that runs`,
            advice: 'Remove one of the two',
        }));
    });
}

;// CONCATENATED MODULE: ./lib/inputs/verification-conflicts.js
const VERIFICATIONS = ['verify-url', 'verify-command', 'verify-alarms', 'verify-metrics'];
/** Checks need a deployment that is followed to its end, of one service. */
function findVerificationConflicts({ values, isGiven }) {
    const given = VERIFICATIONS.filter(isGiven);
    const [first] = given;
    if (first === undefined) {
        const unused = ['verify-minutes', 'verify-at'];
        return unused.filter(isGiven).map((input) => ({
            input,
            problem: 'there is nothing to verify',
            advice: `Set one of ${VERIFICATIONS.join(', ')}, or remove this input`,
        }));
    }
    if (values.action !== undefined) {
        return [{ input: first, problem: 'an answer to a pause does not verify', advice: 'Remove this input' }];
    }
    if (values.service?.length !== 1) {
        const problem = values.service?.length === 0 ? 'only used with a service' : 'verifies one service';
        return [{ input: first, problem, advice: 'Set one service' }];
    }
    if (values['wait-for-service-stability'] === false) {
        const problem = 'has no effect with wait-for-service-stability: false';
        return [{ input: first, problem, advice: 'Remove one of the two' }];
    }
    if (isGiven('wait-until')) {
        const problem = 'a deployment that ends at its pause is not verified';
        return [{ input: first, problem, advice: 'Set verify-at instead of wait-until' }];
    }
    return [];
}

;// CONCATENATED MODULE: ./lib/inputs/input-conflicts.js
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
const REVISION_INPUTS = [
    'image',
    'repository',
    ...task_definition_inputs/* SOURCE_INPUTS */.A,
    'task-definition-revision',
    'container-name',
    ...CONTAINER_SETTINGS,
    ...ROLE_INPUTS,
    'keep-null-value-keys',
    'service-definition',
    'apply-service-definition',
    'rehearse',
];
/** Settings of the deployment. */
const DEPLOYMENT_NAMES = Object.keys(deployment_inputs/* DEPLOYMENT_INPUTS */._).filter(declarations/* isInputName */.wp);
const SERVICE_INPUTS = [
    'service-definition',
    'apply-service-definition',
    'desired-count',
    'force-new-deployment',
    'minimum-healthy-percent',
    'maximum-percent',
    'circuit-breaker',
    ...DEPLOYMENT_NAMES,
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
/** All conflicts between inputs. */
function findConflicts(given) {
    return [
        ...checkImage(given),
        ...findMissingImage(given),
        ...input_conflicts_checkSource(given),
        ...checkKeptFields(given),
        ...checkEntries(given),
        ...checkService(given),
        ...checkPercents(given),
        ...checkDeployment(given),
        ...checkWait(given),
        ...checkPause(given),
        ...findVerificationConflicts(given),
        ...input_conflicts_checkRollback(given),
        ...checkRehearsal(given),
        ...findTagAndVolumeConflicts(given),
        ...checkVolume(['service-managed-ebs-volume-name', 'service-managed-ebs-volume'], given),
        ...findTaskConflicts(given),
        ...findDriftConflicts(given),
        ...findAnswerConflicts(given),
        ...findScheduleConflicts(given),
        ...checkImageServices(given),
        ...checkUnusedImages(given),
    ];
}
function checkImage({ isGiven }) {
    if (isGiven('image') && isGiven('repository')) {
        const problem = 'must not be combined with repository';
        return [{ input: 'image', problem, advice: 'Use image to deploy an existing image, or repository to build one' }];
    }
    if (isGiven('repository'))
        return [];
    return BUILD_INPUTS.filter(isGiven).map((input) => ({
        input,
        problem: 'only used for a build, and nothing is built without repository',
        advice: 'Set repository, or remove this input',
    }));
}
/** An image for a service that the run does not update would silently be left out. */
function checkImageServices({ values }) {
    const names = (values.service ?? []).map(arn/* lastSegment */.mp);
    const services = (values.image ?? []).flatMap(({ service }) => service ?? []);
    return [...new Set(services)]
        .filter((service) => !names.includes(service))
        .map((service) => ({
        input: 'image',
        problem: `${(0,input_error/* quote */.hD)(service)} is not one of the services of this run`,
        advice: names.length === 0 ? 'Set service, or remove the service' : `Use one of: ${names.join(', ')}`,
    }));
}
/** A line for all services that none of them takes. */
function checkUnusedImages({ values: { image = [], service = [] } }) {
    const hasOwn = (name, container) => image.some((one) => one.service === (0,arn/* lastSegment */.mp)(name) && one.container === container);
    const isUnused = (container) => service.length > 0 && service.every((name) => hasOwn(name, container));
    const general = image.flatMap((one) => (one.service === undefined ? (one.container ?? []) : []));
    return general.filter(isUnused).map((container) => ({
        input: 'image',
        problem: `the line ${(0,input_error/* quote */.hD)(`${container}=…`)} has no effect, because each service has its own line for that container`,
        advice: 'Remove one of the two',
    }));
}
function input_conflicts_checkSource({ isGiven }) {
    if (!isGiven('task-definition-revision') || task_definition_inputs/* SOURCE_INPUTS */.A.some(isGiven))
        return [];
    const problem = 'a number alone does not identify a revision';
    const advice = 'Also set task-definition-family, or use task-definition-arn instead';
    return [{ input: 'task-definition-revision', problem, advice }];
}
/** Sources of the task definition that are not used because another one goes first. */
function noticeIgnored({ isGiven }) {
    const [used, ...others] = task_definition_inputs/* SOURCE_INPUTS */.A.filter(isGiven);
    if (used === undefined)
        return [];
    const isNumberUnused = isGiven('task-definition-revision') && used !== 'task-definition-family';
    const ignored = isNumberUnused ? [...others, 'task-definition-revision'] : others;
    const problem = `ignored, because the task definition comes from ${used}`;
    return ignored.map((input) => ({ input, problem, advice: `Remove ${input}, or remove ${used}` }));
}
function checkKeptFields({ isGiven }) {
    if (!isGiven('keep-null-value-keys') || isGiven('task-definition') || isGiven('rollback-to'))
        return [];
    const problem = 'only used with a task definition file, and none is set';
    return [{ input: 'keep-null-value-keys', problem, advice: 'Set task-definition, or remove this input' }];
}
/** ECS refuses a container that has a secret and a variable of one name (ECS Developer Guide, secrets). */
function checkEntries({ values }) {
    const variables = new Set((values['environment-variables'] ?? []).map((entry) => entry.name));
    return (values.secrets ?? [])
        .filter((entry) => variables.has(entry.name))
        .map(({ name }) => ({
        input: 'secrets',
        problem: `${(0,input_error/* quote */.hD)(name)} is also in environment-variables`,
        advice: 'Keep it in one of the two',
    }));
}
function checkService({ values, isGiven }) {
    if (isGiven('service'))
        return [...checkClusters(values), ...checkDefinition({ values, isGiven })];
    return SERVICE_INPUTS.filter(isGiven).map((input) => ({
        input,
        ...explainNoService(input),
    }));
}
const NO_DEFINITION = {
    input: 'apply-service-definition',
    problem: 'there is no definition to apply',
    advice: 'Set service-definition, or remove this input',
};
function checkDefinition({ values, isGiven }) {
    if (!isGiven('service-definition'))
        return values['apply-service-definition'] === true ? [NO_DEFINITION] : [];
    if (values.service?.length === 1)
        return [];
    const problem = 'defines one service, and service names several';
    return [{ input: 'service-definition', problem, advice: 'Use a step for each service' }];
}
function explainNoService(input) {
    return input === 'rollback-to'
        ? { problem: 'a rollback needs a service', advice: 'Set service' }
        : { problem: 'only used with a service, and none is set', advice: 'Set service, or remove this input' };
}
/** The ARN of a service names its cluster, but ECS searches the cluster that the call names. */
function checkClusters(values) {
    if (values.cluster === undefined)
        return [];
    const cluster = (0,arn/* lastSegment */.mp)(values.cluster);
    return (values.service ?? []).flatMap((service) => {
        const own = /:service\/([^/]+)\/[^/]+$/.exec(service)?.[1];
        if (own === undefined || own === cluster)
            return [];
        const problem = `${(0,input_error/* quote */.hD)(service)} is in cluster ${(0,input_error/* quote */.hD)(own)}, but cluster is set to ${(0,input_error/* quote */.hD)(cluster)}`;
        return [{ input: 'service', problem, advice: `Set cluster to ${own}` }];
    });
}
function checkPercents({ values }) {
    if (values['minimum-healthy-percent'] !== 100 || values['maximum-percent'] !== 100)
        return [];
    const problem = 'with 100 here and a minimum-healthy-percent of 100, ECS can neither stop nor start a task';
    const advice = 'Lower minimum-healthy-percent, or set maximum-percent to 200 (not for a DAEMON service)';
    return [{ input: 'maximum-percent', problem, advice }];
}
/** Each is refused by what it says itself. */
function checkDeployment({ values, isGiven }) {
    const alarms = values['deployment-alarms'] ?? [];
    const early = values['early-success'];
    const least = values['minimum-healthy-percent'];
    const isOff = values['circuit-breaker'] === 'off';
    const ofBreaker = ['circuit-breaker-threshold', 'reset-on-healthy-task'].filter(isGiven);
    return [
        ...(alarms.includes('off') && alarms.length > 1
            ? [
                {
                    input: 'deployment-alarms',
                    problem: '"off" is given next to alarms',
                    advice: 'Use off alone, or only names',
                },
            ]
            : []),
        ...(isOff ? ofBreaker : []).map((input) => ({
            input,
            problem: 'has no effect with circuit-breaker: off',
            advice: 'Remove one of the two',
        })),
        ...(typeof early === 'object' && least !== undefined && early.healthyPercent < least
            ? [
                {
                    input: 'early-success',
                    problem: `${early.healthyPercent}% is below minimum-healthy-percent ${least}`,
                    advice: 'Raise it',
                },
            ]
            : []),
    ];
}
function checkWait({ values }) {
    const pauseMs = values['wait-max-delay-seconds'];
    const limitMs = values['wait-for-minutes'];
    if (pauseMs === undefined || limitMs === undefined || pauseMs <= limitMs)
        return [];
    return [{ input: 'wait-max-delay-seconds', problem: 'must be shorter than wait-for-minutes' }];
}
/** A run that does not wait sees no pause, and would pass without the requested approval. */
function checkPause({ values, isGiven }) {
    if (!isGiven('wait-until'))
        return [];
    if (!isGiven('service')) {
        return [{ input: 'wait-until', problem: 'only used with a service, and none is set', advice: 'Set service' }];
    }
    if (values['wait-for-service-stability'] !== false)
        return [];
    const problem = 'has no effect with wait-for-service-stability: false';
    return [{ input: 'wait-until', problem, advice: 'Remove one of the two' }];
}
function checkRehearsal({ values, isGiven }) {
    if (!isGiven('rehearse-secrets') || values.rehearse === true)
        return [];
    return [
        { input: 'rehearse-secrets', problem: 'only used with rehearse', advice: 'Set rehearse, or remove this input' },
    ];
}
function input_conflicts_checkRollback({ isGiven }) {
    if (!isGiven('rollback-to'))
        return [];
    return REVISION_INPUTS.filter(isGiven).map((input) => ({
        input,
        problem: 'a rollback redeploys an existing revision, so this input cannot be combined with rollback-to',
        advice: 'Remove one of the two',
    }));
}

;// CONCATENATED MODULE: ./lib/inputs/inputs.js
/** From raw inputs to the request: everything is checked here, once, before anything is called. */





/**
 * Reads and checks all inputs.
 * @param names as in `GivenTexts`
 * @param known as in `GivenTexts`
 */
function readRequest(raw, names = [], known = declarations/* INPUT_NAMES */.Qh) {
    // The runner passes names in upper case, so case is ignored.
    const unknown = names
        .filter((name) => !known.some((one) => one.toLowerCase() === name.toLowerCase()))
        .map((name) => ({ input: (0,outside_text/* quoteOutsideText */.h)(name, 60), ...(0,inputs_forms/* refuseUnknownName */.wW)(name, known) }));
    const read = readValues(raw);
    const given = {
        values: read.values,
        isGiven: (name) => isGiven(name, raw),
        isKnown: (name) => known.includes(name),
    };
    const errors = [...unknown, ...read.errors, ...findConflicts(given)];
    return errors.length === 0 && isComplete(read.values)
        ? { request: buildRequest(read.values), notices: [...read.notices, ...noticeIgnored(given)] }
        : { errors };
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
    const values = Object.fromEntries(reads.flatMap(({ name, parsed }) => ('errors' in parsed ? [] : [[name, parsed.value]])));
    const errors = reads.flatMap(({ name, parsed }) => 'errors' in parsed ? capErrors(parsed.errors).map((error) => ({ input: name, ...error })) : []);
    const notices = reads.flatMap(({ name, parsed }) => 'errors' in parsed ? [] : (parsed.notices ?? []).map((notice) => ({ input: name, ...notice })));
    return { values, errors, notices };
}
/** A long list of one and the same mistake would bury the errors of the other inputs. */
const MOST_ERRORS = 20;
function capErrors(errors) {
    if (errors.length <= MOST_ERRORS)
        return errors;
    const rest = { problem: `${errors.length - MOST_ERRORS} more errors`, advice: 'Correct the ones above first' };
    return [...errors.slice(0, MOST_ERRORS), rest];
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
        keptEmptyFields: values['keep-null-value-keys'],
        ...present('taskRole', values['task-role-arn']),
        ...present('executionRole', values['execution-role-arn']),
        services: values.service,
        cluster: values.cluster,
        schedules: [...values['scheduled-rules'], ...values.schedules],
        shouldForceNewDeployment: values['force-new-deployment'],
        circuitBreaker: values['circuit-breaker'],
        deployment: chooseDeployment(values),
        codeDeploy: chooseCodeDeploy(values),
        shouldFollow: values['wait-for-service-stability'],
        followLimitMs: values['wait-for-minutes'],
        // The step answers that pause itself, so following ends there first.
        waitUntil: values['verify-at'] ?? values['wait-until'],
        ...present('verification', chooseVerification(values)),
        onFailure: values['on-failure'],
        shouldFailFast: values['fail-fast'],
        onCancel: values['on-cancel'],
        ...chooseGuards(values),
        shouldWriteSummary: values.summary,
        ...present('serviceDefinition', values['service-definition']),
        shouldApplyDefinition: values['apply-service-definition'],
        ...present('desiredCount', values['desired-count']),
        ...present('minimumHealthyPercent', values['minimum-healthy-percent']),
        ...present('maximumPercent', values['maximum-percent']),
        ...present('longestPauseMs', values['wait-max-delay-seconds']),
        ...present('hasManagedTags', values['enable-ecs-managed-tags']),
        ...present('propagateTags', values['propagate-tags']),
        ...present('managedVolume', chooseVolume(values, 'service-managed-ebs-volume')),
        ...present('maxRetries', values['max-retries']),
        ...present('oneOffTask', chooseOneOffTask(values)),
        ...present('rehearsal', values.rehearse ? { secrets: values['rehearse-secrets'] } : undefined),
        ...present('rollbackTo', values['rollback-to']),
        ...present('answer', chooseAnswer(values)),
        ...chooseReports(values),
    };
}
const MINUTE_MS = 60_000;
function chooseVerification(values) {
    const [urls, command] = [values['verify-url'], values['verify-command']];
    const [alarms, metrics] = [values['verify-alarms'], values['verify-metrics']];
    if (urls.length + alarms.length + metrics.length === 0 && command === undefined)
        return undefined;
    // CloudWatch shows what happened in the last minutes a minute or two later.
    const usualMs = alarms.length + metrics.length > 0 ? 5 * MINUTE_MS : MINUTE_MS;
    return {
        urls,
        ...present('command', command),
        alarms,
        metrics,
        forMs: values['verify-minutes'] ?? usualMs,
        ...present('at', values['verify-at']),
    };
}
function chooseCodeDeploy(values) {
    return {
        appSpecPath: values['codedeploy-appspec'],
        ...present('application', values['codedeploy-application']),
        ...present('group', values['codedeploy-deployment-group']),
        ...present('description', values['codedeploy-deployment-description']),
        ...present('configName', values['codedeploy-deployment-config']),
    };
}
function chooseDeployment(values) {
    const alarms = values['deployment-alarms'];
    return {
        ...present('breakerThreshold', values['circuit-breaker-threshold']),
        ...present('isResetByHealthyTask', values['reset-on-healthy-task']),
        ...present('earlySuccess', values['early-success']),
        ...(alarms.length === 0 ? {} : { alarms: alarms.includes('off') ? 'off' : alarms }),
        ...present('bakeTimeMinutes', values['bake-time-minutes']),
        ...present('rebalancing', values['availability-zone-rebalancing']),
        ...present('gracePeriodSeconds', values['health-check-grace-period']),
        ...present('platformVersion', values['platform-version']),
    };
}
/** What the run may not do, or may do all the same. */
function chooseGuards(values) {
    return {
        isDryRun: values['dry-run'] || values.drift,
        isDriftCheck: values.drift,
        shouldAllowStale: values['allow-stale'],
        shouldAllowUntrustedEvents: values['allow-untrusted-events'],
        shouldDenyPrivilegeChanges: values['deny-privilege-changes'],
        ...present('expectedAccount', values['expected-account']),
    };
}
function chooseAnswer(values) {
    const { action, 'service-deployment-arn': arn } = values;
    if (action === undefined)
        return undefined;
    const serviceDeploymentArn = arn === undefined ? undefined : (0,arns/* toServiceDeploymentArn */.Pc)(arn);
    return { action, ...present('serviceDeploymentArn', serviceDeploymentArn), ...present('hookId', values['hook-id']) };
}
function chooseReports(values) {
    return { ...present('reportPath', values['report-path']), ...present('reportHtml', values['report-html']) };
}
/** A field only when there is a value: absent fields are not sent to ECS. */
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
        return { kind: 'current' };
    const revision = values['task-definition-revision'];
    return { kind: 'registered', reference: revision === undefined ? family : `${family}:${revision}` };
}


/***/ }),

/***/ 59797:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fn: () => (/* binding */ parseManagedVolume),
/* harmony export */   pw: () => (/* binding */ parseStrategy),
/* harmony export */   rL: () => (/* binding */ parseTags),
/* harmony export */   u_: () => (/* binding */ parseContainerOverrides)
/* harmony export */ });
/* harmony import */ var _slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(43892);
/* harmony import */ var _slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(93844);
/**
 * Inputs that are JSON, as the official action has them. What they hold may be secret, so no error quotes any of it.
 */


/**
 * Overrides of a task are at most so long in sum (ECS API reference, RunTask); the other JSON inputs are far shorter.
 */
const LONGEST = 8192;
/** Tags of one resource (ECS API reference, Tag). */
const MOST_TAGS = 50;
/** A list of objects; a blank text is the empty list. */
function parseObjects(raw) {
    if (raw.trim() === '')
        return { value: [] };
    const parsed = parseJson(raw);
    if ('errors' in parsed)
        return parsed;
    const items = parsed.value;
    const objects = Array.isArray(items) ? items.filter(_slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW) : [];
    if (Array.isArray(items) && objects.length === items.length)
        return { value: objects };
    return (0,_slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_1__/* .refuseText */ .A)('must be a JSON array of objects, such as [{…}]');
}
/** Container overrides: each names its container, none appears twice (ECS API reference, ContainerOverride). */
function parseContainerOverrides(raw) {
    const parsed = parseObjects(raw);
    if ('errors' in parsed)
        return parsed;
    const names = parsed.value.map(({ name }) => name);
    if (!names.every(isText))
        return (0,_slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_1__/* .refuseText */ .A)('an override has no container name', 'Set name in each override');
    if (new Set(names).size < names.length)
        return (0,_slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_1__/* .refuseText */ .A)('a container has two overrides', 'Set one override per container');
    return parsed;
}
/** Items of a capacity provider strategy: each names its provider (ECS API reference, CapacityProviderStrategyItem). */
function parseStrategy(raw) {
    const parsed = parseObjects(raw);
    if ('errors' in parsed || parsed.value.every(({ capacityProvider }) => isText(capacityProvider)))
        return parsed;
    return (0,_slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_1__/* .refuseText */ .A)('an item has no capacity provider', 'Set capacityProvider in each item');
}
/** Tags: objects with `key` and `value` (ECS API reference, Tag). */
function parseTags(raw) {
    const parsed = parseObjects(raw);
    if ('errors' in parsed)
        return parsed;
    if (parsed.value.length > MOST_TAGS)
        return (0,_slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_1__/* .refuseText */ .A)(`must have at most ${MOST_TAGS} tags (got ${parsed.value.length})`);
    const isEach = parsed.value.every(({ key, value }) => isText(key) && (value === undefined || typeof value === 'string'));
    return isEach
        ? parsed
        : (0,_slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_1__/* .refuseText */ .A)('a tag has no key, or a value that is not a string', 'Use [{"key": "…", "value": "…"}]');
}
/**
 * An EBS volume that ECS manages: role, and size or snapshot (ECS API reference, TaskManagedEBSVolumeConfiguration).
 */
function parseManagedVolume(raw) {
    const parsed = parseJson(raw);
    if ('errors' in parsed)
        return parsed;
    if (!(0,_slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(parsed.value))
        return (0,_slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_1__/* .refuseText */ .A)('must be a JSON object, such as {…}');
    const { roleArn, sizeInGiB, snapshotId } = parsed.value;
    if (!isText(roleArn)) {
        return (0,_slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_1__/* .refuseText */ .A)('roleArn is missing', 'Set it to the ARN of the infrastructure role that ECS manages the volume with');
    }
    if (typeof sizeInGiB === 'number' || isText(snapshotId))
        return { value: parsed.value };
    return (0,_slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_1__/* .refuseText */ .A)('sizeInGiB and snapshotId are missing', 'Set one of them; the size is a number');
}
function parseJson(raw) {
    if (raw.length > LONGEST)
        return (0,_slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_1__/* .refuseText */ .A)(`must have at most ${LONGEST} characters (got ${raw.length})`);
    const value = readJson(raw);
    if (value === undefined) {
        return (0,_slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_1__/* .refuseText */ .A)('the value is not valid JSON', 'Check quotes, commas and brackets. The value is not shown, because it may contain secrets');
    }
    const problem = hasTwins(raw) ? 'an object has a field twice' : findUnsound(value);
    return problem === undefined ? { value } : (0,_slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_1__/* .refuseText */ .A)(problem, 'Correct it');
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
        return 'the value is nested too deeply';
    if (typeof value === 'string')
        return findUnsoundText(value);
    if (typeof value === 'number') {
        const isExact = Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value));
        return isExact ? undefined : 'a number is too large to be exact in JSON';
    }
    if (typeof value !== 'object' || value === null)
        return undefined;
    if (Object.hasOwn(value, '__proto__'))
        return 'a field is named __proto__';
    const parts = Object.entries(value).flat();
    return parts.map((part) => findUnsound(part ?? null, depth + 1)).find((problem) => problem !== undefined);
}
function findUnsoundText(text) {
    return /[\0\p{Cs}]/u.test(text) ? 'a string contains a NUL or a lone surrogate' : undefined;
}
/** JSON.parse keeps the last of two fields of one name. @param text that JSON.parse has taken */
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

/***/ 95685:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ ONE_OFF_TASK_INPUTS)
/* harmony export */ });
/* harmony import */ var _slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(43892);
/* harmony import */ var _slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(23338);
/* harmony import */ var _declaration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(39929);
/* harmony import */ var _json_forms_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(59797);



/** The task that runs once before the service is updated. Names as in the official action. */
const ONE_OFF_TASK_INPUTS = {
    'run-task': (0,_declaration_js__WEBPACK_IMPORTED_MODULE_0__/* .declare */ .x)({
        group: 'one-off task',
        description: 'Run one task of the new revision, such as a migration, before any service is updated. If it fails, no service is updated. Default: false.',
        form: 'boolean',
        parse: (0,_slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lq)(_slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_1__/* .parseBoolean */ .yG),
    }),
    'wait-for-task-stopped': (0,_declaration_js__WEBPACK_IMPORTED_MODULE_0__/* .declare */ .x)({
        group: 'one-off task',
        description: 'Wait until the task has stopped. Its essential containers must end with exit code 0. Default: true with service, otherwise false.',
        form: 'boolean',
        parse: (0,_slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lq)(_slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_1__/* .parseBoolean */ .yG),
    }),
    'run-task-container-overrides': (0,_declaration_js__WEBPACK_IMPORTED_MODULE_0__/* .declare */ .x)({
        group: 'one-off task',
        description: 'Container overrides of the task: a JSON array such as [{"name": "web", "command": ["migrate"]}].',
        form: 'text',
        parse: _json_forms_js__WEBPACK_IMPORTED_MODULE_2__/* .parseContainerOverrides */ .u_,
    }),
    'run-task-subnets': (0,_declaration_js__WEBPACK_IMPORTED_MODULE_0__/* .declare */ .x)({
        group: 'one-off task',
        description: 'Subnets of the task, for network mode awsvpc. Default: the network of the first service.',
        form: 'list',
        parse: (0,_slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_1__/* .listOf */ .c3)((0,_slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_3__/* .textOf */ .b6)(_slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_3__/* .SUBNET */ .Yr)),
    }),
    'run-task-security-groups': (0,_declaration_js__WEBPACK_IMPORTED_MODULE_0__/* .declare */ .x)({
        group: 'one-off task',
        description: 'Security groups of the task. Without run-task-subnets they replace those of the service.',
        form: 'list',
        parse: (0,_slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_1__/* .listOf */ .c3)((0,_slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_3__/* .textOf */ .b6)(_slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_3__/* .SECURITY_GROUP */ .hH)),
    }),
    'run-task-assign-public-IP': (0,_declaration_js__WEBPACK_IMPORTED_MODULE_0__/* .declare */ .x)({
        group: 'one-off task',
        description: 'Whether the task gets a public IP address: ENABLED or DISABLED. Default: DISABLED with run-task-subnets, otherwise as for the first service.',
        form: 'text',
        parse: (0,_slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lq)((0,_slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_1__/* .oneOf */ .yL)(['ENABLED', 'DISABLED'])),
    }),
    'run-task-launch-type': (0,_declaration_js__WEBPACK_IMPORTED_MODULE_0__/* .declare */ .x)({
        group: 'one-off task',
        description: "EC2, FARGATE, EXTERNAL or MANAGED_INSTANCES. Default: as for the first service; without a service, the cluster's default capacity providers. Ignored with run-task-capacity-provider-strategy.",
        form: 'text',
        parse: (0,_slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lq)((0,_slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_1__/* .oneOf */ .yL)(['EC2', 'FARGATE', 'EXTERNAL', 'MANAGED_INSTANCES'])),
    }),
    'run-task-capacity-provider-strategy': (0,_declaration_js__WEBPACK_IMPORTED_MODULE_0__/* .declare */ .x)({
        group: 'one-off task',
        description: 'Capacity providers of the task: a JSON array such as [{"capacityProvider": "FARGATE_SPOT", "weight": 1}].',
        form: 'text',
        parse: _json_forms_js__WEBPACK_IMPORTED_MODULE_2__/* .parseStrategy */ .pw,
    }),
    'run-task-started-by': (0,_declaration_js__WEBPACK_IMPORTED_MODULE_0__/* .declare */ .x)({
        group: 'one-off task',
        description: 'Value of startedBy of the task.',
        default: 'GitHub-Actions',
        form: 'text',
        parse: (0,_slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_3__/* .textOf */ .b6)(_slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_3__/* .STARTED_BY */ .mf),
    }),
    'run-task-tags': (0,_declaration_js__WEBPACK_IMPORTED_MODULE_0__/* .declare */ .x)({
        group: 'one-off task',
        description: 'Tags of the task: a JSON array such as [{"key": "team", "value": "web"}].',
        form: 'text',
        parse: _json_forms_js__WEBPACK_IMPORTED_MODULE_2__/* .parseTags */ .rL,
    }),
    'run-task-managed-ebs-volume-name': (0,_declaration_js__WEBPACK_IMPORTED_MODULE_0__/* .declare */ .x)({
        group: 'one-off task',
        description: 'Name of the volume with configuredAtLaunch in the task definition.',
        form: 'text',
        parse: (0,_slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lq)((0,_slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_3__/* .textOf */ .b6)(_slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_3__/* .VOLUME_NAME */ .h7)),
    }),
    'run-task-managed-ebs-volume': (0,_declaration_js__WEBPACK_IMPORTED_MODULE_0__/* .declare */ .x)({
        group: 'one-off task',
        description: 'EBS volume that ECS creates for it: a JSON object with roleArn.',
        form: 'text',
        parse: (0,_slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lq)(_json_forms_js__WEBPACK_IMPORTED_MODULE_2__/* .parseManagedVolume */ .Fn),
    }),
};


/***/ }),

/***/ 39932:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ SCHEDULE_INPUTS)
/* harmony export */ });
/* harmony import */ var _slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(43892);
/* harmony import */ var _slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(23338);
/* harmony import */ var _slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(60846);
/* harmony import */ var _declaration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(39929);



/** EventBridge API reference, ListTargetsByRule, Rule and EventBusName; the name of a partner's bus has slashes. */
const RULE = {
    noun: 'a rule',
    rule: 'a name (letters, digits, ".", "-" and "_", at most 64) or BUS/NAME',
    pattern: /^(?:[\w./-]{1,256}\/)?[\w.-]{1,64}$/,
    longest: 321,
    placeholder: 'RULE',
};
/** EventBridge Scheduler API reference, GetSchedule, Name and GroupName. */
const SCHEDULE = {
    noun: 'a schedule',
    rule: 'a name (letters, digits, ".", "-" and "_", at most 64) or GROUP/NAME',
    pattern: /^(?:[\w.-]{1,64}\/)?[\w.-]{1,64}$/,
    longest: 129,
    placeholder: 'SCHEDULE',
};
/** What starts tasks by the clock, and gets the revision of the run. */
const SCHEDULE_INPUTS = {
    'scheduled-rules': (0,_declaration_js__WEBPACK_IMPORTED_MODULE_0__/* .declare */ .x)({
        group: 'service',
        description: 'EventBridge rules that follow: their ECS targets of the same family get the new revision once it runs in the services, or without a service once it is registered. Names, or BUS/NAME.',
        form: 'list',
        parse: (0,_slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_1__/* .listOf */ .c3)(parseReference('rule', RULE)),
    }),
    schedules: (0,_declaration_js__WEBPACK_IMPORTED_MODULE_0__/* .declare */ .x)({
        group: 'service',
        description: 'EventBridge Scheduler schedules that follow in the same way. Names, or GROUP/NAME.',
        form: 'list',
        parse: (0,_slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_1__/* .listOf */ .c3)(parseReference('schedule', SCHEDULE)),
    }),
};
function parseReference(kind, grammar) {
    const parse = (0,_slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_2__/* .textOf */ .b6)(grammar);
    return (0,_slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_1__/* .expecting */ .Kk)(parse, (raw) => {
        const parsed = parse(raw);
        if ('errors' in parsed)
            return parsed;
        const slash = parsed.value.lastIndexOf('/');
        const parent = slash < 0 ? undefined : parsed.value.slice(0, slash);
        return { value: { kind, name: parsed.value.slice(slash + 1), ...(0,_slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_3__/* .defined */ .s)({ parent }) } };
    });
}


/***/ }),

/***/ 32740:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ SOURCE_INPUTS),
/* harmony export */   u: () => (/* binding */ TASK_DEFINITION_INPUTS)
/* harmony export */ });
/* harmony import */ var _slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(43892);
/* harmony import */ var _slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(23338);
/* harmony import */ var _command_form_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(39991);
/* harmony import */ var _declaration_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(39929);
/* harmony import */ var _entries_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(82641);
/* harmony import */ var _forms_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4570);





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
    'task-definition': (0,_declaration_js__WEBPACK_IMPORTED_MODULE_1__/* .declare */ .x)({
        group: 'task definition',
        description: 'Task definition file, JSON or YAML; the output of describe-task-definition works too. Default: the revision of the last completed deployment.',
        form: 'text',
        parse: (0,_slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lq)((0,_slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_3__/* .textOf */ .b6)(_slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_3__/* .PATH */ .gI)),
    }),
    'task-definition-arn': (0,_declaration_js__WEBPACK_IMPORTED_MODULE_1__/* .declare */ .x)({
        group: 'task definition',
        description: 'Registered revision to start from: ARN, FAMILY:NUMBER, or FAMILY for the latest active one. A revision given by number is deployed as it is if no other input changes it.',
        form: 'text',
        parse: (0,_slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lq)((0,_slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_3__/* .textOf */ .b6)(_slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_3__/* .REVISION */ .sP)),
    }),
    'task-definition-family': (0,_declaration_js__WEBPACK_IMPORTED_MODULE_1__/* .declare */ .x)({
        group: 'task definition',
        description: 'Family to start from: its latest active revision.',
        form: 'text',
        parse: (0,_slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lq)((0,_slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_3__/* .textOf */ .b6)(_slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_3__/* .FAMILY */ .Ju)),
    }),
    'task-definition-revision': (0,_declaration_js__WEBPACK_IMPORTED_MODULE_1__/* .declare */ .x)({
        group: 'task definition',
        description: 'Number of the revision to start from. Requires task-definition-family.',
        form: 'number',
        parse: (0,_slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lq)((0,_slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_2__/* .integerIn */ .wo)({ from: 1, to: 1_000_000 })),
    }),
    'container-name': (0,_declaration_js__WEBPACK_IMPORTED_MODULE_1__/* .declare */ .x)({
        group: 'task definition',
        description: 'Containers that the image and the inputs below change. Default: the only essential container.',
        form: 'list',
        parse: (0,_slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_2__/* .listOf */ .c3)((0,_slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_3__/* .textOf */ .b6)(_slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_3__/* .CONTAINER */ .MR)),
    }),
    'environment-variables': (0,_declaration_js__WEBPACK_IMPORTED_MODULE_1__/* .declare */ .x)({
        group: 'task definition',
        description: 'Environment variables to set, NAME=value, one per line. A value with several lines: NAME<<END, the lines, END. Other variables stay.',
        form: 'lines',
        parse: (0,_entries_js__WEBPACK_IMPORTED_MODULE_4__/* .entriesOf */ .M)({ mayHaveLines: true, lastWins: true }),
    }),
    secrets: (0,_declaration_js__WEBPACK_IMPORTED_MODULE_1__/* .declare */ .x)({
        group: 'task definition',
        description: 'Secrets to set, NAME=ARN, one per line, with ARNs of AWS Secrets Manager or of Systems Manager parameters. Other secrets stay.',
        form: 'lines',
        parse: (0,_entries_js__WEBPACK_IMPORTED_MODULE_4__/* .entriesOf */ .M)({ checkValue: _forms_js__WEBPACK_IMPORTED_MODULE_0__/* .checkSecretSource */ .qv, lastWins: true }),
    }),
    'prune-environment': (0,_declaration_js__WEBPACK_IMPORTED_MODULE_1__/* .declare */ .x)({
        group: 'task definition',
        description: 'Remove the environment variables and secrets of these containers that environment-variables and secrets do not list.',
        default: 'false',
        form: 'boolean',
        parse: _slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_2__/* .parseBoolean */ .yG,
    }),
    'env-files': (0,_declaration_js__WEBPACK_IMPORTED_MODULE_1__/* .declare */ .x)({
        group: 'task definition',
        description: 'Environment files in Amazon S3: ARNs such as arn:aws:s3:::bucket/web.env, one per line, at most 10. They replace the current list.',
        form: 'lines',
        parse: (0,_slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_2__/* .atMost */ .Tu)(10, (0,_slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_2__/* .linesOf */ .Dx)((0,_slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_3__/* .textOf */ .b6)(_slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_3__/* .ENVIRONMENT_FILE */ .tG))),
    }),
    'docker-labels': (0,_declaration_js__WEBPACK_IMPORTED_MODULE_1__/* .declare */ .x)({
        group: 'task definition',
        description: 'Docker labels to set, name=value, one per line. Other labels stay.',
        form: 'lines',
        parse: (0,_entries_js__WEBPACK_IMPORTED_MODULE_4__/* .entriesOf */ .M)({ mayHaveLines: true, lastWins: true }),
    }),
    'log-configuration-log-driver': (0,_declaration_js__WEBPACK_IMPORTED_MODULE_1__/* .declare */ .x)({
        group: 'task definition',
        description: 'Log driver of the containers. If the driver changes, the options of the previous driver are removed.',
        form: 'text',
        parse: (0,_slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lq)((0,_slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_2__/* .oneOf */ .yL)(LOG_DRIVERS)),
    }),
    'log-configuration-options': (0,_declaration_js__WEBPACK_IMPORTED_MODULE_1__/* .declare */ .x)({
        group: 'task definition',
        description: 'Options of the log driver to set, name=value, one per line. Other options stay.',
        form: 'lines',
        parse: (0,_entries_js__WEBPACK_IMPORTED_MODULE_4__/* .entriesOf */ .M)({ lastWins: true }),
    }),
    command: (0,_declaration_js__WEBPACK_IMPORTED_MODULE_1__/* .declare */ .x)({
        group: 'task definition',
        description: 'Command of the containers: words separated by spaces, with "…" or \'…\' around words that contain spaces, for example sh -c "exec web"; or a JSON array of strings. Variables are not expanded.',
        form: 'text',
        parse: (0,_slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lq)(_command_form_js__WEBPACK_IMPORTED_MODULE_5__/* .parseCommand */ .R),
    }),
    'task-role-arn': (0,_declaration_js__WEBPACK_IMPORTED_MODULE_1__/* .declare */ .x)({
        group: 'task definition',
        description: 'Task role: the IAM role of the containers, ARN or name.',
        form: 'text',
        parse: (0,_slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lq)((0,_slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_3__/* .textOf */ .b6)(_slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_3__/* .ROLE */ .z7)),
    }),
    'execution-role-arn': (0,_declaration_js__WEBPACK_IMPORTED_MODULE_1__/* .declare */ .x)({
        group: 'task definition',
        description: 'Execution role: the IAM role with which ECS pulls images, reads secrets and writes logs, ARN or name.',
        form: 'text',
        parse: (0,_slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lq)((0,_slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_3__/* .textOf */ .b6)(_slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_3__/* .ROLE */ .z7)),
    }),
    'keep-null-value-keys': (0,_declaration_js__WEBPACK_IMPORTED_MODULE_1__/* .declare */ .x)({
        group: 'task definition',
        description: 'Names of fields to keep in the task-definition file although they are null or empty strings. Not needed for empty lists, objects, or the values of variables, labels, options and commands.',
        form: 'list',
        parse: (0,_slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_2__/* .listOf */ .c3)((0,_slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_3__/* .textOf */ .b6)(_slipway_ecs_rules_grammar__WEBPACK_IMPORTED_MODULE_3__/* .FIELD_NAME */ .VR)),
    }),
};
/** What names a task definition. The first that is given is used, in the order of the official render. */
const SOURCE_INPUTS = [
    'task-definition',
    'task-definition-arn',
    'task-definition-family',
];


/***/ }),

/***/ 63818:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FC: () => (/* binding */ retryMethods),
/* harmony export */   Ni: () => (/* binding */ isUnanswered),
/* harmony export */   xw: () => (/* binding */ openRetries)
/* harmony export */ });
/* harmony import */ var _deploy_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(95078);

/** So long a call without a usable answer is repeated. */
const LIMIT_MS = 60_000;
const BASE_MS = 500;
const CAP_MS = 10_000;
/** Errors that end sooner are not reported. */
const QUIET_MS = 15_000;
/**
 * Retries calls that get no usable answer: for a minute each, with full jitter, half a second at first, ten at most.
 * Only for what may be repeated; a write without a client token goes through `sendOnce`.
 */
function openRetries(world, settings = {}) {
    const { leastPauseMs = 0, isShared = false, isWorthRepeating = isUnanswered } = settings;
    let spentMs = 0;
    let isReported = false;
    const wait = async (attempt, spent, why) => {
        const pauseMs = leastPauseMs + world.clock.random() * Math.min(CAP_MS, BASE_MS * 2 ** attempt);
        if (spent + pauseMs >= QUIET_MS && !isReported) {
            isReported = true;
            world.report({ type: 'notice', text: `Retrying, AWS does not answer: ${why}` });
        }
        world.report({ type: 'debug', text: `${why} Retrying in ${Math.round(pauseMs)} ms.` });
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
                const error = (0,_deploy_error_js__WEBPACK_IMPORTED_MODULE_0__/* .asDeployError */ .y0)(thrown);
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
    return new _deploy_error_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH({
        kind,
        message: `${error.message.replace(/\.$/, '')} (${attempt + 1} attempts).`,
        advice,
        cause: error,
    });
}
/** The same port, with retries for the methods that may be repeated. */
function retryMethods(port, methods, retry) {
    const retrying = methods.map((name) => {
        const method = port[name];
        return [name, (...args) => retry(() => method(...args))];
    });
    return { ...port, ...Object.fromEntries(retrying) };
}


/***/ }),

/***/ 54084:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Pc: () => (/* binding */ toServiceDeploymentArn),
/* harmony export */   SR: () => (/* binding */ toServiceArn),
/* harmony export */   Ze: () => (/* binding */ toClusterArn),
/* harmony export */   kX: () => (/* binding */ toRevisionArn),
/* harmony export */   wR: () => (/* binding */ toTaskArn)
/* harmony export */ });
/**
 * ARNs of Amazon ECS as types (Service Authorization Reference, "Resource types defined by Amazon ECS"). The type is the
 * form of the text, so that one kind of ARN is never taken for another; at run time each is a plain text.
 */
/** A text that AWS answered or a grammar checked. Empty for one that AWS left out. */
function toRevisionArn(text) {
    return (text ?? '');
}
/** A text that AWS answered. Empty for one that AWS left out. */
function toClusterArn(text) {
    return (text ?? '');
}
/** A text that AWS answered. Empty for one that AWS left out. */
function toServiceArn(text) {
    return (text ?? '');
}
/** A text that AWS answered. Empty for one that AWS left out. */
function toTaskArn(text) {
    return (text ?? '');
}
/** A text that AWS answered. Empty for one that AWS left out. */
function toServiceDeploymentArn(text) {
    return (text ?? '');
}


/***/ }),

/***/ 23338:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bs: () => (/* binding */ CLUSTER),
/* harmony export */   Ju: () => (/* binding */ FAMILY),
/* harmony export */   Ld: () => (/* binding */ STAGE),
/* harmony export */   MR: () => (/* binding */ CONTAINER),
/* harmony export */   Ne: () => (/* binding */ IMAGE_TAG),
/* harmony export */   OP: () => (/* binding */ ECR_REPOSITORY),
/* harmony export */   Ov: () => (/* binding */ SERVICE_DEPLOYMENT_ARN),
/* harmony export */   UC: () => (/* binding */ HOOK_ID),
/* harmony export */   VR: () => (/* binding */ FIELD_NAME),
/* harmony export */   Wo: () => (/* binding */ CODE_DEPLOY_NAME),
/* harmony export */   YV: () => (/* binding */ SERVICE),
/* harmony export */   Yr: () => (/* binding */ SUBNET),
/* harmony export */   b6: () => (/* binding */ textOf),
/* harmony export */   fV: () => (/* binding */ CACHE),
/* harmony export */   gI: () => (/* binding */ PATH),
/* harmony export */   gT: () => (/* binding */ REVISION_ARN),
/* harmony export */   h7: () => (/* binding */ VOLUME_NAME),
/* harmony export */   hH: () => (/* binding */ SECURITY_GROUP),
/* harmony export */   i9: () => (/* binding */ PLATFORM),
/* harmony export */   mf: () => (/* binding */ STARTED_BY),
/* harmony export */   sP: () => (/* binding */ REVISION),
/* harmony export */   tG: () => (/* binding */ ENVIRONMENT_FILE),
/* harmony export */   u4: () => (/* binding */ ACCOUNT),
/* harmony export */   z7: () => (/* binding */ ROLE),
/* harmony export */   zZ: () => (/* binding */ parseImage)
/* harmony export */ });
/* harmony import */ var _images_image_reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(44605);
/* harmony import */ var _text_input_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(18466);
/* harmony import */ var _parse_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(43892);
/** The syntax of names, tags, paths and references. It is checked before any of them reaches Docker or AWS. */



/** A text of this form. Control characters and a leading `-`, which docker would read as an option, never pass. */
function textOf(grammar) {
    const { pattern } = grammar;
    const isLegal = pattern instanceof RegExp ? (text) => pattern.test(text) : pattern;
    return readAs(grammar, (text) => (isLegal(text) ? text : undefined));
}
/** What is read of a text of this form; `read` answers undefined for a text that is not legal. */
function readAs(form, read) {
    return (0,_parse_js__WEBPACK_IMPORTED_MODULE_0__/* .expecting */ .Kk)(form, (raw) => {
        const text = raw.trim();
        const problem = findProblem(text, form);
        const value = problem === undefined ? read(text) : undefined;
        if (value !== undefined)
            return { value };
        const shown = form.isPrivate === true ? 'an item' : (0,_text_input_error_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(text);
        return (0,_parse_js__WEBPACK_IMPORTED_MODULE_0__/* .refuseText */ .A)(`${shown} ${problem ?? `is not ${form.noun}`}`, form.advise?.(text) ?? `Use ${form.rule}`);
    });
}
/** What no form allows. */
function findProblem(text, { longest }) {
    if (/[\p{Cc}\p{Cs}]/u.test(text))
        return 'contains control characters';
    if (text.startsWith('-'))
        return 'begins with "-", like an option';
    return [...text].length > longest ? `is longer than ${longest} characters` : undefined;
}
const TAG_RULE = 'letters, digits, "_", "." and "-" (at most 128, not "." or "-" first)';
/** Two branches may meet in one rewritten tag, so a legal tag is proposed and never put in its place. */
const IMAGE_TAG = {
    noun: 'an image tag',
    rule: TAG_RULE,
    pattern: _images_image_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .isTag */ .dz,
    longest: 128,
    advise: (text) => {
        const proposal = (0,_images_image_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .proposeTag */ .vE)(text);
        return proposal === undefined ? undefined : `Use ${TAG_RULE}, such as "${proposal}"`;
    },
    placeholder: 'TAG',
};
/** Name, or URI, of a repository. Names: ECR API reference, CreateRepository, repositoryName. */
const ECR_REPOSITORY = {
    noun: 'an ECR repository',
    rule: 'a name or HOST/name of lower-case letters and digits, with single ".", "_", "-" or "/" between them',
    pattern: isEcrRepository,
    longest: 512,
    advise: (text) => {
        if (/^https?:/.test(text))
            return 'Remove the scheme (https://)';
        return /[^/:]:[^/]+$|@/.test(text) ? 'Set only the repository here, and the tag in image-tag' : undefined;
    },
    placeholder: 'REPOSITORY',
};
function isEcrRepository(text) {
    const { registry, name } = (0,_images_image_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .parseRepository */ .SU)(text);
    const isName = name.length >= 2 && name.length <= 256 && /^[a-z0-9]+(?:[._/-][a-z0-9]+)*$/.test(name);
    return isName && (registry === undefined || (0,_images_image_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .isRegistryHost */ .EV)(registry));
}
/** Docker's reference grammar; ECS allows at most 255 characters (ECS API reference, ContainerDefinition, image). */
const IMAGE_REFERENCE = {
    noun: 'an image reference',
    rule: 'HOST/name:tag or HOST/name@sha256:digest, with the name in lower case',
    longest: 255,
    placeholder: 'IMAGE',
};
/** An image reference, in its parts. */
const parseImage = readAs(IMAGE_REFERENCE, _images_image_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .parseImageReference */ .o_);
const NAME = '[A-Za-z0-9_-]{1,255}';
const NAME_RULE = 'letters, digits, "_" and "-", at most 255';
const ECS_ARN = String.raw `arn:aws[a-z-]*:ecs:[a-z0-9-]+:\d{12}`;
/** ECS API reference, CreateService, serviceName. An ARN contains the cluster's name, except in the old form. */
const SERVICE = {
    noun: 'a service',
    rule: `a name (${NAME_RULE}) or an ARN`,
    pattern: new RegExp(String.raw `^(?:${NAME}|${ECS_ARN}:service\/(?:${NAME}\/)?${NAME})$`),
    longest: 640,
    placeholder: 'NAME',
};
/** ECS API reference, CreateCluster, clusterName. */
const CLUSTER = {
    noun: 'a cluster',
    rule: `a name (${NAME_RULE}) or an ARN`,
    pattern: new RegExp(String.raw `^(?:${NAME}|${ECS_ARN}:cluster\/${NAME})$`),
    longest: 384,
    placeholder: 'NAME',
};
/** ECS API reference, ContinueServiceDeployment, serviceDeploymentArn. */
const SERVICE_DEPLOYMENT_ARN = {
    noun: 'the ARN of a service deployment',
    rule: 'arn:aws:ecs:REGION:ACCOUNT:service-deployment/CLUSTER/SERVICE/ID',
    pattern: new RegExp(String.raw `^${ECS_ARN}:service-deployment\/${NAME}\/${NAME}\/${NAME}$`),
    longest: 1024,
    placeholder: 'ARN',
};
/** ECS API reference, ContinueServiceDeployment, hookId, which documents no form. */
const HOOK_ID = {
    noun: 'the ID of a lifecycle hook',
    rule: 'the output hook-id, such as ecs-pause-AbC123',
    pattern: /^[\w.:/-]+$/,
    longest: 255,
    placeholder: 'ID',
};
/** ECS API reference, RegisterTaskDefinition, family. */
const FAMILY = {
    noun: 'a family',
    rule: NAME_RULE,
    pattern: new RegExp(`^${NAME}$`),
    longest: 255,
    placeholder: 'NAME',
};
/** ECS API reference, ContainerDefinition, name. */
const CONTAINER = { ...FAMILY, noun: 'a container name' };
/** IAM User Guide, "Your AWS account identifiers". YAML reads a number where there are no quotes. */
const ACCOUNT = {
    noun: 'an AWS account',
    rule: 'twelve digits in quotes (YAML drops leading zeros of a number)',
    pattern: /^\d{12}$/,
    longest: 12,
    placeholder: 'ACCOUNT',
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
 * What DescribeTaskDefinition accepts (ECS API reference, DescribeTaskDefinition, taskDefinition). Whether an ARN
 * without a number is accepted is not documented there, so ECS decides.
 */
const REVISION = {
    noun: 'a revision',
    rule: `${REVISION_ARN.rule}, FAMILY:NUMBER, or FAMILY for its latest active revision`,
    pattern: new RegExp(String.raw `^(?:${ECS_ARN}:task-definition\/)?${NAME}(?:${NUMBER})?$`),
    longest: 384,
    placeholder: 'REVISION',
};
/**
 * Of a role: IAM API reference, CreateRole. ECS accepts its name or its ARN (ECS API reference,
 * RegisterTaskDefinition).
 */
const ROLE = {
    noun: 'a role',
    rule: 'an ARN (arn:aws:iam::ACCOUNT:role/NAME) or a name (letters, digits and "+=,.@_-", at most 64)',
    pattern: /^(?:arn:aws[a-z-]*:iam::\d{12}:role\/(?:[!-.0-~]+\/)*)?[\w+=,.@-]{1,64}$/,
    longest: 640,
    placeholder: 'ROLE',
};
/** ECS API reference, EnvironmentFile; Amazon S3 User Guide, bucket naming rules. */
const ENVIRONMENT_FILE = {
    noun: 'the ARN of an environment file',
    rule: 'arn:aws:s3:::BUCKET/KEY, with a key that ends in .env',
    pattern: /^arn:aws[a-z-]*:s3:::[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]\/\S+\.env$/,
    longest: 1200,
    advise: (text) => (/^s3:\/\/./.test(text) ? `Use arn:aws:s3:::BUCKET/KEY instead of s3://BUCKET/KEY` : undefined),
    placeholder: 'ARN',
};
/** A field of a task definition, or the name of an option or label in it. */
const FIELD_NAME = {
    noun: 'the name of a field',
    rule: 'the name only, without its path, such as tag',
    pattern: /^[^\s[\]{}"]+$/u,
    longest: 255,
    placeholder: 'NAME',
};
/** A path of the file system; the code that opens it checks where it leads. */
const PATH = {
    noun: 'a path',
    rule: 'any text that does not begin with "-"',
    pattern: /^.+$/u,
    longest: 4096,
    advise: (text) => (text.startsWith('-') ? 'Put ./ before it' : 'Use a path without them'),
    placeholder: 'PATH',
};
/** Docker's build stages, or the number of one. */
const STAGE = {
    noun: 'a build stage',
    rule: 'letters, digits, "_", "." and "-", with a letter or digit first',
    pattern: /^[A-Za-z0-9][A-Za-z0-9_.-]*$/,
    longest: 128,
    placeholder: 'STAGE',
};
/** OCI image specification, platform: operating system, architecture, variant. */
const PLATFORM = {
    noun: 'a platform',
    rule: 'os/architecture or os/architecture/variant, such as linux/arm64',
    pattern: /^[a-z0-9_]+\/[a-z0-9_]+(?:\/[a-z0-9_.]+)?$/,
    longest: 64,
    placeholder: 'PLATFORM',
};
/** Where a build cache is kept: an image reference, or `type=…` with attributes. */
const CACHE = {
    noun: 'a cache location',
    rule: 'an image reference or attributes such as type=registry,ref=…, without spaces',
    pattern: /^[^\s"]+$/u,
    longest: 1024,
    isPrivate: true,
    placeholder: 'CACHE',
};
/** Amazon EC2 API reference, CreateSubnet. */
const SUBNET = {
    noun: 'a subnet id',
    rule: 'subnet- followed by letters or digits',
    pattern: /^subnet-[A-Za-z0-9]+$/,
    longest: 64,
    placeholder: 'SUBNET',
};
/** Amazon EC2 API reference, CreateSecurityGroup. */
const SECURITY_GROUP = {
    noun: 'a security group id',
    rule: 'sg- followed by letters or digits',
    pattern: /^sg-[A-Za-z0-9]+$/,
    longest: 64,
    placeholder: 'GROUP',
};
/** ECS API reference, RunTask, startedBy. */
const STARTED_BY = {
    noun: 'a startedBy value',
    rule: 'letters, digits, "-", "/" and "_", at most 128',
    pattern: /^[A-Za-z0-9/_-]+$/,
    longest: 128,
    placeholder: 'NAME',
};
/** Of an application, a deployment group or a configuration (AWS CodeDeploy quotas). */
const CODE_DEPLOY_NAME = {
    noun: 'a CodeDeploy name',
    rule: 'letters, digits and ". _ + = , @ -", at most 100',
    pattern: /^[A-Za-z0-9._+=,@-]+$/,
    longest: 100,
    placeholder: 'NAME',
};
/** ECS API reference, Volume, name. */
const VOLUME_NAME = { ...FAMILY, noun: 'a volume name' };


/***/ }),

/***/ 43892:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ refuseText),
/* harmony export */   Dx: () => (/* binding */ linesOf),
/* harmony export */   Kk: () => (/* binding */ expecting),
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
/* harmony import */ var _text_input_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(18466);
/* harmony import */ var _values_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(60846);
/** Parsers of raw inputs: text in, a value or all of its errors out. A blank text is "not given". */


/** The parser, described. */
function expecting({ choices, placeholder }, parse) {
    return Object.assign(parse, (0,_values_index_js__WEBPACK_IMPORTED_MODULE_0__/* .defined */ .s)({ choices, placeholder }));
}
function refuseText(problem, advice) {
    return { errors: [{ problem, ...(0,_values_index_js__WEBPACK_IMPORTED_MODULE_0__/* .defined */ .s)({ advice }) }] };
}
/** Any text of one or several lines, unchanged. An error quotes none of it. */
function parseText(raw) {
    if (!/(?![\t\r\n])[\p{Cc}\p{Cs}]/u.test(raw))
        return { value: raw };
    return refuseText('the text contains control characters', 'Remove them; line breaks and tabs are allowed');
}
/** A blank text is `undefined`; any other goes to the parser, trimmed. */
function optional(parse) {
    return expecting(parse, (raw) => (raw.trim() === '' ? { value: undefined } : parse(raw.trim())));
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
    return expecting(parse, (raw) => gather([...new Set(splitList(raw))].map(parse)));
}
/** A list by lines, for items with commas. */
function linesOf(parse) {
    return expecting(parse, (raw) => gather(splitLines(raw).map(parse)));
}
/** A list that is no longer than ECS allows. */
function atMost(count, parse) {
    return expecting(parse, (raw) => {
        const parsed = parse(raw);
        const isLonger = 'value' in parsed && parsed.value.length > count;
        return isLonger ? refuseText(`must have at most ${count} items (got ${parsed.value.length})`) : parsed;
    });
}
/** All values, or all errors of all items. */
function gather(items) {
    const errors = items.flatMap((item) => ('errors' in item ? item.errors : []));
    return errors.length > 0 ? { errors } : { value: items.flatMap((item) => ('errors' in item ? [] : [item.value])) };
}
/** The booleans of YAML 1.2's core schema: true, True, TRUE, false, False, FALSE. */
function parseBoolean(raw) {
    const text = raw.trim();
    if (/^(true|True|TRUE)$/.test(text))
        return { value: true };
    if (/^(false|False|FALSE)$/.test(text))
        return { value: false };
    return refuseText(`${(0,_text_input_error_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(text)} is invalid`, 'Use true or false');
}
/** One of the words, in these very letters. */
function oneOf(choices) {
    const words = `${choices.slice(0, -1).join(', ')} or ${choices.at(-1)}`;
    return expecting({ choices }, (raw) => {
        const chosen = choices.find((choice) => choice === raw.trim());
        return chosen === undefined ? refuseText(`${(0,_text_input_error_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(raw.trim())} is invalid`, `Use ${words}`) : { value: chosen };
    });
}
/** Counts and percentages in ECS are 32-bit integers (ECS API reference, data types). */
const LARGEST_INTEGER = 2_147_483_647;
/** Decimal digits only, within the range. `unit` is for names that do not say it: `milliseconds`. */
function integerIn(range) {
    const noun = range.unit === undefined ? 'a whole number' : `a whole number of ${range.unit}`;
    const placeholder = range.unit === undefined ? 'NUMBER' : range.unit.toUpperCase();
    return expecting({ placeholder }, (raw) => parseNumber(raw.trim(), /^\d{1,10}$/, { noun, ...range }));
}
/** Decimal digits, with a fraction if wanted, within the range. The value is in milliseconds. */
function durationIn(range) {
    const factor = range.unit === 'minutes' ? 60_000 : 1_000;
    return expecting({ placeholder: range.unit.toUpperCase() }, (raw) => {
        const parsed = parseNumber(raw.trim(), /^\d{1,10}(\.\d{1,6})?$/, { noun: 'a number', ...range });
        return 'errors' in parsed ? parsed : { value: Math.round(parsed.value * factor) };
    });
}
function parseNumber(text, form, range) {
    const number = Number(text);
    const isWithin = number >= range.from && number <= (range.to ?? LARGEST_INTEGER);
    if (form.test(text) && isWithin)
        return { value: number };
    const bounds = range.to === undefined ? `, ${range.from} or more` : ` from ${range.from} to ${range.to}`;
    return refuseText(`must be ${range.noun}${bounds} (got ${(0,_text_input_error_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(text)})`);
}


/***/ }),

/***/ 44605:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bc: () => (/* binding */ isDigest),
/* harmony export */   EV: () => (/* binding */ isRegistryHost),
/* harmony export */   GH: () => (/* binding */ findEmptyPart),
/* harmony export */   R5: () => (/* binding */ isEcrHost),
/* harmony export */   SU: () => (/* binding */ parseRepository),
/* harmony export */   dz: () => (/* binding */ isTag),
/* harmony export */   o_: () => (/* binding */ parseImageReference),
/* harmony export */   rp: () => (/* binding */ pinReference),
/* harmony export */   vE: () => (/* binding */ proposeTag),
/* harmony export */   xl: () => (/* binding */ pinText)
/* harmony export */ });
/* harmony import */ var _values_type_helpers_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(60846);

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
    return { text, ...(0,_values_type_helpers_js__WEBPACK_IMPORTED_MODULE_0__/* .defined */ .s)({ registry }), repository, ...(0,_values_type_helpers_js__WEBPACK_IMPORTED_MODULE_0__/* .defined */ .s)({ tag, digest }) };
}
/**
 * The first empty part, as an expression without a value leaves it: `/web:v1`, `host/:v1`, `host/web:`,
 * `host/web@sha256:`.
 */
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
 * The name, and the registry if a URI was given. A name in ECR may contain dots before its first slash, as
 * `my.team/web`, so only what cannot be a part of a name is taken for a host.
 */
function parseRepository(text) {
    const slash = text.indexOf('/');
    const first = text.slice(0, Math.max(slash, 0));
    const isHost = first.includes(':') || first === 'localhost' || isEcrHost(first) || /^[0-9]+(?:\.[0-9]+){3}$/.test(first);
    return isHost ? { registry: first, name: text.slice(slash + 1) } : { name: text };
}
/**
 * Whether Docker accepts the text as a tag: 1 to 128 of letters, digits, `_`, `.`, `-`, not beginning with `.` or `-`.
 */
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
/** A legal tag near to the text, to propose; undefined when no state was kept. */
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
/** `REGISTRY/REPOSITORY@DIGEST` of a reference by tag; one that has a digest stays as it is. */
function pinReference({ text, registry, repository, digest: own }, digest) {
    if (own !== undefined)
        return text;
    return `${registry === undefined ? '' : `${registry}/`}${repository}@${digest}`;
}
/** The same of a text, such as a document has; one that is no reference stays as it is. */
function pinText(text, digest) {
    const reference = parseImageReference(text);
    return reference === undefined ? text : pinReference(reference, digest);
}


/***/ }),

/***/ 44565:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ HOOK_STAGES),
/* harmony export */   x: () => (/* binding */ PAUSE_STAGES)
/* harmony export */ });
/** Lifecycle stages of a service deployment at which a hook can run, in their order. */
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
/** Stages at which a PAUSE hook is possible: not while traffic moves (ECS API reference, DeploymentLifecycleHook). */
const PAUSE_STAGES = [
    'RECONCILE_SERVICE',
    'PRE_SCALE_UP',
    'POST_SCALE_UP',
    'POST_TEST_TRAFFIC_SHIFT',
    'PRE_PRODUCTION_TRAFFIC_SHIFT',
    'POST_PRODUCTION_TRAFFIC_SHIFT',
];


/***/ }),

/***/ 18466:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   hD: () => (/* binding */ quote),
/* harmony export */   hg: () => (/* binding */ nameInputProblem),
/* harmony export */   i7: () => (/* binding */ nameInputAdvice),
/* harmony export */   i8: () => (/* binding */ formatInputError),
/* harmony export */   qg: () => (/* binding */ findNearest)
/* harmony export */ });
/* harmony import */ var _outside_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(79672);

/** One line for a person: `image-tag: "feat/x" is not an image tag. Use "feat-x", for example.` */
function formatInputError(error) {
    return [nameInputProblem(error), nameInputAdvice(error)].filter((sentence) => sentence !== undefined).join(' ');
}
/** The problem alone, as a sentence: `wait-for-minutes must be a number from 0.1 to 360 (got "soon").` */
function nameInputProblem({ input, problem }) {
    return problem.startsWith('must ') ? `${input} ${problem}.` : `${input}: ${problem}.`;
}
/** The advice alone, as a sentence; undefined where the problem says it already. */
function nameInputAdvice({ advice }) {
    return advice === undefined || advice.endsWith('?') ? advice : `${advice}.`;
}
const LONGEST_QUOTE = 80;
/**
 * Text of a workflow in quotes, made harmless: it may come from the title of a pull request, or be a URL with a token.
 */
function quote(text) {
    const withoutUser = text.replaceAll(/\/\/[^/]*@/g, '//…@');
    return `"${(0,_outside_text_js__WEBPACK_IMPORTED_MODULE_0__/* .quoteOutsideText */ .h)(withoutUser, LONGEST_QUOTE)}"`;
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


/***/ })

};

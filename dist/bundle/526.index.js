export const id = 526;
export const ids = [526];
export const modules = {

/***/ 31800:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  fA: () => (/* binding */ LOCAL_OPTION_NAMES),
  ti: () => (/* binding */ describeOption),
  hI: () => (/* binding */ showDefault)
});

// UNUSED EXPORTS: LOCAL_OPTIONS

// EXTERNAL MODULE: ./packages/ecs-rules/lib/grammar/parse.js
var grammar_parse = __webpack_require__(43892);
// EXTERNAL MODULE: ./packages/ecs-rules/lib/grammar/grammar.js
var grammar_grammar = __webpack_require__(23338);
// EXTERNAL MODULE: ./packages/local-ecs/lib/forms/alarm-form.js
var alarm_form = __webpack_require__(91675);
// EXTERNAL MODULE: ./packages/local-ecs/lib/forms/fault-form.js
var fault_form = __webpack_require__(3444);
// EXTERNAL MODULE: ./packages/local-ecs/lib/forms/form.js
var forms_form = __webpack_require__(57991);
// EXTERNAL MODULE: ./packages/local-ecs/lib/forms/instance-form.js
var instance_form = __webpack_require__(22253);
// EXTERNAL MODULE: ./packages/local-ecs/lib/forms/scenario-form.js
var scenario_form = __webpack_require__(57162);
// EXTERNAL MODULE: ./packages/local-ecs/lib/forms/settings-form.js
var settings_form = __webpack_require__(38499);
// EXTERNAL MODULE: ./packages/local-ecs/lib/forms/target-group-form.js
var target_group_form = __webpack_require__(50317);
// EXTERNAL MODULE: ./packages/local-ecs/lib/settings/throttle-groups.js
var throttle_groups = __webpack_require__(39752);
;// CONCATENATED MODULE: ./packages/local-ecs/lib/command/local-option.js
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
            return 'errors' in parsed ? { errors: parsed.errors.map((error) => ({ path, ...error })) } : parsed;
        },
    };
}
/** An option whose flag and file field take the same text. */
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
    return (0,grammar_parse/* expecting */.Kk)(parse, (raw) => {
        const parsed = parse(raw);
        return 'errors' in parsed ? parsed : { value: change(parsed.value) };
    });
}
function textForm(grammar) {
    return plainOf((0,grammar_grammar/* textOf */.b6)(grammar));
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/command/local-options.js
/** The options of `slipway local`: one declaration per option, for its flag, its file field, the help and the docs. */










const INSTANCE_COUNT = (0,grammar_parse/* integerIn */.wo)({ from: 0, to: 200 });
const CLUSTER_NAME = mapParsed((0,grammar_grammar/* textOf */.b6)(grammar_grammar/* CLUSTER */.Bs), (name) => [name]);
const A_PATH = (0,grammar_grammar/* textOf */.b6)(grammar_grammar/* PATH */.gI);
const LAG = mapParsed((0,grammar_parse/* integerIn */.wo)({ from: 0, to: 3_600_000, unit: 'milliseconds' }), (lagMs) => ({ lagMs }));
const SWITCH = mapParsed((0,grammar_parse/* oneOf */.yL)(['true', 'false']), (word) => (word === 'true' ? (0,throttle_groups/* documentedLimits */.$3)() : {}));
/** By the name of the field in the file, in the order of the help. */
const LOCAL_OPTIONS = {
    config: declare({
        description: 'File with any of these settings, YAML or JSON. Flags have precedence.',
        default: undefined,
        flag: { name: 'config', parse: A_PATH },
    }),
    port: plain({
        name: 'port',
        description: 'Port; 0 for any free port.',
        default: 4566,
        parse: (0,grammar_parse/* integerIn */.wo)({ from: 0, to: 65_535 }),
    }),
    listen: plain({
        name: 'listen',
        description: 'Address to listen on. 0.0.0.0: all addresses of this machine, for a container; the control address then needs the token in SLIPWAY_LOCAL_TOKEN, or one that is printed.',
        default: '127.0.0.1',
        parse: (0,grammar_parse/* oneOf */.yL)(['127.0.0.1', '0.0.0.0']),
    }),
    clock: plain({
        name: 'clock',
        description: 'real: the clock runs. virtual: the clock is stopped until POST /_slipway/clock moves it.',
        default: 'real',
        parse: (0,grammar_parse/* oneOf */.yL)(['real', 'virtual']),
    }),
    speed: plain({
        name: 'speed',
        description: 'Speed of the clock: 1 to 1000 times real time.',
        default: 1,
        parse: (0,grammar_parse/* integerIn */.wo)({ from: 1, to: 1_000 }),
    }),
    seed: plain({
        name: 'seed',
        description: 'Random seed, for repeatable runs.',
        default: 1,
        parse: (0,grammar_parse/* integerIn */.wo)({ from: 0 }),
    }),
    clusters: declare({
        description: 'Clusters to create at the start; the flag takes one. Instances without a cluster belong to the first. An empty list starts without a cluster.',
        default: ['default'],
        flag: { name: 'cluster', parse: CLUSTER_NAME },
        form: plainOrElse(CLUSTER_NAME, (0,forms_form/* listForm */.RH)(textForm(grammar_grammar/* CLUSTER */.Bs))),
    }),
    instances: declare({
        description: 'Number of container instances of the cluster; in the file also a list of instances.',
        default: 2,
        flag: { name: 'instances', parse: INSTANCE_COUNT },
        form: plainOrElse(INSTANCE_COUNT, (0,forms_form/* listForm */.RH)(instance_form/* CLUSTERED_GROUP */.K2)),
    }),
    instanceCpu: plain({
        name: 'instance-cpu',
        description: 'CPU units of each instance (1024 per core).',
        default: 2048,
        parse: (0,grammar_parse/* integerIn */.wo)({ from: 128, to: 196_608 }),
    }),
    instanceMemoryMiB: plain({
        name: 'instance-memory',
        description: 'Memory of each instance in MiB.',
        default: 4096,
        parse: (0,grammar_parse/* integerIn */.wo)({ from: 128, to: 1_048_576 }),
    }),
    tasks: plain({
        name: 'tasks',
        description: 'simulated: tasks follow the scenario file. containers: tasks run on the local Docker engine.',
        default: 'simulated',
        parse: (0,grammar_parse/* oneOf */.yL)(['simulated', 'containers']),
    }),
    region: plain({
        name: 'region',
        description: 'Region to report.',
        default: 'us-east-1',
        parse: (0,grammar_grammar/* textOf */.b6)({
            noun: 'a region',
            rule: 'a name such as eu-west-1',
            pattern: /^[a-z]{2,}(?:-[a-z0-9]+)+$/,
            longest: 64,
        }),
    }),
    account: plain({
        name: 'account',
        description: 'Account ID to report, twelve digits; in quotes in the file.',
        default: '123456789012',
        parse: (0,grammar_grammar/* textOf */.b6)({ noun: 'an account', rule: 'twelve digits', pattern: /^\d{12}$/, longest: 12 }),
    }),
    scenario: declare({
        description: 'File that defines, per image, how simulated tasks behave; in the file also the scenario itself. Default: all tasks work.',
        default: undefined,
        flag: { name: 'scenario', parse: A_PATH },
        form: plainOrElse(A_PATH, scenario_form/* SCENARIO */.h5),
    }),
    secrets: plain({
        name: 'secrets',
        description: 'File with the values of secrets by ARN or name, YAML or JSON.',
        default: undefined,
        parse: A_PATH,
    }),
    envFiles: plain({
        name: 'env-files',
        description: 'Folder that stands for S3, with environment files: FOLDER/BUCKET/KEY.env.',
        default: undefined,
        parse: A_PATH,
    }),
    data: plain({
        name: 'data',
        description: 'Folder for all state, which then survives the process. Default: state is in memory only.',
        default: undefined,
        parse: A_PATH,
    }),
    targetGroups: declare({
        description: 'Target groups to create at the start.',
        default: [],
        form: (0,forms_form/* listForm */.RH)(target_group_form/* TARGET_GROUP */._),
    }),
    alarms: declare({
        description: 'States of CloudWatch alarms at the start.',
        default: [],
        form: (0,forms_form/* listForm */.RH)(alarm_form/* ALARM */._),
    }),
    faults: declare({
        description: 'Errors to inject from the start.',
        default: [],
        form: fault_form/* FAULT_RULES */.Pk,
    }),
    consistency: declare({
        description: 'Reads of ECS return a state that is up to this many milliseconds old; in the file {lagMs}.',
        default: { lagMs: 0 },
        flag: { name: 'lag', parse: LAG, shown: '0' },
        form: settings_form/* CONSISTENCY */.v,
    }),
    throttling: declare({
        description: 'Throttle the API like ECS. In the file also {GROUP: {size, refillPerSecond}}.',
        default: {},
        flag: { name: 'throttling', parse: SWITCH, shown: 'false', isBoolean: true },
        form: settings_form/* THROTTLING */.S,
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

/***/ 73778:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  I: () => (/* binding */ REQUEST_FIELDS)
});

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/request-fields/groups.js
const CAPACITY = ['capacityProviderStrategy', 'launchType'];
const NETWORK = ['networkConfiguration', 'platformVersion'];
const PAGE = ['nextToken', 'maxResults'];
const SERVICE = {
    simulated: [
        ...NETWORK,
        ...[
            'capacityProviderStrategy',
            'availabilityZoneRebalancing',
            'cluster',
            'deploymentConfiguration',
            'desiredCount',
            'enableECSManagedTags',
        ],
        ...['healthCheckGracePeriodSeconds', 'loadBalancers', 'placementConstraints', 'placementStrategy', 'propagateTags'],
        ...['serviceConnectConfiguration.services.portName', 'serviceRegistries.containerName'],
        ...['serviceRegistries.containerPort', 'taskDefinition', 'vpcLatticeConfigurations.portName'],
        ...['volumeConfigurations.name', 'volumeConfigurations.managedEBSVolume.roleArn'],
    ],
    kept: [
        ...['deploymentConfiguration.lifecycleHooks.hookDetails', 'enableExecuteCommand', 'gatewayConnectors'],
        ...['loadBalancers.advancedConfiguration.testListenerRule', 'loadBalancers.advancedConfiguration.roleArn'],
        ...['monitoring', 'networkConfiguration.awsvpcConfiguration.securityGroups', 'serviceConnectConfiguration'],
        ...['serviceRegistries', 'volumeConfigurations', 'vpcLatticeConfigurations'],
    ],
};
const TASK = {
    simulated: [
        ...['cluster', 'enableECSManagedTags', 'group', 'networkConfiguration', 'overrides', 'propagateTags', 'startedBy'],
        ...['tags', 'taskDefinition', 'volumeConfigurations.name', 'volumeConfigurations.managedEBSVolume.roleArn'],
    ],
    kept: [
        ...['enableExecuteCommand', 'overrides.containerOverrides.resourceRequirements', 'overrides.ephemeralStorage'],
        ...['overrides.executionRoleArn', 'overrides.inferenceAcceleratorOverrides', 'overrides.taskRoleArn'],
        'volumeConfigurations',
    ],
    refused: ['referenceId'],
};
const CLUSTER = {
    simulated: [
        'configuration.executeCommandConfiguration.logging',
        'configuration.executeCommandConfiguration.logConfiguration.cloudWatchLogGroupName',
        'configuration.executeCommandConfiguration.logConfiguration.s3BucketName',
        'settings.name',
    ],
    kept: ['configuration', 'serviceConnectDefaults', 'settings'],
};
const EXPRESS = {
    simulated: [
        ...['cpu', 'cpuArchitecture', 'healthCheckPath', 'memory', 'networkConfiguration', 'primaryContainer'],
        ...['taskDefinitionArn', 'scalingTarget'],
    ],
    kept: [
        ...['executionRoleArn', 'networkConfiguration.securityGroups', 'primaryContainer.repositoryCredentials'],
        'taskRoleArn',
    ],
};
const PROVIDER = {
    simulated: ['name'],
    kept: ['autoScalingGroupProvider'],
    refused: ['cluster', 'managedInstancesProvider'],
};
const DEFINITION = {
    simulated: [
        ...['containerDefinitions', 'cpu', 'ephemeralStorage', 'family', 'inferenceAccelerators'],
        ...['ipcMode', 'memory', 'networkMode', 'pidMode'],
        ...['placementConstraints', 'proxyConfiguration', 'requiresCompatibilities', 'runtimePlatform', 'tags', 'volumes'],
    ],
    kept: ['enableFaultInjection', 'executionRoleArn', 'taskRoleArn'],
};

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/request-fields/table.js

function extend(fields, more) {
    return {
        simulated: [...(fields.simulated ?? []), ...(more.simulated ?? [])],
        kept: [...(fields.kept ?? []), ...(more.kept ?? [])],
        refused: [...(fields.refused ?? []), ...(more.refused ?? [])],
    };
}
function simulate(...simulated) {
    return { simulated };
}
/** By operation, of all that the local ECS answers. */
const REQUEST_FIELDS = {
    ContinueServiceDeployment: simulate('serviceDeploymentArn', 'hookId', 'action'),
    CreateCapacityProvider: extend(PROVIDER, { simulated: ['tags'] }),
    CreateCluster: extend(CLUSTER, {
        simulated: ['clusterName', 'tags', 'capacityProviders', 'defaultCapacityProviderStrategy'],
    }),
    CreateExpressGatewayService: extend(EXPRESS, {
        simulated: ['cluster', 'serviceName', 'tags'],
        kept: ['infrastructureRoleArn'],
    }),
    CreateService: extend(SERVICE, {
        simulated: [
            'clientToken',
            'deploymentController',
            'launchType',
            'role',
            'schedulingStrategy',
            'serviceName',
            'tags',
        ],
    }),
    CreateTaskSet: {
        simulated: [
            ...[...CAPACITY, ...NETWORK, 'clientToken', 'cluster', 'loadBalancers', 'scale', 'service', 'tags'],
            ...['serviceRegistries.containerName', 'serviceRegistries.containerPort', 'taskDefinition'],
        ],
        kept: [
            ...['externalId', 'loadBalancers.advancedConfiguration.testListenerRule', 'serviceRegistries'],
            ...['loadBalancers.advancedConfiguration.roleArn', 'networkConfiguration.awsvpcConfiguration.securityGroups'],
        ],
    },
    DeleteAccountSetting: simulate('name', 'principalArn'),
    DeleteAttributes: simulate('cluster', 'attributes'),
    DeleteCapacityProvider: { simulated: ['capacityProvider'], refused: ['cluster'] },
    DeleteCluster: simulate('cluster'),
    DeleteExpressGatewayService: simulate('serviceArn'),
    DeleteService: simulate('cluster', 'service', 'force'),
    DeleteTaskDefinitions: simulate('taskDefinitions'),
    DeleteTaskSet: simulate('cluster', 'service', 'taskSet', 'force'),
    DeregisterContainerInstance: simulate('cluster', 'containerInstance', 'force'),
    DeregisterTaskDefinition: simulate('taskDefinition'),
    DescribeCapacityProviders: { simulated: ['capacityProviders', 'include', ...PAGE], refused: ['cluster'] },
    DescribeClusters: simulate('clusters', 'include'),
    DescribeContainerInstances: simulate('cluster', 'containerInstances', 'include'),
    DescribeExpressGatewayService: simulate('serviceArn', 'include'),
    DescribeServiceDeployments: simulate('serviceDeploymentArns'),
    DescribeServiceRevisions: simulate('serviceRevisionArns'),
    DescribeServices: simulate('cluster', 'services', 'include'),
    DescribeTaskDefinition: simulate('taskDefinition', 'include'),
    DescribeTaskSets: simulate('cluster', 'service', 'taskSets', 'include'),
    DescribeTasks: simulate('cluster', 'tasks', 'include'),
    GetTaskProtection: simulate('cluster', 'tasks'),
    ListAccountSettings: simulate('name', 'value', 'principalArn', 'effectiveSettings', ...PAGE),
    ListAttributes: simulate('cluster', 'targetType', 'attributeName', 'attributeValue', ...PAGE),
    ListClusters: simulate(...PAGE),
    ListContainerInstances: simulate('cluster', 'filter', 'status', ...PAGE),
    ListServiceDeployments: simulate('cluster', 'service', 'status', 'createdAt', ...PAGE),
    ListServices: simulate('cluster', 'launchType', 'schedulingStrategy', 'resourceManagementType', ...PAGE),
    ListServicesByNamespace: simulate('namespace', ...PAGE),
    ListTagsForResource: simulate('resourceArn'),
    ListTaskDefinitionFamilies: simulate('familyPrefix', 'status', ...PAGE),
    ListTaskDefinitions: simulate('familyPrefix', 'status', 'sort', ...PAGE),
    ListTasks: {
        simulated: [
            ...['cluster', 'containerInstance', 'desiredStatus', 'family', 'launchType', 'serviceName', 'startedBy'],
            ...PAGE,
        ],
        refused: ['daemonName'],
    },
    PutAccountSetting: simulate('name', 'value', 'principalArn'),
    PutAccountSettingDefault: simulate('name', 'value'),
    PutAttributes: simulate('cluster', 'attributes'),
    PutClusterCapacityProviders: simulate('cluster', 'capacityProviders', 'defaultCapacityProviderStrategy'),
    RegisterContainerInstance: {
        simulated: [
            ...['attributes', 'cluster', 'containerInstanceArn', 'instanceIdentityDocument'],
            ...['instanceIdentityDocumentSignature', 'tags', 'totalResources'],
        ],
        kept: ['versionInfo'],
        refused: ['platformDevices'],
    },
    RegisterTaskDefinition: DEFINITION,
    RunTask: extend(TASK, {
        simulated: [...CAPACITY, 'clientToken', 'count', 'placementConstraints', 'placementStrategy', 'platformVersion'],
    }),
    StartTask: extend(TASK, { simulated: ['containerInstances'] }),
    StopServiceDeployment: simulate('serviceDeploymentArn', 'stopType'),
    StopTask: simulate('cluster', 'task', 'reason'),
    TagResource: simulate('resourceArn', 'tags'),
    UntagResource: simulate('resourceArn', 'tagKeys'),
    UpdateCapacityProvider: PROVIDER,
    UpdateCluster: extend(CLUSTER, { simulated: ['cluster'] }),
    UpdateClusterSettings: { simulated: ['cluster', 'settings.name'], kept: ['settings'] },
    UpdateContainerInstancesState: simulate('cluster', 'containerInstances', 'status'),
    UpdateExpressGatewayService: extend(EXPRESS, { simulated: ['serviceArn'] }),
    UpdateService: extend(SERVICE, { simulated: ['deploymentController', 'forceNewDeployment', 'service'] }),
    UpdateServicePrimaryTaskSet: simulate('cluster', 'service', 'primaryTaskSet'),
    UpdateTaskProtection: simulate('cluster', 'tasks', 'protectionEnabled', 'expiresInMinutes'),
    UpdateTaskSet: simulate('cluster', 'service', 'taskSet', 'scale'),
};


/***/ }),

/***/ 91675:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ ALARM)
/* harmony export */ });
/* harmony import */ var _form_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57991);
/* harmony import */ var _structure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(61228);


const ALARM = (0,_structure_js__WEBPACK_IMPORTED_MODULE_1__/* .structureOf */ .p)({
    required: { name: _form_js__WEBPACK_IMPORTED_MODULE_0__/* .NAME */ .o_, state: (0,_form_js__WEBPACK_IMPORTED_MODULE_0__/* .choiceOf */ .FH)(['OK', 'ALARM', 'INSUFFICIENT_DATA']) },
    optional: {},
});


/***/ }),

/***/ 3444:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Pk: () => (/* binding */ FAULT_RULES),
/* harmony export */   _C: () => (/* binding */ FOREIGN_CALL)
/* harmony export */ });
/* unused harmony export FAULT_KINDS */
/* harmony import */ var _slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(93844);
/* harmony import */ var _form_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57991);
/* harmony import */ var _structure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(61228);
/** How faults are written. */



const CALL_NUMBER = (0,_form_js__WEBPACK_IMPORTED_MODULE_0__/* .wholeNumber */ .rD)(1);
const CALL_RANGE = (0,_structure_js__WEBPACK_IMPORTED_MODULE_1__/* .structureOf */ .p)({
    required: {},
    optional: { from: CALL_NUMBER, to: CALL_NUMBER, times: CALL_NUMBER },
});
const CALLS = (0,_form_js__WEBPACK_IMPORTED_MODULE_0__/* .eitherOf */ .BU)((value) => {
    if ((0,_slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_2__/* .isJsonObject */ .OW)(value))
        return CALL_RANGE;
    return typeof value === 'number' ? CALL_NUMBER : (0,_form_js__WEBPACK_IMPORTED_MODULE_0__/* .choiceOf */ .FH)(['every']);
}, 'a call number, every, or {from?, to?, times?}');
const INPUT = (0,_form_js__WEBPACK_IMPORTED_MODULE_0__/* .formOf */ .QU)('a map, the input of the operation', _slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_2__/* .isJsonObject */ .OW);
const FOREIGN_CALL = (0,_form_js__WEBPACK_IMPORTED_MODULE_0__/* .mapForm */ .n2)((0,_structure_js__WEBPACK_IMPORTED_MODULE_1__/* .structureOf */ .p)({
    required: { operation: _form_js__WEBPACK_IMPORTED_MODULE_0__/* .NAME */ .o_ },
    optional: { input: INPUT, service: (0,_form_js__WEBPACK_IMPORTED_MODULE_0__/* .choiceOf */ .FH)(['ecs', 'ecr', 'codedeploy']) },
}), (call) => ({ input: {}, ...call }));
/** The fields of each kind of fault. */
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
    const kind = (0,_slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_2__/* .isJsonObject */ .OW)(value) ? value.kind : undefined;
    if (typeof kind === 'string' && isFaultKind(kind))
        return FAULTS[kind];
    return (0,_structure_js__WEBPACK_IMPORTED_MODULE_1__/* .structureOf */ .p)({ required: { kind: (0,_form_js__WEBPACK_IMPORTED_MODULE_0__/* .choiceOf */ .FH)(FAULT_KINDS) }, optional: {} });
}, '{kind, …}');
const FAULT_RULE = (0,_form_js__WEBPACK_IMPORTED_MODULE_0__/* .withoutConflict */ .PR)((0,_form_js__WEBPACK_IMPORTED_MODULE_0__/* .mapForm */ .n2)((0,_structure_js__WEBPACK_IMPORTED_MODULE_1__/* .structureOf */ .p)({
    required: { operation: _form_js__WEBPACK_IMPORTED_MODULE_0__/* .NAME */ .o_ },
    optional: { on: CALLS, fault: FAULT, before: FOREIGN_CALL, after: FOREIGN_CALL },
}), (rule) => ({ on: 'every', ...rule })), ({ fault, before, after }) => [fault, before, after].some((part) => part !== undefined)
    ? undefined
    : { field: 'fault', problem: 'it is missing', advice: 'Write {kind, …}, or a call before or after' });
const FAULT_RULES = (0,_form_js__WEBPACK_IMPORTED_MODULE_0__/* .listForm */ .RH)(FAULT_RULE);


/***/ }),

/***/ 57991:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A7: () => (/* binding */ mapOf),
/* harmony export */   BU: () => (/* binding */ eitherOf),
/* harmony export */   FH: () => (/* binding */ choiceOf),
/* harmony export */   Kt: () => (/* binding */ formatFormError),
/* harmony export */   PR: () => (/* binding */ withoutConflict),
/* harmony export */   QU: () => (/* binding */ formOf),
/* harmony export */   R5: () => (/* binding */ MILLISECONDS),
/* harmony export */   RH: () => (/* binding */ listForm),
/* harmony export */   UB: () => (/* binding */ numberFrom),
/* harmony export */   Zv: () => (/* binding */ formatShown),
/* harmony export */   a$: () => (/* binding */ TEXT),
/* harmony export */   jV: () => (/* binding */ formatPath),
/* harmony export */   k_: () => (/* binding */ adviseName),
/* harmony export */   n2: () => (/* binding */ mapForm),
/* harmony export */   o_: () => (/* binding */ NAME),
/* harmony export */   r1: () => (/* binding */ textLike),
/* harmony export */   rD: () => (/* binding */ wholeNumber),
/* harmony export */   ss: () => (/* binding */ refuseValue)
/* harmony export */ });
/* harmony import */ var _slipway_ecs_rules_text__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(18466);
/* harmony import */ var _slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(60846);
/* harmony import */ var _slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(93844);
/** Forms of values that come from outside, in a file or a request: a value out, or every error with its place. */


function refuseValue(path, problem, advice) {
    return { errors: [{ path, problem, ...(0,_slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_0__/* .defined */ .s)({ advice }) }] };
}
/** A form for the values that a type guard accepts. */
function formOf(allowed, isFine) {
    return {
        allowed,
        read: (value, path) => isFine(value) ? { value } : refuseValue(path, `${formatShown(value)} is not allowed here`, `Write ${allowed}`),
    };
}
/** A value as an error shows it: plain ones as they are written, others by their kind. */
function formatShown(value) {
    if (value === null)
        return 'nothing';
    if (typeof value === 'string')
        return (0,_slipway_ecs_rules_text__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(value);
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
function listForm(item) {
    const allowed = `a list; each item is ${item.allowed}`;
    return {
        allowed,
        read: (value, path) => Array.isArray(value)
            ? gatherFormed(value.map((one, at) => item.read(one, [...path, at])))
            : refuseValue(path, `${formatShown(value)} is not allowed here`, `Write ${allowed}`),
    };
}
/** Values of one form by any name. */
function mapOf(field) {
    const allowed = `a map; each value is ${field.allowed}`;
    return {
        allowed,
        read(value, path) {
            if (!(0,_slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_2__/* .isJsonObject */ .OW)(value))
                return refuseValue(path, `${formatShown(value)} is not allowed here`, `Write ${allowed}`);
            const names = Object.keys(value);
            const fields = gatherFormed(names.map((name) => field.read(value[name] ?? null, [...path, name])));
            if ('errors' in fields)
                return fields;
            return { value: Object.fromEntries(fields.value.map((one, at) => [names[at], one])) };
        },
    };
}
/** All values, or all errors of all items. */
function gatherFormed(items) {
    const errors = items.flatMap((item) => ('errors' in item ? item.errors : []));
    return errors.length > 0 ? { errors } : { value: items.flatMap((item) => ('errors' in item ? [] : [item.value])) };
}
/** A form whose value is converted. */
function mapForm(form, change) {
    return {
        allowed: form.allowed,
        read(value, path) {
            const formed = form.read(value, path);
            return 'errors' in formed ? formed : { value: change(formed.value) };
        },
    };
}
/** A form that also checks for conflicts between its parts. */
function withoutConflict(form, findConflict) {
    return {
        allowed: form.allowed,
        read(value, path) {
            const formed = form.read(value, path);
            const conflict = 'errors' in formed ? undefined : findConflict(formed.value);
            if (conflict === undefined)
                return formed;
            return refuseValue([...path, conflict.field], conflict.problem, conflict.advice);
        },
    };
}
/** One of several forms, chosen by the value. The value is then checked against that form alone. */
function eitherOf(choose, allowed) {
    return { allowed, read: (value, path) => choose(value).read(value, path) };
}
/** `instances[1].attributes["my.name"]`; the root is `it`. */
function formatPath(path) {
    const text = path.map(formatStep).join('').replace(/^\./, '');
    return text === '' ? 'it' : text;
}
function formatStep(step) {
    if (typeof step === 'number')
        return `[${step}]`;
    return /^[A-Za-z_][A-Za-z0-9_-]*$/.test(step) ? `.${step}` : `[${(0,_slipway_ecs_rules_text__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(step)}]`;
}
/** One sentence for a person: `instances[1].cpu: "2k" is not allowed here. Write a whole number, 128 or more.` */
function formatFormError({ path, ...error }) {
    return (0,_slipway_ecs_rules_text__WEBPACK_IMPORTED_MODULE_1__/* .formatInputError */ .i8)({ input: formatPath(path), ...error });
}
/** Advice for an unknown field. */
function adviseName(name, known) {
    const nearest = (0,_slipway_ecs_rules_text__WEBPACK_IMPORTED_MODULE_1__/* .findNearest */ .qg)(name, known);
    if (nearest !== undefined)
        return `Did you mean ${nearest}?`;
    return known.length === 0 ? 'Remove it' : `Allowed fields: ${known.join(', ')}`;
}


/***/ }),

/***/ 22253:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K2: () => (/* binding */ CLUSTERED_GROUP),
/* harmony export */   P1: () => (/* binding */ INSTANCES_REQUEST),
/* harmony export */   X7: () => (/* binding */ NAMED_INSTANCES)
/* harmony export */ });
/* harmony import */ var _form_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57991);
/* harmony import */ var _structure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(61228);


/** Least and most that an instance may have; those of EC2's largest types fit. */
const CPU = (0,_form_js__WEBPACK_IMPORTED_MODULE_0__/* .wholeNumber */ .rD)(128, 196_608);
const MEMORY_MIB = (0,_form_js__WEBPACK_IMPORTED_MODULE_0__/* .wholeNumber */ .rD)(128, 1_048_576);
const LOOPBACK = (0,_form_js__WEBPACK_IMPORTED_MODULE_0__/* .textLike */ .r1)('a loopback address such as 127.0.1.3', /^127(?:\.(?:25[0-5]|2[0-4]\d|1?\d?\d)){3}$/);
const GROUP_FIELDS = {
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
        field: 'address',
        problem: `${count} instances cannot share it`,
        advice: 'Remove the address or the count',
    };
}
const INSTANCE_GROUP = (0,_form_js__WEBPACK_IMPORTED_MODULE_0__/* .withoutConflict */ .PR)((0,_structure_js__WEBPACK_IMPORTED_MODULE_1__/* .structureOf */ .p)({ required: {}, optional: GROUP_FIELDS }), findSharedAddress);
const CLUSTERED_GROUP = (0,_form_js__WEBPACK_IMPORTED_MODULE_0__/* .withoutConflict */ .PR)((0,_structure_js__WEBPACK_IMPORTED_MODULE_1__/* .structureOf */ .p)({ required: {}, optional: { cluster: _form_js__WEBPACK_IMPORTED_MODULE_0__/* .NAME */ .o_, ...GROUP_FIELDS } }), findSharedAddress);
/** Instances of one cluster: a count of default ones, or as specified. */
const INSTANCES_REQUEST = (0,_form_js__WEBPACK_IMPORTED_MODULE_0__/* .withoutConflict */ .PR)((0,_structure_js__WEBPACK_IMPORTED_MODULE_1__/* .structureOf */ .p)({
    required: {},
    optional: { cluster: _form_js__WEBPACK_IMPORTED_MODULE_0__/* .NAME */ .o_, count: (0,_form_js__WEBPACK_IMPORTED_MODULE_0__/* .wholeNumber */ .rD)(1, 10_000), instances: (0,_form_js__WEBPACK_IMPORTED_MODULE_0__/* .listForm */ .RH)(INSTANCE_GROUP) },
}), ({ count, instances }) => count === undefined || instances === undefined
    ? undefined
    : { field: 'count', problem: 'instances is set as well', advice: 'Set count on one of them' });
/** Existing instances, by id or ARN. */
const NAMED_INSTANCES = (0,_structure_js__WEBPACK_IMPORTED_MODULE_1__/* .structureOf */ .p)({ required: { instances: (0,_form_js__WEBPACK_IMPORTED_MODULE_0__/* .listForm */ .RH)(_form_js__WEBPACK_IMPORTED_MODULE_0__/* .NAME */ .o_) }, optional: { cluster: _form_js__WEBPACK_IMPORTED_MODULE_0__/* .NAME */ .o_ } });


/***/ }),

/***/ 57162:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D4: () => (/* binding */ HOOK_PATTERN),
/* harmony export */   GT: () => (/* binding */ IMAGE_BEHAVIOUR),
/* harmony export */   K$: () => (/* binding */ HOOK_BEHAVIOUR),
/* harmony export */   Rl: () => (/* binding */ IMAGE_PATTERN),
/* harmony export */   h5: () => (/* binding */ SCENARIO)
/* harmony export */ });
/* harmony import */ var _form_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57991);
/* harmony import */ var _structure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(61228);


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
        logs: (0,_form_js__WEBPACK_IMPORTED_MODULE_0__/* .listForm */ .RH)(_form_js__WEBPACK_IMPORTED_MODULE_0__/* .TEXT */ .a$),
    },
});
const HOOK_BEHAVIOUR = (0,_structure_js__WEBPACK_IMPORTED_MODULE_1__/* .structureOf */ .p)({
    required: { target: _form_js__WEBPACK_IMPORTED_MODULE_0__/* .NAME */ .o_, outcome: (0,_form_js__WEBPACK_IMPORTED_MODULE_0__/* .choiceOf */ .FH)(['SUCCEEDED', 'FAILED', 'IN_PROGRESS']) },
    optional: { afterMs: _form_js__WEBPACK_IMPORTED_MODULE_0__/* .MILLISECONDS */ .R5 },
});
const SCENARIO = (0,_structure_js__WEBPACK_IMPORTED_MODULE_1__/* .structureOf */ .p)({
    required: { images: (0,_form_js__WEBPACK_IMPORTED_MODULE_0__/* .listForm */ .RH)(IMAGE_BEHAVIOUR) },
    optional: { hooks: (0,_form_js__WEBPACK_IMPORTED_MODULE_0__/* .listForm */ .RH)(HOOK_BEHAVIOUR) },
});
/** Which behaviour of an image is meant: the one with this very pattern, and this very command's if it has one. */
const IMAGE_PATTERN = (0,_structure_js__WEBPACK_IMPORTED_MODULE_1__/* .structureOf */ .p)({ required: { image: _form_js__WEBPACK_IMPORTED_MODULE_0__/* .NAME */ .o_ }, optional: { command: _form_js__WEBPACK_IMPORTED_MODULE_0__/* .TEXT */ .a$ } });
const HOOK_PATTERN = (0,_structure_js__WEBPACK_IMPORTED_MODULE_1__/* .structureOf */ .p)({ required: { target: _form_js__WEBPACK_IMPORTED_MODULE_0__/* .NAME */ .o_ }, optional: {} });


/***/ }),

/***/ 38499:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ THROTTLING),
/* harmony export */   v: () => (/* binding */ CONSISTENCY)
/* harmony export */ });
/* harmony import */ var _settings_throttle_groups_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(39752);
/* harmony import */ var _form_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57991);
/* harmony import */ var _structure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(61228);



const CONSISTENCY = (0,_structure_js__WEBPACK_IMPORTED_MODULE_2__/* .structureOf */ .p)({ required: { lagMs: _form_js__WEBPACK_IMPORTED_MODULE_1__/* .MILLISECONDS */ .R5 }, optional: {} });
const LIMIT = (0,_structure_js__WEBPACK_IMPORTED_MODULE_2__/* .structureOf */ .p)({ required: { size: (0,_form_js__WEBPACK_IMPORTED_MODULE_1__/* .wholeNumber */ .rD)(1), refillPerSecond: (0,_form_js__WEBPACK_IMPORTED_MODULE_1__/* .numberFrom */ .UB)(0) }, optional: {} });
const LIMITS = (0,_structure_js__WEBPACK_IMPORTED_MODULE_2__/* .structureOf */ .p)({
    required: {},
    optional: Object.fromEntries(Object.keys(_settings_throttle_groups_js__WEBPACK_IMPORTED_MODULE_0__/* .THROTTLE_GROUPS */ .oA).map((group) => [group, LIMIT])),
});
const SWITCH = (0,_form_js__WEBPACK_IMPORTED_MODULE_1__/* .mapForm */ .n2)((0,_form_js__WEBPACK_IMPORTED_MODULE_1__/* .formOf */ .QU)('true or false', (value) => typeof value === 'boolean'), (isOn) => (isOn ? (0,_settings_throttle_groups_js__WEBPACK_IMPORTED_MODULE_0__/* .documentedLimits */ .$3)() : {}));
/** True: every group as documented. False: none. Else the groups that are named, each by its size and refill. */
const THROTTLING = (0,_form_js__WEBPACK_IMPORTED_MODULE_1__/* .eitherOf */ .BU)((value) => (typeof value === 'object' && value !== null ? LIMITS : SWITCH), 'true, false or {GROUP: {size, refillPerSecond}}');


/***/ }),

/***/ 61228:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ structureOf)
/* harmony export */ });
/* harmony import */ var _slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(93844);
/* harmony import */ var _form_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57991);


/** An object with required and optional fields. Any other field is an error. */
function structureOf(fields) {
    const allowed = describeFields(fields);
    return {
        allowed,
        read(value, path) {
            if ((0,_slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_1__/* .isJsonObject */ .OW)(value))
                return readFields(fields, value, path);
            return (0,_form_js__WEBPACK_IMPORTED_MODULE_0__/* .refuseValue */ .ss)(path, `it is ${describeKind(value)}`, `Write ${allowed}`);
        },
    };
}
function describeFields({ required, optional }) {
    const names = [...Object.keys(required), ...Object.keys(optional).map((name) => `${name}?`)];
    return `{${names.join(', ')}}`;
}
function describeKind(value) {
    if (Array.isArray(value))
        return 'a list';
    return value === null ? 'nothing' : 'a plain value';
}
function readFields({ required, optional }, value, path) {
    const forms = { ...required, ...optional };
    const errors = [];
    const read = {};
    for (const [name, form] of Object.entries(forms)) {
        const given = value[name];
        if (given === undefined && !Object.hasOwn(required, name))
            continue;
        const formed = given === undefined ? refuseAbsent([...path, name], form) : form.read(given, [...path, name]);
        if ('errors' in formed)
            errors.push(...formed.errors);
        else
            read[name] = formed.value;
    }
    for (const name of Object.keys(value).filter((known) => !Object.hasOwn(forms, known))) {
        errors.push({
            path: [...path, name],
            problem: 'unknown field',
            advice: (0,_form_js__WEBPACK_IMPORTED_MODULE_0__/* .adviseName */ .k_)(name, Object.keys(forms)),
        });
    }
    return errors.length > 0 ? { errors } : { value: read };
}
function refuseAbsent(path, form) {
    return (0,_form_js__WEBPACK_IMPORTED_MODULE_0__/* .refuseValue */ .ss)(path, 'it is missing', `Write ${form.allowed}`);
}


/***/ }),

/***/ 50317:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ TARGET_GROUP)
/* harmony export */ });
/* harmony import */ var _form_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57991);
/* harmony import */ var _structure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(61228);


/** The defaults of a target group (Elastic Load Balancing API reference, CreateTargetGroup). */
const DEFAULTS = {
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
        targetType: (0,_form_js__WEBPACK_IMPORTED_MODULE_0__/* .choiceOf */ .FH)(['instance', 'ip']),
        listenPort: (0,_form_js__WEBPACK_IMPORTED_MODULE_0__/* .wholeNumber */ .rD)(0, 65_535),
        healthCheckPath: _form_js__WEBPACK_IMPORTED_MODULE_0__/* .NAME */ .o_,
        healthCheckIntervalSeconds: (0,_form_js__WEBPACK_IMPORTED_MODULE_0__/* .numberFrom */ .UB)(0),
        healthCheckTimeoutSeconds: (0,_form_js__WEBPACK_IMPORTED_MODULE_0__/* .numberFrom */ .UB)(0),
        healthyThreshold: (0,_form_js__WEBPACK_IMPORTED_MODULE_0__/* .wholeNumber */ .rD)(1),
        unhealthyThreshold: (0,_form_js__WEBPACK_IMPORTED_MODULE_0__/* .wholeNumber */ .rD)(1),
        matcher: (0,_form_js__WEBPACK_IMPORTED_MODULE_0__/* .textLike */ .r1)('status codes in quotes, as "200-399" or "200,302"', /^\d{3}(?:[-,]\d{3})*$/),
        deregistrationDelaySeconds: (0,_form_js__WEBPACK_IMPORTED_MODULE_0__/* .numberFrom */ .UB)(0),
    },
}), (given) => ({ ...DEFAULTS, ...given }));


/***/ }),

/***/ 526:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  i2: () => (/* reexport */ createContainerRuntime),
  ii: () => (/* reexport */ findDockerError),
  tO: () => (/* reexport */ openLocalEcs),
  ax: () => (/* reexport */ prepareBaseImage),
  mB: () => (/* reexport */ runProgram),
  G_: () => (/* reexport */ serveLocalEcs),
  sN: () => (/* reexport */ settleOptions)
});

// UNUSED EXPORTS: ALARM, CONSISTENCY, FAULTS_BODY, FAULT_KINDS, INSTANCES_REQUEST, SCENARIO, TARGET_GROUP, THROTTLING_BODY, importBaseImage, loadConfig, openEmulator, readConfig, removeImage

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(31421);
// EXTERNAL MODULE: ./packages/ecs-rules/lib/values/type-helpers.js
var type_helpers = __webpack_require__(60846);
;// CONCATENATED MODULE: ./packages/local-ecs/lib/base-image/run-program.js


/** Runs a program to its end without a shell; its output is collected. */
function runProgram(name, args, { environment, input = '', folder } = {}) {
    return new Promise((resolve) => {
        const child = (0,external_node_child_process_.spawn)(name, args, (0,type_helpers/* defined */.s)({ env: environment, cwd: folder }));
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

;// CONCATENATED MODULE: ./packages/local-ecs/lib/base-image/base-image.js





/**
 * Where Debian and Ubuntu put the static busybox (package busybox-static): linked to no library, so it can be all there
 * is.
 */
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
    return `no base image: ${BUSYBOX} is not installed (package busybox-static), and ${PUBLIC_IMAGE} cannot be pulled.`;
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
        return `the base image could not be built: ${thrown instanceof Error ? thrown.message : ''}.`;
    }
}
/**
 * Imports an image with busybox and its applets, without a pull.
 * @param name such as `slipway-test:1`
 * @param changes Dockerfile instructions, such as `CMD ["sh"]`
 * @throws Error with docker's words
 */
async function importBaseImage(name, changes = []) {
    const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), 'slipway-base-'));
    const [root, archive] = [(0,external_node_path_.join)(folder, 'root'), (0,external_node_path_.join)(folder, 'base.tar')];
    try {
        await writeFiles(root);
        await runProgram('tar', ['-cf', archive, '-C', root, '.']);
        const options = changes.flatMap((change) => ['--change', change]);
        const imported = await runProgram('docker', ['import', ...options, archive, name]);
        if (imported.exitCode === NOT_FOUND)
            throw new Error('the docker command is not installed');
        if (imported.exitCode !== 0)
            throw new Error(imported.stderr.trim());
    }
    finally {
        await (0,promises_.rm)(folder, { recursive: true, force: true });
    }
}
async function writeFiles(root) {
    const bin = (0,external_node_path_.join)(root, 'bin');
    await (0,promises_.mkdir)(bin, { recursive: true });
    await (0,promises_.mkdir)((0,external_node_path_.join)(root, 'tmp'));
    await (0,promises_.copyFile)(BUSYBOX, (0,external_node_path_.join)(bin, 'busybox'));
    const { stdout } = await runProgram(BUSYBOX, ['--list']);
    const applets = stdout.split('\n').filter((applet) => applet !== '' && applet !== 'busybox');
    await Promise.all(applets.map((applet) => (0,promises_.symlink)('busybox', (0,external_node_path_.join)(bin, applet))));
}
/** Removes an image, if it exists. */
async function removeImage(name) {
    await runProgram('docker', ['image', 'rm', '--force', name]);
}

// EXTERNAL MODULE: ./packages/ecs-rules/lib/text/input-error.js
var input_error = __webpack_require__(18466);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(38815);
// EXTERNAL MODULE: ./packages/local-ecs/lib/forms/form.js
var forms_form = __webpack_require__(57991);
// EXTERNAL MODULE: ./packages/local-ecs/lib/forms/structure.js
var structure = __webpack_require__(61228);
// EXTERNAL MODULE: ./packages/local-ecs/lib/command/local-options.js + 1 modules
var local_options = __webpack_require__(31800);
;// CONCATENATED MODULE: ./packages/local-ecs/lib/command/read-config.js
/** The file of `slipway local --config`: its options, or every error with its line. */





/** The options by their names in the file. */
const OPTIONS_FORM = (0,structure/* structureOf */.p)({
    required: {},
    optional: Object.fromEntries(local_options/* LOCAL_OPTION_NAMES */.fA.flatMap((name) => {
        const { form } = (0,local_options/* describeOption */.ti)(name);
        return form === undefined ? [] : [[name, form]];
    })),
});
/** Reads the text of the file, YAML or JSON. An empty file has no options. */
function readConfig(text) {
    const lines = new dist/* LineCounter */.HN();
    const document = (0,dist/* parseDocument */.Tp)(text, { lineCounter: lines, prettyErrors: false });
    if (document.errors.length > 0) {
        return {
            errors: document.errors.map(({ pos, message }) => ({
                line: lines.linePos(pos[0]).line,
                sentence: (0,input_error/* formatInputError */.i8)({
                    input: 'it',
                    problem: `it is not YAML: ${message.replace(/\.$/, '')}`,
                    advice: 'Correct the line',
                }),
            })),
        };
    }
    const formed = OPTIONS_FORM.read(readContent(document), []);
    if (!('errors' in formed))
        return { given: formed.value };
    const place = (error) => ({
        line: findLine(document, error.path, lines),
        sentence: (0,forms_form/* formatFormError */.Kt)(error),
    });
    return { errors: formed.errors.map(place).sort((one, other) => one.line - other.line) };
}
/** A recursive or too large alias counts as absent. */
function readContent(document) {
    try {
        return (document.toJS({ maxAliasCount: 100 }) ?? {});
    }
    catch {
        return null;
    }
}
/** Where the last existing part of the path begins: for a field its name. */
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

;// CONCATENATED MODULE: ./packages/local-ecs/lib/command/load-config.js




/** Reads the file of `slipway local --config`; its paths are taken from its own folder. Errors name file and line. */
async function loadConfig(path) {
    const text = await (0,promises_.readFile)(path, 'utf8').catch(() => undefined);
    if (text === undefined)
        return { errors: [`${path}: the file cannot be read.`] };
    const read = readConfig(text);
    if ('errors' in read)
        return { errors: read.errors.map(({ line, sentence }) => `${path}:${line}: ${sentence}`) };
    return { given: resolvePaths(read.given, (0,external_node_path_.dirname)(path)) };
}
function resolvePaths(given, folder) {
    const { scenario, secrets, envFiles, data } = given;
    const from = (path) => (0,external_node_path_.resolve)(folder, path);
    return {
        ...given,
        ...(0,type_helpers/* defined */.s)({
            scenario: typeof scenario === 'string' ? from(scenario) : undefined,
            secrets: secrets === undefined ? undefined : from(secrets),
            envFiles: envFiles === undefined ? undefined : from(envFiles),
            data: data === undefined ? undefined : from(data),
        }),
    };
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
;// CONCATENATED MODULE: ./packages/local-ecs/lib/errors/node-error.js

/** Reads anything thrown; errors made in another realm of the process are known too, which `instanceof` misses. */
function readNodeError(thrown) {
    if (!external_node_util_.types.isNativeError(thrown))
        return { message: String(thrown), code: undefined };
    const code = 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : undefined;
    return { message: thrown.message, code };
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/errors/setting-error.js
/** Thrown when the local ECS cannot start with its settings, port or data folder. Nothing was changed. */
class SettingError extends Error {
    /** What to do: one sentence. */
    advice;
    constructor(message, advice, cause) {
        super(message, cause === undefined ? undefined : { cause });
        this.name = 'SettingError';
        this.advice = advice;
    }
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/data-directory/directory-error.js


/** The errors of a data folder, each with advice. The folder was not changed. */
const ELSEWHERE = 'use another folder, or delete this one to start over.';
function directoryError(message, advice, cause) {
    return new SettingError(message, advice, cause);
}
function refuseDamage(directory, what) {
    return directoryError(`The folder ${directory} cannot be used: ${what}.`, `Its state cannot be trusted: ${ELSEWHERE}`);
}
function refuseVersion(directory, found, known) {
    const message = `The folder ${directory} cannot be used: its format is ${JSON.stringify(found)}, but this version of Slipway supports "${known}".`;
    return directoryError(message, `Start it with the version of Slipway that wrote it, or ${ELSEWHERE}`);
}
function refuseForeign(directory, name) {
    const message = `The folder ${directory} cannot be used: it contains ${name}, but no state of a local ECS.`;
    return directoryError(message, 'Use a folder that is empty or does not exist yet.');
}
function refuseLocked(directory, owner) {
    const [host, pid] = owner.split('/');
    const message = `The folder ${directory} is in use by process ${pid} of ${host}.`;
    return directoryError(message, 'Stop that process or use another folder. If the process no longer exists, delete the file lock in the folder.');
}
function refuseSystem(directory, thrown) {
    return directoryError(`The folder ${directory} cannot be used: ${readNodeError(thrown).message}.`, 'Use a writable folder.', thrown);
}
function refuseSetting(directory, name, is, requested) {
    const message = `The folder ${directory} was created with ${name} ${is}, but ${requested} was requested.`;
    return directoryError(message, `Use ${is}, or another folder.`);
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(46466);
;// CONCATENATED MODULE: ./packages/local-ecs/lib/registry/blobs.js






/** Stores blobs in a folder of their own, which is created if it does not exist. */
async function openBlobs(folder) {
    const uploads = new Map();
    const pathOf = (digest) => (0,external_node_path_.join)(folder, 'blobs', blobFileName(digest));
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
function blobFileName(digest) {
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

;// CONCATENATED MODULE: ./packages/local-ecs/lib/errors/process-owner.js



/** This process: `HOST/PID/START`, where START distinguishes it from a later process with the same id. */
function describeOwner() {
    return `${(0,external_node_os_.hostname)()}/${process.pid}/${readStartTime(process.pid)}`;
}
/** Whether the process of an owner label has ended. A process of another host counts as running. */
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
        return readNodeError(thrown).code === 'EPERM';
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

;// CONCATENATED MODULE: ./packages/local-ecs/lib/data-directory/directory-lock.js






const LOCK_FILE = 'lock';
/**
 * Locks a folder for this process. Replaces the lock of a process that has ended.
 * @throws SettingError when another process has it, or this one has it already
 */
function lockDirectory(directory) {
    const lock = (0,external_node_path_.join)(directory, LOCK_FILE);
    const owner = `${describeOwner()}/${(0,external_node_crypto_.randomUUID)()}`;
    const own = `${lock}.${(0,external_node_crypto_.randomUUID)()}`;
    (0,external_node_fs_.writeFileSync)(own, owner, { mode: 0o600 });
    try {
        if (!tryLink(own, lock)) {
            removeStale(directory, lock);
            if (!tryLink(own, lock))
                throw refuseLocked(directory, readOwner(lock) ?? 'unknown/unknown');
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
/** A link appears with its full content, and only if the name is free. */
function tryLink(from, to) {
    try {
        (0,external_node_fs_.linkSync)(from, to);
        return true;
    }
    catch (thrown) {
        if (readNodeError(thrown).code === 'EEXIST')
            return false;
        throw thrown;
    }
}
/** Moved aside first: of two processes that find the same stale lock one moves it, and none removes the other's. */
function removeStale(directory, lock) {
    const found = readOwner(lock);
    if (found === undefined)
        return;
    if (!isOwnerGone(found))
        throw refuseLocked(directory, found);
    const aside = `${lock}.${(0,external_node_crypto_.randomUUID)()}`;
    try {
        (0,external_node_fs_.renameSync)(lock, aside);
    }
    catch (thrown) {
        if (readNodeError(thrown).code === 'ENOENT')
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

;// CONCATENATED MODULE: ./packages/local-ecs/lib/data-directory/node-files.js


/** Environment values of task definitions are in them: they are for their owner only. */
const OWNER_ONLY = 0o600;
/** The files of an existing folder. The file that is appended to stays open: an append is one write. */
function openNodeFiles(directory) {
    let open;
    const pathOf = (name) => (0,external_node_path_.join)(directory, name);
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
        list: () => (0,external_node_fs_.readdirSync)(directory),
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

;// CONCATENATED MODULE: ./packages/local-ecs/lib/data-directory/line.js
/**
 * Lines that show whether they are complete: `NUMBER LENGTH CHECKSUM TEXT`. Numbers count from 0 without a gap; the
 * length is that of the text in UTF-16 units; the checksum is of number and text.
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

// EXTERNAL MODULE: ./packages/ecs-rules/lib/values/json.js
var json = __webpack_require__(93844);
;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/api-error.js

class ApiError extends Error {
    type;
    /** Fields of the exception next to its message. */
    fields;
    constructor(type, message, fields) {
        super(message);
        this.name = 'ApiError';
        this.type = type;
        this.fields = fields;
    }
}
/** Client errors are answered with HTTP 400 (observed in recorded traffic). */
function answerApiError(error) {
    const { type, message, fields } = error;
    return { ok: false, type, message, status: 400, ...(0,type_helpers/* defined */.s)({ fields }) };
}
function invalidParameter(message) {
    return new ApiError('InvalidParameterException', message);
}
function clientError(message) {
    return new ApiError('ClientException', message);
}
/** What ECS can do and this engine does not. The wording is ours. */
function notSimulated(what) {
    return new ApiError('UnsupportedFeatureException', `${what} is not simulated by the local ECS.`);
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/input.js
/** Reads the fields of a request. A field of the wrong type is refused as by the JSON layer of ECS. */


/** Wording not documented. */
function serializationError(field, wanted) {
    return new ApiError('SerializationException', `${field} must be ${wanted}`);
}
function readString(input, field) {
    const value = input[field] ?? undefined;
    if (value === undefined || typeof value === 'string')
        return value;
    throw serializationError(field, 'a string');
}
/** A required text that is not empty. */
function requireString(input, field) {
    const value = readString(input, field);
    // Wording not documented.
    if (value === undefined || value === '')
        throw invalidParameter(`${field} can not be blank.`);
    return value;
}
function readNumber(input, field) {
    const value = input[field] ?? undefined;
    if (value === undefined || (typeof value === 'number' && Number.isFinite(value)))
        return value;
    throw serializationError(field, 'a number');
}
function readBoolean(input, field) {
    const value = input[field] ?? undefined;
    if (value === undefined || typeof value === 'boolean')
        return value;
    throw serializationError(field, 'a boolean');
}
function readObject(input, field) {
    const value = input[field] ?? undefined;
    if (value === undefined || (0,json/* isJsonObject */.OW)(value))
        return value;
    throw serializationError(field, 'an object');
}
function readList(input, field) {
    const value = input[field] ?? undefined;
    if (value === undefined)
        return undefined;
    if ((0,json/* isJsonList */.P8)(value))
        return value;
    throw serializationError(field, 'a list');
}
function readObjects(input, field) {
    return (readList(input, field) ?? []).map((value) => {
        if ((0,json/* isJsonObject */.OW)(value))
            return value;
        throw serializationError(`Each of ${field}`, 'an object');
    });
}
function readStrings(input, field) {
    return (readList(input, field) ?? []).map((value) => {
        if (typeof value === 'string')
            return value;
        throw serializationError(`Each of ${field}`, 'a string');
    });
}
/** Seconds since the epoch with a fraction of milliseconds, as the wire has it. */
function asTimestamp(ms) {
    return ms / 1000;
}
/** The fields among `names` that exist and are not null. */
function pickFields(input, names) {
    const picked = {};
    for (const name of names) {
        const value = input[name] ?? undefined;
        if (value !== undefined)
            picked[name] = value;
    }
    return picked;
}
/** An object without its undefined fields: answers omit absent fields. */
function omitAbsent(fields) {
    return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/alarm-watch.js

/**
 * How a deployment that begins now watches its alarms. With one of them in ALARM already it watches none, so that a
 * deployment which fixes what raised the alarm can go through; that this shows as DISABLED is assumed.
 */
function openAlarmWatch(state, deploymentConfiguration) {
    const alarms = readObject(deploymentConfiguration, 'alarms') ?? {};
    const names = readStrings(alarms, 'alarmNames');
    const isWatched = (readBoolean(alarms, 'enable') ?? false) && listRaised(state, names).length === 0;
    return {
        status: isWatched ? 'MONITORING' : 'DISABLED',
        names,
        hasRollback: readBoolean(alarms, 'rollback') ?? false,
        triggered: [],
    };
}
/** Those of the alarms that are in ALARM now. */
function listRaised(state, names) {
    return names.filter((name) => state.alarms.get(name) === 'ALARM');
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/table.js
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

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/mutable-state.js

function openMutableState(state) {
    return {
        settings: state.settings,
        startedAt: state.startedAt,
        random: state.random,
        lookAt: state.lookAt,
        scenario: state.scenario,
        imageDigests: state.imageDigests,
        logGroups: state.logGroups,
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
/** The engine state made of it. The mutable state must not be used afterwards. */
function closeMutableState(state) {
    return {
        settings: state.settings,
        startedAt: state.startedAt,
        random: state.random,
        lookAt: state.lookAt,
        scenario: state.scenario,
        imageDigests: state.imageDigests,
        logGroups: state.logGroups,
        clusters: state.clusters.close(),
        capacityProviders: state.capacityProviders.close(),
        accountSettings: state.accountSettings.close(),
        instances: state.instances.close(),
        families: state.families.close(),
        revisions: state.revisions.close(),
        services: state.services.close(),
        tasks: state.tasks.close(),
        stoppedTasks: state.stoppedTasks.close(),
        serviceDeployments: state.serviceDeployments.close(),
        serviceRevisions: state.serviceRevisions.close(),
        targetGroups: state.targetGroups.close(),
        tags: state.tags.close(),
        runTasks: state.runTasks.close(),
        alarms: state.alarms.close(),
        applications: state.applications.close(),
        deploymentConfigs: state.deploymentConfigs.close(),
        deploymentGroups: state.deploymentGroups.close(),
        codeDeployments: state.codeDeployments.close(),
        agenda: state.agenda.close(),
    };
}
/** Puts facts on the agenda; those of one moment keep their order. */
function scheduleFacts(state, dated) {
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
        state.agenda.set(moment, [...(state.agenda.get(moment) ?? []), ...facts]);
}
/** The scheduler runs its passes on a fixed grid of times. This is the first point after a moment. */
function gridAfter(grid, at) {
    const interval = grid.settings.schedulerIntervalMs;
    return grid.startedAt + (Math.floor((at - grid.startedAt) / interval) + 1) * interval;
}
/** Requests a pass of the scheduler at the next point of its grid, after a change that it may act on. */
function requestEvaluation(state, now) {
    const at = gridAfter(state, now);
    if (state.lookAt === undefined || at < state.lookAt)
        state.lookAt = at;
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/codedeploy/deployment-state.js
/** Small questions about a deployment, and small changes of it. */

const MINUTE_MS = 60_000;
function isOver({ status }) {
    return status === 'Succeeded' || status === 'Failed' || status === 'Stopped';
}
/** The stage in progress, or the next one. */
function findStage(record) {
    return record.stages.find(({ status }) => status === 'Pending' || status === 'InProgress');
}
/** Changes the stage in progress. */
function changeStage(record, change) {
    const current = findStage(record);
    return { ...record, stages: record.stages.map((stage) => (stage === current ? { ...stage, ...change } : stage)) };
}
/** The deployment group's deployment that is not over. */
function findActive(state, groupKey) {
    for (const record of state.codeDeployments.values()) {
        if (record.groupKey === groupKey && !isOver(record))
            return record;
    }
    return undefined;
}
/** Whether the deployment is rolled back by itself on such an event. */
function rollsBackOn({ autoRollback }, event) {
    return autoRollback.enabled === true && readStrings(autoRollback, 'events').includes(event);
}
/** How long the deployment waits for a manual reroute before production traffic; undefined when it does not. */
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
/** Ends the deployment; the stage in progress has failed then, and what would follow is skipped (observed). */
function endUnsuccessfully(record, { status, error, now }) {
    const current = findStage(record);
    const stages = record.stages.map((stage) => {
        if (stage === current)
            return { ...stage, status: 'Failed', startedAt: stage.startedAt ?? now, endedAt: now };
        return stage.status === 'Pending' ? { ...stage, status: 'Skipped' } : stage;
    });
    return { ...record, status, error, stages, updatedAt: now, completedAt: now };
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/random.js
/** The pseudo-random sequence of a seed: mulberry32, a public-domain generator with 32 bits of state. */
/** The state after a state. */
function nextRandom(state) {
    return (state + 0x6d2b79f5) >>> 0;
}
/** The number of a state, in [0, 1). */
function readRandom(state) {
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/identifiers.js

const HEX = '0123456789abcdef';
const DIGITS = '0123456789';
const URL_SAFE = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
/** The next number of the sequence in [0, 1). */
function drawNumber(state) {
    state.random = nextRandom(state.random);
    return readRandom(state.random);
}
function drawText(state, alphabet, length) {
    let text = '';
    for (let at = 0; at < length; at += 1)
        text += alphabet.charAt(Math.floor(drawNumber(state) * alphabet.length));
    return text;
}
function drawHex(state, length) {
    return drawText(state, HEX, length);
}
function drawUuid(state) {
    const hex = drawHex(state, 32);
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
function drawDeploymentName(state) {
    return `d-${drawText(state, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789', 9)}`;
}
/** `ecs-svc/` and 19 digits. */
function drawDeploymentId(state) {
    return `ecs-svc/${drawSerial(state)}`;
}
/** 19 digits, the first not 0. */
function drawSerial(state) {
    return `${drawText(state, '123456789', 1)}${drawText(state, DIGITS, 18)}`;
}
/** 21 letters, digits, `-` and `_`, as in the ARN of a service deployment. */
function drawToken(state) {
    return drawUrlSafe(state, 21);
}
function drawUrlSafe(state, length) {
    return drawText(state, URL_SAFE, length);
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/codedeploy/deployment-configs.js


const deployment_configs_MINUTE_MS = 60_000;
/** What a deployment or a group has that names none (AWS CodeDeploy User Guide, deployment configurations). */
const DEFAULT_CONFIG = 'CodeDeployDefault.ECSAllAtOnce';
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
/** @throws ApiError InvalidTrafficRoutingConfigurationException; its wording is not documented */
function readRouting(trafficRouting) {
    const type = readString(trafficRouting, 'type') ?? 'AllAtOnce';
    if (type === 'AllAtOnce')
        return {};
    if (type === 'TimeBasedCanary')
        return { timeBasedCanary: readStep(trafficRouting, 'canary') };
    if (type === 'TimeBasedLinear')
        return { timeBasedLinear: readStep(trafficRouting, 'linear') };
    throw invalidTrafficRouting(`The type ${type} of traffic routing is not known.`);
}
function readStep(trafficRouting, kind) {
    const field = kind === 'canary' ? 'timeBasedCanary' : 'timeBasedLinear';
    const given = readObject(trafficRouting, field) ?? {};
    const percent = readNumber(given, `${kind}Percentage`) ?? 0;
    const minutes = readNumber(given, `${kind}Interval`) ?? 0;
    if (!Number.isInteger(percent) || percent < 1 || percent > 99) {
        throw invalidTrafficRouting(`${kind}Percentage must be a whole number from 1 to 99.`);
    }
    if (!Number.isInteger(minutes) || minutes < 1)
        throw invalidTrafficRouting(`${kind}Interval must be a whole number of minutes.`);
    return { percent, waitMs: minutes * deployment_configs_MINUTE_MS };
}
function invalidTrafficRouting(message) {
    return new ApiError('InvalidTrafficRoutingConfigurationException', message);
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/codedeploy/fail-deployment.js
/** The bad end of a deployment, and the rollback that follows it: a deployment of its own. */




/**
 * Without a rollback everything stays as it is: weights and both task sets; that is assumed.
 * @param shouldRollBack by default the deployment group's setting for the event
 */
function failDeployment(state, record, end) {
    const { failure, now } = end;
    const ended = endUnsuccessfully(record, { ...failure, now });
    const isBack = record.creator === 'codeDeployRollback';
    const shouldRollBack = end.shouldRollBack ?? rollsBackOn(record.settings, failure.event);
    if (isBack || !shouldRollBack) {
        state.codeDeployments.set(record.id, ended);
        return;
    }
    const back = openRollback(state, ended, now);
    // Both messages are observed.
    const rollbackMessage = `Deployment ${record.id} terminated. Automatic rollback is triggered with a DeploymentId ${back.id}.`;
    state.codeDeployments.set(record.id, { ...ended, rollback: { rollbackDeploymentId: back.id, rollbackMessage } });
    state.codeDeployments.set(back.id, back);
    const group = state.deploymentGroups.get(record.groupKey);
    if (group !== undefined)
        state.deploymentGroups.set(group.key, { ...group, lastAttempted: back.id });
    requestEvaluation(state, now);
}
/** Its configuration is all at once, whatever the group's (observed). Which lifecycle events it has is assumed. */
function openRollback(state, failed, now) {
    const id = drawDeploymentName(state);
    const { error: _error, completedAt: _completedAt, startedAt: _startedAt, description: _text, ...rest } = failed;
    return {
        ...rest,
        id,
        creator: 'codeDeployRollback',
        configName: DEFAULT_CONFIG,
        status: 'Created',
        createdAt: now,
        updatedAt: now,
        revision: findPrevious(state, failed) ?? failed.revision,
        traffic: [{ percent: 0, waitMs: 0 }],
        shifted: 0,
        stages: [{ name: 'AllowTraffic', status: 'Pending' }],
        rollback: {
            rollbackTriggeringDeploymentId: failed.id,
            rollbackMessage: `Deployment ${id} is triggered to roll back deployment ${failed.id}.`,
        },
    };
}
function findPrevious(state, failed) {
    const lastSuccessful = state.deploymentGroups.get(failed.groupKey)?.lastSuccessful;
    return lastSuccessful === undefined ? undefined : state.codeDeployments.get(lastSuccessful)?.revision;
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/pattern.js
/** Whether a text matches a pattern in which `*` matches any characters. */
function fitsPattern(pattern, text) {
    const parts = pattern.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    return new RegExp(`^${parts.join('.*')}$`).test(text);
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/codedeploy/hook-stage.js

/** AWS CodeDeploy User Guide, troubleshoot Amazon ECS deployment issues: a callback is expected within one hour. */
const CALLBACK_MS = 3_600_000;
function runHook(state, { record, stage, now }) {
    const target = record.appSpec.hooks[stage.name];
    if (target === undefined)
        return { kind: 'done', record };
    if (stage.reported === 'Failed')
        return { kind: 'failed', failure: HOOK_FAILED };
    if (stage.reported === 'Succeeded')
        return { kind: 'done', record };
    const behaviour = state.scenario.hooks?.find((entry) => fitsPattern(entry.target, target));
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

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/arn.js
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
/** @param name `app/NAME/ID` */
function loadBalancerArn(settings, name) {
    return `arn:aws:elasticloadbalancing:${settings.region}:${settings.account}:loadbalancer/${name}`;
}
/** The user that makes every call without a session, in STS and in denials. */
function userArn(account) {
    return `arn:aws:iam::${account}:user/local`;
}
/** The caller's ARN, from its access key. The local ECS has no users. */
function callerArn(settings, accessKeyId) {
    return `arn:aws:iam::${settings.account}:user/${accessKeyId}`;
}
/** The root user, whose settings apply to every caller without own settings. */
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

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/capacity-strategy.js



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
 * @throws ApiError InvalidParameterException for a number out of range (ECS API reference,
 * CapacityProviderStrategyItem);   wording not documented
 */
function readStrategy(input, field) {
    const items = readObjects(input, field).map((entry) => ({
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
function readCount(entry, field, most) {
    const count = readNumber(entry, field) ?? 0;
    if (Number.isInteger(count) && count >= 0 && count <= most)
        return count;
    throw invalidParameter(`The ${field} of a capacity provider must be between 0 and ${most}.`);
}
/**
 * Checks a strategy against the providers that it may name. Texts observed, but for the mix: it is that of a client.
 * @throws ApiError InvalidParameterException
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

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/find.js
/** Finding what a request names, by name or ARN. */


/** @param reference name or ARN; the cluster `default` when absent */
function findCluster(state, reference) {
    const cluster = state.clusters.get(lastPart(reference ?? 'default'));
    if (cluster === undefined || cluster.status !== 'ACTIVE') {
        throw new ApiError('ClusterNotFoundException', 'Cluster not found.');
    }
    return cluster;
}
/** @param reference name, or ARN of the long or the short form */
function findService(state, cluster, reference) {
    return state.services.get(`${cluster}/${lastPart(reference)}`);
}
/** @param reference id or ARN */
function findTask(state, cluster, reference) {
    const arn = `arn:aws:ecs:${state.settings.region}:${state.settings.account}:task/${cluster}/${lastPart(reference)}`;
    return state.tasks.get(arn) ?? state.stoppedTasks.get(arn);
}
/** @param reference id or ARN */
function findInstance(state, cluster, reference) {
    for (const instance of state.instances.values()) {
        if (instance.cluster === cluster && instance.id === lastPart(reference))
            return instance;
    }
    return undefined;
}
/** `CLUSTER/NAME` of a service ARN, or undefined for another kind of text. */
function serviceKeyOf(arn) {
    return /^arn:aws[a-z-]*:ecs:[^:]*:\d*:service\//.test(arn) ? resourcePart(arn) : undefined;
}

// EXTERNAL MODULE: ./packages/ecs-rules/lib/task-definition/container-ports.js
var container_ports = __webpack_require__(17365);
// EXTERNAL MODULE: ./packages/ecs-rules/lib/task-definition/service-attachments.js
var service_attachments = __webpack_require__(97679);
;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/launch-volumes.js


/**
 * Each names a volume of the task definition that is configuredAtLaunch, with a role, and a size or a snapshot (ECS API
 * reference, ServiceManagedEBSVolumeConfiguration). Of the texts only the first is observed.
 * @param given with the field `volumeConfigurations`, as CreateService, UpdateService and RunTask take it
 * @throws ApiError InvalidParameterException
 */
function checkLaunchVolumes(described, given) {
    const volumes = readObjects(described, 'volumes');
    for (const requested of readObjects(given, 'volumeConfigurations')) {
        const name = readString(requested, 'name') ?? '';
        const volume = volumes.find((one) => one.name === name);
        if (volume === undefined) {
            throw invalidParameter(`The volume name '${name}' in your request does not have a matching volume in your Task Definition`);
        }
        if (readBoolean(volume, 'configuredAtLaunch') !== true) {
            throw invalidParameter(`The volume '${name}' in your Task Definition is not configuredAtLaunch.`);
        }
        checkManaged(name, readObject(requested, 'managedEBSVolume'));
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

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/load-balancers.js

/**
 * The places that a task of a service revision will take in target groups and Classic Load Balancers.
 * @param usesAlternate the alternate target groups, where there are any
 */
function listTargets(shape, usesAlternate) {
    return readObjects(shape, 'loadBalancers').map((loadBalancer) => {
        const fallback = readString(loadBalancer, 'targetGroupArn') ?? readString(loadBalancer, 'loadBalancerName') ?? '';
        return {
            targetGroupArn: (usesAlternate ? findAlternate(loadBalancer) : undefined) ?? fallback,
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

// EXTERNAL MODULE: ./packages/ecs-rules/lib/task-definition/task-size.js
var task_size = __webpack_require__(43518);
;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/task-definition/needs.js
/** What a task of a revision requires of a container instance. */


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
    // In awsvpc mode each task has its own address, so it uses no port of its instance.
    const fixed = readNetworkMode(described) === 'awsvpc' ? [] : listPorts(described).filter((mapping) => mapping.hostPort !== 0);
    const needs = { cpu, memoryMiB, tcpPorts: listHostPorts(fixed, 'tcp'), udpPorts: listHostPorts(fixed, 'udp') };
    const architecture = readString(readObject(described, 'runtimePlatform') ?? {}, 'cpuArchitecture');
    if (architecture === undefined)
        return needs;
    return { ...needs, attributes: { 'ecs.cpu-architecture': architecture.toLowerCase() } };
}
function reserveMemory(container) {
    return readNumber(container, 'memoryReservation') ?? readNumber(container, 'memory') ?? 0;
}
function listHostPorts(mappings, protocol) {
    return mappings.filter((mapping) => mapping.protocol === protocol).map((mapping) => mapping.hostPort);
}
function sum(items, measure) {
    return items.reduce((total, item) => total + measure(item), 0);
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/network-configuration.js



/** ECS API reference, AwsVpcConfiguration. */
const MOST = { subnets: 16, securityGroups: 5 };
/**
 * The network of the request, or undefined without one; an object without `awsvpcConfiguration` counts as none, which
 * is assumed. The texts about subnets and about the launch type are observed in answers of the real service, the
 * others are assumed alike.
 * @throws ApiError InvalidParameterException when it is over a limit; SerializationException for a wrong type
 */
function readNetwork(given) {
    const network = readObject(readObject(given, 'networkConfiguration') ?? {}, 'awsvpcConfiguration');
    if (network === undefined)
        return undefined;
    if (readStrings(network, 'subnets').length === 0)
        throw invalidParameter('subnets can not be empty.');
    for (const field of ['subnets', 'securityGroups']) {
        if (readStrings(network, field).length <= MOST[field])
            continue;
        throw invalidParameter(`${field} can have at most ${MOST[field]} items.`);
    }
    const isPublic = readString(network, 'assignPublicIp') ?? 'DISABLED';
    if (isPublic === 'ENABLED' || isPublic === 'DISABLED')
        return network;
    throw invalidParameter('assign public IP should be one of [ENABLED,DISABLED]');
}
/** @throws ApiError InvalidParameterException: a task on an instance has no public address of its own */
function refusePublicAddress(given, launchType) {
    if (launchType === 'EC2' && readNetwork(given)?.assignPublicIp === 'ENABLED') {
        throw invalidParameter('Assign public IP is not supported for this launch type.');
    }
}
/** @throws ApiError InvalidParameterException: a network goes with the network mode awsvpc alone */
function checkNetwork(described, given) {
    const isAwsvpc = readNetworkMode(described) === 'awsvpc';
    const hasNetwork = readNetwork(given) !== undefined;
    if (isAwsvpc && !hasNetwork) {
        throw invalidParameter("Network Configuration must be provided when networkMode 'awsvpc' is specified.");
    }
    if (!isAwsvpc && hasNetwork) {
        throw invalidParameter('Network Configuration is not valid for the given networkMode of this task definition.');
    }
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/platform-version.js


/** Those that tasks here run on, whatever they are called: `LATEST` is 1.4.0. */
const SIMULATED = ['LATEST', '1.4.0'];
/** ECS Developer Guide, Fargate platform versions for Linux. */
const DEPRECATED = ['1.3.0', '1.2.0', '1.1.0', '1.0.0'];
/**
 * The first text is observed in answers of the real service, that of an unknown version is the description of the
 * exception (ECS API reference, PlatformUnknownException). An empty text, and on EC2 `LATEST`, which AppSpec files often
 * have, count as absent; both are assumed.
 * @throws ApiError InvalidParameterException, PlatformUnknownException; UnsupportedFeatureException for a former one
 */
function checkPlatformVersion(given, launchType) {
    const version = readString(given, 'platformVersion') ?? '';
    if (version === '')
        return;
    if (launchType === 'EC2' && version !== 'LATEST') {
        throw invalidParameter('The platform version must be null when specifying an EC2 launch type.');
    }
    if (SIMULATED.includes(version))
        return;
    if (DEPRECATED.includes(version))
        throw notSimulated(`platformVersion ${version}`);
    throw new ApiError('PlatformUnknownException', "The specified platform version doesn't exist.");
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/service-shape.js
/** What a deployment rolls out in addition to the task definition, and the rules for it. */









/**
 * Fields whose change starts a deployment (ECS API reference, UpdateService). Of the last two, which a service revision
 * shows, it is assumed.
 */
const SHAPE_FIELDS = [
    'networkConfiguration',
    'platformVersion',
    'loadBalancers',
    'serviceRegistries',
    'serviceConnectConfiguration',
    'volumeConfigurations',
    'vpcLatticeConfigurations',
    'gatewayConnectors',
    'monitoring',
];
function readShape(input) {
    return pickFields(input, SHAPE_FIELDS);
}
/** Whether the given fields differ from the shape; an empty list counts as absent. */
function isOtherShape(shape, given) {
    return Object.entries(given).some(([field, value]) => writeCanonical(value) !== writeCanonical(shape[field]));
}
/** JSON with its fields in the order of their names: equal values have equal texts. */
function writeCanonical(value) {
    if (Array.isArray(value))
        return value.length === 0 ? '' : `[${value.map(writeCanonical).join()}]`;
    if (value === undefined || value === null)
        return '';
    if (!(0,json/* isJsonObject */.OW)(value))
        return JSON.stringify(value);
    const fields = Object.keys(value).sort();
    return `{${fields.map((field) => `${JSON.stringify(field)}:${writeCanonical(value[field])}`).join()}}`;
}
/** @throws ApiError InvalidParameterException when task definition, network and load balancers do not agree */
function checkPlan(state, plan) {
    const { described } = plan.revision;
    const { launchType, shape } = plan;
    checkLaunchType(described, launchType);
    checkNetwork(described, shape);
    refusePublicAddress(shape, launchType);
    checkPlatformVersion(shape, launchType);
    for (const loadBalancer of readObjects(shape, 'loadBalancers')) {
        checkLoadBalancer(state, { loadBalancer, described, launchType });
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
function checkLoadBalancer(state, { loadBalancer, described, launchType }) {
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
    checkTargetGroups(state, loadBalancer, readNetworkMode(described));
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
/** A Classic Load Balancer is taken as it is named; a target group was put before. The text for types is observed. */
function checkTargetGroups(state, loadBalancer, mode) {
    if (readString(loadBalancer, 'loadBalancerName') !== undefined)
        return;
    const alternate = findAlternate(loadBalancer);
    const arns = [readString(loadBalancer, 'targetGroupArn') ?? '', ...(alternate === undefined ? [] : [alternate])];
    if (!arns.every((arn) => state.targetGroups.has(arn)))
        throw invalidParameter('The target group ARN does not exist.');
    for (const arn of arns) {
        const type = state.targetGroups.get(arn)?.specification.targetType;
        if (type === undefined || type === (mode === 'awsvpc' ? 'ip' : 'instance'))
            continue;
        throw invalidParameter(`The provided target group ${arn} has target type ${type}, which is incompatible with the ${mode} network mode specified in the task definition.`);
    }
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/capacity-choice.js
/** On what capacity tasks run: a launch type, or the providers of a strategy. */






/**
 * By the launch type or the strategy of the request; when it has neither, by the cluster's default strategy, else EC2.
 * Texts observed.
 * @throws ApiError InvalidParameterException when both are given or the strategy will not do;
 * UnsupportedFeatureException   for a launch type that is not simulated
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
    if (launchType === 'EXTERNAL' || launchType === 'MANAGED_INSTANCES')
        throw notSimulated(`launchType ${launchType}`);
    if (launchType !== undefined)
        throw invalidParameter('launch type should be one of [EC2,FARGATE,EXTERNAL]');
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
 * The service with the strategy of an UpdateService request: it counts for tasks that are started from now on. An empty
 * one returns to the launch type (ECS API reference, UpdateService).
 * @throws ApiError InvalidParameterException for a change without a new deployment, text observed
 */
function changeCapacity(state, service, input) {
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
    const { launchType } = chooseByStrategy(findCluster(state, lastPart(service.cluster)), strategy);
    return { ...service, launchType, given: { ...given, ...describeStrategy(strategy) } };
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/find-revision.js


/**
 * The revision that a reference names: `family` (its latest ACTIVE one), `family:n` or an ARN.
 * Undefined when there is none.
 */
function findRevision(state, reference) {
    const [family = '', number] = resourcePart(reference).split(':');
    if (number !== undefined)
        return state.revisions.get(formatRevisionArn(state, family, number));
    for (let latest = state.families.get(family) ?? 0; latest > 0; latest -= 1) {
        const revision = state.revisions.get(formatRevisionArn(state, family, String(latest)));
        if (revision?.status === 'ACTIVE')
            return revision;
    }
    return undefined;
}
function formatRevisionArn(state, family, number) {
    return `arn:aws:ecs:${state.settings.region}:${state.settings.account}:task-definition/${family}:${number}`;
}
/**
 * The revision for a new task, service or deployment.
 * @param inactive the exception for an INACTIVE one: observed as ClientException on UpdateService and as
 *   InvalidParameterException on RunTask
 */
function requireUsableRevision(state, reference, inactive) {
    const revision = findRevision(state, reference);
    if (revision === undefined)
        throw clientError('TaskDefinition not found.');
    if (revision.status !== 'ACTIVE')
        throw inactive('TaskDefinition is inactive');
    return revision;
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/service-state.js
function findDeployment(service, id) {
    return service.deployments.find((deployment) => deployment.id === id);
}
function changeDeployment(service, id, change) {
    return {
        ...service,
        deployments: service.deployments.map((deployment) => deployment.id === id ? { ...deployment, ...change } : deployment),
    };
}
/** The current deployment, which the next one will replace. */
function findReplaced(deployments) {
    return findCurrent(deployments) ?? deployments[0];
}
/** The last completed deployment, or a later one that had already got all traffic. */
function findCurrent(deployments) {
    return deployments.find((deployment) => deployment.holdsTraffic ?? deployment.rolloutState === 'COMPLETED');
}
/**
 * The deployment that a rollback would return to: the most recent one that COMPLETED, other than PRIMARY. It may have
 * no tasks and not be listed. Assumed: a superseded one that had all traffic counts too.
 */
function findCandidate({ deployments, lastCompleted }) {
    const listed = findCurrent(deployments.slice(1));
    const isListed = deployments.some(({ id }) => id === lastCompleted?.id);
    return listed ?? (isListed ? undefined : lastCompleted);
}

;// CONCATENATED MODULE: ./packages/ecs-rules/lib/scheduler/zone-balance.js
/**
 * Whether tasks are spread over zones as evenly as they can be (ECS Developer Guide, Availability Zone rebalancing).
 */
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
/** The zone that must get a task from another one; undefined when the counts differ by at most one. */
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

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/event-texts.js
/**
 * Every text of a service event. Observed in real service events unless marked; the Developer Guide prints
 * `service (NAME)` where the service writes `(service NAME)`.
 */



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
function describeRebalancingPostponed(service, deploymentId, count) {
    return `(service ${service.name}) was unable to AZ Rebalance because (taskSet ${deploymentId}) was unable to scale in due to (reason ${count} tasks under protection)`;
}
function describePendingStops(service, count) {
    return `(service ${service.name}) stopped ${count} pending tasks.`;
}
/** Of Classic Load Balancers the unhealthy text is observed with `elb`, the others are assumed alike. */
function formatBalancer(targetGroupArn) {
    return isClassic(targetGroupArn) ? `elb ${targetGroupArn}` : `target-group ${targetGroupArn}`;
}
function nameTargets(targetGroupArn) {
    return isClassic(targetGroupArn) ? 'instances' : 'targets';
}
/** The real text ends without a stop. Of a Classic Load Balancer the registered `instances` are observed. */
function describeRegistered(service, count, targetGroupArn) {
    return `(service ${service.name}) registered ${count} ${nameTargets(targetGroupArn)} in (${formatBalancer(targetGroupArn)})`;
}
/** The real text ends without a stop. */
function describeDeregistered(service, count, targetGroupArn) {
    return `(service ${service.name}) deregistered ${count} ${nameTargets(targetGroupArn)} in (${formatBalancer(targetGroupArn)})`;
}
/** @param taskSet the outgoing deployment during a rollout; undefined outside of one */
function describeDraining(service, count, taskSet) {
    return `(service ${formatTaskSet(service, taskSet)}) has begun draining connections on ${count} tasks.`;
}
function formatTaskSet(service, taskSet) {
    return taskSet === undefined ? service.name : `${service.name}, taskSet ${taskSet}`;
}
function describeFailedCheck(service, taskId) {
    return `(service ${service.name}) (task ${taskId}) failed container health checks.`;
}
function describeUnhealthyTarget(service, target) {
    const place = target.ec2InstanceId === undefined ? `task ${target.taskId}` : `instance ${target.ec2InstanceId}`;
    const port = isClassic(target.targetGroupArn) ? '' : ` (port ${target.port})`;
    return `(service ${formatTaskSet(service, target.taskSet)}) (${place})${port} is unhealthy in (${formatBalancer(target.targetGroupArn)}) due to (reason ${target.reason}).`;
}
function describeSteady(service) {
    return `(service ${service.name}) has reached a steady state.`;
}
function describeCompleted(service, deploymentId) {
    return `(service ${service.name}) (deployment ${deploymentId}) deployment completed.`;
}
/** Why a task that fails its load balancer's checks was stopped (ECS Developer Guide, stopped task errors). */
function describeFailedTarget(targetGroupArn) {
    return `Task failed ELB health checks in (${formatBalancer(targetGroupArn)})`;
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
function describeUnmet(constraint) {
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
            return `${start} The closest matching (container-instance ${lastPart(failure.closest)}) encountered error "${describeUnmet('MemberOf')}". ${GUIDE}`;
        case 'DISTINCT_INSTANCE':
            return `${start} The closest matching (container-instance ${lastPart(failure.closest)}) encountered error "${describeUnmet('DistinctInstance')}". ${GUIDE}`;
    }
}
/** ECS Developer Guide, service event messages. */
function describeBounds(service) {
    return `(service ${service.name}) was unable to stop or start tasks during a deployment because of the service deployment configuration. Update the minimumHealthyPercent or maximumPercent value and try again.`;
}
/** @param taskSet the deployment whose tasks stop; ECS's text ends without a period */
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

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/events.js
/** The events of a service: newest first, at most 100. A lasting cause is reported once, then every six hours. */

const MOST_EVENTS = 100;
const REPEAT_AFTER_MS = 6 * 3_600_000;
/** Adds an event. `now` is its moment, milliseconds since the epoch. */
function report(state, service, event) {
    const record = { id: drawUuid(state), createdAt: event.now, message: event.text };
    return { ...service, events: [record, ...service.events].slice(0, MOST_EVENTS) };
}
/** Adds an event about a lasting cause, unless it was reported already. An empty text adds no event. */
function reportOnce(state, service, cause) {
    const reportedAt = service.told[cause.key];
    const isKnown = reportedAt !== undefined && cause.now - reportedAt < REPEAT_AFTER_MS;
    if (isKnown || cause.text === '')
        return service;
    const reported = { ...service.told, [cause.key]: cause.now };
    return report(state, { ...service, told: reported }, cause);
}
/** When a lasting cause is reported again, in milliseconds since the epoch; infinity when there is none. */
function nextRepeat({ status, told: reported }) {
    if (status !== 'ACTIVE')
        return Number.POSITIVE_INFINITY;
    return Math.min(...Object.values(reported)) + REPEAT_AFTER_MS;
}
/** Forgets causes whose repetition is due: the pass did not report them again, so they are solved. */
function forgetOld(service, now) {
    return forgetCauses(service, (key) => now - (service.told[key] ?? now) >= REPEAT_AFTER_MS);
}
/** Forgets solved causes, so that they are reported again if they return. */
function forgetCauses(service, isSolved) {
    const kept = Object.entries(service.told).filter(([key]) => !isSolved(key));
    if (kept.length === Object.keys(service.told).length)
        return service;
    return { ...service, told: Object.fromEntries(kept) };
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/steady-state.js
/** The steady state of a service: reported when it is reached, and every six hours after that. */


const CAUSE = 'steady';
function reportSteady(state, service, now) {
    return reportOnce(state, service, { key: CAUSE, text: describeSteady(service), now });
}
/** Whether it was reported, and nothing has happened since. */
function isSteady({ told: reported }) {
    return reported[CAUSE] !== undefined;
}
/** Ends the steady state, so that the next one is reported again. */
function leaveSteady(service) {
    return forgetCauses(service, (key) => key === CAUSE);
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/throttle.js
/** Starts that fail again and again are tried ever more rarely (ECS Developer Guide, service throttle logic). */


/** Number of passes with failed starts before starts are throttled. Not documented; assumed. */
const FREE_FAILURES = 3;
const LONGEST_WAIT_MS = 27 * 60_000;
const NO_THROTTLE = { failures: 0, hasFailed: false, notBefore: 0 };
/** Doubles the wait after each further pass that finds a failed start. */
function updateThrottle(state, service, now) {
    if (!service.throttle.hasFailed)
        return service;
    const failures = service.throttle.failures + 1;
    const excess = failures - FREE_FAILURES;
    const waitMs = Math.min(LONGEST_WAIT_MS, state.settings.schedulerIntervalMs * 2 ** Math.min(excess, 20));
    const notBefore = excess > 0 ? now + waitMs : 0;
    const throttled = { ...service, throttle: { failures, hasFailed: false, notBefore } };
    return excess > 0
        ? reportOnce(state, throttled, { key: 'throttled', text: describeThrottled(service), now })
        : throttled;
}
/** A task has come to run, or there is a new deployment: starts are free again. */
function resetThrottle(service) {
    if (service.throttle === NO_THROTTLE)
        return service;
    const calm = forgetCauses(service, (key) => key === 'throttled' || key === 'start-failed');
    return { ...calm, throttle: NO_THROTTLE };
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/task-set-state.js







/** Observed in answers of CreateTaskSet. */
const MOST_TASK_SETS = 5;
/** The deployment controller of a CreateService request or of a service. */
function readController(source) {
    const type = readString(readObject(source, 'deploymentController') ?? {}, 'type') ?? 'ECS';
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
/** The current deployment or task set. A service of the EXTERNAL controller may have none. */
function task_set_state_findCurrent(service) {
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
 * @throws ApiError InvalidParameterException for more than five
 */
function openTaskSet(state, service, request) {
    const { revision, shape, part, now } = request;
    if (service.deployments.length >= MOST_TASK_SETS) {
        throw invalidParameter(`${service.deployments.length} deployments exist on the service. Unable to create new TaskSet since this exceeds the maximum limit.`);
    }
    const id = drawDeploymentId(state);
    const arn = serviceRevisionArn(state.settings, service.key, drawSerial(state));
    state.serviceRevisions.set(arn, {
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
        taskSet: { ...part, arn: taskSetArn(state.settings, service.key, id), stability: 'STABILIZING', stabilityAt: now },
    };
    const deployments = [opened, ...service.deployments];
    return sortTaskSets({ ...leaveSteady(service), deployments, throttle: NO_THROTTLE });
}
function sortTaskSets(service) {
    const all = listTaskSets(service);
    const isPrimary = ({ taskSet }) => taskSet.status === 'PRIMARY';
    return { ...service, deployments: [...all.filter(isPrimary), ...all.filter((one) => !isPrimary(one))] };
}
/** Changes a task set, unless it does not exist or is DRAINING already. */
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
    if (task_set_state_findCurrent(service)?.id === id)
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

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/codedeploy/install-stage.js










/** AWS CodeDeploy User Guide, troubleshoot Amazon ECS deployment issues. */
const INSTALL_MS = 3_600_000;
function runInstall(state, input) {
    const { record, stage, now } = input;
    if (record.green === undefined)
        return makeReplacement(state, input);
    const service = state.services.get(record.serviceKey);
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
function explainRefusal(error) {
    const detail = `(Service: AmazonECS; Status Code: 400; Error Code: ${error.type}; Request ID: null; Proxy: null)`;
    const text = error.message.endsWith('.') ? error.message : `${error.message}.`;
    const message = `The ECS service cannot be updated due to an unexpected error: ${text} ${detail}. Check your ECS service status.`;
    return { status: 'Failed', error: { code: 'ECS_UPDATE_ERROR', message }, event: 'DEPLOYMENT_FAILURE' };
}
function makeReplacement(state, { record, now }) {
    try {
        const placed = placeReplacement(state, record, now);
        requestEvaluation(state, now);
        return { kind: 'wait', record: placed };
    }
    catch (thrown) {
        if (!(thrown instanceof ApiError))
            throw thrown;
        return { kind: 'failed', failure: explainRefusal(thrown) };
    }
}
/**
 * Task sets that an earlier deployment has left behind go first; that CodeDeploy does so is assumed.
 * @throws ApiError what ECS refuses; nothing has changed then
 */
function placeReplacement(state, record, now) {
    const found = state.services.get(record.serviceKey);
    const blue = found && task_set_state_findCurrent(found);
    if (found?.status !== 'ACTIVE')
        throw new ApiError('ServiceNotActiveException', 'Service was not ACTIVE.');
    if (blue?.taskSet === undefined)
        throw invalidParameter('The service has no primary task set.');
    const places = choosePlaces(state, record, blue.serviceRevisionArn);
    const shape = writeShape(state, { record, blueRevisionArn: blue.serviceRevisionArn, ...places });
    const { launchType, strategy } = chooseReplacement(findCluster(state, found.cluster), record, blue.taskSet);
    const revision = requireUsableRevision(state, record.appSpec.taskDefinition, clientError);
    checkPlan(state, { revision, shape, launchType });
    const before = clearLeftovers(found, now);
    const part = {
        startedBy: 'CODE_DEPLOY',
        externalId: record.id,
        status: 'ACTIVE',
        scalePercent: 100,
        launchType,
        ...describeStrategy(strategy),
    };
    const service = openTaskSet(state, before, { revision, shape, part, now });
    state.services.set(service.key, service);
    const green = listTaskSets(service).find(({ taskSet }) => taskSet.externalId === record.id);
    return {
        ...record,
        blue: { id: blue.id, targetGroupName: places.blueGroup },
        ...(0,type_helpers/* defined */.s)({ green: green === undefined ? undefined : placeGreen(green, places.greenGroup) }),
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
function choosePlaces(state, record, blueRevisionArn) {
    const [pair = {}] = readObjects(record.settings.loadBalancerInfo, 'targetGroupPairInfoList');
    const names = readObjects(pair, 'targetGroups').map((group) => readString(group, 'name') ?? '');
    const groups = names.flatMap((name) => findGroup(state, name));
    const [used = {}] = readObjects(state.serviceRevisions.get(blueRevisionArn)?.shape ?? {}, 'loadBalancers');
    const blue = groups.find(({ arn }) => arn === readString(used, 'targetGroupArn'));
    const green = groups.find((group) => group !== blue);
    if (blue === undefined || green === undefined) {
        // Wording not documented.
        throw invalidParameter("The deployment group's target group pair is not that of the service.");
    }
    return { blueGroup: blue.name, greenGroup: green.name, greenArn: green.arn };
}
function findGroup(state, name) {
    for (const { arn, specification } of state.targetGroups.values()) {
        if (specification.name === name)
            return [{ name, arn }];
    }
    return [];
}
/** The replacement has the settings of the original task set, with the changes of the AppSpec file. */
function writeShape(state, request) {
    const { containerName, containerPort, taskSet } = request.record.appSpec;
    const { capacityProviderStrategy: _strategy, ...given } = taskSet;
    const before = state.serviceRevisions.get(request.blueRevisionArn)?.shape ?? {};
    return { ...before, ...given, loadBalancers: [{ targetGroupArn: request.greenArn, containerName, containerPort }] };
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/codedeploy/traffic-stage.js
/** AllowTraffic, and the waits before and after it. */



/**
 * Shifts one increment after the other. With the last one the replacement is PRIMARY; that it is not before is assumed.
 */
function runTraffic(state, { record, stage, now }) {
    if (record.creator === 'codeDeployRollback')
        return returnTraffic(state, record, now);
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
    changeService(state, record, (service) => promoteTaskSet(service, record.green?.id ?? '', now));
    return { kind: 'done', record: moved };
}
function sumWaits(record, count) {
    return record.traffic.slice(0, count).reduce((sum, { waitMs }) => sum + waitMs, 0);
}
/** A rollback makes no task set: production traffic returns, and the replacement goes (observed). */
function returnTraffic(state, record, now) {
    changeService(state, record, (service) => {
        const back = record.blue === undefined ? service : promoteTaskSet(service, record.blue.id, now);
        return record.green === undefined ? back : drainTaskSet(back, record.green.id, now);
    });
    requestEvaluation(state, now);
    return { kind: 'done', record: { ...record, greenWeight: 0, updatedAt: now } };
}
function changeService(state, record, change) {
    const service = state.services.get(record.serviceKey);
    if (service !== undefined)
        state.services.set(service.key, change(service));
}
/** Waits for ContinueDeployment. The text is the guide's; the code, and that it counts as a failure, are assumed. */
function runReadyWait(_state, { record, stage, now }) {
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
/** The original task set stays for a while to allow a rollback, then stops. */
function runTerminationWait(state, { record, stage, now }) {
    const waitMs = readTerminationWaitMs(record.settings);
    if (waitMs === undefined || record.blue === undefined)
        return { kind: 'done', record };
    const until = stage.startedAt + waitMs;
    if (now < until && stage.reported !== 'Succeeded')
        return { kind: 'wait', record, until };
    const { id } = record.blue;
    changeService(state, record, (service) => drainTaskSet(service, id, now));
    requestEvaluation(state, now);
    return { kind: 'done', record: { ...record, updatedAt: now } };
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/codedeploy/advance-deployments.js
/** Advances CodeDeploy's deployments on the engine's clock, in each pass of the scheduler. */








/**
 * Advances every deployment as far as possible now. Lifecycle events that wait for nothing follow each other at once;
 * in AWS each takes some hundreds of milliseconds.
 */
function advanceCodeDeployments(state, now) {
    for (const record of [...state.codeDeployments.values()]) {
        if (!isOver(record))
            advance(state, begin(state, record, now), now);
    }
}
function begin(state, record, now) {
    if (record.status !== 'Created')
        return record;
    const begun = { ...record, status: 'InProgress', startedAt: now, updatedAt: now };
    state.codeDeployments.set(record.id, begun);
    return begun;
}
/** Stage after stage, until one has to wait. */
function advance(state, begun, now) {
    const alarm = findAlarm(state, begun);
    let played = alarm === undefined ? { record: begun } : { record: begun, failure: alarm };
    while (played.failure === undefined && played.isStill !== true)
        played = playStage(state, played.record, now);
    if (played.failure === undefined)
        state.codeDeployments.set(played.record.id, played.record);
    else
        failDeployment(state, played.record, { failure: played.failure, now });
}
function playStage(state, record, now) {
    const stage = findStage(record);
    if (stage === undefined)
        return { record: succeed(state, record, now), isStill: true };
    const startedAt = stage.startedAt ?? now;
    const entered = stage.status === 'InProgress' ? record : enterStage(record, now);
    const current = { ...stage, status: 'InProgress', startedAt };
    const outcome = RUNNERS[stage.name](state, { record: entered, stage: current, now });
    if (outcome.kind === 'failed')
        return { record: entered, failure: outcome.failure };
    if (outcome.kind === 'wait') {
        wakeAt(state, outcome.until);
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
    // The test listener switches to the replacement at once.
    AllowTestTraffic: (_state, { record }) => ({ kind: 'done', record }),
    AfterAllowTestTraffic: runHook,
    ReadyWait: runReadyWait,
    BeforeAllowTraffic: runHook,
    AllowTraffic: runTraffic,
    AfterAllowTraffic: runHook,
    TerminationWait: runTerminationWait,
};
function succeed(state, record, now) {
    const group = state.deploymentGroups.get(record.groupKey);
    if (group !== undefined)
        state.deploymentGroups.set(group.key, { ...group, lastSuccessful: record.id });
    return { ...record, status: 'Succeeded', updatedAt: now, completedAt: now };
}
/** Text and code are observed. Alarms do not stop a rollback; assumed. */
function findAlarm(state, record) {
    const { alarms } = record.settings;
    if (alarms.enabled !== true || record.creator === 'codeDeployRollback')
        return undefined;
    const names = readObjects(alarms, 'alarms').map((alarm) => readString(alarm, 'name') ?? '');
    const raised = listRaised(state, names);
    if (raised.length === 0)
        return undefined;
    const listed = raised.map((name) => `<${name}>`).join(' ');
    const message = `One or more alarms have been activated according to the Amazon CloudWatch metrics you selected, and the affected deployments have been stopped. Activated alarms: ${listed}`;
    return { status: 'Stopped', error: { code: 'ALARM_ACTIVE', message }, event: 'DEPLOYMENT_STOP_ON_ALARM' };
}
/** Requests a pass at the first point of the grid after the moment. */
function wakeAt(state, moment) {
    if (moment === undefined)
        return;
    const at = gridAfter(state, moment - 1);
    if (state.lookAt === undefined || at < state.lookAt)
        state.lookAt = at;
}

// EXTERNAL MODULE: ./packages/ecs-rules/lib/scheduler/decide.js + 2 modules
var decide = __webpack_require__(27498);
// EXTERNAL MODULE: ./packages/ecs-rules/lib/scheduler/bounds.js
var bounds = __webpack_require__(87318);
;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/health.js
/** When a task counts as healthy, and when it must be replaced (ECS API reference, DeploymentConfiguration). */
/** Without any check a task counts as healthy so long after it turned RUNNING: "40 seconds" (minimumHealthyPercent). */
const SETTLE_MS = 40_000;
/** Only the essential containers' checks count for the task. */
function listChecked(task) {
    return task.containers.filter((container) => container.isEssential && container.hasHealthCheck);
}
/** `healthStatus` of a task. */
function computeTaskHealth(task) {
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
    if (hasCheck && computeTaskHealth(task) !== 'HEALTHY')
        return false;
    if (task.targets.length > 0)
        return task.targets.every((target) => target.state === 'healthy');
    return hasCheck || now >= task.startedAt + SETTLE_MS;
}
/** The check that fails, once the service's grace period is over for the task. */
function findHealthProblem(service, task, now) {
    if (task.lastStatus !== 'RUNNING' || task.startedAt === undefined || now < endGrace(service, task.startedAt)) {
        return undefined;
    }
    if (computeTaskHealth(task) === 'UNHEALTHY')
        return { kind: 'container' };
    const target = task.targets.find(({ state }) => state === 'unhealthy');
    return target === undefined ? undefined : { kind: 'target', target };
}
function endGrace(service, startedAt) {
    return startedAt + service.gracePeriodSeconds * 1000;
}
/** When the passing of time alone will change what is thought of a task; undefined when it will not. */
function nextHealthChange(service, task, now) {
    if (task.lastStatus !== 'RUNNING' || task.startedAt === undefined)
        return undefined;
    const dates = [endGrace(service, task.startedAt)];
    if (task.targets.length === 0 && listChecked(task).length === 0)
        dates.push(task.startedAt + SETTLE_MS);
    const later = dates.filter((date) => date > now);
    return later.length === 0 ? undefined : Math.min(...later);
}

// EXTERNAL MODULE: ./packages/ecs-rules/lib/cluster-query/parse-query.js + 5 modules
var parse_query = __webpack_require__(72940);
// EXTERNAL MODULE: ./packages/ecs-rules/lib/cluster-query/answer-query.js
var answer_query = __webpack_require__(56254);
;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/scheduling-strategy.js


/** Whether the service keeps one task on each of its instances instead of a number of them. */
function isDaemon(service) {
    return service.given.schedulingStrategy === 'DAEMON';
}
/** @throws ApiError InvalidParameterException for another strategy; its wording is not documented */
function readScheduling(input) {
    const strategy = readString(input, 'schedulingStrategy') ?? 'REPLICA';
    if (strategy === 'REPLICA' || strategy === 'DAEMON')
        return strategy;
    throw invalidParameter(`Unknown scheduling strategy '${strategy}'.`);
}
/** Refuses in a request what a daemon has not. Texts observed. @throws ApiError InvalidParameterException */
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
/**
 * @throws ApiError InvalidParameterException: AWS Fargate has no instances (ECS API reference); wording not documented
 */
function checkDaemonLaunch(launchType) {
    if (launchType === 'FARGATE') {
        throw invalidParameter('The daemon scheduling strategy is not supported with launch type FARGATE.');
    }
}
/** @throws ApiError InvalidParameterException; its wording is not documented */
function checkDesired(desired) {
    if (desired === undefined)
        throw invalidParameter('A desired count must be given for a REPLICA service.');
    if (!Number.isInteger(desired) || desired < 0)
        throw invalidParameter('desiredCount must be at least 0.');
    return desired;
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/rebalancing-setting.js
/** Whether a service's tasks are moved until its zones are balanced: `availabilityZoneRebalancing`. */






const ZONE = 'ecs.availability-zone';
/**
 * `ENABLED` for a new service that may have it, unless the request says otherwise.
 * @throws ApiError InvalidParameterException when it is requested and not possible
 */
function chooseRebalancing(input, found) {
    const requested = readString(input, 'availabilityZoneRebalancing');
    const obstacle = findObstacle(found);
    if (requested === 'ENABLED' && obstacle !== undefined)
        throw invalidParameter(obstacle);
    if (requested === 'ENABLED' || requested === 'DISABLED')
        return requested;
    // Wording not documented.
    if (requested !== undefined)
        throw invalidParameter(`Unknown availabilityZoneRebalancing '${requested}'.`);
    return obstacle === undefined ? 'ENABLED' : 'DISABLED';
}
/**
 * What forbids it (ECS Developer Guide, Availability Zone rebalancing). The first two texts are observed, the others
 * not documented. That services with task sets are not rebalanced is assumed.
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
    const isZoned = readObjects(service.given, 'placementConstraints').some(requiresZone);
    return isZoned ? `${rest} placement constraints on attribute:${ZONE}` : undefined;
}
function requiresZone(constraint) {
    const query = (0,parse_query/* parseQuery */.m)(readString(constraint, 'expression') ?? '');
    return query.kind !== 'invalid' && (0,answer_query/* listAttributeNames */.$5)(query).includes(ZONE);
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/instance-attributes.js
/** Attributes of container instances: built-in ones, and those that are put (ECS Developer Guide, attributes). */

/** The default attributes of an instance: 2 vCPU and 4 GiB. */
const DEFAULT_TYPE = 't3.medium';
/** Shown as the version of the agent; there is none. */
const AGENT_VERSION = '1.0.0';
/** Names of attributes that ECS sets (ECS Developer Guide, built-in attributes). */
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
/** Those of a new instance; given ones replace the defaults. */
function listFirstAttributes(instance) {
    return {
        'ecs.ami-id': 'ami-00000000000000001',
        'ecs.instance-type': instance.instanceType ?? DEFAULT_TYPE,
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
function gatherFacts(state, cluster) {
    const groups = new Map();
    const running = new Map();
    for (const { instanceArn, desiredStatus, lastStatus, group } of state.tasks.values()) {
        if (instanceArn === undefined)
            continue;
        if (lastStatus === 'RUNNING')
            running.set(instanceArn, (running.get(instanceArn) ?? 0) + 1);
        if (desiredStatus === 'RUNNING')
            groups.set(instanceArn, [...(groups.get(instanceArn) ?? []), group]);
    }
    const facts = new Map();
    for (const instance of state.instances.values()) {
        if (instance.cluster !== cluster)
            continue;
        const { ec2InstanceId, registeredAt, attributes, arn } = instance;
        const taskGroups = groups.get(arn) ?? [];
        const agent = { agentConnected: instance.status !== 'INACTIVE', agentVersion: AGENT_VERSION };
        facts.set(arn, {
            ...agent,
            ec2InstanceId,
            registeredAt,
            attributes,
            taskGroups,
            runningTasksCount: running.get(arn) ?? 0,
        });
    }
    return facts;
}
function addFacts(state, cluster, instances) {
    const facts = gatherFacts(state, cluster);
    return instances.map((instance) => {
        const known = facts.get(instance.id);
        return known === undefined ? instance : { ...instance, facts: known };
    });
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/tag-store.js


/** `aws:` in any case is kept for AWS, in keys and in values (ECS API reference, Tag). */
const RESERVED = /^aws:/i;
const ALLOWED = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;
/**
 * The request's `tags`.
 * @throws ApiError InvalidParameterException for a key or a value that breaks the rules (ECS API reference, Tag);
 * wording   not documented
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
function addTags(state, arn, tags) {
    const all = { ...state.tags.get(arn), ...tags };
    const keys = Object.keys(all);
    // Wording not documented.
    if (keys.filter((key) => !RESERVED.test(key)).length > 50) {
        throw invalidParameter('A resource can have at most 50 tags.');
    }
    if (keys.length > 0)
        state.tags.set(arn, all);
}
/** Removes tags, except those of AWS. */
function removeTags(state, arn, keys) {
    const kept = Object.entries(state.tags.get(arn) ?? {}).filter(([key]) => RESERVED.test(key) || !keys.includes(key));
    state.tags.set(arn, Object.fromEntries(kept));
}
function listTags(state, arn) {
    return Object.entries(state.tags.get(arn) ?? {}).map(([key, value]) => ({ key, value }));
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/describe-instance.js



/** Host ports of TCP that no task gets: SSH, Docker, the agent (ECS API reference, PortMapping). */
const RESERVED_TCP_PORTS = [22, 2375, 2376, 51678, 51679, 51680];
/** A container instance as DescribeContainerInstances answers it. @param include `TAGS` adds the tags */
function describeInstance(state, instance, include = []) {
    return omitAbsent({
        containerInstanceArn: instance.arn,
        ec2InstanceId: instance.ec2InstanceId,
        capacityProviderName: instance.capacityProvider,
        version: 1,
        versionInfo: instance.versionInfo ?? { agentVersion: AGENT_VERSION, dockerVersion: 'DockerVersion: 20.10' },
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
        ...countTasks(state, instance),
        attributes: describeAttributes(instance),
        registeredAt: asTimestamp(instance.registeredAt),
        attachments: [],
        tags: include.includes('TAGS') ? listTags(state, instance.arn) : [],
    });
}
function listResources(resources) {
    return [
        { ...NO_VALUE, name: 'CPU', type: 'INTEGER', integerValue: resources.cpu },
        { ...NO_VALUE, name: 'MEMORY', type: 'INTEGER', integerValue: resources.memoryMiB },
        { ...NO_VALUE, name: 'PORTS', type: 'STRINGSET', stringSetValue: formatPorts(RESERVED_TCP_PORTS, resources.tcp) },
        { ...NO_VALUE, name: 'PORTS_UDP', type: 'STRINGSET', stringSetValue: formatPorts([], resources.udp) },
    ];
}
const NO_VALUE = { doubleValue: 0, longValue: 0, integerValue: 0 };
function formatPorts(reserved, used) {
    return [...reserved, ...used].map(String);
}
function countTasks(state, instance) {
    let running = 0;
    let pending = 0;
    for (const task of state.tasks.values()) {
        if (task.instanceArn !== instance.arn)
            continue;
        if (task.lastStatus === 'RUNNING')
            running += 1;
        else if (task.lastStatus === 'PENDING' || task.lastStatus === 'ACTIVATING')
            pending += 1;
    }
    return { runningTasksCount: running, pendingTasksCount: pending };
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/capacity.js
/** Container instances as the scheduler sees them, and the resources that tasks use. */



/** First and last port of the instances' own range for dynamic host ports (ECS API reference, PortMapping). */
const FIRST_DYNAMIC = 32_768;
const LAST_DYNAMIC = 60_999;
/** ACTIVE instances of a cluster. @param own the tasks to spread over zones */
function listCapacity(state, cluster, own) {
    const ownCounts = new Map();
    for (const task of own) {
        if (task.instanceArn !== undefined)
            ownCounts.set(task.instanceArn, (ownCounts.get(task.instanceArn) ?? 0) + 1);
    }
    const capacity = [];
    for (const instance of state.instances.values()) {
        if (instance.cluster !== cluster || instance.status !== 'ACTIVE')
            continue;
        capacity.push(viewInstance(instance, ownCounts.get(instance.arn) ?? 0));
    }
    return capacity;
}
/** The instances of a capacity provider's own group. */
function pickOfProvider(state, instances, provider) {
    return instances.filter(({ id }) => state.instances.get(id)?.capacityProvider === provider);
}
/** @param ownTaskCount its tasks to spread */
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
/**
 * Reserves a task's share of an instance. Simulated tasks get their dynamic host ports here; real ones report theirs.
 */
function reserve(state, instance, request) {
    const { needs, described } = request;
    const dynamicPorts = state.settings.tasks === 'simulated' ? pickDynamicPorts(state, instance, described) : {};
    const tcpPorts = [...needs.tcpPorts, ...Object.values(dynamicPorts)];
    state.instances.set(instance.arn, {
        ...instance,
        remainingCpu: instance.remainingCpu - needs.cpu,
        remainingMemoryMiB: instance.remainingMemoryMiB - needs.memoryMiB,
        usedTcpPorts: [...instance.usedTcpPorts, ...tcpPorts],
        usedUdpPorts: [...instance.usedUdpPorts, ...needs.udpPorts],
        taskCount: instance.taskCount + 1,
    });
    return { cpu: needs.cpu, memoryMiB: needs.memoryMiB, tcpPorts, udpPorts: needs.udpPorts, dynamicPorts };
}
/** The reservation of a task on AWS Fargate: nothing. */
function reserveNothing(needs) {
    return { cpu: needs.cpu, memoryMiB: needs.memoryMiB, tcpPorts: [], udpPorts: [], dynamicPorts: {} };
}
/** Frees the resources of a task. */
function release(state, task) {
    const instance = task.instanceArn === undefined ? undefined : state.instances.get(task.instanceArn);
    if (instance === undefined)
        return;
    const { cpu, memoryMiB, tcpPorts, udpPorts } = task.reservation;
    state.instances.set(instance.arn, {
        ...instance,
        remainingCpu: instance.remainingCpu + cpu,
        remainingMemoryMiB: instance.remainingMemoryMiB + memoryMiB,
        usedTcpPorts: instance.usedTcpPorts.filter((port) => !tcpPorts.includes(port)),
        usedUdpPorts: instance.usedUdpPorts.filter((port) => !udpPorts.includes(port)),
        taskCount: instance.taskCount - 1,
    });
}
/** One key for a mapping, inside one task. */
function mappingKey(mapping) {
    return `${mapping.container}:${mapping.containerPort}/${mapping.protocol}`;
}
function pickDynamicPorts(state, instance, described) {
    if (readNetworkMode(described) !== 'bridge')
        return {};
    const used = new Set(instance.usedTcpPorts);
    const picked = {};
    for (const mapping of listPorts(described)) {
        if (mapping.hostPort !== 0)
            continue;
        const port = pickPort(state, used);
        used.add(port);
        picked[mappingKey(mapping)] = port;
    }
    return picked;
}
function pickPort(state, used) {
    const span = LAST_DYNAMIC - FIRST_DYNAMIC + 1;
    const first = Math.floor(drawNumber(state) * span);
    for (let tried = 0; tried < span; tried += 1) {
        const port = FIRST_DYNAMIC + ((first + tried) % span);
        if (!used.has(port))
            return port;
    }
    return FIRST_DYNAMIC;
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/placement-rules.js
/** Placement constraints and strategies of a request: checked, and read for the scheduler. */




/** Constraints of a task definition and of the request that uses it, together (ECS API reference, CreateService). */
const MOST_CONSTRAINTS = 10;
const MOST_STRATEGIES = 5;
/** @throws ApiError InvalidParameterException; texts are observed unless marked */
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
function refuseType(type, asError) {
    return asError(`constraint.type '${type ?? ''}' is not supported.`);
}
/** @throws ApiError ClientException, for the constraints of a task definition: `memberOf` only */
function checkOwnConstraints(described) {
    const constraints = readObjects(described, 'placementConstraints');
    // Wording not documented.
    if (constraints.length > MOST_CONSTRAINTS)
        throw clientError(`Maximum number of constraints is ${MOST_CONSTRAINTS}`);
    for (const constraint of constraints) {
        const type = readString(constraint, 'type');
        if (type !== 'memberOf')
            throw refuseType(type, clientError);
        readExpression(readString(constraint, 'expression') ?? '', clientError);
    }
}
/** Wording not documented. */
function readExpression(expression, asError) {
    const query = (0,parse_query/* parseQuery */.m)(expression);
    if (query.kind !== 'invalid')
        return query;
    throw asError(`The expression '${expression}' of the memberOf constraint is not valid: ${query.text}.`);
}
/** The expression of a filter, read. @throws ApiError InvalidParameterException; its wording is not documented */
function readFilter(filter) {
    const query = (0,parse_query/* parseQuery */.m)(filter);
    if (query.kind !== 'invalid')
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
 * The rules that place tasks of a group; undefined when there are none. The request was validated when it arrived.
 * @param group such as `service:web`
 */
function readRules(state, request, group) {
    const own = readObjects(request.given, 'placementConstraints');
    const constraints = [...readObjects(request.described, 'placementConstraints'), ...own];
    const strategies = readObjects(request.given, 'placementStrategy');
    if (constraints.length + strategies.length === 0)
        return undefined;
    const expressions = constraints.filter(({ type }) => type === 'memberOf').map((one) => readString(one, 'expression'));
    return {
        isDistinct: constraints.some(({ type }) => type === 'distinctInstance'),
        memberOf: expressions.map((expression) => readExpression(expression ?? '', invalidParameter)),
        strategies: strategies.map(placement_rules_readStrategy),
        group,
        draw: () => drawNumber(state),
    };
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/task-protection.js
/** Tasks that neither a deployment nor scaling in may stop (ECS Developer Guide, task scale-in protection). */


function isProtected(task, now) {
    return task.protectedUntil !== undefined && task.protectedUntil > now;
}
/** When the task's protection runs out; undefined when it has none. */
function nextProtectionEnd(task, now) {
    return isProtected(task, now) ? task.protectedUntil : undefined;
}
const task_protection_CAUSE = 'protected/';
/** Whether protected tasks block the service's deployment. */
function isBlockedByProtection(service) {
    return Object.keys(service.told).some((key) => key.startsWith(task_protection_CAUSE));
}
/**
 * Reports which deployments keep too many tasks because they are protected: a replaced one any task, PRIMARY more than
 * the desired count.
 */
function reportProtected(state, { service, tasks, now }) {
    const causes = service.deployments.flatMap(({ id }, at) => {
        const own = tasks.filter((task) => task.deploymentId === id && task.desiredStatus === 'RUNNING');
        const excess = at === 0 ? Math.max(0, own.length - service.desiredCount) : own.length;
        const count = Math.min(excess, own.filter((task) => isProtected(task, now)).length);
        return count === 0 ? [] : [{ key: `${task_protection_CAUSE}${id}/${count}`, text: describeProtected(service, id, count), now }];
    });
    const keys = causes.map(({ key }) => key);
    const known = forgetCauses(service, (key) => key.startsWith(task_protection_CAUSE) && !keys.includes(key));
    return causes.reduce((reported, cause) => reportOnce(state, reported, cause), known);
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/scheduler-view.js









function viewService(state, snapshot) {
    const { service, primary, tasks, now } = snapshot;
    // The list of deployments is newest first, so the oldest has the lowest rank.
    const ranks = new Map(service.deployments.map((deployment, at) => [deployment.id, service.deployments.length - at]));
    const own = tasks.filter((task) => task.deploymentId === primary.id && task.desiredStatus === 'RUNNING').length;
    return {
        desired: service.desiredCount,
        minimumHealthyPercent: service.minimumHealthyPercent,
        maximumPercent: service.maximumPercent,
        tasks: tasks.map((task) => viewTask(state, snapshot, { task, rank: ranks.get(task.deploymentId ?? '') ?? 0 })),
        needs: findNeeds(state, service, primary),
        isRollout: primary.rolloutState === 'IN_PROGRESS',
        isStalled: primary.rolloutState === 'FAILED',
        mayStart: now >= service.throttle.notBefore,
        isDaemon: isDaemon(service),
        ...(0,type_helpers/* defined */.s)({ startAtMost: primary.isPinned ? undefined : Math.max(0, 1 - own) }),
    };
}
function viewTask(state, snapshot, ranked) {
    const { task, rank } = ranked;
    return {
        id: task.arn,
        isOfPrimary: task.deploymentId === snapshot.primary.id,
        rank,
        phase: toPhase(task),
        isHealthy: isCountedHealthy(task, snapshot.now),
        isUnhealthy: findHealthProblem(snapshot.service, task, snapshot.now) !== undefined,
        isLeaving: isLeaving(state, task),
        availabilityZone: task.availabilityZone,
        isProtected: isProtected(task, snapshot.now),
        ...(0,type_helpers/* defined */.s)({
            instanceId: task.instanceArn,
            isStoppedLast: isDaemon(snapshot.service) ? isStoppedLast(state, task) : undefined,
        }),
    };
}
/** Whether the task's instance is DRAINING. */
function isLeaving(state, task) {
    return task.instanceArn !== undefined && state.instances.get(task.instanceArn)?.status === 'DRAINING';
}
/**
 * Whether a daemon's task stays on its DRAINING instance, since it is stopped last (ECS Developer Guide, daemon
 * scheduling strategy).
 */
function isStoppedLast(state, task) {
    if (!isLeaving(state, task))
        return false;
    for (const other of state.tasks.values()) {
        const service = other.serviceKey === undefined ? undefined : state.services.get(other.serviceKey);
        if (other.instanceArn === task.instanceArn && (service === undefined || !isDaemon(service)))
            return true;
    }
    return false;
}
function toPhase(task) {
    if (task.desiredStatus === 'STOPPED')
        return 'stopping';
    return task.lastStatus === 'RUNNING' ? 'running' : 'starting';
}
/** What a task of the deployment requires of its instance, with its placement rules. */
function findNeeds(state, service, deployment) {
    const described = state.revisions.get(deployment.revisionArn)?.described ?? {};
    const rules = readRules(state, { given: service.given, described }, `service:${service.name}`);
    const needs = computeNeeds(described);
    return rules === undefined ? needs : { ...needs, rules };
}
function viewCapacity(state, snapshot, needs) {
    const { service, primary, tasks } = snapshot;
    const strategy = readStrategy(primary.taskSet === undefined ? service.given : { ...primary.taskSet }, 'capacityProviderStrategy');
    const whole = viewAll(state, snapshot, needs);
    if (strategy.length === 0)
        return whole;
    const counted = tasks.filter((task) => task.deploymentId === primary.id && task.desiredStatus === 'RUNNING');
    const providers = strategy.map(({ capacityProvider: name, weight, base }) => ({
        name,
        weight,
        base,
        own: counted.filter((task) => task.capacityProvider === name).length,
        capacity: whole.kind === 'unlimited' ? whole : { ...whole, instances: pickOfProvider(state, whole.instances, name) },
    }));
    return { kind: 'providers', providers };
}
/** Facts about instances are collected only if rules or attributes need them. */
function viewAll(state, { service, tasks }, needs) {
    if (service.launchType === 'FARGATE')
        return { kind: 'unlimited' };
    const instances = listCapacity(state, service.cluster, tasks);
    const isRequested = needs.rules !== undefined || needs.attributes !== undefined;
    return { kind: 'instances', instances: isRequested ? addFacts(state, service.cluster, instances) : instances };
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/image.js

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
 * The digest that a reference names: its own, else what the registry has for its tag; an invented one for images of
 * other registries, which is always the same for the same reference.
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

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/overrides.js


const TASK_FIELDS = ['cpu', 'memory', 'taskRoleArn', 'executionRoleArn', 'ephemeralStorage'];
const CONTAINER_FIELDS = ['command', 'cpu', 'memory', 'memoryReservation', 'environmentFiles', 'resourceRequirements'];
/**
 * Reads and checks the request's `overrides`.
 * @throws ApiError when a container is unknown, or all is over 8192 characters
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
        ...omitAbsent(Object.fromEntries(TASK_FIELDS.map((field) => [field, overrides[field] ?? undefined]))),
        containerDefinitions: readObjects(described, 'containerDefinitions').map((container) => overrideContainer(container, byName.get(readString(container, 'name')) ?? {})),
    };
}
function overrideContainer(container, override) {
    const replaced = readObjects(override, 'environment');
    const names = new Set(replaced.map((variable) => variable.name));
    const kept = readObjects(container, 'environment').filter((variable) => !names.has(variable.name));
    return {
        ...container,
        ...omitAbsent(Object.fromEntries(CONTAINER_FIELDS.map((field) => [field, override[field] ?? undefined]))),
        environment: [...kept, ...replaced],
    };
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/task-start.js
/** Creates a task: its record, its place, and the effect that starts it. */








/** The task's overrides are laid over its task definition before anything is reserved or started. */
function createTask(state, request, now) {
    const described = applyOverrides(request.revision.described, request.overrides);
    const needs = computeNeeds(described);
    const id = drawHex(state, 32);
    const instance = request.instance;
    const isBare = instance !== undefined && readNetworkMode(described) !== 'awsvpc';
    const task = {
        arn: taskArn(state.settings, request.cluster, id),
        id,
        cluster: request.cluster,
        revisionArn: request.revision.arn,
        group: request.group,
        ...(0,type_helpers/* defined */.s)({
            startedBy: request.startedBy,
            serviceKey: request.service === undefined ? undefined : request.service.key,
            deploymentId: request.service === undefined ? undefined : request.service.deploymentId,
            capacityProvider: request.capacityProvider,
        }),
        ...place(state, request, { needs, described }),
        lastStatus: isBare ? 'PENDING' : 'PROVISIONING',
        desiredStatus: 'RUNNING',
        containers: readObjects(described, 'containerDefinitions').map((container) => openContainer(state, container, {
            cluster: request.cluster,
            taskId: id,
            digests: request.service?.digests ?? {},
        })),
        targets: request.service?.targets ?? [],
        overrides: request.overrides,
        given: request.given,
        ...(0,type_helpers/* defined */.s)({ launch: request.launch }),
        version: 1,
        wasHealthy: false,
        createdAt: now,
    };
    state.tasks.set(task.arn, task);
    const images = pinImages(task, request.service?.digests ?? {});
    const address = state.settings.tasks === 'containers' && instance === undefined ? '' : task.address;
    state.effects.push({ kind: 'start-task', task: { taskArn: task.arn, address, taskDefinition: described, images } });
    return task;
}
function place(state, { instance, zone }, request) {
    if (instance === undefined) {
        const any = 'abc'.charAt(Math.floor(drawNumber(state) * 3));
        return {
            launchType: 'FARGATE',
            address: `10.0.${Math.floor(drawNumber(state) * 256)}.${4 + Math.floor(drawNumber(state) * 250)}`,
            availabilityZone: zone ?? `${state.settings.region}${any}`,
            reservation: reserveNothing(request.needs),
        };
    }
    return {
        launchType: 'EC2',
        instanceArn: instance.arn,
        address: instance.address,
        availabilityZone: instance.availabilityZone,
        reservation: reserve(state, instance, request),
    };
}
function openContainer(state, container, task) {
    const command = readStrings(container, 'command');
    const [name, image] = [readString(container, 'name') ?? '', readString(container, 'image') ?? ''];
    const otherNames = listNames(state.imageDigests, pinImage(image, task.digests[name]));
    return {
        name,
        arn: containerArn(state.settings, { ...task, id: drawUuid(state) }),
        image,
        ...(0,type_helpers/* defined */.s)({
            otherNames: otherNames.length === 0 ? undefined : otherNames,
            command: command.length === 0 ? undefined : command.join(' '),
        }),
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

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/service-failures.js
/** What a service learns when one of its tasks is STOPPED. */



/**
 * Counts a task that ended by itself before it was ever counted healthy. ECS counts tasks that do not reach RUNNING or
 * fail a health check; that an early exit counts as well is observed (containers that exit at start trip the breaker).
 */
function noteEnd(state, task, now) {
    const service = task.serviceKey === undefined ? undefined : state.services.get(task.serviceKey);
    if (service === undefined || task.wasHealthy)
        return;
    if (task.stopCode !== 'TaskFailedToStart' && task.stopCode !== 'EssentialContainerExited')
        return;
    const deployment = findDeployment(service, task.deploymentId);
    const isOfPrimary = deployment !== undefined && service.deployments[0]?.id === deployment.id;
    let changed = service;
    if (task.startedAt === undefined) {
        changed = { ...changed, throttle: { ...changed.throttle, hasFailed: true } };
        changed = reportOnce(state, changed, { key: 'start-failed', text: describePullFailure(service, task), now: now });
    }
    if (isOfPrimary && deployment.rolloutState === 'IN_PROGRESS') {
        changed = changeDeployment(changed, deployment.id, {
            failedTasks: deployment.failedTasks + 1,
            breakerCount: deployment.breakerCount + 1,
            failedPins: deployment.failedPins + (deployment.isPinned || task.pullStoppedAt !== undefined ? 0 : 1),
        });
    }
    state.services.set(service.key, changed);
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/task-stop.js
/** The end of a task: a target drains first, then its containers stop, then the task is STOPPED. */



/** Keeps a change of a task; its version grows with each. */
function changeTask(state, task, change) {
    const changed = { ...task, ...change, version: task.version + 1 };
    state.tasks.set(task.arn, changed);
    return changed;
}
/**
 * Begins the stop of a task. A target becomes DEACTIVATING until the scheduler's next pass deregisters it. Any other
 * task stops now.
 */
function stopTask(state, task, cause) {
    if (task.desiredStatus === 'STOPPED')
        return;
    const { now } = cause;
    const ending = { desiredStatus: 'STOPPED', stopCode: cause.code, stoppedReason: cause.reason };
    const leaving = changeTask(state, task, { ...ending, stoppingAt: now });
    requestEvaluation(state, now);
    if (isRegistered(leaving))
        changeTask(state, leaving, { lastStatus: 'DEACTIVATING' });
    else
        endTask(state, leaving, now);
}
function isRegistered(task) {
    return task.targets.some((target) => ['initial', 'healthy', 'unhealthy', 'draining'].includes(target.state));
}
function hasRunningContainer(task) {
    return task.containers.some((container) => container.status === 'RUNNING');
}
/** Stops the containers. A task without a running container is STOPPED at once. */
function endTask(state, task, now) {
    const isRunning = hasRunningContainer(task);
    const isOver = task.containers.every((container) => container.status === 'STOPPED');
    if (!isOver)
        state.effects.push({ kind: 'stop-task', taskArn: task.arn });
    if (isRunning)
        changeTask(state, task, { lastStatus: 'STOPPING' });
    else
        finishTask(state, task, now);
}
/** STOPPED: frees the task's resources and updates its service. */
function finishTask(state, task, now) {
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
    state.tasks.delete(task.arn);
    state.stoppedTasks.set(task.arn, stopped);
    release(state, task);
    noteEnd(state, stopped, now);
    requestEvaluation(state, now);
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/task-tags.js



const PROPAGATIONS = ['SERVICE', 'TASK_DEFINITION', 'NONE'];
/** @throws ApiError InvalidParameterException for a word that is none of them; the wording is not documented */
function readPropagation(input) {
    const from = readString(input, 'propagateTags');
    if (from === undefined || PROPAGATIONS.includes(from))
        return from;
    throw invalidParameter(`propagateTags must be one of ${PROPAGATIONS.join(', ')}.`);
}
/** Propagated tags, and the managed ones that ECS adds under its own prefix. */
function listBirthTags(state, source) {
    const from = readString(source.given, 'propagateTags');
    const arn = from === 'TASK_DEFINITION' ? source.revisionArn : from === 'SERVICE' ? source.service?.arn : undefined;
    const propagated = arn === undefined ? {} : state.tags.get(arn);
    if (readBoolean(source.given, 'enableECSManagedTags') !== true)
        return { ...propagated };
    return {
        ...propagated,
        'aws:ecs:clusterName': source.cluster,
        ...(0,type_helpers/* defined */.s)({ 'aws:ecs:serviceName': source.service === undefined ? undefined : source.service.name }),
    };
}

// EXTERNAL MODULE: ./packages/ecs-rules/lib/scheduler/placement.js + 2 modules
var placement = __webpack_require__(62029);
;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/zones.js
/** The Availability Zones that a service's tasks may be in. */


/** The zones of a region on AWS Fargate. */
const LETTERS = ['a', 'b', 'c'];
/** Of ACTIVE instances that may have one; on AWS Fargate of its subnets, a zone each. */
function zones_listZones(state, primary, seen) {
    const { needs, capacity } = seen;
    const whole = capacity.kind === 'providers' ? capacity.providers.map((one) => one.capacity) : [capacity];
    if (whole.some(({ kind }) => kind === 'unlimited'))
        return listSubnetZones(state, primary);
    const instances = whole.flatMap((one) => (one.kind === 'instances' ? one.instances : []));
    return new Set(instances.filter((one) => (0,placement/* isEligible */.YT)(needs, one)).map(({ availabilityZone }) => availabilityZone));
}
/** What zones subnets are in is not known here: the first is in the first, and so on. Assumed. */
function listSubnetZones(state, primary) {
    const shape = state.serviceRevisions.get(primary.serviceRevisionArn)?.shape ?? {};
    const network = readObject(readObject(shape, 'networkConfiguration') ?? {}, 'awsvpcConfiguration') ?? {};
    const subnets = Math.max(1, readStrings(network, 'subnets').length);
    return new Set(LETTERS.slice(0, subnets).map((letter) => `${state.settings.region}${letter}`));
}
/** Tasks with the desired status RUNNING, by zone. */
function countTaskZones(zones, tasks) {
    const wanted = tasks.filter(({ desiredStatus }) => desiredStatus === 'RUNNING');
    return countZones(zones, wanted.map(({ availabilityZone }) => availabilityZone));
}
/** The part of a capacity in one zone. */
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

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/start-stop-tasks.js
/** Carries out the scheduler's decisions: starts, stops and their events. */













function startTasks(state, snapshot, starts) {
    const { service, now } = snapshot;
    const ids = openTasks(state, snapshot, starts).map(({ id }) => id);
    if (ids.length === 0)
        return service;
    return report(state, service, { text: describeStarts(service, ids, countReplaced(snapshot, ids.length)), now });
}
/**
 * Creates tasks without an event. On AWS Fargate each goes to the zone with the fewest tasks (ECS: as far as it can).
 */
function openTasks(state, snapshot, starts) {
    const { service, primary, now } = snapshot;
    const revision = state.revisions.get(primary.revisionArn);
    if (starts.length === 0 || revision === undefined)
        return [];
    const zones = new Map(countTaskZones(listSubnetZones(state, primary), snapshot.tasks));
    const given = service.given;
    const shape = state.serviceRevisions.get(primary.serviceRevisionArn)?.shape ?? {};
    const tags = listBirthTags(state, { cluster: service.cluster, revisionArn: revision.arn, service, given });
    return starts.map(({ instanceId, provider }) => {
        const instance = instanceId === undefined ? undefined : state.instances.get(instanceId);
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
        const started = createTask(state, {
            cluster: service.cluster,
            revision,
            instance,
            ...(0,type_helpers/* defined */.s)({ zone, capacityProvider: provider }),
            group: `service:${service.name}`,
            startedBy: primary.id,
            service: owner,
            overrides: {},
            launch: pickFields(shape, ['networkConfiguration', 'volumeConfigurations']),
            given: { enableExecuteCommand: given.enableExecuteCommand ?? false, platformVersion: shape.platformVersion },
        }, now);
        addTags(state, started.arn, tags);
        return started;
    });
}
/** Outside a rollout a start replaces an unhealthy task that still exists. */
function countReplaced(snapshot, started) {
    if (snapshot.primary.rolloutState !== 'COMPLETED')
        return 0;
    const isBad = (task) => task.desiredStatus === 'RUNNING' && findHealthProblem(snapshot.service, task, snapshot.now) !== undefined;
    return Math.min(started, snapshot.tasks.filter(isBad).length);
}
function stopTasks(state, snapshot, arns) {
    const running = [];
    let pending = 0;
    let service = snapshot.service;
    for (const arn of arns) {
        const task = state.tasks.get(arn);
        if (task === undefined)
            continue;
        const problem = findHealthProblem(snapshot.service, task, snapshot.now);
        if (problem !== undefined)
            service = countCheckFailure(service, task);
        if (task.lastStatus === 'RUNNING')
            running.push(task.id);
        else
            pending += 1;
        const reason = explainStop(problem, snapshot.primary.id);
        stopTask(state, task, { code: 'ServiceSchedulerInitiated', reason, now: snapshot.now });
    }
    if (pending > 0)
        service = report(state, service, { text: describePendingStops(service, pending), now: snapshot.now });
    if (running.length > 0)
        service = report(state, service, { text: describeStops(service, running), now: snapshot.now });
    return service;
}
function explainStop(problem, primaryId) {
    if (problem === undefined)
        return `Scaling activity initiated by (deployment ${primaryId})`;
    if (problem.kind === 'container')
        return 'Task failed container health checks';
    return describeFailedTarget(problem.target.targetGroupArn);
}
/** A task of a rollout that fails its checks counts as a failed one when it is stopped for it. */
function countCheckFailure(service, task) {
    const deployment = findDeployment(service, task.deploymentId);
    if (deployment === undefined || deployment.rolloutState !== 'IN_PROGRESS')
        return service;
    const { failedTasks, breakerCount } = deployment;
    return changeDeployment(service, deployment.id, { failedTasks: failedTasks + 1, breakerCount: breakerCount + 1 });
}
/** Reports once for each task that its health checks fail. */
function reportHealthProblems(state, snapshot) {
    let service = snapshot.service;
    const troubled = new Set();
    for (const task of snapshot.tasks) {
        const problem = findHealthProblem(service, task, snapshot.now);
        if (problem === undefined)
            continue;
        const key = `unhealthy/${task.id}`;
        troubled.add(key);
        service = reportOnce(state, service, {
            key,
            text: describeHealthProblem(state, snapshot, { task, problem }),
            now: snapshot.now,
        });
    }
    return forgetCauses(service, (key) => key.startsWith('unhealthy/') && !troubled.has(key));
}
function describeHealthProblem(state, snapshot, bad) {
    const { task, problem } = bad;
    if (problem.kind === 'container')
        return describeFailedCheck(snapshot.service, task.id);
    const instance = task.instanceArn === undefined ? undefined : state.instances.get(task.instanceArn);
    return describeUnhealthyTarget(snapshot.service, {
        taskId: task.id,
        ec2InstanceId: instance?.ec2InstanceId,
        port: problem.target.port ?? problem.target.containerPort,
        targetGroupArn: problem.target.targetGroupArn,
        reason: problem.target.reason ?? 'Health checks failed',
        taskSet: snapshot.primary.rolloutState === 'IN_PROGRESS' ? task.deploymentId : undefined,
    });
}
/** Reports why the scheduler cannot act. A solved cause is forgotten, so that it is reported again if it returns. */
function reportBlocked(state, snapshot, blocked) {
    const key = causeKey(blocked);
    const service = forgetCauses(snapshot.service, (reported) => reported.startsWith('blocked/') && reported !== key);
    if (blocked === undefined)
        return service;
    const text = blocked.kind === 'bounds' ? describeBounds(service) : describePlacement(service, blocked.failure);
    return reportOnce(state, service, { key, text, now: snapshot.now });
}
function causeKey(blocked) {
    if (blocked === undefined)
        return '';
    return blocked.kind === 'bounds' ? 'blocked/bounds' : `blocked/${blocked.failure.reason}`;
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/rebalancing.js
/**
 * Availability Zone rebalancing (ECS Developer Guide): outside of deployments a task is started in the emptiest zone,
 * and once it is healthy one is stopped in the fullest, until no zone has more than one task more than another.
 */










const rebalancing_CAUSE = 'rebalancing/';
/** Ends the current move when another change has priority. */
function dropRebalancing(state, snapshot) {
    const { service, now } = snapshot;
    if (service.rebalancing === undefined || isReadyForNext(state, snapshot))
        return service;
    const { rebalancing: _over, ...rest } = forgetCauses(service, (key) => key.startsWith(rebalancing_CAUSE));
    return report(state, rest, { text: describeRebalancingEnd(service), now });
}
/** Whether the service has its desired tasks, and at most the one that was started for the rebalancing. */
function isReadyForNext(state, { service, primary, tasks, now }) {
    if (primary.rolloutState !== 'COMPLETED' || !isEnabled(state, { service, primary }))
        return false;
    const extra = service.rebalancing?.taskArn;
    const staying = tasks.filter(({ desiredStatus }) => desiredStatus === 'RUNNING');
    const others = staying.filter(({ arn }) => arn !== extra);
    if (staying.length - others.length !== (extra === undefined ? 0 : 1))
        return false;
    if (others.length !== service.desiredCount || staying.some((task) => isLeaving(state, task)))
        return false;
    if (staying.some((task) => findHealthProblem(service, task, now) !== undefined))
        return false;
    return others.every((task) => task.deploymentId === primary.id && isCountedHealthy(task, now));
}
function isEnabled(state, { service, primary }) {
    const shape = state.serviceRevisions.get(primary.serviceRevisionArn)?.shape ?? {};
    return service.given.availabilityZoneRebalancing === 'ENABLED' && findObstacle({ service, shape }) === undefined;
}
/** Waits for the started task, then stops one in exchange. Undefined when no such task exists. */
function continueRebalancing(state, snapshot) {
    const { service, tasks, now } = snapshot;
    const started = tasks.find(({ arn }) => arn === service.rebalancing?.taskArn);
    if (started === undefined)
        return undefined;
    if (!isCountedHealthy(started, now))
        return service;
    const [from] = orderZones(countServiceZones(state, snapshot)).find(([zone]) => zone !== started.availabilityZone) ?? [];
    const own = tasks.filter((task) => task.availabilityZone === from && task.desiredStatus === 'RUNNING');
    const leaving = own.find((task) => !isProtected(task, now));
    if (leaving === undefined)
        return reportPostponed(state, snapshot, own.length);
    const reason = `Scaling activity initiated by (deployment ${snapshot.primary.id})`;
    stopTask(state, leaving, { code: 'ServiceSchedulerInitiated', reason, now });
    const text = describeZoneStop(service, leaving.availabilityZone, leaving.id);
    return report(state, { ...forgetCauses(service, (key) => key.startsWith(rebalancing_CAUSE)), rebalancing: {} }, { text, now });
}
function reportPostponed(state, { service, primary, now }, count) {
    const text = describeRebalancingPostponed(service, primary.id, count);
    return reportOnce(state, service, { key: `${rebalancing_CAUSE}protected`, text, now });
}
/** For a settled service: begins, continues with the next task, or reports that the zones are balanced. */
function rebalance(state, snapshot) {
    const { service, primary, now } = snapshot;
    if (primary.rolloutState !== 'COMPLETED' || !isEnabled(state, snapshot))
        return service;
    const counts = countServiceZones(state, snapshot);
    const zone = findLackingZone(counts);
    if (zone === undefined) {
        if (service.rebalancing === undefined)
            return service;
        const { rebalancing: _over, ...rest } = forgetCauses(service, (key) => key.startsWith(rebalancing_CAUSE));
        return report(state, rest, { text: describeBalanced(service, counts), now });
    }
    if ((0,bounds/* upperBound */.r)(service.desiredCount, service.maximumPercent) <= service.desiredCount)
        return service;
    const begun = service.rebalancing === undefined
        ? report(state, { ...service, rebalancing: {} }, { text: describeUnbalanced(service, counts), now })
        : service;
    return startInZone(state, { ...snapshot, service: begun }, zone);
}
/** The scheduler's rules for one more task, with the zone's capacity. */
function startInZone(state, snapshot, zone) {
    const { service, now } = snapshot;
    const view = viewService(state, snapshot);
    const capacity = keepZone(viewCapacity(state, snapshot, view.needs), zone);
    const { starts } = (0,decide/* decide */.L)({ ...view, desired: view.desired + 1 }, capacity);
    if (starts.length === 0) {
        if (!view.mayStart || view.startAtMost === 0)
            return service;
        return reportOnce(state, service, { key: `${rebalancing_CAUSE}${zone}`, text: describeUnplacedInZone(service, zone), now });
    }
    const [task] = openTasks(state, snapshot, starts);
    if (task === undefined)
        return service;
    const calm = forgetCauses(service, (key) => key.startsWith(rebalancing_CAUSE));
    const text = describeZoneStart(service, zone, task.id);
    return report(state, { ...calm, rebalancing: { taskArn: task.arn } }, { text, now });
}
function countServiceZones(state, snapshot) {
    const view = viewService(state, snapshot);
    const capacity = viewCapacity(state, snapshot, view.needs);
    return countTaskZones(zones_listZones(state, snapshot.primary, { needs: view.needs, capacity }), snapshot.tasks);
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/lifecycle-hooks.js




const lifecycle_hooks_MINUTE_MS = 60_000;
/** ECS API reference, DeploymentLifecycleHookTimeoutConfiguration. */
const DEFAULT_TIMEOUT_MINUTES = 1440;
/** Begins the hooks of a stage. @param configuration the deployment's own */
function openHooks(state, configuration, entry) {
    return readObjects(configuration, 'lifecycleHooks')
        .filter((hook) => readStrings(hook, 'lifecycleStages').includes(entry.stage))
        .map((hook) => openHook(state, hook, entry));
}
function openHook(state, hook, { stage, now }) {
    const isPause = readString(hook, 'targetType') === 'PAUSE';
    const targetArn = readString(hook, 'hookTargetArn');
    const timeout = readObject(hook, 'timeoutConfiguration') ?? {};
    const timeoutMs = (readNumber(timeout, 'timeoutInMinutes') ?? DEFAULT_TIMEOUT_MINUTES) * lifecycle_hooks_MINUTE_MS;
    return {
        // The form of a pause hook's id is observed; that of a Lambda hook's is assumed.
        id: `${isPause ? 'ecs-pause-' : 'ecs-lambda-'}${drawUrlSafe(state, 43)}`,
        targetType: isPause ? 'PAUSE' : 'AWS_LAMBDA',
        ...(0,type_helpers/* defined */.s)({ targetArn: isPause || targetArn === undefined ? undefined : targetArn }),
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

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/route-traffic.js


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
/** Without a blue revision all traffic goes to green from the start. */
function weighAlternate({ deployments }, shift) {
    const [primary] = deployments;
    if (shift === undefined)
        return primary?.usesAlternate === true ? 100 : 0;
    const green = deployments.find((each) => each.serviceRevisionArn === shift.greenRevisionArn);
    const isOnAlternate = green?.usesAlternate ?? !(primary?.usesAlternate ?? true);
    const greenWeight = shift.blueRevisionArn === undefined ? 100 : shift.weights.production;
    return isOnAlternate ? greenWeight : 100 - greenWeight;
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/shift-plan.js

const shift_plan_MINUTE_MS = 60_000;
const NO_TRAFFIC = { test: 0, production: 0 };
const TEST_TRAFFIC = { test: 100, production: 0 };
/** After the shift all traffic is production traffic of green; that the test traffic stays there is assumed. */
const ALL_TRAFFIC = { test: 100, production: 100 };
/**
 * Stages of a rolling update. AWS announced hooks for them, and documents no stages: those without traffic are assumed.
 */
const ROLLING_STAGES = ['PRE_SCALE_UP', 'SCALE_UP', 'POST_SCALE_UP', 'CLEAN_UP'];
/** Whether a rolling update can pause there. */
function isRollingStage(stage) {
    return stage === 'RECONCILE_SERVICE' || ROLLING_STAGES.some((one) => one === stage);
}
/** Whether a deployment has stages: it shifts traffic, or has hooks. */
function hasStages(configuration) {
    return isShiftStrategy(configuration) || readObjects(configuration, 'lifecycleHooks').length > 0;
}
function isShiftStrategy(configuration) {
    return (readString(configuration, 'strategy') ?? 'ROLLING') !== 'ROLLING';
}
/**
 * @param configuration complete, as described
 * @param isReconciling more than one service revision is active at the start
 */
function planShift(configuration, isReconciling) {
    if (!isShiftStrategy(configuration)) {
        const stages = isReconciling ? ['RECONCILE_SERVICE', ...ROLLING_STAGES] : ROLLING_STAGES;
        return stages.map((stage) => openStep(stage, NO_TRAFFIC));
    }
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
 * The rollback: blue is scaled up again if it was stopping, traffic returns, green stops. Only that hooks of the two
 * traffic stages run once more is documented; the order is assumed.
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

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/shift-state.js
/** Moving a deployment's shift from step to step, and turning it round. */






/** A shift before its first step. @param service as it is before the new deployment */
function openShift(service, start) {
    const blue = findReplaced(service.deployments);
    return {
        steps: planShift(service.deploymentConfiguration, service.deployments.length > 1),
        ...(isShiftStrategy(service.deploymentConfiguration) ? {} : { isRolling: true }),
        at: -1,
        enteredAt: start.now,
        isBack: false,
        ...(0,type_helpers/* defined */.s)({ blueRevisionArn: blue === undefined ? undefined : blue.serviceRevisionArn }),
        greenRevisionArn: start.greenRevisionArn,
        hasTraffic: start.hasTraffic,
        weights: { test: 0, production: 0 },
        hooks: [],
    };
}
function findStep(shift) {
    return shift.steps[shift.at];
}
/** Whether a rolling update may not complete yet: a stage with its hooks is before that. */
function isHeldAtStage(state, primary) {
    const record = state.serviceDeployments.get(primary.serviceDeploymentArn);
    if (record?.shift?.isRolling !== true || record.shift.isBack || record.status !== 'IN_PROGRESS')
        return false;
    return findStep(record.shift)?.stage !== 'CLEAN_UP';
}
/** Enters the next step: its weights are set and its hooks begin. During a rollback only traffic stages have hooks. */
function enterNextStep(state, record, shift, now) {
    const step = shift.steps[shift.at + 1];
    if (step === undefined)
        return;
    const { stage, weights } = step;
    const hasHooks = !shift.isBack || stage === 'TEST_TRAFFIC_SHIFT' || stage === 'PRODUCTION_TRAFFIC_SHIFT';
    const hooks = hasHooks ? openHooks(state, record.deploymentConfiguration, { stage, now }) : [];
    const entered = { ...shift, at: shift.at + 1, enteredAt: now, weights, hooks: [...shift.hooks, ...hooks] };
    keepShift(state, record, entered);
    const service = state.services.get(record.serviceKey);
    if (service !== undefined && shift.isRolling !== true)
        state.effects.push(...routeTraffic(service, entered, state.serviceRevisions));
    requestEvaluation(state, now);
}
function keepShift(state, record, shift) {
    state.serviceDeployments.set(record.arn, { ...record, shift });
}
/** What a move of the record does to its shift: hooks that are still open are over, and a rollback turns it round. */
function moveShift(shift, move) {
    if (move.status === 'IN_PROGRESS')
        return shift;
    // Not documented; assumed.
    const hooks = shift.hooks.map((hook) => (isOpen(hook) ? { ...hook, status: 'FAILED' } : hook));
    if (!move.hasRollback)
        return { ...shift, hooks };
    // A rolling update has nothing to shift back; that it shows no stage then is assumed.
    if (shift.isRolling === true)
        return { ...shift, steps: [], at: -1, enteredAt: move.now, isBack: true, hooks };
    const isBlueGoing = findStep(shift)?.stage === 'CLEAN_UP';
    const steps = planShiftBack({ weights: shift.weights, isBlueGoing });
    return { ...shift, steps, at: -1, enteredAt: move.now, isBack: true, hooks };
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/bake.js
/** The bake time of a rolling update: its alarms are watched a while longer before it has completed. */


/**
 * Whether the bake time of a rollout that is wholly in place is over; it begins at the first check. Without alarms
 * there is no bake time. That a rollback has none is assumed.
 */
function isBaked(state, { primary, now }) {
    const record = state.serviceDeployments.get(primary.serviceDeploymentArn);
    if (record === undefined || !isWatched(record))
        return true;
    if (record.shift !== undefined && record.shift.isRolling !== true)
        return true;
    const inPlaceSince = record.inPlaceSince ?? now;
    if (record.inPlaceSince === undefined)
        state.serviceDeployments.set(record.arn, { ...record, inPlaceSince });
    return now >= inPlaceSince + record.bakeMs;
}
function isWatched(record) {
    return record.status === 'IN_PROGRESS' && record.alarms.status === 'MONITORING';
}
/** When time alone will move the service's deployment on; infinity when it will not. */
function nextDeploymentMoment(state, service, now) {
    const primary = service.deployments[0];
    const record = primary && state.serviceDeployments.get(primary.serviceDeploymentArn);
    if (primary?.rolloutState !== 'IN_PROGRESS' || record === undefined)
        return Number.POSITIVE_INFINITY;
    const { shift } = record;
    const moments = [(record.inPlaceSince ?? Number.POSITIVE_INFINITY) + record.bakeMs];
    if (shift !== undefined) {
        moments.push(shift.enteredAt + (findStep(shift)?.waitMs ?? 0));
        moments.push(...shift.hooks.map((hook) => nextHookMoment(hook, state.scenario)));
    }
    return Math.min(...moments.filter((moment) => moment > now), Number.POSITIVE_INFINITY);
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/describe-task-set.js




/** @param options `TAGS` in `include` adds the tags */
function describeTaskSet(state, service, options) {
    const { one, counts } = options;
    const { taskSet } = one;
    const { running, pending } = counts.get(one.id) ?? { running: 0, pending: 0 };
    const shape = state.serviceRevisions.get(one.serviceRevisionArn)?.shape ?? {};
    const isFargate = taskSet.launchType === 'FARGATE';
    return omitAbsent({
        id: one.id,
        taskSetArn: taskSet.arn,
        serviceArn: service.arn,
        clusterArn: clusterArn(state.settings, service.cluster),
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
        tags: options.include.includes('TAGS') ? listTags(state, taskSet.arn) : undefined,
    });
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/describe-service.js







/** Counts the tasks of all services at once. Tasks that are being stopped are in neither count. */
function countByDeployment(state) {
    const counts = new Map();
    for (const task of state.tasks.values()) {
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
function describeService(state, service, options) {
    const primary = task_set_state_findCurrent(service);
    const shape = primary && state.serviceRevisions.get(primary.serviceRevisionArn)?.shape;
    const all = service.deployments.map(({ id }) => options.counts.get(id) ?? NONE);
    const isFargate = service.launchType === 'FARGATE';
    const hasRole = shape?.networkConfiguration !== undefined || shape?.loadBalancers !== undefined;
    return omitAbsent({
        serviceArn: service.arn,
        serviceName: service.name,
        clusterArn: clusterArn(state.settings, service.cluster),
        loadBalancers: shape?.loadBalancers ?? [],
        serviceRegistries: shape?.serviceRegistries ?? [],
        status: service.status,
        desiredCount: service.desiredCount,
        runningCount: all.reduce((sum, { running }) => sum + running, 0),
        pendingCount: all.reduce((sum, { pending }) => sum + pending, 0),
        launchType: service.given.capacityProviderStrategy === undefined ? service.launchType : undefined,
        platformVersion: isFargate ? (shape?.platformVersion ?? 'LATEST') : undefined,
        platformFamily: isFargate ? 'Linux' : undefined,
        // An Express Mode service names no task definition (observed by others).
        taskDefinition: service.express === undefined ? primary?.revisionArn : undefined,
        resourceManagementType: service.express === undefined ? undefined : 'ECS',
        deploymentConfiguration: service.deploymentConfiguration,
        ...(hasTaskSets(service) ? listSets(state, service, options) : listDeployments(state, service, options)),
        roleArn: service.roleArn ?? (hasRole ? serviceRoleArn(state) : undefined),
        events: service.events.map(({ id, createdAt, message }) => ({ id, createdAt: asTimestamp(createdAt), message })),
        createdAt: asTimestamp(service.createdAt),
        createdBy: service.createdBy,
        networkConfiguration: shape?.networkConfiguration,
        healthCheckGracePeriodSeconds: service.gracePeriodSeconds,
        ...service.given,
        tags: options.include.includes('TAGS') ? listTags(state, service.arn) : undefined,
    });
}
/** Service deployments and revisions are those of the ECS controller only. */
function listDeployments(state, service, { counts }) {
    return {
        deployments: service.deployments.map((deployment, at) => describeDeployment(state, service, { deployment, isPrimary: at === 0, counts })),
        currentServiceDeployment: service.currentServiceDeployment,
        currentServiceRevisions: service.deployments.map((deployment) => ({
            arn: deployment.serviceRevisionArn,
            requestedTaskCount: deployment.shownDesired,
            runningTaskCount: (counts.get(deployment.id) ?? NONE).running,
            pendingTaskCount: (counts.get(deployment.id) ?? NONE).pending,
        })),
    };
}
function listSets(state, service, { counts, include }) {
    const taskSets = listTaskSets(service).map((one) => describeTaskSet(state, service, { one, counts, include }));
    return { deployments: [], taskSets };
}
function serviceRoleArn(state) {
    return `arn:aws:iam::${state.settings.account}:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS`;
}
function describeDeployment(state, service, listed) {
    const { deployment, isPrimary, counts } = listed;
    const { running, pending } = counts.get(deployment.id) ?? NONE;
    const { rolloutState, rolloutStateReason } = deployment;
    const shape = state.serviceRevisions.get(deployment.serviceRevisionArn)?.shape ?? {};
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
        ...(0,type_helpers/* defined */.s)({
            rolloutState: isBehindClassic(shape) ? undefined : rolloutState,
            rolloutStateReason: isBehindClassic(shape) ? undefined : rolloutStateReason,
        }),
    });
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/describe-service-deployment.js



function describeBriefly(state, record) {
    return omitAbsent({
        serviceDeploymentArn: record.arn,
        serviceArn: state.services.get(record.serviceKey)?.arn,
        clusterArn: clusterArn(state.settings, record.serviceKey.split('/')[0] ?? ''),
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
function describeWholly(state, record, counts) {
    const { targetServiceRevisionArn: _target, ...brief } = describeBriefly(state, record);
    const { rollback } = record;
    return omitAbsent({
        ...brief,
        stoppedAt: stamp(record.stoppedAt),
        updatedAt: stamp(record.updatedAt),
        sourceServiceRevisions: record.sourceRevisions.map((source) => describeCounts(source, record.shift)),
        targetServiceRevision: describeCounts(countTarget(state, record, counts), record.shift),
        lifecycleStage: record.shift && findStep(record.shift)?.stage,
        lifecycleHookDetails: record.shift?.hooks.map(describeHook),
        deploymentConfiguration: record.deploymentConfiguration,
        rollback: rollback && { ...rollback, startedAt: asTimestamp(rollback.startedAt) },
        deploymentCircuitBreaker: { ...record.breaker },
        alarms: describeAlarms(record.alarms),
    });
}
/**
 * As it is now, while the service still has the deployment; as it was at the end of a service deployment that has one.
 */
function countTarget(state, record, counts) {
    if (record.status === 'SUCCESSFUL' || record.status === 'ROLLBACK_SUCCESSFUL')
        return record.target;
    const deployments = state.services.get(record.serviceKey)?.deployments ?? [];
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

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/early-success.js
/** Rolling updates that complete before all is in place (ECS Developer Guide, early success criteria). */




const CLEANUPS = ['BLOCKING', 'DEFERRED'];
/** @throws ApiError InvalidParameterException; no wording is documented */
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
function findEarlySuccess(state, { service, primary, tasks, now }) {
    const record = state.serviceDeployments.get(primary.serviceDeploymentArn);
    const criteria = record?.status === 'IN_PROGRESS' ? readEnabled(record.deploymentConfiguration) : undefined;
    if (criteria === undefined || primary.rolloutState !== 'IN_PROGRESS')
        return undefined;
    const isOwn = (task) => task.deploymentId === primary.id;
    const healthy = tasks.filter((task) => isOwn(task) && isCountedHealthy(task, now)).length;
    const needed = Math.max(1, (0,bounds/* lowerBound */.y)(service.desiredCount, readNumber(criteria, 'healthyPercent') ?? 100));
    const isDeferred = readString(criteria, 'sourceServiceRevisionCleanup') === 'DEFERRED';
    return { isHealthy: healthy >= needed, isClean: isDeferred || tasks.every(isOwn) };
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/breaker-settings.js


/** @throws ApiError InvalidParameterException; its wording is not documented */
function readBreaker(deploymentConfiguration) {
    const breaker = readObject(deploymentConfiguration, 'deploymentCircuitBreaker') ?? {};
    return {
        isEnabled: readBoolean(breaker, 'enable') ?? false,
        hasRollback: readBoolean(breaker, 'rollback') ?? false,
        isResetByHealthyTask: readBoolean(breaker, 'resetOnHealthyTask') ?? true,
        threshold: readThreshold(readObject(breaker, 'thresholdConfiguration')),
    };
}
/** The default applies as a whole: the model requires both fields of a given configuration. */
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

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/service-deployment.js
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
function moveServiceDeployment(state, arn, move) {
    const record = state.serviceDeployments.get(arn);
    if (record === undefined || !LEGAL_MOVES[record.status].includes(move.status))
        return false;
    const { status, now } = move;
    state.serviceDeployments.set(arn, {
        ...record,
        status,
        updatedAt: now,
        ...(0,type_helpers/* defined */.s)({
            statusReason: move.reason,
            rollback: move.rollback,
            startedAt: status === 'IN_PROGRESS' ? now : undefined,
            stoppedAt: status === 'STOPPED' ? now : undefined,
            finishedAt: isFinal(status) ? now : undefined,
        }),
        breaker: endMonitor(record.breaker, status),
        alarms: endMonitor(record.alarms, status),
        ...(0,type_helpers/* defined */.s)({
            shift: record.shift === undefined
                ? undefined
                : moveShift(record.shift, { status, hasRollback: move.rollback !== undefined, now }),
        }),
    });
    return true;
}
function endMonitor(monitor, status) {
    return monitor.status === 'MONITORING' && isFinal(status) ? { ...monitor, status: 'MONITORING_COMPLETE' } : monitor;
}
/** Shows the breaker's count and threshold, which follows the desired count, and that it was triggered. */
function noteBreaker(state, arn, breaker) {
    const record = state.serviceDeployments.get(arn);
    // Once triggered it keeps the count that it was triggered by.
    if (record === undefined || record.breaker.status !== 'MONITORING')
        return;
    const status = breaker.isTriggered ? 'TRIGGERED' : record.breaker.status;
    const { failureCount, threshold } = breaker;
    const before = record.breaker;
    if (before.status === status && before.failureCount === failureCount && before.threshold === threshold)
        return;
    state.serviceDeployments.set(arn, { ...record, breaker: { status, failureCount, threshold } });
}
/** A new record, PENDING. @param service as it is before the deployment */
function openServiceDeployment(state, service, { arn, serviceRevisionArn, sources, hasTraffic, now }) {
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
        alarms: openAlarmWatch(state, deploymentConfiguration),
        bakeMs: service.bakeMs,
        ...(0,type_helpers/* defined */.s)({ shift: hasStages(deploymentConfiguration) ? openShift(service, start) : undefined }),
    };
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/rollout.js
/** The life of a rollout: its start, its counts, its end. */











/** Records take their step: PRIMARY's begins, those of superseded deployments end. */
function advanceServiceDeployments(state, service, now) {
    const [primary, ...others] = service.deployments;
    if (primary !== undefined)
        moveServiceDeployment(state, primary.serviceDeploymentArn, { status: 'IN_PROGRESS', now });
    for (const { serviceDeploymentArn: arn } of others) {
        const isStopping = state.serviceDeployments.get(arn)?.status === 'STOP_REQUESTED';
        if (isStopping)
            moveServiceDeployment(state, arn, { status: 'STOPPED', now });
    }
}
/** Whether the service is as wanted: PRIMARY at full healthy strength, and no other task left. */
function isSettled({ service, primary, tasks, now }) {
    if (tasks.length !== service.desiredCount)
        return false;
    return tasks.every((task) => task.deploymentId === primary.id && isCountedHealthy(task, now));
}
/**
 * Counts as shown; a deployment leaves the list after its last task.
 * @param wantedOfPrimary PRIMARY's desired count now
 */
function updateDeployments(snapshot, tasks, wantedOfPrimary = snapshot.service.desiredCount) {
    const { service, primary } = snapshot;
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
 * Ends a rollout that has met its criteria for early success and is baked, though the service is not settled: the rest
 * is the service's own affair.
 */
function completeEarly(state, snapshot) {
    const early = findEarlySuccess(state, snapshot);
    if (early?.isHealthy !== true || isSettled(snapshot) || isHeldAtStage(state, snapshot.primary))
        return snapshot.service;
    return isBaked(state, snapshot) && early.isClean ? complete(state, snapshot) : snapshot.service;
}
/** Ends the rollout of a settled service after its bake time, or reports a regained steady state. */
function settle(state, snapshot) {
    const { service, primary, now } = snapshot;
    if (primary.rolloutState === 'FAILED')
        return service;
    if (primary.rolloutState === 'COMPLETED')
        return reportSteady(state, service, now);
    if (isHeldAtStage(state, primary) || !isBaked(state, snapshot))
        return service;
    const completed = complete(state, snapshot);
    // One millisecond apart in every observed rollout.
    return reportSteady(state, leaveSteady({ ...completed, deployments: completed.deployments.slice(0, 1) }), now + 1);
}
/** What the service deployment shows of its target stays as it is now (ECS Developer Guide, early success criteria). */
function complete(state, { service, primary, now }) {
    const arn = primary.serviceDeploymentArn;
    noteTarget(state, arn);
    if (!moveServiceDeployment(state, arn, { status: 'SUCCESSFUL', now })) {
        moveServiceDeployment(state, arn, { status: 'ROLLBACK_SUCCESSFUL', now });
    }
    const lastCompleted = {
        ...primary,
        rolloutState: 'COMPLETED',
        rolloutStateReason: `ECS deployment ${primary.id} completed.`,
        updatedAt: now,
    };
    const completed = changeDeployment({ ...service, lastCompleted }, primary.id, lastCompleted);
    return report(state, completed, { text: describeCompleted(service, primary.id), now });
}
/** That a rollback's target keeps the counts of its end as well is assumed. */
function noteTarget(state, arn) {
    const record = state.serviceDeployments.get(arn);
    if (record === undefined)
        return;
    const target = countTarget(state, record, countByDeployment(state));
    state.serviceDeployments.set(arn, { ...record, target });
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/adjust-task-count.js



/** Starts and stops tasks by the scheduler's rules. */
function adjustTaskCount(state, counted) {
    const view = { ...viewService(state, counted), desired: counted.desired };
    const { starts, stops, blocked } = (0,decide/* decide */.L)(view, viewCapacity(state, counted, view.needs));
    const service = startTasks(state, counted, starts);
    return { service: stopTasks(state, { ...counted, service }, stops), blocked };
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/rollback.js
/** Rollback: the last completed deployment becomes PRIMARY again, under its own id (observed). */







/** ECS Developer Guide, service deployments. */
const NO_CANDIDATE = 'No rollback candidate was found to run the rollback';
/**
 * Begins the rollback of PRIMARY. `by` names the cause: the text for the circuit breaker is observed, others are
 * assumed. Without an earlier deployment the service is not changed, and the service deployment has failed.
 */
function rollBack(state, service, cause) {
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
    moveServiceDeployment(state, arn, {
        status: 'ROLLBACK_IN_PROGRESS',
        now: cause.now,
        reason: cause.reason,
        ...(0,type_helpers/* defined */.s)({ rollback }),
    });
    if (candidate === undefined) {
        moveServiceDeployment(state, arn, { status: 'ROLLBACK_FAILED', now: cause.now, reason: NO_CANDIDATE });
        return service;
    }
    const restored = restore(candidate, arn, cause);
    const rest = others.filter((deployment) => deployment.id !== candidate.id);
    const deployments = [restored, failed, ...rest];
    const back = { ...leaveSteady(service), deployments, lastCompleted: undefined, throttle: NO_THROTTLE };
    // One millisecond after the event of the failure (observed).
    return report(state, back, { text: describeRollingBack(service, candidate.id), now: cause.now + 1 });
}
/** Its times are those of the rollback and its counts start again (observed once). */
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
/** Begins a rollback that StopServiceDeployment requested, at the next pass. */
function answerRollbackRequest(state, service, now) {
    const primary = service.deployments[0];
    const record = primary && state.serviceDeployments.get(primary.serviceDeploymentArn);
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
    return rollBack(state, failed, { by: 'stop request', reason, now });
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/fail-rollout.js
/** Ends a failed rollout: reports it, and rolls back or leaves the tasks as they are. */




/** PRIMARY has FAILED; with rollback the last completed deployment takes its place. */
function failRollout(state, { service, primary, now }, failure) {
    const failed = changeDeployment(service, primary.id, {
        rolloutState: 'FAILED',
        rolloutStateReason: failure.state,
        updatedAt: now,
    });
    const reported = report(state, failed, { text: failure.event, now });
    if (failure.hasRollback) {
        const reason = `Service deployment rolled back because ${failure.cause}.`;
        return rollBack(state, reported, { by: failure.by, reason, now });
    }
    // Wording not documented; assumed.
    const reason = `Service deployment stopped because ${failure.cause}.`;
    const arn = primary.serviceDeploymentArn;
    if (moveServiceDeployment(state, arn, { status: 'ROLLBACK_FAILED', now, reason }))
        return reported;
    moveServiceDeployment(state, arn, { status: 'STOP_REQUESTED', now, reason });
    moveServiceDeployment(state, arn, { status: 'STOPPED', now, reason });
    return reported;
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/shift.js










/**
 * The shift of PRIMARY's service deployment while it is not COMPLETED; undefined for a rolling update, unless it has not
 * begun to replace tasks.
 */
function findShift(state, primary) {
    if (primary.rolloutState === 'COMPLETED')
        return undefined;
    const shift = state.serviceDeployments.get(primary.serviceDeploymentArn)?.shift;
    return shift?.isRolling === true && !isBeforeScaling(shift) ? undefined : shift;
}
function isBeforeScaling(shift) {
    const stage = findStep(shift)?.stage;
    return !shift.isBack && (stage === undefined || stage === 'RECONCILE_SERVICE' || stage === 'PRE_SCALE_UP');
}
/** At most one stage per pass, so that a client that polls as often as the scheduler sees each. */
function advanceShift(state, snapshot) {
    const { service, primary, now } = snapshot;
    const record = state.serviceDeployments.get(primary.serviceDeploymentArn);
    if (record?.shift === undefined || primary.rolloutState !== 'IN_PROGRESS')
        return service;
    const hooks = record.shift.hooks.map((hook) => resolveHook(hook, state.scenario, now));
    const isNew = hooks.some((hook, at) => hook !== record.shift?.hooks[at]);
    const shift = isNew ? { ...record.shift, hooks } : record.shift;
    if (isNew)
        keepShift(state, record, shift);
    const failed = hooks.find((hook) => hook.startedAt >= shift.enteredAt && isFailed(hook));
    if (failed !== undefined)
        return failAtHook(state, snapshot, failed);
    if (!hooks.some(isOpen) && isStepDone(snapshot, shift))
        enterNextStep(state, record, shift, now);
    return service;
}
/** The event's form was observed for a hook that returned FAILED; the texts of the two states are assumed. */
function failAtHook(state, snapshot, hook) {
    const cause = explainFailedHook(hook);
    return failRollout(state, snapshot, {
        event: describeHookFailure(snapshot.service, `Service deployment rolled back because ${cause}.`),
        state: `ECS deployment lifecycle hook: ${hook.stage} lifecycle hook(s) failed.`,
        by: 'lifecycle hook',
        cause,
        hasRollback: true,
    });
}
function isStepDone(snapshot, shift) {
    const step = findStep(shift);
    if (step === undefined)
        return true;
    if (snapshot.now < shift.enteredAt + step.waitMs)
        return false;
    const { service, primary, tasks, now } = snapshot;
    if (step.stage === 'RECONCILE_SERVICE') {
        const kept = [primary.id, findOther(service)?.id];
        return tasks.every(({ deploymentId }) => kept.includes(deploymentId));
    }
    if (step.stage !== 'SCALE_UP')
        return true;
    if (shift.isRolling === true)
        return isSettled(snapshot);
    const own = tasks.filter(({ deploymentId }) => deploymentId === primary.id);
    return own.length === service.desiredCount && own.every((task) => isCountedHealthy(task, now));
}
/** The one of blue and green that is not PRIMARY. */
function findOther(service) {
    return findReplaced(service.deployments.slice(1));
}
/**
 * The desired count of a deployment at the current step. Assumed: blue and green both follow a change of the service's
 * desired count.
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
/** PRIMARY's desired count at the current step, as DescribeServices shows it. */
function countPrimary(service, shift) {
    return countWanted(service, shift, service.deployments[0]?.id ?? '');
}
/** Every deployment is kept at its own count by the scheduler's rules, the oldest first. */
function adjustTaskCounts(state, snapshot, shift) {
    const before = snapshot.service;
    let service = leaveSteady(before);
    let blocked;
    for (const { id } of [...before.deployments].reverse()) {
        const deployment = findDeployment(service, id);
        if (deployment === undefined)
            continue;
        const tasks = snapshot.tasks.filter((task) => task.deploymentId === id);
        const desired = countWanted(service, shift, id);
        const moved = adjustTaskCount(state, { ...snapshot, service, primary: deployment, tasks, desired });
        blocked ??= moved.blocked;
        service = moved.service;
    }
    return reportBlocked(state, { ...snapshot, service }, blocked);
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/adjust-service.js
/** What the scheduler does with a service in one pass. */










/** The starts and stops of one pass, or the end of a finished rollout. */
function adjustService(state, snapshot) {
    const shift = findShift(state, snapshot.primary);
    if (shift !== undefined && !(findStep(shift)?.stage === 'CLEAN_UP' && isSettled(snapshot))) {
        const service = adjustTaskCounts(state, snapshot, shift);
        return updateDeployments({ ...snapshot, service }, refreshTasks(state, snapshot.tasks), countPrimary(service, shift));
    }
    const current = { ...snapshot, service: dropRebalancing(state, snapshot) };
    const balanced = continueRebalancing(state, current);
    if (balanced !== undefined)
        return balanced;
    return isAtRest(state, current) ? rest(state, current) : act(state, current);
}
/** A service that was in steady state before is checked for the balance of its zones. */
function rest(state, snapshot) {
    const service = reportProtected(state, { ...snapshot, service: reportBlocked(state, snapshot, undefined) });
    const shown = updateDeployments({ ...snapshot, service }, snapshot.tasks);
    const settled = settle(state, { ...snapshot, service: shown });
    return isSteady(snapshot.service) ? rebalance(state, { ...snapshot, service: settled }) : settled;
}
function act(state, snapshot) {
    const view = viewService(state, snapshot);
    const { starts, stops, blocked } = (0,decide/* decide */.L)(view, viewCapacity(state, snapshot, view.needs));
    // A task that stops for rebalancing does not end the steady state.
    const kept = snapshot.service.rebalancing === undefined ? leaveSteady(snapshot.service) : snapshot.service;
    let service = reportBlocked(state, { ...snapshot, service: kept }, blocked);
    service = startTasks(state, { ...snapshot, service }, starts);
    service = stopTasks(state, { ...snapshot, service }, stops);
    service = reportProtected(state, { ...snapshot, service });
    return updateDeployments({ ...snapshot, service }, refreshTasks(state, snapshot.tasks));
}
/** Whether nothing is left to do. A daemon can have the right number of tasks on the wrong instances. */
function isAtRest(state, snapshot) {
    if (!isDaemon(snapshot.service))
        return isSettled(snapshot) && !snapshot.tasks.some((task) => isLeaving(state, task));
    const tasks = snapshot.tasks.filter((task) => !isStoppedLast(state, task));
    if (!isSettled({ ...snapshot, tasks }))
        return false;
    const view = viewService(state, snapshot);
    const { starts, stops } = (0,decide/* decide */.L)(view, viewCapacity(state, snapshot, view.needs));
    return starts.length + stops.length === 0;
}
/** The current records of tasks, without those that have stopped. */
function refreshTasks(state, tasks) {
    return tasks.flatMap((task) => state.tasks.get(task.arn) ?? []);
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/circuit-breaker.js
/** The deployment circuit breaker (ECS Developer Guide, deployment circuit breaker). */





/** Attempts to resolve the image digests before a deployment continues without them (ECS Developer Guide). */
const PIN_ATTEMPTS = 3;
/** Fails the rollout when its failures have reached the threshold, and begins the rollback where one is set. */
function checkBreaker(state, snapshot) {
    const { service, primary } = snapshot;
    if (primary.rolloutState !== 'IN_PROGRESS')
        return service;
    const breaker = readBreaker(service.deploymentConfiguration);
    const cannotPin = !primary.isPinned && primary.failedPins >= PIN_ATTEMPTS;
    if (!breaker.isEnabled)
        return cannotPin ? changeDeployment(service, primary.id, { isPinned: true }) : service;
    const threshold = computeThreshold(breaker, service.desiredCount);
    const isTriggered = cannotPin || primary.breakerCount >= threshold;
    noteBreaker(state, primary.serviceDeploymentArn, { failureCount: primary.breakerCount, threshold, isTriggered });
    if (!isTriggered)
        return service;
    return failRollout(state, snapshot, {
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

// EXTERNAL MODULE: ./packages/ecs-rules/lib/scheduler/decide-daemon.js
var decide_daemon = __webpack_require__(44016);
;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/daemon.js
/** A DAEMON service's own: its desired count follows the container instances. */



/** The service with a desired count of as many tasks as there are instances that may have one. */
function followInstances(state, service, now) {
    const primary = service.deployments[0];
    if (!isDaemon(service) || primary === undefined || service.status !== 'ACTIVE')
        return service;
    const needs = findNeeds(state, service, primary);
    const snapshot = { service, primary, tasks: [], now };
    const desiredCount = (0,decide_daemon/* countDaemonPlaces */.A)(needs, viewCapacity(state, snapshot, needs));
    return desiredCount === service.desiredCount ? service : { ...service, desiredCount };
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/deployment-alarms.js
/** Deployment alarms (ECS Developer Guide, how CloudWatch alarms detect deployment failures). */



/** Fails the rollout when one of its alarms is in ALARM. That a rollback is not watched is assumed. */
function checkAlarms(state, snapshot) {
    const { service, primary } = snapshot;
    const record = state.serviceDeployments.get(primary.serviceDeploymentArn);
    if (primary.rolloutState !== 'IN_PROGRESS' || record?.status !== 'IN_PROGRESS')
        return service;
    const { alarms } = record;
    const triggered = alarms.status === 'MONITORING' ? listRaised(state, alarms.names) : [];
    if (triggered.length === 0)
        return service;
    state.serviceDeployments.set(record.arn, { ...record, alarms: { ...alarms, status: 'TRIGGERED', triggered } });
    return failRollout(state, snapshot, {
        event: describeAlarm(service, primary.id),
        // None of these three is documented; assumed.
        state: 'ECS deployment alarm: alarm detected.',
        by: 'alarm',
        cause: 'a deployment alarm was detected',
        hasRollback: alarms.hasRollback,
    });
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/evaluate-task-sets.js








/** Returns the service as it is when there was nothing to do. */
function evaluateTaskSets(state, before, seen) {
    const primary = before.deployments[0];
    if (primary === undefined)
        return before;
    const snapshot = { service: before, primary, ...seen };
    const moved = moveTaskSets(state, { ...snapshot, service: reportHealthProblems(state, snapshot) });
    const tasks = seen.tasks.flatMap((task) => state.tasks.get(task.arn) ?? []);
    return noteSteady(state, noteStability(state, { ...snapshot, service: moved, tasks }), seen.now);
}
/** Oldest first. A task set may have a launch type of its own. */
function moveTaskSets(state, snapshot) {
    const { launchType } = snapshot.service;
    let service = snapshot.service;
    let blocked;
    for (const { id } of [...listTaskSets(service)].reverse()) {
        const primary = findDeployment(service, id);
        if (primary?.taskSet === undefined)
            continue;
        const tasks = snapshot.tasks.filter((task) => task.deploymentId === id);
        const desired = computeDesired(service, primary.taskSet);
        const own = service.launchType === primary.taskSet.launchType ? service : { ...service, ...pickLaunch(primary) };
        const done = adjustTaskCount(state, { ...snapshot, service: own, primary, tasks, desired });
        blocked ??= done.blocked;
        service = done.service === own ? service : { ...done.service, launchType };
    }
    return reportBlocked(state, { ...snapshot, service }, blocked);
}
function pickLaunch({ taskSet }) {
    return (0,type_helpers/* defined */.s)({ launchType: taskSet === undefined ? undefined : taskSet.launchType });
}
/** A DRAINING task set leaves the list after its last task. */
function noteStability(state, snapshot) {
    const { service } = snapshot;
    const kept = listTaskSets(service).flatMap((one) => {
        const tasks = snapshot.tasks.filter((task) => task.deploymentId === one.id);
        if (one.taskSet.status === 'DRAINING' && tasks.length === 0)
            return [];
        const stability = computeStability(state, { ...snapshot, tasks }, one);
        const shownDesired = computeDesired(service, one.taskSet);
        if (stability === one.taskSet.stability && shownDesired === one.shownDesired)
            return [one];
        return [{ ...one, shownDesired, taskSet: { ...one.taskSet, stability, stabilityAt: snapshot.now } }];
    });
    const isSame = kept.length === service.deployments.length && kept.every((one, at) => one === service.deployments[at]);
    return isSame ? service : { ...service, deployments: kept };
}
/** The four conditions of ECS API reference, TaskSet. A task that is stopping is neither running nor pending. */
function computeStability(state, snapshot, { taskSet }) {
    const own = snapshot.tasks.filter((task) => task.desiredStatus === 'RUNNING');
    const isFull = own.length === computeDesired(snapshot.service, taskSet);
    const isSteady = own.every((task) => isCountedHealthy(task, snapshot.now) && !isLeaving(state, task));
    return isFull && isSteady ? 'STEADY_STATE' : 'STABILIZING';
}
/** Assumed: a service with task sets reports its steady state with ECS's normal text. */
function noteSteady(state, service, now) {
    const isSteady = listTaskSets(service).every(({ taskSet }) => taskSet.stability === 'STEADY_STATE');
    return isSteady ? reportSteady(state, service, now) : leaveSteady(service);
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/sync-targets.js
/** Registers tasks with their target groups and deregisters stopping ones, in each pass of the scheduler. */




/** ACTIVATING tasks become targets and RUNNING; DEACTIVATING ones stop being targets and drain. */
function syncTargets(state, service, seen) {
    const { tasks, now } = seen;
    const registered = new Map();
    const deregistered = new Map();
    const draining = new Map();
    for (const task of tasks) {
        if (task.lastStatus === 'ACTIVATING')
            countEach(registered, registerTargets(state, task, now));
        if (task.lastStatus !== 'DEACTIVATING')
            continue;
        const left = deregisterTargets(state, task);
        countEach(deregistered, left);
        if (left.length > 0)
            countEach(draining, [task.deploymentId ?? '']);
    }
    const primary = service.deployments[0];
    let reported = service;
    for (const [arn, count] of registered)
        reported = report(state, reported, { text: describeRegistered(service, count, arn), now });
    for (const [arn, count] of deregistered)
        reported = report(state, reported, { text: describeDeregistered(service, count, arn), now });
    for (const [deploymentId, count] of draining) {
        const taskSet = deploymentId === primary?.id ? undefined : deploymentId;
        reported = report(state, reported, { text: describeDraining(service, count, taskSet), now });
    }
    return reported;
}
function countEach(counts, keys) {
    for (const key of keys)
        counts.set(key, (counts.get(key) ?? 0) + 1);
}
/** Returns the target groups that it was registered in. */
function registerTargets(state, task, now) {
    const targets = task.targets.map((target) => {
        const place = locateTarget(task, target);
        state.effects.push({ kind: 'register-target', targetGroupArn: target.targetGroupArn, taskArn: task.arn, ...place });
        return { ...target, ...place, state: 'initial' };
    });
    changeTask(state, task, { targets, lastStatus: 'RUNNING', startedAt: now });
    return targets.map((target) => target.targetGroupArn);
}
/** Where the load balancer reaches the container: its host port where it has one, else its own address and port. */
function locateTarget(task, target) {
    const container = task.containers.find(({ name }) => name === target.containerName);
    const binding = container?.networkBindings.find((each) => 'containerPort' in each && each.containerPort === target.containerPort);
    const address = task.launchType === 'FARGATE' && binding !== undefined ? binding.bindIP : task.address;
    const mapping = { container: target.containerName, containerPort: target.containerPort, protocol: 'tcp' };
    const port = binding?.hostPort ?? task.reservation.dynamicPorts[mappingKey(mapping)] ?? target.containerPort;
    return { address, port };
}
/**
 * Returns the target groups that it was deregistered from. A task without running containers has no connections to
 * drain.
 */
function deregisterTargets(state, task) {
    const leaving = task.targets.filter((target) => ['initial', 'healthy', 'unhealthy'].includes(target.state));
    if (leaving.length === 0)
        return [];
    const isAlive = hasRunningContainer(task);
    for (const { targetGroupArn } of leaving) {
        state.effects.push({ kind: 'deregister-target', targetGroupArn, taskArn: task.arn });
    }
    const targets = task.targets.map((target) => ({ ...target, state: isAlive ? 'draining' : 'drained' }));
    changeTask(state, task, { targets });
    return leaving.map(({ targetGroupArn }) => targetGroupArn);
}
/** Ends tasks that have left their target groups and have no container left. */
function endDeadTasks(state, tasks, now) {
    for (const task of tasks) {
        const isOver = task.lastStatus === 'DEACTIVATING' && !hasRunningContainer(task) && !isRegistered(task);
        if (isOver)
            endTask(state, task, now);
    }
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/evaluate-services.js
/** The scheduler's pass over all services, at the points of its grid. */


















/** Evaluates all services. After a change the next pass is at the next point of the grid. */
function evaluateServices(state, now) {
    state.lookAt = undefined;
    const tasks = groupTasks(state);
    let next = Number.POSITIVE_INFINITY;
    for (const service of [...state.services.values()]) {
        if (service.status === 'INACTIVE')
            continue;
        const own = tasks.get(service.key) ?? [];
        evaluateService(state, { key: service.key, tasks: own, now });
        const seen = state.services.get(service.key) ?? service;
        const after = forgetOld(seen, now);
        if (after !== seen)
            state.services.set(service.key, after);
        const isChanged = after !== service || own.some((task) => state.tasks.get(task.arn) !== task);
        next = Math.min(next, isChanged ? gridAfter(state, now) : findNextEvaluation(state, after, { tasks: own, now }));
    }
    if (Number.isFinite(next))
        state.lookAt = Math.min(next, state.lookAt ?? next);
}
function groupTasks(state) {
    const groups = new Map();
    for (const task of state.tasks.values()) {
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
function evaluateService(state, evaluation) {
    const { key, now } = evaluation;
    // Each act may change the service through its tasks, so the record is read again after it.
    const act = (change) => {
        const service = state.services.get(key);
        if (service !== undefined)
            state.services.set(key, change(service));
    };
    act((service) => syncTargets(state, service, evaluation));
    endDeadTasks(state, refreshTasks(state, evaluation.tasks), now);
    const tasks = noteHealthy(state, key, { tasks: refreshTasks(state, evaluation.tasks), now });
    act((service) => (service.status === 'DRAINING' ? finishDraining(service, tasks) : service));
    const found = state.services.get(key);
    if (found?.status !== 'ACTIVE')
        return;
    const primary = found.deployments[0]?.id;
    act((service) => updateThrottle(state, service, now));
    act((service) => followInstances(state, service, now));
    if (hasTaskSets(found)) {
        act((service) => evaluateTaskSets(state, service, { tasks, now }));
        return;
    }
    act((service) => {
        advanceServiceDeployments(state, service, now);
        return answerRollbackRequest(state, service, now);
    });
    act((service) => withSnapshot(service, { tasks, now }, (snapshot) => checkBreaker(state, snapshot)));
    act((service) => withSnapshot(service, { tasks, now }, (snapshot) => checkAlarms(state, snapshot)));
    act((service) => withSnapshot(service, { tasks, now }, (snapshot) => advanceShift(state, snapshot)));
    // A rollback is visible to clients first; the scheduler acts on it at its next pass.
    if (state.services.get(key)?.deployments[0]?.id !== primary)
        return;
    act((service) => withSnapshot(service, { tasks, now }, (snapshot) => completeEarly(state, snapshot)));
    act((service) => withSnapshot(service, { tasks, now }, (snapshot) => reportHealthProblems(state, snapshot)));
    act((service) => withSnapshot(service, { tasks, now }, (snapshot) => adjustService(state, snapshot)));
}
function withSnapshot(service, seen, change) {
    const primary = service.deployments[0];
    return primary === undefined ? service : change({ service, primary, ...seen });
}
/** A DRAINING service is INACTIVE when its last task is gone. */
function finishDraining(service, tasks) {
    return tasks.length > 0 ? service : { ...service, status: 'INACTIVE', deployments: [] };
}
/** Marks tasks that are counted healthy for the first time. */
function noteHealthy(state, key, seen) {
    return seen.tasks.map((task) => {
        if (task.wasHealthy || !isCountedHealthy(task, seen.now))
            return task;
        const service = state.services.get(key);
        const primary = service?.deployments[0];
        if (service !== undefined && primary !== undefined && primary.id === task.deploymentId) {
            state.services.set(key, resetFailures(resetThrottle(service), primary));
        }
        return changeTask(state, task, { wasHealthy: true });
    });
}
/** When time alone will give the scheduler something to do. */
function findNextEvaluation(state, service, seen) {
    let next = nextDeploymentMoment(state, service, seen.now);
    if (service.throttle.notBefore > seen.now)
        next = Math.min(next, service.throttle.notBefore);
    for (const task of seen.tasks) {
        next = Math.min(next, nextHealthChange(service, task, seen.now) ?? next, nextProtectionEnd(task, seen.now) ?? next);
    }
    return Number.isFinite(next) ? gridAfter(state, next - 1) : next;
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/log-groups.js
/** Which log groups of CloudWatch Logs exist. Values in, values out. */
const EVERY_GROUP = { kind: 'all-but', names: [] };
function isGroup({ kind, names }, group) {
    return names.includes(group) === (kind === 'only');
}
/** The same object when nothing changes. */
function withGroup(known, group) {
    return isGroup(known, group) ? known : toggle(known, group);
}
/** The same object when nothing changes. */
function withoutGroup(known, group) {
    return isGroup(known, group) ? toggle(known, group) : known;
}
function toggle({ kind, names }, group) {
    return { kind, names: names.includes(group) ? names.filter((name) => name !== group) : [...names, group] };
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/log-driver.js


/** A container whose log group does not exist; the groups that the driver may create are created. Those of other regions are
 * not known: they exist. */
function prepareLogGroups(state, taskDefinition) {
    for (const container of readObjects(taskDefinition, 'containerDefinitions')) {
        const configuration = readObject(container, 'logConfiguration') ?? {};
        const options = readObject(configuration, 'options') ?? {};
        const group = readString(options, 'awslogs-group');
        const isOwn = (readString(options, 'awslogs-region') ?? state.settings.region) === state.settings.region;
        if (configuration.logDriver !== 'awslogs' || group === undefined || !isOwn)
            continue;
        if (isGroup(state.logGroups, group))
            continue;
        if (options['awslogs-create-group'] !== 'true')
            return readString(container, 'name');
        state.logGroups = withGroup(state.logGroups, group);
    }
    return undefined;
}
const MISSING_GROUP = 'failed to create Cloudwatch log stream: ResourceNotFoundException: The specified log group does not exist.';
/** Observed in stopped tasks on AWS Fargate and on container instances. */
function describeMissingGroup(launchType) {
    if (launchType === 'FARGATE') {
        const said = `failed to validate logger args: create stream has been retried 1 times: ${MISSING_GROUP} : exit status 1`;
        const reason = `ResourceInitializationError: ${said}`;
        return { reason, containerReason: reason };
    }
    const said = `Error response from daemon: failed to initialize logging driver: ${MISSING_GROUP}`;
    return { reason: 'Task failed to start', containerReason: `CannotStartContainerError: ${said}` };
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/simulate.js
/** Simulated tasks: what the engine wants done is done by the scenario, as facts on the agenda. */










/** The default times of a simulated task, in milliseconds. */
const DEFAULT_TIMES = { pullMs: 2000, startMs: 1000, targetMs: 10_000, stopMs: 1000 };
/** SIGKILL follows SIGTERM after so long when the container does not say (ECS API reference, stopTimeout). */
const STOP_TIMEOUT_MS = 30_000;
/**
 * Turns the effects of this step into the facts that they will have led to: all of them in simulated mode; else those
 * of Classic Load Balancers, which are always simulated.
 */
function simulateEffects(state, now) {
    const wanted = state.effects.splice(0);
    const dated = [];
    for (const effect of wanted) {
        const failure = effect.kind === 'start-task' ? failLogging(state, effect.task, now) : undefined;
        if (failure !== undefined)
            dated.push(...failure);
        else if (isSimulated(state, effect))
            dated.push(...simulateEffect(state, effect, now));
        else
            state.effects.push(effect);
    }
    if (dated.length > 0)
        scheduleFacts(state, dated);
}
/** No task starts without its log group, wherever it runs. */
function failLogging(state, { taskArn, taskDefinition }, now) {
    const task = state.tasks.get(taskArn);
    const container = prepareLogGroups(state, taskDefinition);
    if (task === undefined || container === undefined)
        return undefined;
    const why = describeMissingGroup(task.launchType);
    return [
        { at: now, fact: { kind: 'pull-started', taskArn } },
        { at: now + DEFAULT_TIMES.pullMs, fact: { kind: 'start-failed', taskArn, container, ...why } },
    ];
}
function isSimulated(state, effect) {
    if (effect.kind === 'serve-target-group' || effect.kind === 'route-traffic')
        return false;
    return state.settings.tasks === 'simulated' || ('targetGroupArn' in effect && isClassic(effect.targetGroupArn));
}
function simulateEffect(state, effect, now) {
    const taskArn = effect.kind === 'start-task' ? effect.task.taskArn : effect.taskArn;
    const task = state.tasks.get(taskArn);
    if (task === undefined)
        return [];
    switch (effect.kind) {
        case 'start-task':
            return simulateStart(state, { task, request: effect.task, now });
        case 'stop-task':
            return simulateStop(state, task, now);
        case 'register-target':
            return simulateTarget(state, { task, targetGroupArn: effect.targetGroupArn, now });
        case 'deregister-target': {
            const group = state.targetGroups.get(effect.targetGroupArn);
            const delayMs = (group?.specification.deregistrationDelaySeconds ?? 0) * 1000;
            const { targetGroupArn } = effect;
            return [{ at: now + delayMs, fact: { kind: 'target-drained', targetGroupArn, taskArn } }];
        }
    }
}
/** The first entry of the scenario whose patterns match the container's image, by any of its names, and its command. */
function findBehaviour(scenario, { image, otherNames = [], command = '' }) {
    const fits = (entry) => [image, ...otherNames].some((name) => fitsPattern(entry.image, name)) &&
        (entry.command === undefined || fitsPattern(entry.command, command));
    return scenario.images.find(fits) ?? { image };
}
function simulateStart(state, { task, request, now }) {
    const taskArn = task.arn;
    const plays = task.containers.map((container) => ({
        container,
        behaviour: findBehaviour(state.scenario, container),
    }));
    const begin = { at: now, fact: { kind: 'pull-started', taskArn } };
    const absent = plays.find(({ behaviour }) => behaviour.pullFails !== undefined);
    if (absent !== undefined) {
        const fact = failPull(taskArn, absent.container.name, absent.behaviour.pullFails ?? '');
        return [begin, { at: now + (absent.behaviour.pullMs ?? DEFAULT_TIMES.pullMs), fact }];
    }
    const pulledAt = now + Math.max(...plays.map(({ behaviour }) => behaviour.pullMs ?? DEFAULT_TIMES.pullMs));
    const digests = Object.fromEntries(task.containers.map(({ name, image }) => [name, resolveDigest(state.imageDigests, request.images[name] ?? image)]));
    const dated = [begin, { at: pulledAt, fact: { kind: 'pulled', taskArn, digests } }];
    for (const { container, behaviour } of plays) {
        const networkBindings = bindPorts(task, request, container.name);
        const startedAt = pulledAt + (behaviour.startMs ?? DEFAULT_TIMES.startMs);
        const runtimeId = drawHex(state, 64);
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
        const reason = (0,type_helpers/* defined */.s)({ reason: exits.reason });
        const fact = { kind: 'container-exited', taskArn, container: name, exitCode: exits.code, ...reason };
        dated.push({ at: startedAt + exits.afterMs, fact });
    }
    return dated;
}
/** In awsvpc mode a task has an address of its own and no bindings on its host. */
function bindPorts(task, request, container) {
    if (readNetworkMode(request.taskDefinition) === 'awsvpc')
        return [];
    return listPorts(request.taskDefinition)
        .filter((mapping) => mapping.container === container)
        .map((mapping) => {
        const dynamic = task.reservation.dynamicPorts[mappingKey(mapping)];
        const hostPort = mapping.hostPort !== 0 ? mapping.hostPort : (dynamic ?? mapping.containerPort);
        return { bindIP: '0.0.0.0', containerPort: mapping.containerPort, hostPort, protocol: mapping.protocol };
    });
}
function simulateTarget(state, { task, targetGroupArn, now }) {
    const target = task.targets.find((one) => one.targetGroupArn === targetGroupArn);
    const container = task.containers.find(({ name }) => name === target?.containerName);
    const behaviour = findBehaviour(state.scenario, container ?? { image: '' });
    const check = behaviour.target ?? { afterMs: DEFAULT_TIMES.targetMs, result: 'healthy' };
    const reason = (0,type_helpers/* defined */.s)({ reason: check.reason });
    const fact = { kind: 'target-health', targetGroupArn, taskArn: task.arn, state: check.result, ...reason };
    return [{ at: now + check.afterMs, fact }];
}
/** Exit code 143 for a container that obeys SIGTERM, 137 for one that SIGKILL had to end. */
function simulateStop(state, task, now) {
    const described = state.revisions.get(task.revisionArn)?.described ?? {};
    const definitions = readObjects(described, 'containerDefinitions');
    return task.containers.flatMap((container) => {
        if (container.status !== 'RUNNING')
            return [];
        const definition = definitions.find((one) => readString(one, 'name') === container.name) ?? {};
        const timeoutSeconds = readNumber(definition, 'stopTimeout');
        const timeoutMs = timeoutSeconds === undefined ? STOP_TIMEOUT_MS : timeoutSeconds * 1000;
        const stopMs = findBehaviour(state.scenario, container).stopMs ?? DEFAULT_TIMES.stopMs;
        const exitCode = stopMs > timeoutMs ? 137 : 143;
        const fact = { kind: 'container-exited', taskArn: task.arn, container: container.name, exitCode };
        return [{ at: now + Math.min(stopMs, timeoutMs), fact }];
    });
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/state.js
/** What the local ECS remembers between two steps. A value: a step makes a new one and leaves the old one as it was. */

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
        logGroups: EVERY_GROUP,
        alarms: new Map(),
        applications: new Map(),
        deploymentConfigs: new Map(),
        deploymentGroups: new Map(),
        codeDeployments: new Map(),
        agenda: new Map(),
    };
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/target-facts.js
/** What load balancers report about a task. */


function applyTargetFact(state, task, { fact, now }) {
    const targets = task.targets.map((target) => target.targetGroupArn === fact.targetGroupArn ? changeTarget(target, fact) : target);
    const changed = changeTask(state, task, { targets });
    const isGone = fact.kind === 'target-drained' && task.lastStatus === 'DEACTIVATING';
    if (isGone && targets.every((target) => target.state !== 'draining'))
        endTask(state, changed, now);
}
/** Health is news only of a target that is registered; drained is, only of one that is draining. */
function changeTarget(target, fact) {
    const { reason: _reason, ...plain } = target;
    if (fact.kind === 'target-drained')
        return target.state === 'draining' ? { ...plain, state: 'drained' } : target;
    if (!['initial', 'healthy', 'unhealthy'].includes(target.state))
        return target;
    return { ...plain, state: fact.state, ...(0,type_helpers/* defined */.s)({ reason: fact.reason }) };
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/task-life.js
/** Applies facts to a task. Facts may come late, twice, or about tasks that no longer exist: those change nothing. */





function applyFact(state, fact, now) {
    const task = state.tasks.get(fact.taskArn);
    if (task === undefined)
        return;
    requestEvaluation(state, now);
    if (fact.kind === 'pull-started')
        notePullStarted(state, task, now);
    else if (fact.kind === 'pulled')
        notePulled(state, task, { digests: fact.digests, now });
    else if (fact.kind === 'container-started')
        noteStarted(state, task, { ...fact, now });
    else if (fact.kind === 'container-health')
        changeContainer(state, task, { name: fact.container, health: fact.health });
    else if (fact.kind === 'container-exited')
        noteExited(state, task, { ...fact, now });
    else if (fact.kind === 'start-failed')
        noteStartFailed(state, task, { ...fact, now });
    else
        applyTargetFact(state, task, { fact, now });
}
function notePullStarted(state, task, now) {
    if (task.pullStartedAt !== undefined)
        return;
    changeTask(state, task, { lastStatus: leaveProvisioning(task), pullStartedAt: now });
}
function leaveProvisioning(task) {
    return task.lastStatus === 'PROVISIONING' ? 'PENDING' : task.lastStatus;
}
function changeContainer(state, task, change) {
    const containers = task.containers.map((container) => container.name === change.name && container.status !== 'STOPPED' ? { ...container, ...change } : container);
    return changeTask(state, task, { containers });
}
/** The first task of a deployment that has its images resolves their digests for all that follow. */
function notePulled(state, task, pulled) {
    if (task.pullStoppedAt !== undefined)
        return;
    const containers = task.containers.map((container) => {
        const imageDigest = pulled.digests[container.name];
        return imageDigest === undefined ? container : { ...container, imageDigest };
    });
    changeTask(state, task, { containers, lastStatus: leaveProvisioning(task), pullStoppedAt: pulled.now });
    const service = task.serviceKey === undefined ? undefined : state.services.get(task.serviceKey);
    const deployment = service === undefined ? undefined : findDeployment(service, task.deploymentId);
    if (service === undefined || deployment === undefined || deployment.isPinned)
        return;
    state.services.set(service.key, changeDeployment(service, deployment.id, { isPinned: true, digests: pulled.digests }));
    const revision = state.serviceRevisions.get(deployment.serviceRevisionArn);
    if (revision !== undefined)
        state.serviceRevisions.set(revision.arn, { ...revision, digests: pulled.digests });
}
function noteStarted(state, task, fact) {
    const { container: name, runtimeId, networkBindings, now } = fact;
    const isNew = task.containers.some((container) => container.name === fact.container && container.status === 'PENDING');
    if (!isNew)
        return;
    const started = changeContainer(state, task, { name, status: 'RUNNING', runtimeId, networkBindings });
    becomeReady(state, started, now);
}
/** With all containers started a task runs; a target is registered first, in the scheduler's next pass. */
function becomeReady(state, task, now) {
    const isStarting = task.lastStatus === 'PENDING' || task.lastStatus === 'PROVISIONING';
    if (!isStarting || task.desiredStatus === 'STOPPED')
        return;
    if (task.containers.some((container) => container.status === 'PENDING') || !hasRunningContainer(task))
        return;
    if (task.targets.length > 0)
        changeTask(state, task, { lastStatus: 'ACTIVATING' });
    else
        changeTask(state, task, { lastStatus: 'RUNNING', startedAt: now });
}
function noteExited(state, task, fact) {
    const container = task.containers.find(({ name }) => name === fact.container);
    if (container === undefined || container.status === 'STOPPED')
        return;
    const { exitCode, reason, now } = fact;
    const change = { status: 'STOPPED', exitCode, ...(0,type_helpers/* defined */.s)({ reason }) };
    const exited = changeContainer(state, task, { name: container.name, ...change });
    if (container.isEssential && exited.desiredStatus === 'RUNNING') {
        const ended = changeTask(state, exited, { executionStoppedAt: now });
        stopTask(state, ended, {
            code: 'EssentialContainerExited',
            reason: 'Essential container in task exited',
            now,
        });
        return;
    }
    if (exited.lastStatus === 'STOPPING' && !hasRunningContainer(exited))
        finishTask(state, exited, now);
    else
        becomeReady(state, exited, now);
}
/** Cleans up a partly failed start: stops the containers that did start. */
function noteStartFailed(state, task, fact) {
    const { container, containerReason, exitCode, now } = fact;
    const blamed = container === undefined
        ? task
        : changeContainer(state, task, {
            name: container,
            status: 'STOPPED',
            ...(0,type_helpers/* defined */.s)({ reason: containerReason, exitCode }),
        });
    if (blamed.desiredStatus === 'STOPPED')
        endTask(state, blamed, now);
    else
        stopTask(state, blamed, { code: 'TaskFailedToStart', reason: fact.reason, now });
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/agenda.js
/** What happens as time passes: simulated facts when they are due, and the scheduler's passes. */







/** Does everything that was due up to and including `now`, each at its own moment. */
function runAgenda(state, now) {
    for (let at = nextMoment(state); at <= now; at = nextMoment(state)) {
        applyDueFacts(state, at);
        if ((state.lookAt !== undefined && state.lookAt <= at) || nextRepeatedEvent(state) <= at) {
            evaluateServices(state, at);
            advanceCodeDeployments(state, at);
        }
        simulateEffects(state, at);
    }
    forgetStoppedTasks(state, now);
}
function nextMoment(state) {
    let next = state.lookAt ?? Number.POSITIVE_INFINITY;
    for (const [moment] of state.agenda.entries())
        next = Math.min(next, Number(moment));
    return Math.min(next, nextRepeatedEvent(state));
}
/** When a lasting cause is reported again, on the scheduler's grid. */
function nextRepeatedEvent(state) {
    let next = Number.POSITIVE_INFINITY;
    for (const service of state.services.values())
        next = Math.min(next, nextRepeat(service));
    return Number.isFinite(next) ? gridAfter(state, next - 1) : next;
}
/** Facts may bring further facts of the same moment; they follow in order. */
function applyDueFacts(state, at) {
    const moment = String(at);
    for (let facts = state.agenda.get(moment); facts !== undefined; facts = state.agenda.get(moment)) {
        state.agenda.delete(moment);
        for (const fact of facts)
            applyFact(state, fact, at);
        simulateEffects(state, at);
    }
}
/** Stopped tasks are in the order in which they stopped. */
function forgetStoppedTasks(state, now) {
    const over = [];
    for (const task of state.stoppedTasks.values()) {
        if ((task.stoppedAt ?? now) > now - STOPPED_TASK_KEPT_MS)
            break;
        over.push(task.arn);
    }
    for (const arn of over) {
        state.stoppedTasks.delete(arn);
        state.tags.delete(arn);
    }
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/cluster-providers.js



/**
 * The names of existing capacity providers, given by name or ARN.
 * @throws ApiError InvalidParameterException, text observed; the text for more than 20 (ECS service quotas) is ours
 */
function requireProviders(state, references) {
    const names = [...new Set(references.map(lastPart))];
    if (names.length > 20)
        throw invalidParameter('A cluster can have at most 20 capacity providers.');
    const isThere = (name) => isFargateProvider(name) || state.capacityProviders.get(name)?.status === 'ACTIVE';
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

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/add-instance.js








/**
 * Registers container instances with a cluster: all of them, or none.
 * @returns `containerInstances` as DescribeContainerInstances shows them
 * @throws ApiError ClusterNotFoundException; InvalidParameterException for a capacity provider that does not exist
 */
function addInstances(state, request, now) {
    const cluster = findCluster(state, lastPart(request.cluster)).name;
    const added = request.instances.map((instance) => addInstance(state, { cluster, instance }, now));
    requestEvaluation(state, now);
    return { containerInstances: added.map((instance) => describeInstance(state, instance)) };
}
/** The caller requests an evaluation. */
function addInstance(state, { cluster, instance: specified, agent = {} }, now) {
    const id = drawHex(state, 32);
    const { cpu, memoryMiB, address, availabilityZone, capacityProvider } = specified;
    requireProviders(state, capacityProvider === undefined ? [] : [capacityProvider]);
    const instance = {
        arn: instanceArn(state.settings, cluster, id),
        id,
        ec2InstanceId: agent.ec2InstanceId ?? `i-${drawHex(state, 17)}`,
        cluster,
        address,
        ...(0,type_helpers/* defined */.s)({ capacityProvider, versionInfo: agent.versionInfo }),
        availabilityZone,
        status: 'ACTIVE',
        cpu,
        memoryMiB,
        remainingCpu: cpu,
        remainingMemoryMiB: memoryMiB,
        usedTcpPorts: agent.tcpPorts ?? [],
        usedUdpPorts: agent.udpPorts ?? [],
        taskCount: 0,
        registeredAt: now,
        attributes: listFirstAttributes(specified),
    };
    state.instances.set(instance.arn, instance);
    return instance;
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/codedeploy/find.js



const APPLICATION_NAME = {
    field: 'applicationName',
    required: 'ApplicationNameRequiredException',
    invalid: 'InvalidApplicationNameException',
};
const GROUP_NAME = {
    field: 'deploymentGroupName',
    required: 'DeploymentGroupNameRequiredException',
    invalid: 'InvalidDeploymentGroupNameException',
};
const CONFIG_NAME = {
    field: 'deploymentConfigName',
    required: 'DeploymentConfigNameRequiredException',
    invalid: 'InvalidDeploymentConfigNameException',
};
/** Wordings not documented. */
function readName(input, rule) {
    const name = readString(input, rule.field) ?? '';
    if (name === '')
        throw new ApiError(rule.required, `${rule.field} is required.`);
    if (name.length > 100)
        throw new ApiError(rule.invalid, `${rule.field} has at most 100 characters.`);
    return name;
}
function requireApplication(state, input) {
    const name = readName(input, APPLICATION_NAME);
    const found = state.applications.get(name);
    if (found === undefined) {
        throw new ApiError('ApplicationDoesNotExistException', `No application found for name: ${name}`);
    }
    return found;
}
function requireGroup(state, input, rule = GROUP_NAME) {
    const application = requireApplication(state, input).name;
    const name = readName(input, rule);
    const found = state.deploymentGroups.get(`${application}/${name}`);
    if (found === undefined) {
        throw new ApiError('DeploymentGroupDoesNotExistException', `No Deployment Group found for name: ${name}`);
    }
    return found;
}
function findConfig(state, name) {
    return listPredefined().find((one) => one.name === name) ?? state.deploymentConfigs.get(name);
}
function requireConfig(state, name) {
    const found = findConfig(state, name);
    if (found !== undefined)
        return found;
    throw new ApiError('DeploymentConfigDoesNotExistException', `No deployment configuration found for name: ${name}`);
}
function requireDeployment(state, input) {
    const id = readString(input, 'deploymentId') ?? '';
    // Wordings not documented.
    if (id === '')
        throw new ApiError('DeploymentIdRequiredException', 'deploymentId is required.');
    const found = state.codeDeployments.get(id);
    if (found !== undefined)
        return found;
    throw new ApiError('DeploymentDoesNotExistException', `The deployment ${id} could not be found`);
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/codedeploy/paginate.js


/** CodeDeploy's lists have no page size in the request; 100 items per page is assumed. */
const PAGE = 100;
/** A page, and `{}` or the token of the next one. */
function cutList(all, input) {
    const token = readString(input, 'nextToken');
    const start = token === undefined ? '0' : /^place-(\d{1,9})$/.exec(token)?.[1];
    // Wording not documented.
    if (start === undefined)
        throw new ApiError('InvalidNextTokenException', 'The nextToken is not valid.');
    const end = Number(start) + PAGE;
    return {
        items: all.slice(Number(start), end),
        next: end < all.length ? { nextToken: `place-${end}` } : {},
    };
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/codedeploy/operations/applications.js





const APPLICATION_OPERATIONS = {
    'codedeploy:CreateApplication': createApplication,
    'codedeploy:GetApplication': getApplication,
    'codedeploy:ListApplications': listApplications,
    'codedeploy:DeleteApplication': deleteApplication,
};
/** Wordings not documented. */
function createApplication(state, { input, now }) {
    const name = readName(input, APPLICATION_NAME);
    // The API's own default is Server.
    const platform = readString(input, 'computePlatform') ?? 'Server';
    if (platform !== 'ECS') {
        const problem = `The compute platform ${platform} is not simulated by the local ECS.`;
        throw new ApiError('InvalidComputePlatformException', problem);
    }
    if (state.applications.has(name)) {
        throw new ApiError('ApplicationAlreadyExistsException', `An application named ${name} already exists.`);
    }
    const id = drawUuid(state);
    state.applications.set(name, { id, name, createdAt: now });
    return { applicationId: id };
}
function getApplication(state, { input }) {
    const { id, name, createdAt } = requireApplication(state, input);
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
function listApplications(state, { input }) {
    const page = cutList([...state.applications.values()], input);
    return { applications: page.items.map(({ name }) => name), ...page.next };
}
/** Deletes its deployment groups too. A missing one is no error (no exception is documented). */
function deleteApplication(state, { input }) {
    const name = readName(input, APPLICATION_NAME);
    state.applications.delete(name);
    for (const group of [...state.deploymentGroups.values()]) {
        if (group.application === name)
            state.deploymentGroups.delete(group.key);
    }
    return {};
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/codedeploy/operations/deployment-configs.js






const CONFIG_OPERATIONS = {
    'codedeploy:CreateDeploymentConfig': createDeploymentConfig,
    'codedeploy:GetDeploymentConfig': getDeploymentConfig,
    'codedeploy:ListDeploymentConfigs': listDeploymentConfigs,
    'codedeploy:DeleteDeploymentConfig': deleteDeploymentConfig,
};
/** Wordings not documented. */
function createDeploymentConfig(state, { input, now }) {
    const name = readName(input, CONFIG_NAME);
    if (name.startsWith('CodeDeployDefault.')) {
        throw new ApiError(CONFIG_NAME.invalid, 'The names of predefined deployment configurations are reserved.');
    }
    const platform = readString(input, 'computePlatform') ?? 'Server';
    if (platform !== 'ECS') {
        const problem = `The compute platform ${platform} is not simulated by the local ECS.`;
        throw new ApiError('InvalidComputePlatformException', problem);
    }
    if (findConfig(state, name) !== undefined) {
        const problem = `A deployment configuration named ${name} already exists.`;
        throw new ApiError('DeploymentConfigAlreadyExistsException', problem);
    }
    const trafficRouting = readObject(input, 'trafficRoutingConfig') ?? { type: 'AllAtOnce' };
    readRouting(trafficRouting);
    const id = drawUuid(state);
    state.deploymentConfigs.set(name, { id, name, createdAt: now, trafficRouting });
    return { deploymentConfigId: id };
}
function getDeploymentConfig(state, { input }) {
    const found = requireConfig(state, readName(input, CONFIG_NAME));
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
function listDeploymentConfigs(state, { input }) {
    const page = cutList([...listPredefined(), ...state.deploymentConfigs.values()], input);
    return { deploymentConfigsList: page.items.map(({ name }) => name), ...page.next };
}
/** Wordings not documented. */
function deleteDeploymentConfig(state, { input }) {
    const name = readName(input, CONFIG_NAME);
    if (name.startsWith('CodeDeployDefault.')) {
        throw new ApiError('InvalidOperationException', 'A predefined deployment configuration cannot be deleted.');
    }
    for (const { configName } of state.deploymentGroups.values()) {
        if (configName === name)
            throw new ApiError('DeploymentConfigInUseException', `${name} is still in use.`);
    }
    state.deploymentConfigs.delete(name);
    return {};
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/codedeploy/describe-deployment.js

/**
 * The AppSpec file's content is never returned, only its hash (AWS CLI, get-deployment); nor is an overview (observed).
 */
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

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/codedeploy/group-settings.js




/**
 * Merges a request into the earlier settings. Texts that begin with `For ECS deployment` are observed.
 * @param before of the group that is updated
 * @throws ApiError the exceptions of CreateDeploymentGroup
 */
function readSettings(input, before) {
    const serviceRoleArn = readString(input, 'serviceRoleArn') ?? before?.serviceRoleArn ?? '';
    // Wording not documented.
    if (serviceRoleArn === '')
        throw new ApiError('RoleRequiredException', 'serviceRoleArn is required.');
    if (!serviceRoleArn.startsWith('arn:')) {
        // Wording not documented.
        throw new ApiError('InvalidRoleException', 'serviceRoleArn is not a valid ARN.');
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
    throw new ApiError('InvalidDeploymentStyleException', 'For ECS deployment, the deployment type must be BLUE_GREEN, and deployment option must be WITH_TRAFFIC_CONTROL.');
}
/** Events that a rollback can follow (AWS CodeDeploy API reference, AutoRollbackConfiguration). */
const ROLLBACK_EVENTS = ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM', 'DEPLOYMENT_STOP_ON_REQUEST'];
/** @throws ApiError InvalidAutoRollbackConfigException; its wording is not documented */
function readAutoRollback(input) {
    const given = readObject(input, 'autoRollbackConfiguration');
    if (given === undefined)
        return undefined;
    const enabled = readBoolean(given, 'enabled') ?? false;
    const events = readStrings(given, 'events');
    const wrong = events.find((event) => !ROLLBACK_EVENTS.includes(event));
    if (wrong !== undefined || (enabled && events.length === 0)) {
        throw new ApiError('InvalidAutoRollbackConfigException', wrong === undefined ? 'Automatic rollback needs an event.' : `Unknown event '${wrong}' of an automatic rollback.`);
    }
    return { enabled, events };
}
/** @throws ApiError InvalidAlarmConfigException, AlarmsLimitExceededException; wordings not documented */
function readAlarms(input, field = 'alarmConfiguration') {
    const given = readObject(input, field);
    if (given === undefined)
        return undefined;
    const enabled = readBoolean(given, 'enabled') ?? false;
    const alarms = readObjects(given, 'alarms');
    if (alarms.length > 10) {
        throw new ApiError('AlarmsLimitExceededException', 'A deployment group has at most 10 alarms.');
    }
    const isNamed = alarms.every((alarm) => (readString(alarm, 'name') ?? '') !== '');
    if (!isNamed || (enabled && alarms.length === 0)) {
        throw new ApiError('InvalidAlarmConfigException', 'Alarms need names, and there must be one when they are enabled.');
    }
    return { enabled, ignorePollAlarmFailure: readBoolean(given, 'ignorePollAlarmFailure') ?? false, alarms };
}
/**
 * The longest that an original task set stays: two days (AWS CodeDeploy API reference, BlueInstanceTerminationOption).
 */
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
        throw refuseBlueGreenField(`Unknown actionOnTimeout '${actionOnTimeout}'.`);
    }
    if (action !== 'TERMINATE' && action !== 'KEEP_ALIVE')
        throw refuseBlueGreenField(`Unknown action '${action}'.`);
    return {
        terminateBlueInstancesOnDeploymentSuccess: { action, terminationWaitTimeInMinutes },
        deploymentReadyOption: { actionOnTimeout, waitTimeInMinutes },
    };
}
function readMinutes(object, field) {
    const minutes = readNumber(object, field) ?? 0;
    if (Number.isInteger(minutes) && minutes >= 0 && minutes <= LONGEST_MINUTES)
        return minutes;
    throw refuseBlueGreenField(`${field} must be a whole number from 0 to ${LONGEST_MINUTES}.`);
}
function refuseBlueGreenField(message) {
    return new ApiError('InvalidBlueGreenDeploymentConfigurationException', message);
}
function refuseBlueGreen() {
    throw refuseBlueGreenField('For ECS deployment group, blueGreenDeploymentConfiguration must be specified');
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
        throw new ApiError('InvalidTargetGroupPairException', 'A deployment group for Amazon ECS needs one pair of two target groups with one listener for production traffic.');
    }
    return { targetGroupPairInfoList: pairs };
}
function refuseLoadBalancers(what) {
    throw new ApiError('InvalidLoadBalancerInfoException', `For ECS deployment group, loadBalancerInfo ${what}`);
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
    throw new ApiError('InvalidECSServiceException', 'A deployment group for Amazon ECS needs one ECS service.');
}
/**
 * `CLUSTER/NAME` of the group's service, which must exist and have the CODE_DEPLOY controller.
 * @throws ApiError InvalidECSServiceException; the text of the wrong controller is observed
 */
function findServiceKey(state, { ecsService }) {
    const cluster = lastPart(readString(ecsService, 'clusterName') ?? '');
    const name = lastPart(readString(ecsService, 'serviceName') ?? '');
    const service = state.services.get(`${cluster}/${name}`);
    if (service === undefined || service.status === 'INACTIVE') {
        // The beginning is observed, with another cause.
        const start = `Could not load ECS service information for cluster: ${cluster}, service: ${name}.`;
        throw new ApiError('InvalidECSServiceException', `${start} Cause: Service not found.`);
    }
    if (readController(service.given) !== 'CODE_DEPLOY') {
        throw new ApiError('InvalidECSServiceException', "Deployment group's ECS service must be configured for a CODE_DEPLOY deployment controller.");
    }
    return service.key;
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/codedeploy/operations/deployment-groups.js








const GROUP_OPERATIONS = {
    'codedeploy:CreateDeploymentGroup': createDeploymentGroup,
    'codedeploy:UpdateDeploymentGroup': updateDeploymentGroup,
    'codedeploy:GetDeploymentGroup': getDeploymentGroup,
    'codedeploy:ListDeploymentGroups': listDeploymentGroups,
    'codedeploy:DeleteDeploymentGroup': deleteDeploymentGroup,
};
function createDeploymentGroup(state, { input }) {
    const application = requireApplication(state, input).name;
    const name = readName(input, GROUP_NAME);
    const key = `${application}/${name}`;
    refuseTaken(state, key);
    const configName = readString(input, 'deploymentConfigName') ?? DEFAULT_CONFIG;
    requireConfig(state, configName);
    const settings = readSettings(input);
    const serviceKey = findServiceKey(state, settings);
    refuseMapped(state, serviceKey, key);
    const id = drawUuid(state);
    state.deploymentGroups.set(key, { key, id, application, name, configName, serviceKey, settings });
    return { deploymentGroupId: id };
}
/** Wording not documented. */
function refuseTaken(state, key) {
    if (!state.deploymentGroups.has(key))
        return;
    const problem = `A deployment group named ${key.slice(key.indexOf('/') + 1)} already exists in the application.`;
    throw new ApiError('DeploymentGroupAlreadyExistsException', problem);
}
/** A service is in one deployment group at most (AWS CodeDeploy API reference); the wording is not documented. */
function refuseMapped(state, serviceKey, ownKey) {
    for (const group of state.deploymentGroups.values()) {
        if (group.serviceKey !== serviceKey || group.key === ownKey)
            continue;
        const problem = `The ECS service ${serviceKey} is already in the deployment group ${group.name}.`;
        throw new ApiError('ECSServiceMappingLimitExceededException', problem);
    }
}
/** What is not given stays as it is. */
function updateDeploymentGroup(state, { input }) {
    const before = requireGroup(state, input, { ...GROUP_NAME, field: 'currentDeploymentGroupName' });
    const newName = readString(input, 'newDeploymentGroupName');
    const name = newName === undefined ? before.name : readName(input, { ...GROUP_NAME, field: 'newDeploymentGroupName' });
    const key = `${before.application}/${name}`;
    if (key !== before.key)
        refuseTaken(state, key);
    const configName = readString(input, 'deploymentConfigName') ?? before.configName;
    requireConfig(state, configName);
    const settings = readSettings(input, before.settings);
    const serviceKey = findServiceKey(state, settings);
    refuseMapped(state, serviceKey, before.key);
    state.deploymentGroups.delete(before.key);
    state.deploymentGroups.set(key, { ...before, key, name, configName, serviceKey, settings });
    return { hooksNotCleanedUp: [] };
}
function getDeploymentGroup(state, { input }) {
    return { deploymentGroupInfo: describeGroup(state, requireGroup(state, input)) };
}
function describeGroup(state, group) {
    const { settings } = group;
    const target = state.codeDeployments.get(group.lastAttempted ?? '');
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
        lastSuccessfulDeployment: describeLast(state, group.lastSuccessful),
        lastAttemptedDeployment: describeLast(state, group.lastAttempted),
        computePlatform: 'ECS',
        ecsServices: [settings.ecsService],
        terminationHookEnabled: false,
    });
}
function describeLast(state, id) {
    const record = state.codeDeployments.get(id ?? '');
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
function listDeploymentGroups(state, { input }) {
    const { name: applicationName } = requireApplication(state, input);
    const own = [...state.deploymentGroups.values()].filter(({ application }) => application === applicationName);
    const page = cutList(own, input);
    return { applicationName, deploymentGroups: page.items.map(({ name }) => name), ...page.next };
}
/** A missing one is no error (no exception is documented). */
function deleteDeploymentGroup(state, { input }) {
    const name = readName(input, GROUP_NAME);
    state.deploymentGroups.delete(`${readString(input, 'applicationName') ?? ''}/${name}`);
    return { hooksNotCleanedUp: [] };
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/codedeploy/describe-target.js





/** `CLUSTER:SERVICE` (observed). */
function formatTargetId(record) {
    return record.serviceKey.replace('/', ':');
}
function describeTarget(state, record) {
    const events = record.stages.filter(isEvent);
    return {
        deploymentTargetType: 'ECSTarget',
        ecsTarget: {
            deploymentId: record.id,
            targetId: formatTargetId(record),
            targetArn: serviceArn(state.settings, record.serviceKey),
            lastUpdatedAt: asTimestamp(record.updatedAt),
            lifecycleEvents: events.map((stage) => describeEvent(record, stage)),
            status: targetStatus(record, events),
            taskSetsInfo: describeTaskSets(state, record),
        },
    };
}
/** The two waits are no lifecycle events. */
function isEvent({ name }) {
    return name !== 'ReadyWait' && name !== 'TerminationWait';
}
/** The target has succeeded with its last event, while its deployment still keeps the original task set (observed). */
function targetStatus(record, events) {
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
function describeTaskSets(state, record) {
    const { blue, green, greenWeight } = record;
    const sets = [
        [blue, 'Blue', 100 - greenWeight],
        [green, 'Green', greenWeight],
    ];
    return sets.flatMap(([place, taskSetLabel, trafficWeight]) => place === undefined ? [] : [{ ...describe_target_describeTaskSet(state, record, place), trafficWeight, taskSetLabel }]);
}
/** Assumed: a deleted task set is described as DRAINING without tasks. */
function describe_target_describeTaskSet(state, record, place) {
    const service = state.services.get(record.serviceKey);
    const found = service && listTaskSets(service).find(({ id }) => id === place.id);
    const count = countByDeployment(state).get(place.id) ?? { running: 0, pending: 0 };
    return {
        identifer: place.id,
        desiredCount: service === undefined || found === undefined ? 0 : computeDesired(service, found.taskSet),
        pendingCount: count.pending,
        runningCount: count.running,
        status: found?.taskSet.status ?? 'DRAINING',
        targetGroup: { name: place.targetGroupName },
    };
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/codedeploy/operations/deployment-targets.js




const TARGET_OPERATIONS = {
    'codedeploy:ListDeploymentTargets': (state, { input }) => ({
        targetIds: [formatTargetId(requireStarted(state, input))],
    }),
    'codedeploy:GetDeploymentTarget': getDeploymentTarget,
    'codedeploy:BatchGetDeploymentTargets': batchGetDeploymentTargets,
};
/** Wording not documented. */
function requireStarted(state, input) {
    const record = requireDeployment(state, input);
    if (record.status !== 'Created')
        return record;
    throw new ApiError('DeploymentNotStartedException', `The deployment ${record.id} has not started.`);
}
function getDeploymentTarget(state, { input }) {
    const record = requireStarted(state, input);
    checkTargets(record, [readString(input, 'targetId') ?? '']);
    return { deploymentTarget: describeTarget(state, record) };
}
function batchGetDeploymentTargets(state, { input }) {
    const record = requireStarted(state, input);
    const ids = readStrings(input, 'targetIds');
    checkTargets(record, ids.length === 0 ? [''] : ids);
    return { deploymentTargets: [describeTarget(state, record)] };
}
/** Wordings not documented. */
function checkTargets(record, ids) {
    if (ids.includes(''))
        throw new ApiError('DeploymentTargetIdRequiredException', 'A target id is required.');
    if (ids.length > 1) {
        const problem = 'A deployment to Amazon ECS has one target.';
        throw new ApiError('DeploymentTargetListSizeExceededException', problem);
    }
    if (ids[0] === formatTargetId(record))
        return;
    const problem = `The deployment ${record.id} has no target ${ids[0] ?? ''}.`;
    throw new ApiError('DeploymentTargetDoesNotExistException', problem);
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/codedeploy/app-spec.js
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
 * Reads the content of a revision. The names of fields are case-insensitive, as the guide's own examples differ in it.
 * @throws ApiError InvalidRevisionException; its wording is not documented
 */
function readAppSpec(content) {
    const file = parseContent(content);
    const resource = app_spec_findService(file);
    const properties = findObject(resource, 'properties');
    const loadBalancer = properties && findObject(properties, 'loadBalancerInfo');
    const taskDefinition = properties && findField(properties, 'taskDefinition');
    if (properties === undefined || loadBalancer === undefined || typeof taskDefinition !== 'string') {
        throw invalidRevision('The AppSpec file needs a TaskDefinition and a LoadBalancerInfo');
    }
    const containerName = findField(loadBalancer, 'containerName');
    const containerPort = Number(findField(loadBalancer, 'containerPort'));
    if (typeof containerName !== 'string' || !Number.isInteger(containerPort)) {
        throw invalidRevision('The LoadBalancerInfo of the AppSpec file needs a ContainerName and a ContainerPort');
    }
    return { taskDefinition, containerName, containerPort, taskSet: readTaskSet(properties), hooks: readHooks(file) };
}
function invalidRevision(reason) {
    return new ApiError('InvalidRevisionException', `${reason}.`);
}
function parseContent(content) {
    try {
        const value = (0,dist/* parse */.qg)(content, { maxAliasCount: 0 });
        if ((0,json/* isJsonObject */.OW)(value))
            return value;
    }
    catch {
        // The parser's message may contain any part of the file, so it is replaced below.
    }
    throw invalidRevision('The AppSpec file is neither JSON nor YAML');
}
function findField(object, name) {
    const key = Object.keys(object).find((one) => one.toLowerCase() === name.toLowerCase());
    return key === undefined ? undefined : (object[key] ?? undefined);
}
function findObject(object, name) {
    const value = findField(object, name);
    return (0,json/* isJsonObject */.OW)(value) ? value : undefined;
}
/** The one resource: a list of one named object. */
function app_spec_findService(file) {
    const resources = findField(file, 'resources');
    const [named, ...others] = Array.isArray(resources) ? resources : [];
    const [resource] = (0,json/* isJsonObject */.OW)(named) ? Object.values(named) : [];
    if (!(0,json/* isJsonObject */.OW)(resource) || others.length > 0)
        throw invalidRevision('The AppSpec file needs one resource');
    if (findField(resource, 'type') !== 'AWS::ECS::Service') {
        throw invalidRevision('The resource of the AppSpec file needs the Type AWS::ECS::Service');
    }
    return resource;
}
/** The optional properties, their names as ECS writes them. */
function readTaskSet(properties) {
    const names = ['platformVersion', 'networkConfiguration', 'capacityProviderStrategy'];
    const given = names.flatMap((name) => {
        const value = findField(properties, name);
        return value === undefined ? [] : [[name, lowerNames(value)]];
    });
    return Object.fromEntries(given);
}
function lowerNames(value) {
    if (Array.isArray(value))
        return value.map((item) => lowerNames(item));
    if (!(0,json/* isJsonObject */.OW)(value))
        return value;
    const fields = Object.entries(value).map(([name, field]) => [
        name.charAt(0).toLowerCase() + name.slice(1),
        lowerNames(field ?? null),
    ]);
    return Object.fromEntries(fields);
}
function readHooks(file) {
    const given = findField(file, 'hooks') ?? [];
    const entries = (Array.isArray(given) ? given : [given]).flatMap((item) => (0,json/* isJsonObject */.OW)(item) ? Object.entries(item) : []);
    const hooks = {};
    for (const [name, target] of entries) {
        const event = HOOK_EVENTS.find((one) => one.toLowerCase() === name.toLowerCase());
        if (event === undefined)
            throw invalidRevision(`${name} is no lifecycle event of an Amazon ECS deployment that takes a hook`);
        if (typeof target !== 'string' || target === '')
            throw invalidRevision(`The hook ${event} needs a Lambda function`);
        hooks[event] = target;
    }
    return hooks;
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/codedeploy/plan-stages.js


/**
 * What a deployment will do. The events of test traffic exist only when the deployment group has a listener for it (AWS
 * CodeDeploy User Guide, lifecycle event hooks; observed). The position of the wait before production traffic is
 * assumed.
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

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/codedeploy/sha256.js
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

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/codedeploy/operations/create-deployment.js












/** A description has at most 256 characters (AWS CodeDeploy quotas). */
const LONGEST_DESCRIPTION = 256;
function createDeployment(state, { input, now }) {
    const group = requireGroup(state, input);
    const revision = readRevision(input);
    const appSpec = readAppSpec(revision.content);
    const description = readString(input, 'description');
    if ((description ?? '').length > LONGEST_DESCRIPTION) {
        // Wording not documented.
        throw new ApiError('DescriptionTooLongException', `description has at most ${LONGEST_DESCRIPTION} characters.`);
    }
    const config = requireConfig(state, readString(input, 'deploymentConfigName') ?? group.configName);
    const settings = create_deployment_readOverrides(input, group);
    refuseSecond(state, group);
    const id = drawDeploymentName(state);
    const previous = state.codeDeployments.get(group.lastSuccessful ?? '');
    const record = {
        id,
        groupKey: group.key,
        application: group.application,
        group: group.name,
        serviceKey: group.serviceKey,
        configName: config.name,
        creator: 'user',
        ...(0,type_helpers/* defined */.s)({ description }),
        status: 'Created',
        createdAt: now,
        updatedAt: now,
        revision,
        ...(0,type_helpers/* defined */.s)({ previousSha256: previous === undefined ? undefined : previous.revision.sha256 }),
        appSpec,
        settings,
        traffic: planTraffic(config.trafficRouting),
        shifted: 0,
        stages: planStages(settings),
        greenWeight: 0,
    };
    state.codeDeployments.set(id, record);
    state.deploymentGroups.set(group.key, { ...group, lastAttempted: id });
    requestEvaluation(state, now);
    return { deploymentId: id };
}
/**
 * The AppSpec file in the request. A hash that is given must be its own.
 * @throws ApiError RevisionRequiredException, InvalidRevisionException; wordings not documented
 */
function readRevision(input) {
    const revision = readObject(input, 'revision');
    if (revision === undefined)
        throw new ApiError('RevisionRequiredException', 'A revision is required.');
    const type = readString(revision, 'revisionType');
    const object = type === 'String' ? 'string' : 'appSpecContent';
    if (type !== 'AppSpecContent' && type !== 'String') {
        const problem = `A revision of the type ${type ?? 'none'} is not simulated by the local ECS.`;
        throw new ApiError('InvalidRevisionException', problem);
    }
    const given = readObject(revision, object) ?? {};
    const content = readString(given, 'content') ?? '';
    if (content === '')
        throw new ApiError('InvalidRevisionException', 'The revision has no content.');
    const sha256 = computeSha256(content);
    const said = readString(given, 'sha256');
    if (said !== undefined && said.toLowerCase() !== sha256) {
        throw new ApiError('InvalidRevisionException', 'The sha256 of the revision is not that of its content.');
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
function refuseSecond(state, group) {
    const active = findActive(state, group.key);
    if (active === undefined)
        return;
    throw new ApiError('DeploymentLimitExceededException', `The Deployment Group '${group.name}' already has an active Deployment '${active.id}'`);
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/codedeploy/operations/deployments.js










const DEPLOYMENT_OPERATIONS = {
    'codedeploy:CreateDeployment': createDeployment,
    'codedeploy:GetDeployment': (state, { input }) => ({
        deploymentInfo: describe_deployment_describeDeployment(requireDeployment(state, input)),
    }),
    'codedeploy:BatchGetDeployments': batchGetDeployments,
    'codedeploy:ListDeployments': deployments_listDeployments,
    'codedeploy:StopDeployment': stopDeployment,
    'codedeploy:ContinueDeployment': continueDeployment,
    'codedeploy:PutLifecycleEventHookExecutionStatus': putHookStatus,
};
/** At most 25; missing ones are omitted. Wordings not documented. */
function batchGetDeployments(state, { input }) {
    const ids = readStrings(input, 'deploymentIds');
    if (ids.length === 0)
        throw new ApiError('DeploymentIdRequiredException', 'deploymentIds is required.');
    if (ids.length > 25)
        throw new ApiError('BatchLimitExceededException', 'At most 25 deployments can be requested.');
    const found = ids.flatMap((id) => state.codeDeployments.get(id) ?? []);
    return { deploymentsInfo: found.map(describe_deployment_describeDeployment) };
}
const STATUSES = ['Created', 'Queued', 'InProgress', 'Baking', 'Succeeded', 'Failed', 'Stopped', 'Ready'];
/** Newest first; that order is assumed. */
function deployments_listDeployments(state, { input }) {
    const groupKey = readGroupKey(state, input);
    const statuses = readStrings(input, 'includeOnlyStatuses');
    const wrong = statuses.find((status) => !STATUSES.includes(status));
    // Wording not documented.
    if (wrong !== undefined)
        throw new ApiError('InvalidDeploymentStatusException', `Unknown status '${wrong}'.`);
    const range = readObject(input, 'createTimeRange') ?? {};
    const start = readNumber(range, 'start') ?? Number.NEGATIVE_INFINITY;
    const end = readNumber(range, 'end') ?? Number.POSITIVE_INFINITY;
    const found = [...state.codeDeployments.values()].filter((record) => {
        const at = asTimestamp(record.createdAt);
        const isRequested = statuses.length === 0 || statuses.includes(record.status);
        return (groupKey === undefined || record.groupKey === groupKey) && isRequested && at >= start && at <= end;
    });
    const page = cutList(found.reverse(), input);
    return { deployments: page.items.map(({ id }) => id), ...page.next };
}
/** Application and group come together or not at all (AWS CodeDeploy API reference, ListDeployments). */
function readGroupKey(state, input) {
    const isGiven = (value) => (value ?? undefined) !== undefined;
    if (!isGiven(input.applicationName) && !isGiven(input.deploymentGroupName))
        return undefined;
    return requireGroup(state, input).key;
}
function requireRunning(state, input) {
    const record = requireDeployment(state, input);
    if (!isOver(record))
        return record;
    // Wording not documented.
    throw new ApiError('DeploymentAlreadyCompletedException', `The deployment ${record.id} is already complete.`);
}
/** Neither that a stop by hand has an error nor its words are documented; assumed. */
const STOPPED_BY_HAND = {
    status: 'Stopped',
    error: { code: 'MANUAL_STOP', message: 'The deployment was stopped by a user.' },
    event: 'DEPLOYMENT_STOP_ON_REQUEST',
};
/** Stopped at once. Whether it is rolled back is the request's to say, else the deployment group's. */
function stopDeployment(state, { input, now }) {
    const record = requireRunning(state, input);
    const shouldRollBack = readBoolean(input, 'autoRollbackEnabled');
    failDeployment(state, record, { failure: STOPPED_BY_HAND, ...(0,type_helpers/* defined */.s)({ shouldRollBack }), now });
    // AWS CLI, stop-deployment, example.
    const statusMessage = 'No more commands will be scheduled for execution in the deployment instances';
    return { status: 'Succeeded', statusMessage };
}
/** Ends the wait before production traffic, or the one before the original task set goes. */
function continueDeployment(state, { input, now }) {
    const record = requireRunning(state, input);
    const type = readString(input, 'deploymentWaitType') ?? 'READY_WAIT';
    // No wording of these is documented.
    if (type !== 'READY_WAIT' && type !== 'TERMINATION_WAIT') {
        throw new ApiError('InvalidDeploymentWaitTypeException', `Unknown deploymentWaitType '${type}'.`);
    }
    const stage = findStage(record);
    if (stage?.name !== (type === 'READY_WAIT' ? 'ReadyWait' : 'TerminationWait') || stage.status !== 'InProgress') {
        throw new ApiError('DeploymentIsNotInReadyStateException', `The deployment ${record.id} is not waiting.`);
    }
    state.codeDeployments.set(record.id, changeStage(record, { reported: 'Succeeded' }));
    requestEvaluation(state, now);
    return {};
}
/**
 * The call of a hook's Lambda function. The local ECS runs no functions: a client that calls it names the execution
 * `DEPLOYMENT_ID:EVENT`.
 */
function putHookStatus(state, { input, now }) {
    const record = requireDeployment(state, input);
    const status = readString(input, 'status');
    // No wording of these is documented.
    if (status !== 'Succeeded' && status !== 'Failed') {
        const problem = 'The status of a hook is Succeeded or Failed.';
        throw new ApiError('InvalidLifecycleEventHookExecutionStatusException', problem);
    }
    const executionId = readString(input, 'lifecycleEventHookExecutionId') ?? '';
    const stage = record.stages.find(({ name }) => executionId === `${record.id}:${name}`);
    if (stage === undefined || record.appSpec.hooks[stage.name] === undefined || stage.status === 'Pending') {
        throw new ApiError('InvalidLifecycleEventHookExecutionIdException', 'No such hook has been called.');
    }
    if (stage.status !== 'InProgress') {
        throw new ApiError('LifecycleEventAlreadyCompletedException', `${stage.name} is already complete.`);
    }
    state.codeDeployments.set(record.id, changeStage(record, { reported: status }));
    requestEvaluation(state, now);
    return { lifecycleEventHookExecutionId: executionId };
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/codedeploy/operations/revisions.js




const REVISION_OPERATIONS = {
    'codedeploy:GetApplicationRevision': getApplicationRevision,
};
/** Revisions are known by the application's deployments. Wordings not documented. */
function getApplicationRevision(state, { input }) {
    const application = requireApplication(state, input).name;
    const revision = readObject(input, 'revision');
    if (revision === undefined)
        throw new ApiError('RevisionRequiredException', 'A revision is required.');
    const sha256 = readString(readObject(revision, 'appSpecContent') ?? {}, 'sha256') ?? '';
    const uses = [...state.codeDeployments.values()].filter((record) => record.application === application && record.revision.sha256 === sha256);
    const [first] = uses;
    if (first === undefined) {
        throw new ApiError('RevisionDoesNotExistException', `No revision of ${application} has the sha256 '${sha256}'.`);
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

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/codedeploy/operations/table.js






/** The operations of CodeDeploy, named as IAM names its actions: `codedeploy:CreateDeployment`. */
const CODE_DEPLOY_OPERATIONS = {
    ...APPLICATION_OPERATIONS,
    ...CONFIG_OPERATIONS,
    ...GROUP_OPERATIONS,
    ...DEPLOYMENT_OPERATIONS,
    ...TARGET_OPERATIONS,
    ...REVISION_OPERATIONS,
};

// EXTERNAL MODULE: ./packages/local-ecs/lib/engine/request-fields/table.js + 1 modules
var table = __webpack_require__(73778);
;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/request-fields/refuse-fields.js


/** @throws ApiError UnsupportedFeatureException: a field that would be dropped is named instead */
function refuseFields(operation, input) {
    const fields = Object.hasOwn(table/* REQUEST_FIELDS */.I, operation) ? table/* REQUEST_FIELDS */.I[operation] : undefined;
    const given = fields?.refused?.find((field) => (input[field] ?? undefined) !== undefined);
    if (given !== undefined)
        throw notSimulated(`The field ${given} of ${operation}`);
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/paginate.js


/**
 * Cuts a page by `maxResults` and `nextToken`.
 * @param sizes the operation's own (ECS API reference)
 */
function cutPage(all, input, sizes) {
    const { fallback, most } = typeof sizes === 'number' ? { fallback: sizes, most: 100 } : sizes;
    const size = readNumber(input, 'maxResults') ?? fallback;
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
/** Refuses more names than a describe call allows; each operation has its own limit (ECS API reference). */
function checkBatch(names, most, what) {
    // Wording not documented.
    if (names.length > most)
        throw invalidParameter(`${what} cannot have more than ${most} elements.`);
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/operations/account-settings.js




const ACCOUNT_SETTING_OPERATIONS = {
    ListAccountSettings: listAccountSettings,
    PutAccountSetting: (state, call) => putSetting(state, call, readPrincipal(state, call)),
    PutAccountSettingDefault: (state, call) => putSetting(state, call, rootArn(state.settings)),
    DeleteAccountSetting: deleteAccountSetting,
};
/** Default values; `guardDutyActivate` is set by AWS. Not all are documented. */
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
/** Values that ECS accepts (ECS API reference, PutAccountSetting). */
const VALUES = {
    fargateTaskRetirementWaitPeriod: ['0', '7', '14'],
    tagResourceAuthorization: ['on', 'off'],
    defaultLogDriverMode: ['blocking', 'non-blocking'],
    containerInsights: ['enabled', 'disabled', 'enhanced'],
};
const SWITCH = ['enabled', 'disabled'];
function readPrincipal(state, { input, caller }) {
    return readString(input, 'principalArn') ?? callerArn(state.settings, caller.accessKeyId);
}
/** Wording not documented. */
function requireName(input) {
    const name = requireString(input, 'name');
    if (!Object.hasOwn(DEFAULTS, name))
        throw invalidParameter(`Unknown account setting '${name}'.`);
    return name;
}
function putSetting(state, { input }, principalArn) {
    const name = requireName(input);
    const value = requireString(input, 'value');
    // Wording not documented, of both.
    if (name === 'guardDutyActivate')
        throw invalidParameter('The account setting guardDutyActivate is managed by AWS.');
    if (!(VALUES[name] ?? SWITCH).includes(value))
        throw invalidParameter(`Invalid value '${value}' for ${name}.`);
    state.accountSettings.set(`${principalArn} ${name}`, value);
    return { setting: describeSetting(name, value, principalArn) };
}
/** Answers the setting after the change. */
function deleteAccountSetting(state, call) {
    const name = requireName(call.input);
    const principalArn = readPrincipal(state, call);
    state.accountSettings.delete(`${principalArn} ${name}`);
    return { setting: describeSetting(name, findEffective(state, name, principalArn).value, principalArn) };
}
/** The principal's own ones, or with `effectiveSettings` all that apply to it. */
function listAccountSettings(state, call) {
    const { input } = call;
    const isEffective = readBoolean(input, 'effectiveSettings') ?? false;
    const principal = readPrincipal(state, call);
    const value = readString(input, 'value');
    const names = readString(input, 'name') === undefined ? Object.keys(DEFAULTS) : [requireName(input)];
    const found = names
        .map((name) => ({ name, ...findEffective(state, name, principal) }))
        .filter((setting) => isEffective || setting.principalArn === principal)
        .filter((setting) => value === undefined || setting.value === value);
    const page = cutPage(found, input, { fallback: 10, most: 10 });
    return {
        settings: page.items.map((one) => describeSetting(one.name, one.value, one.principalArn)),
        ...page.next,
    };
}
function findEffective(state, name, principal) {
    const own = state.accountSettings.get(`${principal} ${name}`);
    if (own !== undefined)
        return { value: own, principalArn: principal };
    const principalArn = rootArn(state.settings);
    const value = state.accountSettings.get(`${principalArn} ${name}`) ?? DEFAULTS[name] ?? '';
    return { value, principalArn };
}
function describeSetting(name, value, principalArn) {
    return { name, value, principalArn, type: name === 'guardDutyActivate' ? 'aws_managed' : 'user' };
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/operations/attributes.js







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
function putAttributes(state, { input, now }) {
    const requests = readRequests(state, input);
    for (const { instance, name, value } of requests) {
        // Wording not documented.
        if (value !== undefined && !VALUE.test(value))
            throw invalidParameter(`The value of attribute ${name} is not valid.`);
        const { attributes } = state.instances.get(instance.arn) ?? instance;
        state.instances.set(instance.arn, { ...instance, attributes: { ...attributes, [name]: value ?? '' } });
        checkLimit(state, instance.arn);
    }
    requestEvaluation(state, now);
    return { attributes: requests.map(describeRequest) };
}
/** Attributes that the agent registers (ECS Developer Guide, attributes). */
const OF_AGENT = /^(?:com\.amazonaws\.)?ecs\./;
/** The wording is that of the exception in the API reference. */
function checkLimit(state, arn) {
    const names = Object.keys(state.instances.get(arn)?.attributes ?? {});
    if (names.filter((name) => !isBuiltIn(name) && !OF_AGENT.test(name)).length <= MOST_CUSTOM)
        return;
    throw new ApiError('AttributeLimitExceededException', `You can apply up to ${MOST_CUSTOM} custom attributes for each resource.`);
}
function deleteAttributes(state, { input, now }) {
    const requests = readRequests(state, input);
    const deleted = [];
    for (const { instance, name, value } of requests) {
        const current = state.instances.get(instance.arn) ?? instance;
        const { [name]: was, ...attributes } = current.attributes;
        if (was === undefined || (value !== undefined && value !== was))
            continue;
        state.instances.set(instance.arn, { ...current, attributes });
        deleted.push({ instance, name, value: was === '' ? undefined : was });
    }
    requestEvaluation(state, now);
    return { attributes: deleted.map(describeRequest) };
}
function describeRequest({ instance, name, value }) {
    return omitAbsent({ name, value, targetType: 'container-instance', targetId: instance.arn });
}
/** Wordings not documented. */
function readRequests(state, input) {
    const cluster = findCluster(state, readString(input, 'cluster')).name;
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
        return { instance: findTarget(state, cluster, attribute), name, value: readString(attribute, 'value') };
    });
}
function findTarget(state, cluster, attribute) {
    const target = requireString(attribute, 'targetId');
    const type = readString(attribute, 'targetType');
    // Wording not documented.
    if (type === undefined && !target.startsWith('arn:')) {
        throw invalidParameter('The target type must be given with the short form of a target ID.');
    }
    if (type !== undefined && type !== 'container-instance')
        throw invalidParameter(`The target type ${type} is not valid.`);
    const instance = findInstance(state, cluster, target);
    if (instance !== undefined && instance.status !== 'INACTIVE')
        return instance;
    throw new ApiError('TargetNotFoundException', `The target ${lastPart(target)} was not found.`);
}
function listAttributes(state, { input }) {
    const cluster = findCluster(state, readString(input, 'cluster')).name;
    // Wordings not documented.
    const type = requireString(input, 'targetType');
    if (type !== 'container-instance')
        throw invalidParameter(`The target type ${type} is not valid.`);
    const name = readString(input, 'attributeName');
    const value = readString(input, 'attributeValue');
    if (value !== undefined && name === undefined) {
        throw invalidParameter('An attribute name must be given with an attribute value.');
    }
    const all = [...state.instances.values()]
        .filter((instance) => instance.cluster === cluster && instance.status !== 'INACTIVE')
        .flatMap((instance) => describeAttributes(instance, { targetId: instance.arn }))
        .filter((one) => (name === undefined || one.name === name) && (value === undefined || one.value === value));
    const page = cutPage(all, input, 100);
    return { attributes: page.items, ...page.next };
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/describe-cluster.js


/** What CreateCluster, UpdateCluster and the like answer. */
const WHOLE_CLUSTER = ['ATTACHMENTS', 'CONFIGURATIONS', 'SETTINGS', 'TAGS'];
/** @param include the parts that the caller requested: ATTACHMENTS, CONFIGURATIONS, SETTINGS, STATISTICS, TAGS */
function describeCluster(state, cluster, include) {
    const counts = countContents(state, cluster.name);
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
        tags: include.includes('TAGS') ? listTags(state, cluster.arn) : [],
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
function countContents(state, cluster) {
    let instances = 0;
    const counts = {
        active: { EC2: 0, FARGATE: 0 },
        draining: { EC2: 0, FARGATE: 0 },
        running: { EC2: 0, FARGATE: 0 },
        pending: { EC2: 0, FARGATE: 0 },
    };
    for (const instance of state.instances.values()) {
        if (instance.cluster === cluster && instance.status !== 'INACTIVE')
            instances += 1;
    }
    for (const service of state.services.values()) {
        if (service.cluster !== cluster || service.status === 'INACTIVE')
            continue;
        counts[service.status === 'ACTIVE' ? 'active' : 'draining'][service.launchType] += 1;
    }
    for (const task of state.tasks.values()) {
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

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/scaling-group.js


const SCALING = {
    status: 'DISABLED',
    targetCapacity: 100,
    minimumScalingStepSize: 1,
    maximumScalingStepSize: 10_000,
    instanceWarmupPeriod: 300,
};
/** Lowest and highest value by field (ECS API reference, ManagedScaling). */
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
 * @throws ApiError InvalidParameterException; the step sizes' text is observed, the others are not documented
 */
function completeGroup(before, given) {
    const arn = readString(given, 'autoScalingGroupArn') ?? readString(before, 'autoScalingGroupArn') ?? '';
    if (arn === '')
        throw invalidParameter('autoScalingGroupArn can not be blank.');
    const managedScaling = {
        ...SCALING,
        ...readObject(before, 'managedScaling'),
        ...pickFields(readObject(given, 'managedScaling') ?? {}, Object.keys(SCALING)),
    };
    checkScaling(managedScaling);
    const switches = { ...pickFields(before, SWITCHES), ...pickFields(given, SWITCHES) };
    for (const field of SWITCHES)
        checkSwitch(switches, field);
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
    for (const [field, least, most] of RANGES) {
        const value = readNumber(scaling, field) ?? least;
        if (!Number.isInteger(value) || value < least || value > most) {
            throw invalidParameter(`${field} must be between ${least} and ${most}.`);
        }
    }
    if ((readNumber(scaling, 'minimumScalingStepSize') ?? 0) > (readNumber(scaling, 'maximumScalingStepSize') ?? 0)) {
        throw invalidParameter('The minimum or maximum scaling step size value is invalid. Specify a minimum scaling step size value that is less than or equal to the maximum scaling step size value and try again.');
    }
}
function checkSwitch(settings, field) {
    const value = readString(settings, field) ?? 'DISABLED';
    if (value !== 'ENABLED' && value !== 'DISABLED')
        throw invalidParameter(`Invalid value '${value}' for ${field}.`);
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/operations/capacity-providers.js











const CAPACITY_PROVIDER_OPERATIONS = {
    CreateCapacityProvider: createCapacityProvider,
    UpdateCapacityProvider: updateCapacityProvider,
    DescribeCapacityProviders: describeCapacityProviders,
    DeleteCapacityProvider: deleteCapacityProvider,
    PutClusterCapacityProviders: putClusterCapacityProviders,
};
/** Texts observed. */
function createCapacityProvider(state, { input }) {
    const name = readString(input, 'name') ?? '';
    if (!/^(?!aws|ecs|fargate)[A-Za-z0-9_-]{1,255}$/i.test(name)) {
        throw invalidParameter('The specified capacity provider name is invalid. Up to 255 characters are allowed, including letters (upper and lowercase), numbers, underscores, and hyphens. The name cannot be prefixed with "aws", "ecs", or "fargate". Specify a valid name and try again.');
    }
    if (state.capacityProviders.get(name)?.status === 'ACTIVE') {
        throw clientError('The specified capacity provider already exists. To change the configuration of an existing capacity provider, update the capacity provider.');
    }
    const tags = readTags(input);
    const arn = capacityProviderArn(state.settings, name);
    const provider = { arn, name, status: 'ACTIVE', group: readGroup(input) };
    state.capacityProviders.set(name, provider);
    state.tags.delete(arn);
    addTags(state, arn, tags);
    return { capacityProvider: describeProvider(state, provider, ['TAGS']) };
}
/** Wording not documented. */
function readGroup(input) {
    const given = readObject(input, 'autoScalingGroupProvider');
    if (given === undefined)
        throw invalidParameter('autoScalingGroupProvider can not be blank.');
    return completeGroup({}, given);
}
function updateCapacityProvider(state, { input }) {
    const provider = requireProvider(state, requireString(input, 'name'));
    const given = readObject(input, 'autoScalingGroupProvider') ?? {};
    const group = completeGroup(provider.group, { ...given, autoScalingGroupArn: undefined });
    const updated = { ...provider, group, updateStatus: 'UPDATE_COMPLETE' };
    state.capacityProviders.set(provider.name, updated);
    return { capacityProvider: describeProvider(state, updated, []) };
}
/** All of them when none is named; deleted ones only by name. */
function describeCapacityProviders(state, { input }) {
    const references = readStrings(input, 'capacityProviders');
    const include = readStrings(input, 'include');
    checkBatch(references, 100, 'Capacity providers');
    const active = [...state.capacityProviders.values()].filter(({ status }) => status === 'ACTIVE');
    const all = [...active.map(({ name }) => name), ...listFargateProviders()];
    const page = cutPage(references.length === 0 ? all : references.map(lastPart), input, { fallback: 10, most: 10 });
    const capacityProviders = [];
    const failures = [];
    for (const name of page.items) {
        const provider = state.capacityProviders.get(name);
        if (isFargateProvider(name))
            capacityProviders.push(describeFargate(state, name));
        else if (provider !== undefined)
            capacityProviders.push(describeProvider(state, provider, include));
        else
            failures.push({ arn: capacityProviderArn(state.settings, name), reason: 'MISSING' });
    }
    return { capacityProviders, failures, ...page.next };
}
function deleteCapacityProvider(state, { input }) {
    const name = lastPart(requireString(input, 'capacityProvider'));
    // Wording not documented.
    if (isFargateProvider(name)) {
        throw clientError('The FARGATE and FARGATE_SPOT capacity providers are reserved and cannot be deleted.');
    }
    const provider = requireProvider(state, name);
    const isUsed = [...state.clusters.values()].some((cluster) => cluster.status === 'ACTIVE' && listProviders(cluster).includes(name));
    if (isUsed)
        throw clientError(IN_USE);
    const deleted = { ...provider, status: 'INACTIVE', updateStatus: 'DELETE_COMPLETE' };
    state.capacityProviders.set(name, deleted);
    return { capacityProvider: describeProvider(state, deleted, []) };
}
/** Observed with PutClusterCapacityProviders; taken for DeleteCapacityProvider too. */
const IN_USE = 'The specified capacity provider is in use and cannot be removed.';
/** A provider that services or tasks use stays with its cluster (ECS API reference, PutClusterCapacityProviders). */
function putClusterCapacityProviders(state, { input, now }) {
    const cluster = findCluster(state, requireString(input, 'cluster'));
    const capacityProviders = requireProviders(state, readStrings(input, 'capacityProviders'));
    const defaultCapacityProviderStrategy = checkDefaultStrategy(input, capacityProviders);
    const used = listUsed(state, cluster.name);
    const removed = listProviders(cluster).filter((name) => !capacityProviders.includes(name));
    if (removed.some((name) => used.has(name)))
        throw new ApiError('ResourceInUseException', IN_USE);
    const given = { ...cluster.given, capacityProviders, defaultCapacityProviderStrategy };
    const updated = { ...cluster, given };
    state.clusters.set(cluster.name, updated);
    requestEvaluation(state, now);
    return { cluster: describeCluster(state, updated, WHOLE_CLUSTER) };
}
function listUsed(state, cluster) {
    const used = new Set();
    for (const service of state.services.values()) {
        if (service.cluster !== cluster || service.status === 'INACTIVE')
            continue;
        for (const item of readStrategy(service.given, 'capacityProviderStrategy'))
            used.add(item.capacityProvider);
    }
    for (const task of state.tasks.values()) {
        if (task.cluster === cluster && task.capacityProvider !== undefined)
            used.add(task.capacityProvider);
    }
    return used;
}
/** Text observed; of which exception is not documented, assumed. */
function requireProvider(state, reference) {
    const provider = state.capacityProviders.get(lastPart(reference));
    if (provider?.status === 'ACTIVE')
        return provider;
    throw clientError('The specified capacity provider does not exist. Specify a valid name or ARN and try again.');
}
function describeProvider(state, provider, include) {
    return omitAbsent({
        capacityProviderArn: provider.arn,
        name: provider.name,
        status: provider.status,
        autoScalingGroupProvider: provider.group,
        updateStatus: provider.updateStatus,
        tags: include.includes('TAGS') ? listTags(state, provider.arn) : [],
        type: 'EC2_AUTOSCALING',
    });
}
function describeFargate(state, name) {
    return {
        capacityProviderArn: capacityProviderArn(state.settings, name),
        name,
        status: 'ACTIVE',
        tags: [],
        type: name,
    };
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/operations/clusters.js








const CLUSTER_OPERATIONS = {
    CreateCluster: createCluster,
    UpdateCluster: updateCluster,
    UpdateClusterSettings: updateClusterSettings,
    DescribeClusters: describeClusters,
    ListClusters: listClusters,
    DeleteCluster: deleteCluster,
};
/** Fields that are answered unchanged. */
const SETTINGS = ['settings', 'configuration', 'serviceConnectDefaults'];
/** An existing cluster of that name is answered unchanged. */
function createCluster(state, { input }) {
    const name = readString(input, 'clusterName') ?? 'default';
    // Wording observed, without the prefix in the capture.
    if (!/^[A-Za-z0-9_-]{1,255}$/.test(name)) {
        throw invalidParameter('ClusterName must match ^[a-zA-Z0-9\\-_]{1,255}$');
    }
    const existing = state.clusters.get(name);
    if (existing?.status === 'ACTIVE')
        return { cluster: describeCluster(state, existing, WHOLE_CLUSTER) };
    checkSettings(input);
    const tags = readTags(input);
    const capacityProviders = requireProviders(state, readStrings(input, 'capacityProviders'));
    const strategy = checkDefaultStrategy(input, capacityProviders);
    const cluster = {
        arn: clusterArn(state.settings, name),
        name,
        status: 'ACTIVE',
        given: { ...pickFields(input, SETTINGS), capacityProviders, defaultCapacityProviderStrategy: strategy },
    };
    state.clusters.set(name, cluster);
    state.tags.delete(cluster.arn);
    addTags(state, cluster.arn, tags);
    return { cluster: describeCluster(state, cluster, WHOLE_CLUSTER) };
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
function updateCluster(state, { input }) {
    const cluster = findCluster(state, requireString(input, 'cluster'));
    checkSettings(input);
    const updated = { ...cluster, given: { ...cluster.given, ...pickFields(input, SETTINGS) } };
    state.clusters.set(cluster.name, updated);
    return { cluster: describeCluster(state, updated, WHOLE_CLUSTER) };
}
function updateClusterSettings(state, call) {
    // Wording not documented.
    if (readObjects(call.input, 'settings').length === 0)
        throw invalidParameter('Settings cannot be empty.');
    return updateCluster(state, { ...call, input: pickFields(call.input, ['cluster', 'settings']) });
}
function describeClusters(state, { input }) {
    const names = readStrings(input, 'clusters');
    checkBatch(names, 100, 'Clusters');
    const include = readStrings(input, 'include');
    const clusters = [];
    const failures = [];
    for (const reference of names.length === 0 ? ['default'] : names) {
        const cluster = state.clusters.get(lastPart(reference));
        if (cluster !== undefined)
            clusters.push(describeCluster(state, cluster, include));
        else
            failures.push({ arn: clusterArn(state.settings, lastPart(reference)), reason: 'MISSING' });
    }
    return { clusters, failures };
}
function listClusters(state, { input }) {
    const active = [...state.clusters.values()].filter((cluster) => cluster.status === 'ACTIVE');
    const page = cutPage(active, input, 100);
    return { clusterArns: page.items.map((cluster) => cluster.arn), ...page.next };
}
/** Texts observed. The order of the checks is not documented; assumed. */
function deleteCluster(state, { input }) {
    const cluster = findCluster(state, requireString(input, 'cluster'));
    const counts = countContents(state, cluster.name);
    if (counts.instances > 0) {
        throw new ApiError('ClusterContainsContainerInstancesException', 'The Cluster cannot be deleted while Container Instances are active or draining.');
    }
    if (counts.active.EC2 + counts.active.FARGATE > 0) {
        throw new ApiError('ClusterContainsServicesException', 'The Cluster cannot be deleted while Services are active.');
    }
    const isBusy = [...state.tasks.values()].some((task) => task.cluster === cluster.name);
    if (isBusy) {
        throw new ApiError('ClusterContainsTasksException', 'The Cluster cannot be deleted while Tasks are active.');
    }
    const deleted = { ...cluster, status: 'INACTIVE' };
    state.clusters.set(cluster.name, deleted);
    return { cluster: describeCluster(state, deleted, WHOLE_CLUSTER) };
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/leave-instance.js
/** What happens to tasks when their container instance drains or is deregistered. */




/** Tasks of any kind on an instance that are not STOPPED. */
function listInstanceTasks(state, instance) {
    return [...state.tasks.values()].filter(({ instanceArn }) => instanceArn === instance.arn);
}
/**
 * Stops the PENDING service tasks of an instance that has become DRAINING. RUNNING ones are the scheduler's to replace
 * under the bounds of their services, and standalone tasks stay (ECS API reference, UpdateContainerInstancesState).
 */
function stopPending(state, instance, now) {
    const byService = new Map();
    for (const task of listInstanceTasks(state, instance)) {
        const isPending = task.lastStatus === 'PROVISIONING' || task.lastStatus === 'PENDING';
        if (!isPending || task.desiredStatus === 'STOPPED' || task.serviceKey === undefined)
            continue;
        byService.set(task.serviceKey, [...(byService.get(task.serviceKey) ?? []), task]);
    }
    for (const [key, tasks] of byService) {
        const service = state.services.get(key);
        if (service === undefined || isDaemon(service))
            continue;
        const reason = `Scaling activity initiated by (deployment ${service.deployments[0]?.id ?? ''})`;
        for (const task of tasks)
            stopTask(state, task, { code: 'ServiceSchedulerInitiated', reason, now });
        const current = state.services.get(key) ?? service;
        state.services.set(key, report(state, current, { text: describePendingStops(service, tasks.length), now }));
    }
}
/**
 * STOPPED for ECS at once. ECS leaves the containers of such tasks running, unwatched; here they are stopped, since an
 * instance that is gone has no other life.
 */
function orphanTask(state, task, now) {
    if (isRegistered(task)) {
        for (const { targetGroupArn } of task.targets) {
            state.effects.push({ kind: 'deregister-target', targetGroupArn, taskArn: task.arn });
        }
    }
    state.effects.push({ kind: 'stop-task', taskArn: task.arn });
    const stoppedReason = 'Container instance deregistration forced by user';
    finishTask(state, { stoppedReason, ...task }, now);
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/operations/container-instances.js
/** ListContainerInstances, DescribeContainerInstances, UpdateContainerInstancesState, DeregisterContainerInstance. */











const CONTAINER_INSTANCE_OPERATIONS = {
    ListContainerInstances: listContainerInstances,
    DescribeContainerInstances: describeContainerInstances,
    UpdateContainerInstancesState: updateContainerInstancesState,
    DeregisterContainerInstance: deregisterContainerInstance,
};
function listContainerInstances(state, { input }) {
    const cluster = findCluster(state, readString(input, 'cluster')).name;
    const status = readString(input, 'status');
    const isSelected = readSelection(state, cluster, readString(input, 'filter'));
    const found = [...state.instances.values()].filter((instance) => instance.cluster === cluster &&
        (status === undefined ? instance.status !== 'INACTIVE' : instance.status === status) &&
        isSelected(instance));
    const page = cutPage(found, input, 100);
    return { containerInstanceArns: page.items.map(({ arn }) => arn), ...page.next };
}
/** A filter is an expression of the cluster query language. */
function readSelection(state, cluster, filter) {
    if (filter === undefined || filter === '')
        return () => true;
    const query = readFilter(filter);
    const facts = gatherFacts(state, cluster);
    return ({ arn }) => {
        const known = facts.get(arn);
        return known !== undefined && (0,answer_query/* answerQuery */.rn)(query, known);
    };
}
function describeContainerInstances(state, { input }) {
    const { found, failures } = readInstances(state, input);
    const include = readStrings(input, 'include');
    return { containerInstances: found.map((instance) => describeInstance(state, instance, include)), failures };
}
/** ECS API reference, UpdateContainerInstancesState, DeregisterContainerInstance. */
const MOST_CHANGED = 10;
/** DRAINING: no new tasks, and service tasks are replaced elsewhere under the bounds of their services. */
function updateContainerInstancesState(state, { input, now }) {
    const status = readString(input, 'status');
    // Wording not documented.
    if (status !== 'ACTIVE' && status !== 'DRAINING')
        throw invalidParameter('Container instance status is not valid.');
    checkBatch(readStrings(input, 'containerInstances'), MOST_CHANGED, 'Container instances');
    const { found, failures } = readInstances(state, input);
    const usable = found.filter((instance) => instance.status !== 'INACTIVE');
    for (const instance of usable) {
        state.instances.set(instance.arn, { ...instance, status });
        if (status === 'DRAINING')
            stopPending(state, instance, now);
    }
    requestEvaluation(state, now);
    // The reason is that of StartTask; not documented here.
    const inactive = found
        .filter(({ status: was }) => was === 'INACTIVE')
        .map(({ arn }) => ({ arn, reason: 'INACTIVE' }));
    return {
        containerInstances: usable.map(({ arn }) => describeCurrent(state, arn)),
        failures: [...failures, ...inactive],
    };
}
/** Tasks that it has are in the way, unless it is forced: then they are STOPPED (ECS API reference). */
function deregisterContainerInstance(state, { input, now }) {
    const cluster = findCluster(state, readString(input, 'cluster')).name;
    const reference = requireString(input, 'containerInstance');
    const instance = findInstance(state, cluster, reference);
    if (instance === undefined || instance.status === 'INACTIVE') {
        // Known second-hand.
        throw clientError(`Referenced container instance ${lastPart(reference)} not found.`);
    }
    const tasks = listInstanceTasks(state, instance);
    if (tasks.length > 0 && readBoolean(input, 'force') !== true) {
        throw invalidParameter('Found running tasks on the instance.');
    }
    for (const task of tasks)
        orphanTask(state, task, now);
    state.instances.set(instance.arn, { ...(state.instances.get(instance.arn) ?? instance), status: 'INACTIVE' });
    requestEvaluation(state, now);
    return { containerInstance: describeCurrent(state, instance.arn) };
}
function describeCurrent(state, arn) {
    const instance = state.instances.get(arn);
    return instance === undefined ? {} : describeInstance(state, instance);
}
function readInstances(state, input) {
    const cluster = findCluster(state, readString(input, 'cluster')).name;
    const references = readStrings(input, 'containerInstances');
    // Wording not documented.
    if (references.length === 0)
        throw invalidParameter('Container instances cannot be empty.');
    checkBatch(references, 100, 'Container instances');
    const found = [];
    const failures = [];
    for (const reference of references) {
        const instance = findInstance(state, cluster, reference);
        if (instance !== undefined)
            found.push(instance);
        else
            failures.push({ arn: instanceArn(state.settings, cluster, lastPart(reference)), reason: 'MISSING' });
    }
    return { found, failures };
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/express.js
/**
 * What Express Mode makes of a few fields: a task definition and a service (ECS Developer Guide, resources created by
 * Amazon ECS Express Mode services; ECS API reference, CreateExpressGatewayService).
 */



/** The name of the container behind the load balancer. */
const MAIN = 'Main';
/** A task definition takes the place of these. */
const MANAGED_FIELDS = ['primaryContainer', 'executionRoleArn', 'taskRoleArn', 'cpu', 'memory', 'cpuArchitecture'];
/** @throws ApiError InvalidParameterException, wording not documented */
function checkSource(input) {
    if (readString(input, 'taskDefinitionArn') === undefined)
        return;
    const other = MANAGED_FIELDS.find((field) => input[field] !== undefined && input[field] !== null);
    if (other === undefined)
        return;
    throw invalidParameter(`${other} cannot be specified together with taskDefinitionArn.`);
}
/** The input of RegisterTaskDefinition for a new service. */
function composeDocument(input, { family, logGroup, region }) {
    const executionRoleArn = readString(input, 'executionRoleArn');
    // Wording not documented.
    if (executionRoleArn === undefined)
        throw invalidParameter('executionRoleArn can not be blank.');
    const container = {
        name: MAIN,
        essential: true,
        portMappings: [{ containerPort: 80, protocol: 'tcp', name: 'main' }],
        linuxParameters: { initProcessEnabled: true },
        stopTimeout: 30,
        logConfiguration: {
            logDriver: 'awslogs',
            options: {
                'awslogs-group': logGroup,
                'awslogs-region': region,
                'awslogs-stream-prefix': 'ecs',
                mode: 'non-blocking',
                'max-buffer-size': '25m',
            },
        },
    };
    return changeDocument({
        family,
        networkMode: 'awsvpc',
        requiresCompatibilities: ['FARGATE'],
        runtimePlatform: { operatingSystemFamily: 'LINUX', cpuArchitecture: 'X86_64' },
        cpu: '1024',
        memory: '2048',
        containerDefinitions: [container],
    }, input);
}
/** The document with the fields of an Express Mode request; what the request leaves out stays. */
function changeDocument(document, input) {
    const architecture = readString(input, 'cpuArchitecture');
    const platform = readObject(document, 'runtimePlatform') ?? {};
    return {
        ...document,
        ...pick(input, ['cpu', 'memory', 'executionRoleArn', 'taskRoleArn']),
        ...(architecture === undefined ? {} : { runtimePlatform: { ...platform, cpuArchitecture: architecture } }),
        containerDefinitions: readObjects(document, 'containerDefinitions').map((container) => container.name === MAIN ? express_changeContainer(container, readObject(input, 'primaryContainer') ?? {}) : container),
    };
}
function express_changeContainer(container, given) {
    const port = readNumber(given, 'containerPort');
    const logs = readObject(given, 'awsLogsConfiguration');
    const [mapping = {}] = readObjects(container, 'portMappings');
    return {
        ...container,
        ...pick(given, ['image', 'command', 'environment', 'secrets', 'repositoryCredentials']),
        ...(port === undefined ? {} : { portMappings: [{ ...mapping, containerPort: port, hostPort: port }] }),
        ...(logs === undefined ? {} : { logConfiguration: changeLogs(container, logs) }),
    };
}
function changeLogs(container, logs) {
    const known = readObject(readObject(container, 'logConfiguration') ?? {}, 'options') ?? {};
    const group = readString(logs, 'logGroup') ?? '';
    const prefix = readString(logs, 'logStreamPrefix') ?? '';
    return { logDriver: 'awslogs', options: { ...known, 'awslogs-group': group, 'awslogs-stream-prefix': prefix } };
}
function pick(input, fields) {
    const given = fields.filter((field) => input[field] !== undefined && input[field] !== null);
    return Object.fromEntries(given.map((field) => [field, input[field] ?? null]));
}
/** The input of CreateService, without its name, its cluster and its task definition. */
function composeService(input, placing, scalingTarget) {
    const network = readObject(input, 'networkConfiguration') ?? {};
    const { targetGroupArn, alternateTargetGroupArn, containerPort } = placing;
    return {
        desiredCount: scalingTarget.minTaskCount ?? 1,
        launchType: 'FARGATE',
        availabilityZoneRebalancing: 'ENABLED',
        enableECSManagedTags: true,
        propagateTags: 'SERVICE',
        healthCheckGracePeriodSeconds: 300,
        networkConfiguration: {
            awsvpcConfiguration: {
                subnets: network.subnets ?? ['subnet-0123456789abcdef0', 'subnet-0123456789abcdef1'],
                securityGroups: network.securityGroups ?? ['sg-0123456789abcdef0'],
                assignPublicIp: 'ENABLED',
            },
        },
        loadBalancers: [
            { targetGroupArn, containerName: MAIN, containerPort, advancedConfiguration: { alternateTargetGroupArn } },
        ],
        deploymentConfiguration: {
            strategy: 'CANARY',
            canaryConfiguration: { canaryPercent: 5, canaryBakeTimeInMinutes: 3 },
            bakeTimeInMinutes: 3,
            deploymentCircuitBreaker: { enable: true, rollback: true },
        },
    };
}
/** @throws ApiError InvalidParameterException, wording not documented */
function findMainPort(document) {
    const main = readObjects(document, 'containerDefinitions').find(({ name }) => name === MAIN);
    const [mapping, ...others] = main === undefined ? [] : readObjects(main, 'portMappings');
    const port = mapping === undefined ? undefined : readNumber(mapping, 'containerPort');
    if (port !== undefined && others.length === 0)
        return port;
    throw invalidParameter(`The task definition must have a container named ${MAIN} with a single port mapping.`);
}
function completeScaling(known, given) {
    return {
        minTaskCount: 1,
        maxTaskCount: 20,
        autoScalingMetric: 'AVERAGE_CPU',
        autoScalingTargetValue: 60,
        ...known,
        ...given,
    };
}
/** A service revision as Express Mode describes it. */
function describeConfiguration(document, { revisionArn, serviceRevisionArn, shape, express, createdAt }) {
    const main = readObjects(document, 'containerDefinitions').find(({ name }) => name === MAIN) ?? {};
    const [mapping = {}] = readObjects(main, 'portMappings');
    const network = readObject(readObject(shape, 'networkConfiguration') ?? {}, 'awsvpcConfiguration') ?? {};
    return {
        serviceRevisionArn,
        taskDefinitionArn: revisionArn,
        ...pick(document, ['executionRoleArn', 'taskRoleArn', 'cpu', 'memory']),
        networkConfiguration: pick(network, ['subnets', 'securityGroups']),
        healthCheckPath: express.healthCheckPath,
        scalingTarget: express.scalingTarget,
        primaryContainer: {
            ...pick(main, ['image', 'command', 'environment', 'secrets', 'repositoryCredentials']),
            containerPort: mapping.containerPort ?? 80,
        },
        ingressPaths: [{ accessType: 'PUBLIC', endpoint: express.endpoint }],
        createdAt,
    };
}
/** ECS manages these of an Express Mode service (observed by others; the wording is not documented). */
const MANAGED_BY_ECS = ['loadBalancers', 'deploymentConfiguration'];
/** @throws ApiError InvalidParameterException for an UpdateService request that changes what ECS manages */
function refuseManaged(service, input) {
    if (service.express === undefined)
        return;
    const field = MANAGED_BY_ECS.find((name) => (0,json/* isJsonObject */.OW)(input[name]) || Array.isArray(input[name]));
    if (field === undefined)
        return;
    throw invalidParameter(`${field} cannot be updated for a service whose resources are managed by ECS.`);
}
/**
 * Describing names another exception than updating and deleting (ECS API reference). Wording not documented.
 */
function refuseAbsent(type) {
    return new ApiError(type, 'Service not found.');
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/target-group.js


/** Makes a target group, or changes the one of that name; its ARN stays. Returns `targetGroupArn`. */
function putTargetGroup(state, specification) {
    const arn = findByName(state.targetGroups.values(), specification.name)?.arn ??
        targetGroupArn(state.settings, specification.name, drawHex(state, 16));
    state.targetGroups.set(arn, { arn, specification });
    state.effects.push({ kind: 'serve-target-group', targetGroupArn: arn, targetGroup: specification });
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
            const health = target.targetGroupArn === arn ? target_group_describeTarget(state, task, target) : undefined;
            if (health !== undefined)
                all.push(health);
        }
    }
    return all;
}
function target_group_describeTarget(state, task, target) {
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

// EXTERNAL MODULE: ./packages/ecs-rules/lib/lifecycle-stages.js
var lifecycle_stages = __webpack_require__(44565);
;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/strategy-settings.js
/** The strategy of a deployment configuration, with its fields: checked and completed. */




const STRATEGIES = ['ROLLING', 'BLUE_GREEN', 'LINEAR', 'CANARY'];
const MOST_MINUTES = 1440;
const MOST_TIMEOUT_MINUTES = 20_160;
/** ECS API reference, LinearConfiguration and CanaryConfiguration. */
const PROGRESSIVE = {
    LINEAR: {
        field: 'linearConfiguration',
        percent: { name: 'stepPercent', least: 3, fallback: 10 },
        minutes: { name: 'stepBakeTimeInMinutes', fallback: 6 },
    },
    CANARY: {
        field: 'canaryConfiguration',
        percent: { name: 'canaryPercent', least: 0.1, fallback: 5 },
        minutes: { name: 'canaryBakeTimeInMinutes', fallback: 10 },
    },
};
/**
 * `strategy`, and the configuration of a progressive one with what the request leaves out.
 * @throws ApiError InvalidParameterException; no wording in this file is documented
 */
function completeStrategy(given) {
    const strategy = readString(given, 'strategy') ?? 'ROLLING';
    if (!STRATEGIES.includes(strategy))
        throw invalidParameter(`Unknown deployment strategy '${strategy}'.`);
    checkBakeTime(given, strategy);
    for (const hook of readObjects(given, 'lifecycleHooks'))
        checkHook(hook, strategy);
    for (const [owner, { field }] of Object.entries(PROGRESSIVE)) {
        if (owner !== strategy && readObject(given, field) !== undefined) {
            throw invalidParameter(`${field} is only valid for the ${owner} deployment strategy.`);
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
function completeProgressive(given, { field, percent, minutes }) {
    const configuration = readObject(given, field) ?? {};
    const share = readNumber(configuration, percent.name) ?? percent.fallback;
    const isTenth = Math.abs(share * 10 - Math.round(share * 10)) < 1e-9;
    if (!isTenth || share < percent.least || share > 100) {
        throw invalidParameter(`${percent.name} must be a multiple of 0.1 from ${percent.least} to 100.`);
    }
    const wait = readNumber(configuration, minutes.name) ?? minutes.fallback;
    checkWhole(minutes.name, wait, { least: 0, most: MOST_MINUTES });
    return { [field]: { [percent.name]: share, [minutes.name]: wait } };
}
function checkHook(hook, strategy) {
    const type = readString(hook, 'targetType') ?? 'AWS_LAMBDA';
    if (strategy === 'ROLLING' && type === 'AWS_LAMBDA')
        throw notSimulated('A Lambda hook of a rolling update');
    const stages = readStrings(hook, 'lifecycleStages');
    const unknown = stages.find((stage) => !lifecycle_stages/* HOOK_STAGES */.u.some((one) => one === stage));
    if (stages.length === 0)
        throw invalidParameter('lifecycleStages of a lifecycle hook cannot be empty.');
    if (unknown !== undefined)
        throw invalidParameter(`A lifecycle hook is not possible at the stage '${unknown}'.`);
    if (type === 'AWS_LAMBDA')
        checkLambda(hook);
    else if (type === 'PAUSE')
        checkPause(stages, strategy);
    else
        throw invalidParameter(`Unknown targetType '${type}' of a lifecycle hook.`);
    checkTimeout(readObject(hook, 'timeoutConfiguration') ?? {});
}
function checkLambda(hook) {
    for (const field of ['hookTargetArn', 'roleArn']) {
        if ((readString(hook, field) ?? '') === '')
            throw invalidParameter(`${field} of a lifecycle hook is required.`);
    }
}
function checkPause(stages, strategy) {
    const unknown = strategy === 'ROLLING' ? stages.find((stage) => !isRollingStage(stage)) : undefined;
    if (unknown !== undefined)
        throw notSimulated(`A PAUSE hook of a rolling update at ${unknown}`);
    const wrong = stages.find((stage) => !lifecycle_stages/* PAUSE_STAGES */.x.some((one) => one === stage));
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

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/deployment-configuration.js





/** The API's defaults for absent fields (ECS API reference, DeploymentConfiguration). */
const deployment_configuration_DEFAULTS = {
    REPLICA: { maximumPercent: 200, minimumHealthyPercent: 100 },
    DAEMON: { maximumPercent: 100, minimumHealthyPercent: 0 },
};
/** ECS computes the bake time of alarms from their own periods, usually less than five minutes; one is assumed. */
const COMPUTED_BAKE_MS = 60_000;
/**
 * Completes a configuration. Fields that a given object omits get the API's defaults, even if the service had other
 * values. Whether ECS keeps them is not documented; assumed, so that tests catch a client that sends only a part.
 * @throws ApiError InvalidParameterException; UnsupportedFeatureException for what is not simulated
 */
function completeConfiguration(given, scheduling = 'REPLICA') {
    const fallback = deployment_configuration_DEFAULTS[scheduling];
    const minimumHealthyPercent = readNumber(given, 'minimumHealthyPercent') ?? fallback.minimumHealthyPercent;
    const maximumPercent = readNumber(given, 'maximumPercent') ?? fallback.maximumPercent;
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
/** @throws ApiError InvalidParameterException; its wording is not documented */
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

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/new-deployment.js











/**
 * Makes a new PRIMARY; the one before becomes ACTIVE and, if it was unfinished, its service deployment is stopped. The
 * new one shows a desired count of 0 until the scheduler's first pass (observed in answers of real calls).
 */
function openDeployment(state, before, request) {
    const { revision, shape, now } = request;
    const service = noteTraffic(state, before);
    const id = drawDeploymentId(state);
    const revisionArn = serviceRevisionArn(state.settings, service.key, drawSerial(state));
    const arn = serviceDeploymentArn(state.settings, service.key, drawToken(state));
    state.serviceRevisions.set(revisionArn, {
        arn: revisionArn,
        serviceKey: service.key,
        revisionArn: revision.arn,
        createdAt: now,
        shape,
        digests: {},
    });
    stopUnfinished(state, service, now);
    const sources = countSources(state, service);
    const hasTraffic = bringsTraffic(shape);
    const opening = { arn, serviceRevisionArn: revisionArn, sources, hasTraffic, now };
    state.serviceDeployments.set(arn, openServiceDeployment(state, service, opening));
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
function noteTraffic(state, service) {
    const primary = service.deployments[0];
    const shift = primary === undefined ? undefined : findShift(state, primary);
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
function stopUnfinished(state, service, now) {
    const arn = service.deployments[0]?.serviceDeploymentArn;
    if (arn === undefined)
        return;
    const reason = 'Service deployment was superseded by a newer one.';
    if (moveServiceDeployment(state, arn, { status: 'STOP_REQUESTED', now, reason }))
        return;
    if (moveServiceDeployment(state, arn, { status: 'ROLLBACK_FAILED', now, reason }))
        return;
    moveServiceDeployment(state, arn, { status: 'STOPPED', now, reason });
}
/** The service revisions that exist when a deployment begins. */
function countSources(state, service) {
    return service.deployments.map(({ id, serviceRevisionArn: arn, shownDesired }) => {
        const counts = { running: 0, pending: 0 };
        for (const task of state.tasks.values()) {
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

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/service-role.js



/** The role's ARN: it is given so, or by its name, which begins with the path if there is one. */
function readServiceRole(settings, input) {
    const role = readString(input, 'role');
    if (role === undefined || role.startsWith('arn:'))
        return role;
    return `arn:aws:iam::${settings.account}:role/${role.replace(/^\//, '')}`;
}
/**
 * A role goes with a load balancer, and not with the network mode awsvpc (ECS API reference, CreateService).
 * @throws ApiError InvalidParameterException; its wording is not documented
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

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/task-set-rules.js




/** Settings of a task set, which a service of the EXTERNAL controller must not have. The first text is observed. */
const BLANK_FIELDS = {
    taskDefinition: 'TaskDefinition',
    launchType: 'LaunchType',
    platformVersion: 'PlatformVersion',
    networkConfiguration: 'NetworkConfiguration',
    loadBalancers: 'LoadBalancers',
};
/** @throws ApiError InvalidParameterException for a CreateService request */
function checkController(input) {
    const controller = readController(input);
    if (controller === 'ECS')
        return;
    if (controller === 'EXTERNAL') {
        const wrong = Object.keys(BLANK_FIELDS).find((field) => isGiven(input, field));
        if (wrong !== undefined)
            throw invalidParameter(`${BLANK_FIELDS[wrong]} must be blank`);
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
/** ECS can move a service to another controller. @throws ApiError UnsupportedFeatureException */
function refuseOtherController(service, input) {
    const type = readString(readObject(input, 'deploymentController') ?? {}, 'type');
    if (type === undefined || type === readController(service.given))
        return;
    throw notSimulated('The field deploymentController of UpdateService with another type');
}
function isGiven(input, field) {
    const value = input[field] ?? undefined;
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
 * Refuses in an UpdateService request what only CodeDeploy or a task set may change (ECS API reference, UpdateService).
 * @throws ApiError InvalidParameterException
 */
function refuseControlled(service, input) {
    const controller = readController(service.given);
    if (controller === 'ECS')
        return;
    const wrong = Object.keys(REFUSED_UPDATES).find((field) => isGiven(input, field) && input[field] !== false);
    if (wrong !== undefined) {
        const start = `${REFUSED_UPDATES[wrong]} on services with a ${controller} deployment controller.`;
        throw invalidParameter(`${start} ${REMEDIES[controller]}`);
    }
    checkConfiguration(input, controller);
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/operations/create-service.js























/** Fields that are stored and answered, and start no deployment. */
const STORED_FIELDS = [
    'placementConstraints',
    'placementStrategy',
    'enableExecuteCommand',
    'enableECSManagedTags',
    'propagateTags',
    'availabilityZoneRebalancing',
];
const STORED_DEFAULTS = {
    placementConstraints: [],
    placementStrategy: [],
    enableExecuteCommand: false,
    enableECSManagedTags: false,
    propagateTags: 'NONE',
};
/** The given fields that start no deployment. @throws ApiError when one of them is invalid */
function readQuiet(input) {
    readPropagation(input);
    for (const field of ['enableECSManagedTags', 'enableExecuteCommand'])
        readBoolean(input, field);
    return pickFields(input, STORED_FIELDS);
}
function createService(state, call) {
    const { input } = call;
    const cluster = findCluster(state, readString(input, 'cluster')).name;
    const name = requireString(input, 'serviceName');
    // Wording not documented.
    if (!/^[A-Za-z0-9_-]{1,255}$/.test(name))
        throw invalidParameter('Service name contains invalid characters.');
    const key = `${cluster}/${name}`;
    const existing = findExisting(state, key, input);
    const options = { counts: countByDeployment(state), include: ['TAGS'] };
    if (existing !== undefined)
        return { service: describeService(state, existing, options) };
    checkStrategy(input);
    const service = openService(state, call, { key, cluster, name });
    state.services.set(key, service);
    forgetHistory(state, service);
    addTags(state, service.arn, readTags(input));
    requestEvaluation(state, call.now);
    return { service: describeService(state, service, options) };
}
/** The history of an INACTIVE service of the same name goes with it. */
function forgetHistory(state, service) {
    const current = service.currentServiceDeployment;
    for (const { arn, serviceKey } of [...state.serviceDeployments.values()]) {
        if (serviceKey === service.key && arn !== current)
            state.serviceDeployments.delete(arn);
    }
    const revision = service.deployments[0]?.serviceRevisionArn;
    for (const { arn, serviceKey } of [...state.serviceRevisions.values()]) {
        if (serviceKey === service.key && arn !== revision)
            state.serviceRevisions.delete(arn);
    }
}
/** An existing ACTIVE service of that name is answered if its request was the same. */
function findExisting(state, key, input) {
    const existing = state.services.get(key);
    if (existing === undefined || existing.status === 'INACTIVE')
        return undefined;
    if (existing.status === 'DRAINING')
        throw invalidParameter('Unable to Start a service that is still Draining.');
    if (existing.creation !== creationKey(input))
        throw invalidParameter('Creation of service was not idempotent.');
    return existing;
}
function creationKey(input) {
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
function openService(state, { input, caller, now }, place) {
    const { launchType, strategy } = chooseCapacity(findCluster(state, place.cluster), input);
    const controller = readController(input);
    const scheduling = readScheduling(input);
    if (scheduling === 'DAEMON')
        checkDaemonLaunch(launchType);
    const settings = completeConfiguration(readObject(input, 'deploymentConfiguration') ?? {}, scheduling);
    const roleArn = readServiceRole(state.settings, input);
    const service = {
        ...place,
        arn: serviceArn(state.settings, place.key),
        status: 'ACTIVE',
        desiredCount: scheduling === 'DAEMON' ? 0 : readDesired(input, controller),
        launchType,
        deploymentConfiguration: settings.described,
        minimumHealthyPercent: settings.minimumHealthyPercent,
        maximumPercent: settings.maximumPercent,
        bakeMs: settings.bakeMs,
        gracePeriodSeconds: readNumber(input, 'healthCheckGracePeriodSeconds') ?? 0,
        given: {
            ...STORED_DEFAULTS,
            ...readQuiet(input),
            ...describeStrategy(strategy),
            schedulingStrategy: scheduling,
            deploymentController: { type: controller },
        },
        createdAt: now,
        createdBy: callerArn(state.settings, caller.accessKeyId),
        ...(0,type_helpers/* defined */.s)({ roleArn }),
        creation: creationKey(input),
        deployments: [],
        events: [],
        told: {},
        throttle: NO_THROTTLE,
    };
    checkPlacement({ given: service.given, described: {}, launchType });
    const availabilityZoneRebalancing = chooseRebalancing(input, { service, shape: readShape(input) });
    const complete = { ...service, given: { ...service.given, availabilityZoneRebalancing } };
    return controller === 'EXTERNAL' ? complete : openFirst(state, complete, { input, now });
}
/** The first deployment, or the task set that CODE_DEPLOY begins with. */
function openFirst(state, service, { input, now }) {
    const { launchType } = service;
    const revision = requireUsableRevision(state, requireString(input, 'taskDefinition'), clientError);
    const shape = readShape(input);
    checkPlan(state, { revision, shape, launchType });
    checkServiceRole(input, revision.described);
    checkPlacement({ given: service.given, described: revision.described, launchType });
    if (!hasTaskSets(service)) {
        return followInstances(state, openDeployment(state, service, { revision, shape, now }), now);
    }
    const strategy = readStrategy(service.given, 'capacityProviderStrategy');
    const part = { status: 'PRIMARY', scalePercent: 100, launchType, ...describeStrategy(strategy) };
    return openTaskSet(state, service, { revision, shape, part, now });
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/operations/update-service.js



















/**
 * Another revision, another shape or `forceNewDeployment` start a deployment; all else is taken over as it is (ECS API
 * reference, UpdateService).
 */
function updateService(state, { input, now }) {
    const cluster = findCluster(state, readString(input, 'cluster')).name;
    const found = findService(state, cluster, requireString(input, 'service'));
    const primary = found?.deployments[0];
    if (found === undefined)
        throw new ApiError('ServiceNotFoundException', 'Service not found.');
    if (found.status !== 'ACTIVE')
        throw new ApiError('ServiceNotActiveException', 'Service was not ACTIVE.');
    refuseOtherController(found, input);
    refuseControlled(found, input);
    refuseManaged(found, input);
    if (isDaemon(found))
        checkDaemon(input);
    const service = changeCapacity(state, changeSettings(found, input), input);
    const request = hasTaskSets(service) || primary === undefined ? undefined : readRequest(state, { input, service, primary });
    checkRules(service, request?.revision ?? (primary && findRevision(state, primary.revisionArn)));
    // One that is kept while the service cannot have it any more rests. Not documented; assumed.
    if (input.availabilityZoneRebalancing === 'ENABLED')
        chooseRebalancing(input, { service, shape: findShape(state, primary) });
    const rolled = request === undefined ? service : openDeployment(state, service, { ...request, now });
    const updated = followInstances(state, rolled, now);
    state.services.set(service.key, updated);
    requestEvaluation(state, now);
    return { service: describeService(state, updated, { counts: countByDeployment(state), include: [] }) };
}
function findShape(state, primary) {
    return (primary && state.serviceRevisions.get(primary.serviceRevisionArn)?.shape) ?? {};
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
        ...(0,type_helpers/* defined */.s)({
            deploymentConfiguration: settings === undefined ? undefined : settings.described,
            minimumHealthyPercent: settings === undefined ? undefined : settings.minimumHealthyPercent,
            maximumPercent: settings === undefined ? undefined : settings.maximumPercent,
            bakeMs: settings === undefined ? undefined : settings.bakeMs,
        }),
    };
}
/** The revision and shape to roll out; undefined when the request starts no deployment. */
function readRequest(state, { input, service, primary }) {
    const reference = readString(input, 'taskDefinition');
    const isForced = readBoolean(input, 'forceNewDeployment') ?? false;
    const revision = reference === undefined
        ? findRevision(state, primary.revisionArn)
        : requireUsableRevision(state, reference, clientError);
    if (revision === undefined)
        throw clientError('TaskDefinition not found.');
    const before = findShape(state, primary);
    const given = readShape(input);
    const isNew = revision.arn !== primary.revisionArn || isOtherShape(before, given);
    if (!isNew && !isForced)
        return undefined;
    const shape = { ...before, ...given };
    checkPlan(state, { revision, shape, launchType: service.launchType });
    return { revision, shape };
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/operations/services.js












const SERVICE_OPERATIONS = {
    CreateService: createService,
    UpdateService: updateService,
    DescribeServices: describeServices,
    ListServices: listServices,
    ListServicesByNamespace: listServicesByNamespace,
    DeleteService: deleteService,
};
/** In the order of the request; unknown ones are MISSING. */
function describeServices(state, { input }) {
    const cluster = findCluster(state, readString(input, 'cluster')).name;
    const references = readStrings(input, 'services');
    // Wording not documented.
    if (references.length === 0)
        throw invalidParameter('Services cannot be empty.');
    checkBatch(references, 10, 'Services');
    const options = { counts: countByDeployment(state), include: readStrings(input, 'include') };
    const services = [];
    const failures = [];
    for (const reference of references) {
        const service = findService(state, cluster, reference);
        if (service !== undefined)
            services.push(describeService(state, service, options));
        else
            failures.push({ arn: serviceArn(state.settings, `${cluster}/${lastPart(reference)}`), reason: 'MISSING' });
    }
    return { services, failures };
}
/** ACTIVE ones only, ten a page by default. */
function listServices(state, { input }) {
    const cluster = findCluster(state, readString(input, 'cluster')).name;
    const launchType = readString(input, 'launchType');
    const strategy = readString(input, 'schedulingStrategy');
    const manager = readString(input, 'resourceManagementType');
    const found = [...state.services.values()].filter((service) => service.cluster === cluster &&
        service.status === 'ACTIVE' &&
        (launchType === undefined || service.launchType === launchType) &&
        (manager === undefined || (manager === 'ECS') === (service.express !== undefined)) &&
        (strategy === undefined || service.given.schedulingStrategy === strategy));
    const page = cutPage(found, input, 10);
    return { serviceArns: page.items.map(({ arn }) => arn), ...page.next };
}
/** No service is in a namespace: Service Connect and service discovery are not simulated. */
function listServicesByNamespace(_state, { input }) {
    requireString(input, 'namespace');
    const page = cutPage([], input, 10);
    return { serviceArns: page.items, ...page.next };
}
/** DRAINING while tasks still stop, then INACTIVE. */
function deleteService(state, { input, now }) {
    const cluster = findCluster(state, readString(input, 'cluster')).name;
    const service = findService(state, cluster, requireString(input, 'service'));
    if (service === undefined || service.status === 'INACTIVE') {
        throw new ApiError('ServiceNotFoundException', 'Service not found.');
    }
    // Only a REPLICA service must be scaled down first (ECS API reference, DeleteService).
    const isForced = (readBoolean(input, 'force') ?? false) || isDaemon(service);
    if (service.desiredCount > 0 && !isForced) {
        throw invalidParameter('The service cannot be stopped while it is scaled above 0.');
    }
    const draining = { ...service, status: 'DRAINING', desiredCount: 0 };
    state.services.set(service.key, draining);
    stopAll(state, draining, now);
    requestEvaluation(state, now);
    return { service: describeService(state, draining, { counts: countByDeployment(state), include: [] }) };
}
function stopAll(state, service, now) {
    for (const { serviceDeploymentArn: arn } of service.deployments) {
        // A rollback that is cut short has no other legal end than a failed one.
        const isStopped = moveServiceDeployment(state, arn, { status: 'STOPPED', now });
        if (!isStopped)
            moveServiceDeployment(state, arn, { status: 'ROLLBACK_FAILED', now });
    }
    const reason = `Scaling activity initiated by (deployment ${service.deployments[0]?.id ?? ''})`;
    for (const task of [...state.tasks.values()]) {
        if (task.serviceKey === service.key)
            stopTask(state, task, { code: 'ServiceSchedulerInitiated', reason, now });
    }
}

// EXTERNAL MODULE: ./packages/ecs-rules/lib/task-definition/fargate.js
var fargate = __webpack_require__(42269);
// EXTERNAL MODULE: ./packages/ecs-rules/lib/task-definition/logs.js
var logs = __webpack_require__(22308);
// EXTERNAL MODULE: ./packages/ecs-rules/lib/task-definition/fargate-container.js
var fargate_container = __webpack_require__(18023);
;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/task-definition/requires-attributes.js
/** What a container instance must be able to do for a task definition. */


/**
 * Attributes that ECS derives; the names are those of the ECS agent. Which version of Docker's API a feature requires
 * is not documented: only the observed ones are here.
 */
function requires_attributes_listAttributes(task) {
    const containers = readObjects(task, 'containerDefinitions');
    const features = [...listTaskFeatures(task), ...listImageFeatures(task, containers), ...listFeatures(containers)];
    return [...listLogDrivers(containers), ...features.filter(([isThere]) => isThere).map(([, name]) => name)];
}
function listLogDrivers(containers) {
    const drivers = new Set(containers.flatMap((container) => (0,logs/* readLogDriver */.h)(container) ?? []));
    return [...drivers].map((driver) => `com.amazonaws.ecs.capability.logging-driver.${driver}`);
}
function listTaskFeatures(task) {
    const volumes = readObjects(task, 'volumes');
    const efs = listFieldValues(volumes, 'efsVolumeConfiguration');
    const isSized = readString(task, 'cpu') !== undefined || readString(task, 'memory') !== undefined;
    const isFargate = readStrings(task, 'requiresCompatibilities').includes('FARGATE');
    return [
        [readString(task, 'taskRoleArn') !== undefined, 'com.amazonaws.ecs.capability.task-iam-role'],
        [readString(task, 'networkMode') === 'awsvpc', 'ecs.capability.task-eni'],
        [isSized && !isFargate, 'ecs.capability.task-cpu-mem-limit'],
        [task.pidMode !== undefined || task.ipcMode !== undefined, 'ecs.capability.pid-ipc-namespace-sharing'],
        [efs.length > 0, 'ecs.capability.efs'],
        [efs.some(hasField('authorizationConfig')), 'ecs.capability.efsAuth'],
        [readBoolean(task, 'enableFaultInjection') === true, 'ecs.capability.fault-injection'],
    ];
}
function listImageFeatures(task, containers) {
    const hasRole = readString(task, 'executionRoleArn') !== undefined;
    const isLogged = containers.some((container) => (0,logs/* readLogDriver */.h)(container) === 'awslogs');
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
    const routers = listFieldValues(containers, 'firelensConfiguration');
    return [
        [containers.some(({ privileged }) => privileged === true), 'com.amazonaws.ecs.capability.privileged-container'],
        [containers.some(hasField('healthCheck')), 'ecs.capability.container-health-check'],
        [containers.some(hasItems('dependsOn')), 'ecs.capability.container-ordering'],
        [containers.some(hasField('restartPolicy')), 'ecs.capability.container-restart-policy'],
        [containers.some(hasItems('environmentFiles')), 'ecs.capability.env-files.s3'],
        [sources.some(isManager), 'ecs.capability.secrets.asm.environment-variables'],
        [sources.some((source) => !isManager(source)), 'ecs.capability.secrets.ssm.environment-variables'],
        [routers.some(({ type }) => type === 'fluentd'), 'ecs.capability.firelens.fluentd'],
        [routers.some(({ type }) => type === 'fluentbit'), 'ecs.capability.firelens.fluentbit'],
        [
            containers.some(hasField('repositoryCredentials')),
            'ecs.capability.private-registry-authentication.secretsmanager',
        ],
    ];
}
function listFieldValues(documents, field) {
    return documents.map((document) => readObject(document, field)).filter((found) => found !== undefined);
}
function hasField(field) {
    return (document) => readObject(document, field) !== undefined;
}
function hasItems(field) {
    return (document) => (readList(document, field) ?? []).length > 0;
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/task-definition/complete.js
/** What ECS adds to a task definition when it is registered (observed in answers of real calls). */




/** The document as it will be described. Unknown fields stay unchanged; null counts as absent. */
function completeTaskDefinition(given, registration) {
    const input = dropNulls(given);
    const { tags: _tags, ...document } = input;
    const mode = readString(input, 'networkMode') ?? 'bridge';
    const cpu = (0,task_size/* readTaskCpu */.Cj)(input);
    const memory = (0,task_size/* readTaskMemory */.nW)(input);
    return omitAbsent({
        enableFaultInjection: false,
        placementConstraints: [],
        ...document,
        volumes: readObjects(input, 'volumes').map(completeVolume),
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
/** A volume of a name alone has an empty host. */
function completeVolume(volume) {
    return Object.keys(volume).length > 1 ? volume : { ...volume, host: {} };
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
/** The same without fields that are null, since answers omit them. */
function dropNulls(document) {
    const fields = Object.entries(document).filter(([, value]) => value !== null && value !== undefined);
    return Object.fromEntries(fields.map(([name, value]) => [name, dropInside(value ?? null)]));
}
function dropInside(value) {
    if (Array.isArray(value))
        return value.map((item) => dropInside(item));
    return (0,json/* isJsonObject */.OW)(value) ? dropNulls(value) : value;
}

// EXTERNAL MODULE: ./packages/ecs-rules/lib/task-definition/rules.js + 10 modules
var rules = __webpack_require__(55439);
;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/task-definition/validate.js
/** What RegisterTaskDefinition refuses. */




/**
 * @throws ApiError for the first rule that is broken: ClientException; SerializationException for a wrong type;
 *   UnsupportedFeatureException for what is not simulated
 */
function checkTaskDefinition(input) {
    // What is only doubted is accepted: it would be a refusal that the real service may not have.
    for (const breach of (0,rules/* listBreaches */.m)(input))
        if (breach.kind !== 'doubt')
            throw toApiError(breach);
    checkOwnConstraints(input);
    if (readList(input, 'tags')?.length === 0)
        throw clientError('Tags can not be empty.');
}
function toApiError({ kind, text }) {
    return kind === 'type' ? new ApiError('SerializationException', text) : clientError(text);
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/operations/task-definitions.js








const TASK_DEFINITION_OPERATIONS = {
    RegisterTaskDefinition: registerTaskDefinition,
    DescribeTaskDefinition: describeTaskDefinition,
    DeregisterTaskDefinition: deregisterTaskDefinition,
    DeleteTaskDefinitions: deleteTaskDefinitions,
};
/** Numbers start at 1 and are never used again. */
function registerTaskDefinition(state, { input, caller, now }) {
    checkTaskDefinition(input);
    const family = requireString(input, 'family');
    const number = (state.families.get(family) ?? 0) + 1;
    const arn = revisionArn(state.settings, family, number);
    const described = completeTaskDefinition(input, {
        arn,
        number,
        registeredAt: asTimestamp(now),
        registeredBy: callerArn(state.settings, caller.accessKeyId),
    });
    state.families.set(family, number);
    state.revisions.set(arn, { arn, family, number, status: 'ACTIVE', described });
    addTags(state, arn, readTags(input));
    const tags = state.tags.has(arn) ? listTags(state, arn) : undefined;
    return omitAbsent({ taskDefinition: described, tags });
}
function describeTaskDefinition(state, { input }) {
    const reference = readString(input, 'taskDefinition') ?? '';
    if (reference === '')
        throw invalidParameter('Task Definition can not be blank.');
    const revision = findRevision(state, reference);
    if (revision === undefined)
        throw clientError('Unable to describe task definition.');
    const hasTags = readStrings(input, 'include').includes('TAGS');
    return omitAbsent({ taskDefinition: revision.described, tags: hasTags ? listTags(state, revision.arn) : undefined });
}
/** Texts observed second-hand. */
function deregisterTaskDefinition(state, { input, now }) {
    const reference = requireString(input, 'taskDefinition');
    const number = resourcePart(reference).split(':')[1];
    if (number === undefined)
        throw invalidParameter('Revision is missing.');
    if (!/^\d+$/.test(number))
        throw invalidParameter(`Invalid revision number. Number: ${number}`);
    const revision = findRevision(state, reference);
    if (revision === undefined)
        throw clientError('Unable to describe task definition.');
    if (revision.status !== 'ACTIVE')
        return { taskDefinition: revision.described };
    return { taskDefinition: changeStatus(state, revision, { status: 'INACTIVE', deregisteredAt: asTimestamp(now) }) };
}
function changeStatus(state, revision, change) {
    const described = { ...revision.described, ...change };
    state.revisions.set(revision.arn, { ...revision, status: change.status, described });
    return described;
}
/** Only INACTIVE revisions can be deleted; reasons of failures: wording not documented. */
function deleteTaskDefinitions(state, { input, now }) {
    const references = readStrings(input, 'taskDefinitions');
    checkBatch(references, 10, 'Task definitions');
    const taskDefinitions = [];
    const failures = [];
    for (const reference of references) {
        const revision = findRevision(state, reference);
        if (revision === undefined) {
            failures.push({ arn: reference, reason: 'MISSING' });
        }
        else if (revision.status === 'ACTIVE') {
            const detail = 'The specified task definition is still in ACTIVE status.';
            failures.push({ arn: revision.arn, reason: 'TASK_DEFINITION_ACTIVE', detail });
        }
        else {
            const change = { status: 'DELETE_IN_PROGRESS', deleteRequestedAt: asTimestamp(now) };
            taskDefinitions.push(changeStatus(state, revision, change));
        }
    }
    return { taskDefinitions, failures };
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/operations/express-gateway-services.js













const EXPRESS_OPERATIONS = {
    CreateExpressGatewayService: createExpressService,
    DescribeExpressGatewayService: describeExpressService,
    UpdateExpressGatewayService: updateExpressService,
    DeleteExpressGatewayService: deleteExpressService,
};
function createExpressService(state, call) {
    const { input, now } = call;
    const infrastructureRoleArn = requireString(input, 'infrastructureRoleArn');
    checkSource(input);
    const cluster = findCluster(state, readString(input, 'cluster')).name;
    const name = readString(input, 'serviceName') ?? deriveName(state, input);
    const { arn, port } = provideRevision(state, call, { cluster, name });
    const scalingTarget = completeScaling({}, readObject(input, 'scalingTarget'));
    const healthCheckPath = readString(input, 'healthCheckPath') ?? '/ping';
    const [targetGroupArn, alternateTargetGroupArn] = [1, 2].map(() => openTargetGroup(state, healthCheckPath));
    const placing = { targetGroupArn: targetGroupArn ?? '', alternateTargetGroupArn: alternateTargetGroupArn ?? '' };
    const composed = composeService(input, { ...placing, containerPort: port }, scalingTarget);
    const request = { ...composed, cluster, serviceName: name, taskDefinition: arn, tags: input.tags ?? [] };
    createService(state, { ...call, input: request });
    const endpoint = `${name.toLowerCase().replaceAll('_', '-')}-${drawHex(state, 8)}.ecs.${state.settings.region}.on.aws`;
    const express = { infrastructureRoleArn, healthCheckPath, scalingTarget, endpoint, updatedAt: now };
    const service = requireService(state, `${cluster}/${name}`);
    state.services.set(service.key, { ...service, express });
    return { service: describe(state, { ...service, express }) };
}
/** "Customer provided or derived from the image name" (ECS Developer Guide). */
function deriveName(state, input) {
    const image = readString(readObject(input, 'primaryContainer') ?? {}, 'image') ?? 'service';
    const repository = lastPart(image).replace(/[@:].*$/, '');
    return `${repository.replaceAll(/[^A-Za-z0-9_-]/g, '-')}-${drawHex(state, 4)}`;
}
/** The revision that was given, or one that is made of the request. */
function provideRevision(state, call, { cluster, name }) {
    const given = readString(call.input, 'taskDefinitionArn');
    if (given !== undefined)
        return useRevision(state, given);
    // Wording not documented.
    requireString(readObject(call.input, 'primaryContainer') ?? {}, 'image');
    const logGroup = `/aws/ecs/${cluster}/${name}-${drawHex(state, 4)}`;
    const names = { family: `${cluster}-${name}`, logGroup, region: state.settings.region };
    return register(state, call, composeDocument(call.input, names));
}
function useRevision(state, reference) {
    const { arn, described } = requireUsableRevision(state, reference, clientError);
    return { arn, port: findMainPort(described) };
}
function register(state, call, document) {
    const { taskDefinition } = registerTaskDefinition(state, { ...call, input: document });
    const described = taskDefinition;
    return { arn: String(described.taskDefinitionArn), port: findMainPort(described) };
}
function openTargetGroup(state, healthCheckPath) {
    const name = `ecs-gateway-tg-${drawHex(state, 12)}`;
    const { targetGroupArn } = putTargetGroup(state, {
        ...{ name, targetType: 'ip', listenPort: 0, healthCheckPath, matcher: '200' },
        ...{ healthCheckIntervalSeconds: 30, healthCheckTimeoutSeconds: 5, healthyThreshold: 5, unhealthyThreshold: 2 },
        deregistrationDelaySeconds: 300,
    });
    return String(targetGroupArn);
}
function describeExpressService(state, { input }) {
    const service = findExpress(state, input, 'ResourceNotFoundException');
    const tags = readStrings(input, 'include').includes('TAGS') ? listTags(state, service.arn) : undefined;
    return { service: omitAbsent({ ...describe(state, service), tags }) };
}
/** What the request leaves out stays as it is in the PRIMARY deployment. */
function updateExpressService(state, call) {
    const { input, now } = call;
    const found = findExpress(state, input);
    checkSource(input);
    const [primary] = found.deployments;
    const current = primary && findRevision(state, primary.revisionArn);
    if (current === undefined)
        throw clientError('TaskDefinition not found.');
    const given = readString(input, 'taskDefinitionArn');
    const { arn } = given === undefined
        ? register(state, call, toInput(changeDocument(current.described, input)))
        : useRevision(state, given);
    const network = readObject(input, 'networkConfiguration');
    const express = {
        ...found.express,
        healthCheckPath: readString(input, 'healthCheckPath') ?? found.express.healthCheckPath,
        scalingTarget: completeScaling(found.express.scalingTarget, readObject(input, 'scalingTarget')),
        updatedAt: now,
    };
    state.services.set(found.key, { ...found, express });
    const shape = primary && state.serviceRevisions.get(primary.serviceRevisionArn)?.shape;
    const known = readObject(readObject(shape ?? {}, 'networkConfiguration') ?? {}, 'awsvpcConfiguration');
    const changed = network === undefined ? {} : { networkConfiguration: { awsvpcConfiguration: { ...known, ...network } } };
    updateService(state, {
        ...call,
        input: { cluster: found.cluster, service: found.name, taskDefinition: arn, ...changed },
    });
    const service = requireService(state, found.key);
    const { serviceArn, serviceName, cluster, status, createdAt, updatedAt } = describe(state, service);
    const [targetConfiguration] = listConfigurations(state, { ...service, express });
    return { service: { serviceArn, serviceName, cluster, status, createdAt, updatedAt, targetConfiguration } };
}
/** Fields that only a described revision has. */
const DESCRIBED_ONLY = new Set([
    ...['taskDefinitionArn', 'revision', 'status', 'requiresAttributes', 'compatibilities', 'registeredAt'],
    ...['registeredBy', 'deregisteredAt'],
]);
function toInput(described) {
    return Object.fromEntries(Object.entries(described).filter(([field]) => !DESCRIBED_ONLY.has(field)));
}
function deleteExpressService(state, call) {
    const { cluster, name, key } = findExpress(state, call.input);
    deleteService(state, { ...call, input: { cluster, service: name, force: true } });
    const service = requireService(state, key);
    return { service: describe(state, service) };
}
function findExpress(state, input, refusal = 'ServiceNotFoundException') {
    const arn = requireString(input, 'serviceArn');
    const key = serviceKeyOf(arn);
    // Wording not documented.
    if (key === undefined)
        throw invalidParameter('serviceArn is not valid.');
    const service = state.services.get(key);
    if (service?.express === undefined || service.status === 'INACTIVE')
        throw refuseAbsent(refusal);
    return { ...service, express: service.express };
}
function requireService(state, key) {
    const service = state.services.get(key);
    if (service === undefined)
        throw refuseAbsent('ServiceNotFoundException');
    return service;
}
function describe(state, service) {
    const { express } = service;
    return omitAbsent({
        cluster: service.cluster,
        serviceName: service.name,
        serviceArn: service.arn,
        infrastructureRoleArn: express?.infrastructureRoleArn,
        status: { statusCode: service.status },
        currentDeployment: service.currentServiceDeployment,
        activeConfigurations: express === undefined ? [] : listConfigurations(state, { ...service, express }),
        createdAt: asTimestamp(service.createdAt),
        updatedAt: asTimestamp(express?.updatedAt ?? service.createdAt),
    });
}
/** One for each deployment, the PRIMARY one first. */
function listConfigurations(state, service) {
    return service.deployments.map(({ revisionArn, serviceRevisionArn, createdAt }) => describeConfiguration(findRevision(state, revisionArn)?.described ?? {}, {
        revisionArn,
        serviceRevisionArn,
        shape: state.serviceRevisions.get(serviceRevisionArn)?.shape ?? {},
        express: service.express,
        createdAt: asTimestamp(createdAt),
    }));
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/operations/list-task-definitions.js


const TASK_DEFINITION_LISTS = {
    ListTaskDefinitions: listTaskDefinitions,
    ListTaskDefinitionFamilies: listFamilies,
};
/** ACTIVE ones by default; by family, then by number. `familyPrefix` is a whole family's name here. */
function listTaskDefinitions(state, { input }) {
    const status = readString(input, 'status') ?? 'ACTIVE';
    const family = readString(input, 'familyPrefix');
    const found = [...state.revisions.values()].filter((revision) => revision.status === status && (family === undefined || revision.family === family));
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
function listFamilies(state, { input }) {
    const status = readString(input, 'status') ?? 'ACTIVE';
    const prefix = readString(input, 'familyPrefix') ?? '';
    const active = new Set();
    for (const revision of state.revisions.values())
        if (revision.status === 'ACTIVE')
            active.add(revision.family);
    const families = [...state.families.entries()]
        .map(([family]) => family)
        .filter((family) => family.startsWith(prefix))
        .filter((family) => status === 'ALL' || active.has(family) === (status === 'ACTIVE'))
        .sort();
    const page = cutPage(families, input, 100);
    return { families: page.items, ...page.next };
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/instance-defaults.js
/** What a container instance has unless its request says something else. */
/** 2 vCPU and 4 GiB. */
const DEFAULT_SIZE = { cpu: 2048, memoryMiB: 4096 };
/** The number of the first free address, from a number on. */
function findFreeAddress(used, from) {
    let number = from;
    while (used.has(addressOf(number)))
        number += 1;
    return number;
}
/** 127.0.1.1 for the first. */
function addressOf(number) {
    return `127.0.${1 + Math.floor((number - 1) / 254)}.${1 + ((number - 1) % 254)}`;
}
/** Zones alternate. */
function zoneOf(region, number) {
    return `${region}${'abc'.charAt((number - 1) % 3)}`;
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/operations/register-container-instance.js
/** RegisterContainerInstance, as the ECS agent calls it. */










/** The signature of the identity document is not verified. */
function registerContainerInstance(state, call) {
    const { input, now } = call;
    const cluster = findCluster(state, readString(input, 'cluster')).name;
    const arn = readString(input, 'containerInstanceArn') || undefined;
    const tags = readTags(input);
    const described = arn === undefined ? registerNew(state, cluster, call) : registerAgain(state, findKnown(state, cluster, arn), call);
    const registered = String(described.containerInstanceArn);
    addTags(state, registered, tags);
    requestEvaluation(state, now);
    const instance = state.instances.get(registered);
    return { containerInstance: instance === undefined ? described : describeInstance(state, instance, ['TAGS']) };
}
function registerNew(state, cluster, { input, now }) {
    const identity = readIdentity(input);
    const resources = readResources(input);
    const used = new Set([...state.instances.values()].flatMap((one) => (one.status === 'INACTIVE' ? [] : [one.address])));
    const number = findFreeAddress(used, 1);
    const attributes = readAttributes(input);
    const instance = {
        address: addressOf(number),
        cpu: resources.cpu,
        memoryMiB: resources.memoryMiB,
        availabilityZone: readString(identity, 'availabilityZone') ??
            attributes['ecs.availability-zone'] ??
            zoneOf(state.settings.region, number),
        attributes: { ...readBuiltIn(identity), ...attributes },
    };
    const agent = {
        ec2InstanceId: readString(identity, 'instanceId'),
        versionInfo: readObject(input, 'versionInfo'),
        tcpPorts: resources.tcpPorts,
        udpPorts: resources.udpPorts,
    };
    return describeInstance(state, addInstance(state, { cluster, instance, agent }, now));
}
function findKnown(state, cluster, reference) {
    const instance = findInstance(state, cluster, reference);
    if (instance !== undefined && instance.status !== 'INACTIVE')
        return instance;
    throw clientError(`Referenced container instance ${lastPart(reference)} not found.`);
}
/** The agent has started again: resources stay as they were registered. */
function registerAgain(state, instance, { input }) {
    const type = readBuiltIn(readIdentity(input))['ecs.instance-type'];
    if (type !== undefined && type !== instance.attributes['ecs.instance-type']) {
        // Observed in logs of the ECS agent.
        throw clientError('Container instance type changes are not supported.');
    }
    const versionInfo = readObject(input, 'versionInfo') ?? instance.versionInfo;
    const attributes = { ...instance.attributes, ...readAttributes(input) };
    const changed = { ...instance, attributes, ...(versionInfo === undefined ? {} : { versionInfo }) };
    state.instances.set(instance.arn, changed);
    return describeInstance(state, changed);
}
/** Instance identity document (Amazon EC2 User Guide). Wording of the refusals not documented. */
function readIdentity(input) {
    const text = readString(input, 'instanceIdentityDocument');
    if (text === undefined && readString(input, 'instanceIdentityDocumentSignature') === undefined)
        return {};
    const identity = parse(text ?? '');
    if (!(0,json/* isJsonObject */.OW)(identity))
        throw invalidParameter('The instance identity document is not valid.');
    return identity;
}
function parse(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
/** Attributes that the identity document decides (ECS Developer Guide, attributes). */
function readBuiltIn(identity) {
    const given = [
        ['ecs.instance-type', readString(identity, 'instanceType')],
        ['ecs.ami-id', readString(identity, 'imageId')],
    ];
    return Object.fromEntries(given.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}
function readAttributes(input) {
    const attributes = readObjects(input, 'attributes');
    return Object.fromEntries(attributes.map((one) => [readString(one, 'name') ?? '', readString(one, 'value') ?? '']));
}
/** CPU, MEMORY, PORTS and PORTS_UDP, the ports that are in use already; absent ones have their defaults. */
function readResources(input) {
    const byName = new Map(readObjects(input, 'totalResources').map((one) => [readString(one, 'name') ?? '', one]));
    const readSize = (name, unset) => {
        const resource = byName.get(name);
        const size = resource === undefined ? unset : (readNumber(resource, 'integerValue') ?? 0);
        // Wording not documented.
        if (size < 1)
            throw invalidParameter(`The resource ${name} is not valid.`);
        return size;
    };
    const readPorts = (name) => readStrings(byName.get(name) ?? {}, 'stringSetValue')
        .map(Number)
        .filter(Number.isInteger);
    return {
        cpu: readSize('CPU', DEFAULT_SIZE.cpu),
        memoryMiB: readSize('MEMORY', DEFAULT_SIZE.memoryMiB),
        tcpPorts: readPorts('PORTS').filter((port) => !RESERVED_TCP_PORTS.includes(port)),
        udpPorts: readPorts('PORTS_UDP'),
    };
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/operations/service-deployments.js









const SERVICE_DEPLOYMENT_OPERATIONS = {
    ListServiceDeployments: listServiceDeployments,
    DescribeServiceDeployments: describeServiceDeployments,
    StopServiceDeployment: stopServiceDeployment,
    ContinueServiceDeployment: continueServiceDeployment,
};
/** Newest first. */
function listServiceDeployments(state, { input }) {
    const cluster = findCluster(state, readString(input, 'cluster')).name;
    const service = findService(state, cluster, requireString(input, 'service'));
    if (service === undefined)
        throw new ApiError('ServiceNotFoundException', 'Service not found.');
    const statuses = readStrings(input, 'status');
    const created = readObject(input, 'createdAt') ?? {};
    const after = readNumber(created, 'after') ?? Number.NEGATIVE_INFINITY;
    const before = readNumber(created, 'before') ?? Number.POSITIVE_INFINITY;
    const found = [];
    for (const record of state.serviceDeployments.values()) {
        const at = asTimestamp(record.createdAt);
        const fits = statuses.length === 0 || statuses.includes(record.status);
        if (record.serviceKey === service.key && fits && at >= after && at <= before)
            found.push(record);
    }
    const page = cutPage(found.reverse(), input, 20);
    return { serviceDeployments: page.items.map((record) => describeBriefly(state, record)), ...page.next };
}
function describeServiceDeployments(state, { input }) {
    const arns = readStrings(input, 'serviceDeploymentArns');
    // Wording not documented.
    if (arns.length === 0)
        throw invalidParameter('serviceDeploymentArns cannot be empty.');
    checkBatch(arns, 20, 'serviceDeploymentArns');
    const counts = countByDeployment(state);
    const serviceDeployments = [];
    const failures = [];
    for (const arn of arns) {
        const record = state.serviceDeployments.get(arn);
        if (record !== undefined)
            serviceDeployments.push(describeWholly(state, record, counts));
        else
            failures.push({ arn, reason: 'MISSING' });
    }
    return { serviceDeployments, failures };
}
/**
 * Requests a rollback of an unfinished deployment, also when the breaker is off. A repeated request is allowed. Which
 * exception a finished one gives is not documented; ConflictException is assumed.
 */
function stopServiceDeployment(state, { input, now }) {
    const arn = requireString(input, 'serviceDeploymentArn');
    const stopType = readString(input, 'stopType') ?? 'ROLLBACK';
    // Wording not documented.
    if (stopType !== 'ROLLBACK')
        throw invalidParameter(`Unsupported stopType ${stopType}.`);
    const record = requireServiceDeployment(state, arn);
    if (isFinal(record.status)) {
        throw new ApiError('ConflictException', `The service deployment is ${record.status} and cannot be stopped.`);
    }
    moveServiceDeployment(state, arn, { status: 'ROLLBACK_REQUESTED', now });
    requestEvaluation(state, now);
    return { serviceDeploymentArn: arn };
}
/**
 * Continues or rolls back a deployment that waits at a PAUSE hook, at the scheduler's next pass (ECS API reference,
 * ContinueServiceDeployment). Which exception a hook that does not wait gives is not documented; assumed, with wording.
 */
function continueServiceDeployment(state, { input, now }) {
    const arn = requireString(input, 'serviceDeploymentArn');
    const hookId = requireString(input, 'hookId');
    const action = readString(input, 'action') ?? 'CONTINUE';
    if (action !== 'CONTINUE' && action !== 'ROLLBACK')
        throw invalidParameter(`Unsupported action ${action}.`);
    const record = requireServiceDeployment(state, arn);
    const isWaiting = record.shift?.hooks.some(({ id, status }) => id === hookId && status === 'AWAITING_ACTION');
    if (record.shift === undefined || record.status !== 'IN_PROGRESS' || isWaiting !== true) {
        throw invalidParameter('The service deployment does not wait at this lifecycle hook.');
    }
    const resolution = action === 'CONTINUE' ? { status: 'SUCCEEDED' } : { status: 'FAILED', isRefused: true };
    const hooks = record.shift.hooks.map((hook) => (hook.id === hookId ? { ...hook, ...resolution } : hook));
    keepShift(state, record, { ...record.shift, hooks });
    requestEvaluation(state, now);
    return { serviceDeploymentArn: arn };
}
function requireServiceDeployment(state, arn) {
    const record = state.serviceDeployments.get(arn);
    if (record !== undefined)
        return record;
    throw new ApiError('ServiceDeploymentNotFoundException', 'Service deployment not found.');
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/operations/service-revisions.js






const SERVICE_REVISION_OPERATIONS = { DescribeServiceRevisions: describeServiceRevisions };
function describeServiceRevisions(state, { input }) {
    const arns = readStrings(input, 'serviceRevisionArns');
    // Wording not documented.
    if (arns.length === 0)
        throw invalidParameter('serviceRevisionArns cannot be empty.');
    checkBatch(arns, 20, 'serviceRevisionArns');
    const serviceRevisions = [];
    const failures = [];
    for (const arn of arns) {
        const revision = state.serviceRevisions.get(arn);
        if (revision !== undefined)
            serviceRevisions.push(service_revisions_describeRevision(state, revision));
        else
            failures.push({ arn, reason: 'MISSING' });
    }
    return { serviceRevisions, failures };
}
function service_revisions_describeRevision(state, revision) {
    const service = state.services.get(revision.serviceKey);
    const isFargate = service?.launchType === 'FARGATE';
    const described = state.revisions.get(revision.revisionArn)?.described ?? {};
    const strategy = service?.given.capacityProviderStrategy;
    return omitAbsent({
        serviceRevisionArn: revision.arn,
        serviceArn: service?.arn,
        clusterArn: clusterArn(state.settings, revision.serviceKey.split('/')[0] ?? ''),
        taskDefinition: revision.revisionArn,
        launchType: strategy === undefined ? service?.launchType : undefined,
        capacityProviderStrategy: strategy,
        platformFamily: isFargate ? 'Linux' : undefined,
        loadBalancers: [],
        serviceRegistries: [],
        ...revision.shape,
        ...(0,type_helpers/* defined */.s)({ platformVersion: isFargate ? '1.4.0' : undefined }),
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

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/operations/tags.js





const TAG_OPERATIONS = {
    TagResource: tagResource,
    UntagResource: untagResource,
    ListTagsForResource: listTagsForResource,
};
/** Wording not documented: of the exceptions, the model declares this one for tagging and not for listing. */
const ABSENT = 'The specified resource was not found.';
function tagResource(state, { input }) {
    const arn = findResource(state, input);
    if (arn === undefined)
        throw new ApiError('ResourceNotFoundException', ABSENT);
    const tags = readTags(input);
    // Wording not documented.
    if ((readList(input, 'tags') ?? []).length === 0)
        throw invalidParameter('Tags can not be empty.');
    addTags(state, arn, tags);
    return {};
}
function untagResource(state, { input }) {
    const arn = findResource(state, input);
    if (arn === undefined)
        throw new ApiError('ResourceNotFoundException', ABSENT);
    removeTags(state, arn, readStrings(input, 'tagKeys'));
    return {};
}
function listTagsForResource(state, { input }) {
    const arn = findResource(state, input);
    if (arn === undefined)
        throw invalidParameter(ABSENT);
    return { tags: listTags(state, arn) };
}
const KINDS = /^arn:aws[a-z-]*:ecs:[^:]*:\d*:(capacity-provider|cluster|container-instance|service|task|task-definition)\//;
/**
 * The ARN of the request when there is such a thing.
 * @throws ApiError InvalidParameterException when it is no ARN of a kind that can be tagged; ClusterNotFoundException
 */
function findResource(state, input) {
    const arn = requireString(input, 'resourceArn');
    const kind = KINDS.exec(arn)?.[1];
    // Wording not documented.
    if (kind === undefined)
        throw invalidParameter(`Invalid ARN: ${arn}`);
    const isThere = state.revisions.has(arn) ||
        state.tasks.has(arn) ||
        state.stoppedTasks.has(arn) ||
        state.instances.has(arn) ||
        state.clusters.get(lastPart(arn))?.arn === arn ||
        hasProvider(state, arn) ||
        state.services.get(serviceKeyOf(arn) ?? '')?.arn === arn;
    if (!isThere && kind === 'cluster')
        throw new ApiError('ClusterNotFoundException', 'Cluster not found.');
    return isThere ? arn : undefined;
}
function hasProvider(state, arn) {
    const name = lastPart(arn);
    return state.capacityProviders.has(name) && capacityProviderArn(state.settings, name) === arn;
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/operations/task-protection.js








const TASK_PROTECTION_OPERATIONS = {
    UpdateTaskProtection: updateTaskProtection,
    GetTaskProtection: getTaskProtection,
};
/** Two hours, and at most two days (ECS API reference, UpdateTaskProtection). */
const DEFAULT_MINUTES = 120;
const task_protection_MOST_MINUTES = 2880;
function updateTaskProtection(state, { input, now }) {
    const references = readStrings(input, 'tasks');
    const isWanted = readBoolean(input, 'protectionEnabled');
    const minutes = readNumber(input, 'expiresInMinutes') ?? DEFAULT_MINUTES;
    // Wording not documented, of the three.
    if (references.length === 0)
        throw invalidParameter('Tasks cannot be empty.');
    if (isWanted === undefined)
        throw invalidParameter('protectionEnabled can not be blank.');
    if (!Number.isInteger(minutes) || minutes < 1 || minutes > task_protection_MOST_MINUTES) {
        throw invalidParameter(`expiresInMinutes must be between 1 and ${task_protection_MOST_MINUTES}.`);
    }
    checkBatch(references, 10, 'Tasks');
    const { valid, failures } = sortTasks(state, input, references);
    const blocked = isWanted ? valid.filter((task) => wouldBlock(state, task, now)) : [];
    const changed = valid.filter((task) => !blocked.includes(task));
    const protectedUntil = isWanted ? now + minutes * 60_000 : undefined;
    const tasks = changed.map((task) => changeTask(state, task, { protectedUntil }));
    requestEvaluation(state, now);
    return {
        protectedTasks: tasks.map((task) => describeProtection(task, now)),
        failures: [...failures, ...blocked.map(({ arn }) => ({ arn, reason: 'DEPLOYMENT_BLOCKED' }))],
    };
}
/**
 * A deployment that protected tasks block gets no further protected tasks. When ECS refuses is not documented; assumed.
 */
function wouldBlock(state, task, now) {
    const service = state.services.get(task.serviceKey ?? '');
    return service !== undefined && isBlockedByProtection(service) && !isProtected(task, now);
}
/** All tasks of services in the cluster when none is named. */
function getTaskProtection(state, { input, now }) {
    const references = readStrings(input, 'tasks');
    checkBatch(references, 100, 'Tasks');
    const { valid, failures } = sortTasks(state, input, references);
    const cluster = findCluster(state, requireString(input, 'cluster')).name;
    const all = [...state.tasks.values()].filter((task) => task.cluster === cluster && isValid(task));
    const shown = references.length === 0 ? all : valid;
    return { protectedTasks: shown.map((task) => describeProtection(task, now)), failures };
}
/** Reasons: ECS Developer Guide, API failure reasons. */
function sortTasks(state, input, references) {
    const cluster = findCluster(state, requireString(input, 'cluster')).name;
    const valid = [];
    const failures = [];
    for (const reference of references) {
        const task = findTask(state, cluster, reference);
        const arn = task?.arn ?? taskArn(state.settings, cluster, lastPart(reference));
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

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/operations/task-sets.js













const TASK_SET_OPERATIONS = {
    CreateTaskSet: createTaskSet,
    UpdateTaskSet: updateTaskSet,
    DescribeTaskSets: task_sets_describeTaskSets,
    DeleteTaskSet: deleteTaskSet,
    UpdateServicePrimaryTaskSet: updateServicePrimaryTaskSet,
};
function createTaskSet(state, { input, now }) {
    const service = requireExternal(state, input);
    const clientToken = readString(input, 'clientToken');
    const known = listTaskSets(service).find(({ taskSet }) => taskSet.clientToken === clientToken);
    if (clientToken !== undefined && known !== undefined)
        return answerOne(state, service, known.id);
    const { launchType, strategy } = chooseCapacity(findCluster(state, service.cluster), input);
    const revision = requireUsableRevision(state, requireString(input, 'taskDefinition'), clientError);
    const shape = readShape(input);
    checkPlan(state, { revision, shape, launchType });
    const externalId = readString(input, 'externalId');
    const part = {
        status: 'ACTIVE',
        // Without a scale the AWS CLI's example of create-task-set is answered with 0.
        scalePercent: readScale(input) ?? 0,
        launchType,
        ...describeStrategy(strategy),
        ...(0,type_helpers/* defined */.s)({ externalId, clientToken }),
    };
    const opened = openTaskSet(state, service, { revision, shape, part, now });
    const made = listTaskSets(opened).find(({ id }) => !service.deployments.some((one) => one.id === id));
    if (made !== undefined)
        addTags(state, made.taskSet.arn, readTags(input));
    return keep(state, opened, { id: made?.id ?? '', now });
}
function updateTaskSet(state, { input, now }) {
    const service = requireExternal(state, input);
    const { id } = requireTaskSet(service, requireString(input, 'taskSet'));
    const scalePercent = readScale(input);
    // Wording not documented.
    if (scalePercent === undefined)
        throw invalidParameter('scale can not be blank.');
    return keep(state, changeTaskSet(service, id, { change: { scalePercent }, now }), { id, now });
}
/** In the order of the request, or all; unknown ones are MISSING. */
function task_sets_describeTaskSets(state, { input }) {
    const service = requireExternal(state, input);
    const requested = readStrings(input, 'taskSets');
    const all = listTaskSets(service);
    const found = requested.map((reference) => ({ reference, one: findTaskSet(service, reference) }));
    const chosen = requested.length === 0 ? all : found.flatMap(({ one }) => one ?? []);
    const options = { counts: countByDeployment(state), include: readStrings(input, 'include') };
    return {
        taskSets: chosen.map((one) => describeTaskSet(state, service, { ...options, one })),
        failures: found
            .filter(({ one }) => one === undefined)
            .map(({ reference }) => ({ arn: reference, reason: 'MISSING' })),
    };
}
/** That PRIMARY can be deleted too is assumed. */
function deleteTaskSet(state, { input, now }) {
    const service = requireExternal(state, input);
    const { id, taskSet } = requireTaskSet(service, requireString(input, 'taskSet'));
    if (taskSet.scalePercent > 0 && readBoolean(input, 'force') !== true) {
        // Wording not documented.
        throw invalidParameter('The task set cannot be deleted while it is scaled above 0.');
    }
    return keep(state, drainTaskSet(service, id, now), { id, now });
}
function updateServicePrimaryTaskSet(state, { input, now }) {
    const service = requireExternal(state, input);
    const { id, taskSet } = requireTaskSet(service, requireString(input, 'primaryTaskSet'));
    // Wording not documented.
    if (taskSet.status === 'DRAINING')
        throw invalidParameter('A task set that is DRAINING cannot be made PRIMARY.');
    return keep(state, promoteTaskSet(service, id, now), { id, now });
}
function keep(state, service, made) {
    state.services.set(service.key, service);
    requestEvaluation(state, made.now);
    return answerOne(state, service, made.id);
}
function answerOne(state, service, id) {
    const one = listTaskSets(service).find((taskSet) => taskSet.id === id);
    const counts = countByDeployment(state);
    return (0,type_helpers/* defined */.s)({
        taskSet: one === undefined ? undefined : describeTaskSet(state, service, { one, counts, include: ['TAGS'] }),
    });
}
/** Task sets are the caller's where the controller is EXTERNAL only (ECS API reference, CreateTaskSet). */
function requireExternal(state, input) {
    const cluster = findCluster(state, readString(input, 'cluster')).name;
    const service = findService(state, cluster, requireString(input, 'service'));
    if (service === undefined)
        throw new ApiError('ServiceNotFoundException', 'Service not found.');
    if (service.status !== 'ACTIVE')
        throw new ApiError('ServiceNotActiveException', 'Service was not ACTIVE.');
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
        throw new ApiError('TaskSetNotFoundException', 'The specified task set was not found.');
    return found;
}
/** Percent, from 0 to 100 (ECS API reference, Scale). */
function readScale(input) {
    const scale = readObject(input, 'scale');
    if (scale === undefined)
        return undefined;
    const unit = readString(scale, 'unit') ?? 'PERCENT';
    // Wording not documented, of both.
    if (unit !== 'PERCENT')
        throw invalidParameter('unit should be one of [PERCENT]');
    const value = readNumber(scale, 'value') ?? 0;
    if (value < 0 || value > 100)
        throw invalidParameter('The scale of a task set must be from 0 to 100 percent.');
    return value;
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/describe-attachments.js
/** Attachments of a task: its network interface, and the EBS volumes of its request. */




/** @param described its task definition, with overrides */
function describeAttachments(task, described) {
    const isAwsvpc = readNetworkMode(described) === 'awsvpc';
    return [
        ...(isAwsvpc ? [describeInterface(task)] : []),
        ...readObjects(task.launch ?? {}, 'volumeConfigurations').map((volume, at) => describeVolume(task, volume, at)),
    ];
}
/** The address that the runtime gave an `awsvpc` task, where it gave one. */
function findAddress(task) {
    const bound = task.containers.flatMap((container) => container.networkBindings)[0]?.bindIP;
    return bound ?? task.address;
}
/** Names of the details: ECS Developer Guide, task metadata. The first subnet is always the one that is used. */
function describeInterface(task) {
    const subnet = readNetwork(task.launch ?? {})?.subnets;
    const subnetId = Array.isArray(subnet) ? String(subnet[0]) : undefined;
    const details = [
        ...(subnetId === undefined ? [] : [{ name: 'subnetId', value: subnetId }]),
        { name: 'privateIPv4Address', value: findAddress(task) },
    ];
    return {
        id: task.id,
        type: 'ElasticNetworkInterface',
        ...showStatus(task),
        details: task.lastStatus === 'PROVISIONING' ? [] : details,
    };
}
/**
 * The settings of a volume, since no volume is made. The type is documented (ECS API reference, Attachment); that
 * the details have the names of the settings is assumed.
 */
function describeVolume(task, volume, at) {
    const managed = readObject(volume, 'managedEBSVolume') ?? {};
    const given = { volumeName: readString(volume, 'name') ?? '', ...managed };
    return {
        id: `${task.id}-${at}`,
        type: 'AmazonElasticBlockStorage',
        ...showStatus(task),
        details: Object.entries(given).map(([name, value]) => ({ name, value: describe_attachments_asText(value ?? null) })),
    };
}
function showStatus({ lastStatus }) {
    if (lastStatus === 'STOPPED')
        return { status: 'DELETED' };
    return { status: lastStatus === 'PROVISIONING' ? 'PRECREATED' : 'ATTACHED' };
}
function describe_attachments_asText(value) {
    return (0,json/* isJsonObject */.OW)(value) || Array.isArray(value) ? JSON.stringify(value) : String(value);
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/describe-task.js







/** @param include `TAGS` adds the tags */
function describeTask(state, task, include) {
    const revision = state.revisions.get(task.revisionArn)?.described ?? {};
    const described = applyOverrides(revision, task.overrides);
    const overridden = readObjects(task.overrides, 'containerOverrides');
    const isFargate = task.launchType === 'FARGATE';
    return omitAbsent({
        attachments: describeAttachments(task, described),
        capacityProviderName: task.capacityProvider,
        attributes: [{ name: 'ecs.cpu-architecture', value: 'x86_64' }],
        availabilityZone: task.availabilityZone,
        clusterArn: clusterArn(state.settings, task.cluster),
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
        healthStatus: computeTaskHealth(task),
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
        tags: include.includes('TAGS') ? listTags(state, task.arn) : [],
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
        memory: describe_task_asText(readNumber(definition, 'memory')),
        memoryReservation: describe_task_asText(readNumber(definition, 'memoryReservation')),
    });
}
function describe_task_asText(value) {
    return value === undefined ? undefined : String(value);
}

// EXTERNAL MODULE: ./packages/ecs-rules/lib/scheduler/provider-shares.js
var provider_shares = __webpack_require__(4515);
;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/placement-failure.js

/** ECS Developer Guide, API failure reasons; those of constraints are observed. */
const REASONS = {
    PORTS: 'RESOURCE:PORTS',
    MEMORY: 'RESOURCE:MEMORY',
    CPU: 'RESOURCE:CPU',
    ATTRIBUTE: 'ATTRIBUTE',
    MEMBER_OF: describeUnmet('MemberOf'),
    DISTINCT_INSTANCE: describeUnmet('DistinctInstance'),
};
/** An entry of `failures` for a task that finds no place. */
function describeShortage(failure) {
    if (failure === undefined || failure.reason === 'NO_INSTANCES')
        return { reason: 'AGENT' };
    return { arn: failure.closest, reason: REASONS[failure.reason] };
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/run-task-tokens.js





const HOUR_MS = 60 * 60_000;
/** A token is valid for 24 hours, and no longer than an hour after the last of its tasks has stopped. */
const LONGEST_MS = 24 * HOUR_MS;
const AFTER_STOP_MS = HOUR_MS;
/**
 * The answer to an equal request of the same cluster with the same client token: its tasks as they are now, and the
 * failures of then.
 *
 * @throws ApiError ConflictException with the ARNs of the tasks, when a parameter differs
 */
function findEarlier(state, { input, now }) {
    const token = readString(input, 'clientToken');
    if (token === undefined)
        return undefined;
    // Wording not documented, of both.
    if (!/^[!-~]{1,64}$/.test(token))
        throw invalidParameter('clientToken must have 1 to 64 characters, from ! to ~.');
    const earlier = state.runTasks.get(keyOf(state, input, token));
    if (earlier === undefined || !run_task_tokens_isValid(state, earlier, now))
        return undefined;
    if (earlier.request !== writeCanonical(input)) {
        const message = 'The client token was used before with other parameters.';
        throw new ApiError('ConflictException', message, { resourceIds: earlier.taskArns });
    }
    return { tasks: earlier.taskArns.flatMap((arn) => describeAgain(state, arn)), failures: earlier.failures ?? [] };
}
function rememberToken(state, { input, now }, made) {
    const token = readString(input, 'clientToken');
    if (token === undefined)
        return;
    state.runTasks.set(keyOf(state, input, token), { ...made, request: writeCanonical(input), at: now });
}
/** Requests to other clusters are other requests. */
function keyOf(state, input, token) {
    return `${findCluster(state, readString(input, 'cluster')).name}/${token}`;
}
/** Its validity when all tasks failed is not documented: as for a task that stopped at once. */
function run_task_tokens_isValid(state, { taskArns, at }, now) {
    const isRunning = taskArns.some((arn) => state.tasks.has(arn));
    const stops = taskArns.map((arn) => state.stoppedTasks.get(arn)?.stoppedAt ?? at);
    const isRecent = isRunning || now - Math.max(at, ...stops) < AFTER_STOP_MS;
    return isRecent && now - at < LONGEST_MS;
}
/** A stopped task is described in short. */
function describeAgain(state, arn) {
    const running = state.tasks.get(arn);
    if (running !== undefined)
        return [describeTask(state, running, ['TAGS'])];
    const stopped = state.stoppedTasks.get(arn);
    if (stopped === undefined)
        return [];
    return [{ taskArn: arn, lastStatus: stopped.lastStatus, desiredStatus: stopped.desiredStatus }];
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/operations/run-task.js
/** RunTask. */






















/** Tasks that cannot be placed are reported in `failures`, with HTTP 200. */
function runTask(state, call) {
    const { input, now } = call;
    const again = findEarlier(state, call);
    if (again !== undefined)
        return again;
    const request = run_task_readRequest(state, input);
    const tasks = [];
    const failures = [];
    for (let at = 0; at < request.count; at += 1) {
        const provider = request.providers[at];
        const place = findPlace(state, request, provider);
        const one = { ...request, instance: place.instance, ...(0,type_helpers/* defined */.s)({ capacityProvider: provider }) };
        if (place.failure !== undefined)
            failures.push(place.failure);
        else
            tasks.push(createTask(state, one, now));
    }
    for (const task of tasks)
        addTags(state, task.arn, request.tags);
    rememberToken(state, call, { taskArns: tasks.map(({ arn }) => arn), failures });
    return { tasks: tasks.map((task) => describeTask(state, task, ['TAGS'])), failures };
}
function run_task_readRequest(state, input) {
    const found = findCluster(state, readString(input, 'cluster'));
    const count = readNumber(input, 'count') ?? 1;
    // Wording not documented.
    if (!Number.isInteger(count) || count < 1 || count > 10)
        throw invalidParameter('count must be between 1 and 10.');
    const common = readTaskRequest(state, input);
    const { cluster, revision } = common;
    const { launchType, strategy } = chooseCapacity(found, input);
    checkLaunchType(revision.described, launchType);
    refusePublicAddress(input, launchType);
    checkPlatformVersion(input, launchType);
    const rules = pickFields(input, ['placementConstraints', 'placementStrategy']);
    checkPlacement({ given: rules, described: revision.described, launchType });
    const providers = (0,provider_shares/* shareTasks */.U)(count, strategy.map(({ capacityProvider: name, ...share }) => ({ name, ...share, own: 0 })));
    if (launchType === 'EC2' && listCapacity(state, cluster, []).length === 0) {
        throw invalidParameter('No Container Instances were found in your cluster.');
    }
    return { ...common, launchType, count, providers, rules };
}
/** What RunTask and StartTask have in common. @throws ApiError InvalidParameterException, ClusterNotFoundException */
function readTaskRequest(state, input) {
    const cluster = findCluster(state, readString(input, 'cluster')).name;
    const startedBy = readString(input, 'startedBy');
    // Wording not documented.
    if ((startedBy ?? '').length > 128)
        throw invalidParameter('startedBy must be at most 128 characters.');
    const revision = requireUsableRevision(state, requireString(input, 'taskDefinition'), invalidParameter);
    checkNetwork(revision.described, input);
    checkLaunchVolumes(revision.described, input);
    const overrides = readOverrides(input, revision.described);
    const group = readString(input, 'group') ?? `family:${revision.family}`;
    readBoolean(input, 'enableExecuteCommand');
    const given = pickFields(input, ['enableExecuteCommand']);
    const launch = pickFields(input, ['networkConfiguration', 'volumeConfigurations']);
    const tags = readBirthTags(state, input, { cluster, revisionArn: revision.arn });
    const request = { cluster, revision, overrides, group, given, launch, tags };
    return startedBy === undefined ? request : { ...request, startedBy };
}
/** Tags of the request go before those of the task definition. */
function readBirthTags(state, input, source) {
    const from = readPropagation(input) ?? 'NONE';
    // That SERVICE is refused is documented (ECS API reference, RunTask); the wording is not.
    if (from === 'SERVICE')
        throw invalidParameter('Tags cannot be propagated from a service when running a task.');
    return { ...listBirthTags(state, { ...source, given: input }), ...readTags(input) };
}
/**
 * The ACTIVE instances of the cluster, or of one capacity provider in it; tasks of the group are the ones to spread.
 */
function listFreeCapacity(state, request, provider) {
    const own = [...state.tasks.values()].filter(({ cluster, group }) => cluster === request.cluster && group === request.group);
    const instances = addFacts(state, request.cluster, listCapacity(state, request.cluster, own));
    return provider === undefined ? instances : pickOfProvider(state, instances, provider);
}
function findPlace(state, request, provider) {
    if (request.launchType === 'FARGATE')
        return { instance: undefined };
    const described = applyOverrides(request.revision.described, request.overrides);
    const needs = computeNeeds(described);
    const rules = readRules(state, { given: request.rules, described }, request.group);
    const { instanceIds, failure } = (0,placement/* placeTask */.Vc)(rules === undefined ? needs : { ...needs, rules }, listFreeCapacity(state, request, provider));
    const id = instanceIds[0];
    return id === undefined ? { failure: describeShortage(failure) } : { instance: state.instances.get(id) };
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/operations/start-task.js
/** StartTask. */

















/** ECS API reference, StartTask. */
const MOST_INSTANCES = 10;
/**
 * One task on each of the instances that are named. Instances that cannot take it are reported in `failures`, with HTTP
 * 200. A DRAINING instance takes the task, since nothing is scheduled. Not documented; assumed.
 */
function startTask(state, { input, now }) {
    const references = readStrings(input, 'containerInstances');
    // Wording not documented.
    if (references.length === 0)
        throw invalidParameter('Container instances cannot be empty.');
    checkBatch(references, MOST_INSTANCES, 'Container instances');
    const request = readTaskRequest(state, input);
    refusePublicAddress(input, 'EC2');
    const tasks = [];
    const failures = [];
    for (const reference of references) {
        const instance = findInstance(state, request.cluster, reference);
        const failure = start_task_explainRefusal(state, request, { instance, reference });
        if (failure !== undefined)
            failures.push(failure);
        else
            tasks.push(createTask(state, { ...request, instance }, now));
    }
    for (const task of tasks)
        addTags(state, task.arn, request.tags);
    return { tasks: tasks.map((task) => describeTask(state, task, ['TAGS'])), failures };
}
/** ECS Developer Guide, API failure reasons. */
function start_task_explainRefusal(state, request, named) {
    const { instance, reference } = named;
    if (instance === undefined) {
        return { arn: instanceArn(state.settings, request.cluster, lastPart(reference)), reason: 'MISSING' };
    }
    if (instance.status === 'INACTIVE')
        return { arn: instance.arn, reason: 'INACTIVE' };
    const described = applyOverrides(request.revision.described, request.overrides);
    const rules = readRules(state, { given: {}, described }, request.group);
    const needs = computeNeeds(described);
    const capacity = addFacts(state, request.cluster, [viewInstance(instance, 0)]);
    const { failure } = (0,placement/* placeTask */.Vc)(rules === undefined ? needs : { ...needs, rules }, capacity);
    return failure === undefined ? undefined : describeShortage(failure);
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/operations/tasks.js









const TASK_OPERATIONS = {
    RunTask: runTask,
    StartTask: startTask,
    StopTask: stopOneTask,
    ListTasks: tasks_listTasks,
    DescribeTasks: describeTasks,
};
function stopOneTask(state, { input, now }) {
    const cluster = findCluster(state, readString(input, 'cluster')).name;
    const task = findTask(state, cluster, requireString(input, 'task'));
    if (task === undefined)
        throw invalidParameter('The referenced task was not found.');
    const reason = readString(input, 'reason') ?? 'Task stopped by user';
    stopTask(state, task, { code: 'UserInitiated', reason, now });
    return { task: describeTask(state, findTask(state, cluster, task.id) ?? task, []) };
}
function describeTasks(state, { input }) {
    const cluster = findCluster(state, readString(input, 'cluster')).name;
    const references = readStrings(input, 'tasks');
    if (references.length === 0)
        throw invalidParameter('Tasks cannot be empty.');
    checkBatch(references, 100, 'Tasks');
    const include = readStrings(input, 'include');
    const tasks = [];
    const failures = [];
    for (const reference of references) {
        const task = findTask(state, cluster, reference);
        if (task !== undefined)
            tasks.push(describeTask(state, task, include));
        else
            failures.push({ arn: taskArn(state.settings, cluster, lastPart(reference)), reason: 'MISSING' });
    }
    return { tasks, failures };
}
function tasks_listTasks(state, { input }) {
    const cluster = findCluster(state, readString(input, 'cluster')).name;
    const fits = tasks_readFilter(state, cluster, input);
    const found = [];
    for (const tasks of [state.tasks, state.stoppedTasks]) {
        for (const task of tasks.values())
            if (task.cluster === cluster && fits(task))
                found.push(task.arn);
    }
    const page = cutPage(found, input, 100);
    return { taskArns: page.items, ...page.next };
}
const FILTERS = ['serviceName', 'family', 'containerInstance', 'launchType'];
/** PENDING is accepted as a desired status and never matches: ECS sets RUNNING and STOPPED only. */
function tasks_readFilter(state, cluster, input) {
    const status = readString(input, 'desiredStatus') ?? 'RUNNING';
    const startedBy = readString(input, 'startedBy');
    if (startedBy !== undefined && FILTERS.some((field) => input[field] !== undefined && input[field] !== null)) {
        // Wording not documented.
        throw invalidParameter('When startedBy is given it must be the only filter.');
    }
    const service = readServiceFilter(state, cluster, input);
    const family = readString(input, 'family');
    const launchType = readString(input, 'launchType');
    const instance = readInstanceFilter(state, cluster, input);
    return (task) => task.desiredStatus === status &&
        (startedBy === undefined || task.startedBy === startedBy) &&
        (service === undefined || task.serviceKey === service) &&
        (family === undefined || task.revisionArn.split('/')[1]?.split(':')[0] === family) &&
        (launchType === undefined || task.launchType === launchType) &&
        (instance === undefined || task.instanceArn === instance);
}
function readServiceFilter(state, cluster, input) {
    const reference = readString(input, 'serviceName');
    if (reference === undefined)
        return undefined;
    const service = findService(state, cluster, reference);
    if (service === undefined)
        throw new ApiError('ServiceNotFoundException', 'Service not found.');
    return service.key;
}
function readInstanceFilter(state, cluster, input) {
    const reference = readString(input, 'containerInstance');
    return reference === undefined ? undefined : (findInstance(state, cluster, reference)?.arn ?? reference);
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/operations/table.js



















const OPERATIONS = {
    ...CLUSTER_OPERATIONS,
    ...CAPACITY_PROVIDER_OPERATIONS,
    ...ACCOUNT_SETTING_OPERATIONS,
    ...CONTAINER_INSTANCE_OPERATIONS,
    RegisterContainerInstance: registerContainerInstance,
    ...ATTRIBUTE_OPERATIONS,
    ...TASK_DEFINITION_OPERATIONS,
    ...TASK_DEFINITION_LISTS,
    ...SERVICE_OPERATIONS,
    ...EXPRESS_OPERATIONS,
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
/** @throws ApiError for a refusal; UnknownOperationException when the engine does not have the operation */
function answerCall(state, call, now) {
    const operation = Object.hasOwn(OPERATIONS, call.operation) ? OPERATIONS[call.operation] : undefined;
    if (operation === undefined) {
        throw new ApiError('UnknownOperationException', `The local ECS does not simulate the operation ${call.operation}.`);
    }
    refuseFields(call.operation, call.input);
    return operation(state, { input: call.input, caller: call.caller, now });
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/command.js
/** What each kind of command comes to. */






/** @throws ApiError when an operation is refused; the mutable state is then thrown away */
function applyCommand(state, command, now) {
    switch (command.kind) {
        case 'call':
            return { ok: true, output: answerCall(state, command, now) };
        case 'fact':
            applyFact(state, command.fact, now);
            return undefined;
        case 'tick':
            return undefined;
        case 'add-instances':
            return { ok: true, output: addInstances(state, command, now) };
        case 'put-target-group':
            return { ok: true, output: putTargetGroup(state, command.targetGroup) };
        case 'put-scenario':
            state.scenario = command.scenario;
            return undefined;
        case 'put-images':
            state.imageDigests = command.digests;
            return undefined;
        case 'put-log-groups':
            state.logGroups = command.logGroups;
            return undefined;
        case 'put-alarm':
            state.alarms.set(command.name, command.state);
            requestEvaluation(state, now);
            return undefined;
        default:
            return (0,type_helpers/* unreachable */.H)(command);
    }
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/step.js
/** The engine: (state, command, now) to (state, answer, effects). No clock, no randomness, no world. */







/**
 * Applies one command to the engine. Everything that was due before `now` happens first, each at its own time, so a
 * late step changes nothing. A refused operation changes nothing.
 *
 * @param now milliseconds since the epoch; never less than in the step before
 */
function step(state, command, now) {
    const before = openMutableState(state);
    runAgenda(before, now);
    const due = closeMutableState(before);
    const mutable = openMutableState(due);
    try {
        const answer = applyCommand(mutable, command, now);
        simulateEffects(mutable, now);
        const effects = [...before.effects, ...mutable.effects];
        const after = closeMutableState(mutable);
        const change = isSame(due, after) ? detectChange(state, due) : 'command';
        return { state: after, effects, change, ...(0,type_helpers/* defined */.s)({ answer }) };
    }
    catch (thrown) {
        if (!(thrown instanceof ApiError))
            throw thrown;
        return { state: due, answer: answerApiError(thrown), effects: before.effects, change: detectChange(state, due) };
    }
}
function detectChange(state, due) {
    return isSame(state, due) ? 'none' : 'time';
}
/** Unchanged tables are the same objects. */
function isSame(one, other) {
    const fields = Object.keys(one);
    return fields.every((field) => Object.is(one[field], other[field]));
}
/**
 * When a `tick` next has something to do, in milliseconds since the epoch; not before `now`. Undefined while only
 * lasting causes would be reported again: a later step adds those events with their own times first.
 */
function nextWake(state, now) {
    let next = state.lookAt ?? Number.POSITIVE_INFINITY;
    for (const moment of state.agenda.keys())
        next = Math.min(next, Number(moment));
    return Number.isFinite(next) ? Math.max(next, now) : undefined;
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/data-directory/saved-state.js
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
            return (0,type_helpers/* unreachable */.H)(record);
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

;// CONCATENATED MODULE: ./packages/local-ecs/lib/data-directory/value-text.js
/**
 * Values as text and back: JSON, and also Maps, Sets, undefined fields and every number. The order of Maps and fields
 * stays. Anything else (a function, an instance of a class) cannot be kept, and is refused.
 */
/** An object with this single field encodes a value that JSON does not have. */
const MARK = '$';
/** @throws Error for a value that could not be read again as it was */
function writeValue(value) {
    return JSON.stringify(encode(value));
}
/** @throws SyntaxError for invalid JSON. A text that `writeValue` did not write has an undefined result */
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
/** An object that has the mark as a field itself is written as its entries. */
function encodeObject(value) {
    const entries = Object.entries(value).map(([name, field]) => [name, encode(field)]);
    return Object.hasOwn(value, MARK) ? mark(['object', entries]) : Object.fromEntries(entries);
}
function decode(value) {
    if (Array.isArray(value))
        return value.map(decode);
    if (typeof value !== 'object' || value === null)
        return value;
    if (MARK in value && Object.hasOwn(value, MARK))
        return decodeForm(value[MARK]);
    return decodeFields(Object.entries(value));
}
/** `fromEntries` creates own properties of every name, `__proto__` too. */
function decodeFields(entries) {
    return Object.fromEntries(entries.map(([name, field]) => [name, decode(field)]));
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
        return decodeFields(items.filter(isPair).map(([name, field]) => [String(name), field]));
    return undefined;
}
function isPair(item) {
    return Array.isArray(item) && item.length === 2;
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/data-directory/read-directory.js




/** Changes with every incompatible change of the records. */
const FORMAT = 'slipway local state 1';
const FORMAT_FILE = 'format';
/**
 * Reads the state in a folder; undefined when it contains none. Changes nothing.
 * @throws SettingError for another version, and for any damage but a last line that was cut off
 */
function readDirectory(directory) {
    const names = directory.files.list();
    if (names.includes(FORMAT_FILE))
        checkFormat(directory);
    const numbers = names.map((name) => Number(/^snapshot-(\d+)$/.exec(name)?.[1] ?? 0));
    const number = Math.max(0, ...numbers);
    if (number === 0)
        return refuseOrphans(directory, names);
    const { header, saved } = readSnapshot(directory, number);
    return readJournal(directory, header, completeState(saved));
}
function checkFormat({ path, files }) {
    const format = new TextDecoder().decode(files.read(FORMAT_FILE)).trim();
    if (format !== FORMAT)
        throw refuseVersion(path, format, FORMAT);
}
/** The first journal is made before the first snapshot; it has no more than its header then. */
function refuseOrphans(directory, names) {
    for (const name of names.filter((one) => /^journal-\d+$/.test(one))) {
        const reading = readLines(directory.files.read(name));
        const isEmpty = reading.kind === 'lines' && reading.texts.length <= 1;
        if (!isEmpty)
            throw refuseDamage(directory.path, `${name} has no snapshot before it`);
    }
    return undefined;
}
function readSnapshot(directory, number) {
    const name = `snapshot-${number}`;
    const content = directory.files.read(name);
    const reading = readLines(content);
    if (reading.kind === 'damaged')
        throw refuseDamage(directory.path, `line ${reading.line} of ${name} is damaged`);
    const [first, second, ...further] = reading.texts;
    const isWhole = reading.bytes === content.length && further.length === 0;
    if (first === undefined || second === undefined || !isWhole) {
        throw refuseDamage(directory.path, `${name} is damaged`);
    }
    // The lines are complete, so this version of the format wrote them.
    const header = readValue(first);
    if (header.number !== number)
        throw refuseDamage(directory.path, `${name} is another snapshot, renamed`);
    return { header, saved: readValue(second) };
}
function readJournal(directory, header, snapshot) {
    const name = `journal-${header.number}`;
    if (!directory.files.list().includes(name))
        throw refuseDamage(directory.path, `${name} is missing`);
    const reading = readLines(directory.files.read(name));
    if (reading.kind === 'damaged')
        throw refuseDamage(directory.path, `line ${reading.line} of ${name} is damaged`);
    const { texts, bytes } = reading;
    checkHeader(directory, name, { text: texts[0], header });
    let saved = snapshot;
    for (const [at, text] of texts.entries()) {
        if (at === 0)
            continue;
        const next = applyRecord(saved, readValue(text));
        if (next === undefined)
            throw refuseReplay(directory.path, name, at + 1);
        saved = next;
    }
    return { header, saved, lines: texts.length, bytes };
}
function checkHeader(directory, name, found) {
    if (found.text === undefined)
        throw refuseDamage(directory.path, `line 1 of ${name} is missing`);
    const own = readValue(found.text);
    const isOwn = own.folder === found.header.folder && own.number === found.header.number;
    if (!isOwn)
        throw refuseDamage(directory.path, `${name} belongs to another folder or snapshot`);
}
function refuseReplay(path, name, line) {
    return refuseDamage(path, `line ${line} of ${name} was written by another version of Slipway, which was killed`);
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/data-directory/store.js




const LONGEST_JOURNAL = 1024 * 1024;
/**
 * Opens the state of a folder that is locked by this process. Drops an incomplete last line, since its call was never
 * answered.
 * @throws SettingError for a folder that cannot be used; then nothing is changed
 */
function openStore(directory, options) {
    const found = readDirectory(directory);
    if (found === undefined)
        beginFormat(directory);
    else
        cleanUp(directory, found);
    return new DirectoryStore(directory, options, found);
}
function beginFormat({ files }) {
    files.write(`${FORMAT_FILE}.new`, `${FORMAT}\n`);
    files.rename(`${FORMAT_FILE}.new`, FORMAT_FILE);
}
/** Removes a partial line from the end of the journal, and the files of an unfinished snapshot. */
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
class DirectoryStore {
    directory;
    options;
    state;
    journal;
    constructor(directory, options, found) {
        this.directory = directory;
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
        const { journal, directory } = this;
        const name = `journal-${journal.header.number}`;
        if (journal.isTorn)
            directory.files.truncate(name, journal.bytes);
        journal.isTorn = true;
        journal.bytes += directory.files.append(name, writeLine(journal.lines, text));
        journal.lines += 1;
        journal.isTorn = false;
    }
    /** If the disk is full, the journal continues and the snapshot is retried later. */
    renew(saved) {
        try {
            this.takeSnapshot(saved);
        }
        catch {
            this.journal.limit = this.journal.bytes + this.limitFor(0);
        }
    }
    /** The journal comes first: once the snapshot has its name, both exist. */
    takeSnapshot(saved) {
        const { files } = this.directory;
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

;// CONCATENATED MODULE: ./packages/local-ecs/lib/data-directory/data-directory.js










/** The files that a folder without any state may contain. */
const FIRST_FILES = /^(?:lock(?:\..+)?|format\.new|secret(?:\.new)?|blobs|uploads)$/;
/**
 * Opens a data directory and creates it if it does not exist.
 * @throws SettingError for a folder that is foreign, damaged, of another version, in use, or cannot be written
 */
function openDataDirectory(path) {
    try {
        return openLocked(path);
    }
    catch (thrown) {
        throw thrown instanceof SettingError ? thrown : refuseSystem(path, thrown);
    }
}
function openLocked(path) {
    (0,external_node_fs_.mkdirSync)(path, { recursive: true, mode: 0o700 });
    const names = (0,external_node_fs_.readdirSync)(path);
    const foreign = names.includes(FORMAT_FILE) ? undefined : names.find((name) => !FIRST_FILES.test(name));
    if (foreign !== undefined)
        throw refuseForeign(path, foreign);
    const unlock = lockDirectory(path);
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
/** Checks that every blob that a repository names exists with its full size. */
function checkBlobs(path, catalogue) {
    for (const repository of catalogue.values()) {
        for (const [digest, size] of repository.layers) {
            const name = (0,external_node_path_.join)('blobs', blobFileName(digest));
            const found = (0,external_node_fs_.statSync)((0,external_node_path_.join)(path, name), { throwIfNoEntry: false })?.size;
            if (found === undefined)
                throw refuseDamage(path, `${name} of repository ${repository.name} is missing`);
            if (found !== size)
                throw refuseDamage(path, `${name} of repository ${repository.name} is damaged`);
        }
    }
}
/** Removes unfinished uploads, and blobs that no repository names. */
function sweepBlobs(path, catalogue) {
    const named = new Set([...catalogue.values()].flatMap(({ layers }) => [...layers.keys()].map(blobFileName)));
    (0,external_node_fs_.rmSync)((0,external_node_path_.join)(path, 'uploads'), { recursive: true, force: true });
    const blobs = (0,external_node_path_.join)(path, 'blobs');
    const kept = (0,external_node_fs_.statSync)(blobs, { throwIfNoEntry: false }) === undefined ? [] : (0,external_node_fs_.readdirSync)(blobs);
    for (const name of kept)
        if (!named.has(name))
            (0,external_node_fs_.rmSync)((0,external_node_path_.join)(blobs, name), { force: true });
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/data-directory/storage.js





/**
 * @param path a permanent folder; absent: a temporary one
 * @throws SettingError when the folder cannot be used
 */
async function openStorage(path) {
    if (path === undefined)
        return openTemporary();
    const { store, secret, close } = openDataDirectory(path);
    return {
        directory: path,
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
    const directory = await (0,promises_.mkdtemp)((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), 'slipway-local-'));
    return {
        directory,
        secret: (0,external_node_crypto_.randomBytes)(32).toString('hex'),
        close: () => (0,promises_.rm)(directory, { recursive: true, force: true }),
    };
}

// EXTERNAL MODULE: ./packages/local-ecs/lib/forms/alarm-form.js
var alarm_form = __webpack_require__(91675);
// EXTERNAL MODULE: ./packages/local-ecs/lib/forms/fault-form.js
var fault_form = __webpack_require__(3444);
// EXTERNAL MODULE: ./packages/local-ecs/lib/forms/settings-form.js
var settings_form = __webpack_require__(38499);
;// CONCATENATED MODULE: ./packages/local-ecs/lib/forms/control-form.js
/** Bodies of the control address that no other form has. */





const CLOCK_MOVE = (0,forms_form/* eitherOf */.BU)((value) => (0,json/* isJsonObject */.OW)(value) && value.advanceTo !== undefined
    ? (0,structure/* structureOf */.p)({ required: { advanceTo: (0,forms_form/* choiceOf */.FH)(['next-event']) }, optional: {} })
    : (0,structure/* structureOf */.p)({ required: { advanceMs: forms_form/* MILLISECONDS */.R5 }, optional: {} }), '{advanceMs} or {advanceTo}');
const FAULTS_BODY = (0,structure/* structureOf */.p)({ required: { faults: fault_form/* FAULT_RULES */.Pk }, optional: {} });
const THROTTLING_BODY = (0,structure/* structureOf */.p)({ required: { throttling: settings_form/* THROTTLING */.S }, optional: {} });

// EXTERNAL MODULE: ./packages/local-ecs/lib/forms/instance-form.js
var instance_form = __webpack_require__(22253);
// EXTERNAL MODULE: ./packages/local-ecs/lib/forms/scenario-form.js
var scenario_form = __webpack_require__(57162);
// EXTERNAL MODULE: ./packages/local-ecs/lib/forms/target-group-form.js
var target_group_form = __webpack_require__(50317);
;// CONCATENATED MODULE: ./packages/local-ecs/lib/http/aws-json.js

const PREFIXES = {
    AmazonEC2ContainerServiceV20141113: 'ecs',
    AmazonEC2ContainerRegistry_V20150921: 'ecr',
    CodeDeploy_20141006: 'codedeploy',
    Logs_20140328: 'logs',
    GraniteServiceVersion20100801: 'cloudwatch',
    secretsmanager: 'secretsmanager',
    AmazonSSM: 'ssm',
    AnyScaleFrontendService: 'application-autoscaling',
    AWSEvents: 'events',
    SpencerFrontendService: 'ecr-public',
};
/** Splits `X-Amz-Target`; an unknown service keeps its whole target as the operation's name. */
function readTarget(header) {
    const dot = header.indexOf('.');
    const prefix = header.slice(0, Math.max(dot, 0));
    const service = Object.hasOwn(PREFIXES, prefix) ? PREFIXES[prefix] : undefined;
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
/** Frames an answer: client errors are 400, `ServerException` is 500; the type is in the body and in a header. */
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
function refusedAnswer(type, message, status = 400) {
    return { ok: false, type, message, status };
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/http/reply.js
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

;// CONCATENATED MODULE: ./packages/local-ecs/lib/control/filter-calls.js

const filter_calls_FILTERS = ['service', 'operation', 'since'];
/**
 * The calls that a query names: `service`, `operation`, and `since` in milliseconds since the epoch or as ISO 8601.
 * Text: why not.
 */
function filterCalls(calls, query) {
    const unknown = [...query.keys()].find((name) => !filter_calls_FILTERS.includes(name));
    if (unknown !== undefined) {
        return (0,forms_form/* formatFormError */.Kt)({
            path: [unknown],
            problem: 'unknown filter',
            advice: (0,forms_form/* adviseName */.k_)(unknown, filter_calls_FILTERS),
        });
    }
    const since = readTime(query.get('since'));
    if (Number.isNaN(since)) {
        const advice = 'Use milliseconds since the epoch, or a time such as 2026-11-21T06:00:00Z';
        return (0,forms_form/* formatFormError */.Kt)({ path: ['since'], problem: 'it is not a time', advice });
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

;// CONCATENATED MODULE: ./packages/local-ecs/lib/control/control.js











const ROUTES = new Map([
    ['GET /_slipway/health', show((controls) => controls.health())],
    ['GET /_slipway/calls', showCalls],
    ['DELETE /_slipway/calls', control_act((controls) => controls.forgetCalls())],
    ['GET /_slipway/clock', show((controls) => ({ ...controls.clock() }))],
    ['POST /_slipway/clock', take(CLOCK_MOVE, moveClock)],
    ['GET /_slipway/instances', show((controls) => ({ instances: controls.instances() }))],
    [
        'POST /_slipway/instances',
        take(instance_form/* INSTANCES_REQUEST */.P1, (controls, { cluster = 'default', count = 1, instances }) => replyWithAnswer(controls.addInstances(cluster, instances ?? count))),
    ],
    ['POST /_slipway/drain-instances', takeInstances((controls, request) => controls.drainInstances(request))],
    ['POST /_slipway/activate-instances', takeInstances((controls, request) => controls.activateInstances(request))],
    ['POST /_slipway/remove-instances', takeInstances((controls, request) => controls.removeInstances(request))],
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
    [
        'POST /_slipway/consistency',
        put(settings_form/* CONSISTENCY */.v, (controls, request) => controls.setConsistency(request), showConsistency),
    ],
    ['GET /_slipway/throttling', show(showThrottling)],
    [
        'POST /_slipway/throttling',
        put(THROTTLING_BODY, (controls, { throttling }) => controls.setThrottling(throttling), showThrottling),
    ],
    ['POST /_slipway/call', take(fault_form/* FOREIGN_CALL */._C, (controls, call) => replyWithAnswer(controls.callAsOther(call)))],
    ['POST /_slipway/reset', control_reset],
]);
/** Answers the control address: JSON in, JSON out; `{"error"}` with 400, 404 or 409 when it cannot be done. */
async function answerControl(controls, request) {
    const route = ROUTES.get(`${request.method} ${request.path}`);
    if (route === undefined) {
        return replyWithJson(404, { error: `${request.method} ${request.path} not found`, routes: [...ROUTES.keys()] });
    }
    const body = readInput(request.body);
    if (body === undefined)
        return replyWithJson(400, { error: 'The body is not a JSON object.' });
    return route(controls, { body, query: request.query });
}
function show(read) {
    return (controls) => replyWithJson(200, read(controls));
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
        return 'errors' in formed ? refuseBody(formed.errors) : answer(controls, formed.value);
    };
}
/** @param read what is answered after the change */
function put(form, change, read = () => ({})) {
    return take(form, (controls, value) => {
        change(controls, value);
        return replyWithJson(200, read(controls));
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
        : replyWithJson(404, { error: 'No behaviour has exactly this pattern.' }));
}
function takeInstances(answer) {
    return take(instance_form/* NAMED_INSTANCES */.X7, (controls, { cluster = 'default', instances }) => replyWithAnswer(answer(controls, { cluster, instances })));
}
/** All errors at once: as one text, and each with its field. */
function refuseBody(errors) {
    return replyWithJson(400, {
        error: errors.map(forms_form/* formatFormError */.Kt).join(' '),
        faults: errors.map(({ path, problem, advice }) => ({ member: (0,forms_form/* formatPath */.jV)(path), problem, advice })),
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
async function control_reset(controls) {
    const refusal = await controls.reset();
    return refusal === undefined ? replyWithJson(200, {}) : replyWithJson(409, { error: refusal });
}
function moveClock(controls, move) {
    if (controls.clock().clock !== 'virtual') {
        return replyWithJson(409, { error: 'This clock runs in real time. Start with --clock virtual to advance it.' });
    }
    if ('advanceMs' in move)
        controls.advance(move.advanceMs);
    else
        controls.advanceToNextEvent();
    return replyWithJson(200, controls.clock());
}

// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
;// CONCATENATED MODULE: ./packages/local-ecs/lib/http/body.js



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
const unzip = (0,external_node_util_.promisify)(external_node_zlib_.gunzip);
/**
 * The bytes as they were before the client compressed them, as the SDKs do with PutMetricData (Smithy 2.0, request
 * compression). Undefined when there are more than `limit`; unchanged when they are no gzip.
 */
async function decompress(bytes, encoding, limit) {
    if (encoding?.trim().toLowerCase() !== 'gzip')
        return bytes;
    try {
        return await unzip(bytes, { maxOutputLength: limit });
    }
    catch (thrown) {
        return readNodeError(thrown).code === 'ERR_BUFFER_TOO_LARGE' ? undefined : bytes;
    }
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/http/authorization.js
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

;// CONCATENATED MODULE: ./packages/local-ecs/lib/http/foreign-service.js

/** The service that a request was signed for; undefined for a request that is not signed. */
function readSignedService(headers) {
    const authorization = readAuthorization(headers.authorization);
    return authorization.kind === 'signed' ? authorization.service : undefined;
}
/**
 * Refuses a request to a service that speaks by paths: S3 in XML, the others in JSON. Undefined when none is signed
 * for.
 */
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
    const escaped = message.replace(/[<>&]/g, (character) => `&#${character.charCodeAt(0)};`);
    const text = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>NotImplemented</Code><Message>${escaped}</Message></Error>\n`;
    return { status: 501, headers: { ...headers, 'content-type': 'application/xml' }, body: { kind: 'text', text } };
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/http/rest-json.js


const rest_json_OPERATIONS = {
    GET: 'GetSchedule',
    POST: 'CreateSchedule',
    PUT: 'UpdateSchedule',
};
const SCHEDULE = /^\/schedules\/([^/]+)$/;
/** Whether EventBridge Scheduler has the operation here; all else that is signed for it is refused by name. */
function isSchedulerCall({ method, path }, headers) {
    return rest_json_OPERATIONS[method] !== undefined && SCHEDULE.test(path) && readSignedService(headers) === 'scheduler';
}
function readRestCall({ method, path, query }, body) {
    const operation = rest_json_OPERATIONS[method] ?? '';
    const [, name = ''] = SCHEDULE.exec(path) ?? [];
    const fields = readInput(body);
    const group = query.get('groupName');
    const input = fields && { ...fields, ...(group === null ? {} : { GroupName: group }), Name: rest_json_decode(name) };
    return { operation, input };
}
function rest_json_decode(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}
/** HTTP statuses of exceptions (EventBridge Scheduler API reference, GetSchedule and CreateSchedule, Errors). */
const rest_json_STATUSES = {
    ResourceNotFoundException: 404,
    ConflictException: 409,
    ThrottlingException: 429,
    AccessDeniedException: 403,
};
function writeRestAnswer(answer, requestId) {
    const headers = { 'content-type': 'application/json', 'x-amzn-requestid': requestId };
    if (answer.ok)
        return { status: 200, headers, body: { kind: 'text', text: JSON.stringify(answer.output) } };
    const { type, message, status } = answer;
    return {
        status: rest_json_STATUSES[type] ?? status,
        headers: { ...headers, 'x-amzn-errortype': type },
        body: { kind: 'text', text: JSON.stringify({ Message: message }) },
    };
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/registry/distribution-reply.js
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
/** Clients must use Basic authentication, since ECR has no token service. */
function requestLogin(host) {
    const refused = replyWithError('UNAUTHORIZED', 'Not Authorized');
    return {
        ...refused,
        headers: { ...refused.headers, 'www-authenticate': `Basic realm="http://${host}/",service="ecr.amazonaws.com"` },
    };
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/registry/distribution-route.js
/** Reads a path without its query; undefined when the protocol has no such path. Names may contain slashes. */
function readDistributionRoute(path) {
    if (path === '/v2' || path === '/v2/')
        return { kind: 'base' };
    if (path === '/v2/_catalog')
        return { kind: 'catalog' };
    const found = /^\/v2\/(.+?)\/(tags\/list|manifests\/[^/]+|referrers\/[^/]+|blobs\/uploads\/?|blobs\/uploads\/[^/]+|blobs\/[^/]+)$/.exec(path);
    const [, name, rest] = found ?? [];
    if (name === undefined || rest === undefined)
        return undefined;
    const last = rest.slice(rest.lastIndexOf('/') + 1);
    if (rest === 'tags/list')
        return { kind: 'tags', name };
    if (rest.startsWith('referrers/'))
        return { kind: 'referrers', name, digest: last };
    if (rest.startsWith('manifests/'))
        return { kind: 'manifest', name, reference: last };
    if (/^blobs\/uploads\/?$/.test(rest))
        return { kind: 'uploads', name };
    return rest.startsWith('blobs/uploads/') ? { kind: 'upload', name, id: last } : { kind: 'blob', name, digest: last };
}
/** The part of a blob that a `Range` header requests: `end` is exclusive; undefined for the entire blob. */
function readRange(header, size) {
    const [, first, last] = /^bytes=(\d+)-(\d*)$/.exec(header ?? '') ?? [];
    if (first === undefined)
        return undefined;
    const start = Number(first);
    const end = last === undefined || last === '' ? size : Math.min(Number(last) + 1, size);
    return start < end ? { start, end } : undefined;
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/registry/manifest.js

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
/** Longest manifest that ECR accepts, in bytes. */
const LONGEST_MANIFEST = 4 * 1024 * 1024;
/**
 * Reads a manifest of Docker's version 2 or of OCI.
 *
 * @param provided media type of the request; the manifest's own must be the same
 * @returns a text with the error for an invalid manifest
 */
function readManifest(text, provided) {
    const value = parseObject(text);
    if (value === undefined)
        return 'Invalid JSON syntax';
    const own = typeof value.mediaType === 'string' ? value.mediaType : undefined;
    if (own !== undefined && provided !== undefined && own !== provided)
        return `Media type is ${provided} but the manifest's is ${own}`;
    const mediaType = own ?? provided ?? (Array.isArray(value.manifests) ? INDEX_TYPES[0] : IMAGE_TYPES[0]);
    if (includes(INDEX_TYPES, mediaType))
        return readIndex(value, mediaType);
    if (includes(IMAGE_TYPES, mediaType))
        return readImage(value, mediaType);
    return `Unsupported manifest media type ${mediaType}`;
}
/** Whether a manifest says what it is. */
function namesMediaType(text) {
    return typeof parseObject(text)?.mediaType === 'string';
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

// EXTERNAL MODULE: ./packages/ecs-rules/lib/images/tag-mutability.js
var tag_mutability = __webpack_require__(72901);
;// CONCATENATED MODULE: ./packages/local-ecs/lib/registry/repository.js

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
/**
 * Puts an image in, and the tag on it; one that exists keeps the time of its first push. A push restores an archived
 * one.
 */
function withImage(repository, image, tag) {
    const known = repository.images.get(image.digest);
    const isKept = known !== undefined && known.isArchived !== true;
    const images = isKept ? repository.images : new Map(repository.images).set(image.digest, image);
    const tags = tag === undefined ? repository.tags : new Map(repository.tags).set(tag, image.digest);
    return { ...repository, images, tags };
}
/** Deletes a tag. The image is deleted with its last tag, as in ECR. */
function withoutTag(repository, tag) {
    const digest = repository.tags.get(tag);
    const tags = new Map([...repository.tags].filter(([other]) => other !== tag));
    const without = { ...repository, tags };
    const isLast = digest !== undefined && tagsOf(without, digest).length === 0;
    return isLast ? withoutImage(without, digest) : without;
}
/** Deletes an image with all its tags. */
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

;// CONCATENATED MODULE: ./packages/local-ecs/lib/registry/distribution-blobs.js




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
/** POST: mounts a blob of another repository, stores a complete one (`?digest=`), or opens an upload. */
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
        : replyUploadInProgress(repository.name, id, 0);
}
/** PATCH: the next piece. */
async function appendUpload(registry, request, place) {
    const { blobs } = registry.parts;
    const misplaced = refuseMisplaced(registry, request, place);
    if (misplaced !== undefined)
        return misplaced;
    const taken = await blobs.append(place.id, request.body);
    return taken === undefined ? replyUnknownUpload() : replyUploadInProgress(place.repository.name, place.id, taken);
}
/** A piece that does not begin where the upload is (OCI Distribution Specification, pushing a blob in chunks). */
function refuseMisplaced(registry, request, place) {
    const size = registry.parts.blobs.uploadSize(place.id);
    const [, start] = /^(?:bytes )?(\d+)-\d+/.exec(request.headers['content-range'] ?? '') ?? [];
    if (size === undefined || start === undefined || Number(start) === size)
        return undefined;
    return replyWithError('BLOB_UPLOAD_INVALID', `the next byte is ${size}, not ${start}`);
}
/** PUT: the last piece, if any, and the digest that the whole must have. */
async function finishUpload(registry, request, place) {
    const { blobs } = registry.parts;
    const digest = request.query.get('digest') ?? '';
    if (!DIGEST.test(digest))
        return replyWithError('DIGEST_INVALID', 'provided digest is no sha256 digest');
    const misplaced = refuseMisplaced(registry, request, place);
    if (misplaced !== undefined)
        return misplaced;
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
    return { ...replyUploadInProgress(place.repository.name, place.id, size), status: 204 };
}
function replyUploadInProgress(name, id, size) {
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

;// CONCATENATED MODULE: ./packages/local-ecs/lib/registry/refusal.js
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
/** With exclusion filters ECR's text names the tag as immutable. */
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
function refuseSecondScan() {
    return {
        type: 'LimitExceededException',
        message: 'The scan quota per image has been exceeded. Wait and try again.',
    };
}
/** Wording assumed. */
function refuseUnscannable(digest, name, registryId) {
    return {
        type: 'UnsupportedImageTypeException',
        message: `The image with digest '${digest}' in the repository with name '${name}' in the registry with id '${registryId}' is of a type that cannot be scanned`,
    };
}
/** Text as IAM writes it: the registry of another account has no policy that allows it. */
function refuseForeignRegistry(action, name, place) {
    const arn = `arn:aws:ecr:${place.region}:${place.registryId}:repository/${name}`;
    const why = `because no resource-based policy allows the ecr:${action} action`;
    return {
        type: 'AccessDeniedException',
        message: `The caller is not authorized to perform: ecr:${action} on resource: ${arn} ${why}`,
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
/** Wording assumed, after that of absent layers. */
function refuseAbsentChildren(digests, name, registryId) {
    return {
        type: 'ReferencedImagesNotFoundException',
        message: `Images with digests '[${digests.join(', ')}]' required for pushing image into repository with name '${name}' in the registry with id '${registryId}' do not exist`,
    };
}
/** Wording assumed. */
function refuseOtherDigest(provided, actual) {
    return {
        type: 'ImageDigestDoesNotMatchException',
        message: `The provided image digest '${provided}' does not match the digest of the manifest '${actual}'`,
    };
}
function refuseParameter(name, constraint) {
    return {
        type: 'InvalidParameterException',
        message: `Invalid parameter at '${name}' failed to satisfy constraint: '${constraint}'`,
    };
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/registry/ecr-input.js


/** Reads the fields of ECR's inputs. An invalid value is refused. */
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
/**
 * A tag: a word character first, at most 300 in all (ECR API reference, ImageIdentifier); docker itself stops at 128.
 */
function isEcrTag(text) {
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
    return (0,type_helpers/* defined */.s)({ imageDigest, imageTag });
}
function isRefusal(value) {
    return typeof value === 'object' && value !== null && 'type' in value && 'message' in value;
}
/** One page of a list: `maxResults` 1 to 1000, 100 by default. The token is the key of the page's last item. */
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

;// CONCATENATED MODULE: ./packages/local-ecs/lib/registry/put-image.js




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
    if (put.providedDigest === undefined || put.providedDigest === put.digest)
        return undefined;
    return refuseOtherDigest(put.providedDigest, put.digest);
}
function checkTag(repository, put) {
    if (put.tag === undefined)
        return undefined;
    if (!isEcrTag(put.tag))
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

;// CONCATENATED MODULE: ./packages/local-ecs/lib/registry/ecr-operation.js


function answer(catalogue, output) {
    return { catalogue, answer: { ok: true, output } };
}
/** Every refusal of ECR is a client error: 400. */
function refuseOperation(catalogue, refusal) {
    return { catalogue, answer: { ok: false, type: refusal.type, message: refusal.message, status: 400 } };
}
/** The repository that an input names. A registry of another account is empty. */
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
            return refuseOperation(catalogue, repository);
        const result = operate(repository, input, context);
        if (isRefusal(result))
            return refuseOperation(catalogue, result);
        if (!isChange(result))
            return answer(catalogue, result);
        return answer(new Map(catalogue).set(repository.name, result.changed), result.output);
    };
}
/** The fields that name the repository in answers. */
function identifyRepository(repository, context) {
    return { registryId: context.account, repositoryName: repository.name };
}
function isChange(result) {
    return 'changed' in result && 'output' in result;
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/registry/referrers.js






/** Signatures, attestations and other artifacts that name an image as their subject. */
const INDEX = 'application/vnd.oci.image.index.v1+json';
/** The digest that a manifest is about; the image itself need not exist. */
function readSubject(text) {
    const { subject } = referrers_parse(text);
    return (0,json/* isJsonObject */.OW)(subject) ? readText(subject.digest) : undefined;
}
/** A subject without referrers has an empty index (OCI Distribution Specification, listing referrers). */
function showReferrers(repository, digest, query) {
    if (!DIGEST.test(digest))
        return replyWithError('DIGEST_INVALID', 'provided digest did not match its format');
    const type = query.get('artifactType');
    const all = listReferrers(repository, digest).filter(({ isArchived }) => isArchived !== true);
    const manifests = all.map(referrers_describe).filter(({ artifactType }) => type === null || artifactType === type);
    return reply({
        status: 200,
        headers: {
            'content-type': INDEX,
            ...(0,type_helpers/* defined */.s)({ 'oci-filters-applied': type === null ? undefined : 'artifactType' }),
        },
        body: { kind: 'text', text: JSON.stringify({ schemaVersion: 2, mediaType: INDEX, manifests }) },
    });
}
/** ECR API reference, ListImageReferrers; that only ACTIVE ones are listed without a filter is assumed. */
const listImageReferrers = onRepository((repository, input) => {
    const digest = (0,json/* isJsonObject */.OW)(input.subjectId) ? readText(input.subjectId.imageDigest) : undefined;
    if (digest === undefined)
        return refuseParameter('subjectId.imageDigest', 'Member must not be null');
    const filter = (0,json/* isJsonObject */.OW)(input.filter) ? input.filter : {};
    const types = readTexts(filter.artifactTypes);
    const status = filter.artifactStatus ?? 'ACTIVE';
    const all = listReferrers(repository, digest)
        .map((image) => {
        return { ...referrers_describe(image), artifactStatus: image.isArchived === true ? 'ARCHIVED' : 'ACTIVE' };
    })
        .filter((one) => types.length === 0 || types.some((type) => type === one.artifactType))
        .filter((one) => status === 'ANY' || status === one.artifactStatus);
    const page = paginate(all, (one) => one.digest, input);
    return isRefusal(page) ? page : { referrers: page.items, ...(0,type_helpers/* defined */.s)({ nextToken: page.nextToken }) };
});
function listReferrers(repository, digest) {
    return [...repository.images.values()].filter(({ text }) => readSubject(text) === digest);
}
/** An image has the type of its configuration where it names no other; an index has none then. */
function referrers_describe({ digest, text, manifest }) {
    const { annotations, artifactType } = referrers_parse(text);
    const fallback = manifest.kind === 'image' ? manifest.artifactMediaType : undefined;
    return {
        mediaType: manifest.mediaType,
        digest,
        size: new TextEncoder().encode(text).length,
        ...(0,type_helpers/* defined */.s)({ artifactType: readText(artifactType) ?? fallback, annotations }),
    };
}
function referrers_parse(text) {
    const value = JSON.parse(text);
    return (0,json/* isJsonObject */.OW)(value) ? value : {};
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/registry/ecr-layers.js





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
        return refusePart('another part is in progress');
    return { ...identifyRepository(repository, context), uploadId, lastByteReceived: taken - 1 };
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
        output: { ...identifyRepository(repository, context), uploadId, layerDigest },
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

;// CONCATENATED MODULE: ./packages/local-ecs/lib/registry/find-image.js


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
function checkReferences(repository, image, tag) {
    if (tag !== undefined && tagsOf(repository, image.digest).length > 1)
        return undefined;
    const indexes = [...repository.images.values()].filter(({ manifest }) => manifest.kind === 'index' && manifest.children.includes(image.digest));
    if (indexes.length === 0)
        return undefined;
    const names = indexes.map((one) => one.digest).join(', ');
    return {
        failureCode: 'ImageReferencedByManifestList',
        failureReason: `Requested image referenced by manifest list: [${names}]`,
    };
}
function identify(imageDigest, imageTag) {
    return imageTag === undefined ? { imageDigest } : { imageDigest, imageTag };
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/registry/ecr-scans.js





/** Image scans: they complete at once and find nothing. */
const DAY_MS = 86_400_000;
/** Once a day (ECR User Guide, image scanning). */
const startImageScan = onRepository((repository, input, context) => {
    const image = findScanned(repository, input, context.account);
    if (isRefusal(image))
        return image;
    if (image.manifest.kind === 'index')
        return refuseUnscannable(image.digest, repository.name, context.account);
    const last = findScanTime(repository, image);
    if (last !== undefined && context.now - last < DAY_MS)
        return refuseSecondScan();
    const images = new Map(repository.images).set(image.digest, { ...image, scannedAt: context.now });
    const output = {
        ...identifyRepository(repository, context),
        imageId: { ...identify(image.digest, readTag(input)) },
        imageScanStatus: { status: 'IN_PROGRESS' },
    };
    return { changed: { ...repository, images }, output };
});
const describeImageScanFindings = onRepository((repository, input, context) => {
    const image = findScanned(repository, input, context.account);
    if (isRefusal(image))
        return image;
    const at = findScanTime(repository, image);
    if (at === undefined)
        return refuseAbsentScan(readId(input), repository.name, context.account);
    const page = paginate([], String, input);
    if (isRefusal(page))
        return page;
    return {
        ...identifyRepository(repository, context),
        imageId: { ...identify(image.digest, readTag(input)) },
        imageScanStatus: SCANNED,
        imageScanFindings: { ...summarizeScan(at), findings: [] },
    };
});
const SCANNED = { status: 'COMPLETE', description: 'The scan was completed successfully.' };
function summarizeScan(at) {
    return { imageScanCompletedAt: at / 1000, vulnerabilitySourceUpdatedAt: at / 1000, findingSeverityCounts: {} };
}
/** What DescribeImages shows of a scan. */
function describeScan(repository, image) {
    const at = findScanTime(repository, image);
    return at === undefined ? {} : { imageScanStatus: SCANNED, imageScanFindingsSummary: summarizeScan(at) };
}
/** With scan on push an image is scanned as it comes. */
function findScanTime({ scanOnPush }, { scannedAt, pushedAt, manifest }) {
    return scannedAt ?? (scanOnPush && manifest.kind !== 'index' ? pushedAt : undefined);
}
function readId(input) {
    const imageId = (0,json/* isJsonObject */.OW)(input.imageId) ? input.imageId : {};
    return (0,type_helpers/* defined */.s)({ imageDigest: readText(imageId.imageDigest), imageTag: readText(imageId.imageTag) });
}
function readTag(input) {
    return readId(input).imageTag;
}
function findScanned(repository, input, account) {
    const ids = readImageIds({ imageIds: (0,json/* isJsonObject */.OW)(input.imageId) ? [input.imageId] : [] });
    if (isRefusal(ids))
        return ids;
    const [id] = ids ?? [];
    if (id === undefined)
        return refuseParameter('imageId', 'Member must not be null');
    const image = findById(repository, id);
    return isMissing(image) ? refuseAbsentImage(id, repository.name, account) : image;
}
/** No rule exists: none is there to be named. A registry of another account has none either. */
const describePullThroughCacheRules = (catalogue, input, context) => {
    const registryId = readText(input.registryId) ?? context.account;
    if (!/^\d{12}$/.test(registryId)) {
        return refuseOperation(catalogue, refuseParameter('registryId', "must satisfy regular expression '[0-9]{12}'"));
    }
    const [prefix] = readTexts(input.ecrRepositoryPrefixes);
    if (prefix === undefined)
        return answer(catalogue, { pullThroughCacheRules: [] });
    const message = `The pull through cache rule with ecrRepositoryPrefix '${prefix}' does not exist in the registry with id '${registryId}'`;
    return refuseOperation(catalogue, { type: 'PullThroughCacheRuleNotFoundException', message });
};

;// CONCATENATED MODULE: ./packages/local-ecs/lib/registry/ecr-images.js









/** A missing id is an exception here, unlike in BatchGetImage. */
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
    return { imageDetails: [...images].map((image) => ecr_images_describe(repository, image, context)) };
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
    // Required of a manifest without a type of its own (ECR API reference, PutImage); the wording is assumed.
    if (!namesMediaType(text) && readText(input.imageManifestMediaType) === undefined) {
        return refuseParameter('imageManifestMediaType', 'Member must not be null for a manifest without mediaType');
    }
    const digest = context.digest(text);
    const tag = readText(input.imageTag);
    const isSame = repository.images.has(digest) && (tag === undefined || repository.tags.get(tag) === digest);
    const outcome = putImage(repository, {
        text,
        digest,
        tag,
        providedDigest: readText(input.imageDigest),
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
/** Deletes a tag, or by digest the image with all its tags. */
const batchDeleteImage = onRepository((repository, input) => {
    const ids = readImageIds(input);
    if (isRefusal(ids))
        return ids;
    const imageIds = [];
    const failures = [];
    let changed = repository;
    for (const id of ids ?? []) {
        const image = findById(changed, id);
        const why = isMissing(image) ? image : checkReferences(changed, image, id.imageTag);
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
    return { imageDetails: page.items.map((image) => ecr_images_describe(repository, image, context)), ...tokenOf(page) };
}
function ecr_images_describe(repository, image, context) {
    const { manifest } = image;
    const imageTags = tagsOf(repository, image.digest);
    return {
        registryId: context.account,
        repositoryName: repository.name,
        imageDigest: image.digest,
        ...(0,type_helpers/* defined */.s)({
            imageTags: imageTags.length === 0 ? undefined : imageTags,
            imageSizeInBytes: computeSize(repository, manifest),
        }),
        imagePushedAt: image.pushedAt / 1000,
        imageManifestMediaType: manifest.mediaType,
        ...(0,type_helpers/* defined */.s)({ artifactMediaType: manifest.kind === 'index' ? undefined : manifest.artifactMediaType }),
        imageStatus: toImageStatus(image),
        ...describeScan(repository, image),
    };
}
/** The size is that of the layers as stored, of an index that of its largest image (ECR API reference, ImageDetail). */
function computeSize(repository, manifest) {
    if (manifest.kind === 'image')
        return manifest.sizeInBytes;
    const children = manifest.children.flatMap((digest) => repository.images.get(digest)?.manifest ?? []);
    const sizes = children.map((child) => (child.kind === 'image' ? child.sizeInBytes : 0));
    return sizes.length === 0 ? undefined : Math.max(...sizes);
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
    return status === 'ANY' || status === toImageStatus(image);
}
function toImageStatus({ isArchived }) {
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
    return (0,type_helpers/* defined */.s)({ nextToken: page.nextToken });
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/registry/lifecycle-policy.js



/** @returns a text with the error */
function readLifecyclePolicy(text) {
    const policy = lifecycle_policy_parse(text);
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
function lifecycle_policy_parse(text) {
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
const lifecycle_policy_DAY_MS = 24 * 60 * 60 * 1000;
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
    return youngestFirst.filter(({ pushedAt }) => now - pushedAt > count.days * lifecycle_policy_DAY_MS);
}
function namedByIndexes(repository) {
    return [...repository.images.values()].flatMap(({ manifest }) => manifest.kind === 'index' ? manifest.children : []);
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/registry/ecr-lifecycle.js






/** Lifecycle policies: kept, shown and previewed. No image expires by itself. */
const putLifecyclePolicy = onRepository((repository, input, context) => {
    const lifecyclePolicyText = readText(input.lifecyclePolicyText) ?? '';
    const wrong = checkPolicy(lifecyclePolicyText);
    if (wrong !== undefined)
        return wrong;
    const output = { ...identifyRepository(repository, context), lifecyclePolicyText };
    return { changed: { ...repository, lifecyclePolicyText, lifecycleEvaluatedAt: context.now }, output };
});
/** Its images are evaluated when it is put: assumed. */
const getLifecyclePolicy = onRepository((repository, _input, context) => {
    const { lifecyclePolicyText } = repository;
    if (lifecyclePolicyText === undefined)
        return refuseAbsentPolicy(repository, context);
    return { ...identifyRepository(repository, context), lifecyclePolicyText, ...showEvaluation(repository) };
});
function showEvaluation({ lifecycleEvaluatedAt: at }) {
    return (0,type_helpers/* defined */.s)({ lastEvaluatedAt: at === undefined ? undefined : at / 1000 });
}
const deleteLifecyclePolicy = onRepository((repository, _input, context) => {
    const { lifecyclePolicyText } = repository;
    if (lifecyclePolicyText === undefined)
        return refuseAbsentPolicy(repository, context);
    const { lifecycleEvaluatedAt: _, ...rest } = repository;
    const output = { ...identifyRepository(repository, context), lifecyclePolicyText, ...showEvaluation(repository) };
    return { changed: { ...rest, lifecyclePolicyText: undefined }, output };
});
/** Of the policy that is sent, or else of the repository's own. A preview is ready at once. */
const startLifecyclePolicyPreview = onRepository((repository, input, context) => {
    const previewedPolicyText = readText(input.lifecyclePolicyText) ?? repository.lifecyclePolicyText;
    if (previewedPolicyText === undefined)
        return refuseAbsentPolicy(repository, context);
    const wrong = checkPolicy(previewedPolicyText);
    if (wrong !== undefined)
        return wrong;
    const named = { ...identifyRepository(repository, context), lifecyclePolicyText: previewedPolicyText };
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
        ...identifyRepository(repository, context),
        lifecyclePolicyText,
        status: 'COMPLETE',
        previewResults: page.items.map((expiring) => describeExpiring(repository, expiring)),
        summary: { expiringImageTotalCount: all.length },
        ...(0,type_helpers/* defined */.s)({ nextToken: page.nextToken }),
    };
});
function describeExpiring(repository, { image, priority }) {
    const imageTags = tagsOf(repository, image.digest);
    return {
        ...(0,type_helpers/* defined */.s)({ imageTags: imageTags.length === 0 ? undefined : imageTags }),
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

;// CONCATENATED MODULE: ./packages/local-ecs/lib/registry/ecr-settings.js





/** ECR API reference, ImageTagMutabilityExclusionFilter. */
const MOST_FILTERS = 5;
const FILTER = '[0-9a-zA-Z._*-]{1,128}';
/** Reads `imageTagMutability` and its filters; MUTABLE by default. */
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
        ...(0,type_helpers/* defined */.s)({ imageTagMutabilityExclusionFilters: filters.length === 0 ? undefined : filters }),
    };
}
/** False by default. A value of another type is refused by the JSON layer; its wording is assumed. */
function readScanOnPush(input) {
    const configuration = input.imageScanningConfiguration;
    const value = ((0,json/* isJsonObject */.OW)(configuration) ? configuration.scanOnPush : undefined) ?? false;
    return typeof value === 'boolean'
        ? value
        : { type: 'SerializationException', message: 'scanOnPush must be a boolean' };
}
const putImageTagMutability = onRepository((repository, input, context) => {
    if (input.imageTagMutability === undefined)
        return refuseParameter('imageTagMutability', 'Member must not be null');
    const rule = readTagRule(input);
    if (isRefusal(rule))
        return rule;
    return {
        changed: { ...repository, ...rule },
        output: { ...identifyRepository(repository, context), ...describeTagRule(rule) },
    };
});
const putImageScanningConfiguration = onRepository((repository, input, context) => {
    const scanOnPush = readScanOnPush(input);
    if (isRefusal(scanOnPush))
        return scanOnPush;
    const output = { ...identifyRepository(repository, context), imageScanningConfiguration: { scanOnPush } };
    return { changed: { ...repository, scanOnPush }, output };
});
/** The policy is stored unchanged and never evaluated. */
const setRepositoryPolicy = onRepository((repository, input, context) => {
    const policyText = readText(input.policyText);
    if (!isPolicy(policyText))
        return refuseParameter('PolicyText', 'Invalid repository policy provided');
    return { changed: { ...repository, policyText }, output: { ...identifyRepository(repository, context), policyText } };
});
const getRepositoryPolicy = onRepository((repository, _input, context) => {
    const { policyText } = repository;
    if (policyText === undefined)
        return refuseAbsentSetting('Repository policy', repository.name, context.account);
    return { ...identifyRepository(repository, context), policyText };
});
const deleteRepositoryPolicy = onRepository((repository, _input, context) => {
    const { policyText } = repository;
    if (policyText === undefined)
        return refuseAbsentSetting('Repository policy', repository.name, context.account);
    return {
        changed: { ...repository, policyText: undefined },
        output: { ...identifyRepository(repository, context), policyText },
    };
});
/**
 * Who may do what: each statement has an effect, a principal and an action (ECR User Guide, private repository policy
 * examples; IAM User Guide, resource-based policies).
 */
function isPolicy(text) {
    try {
        const policy = JSON.parse(text ?? '');
        if (!(0,json/* isJsonObject */.OW)(policy))
            return false;
        const statements = [policy.Statement ?? []].flat();
        return statements.every((one) => (0,json/* isJsonObject */.OW)(one) && PARTS.every((names) => names.some((name) => name in one)));
    }
    catch {
        return false;
    }
}
const PARTS = [['Effect'], ['Principal', 'NotPrincipal'], ['Action', 'NotAction']];

;// CONCATENATED MODULE: ./packages/local-ecs/lib/registry/ecr-tags.js





/** Tags of a repository as a resource of the account (ECR API reference, TagResource). */
const MOST_TAGS = 50;
function repositoryArn(name, { region, account }) {
    return `arn:aws:ecr:${region}:${account}:repository/${name}`;
}
/** Adds the given tags to the existing ones. The wording of refusals is assumed. */
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
            return refuseOperation(catalogue, refuseParameter('resourceArn', 'Invalid ARN'));
        }
        const repository = findRepository(catalogue, { registryId, repositoryName }, context);
        if (isRefusal(repository))
            return refuseOperation(catalogue, repository);
        const result = operate(repository, input);
        return isRefusal(result)
            ? refuseOperation(catalogue, result)
            : answer(withRepository(catalogue, result.changed), result.output);
    };
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/registry/encryption.js
/** Encryption of a repository: kept and shown, nothing is encrypted. */


/** ECR API reference, EncryptionConfiguration. */
const TYPES = ['AES256', 'KMS', 'KMS_DSSE'];
const STANDARD_ENCRYPTION = { encryptionType: 'AES256' };
/** AES256 by default. Without a key ECR shows the ARN of its own, which there is none of here. Texts assumed. */
function readEncryption(input) {
    const given = input.encryptionConfiguration ?? undefined;
    if (given === undefined)
        return STANDARD_ENCRYPTION;
    if (!(0,json/* isJsonObject */.OW)(given) || typeof given.encryptionType !== 'string' || !TYPES.includes(given.encryptionType)) {
        return refuseParameter('encryptionConfiguration.encryptionType', `must be one of [${TYPES.join(', ')}]`);
    }
    const { encryptionType, kmsKey } = given;
    if (kmsKey === undefined || kmsKey === null)
        return { encryptionType };
    if (typeof kmsKey === 'string' && encryptionType !== 'AES256')
        return { encryptionType, kmsKey };
    return refuseParameter('encryptionConfiguration.kmsKey', 'a key is a text, and goes with KMS or KMS_DSSE alone');
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/registry/ecr-repositories.js








/** ECR API reference, DescribeRepositories. */
const MOST_NAMES = 100;
const createRepository = (catalogue, input, context) => {
    const wrong = checkRepositoryName(input.repositoryName);
    if (wrong !== undefined)
        return refuseOperation(catalogue, wrong);
    const name = readText(input.repositoryName) ?? '';
    const registryId = readText(input.registryId) ?? context.account;
    if (registryId !== context.account) {
        const place = { region: context.region, registryId };
        return refuseOperation(catalogue, refuseForeignRegistry('CreateRepository', name, place));
    }
    if (catalogue.has(name))
        return refuseOperation(catalogue, refuseExistingRepository(name, context.account));
    const rule = readTagRule(input);
    if (isRefusal(rule))
        return refuseOperation(catalogue, rule);
    const resourceTags = readResourceTags(input.tags, new Map());
    if (isRefusal(resourceTags))
        return refuseOperation(catalogue, resourceTags);
    const scanOnPush = readScanOnPush(input);
    if (isRefusal(scanOnPush))
        return refuseOperation(catalogue, scanOnPush);
    const encryption = readEncryption(input);
    if (isRefusal(encryption))
        return refuseOperation(catalogue, encryption);
    const repository = {
        name,
        createdAt: context.now,
        ...rule,
        scanOnPush,
        encryption,
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
        // A registry of another account is empty.
        const isOwn = (readText(input.registryId) ?? context.account) === context.account;
        const all = [...(isOwn ? catalogue.values() : [])].sort((a, b) => (a.name < b.name ? -1 : 1));
        const page = paginate(all, (repository) => repository.name, input);
        if (isRefusal(page))
            return refuseOperation(catalogue, page);
        const repositories = page.items.map((repository) => ecr_repositories_describe(repository, context));
        return answer(catalogue, { repositories, ...(0,type_helpers/* defined */.s)({ nextToken: page.nextToken }) });
    }
    const names = readTexts(input.repositoryNames);
    if (names.length > MOST_NAMES) {
        const constraint = `Member must have length less than or equal to ${MOST_NAMES}`;
        return refuseOperation(catalogue, refuseParameter('repositoryNames', constraint));
    }
    const found = names.map((repositoryName) => findRepository(catalogue, { ...input, repositoryName }, context));
    const absent = found.find(isRefusal);
    if (absent !== undefined)
        return refuseOperation(catalogue, absent);
    const repositories = found.filter((item) => !isRefusal(item));
    return answer(catalogue, { repositories: repositories.map((repository) => ecr_repositories_describe(repository, context)) });
};
const deleteRepository = (catalogue, input, context) => {
    const repository = findRepository(catalogue, input, context);
    if (isRefusal(repository))
        return refuseOperation(catalogue, repository);
    if (repository.images.size > 0 && input.force !== true) {
        return refuseOperation(catalogue, refuseFullRepository(repository.name, context.account));
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
        encryptionConfiguration: repository.encryption ?? STANDARD_ENCRYPTION,
    };
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/registry/ecr-storage-class.js





/**
 * Archives an image or restores it (ECR API reference, UpdateImageStorageClass). Amazon ECR takes a while to restore
 * one (ACTIVATING); here it is ACTIVE at once.
 */
const updateImageStorageClass = onRepository((repository, input, context) => {
    const given = (0,json/* isJsonObject */.OW)(input.imageId) ? input.imageId : {};
    const [imageDigest, imageTag] = [readText(given.imageDigest), readText(given.imageTag)];
    const id = (0,type_helpers/* defined */.s)({ imageDigest, imageTag });
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
        output: { ...identifyRepository(repository, context), imageId: { ...id }, imageStatus },
    };
});

;// CONCATENATED MODULE: ./packages/local-ecs/lib/registry/ecr-operations.js








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
    ['DescribeRepositories', describeRepositories],
    ['GetLifecyclePolicy', getLifecyclePolicy],
    ['GetLifecyclePolicyPreview', getLifecyclePolicyPreview],
    ['GetRepositoryPolicy', getRepositoryPolicy],
    ['ListImageReferrers', listImageReferrers],
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

;// CONCATENATED MODULE: ./packages/local-ecs/lib/registry/settings-contract.js

function settings_contract_readRules(value) {
    return Array.isArray(value) ? value.filter(json/* isJsonObject */.OW) : [];
}
/** With the fields of a filter, and no others. */
function areFilters(value, type) {
    if (!Array.isArray(value))
        return false;
    return value.every((one) => (0,json/* isJsonObject */.OW)(one) &&
        one.filterType === type &&
        typeof one.filter === 'string' &&
        Object.keys(one).every((name) => name === 'filter' || name === 'filterType'));
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/registry/registry-replication.js




/** Where the registry would replicate its images: kept and shown. */
const MOST_REPLICATION_RULES = 10;
/** Texts of the refusals assumed. */
function putReplication(settings, input, { context }) {
    const configuration = input.replicationConfiguration;
    const rules = settings_contract_readRules((0,json/* isJsonObject */.OW)(configuration) ? configuration.rules : undefined);
    if (rules.length > MOST_REPLICATION_RULES) {
        const constraint = `Member must have length less than or equal to ${MOST_REPLICATION_RULES}`;
        return refuseParameter('replicationConfiguration.rules', constraint);
    }
    const isWrong = rules.some(({ destinations, repositoryFilters }) => !areDestinations(destinations, context) ||
        (repositoryFilters !== undefined && !areFilters(repositoryFilters, 'PREFIX_MATCH')));
    if (isWrong) {
        const wanted = 'destinations with a region and a registryId other than the own ones, and PREFIX_MATCH filters';
        return refuseParameter('replicationConfiguration.rules', wanted);
    }
    settings.replication = { rules };
    return { replicationConfiguration: settings.replication };
}
function areDestinations(value, { region, account }) {
    if (!Array.isArray(value))
        return false;
    return value.every((one) => (0,json/* isJsonObject */.OW)(one) &&
        typeof one.region === 'string' &&
        /^\d{12}$/.test(readText(one.registryId) ?? '') &&
        !(one.region === region && one.registryId === account) &&
        Object.keys(one).every((name) => name === 'region' || name === 'registryId'));
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/registry/registry-scanning.js




/** When the registry scans images: kept and shown. */
/** ECR API reference, PutRegistryScanningConfiguration; that basic scans are not continuous: ECR User Guide. */
const FREQUENCIES = {
    BASIC: ['SCAN_ON_PUSH', 'MANUAL'],
    ENHANCED: ['SCAN_ON_PUSH', 'CONTINUOUS_SCAN', 'MANUAL'],
};
const MOST_SCAN_RULES = 2;
/** Texts of the refusals assumed. */
function putScanning(settings, input) {
    const scanType = readText(input.scanType) ?? 'BASIC';
    const frequencies = Object.hasOwn(FREQUENCIES, scanType) ? FREQUENCIES[scanType] : undefined;
    if (frequencies === undefined)
        return refuseParameter('scanType', 'must be one of [BASIC, ENHANCED]');
    const rules = settings_contract_readRules(input.rules);
    const isWrong = rules.some(({ scanFrequency, repositoryFilters }) => !frequencies.includes(readText(scanFrequency) ?? '') || !areFilters(repositoryFilters, 'WILDCARD'));
    if (isWrong || rules.length > MOST_SCAN_RULES) {
        const wanted = `at most ${MOST_SCAN_RULES} rules with a scanFrequency of [${frequencies.join(', ')}] and WILDCARD filters`;
        return refuseParameter('rules', wanted);
    }
    settings.scanning = { scanType, rules };
    return { registryScanningConfiguration: settings.scanning };
}
const registry_scanning_MOST_NAMES = 25;
function getRepositoryScanning({ scanning }, input, { catalogue, context }) {
    const names = readTexts(input.repositoryNames);
    if (names.length < 1 || names.length > registry_scanning_MOST_NAMES) {
        return refuseParameter('repositoryNames', `Member must have length from 1 to ${registry_scanning_MOST_NAMES}`);
    }
    const found = names.flatMap((name) => catalogue.get(name) ?? []);
    return {
        scanningConfigurations: found.map(({ name, scanOnPush }) => {
            const rule = settings_contract_readRules(scanning.rules).find(({ repositoryFilters }) => isNamed(repositoryFilters, name));
            const own = scanOnPush ? 'SCAN_ON_PUSH' : 'MANUAL';
            return {
                repositoryArn: repositoryArn(name, context),
                repositoryName: name,
                scanOnPush,
                scanFrequency: rule?.scanFrequency ?? own,
                appliedScanFilters: rule?.repositoryFilters ?? [],
            };
        }),
        failures: names
            .filter((name) => !catalogue.has(name))
            .map((repositoryName) => ({
            repositoryName,
            failureCode: 'REPOSITORY_NOT_FOUND',
            failureReason: `The repository with name '${repositoryName}' does not exist in the registry with id '${context.account}'`,
        })),
    };
}
/** `*` stands for any characters; a filter without one may be any part of the name (ECR User Guide, filter wildcards). */
function isNamed(filters, name) {
    return settings_contract_readRules(filters).some(({ filter }) => {
        const text = readText(filter) ?? '';
        const escaped = text.replace(/[.\\+?^${}()|[\]]/g, '\\$&').replaceAll('*', '.*');
        return text.includes('*') ? new RegExp(`^${escaped}$`).test(name) : name.includes(text);
    });
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/registry/registry-settings.js






function createRegistrySettings() {
    return { policyText: undefined, scanning: { scanType: 'BASIC', rules: [] }, replication: { rules: [] } };
}
const registry_settings_OPERATIONS = {
    PutRegistryPolicy: putPolicy,
    GetRegistryPolicy: getPolicy,
    DeleteRegistryPolicy: deletePolicy,
    PutRegistryScanningConfiguration: putScanning,
    GetRegistryScanningConfiguration: ({ scanning }, _input, { context }) => ({
        registryId: context.account,
        scanningConfiguration: scanning,
    }),
    BatchGetRepositoryScanningConfiguration: getRepositoryScanning,
    PutReplicationConfiguration: putReplication,
    DescribeRegistry: ({ replication }, _input, { context }) => ({
        registryId: context.account,
        replicationConfiguration: replication,
    }),
};
function createSettingsOperations(settings) {
    const bind = (operate) => (catalogue, input, context) => {
        const output = operate(settings, input, { catalogue, context });
        return isRefusal(output) ? refuseOperation(catalogue, output) : answer(catalogue, output);
    };
    return new Map(Object.entries(registry_settings_OPERATIONS).map(([name, operate]) => [name, bind(operate)]));
}
function putPolicy(settings, input, { context }) {
    const policyText = readText(input.policyText);
    if (!isPolicy(policyText))
        return refuseParameter('PolicyText', 'Invalid registry policy provided');
    settings.policyText = policyText;
    return { registryId: context.account, policyText };
}
function getPolicy({ policyText }, _input, { context }) {
    if (policyText !== undefined)
        return { registryId: context.account, policyText };
    const message = `Registry policy does not exist in the registry with id '${context.account}'`;
    return { type: 'RegistryPolicyNotFoundException', message };
}
function deletePolicy(settings, input, world) {
    const deleted = getPolicy(settings, input, world);
    settings.policyText = undefined;
    return deleted;
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/registry/registry.js






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
    const settings = createSettingsOperations(parts.settings);
    const operations = new Map([...ECR_OPERATIONS, ...createLayerOperations(parts), ...settings]);
    return {
        parts,
        call(operation, input) {
            if (operation === 'GetAuthorizationToken')
                return authorize(parts, readTexts(input.registryIds));
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
/** One token for each of the registries, which are all this one (ECR API reference, GetAuthorizationToken). */
function authorize(parts, registryIds) {
    const registries = registryIds.length === 0 ? [parts.account] : registryIds;
    const authorizationData = registries.map(() => ({ ...issueToken(parts), proxyEndpoint: `http://${parts.host}` }));
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

;// CONCATENATED MODULE: ./packages/local-ecs/lib/registry/distribution-manifests.js








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
        providedDigest: isDigest ? place.reference : undefined,
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
    // Says that referrers are listed (OCI Distribution Specification, pushing manifests with subject).
    const subject = (0,type_helpers/* defined */.s)({ 'oci-subject': readSubject(text) });
    return reply({ status: 201, headers: { location, 'docker-content-digest': digest, ...subject } });
}
/** Deletes a tag, or by digest the image with all its tags. */
function removeManifest(registry, repository, reference) {
    const image = findImage(repository, reference);
    if (image === undefined)
        return replyWithError('MANIFEST_UNKNOWN', 'Requested image not found');
    registry.keep(DIGEST.test(reference) ? withoutImage(repository, reference) : withoutTag(repository, reference));
    return reply({ status: 202 });
}
function listRepositoryTags(repository, query) {
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
    const requested = Number(query.get('n') ?? 1000);
    const size = Number.isInteger(requested) && requested >= 0 ? requested : 1000;
    const rest = sorted.filter((item) => item > last);
    const items = rest.slice(0, size);
    const end = items.at(-1);
    const next = end === undefined ? '' : `<${list.path}?n=${size}&last=${encodeURIComponent(end)}>; rel="next"`;
    return reply({
        status: 200,
        headers: {
            'content-type': 'application/json',
            ...(0,type_helpers/* defined */.s)({ link: items.length < rest.length && next !== '' ? next : undefined }),
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

;// CONCATENATED MODULE: ./packages/local-ecs/lib/registry/distribution.js






/** Answers the registry protocol, version 2, as docker, buildkit and containerd speak it. */
async function answerDistribution(registry, request) {
    const route = readDistributionRoute(request.path);
    if (!mayEnter(registry, request, route))
        return requestLogin(registry.parts.host);
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
            return method === 'GET' ? listRepositoryTags(repository, request.query) : unsupported;
        case 'manifest':
            if (method === 'GET')
                return showManifest(repository, route.reference);
            if (method === 'PUT')
                return storeManifest(registry, request, { repository, reference: route.reference });
            return method === 'DELETE' ? removeManifest(registry, repository, route.reference) : unsupported;
        case 'referrers':
            return method === 'GET' ? showReferrers(repository, route.digest, request.query) : unsupported;
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
var external_node_timers_promises_ = __webpack_require__(58500);
;// CONCATENATED MODULE: ./packages/local-ecs/lib/fault-injection/answer-fault.js


/** Undefined for a fault that lets the call be applied, or that answers with no exception. */
function answerInjectedFault(fault, call, place) {
    const isQuery = call.protocol === 'query';
    switch (fault.kind) {
        case 'error':
            return refusedAnswer(fault.type, fault.message, fault.status);
        case 'denied':
            return refusedAnswer(isQuery ? 'AccessDenied' : 'AccessDeniedException', describeDenial(call, place));
        case 'expired':
            return refusedAnswer(isQuery ? 'ExpiredToken' : 'ExpiredTokenException', 'The security token included in the request is expired');
        case 'throttled':
            return refusedAnswer(isQuery ? 'Throttling' : 'ThrottlingException', 'Rate exceeded');
        default:
            return undefined;
    }
}
/** Text as IAM's policy evaluation writes it (IAM User Guide, troubleshooting access denied messages). */
function describeDenial(call, place) {
    const service = call.service === 'elbv2' ? 'elasticloadbalancing' : call.service;
    const action = `${service}:${call.operation}`;
    return `User: ${userArn(place.account)} is not authorized to perform: ${action} on resource: ${findDeniedResource(call, place)} because no identity-based policy allows the ${action} action`;
}
/** `*` where the action knows no resource, or the input names none. */
function findDeniedResource({ service, operation, input }, { account, region }) {
    const arn = (resource) => `arn:aws:${service}:${region}:${account}:${resource}`;
    switch (service) {
        case 'ecs':
            return findEcsResource(operation, input, arn);
        case 'ecr': {
            const repository = answer_fault_readText(input.repositoryName) ?? answer_fault_readText(input.repositoryNames);
            return repository === undefined ? '*' : arn(`repository/${repository}`);
        }
        case 'logs':
            return arn(`log-group:${answer_fault_readText(input.logGroupName) ?? ''}:log-stream:${answer_fault_readText(input.logStreamName) ?? ''}`);
        case 'secretsmanager': {
            const id = answer_fault_readText(input.SecretId) ?? '';
            return id.startsWith('arn:') ? id : arn(`secret:${id}`);
        }
        case 'events': {
            const bus = answer_fault_readText(input.EventBusName) ?? 'default';
            return arn(`rule/${bus === 'default' ? '' : `${bus}/`}${answer_fault_readText(input.Rule) ?? answer_fault_readText(input.Name) ?? ''}`);
        }
        case 'scheduler':
            return arn(`schedule/${answer_fault_readText(input.GroupName) ?? 'default'}/${answer_fault_readText(input.Name) ?? ''}`);
        default:
            return '*';
    }
}
/**
 * Of task definitions the actions that register, run or tag them know one from another (Service Authorization
 * Reference).
 */
function findEcsResource(operation, input, arn) {
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

;// CONCATENATED MODULE: ./packages/local-ecs/lib/http/advice.js
const TARGET_GROUPS = ' POST /_slipway/target-groups makes a target group with its listener.';
const INSTANCES = ' RegisterContainerInstance (ecs) and POST /_slipway/instances add container instances.';
/** What makes the same in the local ECS, by the operation that is refused. */
const ADVICE = new Map([
    ['CreateLoadBalancer', TARGET_GROUPS],
    ['CreateTargetGroup', TARGET_GROUPS],
    ['CreateListener', TARGET_GROUPS],
    ['RunInstances', INSTANCES],
    ['CreateAutoScalingGroup', INSTANCES],
]);
/** The end of a refusal: empty, or a sentence with the request that does the same here. */
function adviseFor(operation) {
    return ADVICE.get(operation) ?? '';
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/http/aws-query.js

/** No input is nested deeper; deeper names are not split. */
const DEEPEST = 16;
/** Undefined when the body has no action. */
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
    const described = writeElement('Error', { Type: type, Code: error.type, Message: error.message });
    const id = writeElement('RequestId', requestId);
    return writeXml(status, `<ErrorResponse xmlns="${namespace}">${described}${id}</ErrorResponse>`, requestId);
}
/** Lists have `member` elements; an absent field has no element. Names come from the code, never from a client. */
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
/** Omits characters that are invalid in XML. */
function escapeXml(text) {
    return text
        .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
        .replace(/[<>&"']/g, (character) => `&#${character.codePointAt(0)};`);
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/http/query-error.js

/** Errors of an API that has come from the query protocol to AWS JSON, as that of CloudWatch has. */
/** Codes of the query protocol by exception (Amazon CloudWatch API Reference; trait awsQueryError of the model). */
const query_error_CODES = {
    InvalidParameterCombinationException: 'InvalidParameterCombination',
    InvalidParameterValueException: 'InvalidParameterValue',
    MissingRequiredParameterException: 'MissingParameter',
    ValidationException: 'ValidationError',
};
/** @param type the exception */
function queryCodeOf(type) {
    return query_error_CODES[type] ?? type;
}
/** Clients know an error by its earlier code, which is in a header (Smithy 2.0, AWS query compatible trait). */
function writeQueryCompatibleAnswer(answer, requestId) {
    const reply = writeAnswer(answer, requestId);
    const headers = { ...reply.headers, 'content-type': 'application/x-amz-json-1.0' };
    if (answer.ok)
        return { ...reply, headers };
    const side = answer.status === 500 ? 'Receiver' : 'Sender';
    return { ...reply, headers: { ...headers, 'x-amzn-query-error': `${queryCodeOf(answer.type)};${side}` } };
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/http/cloudwatch-query.js


/**
 * CloudWatch in the query protocol, which older clients speak, such as version 2.9 of the AWS CLI: a form has texts
 * only, and times are written as ISO 8601. The operations have the values of AWS JSON.
 */
/** Fields by their types (Amazon CloudWatch API Reference, DescribeAlarms, PutMetricData, GetMetricData). */
const NUMBERS = new Set([
    ...['MaxRecords', 'MaxDatapoints', 'Period', 'StorageResolution'],
    ...['Values', 'Counts', 'SampleCount', 'Sum', 'Minimum', 'Maximum'],
]);
const TIMES = new Set(['Timestamp', 'StartTime', 'EndTime']);
/** The input with numbers, times in seconds and booleans; a text that is none of them stays, and is then refused. */
function readTypes(input) {
    return Object.fromEntries(Object.entries(input).map(([name, value]) => {
        // The Value of a dimension is a text, that of a metric is a number.
        const isNumber = NUMBERS.has(name) || (name === 'Value' && input.MetricName !== undefined);
        return [name, value === undefined ? value : readType(value, isNumber ? 'Number' : name)];
    }));
}
function readType(value, name) {
    if ((0,json/* isJsonList */.P8)(value))
        return value.map((item) => readType(item, name));
    if ((0,json/* isJsonObject */.OW)(value))
        return readTypes(value);
    if (typeof value !== 'string' || value === '')
        return value;
    if (name === 'ReturnData')
        return value === 'true';
    if (name === 'Number')
        return keepFinite(Number(value), value);
    return TIMES.has(name) ? keepFinite(Date.parse(value) / 1000, value) : value;
}
function keepFinite(read, text) {
    return Number.isFinite(read) ? read : text;
}
/** The answer with times as texts, and errors by their codes of this protocol. */
function writeTypes(answer) {
    if (!answer.ok)
        return { ...answer, type: queryCodeOf(answer.type) };
    const { MetricDataResults: results } = answer.output;
    if (results === undefined || !(0,json/* isJsonList */.P8)(results))
        return answer;
    return { ok: true, output: { ...answer.output, MetricDataResults: results.map(writeTimes) } };
}
function writeTimes(result) {
    if (!(0,json/* isJsonObject */.OW)(result) || !(0,json/* isJsonList */.P8)(result.Timestamps))
        return result;
    const Timestamps = result.Timestamps.map((seconds) => new Date(Number(seconds) * 1000).toISOString());
    return { ...result, Timestamps };
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/http/query-service.js
/** The services that speak the query protocol. */
/** XML namespaces of the services that speak the query protocol. */
const NAMESPACES = {
    sts: 'https://sts.amazonaws.com/doc/2011-06-15/',
    iam: 'https://iam.amazonaws.com/doc/2010-05-08/',
    cloudwatch: 'http://monitoring.amazonaws.com/doc/2010-08-01/',
    unknown: 'http://amazonaws.com/',
    elbv2: 'http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/',
};
const VERSIONS = {
    '2011-06-15': 'sts',
    '2010-05-08': 'iam',
    '2015-12-01': 'elbv2',
    '2010-08-01': 'cloudwatch',
};
/** By the version of the API; without one by the service that the request was signed for. */
function chooseQueryService(version, signedFor) {
    if (version !== undefined)
        return VERSIONS[version] ?? 'unknown';
    if (signedFor === 'elasticloadbalancing')
        return 'elbv2';
    if (signedFor === 'monitoring')
        return 'cloudwatch';
    if (signedFor === 'iam')
        return 'iam';
    return signedFor === undefined || signedFor === 'sts' ? 'sts' : 'unknown';
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/http/read-call.js










/**
 * ECS, ECR, ECR Public, CodeDeploy, Logs, CloudWatch, Secrets Manager, Systems Manager and EventBridge by
 * `X-Amz-Target`; STS, IAM, Elastic Load Balancing and older clients of CloudWatch by their form; EventBridge Scheduler
 * by its paths.
 */
function readCall(reader, request) {
    if (request.rest !== undefined)
        return readSchedulerCall(reader, request, request.rest);
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
            return refusedAnswer('MissingAuthenticationTokenException', 'Missing Authentication Token');
        }
        if (authorization.kind === 'malformed')
            return refusedAnswer('IncompleteSignatureException', INCOMPLETE_SIGNATURE);
        if (input === undefined)
            return refusedAnswer('SerializationException', 'The body is not a JSON object.');
        const context = { caller: authorization.caller, ageMs };
        const answer = service === 'unknown' ? undefined : reader.services[service](operation, input, context);
        return answer ?? refuseUnknown(service === 'unknown' ? authorization.service : service, operation);
    };
    const writeReply = service === 'cloudwatch' ? writeQueryCompatibleAnswer : writeAnswer;
    const write = (answer) => writeReply(answer, request.requestId);
    return { service, operation, input: input ?? {}, protocol: 'json', apply, write };
}
/** Signed, as the signature says which API it is. */
function readSchedulerCall(reader, request, rest) {
    const { operation, input } = readRestCall(rest, request.body);
    const apply = (ageMs) => {
        const authorization = readAuthorization(request.headers.authorization);
        if (authorization.kind !== 'signed')
            return refusedAnswer('IncompleteSignatureException', INCOMPLETE_SIGNATURE);
        if (input === undefined)
            return refusedAnswer('SerializationException', 'The body is not a JSON object.');
        const context = { caller: authorization.caller, ageMs };
        return reader.services.scheduler(operation, input, context) ?? refuseUnknown('scheduler', operation);
    };
    const write = (answer) => writeRestAnswer(answer, request.requestId);
    return { service: 'scheduler', operation, input: input ?? {}, protocol: 'json', apply, write };
}
const INCOMPLETE_SIGNATURE = "Authorization header requires 'Credential' parameter: AWS4-HMAC-SHA256 Credential=KEY/DATE/REGION/SERVICE/aws4_request.";
function refuseUnknown(service, target) {
    // The name follows the last dot of a target.
    const operation = target.slice(target.lastIndexOf('.') + 1);
    const name = operation === '' ? 'A request without X-Amz-Target' : `${operation} (${service})`;
    return refusedAnswer('UnknownOperationException', `${name} is not an operation of the local ECS.${adviseFor(operation)}`);
}
/** Called with a token instead of credentials (STS API reference, AssumeRoleWithWebIdentity). */
const UNSIGNED = new Set(['AssumeRoleWithWebIdentity']);
const NOBODY = { accessKeyId: '', region: '' };
function readQueryCall(reader, request, form) {
    const { action } = form;
    const service = chooseQueryService(form.version, readSignedService(request.headers));
    const input = service === 'cloudwatch' ? readTypes(form.input) : form.input;
    const apply = (ageMs) => {
        const authorization = readAuthorization(request.headers.authorization);
        if (authorization.kind !== 'signed' && !UNSIGNED.has(action)) {
            return refusedAnswer('MissingAuthenticationToken', 'Request is missing Authentication Token');
        }
        if (service === 'unknown') {
            const signedFor = readSignedService(request.headers) ?? 'unknown';
            return refusedAnswer('InvalidAction', `${action} (${signedFor}) is not an operation of the local ECS.${adviseFor(action)}`);
        }
        const caller = authorization.kind === 'signed' ? authorization.caller : NOBODY;
        const context = { caller, ageMs, ...(0,type_helpers/* defined */.s)({ sessionToken: request.headers['x-amz-security-token'] }) };
        const answer = reader.services[service](action, input, context);
        if (answer !== undefined)
            return answer;
        return refusedAnswer('InvalidAction', `Could not find operation ${action} in the local ECS.${adviseFor(action)}`);
    };
    const call = { namespace: NAMESPACES[service], action, requestId: request.requestId };
    const write = (answer) => writeQueryAnswer(service === 'cloudwatch' ? writeTypes(answer) : answer, call);
    return { service, operation: action, input, protocol: 'query', apply, write };
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/endpoint/api.js




async function answerApi(parts, request) {
    const call = readCall(parts, request);
    const { before, fault, after } = parts.faults.next(call.operation);
    for (const act of before)
        parts.callAsOther(act);
    const ageMs = chooseAge(parts, call, fault);
    const { logged, outcome } = playCall(parts, call, { fault, ageMs });
    const { service, operation, input } = call;
    const client = request.headers['user-agent']?.slice(0, 200);
    const marks = (0,type_helpers/* defined */.s)({
        fault: fault === undefined ? undefined : fault.kind,
        ageMs: ageMs === 0 ? undefined : ageMs,
        client,
    });
    parts.log.record({ service, operation, input, answer: logged, ...marks, at: parts.now() });
    for (const act of after)
        parts.callAsOther(act);
    return outcome;
}
function playCall(parts, call, { fault, ageMs }) {
    if (fault?.kind === 'reset-before')
        return { logged: 'none', outcome: { kind: 'reset' } };
    if (fault?.kind === 'silence')
        return { logged: 'none', outcome: { kind: 'silent' } };
    if (fault?.kind === 'html') {
        return { logged: `html ${fault.status}`, outcome: { kind: 'reply', reply: writePage(fault.status) } };
    }
    const refusal = fault === undefined ? throttle(parts, call) : answerInjectedFault(fault, call, parts);
    const answer = refusal ?? call.apply(ageMs);
    return { logged: answer.ok ? 'ok' : answer.type, outcome: applyReplyFault(call.write(answer), fault) };
}
/** Only a read can be answered from the past, and only ECS documents that it does so. */
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
    return answerInjectedFault({ kind: 'throttled' }, call, parts);
}
async function applyReplyFault(reply, fault) {
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

;// CONCATENATED MODULE: ./packages/local-ecs/lib/http/loopback.js
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
/**
 * Whether a `Host` header names loopback, an IP address, or a name that no public site can have: of one label, as a
 * service container has (`ecs`), or below `internal` or `local`. A page of a public site cannot make the browser send one.
 */
function isPrivateHost(host) {
    if (host === undefined || isLoopbackHost(host))
        return host !== undefined;
    const name = host.replace(/:\d{1,5}$/, '').toLowerCase();
    return /^\d{1,3}(?:\.\d{1,3}){3}$|^\[[\da-f:.]+\]$|^[\w-]+$|^(?:[\w-]+\.)+(?:internal|local)$/.test(name);
}
/**
 * Whether an `Origin` header, which browsers send with every POST, is absent or of this address. A page of another port
 * of this machine is of another origin: it could start tasks with a request that needs no answer.
 */
function isOwnOrigin(origin, host) {
    return origin === undefined || (host !== undefined && origin.toLowerCase() === `http://${host.toLowerCase()}`);
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/endpoint/check-access.js



/** The refusal of a request that is not for this local ECS, or has no token where one is needed. */
function refuseRequest({ isOpen, token }, request) {
    const { path, host, origin, authorization } = request;
    if (!isOpen && !isLoopbackHost(host))
        return replyWithText(403, 'The local ECS answers only on loopback.');
    if (!isPrivateHost(host))
        return replyWithText(403, 'The local ECS does not answer for a public host name.');
    if (!isOwnOrigin(origin, host)) {
        return replyWithText(403, 'The local ECS does not answer pages of another address.');
    }
    const isControl = path.startsWith('/_slipway/') && path !== '/_slipway/health';
    if (token === undefined || !isControl || isBearer(authorization, token))
        return undefined;
    const error = 'The control address needs the header "Authorization: Bearer TOKEN". The token is the value of SLIPWAY_LOCAL_TOKEN, or was printed at the start.';
    const refusal = replyWithJson(401, { error });
    return { ...refusal, headers: { ...refusal.headers, 'www-authenticate': 'Bearer' } };
}
/** In constant time, whatever the length. */
function isBearer(authorization, token) {
    const given = /^bearer +(\S+)$/i.exec(authorization ?? '')?.[1] ?? '';
    return (0,external_node_crypto_.timingSafeEqual)(digest(given), digest(token));
}
function digest(text) {
    return (0,external_node_crypto_.createHash)('sha256').update(text).digest();
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/endpoint/endpoint.js









/** A manifest of 4 MiB, escaped as JSON text, fits. */
const LONGEST_BODY = 16 * 1024 * 1024;
/**
 * One address for everything: the AWS APIs at `/`, the registry under `/v2/`, the control address under `/_slipway/`.
 */
function createEndpoint(parts) {
    return async (request) => {
        const url = new URL(request.url ?? '/', 'http://127.0.0.1');
        const { host, origin, authorization } = request.headers;
        const refusal = refuseRequest(parts.access, { path: url.pathname, host, origin, authorization });
        if (refusal !== undefined)
            return asOutcome(refusal);
        if (url.pathname === '/v2' || url.pathname.startsWith('/v2/'))
            return answerRegistry(parts.registry, request, url);
        const received = await readBytes(request, LONGEST_BODY);
        const body = received && (await decompress(received, request.headers['content-encoding'], LONGEST_BODY));
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
    const call = { method, path: endpoint_decode(url.pathname), query: url.searchParams, headers, body: request };
    return asOutcome(await answerDistribution(registry, call));
}
async function answerBody(parts, request, read) {
    const method = request.method ?? 'GET';
    if (read.path.startsWith('/_slipway/'))
        return asOutcome(await answerControl(parts.controls, { method, ...read }));
    const headers = flatten(request);
    const requestId = (0,external_node_crypto_.randomUUID)();
    const rest = { method, path: read.path, query: read.query };
    if (isSchedulerCall(rest, headers))
        return answerApi(parts.api, { headers, body: read.body, requestId, rest });
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
/** Headers as plain values. Node joins a repeated header as HTTP defines. */
function flatten(request) {
    return Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]));
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/lost-tasks.js


/** The container agent's words for a container that it knew and does not find again (ECS container agent, source). */
const VANISHED = 'ContainerVanishedError: No container matching saved ID found';
/** That of SIGKILL, which such containers are removed with. */
const KILLED = 137;
/** All real tasks are gone: their containers have ended, and no connection is left to drain. Simulated ones live on. */
function listLostTaskFacts(state) {
    if (state.settings.tasks === 'simulated')
        return [];
    return [...state.tasks.values()].flatMap((task) => [...listLostTargets(task), ...listLostContainers(task)]);
}
function listLostTargets(task) {
    return task.targets
        .filter(({ state, targetGroupArn }) => state === 'draining' && !isClassic(targetGroupArn))
        .map(({ targetGroupArn }) => ({ kind: 'target-drained', targetGroupArn, taskArn: task.arn }));
}
/** A task that waits for a container will never have started; one that is over by then does not hear of it. */
function listLostContainers(task) {
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
        const shift = last?.shift?.isRolling === true ? undefined : last?.shift;
        return routeTraffic(service, shift, state.serviceRevisions);
    });
    return [...listeners, ...routes];
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/fault-injection/faults.js

function planCall(rules, call) {
    const fitting = rules.filter((rule) => fitsCall(rule, call));
    const fault = fitting.find((rule) => rule.fault !== undefined)?.fault;
    return {
        before: fitting.flatMap(({ before }) => before ?? []),
        ...(0,type_helpers/* defined */.s)({ fault }),
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
/** The age of the oldest state that the rules can answer, in milliseconds of engine time. */
function findLongestAge(rules) {
    return Math.max(0, ...rules.map(({ fault }) => (fault?.kind === 'stale' ? fault.ms : 0)));
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/fault-injection/fault-book.js

const UNCHANGED = { before: [], after: [] };
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
            // Names come from clients: calls are counted only with a rule, so the map stays small.
            if (rules.length === 0)
                return UNCHANGED;
            const count = (counts.get(operation) ?? 0) + 1;
            countOfAll += 1;
            counts.set(operation, count);
            return planCall(rules, { operation, count, countOfAll });
        },
    };
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/fault-injection/foreign-call.js

/** The call is written to the log of calls, marked as foreign. */
function createForeignCalls({ services, region, log, now }) {
    return ({ service = 'ecs', operation, input }) => {
        const context = { caller: { accessKeyId: 'AKIDSOMEBODYELSE', region }, ageMs: 0 };
        const answer = services[service](operation, input, context) ??
            refusedAnswer('UnknownOperationException', `${operation} (${service}) is not an operation of the local ECS.`);
        const logged = answer.ok ? 'ok' : answer.type;
        log.record({ service, operation, input, answer: logged, by: 'another service', at: now() });
        return answer;
    };
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/http/call-log.js

const LONGEST_TEXT = 2_000;
function createCallLog(limit = 10_000) {
    let calls = [];
    return {
        record(call) {
            calls.push({ ...call, input: hideSecrets(hideValue(call)) });
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
/** The value of a parameter has no name that says so. */
function hideValue({ service, input }) {
    return service === 'ssm' && input.Value !== undefined ? { ...input, Value: '***' } : input;
}
/**
 * The input as it may be shown: values of environment variables and of anything named like a secret become `***`,
 * long texts are cut. Names stay.
 */
function hideSecrets(input) {
    return Object.fromEntries(Object.entries(input).map(([name, value]) => [name, hideField(name, value)]));
}
function hideField(name, value) {
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

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(37067);
;// CONCATENATED MODULE: ./packages/local-ecs/lib/http/server.js





/**
 * Opens a port.
 * @throws SettingError when another program has the port, or this user may not have it
 */
async function listen(place) {
    let ready = () => { };
    let answerer = new Promise((resolve) => {
        ready = resolve;
    });
    const server = (0,external_node_http_.createServer)((request, response) => void serve(answerer, request, response));
    // A layer may take long to push, and a client may think for a while between two calls.
    server.requestTimeout = 0;
    server.keepAliveTimeout = 60_000;
    await server_open(server, place);
    const address = server.address();
    if (address === null || typeof address === 'string')
        throw new Error('the server has no port');
    const answerWith = (next) => {
        // Without a request nobody waits for it; whoever makes it gets its error.
        next.catch(() => { });
        ready(next);
        answerer = next;
    };
    return { port: address.port, answerWith, close: () => server_close(server) };
}
function server_open(server, { port, address }) {
    return new Promise((resolve, reject) => {
        const refuse = (error) => reject(explainPort(error, port));
        server.once('error', refuse);
        server.listen(port, address, () => {
            server.off('error', refuse);
            resolve();
        });
    });
}
function explainPort(fault, port) {
    const why = REFUSED_PORTS[readNodeError(fault).code ?? ''];
    if (why === undefined)
        return fault;
    return new SettingError(`Port ${port} ${why}.`, 'Use --port.', fault);
}
const REFUSED_PORTS = {
    EADDRINUSE: 'is in use (another slipway local, or LocalStack?)',
    EACCES: 'is not allowed for this user',
};
function server_close(server) {
    return new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
    });
}
async function serve(answerer, request, response) {
    try {
        const answer = await answerer;
        await write(await answer(request), request, response);
    }
    catch (thrown) {
        // Either the client disconnected or there is a bug. A connected client must get an answer.
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
    // A file stream cannot read an empty range, since its end is inclusive.
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

;// CONCATENATED MODULE: ./packages/local-ecs/lib/logs/log-store.js
/** Log groups with their settings and streams, as calls made them. In memory only. */

function createLogStore() {
    return { groups: new Map(), deletedAt: new Map() };
}
function openGroup(name) {
    return { name, logGroupClass: 'STANDARD', isProtected: false, tags: {}, streams: new Map() };
}
function withStream(group, stream) {
    return { ...group, streams: new Map(group.streams).set(stream.name, stream) };
}
/** Texts of CloudWatch Logs, as observed in its answers. */
function log_store_refuseAbsent(what) {
    return new ApiError('ResourceNotFoundException', `The specified ${what} does not exist.`);
}
function refuseExisting(what) {
    return new ApiError('ResourceAlreadyExistsException', `The specified ${what} already exists`);
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/find-load-balancer.js


/** Of all listeners on 127.0.0.1 that no other load balancer is named for. */
const LOCAL = 'app/local/50dc6c495c0c9188';
/**
 * `app/NAME/ID`, as the ARN of a load balancer ends and as CloudWatch has it; undefined for a target group without a
 * listener. From the production listener of a service or of CodeDeploy, or else that of the local ECS itself.
 */
function findLoadBalancer(state, targetGroupArn) {
    const shared = [...listOfServices(state), ...listOfCodeDeploy(state)].filter((each) => each.targetGroupArns.includes(targetGroupArn));
    const named = shared.flatMap(({ listeners }) => listeners).flatMap(readLoadBalancer);
    if (named[0] !== undefined)
        return named[0];
    const together = [targetGroupArn, ...shared.flatMap(({ targetGroupArns }) => targetGroupArns)];
    const isHeard = together.some((arn) => (state.targetGroups.get(arn)?.specification.listenPort ?? 0) > 0);
    return isHeard ? LOCAL : undefined;
}
/** From `…:listener-rule/app/NAME/ID/…` or `…:listener/app/NAME/ID/…` (Service Authorization Reference, ELB). */
function readLoadBalancer(listener) {
    const [, loadBalancer] = /:listener(?:-rule)?\/((?:app|net)\/[^/]+\/[^/]+)\//.exec(listener) ?? [];
    return loadBalancer === undefined ? [] : [loadBalancer];
}
function listOfServices({ services, serviceRevisions }) {
    return [...services.values()].flatMap(({ deployments }) => deployments.flatMap(({ serviceRevisionArn }) => readObjects(serviceRevisions.get(serviceRevisionArn)?.shape ?? {}, 'loadBalancers').map(readShared)));
}
function readShared(loadBalancer) {
    const groups = [readString(loadBalancer, 'targetGroupArn'), findAlternate(loadBalancer)];
    const rule = readString(readObject(loadBalancer, 'advancedConfiguration') ?? {}, 'productionListenerRule');
    return {
        targetGroupArns: groups.filter((arn) => arn !== undefined),
        listeners: rule === undefined ? [] : [rule],
    };
}
function listOfCodeDeploy({ deploymentGroups, targetGroups }) {
    const groups = [...targetGroups.values()];
    return [...deploymentGroups.values()].flatMap(({ settings }) => readObjects(settings.loadBalancerInfo, 'targetGroupPairInfoList').map((pair) => {
        const names = readObjects(pair, 'targetGroups').map((group) => readString(group, 'name'));
        return {
            targetGroupArns: groups.filter((group) => names.includes(group.specification.name)).map(({ arn }) => arn),
            listeners: readStrings(readObject(pair, 'prodTrafficRoute') ?? {}, 'listenerArns'),
        };
    }));
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/metrics/count-request.js

const count_request_MINUTE_MS = 60_000;
/**
 * Adds a request to the metrics of its minute: for the load balancer, and for it with the target group (Elastic Load
 * Balancing User Guide, CloudWatch metrics for your Application Load Balancer). That the errors of the load balancer
 * itself are there for a target group too is of the local ECS.
 *
 * @param now milliseconds since the epoch, engine time
 */
function countRequest({ state, metrics, now }, request) {
    const loadBalancer = findLoadBalancer(state, request.targetGroupArn);
    if (loadBalancer === undefined)
        return;
    const at = Math.floor(now / count_request_MINUTE_MS) * count_request_MINUTE_MS;
    const whole = { name: 'LoadBalancer', value: loadBalancer };
    const group = { name: 'TargetGroup', value: request.targetGroupArn.replace(/^.*:/, '') };
    for (const dimensions of [[whole], [group, whole]]) {
        for (const { name, value, unit } of listMeasures(request)) {
            const sample = { at, unit, count: 1, sum: value, minimum: value, maximum: value };
            metrics.put({ namespace: 'AWS/ApplicationELB', name, dimensions }, sample, now);
        }
    }
}
function listMeasures({ answer }) {
    const one = (name) => ({ name, value: 1, unit: 'Count' });
    switch (answer.by) {
        case 'target':
            return [
                one('RequestCount'),
                ...countCode('HTTPCode_Target', answer.status),
                { name: 'TargetResponseTime', value: answer.seconds, unit: 'Seconds' },
            ];
        case 'load-balancer':
            // A request for which no target was chosen is not in RequestCount.
            return [...(answer.isTargetChosen ? [one('RequestCount')] : []), ...countCode('HTTPCode_ELB', answer.status)];
        case 'nobody':
            return [one('RequestCount')];
    }
}
function countCode(prefix, status) {
    const name = `${prefix}_${Math.floor(status / 100)}XX_Count`;
    return status >= 200 && status < 600 ? [{ name, value: 1, unit: 'Count' }] : [];
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/metrics/metric-store.js
/** Metrics in memory: the values of the last hours, by metric. */
/** More than a deployment and its verification take. CloudWatch itself keeps values for days. */
const BOUNDS = { keptMs: 3 * 3_600_000, samples: 100_000 };
const metric_store_MINUTE_MS = 60_000;
function openMetricStore(bounds = BOUNDS) {
    const minutes = new Map();
    let size = 0;
    const drop = (minute) => {
        for (const samples of minutes.get(minute)?.values() ?? [])
            size -= samples.size;
        minutes.delete(minute);
    };
    return {
        put(metric, sample, now) {
            const oldest = now - bounds.keptMs;
            for (const minute of minutes.keys())
                if (minute + metric_store_MINUTE_MS <= oldest)
                    drop(minute);
            if (sample.at < oldest)
                return;
            size += addSample(minutes, toKey(metric), sample);
            while (size > bounds.samples)
                size -= dropFirst(minutes);
        },
        list(metric, from, to) {
            const key = toKey(metric);
            const within = [...minutes].filter(([minute]) => minute < to && minute + metric_store_MINUTE_MS > from);
            const samples = within.flatMap(([, minute]) => [...(minute.get(key)?.values() ?? [])]);
            return samples.filter(({ at }) => at >= from && at < to);
        },
    };
}
/** Equal values become one sample, so that many requests need little memory. Returns how many samples there are more. */
function addSample(minutes, key, sample) {
    const start = Math.floor(sample.at / metric_store_MINUTE_MS) * metric_store_MINUTE_MS;
    const minute = minutes.get(start) ?? new Map();
    minutes.set(start, minute);
    const samples = minute.get(key) ?? new Map();
    minute.set(key, samples);
    const { at, unit, count, sum, minimum, maximum } = sample;
    const same = [at, unit, minimum, maximum].join(' ');
    const known = samples.get(same);
    samples.set(same, known === undefined ? sample : { ...sample, count: known.count + count, sum: known.sum + sum });
    return known === undefined ? 1 : 0;
}
/** Drops a sample of the oldest minute. Returns how many samples there are fewer. */
function dropFirst(minutes) {
    const start = Math.min(...minutes.keys());
    for (const [key, samples] of minutes.get(start) ?? []) {
        for (const first of samples.keys()) {
            samples.delete(first);
            if (samples.size === 0)
                minutes.get(start)?.delete(key);
            return 1;
        }
    }
    minutes.delete(start);
    return 0;
}
function toKey({ namespace, name, dimensions }) {
    const pairs = dimensions.map((one) => [one.name, one.value]);
    return JSON.stringify([namespace, name, ...pairs.sort(([one = ''], [other = '']) => (one < other ? -1 : 1))]);
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/registry/passwords.js

const TWELVE_HOURS_MS = 12 * 60 * 60 * 1000;
/** The oldest are removed first; no client has as many. */
const MOST_KEPT = 10_000;
/**
 * Passwords carry their expiry and a signature, so that they stay good in every process that knows the secret.
 * @param now wall clock: a client compares the expiry with its own
 */
function createPasswords(now, secret) {
    // Kept as hashes, so that the time of a lookup reveals nothing about the token.
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
/** Compares in constant time. */
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

;// CONCATENATED MODULE: ./packages/local-ecs/lib/engine/answer-operation.js

/** The answer or the refusal of an operation; undefined when the API has none of that name. */
function answerOperation(operations, { operation, input }, context) {
    const operate = operations.get(operation);
    if (operate === undefined)
        return undefined;
    try {
        return { ok: true, output: operate(context, input) };
    }
    catch (thrown) {
        if (thrown instanceof ApiError)
            return answerApiError(thrown);
        throw thrown;
    }
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/scaling/answer-scaling.js



function openScalingStore() {
    return { targets: new Map(), policies: new Map() };
}
const answer_scaling_OPERATIONS = new Map([
    ['RegisterScalableTarget', ofEcs(registerTarget)],
    ['DeregisterScalableTarget', ofEcs(deregisterTarget)],
    ['DescribeScalableTargets', ofEcs(describeTargets)],
    ['PutScalingPolicy', ofEcs(answer_scaling_putPolicy)],
    ['DescribeScalingPolicies', ofEcs(describePolicies)],
]);
/** Undefined when there is no such operation. */
function answerScaling(store, operation, input) {
    return answerOperation(answer_scaling_OPERATIONS, { operation, input }, store);
}
/** Texts of the local ECS, of this and all errors below. */
function ofEcs(operate) {
    return (store, input) => {
        const namespace = readString(input, 'ServiceNamespace');
        if (namespace === 'ecs')
            return operate(store, input);
        const message = `The local ECS scales the namespace ecs only, not ${namespace ?? 'none'}.`;
        throw new ApiError('ValidationException', message);
    };
}
/** `service/CLUSTER/NAME`, and the only dimension of a service. */
function readKey(input) {
    const resource = readString(input, 'ResourceId') ?? '';
    if (!/^service\/[^/]+\/[^/]+$/.test(resource)) {
        throw new ApiError('ValidationException', `ResourceId '${resource}' is not service/CLUSTER/NAME.`);
    }
    if (readString(input, 'ScalableDimension') !== 'ecs:service:DesiredCount') {
        throw new ApiError('ValidationException', 'ScalableDimension must be ecs:service:DesiredCount.');
    }
    return resource;
}
function registerTarget({ targets }, input) {
    const key = readKey(input);
    const known = targets.get(key) ?? {};
    const [MinCapacity, MaxCapacity] = ['MinCapacity', 'MaxCapacity'].map((name) => {
        return readNumber(input, name) ?? readNumber(known, name);
    });
    if (MinCapacity === undefined || MaxCapacity === undefined || MinCapacity > MaxCapacity) {
        throw new ApiError('ValidationException', 'MinCapacity and MaxCapacity are required, the least first.');
    }
    targets.set(key, {
        ServiceNamespace: 'ecs',
        ResourceId: key,
        ScalableDimension: 'ecs:service:DesiredCount',
        MinCapacity,
        MaxCapacity,
        RoleARN: ROLE,
        CreationTime: CREATED_AT,
        SuspendedState: input.SuspendedState ?? known.SuspendedState ?? NOTHING_SUSPENDED,
    });
    return {};
}
/** In seconds since the epoch; no clock decides it, so that an answer stays the same. */
const CREATED_AT = Date.UTC(2026, 0, 1) / 1000;
/** The service-linked role (Application Auto Scaling User Guide, service-linked roles). */
const ROLE = 'arn:aws:iam::123456789012:role/aws-service-role/ecs.application-autoscaling.amazonaws.com/AWSServiceRoleForApplicationAutoScaling_ECSService';
const NOTHING_SUSPENDED = {
    DynamicScalingInSuspended: false,
    DynamicScalingOutSuspended: false,
    ScheduledScalingSuspended: false,
};
function deregisterTarget({ targets, policies }, input) {
    const key = readKey(input);
    if (!targets.delete(key))
        throw new ApiError('ObjectNotFoundException', `No scalable target ${key}.`);
    for (const [name, policy] of policies)
        if (policy.ResourceId === key)
            policies.delete(name);
    return {};
}
function describeTargets({ targets }, input) {
    const ids = readStrings(input, 'ResourceIds');
    const all = [...targets.values()];
    return { ScalableTargets: ids.length === 0 ? all : all.filter(({ ResourceId: id }) => ids.includes(String(id))) };
}
function answer_scaling_putPolicy({ targets, policies }, input) {
    const key = readKey(input);
    if (!targets.has(key))
        throw new ApiError('ObjectNotFoundException', `No scalable target ${key}.`);
    const name = readString(input, 'PolicyName') ?? '';
    const PolicyARN = `arn:aws:autoscaling:us-east-1:123456789012:scalingPolicy:0:resource/ecs/${key}:policyName/${name}`;
    policies.set(`${key} ${name}`, { ...input, PolicyARN, CreationTime: CREATED_AT });
    return { PolicyARN };
}
function describePolicies({ policies }, input) {
    const id = readString(input, 'ResourceId');
    return { ScalingPolicies: [...policies.values()].filter(({ ResourceId }) => id === undefined || ResourceId === id) };
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/schedules/schedule-store.js
function createScheduleStore(place) {
    const { account, region, now } = place;
    return { account, region, now, rules: new Map(), schedules: new Map() };
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/secrets/parameter.js
/** A parameter of Parameter Store and its versions. Values in, values out. */

/** In the ARN a parameter `/a/b` is `parameter/a/b`, and so is `a/b`. */
function parameterArn(place, name) {
    return `arn:aws:ssm:${place.region}:${place.account}:parameter${name.startsWith('/') ? name : `/${name}`}`;
}
/** The value as it is answered: without decryption that of a SecureString stays unreadable. */
function showValue({ type, name }, { value, number }, isDecrypted) {
    return type === 'SecureString' && !isDecrypted ? btoa(inventDigest(`${name}:${number}`)) : value;
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/secrets/secret.js
/** A secret and its versions. Values in, values out. Times are milliseconds since the epoch. */

const CURRENT = 'AWSCURRENT';
const PREVIOUS = 'AWSPREVIOUS';
/** One of the start, which has one version at most. */
function openSecret(given) {
    const { name, arn, text, deletesAt } = given;
    const first = text === undefined ? [] : [{ id: FIRST_ID, createdAt: 0, stages: [CURRENT], text }];
    return { name, arn, createdAt: 0, changedAt: 0, tags: {}, versions: first, ...(0,type_helpers/* defined */.s)({ deletesAt }) };
}
const FIRST_ID = '00000000-0000-4000-8000-000000000000';
/** Of versions without a label, Secrets Manager keeps about a hundred (Secrets Manager User Guide, quotas). */
const MOST_VERSIONS = 100;
/**
 * Adds a version. Its labels leave the other versions, and the one that was current is the previous one then; the first
 * version is always current (Secrets Manager API reference, PutSecretValue).
 */
function withVersion(secret, version) {
    const isFirst = !secret.versions.some(({ stages }) => stages.includes(CURRENT));
    const stages = [...new Set([...version.stages, ...(isFirst ? [CURRENT] : [])])];
    const isCurrent = stages.includes(CURRENT);
    const others = secret.versions.map((one) => {
        const kept = one.stages.filter((stage) => !stages.includes(stage) && !(isCurrent && stage === PREVIOUS));
        return { ...one, stages: isCurrent && one.stages.includes(CURRENT) ? [...kept, PREVIOUS] : kept };
    });
    const versions = [...others, { ...version, stages }].slice(-MOST_VERSIONS);
    return { ...secret, versions, changedAt: version.createdAt };
}
/** By id, by label or by both; without either the current one. */
function findVersion({ versions }, { id, stage }) {
    const label = stage ?? (id === undefined ? CURRENT : undefined);
    return versions.find((one) => (id === undefined || one.id === id) && (label === undefined || one.stages.includes(label)));
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/secrets/secret-store.js
/** Secrets and parameters: those that exist at the start, and what calls made of them. In memory only. */


function createSecretStore(world, initial = {}) {
    const calls = { secrets: new Map(), parameters: new Map(), goneSecrets: new Set() };
    return { ...world, ...initial, ...calls, goneParameters: new Set() };
}
/** @param id name or ARN; an ARN may lack the suffix, as in Secrets Manager */
function findSecretName(store, id) {
    const wanted = listSecretForms(id);
    const names = store.names ?? [id];
    if (wanted.some((form) => store.goneSecrets.has(form)))
        return undefined;
    if (!names.some((name) => listSecretForms(name).some((form) => wanted.includes(form))))
        return undefined;
    const name = id.replace(/^arn:[^:]*:secretsmanager:[^:]*:[^:]*:secret:/, '');
    if (name !== id)
        return { arn: id, name: dropSuffix(name) };
    return { arn: secretArn(store, id, 'LOCAL1'), name: id };
}
function isDeleted(store, { arn, name }) {
    const forms = new Set([...listSecretForms(arn), name]);
    return (store.deleted ?? []).some((one) => listSecretForms(one).some((form) => forms.has(form)));
}
/** @param suffix six random characters */
function secretArn({ region, account }, name, suffix) {
    return `arn:aws:secretsmanager:${region}:${account}:secret:${name}-${suffix}`;
}
/** A secret that a call made, by its name or its ARN, of which the suffix may be absent; one of the start has any. */
function findKeptSecret(store, id) {
    for (const secret of store.secrets.values()) {
        const { deletesAt = Number.POSITIVE_INFINITY } = secret;
        if (deletesAt > store.now())
            continue;
        store.secrets.delete(secret.name);
        store.goneSecrets.add(secret.name);
    }
    return [...store.secrets.values()].find(({ name, arn, createdAt }) => id === name || id === arn || id === dropSuffix(arn) || (createdAt === 0 && dropSuffix(id) === dropSuffix(arn)));
}
/** A secret that can be changed: one that a call made, or that was given at the start. */
function findSecret(store, id) {
    const kept = findKeptSecret(store, id);
    if (kept !== undefined || store.names === undefined)
        return kept;
    const initial = findSecretName(store, id);
    if (initial === undefined)
        return undefined;
    const forms = new Set([...listSecretForms(initial.arn), initial.name]);
    const value = Object.entries(store.values ?? {}).find(([name]) => !OF_VERSION.test(name) && listSecretForms(name).some((one) => forms.has(one)));
    return openSecret({ ...initial, text: value?.[1], deletesAt: isDeleted(store, initial) ? DELETED_AT : undefined });
}
/** A `valueFrom` of a key or a version. */
const OF_VERSION = /^arn:[^:]*:secretsmanager:[^:]*:[^:]*:secret:[^:]*:/;
/** No clock decides it, so that an answer stays the same. */
const DELETED_AT = Date.UTC(2030, 0, 1);
/** Whether a parameter of the name exists, by its name or in the ARN form. */
function hasParameter({ names, parameters, goneParameters }, wanted) {
    if (parameters.has(wanted))
        return true;
    return !goneParameters.has(wanted) && (names === undefined || names.map(toParameterName).includes(wanted));
}
/** Names that are parameters; one that is not an ARN may be a secret as well. */
function listParameterNames({ names = [], parameters, goneParameters }) {
    const initial = names.filter((name) => !/^arn:[^:]*:secretsmanager:/.test(name)).map(toParameterName);
    return [...new Set([...initial.filter((name) => !goneParameters.has(name)), ...parameters.keys()])];
}
/** A parameter with a value: one that a call made, or of the start. */
function findParameter(store, name) {
    const kept = store.parameters.get(name);
    if (kept !== undefined || store.goneParameters.has(name))
        return kept;
    const value = Object.entries(store.values ?? {}).find(([key]) => toParameterName(key) === name)?.[1];
    if (value === undefined)
        return undefined;
    const type = 'SecureString';
    const arn = parameterArn(store, name);
    return { name, arn, type, tier: 'Standard', dataType: 'text', tags: {}, versions: [{ number: 1, value, at: 0 }] };
}
/** Secrets Manager adds a hyphen and six characters to the name (Secrets Manager User Guide, ARN). */
function dropSuffix(name) {
    return name.replace(/-[A-Za-z0-9]{6}$/, '');
}
function listSecretForms(text) {
    const name = /^arn:[^:]*:secretsmanager:[^:]*:[^:]*:secret:([^:]+)/.exec(text)?.[1] ?? text;
    return [...new Set([name, dropSuffix(name)])];
}
function toParameterName(text) {
    return text.replace(/^arn:[^:]*:ssm:[^:]*:[^:]*:parameter/, '');
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/settings/read-lag.js
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

// EXTERNAL MODULE: ./packages/local-ecs/lib/settings/throttle-groups.js
var throttle_groups = __webpack_require__(39752);
;// CONCATENATED MODULE: ./packages/local-ecs/lib/settings/token-bucket.js
/** Token buckets, as ECS throttles its API: a call takes a token; every full second some are added. */
/**
 * Takes a token, if there is one (ECS API reference, Request throttling: tokens are added once a second and those that
 * find the bucket full are lost).
 * @param bucket undefined: no call was made yet, so it is full
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

;// CONCATENATED MODULE: ./packages/local-ecs/lib/settings/throttle.js
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

;// CONCATENATED MODULE: ./packages/local-ecs/lib/emulator/clock.js
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
 * A clock whose times are promised before they are shown, so that one that starts at the last promise never shows an
 * earlier time. A promise that cannot be written is retried at the next reading of the clock.
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
/**
 * Node's timers may fire a fraction of a millisecond early, and none waits longer than 24 days: then it waits again.
 */
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

;// CONCATENATED MODULE: ./packages/local-ecs/lib/control/edit-scenario.js
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

;// CONCATENATED MODULE: ./packages/local-ecs/lib/forms/specify-instances.js

/** Each has a loopback address of its own, so that several tasks can use the same static port; zones alternate. */
function specifyInstances(groups, { region, taken, size }) {
    const singles = groups.flatMap(({ count = 1, ...group }) => Array.from({ length: count }, () => group));
    const used = new Set([...taken, ...singles.map(({ address }) => address)]);
    let last = 0;
    return singles.map((group, at) => {
        const number = group.address === undefined ? findFreeAddress(used, last + 1) : at + 1;
        if (group.address === undefined)
            last = number;
        const fallback = { address: addressOf(number), availabilityZone: zoneOf(region, number) };
        return { ...size, ...fallback, ...group };
    });
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/emulator/instance-controls.js




/** Drains and removes instances with API calls, as an operator does. */
function createInstanceControls(host, region) {
    const operator = { accessKeyId: 'local', region };
    const setStatus = ({ cluster, instances }, status) => {
        const containerInstances = toInstanceArns(host.state(), { cluster, instances });
        return host.call('UpdateContainerInstancesState', { cluster, containerInstances, status }, operator);
    };
    return {
        instances: () => listPresent(host.state()).map(showInstance),
        addInstances: (cluster, instances) => host.addInstances(cluster, specify(host.state(), instances)),
        drainInstances: (request) => setStatus(request, 'DRAINING'),
        activateInstances: (request) => setStatus(request, 'ACTIVE'),
        removeInstances: (request) => removeAll(host, request, operator),
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
        ...(0,type_helpers/* defined */.s)({ capacityProvider }),
        attributes,
    };
}
function specify(state, instances) {
    const taken = new Set(listPresent(state).map(({ address }) => address));
    const groups = typeof instances === 'number' ? [{ count: instances }] : instances;
    return specifyInstances(groups, { region: state.settings.region, taken, size: DEFAULT_SIZE });
}
/** An instance can be named by its address, its id or its ARN. */
function toInstanceArns(state, { cluster, instances }) {
    const present = listPresent(state).filter((instance) => instance.cluster === lastPart(cluster));
    return instances.map((name) => present.find(({ address }) => address === name)?.arn ?? name);
}
/** Stops at the first refusal, which is then the answer. */
function removeAll(host, request, operator) {
    const { cluster } = request;
    const containerInstances = [];
    for (const containerInstance of toInstanceArns(host.state(), request)) {
        const input = { cluster, containerInstance, force: true };
        const answer = host.call('DeregisterContainerInstance', input, operator);
        if (!answer.ok)
            return answer;
        containerInstances.push(answer.output.containerInstance ?? null);
    }
    return { ok: true, output: { containerInstances } };
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/emulator/controls.js




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
        ...createSettingsControls(parts),
        callAsOther: parts.callAsOther,
        reset: parts.reset,
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
/** The host keeps earlier states for as long as any setting needs. */
function createSettingsControls({ host, faults, readLag, throttle }) {
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

;// CONCATENATED MODULE: ./packages/local-ecs/lib/emulator/draw.js

/** So many random hex digits, for names that no run has to repeat. */
function draw_drawHex(digits) {
    return (0,external_node_crypto_.randomBytes)(Math.ceil(digits / 2))
        .toString('hex')
        .slice(0, digits);
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/runtime/secret.js
/** Values of a container's `secrets`, from a map that replaces Secrets Manager and Parameter Store. */

/**
 * Finds the value that a `valueFrom` means: the name or ARN of a parameter, or the ARN of a secret, which may be
 * followed by `:json-key:version-stage:version-id` (ECS Developer Guide, secrets in environment variables). A version
 * other than the current one is found only under the complete `valueFrom`.
 */
function secret_findSecret(values, valueFrom) {
    const own = readOwn(values, valueFrom);
    if (own !== undefined)
        return { value: own };
    const parts = valueFrom.split(':');
    return parts[2] === 'secretsmanager' ? findInManager(values, valueFrom, parts) : secret_findParameter(values, valueFrom);
}
function findInManager(values, valueFrom, parts) {
    const [name = '', jsonKey = '', stage = '', version = ''] = parts.slice(6);
    const isCurrent = (stage === '' || stage === 'AWSCURRENT') && version === '';
    const arn = parts.slice(0, 7).join(':');
    const value = isCurrent ? readFirst(values, [arn, secret_dropSuffix(arn), name, secret_dropSuffix(name)]) : undefined;
    if (value === undefined) {
        return failSecret(valueFrom, "ResourceNotFoundException: Secrets Manager can't find the specified secret.");
    }
    return chooseKey(value, jsonKey);
}
/** @param why the answer of Secrets Manager */
function failSecret(valueFrom, why) {
    return failManager(`failed to fetch secret ${valueFrom} from secrets manager: ${why}`);
}
/** The whole value, or that of a key of its JSON. */
function chooseKey(value, jsonKey) {
    return jsonKey === '' ? { value } : secret_readKey(value, jsonKey);
}
/** Secrets Manager adds a hyphen and six characters to the name (Secrets Manager User Guide, ARN). */
function secret_dropSuffix(name) {
    return name.replace(/-[A-Za-z0-9]{6}$/, '');
}
function secret_readKey(text, key) {
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
function secret_findParameter(values, valueFrom) {
    const [, path] = /^arn:[^:]+:ssm:[^:]*:[^:]*:parameter(\/.+)$/.exec(valueFrom) ?? [];
    const value = path === undefined ? undefined : readFirst(values, [path, path.slice(1)]);
    return value === undefined ? failParameter(valueFrom) : { value };
}
function failParameter(valueFrom) {
    const said = `service call has been retried 1 time(s): invalid parameters: ${valueFrom}`;
    return { error: `unable to retrieve secrets from ssm: ${said}` };
}
function failManager(said) {
    return { error: `unable to retrieve secret from asm: service call has been retried 1 time(s): ${said}` };
}
function readFirst(values, names) {
    return names.map((name) => readOwn(values, name)).find((value) => value !== undefined);
}
function readOwn(values, name) {
    return Object.hasOwn(values, name) ? values[name] : undefined;
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/secrets/secrets-input.js



/** Texts as observed in answers of the real service, unless marked. */
function refuseAbsentSecret() {
    return new ApiError('ResourceNotFoundException', "Secrets Manager can't find the specified secret.");
}
function refuseSecretParameter(message) {
    return new ApiError('InvalidParameterException', message);
}
function secrets_input_refuseRequest(message) {
    return new ApiError('InvalidRequestException', message);
}
/** @throws ApiError ResourceNotFoundException */
function secrets_input_readSecret(store, input) {
    const secret = findSecret(store, readString(input, 'SecretId') ?? '');
    if (secret === undefined)
        throw refuseAbsentSecret();
    return secret;
}
const MARKED = "You can't perform this operation on the secret because it was marked for deletion.";
/** @throws ApiError InvalidRequestException for one that is scheduled for deletion */
function readLiveSecret(store, input) {
    const secret = secrets_input_readSecret(store, input);
    if (secret.deletesAt !== undefined)
        throw secrets_input_refuseRequest(MARKED);
    return secret;
}
function keepSecret(store, secret) {
    store.goneSecrets.delete(secret.name);
    store.secrets.set(secret.name, secret);
}
/** Of the value, in bytes (Secrets Manager API reference, CreateSecret). */
const MOST_BYTES = 65_536;
/** The value of a new version; undefined when the request has none. */
function secrets_input_readValue(input) {
    const text = readString(input, 'SecretString');
    const binary = readString(input, 'SecretBinary');
    if (text !== undefined && binary !== undefined) {
        throw refuseSecretParameter("You can't specify both a binary secret value and a string secret value in the same secret.");
    }
    const bytes = text === undefined ? ((binary?.length ?? 0) * 3) / 4 : new TextEncoder().encode(text).length;
    // Wording not documented.
    if (bytes > MOST_BYTES)
        throw refuseSecretParameter(`The value has more than ${MOST_BYTES} bytes.`);
    if (text !== undefined)
        return { text };
    return binary === undefined ? undefined : { binary };
}
/** The request token is the id of a version; without one an id is made. */
function readVersionId({ drawHex }, input) {
    const token = readString(input, 'ClientRequestToken');
    if (token === undefined)
        return drawHex(32).replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-4$3-8$4-$5');
    if (token.length >= 32 && token.length <= 64)
        return token;
    throw refuseSecretParameter('ClientRequestToken must be 32-64 characters long.');
}
const secrets_input_MOST_TAGS = 50;
/** Wording of the refusals not documented. */
function secrets_input_readTags(input, before) {
    const given = readObjects(input, 'Tags').map((tag) => [
        readString(tag, 'Key') ?? '',
        readString(tag, 'Value') ?? '',
    ]);
    const wrong = given.find(([key, value]) => key === '' || key.length > 128 || value.length > 256);
    if (wrong !== undefined)
        throw refuseSecretParameter(`The tag ${wrong[0]} is not valid.`);
    const tags = { ...before, ...Object.fromEntries(given) };
    if (Object.keys(tags).length <= secrets_input_MOST_TAGS)
        return tags;
    throw refuseSecretParameter(`A secret has at most ${secrets_input_MOST_TAGS} tags.`);
}
function secrets_input_listTags(tags) {
    return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/emulator/find-stored-secret.js




/**
 * The value that a `valueFrom` means, of a secret or parameter that a call made or deleted. Undefined for any other: then
 * the file of secrets applies.
 */
function findStoredSecret(store, valueFrom) {
    return valueFrom.split(':')[2] === 'secretsmanager'
        ? find_stored_secret_findInManager(store, valueFrom)
        : findInParameters(store, valueFrom);
}
/** `arn:aws:secretsmanager:REGION:ACCOUNT:secret:NAME:json-key:version-stage:version-id`; empty parts may be absent. */
function find_stored_secret_findInManager(store, valueFrom) {
    const parts = valueFrom.split(':');
    const [name = '', jsonKey = '', stage = '', id = ''] = parts.slice(6);
    const secret = findKeptSecret(store, parts.slice(0, 7).join(':'));
    if (secret === undefined) {
        const isGone = [name, dropSuffix(name)].some((one) => store.goneSecrets.has(one));
        return isGone ? failSecret(valueFrom, find_stored_secret_ABSENT) : undefined;
    }
    if (secret.deletesAt !== undefined)
        return failSecret(valueFrom, `InvalidRequestException: ${MARKED}`);
    const version = findVersion(secret, { id: id || undefined, stage: stage || undefined });
    // Values in binary are not supported (ECS Developer Guide, secrets in environment variables).
    return version?.text === undefined ? failSecret(valueFrom, find_stored_secret_ABSENT) : chooseKey(version.text, jsonKey);
}
const find_stored_secret_ABSENT = "ResourceNotFoundException: Secrets Manager can't find the specified secret.";
function findInParameters(store, valueFrom) {
    const name = toParameterName(valueFrom);
    const names = name === valueFrom ? [name] : [name, name.slice(1)];
    const value = names.map((one) => store.parameters.get(one)?.versions.at(-1)?.value).find((one) => one !== undefined);
    if (value !== undefined)
        return { value };
    return names.some((one) => store.goneParameters.has(one)) ? failParameter(valueFrom) : undefined;
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/emulator/state-history.js
/** Earlier states of an engine, which its host keeps for stale reads. */
/** A busy engine steps some hundred times in a second of a fast clock. */
const MOST_STATES = 2_000;
function createStateHistory(first) {
    let moments = [first];
    let keptMs = 0;
    return {
        note(moment) {
            const horizon = moment.at - keptMs;
            const all = [...moments, moment].slice(-MOST_STATES);
            // The last state before the horizon is the state at the horizon.
            const oldest = all.findLastIndex(({ at }) => at <= horizon);
            moments = oldest > 0 ? all.slice(oldest) : all;
        },
        keepFor(ms) {
            keptMs = ms;
            moments = moments.slice(-1);
        },
        find(at) {
            const found = moments.findLast((moment) => moment.at <= at);
            const oldest = moments[0] ?? first;
            return found === undefined ? oldest : { at, state: found.state };
        },
    };
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/emulator/host.js

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
        past: createStateHistory({ at: clock.now(), state }),
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
        report(fact) {
            memory.waiting.push({ kind: 'fact', fact });
            takeTurn(parts, memory, () => undefined);
        },
        addInstances: (cluster, instances) => run({ kind: 'add-instances', cluster, instances }),
        putTargetGroup: (targetGroup) => run({ kind: 'put-target-group', targetGroup }),
        putScenario: (scenario) => run({ kind: 'put-scenario', scenario }),
        putImages: (digests) => run({ kind: 'put-images', digests }),
        putLogGroups: (logGroups) => run({ kind: 'put-log-groups', logGroups }),
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
/** Once the state can be written again, a refused call may be retried. */
const NOT_KEPT = {
    ok: false,
    type: 'ServerException',
    message: 'The local ECS cannot write to its folder; nothing has changed.',
    status: 500,
};
/** A command that arrives during another one (a fact reported from inside an effect) is queued. */
function runCommand(parts, memory, command) {
    if (memory.isClosed)
        return { ok: false, type: 'ServerException', message: 'The local ECS is closed.', status: 500 };
    if (memory.isBusy) {
        memory.waiting.push(command);
        return NO_ANSWER;
    }
    return takeTurn(parts, memory, () => takeStep(parts, memory, command)) ?? NOT_KEPT;
}
/** Does one step, then the queued commands, and sleeps until the next one is due. */
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

;// CONCATENATED MODULE: ./packages/local-ecs/lib/emulator/lives.js
/**
 * A reset begins a new life on the same port, so that nothing of the old one is left, whatever it remembered. What is
 * shown stays one object, with the fields of the present life.
 */
async function runLives(parts) {
    const { listener, begin } = parts;
    let refusal = parts.refusal;
    const replace = async () => {
        if (refusal !== undefined)
            return refusal;
        const next = life
            .end()
            .then(life.release)
            .then(() => begin(reset));
        listener.answerWith(next.then(({ answer }) => answer));
        life = await next;
        Object.assign(shown, life.shown);
        return undefined;
    };
    let turn = Promise.resolve();
    const reset = () => {
        const done = turn.then(replace, replace);
        turn = done;
        return done;
    };
    let life = await begin(reset);
    listener.answerWith(Promise.resolve(life.answer));
    const close = once(async () => {
        refusal = 'The local ECS has stopped.';
        await turn.catch(() => { });
        await life.end();
        await listener.close();
        await life.release();
    });
    const shown = { ...life.shown, close };
    return shown;
}
/** However often it is called. */
function once(act) {
    let ended;
    return () => {
        ended ??= act();
        return ended;
    };
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/runtime/read-json.js
/** Fields of documents that were checked before: a value of another type counts as absent. */

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
/** An empty list counts as absent: the image's own applies (tutorials of AWS have `"entryPoint": []`). */
function readFilled(from) {
    const texts = read_json_readTexts(from);
    return texts?.length === 0 ? undefined : texts;
}
/** The container ports of a port mapping: one, or those of its range. */
function expandContainerPorts(mapping) {
    const range = /^(\d+)-(\d+)$/.exec(read_json_readText(mapping.containerPortRange) ?? '');
    const first = range === null ? read_json_readNumber(mapping.containerPort) : Number(range[1]);
    if (first === undefined)
        return [];
    const last = range === null ? first : Number(range[2]);
    return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}
/** The fields whose value is text. */
function readTextFields(from) {
    const entries = Object.entries(read_json_readObject(from));
    return Object.fromEntries(entries.filter((entry) => typeof entry[1] === 'string'));
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/emulator/read-task.js

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

;// CONCATENATED MODULE: ./packages/local-ecs/lib/load-balancing/describe-target-groups.js




const MOST_GROUPS = 400;
/** By ARN, by name, by load balancer, or all. */
function describe_target_groups_describeTargetGroups(state, input) {
    const groups = chooseGroups(ofLoadBalancer(state, readString(input, 'LoadBalancerArn')), input);
    const size = describe_target_groups_readCount(input, 'PageSize', MOST_GROUPS);
    const start = describe_target_groups_readCount(input, 'Marker', 0);
    const end = start + size;
    return omitAbsent({
        TargetGroups: groups.slice(start, end).map((group) => describe_target_groups_describeGroup(state, group)),
        NextMarker: end < groups.length ? String(end) : undefined,
    });
}
/** A load balancer is known while a target group belongs to it. */
function ofLoadBalancer(state, requested) {
    const all = [...state.targetGroups.values()];
    if (requested === undefined)
        return all;
    const found = all.filter(({ arn }) => listLoadBalancers(state, arn).includes(requested));
    if (found.length === 0)
        throw new ApiError('LoadBalancerNotFound', 'One or more load balancers not found');
    return found;
}
/** At most one (Elastic Load Balancing API Reference, TargetGroup). */
function listLoadBalancers(state, targetGroupArn) {
    const name = findLoadBalancer(state, targetGroupArn);
    return name === undefined ? [] : [loadBalancerArn(state.settings, name)];
}
function chooseGroups(all, input) {
    const arns = readStrings(input, 'TargetGroupArns');
    const names = readStrings(input, 'Names');
    if (arns.length === 0 && names.length === 0)
        return all;
    const isRequested = ({ arn, specification }) => arns.includes(arn) || names.includes(specification.name);
    const found = all.filter(isRequested);
    if (found.length < new Set([...arns, ...names]).size)
        throw refuseAbsentGroup();
    return found;
}
function refuseAbsentGroup() {
    return new ApiError('TargetGroupNotFound', 'One or more target groups not found');
}
function describe_target_groups_readCount(input, field, fallback) {
    const text = readString(input, field) ?? String(fallback);
    // Wording not documented.
    if (!/^\d{1,9}$/.test(text))
        throw new ApiError('ValidationError', `${field} '${text}' is not valid`);
    return Number(text);
}
function describe_target_groups_describeGroup(state, { arn, specification }) {
    return omitAbsent({
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
        LoadBalancerArns: listLoadBalancers(state, arn),
        TargetType: specification.targetType ?? findTargetType(state, arn),
        ProtocolVersion: 'HTTP1',
        IpAddressType: 'ipv4',
    });
}
/** A target group without a type accepts both. It has that of its first task; before, none. */
function findTargetType(state, arn) {
    for (const task of state.tasks.values()) {
        if (task.targets.some(({ targetGroupArn }) => targetGroupArn === arn)) {
            return task.instanceArn === undefined ? 'ip' : 'instance';
        }
    }
    return undefined;
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/load-balancing/describe-target-health.js




/** All targets of the group, or the requested ones: one that is not registered is `unused`. */
function describeTargetHealths(state, input) {
    const arn = readString(input, 'TargetGroupArn') ?? '';
    if (!/^arn:[^:]*:elasticloadbalancing:[^:]*:[^:]*:targetgroup\/[^/]+\/[^/]+$/.test(arn)) {
        throw new ApiError('ValidationError', `'${arn}' is not a valid target group ARN`);
    }
    const targets = describeTargetHealth(state, arn);
    if (targets === undefined)
        throw refuseAbsentGroup();
    const requested = readObjects(input, 'Targets');
    const described = requested.length === 0 ? targets.map(describe_target_health_describeTarget) : requested.flatMap((one) => describe_target_health_findTarget(targets, one));
    return { TargetHealthDescriptions: described };
}
function describe_target_health_findTarget(targets, requested) {
    const id = readString(requested, 'Id') ?? '';
    const port = readString(requested, 'Port');
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

;// CONCATENATED MODULE: ./packages/local-ecs/lib/load-balancing/answer-load-balancing.js




const answer_load_balancing_OPERATIONS = new Map([
    ['DescribeTargetGroups', describe_target_groups_describeTargetGroups],
    ['DescribeTargetGroupAttributes', describeTargetGroupAttributes],
    ['DescribeTargetHealth', describeTargetHealths],
]);
/** Answers the reads of Elastic Load Balancing (version 2); undefined when there is no such operation. */
function answerLoadBalancing(state, operation, input) {
    return answerOperation(answer_load_balancing_OPERATIONS, { operation, input }, state);
}
function describeTargetGroupAttributes(state, input) {
    const group = state.targetGroups.get(readString(input, 'TargetGroupArn') ?? '');
    if (group === undefined)
        throw refuseAbsentGroup();
    const seconds = group.specification.deregistrationDelaySeconds;
    return { Attributes: [{ Key: 'deregistration_delay.timeout_seconds', Value: String(seconds) }] };
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/logs/log-stream.js
/** The log streams that the awslogs driver of ECS makes: one a container that has started. Values in, values out. */

/** Whether a task definition names the group. */
function hasLogGroup(state, group) {
    for (const arn of state.revisions.keys()) {
        if (readLogTargets(state, arn).some((target) => target.group === group))
            return true;
    }
    return false;
}
/** The groups that task definitions name. */
function listLogGroups(state) {
    return [...state.revisions.keys()].flatMap((arn) => readLogTargets(state, arn).map(({ group }) => group));
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

;// CONCATENATED MODULE: ./packages/local-ecs/lib/logs/open-stream.js

/** In the order in which they were made, first those of tasks. */
function listStreams(context, group) {
    const { state, store } = context;
    const written = store.groups.get(group)?.streams ?? new Map();
    const isLeft = (name, createdAt) => createdAt >= (store.deletedAt.get(group) ?? 0) && createdAt >= (store.deletedAt.get(`${group}:${name}`) ?? 0);
    const ofTasks = listLogStreams(state, group)
        .filter(({ name, createdAt }) => isLeft(name, createdAt))
        .map((stream) => ({
        group,
        name: stream.name,
        createdAt: stream.createdAt,
        readLines: () => join(context.readLines(stream), written.get(stream.name)?.lines ?? []),
    }));
    const others = [...written.values()].filter(({ name }) => !ofTasks.some((stream) => stream.name === name));
    return [
        ...ofTasks,
        ...others.map(({ name, createdAt, lines }) => ({ group, name, createdAt, readLines: () => join([], lines) })),
    ];
}
function findStream(context, group, name) {
    return listStreams(context, group).find((stream) => stream.name === name);
}
/** Lines of a task keep their numbers while nothing is written between them. */
function join(ofTask, written) {
    if (written.length === 0)
        return ofTask;
    const lines = [...ofTask, ...written].sort((one, other) => one.at - other.at);
    return lines.map((line, number) => ({ ...line, number }));
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/logs/logs-input.js






/** Texts of CloudWatch Logs, as observed in its answers. */
function refuseLogsParameter(message) {
    return new ApiError('InvalidParameterException', message);
}
/** Created by a call, given, or named by a task definition; and not deleted since. */
function hasGroup({ state, store }, group) {
    if (!isGroup(state.logGroups, group))
        return false;
    return state.logGroups.kind === 'only' || store.groups.has(group) || hasLogGroup(state, group);
}
/** @throws ApiError ResourceNotFoundException */
function readLogGroup(context, input) {
    const group = readString(input, 'logGroupName') ?? readGroupIdentifier(input);
    if (group === undefined)
        throw refuseAbsentField('logGroupName');
    if (!hasGroup(context, group))
        throw log_store_refuseAbsent('log group');
    return group;
}
/** A group with its settings; one that no call created has none yet. @throws ApiError ResourceNotFoundException */
function touchGroup(context, name) {
    if (!hasGroup(context, name))
        throw log_store_refuseAbsent('log group');
    return context.store.groups.get(name) ?? openGroup(name);
}
function changeGroup({ store }, group) {
    store.groups.set(group.name, group);
    return {};
}
/** CloudWatch Logs API reference, CreateLogGroup, CreateLogStream. */
const NAMES = { logGroupName: '[\\.\\-_/#A-Za-z0-9]+', logStreamName: '[^:*]*' };
const LONGEST_NAME = 512;
/** @throws ApiError InvalidParameterException */
function logs_input_readName(input, field) {
    const name = readString(input, field);
    if (name === undefined)
        throw refuseAbsentField(field);
    if (name === '')
        throw refuseConstraint(field, name, 'have length greater than or equal to 1');
    if (name.length > LONGEST_NAME)
        throw refuseConstraint(field, name, `have length less than or equal to ${LONGEST_NAME}`);
    const pattern = NAMES[field];
    if (new RegExp(`^${pattern}$`).test(name))
        return name;
    throw refuseConstraint(field, name, `satisfy regular expression pattern: ${pattern}`);
}
function refuseConstraint(field, value, rule) {
    const constraint = `Value '${value}' at '${field}' failed to satisfy constraint: Member must ${rule}`;
    return refuseLogsParameter(`1 validation error detected: ${constraint}`);
}
/** `arn:aws:logs:REGION:ACCOUNT:log-group:NAME` with or without `:*`; undefined for any other text. */
function readGroupArn(arn) {
    return /^arn:[^:]*:logs:[^:]*:[^:]*:log-group:([^:]+)(?::\*)?$/.exec(arn)?.[1];
}
/** A name or an ARN. */
function readGroupIdentifier(input) {
    const identifier = readString(input, 'logGroupIdentifier');
    return identifier === undefined ? undefined : (readGroupArn(identifier) ?? identifier);
}
/** @throws ApiError ResourceNotFoundException */
function readLogStream(context, input) {
    const name = readString(input, 'logStreamName');
    if (name === undefined)
        throw refuseAbsentField('logStreamName');
    const stream = findStream(context, readLogGroup(context, input), name);
    if (stream === undefined)
        throw log_store_refuseAbsent('log stream');
    return stream;
}
function refuseAbsentField(field) {
    const constraint = `Value null at '${field}' failed to satisfy constraint: Member must not be null`;
    return refuseLogsParameter(`1 validation error detected: ${constraint}`);
}
/** `limit`, a whole number from 1 to `most`; `most` when it is not given. */
function readLimit(input, most) {
    const limit = readNumber(input, 'limit') ?? most;
    if (limit >= 1 && limit <= most)
        return Math.floor(limit);
    const bound = limit < 1 ? 'greater than or equal to 1' : `less than or equal to ${most}`;
    throw refuseConstraint('limit', String(limit), `have value ${bound}`);
}
/**
 * Whether a line is between `startTime` and `endTime`, the end not included; empty lines are no events (CloudWatch Logs
 * API reference, InputLogEvent).
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
    return refuseLogsParameter('The specified nextToken is invalid.');
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/logs/describe-log-groups.js




const describe_log_groups_MOST_GROUPS = 50;
/** Sorted by name (CloudWatch Logs API reference, DescribeLogGroups). */
function describeLogGroups(context, input) {
    const prefix = readString(input, 'logGroupNamePrefix');
    const pattern = readString(input, 'logGroupNamePattern');
    if (prefix !== undefined && pattern !== undefined) {
        // Wording not documented.
        throw refuseLogsParameter('logGroupNamePrefix and logGroupNamePattern are mutually exclusive.');
    }
    const limit = readLimit(input, describe_log_groups_MOST_GROUPS);
    const place = readPlace(input);
    const names = describe_log_groups_listNames(context, prefix ?? '').filter((name) => name.startsWith(prefix ?? '') && name.includes(pattern ?? ''));
    const end = place + limit;
    return omitAbsent({
        logGroups: names.slice(place, end).map((name) => describe_log_groups_describeGroup(context, name)),
        nextToken: end < names.length ? writePlace(end) : undefined,
    });
}
/**
 * While every group exists: those that task definitions name, those of calls, and that of the prefix itself, unless it
 * is a folder.
 */
function describe_log_groups_listNames({ state, store }, prefix) {
    const { logGroups } = state;
    const itself = prefix === '' || prefix.endsWith('/') ? [] : [prefix];
    const names = logGroups.kind === 'only' ? logGroups.names : [...listLogGroups(state), ...store.groups.keys(), ...itself];
    return [...new Set(names)].filter((name) => isGroup(logGroups, name)).sort();
}
function describe_log_groups_describeGroup({ state, store }, logGroupName) {
    const { account, region } = state.settings;
    const logGroupArn = `arn:aws:logs:${region}:${account}:log-group:${logGroupName}`;
    const stored = store.groups.get(logGroupName);
    return omitAbsent({
        logGroupName,
        creationTime: stored?.createdAt,
        retentionInDays: stored?.retentionInDays,
        metricFilterCount: stored === undefined ? undefined : 0,
        arn: `${logGroupArn}:*`,
        logGroupArn,
        storedBytes: 0,
        kmsKeyId: stored?.kmsKeyId,
        logGroupClass: stored?.logGroupClass ?? 'STANDARD',
        deletionProtectionEnabled: stored?.isProtected === true ? true : undefined,
    });
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/logs/describe-log-streams.js



const MOST_STREAMS = 50;
function describeLogStreams(context, input) {
    const group = readLogGroup(context, input);
    const limit = readLimit(input, MOST_STREAMS);
    const place = readPlace(input);
    const prefix = readString(input, 'logStreamNamePrefix');
    const isByTime = readString(input, 'orderBy') === 'LastEventTime';
    if (isByTime && prefix !== undefined) {
        throw refuseLogsParameter('Cannot order by LastEventTime with a logStreamNamePrefix.');
    }
    const named = listStreams(context, group).filter(({ name }) => name.startsWith(prefix ?? ''));
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
function describeStream({ state }, stream) {
    const { account, region } = state.settings;
    const lines = stream.readLines();
    const last = lines.at(-1);
    return omitAbsent({
        logStreamName: stream.name,
        creationTime: stream.createdAt,
        firstEventTimestamp: lines[0]?.at,
        lastEventTimestamp: last?.at,
        lastIngestionTime: last?.ingestedAt ?? last?.at,
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

;// CONCATENATED MODULE: ./packages/local-ecs/lib/logs/filter-log-events.js




const filter_log_events_MOST_EVENTS = 10_000;
/** In the order of their time. Patterns of JSON fields and of columns are refused: they are not simulated. */
function filterLogEvents(context, input) {
    const group = readLogGroup(context, input);
    const limit = readLimit(input, filter_log_events_MOST_EVENTS);
    const place = readPlace(input);
    const isInPeriod = readPeriod(input);
    const fits = readPattern(readString(input, 'filterPattern') ?? '');
    const events = listStreams(context, group)
        .filter(chooseStreams(input))
        .flatMap((stream) => stream
        .readLines()
        .filter((line) => isInPeriod(line) && fits(line.text))
        .map((line) => ({ stream, line })))
        .sort((one, other) => one.line.at - other.line.at);
    const end = place + limit;
    return omitAbsent({
        events: events.slice(place, end).map(({ stream, line }) => ({
            logStreamName: stream.name,
            timestamp: line.at,
            message: line.text,
            ingestionTime: line.ingestedAt ?? line.at,
            eventId: formatEventId(stream, line),
        })),
        searchedLogStreams: [],
        nextToken: end < events.length ? writePlace(end) : undefined,
    });
}
/** 56 digits, as CloudWatch Logs has them: the time, the stream and the place in it. */
function formatEventId(stream, line) {
    const name = BigInt(inventDigest(stream.name).replace(/^sha256:(.{16}).*$/, '0x$1'));
    return [line.at, name, line.number].map((part, at) => String(part).padStart(at === 2 ? 16 : 20, '0')).join('');
}
function chooseStreams(input) {
    const names = readStrings(input, 'logStreamNames');
    const prefix = readString(input, 'logStreamNamePrefix');
    if (names.length > 0 && prefix !== undefined) {
        // Wording not documented.
        throw refuseLogsParameter('logStreamNames and logStreamNamePrefix cannot be given together.');
    }
    return ({ name }) => (names.length > 0 ? names.includes(name) : name.startsWith(prefix ?? ''));
}
/**
 * Words as they are written: all must occur, one of those with `?`, none of those with `-`; a phrase is in double
 * quotes (CloudWatch Logs User Guide, filter pattern syntax).
 */
function readPattern(pattern) {
    if (/^\s*[{[%]/.test(pattern))
        throw refuseLogsParameter('The local ECS filters by words only.');
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

;// CONCATENATED MODULE: ./packages/local-ecs/lib/logs/get-log-events.js


const get_log_events_MOST_EVENTS = 10_000;
/**
 * Without a token the latest events, or the first with `startFromHead`; in the order of their time in both cases. A
 * token that leads nowhere further is answered again (CloudWatch Logs API reference, GetLogEvents).
 */
function getLogEvents(context, input) {
    const lines = readLogStream(context, input).readLines().filter(readPeriod(input));
    const page = get_log_events_cutPage(lines, get_log_events_readStart(input), readLimit(input, get_log_events_MOST_EVENTS));
    return {
        events: page.lines.map(({ at, text, ingestedAt = at }) => ({
            timestamp: at,
            message: text,
            ingestionTime: ingestedAt,
        })),
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

;// CONCATENATED MODULE: ./packages/local-ecs/lib/logs/log-tags.js
/** Tags of log groups, by their ARNs and by their names. */




/** CloudWatch Logs API reference, TagResource. */
const log_tags_MOST_TAGS = 50;
/** Adds the given tags to those before. Wording of the refusals not documented. */
function readTagMap(input, before) {
    const given = Object.entries(readObject(input, 'tags') ?? {});
    const wrong = given.find(([key, value]) => key === '' || key.length > 128 || typeof value !== 'string' || value.length > 256);
    if (wrong !== undefined)
        throw refuseLogsParameter(`The tag ${wrong[0]} is not valid.`);
    const tags = { ...before, ...Object.fromEntries(given.map(([key, value]) => [key, String(value)])) };
    if (Object.keys(tags).length <= log_tags_MOST_TAGS)
        return tags;
    throw new ApiError('TooManyTagsException', `A resource has at most ${log_tags_MOST_TAGS} tags.`);
}
/** The resource of the newer operations. */
const byArn = (context, input) => {
    const arn = readString(input, 'resourceArn') ?? '';
    const name = readGroupArn(arn);
    // Wording not documented.
    if (name === undefined)
        throw refuseLogsParameter(`The ARN '${arn}' is not that of a log group.`);
    return touchGroup(context, name);
};
/** The resource of the older operations, which have no refusal of a name. */
const byName = (context, input) => touchGroup(context, readString(input, 'logGroupName') ?? '');
function log_tags_addTags(find) {
    return (context, input) => {
        const group = find(context, input);
        return changeGroup(context, { ...group, tags: readTagMap(input, group.tags) });
    };
}
/** @param field the list of keys */
function log_tags_removeTags(find, field) {
    return (context, input) => {
        const group = find(context, input);
        const keys = readStrings(input, field);
        const tags = Object.fromEntries(Object.entries(group.tags).filter(([key]) => !keys.includes(key)));
        return changeGroup(context, { ...group, tags });
    };
}
function log_tags_listTags(find) {
    return (context, input) => {
        const { tags } = find(context, input);
        return (0,json/* isJsonObject */.OW)(tags) ? { tags } : {};
    };
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/logs/log-groups.js
/** CreateLogGroup, DeleteLogGroup, PutRetentionPolicy, DeleteRetentionPolicy. */







/** CloudWatch Logs API reference, CreateLogGroup. */
const CLASSES = ['STANDARD', 'INFREQUENT_ACCESS', 'DELIVERY'];
/** CloudWatch Logs API reference, PutRetentionPolicy. */
const RETENTIONS = [
    ...[1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653],
];
/** A group that exists only because none was ever created may be created. */
function createLogGroup(context, input) {
    const { store, state } = context;
    const name = logs_input_readName(input, 'logGroupName');
    // Wording not documented.
    if (name.startsWith('aws/'))
        throw refuseLogsParameter("Log group names can't start with the string aws/");
    const isListed = state.logGroups.kind === 'only' && isGroup(state.logGroups, name);
    if (store.groups.get(name)?.createdAt !== undefined || isListed)
        throw refuseExisting('log group');
    const logGroupClass = readString(input, 'logGroupClass') || 'STANDARD';
    if (!CLASSES.includes(logGroupClass)) {
        throw refuseConstraint('logGroupClass', logGroupClass, `satisfy enum value set: [${CLASSES.join(', ')}]`);
    }
    const tags = readTagMap(input, {});
    context.putGroups(withGroup(state.logGroups, name));
    store.groups.set(name, {
        ...openGroup(name),
        createdAt: context.now,
        logGroupClass,
        tags,
        isProtected: readBoolean(input, 'deletionProtectionEnabled') ?? false,
        ...(0,type_helpers/* defined */.s)({ kmsKeyId: readString(input, 'kmsKeyId') }),
    });
    return {};
}
function deleteLogGroup(context, input) {
    const { name, isProtected } = touchGroup(context, logs_input_readName(input, 'logGroupName'));
    if (isProtected) {
        // Wording not documented.
        throw new ApiError('ValidationException', 'The log group has deletion protection enabled.');
    }
    context.putGroups(withoutGroup(context.state.logGroups, name));
    context.store.groups.delete(name);
    context.store.deletedAt.set(name, context.now);
    return {};
}
/** Events expire from no stream: the days are kept and shown, and PutLogEvents rejects events from before. */
function putRetentionPolicy(context, input) {
    const group = touchGroup(context, logs_input_readName(input, 'logGroupName'));
    const retentionInDays = readNumber(input, 'retentionInDays') ?? 0;
    if (!RETENTIONS.includes(retentionInDays)) {
        const constraint = `satisfy enum value set: [${RETENTIONS.join(', ')}]`;
        throw refuseConstraint('retentionInDays', String(retentionInDays), constraint);
    }
    return changeGroup(context, { ...group, retentionInDays });
}
function deleteRetentionPolicy(context, input) {
    const { retentionInDays: _, ...group } = touchGroup(context, logs_input_readName(input, 'logGroupName'));
    return changeGroup(context, group);
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/logs/put-log-events.js
/** CreateLogStream, DeleteLogStream, PutLogEvents. */





function createLogStream(context, input) {
    const group = touchGroup(context, logs_input_readName(input, 'logGroupName'));
    const name = logs_input_readName(input, 'logStreamName');
    if (findStream(context, group.name, name) !== undefined)
        throw refuseExisting('log stream');
    return changeGroup(context, withStream(group, { name, createdAt: context.now, lines: [] }));
}
function deleteLogStream(context, input) {
    const group = touchGroup(context, logs_input_readName(input, 'logGroupName'));
    const name = logs_input_readName(input, 'logStreamName');
    if (findStream(context, group.name, name) === undefined)
        throw log_store_refuseAbsent('log stream');
    context.store.deletedAt.set(`${group.name}:${name}`, context.now);
    const streams = new Map([...group.streams].filter(([other]) => other !== name));
    return changeGroup(context, { ...group, streams });
}
/** Limits of CloudWatch Logs API reference, PutLogEvents; texts observed in answers of the real service. */
const put_log_events_MOST_EVENTS = 10_000;
const put_log_events_MOST_BYTES = 1_048_576;
const BYTES_PER_EVENT = 26;
const put_log_events_HOUR_MS = 3_600_000;
const put_log_events_DAY_MS = 24 * put_log_events_HOUR_MS;
/** Events that are too old or too new are rejected one by one; the sequence token is ignored. */
function putLogEvents(context, input) {
    const group = touchGroup(context, logs_input_readName(input, 'logGroupName'));
    const name = logs_input_readName(input, 'logStreamName');
    const stream = findStream(context, group.name, name);
    if (stream === undefined)
        throw log_store_refuseAbsent('log stream');
    const events = readEvents(input, context.now);
    const { accepted, rejected } = sortOut(events, group, context.now);
    checkSpan(accepted);
    const before = group.streams.get(name) ?? { name, createdAt: stream.createdAt, lines: [] };
    const lines = [...before.lines, ...accepted].sort((one, other) => one.at - other.at).slice(-put_log_events_MOST_EVENTS);
    changeGroup(context, withStream(group, { ...before, lines }));
    return {
        nextSequenceToken: String(lines.length).padStart(56, '4'),
        ...(0,type_helpers/* defined */.s)({ rejectedLogEventsInfo: Object.keys(rejected).length === 0 ? undefined : rejected }),
    };
}
function readEvents(input, now) {
    const events = readObjects(input, 'logEvents').map((event) => ({
        number: 0,
        at: readNumber(event, 'timestamp') ?? 0,
        text: readString(event, 'message') ?? '',
        ingestedAt: now,
    }));
    if (events.length === 0 || events.length > put_log_events_MOST_EVENTS) {
        const bound = events.length === 0 ? 'greater than or equal to 1' : `less than or equal to ${put_log_events_MOST_EVENTS}`;
        const constraint = `Value at 'logEvents' failed to satisfy constraint: Member must have length ${bound}`;
        throw refuseLogsParameter(`1 validation error detected: ${constraint}`);
    }
    const sizes = events.map(({ text }) => new TextEncoder().encode(text).length + BYTES_PER_EVENT);
    const size = sizes.reduce((sum, one) => sum + one, 0);
    if (size > put_log_events_MOST_BYTES)
        throw refuseLogsParameter(`Upload too large: ${size} bytes exceeds limit of ${put_log_events_MOST_BYTES}`);
    if (events.some(({ at }, index) => at < (events[index - 1]?.at ?? at))) {
        throw refuseLogsParameter('Log events in a single PutLogEvents request must be in chronological order.');
    }
    return events;
}
/** The events that are kept, and the places of the others: the ends are exclusive, the start inclusive. */
function sortOut(events, { retentionInDays }, now) {
    const oldest = now - 14 * put_log_events_DAY_MS;
    const kept = retentionInDays === undefined ? oldest : now - retentionInDays * put_log_events_DAY_MS;
    const count = (isWrong) => events.filter(isWrong).length;
    const tooOld = count(({ at }) => at < oldest);
    const expired = count(({ at }) => at < kept);
    const tooNew = count(({ at }) => at > now + 2 * put_log_events_HOUR_MS);
    const rejected = (0,type_helpers/* defined */.s)({
        tooNewLogEventStartIndex: tooNew === 0 ? undefined : events.length - tooNew,
        tooOldLogEventEndIndex: tooOld === 0 ? undefined : tooOld,
        expiredLogEventEndIndex: expired <= tooOld ? undefined : expired,
    });
    return { accepted: events.slice(Math.max(tooOld, expired), events.length - tooNew), rejected };
}
function checkSpan(accepted) {
    const spanMs = (accepted.at(-1)?.at ?? 0) - (accepted[0]?.at ?? 0);
    if (spanMs <= put_log_events_DAY_MS)
        return;
    throw refuseLogsParameter('The batch of log events in a single PutLogEvents request cannot span more than 24 hours.');
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/logs/answer-logs.js








const answer_logs_OPERATIONS = new Map([
    ['GetLogEvents', getLogEvents],
    ['DescribeLogGroups', describeLogGroups],
    ['DescribeLogStreams', describeLogStreams],
    ['FilterLogEvents', filterLogEvents],
    ['CreateLogGroup', createLogGroup],
    ['DeleteLogGroup', deleteLogGroup],
    ['PutRetentionPolicy', putRetentionPolicy],
    ['DeleteRetentionPolicy', deleteRetentionPolicy],
    ['CreateLogStream', createLogStream],
    ['DeleteLogStream', deleteLogStream],
    ['PutLogEvents', putLogEvents],
    ['TagResource', log_tags_addTags(byArn)],
    ['UntagResource', log_tags_removeTags(byArn, 'tagKeys')],
    ['ListTagsForResource', log_tags_listTags(byArn)],
    ['TagLogGroup', log_tags_addTags(byName)],
    ['UntagLogGroup', log_tags_removeTags(byName, 'tags')],
    ['ListTagsLogGroup', log_tags_listTags(byName)],
]);
/** Answers CloudWatch Logs; undefined when there is no such operation. */
function answerLogs(context, operation, input) {
    return answerOperation(answer_logs_OPERATIONS, { operation, input }, context);
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/logs/log-line.js
/** What containers write, and what the scenario has simulated ones write. Values in, values out. */

/**
 * The lines of the scenario for the container's image, as far as it has come. `now` is engine time, in milliseconds.
 */
function playLines(state, now, { task, container }) {
    const { logs = [], exits, startMs = DEFAULT_TIMES.startMs } = findBehaviour(state.scenario, container);
    const startedAt = (task.pullStoppedAt ?? task.createdAt) + startMs;
    const stepMs = (exits?.afterMs ?? 0) / Math.max(logs.length - 1, 1);
    const end = Math.min(now, task.stoppedAt ?? now);
    return logs
        .map((text, number) => ({ number, at: startedAt + Math.floor(stepMs * number), text }))
        .filter(({ at }) => at <= end);
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/metrics/metrics-input.js


/** `ValidationError` in the query protocol (Amazon CloudWatch API Reference, Common errors). */
function refuseQuery(message) {
    return new ApiError('ValidationException', message);
}
function refuseValue(message) {
    return new ApiError('InvalidParameterValueException', message);
}
/** Wording observed for other fields of CloudWatch. */
function metrics_input_refuseAbsent(field) {
    return new ApiError('MissingRequiredParameterException', `The parameter ${field} is required.`);
}
/** A name of a metric with its dimensions; at most 30 (Amazon CloudWatch API Reference, MetricDatum and Metric). */
function readMetric(namespace, input, path) {
    const name = readString(input, 'MetricName') ?? '';
    if (name === '')
        throw metrics_input_refuseAbsent(`${path}.MetricName`);
    if (name.length > 255)
        throw refuseValue(`The parameter ${path}.MetricName has at most 255 characters.`);
    const dimensions = readObjects(input, 'Dimensions').map((one, at) => readDimension(one, `${path}.Dimensions[${at}]`));
    if (dimensions.length > 30)
        throw refuseValue(`The parameter ${path}.Dimensions has at most 30 dimensions.`);
    return { namespace, name, dimensions };
}
function readDimension(input, path) {
    const name = readString(input, 'Name') ?? '';
    const value = readString(input, 'Value') ?? '';
    if (name === '')
        throw metrics_input_refuseAbsent(`${path}.Name`);
    if (value === '')
        throw metrics_input_refuseAbsent(`${path}.Value`);
    return { name, value };
}
/** A whole number from 1 to `most`; `most` when it is not given. */
function readMost(input, field, most) {
    const value = readNumber(input, field) ?? most;
    if (Number.isInteger(value) && value >= 1 && value <= most)
        return value;
    throw refuseQuery(`${field} is a whole number from 1 to ${most}, not ${value}.`);
}
/** A token of a list: the place of the next item. */
function metrics_input_readPlace(input) {
    const token = readString(input, 'NextToken');
    const place = token === undefined ? '0' : /^place-(\d{1,9})$/.exec(token)?.[1];
    if (place === undefined)
        throw new ApiError('InvalidNextToken', 'The specified NextToken is invalid.');
    return Number(place);
}
function metrics_input_writePlace(place) {
    return `place-${place}`;
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/metrics/describe-alarms.js



/** Amazon CloudWatch API Reference, DescribeAlarms; that it is the default too is assumed. */
const MOST_ALARMS = 100;
/** By name, prefix and state. An alarm that was never put is unknown; composite alarms do not exist. */
function describe_alarms_describeAlarms({ state }, input) {
    for (const field of ['ActionPrefix', 'ChildrenOfAlarmName', 'ParentsOfAlarmName']) {
        if (readString(input, field) !== undefined)
            throw notSimulated(`DescribeAlarms by ${field}`);
    }
    const most = readMost(input, 'MaxRecords', MOST_ALARMS);
    const place = metrics_input_readPlace(input);
    const isRequested = describe_alarms_readRequest(input);
    const alarms = [...state.alarms]
        .filter(([name, value]) => isRequested(name, value))
        .sort(([one], [other]) => (one < other ? -1 : 1));
    const end = place + most;
    return omitAbsent({
        CompositeAlarms: [],
        MetricAlarms: alarms.slice(place, end).map(([name, value]) => describe_alarms_describeAlarm(state.settings, name, value)),
        NextToken: end < alarms.length ? metrics_input_writePlace(end) : undefined,
    });
}
/** Without AlarmTypes only metric alarms are returned (Amazon CloudWatch API Reference, DescribeAlarms). */
function describe_alarms_readRequest(input) {
    const names = readStrings(input, 'AlarmNames');
    const prefix = readString(input, 'AlarmNamePrefix');
    const types = readStrings(input, 'AlarmTypes');
    const requested = readString(input, 'StateValue');
    if (names.length > 100)
        throw refuseQuery('AlarmNames has at most 100 names.');
    // Wording not documented.
    if (names.length > 0 && prefix !== undefined)
        throw refuseQuery('AlarmNames and AlarmNamePrefix exclude each other.');
    const hasMetricAlarms = types.length === 0 || types.includes('MetricAlarm');
    return (name, value) => hasMetricAlarms &&
        (names.length === 0 || names.includes(name)) &&
        name.startsWith(prefix ?? '') &&
        (requested === undefined || value === requested);
}
function describe_alarms_describeAlarm({ account, region }, AlarmName, StateValue) {
    return {
        AlarmName,
        AlarmArn: `arn:aws:cloudwatch:${region}:${account}:alarm:${AlarmName}`,
        ActionsEnabled: true,
        StateValue,
        StateReason: 'Set at the control address of the local ECS.',
    };
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/metrics/data-points.js
/**
 * In the order of time. A period begins at a multiple of its length since the epoch; the first and the last one have
 * only the values between the two times.
 */
function listDataPoints(store, query) {
    const { metric, periodMs, statistic, unit, from, to } = query;
    const fitting = store.list(metric, from, to).filter((sample) => unit === undefined || sample.unit === unit);
    return [...groupByPeriod(fitting, periodMs)]
        .sort(([one], [other]) => one - other)
        .flatMap(([at, samples]) => {
        const value = statistic(samples);
        return value === undefined ? [] : [{ at, value }];
    });
}
function groupByPeriod(samples, periodMs) {
    const periods = new Map();
    for (const sample of samples) {
        const at = Math.floor(sample.at / periodMs) * periodMs;
        const within = periods.get(at);
        if (within === undefined)
            periods.set(at, [sample]);
        else
            within.push(sample);
    }
    return periods;
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/metrics/statistics.js
const STATISTICS = {
    SampleCount: countValues,
    Sum: addValues,
    Average: (samples) => addValues(samples) / countValues(samples),
    // Not Math.min with all values as arguments: there may be too many for a call.
    Minimum: (samples) => samples.reduce((least, { minimum }) => Math.min(least, minimum), Number.POSITIVE_INFINITY),
    Maximum: (samples) => samples.reduce((most, { maximum }) => Math.max(most, maximum), Number.NEGATIVE_INFINITY),
};
/** By its name in the API, such as `Average` or `p99.9`; undefined for one that is not simulated. */
function findStatistic(name) {
    const [, percent] = /^p(100|\d{1,2}(?:\.\d{1,10})?)$/.exec(name) ?? [];
    if (percent !== undefined)
        return (samples) => findPercentile(samples, Number(percent));
    return Object.hasOwn(STATISTICS, name) ? STATISTICS[name] : undefined;
}
function countValues(samples) {
    return samples.reduce((total, { count }) => total + count, 0);
}
function addValues(samples) {
    return samples.reduce((total, { sum }) => total + sum, 0);
}
/**
 * The least value that so many percent of the values do not exceed; that CloudWatch does not interpolate is assumed. A
 * set of different values has no percentile (Amazon CloudWatch User Guide, percentiles).
 */
function findPercentile(samples, percent) {
    if (samples.some(({ minimum, maximum }) => minimum !== maximum))
        return undefined;
    const sorted = [...samples].sort((one, other) => one.minimum - other.minimum);
    const rank = (percent / 100) * countValues(samples);
    let passed = 0;
    for (const { count, minimum } of sorted) {
        passed += count;
        if (passed >= rank)
            return minimum;
    }
    return sorted.at(-1)?.maximum;
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/metrics/metric-query.js
/** The queries of GetMetricData (Amazon CloudWatch API Reference, MetricDataQuery and MetricStat). */




const MOST_QUERIES = 500;
/** @throws ApiError ValidationException; its wordings are of the local ECS */
function readQueries(input) {
    const given = readObjects(input, 'MetricDataQueries');
    if (given.length === 0)
        throw refuseQuery('The parameter MetricDataQueries is required.');
    if (given.length > MOST_QUERIES)
        throw refuseQuery(`MetricDataQueries has at most ${MOST_QUERIES} queries.`);
    const queries = given.map(readQuery);
    const repeated = queries.find(({ id }, at) => queries.findIndex((other) => other.id === id) !== at);
    if (repeated !== undefined)
        throw refuseQuery(`The query id '${repeated.id}' is used twice.`);
    return queries;
}
function readQuery(query) {
    const id = readString(query, 'Id') ?? '';
    if (!/^[a-z][a-zA-Z0-9_]{0,254}$/.test(id)) {
        throw refuseQuery(`The query id '${id}' must begin with a lowercase letter, then letters, digits and underscores.`);
    }
    const stat = readObject(query, 'MetricStat');
    if (stat === undefined) {
        const expression = readString(query, 'Expression');
        const found = expression === undefined ? 'nothing' : `Expression '${expression}'`;
        throw refuseQuery(`Query ${id} has ${found}: the local ECS answers queries with MetricStat only.`);
    }
    if (readString(query, 'Expression') !== undefined) {
        throw refuseQuery(`Query ${id} has both Expression and MetricStat: they exclude each other.`);
    }
    const points = readPoints(stat, id);
    return {
        id,
        label: readString(query, 'Label') ?? points.metric.name,
        isReturned: readBoolean(query, 'ReturnData') ?? true,
        points,
    };
}
function readPoints(stat, id) {
    const metric = readObject(stat, 'Metric') ?? {};
    const namespace = readString(metric, 'Namespace') ?? '';
    if (namespace === '')
        throw refuseQuery(`Query ${id} has no Namespace.`);
    if ((readString(metric, 'MetricName') ?? '') === '')
        throw refuseQuery(`Query ${id} has no MetricName.`);
    const name = readString(stat, 'Stat') ?? '';
    const statistic = findStatistic(name);
    if (statistic === undefined) {
        const known = 'Average, Sum, Minimum, Maximum, SampleCount and percentiles such as p99.9';
        throw refuseQuery(`Query ${id} has Stat '${name}': the local ECS has ${known}.`);
    }
    return {
        metric: readMetric(namespace, metric, `Metric of query ${id}`),
        periodMs: metric_query_readPeriod(stat, id),
        statistic,
        ...(0,type_helpers/* defined */.s)({ unit: readString(stat, 'Unit') }),
    };
}
/** Seconds that are shorter than a minute and allowed. */
const SHORT_PERIODS = [1, 5, 10, 20, 30];
function metric_query_readPeriod(stat, id) {
    const seconds = readNumber(stat, 'Period') ?? 0;
    if (SHORT_PERIODS.includes(seconds) || (seconds > 0 && seconds % 60 === 0))
        return seconds * 1000;
    throw refuseQuery(`Query ${id} has Period ${seconds}: it is ${SHORT_PERIODS.join(', ')} or a multiple of 60 seconds.`);
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/metrics/get-metric-data.js




/** Amazon CloudWatch API Reference, GetMetricData; also the default of MaxDatapoints. */
const MOST_POINTS = 100_800;
const get_metric_data_MINUTE_MS = 60_000;
/** Newest first, unless the request has another order. A period without data has no value. */
function getMetricData({ metrics }, input) {
    const queries = readQueries(input);
    const times = readTimes(input);
    const order = readString(input, 'ScanBy') ?? 'TimestampDescending';
    if (order !== 'TimestampDescending' && order !== 'TimestampAscending') {
        throw refuseQuery(`ScanBy is TimestampDescending or TimestampAscending, not ${order}.`);
    }
    const most = readMost(input, 'MaxDatapoints', MOST_POINTS);
    const place = metrics_input_readPlace(input);
    const found = queries
        .filter(({ isReturned }) => isReturned)
        .map((query) => {
        const points = listDataPoints(metrics, { ...query.points, ...times });
        return { query, points: order === 'TimestampAscending' ? points : [...points].reverse() };
    });
    const total = found.reduce((sum, { points }) => sum + points.length, 0);
    const end = place + most;
    return omitAbsent({
        MetricDataResults: get_metric_data_cutPage(found, place, end),
        Messages: [],
        NextToken: end < total ? metrics_input_writePlace(end) : undefined,
    });
}
/** Every page has every query, as CloudWatch can answer a query without values on any page; that it does is assumed. */
function get_metric_data_cutPage(found, place, end) {
    let before = 0;
    return found.map(({ query, points }) => {
        const page = points.slice(Math.max(place - before, 0), Math.max(end - before, 0));
        before += points.length;
        return {
            Id: query.id,
            Label: query.label,
            Timestamps: page.map(({ at }) => asTimestamp(at)),
            Values: page.map(({ value }) => value),
            StatusCode: before > end ? 'PartialData' : 'Complete',
        };
    });
}
/** The start is rounded down to its minute; the end is not included (Amazon CloudWatch API Reference, GetMetricData). */
function readTimes(input) {
    const start = readNumber(input, 'StartTime');
    const end = readNumber(input, 'EndTime');
    if (start === undefined)
        throw refuseQuery('The parameter StartTime is required.');
    if (end === undefined)
        throw refuseQuery('The parameter EndTime is required.');
    if (start >= end)
        throw refuseQuery('The parameter StartTime must be less than the parameter EndTime.');
    return { from: Math.floor((start * 1000) / get_metric_data_MINUTE_MS) * get_metric_data_MINUTE_MS, to: end * 1000 };
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/metrics/put-metric-data.js



/** Amazon CloudWatch API Reference, PutMetricData and MetricDatum. */
const MOST_METRICS = 1000;
const MOST_VALUES = 150;
const LARGEST = 2 ** 360;
const OLDEST_MS = 14 * 86_400_000;
const NEWEST_MS = 2 * 3_600_000;
/**
 * A refused call keeps no value. Unlike CloudWatch it takes namespaces that begin with `AWS/`, so that a test can put
 * what a service of AWS would report.
 */
function putMetricData({ metrics, now }, input) {
    const namespace = readString(input, 'Namespace') ?? '';
    if (namespace === '')
        throw metrics_input_refuseAbsent('Namespace');
    if (namespace.length > 255 || namespace.startsWith(':')) {
        throw refuseValue(`The value ${namespace} for parameter Namespace is invalid.`);
    }
    const data = readObjects(input, 'MetricData');
    if (data.length === 0)
        throw metrics_input_refuseAbsent('MetricData');
    if (data.length > MOST_METRICS)
        throw refuseValue(`The collection MetricData has at most ${MOST_METRICS} metrics.`);
    const read = data.map((datum, at) => {
        const path = `MetricData[${at}]`;
        return [readMetric(namespace, datum, path), readSamples(datum, path, now)];
    });
    for (const [metric, samples] of read)
        for (const sample of samples)
            metrics.put(metric, sample, now);
    return {};
}
function readSamples(datum, path, now) {
    const unit = readString(datum, 'Unit') ?? 'None';
    const at = put_metric_data_readTime(datum, path, now);
    const given = ['Value', 'Values', 'StatisticValues'].filter((field) => (datum[field] ?? undefined) !== undefined);
    if (given.length > 1) {
        const message = `The parameters ${given.map((field) => `${path}.${field}`).join(' and ')} are mutually exclusive.`;
        throw new ApiError('InvalidParameterCombinationException', message);
    }
    if (given[0] === 'StatisticValues')
        return [{ at, unit, ...readStatistics(datum, path) }];
    if (given[0] === 'Values')
        return readValues(datum, path).map((values) => ({ at, unit, ...values }));
    const value = checkValue(datum.Value, `${path}.Value`);
    return [{ at, unit, ...ofValue(value, 1) }];
}
function ofValue(value, count) {
    return { count, sum: value * count, minimum: value, maximum: value };
}
function readValues(datum, path) {
    const values = (readList(datum, 'Values') ?? []).map((value, at) => checkValue(value, `${path}.Values[${at}]`));
    const counts = readList(datum, 'Counts')?.map((count, at) => checkValue(count, `${path}.Counts[${at}]`));
    if (values.length > MOST_VALUES)
        throw refuseValue(`The collection ${path}.Values has at most ${MOST_VALUES} values.`);
    if (counts !== undefined && counts.length !== values.length) {
        throw refuseValue(`The parameters ${path}.Values and ${path}.Counts must be of the same size.`);
    }
    return values.map((value, at) => ofValue(value, counts?.[at] ?? 1)).filter(({ count }) => count > 0);
}
function readStatistics(datum, path) {
    const set = readObject(datum, 'StatisticValues') ?? {};
    const read = (field) => checkValue(set[field], `${path}.StatisticValues.${field}`);
    const values = { count: read('SampleCount'), sum: read('Sum'), minimum: read('Minimum'), maximum: read('Maximum') };
    if (values.count > 0 && values.minimum <= values.maximum)
        return values;
    throw refuseValue(`The parameter ${path}.StatisticValues has no values, or a minimum above its maximum.`);
}
function checkValue(value, path) {
    if (value === undefined || value === null)
        throw metrics_input_refuseAbsent(path);
    if (typeof value === 'number' && Math.abs(value) <= LARGEST)
        return value;
    throw refuseValue(`The value ${String(value)} for parameter ${path} is invalid.`);
}
/** Rounded down to its resolution, a minute or a second (Amazon CloudWatch API Reference, MetricDatum). */
function put_metric_data_readTime(datum, path, now) {
    const seconds = readNumber(datum, 'Timestamp');
    const at = seconds === undefined ? now : seconds * 1000;
    if (at < now - OLDEST_MS || at > now + NEWEST_MS) {
        throw refuseValue(`The parameter ${path}.Timestamp must specify a time within the past two weeks and no more than 2 hours in the future.`);
    }
    const resolutionMs = (readNumber(datum, 'StorageResolution') ?? 60) === 1 ? 1000 : 60_000;
    return Math.floor(at / resolutionMs) * resolutionMs;
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/metrics/answer-metrics.js




const answer_metrics_OPERATIONS = new Map([
    ['DescribeAlarms', describe_alarms_describeAlarms],
    ['PutMetricData', putMetricData],
    ['GetMetricData', getMetricData],
]);
/** Answers Amazon CloudWatch; undefined when there is no such operation. */
function answerMetrics(context, operation, input) {
    return answerOperation(answer_metrics_OPERATIONS, { operation, input }, context);
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/registry/ecr-public.js


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

;// CONCATENATED MODULE: ./packages/local-ecs/lib/roles/answer-iam.js



const answer_iam_OPERATIONS = new Map([
    ['GetRole', getRole],
    ['SimulatePrincipalPolicy', simulate],
]);
/** Undefined when there is no such operation. */
function answerIam(store, operation, input) {
    return answerOperation(answer_iam_OPERATIONS, { operation, input }, store);
}
function findRole({ roles }, name) {
    return roles === undefined ? { name } : roles.find((role) => role.name === name);
}
function getRole(store, input) {
    const name = readString(input, 'RoleName') ?? '';
    const role = findRole(store, name);
    // Observed in answers of the real service.
    if (role === undefined)
        throw new ApiError('NoSuchEntity', `The role with name ${name} cannot be found.`);
    return {
        Role: omitAbsent({
            Path: '/',
            RoleName: name,
            RoleId: 'AROALOCALLOCALLOCAL00',
            Arn: store.roles === undefined ? undefined : `arn:aws:iam::${store.account}:role/${name}`,
            CreateDate: '2026-01-01T00:00:00Z',
            AssumeRolePolicyDocument: encodeURIComponent(JSON.stringify(writeTrust(role))),
        }),
    };
}
function writeTrust({ trusts = ['ecs-tasks.amazonaws.com'] }) {
    const statement = { Effect: 'Allow', Principal: { Service: [...trusts] }, Action: 'sts:AssumeRole' };
    return { Version: '2012-10-17', Statement: [statement] };
}
/** Each action on each resource; other actions than iam:PassRole are allowed. */
function simulate(store, input) {
    const evaluate = (action, resource) => {
        const role = findRole(store, resource.slice(resource.lastIndexOf('/') + 1));
        const isDenied = action === 'iam:PassRole' && role?.mayBePassed === false;
        return {
            EvalActionName: action,
            EvalResourceName: resource,
            EvalDecision: isDenied ? 'implicitDeny' : 'allowed',
            MatchedStatements: [],
            MissingContextValues: [],
        };
    };
    const resources = readStrings(input, 'ResourceArns');
    const pairs = readStrings(input, 'ActionNames').flatMap((action) => (resources.length === 0 ? ['*'] : resources).map((resource) => evaluate(action, resource)));
    return { EvaluationResults: pairs, IsTruncated: false };
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/schedules/answer-events.js



const answer_events_OPERATIONS = new Map([
    ['PutRule', putRule],
    ['DescribeRule', describeRule],
    ['PutTargets', putTargets],
    ['ListTargetsByRule', answer_events_listTargets],
]);
/** Rules of EventBridge and their targets; undefined when there is no such operation. */
function answerEvents(store, operation, input) {
    return answerOperation(answer_events_OPERATIONS, { operation, input }, store);
}
/** Of a page (EventBridge API reference, ListTargetsByRule, Limit). */
const answer_events_MOST = 100;
function answer_events_keyOf(input, field) {
    const bus = readString(input, 'EventBusName') ?? 'default';
    const name = readString(input, field) ?? '';
    if (!/^[.\-_A-Za-z0-9]{1,64}$/.test(name))
        throw new ApiError('ValidationException', `${field} is not valid.`);
    return { key: `${bus}/${name}`, bus };
}
function findRule(store, input, field) {
    const { key, bus } = answer_events_keyOf(input, field);
    const rule = store.rules.get(key);
    if (rule !== undefined)
        return rule;
    // Observed in answers of the real service.
    const message = `Rule ${readString(input, field)} does not exist on EventBus ${bus}.`;
    throw new ApiError('ResourceNotFoundException', message);
}
function putRule(store, input) {
    const { key, bus } = answer_events_keyOf(input, 'Name');
    const path = bus === 'default' ? String(input.Name) : key;
    const arn = `arn:aws:events:${store.region}:${store.account}:rule/${path}`;
    const { Tags: _, ...rest } = input;
    const fields = { State: 'ENABLED', ...rest, EventBusName: bus, Arn: arn };
    store.rules.set(key, { fields, targets: store.rules.get(key)?.targets ?? new Map() });
    return { RuleArn: arn };
}
function describeRule(store, input) {
    return findRule(store, input, 'Name').fields;
}
/** A target of an id that exists is replaced as a whole (EventBridge API reference, PutTargets). */
function putTargets(store, input) {
    const rule = findRule(store, input, 'Rule');
    const targets = readObjects(input, 'Targets').map((target) => [readString(target, 'Id') ?? '', target]);
    store.rules.set(answer_events_keyOf(input, 'Rule').key, { ...rule, targets: new Map([...rule.targets, ...targets]) });
    return { FailedEntryCount: 0, FailedEntries: [] };
}
function answer_events_listTargets(store, input) {
    const all = [...findRule(store, input, 'Rule').targets.values()];
    const start = Number(readString(input, 'NextToken') ?? 0);
    const end = start + Math.min(readNumber(input, 'Limit') ?? answer_events_MOST, answer_events_MOST);
    return omitAbsent({
        Targets: all.slice(start, end),
        NextToken: end < all.length ? String(end) : undefined,
    });
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/schedules/answer-scheduler.js



const answer_scheduler_OPERATIONS = new Map([
    ['CreateSchedule', createSchedule],
    ['GetSchedule', findSchedule],
    ['UpdateSchedule', updateSchedule],
]);
/** Schedules of EventBridge Scheduler; undefined when there is no such operation. */
function answerScheduler(store, operation, input) {
    return answerOperation(answer_scheduler_OPERATIONS, { operation, input }, store);
}
/** What a schedule has unless it says something else (EventBridge Scheduler API reference, GetSchedule). */
const answer_scheduler_DEFAULTS = { State: 'ENABLED', ScheduleExpressionTimezone: 'UTC', ActionAfterCompletion: 'NONE' };
function answer_scheduler_keyOf(input) {
    const group = readString(input, 'GroupName') ?? 'default';
    const name = readString(input, 'Name') ?? '';
    if (!/^[0-9a-zA-Z-_.]{1,64}$/.test(name))
        throw new ApiError('ValidationException', 'Name is not valid.');
    return { key: `${group}/${name}`, name, group };
}
function findSchedule(store, input) {
    const { key, name } = answer_scheduler_keyOf(input);
    const schedule = store.schedules.get(key);
    if (schedule !== undefined)
        return schedule;
    // Observed in answers of the real service.
    throw new ApiError('ResourceNotFoundException', `Schedule ${name} does not exist.`);
}
function createSchedule(store, input) {
    const { key, name } = answer_scheduler_keyOf(input);
    // Observed in answers of the real service.
    if (store.schedules.has(key))
        throw new ApiError('ConflictException', `Schedule ${name} already exists.`);
    const seconds = store.now() / 1000;
    return answer_scheduler_keep(store, input, seconds);
}
/**
 * "EventBridge Scheduler uses all values, including empty values, specified in the request and overrides the existing
 * schedule" (EventBridge Scheduler API reference, UpdateSchedule).
 */
function updateSchedule(store, input) {
    const { CreationDate } = findSchedule(store, input);
    return answer_scheduler_keep(store, input, Number(CreationDate));
}
const REQUIRED = ['FlexibleTimeWindow', 'ScheduleExpression', 'Target'];
/** @param createdAt seconds since the epoch */
function answer_scheduler_keep(store, input, createdAt) {
    const missing = REQUIRED.find((field) => input[field] === undefined || input[field] === null);
    // Wording of the local ECS.
    if (missing !== undefined)
        throw new ApiError('ValidationException', `${missing} is required.`);
    const { key, name, group } = answer_scheduler_keyOf(input);
    const { ClientToken: _, ...given } = input;
    const arn = `arn:aws:scheduler:${store.region}:${store.account}:schedule/${key}`;
    store.schedules.set(key, {
        ...answer_scheduler_DEFAULTS,
        ...given,
        Target: withRetryPolicy(readObject(input, 'Target') ?? {}),
        ...{ Name: name, GroupName: group, Arn: arn, CreationDate: createdAt, LastModificationDate: store.now() / 1000 },
    });
    return { ScheduleArn: arn };
}
/** The defaults of a retry policy (EventBridge Scheduler API reference, RetryPolicy). */
function withRetryPolicy(target) {
    return { RetryPolicy: { MaximumEventAgeInSeconds: 86_400, MaximumRetryAttempts: 185 }, ...target };
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/secrets/delete-secret.js



/** Secrets Manager API reference, DeleteSecret. */
const WINDOW = { least: 7, most: 30 };
const delete_secret_DAY_MS = 86_400_000;
/** By force a secret is gone at once, and need not exist; else it can be restored until the window ends. */
function deleteSecret(store, input) {
    const isForced = readBoolean(input, 'ForceDeleteWithoutRecovery') ?? false;
    const days = readNumber(input, 'RecoveryWindowInDays');
    if (isForced && days !== undefined) {
        throw refuseSecretParameter("You can't use ForceDeleteWithoutRecovery in conjunction with RecoveryWindowInDays.");
    }
    if (days !== undefined && (days < WINDOW.least || days > WINDOW.most)) {
        throw refuseSecretParameter('The RecoveryWindowInDays value must be between 7 and 30 days (inclusive).');
    }
    const id = readString(input, 'SecretId') ?? '';
    const secret = findSecret(store, id);
    const now = store.now();
    if (isForced) {
        const name = secret?.name ?? id;
        store.secrets.delete(name);
        store.goneSecrets.add(name);
        return { ARN: secret?.arn ?? secretArn(store, id, 'LOCAL1'), Name: name, DeletionDate: asTimestamp(now) };
    }
    if (secret === undefined)
        throw refuseAbsentSecret();
    if (secret.deletesAt !== undefined)
        throw secrets_input_refuseRequest(MARKED);
    const deletesAt = now + (days ?? WINDOW.most) * delete_secret_DAY_MS;
    keepSecret(store, { ...secret, deletesAt });
    return { ARN: secret.arn, Name: secret.name, DeletionDate: asTimestamp(deletesAt) };
}
function restoreSecret(store, input) {
    const { deletesAt: _, ...secret } = secrets_input_readSecret(store, input);
    keepSecret(store, secret);
    return { ARN: secret.arn, Name: secret.name };
}
function tagSecret(store, input) {
    const secret = readLiveSecret(store, input);
    keepSecret(store, { ...secret, tags: secrets_input_readTags(input, secret.tags) });
    return {};
}
function untagSecret(store, input) {
    const secret = readLiveSecret(store, input);
    const keys = readStrings(input, 'TagKeys');
    const tags = Object.fromEntries(Object.entries(secret.tags).filter(([key]) => !keys.includes(key)));
    keepSecret(store, { ...secret, tags });
    return {};
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/secrets/page.js



/** @param rule the most items of a page, and the exception for a token that no page had (wording not documented) */
function page_cutPage(all, input, rule) {
    const token = readString(input, 'NextToken') ?? '0';
    if (!/^\d{1,9}$/.test(token))
        throw new ApiError(rule.exception, 'The specified token is not valid.');
    const start = Number(token);
    const end = start + Math.max(1, Math.min(readNumber(input, 'MaxResults') ?? rule.most, rule.most));
    return { items: all.slice(start, end), next: (0,type_helpers/* defined */.s)({ NextToken: end < all.length ? String(end) : undefined }) };
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/secrets/describe-parameters.js





/** Of values of a filter, and of parameters in an answer (Systems Manager API reference, DescribeParameters). */
const describe_parameters_MOST = 50;
function describeParameters(store, input) {
    const names = chooseNames(store, readObjects(input, 'ParameterFilters'));
    const page = page_cutPage(names, input, { most: describe_parameters_MOST, exception: 'InvalidNextToken' });
    return { Parameters: page.items.map((name) => describeParameter(store, name)), ...page.next };
}
function chooseNames(store, filters) {
    const [filter, ...others] = filters;
    if (filter === undefined)
        return listParameterNames(store);
    const isSimulated = filter.Key === 'Name' && (filter.Option ?? 'Equals') === 'Equals' && others.length === 0;
    // Wording of the local ECS.
    if (!isSimulated)
        throw new ApiError('InvalidFilterOption', 'The local ECS filters by Name and Equals only.');
    const values = readStrings(filter, 'Values');
    if (values.length > describe_parameters_MOST)
        throw new ApiError('InvalidFilterValue', `A filter has at most ${describe_parameters_MOST} values.`);
    return [...new Set(values)].filter((name) => hasParameter(store, name));
}
/** One that no call made has a name and nothing else. */
function describeParameter(store, name) {
    const kept = store.parameters.get(name);
    const version = kept?.versions.at(-1);
    if (kept === undefined || version === undefined) {
        return { Name: name, ARN: parameterArn(store, name), Type: 'SecureString', Version: 1 };
    }
    return omitAbsent({
        Name: name,
        ARN: kept.arn,
        Type: kept.type,
        KeyId: kept.keyId,
        LastModifiedDate: asTimestamp(version.at),
        Description: kept.description,
        AllowedPattern: kept.allowedPattern,
        Version: version.number,
        Tier: kept.tier,
        Policies: [],
        DataType: kept.dataType,
    });
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/secrets/get-parameters.js





/** Its message is empty, as observed in answers of the real service. */
function get_parameters_refuseAbsent() {
    return new ApiError('ParameterNotFound', '');
}
function getParameter(store, input) {
    const found = readParameter(store, readString(input, 'Name') ?? '', readBoolean(input, 'WithDecryption') ?? false);
    if (found === undefined)
        throw get_parameters_refuseAbsent();
    return { Parameter: found };
}
/** Of names in one request (Systems Manager API reference, GetParameters). */
const get_parameters_MOST_NAMES = 10;
function readNames(input) {
    const names = readStrings(input, 'Names');
    if (names.length >= 1 && names.length <= get_parameters_MOST_NAMES)
        return names;
    const bound = names.length < 1 ? 'greater than or equal to 1' : `less than or equal to ${get_parameters_MOST_NAMES}`;
    const constraint = `failed to satisfy constraint: Member must have length ${bound}`;
    throw new ApiError('ValidationException', `1 validation error detected: Value at 'names' ${constraint}`);
}
function getParameters(store, input) {
    const isDecrypted = readBoolean(input, 'WithDecryption') ?? false;
    const found = readNames(input).map((name) => ({ name, parameter: findOrNothing(store, name, isDecrypted) }));
    return {
        Parameters: found.flatMap(({ parameter }) => (parameter === undefined ? [] : [parameter])),
        InvalidParameters: found.filter(({ parameter }) => parameter === undefined).map(({ name }) => name),
    };
}
function findOrNothing(store, name, isDecrypted) {
    try {
        return readParameter(store, name, isDecrypted);
    }
    catch (thrown) {
        if (thrown instanceof ApiError)
            return undefined;
        throw thrown;
    }
}
/** @param reference name or ARN, with a version after a colon or without */
function readParameter(store, reference, isDecrypted) {
    const text = toParameterName(reference);
    const [name = '', selector] = text.split(':');
    const parameter = findParameter(store, name) ?? findParameter(store, name.replace(/^\//, ''));
    if (parameter === undefined)
        return undefined;
    return get_parameters_describe(parameter, isDecrypted, selector);
}
function get_parameters_describe(parameter, isDecrypted, selector) {
    const version = parameter.versions.findLast(({ number }) => selector === undefined || selector === String(number));
    if (version === undefined) {
        const which = `version ${selector} of ${parameter.name}`;
        const message = `Systems Manager could not find ${which}. Verify the version and try again.`;
        throw new ApiError('ParameterVersionNotFound', message);
    }
    return omitAbsent({
        Name: parameter.name,
        Type: parameter.type,
        Value: showValue(parameter, version, isDecrypted),
        Version: version.number,
        Selector: selector === undefined ? undefined : `:${selector}`,
        LastModifiedDate: asTimestamp(version.at),
        ARN: parameter.arn,
        DataType: parameter.dataType,
    });
}
/** Of a page (Systems Manager API reference, GetParametersByPath). */
const MOST_BY_PATH = 10;
/** Those right below the path, or on all levels. */
function getParametersByPath(store, input) {
    const path = (readString(input, 'Path') ?? '').replace(/\/$/, '');
    if (path !== '' && !path.startsWith('/')) {
        throw new ApiError('ValidationException', 'The parameter path must be fully qualified and begin with a slash.');
    }
    if ((readList(input, 'ParameterFilters') ?? []).length > 0) {
        throw new ApiError('InvalidFilterKey', 'The local ECS finds parameters by path without filters.');
    }
    const isDeep = readBoolean(input, 'Recursive') ?? false;
    const isDecrypted = readBoolean(input, 'WithDecryption') ?? false;
    const found = [...listParameterNames(store)]
        .sort()
        .filter((name) => name.startsWith(`${path}/`) && (isDeep || !name.slice(path.length + 1).includes('/')))
        .flatMap((name) => findParameter(store, name) ?? []);
    const page = page_cutPage(found, input, { most: MOST_BY_PATH, exception: 'InvalidNextToken' });
    return { Parameters: page.items.map((parameter) => get_parameters_describe(parameter, isDecrypted)), ...page.next };
}
function deleteParameter(store, input) {
    if (!remove(store, readString(input, 'Name') ?? ''))
        throw get_parameters_refuseAbsent();
    return {};
}
function deleteParameters(store, input) {
    const removed = readNames(input).map((name) => ({ name, isRemoved: remove(store, name) }));
    const pick = (wanted) => removed.filter(({ isRemoved }) => isRemoved === wanted).map(({ name }) => name);
    return { DeletedParameters: pick(true), InvalidParameters: pick(false) };
}
function remove(store, name) {
    if (!listParameterNames(store).includes(name))
        return false;
    store.parameters.delete(name);
    store.goneParameters.add(name);
    return true;
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/secrets/parameter-tags.js



const parameter_tags_MOST_TAGS = 50;
/** Wording of the refusals not documented. */
function readParameterTags(input, before) {
    const given = readObjects(input, 'Tags').map((tag) => [
        readString(tag, 'Key') ?? '',
        readString(tag, 'Value') ?? '',
    ]);
    const wrong = given.find(([key, value]) => key === '' || key.length > 128 || value.length > 256);
    if (wrong !== undefined)
        throw new ApiError('ValidationException', `The tag ${wrong[0]} is not valid.`);
    const tags = { ...before, ...Object.fromEntries(given) };
    if (Object.keys(tags).length <= parameter_tags_MOST_TAGS)
        return tags;
    throw new ApiError('TooManyTagsError', `A parameter has at most ${parameter_tags_MOST_TAGS} tags.`);
}
function parameter_tags_readResource(store, input) {
    const type = readString(input, 'ResourceType');
    // Wording of the local ECS.
    if (type !== 'Parameter')
        throw new ApiError('InvalidResourceType', 'The local ECS has tags of the type Parameter only.');
    const id = readString(input, 'ResourceId') ?? '';
    const parameter = findParameter(store, id);
    if (parameter === undefined)
        throw new ApiError('InvalidResourceId', `The resource ID ${id} is not valid.`);
    return parameter;
}
function addParameterTags(store, input) {
    const parameter = parameter_tags_readResource(store, input);
    store.parameters.set(parameter.name, { ...parameter, tags: readParameterTags(input, parameter.tags) });
    return {};
}
function removeParameterTags(store, input) {
    const parameter = parameter_tags_readResource(store, input);
    const keys = readStrings(input, 'TagKeys');
    const tags = Object.fromEntries(Object.entries(parameter.tags).filter(([key]) => !keys.includes(key)));
    store.parameters.set(parameter.name, { ...parameter, tags });
    return {};
}
function listParameterTags(store, input) {
    const { tags } = parameter_tags_readResource(store, input);
    return { TagList: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })) };
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/secrets/put-parameter.js
/** PutParameter. */






/** Systems Manager API reference, PutParameter. */
const put_parameter_TYPES = ['String', 'StringList', 'SecureString'];
const put_parameter_LONGEST_NAME = 1011;
const put_parameter_MOST_LEVELS = 15;
const put_parameter_MOST_VERSIONS = 100;
const put_parameter_MOST_BYTES = { Standard: 4096, Advanced: 8192 };
/** Texts as observed in answers of the real service, unless marked; none contains a value. */
function refuse(message) {
    return new ApiError('ValidationException', message);
}
function putParameter(store, input) {
    const name = put_parameter_readName(store, input);
    const value = readString(input, 'Value') ?? '';
    // Wording not documented.
    if (value === '')
        throw refuse('The value of a parameter can not be empty.');
    const isOverwriting = readBoolean(input, 'Overwrite') ?? false;
    const before = findParameter(store, name);
    if (before !== undefined && !isOverwriting) {
        throw new ApiError('ParameterAlreadyExists', 'The parameter already exists. To overwrite this value, set the overwrite option in the request to true.');
    }
    const tags = readParameterTags(input, before?.tags ?? {});
    if (isOverwriting && input.Tags !== undefined) {
        throw refuse("Invalid request: tags and overwrite can't be used together.");
    }
    const settings = put_parameter_readSettings(input, before);
    put_parameter_checkValue(value, settings);
    const number = (before?.versions.at(-1)?.number ?? 0) + 1;
    const versions = [...(before?.versions ?? []), { number, value, at: store.now() }].slice(-put_parameter_MOST_VERSIONS);
    store.goneParameters.delete(name);
    store.parameters.set(name, { name, arn: parameterArn(store, name), ...settings, tags, versions });
    return { Version: number, Tier: settings.tier };
}
function put_parameter_readName(store, input) {
    const name = (readString(input, 'Name') ?? '').trim();
    if (!/^[A-Za-z0-9_.\-/]+$/.test(name))
        throw refuse(NAME_RULE);
    if (/^\/?aws/i.test(name)) {
        throw new ApiError('AccessDeniedException', `No access to reserved parameter name: ${name}.`);
    }
    if (/^\/?ssm/i.test(name))
        throw refuse(NAME_RULE);
    if (name.includes('/') && !name.startsWith('/'))
        throw refuse('Parameter name must be a fully qualified name.');
    if (name.endsWith('/'))
        throw refuse('Parameter name must not end with slash.');
    if (parameterArn(store, name).length > put_parameter_LONGEST_NAME)
        throw refuse('Parameter name is too long.');
    if (name.split('/').length - 1 <= put_parameter_MOST_LEVELS)
        return name;
    const message = `Hierarchy level exceeds the maximum of ${put_parameter_MOST_LEVELS}.`;
    throw new ApiError('HierarchyLevelLimitExceededException', message);
}
const NAME_RULE = 'Parameter name: can\'t be prefixed with "ssm" (case-insensitive). If formed as a path, it can consist of sub-paths divided by slash symbol; each sub-path can be formed as a mix of letters, numbers and the following 3 symbols .-_';
/** What a request does not say stays as it was. */
function put_parameter_readSettings(input, before) {
    const type = readString(input, 'Type') ?? before?.type;
    if (type === undefined)
        throw refuse('A parameter type is required when you create a parameter.');
    if (!put_parameter_TYPES.includes(type)) {
        const constraint = `Member must satisfy enum value set: [${put_parameter_TYPES.join(', ')}]`;
        throw refuse(`1 validation error detected: Value '${type}' at 'type' failed to satisfy constraint: ${constraint}`);
    }
    const tier = readString(input, 'Tier') || before?.tier;
    return {
        type,
        tier: tier === 'Advanced' ? tier : 'Standard',
        dataType: readString(input, 'DataType') ?? before?.dataType ?? 'text',
        ...(0,type_helpers/* defined */.s)({
            description: readString(input, 'Description') ?? before?.description,
            allowedPattern: readString(input, 'AllowedPattern') || before?.allowedPattern,
            keyId: type === 'SecureString' ? (readString(input, 'KeyId') ?? before?.keyId ?? 'alias/aws/ssm') : undefined,
        }),
    };
}
function put_parameter_checkValue(value, { tier, allowedPattern }) {
    const most = tier === 'Advanced' ? put_parameter_MOST_BYTES.Advanced : put_parameter_MOST_BYTES.Standard;
    if (new TextEncoder().encode(value).length > most) {
        throw refuse(`${tier} tier parameters support a maximum parameter value of ${most} characters.`);
    }
    if (allowedPattern === undefined || isMatch(value, allowedPattern))
        return;
    const message = `Parameter value, cannot be validated against allowedPattern: ${allowedPattern}`;
    throw new ApiError('ParameterPatternMismatchException', message);
}
function isMatch(value, pattern) {
    try {
        return new RegExp(pattern).test(value);
    }
    catch {
        throw new ApiError('InvalidAllowedPatternException', `The pattern ${pattern} is not a regular expression.`);
    }
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/secrets/read-secret.js






function getSecretValue(store, input) {
    const secret = readLiveSecret(store, input);
    const id = readString(input, 'VersionId');
    const stage = readString(input, 'VersionStage');
    const version = findVersion(secret, { id, stage });
    if (version === undefined)
        throw refuseAbsentVersion(secret, id, stage);
    return omitAbsent({
        ARN: secret.arn,
        Name: secret.name,
        VersionId: version.id,
        SecretString: version.text,
        SecretBinary: version.binary,
        VersionStages: [...version.stages],
        CreatedDate: asTimestamp(version.createdAt),
    });
}
/** Texts as observed in answers of the real service. */
function refuseAbsentVersion(secret, id, stage) {
    if (id !== undefined && stage !== undefined && findVersion(secret, { id }) !== undefined) {
        return secrets_input_refuseRequest('You provided a VersionStage that is not associated to the provided VersionId.');
    }
    const which = id === undefined ? `staging label: ${stage ?? CURRENT}` : `VersionId: ${id}`;
    const message = `Secrets Manager can't find the specified secret value for ${which}`;
    return new ApiError('ResourceNotFoundException', message);
}
/** While every secret exists, one that no call made has its name and nothing else. */
function describeSecret(store, input) {
    const id = readString(input, 'SecretId') ?? '';
    const secret = findKeptSecret(store, id);
    if (secret !== undefined)
        return read_secret_describe(secret, 'VersionIdsToStages');
    const named = findSecretName(store, id);
    if (named === undefined)
        throw refuseAbsentSecret();
    const DeletedDate = isDeleted(store, named) ? asTimestamp(DELETED_AT) : undefined;
    return omitAbsent({ ARN: named.arn, Name: named.name, DeletedDate });
}
function read_secret_describe(secret, stages) {
    const versions = secret.versions.filter((version) => version.stages.length > 0);
    return omitAbsent({
        ARN: secret.arn,
        Name: secret.name,
        Description: secret.description,
        KmsKeyId: secret.kmsKeyId,
        LastChangedDate: asTimestamp(secret.changedAt),
        DeletedDate: secret.deletesAt === undefined ? undefined : asTimestamp(secret.deletesAt),
        Tags: secrets_input_listTags(secret.tags),
        [stages]: versions.length === 0 ? undefined : Object.fromEntries(versions.map((one) => [one.id, [...one.stages]])),
        CreatedDate: asTimestamp(secret.createdAt),
    });
}
/** Secrets Manager API reference, ListSecrets. */
const MOST_LISTED = 100;
function listSecrets(store, input) {
    const filters = readObjects(input, 'Filters').map(read_secret_readFilter);
    const isPlanned = readBoolean(input, 'IncludePlannedDeletion') ?? false;
    const listed = listAll(store).filter((secret) => (isPlanned || secret.deletesAt === undefined) && filters.every((fits) => fits(secret)));
    const page = page_cutPage(listed, input, { most: MOST_LISTED, exception: 'InvalidNextTokenException' });
    return { SecretList: page.items.map((secret) => read_secret_describe(secret, 'SecretVersionsToStages')), ...page.next };
}
/** Those of the start that are named like secrets, then those of calls. */
function listAll(store) {
    const initial = (store.names ?? []).filter((name) => !name.startsWith('/') && !/^arn:[^:]*:ssm:/.test(name));
    const found = initial.flatMap((name) => findSecret(store, name) ?? []);
    return [...new Map([...found, ...store.secrets.values()].map((secret) => [secret.name, secret])).values()];
}
/** A value is the beginning of a text, with `!` one that it is not (Secrets Manager API reference, Filter). */
function read_secret_readFilter(filter) {
    const values = readStrings(filter, 'Values');
    const read = TEXTS[readString(filter, 'Key') ?? ''];
    // Wording of the local ECS.
    if (read === undefined)
        throw refuseSecretParameter('The local ECS filters by name, description, tag-key and tag-value.');
    return (secret) => {
        const texts = read(secret);
        return values.some((value) => value.startsWith('!')
            ? !texts.some((text) => text.startsWith(value.slice(1)))
            : texts.some((text) => text.startsWith(value)));
    };
}
const TEXTS = {
    name: ({ name }) => [name],
    description: ({ description = '' }) => [description],
    'tag-key': ({ tags }) => Object.keys(tags),
    'tag-value': ({ tags }) => Object.values(tags),
};
/** No secret has a policy. */
function getResourcePolicy(store, input) {
    const { ARN, Name } = describeSecret(store, input);
    return omitAbsent({ ARN, Name });
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/secrets/write-secret.js
/** CreateSecret, PutSecretValue, UpdateSecret. */






/** Secrets Manager API reference, CreateSecret, Name. */
const write_secret_NAME = /^[A-Za-z0-9/_+=.@-]{1,256}$/;
/** A repeated request with its token changes nothing. */
function createSecret(store, input) {
    const name = readString(input, 'Name') ?? '';
    if (!write_secret_NAME.test(name)) {
        throw refuseSecretParameter('Invalid name. Must be a valid name containing alphanumeric characters, or any of the following: -/_+=.@!');
    }
    const existing = findSecret(store, name);
    const value = secrets_input_readValue(input);
    const id = readVersionId(store, input);
    if (existing?.deletesAt !== undefined) {
        throw secrets_input_refuseRequest("You can't create this secret because a secret with this name is already scheduled for deletion.");
    }
    if (existing !== undefined)
        return repeatCreation(existing, { id, ...value });
    const now = store.now();
    const created = {
        name,
        arn: secretArn(store, name, store.drawHex(6)),
        createdAt: now,
        changedAt: now,
        tags: secrets_input_readTags(input, {}),
        versions: [],
        ...write_secret_readSettings(input),
    };
    const stages = [CURRENT];
    keepSecret(store, value === undefined ? created : withVersion(created, { id, createdAt: now, stages, ...value }));
    return omitAbsent({ ARN: created.arn, Name: name, VersionId: value === undefined ? undefined : id });
}
function repeatCreation(secret, request) {
    const known = secret.versions.find(({ id }) => id === request.id);
    if (known !== undefined && isSameValue(known, request))
        return { ARN: secret.arn, Name: secret.name, VersionId: known.id };
    throw new ApiError('ResourceExistsException', `The operation failed because the secret ${secret.name} already exists.`);
}
function isSameValue(one, other) {
    return one.text === other.text && one.binary === other.binary;
}
function write_secret_readSettings(input) {
    return (0,type_helpers/* defined */.s)({ description: readString(input, 'Description'), kmsKeyId: readString(input, 'KmsKeyId') });
}
function putSecretValue(store, input) {
    const secret = readLiveSecret(store, input);
    const value = secrets_input_readValue(input);
    if (value === undefined)
        throw secrets_input_refuseRequest('You must provide either SecretString or SecretBinary.');
    const given = readStrings(input, 'VersionStages');
    const stages = given.length === 0 ? [CURRENT] : given;
    const version = addVersion(store, secret, {
        id: readVersionId(store, input),
        createdAt: store.now(),
        stages,
        ...value,
    });
    return { ARN: secret.arn, Name: secret.name, VersionId: version.id, VersionStages: [...version.stages] };
}
function updateSecret(store, input) {
    const secret = { ...readLiveSecret(store, input), ...write_secret_readSettings(input) };
    const value = secrets_input_readValue(input);
    const id = readVersionId(store, input);
    if (value === undefined)
        keepSecret(store, { ...secret, changedAt: store.now() });
    else
        addVersion(store, secret, { id, createdAt: store.now(), stages: [CURRENT], ...value });
    return omitAbsent({ ARN: secret.arn, Name: secret.name, VersionId: value === undefined ? undefined : id });
}
/** A version is never changed: the same request again is accepted, another value under its id is not. */
function addVersion(store, secret, version) {
    const known = secret.versions.find(({ id }) => id === version.id);
    if (known !== undefined && isSameValue(known, version))
        return known;
    if (known !== undefined) {
        // Wording not documented.
        throw new ApiError('ResourceExistsException', `The version ${version.id} already exists with another value.`);
    }
    const changed = withVersion(secret, version);
    keepSecret(store, changed);
    return changed.versions.at(-1) ?? version;
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/secrets/answer-secrets.js








const SECRETS_MANAGER = new Map([
    ['CreateSecret', createSecret],
    ['PutSecretValue', putSecretValue],
    ['UpdateSecret', updateSecret],
    ['GetSecretValue', getSecretValue],
    ['DescribeSecret', describeSecret],
    ['ListSecrets', listSecrets],
    ['DeleteSecret', deleteSecret],
    ['RestoreSecret', restoreSecret],
    ['TagResource', tagSecret],
    ['UntagResource', untagSecret],
    ['GetResourcePolicy', getResourcePolicy],
]);
const PARAMETER_STORE = new Map([
    ['PutParameter', putParameter],
    ['GetParameter', getParameter],
    ['GetParameters', getParameters],
    ['GetParametersByPath', getParametersByPath],
    ['DescribeParameters', describeParameters],
    ['DeleteParameter', deleteParameter],
    ['DeleteParameters', deleteParameters],
    ['AddTagsToResource', addParameterTags],
    ['RemoveTagsFromResource', removeParameterTags],
    ['ListTagsForResource', listParameterTags],
]);
/** Answers Secrets Manager; undefined when there is no such operation. */
function answerSecretsManager(store, operation, input) {
    return answerOperation(SECRETS_MANAGER, { operation, input }, store);
}
/** Answers Systems Manager's Parameter Store; undefined when there is no such operation. */
function answerParameterStore(store, operation, input) {
    return answerOperation(PARAMETER_STORE, { operation, input }, store);
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/sts/issue-credentials.js
/** The id that GetRole shows for every role. */
const ROLE_ID = 'AROALOCALLOCALLOCAL00';
/** Credentials for a role, as AssumeRole hands them out. @param roleArn `arn:aws:iam::ACCOUNT:role/PATH/NAME` */
function issueCredentials(roleArn, session, source) {
    return issueFor(identifySession(roleArn, session.name), session, source);
}
/** The identity has no path (IAM User Guide, IAM identifiers, ARN of an assumed role). */
function identifySession(roleArn, session) {
    const [, partition = 'aws', , , account = ''] = roleArn.split(':');
    const role = roleArn.slice(roleArn.lastIndexOf('/') + 1);
    const arn = `arn:${partition}:sts::${account}:assumed-role/${role}/${session}`;
    return { arn, userId: `${ROLE_ID}:${session}`, account };
}
/** Credentials for any identity. Keys of sessions begin with `ASIA` (IAM User Guide, IAM identifiers). */
function issueFor(identity, { seconds, tags = {} }, source) {
    const accessKeyId = `ASIA${source.drawHex(16).toUpperCase()}`;
    const expiresAt = source.now() + seconds * 1000;
    const sessionToken = issue_credentials_writeToken({ accessKeyId, ...identity, tags, expiresAt });
    return { accessKeyId, secretAccessKey: source.drawHex(40), sessionToken, expiresAt, identity };
}
/** Whose credentials these are; undefined when they were not handed out here. */
function issue_credentials_readIdentity(accessKeyId, sessionToken) {
    const session = readToken(sessionToken);
    const { arn, userId, account } = session;
    if (session.accessKeyId !== accessKeyId)
        return undefined;
    if (typeof arn !== 'string' || typeof userId !== 'string' || typeof account !== 'string')
        return undefined;
    return { arn, userId, account };
}
function issue_credentials_writeToken(session) {
    return btoa(encodeURIComponent(JSON.stringify(session)));
}
function readToken(token) {
    try {
        const session = JSON.parse(decodeURIComponent(atob(token)));
        return typeof session === 'object' && session !== null ? session : {};
    }
    catch {
        return {};
    }
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/sts/sts-input.js
/** The input fields of STS. All are texts, as the query protocol has them. */



function refuseStsParameter(message) {
    return new ApiError('ValidationError', message);
}
function sts_input_refuseConstraint(field, value, constraint) {
    const where = `Value ${value} at '${field[0]?.toLowerCase()}${field.slice(1)}'`;
    return refuseStsParameter(`1 validation error detected: ${where} failed to satisfy constraint: ${constraint}`);
}
/** @throws ApiError ValidationError */
function readBounded(input, field, { least, most }) {
    const value = readString(input, field);
    if (value === undefined)
        throw sts_input_refuseConstraint(field, 'null', 'Member must not be null');
    const than = value.length < least ? `greater than or equal to ${least}` : `less than or equal to ${most}`;
    if (value.length >= least && value.length <= most)
        return value;
    throw sts_input_refuseConstraint(field, `'${value.slice(0, most)}'`, `Member must have length ${than}`);
}
/** `arn:PARTITION:iam::ACCOUNT:role/PATH/NAME` (STS API reference, AssumeRole); the wording of the last refusal is assumed. */
function readRoleArn(input) {
    const arn = readBounded(input, 'RoleArn', { least: 20, most: 2048 });
    if (/^arn:[a-z-]+:iam::\d{12}:role\/(?:[!-~]+\/)?[\w+=,.@-]{1,64}$/.test(arn))
        return arn;
    throw refuseStsParameter(`${arn} is invalid`);
}
/** STS API reference, AssumeRole, RoleSessionName. */
function readSessionName(input) {
    const name = readBounded(input, 'RoleSessionName', { least: 2, most: 64 });
    if (/^[\w+=,.@-]*$/.test(name))
        return name;
    const constraint = 'Member must satisfy regular expression pattern: [\\w+=,.@-]*';
    throw sts_input_refuseConstraint('RoleSessionName', `'${name}'`, constraint);
}
/** @param unset the seconds of a session whose request names none */
function readSeconds(input, bounds, unset) {
    const value = readString(input, 'DurationSeconds');
    const seconds = value === undefined ? unset : Number(value);
    if (Number.isInteger(seconds) && seconds >= bounds.least && seconds <= bounds.most)
        return seconds;
    const bound = seconds > bounds.most ? `less than or equal to ${bounds.most}` : `greater than or equal to ${bounds.least}`;
    throw sts_input_refuseConstraint('DurationSeconds', `'${value}'`, `Member must have value ${bound}`);
}
const sts_input_MOST_TAGS = 50;
/** Keys are compared without case (IAM User Guide, session tags); the wording of refusals is assumed. */
function readSessionTags(input) {
    // The query protocol writes an empty list as an empty text.
    const given = (0,json/* isJsonList */.P8)(input.Tags) ? input.Tags : [];
    const tags = given
        .filter(json/* isJsonObject */.OW)
        .map((tag) => [
        readBounded(tag, 'Key', { least: 1, most: 128 }),
        readBounded({ Value: tag.Value ?? '' }, 'Value', { least: 0, most: 256 }),
    ]);
    if (tags.length > sts_input_MOST_TAGS)
        throw refuseStsParameter(`A session has at most ${sts_input_MOST_TAGS} tags.`);
    if (new Set(tags.map(([key]) => key.toLowerCase())).size < tags.length) {
        throw refuseStsParameter('Duplicate tag keys found. Please note that Tag keys are case insensitive.');
    }
    return Object.fromEntries(tags);
}
/** The claims of a JSON Web Token; nothing of it is verified. @throws ApiError InvalidIdentityToken */
function readClaims(token) {
    const [header = '', payload = '', signature] = token.split('.');
    const claims = signature === undefined || readPart(header) === undefined ? undefined : readPart(payload);
    if (claims !== undefined)
        return claims;
    // Observed in answers of the real service.
    const message = 'The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)';
    throw new ApiError('InvalidIdentityToken', message);
}
function readPart(text) {
    try {
        const value = JSON.parse(atob(text.replaceAll('-', '+').replaceAll('_', '/')));
        return (0,json/* isJsonObject */.OW)(value) ? value : undefined;
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/sts/answer-sts.js
/**
 * AWS Security Token Service. Every role may be assumed, unless those that exist are given; there are no policies, and
 * the token of a web identity is not verified.
 */







const answer_sts_OPERATIONS = new Map([
    ['GetCallerIdentity', getCallerIdentity],
    ['AssumeRole', assumeRole],
    ['AssumeRoleWithWebIdentity', assumeRoleWithWebIdentity],
    ['GetSessionToken', getSessionToken],
    ['GetAccessKeyInfo', ({ account }) => ({ Account: account })],
]);
/** Undefined when there is no such operation. */
function answerSts(parts, caller, call) {
    const identity = issue_credentials_readIdentity(caller.accessKeyId, caller.sessionToken ?? '') ?? identifyUser(parts.account);
    const isChained = identity.arn.includes(':assumed-role/');
    return answerOperation(answer_sts_OPERATIONS, call, { ...parts, identity, isChained });
}
/** Every caller without a session is the same user of the account, whatever the access key. */
function identifyUser(account) {
    return { arn: userArn(account), userId: 'AIDALOCALLOCALLOCAL00', account };
}
function getCallerIdentity({ identity }) {
    return { Arn: identity.arn, UserId: identity.userId, Account: identity.account };
}
/** STS API reference, AssumeRole, AssumeRoleWithWebIdentity. */
const ROLE_SECONDS = { least: 900, most: 43_200 };
const CHAINED_SECONDS = 3600;
function assumeRole(context, input) {
    const arn = readRoleArn(input);
    const name = readSessionName(input);
    const seconds = readSeconds(input, ROLE_SECONDS, CHAINED_SECONDS);
    const tags = readSessionTags(input);
    if (context.isChained && seconds > CHAINED_SECONDS) {
        // Observed in answers of the real service.
        throw refuseStsParameter('The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining');
    }
    if (!hasRole(context, arn)) {
        const what = `is not authorized to perform: sts:AssumeRole on resource: ${arn}`;
        throw new ApiError('AccessDenied', `User: ${context.identity.arn} ${what}`);
    }
    return {
        ...describeSession(issueCredentials(arn, { name, seconds, tags }, context)),
        ...(0,type_helpers/* defined */.s)({ SourceIdentity: readString(input, 'SourceIdentity') }),
    };
}
function assumeRoleWithWebIdentity(context, input) {
    const arn = readRoleArn(input);
    const name = readSessionName(input);
    const seconds = readSeconds(input, ROLE_SECONDS, CHAINED_SECONDS);
    const claims = readClaims(readBounded(input, 'WebIdentityToken', { least: 4, most: 20_000 }));
    if (!hasRole(context, arn)) {
        // Observed in answers of the real service.
        throw new ApiError('AccessDenied', 'Not authorized to perform sts:AssumeRoleWithWebIdentity');
    }
    const [audience] = [claims.aud ?? []].flat();
    return omitAbsent({
        ...describeSession(issueCredentials(arn, { name, seconds }, context)),
        SubjectFromWebIdentityToken: claims.sub,
        Audience: audience,
        Provider: claims.iss,
    });
}
/** The roles of other accounts are not known: they exist. */
function hasRole({ account, roles }, arn) {
    const isOwn = arn.split(':')[4] === account;
    return !isOwn || roles === undefined || roles.includes(arn.slice(arn.lastIndexOf('/') + 1));
}
function getSessionToken(context, input) {
    const seconds = readSeconds(input, { least: 900, most: 129_600 }, 43_200);
    if (context.isChained)
        throw new ApiError('AccessDenied', 'Cannot call GetSessionToken with session credentials');
    return { Credentials: describeCredentials(issueFor(context.identity, { seconds }, context)) };
}
function describeSession(issued) {
    const { arn, userId } = issued.identity;
    return { Credentials: describeCredentials(issued), AssumedRoleUser: { AssumedRoleId: userId, Arn: arn } };
}
function describeCredentials({ accessKeyId, secretAccessKey, sessionToken, expiresAt }) {
    return {
        AccessKeyId: accessKeyId,
        SecretAccessKey: secretAccessKey,
        SessionToken: sessionToken,
        Expiration: new Date(expiresAt).toISOString().replace(/\.\d+Z$/, 'Z'),
    };
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/emulator/services.js












/**
 * The AWS services of one local ECS: ECS and CodeDeploy are its engine; Logs, CloudWatch and Elastic Load Balancing read the
 * engine's state.
 */
function connectServices(parts) {
    const { host, registry } = parts;
    const callEngine = (operation, input, { caller, ageMs }) => ageMs > 0 ? host.callPast({ operation, input, caller }, ageMs) : host.call(operation, input, caller);
    return {
        ecs: callEngine,
        ecr: registry.call,
        'ecr-public': (operation, input) => answerEcrPublic(registry, operation, input),
        codedeploy: (operation, input, context) => callEngine(`codedeploy:${operation}`, input, context),
        logs: (operation, input, { ageMs }) => answerLogs(openLogs(parts, ageMs), operation, input),
        cloudwatch: (operation, input, { ageMs }) => {
            const { state, at: now } = host.past(ageMs);
            return answerMetrics({ state, metrics: parts.metrics, now }, operation, input);
        },
        secretsmanager: (operation, input) => answerSecretsManager(parts.secrets, operation, input),
        'application-autoscaling': (operation, input) => answerScaling(parts.scaling, operation, input),
        ssm: (operation, input) => answerParameterStore(parts.secrets, operation, input),
        events: (operation, input) => answerEvents(parts.schedules, operation, input),
        scheduler: (operation, input) => answerScheduler(parts.schedules, operation, input),
        iam: (operation, input) => answerIam(parts.roles, operation, input),
        sts: (operation, input, { caller, sessionToken }) => answerSts(parts.sts, { accessKeyId: caller.accessKeyId, ...(0,type_helpers/* defined */.s)({ sessionToken }) }, { operation, input }),
        elbv2: (operation, input, { ageMs }) => answerLoadBalancing(host.past(ageMs).state, operation, input),
    };
}
function openLogs({ host, runtime, clock, logs: store }, ageMs) {
    const { state, at: now } = host.past(ageMs);
    const putGroups = (known) => {
        if (known !== state.logGroups)
            host.putLogGroups(known);
    };
    const context = { state, store, now, putGroups };
    if (runtime === undefined)
        return { ...context, readLines: (stream) => playLines(state, now, stream) };
    return {
        ...context,
        readLines: ({ task, container }) => (runtime.readLines?.(task.arn, container.name) ?? [])
            .map(({ number, monotonicMs, text }) => ({ number, at: clock.at(monotonicMs), text }))
            .filter(({ at }) => at <= now),
    };
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/emulator/emulator.js































const emulator_DEFAULTS = { account: '123456789012', region: 'us-east-1', seed: 1, schedulerIntervalMs: 10_000 };
/**
 * Starts a local ECS on 127.0.0.1; one with a folder continues from its state.
 * @throws SettingError when the folder or the port cannot be used, or ECS refuses the initial clusters or instances;
 * Error when the runtime cannot start
 */
async function openEmulator(options = {}) {
    const listener = await listen({ port: options.port ?? 0, address: options.listen ?? LOOPBACK });
    try {
        const refusal = options.dataFolder === undefined ? undefined : KEEPS_STATE;
        return await runLives({ listener, refusal, begin: (reset) => beginLife({ options, listener, reset }) });
    }
    catch (thrown) {
        await listener.close();
        throw thrown;
    }
}
const LOOPBACK = '127.0.0.1';
const KEEPS_STATE = 'A local ECS with a data folder is not reset, because its state would be lost. Start another one with an empty folder.';
async function beginLife(ground) {
    const { options } = ground;
    const storage = await openStorage(options.dataFolder);
    try {
        const settings = emulator_readSettings(options, storage);
        return await assemble({ ...ground, settings, storage, clock: startClock(options, storage) });
    }
    catch (thrown) {
        await storage.close();
        throw thrown;
    }
}
async function assemble(foundation) {
    const { options, clock, settings, storage } = foundation;
    const state = beginState(foundation);
    const registry = await createLocalRegistry(foundation);
    const images = asImageSource(registry);
    const stores = openStores(foundation);
    const { host, runtime } = await startHost(foundation, state, { images, ...stores });
    if (settings.tasks === 'simulated')
        showImages(registry, host);
    const services = connectServices({ host, registry, runtime, clock, ...stores, ...emulator_readNames(options, settings) });
    if (options.scenario !== undefined)
        host.putScenario(options.scenario);
    if (options.logGroups !== undefined)
        host.putLogGroups({ kind: 'only', names: options.logGroups });
    const log = createCallLog();
    const faults = createFaultBook();
    const throttle = createThrottle();
    const readLag = createReadLag(settings.seed);
    const address = `http://${registry.parts.host}`;
    const { account, region } = settings;
    const callAsOther = createForeignCalls({ services, region, log, now: clock.now });
    const controls = createControls({
        host,
        clock,
        settings,
        log,
        faults,
        throttle,
        readLag,
        address,
        callAsOther,
        reset: foundation.reset,
    });
    controls.setFaults(options.faults ?? []);
    controls.setConsistency(options.consistency ?? { lagMs: 0 });
    controls.setThrottling(options.throttling ?? {});
    const api = { account, region, now: clock.now, services, callAsOther, log, faults, throttle, readLag };
    const { directory: dataFolder } = storage;
    return {
        shown: { ...controls, address, registryHost: registry.parts.host, dataFolder, token: options.token, host, images },
        answer: createEndpoint({ api, controls, registry, access: describeAccess(options) }),
        end: once(async () => {
            host.close();
            await runtime?.close();
        }),
        release: once(() => storage.close(clock.now())),
    };
}
function describeAccess({ listen: address = LOOPBACK, token }) {
    return { isOpen: address !== LOOPBACK, ...(0,type_helpers/* defined */.s)({ token }) };
}
/** What the services next to ECS remember. */
function openStores(foundation) {
    const { settings, clock } = foundation;
    return {
        metrics: openMetricStore(),
        secrets: openSecrets(foundation),
        scaling: openScalingStore(),
        schedules: createScheduleStore({ ...settings, now: clock.now }),
        logs: createLogStore(),
    };
}
/** What exists at the start. */
function openSecrets({ options, settings, clock }) {
    const { secretValues: values, deletedSecrets: deleted } = options;
    const names = options.secrets ?? (values && Object.keys(values));
    return createSecretStore({ ...settings, now: clock.now, drawHex: draw_drawHex }, (0,type_helpers/* defined */.s)({ names, deleted, values }));
}
/** What exists next to ECS, by name. */
function emulator_readNames(options, { account }) {
    const { roles } = options;
    return {
        roles: { account, ...(0,type_helpers/* defined */.s)({ roles }) },
        sts: { account, now: Date.now, drawHex: draw_drawHex, ...(0,type_helpers/* defined */.s)({ roles: roles?.map(({ name }) => name) }) },
    };
}
/** What a folder was begun with stays as it is. */
function emulator_readSettings(options, storage) {
    const { account, region, seed, schedulerIntervalMs } = { ...emulator_DEFAULTS, ...options };
    const tasks = options.startRuntime === undefined ? 'simulated' : 'containers';
    const begun = storage.store?.saved()?.engine.settings;
    if (begun === undefined)
        return { account, region, seed, schedulerIntervalMs, tasks };
    const requested = { ...options, tasks };
    for (const name of ['account', 'region', 'seed', 'schedulerIntervalMs', 'tasks']) {
        const value = requested[name];
        if (value !== undefined && value !== begun[name])
            throw refuseSetting(storage.directory, name, begun[name], value);
    }
    return begun;
}
/** The clock never shows a time before one that it has shown before. */
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
/** How long a promise of times is valid, in milliseconds of real time. */
const PROMISED_MS = 1000;
async function createLocalRegistry({ settings, storage, listener, clock }) {
    const { store } = storage;
    return createRegistry({
        account: settings.account,
        region: settings.region,
        host: `127.0.0.1:${listener.port}`,
        now: clock.now,
        blobs: await openBlobs(storage.directory),
        // Clients compare a token's expiry with their own clock, whatever the engine's time.
        passwords: createPasswords(Date.now, storage.secret),
        settings: createRegistrySettings(),
        ...(0,type_helpers/* defined */.s)({
            catalogue: store && (store.saved()?.catalogue ?? new Map()),
            keepCatalogue: store && ((catalogue) => store.keepCatalogue(catalogue)),
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
/** The saved state, or a new one with the initial clusters and instances, which is saved at once. */
function beginState({ options, settings, storage, clock }) {
    const saved = storage.store?.saved();
    if (saved !== undefined)
        return saved.engine;
    const now = clock.now();
    const engine = (options.beginWith ?? []).reduce((state, command) => {
        const next = step(state, command, now);
        if (next.answer?.ok === false)
            throw refuseInitialCommand(next.answer.message);
        return next.state;
    }, openState(settings, now, options.hasNoCluster));
    storage.store?.begin({ engine, catalogue: new Map(), until: now });
    return engine;
}
function openState(settings, now, hasNoCluster = false) {
    const state = createState(settings, now);
    return hasNoCluster ? { ...state, clusters: new Map() } : state;
}
function refuseInitialCommand(why) {
    const message = `The local ECS cannot start with this configuration: ${why}`;
    return new SettingError(message, 'Change the configuration.');
}
/** The host performs effects in the runtime, and the runtime reports facts to the host, so one is set later. */
async function startHost({ options, settings, clock, storage }, state, { images, metrics, secrets }) {
    let runtime;
    const { store } = storage;
    const keep = (kept) => store === undefined || isDone(() => store.keepStep(kept));
    const perform = (effect) => runtime?.perform(effect);
    const host = createHost({ engine: { createState: createState, step: step, nextWake: nextWake }, settings, clock, state, keep, perform });
    const readTask = createReadTask(host, settings.region);
    runtime = await options.startRuntime?.({
        ...{ report: host.report, images, readTask, findSecret: (valueFrom) => findStoredSecret(secrets, valueFrom) },
        countRequest: (request) => countRequest({ state: host.state(), metrics, now: clock.now() }, request),
    });
    for (const effect of listListeners(state))
        perform(effect);
    for (const fact of listLostTaskFacts(state))
        host.report(fact);
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

// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(77030);
;// CONCATENATED MODULE: ./packages/local-ecs/lib/runtime/bridge.js


/** Reads Docker's default bridge; undefined when it has no IPv4 subnet. */
async function findBridge(engine) {
    const network = read_json_readObject(await engine.ask({ method: 'GET', path: '/networks/bridge' }));
    for (const each of read_json_readObjects(read_json_readObject(network.IPAM).Config)) {
        const [base = '', length] = (read_json_readText(each.Subnet) ?? '').split('/');
        if ((0,external_node_net_.isIPv4)(base))
            return describeBridge(base, Number(length), read_json_readText(each.Gateway));
    }
    return undefined;
}
/** By default Docker's gateway is the first address of the subnet. */
function describeBridge(base, length, given) {
    const subnet = new external_node_net_.BlockList();
    subnet.addSubnet(base, length, 'ipv4');
    const gateway = given ?? base.replace(/\d+$/, (last) => String(Number(last) + 1));
    return {
        gateway,
        hasContainer: (address) => (0,external_node_net_.isIPv4)(address) && address !== gateway && subnet.check(address, 'ipv4'),
    };
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/runtime/docker-engine.js


/** What Docker Engine refused, in its own words. */
class DockerEngineError extends Error {
    /** HTTP status; 0 when the failure came inside a successful answer, as in a pull. */
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
            headers: {
                host: 'docker',
                ...(0,type_helpers/* defined */.s)({ 'content-type': body ? 'application/json' : undefined }),
                ...call.headers,
            },
            ...(0,type_helpers/* defined */.s)({ signal: call.signal }),
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

;// CONCATENATED MODULE: ./packages/local-ecs/lib/runtime/ownership.js
/** The owner of each Docker object, so that each local ECS removes its own objects and those of ended processes. */


/** Labels of everything that the runtime makes. */
const LABELS = {
    engine: 'slipway.local',
    owner: 'slipway.owner',
    task: 'slipway.task',
    container: 'slipway.container',
};
/** For a `filters` of the Docker Engine API: what bears the label of an owner, or of any. */
function filterOwned(owner) {
    const label = owner === undefined ? LABELS.owner : `${LABELS.owner}=${owner}`;
    return encodeURIComponent(JSON.stringify({ label: [label] }));
}
/** Removes the containers and volumes of every owner that `isChosen` accepts. */
async function removeOwned(engine, isChosen) {
    const filters = filterOwned();
    const containers = await engine.ask({ method: 'GET', path: `/containers/json?all=true&filters=${filters}` });
    await Promise.all(ownership_chooseNames(containers, 'Id', isChosen).map((id) => removeContainer(engine, id)));
    const volumes = await engine.ask({ method: 'GET', path: `/volumes?filters=${filters}` });
    const listed = (0,json/* isJsonObject */.OW)(volumes) ? (volumes.Volumes ?? null) : null;
    await Promise.all(ownership_chooseNames(listed, 'Name', isChosen).map((name) => removeVolume(engine, name)));
}
function ownership_chooseNames(listed, key, isChosen) {
    if (!Array.isArray(listed))
        return [];
    return listed.filter(json/* isJsonObject */.OW).flatMap((each) => {
        const labels = (0,json/* isJsonObject */.OW)(each.Labels) ? each.Labels : {};
        const [owner, name] = [labels[LABELS.owner], each[key]];
        return typeof owner === 'string' && typeof name === 'string' && isChosen(owner) ? [name] : [];
    });
}
/** Kills and removes a container with its anonymous volumes; a missing one is no error. */
async function removeContainer(engine, id) {
    await tolerateGone(engine.ask({ method: 'DELETE', path: `/containers/${id}?force=true&v=true` }));
}
async function removeVolume(engine, name) {
    await tolerateGone(engine.ask({ method: 'DELETE', path: `/volumes/${encodeURIComponent(name)}?force=true` }));
}
/** Removes a reference of an image, and the image when it has no other. */
async function removeImageReference(engine, reference) {
    await tolerateGone(engine.ask({ method: 'DELETE', path: `/images/${encodeURIComponent(reference)}` }));
}
/** 404: gone. 409: another removal is in progress, or a container uses the volume: the next sweep removes it. */
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

;// CONCATENATED MODULE: ./packages/local-ecs/lib/runtime/container-events.js




const REOPEN_AFTER_MS = 1_000;
/**
 * Follows Docker Engine's events for all containers of an owner on one connection, opened again when it breaks, from
 * the last event on. The listener must handle a repeated event.
 *
 * @returns when the engine has begun to send events; throws when the first connection fails
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
        // Docker Engine closed the connection, or the caller aborted: the caller knows which.
    }
}
/**
 * Docker takes seconds with a fraction; a number cannot represent nanoseconds exactly, so the time may be a little
 * earlier.
 */
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

;// CONCATENATED MODULE: ./packages/local-ecs/lib/runtime/docker-reachable.js



const DEFAULT_SOCKET = '/var/run/docker.sock';
const docker_reachable_ANSWER_WITHIN_MS = 5_000;
/** The socket that `DOCKER_HOST` names, else Docker's default. Only unix sockets are supported. */
function findDockerSocket(dockerHost) {
    if (dockerHost === undefined || dockerHost === '')
        return DEFAULT_SOCKET;
    return dockerHost.startsWith('unix://') ? dockerHost.slice('unix://'.length) : undefined;
}
/** Reads the version of Docker Engine. Never throws. */
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
        return { isReachable: false, why: `The service at ${socketPath} is not Docker Engine.` };
    }
    catch (thrown) {
        return { isReachable: false, why: explain(socketPath, thrown) };
    }
    finally {
        engine.close();
    }
}
function explain(socketPath, thrown) {
    const { code, message } = readNodeError(thrown);
    if (code === 'ENOENT')
        return `Docker Engine not found: ${socketPath} does not exist.`;
    if (code === 'ECONNREFUSED')
        return `Docker Engine is not running: nothing listens at ${socketPath}.`;
    if (code === 'EACCES')
        return `No permission to use Docker Engine: ${socketPath} is not writable.`;
    return `Docker Engine at ${socketPath} does not answer: ${message}`;
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/runtime/environment-file.js


const OBJECT = /^arn:[a-z-]+:s3:::([a-z0-9][a-z0-9.-]*)\/(.+)$/;
/**
 * Lets a folder stand for S3: `arn:aws:s3:::bucket/key.env` is `FOLDER/bucket/key.env`. Nothing outside of the folder
 * is read, by no `..` and by no symbolic link.
 */
function createEnvironmentFiles(folder) {
    return async (arn) => {
        const [, bucket = '', key = ''] = OBJECT.exec(arn) ?? [];
        const steps = [bucket, ...key.split('/')];
        const isPlain = steps.every((step) => step !== '' && step !== '.' && step !== '..' && !/[\\\0]/.test(step));
        if (!isPlain)
            throw new Error(`${arn} is not the ARN of an S3 object`);
        if (folder === undefined)
            throw new Error(`${arn} cannot be read: no S3 folder is configured`);
        const text = await readInside(folder, steps).catch(() => undefined);
        if (text === undefined)
            throw new Error(`${arn} cannot be read: file not found in the S3 folder`);
        return text;
    };
}
async function readInside(folder, steps) {
    const root = await (0,promises_.realpath)(folder);
    const path = await (0,promises_.realpath)((0,external_node_path_.join)(root, ...steps));
    return path.startsWith(root + external_node_path_.sep) ? (0,promises_.readFile)(path, 'utf8') : undefined;
}

// EXTERNAL MODULE: external "node:dgram"
var external_node_dgram_ = __webpack_require__(41314);
;// CONCATENATED MODULE: ./packages/local-ecs/lib/runtime/host-ports.js



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
                const used = await Promise.all(ports.map((port) => isPortInUse(address, port, run.protocol)));
                if (!used.some(Boolean))
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
/** A port that this user may not open (below 1024) counts as free: Docker opens it, or reports that it cannot. */
function isPortInUse(address, port, protocol) {
    return new Promise((resolve) => {
        const isTaken = (error) => resolve(readNodeError(error).code === 'EADDRINUSE');
        if (protocol === 'udp') {
            const probe = (0,external_node_dgram_.createSocket)('udp4').once('error', isTaken);
            probe.bind(port, address, () => probe.close(() => resolve(false)));
            return;
        }
        const probe = (0,external_node_net_.createServer)().once('error', isTaken);
        probe.listen(port, address, () => probe.close(() => resolve(false)));
    });
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/runtime/count-answer.js
/** The first answer counts: what comes after it is about the same request. */
function countOnce(count) {
    let isCounted = false;
    return (answered) => {
        if (!isCounted)
            count(answered);
        isCounted = true;
    };
}
/** Seconds since the request left, on the monotonic clock: an answer may come before the whole request has left. */
function measureAnswer(forwarded) {
    let leftAt = performance.now();
    forwarded.on('finish', () => {
        leftAt = performance.now();
    });
    return () => (performance.now() - leftAt) / 1000;
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/runtime/forward-request.js



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
        const forwarded = openForwarded(incoming, target);
        const count = countOnce(exchange.count);
        const readSeconds = measureAnswer(forwarded);
        let isRefused = false;
        forwarded.on('response', (response) => {
            count({ by: 'target', status: response.statusCode ?? 502, seconds: readSeconds() });
            passBack(response, answer);
        });
        forwarded.on('timeout', () => forwarded.destroy(Object.assign(new Error('no answer in time'), { code: 'ETIMEDOUT' })));
        forwarded.on('error', (error) => {
            isRefused = canGoElsewhere(forwarded, incoming, error) && !answer.headersSent && !answer.destroyed;
            if (!isRefused)
                answerForwardError({ ...exchange, count }, error);
        });
        forwarded.on('close', () => {
            target.endRequest();
            answer.off('close', abandon);
            if (!isRefused)
                count({ by: 'nobody' });
            resolve(isRefused ? 'refused' : 'answered');
        });
        const abandon = () => {
            if (!answer.writableFinished)
                forwarded.destroy();
        };
        answer.on('close', abandon);
        if (hasBody(incoming))
            incoming.pipe(forwarded);
        else
            forwarded.end();
    });
}
function openForwarded(incoming, target) {
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
 * A refused connection received no request. The target may have just closed a keep-alive connection: then only a safe
 * request is retried (RFC 9110, 9.2.2). Any other request might be applied twice.
 */
function canGoElsewhere(forwarded, incoming, error) {
    const { code } = readNodeError(error);
    if (hasBody(incoming))
        return false;
    if (code === 'ECONNREFUSED')
        return true;
    const isSafe = incoming.method === 'GET' || incoming.method === 'HEAD';
    return isSafe && forwarded.reusedSocket && (code === 'ECONNRESET' || code === 'EPIPE');
}
/** 504 when the target is too slow, 502 when it breaks off, as ELB; a half-sent answer is cut, not repaired. */
function answerForwardError({ answer, count }, error) {
    if (answer.destroyed)
        return;
    if (answer.headersSent) {
        answer.destroy();
        return;
    }
    const status = readNodeError(error).code === 'ETIMEDOUT' ? 504 : 502;
    count({ by: 'load-balancer', status, isTargetChosen: true });
    answerPlainly(answer, status, status === 504 ? 'The target did not answer in time.' : 'The target broke the connection off.');
}
/** One sentence of text. */
function answerPlainly(answer, status, sentence) {
    answer.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' });
    answer.end(`${sentence}\n`);
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/runtime/check-target.js

/** One health check, on a connection of its own as ELB's. Never throws. */
function checkTarget(target, method) {
    const limit = AbortSignal.timeout(method.timeoutMs);
    return new Promise((resolve) => {
        const check = (0,external_node_http_.request)({
            host: target.address,
            port: target.port,
            path: method.path,
            agent: false,
            headers: { host: `${target.address}:${target.port}`, 'user-agent': 'ELB-HealthChecker/2.0', connection: 'close' },
            signal: AbortSignal.any([limit, method.signal]),
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

;// CONCATENATED MODULE: ./packages/local-ecs/lib/runtime/deferred.js
function defer() {
    let resolve = () => undefined;
    const promise = new Promise((settle) => {
        resolve = settle;
    });
    return { promise, resolve };
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/runtime/target-health.js
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

;// CONCATENATED MODULE: ./packages/local-ecs/lib/runtime/target.js





/** A fast local ECS must not check without a pause. */
const SHORTEST_INTERVAL_MS = 50;
/** A registered target: its health, its requests in progress, its connections. */
class LoadBalancerTarget {
    endpoint;
    agent = new external_node_http_.Agent({ keepAlive: true });
    world;
    leaving = new AbortController();
    idle = defer();
    health = INITIAL_HEALTH;
    inProgress = 0;
    constructor(endpoint, world) {
        this.endpoint = endpoint;
        this.world = world;
    }
    get isHealthy() {
        return this.health.state === 'healthy' && !this.leaving.signal.aborted;
    }
    /** Checks at once and then every interval, until the target is removed. */
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
        this.inProgress += 1;
    }
    endRequest() {
        this.inProgress -= 1;
        if (this.inProgress === 0 && this.leaving.signal.aborted)
            this.idle.resolve();
    }
    /**
     * Accepts no new request. Resolves when none is in progress and every connection is closed, so that the container may
     * stop; at the latest after the deregistration delay.
     */
    async drain() {
        this.leaving.abort();
        if (this.inProgress > 0) {
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

;// CONCATENATED MODULE: ./packages/local-ecs/lib/runtime/target-group.js



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
    /** Forwards a part of the requests on this group's listener to another group. @param weight percent */
    share(group, weight) {
        this.alternate = group === undefined || weight === 0 ? undefined : { group, weight };
        this.owed = 0;
    }
    register(taskArn, endpoint) {
        this.targets.get(taskArn)?.close();
        const target = new LoadBalancerTarget(endpoint, {
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
        const server = (0,external_node_http_.createServer)((incoming, answer) => void this.spread(incoming, answer));
        const { name, listenPort } = this.settings;
        server.on('error', (error) => {
            this.world.warn(`The load balancer of target group ${name} cannot listen on 127.0.0.1:${listenPort}: ${error.message}`);
        });
        return server.listen(listenPort, '127.0.0.1');
    }
    async spread(incoming, answer) {
        const group = this.chooseGroup();
        const { count } = group.world;
        const tried = new Set();
        for (let tries = 0; tries < MOST_TRIES; tries += 1) {
            const target = group.choose(tried);
            if (target === undefined)
                break;
            tried.add(target);
            if ((await forwardRequest({ incoming, answer, count }, target)) === 'answered')
                return;
        }
        const status = tried.size === 0 ? 503 : 502;
        count({ by: 'load-balancer', status, isTargetChosen: tried.size > 0 });
        const { name } = group.settings;
        if (status === 503)
            answerPlainly(answer, 503, `No healthy target in target group ${name}.`);
        else
            answerPlainly(answer, 502, `No target in target group ${name} took the connection.`);
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

;// CONCATENATED MODULE: ./packages/local-ecs/lib/runtime/load-balancer.js


/** Facts are never reported while `perform` runs. */
function createLoadBalancer(options) {
    const groups = new Map();
    const reportHealth = (targetGroupArn, taskArn, { state, reason }) => {
        if (state === 'initial')
            return;
        options.report({ kind: 'target-health', targetGroupArn, taskArn, state, ...(0,type_helpers/* defined */.s)({ reason }) });
    };
    const serve = (effect) => {
        const { targetGroupArn, targetGroup } = effect;
        const world = {
            speed: options.speed,
            warn: options.warn,
            count: (answer) => options.countRequest?.({ targetGroupArn, answer }),
            onHealth: (taskArn, health) => reportHealth(targetGroupArn, taskArn, health),
        };
        const group = groups.get(targetGroupArn) ?? new TargetGroup(targetGroup, world);
        groups.set(targetGroupArn, group);
        group.serve(targetGroup);
    };
    const deregister = async (targetGroupArn, taskArn) => {
        await groups.get(targetGroupArn)?.deregister(taskArn);
        options.report({ kind: 'target-drained', targetGroupArn, taskArn });
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

;// CONCATENATED MODULE: ./packages/local-ecs/lib/runtime/metadata-document.js


const VCPU_UNITS = 1024;
/** Docker's value for a time that has not come. */
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
        Labels: writeLabels(readTextFields(read_json_readObject(inspected.Config).Labels)),
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
/** Omits Slipway's own labels, which are only for cleaning up. */
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
    const published = read_json_readObject(findNetworkOwner(task, name).Ports);
    const ports = read_json_readObjects(findNamed(task.definition.containerDefinitions, name).portMappings).flatMap((mapping) => {
        const protocol = read_json_readText(mapping.protocol) ?? 'tcp';
        return expandContainerPorts(mapping).flatMap((port) => read_json_readObjects(published[`${port}/${protocol}`]).map((binding) => ({
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
    const networks = read_json_readObject(findNetworkOwner(task, name).Networks);
    const addresses = Object.values(networks).flatMap((each) => {
        const address = read_json_readText(read_json_readObject(each).IPAddress);
        return address === undefined || address === '' ? [] : [address];
    });
    return [{ NetworkMode: read_json_readText(task.definition.networkMode) ?? 'bridge', IPv4Addresses: addresses }];
}
/** The network settings of the container whose network this one is in: mostly its own. */
function findNetworkOwner(task, name) {
    const own = task.containers.get(name)?.inspected ?? {};
    const [, owner] = /^container:(.+)$/.exec(read_json_readText(read_json_readObject(own.HostConfig).NetworkMode) ?? '') ?? [];
    const all = [...task.containers.values()].map(({ inspected }) => inspected);
    const found = owner === undefined ? own : all.find((each) => each.Id === owner || each.Name === `/${owner}`);
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

;// CONCATENATED MODULE: ./packages/local-ecs/lib/runtime/metadata-endpoint.js




/**
 * Opens the endpoint on the bridge's own address, which containers reach and other machines do not: it answers
 * containers of the bridge only, and each only at its own path of 128 random bits.
 *
 * @throws Error when this machine has no such address: Docker Engine runs elsewhere, in a virtual machine or rootless
 */
async function openMetadataEndpoint(bridge, engine) {
    const subjects = new Map();
    const server = (0,external_node_http_.createServer)((request, answer) => {
        const isContainer = bridge.hasContainer(request.socket.remoteAddress ?? '');
        void metadata_endpoint_reply({ request, answer, find: (token) => (isContainer ? subjects.get(token) : undefined), engine });
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
/** Version 3 is answered as version 4, which only has more fields. */
async function metadata_endpoint_reply({ request, answer, find, engine }) {
    const [, token = '', path = ''] = /^\/v[34]\/([0-9a-f]{32})(\/[a-zA-Z/]*)?$/.exec(request.url ?? '') ?? [];
    const subject = request.method === 'GET' ? find(token) : undefined;
    try {
        const task = await subject?.observe();
        const content = subject && task ? await readPath(path, { task, subject, engine }) : undefined;
        send(answer, content === undefined ? 404 : 200, content ?? 'Metadata not found.');
    }
    catch (thrown) {
        send(answer, 500, readNodeError(thrown).message);
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

;// CONCATENATED MODULE: ./packages/local-ecs/lib/runtime/task-address.js

const task_address_LAST = 254;
function createAddressPool() {
    const taken = new Set();
    const reserve = async (address, ports) => {
        if (taken.has(address))
            return false;
        taken.add(address);
        const used = await Promise.all(ports.map((port) => isPortInUse(address, port, 'tcp')));
        if (used.some(Boolean))
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

;// CONCATENATED MODULE: ./packages/local-ecs/lib/runtime/start-error.js
/** Why a task did not come to run, in the words of ECS. */


class StartError extends Error {
    failure;
    constructor(failure) {
        super(failure.reason);
        this.name = 'StartError';
        this.failure = failure;
    }
}
/**
 * A pull failure is the task's own reason; other steps set `Task failed to start` and give the reason at the container.
 */
function describeStartError(step, container, thrown) {
    const containerReason = `${step}: ${quote(thrown)}`;
    const reason = step === 'CannotPullContainerError' ? containerReason : 'Task failed to start';
    return new StartError({ reason, container, containerReason });
}
/** A dependency that cannot come about any more. The wording is not documented; assumed. */
function describeUnmetDependency(container, needed, condition) {
    const containerReason = `CannotStartContainerError: dependency on container ${needed} was not met: it did not become ${condition}`;
    return new StartError({ reason: 'Task failed to start', container, containerReason });
}
/** A dependency that took longer than its `startTimeout`. The wording is not documented; assumed. */
function describeLateDependency(container, needed, condition) {
    const containerReason = `CannotStartContainerError: dependency on container ${needed} has timed out: it did not become ${condition} within its startTimeout`;
    return new StartError({ reason: 'Task failed to start', container, containerReason });
}
/**
 * Ours, not ECS's: what could reach the machine that the local ECS runs on.
 * @param what follows `the local ECS does not`
 */
function describeRefused(container, what) {
    const containerReason = `CannotCreateContainerError: the local ECS does not ${what}`;
    return new StartError({ reason: 'Task failed to start', container, containerReason });
}
/** A volume that cannot be made. The wording is ours. */
function describeVolumeError(said) {
    return new StartError({ reason: `ResourceInitializationError: ${said}` });
}
/** ECS Developer Guide, ResourceInitializationError. @param said contains no value of a secret */
function describeMissingSecret(container, said) {
    return failResources(container, `unable to pull secrets or registry auth: execution resource retrieval failed: ${said}`);
}
/** ECS Developer Guide, ResourceInitializationError; what follows the lead is ours. */
function describeMissingFile(container, thrown) {
    return failResources(container, `failed to download env files: ${readNodeError(thrown).message}`);
}
function failResources(container, said) {
    const reason = `ResourceInitializationError: ${said}`;
    return new StartError({ reason, container, containerReason: reason });
}
/** Anything thrown while a task started; what is not a `StartError` comes from Docker Engine not answering. */
function readFailure(thrown) {
    if (thrown instanceof StartError)
        return thrown.failure;
    return { reason: `CannotCreateContainerError: ${quote(thrown)}` };
}
/** Docker's own words with the lead that its client and the ECS agent give them. */
function quote(thrown) {
    if (thrown instanceof DockerEngineError)
        return `Error response from daemon: ${thrown.message}`;
    return `Cannot connect to the Docker daemon: ${readNodeError(thrown).message}`;
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/runtime/await-dependencies.js



/**
 * Waits until all conditions of a container's `dependsOn` are met.
 *
 * @throws StartError when one cannot be met, or takes longer than its `startTimeout`; the signal's reason
 */
async function awaitDependencies(container, dependencies, { containers, signal }) {
    const ended = defer();
    signal.addEventListener('abort', () => ended.resolve('ended'), { once: true });
    for (const { container: needed, condition } of dependencies) {
        const other = containers.get(needed);
        const timeout = new AbortController();
        const met = await Promise.race([
            other?.awaitCondition(condition) ?? false,
            condition === 'START' || other === undefined ? ended.promise : awaitTimeout(other, timeout.signal),
            ended.promise,
        ]);
        timeout.abort();
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

;// CONCATENATED MODULE: ./packages/local-ecs/lib/runtime/linux-body.js

const MIB = 1024 * 1024;
/** Linux takes no fewer CPU shares; the ECS agent gives 2 to a container that requests 0 or 1 (ECS API reference). */
const FEWEST_CPU_SHARES = 2;
/** Swap is off by default, so that a container over its limit is killed as on an instance without swap. */
function writeLimits(container, taskMemoryMiB) {
    const limitMiB = container.memoryMiB ?? taskMemoryMiB;
    const reservationMiB = container.memoryReservationMiB;
    const { swapMiB = 0, swappiness, sharedMemoryMiB } = container.linux;
    return {
        CpuShares: Math.max(container.cpu, FEWEST_CPU_SHARES),
        ...(0,type_helpers/* defined */.s)({
            Memory: limitMiB !== undefined ? limitMiB * MIB : undefined,
            MemorySwap: limitMiB !== undefined ? (limitMiB + swapMiB) * MIB : undefined,
            MemoryReservation: reservationMiB !== undefined ? reservationMiB * MIB : undefined,
        }),
        // It is ignored without maxSwap (ECS API reference, LinuxParameters).
        ...(0,type_helpers/* defined */.s)({
            MemorySwappiness: swappiness !== undefined && swapMiB > 0 ? swappiness : undefined,
            ShmSize: sharedMemoryMiB !== undefined ? sharedMemoryMiB * MIB : undefined,
        }),
        Ulimits: container.ulimits.map((each) => ({ Name: each.name, Soft: each.soft, Hard: each.hard })),
    };
}
function writeLinux(linux) {
    const tmpfs = linux.tmpfs.map(({ path, sizeMiB, mountOptions }) => [
        path,
        [`size=${sizeMiB}m`, ...mountOptions].join(','),
    ]);
    return (0,type_helpers/* defined */.s)({
        CapAdd: linux.addedCapabilities.length > 0 ? [...linux.addedCapabilities] : undefined,
        CapDrop: linux.droppedCapabilities.length > 0 ? [...linux.droppedCapabilities] : undefined,
        SecurityOpt: linux.securityOptions.length > 0 ? [...linux.securityOptions] : undefined,
        Init: linux.hasInit ? true : undefined,
        Tmpfs: tmpfs.length > 0 ? Object.fromEntries(tmpfs) : undefined,
    });
}
/** @param nameOf gives a container's name on Docker Engine */
function writeNamespaces(namespaces, nameOf) {
    const { processes, ipc, kernelParameters } = namespaces;
    return {
        ...(0,type_helpers/* defined */.s)({
            PidMode: processes !== undefined ? `container:${nameOf(processes)}` : undefined,
            IpcMode: ipc.kind === 'own' ? undefined : ipc.kind === 'joined' ? `container:${nameOf(ipc.container)}` : ipc.kind,
            Sysctls: Object.keys(kernelParameters).length > 0 ? kernelParameters : undefined,
        }),
    };
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/runtime/container-body.js


const NANOSECONDS = 1_000_000_000;
/** The body of Docker Engine's `POST /containers/create`. */
function writeContainerBody(container, place) {
    const { network } = place;
    return {
        Image: place.image,
        Labels: { ...container.labels, ...place.labels },
        Env: place.environment.map((each) => `${each.name}=${each.value}`),
        ...(0,type_helpers/* defined */.s)({
            Cmd: container.command ? [...container.command] : undefined,
            Entrypoint: container.entryPoint ? [...container.entryPoint] : undefined,
            User: container.user,
            WorkingDir: container.workingDirectory,
            Hostname: container.hostname !== undefined && network.kind !== 'joined' ? container.hostname : undefined,
            Tty: container.hasTerminal ? true : undefined,
            OpenStdin: container.isInteractive ? true : undefined,
            Healthcheck: container.healthCheck ? writeHealthCheck(container.healthCheck, place.speed) : undefined,
            ExposedPorts: network.kind === 'published' ? writeExposedPorts(network.ports) : undefined,
        }),
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
        ...(0,type_helpers/* defined */.s)({
            Dns: container.dnsServers.length > 0 ? [...container.dnsServers] : undefined,
            DnsSearch: container.dnsSearchDomains.length > 0 ? [...container.dnsSearchDomains] : undefined,
        }),
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

;// CONCATENATED MODULE: ./packages/local-ecs/lib/runtime/linux-specification.js

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
 * Docker's default capabilities, and those limited to the container's own processes and network. Others could affect
 * the host.
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

;// CONCATENATED MODULE: ./packages/local-ecs/lib/runtime/log-tail.js
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

;// CONCATENATED MODULE: ./packages/local-ecs/lib/runtime/port-bindings.js

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
    return [...chosen, ...[...ranges].map(([range, fields]) => joinRange(range, fields))];
}
function joinRange(range, fields) {
    const hostPorts = fields.map(({ hostPort }) => hostPort);
    return {
        bindIP: fields[0]?.bindIP ?? '',
        containerPortRange: range,
        hostPortRange: `${Math.min(...hostPorts)}-${Math.max(...hostPorts)}`,
        protocol: fields[0]?.protocol ?? 'tcp',
    };
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/runtime/restart-policy.js
/**
 * When ECS starts a container again by itself (ECS Developer Guide, container restart policy). Values in, values out.
 */
/** A container that ran for less than the period is not restarted. */
function mayRestart(policy, run) {
    if (policy === undefined || policy.ignoredExitCodes.includes(run.exitCode))
        return false;
    return run.ranSeconds >= policy.attemptPeriodSeconds;
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/runtime/container-run.js











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
    /** Set by the task as the facts are reported. */
    started = defer();
    exited = defer();
    healthy = defer();
    /** Settles when the attempt to start has succeeded or failed. */
    startTried = defer();
    id;
    isStarted = false;
    /** It was reported. */
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
    /** @throws StartError `CannotCreateContainerError` */
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
            throw describeStartError('CannotCreateContainerError', name, thrown);
        }
    }
    /** @throws StartError `CannotStartContainerError`, with the exit code that docker gave */
    async start() {
        try {
            await this.engine.ask({ method: 'POST', path: `/containers/${this.id}/start` });
            this.isStarted = true;
            this.beginRun();
        }
        catch (thrown) {
            const { failure } = describeStartError('CannotStartContainerError', this.specification.name, thrown);
            const exitCode = readState(await this.inspect()).ExitCode;
            throw new StartError(typeof exitCode === 'number' && exitCode !== 0 ? { ...failure, exitCode } : failure);
        }
    }
    /** Restarts it if its policy requires it. @param speed times faster than ECS */
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
     * The details of an exit. The request also waits until Docker has freed the host ports, which happens after its exit
     * event (observed with Docker 20.10).
     *
     * @returns undefined for a repeated exit of an earlier run
     */
    async describeExit(exitCode) {
        const state = readState(await this.inspect());
        if (this.restartCount > 0 && state.Running === true)
            return undefined;
        const timeout = new AbortController();
        const limit = (0,external_node_timers_promises_.setTimeout)(LOG_END_WITHIN_MS, undefined, { signal: timeout.signal }).catch(() => undefined);
        await Promise.race([this.logRead, limit]);
        timeout.abort();
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
        this.logRead = this.log.follow({ id: this.id ?? '', hasTerminal, ...(0,type_helpers/* defined */.s)({ since }) });
    }
    /** Docker's `inspect`; null when it does not answer. */
    async inspect() {
        return this.engine.ask({ method: 'GET', path: `/containers/${this.id}/json` }).catch(() => null);
    }
}
function readState(inspected) {
    return read_json_readObject(read_json_readObject(inspected).State);
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/runtime/observe-task.js

/** Reads a task from ECS and from Docker; undefined when ECS no longer knows it. */
async function observeTask(task, readTask, runs) {
    const known = readTask(task.taskArn);
    if (known === undefined)
        return undefined;
    const observations = runs
        .filter((run) => run.id !== undefined)
        .map(async (run) => {
        const restartCount = run.specification.restartPolicy === undefined ? undefined : run.restartCount;
        const inspected = read_json_readObject(await run.inspect());
        return [run.specification.name, { inspected, restartCount }];
    });
    return { ...known, definition: task.taskDefinition, containers: new Map(await Promise.all(observations)) };
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/runtime/task-network.js
/**
 * The network of each container by name. In an `awsvpc` task one container owns the network and publishes all ports.
 * The others join it, so that they share localhost as on ECS. A container whose exit others await (`COMPLETE`,
 * `SUCCESS`) ends before there is a network to join: it gets its own, without a port.
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
    const owner = chooseOwner(stays);
    const ports = stays.flatMap((each) => each.ports);
    return new Map(task.containers.map((each) => {
        if (each === owner)
            return [each.name, { kind: 'published', address, ports }];
        if (owner === undefined || !stays.includes(each))
            return [each.name, { kind: 'published', address, ports: [] }];
        return [each.name, { kind: 'joined', container: owner.name }];
    }));
}
/**
 * The conditions before a container starts: its `dependsOn`, and what Docker needs.
 * @param joined containers whose namespaces it joins
 */
function listDependencies(container, joined) {
    const linked = [...container.links, ...container.volumesFrom].map((each) => each.container);
    const started = new Set([...linked, ...joined]);
    return [...container.dependsOn, ...[...started].map((name) => ({ container: name, condition: 'START' }))];
}
/** The containers whose exit no other container awaits. The others exit before there is anything to share. */
function listStaying(task) {
    return task.containers.filter((each) => !isAwaitedToEnd(task, each.name));
}
/**
 * A container that waits for none of those that would join it; an essential one where there is, since the task ends
 * with it anyway.
 */
function chooseOwner(stays) {
    const names = new Set(stays.map((each) => each.name));
    const free = stays.filter((each) => !listDependencies(each, []).some((needed) => names.has(needed.container)));
    return free.find((each) => each.isEssential) ?? free[0];
}
function isAwaitedToEnd(task, name) {
    return task.containers.some((each) => each.dependsOn.some((needed) => needed.container === name && (needed.condition === 'COMPLETE' || needed.condition === 'SUCCESS')));
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/runtime/task-namespaces.js

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
 * One container owns the namespaces that the task shares, as the agent's pause container does on ECS. It also owns the
 * network of an `awsvpc` task. Kernel parameters of a shared namespace are set there, whichever container requests them
 * (ECS API reference, SystemControl).
 */
function planNamespaces(task) {
    const stays = listStaying(task);
    const owner = chooseOwner(stays);
    const plan = (container) => {
        const isJoined = owner !== undefined && container !== owner && stays.includes(container);
        return {
            processes: task.pidMode === 'task' && isJoined ? owner.name : undefined,
            ipc: planIpc(task, container === owner, isJoined ? owner.name : undefined),
            kernelParameters: chooseParameters(task, container, { stays, owner }),
        };
    };
    return new Map(task.containers.map((each) => [each.name, plan(each)]));
}
function planIpc(task, isOwner, joined) {
    if (task.ipcMode === 'none')
        return { kind: 'none' };
    if (task.ipcMode !== 'task')
        return { kind: 'own' };
    if (isOwner)
        return { kind: 'shareable' };
    return joined === undefined ? { kind: 'own' } : { kind: 'joined', container: joined };
}
function chooseParameters(task, container, { stays, owner }) {
    const isShared = (name) => name.startsWith('net.') ? task.networkMode === 'awsvpc' : task.ipcMode === 'task';
    const own = Object.entries(container.linux.kernelParameters);
    if (owner === undefined || !stays.includes(container))
        return Object.fromEntries(own);
    if (container !== owner)
        return Object.fromEntries(own.filter(([name]) => !isShared(name)));
    const all = stays.flatMap((each) => Object.entries(each.linux.kernelParameters));
    return Object.fromEntries([...own, ...all.filter(([name]) => isShared(name))]);
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/runtime/place-container.js



/** Name on Docker Engine of a container of a task. */
function formatContainerName({ prefix }, container) {
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
        nameOf: (other) => formatContainerName(named, other),
        sourceOf: prepared.volumes.sourceOf,
        taskMemoryMiB: named.specification.memoryMiB,
        speed: world.speed,
    };
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/runtime/container-environment.js
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
 * Reads a file of `NAME=VALUE` lines. Lines that begin with `#` are comments; blanks and quotation marks are part of
 * the value; nothing is expanded (ECS Developer Guide, environment files). A line without a name or a value is passed
 * over, as by the ECS agent; for a repeated name the last value applies: not documented; assumed.
 */
function parseEnvironmentFile(text) {
    return text.split(/\r?\n/).flatMap((line) => {
        const at = line.indexOf('=');
        if (line.startsWith('#') || at < 1 || at === line.length - 1)
            return [];
        return [{ name: line.slice(0, at), value: line.slice(at + 1) }];
    });
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/runtime/fetch-image.js


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
    let error;
    const take = splitJsonLines((progress) => {
        if (typeof progress.error === 'string')
            error = progress.error;
    });
    for await (const bytes of answer)
        take(bytes);
    if (error !== undefined)
        throw new DockerEngineError(0, error);
}
/** Docker Engine API, "Authentication": JSON in base64url in a header; its decoder wants the padding too. */
function writeLogin(images) {
    const login = { ...images.authorize(), serveraddress: images.registry };
    const encoded = Buffer.from(JSON.stringify(login)).toString('base64');
    return encoded.replaceAll('+', '-').replaceAll('/', '_');
}
/** The image's digest in the repository of the reference. */
function readDigest(image, reference) {
    const repository = readRepository(reference);
    const digests = (0,json/* isJsonObject */.OW)(image) && Array.isArray(image.RepoDigests) ? image.RepoDigests : [];
    for (const each of digests) {
        const [name, digest] = typeof each === 'string' ? each.split('@') : [];
        if (name === repository)
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

;// CONCATENATED MODULE: ./packages/local-ecs/lib/runtime/fix-host-ports.js
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
    for (const { name, ports: requested, restartPolicy } of containers) {
        const fixed = [];
        for (const group of groupPorts(requested)) {
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

;// CONCATENATED MODULE: ./packages/local-ecs/lib/runtime/task-volumes.js





/**
 * Makes the volumes of a task; one that its container instance keeps is taken as it is, with its data.
 *
 * @throws StartError for a volume that cannot be here
 */
async function makeTaskVolumes(engine, volumes, naming) {
    const made = volumes.map(async (each) => [each.name, await makeVolume(engine, each, naming)]);
    const ending = volumes.filter((each) => each.kind === 'task').map((each) => taskVolumeName(each, naming));
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
function taskVolumeName(volume, naming) {
    return `${naming.taskPrefix}-${volume.name}`;
}
/** A path of an instance is a volume too: no task reads or writes the files of this machine. */
const PLAIN = { driver: 'local', options: {}, labels: {} };
async function makeVolume(engine, volume, naming) {
    const { [LABELS.task]: _task, ...keptLabels } = naming.labels;
    switch (volume.kind) {
        case 'foreign':
            throw describeVolumeError(`the local ECS has no ${volume.what}, which volume ${volume.name} needs`);
        case 'task':
            return create(engine, taskVolumeName(volume, naming), { ...volume.docker, ours: naming.labels });
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
 * Without `autoprovision` a shared volume must exist: created by an earlier task of the instance, or by a person. A
 * volume of another local ECS is not used.
 */
async function findProvisioned(engine, [own = '', plain = '']) {
    if ((await inspectVolume(engine, own)) !== undefined)
        return own;
    const found = await inspectVolume(engine, plain);
    if (found !== undefined && read_json_readObject(found.Labels)[LABELS.owner] === undefined)
        return plain;
    throw describeVolumeError(`volume ${plain} does not exist on the container instance, and autoprovision is off`);
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

;// CONCATENATED MODULE: ./packages/local-ecs/lib/runtime/prepare-task.js








/**
 * Variables, images, address and volumes of a task; reports `pull-started` and `pulled`.
 *
 * @throws StartError `ResourceInitializationError`, `CannotPullContainerError`
 */
async function prepareTask(named, world, signal) {
    const { task, specification } = named;
    const { taskArn } = task;
    refuseHostNamespaces(specification);
    await world.ready;
    const environments = await resolveEnvironments(specification, world);
    world.report({ kind: 'pull-started', taskArn });
    const images = await fetchImages(named, world.store, signal);
    signal.throwIfAborted();
    world.report({ kind: 'pulled', taskArn, digests: listDigests(images) });
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
        const secrets = resolveSecrets(each, world.findSecret);
        const files = await readFiles(each, world.readEnvironmentFile);
        return [each.name, mergeEnvironment({ files, environment: each.environment, secrets })];
    });
    return new Map(await Promise.all(resolved));
}
function resolveSecrets(container, find) {
    return container.secrets.map(({ name, value: valueFrom }) => {
        const found = find(valueFrom);
        if ('error' in found)
            throw describeMissingSecret(container.name, found.error);
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
            throw describeStartError('CannotPullContainerError', name, thrown);
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

;// CONCATENATED MODULE: ./packages/local-ecs/lib/runtime/read-volume.js


/** File systems that are not on a container instance, by the field that requests one. */
const FOREIGN = {
    efsVolumeConfiguration: 'Amazon EFS',
    fsxWindowsFileServerVolumeConfiguration: 'FSx for Windows File Server',
    s3filesVolumeConfiguration: 'Amazon S3 Files',
};
/** @param from a volume of a task definition */
function readVolume(from) {
    const name = read_json_readText(from.name) ?? '';
    const foreign = Object.keys(FOREIGN).find((field) => (0,json/* isJsonObject */.OW)(from[field]));
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
        options: readTextFields(configuration.driverOpts),
        labels: readTextFields(configuration.labels),
    };
}
/**
 * By its options docker's own driver mounts anything of this machine or the network; memory is all that it may here.
 */
function findForeignDriver({ driver, options }) {
    if (driver !== 'local')
        return `volume driver ${driver}`;
    const isBare = Object.keys(options).length === 0;
    return isBare || options.type === 'tmpfs' ? undefined : `volume options type=${options.type ?? ''}`;
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/runtime/read-task-specification.js




/**
 * Reads a task definition once, with ECS's defaults; fields that the runtime does not use are ignored.
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
        command: readFilled(from.command),
        entryPoint: readFilled(from.entryPoint),
        user: read_json_readText(from.user),
        workingDirectory: read_json_readText(from.workingDirectory),
        hostname: read_json_readText(from.hostname),
        environment: readPairs(from.environment, 'name', 'value'),
        environmentFiles: read_json_readObjects(from.environmentFiles).map((each) => read_json_readText(each.value) ?? ''),
        secrets: readPairs(from.secrets, 'name', 'valueFrom'),
        labels: readTextFields(from.dockerLabels),
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
    return expandContainerPorts(from).map((containerPort) => ({
        containerPort,
        hostPort: isOwn ? containerPort : range === undefined ? hostPort : 0,
        protocol,
        ...(0,type_helpers/* defined */.s)({ range }),
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

;// CONCATENATED MODULE: ./packages/local-ecs/lib/runtime/stop-containers.js
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

;// CONCATENATED MODULE: ./packages/local-ecs/lib/runtime/task-run.js












/** A task that is stopped before all its containers started is closed by a `start-failed` of this reason. */
const STOPPED_BEFORE_START = 'Task stopped before all of its containers had started';
/** One task, from `start-task` until no state was kept on Docker Engine. */
class TaskRun {
    /** Resolves when its containers and volumes are gone. */
    over = defer();
    containers;
    named;
    world;
    ending = new AbortController();
    leases = [];
    prepared;
    /** Thrown to end a start when the task was stopped before. */
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
            new ContainerRun(world.store.engine, each, formatContainerName(this.named, each.name)),
        ]));
    }
    /** Where its ports are published; undefined until it is prepared. */
    get address() {
        return this.prepared?.address;
    }
    /** Starts the task and reports the result. Never throws. */
    async start() {
        const error = await this.bringAllUp();
        this.isStartOver = true;
        // Exits are no longer reported, so none is awaited.
        if (this.isSilent)
            return this.remove();
        const isStopped = error === undefined || error === this.stopReason;
        if (!isStopped)
            await this.fail(error);
        await this.closeWhenOver();
    }
    /** Sends SIGTERM to each container. Their exits are reported as facts. */
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
    /** Handles a Docker event, which may come before Docker has answered the start, and more than once. */
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
            return this.report({ kind: 'container-health', ...at, health: what.health });
        }
        const exit = await container.describeExit(what.exitCode);
        if (exit === undefined || (await this.restart(container, exit.exitCode)))
            return;
        if (!this.isSilent)
            this.report({ kind: 'container-exited', ...at, ...exit });
        container.hasExited = true;
        container.exited.resolve(exit.exitCode);
        await this.closeWhenOver();
    }
    /** A stopping task starts nothing again. */
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
    /** Reports the failure before the exits of started containers, which it causes. */
    async fail(error) {
        this.hasFailed = true;
        const hasRunning = [...this.containers.values()].some((each) => each.isRunning);
        if (!hasRunning)
            await this.remove();
        this.report({ kind: 'start-failed', taskArn: this.taskArn, ...readFailure(error) });
        this.stopRunning();
    }
    report(fact) {
        this.world.report(fact);
    }
    /** @returns the first error, if any; the others follow from it */
    async bringAllUp() {
        let error;
        const end = (thrown) => {
            error ??= thrown;
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
        return error;
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
        await this.reportStarted(container, prepared);
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
    async reportStarted(container, prepared) {
        const { name, ports } = container.specification;
        const network = prepared.networks.get(name);
        const owner = network?.kind === 'joined' ? this.containers.get(network.container) : container;
        const bindings = (await owner?.readBindings()) ?? [];
        const networkBindings = chooseBindings(bindings, ports);
        if (!this.isSilent) {
            const runtimeId = container.id ?? '';
            this.report({ kind: 'container-started', taskArn: this.taskArn, container: name, runtimeId, networkBindings });
        }
        container.started.resolve();
        container.startTried.resolve();
    }
    /** After the last exit; a stopped task whose containers had not all started needs a final fact. */
    async closeWhenOver() {
        const containers = [...this.containers.values()];
        if (!this.isStartOver || containers.some((each) => each.isRunning) || this.isRemoving)
            return;
        const isCutShort = containers.some((each) => !each.isStarted);
        if (isCutShort && !this.hasFailed && !this.isSilent) {
            this.report({ kind: 'start-failed', taskArn: this.taskArn, reason: STOPPED_BEFORE_START });
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

;// CONCATENATED MODULE: ./packages/local-ecs/lib/runtime/watcher.js

/**
 * Starts the watcher of an owner. It reads a pipe that closes when this process ends for any reason; then it removes
 * the containers, volumes and noted images of the owner, and ends.
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
 * What Docker Engine was still making for the killed process appears late: it polls until nothing new appears for a
 * while.
 */
function watch(load) {
    const { request } = load('node:http');
    let output = '';
    process.stdin.setEncoding('utf8').on('data', (part) => {
        output += part;
    });
    process.stdin.on('end', async () => {
        const [socketPath = '', filter = '', ...images] = output.trimEnd().split('\n');
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
        for (let quiet = 0, polls = 0; quiet < 4 && polls < 300; polls += 1) {
            quiet = (await sweep().catch(() => 1)) === 0 ? quiet + 1 : 0;
            await new Promise((resolve) => setTimeout(resolve, 250));
        }
        for (const image of images)
            await ask('DELETE', `/images/${encodeURIComponent(image)}`);
    });
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/runtime/container-runtime.js

















const ENDED_TASKS_KEPT = 100;
/**
 * Runs tasks as containers of the local Docker Engine, and target groups as listeners on 127.0.0.1.
 *
 * Everything made bears labels of this process. `close` removes it; when the process is killed, its watcher does, and
 * should that be killed too, the next runtime to start. Images that were pulled from the embedded registry go too, and
 * those of `ownImages`; all others stay. A start removes nothing that belongs to a process that lives.
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
    /** References to remove at the end: those from the embedded registry, and those that came with the options. */
    pulled;
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
        const report = (fact) => {
            if (!this.closing.signal.aborted)
                options.report(fact);
        };
        this.socketPath = options.socketPath ?? findDockerSocket(process.env.DOCKER_HOST) ?? '';
        this.engine = connectDockerEngine(this.socketPath);
        this.warn = options.warn ?? (() => undefined);
        this.pulled = new Set(options.ownImages);
        this.owner = `${describeOwner()}/${mark}`;
        const { speed, countRequest } = options;
        this.balancer = createLoadBalancer({ report, speed, warn: this.warn, ...(0,type_helpers/* defined */.s)({ countRequest }) });
        this.world = {
            store: { engine: this.engine, images: options.images, notePull: this.notePull },
            report,
            speed,
            findSecret: (valueFrom) => options.findSecret?.(valueFrom) ?? secret_findSecret(options.secrets ?? {}, valueFrom),
            readEnvironmentFile: createEnvironmentFiles(options.environmentFolder),
            readTask: options.readTask,
            openMetadata: (subject) => this.metadata?.open(subject),
            labels: { [LABELS.engine]: options.engineName, [LABELS.owner]: this.owner },
            mark,
            addresses: createAddressPool(),
            hostPorts: createHostPorts(),
            ready: this.prepare(),
        };
        // The next task that starts fails and reports it. Without tasks there is nothing to report.
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
        for (const reference of this.pulled)
            this.watcher.note(reference);
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
            this.warn(`Containers get no task metadata: ${readNodeError(thrown).message}`);
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
    /** Without an answer of Docker Engine nothing can be removed: the watcher retries after this process has ended. */
    async clear() {
        await removeOwned(this.engine, (owner) => owner === this.owner);
        await Promise.all([...this.pulled].map((reference) => removeImageReference(this.engine, reference)));
        await this.watcher?.dismiss();
    }
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/command/control-token.js


const VARIABLE = 'SLIPWAY_LOCAL_TOKEN';
/** The token in the environment. @throws SettingError, without the value, when it is none */
function readGivenToken() {
    const text = process.env[VARIABLE] ?? '';
    if (text === '')
        return undefined;
    if (/^[\w.~+/=-]{8,200}$/.test(text))
        return text;
    const message = `${VARIABLE} is not 8 to 200 letters, digits and characters of "-._~+/=".`;
    throw new SettingError(message, 'Use, for example, the output of "openssl rand -hex 16".');
}
/** The token of the control address: the given one; else a new one where other machines reach the port. */
function chooseToken(listen) {
    const given = readGivenToken();
    return given === undefined && listen !== '127.0.0.1' ? (0,external_node_crypto_.randomBytes)(16).toString('hex') : given;
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/command/initial-commands.js

function listInitialCommands(options) {
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
/** Instances without a cluster belong to the first one. */
function groupInstances({ instances, clusters: [first = 'default'] }) {
    const groups = typeof instances === 'number' ? listDefault(instances) : instances;
    return groups.map((group) => ({ ...group, cluster: group.cluster ?? first }));
}
function listDefault(count) {
    return count === 0 ? [] : [{ count }];
}
/**
 * Creates each capacity provider that an instance names, with an Auto Scaling group of the same name, and adds it to
 * the cluster.
 */
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
    const clusters = new Set(specified.map(({ cluster = 'default' }) => cluster));
    return [...clusters].map((cluster) => {
        const placed = specified.filter((one) => (one.cluster ?? 'default') === cluster);
        return { kind: 'add-instances', cluster, instances: placed.map(({ cluster: _, ...instance }) => instance) };
    });
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/command/parse-yaml.js

/**
 * The content of a YAML or JSON text; undefined when it is neither. The parser's own message is not reported, since it
 * quotes the text.
 */
function parseYaml(text) {
    try {
        return (0,dist/* parse */.qg)(text, { logLevel: 'error' });
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/command/load-scenario.js





/** Reads a file with a scenario, YAML or JSON. @throws SettingError with all that is wrong with it */
async function loadScenario(path) {
    const scenario = readScenarioText(await (0,promises_.readFile)(path, 'utf8').catch(() => undefined));
    if (typeof scenario !== 'string')
        return scenario;
    const advice = 'See docs/local-ecs.md for the format of a scenario.';
    throw new SettingError(`The scenario ${path} cannot be used: ${scenario}`, advice);
}
function readScenarioText(text) {
    if (text === undefined)
        return 'the file cannot be read.';
    const content = parseYaml(text);
    if (content === undefined)
        return 'it is neither YAML nor JSON.';
    const formed = scenario_form/* SCENARIO */.h5.read(content, []);
    return 'errors' in formed ? formed.errors.map(forms_form/* formatFormError */.Kt).join(' ') : formed.value;
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/command/load-secrets.js




/**
 * Reads the file that replaces Secrets Manager and Parameter Store: a map of ARNs or names to values. A value that is a
 * map itself is a secret of several keys. @throws SettingError that names no value
 */
async function loadSecrets(path) {
    const values = readSecretsText(await (0,promises_.readFile)(path, 'utf8').catch(() => undefined));
    if (typeof values !== 'string')
        return values;
    const advice = 'See docs/local-ecs.md for the format of a secrets file.';
    throw new SettingError(`The secrets of ${path} cannot be used: ${values}.`, advice);
}
/** @returns why it cannot be used, when it cannot */
function readSecretsText(text) {
    if (text === undefined)
        return 'the file cannot be read';
    const content = parseYaml(text);
    if (!(0,json/* isJsonObject */.OW)(content))
        return 'it is not a YAML or JSON map';
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

;// CONCATENATED MODULE: ./packages/local-ecs/lib/command/settle-options.js


/** A flag wins over the file. Refused are options that do not go together. */
function settleOptions(flags, file = {}) {
    const merged = { ...file, ...flags };
    const defaults = Object.fromEntries(local_options/* LOCAL_OPTION_NAMES */.fA.map((name) => [name, (0,local_options/* describeOption */.ti)(name).default]));
    const given = new Set(local_options/* LOCAL_OPTION_NAMES */.fA.filter((name) => merged[name] !== undefined));
    const fallback = defaults;
    const hasNoCluster = merged.clusters?.length === 0;
    const options = {
        ...fallback,
        ...(0,type_helpers/* defined */.s)({ instances: hasNoCluster ? 0 : undefined }),
        ...merged,
        given,
    };
    const errors = listConflicts(options);
    return errors.length > 0 ? { refused: errors } : options;
}
function listConflicts(options) {
    const errors = [];
    const { clock, tasks, given, instances, clusters } = options;
    if (clock === 'virtual' && tasks === 'containers') {
        const problem = 'a virtual clock cannot run containers';
        errors.push({ input: 'clock', problem, advice: 'Use simulated tasks or the real clock' });
    }
    if (clock === 'virtual' && given.has('speed')) {
        errors.push({ input: 'speed', problem: 'a virtual clock has no speed', advice: 'Remove it' });
    }
    if (clusters.length === 0)
        return [...errors, ...refuseInstances(options)];
    const known = ['default', ...clusters];
    const strangers = (typeof instances === 'number' ? [] : instances).flatMap(({ cluster }, at) => cluster === undefined || known.includes(cluster) ? [] : [{ cluster, at }]);
    for (const { cluster, at } of strangers) {
        errors.push({
            input: `instances[${at}].cluster`,
            problem: `cluster ${cluster} does not exist`,
            advice: `Add it to clusters, or write ${known.join(' or ')}`,
        });
    }
    return errors;
}
/** Without a cluster there is nowhere to put an instance. */
function refuseInstances({ instances }) {
    if (instances === 0 || (typeof instances !== 'number' && instances.length === 0))
        return [];
    const problem = 'clusters is an empty list, so the instances have no cluster';
    return [{ input: 'instances', problem, advice: 'Add a cluster to clusters, or remove instances' }];
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/command/start-message.js

/** The message after the start: the address, the resources, and the variables to export. */
function formatStartMessage(local, options) {
    const { account, region } = local.host.state().settings;
    const tasks = options.tasks === 'containers' ? 'run as containers' : 'are simulated';
    return [
        `Local ECS and ECR at ${local.address}: account ${account}, ${region}, ${describePace(options)}.`,
        ...options.clusters.map((cluster) => `Cluster ${cluster} has ${countInstances(local, cluster)} container instances; tasks ${tasks}.`),
        ...local.targetGroups().map((group) => `Target group ${group.name}: ${group.targetGroupArn}`),
        ...(options.data === undefined ? [] : [`State is stored in ${options.data}.`]),
        ...start_message_describeAccess(local, options),
        'Point any AWS client at it:',
        `  export AWS_ENDPOINT_URL=${local.address} AWS_REGION=${region} AWS_DEFAULT_REGION=${region}`,
        '  export AWS_ACCESS_KEY_ID=local AWS_SECRET_ACCESS_KEY=local',
        'Stop it with Ctrl-C.',
    ];
}
/** A token of the environment is not printed. */
function start_message_describeAccess({ token }, { listen }) {
    const open = 'It listens on all addresses of this machine. Any access key works: whoever reaches the port can use it.';
    const needed = 'The control address needs the header';
    return [
        ...(listen === '127.0.0.1' ? [] : [open]),
        ...(token === undefined
            ? []
            : [`${needed} Authorization: Bearer ${readGivenToken() === undefined ? token : '$SLIPWAY_LOCAL_TOKEN'}`]),
    ];
}
function describePace({ clock, speed }) {
    if (clock === 'virtual')
        return 'time stops until POST /_slipway/clock advances it';
    return speed === 1 ? 'in real time' : `${speed} times real time`;
}
function countInstances(local, cluster) {
    return local.instances().filter((instance) => instance.cluster === cluster).length;
}

;// CONCATENATED MODULE: ./packages/local-ecs/lib/command/serve-local-ecs.js













/** Exit code when options cannot be used. */
const REFUSED = 2;
/** `slipway local`: starts the local ECS, prints how to connect, and runs until it is stopped. */
async function serveLocalEcs(given, world) {
    const options = await readOptions(given);
    if ('refused' in options) {
        for (const error of options.refused)
            world.writeError(error);
        return REFUSED;
    }
    const local = await openLocalEcs(options, world.writeError).catch(asInputError);
    if (local instanceof SettingError) {
        world.writeError(`${local.message} ${local.advice}`);
        return REFUSED;
    }
    for (const line of formatStartMessage(local, options))
        world.write(line);
    await untilAborted(world.signal);
    await local.close();
    const rest = options.data === undefined ? 'no state was kept' : `its state is in ${options.data}`;
    world.write(`The local ECS has stopped; ${rest}.`);
    return 0;
}
async function readOptions(given) {
    const file = given.config === undefined ? { given: {} } : await loadConfig(given.config);
    if ('errors' in file)
        return { refused: file.errors };
    const options = settleOptions(given, file.given);
    return 'refused' in options ? { refused: options.refused.map(input_error/* formatInputError */.i8) } : options;
}
/** Reports errors that the user can fix; rethrows all others. */
function asInputError(thrown) {
    if (thrown instanceof SettingError)
        return thrown;
    throw thrown;
}
/** Why containers cannot run here; undefined when they can. */
async function findDockerError() {
    const reach = await isDockerReachable();
    return reach.isReachable ? undefined : reach.why;
}
/** A local ECS with all its options. @throws SettingError when it cannot start with them */
async function openLocalEcs(options, write) {
    const why = options.tasks === 'containers' ? await findDockerError() : undefined;
    if (why !== undefined) {
        throw new SettingError(`Tasks cannot run as containers: ${why}`, 'Start Docker, or run with --tasks simulated.');
    }
    const { port, listen, account, region, seed, clock, speed, data, given, scenario } = options;
    const { faults, consistency, throttling } = options;
    const secrets = options.secrets === undefined ? undefined : await loadSecrets(options.secrets);
    return openEmulator({
        port,
        listen,
        clock: clock === 'virtual' ? { kind: 'virtual' } : { kind: 'scaled', speed },
        beginWith: listInitialCommands(options),
        hasNoCluster: options.clusters.length === 0,
        faults,
        consistency,
        throttling,
        ...(0,type_helpers/* defined */.s)({
            account: given.has('account') ? account : undefined,
            region: given.has('region') ? region : undefined,
            seed: given.has('seed') ? seed : undefined,
            token: chooseToken(listen),
            dataFolder: data,
            secretValues: secrets,
            startRuntime: options.tasks === 'containers' ? prepareContainers(options, { secrets, write }) : undefined,
            scenario: scenario === undefined ? undefined : typeof scenario === 'string' ? await loadScenario(scenario) : scenario,
        }),
    });
}
function prepareContainers(options, { secrets, write }) {
    const settings = {
        speed: options.speed,
        engineName: 'slipway local',
        warn: write,
        ...(0,type_helpers/* defined */.s)({ secrets, environmentFolder: options.envFiles }),
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

;// CONCATENATED MODULE: ./packages/local-ecs/lib/internal.js
/** What the packages of Slipway and its tests use. It may change with any version. */

















/***/ }),

/***/ 39752:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $3: () => (/* binding */ documentedLimits),
/* harmony export */   f9: () => (/* binding */ findThrottleGroup),
/* harmony export */   oA: () => (/* binding */ THROTTLE_GROUPS)
/* harmony export */ });
/**
 * ECS API reference, Request throttling. That page has no task sets: their size and rate are those of the service's
 * quotas, and which operations count is assumed. An operation of no group is never throttled.
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


/***/ })

};

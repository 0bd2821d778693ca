export const id = 530;
export const ids = [530];
export const modules = {

/***/ 59149:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createEcs: () => (/* binding */ createEcs)
});

// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-ecs/dist-cjs/index.js
var dist_cjs = __webpack_require__(80212);
// EXTERNAL MODULE: ./packages/ecs-rules/lib/arns/arns.js
var arns = __webpack_require__(54084);
// EXTERNAL MODULE: ./packages/ecs-rules/lib/values/type-helpers.js
var type_helpers = __webpack_require__(60846);
// EXTERNAL MODULE: ./packages/ecs-rules/lib/values/json.js
var json = __webpack_require__(93844);
// EXTERNAL MODULE: ./lib/ports/deploy-error.js
var deploy_error = __webpack_require__(95078);
// EXTERNAL MODULE: ./lib/adapters/aws/client.js + 6 modules
var aws_client = __webpack_require__(24819);
// EXTERNAL MODULE: ./lib/adapters/aws/records.js + 1 modules
var aws_records = __webpack_require__(71402);
;// CONCATENATED MODULE: ./lib/adapters/aws/cluster-records.js
/** Container instances and the tasks on them: from the SDK's shapes to our own records. */


function toInstanceRecord(instance) {
    const remaining = instance.remainingResources ?? [];
    const registered = instance.registeredResources ?? [];
    const attributes = readAttributes(instance.attributes ?? []);
    return {
        arn: instance.containerInstanceArn ?? '',
        availabilityZone: attributes['ecs.availability-zone'] ?? '',
        status: instance.status ?? '',
        agentConnected: instance.agentConnected ?? false,
        remainingCpu: amountOf(remaining, 'CPU'),
        remainingMemoryMiB: amountOf(remaining, 'MEMORY'),
        usedTcpPorts: portsOf(remaining, 'PORTS'),
        usedUdpPorts: portsOf(remaining, 'PORTS_UDP'),
        registeredCpu: amountOf(registered, 'CPU'),
        registeredMemoryMiB: amountOf(registered, 'MEMORY'),
        reservedTcpPorts: portsOf(registered, 'PORTS'),
        reservedUdpPorts: portsOf(registered, 'PORTS_UDP'),
        taskCount: (instance.runningTasksCount ?? 0) + (instance.pendingTasksCount ?? 0),
        attributes,
    };
}
function readAttributes(attributes) {
    return Object.fromEntries(attributes.map(({ name, value }) => [name ?? '', value ?? '']));
}
function amountOf(resources, name) {
    return resources.find((resource) => resource.name === name)?.integerValue ?? 0;
}
/** "Remaining" PORTS lists the ports that are taken (ECS API reference, ContainerInstance). */
function portsOf(resources, name) {
    const listed = resources.find((resource) => resource.name === name)?.stringSetValue ?? [];
    return listed.map(Number);
}
function toTaskRecord(task) {
    return (0,aws_records/* withoutUndefined */.r$)({
        arn: (0,arns/* toTaskArn */.wR)(task.taskArn),
        revisionArn: (0,arns/* toRevisionArn */.kX)(task.taskDefinitionArn),
        instanceArn: task.containerInstanceArn,
        availabilityZone: task.availabilityZone ?? '',
        lastStatus: task.lastStatus ?? '',
        desiredStatus: task.desiredStatus ?? '',
        createdAt: task.createdAt?.getTime(),
        startedAt: task.startedAt?.getTime(),
        images: (0,aws_records/* digestsByContainer */.C1)((task.containers ?? []).map(({ name, imageDigest }) => ({ containerName: name, imageDigest }))),
        pull: readPull(task),
        health: task.healthStatus,
    });
}
function readPull({ pullStartedAt, pullStoppedAt }) {
    if (pullStartedAt === undefined)
        return undefined;
    return pullStoppedAt === undefined ? 'in progress' : 'done';
}

// EXTERNAL MODULE: ./lib/adapters/aws/require-field.js
var require_field = __webpack_require__(82876);
;// CONCATENATED MODULE: ./lib/adapters/aws/cluster-reads.js





/** DescribeTasks and DescribeContainerInstances take at most a hundred (ECS API reference). */
const MOST = 100;
/** Reads of what runs in a cluster: its container instances and the tasks of a service. */
function createClusterReads(client) {
    return {
        clusterStatus: (cluster) => readStatus(client, cluster),
        containerInstances: (cluster) => listInstances(client, cluster),
        serviceTasks: async (cluster, service) => {
            const query = { cluster, service };
            const [wanted, ending] = await Promise.all([
                listTasks(client, { ...query, desiredStatus: 'RUNNING' }),
                listTasks(client, { ...query, desiredStatus: 'STOPPED', most: MOST }),
            ]);
            return [...wanted, ...ending].filter(({ lastStatus }) => lastStatus !== 'STOPPED').map(toTaskRecord);
        },
        stoppedTasks: async (cluster, service, deploymentId) => {
            const tasks = await listTasks(client, { cluster, service, desiredStatus: 'STOPPED', most: MOST });
            const ours = tasks.filter((task) => hasFailedOrStopped(task) && task.startedBy === deploymentId);
            return ours.map(aws_records/* toStoppedTask */._).toSorted((a, b) => (a.stoppedAt ?? 0) - (b.stoppedAt ?? 0));
        },
    };
}
/**
 * A task that failed its health checks drains for as long as its target group says before it is STOPPED; it has failed
 * when ECS decides to stop it, and its reason is set from then on (ECS Developer Guide, task lifecycle).
 */
function hasFailedOrStopped({ lastStatus, stoppedReason = '' }) {
    return lastStatus === 'STOPPED' || /^Task failed (?:ELB|container) health checks/.test(stoppedReason);
}
async function readStatus(client, cluster) {
    const name = { action: 'ecs:DescribeClusters', resource: `cluster ${cluster}` };
    const output = await (0,aws_client/* callAws */.IY)(name, () => client.send(new dist_cjs/* DescribeClustersCommand */._2_({ clusters: [cluster] })));
    return (0,require_field/* requireField */.M)(output.clusters, 'clusters', name)[0]?.status;
}
/** Not by `startedBy`: it must be the only filter (ECS API reference, ListTasks). */
async function listTasks(client, query) {
    const { cluster, service, desiredStatus, most = Number.POSITIVE_INFINITY } = query;
    const resource = `service ${service} in cluster ${cluster}`;
    const tasks = [];
    const pages = (0,dist_cjs/* paginateListTasks */._rc)({ client, pageSize: MOST }, { cluster, serviceName: service, desiredStatus });
    await (0,aws_client/* callAws */.IY)({ action: 'ecs:ListTasks', resource }, async () => {
        for await (const { taskArns = [] } of pages) {
            if (taskArns.length > 0)
                tasks.push(...(await describeTasks(client, { cluster, taskArns, resource })));
            if (tasks.length >= most)
                return;
        }
    });
    return tasks;
}
async function describeTasks(client, { cluster, taskArns, resource }) {
    const command = new dist_cjs/* DescribeTasksCommand */.z8X({ cluster, tasks: taskArns });
    const output = await (0,aws_client/* callAws */.IY)({ action: 'ecs:DescribeTasks', resource }, () => client.send(command));
    return output.tasks ?? [];
}
async function listInstances(client, cluster) {
    const resource = `cluster ${cluster}`;
    const records = [];
    await (0,aws_client/* callAws */.IY)({ action: 'ecs:ListContainerInstances', resource }, async () => {
        for await (const page of (0,dist_cjs/* paginateListContainerInstances */.VYP)({ client, pageSize: MOST }, { cluster })) {
            const containerInstances = page.containerInstanceArns ?? [];
            if (containerInstances.length === 0)
                continue;
            const command = new dist_cjs/* DescribeContainerInstancesCommand */.QUW({ cluster, containerInstances });
            const name = { action: 'ecs:DescribeContainerInstances', resource };
            const output = await (0,aws_client/* callAws */.IY)(name, () => client.send(command));
            records.push(...(output.containerInstances ?? []).map(toInstanceRecord));
        }
    });
    return records;
}

// EXTERNAL MODULE: ./lib/adapters/aws/raw-json.js
var raw_json = __webpack_require__(73695);
;// CONCATENATED MODULE: ./lib/adapters/aws/batch.js
/** While several are requested, each waits so long for the others: followers that drift apart meet again. */
const WINDOW_MS = 200;
/**
 * Gathers what is requested at the same time into calls of at most `most` keys. What is requested alone is sent at
 * once; after a call that held several, the next waits a moment for company.
 */
function createBatch(settings) {
    let waiting = [];
    let windowMs = 0;
    const send = () => {
        const all = waiting;
        waiting = [];
        windowMs = new Set(all.map(({ key }) => key)).size > 1 ? WINDOW_MS : 0;
        for (let from = 0; from < all.length; from += settings.most) {
            void answer(all.slice(from, from + settings.most), settings);
        }
    };
    return {
        load: (key) => new Promise((resolve, reject) => {
            if (waiting.length === 0)
                setTimeout(send, windowMs);
            waiting.push({ key, resolve, reject });
        }),
    };
}
/** A call that fails, fails for each that waited for it. */
async function answer(waiting, settings) {
    try {
        const values = await settings.read([...new Set(waiting.map(({ key }) => key))]);
        for (const { key, resolve } of waiting)
            resolve(values.get(key));
    }
    catch (error) {
        for (const { reject } of waiting)
            reject(error);
    }
}

;// CONCATENATED MODULE: ./lib/adapters/aws/service-reads.js







/** DescribeServices takes at most ten, DescribeServiceDeployments twenty (ECS API reference). */
const MOST_SERVICES = 10;
const MOST_DEPLOYMENTS = 20;
/** The two reads of a poll. Followers of several services share calls, so that it stays within the request rates. */
function createServiceReads(client) {
    const clusters = new Map();
    const ofCluster = (cluster) => {
        const read = (services) => describeServices(client, cluster, services);
        const batch = clusters.get(cluster) ?? createBatch({ most: MOST_SERVICES, read });
        clusters.set(cluster, batch);
        return batch;
    };
    const deployments = createBatch({ most: MOST_DEPLOYMENTS, read: (arns) => describeDeployments(client, arns) });
    return {
        describeService: (cluster, service) => ofCluster(cluster).load(service),
        describeWholeService: async (cluster, service) => {
            const { raw } = await askForServices(client, cluster, [service]);
            return raw.find(json/* isJsonObject */.OW);
        },
        describeServiceDeployment: (arn) => deployments.load(arn),
        expressUrl: (service) => readExpressUrl(client, service),
    };
}
/** Nothing that could be markup. */
const PLAIN_URL = /^https?:\/\/[A-Za-z0-9.-]+(?::\d{1,5})?(?:\/[A-Za-z0-9._/-]*)?$/;
/** The public path goes before a private one. Whether an endpoint has a scheme is not documented. */
async function readExpressUrl(client, serviceArn) {
    const name = { action: 'ecs:DescribeExpressGatewayService', resource: `service ${serviceArn}` };
    const command = new dist_cjs/* DescribeExpressGatewayServiceCommand */.UMo({ serviceArn });
    const { service } = await (0,aws_client/* callAws */.IY)(name, () => client.send(command));
    const paths = (service?.activeConfigurations ?? []).flatMap(({ ingressPaths }) => ingressPaths ?? []);
    const endpoint = (paths.find(({ accessType }) => accessType === 'PUBLIC') ?? paths[0])?.endpoint;
    const url = endpoint === undefined || /^https?:\/\//.test(endpoint) ? endpoint : `https://${endpoint}`;
    return url !== undefined && PLAIN_URL.test(url) ? url : undefined;
}
/** By name and by ARN, since the caller may use either. */
async function describeServices(client, cluster, services) {
    const { shown, raw } = await askForServices(client, cluster, services);
    const found = new Map();
    for (const [at, service] of shown.entries()) {
        const whole = raw[at];
        const record = (0,aws_records/* toServiceRecord */.iZ)(service, (0,json/* isJsonObject */.OW)(whole) ? whole : {});
        found.set(record.name, record).set(record.arn, record);
    }
    return found;
}
/** The services as the SDK reads them, and as they came over the wire. */
async function askForServices(client, cluster, services) {
    const command = new dist_cjs/* DescribeServicesCommand */.H7c({ cluster, services: [...services] });
    const answer = (0,raw_json/* keepAnswer */.C)(command);
    const resource = `service ${services.join(', ')} in cluster ${cluster}`;
    const name = { action: 'ecs:DescribeServices', resource };
    const output = await (0,aws_client/* callAws */.IY)(name, () => client.send(command));
    const shown = (0,require_field/* requireField */.M)(output.services, 'services', name);
    const { services: described } = answer();
    return { shown, raw: (0,json/* isJsonList */.P8)(described) ? described : [] };
}
async function describeDeployments(client, arns) {
    const name = { action: 'ecs:DescribeServiceDeployments', resource: `service deployment ${arns.join(', ')}` };
    const command = new dist_cjs/* DescribeServiceDeploymentsCommand */.A6p({ serviceDeploymentArns: [...arns] });
    const output = await (0,aws_client/* callAws */.IY)(name, () => client.send(command));
    const shown = (0,require_field/* requireField */.M)(output.serviceDeployments, 'serviceDeployments', name);
    const records = shown.map((one) => (0,aws_records/* toServiceDeploymentRecord */.$N)(one, undefined));
    return new Map(records.map((record) => [record.arn, record]));
}

;// CONCATENATED MODULE: ./lib/adapters/aws/tags.js


async function listTags(client, resourceArn) {
    const name = { action: 'ecs:ListTagsForResource', resource: resourceArn };
    const output = await (0,aws_client/* callAws */.IY)(name, () => client.send(new dist_cjs/* ListTagsForResourceCommand */.a_e({ resourceArn })));
    return Object.fromEntries((output.tags ?? []).map(({ key, value }) => [key ?? '', value ?? '']));
}
async function tagResource(client, resourceArn, tags) {
    const list = Object.entries(tags).map(([key, value]) => ({ key, value }));
    const name = { action: 'ecs:TagResource', resource: resourceArn };
    await (0,aws_client/* callAws */.IY)(name, () => client.send(new dist_cjs/* TagResourceCommand */.eqU({ resourceArn, tags: list })));
}

;// CONCATENATED MODULE: ./lib/adapters/aws/tasks.js








/** The calls of a one-off task. */
function createTaskCalls(clients) {
    return {
        runTask: (request) => runTask(clients.writes, request),
        describeTask: (cluster, arn) => describeTask(clients.reads, cluster, arn),
        startedTasks: async (cluster, startedBy) => {
            const statuses = ['RUNNING', 'STOPPED'];
            const lists = statuses.map((desiredStatus) => listStarted(clients.reads, { cluster, startedBy, desiredStatus }));
            return (await Promise.all(lists)).flat();
        },
    };
}
async function runTask(client, request) {
    const { cluster, revisionArn: taskDefinition, clientToken, settings } = request;
    const input = { cluster, taskDefinition, clientToken };
    const command = new dist_cjs/* RunTaskCommand */._eD(input);
    // The settings hold JSON of the user, which the SDK would lose what it does not know of.
    const sent = { ...settings, ...input };
    (0,raw_json/* sendBody */.b)(command, sent);
    const name = { action: 'ecs:RunTask', resource: `task definition ${taskDefinition} in cluster ${cluster}`, sent };
    try {
        const { tasks = [], failures = [] } = await (0,aws_client/* callAws */.IY)(name, () => client.send(command));
        return {
            taskArns: tasks.flatMap(({ taskArn }) => (taskArn === undefined ? [] : [(0,arns/* toTaskArn */.wR)(taskArn)])),
            failures: failures.map(toPlacementFailure),
            hasStopped: tasks.some(({ lastStatus }) => lastStatus === 'STOPPED'),
        };
    }
    catch (thrown) {
        const taskArns = readConflict(thrown);
        if (taskArns.length === 0)
            throw thrown;
        return { taskArns, failures: [], isConflict: true };
    }
}
/** The tasks that were started with the same token and other parameters (ECS API reference, ConflictException). */
function readConflict(thrown) {
    const cause = thrown instanceof deploy_error/* DeployError */.sH ? thrown.cause : undefined;
    const { name, resourceIds = [] } = (cause ?? {});
    return name === 'ConflictException' ? resourceIds.map(arns/* toTaskArn */.wR) : [];
}
/**
 * DescribeTasks takes at most a hundred, which is one page. By `startedBy` no other filter is allowed (ECS API
 * reference).
 */
async function listStarted(client, query) {
    const { cluster, startedBy } = query;
    const resource = `tasks in cluster ${cluster} that ${startedBy} started`;
    const list = { action: 'ecs:ListTasks', resource };
    const listed = await (0,aws_client/* callAws */.IY)(list, () => client.send(new dist_cjs/* ListTasksCommand */.MYg({ ...query, maxResults: 100 })));
    const tasks = (0,require_field/* requireField */.M)(listed.taskArns, 'taskArns', list);
    if (tasks.length === 0)
        return [];
    const command = new dist_cjs/* DescribeTasksCommand */.z8X({ cluster, tasks });
    const answer = (0,raw_json/* keepAnswer */.C)(command);
    const describe = { action: 'ecs:DescribeTasks', resource };
    await (0,aws_client/* callAws */.IY)(describe, () => client.send(command));
    const described = (0,require_field/* requireField */.M)(answer().tasks, 'tasks', describe);
    return (Array.isArray(described) ? described : []).flatMap(toStartedTask);
}
function toStartedTask(task) {
    if (!(0,json/* isJsonObject */.OW)(task))
        return [];
    const { taskArn, taskDefinitionArn, lastStatus, overrides } = task;
    return [
        {
            arn: (0,arns/* toTaskArn */.wR)(String(taskArn ?? '')),
            revisionArn: (0,arns/* toRevisionArn */.kX)(String(taskDefinitionArn ?? '')),
            lastStatus: String(lastStatus ?? ''),
            containerOverrides: ((0,json/* isJsonObject */.OW)(overrides) ? overrides.containerOverrides : undefined) ?? [],
        },
    ];
}
function toPlacementFailure({ reason, arn, detail }) {
    return (0,aws_records/* withoutUndefined */.r$)({ reason: reason ?? 'no reason given', arn, detail });
}
async function describeTask(client, cluster, arn) {
    const name = { action: 'ecs:DescribeTasks', resource: `task ${arn}` };
    const output = await (0,aws_client/* callAws */.IY)(name, () => client.send(new dist_cjs/* DescribeTasksCommand */.z8X({ cluster, tasks: [arn] })));
    const [task] = (0,require_field/* requireField */.M)(output.tasks, 'tasks', name);
    return task === undefined ? undefined : { lastStatus: task.lastStatus ?? '', task: (0,aws_records/* toStoppedTask */._)(task) };
}

;// CONCATENATED MODULE: ./lib/adapters/aws/ecs.js












/** Amazon ECS, or whatever `AWS_ENDPOINT_URL` points to, with the SDK's own credentials and region. */
function createEcs(settings = (0,aws_client/* chooseClients */.iM)()) {
    const clients = { reads: new dist_cjs/* ECSClient */.Zgc(settings.reads), writes: new dist_cjs/* ECSClient */.Zgc(settings.writes) };
    const { reads, writes } = clients;
    return {
        ...createServiceReads(reads),
        ...createTaskCalls(clients),
        ...createClusterReads(reads),
        describeRevision: (reference) => describeRevision(reads, reference),
        listRevisions: (family, limit) => listRevisions(reads, family, limit),
        register: (document) => register(writes, document),
        update: (update) => updateService(writes, update),
        create: (cluster, definition) => createService(writes, cluster, definition),
        deleteService: (cluster, service) => deleteService(writes, cluster, service),
        serviceDeployments: (cluster, service, limit) => listServiceDeployments(reads, { cluster, service, limit }),
        stopWithRollback: (arn) => stopWithRollback(writes, arn),
        answerHook: (answer) => answerHook(writes, answer),
        tagsOf: (arn) => listTags(reads, arn),
        tag: (arn, tags) => tagResource(writes, arn, tags),
    };
}
async function describeRevision(client, reference) {
    const command = new dist_cjs/* DescribeTaskDefinitionCommand */.Zy$({ taskDefinition: reference });
    const answer = (0,raw_json/* keepAnswer */.C)(command);
    const name = { action: 'ecs:DescribeTaskDefinition', resource: `task definition ${reference}` };
    try {
        await (0,aws_client/* callAws */.IY)(name, () => client.send(command));
    }
    catch (error) {
        throw asAbsentRevision(error, reference);
    }
    return readRevision(answer(), name);
}
/** ECS answers an unknown revision with a bare ClientException (observed; not documented). */
function asAbsentRevision(error, reference) {
    if (!(error instanceof deploy_error/* DeployError */.sH) || error.kind !== 'rejected')
        return error;
    return new deploy_error/* DeployError */.sH({
        kind: 'absent',
        message: `Task definition ${reference} not found in this account and region.`,
        advice: 'List task definitions: aws ecs list-task-definitions --sort DESC',
        cause: error,
    });
}
async function listRevisions(client, family, limit) {
    const name = { action: 'ecs:ListTaskDefinitions', resource: `family ${family}` };
    const input = { familyPrefix: family, sort: 'DESC', status: 'ACTIVE', maxResults: Math.min(limit, 100) };
    const output = await (0,aws_client/* callAws */.IY)(name, () => client.send(new dist_cjs/* ListTaskDefinitionsCommand */.Pse(input)));
    return (0,require_field/* requireField */.M)(output.taskDefinitionArns, 'taskDefinitionArns', name).map(arns/* toRevisionArn */.kX);
}
async function register(client, document) {
    const family = String(document.family);
    const command = new dist_cjs/* RegisterTaskDefinitionCommand */.$Hl({ family, containerDefinitions: [] });
    (0,raw_json/* sendBody */.b)(command, document);
    const answer = (0,raw_json/* keepAnswer */.C)(command);
    const name = { action: 'ecs:RegisterTaskDefinition', resource: `family ${family}`, sent: document };
    await (0,aws_client/* callAws */.IY)(name, () => client.send(command));
    return readRevision(answer(), name);
}
function readRevision(answer, name) {
    const described = readObjectField(answer, 'taskDefinition');
    (0,require_field/* requireField */.M)(described.taskDefinitionArn, 'taskDefinition', name);
    return (0,aws_records/* toRevision */.Hx)(described);
}
async function updateService(client, update) {
    const input = {
        cluster: update.cluster,
        service: update.service,
        taskDefinition: update.revisionArn,
        ...(0,type_helpers/* defined */.s)({ desiredCount: update.desiredCount, forceNewDeployment: update.forceNewDeployment }),
    };
    const command = new dist_cjs/* UpdateServiceCommand */.kZr(input);
    const { deploymentConfiguration, settings } = update;
    if (deploymentConfiguration !== undefined || settings !== undefined) {
        (0,raw_json/* sendBody */.b)(command, { ...settings, ...input, ...(0,type_helpers/* defined */.s)({ deploymentConfiguration }) });
    }
    const name = { action: 'ecs:UpdateService', resource: `service ${update.service} in cluster ${update.cluster}` };
    const answer = (0,raw_json/* keepAnswer */.C)(command);
    const output = await (0,aws_client/* callAws */.IY)(name, () => client.send(command));
    return toAnsweredService(output.service, answer(), name);
}
async function createService(client, cluster, definition) {
    const serviceName = String(definition.serviceName);
    const command = new dist_cjs/* CreateServiceCommand */.JkR({ serviceName });
    (0,raw_json/* sendBody */.b)(command, { ...definition, cluster });
    const name = { action: 'ecs:CreateService', resource: `service ${serviceName} in cluster ${cluster}` };
    const answer = (0,raw_json/* keepAnswer */.C)(command);
    const output = await (0,aws_client/* callAws */.IY)(name, () => client.send(command));
    return toAnsweredService(output.service, answer(), name);
}
async function deleteService(client, cluster, service) {
    const command = new dist_cjs/* DeleteServiceCommand */.o6q({ cluster, service, force: true });
    const name = { action: 'ecs:DeleteService', resource: `service ${service} in cluster ${cluster}` };
    await (0,aws_client/* callAws */.IY)(name, () => client.send(command));
}
function toAnsweredService(answered, answer, name) {
    const service = (0,require_field/* requireField */.M)(answered, 'service', name);
    (0,require_field/* requireField */.M)(service.serviceArn, 'service', name);
    return (0,aws_records/* toServiceRecord */.iZ)(service, readObjectField(answer, 'service'));
}
async function listServiceDeployments(client, query) {
    const { cluster, service, limit } = query;
    const resource = `service ${service} in cluster ${cluster}`;
    const name = { action: 'ecs:ListServiceDeployments', resource };
    const output = await (0,aws_client/* callAws */.IY)(name, () => client.send(new dist_cjs/* ListServiceDeploymentsCommand */.jz8({ cluster, service, maxResults: Math.min(limit, 100) })));
    const briefs = (0,require_field/* requireField */.M)(output.serviceDeployments, 'serviceDeployments', name);
    const targets = briefs.map((brief) => brief.targetServiceRevisionArn ?? '').filter((arn) => arn !== '');
    const revisions = await describeTargets(client, [...new Set(targets)], resource);
    return briefs.map((brief) => (0,aws_records/* toServiceDeploymentRecord */.$N)(brief, revisions.get(brief.targetServiceRevisionArn ?? '')));
}
/** By service revision. DescribeServiceRevisions takes at most 20 (ECS API reference). */
async function describeTargets(client, arns, resource) {
    const byArn = new Map();
    for (let from = 0; from < arns.length; from += 20) {
        const serviceRevisionArns = arns.slice(from, from + 20);
        const output = await (0,aws_client/* callAws */.IY)({ action: 'ecs:DescribeServiceRevisions', resource }, () => client.send(new dist_cjs/* DescribeServiceRevisionsCommand */.oF5({ serviceRevisionArns })));
        for (const revision of output.serviceRevisions ?? []) {
            byArn.set(revision.serviceRevisionArn ?? '', (0,aws_records/* toTargetFacts */.cZ)(revision));
        }
    }
    return byArn;
}
async function stopWithRollback(client, serviceDeploymentArn) {
    const name = { action: 'ecs:StopServiceDeployment', resource: `service deployment ${serviceDeploymentArn}` };
    const command = new dist_cjs/* StopServiceDeploymentCommand */.a8L({ serviceDeploymentArn, stopType: 'ROLLBACK' });
    const output = await (0,aws_client/* callAws */.IY)(name, () => client.send(command));
    (0,require_field/* requireField */.M)(output.serviceDeploymentArn, 'serviceDeploymentArn', name);
}
async function answerHook(client, answer) {
    const resource = `service deployment ${answer.serviceDeploymentArn}`;
    const name = { action: 'ecs:ContinueServiceDeployment', resource };
    const output = await (0,aws_client/* callAws */.IY)(name, () => client.send(new dist_cjs/* ContinueServiceDeploymentCommand */.LrH({ ...answer })));
    (0,require_field/* requireField */.M)(output.serviceDeploymentArn, 'serviceDeploymentArn', name);
}
function readObjectField(answer, field) {
    const value = answer[field];
    return (0,json/* isJsonObject */.OW)(value) ? value : {};
}


/***/ }),

/***/ 73695:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ keepAnswer),
/* harmony export */   b: () => (/* binding */ sendBody)
/* harmony export */ });
/* harmony import */ var _slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(93844);

/**
 * Sends `document` as the body, to the letter. The SDK writes only the fields that it knows, so a task definition
 * with newer ones would lose them.
 */
function sendBody(command, document) {
    const replace = (next) => (args) => {
        args.request.body = JSON.stringify(document);
        return next(args);
    };
    command.middlewareStack.add(replace, { step: 'serialize', name: 'sendBody', priority: 'low' });
}
/** Keeps the answer as it came, next to the SDK's reading of it, which drops fields that it does not know. */
function keepAnswer(command) {
    let text = '{}';
    const keep = (next) => async (args) => {
        const result = await next(args);
        const bytes = await readAll(result.response.body);
        text = new TextDecoder().decode(bytes);
        result.response.body = bytes;
        return result;
    };
    command.middlewareStack.add(keep, { step: 'deserialize', name: 'keepAnswer', priority: 'low' });
    return () => readObject(text);
}
/** A body that is no object holds no field. */
function readObject(text) {
    try {
        const value = JSON.parse(text);
        return (0,_slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(value) ? value : {};
    }
    catch {
        return {};
    }
}
async function readAll(body) {
    if (body instanceof Uint8Array)
        return body;
    const chunks = [];
    for await (const chunk of body)
        chunks.push(chunk);
    return Buffer.concat(chunks);
}


/***/ }),

/***/ 71402:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  C1: () => (/* binding */ digestsByContainer),
  Hx: () => (/* binding */ toRevision),
  $N: () => (/* binding */ toServiceDeploymentRecord),
  iZ: () => (/* binding */ toServiceRecord),
  _: () => (/* binding */ toStoppedTask),
  cZ: () => (/* binding */ toTargetFacts),
  r$: () => (/* binding */ withoutUndefined)
});

// EXTERNAL MODULE: ./packages/ecs-rules/lib/arns/arns.js
var arns = __webpack_require__(54084);
// EXTERNAL MODULE: ./packages/ecs-rules/lib/task-definition/service-attachments.js
var service_attachments = __webpack_require__(97679);
// EXTERNAL MODULE: ./packages/ecs-rules/lib/values/type-helpers.js
var type_helpers = __webpack_require__(60846);
// EXTERNAL MODULE: ./packages/ecs-rules/lib/values/json.js
var json = __webpack_require__(93844);
;// CONCATENATED MODULE: ./lib/diagnosis/withhold-arguments.js
/** `exec: "PROGRAM ARGUMENTS": what was wrong`, the quotes perhaps escaped, the end perhaps cut off. */
const QUOTED_COMMAND = /(exec: \\*")([^\s"\\]+)(\s.*?)(\\*": |$)/gs;
/**
 * A stopped reason without the arguments of a command, which may be secrets. A whole command line in one word
 * (`["serve --token=…"]`) is a program that does not exist, and docker quotes it whole; the program's name stays, since
 * it is what went wrong.
 */
function withholdArguments(reason) {
    const commands = [...reason.matchAll(QUOTED_COMMAND)].map(([, , program = '', rest = '']) => ({ program, rest }));
    return commands.reduce((text, { program, rest }) => text.replaceAll(`${program}${rest}`, `${program} (arguments hidden)`), reason);
}

;// CONCATENATED MODULE: ./lib/adapters/aws/records.js
/** From the SDK's shapes to our own records. Fields that ECS may leave out get the documented default. */




/** @param described the service as it came over the wire: its configuration must survive fields unknown to the SDK */
function toServiceRecord(service, described) {
    const configuration = described.deploymentConfiguration;
    return {
        arn: (0,arns/* toServiceArn */.SR)(service.serviceArn),
        name: service.serviceName ?? '',
        clusterArn: (0,arns/* toClusterArn */.Ze)(service.clusterArn),
        status: service.status ?? '',
        revisionArn: (0,arns/* toRevisionArn */.kX)(findCurrent(service)),
        desired: service.desiredCount ?? 0,
        running: service.runningCount ?? 0,
        pending: service.pendingCount ?? 0,
        deployments: [...(service.deployments ?? []).map(toDeploymentRecord), ...(service.taskSets ?? []).map(toSetRecord)],
        events: (service.events ?? []).map((event) => ({
            id: event.id ?? '',
            at: milliseconds(event.createdAt),
            text: event.message ?? '',
        })),
        controller: service.deploymentController?.type ?? 'ECS',
        schedulingStrategy: service.schedulingStrategy ?? 'REPLICA',
        ...(0,type_helpers/* defined */.s)({ launchType: service.launchType }),
        ...(0,type_helpers/* defined */.s)({ isExpress: service.resourceManagementType === 'ECS' ? true : undefined }),
        ...toPlacement(described),
        placementConstraints: (service.placementConstraints ?? []).map(({ type, expression }) => ({
            type: type ?? '',
            ...(0,type_helpers/* defined */.s)({ expression }),
        })),
        placementStrategies: (service.placementStrategy ?? []).map(({ type, field }) => ({
            type: type ?? '',
            ...(0,type_helpers/* defined */.s)({ field }),
        })),
        loadBalancers: (service.loadBalancers ?? []).map((entry) => withoutUndefined(entry)),
        attachments: (0,service_attachments/* readAttachments */.V)(described),
        ...toBirth(service, described),
        ...toBounds(service),
        deploymentConfiguration: (0,json/* isJsonObject */.OW)(configuration) ? configuration : {},
        ...toCurrentDeployment(service),
    };
}
function toCurrentDeployment({ currentServiceDeployment: arn }) {
    return (0,type_helpers/* defined */.s)({ currentServiceDeployment: arn === undefined ? undefined : (0,arns/* toServiceDeploymentArn */.Pc)(arn) });
}
function toPlacement({ capacityProviderStrategy: strategy, networkConfiguration: network }) {
    const items = Array.isArray(strategy) ? strategy.filter(json/* isJsonObject */.OW) : [];
    return (0,type_helpers/* defined */.s)({
        capacityProviderStrategy: items.length === 0 ? undefined : items,
        networkConfiguration: (0,json/* isJsonObject */.OW)(network) ? network : undefined,
    });
}
/** Volumes are described in each deployment (ECS API reference, Deployment). */
function toBirth(service, { deployments }) {
    const { enableECSManagedTags, propagateTags, healthCheckGracePeriodSeconds, platformVersion } = service;
    const all = Array.isArray(deployments) ? deployments.filter(json/* isJsonObject */.OW) : [];
    const volumes = all.find(({ status }) => status === 'PRIMARY')?.volumeConfigurations;
    return {
        hasManagedTags: enableECSManagedTags ?? false,
        propagateTags: propagateTags ?? 'NONE',
        volumeConfigurations: Array.isArray(volumes) ? volumes.filter(json/* isJsonObject */.OW) : [],
        ...(0,type_helpers/* defined */.s)({ gracePeriodSeconds: healthCheckGracePeriodSeconds, platformVersion }),
    };
}
/** Defaults of the API: 100 and 200 for REPLICA, 0 and 100 for DAEMON (ECS API reference, DeploymentConfiguration). */
function toBounds(service) {
    const configuration = service.deploymentConfiguration;
    const breaker = configuration?.deploymentCircuitBreaker;
    const isDaemon = service.schedulingStrategy === 'DAEMON';
    return {
        minimumHealthyPercent: configuration?.minimumHealthyPercent ?? (isDaemon ? 0 : 100),
        maximumPercent: configuration?.maximumPercent ?? (isDaemon ? 100 : 200),
        circuitBreaker: { enabled: breaker?.enable ?? false, rollback: breaker?.rollback ?? false },
    };
}
/** An Express Mode service names no task definition: its PRIMARY deployment does (observed). */
function findCurrent(service) {
    const primary = service.deployments?.find(({ status }) => status === 'PRIMARY');
    return findPrimarySet(service)?.taskDefinition ?? service.taskDefinition ?? primary?.taskDefinition;
}
function findPrimarySet({ taskSets = [] }) {
    return taskSets.find(({ status }) => status === 'PRIMARY');
}
/** A service of another controller than ECS has task sets in place of deployments. */
function toSetRecord(set) {
    return {
        id: set.id ?? '',
        status: set.status ?? '',
        revisionArn: (0,arns/* toRevisionArn */.kX)(set.taskDefinition),
        desired: set.computedDesiredCount ?? 0,
        running: set.runningCount ?? 0,
        pending: set.pendingCount ?? 0,
        failed: 0,
        createdAt: milliseconds(set.createdAt),
    };
}
function toDeploymentRecord(deployment) {
    return {
        id: deployment.id ?? '',
        status: deployment.status ?? '',
        revisionArn: (0,arns/* toRevisionArn */.kX)(deployment.taskDefinition),
        desired: deployment.desiredCount ?? 0,
        running: deployment.runningCount ?? 0,
        pending: deployment.pendingCount ?? 0,
        failed: deployment.failedTasks ?? 0,
        ...(0,type_helpers/* defined */.s)({ rolloutState: deployment.rolloutState, rolloutStateReason: deployment.rolloutStateReason }),
        createdAt: milliseconds(deployment.createdAt),
    };
}
function toTargetFacts(revision) {
    return {
        revisionArn: (0,arns/* toRevisionArn */.kX)(revision.taskDefinition),
        images: digestsByContainer(revision.containerImages ?? []),
    };
}
/** Containers without a digest are left out. */
function digestsByContainer(images) {
    const known = images.flatMap(({ containerName, imageDigest }) => containerName === undefined || imageDigest === undefined ? [] : [[containerName, imageDigest]]);
    return Object.fromEntries(known);
}
/** @param facts what its target service revision names, where it was read */
function toServiceDeploymentRecord(deployment, facts) {
    const whole = deployment;
    const breaker = whole.deploymentCircuitBreaker;
    const target = whole.targetServiceRevision?.arn ?? deployment.targetServiceRevisionArn;
    return {
        arn: (0,arns/* toServiceDeploymentArn */.Pc)(deployment.serviceDeploymentArn),
        status: deployment.status ?? '',
        targetServiceRevisionArn: target ?? '',
        createdAt: milliseconds(deployment.createdAt),
        ...(0,type_helpers/* defined */.s)({
            targetRevisionArn: facts === undefined ? undefined : facts.revisionArn,
            targetImages: facts === undefined ? undefined : facts.images,
            statusReason: deployment.statusReason,
            lifecycleStage: whole.lifecycleStage,
            rollbackReason: whole.rollback?.reason === undefined ? undefined : whole.rollback.reason,
            circuitBreaker: breaker === undefined
                ? undefined
                : {
                    status: breaker.status ?? '',
                    failureCount: breaker.failureCount ?? 0,
                    threshold: breaker.threshold ?? 0,
                },
        }),
        ...toLifecycle(whole),
    };
}
/** The lifecycle of a deployment: hooks, alarms and traffic. */
function toLifecycle({ lifecycleHookDetails, alarms, targetServiceRevision }) {
    const traffic = targetServiceRevision?.requestedProductionTrafficWeight;
    return {
        hooks: (lifecycleHookDetails ?? []).map(toLifecycleHook),
        ...(0,type_helpers/* defined */.s)({
            alarms: alarms === undefined ? undefined : { status: alarms.status ?? '', triggered: alarms.triggeredAlarmNames ?? [] },
            productionTraffic: traffic,
        }),
    };
}
function toLifecycleHook(hook) {
    return withoutUndefined({
        id: hook.hookId ?? '',
        status: hook.status ?? '',
        targetArn: hook.targetArn,
        expiresAt: hook.expiresAt?.getTime(),
        timeoutAction: hook.timeoutAction,
    });
}
function toStoppedTask(task) {
    return {
        arn: (0,arns/* toTaskArn */.wR)(task.taskArn),
        revisionArn: (0,arns/* toRevisionArn */.kX)(task.taskDefinitionArn),
        ...(0,type_helpers/* defined */.s)({
            startedBy: task.startedBy,
            stopCode: task.stopCode,
            stoppedReason: task.stoppedReason === undefined ? undefined : withholdArguments(task.stoppedReason),
        }),
        ...stampStart(task),
        ...stampStop(task),
        hasRun: task.startedAt !== undefined,
        containers: (task.containers ?? []).map((container) => withoutUndefined({
            name: container.name ?? '',
            image: container.image,
            exitCode: container.exitCode,
            reason: container.reason === undefined ? undefined : withholdArguments(container.reason),
            health: container.healthStatus,
            runtimeId: container.runtimeId,
        })),
    };
}
function stampStart({ createdAt, startedAt }) {
    return (0,type_helpers/* defined */.s)({
        createdAt: createdAt === undefined ? undefined : milliseconds(createdAt),
        startedAt: startedAt === undefined ? undefined : milliseconds(startedAt),
    });
}
/** A task that is still draining has only the time at which ECS decided to stop it. */
function stampStop({ stoppedAt, stoppingAt }) {
    const at = stoppedAt ?? stoppingAt;
    return (0,type_helpers/* defined */.s)({ stoppedAt: at === undefined ? undefined : milliseconds(at) });
}
/** @param described the task definition as it came over the wire, fields unknown to the SDK included */
function toRevision(described) {
    return {
        arn: (0,arns/* toRevisionArn */.kX)(String(described.taskDefinitionArn ?? '')),
        family: String(described.family ?? ''),
        number: Number(described.revision ?? 0),
        status: String(described.status ?? ''),
        described,
    };
}
function milliseconds(date) {
    return date?.getTime() ?? 0;
}
/** `exactOptionalPropertyTypes` distinguishes an absent field from an undefined one; the SDK does not. */
function withoutUndefined(from) {
    return Object.fromEntries(Object.entries(from).filter(([, value]) => value !== undefined));
}


/***/ }),

/***/ 82876:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ requireField)
/* harmony export */ });
/* harmony import */ var _ports_deploy_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(95078);

/**
 * A field that every answer of AWS to this call has. An answer without it, such as `200 {}` of a proxy, says nothing of
 * what happened.
 *
 * @throws DeployError `unreachable`
 */
function requireField(value, field, call) {
    if (value !== undefined && value !== null)
        return value;
    throw new _ports_deploy_error_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH({
        kind: 'unreachable',
        message: `${call.action} on ${call.resource} returned no usable answer: it has no ${field}.`,
        advice: 'Check whether a proxy answers instead of AWS, then run again.',
    });
}


/***/ })

};

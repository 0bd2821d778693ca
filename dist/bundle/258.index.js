export const id = 258;
export const ids = [258];
export const modules = {

/***/ 6258:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createEcs: () => (/* binding */ createEcs)
});

// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-ecs/dist-cjs/index.js
var dist_cjs = __webpack_require__(212);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/json.js
var json = __webpack_require__(6413);
// EXTERNAL MODULE: ./lib/aws/client.js + 6 modules
var aws_client = __webpack_require__(5833);
// EXTERNAL MODULE: ./lib/aws/records.js + 1 modules
var aws_records = __webpack_require__(6605);
;// CONCATENATED MODULE: ./lib/aws/cluster-records.js

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
        arn: task.taskArn ?? '',
        revisionArn: task.taskDefinitionArn ?? '',
        instanceArn: task.containerInstanceArn,
        availabilityZone: task.availabilityZone ?? '',
        lastStatus: task.lastStatus ?? '',
        desiredStatus: task.desiredStatus ?? '',
        images: (0,aws_records/* digestsByContainer */.C1)((task.containers ?? []).map(({ name, imageDigest }) => ({ containerName: name, imageDigest }))),
    });
}

// EXTERNAL MODULE: ./lib/aws/require-field.js
var require_field = __webpack_require__(4215);
;// CONCATENATED MODULE: ./lib/aws/cluster-reads.js





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
 * when ECS decides to stop it, and its reason is there from then on (ECS Developer Guide, task lifecycle).
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

;// CONCATENATED MODULE: ./lib/aws/raw-json.js

/**
 * Sends `document` as the body, to the letter. The SDK writes only the members that it knows, so a task definition
 * with newer ones would lose them.
 */
function sendBody(command, document) {
    const replace = (next) => (args) => {
        args.request.body = JSON.stringify(document);
        return next(args);
    };
    command.middlewareStack.add(replace, { step: 'serialize', name: 'sendBody', priority: 'low' });
}
/** Keeps the answer as it came, beside the SDK's reading of it, which drops members that it does not know. */
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
        return (0,json/* isJsonObject */.OW)(value) ? value : {};
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

;// CONCATENATED MODULE: ./lib/aws/batch.js
/** While several are asked for, each waits so long for the others: followers that drift apart meet again. */
const WINDOW_MS = 200;
/**
 * Gathers what is asked for at the same time into calls of at most `most` keys. What is asked for alone is sent at
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
async function answer(asked, settings) {
    try {
        const values = await settings.read([...new Set(asked.map(({ key }) => key))]);
        for (const { key, resolve } of asked)
            resolve(values.get(key));
    }
    catch (error) {
        for (const { reject } of asked)
            reject(error);
    }
}

;// CONCATENATED MODULE: ./lib/aws/service-reads.js







/** DescribeServices takes at most ten, DescribeServiceDeployments twenty (ECS API reference). */
const MOST_SERVICES = 10;
const MOST_DEPLOYMENTS = 20;
/** The two reads of a look. Followers of several services share calls, so that a fleet stays within the request rates. */
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
        describeServiceDeployment: (arn) => deployments.load(arn),
    };
}
/** By name and by ARN, since either may have been asked for. */
async function describeServices(client, cluster, services) {
    const command = new dist_cjs/* DescribeServicesCommand */.H7c({ cluster, services: [...services] });
    const answer = keepAnswer(command);
    const resource = `service ${services.join(', ')} in cluster ${cluster}`;
    const name = { action: 'ecs:DescribeServices', resource };
    const output = await (0,aws_client/* callAws */.IY)(name, () => client.send(command));
    const shown = (0,require_field/* requireField */.M)(output.services, 'services', name);
    const described = answer().services;
    const raw = Array.isArray(described) ? described : [];
    const found = new Map();
    for (const [at, service] of shown.entries()) {
        const whole = raw[at];
        const record = (0,aws_records/* toServiceRecord */.iZ)(service, (0,json/* isJsonObject */.OW)(whole) ? whole : {});
        found.set(record.name, record).set(record.arn, record);
    }
    return found;
}
async function describeDeployments(client, arns) {
    const name = { action: 'ecs:DescribeServiceDeployments', resource: `service deployment ${arns.join(', ')}` };
    const command = new dist_cjs/* DescribeServiceDeploymentsCommand */.A6p({ serviceDeploymentArns: [...arns] });
    const output = await (0,aws_client/* callAws */.IY)(name, () => client.send(command));
    const shown = (0,require_field/* requireField */.M)(output.serviceDeployments, 'serviceDeployments', name);
    const records = shown.map((one) => (0,aws_records/* toServiceDeploymentRecord */.$N)(one, undefined));
    return new Map(records.map((record) => [record.arn, record]));
}

;// CONCATENATED MODULE: ./lib/aws/tags.js


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

;// CONCATENATED MODULE: ./lib/aws/tasks.js







/** The calls of a one-off task. */
function createTaskCalls(clients) {
    return {
        runTask: (wish) => runTask(clients.writes, wish),
        describeTask: (cluster, arn) => describeTask(clients.reads, cluster, arn),
        startedTasks: async (cluster, startedBy) => {
            const statuses = ['RUNNING', 'STOPPED'];
            const lists = statuses.map((desiredStatus) => listStarted(clients.reads, { cluster, startedBy, desiredStatus }));
            return (await Promise.all(lists)).flat();
        },
    };
}
async function runTask(client, wish) {
    const { cluster, revisionArn: taskDefinition, clientToken, settings } = wish;
    const input = { cluster, taskDefinition, clientToken };
    const command = new dist_cjs/* RunTaskCommand */._eD(input);
    // The settings hold JSON of the user, which the SDK would lose what it does not know of.
    const sent = { ...settings, ...input };
    sendBody(command, sent);
    const name = { action: 'ecs:RunTask', resource: `task definition ${taskDefinition} in cluster ${cluster}`, sent };
    try {
        const { tasks = [], failures = [] } = await (0,aws_client/* callAws */.IY)(name, () => client.send(command));
        return {
            taskArns: tasks.flatMap(({ taskArn }) => taskArn ?? []),
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
    const cause = thrown instanceof errors/* DeployError */.sH ? thrown.cause : undefined;
    const { name, resourceIds = [] } = (cause ?? {});
    return name === 'ConflictException' ? resourceIds : [];
}
/** DescribeTasks takes at most a hundred, which is one page. By `startedBy` no other filter is allowed (ECS API reference). */
async function listStarted(client, query) {
    const { cluster, startedBy } = query;
    const resource = `tasks in cluster ${cluster} that ${startedBy} started`;
    const list = { action: 'ecs:ListTasks', resource };
    const listed = await (0,aws_client/* callAws */.IY)(list, () => client.send(new dist_cjs/* ListTasksCommand */.MYg({ ...query, maxResults: 100 })));
    const tasks = (0,require_field/* requireField */.M)(listed.taskArns, 'taskArns', list);
    if (tasks.length === 0)
        return [];
    const command = new dist_cjs/* DescribeTasksCommand */.z8X({ cluster, tasks });
    const answer = keepAnswer(command);
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
            arn: String(taskArn ?? ''),
            revisionArn: String(taskDefinitionArn ?? ''),
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

;// CONCATENATED MODULE: ./lib/aws/ecs.js











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
        serviceDeployments: (cluster, service, limit) => listServiceDeployments(reads, { cluster, service, limit }),
        stopWithRollback: (arn) => stopWithRollback(writes, arn),
        tagsOf: (arn) => listTags(reads, arn),
        tag: (arn, tags) => tagResource(writes, arn, tags),
    };
}
async function describeRevision(client, reference) {
    const command = new dist_cjs/* DescribeTaskDefinitionCommand */.Zy$({ taskDefinition: reference });
    const answer = keepAnswer(command);
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
    if (!(error instanceof errors/* DeployError */.sH) || error.kind !== 'rejected')
        return error;
    return new errors/* DeployError */.sH({
        kind: 'absent',
        message: `There is no task definition ${reference} in this account and region.`,
        advice: 'List what is there with: aws ecs list-task-definitions --sort DESC',
        cause: error,
    });
}
async function listRevisions(client, family, limit) {
    const name = { action: 'ecs:ListTaskDefinitions', resource: `family ${family}` };
    const input = { familyPrefix: family, sort: 'DESC', status: 'ACTIVE', maxResults: Math.min(limit, 100) };
    const output = await (0,aws_client/* callAws */.IY)(name, () => client.send(new dist_cjs/* ListTaskDefinitionsCommand */.Pse(input)));
    return (0,require_field/* requireField */.M)(output.taskDefinitionArns, 'taskDefinitionArns', name);
}
async function register(client, document) {
    const family = String(document.family);
    const command = new dist_cjs/* RegisterTaskDefinitionCommand */.$Hl({ family, containerDefinitions: [] });
    sendBody(command, document);
    const answer = keepAnswer(command);
    const name = { action: 'ecs:RegisterTaskDefinition', resource: `family ${family}`, sent: document };
    await (0,aws_client/* callAws */.IY)(name, () => client.send(command));
    return readRevision(answer(), name);
}
function readRevision(answer, name) {
    const described = memberOf(answer, 'taskDefinition');
    (0,require_field/* requireField */.M)(described.taskDefinitionArn, 'taskDefinition', name);
    return (0,aws_records/* toRevision */.Hx)(described);
}
async function updateService(client, update) {
    const input = {
        cluster: update.cluster,
        service: update.service,
        taskDefinition: update.revisionArn,
        ...(update.desiredCount === undefined ? {} : { desiredCount: update.desiredCount }),
        ...(update.forceNewDeployment === undefined ? {} : { forceNewDeployment: update.forceNewDeployment }),
    };
    const command = new dist_cjs/* UpdateServiceCommand */.kZr(input);
    const { deploymentConfiguration, settings } = update;
    if (deploymentConfiguration !== undefined || settings !== undefined) {
        sendBody(command, { ...settings, ...input, ...(deploymentConfiguration && { deploymentConfiguration }) });
    }
    const answer = keepAnswer(command);
    const name = { action: 'ecs:UpdateService', resource: `service ${update.service} in cluster ${update.cluster}` };
    const output = await (0,aws_client/* callAws */.IY)(name, () => client.send(command));
    const service = (0,require_field/* requireField */.M)(output.service, 'service', name);
    (0,require_field/* requireField */.M)(service.serviceArn, 'service', name);
    return (0,aws_records/* toServiceRecord */.iZ)(service, memberOf(answer(), 'service'));
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
function memberOf(answer, member) {
    const value = answer[member];
    return (0,json/* isJsonObject */.OW)(value) ? value : {};
}


/***/ }),

/***/ 6605:
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

// EXTERNAL MODULE: ./lib/json.js
var json = __webpack_require__(6413);
// EXTERNAL MODULE: ./lib/rollout/service-attachments.js
var service_attachments = __webpack_require__(1461);
;// CONCATENATED MODULE: ./lib/rollout/withhold-arguments.js
/** `exec: "PROGRAM ARGUMENTS": what was wrong`, the quotes perhaps escaped, the end perhaps cut off. */
const QUOTED_COMMAND = /(exec: \\*")([^\s"\\]+)(\s.*?)(\\*": |$)/gs;
/**
 * A stopped reason without the arguments of a command, which may be secrets. A whole command line in one word
 * (`["serve --token=…"]`) is a program that is not there, and docker quotes it whole; the program's name stays, since
 * it is what went wrong.
 */
function withholdArguments(reason) {
    const commands = [...reason.matchAll(QUOTED_COMMAND)].map(([, , program = '', rest = '']) => ({ program, rest }));
    return commands.reduce((text, { program, rest }) => text.replaceAll(`${program}${rest}`, `${program} (arguments that are not shown)`), reason);
}

;// CONCATENATED MODULE: ./lib/aws/records.js



/** @param described the service as it came over the wire: its configuration must survive members unknown to the SDK */
function toServiceRecord(service, described) {
    const configuration = described.deploymentConfiguration;
    return {
        arn: service.serviceArn ?? '',
        name: service.serviceName ?? '',
        clusterArn: service.clusterArn ?? '',
        status: service.status ?? '',
        revisionArn: findPrimarySet(service)?.taskDefinition ?? service.taskDefinition ?? '',
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
        ...(service.launchType === undefined ? {} : { launchType: service.launchType }),
        ...toPlacement(described),
        placementConstraints: (service.placementConstraints ?? []).map(({ type, expression }) => ({
            type: type ?? '',
            ...(expression === undefined ? {} : { expression }),
        })),
        placementStrategies: (service.placementStrategy ?? []).map(({ type, field }) => ({
            type: type ?? '',
            ...(field === undefined ? {} : { field }),
        })),
        loadBalancers: (service.loadBalancers ?? []).map((entry) => withoutUndefined(entry)),
        attachments: (0,service_attachments/* readAttachments */.V)(described),
        ...toBirth(service, described),
        ...toBounds(service),
        deploymentConfiguration: (0,json/* isJsonObject */.OW)(configuration) ? configuration : {},
        ...(service.currentServiceDeployment === undefined
            ? {}
            : { currentServiceDeployment: service.currentServiceDeployment }),
    };
}
function toPlacement({ capacityProviderStrategy: strategy, networkConfiguration: network }) {
    const items = Array.isArray(strategy) ? strategy.filter(json/* isJsonObject */.OW) : [];
    return {
        ...(items.length === 0 ? {} : { capacityProviderStrategy: items }),
        ...((0,json/* isJsonObject */.OW)(network) ? { networkConfiguration: network } : {}),
    };
}
/** Volumes are described in each deployment (ECS API reference, Deployment). */
function toBirth({ enableECSManagedTags, propagateTags }, { deployments }) {
    const all = Array.isArray(deployments) ? deployments.filter(json/* isJsonObject */.OW) : [];
    const volumes = all.find(({ status }) => status === 'PRIMARY')?.volumeConfigurations;
    return {
        hasManagedTags: enableECSManagedTags ?? false,
        propagateTags: propagateTags ?? 'NONE',
        volumeConfigurations: Array.isArray(volumes) ? volumes.filter(json/* isJsonObject */.OW) : [],
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
function findPrimarySet({ taskSets = [] }) {
    return taskSets.find(({ status }) => status === 'PRIMARY');
}
/** A service of another controller than ECS has task sets in place of deployments. */
function toSetRecord(set) {
    return {
        id: set.id ?? '',
        status: set.status ?? '',
        revisionArn: set.taskDefinition ?? '',
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
        revisionArn: deployment.taskDefinition ?? '',
        desired: deployment.desiredCount ?? 0,
        running: deployment.runningCount ?? 0,
        pending: deployment.pendingCount ?? 0,
        failed: deployment.failedTasks ?? 0,
        ...(deployment.rolloutState === undefined ? {} : { rolloutState: deployment.rolloutState }),
        ...(deployment.rolloutStateReason === undefined ? {} : { rolloutStateReason: deployment.rolloutStateReason }),
        createdAt: milliseconds(deployment.createdAt),
    };
}
function toTargetFacts(revision) {
    return { revisionArn: revision.taskDefinition ?? '', images: digestsByContainer(revision.containerImages ?? []) };
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
        arn: deployment.serviceDeploymentArn ?? '',
        status: deployment.status ?? '',
        targetServiceRevisionArn: target ?? '',
        createdAt: milliseconds(deployment.createdAt),
        ...(facts === undefined ? {} : { targetRevisionArn: facts.revisionArn, targetImages: facts.images }),
        ...(deployment.statusReason === undefined ? {} : { statusReason: deployment.statusReason }),
        ...(whole.lifecycleStage === undefined ? {} : { lifecycleStage: whole.lifecycleStage }),
        ...(whole.rollback?.reason === undefined ? {} : { rollbackReason: whole.rollback.reason }),
        ...(breaker === undefined
            ? {}
            : {
                circuitBreaker: {
                    status: breaker.status ?? '',
                    failureCount: breaker.failureCount ?? 0,
                    threshold: breaker.threshold ?? 0,
                },
            }),
        ...toCourse(whole),
    };
}
/** What a deployment tells of its way: hooks, alarms and traffic. */
function toCourse({ lifecycleHookDetails, alarms, targetServiceRevision }) {
    const traffic = targetServiceRevision?.requestedProductionTrafficWeight;
    return {
        hooks: (lifecycleHookDetails ?? []).map(toLifecycleHook),
        ...(alarms === undefined
            ? {}
            : { alarms: { status: alarms.status ?? '', triggered: alarms.triggeredAlarmNames ?? [] } }),
        ...(traffic === undefined ? {} : { productionTraffic: traffic }),
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
        arn: task.taskArn ?? '',
        revisionArn: task.taskDefinitionArn ?? '',
        ...(task.startedBy === undefined ? {} : { startedBy: task.startedBy }),
        ...(task.stopCode === undefined ? {} : { stopCode: task.stopCode }),
        ...(task.stoppedReason === undefined ? {} : { stoppedReason: withholdArguments(task.stoppedReason) }),
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
/** A task that is still draining has only the time at which ECS decided to stop it. */
function stampStop({ stoppedAt, stoppingAt }) {
    const at = stoppedAt ?? stoppingAt;
    return at === undefined ? {} : { stoppedAt: milliseconds(at) };
}
/** @param described the task definition as it came over the wire, members unknown to the SDK included */
function toRevision(described) {
    return {
        arn: String(described.taskDefinitionArn ?? ''),
        family: String(described.family ?? ''),
        number: Number(described.revision ?? 0),
        status: String(described.status ?? ''),
        described,
    };
}
function milliseconds(date) {
    return date?.getTime() ?? 0;
}
/** `exactOptionalPropertyTypes` tells an absent member from an undefined one; the SDK does not. */
function withoutUndefined(from) {
    return Object.fromEntries(Object.entries(from).filter(([, value]) => value !== undefined));
}


/***/ }),

/***/ 4215:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ requireField)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);

/**
 * A field that every answer of AWS to this call has. An answer without it, such as `200 {}` of a proxy, says nothing of
 * what happened.
 *
 * @throws DeployError `unreachable`
 */
function requireField(value, field, call) {
    if (value !== undefined && value !== null)
        return value;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH({
        kind: 'unreachable',
        message: `${call.action} on ${call.resource} got no usable answer: it has no ${field}.`,
        advice: 'Check whether a proxy answers in place of AWS, then run the step again.',
    });
}


/***/ })

};

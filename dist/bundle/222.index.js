export const id = 222;
export const ids = [222,113];
export const modules = {

/***/ 6113:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   connectCodeDeploy: () => (/* binding */ connectCodeDeploy)
/* harmony export */ });
/** One more client, loaded for services of the CODE_DEPLOY controller alone. */
async function connectCodeDeploy(clients) {
    const { createCodeDeploy } = await Promise.all(/* import() */[__webpack_require__.e(861), __webpack_require__.e(507), __webpack_require__.e(750)]).then(__webpack_require__.bind(__webpack_require__, 9750));
    return createCodeDeploy(clients);
}


/***/ }),

/***/ 5900:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ connectEvidence)
/* harmony export */ });
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5833);

/** For all reads of evidence together: a rollback and the reports wait behind them. */
const EVIDENCE_WITHIN_MS = 6_000;
/** Two more clients, loaded for who needs them alone. Evidence that takes longer than a person waits is left out. */
async function connectEvidence({ reads } = (0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .chooseClients */ .iM)()) {
    const deadline = AbortSignal.timeout(EVIDENCE_WITHIN_MS);
    const [{ createLogs }, { createLoadBalancing }] = await Promise.all([
        Promise.all(/* import() */[__webpack_require__.e(861), __webpack_require__.e(303), __webpack_require__.e(446)]).then(__webpack_require__.bind(__webpack_require__, 8446)),
        Promise.all(/* import() */[__webpack_require__.e(861), __webpack_require__.e(205), __webpack_require__.e(375)]).then(__webpack_require__.bind(__webpack_require__, 8375)),
    ]);
    return { logs: createLogs(deadline, reads), loadBalancing: createLoadBalancing(deadline, reads) };
}


/***/ }),

/***/ 9076:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ joinHistory)
/* harmony export */ });
/**
 * The deployments, newest first. What ECS says of one counts; the ledger tells of those that ECS has forgotten after 90
 * days (ECS API reference, ListServiceDeployments) or may not show, one a revision.
 */
function joinHistory({ deployments, known }, limit) {
    const byArn = new Map((known ?? []).map((one) => [one.arn, one]));
    const recorded = (deployments ?? []).map((one, at, all) => {
        const arn = one.targetRevisionArn;
        // The ledger has the last verdict alone, so it says nothing of earlier deployments of the same revision.
        const isLast = all.findIndex(({ targetRevisionArn }) => targetRevisionArn === arn) === at;
        return describeRecorded(one, arn === undefined ? undefined : byArn.get(arn), isLast);
    });
    const seen = new Set(recorded.map(({ revisionArn }) => revisionArn));
    const remembered = (known ?? []).filter(({ arn }) => !seen.has(arn)).flatMap(describeRemembered);
    return [...recorded, ...remembered].sort((one, other) => other.at - one.at).slice(0, limit);
}
function describeRecorded(one, known, isLast) {
    const { createdAt, status, statusReason, targetRevisionArn } = one;
    const written = isLast ? known?.verdict?.verdict : undefined;
    return {
        at: createdAt,
        ...(targetRevisionArn === undefined ? {} : { revisionArn: targetRevisionArn }),
        entry: known?.entry ?? {},
        outcome: chooseOutcome(status, written),
        ...(statusReason === undefined ? {} : { reason: statusReason }),
    };
}
function describeRemembered({ arn, entry, verdict }) {
    return verdict === undefined ? [] : [{ at: verdict.at, revisionArn: arn, entry, outcome: verdict.verdict }];
}
/** The statuses of a service deployment (ECS API reference, ServiceDeployment). */
function chooseOutcome(status, written) {
    switch (status) {
        case 'SUCCESSFUL':
            return 'steady';
        case 'ROLLBACK_SUCCESSFUL':
            return 'rolled-back';
        case 'ROLLBACK_FAILED':
            return 'failed';
        case 'PENDING':
        case 'IN_PROGRESS':
            return 'in progress';
        case 'ROLLBACK_REQUESTED':
        case 'ROLLBACK_IN_PROGRESS':
            return 'rolling back';
        default:
            return chooseStopped(status, written);
    }
}
/** ECS says `STOPPED` of one that was overtaken and of one that failed without a rollback: the ledger may know which. */
function chooseStopped(status, written) {
    const isStopped = status === 'STOPPED' || status === 'STOP_REQUESTED';
    if (!isStopped)
        return 'not known';
    return written === undefined || written === 'steady' ? 'stopped' : written;
}


/***/ }),

/***/ 1087:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J1: () => (/* binding */ listDeployed),
/* harmony export */   Ok: () => (/* binding */ findNewest),
/* harmony export */   kV: () => (/* binding */ findSince),
/* harmony export */   wZ: () => (/* binding */ wasDeployed)
/* harmony export */ });
/* harmony import */ var _task_definition_document_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6844);

/** @param history undefined: it could not be read */
function listDeployed({ deployments }, history) {
    const shown = deployments.map(({ revisionArn, createdAt }) => ({ revision: (0,_task_definition_document_js__WEBPACK_IMPORTED_MODULE_0__/* .nameRevision */ .h)(revisionArn), createdAt }));
    const past = (history ?? []).map(({ targetRevisionArn = '', createdAt }) => {
        return { revision: (0,_task_definition_document_js__WEBPACK_IMPORTED_MODULE_0__/* .nameRevision */ .h)(targetRevisionArn), createdAt };
    });
    return { deployments: [...shown, ...past], isPartial: history === undefined };
}
/** When a turn is taken: the newest deployment so far; 0 where the revision is PRIMARY already, so that none will follow. */
function findSince(revisionArn, service, history) {
    const primary = service.deployments.find(({ status }) => status === 'PRIMARY');
    return primary?.revisionArn === revisionArn ? 0 : findNewest(service, history);
}
/** Server time of the newest deployment that is known. */
function findNewest({ deployments }, history) {
    return Math.max(1, ...[...deployments, ...history].map(({ createdAt }) => createdAt));
}
/** A run that was killed or denied before its update has a turn, and no deployment since. */
function wasDeployed({ revision, since }, { deployments }) {
    return since === 0 || deployments.some((one) => one.revision === revision && one.createdAt > (since ?? -1));
}


/***/ }),

/***/ 9530:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Lo: () => (/* binding */ markService),
  au: () => (/* binding */ openLedger),
  C6: () => (/* binding */ readOwnDeployment),
  hy: () => (/* binding */ readServiceMark),
  ZY: () => (/* binding */ readStanding),
  ut: () => (/* binding */ tagRevision)
});

// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/task-definition/document.js
var task_definition_document = __webpack_require__(6844);
// EXTERNAL MODULE: ./lib/ledger/deployed.js
var ledger_deployed = __webpack_require__(1087);
// EXTERNAL MODULE: ./lib/ledger/entry.js
var ledger_entry = __webpack_require__(6341);
;// CONCATENATED MODULE: ./lib/ledger/mark.js
/**
 * The mark on a service: which run deployed last, and what. It is on the service since after a rollback the serving
 * revision is of an older run than the one that asked for it.
 */

const REVISION_KEY = `${ledger_entry/* LEDGER_PREFIX */.dE}revision`;
const SINCE_KEY = `${ledger_entry/* LEDGER_PREFIX */.dE}since`;
const NEWEST_KEY = `${ledger_entry/* LEDGER_PREFIX */.dE}newest`;
const STEP_KEY = `${ledger_entry/* LEDGER_PREFIX */.dE}step`;
/** The mark as tags; they leave nothing of an older mark. */
function writeMark({ entry, revision = '', since, newest, step = '' }) {
    return {
        ...(0,ledger_entry/* overwriteEntry */.KN)(entry),
        [REVISION_KEY]: revision,
        [SINCE_KEY]: writeTime(since),
        [NEWEST_KEY]: writeTime(newest),
        [STEP_KEY]: (0,ledger_entry/* toTagValue */.hC)(step),
    };
}
function writeTime(time) {
    return time === undefined ? '' : String(Math.floor(time));
}
function readTime(tags, key) {
    const digits = /^\d{1,15}$/.exec((0,ledger_entry/* readTag */.zW)(tags, key) ?? '')?.[0];
    return digits === undefined ? undefined : Number(digits);
}
/** The mark of a service, read from all its tags. */
function readMark(tags) {
    const revision = (0,ledger_entry/* readTag */.zW)(tags, REVISION_KEY);
    const since = readTime(tags, SINCE_KEY);
    const newest = readTime(tags, NEWEST_KEY);
    const step = (0,ledger_entry/* readTag */.zW)(tags, STEP_KEY);
    return {
        entry: (0,ledger_entry/* readEntry */.hB)(tags),
        ...(revision === undefined ? {} : { revision }),
        ...(since === undefined ? {} : { since }),
        ...(newest === undefined ? {} : { newest }),
        ...(step === undefined ? {} : { step }),
    };
}

;// CONCATENATED MODULE: ./lib/ledger/own-deployment.js

/**
 * The deployment that an earlier attempt of this very step has made, as the mark on the service tells: PRIMARY, of the
 * revision of the mark, and newer than all deployments that were there before. Undefined outside a workflow.
 */
function findOwnDeployment(mark, service, { repository, runId, step = '' }) {
    if (mark?.newest === undefined || runId === undefined)
        return undefined;
    const { entry, newest, step: marked = '' } = mark;
    if (entry.runId !== runId || entry.repository !== repository || marked !== step)
        return undefined;
    const primary = service.deployments.find(({ status }) => status === 'PRIMARY');
    if (primary === undefined || (0,task_definition_document/* nameRevision */.h)(primary.revisionArn) !== mark.revision)
        return undefined;
    // The moment is kept in whole milliseconds.
    return primary.createdAt >= newest + 1 ? { newest } : undefined;
}

;// CONCATENATED MODULE: ./lib/ledger/order.js
/**
 * How `run` stands to `other`. A re-run keeps its run number and raises the attempt (GitHub Docs, contexts), so an old
 * run that is started again is still older than every run that began after it.
 */
function compareRuns(run, other) {
    if (run.repository === undefined || run.repository !== other.repository)
        return 'unordered';
    if (run.workflow === undefined || run.workflow !== other.workflow)
        return 'unordered';
    if (run.runNumber === undefined || other.runNumber === undefined)
        return 'unordered';
    const difference = run.runNumber - other.runNumber || (run.runAttempt ?? 1) - (other.runAttempt ?? 1);
    if (difference === 0)
        return 'same';
    return difference < 0 ? 'older' : 'newer';
}

// EXTERNAL MODULE: ./lib/ledger/turn.js
var ledger_turn = __webpack_require__(9130);
;// CONCATENATED MODULE: ./lib/ledger/standing.js




/**
 * Judges the run by the turns and the mark on the service, and by the entries of its revisions. The service knows the
 * order after a rollback too, when what serves is of an older run; the revisions know it where the service may not be
 * tagged.
 */
function judgeStanding(run, traces) {
    if (!(0,ledger_turn/* isOrdered */.cq)(run))
        return notKnown('this run has no number in a workflow');
    const known = listTurns(run, traces);
    const newest = findNewest(known);
    if (newest !== undefined) {
        return compareRuns(run, newest.entry) === 'older' ? { kind: 'stale', newer: newest } : { kind: 'in-order' };
    }
    if (traces.service === undefined)
        return notKnown('the tags of the service may not be read');
    const isForeign = Object.keys(traces.service).some((key) => key.startsWith(ledger_entry/* LEDGER_PREFIX */.dE));
    return notKnown(isForeign ? 'only runs of other workflows have deployed to it' : 'no run has marked it');
}
function notKnown(why) {
    return { kind: 'not-known', why };
}
/** Turns of newer runs at the service, the newest first. */
function listNewer(run, service) {
    const newer = listTurns(run, { service, revisions: [] }).filter(({ entry }) => compareRuns(run, entry) === 'older');
    const ranks = { older: 1, newer: -1, same: 0, unordered: 0 };
    return newer.toSorted((a, b) => ranks[compareRuns(a.entry, b.entry)]);
}
/** Only those that stand in an order with the run. */
function listTurns(run, traces) {
    const { service = {}, revisions, isNewerIgnored = false } = traces;
    const { entry: marker, revision: marked, since } = readMark(service);
    const mark = marked === undefined ? [] : [{ entry: marker, revision: marked, ...(since === undefined ? {} : { since }) }];
    const registered = revisions.map(({ revision, tags }) => ({ entry: (0,ledger_entry/* readEntry */.hB)(tags), revision }));
    // The mark and the revisions say more of a run than its turn, so they come first.
    return [...mark, ...registered, ...(0,ledger_turn/* readTurns */.$c)(service, run)].filter((turn) => {
        const order = compareRuns(run, turn.entry);
        return order !== 'unordered' && !(isNewerIgnored && order === 'older');
    });
}
function findNewest(turns) {
    return turns.reduce((newest, turn) => (newest !== undefined && compareRuns(turn.entry, newest.entry) !== 'newer' ? newest : turn), undefined);
}

// EXTERNAL MODULE: ./lib/ledger/verdict.js
var verdict = __webpack_require__(8512);
;// CONCATENATED MODULE: ./lib/ledger/ledger.js









/** After the first denial of a kind, for services or for revisions, nothing of that kind is tried again. */
function openLedger(world) {
    const read = openAct({
        told: 'Whether a newer run has deployed, and where revisions come from, is not known',
        rights: 'ecs:ListTagsForResource',
    }, world);
    const write = openAct({ told: 'This deploy is not written down', rights: 'ecs:TagResource' }, world);
    return {
        read: (arn) => read(arn, () => world.ecs.tagsOf(arn)),
        write: async (arn, tags) => {
            if (Object.keys(tags).length === 0)
                return true;
            const isDone = await write(arn, async () => {
                await world.ecs.tag(arn, tags);
                return true;
            });
            return isDone ?? false;
        },
    };
}
/**
 * Writes the entry on the revision, with the team's tags of the revision that it was made from. To a reused one only
 * what it lacks is added; where its tags may not be read nothing is, since what is there stays.
 */
async function tagRevision(revision, entry, ledger) {
    const { arn, isReused, baseArn } = revision;
    const there = isReused ? await ledger.read(arn) : {};
    if (there === undefined)
        return false;
    // An entry was written together with what was carried over.
    const isDone = baseArn === undefined || baseArn === arn || (0,ledger_entry/* readEntry */.hB)(there).content !== undefined;
    const base = isDone ? {} : (0,ledger_entry/* pickTeamTags */.UP)((await ledger.read(baseArn)) ?? {});
    const carried = Object.fromEntries(Object.entries(base).filter(([key]) => !Object.hasOwn(there, key)));
    const added = (0,ledger_entry/* completeEntry */.av)(there, entry);
    const whole = { ...there, ...carried, ...added };
    if (Object.keys(whole).length <= ledger_entry/* MOST_TAGS */._h)
        return ledger.write(arn, { ...carried, ...added });
    // ECS refuses the whole call: the team's tags come before ours.
    await ledger.write(arn, carried);
    return ledger.write(arn, added);
}
/** Marks the service with the run that is about to deploy the revision to it. Whether it was done. */
function markService(service, entry, ledger) {
    const { since, newest, step } = service;
    const turn = { entry, revision: (0,task_definition_document/* nameRevision */.h)(service.revisionArn), since };
    // In one call, so that no run is seen by half.
    const turns = service.order === 'anew' ? (0,ledger_turn/* overwriteTurns */._n)(turn) : (0,ledger_turn/* writeTurn */.fM)(turn);
    return ledger.write(service.arn, {
        ...writeMark({ ...turn, newest, ...(step === undefined ? {} : { step }) }),
        ...turns,
    });
}
/** The mark of the run that deployed last; undefined when the tags of the service may not be read. */
async function readServiceMark(serviceArn, ledger) {
    const tags = await ledger.read(serviceArn);
    return tags === undefined ? undefined : readMark(tags);
}
/** Of a run that is started again after it has deployed. */
async function readOwnDeployment(service, origin, ledger) {
    const ownDeployment = findOwnDeployment(await readServiceMark(service.arn, ledger), service, origin);
    return ownDeployment === undefined ? {} : { ownDeployment };
}
/** How the run stands to those that deployed before. Revisions are asked only where the service does not say. */
async function readStanding(run, service, ledger) {
    if (!(0,ledger_turn/* isOrdered */.cq)(run))
        return judgeStanding(run, { service: undefined, revisions: [] });
    const tags = await ledger.read(service.arn);
    const standing = judgeStanding(run, { service: tags, revisions: [] });
    if (standing.kind === 'stale')
        return confirmStale(run, { tags, service }, ledger);
    if (standing.kind !== 'not-known')
        return standing;
    const revisions = [];
    for (const arn of new Set(service.revisionArns)) {
        revisions.push({ revision: (0,task_definition_document/* nameRevision */.h)(arn), tags: (await ledger.read(arn)) ?? {} });
    }
    return judgeStanding(run, { service: tags, revisions });
}
/** A turn without a deployment is no order: its run was killed, denied or refused before its update. */
async function confirmStale(run, { tags, service }, ledger) {
    const deployed = await service.readDeployed();
    for (const newer of listNewer(run, tags)) {
        const isDeployed = (0,ledger_deployed/* wasDeployed */.wZ)(newer, deployed);
        // Without the history a verdict still tells that the revision was deployed once.
        const isKnown = isDeployed || (deployed.isPartial && (await hasVerdict(newer.revision, service, ledger)));
        if (isKnown)
            return { kind: 'stale', newer };
    }
    return judgeStanding(run, { service: tags, revisions: [], isNewerIgnored: true });
}
async function hasVerdict(revision, { revisionArns: [any = ''] }, ledger) {
    const tags = await ledger.read(`${any.slice(0, any.lastIndexOf('/') + 1)}${revision}`);
    return Object.keys(tags ?? {}).some((key) => key.startsWith(verdict/* VERDICT_PREFIX */.vS));
}
function openAct(words, world) {
    const denied = new Set();
    let isTold = false;
    return async (arn, act) => {
        if (denied.has(kindOf(arn)))
            return undefined;
        try {
            return await act();
        }
        catch (thrown) {
            const error = (0,errors/* asDeployError */.y0)(thrown);
            if (error.kind === 'access')
                denied.add(kindOf(arn));
            if (!isTold)
                world.tell(describeFault(words, error));
            isTold = true;
            return undefined;
        }
    };
}
/** `service` or `task-definition`: a role may be allowed one of them. */
function kindOf(arn) {
    return /^arn:[^/]*:([\w-]+)\//.exec(arn)?.[1] ?? '';
}
function describeFault({ told, rights }, error) {
    const advice = error.kind === 'access'
        ? `Allow ${rights} for rollbacks by release or commit, the history, and the guard against old runs.`
        : 'All else goes on without it.';
    return { type: 'notice', text: `${told}: ${error.message}`, advice };
}


/***/ }),

/***/ 9130:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $c: () => (/* binding */ readTurns),
/* harmony export */   _n: () => (/* binding */ overwriteTurns),
/* harmony export */   cq: () => (/* binding */ isOrdered),
/* harmony export */   fM: () => (/* binding */ writeTurn)
/* harmony export */ });
/* unused harmony export TURNS */
/* harmony import */ var _entry_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6341);
/**
 * Turns: the tags on a service by which runs of one workflow find each other. The mark alone would not do, since the
 * mark of a slow older run overwrites that of a newer one; runs that are near each other have tags of their own.
 */

/** So many runs of one workflow, each begun right after the other, never share a tag. */
const TURNS = 4;
/** Longest key of a tag (ECS API reference, Tag). */
const LONGEST_KEY = 128;
/** The turn of a run as tags; none for a run without a place among others, such as one on a laptop. */
function writeTurn({ entry, revision, since }) {
    if (!isOrdered(entry))
        return {};
    const { runNumber = 1, runAttempt = 1, runId = '-' } = entry;
    // The revision comes last: it may be so long that it is cut.
    const words = [runNumber, runAttempt, runId, ...(since === undefined ? [] : [Math.floor(since)]), revision];
    return { [keyOf(entry, runNumber % TURNS)]: (0,_entry_js__WEBPACK_IMPORTED_MODULE_0__/* .toTagValue */ .hC)(words.join(' ')) };
}
/** As `writeTurn`, and forgets the turns of all other runs: somebody asked that this run goes before them. */
function overwriteTurns(turn) {
    if (!isOrdered(turn.entry))
        return {};
    const empty = slots().map((slot) => [keyOf(turn.entry, slot), '']);
    return { ...Object.fromEntries(empty), ...writeTurn(turn) };
}
/** The turns of the runs of the same workflow of the same repository, from all tags of a service. */
function readTurns(tags, run) {
    if (!isOrdered(run))
        return [];
    return slots().flatMap((slot) => readTurn((0,_entry_js__WEBPACK_IMPORTED_MODULE_0__/* .readTag */ .zW)(tags, keyOf(run, slot)) ?? '', run));
}
/** Whether the run has a place among the runs of its workflow. */
function isOrdered({ repository, workflow, runNumber }) {
    return repository !== undefined && workflow !== undefined && runNumber !== undefined;
}
function slots() {
    return Array.from({ length: TURNS }, (_, slot) => slot);
}
/** Names that are cut alike share their tags, so what is read is of one of them: the price of very long names. */
function keyOf({ repository = '', workflow = '' }, slot) {
    const key = (0,_entry_js__WEBPACK_IMPORTED_MODULE_0__/* .toTagValue */ .hC)(`${_entry_js__WEBPACK_IMPORTED_MODULE_0__/* .LEDGER_PREFIX */ .dE}turn/${slot}/${repository}/${workflow}`);
    return [...key].slice(0, LONGEST_KEY).join('');
}
function readTurn(text, { repository = '', workflow = '' }) {
    const found = /^([1-9]\d{0,14}) ([1-9]\d{0,14}) (\S+) (?:(\d{1,15}) )?(\S+:\d+)$/.exec(text);
    if (found === null)
        return [];
    const [, number, attempt, runId = '-', since, revision = ''] = found;
    const run = { repository, workflow, runNumber: Number(number), runAttempt: Number(attempt) };
    const taken = since === undefined ? {} : { since: Number(since) };
    return [{ entry: { ...run, ...(runId === '-' ? {} : { runId }) }, revision, ...taken }];
}


/***/ }),

/***/ 8512:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P1: () => (/* binding */ writeVerdict),
/* harmony export */   vS: () => (/* binding */ VERDICT_PREFIX),
/* harmony export */   wk: () => (/* binding */ readVerdict)
/* harmony export */ });
/* harmony import */ var _entry_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6341);

/** Verdicts that end a rollout which was followed; of the others there is nothing to write down. */
const WRITTEN = new Set([
    'steady',
    'rolled-back',
    'failed',
    'superseded',
    'timed-out',
    'stuck',
    'cancelled',
]);
/** Keys of verdicts begin so. */
const VERDICT_PREFIX = `${_entry_js__WEBPACK_IMPORTED_MODULE_0__/* .LEDGER_PREFIX */ .dE}verdict/`;
/** Longest key of a tag (ECS API reference, Tag). */
const LONGEST_KEY = 128;
/** The verdict as a tag; none for a verdict of which nothing is written. */
function writeVerdict(name, written, digest) {
    const { verdict, at } = written;
    return WRITTEN.has(verdict) ? { [nameKey(name, digest)]: `${verdict} ${new Date(at).toISOString()}` } : {};
}
/** The last verdict on a revision in that service, read from all tags of the revision. */
function readVerdict(tags, name, digest) {
    const [word, time] = ((0,_entry_js__WEBPACK_IMPORTED_MODULE_0__/* .readTag */ .zW)(tags, nameKey(name, digest)) ?? '').split(' ');
    const verdict = [...WRITTEN].find((known) => known === word);
    const at = Date.parse(time ?? '');
    return verdict === undefined || Number.isNaN(at) ? undefined : { verdict, at };
}
/** `slipway:verdict/CLUSTER/SERVICE`; names that are too long together are hashed. */
function nameKey({ cluster, service }, digest) {
    const plain = `${VERDICT_PREFIX}${cluster}/${service}`;
    return plain.length <= LONGEST_KEY ? plain : `${VERDICT_PREFIX}${digest(`${cluster}/${service}`)}`;
}


/***/ }),

/***/ 9088:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ fitsWildcard),
/* harmony export */   j: () => (/* binding */ isTagImmutable)
/* harmony export */ });
/** Whether a tag, once set, stays with its image. */
function isTagImmutable({ hasImmutableTags, exceptions }, tag) {
    return hasImmutableTags !== exceptions.some((pattern) => fitsWildcard(pattern, tag));
}
/** Whether a text fits a pattern with `*` for any run of characters. */
function fitsWildcard(pattern, text) {
    const parts = pattern.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    return new RegExp(`^${parts.join('.*')}$`).test(text);
}


/***/ }),

/***/ 1224:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ showCommit),
/* harmony export */   en: () => (/* binding */ showReleases),
/* harmony export */   jt: () => (/* binding */ showImage),
/* harmony export */   rB: () => (/* binding */ showRevision)
/* harmony export */ });
/* harmony import */ var _task_definition_document_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6844);

const COMMIT_DIGITS = 12;
const SHORT_DIGEST = 'sha256:'.length + 12;
/** `web:42`; empty when ECS does not tell. */
function showRevision({ revisionArn }) {
    return revisionArn === undefined ? '' : (0,_task_definition_document_js__WEBPACK_IMPORTED_MODULE_0__/* .nameRevision */ .h)(revisionArn);
}
/** Newest first, since it is the one that is looked for. */
function showReleases({ releases }) {
    return [...(releases ?? [])].reverse().join(' ');
}
function showCommit({ commit }) {
    return commit?.slice(0, COMMIT_DIGITS) ?? '';
}
/** Without its registry: `web:v2`, or `web@sha256:` and the first digits. */
function showImage(reference) {
    const name = reference?.slice(reference.lastIndexOf('/') + 1) ?? '';
    const [tagged = '', digest] = name.split('@');
    if (digest === undefined || tagged.includes(':'))
        return tagged;
    return `${tagged}@${digest.slice(0, SHORT_DIGEST)}`;
}


/***/ }),

/***/ 5536:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ linkToRun)
/* harmony export */ });
const SERVER = /^https?:\/\/[\w.-]+(?::\d{1,5})?$/;
const REPOSITORY = /^[\w.-]+\/[\w.-]+$/;
const RUN_ID = /^\d{1,20}$/;
/**
 * Page of the run that wrote the entry, made of checked parts alone, since tags are outside text. Undefined when the
 * entry names no run of GitHub.
 *
 * @param server such as `https://github.com`
 */
function linkToRun({ repository, runId }, server = 'https://github.com') {
    if (repository === undefined || runId === undefined)
        return undefined;
    if (!SERVER.test(server) || !REPOSITORY.test(repository) || !RUN_ID.test(runId))
        return undefined;
    return `${server}/${repository}/actions/runs/${runId}`;
}


/***/ }),

/***/ 6754:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E8: () => (/* binding */ splitRevision),
/* harmony export */   Zb: () => (/* binding */ isTakenBack),
/* harmony export */   aS: () => (/* binding */ isBeingTakenBack),
/* harmony export */   qP: () => (/* binding */ hasServed),
/* harmony export */   vm: () => (/* binding */ hasFailedVerdict),
/* harmony export */   x3: () => (/* binding */ wentWell)
/* harmony export */ });
/* harmony import */ var _task_definition_document_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6844);

/** Verdicts that say nothing of the revision: somebody deployed over it, or the run ended. */
const NEUTRAL = new Set(['superseded', 'cancelled']);
/** Verdicts that say that the rollout of the revision failed. */
const FAILED = new Set(['rolled-back', 'failed', 'stuck', 'timed-out']);
/** Revisions by family and number; a text that is neither has the number 0. */
function splitRevision(arn) {
    const name = (0,_task_definition_document_js__WEBPACK_IMPORTED_MODULE_0__/* .nameRevision */ .h)(arn);
    const colon = name.lastIndexOf(':');
    return { family: name.slice(0, colon), number: Number(name.slice(colon + 1)) || 0 };
}
/** Whether a deployment was taken back, or is just being. */
function isTakenBack(one) {
    return one.status.startsWith('ROLLBACK_');
}
/** Whether ECS is taking it back just now. */
function isBeingTakenBack(one) {
    return one?.status === 'ROLLBACK_REQUESTED' || one?.status === 'ROLLBACK_IN_PROGRESS';
}
/**
 * Whether the last deployment of a revision went well. A `STOPPED` one was overtaken, or had failed without a rollback
 * (ECS API reference, ServiceDeployment): the ledger may know which, and without it the revision is passed over.
 */
function wentWell(arn, past) {
    const verdict = past.known?.find((one) => one.arn === arn)?.verdict?.verdict;
    const ended = (past.history ?? []).filter((one) => one.targetRevisionArn === arn && !isUnderWay(one));
    const telling = ended.find((one) => isTelling(one, verdict));
    if (telling === undefined)
        return verdict === 'steady';
    return telling.status === 'SUCCESSFUL' || (!isTakenBack(telling) && verdict === 'steady');
}
function isTelling(one, verdict) {
    return one.status === 'SUCCESSFUL' || isTakenBack(one) || verdict === undefined || !NEUTRAL.has(verdict);
}
function isUnderWay({ status }) {
    return status === 'PENDING' || status === 'IN_PROGRESS';
}
/**
 * Whether the ledger knows that the last deployment of a revision failed. ECS reports `STOPPED`, and not `ROLLBACK_*`, when
 * an update rolled it back. A deployment that completed after the verdict counts more than the verdict.
 */
function hasFailedVerdict(arn, past) {
    const verdict = past.known?.find((one) => one.arn === arn)?.verdict?.verdict;
    const last = past.history?.find((one) => one.targetRevisionArn === arn && !isUnderWay(one));
    return verdict !== undefined && FAILED.has(verdict) && last?.status !== 'SUCCESSFUL';
}
/** Whether ECS or the ledger knows that it once served. */
function hasServed(arn, past) {
    const isRecorded = (past.history ?? []).some((one) => one.targetRevisionArn === arn && one.status === 'SUCCESSFUL');
    return isRecorded || past.known?.find((one) => one.arn === arn)?.verdict?.verdict === 'steady';
}


/***/ }),

/***/ 768:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ openKnown)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _ledger_entry_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6341);
/* harmony import */ var _ledger_verdict_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8512);



/** One page of ListTaskDefinitions. */
const MOST_REVISIONS = 100;
/** Asked for at once: ECS counts calls by the second. */
const AT_ONCE = 10;
/** @param name the service whose verdicts are read */
function openKnown(name, world) {
    const tags = new Map();
    const readOne = (arn) => {
        const reading = tags.get(arn) ?? world.ledger.read(arn);
        tags.set(arn, reading);
        return reading;
    };
    const describeKnown = (arn, read) => {
        const verdict = (0,_ledger_verdict_js__WEBPACK_IMPORTED_MODULE_2__/* .readVerdict */ .wk)(read, name, world.digest);
        return { arn, entry: (0,_ledger_entry_js__WEBPACK_IMPORTED_MODULE_1__/* .readEntry */ .hB)(read), ...(verdict === undefined ? {} : { verdict }) };
    };
    const of = async (arns) => {
        const distinct = [...new Set(arns)].filter((arn) => arn !== '');
        const known = [];
        for (let from = 0; from < distinct.length; from += AT_ONCE) {
            const page = distinct.slice(from, from + AT_ONCE);
            const read = await Promise.all(page.map(async (arn) => ({ arn, tags: await readOne(arn) })));
            known.push(...read.flatMap((one) => (one.tags === undefined ? [] : [describeKnown(one.arn, one.tags)])));
        }
        return known.length === 0 && distinct.length > 0 ? undefined : known;
    };
    return { of, ofFamily: async (family, further) => of([...(await listFamily(family, world)), ...further]) };
}
async function listFamily(family, world) {
    try {
        return await world.ecs.listRevisions(family, MOST_REVISIONS);
    }
    catch (thrown) {
        const error = (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .asDeployError */ .y0)(thrown);
        if (error.kind === 'unreachable')
            throw error;
        world.tell({
            type: 'notice',
            text: `Only revisions of the deployment history are known: ${error.message}`,
            advice: error.advice,
        });
        return [];
    }
}


/***/ }),

/***/ 1250:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ choosePause)
/* harmony export */ });
/** Looks are closer at first, when most rollouts end or fail. */
const EARLY_MS = 5 * 60_000;
const EARLY_PAUSE_MS = 5_000;
const LATE_PAUSE_MS = 10_000;
const JITTER = 0.2;
/**
 * Milliseconds until the next look: about five seconds in the first five minutes, then ten, ± 20 % so that parallel
 * runs spread; never past the limit, so that the last look is at the limit.
 */
function choosePause(cadence) {
    const usual = cadence.atMs < EARLY_MS ? EARLY_PAUSE_MS : LATE_PAUSE_MS;
    const jittered = usual * (1 + JITTER * (2 * cadence.random - 1));
    const capped = Math.min(jittered, cadence.longestPauseMs ?? jittered);
    return Math.max(0, Math.min(capped, cadence.limitMs - cadence.atMs));
}


/***/ }),

/***/ 1769:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ readContainers)
/* harmony export */ });
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6413);

/** Container definitions of a revision as described; none when it has another shape. */
function readContainers(described) {
    const definitions = described.containerDefinitions;
    return Array.isArray(definitions) ? definitions.filter(_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW) : [];
}


/***/ }),

/***/ 5309:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ markEssential)
/* harmony export */ });
/* harmony import */ var _container_definitions_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1769);

/**
 * Says of each container whether its task ends with it.
 * @param described the revision as DescribeTaskDefinition answers it; a container is essential unless it says otherwise
 */
function markEssential(tasks, described) {
    const definitions = (0,_container_definitions_js__WEBPACK_IMPORTED_MODULE_0__/* .readContainers */ .Z)(described);
    const isEssential = new Map(definitions.map(({ name, essential }) => [name, essential !== false]));
    return tasks.map((task) => ({
        ...task,
        containers: task.containers.map((container) => {
            const known = isEssential.get(container.name);
            return known === undefined ? container : { ...container, isEssential: known };
        }),
    }));
}


/***/ }),

/***/ 3638:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bg: () => (/* binding */ isAstray),
/* harmony export */   IR: () => (/* binding */ findRestored),
/* harmony export */   WM: () => (/* binding */ findPrimary),
/* harmony export */   ZA: () => (/* binding */ findOurs)
/* harmony export */ });
/** The deployment that ECS brings about now. */
function findPrimary(service) {
    return service?.deployments.find((deployment) => deployment.status === 'PRIMARY');
}
/** The deployment from before ours that ECS brings back: PRIMARY again. A stale read shows the same. */
function findRestored(service, facts) {
    const primary = findPrimary(service);
    return primary !== undefined && facts.idsBefore.includes(primary.id) ? primary : undefined;
}
/** ECS rolls back to a revision that never completed. */
function isAstray(service, facts) {
    const restored = findRestored(service, facts);
    if (restored === undefined || facts.returnsToArn === undefined)
        return false;
    return restored.revisionArn !== facts.returnsToArn && restored.rolloutState !== 'COMPLETED';
}
/** Our own deployment, while ECS lists it. */
function findOurs(service, facts) {
    return service?.deployments.find((deployment) => deployment.id === facts.ourId);
}


/***/ }),

/***/ 1474:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  h: () => (/* binding */ followRollout),
  J: () => (/* binding */ listServing)
});

// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/rollout/cadence.js
var cadence = __webpack_require__(1250);
// EXTERNAL MODULE: ./lib/rollout/judge.js
var judge = __webpack_require__(6538);
// EXTERNAL MODULE: ./lib/rollout/last-words.js
var last_words = __webpack_require__(8957);
// EXTERNAL MODULE: ./lib/rollout/memory.js
var rollout_memory = __webpack_require__(7146);
// EXTERNAL MODULE: ./lib/rollout/facts.js
var facts = __webpack_require__(3638);
;// CONCATENATED MODULE: ./lib/rollout/observe.js


/** Seldom enough for the request rates of an account that runs many deploys. */
const LISTING_MS = 20_000;
const NOTHING_KNOWN = { failedTasks: 0, listedAtMs: 0, stoppedTasks: [], unreadable: [] };
/**
 * Looks once: the service, its service deployment, and our stopped tasks when their number grew.
 * @throws DeployError when the service cannot be read, or its service deployment gets no answer; what is denied is named
 * in `unreadable`
 */
async function observe(ecs, sight, before) {
    const service = await ecs.describeService(sight.cluster, sight.service);
    const denied = [...before.unreadable];
    const serviceDeployment = await orDenied(denied, 'ecs:DescribeServiceDeployments', () => readServiceDeployment(ecs, sight, before.serviceDeploymentArn));
    const failedTasks = countFailed(service, sight, serviceDeployment);
    const isDue = failedTasks > before.failedTasks || isListingDue(service, sight, before);
    const listed = isDue
        ? await orDenied(denied, 'ecs:ListTasks', () => ecs.stoppedTasks(sight.cluster, sight.service, sight.facts.ourId)).catch(leaveToNextLook)
        : undefined;
    const stoppedTasks = listed ?? before.stoppedTasks;
    const arn = serviceDeployment?.arn ?? before.serviceDeploymentArn;
    return {
        observation: { atMs: before.atMs, service, serviceDeployment, stoppedTasks, unreadable: denied },
        known: {
            ...(arn === undefined ? {} : { serviceDeploymentArn: arn }),
            // A failure counts as known only once its task was seen: the list may lag the count.
            failedTasks: stoppedTasks.length >= failedTasks ? failedTasks : before.failedTasks,
            listedAtMs: listed === undefined ? before.listedAtMs : before.atMs,
            stoppedTasks,
            unreadable: denied,
        },
    };
}
/** ECS does not count tasks that stop after they ran, so while ours are not all there the list is asked now and then. */
function isListingDue(service, sight, before) {
    const ours = (0,facts/* findOurs */.ZA)(service, sight.facts);
    const isWhole = ours === undefined || ours.running >= ours.desired;
    return !isWhole && before.atMs - before.listedAtMs >= LISTING_MS;
}
/** The deployment's count and the breaker's: the count leaves with the deployment when ECS rolls back. */
function countFailed(service, sight, serviceDeployment) {
    const ours = (0,facts/* findOurs */.ZA)(service, sight.facts);
    return Math.max(ours?.failed ?? 0, serviceDeployment?.circuitBreaker?.failureCount ?? 0);
}
async function readServiceDeployment(ecs, sight, known) {
    const arn = known ?? (await findServiceDeployment(ecs, sight));
    return arn === undefined ? undefined : ecs.describeServiceDeployment(arn);
}
/** Ours is the oldest that was not there before the update and rolls out our revision. */
async function findServiceDeployment(ecs, sight) {
    if (!sight.facts.isNewDeployment)
        return undefined;
    const listed = await ecs.serviceDeployments(sight.cluster, sight.service, 20);
    const isOurs = (one) => !sight.serviceDeploymentsBefore.has(one.arn) && one.targetRevisionArn === sight.facts.revisionArn;
    return listed.findLast(isOurs)?.arn;
}
/**
 * What we can do without: denied is noted once and not asked again. No answer is no denial: without the service
 * deployment a newer one would hide how ours had ended, so such a look does not count.
 */
async function orDenied(denied, action, read) {
    if (denied.some((one) => one.action === action))
        return undefined;
    try {
        return await read();
    }
    catch (thrown) {
        const error = (0,errors/* asDeployError */.y0)(thrown);
        if (error.kind === 'cancelled' || error.kind === 'internal' || error.kind === 'unreachable')
            throw error;
        denied.push({ action, why: error.message });
        return undefined;
    }
}
/** Stopped tasks are evidence, not the verdict: a look is good without them. */
function leaveToNextLook(error) {
    if ((0,errors/* asDeployError */.y0)(error).kind !== 'unreachable')
        throw error;
    return undefined;
}

// EXTERNAL MODULE: ./lib/rollout/progress.js + 1 modules
var progress = __webpack_require__(5494);
// EXTERNAL MODULE: ./lib/task-definition/document.js
var task_definition_document = __webpack_require__(6844);
// EXTERNAL MODULE: ./lib/rollout/capacity.js
var capacity = __webpack_require__(8309);
// EXTERNAL MODULE: ./lib/rollout/strategy.js
var strategy = __webpack_require__(2700);
// EXTERNAL MODULE: ./lib/scheduler/bounds.js
var bounds = __webpack_require__(6188);
// EXTERNAL MODULE: ./lib/rollout/shortage.js
var shortage = __webpack_require__(6960);
;// CONCATENATED MODULE: ./lib/rollout/stuck.js



/** `Cluster prod has no container instances. Add one, …` */
function describeEmpty(cluster, { registered = 0 }) {
    const none = registered === 0
        ? 'has no container instances'
        : `has no container instance that is ACTIVE with a connected agent (${registered} registered)`;
    return `Cluster ${cluster} ${none}. ${shortage/* ADD_CAPACITY */.lk}`;
}
/**
 * Why no move is possible, as one sentence; undefined when ECS could still start or stop a task. Every running task is
 * taken for healthy, which gives ECS the most room it can have: what cannot move even so cannot move at all.
 */
function explainStandstill(still) {
    const { service, needs, instances } = still;
    const [, ...others] = service.deployments;
    const lower = (0,bounds/* lowerBound */.y)(service.desired, service.minimumHealthyPercent);
    const upper = (0,bounds/* upperBound */.r)(service.desired, service.maximumPercent);
    const canStop = others.some((deployment) => deployment.running > 0) && service.running > lower;
    if (still.endingTasks > 0 || service.pending > 0 || canStop)
        return undefined;
    if (service.running < upper && instances.length === 0)
        return describeEmpty((0,task_definition_document/* nameRevision */.h)(service.clusterArn), still);
    const cause = service.running >= upper ? (0,shortage/* describeAllowed */.cX)(service) : (0,shortage/* describeShortage */.Jc)(needs, instances);
    return cause === undefined ? undefined : `${cause}, and ${(0,shortage/* describeKept */.gt)(service)}.`;
}

// EXTERNAL MODULE: ./lib/rollout/task-needs.js
var task_needs = __webpack_require__(1128);
;// CONCATENATED MODULE: ./lib/rollout/stand-still.js







/** Counts that have not changed for so long are worth the question whether they ever can. */
const STILL_MS = 60_000;
/** Asks about a standstill once it lasts, and again half as long after: between two reads things may have moved. */
async function doubtStanding(doubt, world) {
    const { look, sight, standing } = doubt;
    const shouldDetect = sight.facts.shouldDetectStall ?? sight.facts.shouldFailFast;
    if (!shouldDetect || look.atMs - standing.sinceMs < STILL_MS)
        return { standing };
    const judgement = await judgeStandstill(look, sight, world);
    if (judgement === undefined)
        return { standing: { sinceMs: look.atMs, isDoubtful: false } };
    const again = { sinceMs: look.atMs - STILL_MS / 2, isDoubtful: true };
    return standing.isDoubtful ? { standing: again, judgement } : { standing: again };
}
/**
 * Asks whether a rollout, or its rollback, that does not move can move at all. Only where ECS places tasks on instances that we can see:
 * capacity providers may add some, and Fargate has its own.
 * @returns the verdict `stuck`, or undefined when a move is possible or cannot be ruled out
 */
async function judgeStandstill(look, sight, world) {
    const { service } = look;
    const restored = (0,facts/* findRestored */.IR)(service, sight.facts);
    const moving = restored ?? (0,facts/* findOurs */.ZA)(service, sight.facts);
    if (service === undefined || moving?.status !== 'PRIMARY' || moving.running >= moving.desired)
        return undefined;
    if (service.launchType !== 'EC2')
        return undefined;
    // Then not the percents rule, and a pause, a hook or the bake time may hold it.
    if ((0,strategy/* readStrategy */.C)(service.deploymentConfiguration) !== undefined)
        return undefined;
    try {
        const revision = await world.ecs.describeRevision(moving.revisionArn);
        const instances = await world.ecs.containerInstances(sight.cluster);
        const tasks = await world.ecs.serviceTasks(sight.cluster, sight.service);
        const endingTasks = tasks.filter(capacity/* isEnding */.yp).length;
        const needs = (0,task_needs/* readTaskNeeds */.R)(revision.described);
        const why = explainStandstill({
            service,
            needs,
            instances: instances.filter(capacity/* isOpen */.nT).map((one) => (0,capacity/* toCapacity */.i8)(one, 0)),
            registered: instances.length,
            endingTasks,
        });
        if (why === undefined)
            return undefined;
        const name = (0,task_definition_document/* nameRevision */.h)(moving.revisionArn);
        const what = restored === undefined ? `${name} cannot move` : `The rollback to ${name} is stalled`;
        return { verdict: 'stuck', reason: `${what}: ${why}` };
    }
    catch (thrown) {
        // Without these reads the limit ends the run, as it always did.
        world.tell({ type: 'debug', text: (0,errors/* asDeployError */.y0)(thrown).message });
        return undefined;
    }
}

;// CONCATENATED MODULE: ./lib/rollout/follow.js








/** Without one good look for so long, the rollout is out of sight. */
const PATIENCE_MS = 5 * 60_000;
/** A fault that passes sooner is nobody's news. */
const QUIET_MS = 15_000;
/**
 * Looks, tells, judges and waits until there is a verdict, the run is told to end, or sight is lost.
 * @param earlier what was told of the service since the update, when it was followed before
 */
async function followRollout(rollout, world, earlier) {
    const startedAt = world.clock.now();
    let course = {
        memory: rollout_memory/* NO_MEMORY */.gR,
        known: NOTHING_KNOWN,
        lastWords: last_words/* NO_LAST_WORDS */.tu,
        told: earlier ?? (0,progress/* openTold */.I)(rollout.before),
        lastGoodMs: 0,
        isSightLost: false,
        standing: { sinceMs: 0, isDoubtful: false },
    };
    while (!world.signal.aborted) {
        const atMs = world.clock.now() - startedAt;
        const step = await lookOnce(rollout, world, { ...course, atMs });
        course = step.course;
        const { verdict, reason } = step.judgement;
        if (verdict !== 'progressing') {
            return { ...endWith(verdict, reason, course), ...(step.error === undefined ? {} : { error: step.error }) };
        }
        await world.clock.sleep(pauseAfter(rollout, world, world.clock.now() - startedAt), world.signal);
    }
    const { ourId } = rollout.sight.facts;
    return endWith('cancelled', `The run was told to end; ECS goes on with deployment ${ourId}.`, course);
}
function endWith(verdict, reason, course) {
    const told = { ...course.told, earlierMs: course.told.earlierMs + course.lastGoodMs };
    return { verdict, reason, lastLook: course.lastLook, known: course.known, told };
}
function pauseAfter(rollout, world, atMs) {
    const { longestPauseMs } = rollout;
    const { limitMs } = rollout.sight.facts;
    const random = world.clock.random();
    return (0,cadence/* choosePause */.G)({ atMs, limitMs, random, ...(longestPauseMs === undefined ? {} : { longestPauseMs }) });
}
async function lookOnce(rollout, world, course) {
    const { atMs } = course;
    try {
        const { observation: seen, known } = await observe(world.ecs, rollout.sight, { ...course.known, atMs });
        const lastWords = await hearLastWords(rollout, world, { known: course.lastWords, seen });
        const observation = { ...seen, stoppedTasks: (0,last_words/* addLastWords */.T$)(seen.stoppedTasks, lastWords) };
        if (course.isSightLost)
            world.tell({ type: 'sight-regained' });
        for (const denied of known.unreadable.slice(course.known.unreadable.length))
            tellDenied(denied, world);
        const memory = (0,rollout_memory/* rememberLook */.zp)(course.memory, observation, rollout.sight.facts);
        const told = tellNews(rollout, world, { told: course.told, observation });
        const judgement = (0,judge/* judge */.S)(rollout.sight.facts, observation, memory);
        const hasMoved = told.counts !== course.told.counts || judgement.verdict !== 'progressing';
        const standing = hasMoved ? { sinceMs: atMs, isDoubtful: false } : course.standing;
        const doubted = await doubtStanding({ look: observation, sight: rollout.sight, standing }, world);
        return {
            course: {
                memory,
                known,
                lastWords,
                told,
                lastLook: observation,
                lastGoodMs: atMs,
                isSightLost: false,
                standing: doubted.standing,
            },
            judgement: doubted.judgement ?? judgement,
        };
    }
    catch (thrown) {
        return withoutLook(rollout, world, { course, error: (0,errors/* asDeployError */.y0)(thrown) });
    }
}
/** Only where they can end the rollout. */
async function hearLastWords({ sight }, world, { known, seen }) {
    return sight.facts.shouldFailFast ? (0,last_words/* readLastWords */.Uc)(seen.stoppedTasks, known, world) : known;
}
/** Only what this call is the first to ask for: the look before the write has told of the other reads. */
function tellDenied({ action, why }, world) {
    if (action !== 'ecs:DescribeServiceDeployments' || !why.startsWith(action))
        return;
    const advice = 'The verdict is still right; allow the action to have the reason in the words of ECS.';
    world.tell({ type: 'notice', text: `The rollout is judged without service deployments: ${why}`, advice });
}
function tellNews(rollout, world, seen) {
    const { facts, service: name } = rollout.sight;
    const news = (0,progress/* findNews */.N)(seen.told, seen.observation, facts);
    for (const event of news.events)
        world.tell(event);
    const outcome = world.notes.record().services.find((one) => one.name === name);
    const { service } = seen.observation;
    world.notes.noteService(name, {
        events: [...(outcome?.events ?? []), ...news.serviceEvents],
        stoppedTasks: [...(outcome?.stoppedTasks ?? []), ...news.stoppedTasks],
        course: [...(outcome?.course ?? []), ...news.course],
        timeline: [...(outcome?.timeline ?? []), ...(news.sample === undefined ? [] : [news.sample])],
        ...(service === undefined
            ? {}
            : { desired: service.desired, running: service.running, serving: listServing(service) }),
        ...(seen.observation.serviceDeployment === undefined
            ? {}
            : { serviceDeploymentArn: seen.observation.serviceDeployment.arn }),
    });
    return news.told;
}
/** What serves: revisions with running tasks, PRIMARY first, as ECS orders them. */
function listServing(service) {
    const running = service.deployments.filter((deployment) => deployment.running > 0);
    return running.map((deployment) => ({ revisionArn: deployment.revisionArn, running: deployment.running }));
}
/** Only lost sight and the limit can end a run without a good look. */
function withoutLook(rollout, world, failed) {
    const { course, error } = failed;
    const { facts } = rollout.sight;
    const silentMs = course.atMs - course.lastGoodMs;
    if (error.kind !== 'unreachable' || silentMs >= PATIENCE_MS) {
        return { course, error, judgement: loseSight(facts.ourId, error.message) };
    }
    if (course.atMs >= facts.limitMs) {
        const reason = `No verdict within the limit: ${error.message}`;
        return { course, error, judgement: { verdict: 'timed-out', reason } };
    }
    const shouldTell = silentMs >= QUIET_MS && !course.isSightLost;
    if (shouldTell)
        world.tell({ type: 'sight-lost', why: error.message });
    return {
        course: { ...course, isSightLost: course.isSightLost || shouldTell },
        judgement: { verdict: 'progressing', reason: error.message },
    };
}
function loseSight(ourId, why) {
    return { verdict: 'unknown', reason: `Lost sight of deployment ${ourId} after the update was sent: ${why}` };
}


/***/ }),

/***/ 9069:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ findHopeless)
/* harmony export */ });
/* harmony import */ var _cause_rules_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5647);
/* harmony import */ var _diagnose_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(153);


/**
 * Causes that no waiting heals: what has to change is the image, the task definition or a permission, and then it is
 * another revision, or another run. All others, such as an exit code, a health check or a throttled pull, get patience.
 */
const CANNOT_HEAL = new Set([
    'image-absent',
    'image-denied',
    'image-private',
    'registry-denied',
    'wrong-architecture',
    'command-absent',
    'command-not-executable',
    'user-absent',
    'directory-unusable',
    'secret-absent',
    'secret-key-absent',
    'secret-denied',
    'secret-undecryptable',
    'secret-inaccessible',
    'log-group-absent',
    'log-group-denied',
    'log-group-inaccessible',
    'role-inaccessible',
    'platform-incompatible',
    'port-held',
]);
/**
 * A network that did not answer, or a limit of calls, may do better at the next start. ECS cuts long reasons, so the
 * beginning of a text has to do: `RequestCanceled: request context canceled caused by: context deadli...` was observed.
 */
const PASSING = /timeout|timed out|context (?:ca|dead)|request ?cancel|connection (?:reset|refused|issue)|send request failed|request send failed|network configuration|signal: killed|dial tcp|no such host|throttl|toomanyrequests|rate exceeded|internal server error|service unavailable/i;
/** Codes of containers that were told to end: they say nothing of who ended first. */
const TOLD_TO_END = new Set([undefined, 137, 143]);
/** The first of our stopped tasks whose cause cannot heal. */
function findHopeless(stoppedTasks) {
    const task = stoppedTasks.find((stopped) => isHopeless(stopped));
    return task === undefined ? undefined : { task, words: (0,_diagnose_js__WEBPACK_IMPORTED_MODULE_1__/* .describeStop */ .Cw)(task).words };
}
/** What a person stopped says nothing of the image. */
function isHopeless(task) {
    const finding = (0,_cause_rules_js__WEBPACK_IMPORTED_MODULE_0__/* .classifyTask */ .U)(task);
    if (finding === undefined || !CANNOT_HEAL.has(finding.kind))
        return false;
    if (finding.words.some((words) => PASSING.test(words)))
        return false;
    return task.stopCode !== 'UserInitiated' && isCertain(finding, task);
}
/** By an exit code alone, it has to be the only one: a container that is not essential may end as it likes. */
function isCertain({ exitCode, containers }, task) {
    if (exitCode === undefined)
        return true;
    return task.containers.every((one) => containers.includes(one.name) || TOLD_TO_END.has(one.exitCode));
}


/***/ }),

/***/ 6538:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ describeLimitPast),
/* harmony export */   S: () => (/* binding */ judge)
/* harmony export */ });
/* harmony import */ var _task_definition_document_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6844);
/* harmony import */ var _facts_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3638);
/* harmony import */ var _hopeless_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9069);
/* harmony import */ var _memory_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7146);
/* harmony import */ var _patience_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1722);
/* harmony import */ var _stateless_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2553);
/* harmony import */ var _strategy_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2700);







/** Reads may lag a write: what is not seen for so long after the update is "not visible yet" (ECS API, RunTask). */
const LAG_MS = 60_000;
const PROGRESSING = (reason) => ({ verdict: 'progressing', reason });
/**
 * What one look means. Judged by deployment ids and the service deployment's status, never by event texts, counts
 * alone or revision names. The first rule that fits wins; words of ECS that are not known here are progress.
 */
function judge(facts, look, memory) {
    return (judgeService(look) ??
        judgeSuccess(facts, look, memory) ??
        withinLimit(facts, look, judgeRollback(facts, look, memory)) ??
        judgeSuperseded(facts, look) ??
        judgeFailure(facts, look, memory) ??
        judgeHopeless(facts, look) ??
        judgeLimit(facts, look) ??
        PROGRESSING(describeProgress(facts, look)));
}
function judgeService(look) {
    if (look.service === undefined) {
        if (look.atMs < LAG_MS)
            return PROGRESSING('The service is not visible yet.');
        return { verdict: 'failed', reason: 'The service is gone: ECS does not know it any more.' };
    }
    if (look.service.status === 'ACTIVE')
        return undefined;
    return { verdict: 'failed', reason: `The service is ${look.service.status}: it was deleted during the rollout.` };
}
function judgeSuccess(facts, look, memory) {
    const ours = (0,_facts_js__WEBPACK_IMPORTED_MODULE_4__/* .findOurs */ .ZA)(look.service, facts);
    const revision = (0,_task_definition_document_js__WEBPACK_IMPORTED_MODULE_5__/* .nameRevision */ .h)(facts.revisionArn);
    if (!facts.isNewDeployment)
        return judgeSettled(facts, look.service);
    const isSuccessful = look.serviceDeployment?.status === 'SUCCESSFUL';
    const isCompleted = ours?.status === 'PRIMARY' && ours.rolloutState === 'COMPLETED' && !(0,_strategy_js__WEBPACK_IMPORTED_MODULE_3__/* .isShiftUnderWay */ .yz)(look);
    const isResting = ours !== undefined && (0,_memory_js__WEBPACK_IMPORTED_MODULE_1__/* .isLongAtRest */ .QZ)(memory, look, facts.ourId);
    if (!isSuccessful && !isCompleted && !isResting)
        return undefined;
    if (look.service?.desired === 0) {
        return { verdict: 'steady', reason: `${revision} is deployed with 0 tasks: no task ran, so nothing was proven.` };
    }
    if (!isSuccessful && !isCompleted) {
        return { verdict: 'steady', reason: describeRest(revision, look.service, ' at two polls in a row') };
    }
    if (ours?.rolloutState === undefined && (0,_stateless_js__WEBPACK_IMPORTED_MODULE_6__/* .isBehindClassic */ .f)(look.service)) {
        return { verdict: 'steady', reason: describeRest(revision, look.service) };
    }
    return { verdict: 'steady', reason: `${revision} serves: ECS completed deployment ${facts.ourId}.` };
}
/** Without a rollout state ECS completes nothing: the counts decided. */
function describeRest(revision, service, when = '') {
    const { running = 0, desired = 0 } = service ?? {};
    return `${revision} runs: ${running}/${desired} tasks${when}; ${(0,_stateless_js__WEBPACK_IMPORTED_MODULE_6__/* .describeStateless */ .Q)(service)}.`;
}
/** No deployment of our own: the PRIMARY was complete already, so the counts have to arrive as well. */
function judgeSettled(facts, service) {
    const ours = (0,_facts_js__WEBPACK_IMPORTED_MODULE_4__/* .findOurs */ .ZA)(service, facts);
    if (service === undefined || ours?.status !== 'PRIMARY' || ours.rolloutState !== 'COMPLETED')
        return undefined;
    if (service.running !== service.desired || service.pending > 0 || service.deployments.length > 1)
        return undefined;
    return { verdict: 'steady', reason: `${(0,_task_definition_document_js__WEBPACK_IMPORTED_MODULE_5__/* .nameRevision */ .h)(facts.revisionArn)} serves with ${service.desired} tasks.` };
}
function judgeRollback(facts, look, memory) {
    const status = look.serviceDeployment?.status;
    const why = look.serviceDeployment?.statusReason ?? look.serviceDeployment?.rollbackReason;
    if (status === 'ROLLBACK_FAILED') {
        return { verdict: 'failed', reason: `The rollout failed, and so did ECS's rollback${because(why)}.` };
    }
    if ((0,_memory_js__WEBPACK_IMPORTED_MODULE_1__/* .isRollbackUnshown */ .Nx)(memory, look))
        return PROGRESSING('ECS has rolled back; the service does not show it yet.');
    const primary = findReturned(facts, look, memory);
    if (primary !== undefined && (0,_memory_js__WEBPACK_IMPORTED_MODULE_1__/* .isLongAstray */ .fU)(memory, look))
        return judgeAstray(facts, primary);
    const back = primary === undefined ? nameRestored(facts, look) : (0,_task_definition_document_js__WEBPACK_IMPORTED_MODULE_5__/* .nameRevision */ .h)(primary.revisionArn);
    const isBack = primary?.rolloutState === 'COMPLETED' && !(0,_strategy_js__WEBPACK_IMPORTED_MODULE_3__/* .isShiftUnderWay */ .yz)(look);
    const isComplete = isBack || (0,_memory_js__WEBPACK_IMPORTED_MODULE_1__/* .isLongAtRest */ .QZ)(memory, look, primary?.id ?? '');
    if (status === 'ROLLBACK_SUCCESSFUL' || isComplete) {
        const ours = (0,_task_definition_document_js__WEBPACK_IMPORTED_MODULE_5__/* .nameRevision */ .h)(facts.revisionArn);
        return { verdict: 'rolled-back', reason: `ECS gave up ${ours} and ${back} serves again${because(why)}.` };
    }
    if (primary !== undefined)
        return PROGRESSING(`ECS is rolling back to ${back}.`);
    if (status?.startsWith('ROLLBACK_') === true)
        return PROGRESSING('ECS is rolling back.');
    return undefined;
}
/** The deployment that was there before ours and is PRIMARY again, once that cannot be a stale read. */
function findReturned(facts, look, memory) {
    const isCertain = memory.wasOursSeen || look.atMs >= LAG_MS;
    return isCertain ? (0,_facts_js__WEBPACK_IMPORTED_MODULE_4__/* .findRestored */ .IR)(look.service, facts) : undefined;
}
/** Whatever id it has: what ECS brought back is what it shows as PRIMARY. */
function nameRestored({ ourId }, look) {
    const primary = (0,_facts_js__WEBPACK_IMPORTED_MODULE_4__/* .findPrimary */ .WM)(look.service);
    return primary === undefined || primary.id === ourId ? 'the previous revision' : (0,_task_definition_document_js__WEBPACK_IMPORTED_MODULE_5__/* .nameRevision */ .h)(primary.revisionArn);
}
function judgeAstray({ revisionArn, returnsToArn = '' }, restored) {
    const [ours, back, last] = [revisionArn, restored.revisionArn, returnsToArn].map(_task_definition_document_js__WEBPACK_IMPORTED_MODULE_5__/* .nameRevision */ .h);
    const reason = `ECS is rolling back ${ours} to ${back}, which never completed; the last completed is ${last}.`;
    return { verdict: 'failed', reason };
}
function judgeSuperseded(facts, look) {
    const primary = (0,_facts_js__WEBPACK_IMPORTED_MODULE_4__/* .findPrimary */ .WM)(look.service);
    const isForeign = primary !== undefined && primary.id !== facts.ourId && !facts.idsBefore.includes(primary.id);
    if (!isForeign || primary.createdAt < facts.createdAt)
        return undefined;
    const revision = (0,_task_definition_document_js__WEBPACK_IMPORTED_MODULE_5__/* .nameRevision */ .h)(primary.revisionArn);
    return {
        verdict: 'superseded',
        reason: `Deployment ${primary.id} of ${revision} took over while ${facts.ourId} was under way.`,
    };
}
function judgeFailure(facts, look, memory) {
    const ours = (0,_facts_js__WEBPACK_IMPORTED_MODULE_4__/* .findOurs */ .ZA)(look.service, facts);
    if (ours?.rolloutState !== 'FAILED' || look.service === undefined)
        return undefined;
    const willRollBack = (0,_strategy_js__WEBPACK_IMPORTED_MODULE_3__/* .isRollbackDue */ .vB)(look) && facts.hasWayBack;
    // ECS marks the failure and turns back in one move, so a FAILED that stays PRIMARY has no way back.
    const isStalled = memory.failedSinceMs !== undefined && look.atMs - memory.failedSinceMs >= LAG_MS;
    if (willRollBack && !isStalled)
        return undefined;
    return {
        verdict: 'failed',
        reason: `ECS gave up ${(0,_task_definition_document_js__WEBPACK_IMPORTED_MODULE_5__/* .nameRevision */ .h)(facts.revisionArn)}${because(ours.rolloutStateReason)}.`,
    };
}
/** A cause that no waiting heals ends the rollout at its first stopped task; the others when patience is used up. */
function judgeHopeless(facts, look) {
    const ours = (0,_facts_js__WEBPACK_IMPORTED_MODULE_4__/* .findOurs */ .ZA)(look.service, facts);
    if (!facts.shouldFailFast || ours?.status !== 'PRIMARY')
        return undefined;
    const hopeless = (0,_hopeless_js__WEBPACK_IMPORTED_MODULE_0__/* .findHopeless */ .V)(look.stoppedTasks);
    const revision = (0,_task_definition_document_js__WEBPACK_IMPORTED_MODULE_5__/* .nameRevision */ .h)(facts.revisionArn);
    if (hopeless !== undefined) {
        return { verdict: 'failed', reason: `${revision} cannot start, and waiting would not help: ${hopeless.words}.` };
    }
    const patience = (0,_patience_js__WEBPACK_IMPORTED_MODULE_2__/* .measurePatience */ .sr)(look);
    const failures = (0,_patience_js__WEBPACK_IMPORTED_MODULE_2__/* .countFailures */ .xL)(look.stoppedTasks);
    if (failures < patience)
        return undefined;
    return { verdict: 'failed', reason: `${failures} tasks of ${revision} failed; patience ends at ${patience}.` };
}
/** A rollback that is still in progress ends at the limit as well: ECS may never complete it. */
function withinLimit(facts, look, judgement) {
    if (judgement?.verdict !== 'progressing' || look.atMs < facts.limitMs)
        return judgement;
    return { verdict: 'timed-out', reason: `${describeLimit(facts)}. ${judgement.reason}` };
}
function judgeLimit(facts, look) {
    if (look.atMs < facts.limitMs)
        return undefined;
    return { verdict: 'timed-out', reason: `${describeLimit(facts)}; ${describeStanding(look)}.` };
}
/** `web:42 was not steady after 30 minutes`. */
function describeLimit({ revisionArn, limitMs }) {
    return `${(0,_task_definition_document_js__WEBPACK_IMPORTED_MODULE_5__/* .nameRevision */ .h)(revisionArn)} was not steady after ${(0,_strategy_js__WEBPACK_IMPORTED_MODULE_3__/* .formatLimit */ .tW)(limitMs)}`;
}
/** Where a rollout stood at its limit, once it has been taken back: what ECS was doing is not so any more. */
function describeLimitPast(facts, look) {
    const { lifecycleStage = '' } = look?.serviceDeployment ?? {};
    if (lifecycleStage === '')
        return `${describeLimit(facts)}.`;
    const where = isPaused(look)
        ? `was paused at ${lifecycleStage}, and nobody answered`
        : `had come to ${lifecycleStage}`;
    return `${describeLimit(facts)}; it ${where}.`;
}
function isPaused(look) {
    return look?.serviceDeployment?.hooks?.some((hook) => hook.status === 'AWAITING_ACTION') === true;
}
function describeStanding(look) {
    const { lifecycleStage = '' } = look.serviceDeployment ?? {};
    if (isPaused(look))
        return `it is paused at ${lifecycleStage} until somebody answers`;
    return lifecycleStage === '' ? 'ECS goes on with it' : `ECS goes on with it at ${lifecycleStage}`;
}
function describeProgress(facts, look) {
    const ours = (0,_facts_js__WEBPACK_IMPORTED_MODULE_4__/* .findOurs */ .ZA)(look.service, facts);
    if (ours === undefined)
        return 'Our deployment is not visible yet.';
    return `${ours.running} of ${ours.desired} new tasks run.`;
}
/** ECS's own words are put in brackets, without the full stop that would double ours. */
function because(words) {
    return words === undefined || words === '' ? '' : ` (${words.replace(/\.$/, '')})`;
}


/***/ }),

/***/ 8957:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ML: () => (/* binding */ readRuntimeWords),
/* harmony export */   T$: () => (/* binding */ addLastWords),
/* harmony export */   Uc: () => (/* binding */ readLastWords),
/* harmony export */   f7: () => (/* binding */ isBareExit),
/* harmony export */   fF: () => (/* binding */ giveWords),
/* harmony export */   tu: () => (/* binding */ NO_LAST_WORDS)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _cause_rules_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5647);
/* harmony import */ var _essential_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5309);
/* harmony import */ var _log_streams_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8023);




const NO_LAST_WORDS = { found: new Map(), reads: new Map(), isClosed: false };
const MOST_TASKS = 3;
const MOST_READS = 3;
/** A program that never ran has written nothing but these words. */
const MOST_LINES = 5;
/**
 * A container runtime that cannot execute a program writes that into the container's log and exits with a plain code
 * (runc and containerd-shim, observed as `exec /app: exec format error` and, before 2022, as
 * `standard_init_linux.go:228: exec user process caused: exec format error`).
 */
const RUNTIME_WORDS = /^(?:standard_init_linux\.go:\d+: )?exec (?:\S{1,512}: |user process caused:? "?)(?:exec format error|no such file or directory|permission denied)"?$/;
/** The words of the runtime, if the last line is that; undefined for anything that a program wrote. */
function readRuntimeWords(lines) {
    const last = lines.findLast((line) => line.trim() !== '')?.trim();
    return last !== undefined && RUNTIME_WORDS.test(last) ? last : undefined;
}
/** Adds the words to the container that wrote them. */
function addLastWords(tasks, { found }) {
    if (found.size === 0)
        return tasks;
    return tasks.map((task) => {
        const last = found.get(task.arn);
        return last === undefined ? task : giveWords(task, last);
    });
}
function giveWords(task, { container, words }) {
    const containers = task.containers.map((one) => (one.name === container ? { ...one, lastWords: words } : one));
    return { ...task, containers };
}
/** Whether an exit code is all that is known of why the task stopped. */
function isBareExit(task) {
    const finding = (0,_cause_rules_js__WEBPACK_IMPORTED_MODULE_1__/* .classifyTask */ .U)(task);
    return finding?.exitCode !== undefined && finding.exitCode !== 0 && finding.kind !== 'out-of-memory';
}
/** Reads the logs of the first tasks that ended with nothing but an exit code. Never throws. */
async function readLastWords(tasks, known, world) {
    const due = tasks
        .filter(isBareExit)
        .slice(0, MOST_TASKS)
        .filter(({ arn }) => !known.found.has(arn) && (known.reads.get(arn) ?? 0) < MOST_READS);
    if (known.isClosed || due.length === 0)
        return known;
    try {
        const ports = await world.evidence();
        const read = await Promise.all(due.map((task) => readTask(task, ports, world)));
        return {
            found: new Map([...known.found, ...read.flat()]),
            reads: new Map([...known.reads, ...due.map(({ arn }) => [arn, (known.reads.get(arn) ?? 0) + 1])]),
            isClosed: false,
        };
    }
    catch (thrown) {
        world.tell({ type: 'debug', text: (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .asDeployError */ .y0)(thrown).message });
        return { ...known, isClosed: true };
    }
}
async function readTask(task, { logs }, { ecs }) {
    const { described } = await ecs.describeRevision(task.revisionArn);
    const [marked = task] = (0,_essential_js__WEBPACK_IMPORTED_MODULE_3__/* .markEssential */ .g)([task], described);
    if (!isBareExit(marked))
        return [];
    const [stream] = (0,_log_streams_js__WEBPACK_IMPORTED_MODULE_2__/* .chooseLogStreams */ .P)({ tasks: [marked], described, loadBalancers: [] });
    if (stream === undefined)
        return [];
    const { container, taskArn, ...place } = stream;
    const words = readRuntimeWords(await logs.lastLines(place, MOST_LINES));
    return words === undefined ? [] : [[taskArn, { container, words }]];
}


/***/ }),

/***/ 8023:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ chooseLogStreams)
/* harmony export */ });
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6413);
/* harmony import */ var _cause_groups_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5743);
/* harmony import */ var _container_definitions_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1769);



const MOST_STREAMS = 3;
/**
 * The log streams of the containers at fault: for each cause, the most frequent first, those of its last task; at most
 * three. Containers that never started, or that log elsewhere than to CloudWatch Logs by the awslogs driver, have none.
 */
function chooseLogStreams(question) {
    const places = readLogPlaces(question.described);
    const fronts = question.loadBalancers.flatMap(({ containerName }) => containerName ?? []);
    const streams = (0,_cause_groups_js__WEBPACK_IMPORTED_MODULE_0__/* .groupByCause */ .w)(question.tasks).flatMap((group) => {
        const containers = findSpeakers(group, fronts);
        return containers.flatMap((container) => nameStream(group.task, container, places));
    });
    const distinct = new Map(streams.map((one) => [`${one.group} ${one.stream}`, one]));
    return [...distinct.values()].slice(0, MOST_STREAMS);
}
/** Who may have said why: the containers at fault; for a health check of the load balancer, those behind it. */
function findSpeakers({ task, containers, kind }, fronts) {
    const all = task?.containers ?? [];
    const behind = kind === 'load-balancer-health' ? fronts : [];
    const named = containers.length > 0 ? containers : behind;
    if (named.length === 0)
        return all.length === 1 ? all : [];
    return all.filter(({ name }) => named.includes(name));
}
function readLogPlaces(described) {
    const places = new Map();
    for (const definition of (0,_container_definitions_js__WEBPACK_IMPORTED_MODULE_1__/* .readContainers */ .Z)(described)) {
        const configuration = (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isJsonObject */ .OW)(definition.logConfiguration) ? definition.logConfiguration : {};
        const options = (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isJsonObject */ .OW)(configuration.options) ? configuration.options : {};
        const { 'awslogs-group': group, 'awslogs-stream-prefix': prefix, 'awslogs-region': region } = options;
        if (configuration.logDriver !== 'awslogs' || typeof group !== 'string')
            continue;
        places.set(String(definition.name), {
            group,
            ...(typeof prefix === 'string' ? { prefix } : {}),
            ...(typeof region === 'string' ? { region } : {}),
        });
    }
    return places;
}
/** `PREFIX/CONTAINER/TASK-ID`; without a prefix the container's id (ECS Developer Guide, awslogs log driver). */
function nameStream(task, container, places) {
    const place = places.get(container.name);
    if (place === undefined || task === undefined || !hasStarted(task, container))
        return [];
    const { group, prefix, region } = place;
    const taskArn = task.arn;
    const taskId = taskArn.slice(taskArn.lastIndexOf('/') + 1);
    const stream = prefix === undefined ? container.runtimeId : `${prefix}/${container.name}/${taskId}`;
    if (stream === undefined)
        return [];
    return [{ container: container.name, taskArn, group, stream, ...(region === undefined ? {} : { region }) }];
}
/** The driver makes the stream as the container starts. A start that failed may leave an exit code all the same. */
function hasStarted(task, { exitCode, reason = '' }) {
    return task.hasRun || (exitCode !== undefined && !reason.startsWith('Cannot'));
}


/***/ }),

/***/ 7146:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Nx: () => (/* binding */ isRollbackUnshown),
/* harmony export */   QZ: () => (/* binding */ isLongAtRest),
/* harmony export */   fU: () => (/* binding */ isLongAstray),
/* harmony export */   gR: () => (/* binding */ NO_MEMORY),
/* harmony export */   zp: () => (/* binding */ rememberLook)
/* harmony export */ });
/* harmony import */ var _facts_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3638);

const NO_MEMORY = { wasOursSeen: false };
/** What a stale read could show, such as a service without rolloutState at rest, has to be seen for so long. */
const REST_MS = 30_000;
/** Folds one look into what is remembered. */
function rememberLook(memory, look, facts) {
    const ours = (0,_facts_js__WEBPACK_IMPORTED_MODULE_0__/* .findOurs */ .ZA)(look.service, facts);
    const isFailed = ours?.status === 'PRIMARY' && ours.rolloutState === 'FAILED';
    const failedSinceMs = isFailed ? (memory.failedSinceMs ?? look.atMs) : undefined;
    const astraySinceMs = (0,_facts_js__WEBPACK_IMPORTED_MODULE_0__/* .isAstray */ .Bg)(look.service, facts) ? (memory.astraySinceMs ?? look.atMs) : undefined;
    const isUnshown = look.serviceDeployment?.status === 'ROLLBACK_SUCCESSFUL' && ours?.status === 'PRIMARY';
    const unshownSinceMs = isUnshown ? (memory.unshownSinceMs ?? look.atMs) : undefined;
    const restingId = findAtRest(look.service);
    const sinceMs = memory.atRest?.id === restingId ? memory.atRest?.sinceMs : undefined;
    return {
        wasOursSeen: memory.wasOursSeen || ours !== undefined,
        ...(failedSinceMs === undefined ? {} : { failedSinceMs }),
        ...(unshownSinceMs === undefined ? {} : { unshownSinceMs }),
        ...(astraySinceMs === undefined ? {} : { astraySinceMs }),
        ...(restingId === undefined ? {} : { atRest: { id: restingId, sinceMs: sinceMs ?? look.atMs } }),
    };
}
/** Behind a Classic load balancer ECS gives no rolloutState: then one deployment with all its tasks is all there is. */
function findAtRest(service) {
    const primary = (0,_facts_js__WEBPACK_IMPORTED_MODULE_0__/* .findPrimary */ .WM)(service);
    if (service === undefined || primary === undefined || primary.rolloutState !== undefined)
        return undefined;
    const isWhole = service.running === service.desired && service.pending === 0 && service.deployments.length === 1;
    return isWhole ? primary.id : undefined;
}
/** At rest in two looks, half a minute apart: what shows once may be a moment between two steps. */
function isLongAtRest(memory, look, id) {
    const { atRest } = memory;
    return atRest !== undefined && atRest.id === id && look.atMs - atRest.sinceMs >= REST_MS;
}
/** ECS has been rolling back to a revision that never completed for longer than a read may lag. */
function isLongAstray({ astraySinceMs }, look) {
    return astraySinceMs !== undefined && look.atMs - astraySinceMs >= REST_MS;
}
/** The service may still show what was before the rollback: what runs now is not known yet. */
function isRollbackUnshown({ unshownSinceMs }, look) {
    return unshownSinceMs !== undefined && look.atMs - unshownSinceMs < REST_MS;
}


/***/ }),

/***/ 1722:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Vd: () => (/* binding */ choosePatience),
/* harmony export */   sr: () => (/* binding */ measurePatience),
/* harmony export */   xL: () => (/* binding */ countFailures)
/* harmony export */ });
/* harmony import */ var _cause_rules_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5647);

/** Clamp of the circuit breaker's threshold (ECS Developer Guide, deployment circuit breaker). */
const FEWEST = 3;
const MOST = 200;
/**
 * So many failed tasks of our deployment end it. Without a circuit breaker that is the number at which ECS's own would
 * open: half of the desired count, at least 3, at most 200. With one it is twice that number: ECS decides first, and
 * only what it does not count, such as tasks that run and then exit, comes so far.
 */
function choosePatience(desired, hasBreaker) {
    const usual = Math.min(MOST, Math.max(FEWEST, Math.ceil(desired / 2)));
    return hasBreaker ? 2 * usual : usual;
}
/** The patience for what a look shows: the circuit breaker's own threshold counts where ECS tells it. */
function measurePatience(look) {
    const hasBreaker = look.service?.circuitBreaker.enabled === true;
    const threshold = look.serviceDeployment?.circuitBreaker?.threshold;
    if (hasBreaker && threshold !== undefined && threshold > 0)
        return 2 * threshold;
    return choosePatience(look.service?.desired ?? 0, hasBreaker);
}
/** Stopped tasks that failed; those that the scheduler ended as planned are none. */
function countFailures(tasks) {
    return tasks.filter((task) => (0,_cause_rules_js__WEBPACK_IMPORTED_MODULE_0__/* .classifyTask */ .U)(task) !== undefined).length;
}


/***/ }),

/***/ 5494:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  N: () => (/* binding */ findNews),
  I: () => (/* binding */ openTold)
});

// EXTERNAL MODULE: ./lib/scheduler/bounds.js
var bounds = __webpack_require__(6188);
// EXTERNAL MODULE: ./lib/rollout/strategy.js
var strategy = __webpack_require__(2700);
;// CONCATENATED MODULE: ./lib/rollout/course.js

const NO_COURSE = { stage: '', hooks: new Map(), alarms: new Set() };
/** Compares a look's service deployment with what was told before. */
function findCourse(told, look) {
    const { service, serviceDeployment: deployment, atMs } = look;
    if (service === undefined || deployment === undefined)
        return { told, events: [] };
    const when = { service: service.name, atMs };
    const { entered, stage } = enterStage(deployment, service);
    const hooks = deployment.hooks.map((hook) => placeHook(hook, told, deployment));
    const isNews = ({ hook }) => isWorthTelling(hook, told.hooks.get(hook.id));
    const alarms = (deployment.alarms?.triggered ?? []).filter((name) => !told.alarms.has(name));
    return {
        told: {
            stage,
            hooks: new Map(hooks.map((placed) => [placed.hook.id, rememberHook(placed, told.hooks.get(placed.hook.id))])),
            alarms: new Set([...told.alarms, ...alarms]),
        },
        events: [
            ...(entered === undefined || stage === told.stage
                ? []
                : [{ type: 'stage-entered', ...when, ...entered }]),
            ...(alarms.length === 0 ? [] : [{ type: 'alarms-triggered', ...when, alarms }]),
            ...hooks.filter(isNews).map((placed) => {
                return { type: 'hook-changed', ...when, serviceDeploymentArn: deployment.arn, ...placed };
            }),
        ],
    };
}
function enterStage(deployment, service) {
    const { lifecycleStage: stage, productionTraffic: traffic } = deployment;
    if (stage === undefined)
        return { stage: '' };
    const isBack = isRollingBack(deployment);
    const bakeMinutes = stage === 'BAKE_TIME' ? (0,strategy/* readStrategy */.C)(service.deploymentConfiguration)?.bakeMinutes : undefined;
    const entered = {
        stage,
        isBack,
        ...(traffic === undefined ? {} : { traffic }),
        ...(bakeMinutes === undefined ? {} : { bakeMinutes }),
    };
    return { entered, stage: JSON.stringify([stage, isBack, traffic]) };
}
function isRollingBack(deployment) {
    return deployment.status.startsWith('ROLLBACK_');
}
/** ECS does not say at which stage a hook runs: it is the one at which it shows for the first time. */
function placeHook(hook, told, deployment) {
    const known = told.hooks.get(hook.id);
    const stage = known === undefined && !isRollingBack(deployment) ? deployment.lifecycleStage : known?.stage;
    return stage === undefined ? { hook } : { hook, stage };
}
/** A success is news only after a pause. */
function isWorthTelling(hook, before) {
    if (hook.status === before?.status || hook.status === 'IN_PROGRESS')
        return false;
    return hook.status !== 'SUCCEEDED' || before?.hasWaited === true;
}
function rememberHook({ hook, ...place }, before) {
    const hasWaited = before?.hasWaited === true || hook.status === 'AWAITING_ACTION';
    return { status: hook.status, hasWaited, ...place };
}

;// CONCATENATED MODULE: ./lib/rollout/progress.js


/** Events that the service had before the update are nobody's news. */
function openTold(before) {
    return {
        eventIds: new Set(before.events.map((event) => event.id)),
        taskArns: new Set(),
        counts: '',
        course: NO_COURSE,
        earlierMs: 0,
    };
}
/** Compares a look with what was told before: each event and stopped task once, counts only when they change. */
function findNews(told, seen, facts) {
    const look = { ...seen, atMs: told.earlierMs + seen.atMs };
    const { service } = look;
    const stoppedTasks = look.stoppedTasks.filter((task) => !told.taskArns.has(task.arn));
    if (service === undefined)
        return { told, events: [], serviceEvents: [], stoppedTasks: [], course: [] };
    const serviceEvents = service.events.filter((event) => !told.eventIds.has(event.id)).toReversed();
    const counts = describeCounts(service);
    const isChanged = counts !== told.counts;
    const course = findCourse(told.course, look);
    const name = service.name;
    return {
        told: {
            ...told,
            eventIds: new Set([...told.eventIds, ...serviceEvents.map((event) => event.id)]),
            taskArns: new Set([...told.taskArns, ...stoppedTasks.map((task) => task.arn)]),
            counts,
            course: course.told,
        },
        events: [
            ...inOrder(name, serviceEvents, stoppedTasks),
            ...course.events,
            ...(isChanged ? [tellCounts(service, look, facts)] : []),
        ],
        serviceEvents,
        stoppedTasks,
        course: course.events,
        ...(isChanged ? { sample: takeSample(service, look, facts) } : {}),
    };
}
/** By ECS's own times, so that a stop stands before the start that answers it. */
function inOrder(service, events, tasks) {
    const dated = [
        ...events.map((event) => ({ at: event.at, told: { type: 'service-event', service, event } })),
        ...tasks.map((task) => ({ at: task.stoppedAt ?? 0, told: { type: 'task-stopped', service, task } })),
    ];
    return dated.toSorted((one, other) => one.at - other.at).map(({ told }) => told);
}
function describeCounts(service) {
    const each = service.deployments.map((one) => [
        one.id,
        one.status,
        one.desired,
        one.running,
        one.pending,
        one.failed,
    ]);
    return JSON.stringify([service.desired, each]);
}
function tellCounts(service, look, facts) {
    const { ours, others } = split(service, facts);
    return { type: 'counts', service: service.name, atMs: look.atMs, desired: service.desired, ours, others };
}
function takeSample(service, look, facts) {
    const { ours, others } = split(service, facts);
    return {
        atMs: look.atMs,
        desired: service.desired,
        lowerBound: (0,bounds/* lowerBound */.y)(service.desired, service.minimumHealthyPercent),
        oursRunning: ours?.running ?? 0,
        oursPending: ours?.pending ?? 0,
        othersRunning: others.reduce((sum, deployment) => sum + deployment.running, 0),
        failed: ours?.failed ?? 0,
    };
}
function split(service, facts) {
    const ours = service.deployments.find((deployment) => deployment.id === facts.ourId);
    const others = service.deployments.filter((deployment) => deployment !== ours);
    return { ours, others };
}


/***/ }),

/***/ 2553:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ describeStateless),
/* harmony export */   f: () => (/* binding */ isBehindClassic)
/* harmony export */ });
/** Why no rollout state decides (ECS API reference, Deployment: `rolloutState` is absent behind a Classic Load Balancer). */
function describeStateless(service) {
    return `ECS reports no deployment state${isBehindClassic(service) ? ' behind a Classic Load Balancer' : ''}`;
}
/** Whether a Classic Load Balancer leads to the service. */
function isBehindClassic(service) {
    return service?.loadBalancers.some(({ loadBalancerName }) => loadBalancerName !== undefined) === true;
}


/***/ }),

/***/ 1262:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ isStoppable),
/* harmony export */   g: () => (/* binding */ decideUpdate)
/* harmony export */ });
/* harmony import */ var _facts_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3638);

/** Statuses in which a service deployment can be stopped (ECS API reference, StopServiceDeployment). */
const STOPPABLE = new Set(['PENDING', 'IN_PROGRESS']);
function isStoppable({ status }) {
    return STOPPABLE.has(status);
}
/** Decides whether an update is due: the same content never makes a second deployment unless it is forced. */
function decideUpdate(plan, revisionArn) {
    const { service } = plan;
    const underWay = decideCodeDeploy(plan, revisionArn);
    if (underWay !== undefined)
        return underWay;
    const isSameCount = plan.desiredCount === undefined || plan.desiredCount === service.desired;
    const isSameBeside = plan.configuration === undefined && plan.settings === undefined && isSameCount;
    const isAsIs = isSameBeside && !plan.shouldForce;
    if (plan.wayBack !== undefined && isAsIs)
        return { kind: 'take-back', wayBack: plan.wayBack };
    const isSameRevision = service.revisionArn === revisionArn;
    if (isSameRevision && plan.redeployBecause !== undefined)
        return { kind: 'update', shouldForce: true };
    const isSame = isSameRevision && isSameBeside;
    if (!isSame || plan.shouldForce)
        return { kind: 'update', shouldForce: plan.shouldForce };
    const primary = (0,_facts_js__WEBPACK_IMPORTED_MODULE_0__/* .findPrimary */ .WM)(service);
    // UpdateService with the revision of a failed deployment starts nothing: only force tries it again.
    if (primary?.rolloutState === 'FAILED')
        return { kind: 'update', shouldForce: true };
    if (primary?.rolloutState === 'IN_PROGRESS')
        return { kind: 'adopt', deploymentId: primary.id };
    return { kind: 'nothing' };
}
/** A group has one deployment at a time: a second is CodeDeploy's to refuse. Undefined: none is under way. */
function decideCodeDeploy({ codeDeploy, shouldForce }, revisionArn) {
    if (codeDeploy?.active === undefined)
        return undefined;
    const { active, isWayBack } = codeDeploy;
    if (isWayBack)
        return { kind: 'stop-code-deployment', active };
    const isSame = active.revision?.arn === revisionArn && !shouldForce;
    return isSame ? { kind: 'adopt-code-deployment', active } : { kind: 'update', shouldForce };
}


/***/ }),

/***/ 7844:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ digestText)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);

/** SHA-256 of the text as UTF-8: 64 hex digits. */
function digestText(text) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(text, 'utf8').digest('hex');
}


/***/ }),

/***/ 4222:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  I: () => (/* binding */ runSession)
});

// EXTERNAL MODULE: ./lib/aws/client.js + 6 modules
var client = __webpack_require__(5833);
// EXTERNAL MODULE: ./lib/aws/connect-code-deploy.js
var connect_code_deploy = __webpack_require__(6113);
// EXTERNAL MODULE: ./lib/aws/evidence.js
var evidence = __webpack_require__(5900);
// EXTERNAL MODULE: ./lib/inputs/fault.js
var fault = __webpack_require__(2253);
// EXTERNAL MODULE: ./lib/inputs/inputs.js + 3 modules
var inputs = __webpack_require__(719);
// EXTERNAL MODULE: ./lib/ledger/ledger.js + 4 modules
var ledger_ledger = __webpack_require__(9530);
// EXTERNAL MODULE: ./lib/patient.js
var patient = __webpack_require__(3202);
// EXTERNAL MODULE: ./lib/registry/login-outputs.js
var login_outputs = __webpack_require__(3485);
// EXTERNAL MODULE: ./lib/task-definition/document.js
var task_definition_document = __webpack_require__(6844);
;// CONCATENATED MODULE: ./lib/report/byte-size.js
/** Size of a text in UTF-8, in bytes: what the runner's limits are counted in. */
function countBytes(text) {
    return new TextEncoder().encode(text).length;
}

// EXTERNAL MODULE: ./lib/report/outside-text.js
var outside_text = __webpack_require__(8561);
;// CONCATENATED MODULE: ./lib/report/outputs.js



/** Most bytes of one output. */
const MOST_OUTPUT_BYTES = 64 * 1024;
const LINE_WIDTH = 4096;
const REASON_WIDTH = 1000;
/**
 * The outputs of a run, each of one line, with what is known: also of a run that failed half-way.
 *
 * @param reportPath where `rollout.json` was written, if it was
 */
function collectOutputs(record, reportPath) {
    const { image, taskDefinition, services } = record;
    const first = services[0];
    const revisionArn = taskDefinition?.revisionArn ?? first?.revisionArn;
    const known = {
        verdict: record.verdict,
        reason: (0,outside_text/* quoteOutsideText */.h)(record.reason, REASON_WIDTH),
        registry: image?.registry,
        image: image?.reference,
        'image-tag': image?.tags[0],
        'image-digest': image?.digest,
        'task-definition': taskDefinition?.path,
        'task-definition-arn': revisionArn,
        'task-definition-revision': revisionArn === undefined ? undefined : (0,task_definition_document/* nameRevision */.h)(revisionArn),
        'previous-task-definition-arn': taskDefinition?.previousRevisionArn ?? first?.previousRevisionArn,
        'deployment-id': first?.deploymentId,
        'service-deployment-arn': first?.serviceDeploymentArn,
        'codedeploy-deployment-id': first?.codeDeploymentId,
        'run-task-arn': listTaskArns(record.task),
        services: listServices(services),
        report: reportPath,
    };
    const entries = Object.entries(known).flatMap(([name, value]) => value === undefined ? [] : [[name, isJson(name) ? value : (0,outside_text/* quoteOutsideText */.h)(value, LINE_WIDTH)]]);
    return Object.fromEntries(entries);
}
function isJson(name) {
    return name === 'services' || name === 'run-task-arn';
}
/** The form of the official action: a JSON list. */
function listTaskArns(task) {
    return task === undefined || task.taskArns.length === 0 ? undefined : JSON.stringify(task.taskArns);
}
/** JSON of one line. When there are too many services, the last record says how many had no room. */
function listServices(services) {
    const records = [];
    let room = MOST_OUTPUT_BYTES - 64;
    for (const service of services) {
        const text = JSON.stringify(describeService(service));
        room -= countBytes(text) + 1;
        if (room < 0)
            break;
        records.push(text);
    }
    const leftOut = services.length - records.length;
    return `[${[...records, ...(leftOut === 0 ? [] : [JSON.stringify({ leftOut })])].join(',')}]`;
}
function describeService(service) {
    return {
        service: service.name,
        cluster: service.cluster,
        verdict: service.verdict,
        reason: service.reason === undefined ? undefined : (0,outside_text/* quoteOutsideText */.h)(service.reason, REASON_WIDTH),
        revisionArn: service.revisionArn,
        previousRevisionArn: service.previousRevisionArn,
        deploymentId: service.deploymentId,
        serviceDeploymentArn: service.serviceDeploymentArn,
        codeDeploymentId: service.codeDeploymentId,
        desired: service.desired,
        running: service.running,
    };
}

;// CONCATENATED MODULE: ./lib/report/rollout-json.js
/** Raised when a member changes its meaning or goes away; new members do not raise it. */
const ROLLOUT_FORMAT = 1;
/** Most items of one list, and most UTF-16 code units of one text. */
const MOST_ITEMS = 500;
const LONGEST_TEXT = 4096;
/**
 * `rollout.json`: everything that was observed, with `"format": 1`. Holds what the record holds, which has no place for
 * a variable's value or a secret. Of a long list the first and the last items are kept; `cut` says what is missing.
 */
function renderRolloutJson(record) {
    const cuts = [];
    const observed = capValue(asJson(record), '', cuts);
    const cut = cuts.map(({ at, leftOut }) => ({ at, leftOut }));
    return `${JSON.stringify({ format: ROLLOUT_FORMAT, ...observed, cut }, null, 2)}\n`;
}
/** The record is made of plain values; members that are undefined fall away. */
function asJson(record) {
    return JSON.parse(JSON.stringify(record));
}
function capValue(value, at, cuts) {
    if (typeof value === 'string')
        return capText(value, at, cuts);
    if (Array.isArray(value))
        return capList(value, at, cuts);
    if (typeof value !== 'object' || value === null)
        return value;
    const members = Object.entries(value).map(([name, member]) => {
        return [name, capValue(member, at === '' ? name : `${at}.${name}`, cuts)];
    });
    return Object.fromEntries(members);
}
function capText(text, at, cuts) {
    if (text.length <= LONGEST_TEXT)
        return text;
    cuts.push({ at, leftOut: text.length - LONGEST_TEXT });
    return text.slice(0, LONGEST_TEXT);
}
function capList(items, at, cuts) {
    const half = MOST_ITEMS / 2;
    const kept = items.length <= MOST_ITEMS ? items : [...items.slice(0, half), ...items.slice(-half)];
    if (kept.length < items.length)
        cuts.push({ at, leftOut: items.length - kept.length });
    return kept.map((item, index) => capValue(item, `${at}.${index}`, cuts));
}

;// CONCATENATED MODULE: ./lib/report/run-notes.js
/** @param onChange called with the record after each note, so that outputs are set as soon as they are known */
function createRunNotes(first, onChange) {
    let current = first;
    const change = (next) => {
        current = next;
        onChange(next);
    };
    return {
        record: () => current,
        note: (facts) => change({ ...current, ...facts }),
        noteService: (name, facts) => change({ ...current, services: withService(current, name, facts) }),
    };
}
function withService(record, name, facts) {
    const known = record.services.find((service) => service.name === name);
    if (known === undefined)
        return [...record.services, { ...newService(record, name), ...facts }];
    return record.services.map((service) => (service === known ? { ...service, ...facts } : service));
}
function newService(record, name) {
    return {
        name,
        cluster: record.asked.cluster,
        serving: [],
        changes: [],
        plan: [],
        timeline: [],
        course: [],
        events: [],
        stoppedTasks: [],
    };
}

// EXTERNAL MODULE: ./lib/report/duration.js
var duration = __webpack_require__(136);
;// CONCATENATED MODULE: ./lib/report/markdown.js
/**
 * The only makers of markdown. Outside text comes out as code, which holds no markup, or as plain words; so nothing
 * from outside is ever HTML, an image, a link, a mention or a table's edge (GitHub Flavored Markdown specification).
 */

/** AWS's own words are shown up to this length. */
const SPAN_WIDTH = 1000;
const FENCE_LIMITS = { lines: 10, width: 1000 };
/** What keeps a line of the log from being a command; nothing reads commands in a summary. */
const LOG_PREFIX = /^\| /;
/** Letters alone, or a short number: words in which no reader of markdown finds anything. */
const PLAIN_WORD = /^[("“]*(?:\p{L}+(?:[-'’]\p{L}+)*|\d{1,6}(?:[.:]\d{1,3})?%?)[)"”]*[.,;:!?]*$/u;
const PLAIN_DASH = /^[–—…]$/;
/** Text as a code span of one line. */
function code(text, width = SPAN_WIDTH) {
    const clean = (0,outside_text/* quoteOutsideText */.h)(text, width).trim();
    const words = clean === '' ? '–' : clean;
    const marks = '`'.repeat(longestRun(words) + 1);
    const pad = words.startsWith('`') || words.endsWith('`') ? ' ' : '';
    return `${marks}${pad}${words}${pad}${marks}`;
}
/** A code span for a cell of a table: no code can hold a bar there, so it is drawn as `│`. */
function codeCell(text, width = SPAN_WIDTH) {
    return code(text.replaceAll('|', '│'), width);
}
/** A sentence: plain words stay words; names, paths, numbers with letters and all that could be markup become code. */
function prose(text) {
    const words = (0,outside_text/* quoteOutsideText */.h)(text, SPAN_WIDTH)
        .split(/\s+/)
        .filter((word) => word !== '');
    const parts = [];
    for (const word of words) {
        const isPlain = isPlainWord(word) && !(parts.length === 0 && /^\d+[.)]/.test(word));
        const last = parts.at(-1);
        if (last?.isPlain === isPlain)
            last.text += ` ${word}`;
        else
            parts.push({ isPlain, text: word });
    }
    return parts.map((part) => (part.isPlain ? part.text : codeWithoutStop(part.text))).join(' ');
}
/** A sentence that may end in what is to be typed, which is one code span, or in JSON to be copied, a block of its own. */
function step(text) {
    const statement = readStatement(text);
    if (statement !== undefined)
        return `${prose(statement.lead)}\n\n${fence(statement.lines, 'json')}`;
    const found = /^(.*?): ((?:aws|slipway) [a-z].*)$/s.exec(text);
    return found === null ? prose(text) : `${prose(`${found[1]}:`)} ${code(found[2] ?? '', SPAN_WIDTH)}`;
}
/** Lines as a fenced block of plain text; the fence is longer than any run of backticks inside. */
function fence(lines, language = 'text') {
    const clean = lines.flatMap((line) => (0,outside_text/* cleanOutsideText */.c)(line, FENCE_LIMITS).map((part) => part.replace(LOG_PREFIX, '')));
    const marks = '`'.repeat(Math.max(3, ...clean.map((line) => longestRun(line) + 1)));
    return [`${marks}${language}`, ...clean, marks].join('\n');
}
/** `Add to the policy of the role: {"Effect":"Allow",…}`, with the JSON on lines of its own. */
function readStatement(text) {
    const [, lead, json] = /^(.*?:) (\{"Effect":.*\})$/s.exec(text) ?? [];
    if (lead === undefined || json === undefined)
        return undefined;
    try {
        return { lead, lines: JSON.stringify(JSON.parse(json), null, 2).split('\n') };
    }
    catch {
        return undefined;
    }
}
/** A table; cells are markdown already. */
function table(head, rows) {
    return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
/** Further lines of an item are indented: a block stays within its item. */
function list(items) {
    return items.map((item) => `- ${item.replaceAll(/\n(?=[^\n])/g, '\n  ')}`).join('\n');
}
function isPlainWord(word) {
    return PLAIN_WORD.test(word) || PLAIN_DASH.test(word);
}
/** The stop of a sentence stays outside of the code before it, and so does a bracket that was opened before. */
function codeWithoutStop(words) {
    const [, all = words, stop = ''] = /^(.*[\p{L}\p{N})\]}"'])([.,;:]+)$/su.exec(words) ?? [];
    const isClosing = all.endsWith(')') && all.length > 1 && count(all, ')') > count(all, '(');
    const inner = isClosing ? all.slice(0, -1) : all;
    return `${code(inner, SPAN_WIDTH)}${isClosing ? ')' : ''}${stop}`;
}
function count(text, letter) {
    return text.split(letter).length - 1;
}
function longestRun(text) {
    return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
}

;// CONCATENATED MODULE: ./lib/report/rollback-section.js


/** What serves at the end of a rollback, and from which release or commit: what the person who asked reads first. */
function leadWithServing({ asked, services }) {
    const seen = services.filter(({ serving }) => serving.length > 0);
    if (asked.rollbackTo === undefined || seen.length === 0)
        return '';
    const [only, ...others] = seen.map((service) => describeServing(service));
    if (others.length === 0)
        return `**Serving now:** ${only}`;
    return `**Serving now:**\n\n${list(seen.map((service) => `${code(service.name)}: ${describeServing(service)}`))}`;
}
function describeServing(service) {
    return service.serving
        .map(({ revisionArn, running }) => {
        const tasks = running === 1 ? '1 task' : `${running} tasks`;
        return `${nameWithSource(revisionArn, service)} with ${tasks}`;
    })
        .join(', ');
}
/** `web:41` (v1.4.2): release or commit where a rollback has read it. */
function nameWithSource(revisionArn, { sources }) {
    const source = sources?.[revisionArn];
    const name = code((0,task_definition_document/* nameRevision */.h)(revisionArn));
    return source === undefined ? name : `${name} (${prose(source)})`;
}

// EXTERNAL MODULE: ./lib/report/sentence.js
var sentence = __webpack_require__(6097);
// EXTERNAL MODULE: ./lib/rollout/diagnose.js + 9 modules
var diagnose = __webpack_require__(153);
;// CONCATENATED MODULE: ./lib/report/console-link.js
/**
 * Each region has a host of its own (AWS General Reference, Management Console endpoints; those of China, GovCloud and the
 * European Sovereign Cloud in their own guides). The hosts of the isolated partitions are not public.
 */
const DOMAINS = {
    aws: 'console.aws.amazon.com',
    'aws-cn': 'console.amazonaws.cn',
    'aws-us-gov': 'console.amazonaws-us-gov.com',
    'aws-eusc': 'console.amazonaws-eusc.eu',
};
const NAME = /^[\w-]{1,255}$/;
const REGION = /^[a-z]{2,4}(?:-[a-z]{2,10}){1,2}-\d{1,2}$/;
const LOG_GROUP = /^[\w./#-]{1,512}$/;
const LOG_STREAM = /^[\w./-]{1,512}$/;
/** The deployments of a service; of one that CodeDeploy deploys, our deployment there. */
function linkToDeployments(record, service) {
    const arn = service.serviceDeploymentArn ?? service.revisionArn ?? service.previousRevisionArn ?? '';
    const cluster = service.cluster.slice(service.cluster.lastIndexOf('/') + 1);
    const { codeDeploymentId: id } = service;
    if (id !== undefined && NAME.test(id))
        return linkTo(record, arn, `codesuite/codedeploy/deployments/${id}`);
    if (![cluster, service.name].every((name) => NAME.test(name)))
        return undefined;
    return linkTo(record, arn, `ecs/v2/clusters/${cluster}/services/${service.name}/deployments`);
}
/** Where a person can watch what the run does to a service. */
function linkToWatch(record, name) {
    const service = record.services.find((one) => one.name === name);
    return service === undefined ? undefined : linkToDeployments(record, service);
}
/** A revision of a task definition. */
function linkToRevision(record, arn) {
    const [, family, number] = /:task-definition\/([\w-]{1,255}):(\d{1,10})$/.exec(arn) ?? [];
    return family === undefined
        ? undefined
        : linkTo(record, arn, `ecs/v2/task-definitions/${family}/${number}/containers`);
}
/** A task; of the ARNs without a cluster, which ECS gave until 2018, none can be made. */
function linkToTask(record, arn) {
    const [, cluster, id] = /:task\/([\w-]{1,255})\/([\w-]{1,64})$/.exec(arn) ?? [];
    return cluster === undefined
        ? undefined
        : linkTo(record, arn, `ecs/v2/clusters/${cluster}/tasks/${id}/configuration`);
}
/** What a container wrote, in Amazon CloudWatch Logs. */
function linkToLog(record, log) {
    const { group, stream, taskArn } = log;
    const [, partition = '', , region = ''] = taskArn.split(':');
    if (!LOG_GROUP.test(group) || !LOG_STREAM.test(stream))
        return undefined;
    const place = linkTo(record, `arn:${partition}:logs:${log.region ?? region}`, 'cloudwatch/home');
    if (place === undefined)
        return undefined;
    return `${place}#logsV2:log-groups/log-group/${nameInFragment(group)}/log-events/${nameInFragment(stream)}`;
}
/** The console's fragments are encoded twice, and have `$` for `%`. Not documented; observed in its own addresses. */
function nameInFragment(name) {
    return encodeURIComponent(encodeURIComponent(name)).replaceAll('%', '$');
}
/** @param arn of which partition and region are taken */
function linkTo(record, arn, path) {
    const [, partition = '', , region = ''] = arn.split(':');
    const domain = Object.hasOwn(DOMAINS, partition) ? DOMAINS[partition] : undefined;
    if (domain === undefined || !REGION.test(region) || record.identity?.endpoint !== undefined)
        return undefined;
    return `https://${region}.${domain}/${path}?region=${region}`;
}

// EXTERNAL MODULE: ./lib/report/course-lines.js
var course_lines = __webpack_require__(9547);
// EXTERNAL MODULE: ./lib/report/verdict-lines.js
var verdict_lines = __webpack_require__(9445);
;// CONCATENATED MODULE: ./lib/report/diagnosis-section.js



const MOST_LOG_LINES = 20;
/** A part with its title; none without a body. */
function under(title, body) {
    return body === '' ? '' : `**${title}**\n\n${body}`;
}
function describeDiagnosis(diagnosis) {
    if (diagnosis === undefined)
        return '';
    const causes = diagnosis.causes.map((cause) => {
        const words = cause.details.length === 0 ? '' : `\n\n${fence(cause.details)}`;
        return `${prose((0,verdict_lines/* describeCause */.V$)(cause))}${words}`;
    });
    const unread = diagnosis.unread.map((what) => `Not readable: ${code(what)}`);
    return [...causes, ...unread, `Next step: ${step(diagnosis.nextStep)}`].join('\n\n');
}
/** @param link where the rest is */
function describeLog({ container, taskArn, lines }, link) {
    const where = `${code(container)} in task ${code((0,task_definition_document/* nameRevision */.h)(taskArn).slice(0, 8))}`;
    const more = link === undefined ? '' : `, [all of it](${link})`;
    return under('Last lines of the container', `${where}${more}\n\n${fence(lines.slice(-MOST_LOG_LINES))}`);
}

// EXTERNAL MODULE: ./lib/report/past-cells.js
var past_cells = __webpack_require__(1224);
// EXTERNAL MODULE: ./lib/report/run-link.js
var run_link = __webpack_require__(5536);
;// CONCATENATED MODULE: ./lib/report/past-section.js




/** The last deployments of a service as a table of the summary; empty when none is known. */
function describePast(past, server) {
    if (past.length === 0)
        return '';
    const rows = past.map((one) => [
        (0,duration/* formatMoment */.K9)(one.at),
        cell((0,past_cells/* showRevision */.rB)(one)),
        cell((0,past_cells/* showReleases */.en)(one.entry)),
        cell((0,past_cells/* showCommit */.B)(one.entry)),
        one.outcome,
        showRun(one, server),
    ]);
    return table(['when', 'revision', 'release', 'commit', 'verdict', 'run'], rows);
}
function cell(text) {
    return text === '' ? '–' : codeCell(text);
}
/** The address is made of checked parts, so it ends no link. */
function showRun({ entry }, server) {
    const link = (0,run_link/* linkToRun */.T)(entry, server);
    return link === undefined ? '–' : `[${entry.runNumber ?? 'run'}](${link})`;
}

;// CONCATENATED MODULE: ./lib/report/timeline-chart.js
const MOST_POINTS = 40;
/** Bars, first line, second line; readable on light and dark pages. */
const COLOURS = '#8c959f, #2da44e, #cf222e';
/**
 * A rollout as a Mermaid `xychart-beta`: bars are all tasks in service, lines are the new ones and the lower bound.
 * Undefined when there is no time between the samples. Holds numbers and our words only.
 */
function drawTimeline(samples) {
    const points = resample(samples);
    const lastMs = samples.at(-1)?.atMs ?? 0;
    if (points.length < 2)
        return undefined;
    const all = points.map((sample) => sample.oursRunning + sample.othersRunning);
    const top = Math.max(1, ...all, ...points.map((sample) => Math.max(sample.desired, sample.lowerBound)));
    return [
        '```mermaid',
        '---',
        'config:',
        '  themeVariables:',
        '    xyChart:',
        `      plotColorPalette: "${COLOURS}"`,
        '---',
        'xychart-beta',
        '    title "Tasks in service"',
        `    x-axis "Seconds since the update" 0 --> ${Math.ceil(lastMs / 1000)}`,
        `    y-axis "Tasks" 0 --> ${top + 1}`,
        `    bar [${all.join(', ')}]`,
        `    line [${points.map((sample) => sample.oursRunning).join(', ')}]`,
        `    line [${points.map((sample) => sample.lowerBound).join(', ')}]`,
        '```',
        '',
        'Grey bars: all running tasks. Green line: tasks of the new revision. Red line: lower bound, the fewest that ECS keeps.',
    ].join('\n');
}
/** Counts hold until the next sample, so they are read off at even steps: the chart has one distance between points. */
function resample(samples) {
    const first = samples[0];
    const lastMs = samples.at(-1)?.atMs ?? 0;
    if (first === undefined || lastMs <= 0)
        return [];
    const count = Math.min(MOST_POINTS, Math.max(2, Math.ceil(lastMs / 1000) + 1));
    return Array.from({ length: count }, (_, index) => {
        const atMs = (lastMs * index) / (count - 1);
        return samples.findLast((sample) => sample.atMs <= atMs) ?? first;
    });
}

;// CONCATENATED MODULE: ./lib/report/service-section.js










const MOST_CHANGES = 40;
const MOST_TASKS = 10;
const MOST_EVENTS = 10;
const MOST_STAGES = 40;
/** The parts of the summary about one service, the weightiest first. Each is markdown of its own. */
function service_section_describeService(record, service) {
    return [
        nameService(record, service),
        under('What changed', describeChanges(service)),
        under('Plan', listCapped(service.plan, MOST_CHANGES)),
        under('Why it failed', describeDiagnosis(service.diagnosis)),
        under('What serves now', service_section_describeServing(service)),
        under('The rollout', drawTimeline(service.timeline) ?? ''),
        under('Stages', describeStages(service)),
        under('Stopped tasks', describeStoppedTasks(service.stoppedTasks)),
        ...(service.diagnosis?.logs ?? []).map((log) => describeLog(log, linkToLog(record, log))),
        under('Latest events', describeEvents(service)),
        under('Last deployments', describePast(service.past ?? [], record.asked.serverUrl)),
    ].filter((part) => part !== '');
}
function nameService(record, service) {
    const deployments = linkToDeployments(record, service);
    const revision = service.revisionArn === undefined ? undefined : linkToRevision(record, service.revisionArn);
    const links = [
        ...(deployments === undefined ? [] : [`[Deployments in the AWS console](${deployments})`]),
        ...(revision === undefined ? [] : [`[Task definition](${revision})`]),
    ];
    const lines = [
        `### Service ${code(service.name)}${service.verdict === undefined ? '' : `: ${service.verdict}`}`,
        service.reason === undefined || service.reason === record.reason ? '' : prose(service.reason),
        links.join(' · '),
    ];
    return lines.filter((line) => line !== '').join('\n\n');
}
function describeChanges(service) {
    const { revisionArn, previousRevisionArn } = service;
    const before = revisionArn === previousRevisionArn ? 'as before' : nameBefore(service);
    const from = previousRevisionArn === undefined ? '' : `, ${before}`;
    const revision = revisionArn === undefined ? [] : [`revision ${nameWithSource(revisionArn, service)}${from}`];
    const changes = service.changes.map(prose);
    return [list(revision), cap(changes, MOST_CHANGES)].filter((part) => part !== '').join('\n');
}
function nameBefore(service) {
    return `before ${nameWithSource(service.previousRevisionArn ?? '', service)}`;
}
function service_section_describeServing(service) {
    return list(service.serving.map(({ revisionArn, running }) => `${nameWithSource(revisionArn, service)}: ${running} running`));
}
/** With the pauses, hooks and alarms between them. */
function describeStages({ course }) {
    const rows = course
        .slice(-MOST_STAGES)
        .map((event) => [(0,duration/* formatDuration */.a3)(event.atMs), prose((0,course_lines/* describeCourse */.D3)(event).replaceAll('|', '│'))]);
    if (rows.length === 0)
        return '';
    const answers = (0,course_lines/* listAnswers */.od)(course.at(-1)).map(step);
    const shown = table(['since the update', 'what'], rows) + sayLeftOut(course.length - rows.length, 'earlier');
    return [shown, ...answers].join('\n\n');
}
function describeStoppedTasks(tasks) {
    if (tasks.length === 0)
        return '';
    const rows = tasks
        .slice(-MOST_TASKS)
        .map((task) => [
        task.stoppedAt === undefined ? '–' : (0,duration/* formatTimeOfDay */.qY)(task.stoppedAt),
        codeCell((0,task_definition_document/* nameRevision */.h)(task.arn).slice(0, 8)),
        codeCell(task.containers.map(({ name, exitCode }) => `${name}: ${exitCode ?? '–'}`).join(', '), 100),
        codeCell((0,diagnose/* describeStop */.Cw)(task).words),
    ]);
    return (table(['stopped (UTC)', 'task', 'exit codes', 'why'], rows) + sayLeftOut(tasks.length - rows.length, 'earlier'));
}
function describeEvents({ events }) {
    if (events.length === 0)
        return '';
    const shown = events.slice(-MOST_EVENTS).map((event) => `${(0,duration/* formatTimeOfDay */.qY)(event.at)}  ${event.text}`);
    return fence(shown) + sayLeftOut(events.length - shown.length, 'earlier');
}
function listCapped(items, most) {
    return cap(items.map(prose), most);
}
function cap(items, most) {
    return list(items.slice(0, most)) + sayLeftOut(items.length - most, 'more');
}
function sayLeftOut(count, which) {
    return count > 0 ? `\n\n${count} ${which} left out.` : '';
}

;// CONCATENATED MODULE: ./lib/report/task-section.js




const STATES = {
    planned: 'planned',
    asked: 'not known',
    running: 'started',
    well: 'ended well',
    failed: 'failed',
};
const MOST_LINES = 40;
/** The parts of the summary about the one-off task, the weightiest first; none when there is none. */
function describeTask(record) {
    const { task, reason } = record;
    if (task === undefined)
        return [];
    const shown = task.reason === undefined || reason.startsWith(task.reason) ? '' : prose(task.reason);
    return [
        [`### One-off task: ${STATES[task.state]}`, shown].filter((part) => part !== '').join('\n\n'),
        listFacts(task, record),
        under('Plan', task.state === 'planned' ? list(task.plan.slice(0, MOST_LINES).map(prose)) : ''),
        under('Why the task failed', describeDiagnosis(task.diagnosis)),
        under('Exit codes', describeExits(task)),
        ...(task.diagnosis?.logs ?? []).map((log) => describeLog(log, linkToLog(record, log))),
    ].filter((part) => part !== '');
}
function listFacts({ taskArns, revisionArn, lastStatus }, record) {
    return list([
        ...taskArns.map((arn) => `task ${nameTask(arn, record)}${lastStatus === undefined ? '' : `, ${code(lastStatus)}`}`),
        ...(revisionArn === undefined ? [] : [`revision ${code((0,task_definition_document/* nameRevision */.h)(revisionArn))}`]),
    ]);
}
function nameTask(arn, record) {
    const link = linkToTask(record, arn);
    return link === undefined ? code(arn) : `[${code(arn)}](${link})`;
}
function describeExits({ stoppedTask }) {
    if (stoppedTask === undefined)
        return '';
    const rows = stoppedTask.containers.map(({ name, exitCode, isEssential }) => [
        codeCell(name),
        isEssential === false ? 'no' : 'yes',
        exitCode === undefined ? '–' : String(exitCode),
    ]);
    return table(['container', 'essential', 'exit code'], rows);
}

;// CONCATENATED MODULE: ./lib/report/summary.js








/** Most bytes of a job summary: the runner drops one over 1 MiB whole, and nobody reads even this much. */
const MOST_SUMMARY_BYTES = 64 * 1024;
const MOST_FAULTS = 50;
const ROOM_FOR_THE_CUT = 200;
const HEADLINES = {
    steady: '✅ Steady',
    unchanged: '✅ Unchanged',
    started: '✅ Started',
    planned: '📝 Planned',
    'rolled-back': '❌ Rolled back',
    failed: '❌ Failed',
    superseded: '❌ Superseded',
    'timed-out': '❌ Timed out',
    stuck: '❌ Stuck',
    refused: '⛔ Refused',
    cancelled: '❌ Cancelled',
    unknown: '❓ Unknown',
};
/**
 * The job summary, as GitHub Flavored Markdown: verdict first, then what changed, the picture of the rollout, why it
 * failed, what serves, what to do. At most `MOST_SUMMARY_BYTES`; what had no room is said.
 */
function renderSummary(record) {
    const parts = [
        nameVerdict(record),
        describeFaults(record.faults),
        describeFacts(record),
        record.services.length > 1 ? describeFleet(record) : '',
        describeDocument(record),
        ...describeTask(record),
        ...record.services.flatMap((service) => service_section_describeService(record, service)),
        describeNotices(record),
    ];
    return keepWhatFits(parts.filter((part) => part !== ''));
}
/** Parts that have no room are left out whole, so that no fence or table is ever cut open. */
function keepWhatFits(parts) {
    const kept = [];
    let room = MOST_SUMMARY_BYTES - ROOM_FOR_THE_CUT;
    for (const part of parts) {
        const size = countBytes(part) + 2;
        if (size > room)
            continue;
        kept.push(part);
        room -= size;
    }
    const leftOut = parts.length - kept.length;
    if (leftOut > 0)
        kept.push(`${leftOut} parts of this summary had no room; the report in JSON has them.`);
    return `${kept.join('\n\n')}\n`;
}
function nameVerdict(record) {
    const ofService = record.services.find(({ diagnosis }) => diagnosis !== undefined)?.diagnosis?.nextStep;
    const next = record.nextStep ?? ofService ?? record.task?.nextStep ?? adviseFaults(record.faults);
    const lead = leadWithServing(record);
    const lines = [`## ${HEADLINES[record.verdict]}`, ...(lead === '' ? [] : [lead]), step(record.reason)];
    return [...lines, ...(next === undefined ? [] : [`**Next step:** ${step(next)}`])].join('\n\n');
}
/** The reason has the words of a single fault; several have their advice each. */
function adviseFaults(faults) {
    return faults.length === 1 ? faults[0]?.advice : undefined;
}
function describeFaults(faults) {
    if (faults.length < 2)
        return '';
    const items = faults.slice(0, MOST_FAULTS).map(({ input, text, advice }) => {
        const where = input === undefined || text.startsWith(`${input}: `) ? '' : `${code(input)}: `;
        return `${where}${step(advice === undefined ? text : `${(0,sentence/* endSentence */.H)(text)} ${advice}`)}`;
    });
    const leftOut = faults.length - items.length;
    return leftOut > 0 ? `${list(items)}\n\n${leftOut} more left out.` : list(items);
}
function describeFacts(record) {
    const { asked, identity, image } = record;
    const rows = [
        ['Cluster', codeCell(asked.cluster)],
        ['Account', identity && `${codeCell(identity.account)} in ${codeCell(identity.region)}`],
        ['Endpoint', identity?.endpoint === undefined ? undefined : `${codeCell(identity.endpoint)}, not one of Amazon`],
        ['Commit', asked.commit === undefined ? undefined : codeCell(asked.commit.slice(0, 12))],
        ['Rollback to', asked.rollbackTo === undefined ? undefined : codeCell(asked.rollbackTo)],
        ['Image', image && describeImage(image)],
        ['Digest', image?.digest === undefined ? undefined : codeCell(image.digest)],
        ['Took', (0,duration/* formatDuration */.a3)(record.tookMs)],
    ];
    const known = rows.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
    return table([asked.isDryRun ? 'dry run' : 'run', ''], known);
}
function describeImage({ reference, tags, origin }) {
    const words = { built: 'built now', reused: 'was there already', given: 'as given', planned: 'would be built' }[origin];
    const tagged = tags.length === 0 ? '' : `, tags ${codeCell(tags.join(', '))}`;
    return `${codeCell(reference.replace(/@sha256:[0-9a-f]+$/, ''))}, ${words}${tagged}`;
}
function describeFleet(record) {
    const rows = record.services.map((service) => [
        codeCell(service.name),
        service.verdict ?? 'not reached',
        nameRunning(service),
        service.running === undefined ? '–' : `${service.running} of ${service.desired ?? '–'}`,
    ]);
    return table(['service', 'verdict', 'running now', 'tasks'], rows);
}
/** What ECS showed last, not what the run was to bring. */
function nameRunning({ serving, running }) {
    if (serving.length === 0)
        return running === 0 ? 'none' : '–';
    return codeCell(serving.map(({ revisionArn }) => (0,task_definition_document/* nameRevision */.h)(revisionArn)).join(', '));
}
/** What changed in the document, where no service tells it. */
function describeDocument({ services, taskDefinition }) {
    if (services.length > 0 || taskDefinition === undefined)
        return '';
    const { revisionArn, isReused, changes } = taskDefinition;
    const state = isReused === true ? 'was there already' : 'registered';
    const revision = revisionArn === undefined ? [] : [`revision ${code((0,task_definition_document/* nameRevision */.h)(revisionArn))} ${state}`];
    return `**What changed**\n\n${list([...revision, ...changes.slice(0, MOST_FAULTS).map(prose)])}`;
}
function describeNotices({ notices }) {
    if (notices.length === 0)
        return '';
    const items = notices.slice(0, MOST_FAULTS).map(({ level, text, advice }) => {
        return `${level}: ${step(advice === undefined ? text : `${(0,sentence/* endSentence */.H)(text)} ${advice}`)}`;
    });
    return `**Notices**\n\n${list(items)}`;
}

// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
;// CONCATENATED MODULE: ./lib/ledger/end-within.js
/** Nobody waits long for a line in a ledger: a run that is told to end still has its reports to write. */
const WITHIN_MS = 3_000;
const CANCELLED_WITHIN_MS = 1_000;
/** Waits a little for work beside the deploy; undefined when it takes longer, and then it is left to itself. */
async function endWithin(work, { clock, signal }) {
    const patience = new AbortController();
    const limitMs = signal.aborted ? CANCELLED_WITHIN_MS : WITHIN_MS;
    const limit = clock.sleep(limitMs, patience.signal).then(() => undefined);
    const value = await Promise.race([work, limit]);
    patience.abort();
    return value;
}

// EXTERNAL MODULE: ./lib/rollback/past.js
var rollback_past = __webpack_require__(6754);
// EXTERNAL MODULE: ./lib/rollback/read-known.js
var read_known = __webpack_require__(768);
// EXTERNAL MODULE: ./lib/history/history.js
var history_history = __webpack_require__(9076);
;// CONCATENATED MODULE: ./lib/history/note-recent.js






/** Rows of the job summary's table, ours among them. */
const MOST_SHOWN = 5;
/** Of a service that CodeDeploy deploys, so many revisions are read for them. */
const MOST_READ = 15;
/** Of so many services of one run is the past read: each costs a call for every row. */
const MOST_SERVICES = 10;
/**
 * Begins to read where the last deployments come from, so that it costs no time beside a rollout that is followed.
 *
 * @returns notes them, ours and its verdict first: to be called when there is one
 */
function readRecent(started, due, world) {
    const update = due.find(({ plan }) => plan.service.name === started.name);
    if (update === undefined || due.length > MOST_SERVICES)
        return () => Promise.resolve();
    if (started.kind === 'code-deploy')
        return readWritten(started.course, update, world);
    const { service, history } = update.plan;
    const before = started.kind === 'rollout' ? started.rollout.sight.serviceDeploymentsBefore : undefined;
    const deployments = history.filter(({ arn }) => before?.has(arn) !== false).slice(0, MOST_SHOWN);
    const arns = deployments.flatMap(({ targetRevisionArn }) => targetRevisionArn ?? []);
    const reader = (0,read_known/* openKnown */.s)({ cluster: (0,task_definition_document/* nameRevision */.h)(service.clusterArn), service: service.name }, world);
    const reading = reader.of([update.revisionArn, ...arns]);
    return async (verdict) => {
        const known = await endWithin(reading, world);
        // The deployments are those that ECS tells of; of our own revision only where it comes from is wanted.
        const past = (0,history_history/* joinHistory */.F)({ deployments, known: known?.filter(({ arn }) => arns.includes(arn)) }, MOST_SHOWN);
        const at = started.kind === 'rollout' ? started.rollout.sight.facts.createdAt : undefined;
        const ours = at === undefined ? [] : [describeOurs(at, { update, known, verdict })];
        world.notes.noteService(service.name, { past: [...ours, ...past].slice(0, MOST_SHOWN) });
    };
}
/**
 * ECS records no deployments by CodeDeploy: what came before is the ledger's alone, of the family's newest revisions. A
 * way back is no deployment of ours.
 */
function readWritten({ before: service, returnsToArn }, update, world) {
    const at = world.clock.date();
    const reader = (0,read_known/* openKnown */.s)({ cluster: (0,task_definition_document/* nameRevision */.h)(service.clusterArn), service: service.name }, world);
    const reading = listNewest((0,rollback_past/* splitRevision */.E8)(update.revisionArn).family, world).then((newest) => reader.of([update.revisionArn, ...newest]));
    return async (verdict) => {
        const known = await endWithin(reading, world);
        const others = known?.filter(({ arn }) => arn !== update.revisionArn);
        const past = (0,history_history/* joinHistory */.F)({ deployments: [], known: others }, MOST_SHOWN);
        const ours = returnsToArn === undefined ? [describeOurs(at, { update, known, verdict })] : [];
        world.notes.noteService(service.name, { past: [...ours, ...past].slice(0, MOST_SHOWN) });
    };
}
/** The table is not worth a run: where revisions may not be listed, ours is all that is told. */
async function listNewest(family, world) {
    try {
        return await world.ecs.listRevisions(family, MOST_READ);
    }
    catch (thrown) {
        if ((0,errors/* asDeployError */.y0)(thrown).kind === 'internal')
            throw thrown;
        return [];
    }
}
/** A rollback's entry names its run alone: what it brings comes from the revision. */
function describeOurs(at, { update, known, verdict }) {
    const { revisionArn } = update;
    const written = known?.find(({ arn }) => arn === revisionArn)?.entry;
    return { at, revisionArn, entry: { ...written, ...update.entry }, outcome: verdict };
}

// EXTERNAL MODULE: ./lib/registry/login.js
var login = __webpack_require__(6878);
;// CONCATENATED MODULE: ./lib/send-once.js


/** Reads may lag a write by a second or two (ECS API reference, RunTask: eventual consistency). */
const LEAST_PAUSE_MS = 2_000;
/**
 * Sends a write so that it happens once: after an answer that was lost, it is looked up, and sent again only if it did not
 * happen. What was throttled did not happen. For a minute.
 *
 * @throws DeployError `unreachable` when it is not known whether the write happened
 */
async function sendOnce(write, world) {
    const { send, find, isPassing = () => false } = write;
    const isWorthRepeating = (error) => !(error instanceof UncheckedWrite) && ((0,patient/* isUnanswered */.Ni)(error) || isPassing(error));
    const patience = (0,patient/* openPatience */.cs)(world, { leastPauseMs: LEAST_PAUSE_MS, isWorthRepeating });
    let lost;
    return patience(async () => {
        const found = lost === undefined ? undefined : await lookUp(find, lost);
        if (found !== undefined)
            return found;
        try {
            return await send();
        }
        catch (thrown) {
            const error = (0,errors/* asDeployError */.y0)(thrown);
            if (!error.isThrottled)
                lost = error;
            throw error;
        }
    });
}
/** A refused read says nothing of the write, so what is not known stays so. */
async function lookUp(find, lost) {
    try {
        return await find();
    }
    catch (thrown) {
        const error = (0,errors/* asDeployError */.y0)(thrown);
        if ((0,patient/* isUnanswered */.Ni)(error) || error.kind === 'internal' || !(0,patient/* isUnanswered */.Ni)(lost))
            throw error;
        throw new UncheckedWrite(lost, error);
    }
}
/** The answer was lost, and whether the write happened may not be read: trying again would not help. */
class UncheckedWrite extends errors/* DeployError */.sH {
    constructor(lost, why) {
        const message = `${lost.message} Whether it happened cannot be checked: ${why.message}`;
        super({ kind: 'unreachable', message, advice: why.advice, cause: why });
    }
}

// EXTERNAL MODULE: ./lib/registry/docker-failure.js
var docker_failure = __webpack_require__(4856);
// EXTERNAL MODULE: ./lib/registry/image-reference.js
var image_reference = __webpack_require__(8318);
;// CONCATENATED MODULE: ./lib/image/build-arguments.js
const SECRET_NAME = /(?:^|_)(?:secrets?|tokens?|password|passwd|passphrase|credentials?|api_?key|private_?key|access_?key)(?:_|$)/i;
/**
 * The argument list of the build. Each value stands behind a `=` or after `--`, so no value can become an option.
 * Provenance is left to docker's default; `build-flags` can ask for more.
 */
function composeBuildArguments(request, facts) {
    const command = facts.builder.kind === 'buildx'
        ? ['buildx', 'build', '--push', `--metadata-file=${facts.builder.metadataFile}`]
        : ['build'];
    return [...command, ...composeOptions(request, facts), '--', request.context];
}
/** Names of build arguments that look like secrets: their values stay in the image's history for whoever pulls it. */
function findSecretLikeArguments(request) {
    return request.buildArguments.map(({ name }) => name).filter((name) => SECRET_NAME.test(name));
}
function composeOptions(request, facts) {
    return [
        ...facts.references.map((reference) => `--tag=${reference}`),
        ...(request.dockerfile === undefined ? [] : [`--file=${request.dockerfile}`]),
        ...(request.target === undefined ? [] : [`--target=${request.target}`]),
        ...(request.platforms.length === 0 ? [] : [`--platform=${request.platforms.join(',')}`]),
        ...request.buildArguments.map(({ name, value }) => `--build-arg=${name}=${value}`),
        ...request.buildSecrets.map((secret) => `--secret=${secret}`),
        ...facts.labels.map(({ name, value }) => `--label=${name}=${value}`),
        ...request.cacheFrom.map((cache) => `--cache-from=${cache}`),
        ...request.cacheTo.map((cache) => `--cache-to=${cache}`),
        ...request.flags.map(joinFlag),
    ];
}
/** `--ssh default` on one line is one flag with its value, as one would write it in a shell. */
function joinFlag(flag) {
    return flag.replace(/^(--[a-z][a-z-]*)[ \t]+/, '$1=');
}

;// CONCATENATED MODULE: ./lib/image/build-inputs-hash.js
/** Label that keeps the hash of the build inputs in the image. */
const BUILD_INPUTS_LABEL = 'dev.slipway.build-inputs';
/** OCI image specification, "Annotations". */
const REVISION_LABEL = 'org.opencontainers.image.revision';
/**
 * Hash of all that determines an image, so that only an image of the same hash is reused. Undefined without a commit,
 * since then nobody can say what the files were. Files that earlier steps make inside the context are not seen.
 *
 * @param digest SHA-256 as hex digits
 */
function hashBuildInputs(request, commit, digest) {
    return commit === undefined ? undefined : digest(describeBuildInputs(request, commit));
}
/**
 * Canonical text of what determines an image: the same for the same build, whatever the order of arguments, labels and
 * platforms. Caches, tags and the place to push to are not in it. JSON, so that no value runs into the next.
 */
function describeBuildInputs(request, commit) {
    return JSON.stringify({
        form: 1,
        commit,
        context: request.context,
        dockerfile: request.dockerfile ?? null,
        target: request.target ?? null,
        platforms: [...request.platforms].sort(),
        arguments: sortPairs(request.buildArguments),
        // What each secret is called and where it comes from; its value is not read.
        secrets: [...request.buildSecrets].sort(),
        labels: sortPairs(request.labels),
        flags: request.flags,
    });
}
/** The labels of the image: the user's, the commit unless the user labels it, and the hash. */
function labelImage(given, commit, buildInputs) {
    const isLabelled = given.some((label) => label.name === REVISION_LABEL);
    return [
        ...given.filter((label) => label.name !== BUILD_INPUTS_LABEL),
        ...(commit === undefined || isLabelled ? [] : [{ name: REVISION_LABEL, value: commit }]),
        ...(buildInputs === undefined ? [] : [{ name: BUILD_INPUTS_LABEL, value: buildInputs }]),
    ];
}
/** By name; the last of the same name is the one that docker takes. */
function sortPairs(pairs) {
    const last = new Map(pairs.map(({ name, value }) => [name, value]));
    return [...last].sort(([a], [b]) => (a < b ? -1 : 1));
}

;// CONCATENATED MODULE: ./lib/image/explain-build.js



const QUOTE_WIDTH = 400;
/** Docker's most telling line, and what to do about it. */
function explainFailure({ what, args, result }) {
    const said = `${result.stdout}\n${result.stderr}`;
    const line = (0,docker_failure/* pickTellingLine */.vq)(said);
    const trouble = (0,docker_failure/* recogniseDockerTrouble */.Fk)(said);
    const isOfCache = isCacheFailure(said);
    const isOfRegistry = isOfCache || /push/.test(what) || isPushFailure(line);
    const advice = isOfCache ? adviseCache(args) : adviseBuild({ said, line, isOfRegistry });
    return new errors/* DeployError */.sH({
        kind: isOfRegistry && trouble === undefined ? 'registry' : 'build',
        message: `The ${what} ended with exit code ${result.exitCode}: ${trouble?.message ?? (0,outside_text/* quoteOutsideText */.h)(line, QUOTE_WIDTH)}`,
        advice: trouble?.advice ?? advice,
    });
}
/** A step of the build may fail with the words of a network too, and is not repeated. */
function isPushFailure(line) {
    return /failed to push|pushing|authorization token/i.test(line);
}
function adviseBuild({ said, line, isOfRegistry }) {
    if (isOfRegistry)
        return advisePush(line);
    // The words of the kernel (ENOEXEC) for a program of another architecture.
    if (/exec format error/i.test(said)) {
        return 'A step ran a program built for another processor. Add a step with docker/setup-qemu-action before this one, or build on a runner of that architecture.';
    }
    return 'The output above shows the step that failed.';
}
function advisePush(line) {
    if (/immutable/i.test(line))
        return 'The tag was pushed by someone else meanwhile; give another image-tag.';
    if ((0,docker_failure/* judgeRegistryFailure */.lD)(line) === 'expired') {
        return "The registry calls the token expired right after a new login: check the runner's clock and any proxy in between.";
    }
    if (/denied|no basic auth|unauthorized/i.test(line)) {
        return 'Allow the role to push to this repository: ecr:InitiateLayerUpload, UploadLayerPart, CompleteLayerUpload, PutImage and BatchCheckLayerAvailability.';
    }
    return 'Run it again; layers that arrived are kept.';
}
/** BuildKit repeats the step that failed at the end of its output: ` > exporting cache to registry:`. */
function isCacheFailure(said) {
    return /^ ?> exporting cache(?: to registry)?:/m.test(said);
}
/**
 * ECR answers 400 to the image index that BuildKit before 0.21 makes of a cache (AWS containers blog, "Announcing remote
 * cache support in Amazon ECR for BuildKit clients"; Docker documentation, "Cache storage backends").
 */
function adviseCache(args) {
    const caches = args.filter((arg) => arg.startsWith('--cache-to='));
    const isImage = caches.some((cache) => /(?:^|,)"?image-manifest=true\b/.test(cache));
    return isImage
        ? 'Check in cache-to that the repository exists, that the role may push to it, and that the tag is not immutable.'
        : 'Amazon ECR stores a build cache only as an image manifest. Add image-manifest=true to cache-to: type=registry,ref=…,image-manifest=true.';
}

;// CONCATENATED MODULE: ./lib/image/build.js







const MOST_TRIES = 3;
const PAUSE_MS = 5_000;
/** What docker will be told. */
function prepareBuild(look, target) {
    const facts = {
        builder: target.builder,
        references: target.tags.map((tag) => `${target.repository.uri}:${tag}`),
        labels: labelImage(look.request.labels, look.commit, look.buildInputs),
    };
    return { repository: target.repository, facts, args: composeBuildArguments(look.request, facts) };
}
/**
 * Builds and pushes under all tags; docker must be logged in.
 *
 * @returns the digest that the registry has, asked from the registry itself
 * @throws DeployError `build` or `registry` with docker's most telling line
 */
async function buildAndPush(job, world) {
    const digest = job.facts.builder.kind === 'buildx'
        ? await buildAndPushAtOnce(job, job.facts.builder.metadataFile, world)
        : await buildThenPush(job, world);
    await confirmDigest(job.repository.name, digest, world);
    await compareTags(job, digest, world);
    return digest;
}
/** buildx builds and pushes in one command; its cache makes a second try cheap. */
async function buildAndPushAtOnce(job, metadataFile, world) {
    const failed = await runWithTries(job.args, isPushFailure, world);
    if (failed !== undefined)
        throw explainBuild(job, failed);
    return readMetadataDigest(await world.files.readTemporary(metadataFile));
}
async function buildThenPush(job, world) {
    const built = await world.docker.run(job.args);
    if (built.exitCode !== 0)
        throw explainBuild(job, built);
    for (const reference of job.facts.references) {
        const args = ['push', '--', reference];
        const result = await runWithTries(args, () => true, world);
        if (result !== undefined)
            throw explainFailure({ what: `docker push of ${reference}`, args, result });
    }
    return await inspectDigest(job, world);
}
function explainBuild({ repository, args }, result) {
    return explainFailure({ what: `docker build for ${repository.uri}`, args, result });
}
/** Tries again only what may pass by itself, and logs in again once when the token is too old. */
async function runWithTries(args, isOfRegistry, world) {
    let hasLoggedInAgain = false;
    for (let tries = 1;; tries += 1) {
        const result = await world.docker.run(args);
        if (result.exitCode === 0)
            return undefined;
        const line = (0,docker_failure/* pickTellingLine */.vq)(`${result.stdout}\n${result.stderr}`);
        const failure = isOfRegistry(line) ? (0,docker_failure/* judgeRegistryFailure */.lD)(line) : 'final';
        const isLast = failure === 'final' || tries >= MOST_TRIES || (failure === 'expired' && hasLoggedInAgain);
        if (isLast || world.signal.aborted)
            return result;
        if (failure === 'expired') {
            await (0,login/* logIn */.E8)(world);
            hasLoggedInAgain = true;
        }
        else {
            const text = `The push failed in a way that may pass; trying again (${tries + 1} of ${MOST_TRIES}).`;
            world.tell({ type: 'notice', text });
            await world.clock.sleep(PAUSE_MS * tries * (0.5 + world.clock.random()), world.signal);
        }
    }
}
function readMetadataDigest(text) {
    const digest = /"containerimage\.digest"\s*:\s*"([^"]*)"/.exec(text)?.[1] ?? '';
    if ((0,image_reference/* isDigest */.Bc)(digest))
        return digest;
    throw noDigest('docker buildx wrote no digest into its metadata file.');
}
/** One local image may have several digests in one repository; the pushed one is the one that the tag names there. */
async function inspectDigest(job, world) {
    const [reference = ''] = job.facts.references;
    const format = '--format={{range .RepoDigests}}{{println .}}{{end}}';
    const inspected = await world.docker.run(['image', 'inspect', format, '--', reference], { isQuiet: true });
    const digests = inspected.stdout
        .split(/\s+/)
        .filter((line) => line.startsWith(`${job.repository.uri}@`))
        .map((line) => line.slice(job.repository.uri.length + 1))
        .filter(image_reference/* isDigest */.Bc);
    const [only, ...others] = digests;
    if (only !== undefined && others.length === 0)
        return only;
    const tag = reference.slice(job.repository.uri.length + 1);
    const tagged = await world.ecr.findImage(job.repository.name, { tag });
    if (tagged !== undefined && digests.includes(tagged.digest))
        return tagged.digest;
    throw noDigest(`docker does not know the digest of ${reference} after pushing it.`);
}
/** Somebody may push under the same tag at the same time: what is deployed is ours all the same, and people must know. */
async function compareTags({ repository, facts }, digest, world) {
    for (const reference of facts.references) {
        const tag = reference.slice(repository.uri.length + 1);
        const tagged = (await world.ecr.findImage(repository.name, { tag }))?.digest;
        if (tagged === digest)
            continue;
        const text = `The tag ${tag} names ${tagged ?? 'no image'} by now, not the image ${digest} that was just pushed under it.`;
        const advice = 'What was built here is deployed, by its digest. Look for another job that pushes this tag.';
        world.tell({ type: 'warning', text, advice });
    }
}
/**
 * Makes sure that the registry has the image: a tag may have moved, and an image have been deleted.
 *
 * @throws DeployError `registry` when it does not
 */
async function confirmDigest(repository, digest, world) {
    if ((await world.ecr.findImage(repository, { digest }))?.digest === digest)
        return;
    throw new errors/* DeployError */.sH({
        kind: 'registry',
        message: `The repository ${repository} does not have the image ${digest}, which was there a moment ago.`,
        advice: 'Run it again; if this repeats, look for a lifecycle policy or another job that deletes images.',
    });
}
function noDigest(message) {
    return new errors/* DeployError */.sH({ kind: 'registry', message, advice: 'Run it again with another image-tag.' });
}

;// CONCATENATED MODULE: ./lib/image/builder-fault.js

const SETUP = 'Add a step with docker/setup-buildx-action before this one';
const NAME_WIDTH = 80;
/** Whether the request needs more than every builder can do: only then is it worth asking docker. */
function needsCapableBuilder(request) {
    const { platforms, cacheTo } = request;
    return platforms.length > 1 || cacheTo.length > 0 || findAttestation(request) !== undefined || needsBuildKit(request);
}
/** What this builder cannot do of the request; undefined when nothing is known to be in the way. */
function findBuilderFault(request, builder) {
    if (builder.kind === 'classic')
        return findClassicFault(request, builder);
    return builder.isLimited ? findDriverFault(request, builder.name) : undefined;
}
/** The name in `--builder=NAME` of the build flags. */
function findBuilderName({ flags }) {
    return flags.map((flag) => /^--builder[ \t=]+(.+)$/.exec(flag)?.[1]).findLast((name) => name !== undefined);
}
function findDriverFault(request, builder) {
    const { platforms } = request;
    const cache = request.cacheTo.map(readCacheType).find((type) => type !== 'inline');
    const attestation = findAttestation(request);
    const refuse = (input, cannot, other) => ({
        kind: 'build',
        message: `${input}: the builder "${(0,outside_text/* quoteOutsideText */.h)(builder, NAME_WIDTH)}" cannot ${cannot}: ` +
            'its driver is docker, and this Docker does not use the containerd image store.',
        advice: `${SETUP}, or ${other}.`,
    });
    if (platforms.length > 1) {
        const several = `build for ${platforms.length} platforms (${platforms.join(', ')})`;
        return refuse('platforms', several, 'give one platform');
    }
    if (cache !== undefined) {
        const type = (0,outside_text/* quoteOutsideText */.h)(cache, NAME_WIDTH);
        return refuse('cache-to', `export a cache of type ${type}`, 'write type=inline');
    }
    if (attestation === undefined)
        return undefined;
    return refuse('build-flags', `attach an attestation (${attestation})`, `leave ${attestation} out`);
}
function findClassicFault(request, { hasBuildKit }) {
    const refuse = (what, other) => ({
        kind: 'build',
        message: `${what} docker buildx, which is not installed here.`,
        advice: `${SETUP}, or ${other}.`,
    });
    const attestation = findAttestation(request);
    if (request.platforms.length > 1) {
        return refuse(`Images for ${request.platforms.length} platforms need`, 'give one platform');
    }
    if (request.cacheTo.length > 0)
        return refuse('cache-to needs', 'leave cache-to out');
    if (attestation !== undefined)
        return refuse(`The flag ${attestation} needs`, `leave ${attestation} out`);
    if (hasBuildKit || !needsBuildKit(request))
        return undefined;
    const names = listBuildKitInputs(request).join(', ');
    return refuse(`${names}: this version of docker needs`, `leave ${names} out`);
}
/** The inputs that only BuildKit understands. */
function listBuildKitInputs({ buildSecrets, cacheFrom, flags }) {
    return [
        ...(buildSecrets.length > 0 ? ['build-secrets'] : []),
        ...(cacheFrom.some((cache) => cache.startsWith('type=')) ? ['cache-from'] : []),
        ...(flags.some((flag) => /^--ssh(?:[ \t=]|$)/.test(flag)) ? ['build-flags (--ssh)'] : []),
    ];
}
function needsBuildKit(request) {
    return listBuildKitInputs(request).length > 0;
}
/** `type=gha,mode=max` is of type gha; a bare reference is a registry (docker buildx build, `--cache-to`). */
function readCacheType(cache) {
    return /(?:^|,)\s*"?type=([^,"]*)/.exec(cache)?.[1]?.trim() ?? 'registry';
}
/** The first flag that adds an attestation. One that is switched off asks nothing of the builder. */
function findAttestation({ flags }) {
    return flags.map(readAttestation).find((name) => name !== undefined);
}
function readAttestation(flag) {
    const [, name, value = ''] = /^(--(?:attest|provenance|sbom))[ \t=]+(.+)$/.exec(flag) ?? [];
    const isOff = /^(?:0|f|F|false|FALSE|False)$/.test(value) || /(?:^|,)disabled=(?:1|t|T|true|TRUE|True)\b/.test(value);
    return isOff ? undefined : name;
}

;// CONCATENATED MODULE: ./lib/image/read-builder.js


const QUIET = { isQuiet: true };
/** From this version on docker builds with BuildKit only by buildx (Docker Engine 23.0 release notes). */
const FIRST_WITHOUT_BUILDKIT = 23;
/** What the builder of this machine cannot do of the request. A machine without docker is a matter for the build. */
async function readBuilderFault(request, docker) {
    if (!needsCapableBuilder(request))
        return undefined;
    try {
        return findBuilderFault(request, await readBuilder(request, docker));
    }
    catch (thrown) {
        if (thrown instanceof errors/* DeployError */.sH && thrown.kind === 'build')
            return undefined;
        throw thrown;
    }
}
/** Details of the builder that a build with these flags takes. */
async function inspectBuilder(request, docker) {
    const name = findBuilderName(request);
    return docker.run(['buildx', ...(name === undefined ? [] : [`--builder=${name}`]), 'inspect'], QUIET);
}
async function readBuilder(request, docker) {
    const buildx = await docker.run(['buildx', 'version'], QUIET);
    if (buildx.exitCode !== 0)
        return { kind: 'classic', hasBuildKit: await hasBuildKit(docker) };
    const inspected = await inspectBuilder(request, docker);
    const name = /^Name:\s+(\S+)/m.exec(inspected.stdout)?.[1] ?? 'default';
    return { kind: 'buildx', name, isLimited: inspected.exitCode === 0 && (await isLimited(inspected.stdout, docker)) };
}
/**
 * Only what both buildx and the engine say counts: buildx finds the containerd image store by this label, which older
 * versions do not print, and the engine names it in its storage driver.
 */
async function isLimited(inspected, docker) {
    if (!/^Driver:\s+docker\s*$/m.test(inspected) || inspected.includes('worker.snapshotter'))
        return false;
    const context = /^Endpoint:\s+(\S+)/m.exec(inspected)?.[1] ?? 'default';
    const format = '--format={{.ServerVersion}} {{json .DriverStatus}}';
    const info = await docker.run([`--context=${context}`, 'info', format], QUIET);
    return info.exitCode === 0 && /^\d/.test(info.stdout) && !info.stdout.includes('io.containerd.snapshotter');
}
async function hasBuildKit(docker) {
    const version = await docker.run(['version', '--format={{.Client.Version}}'], QUIET);
    const major = Number(/^(\d+)\./.exec(version.stdout)?.[1] ?? 0);
    return major < FIRST_WITHOUT_BUILDKIT;
}

;// CONCATENATED MODULE: ./lib/image/check-docker.js




const check_docker_QUIET = { isQuiet: true };
const check_docker_QUOTE_WIDTH = 300;
/**
 * Makes sure, before anything is built, that docker can build.
 *
 * @returns the builder to use: buildx when it is there
 * @throws DeployError `build`: no docker command, no daemon or no permission, one sentence each
 */
async function checkDocker(request, docker) {
    const buildx = await docker.run(['buildx', 'version'], check_docker_QUIET);
    const builder = buildx.exitCode === 0 ? 'buildx' : 'classic';
    const daemon = await docker.run(['version', '--format={{.Server.Version}}'], check_docker_QUIET);
    if (daemon.exitCode === 0 || (builder === 'buildx' && (await buildsElsewhere(request, docker))))
        return builder;
    const trouble = (0,docker_failure/* recogniseDockerTrouble */.Fk)(daemon.stderr);
    throw new errors/* DeployError */.sH({
        kind: 'build',
        message: trouble?.message ?? `docker does not work: ${(0,outside_text/* quoteOutsideText */.h)((0,docker_failure/* pickTellingLine */.vq)(daemon.stderr), check_docker_QUOTE_WIDTH)}.`,
        advice: trouble?.advice ?? 'Run "docker version" on this runner to see more.',
    });
}
/** Builders of these drivers need no daemon here (docker's documentation, "Build drivers"). */
async function buildsElsewhere(request, docker) {
    const builder = await inspectBuilder(request, docker);
    return builder.exitCode === 0 && /^Driver:\s+(?:remote|kubernetes|cloud)\s*$/m.test(builder.stdout);
}

;// CONCATENATED MODULE: ./lib/image/read-image-content.js

/** What a comparison with the tasks and with what runs needs: what may not be read is reported, and is empty. */
async function readImageContent(repository, digest, world) {
    try {
        const { platforms, children } = await world.ecr.imageContent(repository, digest);
        return { platforms, children };
    }
    catch (thrown) {
        const { message, advice } = (0,errors/* asDeployError */.y0)(thrown);
        const text = `Whether the image is built for the platform of the tasks is not known: ${message}`;
        world.tell({ type: 'notice', text, advice });
        return { platforms: [], children: [] };
    }
}

;// CONCATENATED MODULE: ./lib/image/ship.js







/**
 * Carries out a plan that was made from this look: the image is in the registry afterwards, and confirmed by digest.
 *
 * @throws DeployError what a plan that refuses says; `absent`, `build`, `registry`, `access`, `unreachable` or `cancelled`
 */
async function carryOutImagePlan(made, world) {
    switch (made.plan.kind) {
        case 'refuse':
            throw new errors/* DeployError */.sH(made.plan.fault);
        case 'reuse':
            return await reuseImage(made.look, made.plan, world);
        case 'build':
            return await buildImage(made.look, made.plan, world);
    }
}
async function reuseImage(look, plan, world) {
    for (const tag of plan.tagsToAdd)
        await world.ecr.addTag(look.name, plan.digest, tag);
    await confirmDigest(look.name, plan.digest, world);
    const image = nameByDigest(plan.uri, plan.digest);
    world.tell({ type: 'image-reused', reference: image.reference, digest: plan.digest, why: plan.why });
    return { ...image, platforms: plan.platforms, tags: plan.tags, isReused: true };
}
async function buildImage(look, plan, world) {
    const builder = await chooseBuilder(look, world);
    tellConcerns(look, plan, world);
    const repository = look.repository ?? (await createRepository(look.name, world));
    const job = prepareBuild(look, { repository, tags: plan.tags, builder });
    await (0,login/* logIn */.E8)(world);
    world.tell({ type: 'group-opened', title: `Build and push ${job.facts.references[0] ?? repository.uri}` });
    const digest = await buildAndPush(job, world).finally(() => world.tell({ type: 'group-closed' }));
    const image = nameByDigest(repository.uri, digest);
    world.tell({ type: 'image-pushed', reference: image.reference, digest, tags: plan.tags });
    const { platforms } = await readImageContent(look.name, digest, world);
    return { ...image, platforms, tags: plan.tags, isReused: false };
}
function createRepository(name, world) {
    const find = () => world.ecr.describeRepository(name);
    return sendOnce({ send: () => world.ecr.createRepository(name), find }, world);
}
function tellConcerns(look, plan, world) {
    if (plan.leftOut !== undefined) {
        const text = `The tag ${plan.leftOut} names another image and cannot move, so this image does not get it.`;
        world.tell({ type: 'notice', text });
    }
    const secrets = findSecretLikeArguments(look.request);
    if (secrets.length === 0)
        return;
    world.tell({
        type: 'warning',
        text: `Build arguments stay readable in the image's history, and these are named like secrets: ${secrets.join(', ')}.`,
        advice: 'Use build-secrets and RUN --mount=type=secret for them.',
    });
}
/** Asked before the repository is created: a docker that cannot build leaves nothing behind. */
async function chooseBuilder(look, world) {
    const kind = await checkDocker(look.request, world.docker);
    return kind === 'buildx' ? { kind, metadataFile: world.files.temporaryPath('build-metadata.json') } : { kind };
}
/** The image by its digest: the tag is for people. */
function nameByDigest(uri, digest) {
    return { reference: `${uri}@${digest}`, digest, registry: uri.slice(0, uri.indexOf('/')) };
}

// EXTERNAL MODULE: ./lib/rollout/facts.js
var rollout_facts = __webpack_require__(3638);
// EXTERNAL MODULE: ./lib/ledger/verdict.js
var ledger_verdict = __webpack_require__(8512);
;// CONCATENATED MODULE: ./lib/ledger/write-verdict.js




/** Writes the verdict on the revision that was rolled out; a service without a rollout has none. */
async function writeDownVerdict(started, verdict, world) {
    if (started.kind === 'judged')
        return;
    const name = write_verdict_nameService(started);
    const writing = listVerdicts(started, verdict).map(([arn, word]) => world.ledger.write(arn, (0,ledger_verdict/* writeVerdict */.P1)(name, { verdict: word, at: world.clock.date() }, world.digest)));
    await endWithin(Promise.all(writing), world);
}
/**
 * A deployment that had completed before it was read has the verdict of one that was followed: the run that made it was
 * killed or cancelled, or did not wait.
 */
async function writeDownCompleted(service, revisionArn, world) {
    const primary = (0,rollout_facts/* findPrimary */.WM)(service);
    if (primary?.revisionArn !== revisionArn || primary.rolloutState !== 'COMPLETED')
        return;
    const name = { cluster: (0,task_definition_document/* nameRevision */.h)(service.clusterArn), service: service.name };
    await endWithin(writeSteady(name, revisionArn, world), world);
}
async function writeSteady(name, revisionArn, world) {
    const { ledger, digest, clock } = world;
    const tags = await ledger.read(revisionArn);
    if (tags === undefined || (0,ledger_verdict/* readVerdict */.wk)(tags, name, digest)?.verdict === 'steady')
        return;
    await ledger.write(revisionArn, (0,ledger_verdict/* writeVerdict */.P1)(name, { verdict: 'steady', at: clock.date() }, digest));
}
function write_verdict_nameService(started) {
    const { before } = started.kind === 'code-deploy' ? started.course : rolloutOf(started);
    return { cluster: (0,task_definition_document/* nameRevision */.h)(before.clusterArn), service: before.name };
}
function rolloutOf(started) {
    return started.kind === 'return' ? started.back.rollout : started.rollout;
}
function listVerdicts(started, verdict) {
    if (started.kind === 'rollout')
        return [[started.rollout.sight.facts.revisionArn, verdict]];
    if (started.kind === 'return') {
        return listReturn({ to: started.back.due.revisionArn, from: started.back.wayBack.revisionArn }, verdict);
    }
    const { facts, returnsToArn } = started.course;
    return returnsToArn === undefined
        ? [[facts.revisionArn, verdict]]
        : listReturn({ to: returnsToArn, from: facts.revisionArn }, verdict);
}
/** A way back that arrived says something of two revisions; one that did not leaves both as they are written. */
function listReturn({ to, from }, verdict) {
    if (verdict !== 'steady')
        return [];
    return [
        [to, 'steady'],
        [from, 'rolled-back'],
    ];
}

// EXTERNAL MODULE: ./lib/task-definition/fault.js
var task_definition_fault = __webpack_require__(2073);
// EXTERNAL MODULE: ./lib/json.js
var json = __webpack_require__(6413);
// EXTERNAL MODULE: ./lib/task-definition/parse-document.js + 8 modules
var parse_document = __webpack_require__(2361);
;// CONCATENATED MODULE: ./lib/code-deploy/app-spec.js
/** AppSpec files for Amazon ECS, JSON or YAML (AWS CodeDeploy User Guide, AppSpec file reference). */


/**
 * Reads and checks an AppSpec file: one resource of the type AWS::ECS::Service that names a container and a port. The
 * names of members are taken whatever their case, since the guide's own examples differ in it.
 * @param file the file's name, for the faults; they name places and members, never content
 */
function readAppSpec(text, file) {
    const parsed = (0,parse_document/* parseTree */.c)(text);
    const read = 'tree' in parsed ? readTree(parsed.tree.json) : parsed;
    return 'faults' in read ? { faults: read.faults.map((fault) => ({ file, ...fault })) } : read;
}
function readTree(content) {
    if (!(0,json/* isJsonObject */.OW)(content))
        return refuse('', 'is not an object', 'Give an AppSpec file with version and Resources');
    const found = findService(content);
    if ('faults' in found)
        return found;
    const properties = findMember(found.service, 'properties');
    const loadBalancer = (0,json/* isJsonObject */.OW)(properties) ? findMember(properties, 'loadBalancerInfo') : undefined;
    if (!(0,json/* isJsonObject */.OW)(loadBalancer)) {
        return refuse('Resources', 'has no LoadBalancerInfo', 'Add LoadBalancerInfo with ContainerName and ContainerPort');
    }
    const containerName = findMember(loadBalancer, 'containerName');
    const containerPort = Number(findMember(loadBalancer, 'containerPort') ?? Number.NaN);
    if (typeof containerName !== 'string' || !Number.isInteger(containerPort)) {
        return refuse('LoadBalancerInfo', 'lacks a ContainerName or a ContainerPort', 'Name the container and its port');
    }
    return { appSpec: { content, containerName, containerPort, hooks: readHooks(content) } };
}
function refuse(path, problem, advice) {
    return { faults: [{ path, problem, advice }] };
}
function findService(content) {
    const resources = findMember(content, 'resources');
    const named = Array.isArray(resources) ? resources.filter(json/* isJsonObject */.OW).flatMap((one) => Object.values(one)) : [];
    const [service, ...others] = named.filter(json/* isJsonObject */.OW);
    if (service === undefined || others.length > 0) {
        return refuse('Resources', 'is not a list of one resource', 'Give the one service of the deployment group');
    }
    if (findMember(service, 'type') !== 'AWS::ECS::Service') {
        return refuse('Resources', 'has a resource of another Type', 'Give Type: AWS::ECS::Service');
    }
    return { service };
}
function findKey(holder, name) {
    return Object.keys(holder).find((key) => key.toLowerCase() === name.toLowerCase());
}
function findMember(holder, name) {
    const key = findKey(holder, name);
    return key === undefined ? undefined : (holder[key] ?? undefined);
}
function readHooks(content) {
    const given = findMember(content, 'hooks');
    const items = (Array.isArray(given) ? given : [given]).filter(json/* isJsonObject */.OW);
    const named = items.flatMap((item) => Object.entries(item));
    return Object.fromEntries(named.flatMap(([event, target]) => (typeof target === 'string' ? [[event, target]] : [])));
}
/** The file as JSON, its TaskDefinition replaced by the revision; all other members as they came. */
function aimAppSpec({ content }, revisionArn) {
    return JSON.stringify(change(content, 'resources', (resources) => Array.isArray(resources) ? resources.map((one) => aimResource(one, revisionArn)) : resources));
}
function aimResource(named, revisionArn) {
    if (!(0,json/* isJsonObject */.OW)(named))
        return named;
    const aimed = Object.entries(named).map(([name, resource]) => [
        name,
        (0,json/* isJsonObject */.OW)(resource)
            ? change(resource, 'properties', (properties) => (0,json/* isJsonObject */.OW)(properties) ? change(properties, 'taskDefinition', () => revisionArn) : properties)
            : (resource ?? null),
    ]);
    return Object.fromEntries(aimed);
}
/** In its place and its own spelling; a member that is not there is added in the guide's. */
function change(holder, name, to) {
    const key = findKey(holder, name) ?? `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
    return { ...holder, [key]: to(holder[key] ?? null) };
}

;// CONCATENATED MODULE: ./lib/code-deploy/active.js



/** So many of the family's newest revisions are tried. */
const MOST_TRIED = 20;
/**
 * Reads the group's deployment that is not over: the revision that it brings and the one that served before. CodeDeploy
 * names neither (AWS CLI, get-deployment): the task sets of its target have them, and before there is a replacement the
 * hash of its AppSpec file shows whether it would be ours.
 */
async function readActive(asked, world) {
    const codeDeploy = await world.codeDeploy();
    const [id] = await codeDeploy.activeDeployments(asked.group);
    if (id === undefined)
        return undefined;
    const deployment = await codeDeploy.describe(id);
    const target = await orUnknown(() => codeDeploy.target(deployment.rollbackOf ?? id));
    const { brought, returnsToArn } = await findRevisions(asked, { deployment, target }, world);
    const revision = brought === undefined ? undefined : await orUnknown(() => world.ecs.describeRevision(brought));
    return {
        id,
        isRollback: deployment.rollbackOf !== undefined,
        ...(revision === undefined ? {} : { revision }),
        ...(returnsToArn === undefined ? {} : { returnsToArn }),
    };
}
/** A rollback brings the original task set of the deployment that it takes back (observed). */
async function findRevisions(asked, { deployment, target }, world) {
    const { revisionArn: serving, deployments } = asked.service;
    const revisionOf = (setId) => deployments.find((one) => one.id === setId)?.revisionArn;
    const original = revisionOf(target?.originalId);
    if (deployment.rollbackOf !== undefined)
        return { brought: original };
    const brought = revisionOf(target?.replacementId) ?? (await findByFile(asked, deployment, world));
    const isBefore = brought !== undefined && brought !== serving;
    return { brought, returnsToArn: original ?? (isBefore ? serving : undefined) };
}
async function findByFile({ service, appSpec }, { sha256 }, world) {
    const { family } = (0,rollback_past/* splitRevision */.E8)(service.revisionArn);
    const newest = (await orUnknown(() => world.ecs.listRevisions(family, MOST_TRIED))) ?? [];
    return newest.find((arn) => world.digest(aimAppSpec(appSpec, arn)) === sha256);
}
/** What may not be read, or is gone, is not known; what got no answer may be asked again. */
async function orUnknown(read) {
    try {
        return await read();
    }
    catch (thrown) {
        const error = (0,errors/* asDeployError */.y0)(thrown);
        if (error.kind === 'unreachable' || error.kind === 'internal')
            throw error;
        return undefined;
    }
}

;// CONCATENATED MODULE: ./lib/code-deploy/group-name.js
/** The names given, else those that the ECS console makes of cluster and service. */
function nameGroup({ application, group }, { cluster, service }) {
    return {
        application: application ?? `AppECS-${cluster}-${service}`,
        group: group ?? `DgpECS-${cluster}-${service}`,
    };
}

;// CONCATENATED MODULE: ./lib/code-deploy/look.js






/**
 * Reads what a deployment by CodeDeploy needs: the AppSpec file, the deployment group and its deployment under way.
 * @throws DeployError `input` for an AppSpec file that cannot be used, `absent` where application or group is not there
 */
async function lookAtCodeDeploy(service, request, world) {
    const name = nameGroup(request.codeDeploy, { cluster: (0,task_definition_document/* nameRevision */.h)(service.clusterArn), service: service.name });
    const appSpec = await readFile(request.codeDeploy.appSpecPath, world);
    const codeDeploy = await world.codeDeploy();
    const group = await codeDeploy.describeGroup(name).catch((thrown) => {
        throw explainAbsence(thrown, name);
    });
    const active = await readActive({ service, appSpec, group }, world);
    return { appSpec, group, ...(active === undefined ? {} : { active }) };
}
async function readFile(path, world) {
    const read = readAppSpec(await world.files.readText(path, 'codedeploy-appspec'), path);
    if ('faults' in read)
        throw (0,task_definition_fault/* refuseDocument */.oL)(read.faults, 'The AppSpec file cannot be used.');
    return read.appSpec;
}
function explainAbsence(thrown, { application, group }) {
    const error = (0,errors/* asDeployError */.y0)(thrown);
    if (error.kind !== 'absent')
        return error;
    return new errors/* DeployError */.sH({
        kind: 'absent',
        message: error.message,
        advice: `Set codedeploy-application and codedeploy-deployment-group; ${application} and ${group} were looked for.`,
        cause: error,
    });
}

;// CONCATENATED MODULE: ./lib/guards/foreign-account.js
/** Credentials of another account than the one that was expected. */
function findForeignAccount({ expectedAccount }, { account, arn }) {
    if (expectedAccount === undefined || expectedAccount === account)
        return undefined;
    return {
        kind: 'input',
        message: `The credentials are of the account ${account} (${arn}), and expected-account is ${expectedAccount}.`,
        advice: 'Log in to the account that is meant, or correct expected-account.',
    };
}

;// CONCATENATED MODULE: ./lib/guards/foreign-arn.js

/** The clusters, services and revisions that the inputs name by ARN: their calls would go elsewhere, or find nothing. */
function findForeignReferences(request, identity) {
    const { taskDefinition, rollbackTo } = request;
    const references = [
        ['cluster', request.cluster],
        ...request.services.map((service) => ['service', service]),
        ...(taskDefinition.kind === 'registered' ? [['task-definition-arn', taskDefinition.reference]] : []),
        ...(rollbackTo?.kind === 'arn' ? [['rollback-to', rollbackTo.arn]] : []),
    ];
    return references.flatMap(([input, arn]) => {
        const difference = describeDifference(arn, identity);
        if (difference === undefined)
            return [];
        return [
            {
                kind: 'input',
                message: `${input}: ${(0,outside_text/* quoteOutsideText */.h)(arn, 255)} ${difference}.`,
                advice: 'Log in where it is, or correct the input.',
            },
        ];
    });
}
const ROLES = ['taskRoleArn', 'executionRoleArn'];
/**
 * Roles of a task definition that ECS cannot pass on: it passes roles of its own account only (IAM User Guide, "Grant a
 * user permissions to pass a role to an AWS service"). A role that a revision has already was accepted by ECS.
 */
function findForeignRoles(next, serving, identity) {
    return ROLES.flatMap((member) => {
        const role = next[member];
        if (typeof role !== 'string' || serving.some((described) => described[member] === role))
            return [];
        const difference = describeDifference(role, identity);
        if (difference === undefined)
            return [];
        return [
            {
                kind: 'input',
                message: `${member}: the role ${(0,outside_text/* quoteOutsideText */.h)(role, 255)} ${difference}.`,
                advice: 'Name a role of the account that is deployed to.',
            },
        ];
    });
}
function describeDifference(arn, identity) {
    const parts = readArn(arn);
    const own = readArn(identity.arn);
    if (parts === undefined)
        return undefined;
    if (own !== undefined && parts.partition !== own.partition) {
        return `is of the partition ${parts.partition}, and the credentials are of ${own.partition}`;
    }
    if (parts.account !== identity.account) {
        return `is of the account ${parts.account}, and the credentials are of ${identity.account}`;
    }
    if (parts.region !== '' && parts.region !== identity.region) {
        return `is of the region ${parts.region}, and the run is in ${identity.region}`;
    }
    return undefined;
}
/** `arn:PARTITION:SERVICE:REGION:ACCOUNT:…` (IAM User Guide, "Amazon Resource Names"). */
function readArn(text) {
    const [, partition = '', region = '', account = ''] = /^arn:(aws[a-z-]*):[a-z0-9-]+:([a-z0-9-]*):(\d{12}):/.exec(text) ?? [];
    return account === '' ? undefined : { partition, region, account };
}

;// CONCATENATED MODULE: ./lib/guards/untrusted-event.js
/** Anybody who can see a public repository can cause these (GitHub Docs, "Events that trigger workflows"). */
const ANYBODYS = new Set([
    'discussion',
    'discussion_comment',
    'fork',
    'gollum',
    'issue_comment',
    'issues',
    'pull_request_comment',
    'pull_request_target',
    'watch',
]);
/** These are as trusted as the repository whose commits they are of. */
const OF_A_REPOSITORY = new Map([
    ['pull_request', 'a pull request'],
    ['pull_request_review', 'a pull request'],
    ['pull_request_review_comment', 'a pull request'],
    ['workflow_run', 'a workflow run'],
]);
/**
 * Why the event of the run is not to be trusted with credentials: people without write access can cause it, and have a
 * say in what would be built or deployed. An event that does not say where it comes from is not trusted either.
 */
function findUntrustedEvent({ shouldAllowUntrustedEvents }, { eventName = '', isFromFork }) {
    if (shouldAllowUntrustedEvents)
        return undefined;
    const why = explainDistrust(eventName, isFromFork);
    if (why === undefined)
        return undefined;
    return {
        kind: 'input',
        message: `This run was caused by ${why}, and nothing is deployed on the word of people without write access.`,
        advice: 'Deploy on push, release or workflow_dispatch; or set allow-untrusted-events to true, if nothing of the event reaches the build or the task definition.',
    };
}
function explainDistrust(eventName, isFromFork) {
    if (ANYBODYS.has(eventName))
        return `the event ${eventName}, which anybody can cause`;
    const noun = OF_A_REPOSITORY.get(eventName);
    if (noun === undefined || isFromFork === false)
        return undefined;
    return isFromFork === true
        ? `${noun} of a fork (${eventName})`
        : `${noun} that does not say which repository it is of (${eventName})`;
}

// EXTERNAL MODULE: ./lib/image/named-image.js
var named_image = __webpack_require__(1948);
// EXTERNAL MODULE: ./lib/image/pin.js
var pin = __webpack_require__(8678);
;// CONCATENATED MODULE: ./lib/image/compare-running.js


/**
 * Compares container by container. An image by digest is the same by its reference. An image that was given is deployed
 * again where it cannot be compared: the step must not be green while another image runs.
 */
function compareWithRunning(comparison) {
    const outcomes = (0,named_image/* listImages */.v8)(comparison.next)
        .filter(({ identifier }) => 'tag' in identifier)
        .map((image) => compareOne(image, comparison))
        .filter((outcome) => outcome !== 'same');
    const textsOf = (kind) => outcomes.flatMap((one) => (one.kind === kind ? [one.text] : []));
    const [redeployBecause] = textsOf('redeployBecause');
    return {
        ...(redeployBecause === undefined ? {} : { redeployBecause }),
        unresolved: textsOf('unresolved'),
        movedAlong: textsOf('movedAlong'),
    };
}
function compareOne(image, comparison) {
    const { reference, container } = image;
    const isRequested = comparison.isRequested(image);
    const sight = comparison.seen.find((one) => one.reference === reference);
    const running = (0,pin/* digestOf */.ol)(comparison.running, container);
    const doubt = (text) => {
        if (comparison.isGiven(image))
            return { kind: 'redeployBecause', text };
        return isRequested ? { kind: 'unresolved', text } : 'same';
    };
    if (sight?.lookup.kind !== 'found') {
        const why = sight?.lookup.kind === 'unknown' ? ` (${sight.lookup.why})` : '';
        return doubt(`the digest of image ${reference} is not known${why}`);
    }
    const { digest } = sight.lookup;
    if (running === undefined)
        return doubt(`which digest of image ${reference} is running is not known`);
    if (running === digest)
        return 'same';
    const text = `image ${reference} is now ${shortenDigest(digest)}, and ${shortenDigest(running)} is running`;
    return { kind: isRequested ? 'redeployBecause' : 'movedAlong', text };
}
/** Digests of an image for one platform by that of its index, which is what a tag names: ECS may show either. */
function nameByIndex(running, seen) {
    const indexOf = new Map();
    for (const { lookup, children } of seen) {
        if (lookup.kind === 'found')
            for (const child of children)
                indexOf.set(child, lookup.digest);
    }
    return Object.fromEntries(Object.entries(running).map(([name, digest]) => [name, indexOf.get(digest) ?? digest]));
}
/** `sha256:` and the first twelve digits. */
function shortenDigest(digest) {
    return digest.slice(0, 'sha256:'.length + 12);
}

;// CONCATENATED MODULE: ./lib/image/build-files.js
/** What docker fetches by itself (docker's documentation, "Build context"). */
const REMOTE = /^(?:(?:https?|git|ssh):\/\/|git@|github\.com\/)/;
/**
 * What keeps docker from reading the context or the Dockerfile. Both lie in the workspace or the runner's temporary
 * folder, links resolved, since all that docker reads there may end up in the image. A remote context has its Dockerfile in it.
 */
async function findBuildFilesFault({ context, dockerfile }, files) {
    if (REMOTE.test(context))
        return undefined;
    return ((await files.findFault(context, 'context', 'folder')) ??
        (await files.findFault(dockerfile ?? `${context}/Dockerfile`, 'dockerfile', 'file')));
}

;// CONCATENATED MODULE: ./lib/image/tags.js


const COMMIT_DIGITS = 12;
const TAG_REF = 'refs/tags/';
const tags_QUOTE_WIDTH = 140;
/** What parts a component from its version in a tag of git: `api/v1.2.0`, `api@1.2.0`, `@acme/api@1.2.0`. */
const SEPARATORS = /[/@]+/;
/**
 * Tags as given, else from the event: the released or pushed tag, else the commit.
 *
 * @param repository name of the ECR repository: a tag of its own component loses the component's name
 */
function chooseTags(given, origin, repository) {
    const commitTag = origin.commit === undefined ? undefined : `sha-${origin.commit.slice(0, COMMIT_DIGITS)}`;
    if (given.length > 0)
        return tagsOf(given, commitTag);
    if (origin.withdrawn !== undefined)
        return refuseWithdrawn(origin.withdrawn);
    const eventTag = readEventTag(origin);
    if (eventTag !== undefined)
        return chooseEventTag(eventTag, commitTag, repository);
    if (commitTag !== undefined)
        return tagsOf([], commitTag);
    return {
        kind: 'fault',
        fault: {
            kind: 'input',
            message: 'There is no tag for the image: none was given, and neither a tag nor a commit is known here.',
            advice: 'Give image-tag.',
        },
    };
}
function tagsOf(asked, commitTag, madeFrom) {
    const all = [...new Set(commitTag === undefined ? asked : [...asked, commitTag])];
    return {
        kind: 'tags',
        tags: {
            all,
            ...(commitTag === undefined ? {} : { commitTag }),
            ...(madeFrom === undefined ? {} : { madeFrom }),
        },
    };
}
/** The tag that the event released or pushed. */
function readEventTag({ releaseTag, ref }) {
    return releaseTag ?? (ref?.startsWith(TAG_REF) ? ref.slice(TAG_REF.length) : undefined);
}
function chooseEventTag(eventTag, commitTag, repository) {
    if ((0,image_reference/* isTag */.dz)(eventTag))
        return tagsOf([eventTag], commitTag);
    const made = composeComponentTag(eventTag, repository);
    return made === undefined ? refuseEventTag(eventTag) : tagsOf([made], commitTag, eventTag);
}
/**
 * A monorepo's `api/v1.2.0` is `v1.2.0` in a repository that is called `api`, and `api-v1.2.0` in one that components
 * share. Undefined when that is no image tag either.
 */
function composeComponentTag(eventTag, repository) {
    const parts = eventTag.split(SEPARATORS).filter((part) => part !== '');
    const [component, version = ''] = parts.slice(-2);
    const isOwn = parts.length > 1 && component === repository.slice(repository.lastIndexOf('/') + 1);
    const tag = isOwn ? version : parts.join('-');
    return (0,image_reference/* isTag */.dz)(tag) ? tag : undefined;
}
/** Refused, not rewritten: what stands in place of these letters nobody can guess. */
function refuseEventTag(tag) {
    const proposal = (0,image_reference/* proposeTag */.vE)(tag);
    return {
        kind: 'fault',
        fault: {
            kind: 'input',
            message: `The tag "${(0,outside_text/* quoteOutsideText */.h)(tag, tags_QUOTE_WIDTH)}" of this event is no image tag: ` +
                'that is 1 to 128 letters, digits, "_", "." and "-", neither "." nor "-" first.',
            advice: proposal === undefined ? 'Give image-tag.' : `Give image-tag, for example "${proposal}".`,
        },
    };
}
/** The commit of such an event is the newest of the default branch (GitHub Docs, "Events that trigger workflows"). */
function refuseWithdrawn(withdrawn) {
    const what = {
        draft: 'is of a release that is a draft',
        unpublished: 'is of a release that was withdrawn',
        deleted: 'deleted its tag or branch',
    }[withdrawn];
    return {
        kind: 'fault',
        fault: {
            kind: 'input',
            message: `This event ${what}: its commit is not what the tag named.`,
            advice: 'Run on "release: types: [published]" or on a pushed tag, or give image-tag.',
        },
    };
}

;// CONCATENATED MODULE: ./lib/image/look.js






/**
 * Asks the registry what it has of what was asked for. Reads only.
 *
 * @throws DeployError `input` when there is no legal tag, or the repository is one of another registry
 */
async function lookForImage(request, world) {
    const { name } = (0,image_reference/* parseRepository */.SU)(request.repository);
    const choice = chooseTags(request.tags, world.origin, name);
    if (choice.kind === 'fault')
        throw new errors/* DeployError */.sH(choice.fault);
    const { commit } = world.origin;
    const buildInputs = hashBuildInputs(request, commit, world.digest);
    const repository = await findRepository(request.repository, world);
    const buildFault = request.mode === 'never' ? undefined : await findBuildFault(request, world);
    return {
        request,
        name,
        repository,
        tags: choice.tags,
        ...(commit === undefined ? {} : { commit }),
        ...(buildInputs === undefined ? {} : { buildInputs }),
        ...(buildFault === undefined ? {} : { buildFault }),
        tagged: repository === undefined ? [] : await findTagged(repository.name, choice.tags.all, world),
    };
}
async function findBuildFault(request, { files, docker }) {
    return (await findBuildFilesFault(request, files)) ?? (await readBuilderFault(request, docker));
}
/** A URI of another account or region would be pushed elsewhere than was looked at. */
async function findRepository(asked, world) {
    const { registry, name } = (0,image_reference/* parseRepository */.SU)(asked);
    const repository = await world.ecr.describeRepository(name);
    if (registry === undefined || repository === undefined)
        return repository;
    if (repository.uri === `${registry}/${name}`)
        return repository;
    throw new errors/* DeployError */.sH({
        kind: 'input',
        message: `The repository ${registry}/${name} is not of the registry of these credentials, which has ${repository.uri}.`,
        advice: 'Give the name alone, or use the credentials and region of that registry.',
    });
}
async function findTagged(repository, tags, world) {
    const images = await Promise.all(tags.map((tag) => world.ecr.findImage(repository, { tag })));
    const readable = images.map((image) => (image?.isArchived === false ? image.digest : undefined));
    const contents = await readContents(repository, readable, world);
    return tags.flatMap((tag, index) => {
        const image = images[index];
        if (image === undefined)
            return [];
        const { digest, isArchived } = image;
        const { labels = {}, platforms = [] } = contents.get(digest) ?? {};
        const { [BUILD_INPUTS_LABEL]: buildInputs } = labels;
        return [{ tag, digest, isArchived, platforms, ...(buildInputs === undefined ? {} : { buildInputs }) }];
    });
}
/** By digest. Where the content may not be read nothing is reused, and that is said once. */
async function readContents(repository, digests, world) {
    const found = new Map();
    for (const digest of new Set(digests)) {
        if (digest === undefined)
            continue;
        try {
            found.set(digest, await world.ecr.imageContent(repository, digest));
        }
        catch (thrown) {
            if (!(thrown instanceof errors/* DeployError */.sH) || thrown.kind !== 'access')
                throw thrown;
            world.tell({ type: 'notice', text: `No image can be reused: ${thrown.message}`, advice: thrown.advice });
            return found;
        }
    }
    return found;
}

// EXTERNAL MODULE: ./lib/registry/registry-host.js
var registry_host = __webpack_require__(5511);
;// CONCATENATED MODULE: ./lib/image/find-in-registry.js



/**
 * Asks Amazon ECR for an image, by digest or tag: the registry of these credentials, and as far as they may those of other
 * accounts and regions. A read that is denied or fails is reported and stops nothing. Not gone is what a pull through cache
 * would fetch when a task starts (ECR User Guide, "Sync an upstream registry with an Amazon ECR private registry").
 */
async function findInRegistry(image, world) {
    try {
        if (await isOurs(image, world.notes.record().identity, world))
            return await askOwnRegistry(image, world);
        return await askOtherRegistry(image, world);
    }
    catch (thrown) {
        const error = (0,errors/* asDeployError */.y0)(thrown);
        if (error.kind === 'internal' || error.kind === 'cancelled')
            throw error;
        const text = `Whether the image ${image.reference} is in its registry is not known: ${error.message}`;
        world.tell({ type: 'notice', text, advice: error.advice });
        return { kind: 'unknown', why: error.message };
    }
}
async function askOwnRegistry({ repository, identifier }, world) {
    const image = await world.ecr.findImage(repository, identifier);
    if (image !== undefined)
        return find_in_registry_describeImage(image, true);
    const isCache = await world.ecr.isCache(repository);
    return isCache ? { kind: 'unknown', why: 'it is fetched by a pull through cache' } : { kind: 'gone' };
}
/** What another account does not let us see may be there all the same. */
async function askOtherRegistry({ registry, repository, identifier }, world) {
    const place = registry === undefined ? undefined : (0,registry_host/* readEcrHost */.dD)(registry);
    if (place === undefined)
        return { kind: 'not-asked' };
    try {
        const image = await world.ecr.findImage(repository, identifier, place);
        return image === undefined ? { kind: 'not-asked' } : find_in_registry_describeImage(image, false);
    }
    catch (thrown) {
        const error = (0,errors/* asDeployError */.y0)(thrown);
        if (error.kind === 'internal' || error.kind === 'cancelled')
            throw error;
        return { kind: 'not-asked' };
    }
}
function find_in_registry_describeImage({ digest, isArchived }, isOwn) {
    return isArchived ? { kind: 'archived', digest } : { kind: 'found', digest, isOwn };
}
/** A registry on loopback may be what the endpoint is: then it names its repositories with that host. */
async function isOurs(image, identity, world) {
    const { registry, repository } = image;
    if (registry === undefined || identity === undefined)
        return false;
    if ((0,named_image/* isOwnRegistry */.MJ)(registry, identity))
        return true;
    if (!(0,named_image/* isLoopback */.U9)(registry))
        return false;
    return (await world.ecr.describeRepository(repository))?.uri === `${registry}/${repository}`;
}

;// CONCATENATED MODULE: ./lib/image/resolve-with-docker.js






/** A registry that does not answer must not hold up the run. */
const LIMIT_MS = 15_000;
const resolve_with_docker_QUOTE_WIDTH = 300;
/**
 * Asks a registry by docker, with the logins that docker has, for the digest that a reference names. Nothing is pulled.
 * buildx answers for every image; without it `docker manifest inspect` answers for an image of one platform.
 * @param registry host of the reference; absent: Docker Hub
 */
async function resolveWithDocker({ reference, registry }, docker) {
    const options = { isQuiet: true, limitMs: LIMIT_MS };
    const format = '--format={{json .Manifest}}';
    try {
        const buildx = await docker.run(['buildx', 'imagetools', 'inspect', format, '--', reference], options);
        const digest = readDigest(buildx, (manifest) => manifest);
        if (digest !== undefined)
            return { digest };
        if (!isWithoutBuildx(buildx))
            return explain(buildx);
        const insecure = registry !== undefined && (0,named_image/* isLoopback */.U9)(registry) ? ['--insecure'] : [];
        const manifest = await docker.run(['manifest', 'inspect', '--verbose', ...insecure, '--', reference], options);
        const described = readDigest(manifest, (answer) => ((0,json/* isJsonObject */.OW)(answer) ? answer.Descriptor : undefined));
        if (described !== undefined)
            return { digest: described };
        return manifest.exitCode === 0 ? { why: 'docker buildx is not installed, which can read it' } : explain(manifest);
    }
    catch (thrown) {
        const error = (0,errors/* asDeployError */.y0)(thrown);
        if (error.kind === 'internal' || error.kind === 'cancelled')
            throw error;
        return { why: error.message };
    }
}
/** docker without the plugin takes `buildx` for an unknown command or its options for unknown ones. */
function isWithoutBuildx({ exitCode, stderr }) {
    return exitCode !== 0 && /is not a docker command|unknown (?:flag|command|shorthand)/i.test(stderr);
}
function readDigest(result, pick) {
    if (result.exitCode !== 0)
        return undefined;
    const picked = pick(parse(result.stdout));
    const digest = (0,json/* isJsonObject */.OW)(picked) ? picked.digest : undefined;
    return typeof digest === 'string' && (0,image_reference/* isDigest */.Bc)(digest) ? digest : undefined;
}
function parse(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return null;
    }
}
function explain({ exitCode, stderr, stdout }) {
    const line = (0,outside_text/* quoteOutsideText */.h)((0,docker_failure/* pickTellingLine */.vq)(`${stdout}\n${stderr}`), resolve_with_docker_QUOTE_WIDTH);
    return { why: line === '' ? `docker ended with exit code ${exitCode}` : line };
}

;// CONCATENATED MODULE: ./lib/image/look-given.js




/**
 * Looks up images by their references: in Amazon ECR by its API, in other registries by docker. Reads only, and never
 * throws for a registry that does not answer.
 */
async function lookForGiven(references, world) {
    return await Promise.all([...new Set(references)].map((reference) => lookForOne(reference, world)));
}
async function lookForOne(reference, world) {
    const image = (0,named_image/* nameImage */.Pe)(reference);
    const lookup = await findInRegistry(image, world);
    const isUnknown = lookup.kind === 'unknown' || lookup.kind === 'not-asked';
    if (isUnknown)
        return { ...NOTHING_KNOWN, reference, lookup: await resolveElsewhere(image, lookup, world) };
    if (lookup.kind !== 'found' || !lookup.isOwn)
        return { ...NOTHING_KNOWN, reference, lookup };
    return { reference, lookup, ...(await readImageContent(image.repository, lookup.digest, world)) };
}
const NOTHING_KNOWN = { platforms: [], children: [] };
/** A reference by digest names one image, whatever its registry answers. */
async function resolveElsewhere(image, lookup, world) {
    if ('digest' in image.identifier)
        return lookup;
    const answer = await resolveWithDocker(image, world.docker);
    if ('digest' in answer)
        return { kind: 'found', digest: answer.digest, isOwn: false };
    return { kind: 'unknown', why: answer.why };
}

// EXTERNAL MODULE: ./lib/task-definition/choose-containers.js
var choose_containers = __webpack_require__(4913);
// EXTERNAL MODULE: ./lib/task-definition/registrable.js
var registrable = __webpack_require__(8609);
;// CONCATENATED MODULE: ./lib/image/next-images.js



/** References of the images that the documents will name once the run has put its own images in. */
function listNextImages(documents, request) {
    const given = request.image.kind === 'given' ? request.image.images : [];
    const kept = documents.flatMap((document) => listKeptImages(document, request));
    return [...given.map(({ reference }) => reference), ...kept];
}
/** A document without the requested container names nothing here: the plan refuses it. */
function listKeptImages(described, request) {
    const replaced = findReplaced(described, request);
    if (replaced === undefined)
        return [];
    const kept = (0,named_image/* listImages */.v8)(described).filter(({ container }) => !replaced.has(container));
    return kept.map(({ reference }) => reference);
}
/** Names of the containers that get an image of the run; undefined where the inputs do not fit the document. */
function findReplaced(described, request) {
    const { image, containerNames, containerSettings } = request;
    if (image.kind === 'keep')
        return new Set();
    const own = new Set((0,named_image/* listImages */.v8)(described).map(({ container }) => container));
    const given = image.kind === 'given' ? image.images : [{ reference: image.repository }];
    const images = given.filter(({ container }) => container === undefined || own.has(container));
    const targets = (0,choose_containers/* chooseContainers */.u)((0,registrable/* toRegistrable */.o)(described), { images, containerSettings, containerNames });
    if ('faults' in targets)
        return undefined;
    const isForAll = images.some(({ container }) => container === undefined);
    return new Set([...(isForAll ? targets.names : []), ...images.flatMap(({ container }) => container ?? [])]);
}

// EXTERNAL MODULE: ./lib/ledger/deployed.js
var deployed = __webpack_require__(1087);
;// CONCATENATED MODULE: ./lib/ledger/describe-standing.js
/** What is said of a run that a newer one has gone before, and of a release that is older than what serves. */

/** `run 42 (attempt 2, release v1.4.0, https://…)`, as far as it is known. The server is ours: the run is of our workflow. */
function nameRun({ entry }, { serverUrl }) {
    const { runNumber, runAttempt = 1, releases = [], commit } = entry;
    const link = (0,run_link/* linkToRun */.T)(entry, serverUrl);
    const release = releases.at(-1);
    const words = [
        ...(runAttempt > 1 ? [`attempt ${runAttempt}`] : []),
        ...(release === undefined ? [] : [`release ${release}`]),
        ...(release === undefined && commit !== undefined ? [`commit ${commit.slice(0, 12)}`] : []),
        ...(link === undefined ? [] : [link]),
    ];
    return `run ${runNumber}${words.length === 0 ? '' : ` (${words.join(', ')})`}`;
}
/** One sentence: which run went before, and with what. */
function describeStale(service, newer, origin) {
    const { runNumber, workflow } = origin;
    return `Run ${runNumber} of ${workflow} is older than ${nameRun(newer, origin)}, which took ${newer.revision} to ${service}.`;
}
/** One sentence: which release serves, and which one takes its place. */
function describeDowngrade(service, serving, release) {
    return `Release ${release} is older than ${serving}, which serves in ${service}.`;
}

// EXTERNAL MODULE: ./lib/ledger/entry.js
var ledger_entry = __webpack_require__(6341);
;// CONCATENATED MODULE: ./lib/ledger/name-source.js
const name_source_COMMIT_DIGITS = 12;
/** Where a revision comes from, for people: its newest release, else 12 digits of its commit; undefined when unknown. */
function nameSource({ releases, commit }) {
    return releases?.at(-1) ?? commit?.slice(0, name_source_COMMIT_DIGITS);
}

;// CONCATENATED MODULE: ./lib/ledger/release-order.js
/** The order of releases by their tags: semantic versions of one component. */
const VERSION = /^(?<component>(?:.*?[/@_-])??)v?(?<numbers>\d{1,9}(?:\.\d{1,9}){0,2})(?:-(?<early>[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?(?:\+[0-9A-Za-z.-]+)?$/;
/**
 * Whether release `tag` is older than `other`, by the precedence of Semantic Versioning 2.0.0. Tags of two components,
 * and tags that are no versions, have no order: false.
 */
function isOlderRelease(tag, other) {
    const one = readVersion(tag);
    const two = readVersion(other);
    if (one === undefined || two === undefined || one.component !== two.component)
        return false;
    return compareVersions(one, two) < 0;
}
function readVersion(tag) {
    const groups = VERSION.exec(tag)?.groups;
    if (groups === undefined)
        return undefined;
    return {
        component: groups.component ?? '',
        numbers: (groups.numbers ?? '').split('.').map(Number),
        early: groups.early === undefined ? [] : groups.early.split('.'),
    };
}
function compareVersions(a, b) {
    for (let at = 0; at < 3; at += 1) {
        const difference = (a.numbers[at] ?? 0) - (b.numbers[at] ?? 0);
        if (difference !== 0)
            return difference;
    }
    // A release comes after all of its pre-releases.
    if (a.early.length === 0 || b.early.length === 0)
        return b.early.length - a.early.length;
    return compareEarly(a.early, b.early);
}
function compareEarly(a, b) {
    for (const [at, one] of a.entries()) {
        const two = b[at];
        if (two === undefined)
            return 1;
        const difference = compareIdentifiers(one, two);
        if (difference !== 0)
            return difference;
    }
    return a.length - b.length;
}
/** Numbers by value and before words; words by their letters. */
function compareIdentifiers(a, b) {
    const isNumber = [a, b].map((text) => /^\d+$/.test(text));
    if (isNumber[0] && isNumber[1])
        return Number(a) - Number(b);
    if (isNumber[0] !== isNumber[1])
        return isNumber[0] ? -1 : 1;
    if (a === b)
        return 0;
    return a < b ? -1 : 1;
}

// EXTERNAL MODULE: ./lib/task-definition/same-content.js
var same_content = __webpack_require__(9275);
;// CONCATENATED MODULE: ./lib/ledger/run-entry.js


/** Which run this is: what it is ordered by among the runs of its workflow. */
function describeRun({ repository, workflow, runId, runNumber, runAttempt }) {
    return {
        ...(repository === undefined ? {} : { repository }),
        ...(workflow === undefined ? {} : { workflow }),
        ...(runId === undefined ? {} : { runId }),
        ...(runNumber === undefined ? {} : { runNumber }),
        ...(runAttempt === undefined ? {} : { runAttempt }),
    };
}
/** Which commit the run deploys, and which release: the tag that was released or pushed. */
function describeSource(origin) {
    const { commit } = origin;
    const release = readEventTag(origin);
    return {
        ...(commit === undefined ? {} : { commit }),
        ...(release === undefined ? {} : { releases: [release] }),
    };
}
/** What the revision holds: the first image that is named by digest, and the content's hash. */
function describeContent({ document, images }, digest) {
    const [imageDigest] = images.flatMap((reference) => /@(sha256:[0-9a-f]{64})$/.exec(reference)?.[1] ?? []);
    return { ...(imageDigest === undefined ? {} : { imageDigest }), content: digest((0,same_content/* toCanonicalText */.J)(document)) };
}

;// CONCATENATED MODULE: ./lib/look-around.js

function openInstances(cluster, world) {
    let read;
    return () => {
        read ??= world.ecs.containerInstances(cluster);
        return read;
    };
}
/**
 * Reads what the forecast of a service needs: container instances and own tasks with launch type EC2, how long its
 * targets drain. Never throws: a run does without, and the forecast says what it lacks.
 */
async function lookAround(service, instances, world) {
    const unreadable = [];
    const read = async (what, ask) => {
        try {
            return await ask();
        }
        catch (thrown) {
            unreadable.push({ action: what, why: (0,errors/* asDeployError */.y0)(thrown).message });
            return undefined;
        }
    };
    const [room, delay] = await Promise.all([
        service.launchType === 'EC2' ? read(ROOM, () => readRoom(service, instances, world)) : undefined,
        read(DRAINING, () => readDelay(service, world)),
    ]);
    return {
        ...(room === undefined ? {} : { room }),
        ...(delay === undefined ? {} : { deregistrationDelayMs: delay }),
        unreadable,
    };
}
const ROOM = 'container instances';
const DRAINING = 'deregistration delay';
async function readRoom(service, instances, world) {
    const [all, tasks] = await Promise.all([instances(), world.ecs.serviceTasks(service.clusterArn, service.name)]);
    return { instances: all, tasks };
}
/** Undefined without a target group. */
async function readDelay(service, world) {
    const arns = service.loadBalancers.flatMap(({ targetGroupArn }) => targetGroupArn ?? []);
    if (arns.length === 0)
        return undefined;
    const { loadBalancing } = await world.evidence();
    return Math.max(...(await Promise.all(arns.map(loadBalancing.deregistrationDelayMs))));
}

;// CONCATENATED MODULE: ./lib/one-off-task/look-cluster.js

/**
 * Asks for the cluster of a one-off task that goes with no service: a service that is found shows that its cluster is
 * there. What may not be read is said, and stops nothing.
 * @throws DeployError `absent` when the cluster is not there, or not ACTIVE
 */
async function lookForCluster({ oneOffTask, services, cluster }, world) {
    if (oneOffTask === undefined || services.length > 0)
        return;
    const status = await readStatus(cluster, world);
    if (status === 'ACTIVE' || status === 'not known')
        return;
    throw new errors/* DeployError */.sH({
        kind: 'absent',
        message: `The cluster ${cluster} ${status === undefined ? 'is not there' : `is ${status}`}.`,
        advice: 'Check cluster, region and account; what is there: aws ecs list-clusters',
    });
}
async function readStatus(cluster, { ecs, tell }) {
    try {
        return await ecs.clusterStatus(cluster);
    }
    catch (thrown) {
        const error = (0,errors/* asDeployError */.y0)(thrown);
        if (error.kind !== 'access')
            throw error;
        tell({ type: 'notice', text: `Whether the cluster is there is not known: ${error.message}`, advice: error.advice });
        return 'not known';
    }
}

;// CONCATENATED MODULE: ./lib/one-off-task/look-running.js


/**
 * Whether a one-off task of these families is running that ends before any service is updated, since the run waits for it:
 * until then it holds room that a forecast finds missing. What may not be listed is said when the task is started.
 */
async function hasRunningTask({ oneOffTask, cluster }, families, { ecs }) {
    if (oneOffTask?.shouldWait !== true)
        return false;
    try {
        const tasks = await ecs.startedTasks(cluster, oneOffTask.startedBy);
        const running = tasks.filter(({ lastStatus }) => lastStatus !== 'STOPPED');
        return running.some(({ revisionArn }) => families.includes((0,rollback_past/* splitRevision */.E8)(revisionArn).family));
    }
    catch (thrown) {
        const error = (0,errors/* asDeployError */.y0)(thrown);
        if (error.kind === 'internal')
            throw error;
        return false;
    }
}

;// CONCATENATED MODULE: ./lib/rollback/last-completed.js
/** The newest COMPLETED deployment that the service lists. While ECS rolls back to a deployment, that one is IN_PROGRESS again. */
function findListedCompleted(service, left = {}) {
    // ECS reports rolloutState for its own controller only (ECS API reference, Deployment).
    if (service.controller !== 'ECS')
        return service.revisionArn;
    return withoutLeft(service, left).find((one) => one.rolloutState === 'COMPLETED')?.revisionArn;
}
/**
 * The newest SUCCESSFUL service deployment. After one that was rolled back, that is also where ECS went: to the last
 * deployment that completed (ECS Developer Guide, deployment circuit breaker).
 */
function findRecordedCompleted(history, left = {}) {
    const completed = history.find((one) => {
        const target = one.targetRevisionArn ?? '';
        return one.status === 'SUCCESSFUL' && one.arn !== left.serviceDeploymentArn && target !== '';
    });
    return completed?.targetRevisionArn;
}
/**
 * Behind a Classic Load Balancer there is no rolloutState: the only deployment, when it has all its tasks, or next to the
 * one that is left the oldest that still has tasks.
 */
function findClassicCompleted(service, left = {}) {
    const others = withoutLeft(service, left);
    if (others.some((one) => one.rolloutState !== undefined))
        return undefined;
    const [only, ...more] = service.deployments;
    if (only !== undefined && more.length === 0 && others.length === 1) {
        return service.running === service.desired && service.pending === 0 ? only.revisionArn : undefined;
    }
    return others.findLast((one) => one.running > 0)?.revisionArn;
}
/** The revision whose `steady` is the newest verdict of the ledger: ECS forgets deployments after 90 days. */
function findWrittenCompleted(known) {
    const steady = known.filter(({ verdict }) => verdict?.verdict === 'steady');
    const [newest] = steady.toSorted((one, other) => (other.verdict?.at ?? 0) - (one.verdict?.at ?? 0));
    return newest?.arn;
}
function withoutLeft(service, { id }) {
    return service.deployments.filter((one) => one.id !== id);
}

;// CONCATENATED MODULE: ./lib/rollback/read-last-completed.js





/** Of so many of the family's newest revisions the tags are read, where ECS has no completed deployment. */
const read_last_completed_MOST_READ = 20;
/** ARN of the revision of the last deployment that completed; undefined when no such deployment is known. */
async function readLastCompleted(asked, world) {
    const { service, left } = asked;
    const listed = findListedCompleted(service, left);
    if (listed !== undefined)
        return listed;
    const recorded = findRecordedCompleted((await asked.history()) ?? [], left);
    return recorded ?? findClassicCompleted(service, left) ?? findWrittenCompleted(await read_last_completed_readWritten(service, world));
}
/** What the ledger has of the newest revisions of the family; empty when it may not be read. */
async function read_last_completed_readWritten({ clusterArn, name, revisionArn }, world) {
    const { family } = (0,rollback_past/* splitRevision */.E8)(revisionArn);
    const newest = family === '' ? [] : await unlessDenied(() => world.ecs.listRevisions(family, read_last_completed_MOST_READ));
    const reader = (0,read_known/* openKnown */.s)({ cluster: (0,task_definition_document/* nameRevision */.h)(clusterArn), service: name }, world);
    return (await reader.of(newest ?? [])) ?? [];
}
/** The history as far as it may be read: what is denied is no answer, and the ledger is read instead. */
function readHistoryOrNone({ clusterArn, name }, { ecs }) {
    return unlessDenied(() => ecs.serviceDeployments(clusterArn, name, 100));
}
async function unlessDenied(read) {
    try {
        return await read();
    }
    catch (thrown) {
        if ((0,errors/* asDeployError */.y0)(thrown).kind === 'access')
            return undefined;
        throw thrown;
    }
}

;// CONCATENATED MODULE: ./lib/rollback/find-base.js



/**
 * Reads the revision that the service names and, where that one has not completed, the one that did last.
 *
 * @param history newest first; undefined when it may not be read
 */
async function findBase(service, history, world) {
    const latest = await world.ecs.describeRevision(service.revisionArn);
    const completedArn = await readLastCompleted({ service, history: () => Promise.resolve(history) }, world);
    if (completedArn === undefined)
        return { serving: latest };
    if (completedArn === latest.arn)
        return { serving: latest, completedArn };
    const serving = await describeOrNone(completedArn, world);
    // It can neither be read nor run again.
    return serving === undefined ? { serving: latest } : { serving, latest, completedArn };
}
/** A revision that was deleted is absent (ECS Developer Guide, deleting a task definition revision). */
async function describeOrNone(arn, world) {
    try {
        return await world.ecs.describeRevision(arn);
    }
    catch (thrown) {
        const error = (0,errors/* asDeployError */.y0)(thrown);
        if (error.kind !== 'absent')
            throw error;
        const text = `${(0,task_definition_document/* nameRevision */.h)(arn)}, the last revision whose deployment completed, no longer exists.`;
        world.tell({ type: 'notice', text });
        return undefined;
    }
}

// EXTERNAL MODULE: ./lib/report/shell-word.js
var shell_word = __webpack_require__(2561);
;// CONCATENATED MODULE: ./lib/rollback/advise-candidate.js


/** What to do where a rollback leads nowhere: the command for the first candidate, or that there is none. */
function adviseCandidate(candidate, service) {
    if (candidate === undefined)
        return 'No other revision is known that has run in this service: deploy a new one.';
    const revision = (0,task_definition_document/* nameRevision */.h)(candidate.arn);
    return `Set rollback-to to ${revision}, or run: ${nameCommand(revision, service)}`;
}
/** What to do for the images that the running revision had before. */
function adviseImagesBefore(service) {
    return `To bring back the image that ran before: set rollback-to to last-good, or run: ${nameCommand('last-good', service)}`;
}
/** `slipway rollback web:41 --cluster shop --service web` */
function nameCommand(revision, { clusterArn, name }) {
    const words = [revision, '--cluster', (0,task_definition_document/* nameRevision */.h)(clusterArn), '--service', name].map(shell_word/* quoteWord */.X);
    return `slipway rollback ${words.join(' ')}`;
}

// EXTERNAL MODULE: ./lib/image/archived.js
var archived = __webpack_require__(623);
;// CONCATENATED MODULE: ./lib/rollback/check-images.js






/**
 * Compares the images of a revision with what ran of it. A tag that was moved since must not bring another image: the
 * digest that ran is deployed. What is not known is reported and stops nothing.
 * @param ran digests by container that ran of the revision; a container is missing where that is not known
 */
async function checkImages(revision, ran, world) {
    const images = (0,named_image/* listImages */.v8)(revision.described);
    const seen = await lookForGiven(images.map(({ reference }) => reference), world);
    const known = nameByIndex(ran, seen);
    const outcomes = await Promise.all(images.map((image) => checkOne(image, { sight: seen.find(({ reference }) => reference === image.reference), known }, world)));
    reportUnknown(outcomes, world);
    return {
        ...adviseRestore(outcomes),
        lost: outcomes.flatMap((outcome) => (outcome.kind === 'lost' ? [outcome.reason] : [])),
        pins: Object.fromEntries(outcomes.flatMap((one) => (one.kind === 'pin' ? [[one.container, one.digest]] : []))),
        changes: outcomes.flatMap((outcome) => (outcome.kind === 'pin' ? [outcome.change] : [])),
        unverified: Object.fromEntries(outcomes.flatMap((one) => (one.kind === 'unverified' ? [[one.container, one.ran]] : []))),
    };
}
async function checkOne(image, { sight, known }, world) {
    const { reference, container, identifier } = image;
    const lookup = sight?.lookup ?? { kind: 'not-asked' };
    const ran = (0,pin/* digestOf */.ol)(known, container);
    if ('digest' in identifier || ran === undefined)
        return checkAsNamed(image, lookup);
    if (lookup.kind === 'found' && lookup.digest === ran)
        return { kind: 'same' };
    if (lookup.kind === 'unknown' || lookup.kind === 'not-asked')
        return { kind: 'unverified', reference, container, ran };
    const now = 'digest' in lookup ? lookup.digest : undefined;
    const isAskable = lookup.kind !== 'found' || lookup.isOwn;
    const then = isAskable ? await findInRegistry({ ...image, identifier: { digest: ran } }, world) : undefined;
    if (then?.kind === 'gone')
        return { kind: 'lost', reason: describeGone(image, ran, now) };
    if (then?.kind === 'archived')
        return loseArchived(image, ran);
    return { kind: 'pin', container, digest: ran, change: describePin(image, ran, now) };
}
/** Of an image by digest, and of one by tag of which nobody knows what ran. */
function checkAsNamed(image, lookup) {
    const { reference, container, identifier } = image;
    switch (lookup.kind) {
        case 'found':
            return 'digest' in identifier ? { kind: 'same' } : { kind: 'unrecorded', reference, digest: lookup.digest };
        case 'gone':
            return { kind: 'lost', reason: `Image ${reference} of container ${container} no longer exists in the registry.` };
        case 'archived':
            return loseArchived(image, lookup.digest);
        case 'not-asked':
        case 'unknown':
            return { kind: 'unknown', reference };
    }
}
function loseArchived({ repository }, digest) {
    const { message } = (0,archived/* refuseArchived */.x)(repository, { digest });
    return { kind: 'lost', reason: message, restore: (0,archived/* nameRestore */.y)(repository, digest) };
}
/** A restore helps only when no other image is lost for good. */
function adviseRestore(outcomes) {
    const lost = outcomes.filter((outcome) => outcome.kind === 'lost');
    const commands = lost.flatMap(({ restore }) => (restore === undefined ? [] : [restore]));
    if (commands.length === 0 || commands.length < lost.length)
        return {};
    const [only, ...others] = new Set(commands);
    return { restore: `Restore ${others.length === 0 ? 'it' : 'them'}: ${[only, ...others].join(' && ')}` };
}
function describeGone({ reference, container }, ran, now) {
    const tag = now === undefined ? 'and its tag no longer exists' : `and ${reference} is now ${now}`;
    return `Image ${ran}, which ran in container ${container}, no longer exists in the registry, ${tag}.`;
}
function describePin({ reference, container }, ran, now) {
    const tag = now === undefined ? `what ${reference} is now is not known` : `${reference} is now ${shortenDigest(now)}`;
    return `image of container ${container}: ${shortenDigest(ran)}, which ran then (${tag})`;
}
function reportUnknown(outcomes, world) {
    const unknown = outcomes.flatMap((one) => one.kind === 'unknown' || one.kind === 'unverified' ? [one.reference] : []);
    if (unknown.length > 0) {
        const list = [...new Set(unknown)].join(', ');
        world.tell({ type: 'notice', text: `Not checked whether these images still exist: ${list}.` });
    }
    for (const outcome of outcomes) {
        if (outcome.kind !== 'unrecorded')
            continue;
        const text = `ECS has no record of the digest that ran as ${outcome.reference}. The tag is now ${shortenDigest(outcome.digest)}, which is deployed.`;
        const advice = 'If the tag was moved since, deploy the earlier image by its digest instead.';
        world.tell({ type: 'warning', text, advice });
    }
}

// EXTERNAL MODULE: ./lib/rollout/running-images.js
var running_images = __webpack_require__(3885);
;// CONCATENATED MODULE: ./lib/rollback/ran-images.js


/**
 * Digests by container that ran of a revision: as ECS recorded them for its last deployment (kept 90 days), else as the
 * run that deployed it wrote them down. The ledger has one digest a revision, so it says this of a single image by tag alone.
 */
function findRanImages(revision, { history, known, }) {
    const recorded = (0,running_images/* findImages */.Mz)(history, revision.arn);
    if (recorded !== undefined)
        return recorded;
    const written = known.find(({ arn }) => arn === revision.arn)?.entry.imageDigest;
    const [only, ...others] = (0,named_image/* listImages */.v8)(revision.described).filter(({ identifier }) => 'tag' in identifier);
    return written === undefined || only === undefined || others.length > 0 ? {} : { [only.container]: written };
}

;// CONCATENATED MODULE: ./lib/rollback/step-back.js


/** Whether a rollback is asked for by what came before, and not by name. */
function isStep({ kind }) {
    return kind === 'last-good' || kind === 'previous';
}
/**
 * The newest revision that served well before the one that is left did so first, so that two rollbacks in a row go two
 * steps back. From ECS's deployment history (kept 90 days; ECS API reference, ListServiceDeployments), and where that
 * has none, from the ledger. Never a revision whose last deployment failed or was taken back.
 */
function findLastGood(past) {
    const history = past.history ?? [];
    const left = openVersion(findRestored(findLeft(past), past), history);
    const first = history.findLastIndex((one) => isVersion(one, left) && one.status === 'SUCCESSFUL');
    const older = history.slice(first + 1).filter((one) => one.status === 'SUCCESSFUL');
    const found = older.find((one) => {
        const arn = one.targetRevisionArn;
        if (arn === left.arn)
            return !isVersion(one, left);
        return isOther(arn, left.arn) && (0,rollback_past/* wentWell */.x3)(arn, past) && !isYoungerBeyondSight(arn, left.arn, past);
    });
    return found === undefined ? toStep(findInLedger(past, left.arn)) : stepTo(found, left.arn);
}
/** What was deployed just before the revision that is left, unless it failed or was rolled back by ECS or by an update. */
function findPrevious(past) {
    const history = past.history ?? [];
    const left = openVersion(findLeft(past), history);
    const at = history.findIndex((one) => one.targetRevisionArn === left.arn && !(0,rollback_past/* isTakenBack */.Zb)(one));
    const found = history.slice(at + 1).find((one) => {
        const arn = one.targetRevisionArn;
        if ((0,rollback_past/* isTakenBack */.Zb)(one))
            return false;
        return arn === left.arn ? !isVersion(one, left) : isOther(arn, left.arn) && !(0,rollback_past/* hasFailedVerdict */.vm)(arn, past);
    });
    return found === undefined ? toStep(findInLedger(past, left.arn)) : stepTo(found, left.arn);
}
function openVersion(arn, history) {
    const images = (0,running_images/* findImages */.Mz)(history, arn);
    return { arn, ...(images === undefined ? {} : { images }) };
}
/** Images that ECS did not record are taken for the same. */
function isVersion({ targetRevisionArn, targetImages = {} }, version) {
    const images = Object.entries(version.images ?? {});
    const isOtherImage = images.some(([name, digest]) => (targetImages[name] ?? digest) !== digest);
    return targetRevisionArn === version.arn && !isOtherImage;
}
function stepTo({ targetRevisionArn: arn = '', targetImages }, left) {
    return { arn, ...(arn === left && targetImages !== undefined ? { images: targetImages } : {}) };
}
function toStep(arn) {
    return arn === undefined ? undefined : { arn };
}
/** A rollback that had to register the content again is a step back like any other: what came before is the original's. */
function findRestored(left, { known }) {
    const restores = known?.find(({ arn }) => arn === left)?.entry.restores;
    return restores === undefined ? left : `${left.slice(0, left.lastIndexOf('/') + 1)}${restores}`;
}
/** The revision that a rollback leaves. While ECS takes a deployment back, the service names the one it returns to already. */
function findLeft({ history, servingArn }) {
    const [newest] = history ?? [];
    return (0,rollback_past/* isBeingTakenBack */.aS)(newest) ? (newest?.targetRevisionArn ?? servingArn) : servingArn;
}
function isOther(arn, left) {
    return arn !== undefined && arn !== '' && arn !== left;
}
/**
 * The first success of the revision that is left may be older than the history. Then what was registered after it is
 * what somebody came back from, and no step back.
 */
function isYoungerBeyondSight(arn, left, past) {
    const oldest = past.history?.at(-1);
    const isInSight = left !== past.servingArn || past.registeredAt === undefined || oldest === undefined;
    if (isInSight || past.registeredAt >= oldest.createdAt)
        return false;
    const [one, other] = [(0,rollback_past/* splitRevision */.E8)(arn), (0,rollback_past/* splitRevision */.E8)(left)];
    return one.family === other.family && one.number > other.number;
}
/** The ledger has one verdict a revision: of those registered before the one that is left, the last that went well. */
function findInLedger(past, left) {
    const { family, number } = (0,rollback_past/* splitRevision */.E8)(left);
    const older = (past.known ?? []).filter((one) => {
        const revision = (0,rollback_past/* splitRevision */.E8)(one.arn);
        return revision.family === family && revision.number < number;
    });
    const good = older.filter((one) => one.verdict?.verdict === 'steady' && (0,rollback_past/* wentWell */.x3)(one.arn, past));
    const latestFirst = good.toSorted((a, b) => (b.verdict?.at ?? 0) - (a.verdict?.at ?? 0));
    return latestFirst[0]?.arn;
}

;// CONCATENATED MODULE: ./lib/rollback/candidates.js




const MOST_CANDIDATES = 10;
/** What the ledger says of a revision that a newer deployment replaced before it completed. */
const REPLACED = new Set([undefined, 'steady', 'superseded', 'cancelled']);
/**
 * Revisions that once ran, each once, without the one that the service names: first those that completed, newest first,
 * then those that a newer deployment may have replaced before ECS reported them as completed. Ten at most.
 */
function listCandidates(past) {
    const completed = listCompleted(past).map((arn) => ({ arn, words: describeCandidate(arn, past) }));
    const all = [...completed, ...listStopped(past)];
    const isFirst = ({ arn }, at) => all.findIndex((one) => one.arn === arn) === at;
    return all
        .filter((one, at) => one.arn !== '' && one.arn !== past.servingArn && isFirst(one, at))
        .slice(0, MOST_CANDIDATES);
}
function listCompleted({ history, known }) {
    const recorded = (history ?? []).filter((one) => one.status === 'SUCCESSFUL');
    const written = (known ?? []).filter((one) => one.verdict?.verdict === 'steady');
    const latestFirst = written.toSorted((a, b) => (b.verdict?.at ?? 0) - (a.verdict?.at ?? 0));
    return [...recorded.map((one) => one.targetRevisionArn ?? ''), ...latestFirst.map((one) => one.arn)];
}
/** ECS stops a deployment that a newer one replaces, also one whose tasks all run (ECS API reference, ServiceDeployment). */
function listStopped(past) {
    const newest = new Map();
    for (const one of past.history ?? []) {
        const arn = one.targetRevisionArn ?? '';
        if (!newest.has(arn))
            newest.set(arn, one);
    }
    return [...newest].flatMap(([arn, one]) => {
        const verdict = past.known?.find((known) => known.arn === arn)?.verdict?.verdict;
        const isStopped = one.status === 'STOPPED' || one.status === 'STOP_REQUESTED';
        if (!isStopped || (0,rollback_past/* isTakenBack */.Zb)(one) || !REPLACED.has(verdict))
            return [];
        const words = describeCandidate(arn, past, 'replaced before it completed');
        return [{ arn, words, stoppedDeploymentArn: one.arn }];
    });
}
/** `web:41 (v1.4.2, 2026-11-03 22:03 UTC)`, with what is known of release or commit and moment. */
function describeCandidate(arn, { history, known }, state) {
    const revision = known?.find((one) => one.arn === arn);
    const source = revision === undefined ? undefined : nameSource(revision.entry);
    const at = history?.find((one) => one.targetRevisionArn === arn)?.createdAt ?? revision?.verdict?.at;
    const moment = at === undefined ? undefined : (0,duration/* formatMoment */.K9)(at);
    const facts = [source, moment, state].filter((fact) => fact !== undefined);
    return facts.length === 0 ? (0,task_definition_document/* nameRevision */.h)(arn) : `${(0,task_definition_document/* nameRevision */.h)(arn)} (${facts.join(', ')})`;
}

;// CONCATENATED MODULE: ./lib/rollback/target.js





/**
 * Chooses the revision to return to. `last-good` and `previous` come from ECS's own deployment history and the ledger,
 * never from "number minus one", since that revision may never have served. A revision of another family must be asked
 * for whole, as `family:n` or by its ARN.
 */
function chooseTarget(request, past) {
    switch (request.kind) {
        case 'number':
            return takeNamed(`${past.family}:${request.number}`, past);
        case 'revision':
            return takeNamed(`${request.family}:${request.number}`, past);
        case 'arn':
            return takeArn(request.arn, past);
        case 'last-good':
            return takeFound(findLastGood(past), past) ?? none(explainNone('last-good', 'successful deployment', past), past);
        case 'previous':
            return takeFound(findPrevious(past), past) ?? none(explainNone('previous', 'deployment', past), past);
        case 'release':
            return chooseRelease(request.release, past);
        case 'commit':
            return chooseCommit(request.commit, past);
    }
}
/** A reason with the candidates: also for what shows only later, when the revision is described. */
function none(reason, past) {
    return { kind: 'none', reason, candidates: listCandidates(past) };
}
function takeNamed(reference, past) {
    const revision = (0,task_definition_document/* nameRevision */.h)(reference);
    const isServing = past.isAtRest && revision === (0,task_definition_document/* nameRevision */.h)(past.servingArn);
    if (!isServing)
        return { kind: 'chosen', reference };
    return { ...none(`${revision} is already running.`, past), ...findImagesBefore(past) };
}
/** Who names the running revision may mean the images that it ran with before: ECS resolves tags for each deployment. */
function findImagesBefore(past) {
    const { arn, images } = findLastGood(past) ?? {};
    if (arn === undefined || images === undefined)
        return {};
    return { imagesBefore: { arn, images, words: describeCandidate(arn, past) } };
}
/** ECS Developer Guide, Amazon Resource Names: a service and its task definition are of one account and region. */
function takeArn(arn, past) {
    if (nameHome(arn) === nameHome(past.servingArn))
        return takeNamed(arn, past);
    return none(`${arn} is of another account or region than the service, whose revision is ${past.servingArn}.`, past);
}
function nameHome(arn) {
    return arn.slice(0, arn.lastIndexOf('/'));
}
function takeFound(step, past) {
    if (step === undefined)
        return undefined;
    const { arn, images } = step;
    if (images !== undefined)
        return { kind: 'chosen', reference: arn, images };
    if ((0,rollback_past/* splitRevision */.E8)(arn).family === past.family)
        return takeNamed(arn, past);
    const [found, serving] = [(0,task_definition_document/* nameRevision */.h)(arn), (0,task_definition_document/* nameRevision */.h)(past.servingArn)];
    return none(`It would be ${found}, which is of another family than ${serving}; ask for it whole: rollback-to: ${found}.`, past);
}
function explainNone(word, which, { history, servingArn, known }) {
    const serving = (0,task_definition_document/* nameRevision */.h)(servingArn);
    const recorded = history === undefined
        ? "ECS's deployment history may not be read"
        : `ECS has no ${which} of another revision before ${serving} in this service's history`;
    const written = known === undefined ? 'tags of revisions may not be read' : 'no tag of an older revision says that it was steady';
    return `There is no ${word}: ${recorded}, and ${written}.`;
}
function chooseRelease(release, past) {
    return chooseFit(`release ${release}`, findRelease(release, past), past);
}
/** A release may be named like a commit, and then it is meant. */
function chooseCommit(commit, past) {
    const released = findRelease(commit, past);
    if (released.length > 0)
        return chooseFit(`release ${commit}`, released, past);
    const prefix = commit.toLowerCase();
    const fits = (past.known ?? []).filter(({ entry }) => entry.commit?.toLowerCase().startsWith(prefix) === true);
    return chooseFit(`commit ${commit}`, fits, past);
}
function findRelease(release, { known }) {
    return (known ?? []).filter(({ entry }) => entry.releases?.includes((0,ledger_entry/* toTagValue */.hC)(release)) === true);
}
/** One revision fits, or one of those that fit has served here; else nobody but the user knows which is meant. */
function chooseFit(what, fits, past) {
    const served = fits.filter(({ arn }) => (0,rollback_past/* hasServed */.qP)(arn, past));
    const [only, other] = fits.length > 1 && served.length > 0 ? served : fits;
    if (only === undefined)
        return none(explainNoFit(what, past), past);
    if (other === undefined)
        return takeFound({ arn: only.arn }, past) ?? none(explainNoFit(what, past), past);
    return {
        kind: 'none',
        reason: `The ${what} fits several revisions; say which by its number.`,
        candidates: fits.map(({ arn }) => ({ arn, words: describeCandidate(arn, past) })),
    };
}
function explainNoFit(what, { known, family }) {
    if (known === undefined)
        return `The ${what} cannot be looked for: the tags of the revisions may not be read.`;
    return `No revision of family ${family}, nor of this service's history, has the ${what} in its tags.`;
}

// EXTERNAL MODULE: ./lib/rollout/update-plan.js
var update_plan = __webpack_require__(1262);
;// CONCATENATED MODULE: ./lib/rollback/under-way.js



/**
 * The deployment under way that ECS can be asked to take back instead of an update: `last-good` or `previous` is asked
 * for, and it is where ECS would return to, the last deployment that completed (ECS Developer Guide, deployment circuit
 * breaker; that a stop returns there too is assumed). Only a deployment that is ours is stopped: one whose revision is
 * of the run's own repository, or of one that is not known, since a person asked for this service by name.
 */
function findWayBack(asked) {
    const { request, targetArn, service, history } = asked;
    const primary = (0,rollout_facts/* findPrimary */.WM)(service);
    const [newest] = history;
    if (!isStep(request) || primary === undefined || newest === undefined || !under_way_isOurs(asked))
        return undefined;
    const isUnderWay = (0,update_plan/* isStoppable */.f)(newest) && newest.targetRevisionArn === primary.revisionArn;
    const returnsTo = service.deployments.find((one) => one.id !== primary.id && one.rolloutState === 'COMPLETED');
    if (!isUnderWay || returnsTo?.revisionArn !== targetArn)
        return undefined;
    return {
        deploymentId: primary.id,
        revisionArn: primary.revisionArn,
        serviceDeploymentArn: newest.arn,
        returnsToId: returnsTo.id,
    };
}
/** Where CodeDeploy goes from its deployment under way by itself, or when that is stopped with rollback. */
function findActiveReturn(active) {
    return active?.isRollback === true ? active.revision?.arn : active?.returnsToArn;
}
/**
 * Whether a stop with rollback of CodeDeploy's deployment under way leads to the target. Only a
 * deployment that is ours is stopped, and none whose revision is not known: it may be anybody's.
 */
function leadsBack(active, asked) {
    if (active?.revision === undefined || active.isRollback)
        return false;
    return active.returnsToArn === asked.targetArn && under_way_isOurs(asked);
}
function under_way_isOurs({ entry, repository }) {
    return entry?.repository === undefined || repository === undefined || entry.repository === repository;
}

;// CONCATENATED MODULE: ./lib/rollback/usable-candidates.js




/**
 * The candidates that can run: the revision is ACTIVE, its images are in the registry, and its last deployment did not
 * fail. What may not be read excludes none.
 *
 * @param context `refused`: ARNs or `family:n` that are no answer, such as the revision that was just refused; `history`:
 * service deployments, newest first, with the digests that ran
 */
async function pickUsable(candidates, { refused, history }, world) {
    // What the registry cannot say of one candidate is nobody's news: it was not requested.
    const quiet = { ...world, tell: () => { } };
    const names = new Set(refused.map(task_definition_document/* nameRevision */.h));
    const open = candidates.filter(({ arn }) => !names.has((0,task_definition_document/* nameRevision */.h)(arn)));
    const usable = await Promise.all(open.map(async (one) => !(await hasFailed(one, quiet)) && (await canRun(one, history, quiet))));
    return open.filter((_, at) => usable[at]);
}
async function canRun({ arn, images }, history, world) {
    try {
        const revision = await world.ecs.describeRevision(arn);
        if (revision.status !== 'ACTIVE')
            return false;
        const ran = images ?? findRanImages(revision, { history, known: [] });
        return (await checkImages(revision, ran, world)).lost.length === 0;
    }
    catch (thrown) {
        return readKind(thrown) !== 'absent';
    }
}
/** A STOPPED deployment was replaced by a newer one, also while its tasks failed again and again, or it failed itself. */
async function hasFailed({ stoppedDeploymentArn: arn }, { ecs }) {
    if (arn === undefined)
        return false;
    try {
        const deployment = await ecs.describeServiceDeployment(arn);
        const { circuitBreaker, alarms } = deployment ?? {};
        return [circuitBreaker?.status, alarms?.status].includes('TRIGGERED') || (circuitBreaker?.failureCount ?? 0) > 0;
    }
    catch (thrown) {
        readKind(thrown);
        return false;
    }
}
/** Of a read that was denied or failed. */
function readKind(thrown) {
    const { kind } = (0,errors/* asDeployError */.y0)(thrown);
    if (kind === 'internal' || kind === 'cancelled')
        throw thrown;
    return kind;
}

;// CONCATENATED MODULE: ./lib/rollback/find-target.js















/** Of so many revisions of the history the ledger is read unasked. */
const MOST_OF_HISTORY = 10;
/**
 * Finds the revision that a rollback returns to: chosen from history and ledger, ACTIVE, its images still there. Reads
 * only.
 *
 * @throws DeployError `input` when there is none, with the reason and the candidates
 */
async function findTarget(request, found, world) {
    const { service } = found;
    const reader = (0,read_known/* openKnown */.s)({ cluster: (0,task_definition_document/* nameRevision */.h)(service.clusterArn), service: service.name }, world);
    const active = found.codeDeploy?.active;
    const mark = await readOwnMark(service, world);
    const resumed = isSecondStep(request, mark, world) ? service.revisionArn : undefined;
    const reference = resumed ?? (isStep(request) ? findActiveReturn(active) : undefined);
    const before = find_target_describePast(found, mark);
    const named = reference === undefined ? undefined : { kind: 'chosen', reference };
    const { target, past } = named === undefined ? await choose(request, before, reader) : { target: named, past: before };
    const history = past.history ?? [];
    const refuse = async (reason, refused, advice) => {
        const whole = { ...past, known: await readAll(past, reader) };
        const instead = { ...none(reason, whole), ...(advice === undefined ? {} : { advice }) };
        throw refuseTarget(service, await leaveUsable(instead, { refused: [refused], history }, world));
    };
    if (target.kind === 'none')
        throw refuseTarget(service, await leaveUsable(target, { refused: [], history }, world));
    const revision = await describe(target.reference, refuse, world);
    const name = (0,task_definition_document/* nameRevision */.h)(revision.arn);
    if (revision.status !== 'ACTIVE') {
        return refuse(`${name} is ${revision.status}: it was deregistered, and ECS starts no task of it.`, revision.arn);
    }
    const brought = active?.revision?.arn;
    const known = (await reader.of([revision.arn, service.revisionArn, brought ?? ''])) ?? [];
    const ran = target.images ?? findRanImages(revision, { history: found.history ?? [], known });
    const checked = await checkImages(revision, ran, world);
    const { lost, restore, pins, changes, unverified } = target.images === undefined ? checked : pinAll(checked, target.images);
    if (lost.length > 0)
        return refuse(`${name} cannot run again. ${lost.join(' ')}`, revision.arn, restore);
    const { repository } = world.origin;
    const isCodeDeployBack = leadsBack(active, {
        targetArn: revision.arn,
        entry: known.find(({ arn }) => arn === brought)?.entry,
        repository,
    });
    const wayBack = findWayBack({
        request,
        targetArn: revision.arn,
        service,
        history: found.history ?? [],
        entry: known.find(({ arn }) => arn === service.revisionArn)?.entry,
        repository,
    });
    const pinned = changes.length === 0 ? {} : { pinned: (0,pin/* pinContainers */.WS)((0,registrable/* toRegistrable */.o)(revision.described), pins), changes };
    return { revision, known, isCodeDeployBack, unverified, ...pinned, ...(wayBack === undefined ? {} : { wayBack }) };
}
/** The revision that is running is deployed with other images: only their digests make that another revision. */
function pinAll(checked, images) {
    const changes = Object.entries(images).map(([container, digest]) => `image of container ${container}: ${shortenDigest(digest)}, which ran then`);
    return { ...checked, pins: images, changes, unverified: {} };
}
/** The mark of a rollback by this very run, or outside a workflow by another one there, that brought what is running. */
async function readOwnMark(service, world) {
    const { repository, runId } = world.origin;
    const mark = await (0,ledger_ledger/* readServiceMark */.hy)(service.arn, world.ledger);
    if (mark?.revision !== (0,task_definition_document/* nameRevision */.h)(service.revisionArn))
        return undefined;
    const { entry } = mark;
    // A deploy of this run, in another job, marks the service with what it deployed; a rollback has no content of its own.
    const isOurs = entry.runId === runId && (runId === undefined || entry.repository === repository);
    return isOurs && entry.content === undefined ? mark : undefined;
}
/**
 * A step back from where an earlier attempt of this very run has brought the service would be a second one, and a run that
 * is started again ends like one that was never disturbed.
 */
function isSecondStep(request, mark, { origin }) {
    const { runId, runAttempt = 1, step } = origin;
    if (!isStep(request) || mark === undefined || runId === undefined)
        return false;
    return (mark.entry.runAttempt ?? 1) < runAttempt || (step !== undefined && mark.step === step);
}
function find_target_describePast({ service, serving, history, codeDeploy }, mark) {
    const { registeredAt } = serving.described;
    const state = (0,rollout_facts/* findPrimary */.WM)(service)?.rolloutState;
    return {
        family: serving.family,
        servingArn: service.revisionArn,
        // A run that is started again after it brought the revision has nothing to refuse.
        isAtRest: mark === undefined && codeDeploy?.active === undefined && (state === undefined || state === 'COMPLETED'),
        // Seconds, as the wire has them.
        ...(typeof registeredAt === 'number' ? { registeredAt: registeredAt * 1000 } : {}),
        history,
        known: [],
    };
}
/** The ledger is read as far as the choice needs it: of the whole family only for a name, or when the history has none. */
async function choose(request, past, reader) {
    const isSourceName = request.kind === 'release' || request.kind === 'commit';
    const recent = isStep(request)
        ? { ...past, known: await reader.of(listHistory(past).slice(0, MOST_OF_HISTORY)) }
        : past;
    const first = isSourceName ? undefined : chooseTarget(request, recent);
    if (first?.kind === 'chosen')
        return { target: first, past: recent };
    const whole = { ...past, known: await readAll(past, reader) };
    return { target: chooseTarget(request, whole), past: whole };
}
function readAll(past, reader) {
    return reader.ofFamily(past.family, listHistory(past));
}
function listHistory({ history }) {
    return [...new Set((history ?? []).map(({ targetRevisionArn }) => targetRevisionArn ?? ''))];
}
async function describe(reference, refuse, world) {
    try {
        return await world.ecs.describeRevision(reference);
    }
    catch (thrown) {
        const error = (0,errors/* asDeployError */.y0)(thrown);
        if (error.kind !== 'absent')
            throw error;
        return refuse(error.message, reference);
    }
}
async function leaveUsable(target, context, world) {
    const { imagesBefore, ...others } = target;
    const [before] = imagesBefore === undefined ? [] : await pickUsable([imagesBefore], context, world);
    const candidates = await pickUsable(target.candidates, context, world);
    return { ...others, candidates, ...(before === undefined ? {} : { imagesBefore: before }) };
}
function refuseTarget(service, target) {
    const { reason, candidates, imagesBefore } = target;
    const list = candidates.length === 0 ? '' : ` It could go back to: ${candidates.map(({ words }) => words).join(', ')}.`;
    const instead = imagesBefore === undefined ? adviseCandidate(candidates[0], service) : adviseImagesBefore(service);
    return new errors/* DeployError */.sH({
        kind: 'input',
        message: `rollback-to: service ${service.name} cannot go back there. ${reason}${list}`,
        advice: target.advice ?? instead,
    });
}

;// CONCATENATED MODULE: ./lib/rollout/read-running-images.js


/**
 * Digests by container that a service runs of a revision: those of its last service deployment, else those of its running
 * tasks. A container is missing where ECS does not show one digest for all tasks. Never throws: what may not be read is
 * not known.
 */
async function readRunningImages({ service, serving, history }, world) {
    const known = (0,running_images/* readOwnDigests */.o1)(serving.described) ?? (0,running_images/* findImages */.Mz)(history, serving.arn);
    if (known !== undefined || service.running === 0)
        return known ?? {};
    try {
        const tasks = await world.ecs.serviceTasks(service.clusterArn, service.name);
        const running = tasks.filter((task) => task.revisionArn === serving.arn && task.lastStatus === 'RUNNING');
        return (0,running_images/* mergeDigests */.EH)(running.map(({ images }) => images));
    }
    catch (thrown) {
        const error = (0,errors/* asDeployError */.y0)(thrown);
        if (error.kind === 'internal' || error.kind === 'cancelled')
            throw error;
        return {};
    }
}

;// CONCATENATED MODULE: ./lib/rollout/standing-revisions.js
/** Which revisions of a service run, and how its newer deployments stand: what a run finds before it changes anything. */

/**
 * PRIMARY and what runs next to it: the completed deployment is `running`, whatever the service names. Without a
 * rolloutState (Classic Load Balancer, task sets) PRIMARY is what runs.
 */
function listStanding({ deployments, revisionArn }) {
    const shown = deployments.filter((one) => one.status === 'PRIMARY' || one.running > 0 || one.rolloutState === 'COMPLETED');
    const standing = shown.map((one) => ({ revision: (0,task_definition_document/* nameRevision */.h)(one.revisionArn), state: nameState(one) }));
    const running = standing.filter(({ state }) => state === 'running');
    const all = [...running, ...standing.filter(({ state }) => state !== 'running')];
    const first = ({ revision }, at) => all.findIndex((one) => one.revision === revision) === at;
    return all.length === 0 ? [{ revision: (0,task_definition_document/* nameRevision */.h)(revisionArn), state: 'running' }] : all.filter(first);
}
function nameState({ status, rolloutState, running }) {
    if (rolloutState === 'FAILED')
        return 'failed';
    if (status === 'PRIMARY' && rolloutState === 'IN_PROGRESS')
        return 'in progress';
    return running > 0 ? 'running' : 'not running';
}

// EXTERNAL MODULE: ./lib/rollout/strategy.js
var rollout_strategy = __webpack_require__(2700);
// EXTERNAL MODULE: ./lib/preview.js + 1 modules
var preview = __webpack_require__(115);
// EXTERNAL MODULE: ./lib/task-definition/find-placeholders.js
var find_placeholders = __webpack_require__(6957);
// EXTERNAL MODULE: ./lib/task-definition/places.js
var task_definition_places = __webpack_require__(8901);
// EXTERNAL MODULE: ./lib/task-definition/render.js + 3 modules
var render = __webpack_require__(4055);
;// CONCATENATED MODULE: ./lib/task-definition/check-placeholders.js





/** Stands for an image that the run sets. */
const OWN_IMAGE = 'image';
/**
 * The placeholders that are left once the inputs are applied: what they replace, such as the image of a container, may be
 * one. A document that ECS has registered has no places, and nothing is found in it.
 */
function checkPlaceholders({ document, places }, request) {
    if (document === undefined || places === undefined)
        return { faults: [], doubts: [] };
    const built = request.image.kind === 'build' ? OWN_IMAGE : undefined;
    const { faults, doubts } = (0,find_placeholders/* findPlaceholders */.G)(applyInputs(document, (0,preview/* editsOf */.t7)(preview/* AS_GIVEN */.dT, request, built)));
    return {
        faults: faults.map((fault) => (0,task_definition_places/* locateFault */.h)(fault, places)),
        doubts: doubts.map((fault) => (0,task_definition_places/* locateFault */.h)(fault, places)),
    };
}
/** What the plan says about images and containers is not said here: whatever cannot be rendered stays as it is. */
function applyInputs(document, edits) {
    const images = chooseImages(document, edits);
    const imageless = document.containerDefinitions.map((container) => ({ ...container, image: OWN_IMAGE }));
    const rendered = (0,render/* renderTaskDefinition */.P)({ ...document, containerDefinitions: imageless }, { ...edits, images: [] });
    const { containerDefinitions, ...task } = 'document' in rendered ? rendered.document : document;
    return {
        ...task,
        containerDefinitions: containerDefinitions.map(({ image: _image, ...container }, at) => {
            const image = images[at];
            return { ...container, ...(image === undefined ? {} : { image }) };
        }),
    };
}
/** The image of each container, in their order. */
function chooseImages(document, edits) {
    const targets = (0,choose_containers/* chooseContainers */.u)(document, edits);
    const isShared = edits.images.some(choose_containers/* hasNoContainer */.H);
    return document.containerDefinitions.map(({ name, image }) => {
        const isTarget = 'names' in targets ? targets.names.includes(name) : true;
        const isSet = edits.images.some(({ container }) => container === name) || (isShared && isTarget);
        return isSet ? OWN_IMAGE : image;
    });
}

// EXTERNAL MODULE: ./lib/task-definition/read-document.js
var read_document = __webpack_require__(9115);
;// CONCATENATED MODULE: ./lib/look.js



























/** Service deployments are looked back on so far: enough for a way back, and one page of the API. */
const HISTORY_LENGTH = 100;
/** Reads everything that the plan needs: identity, services, documents, history, registry. Writes nothing. */
async function look(request, world) {
    refuseIf(findUntrustedEvent(request, world.origin));
    if (request.reportPath !== undefined)
        refuseIf(await world.files.findFault(request.reportPath, 'report-path', 'any'));
    const read = () => (request.rollbackTo === undefined ? (0,read_document/* readDocument */.u)(request, world) : {});
    // A file that cannot be used is refused before anything is called.
    const file = request.taskDefinition.kind === 'file' ? await read() : undefined;
    if (file !== undefined)
        refusePlaceholders(file, request, world);
    const identity = await identify(request, world);
    const source = file ?? (await read());
    await lookForCluster(request, world);
    const services = [];
    const instances = openInstances(request.cluster, world);
    for (const name of request.services) {
        const service = await look_findService(name, request, world);
        const isOurs = service.codeDeploy === undefined;
        const surroundings = isOurs ? await lookAround(service.service, instances, world) : { unreadable: [] };
        const running = await readRunningImages({ ...service, serving: service.latest ?? service.serving }, world);
        services.push({ ...service, surroundings, running });
    }
    const given = await lookForGiven(nameImages(request, source, services), world);
    const isTaskRunning = services.length > 0 && (await hasRunningTask(request, listFamilies(source, services), world));
    return {
        identity,
        services: services.map((service) => ({ ...service, running: nameByIndex(service.running, given) })),
        ...(isTaskRunning ? { isTaskRunning } : {}),
        ...source,
        given,
        ...(request.image.kind === 'build' ? { image: await lookForImage(request.image, world) } : {}),
    };
}
function listFamilies({ document }, services) {
    return [...(document === undefined ? [] : [document.family]), ...services.map(({ serving }) => serving.family)];
}
/** A template that was not filled in is no task definition. @throws DeployError `input` */
function refusePlaceholders(file, request, world) {
    const { faults, doubts } = checkPlaceholders(file, request);
    if (faults.length > 0)
        throw (0,task_definition_fault/* refuseDocument */.oL)(faults);
    for (const doubt of doubts)
        world.tell({ type: 'warning', text: (0,task_definition_fault/* formatDocumentFault */.FA)(doubt) });
}
/** The images that were given, and those that a document brings along: they have to exist as well. */
function nameImages(request, { document }, services) {
    if (request.rollbackTo !== undefined)
        return [];
    const documents = document === undefined ? services.map(({ serving }) => serving.described) : [document];
    return listNextImages(documents, request);
}
function refuseIf(fault) {
    if (fault !== undefined)
        throw new errors/* DeployError */.sH(fault);
}
async function identify(request, world) {
    const identity = await world.identify();
    world.notes.note({ identity });
    const { account, region, endpoint, expiresInMs } = identity;
    const { detours } = world.origin;
    world.tell({
        type: 'identified',
        account,
        region,
        ...(endpoint === undefined ? {} : { endpoint }),
        ...(detours === undefined ? {} : { detours }),
    });
    refuseIf(findForeignAccount(request, identity) ?? findForeignReferences(request, identity)[0]);
    if (expiresInMs !== undefined && expiresInMs < measureWaits(request)) {
        const minutes = Math.max(0, Math.floor(expiresInMs / 60_000));
        const text = `The credentials expire in ${(0,rollout_strategy/* formatMinutes */.dp)(minutes)}, before the limit of following.`;
        world.tell({ type: 'warning', text, advice: 'Give them a longer session, or make wait-for-minutes shorter.' });
    }
    return identity;
}
/** The one-off task and the rollout are waited for one after the other, each as long as the limit. */
function measureWaits({ shouldFollow, services, oneOffTask, followLimitMs }) {
    const waits = [shouldFollow && services.length > 0, oneOffTask?.shouldWait === true];
    return waits.filter((isWait) => isWait).length * followLimitMs;
}
async function look_findService(name, request, world) {
    const service = await world.ecs.describeService(request.cluster, name);
    if (service === undefined || service.status !== 'ACTIVE')
        throw absentService(name, request.cluster, service?.status);
    const codeDeploy = await findController(service, request, world);
    // ECS records service deployments of its own controller alone.
    const past = service.controller === 'ECS' ? await readHistory(service, world) : [];
    const history = past ?? [];
    const { desired, running } = service;
    const revisions = listStanding(service);
    world.notes.noteService(service.name, { desired, running });
    world.tell({ type: 'service-found', service: service.name, cluster: request.cluster, revisions, running, desired });
    // Without a digest to compare, a run that is started again must not deploy a second time.
    const mayRedeploy = request.shouldForceNewDeployment || request.image.kind === 'given';
    const own = mayRedeploy ? await (0,ledger_ledger/* readOwnDeployment */.C6)(service, world.origin, world.ledger) : {};
    if (request.rollbackTo === undefined) {
        const base = await findBase(service, past, world);
        world.notes.noteService(service.name, { previousRevisionArn: base.serving.arn });
        const order = {
            ...(await findStale(service, service.controller === 'ECS' ? past : undefined, world)),
            ...(await findDowngrade(service, base, world)),
        };
        return { service, ...base, history, ...codeDeploy, ...own, ...order };
    }
    // What is left by a rollback is what the service names, whatever became of it.
    const serving = await world.ecs.describeRevision(service.revisionArn);
    world.notes.noteService(service.name, { previousRevisionArn: service.revisionArn });
    const target = await findTarget(request.rollbackTo, { service, serving, history: past, ...codeDeploy }, world);
    world.notes.noteService(service.name, { sources: listSources(target.known) });
    return { service, serving, history, ...codeDeploy, ...own, target };
}
async function findController(service, request, world) {
    if (service.controller === 'ECS')
        return {};
    if (service.controller !== 'CODE_DEPLOY')
        throw foreignController(service);
    return { codeDeploy: await lookAtCodeDeploy(service, request, world) };
}
function listSources(known) {
    const named = known.flatMap(({ arn, entry }) => {
        const source = nameSource(entry);
        return source === undefined ? [] : [[arn, source]];
    });
    return Object.fromEntries(named);
}
/** Both a deploy and a rollback can do without the history: the one judges by less, the other asks the ledger. */
async function readHistory(service, world) {
    try {
        return await world.ecs.serviceDeployments(service.clusterArn, service.name, HISTORY_LENGTH);
    }
    catch (thrown) {
        const error = (0,errors/* asDeployError */.y0)(thrown);
        if (error.kind === 'unreachable')
            throw error;
        const text = `The rollout is judged without service deployments: ${error.message}`;
        world.tell({ type: 'notice', text, advice: error.advice });
        return undefined;
    }
}
/** Asked before anything is built: an old run that is started again costs nothing but its look. */
async function findStale(service, past, world) {
    const { arn, name, deployments } = service;
    const revisionArns = deployments.map((deployment) => deployment.revisionArn);
    const readDeployed = () => Promise.resolve((0,deployed/* listDeployed */.J1)(service, past));
    const marked = { arn, revisionArns, readDeployed };
    const standing = await (0,ledger_ledger/* readStanding */.ZY)(describeRun(world.origin), marked, world.ledger);
    if (standing.kind === 'stale')
        return { staleBecause: describeStale(name, standing.newer, world.origin) };
    if (standing.kind === 'not-known') {
        const text = `Whether a newer run has deployed to ${name} is not known: ${standing.why}.`;
        world.tell({ type: 'debug', text });
    }
    return {};
}
/** Asked only by runs of a release. */
async function findDowngrade(service, { serving }, world) {
    const [release] = describeSource(world.origin).releases ?? [];
    if (release === undefined)
        return {};
    const { releases = [] } = (0,ledger_entry/* readEntry */.hB)((await world.ledger.read(serving.arn)) ?? {});
    const isDowngrade = releases.length > 0 && releases.every((one) => isOlderRelease(release, one));
    return isDowngrade ? { downgradeBecause: describeDowngrade(service.name, releases.at(-1) ?? '', release) } : {};
}
function absentService(name, cluster, status) {
    const how = status === undefined ? 'is not there' : `is ${status}`;
    return new errors/* DeployError */.sH({
        kind: 'absent',
        message: `Service ${name} ${how} in cluster ${cluster}.`,
        advice: `Check service, cluster and region; what is there: aws ecs list-services --cluster ${cluster}`,
    });
}
function foreignController(service) {
    return new errors/* DeployError */.sH({
        kind: 'unsupported',
        message: `Service ${service.name} has the deployment controller ${service.controller}; Slipway drives ECS and CODE_DEPLOY.`,
        advice: 'Deploy it with the tool of its controller, or recreate the service with the ECS controller.',
    });
}

;// CONCATENATED MODULE: ./lib/ledger/ended-tasks.js
/**
 * One-off tasks that ended well, as a tag on their revision: ECS forgets a stopped task, and the client token that it was
 * started with, after an hour.
 */

const KEY = `${ledger_entry/* LEDGER_PREFIX */.dE}task`;
/** So much of an identity tells it from others. */
const LENGTH = 16;
/** As many as a value holds; a run that is older than all of them runs its task again. */
const MOST = 12;
function hasEndedWell(tags, identity) {
    return listEnded(tags).includes(identity.slice(0, LENGTH));
}
/** The tag with one more task, the newest last. */
function writeEndedTask(tags, identity) {
    const known = listEnded(tags).filter((one) => one !== identity.slice(0, LENGTH));
    return { [KEY]: [...known, identity.slice(0, LENGTH)].slice(-MOST).join(' ') };
}
function listEnded(tags) {
    return ((0,ledger_entry/* readTag */.zW)(tags, KEY) ?? '').split(' ').filter((one) => one !== '');
}

// EXTERNAL MODULE: ./lib/rollout/essential.js
var essential = __webpack_require__(5309);
// EXTERNAL MODULE: ./lib/rollout/cause-rules.js + 1 modules
var cause_rules = __webpack_require__(5647);
// EXTERNAL MODULE: ./lib/rollout/container-definitions.js
var container_definitions = __webpack_require__(1769);
;// CONCATENATED MODULE: ./lib/rollout/definition-facts.js


const PLATFORMS = { X86_64: 'linux/amd64', ARM64: 'linux/arm64' };
/** @param described the revision as DescribeTaskDefinition answers it */
function readDefinitionFacts(described) {
    const { executionRoleArn } = described;
    const platform = readPlatform(described);
    const groups = (0,container_definitions/* readContainers */.Z)(described).flatMap(({ name, logConfiguration }) => {
        const options = (0,json/* isJsonObject */.OW)(logConfiguration) ? logConfiguration.options : undefined;
        const group = (0,json/* isJsonObject */.OW)(options) ? options['awslogs-group'] : undefined;
        return typeof group === 'string' ? [[String(name), group]] : [];
    });
    return {
        logGroups: Object.fromEntries(groups),
        ...(typeof executionRoleArn === 'string' ? { executionRoleArn } : {}),
        ...(platform === undefined ? {} : { platform }),
    };
}
/** Fargate runs on X86_64 unless the revision says otherwise (ECS API reference, RuntimePlatform). */
function readPlatform({ runtimePlatform, requiresCompatibilities }) {
    const said = (0,json/* isJsonObject */.OW)(runtimePlatform) ? runtimePlatform.cpuArchitecture : undefined;
    const isFargate = Array.isArray(requiresCompatibilities) && requiresCompatibilities.includes('FARGATE');
    return PLATFORMS[typeof said === 'string' ? said : isFargate ? 'X86_64' : ''];
}

// EXTERNAL MODULE: ./lib/rollout/last-words.js
var last_words = __webpack_require__(8957);
// EXTERNAL MODULE: ./lib/rollout/log-streams.js
var log_streams = __webpack_require__(8023);
// EXTERNAL MODULE: ./lib/rollout/target-health.js
var target_health = __webpack_require__(3691);
;// CONCATENATED MODULE: ./lib/rollout/evidence.js









const evidence_MOST_LINES = 20;
/**
 * Reads why a rollout failed: its stopped tasks, the last lines of the containers at fault, and the health of the
 * targets where a load balancer has to do with it. Never throws: what may not or cannot be read is named in `unreadable`.
 */
async function gatherEvidence(failed, world) {
    const { cluster, service, events, lastLook } = failed;
    const reader = openReader(lastLook?.unreadable ?? []);
    const listed = await reader.read('ecs:ListTasks', () => world.ecs.stoppedTasks(cluster, service, failed.deploymentId));
    const tasks = listed ?? lastLook?.stoppedTasks ?? [];
    const revision = await reader.read('ecs:DescribeTaskDefinition', () => world.ecs.describeRevision(failed.revisionArn));
    const described = revision?.described ?? {};
    const stoppedTasks = (0,essential/* markEssential */.g)(tasks, described);
    const { loadBalancers } = failed;
    const streams = (0,log_streams/* chooseLogStreams */.P)({ tasks: stoppedTasks, described, loadBalancers });
    const targetGroupArns = (0,target_health/* chooseTargetGroups */.hU)({ tasks: stoppedTasks, events, loadBalancers });
    const connect = connectOnce(world.evidence);
    const [logs, targetGroups] = await Promise.all([
        Promise.all(streams.map((stream) => readLog(stream, reader, connect))),
        Promise.all(targetGroupArns.map((arn) => readTargetGroup(arn, reader, connect))),
    ]);
    const course = lastLook?.serviceDeployment;
    const circuitBreaker = course?.circuitBreaker;
    return {
        cluster: (0,task_definition_document/* nameRevision */.h)(cluster),
        service,
        stoppedTasks: hearLogs(stoppedTasks, logs),
        events,
        logs,
        targetGroups,
        ...(revision === undefined ? {} : { definition: readDefinitionFacts(described) }),
        ...(course === undefined
            ? {}
            : { course: { hooks: course.hooks, ...(course.alarms && { alarms: course.alarms }) } }),
        ...(circuitBreaker === undefined ? {} : { circuitBreaker }),
        unreadable: reader.unreadable,
    };
}
/** Reads the last lines of the containers at fault of one task; as for a rollout, never throws. */
async function gatherTaskEvidence(failed, world) {
    const { cluster, task, document: described } = failed;
    const reader = openReader([]);
    const streams = (0,log_streams/* chooseLogStreams */.P)({ tasks: [task], described, loadBalancers: [] });
    const connect = connectOnce(world.evidence);
    const logs = await Promise.all(streams.map((stream) => readLog(stream, reader, connect)));
    const definition = readDefinitionFacts(described);
    const known = {
        cluster: (0,task_definition_document/* nameRevision */.h)(cluster),
        stoppedTasks: hearLogs([task], logs),
        logs,
        definition,
        unreadable: reader.unreadable,
    };
    return { ...diagnose/* NO_EVIDENCE */.kE, ...known };
}
/** All tasks that a container ended in the same way end like the one whose log was read. */
function hearLogs(tasks, logs) {
    const heard = logs.flatMap(({ container, lines }) => {
        const words = (0,last_words/* readRuntimeWords */.ML)(lines);
        return words === undefined ? [] : [{ container, words }];
    });
    return tasks.map((task) => {
        const blamed = (0,last_words/* isBareExit */.f7)(task) ? (0,cause_rules/* classifyTask */.U)(task)?.containers[0] : undefined;
        const last = heard.find(({ container }) => container === blamed);
        return last === undefined ? task : (0,last_words/* giveWords */.fF)(task, last);
    });
}
/** Connecting loads two clients and starts their time limit, so it waits for the first read. */
function connectOnce(connect) {
    let connected;
    return () => {
        connected ??= connect();
        return connected;
    };
}
async function readLog(place, reader, connect) {
    const { container, taskArn, ...stream } = place;
    const lines = await reader.read('logs:GetLogEvents', async () => (await connect()).logs.lastLines(stream, evidence_MOST_LINES));
    return { ...place, lines: lines ?? [] };
}
async function readTargetGroup(arn, reader, connect) {
    const [targets, healthCheck] = await Promise.all([
        reader.read('elasticloadbalancing:DescribeTargetHealth', async () => (await connect()).loadBalancing.targetHealth(arn)),
        reader.read('elasticloadbalancing:DescribeTargetGroups', async () => (await connect()).loadBalancing.healthCheck(arn)),
    ]);
    return { arn, targets: targets ?? [], ...(healthCheck === undefined ? {} : { healthCheck }) };
}
function openReader(known) {
    const unreadable = [...known];
    const outOfReach = new Set();
    const hasFailed = (action) => unreadable.some((one) => one.action === action);
    return {
        unreadable,
        read: async (action, ask) => {
            if (hasFailed(action) || outOfReach.has(nameAwsService(action)))
                return undefined;
            try {
                return await ask();
            }
            catch (thrown) {
                const error = (0,errors/* asDeployError */.y0)(thrown);
                if (error.kind === 'unreachable')
                    outOfReach.add(nameAwsService(action));
                if (!hasFailed(action))
                    unreadable.push({ action, why: error.message });
                return undefined;
            }
        },
    };
}
/** One that does not answer is not asked for more: each try costs its whole time limit. */
function nameAwsService(action) {
    return action.slice(0, action.indexOf(':'));
}

;// CONCATENATED MODULE: ./lib/one-off-task/identity.js


/**
 * Names the task so that the same step of the same run, started again, means the same task: by repository, run, job, step,
 * cluster, revision and commands. Not by the attempt, nor by values of variables, which may hold the time.
 *
 * @returns hex digits; undefined outside a workflow, where nothing tells two runs from one that is started again
 */
function identifyTask({ plan, revisionArn }, { repository, runId, step = '' }, digest) {
    if (runId === undefined)
        return undefined;
    const { cluster, settings } = plan;
    const words = [repository ?? '', runId, step, (0,task_definition_document/* nameRevision */.h)(cluster), revisionArn, listCommands(settings)];
    return digest(JSON.stringify(words)).slice(0, 40);
}
function listCommands({ overrides }) {
    const given = (0,json/* isJsonObject */.OW)(overrides) ? overrides.containerOverrides : undefined;
    const containers = Array.isArray(given) ? given.filter(json/* isJsonObject */.OW) : [];
    return containers.map(({ name = null, command = null }) => ({ name, command }));
}
/** At most 64 characters from `!` to `~` (ECS API reference, RunTask). @param failed tasks that failed before it */
function nameToken(identity, failed) {
    return `slipway-${identity}-${failed}`;
}

;// CONCATENATED MODULE: ./lib/one-off-task/judge.js

/** Exit codes of a container that was told to stop; it has none when the task ended before it had started. */
const STOPPED_BY_ECS = [137, 143, undefined];
/**
 * A task is well when all of its essential containers ended with exit code 0, and nobody stopped it: a container that
 * obeys SIGTERM may end with 0 half-way.
 * @param task with its containers marked essential or not
 */
function judgeTask(task) {
    const essential = task.containers.filter((container) => container.isEssential !== false);
    const failed = essential.filter(({ exitCode }) => exitCode !== 0);
    const isEndedByItself = task.stopCode === undefined || task.stopCode === 'EssentialContainerExited';
    if (failed.length === 0 && isEndedByItself)
        return { isWell: true };
    const atFault = failed.length === 0 ? task : { ...task, containers: failed };
    const advice = isEndedByItself ? adviseOnSiblings(essential, failed) : undefined;
    return { isWell: false, atFault, ...(advice === undefined ? {} : { nextStep: advice }) };
}
/** When one essential container ends, ECS stops the others, and their exit codes count as well. */
function adviseOnSiblings(essential, failed) {
    const ended = essential.find(({ exitCode }) => exitCode === 0);
    const [first] = failed;
    const isStoppedEach = failed.every(({ exitCode }) => STOPPED_BY_ECS.includes(exitCode));
    if (ended === undefined || first === undefined || !isStoppedEach)
        return undefined;
    const [own, other] = [ended, first].map(({ name }) => (0,outside_text/* quoteOutsideText */.h)(name, 255));
    return `Set essential to false for container ${other}: ECS ended it because ${own} had ended well, and an essential container counts.`;
}

;// CONCATENATED MODULE: ./lib/one-off-task/placement-failure.js



/** ECS Developer Guide, API failure reasons. */
const MEANINGS = {
    'RESOURCE:CPU': {
        means: 'no container instance has enough CPU left',
        advice: 'Add a container instance, or lower the cpu of the task.',
    },
    'RESOURCE:MEMORY': {
        means: 'no container instance has enough memory left',
        advice: 'Add a container instance, or lower the memory of the task.',
    },
    'RESOURCE:PORTS': {
        means: 'the host ports are taken on every container instance',
        advice: 'Set hostPort to 0 in the task definition, or add a container instance.',
    },
    'RESOURCE:ENI': {
        means: 'no container instance has a network interface left',
        advice: 'Add a container instance, or turn on awsvpcTrunking.',
    },
    'RESOURCE:GPU': { means: 'no container instance has a GPU left', advice: 'Add a container instance with a GPU.' },
    AGENT: {
        means: 'no container instance has an agent that is connected',
        advice: 'Look at the instances: aws ecs list-container-instances',
    },
    LOCATION: {
        means: 'no container instance is in the availability zones of the subnets',
        advice: 'Give run-task-subnets of zones that have instances.',
    },
    ATTRIBUTE: {
        means: 'no container instance has an attribute that the task definition needs',
        advice: 'Compare requiresAttributes of the revision with the attributes of the instances.',
    },
};
const FARGATE_FULL = {
    means: 'AWS Fargate has no room in these subnets now',
    advice: 'Run the step again later, or give run-task-subnets in more availability zones.',
};
const UNKNOWN = {
    means: 'a reason that Slipway does not know',
    advice: 'Look the reason up in the ECS Developer Guide, API failure reasons.',
};
const WIDTH = 300;
const MOST_INSTANCES = 3;
/** All failures in one sentence, each reason once, and the step against the first. */
function describeFailures(failures) {
    if (failures.length === 0) {
        return { words: 'ECS answered with neither a task nor a reason', advice: 'Run the step again.' };
    }
    const reasons = [...new Set(failures.map(({ reason }) => reason))];
    const words = reasons.map((reason) => describeReason(reason, failures));
    return { words: words.join('; '), advice: findMeaning(reasons[0] ?? '').advice };
}
function describeReason(reason, failures) {
    const those = failures.filter((failure) => failure.reason === reason);
    const details = [...new Set(those.flatMap(({ detail }) => detail ?? []))].map((one) => `, ${one}`).join('');
    const instances = those.flatMap(({ arn }) => (arn === undefined ? [] : [(0,task_definition_document/* nameRevision */.h)(arn)]));
    const shown = instances.slice(0, MOST_INSTANCES).join(', ');
    const more = instances.length > MOST_INSTANCES ? ` and ${instances.length - MOST_INSTANCES} more` : '';
    const where = shown === '' ? '' : ` (${shown}${more})`;
    return (0,outside_text/* quoteOutsideText */.h)(`${reason}: ${findMeaning(reason).means}${details}${where}`, WIDTH);
}
function findMeaning(reason) {
    if (/^Capacity is unavailable/i.test(reason))
        return FARGATE_FULL;
    return Object.hasOwn(MEANINGS, reason) ? (MEANINGS[reason] ?? UNKNOWN) : UNKNOWN;
}
/** A refusal of RunTask that has a better next step than its own words (wording observed; not documented). */
function explainRefusal(error) {
    if (!/No Container Instances were found/i.test(error.message))
        return error;
    const advice = 'Set run-task-launch-type to FARGATE, give the cluster default capacity providers, or add an instance.';
    return new errors/* DeployError */.sH({ kind: error.kind, message: error.message, advice, cause: error });
}

;// CONCATENATED MODULE: ./lib/one-off-task/same-work.js

/** Whether a task that has not stopped does what the due one is to do: the same revision, the same overrides. */
function isSameWork(task, { plan, revisionArn }) {
    if (task.lastStatus === 'STOPPED' || task.revisionArn !== revisionArn)
        return false;
    const { overrides } = plan.settings;
    const wanted = (0,json/* isJsonObject */.OW)(overrides) ? overrides.containerOverrides : undefined;
    return writeOverrides(task.containerOverrides) === writeOverrides(wanted);
}
/** ECS lists every container of the task, those without an override by name alone, in its own order of fields. */
function writeOverrides(overrides) {
    const items = Array.isArray(overrides) ? overrides.filter(json/* isJsonObject */.OW) : [];
    const given = items.filter((one) => Object.keys(one).some((field) => field !== 'name'));
    const texts = given.map((one) => JSON.stringify(Object.entries(one).toSorted(([a], [b]) => (a < b ? -1 : 1))));
    return texts.toSorted().join('\n');
}

;// CONCATENATED MODULE: ./lib/one-off-task/start-task.js








/** So many attempts of one run whose task failed within an hour. */
const MOST_FAILED = 20;
/**
 * Starts the task, unless this run has started it before: then that one is waited for, or is enough if it ended well. One
 * that failed is run again. ECS answers a client token that it knows with the task that was started with it, so even what
 * may not be listed is never started twice.
 *
 * @param identity undefined: a run outside a workflow; then a task that runs and does the same work is waited for
 * @param onSend called just before the first RunTask
 */
async function startTask(due, { identity, onSend }, world) {
    const written = identity === undefined ? undefined : await world.ledger.read(due.revisionArn);
    if (written !== undefined && hasEndedWell(written, identity ?? ''))
        return { kind: 'ended-well' };
    const listed = await listTasks(due, world);
    const running = identity === undefined ? listed?.find((task) => isSameWork(task, due)) : undefined;
    if (running !== undefined)
        return { kind: 'started', arn: running.arn, isEarlier: true };
    onSend();
    if (identity === undefined)
        return toStart(await launch(due, drawToken(due, world), world), false);
    return startIdentified(due, { identity, known: new Set(listed?.map(({ arn }) => arn)) }, world);
}
async function startIdentified(due, { identity, known }, world) {
    for (let failed = 0; failed < MOST_FAILED; failed += 1) {
        const launched = await launch(due, nameToken(identity, failed), world);
        const [arn] = launched.taskArns;
        if (arn === undefined)
            return toStart(await launchAgain(due, launched, world), false);
        const isEarlier = known.has(arn) || launched.isEarlier;
        if (!isEarlier)
            return toStart(launched, false);
        const end = await readEnd(due, arn, world);
        if (end === 'well')
            return { kind: 'ended-well', arn };
        if (end === 'none')
            return toStart(launched, true);
    }
    return toStart(await launch(due, drawToken(due, world), world), false);
}
/** ECS repeats the failures of an earlier attempt to whoever sends its token, and there may be room by now. */
function launchAgain(due, launched, world) {
    const { runAttempt = 1 } = world.origin;
    return runAttempt > 1 ? launch(due, drawToken(due, world), world) : launched;
}
function toStart({ taskArns, failures }, isEarlier) {
    const [arn] = taskArns;
    const isPlaced = arn !== undefined && failures.length === 0;
    return isPlaced ? { kind: 'started', arn, isEarlier } : { kind: 'not-placed', failures };
}
/** How an earlier task ended; what ECS does not show any more did not end well as far as is known. */
async function readEnd({ plan }, arn, world) {
    const sight = await world.ecs.describeTask(plan.cluster, arn);
    if (sight === undefined)
        return 'bad';
    if (sight.lastStatus !== 'STOPPED')
        return 'none';
    const [task = sight.task] = (0,essential/* markEssential */.g)([sight.task], plan.document);
    return judgeTask(task).isWell ? 'well' : 'bad';
}
/** A lost answer is requested again with the same token, which starts no second task (ECS API reference, RunTask). */
async function launch({ plan, revisionArn }, clientToken, world) {
    const { cluster, settings } = plan;
    let calls = 0;
    const launched = await (0,patient/* openPatience */.cs)(world)(async () => {
        calls += 1;
        const answer = await world.ecs.runTask({ cluster, revisionArn, clientToken, settings });
        if (answer.taskArns.length === 0 && answer.failures.length === 0)
            throw saysNothing(revisionArn);
        return answer;
    });
    const isEarlier = launched.isConflict === true || (calls === 1 && launched.hasStopped === true);
    return { ...launched, isEarlier };
}
function saysNothing(revisionArn) {
    return new errors/* DeployError */.sH({
        kind: 'unreachable',
        message: `ecs:RunTask of ${(0,task_definition_document/* nameRevision */.h)(revisionArn)} got no usable answer: it has neither a task nor a failure.`,
        advice: 'Check whether a proxy answers in place of AWS, then run the step again.',
    });
}
/** One for each process, at most 64 characters. */
function drawToken({ revisionArn }, { clock, digest }) {
    return `slipway-${digest(`${revisionArn} ${clock.random()} ${clock.random()}`).slice(0, 48)}`;
}
/** Tasks of the revision that run or stopped within the last hour; undefined where they may not be listed, which is said. */
async function listTasks({ plan, revisionArn }, world) {
    try {
        const tasks = await world.ecs.startedTasks(plan.cluster, plan.startedBy);
        return tasks.filter((task) => task.revisionArn === revisionArn);
    }
    catch (thrown) {
        const error = (0,errors/* asDeployError */.y0)(thrown);
        if (error.kind === 'internal')
            throw error;
        const text = `Earlier one-off tasks could not be listed: ${error.message}`;
        world.tell({ type: 'notice', text, advice: error.advice });
        return undefined;
    }
}

// EXTERNAL MODULE: ./lib/rollout/cadence.js
var rollout_cadence = __webpack_require__(1250);
;// CONCATENATED MODULE: ./lib/one-off-task/watch.js


/** Without one good look for so long, the task is out of sight. Until then a task may also be not visible yet. */
const PATIENCE_MS = 5 * 60_000;
/** A fault that passes sooner is nobody's news. */
const QUIET_MS = 15_000;
/** Looks at the task until it has stopped, the limit comes, the run is told to end, or sight is lost. Tells each new status. */
async function watchTask(task, world) {
    const startedMs = world.clock.now();
    const elapsedMs = () => world.clock.now() - startedMs;
    let course = {
        lastStatus: 'not visible yet',
        lastGoodMs: 0,
        isSightLost: false,
        why: 'DescribeTasks does not show it',
    };
    while (!world.signal.aborted) {
        const step = await lookOnce(task, course, { world, atMs: elapsedMs() });
        if ('ending' in step)
            return step.ending;
        course = step.course;
        if (elapsedMs() >= task.limitMs)
            return { kind: 'limit', lastStatus: course.lastStatus };
        const { limitMs, longestPauseMs } = task;
        const cadence = { atMs: elapsedMs(), limitMs, random: world.clock.random() };
        const pauseMs = (0,rollout_cadence/* choosePause */.G)(longestPauseMs === undefined ? cadence : { ...cadence, longestPauseMs });
        await world.clock.sleep(pauseMs, world.signal);
    }
    return { kind: 'cancelled', lastStatus: course.lastStatus };
}
async function lookOnce(task, course, { world, atMs }) {
    try {
        const sight = await world.ecs.describeTask(task.cluster, task.arn);
        if (sight === undefined)
            return outlast(course, { world, atMs });
        const { lastStatus } = sight;
        if (course.isSightLost)
            world.tell({ type: 'sight-regained' });
        if (lastStatus !== course.lastStatus)
            world.tell({ type: 'task-status', taskArn: task.arn, lastStatus, atMs });
        if (lastStatus === 'STOPPED')
            return { ending: { kind: 'stopped', task: sight.task } };
        return { course: { lastStatus, lastGoodMs: atMs, isSightLost: false, why: course.why } };
    }
    catch (thrown) {
        const error = (0,errors/* asDeployError */.y0)(thrown);
        if (error.kind !== 'unreachable')
            return { ending: { kind: 'lost', why: error.message } };
        return outlast({ ...course, why: error.message }, { world, atMs });
    }
}
/** A look that shows nothing costs only time. */
function outlast(course, { world, atMs }) {
    const silentMs = atMs - course.lastGoodMs;
    if (silentMs >= PATIENCE_MS)
        return { ending: { kind: 'lost', why: course.why } };
    const shouldTell = silentMs >= QUIET_MS && !course.isSightLost;
    if (shouldTell)
        world.tell({ type: 'sight-lost', why: course.why });
    return { course: { ...course, isSightLost: course.isSightLost || shouldTell } };
}

;// CONCATENATED MODULE: ./lib/one-off-task/carry-out.js













/**
 * Runs the task once and, when asked, waits for its end. It is never stopped by us: a migration half done is worse than a
 * slow one.
 * @param polls reads without patience of their own: the wait for the end has a limit
 */
async function carryOutTask(due, world, polls = world.ecs) {
    const { plan, revisionArn } = due;
    noteTask(world, { revisionArn });
    const identity = identifyTask(due, world.origin, world.digest);
    const start = await tryToStart(due, identity, world);
    if (start.kind === 'end')
        return start;
    if (start.kind === 'not-placed')
        return refusePlacement(due, start.failures, world);
    if (start.kind === 'ended-well')
        return skipTask(due, start.arn, world);
    const { arn, isEarlier } = start;
    noteTask(world, { state: 'running', taskArns: [arn] });
    world.remember({ task: { cluster: plan.cluster, arn } });
    world.tell({
        type: 'task-started',
        taskArn: arn,
        revision: (0,task_definition_document/* nameRevision */.h)(revisionArn),
        isWaitedFor: plan.shouldWait,
        isEarlier,
    });
    if (!plan.shouldWait) {
        const how = isEarlier ? 'was started before' : 'was started';
        return { kind: 'go-on', reason: `One-off task ${carry_out_nameTask(arn)} ${how} and is not waited for.` };
    }
    const { cluster, limitMs, longestPauseMs } = plan;
    const watched = { cluster, arn, limitMs, ...(longestPauseMs === undefined ? {} : { longestPauseMs }) };
    const watching = { ...world, ecs: { ...world.ecs, describeTask: polls.describeTask } };
    const ending = await endWatch(due, { arn, ending: await watchTask(watched, watching) }, world);
    if (ending.kind === 'go-on' && identity !== undefined)
        await writeDown(due, identity, world);
    return ending;
}
/** So that the task is not run again by a later attempt, when ECS has forgotten it. */
async function writeDown({ revisionArn }, identity, { ledger }) {
    const tags = await ledger.read(revisionArn);
    if (tags !== undefined)
        await ledger.write(revisionArn, writeEndedTask(tags, identity));
}
function skipTask({ revisionArn }, arn, world) {
    const name = arn === undefined ? 'The one-off task' : `One-off task ${carry_out_nameTask(arn)}`;
    const reason = `${name} of ${(0,task_definition_document/* nameRevision */.h)(revisionArn)} already ended well in this run; it is not run again.`;
    noteTask(world, { state: 'well', reason, ...(arn === undefined ? {} : { taskArns: [arn] }) });
    world.tell({ type: 'task-judged', isWell: true, reason });
    return { kind: 'go-on', reason };
}
function noteTask(world, facts) {
    const known = world.notes.record().task;
    if (known !== undefined)
        world.notes.note({ task: { ...known, ...facts } });
}
async function tryToStart(due, identity, world) {
    const { plan } = due;
    try {
        return await startTask(due, { identity, onSend: () => noteTask(world, { state: 'asked' }) }, world);
    }
    catch (thrown) {
        const error = (0,errors/* asDeployError */.y0)(thrown);
        const isSent = world.notes.record().task?.state === 'asked';
        if (error.kind !== 'unreachable' || !isSent)
            throw isSent ? notStarted(error, world) : error;
        const names = `--cluster ${(0,shell_word/* quoteWord */.X)((0,task_definition_document/* nameRevision */.h)(plan.cluster))} --started-by ${(0,shell_word/* quoteWord */.X)(plan.startedBy)}`;
        const nextStep = `See whether it was started: aws ecs list-tasks ${names}`;
        const reason = `${error.message} Whether the one-off task was started is not known.`;
        return end({ verdict: world.signal.aborted ? 'cancelled' : 'unknown', reason, nextStep }, world);
    }
}
function notStarted(error, world) {
    const explained = explainRefusal(error);
    noteTask(world, { state: 'failed', reason: explained.message, nextStep: explained.advice });
    return explained;
}
function refusePlacement({ revisionArn }, failures, world) {
    const { words, advice } = describeFailures(failures);
    const reason = `ECS could not place the one-off task of ${(0,task_definition_document/* nameRevision */.h)(revisionArn)}: ${words}.`;
    noteTask(world, { state: 'failed', failures });
    return end({ verdict: 'failed', reason, nextStep: advice }, world);
}
async function endWatch(due, { arn, ending }, world) {
    if (ending.kind === 'stopped')
        return judgeEnd(due, ending.task, world);
    const { cluster, limitMs } = due.plan;
    const name = `one-off task ${carry_out_nameTask(arn)}`;
    const names = `--cluster ${(0,shell_word/* quoteWord */.X)((0,task_definition_document/* nameRevision */.h)(cluster))} --tasks ${(0,shell_word/* quoteWord */.X)(arn)}`;
    const nextStep = `Look at it before running again: aws ecs describe-tasks ${names}`;
    if (ending.kind === 'lost') {
        return end({ verdict: 'unknown', reason: `Lost sight of ${name}: ${ending.why}`, nextStep }, world);
    }
    noteTask(world, { lastStatus: ending.lastStatus });
    const left = `It was ${ending.lastStatus} and is left as it is.`;
    if (ending.kind === 'cancelled') {
        return end({ verdict: 'cancelled', reason: `The run was told to end while ${name} ran. ${left}`, nextStep }, world);
    }
    const reason = `The ${name} had not stopped after ${(0,rollout_strategy/* formatMinutes */.dp)(limitMs / 60_000)}. ${left}`;
    return end({ verdict: 'timed-out', reason, nextStep }, world);
}
async function judgeEnd(due, stopped, world) {
    const { cluster, document } = due.plan;
    const [task = stopped] = (0,essential/* markEssential */.g)([stopped], document);
    const name = `One-off task ${carry_out_nameTask(task.arn)} of ${(0,task_definition_document/* nameRevision */.h)(due.revisionArn)}`;
    noteTask(world, { lastStatus: 'STOPPED', stoppedTask: task });
    const judgement = judgeTask(task);
    if (judgement.isWell) {
        const reason = `${name} ended well.`;
        noteTask(world, { state: 'well', reason });
        world.tell({ type: 'task-judged', isWell: true, reason });
        return { kind: 'go-on', reason };
    }
    const diagnosed = (0,diagnose/* diagnoseRollout */.M8)(await gatherTaskEvidence({ cluster, task: judgement.atFault, document }, world));
    const diagnosis = { ...diagnosed, nextStep: judgement.nextStep ?? diagnosed.nextStep };
    const [cause] = diagnosis.causes;
    const words = cause?.exitWords === undefined ? '' : ` (${cause.exitWords})`;
    noteTask(world, { state: 'failed', diagnosis });
    world.tell({ type: 'task-diagnosed', taskArn: task.arn, diagnosis });
    const reason = `${name} failed: ${cause?.title ?? 'no reason is known'}${words}.`;
    return end({ verdict: 'failed', reason, nextStep: diagnosis.nextStep }, world);
}
/** No service is touched after a task that did not end well. */
function end({ verdict, reason, nextStep }, world) {
    noteTask(world, { reason, nextStep });
    world.tell({ type: 'task-judged', isWell: false, reason });
    const { services } = world.notes.record();
    const untouched = services.length === 0 ? '' : ` No service was changed${carry_out_describeServing(services)}.`;
    return { kind: 'end', verdict, reason: `${reason}${untouched}` };
}
function carry_out_describeServing(services) {
    const serving = services.flatMap(({ name, previousRevisionArn }) => previousRevisionArn === undefined ? [] : [`${(0,task_definition_document/* nameRevision */.h)(previousRevisionArn)} still serves ${name}`]);
    return serving.length === 0 ? '' : `; ${serving.join(', ')}`;
}
function carry_out_nameTask(arn) {
    return (0,task_definition_document/* nameRevision */.h)(arn).slice(0, 8);
}

// EXTERNAL MODULE: ./lib/patient-world.js
var patient_world = __webpack_require__(9279);
;// CONCATENATED MODULE: ./lib/code-deploy/plan.js





/** Longest description of a deployment (AWS CodeDeploy quotas). */
const LONGEST_DESCRIPTION = 256;
/** The plan of one service; undefined when ECS deploys it. */
function planCodeDeploy({ codeDeploy, target }, request) {
    if (codeDeploy === undefined)
        return undefined;
    const { configName, description } = request.codeDeploy;
    return {
        ...codeDeploy,
        isWayBack: target?.isCodeDeployBack === true && !request.shouldForceNewDeployment,
        ...(configName === undefined ? {} : { configName }),
        ...(description === undefined ? {} : { description: [...description].slice(0, LONGEST_DESCRIPTION).join('') }),
    };
}
/** The waits of the group itself: a deployment that is well takes them on top of its work. */
function measureOwnWaits({ rerouteWaitMs = 0, terminationWaitMs = 0 }) {
    return rerouteWaitMs + terminationWaitMs;
}
/** @param next the document that will serve; absent when it cannot be made */
function foreseeCodeDeploy(found, request) {
    const { service, plan, next } = found;
    const isUnderWay = plan.isWayBack || bringsAlready(plan, next, request);
    return {
        lines: isUnderWay ? describeActive(plan) : describePlan(plan, service),
        faults: [
            ...refuseInputs(service, request),
            ...checkGroup(plan.group, service),
            ...(isUnderWay ? [] : refuseSecond(plan, next)),
            ...(next === undefined ? [] : checkAppSpec(plan.appSpec, next, request)),
        ],
        notices: [...noticeDescription(request), ...noticeRollback(plan.group, service)],
    };
}
function describePlan({ group, configName = group.configName }, service) {
    const { rerouteWaitMs, terminationWaitMs, application } = group;
    return [
        `CodeDeploy deploys it: application ${application}, deployment group ${group.group}, configuration ${configName}.`,
        `All ${service.desired} new tasks start beside the ${service.running} old ones before any traffic moves.`,
        ...(rerouteWaitMs === undefined
            ? []
            : [`It waits ${minutes(rerouteWaitMs)} at most for somebody to let production traffic move.`]),
        ...(terminationWaitMs === undefined
            ? ['The old tasks are kept.']
            : [`The old tasks stay for ${minutes(terminationWaitMs)} after the traffic has moved.`]),
    ];
}
function minutes(ms) {
    return (0,rollout_strategy/* formatMinutes */.dp)(ms / 60_000);
}
/** A deployment says which revision is deployed, and no more (CodeDeploy API reference, CreateDeployment). */
function refuseInputs(service, request) {
    const given = [
        ['desired-count', request.desiredCount !== undefined],
        ['minimum-healthy-percent', request.minimumHealthyPercent !== undefined],
        ['maximum-percent', request.maximumPercent !== undefined],
        ['circuit-breaker', request.circuitBreaker !== 'keep'],
        ['enable-ecs-managed-tags', request.hasManagedTags !== undefined],
        ['propagate-tags', request.propagateTags !== undefined],
        ['service-managed-ebs-volume', request.managedVolume !== undefined],
    ];
    return given
        .filter(([, isGiven]) => isGiven)
        .map(([input]) => ({
        input,
        text: `${input}: AWS CodeDeploy deploys service ${service.name}, and its deployments know no such setting.`,
        advice: 'Remove the input; such settings of the service are changed with aws ecs update-service.',
    }));
}
function checkGroup(group, service) {
    const cluster = (0,task_definition_document/* nameRevision */.h)(service.clusterArn);
    const isOurs = group.services.some((one) => (0,task_definition_document/* nameRevision */.h)(one.cluster) === cluster && (0,task_definition_document/* nameRevision */.h)(one.service) === service.name);
    if (isOurs)
        return [];
    const said = group.services.map((one) => `${(0,task_definition_document/* nameRevision */.h)(one.service)} in cluster ${(0,task_definition_document/* nameRevision */.h)(one.cluster)}`);
    const what = group.computePlatform === 'ECS' ? said.join(', ') : `the platform ${group.computePlatform}`;
    return [
        {
            input: 'codedeploy-deployment-group',
            text: `The deployment group ${group.group} of ${group.application} deploys ${what}, not service ${service.name} in cluster ${cluster}.`,
            advice: 'Name the deployment group of this service.',
        },
    ];
}
/** The deployment under way brings what was asked for: it is followed as ours. */
function bringsAlready({ active }, next, request) {
    const brought = active?.revision;
    if (brought === undefined || next === undefined || request.shouldForceNewDeployment)
        return false;
    return request.rollbackTo === undefined
        ? (0,same_content/* isSameContent */.O)(next, (0,registrable/* toRegistrable */.o)(brought.described))
        : next.taskDefinitionArn === brought.arn;
}
function describeActive({ active, isWayBack }) {
    if (active === undefined)
        return [];
    const back = active.returnsToArn === undefined ? '' : ` and to go back to ${(0,task_definition_document/* nameRevision */.h)(active.returnsToArn)}`;
    const what = isWayBack ? `CodeDeploy is asked to stop it${back}` : 'it is followed';
    return [`Deployment ${nameActive(active)} is under way: ${what}.`];
}
function nameActive({ id, isRollback, revision }) {
    if (revision === undefined)
        return id;
    return `${id} ${isRollback ? 'back to' : 'of'} ${(0,task_definition_document/* nameRevision */.h)(revision.arn)}`;
}
/** CodeDeploy takes one deployment of a group at a time (AWS CodeDeploy quotas). */
function refuseSecond({ group, active }, next) {
    if (active === undefined)
        return [];
    const { id, returnsToArn, revision } = active;
    const brought = revision === undefined ? '' : `, which brings ${(0,task_definition_document/* nameRevision */.h)(revision.arn)},`;
    // What was asked for and is refused, since the deployment is not ours, is no advice.
    const hasBack = revision !== undefined && next?.taskDefinitionArn !== returnsToArn;
    const back = returnsToArn === undefined || !hasBack
        ? ''
        : `, go back to ${(0,task_definition_document/* nameRevision */.h)(returnsToArn)} with rollback-to: previous,`;
    const stop = `stop it: aws deploy stop-deployment --deployment-id ${id} --auto-rollback-enabled`;
    return [
        {
            text: `Deployment ${id} of the deployment group ${group.group}${brought} is under way, and CodeDeploy takes one at a time.`,
            advice: active.isRollback ? 'It is a rollback: wait for its end.' : `Wait for its end${back} or ${stop}`,
        },
    ];
}
function checkAppSpec(appSpec, next, request) {
    const { containerName, containerPort } = appSpec;
    const containers = listObjects(next.containerDefinitions);
    const container = containers.find(({ name }) => name === containerName);
    const refuse = (problem, advice) => [
        { input: 'codedeploy-appspec', text: `${request.codeDeploy.appSpecPath}: ${problem}.`, advice: `${advice}.` },
    ];
    if (container === undefined) {
        const names = containers.map(({ name }) => String(name)).join(', ');
        return refuse(`the task definition has no container ${containerName}`, `Its containers are: ${names}`);
    }
    const ports = listObjects(container.portMappings);
    const isMapped = ports.some((one) => one.containerPort === containerPort || one.containerPortRange !== undefined);
    if (isMapped)
        return [];
    const known = ports.map((one) => String(one.containerPort)).join(', ');
    const advice = known === '' ? 'It maps no port at all' : `It maps: ${known}`;
    return refuse(`container ${containerName} does not map port ${containerPort}`, advice);
}
function listObjects(value) {
    return Array.isArray(value) ? value.filter(json/* isJsonObject */.OW) : [];
}
function noticeDescription({ codeDeploy: { description = '' } }) {
    const { length } = [...description];
    if (length <= LONGEST_DESCRIPTION)
        return [];
    const text = `codedeploy-deployment-description has ${length} characters; CodeDeploy takes ${LONGEST_DESCRIPTION}, and the rest is cut.`;
    return [{ level: 'notice', text }];
}
function noticeRollback({ group, rollbackEvents }, service) {
    if (rollbackEvents.includes('DEPLOYMENT_FAILURE'))
        return [];
    const text = `The deployment group ${group} of service ${service.name} does not roll back failed deployments by itself.`;
    return [{ level: 'notice', text, advice: 'Turn on its automatic rollback for DEPLOYMENT_FAILURE.' }];
}
/** Inputs for CodeDeploy say nothing of a service that ECS deploys. */
function noticeUnused({ service, codeDeploy }, request) {
    const { appSpecPath: _path, ...given } = request.codeDeploy;
    if (codeDeploy !== undefined || Object.keys(given).length === 0)
        return [];
    return [
        {
            level: 'notice',
            text: `ECS itself deploys service ${service.name}: the inputs codedeploy-* are not used for it.`,
        },
    ];
}

;// CONCATENATED MODULE: ./lib/describe-base.js



/** @param next the document that will run; absent when it cannot be made */
function describeBase({ service, serving, latest }, next, request) {
    // A run that brings again what is in progress takes nothing away from it.
    const isBrought = latest !== undefined && next !== undefined && (0,same_content/* isSameContent */.O)(next, (0,registrable/* toRegistrable */.o)(latest.described));
    if (!isMadeFromBase(request) || latest === undefined || isBrought)
        return [];
    const state = service.deployments.find(({ revisionArn }) => revisionArn === latest.arn)?.rolloutState;
    const how = state === 'FAILED' ? 'failed' : state === 'IN_PROGRESS' ? 'is still in progress' : 'did not complete';
    const [base, other] = [serving.arn, latest.arn].map(task_definition_document/* nameRevision */.h);
    return [
        `made from ${base}, the last revision whose deployment completed: ${other} ${how}, and its changes are not used`,
    ];
}
/** Nothing has been proven to run yet: what the service names is all that there is. */
function noticeBase({ service, serving, completedArn }, request) {
    if (!isMadeFromBase(request) || completedArn !== undefined)
        return [];
    const text = `No deployment of service ${service.name} has completed: the new revision is made from ${(0,task_definition_document/* nameRevision */.h)(serving.arn)}, which the service names.`;
    return [{ level: 'notice', text }];
}
function isMadeFromBase({ taskDefinition, rollbackTo }) {
    return taskDefinition.kind === 'serving' && rollbackTo === undefined;
}

;// CONCATENATED MODULE: ./lib/rollout/service-settings.js

/** Only what is asked for and is not so already. Tags start no deployment, volumes do (ECS API reference, UpdateService). */
function planSettings(service, request) {
    const { hasManagedTags, propagateTags } = request;
    const managed = hasManagedTags === service.hasManagedTags ? undefined : hasManagedTags;
    const propagated = propagateTags === service.propagateTags ? undefined : propagateTags;
    const volume = request.managedVolume;
    const isVolumeNew = volume !== undefined && !isSame([nameVolume(volume)], service.volumeConfigurations);
    const settings = {
        ...(managed === undefined ? {} : { enableECSManagedTags: managed }),
        ...(propagated === undefined ? {} : { propagateTags: propagated }),
        ...(isVolumeNew ? { volumeConfigurations: [nameVolume(volume)] } : {}),
    };
    const changes = [
        ...(managed === undefined ? [] : [`managed tags of new tasks: ${nameSwitch(!managed)} → ${nameSwitch(managed)}`]),
        ...(propagated === undefined ? [] : [`tags that new tasks get: ${service.propagateTags} → ${propagated}`]),
        ...(isVolumeNew ? [`managed EBS volume ${volume.name}: ${describeVolume(volume, service)}`] : []),
    ];
    return changes.length === 0 ? { changes } : { settings, changes };
}
/** As UpdateService and RunTask take it. */
function nameVolume({ name, configuration }) {
    return { name, managedEBSVolume: configuration };
}
/** Whether settings make ECS start a deployment although the revision is the same. */
function startsDeployment(settings) {
    return settings?.volumeConfigurations !== undefined;
}
function nameSwitch(isOn) {
    return isOn ? 'on' : 'off';
}
/** Members that differ, by name. */
function describeVolume({ name, configuration }, service) {
    const known = service.volumeConfigurations.find((one) => one.name === name)?.managedEBSVolume;
    if (!(0,json/* isJsonObject */.OW)(known))
        return 'added';
    const members = [...new Set([...Object.keys(known), ...Object.keys(configuration)])].sort();
    const changed = members.filter((member) => !isSame(known[member], configuration[member]));
    return changed.length === 0 ? 'changed' : `${changed.join(', ')} changed`;
}
/** Equal JSON, whatever the order of members; a null is as good as absent. */
function isSame(one, other) {
    if ((0,json/* isJsonObject */.OW)(one) && (0,json/* isJsonObject */.OW)(other)) {
        return [...new Set([...Object.keys(one), ...Object.keys(other)])].every((key) => isSame(one[key], other[key]));
    }
    if (Array.isArray(one) && Array.isArray(other)) {
        return one.length === other.length && one.every((item, at) => isSame(item, other[at]));
    }
    return (one ?? undefined) === (other ?? undefined);
}

// EXTERNAL MODULE: ./lib/rollout/shortage.js
var rollout_shortage = __webpack_require__(6960);
// EXTERNAL MODULE: ./lib/scheduler/bounds.js
var bounds = __webpack_require__(6188);
// EXTERNAL MODULE: ./lib/forecast/play.js + 2 modules
var play = __webpack_require__(4255);
;// CONCATENATED MODULE: ./lib/forecast/orders.js

/**
 * Plays a rollout in several orders: which of equal tasks ECS stops first, and which of equal instances it takes, is
 * not documented, so what depends on it is not forecast.
 */
function playOrders(rollout, purse) {
    const { capacity } = rollout;
    const first = playDraws(rollout, { isFirstAlone: false }, purse);
    if (capacity.kind === 'unlimited')
        return first;
    const tasks = [...rollout.tasks].reverse();
    const turned = { ...capacity, instances: [...capacity.instances].reverse() };
    return [
        ...first,
        ...playDraws(rollout, { isFirstAlone: true }, purse),
        ...playDraws({ ...rollout, tasks }, { isFirstAlone: true }, purse),
        ...playDraws({ ...rollout, capacity: turned }, { isFirstAlone: true }, purse),
        ...playDraws({ ...rollout, tasks, capacity: turned }, { isFirstAlone: false }, purse),
    ];
}
/**
 * One play; under the strategy `random` one for each way in which its draws may fall, until two of them end differently:
 * more would not make it decidable.
 */
function playDraws(rollout, way, purse) {
    if (!isRandom(rollout))
        return [(0,play/* playRollout */.q)(rollout, way, purse)];
    const plays = [];
    const path = [];
    do {
        let depth = 0;
        const pick = (kinds, candidates) => {
            purse.views -= candidates;
            const choice = path[depth] ?? { taken: 0, of: kinds };
            path[depth] = choice;
            depth += 1;
            return choice.taken;
        };
        plays.push((0,play/* playRollout */.q)(rollout, { ...way, pick }, purse));
        if (plays.at(-1)?.end !== plays[0]?.end || plays.at(-1)?.end === 'unknown')
            return plays;
    } while (turn(path));
    return plays;
}
/** To the next way; false when there is none. */
function turn(path) {
    for (let last = path.pop(); last !== undefined; last = path.pop()) {
        if (last.taken + 1 >= last.of)
            continue;
        path.push({ ...last, taken: last.taken + 1 });
        return true;
    }
    return false;
}
function isRandom({ capacity, nextNeeds: { rules } }) {
    return capacity.kind === 'instances' && rules?.strategies.some(({ kind }) => kind === 'random') === true;
}

;// CONCATENATED MODULE: ./lib/forecast/changes.js
/** The smallest changes that would let a rollout work, each found by playing it. */


/** More than so many instances are not what one adds for a deploy. */
const changes_MOST_INSTANCES = 8;
/** For each kind of change. A change that is not tried to its end is not proposed; a larger one may be. */
const MOST_VIEWS = 200_000;
/** @returns the changes that work, each the smallest of its kind */
function findChanges(rollout) {
    const searches = [lowerMinimum, raiseMaximum, addInstances, freePorts];
    return searches.flatMap((search) => search(openTrial(rollout)) ?? []);
}
/** The rollout as it would be with the change. */
function applyChange(rollout, change) {
    switch (change.kind) {
        case 'minimum-healthy-percent':
            return { ...rollout, minimumHealthyPercent: change.percent };
        case 'maximum-percent':
            return { ...rollout, maximumPercent: change.percent };
        case 'instances':
            return withInstances(rollout, change.count, change.like);
        case 'dynamic-ports':
            return { ...rollout, nextNeeds: { ...rollout.nextNeeds, tcpPorts: [], udpPorts: [] } };
    }
}
function withInstances(rollout, count, like) {
    const { capacity } = rollout;
    if (capacity.kind === 'unlimited')
        return rollout;
    const added = Array.from({ length: count }, (_, at) => ({ ...like, id: `added-${at}` }));
    return { ...rollout, capacity: { kind: 'instances', instances: [...capacity.instances, ...added] } };
}
function openTrial(rollout) {
    const purse = { views: MOST_VIEWS };
    const works = (change) => playOrders(applyChange(rollout, change), purse).every((play) => play.end === 'done');
    return { rollout, works };
}
/** Percents that keep one task less each; the highest that works. */
function lowerMinimum(trial) {
    const { desired, minimumHealthyPercent } = trial.rollout;
    const lower = (0,bounds/* lowerBound */.y)(desired, minimumHealthyPercent);
    const keepLess = (step) => ({
        kind: 'minimum-healthy-percent',
        percent: Math.floor(((lower - step) * 100) / desired),
    });
    return findSmallest(trial, lower, keepLess);
}
/** Percents that allow one task more each; the lowest that works. */
function raiseMaximum(trial) {
    const { desired, maximumPercent, isDaemon } = trial.rollout;
    // ECS accepts no more than 100 for a daemon (observed).
    if (isDaemon)
        return undefined;
    const upper = (0,bounds/* upperBound */.r)(desired, maximumPercent);
    const allowMore = (step) => ({
        kind: 'maximum-percent',
        percent: Math.ceil(((upper + step) * 100) / desired),
    });
    return findSmallest(trial, 2 * desired - upper, allowMore);
}
/** Of so many steps, each a larger change, the first that works; the plays grow with the steps' logarithm. */
function findSmallest({ works }, steps, take) {
    if (steps < 1 || !works(take(steps)))
        return undefined;
    let [low, high] = [1, steps];
    while (low < high) {
        const middle = Math.floor((low + high) / 2);
        if (works(take(middle)))
            high = middle;
        else
            low = middle + 1;
    }
    return take(high);
}
function addInstances(trial) {
    const { rollout } = trial;
    // A daemon wants a task on each instance more.
    if (rollout.capacity.kind === 'unlimited' || rollout.isDaemon)
        return undefined;
    for (let count = 1; count <= Math.min(changes_MOST_INSTANCES, rollout.desired); count += 1) {
        for (const [at, like] of rollout.sizes.entries()) {
            const change = { kind: 'instances', count, like, isSmallest: at === 0 };
            if (worksInEachZone(trial, change))
                return change;
        }
    }
    return undefined;
}
/** Nobody says where the new instances will be. */
function worksInEachZone({ rollout, works }, change) {
    const { capacity } = rollout;
    const instances = capacity.kind === 'unlimited' ? [] : capacity.instances;
    const zones = [...new Set(instances.map(({ availabilityZone }) => availabilityZone))];
    return zones.every((zone) => works({ ...change, like: moveTo(zone, change.like) }));
}
function moveTo(availabilityZone, like) {
    if (like.facts === undefined)
        return { ...like, availabilityZone };
    const attributes = { ...like.facts.attributes, 'ecs.availability-zone': availabilityZone };
    return { ...like, availabilityZone, facts: { ...like.facts, attributes } };
}
function freePorts({ rollout, works }) {
    const { tcpPorts, udpPorts } = rollout.nextNeeds;
    if (!rollout.mayUseDynamicPorts || tcpPorts.length + udpPorts.length === 0)
        return undefined;
    return works({ kind: 'dynamic-ports' }) ? { kind: 'dynamic-ports' } : undefined;
}

;// CONCATENATED MODULE: ./lib/forecast/forecast.js


/** Plays the rollout to its end, in each order that ECS may take. */
function forecastRollout(rollout) {
    const quick = playAll(rollout);
    const slow = playDrained(rollout);
    const plays = [...quick, ...slow];
    const seen = listSeen(plays);
    const blocked = plays.flatMap((play) => (play.end === 'blocked' ? [play] : []));
    const [standstill] = blocked;
    if (standstill !== undefined && blocked.length === plays.length) {
        return { kind: 'cannot-progress', standstill, changes: findChanges(rollout) };
    }
    if (seen.length < plays.length) {
        return { kind: 'not-decidable', missing: blocked.length === 0 ? nameLimit(rollout) : nameDoubt(rollout) };
    }
    const healthMs = Math.min(...listSeen(quick).map((one) => one.healthMs));
    const drainingMs = Math.min(...listSeen(quick).map((one) => one.drainingMs));
    return {
        kind: 'will-progress',
        waves: Math.min(...seen.map(({ waves }) => waves)),
        fewestInService: Math.min(...seen.map(({ fewestInService }) => fewestInService)),
        mostTasks: Math.max(...seen.map(({ mostTasks }) => mostTasks)),
        leastMs: Math.min(...seen.map(measure)),
        ...(slow.length === 0 ? {} : { drainedMs: Math.max(...listSeen(slow).map(measure)) }),
        biggestPart: drainingMs > healthMs ? 'draining' : 'health',
    };
}
/** Every connection stays open until the deregistration delay is over. */
function playDrained(rollout) {
    const { longestDrainingMs: drainingMs } = rollout.pace;
    if (drainingMs === undefined)
        return [];
    return playAll({ ...rollout, pace: { ...rollout.pace, drainingMs } });
}
function listSeen(plays) {
    return plays.flatMap((play) => (play.end === 'done' ? [play.seen] : []));
}
function measure({ healthMs, drainingMs }) {
    return healthMs + drainingMs;
}
/** Some two hundred waves of five hundred tasks. */
const forecast_MOST_VIEWS = 2_000_000;
/** Outcomes grow with each instance that may be drawn: those of a dozen instances are played in a second. */
const MOST_RANDOM_VIEWS = 500_000;
/** In each order that ECS may take, as far as a forecast plays. */
function playAll(rollout) {
    return playOrders(rollout, { views: isRandom(rollout) ? MOST_RANDOM_VIEWS : forecast_MOST_VIEWS });
}
function nameLimit(rollout) {
    return isRandom(rollout)
        ? 'placement strategy random has more outcomes than a forecast plays'
        : 'it takes more waves than a forecast plays';
}
function nameDoubt(rollout) {
    const where = isRandom(rollout) ? 'where placement strategy random puts tasks, or ' : '';
    return `it depends on ${where}which tasks ECS stops first`;
}

// EXTERNAL MODULE: ./lib/forecast/prospect.js + 2 modules
var forecast_prospect = __webpack_require__(6239);
// EXTERNAL MODULE: ./lib/scheduler/placement.js + 2 modules
var placement = __webpack_require__(5885);
// EXTERNAL MODULE: ./lib/task-definition/members.js
var members = __webpack_require__(8942);
;// CONCATENATED MODULE: ./lib/forecast/host-volumes.js

/**
 * Folders that belong to the instance itself and not to the task: an agent that reads logs or asks docker finds its own on
 * each instance.
 */
const OF_THE_INSTANCE = [
    '/proc',
    '/sys',
    '/dev',
    '/etc',
    '/run',
    '/var/run',
    '/var/log',
    '/var/lib/docker',
    '/cgroup',
    '/tmp',
    '/usr',
    '/lib',
    '/lib64',
    '/bin',
    '/sbin',
    '/boot',
];
/** A network file system that is mounted on the instances has such a name by convention. */
const SHARED = /(^|[/_.-])(efs|nfs|fsx)([/_.-]|$)/i;
/** Names of the volumes that hold data of the task that runs and that the next one will use. */
function listHostVolumes(serving, next) {
    const known = new Set((0,members/* readObjects */.$I)(serving, 'volumes').flatMap(nameData));
    return (0,members/* readObjects */.$I)(next, 'volumes')
        .filter((volume) => nameData(volume).some((place) => known.has(place)))
        .flatMap((volume) => (0,members/* readString */.E3)(volume, 'name') ?? [])
        .filter((name) => isWritten(next, name));
}
/** Where the data of a volume is on its instance; none for what does not outlive the task or is not on the instance. */
function nameData(volume) {
    const sourcePath = (0,members/* readString */.E3)((0,members/* readObject */.Ag)(volume, 'host') ?? {}, 'sourcePath');
    if (sourcePath !== undefined)
        return isOfTheInstance(sourcePath) ? [] : [`path ${sourcePath}`];
    const docker = (0,members/* readObject */.Ag)(volume, 'dockerVolumeConfiguration');
    if (docker === undefined || !isLocalAndShared(docker))
        return [];
    return [`docker ${(0,members/* readString */.E3)(volume, 'name') ?? ''}`];
}
function isOfTheInstance(path) {
    if (path === '/' || path.endsWith('.sock') || SHARED.test(path))
        return true;
    return OF_THE_INSTANCE.some((folder) => path === folder || path.startsWith(`${folder}/`));
}
/** A volume of scope `task` is destroyed with its task; other drivers may move a volume (ECS API reference, DockerVolumeConfiguration). */
function isLocalAndShared(docker) {
    const options = (0,members/* readObject */.Ag)(docker, 'driverOpts') ?? {};
    const isOnInstance = ((0,members/* readString */.E3)(docker, 'driver') ?? 'local') === 'local' && !/nfs|cifs|tmpfs/.test(String(options.type));
    return (0,members/* readString */.E3)(docker, 'scope') === 'shared' && isOnInstance;
}
function isWritten(document, name) {
    return (0,members/* readObjects */.$I)(document, 'containerDefinitions').some((container) => (0,members/* readObjects */.$I)(container, 'mountPoints').some((mount) => (0,members/* readString */.E3)(mount, 'sourceVolume') === name && (0,members/* readBoolean */.Vf)(mount, 'readOnly') !== true));
}

;// CONCATENATED MODULE: ./lib/forecast/room-notices.js
/** What may go wrong on the container instances although the rollout itself can work. */






/** The data of a volume on the instance does not follow its task. */
function noticeVolumes(prospect, rollout, forecast) {
    const { service, serving } = prospect.found;
    // A daemon has its task on the same instances again.
    if (rollout.isDaemon || (0,forecast_prospect/* isFargate */.rd)(prospect.found))
        return [];
    const volumes = listHostVolumes(serving.described, prospect.next).map((name) => `"${(0,outside_text/* quoteOutsideText */.h)(name, 255)}"`);
    if (volumes.length === 0 || !mayMove(rollout, forecast))
        return [];
    const isStoppedFirst = (0,bounds/* upperBound */.r)(rollout.desired, rollout.maximumPercent) <= rollout.desired;
    const data = `the data of volume${volumes.length === 1 ? '' : 's'} ${volumes.join(', ')}`;
    return [
        {
            // A task that waits for the old one to leave usually finds its room there again.
            level: isStoppedFirst ? 'notice' : 'warning',
            text: `Service ${service.name}: ${data} stays on the container instance of the old task, and the new task may start on another one.`,
            advice: 'Keep the task on its instance with a placement constraint, use an EFS volume, or set minimum-healthy-percent 0 and maximum-percent 100 on a single instance.',
        },
    ];
}
/** Where nothing can be foreseen, only a constraint that somebody wrote keeps a task on its instance. */
function mayMove(rollout, forecast) {
    const { nextNeeds, capacity } = rollout;
    if (forecast.kind === 'cannot-progress')
        return false;
    if (forecast.kind === 'will-progress')
        return playAll(rollout).some(endsElsewhere(rollout));
    if ((nextNeeds.rules?.memberOf ?? []).length > 0)
        return false;
    return capacity.kind === 'unlimited' || capacity.instances.length > 1;
}
/** Whether a new task runs on a container instance that had none of the service. */
function endsElsewhere({ tasks }) {
    const before = new Set(tasks.map(({ instanceId }) => instanceId));
    return (play) => play.end === 'done' && play.instances.some(({ id, ownTaskCount }) => ownTaskCount > 0 && !before.has(id));
}
/** Between the old tasks and the new ones, whoever waits for room in the cluster is served first or last: nobody knows. */
function noticeRivals({ found }, rollout, forecast) {
    const { capacity, nextNeeds, desired, isDaemon } = rollout;
    if (forecast.kind !== 'will-progress' || forecast.fewestInService > 0 || desired === 0 || isDaemon)
        return [];
    if (capacity.kind === 'unlimited' || (0,placement/* placeTask */.Vc)(nextNeeds, capacity.instances).failure === undefined)
        return [];
    const { name } = found.service;
    const text = `Service ${name}: the new tasks need the room that the old ones free, and no task runs in between. If another service of the cluster waits for room, it may take that room first; then no task of ${name} runs.`;
    return [
        {
            level: 'warning',
            text,
            advice: 'Add a container instance first, or check that no other service waits for room.',
        },
    ];
}

;// CONCATENATED MODULE: ./lib/forecast/words.js
/** The forecast in words. */

const PARTS = { health: 'waiting for new tasks to be healthy', draining: 'stopping old tasks' };
function describeProgress(forecast, rollout) {
    const { waves, fewestInService, mostTasks, leastMs, drainedMs = 0, biggestPart } = forecast;
    if (rollout.desired === 0)
        return 'The desired count is 0: no new task is started.';
    const serving = fewestInService === 0
        ? 'nobody serves for a while'
        : `never fewer than ${words_count(fewestInService, 'task')} in service`;
    return (`The rollout ${describePlace(rollout)}takes ${words_count(waves, 'wave')} at least: ${serving}, never more than ` +
        `${words_count(mostTasks, 'task')} at a time. It takes ${describeTime(leastMs)} at least, most of it ${PARTS[biggestPart]}.` +
        (drainedMs > leastMs ? ` About ${describeTime(drainedMs)} ${describeDraining(rollout)}.` : ''));
}
/** `if connections of old tasks stay open for the whole deregistration delay (300 seconds)` */
function describeDraining({ pace }) {
    const seconds = words_count((pace.longestDrainingMs ?? 0) / 1000, 'second');
    return `if connections of old tasks stay open for the whole deregistration delay (${seconds})`;
}
/** Rounded down: it is a least time. */
function describeTime(ms) {
    return ms < 120_000 ? words_count(Math.floor(ms / 1000), 'second') : words_count(Math.floor(ms / 60_000), 'minute');
}
function describePlace({ capacity }) {
    return capacity.kind === 'unlimited' ? '' : `on the ${words_count(capacity.instances.length, 'container instance')} `;
}
/** Why a rollout stands still, as one sentence. */
function describeStandstill({ blocked, instances, replaced }, rollout) {
    const first = replaced === 0 ? '' : `After ${replaced} of ${words_count(rollout.desired, 'task')} it stops: `;
    const shortage = blocked.kind === 'bounds' ? undefined : (0,rollout_shortage/* describeShortage */.Jc)(rollout.nextNeeds, instances);
    const cause = shortage ?? (0,rollout_shortage/* describeAllowed */.cX)(rollout);
    return `${first}${cause}, and ${(0,rollout_shortage/* describeKept */.gt)(rollout)}.`;
}
/** `Set minimum-healthy-percent to 75 or less, or add one container instance.` */
function words_describeChanges(changes, { nextNeeds: { rules } }) {
    const isConstrained = rules !== undefined && rules.memberOf.length > 0;
    const where = isConstrained ? ' that its memberOf constraints select' : '';
    if (changes.length === 0) {
        const what = isConstrained ? `add container instances${where}` : 'the container instances larger';
        return `No single change was found that lets it work: make the task smaller, or ${what}.`;
    }
    const [first = '', ...others] = changes.map((change) => describeChange(change, where));
    return `${[first.charAt(0).toUpperCase() + first.slice(1), ...others].join(', or ')}.`;
}
/** @param where what the constraints ask of an instance */
function describeChange(change, where) {
    switch (change.kind) {
        case 'minimum-healthy-percent':
            if (change.percent === 0)
                return 'set minimum-healthy-percent to 0 (nobody serves for a while)';
            return `set minimum-healthy-percent to ${change.percent} or less`;
        case 'maximum-percent':
            return `set maximum-percent to ${change.percent} or more`;
        case 'instances': {
            const { remainingCpu, remainingMemoryMiB } = change.like;
            const size = change.isSmallest ? '' : ` with ${remainingCpu} CPU units and ${remainingMemoryMiB} MiB of memory`;
            return `add ${change.count === 1 ? 'one container instance' : `${change.count} container instances`}${where}${size}`;
        }
        case 'dynamic-ports':
            return 'let ECS choose the host port (hostPort 0)';
    }
}
function words_count(some, what) {
    return `${some} ${what}${some === 1 ? '' : 's'}`;
}

;// CONCATENATED MODULE: ./lib/forecast/service-forecast.js









const NOTHING = { lines: [], faults: [], notices: [] };
/** Says whether the rollout of a service can work on its cluster, and what it will be like. */
function forecastService(prospect, request) {
    const { service } = prospect.found;
    const strategy = (0,rollout_strategy/* readStrategy */.C)(service.deploymentConfiguration);
    if (strategy !== undefined)
        return forecastShift(strategy, service, request);
    if (!isRollout(prospect, request))
        return NOTHING;
    const rollout = (0,forecast_prospect/* toRollout */.n1)(prospect, request);
    const forecast = foresee(prospect, rollout);
    const notices = [
        ...noticeUnreadable(prospect),
        ...noticeVolumes(prospect, rollout, forecast),
        ...noticeRivals(prospect, rollout, forecast),
    ];
    switch (forecast.kind) {
        case 'cannot-progress': {
            const { text, advice } = isEmpty(rollout) ? describeEmpty(service) : describeBlocked(forecast, prospect, rollout);
            const lines = [`${text} ${advice}`];
            // How a daemon replaces its tasks is documented in part only.
            if (rollout.isDaemon)
                return { lines, faults: [], notices: [...notices, { level: 'warning', text, advice }] };
            return { lines, faults: [{ text, advice }], notices };
        }
        case 'not-decidable':
            return {
                lines: [`Whether the rollout can work is not decidable here: ${forecast.missing}.`],
                faults: [],
                notices,
            };
        case 'will-progress': {
            const lines = [`${describeProgress(forecast, rollout)} ${describeLimits(prospect)}`];
            return { lines, faults: [], notices: [...notices, ...noticeTime(forecast, rollout, { service, request })] };
        }
    }
}
function describeBlocked({ standstill, changes }, prospect, rollout) {
    const { service } = prospect.found;
    const text = `Service ${service.name} cannot roll out. ${describeStandstill(standstill, rollout)}`;
    const hasRoom = rollout.capacity.kind === 'instances' && service.capacityProviderStrategy === undefined;
    const missing = hasRoom ? (0,forecast_prospect/* findMissing */.y7)(prospect) : undefined;
    const open = missing === undefined ? '' : ` Whether there is room for that cannot be forecast: ${missing}.`;
    return { text, advice: `${words_describeChanges(changes, rollout)}${open}` };
}
function isEmpty({ capacity }) {
    return capacity.kind === 'instances' && capacity.instances.length === 0;
}
/** No change of a percent helps there. */
function describeEmpty({ name, clusterArn }) {
    const cluster = (0,task_definition_document/* nameRevision */.h)(clusterArn);
    const text = `Service ${name} cannot roll out. Cluster ${cluster} has no container instances that accept tasks.`;
    return { text, advice: rollout_shortage/* ADD_CAPACITY */.lk };
}
/** The same content again makes no deployment, unless it is forced. */
function isRollout({ found, next }, request) {
    const isOther = startsDeployment(planSettings(found.service, request).settings);
    const { described } = found.latest ?? found.serving;
    return request.shouldForceNewDeployment || isOther || !(0,same_content/* isSameContent */.O)(described, next);
}
/** What the two percents alone forbid needs no room to be seen. */
function foresee(prospect, rollout) {
    const unrest = (0,forecast_prospect/* findUnrest */.BX)(prospect);
    if (unrest !== undefined)
        return { kind: 'not-decidable', missing: unrest };
    const missing = (0,forecast_prospect/* findMissing */.y7)(prospect);
    if (missing === undefined)
        return forecastRollout(rollout);
    // A daemon has as many tasks as there are instances: without them nothing of it is known.
    if (rollout.isDaemon)
        return { kind: 'not-decidable', missing };
    const roomy = forecastRollout({ ...rollout, capacity: { kind: 'unlimited' } });
    return roomy.kind === 'cannot-progress' ? roomy : { kind: 'not-decidable', missing };
}
function describeLimits({ found, next }) {
    if ((0,forecast_prospect/* isFargate */.rd)(found))
        return 'Capacity and health are not forecast.';
    return next.networkMode === 'awsvpc' ? 'Network interfaces and health are not forecast.' : 'Health is not forecast.';
}
function noticeUnreadable({ found }) {
    const { service, surroundings } = found;
    if (surroundings.unreadable.length === 0)
        return [];
    const why = surroundings.unreadable.map((one) => one.why).join(' ');
    const text = `The rollout of service ${service.name} is forecast without what could not be read: ${why}`;
    return [{ level: 'notice', text }];
}
/** A rollout that is well may take longer than it is followed. */
function noticeTime({ leastMs, drainedMs = 0 }, rollout, { service, request }) {
    const { followLimitMs, shouldFollow, onFailure } = request;
    if (!shouldFollow || Math.max(leastMs, drainedMs) < followLimitMs)
        return [];
    const takes = leastMs >= followLimitMs
        ? `takes ${describeTime(leastMs)} at least`
        : `takes about ${describeTime(drainedMs)} ${describeDraining(rollout)}`;
    const then = onFailure === 'leave' ? 'given up' : 'rolled back';
    const text = `Service ${service.name} ${takes}, and would be ${then} after ${(0,rollout_strategy/* formatMinutes */.dp)(followLimitMs / 60_000)}.`;
    return [{ level: 'warning', text, advice: 'Make wait-for-minutes longer than that.' }];
}
function forecastShift(strategy, service, request) {
    const lines = [(0,rollout_strategy/* describeStrategy */.rz)(strategy), describeFleets(strategy, service, request)];
    return { ...NOTHING, lines, faults: findTimeFaults(strategy, service, request) };
}
/** A good deployment that cannot end within the limit would be taken back for it. */
function findTimeFaults(strategy, service, request) {
    const least = (0,rollout_strategy/* measureLeastMinutes */.NQ)(strategy);
    const limit = request.followLimitMs / 60_000;
    if (!request.shouldFollow || request.onFailure === 'leave' || least < limit)
        return [];
    const text = `Service ${service.name} takes ${(0,rollout_strategy/* formatMinutes */.dp)(least)} at least (${(0,rollout_strategy/* describeStrategy */.rz)(strategy)}), ` +
        `and would be rolled back after ${(0,rollout_strategy/* formatMinutes */.dp)(limit)}.`;
    return [
        { input: 'wait-for-minutes', text, advice: 'Make wait-for-minutes longer than that, or set on-failure to leave.' },
    ];
}
/** The percents do not rule such a rollout. */
function describeFleets(strategy, service, request) {
    const desired = request.desiredCount ?? service.desired;
    return (`All ${desired} new tasks start beside the ${service.running} old ones before any traffic moves; it takes ` +
        `${(0,rollout_strategy/* formatMinutes */.dp)((0,rollout_strategy/* measureLeastMinutes */.NQ)(strategy))} at least. Capacity, health and pauses are not forecast.`);
}

;// CONCATENATED MODULE: ./lib/forecast/together.js
/**
 * Says that rollouts which begin together were forecast one by one, where they share container instances.
 * @param forecasts of the services, in their order
 */
function noticeTogether(services, forecasts) {
    const sharing = services.filter(({ surroundings }, at) => surroundings.room !== undefined && (forecasts[at]?.lines.length ?? 0) > 0);
    if (sharing.length < 2)
        return [];
    const names = sharing.map(({ service }) => service.name).join(', ');
    const text = `The rollouts of ${names} were forecast one by one: that they share container instances is not counted.`;
    return [{ level: 'notice', text }];
}

;// CONCATENATED MODULE: ./lib/task-definition/privileges.js



/** Everything that is worth a line, in an order that stays. */
function listPrivileges(document, isOwn) {
    const containers = (0,members/* readObjects */.$I)(document, 'containerDefinitions').flatMap((container) => {
        const own = [
            ...listPowers(container).map(asPrivilege),
            ...listHostMounts(container, document).map(asPrivilege),
            ...privileges_listSources(container),
            ...listForeignImage(container, isOwn).map(asPrivilege),
        ];
        return own.map((privilege) => placeIn(container, privilege));
    });
    return [...listNamespaces(document).map(asPrivilege), ...listFileSystems(document).map(asPrivilege), ...containers];
}
function asPrivilege(words) {
    return { key: words, words };
}
function placeIn(container, { key, words }) {
    const place = `container ${show(container.name)}: `;
    return { key: place + key, words: place + words };
}
function listNamespaces({ networkMode, pidMode, ipcMode, enableFaultInjection }) {
    return [
        ...(networkMode === 'host' ? ['the network of the host (networkMode host)'] : []),
        ...(pidMode === 'host' ? ['the processes of the host (pidMode host)'] : []),
        ...(ipcMode === 'host' ? ['the shared memory of the host (ipcMode host)'] : []),
        ...(enableFaultInjection === true ? ['faults may be injected (enableFaultInjection)'] : []),
    ];
}
const FILE_SYSTEMS = [
    ['efsVolumeConfiguration', 'fileSystemId'],
    ['fsxWindowsFileServerVolumeConfiguration', 'fileSystemId'],
    ['s3filesVolumeConfiguration', 'fileSystemArn'],
];
/** File systems that others may use, too. Folders of the host are told where they are mounted. */
function listFileSystems(document) {
    return (0,members/* readObjects */.$I)(document, 'volumes').flatMap((volume) => FILE_SYSTEMS.flatMap(([member, id]) => {
        const name = (0,members/* readObject */.Ag)(volume, member)?.[id];
        return name === undefined ? [] : [`the file system ${show(name)}`];
    }));
}
function listPowers(container) {
    const linux = (0,members/* readObject */.Ag)(container, 'linuxParameters') ?? {};
    const capabilities = (0,members/* readObject */.Ag)(linux, 'capabilities') ?? {};
    return [
        ...(container.privileged === true ? ['runs privileged'] : []),
        ...(isRoot((0,members/* readString */.E3)(container, 'user') ?? '') ? [`runs as root (user ${show(container.user)})`] : []),
        ...(0,members/* readStrings */.Nc)(capabilities, 'add').map((capability) => `capability ${show(capability)}`),
        ...(0,members/* readObjects */.$I)(linux, 'devices').map(({ hostPath }) => `device ${show(hostPath)} of the host`),
        ...(0,members/* readStrings */.Nc)(container, 'dockerSecurityOptions')
            .filter((option) => !isRestraint(option))
            .map((option) => `security option ${show(option)}`),
    ];
}
/** `root`, `0` or one of them with a group (ECS API reference, ContainerDefinition, user). */
function isRoot(user) {
    return /^(?:root|0+)(?::|$)/.test(user);
}
/** `no-new-privileges` forbids, and so does a profile unless it is none. */
function isRestraint(option) {
    return !/unconfined|disable/i.test(option) && !/^no-new-privileges[:=]false$/i.test(option);
}
function listHostMounts(container, document) {
    const folders = new Map((0,members/* readObjects */.$I)(document, 'volumes').map((volume) => [
        volume.name,
        (0,members/* readString */.E3)((0,members/* readObject */.Ag)(volume, 'host') ?? {}, 'sourcePath'),
    ]));
    return (0,members/* readObjects */.$I)(container, 'mountPoints').flatMap(({ sourceVolume, readOnly }) => {
        const path = folders.get(sourceVolume) ?? '';
        if (path === '')
            return [];
        if (/(?:^|\/)docker\.sock$/.test(path))
            return [`the docker socket of the host (${show(path)})`];
        return [`${show(path)} of the host, to read${readOnly === true ? '' : ' and write'}`];
    });
}
/** Another source of a secret of the same name is another secret. */
function privileges_listSources(container) {
    const log = (0,members/* readObject */.Ag)(container, 'logConfiguration') ?? {};
    const secrets = [...(0,members/* readObjects */.$I)(container, 'secrets'), ...(0,members/* readObjects */.$I)(log, 'secretOptions')];
    const credentials = (0,members/* readString */.E3)((0,members/* readObject */.Ag)(container, 'repositoryCredentials') ?? {}, 'credentialsParameter') ?? '';
    return [
        ...secrets.map(({ name, valueFrom }) => ({
            key: `secret ${String(name)} ${String(valueFrom)}`,
            words: `secret ${show(name)}`,
        })),
        ...(0,members/* readObjects */.$I)(container, 'environmentFiles').map(({ value }) => asPrivilege(`environment file ${show(value)}`)),
        ...(credentials === '' ? [] : [{ key: credentials, words: 'credentials for a private registry' }]),
    ];
}
const SHORT_NAMES = 'docker.io';
function listForeignImage(container, isOwn) {
    const image = (0,members/* readString */.E3)(container, 'image') ?? '';
    const parsed = (0,image_reference/* parseImageReference */.o_)(image);
    if (parsed === undefined)
        return [];
    const registry = parsed.registry ?? SHORT_NAMES;
    return isOwn(registry, image) ? [] : [`image of the registry ${show(registry)}`];
}
/** What a container is not allowed, or does not allow itself. */
function listRestraints(container) {
    const capabilities = (0,members/* readObject */.Ag)((0,members/* readObject */.Ag)(container, 'linuxParameters') ?? {}, 'capabilities') ?? {};
    const user = (0,members/* readString */.E3)(container, 'user') ?? '';
    return [
        ...(container.readonlyRootFilesystem === true ? ['a root file system that is read only'] : []),
        ...(user !== '' && !isRoot(user) ? ['a user that is not root'] : []),
        ...(0,members/* readStrings */.Nc)(capabilities, 'drop').map((capability) => `without the capability ${show(capability)}`),
        ...(0,members/* readStrings */.Nc)(container, 'dockerSecurityOptions')
            .filter(isRestraint)
            .map((option) => `security option ${show(option)}`),
    ];
}
/** Names of a document may hold anything. */
function show(value) {
    return (0,outside_text/* quoteOutsideText */.h)(typeof value === 'string' ? value : '', 255);
}

;// CONCATENATED MODULE: ./lib/task-definition/privilege-changes.js


/**
 * What `next` allows and `before` does not, one line each, as `container web: runs privileged`; restraints that are
 * taken away count as well. What is only taken away or kept gives no line.
 * @param before the revision that serves
 */
function listPrivilegeChanges(before, next, isOwn) {
    const had = new Set(listPrivileges(before, isOwn).map(({ key }) => key));
    const gained = listPrivileges(next, isOwn).filter(({ key }) => !had.has(key));
    return [...listRoleChanges(before, next), ...gained.map(({ words }) => words), ...listDropped(before, next)];
}
const privilege_changes_ROLES = [
    ['taskRoleArn', 'task role'],
    ['executionRoleArn', 'execution role'],
];
/** A role that is taken away allows less. */
function listRoleChanges(before, next) {
    return privilege_changes_ROLES.flatMap(([member, noun]) => {
        const from = (0,members/* readString */.E3)(before, member) ?? '';
        const to = (0,members/* readString */.E3)(next, member) ?? '';
        if (to === '' || isSameRole(from, to))
            return [];
        return [from === '' ? `${noun} ${show(to)} is new` : `${noun} ${show(from)} → ${show(to)}`];
    });
}
/** ECS takes the ARN of a role, or its name in the account (ECS API reference, RegisterTaskDefinition, taskRoleArn). */
function isSameRole(one, other) {
    if (one.startsWith('arn:') && other.startsWith('arn:'))
        return one === other;
    return nameRole(one) === nameRole(other);
}
function nameRole(role) {
    return role.slice(role.lastIndexOf('/') + 1);
}
function listDropped(before, next) {
    const old = new Map((0,members/* readObjects */.$I)(before, 'containerDefinitions').map((container) => [container.name, container]));
    return (0,members/* readObjects */.$I)(next, 'containerDefinitions').flatMap((container) => {
        const kept = new Set(listRestraints(container));
        const dropped = listRestraints(old.get(container.name) ?? {}).filter((one) => !kept.has(one));
        return dropped.map((restraint) => `container ${show(container.name)}: no longer ${restraint}`);
    });
}

;// CONCATENATED MODULE: ./lib/guards/privileges.js
/** What a run gives the containers of a service that they did not have: told always, refused when asked. */



/**
 * Compares what serves with what would. A rollback is told and never refused: it returns to what somebody let through
 * before, and the way back has to stay open.
 */
function judgePrivileges({ service, serving, next, built }, request, { account }) {
    const isOwn = (host, reference) => reference === built || (0,named_image/* isLoopback */.U9)(host) || ((0,image_reference/* isEcrHost */.R5)(host) && host.startsWith(`${account}.`));
    const changes = listPrivilegeChanges(serving, next, isOwn);
    const isDenied = request.shouldDenyPrivilegeChanges && request.rollbackTo === undefined;
    return {
        lines: changes.map((change) => `privilege: ${change}`),
        faults: isDenied ? changes.map((change) => refuseChange(service, change)) : [],
    };
}
function refuseChange(service, change) {
    return {
        input: 'deny-privilege-changes',
        text: `Service ${service} would get a privilege that it does not have: ${change}.`,
        advice: 'Take it out of the task definition, or deploy it once with deny-privilege-changes set to false.',
    };
}

;// CONCATENATED MODULE: ./lib/guards/guards.js



/** Compares what would serve with what does, and with the account. */
function guardPlan(found, previews, request) {
    const context = { request, identity: found.identity };
    const privileges = found.services.map((service, at) => comparePrivileges(service, (0,preview/* pickPreview */.ui)(previews, at), context));
    return {
        lines: privileges.map(({ lines }) => lines),
        faults: [...refuseRoles(found, previews, request), ...privileges.flatMap(({ faults }) => faults)],
    };
}
function comparePrivileges({ service, serving }, preview, { request, identity }) {
    if (preview?.next === undefined)
        return { lines: [], faults: [] };
    const step = { service: service.name, serving: serving.described, next: preview.next, built: preview.built };
    return judgePrivileges(step, request, identity);
}
/** A rollback registers nothing: ECS has accepted the roles of what it returns to. */
function refuseRoles(found, previews, { rollbackTo }) {
    if (rollbackTo !== undefined)
        return [];
    const serving = found.services.flatMap((one) => [one.serving, one.latest ?? one.serving].map((it) => it.described));
    return previews
        .flatMap(({ next }) => (next === undefined ? [] : findForeignRoles(next, serving, found.identity)))
        .map(({ message, advice }) => ({ text: message, advice }));
}

// EXTERNAL MODULE: ./lib/registry/tag-mutability.js
var tag_mutability = __webpack_require__(9088);
;// CONCATENATED MODULE: ./lib/image/settle-tags.js

/**
 * Which of the wanted tags can name the image. A tag that names another one and cannot be moved refuses the run; only
 * the commit's tag, which nobody asked for, gives way when there are others.
 */
function settleTags(look, repository, digest) {
    const stays = (tag) => (0,tag_mutability/* isTagImmutable */.j)(repository, tag) || isMade(look, tag);
    const taken = look.tagged.filter((image) => image.digest !== digest && stays(image.tag));
    const leftOut = isCommitTagAsked(look) ? undefined : taken.find(({ tag }) => tag === look.tags.commitTag)?.tag;
    const refused = taken.find(({ tag }) => tag !== leftOut);
    return {
        tags: look.tags.all.filter((tag) => tag !== leftOut),
        ...(refused === undefined ? {} : { taken: refused }),
        ...(leftOut === undefined ? {} : { leftOut }),
    };
}
/** Two tags of git may meet in one tag that was made of them: the second must not take it from the first. */
function isMade({ tags }, tag) {
    return tags.madeFrom !== undefined && tag === tags.all[0];
}
/** Whether the user wants it, or nothing else is there to name the image. */
function isCommitTagAsked(look) {
    return look.tags.all.length === 1 || look.request.tags.includes(look.tags.commitTag ?? '');
}

;// CONCATENATED MODULE: ./lib/image/plan.js



const plan_QUOTE_WIDTH = 140;
/** Whether to reuse, build or refuse. Everything that would make a push fail is found here, before the build. */
function planImage(look) {
    const plan = planByRegistry(look);
    const isHindered = plan.kind === 'build' && look.buildFault !== undefined;
    return isHindered ? { kind: 'refuse', fault: look.buildFault } : plan;
}
function planByRegistry(look) {
    if (look.repository === undefined)
        return planWithoutRepository(look);
    const reusable = findReusable(look);
    if (reusable?.isArchived === true)
        return { kind: 'refuse', fault: (0,archived/* refuseArchived */.x)(look.name, reusable) };
    if (reusable !== undefined)
        return planReuse(look, look.repository, reusable);
    if (look.request.mode === 'never')
        return refuseAbsentImage(look);
    return planBuild(look, look.repository);
}
/** The plan in words, one line a step; never a value of an argument or label. */
function describeImagePlan(plan, { name, tags }) {
    switch (plan.kind) {
        case 'refuse':
            return [plan.fault.message];
        case 'reuse':
            return [
                ...describeMadeTag(tags),
                `Reuse the image ${plan.uri}@${plan.digest}: ${plan.why}`,
                ...plan.tagsToAdd.map((tag) => `Add the tag ${tag} to it`),
            ];
        case 'build':
            return [
                ...describeMadeTag(tags),
                ...(plan.uri === undefined ? [`Create the repository ${name} (immutable tags, scan on push)`] : []),
                `Build an image and push it to ${name} as ${plan.tags.join(', ')}: ${plan.why}`,
                ...(plan.leftOut === undefined ? [] : [`Leave out the tag ${plan.leftOut}: it names another image already`]),
            ];
    }
}
function describeMadeTag({ all, madeFrom }) {
    if (madeFrom === undefined)
        return [];
    return [`The tag "${(0,outside_text/* quoteOutsideText */.h)(madeFrom, plan_QUOTE_WIDTH)}" of this event is ${all[0]} as a tag of the image`];
}
function planWithoutRepository(look) {
    const { request, name, tags } = look;
    if (request.shouldCreateRepository && request.mode !== 'never') {
        return { kind: 'build', tags: tags.all, uri: undefined, why: 'the repository is new' };
    }
    return {
        kind: 'refuse',
        fault: {
            kind: 'absent',
            message: `There is no repository ${name} in this registry.`,
            advice: 'Set create-repository to true, or create it: ' +
                `aws ecr create-repository --repository-name ${name} --image-tag-mutability IMMUTABLE ` +
                '--image-scanning-configuration scanOnPush=true',
        },
    };
}
/**
 * The commit's tag first: a release of a commit that was built before is promoted, not built again. Without a build a
 * tag that was asked for is meant as it stands: a mistyped one must not end up on the commit's image.
 */
function findReusable(look) {
    const [first] = look.tags.all;
    const ofTag = (tag) => look.tagged.find((image) => image.tag === tag);
    switch (look.request.mode) {
        case 'always':
            return undefined;
        case 'never':
            return ofTag(first) ?? (look.request.tags.length === 0 ? ofTag(look.tags.commitTag) : undefined);
        case 'auto':
            return [ofTag(look.tags.commitTag), ofTag(first)].find((image) => image !== undefined && look.buildInputs !== undefined && image.buildInputs === look.buildInputs);
    }
}
function planReuse(look, repository, image) {
    const settled = settleTags(withTagsThatFit(look, image), repository, image.digest);
    if (settled.taken !== undefined)
        return refuseTakenTag(look, settled.taken);
    const named = new Set(look.tagged.filter(({ digest }) => digest === image.digest).map(({ tag }) => tag));
    return {
        kind: 'reuse',
        uri: repository.uri,
        digest: image.digest,
        tags: settled.tags,
        tagsToAdd: settled.tags.filter((tag) => !named.has(tag)),
        platforms: image.platforms,
        why: look.request.mode === 'never'
            ? `the tag ${image.tag} names it, and no build was asked for`
            : `the tag ${image.tag} names an image of the same build inputs`,
    };
}
/** An image that was taken as it is, by another tag, may be of any commit: it does not get the tag of ours. */
function withTagsThatFit(look, image) {
    const { all, commitTag } = look.tags;
    if (look.request.mode !== 'never' || image.tag === commitTag || isCommitTagAsked(look))
        return look;
    return {
        ...look,
        tags: { all: all.filter((tag) => tag !== commitTag) },
        tagged: look.tagged.filter(({ tag }) => tag !== commitTag),
    };
}
function planBuild(look, repository) {
    const settled = settleTags(look, repository, undefined);
    if (settled.taken !== undefined)
        return refuseTakenTag(look, settled.taken);
    return {
        kind: 'build',
        tags: settled.tags,
        uri: repository.uri,
        why: plan_explainBuild(look),
        ...(settled.leftOut === undefined ? {} : { leftOut: settled.leftOut }),
    };
}
function plan_explainBuild(look) {
    if (look.request.mode === 'always')
        return 'a build was asked for';
    if (look.buildInputs === undefined)
        return 'without a commit nobody can say whether an image is the same';
    return look.tagged.length === 0
        ? 'there is no image of this commit or tag yet'
        : 'the image that is there has other build inputs';
}
function refuseTakenTag(look, taken) {
    return {
        kind: 'refuse',
        fault: {
            kind: 'registry',
            message: `The tag ${taken.tag} names another image (${taken.digest}) in the repository ${look.name}, ` +
                (isMade(look, taken.tag)
                    ? 'and one that was made from a tag of git is never moved.'
                    : 'where it is immutable.'),
            advice: 'Give another image-tag, or set build to never to deploy the image that is there.',
        },
    };
}
function listLookedFor({ request, tags }) {
    return request.tags.length === 0 ? tags.all : tags.all.slice(0, 1);
}
function refuseAbsentImage(look) {
    return {
        kind: 'refuse',
        fault: {
            kind: 'absent',
            message: `No image of the repository ${look.name} has the tag ${listLookedFor(look).join(' or ')}, and build is never.`,
            advice: 'Push the image first, give the image-tag of one that is there, or set build to auto.',
        },
    };
}

;// CONCATENATED MODULE: ./lib/ledger/plan-order.js
/** What the order of runs means for the plan: a run that a newer one has gone before is refused unless told otherwise. */
function planOrder({ staleBecause, downgradeBecause }, { shouldAllowStale }) {
    const notices = downgradeBecause === undefined ? [] : [warnOfDowngrade(downgradeBecause)];
    if (staleBecause === undefined)
        return { faults: [], notices };
    if (shouldAllowStale) {
        const text = `${staleBecause} It goes on all the same: allow-stale is true.`;
        return { faults: [], notices: [...notices, { level: 'warning', text }] };
    }
    const advice = 'Start a new run from the commit that should serve, go back with rollback-to, or set allow-stale to true.';
    return { faults: [{ text: staleBecause, advice }], notices };
}
/** Somebody may want it, so it goes on; nobody should find out by accident. */
function warnOfDowngrade(text) {
    return { level: 'warning', text, advice: 'If that was not meant, release the later one again.' };
}

// EXTERNAL MODULE: ./lib/task-definition/container-ports.js
var container_ports = __webpack_require__(747);
// EXTERNAL MODULE: ./lib/task-definition/rules/fargate.js
var fargate = __webpack_require__(6979);
;// CONCATENATED MODULE: ./lib/rollout/document-mismatches.js




/** ECS refuses each of these: the source is next to its rule. */
function listMismatches(match, next) {
    const { service } = match;
    const { registries = [], portNames = [] } = service.attachments ?? {};
    return [
        ...checkNetwork(service, next),
        ...(match.isFargate ? checkFargateFit(`Service ${service.name} runs`, next) : []),
        ...listLoadBalanced(service).flatMap((port) => checkPort(service, port, next)),
        ...registries.flatMap((port) => checkPort(service, { ...port, user: 'service registry' }, next)),
        ...portNames.flatMap((use) => checkPortName(service, use, next)),
        ...(match.managedVolume === undefined ? checkVolumes(service, next) : []),
    ];
}
/** Both texts of ECS observed in answers of CreateService and UpdateService. */
function checkNetwork({ name, networkConfiguration: network }, next) {
    const mode = (0,members/* readString */.E3)(next, 'networkMode') ?? 'bridge';
    if (mode === 'awsvpc' && network === undefined) {
        return [
            {
                text: `The task definition has networkMode "awsvpc", and service ${name} has no network configuration (subnets).`,
                advice: `Set networkMode back, or give the service subnets: aws ecs update-service --service ${name} --network-configuration …`,
            },
        ];
    }
    if (mode === 'awsvpc' || network === undefined)
        return [];
    return [
        {
            text: `The task definition has networkMode "${quote(mode)}", and service ${name} has a network configuration (subnets), which only awsvpc takes.`,
            advice: 'Set networkMode to awsvpc.',
        },
    ];
}
/**
 * ECS refuses a task definition that does not list FARGATE in `compatibilities` (observed: "Task definition does not
 * support launch_type FARGATE."). A document that is not registered yet is judged by the rules that put it there.
 * @param subject such as `Service web runs`
 */
function checkFargateFit(subject, next) {
    const described = (0,members/* readStrings */.Nc)(next, 'compatibilities');
    if (described.includes('FARGATE'))
        return [];
    // With FARGATE in requiresCompatibilities the rules of RegisterTaskDefinition say it.
    if ((0,members/* readStrings */.Nc)(next, 'requiresCompatibilities').includes('FARGATE'))
        return [];
    const [breach] = [...(0,fargate/* checkFargate */.R)(next)].filter(({ kind }) => kind === 'rule');
    if (breach === undefined && described.length === 0)
        return [];
    const why = breach === undefined ? 'ECS did not register it for Fargate.' : `${breach.path}: ${breach.text}`;
    return [
        {
            text: `${subject} on Fargate, and the task definition cannot: ${(0,outside_text/* quoteOutsideText */.h)(why, 300)}`,
            advice: 'Add FARGATE to requiresCompatibilities, with networkMode awsvpc and cpu and memory of the task.',
        },
    ];
}
function listLoadBalanced({ loadBalancers }) {
    return loadBalancers.flatMap(({ containerName, containerPort }) => containerName === undefined || containerPort === undefined
        ? []
        : [{ containerName, containerPort, user: 'load balancer' }]);
}
/**
 * Observed for load balancers ("The container X does not exist in the task definition.", "The container X did not have a
 * container port N defined"); for a registry both are "already specified in the task definition" (ECS API reference,
 * ServiceRegistry).
 */
function checkPort({ name }, port, next) {
    const { containerName, containerPort, user } = port;
    const container = quote(containerName);
    if (!(0,container_ports/* hasContainer */.kO)(next, containerName)) {
        const known = (0,container_ports/* listContainerNames */.cN)(next).map(quote).join(', ');
        return [
            {
                text: `The task definition has no container "${container}", which the ${user} of service ${name} uses (port ${containerPort}). It has: ${known}.`,
                advice: `Name the container "${container}", or change the ${user} of the service first.`,
            },
        ];
    }
    if ((0,container_ports/* hasContainerPort */.RO)(next, containerName, containerPort))
        return [];
    const mapped = (0,container_ports/* listContainerPorts */.sN)(next, containerName).map(quote).join(', ');
    return [
        {
            text: `Container "${container}" maps no container port ${containerPort}, which the ${user} of service ${name} uses. It maps: ${mapped === '' ? 'none' : mapped}.`,
            advice: `Add a port mapping with containerPort ${containerPort}, or change the ${user} of the service first.`,
        },
    ];
}
/** The name "must match the name of one of the portMappings" (ECS API reference, ServiceConnectService; VpcLatticeConfiguration). */
function checkPortName({ name }, use, next) {
    if ((0,container_ports/* listPortNames */.Tq)(next).includes(use.portName))
        return [];
    const portName = quote(use.portName);
    return [
        {
            text: `No port mapping of the task definition has the name "${portName}", which ${use.user} of service ${name} uses.`,
            advice: `Set name to "${portName}" in the port mapping.`,
        },
    ];
}
/** Observed: "The volume name 'X' in your request does not have a matching volume in your Task Definition that is configurable at launch." */
function checkVolumes({ name, volumeConfigurations }, next) {
    const open = (0,members/* readObjects */.$I)(next, 'volumes').filter(({ configuredAtLaunch }) => configuredAtLaunch === true);
    const names = open.map((volume) => (0,members/* readString */.E3)(volume, 'name'));
    return volumeConfigurations
        .filter((settings) => (0,members/* readObject */.Ag)(settings, 'managedEBSVolume') !== undefined)
        .flatMap((settings) => (0,members/* readString */.E3)(settings, 'name') ?? [])
        .filter((volume) => !names.includes(volume))
        .map((volume) => ({
        text: `The task definition has no volume "${quote(volume)}" with configuredAtLaunch, for which service ${name} has settings.`,
        advice: `Add the volume "${quote(volume)}" with configuredAtLaunch true, or take its settings out of the service first.`,
    }));
}
function quote(text) {
    return (0,outside_text/* quoteOutsideText */.h)(text, 255);
}

;// CONCATENATED MODULE: ./lib/one-off-task/check-task.js
/** What RunTask would refuse because of the capacity of the task, as far as it is known before anything is written. */



function checkTaskCapacity({ settings, next, found }) {
    const providers = (0,members/* readObjects */.$I)(settings, 'capacityProviderStrategy').map(({ capacityProvider }) => capacityProvider);
    const isOnFargate = settings.launchType === 'FARGATE' ||
        (providers.length > 0 && providers.every((name) => name === 'FARGATE' || name === 'FARGATE_SPOT'));
    // Of a service on Fargate the check of its update says the same.
    const isSaid = found !== undefined && (0,forecast_prospect/* isFargate */.rd)(found);
    const fargate = isOnFargate && !isSaid && next !== undefined ? checkFargateFit('The one-off task runs', next) : [];
    return [...fargate, ...checkInstances(settings, found)];
}
/** Observed: RunTask with launch type EC2 answers "No Container Instances were found in your cluster." */
function checkInstances({ launchType }, found) {
    const room = found?.surroundings.room;
    if (launchType !== 'EC2' || room === undefined || room.instances.length > 0)
        return [];
    return [
        {
            text: 'The one-off task has launch type EC2, and the cluster has no container instances.',
            advice: 'Register a container instance first, or set run-task-launch-type or run-task-capacity-provider-strategy.',
        },
    ];
}

;// CONCATENATED MODULE: ./lib/task-definition/launch-volumes.js


/**
 * A volume gets settings when its tasks start only where the task definition leaves them open (ECS API reference, Volume,
 * configuredAtLaunch).
 * @param document as registered or as described
 * @param named the volume, and the input that names it
 */
function refuseOtherVolume(document, named) {
    const volumes = Array.isArray(document.volumes) ? document.volumes.filter(json/* isJsonObject */.OW) : [];
    const open = volumes.filter(({ configuredAtLaunch }) => configuredAtLaunch === true).map(({ name }) => String(name));
    if (open.includes(named.volume))
        return [];
    const isThere = volumes.some(({ name }) => name === named.volume);
    const family = (0,outside_text/* quoteOutsideText */.h)(String(document.family), 255);
    const volume = (0,outside_text/* quoteOutsideText */.h)(named.volume, 255);
    return [
        {
            input: named.input,
            text: isThere
                ? `The volume ${volume} of the task definition ${family} is not configuredAtLaunch, so that it takes no settings.`
                : `The task definition ${family} has no volume ${volume}.`,
            advice: open.length === 0
                ? 'Give the task definition a volume with configuredAtLaunch true.'
                : `Name one that is configuredAtLaunch: ${open.map((name) => (0,outside_text/* quoteOutsideText */.h)(name, 255)).join(', ')}.`,
        },
    ];
}

;// CONCATENATED MODULE: ./lib/one-off-task/plan.js





/** Plans the one-off task. Faults are those that ECS would answer with after the revision was registered. */
function planOneOffTask(task, request, ground) {
    const network = chooseNetwork(task, ground);
    const unknown = listUnknownContainers(task, ground.document);
    const volume = checkVolume(task, ground.document);
    const faults = [...('fault' in network ? [network.fault] : []), ...unknown, ...volume];
    if ('fault' in network || faults.length > 0)
        return { faults };
    const { longestPauseMs } = request;
    return {
        plan: {
            cluster: ground.service?.clusterArn ?? request.cluster,
            startedBy: task.startedBy,
            shouldWait: task.shouldWait,
            limitMs: request.followLimitMs,
            ...(longestPauseMs === undefined ? {} : { longestPauseMs }),
            settings: {
                startedBy: task.startedBy,
                ...chooseCapacity(task, ground.service),
                ...network.settings,
                ...nameSettings(task),
                ...plan_chooseTags(request),
            },
            document: ground.document,
            words: plan_describePlan(task, request, ground),
        },
    };
}
/** An empty list is never sent. */
function nameSettings(task) {
    const { containerOverrides, tags, managedVolume } = task;
    return {
        ...(containerOverrides.length === 0 ? {} : { overrides: { containerOverrides } }),
        ...(tags.length === 0 ? {} : { tags }),
        ...(managedVolume === undefined ? {} : { volumeConfigurations: [nameVolume(managedVolume)] }),
    };
}
/** The tags of a service are not for a task that is not its own: ECS refuses it (ECS API reference, RunTask). */
function plan_chooseTags({ hasManagedTags, propagateTags }) {
    return {
        ...(hasManagedTags === undefined ? {} : { enableECSManagedTags: hasManagedTags }),
        ...(propagateTags === undefined || propagateTags === 'SERVICE' ? {} : { propagateTags }),
    };
}
function checkVolume({ managedVolume }, document) {
    if (managedVolume === undefined)
        return [];
    return refuseOtherVolume(document, { volume: managedVolume.name, input: 'run-task-managed-ebs-volume-name' });
}
/**
 * Strategy before launch type, inputs before the service. With nothing to say ECS takes the cluster's default strategy,
 * or EC2 where there is none (ECS API reference, RunTask).
 */
function chooseCapacity(task, service) {
    const { capacityProviderStrategy, launchType } = task;
    if (capacityProviderStrategy.length > 0)
        return { capacityProviderStrategy };
    if (launchType !== undefined)
        return { launchType };
    if (service?.capacityProviderStrategy !== undefined) {
        return { capacityProviderStrategy: service.capacityProviderStrategy };
    }
    return service?.launchType === undefined ? {} : { launchType: service.launchType };
}
/** Only tasks of network mode awsvpc take a network of their own, and they need one (ECS API reference, RunTask). */
function chooseNetwork(task, { document, service }) {
    const isAwsvpc = document.networkMode === 'awsvpc';
    if (!isAwsvpc)
        return task.subnets.length === 0 ? { settings: {} } : { fault: refuseSubnets(document) };
    const own = readAwsvpc(service?.networkConfiguration);
    if (task.subnets.length === 0 && own === undefined)
        return { fault: refuseNoNetwork(service) };
    const { subnets, securityGroups, assignPublicIp } = task;
    const base = subnets.length === 0 ? (own ?? {}) : { subnets, assignPublicIp: 'DISABLED' };
    const awsvpcConfiguration = {
        ...base,
        ...(securityGroups.length === 0 ? {} : { securityGroups }),
        ...(assignPublicIp === undefined ? {} : { assignPublicIp }),
    };
    return { settings: { networkConfiguration: { awsvpcConfiguration } } };
}
function readAwsvpc(network) {
    const own = network?.awsvpcConfiguration;
    return (0,json/* isJsonObject */.OW)(own) ? own : undefined;
}
function refuseSubnets({ networkMode = 'bridge' }) {
    return {
        input: 'run-task-subnets',
        text: `The task definition has network mode ${(0,outside_text/* quoteOutsideText */.h)(String(networkMode), 40)}, and only awsvpc takes subnets.`,
        advice: 'Remove run-task-subnets, or set networkMode to awsvpc.',
    };
}
function refuseNoNetwork(service) {
    const where = service === undefined ? 'no service is given' : `service ${service.name} has none`;
    return {
        input: 'run-task-subnets',
        text: `The one-off task needs a network, since its network mode is awsvpc: no subnets are given, and ${where}.`,
        advice: 'Give run-task-subnets, and run-task-security-groups if wanted.',
    };
}
function listUnknownContainers(task, document) {
    const known = document.containerDefinitions.map(({ name }) => name);
    return nameOverridden(task)
        .filter((name) => !known.includes(name))
        .map((name) => ({
        input: 'run-task-container-overrides',
        text: `The task definition ${document.family} has no container ${(0,outside_text/* quoteOutsideText */.h)(name, 255)}.`,
        advice: `Name one of those that are there: ${known.join(', ')}.`,
    }));
}
function nameOverridden({ containerOverrides }) {
    return containerOverrides.map(({ name }) => String(name));
}
function plan_describePlan(task, request, ground) {
    const minutes = request.followLimitMs / 60_000;
    const end = task.shouldWait
        ? `its essential containers must end with exit code 0 within ${(0,rollout_strategy/* formatMinutes */.dp)(minutes)}`
        : 'its end is not waited for';
    const before = request.services.length === 0 ? '' : ' before any service is updated';
    return [
        `a task of ${ground.document.family} runs once${before}; ${end}`,
        ...task.containerOverrides.map(describeOverride),
    ];
}
/** A command and the values of variables may be secret. */
function describeOverride(override) {
    const members = Object.keys(override).filter((member) => member !== 'name' && member !== 'environment');
    const variables = listNames(override.environment).map((name) => `environment variable ${name}`);
    const changed = [...members, ...variables].map((name) => (0,outside_text/* quoteOutsideText */.h)(name, 255)).join(', ');
    return `container ${(0,outside_text/* quoteOutsideText */.h)(String(override.name), 255)} of the task: ${changed} overridden`;
}
function listNames(environment) {
    const entries = Array.isArray(environment) ? environment.filter(json/* isJsonObject */.OW) : [];
    return entries.map(({ name }) => String(name));
}

// EXTERNAL MODULE: ./lib/image/kept-images.js
var kept_images = __webpack_require__(7592);
// EXTERNAL MODULE: ./lib/inputs/empty-image.js
var empty_image = __webpack_require__(8508);
// EXTERNAL MODULE: ./lib/revisions.js
var lib_revisions = __webpack_require__(3525);
// EXTERNAL MODULE: ./lib/task-definition/edits.js
var edits = __webpack_require__(5100);
;// CONCATENATED MODULE: ./lib/plan-images.js
/** What the plan of a run says about given images: which stay, which have no container, and which are missing. */








/** The images of a service that the inputs do not change. A rollback names its revision instead. */
function describeImages({ revision, update, preview }) {
    if (revision.kind === 'existing' || preview?.next === undefined)
        return [];
    const { next } = preview;
    const isOwn = ({ arn }) => arn === update.service.revisionArn;
    const pinned = (0,lib_revisions/* listRunningForms */.p5)(revision, (0,registrable/* toRegistrable */.o)(next)).find(isOwn)?.described;
    // What the run would register is running already, by digest: all its images stay.
    const isRunning = pinned !== undefined && (0,same_content/* isSameContent */.O)(next, pinned);
    const running = pinned ?? revision.serving.find(isOwn)?.described;
    const base = isRunning ? pinned : revision.base;
    return (0,kept_images/* describeKeptImages */.M)({ base, next, ...(running === undefined ? {} : { running }) });
}
/** The one image that was given, as the outputs name it; undefined when there is none, or several. */
function nameGivenImage({ image, shouldPinImages }, seen) {
    const [only, ...others] = image.kind === 'given' ? image.images : [];
    if (only === undefined || others.length > 0)
        return undefined;
    const { registry, identifier } = (0,named_image/* nameImage */.Pe)(only.reference);
    const lookup = seen.find(({ reference }) => reference === only.reference)?.lookup;
    const found = lookup?.kind === 'found' ? lookup.digest : undefined;
    const digest = 'digest' in identifier ? identifier.digest : found;
    const isPinned = shouldPinImages && digest !== undefined;
    return {
        reference: isPinned ? (0,pin/* pinReference */.rp)(only.reference, digest) : only.reference,
        ...(registry === undefined ? {} : { registry }),
        tags: 'tag' in identifier ? [identifier.tag] : [],
        ...(digest === undefined ? {} : { digest }),
        origin: 'given',
    };
}
/** Warns of a run that was probably meant to deploy an image: nothing else about the revision or the count was requested. */
function warnOfNoImage(request) {
    const { image, taskDefinition, services, containerSettings, taskRole, executionRole } = request;
    const isAsIs = image.kind === 'keep' && taskDefinition.kind === 'serving' && services.length > 0;
    const others = [taskRole, executionRole, request.desiredCount, request.oneOffTask, request.rollbackTo];
    const isOther = (0,edits/* hasSettings */.g)(containerSettings) || request.shouldForceNewDeployment;
    if (!isAsIs || isOther || others.some((one) => one !== undefined))
        return [];
    const text = `image and repository are empty, so no container of ${services.join(', ')} gets a new image.`;
    return [{ level: 'warning', text, advice: `If image comes from another job: ${empty_image/* WHY_EMPTY */.x1}.` }];
}
/** With one document the error is left to its render, which names the place. */
function sortImages(request, revisions) {
    const bases = revisions.flatMap((revision) => (revision.kind === 'render' ? [revision] : []));
    if (request.image.kind !== 'given' || bases.length < 2)
        return { request, faults: [] };
    const known = new Set(bases.flatMap(({ base }) => listContainers(base)));
    const isStray = ({ container }) => container !== undefined && !known.has(container);
    const strays = request.image.images.filter(isStray);
    if (strays.length === 0)
        return { request, faults: [] };
    const images = request.image.images.filter((image) => !isStray(image));
    const found = bases.map(({ base, updates }) => {
        const names = updates.map(({ service }) => service.name).join(', ');
        return `${listContainers(base).join(', ')} (service ${names})`;
    });
    const text = `image: the task definition of each service has no container ${strays.map(({ container }) => container).join(', ')}.`;
    return {
        request: { ...request, image: images.length === 0 ? { kind: 'keep' } : { kind: 'given', images } },
        faults: [{ input: 'image', text, advice: `Name a container that exists: ${[...new Set(found)].join('; ')}.` }],
    };
}
function listContainers({ containerDefinitions }) {
    return containerDefinitions.map(({ name }) => name);
}
/** Each error once: several services may have the same one. */
function dropRepeated(faults) {
    return [...new Map(faults.map((fault) => [`${fault.text}\n${fault.advice ?? ''}`, fault])).values()];
}

;// CONCATENATED MODULE: ./lib/redeploys.js





/** Compares the images of each service's next document with those that run. A rollback has its own comparison. */
function planRedeploys(revisions, { found, previews, request }) {
    if (request.rollbackTo !== undefined)
        return { revisions, notices: [] };
    const findings = new Map(found.services.map((service, at) => {
        const next = (0,preview/* pickPreview */.ui)(previews, at)?.next;
        return [service.service.name, next === undefined ? undefined : findOne(service, { next, found, request })];
    }));
    const complete = (update) => ({ ...update, ...findings.get(update.service.name)?.update });
    return {
        revisions: revisions.map((revision) => ({ ...revision, updates: revision.updates.map(complete) })),
        notices: [...findings.values()].flatMap((one) => one?.notices ?? []),
    };
}
function findOne(service, { next, found, request }) {
    const given = request.image.kind === 'given' ? findReplaced(next, request) : undefined;
    const isGiven = ({ container }) => given?.has(container) === true;
    // Forcing a deployment asks for what all tags name now.
    const isAll = found.document !== undefined || request.shouldForceNewDeployment;
    const findings = compareWithRunning({
        next,
        running: service.running,
        seen: found.given,
        isRequested: (image) => isAll || isGiven(image),
        // What this run has deployed before is followed, and not deployed again.
        isGiven: (image) => isGiven(image) && service.ownDeployment === undefined,
    });
    // Another content is another revision, whose images ECS resolves anyway.
    const isSame = (0,same_content/* isSameContent */.O)(next, (0,registrable/* toRegistrable */.o)((service.latest ?? service.serving).described));
    return {
        update: isSame ? describeUpdate(findings) : {},
        notices: noticeFindings(service.service.name, findings, isSame),
    };
}
function describeUpdate({ redeployBecause, unresolved }) {
    return {
        ...(redeployBecause === undefined ? {} : { redeployBecause }),
        ...(unresolved.length === 0 ? {} : { unresolvedImages: unresolved }),
    };
}
function noticeFindings(name, findings, isSame) {
    const moved = findings.movedAlong.map((text) => {
        return { level: 'notice', text: `Service ${name}: ${text}. New tasks run what the tag names now.` };
    });
    if (!isSame)
        return moved;
    const { redeployBecause, unresolved } = findings;
    if (redeployBecause !== undefined) {
        const text = `Service ${name}: ${redeployBecause}, so the same revision is deployed again.`;
        return [...moved, { level: 'notice', text }];
    }
    return [...moved, ...unresolved.map((text) => warnOfUnresolved(name, text))];
}
function warnOfUnresolved(name, text) {
    return {
        level: 'warning',
        text: `Service ${name}: ${text}. If its tag was moved, the service does not run the new image.`,
        advice: 'Set force-new-deployment to true to deploy what the tag names now.',
    };
}

// EXTERNAL MODULE: ./lib/rollout/configuration.js
var rollout_configuration = __webpack_require__(5099);
;// CONCATENATED MODULE: ./lib/rollout/check-update.js
/** What UpdateService would refuse, as far as it is known before anything is written. */






/** Tasks of one service (AWS General Reference, Amazon ECS service quotas). Support may raise it for an account. */
const MOST_TASKS_OF_A_SERVICE = 5000;
/**
 * Checks the update of a service that ECS deploys itself. What the revision that runs breaks as well is no fault: ECS has
 * accepted it, so the rule here is behind.
 */
function checkUpdate({ found, next, isBlocked }, request) {
    if (found.codeDeploy !== undefined)
        return { faults: [], notices: [] };
    const { service, serving } = found;
    const match = {
        service,
        isFargate: (0,forecast_prospect/* isFargate */.rd)(found),
        ...(request.managedVolume === undefined ? {} : { managedVolume: request.managedVolume.name }),
    };
    // ECS rolls a deployment back together with its load balancers, network and volumes.
    const isTakenBack = found.target?.wayBack !== undefined && !changesMore(service, request);
    const accepted = new Set(listMismatches(match, serving.described).map(({ text }) => text));
    const mismatches = next === undefined || isTakenBack ? [] : listMismatches(match, next);
    return {
        faults: [
            ...checkDaemon(service, request),
            ...(isBlocked ? [] : checkPercents(service, request)),
            ...mismatches.filter(({ text }) => !accepted.has(text)),
        ],
        notices: [
            ...warnOfCount(service, request),
            ...warnOfRebalancing(service, request),
            ...(next === undefined ? [] : [...warnOfFamily(found, next), ...warnOfOpenVolumes(match, next)]),
        ],
    };
}
/** Whether a rollback needs an update next to the stop of the deployment in progress. */
function changesMore(service, request) {
    const { configuration } = (0,rollout_configuration/* planConfiguration */.S)(service, request);
    return request.shouldForceNewDeployment || request.desiredCount !== undefined || configuration !== undefined;
}
/**
 * Observed: "The daemon scheduling strategy does not support a desired count for services", "… does not support values
 * above 100 for maximumPercent …". Volumes are "only supported for REPLICA service and not DAEMON service" (ECS API
 * reference, UpdateService).
 */
function checkDaemon(service, request) {
    if (service.schedulingStrategy !== 'DAEMON')
        return [];
    const subject = `Service ${service.name} is a DAEMON service`;
    const { configuration, maximumPercent } = (0,rollout_configuration/* planConfiguration */.S)(service, request);
    return [
        ...(request.desiredCount === undefined
            ? []
            : [
                {
                    input: 'desired-count',
                    text: `${subject}: ECS runs one task on each container instance and accepts no desired count (given: ${request.desiredCount}).`,
                    advice: 'Remove desired-count.',
                },
            ]),
        ...(configuration === undefined || maximumPercent <= 100
            ? []
            : [
                {
                    input: 'maximum-percent',
                    text: `${subject}: ECS accepts no maximumPercent above 100 (it would be ${maximumPercent}).`,
                    advice: 'Set maximum-percent to 100.',
                },
            ]),
        ...(request.managedVolume === undefined
            ? []
            : [
                {
                    input: 'service-managed-ebs-volume-name',
                    text: `${subject}: ECS accepts settings of volumes for REPLICA services only.`,
                    advice: 'Remove the service-managed-ebs inputs.',
                },
            ]),
    ];
}
/** Observed: "Both maximumPercent and minimumHealthyPercent cannot be 100 as this will block any deployment". */
function checkPercents(service, request) {
    const { configuration, minimumHealthyPercent, maximumPercent } = (0,rollout_configuration/* planConfiguration */.S)(service, request);
    if (configuration === undefined || minimumHealthyPercent !== 100 || maximumPercent !== 100)
        return [];
    if ((0,rollout_strategy/* readStrategy */.C)(service.deploymentConfiguration) !== undefined)
        return [];
    return [
        {
            text: `Service ${service.name} would have minimumHealthyPercent 100 and maximumPercent 100: ECS accepts no update that sets both.`,
            // A DAEMON service does not support more than 100 either: see `checkDaemon`.
            advice: `Set minimum-healthy-percent below 100${service.schedulingStrategy === 'DAEMON' ? '' : ', or maximum-percent above 100'}.`,
        },
    ];
}
function warnOfCount({ name }, { desiredCount = 0 }) {
    if (desiredCount <= MOST_TASKS_OF_A_SERVICE)
        return [];
    const text = `Service ${name}: desired count ${desiredCount} is above the quota of ${MOST_TASKS_OF_A_SERVICE} tasks per service. ECS may refuse it.`;
    return [{ level: 'warning', text, advice: 'Set desired-count lower, or divide the service.' }];
}
/**
 * A request that enables rebalancing with such a percent is refused (observed: "AvailabilityZoneRebalancing does not
 * support maximumPercent <= 100"); whether an update of the percent alone is, is not documented.
 */
function warnOfRebalancing(service, request) {
    const { configuration, maximumPercent } = (0,rollout_configuration/* planConfiguration */.S)(service, request);
    const isLowered = configuration !== undefined && maximumPercent <= 100 && service.maximumPercent > 100;
    if (!isLowered || service.attachments?.isRebalanced !== true)
        return [];
    const text = `Service ${service.name} has Availability Zone rebalancing, which does not support maximumPercent ${maximumPercent}. ECS may refuse the update.`;
    const advice = `Set maximum-percent above 100, or turn it off: aws ecs update-service --service ${service.name} --availability-zone-rebalancing DISABLED`;
    return [{ level: 'warning', text, advice }];
}
/**
 * "All tasks that run as part of this service must use the same platformFamily value as the service" (ECS API reference,
 * Service). Whether UpdateService refuses another one, or its tasks never start, is not documented.
 */
function warnOfFamily({ service, serving }, next) {
    const current = service.attachments?.platformFamily;
    const family = readFamily(next);
    if (current === undefined || normalize(current) === normalize(family))
        return [];
    if (family === readFamily(serving.described))
        return [];
    const text = `Service ${service.name} runs on platform family ${(0,outside_text/* quoteOutsideText */.h)(current, 100)}, and the task definition is for ${(0,outside_text/* quoteOutsideText */.h)(family, 100)}. ECS requires one family for all tasks of a service.`;
    return [{ level: 'warning', text, advice: 'Set operatingSystemFamily back, or create a new service.' }];
}
function readFamily(document) {
    return (0,members/* readString */.E3)((0,members/* readObject */.Ag)(document, 'runtimePlatform') ?? {}, 'operatingSystemFamily') ?? 'LINUX';
}
/** The service says `Linux` and `Windows Server 2019 Core`, the task definition `LINUX` and `WINDOWS_SERVER_2019_CORE`. */
function normalize(family) {
    return family.toUpperCase().replaceAll(/[^A-Z0-9]+/g, '_');
}
/** That ECS refuses such a volume without settings is not documented. */
function warnOfOpenVolumes({ service, managedVolume }, next) {
    const known = [managedVolume, ...service.volumeConfigurations.map((settings) => (0,members/* readString */.E3)(settings, 'name'))];
    const open = (0,members/* readObjects */.$I)(next, 'volumes').filter(({ configuredAtLaunch }) => configuredAtLaunch === true);
    const missing = open.flatMap((volume) => (0,members/* readString */.E3)(volume, 'name') ?? []).filter((name) => !known.includes(name));
    return missing.map((name) => ({
        level: 'warning',
        text: `The task definition leaves the volume "${(0,outside_text/* quoteOutsideText */.h)(name, 255)}" to be configured at launch, and service ${service.name} has no settings for it.`,
        advice: 'Give service-managed-ebs-volume-name and service-managed-ebs-volume.',
    }));
}

// EXTERNAL MODULE: ./lib/rollout/patience.js
var rollout_patience = __webpack_require__(1722);
;// CONCATENATED MODULE: ./lib/plan.js





















/** Makes the plan of a run from what was asked and what was found. */
function planRun(request, found) {
    const image = found.image === undefined ? undefined : { look: found.image, plan: planImage(found.image) };
    const updates = found.services.map((service) => planUpdate(service, request));
    const planned = request.rollbackTo === undefined ? (0,lib_revisions/* planRenders */.BJ)(found, updates, request) : (0,lib_revisions/* planReturns */.fR)(found, updates);
    const sorted = sortImages(request, planned);
    const seen = { image, given: found.given };
    const previews = planned.map((revision) => (0,preview/* previewRevision */.u1)(revision, sorted.request, seen));
    const redeploys = planRedeploys(planned, { found, previews, request });
    const { revisions } = redeploys;
    const orders = found.services.map((service) => planOrder(service, request));
    const forecasts = plan_foresee(found, previews, request);
    const checks = checkUpdates(found, { previews, forecasts, request });
    const guards = guardPlan(found, previews, request);
    const task = planTask(request, found, revisions);
    const given = nameGivenImage(request, found.given);
    const findings = { image, orders, sorted, previews, redeploys, forecasts, checks, guards, task };
    return {
        ...(image === undefined ? {} : { image }),
        ...(given === undefined ? {} : { given }),
        revisions,
        ...(task.plan === undefined ? {} : { task: task.plan }),
        words: describeAll(revisions, { found, previews, guards, forecasts, request }),
        steps: [...(image === undefined ? [] : describeImagePlan(image.plan, image.look)), ...(task.plan?.words ?? [])],
        faults: listFaults(findings, found, request),
        notices: listNotices(findings, found, request),
    };
}
function listFaults({ image, task, ...findings }, found, request) {
    const { orders, sorted, previews, redeploys, forecasts, checks, guards } = findings;
    return dropRepeated([
        ...orders.flatMap(({ faults }) => faults),
        ...sorted.faults,
        ...(image?.plan.kind === 'refuse' ? [toFault(image.plan.fault)] : []),
        ...found.given.flatMap(preview/* refuseUnpullable */.Re).map(toFault),
        ...previews.flatMap((one) => one.faults).map(toFault),
        ...previews.flatMap((one) => plan_checkVolume(one, request)),
        ...guards.faults,
        ...(task.faults ?? []),
        ...checkTask(task.plan, previews[0], found),
        ...(redeploys.revisions.length === 0 && image === undefined ? [refuseNothing()] : []),
        ...checks.flatMap(({ faults }) => faults),
        ...(found.isTaskRunning === true ? [] : forecasts.flatMap(({ faults }) => faults)),
    ]);
}
function listNotices(findings, found, request) {
    const { orders, previews, redeploys, forecasts, checks } = findings;
    return [
        ...warnOfNoImage(request),
        ...orders.flatMap(({ notices }) => notices),
        ...found.services.flatMap((service) => [...noticeBase(service, request), ...noticeService(service, request)]),
        ...previews.flatMap(({ notices }) => notices),
        ...redeploys.notices,
        ...checks.flatMap(({ notices }) => notices),
        ...forecasts.flatMap(({ notices }) => notices),
        ...(found.isTaskRunning === true ? forecasts.flatMap(({ faults }) => faults.map(warnOfRoom)) : []),
        ...noticeTogether(found.services, forecasts),
    ];
}
/** One check a service, in their order. */
function checkUpdates(found, { previews, forecasts, request }) {
    return found.services.map((service, at) => {
        const isBlocked = (forecasts[at]?.faults.length ?? 0) > 0;
        return checkUpdate({ found: service, next: (0,preview/* pickPreview */.ui)(previews, at)?.next, isBlocked }, request);
    });
}
/** Once the task has stopped there may be room. */
function warnOfRoom({ text }) {
    return { level: 'warning', text: `${text} A one-off task is still running there; it is waited for first.` };
}
/** Green would say that something was deployed. */
function refuseNothing() {
    const text = 'There is nothing to deploy: neither a service, nor a task definition to register, nor a repository.';
    return { text, advice: 'Give service, or task-definition.' };
}
/** Of the first revision: with several services there may be more. */
function planTask(request, found, [first]) {
    if (request.oneOffTask === undefined || first?.kind !== 'render')
        return {};
    const service = found.services[0]?.service;
    const ground = { document: first.base, ...(service === undefined ? {} : { service }) };
    return planOneOffTask(request.oneOffTask, request, ground);
}
function checkTask(plan, preview, found) {
    if (plan === undefined)
        return [];
    return checkTaskCapacity({ settings: plan.settings, next: preview?.next, found: found.services[0] });
}
/** One forecast a service, in their order; one document serves all services, or each has its own. */
function plan_foresee(found, previews, request) {
    return found.services.map((service, at) => {
        const next = (0,preview/* pickPreview */.ui)(previews, at)?.next;
        const plan = planCodeDeploy(service, request);
        if (plan !== undefined)
            return foreseeCodeDeploy({ service: service.service, plan, next }, request);
        return next === undefined
            ? { lines: [], faults: [], notices: [] }
            : forecastService({ found: service, next }, request);
    });
}
function plan_checkVolume({ next }, { managedVolume }) {
    if (next === undefined || managedVolume === undefined)
        return [];
    return refuseOtherVolume(next, { volume: managedVolume.name, input: 'service-managed-ebs-volume-name' });
}
function toFault(fault) {
    return { text: fault.message, advice: fault.advice };
}
function planUpdate(found, request) {
    const codeDeploy = planCodeDeploy(found, request);
    const { configuration } = (0,rollout_configuration/* planConfiguration */.S)(found.service, request);
    const { settings } = planSettings(found.service, request);
    return {
        service: found.service,
        history: found.history,
        ...(found.completedArn === undefined ? {} : { completedArn: found.completedArn }),
        ...(configuration === undefined ? {} : { configuration }),
        ...(settings === undefined ? {} : { settings }),
        ...(request.desiredCount === undefined ? {} : { desiredCount: request.desiredCount }),
        // A run that is started again does not force a second deployment.
        shouldForce: request.shouldForceNewDeployment && found.ownDeployment === undefined,
        ...(found.ownDeployment === undefined ? {} : { ownDeployment: found.ownDeployment }),
        ...(found.target === undefined ? {} : { expectedImages: found.target.unverified }),
        ...(found.target?.wayBack === undefined ? {} : { wayBack: found.target.wayBack }),
        ...(codeDeploy === undefined ? {} : { codeDeploy }),
    };
}
/** In the order of the services, which is that of the revisions and their updates. */
function describeAll(revisions, words) {
    const { found, previews, guards, forecasts, request } = words;
    const updates = revisions.flatMap((revision, at) => revision.updates.map((update) => ({ revision, update, preview: previews[at] })));
    return updates.map(({ revision, update, preview }, at) => {
        const { service } = update;
        const from = (0,task_definition_document/* nameRevision */.h)(service.revisionArn);
        const described = found.services[at];
        const base = described === undefined ? [] : describeBase(described, preview?.next, request);
        const back = revision.kind === 'existing' ? describeReturn(from, revision) : [];
        return {
            name: service.name,
            changes: [
                ...back,
                ...base,
                ...(preview?.changes ?? []),
                ...(guards.lines[at] ?? []),
                ...(0,rollout_configuration/* planConfiguration */.S)(service, request).changes,
                ...planSettings(service, request).changes,
                ...describeCount(update),
            ],
            plan: [
                ...describeImages({ revision, update, preview }),
                ...describeWayBack(revision, update),
                ...(forecasts[at]?.lines ?? []),
                ...describeFollow(update, request),
            ],
        };
    });
}
function describeReturn(from, { revision, pinned }) {
    return [`revision: ${from} → ${(0,task_definition_document/* nameRevision */.h)(revision.arn)}`, ...(pinned?.changes ?? [])];
}
function describeWayBack(revision, update) {
    if (revision.kind !== 'existing')
        return [];
    const decision = (0,update_plan/* decideUpdate */.g)(update, revision.revision.arn);
    if (decision.kind !== 'take-back')
        return [];
    const { deploymentId, revisionArn } = decision.wayBack;
    return [`Deployment ${deploymentId} of ${(0,task_definition_document/* nameRevision */.h)(revisionArn)} is under way: ECS is asked to take it back.`];
}
function describeCount(update) {
    const { desired } = update.service;
    if (update.desiredCount === undefined || update.desiredCount === desired)
        return [];
    return [`desired count: ${desired} → ${update.desiredCount}`];
}
/** How long a rollout is followed, and what ends it sooner. */
function describeFollow(update, request) {
    if (!request.shouldFollow)
        return [];
    const limitMs = request.followLimitMs + (update.codeDeploy === undefined ? 0 : measureOwnWaits(update.codeDeploy.group));
    const limit = `It is followed for ${(0,rollout_strategy/* formatMinutes */.dp)(limitMs / 60_000)} at most`;
    if (!request.shouldFailFast)
        return [`${limit}.`];
    const patience = (0,rollout_patience/* choosePatience */.Vd)(update.desiredCount ?? update.service.desired, hasBreaker(update.service, request));
    return [`${limit}; a failure that cannot heal ends it at once, ${patience} failed tasks end it too.`];
}
function hasBreaker(service, request) {
    return request.circuitBreaker === 'keep' ? service.circuitBreaker.enabled : request.circuitBreaker !== 'off';
}
function noticeService(found, request) {
    const { service } = found;
    const unused = noticeUnused(found, request);
    if (found.codeDeploy !== undefined || hasBreaker(service, request) || !request.shouldFollow)
        return unused;
    return [
        ...unused,
        {
            level: 'notice',
            text: `Service ${service.name} has no circuit breaker: nothing but this run would stop a bad rollout.`,
            advice: 'Set circuit-breaker to on.',
        },
    ];
}

// EXTERNAL MODULE: ./lib/image/platform.js
var platform = __webpack_require__(8758);
;// CONCATENATED MODULE: ./lib/task-definition/register.js





/** While an answer is lost, other runs register few revisions of the family. */
const MOST_NEWER = 10;
/**
 * Gives the document a revision: the first of the known ones or the family's newest if it holds the same content, else a
 * new one.
 * RegisterTaskDefinition takes no client token, so a lost answer is looked for before the document is sent again.
 */
async function registerRevision(document, known, world) {
    const same = known.find((revision) => isSameDocument(document, revision));
    const [newest] = same === undefined ? await world.ecs.listRevisions(document.family, 1) : [];
    const reused = same ?? (await findSame(document, newest === undefined ? [] : [newest], world));
    if (reused !== undefined)
        return tellRegistration({ revision: reused, isReused: true }, world);
    const revision = await sendOnce({
        send: () => world.ecs.register(document),
        find: () => findNewer(document, newest, world),
        isPassing: isTooFast,
    }, world);
    refuseOtherImages(document, revision);
    return tellRegistration({ revision, isReused: false }, world);
}
/** ECS refuses two registrations of one family at a time with a ClientException (observed; not documented). */
function isTooFast(error) {
    return /too many concurrent attempts/i.test(error.message);
}
/** The revision whose answer was lost: others may have registered more since. */
async function findNewer(document, newestBefore, world) {
    const listed = await world.ecs.listRevisions(document.family, MOST_NEWER);
    const before = newestBefore === undefined ? -1 : listed.indexOf(newestBefore);
    return findSame(document, before < 0 ? listed : listed.slice(0, before), world);
}
/** Also finds what a run that was killed between register and update left behind, when asked of the newest revision. */
async function findSame(document, arns, world) {
    for (const arn of arns) {
        const revision = await world.ecs.describeRevision(arn);
        if (isSameDocument(document, revision))
            return revision;
    }
    return undefined;
}
function isSameDocument(document, revision) {
    return revision.status === 'ACTIVE' && (0,same_content/* isSameContent */.O)(document, (0,registrable/* toRegistrable */.o)(revision.described));
}
/** What a service will be told to run is exactly what was asked for: images by digest, so by content. */
function refuseOtherImages(document, { arn, described }) {
    const images = new Map(document.containerDefinitions.map(({ name, image }) => [name, image]));
    const other = (0,registrable/* toRegistrable */.o)(described).containerDefinitions.find(({ name, image }) => images.get(name) !== image);
    if (other === undefined)
        return;
    throw new errors/* DeployError */.sH({
        kind: 'rejected',
        message: `ECS registered ${(0,task_definition_document/* nameRevision */.h)(arn)} with another image in the container ${other.name} than it was given: ${other.image ?? 'none'}.`,
        advice: 'Look for whatever changes requests between here and ECS; no service was updated.',
    });
}
function tellRegistration(registration, world) {
    const { revision, isReused } = registration;
    world.tell({ type: 'revision-registered', revision: (0,task_definition_document/* nameRevision */.h)(revision.arn), isReused });
    return registration;
}

;// CONCATENATED MODULE: ./lib/rollback/register-pinned.js




/**
 * Registers the content of a revision with the digests that ran of it, unless the newest of the family has it already. Its
 * tags say which revision, release and commit it is.
 * @param source `document`: that content; `entry`: what the ledger has of the revision
 */
async function registerPinned(target, { document, entry }, world) {
    const { revision, isReused } = await registerRevision(document, [], world);
    const { commit, releases, restores } = entry;
    const images = document.containerDefinitions.flatMap(({ image }) => image ?? []);
    const written = {
        ...describeRun(world.origin),
        ...(commit === undefined ? {} : { commit }),
        ...(releases === undefined ? {} : { releases }),
        restores: restores ?? (0,task_definition_document/* nameRevision */.h)(target.arn),
        ...describeContent({ document, images }, world.digest),
    };
    await (0,ledger_ledger/* tagRevision */.ut)({ arn: revision.arn, isReused, baseArn: target.arn }, written, world.ledger);
    return revision.arn;
}

;// CONCATENATED MODULE: ./lib/provide.js










/** Gives the plan its revision: renders, registers and tags, or takes the one that a rollback returns to. */
async function provideRevision(plan, source, world) {
    // The commit of a run that rolls back is not what serves then.
    if (plan.kind === 'existing') {
        const arn = plan.pinned === undefined ? plan.revision.arn : await registerPinned(plan.revision, plan.pinned, world);
        return { arn: noteExisting(arn, world), entry: describeRun(world.origin) };
    }
    const edits = (0,preview/* editsOf */.t7)(plan, source.request, source.image?.reference);
    const rendered = (0,render/* renderTaskDefinition */.P)(plan.base, edits);
    if ('faults' in rendered)
        throw (0,task_definition_fault/* refuseDocument */.oL)(rendered.faults);
    const { document, changes } = rendered;
    refuseOtherPlatform(document, plan.machines, source.image);
    const path = await writeDocument(document, world);
    const previous = plan.serving[0]?.arn;
    const known = { path, changes, ...(previous === undefined ? {} : { previousRevisionArn: previous }) };
    noteFirst(known, world);
    const { revision, isReused } = await registerRevision(document, listKnown(plan, document), world);
    noteFirst({ ...known, revisionArn: revision.arn, isReused }, world);
    const deployed = edits.images.map(({ reference }) => reference);
    const entry = describeDeploy(document, deployed, world);
    const origin = plan.baseArn === undefined ? {} : { baseArn: plan.baseArn };
    await (0,ledger_ledger/* tagRevision */.ut)({ arn: revision.arn, isReused, ...origin }, entry, world.ledger);
    return { arn: revision.arn, entry };
}
/** Revisions that may hold the document already, the one to be taken first. */
function listKnown(plan, document) {
    const known = [...plan.latest, ...plan.serving, ...(0,lib_revisions/* listRunningForms */.p5)(plan, document)];
    return plan.named === undefined ? known : [plan.named, ...known];
}
/** @param deployed image references that this run put into the document */
function describeDeploy(document, deployed, world) {
    const { origin, digest } = world;
    const images = [...deployed, ...document.containerDefinitions.flatMap(({ image }) => image ?? [])];
    return { ...describeRun(origin), ...describeSource(origin), ...describeContent({ document, images }, digest) };
}
/** What the build made is known only now; all else was compared in the plan. */
function refuseOtherPlatform(document, machines, image) {
    const [fault] = (0,platform/* comparePlatforms */.U)(document, machines, image === undefined ? [] : [image]).faults;
    if (fault !== undefined)
        throw new errors/* DeployError */.sH(fault);
}
function noteExisting(arn, world) {
    noteFirst({ revisionArn: arn, isReused: true, changes: [] }, world);
    return arn;
}
/** The outputs name one revision: with several services, the first. */
function noteFirst(facts, world) {
    const known = world.notes.record().taskDefinition;
    if (known?.revisionArn === undefined)
        world.notes.note({ taskDefinition: facts });
}
function writeDocument(document, world) {
    return world.files.writeTemporary('task-definition.json', `${JSON.stringify(document, null, 2)}\n`);
}

;// CONCATENATED MODULE: ./lib/rollback/verify-images.js





/**
 * Compares what a rollback has brought with what ran then, where no registry could resolve the tags before: ECS has
 * resolved them by now. Another image is not what was requested, however healthy it is.
 */
async function verifyImages(due, ending, world) {
    const { service, expectedImages = {} } = due.plan;
    if (ending.verdict !== 'steady' || Object.keys(expectedImages).length === 0)
        return ending;
    const patience = (0,patient/* openPatience */.cs)(world);
    try {
        const read = () => world.ecs.serviceDeployments(service.clusterArn, service.name, 1);
        const [newest] = await patience(read);
        const isOurs = newest?.targetRevisionArn === due.revisionArn;
        return judgeImages(ending, { due, expectedImages, running: isOurs ? (newest.targetImages ?? {}) : {} }, world);
    }
    catch (thrown) {
        const { message, advice } = (0,errors/* asDeployError */.y0)(thrown);
        const text = `Not compared with the images that ran then: ${message}`;
        world.tell({ type: 'warning', text, advice });
        return ending;
    }
}
function judgeImages(ending, { due, expectedImages, running }, world) {
    for (const [container, ran] of Object.entries(expectedImages)) {
        const now = (0,pin/* digestOf */.ol)(running, container);
        if (now === undefined) {
            world.tell({ type: 'warning', text: `ECS does not show which image container ${container} runs now.` });
        }
        else if (now !== ran) {
            const revision = (0,task_definition_document/* nameRevision */.h)(due.revisionArn);
            const reason = `${revision} is running with another image: its tag in container ${container} was moved to ${shortenDigest(now)}, and ${shortenDigest(ran)} ran then. Deploy ${ran} by digest.`;
            return { verdict: 'failed', reason };
        }
    }
    return ending;
}

;// CONCATENATED MODULE: ./lib/rollout/ending-cause.js

/** What ended the run, whatever its tasks say; undefined when the tasks and events have to say it. */
function findEndingCause(ending) {
    const kind = findKind(ending);
    return kind === undefined ? undefined : { kind, containers: [], words: [], count: 0 };
}
function findKind({ verdict, reason, service, error }) {
    if (verdict === 'superseded')
        return 'superseded';
    if (error !== undefined)
        return findLoss(error);
    if (verdict === 'failed' && service?.status !== 'ACTIVE')
        return 'service-deleted';
    if (verdict === 'timed-out' && ((0,rollout_facts/* findPrimary */.WM)(service)?.pending ?? 0) > 0)
        return 'tasks-pending';
    if (verdict !== 'stuck')
        return undefined;
    return / has no container instance/.test(reason) ? 'no-instances' : 'stalled';
}
function findLoss(error) {
    if (error.hasExpired)
        return 'credentials-expired';
    return error.kind === 'access' ? 'contact-denied' : 'contact-lost';
}

// EXTERNAL MODULE: ./lib/rollout/text-rules.js
var text_rules = __webpack_require__(8868);
;// CONCATENATED MODULE: ./lib/rollout/standing-trouble.js

/** After one of these an older trouble is over. */
const MOVED = /has started \d+ tasks|has reached a steady state|deployment completed/;
const TROUBLE = /was unable to|failed to launch/;
/**
 * The trouble that ECS reported before the update and that still stands: the same cause is not reported again until it
 * is over or six hours have passed (ECS Developer Guide, service event messages).
 */
function findStandingTrouble(look) {
    const events = look?.service?.events ?? [];
    const end = events.findIndex(({ text }) => MOVED.test(text));
    const standing = end < 0 ? events : events.slice(0, end);
    return standing.find(({ text }) => TROUBLE.test(text) && (0,text_rules/* classifyText */.o)(text) !== undefined);
}

;// CONCATENATED MODULE: ./lib/rollout/explain.js





/** Read at once: a rollback takes the unhealthy targets out of their group, and the tasks out of sight. */
async function askWhy(failed, world) {
    const { ending, ...rollout } = failed;
    const outcome = world.notes.record().services.find((one) => one.name === failed.service);
    const events = addStanding(outcome?.events ?? [], failed);
    const cause = findEndingCause(ending);
    const isDaemon = ending.service?.schedulingStrategy === 'DAEMON';
    const known = { isDaemon, ...(cause === undefined ? {} : { ending: cause }) };
    // What the follower could not read any more cannot be read now.
    if (ending.error !== undefined) {
        const { cluster, service, lastLook } = failed;
        const stoppedTasks = lastLook?.stoppedTasks ?? [];
        return { ...diagnose/* NO_EVIDENCE */.kE, cluster: (0,task_definition_document/* nameRevision */.h)(cluster), service, stoppedTasks, events, ...known };
    }
    return { ...(await gatherEvidence({ ...rollout, events }, world)), ...known };
}
/** Only a rollout that did not move may wait for what ECS has said before. */
function addStanding(events, { ending, lastLook }) {
    const trouble = ending.verdict === 'stuck' || ending.verdict === 'timed-out' ? findStandingTrouble(lastLook) : undefined;
    return trouble === undefined || events.some(({ id }) => id === trouble.id) ? events : [trouble, ...events];
}
/** Tells and notes why a rollout failed. */
function explain_explain(evidence, world) {
    const { service } = evidence;
    const outcome = world.notes.record().services.find((one) => one.name === service);
    const noted = [...(outcome?.stoppedTasks ?? []), ...evidence.stoppedTasks];
    const stoppedTasks = [...new Map(noted.map((task) => [task.arn, task])).values()];
    const events = [...evidence.events, ...(outcome?.events ?? [])];
    const distinct = [...new Map(events.map((event) => [event.id, event])).values()];
    const diagnosis = (0,diagnose/* diagnoseRollout */.M8)({ ...evidence, events: distinct });
    world.notes.noteService(service, { stoppedTasks, diagnosis });
    world.tell({ type: 'diagnosed', service, diagnosis });
}

// EXTERNAL MODULE: ./lib/rollout/verdict.js
var rollout_verdict = __webpack_require__(4012);
// EXTERNAL MODULE: ./lib/rollout/follow.js + 3 modules
var follow = __webpack_require__(1474);
// EXTERNAL MODULE: ./lib/rollout/progress.js + 1 modules
var progress = __webpack_require__(5494);
// EXTERNAL MODULE: ./lib/rollout/hopeless.js
var rollout_hopeless = __webpack_require__(9069);
;// CONCATENATED MODULE: ./lib/code-deploy/judge.js




/** The end of a deployment that somebody stopped. */
const STOP_ON_REQUEST = 'DEPLOYMENT_STOP_ON_REQUEST';
/** A rollback may show later than the end that it follows. Not documented; assumed. */
const LAG_MS = 30_000;
/**
 * What one look means. Judged by CodeDeploy's statuses of our deployment and of the one that takes it back, never by
 * texts or counts alone. The first rule that fits wins; words of CodeDeploy that are not known here are progress.
 *
 * @param overSinceMs when ours was first seen at a bad end
 */
function judgeCodeDeploy(facts, look, overSinceMs) {
    return (judgeService(look) ??
        judge_judgeEnd(facts, look, overSinceMs) ??
        judgeHopeless(facts, look) ??
        judgeLimit(facts, look) ?? { verdict: 'progressing', reason: `CodeDeploy goes on with ${facts.deploymentId}.` });
}
/** Whether the deployment ended otherwise than well. */
function isBadEnd({ status }) {
    return status === 'Failed' || status === 'Stopped';
}
function isOver(deployment) {
    return deployment.status === 'Succeeded' || isBadEnd(deployment);
}
function judgeService({ service, deployment }) {
    if (service?.status === 'ACTIVE' || isOver(deployment))
        return undefined;
    const how = service === undefined ? 'gone' : service.status;
    return { verdict: 'failed', reason: `The service is ${how}: it was deleted during the deployment.` };
}
function judge_judgeEnd(facts, look, overSinceMs) {
    const { deployment, rollback } = look;
    const revision = (0,task_definition_document/* nameRevision */.h)(facts.revisionArn);
    if (deployment.status === 'Succeeded') {
        const reason = `${revision} serves: CodeDeploy completed deployment ${facts.deploymentId}.`;
        return {
            verdict: 'steady',
            reason: look.service?.desired === 0 ? `${reason} No task ran, so nothing was proven.` : reason,
        };
    }
    if (!isBadEnd(deployment))
        return undefined;
    if (rollback !== undefined)
        return judgeRollback(facts, look, rollback);
    const foreign = findForeign(facts, look.service);
    if (foreign !== undefined) {
        const reason = `${nameEnd(deployment, facts)} Meanwhile ${(0,task_definition_document/* nameRevision */.h)(foreign)} was deployed by somebody else.`;
        return { verdict: 'superseded', reason };
    }
    const isDue = deployment.rollbackId !== undefined || facts.rollbackEvents.includes(nameEvent(deployment));
    if (isDue && look.atMs - (overSinceMs ?? look.atMs) < LAG_MS) {
        return { verdict: 'progressing', reason: `${nameEnd(deployment, facts)} Its rollback is not visible yet.` };
    }
    return { verdict: 'failed', reason: nameEnd(deployment, facts) };
}
/** What a deployment group can roll back on (CodeDeploy API reference, AutoRollbackConfiguration). */
function nameEvent({ errorCode, status }) {
    if (errorCode === 'ALARM_ACTIVE')
        return 'DEPLOYMENT_STOP_ON_ALARM';
    const isByHand = errorCode === 'MANUAL_STOP' || (status === 'Stopped' && errorCode === undefined);
    return isByHand ? STOP_ON_REQUEST : 'DEPLOYMENT_FAILURE';
}
function judgeRollback(facts, { deployment }, rollback) {
    const end = nameEnd(deployment, facts);
    const previous = (0,task_definition_document/* nameRevision */.h)(facts.previousArn);
    if (rollback.status === 'Succeeded') {
        return { verdict: 'rolled-back', reason: `${end} CodeDeploy rolled it back; ${previous} serves again.` };
    }
    if (!isBadEnd(rollback))
        return { verdict: 'progressing', reason: `CodeDeploy rolls back to ${previous}.` };
    const why = rollback.errorMessage === undefined ? '' : ` (${trim(rollback.errorMessage)})`;
    return { verdict: 'failed', reason: `${end} Its rollback ${rollback.id} ended as ${rollback.status}, too${why}.` };
}
/** A revision that serves and is neither ours nor the one before. */
function findForeign(facts, service) {
    const serving = service?.revisionArn;
    return serving === undefined || serving === facts.revisionArn || serving === facts.previousArn ? undefined : serving;
}
/** How ours ended, and by whom; CodeDeploy's own words in brackets. */
function nameEnd(deployment, { revisionArn }) {
    const { id, errorMessage } = deployment;
    const why = errorMessage === undefined || errorMessage === '' ? '' : ` (${trim(errorMessage)})`;
    return `${nameWho(deployment)} deployment ${id} of ${(0,task_definition_document/* nameRevision */.h)(revisionArn)}${why}.`;
}
function nameWho({ errorCode, status }) {
    switch (errorCode) {
        case 'ALARM_ACTIVE':
            return 'An alarm stopped';
        case 'HOOK_EXECUTION_FAILURE':
            return 'A lifecycle hook failed';
        case 'MANUAL_STOP':
            return 'Somebody stopped';
        default:
            return status === 'Stopped' && errorCode === undefined ? 'Somebody stopped' : 'CodeDeploy gave up';
    }
}
function trim(words) {
    return words.replace(/\.$/, '');
}
/** CodeDeploy would wait an hour for tasks that cannot start; before any traffic has moved nothing is lost by a stop. */
function judgeHopeless(facts, look) {
    if (!facts.shouldFailFast || isOver(look.deployment) || (look.target?.replacementTraffic ?? 0) > 0)
        return undefined;
    const revision = (0,task_definition_document/* nameRevision */.h)(facts.revisionArn);
    const hopeless = (0,rollout_hopeless/* findHopeless */.V)(look.stoppedTasks);
    if (hopeless !== undefined) {
        return { verdict: 'failed', reason: `${revision} cannot start, and waiting would not help: ${hopeless.words}.` };
    }
    const patience = (0,rollout_patience/* choosePatience */.Vd)(look.service?.desired ?? 0, false);
    const failures = (0,rollout_patience/* countFailures */.xL)(look.stoppedTasks);
    if (failures < patience)
        return undefined;
    return { verdict: 'failed', reason: `${failures} tasks of ${revision} failed; patience ends at ${patience}.` };
}
function judgeLimit(facts, look) {
    if (look.atMs < facts.limitMs)
        return undefined;
    return { verdict: 'timed-out', reason: `${describeLimit(facts)}; ${describeStanding(look)}.` };
}
/** `web:42 was not deployed after 30 minutes`. */
function describeLimit({ revisionArn, limitMs }) {
    return `${(0,task_definition_document/* nameRevision */.h)(revisionArn)} was not deployed after ${(0,rollout_strategy/* formatLimit */.tW)(limitMs)}`;
}
/** Where a deployment stood at its limit, once its rollback is requested: what CodeDeploy was doing is over. */
function describeLimitPast(facts, { deployment, target }) {
    const event = target?.events.find(({ status }) => status === 'InProgress');
    if (deployment.status === 'Ready')
        return `${describeLimit(facts)}; nobody let production traffic move.`;
    return event === undefined ? `${describeLimit(facts)}.` : `${describeLimit(facts)}; it had come to ${event.name}.`;
}
function describeStanding({ deployment, target }) {
    if (deployment.status === 'Ready')
        return 'CodeDeploy waits for somebody to let production traffic move';
    const event = target?.events.find(({ status }) => status === 'InProgress');
    if (event !== undefined)
        return `CodeDeploy is at ${event.name}`;
    const isMoved = target?.events.every(({ status }) => status === 'Succeeded') === true;
    return isMoved ? 'all traffic has moved, and the old tasks are still kept' : `the deployment is ${deployment.status}`;
}

;// CONCATENATED MODULE: ./lib/code-deploy/observe.js


/** ECS counts no failures of a task set, so while the replacement is not whole its stopped tasks are asked for. */
const LISTING_MS = 10_000;
const NOTHING_SEEN = { listedAtMs: Number.NEGATIVE_INFINITY, stoppedTasks: [], unreadable: [] };
/**
 * Looks once: our deployment, its target, the deployment that takes it back, the service and its stopped tasks.
 * @throws DeployError when the deployment or the service cannot be read; what else is denied is named in `unreadable`
 */
async function observeCodeDeploy({ ecs, codeDeploy }, line, before) {
    const { atMs } = before;
    const denied = [...before.unreadable];
    const [deployment, service] = await Promise.all([
        codeDeploy.describe(line.deploymentId),
        ecs.describeService(line.cluster, line.service),
    ]);
    const isStarted = deployment.status !== 'Created' && deployment.status !== 'Queued';
    const target = isStarted
        ? await orDenied(denied, 'codedeploy:BatchGetDeploymentTargets', () => codeDeploy.target(line.deploymentId))
        : undefined;
    const { rollbackId } = deployment;
    const rollback = rollbackId === undefined || !isBadEnd(deployment) ? undefined : await codeDeploy.describe(rollbackId);
    const replacement = service?.deployments.find(({ id }) => id === target?.replacementId);
    const isWhole = replacement === undefined || replacement.running >= replacement.desired;
    const isDue = !isWhole && atMs - before.listedAtMs >= LISTING_MS;
    const listed = isDue
        ? await orDenied(denied, 'ecs:ListTasks', () => ecs.stoppedTasks(line.cluster, line.service, replacement.id))
        : undefined;
    const known = {
        listedAtMs: listed === undefined ? before.listedAtMs : atMs,
        stoppedTasks: listed ?? before.stoppedTasks,
        unreadable: denied,
    };
    const seen = { ...(target === undefined ? {} : { target }), ...(rollback === undefined ? {} : { rollback }) };
    return {
        look: { atMs, deployment, service, ...seen, stoppedTasks: known.stoppedTasks, unreadable: denied },
        known,
    };
}
/** What we can do without: denied is noted once and not asked again; what gets no answer makes the look not count. */
async function orDenied(denied, action, read) {
    if (denied.some((one) => one.action === action))
        return undefined;
    try {
        return await read();
    }
    catch (thrown) {
        const error = (0,errors/* asDeployError */.y0)(thrown);
        if (error.kind !== 'access' && error.kind !== 'rejected')
            throw error;
        denied.push({ action, why: error.message });
        return undefined;
    }
}

;// CONCATENATED MODULE: ./lib/code-deploy/progress.js
const NO_STEPS = {
    entered: new Set(),
    failed: new Set(),
    traffic: 0,
    isWaitTold: false,
    isTerminationTold: false,
    isAlarmTold: false,
};
/** The step after the last lifecycle event, in the words of ECS's own deployments. */
const TERMINATION = 'TerminationWait';
/** Compares a look with what was told before: each lifecycle event once, traffic whenever it moves, a wait once. */
function findSteps(told, look, facts) {
    const { target, deployment, atMs } = look;
    const when = { service: facts.name, atMs };
    const begun = (target?.events ?? []).filter(({ status }) => status !== 'Pending' && status !== 'Skipped');
    const entered = begun.filter(({ name }) => !told.entered.has(name));
    const failed = begun.filter(({ name, status }) => status === 'Failed' && !told.failed.has(name));
    const traffic = target?.replacementTraffic ?? 0;
    const isWaiting = deployment.status === 'Ready' && !told.isWaitTold;
    const isEnding = isTerminating(look) && !told.isTerminationTold;
    const isAlarm = deployment.errorCode === 'ALARM_ACTIVE' && !told.isAlarmTold;
    return {
        told: {
            entered: new Set([...told.entered, ...entered.map(({ name }) => name)]),
            failed: new Set([...told.failed, ...failed.map(({ name }) => name)]),
            traffic,
            isWaitTold: told.isWaitTold || isWaiting,
            isTerminationTold: told.isTerminationTold || isEnding,
            isAlarmTold: told.isAlarmTold || isAlarm,
        },
        events: [
            ...enterEvents(entered, { traffic, before: told.traffic, target }).map((step) => {
                return { type: 'stage-entered', ...when, ...step };
            }),
            ...failed
                .flatMap((event) => tellHook(event, facts.appSpec))
                .map(({ hook, stage }) => {
                return { type: 'hook-changed', ...when, serviceDeploymentArn: facts.deploymentId, hook, stage };
            }),
            ...(isWaiting ? [tellWait(when, facts)] : []),
            ...(isEnding ? [tellTermination(when, facts)] : []),
            ...(isAlarm ? [{ type: 'alarms-triggered', ...when, alarms: listAlarms(look, facts) }] : []),
        ],
    };
}
/** Events that followed each other since the last look; the traffic goes with the last of them, or with the one under way. */
function enterEvents(entered, { traffic, before, target }) {
    const current = target?.events.find(({ status }) => status === 'InProgress')?.name ?? entered.at(-1)?.name;
    const steps = entered.map(({ name }) => ({
        stage: name,
        isBack: false,
        ...(name === current && traffic > 0 ? { traffic } : {}),
    }));
    const isTold = steps.some((step) => 'traffic' in step);
    if (traffic === before || isTold || current === undefined)
        return steps;
    return [...steps, { stage: current, isBack: traffic < before, traffic }];
}
function isTerminating({ deployment, target }) {
    const events = target?.events ?? [];
    const isDone = events.length > 0 && events.every(({ status }) => status === 'Succeeded');
    return isDone && deployment.status === 'InProgress';
}
function tellWait(when, { deploymentId, rerouteWaitMs }) {
    const wait = rerouteWaitMs === undefined ? {} : { waitMs: rerouteWaitMs };
    return { type: 'reroute-awaited', ...when, deploymentId, ...wait };
}
function tellTermination(when, { terminationWaitMs = 0 }) {
    return { type: 'stage-entered', ...when, stage: TERMINATION, isBack: false, bakeMinutes: terminationWaitMs / 60_000 };
}
/** The function behind a lifecycle event that failed; none for the work of CodeDeploy itself. */
function tellHook({ name, status }, { hooks }) {
    const target = Object.entries(hooks).find(([event]) => event.toLowerCase() === name.toLowerCase())?.[1];
    if (target === undefined)
        return [];
    const hook = { id: name, status: status.toUpperCase(), targetArn: target };
    return [{ hook, stage: name }];
}
/** The alarms that CodeDeploy names, `<name>` each (observed); else those of the group. */
function listAlarms({ deployment }, { alarms }) {
    const [, said = ''] = (deployment.errorMessage ?? '').split('Activated alarms:');
    const named = [...said.matchAll(/<([^>]+)>/g)].map(([, name = '']) => name);
    return named.length > 0 ? named : alarms;
}
/** The hooks of a deployment that failed, as evidence. */
function listFailedHooks({ target }, appSpec) {
    const failed = (target?.events ?? []).filter(({ status }) => status === 'Failed');
    return failed.flatMap((event) => tellHook(event, appSpec)).map(({ hook }) => hook);
}

;// CONCATENATED MODULE: ./lib/code-deploy/follow.js








/** Without one good look for so long, the deployment is out of sight. */
const follow_PATIENCE_MS = 5 * 60_000;
/** A fault that passes sooner is nobody's news. */
const follow_QUIET_MS = 15_000;
/** Looks, tells, judges and waits until there is a verdict, the run is told to end, or sight is lost. */
async function followCodeDeployment(course, world, earlier) {
    const codeDeploy = await world.codeDeploy();
    const startedAt = world.clock.now();
    const told = earlier ?? { news: (0,progress/* openTold */.I)(course.before), steps: NO_STEPS };
    let state = { told, known: NOTHING_SEEN, lastWords: last_words/* NO_LAST_WORDS */.tu, lastGoodMs: 0, isSightLost: false };
    while (!world.signal.aborted) {
        const step = await follow_lookOnce(course, { ...world, port: codeDeploy }, { ...state, atMs: world.clock.now() - startedAt });
        state = step.state;
        const { verdict, reason } = step.judgement;
        if (verdict !== 'progressing') {
            return { ...endWith({ verdict, reason }, state), ...(step.error === undefined ? {} : { error: step.error }) };
        }
        await world.clock.sleep(pauseAfter(course, world, world.clock.now() - startedAt), world.signal);
    }
    const { deploymentId } = course.facts;
    return endWith({ verdict: 'cancelled', reason: `The run was told to end; CodeDeploy goes on with deployment ${deploymentId}.` }, state);
}
function endWith(ending, state) {
    const { news, steps } = state.told;
    const told = { news: { ...news, earlierMs: news.earlierMs + state.lastGoodMs }, steps };
    return { ...ending, lastLook: state.lastLook, told };
}
function pauseAfter({ facts, longestPauseMs }, world, atMs) {
    const longest = longestPauseMs === undefined ? {} : { longestPauseMs };
    return (0,rollout_cadence/* choosePause */.G)({ atMs, limitMs: facts.limitMs, random: world.clock.random(), ...longest });
}
async function follow_lookOnce(course, world, state) {
    const { facts, before } = course;
    const { atMs } = state;
    const line = { cluster: before.clusterArn, service: before.name, deploymentId: facts.deploymentId };
    try {
        const ports = { ecs: world.ecs, codeDeploy: world.port };
        const { look: seen, known } = await observeCodeDeploy(ports, line, { ...state.known, atMs });
        const lastWords = facts.shouldFailFast
            ? await (0,last_words/* readLastWords */.Uc)(seen.stoppedTasks, state.lastWords, world)
            : state.lastWords;
        const look = { ...seen, stoppedTasks: (0,last_words/* addLastWords */.T$)(seen.stoppedTasks, lastWords) };
        if (state.isSightLost)
            world.tell({ type: 'sight-regained' });
        const told = tellNews(course, world, { told: state.told, look });
        const overSinceMs = isBadEnd(look.deployment) ? (state.overSinceMs ?? atMs) : undefined;
        const next = { told, known, lastWords, lastLook: look, lastGoodMs: atMs, isSightLost: false };
        return {
            state: { ...next, ...(overSinceMs === undefined ? {} : { overSinceMs }) },
            judgement: judgeCodeDeploy(facts, look, overSinceMs),
        };
    }
    catch (thrown) {
        return withoutLook(facts, world, { state, error: (0,errors/* asDeployError */.y0)(thrown) });
    }
}
/** The look as one at a rollout whose deployments are the task sets. */
function toObservation(look) {
    const { atMs, service, stoppedTasks, unreadable } = look;
    return { atMs, service, serviceDeployment: undefined, stoppedTasks, unreadable };
}
function tellNews(course, world, { told, look }) {
    const { facts, plan, before } = course;
    const { name } = before;
    const ourId = look.target?.replacementId ?? '';
    const news = (0,progress/* findNews */.N)(told.news, toObservation(look), { ourId });
    const late = { ...look, atMs: told.news.earlierMs + look.atMs };
    const steps = findSteps(told.steps, late, { ...facts, name, appSpec: plan.appSpec });
    for (const event of [...steps.events, ...news.events])
        world.tell(event);
    const outcome = world.notes.record().services.find((one) => one.name === name);
    const { service } = look;
    world.notes.noteService(name, {
        events: [...(outcome?.events ?? []), ...news.serviceEvents],
        stoppedTasks: [...(outcome?.stoppedTasks ?? []), ...news.stoppedTasks],
        course: [...(outcome?.course ?? []), ...steps.events],
        timeline: [...(outcome?.timeline ?? []), ...(news.sample === undefined ? [] : [news.sample])],
        ...(service === undefined
            ? {}
            : { desired: service.desired, running: service.running, serving: (0,follow/* listServing */.J)(service) }),
    });
    return { news: news.told, steps: steps.told };
}
/** Only lost sight and the limit can end a run without a good look. */
function withoutLook(facts, world, failed) {
    const { state, error } = failed;
    const silentMs = state.atMs - state.lastGoodMs;
    if (error.kind !== 'unreachable' || silentMs >= follow_PATIENCE_MS) {
        const reason = `Lost sight of deployment ${facts.deploymentId} after it was created: ${error.message}`;
        return { state, error, judgement: { verdict: 'unknown', reason } };
    }
    if (state.atMs >= facts.limitMs) {
        const reason = `No verdict within the limit: ${error.message}`;
        return { state, error, judgement: { verdict: 'timed-out', reason } };
    }
    const shouldTell = silentMs >= follow_QUIET_MS && !state.isSightLost;
    if (shouldTell)
        world.tell({ type: 'sight-lost', why: error.message });
    return {
        state: { ...state, isSightLost: state.isSightLost || shouldTell },
        judgement: { verdict: 'progressing', reason: error.message },
    };
}

;// CONCATENATED MODULE: ./lib/code-deploy/start.js





/**
 * Creates the deployment and names it.
 * @throws DeployError what CodeDeploy refuses; `unreachable` when no answer came to it
 */
async function startCodeDeployment(start, world) {
    const { plan, service, revisionArn } = start;
    const { appSpec, group } = plan;
    const content = aimAppSpec(appSpec, revisionArn);
    const wish = {
        application: group.application,
        group: group.group,
        content,
        sha256: world.digest(content),
        ...(plan.configName === undefined ? {} : { configName: plan.configName }),
        ...(plan.description === undefined ? {} : { description: plan.description }),
    };
    const port = await world.codeDeploy();
    world.notes.noteService(service.name, { isUpdateSent: true });
    const deploymentId = await sendOnce({ send: () => port.create(wish), find: () => findOurs(wish, port) }, world);
    // Noted before it is told, so that the output is set even if the run is killed at the next moment.
    world.notes.noteService(service.name, { codeDeploymentId: deploymentId });
    const link = linkToWatch(world.notes.record(), service.name);
    const told = { service: service.name, revision: (0,task_definition_document/* nameRevision */.h)(revisionArn), deploymentId };
    world.tell({ type: 'update-sent', ...told, ...(link === undefined ? {} : { link }) });
    return openCourse(start, { deploymentId, previousArn: service.revisionArn });
}
/** Follows the deployment under way as if it were ours: it brings the revision that was asked for. */
function adoptCodeDeployment(start, { id, returnsToArn }) {
    return openCourse(start, { deploymentId: id, previousArn: returnsToArn ?? start.service.revisionArn });
}
function openCourse(start, { deploymentId, previousArn }) {
    const { plan, service, revisionArn } = start;
    const { group } = plan;
    const { rerouteWaitMs, terminationWaitMs, alarms, rollbackEvents } = group;
    return {
        facts: {
            deploymentId,
            revisionArn,
            previousArn,
            rollbackEvents,
            shouldFailFast: start.shouldFailFast,
            alarms,
            ...(rerouteWaitMs === undefined ? {} : { rerouteWaitMs }),
            ...(terminationWaitMs === undefined ? {} : { terminationWaitMs }),
            limitMs: start.limitMs + measureOwnWaits(group),
        },
        plan,
        before: service,
        ...(start.longestPauseMs === undefined ? {} : { longestPauseMs: start.longestPauseMs }),
    };
}
/**
 * CreateDeployment takes no client token. The group has one deployment at a time: if that is of our very AppSpec file, it is
 * the one whose answer was lost.
 */
async function findOurs(wish, port) {
    const [id] = await port.activeDeployments(wish);
    if (id === undefined)
        return undefined;
    const { sha256 } = await port.describe(id);
    return sha256 === wish.sha256 ? id : undefined;
}

;// CONCATENATED MODULE: ./lib/code-deploy/way-back.js






/**
 * Stops the deployment under way with rollback: bound to it, so that nothing else is undone (CodeDeploy API reference,
 * StopDeployment).
 *
 * @param start what was asked for: the revision that CodeDeploy goes back to
 * @returns the way back to follow; undefined where the deployment had ended before
 * @throws DeployError `access`, `unreachable`
 */
async function stopToReturn(start, active, world) {
    const from = active.revision === undefined ? '' : ` of ${(0,task_definition_document/* nameRevision */.h)(active.revision.arn)}`;
    const why = `deployment ${active.id}${from} is under way, and CodeDeploy goes back from it to ${(0,task_definition_document/* nameRevision */.h)(start.revisionArn)}.`;
    world.tell({ type: 'rollback-asked', service: start.service.name, why });
    world.notes.noteService(start.service.name, { isUpdateSent: true });
    const refusal = await stopOnce(active.id, world);
    if (refusal !== undefined) {
        world.notes.noteService(start.service.name, { isUpdateSent: false });
        const text = `CodeDeploy did not take the rollback: ${refusal.message}`;
        world.tell({ type: 'notice', text, advice: refusal.advice });
        return undefined;
    }
    const revisionArn = active.revision?.arn ?? start.service.revisionArn;
    const course = adoptCodeDeployment({ ...start, revisionArn, shouldFailFast: false }, active);
    return {
        ...course,
        facts: { ...course.facts, rollbackEvents: [STOP_ON_REQUEST], limitMs: start.limitMs },
        returnsToArn: start.revisionArn,
    };
}
/** A stop is refused once the deployment has ended: by a stop whose answer was lost, too. */
async function stopOnce(id, world) {
    const codeDeploy = await world.codeDeploy();
    const patience = (0,patient/* openPatience */.cs)(world);
    try {
        await patience(() => codeDeploy.stopWithRollback(id));
        return undefined;
    }
    catch (thrown) {
        const error = (0,errors/* asDeployError */.y0)(thrown);
        if (error.kind !== 'rejected')
            throw error;
        const { rollbackId } = await patience(() => codeDeploy.describe(id));
        return rollbackId === undefined ? error : undefined;
    }
}
/** The same end from the other side: what is followed is the deployment that is taken back. */
function retellReturn({ facts }, toArn, ending) {
    const to = (0,task_definition_document/* nameRevision */.h)(toArn);
    const what = `deployment ${facts.deploymentId} of ${(0,task_definition_document/* nameRevision */.h)(facts.revisionArn)}`;
    switch (ending.verdict) {
        case 'rolled-back':
            return { ...ending, verdict: 'steady', reason: `${to} serves again: CodeDeploy took ${what} back.` };
        case 'steady':
            return { ...ending, verdict: 'failed', reason: `CodeDeploy completed ${what} before it could be stopped.` };
        case 'cancelled':
            return { ...ending, reason: `The run was told to end; CodeDeploy goes on with taking ${what} back.` };
        case 'timed-out': {
            const minutes = (0,rollout_strategy/* formatLimit */.tW)(facts.limitMs);
            const reason = `${to} does not serve again after ${minutes}; CodeDeploy goes on with taking ${what} back.`;
            return { ...ending, reason };
        }
        default:
            return ending;
    }
}

;// CONCATENATED MODULE: ./lib/code-deploy/finish.js










/** The way back takes no waits of the group but that of the original task set. */
const WAY_BACK_MS = 15 * 60_000;
/** Ends that are for us to take back; only `failed` becomes `rolled-back` by it, the others keep their word. */
const TAKEN_BACK = new Set(['failed', 'timed-out']);
/** Follows a deployment to its verdict; takes a failed one back when that was asked for, and says why it failed. */
async function finishCodeDeployment(course, after, world) {
    if (course.returnsToArn !== undefined)
        return finishReturn(course, course.returnsToArn, world);
    const seen = await followCodeDeployment(course, world);
    if (seen.verdict === 'cancelled')
        return cancel(course, { ending: seen, after }, world);
    if (rollout_verdict/* EXIT_CODES */.a[seen.verdict] === 0)
        return { verdict: seen.verdict, reason: seen.reason };
    const evidence = askWhy(describeFailure(course, seen), world);
    const isOver = TAKEN_BACK.has(seen.verdict) && after.onFailure === 'rollback';
    const ending = isOver ? await takeBack(course, seen, world) : seen;
    explain_explain(await evidence, world);
    const serving = ending.verdict === 'rolled-back' ? '' : nameServing(ending);
    return { verdict: ending.verdict, reason: `${ending.reason}${serving}` };
}
/** A way back that failed is not taken back. */
async function finishReturn(course, toArn, world) {
    const ending = retellReturn(course, toArn, await followCodeDeployment(course, world));
    const isRed = rollout_verdict/* EXIT_CODES */.a[ending.verdict] !== 0 && ending.verdict !== 'cancelled';
    return { verdict: ending.verdict, reason: `${ending.reason}${isRed ? nameServing(ending) : ''}` };
}
function describeFailure({ facts, before, plan }, ending) {
    const { lastLook, verdict, reason, error } = ending;
    const replacement = lastLook?.target?.replacementId;
    const alarms = lastLook?.deployment.errorCode === 'ALARM_ACTIVE' ? listAlarms(lastLook, facts) : [];
    const hooks = lastLook === undefined ? [] : listFailedHooks(lastLook, plan.appSpec);
    const observation = lastLook && {
        ...toObservation(lastLook),
        serviceDeployment: {
            arn: facts.deploymentId,
            status: lastLook.deployment.status,
            hooks,
            alarms: { status: lastLook.deployment.errorCode ?? '', triggered: alarms },
            targetServiceRevisionArn: '',
            createdAt: lastLook.deployment.createdAt,
        },
    };
    return {
        cluster: before.clusterArn,
        service: before.name,
        deploymentId: replacement ?? facts.deploymentId,
        revisionArn: facts.revisionArn,
        loadBalancers: lastLook?.service?.loadBalancers ?? before.loadBalancers,
        lastLook: observation,
        ending: { verdict, reason, service: lastLook?.service, ...(error === undefined ? {} : { error }) },
    };
}
function nameServing({ lastLook }) {
    const serving = lastLook?.service?.revisionArn;
    return serving === undefined ? '' : ` ${(0,task_definition_document/* nameRevision */.h)(serving)} serves now.`;
}
async function cancel(course, cancelled, world) {
    const { ending, after } = cancelled;
    const { deploymentId } = course.facts;
    const watch = `Watch it with: aws deploy get-deployment --deployment-id ${deploymentId}`;
    if (after.onCancel === 'leave')
        return { verdict: 'cancelled', reason: `${ending.reason} ${watch}` };
    const said = await stopOnly(course, world);
    return { verdict: 'cancelled', reason: `The run was cancelled. ${said} ${watch}` };
}
/** Requests the rollback and does not wait for its end. Returns what is to be said of it. */
async function stopOnly({ facts, before }, world) {
    const what = `deployment ${facts.deploymentId}`;
    world.tell({
        type: 'rollback-asked',
        service: before.name,
        why: `The run was cancelled while ${what} was in progress.`,
    });
    try {
        await (await world.codeDeploy()).stopWithRollback(facts.deploymentId);
        return `Rollback of ${what} requested.`;
    }
    catch (thrown) {
        const { kind, message } = (0,errors/* asDeployError */.y0)(thrown);
        if (kind === 'unreachable')
            return `Rollback of ${what} requested; CodeDeploy has not confirmed it: ${message}`;
        return `CodeDeploy refused to roll back ${what}: ${message}`;
    }
}
/**
 * Takes our deployment back: one under way is stopped with rollback, which is bound to it; for one that ended with
 * traffic on its tasks a deployment brings the previous revision. Where no traffic has moved nothing is to be done.
 */
async function takeBack(course, ending, world) {
    const { lastLook } = ending;
    const { previousArn, revisionArn } = course.facts;
    if (lastLook === undefined || lastLook.rollback !== undefined || isSettled(lastLook.target))
        return ending;
    const isEnded = isBadEnd(lastLook.deployment);
    const isMoved = (lastLook.target?.replacementTraffic ?? 0) > 0 || lastLook.service?.revisionArn === revisionArn;
    if (isEnded && !isMoved)
        return { ...ending, reason: `${ending.reason} No traffic had moved.` };
    if (isEnded && previousArn === revisionArn) {
        return { ...ending, reason: `${ending.reason} There is no other revision to go back to.` };
    }
    const past = ending.verdict === 'timed-out' ? describeLimitPast(course.facts, lastLook) : ending.reason;
    world.tell({ type: 'rollback-asked', service: course.before.name, why: past });
    try {
        const back = isEnded ? await deployPrevious(course, world) : await stop(course, world);
        return sumUp({ ...ending, reason: past }, await followCodeDeployment(back, world, isEnded ? { ...ending.told, steps: NO_STEPS } : ending.told), previousArn);
    }
    catch (thrown) {
        const why = (0,errors/* asDeployError */.y0)(thrown).message;
        return { ...ending, reason: `${ending.reason} The rollback could not be started: ${why}` };
    }
}
/** All traffic has moved and every check has passed: what is left is the end of the old tasks. */
function isSettled(target) {
    return (target !== undefined && target.events.length > 0 && target.events.every(({ status }) => status === 'Succeeded'));
}
async function stop(course, world) {
    const { facts } = course;
    const codeDeploy = await world.codeDeploy();
    await (0,patient/* openPatience */.cs)(world)(() => codeDeploy.stopWithRollback(facts.deploymentId));
    return {
        ...course,
        facts: { ...facts, rollbackEvents: [STOP_ON_REQUEST], shouldFailFast: false, limitMs: WAY_BACK_MS },
    };
}
function deployPrevious({ plan, before, facts, longestPauseMs }, world) {
    const pause = longestPauseMs === undefined ? {} : { longestPauseMs };
    const start = { plan, revisionArn: facts.previousArn, limitMs: WAY_BACK_MS, shouldFailFast: false, ...pause };
    return startCodeDeployment({ ...start, service: { ...before, revisionArn: facts.revisionArn } }, world);
}
function sumUp(ending, back, previousArn) {
    const isBack = back.verdict === 'rolled-back' || back.verdict === 'steady';
    const seen = { lastLook: back.lastLook ?? ending.lastLook, told: back.told };
    if (!isBack)
        return { ...seen, verdict: ending.verdict, reason: `${ending.reason} Rolling back: ${back.reason}` };
    const shown = (0,task_definition_document/* nameRevision */.h)(back.lastLook?.service?.revisionArn ?? previousArn);
    const reason = `${ending.reason} Slipway rolled back to ${shown}.`;
    return { ...seen, verdict: ending.verdict === 'failed' ? 'rolled-back' : ending.verdict, reason };
}

;// CONCATENATED MODULE: ./lib/rollout/request-rollback.js


/** The runner kills a cancelled step after some seconds, and the reports are still to be written. */
const request_rollback_LIMIT_MS = 2_500;
const TRIES = 2;
/**
 * Requests the rollback of our deployment and does not wait for its end: the run was cancelled. Bound to our service
 * deployment, so that a newer run, which may be why this one ends, is not undone. Returns what is to be said of it; the
 * post step says how it ended.
 */
async function requestRollback(rollout, ending, world) {
    const { service, facts } = rollout.sight;
    const what = `deployment ${facts.ourId}`;
    const arn = ending.known.serviceDeploymentArn;
    const deployment = ending.lastLook?.serviceDeployment;
    if (deployment?.status.startsWith('ROLLBACK_') === true)
        return `ECS is already rolling back ${what}.`;
    if (arn === undefined || deployment === undefined || !(0,update_plan/* isStoppable */.f)(deployment))
        return `No rollback of ${what} could be requested: its service deployment is not known.`;
    // Before the request, so that the post step looks even if the answer never comes.
    world.notes.noteService(service, { isRollbackRequested: true, serviceDeploymentArn: arn });
    world.remember({ rollbacks: listRequested(rollout.sight.cluster, world) });
    world.tell({ type: 'rollback-asked', service, why: `The run was cancelled while ${what} was in progress.` });
    const late = new AbortController();
    const limit = world.clock
        .sleep(request_rollback_LIMIT_MS, late.signal)
        .then(() => ({ kind: 'unanswered', why: 'no answer yet' }));
    const sent = await Promise.race([send(arn, world, 1), limit]);
    late.abort();
    return request_rollback_describe(sent, what);
}
/** Of all services of the run: what is remembered replaces what was. */
function listRequested(cluster, { notes }) {
    return notes.record().services.flatMap(({ name, isRollbackRequested, serviceDeploymentArn }) => {
        if (isRollbackRequested !== true || serviceDeploymentArn === undefined)
            return [];
        return [{ cluster, service: name, serviceDeploymentArn }];
    });
}
function request_rollback_describe(sent, what) {
    if (sent.kind === 'requested')
        return `Rollback of ${what} requested.`;
    if (sent.kind === 'refused')
        return `ECS refused to roll back ${what}: ${sent.why}`;
    return `Rollback of ${what} requested; ECS has not confirmed it: ${sent.why}`;
}
/** A second request changes nothing where the first arrived (ECS API reference, StopServiceDeployment). */
async function send(arn, world, attempt) {
    try {
        await world.ecs.stopWithRollback(arn);
        return { kind: 'requested' };
    }
    catch (thrown) {
        const error = (0,errors/* asDeployError */.y0)(thrown);
        if (await isRollingBack(arn, world))
            return { kind: 'requested' };
        if (error.kind === 'unreachable' && attempt < TRIES)
            return send(arn, world, attempt + 1);
        return { kind: isAnswer(error) ? 'refused' : 'unanswered', why: error.message };
    }
}
function isAnswer({ kind }) {
    return kind !== 'unreachable';
}
/** A stop is refused once ECS rolls back: by a stop whose answer was lost, or by its circuit breaker. */
async function isRollingBack(arn, world) {
    try {
        return (await world.ecs.describeServiceDeployment(arn))?.status.startsWith('ROLLBACK_') === true;
    }
    catch {
        return false;
    }
}

;// CONCATENATED MODULE: ./lib/rollback/bring-revision.js









/**
 * The revision that an automatic rollback deploys by an update: the one that completed last, or its content with the
 * digests that ran, where a tag was moved since. An update resolves tags anew, to the very image that has just failed.
 * Where that cannot be checked, the revision is deployed as it is: a rollback must not wait for certainty.
 *
 * @param history service deployments, newest first
 * @throws DeployError `absent` when an image that it needs is gone
 */
async function bringRevision(arn, history, world) {
    const revision = await bring_revision_describe(arn, world);
    if (revision === undefined)
        return arn;
    const entry = (0,ledger_entry/* readEntry */.hB)((await world.ledger.read(arn)) ?? {});
    const ran = findRanImages(revision, { history, known: [{ arn, entry }] });
    const { lost, restore, pins, changes } = await checkImages(revision, ran, world);
    if (lost.length > 0) {
        // The verdict has the message alone.
        const message = [`${(0,task_definition_document/* nameRevision */.h)(arn)} cannot run again.`, ...lost, restore].filter(Boolean).join(' ');
        throw new errors/* DeployError */.sH({ kind: 'absent', message, advice: 'Deploy an image that exists.' });
    }
    if (changes.length === 0)
        return arn;
    const document = (0,pin/* pinContainers */.WS)((0,registrable/* toRegistrable */.o)(revision.described), pins);
    return await registerPinned(revision, { document, entry }, world);
}
async function bring_revision_describe(arn, world) {
    const patience = (0,patient/* openPatience */.cs)(world);
    try {
        return await patience(() => world.ecs.describeRevision(arn));
    }
    catch (thrown) {
        const { kind, message, advice } = (0,errors/* asDeployError */.y0)(thrown);
        if (kind === 'internal' || kind === 'cancelled')
            throw thrown;
        const text = `Not checked whether the tags of ${(0,task_definition_document/* nameRevision */.h)(arn)} still name the images that ran: ${message}`;
        world.tell({ type: 'warning', text, advice });
        return undefined;
    }
}

// EXTERNAL MODULE: ./lib/rollout/judge.js
var judge = __webpack_require__(6538);
;// CONCATENATED MODULE: ./lib/rollout/describe-rollback.js
/** How a rollout ended that Slipway rolled back, in words: what ECS shows at the end, not what was requested. */




/** Why the rollout failed. At its limit, what ECS was doing then is not so any more. */
function describe_rollback_describeFailure({ facts, verdict, reason, lastLook }) {
    return verdict === 'timed-out' ? (0,judge/* describeLimitPast */.R)(facts, lastLook) : reason;
}
/**
 * The verdict of the rollout that failed: only `failed` becomes `rolled-back`, the others keep their word.
 *
 * @param back the rollout that was followed for the rollback: the one that failed, or the update to `targetArn`
 */
function sumUpRollback(failed, back, targetArn) {
    const { isBack, words } = describeOutcome(failed, back, (0,task_definition_document/* nameRevision */.h)(targetArn));
    const verdict = failed.verdict === 'failed' && isBack ? 'rolled-back' : failed.verdict;
    return { verdict, reason: `${describe_rollback_describeFailure(failed)} ${words}` };
}
function describeOutcome(failed, back, target) {
    const primary = (0,rollout_facts/* findPrimary */.WM)(back.lastLook?.service);
    const isUpdate = back.facts.ourId !== failed.facts.ourId;
    if (back.verdict === 'rolled-back' && isUpdate) {
        return { isBack: false, words: `The update to ${target} failed, too: ${back.reason}` };
    }
    if (back.verdict === 'rolled-back' || (back.verdict === 'steady' && isUpdate)) {
        const isShown = primary !== undefined && primary.id !== failed.facts.ourId;
        const shown = isShown ? (0,task_definition_document/* nameRevision */.h)(primary.revisionArn) : target;
        return { isBack: true, words: `Slipway rolled back to ${shown}.` };
    }
    if (back.verdict === 'steady') {
        const ours = (0,task_definition_document/* nameRevision */.h)(failed.facts.revisionArn);
        return { isBack: false, words: `It completed before it could be rolled back: ${ours} is running.` };
    }
    return { isBack: false, words: describeUnfinished(back, target) };
}
function describeUnfinished({ facts, verdict, reason }, target) {
    switch (verdict) {
        case 'timed-out': {
            const limit = (0,rollout_strategy/* formatLimit */.tW)(facts.limitMs);
            return `The rollback to ${target} did not complete within ${limit}; it is still in progress.`;
        }
        case 'cancelled':
            return `The run was cancelled while the rollback to ${target} was in progress; ECS continues.`;
        case 'stuck':
            return reason.startsWith('The rollback to') ? reason : `The rollback to ${target} is stalled: ${reason}`;
        default:
            return `The rollback to ${target} did not complete: ${reason}`;
    }
}

;// CONCATENATED MODULE: ./lib/rollout/rollback-target.js








/**
 * The revision of the last deployment that completed before ours, as ECS shows it now: the one that the service named
 * before may have failed, or may never have completed.
 */
async function findAutomaticTarget({ sight, before }, ending, world) {
    const patience = (0,patient/* openPatience */.cs)(world);
    const { ourId: id, revisionArn: ours } = sight.facts;
    const { serviceDeploymentArn } = ending.known;
    const left = { id, ...(serviceDeploymentArn === undefined ? {} : { serviceDeploymentArn }) };
    const now = (await patience(() => world.ecs.describeService(sight.cluster, sight.service))) ?? before;
    let recorded;
    const history = async () => {
        recorded = await patience(() => readHistoryOrNone(now, world));
        return recorded;
    };
    const completed = findListedCompleted(now, left) ??
        findListedCompleted(before, left) ??
        (await readLastCompleted({ service: now, history, left }, world));
    if (completed !== undefined && (completed !== ours || canStop(ending))) {
        return { kind: 'found', revisionArn: completed };
    }
    const past = await readPast(now, recorded ?? (await history()), world);
    const completedOnce = listCandidates(past).filter(({ stoppedDeploymentArn }) => stoppedDeploymentArn === undefined);
    const known = [...listRunning(now, ours), ...listRunning(before, ours), ...completedOnce];
    const candidates = await pickUsable(known, { refused: [ours], history: past.history ?? [] }, world);
    return { kind: 'none', reason: rollback_target_explainNone(completed, candidates[0], now) };
}
/** The same revision was deployed again: ECS itself can go back to the earlier deployment, an update cannot. */
function canStop({ lastLook }) {
    return lastLook?.serviceDeployment !== undefined && (0,update_plan/* isStoppable */.f)(lastLook.serviceDeployment);
}
async function readPast(service, history, world) {
    const known = await read_last_completed_readWritten(service, world);
    return { family: '', servingArn: '', isAtRest: false, history, known };
}
/** Without a completed deployment, another revision that had running tasks is the best that there is. */
function listRunning({ deployments }, ours) {
    const running = deployments.filter((one) => one.revisionArn !== ours && one.running > 0);
    return running.map(({ revisionArn: arn }) => ({ arn, words: (0,task_definition_document/* nameRevision */.h)(arn) }));
}
function rollback_target_explainNone(completed, candidate, service) {
    const why = completed === undefined
        ? `No deployment of service ${service.name} has completed, so there is no revision to roll back to.`
        : `The last deployment that completed was of ${(0,task_definition_document/* nameRevision */.h)(completed)}, too: an update would change nothing.`;
    if (candidate === undefined)
        return `${why} No other revision is known that has run in this service.`;
    const revision = (0,task_definition_document/* nameRevision */.h)(candidate.arn);
    return `${why} To run ${revision}, which ran before: ${nameCommand(revision, service)}`;
}

;// CONCATENATED MODULE: ./lib/rollout/start.js







/** Sends one UpdateService and names the deployment that it made. */
async function startRollout(request, world) {
    const { plan, revisionArn } = request;
    const { service } = plan;
    const update = {
        cluster: service.clusterArn,
        service: service.name,
        revisionArn,
        ...(plan.desiredCount === undefined ? {} : { desiredCount: plan.desiredCount }),
        ...(request.shouldForce ? { forceNewDeployment: true } : {}),
        ...(plan.configuration === undefined ? {} : { deploymentConfiguration: plan.configuration }),
        ...(plan.settings === undefined ? {} : { settings: plan.settings }),
    };
    const isOther = revisionArn !== service.revisionArn || startsDeployment(plan.settings);
    const makesDeployment = request.shouldForce || isOther;
    world.notes.noteService(service.name, { isUpdateSent: true });
    const { ours, answer } = await updateOnce({ update, service, makesDeployment }, world);
    const revision = (0,task_definition_document/* nameRevision */.h)(revisionArn);
    // Noted before it is told, so that the output is set even if the run is killed at the next moment.
    world.notes.noteService(service.name, { deploymentId: ours.id });
    world.tell({
        type: 'update-sent',
        service: service.name,
        revision,
        deploymentId: ours.id,
        ...nameLink(service, world),
    });
    return describeRollout(request, { deploymentId: ours.id, createdAt: ours.createdAt, updated: answer });
}
function nameLink({ name }, { notes }) {
    const link = linkToWatch(notes.record(), name);
    return link === undefined ? {} : { link };
}
/** UpdateService takes no client token. */
function updateOnce(sending, world) {
    const { update } = sending;
    const send = async () => {
        const answer = await world.ecs.update(update);
        const ours = (0,rollout_facts/* findPrimary */.WM)(answer);
        if (ours === undefined)
            throw noPrimary(update.service);
        return { answer, ours };
    };
    const find = async () => {
        const now = await world.ecs.describeService(update.cluster, update.service);
        if (now === undefined)
            return undefined;
        if ((0,rollout_facts/* findPrimary */.WM)(now) === undefined)
            throw noDeployment(update.service);
        const ours = findMade(sending, now);
        return ours === undefined ? undefined : { answer: now, ours };
    };
    return sendOnce({ send, find }, world);
}
/**
 * A deployment that was not there before and rolls out our revision is the one whose answer was lost; it is not PRIMARY any
 * more where ECS has rolled it back since. Of an update that makes none nothing can be seen, and it may be repeated.
 */
function findMade({ update, service, makesDeployment }, now) {
    const known = new Set(service.deployments.map(({ id }) => id));
    const made = now.deployments.find(({ id, revisionArn }) => !known.has(id) && revisionArn === update.revisionArn);
    return makesDeployment ? made : undefined;
}
/** Follows the deployment that is already under way as if it were ours. */
function adoptRollout(request, deploymentId) {
    const { service } = request.plan;
    const createdAt = service.deployments.find((deployment) => deployment.id === deploymentId)?.createdAt ?? 0;
    return describeRollout(request, { deploymentId, createdAt });
}
function describeRollout(request, identified) {
    const { plan, revisionArn } = request;
    const { service, history } = plan;
    const isAdopted = identified.updated === undefined;
    const idsBefore = service.deployments.map((deployment) => deployment.id);
    const facts = {
        ourId: identified.deploymentId,
        isNewDeployment: isAdopted || !idsBefore.includes(identified.deploymentId),
        revisionArn,
        idsBefore: idsBefore.filter((id) => id !== identified.deploymentId),
        createdAt: identified.createdAt,
        hasWayBack: service.deployments.some((one) => one.id !== identified.deploymentId && one.rolloutState === 'COMPLETED'),
        limitMs: request.limitMs,
        shouldFailFast: request.shouldFailFast,
        ...(request.shouldDetectStall === undefined ? {} : { shouldDetectStall: request.shouldDetectStall }),
    };
    const returnsToArn = findListedCompleted(service, { id: identified.deploymentId }) ?? plan.completedArn;
    const known = isAdopted ? history.filter((one) => one.arn !== service.currentServiceDeployment) : history;
    return {
        sight: {
            cluster: service.clusterArn,
            service: service.name,
            facts: returnsToArn === undefined ? facts : { ...facts, returnsToArn },
            serviceDeploymentsBefore: new Set(known.map((one) => one.arn)),
        },
        before: service,
        ...(request.longestPauseMs === undefined ? {} : { longestPauseMs: request.longestPauseMs }),
    };
}
/** Every service that ECS deploys has one, so what answered was not ECS, or only a part of the answer came. */
function noPrimary(service) {
    return new errors/* DeployError */.sH({
        kind: 'unreachable',
        message: `ecs:UpdateService on service ${service} got no usable answer: it has no PRIMARY deployment.`,
        advice: 'Check whether a proxy answers in place of AWS, then run the step again.',
    });
}
function noDeployment(service) {
    return new errors/* DeployError */.sH({
        kind: 'unsupported',
        message: `Service ${service} has no PRIMARY deployment after the update.`,
        advice: 'Slipway drives services of the ECS deployment controller.',
    });
}

;// CONCATENATED MODULE: ./lib/rollout/stop-with-rollback.js


/**
 * Asks ECS to take a deployment back, for up to a minute where no usable answer comes: a throttled or lost call must not
 * leave a bad rollout. May be repeated: a second stop of what is being taken back already changes nothing (ECS API
 * reference, StopServiceDeployment).
 *
 * @returns why ECS did not take it; undefined when ECS takes the deployment back, by this call or for another reason
 * @throws DeployError `unreachable` when no answer came to it, though it was repeated
 */
async function stopWithRollback(serviceDeploymentArn, world) {
    try {
        await (0,patient/* openPatience */.cs)(world)(() => world.ecs.stopWithRollback(serviceDeploymentArn));
        return undefined;
    }
    catch (thrown) {
        const error = (0,errors/* asDeployError */.y0)(thrown);
        if (error.kind === 'unreachable' || error.kind === 'internal')
            throw error;
        return (await isTakenBack(serviceDeploymentArn, world)) ? undefined : error;
    }
}
/** A stop is refused once ECS has gone back: by a stop whose answer was lost, or by its circuit breaker. */
async function isTakenBack(serviceDeploymentArn, world) {
    try {
        const status = (await world.ecs.describeServiceDeployment(serviceDeploymentArn))?.status ?? '';
        return status.startsWith('ROLLBACK_');
    }
    catch (thrown) {
        const error = (0,errors/* asDeployError */.y0)(thrown);
        if (error.kind === 'internal')
            throw error;
        return false;
    }
}

;// CONCATENATED MODULE: ./lib/rollout/roll-back.js













const roll_back_WAY_BACK_MS = 15 * 60_000;
/**
 * How the rollback is followed: what failed before does not end it, a standstill does, and a shift of traffic takes its
 * pauses again.
 */
function planWayBack({ before, sight }) {
    const strategy = (0,rollout_strategy/* readStrategy */.C)(before.deploymentConfiguration);
    const pausesMs = strategy === undefined ? 0 : (0,rollout_strategy/* measureLeastMinutes */.NQ)(strategy) * 60_000;
    return {
        limitMs: roll_back_WAY_BACK_MS + pausesMs,
        shouldFailFast: false,
        shouldDetectStall: sight.facts.shouldDetectStall ?? sight.facts.shouldFailFast,
    };
}
/** Ends that are for us to take back; only `failed` becomes `rolled-back` by it, the others keep their word. */
const roll_back_TAKEN_BACK = new Set(['failed', 'timed-out', 'stuck']);
/** Whether a rollout that ended so is for us to take back. */
function shouldTakeBack(ending, { sight }) {
    const { facts } = sight;
    const service = ending.lastLook?.service;
    const isOurs = (0,rollout_facts/* findPrimary */.WM)(service)?.id === facts.ourId || (0,rollout_facts/* isAstray */.Bg)(service, facts);
    return roll_back_TAKEN_BACK.has(ending.verdict) && isOurs && facts.isNewDeployment;
}
/**
 * Rolls our deployment back to the last one that completed: its service deployment is stopped with rollback, which is
 * bound to it; where ECS has ended that already, does not allow it or does not go there, an update brings the revision.
 */
async function roll_back_takeBack(rollout, ending, world) {
    try {
        const target = await findAutomaticTarget(rollout, ending, world);
        if (target.kind === 'none')
            return { ...ending, reason: `${ending.reason} ${target.reason}` };
        const { revisionArn: targetArn } = target;
        const { service } = rollout.sight;
        const failed = toEnded(rollout, ending);
        const why = describe_rollback_describeFailure(failed);
        world.tell({ type: 'rollback-asked', service, to: (0,task_definition_document/* nameRevision */.h)(targetArn), why });
        const returning = withFacts(rollout, { ...planWayBack(rollout), returnsToArn: targetArn });
        const back = await goBack({ rollout: returning, ending, targetArn }, world);
        const { lastLook = ending.lastLook, told } = back.ending;
        const summed = sumUpRollback(failed, toEnded(back.rollout, back.ending), targetArn);
        return { lastLook, told, known: ending.known, ...summed };
    }
    catch (thrown) {
        const why = (0,errors/* asDeployError */.y0)(thrown).message;
        return { ...ending, reason: `${ending.reason} The rollback could not be started: ${why}` };
    }
}
function toEnded({ sight }, { verdict, reason, lastLook }) {
    return { facts: sight.facts, verdict, reason, lastLook };
}
function withFacts(rollout, facts) {
    return { ...rollout, sight: { ...rollout.sight, facts: { ...rollout.sight.facts, ...facts } } };
}
/** @param failed as it is followed while it is rolled back, with how it ended before */
async function goBack(failed, world) {
    const isStopped = await roll_back_stop(failed, world);
    const stopped = isStopped ? await followOn(failed, world) : failed;
    if (isStopped && stopped.ending.verdict !== 'failed')
        return stopped;
    const { sight } = failed.rollout;
    const now = await (0,patient/* openPatience */.cs)(world)(() => world.ecs.describeService(sight.cluster, sight.service));
    if (now === undefined || !isUpdateDue(now, failed))
        return isStopped ? stopped : followOn(failed, world);
    if (isStopped) {
        const text = `ECS did not roll back to ${(0,task_definition_document/* nameRevision */.h)(failed.targetArn)}: ${stopped.ending.reason} Updating the service instead.`;
        world.tell({ type: 'notice', text });
    }
    return followOn({ ...stopped, rollout: await updateBack(failed, now, world) }, world);
}
async function followOn(back, world) {
    return { ...back, ending: await (0,follow/* followRollout */.h)(back.rollout, world, back.ending.told) };
}
/** Whether ECS rolls our deployment back, on request. */
async function roll_back_stop({ ending }, world) {
    const deployment = ending.lastLook?.serviceDeployment;
    if (deployment === undefined || !(0,update_plan/* isStoppable */.f)(deployment))
        return false;
    const refusal = await stopWithRollback(deployment.arn, world);
    if (refusal === undefined)
        return true;
    world.tell({ type: 'notice', text: `ECS did not take the rollback: ${refusal.message}`, advice: refusal.advice });
    return false;
}
/** Whoever has deployed meanwhile is not undone, nor is ECS's own rollback where it leads to the same revision. */
function isUpdateDue(now, { rollout, targetArn }) {
    const { facts } = rollout.sight;
    const isOurs = (0,rollout_facts/* findPrimary */.WM)(now)?.id === facts.ourId && targetArn !== facts.revisionArn;
    return isOurs || (0,rollout_facts/* isAstray */.Bg)(now, facts);
}
/** The revision was deployed before: only what is not in the history yet is the update. */
async function updateBack({ rollout, targetArn }, now, world) {
    const history = (await (0,patient/* openPatience */.cs)(world)(() => readHistoryOrNone(now, world))) ?? [];
    const plan = { service: now, history, shouldForce: false };
    const { longestPauseMs } = rollout;
    const pause = longestPauseMs === undefined ? {} : { longestPauseMs };
    const revisionArn = await bringRevision(targetArn, history, world);
    const request = { plan, revisionArn, shouldForce: false, ...planWayBack(rollout), ...pause };
    return startRollout(request, world);
}

;// CONCATENATED MODULE: ./lib/rollout/way-back.js






/**
 * Stops the deployment under way with rollback, bound to its service deployment: whoever has deployed meanwhile is not
 * undone. Where that is denied or ECS has ended the deployment already, it says what is due instead.
 *
 * @throws DeployError `unreachable` when no answer came to it, though it was repeated
 */
async function askBack(due, wayBack, world) {
    const { service } = due.plan;
    const [from, to] = [(0,task_definition_document/* nameRevision */.h)(wayBack.revisionArn), (0,task_definition_document/* nameRevision */.h)(due.revisionArn)];
    world.tell({
        type: 'rollback-asked',
        service: service.name,
        why: `deployment ${wayBack.deploymentId} of ${from} is under way, and ECS goes back from it to ${to}.`,
    });
    world.notes.noteService(service.name, { isUpdateSent: true });
    const refusal = await stopWithRollback(wayBack.serviceDeploymentArn, world);
    if (refusal !== undefined) {
        world.notes.noteService(service.name, { isUpdateSent: false });
        world.tell({ type: 'notice', text: `ECS did not take the rollback: ${refusal.message}`, advice: refusal.advice });
        return lookAgain(due, wayBack, world);
    }
    return { kind: 'asked', back: openReturn(due, wayBack, world) };
}
function openReturn(due, wayBack, world) {
    const { serviceDeploymentArn, returnsToId } = wayBack;
    const { service } = due.plan;
    world.notes.noteService(service.name, { deploymentId: returnsToId, serviceDeploymentArn });
    const before = { ...service, currentServiceDeployment: serviceDeploymentArn };
    const request = { ...due, plan: { ...due.plan, service: before }, revisionArn: wayBack.revisionArn };
    const following = { ...request, shouldFailFast: false, shouldDetectStall: due.shouldFailFast };
    const { sight, ...rest } = adoptRollout(following, wayBack.deploymentId);
    const facts = { ...sight.facts, returnsToArn: due.revisionArn };
    return { due, wayBack, rollout: { ...rest, sight: { ...sight, facts } } };
}
async function lookAgain(due, wayBack, world) {
    const { service } = due.plan;
    const now = await world.ecs.describeService(service.clusterArn, service.name);
    const primary = (0,rollout_facts/* findPrimary */.WM)(now);
    const isKnown = primary?.id === wayBack.deploymentId || primary?.revisionArn === due.revisionArn;
    if (now !== undefined && isKnown)
        return { kind: 'update', service: now };
    const revision = (0,task_definition_document/* nameRevision */.h)(primary?.revisionArn ?? service.revisionArn);
    return {
        kind: 'superseded',
        reason: `Somebody deployed ${revision} to ${service.name} before it could be rolled back; nothing was written.`,
    };
}
/**
 * Follows ECS's way back: `steady` once the target serves again. Where the deployment completed before it was stopped,
 * or ECS had nowhere to go back to, or goes elsewhere, the update to the target is sent after all, once.
 */
async function followBack(back, world) {
    const { rollout, due, wayBack } = back;
    const ending = await (0,follow/* followRollout */.h)(rollout, world);
    const elsewhere = findElsewhere(ending, back);
    const told = elsewhere === undefined ? retell(ending, back) : undefined;
    if (told !== undefined)
        return { rollout, ending: { ...ending, ...told } };
    const isLeft = ending.verdict === 'steady' || ending.verdict === 'failed' || elsewhere !== undefined;
    const now = isLeft ? await world.ecs.describeService(rollout.sight.cluster, rollout.sight.service) : undefined;
    const isLeftThere = [wayBack.deploymentId, elsewhere].includes((0,rollout_facts/* findPrimary */.WM)(now)?.id ?? '');
    if (now === undefined || !(isLeftThere || (0,rollout_facts/* isAstray */.Bg)(now, rollout.sight.facts)))
        return { rollout, ending };
    world.tell({ type: 'notice', text: `ECS did not go back: ${ending.reason} The update is sent instead.` });
    const sent = await startRollout({ ...due, plan: { ...due.plan, service: now } }, world);
    return { rollout: sent, ending: await (0,follow/* followRollout */.h)(sent, world, ending.told) };
}
/** The deployment that ECS completed in place of the one that was requested. */
function findElsewhere({ verdict, lastLook }, { due, wayBack }) {
    const primary = (0,rollout_facts/* findPrimary */.WM)(lastLook?.service);
    const isOther = primary?.id !== wayBack.deploymentId && primary?.revisionArn !== due.revisionArn;
    return verdict === 'rolled-back' && isOther ? primary?.id : undefined;
}
/** The same end from the other side: what is followed is the deployment that is taken back. */
function retell({ verdict }, { due, wayBack }) {
    const [from, to] = [(0,task_definition_document/* nameRevision */.h)(wayBack.revisionArn), (0,task_definition_document/* nameRevision */.h)(due.revisionArn)];
    const what = `deployment ${wayBack.deploymentId} of ${from}`;
    if (verdict === 'rolled-back')
        return { verdict: 'steady', reason: `${to} serves again: ECS took ${what} back.` };
    if (verdict === 'cancelled')
        return { reason: `The run was told to end; ECS goes on with taking ${what} back.` };
    if (verdict !== 'timed-out')
        return undefined;
    return {
        reason: `${to} does not serve again after ${(0,rollout_strategy/* formatLimit */.tW)(due.limitMs)}; ECS goes on with taking ${what} back.`,
    };
}

;// CONCATENATED MODULE: ./lib/rollout/fleet.js








/** What a service comes to when nobody follows it. */
function leaveService(started) {
    if (started.kind === 'judged')
        return started.ending;
    if (started.kind === 'return') {
        const { deploymentId, revisionArn } = started.back.wayBack;
        const what = `deployment ${deploymentId} of ${(0,task_definition_document/* nameRevision */.h)(revisionArn)}`;
        return { verdict: 'started', reason: `ECS was asked to take ${what} back; that is not followed.` };
    }
    if (started.kind === 'code-deploy') {
        const { deploymentId, revisionArn } = started.course.facts;
        const what = `deployment ${deploymentId} of ${(0,task_definition_document/* nameRevision */.h)(revisionArn)}`;
        if (started.course.returnsToArn !== undefined) {
            return { verdict: 'started', reason: `CodeDeploy was asked to take ${what} back; that is not followed.` };
        }
        const reason = `Deployment ${deploymentId} of ${(0,task_definition_document/* nameRevision */.h)(revisionArn)} was created and is not followed.`;
        return { verdict: 'started', reason };
    }
    const { ourId, revisionArn } = started.rollout.sight.facts;
    const reason = `Deployment ${ourId} of ${(0,task_definition_document/* nameRevision */.h)(revisionArn)} was started and is not followed.`;
    return { verdict: 'started', reason };
}
/** Follows one service to its verdict; takes a failed rollout back when that was asked for, and says why it failed. */
async function followService(started, after, world) {
    if (started.kind === 'judged')
        return started.ending;
    if (started.kind === 'code-deploy')
        return finishCodeDeployment(started.course, after, world);
    const { rollout, ending: seen } = await followStarted(started, after, world);
    if (seen.verdict === 'cancelled')
        return cancelRollout(rollout, { ending: seen, after }, world);
    if (rollout_verdict/* EXIT_CODES */.a[seen.verdict] === 0)
        return { verdict: seen.verdict, reason: seen.reason };
    const evidence = askWhy(fleet_describeFailure(rollout, seen), world);
    // A way back that failed is not taken back: where ECS did not go, the update was sent already.
    const isReturn = started.kind === 'return' && rollout === started.back.rollout;
    const isTakenBack = !isReturn && after.onFailure === 'rollback' && shouldTakeBack(seen, rollout);
    const ending = isTakenBack ? await roll_back_takeBack(rollout, seen, world) : seen;
    explain_explain(await evidence, world);
    return { verdict: ending.verdict, reason: `${ending.reason}${fleet_nameServing(ending)}` };
}
async function followStarted(started, { onFailure }, world) {
    if (started.kind === 'return')
        return followBack(started.back, world);
    const { rollout } = started;
    return { rollout, ending: await (0,follow/* followRollout */.h)(onFailure === 'rollback' ? rollout : leaveToEcs(rollout), world) };
}
/** Wherever ECS itself rolls back to is the end of it. */
function leaveToEcs(rollout) {
    const { returnsToArn: _unchecked, ...facts } = rollout.sight.facts;
    return { ...rollout, sight: { ...rollout.sight, facts } };
}
async function cancelRollout(rollout, cancelled, world) {
    const { ending, after } = cancelled;
    if (after.onCancel === 'leave') {
        return { verdict: 'cancelled', reason: `${ending.reason} ${nameWatch(rollout, ending)}` };
    }
    const said = await requestRollback(rollout, ending, world);
    return { verdict: 'cancelled', reason: `The run was cancelled. ${said}` };
}
/** How the rollout that is left to ECS can be watched, and what stops it if it is bad. */
function nameWatch(rollout, ending) {
    const { cluster, service } = rollout.sight;
    const breaker = ending.lastLook?.service?.circuitBreaker ?? rollout.before.circuitBreaker;
    const guard = breaker.enabled ? 'Its circuit breaker is on.' : 'No circuit breaker stops it.';
    return `${guard} Watch it with: aws ecs describe-services --cluster ${(0,task_definition_document/* nameRevision */.h)(cluster)} --services ${service}`;
}
/** A red verdict says what serves now, unless its reason does. */
function fleet_nameServing(ending) {
    const service = ending.lastLook?.service;
    if (service === undefined || rollout_verdict/* EXIT_CODES */.a[ending.verdict] === 0 || ending.verdict === 'rolled-back')
        return '';
    return ` ${fleet_describeServing(service)}`;
}
function fleet_describeServing(service) {
    const serving = (0,follow/* listServing */.J)(service).map(({ revisionArn, running }) => `${(0,task_definition_document/* nameRevision */.h)(revisionArn)} with ${running}`);
    return serving.length === 0 ? 'No task runs now.' : `Running now: ${serving.join(', ')}.`;
}
function fleet_describeFailure({ sight, before }, { lastLook, verdict, reason, error }) {
    const { cluster, service, facts } = sight;
    const { loadBalancers } = lastLook?.service ?? before;
    const { ourId: deploymentId, revisionArn } = facts;
    const ending = { verdict, reason, service: lastLook?.service, ...(error === undefined ? {} : { error }) };
    return { cluster, service, deploymentId, revisionArn, loadBalancers, lastLook, ending };
}
/** Worst first: the verdict of a run over several services is the worst of theirs. */
const WORST_FIRST = [
    'failed',
    'unknown',
    'stuck',
    'timed-out',
    'superseded',
    'rolled-back',
    'cancelled',
    'refused',
    'steady',
    'started',
    'planned',
    'unchanged',
];
/** The verdict of the run. With several services the reason names each that has it. */
function fleet_sumUp(endings) {
    const verdict = WORST_FIRST.find((word) => endings.some((ending) => ending.verdict === word)) ?? 'unchanged';
    const having = endings.filter((ending) => ending.verdict === verdict);
    const [only] = having;
    if (endings.length === 1 && only !== undefined)
        return { verdict, reason: only.reason };
    return { verdict, reason: having.map(({ name, reason }) => `${name}: ${reason}`).join(' ') };
}

;// CONCATENATED MODULE: ./lib/rollout/look-again.js



/**
 * Looks at the services again after a one-off task that was waited for: it may have taken long. The updates go on from
 * what is there now; where somebody has deployed meanwhile the run ends, since its revision was made from an older one.
 */
async function look_again_lookAgain(due, world) {
    const patience = (0,patient/* openPatience */.cs)(world);
    const fresh = [];
    for (const update of due) {
        const before = update.plan.service;
        const now = await patience(() => world.ecs.describeService(before.clusterArn, before.name));
        if (now === undefined || now.status !== 'ACTIVE')
            return endGone(before, now);
        if ((0,rollout_facts/* findPrimary */.WM)(now)?.id !== (0,rollout_facts/* findPrimary */.WM)(before)?.id)
            return endSuperseded(now);
        fresh.push({ ...update, plan: { ...update.plan, service: now } });
    }
    return fresh;
}
function endGone({ name }, now) {
    const how = now === undefined ? 'is gone' : `is ${now.status}`;
    return { verdict: 'failed', reason: `Service ${name} ${how} since the one-off task began; it was not updated.` };
}
function endSuperseded(now) {
    const revision = (0,task_definition_document/* nameRevision */.h)((0,rollout_facts/* findPrimary */.WM)(now)?.revisionArn ?? now.revisionArn);
    const reason = `Somebody deployed ${revision} to ${now.name} while the one-off task ran; no service was updated. Run again to deploy over it.`;
    return { verdict: 'superseded', reason };
}

// EXTERNAL MODULE: ./lib/ledger/turn.js
var ledger_turn = __webpack_require__(9130);
;// CONCATENATED MODULE: ./lib/rollout/end-unstarted.js

/** Whether the service was changed depends on what was sent, not on what failed. */
function endUnstarted({ name, error, isCancelled }, { services }) {
    const said = (0,sentence/* endSentence */.H)(error.message);
    const isSent = services.some((service) => service.name === name && service.isUpdateSent === true);
    if (!isSent) {
        const isAlone = services.every(({ isUpdateSent }) => isUpdateSent !== true);
        const left = isAlone ? 'No service was changed.' : `${name} was not changed.`;
        return { verdict: isCancelled ? 'cancelled' : 'failed', reason: `${said} ${left}` };
    }
    if (isCancelled) {
        return { verdict: 'cancelled', reason: `The update of ${name} was under way and its answer is not known: ${said}` };
    }
    if (error.kind !== 'unreachable')
        return { verdict: 'failed', reason: `The update of ${name} failed: ${said}` };
    return { verdict: 'unknown', reason: `The update of ${name} was sent and its answer is not known: ${said}` };
}

;// CONCATENATED MODULE: ./lib/rollout/read-deployed.js


/** Runs of one workflow that are near each other: the newest deployments are enough. */
const read_deployed_MOST = 100;
/** What the service has deployed up to now, as far as it may be read. */
async function readDeployed(before, { ecs }) {
    const { clusterArn, name } = before;
    const service = (await ecs.describeService(clusterArn, name)) ?? before;
    return (0,deployed/* listDeployed */.J1)(service, await read_deployed_readHistory(service, { ecs }));
}
/** ECS records service deployments of its own controller alone. */
async function read_deployed_readHistory(service, { ecs }) {
    if (service.controller !== 'ECS')
        return undefined;
    try {
        return await ecs.serviceDeployments(service.clusterArn, service.name, read_deployed_MOST);
    }
    catch (thrown) {
        const error = (0,errors/* asDeployError */.y0)(thrown);
        if (error.kind === 'unreachable' || error.kind === 'internal')
            throw error;
        return undefined;
    }
}

;// CONCATENATED MODULE: ./lib/rollout/give-way.js









/** Each needs a newer run that came within the last two calls; more than these have not come by then. */
const MOST_UPDATES = 3;
/**
 * Just after the update: where a newer run took its turn meanwhile, its revision is brought (back), and what is
 * returned says so in one sentence; undefined: the run stands, or somebody has replaced its deployment already.
 *
 * Why no order of runs ends with an older one's revision unasked: a run writes its turn (T), looks (L), updates (U) and
 * reads the turns of all (R), in this order; turns of runs that are near each other are tags of their own, so that none
 * is overwritten. Let U be the last update of all, by run A or by one that brought A's revision, and B a newer run. If
 * B's T was before R, R finds it, and another update follows, or B's deployment had replaced A's already: U was not the
 * last; a B that has not deployed by then updates later, or was killed before it, and its turn counts for nothing. If B's
 * T was after R, it was after U, so B's L sees A's revision, and B updates: U was not the last. What is left is a process that is killed between U and R, reads that lag behind writes, more than four runs of one
 * workflow at once, and tags that are denied: the API has no update under a condition.
 */
async function giveWay(due, rollout, world) {
    if (due.order !== 'keep' || !(0,ledger_turn/* isOrdered */.cq)(due.entry))
        return undefined;
    let brought = { turn: { entry: due.entry, revision: (0,task_definition_document/* nameRevision */.h)(due.revisionArn) }, rollout };
    for (let updates = 0; updates < MOST_UPDATES; updates += 1) {
        const newer = await give_way_findNewer(brought, world);
        if (newer === undefined || (await isReplaced(brought.rollout, world)))
            break;
        const reason = describeMeeting(newer, due, world);
        world.tell({ type: 'rollback-asked', service: due.plan.service.name, why: reason });
        try {
            brought = { turn: newer, rollout: await bring(newer, due, world), reason };
        }
        catch (thrown) {
            return `${reason} It could not be brought back: ${(0,errors/* asDeployError */.y0)(thrown).message}`;
        }
    }
    return brought.reason === undefined ? undefined : `${brought.reason} ${brought.turn.revision} is deployed again.`;
}
/** The newest run that came before the update; one that deploys the same revision has nothing to be brought back. */
async function give_way_findNewer({ turn, rollout }, world) {
    const { before } = rollout;
    const service = {
        arn: before.arn,
        revisionArns: [before.revisionArn],
        readDeployed: () => readDeployed(before, world),
    };
    const standing = await (0,ledger_ledger/* readStanding */.ZY)(turn.entry, service, world.ledger);
    return standing.kind === 'stale' && standing.newer.revision !== turn.revision ? standing.newer : undefined;
}
/** Only what we own gives way: a deployment that another has replaced is out of our hands. */
async function isReplaced({ sight, before }, world) {
    const patience = (0,patient/* openPatience */.cs)(world);
    const now = await patience(() => world.ecs.describeService(sight.cluster, sight.service));
    const known = new Set([sight.facts.ourId, ...before.deployments.map(({ id }) => id)]);
    const primary = (0,rollout_facts/* findPrimary */.WM)(now);
    return primary !== undefined && !known.has(primary.id) && primary.createdAt >= sight.facts.createdAt;
}
/** The revision of the newer run, and nothing else: what else it asks of the service it sends itself. */
async function bring({ revision }, due, world) {
    const { service } = due.plan;
    const now = await world.ecs.describeService(service.clusterArn, service.name);
    const revisionArn = `${due.revisionArn.slice(0, due.revisionArn.lastIndexOf('/') + 1)}${revision}`;
    const plan = { service: now ?? service, history: [], shouldForce: false };
    return startRollout({ ...due, plan, revisionArn, shouldForce: false }, world);
}
function describeMeeting(newer, { plan, entry }, { origin }) {
    const { name } = plan.service;
    const run = nameRun(newer, origin);
    return `While run ${entry.runNumber} updated ${name}, ${run}, which is newer, came with ${newer.revision}.`;
}

// EXTERNAL MODULE: ./lib/rollout/stateless.js
var stateless = __webpack_require__(2553);
;// CONCATENATED MODULE: ./lib/rollout/take-turn.js






/**
 * Just before the update: asks once more whether a newer run has come, writes that this one deploys now, and then
 * looks at the service. In this order no older run goes unseen: its update comes before this look, and is replaced, or
 * after it, and then it finds this run's turn and gives way (`giveWay`). A run that has nothing to change takes its
 * turn as well. One without a place among others marks the service when it updates, and is never late.
 */
async function takeTurn(due, world) {
    const { service } = due.plan;
    const { arn, name, deployments } = service;
    const isGuarded = (0,ledger_turn/* isOrdered */.cq)(due.entry);
    if (isGuarded && due.order === 'keep') {
        const revisionArns = deployments.map(({ revisionArn }) => revisionArn);
        const marked = { arn, revisionArns, readDeployed: () => readDeployed(service, world) };
        const standing = await (0,ledger_ledger/* readStanding */.ZY)(due.entry, marked, world.ledger);
        if (standing.kind === 'stale') {
            const why = describeStale(name, standing.newer, world.origin);
            return { kind: 'late', reason: `${why} It came while this run was under way; ${name} was not updated.` };
        }
    }
    if (!isGuarded)
        return { kind: 'taken', due };
    await writeTurnOf(due, world);
    const now = await take_turn_lookOnce(service, world);
    return { kind: 'taken', due: { ...due, plan: { ...due.plan, service: now } } };
}
/** Marks the service with the run, its turn included. */
function writeTurnOf({ plan, revisionArn, order, entry }, world) {
    const { service, history, ownDeployment } = plan;
    const { step } = world.origin;
    const since = (0,deployed/* findSince */.kV)(revisionArn, service, history);
    const newest = ownDeployment?.newest ?? (0,deployed/* findNewest */.Ok)(service, history);
    const mark = { arn: service.arn, revisionArn, order, since, newest, ...(step === undefined ? {} : { step }) };
    return (0,ledger_ledger/* markService */.Lo)(mark, entry, world.ledger);
}
/** What is not there any more is for the update to find out, in the words of ECS. */
async function take_turn_lookOnce(service, world) {
    const patience = (0,patient/* openPatience */.cs)(world);
    const now = await patience(() => world.ecs.describeService(service.clusterArn, service.name));
    return now?.status === 'ACTIVE' ? now : service;
}

;// CONCATENATED MODULE: ./lib/rollout/start-service.js

















/**
 * Starts one service after the other. When one cannot be started the rest are not begun, and those that were are
 * followed all the same.
 */
async function startServices(due, world) {
    const started = [];
    let hasFailed = false;
    for (const update of due) {
        const { name } = update.plan.service;
        const one = hasFailed ? start_service_notStarted(name) : await startOrEnd(update, world);
        hasFailed ||= one.kind === 'judged' && rollout_verdict/* EXIT_CODES */.a[one.ending.verdict] !== 0;
        started.push(one);
    }
    return started;
}
/** A failure of one service ends it, and not the following of those that were started before. */
async function startOrEnd(due, world) {
    const { name } = due.plan.service;
    try {
        return await startService(due, world);
    }
    catch (thrown) {
        const error = (0,errors/* asDeployError */.y0)(thrown);
        if (error.kind === 'internal')
            throw error;
        const isCancelled = world.signal.aborted;
        const ending = endUnstarted({ name, error, isCancelled }, world.notes.record());
        const faults = [...world.notes.record().faults, { text: error.message, advice: error.advice }];
        if (ending.verdict !== 'cancelled')
            world.notes.note({ faults });
        return judged(name, ending);
    }
}
function start_service_notStarted(name) {
    return judged(name, { verdict: 'refused', reason: 'Not started, since another service failed.' });
}
function judged(name, ending) {
    return { kind: 'judged', name, ending };
}
async function startService(asked, world) {
    const { name } = asked.plan.service;
    world.notes.noteService(name, { revisionArn: asked.revisionArn });
    const taken = await takeTurn(asked, world);
    if (taken.kind === 'late')
        return judged(name, { verdict: 'superseded', reason: taken.reason });
    const { due } = taken;
    const decision = (0,update_plan/* decideUpdate */.g)(due.plan, due.revisionArn);
    if (decision.kind === 'nothing')
        return leaveAsItIs(due, world);
    if (decision.kind === 'adopt')
        return adopt(due, decision.deploymentId, world);
    if (decision.kind === 'adopt-code-deployment')
        return adoptCodeDeploy(due, decision.active, world);
    if (!(0,ledger_turn/* isOrdered */.cq)(due.entry))
        await writeTurnOf(due, world);
    if (world.signal.aborted) {
        return judged(name, { verdict: 'cancelled', reason: `${name} was not updated: the run was cancelled.` });
    }
    return write(due, decision, world);
}
async function leaveAsItIs({ plan, revisionArn }, world) {
    const { service, history, ownDeployment, unresolvedImages = [] } = plan;
    // The only deployment of a service is its creation, which no run of ours made.
    if (history.length !== 1)
        await writeDownCompleted(service, revisionArn, world);
    world.notes.noteService(service.name, { serving: (0,follow/* listServing */.J)(service) });
    const said = `${describeCounts(service)}${describeUnresolved(unresolvedImages)}`;
    const why = ownDeployment === undefined ? 'nothing to change' : 'an earlier attempt of this run has deployed it';
    const reason = `${(0,task_definition_document/* nameRevision */.h)(revisionArn)} serves already; ${why}.${said}`;
    return judged(service.name, { verdict: 'unchanged', reason });
}
/** A tag that nobody can resolve may have moved, and then the service does not run what it names now. */
function describeUnresolved(images) {
    return images.length === 0 ? '' : ` Not compared with what is running: ${images.join('; ')}.`;
}
/** Without a rollout state the counts are all that is known of it. */
function describeCounts(service) {
    const primary = (0,rollout_facts/* findPrimary */.WM)(service);
    if (service.controller !== 'ECS' || primary === undefined || primary.rolloutState !== undefined)
        return '';
    return ` ${service.running}/${service.desired} tasks run; ${(0,stateless/* describeStateless */.Q)(service)}.`;
}
function adopt(due, deploymentId, world) {
    const { name } = due.plan.service;
    const text = `${(0,task_definition_document/* nameRevision */.h)(due.revisionArn)} is being rolled out to ${name} already: following that deployment.`;
    world.tell({ type: 'notice', text });
    world.notes.noteService(name, { deploymentId });
    return { kind: 'rollout', name, rollout: adoptRollout({ ...due, shouldForce: false }, deploymentId) };
}
function write(due, decision, world) {
    switch (decision.kind) {
        case 'take-back':
            return start_service_takeBack(due, decision.wayBack, world);
        case 'stop-code-deployment':
            return stopCodeDeploy(due, decision.active, world);
        case 'update':
            return update(due, decision.shouldForce, world);
    }
}
async function update(due, shouldForce, world) {
    const { service, codeDeploy } = due.plan;
    const { name } = service;
    if (codeDeploy !== undefined)
        return create(due, codeDeploy, world);
    const rollout = await startRollout({ ...due, shouldForce }, world);
    const gaveWay = await giveWay(due, rollout, world);
    return gaveWay === undefined
        ? { kind: 'rollout', name, rollout }
        : judged(name, { verdict: 'superseded', reason: gaveWay });
}
/** The group has one deployment at a time, so no newer run comes between: there is no way to give. */
async function create(due, plan, world) {
    const { service } = due.plan;
    const course = await startCodeDeployment({ ...due, plan, service }, world);
    return openCodeDeploy(course, world);
}
/** Noted and remembered, so that it is known even to a run that is killed. */
function openCodeDeploy(course, world) {
    const { before, facts } = course;
    world.notes.noteService(before.name, { codeDeploymentId: facts.deploymentId });
    const codeDeployments = world.notes.record().services.flatMap(({ name, codeDeploymentId: id }) => {
        return id === undefined ? [] : [{ service: name, id }];
    });
    world.remember({ codeDeployments });
    return { kind: 'code-deploy', name: before.name, course };
}
async function adoptCodeDeploy(due, active, world) {
    const { service, codeDeploy: plan } = due.plan;
    if (plan === undefined)
        return leaveAsItIs(due, world);
    const text = `Deployment ${active.id} brings ${(0,task_definition_document/* nameRevision */.h)(due.revisionArn)} to ${service.name} already: following that deployment.`;
    world.tell({ type: 'notice', text });
    return openCodeDeploy(adoptCodeDeployment({ ...due, plan, service }, active), world);
}
/** A deployment that ended before it could be stopped is looked at again: another step may be due. */
async function stopCodeDeploy(due, active, world) {
    const { service, codeDeploy: plan } = due.plan;
    if (plan === undefined)
        return leaveAsItIs(due, world);
    const course = await stopToReturn({ ...due, plan, service }, active, world);
    if (course !== undefined)
        return openCodeDeploy(course, world);
    const now = (await world.ecs.describeService(service.clusterArn, service.name)) ?? service;
    const { active: _ended, ...rest } = plan;
    const next = await readActive({ ...plan, service: now }, world);
    const codeDeploy = { ...rest, isWayBack: false, ...(next === undefined ? {} : { active: next }) };
    return startService({ ...due, plan: { ...due.plan, service: now, codeDeploy } }, world);
}
async function start_service_takeBack(due, wayBack, world) {
    const { name } = due.plan.service;
    const asking = await askBack({ ...due, shouldForce: false }, wayBack, world);
    if (asking.kind === 'asked')
        return { kind: 'return', name, back: asking.back };
    if (asking.kind === 'superseded')
        return judged(name, { verdict: 'superseded', reason: asking.reason });
    const { wayBack: _tried, ...plan } = due.plan;
    return startService({ ...due, plan: { ...plan, service: asking.service } }, world);
}

;// CONCATENATED MODULE: ./lib/tell-plan.js
/** Tells the plan and notes it: changes in words, steps, notices and faults. */
function tellPlan(plan, world) {
    world.notes.note({ faults: plan.faults });
    notePlannedImage(plan, world);
    notePlannedTask(plan, world);
    for (const step of plan.steps)
        world.tell({ type: 'planned', text: step });
    for (const { name, changes, plan: lines } of plan.words) {
        world.notes.noteService(name, { changes, plan: lines });
        for (const text of [...changes, ...lines])
            world.tell({ type: 'planned', text: `${name}: ${text}` });
    }
    tellNotices(plan.notices, world);
    tellFaults(plan.faults, world);
}
/** Logs notices and warnings, and keeps them for the reports. */
function tellNotices(notices, world) {
    world.notes.note({ notices: [...world.notes.record().notices, ...notices] });
    for (const { level, ...words } of notices)
        world.tell({ type: level, ...words });
}
/** The verdict has the words of a single fault, so only several are told before it. */
function tellFaults(faults, world) {
    if (faults.length > 1)
        world.tell({ type: 'refused', faults });
}
function notePlannedTask({ task }, world) {
    if (task === undefined)
        return;
    const { cluster, startedBy, words } = task;
    world.notes.note({ task: { state: 'planned', cluster, startedBy, plan: words, taskArns: [], failures: [] } });
}
/** What the run would deploy, until it is there. */
function notePlannedImage(plan, world) {
    if (plan.given !== undefined)
        world.notes.note({ image: plan.given });
    const image = plan.image?.plan;
    if (image === undefined || image.kind === 'refuse')
        return;
    if (image.kind === 'reuse') {
        const reference = `${image.uri}@${image.digest}`;
        world.notes.note({ image: { reference, tags: image.tags, digest: image.digest, origin: 'reused' } });
        return;
    }
    const reference = image.uri === undefined ? `${plan.image?.look.name}:${image.tags[0]}` : `${image.uri}:${image.tags[0]}`;
    world.notes.note({ image: { reference, tags: image.tags, origin: 'planned' } });
}

;// CONCATENATED MODULE: ./lib/deploy.js















/** The story of a run: look, plan, ship the image, register the revision, run the task, update the services, follow them. */
async function deploy(request, impatient) {
    const world = (0,patient_world/* withPatience */.o)(impatient);
    const found = await look(request, world);
    const plan = planRun(request, found);
    tellPlan(plan, world);
    if (plan.faults.length > 0)
        return deploy_refuse(plan);
    if (request.isDryRun)
        return { verdict: 'planned', reason: 'A dry run: nothing was written.' };
    const image = await shipImage(plan, request, world);
    const due = await provideRevisions(plan, { request, image }, world);
    const task = await runTask(plan, world, impatient);
    if (task?.kind === 'end')
        return { verdict: task.verdict, reason: task.reason };
    if (request.services.length === 0)
        return endRegistered(task, world);
    const ready = plan.task?.shouldWait === true ? await look_again_lookAgain(due, world) : due;
    if ('verdict' in ready)
        return ready;
    const started = await startAll(ready, request, world);
    return followAll(started, { due: ready, request }, impatient);
}
function deploy_refuse(plan) {
    const [first, ...others] = plan.faults;
    // Several are logged one by one before.
    const what = others.length === 0 ? first?.text : `The plan has ${plan.faults.length} errors; each has its own line.`;
    return { verdict: 'refused', reason: `Nothing was written. ${what ?? ''}` };
}
async function shipImage(plan, { registries }, world) {
    if (plan.image === undefined)
        return undefined;
    if (plan.image.plan.kind === 'build')
        await (0,login/* logInFurther */.aQ)(registries, world);
    const image = await carryOutImagePlan(plan.image, world);
    const { reference, registry, tags, digest, isReused } = image;
    world.notes.note({ image: { reference, registry, tags, digest, origin: isReused ? 'reused' : 'built' } });
    return image;
}
async function provideRevisions(plan, provision, world) {
    const { request, image } = provision;
    const { longestPauseMs, shouldFailFast } = request;
    const order = chooseOrder(request);
    const limits = {
        limitMs: request.followLimitMs,
        shouldFailFast,
        ...(longestPauseMs === undefined ? {} : { longestPauseMs }),
    };
    const due = [];
    for (const revision of plan.revisions) {
        const { arn, entry } = await provideRevision(revision, { request, image }, world);
        due.push(...revision.updates.map((update) => ({ plan: update, revisionArn: arn, entry, order, ...limits })));
    }
    return due;
}
function chooseOrder({ rollbackTo, shouldAllowStale }) {
    if (shouldAllowStale)
        return 'anew';
    return rollbackTo === undefined ? 'keep' : 'leave';
}
async function runTask({ task }, world, { ecs }) {
    const revisionArn = world.notes.record().taskDefinition?.revisionArn;
    if (task === undefined || revisionArn === undefined)
        return undefined;
    return carryOutTask({ plan: task, revisionArn }, world, ecs);
}
function endRegistered(task, world) {
    const { taskDefinition, image } = world.notes.record();
    const arn = taskDefinition?.revisionArn;
    const what = arn === undefined ? `${image?.reference ?? 'The image'} is in its registry` : `${(0,task_definition_document/* nameRevision */.h)(arn)} is registered`;
    const said = task === undefined ? '' : ` ${task.reason}`;
    return { verdict: 'started', reason: `${what}; no service was asked for.${said}` };
}
async function startAll(due, request, world) {
    const [first] = due;
    const services = due.map(({ plan }) => plan.service.name);
    const revisionArns = due.map(({ revisionArn }) => revisionArn);
    world.remember({ updating: { cluster: first?.plan.service.clusterArn ?? request.cluster, services, revisionArns } });
    return startServices(due, world);
}
async function followAll(started, { due, request }, world) {
    const pace = started.length > 1 ? inStep(world) : world;
    const endings = await Promise.all(started.map(async (one) => {
        const noteRecent = request.shouldWriteSummary ? readRecent(one, due, world) : undefined;
        const isFollowed = request.shouldFollow;
        const followed = isFollowed ? await followService(one, request, pace) : leaveService(one);
        const ending = await verifyEnding(one, due, followed, world);
        // The verdict of a single service is the run's own, told at the end.
        if (started.length > 1)
            world.tell({ type: 'judged', service: one.name, ...ending });
        world.notes.noteService(one.name, ending);
        await Promise.all([writeDownVerdict(one, ending.verdict, world), noteRecent?.(ending.verdict)]);
        return { name: one.name, ...ending };
    }));
    return fleet_sumUp(endings);
}
/** Only a rollback has images to verify. */
function verifyEnding({ name }, due, ending, world) {
    const own = due.find(({ plan }) => plan.service.name === name);
    return own === undefined ? ending : verifyImages(own, ending, world);
}
/** Several followers look at the same moments, so that one call reads all their services. */
function inStep(world) {
    return { ...world, clock: { ...world.clock, random: () => 0.5 } };
}

;// CONCATENATED MODULE: ./lib/run.js







/** Runs to a verdict, whatever happens: an exception becomes one too. Tells the end, and returns the whole record. */
async function run(request, world) {
    const startedMs = world.clock.now();
    const ending = await deployOrFail(request, world);
    // A cancelled run leaves its rollout to ECS: the post step looks what became of it.
    if (ending.verdict !== 'cancelled')
        world.remember({ isFinished: true });
    return run_end(ending, world.clock.now() - startedMs, world);
}
/** A run whose inputs are wrong: all faults at once, nothing called. */
function refuseRun(faults, speech) {
    tellFaults(faults, speech);
    speech.notes.note({ faults });
    const [first] = faults;
    const words = faults.length === 1 && first !== undefined ? (0,sentence/* endSentence */.H)(first.text) : nameInputs(faults);
    return run_end({ verdict: 'refused', reason: `${words} So nothing was called and nothing was changed.` }, 0, speech);
}
const MOST_NAMED = 5;
function nameInputs(faults) {
    const names = [...new Set(faults.flatMap(({ input }) => input ?? []))];
    const more = names.length > MOST_NAMED ? ` and ${names.length - MOST_NAMED} more` : '';
    return `The inputs have ${faults.length} faults: ${names.slice(0, MOST_NAMED).join(', ')}${more}.`;
}
/** A run that was cancelled and did not come to it by itself in time: what is known is said. */
function cutRun(tookMs, speech) {
    const reason = `The run was cancelled. ${nameRemains(speech)}`;
    return run_end({ verdict: 'cancelled', reason }, tookMs, speech);
}
function run_end(ending, tookMs, speech) {
    speech.notes.note({ ...adviseSuperseded(speech.notes.record(), ending), ...ending, tookMs });
    const nextStep = findNextStep(speech.notes.record());
    const { verdict, reason } = ending;
    const why = findWhy(speech.notes.record());
    const more = { ...(nextStep === undefined ? {} : { nextStep }), ...(why === undefined ? {} : { why }) };
    speech.tell({ type: 'run-ended', verdict, reason, tookMs, ...more });
    return speech.notes.record();
}
/** A run that was superseded before its update has no diagnosis to advise it. */
function adviseSuperseded({ asked, services }, { verdict }) {
    const [service] = asked.services;
    const isAdvised = services.some(({ diagnosis }) => diagnosis !== undefined);
    if (verdict !== 'superseded' || isAdvised || service === undefined)
        return {};
    const names = `--cluster ${(0,shell_word/* quoteWord */.X)(asked.cluster)} --service ${(0,shell_word/* quoteWord */.X)(service)}`;
    const group = 'Give all workflows that deploy this service one concurrency group';
    return { nextStep: `${group}. See who deployed: slipway history ${names}` };
}
async function deployOrFail(request, world) {
    try {
        return await deploy(request, world);
    }
    catch (thrown) {
        return endWithError((0,errors/* asDeployError */.y0)(thrown), world);
    }
}
/** What an exception amounts to depends on how far the run had come. */
function endWithError(error, world) {
    if (error.kind === 'internal')
        world.tell({ type: 'debug', text: stackOf(error) });
    const verdict = chooseVerdict(error, world);
    if (verdict === 'refused')
        world.notes.note({ faults: [{ text: error.message, advice: error.advice }] });
    return { verdict, reason: `${(0,sentence/* endSentence */.H)(error.message)} ${nameRemains(world)}`, nextStep: error.advice };
}
/** The deployments that were started or are followed, as far as they are known. */
function listDeployments({ services }) {
    return services.flatMap(({ deploymentId, codeDeploymentId }) => deploymentId ?? codeDeploymentId ?? []);
}
function isUpdateSent({ notes }) {
    const record = notes.record();
    return listDeployments(record).length > 0 || findUnanswered(record) !== undefined;
}
/** A service whose update was sent and not answered. */
function findUnanswered({ services }) {
    return services.find((service) => service.isUpdateSent === true && service.verdict === undefined);
}
function nameRemains(world) {
    const record = world.notes.record();
    const { taskDefinition, task } = record;
    const [deployment] = listDeployments(record);
    if (deployment !== undefined)
        return `Deployment ${deployment} was started and continues.`;
    const unanswered = findUnanswered(record);
    if (unanswered !== undefined)
        return `The update of ${unanswered.name} was under way and its answer is not known. Check the service: aws ecs describe-services --cluster ${unanswered.cluster} --services ${unanswered.name}`;
    const left = run_nameTask(task);
    const wasRegistered = taskDefinition?.revisionArn !== undefined;
    return `${left}${wasRegistered ? 'No service was changed; the next run takes up the revision.' : 'No service was changed.'}`;
}
/** A one-off task is never stopped by us. */
function run_nameTask(task) {
    if (task?.state === 'asked')
        return 'Whether the one-off task was started is not known. ';
    return task?.state === 'running' ? `The one-off task ${task.taskArns.join(', ')} is left as it is. ` : '';
}
function chooseVerdict(error, world) {
    if (world.signal.aborted || error.kind === 'cancelled')
        return 'cancelled';
    if (isUpdateSent(world))
        return 'unknown';
    const isUsers = error.kind === 'input' || error.kind === 'absent' || error.kind === 'unsupported';
    return isUsers ? 'refused' : 'failed';
}
function stackOf(error) {
    const { cause } = error;
    return cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
}
function findWhy({ verdict, reason, services }) {
    if (rollout_verdict/* EXIT_CODES */.a[verdict] === 0)
        return undefined;
    const [cause] = services.find((service) => service.diagnosis !== undefined)?.diagnosis?.causes ?? [];
    const isSaid = cause !== undefined && reason.toLowerCase().includes(cause.title.toLowerCase());
    return cause === undefined || isSaid ? undefined : (0,verdict_lines/* describeCause */.V$)(cause);
}
function findNextStep(record) {
    if (rollout_verdict/* EXIT_CODES */.a[record.verdict] === 0)
        return undefined;
    const diagnosed = record.services.find((service) => service.diagnosis !== undefined)?.diagnosis?.nextStep;
    return record.nextStep ?? diagnosed ?? record.task?.nextStep ?? run_adviseFaults(record.faults);
}
function run_adviseFaults(faults) {
    return faults.length > 1 ? 'Correct each of them as it says, and run again.' : faults[0]?.advice;
}

// EXTERNAL MODULE: ./lib/runner/actions.js
var actions = __webpack_require__(3117);
// EXTERNAL MODULE: ./lib/runner/clock.js
var clock = __webpack_require__(5888);
// EXTERNAL MODULE: ./lib/runner/digest.js
var digest = __webpack_require__(7844);
// EXTERNAL MODULE: ./lib/runner/docker.js + 4 modules
var docker = __webpack_require__(3781);
// EXTERNAL MODULE: ./lib/runner/docker-config.js
var docker_config = __webpack_require__(2087);
// EXTERNAL MODULE: ./lib/runner/files.js + 2 modules
var files = __webpack_require__(1223);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: ./lib/runner/environment.js
var runner_environment = __webpack_require__(3311);
;// CONCATENATED MODULE: ./lib/runner/detours.js

const PROXIES = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy', 'ALL_PROXY', 'all_proxy'];
/**
 * Variables by which an earlier step, or a forgotten shell, leads calls elsewhere than usual, in words: the profile of
 * the AWS configuration, docker's host and context, a proxy. No user, password or path of a URL, which may be secret.
 */
function readDetours(environment) {
    const profile = (0,runner_environment/* readVariable */.n)(environment, 'AWS_PROFILE');
    const host = (0,runner_environment/* readVariable */.n)(environment, 'DOCKER_HOST');
    const context = (0,runner_environment/* readVariable */.n)(environment, 'DOCKER_CONTEXT');
    const proxy = PROXIES.find((name) => (0,runner_environment/* readVariable */.n)(environment, name) !== undefined);
    return [
        ...(profile === undefined ? [] : [`profile ${profile} (AWS_PROFILE)`]),
        ...(host === undefined ? [] : [`docker at ${nameHost(host)} (DOCKER_HOST)`]),
        ...(context === undefined ? [] : [`docker context ${context} (DOCKER_CONTEXT)`]),
        ...(proxy === undefined ? [] : [`a proxy (${proxy})`]),
    ];
}
/** The path of a socket is its name; of other addresses only scheme, host and port are shown. */
function nameHost(host) {
    if (/^(?:unix|npipe):/.test(host))
        return host;
    const found = /^([a-z]+:\/\/)(?:[^/]*@)?([^/]+)/.exec(host);
    return found === null ? 'an address that is no URL' : `${found[1]}${found[2]}`;
}

;// CONCATENATED MODULE: ./lib/runner/origin.js




const COMMIT = /^[0-9a-f]{40}$/;
/**
 * Where the run comes from, as GitHub says it in its variables and in the event's file (GitHub Docs, "Variables
 * reference"). A commit of another form, or an event that cannot be read, is left out: it is not worth a failed run.
 */
function readOrigin(environment) {
    const commit = (0,runner_environment/* readVariable */.n)(environment, 'GITHUB_SHA');
    const ref = (0,runner_environment/* readVariable */.n)(environment, 'GITHUB_REF');
    const eventName = (0,runner_environment/* readVariable */.n)(environment, 'GITHUB_EVENT_NAME');
    const event = readEvent(environment, eventName);
    const detours = readDetours(environment);
    return {
        ...(commit !== undefined && COMMIT.test(commit) ? { commit } : {}),
        ...(ref === undefined ? {} : { ref }),
        ...event,
        ...(eventName === undefined ? {} : { eventName }),
        ...readRun(environment),
        ...(detours.length === 0 ? {} : { detours }),
    };
}
/** Which run of which workflow this is: what its place among other runs is known by. */
function readRun(environment) {
    const repository = (0,runner_environment/* readVariable */.n)(environment, 'GITHUB_REPOSITORY');
    const workflow = readWorkflow(environment, repository);
    const runId = readNumber(environment, 'GITHUB_RUN_ID');
    const runNumber = readNumber(environment, 'GITHUB_RUN_NUMBER');
    const runAttempt = readNumber(environment, 'GITHUB_RUN_ATTEMPT');
    const server = (0,runner_environment/* readVariable */.n)(environment, 'GITHUB_SERVER_URL');
    const step = ['GITHUB_JOB', 'GITHUB_ACTION'].flatMap((name) => (0,runner_environment/* readVariable */.n)(environment, name) ?? []).join('/');
    return {
        ...(repository === undefined ? {} : { repository }),
        ...(workflow === undefined ? {} : { workflow }),
        ...(runId === undefined ? {} : { runId: String(runId) }),
        ...(runNumber === undefined ? {} : { runNumber }),
        ...(runAttempt === undefined ? {} : { runAttempt }),
        ...(step === '' ? {} : { step }),
        ...(server === undefined ? {} : { serverUrl: server }),
    };
}
/** `owner/name/.github/workflows/deploy.yml@refs/heads/main`: the file stays the same workflow on every branch. */
function readWorkflow(environment, repository) {
    const reference = (0,runner_environment/* readVariable */.n)(environment, 'GITHUB_WORKFLOW_REF');
    const [path] = (reference ?? '').split('@');
    if (path !== undefined && repository !== undefined && path.startsWith(`${repository}/`)) {
        return path.slice(repository.length + 1);
    }
    return (0,runner_environment/* readVariable */.n)(environment, 'GITHUB_WORKFLOW');
}
function readNumber(environment, name) {
    const text = (0,runner_environment/* readVariable */.n)(environment, name);
    return text !== undefined && /^[1-9]\d{0,14}$/.test(text) ? Number(text) : undefined;
}
/** What the event's file says (GitHub Docs, "Webhook events and payloads"). */
function readEvent(environment, eventName) {
    const read = EVENT_READERS.get(eventName ?? '');
    if (read === undefined)
        return {};
    const event = readEventFile((0,runner_environment/* readVariable */.n)(environment, 'GITHUB_EVENT_PATH'));
    return (0,json/* isJsonObject */.OW)(event) ? read(event) : {};
}
const EVENT_READERS = new Map([
    ['push', ({ deleted }) => (deleted === true ? { withdrawn: 'deleted' } : {})],
    ['release', ({ release, action }) => ((0,json/* isJsonObject */.OW)(release) ? readRelease(release, action) : {})],
    ['pull_request', readPullRequest],
    ['pull_request_review', readPullRequest],
    ['pull_request_review_comment', readPullRequest],
    ['workflow_run', readWorkflowRun],
]);
function readPullRequest({ pull_request: request, repository }) {
    const head = (0,json/* isJsonObject */.OW)(request) && (0,json/* isJsonObject */.OW)(request.head) ? request.head : {};
    return compareRepositories(head.repo, repository);
}
function readWorkflowRun({ workflow_run: run, repository }) {
    return (0,json/* isJsonObject */.OW)(run) ? compareRepositories(run.head_repository, repository) : {};
}
/** The head of a fork that was deleted is null. */
function compareRepositories(head, own) {
    const [from, to] = [head, own].map((one) => ((0,json/* isJsonObject */.OW)(one) ? one.full_name : undefined));
    return typeof from === 'string' && typeof to === 'string' ? { isFromFork: from !== to } : {};
}
function readRelease({ tag_name: tag, draft }, action) {
    const isWithdrawn = action === 'deleted' || action === 'unpublished';
    return {
        ...(typeof tag === 'string' && tag !== '' ? { releaseTag: tag } : {}),
        ...(draft === true && !isWithdrawn ? { withdrawn: 'draft' } : {}),
        ...(isWithdrawn ? { withdrawn: 'unpublished' } : {}),
    };
}
function readEventFile(path) {
    if (path === undefined)
        return undefined;
    try {
        return JSON.parse((0,external_node_fs_.readFileSync)(path, 'utf8'));
    }
    catch {
        return undefined;
    }
}

// EXTERNAL MODULE: ./lib/runner/state.js
var runner_state = __webpack_require__(5223);
;// CONCATENATED MODULE: ./lib/session.js
/** One run from raw inputs to reports: builds the real world, runs, and publishes. Shared by the action and the CLI. */






















/** Outputs that are set as soon as they are known: a later step, or a person, may need them if the run is killed. */
const EARLY_OUTPUTS = [
    'image',
    'image-digest',
    'task-definition-arn',
    'previous-task-definition-arn',
    'run-task-arn',
    'deployment-id',
    'codedeploy-deployment-id',
];
/** The runner kills a step 7.5 s after the first signal; the reports have to be out before. */
const CUT_AFTER_MS = 4_000;
/** Runs and reports. The record's verdict is what the step or the command ends with. */
async function runSession(session) {
    const reading = (0,inputs/* readRequest */.i)(session.raw, session.names, session.known);
    const base = openBase(session, reading, await (0,actions/* connectRunner */.J$)(session.environment));
    if ('faults' in reading)
        return publish(refuseRun(reading.faults.map(fault/* tellInputFault */.Is), base), base, undefined);
    tellNotices(reading.notices.map(fault/* tellInputNotice */.qd), base);
    try {
        const record = await Promise.race([runConnected(reading.request, base), cutAfterSignal(session.signal, base)]);
        return await publish(record, base, reading.request);
    }
    finally {
        base.dockerConfig.remove();
    }
}
function openBase(session, reading, runner) {
    const { environment, signal, write } = session;
    const state = (0,runner_state/* openState */.G)(runner);
    const origin = readOrigin(environment);
    const request = 'request' in reading ? reading.request : undefined;
    const tell = session.speak(runner, write);
    const staysLoggedIn = runner.isActions && request?.shouldStayLoggedIn === true;
    const dockerConfig = (0,docker_config/* createDockerConfig */.lp)(environment, (folder) => staysLoggedIn ? runner.exportVariable('DOCKER_CONFIG', folder) : state.remember({ dockerConfig: folder }));
    return {
        runner,
        dockerConfig: staysLoggedIn ? { ...dockerConfig, remove: () => { } } : dockerConfig,
        docker: (0,docker/* connectDocker */.Z)({ environment, workspace: session.workspace, config: dockerConfig, tell, signal }),
        files: (0,files/* createFiles */.q)({ workspace: session.workspace, temporary: session.temporary }),
        clock: (0,clock/* createClock */.t)(),
        origin,
        digest: digest/* digestText */.M,
        tell,
        notes: createRunNotes(openRecord(session, request, origin), setEarlyOutputs(runner)),
        remember: state.remember,
        signal,
    };
}
function openRecord(session, request, origin) {
    const { commit, serverUrl } = origin;
    const rollbackTo = session.raw('rollback-to').trim();
    return {
        verdict: 'unknown',
        reason: 'The run ended before its verdict.',
        faults: [],
        asked: {
            cluster: request?.cluster ?? session.raw('cluster'),
            services: request?.services ?? [],
            isDryRun: request?.isDryRun ?? false,
            ...(rollbackTo === '' ? {} : { rollbackTo }),
            ...(commit === undefined ? {} : { commit }),
            ...(serverUrl === undefined ? {} : { serverUrl }),
        },
        services: [],
        notices: [],
        startedAt: Date.now(),
        tookMs: 0,
    };
}
function setEarlyOutputs(runner) {
    const said = new Map();
    return (record) => {
        const outputs = collectOutputs(record);
        for (const name of EARLY_OUTPUTS) {
            const value = outputs[name];
            if (value === undefined || said.get(name) === value)
                continue;
            said.set(name, value);
            runner.setOutput(name, value);
        }
    };
}
/** The SDK is loaded only now: a run whose inputs are wrong ends before. */
async function runConnected(request, base) {
    const [{ createEcs }, { createEcr }, { identifyCaller }] = await Promise.all([
        Promise.all(/* import() */[__webpack_require__.e(861), __webpack_require__.e(212), __webpack_require__.e(258), __webpack_require__.e(461)]).then(__webpack_require__.bind(__webpack_require__, 6258)),
        Promise.all(/* import() */[__webpack_require__.e(861), __webpack_require__.e(249), __webpack_require__.e(65)]).then(__webpack_require__.bind(__webpack_require__, 1065)),
        Promise.all(/* import() */[__webpack_require__.e(861), __webpack_require__.e(212), __webpack_require__.e(249), __webpack_require__.e(695), __webpack_require__.e(100)]).then(__webpack_require__.bind(__webpack_require__, 6100)),
    ]);
    const { httpProxy, shouldMaskPasswords } = request;
    (0,actions/* hideProxyPassword */.y1)(httpProxy, base.runner);
    const clients = (0,client/* chooseClients */.iM)(request.maxRetries, httpProxy);
    const ecs = createEcs(clients);
    // A run does without the ledger, so all its calls together are waited for as long as one call of the others.
    const patience = (0,patient/* openPatience */.cs)(base, { isShared: true });
    const ledger = (0,ledger_ledger/* openLedger */.au)({ ecs: (0,patient/* makePatient */.SI)(ecs, ['tagsOf', 'tag'], patience), tell: base.tell });
    const ports = {
        identify: () => identifyCaller(clients.reads),
        ecs,
        ledger,
        ecr: shouldMaskPasswords
            ? createEcr(base.runner.mask, clients)
            : giveLogins(createEcr(() => { }, clients), base.runner),
    };
    return run(request, {
        ...base,
        ...ports,
        evidence: () => (0,evidence/* connectEvidence */.Y)(clients),
        codeDeploy: () => (0,connect_code_deploy.connectCodeDeploy)(clients),
    });
}
/** Without masks another job may take the passwords up. */
function giveLogins(ecr, runner) {
    const give = (login) => {
        for (const [name, value] of Object.entries((0,login_outputs/* collectLoginOutputs */.I$)([login])))
            runner.setOutput(name, value);
        return login;
    };
    return {
        ...ecr,
        authorize: async () => give(await ecr.authorize()),
        authorizePublic: async () => give(await ecr.authorizePublic()),
    };
}
function cutAfterSignal(signal, base) {
    const startedMs = base.clock.now();
    return new Promise((resolve) => {
        const cut = () => resolve(cutRun(base.clock.now() - startedMs, base));
        const arm = () => setTimeout(cut, CUT_AFTER_MS).unref();
        if (signal.aborted)
            arm();
        else
            signal.addEventListener('abort', arm);
    });
}
async function publish(record, base, request) {
    const report = await writeReport(record, base, request?.reportPath);
    for (const [name, value] of Object.entries(collectOutputs(record, report)))
        base.runner.setOutput(name, value);
    if (request?.shouldWriteSummary !== false)
        await base.runner.writeSummary(renderSummary(record));
    return record;
}
/** A report that cannot be written never changes the verdict. */
async function writeReport(record, base, path) {
    const text = renderRolloutJson(record);
    try {
        if (path !== undefined)
            return await base.files.writeReport(path, text);
        return await base.files.writeTemporary('rollout.json', text);
    }
    catch (thrown) {
        base.tell({
            type: 'warning',
            text: `The report was not written: ${thrown instanceof Error ? thrown.message : ''}`,
        });
        return undefined;
    }
}


/***/ }),

/***/ 747:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   RO: () => (/* binding */ hasContainerPort),
/* harmony export */   Tq: () => (/* binding */ listPortNames),
/* harmony export */   cN: () => (/* binding */ listContainerNames),
/* harmony export */   kO: () => (/* binding */ hasContainer),
/* harmony export */   sN: () => (/* binding */ listContainerPorts)
/* harmony export */ });
/* harmony import */ var _members_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8942);

function hasContainer(document, name) {
    return listContainerNames(document).includes(name);
}
function listContainerNames(document) {
    return (0,_members_js__WEBPACK_IMPORTED_MODULE_0__/* .readObjects */ .$I)(document, 'containerDefinitions').flatMap((container) => (0,_members_js__WEBPACK_IMPORTED_MODULE_0__/* .readString */ .E3)(container, 'name') ?? []);
}
/** Whether a container maps the port, by itself or within a range (ECS API reference, PortMapping). */
function hasContainerPort(document, name, port) {
    return listMappings(document, name).some((mapping) => coversPort(mapping, port));
}
/** As they are written: `80`, `8000-8100`. */
function listContainerPorts(document, name) {
    return listMappings(document, name).flatMap((mapping) => {
        const port = (0,_members_js__WEBPACK_IMPORTED_MODULE_0__/* .readNumber */ .kz)(mapping, 'containerPort');
        return port === undefined ? ((0,_members_js__WEBPACK_IMPORTED_MODULE_0__/* .readString */ .E3)(mapping, 'containerPortRange') ?? []) : String(port);
    });
}
/** Names of port mappings, of all containers. */
function listPortNames(document) {
    return listMappings(document).flatMap((mapping) => (0,_members_js__WEBPACK_IMPORTED_MODULE_0__/* .readString */ .E3)(mapping, 'name') ?? []);
}
function listMappings(document, name) {
    const containers = (0,_members_js__WEBPACK_IMPORTED_MODULE_0__/* .readObjects */ .$I)(document, 'containerDefinitions');
    const wanted = name === undefined ? containers : containers.filter((one) => (0,_members_js__WEBPACK_IMPORTED_MODULE_0__/* .readString */ .E3)(one, 'name') === name);
    return wanted.flatMap((container) => (0,_members_js__WEBPACK_IMPORTED_MODULE_0__/* .readObjects */ .$I)(container, 'portMappings'));
}
function coversPort(mapping, port) {
    if ((0,_members_js__WEBPACK_IMPORTED_MODULE_0__/* .readNumber */ .kz)(mapping, 'containerPort') === port)
        return true;
    const range = /^(\d+)-(\d+)$/.exec((0,_members_js__WEBPACK_IMPORTED_MODULE_0__/* .readString */ .E3)(mapping, 'containerPortRange') ?? '');
    return range !== null && Number(range[1]) <= port && port <= Number(range[2]);
}


/***/ })

};

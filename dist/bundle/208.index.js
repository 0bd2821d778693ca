export const id = 208;
export const ids = [208];
export const modules = {

/***/ 208:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  render: () => (/* binding */ render_render)
});

// EXTERNAL MODULE: ./lib/patient.js
var patient = __webpack_require__(3202);
// EXTERNAL MODULE: ./lib/runner/clock.js
var clock = __webpack_require__(5888);
// EXTERNAL MODULE: ./lib/runner/files.js + 2 modules
var files = __webpack_require__(1223);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/image/kept-images.js
var kept_images = __webpack_require__(7592);
// EXTERNAL MODULE: ./lib/ledger/entry.js
var entry = __webpack_require__(6341);
// EXTERNAL MODULE: ./lib/preview.js + 1 modules
var preview = __webpack_require__(115);
// EXTERNAL MODULE: ./lib/task-definition/document.js
var task_definition_document = __webpack_require__(6844);
// EXTERNAL MODULE: ./lib/task-definition/fault.js
var fault = __webpack_require__(2073);
// EXTERNAL MODULE: ./lib/task-definition/read-document.js
var read_document = __webpack_require__(9115);
// EXTERNAL MODULE: ./lib/task-definition/render.js + 3 modules
var render = __webpack_require__(4055);
;// CONCATENATED MODULE: ./lib/task-definition/render-file.js








/**
 * Renders the document that the inputs name into a file of its own. Only the containers that the inputs name are
 * checked: another render may give the others their images.
 * @throws DeployError `input` when none is named, it cannot be used or a container is not there; `absent`, `access` …
 * when it is to come from ECS and does not
 */
async function renderFile(request, world) {
    const { document: read, documentArn } = await (0,read_document/* readDocument */.u)(request, world);
    if (read === undefined)
        throw refuseNone();
    const tags = documentArn === undefined ? [] : await readTeamTags(documentArn, world);
    const base = tags.length === 0 ? read : { ...read, tags };
    const edits = (0,preview/* editsOf */.t7)(preview/* AS_GIVEN */.dT, request, undefined);
    const rendered = (0,render/* renderTaskDefinition */.P)(base, edits, 'chosen');
    if ('faults' in rendered)
        throw (0,fault/* refuseDocument */.oL)(rendered.faults);
    const { document, changes } = rendered;
    const path = await world.files.writeTemporary('task-definition.json', `${JSON.stringify(document, null, 2)}\n`);
    const images = document.containerDefinitions.flatMap(({ name, image }) => image === undefined ? [] : [[name, image]]);
    const kept = (0,kept_images/* describeKeptImages */.M)({ base, next: document, running: base });
    return { path, images: Object.fromEntries(images), changes, kept };
}
/** As the official render, which puts the tags of the revision into its file. Those of Slipway are about their own revision. */
async function readTeamTags(arn, { ecs, tell }) {
    try {
        return Object.entries((0,entry/* pickTeamTags */.UP)(await ecs.tagsOf(arn))).map(([key, value]) => ({ key, value }));
    }
    catch (thrown) {
        const { message, advice } = (0,errors/* asDeployError */.y0)(thrown);
        tell({
            type: 'notice',
            text: `The rendered file has no tags, because those of ${(0,task_definition_document/* nameRevision */.h)(arn)} cannot be read: ${message}`,
            advice,
        });
        return [];
    }
}
function refuseNone() {
    return new errors/* DeployError */.sH({
        kind: 'input',
        message: 'No task definition is named, so there is nothing to render.',
        advice: 'Give task-definition, task-definition-arn or task-definition-family.',
    });
}

// EXTERNAL MODULE: ./lib/actions/side-step.js
var side_step = __webpack_require__(5899);
;// CONCATENATED MODULE: ./lib/actions/render.js
/** The main step of `render`: writes the next task definition into a file, and changes nothing. */





/** Ends the process. */
async function render_render() {
    await (0,side_step/* runSideStep */.d)('render', async ({ request, own, runner, clients, tell }) => {
        const patience = (0,patient/* openPatience */.cs)({ clock: (0,clock/* createClock */.t)(), signal: own.signal, tell });
        const ecs = {
            // The SDK is loaded only when ECS is asked.
            describeRevision: async (reference) => {
                const { createEcs } = await Promise.all(/* import() */[__webpack_require__.e(861), __webpack_require__.e(212), __webpack_require__.e(258), __webpack_require__.e(461)]).then(__webpack_require__.bind(__webpack_require__, 6258));
                return patience(() => createEcs(clients).describeRevision(reference));
            },
            tagsOf: async (arn) => {
                const { createEcs } = await Promise.all(/* import() */[__webpack_require__.e(861), __webpack_require__.e(212), __webpack_require__.e(258), __webpack_require__.e(461)]).then(__webpack_require__.bind(__webpack_require__, 6258));
                return patience(() => createEcs(clients).tagsOf(arn));
            },
        };
        const { path, images, changes, kept } = await renderFile(request, { files: (0,files/* createFiles */.q)(own), ecs, tell });
        for (const line of [...changes, ...kept])
            tell({ type: 'planned', text: line });
        runner.setOutput('task-definition', path);
        runner.setOutput('images', JSON.stringify(images));
        own.write(`The task definition is rendered into ${path}`);
    });
}


/***/ }),

/***/ 5899:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ runSideStep)
/* harmony export */ });
/* harmony import */ var _aws_client_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5833);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(452);
/* harmony import */ var _inputs_actions_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6868);
/* harmony import */ var _inputs_fault_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2253);
/* harmony import */ var _inputs_inputs_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(719);
/* harmony import */ var _runner_actions_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(3117);
/* harmony import */ var _runner_process_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3807);
/* harmony import */ var _runner_voice_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3334);
/** The main step of an action that rolls nothing out: reads the inputs, does its work, and is red when that failed. */








/** Ends the process: 1 when the inputs are wrong or the work throws, which is told. */
async function runSideStep(action, work) {
    const own = (0,_runner_process_js__WEBPACK_IMPORTED_MODULE_5__/* .openProcess */ .y)();
    const given = (0,_inputs_actions_js__WEBPACK_IMPORTED_MODULE_2__/* .takeInputs */ .LY)(action, (0,_runner_actions_js__WEBPACK_IMPORTED_MODULE_7__/* .readInputs */ .Ko)(own.environment));
    const runner = await (0,_runner_actions_js__WEBPACK_IMPORTED_MODULE_7__/* .connectRunner */ .J$)(own.environment);
    const tell = (0,_runner_voice_js__WEBPACK_IMPORTED_MODULE_6__/* .createVoice */ .J)(runner, { kind: 'workflow' }, own.write);
    const reading = (0,_inputs_inputs_js__WEBPACK_IMPORTED_MODULE_4__/* .readRequest */ .i)(given.raw, given.names, given.known);
    const attempt = async (request) => {
        (0,_runner_actions_js__WEBPACK_IMPORTED_MODULE_7__/* .hideProxyPassword */ .y1)(request.httpProxy, runner);
        await work({ request, own, runner, tell, clients: (0,_aws_client_js__WEBPACK_IMPORTED_MODULE_0__/* .chooseClients */ .iM)(request.maxRetries, request.httpProxy) });
        return [];
    };
    if ('notices' in reading) {
        for (const { level, ...words } of reading.notices.map(_inputs_fault_js__WEBPACK_IMPORTED_MODULE_3__/* .tellInputNotice */ .qd))
            tell({ type: level, ...words });
    }
    const faults = 'faults' in reading
        ? reading.faults.map(_inputs_fault_js__WEBPACK_IMPORTED_MODULE_3__/* .tellInputFault */ .Is)
        : await attempt(reading.request).catch((thrown) => [explain(thrown, tell)]);
    if (faults.length > 0)
        tell({ type: 'refused', faults });
    await own.end(faults.length === 0 ? 0 : 1);
}
function explain(thrown, tell) {
    const { kind, message, advice, cause } = (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .asDeployError */ .y0)(thrown);
    const stack = cause instanceof Error ? cause.stack : undefined;
    if (kind === 'internal' && stack !== undefined)
        tell({ type: 'debug', text: stack });
    return { text: message, advice };
}


/***/ })

};

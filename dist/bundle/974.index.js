export const id = 974;
export const ids = [974];
export const modules = {

/***/ 91974:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  render: () => (/* binding */ render_render)
});

// EXTERNAL MODULE: ./lib/adapters/files/files.js + 2 modules
var files = __webpack_require__(38071);
// EXTERNAL MODULE: ./lib/adapters/runner/clock.js
var clock = __webpack_require__(26121);
// EXTERNAL MODULE: ./lib/diff/describe-change.js
var describe_change = __webpack_require__(36923);
// EXTERNAL MODULE: ./lib/ports/retry.js
var ports_retry = __webpack_require__(63818);
// EXTERNAL MODULE: ./lib/diff/diff-documents.js
var diff_documents = __webpack_require__(17071);
// EXTERNAL MODULE: ./lib/image/kept-images.js
var kept_images = __webpack_require__(77592);
// EXTERNAL MODULE: ./lib/ledger/entry.js
var entry = __webpack_require__(66341);
// EXTERNAL MODULE: ./lib/ports/deploy-error.js
var deploy_error = __webpack_require__(95078);
// EXTERNAL MODULE: ./lib/task-definition/document-error.js
var document_error = __webpack_require__(80071);
// EXTERNAL MODULE: ./lib/task-definition/edits.js
var task_definition_edits = __webpack_require__(35100);
// EXTERNAL MODULE: ./lib/task-definition/read-document.js
var read_document = __webpack_require__(29115);
// EXTERNAL MODULE: ./lib/task-definition/render.js + 3 modules
var render = __webpack_require__(94055);
// EXTERNAL MODULE: ./lib/text/arn.js
var text_arn = __webpack_require__(48988);
;// CONCATENATED MODULE: ./lib/actions/render-file.js









/**
 * Renders the document that the inputs name into a file of its own. Only the containers that the inputs name are
 * checked: another render may give the others their images.
 * @throws DeployError `input` when none is named, it cannot be used or a container does not exist; `absent`, `access` …
 * when it is to come from ECS and does not
 */
async function renderFile(request, world) {
    const { document: read, documentArn } = await (0,read_document/* readDocument */.u)(request, world);
    if (read === undefined)
        throw refuseNone();
    const tags = documentArn === undefined ? [] : await readTeamTags(documentArn, world);
    const base = tags.length === 0 ? read : { ...read, tags };
    const edits = (0,task_definition_edits/* editsOf */.t7)(task_definition_edits/* AS_GIVEN */.dT, request, undefined);
    const rendered = (0,render/* renderTaskDefinition */.P)(base, edits, 'chosen');
    if ('errors' in rendered)
        throw (0,document_error/* refuseDocument */.oL)(rendered.errors);
    const { document } = rendered;
    const path = await world.files.writeTemporary('task-definition.json', `${JSON.stringify(document, null, 2)}\n`);
    const images = document.containerDefinitions.flatMap(({ name, image }) => image === undefined ? [] : [[name, image]]);
    const kept = (0,kept_images/* describeKeptImages */.M)(base, document);
    return { path, images: Object.fromEntries(images), changes: (0,diff_documents/* diffDocuments */.m)(base, document), kept };
}
/**
 * As the official render, which puts the tags of the revision into its file. Those of Slipway are about their own
 * revision.
 */
async function readTeamTags(arn, { ecs, report }) {
    try {
        return Object.entries((0,entry/* pickTeamTags */.UP)(await ecs.tagsOf(arn))).map(([key, value]) => ({ key, value }));
    }
    catch (thrown) {
        const { message, advice } = (0,deploy_error/* asDeployError */.y0)(thrown);
        report({
            type: 'notice',
            text: `The rendered file has no tags, because those of ${(0,text_arn/* revisionName */.pd)(arn)} cannot be read: ${message}`,
            advice,
        });
        return [];
    }
}
function refuseNone() {
    return new deploy_error/* DeployError */.sH({
        kind: 'input',
        message: 'Nothing to render: no task definition is set.',
        advice: 'Set task-definition, task-definition-arn or task-definition-family.',
    });
}

// EXTERNAL MODULE: ./lib/actions/side-step.js
var side_step = __webpack_require__(75899);
;// CONCATENATED MODULE: ./lib/actions/render.js
/** The main step of `render`: writes the next task definition into a file, and changes nothing. */






/** Ends the process. */
async function render_render() {
    await (0,side_step/* runSideStep */.d)('render', async ({ request, own, runner, clients, report }) => {
        const retry = (0,ports_retry/* openRetries */.xw)({ clock: (0,clock/* createClock */.t)(), signal: own.signal, report });
        const ecs = {
            // The SDK is loaded only when ECS is asked.
            describeRevision: async (reference) => {
                const { createEcs } = await Promise.all(/* import() */[__webpack_require__.e(861), __webpack_require__.e(212), __webpack_require__.e(530), __webpack_require__.e(679)]).then(__webpack_require__.bind(__webpack_require__, 59149));
                return retry(() => createEcs(clients).describeRevision(reference));
            },
            tagsOf: async (arn) => {
                const { createEcs } = await Promise.all(/* import() */[__webpack_require__.e(861), __webpack_require__.e(212), __webpack_require__.e(530), __webpack_require__.e(679)]).then(__webpack_require__.bind(__webpack_require__, 59149));
                return retry(() => createEcs(clients).tagsOf(arn));
            },
        };
        const { path, images, changes, kept } = await renderFile(request, { files: (0,files/* createFiles */.q)(own), ecs, report });
        for (const line of [...changes.map(describe_change/* describeChange */.uQ), ...kept])
            report({ type: 'planned', text: line });
        runner.setOutput('task-definition', path);
        runner.setOutput('images', JSON.stringify(images));
        own.write(`The task definition is rendered into ${path}`);
    });
}


/***/ }),

/***/ 75899:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ runSideStep)
/* harmony export */ });
/* harmony import */ var _adapters_aws_client_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(24819);
/* harmony import */ var _adapters_runner_actions_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(75664);
/* harmony import */ var _adapters_runner_process_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(55627);
/* harmony import */ var _inputs_actions_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(36868);
/* harmony import */ var _inputs_input_problem_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(59315);
/* harmony import */ var _inputs_inputs_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(17382);
/* harmony import */ var _ports_deploy_error_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(95078);
/* harmony import */ var _run_event_printer_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(17172);
/** The main step of an action that rolls nothing out: reads the inputs, does its work, and is red when that failed. */








/** Ends the process: 1 when the inputs are wrong or the work throws, which is reported. */
async function runSideStep(action, work) {
    const own = (0,_adapters_runner_process_js__WEBPACK_IMPORTED_MODULE_1__/* .openProcess */ .y)();
    const given = (0,_inputs_actions_js__WEBPACK_IMPORTED_MODULE_2__/* .takeInputs */ .LY)(action, (0,_adapters_runner_actions_js__WEBPACK_IMPORTED_MODULE_6__/* .readInputs */ .Ko)(own.environment));
    const runner = await (0,_adapters_runner_actions_js__WEBPACK_IMPORTED_MODULE_6__/* .connectRunner */ .J$)(own.environment);
    const report = (0,_run_event_printer_js__WEBPACK_IMPORTED_MODULE_5__/* .createEventPrinter */ .P)(runner, { kind: 'workflow' }, own.write);
    const reading = (0,_inputs_inputs_js__WEBPACK_IMPORTED_MODULE_3__/* .readRequest */ .i)(given.raw, given.names, given.known);
    const attempt = async (request) => {
        (0,_adapters_runner_actions_js__WEBPACK_IMPORTED_MODULE_6__/* .hideProxyPassword */ .y1)(request.httpProxy, runner);
        await work({ request, own, runner, report, clients: (0,_adapters_aws_client_js__WEBPACK_IMPORTED_MODULE_0__/* .chooseClients */ .iM)(request.maxRetries, request.httpProxy) });
        return [];
    };
    if ('notices' in reading) {
        for (const { level, ...words } of reading.notices.map(_inputs_input_problem_js__WEBPACK_IMPORTED_MODULE_7__/* .toInputNotice */ .u))
            report({ type: level, ...words });
    }
    const errors = 'errors' in reading
        ? reading.errors.map(_inputs_input_problem_js__WEBPACK_IMPORTED_MODULE_7__/* .toInputProblem */ .$)
        : await attempt(reading.request).catch((thrown) => [explain(thrown, report)]);
    if (errors.length > 0)
        report({ type: 'refused', errors });
    await own.end(errors.length === 0 ? 0 : 1);
}
function explain(thrown, report) {
    const { kind, message, advice, cause } = (0,_ports_deploy_error_js__WEBPACK_IMPORTED_MODULE_4__/* .asDeployError */ .y0)(thrown);
    const stack = cause instanceof Error ? cause.stack : undefined;
    if (kind === 'internal' && stack !== undefined)
        report({ type: 'debug', text: stack });
    return { text: message, advice };
}


/***/ })

};

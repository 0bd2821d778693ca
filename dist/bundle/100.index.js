export const id = 100;
export const ids = [100];
export const modules = {

/***/ 38100:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   listTargets: () => (/* binding */ listTargets),
/* harmony export */   putTargets: () => (/* binding */ putTargets)
/* harmony export */ });
/* harmony import */ var _aws_sdk_client_eventbridge__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(96612);
/* harmony import */ var _slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(60846);
/* harmony import */ var _slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(53232);
/* harmony import */ var _ports_deploy_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(95078);
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(24819);
/* harmony import */ var _raw_json_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(73695);





/** All pages, as they came. Undefined: the rule or its event bus does not exist. */
async function listTargets(reference, settings) {
    const client = new _aws_sdk_client_eventbridge__WEBPACK_IMPORTED_MODULE_2__/* .EventBridgeClient */ .Ldt(settings);
    const name = { action: 'events:ListTargetsByRule', resource: describe(reference) };
    const targets = [];
    let token;
    do {
        const input = { Rule: reference.name, ...(0,_slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_3__/* .defined */ .s)({ EventBusName: reference.parent, NextToken: token }) };
        const page = await readPage(client, new _aws_sdk_client_eventbridge__WEBPACK_IMPORTED_MODULE_2__/* .ListTargetsByRuleCommand */ .Hi6(input), name);
        if (page === undefined)
            return undefined;
        targets.push(...(0,_slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_4__/* .readObjects */ .$I)(page, 'Targets'));
        token = (0,_slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_4__/* .readString */ .E3)(page, 'NextToken');
    } while (token !== undefined);
    return targets;
}
async function readPage(client, command, name) {
    const answer = (0,_raw_json_js__WEBPACK_IMPORTED_MODULE_5__/* .keepAnswer */ .C)(command);
    const output = await (0,_client_js__WEBPACK_IMPORTED_MODULE_1__/* .orUndefined */ .y0)('ResourceNotFoundException', (0,_client_js__WEBPACK_IMPORTED_MODULE_1__/* .callAws */ .IY)(name, () => client.send(command)));
    return output === undefined ? undefined : answer();
}
function describe({ name }) {
    return `rule ${name}`;
}
/** "Partial success is possible" (EventBridge API reference, PutTargets): FailedEntryCount says so. */
async function putTargets(reference, targets, settings) {
    const client = new _aws_sdk_client_eventbridge__WEBPACK_IMPORTED_MODULE_2__/* .EventBridgeClient */ .Ldt(settings);
    const command = new _aws_sdk_client_eventbridge__WEBPACK_IMPORTED_MODULE_2__/* .PutTargetsCommand */ .Ve7({ Rule: reference.name, Targets: [] });
    (0,_raw_json_js__WEBPACK_IMPORTED_MODULE_5__/* .sendBody */ .b)(command, {
        Rule: reference.name,
        ...(0,_slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_3__/* .defined */ .s)({ EventBusName: reference.parent }),
        Targets: targets,
    });
    const name = { action: 'events:PutTargets', resource: describe(reference) };
    const { FailedEntryCount = 0, FailedEntries = [] } = await (0,_client_js__WEBPACK_IMPORTED_MODULE_1__/* .callAws */ .IY)(name, () => client.send(command));
    if (FailedEntryCount === 0)
        return;
    const failed = FailedEntries.map((one) => `target ${one.TargetId}: ${one.ErrorCode}: ${one.ErrorMessage}`);
    throw new _ports_deploy_error_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH({
        kind: 'rejected',
        message: `events:PutTargets on rule ${reference.name} failed for ${FailedEntryCount} of ${targets.length} targets: ${failed.join('; ')}`,
        advice: 'Correct what the message names, then run again.',
    });
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


/***/ })

};

export const id = 371;
export const ids = [371];
export const modules = {

/***/ 18371:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createLogs: () => (/* binding */ createLogs),
/* harmony export */   describeLogGroups: () => (/* binding */ describeLogGroups)
/* harmony export */ });
/* harmony import */ var _aws_sdk_client_cloudwatch_logs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(70303);
/* harmony import */ var _slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(60846);
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(24819);



/**
 * Amazon CloudWatch Logs, or whatever `AWS_ENDPOINT_URL` points to.
 * @param deadline ends every call that is still in progress
 */
function createLogs(deadline, settings = (0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .chooseClients */ .iM)().reads) {
    return { lastLines: (stream, limit) => readLastLines({ ...stream, limit }, deadline, settings) };
}
async function readLastLines(place, deadline, settings) {
    const { group, stream, region, limit } = place;
    const client = new _aws_sdk_client_cloudwatch_logs__WEBPACK_IMPORTED_MODULE_1__/* .CloudWatchLogsClient */ .TFr({ ...settings, ...(0,_slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_2__/* .defined */ .s)({ region }) });
    // Without a token the answer is the end of the stream (CloudWatch Logs API reference, GetLogEvents).
    const command = new _aws_sdk_client_cloudwatch_logs__WEBPACK_IMPORTED_MODULE_1__/* .GetLogEventsCommand */ .h7S({ logGroupName: group, logStreamName: stream, limit });
    const name = { action: 'logs:GetLogEvents', resource: `log stream ${stream} of log group ${group}` };
    const output = await (0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .callAws */ .IY)(name, () => client.send(command, { abortSignal: deadline }));
    const lines = (output.events ?? []).flatMap((event) => (event.message ?? '').trimEnd().split(/\r\n|\r|\n/));
    return lines.slice(-limit);
}
/** One page: the answer is sorted by name (CloudWatch Logs API reference, DescribeLogGroups). */
async function describeLogGroups(prefix, settings, deadline) {
    const client = new _aws_sdk_client_cloudwatch_logs__WEBPACK_IMPORTED_MODULE_1__/* .CloudWatchLogsClient */ .TFr(settings);
    const command = new _aws_sdk_client_cloudwatch_logs__WEBPACK_IMPORTED_MODULE_1__/* .DescribeLogGroupsCommand */ .VlF({ logGroupNamePrefix: prefix });
    const name = { action: 'logs:DescribeLogGroups', resource: `log group ${prefix}` };
    const output = await (0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .callAws */ .IY)(name, () => client.send(command, { abortSignal: deadline }));
    return (output.logGroups ?? []).flatMap(({ logGroupName }) => logGroupName ?? []);
}


/***/ })

};

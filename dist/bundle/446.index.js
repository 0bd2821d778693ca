export const id = 446;
export const ids = [446];
export const modules = {

/***/ 8446:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createLogs: () => (/* binding */ createLogs)
/* harmony export */ });
/* harmony import */ var _aws_sdk_client_cloudwatch_logs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2684);
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5833);


/**
 * Amazon CloudWatch Logs, or whatever `AWS_ENDPOINT_URL` points to.
 * @param deadline ends every call that is still under way
 */
function createLogs(deadline, settings = (0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .chooseClients */ .iM)().reads) {
    return { lastLines: (stream, limit) => readLastLines({ ...stream, limit }, deadline, settings) };
}
async function readLastLines(place, deadline, settings) {
    const { group, stream, region, limit } = place;
    const client = new _aws_sdk_client_cloudwatch_logs__WEBPACK_IMPORTED_MODULE_1__/* .CloudWatchLogsClient */ .TFr({ ...settings, ...(region === undefined ? {} : { region }) });
    // Without a token the answer is the end of the stream (CloudWatch Logs API reference, GetLogEvents).
    const command = new _aws_sdk_client_cloudwatch_logs__WEBPACK_IMPORTED_MODULE_1__/* .GetLogEventsCommand */ .h7S({ logGroupName: group, logStreamName: stream, limit });
    const name = { action: 'logs:GetLogEvents', resource: `log stream ${stream} of log group ${group}` };
    const output = await (0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .callAws */ .IY)(name, () => client.send(command, { abortSignal: deadline }));
    const lines = (output.events ?? []).flatMap((event) => (event.message ?? '').trimEnd().split(/\r\n|\r|\n/));
    return lines.slice(-limit);
}


/***/ })

};

export const id = 965;
export const ids = [965];
export const modules = {

/***/ 5965:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   rollOut: () => (/* binding */ rollOut)
/* harmony export */ });
/* harmony import */ var _inputs_actions_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6868);
/* harmony import */ var _rollout_verdict_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4012);
/* harmony import */ var _runner_actions_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3117);
/* harmony import */ var _runner_process_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3807);
/* harmony import */ var _runner_voice_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3334);
/* harmony import */ var _session_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4222);
/** The main step of the actions that change what serves: deploy and rollback. */






/** Ends the process: 0 when the verdict is a good one. */
async function rollOut(action) {
    const own = (0,_runner_process_js__WEBPACK_IMPORTED_MODULE_2__/* .openProcess */ .y)();
    const record = await (0,_session_js__WEBPACK_IMPORTED_MODULE_4__/* .runSession */ .I)({
        ...own,
        ...(0,_inputs_actions_js__WEBPACK_IMPORTED_MODULE_0__/* .takeInputs */ .LY)(action, (0,_runner_actions_js__WEBPACK_IMPORTED_MODULE_5__/* .readInputs */ .Ko)(own.environment)),
        speak: (runner, write) => (0,_runner_voice_js__WEBPACK_IMPORTED_MODULE_3__/* .createVoice */ .J)(runner, { kind: 'workflow' }, write),
    });
    await own.end(_rollout_verdict_js__WEBPACK_IMPORTED_MODULE_1__/* .EXIT_CODES */ .a[record.verdict] === 0 ? 0 : 1);
}


/***/ })

};

export const id = 965;
export const ids = [965];
export const modules = {

/***/ 75965:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   rollOut: () => (/* binding */ rollOut)
/* harmony export */ });
/* harmony import */ var _adapters_runner_actions_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(75664);
/* harmony import */ var _adapters_runner_process_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(55627);
/* harmony import */ var _inputs_actions_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(36868);
/* harmony import */ var _ports_verdict_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(39689);
/* harmony import */ var _run_compose_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(99188);
/* harmony import */ var _run_event_printer_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(17172);
/** The main step of the actions deploy, rollback and continue. */






/** Ends the process: 0 when the verdict is a good one. */
async function rollOut(action) {
    const own = (0,_adapters_runner_process_js__WEBPACK_IMPORTED_MODULE_0__/* .openProcess */ .y)();
    const record = await (0,_run_compose_js__WEBPACK_IMPORTED_MODULE_3__/* .runSession */ .I)({
        ...own,
        ...(0,_inputs_actions_js__WEBPACK_IMPORTED_MODULE_1__/* .takeInputs */ .LY)(action, (0,_adapters_runner_actions_js__WEBPACK_IMPORTED_MODULE_5__/* .readInputs */ .Ko)(own.environment)),
        openPrinter: (runner, write) => (0,_run_event_printer_js__WEBPACK_IMPORTED_MODULE_4__/* .createEventPrinter */ .P)(runner, { kind: 'workflow' }, write),
    });
    await own.end((0,_ports_verdict_js__WEBPACK_IMPORTED_MODULE_2__/* .isSuccess */ .o)(record.verdict) ? 0 : 1);
}


/***/ })

};

export const id = 788;
export const ids = [788];
export const modules = {

/***/ 94788:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   describeParameters: () => (/* binding */ describeParameters)
/* harmony export */ });
/* harmony import */ var _aws_sdk_client_ssm__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(34736);
/* harmony import */ var _slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(60846);
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(24819);



/** A page may be empty and still have a next one (AWS Systems Manager API reference, DescribeParameters). */
const MOST_PER_PAGE = 50;
/** The names that exist: this call returns no values. */
async function describeParameters(names, settings, deadline) {
    const client = new _aws_sdk_client_ssm__WEBPACK_IMPORTED_MODULE_1__/* .SSMClient */ .jBj(settings);
    const filter = { Key: 'Name', Option: 'Equals', Values: [...names] };
    const call = { action: 'ssm:DescribeParameters', resource: `parameters ${names.join(', ')}` };
    const found = [];
    let token;
    do {
        const page = (0,_slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_2__/* .defined */ .s)({ NextToken: token });
        const command = new _aws_sdk_client_ssm__WEBPACK_IMPORTED_MODULE_1__/* .DescribeParametersCommand */ .$hz({ ParameterFilters: [filter], MaxResults: MOST_PER_PAGE, ...page });
        const output = await (0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .callAws */ .IY)(call, () => client.send(command, { abortSignal: deadline }));
        found.push(...(output.Parameters ?? []).flatMap(({ Name }) => Name ?? []));
        token = output.NextToken;
    } while (token !== undefined && token !== '');
    return found;
}


/***/ })

};

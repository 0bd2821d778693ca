export const id = 603;
export const ids = [603];
export const modules = {

/***/ 3603:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   describeSecret: () => (/* binding */ describeSecret)
/* harmony export */ });
/* harmony import */ var _aws_sdk_client_secrets_manager__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(12994);
/* harmony import */ var _slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(60846);
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(24819);



/** "The response does not include the encrypted secret value" (AWS Secrets Manager API reference, DescribeSecret). */
async function describeSecret(id, settings, deadline) {
    const client = new _aws_sdk_client_secrets_manager__WEBPACK_IMPORTED_MODULE_1__/* .SecretsManagerClient */ ._H(settings);
    const command = new _aws_sdk_client_secrets_manager__WEBPACK_IMPORTED_MODULE_1__/* .DescribeSecretCommand */ .X5({ SecretId: id });
    const name = { action: 'secretsmanager:DescribeSecret', resource: `secret ${id}` };
    const sent = (0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .callAws */ .IY)(name, () => client.send(command, { abortSignal: deadline }));
    const output = await (0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .orUndefined */ .y0)('ResourceNotFoundException', sent);
    return output && (0,_slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_2__/* .defined */ .s)({ deletedAt: output.DeletedDate?.getTime() });
}


/***/ })

};

export const id = 703;
export const ids = [703];
export const modules = {

/***/ 63703:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   getRole: () => (/* binding */ getRole),
/* harmony export */   mayPassRole: () => (/* binding */ mayPassRole)
/* harmony export */ });
/* harmony import */ var _aws_sdk_client_iam__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(16764);
/* harmony import */ var _slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(60846);
/* harmony import */ var _slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(93844);
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(24819);



async function getRole(name, settings, deadline) {
    const client = new _aws_sdk_client_iam__WEBPACK_IMPORTED_MODULE_1__/* .IAMClient */ .h8v(settings);
    const call = { action: 'iam:GetRole', resource: `role ${name}` };
    const command = new _aws_sdk_client_iam__WEBPACK_IMPORTED_MODULE_1__/* .GetRoleCommand */ .kbp({ RoleName: name });
    const sent = (0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .callAws */ .IY)(call, () => client.send(command, { abortSignal: deadline }));
    const output = await (0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .orUndefined */ .y0)('NoSuchEntityException', sent);
    if (output?.Role === undefined)
        return undefined;
    const { Arn: arn, AssumeRolePolicyDocument: policy } = output.Role;
    return (0,_slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_2__/* .defined */ .s)({ arn, trustPolicy: policy === undefined ? undefined : readPolicy(policy) });
}
/** "Policies returned by this operation are URL-encoded" (IAM API reference, GetRole). */
function readPolicy(encoded) {
    try {
        const policy = JSON.parse(decodeURIComponent(encoded));
        return (0,_slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_3__/* .isJsonObject */ .OW)(policy) ? policy : undefined;
    }
    catch {
        return undefined;
    }
}
async function mayPassRole({ caller, role }, settings, deadline) {
    const client = new _aws_sdk_client_iam__WEBPACK_IMPORTED_MODULE_1__/* .IAMClient */ .h8v(settings);
    const call = { action: 'iam:SimulatePrincipalPolicy', resource: caller };
    // The service that the role is passed to (IAM User Guide, passing a role).
    const service = 'ecs-tasks.amazonaws.com';
    const command = new _aws_sdk_client_iam__WEBPACK_IMPORTED_MODULE_1__/* .SimulatePrincipalPolicyCommand */ .kUw({
        PolicySourceArn: caller,
        ActionNames: ['iam:PassRole'],
        ResourceArns: [role],
        ContextEntries: [{ ContextKeyName: 'iam:PassedToService', ContextKeyType: 'string', ContextKeyValues: [service] }],
    });
    const output = await (0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .callAws */ .IY)(call, () => client.send(command, { abortSignal: deadline }));
    const [result] = output.EvaluationResults ?? [];
    if (result?.EvalDecision === 'allowed')
        return true;
    return result === undefined || (result.MissingContextValues ?? []).length > 0 ? undefined : false;
}


/***/ })

};

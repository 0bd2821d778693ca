export const id = 492;
export const ids = [492];
export const modules = {

/***/ 40492:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   authorizePublic: () => (/* binding */ authorizePublic)
/* harmony export */ });
/* harmony import */ var _aws_sdk_client_ecr_public__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(29821);
/* harmony import */ var _slipway_ecs_rules_images__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(58712);
/* harmony import */ var _slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(60846);
/* harmony import */ var _ports_deploy_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(95078);
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(24819);
/* harmony import */ var _registry_token_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(38587);






/** ECR Public gives its passwords in this region alone (ECR Public User Guide, "Registry authentication"). */
const REGION = 'us-east-1';
/** @throws DeployError `unsupported` with the credentials of another partition than `aws`, and as for every call */
async function authorizePublic({ settings, mask, region }) {
    if (/^(?:cn|us-gov|us-iso[a-z]*|eu-isoe|eusc)-/.test(region))
        throw otherPartition(region);
    const client = new _aws_sdk_client_ecr_public__WEBPACK_IMPORTED_MODULE_2__/* .ECRPUBLICClient */ .Rr({ ...settings, region: REGION });
    const name = { action: 'ecr-public:GetAuthorizationToken', resource: 'Amazon ECR Public' };
    const output = await (0,_client_js__WEBPACK_IMPORTED_MODULE_1__/* .callAws */ .IY)(name, () => client.send(new _aws_sdk_client_ecr_public__WEBPACK_IMPORTED_MODULE_2__/* .GetAuthorizationTokenCommand */ .Eu({})));
    const data = output.authorizationData;
    const dualStack = (await client.config.useDualstackEndpoint()) ? (0,_slipway_ecs_rules_images__WEBPACK_IMPORTED_MODULE_3__/* .dualStackHost */ .T_)(_slipway_ecs_rules_images__WEBPACK_IMPORTED_MODULE_3__/* .PUBLIC_HOST */ .dt) : undefined;
    return {
        ...(0,_registry_token_js__WEBPACK_IMPORTED_MODULE_4__/* .readToken */ .A)(data?.authorizationToken ?? '', mask),
        registry: _slipway_ecs_rules_images__WEBPACK_IMPORTED_MODULE_3__/* .PUBLIC_HOST */ .dt,
        expiresAt: data?.expiresAt?.getTime() ?? 0,
        ...(0,_slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_5__/* .defined */ .s)({ dualStackRegistry: dualStack }),
    };
}
function otherPartition(region) {
    return new _ports_deploy_error_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH({
        kind: 'unsupported',
        message: `ECR Public is not available for accounts in ${region}, only in commercial AWS regions.`,
        advice: 'Remove registry-type, or use credentials of a commercial account. Pulling needs no login.',
    });
}


/***/ })

};

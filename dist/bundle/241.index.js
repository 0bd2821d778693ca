export const id = 241;
export const ids = [241];
export const modules = {

/***/ 1241:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   authorizePublic: () => (/* binding */ authorizePublic)
/* harmony export */ });
/* harmony import */ var _aws_sdk_client_ecr_public__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9821);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _registry_registry_host_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5511);
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5833);
/* harmony import */ var _registry_token_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3974);





/** ECR Public gives its passwords in this region alone (ECR Public User Guide, "Registry authentication"). */
const REGION = 'us-east-1';
/** @throws DeployError `unsupported` with the credentials of another partition than `aws`, and as for every call */
async function authorizePublic({ settings, mask, region }) {
    if (/^(?:cn|us-gov|us-iso[a-z]*|eu-isoe|eusc)-/.test(region))
        throw otherPartition(region);
    const client = new _aws_sdk_client_ecr_public__WEBPACK_IMPORTED_MODULE_3__/* .ECRPUBLICClient */ .Rr({ ...settings, region: REGION });
    const name = { action: 'ecr-public:GetAuthorizationToken', resource: 'Amazon ECR Public' };
    const output = await (0,_client_js__WEBPACK_IMPORTED_MODULE_2__/* .callAws */ .IY)(name, () => client.send(new _aws_sdk_client_ecr_public__WEBPACK_IMPORTED_MODULE_3__/* .GetAuthorizationTokenCommand */ .Eu({})));
    const data = output.authorizationData;
    const dualStack = (await client.config.useDualstackEndpoint()) ? (0,_registry_registry_host_js__WEBPACK_IMPORTED_MODULE_1__/* .nameDualStackHost */ .gY)(_registry_registry_host_js__WEBPACK_IMPORTED_MODULE_1__/* .PUBLIC_HOST */ .dt) : undefined;
    return {
        ...(0,_registry_token_js__WEBPACK_IMPORTED_MODULE_4__/* .readToken */ .A)(data?.authorizationToken ?? '', mask),
        registry: _registry_registry_host_js__WEBPACK_IMPORTED_MODULE_1__/* .PUBLIC_HOST */ .dt,
        expiresAt: data?.expiresAt?.getTime() ?? 0,
        ...(dualStack === undefined ? {} : { dualStackRegistry: dualStack }),
    };
}
function otherPartition(region) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH({
        kind: 'unsupported',
        message: `ECR Public is not there for accounts of ${region}: it belongs to the commercial regions of AWS.`,
        advice: 'Leave registry-type out, or use credentials of a commercial account; to pull, no login is needed.',
    });
}


/***/ })

};

export const id = 615;
export const ids = [615];
export const modules = {

/***/ 96615:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createScaling: () => (/* binding */ createScaling)
/* harmony export */ });
/* harmony import */ var _aws_sdk_client_application_auto_scaling__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(11491);
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(24819);


const ECS = 'ecs';
/** For all calls together: a run waits for them, and continues without. */
const WITHIN_MS = 10_000;
/** Application Auto Scaling API reference, DescribeScalableTargets, ResourceIds. */
const MOST_RESOURCES = 50;
/** A service has few policies, so the first page has them all (Application Auto Scaling quotas). */
function createScaling(settings) {
    const client = new _aws_sdk_client_application_auto_scaling__WEBPACK_IMPORTED_MODULE_1__/* .ApplicationAutoScalingClient */ .gd(settings);
    const deadline = { abortSignal: AbortSignal.timeout(WITHIN_MS) };
    return {
        describeTargets: async (all) => {
            const resourceIds = all.slice(0, MOST_RESOURCES);
            const command = new _aws_sdk_client_application_auto_scaling__WEBPACK_IMPORTED_MODULE_1__/* .DescribeScalableTargetsCommand */ .sH({ ServiceNamespace: ECS, ResourceIds: [...resourceIds] });
            const call = { action: 'application-autoscaling:DescribeScalableTargets', resource: resourceIds.join(', ') };
            const { ScalableTargets = [] } = await (0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .callAws */ .IY)(call, () => client.send(command, deadline));
            return ScalableTargets.map(({ ResourceId, MinCapacity, MaxCapacity }) => {
                return { resourceId: ResourceId ?? '', least: MinCapacity ?? 0, most: MaxCapacity ?? 0 };
            });
        },
        policyNames: async (resourceId) => {
            const command = new _aws_sdk_client_application_auto_scaling__WEBPACK_IMPORTED_MODULE_1__/* .DescribeScalingPoliciesCommand */ .yY({ ServiceNamespace: ECS, ResourceId: resourceId });
            const call = { action: 'application-autoscaling:DescribeScalingPolicies', resource: resourceId };
            const { ScalingPolicies = [] } = await (0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .callAws */ .IY)(call, () => client.send(command, deadline));
            return ScalingPolicies.flatMap(({ PolicyName }) => PolicyName ?? []);
        },
    };
}


/***/ })

};

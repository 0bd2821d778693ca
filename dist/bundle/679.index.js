export const id = 679;
export const ids = [679];
export const modules = {

/***/ 97679:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ readAttachments),
/* harmony export */   i: () => (/* binding */ readPortNames)
/* harmony export */ });
/* harmony import */ var _values_json_fields_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(53232);
/* harmony import */ var _values_type_helpers_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(60846);
/** What a service needs of its task definition next to load balancers and volumes. */


/** @param service as DescribeServices answers it: Service Connect and VPC Lattice are described in each deployment */
function readAttachments(service) {
    const primary = (0,_values_json_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .readObjects */ .$I)(service, 'deployments').find(({ status }) => status === 'PRIMARY') ?? {};
    const platformFamily = (0,_values_json_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .readString */ .E3)(service, 'platformFamily');
    return {
        registries: (0,_values_json_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .readObjects */ .$I)(service, 'serviceRegistries').flatMap(readContainerPort),
        portNames: readPortNames(primary),
        ...(0,_values_type_helpers_js__WEBPACK_IMPORTED_MODULE_1__/* .defined */ .s)({ platformFamily }),
        isRebalanced: (0,_values_json_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .readString */ .E3)(service, 'availabilityZoneRebalancing') === 'ENABLED',
    };
}
function readContainerPort(entry) {
    const containerName = (0,_values_json_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .readString */ .E3)(entry, 'containerName');
    const containerPort = (0,_values_json_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .readNumber */ .kz)(entry, 'containerPort');
    return containerName === undefined || containerPort === undefined ? [] : [{ containerName, containerPort }];
}
/** As CreateService and UpdateService take them, and as a deployment shows them. */
function readPortNames(described) {
    const connect = (0,_values_json_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .readObject */ .Ag)(described, 'serviceConnectConfiguration');
    const connected = connect?.enabled === true ? (0,_values_json_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .readObjects */ .$I)(connect, 'services') : [];
    const lattice = (0,_values_json_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .readObjects */ .$I)(described, 'vpcLatticeConfigurations');
    return [
        ...connected.flatMap((entry) => readPortName(entry, 'Service Connect')),
        ...lattice.flatMap((entry) => readPortName(entry, 'VPC Lattice')),
    ];
}
function readPortName(entry, user) {
    const portName = (0,_values_json_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .readString */ .E3)(entry, 'portName');
    return portName === undefined ? [] : [{ portName, user }];
}


/***/ })

};

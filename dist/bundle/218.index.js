export const id = 218;
export const ids = [218,679];
export const modules = {

/***/ 54084:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Pc: () => (/* binding */ toServiceDeploymentArn),
/* harmony export */   SR: () => (/* binding */ toServiceArn),
/* harmony export */   Ze: () => (/* binding */ toClusterArn),
/* harmony export */   kX: () => (/* binding */ toRevisionArn),
/* harmony export */   wR: () => (/* binding */ toTaskArn)
/* harmony export */ });
/**
 * ARNs of Amazon ECS as types (Service Authorization Reference, "Resource types defined by Amazon ECS"). The type is the
 * form of the text, so that one kind of ARN is never taken for another; at run time each is a plain text.
 */
/** A text that AWS answered or a grammar checked. Empty for one that AWS left out. */
function toRevisionArn(text) {
    return (text ?? '');
}
/** A text that AWS answered. Empty for one that AWS left out. */
function toClusterArn(text) {
    return (text ?? '');
}
/** A text that AWS answered. Empty for one that AWS left out. */
function toServiceArn(text) {
    return (text ?? '');
}
/** A text that AWS answered. Empty for one that AWS left out. */
function toTaskArn(text) {
    return (text ?? '');
}
/** A text that AWS answered. Empty for one that AWS left out. */
function toServiceDeploymentArn(text) {
    return (text ?? '');
}


/***/ }),

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


/***/ }),

/***/ 53232:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $I: () => (/* binding */ readObjects),
/* harmony export */   Ag: () => (/* binding */ readObject),
/* harmony export */   E3: () => (/* binding */ readString),
/* harmony export */   LD: () => (/* binding */ readList),
/* harmony export */   Nc: () => (/* binding */ readStrings),
/* harmony export */   Vf: () => (/* binding */ readBoolean),
/* harmony export */   kz: () => (/* binding */ readNumber)
/* harmony export */ });
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(93844);
/** Fields of an unchecked document: null and values of another type count as absent. */

function readString(object, field) {
    const value = object[field];
    return typeof value === 'string' ? value : undefined;
}
function readNumber(object, field) {
    const value = object[field];
    return typeof value === 'number' ? value : undefined;
}
function readBoolean(object, field) {
    const value = object[field];
    return typeof value === 'boolean' ? value : undefined;
}
function readObject(object, field) {
    const value = object[field];
    return (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(value) ? value : undefined;
}
/** Items of any type; none when the list is absent. */
function readList(object, field) {
    const value = object[field];
    return (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonList */ .P8)(value) ? value : [];
}
function readStrings(object, field) {
    return readList(object, field).filter((item) => typeof item === 'string');
}
function readObjects(object, field) {
    return readList(object, field).filter(_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW);
}


/***/ })

};

export const id = 574;
export const ids = [574];
export const modules = {

/***/ 11574:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   connectCodeDeploy: () => (/* binding */ connectCodeDeploy)
/* harmony export */ });
/** One more client, loaded for services of the CODE_DEPLOY controller alone. */
async function connectCodeDeploy(clients) {
    const { createCodeDeploy } = await Promise.all(/* import() */[__webpack_require__.e(861), __webpack_require__.e(507), __webpack_require__.e(675)]).then(__webpack_require__.bind(__webpack_require__, 61675));
    return createCodeDeploy(clients);
}


/***/ })

};

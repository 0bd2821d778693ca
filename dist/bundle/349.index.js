export const id = 349;
export const ids = [349];
export const modules = {

/***/ 89349:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createCloudWatch: () => (/* binding */ createCloudWatch)
/* harmony export */ });
/* harmony import */ var _aws_sdk_client_cloudwatch__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(44085);
/* harmony import */ var _slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(60846);
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(24819);



/** Periods are multiples of it, and the data of load balancers is as fine (CloudWatch API reference, GetMetricData). */
const MINUTE_MS = 60_000;
const ALARM_TYPES = ['MetricAlarm', 'CompositeAlarm'];
/** In one answer (CloudWatch API reference, DescribeAlarms). */
const MOST_ALARMS = 100;
const MOST_PAGES = 20;
/** Amazon CloudWatch, or whatever `AWS_ENDPOINT_URL` points to. */
function createCloudWatch(settings) {
    const client = new _aws_sdk_client_cloudwatch__WEBPACK_IMPORTED_MODULE_1__/* .CloudWatchClient */ .WBn(settings);
    return {
        describeAlarms: async (names) => {
            const prefixes = names.filter((name) => name.endsWith('*')).map((name) => name.slice(0, -1));
            const whole = names.filter((name) => !name.endsWith('*'));
            const found = [
                ...(whole.length === 0 ? [] : await describeAlarms(client, { AlarmNames: [...whole] })),
                // One prefix a call (CloudWatch API reference, DescribeAlarms).
                ...(await Promise.all(prefixes.map((prefix) => describeAlarms(client, { AlarmNamePrefix: prefix })))).flat(),
            ];
            return [...new Map(found.map((alarm) => [alarm.name, alarm])).values()];
        },
        metricValues: (queries, window) => readValues(client, queries, window),
    };
}
async function describeAlarms(client, chosen) {
    const resource = 'AlarmNames' in chosen ? chosen.AlarmNames.join(', ') : `${chosen.AlarmNamePrefix}*`;
    const call = { action: 'cloudwatch:DescribeAlarms', resource: `alarms ${resource}` };
    const alarms = [];
    let NextToken;
    do {
        const asked = { ...chosen, ...(0,_slipway_ecs_rules_values__WEBPACK_IMPORTED_MODULE_2__/* .defined */ .s)({ NextToken }), AlarmTypes: ALARM_TYPES, MaxRecords: MOST_ALARMS };
        const page = await (0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .callAws */ .IY)(call, () => client.send(new _aws_sdk_client_cloudwatch__WEBPACK_IMPORTED_MODULE_1__/* .DescribeAlarmsCommand */ .zWD(asked)));
        for (const { AlarmName = '', StateValue = '' } of [...(page.MetricAlarms ?? []), ...(page.CompositeAlarms ?? [])]) {
            alarms.push({ name: AlarmName, state: StateValue });
        }
        NextToken = page.NextToken;
    } while (NextToken !== undefined && alarms.length < MOST_ALARMS * MOST_PAGES);
    return alarms;
}
/**
 * One period over the whole minutes of the time; where CloudWatch answers it in two, they are put together. What was
 * before it, in the same minute, does not count.
 */
async function readValues(client, queries, { from, to }) {
    const start = Math.ceil(from / MINUTE_MS) * MINUTE_MS;
    const end = Math.max(Math.ceil(to / MINUTE_MS), start / MINUTE_MS + 1) * MINUTE_MS;
    const command = new _aws_sdk_client_cloudwatch__WEBPACK_IMPORTED_MODULE_1__/* .GetMetricDataCommand */ .Soe({
        StartTime: new Date(start),
        EndTime: new Date(end),
        MetricDataQueries: queries.map(({ namespace, name, dimensions, statistic }, at) => ({
            Id: `q${at}`,
            MetricStat: {
                Metric: {
                    Namespace: namespace,
                    MetricName: name,
                    Dimensions: dimensions.map((one) => ({ Name: one.name, Value: one.value })),
                },
                Period: (end - start) / 1000,
                Stat: statistic,
            },
        })),
    });
    const call = { action: 'cloudwatch:GetMetricData', resource: queries.map(({ name }) => name).join(', ') };
    const { MetricDataResults = [] } = await (0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .callAws */ .IY)(call, () => client.send(command));
    return queries.map(({ statistic }, at) => {
        const found = MetricDataResults.find(({ Id }) => Id === `q${at}`);
        return found === undefined ? undefined : putTogether(found, statistic);
    });
}
function putTogether({ Values = [] }, statistic) {
    const [first, ...others] = Values;
    if (first === undefined)
        return undefined;
    if (statistic === 'Minimum')
        return Math.min(...Values);
    if (statistic === 'Maximum')
        return Math.max(...Values);
    const sum = others.reduce((total, value) => total + value, first);
    return statistic === 'Sum' || statistic === 'SampleCount' ? sum : sum / Values.length;
}


/***/ })

};

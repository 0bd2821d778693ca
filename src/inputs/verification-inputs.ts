/** Checks after a deployment: what ECS does not see. */
import { durationIn, linesOf, listOf, oneOf, optional } from '@slipway/ecs-rules/grammar';
import { PAUSE_STAGES } from '@slipway/ecs-rules/lifecycle-stages';
import { parseCommand } from './command-form.ts';
import { declare } from './declaration.ts';
import { parseAlarm } from './deployment-forms.ts';
import { parseMetricCheck, parseUrlCheck } from './verification-forms.ts';

export const VERIFICATION_INPUTS = {
  'verify-url': declare({
    group: 'verification',
    description:
      'URLs to request after the deployment, one per line: URL [STATUS] [contains TEXT] [within MS]. Default status: 200 to 399. /PATH is below the URL of an Express Mode service. The deployment fails if at least 3 requests and more than 20% are bad.',
    form: 'lines',
    parse: linesOf(parseUrlCheck),
  }),
  'verify-command': declare({
    group: 'verification',
    description:
      'Command to run on the runner after the deployment, in the form of command. It fails the deployment with an exit code other than 0. Variables: SLIPWAY_CLUSTER, SLIPWAY_SERVICE, SLIPWAY_REVISION, SLIPWAY_DEPLOYMENT_ID, SLIPWAY_IMAGE_DIGEST and SLIPWAY_URL.',
    form: 'text',
    parse: optional(parseCommand),
  }),
  'verify-alarms': declare({
    group: 'verification',
    description:
      'CloudWatch alarms that must not go into ALARM after the deployment: names, or prefixes such as web-*. An alarm that was in ALARM before does not count.',
    form: 'list',
    parse: listOf(parseAlarm),
  }),
  'verify-metrics': declare({
    group: 'verification',
    description:
      'CloudWatch metrics and their limits after the deployment, one per line: target-5xx-rate < 1%, target-4xx-rate < 5%, target-latency-p99 < 800ms, or NAMESPACE/METRIC{NAME=VALUE} STATISTIC < NUMBER.',
    form: 'lines',
    parse: linesOf(parseMetricCheck),
  }),
  'verify-minutes': declare({
    group: 'verification',
    description: 'How long to verify, in minutes, at most 60. Default: 5 with verify-alarms or verify-metrics, else 1.',
    form: 'number',
    parse: optional(durationIn({ from: 0.1, to: 60, unit: 'minutes' })),
  }),
  'verify-at': declare({
    group: 'verification',
    description:
      'Lifecycle stage of a PAUSE hook, such as POST_TEST_TRAFFIC_SHIFT, at which to verify before production traffic moves. The step then answers the pause: it continues, or rolls back. Default: after the deployment has completed.',
    form: 'text',
    parse: optional(oneOf(PAUSE_STAGES)),
  }),
} as const;

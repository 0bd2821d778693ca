/** The request for a target group. */
import type { TargetGroupSpecification } from '../engine/contract.ts';
import { choiceOf, type Form, mapForm, NAME, numberFrom, textLike, wholeNumber } from './form.ts';
import { structureOf } from './structure.ts';

/** The defaults of a target group (Elastic Load Balancing API reference, CreateTargetGroup). */
const DEFAULTS: Omit<TargetGroupSpecification, 'name'> = {
  listenPort: 0,
  healthCheckPath: '/',
  healthCheckIntervalSeconds: 30,
  healthCheckTimeoutSeconds: 5,
  healthyThreshold: 5,
  unhealthyThreshold: 2,
  matcher: '200',
  deregistrationDelaySeconds: 300,
};

export const TARGET_GROUP: Form<TargetGroupSpecification> = mapForm(
  structureOf({
    required: { name: textLike('a name of 1 to 32 letters, digits and dashes', /^[A-Za-z0-9-]{1,32}$/) },
    optional: {
      targetType: choiceOf(['instance', 'ip']),
      listenPort: wholeNumber(0, 65_535),
      healthCheckPath: NAME,
      healthCheckIntervalSeconds: numberFrom(0),
      healthCheckTimeoutSeconds: numberFrom(0),
      healthyThreshold: wholeNumber(1),
      unhealthyThreshold: wholeNumber(1),
      matcher: textLike('status codes in quotes, as "200-399" or "200,302"', /^\d{3}(?:[-,]\d{3})*$/),
      deregistrationDelaySeconds: numberFrom(0),
    },
  }),
  (given) => ({ ...DEFAULTS, ...given }),
);

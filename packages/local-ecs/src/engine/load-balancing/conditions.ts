/** Conditions of rules (Elastic Load Balancing API reference, RuleCondition). */
import type { JsonObject } from '@slipway/ecs-rules/values';
import { notSimulated } from '../api-error.ts';
import { readItems, readPart, readParts, readText, readTexts, validationError } from './elb-input.ts';
import type { RuleCondition } from './listener-specification.ts';

const FIELDS = ['http-header', 'http-request-method', 'host-header', 'path-pattern', 'query-string', 'source-ip'];

/** Each kind of condition has its values in a part of its own, too. */
const CONFIGS = { 'host-header': 'HostHeaderConfig', 'path-pattern': 'PathPatternConfig' } as const;

/** Letters, digits and these; `*` and `?` are wildcards. */
const ALLOWED = {
  'host-header': /^[A-Za-z0-9.*?-]{1,128}$/,
  'path-pattern': /^[A-Za-z0-9_.$/~"'@:+&*?-]{1,128}$/,
};

/** The conditions of a request as they are described later. */
export function readConditions(input: JsonObject): readonly JsonObject[] {
  const conditions = readParts(input, 'Conditions');
  // Wording observed in a public test suite of a client.
  if (conditions.length === 0) throw validationError('A condition must be specified');
  return conditions.map(completeCondition);
}

function completeCondition(condition: JsonObject): JsonObject {
  const field = readText(condition, 'Field') ?? '';
  if (field !== 'host-header' && field !== 'path-pattern') {
    if (FIELDS.includes(field)) throw notSimulated(`The condition ${field}`);
    throw validationError(`Condition field '${field}' must be one of '[${FIELDS.join(', ')}]'`);
  }
  const config = readPart(condition, CONFIGS[field]) ?? {};
  if ([condition, config].some((each) => readItems(each, 'RegexValues').length > 0)) {
    throw notSimulated('A condition with regular expressions');
  }
  const given = readTexts(condition, 'Values');
  const values = given.length > 0 ? given : readTexts(config, 'Values');
  if (values.length === 0) throw validationError('A condition value must be specified');
  const invalid = values.find((value) => !ALLOWED[field].test(value));
  // Wording not documented.
  if (invalid !== undefined) throw validationError(`The condition value '${invalid}' is not valid`);
  return { Field: field, Values: values, [CONFIGS[field]]: { Values: values } };
}

/** What a described condition demands. */
export function readCondition(condition: JsonObject): RuleCondition {
  const field = readText(condition, 'Field') === 'host-header' ? 'host-header' : 'path-pattern';
  return { field, patterns: readTexts(condition, 'Values') };
}

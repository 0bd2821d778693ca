export {
  describeOption,
  type GivenOptions,
  LOCAL_OPTION_NAMES,
  type LocalOptionName,
  showDefault,
} from './local-options.ts';
export { renderFieldsTable, renderLocalOptionsTable, renderThrottleTable } from './local-tables.ts';
export { parseOptions } from './parse-options.ts';

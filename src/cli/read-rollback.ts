import { SERVICE, textOf } from '@slipway/ecs-rules/grammar';
import type { CommandLine, Problems, Values } from './command.ts';
import { readInputs } from './input-flags.ts';

const TARGETS: readonly string[] = ['last-good', 'previous'];

/** One word is the service. A target alone, such as `web:41`, is refused: nobody knows of which service. */
export function readRollback(values: Values): CommandLine | Problems {
  const target = values.get('rollback-to');
  if (target === undefined && isTarget(values.get('service') ?? '')) {
    return { problems: ['rollback needs a service: slipway rollback --service NAME'] };
  }
  return readInputs('rollback', values, { 'rollback-to': target ?? 'last-good' });
}

/** Several services, from a flag given again, are separated by line breaks or commas. */
function isTarget(word: string): boolean {
  return TARGETS.includes(word) || (!/[\n,]/.test(word) && 'errors' in textOf(SERVICE)(word));
}

import type { Json } from '@slipway/ecs-rules/values';
import { type Form, formatFormError } from '../forms/form.ts';

/** What a caller gives, as the form reads it. @param name what the errors call it. @throws Error with every error */
export function readGiven<T>(form: Form<T>, given: unknown, name?: string): T {
  const formed = form.read(given as Json, name === undefined ? [] : [name]);
  if ('errors' in formed) throw new Error(formed.errors.map(formatFormError).join('\n'));
  return formed.value;
}

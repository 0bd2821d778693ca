import type { JsonObject } from '@slipway/ecs-rules/values';
import { ApiError, answerApiError } from './api-error.ts';
import type { Answer } from './contract.ts';

/** The operations of an API next to ECS, by name. */
export type Operations<Context> = ReadonlyMap<string, (context: Context, input: JsonObject) => JsonObject>;

/** The answer or the refusal of an operation; undefined when the API has none of that name. */
export function answerOperation<Context>(
  operations: Operations<Context>,
  { operation, input }: { readonly operation: string; readonly input: JsonObject },
  context: Context,
): Answer | undefined {
  const operate = operations.get(operation);
  if (operate === undefined) return undefined;
  try {
    return { ok: true, output: operate(context, input) };
  } catch (thrown) {
    if (thrown instanceof ApiError) return answerApiError(thrown);
    throw thrown;
  }
}

import type { InputError } from '@slipway/ecs-rules/text';
import type { InputName } from '../../src/inputs/declarations.ts';
import { type RawInputs, readRequest } from '../../src/inputs/inputs.ts';
import type { DeployRequest } from '../../src/inputs/request.ts';

/** Inputs as a runner gives them: whatever is not named is blank. */
export function given(inputs: Partial<Record<InputName, string>>): RawInputs {
  return (name) => inputs[name] ?? '';
}

/** The request made of these inputs; fails the test when they are refused. */
export function requestOf(inputs: Partial<Record<InputName, string>>): DeployRequest {
  const read = readRequest(given(inputs));
  if ('errors' in read) throw new Error(JSON.stringify(read.errors));
  return read.request;
}

/** All errors of these inputs; none when they are accepted. */
export function errorsOf(inputs: Partial<Record<InputName, string>>): readonly InputError[] {
  const read = readRequest(given(inputs));
  return 'errors' in read ? read.errors : [];
}

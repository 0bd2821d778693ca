import { asDeployError } from './errors.ts';
import { findPrimary } from './rollout/facts.ts';
import { connectRunner } from './runner/actions.ts';
import { removeDockerConfig } from './runner/docker-config.ts';
import type { Environment } from './runner/environment.ts';
import { readState } from './runner/state.ts';
import { createVoice } from './runner/voice.ts';
import { nameRevision } from './task-definition/document.ts';
import type { RunState } from './world.ts';

/** After the main step, however it ended: no login stays behind, and an update that nobody followed is looked at. */
export async function cleanUp(environment: Environment, write: (line: string) => void): Promise<void> {
  const runner = await connectRunner(environment);
  const state = readState(runner);
  if (state.dockerConfig !== undefined) removeDockerConfig(state.dockerConfig);
  if (state.updating === undefined || state.isFinished === true) return;
  const text = await describeUnfinished(state.updating);
  createVoice(runner, { kind: 'workflow' }, write)({ type: 'warning', text });
}

async function describeUnfinished(updating: NonNullable<RunState['updating']>): Promise<string> {
  const { createEcs } = await import('./aws/ecs.ts');
  const ecs = createEcs();
  const lines = updating.services.map(async (name, at) => {
    const wanted = nameRevision(updating.revisionArns[at] ?? '');
    try {
      const primary = findPrimary(await ecs.describeService(updating.cluster, name));
      const now = primary === undefined ? 'is gone' : `has ${nameRevision(primary.revisionArn)} as PRIMARY`;
      const how = primary?.rolloutState === undefined ? '' : ` (${primary.rolloutState})`;
      return `The run ended before its verdict. Service ${name} ${now}${how}; the run was to bring ${wanted}.`;
    } catch (thrown) {
      return `The run ended before its verdict, and ${name} cannot be looked at: ${asDeployError(thrown).message}`;
    }
  });
  return (await Promise.all(lines)).join(' ');
}

/** The main step of `render`: writes the next task definition into a file, and changes nothing. */

import type { RevisionArn, ServiceArn } from '@slipway/ecs-rules/arns';
import { createFiles } from '../adapters/files/files.ts';
import { createClock } from '../adapters/runner/clock.ts';
import { describeChange } from '../diff/describe-change.ts';
import { openRetries } from '../ports/retry.ts';
import { renderFile } from './render-file.ts';
import { runSideStep } from './side-step.ts';

/** Ends the process. */
export async function render(): Promise<void> {
  await runSideStep('render', async ({ request, own, runner, clients, report }) => {
    const retry = openRetries({ clock: createClock(), signal: own.signal, report });
    const ecs = {
      // The SDK is loaded only when ECS is asked.
      describeRevision: async (reference: string) => {
        const { createEcs } = await import('../adapters/aws/ecs.ts');
        return retry(() => createEcs(clients).describeRevision(reference));
      },
      tagsOf: async (arn: RevisionArn | ServiceArn) => {
        const { createEcs } = await import('../adapters/aws/ecs.ts');
        return retry(() => createEcs(clients).tagsOf(arn));
      },
    };
    const { path, images, changes, kept } = await renderFile(request, { files: createFiles(own), ecs, report });
    for (const line of [...changes.map(describeChange), ...kept]) report({ type: 'planned', text: line });
    runner.setOutput('task-definition', path);
    runner.setOutput('images', JSON.stringify(images));
    own.write(`The task definition is rendered into ${path}`);
  });
}

/** The main step of `render`: writes the next task definition into a file, and changes nothing. */
import { openPatience } from '../patient.ts';
import { createClock } from '../runner/clock.ts';
import { createFiles } from '../runner/files.ts';
import { renderFile } from '../task-definition/render-file.ts';
import { runSideStep } from './side-step.ts';

/** Ends the process. */
export async function render(): Promise<void> {
  await runSideStep('render', async ({ request, own, runner, clients, tell }) => {
    const patience = openPatience({ clock: createClock(), signal: own.signal, tell });
    const ecs = {
      // The SDK is loaded only when ECS is asked.
      describeRevision: async (reference: string) => {
        const { createEcs } = await import('../aws/ecs.ts');
        return patience(() => createEcs(clients).describeRevision(reference));
      },
      tagsOf: async (arn: string) => {
        const { createEcs } = await import('../aws/ecs.ts');
        return patience(() => createEcs(clients).tagsOf(arn));
      },
    };
    const { path, images, changes, kept } = await renderFile(request, { files: createFiles(own), ecs, tell });
    for (const line of [...changes, ...kept]) tell({ type: 'planned', text: line });
    runner.setOutput('task-definition', path);
    runner.setOutput('images', JSON.stringify(images));
    own.write(`The task definition is rendered into ${path}`);
  });
}

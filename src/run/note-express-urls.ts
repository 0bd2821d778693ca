import { defined } from '@slipway/ecs-rules/values';
import type { Found } from '../current-state/current-state.ts';
import { asDeployError } from '../ports/deploy-error.ts';
import type { World } from './world.ts';

/** The URLs of Express Mode services. A run does without: a read that fails is one notice. */
export async function noteExpressUrls({ services }: Found, { ecs, notes, report }: World): Promise<void> {
  for (const { service } of services.filter((one) => one.service.isExpress === true)) {
    try {
      const url = await ecs.expressUrl(service.arn);
      notes.noteService(service.name, defined({ url }));
    } catch (thrown) {
      const { kind, message, advice } = asDeployError(thrown);
      if (kind === 'internal') throw thrown;
      report({ type: 'notice', text: `URL of service ${service.name} unknown: ${message}`, advice });
    }
  }
}

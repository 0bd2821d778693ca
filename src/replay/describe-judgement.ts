import { quoteOutsideText } from '@slipway/ecs-rules/text';
import type { JudgedService, SecondJudgement } from './judge-record.ts';

const WIDTH = 1000;

/** The second judgement as lines: each service with its reason, then whether it is the recorded one. */
export function describeSecondJudgement({ services, ...run }: SecondJudgement): readonly string[] {
  const { verdict, recorded, isSame, reason } = run;
  const words = isSame ? `✔ ${verdict}: as recorded.` : `✘ Judged again: ${verdict}. Recorded: ${recorded}.`;
  const lines = services.map(describeService);
  return [...(lines.length === 0 ? [quoteOutsideText(reason, WIDTH)] : lines), words];
}

function describeService({ name, verdict, recorded, polls, reason }: JudgedService): string {
  const differs = verdict === recorded ? '' : ` (recorded: ${recorded ?? 'no verdict'})`;
  const seen = polls === 1 ? '1 recorded poll' : `${polls} recorded polls`;
  const shown = quoteOutsideText(name, WIDTH);
  return `Service ${shown}, ${seen}: ${verdict}${differs}. ${quoteOutsideText(reason, WIDTH)}`;
}

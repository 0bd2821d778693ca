/** The flags about what a command prints and writes, which are no inputs of the action. */
import { type Flag, SWITCH } from './flag.ts';

export const JSON_FLAG: Flag = {
  name: 'json',
  group: 'report',
  description: 'Print one JSON object per line instead of text.',
  default: 'false',
  ...SWITCH,
};

export const LIVE_FLAG: Flag = {
  name: 'live',
  group: 'report',
  description:
    'On a terminal, redraw a table of the deployments. Without a terminal, or with NO_COLOR, CI or TERM=dumb: log lines.',
  default: 'true',
  ...SWITCH,
};

/** The job summary has its own file in a workflow of GitHub, so the action has no such input. */
export const SUMMARY_FLAGS: readonly Flag[] = [
  {
    name: 'summary',
    group: 'report',
    description:
      'Write the job summary, Markdown, to this file of the current or the temporary folder. An existing file is replaced.',
    isBoolean: false,
    isRepeatable: false,
    placeholder: 'FILE',
  },
  {
    name: 'no-summary',
    group: 'report',
    description: 'In GitHub Actions, write no job summary.',
    default: 'false',
    ...SWITCH,
  },
];

/** The words of `terraform plan`. */
export const EXIT_CODE_FLAG: Flag = {
  name: 'detailed-exit-code',
  group: 'report',
  description: 'Exit with 3 if the plan has changes, 0 if it has none, 2 if it is refused.',
  default: 'false',
  ...SWITCH,
};

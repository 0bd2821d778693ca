import { quote } from '@slipway/ecs-rules/text';
import type { CommandLine, Problems, Values } from './command.ts';

/** Shells that there is a completion for. */
export const SHELLS = ['bash', 'zsh', 'fish'] as const;

export type Shell = (typeof SHELLS)[number];

export function readShell(values: Values): CommandLine | Problems {
  const given = values.get('shell') ?? '';
  const shell = SHELLS.find((known) => known === given);
  if (shell !== undefined) return { command: 'completion', shell };
  return { problems: [`Unknown shell ${quote(given)}. Use bash, zsh or fish.`] };
}

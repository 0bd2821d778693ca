import type { Shell } from '../shells.ts';
import { renderBash } from './bash.ts';
import { listCompleted } from './completed-words.ts';
import { renderFish } from './fish.ts';
import { renderZsh } from './zsh.ts';

/** A script that a shell reads, made of the declarations of the commands. */
export function renderCompletion(shell: Shell): string {
  const commands = listCompleted();
  switch (shell) {
    case 'bash':
      return renderBash(commands);
    case 'zsh':
      return renderZsh(commands);
    case 'fish':
      return renderFish(commands);
  }
}

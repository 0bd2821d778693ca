/**
 * The entry point of the bundle. Each entry of `dist/` starts one part of it and loads only what that part needs:
 * `dist/index.js` deploys, `dist/login/index.js` logs in, and so on.
 */
import type { ActionName } from './inputs/actions.ts';

/** What `dist/` has an entry for: the main step of each action, the post step of all of them, the command line. */
export type Entry = ActionName | 'post' | 'cli';

/** Runs to the end of the process. */
export async function start(entry: Entry): Promise<void> {
  switch (entry) {
    case 'deploy':
    case 'rollback':
    case 'continue':
      return (await import('./actions/roll-out.ts')).rollOut(entry);
    case 'login':
      return (await import('./actions/log-in.ts')).logIn();
    case 'render':
      return (await import('./actions/render.ts')).render();
    case 'post':
      return (await import('./run/post-step.ts')).runPostStep();
    case 'cli':
      await import('./cli/cli.ts');
  }
}

import type { Runner } from './actions.ts';

/** Opens and closes the collapsible parts of a log. */
export type LogGroups = Pick<Runner, 'openGroup' | 'closeGroup'>;

const ERASE_LINE = '\u001b[0K';

/**
 * Groups as GitLab reads them in the log of a job (GitLab Docs, "CI/CD job logs", custom collapsible sections): a line
 * each, closed from the start. Titles have no control characters, and without these no text is a marker.
 *
 * @param date milliseconds since the epoch: GitLab shows how long a section took
 */
export function createGitLabSections(write: (line: string) => void, date: () => number): LogGroups {
  const open: string[] = [];
  const count = { sections: 0 };
  const mark = (what: string, options = '') => `${ERASE_LINE}section_${what}${options}\r${ERASE_LINE}`;
  const seconds = () => Math.floor(date() / 1000);
  return {
    openGroup: (title) => {
      count.sections += 1;
      // Another command of the same job has sections of its own.
      const name = `slipway_${seconds()}_${count.sections}`;
      open.push(name);
      write(`${mark(`start:${seconds()}:${name}`, '[collapsed=true]')}${title}`);
    },
    closeGroup: () => {
      const name = open.pop();
      if (name !== undefined) write(mark(`end:${seconds()}:${name}`));
    },
  };
}

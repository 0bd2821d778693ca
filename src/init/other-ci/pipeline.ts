/** The pipeline of a CI other than GitHub Actions: it runs the command line. */
import type { Deployment } from '../documents.ts';
import { renderCircleCi } from './circleci.ts';
import { renderGitLab } from './gitlab.ts';
import { renderJenkins } from './jenkins.ts';

/** A file that a CI reads. */
export interface Pipeline {
  readonly path: string;
  readonly content: string;
}

export function renderPipeline(ci: 'gitlab' | 'circleci' | 'jenkins', deployment: Deployment): Pipeline {
  switch (ci) {
    case 'gitlab':
      return { path: '.gitlab-ci.yml', content: renderGitLab(deployment) };
    case 'circleci':
      return { path: '.circleci/config.yml', content: renderCircleCi(deployment) };
    case 'jenkins':
      return { path: 'Jenkinsfile', content: renderJenkins(deployment) };
  }
}

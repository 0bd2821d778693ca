/** What `slipway init` needs to know, one declaration each: flags, help and questions are made of them. */
import type { AnswerName } from './forms.ts';

export interface Answer {
  /** For the help. */
  readonly description: string;
  /** For a person at a terminal, without its question mark or colon. */
  readonly question: string;
  /** Taken without a terminal, too. */
  readonly default?: string;
  /** Proposed at a terminal only: nobody should get it without a choice. */
  readonly proposal?: string;
}

export const ANSWERS: Readonly<Record<AnswerName, Answer>> = {
  capacity: {
    description: 'Where tasks run: on AWS Fargate or on container instances.',
    question: 'Capacity: FARGATE or EC2',
    default: 'FARGATE',
  },
  cluster: { description: 'Name of the cluster.', question: 'Cluster', proposal: 'production' },
  service: {
    description: 'Name of a service; also of its repository, container and task definition family. Several: repeat it.',
    question: 'Services, separated by commas',
    proposal: 'web',
  },
  port: {
    description: 'Port of the container behind the load balancer, or none for a worker. For one service: NAME=PORT.',
    question: 'port behind the load balancer, or none for a worker',
    proposal: '8080',
  },
  'health-check-path': {
    description: 'Path that the load balancer requests. For one service: NAME=PATH.',
    question: 'path of the load balancer health check',
    default: '/',
  },
  cpu: {
    description: 'CPU units of a task; 1024 are one vCPU. For one service: NAME=NUMBER.',
    question: 'CPU units of a task (1024 are one vCPU)',
    default: '256',
  },
  memory: {
    description: 'Memory of a task in MiB. Default: twice the CPU units. For one service: NAME=NUMBER.',
    question: 'memory of a task in MiB',
  },
  'desired-count': {
    description: 'Number of tasks. For one service: NAME=NUMBER.',
    question: 'number of tasks',
    default: '2',
  },
  ci: {
    description: 'What runs the deploys.',
    question: 'CI: github, gitlab, circleci or jenkins',
    default: 'github',
  },
  'code-repository': {
    description: 'Repository of the code, OWNER/NAME, whose workflows may take the role. Only with GitHub and GitLab.',
    question: 'Repository of the code, OWNER/NAME',
  },
  environment: {
    description: 'GitHub environment whose jobs may take the role; the environment of GitLab, the context of CircleCI.',
    question: 'Environment of the CI whose jobs may deploy (CircleCI: context)',
    default: 'production',
  },
  account: { description: 'AWS account, twelve digits.', question: 'AWS account, twelve digits' },
  region: { description: 'AWS region. Default: AWS_REGION.', question: 'AWS region' },
  action: {
    description: 'Slipway with the commit to pin, OWNER/NAME@SHA, for the workflows.',
    question: 'Slipway with the commit to pin',
    default: 'OWNER/slipway@COMMIT',
  },
};

/** Answers that each service has its own of. */
export const OF_SERVICES = ['port', 'health-check-path', 'cpu', 'memory', 'desired-count'] as const;

export type ServiceAnswerName = (typeof OF_SERVICES)[number];

/** Texts as flags have them, by name. Lists have an item a line, of a service as `NAME=VALUE`. */
export type Texts = ReadonlyMap<string, string>;

/** The text for a service: its own, else the one for all. */
export function textOfService(texts: Texts, name: ServiceAnswerName, service: string): string | undefined {
  const items = listItems(texts, name);
  return (items.find((item) => item.service === service) ?? items.find((item) => item.service === undefined))?.text;
}

/** One value of a list, for one service or for all. */
export interface ServiceItem {
  readonly service?: string;
  readonly text: string;
}

/** No value begins with a letter and has a `=`. */
export function listItems(texts: Texts, name: ServiceAnswerName): readonly ServiceItem[] {
  const lines = (texts.get(name) ?? '').split('\n').filter((line) => line.trim() !== '');
  return lines.map((line) => {
    const [, service, text = line] = /^([A-Za-z][\w-]*)=(.*)$/.exec(line.trim()) ?? [];
    return service === undefined ? { text } : { service, text };
  });
}

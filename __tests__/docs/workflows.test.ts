import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { ACTION_NAMES, ACTIONS } from '../../src/inputs/actions.ts';
import { describeAction } from '../../src/inputs/tables.ts';
import { VERSION } from '../../src/text/version.ts';
import { findBlocks, findRows, listFolder, readPage } from './pages.ts';

interface Step {
  readonly id?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Concurrency {
  readonly group: string;
  readonly 'cancel-in-progress': boolean;
}

type Permissions = Readonly<Record<string, string>>;

interface Job {
  readonly if?: string;
  readonly permissions?: Permissions;
  readonly strategy?: { readonly 'fail-fast'?: boolean };
  readonly environment?: string;
  readonly concurrency?: Concurrency;
  readonly needs?: string | readonly string[];
  readonly outputs?: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
}

interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions?: Permissions;
  readonly concurrency?: Concurrency;
  readonly jobs: Readonly<Record<string, Job>>;
}

const WORKFLOWS = listFolder('examples/workflows/').map((name) => `examples/workflows/${name}`);
const WORKLOADS = listFolder('examples/').filter(
  (name) => !['README.md', 'workflows', 'iam', 'cloudformation', 'ci'].includes(name),
);
const EXAMPLES = [...WORKFLOWS, ...WORKLOADS.map((name) => `examples/${name}/workflow.yml`)];
/** They change nothing in AWS. */
const READING = ['drift', 'plan'].map((name) => `examples/workflows/${name}.yml`);
const MONOREPO = 'examples/workflows/monorepo.yml';
const APPROVAL = 'examples/workflows/approval.yml';
const DEPLOYING = EXAMPLES.filter((path) => ![...READING, MONOREPO, APPROVAL].includes(path));
const OWN = listFolder('.github/workflows/').map((name) => `.github/workflows/${name}`);

const SLIPWAY = 'OWNER/slipway@COMMIT';
/** The actions of this repository, as a step uses them. */
const ACTION_USES = new Map(
  ACTION_NAMES.map((action) => [
    action === 'deploy' ? SLIPWAY : `OWNER/slipway/${ACTIONS[action].folder}@COMMIT`,
    describeAction(action),
  ]),
);
const PINNED = /^[\w-]+\/[\w.-]+(?:\/[\w.-]+)*@[0-9a-f]{40}$/;

function readWorkflow(path: string): Workflow {
  return parse(readPage(path)) as Workflow;
}

function listSteps(workflow: Workflow): readonly Step[] {
  return Object.values(workflow.jobs).flatMap(({ steps }) => steps);
}

/** Those of a job take the place of those of its workflow. */
function listPermissions(workflow: Workflow, job: Job | undefined): Permissions {
  return job?.permissions ?? workflow.permissions ?? {};
}

function listUses(path: string): readonly string[] {
  return listSteps(readWorkflow(path)).flatMap(({ uses }) => uses ?? []);
}

test('the workflows of the pages are the examples, to the letter, each once', () => {
  const blocks = ['README.md', 'docs/workflows.md', 'docs/plan.md', 'docs/approval.md'].flatMap((page) =>
    findBlocks(readPage(page), 'yaml'),
  );
  const whole = blocks.filter((block) => !Array.isArray(parse(block)));

  expect(whole.sort()).toEqual(WORKFLOWS.map(readPage).sort());
});

describe('the recipes', () => {
  const page = readPage('docs/recipes.md');
  const steps = findBlocks(page, 'yaml').flatMap((block): readonly Step[] => {
    const content: Workflow | readonly Step[] = parse(block);
    return 'jobs' in content ? Object.values(content.jobs).flatMap((job) => job.steps ?? []) : content;
  });

  test('give inputs that exist, as texts', () => {
    const wrong = steps.flatMap(({ uses = '', with: given = {} }) => {
      const inputs = ACTION_USES.get(uses)?.inputs;
      if (inputs === undefined) return [];
      return Object.entries(given).filter(([name, value]) => !(name in inputs) || typeof value !== 'string');
    });

    expect(wrong).toEqual([]);
    expect(steps.filter(({ uses = '' }) => ACTION_USES.has(uses)).length).toBeGreaterThan(8);
  });

  test('pin each action to a commit, with the version in a comment', () => {
    const uses = steps.flatMap((step) => step.uses ?? []);

    expect(uses.filter((one) => !ACTION_USES.has(one) && !PINNED.test(one))).toEqual([]);
    expect(
      [...page.matchAll(/^.*- uses: .*$|^ +uses: OWNER\/slipway.*$/gm)].filter(([line]) => !/ # v\d/.test(line)),
    ).toEqual([]);
  });
});

test('each workload is described in the page of the examples', () => {
  const described = findRows(readPage('examples/README.md')).map(([name = '']) => name);

  expect([...described].sort()).toEqual(WORKLOADS.map((name) => `\`${name}\``).sort());
});

describe.each(EXAMPLES)('%s', (path) => {
  const workflow = readWorkflow(path);
  const own = listSteps(workflow).filter(({ uses = '' }) => ACTION_USES.has(uses));

  test('has a step of Slipway in each job with credentials, whose inputs all exist', () => {
    const unknown = own.flatMap((step) => {
      const inputs = ACTION_USES.get(step.uses ?? '')?.inputs ?? {};
      return Object.keys(step.with ?? {}).filter((name) => !Object.hasOwn(inputs, name));
    });

    const jobs = Object.values(workflow.jobs).filter((job) => listPermissions(workflow, job)['id-token'] === 'write');
    expect(jobs.filter(({ steps }) => steps.every(({ uses = '' }) => !ACTION_USES.has(uses)))).toEqual([]);
    expect(jobs).not.toEqual([]);
    expect(unknown).toEqual([]);
  });

  test('gives texts only, since YAML would make a boolean of some', () => {
    expect(own.flatMap((step) => Object.values(step.with ?? {})).filter((value) => typeof value !== 'string')).toEqual(
      [],
    );
  });

  test('reads outputs that exist, of a step of Slipway or of one that writes them', () => {
    const used = [...readPage(path).matchAll(/steps\.([\w-]+)\.outputs\.([\w-]+)/g)];

    const wrong = used.filter(([, id, name = '']) => {
      const step = listSteps(workflow).find((one) => one.id === id);
      const outputs = ACTION_USES.get(step?.uses ?? '')?.outputs ?? {};
      return !Object.hasOwn(outputs, name) && step?.run?.includes(`echo "${name}=`) !== true;
    });

    expect(wrong.map(([text]) => text)).toEqual([]);
  });

  test('hands on outputs of jobs that it needs, and that have them', () => {
    const used = [...readPage(path).matchAll(/needs\.([\w-]+)\.outputs\.([\w-]+)/g)];

    const wrong = used.filter(([, job = '', name = '']) => workflow.jobs[job]?.outputs?.[name] === undefined);

    expect(wrong.map(([text]) => text)).toEqual([]);
  });

  test('has no expression in a script, where it would be code', () => {
    const scripts = listSteps(workflow).flatMap(({ run }) => run ?? []);

    expect(scripts.filter((script) => script.includes('${{'))).toEqual([]);
  });

  test('names the version of Slipway in a comment', () => {
    expect(readPage(path)).toContain(`uses: ${SLIPWAY} # v${VERSION}\n`);
  });
});

describe.each(DEPLOYING)('%s', (path) => {
  test('has the least permissions, a protected environment, and a group of its service there that is never cut off', () => {
    const workflow = readWorkflow(path);
    const [, workload = ''] = path.split('/');
    const service = workload === 'workflows' ? 'web' : workload;
    const jobs = Object.values(workflow.jobs);

    expect(workflow.permissions).toEqual({ contents: 'read', 'id-token': 'write' });
    expect(jobs.at(-1)?.environment).toBe('production');
    expect(jobs.map(({ concurrency }) => concurrency ?? workflow.concurrency)).toEqual(
      jobs.map(({ environment }) => ({ group: `${service}-${environment}`, 'cancel-in-progress': false })),
    );
  });
});

describe('the workflow with an approval', () => {
  const workflow = readWorkflow(APPROVAL);
  const { deploy, approve, abort } = workflow.jobs;

  test('lets only the job that approves wait for reviewers, and no other run deploy meanwhile', () => {
    expect([deploy, approve, abort].map((job) => job?.environment)).toEqual([
      'production',
      'production-approval',
      'production',
    ]);
    expect(workflow.concurrency).toEqual({ group: 'web-production', 'cancel-in-progress': false });
    expect(workflow.permissions).toEqual({ contents: 'read', 'id-token': 'write' });
  });

  test('answers the hook of its own deployment, and hands over no ARN, which may be masked', () => {
    const [approval, rollback] = [approve, abort].map((job) => job?.steps.at(-1)?.with);

    expect(approval?.['hook-id']).toMatch(/^\$\{\{ needs\.deploy\.outputs\.hook-id \}\}$/);
    expect(rollback).toEqual({ ...approval, action: 'rollback' });
    expect(Object.keys(deploy?.outputs ?? {})).toEqual(['verdict', 'hook-id']);
  });
});

describe('the workflow of a monorepo', () => {
  const workflow = readWorkflow(MONOREPO);
  const { changes, deploy } = workflow.jobs;

  test('gives only the job that deploys a login, a protected environment, and a group for each service', () => {
    expect([changes, deploy].map((job) => listPermissions(workflow, job))).toEqual([
      { contents: 'read' },
      { contents: 'read', 'id-token': 'write' },
    ]);
    expect(deploy?.environment).toBe('production');
    expect(deploy?.strategy?.['fail-fast']).toBe(false);
    expect(deploy?.concurrency).toEqual({ group: `\${{ matrix.service }}-production`, 'cancel-in-progress': false });
  });

  test('finds the changed services without another action', () => {
    expect(changes?.steps.map(({ uses }) => uses?.split('@')[0])).toEqual(['actions/checkout', undefined]);
  });
});

describe.each(READING)('%s', (path) => {
  const workflow = readWorkflow(path);
  const jobs = Object.values(workflow.jobs);

  test('takes the role that only reads, without an environment that would wait for a review', () => {
    const roles = listSteps(workflow).flatMap((step) => step.with?.['role-to-assume'] ?? []);

    expect(roles).toEqual(['arn:aws:iam::123456789012:role/plan-web']);
    expect(jobs.filter(({ environment }) => environment !== undefined)).toEqual([]);
  });

  test('has a step of Slipway that changes nothing', () => {
    const inputs = listSteps(workflow).flatMap((step) => (step.uses === SLIPWAY ? [step.with ?? {}] : []));

    expect(inputs.map((given) => given['dry-run'] ?? given.drift)).toEqual(['true']);
  });
});

describe('the plan of a pull request', () => {
  const workflow = readWorkflow('examples/workflows/plan.yml');
  const { plan } = workflow.jobs;

  test('runs only for branches of the same repository, with the permission to comment', () => {
    expect(Object.keys(workflow.on)).toEqual(['pull_request']);
    expect(plan?.if).toBe('github.event.pull_request.head.repo.full_name == github.repository');
    expect(workflow.permissions).toEqual({ contents: 'read', 'id-token': 'write', 'pull-requests': 'write' });
  });

  test('is posted also if it would be refused, and not if there is none', () => {
    expect(plan?.steps.at(-1)?.if).toBe(`\${{ !cancelled() && steps.plan.outputs.plan != '' }}`);
  });
});

test('the check for drift may only read the repository and log in', () => {
  expect(readWorkflow('examples/workflows/drift.yml').permissions).toEqual({ contents: 'read', 'id-token': 'write' });
});

describe.each([...EXAMPLES, ...OWN])('the actions of %s', (path) => {
  test('are pinned to a commit, with the version in a comment', () => {
    const lines = readPage(path)
      .split('\n')
      .filter((line) => /\buses:/.test(line));

    expect(listUses(path).filter((uses) => !ACTION_USES.has(uses) && !PINNED.test(uses))).toEqual([]);
    expect(lines.filter((line) => !/ # v\d+\.\d+\.\d+$/.test(line))).toEqual([]);
  });

  test('never run on events that give the rights of this repository to the code of a fork', () => {
    const events = Object.keys(readWorkflow(path).on);

    expect(events.filter((event) => event === 'pull_request_target' || event === 'workflow_run')).toEqual([]);
  });
});

const READ = { contents: 'read' };

/** What each job needs to do its work. */
const PERMISSIONS: Readonly<Record<string, Readonly<Record<string, Permissions>>>> = {
  '.github/workflows/ci.yml': { prove: READ },
  '.github/workflows/codeql.yml': { analyze: { ...READ, 'security-events': 'write' } },
  '.github/workflows/release.yml': {
    check: READ,
    build: READ,
    draft: { contents: 'write', 'id-token': 'write', attestations: 'write' },
    publish: { contents: 'write', attestations: 'read' },
    npm: { 'id-token': 'write' },
  },
};

describe.each(OWN)('%s', (path) => {
  test('has no permission but to read, and what it is for, given to each job by name', () => {
    const { permissions, jobs } = readWorkflow(path);

    const given = Object.entries(jobs).map(([name, job]) => [name, job.permissions]);
    expect(permissions).toEqual({});
    expect(Object.fromEntries(given)).toEqual(PERMISSIONS[path]);
  });

  test('puts no expression into a shell script, where its text would be code', () => {
    expect(listSteps(readWorkflow(path)).filter(({ run }) => run?.includes('${{'))).toEqual([]);
  });
});

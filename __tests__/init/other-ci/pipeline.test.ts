import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { parseArguments } from '../../../src/cli/arguments.ts';
import { describeSetup } from '../../../src/init/describe-setup.ts';
import { renderPipeline } from '../../../src/init/other-ci/pipeline.ts';
import { aServiceSetup, aSetup, WORKER } from '../../support/builders/setups.ts';

const CIS = ['gitlab', 'circleci', 'jenkins'] as const;
const SERVICES = { 'one service': [aServiceSetup()], 'two services': [aServiceSetup(), WORKER] };

const CASES = CIS.flatMap((ci) =>
  Object.entries(SERVICES).map(([count, services]) => {
    const deployment = describeSetup(aSetup({ ci, services }), 'OWNER/slipway@COMMIT');
    return { ci, count, services, content: renderPipeline(ci, deployment).content };
  }),
);

describe('the pipeline', () => {
  test.each(CASES)('of $ci keeps the job summary of $count', ({ content }) => {
    expect(content.replaceAll('--summary summary.md', '')).toContain('summary.md');
  });

  test.each(CASES)('of $ci deploys $count by command lines that Slipway understands', ({ services, content }) => {
    const commands = [...content.matchAll(/npx --yes slipway@\S+ (.*?)'?(?: \}|$)/gm)].map(([, line = '']) => line);

    const read = commands.map((line) => parseArguments(line.split(' ')));
    expect(read.map((line) => ('raw' in line ? line.raw('service') : line))).toEqual(services.map(({ name }) => name));
  });

  test.each(CASES.filter(({ ci }) => ci !== 'jenkins'))(
    'of $ci is YAML with a job for $count',
    ({ content, services }) => {
      const read = parse(content);

      const jobs = Object.keys(read.jobs ?? read).filter((name) => name.startsWith('deploy-'));
      expect(jobs).toEqual(services.map(({ name }) => `deploy-${name}`));
    },
  );

  test.each(CASES)('of $ci deploys $count one at a time', ({ content }) => {
    expect(content).toMatch(/resource_group:|serial-group:|disableConcurrentBuilds/);
  });
});

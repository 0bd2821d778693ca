import { describe, expect, test } from '@jest/globals';
import { comparePlatforms, type Machines } from '../../src/image/platform.ts';

const NOTHING = { isFargate: false, architectures: [] };
const FARGATE = { isFargate: true, architectures: [] };
const AMD = ['linux/amd64'];
const ARM = ['linux/arm64'];
const WINDOWS = ['windows/amd64'];

function aDocument(runtimePlatform?: object): { readonly family: string } {
  return {
    family: 'web',
    containerDefinitions: [
      { name: 'web', image: 'web@x' },
      { name: 'proxy', image: 'proxy:1' },
    ],
    ...(runtimePlatform === undefined ? {} : { runtimePlatform }),
  } as { readonly family: string };
}

function countFindings(document: object, machines: Machines, platforms: readonly string[]): string {
  const { errors, notices } = comparePlatforms({ ...document }, machines, [{ reference: 'web@x', platforms }]);
  return `${errors.length} faults, ${notices.length} notices`;
}

describe('an image and what its tasks run on', () => {
  const arm = { cpuArchitecture: 'ARM64' };
  const instances = (...architectures: string[]) => ({ isFargate: false, architectures });

  test.each([
    { name: 'X86_64 is amd64', said: { cpuArchitecture: 'X86_64' }, machines: NOTHING, platforms: AMD, isFit: true },
    {
      name: 'X86_64 is not arm64',
      said: { cpuArchitecture: 'X86_64' },
      machines: NOTHING,
      platforms: ARM,
      isFit: false,
    },
    { name: 'ARM64 is arm64', said: arm, machines: FARGATE, platforms: ARM, isFit: true },
    { name: 'ARM64 is not amd64', said: arm, machines: FARGATE, platforms: AMD, isFit: false },
    { name: 'one of an index fits', said: arm, machines: FARGATE, platforms: [...AMD, ...ARM], isFit: true },
    { name: 'Fargate runs amd64 by default', said: undefined, machines: FARGATE, platforms: AMD, isFit: true },
    {
      name: 'Fargate does not run arm64 by default',
      said: undefined,
      machines: FARGATE,
      platforms: ARM,
      isFit: false,
    },
    {
      name: 'Windows needs an image of Windows',
      said: { operatingSystemFamily: 'WINDOWS_SERVER_2022_CORE' },
      machines: FARGATE,
      platforms: AMD,
      isFit: false,
    },
    {
      name: 'Windows has one',
      said: { operatingSystemFamily: 'WINDOWS_SERVER_2022_CORE' },
      machines: FARGATE,
      platforms: WINDOWS,
      isFit: true,
    },
    {
      name: 'Linux is not Windows',
      said: { operatingSystemFamily: 'LINUX' },
      machines: FARGATE,
      platforms: WINDOWS,
      isFit: false,
    },
    {
      name: 'instances of arm64 run it unasked',
      said: undefined,
      machines: instances('arm64'),
      platforms: ARM,
      isFit: true,
    },
    {
      name: 'instances of x86_64 alone do not',
      said: undefined,
      machines: instances('x86_64'),
      platforms: ARM,
      isFit: false,
    },
    {
      name: 'machines that nobody knows are not judged',
      said: undefined,
      machines: NOTHING,
      platforms: ARM,
      isFit: true,
    },
    { name: 'an image that nobody knows is not judged', said: arm, machines: FARGATE, platforms: [], isFit: true },
  ])('$name', ({ said, machines, platforms, isFit }) => {
    expect(countFindings(aDocument(said), machines, platforms)).toBe(`${isFit ? 0 : 1} faults, 0 notices`);
  });

  test('what does not fit is named, with both ways out', () => {
    expect(comparePlatforms({ ...aDocument(arm) }, FARGATE, [{ reference: 'web@x', platforms: AMD }])).toEqual({
      errors: [
        {
          kind: 'input',
          message: 'Image web@x is built for linux/amd64, but the task definition needs linux/arm64.',
          advice:
            'Build it for that platform: platforms: linux/arm64. Or set runtimePlatform in the task definition to that of the image.',
        },
      ],
      notices: [],
    });
  });

  test('a cluster of both architectures is warned of an image for one', () => {
    const machines = instances('x86_64', 'arm64');

    expect(comparePlatforms({ ...aDocument() }, machines, [{ reference: 'web@x', platforms: AMD }])).toEqual({
      errors: [],
      notices: [
        {
          level: 'warning',
          text: 'Image web@x is built for linux/amd64, but the cluster with its container instances needs linux/amd64 and linux/arm64. Tasks placed on other instances will not start.',
          advice: 'Build it for that platform: platforms: linux/amd64,linux/arm64.',
        },
      ],
    });
  });

  test("an image that the document does not name is nobody's concern", () => {
    const images = [{ reference: 'elsewhere@x', platforms: AMD }];

    expect(comparePlatforms({ ...aDocument(arm) }, FARGATE, images)).toEqual({ errors: [], notices: [] });
  });
});

test('a platform that is no text says nothing', () => {
  const odd = aDocument({ cpuArchitecture: { toString: 1 }, operatingSystemFamily: { toString: 1 } });

  expect(countFindings(odd, NOTHING, ARM)).toBe('0 faults, 0 notices');
  expect(countFindings(aDocument(), { isFargate: false, architectures: ['constructor'] }, ARM)).toBe(
    '0 faults, 0 notices',
  );
});

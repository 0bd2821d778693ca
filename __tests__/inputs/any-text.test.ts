/** What holds for any text in any input: a value, or errors that are safe to print. */

import { describe, expect, test } from '@jest/globals';
import {
  CLUSTER,
  durationIn,
  integerIn,
  parseBoolean,
  REVISION_ARN,
  SERVICE,
  textOf,
} from '@slipway/ecs-rules/grammar';
import { isTag, parseImageReference } from '@slipway/ecs-rules/images';
import { formatInputError } from '@slipway/ecs-rules/text';
import fc from 'fast-check';
import { formatImageReference } from '../../packages/ecs-rules/__tests__/support/builders/format-image-reference.ts';
import { INPUT_NAMES, INPUTS, type InputName } from '../../src/inputs/declarations.ts';
import { anyHostileText } from '../support/generators/hostile-text.ts';
import { errorsOf } from './raw-inputs.ts';

/** A longer run: `SLIPWAY_MUTATIONS=1000000 npm test -- any-text`. */
const RUNS = Number(process.env.SLIPWAY_MUTATIONS ?? 10_000);
const TIME_LIMIT_MS = 1_200_000 + 100 * RUNS;

const CANARY = 'c@nary-7f3a';

/** Inputs whose values may be secrets. */
const PRIVATE: readonly InputName[] = [
  'environment-variables',
  'secrets',
  'build-args',
  'build-secrets',
  'build-flags',
  'labels',
  'cache-from',
  'cache-to',
  'docker-labels',
  'log-configuration-options',
  'command',
  'run-task-container-overrides',
  'run-task-tags',
  'run-task-capacity-provider-strategy',
  'run-task-managed-ebs-volume',
];

const anyName = fc.constantFrom(...INPUT_NAMES);
const shellText = fc.constantFrom(
  '$(id)',
  '`id`',
  '; rm -rf /',
  '&& id',
  '| id',
  '"',
  "'",
  '\\',
  '-x',
  '--push',
  '../..',
);
const anyText = fc.oneof(anyHostileText(), fc.string({ unit: 'binary', maxLength: 300 }), shellText, fc.json());
const repeated = fc
  .tuple(
    fc.constantFrom('a', 'a ', '-', ':', ':a', '/', 'a.', '_', '//@', '=', 'a=\n', ',', '"', '\\', '[', '{"a":', '\n'),
    anyName,
  )
  .map(([piece, name]) => ({ name, text: piece.repeat(131_072 / piece.length) }));

describe('any text in any input', () => {
  test(
    'is a value, or errors of one line that a log, a terminal and a runner take for text',
    () => {
      fc.assert(
        fc.property(fc.dictionary(anyName, anyText, { maxKeys: 4 }), (inputs) => {
          for (const error of errorsOf(inputs)) {
            expect(formatInputError(error)).toMatch(
              /^[A-Za-z-]+(?::| must) (?:\t|(?!##\[)[^\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}])+\.$/u,
            );
          }
        }),
        { numRuns: RUNS },
      );
    },
    TIME_LIMIT_MS,
  );

  test('as long as an environment variable may be is judged, and reported in few words', () => {
    fc.assert(
      fc.property(repeated, ({ name, text }) => {
        const reported = errorsOf({ [name]: text }).map(formatInputError);

        expect(reported.length).toBeLessThanOrEqual(40);
        expect(Math.max(0, ...reported.map((line) => line.length))).toBeLessThan(1_000);
      }),
      { numRuns: 300 },
    );
  });

  test('has its errors reported in the order of the inputs, all at once', () => {
    const refusing = INPUT_NAMES.filter((name) => 'errors' in INPUTS[name].parse('-\u0007'));
    const wrong = fc.uniqueArray(fc.constantFrom(...refusing), { minLength: 1 });

    fc.assert(
      fc.property(wrong, (names) => {
        const reported = errorsOf(Object.fromEntries(names.map((name) => [name, '-\u0007'])));

        const inOrder = INPUT_NAMES.filter((name) => names.includes(name));
        const seen = [...new Set(reported.map((error) => error.input))];
        expect(seen.slice(0, inOrder.length)).toEqual(inOrder);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('what may be a secret', () => {
  test(
    'is in no error, whatever is wrong with its input',
    () => {
      const around = fc.oneof(
        fc.constantFrom('', 'A=', 'id=', '--', '[', '{"name":"', '[{"name":"a","x":"', '\u0007'),
        anyHostileText(),
      );

      fc.assert(
        fc.property(fc.constantFrom(...PRIVATE), around, around, (name, before, after) => {
          const reported = errorsOf({ [name]: `${before.replaceAll('=', ' ')}A=${CANARY}${after}` }).map(
            formatInputError,
          );

          expect(reported.join('\n')).not.toContain(CANARY);
        }),
        { numRuns: RUNS },
      );
    },
    TIME_LIMIT_MS,
  );

  test.each<InputName>(['image', 'repository', 'service', 'cluster', 'image-tag'])(
    'is not shown when it is the user of a URL in %s',
    (name) => {
      const reported = errorsOf({ [name]: `https://x:${CANARY}@host.example/web` }).map(formatInputError);

      expect(reported).not.toEqual([]);
      expect(reported.join('\n')).not.toContain(CANARY);
    },
  );

  test('is not shown when it is an attribute of a cache', () => {
    expect(
      errorsOf({ repository: 'web', 'cache-to': `type=s3, secret_access_key=${CANARY}` }).map(formatInputError),
    ).toEqual([
      'cache-to: an item is not a cache location. Use an image reference or attributes such as type=registry,ref=…, without spaces.',
    ]);
  });
});

describe('JSON in an input', () => {
  test.each([
    ['a member twice', '[{"name": "a", "x": {"b": 1, "\\u0062": 2}}]', 'an object has a field twice'],
    ['__proto__', '[{"name": "a", "__proto__": {}}]', 'a field is named __proto__'],
    ['a number beyond all', '[{"name": "a", "cpu": 1e999}]', 'a number is too large to be exact in JSON'],
    ['a number beyond 2^53', '[{"name": "a", "cpu": 9007199254740993}]', 'a number is too large to be exact in JSON'],
    ['half a character', '[{"name": "a", "x": ["\\ud800"]}]', 'a string contains a NUL or a lone surrogate'],
    ['NUL in a name', '[{"name": "a", "\\u0000": 1}]', 'a string contains a NUL or a lone surrogate'],
  ])('with %s is refused', (_, overrides, problem) => {
    const inputs = { 'task-definition-family': 'web', 'run-task': 'true', 'run-task-container-overrides': overrides };

    expect(errorsOf(inputs)).toEqual([{ input: 'run-task-container-overrides', problem, advice: 'Correct it' }]);
  });

  test.each(['[]', '{}', '"a":', '{"a": [1, {"a": "}{"}], "b": "\\"a\\":"}'])(
    'with the same name elsewhere is taken: %s',
    (x) => {
      const overrides = JSON.stringify([
        { name: 'a', x },
        { name: 'b', x },
      ]);

      expect(
        errorsOf({ 'task-definition-family': 'web', 'run-task': 'true', 'run-task-container-overrides': overrides }),
      ).toEqual([]);
    },
  );

  test('as deep as its length allows is judged', () => {
    const deep = `[{"name":"a","x":${'['.repeat(4_000)}${']'.repeat(4_000)}}]`;

    expect(
      errorsOf({ 'task-definition-family': 'web', 'run-task': 'true', 'run-task-container-overrides': deep }),
    ).toEqual([
      {
        input: 'run-task-container-overrides',
        problem: 'the value is nested too deeply',
        advice: 'Correct it',
      },
    ]);
  });

  test('with NUL in a command is refused', () => {
    expect(errorsOf({ 'task-definition-family': 'web', command: '["sh", "\\u0000"]' })).toHaveLength(1);
  });
});

describe('what is printed is read back', () => {
  test('whole numbers within their bounds, and none outside', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), fc.nat(1_000_000), fc.nat(1_000_000), (from, to, number) => {
        const parsed = integerIn({ from, to })(String(number));

        if (number >= from && number <= to) expect(parsed).toEqual({ value: number });
        else expect(parsed).toHaveProperty('errors');
      }),
    );
  });

  test('durations, to the millisecond', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1_000, max: 3_600_000 }), (ms) => {
        expect(durationIn({ from: 1, to: 3_600, unit: 'seconds' })((ms / 1_000).toFixed(3))).toEqual({ value: ms });
      }),
    );
  });

  test('booleans', () => {
    expect([true, false].map((value) => parseBoolean(String(value)))).toEqual([{ value: true }, { value: false }]);
  });

  test('image references, part by part', () => {
    const word = fc.stringMatching(/^[a-z0-9]{1,8}(?:(?:[._]|__|-{1,3})[a-z0-9]{1,8}){0,2}$/);
    const parts = fc.record(
      {
        registry: fc.constantFrom(
          'localhost',
          'localhost:5000',
          'r.example',
          'R.example:443',
          '10.0.0.1:5000',
          '[::1]:5000',
        ),
        repository: fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join('/')),
        tag: fc.stringMatching(/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/),
        digest: fc.stringMatching(/^sha256:[0-9a-f]{64}$/),
      },
      { requiredKeys: ['repository'] },
    );
    const isHostLike = (name: string) => /^(?:[^/]*[.:][^/]*|localhost)\//.test(name);

    fc.assert(
      fc.property(parts, (reference) => {
        fc.pre(reference.registry !== undefined || !isHostLike(reference.repository));

        const text = formatImageReference(reference);
        expect(parseImageReference(text)).toEqual({ text, ...reference });
      }),
      { numRuns: 2_000 },
    );
  });

  test('any text that is taken for an image reference', () => {
    const pieces = fc.array(
      fc.constantFrom('a', 'A', '0', '.', '_', '-', '/', ':', '@', 'sha256:', 'f'.repeat(64), 'localhost', '[', ']'),
      {
        maxLength: 8,
      },
    );

    fc.assert(
      fc.property(pieces, (some) => {
        const text = some.join('');
        const reference = parseImageReference(text);
        if (reference === undefined) return;

        expect(formatImageReference(reference)).toBe(text);
        expect(reference.tag === undefined || isTag(reference.tag)).toBe(true);
      }),
      { numRuns: 10_000 },
    );
  });

  test.each([
    ['a cluster', CLUSTER, 'cluster/production'],
    ['a service', SERVICE, 'service/production/web'],
    ['a revision', REVISION_ARN, 'task-definition/web:42'],
  ])('the ARN of %s of every partition, and no other ARN', (_, grammar, resource) => {
    const partition = fc.constantFrom('aws', 'aws-cn', 'aws-us-gov', 'aws-iso', 'aws-iso-b', 'aws-eusc');
    const region = fc.constantFrom('eu-west-1', 'cn-north-1', 'us-gov-west-1', 'us-iso-east-1');
    const account = fc.stringMatching(/^\d{12}$/);

    fc.assert(
      fc.property(partition, region, account, fc.nat(), (ofPartition, ofRegion, ofAccount, place) => {
        const arn = `arn:${ofPartition}:ecs:${ofRegion}:${ofAccount}:${resource}`;
        expect(textOf(grammar)(` ${arn}\n`)).toEqual({ value: arn });

        const at = place % arn.indexOf('/');
        const broken = `${arn.slice(0, at)}*${arn.slice(at + 1)}`;
        expect(textOf(grammar)(broken)).toHaveProperty('errors');
      }),
    );
  });
});

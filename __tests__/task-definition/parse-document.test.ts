import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { formatDocumentError } from '../../src/task-definition/document-error.ts';
import { parseDocument } from '../../src/task-definition/parse-document.ts';
import { aDescribed, aDocument } from './documents.ts';

async function errorsOf(text: string): Promise<readonly string[]> {
  const parsed = await parseDocument(text, 'web.yml');
  return 'errors' in parsed ? parsed.errors.map(formatDocumentError) : [];
}

/** The document of a file that is right. */
async function documentOf(...file: Parameters<typeof parseDocument>): Promise<unknown> {
  const parsed = await parseDocument(...file);
  return 'document' in parsed ? parsed.document : parsed.errors;
}

describe('a task definition file', () => {
  test('in JSON is read', async () => {
    const document = aDocument({ cpu: '256', x: { unknown: [1, 2.5, true, 'x/\ud83d\ude00'] } });

    expect(await documentOf(JSON.stringify(document, null, '\t'), 'web.json')).toEqual(document);
  });

  test('in YAML is read, whatever its name says', async () => {
    const text = [
      '# our web',
      'family: web',
      'containerDefinitions:',
      '  - name: web',
      '    image: registry.example/web:1',
      '    essential: true',
      '    command: &shell [sh, -c, "exec \\"$0\\""]',
      '    entryPoint: *shell',
    ].join('\r\n');

    expect({ document: await documentOf(text, 'web.txt') }).toEqual({
      document: {
        family: 'web',
        containerDefinitions: [
          {
            name: 'web',
            image: 'registry.example/web:1',
            essential: true,
            command: ['sh', '-c', 'exec "$0"'],
            entryPoint: ['sh', '-c', 'exec "$0"'],
          },
        ],
      },
    });
  });

  test('with a byte order mark is read', async () => {
    expect(await documentOf(`\ufeff${JSON.stringify(aDocument())}`, 'web.json')).toEqual(aDocument());
  });

  test('as described is unwrapped, and loses what only answers hold', async () => {
    const described = { taskDefinition: aDescribed(aDocument()), tags: [{ key: 'team', value: 'shop' }] };

    const parsed = await parseDocument(JSON.stringify(described), 'described.json');

    expect('document' in parsed && Object.keys(parsed.document).sort()).toEqual([
      'containerDefinitions',
      'family',
      'placementConstraints',
      'tags',
      'volumes',
    ]);
  });

  test('loses fields that are null, but for those whose names are to stay', async () => {
    const text = JSON.stringify({
      ...aDocument(),
      cpu: null,
      volumes: null,
      containerDefinitions: [{ name: 'web', environment: null, secrets: null }],
    });

    expect({ document: await documentOf(text, 'web.json', ['volumes', 'environment']) }).toEqual({
      document: { family: 'web', volumes: null, containerDefinitions: [{ name: 'web', environment: null }] },
    });
  });

  test('keeps words of YAML 1.1 as the text that they are', async () => {
    const text = 'family: web\ncontainerDefinitions:\n  - {name: web, environment: [{name: DEBUG, value: yes}]}';

    expect({ document: await documentOf(text, 'web.yml') }).toEqual({
      document: {
        family: 'web',
        containerDefinitions: [{ name: 'web', environment: [{ name: 'DEBUG', value: 'yes' }] }],
      },
    });
  });
});

describe('an invalid file is refused', () => {
  const CONTAINERS = 'containerDefinitions: [{name: web}]\n';

  test.each<readonly [string, string, readonly string[]]>([
    [
      'when a name is there twice',
      'family: web\ncontainerDefinitions:\n  - name: web\n    image: a\n    image: b',
      ['web.yml:5 containerDefinitions[0].image: is duplicated. Keep one, or correct its name.'],
    ],
    [
      'when it would reach for the prototype',
      `family: web\n${CONTAINERS}__proto__: {polluted: true}`,
      ['web.yml:3 __proto__: is not allowed as a field name. Keep one, or correct its name.'],
    ],
    [
      'when a number is beyond what JSON carries',
      `family: web\n${CONTAINERS}cpu: 1e999`,
      ['web.yml:3 cpu: is a number that JSON cannot represent exactly. Quote it if it is meant as text.'],
    ],
    [
      'when a text holds NUL',
      `${CONTAINERS}family: "a\\0b"`,
      ['web.yml:2 family: contains a NUL or a lone surrogate. Retype the text.'],
    ],
    [
      'when a text holds half a character',
      `${CONTAINERS}family: "\\ud83d"`,
      ['web.yml:2 family: contains a NUL or a lone surrogate. Retype the text.'],
    ],
    [
      'when an alias has no anchor',
      `${CONTAINERS}family: *canary`,
      ['web.yml:2 family: is an alias without an anchor. Set its anchor before it, or quote the "*".'],
    ],
    [
      'when an alias holds itself',
      `family: web\n${CONTAINERS}volumes: &all [*all]`,
      [
        `web.yml:3 volumes${'[0]'.repeat(32)}: has more nodes than a task definition can have (aliases included). Write the document without aliases, or make it smaller.`,
      ],
    ],
    [
      'when it has a YAML tag',
      `family: !Sub canary\n${CONTAINERS}`,
      ['web.yml:1: has an unsupported YAML tag ("!…"). Correct this line or the one before it.'],
    ],
    [
      'when it has a tag of bytes, sets or dates, which have no form in JSON',
      `family: web\n${CONTAINERS}x: !!binary aGk=\ny: !!omap [a: 1]`,
      [
        'web.yml:3: has an unsupported YAML tag ("!…"). Correct this line or the one before it.',
        'web.yml:4: has an unsupported YAML tag ("!…"). Correct this line or the one before it.',
      ],
    ],
    [
      'when it has a merge key, which ECS would pass over',
      'family: web\nx: &base {memory: 5}\ncontainerDefinitions:\n  - name: web\n    <<: *base',
      [
        'web.yml:5 containerDefinitions[0].(a name): is a merge key, which YAML 1.2 does not support. Write out the fields instead.',
      ],
    ],
    [
      'when a member has no name',
      `family: web\n${CONTAINERS}: canary`,
      ['web.yml:3 (a name): is a field without a name. Keep one, or correct its name.'],
    ],
    [
      'when a number is nearer to nothing than JSON carries',
      `family: web\n${CONTAINERS}cpu: 1e-999`,
      ['web.yml:3 cpu: is a number that JSON cannot represent exactly. Quote it if it is meant as text.'],
    ],
    [
      'when it is cut off',
      '{"family": "canary", "containerDefinitions": [',
      [
        'web.yml:1: is not indented as JSON or YAML must be, or a bracket before this line is not closed. Correct this line or the one before it.',
        'web.yml:1: is missing a bracket, quote, comma or colon. Correct this line or the one before it.',
      ],
    ],
    [
      'when it holds two documents',
      'family: web\n---\nfamily: canary',
      ['web.yml:2: contains more than one document. Correct this line or the one before it.'],
    ],
    [
      'when something stands behind its end',
      `{"family": "web"} ]`,
      ['web.yml:1: contains something unexpected. Correct this line or the one before it.'],
    ],
    ['when it is empty', '', ['web.yml: is not an object. Give a task definition with its fields.']],
    ['when it is a list', '[1]', ['web.yml: is not an object. Give a task definition with its fields.']],
    [
      'when it is over 256 KiB',
      ' '.repeat(262_145),
      ['web.yml: is longer than 256 KiB. Give a task definition; ECS takes 64 KiB.'],
    ],
    [
      'when it lacks the members of a task definition',
      '{"name": "canary"}',
      [
        'web.yml:1 family: is missing. Use letters, digits, "_" and "-", at most 255.',
        'web.yml:1 containerDefinitions: is not a list of containers. Add at least one container.',
        'web.yml:1 name: is an unknown field, which ECS ignores. It belongs in containerDefinitions.',
      ],
    ],
    [
      'when its fields are those of CloudFormation',
      '{"Family": "web", "ContainerDefinitions": []}',
      [
        'web.yml:1 family: is missing. Use letters, digits, "_" and "-", at most 255.',
        'web.yml:1 containerDefinitions: is not a list of containers. Add at least one container.',
        'web.yml:1 Family: is an unknown field, which ECS ignores. Did you mean family?',
        'web.yml:1 ContainerDefinitions: is an unknown field, which ECS ignores. Did you mean containerDefinitions?',
      ],
    ],
    [
      'when it is a list of containers',
      '[\n  {"name": "web", "image": "canary"}\n]',
      [
        'web.yml: is a list of containers without the task definition around it. Write {"family": "…", "containerDefinitions": […]} around the list.',
      ],
    ],
    [
      'when it is a list of task definitions',
      '[{"family": "web", "containerDefinitions": []}, {"family": "canary"}]',
      [
        'web.yml: is a list of task definitions; one file has one task definition. Write each task definition into a file of its own, without the list around it.',
      ],
    ],
    [
      'when it is a list of described task definitions',
      '- taskDefinition: {family: web}',
      [
        'web.yml: is a list of task definitions; one file has one task definition. Write each task definition into a file of its own, without the list around it.',
      ],
    ],
    [
      'when its only container is null',
      'family: web\ncontainerDefinitions:\n  - null',
      ['web.yml:3 containerDefinitions[0]: is null, not an object. Set the fields of a container, or remove it.'],
    ],
    [
      'when it is a Compose file',
      'services:\n  web:\n    image: canary',
      [
        'web.yml: is a Compose file, not a task definition. Write a task definition with family and containerDefinitions; aws ecs describe-task-definition shows the current one.',
      ],
    ],
    [
      'when it is a template of CloudFormation',
      'Resources:\n  Web:\n    Type: AWS::ECS::TaskDefinition',
      [
        'web.yml: is a template of CloudFormation, not a task definition. Write a task definition with family and containerDefinitions; aws ecs describe-task-definition shows the current one.',
      ],
    ],
    [
      'when a source is among the variables',
      'family: web\ncontainerDefinitions:\n  - name: web\n    environment:\n      - {name: A, value: a}\n      - {name: B, valueFrom: canary}',
      [
        'web.yml:6 containerDefinitions[0].environment[1].valueFrom: belongs in secrets: ECS ignores valueFrom in environment. Move the entry to the list secrets of the container.',
      ],
    ],
    [
      'when a value is among the secrets',
      'family: web\ncontainerDefinitions:\n  - name: web\n    secrets: [{name: B, value: canary}]',
      [
        'web.yml:4 containerDefinitions[0].secrets[0].value: belongs in environment: ECS ignores value in secrets. Move the entry to the list environment of the container.',
      ],
    ],
    [
      'when containers are wrong, each in its place',
      [
        'family: web',
        'containerDefinitions:',
        '  - {name: web, essential: false, image: {}}',
        '  - {name: web, essential: "no", environment: {A: canary}}',
        '  - canary',
        '  - {secrets: [{name: A}], environment: [{name: PORT, value: {}}]}',
      ].join('\n'),
      [
        'web.yml:4 containerDefinitions[1].essential: is not a boolean. Write true or false, not quoted.',
        'web.yml:3 containerDefinitions[0].image: is not text. Set an image reference.',
        'web.yml:4 containerDefinitions[1].environment: is not a list. Write a list of objects with name and value.',
        'web.yml:5 containerDefinitions[2]: is not an object. Set the fields of a container.',
        'web.yml:6 containerDefinitions[3].name: is missing. Use letters, digits, "_" and "-", at most 255.',
        'web.yml:6 containerDefinitions[3].environment[0].value: is not text. Write it as text, in quotes.',
        'web.yml:6 containerDefinitions[3].secrets[0].valueFrom: is not text. Write it as text, in quotes.',
        'web.yml:4 containerDefinitions[1].name: is already the name of another container. Give each container its own name.',
      ],
    ],
    [
      'when no container is essential, inside a described document, too',
      '{"taskDefinition": {"family": "web",\n"containerDefinitions": [{"name": "web", "essential": false}]}}',
      ['web.yml:2 taskDefinition.containerDefinitions: has no essential container. Make one of them essential.'],
    ],
  ])('%s', async (_, text, errors) => {
    expect(await errorsOf(text)).toEqual(errors);
  });

  test.each([
    ['brackets', '['.repeat(200_000)],
    ['closed brackets', '['.repeat(5_000) + ']'.repeat(5_000)],
    ['objects', '{"a":'.repeat(10_000)],
    ['block lists', `${'- '.repeat(10_000)}a`],
    ['indented members', Array.from({ length: 600 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')],
  ])('when %s are nested too deep', async (_, text) => {
    expect(await errorsOf(text)).toEqual(['web.yml: is nested too deeply. Reduce the nesting.']);
  });

  test.each<readonly [string, (count: number) => string, number, string]>([
    [
      'aliases',
      (count) => `family: &web web\n${CONTAINERS}x: [${Array.from({ length: count }, () => '*web').join(', ')}]`,
      100,
      'has more nodes than a task definition can have (aliases included)',
    ],
    ['characters', (count) => JSON.stringify(aDocument()).padEnd(count), 262_144, 'is longer than 256 KiB'],
  ])('when there are more %s than a task definition has, and not before', async (_, make, most, words) => {
    expect(await errorsOf(make(most))).toEqual([]);
    expect((await errorsOf(make(most + 1))).join()).toContain(words);
  });

  test('and of many errors the first 20 are reported', async () => {
    const containers = Array.from({ length: 30 }, (_, at) => ({ name: `c${at}`, image: [] }));

    expect(await errorsOf(JSON.stringify({ family: 'web', containerDefinitions: containers }))).toHaveLength(20);
  });

  test('when aliases would make it grow without bound', async () => {
    const levels = Array.from({ length: 30 }, (_, level) => `a${level + 1}: &a${level + 1} [*a${level}, *a${level}]`);

    expect((await errorsOf(['a0: &a0 [1]', ...levels].join('\n'))).at(-1)).toMatch(
      /has more nodes than a task definition can have/,
    );
  });
});

describe('whatever is done to a file', () => {
  const CANARY = 'canary 7f3a';
  const valid = JSON.stringify({
    ...aDocument(),
    containerDefinitions: [{ name: 'web', image: CANARY, environment: [{ name: 'KEY', value: CANARY }] }],
  });
  const mutation = fc.record({
    at: fc.nat(valid.length),
    cut: fc.nat(12),
    put: fc.oneof(
      fc.constantFrom(
        '{',
        '[',
        '}',
        ']',
        '"',
        ':',
        ',',
        '*',
        '&a ',
        '\n',
        '- ',
        '\t',
        '!x ',
        '\0',
        '\ud800',
        '---\n',
        '"__proto__":1,',
      ),
      fc.string({ maxLength: 5 }),
    ),
  });

  test('reading neither throws nor quotes the content, and a document read is one', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(mutation, { minLength: 1, maxLength: 4 }), async (mutations) => {
        const text = mutations.reduce((all, { at, cut, put }) => all.slice(0, at) + put + all.slice(at + cut), valid);

        const parsed = await parseDocument(text, 'web.json');

        if ('document' in parsed) expect(Array.isArray(parsed.document.containerDefinitions)).toBe(true);
        else expect(parsed.errors.map(formatDocumentError).join('\n')).not.toContain(CANARY);
      }),
      { numRuns: 10_000 },
    );
  });
});

const COMMENT = 'JSON has no comments: line';
const NO_COMMENT = 'Remove the comments, or write the file in YAML, with # for comments.';

describe('a file of JSON with comments is refused with the line of the first', () => {
  test.each<readonly [string, readonly string[], string]>([
    ['on a line of its own', ['{', '  // canary', '  "family": "web"', '}'], 'web.yml:2: # 2 starts one with //'],
    ['behind a value', ['{"family": "web", // canary', '"cpu": "256"}'], 'web.yml:1: # 1 starts one with //'],
    ['inside a line', ['{"family": "http://a", /* canary */ "cpu": "1"}'], 'web.yml:1: # 1 starts one with /*'],
    ['before everything', ['/* canary', '*/', '{"family": "web"}'], 'web.yml:1: # 1 starts one with /*'],
    [
      'and with commas at the ends of lists',
      ['{"family": "web", // a', '"volumes": [1,],}'],
      'web.yml:1: # 1 starts one with //',
    ],
    ['in a file that is wrong otherwise, too', ['{', '// a', '"family" "web"}'], 'web.yml:2: # 2 starts one with //'],
  ])('%s', async (_, lines, words) => {
    expect(await errorsOf(lines.join('\n'))).toEqual([`${words.replace('#', COMMENT)}. ${NO_COMMENT}`]);
  });

  test('but slashes in texts are none, in JSON or YAML', async () => {
    const container = '"containerDefinitions": [{"name": "web", "command": ["// a", "/* b */", "http://c"]}]';

    expect(await errorsOf(`{"family": "web", ${container}}`)).toEqual([]);
    expect(await errorsOf(`{family: web, x: http://a, y: b // c, ${container}}`)).toEqual([]);
    expect(await errorsOf(`\ufeff{"family": "web", ${container}}`)).toEqual([]);
  });
});

const UNFILLED = 'this placeholder was not replaced';
const FILL = 'Fill it in before this step, for example with envsubst, sed or jq.';

describe('a template that was not filled in is refused by its placeholders', () => {
  test.each<readonly [string, string, readonly string[]]>([
    [
      'in the family',
      '{"family": "\u0024{ENVIRONMENT}-web", "containerDefinitions": [{"name": "web"}]}',
      [':1 family: #: \u0024{ENVIRONMENT}'],
    ],
    [
      'for a number of Jinja',
      '{"family": "web",\n"containerDefinitions": [{"name": "web",\n"memory": {{ MEMORY }}}]}',
      [':3 containerDefinitions[0].memory: #: {{ MEMORY }}'],
    ],
    [
      'for a number of a shell',
      '{"family": "web",\n"containerDefinitions": [{"name": "web",\n"memory": \u0024{MEMORY} }]}',
      [':3 containerDefinitions[0].memory: #: \u0024{MEMORY}'],
    ],
    [
      'for a number in quotes',
      '{"family": "web", "containerDefinitions": [{"name": "web", "memory": "<MEMORY>"}]}',
      [':1 containerDefinitions[0].memory: #: <MEMORY>'],
    ],
    [
      'for a number of YAML',
      'family: web\ncontainerDefinitions:\n  - name: web\n    memory: {{ MEMORY }}\n',
      [':4 containerDefinitions[0].memory: #: {{ MEMORY }}'],
    ],
    [
      'for a boolean and a list',
      '{"family": "web", "containerDefinitions": [{"name": "web", "essential": "%ESSENTIAL%", "links": "\u0024{LINKS}"}]}',
      [':1 containerDefinitions[0].essential: #: %ESSENTIAL%', ':1 containerDefinitions[0].links: #: \u0024{LINKS}'],
    ],
    [
      'for all containers',
      '{"family": "web", "containerDefinitions": {{ containers | tojson }}}',
      [':1 containerDefinitions: #'],
    ],
    [
      'in the name of a container, with all others',
      '{"family": "web", "executionRoleArn": "arn:aws:iam::<ACCOUNT_ID>:role/x",\n"containerDefinitions": [{"name": "$APP", "image": "<IMAGE>"}]}',
      [':1 executionRoleArn: #: <ACCOUNT_ID>', ':2 containerDefinitions[0].name: #: $APP'],
    ],
    [
      'in the syntax of a template',
      '{"family": "web",\n{% if debug %}\n"cpu": "1",\n{% endif %}\n"memory": "2"}',
      [':2: #: {% if debug %}', ':4: #: {% endif %}'],
    ],
  ])('%s', async (_, text, errors) => {
    expect(await errorsOf(text)).toEqual(errors.map((error) => `web.yml${error.replace('#', UNFILLED)}. ${FILL}`));
  });
});

describe('an unknown field is a warning with the field that was probably meant', () => {
  test('in its place', async () => {
    const text = [
      'family: web',
      'execRoleArn: canary',
      'containerDefinitions:',
      '  - name: web',
      '    healthcheck: {command: [CMD, "true"]}',
      '    portMappings: [{port: 80}]',
    ].join('\n');

    const parsed = await parseDocument(text, 'web.yml');

    expect('warnings' in parsed && parsed.warnings.map(formatDocumentError)).toEqual([
      'web.yml:2 execRoleArn: is an unknown field, which ECS ignores. Did you mean executionRoleArn?',
      'web.yml:5 containerDefinitions[0].healthcheck: is an unknown field, which ECS ignores. Did you mean healthCheck?',
      'web.yml:6 containerDefinitions[0].portMappings[0].port: is an unknown field, which ECS ignores. Did you mean containerPort?',
    ]);
    expect('document' in parsed && parsed.document).toMatchObject({ execRoleArn: 'canary' });
  });

  test('but not what DescribeTaskDefinition answers, what a note is, and what a map holds', async () => {
    const labels = aDocument({
      $schema: 'x',
      _comment: 'x',
      '//': 'x',
      containerDefinitions: [{ name: 'web', dockerLabels: { a: 'b' } }],
    });

    for (const document of [labels, aDescribed(labels), { taskDefinition: aDescribed(labels), tags: [] }]) {
      const parsed = await parseDocument(JSON.stringify(document), 'web.json');
      expect('warnings' in parsed && parsed.warnings).toEqual([]);
    }
  });
});

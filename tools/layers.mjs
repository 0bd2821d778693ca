/**
 * Which folder may use which, by name; a folder may use only folders above it in the table. `*` stands for all of those
 * except adapters and entries. Packages are named as they are imported; `@slipway/ecs-rules` may be used everywhere
 * except in itself.
 */

/** Folders of `src/`. */
export const LAYERS = {
  text: '',
  iam: '',
  ports: 'text',
  inputs: 'text ports string-argv',
  registry: 'ports inputs',
  'task-definition': 'text ports inputs yaml',
  image: 'text ports inputs registry task-definition',
  ledger: 'text ports image task-definition',
  guards: 'ports inputs image task-definition',
  requirements: 'text ports',
  scaling: 'text ports',
  schedules: 'text ports',
  verification: 'ports',
  rollout: 'text ports inputs image ledger',
  diagnosis: 'text iam ports rollout',
  'service-definition': 'text ports task-definition',
  diff: 'task-definition rollout',
  init: 'text iam task-definition requirements service-definition diff yaml',
  rollback: 'text ports inputs image task-definition ledger rollout',
  history: 'text ports ledger rollout rollback',
  'current-state': 'text ports inputs image task-definition ledger rollback',
  forecast: 'text ports inputs task-definition rollout diagnosis current-state',
  follow: 'text ports inputs ledger verification rollout diagnosis rollback',
  verify: 'text ports verification follow',
  rehearsal: 'text ports task-definition diagnosis',
  'drivers/ecs': 'text ports ledger rollout diagnosis rollback follow',
  'drivers/code-deploy': 'text ports inputs task-definition rollout rollback current-state follow',
  'drivers/one-off-task':
    'text ports inputs task-definition ledger rollout diagnosis rollback current-state forecast follow',
  report:
    'text ports inputs registry image task-definition schedules ledger verification rollout diagnosis diff history forecast rehearsal follow drivers/one-off-task',
  replay:
    'text ports schedules verification rollout follow drivers/ecs drivers/code-deploy drivers/one-off-task report',
  'adapters/aws': 'text iam ports task-definition diagnosis node @aws-sdk https-proxy-agent proxy-from-env',
  'adapters/runner': 'ports node @actions/core',
  'adapters/docker': 'ports adapters/runner node @actions/exec',
  'adapters/files': 'ports node',
  'adapters/web': 'text ports node',
  'adapters/local-ecs': 'ports node @slipway/local-ecs',
  run: '* adapters/aws adapters/runner adapters/docker adapters/files adapters/web adapters/local-ecs',
  actions: '* adapters/aws adapters/runner adapters/docker adapters/files adapters/web adapters/local-ecs run',
  demo: 'text ports inputs diagnosis report adapters/runner run node @slipway/local-ecs',
  cli: 'text ports inputs ledger init history report replay adapters/aws adapters/files adapters/runner run demo node @slipway/local-ecs',
  '.': 'inputs run actions cli',
};

/** Folders of `packages/NAME/src/`. */
export const PACKAGES = {
  'ecs-rules': {
    arns: '',
    values: '',
    text: '',
    'rollout-chart': 'text',
    images: 'values',
    grammar: 'values text images',
    'cluster-query': '',
    'task-definition': 'values',
    scheduler: 'values cluster-query',
    '.': '',
  },
  'local-ecs': {
    engine: 'yaml',
    errors: 'node',
    'base-image': 'node',
    settings: 'engine',
    'load-balancing': 'engine',
    logs: 'engine',
    metrics: 'engine',
    scaling: 'engine',
    schedules: 'engine',
    secrets: 'engine',
    roles: 'engine',
    sts: 'engine',
    http: 'engine errors node',
    'fault-injection': 'engine http',
    forms: 'engine settings fault-injection',
    snapshot: 'engine fault-injection metrics',
    page: 'engine fault-injection snapshot',
    'page/browser': '',
    control: 'engine http fault-injection settings forms',
    runtime: 'engine errors node',
    registry: 'engine http runtime node',
    endpoint: 'engine http fault-injection settings metrics snapshot page control registry node',
    'data-directory': 'engine errors registry node',
    emulator:
      'engine errors http fault-injection settings forms control runtime registry endpoint data-directory logs metrics scaling schedules secrets roles sts load-balancing node',
    command: 'engine errors settings fault-injection forms runtime emulator node yaml',
    api: 'engine errors http fault-injection settings forms control emulator command node',
    '.': '',
  },
};

/** Files that may act: they use Node, a process or a clock. */
export const ACTING =
  /^src\/(?:adapters|cli|demo|run|actions)\/|^packages\/local-ecs\/src\/(?!engine|load-balancing|logs|metrics|scaling|schedules|secrets|roles|sts|forms|snapshot|page\/(?!browser))/;

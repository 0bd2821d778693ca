import { devNull } from 'node:os';

/** Variables of another account, or of a workflow: the demo must neither call the one nor write to the other. */
const FOREIGN = /^(?:AWS|GITHUB|INPUT|RUNNER)_/;

/** Makes every AWS client of this process call the local ECS only, whatever the user has configured. */
export function redirectEnvironment(environment: NodeJS.ProcessEnv, address: string): void {
  for (const name of Object.keys(environment)) if (FOREIGN.test(name)) delete environment[name];
  Object.assign(environment, {
    AWS_ENDPOINT_URL: address,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'demo',
    AWS_SECRET_ACCESS_KEY: 'demo',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_CONFIG_FILE: devNull,
    AWS_SHARED_CREDENTIALS_FILE: devNull,
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  });
}

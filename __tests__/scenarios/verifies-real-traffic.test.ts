/**
 * A release that works for half a minute, and then fails one request of twenty: real containers, real requests. Its
 * host port is dynamic, so the test may run next to others.
 */
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { importBaseImage, removeImage } from '@slipway/local-ecs/internal';
import { askOnce, findFreePort, untilTrue } from '../../packages/local-ecs/__tests__/support/harness/http-clients.ts';
import { DOCKER, describeWith } from '../../packages/local-ecs/__tests__/support/harness/needs-program.ts';
import {
  aSteadyService,
  aTaskDefinition,
  describeService,
  openStage,
  type ScenarioStage,
} from '../support/harness/scenario-stage.ts';

const IMAGE = `slipway-test-traffic-${process.pid}:1`;
/** A page; from `FAILS_AFTER` seconds on, every twentieth request is answered with 500. */
const PAGE = [
  '#!/bin/sh',
  'n=$(( $(cat /tmp/count 2>/dev/null || echo 0) + 1 )); echo $n > /tmp/count',
  'age=$(( $(date +%s) - $(cat /tmp/began) ))',
  'if [ "$age" -ge "$FAILS_AFTER" ] && [ $(( n % 20 )) -eq 0 ]; then printf "Status: 500 Broken\\r\\n"; fi',
  'printf "Content-Type: text/plain\\r\\n\\r\\npage\\n"',
].join('\n');
const SERVER =
  'mkdir -p /www/cgi-bin && date +%s > /tmp/began && printf "%s" "$PAGE" > /www/cgi-bin/page && chmod +x /www/cgi-bin/page && touch /www/index.html && exec httpd -f -p 5000 -h /www';

let stage: ScenarioStage;

describeWith([DOCKER], 'verify-metrics', () => {
  beforeAll(async () => {
    await importBaseImage(IMAGE);
    // CloudWatch and this machine have the same time.
    stage = await openStage({ speed: 1, tasks: 'containers', instances: 1 });
  });

  afterAll(async () => {
    await stage.close();
    await removeImage(IMAGE);
  });

  test('finds 5% of errors that begin after the deployment, and rolls back', async () => {
    const port = await findFreePort();
    await openService(port);
    const traffic = keepAsking(port);
    const firstMinute = countMinutes();
    // Only whole minutes before the deployment are compared.
    await untilTrue(() => countMinutes() > firstMinute);
    const environment = 'FAILS_AFTER=30';

    const result = await stage.job.run({
      inputs: {
        cluster: 'production',
        service: 'hello',
        'container-name': 'hello',
        'environment-variables': environment,
        'wait-max-delay-seconds': '1',
        'verify-metrics': 'target-5xx-rate < 1%',
        'verify-minutes': '4',
      },
      environment: stage.environment,
    });
    await traffic.stop();

    expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'rolled-back']);
    expect(result.outputs.reason).toMatch(
      /^Verification failed: target-5xx-rate < 1% was [2-6](\.\d+)?% \(\d+ of \d+ requests\); before the deployment 0%\./,
    );
    expect(describeService(stage).taskDefinition).toMatch(/:1$/);
  });
});

function countMinutes(): number {
  return Math.floor(Date.now() / 60_000);
}

async function openService(listenPort: number): Promise<void> {
  const made = stage.local.putTargetGroup({
    name: 'hello',
    listenPort,
    healthCheckPath: '/',
    healthCheckIntervalSeconds: 5,
    healthCheckTimeoutSeconds: 2,
    healthyThreshold: 2,
    unhealthyThreshold: 2,
    matcher: '200',
    deregistrationDelaySeconds: 0,
  });
  const targetGroupArn = made.ok ? String(made.output.targetGroupArn) : '';
  const container = {
    name: 'hello',
    image: IMAGE,
    memory: 32,
    essential: true,
    command: ['sh', '-c', SERVER],
    environment: [
      { name: 'PAGE', value: PAGE },
      { name: 'FAILS_AFTER', value: '100000' },
    ],
    portMappings: [{ containerPort: 5000, hostPort: 0 }],
  };
  const loadBalancers = [{ targetGroupArn, containerName: 'hello', containerPort: 5000 }];
  const definition = aTaskDefinition({ containerDefinitions: [container] });
  await aSteadyService(stage, { desiredCount: 1, loadBalancers }, definition);
  await untilTrue(() => askOnce(listenPort, { path: '/cgi-bin/page' }).then(({ status }) => status === 200));
}

/** Leaves the machine to others. */
const PAUSE_MS = 30;

/** One request after the other, until it is stopped. */
function keepAsking(port: number): { readonly stop: () => Promise<void> } {
  let isOver = false;
  const ask = async () => {
    while (!isOver) {
      await askOnce(port, { path: '/cgi-bin/page' }).catch(() => undefined);
      await setTimeout(PAUSE_MS);
    }
  };
  const asking = ask();
  return {
    stop: () => {
      isOver = true;
      return asking;
    },
  };
}

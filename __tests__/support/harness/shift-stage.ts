/** A service on the local ECS whose deployments shift traffic, for the scenarios. */

import type { ChildProcess } from 'node:child_process';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { aSteadyService, describeService, putTargetGroup, type ScenarioStage } from './scenario-stage.ts';

/**
 * Four tasks of `hello:1` behind two alternating target groups; ten container instances have capacity for both task
 * sets.
 */
export async function aShiftingService(stage: ScenarioStage, deploymentConfiguration: JsonObject): Promise<void> {
  const [targetGroupArn = '', alternateTargetGroupArn = ''] = ['blue', 'green'].map((name) =>
    putTargetGroup(stage, name),
  );
  const advancedConfiguration = { alternateTargetGroupArn };
  const loadBalancers = [{ targetGroupArn, containerName: 'hello', containerPort: 5000, advancedConfiguration }];
  await aSteadyService(stage, { loadBalancers });
  // Only now: the first deployment would go through pauses, hooks and bake time as well.
  stage.call('UpdateService', { cluster: 'production', service: 'hello', deploymentConfiguration });
}

/** The service deployment in progress or last done, as ECS shows it. */
export function describeShift(stage: ScenarioStage): JsonObject {
  const arn = String(describeService(stage).currentServiceDeployment);
  const [deployment] = stage.call('DescribeServiceDeployments', { serviceDeploymentArns: [arn] })
    .serviceDeployments as JsonObject[];
  return deployment ?? {};
}

/** For a step: acts once, as soon as its log has a line that fits. */
export function onceSaid(pattern: RegExp, act: (found: RegExpExecArray) => void): (child: ChildProcess) => void {
  return (child) => {
    let said = '';
    let hasActed = false;
    child.stdout?.on('data', (bytes: Buffer) => {
      said += bytes.toString('utf8');
      const found = hasActed ? null : pattern.exec(said);
      if (found === null) return;
      hasActed = true;
      act(found);
    });
  };
}

/** Lifecycle stages in a log, in order. */
export function listStages(log: string): readonly string[] {
  return [...log.matchAll(/^service hello: stage ([A-Z_]+)/gm)].map(([, stage = '']) => stage);
}

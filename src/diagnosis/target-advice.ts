/** What to do about targets that fail the health check of their load balancer. */

import type { HealthCheck } from '../ports/service-records.ts';
import { quoteWord } from '../text/shell-word.ts';
import type { CauseFacts } from './cause-facts.ts';
import type { FailedProbe } from './failed-probe.ts';

/** @param readLog the command that shows the log of a container behind the load balancer, if it is known */
export function adviseOnTargets({ probe, targetGroupArn }: CauseFacts, readLog: string | undefined): string {
  if (probe !== undefined) return adviseOnProbe(probe, readLog);
  const check = 'Check that the new version answers on the path and port of the health check within the grace period';
  if (targetGroupArn === undefined) return `${check}.`;
  return `${check}: aws elbv2 describe-target-groups --target-group-arns ${quoteWord(targetGroupArn)}`;
}

function adviseOnProbe(probe: FailedProbe, readLog: string | undefined): string {
  const { codes, healthCheck } = probe;
  if (codes === undefined) {
    return `${describeHealthCheck(healthCheck)}, but the new version gave no valid answer. Check its port, its security group, and that it starts within the grace period.`;
  }
  const said = `${describeHealthCheck(healthCheck)}; the new version answers ${codes}.`;
  if (codes.startsWith('5') && readLog !== undefined) return `${said} ${readLog}`;
  return `${said} Fix the new version or the health check: ${modify(probe)}`;
}

/** `The target group checks GET /health and expects 200` */
function describeHealthCheck(healthCheck: HealthCheck | undefined): string {
  if (healthCheck === undefined) return 'The target group checks the health of its targets';
  const { protocol, path, matcher } = healthCheck;
  const isHttp = protocol === 'HTTP' || protocol === 'HTTPS';
  const question = isHttp ? `GET ${path ?? '/'}` : `a ${protocol} connection`;
  return `The target group checks ${question}${matcher === undefined ? '' : ` and expects ${matcher}`}`;
}

/** A redirect is an answer to accept; for other codes the path is the likelier mistake. */
function modify({ targetGroupArn, codes = '' }: FailedProbe): string {
  const change = codes.startsWith('3') ? '--matcher HttpCode=200-399' : '--health-check-path /PATH';
  return `aws elbv2 modify-target-group --target-group-arn ${quoteWord(targetGroupArn)} ${change}`;
}

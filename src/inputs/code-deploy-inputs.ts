import { CODE_DEPLOY_NAME, optional, PATH, parseText, textOf } from '@slipway/ecs-rules/grammar';
import { declare } from './declaration.ts';

/** For services of the CODE_DEPLOY deployment controller. Names as in the official action. */
export const CODE_DEPLOY_INPUTS = {
  'codedeploy-appspec': declare({
    group: 'CodeDeploy',
    description:
      'AppSpec file, JSON or YAML, for a service that AWS CodeDeploy deploys. Slipway sets its TaskDefinition to the new revision.',
    default: 'appspec.yaml',
    form: 'text',
    parse: textOf(PATH),
  }),
  'codedeploy-application': declare({
    group: 'CodeDeploy',
    description: 'CodeDeploy application of the service. Default: AppECS-{cluster}-{service}.',
    form: 'text',
    parse: optional(textOf(CODE_DEPLOY_NAME)),
  }),
  'codedeploy-deployment-group': declare({
    group: 'CodeDeploy',
    description: 'CodeDeploy deployment group of the service. Default: DgpECS-{cluster}-{service}.',
    form: 'text',
    parse: optional(textOf(CODE_DEPLOY_NAME)),
  }),
  'codedeploy-deployment-description': declare({
    group: 'CodeDeploy',
    description:
      'Description of the deployment, one or several lines. CodeDeploy allows 256 characters; longer text is cut.',
    form: 'text',
    parse: optional(parseText),
  }),
  'codedeploy-deployment-config': declare({
    group: 'CodeDeploy',
    description:
      'Deployment configuration, such as CodeDeployDefault.ECSAllAtOnce. Default: the one of the deployment group.',
    form: 'text',
    parse: optional(textOf(CODE_DEPLOY_NAME)),
  }),
} as const;

import { declare } from './declaration.ts';
import { CODE_DEPLOY_NAME, PATH, textOf } from './grammar.ts';
import { optional, parseText } from './parse.ts';

/** For services of the CODE_DEPLOY deployment controller. Names as in the official action. */
export const CODE_DEPLOY_INPUTS = {
  'codedeploy-appspec': declare({
    group: 'CodeDeploy',
    description:
      'AppSpec file, JSON or YAML, of a service that AWS CodeDeploy deploys. Its TaskDefinition is replaced by the revision.',
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
      'Description of the deployment, of one or several lines; CodeDeploy takes 256 characters, what is longer is cut.',
    form: 'text',
    parse: optional(parseText),
  }),
  'codedeploy-deployment-config': declare({
    group: 'CodeDeploy',
    description: 'Deployment configuration, such as CodeDeployDefault.ECSAllAtOnce. Default: that of the group.',
    form: 'text',
    parse: optional(textOf(CODE_DEPLOY_NAME)),
  }),
} as const;

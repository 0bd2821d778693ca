import type { NamedService } from './named-service.ts';
import { scalar } from './yaml.ts';

/**
 * Images that the lifecycle policy keeps. It counts pushes and does not know which image is in use (Amazon ECR User Guide,
 * lifecycle policies), so this must be more than the deployments that a rollback may have to cross.
 */
const KEPT_IMAGES = 100;

export function renderRepository({ id, name }: NamedService): string {
  return `# A tag never moves, so that a revision always means the same image. ECR does not know which images are in use. It
# keeps the last ${KEPT_IMAGES}: raise the number if you may roll back further, or push several platforms or services here.
${id}Repository:
  Type: AWS::ECR::Repository
  DeletionPolicy: RetainExceptOnCreate
  UpdateReplacePolicy: Retain
  Properties:
    RepositoryName: ${scalar(name)}
    ImageTagMutability: IMMUTABLE
    ImageScanningConfiguration:
      ScanOnPush: true
    LifecyclePolicy:
      LifecyclePolicyText: |
        {
          "rules": [{
            "rulePriority": 1,
            "selection": { "tagStatus": "any", "countType": "imageCountMoreThan", "countNumber": ${KEPT_IMAGES} },
            "action": { "type": "expire" }
          }]
        }`;
}

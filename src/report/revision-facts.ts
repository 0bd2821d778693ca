import type { RevisionReference } from '@slipway/ecs-rules/arns';
import { defined } from '@slipway/ecs-rules/values';
import { revisionName, splitRevision } from '../text/arn.ts';
import type { RunRecord, ServiceOutcome } from './run-record.ts';

/** Where a revision comes from, as far as the run has read it: outside text. */
export interface RevisionFacts {
  /** Its newest release. */
  readonly release?: string;
  /** 40 hex digits, or the first 12 of them. */
  readonly commit?: string;
  /** `owner/name` */
  readonly repository?: string;
  /** Reference of the main image. */
  readonly image?: string;
}

const SHORT_COMMIT = /^[0-9a-f]{12}$/;

type Request = Pick<RunRecord, 'asked' | 'image'>;

/** What is known of a revision of the service. */
export function findRevisionFacts(arn: string, service: ServiceOutcome, { asked, image }: Request): RevisionFacts {
  const { entry = {} } = service.past?.find(({ revisionArn }) => revisionArn === arn) ?? {};
  const isDeployed = arn === service.revisionArn && asked.rollbackTo === undefined;
  const deployed = isDeployed ? { commit: asked.commit, image: image?.reference } : {};
  return defined({
    release: findRelease(arn, service),
    commit: entry.commit ?? deployed.commit ?? findSource(arn, service, true),
    repository: entry.repository,
    image: readOwn(service.images, arn) ?? deployed.image,
  });
}

/** How people name a revision: outside text. */
export interface RevisionName {
  /** Its release, else `revision 42`, else `family:42`. */
  readonly words: string;
  /** `web:42`, where another revision in sight is of the same release. */
  readonly revision?: string;
}

export function nameRevision(arn: RevisionReference, service: ServiceOutcome): RevisionName {
  const words = findRelease(arn, service);
  if (words !== undefined) return isShared(words, arn, service) ? { words, revision: revisionName(arn) } : { words };
  const { family, number } = splitRevision(arn);
  return { words: family === service.name && number > 0 ? `revision ${number}` : revisionName(arn) };
}

/** The newest release of a revision. */
export function findRelease(arn: string, service: ServiceOutcome): string | undefined {
  const known = service.past?.find(({ revisionArn }) => revisionArn === arn);
  return known?.entry.releases?.at(-1) ?? findSource(arn, service, false);
}

/** A rollback knows one of the two: the release, else the commit. */
function findSource(arn: string, { sources }: ServiceOutcome, isCommit: boolean): string | undefined {
  const source = readOwn(sources, arn);
  return source !== undefined && SHORT_COMMIT.test(source) === isCommit ? source : undefined;
}

/** An ARN is outside text, so it may be called as what every object has. */
function readOwn(texts: Readonly<Record<string, string>> = {}, arn: string): string | undefined {
  return Object.hasOwn(texts, arn) ? texts[arn] : undefined;
}

/** One release may be deployed with two configurations. */
function isShared(release: string, arn: string, service: ServiceOutcome): boolean {
  const { revisionArn, previousRevisionArn, serving } = service;
  const arns = [revisionArn, previousRevisionArn, ...serving.map((one) => one.revisionArn)];
  return arns.some((other) => other !== undefined && other !== arn && findRelease(other, service) === release);
}

import type { RevisionArn } from '@slipway/ecs-rules/arns';
import { defined, type JsonObject } from '@slipway/ecs-rules/values';
import type { Found, FoundService } from '../current-state/current-state.ts';
import type { Change, FieldDifference } from '../diff/change.ts';
import { compareFields } from '../diff/compare-fields.ts';
import { nameImages } from '../diff/name-images.ts';
import { publishChanges } from '../diff/publish-changes.ts';
import { flattenService, flattenSettings } from '../diff/service-fields.ts';
import { parseNamedImage } from '../image/named-image.ts';
import { listNextImages } from '../image/next-images.ts';
import { pinContainers, pinImages } from '../image/pin.ts';
import { narrowImages } from '../inputs/images-of-services.ts';
import type { DeployRequest } from '../inputs/request.ts';
import type { UpdateDecision } from '../rollout/update-plan.ts';
import { findKnown } from '../task-definition/register.ts';
import { toRegistrable } from '../task-definition/registrable.ts';
import { flattenDocument } from '../task-definition/same-content.ts';
import { revisionName } from '../text/arn.ts';
import { chooseDriver, type ServicePlan } from './choose-driver.ts';
import { listKnown, listPinned, mapDigests, type RevisionPlan } from './plan-revisions.ts';
import { listUpdates, type PlannedImage, type Preview } from './render-preview.ts';

/** What an update changes in one service. */
interface PlannedUpdate {
  readonly service: FoundService;
  readonly revision: RevisionPlan;
  readonly update: ServicePlan;
  readonly next: JsonObject;
}

interface PlannedImages {
  readonly found: Found;
  readonly previews: readonly Preview[];
  /** The image that the run builds or reuses. */
  readonly image: PlannedImage | undefined;
  readonly request: DeployRequest;
}

/** Tags by digest: of the images that were given or found, and the release of the image that is running. */
function listTags(
  { service, current, currentEntry = {} }: FoundService,
  { found, image, request }: Pick<PlannedImages, 'found' | 'image' | 'request'>,
): ReadonlyMap<string, string> {
  const { imageDigest, releases = [] } = currentEntry;
  const release = releases.at(-1);
  const [tag] = image?.plan.kind === 'reuse' ? image.plan.tags : [];
  // Another service of the run may name the same image by another tag.
  const named = listNextImages([found.document ?? current.described], narrowImages(request, [service.name]));
  const own = new Set(named.map(({ reference }) => reference));
  const given = found.given.flatMap(({ reference, lookup }) => {
    if (!own.has(reference)) return [];
    const { identifier } = parseNamedImage(reference);
    return lookup.kind === 'found' && 'tag' in identifier ? [[lookup.digest, identifier.tag] as const] : [];
  });
  return new Map([
    ...given,
    ...(image?.plan.kind === 'reuse' && tag !== undefined ? [[image.plan.digest, tag] as const] : []),
    ...(imageDigest !== undefined && release !== undefined ? [[imageDigest, release] as const] : []),
  ]);
}

/**
 * What would change in each service, in their order: from what is running to what would run. A service has no change if
 * and only if a deploy would end `unchanged`.
 */
export function planChanges(
  revisions: readonly RevisionPlan[],
  { found, previews, image, request }: PlannedImages,
): readonly (readonly Change[])[] {
  return listUpdates(revisions, previews).map(({ revision, update, preview }, at) => {
    const service = found.services[at];
    const next = preview?.next;
    if (next === undefined || service === undefined) return [];
    const changes = publishChanges(compareUpdate({ revision, update, next, service }, found));
    // Both digests say more of a tag that was moved than its name does.
    const isMoved = update.redeployBecause !== undefined;
    return isMoved ? changes : nameImages(changes, listTags(service, { found, image, request }));
  });
}

function compareUpdate(planned: PlannedUpdate, found: Found): readonly FieldDifference[] {
  const { update, revision } = planned;
  const arn = findArn(planned);
  const decision = chooseDriver(update).decide(update, arn);
  const content = compareContent(planned, found);
  const settings = flattenSettings(update);
  const known = [...content, ...compareFields(settings.before, settings.after)];
  // Where a deployment is in progress, the update may also replace its revision.
  const isOther = revision.kind === 'existing' || known.length === 0 || planned.service.latest !== undefined;
  return [...known, ...compareDeployment(planned, { decision, arn, isOther, hasContent: content.length > 0 })];
}

/** The revision that will be deployed; undefined: one that is registered first. */
function findArn({ revision, next }: PlannedUpdate): RevisionArn | undefined {
  if (revision.kind === 'existing') return revision.pinned === undefined ? revision.revision.arn : undefined;
  const document = toRegistrable(next);
  return findKnown(document, listKnown(revision, document))?.arn;
}

/** By digest where the run deploys by digest, or where a tag was moved. */
function compareContent(
  { service, update, revision, next }: PlannedUpdate,
  { given }: Found,
): readonly FieldDifference[] {
  const isMoved = update.redeployBecause !== undefined;
  const running = isMoved ? service.running : listPinned(next, service.running);
  const isNamed = service.latest === undefined;
  const before = isNamed ? pinContainers(toRegistrable(service.current.described), running) : service.current.described;
  const planned = revision.kind === 'existing' ? (revision.pinned?.document ?? next) : next;
  const after = isMoved ? pinImages(toRegistrable(planned), mapDigests(given)) : planned;
  return compareFields(flattenDocument(before), flattenDocument(after));
}

interface Deployment {
  readonly decision: UpdateDecision;
  readonly arn: RevisionArn | undefined;
  /** Whether the revision is worth a line: nothing else says what changes. */
  readonly isOther: boolean;
  readonly hasContent: boolean;
}

/** Another revision of the same content, or the same one again. */
function compareDeployment(
  { update: { service, redeployBecause } }: PlannedUpdate,
  { decision, arn, isOther, hasContent }: Deployment,
): readonly FieldDifference[] {
  const isForced = decision.kind === 'update' && decision.shouldForce && !(redeployBecause !== undefined && hasContent);
  const isMoved = decision.kind !== 'nothing' && isOther && arn !== undefined;
  const before = isMoved ? { taskDefinition: revisionName(service.revisionArn) } : {};
  const after = isMoved ? { taskDefinition: revisionName(arn) } : {};
  return compareFields(
    flattenService(before),
    flattenService({ ...after, ...defined({ forceNewDeployment: isForced ? true : undefined }) }),
  );
}

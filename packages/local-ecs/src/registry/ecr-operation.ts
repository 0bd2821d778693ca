import type { JsonObject } from '@slipway/ecs-rules/values';
import type { Answer } from '../engine/contract.ts';
import { checkRepositoryName, isRefusal, readText } from './ecr-input.ts';
import { type Refusal, refuseAbsentRepository, refuseParameter } from './refusal.ts';
import type { Catalogue, Repository } from './repository.ts';

/** What an operation of ECR gets in addition to its input. */
export interface EcrContext {
  /** Twelve digits; also the registry's id. */
  readonly account: string;
  readonly region: string;
  /** Host and port that repository URIs begin with, such as `127.0.0.1:4566`. */
  readonly registryHost: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** `sha256:` and 64 hex digits of a text. */
  readonly digest: (text: string) => string;
}

export interface EcrOutcome {
  readonly catalogue: Catalogue;
  readonly answer: Answer;
}

/** One operation: pure, from what the registry knows to what it knows then, and the answer. */
export type EcrOperation = (catalogue: Catalogue, input: JsonObject, context: EcrContext) => EcrOutcome;

export function answer(catalogue: Catalogue, output: JsonObject): EcrOutcome {
  return { catalogue, answer: { ok: true, output } };
}

/** Every refusal of ECR is a client error: 400. */
export function refuseOperation(catalogue: Catalogue, refusal: Refusal): EcrOutcome {
  return { catalogue, answer: { ok: false, type: refusal.type, message: refusal.message, status: 400 } };
}

/** The repository that an input names. A registry of another account is empty. */
export function findRepository(catalogue: Catalogue, input: JsonObject, context: EcrContext): Repository | Refusal {
  const wrong = checkRepositoryName(input.repositoryName);
  if (wrong !== undefined) return wrong;
  const name = readText(input.repositoryName) ?? '';
  const registryId = readText(input.registryId) ?? context.account;
  if (!/^\d{12}$/.test(registryId)) return refuseParameter('registryId', "must satisfy regular expression '[0-9]{12}'");
  const repository = registryId === context.account ? catalogue.get(name) : undefined;
  return repository ?? refuseAbsentRepository(name, registryId);
}

/** Runs an operation on the repository that its input names. */
export function onRepository(
  operate: (repository: Repository, input: JsonObject, context: EcrContext) => JsonObject | Refusal | EcrChange,
): EcrOperation {
  return (catalogue, input, context) => {
    const repository = findRepository(catalogue, input, context);
    if (isRefusal(repository)) return refuseOperation(catalogue, repository);
    const result = operate(repository, input, context);
    if (isRefusal(result)) return refuseOperation(catalogue, result);
    if (!isChange(result)) return answer(catalogue, result);
    return answer(new Map(catalogue).set(repository.name, result.changed), result.output);
  };
}

/** The fields that name the repository in answers. */
export function identifyRepository(repository: Repository, context: EcrContext): JsonObject {
  return { registryId: context.account, repositoryName: repository.name };
}

/** A repository as it is after an operation, and the operation's output. */
export interface EcrChange {
  readonly changed: Repository;
  readonly output: JsonObject;
}

function isChange(result: JsonObject | EcrChange): result is EcrChange {
  return 'changed' in result && 'output' in result;
}

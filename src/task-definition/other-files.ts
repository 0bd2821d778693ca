/** Files of another kind that are given for a task definition, by what people have in their repositories. */
import { isJsonList, isJsonObject, type Json, type JsonObject } from '@slipway/ecs-rules/values';
import type { DocumentError } from './document-error.ts';

type Words = Pick<DocumentError, 'problem' | 'advice'>;

/** What a file is instead of a task definition; undefined for what may be one. */
export function findOtherKind(json: Json): DocumentError | undefined {
  const words = describeKind(json);
  return words === undefined ? undefined : { path: '', ...words };
}

function describeKind(json: Json): Words | undefined {
  if (isJsonList(json) && json.length > 0 && json.every(isJsonObject)) {
    if (json.some(isTaskDefinition)) {
      return {
        problem: 'is a list of task definitions; one file has one task definition',
        advice: 'Write each task definition into a file of its own, without the list around it',
      };
    }
    return {
      problem: 'is a list of containers without the task definition around it',
      advice: 'Write {"family": "…", "containerDefinitions": […]} around the list',
    };
  }
  if (!isJsonObject(json)) return { problem: 'is not an object', advice: 'Give a task definition with its fields' };
  if (isTaskDefinition(json)) return undefined;
  if (json.AWSTemplateFormatVersion !== undefined || isJsonObject(json.Resources)) {
    return { problem: 'is a template of CloudFormation, not a task definition', advice: GET_ONE };
  }
  return isJsonObject(json.services)
    ? { problem: 'is a Compose file, not a task definition', advice: GET_ONE }
    : undefined;
}

function isTaskDefinition(json: JsonObject): boolean {
  return json.family !== undefined || json.containerDefinitions !== undefined || isJsonObject(json.taskDefinition);
}

const GET_ONE =
  'Write a task definition with family and containerDefinitions; aws ecs describe-task-definition shows the current one';

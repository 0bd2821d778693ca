import { readFileSync } from 'node:fs';
import { isJsonObject, type Json } from '../json.ts';
import type { Origin } from '../world.ts';
import { type Environment, readVariable } from './environment.ts';

const COMMIT = /^[0-9a-f]{40}$/;

/**
 * Where the run comes from, as GitHub says it in its variables and in the event's file (GitHub Docs, "Variables
 * reference"). A commit of another form, or an event that cannot be read, is left out: it is not worth a failed run.
 */
export function readOrigin(environment: Environment): Origin {
  const commit = readVariable(environment, 'GITHUB_SHA');
  const ref = readVariable(environment, 'GITHUB_REF');
  const eventName = readVariable(environment, 'GITHUB_EVENT_NAME');
  const releaseTag = eventName === 'release' ? readReleaseTag(environment) : undefined;
  return {
    ...(commit !== undefined && COMMIT.test(commit) ? { commit } : {}),
    ...(ref === undefined ? {} : { ref }),
    ...(releaseTag === undefined ? {} : { releaseTag }),
    ...(eventName === undefined ? {} : { eventName }),
  };
}

function readReleaseTag(environment: Environment): string | undefined {
  const event = readEvent(readVariable(environment, 'GITHUB_EVENT_PATH'));
  const release = isJsonObject(event) ? event.release : undefined;
  const tag = isJsonObject(release) ? release.tag_name : undefined;
  return typeof tag === 'string' && tag !== '' ? tag : undefined;
}

function readEvent(path: string | undefined): Json | undefined {
  if (path === undefined) return undefined;
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Json;
  } catch {
    return undefined;
  }
}

import type { Json } from '@slipway/ecs-rules/values';
import type { Ecs } from '../ports/ecs.ts';
import type { Logs } from '../ports/evidence-ports.ts';
import { hideValues, listLikelySecrets } from '../task-definition/withhold-values.ts';

/** Secrets in the task definitions that a run has read and written, which ECS and containers may quote. */
export interface KnownSecrets {
  learn(document: unknown): void;
  /** Nothing is to be hidden. */
  isEmpty(): boolean;
  hide(text: string): string;
}

export function collectSecrets(): KnownSecrets {
  const values = new Set<string>();
  return {
    learn: (document) => {
      for (const value of listLikelySecrets(document as Json)) values.add(value);
    },
    isEmpty: () => values.size === 0,
    hide: (text) => hideValues(text, [...values]),
  };
}

/** Answers with words of ECS, of the engine of containers and of load balancers. */
const ANSWERS = ['describeService', 'describeServiceDeployment', 'stoppedTasks', 'describeTask'] as const;
const WORDS: ReadonlySet<string> = new Set(['text', 'reason', 'stoppedReason', 'statusReason', 'rolloutStateReason']);

/** ECS whose documents are learned, and whose words are without their secrets. */
export function withholdFromEcs(ecs: Ecs, secrets: KnownSecrets): Ecs {
  const answers = ANSWERS.map((name) => {
    const method = ecs[name] as (...args: readonly unknown[]) => Promise<unknown>;
    const answer = async (...args: readonly unknown[]) => {
      const answered = await method(...args);
      return secrets.isEmpty() ? answered : hideInWords(answered, secrets);
    };
    return [name, answer] as const;
  });
  return {
    ...ecs,
    ...(Object.fromEntries(answers) as Pick<Ecs, (typeof ANSWERS)[number]>),
    describeRevision: async (reference) => {
      const revision = await ecs.describeRevision(reference);
      secrets.learn(revision.described);
      return revision;
    },
    register: (document) => {
      secrets.learn(document);
      return ecs.register(document);
    },
    runTask: (request) => {
      secrets.learn(request);
      return ecs.runTask(request);
    },
  };
}

/** What containers wrote, without those secrets. */
export function withholdFromLogs(logs: Logs, secrets: KnownSecrets): Logs {
  return { lastLines: async (stream, limit) => (await logs.lastLines(stream, limit)).map(secrets.hide) };
}

function hideInWords(value: unknown, secrets: KnownSecrets): unknown {
  if (Array.isArray(value)) return value.map((item) => hideInWords(item, secrets));
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).map(([name, field]) => {
    const isWords = WORDS.has(name) && typeof field === 'string';
    return [name, isWords ? secrets.hide(field) : hideInWords(field, secrets)];
  });
  return Object.fromEntries(fields);
}

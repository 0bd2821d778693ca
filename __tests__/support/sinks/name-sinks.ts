/** Texts as names: arguments of docker, paths, tags of images and of AWS. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isTag } from '@slipway/ecs-rules/images';
import { formatInputError } from '@slipway/ecs-rules/text';
import { createFiles } from '../../../src/adapters/files/files.ts';
import { composeBuildArguments } from '../../../src/image/build-arguments.ts';
import { chooseTags } from '../../../src/image/tags.ts';
import type { InputName } from '../../../src/inputs/declarations.ts';
import { readRequest } from '../../../src/inputs/inputs.ts';
import { writeEntry } from '../../../src/ledger/entry.ts';
import { quote } from '../../../src/report/log-line.ts';
import { aRequest } from '../../image/builders.ts';
import { given } from '../../inputs/raw-inputs.ts';
import { anEntry } from '../builders/past-builders.ts';
import { fillTexts } from '../generators/fill-texts.ts';
import { findDifference, findObeyedLines, type Problem, type Sink } from './sink.ts';

/** @param folder an empty one */
export function listNameSinks(folder: string): readonly Sink[] {
  return [
    { name: 'arguments of docker', put: composeArguments },
    { name: 'inputs of a build', put: readInputs },
    { name: 'tags of an image', put: proposeTags },
    { name: 'tags of AWS', put: writeTags },
    openPathSink(folder),
  ];
}

/** Each value has its place behind an option of ours, or behind `--`. */
const OPTION =
  /^(?:buildx|build|--push|--(?:metadata-file|tag|file|target|platform|build-arg|label|secret|cache-from|cache-to)=)/;

function composeArguments(say: () => string): readonly Problem[] {
  const [values, pairs] = [[say(), say()], [{ name: say(), value: say() }]];
  const request = aRequest({
    ...{ context: say(), dockerfile: say(), target: say(), platforms: [say()] },
    ...{ buildArguments: pairs, labels: pairs, buildSecrets: values, cacheFrom: values, cacheTo: values },
  });
  const facts = { builder: { kind: 'buildx', metadataFile: 'm' } as const, references: values, labels: pairs };
  return findOptions(composeBuildArguments(request, facts));
}

function findOptions(args: readonly string[]): readonly Problem[] {
  const foreign = args.slice(0, -2).filter((arg) => !OPTION.test(arg));
  return [...findDifference('obeyed', foreign, []), ...findDifference('obeyed', args.at(-2), '--')];
}

const BUILD_INPUTS = [
  'context',
  'dockerfile',
  'target',
  'platforms',
  'image-tag',
  'build-secrets',
  'cache-to',
] as const;

/** What is taken is no option and legal; what is not is explained in clean words. */
function readInputs(say: () => string): readonly Problem[] {
  return BUILD_INPUTS.flatMap((name: InputName) => {
    const read = readRequest(given({ repository: 'web', [name]: say() }));
    if ('errors' in read) return findObeyedLines(read.errors.map(formatInputError));
    const { image } = read.request;
    if (image.kind !== 'build') return [];
    const words = [image.context, image.dockerfile ?? '', image.target ?? '', ...image.platforms];
    const illegal = [
      ...words.filter((word) => /^-|[\p{Cc}\p{Cs}]/u.test(word)),
      ...image.tags.filter((tag) => !isTag(tag)),
    ];
    return findDifference('obeyed', illegal, []);
  });
}

function proposeTags(say: () => string): readonly Problem[] {
  return [say(), say()].flatMap((text) => {
    const choice = chooseTags([], { releaseTag: text, commit: 'c'.repeat(40) }, 'web');
    if (choice.kind === 'tags')
      return findDifference(
        'obeyed',
        choice.tags.all.filter((tag) => !isTag(tag)),
        [],
      );
    const [, proposal] = /for example "(.*)"\.$/s.exec(choice.error.advice) ?? [];
    return [
      ...findObeyedLines([choice.error.message, choice.error.advice]),
      ...findDifference('obeyed', proposal === undefined || isTag(proposal), true),
    ];
  });
}

/** Letters, digits, white space and `_ . : / = + - @`, at most 256 (ECS Developer Guide, tag restrictions). */
const TAG_VALUE = /^[\p{L}\p{N}\p{Zs}_.:/=+\-@]{1,256}$/u;

function writeTags(say: () => string): readonly Problem[] {
  const tags = writeEntry(fillTexts(anEntry(1, { releases: ['v1', 'v2'], imageDigest: 'd', restores: 'web:1' }), say));
  const foreign = Object.entries(tags).filter(([key, value]) => !key.startsWith('slipway:') || !TAG_VALUE.test(value));
  return findDifference('broken', foreign, []);
}

/** A file next to the workspace is never read. */
function openPathSink(folder: string): Sink {
  const [workspace, temporary] = [join(folder, 'work'), join(folder, 'temp')];
  for (const each of [workspace, temporary]) mkdirSync(each);
  writeFileSync(join(folder, 'outside'), 'outside');
  const files = createFiles({ workspace, temporary });
  const read = (path: string) =>
    files.readText(path, 'task-definition').then(
      () => [{ kind: 'obeyed', what: `${JSON.stringify(path)} was read` }] as const,
      (thrown: Error) => findObeyedLines([`Error: ${quote(thrown.message)}`]),
    );
  return {
    name: 'paths',
    put: async (say) => {
      const text = say();
      const paths = [text, `../${text}`, `${text}/../../outside`, `../outside${text}`];
      const found = await Promise.all(paths.map(read));
      return found.flat();
    },
  };
}

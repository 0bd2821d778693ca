import { declare } from './declaration.ts';
import { entriesOf } from './entries.ts';
import { parseBuildFlag, parseBuildSecret, parseImages } from './forms.ts';
import { CACHE, ECR_REPOSITORY, IMAGE_TAG, PATH, PLATFORM, STAGE, textOf } from './grammar.ts';
import { linesOf, listOf, oneOf, optional, parseBoolean } from './parse.ts';

/** The image: which one, or how it is built. */
export const IMAGE_INPUTS = {
  image: declare({
    group: 'image',
    description:
      'Image reference to deploy, without a build. For several containers, of one service or of several: lines container=reference. With neither image nor repository the images stay as they are.',
    form: 'list',
    parse: parseImages,
  }),
  'pin-images': declare({
    group: 'image',
    description:
      'Deploy images by the digest that their tags name now, as far as the registry answers. false keeps the tags in the task definition; a tag that was moved is then deployed by a new deployment of the same revision.',
    default: 'true',
    form: 'boolean',
    parse: parseBoolean,
  }),
  repository: declare({
    group: 'image',
    description: 'Amazon ECR repository (name or URI) to build for and push to.',
    form: 'text',
    parse: optional(textOf(ECR_REPOSITORY)),
  }),
  'create-repository': declare({
    group: 'image',
    description: 'Create the repository if it is absent, with immutable tags and scan on push.',
    default: 'false',
    form: 'boolean',
    parse: parseBoolean,
  }),
  'image-tag': declare({
    group: 'image',
    description:
      'Tags of the image, separated by commas or lines; the first is the tag. Default: the tag that was pushed or released (of a component, as api/v1.2.0, see docs/workflows.md), else sha- and 12 digits of the commit.',
    form: 'list',
    parse: listOf(textOf(IMAGE_TAG)),
  }),
  build: declare({
    group: 'image',
    description:
      'auto reuses the image of this commit or tag if the registry has it with the same build inputs, and builds otherwise; always builds; never takes the image that image-tag names, or without image-tag that of the tag or commit of the event, as it is.',
    default: 'auto',
    form: 'text',
    parse: oneOf(['auto', 'always', 'never']),
  }),
  context: declare({
    group: 'image',
    description:
      'Build context: a folder of the workspace or the temporary folder of the runner, links resolved; or a URL.',
    default: '.',
    form: 'text',
    parse: textOf(PATH),
  }),
  dockerfile: declare({
    group: 'image',
    description: 'Path of the Dockerfile, from the workspace and inside it. Default: Dockerfile in the context.',
    form: 'text',
    parse: optional(textOf(PATH)),
  }),
  target: declare({
    group: 'image',
    description: 'Stage of the Dockerfile to build. Default: the last.',
    form: 'text',
    parse: optional(textOf(STAGE)),
  }),
  platforms: declare({
    group: 'image',
    description:
      'Platforms to build for, such as linux/amd64,linux/arm64. More than one needs docker/setup-buildx-action, or Docker with the containerd image store.',
    form: 'list',
    parse: listOf(textOf(PLATFORM)),
  }),
  'build-args': declare({
    group: 'image',
    description: 'Build arguments, NAME=value, one a line. They stay in the history of the image: no secrets.',
    form: 'lines',
    parse: entriesOf(),
  }),
  'build-secrets': declare({
    group: 'image',
    description: 'Build secrets of BuildKit, id=NAME,env=VARIABLE or id=NAME,src=FILE, one a line.',
    form: 'lines',
    parse: linesOf(parseBuildSecret),
  }),
  labels: declare({
    group: 'image',
    description: 'Labels of the image, name=value, one a line.',
    form: 'lines',
    parse: entriesOf(),
  }),
  'cache-from': declare({
    group: 'image',
    description: 'Where docker takes build cache from, one a line, as the flag of docker build.',
    form: 'lines',
    parse: linesOf(textOf(CACHE)),
  }),
  'cache-to': declare({
    group: 'image',
    description:
      'Where docker puts build cache, one a line, as the flag of docker build. Needs docker/setup-buildx-action, or Docker with the containerd image store; Amazon ECR needs image-manifest=true.',
    form: 'lines',
    parse: linesOf(textOf(CACHE)),
  }),
  'build-flags': declare({
    group: 'image',
    description: 'Further flags of docker build, --name or --name=value, one a line.',
    form: 'lines',
    parse: linesOf(parseBuildFlag),
  }),
} as const;

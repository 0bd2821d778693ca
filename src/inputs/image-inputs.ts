import {
  ECR_REPOSITORY,
  IMAGE_TAG,
  linesOf,
  listOf,
  oneOf,
  optional,
  PATH,
  PLATFORM,
  parseBoolean,
  STAGE,
  textOf,
} from '@slipway/ecs-rules/grammar';
import { declare } from './declaration.ts';
import { entriesOf } from './entries.ts';
import { parseBuildFlag, parseBuildSecret, parseCache, parseContext, parseImages } from './forms.ts';

/** The image: which one, or how it is built. */
export const IMAGE_INPUTS = {
  image: declare({
    group: 'image',
    description:
      'Image to deploy (already built). For several containers, one CONTAINER=IMAGE per line; for several services with containers of one name, SERVICE/CONTAINER=IMAGE. Default: keep the current images.',
    form: 'list',
    parse: parseImages,
  }),
  'pin-images': declare({
    group: 'image',
    description:
      'Deploy images by digest, if the registry can resolve their tags. With false the task definition keeps the tags, and a moved tag is deployed by a new deployment of the same revision.',
    default: 'true',
    form: 'boolean',
    parse: parseBoolean,
  }),
  repository: declare({
    group: 'image',
    description:
      'Amazon ECR repository (name or URI). Slipway builds the image, or reuses the one of this commit, and pushes it here.',
    form: 'text',
    parse: optional(textOf(ECR_REPOSITORY)),
  }),
  'create-repository': declare({
    group: 'image',
    description: 'Create the repository if it does not exist, with immutable tags and scan on push.',
    default: 'false',
    form: 'boolean',
    parse: parseBoolean,
  }),
  'image-tag': declare({
    group: 'image',
    description:
      'Tags of the image, separated by commas or lines. The first one is deployed. Default: the pushed or released Git tag (for component tags such as api/v1.2.0 see docs/workflows.md), otherwise sha- and 12 digits of the commit.',
    form: 'list',
    parse: listOf(textOf(IMAGE_TAG)),
  }),
  build: declare({
    group: 'image',
    description:
      'auto: reuse the image of this commit or tag if it was built with the same build inputs, otherwise build. always: build. never: deploy the existing image of image-tag, or without image-tag of the tag or commit of the event.',
    default: 'auto',
    form: 'text',
    parse: oneOf(['auto', 'always', 'never']),
  }),
  context: declare({
    group: 'image',
    description: 'Build context: a folder in the workspace or in the temporary folder of the runner, or a URL.',
    default: '.',
    form: 'text',
    parse: parseContext,
  }),
  dockerfile: declare({
    group: 'image',
    description: 'Path of the Dockerfile, relative to the workspace. Default: Dockerfile in the context.',
    form: 'text',
    parse: optional(textOf(PATH)),
  }),
  target: declare({
    group: 'image',
    description: 'Stage of the Dockerfile to build. Default: the last stage.',
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
    description: 'Build arguments, NAME=value, one per line. They stay readable in the image: do not pass secrets.',
    form: 'lines',
    parse: entriesOf(),
  }),
  'build-secrets': declare({
    group: 'image',
    description: 'Build secrets of BuildKit, id=NAME,env=VARIABLE or id=NAME,src=FILE, one per line.',
    form: 'lines',
    parse: linesOf(parseBuildSecret),
  }),
  labels: declare({
    group: 'image',
    description: 'Labels of the image, name=value, one per line.',
    form: 'lines',
    parse: entriesOf(),
  }),
  'cache-from': declare({
    group: 'image',
    description: 'Build cache to read, one per line, as for docker build --cache-from.',
    form: 'lines',
    parse: linesOf(parseCache),
  }),
  'cache-to': declare({
    group: 'image',
    description:
      'Build cache to write, one per line, as for docker build --cache-to. Needs docker/setup-buildx-action, or Docker with the containerd image store. Amazon ECR needs image-manifest=true.',
    form: 'lines',
    parse: linesOf(parseCache),
  }),
  'build-flags': declare({
    group: 'image',
    description: 'More flags for docker build, --name or --name=value, one per line.',
    form: 'lines',
    parse: linesOf(parseBuildFlag),
  }),
} as const;

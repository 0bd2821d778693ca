export {
  findEmptyPart,
  type ImageReference,
  isDigest,
  isEcrHost,
  isTag,
  parseImageReference,
  parseRepository,
  pinReference,
  pinText,
  proposeTag,
  type RepositoryName,
} from './image-reference.ts';
export {
  dualStackHost,
  PUBLIC_HOST,
  type RegistryPlace,
  readEcrHost,
  replaceAccount,
  toOutputName,
} from './registry-host.ts';
export { fitsWildcard, isTagImmutable, type TagMutability } from './tag-mutability.ts';

/** The port to Amazon ECR. Types only. */
import type { RegistryPlace, TagMutability } from '@slipway/ecs-rules/images';

/** A repository of Amazon ECR. */
export interface Repository extends TagMutability {
  readonly name: string;
  /** `HOST/NAME`, what images are named after. */
  readonly uri: string;
}

/** What an image says of itself. */
export interface ImageContent {
  /** `sha256:…` of its manifest; absent: the repository has no such image. */
  readonly digest?: string;
  /** Labels of its configuration; of the first platform when it is an index. */
  readonly labels: Readonly<Record<string, string>>;
  /** `linux/amd64`, …, attestations left out; empty when it does not say. */
  readonly platforms: readonly string[];
  /** Digests of its images, one for each platform, when it is an index; else empty. */
  readonly children: readonly string[];
}

/** The token of GetAuthorizationToken, split. `password` is masked before this is returned. */
export interface RegistryLogin {
  readonly username: string;
  readonly password: string;
  /** Registry host with port, without a scheme. */
  readonly registry: string;
  /** A host of the same registry that the same password opens, when dual-stack endpoints are requested. */
  readonly dualStackRegistry?: string;
  /** Milliseconds since the epoch, server time. */
  readonly expiresAt: number;
}

/** Amazon ECR in our words. Errors as for `Ecs`, and kind `registry`. */
export interface Ecr {
  authorize(): Promise<RegistryLogin>;
  /** Of Amazon ECR Public. Throws `unsupported` where there is none for the account. */
  authorizePublic(): Promise<RegistryLogin>;
  /** Undefined when there is no such repository. */
  describeRepository(name: string): Promise<Repository | undefined>;
  /** Immutable tags, scan on push. */
  createRepository(name: string): Promise<Repository>;
  /**
   * An image by tag or digest; undefined when there is no such image, or no such repository.
   * @param place the registry; absent: that of the credentials and their region
   */
  findImage(repository: string, reference: ImageIdentifier, place?: RegistryPlace): Promise<RegistryImage | undefined>;
  /**
   * Whether images of the repository are fetched from another registry when they are pulled, by a pull through cache.
   */
  isCache(repository: string): Promise<boolean>;
  /** @param place as of `findImage` */
  imageContent(repository: string, reference: ImageIdentifier, place?: RegistryPlace): Promise<ImageContent>;
  /** Adds a tag to an existing image by its manifest; no layers are copied. */
  addTag(repository: string, digest: string, tag: string): Promise<void>;
}

/** An image that a registry of Amazon ECR has. */
export interface RegistryImage {
  /** `sha256:…` */
  readonly digest: string;
  /** In the archive storage class, or being restored: it cannot be pulled (ECR User Guide, "Archiving an image"). */
  readonly isArchived: boolean;
}

export type ImageIdentifier = { readonly tag: string } | { readonly digest: string };

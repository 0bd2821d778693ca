/** An image by digest, by tag, or by both, which must agree. */
export interface ImageId {
  readonly imageDigest?: string;
  readonly imageTag?: string;
}

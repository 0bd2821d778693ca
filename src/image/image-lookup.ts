/** What a registry answers about an image. */
export type ImageLookup =
  /** `isOwn`: in the registry of these credentials, whose images can be read. */
  | { readonly kind: 'found'; readonly digest: string; readonly isOwn: boolean }
  /** ECR has it in its archive: it cannot be pulled until it is restored. */
  | { readonly kind: 'archived'; readonly digest: string }
  | { readonly kind: 'gone' }
  /** The registry is not one that these credentials can ask. */
  | { readonly kind: 'not-asked' }
  /** It may not be read, or a pull may still fetch it from elsewhere. */
  | { readonly kind: 'unknown'; readonly why: string };

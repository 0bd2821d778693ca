/** Tags of a resource: values by key. */
export type Tags = Readonly<Record<string, string>>;

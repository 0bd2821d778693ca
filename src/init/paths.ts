/** Where the files of a service are, in the repository of its code. */

export interface ServicePaths {
  /** The folder of the `Dockerfile`; empty: the root of the repository. */
  readonly folder: string;
  readonly taskDefinition: string;
  readonly serviceDefinition: string;
}

/** One service has its files at the root, several have a folder each. */
export function listPaths(service: string, isOnly: boolean): ServicePaths {
  const folder = isOnly ? '' : `services/${service}`;
  const within = (name: string) => (folder === '' ? name : `${folder}/${name}`);
  return {
    folder,
    taskDefinition: within('task-definition.json'),
    serviceDefinition: within('service-definition.json'),
  };
}

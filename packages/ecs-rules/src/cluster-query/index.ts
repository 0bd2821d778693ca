export { answerQuery, listAttributeNames } from './answer-query.ts';
export type { ClusterQuery, InstanceFacts, Test } from './cluster-query.ts';
export { parseQuery } from './parse-query.ts';
export { matchesPattern, type Pattern } from './pattern.ts';

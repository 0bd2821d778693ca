/** What is wrong with an expression, on its way out of the parser; it becomes a `QueryFault`. */
export class QueryError extends Error {}

/** What is wrong with an expression, on its way out of the parser; it becomes a `InvalidQuery`. */
export class QueryError extends Error {}

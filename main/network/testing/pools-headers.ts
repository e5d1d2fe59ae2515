/** What shows that the pool gave an answer, for servers that stand in for it. */
export const poolsHeaders = { 'content-type': 'application/x-amz-json-1.1' }

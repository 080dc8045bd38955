import type { ApolloServerPlugin } from '@apollo/server'
import { maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases'
import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth'
import { maxDirectivesRule } from '@escape.tech/graphql-armor-max-directives'
import { type ASTVisitor, GraphQLError, getNamedType, isCompositeType, type ValidationContext } from 'graphql'
import { type ComplexityEstimatorArgs, fieldExtensionsEstimator, getComplexity } from 'graphql-query-complexity/cjs'

// What one request may ask.

/** How many tokens a document may have; graphql-js counts them while it parses. */
export const maxTokens = 1000

/** What a query that is too large is told, before anybody formats it. */
export const tooCostlyMessage = 'Query is too large.'

const tooCostly = () => new GraphQLError(tooCostlyMessage, { extensions: { code: 'QUERY_TOO_COSTLY', http: { status: 400 } } })

/** By default armor throws, and Apollo would answer 500. */
const reported = {
  exposeLimits: false,
  propagateOnRejection: false,
  onReject: [(context: ValidationContext | null) => context?.reportError(tooCostly())],
}

/** One operation, 20 root fields, one for a mutation. Fields are counted by their parent type, so fragments hide nothing. */
function oneAct(context: ValidationContext): ASTVisitor {
  let operations = 0
  let roots = 0
  return {
    OperationDefinition() {
      if (++operations === 2) context.reportError(tooCostly())
    },
    Field() {
      const parent = context.getParentType()
      if (parent === context.getSchema().getQueryType() && ++roots === 21) context.reportError(tooCostly())
      if (parent === context.getSchema().getMutationType() && ++roots === 2) context.reportError(tooCostly())
    },
  }
}

/** Depth 12, 30 aliases, 20 directives, one act. */
export const validationRules = [
  oneAct,
  maxDepthRule({ n: 12, flattenFragments: true, ...reported }),
  maxAliasesRule({ n: 30, allowList: [], ...reported }),
  maxDirectivesRule({ n: 20, ...reported }),
]

/** Scalars are free, an object costs 1, a page multiplies. */
function byPage({ field, args, childComplexity }: ComplexityEstimatorArgs): number {
  const paged = field.args.some(({ name }) => name === 'first')
  const size = paged ? Number(args.first ?? args.last ?? 25) : 1
  return (isCompositeType(getNamedType(field.type)) ? 1 : 0) + childComplexity * size
}

/** Refuses a query that could answer more objects than this. */
export const costLimit = (most = 2000): ApolloServerPlugin => ({
  requestDidStart: () =>
    Promise.resolve({
      didResolveOperation({ schema, document, request }) {
        const cost = () => {
          try {
            return getComplexity({
              schema,
              query: document,
              variables: request.variables ?? {},
              maxQueryNodes: most,
              estimators: [fieldExtensionsEstimator(), byPage],
            })
          } catch (error) {
            // it throws past maxQueryNodes (bombs made of spreads), and on wrong variables: those are refused and named by the execution
            return /number of nodes/.test(String(error)) ? Infinity : 0
          }
        }
        return cost() > most ? Promise.reject(tooCostly()) : Promise.resolve()
      },
    }),
})

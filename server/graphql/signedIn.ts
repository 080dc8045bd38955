import type { ApolloServerPlugin } from '@apollo/server'
import { GraphQLError, Kind, type OperationDefinitionNode } from 'graphql'
import type { Context, Reader } from '../kernel/context.ts'
import { Refusal, RefusalCode } from '../kernel/refusal.ts'

/** A request of nobody: it may ask `{ __typename }`. */
interface SignedOut extends Reader {
  actor: null
  requestId: string
}

/** What an operation gets, signed in or not. */
export type ApiContext = Context | SignedOut

/** Refuses every operation of somebody who is not signed in, but the one that probes ask. */
export const signedInOnly: ApolloServerPlugin<ApiContext> = {
  requestDidStart: () =>
    Promise.resolve({
      didResolveOperation({ contextValue, operation }) {
        if (contextValue.actor || onlyProbes(operation)) return Promise.resolve()
        const originalError = new Refusal(RefusalCode.UNAUTHENTICATED)
        return Promise.reject(new GraphQLError(originalError.code, { originalError, extensions: { http: { status: 401 } } }))
      },
    }),
}

const onlyProbes = (operation: OperationDefinitionNode | undefined) =>
  operation?.selectionSet.selections.every((one) => one.kind === Kind.FIELD && one.name.value === '__typename')

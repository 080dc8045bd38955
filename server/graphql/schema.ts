import 'reflect-metadata'
import { type GraphQLSchema, printSchema } from 'graphql'
import { buildSchema } from 'type-graphql'
import type { KeepRefusal } from '../kernel/transaction.ts'
import { mutationsAreTransactions } from '../kernel/transaction.ts'
import { resolvers } from '../resolvers.ts'
import { textsAreClean } from './text.ts'

/** Builds the schema from the classes: every mutation a transaction, every text clean. */
export async function buildApi(keepRefusal: KeepRefusal): Promise<GraphQLSchema> {
  return textsAreClean(mutationsAreTransactions(await buildSchema({ resolvers, validate: false }), keepRefusal))
}

/** Prints the schema as `schema/schema.graphql` keeps it. */
export const buildSdl = async (): Promise<string> => `${printSchema(await buildSchema({ resolvers, validate: false }))}\n`

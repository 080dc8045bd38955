import 'reflect-metadata'
import { type GraphQLSchema, printSchema } from 'graphql'
import { buildSchema } from 'type-graphql'
import { mutationsTakeKeys } from '../kernel/once.ts'
import { type KeepRefusal, mutationsAreTransactions } from '../kernel/transaction.ts'
import { beforehand } from '../beforehand.ts'
import { resolvers } from '../resolvers.ts'
import { subjects } from '../subjects.ts'
import { textsAreClean } from './text.ts'

/** Builds the schema from the classes: every mutation a transaction, done once under its key, every text clean. */
export async function buildApi(keepRefusal: KeepRefusal): Promise<GraphQLSchema> {
  return textsAreClean(mutationsAreTransactions(await ofClasses(), keepRefusal, subjects, beforehand))
}

/** Prints the schema as `schema/schema.graphql` keeps it. */
export const buildSdl = async (): Promise<string> => `${printSchema(await ofClasses())}\n`

const ofClasses = async () => mutationsTakeKeys(await buildSchema({ resolvers, validate: false }))

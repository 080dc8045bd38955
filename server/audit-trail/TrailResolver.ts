import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Ctx, FieldResolver, Info, Int, Query, Resolver, Root } from 'type-graphql'
import type { Context } from '../kernel/context.ts'
import { connectionOf, isAsked } from '../kernel/page.ts'
import { AuditTrailFilter } from './inputs.ts'
import { auditTrail, refusalEntries, type RefusalRow, type TrailRow } from './queries.ts'
import { sentenceOfEntry, sentenceOfRefusal } from './sentences.ts'
import { RefusalEntryView, TrailEntryView } from './types.ts'

const TrailEntryConnection = connectionOf(TrailEntryView, 'TrailEntry')
const RefusalEntryConnection = connectionOf(RefusalEntryView, 'RefusalEntry')

@Resolver(() => TrailEntryView)
export class TrailResolver {
  @Query(() => TrailEntryConnection, { description: 'Việc đã xảy ra, mới nhất trước. What happened, newest first.' })
  auditTrail(
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('filter', () => AuditTrailFilter, { nullable: true }) filter: AuditTrailFilter | null,
    @Arg('first', () => Int, { defaultValue: 50 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ) {
    return auditTrail(ctx, filter ?? {}, { first, after }, isAsked(info, 'totalCount'))
  }

  @FieldResolver(() => String, { description: "Một câu, theo ngôn ngữ của người đọc. One sentence, in the reader's language." })
  sentence(@Root() row: TrailRow, @Ctx() { language }: Context) {
    return sentenceOfEntry(row, language)
  }
}

@Resolver(() => RefusalEntryView)
export class RefusalResolver {
  @Query(() => RefusalEntryConnection, { description: 'Việc bị từ chối, mới nhất trước. Refused acts that matter, newest first.' })
  refusalEntries(
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('filter', () => AuditTrailFilter, { nullable: true }) filter: AuditTrailFilter | null,
    @Arg('first', () => Int, { defaultValue: 50 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ) {
    return refusalEntries(ctx, filter ?? {}, { first, after }, isAsked(info, 'totalCount'))
  }

  @FieldResolver(() => String)
  sentence(@Root() row: RefusalRow, @Ctx() { language }: Context) {
    return sentenceOfRefusal(row, language)
  }
}

import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Ctx, Field, Info, Int, ObjectType, Query, Resolver } from 'type-graphql'
import { Document, DocumentKind, Revision } from '../../schema/index.ts'
import type { Context } from '../kernel/context.ts'
import { connectionOf, isAsked } from '../kernel/page.ts'
import { search } from './queries.ts'

@ObjectType()
class SearchHit {
  @Field(() => Document) document!: object
  @Field(() => Revision) revision!: object
  @Field(() => String, { description: 'Từ khớp bọc trong <b>, phần còn lại đã thoát. Matches in <b>, the rest escaped.' }) snippet!: string
}

const SearchHitConnection = connectionOf(SearchHit, 'SearchHit')

@Resolver()
export class SearchResolver {
  @Query(() => SearchHitConnection, {
    description: 'Có dấu hoặc không dấu; đúng dấu đứng trước. With or without marks; exact marks first.',
  })
  search(
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('text', () => String) text: string,
    @Arg('effectiveOnly', () => Boolean, { defaultValue: true }) effectiveOnly: boolean,
    @Arg('kinds', () => [DocumentKind], { nullable: true }) kinds: DocumentKind[] | null,
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ) {
    return search(ctx, { text, effectiveOnly, kinds }, { first, after }, isAsked(info, 'totalCount'))
  }
}

import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql'
import { Document } from '../../schema/index.ts'
import { documentRows } from '../documents/queries.ts'
import type { DocumentRow } from '../documents/rows.ts'
import type { Context } from '../kernel/context.ts'
import { RefusalCode } from '../kernel/refusal.ts'
import { sentenceOf } from '../kernel/sentences.ts'
import { mayPost } from './permissions.ts'
import { documentPostings, type PostingRow } from './postingQueries.ts'
import { endPosting, postRevision } from './postings.ts'
import { EndPostingInput, PostingAction, PostingActionOffer, PostingView, PostRevisionInput } from './types.ts'

/** A mutation answers the document with what hangs of it after the act. */
const answer = async (ctx: Context, documentId: Promise<string>) => (await documentRows(ctx, [await documentId]))[0]

const offer = (ctx: Context, action: PostingAction, refused: RefusalCode | null): PostingActionOffer => ({
  ...{ action, refused },
  sentence: refused && sentenceOf(refused, ctx, {}),
})

@Resolver(() => Document)
export class DocumentPostingResolver {
  @Mutation(() => Document, { description: 'Ghi nơi niêm yết bản đang có hiệu lực, có bằng chứng. Only what is in force, with proof.' })
  postRevision(@Ctx() ctx: Context, @Arg('input', () => PostRevisionInput) input: PostRevisionInput) {
    return answer(ctx, postRevision(ctx, input))
  }

  @Mutation(() => Document, { description: 'Ghi ngày gỡ. Since when it hangs no more.' })
  endPosting(@Ctx() ctx: Context, @Arg('input', () => EndPostingInput) input: EndPostingInput) {
    return answer(ctx, endPosting(ctx, input))
  }

  @FieldResolver(() => [PostingView], { description: 'Còn treo trước, rồi mới nhất trước. What hangs comes first, then the newest.' })
  async postings(@Root() row: DocumentRow, @Ctx() ctx: Context) {
    return (await documentPostings(ctx, row.id)).postings
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Áp phích của chính sách đang có hiệu lực: size, orientation, manner. The poster of the policy in force.',
  })
  async posterUrl(@Root() row: DocumentRow, @Ctx() ctx: Context) {
    return (await documentPostings(ctx, row.id)).posterUrl
  }

  @FieldResolver(() => [PostingActionOffer])
  async postingActions(@Root() row: DocumentRow, @Ctx() ctx: Context) {
    const { open } = await documentPostings(ctx, row.id)
    const posted = open ? (row.effective ? null : RefusalCode.WRONG_STATE) : RefusalCode.NOT_FOR_POSTING
    return [offer(ctx, PostingAction.postRevision, mayPost(ctx.actor) ? posted : RefusalCode.NOT_ALLOWED)]
  }
}

@Resolver(() => PostingView)
export class PostingResolver {
  @FieldResolver(() => String, { nullable: true })
  proofUrl(@Root() { id, proofName }: PostingRow) {
    return proofName && `/files/${id}/${encodeURIComponent(proofName)}`
  }

  @FieldResolver(() => [PostingActionOffer])
  actions(@Root() { until }: PostingRow, @Ctx() ctx: Context) {
    const refused = !mayPost(ctx.actor) ? RefusalCode.NOT_ALLOWED : until ? RefusalCode.ALREADY_DONE : null
    return [offer(ctx, PostingAction.endPosting, refused)]
  }
}

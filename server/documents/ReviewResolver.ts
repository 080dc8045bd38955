import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import type { Context } from '../kernel/context.ts'
import { AddCommentInput, ReplyToCommentInput, SettleCommentInput } from './inputs.ts'
import { readComment } from './readComment.ts'
import { addComment, replyToComment, settleComment } from './reviews.ts'
import { CommentView } from './types.ts'

/** A mutation on a comment answers the comment as it is after the act. */
const answer = async (ctx: Context, id: Promise<string>) => await readComment(ctx, await id)

@Resolver()
export class ReviewResolver {
  @Mutation(() => CommentView)
  addComment(@Ctx() ctx: Context, @Arg('input', () => AddCommentInput) input: AddCommentInput) {
    return answer(ctx, addComment(ctx, input))
  }

  @Mutation(() => CommentView)
  replyToComment(@Ctx() ctx: Context, @Arg('input', () => ReplyToCommentInput) input: ReplyToCommentInput) {
    return answer(ctx, replyToComment(ctx, input))
  }

  @Mutation(() => CommentView)
  settleComment(@Ctx() ctx: Context, @Arg('input', () => SettleCommentInput) input: SettleCommentInput) {
    return answer(ctx, settleComment(ctx, input))
  }
}

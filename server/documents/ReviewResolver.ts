import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Ctx, Field, ID, Info, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql'
import { Document, Person, Revision, TaskKind } from '../../schema/index.ts'
import { DayScalar, InstantScalar } from '../../schema/kernel/scalars.ts'
import type { Context } from '../kernel/context.ts'
import { connectionOf, isAsked } from '../kernel/page.ts'
import { AddCommentInput, ReplyToCommentInput, SettleCommentInput } from './inputs.ts'
import { taskLabel } from './labels.ts'
import { type InboxTask, myTasks } from './queries.ts'
import { readComment } from './readComment.ts'
import { addComment, replyToComment, settleComment } from './reviews.ts'
import { CommentView } from './types.ts'

@ObjectType({ description: 'Việc suy ra từ trạng thái; xong thì tự mất. Follows from the state, gone by itself when done.' })
class Task {
  @Field(() => ID) id!: string
  @Field(() => TaskKind) kind!: TaskKind
  @Field(() => String) title!: string
  @Field(() => [Person], { description: 'Những người làm được việc này lúc này. Those who may do it now.' }) holders!: object[]
  @Field(() => DayScalar, { nullable: true }) dueOn!: string | null
  @Field(() => Boolean) overdue!: boolean
  @Field(() => Int) waitingDays!: number
  @Field(() => Document) document!: object
  @Field(() => Revision) revision!: object
  @Field(() => InstantScalar) createdAt!: string
}

const TaskConnection = connectionOf(Task, 'Task')

/** A mutation on a comment answers the comment as it is after the act. */
const answer = async (ctx: Context, id: Promise<string>) => await readComment(ctx, await id)

@Resolver()
export class ReviewResolver {
  @Query(() => TaskConnection, { description: 'Gần hạn trước. Nearest due first.' })
  async myTasks(
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('kinds', () => [TaskKind], { nullable: true }) kinds: TaskKind[] | null,
    @Arg('first', () => Int, { defaultValue: 25 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ) {
    const page = await myTasks(ctx, kinds, { first, after }, isAsked(info, 'totalCount'))
    const titled = (task: InboxTask) => ({ ...task, title: `${taskLabel(ctx.language, task.kind)}: ${task.revision.title}` })
    return { ...page, nodes: page.nodes.map(titled), edges: page.edges.map(({ cursor, node }) => ({ cursor, node: titled(node) })) }
  }

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

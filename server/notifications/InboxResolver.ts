import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Ctx, Field, ID, Info, Int, ObjectType, Query, Resolver } from 'type-graphql'
import { Document, Person, Revision, TaskKind } from '../../schema/index.ts'
import { DayScalar, InstantScalar } from '../../schema/kernel/scalars.ts'
import { taskLabel } from '../documents/labels.ts'
import type { Context } from '../kernel/context.ts'
import { connectionOf, isAsked } from '../kernel/page.ts'
import { type InboxTask, myTasks } from './inbox.ts'

@ObjectType({ description: 'Mục tiêu còn chờ số liệu. An objective whose figures wait.' })
class TaskObjective {
  @Field(() => String) code!: string
  @Field(() => Int) year!: number
  @Field(() => String, { description: 'Theo ngôn ngữ của người đọc. In the language of the reader.' }) title!: string
  @Field(() => [String], { description: 'Các kỳ đã hết mà chưa có số liệu. Periods that are over and of which nothing is said.' })
  periods!: string[]
}

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
  @Field(() => TaskObjective, { nullable: true, description: 'Của MEASURE: một việc cho mỗi mục tiêu. Of MEASURE: one task an objective.' })
  objective!: TaskObjective | null
  @Field(() => InstantScalar) createdAt!: string
}

const TaskConnection = connectionOf(Task, 'Task')

@Resolver()
export class InboxResolver {
  @Query(() => TaskConnection, { description: 'Gần hạn trước. Nearest due first.' })
  async myTasks(
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('kinds', () => [TaskKind], { nullable: true }) kinds: TaskKind[] | null,
    @Arg('first', () => Int, { defaultValue: 25 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ) {
    const page = await myTasks(ctx, kinds, { first, after }, isAsked(info, 'totalCount'))
    const told = (task: InboxTask) => {
      const objective = task.objective && {
        ...task.objective,
        title: (ctx.language === 'en' && task.objective.titleEn) || task.objective.title,
      }
      const what = objective ? `${objective.code} (${objective.periods.join(', ')})` : task.revision.title
      return { ...task, objective, title: `${taskLabel(ctx.language, task.kind)}: ${what}` }
    }
    return { ...page, nodes: page.nodes.map(told), edges: page.edges.map(({ cursor, node }) => ({ cursor, node: told(node) })) }
  }
}

import { Arg, Ctx, Field, FieldResolver, ID, Int, Mutation, ObjectType, Query, registerEnumType, Resolver, Root } from 'type-graphql'
import { Division, Person, Role } from '../../schema/index.ts'
import type { Day } from '../../schema/kernel/days.ts'
import { DayScalar } from '../../schema/kernel/scalars.ts'
import type { Context } from '../kernel/context.ts'
import { offers } from '../kernel/lifecycle.ts'
import { connectionOf } from '../kernel/page.ts'
import { RefusalCode } from '../kernel/refusal.ts'
import { sentenceOf } from '../kernel/sentences.ts'
import { ConfirmRoleInput, DeactivatePersonInput, EndRoleInput, ProposeRoleInput, TurnDownRoleInput } from './inputs.ts'
import { deactivatePerson } from './people.ts'
import { RoleAction, roleLifecycle, RoleState } from './roleLifecycle.ts'
import { type GrantRow, peopleAndRoles, personAndRoles, roleProposals, shown } from './roleQueries.ts'
import { confirmRole, endRole, proposeRole, turnDownRole } from './roles.ts'

registerEnumType(RoleState, { name: 'RoleState', description: 'COMING: đã giao, chưa tới ngày. Granted, not begun.' })
registerEnumType(RoleAction, { name: 'RoleAction' })

@ObjectType()
class RoleActionOffer {
  @Field(() => RoleAction) action!: RoleAction
  @Field(() => RefusalCode, { nullable: true }) refused!: RefusalCode | null
  @Field(() => String, { nullable: true }) sentence!: string | null
}

@ObjectType({ description: 'Vai trò có thời hạn; vai trò quan trọng do hai người giao. Weighty roles are granted by two people.' })
class RoleGrant {
  @Field(() => ID) id!: string
  @Field(() => Int) lock!: number
  @Field(() => Role) role!: Role
  @Field(() => Division, { nullable: true }) division!: object | null
  @Field(() => RoleState) state!: RoleState
  @Field(() => DayScalar, { nullable: true }) until!: Day | null
  @Field(() => String, { nullable: true }) basis!: string | null
  @Field(() => DayScalar, { nullable: true }) basisOn!: Day | null
  @Field(() => Person, { nullable: true, description: 'Rỗng: người vận hành thiết lập. Null: the operator set it up.' })
  proposedBy!: object | null
  @Field(() => Person, { nullable: true }) confirmedBy!: object | null
}

@ObjectType({ description: 'Vai trò chờ người thứ hai xác nhận. Waits for the second person.' })
class RoleProposal {
  @Field(() => Person) person!: object
  @Field(() => RoleGrant) grant!: object
}

@ObjectType()
class PersonRoles {
  @Field(() => Person) person!: object
  @Field(() => Int, { description: 'Của người, cho deactivatePerson. Of the person.' }) lock!: number
  @Field(() => String, { nullable: true }) username!: string | null
  @Field(() => [RoleGrant], { description: 'Mới nhất trước, cả đã kết thúc. Newest first, ended ones too.' }) grants!: object[]
}

const PersonRolesConnection = connectionOf(PersonRoles, 'PersonRoles')

/** A mutation answers the person with their roles as they are after the act. */
const answer = async (ctx: Context, personId: Promise<string>) => shown(await personAndRoles(ctx, await personId))

@Resolver(() => RoleGrant)
export class RoleResolver {
  @Query(() => PersonRolesConnection, { description: 'Cho người quản trị và người xác nhận. For administrators and those who confirm.' })
  async peopleAndRoles(
    @Ctx() ctx: Context,
    @Arg('text', () => String, { nullable: true }) text: string | null,
    @Arg('first', () => Int, { defaultValue: 50 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ) {
    const page = await peopleAndRoles(ctx, text, { first, after })
    return { ...page, nodes: page.nodes.map(shown), edges: page.edges.map(({ cursor, node }) => ({ cursor, node: shown(node) })) }
  }

  @Query(() => [RoleProposal], { description: 'Đề nghị lâu nhất trước. The oldest first.' })
  async roleProposals(@Ctx() ctx: Context) {
    return (await roleProposals(ctx)).map(({ person, ...grant }) => ({ person, grant }))
  }

  @Mutation(() => PersonRoles, {
    description:
      'Vai trò quan trọng chờ người khác xác nhận, vai trò khác có ngay. Weighty roles wait for somebody else, others are granted.',
  })
  proposeRole(@Ctx() ctx: Context, @Arg('input', () => ProposeRoleInput) input: ProposeRoleInput) {
    return answer(ctx, proposeRole(ctx, input))
  }

  @Mutation(() => PersonRoles)
  confirmRole(@Ctx() ctx: Context, @Arg('input', () => ConfirmRoleInput) input: ConfirmRoleInput) {
    return answer(ctx, confirmRole(ctx, input))
  }

  @Mutation(() => PersonRoles)
  turnDownRole(@Ctx() ctx: Context, @Arg('input', () => TurnDownRoleInput) input: TurnDownRoleInput) {
    return answer(ctx, turnDownRole(ctx, input))
  }

  @Mutation(() => PersonRoles)
  endRole(@Ctx() ctx: Context, @Arg('input', () => EndRoleInput) input: EndRoleInput) {
    return answer(ctx, endRole(ctx, input))
  }

  @Mutation(() => PersonRoles, { description: 'Phiên làm việc hết trong cùng giao dịch. Sessions end in the same transaction.' })
  deactivatePerson(@Ctx() ctx: Context, @Arg('input', () => DeactivatePersonInput) input: DeactivatePersonInput) {
    return answer(ctx, deactivatePerson(ctx, input))
  }

  @FieldResolver(() => DayScalar, { description: 'Ngày đầu; đề nghị thì ngày mong muốn. The first day; of a proposal the wished one.' })
  from(@Root() { from, wishedFrom }: GrantRow) {
    return from ?? wishedFrom
  }

  @FieldResolver(() => RoleState)
  state(@Root() grant: GrantRow, @Ctx() ctx: Context) {
    return roleLifecycle.stateOf(grant, ctx)
  }

  @FieldResolver(() => [RoleActionOffer])
  actions(@Root() grant: GrantRow, @Ctx() ctx: Context) {
    return offers(roleLifecycle, Object.values(RoleAction), grant, ctx).map(({ action, refused }) => ({
      action,
      refused,
      sentence: refused && sentenceOf(refused, ctx),
    }))
  }
}

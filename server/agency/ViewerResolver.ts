import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql'
import { Agency, Division, Person } from '../../schema/index.ts'
import type { Day } from '../../schema/kernel/days.ts'
import { DayScalar } from '../../schema/kernel/scalars.ts'
import type { Context } from '../kernel/context.ts'
import { type DivisionRow, findPeople } from './queries.ts'
import { Viewer } from './types.ts'
import { viewerOf } from './viewer.ts'

@Resolver()
export class ViewerResolver {
  @Query(() => Viewer)
  viewer(@Ctx() ctx: Context) {
    return viewerOf(ctx)
  }

  @Query(() => [Person], {
    description: 'Người có thể chọn trong bộ lọc, theo tên. Everybody of the agency who may be named in a filter, by name.',
  })
  people(
    @Ctx() ctx: Context,
    @Arg('text', () => String, { nullable: true }) text: string | null,
    @Arg('first', () => Int, { defaultValue: 25 }) first: number,
  ) {
    return findPeople(ctx, text ?? null, first)
  }
}

@Resolver(() => Agency)
export class AgencyResolver {
  @FieldResolver(() => DayScalar, { description: 'Hôm nay, theo đồng hồ của cơ sở dữ liệu. The day it is, by the clock of the database.' })
  today(@Root() { today }: { today: Day }) {
    return today
  }

  @FieldResolver(() => [Division])
  divisions(@Root() { divisions }: { divisions: DivisionRow[] }) {
    return divisions
  }
}

@Resolver(() => Division)
export class DivisionResolver {
  @FieldResolver(() => String)
  name(@Root() row: DivisionRow, @Ctx() { language }: Context) {
    return (language === 'en' && row.nameEn) || row.name
  }
}

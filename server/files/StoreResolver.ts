import { Ctx, Query, Resolver } from 'type-graphql'
import type { Context } from '../kernel/context.ts'

@Resolver()
export class StoreResolver {
  @Query(() => Boolean, {
    description:
      'Kho tệp có đang trả lời không; khi không, mọi thứ vẫn dùng được trừ mở và tải tệp lên. Whether the file store answers; while it does not, only files cannot be opened or sent.',
  })
  storeAnswers(@Ctx() { store }: Context) {
    return store.answers()
  }
}

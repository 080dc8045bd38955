import { Arg, Ctx, Field, FieldResolver, ID, ObjectType, Query, Resolver, Root } from 'type-graphql'
import { Upload } from '../../schema/index.ts'
import type { Context } from '../kernel/context.ts'
import { RefusalCode } from '../kernel/refusal.ts'
import { sentenceOf } from '../kernel/sentences.ts'
import { findUpload, unfinishedUploads } from './uploads.ts'

@ObjectType({ description: 'Vì sao tệp không được nhận. Why a file is not taken.' })
class UploadRefusal {
  @Field(() => RefusalCode) code!: RefusalCode
  @Field(() => String, { description: "Theo ngôn ngữ của người đọc. In the reader's language." }) sentence!: string
}

@Resolver(() => Upload)
export class UploadResolver {
  @Query(() => Upload, { nullable: true, description: 'Tệp mình đã tải lên. A file that the viewer sent.' })
  upload(@Ctx() ctx: Context, @Arg('id', () => ID) id: string) {
    return findUpload(ctx, id)
  }

  @Query(() => [Upload], {
    description: 'Tệp mình đang gửi dở, tiếp tục được trong 24 giờ. What the viewer began to send: it can go on for 24 hours.',
  })
  unfinishedUploads(@Ctx() ctx: Context) {
    return unfinishedUploads(ctx)
  }

  @FieldResolver(() => UploadRefusal, { nullable: true })
  refusal(@Root() { refused, refusedData }: Upload, @Ctx() { language }: Context): UploadRefusal | null {
    const code = refused as RefusalCode | null
    return code && { code, sentence: sentenceOf(code, language, refusedData ?? {}) }
  }
}

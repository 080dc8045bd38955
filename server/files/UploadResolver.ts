import { Arg, Ctx, Field, FieldResolver, Float, ID, ObjectType, Query, Resolver, Root } from 'type-graphql'
import { Upload, UploadState } from '../../schema/index.ts'
import type { Context } from '../kernel/context.ts'
import { RefusalCode } from '../kernel/refusal.ts'
import { sentenceOf } from '../kernel/sentences.ts'
import { bytesReceived } from './staging.ts'
import { findSent, findUpload, unfinishedUploads } from './uploads.ts'

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

  @Query(() => Upload, {
    nullable: true,
    description:
      'Tệp mình đã gửi hoặc đang gửi dở trong 24 giờ, tìm theo dấu nhận dạng. The same file, sent or begun within 24 hours: go on with it instead of sending anew.',
  })
  sentUpload(@Ctx() ctx: Context, @Arg('fingerprint', () => String) fingerprint: string) {
    return findSent(ctx, fingerprint)
  }

  @FieldResolver(() => Float, { description: 'Bao nhiêu byte đã nhận và ghi xuống đĩa. Bytes that are received and on the disk.' })
  byteReceived(@Root() { id, state, byteSize }: Upload, @Ctx() { staging }: Context) {
    return state === UploadState.RECEIVING ? bytesReceived(staging, id) : byteSize
  }

  @FieldResolver(() => UploadRefusal, { nullable: true })
  refusal(@Root() { refused, refusedData }: Upload, @Ctx() ctx: Context): UploadRefusal | null {
    const code = refused as RefusalCode | null
    return code && { code, sentence: sentenceOf(code, ctx, refusedData ?? {}) }
  }
}

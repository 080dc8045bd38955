import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql'
import { Upload } from '../../schema/index.ts'
import type { Context } from '../kernel/context.ts'
import { findUpload } from './uploads.ts'

@Resolver(() => Upload)
export class UploadResolver {
  @Query(() => Upload, { nullable: true, description: 'Tệp mình đã tải lên. A file that the viewer sent.' })
  upload(@Ctx() ctx: Context, @Arg('id', () => ID) id: string) {
    return findUpload(ctx, id)
  }
}

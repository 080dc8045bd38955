import type { NonEmptyArray } from 'type-graphql'
import { RoleResolver } from './agency/RoleResolver.ts'
import { AgencyResolver, DivisionResolver, ViewerResolver } from './agency/ViewerResolver.ts'
import { RefusalResolver, TrailResolver } from './audit-trail/TrailResolver.ts'
import { DocumentResolver, DocumentTypeResolver } from './documents/DocumentResolver.ts'
import { ReviewResolver } from './documents/ReviewResolver.ts'
import { RevisionActResolver } from './documents/RevisionActResolver.ts'
import { RevisionResolver } from './documents/RevisionResolver.ts'
import { DocumentPostingResolver, PostingResolver } from './distribution/PostingResolver.ts'
import { StoreResolver } from './files/StoreResolver.ts'
import { UploadResolver } from './files/UploadResolver.ts'
import { BoardResolver } from './objectives/BoardResolver.ts'
import { ObjectiveResolver } from './objectives/ObjectiveResolver.ts'
import { InboxResolver } from './notifications/InboxResolver.ts'
import { SearchResolver } from './search/SearchResolver.ts'

/** The API. */
// eslint-disable-next-line @typescript-eslint/no-unsafe-function-type -- as type-graphql has it
export const resolvers: NonEmptyArray<Function> = [
  ViewerResolver,
  AgencyResolver,
  DivisionResolver,
  RoleResolver,
  DocumentResolver,
  DocumentTypeResolver,
  RevisionResolver,
  RevisionActResolver,
  ReviewResolver,
  InboxResolver,
  ObjectiveResolver,
  BoardResolver,
  DocumentPostingResolver,
  PostingResolver,
  SearchResolver,
  UploadResolver,
  StoreResolver,
  TrailResolver,
  RefusalResolver,
]

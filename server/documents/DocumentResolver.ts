import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Ctx, FieldResolver, ID, Info, Int, Mutation, Query, Resolver, Root } from 'type-graphql'
import { Division, Document, DocumentStatus, DocumentType, Revision, StoredState } from '../../schema/index.ts'
import { DayScalar } from '../../schema/kernel/scalars.ts'
import type { Context } from '../kernel/context.ts'
import { offers } from '../kernel/lifecycle.ts'
import { connectionOf, isAsked, pageOf, readPage } from '../kernel/page.ts'
import { createDocument, proposeCode } from './documents.ts'
import { askedBy, documentFactsOf } from './factsOf.ts'
import { CreateDocumentInput, DocumentFilter, DocumentOrder, DocumentOrderField, OrderDirection } from './inputs.ts'
import { labelOf } from './labels.ts'
import { pageWithAll } from './loaders.ts'
import { documentLifecycle } from './permissions.ts'
import { documentList, documentPage, documentRows, documentTypes, type DocumentTypePage } from './queries.ts'
import type { DocumentPage, DocumentRow } from './rows.ts'
import { DocumentAction, DocumentActionOffer, RouteView } from './types.ts'
import { missed, routeStepView, said } from './views.ts'

const DocumentConnection = connectionOf(Document, 'Document')
const RevisionConnection = connectionOf(Revision, 'Revision')

@Resolver(() => Document)
export class DocumentResolver {
  @Query(() => DocumentConnection)
  documents(
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('filter', () => DocumentFilter, { nullable: true }) filter: DocumentFilter | null,
    @Arg('orderBy', () => [DocumentOrder], { nullable: true }) orderBy: DocumentOrder[] | null,
    @Arg('first', () => Int, { nullable: true }) first: number | null,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Arg('last', () => Int, { nullable: true }) last: number | null,
    @Arg('before', () => String, { nullable: true }) before: string | null,
  ) {
    const order = orderBy?.[0] ?? { field: DocumentOrderField.CODE, direction: OrderDirection.ASC }
    return documentList(ctx, filter ?? {}, order, { first, after, last, before }, isAsked(info, 'totalCount'))
  }

  @Query(() => Document, { nullable: true, description: 'Tìm cả mã cũ. Finds aliases.' })
  document(@Ctx() ctx: Context, @Arg('code', () => String) code: string) {
    return documentPage(ctx, code)
  }

  @Query(() => String, { description: 'Mã hiệu kế tiếp theo quy tắc; rỗng khi phải tự ghi. The next free code; empty where it is typed.' })
  nextCode(
    @Ctx() ctx: Context,
    @Arg('typeCode', () => String) typeCode: string,
    @Arg('divisionId', () => ID, { nullable: true }) divisionId: string | null,
    @Arg('group', () => String, { nullable: true }) group: string | null,
    @Arg('parentCode', () => String, { nullable: true }) parentCode: string | null,
  ) {
    return proposeCode(ctx, { typeCode, divisionId, group, parentCode })
  }

  @Mutation(() => Document)
  async createDocument(@Ctx() ctx: Context, @Arg('input', () => CreateDocumentInput) input: CreateDocumentInput) {
    return (await documentRows(ctx, [await createDocument(ctx, input)]))[0]
  }

  @FieldResolver(() => String, {
    description: 'Tên của phiên bản có hiệu lực, chưa có thì của bản đang mở. Of the revision in force, else of the open one.',
  })
  title(@Root() row: DocumentRow) {
    return row.effective?.title ?? row.open?.title ?? row.registeredTitle
  }

  @FieldResolver(() => DocumentType)
  type(@Root() row: DocumentRow) {
    return row.type
  }

  @FieldResolver(() => Division)
  division(@Root() row: DocumentRow) {
    return row.division
  }

  @FieldResolver(() => DocumentStatus)
  status(@Root() { effective, open, endedOn }: DocumentRow) {
    if (!effective) return endedOn ? DocumentStatus.WITHDRAWN : DocumentStatus.NEVER_EFFECTIVE
    return open ? DocumentStatus.IN_FORCE_BEING_REVISED : DocumentStatus.IN_FORCE
  }

  @FieldResolver(() => Revision, { nullable: true, description: 'Có hiệu lực hôm nay. In force today.' })
  effectiveRevision(@Root() row: DocumentRow | DocumentPage) {
    return wholeIfThere(row, row.effective)
  }

  @FieldResolver(() => Revision, { nullable: true, description: 'Phiên bản đang mở; nhiều nhất một. At most one.' })
  openRevision(@Root() row: DocumentRow | DocumentPage) {
    return wholeIfThere(row, row.open)
  }

  @FieldResolver(() => Revision, { nullable: true, description: 'Đã ban hành, chưa tới ngày. Published, its day still ahead.' })
  scheduledRevision(@Root() row: DocumentRow | DocumentPage) {
    return wholeIfThere(row, row.scheduled)
  }

  @FieldResolver(() => Revision, {
    nullable: true,
    description: 'Có hiệu lực trong một ngày, kể cả quá khứ. In force on a day, also in the past.',
  })
  async revisionOn(@Root() row: DocumentRow, @Ctx() ctx: Context, @Arg('day', () => DayScalar) day: string) {
    const { revisions } = await pageWithAll(ctx, row)
    return revisions.find(({ inForce }) => inForce && inForce.from <= day && (inForce.until === null || day < inForce.until)) ?? null
  }

  @FieldResolver(() => Revision, {
    nullable: true,
    description: 'Theo số in: 04 hoặc 04.01. By the printed number: published, approved or open ones.',
  })
  async revision(@Root() row: DocumentRow, @Ctx() ctx: Context, @Arg('label', () => String) label: string) {
    const { revisions } = await pageWithAll(ctx, row)
    return revisions.find((one) => one.state !== StoredState.CANCELLED && labelOf(one) === label) ?? null
  }

  @FieldResolver(() => RevisionConnection, {
    description: 'Mới trước; bản nháp đã bỏ chỉ hiện khi hỏi. Newest first; discarded drafts only when asked for.',
  })
  async revisions(
    @Root() row: DocumentRow,
    @Ctx() ctx: Context,
    @Arg('discarded', () => Boolean, { defaultValue: false }) discarded: boolean,
    @Arg('first', () => Int, { defaultValue: 25 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ) {
    const all = (await pageWithAll(ctx, row)).revisions.filter(
      ({ state, round }) => discarded || state !== StoredState.CANCELLED || round > 0,
    )
    const page = readPage({ first, after })
    const rest = page.after ? all.filter(({ serial }) => serial < Number(page.after?.[0])) : all
    return pageOf(rest, page, ({ serial }) => [serial], all.length)
  }

  @FieldResolver(() => [String], { description: 'Mã cũ; document(code:) cũng tìm thấy. Earlier codes, found too.' })
  async aliases(@Root() row: DocumentRow, @Ctx() ctx: Context) {
    return (await pageWithAll(ctx, row)).aliases
  }

  @FieldResolver(() => [Document])
  async forms(@Root() row: DocumentRow, @Ctx() ctx: Context) {
    return (await pageWithAll(ctx, row)).forms
  }

  @FieldResolver(() => Document, { nullable: true })
  async parent(@Root() row: DocumentRow, @Ctx() ctx: Context) {
    return (await pageWithAll(ctx, row)).parent
  }

  @FieldResolver(() => [DocumentActionOffer])
  actions(@Root() row: DocumentRow, @Ctx() ctx: Context) {
    return offers(documentLifecycle, Object.values(DocumentAction), documentFactsOf(row), askedBy(ctx)).map(
      ({ action, refused, missing }) => ({
        action,
        refused,
        sentence: said(ctx, refused, missing),
        missing: missed(ctx, missing),
      }),
    )
  }
}

/** On a document's page every revision was read whole already. */
const wholeIfThere = (row: DocumentRow | DocumentPage, brief: DocumentRow['effective']) =>
  brief && 'revisions' in row ? (row.revisions.find(({ id }) => id === brief.id) ?? brief) : brief

@Resolver(() => DocumentType)
export class DocumentTypeResolver {
  @Query(() => [DocumentType])
  documentTypes(@Ctx() ctx: Context) {
    return documentTypes(ctx)
  }

  @FieldResolver(() => String)
  name(@Root() row: DocumentTypePage, @Ctx() ctx: Context) {
    return (ctx.language === 'en' && row.nameEn) || row.name
  }

  @FieldResolver(() => RouteView, { nullable: true, description: 'Đường đi mới nhất. The newest version.' })
  async route(@Root() row: DocumentTypePage, @Ctx() ctx: Context) {
    const route = 'route' in row ? row.route : (await documentTypes(ctx)).find(({ id }) => id === (row as DocumentTypePage).id)?.route
    return route ? { ...route, steps: route.steps.map((step) => routeStepView(ctx, step)) } : null
  }
}

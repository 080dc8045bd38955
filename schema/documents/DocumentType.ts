import { PrimaryKeyProp } from '@mikro-orm/core'
import type { Rel } from '@mikro-orm/core'
import { Entity, Enum, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy'
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import { Agency } from '../agency/Agency.ts'
import { NeverGoes } from '../kernel/guards.ts'
import { Id, newId } from '../kernel/keys.ts'

/** What a controlled document is. Fixed in code; the types of an agency refine it. */
export enum DocumentKind {
  POLICY = 'POLICY',
  OBJECTIVES = 'OBJECTIVES',
  MANUAL = 'MANUAL',
  PROCEDURE = 'PROCEDURE',
  INSTRUCTION = 'INSTRUCTION',
  FORM = 'FORM',
  PLAN = 'PLAN',
  EXTERNAL = 'EXTERNAL',
  RECORD = 'RECORD',
}
registerEnumType(DocumentKind, { name: 'DocumentKind' })

/** Who approves a type: the head alone, or a deputy under an assignment too. Until deputies are built, the head. */
export enum ApproverRule {
  HEAD_ONLY = 'HEAD_ONLY',
  HEAD_OR_KT = 'HEAD_OR_KT',
  NONE = 'NONE',
}
registerEnumType(ApproverRule, {
  name: 'ApproverRule',
  description:
    'Khi chưa có phân công cấp phó, mọi loại do người đứng đầu phê duyệt. Until deputies are built, the head approves every type.',
})

/** Whether a text of the type has a number (số, ký hiệu) before it is published. */
export enum IssueRule {
  NONE = 'NONE',
  OPTIONAL = 'OPTIONAL',
  REQUIRED = 'REQUIRED',
}
registerEnumType(IssueRule, { name: 'IssueRule' })

/** Where documents of a type are made public. */
export enum PostingRule {
  NO = 'NO',
  WEB = 'WEB',
  OFFICE_AND_WEB = 'OFFICE_AND_WEB',
  WITH_PARENT = 'WITH_PARENT',
}
registerEnumType(PostingRule, {
  name: 'PostingRule',
  description:
    'WEB: trên bảng niêm yết công khai; OFFICE_AND_WEB: cả ở trụ sở, có bằng chứng. On the public notice board, or also at the office with proof.',
})

/** A type of documents of the agency, as data: its route, numbering rule and review interval. */
@ObjectType({ description: 'Loại tài liệu của cơ quan, là dữ liệu. A type of the agency, as data.' })
@Entity()
@Unique({ name: 'document_type_code', properties: ['agency', 'code'] })
@NeverGoes('document_type')
export class DocumentType {
  [PrimaryKeyProp]?: ['agency', 'id']

  @ManyToOne(() => Agency, { primary: true, deleteRule: 'no action' })
  agency!: Rel<Agency>

  @Field(() => ID)
  @Id()
  id: string = newId()

  @Field(() => String)
  @Property({ type: 'text' })
  code!: string

  @Field(() => DocumentKind)
  @Enum({ items: () => DocumentKind })
  kind!: DocumentKind

  @Field(() => String, { description: "Theo ngôn ngữ của người đọc. In the reader's language." })
  @Property({ type: 'text', collation: 'vi-x-icu' })
  name!: string

  @Property({ type: 'text', nullable: true })
  nameEn?: string | null

  @Field(() => String, { description: 'Ví dụ QT.ISO.{nn}, BM.{parent}.{nn}; {code}: tự ghi. Numbering rule; {code} is typed.' })
  @Property({ type: 'text' })
  codePattern!: string

  @Field(() => ApproverRule)
  @Enum({ items: () => ApproverRule })
  approver!: ApproverRule

  @Field(() => IssueRule)
  @Enum({ items: () => IssueRule })
  issue!: IssueRule

  @Field(() => PostingRule)
  @Enum({ items: () => PostingRule })
  posting: PostingRule = PostingRule.NO

  @Field(() => Int, { nullable: true, description: 'Chu kỳ rà soát, tháng. Months between periodic reviews.' })
  @Property({ type: 'integer', nullable: true })
  reviewMonths?: number | null

  @Field(() => Boolean)
  @Property({ type: 'boolean' })
  active: boolean = true

  @Property({ type: 'integer', comment: 'order on screen' })
  position!: number
}

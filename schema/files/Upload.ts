import { BigIntType, PrimaryKeyProp } from '@mikro-orm/core'
import type { Opt, Rel } from '@mikro-orm/core'
import { Entity, Enum, Index, ManyToOne, Property } from '@mikro-orm/decorators/legacy'
import { Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import { Agency } from '../agency/Agency.ts'
import { Person } from '../agency/Person.ts'
import { Composed } from '../kernel/guards.ts'
import { Id, newId } from '../kernel/keys.ts'
import { FileWarning } from './StoredFile.ts'

/** How far an upload is. */
export enum UploadState {
  RECEIVING = 'RECEIVING',
  CHECKING = 'CHECKING',
  READY = 'READY',
  REFUSED = 'REFUSED',
}
registerEnumType(UploadState, { name: 'UploadState' })

/** A file that somebody sent and no revision names yet. */
@ObjectType('StagedFile', {
  description: 'Tệp vừa tải lên, chưa thuộc tài liệu nào. Staged bytes that no row names yet.',
})
@Entity()
@Index({ properties: ['id'] })
@Index({ properties: ['agency', 'person', 'state'] })
@Index({ properties: ['agency', 'person', 'fingerprint'] })
@Composed('file_name')
export class Upload {
  [PrimaryKeyProp]?: ['agency', 'id']

  @ManyToOne(() => Agency, { primary: true, deleteRule: 'no action' })
  agency!: Rel<Agency>

  @Field(() => ID)
  @Id()
  id: string = newId()

  @ManyToOne(() => Person, { joinColumns: ['agency_id', 'person_id'] })
  person!: Rel<Person>

  @Field(() => UploadState)
  @Enum({ items: () => UploadState })
  state: UploadState = UploadState.RECEIVING

  @Field(() => String)
  @Property({ type: 'text' })
  fileName!: string

  /** What was promised, until the bytes are there. */
  @Field(() => Float)
  @Property({ type: new BigIntType('number') })
  byteSize: number = 0

  /** What whoever sends says of the bytes, where they do. */
  @Property({ type: 'text', nullable: true })
  claimedSha256?: string | null

  @Field(() => String, {
    nullable: true,
    description: 'Bên gửi đặt, để nhận ra đúng tệp ấy khi chọn lại. Set by the sender, to know the same file when it is chosen again.',
  })
  @Property({ type: 'text', nullable: true })
  fingerprint?: string | null

  @Field(() => String, { nullable: true })
  @Property({ type: 'text', nullable: true })
  sha256?: string | null

  @Field(() => String, { nullable: true })
  @Property({ type: 'text', nullable: true })
  mediaType?: string | null

  @Field(() => Int, { nullable: true })
  @Property({ type: 'integer', nullable: true })
  pageCount?: number | null

  @Field(() => [FileWarning])
  @Enum({ items: () => FileWarning, array: true })
  warnings: FileWarning[] = []

  /** The refusal's code, where the check said no. */
  @Property({ type: 'text', nullable: true })
  refused?: string | null

  /** The facts that its sentence needs. */
  @Property({ type: 'json', nullable: true })
  refusedData?: Record<string, unknown> | null

  @Property({ type: 'datetime', defaultRaw: 'app.now()' })
  createdAt!: Date & Opt
}

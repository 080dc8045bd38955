import { PrimaryKeyProp } from '@mikro-orm/core'
import type { Opt, Rel } from '@mikro-orm/core'
import { Check, Entity, Enum, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy'
import { registerEnumType } from 'type-graphql'
import { Agency } from '../agency/Agency.ts'
import { Guard, NeverGoes } from '../kernel/guards.ts'

/** Whether the bytes are there. */
export enum StoredFileState {
  READY = 'READY',
  DAMAGED = 'DAMAGED',
  GONE = 'GONE',
}

/** What the check found, and a reader should know. */
export enum FileWarning {
  NO_TEXT_LAYER = 'NO_TEXT_LAYER',
  SIGNED = 'SIGNED',
  RESTRICTED = 'RESTRICTED',
  NOT_SCANNED = 'NOT_SCANNED',
}
registerEnumType(FileWarning, { name: 'FileWarning' })

/** Bytes in the store, under agency and SHA-256. A READY row means that the object is there. */
@Entity()
@Check({ name: 'sha256_is_hex', expression: "sha256 ~ '^[0-9a-f]{64}$'" })
@Guard({ table: 'stored_file', name: 'bytes_stay', timing: 'before', events: ['update'], calls: 'app.bytes_stay()' })
@NeverGoes('stored_file')
export class StoredFile {
  [PrimaryKeyProp]?: ['agency', 'sha256']

  @ManyToOne(() => Agency, { primary: true, deleteRule: 'no action' })
  agency!: Rel<Agency>

  @PrimaryKey({ type: 'text' })
  sha256!: string

  /** In bytes. */
  @Property({ type: 'bigint' })
  byteSize!: string

  /** Found in the bytes, not in the name. */
  @Property({ type: 'text' })
  mediaType!: string

  @Property({ type: 'integer', nullable: true })
  pageCount?: number | null

  @Enum({ items: () => FileWarning, array: true })
  warnings: FileWarning[] = []

  @Enum({ items: () => StoredFileState })
  state: StoredFileState = StoredFileState.READY

  @Property({ type: 'datetime', defaultRaw: 'app.now()' })
  createdAt!: Date & Opt
}

import { PrimaryKeyProp } from '@mikro-orm/core'
import type { Rel } from '@mikro-orm/core'
import { Entity, Enum, ManyToOne, Property } from '@mikro-orm/decorators/legacy'
import { Agency } from '../agency/Agency.ts'
import { Division } from '../agency/Division.ts'
import { DocumentKind, DocumentType } from './DocumentType.ts'

/** How many documents of a kind and a type a division has, kept by PostgreSQL in the transaction that registers one. Derived: it can be counted again. */
@Entity()
export class DocumentCount {
  [PrimaryKeyProp]?: ['agency', 'kind', 'type', 'division']

  @ManyToOne(() => Agency, { primary: true, deleteRule: 'no action' })
  agency!: Rel<Agency>

  @Enum({ items: () => DocumentKind, primary: true })
  kind!: DocumentKind

  @ManyToOne(() => DocumentType, { primary: true, joinColumns: ['agency_id', 'type_id'], deleteRule: 'no action' })
  type!: Rel<DocumentType>

  @ManyToOne(() => Division, { primary: true, joinColumns: ['agency_id', 'division_id'], deleteRule: 'no action' })
  division!: Rel<Division>

  @Property({ type: 'integer' })
  documents!: number
}

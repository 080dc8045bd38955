import { PrimaryKeyProp } from '@mikro-orm/core'
import type { Opt, Rel } from '@mikro-orm/core'
import { Entity, Index, ManyToOne, Property } from '@mikro-orm/decorators/legacy'
import { Agency } from '../agency/Agency.ts'
import { Revision } from '../documents/Revision.ts'

/** What a revision is found by. Derived: it can be dropped and made again. */
@Entity()
@Index({ name: 'search_entry_words', expression: 'create index search_entry_words on search_entry using gin (words)' })
@Index({ name: 'search_entry_plain', expression: 'create index search_entry_plain on search_entry using gin (plain gin_trgm_ops)' })
export class SearchEntry {
  [PrimaryKeyProp]?: ['agency', 'revision']

  @ManyToOne(() => Agency, { primary: true, deleteRule: 'no action' })
  agency!: Rel<Agency>

  @ManyToOne(() => Revision, { primary: true, joinColumns: ['agency_id', 'revision_id'], deleteRule: 'no action' })
  revision!: Rel<Revision>

  @Property({ type: 'text' })
  code!: string

  @Property({ type: 'text' })
  title!: string

  /** Words of code and title without marks; the parser would make `qd` and `-2026` of QĐ-2026, so signs become spaces. */
  @Property({
    type: 'string',
    columnType: 'tsvector',
    lazy: true,
    generated: "(to_tsvector('app.vi', normalize(regexp_replace(code, '[-_/.]+', ' ', 'g') || ' ' || title, NFC))) stored",
  })
  words!: string & Opt

  /** Code and title without marks, lower case, for parts of words. */
  @Property({
    type: 'text',
    lazy: true,
    generated: "(app.plain(code || ' ' || regexp_replace(code, '[-_/.]+', ' ', 'g') || ' ' || title)) stored",
  })
  plain!: string & Opt
}

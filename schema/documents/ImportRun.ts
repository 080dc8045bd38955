import { PrimaryKeyProp } from '@mikro-orm/core'
import type { Opt, Rel } from '@mikro-orm/core'
import { Entity, ManyToOne, Property } from '@mikro-orm/decorators/legacy'
import { Agency } from '../agency/Agency.ts'
import { Guard, NeverGoes } from '../kernel/guards.ts'
import { Id, newId } from '../kernel/keys.ts'

/** One taking over of an existing set. Documents and revisions that came with it name it; once ended, nothing joins it. */
@Entity()
@Guard({ table: 'import_run', name: 'ended', timing: 'before', events: ['update'], when: 'old.ended_at is not null', calls: 'app.stays()' })
@NeverGoes('import_run')
export class ImportRun {
  [PrimaryKeyProp]?: ['agency', 'id']

  @ManyToOne(() => Agency, { primary: true, deleteRule: 'no action' })
  agency!: Rel<Agency>

  @Id()
  id: string = newId()

  @Property({ type: 'text' })
  source!: string

  @Property({ type: 'datetime', defaultRaw: 'app.now()' })
  startedAt!: Date & Opt

  @Property({ type: 'datetime', nullable: true })
  endedAt?: Date | null
}

import { PrimaryKeyProp } from '@mikro-orm/core'
import type { Opt, Rel } from '@mikro-orm/core'
import { Check, Entity, Enum, Index, ManyToOne, Property } from '@mikro-orm/decorators/legacy'
import { registerEnumType } from 'type-graphql'
import { Agency } from '../agency/Agency.ts'
import { Division } from '../agency/Division.ts'
import { Person } from '../agency/Person.ts'
import { StoredFile } from '../files/StoredFile.ts'
import { Composed, Guard, Stays } from '../kernel/guards.ts'
import { Id, newId } from '../kernel/keys.ts'
import { Objective } from './Objective.ts'

/** What is said of a period. A period of which nothing is said has no row. */
export enum MeasurementKind {
  MEASURED = 'MEASURED',
  NOTHING_AROSE = 'NOTHING_AROSE',
  NO_DATA = 'NO_DATA',
}
registerEnumType(MeasurementKind, {
  name: 'MeasurementKind',
  valuesConfig: {
    MEASURED: { description: 'Có đo. Measured; 0 is a figure like any other.' },
    NOTHING_AROSE: { description: 'Không phát sinh: không đạt cũng không trượt. Nothing arose: neither met nor missed.' },
    NO_DATA: { description: 'Không có số liệu, có nêu lý do. There is no figure and will be none, with the reason.' },
  },
})

const live = (name: string, columns: string, where: string) =>
  Index({ name, expression: `create unique index ${name} on measurement (${columns}) where ${where}` })

/** A figure of an objective for a period. Insert only: a correction is a row of its own, with its reason, and the old one stays. */
@Entity()
@live(
  'one_measurement',
  "agency_id, objective_id, period, coalesce(division_id, '00000000-0000-0000-0000-000000000000')",
  'corrects_id is null',
)
@live('one_correction', 'agency_id, corrects_id', 'corrects_id is not null')
@Index({ name: 'measurement_by_objective', properties: ['agency', 'objective', 'period'] })
@Check({ name: 'a_period', expression: "period ~ '^\\d{4}(-(0[1-9]|1[0-2])|-Q[1-4])?$'" })
@Check({
  name: 'figures_fit_their_kind',
  expression: `case kind when 'MEASURED' then numerator is not null and coalesce(denominator > 0, true)
    when 'NOTHING_AROSE' then numerator is null and denominator = 0
    else numerator is null and denominator is null and comment is not null end`,
})
@Check({ name: 'corrected_with_a_reason', expression: '(corrects_id is null) = (reason is null)' })
@Check({ name: 'evidence_has_a_name', expression: '(evidence_sha256 is null) = (evidence_name is null)' })
@Composed('comment')
@Composed('reason')
@Guard({ table: 'measurement', name: 'check_measurement', timing: 'before', events: ['insert'], calls: 'app.check_measurement()' })
@Stays('measurement')
export class Measurement {
  [PrimaryKeyProp]?: ['agency', 'id']

  @ManyToOne(() => Agency, { primary: true, deleteRule: 'no action' })
  agency!: Rel<Agency>

  @Id()
  id: string = newId()

  @ManyToOne(() => Objective, { joinColumns: ['agency_id', 'objective_id'] })
  objective!: Rel<Objective>

  /** 2026-10, 2026-Q4 or 2026. */
  @Property({ type: 'text' })
  period!: string

  /** Whose part it is, where divisions give their own; null: the whole. */
  @ManyToOne(() => Division, { joinColumns: ['agency_id', 'division_id'], nullable: true, deleteRule: 'no action' })
  division?: Rel<Division> | null

  @Enum({ items: () => MeasurementKind })
  kind: MeasurementKind = MeasurementKind.MEASURED

  /** Numerator, sum or count. */
  @Property({ type: 'numeric', columnType: 'numeric(20,6)', nullable: true })
  numerator?: string | null

  /** Of a ratio or an average. */
  @Property({ type: 'numeric', columnType: 'numeric(20,6)', nullable: true })
  denominator?: string | null

  @Property({ type: 'text', nullable: true })
  comment?: string | null

  /** Why the target was missed. */
  @Property({ type: 'text', nullable: true })
  cause?: string | null

  /** What will be done about it. */
  @Property({ type: 'text', nullable: true })
  action?: string | null

  @ManyToOne(() => StoredFile, { joinColumns: ['agency_id', 'evidence_sha256'], nullable: true, deleteRule: 'no action' })
  evidence?: Rel<StoredFile> | null

  @Property({ type: 'text', nullable: true })
  evidenceName?: string | null

  @ManyToOne(() => Measurement, { joinColumns: ['agency_id', 'corrects_id'], nullable: true, deleteRule: 'no action' })
  corrects?: Rel<Measurement> | null

  /** Why it was corrected. */
  @Property({ type: 'text', nullable: true })
  reason?: string | null

  @ManyToOne(() => Person, { joinColumns: ['agency_id', 'recorded_by_id'] })
  recordedBy!: Rel<Person>

  @Property({ type: 'datetime', defaultRaw: 'app.now()' })
  at!: Date & Opt
}

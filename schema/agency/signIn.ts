// The five tables of signing in. better-auth reads and writes them (server/agency/signIn.ts maps the names); the API never shows them.
import { Entity, Index, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy'
import type { Rel } from '@mikro-orm/core'
import { Guard } from '../kernel/guards.ts'

const Uuid = () => PrimaryKey({ type: 'uuid', defaultRaw: 'uuidv7()' })
const Instant = () => Property({ type: 'datetime', defaultRaw: 'now()' })
const Text = () => Property({ type: 'text' })
const MaybeText = () => Property({ type: 'text', nullable: true })
const MaybeInstant = () => Property({ type: 'datetime', nullable: true })

/** What one signs in with. User names are unique in an installation. */
@Entity()
export class SignIn {
  @Uuid() id!: string
  @Text() name!: string
  @Unique() @Text() email!: string
  @Property({ type: 'boolean', default: false }) emailVerified!: boolean
  @MaybeText() image?: string | null
  @Unique() @Property({ type: 'text', nullable: true }) username?: string | null
  @MaybeText() displayUsername?: string | null
  @Instant() createdAt!: Date
  @Instant() updatedAt!: Date
}

/** A session: it ends when idle, and at the latest twelve hours after its beginning. */
@Entity()
@Guard({ table: 'session', name: 'ends', timing: 'before', events: ['insert', 'update'], calls: 'app.session_ends()' })
export class Session {
  @Uuid() id!: string
  @Unique() @Text() token!: string
  @Index() @ManyToOne(() => SignIn, { fieldName: 'user_id', deleteRule: 'cascade' }) user!: Rel<SignIn>
  @Property({ type: 'datetime' }) expiresAt!: Date
  @MaybeText() ipAddress?: string | null
  @MaybeText() userAgent?: string | null
  @Instant() createdAt!: Date
  @Instant() updatedAt!: Date
}

/** A password, as a hash. */
@Entity()
export class Credential {
  @Uuid() id!: string
  @Index() @ManyToOne(() => SignIn, { fieldName: 'user_id', deleteRule: 'cascade' }) user!: Rel<SignIn>
  @Text() accountId!: string
  @Text() providerId!: string
  @MaybeText() password?: string | null
  @MaybeText() accessToken?: string | null
  @MaybeText() refreshToken?: string | null
  @MaybeText() idToken?: string | null
  @MaybeInstant() accessTokenExpiresAt?: Date | null
  @MaybeInstant() refreshTokenExpiresAt?: Date | null
  @MaybeText() scope?: string | null
  @Instant() createdAt!: Date
  @Instant() updatedAt!: Date
}

/** A value that better-auth waits for. */
@Entity()
export class Verification {
  @Uuid() id!: string
  @Index() @Text() identifier!: string
  @Text() value!: string
  @Property({ type: 'datetime' }) expiresAt!: Date
  @Instant() createdAt!: Date
  @Instant() updatedAt!: Date
}

/** How often an address asked lately. */
@Entity()
export class RateLimit {
  @Uuid() id!: string
  @Unique() @Text() key!: string
  @Property({ type: 'integer' }) count!: number
  @Property({ type: 'bigint' }) lastRequest!: string
}

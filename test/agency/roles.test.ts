import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readRefusals, readTrail } from '../support/trail.ts'
import { type Persona, refusal, startWorld, type World } from '../support/world.ts'

// Who holds which role, and who says so: one proposes, another confirms, nobody acts on a role of their own.

let world: World
let today: string
beforeAll(async () => {
  world = await startWorld()
  today = await world.today()
}, 120_000)
afterAll(() => world.stop())

const everybody = 'ada amy hung bao nga oanh rui mei dung cleo vera luu quan otto'.split(' ') as Persona[]
const text = { basis: '12/QĐ-SCT', basisOn: '2026-01-05' }

interface Grant {
  id: string
  lock: number
  role: string
  state: string
  from: string
  until: string | null
  proposedBy: { name: string } | null
  confirmedBy: { name: string } | null
  actions: { action: string; refused: string | null; sentence: string | null }[]
}
const fields = `person { id name } lock grants { id lock role state from until proposedBy { name } confirmedBy { name } actions { action refused sentence } }`

const act = async (who: Persona, name: string, input: object): Promise<Grant[]> => {
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input!`
  const done = await world
    .as(who)
    .run<Record<string, { grants: Grant[] }>>(`mutation($input: ${type}) { ${name}(input: $input) { ${fields} } }`, { input })
  return done[name]!.grants
}
const propose = async (role: string, to: Persona, more: object = {}, who: Persona = 'quan') =>
  (await act(who, 'proposeRole', { personId: world.person(to), role, from: today, ...text, ...more })).find((one) => one.role === role)!
const named = ({ id, lock }: { id: string; lock: number }) => ({ grantId: id, lock })
const see = async (whose: Persona, who: Persona = 'quan') => {
  const { peopleAndRoles } = await world
    .as(who)
    .run<{ peopleAndRoles: { nodes: { person: { id: string }; lock: number; grants: Grant[] }[] } }>(
      `{ peopleAndRoles(first: 100) { nodes { ${fields} } } }`,
    )
  return peopleAndRoles.nodes.find(({ person }) => person.id === world.person(whose))!
}
const rows = async () => (await world.owner.query<{ row: string }>('select g::text as row from role_grant g order by id')).rows
/** Tries something that must be refused with a code, and sees that no grant was changed by it. */
const refused = async (code: string, doing: () => Promise<unknown>) => {
  const before = await rows()
  expect(await refusal(doing())).toMatchObject({ code })
  expect(await rows()).toEqual(before)
}
const until = async () => await world.dayFrom(-1)
const because = 'Đã chuyển công tác khác'

describe('a role of weight is granted by two people', () => {
  it('counts from the confirmation on, and not before', async () => {
    const proposed = await propose('AUDITOR', 'bao')
    expect(proposed).toMatchObject({ state: 'PROPOSED', proposedBy: { name: 'Quan' }, confirmedBy: null, lock: 1 })
    expect(await (await world.enter('bao')).run('{ viewer { roles } }')).toEqual({ viewer: { roles: ['STAFF', 'AUTHOR'] } })
    const confirmed = await act('cleo', 'confirmRole', named(proposed))
    expect(confirmed.find(({ id }) => id === proposed.id)).toMatchObject({
      state: 'HELD',
      confirmedBy: { name: 'Cleo' },
      lock: 2,
      from: today,
    })
    const again = await world.enter('bao')
    expect(await again.run('{ viewer { roles } }')).toMatchObject({ viewer: { roles: expect.arrayContaining(['AUDITOR']) as string[] } })
  })

  it('one that is confirmed after its wished day begins on the day of the confirmation', async () => {
    const proposed = await propose('RECORDS_OFFICER', 'ada')
    await world.setDay(await world.dayFrom(3))
    try {
      const confirmed = (await act('mei', 'confirmRole', named(proposed))).find(({ id }) => id === proposed.id)
      expect(confirmed).toMatchObject({ from: await world.today() })
    } finally {
      await world.owner.query(`update app.clock set shift = '0'`)
    }
  })

  it('what two people confirm at once is confirmed once', async () => {
    const proposed = await propose('RECORDS_OFFICER', 'hung')
    const both = await Promise.allSettled([act('cleo', 'confirmRole', named(proposed)), act('mei', 'confirmRole', named(proposed))])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const { rows: entries } = await world.owner.query(`select from trail_entry where subject_id = $1 and action = 'roleConfirmed'`, [
      proposed.id,
    ])
    expect(entries).toHaveLength(1)
  })

  it('nobody proposes for themselves, confirms their own, or confirms what they proposed', async () => {
    await refused('SECOND_PERSON_NEEDED', () => propose('AUDITOR', 'quan'))
    const ofCleo = await propose('RECORDS_OFFICER', 'cleo')
    await refused('SECOND_PERSON_NEEDED', () => act('cleo', 'confirmRole', named(ofCleo)))
    const [offer] = (await see('cleo', 'cleo')).grants.find(({ id }) => id === ofCleo.id)!.actions
    expect(offer).toMatchObject({
      action: 'confirm',
      refused: 'SECOND_PERSON_NEEDED',
      sentence: expect.stringContaining('một người khác') as string,
    })
    await act('mei', 'turnDownRole', { ...named(ofCleo), reason: because })
    await refused('ALREADY_DONE', () => act('mei', 'confirmRole', { grantId: ofCleo.id, lock: 2 }))
  })

  it('the deciding text is named, days are days to come, and a division where the role has one', async () => {
    await refused('INCOMPLETE', () => propose('AUDITOR', 'nga', { basis: ' ' }))
    await refused('INCOMPLETE', () => propose('AUDITOR', 'nga', { basisOn: null }))
    await refused('INCOMPLETE', () => propose('AUTHOR', 'nga'))
    await refused('DATE_TOO_EARLY', async () => propose('AUDITOR', 'nga', { from: await until() }))
    await refused('INVALID_INPUT', async () => propose('AUDITOR', 'nga', { until: await until() }))
    await refused('INVALID_INPUT', async () => propose('AUDITOR', 'nga', { basisOn: await world.dayFrom(1) }))
    await refused('NOT_FOUND', () => propose('AUDITOR', 'zed'))
    await refused('NOT_FOUND', () => propose('AUTHOR', 'nga', { divisionId: world.agencyId }))
    await refused('ALREADY_DONE', () => propose('AUDITOR', 'vera'))
  })

  it('roles that do not go together are refused, in words, also where the second was granted meanwhile', async () => {
    await refused('ROLES_DO_NOT_GO_TOGETHER', () => propose('HEAD', 'cleo'))
    await refused('ROLES_DO_NOT_GO_TOGETHER', () => propose('ADMINISTRATOR', 'hung'))
    expect((await refusal(propose('CONTROLLER', 'mei'))).message).toBe(
      'Hai vai trò "Kiểm soát tài liệu" và "Người đứng đầu" không giao cho cùng một người. Chưa có gì thay đổi.',
    )
    const [deputy, controller] = [await propose('DEPUTY_HEAD', 'otto'), await propose('CONTROLLER', 'otto')]
    await act('mei', 'confirmRole', named(deputy))
    await refused('ROLES_DO_NOT_GO_TOGETHER', () => act('mei', 'confirmRole', named(controller)))
    await act('mei', 'turnDownRole', { ...named(controller), reason: because })
  })

  it('an old page confirms nothing', async () => {
    const proposed = await propose('AUDITOR', 'luu')
    await refused('CHANGED_MEANWHILE', () => act('mei', 'confirmRole', { grantId: proposed.id, lock: 9 }))
    await act('mei', 'turnDownRole', { ...named(proposed), reason: because })
  })
})

describe('a light role', () => {
  it('the administrator alone grants it, but not to themselves', async () => {
    expect(await propose('QMR', 'nga', { basis: null, basisOn: null })).toMatchObject({ state: 'HELD', confirmedBy: { name: 'Quan' } })
    await refused('SECOND_PERSON_NEEDED', () => propose('INSPECTOR', 'quan'))
  })
})

describe('a role ends', () => {
  it('from now on, with a reason; sessions of its holder end in the same transaction', async () => {
    const dung = await world.enter('dung')
    const grant = (await see('dung')).grants.find(({ role }) => role === 'DEPUTY_HEAD')!
    await refused('REASON_NEEDED', async () => act('quan', 'endRole', { ...named(grant), until: await until(), reason: 'ngắn' }))
    await refused('DATE_TOO_EARLY', async () =>
      act('quan', 'endRole', { ...named(grant), until: await world.dayFrom(-2), reason: because }),
    )
    await act('quan', 'endRole', { ...named(grant), until: await until(), reason: because })
    expect((await refusal(dung.run('{ viewer { roles } }'))).code).toBe('UNAUTHENTICATED')
    expect(await (await world.enter('dung')).run('{ viewer { roles } }')).toEqual({ viewer: { roles: ['STAFF'] } })
    await refused('ALREADY_DONE', async () => act('quan', 'endRole', { grantId: grant.id, lock: 2, until: await until(), reason: because }))
  })

  it('a granted one that has not begun is called off', async () => {
    const proposed = await propose('AUDITOR', 'nga', { from: await world.dayFrom(20) })
    const coming = (await act('mei', 'confirmRole', named(proposed))).find(({ id }) => id === proposed.id)!
    expect(coming.state).toBe('COMING')
    const ended = await act('quan', 'endRole', { ...named(coming), until: await world.dayFrom(19), reason: because })
    expect(ended.find(({ id }) => id === proposed.id)?.state).toBe('ENDED')
  })

  it('nobody ends their own, so that no agency is left without an administrator', async () => {
    const own = (await see('quan')).grants.find(({ role }) => role === 'ADMINISTRATOR')!
    await refused('SECOND_PERSON_NEEDED', async () => act('quan', 'endRole', { ...named(own), until: await until(), reason: because }))
  })
})

describe('who may', () => {
  const may = {
    read: ['quan', 'cleo', 'mei'],
    propose: ['quan'],
    confirm: ['cleo', 'mei'],
    turnDown: ['cleo', 'mei', 'quan'],
    end: ['quan'],
  }
  let proposal: Grant
  let held: Grant
  beforeAll(async () => {
    proposal = await propose('RECORDS_OFFICER', 'amy')
    held = (await see('vera')).grants.find(({ role }) => role === 'AUDITOR')!
  })

  it.each(everybody)('%s reads and does what the matrix of roles says, and no more', async (who) => {
    const input = { personId: world.person('bao'), role: 'RECORDS_OFFICER', from: today, ...text }
    if (!may.read.includes(who)) {
      await refused('NOT_ALLOWED', () => see('vera', who))
      await refused('NOT_ALLOWED', () => world.as(who).run('{ roleProposals { grant { id } } }'))
    } else {
      const allowed = ({ actions }: Grant) => actions.filter((one) => one.refused !== 'NOT_ALLOWED').map(({ action }) => action)
      const expected = (['confirm', 'turnDown', 'end'] as const).filter((one) => may[one].includes(who))
      expect(allowed((await see('vera', who)).grants.find(({ id }) => id === held.id)!)).toEqual(expected)
      expect(await world.as(who).run('{ roleProposals { grant { id } person { name } } }')).toEqual({
        roleProposals: [{ grant: { id: proposal.id }, person: { name: 'Amy' } }],
      })
    }
    if (!may.propose.includes(who)) await refused('NOT_ALLOWED', () => act(who, 'proposeRole', input))
    if (!may.confirm.includes(who)) await refused('NOT_ALLOWED', () => act(who, 'confirmRole', named(proposal)))
    if (!may.turnDown.includes(who)) await refused('NOT_ALLOWED', () => act(who, 'turnDownRole', { ...named(proposal), reason: because }))
    if (!may.end.includes(who)) await refused('NOT_ALLOWED', () => act(who, 'endRole', { ...named(held), until: today, reason: because }))
    const personId = world.person('amy')
    if (who !== 'quan') await refused('NOT_ALLOWED', () => world.as(who).run(closing, { input: { personId, lock: 1 } }))
  })

  it('of another agency nothing is there', async () => {
    await refused('NOT_ALLOWED', () => act('zed', 'proposeRole', { personId: world.person('otto'), role: 'QMR', from: today }))
    await refused('NOT_FOUND', () => act('zed', 'confirmRole', named(proposal)))
    expect((await see('zed', 'zed')).grants.map(({ role }) => role).sort()).toEqual(['HEAD', 'STAFF'])
    await refused('NOT_FOUND', () => act('cleo', 'confirmRole', { grantId: 'không phải mã', lock: 1 }))
  })
})

const closing = 'mutation($input: DeactivatePersonInput!) { deactivatePerson(input: $input) { person { active } } }'

describe('an account', () => {
  it('that is closed ends with its sessions, in one transaction, and may not sign in; nobody closes their own', async () => {
    const amy = await world.enter('amy')
    const { lock } = await see('amy')
    expect(await refusal(world.as('quan').run(closing, { input: { personId: world.person('quan'), lock: 1 } }))).toMatchObject({
      code: 'SECOND_PERSON_NEEDED',
    })
    expect(await refusal(world.as('quan').run(closing, { input: { personId: world.person('amy'), lock: lock + 1 } }))).toMatchObject({
      code: 'CHANGED_MEANWHILE',
    })
    expect(await amy.run('{ viewer { person { name } } }')).toBeTruthy()
    expect(await world.as('quan').run(closing, { input: { personId: world.person('amy'), lock } })).toEqual({
      deactivatePerson: { person: { active: false } },
    })
    expect((await refusal(amy.run('{ viewer { person { name } } }'))).code).toBe('UNAUTHENTICATED')
    expect((await refusal(world.enter('amy'))).status).toBe(401)
  })
})

it('the trail tells all of it in sentences, and what was refused beside it', async () => {
  const { nodes } = await readTrail(world)('cleo', {
    actions: ['roleProposed', 'roleConfirmed', 'roleGranted', 'roleTurnedDown', 'roleEnded', 'personDeactivated'],
  })
  const day = (await until()).split('-').reverse().join('/')
  expect(nodes.map(({ sentence }) => sentence)).toEqual(
    expect.arrayContaining([
      'Quan đề nghị giao vai trò Đánh giá viên nội bộ cho Bao',
      'Cleo xác nhận giao vai trò Đánh giá viên nội bộ cho Bao',
      'Quan giao vai trò Đại diện lãnh đạo về chất lượng cho Nga',
      'Mei không đồng ý giao vai trò Kiểm soát tài liệu cho Otto',
      `Quan kết thúc vai trò Cấp phó của Dung, ngày cuối ${day}`,
      'Quan khóa tài khoản của Amy',
    ]),
  )
  const english = await readTrail(world)('cleo', { actions: ['roleConfirmed'] }, { language: 'en' })
  expect(english.nodes.map(({ sentence }) => sentence)).toContain('Cleo confirmed the role "Internal auditor" of Bao')
  const refusals = await readRefusals(world)('cleo')
  expect(refusals.map((one) => one.sentence)).toContain('Cleo không xác nhận vai trò được: việc cần một người khác.')
  expect((await readTrail(world)('oanh', { actions: ['roleProposed'] })).nodes).toEqual([])
})

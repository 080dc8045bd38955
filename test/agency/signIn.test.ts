import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startWorld, type World } from '../support/world.ts'

let world: World
beforeAll(async () => {
  world = await startWorld()
}, 60_000)
afterAll(() => world.stop())

describe('signing in', () => {
  it('somebody signs in and is told who they are, where, on which day, and what they may do', async () => {
    const { viewer } = await world.as('ada').run<{ viewer: Record<string, unknown> }>(`{ viewer {
      person { name position division { code name } } agency { name today divisions { code } } roles
      actions { action refused } proofMethods clockShiftDays demo } }`)
    expect(viewer).toMatchObject({ person: { name: 'Ada', division: { code: 'QLTM' } }, clockShiftDays: 0, demo: false })
  })
})

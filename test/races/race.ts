import { expect } from 'vitest'
import { acting, type Acting } from '../support/acting.ts'
import { lifeIn } from '../support/life.ts'
import { type Persona, refusal, type World } from '../support/world.ts'

/** How many do the same thing at the same moment. */
export const racers = 12

/** The people of a world at one copy of its server, with the sessions that they have. */
export interface Place {
  as: (who: Persona) => Acting
  life: ReturnType<typeof lifeIn>
}

/** Goes to a copy with the sessions of people: who signed in at one copy is signed in at all. */
export function placeAt(address: string, cookies: Map<Persona, string>, today: World['today']): Place {
  const as = (who: Persona) => acting(address, cookies.get(who)!)
  return { as, life: lifeIn({ as, today }) }
}

/** What came of all races: how often each answer was given in each. */
export type Tally = Map<string, Map<string, number>>

/** Lets twelve do the same thing, every other one at the other copy: one wins, the others get a code, and the trail tells of one. */
export async function race<Won>(
  { owner, agencyId }: World,
  tally: Tally,
  { name, told, places }: { name: string; told: string[]; places: Place[] },
  act: (place: Place, racer: number) => Promise<Won>,
): Promise<Won> {
  const entries = async (after: number) => {
    const { rows } = await owner.query<{ action: string; sequence: number }>(
      `select body::jsonb ->> 'action' as action, sequence::int from trail_entry where agency_id = $1 and sequence > $2 order by sequence`,
      [agencyId, after],
    )
    return rows
  }
  const before = (await entries(0)).at(-1)?.sequence ?? 0
  const won: Won[] = []
  const answers = await Promise.all(
    Array.from({ length: racers }, (_, racer) => refusal(act(places[racer % places.length]!, racer).then((one) => won.push(one)))),
  )
  const codes = answers.map(({ code, status, message }) => code || `${status} ${message}`).sort()
  const counts = tally.get(name) ?? new Map<string, number>()
  tally.set(name, counts)
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1)

  expect({ name, done: codes.filter((code) => code === 'done').length, codes }).toEqual({ name, done: 1, codes })
  expect(codes.filter((code) => !/^[A-Z_]+$|^done$/.test(code) || code === 'INTERNAL')).toEqual([])
  expect((await entries(before)).map(({ action }) => action)).toEqual(told)
  return won[0]!
}

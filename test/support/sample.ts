import { type Acting, signIn } from './acting.ts'
import { lifeIn } from './life.ts'

/** The password of everybody in the sample agency. */
export const samplePassword = 'demo-demo-demo'

/** Whom of the sample the acts of a life are done by. */
const logins: Record<string, string> = { ada: 'soanthao', hung: 'truongphong', cleo: 'kiemsoat', mei: 'lanhdao' }

/** Signs the people of the sample in at a running server, and gives the acts of a life in their hands. */
export async function lifeInSample(address: string) {
  const people = new Map<string, Acting>()
  for (const [name, login] of Object.entries(logins)) people.set(name, await signIn(address, login, samplePassword))
  const as = (who: string) => {
    const person = people.get(who)!
    return { ...person, prove: (proving: Parameters<Acting['prove']>[0]) => person.prove({ secret: samplePassword, ...proving }) }
  }
  const today = async () => {
    const { viewer } = await as('cleo').run<{ viewer: { agency: { today: string } } }>('{ viewer { agency { today } } }')
    return viewer.agency.today
  }
  return { as, today, ...lifeIn({ as, today }) }
}

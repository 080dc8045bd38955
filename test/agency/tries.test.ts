import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { networkOf } from '../../server/agency/tries.ts'
import { startWorld, type World } from '../support/world.ts'

// Guessing is slowed, and nobody can use that to keep somebody else out.

let world: World
beforeAll(async () => {
  world = await startWorld({ trustProxy: ['loopback'] }) // so that tests come from other addresses
}, 120_000)
afterAll(() => world.stop())

const right = 'một mật khẩu dài'
const [stranger, office, elsewhere] = ['203.0.113.9', '198.51.100.7', '192.0.2.44']
async function enter(username: string, address: string, password = right): Promise<number> {
  const { status } = await fetch(`${world.address}/api/auth/sign-in/username`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: world.address, 'x-forwarded-for': address },
    body: JSON.stringify({ username, password }),
  })
  return status
}
const guess = (username: string, address: string) => enter(username, address, 'không phải mật khẩu')
const count = (key: string, points: number) =>
  world.owner.query('update app.limited set points = $2 where key like $1', [`${key}:%`, points])
const aMinuteLater = () => world.owner.query(`update app.limited set expire = 0 where key like 'turn:%'`)

describe('a stranger who guesses at an account', () => {
  it('is slowed where they stand, and the owner enters from elsewhere all the while', async () => {
    const answers: number[] = []
    for (let i = 0; i < 12; i++) {
      answers.push(await guess('ada', stranger))
      if (i % 4 === 3) expect(await enter('ada', office)).toBe(200)
    }
    expect(answers).toEqual([401, 401, 401, 401, 401, ...Array<number>(7).fill(429)])
    expect(await enter('ada', stranger)).toBe(429) // the right password, too: nobody learns that it was right
  })

  it('from many places is slowed, too, and the owner still enters where they entered before', async () => {
    expect(await enter('hung', office)).toBe(200)
    expect(await guess('hung', stranger)).toBe(401)
    await count('strangers', 100)
    expect(await guess('hung', elsewhere)).toBe(401)
    expect(await guess('hung', '192.0.2.45')).toBe(429)
    for (let i = 0; i < 3; i++) expect(await enter('hung', office)).toBe(200)
  })

  it('does not even close it for the next desk behind the same address: it opens again by itself', async () => {
    for (let i = 0; i < 8; i++) await guess('bao', office)
    expect(await enter('bao', office)).toBe(429)
    await aMinuteLater()
    expect(await enter('bao', office)).toBe(200)
    expect(await enter('bao', office)).toBe(200)
  })
})

describe('an address', () => {
  it('of an office: seventy people sign in at eight, and a few mistype', async () => {
    const people = 'amy nga oanh rui mei dung cleo vera luu quan'.split(' ')
    const answers = new Set<number>()
    for (let round = 0; round < 7; round++) for (const one of people) answers.add(await enter(one, '198.51.100.80'))
    expect([...answers]).toEqual([200])
    for (const one of people) expect(await guess(one, '198.51.100.80')).toBe(401)
    for (const one of people) expect(await enter(one, '198.51.100.80')).toBe(200)
  }, 60_000)

  it('that only fails is slowed for every name, and no other address with it', async () => {
    expect(await guess('nobody', '192.0.2.99')).toBe(401)
    await world.owner.query(`update app.limited set points = 60 where key = 'address:192.0.2.99'`)
    expect(await guess('somebody', '192.0.2.99')).toBe(429)
    expect(await enter('nga', '192.0.2.98')).toBe(200)
  })

  it.each([
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::9', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002::', '2001:db8:1:2::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['192.0.2.1', '192.0.2.1'],
  ])('%s counts as %s', (address, network) => {
    expect(networkOf(address)).toBe(network)
  })
})

import type { Server } from 'node:http'
import { BlockList, isIPv6, type Socket } from 'node:net'
import { networkOf } from '../agency/tries.ts'

/** Connections that one copy holds, and how many of them one place may. */
const most = 1_000
const mostEach = 100

/** Keeps places for others: one address cannot take all connections. Proxies, and this machine, stand for many. */
export function limitConnections(server: Server, proxies: string[], each = mostEach): void {
  const open = new Map<string, number>()
  const many = listOf(proxies)
  server.maxConnections = most
  server.on('connection', (socket) => {
    const address = socket.remoteAddress ?? ''
    if (many.check(address, isIPv6(address) ? 'ipv6' : 'ipv4')) return
    const place = networkOf(address)
    const held = (open.get(place) ?? 0) + 1
    if (held > each) return void socket.destroy()
    open.set(place, held)
    socket.once('close', () => {
      const left = (open.get(place) ?? 1) - 1
      if (left > 0) open.set(place, left)
      else open.delete(place)
    })
  })
}

/** Questions that one connection may have open; browsers and proxies wait for an answer before they ask again. */
const mostOpen = 10

/** Cuts who asks on and on without waiting for answers: each would be worked on, and kept until somebody reads it. */
export function refusePipes(server: Server): void {
  const open = new WeakMap<Socket, number>()
  const count = (socket: Socket, more: number) => {
    const now = (open.get(socket) ?? 0) + more
    open.set(socket, now)
    return now
  }
  server.on('request', ({ socket }, response) => {
    if (count(socket, 1) > mostOpen) socket.destroy()
    response.once('close', () => count(socket, -1))
  })
}

/** Addresses and networks, as TRUST_PROXY has them. */
function listOf(addresses: string[]): BlockList {
  const list = new BlockList()
  for (const one of addresses) {
    const [address = '', bits] = one.split('/')
    const kind = isIPv6(address) ? 'ipv6' : 'ipv4'
    list.addSubnet(address, Number(bits ?? (kind === 'ipv6' ? 128 : 32)), kind)
  }
  return list
}

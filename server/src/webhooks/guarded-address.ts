import { lookup } from 'node:dns/promises'
import { BlockList, isIP } from 'node:net'

/** Networks that are nobody's business from here: this machine, the inside, what the clouds keep their secrets on. */
const inside: readonly (readonly [string, number, 'ipv4' | 'ipv6'])[] = [
  ['0.0.0.0', 8, 'ipv4'],
  ['10.0.0.0', 8, 'ipv4'],
  ['100.64.0.0', 10, 'ipv4'],
  ['127.0.0.0', 8, 'ipv4'],
  ['169.254.0.0', 16, 'ipv4'],
  ['172.16.0.0', 12, 'ipv4'],
  ['192.0.0.0', 24, 'ipv4'],
  ['192.168.0.0', 16, 'ipv4'],
  ['192.88.99.0', 24, 'ipv4'],
  ['198.18.0.0', 15, 'ipv4'],
  ['224.0.0.0', 3, 'ipv4'],
  // Every way in which an address of IPv4 is written or translated into one of IPv6.
  ['::', 96, 'ipv6'],
  ['::ffff:0:0:0', 96, 'ipv6'],
  ['64:ff9b::', 96, 'ipv6'],
  ['64:ff9b:1::', 48, 'ipv6'],
  ['2001::', 32, 'ipv6'],
  ['2002::', 16, 'ipv6'],
  ['fc00::', 7, 'ipv6'],
  ['fe80::', 10, 'ipv6'],
  ['fec0::', 10, 'ipv6'],
  ['ff00::', 8, 'ipv6'],
]
const closed = new BlockList()
for (const [net, prefix, family] of inside) closed.addSubnet(net, prefix, family)

/** Addresses and networks as the settings name them. */
export function allowedNetworks(text: string | undefined): BlockList {
  const list = new BlockList()
  for (const one of (text ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)) {
    const [address = '', bits] = one.split('/')
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
    list.addSubnet(address, bits === undefined ? (family === 'ipv6' ? 128 : 32) : Number(bits), family)
  }
  return list
}

export class AddressRefused extends Error {}

/** IPv4 written as IPv6 is the same address. */
const plain = (address: string): string => /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address

const open = (address: string, allowed: BlockList): boolean => {
  const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
  return allowed.check(address, family) || !closed.check(address, family)
}

export interface Target {
  readonly url: URL
  /** The very address to connect to: looked up once, so that a name cannot answer otherwise the second time. */
  readonly address: string
  readonly family: 4 | 6
}

/**
 * Where an address of the register really leads. Every address its name stands for must be outside, or in a network the settings allow.
 * @throws AddressRefused with the reason
 */
export async function guardedAddress(text: string, allowed: BlockList): Promise<Target> {
  const url = new URL(text)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw new AddressRefused('only http and https')
  if (url.username || url.password) throw new AddressRefused('no name and password in an address')
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const found = isIP(host) ? [{ address: host }] : await lookup(host, { all: true })
  const addresses = found.map(({ address }) => plain(address))
  const refused = addresses.find((address) => !open(address, allowed))
  if (addresses.length === 0 || refused)
    throw new AddressRefused(`${host} leads to ${refused ?? 'nowhere'}, inside the network; allow it in FADU_WEBHOOK_NETWORKS`)
  const inAllowed = addresses.every((address) => allowed.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4'))
  if (url.protocol === 'http:' && !inAllowed) throw new AddressRefused('plain http only inside the networks allowed')
  return { url, address: addresses[0]!, family: isIP(addresses[0]!) === 6 ? 6 : 4 }
}

import type { IncomingMessage } from 'node:http';
import { BlockList, isIPv4, isIPv6 } from 'node:net';

let trusted = new BlockList();

/** Says whose X-Forwarded-For is believed: addresses or networks ('10.0.0.0/8'). Called once at the start. */
export function trustProxies(proxies: string[]): void {
  trusted = new BlockList();
  for (const proxy of proxies) {
    const [address = '', bits] = proxy.split('/');
    const family = isIPv6(address) ? 'ipv6' : 'ipv4';
    if (bits) trusted.addSubnet(address, Number(bits), family);
    else trusted.addAddress(address, family);
  }
}

const isTrusted = (address: string): boolean =>
  (isIPv4(address) || isIPv6(address)) && trusted.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');

/** Where a request comes from, for rate limits: an IPv4 address or an IPv6 /64 network. */
export function addressOf(req: IncomingMessage): string {
  let address = plain(req.socket.remoteAddress ?? 'unknown');
  const forwarded = String(req.headers['x-forwarded-for'] ?? '')
    .split(',')
    .map((s) => plain(s.trim()))
    .filter(Boolean);
  // From the nearest hop outwards, as long as the hop before is one of our proxies.
  while (isTrusted(address) && forwarded.length) address = forwarded.pop() ?? address;
  return isIPv6(address) ? `${expand(address).slice(0, 4).join(':')}::/64` : address;
}

/** Without what some proxies add: a port, brackets, a zone, the IPv6 form of an IPv4 address. */
function plain(text: string): string {
  const bare = text
    .replace(/^\[(.+)\](:\d+)?$/, '$1')
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1')
    .replace(/%.*$/, '');
  return bare.replace(/^::ffff:(?=\d+\.)/i, '');
}

function expand(address: string): string[] {
  const [head = '', tail] = address.split('::');
  const left = head.split(':').filter(Boolean);
  const right = tail?.split(':').filter(Boolean) ?? [];
  const zeros = tail === undefined ? [] : Array.from({ length: 8 - left.length - right.length }, () => '0');
  return [...left, ...zeros, ...right].map((h) => h.toLowerCase().replace(/^0+(?=.)/, ''));
}

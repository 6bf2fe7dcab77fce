import type { IncomingMessage } from 'node:http';
import { afterEach, expect, test } from '@jest/globals';
import { addressOf, trustProxies } from './address.ts';

const from = (remoteAddress: string | undefined, forwarded?: string) =>
  addressOf({
    socket: { remoteAddress },
    headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
  } as unknown as IncomingMessage);

afterEach(() => trustProxies([]));

test.each([
  ['192.0.2.7', undefined, '192.0.2.7'],
  ['::ffff:192.0.2.7', undefined, '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', undefined, '2001:db8:1:2::/64'],
  ['2001:db8::1', undefined, '2001:db8:0:0::/64'],
  ['2001:0DB8:0001:0002::9', undefined, '2001:db8:1:2::/64'],
  ['fe80::1%eth0', undefined, 'fe80:0:0:0::/64'],
  ['::1', undefined, '0:0:0:0::/64'],
  [undefined, undefined, 'unknown'],
  // Nobody is trusted: what a client forges counts for nothing.
  ['192.0.2.7', '198.51.100.1', '192.0.2.7'],
  ['192.0.2.7', '10.0.0.1, 127.0.0.1', '192.0.2.7'],
])('%s with %s counts as %s', (remote, forwarded, expected) => {
  expect(from(remote, forwarded)).toBe(expected);
});

test.each([
  ['198.51.100.1', '198.51.100.1'],
  // The client's own forgery stands left of what our proxy saw.
  ['203.0.113.9, 198.51.100.1', '198.51.100.1'],
  ['198.51.100.1, 10.1.2.3', '198.51.100.1'],
  ['198.51.100.1:50123', '198.51.100.1'],
  ['[2001:db8:1:2::9]:443', '2001:db8:1:2::/64'],
  ['2001:db8:1:2:ffff::', '2001:db8:1:2::/64'],
  ['', '10.0.0.1'],
  [' , ,', '10.0.0.1'],
])('behind our proxy %j counts as %s', (forwarded, expected) => {
  trustProxies(['10.0.0.0/8']);
  expect(from('10.0.0.1', forwarded)).toBe(expected);
});

test('all addresses of one IPv6 network are one sender', () => {
  const many = Array.from({ length: 1000 }, (_, i) => from(`2001:db8:1:2:${i.toString(16)}::${i.toString(16)}`));
  expect(new Set(many).size).toBe(1);
});

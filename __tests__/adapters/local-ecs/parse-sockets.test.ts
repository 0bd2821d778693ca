import { expect, test } from '@jest/globals';
import { parseSockets } from '../../../src/adapters/local-ecs/parse-sockets.ts';

const HEAD = '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode';

test.each([
  ['0.0.0.0:5000', '00000000:1388', { port: 5000, isLoopback: false }],
  ['127.0.0.1:5000', '0100007F:1388', { port: 5000, isLoopback: true }],
  ['172.17.0.2:80', '020011AC:0050', { port: 80, isLoopback: false }],
  ['[::]:8080', `${'0'.repeat(32)}:1F90`, { port: 8080, isLoopback: false }],
  ['[::1]:8080', `${'0'.repeat(24)}01000000:1F90`, { port: 8080, isLoopback: true }],
  ['[::ffff:127.0.0.1]:8080', '0000000000000000FFFF00000100007F:1F90', { port: 8080, isLoopback: true }],
])('a socket at %s', (_, local, expected) => {
  const line = `   0: ${local} 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 29001 1`;

  expect(parseSockets([HEAD, line, ''].join('\n'))).toEqual([expected]);
});

test('a connection is no socket that listens', () => {
  const line = '   1: 0100007F:1388 0100007F:D431 01 00000000:00000000 00:00000000 00000000     0        0 29002 1';

  expect(parseSockets([HEAD, line].join('\n'))).toEqual([]);
});

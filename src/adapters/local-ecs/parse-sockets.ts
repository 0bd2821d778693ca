import type { Socket } from '../../ports/local-tasks.ts';

/** State LISTEN (Linux, include/net/tcp_states.h). */
const LISTEN = '0A';

/** 127.x.x.x, ::1 and ::ffff:127.x.x.x: words of four bytes, each with its last byte first (proc(5)). */
const LOOPBACK = /^(?:[0-9A-F]{6}7F|0{24}01000000|0{16}FFFF0000[0-9A-F]{6}7F)$/;

/** Sockets that listen, from the text of `/proc/net/tcp` or `/proc/net/tcp6` (proc(5)). */
export function parseSockets(table: string): readonly Socket[] {
  return table.split('\n').flatMap((line) => {
    const [, local = '', , state] = line.trim().split(/\s+/);
    const [address = '', port = ''] = local.split(':');
    return state === LISTEN ? [{ port: Number.parseInt(port, 16), isLoopback: LOOPBACK.test(address) }] : [];
  });
}

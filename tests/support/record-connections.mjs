/**
 * Loaded with `--import` before a server: writes a line per outbound connection or name look-up to
 * the file that RECORD_CONNECTIONS names. Whatever leaves a Node process passes one of these.
 */
import { appendFileSync } from 'node:fs';
import dgram from 'node:dgram';
import dns from 'node:dns';
import net from 'node:net';
import process from 'node:process';

const file = process.env.RECORD_CONNECTIONS;
const record = (line) => appendFileSync(file, `${line}\n`);

const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function (...parameters) {
  const [first, second] = Array.isArray(parameters[0]) ? parameters[0] : parameters;
  const { host, port, path } = typeof first === 'object' ? first : { host: second, port: first };
  // A path is a socket of this machine's file system: the TypeScript loader talks to itself by one.
  if (!path) record(`connect ${host ?? '127.0.0.1'}:${port}`);
  return connect.apply(this, parameters);
};
const send = dgram.Socket.prototype.send;
dgram.Socket.prototype.send = function (...parameters) {
  record(`datagram ${parameters.slice(1).join(' ')}`);
  return send.apply(this, parameters);
};
for (const name of ['lookup', 'resolve', 'resolve4', 'resolve6']) {
  const original = dns[name];
  dns[name] = function (host, ...rest) {
    if (net.isIP(host) === 0) record(`look-up ${host}`);
    return original.call(this, host, ...rest);
  };
}

/** A real websocket server that speaks as much of the Phoenix protocol as Supabase Realtime needs for a channel. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createClient } from '@supabase/supabase-js';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { WebSocketServer, type WebSocket } from 'ws';
import { listenForChanges } from './change-signal';
import type { Database } from '@/domain/database.types';

type Frame = [
  joinRef: string | null,
  ref: string | null,
  topic: string,
  event: string,
  payload: Record<string, unknown>,
];

class PhoenixServer {
  readonly joins: Record<string, unknown>[] = [];
  left = 0;
  refuses = false;
  private readonly server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  private readonly members = new Map<WebSocket, { joinRef: string | null; topic: string }>();

  static async open() {
    const opened = new PhoenixServer();
    await once(opened.server, 'listening');
    return opened;
  }

  private constructor() {
    this.server.on('connection', (socket) => {
      socket.on('message', (data: Buffer) => this.receive(socket, JSON.parse(data.toString()) as Frame));
    });
  }

  get url() {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  private receive(socket: WebSocket, [joinRef, ref, topic, event, payload]: Frame) {
    const reply = (status: string, response: object) =>
      socket.send(JSON.stringify([joinRef, ref, topic, 'phx_reply', { status, response }]));
    if (event === 'phx_join') {
      this.joins.push(payload);
      if (this.refuses)
        return reply('error', { reason: 'Unauthorized: You do not have permissions to read from this topic' });
      this.members.set(socket, { joinRef, topic });
    }
    if (event === 'phx_leave') {
      this.left += 1;
      this.members.delete(socket);
    }
    reply('ok', {});
  }

  broadcast(topic: string, event: string, payload: object) {
    for (const [socket, member] of this.members)
      if (member.topic === `realtime:${topic}`)
        socket.send(
          JSON.stringify([member.joinRef, null, member.topic, 'broadcast', { type: 'broadcast', event, payload }]),
        );
  }

  dropAll() {
    this.members.clear();
    for (const socket of this.server.clients) socket.terminate();
  }

  async close() {
    this.dropAll();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

let server: PhoenixServer;
let end = () => Promise.resolve();
afterEach(async () => {
  await end();
  await server.close();
});

function listen() {
  const client = createClient<Database>(server.url, 'key', {
    accessToken: () => Promise.resolve('token of the person'),
    realtime: { reconnectAfterMs: () => 10 },
  });
  const onChange = vi.fn();
  const stop = listenForChanges(client, onChange);
  end = async () => {
    stop();
    await client.removeAllChannels();
    await client.realtime.disconnect();
  };
  return { client, onChange, stop };
}

describe('the signal of Supabase Realtime', () => {
  it('is heard on the private channel of the migration, as the person signed in', async () => {
    server = await PhoenixServer.open();
    const { onChange } = listen();
    await vi.waitFor(() => expect(onChange).toHaveBeenCalledTimes(1));
    expect(server.joins).toEqual([
      expect.objectContaining({
        access_token: 'token of the person',
        config: expect.objectContaining({ private: true }) as unknown,
      }),
    ]);
    server.broadcast('map-changes', 'another event', {});
    server.broadcast('map-changes', 'changed', { kind: 'hazards' });
    await vi.waitFor(() => expect(onChange).toHaveBeenCalledTimes(2));
  });

  it('after a broken connection joins again, and asks because something may have been said meanwhile', async () => {
    server = await PhoenixServer.open();
    const { onChange } = listen();
    await vi.waitFor(() => expect(onChange).toHaveBeenCalledTimes(1));
    server.dropAll();
    await vi.waitFor(() => expect(onChange).toHaveBeenCalledTimes(2), { timeout: 10_000 });
    server.broadcast('map-changes', 'changed', { kind: 'hazards' });
    await vi.waitFor(() => expect(onChange).toHaveBeenCalledTimes(3));
  });

  it('that may not be heard calls nobody', async () => {
    server = await PhoenixServer.open();
    server.refuses = true;
    const { onChange } = listen();
    await vi.waitFor(() => expect(server.joins.length).toBeGreaterThan(0));
    expect(onChange).not.toHaveBeenCalled();
  });

  it('is left when the page is left', async () => {
    server = await PhoenixServer.open();
    const { onChange, stop } = listen();
    await vi.waitFor(() => expect(onChange).toHaveBeenCalledTimes(1));
    stop();
    await vi.waitFor(() => expect(server.left).toBe(1));
  });

  it('is heard again by a page that is entered right after it was left', async () => {
    server = await PhoenixServer.open();
    const { client, onChange, stop } = listen();
    await vi.waitFor(() => expect(onChange).toHaveBeenCalledTimes(1));
    stop();
    const again = vi.fn();
    const stopAgain = listenForChanges(client, again);
    await vi.waitFor(() => expect(again).toHaveBeenCalledTimes(1));
    server.broadcast('map-changes', 'changed', { kind: 'hazards' });
    await vi.waitFor(() => expect(again).toHaveBeenCalledTimes(2));
    expect(onChange).toHaveBeenCalledTimes(1);
    stopAgain();
  });
});

import type { TypedClient } from './supabase-client';

/** As `private.signal_change` sends it (20261128001400_change_signal.sql). */
const channelName = 'map-changes';
const eventName = 'changed';

/**
 * Calls back whenever Supabase Realtime says that something changed, and after each time that the
 * channel was joined, because what was said before is lost. A hint and nothing more: a channel that
 * cannot be joined, or dies unnoticed as it may after hours, is no failure, the beat goes on without.
 * The answer stops listening. One websocket, kept and joined anew by supabase-js.
 */
export function listenForChanges(client: TypedClient, onChange: () => void): () => void {
  let isEnded = false;
  let leave = () => {};
  const join = () => {
    if (isEnded) return;
    const channel = client
      .channel(channelName, { config: { private: true } })
      .on('broadcast', { event: eventName }, onChange)
      .subscribe((status) => {
        if (status === 'SUBSCRIBED') onChange();
      });
    leave = () => void client.removeChannel(channel);
  };
  // A private channel is joined with the person's token, which must be there before.
  client.realtime.setAuth().then(join, () => undefined);
  return () => {
    isEnded = true;
    leave();
  };
}

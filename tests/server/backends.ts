/** Both backends that the test run can start, behind one way of starting them. */
import { startPostgres, type PostgresCluster } from '../../tools/lib/postgres';
import { startServer, type ServerOptions, type ServerProcess } from '../support/server';

export const BACKENDS = ['embedded', 'postgresql'] as const;
export type TestedBackend = (typeof BACKENDS)[number];

export type RunningBackend = { server: ServerProcess; postgres: PostgresCluster | null; stop(): Promise<void> };

/** Starts the real server in demonstration mode on one of the two. */
export async function startBackend(name: TestedBackend, options: ServerOptions = {}): Promise<RunningBackend> {
  const postgres = name === 'postgresql' ? await startPostgres() : null;
  const environment = {
    DEMONSTRATION: 'on',
    ...(postgres ? { DATABASE_URL: postgres.url } : {}),
    ...options.environment,
  };
  const server = await startServer({ ...options, environment }).catch((error: unknown) => {
    postgres?.stop();
    throw error;
  });
  return {
    server,
    postgres,
    async stop() {
      await server.stop();
      postgres?.stop();
    },
  };
}

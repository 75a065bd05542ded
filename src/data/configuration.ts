import { createContext, useContext } from 'react';
import { parseConfiguration, type Configuration } from '@/domain/configuration';

/** Why the page cannot start: the file did not come, is no JSON, or has a wrong member. */
export interface StartProblem {
  readonly reason: 'UNREACHABLE' | 'NOT_JSON' | 'WRONG_MEMBER';
  readonly detail: string;
}

export type LoadedConfiguration = { ok: true; configuration: Configuration } | { ok: false; problem: StartProblem };

/**
 * Reads and checks `/config.json`, the one file that tells a build where it runs. Never throws:
 * each way to fail is a reason that the start page puts into words. One request.
 */
export async function loadConfiguration(): Promise<LoadedConfiguration> {
  let text: string;
  try {
    const response = await fetch('/config.json', { cache: 'no-cache' });
    if (!response.ok) return unreachable(`HTTP ${response.status}`);
    text = await response.text();
  } catch (error) {
    return unreachable(String(error));
  }
  const result = parseConfiguration(text);
  if (result.valid) return { ok: true, configuration: result.configuration };
  return { ok: false, problem: { reason: result.problem.reason, detail: result.problem.message } };
}

function unreachable(detail: string): LoadedConfiguration {
  return { ok: false, problem: { reason: 'UNREACHABLE', detail } };
}

export const ConfigurationContext = createContext<Configuration | null>(null);

/** The configuration of this page; only below the provider that the start page mounts. */
export function useConfiguration(): Configuration {
  const configuration = useContext(ConfigurationContext);
  if (!configuration) throw new Error('useConfiguration is called outside ConfigurationContext.');
  return configuration;
}

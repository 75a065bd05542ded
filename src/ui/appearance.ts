import { useSyncExternalStore } from 'react';
import { fontFamily, moods, radii, type MoodName } from './tokens';

/** What a person chose for the bench and the desk; the wall is always dark. */
export type Appearance = 'light' | 'dark';

const storageKey = 'appearance';
const listeners = new Set<() => void>();

function initialAppearance(): Appearance {
  if (typeof window === 'undefined') return 'light';
  const stored = window.localStorage.getItem(storageKey);
  if (stored === 'light' || stored === 'dark') return stored;
  return window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

let appearance: Appearance = initialAppearance();

/** Chooses light or dark for this device and tells every part that asked. */
export function chooseAppearance(next: Appearance): void {
  appearance = next;
  window.localStorage.setItem(storageKey, next);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The chosen appearance, followed. */
export function useAppearance(): Appearance {
  return useSyncExternalStore(subscribe, () => appearance);
}

/** The mood of a workspace screen under an appearance. */
export function moodOf(chosen: Appearance): MoodName {
  return chosen === 'dark' ? 'benchDark' : 'benchLight';
}

/** The appearance now, outside React. */
export function currentAppearance(): Appearance {
  return appearance;
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/**
 * The CSS variables of a mood, by name: `--text-muted` and so on. The stage's own are there under
 * `--stage-…` in every mood, for the parts that stay dark on a light page.
 */
export function moodVariables(name: MoodName): Record<string, string> {
  const variables: Record<string, string> = { '--font-family': fontFamily };
  for (const [key, value] of Object.entries(moods.stage)) variables[`--stage-${kebab(key)}`] = value as string;
  for (const [key, value] of Object.entries(moods[name])) variables[`--${kebab(key)}`] = value as string;
  for (const [key, value] of Object.entries(radii)) variables[`--radius-${key}`] = `${value}px`;
  return variables;
}

/** Writes a mood onto the document. */
export function applyMood(name: MoodName): void {
  const root = document.documentElement;
  root.dataset.appearance = name === 'stage' || name === 'benchDark' ? 'dark' : 'light';
  for (const [variable, value] of Object.entries(moodVariables(name))) root.style.setProperty(variable, value);
}

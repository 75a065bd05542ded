import { useEffect, useState } from 'react';
import { silhouettePaths, type Silhouette } from './silhouette-paths';
import styles from './login.module.css';

// A glob rather than an import: the page also builds before the geodata have been made.
const files = import.meta.glob<string>('/geodata/counties.json', { query: '?url', import: 'default' });

/** The ten counties as quiet relief behind the title. Decoration: hidden from readers, absent without geodata. */
export function CountySilhouette() {
  const [silhouette, setSilhouette] = useState<Silhouette | null>(null);

  useEffect(() => {
    const abort = new AbortController();
    void loadSilhouette(abort.signal).then(setSilhouette);
    return () => abort.abort();
  }, []);

  if (!silhouette) return null;
  return (
    <svg className={styles.silhouette} viewBox={`0 0 ${silhouette.width} ${silhouette.height}`} aria-hidden="true">
      <g className={styles.relief}>
        {silhouette.paths.map((path) => (
          <path key={path.slice(0, 40)} d={path} />
        ))}
      </g>
      <g className={styles.counties}>
        {silhouette.paths.map((path) => (
          <path key={path.slice(0, 40)} d={path} />
        ))}
      </g>
    </svg>
  );
}

async function loadSilhouette(signal: AbortSignal): Promise<Silhouette | null> {
  const locate = files['/geodata/counties.json'];
  if (!locate) return null;
  try {
    const response = await fetch(await locate(), { signal });
    return response.ok ? silhouettePaths(await response.json()) : null;
  } catch {
    // Decoration only: signing in works the same without it.
    return null;
  }
}

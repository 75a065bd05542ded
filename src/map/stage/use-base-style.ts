import { useEffect, useMemo, useState } from 'react';
import type { StyleSpecification } from 'maplibre-gl';
import type { Basemap } from '@/domain/configuration';
import { currentLanguage } from '@/i18n';
import type { Mood } from '@/ui/tokens';
import { baseStyle, type OuterBase } from '../base/base-style';
import { outerBase } from '../base/outer-base';
import { loadNameFonts } from '../map-fonts';

interface BaseStyleState {
  /** The same object as long as it says the same: giving it to the map again would rebuild every tile. */
  readonly style: StyleSpecification;
  /** What keeps the configured basemap away; null = nothing. */
  readonly trouble: string | null;
  readonly usesOuter: boolean;
  readonly reportTrouble: (detail: string) => void;
}

/** The style of the base map: ours at once, the configured one and the small names as soon as they are there. */
export function useBaseStyle(basemap: Basemap, mood: Mood, isDark: boolean): BaseStyleState {
  const language = currentLanguage();
  const [outer, setOuter] = useState<OuterBase | null>(null);
  const [trouble, reportTrouble] = useState<string | null>(null);
  const hasNames = useNameFonts();

  useEffect(() => {
    let isCurrent = true;
    outerBase(basemap, mood).then(
      (base) => isCurrent && setOuter(base),
      (error: unknown) => isCurrent && reportTrouble(String(error)),
    );
    return () => {
      isCurrent = false;
    };
  }, [basemap, mood]);

  const ground = trouble === null ? outer : null;
  const style = useMemo(
    () => baseStyle({ mood, isDark, language, hasNames, outer: ground }),
    [mood, isDark, language, hasNames, ground],
  );
  return { style, trouble, usesOuter: ground !== null, reportTrouble };
}

/** Whether the font of the small names is there; names in another font are better than none. */
function useNameFonts(): boolean {
  const [hasNames, setHasNames] = useState(false);
  useEffect(() => {
    let isCurrent = true;
    const show = () => isCurrent && setHasNames(true);
    loadNameFonts().then(show, (error: unknown) => {
      console.error('The font of the names on the map could not be loaded:', error);
      show();
    });
    return () => {
      isCurrent = false;
    };
  }, []);
  return hasNames;
}

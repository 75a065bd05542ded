import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { catalogues, LANGUAGES, type Language } from './catalogues';

export { LANGUAGES, type Language } from './catalogues';

const storageKey = 'language';

function isLanguage(value: string | null): value is Language {
  return (LANGUAGES as readonly (string | null)[]).includes(value);
}

/** The language this person chose before on this device; Chinese when none was chosen. */
function storedLanguage(): Language {
  if (typeof localStorage === 'undefined') return 'zh-CN';
  const stored = localStorage.getItem(storageKey);
  return isLanguage(stored) ? stored : 'zh-CN';
}

/** The one i18next instance. Keys are written `namespace:path.to.key`. */
export const i18n = i18next.createInstance();

// Resolves without a network: every catalogue is part of the page.
void i18n.use(initReactI18next).init({
  resources: catalogues,
  lng: storedLanguage(),
  fallbackLng: 'zh-CN',
  supportedLngs: LANGUAGES,
  defaultNS: 'common',
  ns: Object.keys(catalogues['zh-CN']),
  interpolation: { escapeValue: false },
  returnNull: false,
  initAsync: false,
});

/** The language now shown. */
export function currentLanguage(): Language {
  return isLanguage(i18n.language) ? i18n.language : 'zh-CN';
}

function reflectInDocument(): void {
  if (typeof document !== 'undefined') document.documentElement.lang = currentLanguage();
}

reflectInDocument();
i18n.on('languageChanged', reflectInDocument);

/** Switches the whole interface and remembers the choice on this device. */
export async function switchLanguage(language: Language): Promise<void> {
  localStorage.setItem(storageKey, language);
  await i18n.changeLanguage(language);
}

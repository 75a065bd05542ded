import { useTranslation } from 'react-i18next';
import { useScope } from '@/data/scope';
import type { Profile } from '@/data/session';
import { currentLanguage } from '@/i18n';

/** A person's scope in one line: the whole city, or the names of counties, sectors and town. */
export function ScopeWords({ profile }: { profile: Profile }) {
  const { t } = useTranslation();
  const scope = useScope(profile);
  if (scope.isWholeCity) return t('shell:userMenu.scopeWholeCity');
  if (scope.isLoading) return t('common:loading');
  const isChinese = currentLanguage() === 'zh-CN';
  const names = [
    ...scope.jurisdictions.map(({ name, name_en }) => (isChinese ? name : name_en)),
    ...scope.sectors.map(({ name, name_en }) => (isChinese ? name : name_en)),
    ...(scope.town ? [scope.town.name] : []),
  ];
  return names.join(isChinese ? '、' : ', ') || t('common:none');
}

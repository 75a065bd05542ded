import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useScope } from '@/data/scope';
import { useProfile } from '@/data/session';
import { currentLanguage } from '@/i18n';
import { LoadingState } from '@/ui/loading-state';
import styles from './desk.module.css';

/** The desk's place: until it is built it says so and shows for what the person answers. */
export function DeskScreen() {
  const { t } = useTranslation();
  const profile = useProfile();
  const scope = useScope(profile);
  const nameOf = (record: { name: string; name_en: string }) =>
    currentLanguage() === 'zh-CN' ? record.name : record.name_en;
  const rows: [string, string[]][] = [
    [t('shell:desk.jurisdictions'), scope.jurisdictions.map(nameOf)],
    [t('shell:desk.sectors'), scope.sectors.map(nameOf)],
    [t('shell:desk.town'), scope.town ? [scope.town.name] : []],
  ];
  return (
    <div className={styles.page}>
      <h1>{t('shell:desk.heading')}</h1>
      <p className={styles.explain}>{t('shell:desk.explain')}</p>
      <section className={styles.card} aria-labelledby="scope-heading">
        <h2 id="scope-heading">{t('shell:desk.yourScope')}</h2>
        {scope.isLoading ? (
          <LoadingState />
        ) : (
          <dl>
            <div>
              <dt>{t(`roles:${profile.role}.name`)}</dt>
              <dd>{t(`roles:${profile.role}.scope`)}</dd>
            </div>
            {rows
              .filter(([, names]) => names.length > 0)
              .map(([label, names]) => (
                <div key={label}>
                  <dt>{label}</dt>
                  <dd>{names.join(currentLanguage() === 'zh-CN' ? '、' : ', ')}</dd>
                </div>
              ))}
          </dl>
        )}
        <p>
          <Link to="/analysis">{t('shell:desk.openMap')}</Link>
        </p>
      </section>
    </div>
  );
}

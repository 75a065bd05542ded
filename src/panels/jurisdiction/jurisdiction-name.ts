import type { Jurisdiction } from '@/data/reference';
import type { Language } from '@/i18n';

/** The name of a jurisdiction as a language has it. */
export function jurisdictionName({ name, name_en }: Jurisdiction, language: Language): string {
  return language === 'zh-CN' ? name : name_en;
}

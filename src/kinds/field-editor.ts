import type { EnumerationDefinition } from '@/domain/enumeration-definitions';
import type { FieldDefinition, Unit } from './field-definition';

/** With what a field is edited, and within which bounds: a form, a cell of a table and an edit of many rows ask alike. */
export type FieldEditor =
  | { readonly as: 'text' | 'longText'; readonly shortest: number; readonly longest: number }
  | { readonly as: 'number'; readonly isInteger: boolean; readonly isPositive: boolean; readonly unit: Unit | null }
  | { readonly as: 'day' }
  | { readonly as: 'yesNo' }
  | { readonly as: 'choice'; readonly enumeration: EnumerationDefinition }
  | { readonly as: 'reference'; readonly to: 'jurisdictions' | 'areas' }
  | { readonly as: 'place' }
  /** Computed or kept by the database: nobody types it. */
  | { readonly as: 'none' };

/** Longest text of a field that names no limit of its own; the reader of ledgers keeps it too. */
export const LONGEST_TEXT = 300;

/** The editor that a field's format, limits and own word ask for. */
export function editorOf({ format, limits = {}, editor }: FieldDefinition): FieldEditor {
  if (editor === 'none') return { as: 'none' };
  const { shortest = 0, longest = LONGEST_TEXT, isInteger = false, isPositive = false } = limits;
  switch (format.as) {
    case 'text':
      return { as: editor ?? 'text', shortest, longest };
    case 'number':
      return { as: 'number', isInteger, isPositive, unit: format.unit };
    case 'choice':
      return { as: 'choice', enumeration: format.enumeration };
    case 'reference':
      return { as: 'reference', to: format.to };
    case 'day':
    case 'yesNo':
    case 'place':
      return { as: format.as };
  }
}

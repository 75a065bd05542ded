import { TELEPHONE_CHECK } from './contacts';
import { fieldLabel, type FieldDefinition, type FieldLedger } from './field-definition';
import type { KindDefinition } from './kind-definition';
import type { ColumnReader, LedgerColumn, LedgerDefinition, LedgerRow } from './ledger-definition';
import { COORDINATE_COLUMNS } from './shared-fields';

type FieldInLedger = FieldDefinition & { readonly ledger: FieldLedger };

function inLedgers(fields: readonly FieldDefinition[]): FieldInLedger[] {
  return fields.filter((field): field is FieldInLedger => field.ledger !== undefined);
}

/** How a field's cells are read when its ledger does not say it: as its format and its limits ask. */
function readerOf({ format, limits = {}, ledger }: FieldInLedger): ColumnReader {
  if (ledger.read) return ledger.read;
  switch (format.as) {
    case 'text':
      return { as: 'text', minimumLength: limits.shortest, maximumLength: limits.longest };
    case 'day':
      return { as: 'date' };
    case 'yesNo':
      return { as: 'yesNo' };
    case 'number':
      return { as: 'number', isInteger: limits.isInteger, isPositive: limits.isPositive };
    case 'choice':
      if (format.enumeration.written) return { as: 'enumeration', labels: format.enumeration.written };
      break;
    case 'reference':
    case 'place':
  }
  throw new Error(`The field ${ledger.field} does not say how its cells are read.`);
}

/** A field's column in a ledger, and that of its telephone beside it. */
function columnsOf(field: FieldInLedger): LedgerColumn[] {
  const { ledger, checks } = field;
  const { field: name, headings, isRequired, isSignature, phone } = ledger;
  const label = { key: fieldLabel(field) };
  const own = { field: name, label, headings, read: readerOf(field), checks, isRequired, isSignature };
  if (!phone) return [own];
  return [
    { ...own, phoneField: phone.field },
    {
      field: phone.field,
      label,
      headings: phone.headings,
      read: { as: 'phone' },
      checks: [TELEPHONE_CHECK],
      isSignature,
    },
  ];
}

/** Telephones of the people in a row, as contacts of the record; a number alone needs no name. */
function contactsOf(fields: readonly FieldInLedger[], row: LedgerRow): Record<string, unknown>[] {
  return fields.flatMap(({ ledger: { field, phone } }) => {
    const number = phone && row.fields[phone.field];
    return phone && typeof number === 'string'
      ? [{ role: phone.role, name: row.fields[field] ?? null, phone: number }]
      : [];
  });
}

/** The ledger of a kind, made from its fields, those of its side tables, and what its rules add. */
export function ledgerOf({ fields, sides, ledger: rules }: KindDefinition): LedgerDefinition {
  const own = inLedgers(fields);
  const ofSides = inLedgers(sides.flatMap((side) => side.fields));
  const hasPhones = own.some(({ ledger }) => ledger.phone);
  const key = own.find(({ column }) => column === rules.key.column);
  if (!key) throw new Error(`The key ${rules.key.column} is no field of the ledger.`);
  return {
    ...rules,
    key: { field: key.ledger.field, code: rules.key.code },
    columns: [...[...own, ...ofSides].flatMap(columnsOf), ...COORDINATE_COLUMNS, ...(rules.columns ?? [])],
    toRecord: (row) => ({
      ...Object.assign(
        {},
        ...own.map(({ column, ledger: { field, toColumns } }) => {
          const value = row.fields[field] ?? null;
          return toColumns ? toColumns(value, row) : { [column]: value };
        }),
      ),
      ...(hasPhones && { contacts: contactsOf(own, row) }),
      ...rules.derive?.(row),
    }),
  };
}

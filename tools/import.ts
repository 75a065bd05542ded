/**
 * `npm run import -- FILE.xlsx [--kind KIND] [--dry-run] [--report report.json] [--lang zh-CN|en]`
 *
 * Reads a county's ledger, lists what is wrong with its rows, and loads those that hold as one batch. Exit code 0
 * when the batch is loaded (rejected rows are listed), 1 with one sentence when nothing could be; then the data are
 * as they were. Speaks to the running server, or opens the database itself; to Supabase when SUPABASE_URL and
 * SUPABASE_SECRET_KEY are set.
 */
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import i18next from 'i18next';
import { geodataPlaces } from '@/data/import/geodata-places';
import { LedgerError } from '@/data/import/ledger-error';
import { describeFinding, fieldName, ledgerReport, type Translate } from '@/data/import/ledger-report';
import { loadLedger } from '@/data/import/load';
import { readLedger, type LedgerReading } from '@/data/import/read-ledger';
import { WORKBOOK_LIMITS } from '@/data/import/workbook-guard';
import type { KeyBelow } from '@/domain/translation-key';
import { isKind, KINDS, LEDGERS } from '@/kinds';
import enumsEnglish from '@/i18n/en/enums.json';
import importEnglish from '@/i18n/en/import.json';
import kindsEnglish from '@/i18n/en/kinds.json';
import enumsChinese from '@/i18n/zh-CN/enums.json';
import importChinese from '@/i18n/zh-CN/import.json';
import kindsChinese from '@/i18n/zh-CN/kinds.json';
import counties from '../geodata/counties.json';
import townships from '../geodata/townships.json';

type FailureKey = KeyBelow<'import:failure'>;
type SummaryKey = KeyBelow<'import:summary'>;
type Say = (key: SummaryKey, values?: Record<string, string | number>) => void;

/** An expected end: a sentence of the catalogue, and exit code 1. */
class ImportFailure extends Error {
  readonly key: FailureKey;
  readonly values: Readonly<Record<string, string | number>>;

  constructor(key: FailureKey, values: Readonly<Record<string, string | number>> = {}) {
    super(key);
    this.key = key;
    this.values = values;
  }
}

interface Options {
  file: string;
  kind: string | undefined;
  isDryRun: boolean;
  report: string | undefined;
}

const reasonOf = (error: unknown) =>
  (error instanceof Error ? error.message : String(error)).replace(/\s+/g, ' ').replace(/[.。]$/, '');

function readOptions(arguments_: string[]): Options {
  try {
    const { values, positionals } = parseArgs({
      args: arguments_,
      allowPositionals: true,
      options: {
        kind: { type: 'string' },
        'dry-run': { type: 'boolean', default: false },
        report: { type: 'string' },
        lang: { type: 'string' },
      },
    });
    const [file, ...others] = positionals;
    if (file === undefined || others.length > 0) throw new ImportFailure('USAGE');
    return { file, kind: values.kind, isDryRun: values['dry-run'], report: values.report };
  } catch {
    // Whatever parseArgs dislikes (an unknown option, a missing value) is answered by how it is used.
    throw new ImportFailure('USAGE');
  }
}

function readFile(file: string): ArrayBuffer {
  const name = path.basename(file);
  try {
    const { size } = statSync(file);
    if (size > WORKBOOK_LIMITS.fileBytes)
      throw new LedgerError('WORKBOOK_TOO_LARGE', {
        megabytes: Math.ceil(size / 1024 ** 2),
        limit: WORKBOOK_LIMITS.fileBytes / 1024 ** 2,
      });
    const bytes = readFileSync(file);
    return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
  } catch (error) {
    if (error instanceof LedgerError) throw error;
    const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    throw isMissing
      ? new ImportFailure('FILE_MISSING', { file })
      : new ImportFailure('FILE_UNREADABLE', { file: name, reason: reasonOf(error) });
  }
}

/** The service's client: Supabase when the environment names it, else our own server or database. */
async function connect(): Promise<{ client: SupabaseClient; close(): Promise<void> }> {
  const { SUPABASE_URL: url, SUPABASE_SECRET_KEY: secret } = process.env;
  if (url && secret) {
    const client = createClient(url, secret, {
      auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
    });
    return { client, close: async () => undefined };
  }
  // Loaded only now, so that a dry run starts no database.
  const { clientOf, connectApi } = await import('../supabase/embedded/api');
  const api = await connectApi();
  return { client: clientOf(api, api.secretKey), close: () => api.close() };
}

async function load(reading: LedgerReading, file: string, say: Say, translate: Translate): Promise<void> {
  if (reading.accepted.length === 0) throw new ImportFailure('NOTHING_TO_LOAD', { file });
  const connection = await connect().catch((error: unknown) => {
    throw new ImportFailure('SERVER_UNREACHABLE', { reason: reasonOf(error) });
  });
  try {
    const outcome = await loadLedger(connection.client, reading, file);
    if (!outcome.loaded) {
      const { row, reason } = outcome;
      if (outcome.isUnreachable) throw new ImportFailure('SERVER_UNREACHABLE', { reason });
      throw row === null
        ? new ImportFailure('SERVER_REFUSED', { reason })
        : new ImportFailure('SERVER_REFUSED_ROW', { row, reason });
    }
    const sentences: Record<string, SummaryKey> = {
      STATUS_DIFFERS: 'statusDiffers',
      LISTING_NOT_FOR_CALLER: 'listingNotForCaller',
    };
    for (const { row, code, message } of outcome.refusedRows) {
      const sentence = sentences[code];
      say('refusedRow', {
        row,
        code,
        message: sentence ? translate(`import:summary.${sentence}`, {}) : message,
      });
    }
    const { batchId, inserted, updated, unchanged } = outcome.result;
    say('loaded', { batchId, inserted, updated, unchanged });
  } finally {
    await connection.close();
  }
}

async function run(arguments_: string[], translate: Translate): Promise<void> {
  const say: Say = (key, values = {}) => console.log(translate(`import:summary.${key}`, values));
  const { file, kind, isDryRun, report } = readOptions(arguments_);
  if (kind !== undefined && !isKind(kind)) throw new ImportFailure('KIND_UNKNOWN', { kind, kinds: KINDS.join(', ') });
  const name = path.basename(file);
  const definitions = LEDGERS.filter((definition) => kind === undefined || definition.kind === kind);
  const reading = await readLedger(readFile(file), { definitions, ...geodataPlaces(counties, townships) });
  const summary = ledgerReport(reading, translate);
  if (report !== undefined) {
    try {
      writeFileSync(report, `${JSON.stringify(summary, null, 2)}\n`);
    } catch (error) {
      throw new ImportFailure('REPORT_NOT_WRITTEN', { file: report, reason: reasonOf(error) });
    }
  }
  for (const finding of reading.findings) {
    const { row, code } = finding;
    say('finding', {
      row,
      code,
      severity: translate(`import:severity.${finding.severity}`, {}),
      field: fieldName(reading.definition, finding.field, translate),
      message: describeFinding(reading.definition, finding, translate),
    });
  }
  const { dataRows, acceptedRows, rejectedRows, unlocatedRows, coordinateSystem, sheet } = summary;
  say('read', {
    file: name,
    sheet,
    kind: translate(`enums:kind.${reading.kind}`, {}),
    coordinateSystem,
    dataRows,
    acceptedRows,
    rejectedRows,
    unlocatedRows,
  });
  if (reading.isCoordinateSystemAssumed) say('assumedCoordinates', { coordinateSystem });
  if (reading.otherSheets.length > 0) say('otherSheets', { sheets: reading.otherSheets.join('、') });
  if (report !== undefined) say('reportWritten', { file: report });
  if (isDryRun) return say('dryRun');
  await load(reading, name, say, translate);
}

/** The catalogues that the command speaks from; `--lang` is read before all else, so that a misuse is named in it too. */
function makeTranslate(arguments_: readonly string[]): Translate {
  const i18n = i18next.createInstance();
  const isEnglish = arguments_.some(
    (argument, index) => argument === '--lang=en' || (argument === 'en' && arguments_[index - 1] === '--lang'),
  );
  void i18n.init({
    lng: isEnglish ? 'en' : 'zh-CN',
    fallbackLng: 'zh-CN',
    resources: {
      'zh-CN': { import: importChinese, enums: enumsChinese, kinds: kindsChinese },
      en: { import: importEnglish, enums: enumsEnglish, kinds: kindsEnglish },
    },
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  return (key, values) => i18n.t(key, { ...values });
}

const commandLine = process.argv.slice(2);
const translate = makeTranslate(commandLine);
try {
  await run(commandLine, translate);
} catch (error) {
  const file = path.basename(commandLine.find((argument) => !argument.startsWith('--')) ?? '');
  if (error instanceof ImportFailure) console.error(translate(`import:failure.${error.key}`, { ...error.values }));
  else if (error instanceof LedgerError)
    console.error(translate(`import:failure.${error.code}`, { file, ...error.values }));
  else throw error;
  process.exitCode = 1;
}

import { LedgerError } from './ledger-error';

/** Bounds that a ledger of a prefecture never reaches; a file beyond them is damaged or hostile. */
export const WORKBOOK_LIMITS = {
  fileBytes: 20 * 1024 * 1024,
  unpackedBytes: 400 * 1024 * 1024,
  rows: 200_000,
  cells: 10_000_000,
} as const;

const excelLastRow = 1_048_576;
const endOfDirectorySignature = 0x06054b50;
const directoryEntrySignature = 0x02014b50;
const longestEndOfDirectory = 22 + 65_535;

interface ZipEntry {
  name: string;
  isDeflated: boolean;
  packedBytes: number;
  unpackedBytes: number;
  headerOffset: number;
}

function zipEntries(view: DataView): ZipEntry[] {
  const notZip = () => new LedgerError('NOT_A_WORKBOOK');
  let end = view.byteLength - 22;
  while (
    end >= 0 &&
    end >= view.byteLength - longestEndOfDirectory &&
    view.getUint32(end, true) !== endOfDirectorySignature
  )
    end--;
  if (end < 0 || view.getUint32(end, true) !== endOfDirectorySignature) throw notZip();
  const entries: ZipEntry[] = [];
  const count = view.getUint16(end + 10, true);
  let offset = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index++) {
    if (offset + 46 > view.byteLength || view.getUint32(offset, true) !== directoryEntrySignature) throw notZip();
    const nameLength = view.getUint16(offset + 28, true);
    const name = new TextDecoder().decode(new Uint8Array(view.buffer, view.byteOffset + offset + 46, nameLength));
    entries.push({
      name,
      isDeflated: view.getUint16(offset + 10, true) === 8,
      packedBytes: view.getUint32(offset + 20, true),
      unpackedBytes: view.getUint32(offset + 24, true),
      headerOffset: view.getUint32(offset + 42, true),
    });
    offset += 46 + nameLength + view.getUint16(offset + 30, true) + view.getUint16(offset + 32, true);
  }
  return entries;
}

function columnNumber(letters: string): number {
  return [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);
}

// A cell that holds something is not self-closed; empty styled cells may reach to the end of the sheet and do no harm.
const filledCell = /<(?:\w+:)?c\s[^>]*?\br="([A-Z]{1,3})(\d{1,7})"[^>]*(?<!\/)>/g;
const rowNumber = /<(?:\w+:)?row\s[^>]*?\br="(\d+)"/g;
const longestTag = 512;

/**
 * Refuses a workbook that would fill the memory: by its own size, by what its directory says it unpacks to, by
 * what its sheets really unpack to, and by the rectangle of cells they span (the reader fills every gap with a
 * null). Reads each sheet once as a stream, a few hundred milliseconds for the largest file that passes.
 * Throws `LedgerError` NOT_A_WORKBOOK, WORKBOOK_TOO_LARGE or TOO_MANY_ROWS.
 */
export async function guardWorkbook(bytes: ArrayBuffer): Promise<void> {
  if (bytes.byteLength > WORKBOOK_LIMITS.fileBytes) {
    throw new LedgerError('WORKBOOK_TOO_LARGE', {
      megabytes: Math.ceil(bytes.byteLength / 1024 ** 2),
      limit: WORKBOOK_LIMITS.fileBytes / 1024 ** 2,
    });
  }
  const view = new DataView(bytes);
  const entries = zipEntries(view);
  const unpacked = entries.reduce((sum, entry) => sum + entry.unpackedBytes, 0);
  if (unpacked > WORKBOOK_LIMITS.unpackedBytes) throw unpackedTooLarge(unpacked);
  for (const entry of entries) {
    if (/^xl\/worksheets\/[^/]+\.xml$/.test(entry.name)) await guardSheet(view, entry);
  }
}

function unpackedTooLarge(unpackedBytes: number): LedgerError {
  return new LedgerError('WORKBOOK_TOO_LARGE', {
    megabytes: Math.ceil(unpackedBytes / 1024 ** 2),
    limit: WORKBOOK_LIMITS.unpackedBytes / 1024 ** 2,
  });
}

async function guardSheet(view: DataView, entry: ZipEntry): Promise<void> {
  const nameLength = view.getUint16(entry.headerOffset + 26, true);
  const start = entry.headerOffset + 30 + nameLength + view.getUint16(entry.headerOffset + 28, true);
  if (start + entry.packedBytes > view.byteLength) throw new LedgerError('NOT_A_WORKBOOK');
  const packed = new Blob([
    new Uint8Array(view.buffer as ArrayBuffer, view.byteOffset + start, entry.packedBytes),
  ]).stream();
  const stream: ReadableStream<Uint8Array> = entry.isDeflated
    ? packed.pipeThrough(new DecompressionStream('deflate-raw'))
    : packed;
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  let [unpacked, lastRow, lastColumn, kept] = [0, 0, 0, ''];
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      unpacked += part.value.byteLength;
      if (unpacked > WORKBOOK_LIMITS.unpackedBytes) throw unpackedTooLarge(unpacked);
      const text = kept + decoder.decode(part.value, { stream: true });
      for (const [, number] of text.matchAll(rowNumber))
        if (Number(number) > excelLastRow) throw new LedgerError('NOT_A_WORKBOOK');
      for (const [, letters, row] of text.matchAll(filledCell)) {
        lastRow = Math.max(lastRow, Number(row));
        lastColumn = Math.max(lastColumn, columnNumber(letters!));
      }
      kept = text.slice(Math.max(text.lastIndexOf('<'), text.length - longestTag));
    }
  } catch (error) {
    if (error instanceof LedgerError) throw error;
    throw new LedgerError('NOT_A_WORKBOOK', {}, error);
  }
  if (lastRow > WORKBOOK_LIMITS.rows)
    throw new LedgerError('TOO_MANY_ROWS', { rows: lastRow, limit: WORKBOOK_LIMITS.rows });
  if (lastRow * lastColumn > WORKBOOK_LIMITS.cells)
    throw new LedgerError('WORKBOOK_TOO_LARGE', {
      megabytes: Math.ceil((lastRow * lastColumn * 40) / 1024 ** 2),
      limit: Math.floor((WORKBOOK_LIMITS.cells * 40) / 1024 ** 2),
    });
}

import { crc32, deflateRawSync } from 'node:zlib';
import writeXlsx, { type SheetData } from 'write-excel-file/node';

export type Value = string | number | Date | null;

/** A workbook of one sheet as a spreadsheet program would write it. */
export async function workbook(rows: readonly (readonly Value[])[], sheet = 'Sheet1'): Promise<ArrayBuffer> {
  const cells = rows.map((row) =>
    row.map((value) =>
      value instanceof Date ? { value, type: Date, format: 'yyyy-mm-dd' } : value === null ? null : { value },
    ),
  );
  const buffer = await writeXlsx(cells as SheetData, { sheet }).toBuffer();
  return toArrayBuffer(buffer);
}

/** A copy that owns its memory: Node's small buffers share one. */
export function toArrayBuffer(bytes: Uint8Array): ArrayBuffer {
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
}

const namespaces =
  'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const relationship = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** The parts of a workbook whose one sheet has this XML between the tags of its data. */
export function workbookParts(sheetData: string): Record<string, string> {
  return {
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
    '_rels/.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relationship}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook ${namespaces}><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relationship}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `<worksheet ${namespaces}><sheetData>${sheetData}</sheetData></worksheet>`,
  };
}

/** A row of inline texts; a cell that starts with "<" is taken as the XML of a cell's content with its attributes. */
export function xmlRow(row: number, cells: readonly string[]): string {
  const xml = cells.map((cell, index) => {
    const at = `${String.fromCharCode(65 + index)}${row}`;
    if (cell.startsWith('<c')) return cell.replace('<c', `<c r="${at}"`);
    return cell === '' ? '' : `<c r="${at}" t="inlineStr"><is><t>${cell}</t></is></c>`;
  });
  return `<row r="${row}">${xml.join('')}</row>`;
}

/** Packs parts into a zip. `claimedBytes` writes another unpacked size into the directory than is true. */
export function zip(parts: Record<string, string | Uint8Array>, claimedBytes?: number): ArrayBuffer {
  const local: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(parts)) {
    const bytes = typeof content === 'string' ? Buffer.from(content) : Buffer.from(content);
    const packed = deflateRawSync(bytes);
    const header = Buffer.alloc(46);
    header.writeUInt32LE(0x02014b50, 0);
    header.writeUInt16LE(20, 6);
    header.writeUInt16LE(8, 10);
    header.writeUInt32LE(crc32(bytes), 16);
    header.writeUInt32LE(packed.length, 20);
    header.writeUInt32LE(claimedBytes ?? bytes.length, 24);
    header.writeUInt16LE(Buffer.byteLength(name), 28);
    header.writeUInt32LE(offset, 42);
    // The local header repeats the directory entry from its version to the length of the name.
    const opening = Buffer.alloc(30);
    opening.writeUInt32LE(0x04034b50, 0);
    header.copy(opening, 4, 6, 30);
    directory.push(header, Buffer.from(name));
    local.push(opening, Buffer.from(name), packed);
    offset += opening.length + Buffer.byteLength(name) + packed.length;
  }
  const directoryBytes = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(parts).length, 8);
  end.writeUInt16LE(Object.keys(parts).length, 10);
  end.writeUInt32LE(directoryBytes.length, 12);
  end.writeUInt32LE(offset, 16);
  return toArrayBuffer(Buffer.concat([...local, directoryBytes, end]));
}

import type { Kind } from '@/kinds';
import type { LoadFailure } from '@/store/columns-state';
import { postToApi } from '../worker/post';
import { Silence } from '../worker/silence';
import { Alphabet } from './alphabet';
import { decodeTexts, type TextsPage } from './decode-texts';
import type { RecordHit, SearchedRows, SearchRequest, SearchResult, TextsProgress } from './protocol';
import { TextTable } from './text-table';

/** What is held of a kind. */
interface KindTexts {
  readonly table: TextTable;
  /** What the next page follows; null when all pages are here. */
  next: number | null;
  ids: Int32Array;
  /** Ids to be asked for again. */
  readonly changed: Set<number>;
  /** Ids of rows that the server gave no text for: not asked for twice. */
  readonly unknown: Set<number>;
  /** Texts or rows have changed since the table was told where they stand. */
  isMoved: boolean;
}

/** The best shown to a person. */
const listed = 20;
/** Ids asked for at once; the server takes eight times as many. */
const portion = 4096;

type Asked = Pick<SearchRequest, 'url' | 'headers'>;

/** Carries a failure out of the nested steps of reading; never leaves this module. */
class Failed extends Error {
  readonly failure: LoadFailure;
  constructor(failure: LoadFailure) {
    super(failure.detail);
    this.failure = failure;
  }
}

/**
 * Holds the texts of every kind and searches them. What is missing is read first: all pages of a kind
 * when it is first searched, later the texts of rows that came or changed. What has come stays when a
 * page fails, and the next search goes on from there. One search at a time. Runs in the worker; pure but
 * for `fetch`.
 */
export class TextSearcher {
  private readonly alphabet = new Alphabet();
  private readonly kinds = new Map<Kind, KindTexts>();

  async search(request: SearchRequest, onProgress: (progress: TextsProgress) => void): Promise<SearchResult> {
    for (const rows of request.kinds) this.take(rows);
    try {
      await this.readPages(request, onProgress);
      for (const { kind } of request.kinds) await this.readChanged(request, kind);
    } catch (error) {
      if (error instanceof Failed) return { ok: false, failure: error.failure };
      throw error;
    }
    return this.find(request);
  }

  private take({ kind, ids, changed, isAfresh }: SearchedRows): void {
    if (isAfresh) this.kinds.delete(kind);
    const held = this.kinds.get(kind) ?? {
      table: new TextTable(this.alphabet),
      next: 0,
      ids: new Int32Array(0),
      changed: new Set(),
      unknown: new Set(),
      isMoved: true,
    };
    this.kinds.set(kind, held);
    if (ids) {
      held.ids = ids;
      held.isMoved = true;
    }
    for (const id of changed) held.changed.add(id);
  }

  private async readPages(request: SearchRequest, onProgress: (progress: TextsProgress) => void): Promise<void> {
    const all = request.kinds.map(({ kind }) => this.kinds.get(kind)!);
    if (all.every(({ next }) => next === null)) return;
    const total = all.reduce((sum, { ids }) => sum + ids.reduce((rows, id) => rows + Number(id !== 0), 0), 0);
    for (const { kind } of request.kinds) {
      const held = this.kinds.get(kind)!;
      while (held.next !== null) {
        const page = await ask(request, kind, 'map_texts', { after: held.next });
        put(held, page);
        held.next = page.next;
        onProgress({
          known: Math.min(
            total,
            all.reduce((sum, { table }) => sum + table.size, 0),
          ),
          total,
        });
      }
    }
  }

  /** Reads the texts of rows that changed, and of rows that have none. */
  private async readChanged(request: Asked, kind: Kind): Promise<void> {
    const held = this.kinds.get(kind)!;
    for (const id of held.changed) held.unknown.delete(id);
    if (held.isMoved)
      for (const id of held.ids) if (id !== 0 && !held.table.has(id) && !held.unknown.has(id)) held.changed.add(id);
    const wanted = [...held.changed].sort((a, b) => a - b);
    for (let from = 0; from < wanted.length; from += portion) {
      const ids = wanted.slice(from, from + portion);
      const page = await ask(request, kind, 'map_texts_of', { ids });
      put(held, page);
      const came = new Set(page.ids);
      for (const id of ids) {
        held.changed.delete(id);
        if (came.has(id)) continue;
        held.table.forget(id);
        held.unknown.add(id);
      }
    }
  }

  private find({ words, kinds }: SearchRequest): SearchResult {
    const marks: Partial<Record<Kind, Uint8Array>> = {};
    const hits: RecordHit[] = [];
    let found = 0;
    for (const { kind } of kinds) {
      const held = this.kinds.get(kind)!;
      if (held.isMoved) held.table.standIn(held.ids);
      held.isMoved = false;
      const matches = held.table.search(words);
      marks[kind] = matches.marks;
      found += matches.found;
      hits.push(...matches.best.map((hit) => ({ ...hit, kind })));
    }
    return { ok: true, marks, found, best: hits.sort(byFit).slice(0, listed) };
  }
}

/** Better rank first, then what says the word itself, then the shorter name. */
function byFit(a: RecordHit, b: RecordHit): number {
  return (
    a.rank - b.rank ||
    Number(b.isLiteral) - Number(a.isLiteral) ||
    a.fields[0]!.length - b.fields[0]!.length ||
    a.id - b.id
  );
}

function put(held: KindTexts, { ids, fields }: TextsPage): void {
  held.table.put(ids, fields);
  held.isMoved = true;
}

/** How long the server may say nothing: a page of texts takes it less. */
const silenceMilliseconds = 30_000;

async function ask(
  { url, headers }: Asked,
  kind: Kind,
  procedure: string,
  argument: Record<string, unknown>,
): Promise<TextsPage> {
  let octets: Uint8Array;
  const silence = new Silence(silenceMilliseconds);
  try {
    const response = await postToApi(
      { url: `${url}/${procedure}`, headers, body: JSON.stringify({ kind, ...argument }) },
      'application/octet-stream',
      silence.signal,
    );
    if (!(response instanceof Response)) throw new Failed(response);
    octets = new Uint8Array(await response.arrayBuffer());
  } catch (error) {
    if (error instanceof Failed) throw error;
    throw new Failed({ reason: 'UNREACHABLE', detail: error instanceof Error ? error.message : String(error) });
  } finally {
    silence.end();
  }
  const page = decodeTexts(octets, kind);
  if (!page.ok) throw new Failed({ reason: 'DAMAGED', detail: `${page.reason}: ${page.message}` });
  return page;
}

import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordHit } from '@/data/texts/protocol';
import type { TextState } from '@/data/texts/text-search';
import { cleanSearch, LONGEST_SEARCH, searchWords } from '@/lib/text/search-words';
import { Button, CloseButton } from '@/ui/button';
import { useLensView } from '../lens-view';
import { textOf } from '@/store/question-ticks';
import panelText from '../panel-text.module.css';
import { SearchHit } from './search-hit';
import { useSlash } from './use-slash';
import styles from './search-box.module.css';

interface SearchBoxProps {
  search: TextState;
  onRetry: () => void;
}

/**
 * Search over names, codes and pinyin initials, a filter as it is typed; the best results stand under
 * it as a list (ARIA combobox). `/` leads here, Escape empties it.
 */
export function SearchBox({ search, onRetry }: SearchBoxProps) {
  const { t, i18n } = useTranslation();
  const { choice, show } = useLensView();
  const text = textOf(choice.question);
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const [marked, setMarked] = useState(-1);
  /** What an input method is still putting together: nothing to search for yet. */
  const [draft, setDraft] = useState<string | null>(null);
  useSlash(input);

  const isAsked = searchWords(text).length > 0;
  const hits = isAsked && search.phase !== 'failed' ? search.best : [];
  const isListShown = isOpen && hits.length > 0;
  const current = hits[marked];
  const currentId = isListShown && current ? optionId(listId, current) : undefined;
  useEffect(() => {
    if (currentId) document.getElementById(currentId)?.scrollIntoView({ block: 'nearest' });
  }, [currentId]);
  const write = (next: string) => {
    setDraft(null);
    choice.searchFor(cleanSearch(next));
    setMarked(-1);
    setIsOpen(true);
  };
  const open = ({ kind, id }: RecordHit) => {
    setIsOpen(false);
    setMarked(-1);
    choice.select({ kind, id });
    show({ kind, id });
  };

  const onKey = (event: KeyboardEvent) => {
    // Keys that choose among an input method's candidates are not ours.
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape' && text !== '') {
      write('');
      setIsOpen(false);
    } else if (event.key === 'Enter' && isListShown) open(current ?? hits[0]!);
    else if (event.key === 'ArrowDown' && hits.length > 0) {
      setIsOpen(true);
      setMarked((marked + 1) % hits.length);
    } else if (event.key === 'ArrowUp' && isListShown) setMarked(marked <= 0 ? hits.length - 1 : marked - 1);
    else return;
    event.preventDefault();
  };

  return (
    <div className={styles.search} role="search">
      <div className={styles.field}>
        <input
          ref={input}
          type="text"
          role="combobox"
          aria-label={t('analysis:search.label')}
          aria-autocomplete="list"
          aria-expanded={isListShown}
          aria-controls={listId}
          aria-activedescendant={currentId}
          aria-keyshortcuts="/"
          autoComplete="off"
          spellCheck={false}
          maxLength={LONGEST_SEARCH}
          placeholder={t('analysis:search.placeholder')}
          data-testid="search"
          value={draft ?? text}
          onChange={({ target, nativeEvent }) =>
            (nativeEvent as InputEvent).isComposing ? setDraft(target.value) : write(target.value)
          }
          onCompositionEnd={(event) => write(event.currentTarget.value)}
          onFocus={() => setIsOpen(true)}
          onBlur={() => setIsOpen(false)}
          onKeyDown={onKey}
        />
        {text === '' ? (
          <kbd aria-hidden="true">/</kbd>
        ) : (
          <CloseButton
            look="field"
            label={t('analysis:search.clear')}
            onClick={() => {
              write('');
              input.current?.focus();
            }}
          />
        )}
      </div>
      {isAsked && search.phase === 'failed' && search.failure ? (
        <div className={`${panelText.caution} ${styles.failed}`} role="alert">
          <p>
            {t('analysis:search.failed', {
              reason: t(`analysis:failure.${search.failure.reason}.title`),
              action: t(`analysis:failure.${search.failure.reason}.action`),
            })}
          </p>
          <Button onClick={onRetry}>{t('common:retry')}</Button>
        </div>
      ) : (
        <p className={styles.state} role="status" data-testid="search-state" data-phase={search.phase}>
          {isAsked && stateInWords()}
        </p>
      )}
      <ul id={listId} role="listbox" aria-label={t('analysis:search.best')} hidden={!isListShown}>
        {isListShown &&
          hits.map((hit, index) => (
            <li
              key={`${hit.kind}:${hit.id}`}
              id={optionId(listId, hit)}
              role="option"
              aria-selected={index === marked}
              data-testid="search-hit"
              // A press must not take the focus away before the click comes.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => open(hit)}
            >
              <SearchHit hit={hit} />
            </li>
          ))}
      </ul>
    </div>
  );

  function stateInWords(): string {
    const format = new Intl.NumberFormat(i18n.language);
    const { progress } = search;
    if (search.phase !== 'found')
      return progress && progress.known < progress.total
        ? t('analysis:search.reading', { percent: Math.floor((100 * progress.known) / progress.total) })
        : t('analysis:search.searching');
    if (search.count === 0) return t('analysis:search.none');
    return t('analysis:search.found', { count: search.count, formatted: format.format(search.count) });
  }
}

function optionId(listId: string, { kind, id }: RecordHit): string {
  return `${listId}-${kind}-${id}`;
}

import type { KeyBelow } from '@/domain/translation-key';

/** Lines of a card that belong together, headed by `kinds:section.<id>`. */
export interface CardSection<Column extends string = string> {
  readonly id: KeyBelow<'kinds:section'>;
  readonly columns: readonly Column[];
}

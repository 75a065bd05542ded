/** Lines of a card that belong together, headed by `kinds:section.<id>`. */
export interface CardSection<Column extends string = string> {
  readonly id: string;
  readonly columns: readonly Column[];
}

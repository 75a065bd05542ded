/** What a record has under a name. Throws, saying what there is not, on a name that it has not. */
export function known<Value>(record: Readonly<Record<string, Value>>, name: string, what: string): Value {
  const value = record[name];
  if (value === undefined) throw new Error(`There is no ${what} "${name}".`);
  return value;
}

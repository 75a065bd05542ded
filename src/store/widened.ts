/** Copies a typed array into the beginning of a longer one; answers the longer one. */
export function widened<Column extends Uint8Array | Int32Array | Uint32Array | Float64Array>(
  old: Column,
  next: Column,
): Column {
  next.set(old);
  return next;
}

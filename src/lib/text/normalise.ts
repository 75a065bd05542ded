/** Full-width ASCII (！ to ～ and the ideographic space) to half-width; every other character stays. */
export function toHalfWidth(text: string): string {
  return text
    .replace(/[\uFF01-\uFF5E]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/\u3000/g, ' ');
}

/** Half-width, without any blank: the form in which typed labels are compared. */
export function compactText(text: string): string {
  return toHalfWidth(text).replace(/[\s\u00A0\u200B\uFEFF]+/g, '');
}

/** Compact, lower-case, and without quotation marks, so that “九小”场所 and "九小"场所 are one label. */
export function labelKey(text: string): string {
  return compactText(text)
    .replace(/["'“”‘’「」『』《》]/g, '')
    .toLowerCase();
}

/** A label without what stands in brackets: 设计库容（万m³） is 设计库容. */
export function withoutBrackets(key: string): string {
  return key.replace(/\([^()]*\)|\[[^[\]]*\]|【[^【】]*】/g, '');
}

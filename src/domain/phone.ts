const telephone = /^(1[3-9]\d{9}|0\d{2,3}-?\d{7,8}|400-?\d{3}-?\d{4})$/;

/** True when the text can be a telephone number here: a mobile, an area code with its line, or a 400 number. */
export function isTelephone(text: string): boolean {
  return telephone.test(text);
}

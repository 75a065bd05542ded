import { checkPassword, PASSWORD_MINIMUM_LENGTH } from '@/domain/accounts';

export interface PasswordRule {
  readonly name: 'length' | 'notEmail' | 'varied' | 'same';
  readonly isMet: boolean;
}

/** The rules of `checkPassword` one by one, for a list that is ticked off while a person types. */
export function passwordRules(password: string, repeated: string, email: string): PasswordRule[] {
  const isLongEnough = password.length >= PASSWORD_MINIMUM_LENGTH;
  const lowered = password.toLowerCase();
  const name = email.split('@')[0]?.toLowerCase();
  return [
    { name: 'length', isMet: isLongEnough },
    { name: 'notEmail', isMet: password !== '' && lowered !== email.toLowerCase() && lowered !== name },
    { name: 'varied', isMet: new Set(password).size >= 4 },
    { name: 'same', isMet: password !== '' && password === repeated },
  ];
}

/** True when every rule shown is met and the domain's own check agrees. */
export function isPasswordAcceptable(password: string, repeated: string, email: string): boolean {
  return (
    passwordRules(password, repeated, email).every((rule) => rule.isMet) && checkPassword(password, email) === null
  );
}

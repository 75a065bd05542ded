import { clausesOn, questionOf, without, withClauses, type Question, type ValuesClause } from './question';

/** What needs no hand any more does not pass; units do, which have neither. */
const openOnly: ValuesClause = { dimension: 'closure', any: ['ENDED'], not: true };

/** What every screen asks before anybody has chosen: what is open. What is closed out or rejected is one act away. */
export const BEGINNING: Question = questionOf(openOnly);

/** Whether hazards that are closed out or rejected pass too. */
export function showsEnded(question: Question): boolean {
  return !(clausesOn(question, 'closure') as readonly ValuesClause[]).some(
    ({ any, not }) => any.includes('ENDED') === (not ?? false),
  );
}

/** The question with what is closed out or rejected, or without it. */
export function withEnded(question: Question, isShown: boolean): Question {
  return isShown ? without(question, 'closure') : withClauses(question, 'closure', [openOnly]);
}

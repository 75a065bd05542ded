import { RISK_VALUES, STATUS_VALUES, type ColourVariable, type ShownValue } from '@/store/shown-scales';

/** What a unit can show: a level of risk, or the status of its most urgent open hazard. */
export const unitValues: Readonly<Record<ColourVariable, readonly ShownValue[]>> = {
  risk: RISK_VALUES.filter((value) => !value.startsWith('HAZARD_')),
  rectification: STATUS_VALUES.filter((value) => value !== 'CLOSED' && value !== 'REJECTED'),
};

import type { LedgerDefinition } from '@/data/import/ledger-definition';
import { enterpriseLedger } from './enterprises/ledger';
import { fireKeyUnitLedger } from './fire_key_units/ledger';
import { hazardLedger } from './hazards/ledger';
import { majorHazardSourceLedger } from './major_hazard_sources/ledger';
import { tailingsDamLedger } from './tailings_dams/ledger';

/** The ledgers that the importer knows, one per kind. A sixth kind adds its line here. */
export const LEDGERS: readonly LedgerDefinition[] = [
  enterpriseLedger,
  majorHazardSourceLedger,
  tailingsDamLedger,
  fireKeyUnitLedger,
  hazardLedger,
];

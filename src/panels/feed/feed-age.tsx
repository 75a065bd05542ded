import type { BeatState, ColumnsState } from '@/store/columns-state';
import { DataAge, type DataAgeState } from '@/ui/data-age';

const ageStates: Record<BeatState, DataAgeState> = { loading: 'loading', live: 'live', lost: 'lost', stopped: 'stale' };

/** How old what a screen shows is, and whether it is being kept current. */
export function FeedAge({ columns: { asOf, beat } }: { columns: ColumnsState }) {
  return <DataAge asOf={asOf === null ? null : new Date(asOf)} state={ageStates[beat]} />;
}

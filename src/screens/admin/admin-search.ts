import { z } from 'zod';

export const ADMIN_TABS = ['accounts', 'jurisdictions', 'sectors'] as const;

/** Search parameters of the administration page; a wrong tab falls back to the accounts. */
export const adminSearchSchema = z.object({
  tab: z.enum(ADMIN_TABS).optional().catch(undefined),
});

import { z } from 'zod';

/** Search parameters of the analysis screen: what is on the map is in the address. */
export const analysisSearchSchema = z.looseObject({});

/**
 * The loops of `kernel.ts` in AssemblyScript, with WebAssembly SIMD. Built by `npm run engine` into `simd-program.ts`.
 * Addresses and the order of numbers in descriptions are those of `layout.ts` and `simd-kernel.ts`.
 */
export { cross, days, passingRows, tally } from './answers';
export { highest, slice, sliceRows } from './columns';
export { configure } from './memory';
export { count, flipCodes, setCodes, setMarks, setRange } from './planes';
export { enter, leave } from './rows';

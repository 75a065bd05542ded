/** Why octets were refused. A refusal never leaves a partial result: a wrong count must not reach the screen. */
export type DecodeReason =
  | 'WRONG_MAGIC'
  | 'TRUNCATED'
  | 'TOO_LONG'
  | 'BAD_HEADER'
  | 'WRONG_CHECKSUM'
  | 'WRONG_KIND'
  | 'WRONG_COLUMNS'
  | 'CODE_BEYOND_LIST'
  | 'BAD_PLACE'
  | 'BAD_ID';

/** Carries a refusal, with a sentence, out of the nested steps of decoding; never leaves the worker's modules. */
export class Refusal extends Error {
  readonly reason: DecodeReason;

  constructor(reason: DecodeReason, message: string) {
    super(message);
    this.reason = reason;
  }
}

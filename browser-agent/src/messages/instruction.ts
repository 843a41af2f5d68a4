import { flag, record, text } from './decode.ts';

/** A version of an instruction as the examinee reads it before the consent (R2-075). */
export interface Instruction {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  /** Version, date and order, in words. */
  readonly edition: string;
  /** Of its words, which may be another than the page's. */
  readonly language: string;
  /** Empty when it is to be read at the address. */
  readonly words: string;
  readonly address: string;
  /** Shown to this examinee before. */
  readonly known: boolean;
}

export function decodeInstruction(value: unknown): Instruction {
  const fields = record(value);
  return {
    id: text(fields['id']),
    kind: text(fields['kind']),
    title: text(fields['title']),
    edition: text(fields['edition']),
    language: text(fields['language']),
    words: text(fields['words']),
    address: text(fields['address']),
    known: flag(fields['known']),
  };
}

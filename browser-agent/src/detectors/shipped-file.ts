import type { ModelFile } from '../browser/model-store.ts';

/** A file of others that we ship: where it comes from and on what terms. */
export interface ShippedFile extends ModelFile {
  readonly package: string;
  readonly version: string;
  readonly path: string;
  /** Where it begins within that file, when the package has it in one file with others. */
  readonly offset?: number;
  /** Of the package it comes in. */
  readonly licence: string;
}

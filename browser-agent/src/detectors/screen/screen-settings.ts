import type { Download } from '../../browser/model-store.ts';
import type { ScreenWords } from '../../messages/screen-reading.ts';

/** How an institution has the screen read. */
export interface ScreenSettings {
  readonly words: ScreenWords;
  /** Title and rules of the exam, which stand on the screen: their words tell nothing. */
  readonly ownText: string;
  readonly languages: readonly { readonly code: string; readonly download: Download }[];
}

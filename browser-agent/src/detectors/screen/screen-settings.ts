import type { ScreenWords } from '../../messages/screen-reading.ts';
import type { ReaderLanguage } from './load-reader.ts';

/** How an institution has the screen read. */
export interface ScreenSettings {
  readonly words: ScreenWords;
  /** Title and rules of the exam, which stand on the screen: their words tell nothing. */
  readonly ownText: string;
  readonly languages: readonly ReaderLanguage[];
}

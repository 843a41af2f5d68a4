import type { StreamName } from './evidence.ts';
import type { WatchedRule } from './observations.ts';

/** Small pictures of a stream side by side, at equal times. */
export interface Strip {
  readonly id: string;
  readonly stream: StreamName;
  readonly from: number;
  readonly every: number;
  readonly pictures: number;
  readonly jpeg: string;
}

/** What these are about stands on the screen; of what the others are about the camera knows more. */
const aboutTheScreen: ReadonlySet<string> = new Set<WatchedRule>([
  'websites',
  'messengers',
  'calculator',
  'excel',
  'active_window',
  'cursor_on_page',
  'task_copying',
  'single_display',
  'whole_screen',
]);

/** Whose picture shows best what was against the rule. */
export function streamShowing(rule: string): StreamName {
  return aboutTheScreen.has(rule) ? 'screen' : 'camera';
}

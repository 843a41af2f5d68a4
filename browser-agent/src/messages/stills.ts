import type { StreamName } from './evidence.ts';

/** Small pictures of a stream side by side, at equal times. */
export interface Strip {
  readonly id: string;
  readonly stream: StreamName;
  readonly from: number;
  readonly every: number;
  readonly pictures: number;
  readonly jpeg: string;
}

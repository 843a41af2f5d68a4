import type { ServerClock } from '../browser/clock.ts';
import type { SegmentStore } from '../browser/segment-store.ts';
import type { Devices } from '../capture/devices.ts';
import type { FullScreen } from '../capture/full-screen.ts';
import type { Language } from '../messages/language.ts';
import type { Sitting } from '../sitting/sitting.ts';
import type { ApiClient } from '../transport/api-client.ts';
import type { EvidenceApi } from '../transport/evidence-api.ts';
import type { SittingApi } from '../transport/sitting-api.ts';
import type { Texts } from '../ui/texts/index.ts';
import type { ReportUploader } from '../uploader/report-uploader.ts';
import type { SegmentUploader } from '../uploader/segment-uploader.ts';
import type { EntryPhoto } from './entry-photo.ts';
import type { ExamShell } from './exam-shell.ts';
import type { Recording } from './recording.ts';

/** Everything a step may use; built once in `agent.ts`. */
export interface Parts {
  readonly language: Language;
  readonly texts: Texts;
  readonly clock: ServerClock;
  readonly sitting: Sitting;
  readonly client: ApiClient;
  readonly database: IDBDatabase;
  readonly api: SittingApi;
  readonly evidence: EvidenceApi;
  readonly devices: Devices;
  readonly fullScreen: FullScreen;
  readonly store: SegmentStore;
  readonly recording: Recording;
  readonly uploaders: readonly SegmentUploader[];
  readonly reports: ReportUploader;
  readonly shell: ExamShell;
  readonly entryPhoto: EntryPhoto;
}

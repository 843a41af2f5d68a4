import { ExamFlow } from './agent/exam-flow.ts';
import { ExamShell } from './agent/exam-shell.ts';
import type { Parts } from './agent/parts.ts';
import { Recording } from './agent/recording.ts';
import { gapOfRefused, unseenMark } from './agent/refusals.ts';
import { ServerClock } from './browser/clock.ts';
import { openDatabase } from './browser/database.ts';
import { csrfHeader, pageLanguage } from './browser/page.ts';
import { ReportStore } from './browser/report-store.ts';
import { SegmentStore } from './browser/segment-store.ts';
import { Vault } from './browser/vault.ts';
import { Devices } from './capture/devices.ts';
import { type Gap, streamNames } from './messages/evidence.ts';
import type { Language } from './messages/language.ts';
import { Sitting } from './sitting/sitting.ts';
import { ApiClient } from './transport/api-client.ts';
import { EvidenceApi } from './transport/evidence-api.ts';
import { SittingApi } from './transport/sitting-api.ts';
import { textsFor } from './ui/texts/index.ts';
import { ReportUploader } from './uploader/report-uploader.ts';
import { SegmentUploader } from './uploader/segment-uploader.ts';

/** Builds the exam window's parts and joins them; what they do is theirs. */
export async function startAgent(root: HTMLElement): Promise<void> {
  const language = pageLanguage();
  const shell = new ExamShell(root, textsFor(language));
  await shell.attempt(async () => {
    const parts = await build(root.dataset['sitting'] ?? '', language, shell);
    join(parts);
    new ExamFlow(parts).begin();
  });
}

async function build(id: string, language: Language, shell: ExamShell): Promise<Parts> {
  const client = new ApiClient(csrfHeader);
  const api = new SittingApi(client, id);
  const evidence = new EvidenceApi(client, id);
  const clock = new ServerClock();
  const database = await openDatabase();
  const vault = await Vault.open(database, id);
  const sitting = new Sitting(await api.state(), clock);
  const store = new SegmentStore(database, vault, id);
  await store.open(streamNames);
  const reports = new ReportUploader(new ReportStore(database, vault, id), (kind, bodies) =>
    evidence.report(kind, bodies),
  );
  return {
    language,
    texts: textsFor(language),
    clock,
    client,
    database,
    sitting,
    api,
    evidence,
    devices: new Devices(sitting.document.quality),
    store,
    recording: new Recording(store, evidence, clock, sitting.document.quality),
    uploaders: streamNames.map((stream) => new SegmentUploader(stream, store, evidence)),
    reports,
    shell,
  };
}

function join({ recording, reports, uploaders }: Parts): void {
  const missing = (gap: Gap) =>
    void reports
      .report('gaps', gap.id, gap)
      .catch((cause: unknown) => console.error('a gap stays unreported', cause));
  recording.gaps.listen(missing);
  for (const uploader of uploaders) {
    uploader.outcomes.listen((outcome) => {
      if (outcome.type === 'refused') {
        missing(gapOfRefused(outcome.segment, outcome.code));
      }
    });
  }
  reports.refusals.listen((refusal) => {
    const unseen = unseenMark(refusal);
    if (unseen) {
      void reports.report('not-analysed', unseen.id, unseen);
    }
  });
  window.addEventListener('online', () => {
    for (const uploader of uploaders) {
      uploader.retryNow();
    }
    reports.retryNow();
  });
}

import { EntryPhoto } from './agent/entry-photo.ts';
import { ExamFlow } from './agent/exam-flow.ts';
import { ExamShell } from './agent/exam-shell.ts';
import type { Parts } from './agent/parts.ts';
import { Recording } from './agent/recording.ts';
import { ledger, ledgerRefusals, unseenMark } from './agent/refusals.ts';
import { SavedSitting } from './agent/saved-sitting.ts';
import { ServerClock } from './browser/clock.ts';
import { openDatabase } from './browser/database.ts';
import { csrfHeaderOf, pageLanguage } from './browser/page.ts';
import { ReportStore } from './browser/report-store.ts';
import { SavedDocument } from './browser/saved-document.ts';
import { SegmentStore } from './browser/segment-store.ts';
import { Vault } from './browser/vault.ts';
import { Devices } from './capture/devices.ts';
import { FullScreen } from './capture/full-screen.ts';
import { streamNames } from './messages/evidence.ts';
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
  const language = languageOf(root);
  const shell = new ExamShell(root, textsFor(language));
  await shell.attempt(async () => {
    // The frame that is kept for a reload without network belongs to no sitting; the address does.
    const sitting = root.dataset['sitting'] ?? location.pathname.split('/').at(-1) ?? '';
    const parts = await build(sitting, language, shell);
    join(parts);
    new ExamFlow(parts).begin();
  });
}

/** The frame that is kept for a reload without network has no language of its own. */
function languageOf(root: HTMLElement): Language {
  const remembered = 'vigil.language';
  if (root.dataset['offline'] === 'true') {
    document.documentElement.lang = localStorage.getItem(remembered) ?? 'en';
  } else {
    localStorage.setItem(remembered, pageLanguage());
  }
  return pageLanguage();
}

async function build(id: string, language: Language, shell: ExamShell): Promise<Parts> {
  const client = new ApiClient(csrfHeaderOf(`/sittings/${encodeURIComponent(id)}`));
  const api = new SittingApi(client, id);
  const evidence = new EvidenceApi(client, id);
  const clock = new ServerClock();
  const database = await openDatabase();
  const vault = await Vault.open(database, id);
  const saved = new SavedSitting(new SavedDocument(database, vault, id), clock);
  const sitting = new Sitting(await saved.orElse((timeoutMs) => api.state(timeoutMs)), clock);
  saved.follow(sitting);
  const store = new SegmentStore(database, vault, id);
  await store.recount(streamNames);
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
    fullScreen: new FullScreen(),
    store,
    recording: new Recording(store, evidence, clock, sitting.document.quality),
    uploaders: streamNames.map((stream) => new SegmentUploader(stream, store, evidence)),
    reports,
    shell,
    entryPhoto: new EntryPhoto(),
  };
}

function join({ recording, reports, uploaders }: Parts): void {
  recording.gaps.listen((gap) => ledger(reports, gap));
  ledgerRefusals(uploaders, reports);
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

import { forget, keptSittings } from '../browser/database.ts';
import { ReportStore } from '../browser/report-store.ts';
import { SegmentStore } from '../browser/segment-store.ts';
import { Vault } from '../browser/vault.ts';
import { streamNames } from '../messages/evidence.ts';
import type { SittingState } from '../messages/sitting-document.ts';
import type { ApiClient } from '../transport/api-client.ts';
import { EvidenceApi } from '../transport/evidence-api.ts';
import { SittingApi } from '../transport/sitting-api.ts';
import { ReportUploader } from '../uploader/report-uploader.ts';
import { SegmentUploader } from '../uploader/segment-uploader.ts';
import { ledgerRefusals } from './refusals.ts';

/** States after which nothing more is recorded. */
const over: ReadonlySet<SittingState> = new Set([
  'finished',
  'declined',
  'terminated',
  'abandoned',
  'expired',
]);
const askMs = 1000;

/** What an earlier sitting left in this browser, and the way to send it. */
export interface Leftover {
  readonly bytes: number;
  /** Tells how much is left until nothing is. */
  send(progress: (left: number) => void): Promise<void>;
}

/**
 * Looks for what other sittings of the same person left here: the browser was closed, or the computer went off, before
 * everything was sent. What belongs to somebody else is not touched; only its owner's session may send it.
 */
export async function findLeftovers(
  database: IDBDatabase,
  client: ApiClient,
  current: string,
): Promise<readonly Leftover[]> {
  const found: Leftover[] = [];
  for (const sitting of await keptSittings(database)) {
    if (sitting !== current) {
      const leftover = await leftoverOf(database, client, sitting).catch(() => null);
      if (leftover) {
        found.push(leftover);
      }
    }
  }
  return found;
}

/** Removes everything of a sitting that is over once nothing of it waits; true when it did. */
export async function forgetWhenSent(
  database: IDBDatabase,
  parts: { store: SegmentStore; reports: ReportUploader },
  sitting: { id: string; state: SittingState },
): Promise<boolean> {
  if (!over.has(sitting.state)) {
    return false;
  }
  await parts.store.recount(streamNames);
  if (bytesIn(parts.store) > 0 || !(await parts.reports.empty())) {
    return false;
  }
  await forget(database, sitting.id);
  return true;
}

export function bytesIn(store: SegmentStore): number {
  return streamNames.reduce((sum, stream) => sum + store.backlog(stream).bytes, 0);
}

async function leftoverOf(
  database: IDBDatabase,
  client: ApiClient,
  sitting: string,
): Promise<Leftover | null> {
  // Refused where it is somebody else's.
  const { state } = await new SittingApi(client, sitting).state();
  if (!over.has(state)) {
    return null;
  }
  const vault = await Vault.open(database, sitting);
  const store = new SegmentStore(database, vault, sitting);
  await store.recount(streamNames);
  const evidence = new EvidenceApi(client, sitting);
  const reports = new ReportUploader(new ReportStore(database, vault, sitting), (kind, bodies) =>
    evidence.report(kind, bodies),
  );
  if (await forgetWhenSent(database, { store, reports }, { id: sitting, state })) {
    return null;
  }
  return {
    bytes: bytesIn(store),
    send: async (progress) => {
      const uploaders = streamNames.map((name) => new SegmentUploader(name, store, evidence));
      ledgerRefusals(uploaders, reports);
      const senders = [reports, ...uploaders];
      for (const sender of senders) {
        sender.start();
      }
      while (bytesIn(store) > 0 || !(await reports.empty())) {
        progress(bytesIn(store));
        await new Promise((resolve) => setTimeout(resolve, askMs));
      }
      for (const sender of senders) {
        sender.stop();
      }
      await forgetWhenSent(database, { store, reports }, { id: sitting, state });
      progress(0);
    },
  };
}

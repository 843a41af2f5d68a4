import { committed, settled, writing } from './database.ts';

export type ReportKind = 'incidents' | 'not-analysed' | 'gaps';

/** A report waiting for the server; `version` grows when the same id is reported again. */
export interface StoredReport {
  readonly sitting: string;
  readonly kind: ReportKind;
  readonly id: string;
  readonly version: number;
  readonly body: unknown;
}

/** Marks, gaps and "not analysed" intervals that the server has not acknowledged yet. */
export class ReportStore {
  readonly #database: IDBDatabase;
  readonly #sitting: string;

  constructor(database: IDBDatabase, sitting: string) {
    this.#database = database;
    this.#sitting = sitting;
  }

  async put(kind: ReportKind, id: string, body: unknown): Promise<void> {
    const transaction = writing(this.#database, ['reports']);
    const reports = transaction.objectStore('reports');
    const before: StoredReport | undefined = await settled(reports.get([this.#sitting, kind, id]));
    const version = (before?.version ?? 0) + 1;
    reports.put({ sitting: this.#sitting, kind, id, version, body } satisfies StoredReport);
    await committed(transaction);
  }

  async waiting(kind: ReportKind, limit: number): Promise<readonly StoredReport[]> {
    const range = IDBKeyRange.bound([this.#sitting, kind, ''], [this.#sitting, kind, '\uffff']);
    const reports = this.#database.transaction('reports').objectStore('reports');
    return settled<StoredReport[]>(reports.getAll(range, limit));
  }

  /** Drops what was acknowledged unless it changed while it was on its way. */
  async acknowledge(sent: readonly StoredReport[]): Promise<void> {
    const transaction = writing(this.#database, ['reports']);
    const reports = transaction.objectStore('reports');
    for (const report of sent) {
      const key = [report.sitting, report.kind, report.id];
      const now: StoredReport | undefined = await settled(reports.get(key));
      if (now?.version === report.version) {
        reports.delete(key);
      }
    }
    await committed(transaction);
  }
}

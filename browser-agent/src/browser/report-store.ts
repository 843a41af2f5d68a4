import { committed, everythingOf, settled, writing } from './database.ts';
import type { Sealed, Vault } from './vault.ts';

export type ReportKind = 'incidents' | 'not-analysed' | 'gaps' | 'stills' | 'loudness' | 'problem';

/** A report waiting for the server; `version` grows when the same id is reported again. */
export interface StoredReport {
  readonly sitting: string;
  readonly kind: ReportKind;
  readonly id: string;
  readonly version: number;
  readonly body: unknown;
}

type ReportRow = Omit<StoredReport, 'body'> & { readonly sealed: Sealed };

/** Marks, gaps, "not analysed" intervals and the student's own words that the server has not acknowledged yet. */
export class ReportStore {
  readonly #database: IDBDatabase;
  readonly #vault: Vault;
  readonly #sitting: string;

  constructor(database: IDBDatabase, vault: Vault, sitting: string) {
    this.#database = database;
    this.#vault = vault;
    this.#sitting = sitting;
  }

  async put(kind: ReportKind, id: string, body: unknown): Promise<void> {
    const sealed = await this.#vault.sealValue(body, this.#label(kind, id));
    const transaction = writing(this.#database, ['reports']);
    const reports = transaction.objectStore('reports');
    const before: ReportRow | undefined = await settled(reports.get([this.#sitting, kind, id]));
    const version = (before?.version ?? 0) + 1;
    reports.put({ sitting: this.#sitting, kind, id, version, sealed } satisfies ReportRow);
    await committed(transaction);
  }

  async waiting(kind: ReportKind, limit: number): Promise<readonly StoredReport[]> {
    const reports = this.#database.transaction('reports').objectStore('reports');
    const rows: ReportRow[] = await settled(reports.getAll(everythingOf(this.#sitting, kind), limit));
    return Promise.all(
      rows.map(async ({ sealed, ...report }) => ({
        ...report,
        body: await this.#vault.unsealValue(sealed, this.#label(kind, report.id)),
      })),
    );
  }

  /** Which of a kind are waiting, in no order that means anything. */
  async ids(kind: ReportKind, limit: number): Promise<readonly string[]> {
    const reports = this.#database.transaction('reports').objectStore('reports');
    const rows: ReportRow[] = await settled(reports.getAll(everythingOf(this.#sitting, kind), limit));
    return rows.map(({ id }) => id);
  }

  /** Drops what was acknowledged unless it changed while it was on its way. */
  async acknowledge(sent: readonly StoredReport[]): Promise<void> {
    const transaction = writing(this.#database, ['reports']);
    const reports = transaction.objectStore('reports');
    for (const report of sent) {
      const key = [report.sitting, report.kind, report.id];
      const now: ReportRow | undefined = await settled(reports.get(key));
      if (now?.version === report.version) {
        reports.delete(key);
      }
    }
    await committed(transaction);
  }

  #label(kind: ReportKind, id: string): string {
    return `${this.#sitting}/${kind}/${id}`;
  }
}

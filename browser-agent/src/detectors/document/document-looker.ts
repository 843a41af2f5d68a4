import type { DocumentSample } from '../../messages/document.ts';
import { AskedWorker } from '../asked-worker.ts';
import type { ReaderLanguage } from '../screen/load-reader.ts';

/** What the worker is told, the languages first. */
export type DocumentOrder =
  | { readonly type: 'init'; readonly languages: readonly ReaderLanguage[] }
  | { readonly type: 'look'; readonly photo: Blob };

export type DocumentLooker = AskedWorker<DocumentOrder, DocumentSample>;

/** Looks at photos of a document; its reader is loaded when this is called, and told what to read besides Latin letters. */
export function startDocumentLooker(languages: readonly ReaderLanguage[]): DocumentLooker {
  const worker = new Worker(new URL('./document.worker.ts', import.meta.url), { type: 'module' });
  const looker: DocumentLooker = new AskedWorker(worker);
  looker.tell({ type: 'init', languages });
  return looker;
}

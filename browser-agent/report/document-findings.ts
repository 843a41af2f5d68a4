import type { DocumentSample, Likeness, LikenessSample } from '../src/messages/document.ts';
import { judgeDocument } from '../src/rules/document.ts';
import { judgeLikeness, notCompared } from '../src/rules/likeness.ts';
import type { Finding } from './document.ts';
import { documentCases, likenessCases } from './document-cases.ts';
import { askWorker, languages } from './photo-bench.ts';

const institution = ['rus', 'ukr'] as const;

function look(pictures: readonly string[], codes: readonly string[]): Promise<readonly DocumentSample[]> {
  return askWorker<DocumentSample>(
    'document.worker',
    { type: 'init', languages: languages(codes) },
    pictures,
    pictures.map((_, index) => ({ photos: { photo: index }, besides: { type: 'look' } })),
  );
}

/** How often the photo of a document is rightly asked for again (R4-047), with all letters and with Latin ones alone. */
export async function documentFindings(): Promise<readonly Finding[]> {
  const cases = documentCases();
  const pictures = cases.map(({ picture }) => picture);
  const findings = async (codes: readonly string[], note: string) =>
    (await look(pictures, codes)).map((seen, index) => ({
      rule: codes.length > 0 ? ('document' as const) : ('document-latin' as const),
      group: `${cases[index]?.group ?? ''}${note}`,
      expected: !cases[index]?.readable,
      found: judgeDocument(seen).outcome === 'hard-to-read',
      afterMs: Math.round(seen.tookMs),
    }));
  return [...(await findings(institution, '')), ...(await findings([], ''))];
}

/** How often the face on a document is rightly called unlike (R4-032), and how far faces were apart. */
export async function likenessFindings(): Promise<{
  readonly findings: readonly Finding[];
  readonly note: string;
}> {
  const cases = likenessCases();
  const documents = [...new Set(cases.map(({ document }) => document))];
  const seen = await look(documents, institution);
  const readings = new Map(documents.map((document, index) => [document, seen[index] as DocumentSample]));
  const pictures = [...new Set(cases.flatMap(({ entry, document }) => [entry, document]))];
  const samples = await askWorker<LikenessSample>(
    'likeness.worker',
    null,
    pictures,
    cases.map(({ entry, document }) => ({
      photos: { entry: pictures.indexOf(entry), document: pictures.indexOf(document) },
      besides: { words: readings.get(document)?.words ?? [] },
    })),
  );
  const judged: readonly Likeness[] = samples.map((sample, index) => {
    const reading = readings.get(cases[index]?.document ?? '');
    const legible = reading && judgeDocument(reading).outcome !== 'hard-to-read' && reading.words.length > 0;
    return legible ? judgeLikeness(sample) : notCompared('hard-to-read');
  });
  return {
    findings: judged.map(({ outcome }, index) => ({
      rule: 'document-face' as const,
      group: cases[index]?.group ?? '',
      expected: !cases[index]?.same,
      found: outcome === 'unlike',
      afterMs: Math.round(samples[index]?.tookMs ?? 0),
    })),
    note: noteOf(judged, cases),
  };
}

function noteOf(judged: readonly Likeness[], cases: readonly { readonly same: boolean }[]): string {
  const distances = (same: boolean) =>
    judged
      .flatMap(({ distance }, index) => (distance !== null && cases[index]?.same === same ? [distance] : []))
      .sort((one, other) => one - other);
  const range = (all: readonly number[]) =>
    all.length === 0 ? 'none' : `${all[0]} to ${all[all.length - 1]} (${all.length} pairs)`;
  const reasons = judged.flatMap(({ reason }) => reason ?? []);
  return `Distances of the own document: ${range(distances(true))}; of somebody else’s: ${range(distances(false))}. Not compared: ${reasons.length} of ${judged.length}${reasons.length > 0 ? ` (${[...new Set(reasons)].map((one) => `${one} ${reasons.filter((other) => other === one).length}`).join(', ')})` : ''}.`;
}

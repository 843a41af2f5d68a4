import { writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { documentFindings, likenessFindings } from './document-findings.ts';
import { documentsReport } from './documents-document.ts';
import { fetchPackages } from './pictures.ts';

it('measures the looks at documents and writes their report', { timeout: 25 * 60_000 }, async () => {
  fetchPackages();
  const { findings, note } = await likenessFindings();
  const all = [...(await documentFindings()), ...findings];
  writeFileSync('../lti-tool/docs/detectors-documents.md', documentsReport(all, note));
  expect(all.length).toBeGreaterThan(100);
});

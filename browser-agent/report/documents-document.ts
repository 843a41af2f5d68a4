import { type Finding, type Measured, tables } from './document.ts';

const titles: readonly (readonly [Measured, string])[] = [
  ['document', 'Document hard to read (R4-047), Cyrillic and Latin letters'],
  ['document-latin', 'Document hard to read (R4-047), Latin letters alone'],
  ['document-face', 'Another face on the document (R4-032)'],
];

const head = `# How often the looks at a document are wrong

Written by \`npm run error-report\` in \`browser-agent\` (as [the others](detectors.md); Debian’s \`tesseract-ocr-rus\` and \`-ukr\` are needed, too); do not edit. Photos go through the workers as they are shipped, in the browser, and what those say is judged by the rules as they are shipped (decision 38). *A mark* is a document that is called hard to read, or a face that is called unlike; the time is that of one look, on a busy computer of two cores.

## Summary
`;

const tail = `## What the set is, and what it lacks

* Documents are drawn: a passport page and a student’s ticket in Cyrillic letters and a student card in Latin ones, made up, each with the portraits of three of the nine people of the other report, laid on a plain ground, turned a little, and made small, soft, dark or bright by arithmetic. The thresholds were chosen with another drawing, an identity card with Hopper’s photograph. Not in the set: real documents with their guilloches, holograms and stamps, handwriting, fingers over the edge, lenses that hunt for focus, white light that a camera makes grey.
* Which photos a person can read was decided by how they were made, and by looking at some of each kind.
* With Latin letters alone – the institution has no other data – few words are no sign that a document in Cyrillic ones is hard to read: whether it is there at all, and near enough, is then not told. What is dark, soft or bright still is.
* The face on the document is the very photograph of the person that is before the camera, printed pale and small. That is kinder than a picture that is ten years old: how often an old picture is called unlike **is not shown here**. Nobody of one family is in the set. One person has dark skin and one wears glasses: nothing can be said about whether anybody is treated differently.
* Light on the portrait alone is not noticed as long as the words beside it can be read: the glare is looked for where words stand.
* A document that is hard to read, or whose face is small or was not found, is *not compared*; that is no mark, and counts against the recall.
`;

/** The report in Markdown. */
export function documentsReport(findings: readonly Finding[], note: string): string {
  return `${head}${tables(titles, findings)}${note}\n\n${tail}`;
}

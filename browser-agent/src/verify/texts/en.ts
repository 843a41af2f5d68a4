export const en = {
  choose: 'Package (ZIP file)',
  drop: 'Choose the file or drop it here. It is read on this computer and sent nowhere.',
  notOne: 'Drop one file at a time.',
  reading: 'Checking…',
  progress: (done: string, all: string) => `${done} of ${all}`,
  stop: 'Stop',
  stopped: 'The check was stopped. Nothing is known about this file yet.',
  unreadable: 'The file cannot be read. Was it moved, or the medium taken out? Choose it again.',
  intact: 'The package is intact',
  intactWords: 'Not a byte was changed since it was signed.',
  incomplete: 'Unchanged, but parts were damaged before',
  incompleteWords: (count: number, file: string) =>
    `Not a byte was changed since it was signed. Damaged in the store before and therefore left out: ${count} (pieces of a few seconds), the first in ${file}.`,
  broken: 'The package was changed or is no package',
  brokenWords: 'Keep this file as it is, and ask whoever handed it over for another copy.',
  bytes: 'First bytes that are not what was signed',
  range: (from: string, to: string) => `${from} to ${to}`,
  part: 'Where',
  parts: {
    'package.jws': 'package.jws, the signed list of contents',
    'the directory at the end': 'the directory at the end of the ZIP file',
    'behind the end': 'behind the end of the package',
  } as Readonly<Record<string, string>>,
  sitting: 'Sitting',
  packed: 'Packed',
  holds: 'Holds',
  held: (files: number, segments: number) => `files: ${files}, recorded pieces: ${segments}`,
  key: 'Signed with key',
  ownKey: 'This installation publishes this key.',
  strangeKey:
    'This installation does not know this key. Compare it with the one published by the institution that made the package, at /evidence-keys.json there.',
};

export type Texts = typeof en;

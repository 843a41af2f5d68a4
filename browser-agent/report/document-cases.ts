import { type Held, held, type Layout, lamp, layouts, printed } from './documents.ts';
import { frame, type Person, people, rooms } from './pictures.ts';

/** A photo of the document step, and whether a person can read what is on it. */
export interface DocumentCase {
  readonly picture: string;
  readonly group: string;
  readonly readable: boolean;
}

const plain = rooms.slice(0, 3);

/** How a document is held; each is of one kind by how it is made, and by looking at it. */
const circumstances: readonly (Omit<Held, 'background'> & {
  readonly name: string;
  readonly readable: boolean;
  readonly lamp?: 'name' | 'portrait';
})[] = [
  { name: 'filling the outline', width: 480, readable: true },
  { name: 'closer', width: 570, readable: true },
  { name: 'a little further', width: 390, readable: true },
  { name: 'half the light', width: 480, all: 'lutyuv=y=val*0.5', readable: true },
  { name: 'slightly out of focus', width: 480, all: 'gblur=sigma=1', readable: true },
  { name: 'turned by 6°', width: 480, turned: 0.105, readable: true },
  { name: 'far away', width: 130, readable: false },
  { name: 'out of focus', width: 480, all: 'gblur=sigma=3.5', readable: false },
  { name: 'moved', width: 480, all: 'dblur=angle=15:radius=12', readable: false },
  { name: 'a lamp on the name', width: 480, lamp: 'name', readable: false },
  { name: 'a lamp on the portrait', width: 480, lamp: 'portrait', readable: false },
  { name: 'a dark room', width: 480, all: 'lutyuv=y=val*0.07', readable: false },
];

/** Where the portrait is, or on the other side, where the name is. */
function lampOn({ portrait, width, height }: Layout, what: 'name' | 'portrait'): string {
  const across = (portrait.x + 0.39 * portrait.height) / width;
  const down = (portrait.y + portrait.height / 2) / height;
  const name = across < 0.5 ? 0.62 : 0.25;
  return what === 'portrait' ? lamp(across, down, 0.2) : lamp(name, 0.35, 0.25);
}

function drawnFor(person: Person, layout: Layout): string {
  return printed(layout, person.file, person.name);
}

/** Photos of documents, and of people who hold none. */
export function documentCases(): readonly DocumentCase[] {
  const shown = people.flatMap((person, index) => {
    const layout = layouts[index % layouts.length] as Layout;
    const document = drawnFor(person, layout);
    return circumstances.map(({ name, readable, lamp: lit, ...how }) => ({
      picture: held(
        document,
        {
          background: plain[index % plain.length] as string,
          turned: 0.02 * ((index % 3) - 1),
          ...(lit ? { document: lampOn(layout, lit) } : {}),
          ...how,
        },
        `${name}-${person.name}`,
      ),
      group: name,
      readable,
    }));
  });
  const none = people.map((person) => ({
    picture: frame(`no-document-${person.name}`, plain[0] as string, [
      { file: person.file, height: person.height, x: '(W-w)/2', y: 'H-h' },
    ]),
    group: 'a person and no document',
    readable: false,
  }));
  return [...shown, ...none];
}

/** An entry photo and a photo of a document, and whether both are of one person. */
export interface LikenessCase {
  readonly entry: string;
  readonly document: string;
  readonly group: string;
  readonly same: boolean;
}

/** Everybody with the own document, and with those of three others. */
export function likenessCases(): readonly LikenessCase[] {
  const entryOf = (person: Person) =>
    frame(`entry-${person.name}`, rooms[0] as string, [
      { file: person.file, height: person.height, x: '(W-w)/2', y: '(H-h)/2' },
    ]);
  const documentOf = (person: Person, index: number, width: number) =>
    held(
      drawnFor(person, layouts[index % layouts.length] as Layout),
      { background: plain[index % plain.length] as string, width, all: 'gblur=sigma=0.7' },
      `likeness-${width}-${person.name}`,
    );
  return people.flatMap((person, index) => {
    const entry = entryOf(person);
    const own = [
      { width: 480, group: 'the own document, filling the outline' },
      { width: 390, group: 'the own document, a little further' },
    ].map(({ width, group }) => ({ entry, document: documentOf(person, index, width), group, same: true }));
    const others = [1, 3, 5].map((further) => {
      const other = (index + further) % people.length;
      return {
        entry,
        document: documentOf(people[other] as Person, other, 480),
        group: 'somebody else’s document',
        same: false,
      };
    });
    return [...own, ...others];
  });
}

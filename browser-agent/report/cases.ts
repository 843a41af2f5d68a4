import type { WatchedRule } from '../src/messages/observations.ts';
import { devices, frame, type Person, people, phones, phonesInHand, rooms } from './pictures.ts';

/** A picture, the rules it says something about, and those it breaks. */
export interface PictureCase {
  readonly picture: string;
  readonly of: readonly WatchedRule[];
  readonly group: string;
  readonly expected: readonly WatchedRule[];
}

const faceRules = ['absence_in_frame', 'human_assistant'] as const;
const room = rooms[0] ?? '';

/** What is done to the picture of a person, and to the whole frame. */
const circumstances: readonly {
  readonly name: string;
  readonly scale?: number;
  readonly person?: string;
  readonly all?: string;
}[] = [
  { name: 'good light, arm’s length' },
  { name: 'half the light', all: 'lutyuv=y=val*0.5' },
  { name: 'a third of the light', all: 'lutyuv=y=val*0.33' },
  { name: 'twice as far', scale: 0.5 },
  { name: 'four times as far', scale: 0.25 },
  { name: 'head tilted by 20°', person: 'rotate=0.35:c=0x8899aa' },
  { name: 'out of focus', all: 'gblur=sigma=3' },
  { name: 'grain of a bad camera', all: 'noise=alls=35:allf=t' },
];

/** Absence, cut faces and company (R4-033, R4-040). */
export function facesCases(): readonly PictureCase[] {
  const alone = circumstances.flatMap((circumstance) =>
    people.map((person) => faceCase(`${circumstance.name}${marks(person)}`, [person], circumstance, [])),
  );
  const pairs = people.map(
    (person, index) => [person, people[(index + 1) % people.length] ?? person] as const,
  );
  const company = circumstances
    .filter(({ person }) => person === undefined)
    .flatMap((circumstance) =>
      pairs.map((pair) =>
        faceCase(circumstance.name, pair, { ...circumstance, scale: (circumstance.scale ?? 1) * 0.7 }, [
          'human_assistant',
        ]),
      ),
    );
  const empty = rooms.map((background, index) => ({
    picture: frame(`empty-${index}`, background, []),
    of: faceRules,
    group: 'an empty room',
    expected: ['absence_in_frame'] as const,
  }));
  const beside = people.map((person) => ({
    picture: frame(`cut-${person.name}`, room, [
      { file: person.file, height: person.height, x: '-w*0.58', y: '(H-h)/2' },
    ]),
    of: ['absence_in_frame'] as const,
    group: 'less than half of the face in the picture',
    expected: ['absence_in_frame'] as const,
  }));
  return [...alone, ...company, ...empty, ...beside];
}

function faceCase(
  group: string,
  persons: readonly Person[],
  { name, scale = 1, person: turned, all }: (typeof circumstances)[number],
  expected: readonly WatchedRule[],
): PictureCase {
  const layers = persons.map((person, index) => ({
    file: person.file,
    height: Math.round((person.height * scale) / 2) * 2,
    x: persons.length === 1 ? '(W-w)/2' : index === 0 ? 'W*0.28-w/2' : 'W*0.74-w/2',
    y: '(H-h)/2',
    ...(turned ? { filter: turned } : {}),
  }));
  const label = `${name}-${persons.map((person) => person.name).join('-')}`.replace(/[^\w-]+/g, '_');
  return { picture: frame(label, room, layers, all), of: faceRules, group, expected };
}

function marks({ glasses, skin }: Person): string {
  return glasses ? ', glasses' : skin === 'dark' ? ', dark skin' : '';
}

/** Phones, notebooks and screens (R4-039), and what must not be taken for them. */
export function objectCases(): readonly PictureCase[] {
  const of = ['gadgets', 'books'] as const;
  const seated = (index: number) => {
    const person = people[index % people.length] as Person;
    return { file: person.file, height: Math.min(360, person.height), x: '20', y: 'H-h' };
  };
  const laid = (things: readonly string[], height: number, group: string, expected: readonly WatchedRule[]) =>
    things.map((file, index) => ({
      picture: frame(`${group}-${index}`.replace(/[^\w-]+/g, '_'), rooms[index % 3] ?? room, [
        seated(index),
        { file, height, x: 'W-w-10', y: 'H-h-20' },
      ]),
      of,
      group,
      expected,
    }));
  const nothing = people.map((_, index) => ({
    picture: frame(`seated-${index}`, rooms[index % 3] ?? room, [seated(index)]),
    of,
    group: 'a person and no device',
    expected: [],
  }));
  return [
    ...laid(devices, 240, 'a computer or screen beside the student', ['gadgets']),
    ...laid(devices, 130, 'a computer or screen further away', ['gadgets']),
    ...laid(phonesInHand, 220, 'a phone in a hand', ['gadgets']),
    ...laid(phones, 200, 'a phone beside the student', ['gadgets']),
    ...laid(phones, 110, 'a phone further away', ['gadgets']),
    ...nothing,
    ...rooms.slice(0, 3).map((background, index) => ({
      picture: frame(`no-device-${index}`, background, []),
      of,
      group: 'an empty room',
      expected: [],
    })),
  ];
}

/** A photograph, and pictures before which somebody is compared with it. */
export interface PersonCases {
  readonly photo: string;
  readonly cases: readonly PictureCase[];
}

/** Somebody else than in the photograph (R4-031): everybody compared with the own picture and with all others. */
export function personCases(): readonly PersonCases[] {
  const of = ['same_person'] as const;
  const usual = (person: Person) => faceCase('', [person], { name: 'compared' }, []).picture;
  return people.map((person) => {
    const own = circumstances
      .filter(({ all, scale }) => all !== undefined || scale === 0.5)
      .map((circumstance) => ({
        ...faceCase(`the same picture, ${circumstance.name}`, [person], circumstance, []),
        of,
      }));
    const others = people
      .filter((other) => other !== person)
      .map((other) => ({
        picture: usual(other),
        of,
        group: 'somebody else',
        expected: ['same_person'] as const,
      }));
    return { photo: usual(person), cases: [...own, ...others] };
  });
}

/** Poor light (R4-048). */
export function lightCases(): readonly PictureCase[] {
  const of = ['light', 'camera_picture'] as const;
  const lit = (
    group: string,
    background: string,
    filter: string,
    expected: readonly WatchedRule[],
    person?: string,
  ) =>
    people.map((one) => ({
      picture: frame(
        `${group}-${one.name}`.replace(/[^\w-]+/g, '_'),
        background,
        [
          {
            file: one.file,
            height: one.height,
            x: '(W-w)/2',
            y: '(H-h)/2',
            ...(person ? { filter: person } : {}),
          },
        ],
        filter,
      ),
      of,
      group,
      expected,
    }));
  const white = 'color=0xfdfdfd:s=640x480';
  return [
    ...lit('good light', room, 'null', []),
    ...lit('half the light', room, 'lutyuv=y=val*0.55', []),
    ...lit('a dark room', room, 'lutyuv=y=val*0.22', ['light']),
    ...lit('a window behind', white, 'null', ['light'], 'lutyuv=y=val*0.25'),
    ...lit('before a white wall', 'color=0xdcdcd8:s=640x480', 'null', []),
  ];
}

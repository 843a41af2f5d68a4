interface Scene {
  readonly scene: string;
  readonly journey: string;
  readonly comes: string;
  /** When it was last played to its end and was so. */
  readonly played: string;
}

const gate = 'in the gating run';
const long = 'in the long run';

/** What is played before the whole program in a real Chromium, camera and microphone from files made at test time. */
const scenes: readonly Scene[] = [
  {
    scene: 'normal: a student at the desk, every detector at work, three minutes',
    journey: `\`CaptureFaultsJourney\`, ${gate}`,
    comes: 'no notice, no mark; every rule watched but paper',
    played: '2026-11-23',
  },
  {
    scene: 'the same for twenty minutes, the quiz in front',
    journey: `\`SoakJourney\`, ${long}`,
    comes: 'no notice, no mark, nothing missing; neither page nor tool grows',
    played: '2026-11-23',
  },
  {
    scene: 'absent; two people; dark; a telephone; another computer',
    journey: `\`FacesJourney\`, ${gate}`,
    comes: 'a notice each, one mark each as long as it was',
    played: 'every gating run',
  },
  {
    scene: 'speech; silence, music and noise between',
    journey: `\`FacesJourney\`, ${gate}`,
    comes: 'one mark for each talk, none for the rest',
    played: 'every gating run',
  },
  {
    scene: 'another person than photographed; consent to the comparison refused',
    journey: `\`OtherPersonJourney\`, ${long}`,
    comes: 'one mark; no model fetched and “not analysed”',
    played: '2026-11-23',
  },
  {
    scene: 'a document out of focus, then the same in focus, with the own face on it',
    journey: `\`DocumentJourney\`, ${long}`,
    comes: 'asked for once more; sent, readable and alike, and the proctor reads so',
    played: '2026-11-23',
  },
  {
    scene: 'covered camera; a share that is stopped',
    journey: `\`CaptureFaultsJourney\`, ${gate}`,
    comes: 'a notice and a mark each',
    played: '2026-11-23',
  },
  {
    scene: 'a picture that stands still; an open book; a muted microphone',
    journey: `\`DeskScenesJourney\`, ${long}`,
    comes: 'a notice and marks each; the book where it is allowed: nothing',
    played: '2026-11-23',
  },
  {
    scene: 'looking aside for nine seconds; six short glances in twenty seconds',
    journey: `\`GazeJourney\`, ${long}`,
    comes: 'a notice and a mark each, with the angle; where it is allowed: nothing, and no model fetched',
    played: '2026-11-23',
  },
  {
    scene:
      'eyes shut and the head turned to both sides, as asked; a picture of the same face, still and moved about',
    journey: `\`LivenessJourney\`, ${long}`,
    comes: '“all seen”, and the proctor reads so; not recognised, and nobody is held up',
    played: '2026-11-23',
  },
  {
    scene: 'on the screen: the quiz alone for half a minute',
    journey: `\`ScreenReadingJourney\`, ${long}`,
    comes: 'nothing',
    played: '2026-11-23',
  },
  {
    scene: 'on the screen: messenger, spreadsheet, calculator, video call, web site',
    journey: `\`ScreenReadingJourney\`, ${long}`,
    comes: 'a notice within 8 s and one mark each; where they are allowed: nothing, and no reader loaded',
    played: '2026-11-23',
  },
  {
    scene: 'another window; full screen left, come back to, and not',
    journey: `\`FramedExamJourney\`, ${gate}`,
    comes: 'one mark; none; one mark',
    played: '2026-11-23',
  },
  {
    scene: 'every permission ticked, leaving and talking',
    journey: `\`GentleExamJourney\`, ${gate}`,
    comes: 'no notice, no mark, neither worker nor model fetched',
    played: 'every gating run',
  },
];

/** The chapter of the report on what is played end to end. */
export function chapterOfScenes(): string {
  const rows = scenes.map(
    ({ scene, journey, comes, played }) => `| ${scene} | ${journey} | ${comes} | ${played} |`,
  );
  return `## Scenes played end to end

Every scene goes through the packaged program in a real Chromium, from the camera, the microphone or the shared screen to the student’s notice and the proctor’s mark.

| Scene | Played by | What comes | Last seen so |
|---|---|---|---|
${rows.join('\n')}

The face that makes the movements is a drawn one, whose shut eyes read 0.50–0.59 of how far they are usually open (bar: 0.6). Lids painted over the eyes of Hopper’s photograph read 0.70 at best in some 900 variants, likely for her glasses. Of two real men, who are in nothing shipped, thirteen blinks of one read 0.44–0.62, ten of them below the bar; the one time the other shuts his eyes reads 0.62, above it: shut eyes may go unseen. Looking down reads 0.63. What the challenge cannot tell: a film that shows all movements over and over passes. A flat picture tilted until it is half as wide read as one or two turns in some of its positions, never as all three movements; one held less askew as none.
`;
}

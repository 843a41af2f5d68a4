import { mkdirSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type {
  FacesSample,
  ObjectsSample,
  PersonSample,
  PictureSample,
} from '../src/messages/detector-messages.ts';
import type { Observation, WatchedRule } from '../src/messages/observations.ts';
import { RuleEngine } from '../src/rules/rule-engine.ts';
import { counting, testRule } from '../src/testing/test-rules.ts';
import { look } from './bench.ts';
import { facesCases, lightCases, objectCases, type PictureCase, personCases } from './cases.ts';
import { document, type Finding } from './document.ts';
import { fetchPackages } from './pictures.ts';

/** How often each detector looks during an exam. */
const pace = { faces: 500, objects: 2500, person: 5000, picture: 250 } as const;

/** A worker's word on one picture, as the rules are told it. */
type Seen = (at: number) => Observation;

const minutes = (count: number) => count * 60_000;

it('measures the detectors and writes the report', { timeout: minutes(25) }, async () => {
  fetchPackages();
  const findings = [
    ...(await measure<FacesSample>(
      'face.worker',
      { gaze: true },
      facesCases(),
      pace.faces,
      (said) => (at) => {
        const { faces, mean, deviation } = said;
        return { kind: 'faces', at, faces, mean, deviation };
      },
    )),
    ...(await measure<ObjectsSample>(
      'objects.worker',
      { settings: { phones: true } },
      objectCases(),
      pace.objects,
      (said) => (at) => {
        const { objects, mean } = said;
        return { kind: 'objects', at, objects, mean };
      },
    )),
    ...(await measure<PictureSample>('picture.worker', {}, lightCases(), pace.picture, (said) => (at) => {
      const { type: kind, ...measured } = said;
      // A picture shown again is the same to the last pixel, which is another rule's.
      return { kind, at, ...measured, difference: 1 };
    })),
  ];
  for (const { photo, cases } of personCases()) {
    findings.push(
      ...(await measure<PersonSample>(
        'person.worker',
        {},
        cases,
        pace.person,
        // A look without a face to describe is no observation: the agent says that nothing was analysed.
        ({ distance }) => (distance === null ? null : (at) => ({ kind: 'person', at, distance })),
        photo,
      )),
    );
  }
  mkdirSync('../lti-tool/docs', { recursive: true });
  writeFileSync('../lti-tool/docs/detectors.md', document(findings));
  expect(findings.length).toBeGreaterThan(100);
});

async function measure<Sample>(
  worker: string,
  wishes: Readonly<Record<string, unknown>>,
  cases: readonly PictureCase[],
  everyMs: number,
  seen: (said: Sample) => Seen | null,
  photo?: string,
): Promise<readonly Finding[]> {
  const said = await look<Sample>(
    worker,
    wishes,
    cases.map(({ picture }) => picture),
    photo,
  );
  return cases.flatMap(({ of, group, expected }, index) => {
    const sample = said[index];
    return sample === undefined
      ? []
      : of.map((rule) => {
          const found = judge(rule, seen(sample), everyMs);
          return { rule, group, expected: expected.includes(rule), found: found !== null, afterMs: found };
        });
  });
}

/** Shows the rules one picture for half a minute; how long until they would mark it at once, or null. */
function judge(rule: WatchedRule, seen: Seen | null, everyMs: number): number | null {
  if (seen === null) {
    return null;
  }
  const engine = new RuleEngine([testRule(rule, { thresholdSeconds: 0 })], counting());
  for (let at = 0; at <= 30_000; at += everyMs) {
    if (engine.observe(seen(at)).incidents.length > 0) {
      return at;
    }
  }
  return null;
}

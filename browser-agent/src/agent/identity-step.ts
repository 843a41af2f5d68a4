import { trackProcessor } from '../browser/chromium.ts';
import { type Photo, sharpEnough, takePhoto } from '../capture/photo.ts';
import { rulesDeclined, rulesToWatch } from '../rules/rule-engine.ts';
import { IdentityView, type PhotoKind } from '../ui/identity-view.ts';
import type { DocumentLook } from './document-look.ts';
import { LivenessAsking } from './liveness.ts';
import type { Parts } from './parts.ts';
import { readerLanguages } from './watch-screen.ts';

/** Face, then document; each is sent when accepted, identification after the second. */
export function showIdentity(parts: Parts, camera: MediaStream): void {
  const { shell, sitting, evidence, api } = parts;
  const taken = new Map<PhotoKind, Photo>();
  const liveness = trackProcessor() === null ? null : new LivenessAsking(parts.texts.liveness, camera);
  const looking = documentLook(parts);
  const send = async (kind: PhotoKind, documentKind: string) => {
    const photo = taken.get(kind);
    if (!photo) {
      return;
    }
    await evidence.putPhoto(kind, photo.picture);
    if (kind === 'face') {
      parts.entryPhoto.picture = photo.picture;
      view.aim('document');
    } else {
      const look = await looking;
      const found = (await look?.found()) ?? { document: null, likeness: null };
      const hints = { liveness: liveness?.finish() ?? null, ...found };
      sitting.accept(await api.identification(documentKind, hints));
      look?.stop();
    }
  };
  const view = new IdentityView(sitting.document, camera, parts.texts, liveness?.panel.element ?? null, {
    take: (kind, picture) =>
      void shell.attempt(async () => {
        const photo = await takePhoto(picture);
        taken.set(kind, photo);
        const address = URL.createObjectURL(photo.picture);
        const sharp = photo.sharpness >= sharpEnough;
        const look = kind === 'document' ? await looking : null;
        if (!look) {
          view.review(kind, { address, hint: { sharp } });
          return;
        }
        const words = look.words[parts.language];
        view.review(kind, { address, hint: { looking: words.looking } });
        const { outcome, faults } = await look.look(photo.picture, parts.entryPhoto.picture);
        if (taken.get(kind) === photo) {
          view.looked(outcome === 'not-looked' ? { sharp } : { outcome, faults, asItIs: look.asItIs, words });
        }
      }),
    retake: (kind) => view.aim(kind),
    accept: (kind, documentKind) => void shell.attempt(() => send(kind, documentKind)),
    reportProblem: () =>
      void shell.attempt(async () => {
        await api.problem(parts.texts.identity.noDocument);
      }),
  });
  shell.show('identity', view.element);
  view.aim('face');
}

/** Fetched now: the exam window itself stays small. Where it does not come, the document is sent without a look. */
async function documentLook({ sitting, api }: Parts): Promise<DocumentLook | null> {
  const { rules } = sitting.document;
  const declined = rulesDeclined(rules).includes('same_person');
  const asked = rulesToWatch(rules).includes('same_person');
  try {
    const { DocumentLook } = await import('./document-look.ts');
    return new DocumentLook(declined ? 'declined' : asked ? 'agreed' : 'not-asked', readerLanguages(api));
  } catch (cause) {
    console.warn('the document is sent without a look', cause);
    return null;
  }
}

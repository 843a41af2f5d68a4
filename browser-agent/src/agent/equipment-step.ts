import { desktopIsExtended, trackProcessor, userAgentHints } from '../browser/chromium.ts';
import { type FilesProgress, modelFiles } from '../browser/model-store.ts';
import { failureOf, isWholeMonitor } from '../capture/devices.ts';
import { BrowserCheck } from '../checks/browser-check.ts';
import { CameraCheck, type PictureLook } from '../checks/camera-check.ts';
import type { Check, CheckResult } from '../checks/check.ts';
import { DisplaysCheck } from '../checks/displays-check.ts';
import { FaceCheck, type FaceLooks } from '../checks/face-check.ts';
import { MicrophoneCheck } from '../checks/microphone-check.ts';
import { ModelsCheck } from '../checks/models-check.ts';
import { ScreenCheck } from '../checks/screen-check.ts';
import { StorageCheck } from '../checks/storage-check.ts';
import { UploadCheck } from '../checks/upload-check.ts';
import { startPictureDetector } from '../detectors/camera/picture-detector.ts';
import { startFaceDetector } from '../detectors/faces/face-detector.ts';
import { startSoundDetector } from '../detectors/microphone/sound-detector.ts';
import type { FacesSample, PictureSample } from '../messages/detector-messages.ts';
import { type Picture, pictureOf } from '../messages/quality.ts';
import { encodingFor } from '../recorder/encoding.ts';
import { faceRules } from '../rules/faces.ts';
import { gazeRules } from '../rules/gaze.ts';
import { rulesToWatch } from '../rules/rule-engine.ts';
import { EquipmentView } from '../ui/equipment-view.ts';
import { gazeBaseline } from './gaze-baseline.ts';
import { allModelsOf, modelsOf } from './models.ts';
import type { Parts } from './parts.ts';

/** A camera needs a moment to find its exposure. */
const picturesToSkip = 4;
const picturesToJudge = 4;
const levelMs = 100;
/** R4-034: so long a student looks at the screen to say what straight ahead is. */
const calibrationMs = 6000;
const faceMs = 1500;
const looksOfACheck = 24;
/** The models are here by then; preparing them takes seconds. */
const modelPatienceMs = 60_000;

/** System check: runs by itself what needs no click, and lets the student repeat each line. */
export function showEquipment(parts: Parts): void {
  const step = new EquipmentStep(parts);
  parts.shell.show('equipment', step.view.element);
  void step.run();
}

class EquipmentStep {
  readonly view: EquipmentView;
  readonly #parts: Parts;
  readonly #checks: readonly Check[];
  readonly #results = new Map<string, CheckResult>();

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#checks = checksFor(parts, (media) => this.view.showCamera(media));
    this.view = new EquipmentView(this.#checks, parts.texts, {
      retry: (code) => void this.#perform(this.#checks.find((check) => check.code === code)),
      proceed: () => void parts.shell.attempt(() => this.#proceed()),
    });
  }

  async run(): Promise<void> {
    for (const check of this.#checks) {
      if (!check.needsClick) {
        await this.#perform(check);
      }
      if (this.#results.get('browser')?.outcome === 'failed') {
        return;
      }
    }
  }

  async #perform(check: Check | undefined): Promise<void> {
    if (!check) {
      return;
    }
    this.view.show(check.code, 'running', '', null);
    const result = await check.perform((value) => this.view.level(check.code, value));
    this.#results.set(check.code, result);
    this.view.show(check.code, result.outcome, result.measured, result.reason);
    const warned = [...this.#results.values()].some(({ outcome }) => outcome === 'warned');
    this.view.ready(this.#ready(), warned);
  }

  #ready(): boolean {
    return this.#checks.every((check) => {
      const outcome = this.#results.get(check.code)?.outcome;
      return outcome === 'passed' || outcome === 'warned';
    });
  }

  async #proceed(): Promise<void> {
    const items = [...this.#results].map(([code, { outcome, measured }]) => ({ code, outcome, measured }));
    this.#parts.sitting.accept(await this.#parts.api.check(items));
  }
}

function checksFor(parts: Parts, onCamera: (media: MediaStream) => void): readonly Check[] {
  const { devices, sitting, evidence } = parts;
  const { requirements, rules, quality } = sitting.document;
  const openCamera = async () => {
    const media = await devices.openCamera();
    onCamera(media);
    return media;
  };
  const share = async () => {
    const media = await devices.shareScreen();
    const { width = 0, height = 0 } = media.getVideoTracks()[0]?.getSettings() ?? {};
    const wholeMonitor = isWholeMonitor(media);
    if (!wholeMonitor) {
      devices.closeScreen();
    }
    return { wholeMonitor, width, height };
  };
  const watched = rulesToWatch(rules);
  const fetchModels = async (progress: FilesProgress) => {
    await modelFiles(await allModelsOf(watched, parts.api), progress);
  };
  return [
    new BrowserCheck(browserFacts(pictureOf(quality, 'camera', 0))),
    new CameraCheck(async () => lookAt(await openCamera()), failureOf),
    new MicrophoneCheck(async (onLevel) => listenTo(await openCamera(), onLevel), failureOf),
    new ScreenCheck(share, failureOf),
    new DisplaysCheck(desktopIsExtended, watched.includes('single_display')),
    new UploadCheck((bytes) => evidence.measureUpload(bytes), requirements.uploadKbitPerSecond),
    new StorageCheck(navigator.storage, requirements.storageBytes),
    ...(modelsOf(watched).length > 0 ? [new ModelsCheck(fetchModels)] : []),
    ...faceCheck(parts, openCamera),
  ];
}

/** Only where an exam has the face watched: nothing is loaded for what is allowed. */
function faceCheck({ sitting }: Parts, openCamera: () => Promise<MediaStream>): readonly Check[] {
  const watched = rulesToWatch(sitting.document.rules);
  const gaze = gazeRules.some((rule) => watched.includes(rule));
  if (!gaze && !faceRules.some((rule) => watched.includes(rule))) {
    return [];
  }
  const kept = gazeBaseline(sitting.document.id);
  return [
    new FaceCheck(
      async (progress) => lookAtFace(await openCamera(), gaze, progress),
      (baseline) => {
        kept.value = baseline;
      },
    ),
  ];
}

function lookAtFace(
  media: MediaStream,
  gaze: boolean,
  progress: (value: number) => void,
): Promise<FaceLooks> {
  const [track] = media.getVideoTracks();
  if (!track) {
    throw new DOMException('no camera track', 'NotFoundError');
  }
  const detector = startFaceDetector(track, { gaze });
  const samples: FacesSample[] = [];
  return new Promise<FaceLooks>((resolve, reject) => {
    const give = () => {
      clearTimeout(patience);
      resolve({
        looks: samples.length,
        withFace: samples.filter(({ faces }) => (faces[0]?.score ?? 0) > 0.6).length,
        gazes: samples.flatMap((sample) => sample.gaze ?? []),
      });
    };
    const patience = setTimeout(() => reject(new Error('the models did not load')), modelPatienceMs);
    detector.failed.listen((reason) => reject(new Error(reason)));
    detector.samples.listen((sample) => {
      if (samples.length === 0) {
        setTimeout(give, gaze ? calibrationMs : faceMs);
      }
      samples.push(sample);
      progress(Math.min(1, samples.length / looksOfACheck));
    });
  }).finally(() => detector.stop());
}

function browserFacts(picture: Picture) {
  const canRecord =
    'MediaRecorder' in globalThis &&
    encodingFor('camera', picture, (type) => MediaRecorder.isTypeSupported(type)) !== null;
  return {
    userAgent: navigator.userAgent,
    mobile: userAgentHints().mobile,
    touchPoints: navigator.maxTouchPoints,
    canShareScreen: 'getDisplayMedia' in (navigator.mediaDevices ?? {}),
    canRecord,
    canAnalyse: trackProcessor() !== null,
  };
}

async function lookAt(media: MediaStream): Promise<PictureLook> {
  const [track] = media.getVideoTracks();
  if (!track) {
    throw new DOMException('no camera track', 'NotFoundError');
  }
  const detector = startPictureDetector(track);
  try {
    const samples = await firstSamples(detector, picturesToSkip + picturesToJudge);
    const judged = samples.slice(picturesToSkip);
    const average = (of: (sample: PictureSample) => number) =>
      judged.reduce((sum, sample) => sum + of(sample), 0) / judged.length;
    const { width = 0, height = 0 } = track.getSettings();
    return {
      width,
      height,
      mean: average((one) => one.mean),
      deviation: average((one) => one.deviation),
      middle: average((one) => one.middle),
      glaring: average((one) => one.glaring),
    };
  } finally {
    detector.stop();
  }
}

function firstSamples(
  detector: ReturnType<typeof startPictureDetector>,
  count: number,
): Promise<readonly PictureSample[]> {
  return new Promise((resolve, reject) => {
    const samples: PictureSample[] = [];
    const timer = setTimeout(() => reject(new DOMException('no picture came', 'NotReadableError')), 8000);
    detector.failed.listen((reason) => reject(new Error(reason)));
    detector.samples.listen((sample) => {
      samples.push(sample);
      if (samples.length === count) {
        clearTimeout(timer);
        resolve(samples);
      }
    });
  });
}

async function listenTo(media: MediaStream, onLevel: (rms: number) => void): Promise<() => void> {
  const [track] = media.getAudioTracks();
  if (!track) {
    throw new DOMException('no microphone track', 'NotFoundError');
  }
  const detector = startSoundDetector(track, levelMs);
  detector.samples.listen(({ rms }) => onLevel(rms));
  return () => detector.stop();
}

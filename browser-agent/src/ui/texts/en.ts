import type { CheckTexts, IncidentTexts } from './keys.ts';
import { megabytes, plural, speedUnit } from './plural.ts';

const checks: CheckTexts = {
  names: {
    browser: 'Browser',
    camera: 'Camera',
    microphone: 'Microphone',
    screen: 'Screen sharing',
    displays: 'Displays',
    upload: 'Upload speed',
    storage: 'Free space',
  },
  purposes: {
    browser: 'A desktop browser that can record: Chrome, Edge or Yandex Browser.',
    camera: 'Your face must be visible, at least 640×480.',
    microphone: 'Say a few words: the bar must move.',
    screen: 'The whole screen is shared, not a window or a tab.',
    displays: 'Only one display may be connected.',
    upload: 'The recording is sent while you work.',
    storage: 'Keeps the recording safe if the network fails.',
  },
  remedies: {
    mobile: 'The exam cannot be taken on a phone or tablet. Open the course on a computer with a camera.',
    unsupported:
      'This browser cannot record an exam. Open the course in a current Chrome, Edge or Yandex Browser.',
    denied:
      'Access was refused. Press the icon at the left end of the address bar, allow access, then try again.',
    missing: 'No device was found. Connect it and try again.',
    busy: 'Another program uses the device. Close video calls and camera programs, then try again.',
    'small-picture': 'The picture is smaller than 640×480. Choose another camera in the browser’s settings.',
    dark: 'The room is dark. Switch on a lamp in front of you; you may continue.',
    covered: 'The picture is black. Open the camera’s shutter or remove what covers it.',
    silent: 'Nothing is heard. Unmute the microphone on the device and in the system, then say a few words.',
    'not-monitor': 'You chose a window or a tab. Share again and choose “Entire screen”.',
    'second-display': 'A second display is connected. Unplug it or switch it off, then try again.',
    'unknown-displays':
      'This browser does not tell how many displays there are. Use only one; you may continue.',
    slow: 'The connection is too slow. Stop downloads, move closer to the router or use a cable, then try again.',
    unreachable: 'The server did not answer. Check the network and try again.',
    'little-storage': 'There is little free space. Free some on the disk and do not use a private window.',
    other: 'This did not work. Reload the page; if it happens again, report a problem.',
  },
};

const incidents: IncidentTexts = {
  'quiz-left': 'You left the quiz page. Return to it.',
  'cursor-left': 'Move the cursor back to the quiz page.',
  copied: 'Copying from the quiz is not allowed.',
  printed: 'Printing the quiz is not allowed.',
  'second-display': 'Disconnect the second display.',
  'microphone-lost': 'The microphone is off. Switch it on.',
  'microphone-silent': 'Nothing is heard from the microphone. Unmute it.',
  'camera-lost': 'The camera is off. Switch it on.',
  'camera-covered': 'The camera shows nothing. Uncover it.',
  'camera-frozen': 'The camera’s picture does not move. Reconnect the camera.',
  'share-stopped': 'Screen sharing has stopped. Return to the exam window and share again.',
  'not-whole-screen': 'Only a part of the screen is shared. Share the whole screen.',
  'face-missing': 'You are not in the camera’s picture. Sit in front of it.',
  'face-cut': 'Only a part of your face is in the picture. Turn the camera or move.',
  'second-person': 'Somebody else is in the picture. Ask them to leave.',
};

export const en = {
  checks,
  incidents,
  steps: {
    label: 'Steps of the exam',
    rules: 'Rules and consent',
    equipment: 'Equipment',
    identity: 'Identity',
    exam: 'Exam',
    upload: 'Upload',
    done: 'done',
    current: 'current step',
  },
  rules: {
    heading: 'Rules of this exam',
    youAre: (name: string) => `You are taking the exam as ${name}.`,
    allowed: 'Allowed',
    forbidden: 'Restrictions',
    conditions: 'Your workplace',
    watched: 'watched automatically',
    custom: 'Also',
    consentHeading: 'Consent',
    accept: 'Agree and check the equipment',
    decline: 'Decline',
    tickAll: 'Tick all statements to continue.',
    representative:
      'This exam needs the consent of your representative. Bring the signed form to your teacher; when it is recorded, reload this page.',
    acceptRules: 'Agree to the rules and check the equipment',
    consentStands: (date: string) =>
      `You gave your consent on ${date}. It holds for all exams until you withdraw it.`,
    consentWords: 'What you agreed to',
    ownData: 'My data and consent',
    declineHeading: 'Do not take the exam here?',
    declineText:
      'No camera or microphone will be switched on. Your teacher is told and decides what follows.',
    declineReason: 'Reason (optional)',
    declineConfirm: 'Decline the exam',
    back: 'Back',
  },
  equipment: {
    heading: 'Equipment check',
    lead: 'Everything must be ready before the exam. What fails shows what to do.',
    measured: (measured: string) => measured,
    states: {
      waiting: 'waiting',
      running: 'checking…',
      passed: 'ready',
      warned: 'attention',
      failed: 'not ready',
    },
    share: 'Share the whole screen',
    shareHint: 'In the browser’s dialog choose “Entire screen” and press “Share”.',
    retry: 'Try again',
    preview: 'Picture of your camera',
    proceed: 'Continue to the photos',
    warned: 'Some points need attention. You may continue; that you were told is noted.',
    notReady: 'Some checks are not ready yet.',
  },
  identity: {
    heading: 'Photos',
    faceLead: 'Look straight into the camera. Your whole face should fill the outline.',
    documentLead:
      'Hold the document open at the photo page inside the outline; photo and name must be readable.',
    documentKind: 'Document',
    faceTake: 'Photograph my face',
    documentTake: 'Photograph the document',
    retake: 'Take again',
    faceAccept: 'Use this photo',
    documentAccept: 'Use this photo and continue',
    sharp: 'The photo is sharp.',
    blurred: 'The photo looks blurred. Hold still, add light and take it again.',
    face: 'Face',
    document: 'Document',
    noDocument: 'I cannot show a document',
    noDocumentText:
      'Without a document your identity cannot be confirmed. Report it here, then call the exam organisers; you can return to this step later.',
    who: 'Only the proctor who confirms your identity sees these photos.',
  },
  admission: {
    heading: 'Ready to begin',
    lead: 'Recording starts now and goes on until you say that you have handed in the quiz. A small window on top shows your picture and notices.',
    leadFramed:
      'Recording starts now and goes on until you say that you have handed in the quiz. The quiz opens here, in this window.',
    start: 'Start the exam',
    pending: 'Access to the quiz is being opened…',
    pendingLong:
      'The learning system has not confirmed access yet. We go on trying; you need not do anything.',
    refused: 'The learning system did not accept the admission. Report the problem and call the organisers.',
    delivered: 'The quiz is open for you.',
    open: 'Open the quiz',
    openAgain: 'Open the quiz again',
    openHint: 'The quiz opens in its own tab. Leave this page open.',
  },
  exam: {
    heading: 'The exam is running',
    selfView: 'You',
    rules: 'Rules',
    notices: 'Notices',
    noNotices: 'No notices.',
    connection: { on: 'Connected', off: 'No connection: the recording is kept and sent later' },
    recording: { on: 'Recording', off: 'Not recording' },
    otherSignIn:
      'Somebody else signed in with this browser: the server no longer hears this window. What was recorded is kept here. Open the exam from the course again.',
    littleRoom: (bytes: number) =>
      `There is little room left in the browser: ${megabytes('en', bytes, 'MB')}. Free some space on the disk.`,
    pending: (bytes: number) => `${megabytes('en', bytes, 'MB')} waiting to be sent`,
    paused: 'The exam is paused by the proctor.',
    handIn: 'I have handed in the quiz',
    handInHeading: 'Have you handed in the quiz?',
    handInHow:
      'In the quiz press “Finish attempt…”, then “Submit all and finish”. The quiz must read “Finished”. Otherwise your answers may not count.',
    handInYes: 'Yes, it is handed in',
    handInNo: 'Not yet',
    handedIn: 'You said that the quiz is handed in.',
    undo: (seconds: number) =>
      `Not yet? Undo within ${plural('en', seconds, { one: 'second', other: 'seconds' })}.`,
    undoAction: 'Undo',
    locked: 'The quiz is closed.',
    finish: 'Finish the exam',
    problem: 'Report a problem',
    problemLead: 'Describe what happened. Time and state of your equipment are attached.',
    problemSend: 'Send',
    problemSent: 'Your report was sent.',
    cancel: 'Cancel',
    companionTitle: 'Exam',
    companionOpen: 'Show the small window on top',
    companionMissing:
      'It shows your picture and notices above the quiz. Without it they appear here and in the quiz.',
    leave: 'The exam is running.',
  },
  framed: {
    title: 'Quiz',
    doubt: 'Do you see the quiz here?',
    ownTab: 'Open it in its own tab',
    ownTabHeading: 'Open the quiz in its own tab?',
    ownTabText:
      'Do this only if the quiz is not to be seen here. The recording goes on; your teacher sees that the quiz was moved.',
    signedOut:
      'Your browser does not tell the learning system who you are while its page is shown inside this one. That is not your fault: open the quiz in its own tab. The recording goes on.',
    notShown: 'The quiz goes on in its own tab. The recording goes on.',
  },
  resume: {
    heading: 'Continue the exam',
    lead: 'The page was loaded anew. Switch on camera and screen sharing again; nothing of what was recorded is lost.',
    action: 'Switch on and continue',
    lostCamera: 'The camera was lost. Connect it and continue.',
    lostScreen: 'Screen sharing has stopped. Share the whole screen again.',
  },
  upload: {
    heading: 'Sending the recording',
    left: (bytes: number) => `${megabytes('en', bytes, 'MB')} left`,
    speed: (bitsPerSecond: number) => megabytes('en', bitsPerSecond, speedUnit.en),
    keepOpen: 'Keep this page open. You may close it when this turns green.',
    offline: 'No connection. Sending goes on by itself as soon as the network is back.',
    confirming: 'Everything is sent. Waiting for the server’s confirmation…',
    complete: 'The recording has arrived completely. You may close this page.',
    afterwards: 'A proctor watches the recording next. The result appears in the course’s gradebook.',
    noGaps: 'The recording has no gaps.',
    gaps: 'Gaps of the recording',
    causes: {
      network: 'no network; what was recorded meanwhile came later',
      'capture-lost': 'camera or screen was off',
      'agent-reload': 'the window was loaded anew',
      'device-asleep': 'the computer slept',
      'encoder-step': 'the quality was changed',
      'upload-pending': 'not yet uploaded',
      refused: 'the server refused it',
      'storage-full': 'no room left in the browser',
      unknown: 'cause unknown',
    },
  },
  ended: {
    leave: 'Back to the course',
    declined: {
      heading: 'You declined the exam',
      text: 'Nothing was recorded. Your teacher has been told. You may close this page.',
    },
    terminated: {
      heading: 'The exam was ended',
      text: 'The recording has ended and the quiz is closed. Your teacher knows what follows.',
    },
    abandoned: {
      heading: 'The exam was closed',
      text: 'There was no connection with your computer for too long.',
    },
    expired: { heading: 'The time of the exam is over', text: 'The exam can no longer be taken.' },
    reason: (reason: string) => `Reason: ${reason}`,
  },
  leftover: {
    offer: (bytes: number) =>
      `An earlier exam of yours was not sent completely (${megabytes('en', bytes, 'MB')}).`,
    send: 'Send it now',
    sending: (bytes: number) =>
      `Sending the earlier exam: ${megabytes('en', bytes, 'MB')} left. Keep this page open.`,
    sent: 'The earlier exam was sent completely.',
  },
  elsewhere: {
    heading: 'The exam is open in another window',
    text: 'It was opened later in another tab or on another computer. This page no longer records. Close it.',
  },
  failure: {
    heading: 'This did not work',
    safe: 'What was recorded is safe. Try again; if it happens again, report the code.',
    offline: 'The server does not answer. Check the network.',
    retry: 'Try again',
    code: (code: string) => `Code: ${code}`,
  },
};

/** Every language has exactly these texts: a missing one does not compile. */
export type Texts = typeof en;

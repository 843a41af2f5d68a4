/** What programs that stand in for a camera or a microphone call their device. */
const madeUp =
  /\b(?:obs|manycam|snap camera|xsplit|droidcam|iriun|epoccam|e2esoft|vcam|v-?cam|camtwist|splitcam|webcamoid|sparkocam|youcam|ndi|mmhmm|prism live|unity video capture|v4l2loopback|vb-?audio|vb-?cable|cable output|voicemeeter|voicemod|virtual audio cable|blackhole|soundflower|loopback|stereo mix|wave ?link)\b|\bvirtual|виртуальн|віртуальн|стерео ?микшер|стерео ?мікшер/i;

/** What operating systems call something worn on the ears, in the languages of the exam. */
const wornOnEars =
  /\b(?:head(?:phone|set)s?|ear(?:phone|pod)s?|earbud|air ?pods?|\w*buds\d*|hands-?free|bluetooth)\b|наушник|гарнитур|навушник/i;

/** Whether a device's name says that a program makes its picture or its sound: a hint, for a name is easily changed. */
export function soundsMadeUp(label: string): boolean {
  return madeUp.test(label);
}

/** Whether a device's name says that it is worn on the ears: a hint, for it may lie on the desk. */
export function soundsWornOnEars(label: string): boolean {
  return wornOnEars.test(label);
}

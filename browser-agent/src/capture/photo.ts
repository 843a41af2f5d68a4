/** A still picture of the camera and how sharp it is. */
export interface Photo {
  readonly picture: Blob;
  /** Variance of the Laplacian: how much fine detail the picture has. */
  readonly sharpness: number;
}

/** Below this faces and letters are smeared; measured on pictures of 640×480. */
export const sharpEnough = 40;

const jpegQuality = 0.92;

/** How long a camera may take to its first picture. */
const firstPictureMs = 10_000;

/** @throws Error where the camera shows no picture or it cannot be encoded */
export async function takePhoto(camera: HTMLVideoElement): Promise<Photo> {
  await firstPicture(camera);
  const canvas = document.createElement('canvas');
  canvas.width = camera.videoWidth;
  canvas.height = camera.videoHeight;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context || canvas.width === 0) {
    throw new Error('the camera shows no picture');
  }
  context.drawImage(camera, 0, 0);
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  const picture = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, 'image/jpeg', jpegQuality);
  });
  if (!picture) {
    throw new Error('the picture could not be encoded');
  }
  return { picture, sharpness: laplacianVariance(data, canvas.width, canvas.height) };
}

/** Who presses at once is earlier than the picture. */
async function firstPicture(camera: HTMLVideoElement): Promise<void> {
  if (camera.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA) {
    return;
  }
  await new Promise((resolve, reject) => {
    camera.addEventListener('loadeddata', resolve, { once: true });
    AbortSignal.timeout(firstPictureMs).addEventListener('abort', reject);
  });
}

export function laplacianVariance(rgba: Uint8ClampedArray, width: number, height: number): number {
  const luma = (x: number, y: number) => {
    const at = (y * width + x) * 4;
    return 0.299 * (rgba[at] ?? 0) + 0.587 * (rgba[at + 1] ?? 0) + 0.114 * (rgba[at + 2] ?? 0);
  };
  let sum = 0;
  let squares = 0;
  let count = 0;
  for (let y = 1; y < height - 1; y += 2) {
    for (let x = 1; x < width - 1; x += 2) {
      const edge = luma(x - 1, y) + luma(x + 1, y) + luma(x, y - 1) + luma(x, y + 1) - 4 * luma(x, y);
      sum += edge;
      squares += edge * edge;
      count += 1;
    }
  }
  const mean = sum / Math.max(1, count);
  return squares / Math.max(1, count) - mean * mean;
}

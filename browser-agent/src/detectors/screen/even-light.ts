/** Side of the squares whose background is judged, and how far each looks beyond its edge. */
const side = 16;
const beyond = 4;
/** Shades nearer to the background than this are background; the rest is made this much darker. */
const flat = 6;
const contrast = 1.7;
const shades = 32;

/** A grey picture, one byte a pixel, without padding. */
export interface Grey {
  readonly luma: Uint8Array<ArrayBuffer>;
  readonly width: number;
  readonly height: number;
}

/**
 * Dark text on white, whatever the window's colours: each square is set against its own commonest shade. Without it
 * white titles on coloured bars, and dark windows, are not read.
 */
export function evenLight({ luma, width, height }: Grey): Grey {
  const even = new Uint8Array(luma.length);
  for (let top = 0; top < height; top += side) {
    for (let left = 0; left < width; left += side) {
      const background = commonest(luma, width, height, left, top);
      for (let y = top; y < Math.min(height, top + side); y++) {
        for (let x = left; x < Math.min(width, left + side); x++) {
          const away = Math.abs((luma[y * width + x] ?? 0) - background);
          even[y * width + x] = 255 - Math.min(255, Math.max(0, away - flat) * contrast);
        }
      }
    }
  }
  return { luma: even, width, height };
}

function commonest(luma: Uint8Array, width: number, height: number, left: number, top: number): number {
  const counts = new Uint16Array(shades);
  for (let y = Math.max(0, top - beyond); y < Math.min(height, top + side + beyond); y++) {
    for (let x = Math.max(0, left - beyond); x < Math.min(width, left + side + beyond); x++) {
      const shade = (luma[y * width + x] ?? 0) >> 3;
      counts[shade] = (counts[shade] ?? 0) + 1;
    }
  }
  return counts.indexOf(Math.max(...counts)) * 8 + 4;
}

/** PNG of the picture as the renderer drew it, on its ground, with its sentence and origin beneath. */

import { theme } from "../theme";

export function png(picture: HTMLCanvasElement, width: number, title: string, origin: string): Promise<Blob> {
  const ratio = picture.width / width;
  const sheet = document.createElement("canvas");
  sheet.width = picture.width;
  sheet.height = picture.height + Math.round(36 * ratio);
  const ctx = sheet.getContext("2d")!;
  const { ground, ink, faint } = theme();
  ctx.fillStyle = ground;
  ctx.fillRect(0, 0, sheet.width, sheet.height);
  ctx.drawImage(picture, 0, 0);
  ctx.scale(ratio, ratio);
  const foot = picture.height / ratio;
  [title, origin].forEach((text, i) => {
    ctx.fillStyle = i ? faint : ink;
    ctx.font = "11px system-ui, sans-serif";
    ctx.fillText(text, 12, foot + 13 + 14 * i, width - 24);
  });
  return new Promise((resolve, reject) => sheet.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no picture was made"))), "image/png"));
}

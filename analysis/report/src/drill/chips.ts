// Numbers of casualties by triage colour, as the map shows them.
import { colour } from '../charts';
import { type ByColour, inOrder } from './casualties';

const HUES: Record<string, string> = { red: 'red', yellow: 'amber', green: 'green', black: 'ink', unseen: 'page' };
const CHIP_PX = 15;

export type Box = [left: number, top: number, right: number, bottom: number];

/** A row of chips with numbers, centred on a place of the canvas or as far below it as others leave room. */
export function chips(ctx: CanvasRenderingContext2D, x: number, under: number, by: ByColour, others: Box[]): void {
  const row = inOrder(by);
  const widths = row.map(([, n]) => Math.max(CHIP_PX, ctx.measureText(String(n)).width + 8));
  const width = widths.reduce((a, b) => a + b, 0) + 2 * (row.length - 1);
  let left = x - width / 2;
  let y = under;
  const hits = (b: Box) => b[0] < left + width && left < b[2] && b[1] < y + CHIP_PX / 2 && y - CHIP_PX / 2 < b[3];
  while (others.some(hits)) y += CHIP_PX / 2;
  others.push([left, y - CHIP_PX / 2, left + width, y + CHIP_PX / 2]);
  ctx.textAlign = 'center';
  ctx.lineWidth = 1.2;
  row.forEach(([what, n], i) => {
    ctx.fillStyle = colour(HUES[what]);
    ctx.strokeStyle = colour(what === 'unseen' ? 'red' : 'page');
    ctx.beginPath();
    ctx.roundRect(left, y - CHIP_PX / 2, widths[i], CHIP_PX, 4);
    ctx.fill();
    ctx.stroke();
    ctx.fillStyle = colour(what === 'unseen' ? 'ink' : 'page');
    ctx.fillText(String(n), left + widths[i] / 2, y + 4);
    left += widths[i] + 2;
  });
}

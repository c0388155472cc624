/** By code point, the same on every machine and in every locale. */
export function compareText(x: string, y: string): number {
  return x < y ? -1 : x > y ? 1 : 0
}

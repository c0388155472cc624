export interface GoldPage {
  file: string
  url: string
  html: string
  must_contain: string[]
  must_not_contain: string[]
}
export function readGoldPages(folder: string): GoldPage[] | null
export function measureBlocks(
  pages: readonly GoldPage[],
  readPage: (html: string, url: string) => readonly { text: string }[],
): { wanted: number; found: number; unwanted: number; kept: number; missed: string[] }

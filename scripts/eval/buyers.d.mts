export const notPublicByName: ReadonlySet<number>
export function countBodies(
  rows: readonly Record<string, string>[],
  find: (name: string) => readonly unknown[],
): { right: number; wrong: number; missed: number; buyers: number; suppliers: number; faults: string[] }

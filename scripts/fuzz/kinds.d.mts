export interface Kind {
  name: string
  about: string
  make(random: unknown): unknown
  run(input: unknown, tool: Tool, memory: object): void | Promise<void>
}
/** The exports of the tool's modules, and the vocabularies. */
export type Tool = Record<string, unknown>
export const kinds: readonly Kind[]
export function findKind(name: string): Kind
export function inputAt(kind: Kind, seed: string, index: number): unknown

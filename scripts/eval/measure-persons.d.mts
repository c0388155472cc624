export interface PersonExample {
  text: string
  names: string[]
}
export interface PersonFigures {
  names: number
  found: number
  clean: number
  kept: number
  faults: string[]
}
export function readExamples(text: string): PersonExample[]
export function measurePersons(
  examples: readonly PersonExample[],
  drop: (text: string) => { text: string },
): PersonFigures

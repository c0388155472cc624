import { compile, TreeInterpreter } from '@jmespath-community/jmespath'
import { excerpt, Problem } from '../problem.js'
import { refuseCopies, searchBounded } from './jmespath-bounds.js'

export type ExpressionNode = ReturnType<typeof compile>
type Json = Parameters<typeof TreeInterpreter.search>[1]

/** Longest expression or selector that a recipe may hold, in characters. */
export const longestWritten = 5000

/** A JMESPath expression (jmespath.site), compiled once. */
export interface Query {
  ast: ExpressionNode
  /** @throws Problem where the expression cannot work on the value, e.g. the length of nothing */
  search(value: unknown): unknown
}

/**
 * @param where part of the recipe, for the message
 * @throws Problem where the expression is not valid
 */
export function compileQuery(expression: string, where: string): Query {
  let ast: ExpressionNode
  try {
    if (expression.length > longestWritten) throw new Error(`it is longer than ${longestWritten} characters`)
    ast = compile(expression)
    refuseCopies(ast)
  } catch (cause) {
    throw new Problem(
      `${where}: "${excerpt(expression)}" is not a valid JMESPath: ${(cause as Error).message}`,
      {
        remedy: 'Mend the recipe; jmespath.site explains the expressions.',
        cause,
      },
    )
  }
  return {
    ast,
    search(value) {
      try {
        return searchBounded(() => TreeInterpreter.search(ast, value as Json))
      } catch (cause) {
        throw new Problem(
          `${where}: "${excerpt(expression)}" does not work on this record: ${(cause as Error).message}`,
          {
            remedy: 'Mend the recipe, e.g. with "|| `[]`" for a value that may be missing.',
            cause,
          },
        )
      }
    },
  }
}

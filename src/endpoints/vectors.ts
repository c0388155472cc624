import { EndpointFailure } from './failure.js'

/** More numbers than any text model has, and a bound on what one answer can make us keep. */
const mostDimensions = 8192

const remedy = 'Check that the model in the settings is one for embeddings.'

/**
 * Vectors as an endpoint sends them, brought to length 1, so that the cosine of two is their dot product.
 * @param rows one list of numbers per text, all of the same size
 * @param count how many texts were asked about
 * @throws EndpointFailure where number, size or content are not so
 */
export function readVectors(rows: unknown, count: number, who: string): Float32Array[] {
  if (!Array.isArray(rows) || rows.length !== count)
    throw new EndpointFailure(
      `${who} answers ${Array.isArray(rows) ? rows.length : 'no'} vectors for ${count} texts.`,
      remedy,
    )
  const vectors = rows.map((row) => toUnit(row, who))
  const size = vectors[0]?.length
  if (vectors.some((vector) => vector.length !== size))
    throw new EndpointFailure(`${who} answers vectors of different sizes.`, remedy)
  return vectors
}

function toUnit(row: unknown, who: string): Float32Array {
  if (!Array.isArray(row) || !row.length || row.length > mostDimensions)
    throw new EndpointFailure(
      `${who} answers a vector of ${Array.isArray(row) ? row.length : 'no'} numbers.`,
      remedy,
    )
  let squares = 0
  for (const value of row as unknown[]) {
    if (typeof value !== 'number' || !Number.isFinite(value))
      throw new EndpointFailure(`${who} answers a vector with something that is no number.`, remedy)
    squares += value * value
  }
  const length = Math.sqrt(squares)
  if (!(length > 0) || !Number.isFinite(length))
    throw new EndpointFailure(`${who} answers a vector without direction.`, remedy)
  return Float32Array.from(row as number[], (value) => value / length)
}

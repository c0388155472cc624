/**
 * A text that a spreadsheet would take for a formula gets an apostrophe in front (OWASP, CSV injection): it begins with
 * `= + - @`, their full-width forms, tab or a line break. For texts alone; a number, a negative one too, is written as a number.
 */
export function guardFormula(text: string): string {
  return /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/.test(text) ? `'${text}` : text
}

/** A cell in double quotes, the quotes in it doubled (RFC 4180). */
export function quoteCell(text: string): string {
  return `"${text.replaceAll('"', '""')}"`
}

/** A cell with quotes only where RFC 4180 wants them for the separator. */
export function quoteWhereNeeded(text: string, separator: string): string {
  return /["\r\n]/.test(text) || text.includes(separator) || text !== text.trim() ? quoteCell(text) : text
}

/** First form: contacts only; names of persons follow. */
const mail =
  /[\p{L}\d._%+-]+\s?(?:@|\(at\)|\[at\])\s?[\p{L}\d-]+(?:\s?(?:\.|\(dot\)|\(punkt\))\s?[\p{L}\d-]+)+/giu

/** Cuts what points to natural persons out of a text. */
export function dropPersons(text: string): { text: string; dropped: number } {
  let dropped = 0
  const clean = text.replace(mail, () => {
    dropped++
    return ''
  })
  return { text: dropped ? clean.replace(/ {2,}/g, ' ').trim() : text, dropped }
}

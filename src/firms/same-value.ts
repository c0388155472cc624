import { foldShort } from './fold-name.js'
import { townKey } from './place.js'

/** The form in which two values of a field are the same one: München, Munich and "M?nchen" are one town. */
export function sameValue(field: string, value: string | number | null): string {
  if (field === 'city') return townKey(String(value))
  if (field === 'website')
    return String(value)
      .replace(/^https?:\/\/(?:www\.)?/, '')
      .replace(/\/$/, '')
  return foldShort(String(value)).replace(/[^\p{L}\p{N}]+/gu, '')
}

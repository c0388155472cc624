/** A version of a need that was frozen, and with which vocabulary. */
export interface Freeze {
  version: number
  at: string
  by: string
  lexicon: string
}

/** How a version of a need stands to what was fixed. */
export interface NeedState {
  version: number
  /** Null where this version is not frozen. */
  frozen: Freeze | null
  /** The newest earlier version that was frozen: this one changes what was fixed. */
  frozen_before: Freeze | null
}

const words = {
  en: {
    frozen: ({ at, by }: Freeze) => `frozen on ${at.slice(0, 10)} by ${by}`,
    notFrozen: 'not frozen',
    changed: ({ version, at }: Freeze) => `changed after version ${version} was frozen on ${at.slice(0, 10)}`,
  },
  de: {
    frozen: ({ at, by }: Freeze) => `eingefroren am ${at.slice(0, 10)} von ${by}`,
    notFrozen: 'nicht eingefroren',
    changed: ({ version, at }: Freeze) =>
      `geändert, nachdem Fassung ${version} am ${at.slice(0, 10)} eingefroren war`,
  },
}

/**
 * One phrase for lists and papers, behind the version's number: "not frozen, changed after version 2 was frozen on
 * 2026-11-24". A reader of a file must see whether criteria stood before the list did.
 */
export function formatState(
  { frozen, frozen_before }: Omit<NeedState, 'version'>,
  lang: 'de' | 'en' = 'en',
): string {
  const say = words[lang]
  return [
    frozen ? say.frozen(frozen) : say.notFrozen,
    ...(frozen_before ? [say.changed(frozen_before)] : []),
  ].join(', ')
}

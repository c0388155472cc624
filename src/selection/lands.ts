/** EU, DE for the federation and for what holds everywhere, and the sixteen Länder. */
export const lands = [
  'EU',
  'DE',
  'BW',
  'BY',
  'BE',
  'BB',
  'HB',
  'HH',
  'HE',
  'MV',
  'NI',
  'NW',
  'RP',
  'SL',
  'SN',
  'ST',
  'SH',
  'TH',
] as const
export type Land = (typeof lands)[number]

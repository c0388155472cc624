export type * from '../firms/record.js'

import { expect, test } from 'vitest'
import { membershipsOf } from '../../src/firms/memberships.js'

test('a recipe says what being listed means, or nothing', () => {
  expect(membershipsOf({ title: 'Liste', membership: 'govtech' })).toEqual([
    { statement: 'govtech', directory: 'Liste' },
  ])
  expect(membershipsOf({ title: 'Liste', membership: undefined })).toEqual([])
})

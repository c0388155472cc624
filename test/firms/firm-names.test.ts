import { describe, expect, test } from 'vitest'
import { collectNames } from '../../src/firms/firm-names.js'
import { stored } from './stored.js'

describe('the other names of a firm', () => {
  test('are those of its listings, each spelling that differs once', () => {
    const listings = ['SUMM AI', 'Summ.ai', 'SUMM AI', 'S?mm'].map((name, i) => stored(i + 1, { name }))
    expect(collectNames('SUMM AI', listings, {}).aliases).toEqual(['Summ.ai'])
  })

  test('a renamed firm: the name from before with its last day, even where another directory still has it', () => {
    const listings = [
      stored(1, { name: 'Go Vocal', former_names: ['Citizen Lab'] }),
      stored(2, { name: 'CitizenLab', directory: 'de-suedliste' }),
    ]
    const { names, aliases, former_names } = collectNames('Go Vocal', listings, {
      earlier: [{ listing: 1, name: 'CitizenLab', until: '2024-10-01T03:00:00Z' }],
    })
    expect(names).toEqual([
      { name: 'CitizenLab', kind: 'former', until: '2024-10-01', said_by: 'de-nordliste' },
      { name: 'Citizen Lab', kind: 'former', until: null, said_by: 'de-nordliste' },
    ])
    expect(aliases).toEqual([])
    expect(former_names).toEqual(['CitizenLab', 'Citizen Lab'])
  })

  test('an analyst’s come first, with who gave them', () => {
    const aliases = [{ name: 'PUBLIC', kind: 'former' as const, until_on: '2024-12-31', made_by: 'anna' }]
    expect(collectNames('Possible', [stored(1, { name: 'Possible' })], { aliases }).names).toEqual([
      { name: 'PUBLIC', kind: 'former', until: '2024-12-31', said_by: 'anna' },
    ])
  })

  test('never hold the name it goes by, nor one that only another spelling of it was', () => {
    const listings = [stored(1, { name: 'Muenzmond', former_names: ['Münzmond', 'MÜNZMOND GmbH'] })]
    expect(collectNames('Münzmond', listings, {}).former_names).toEqual(['MÜNZMOND GmbH'])
  })
})

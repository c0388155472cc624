import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findAll, germanText, parseXml, textOf } from '../../src/awards/xml-tree.js'
import { Problem } from '../../src/problem.js'

const bomb = `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;&lol;&lol;">]><a>&lol2;</a>`

describe('XML', () => {
  test.each([
    ['declares entities', bomb, 'document type of its own'],
    ['names a document type', '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>', 'document type of its own'],
    ['is nested too deep', `${'<a>'.repeat(200)}${'</a>'.repeat(200)}`, 'nested deeper than 100'],
    ['is cut off', '<a><b>text', 'never closed'],
    ['closes in the wrong order', '<a><b></a></b>', 'never closed'],
    ['has two roots', '<a/><b/>', 'more than one root'],
    ['is none', 'hello', 'it is no XML'],
    ['is empty', '', 'it is no XML'],
    ['has text before its root', 'x<a/>', 'it is no XML'],
  ])('that %s is a problem', (_, text, message) => {
    expect(() => parseXml(text, 'x.xml')).toThrow(message)
  })

  test('that is too large or has too many elements is a problem', () => {
    expect(() => parseXml('<a>xxxxx</a>', 'x.xml', { length: 10, depth: 9, elements: 9 })).toThrow(
      'larger than',
    )
    expect(() => parseXml('<a><b/><b/></a>', 'x.xml', { length: 99, depth: 9, elements: 2 })).toThrow(
      'more than 2 elements',
    )
  })

  test('is read by names without prefix, text trimmed, known entities resolved, strange ones left', () => {
    const root = parseXml(
      '\ufeff<x:a><c:b>  A &amp; B </c:b><b/><b><![CDATA[<c>]]></b><d>&lol;</d></x:a>',
      'x.xml',
    )
    expect([
      root.name,
      textOf(root, 'b'),
      findAll(root, 'b').map(({ text }) => text),
      textOf(root, 'd'),
    ]).toEqual(['a', 'A & B', ['A & B', '', '<c>'], '&lol;'])
  })

  test('texts are German where they can be', () => {
    const root = parseXml(
      '<a><t languageID="FRA">f</t><t languageID="ENG">e</t><t languageID="DEU">d</t><u languageID="FRA">f</u></a>',
      'x.xml',
    )
    expect([germanText(root, 't'), germanText(root, 'u'), germanText(root, 'v')]).toEqual(['d', 'f', ''])
  })

  test('whatever it is ends in a tree or a problem', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[<>/a&;!"= \-?[\]x]{0,60}$/), (text) => {
        try {
          parseXml(text, 'x.xml')
        } catch (error) {
          return error instanceof Problem
        }
        return true
      }),
    )
  })
})
